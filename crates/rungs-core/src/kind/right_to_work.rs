//! *You must have the right to work in England.*
//!
//! A country that includes others is one state, with one right to work: nobody has one in a part of the UK alone. A fact
//! that names a part is one for the whole, as is its denial.

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
        // The right to work is one for the whole: who has it in one part has it in every other.
        let wholes = clause.vocabulary.wider(country).iter().filter(|whole| **whole != country);
        ways.extend(wholes.map(|whole| vec![Test::within(Field::What, *whole)]));
        let condition = Condition { ways, ..Condition::held(List::RightToWork, Vec::new()) };
        let words = format!("the right to work in {title}");
        Ok(Matter::Leaf(yes_or_no(KIND.name, condition, words.clone(), format!("Do you have {words}?"), Change::Fixed)))
    };
    clause.each("country", one).map(Content::Matter)
}
