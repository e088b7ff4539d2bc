//! *You must pass an enhanced DBS check.*

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{article, recently, the_last, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter, Moment};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "check",
    frames: &[
        concat!("you (pass|have|undergo|clear|complete|have passed|have had) {check:check}[ ", recently!(), "]"),
        "you be (screened|checked|vetted) (for|by) {check:check}",
    ],
    examples: &["You must pass an enhanced DBS check.", "You must be screened for an enhanced DBS check."],
    falls_due: |_| Some(Moment::Offered),
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let one = |check: TermId| {
        let title = clause.title(check);
        let mut words = format!("{} {title}", article(title));
        let mut tests = vec![Test::within(Field::What, check)];
        if let Some(recent) = clause.recent()? {
            tests.push(Test::new(Field::On, Check::SinceThen(clause.ago(recent))));
            words = format!("{words} in {}", the_last(recent));
        }
        let condition = Condition::held(List::Checks, tests);
        let question = match clause.recent()?.is_some() {
            true => format!("Have you had {words}?"),
            false => clause.question_for(check, || format!("Have you had {words}?")),
        };
        Ok(Matter::Leaf(yes_or_no(KIND.name, condition, words.clone(), question, Change::Own(format!("pass {words}")))))
    };
    clause.each("check", one).map(Content::Matter)
}
