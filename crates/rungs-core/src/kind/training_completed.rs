//! *You must complete the Care Certificate.*

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{recently, the_last, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "training completed",
    frames: &[concat!(
        "you (complete|pass|have completed|finish|have finished|have|hold|attend|have attended|visit|have spent|be up to date with) {training:training}[ ",
        recently!(),
        "]"
    )],
    examples: &["You must complete the Care Certificate within 3 months of starting."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let one = |training: TermId| {
        let title = clause.title(training);
        let mut tests = vec![Test::within(Field::What, training)];
        let mut recently = String::new();
        if let Some(recent) = clause.recent()? {
            tests.push(Test::new(Field::On, Check::SinceThen(clause.ago(recent))));
            recently = format!(" in {}", the_last(recent));
        }
        let condition = Condition::held(List::Training, tests);
        let words = format!("the {title} completed{recently}");
        let asked = format!("Have you completed the {title}{recently}?");
        let question = if recently.is_empty() { clause.question_for(training, || asked) } else { asked };
        Ok(Matter::Leaf(yes_or_no(KIND.name, condition, words, question, Change::Own(format!("complete the {title}")))))
    };
    clause.each("training", one).map(Content::Matter)
}
