//! *You must have the right to work in England.*

use crate::condition::{Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{place, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "right to work",
    frames: &["you have the right to work in {country:country}"],
    examples: &["For funding, you must have the right to work in England."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let one = |country: TermId| {
        let title = place(clause.title(country));
        let mut ways = vec![vec![Test::within(Field::What, country)]];
        // Who may work in the whole may work in its part.
        for (id, _) in
            clause.vocabulary.iter().filter(|(id, _)| *id != country && clause.vocabulary.covers(*id, country))
        {
            ways.push(vec![Test::within(Field::What, id)]);
        }
        let condition = Condition { ways, ..Condition::held(List::RightToWork, Vec::new()) };
        let words = format!("the right to work in {title}");
        Ok(Matter::Leaf(yes_or_no(KIND.name, condition, words.clone(), format!("Do you have {words}?"), Change::Fixed)))
    };
    clause.each("country", one).map(Content::Matter)
}
