//! *You must pass the end-point assessment.*

use crate::condition::{Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::yes_or_no;
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "test",
    frames: &["you (pass|take|sit|have passed|have taken) {test:test}", "~you have {test:test}"],
    examples: &["You must pass the end-point assessment."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let one = |test: TermId| {
        let title = clause.title(test);
        let condition = Condition::held(List::Tests, vec![Test::within(Field::What, test)]);
        let words = format!("the {title} passed");
        let question = clause.question_for(test, || format!("Have you passed the {title}?"));
        Ok(Matter::Leaf(yes_or_no(KIND.name, condition, words, question, Change::Own(format!("pass the {title}")))))
    };
    clause.each("test", one).map(Content::Matter)
}
