//! *You must have a clinical mentor at work.*

use crate::kind::having::{Having, having};
use crate::kind::wording::thing;
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter, Owner};

pub(super) const KIND: Kind = Kind {
    name: "mentor",
    frames: &["you have {mentor:mentor}[ at work]", "you be mentored|supervised by {mentor:mentor}[ at work]"],
    examples: &["You must have a clinical mentor at work.", "You must have a supervisor."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let one = |term| {
        let words = thing(clause.title(term));
        let question = format!("Is there someone who is {words} for you? Who?");
        // Somebody has to be named, and the employer names them.
        let change = Change::Others(Owner::Employer, format!("your employer to name {words} for you"));
        Ok(Matter::Leaf(having(clause, term, Having { kind: KIND.name, words, question, change })))
    };
    clause.each("mentor", one).map(Content::Matter)
}
