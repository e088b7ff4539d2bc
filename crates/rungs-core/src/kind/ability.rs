//! *You must be able to swim 50 metres.*

use crate::kind::having::{Having, having};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "ability",
    frames: &["you be able to {thing:ability}", "you have the ability to {thing:ability}", "you can {thing:ability}"],
    examples: &["You must be able to swim 50 metres.", "You need the ability to swim 50 metres."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let one = |term| {
        let title = clause.title(term);
        let said = Having {
            kind: KIND.name,
            words: format!("the ability to {title}"),
            question: format!("Can you {title}?"),
            change: Change::Own(format!("learn to {title}")),
        };
        Ok(Matter::Leaf(having(clause, term, said)))
    };
    clause.each("thing", one).map(Content::Matter)
}
