//! *You must have lived in the UK for the last 3 years.*

use crate::condition::{Condition, Tally, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{months, place, the_last, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "residence",
    frames: &[
        "you have [ordinarily] (lived|been resident|been ordinarily resident) in {country:country} for [the] [last|past] {length:months}",
    ],
    examples: &[
        "For funding, you must have lived in the UK for the last 3 years.",
        "You must have been ordinarily resident in the UK for the 3 years before you start.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let (length, _) = clause.months("length").ok_or_else(|| Misfit::new("length", "a length is missing here"))?;
    let one = |country: TermId| {
        let tally = Tally::Months { at_least: length, within_last: Some(length) };
        let tests = vec![Test::within(Field::What, country)];
        let condition = Condition { list: List::Residence, ways: vec![tests], tally };
        let title = place(clause.title(country));
        let words = format!("{} of living in {title}", months(length));
        let question = format!("Have you lived in {title} for {}?", the_last(length));
        Ok(Matter::Leaf(yes_or_no(KIND.name, condition, words, question, Change::Fixed)))
    };
    clause.each("country", one).map(Content::Matter)
}
