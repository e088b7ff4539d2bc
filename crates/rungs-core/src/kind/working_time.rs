//! *You must spend at least half of your working time in England.*

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{place, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "working time",
    frames: &["you spend at least half of your working (time|hours) in {country:country}"],
    examples: &["For funding, you must spend at least half of your working time in England."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let one = |country: TermId| {
        let tests = vec![Test::within(Field::What, country), Test::new(Field::Share, Check::AtLeast(50))];
        let title = place(clause.title(country));
        let words = format!("at least half of your working time in {title}");
        let question = format!("Will you spend {words}?");
        let condition = Condition::held(List::WorkingTime, tests);
        Ok(Matter::Leaf(yes_or_no(KIND.name, condition, words, question, Change::Fixed)))
    };
    clause.each("country", one).map(Content::Matter)
}
