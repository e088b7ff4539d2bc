//! *You need your own transport*; *you must have a passport.*

use crate::kind::having::{Having, having};
use crate::kind::wording::thing;
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "possession",
    frames: &["you have|hold|own [your ]{thing:possession}"],
    examples: &["You need your own transport.", "You must have access to a vehicle.", "You must have a passport."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let one = |term| {
        let words = thing(clause.title(term));
        let (question, change) = (format!("Do you have {words}?"), Change::Own(format!("get {words}")));
        Ok(Matter::Leaf(having(clause, term, Having { kind: KIND.name, words, question, change })))
    };
    clause.each("thing", one).map(Content::Matter)
}
