//! *You must pass an enhanced DBS check.*

use crate::condition::{Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{article, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter, Moment};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "check",
    frames: &["you (pass|have|undergo|clear) {check:check}"],
    examples: &["You must pass an enhanced DBS check."],
    falls_due: |_| Some(Moment::Offered),
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let one = |check: TermId| {
        let title = clause.title(check);
        let words = format!("{} {title}", article(title));
        let condition = Condition::held(List::Checks, vec![Test::within(Field::What, check)]);
        let question = clause.question_for(check, || format!("Have you had {words}?"));
        Ok(Matter::Leaf(yes_or_no(KIND.name, condition, words.clone(), question, Change::Own(format!("pass {words}")))))
    };
    clause.each("check", one).map(Content::Matter)
}
