//! *You must complete the Care Certificate.*

use crate::condition::{Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::yes_or_no;
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "training completed",
    frames: &["you (complete|have completed|finish|have|hold|be up to date with) {training:training}"],
    examples: &["You must complete the Care Certificate within 3 months of starting."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let one = |training: TermId| {
        let title = clause.title(training);
        let condition = Condition::held(List::Training, vec![Test::within(Field::What, training)]);
        let words = format!("the {title} completed");
        let question = clause.question_for(training, || format!("Have you completed the {title}?"));
        Ok(Matter::Leaf(yes_or_no(KIND.name, condition, words, question, Change::Own(format!("complete the {title}")))))
    };
    clause.each("training", one).map(Content::Matter)
}
