//! What one is or has by circumstance, asked with yes or no: a care leaver, an EHC plan, a first language.

use crate::kind::having::{Having, having};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "circumstance",
    frames: &["you (have|be) {thing:status}", "{thing:status}", "you {thing:status}", "English be your first language"],
    examples: &["You must be a care leaver.", "You must have an EHC plan."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    if clause.terms("thing").is_none() {
        let name = "English as a first language";
        let first_language = clause.vocabulary.find(name, &["status"]);
        let first_language = first_language.ok_or_else(|| {
            Misfit::whole(format!("the vocabulary has no status “{name}”"))
                .help(format!("define it: `## {name}` with `Kind: status`"))
        })?;
        return Ok(Content::Matter(Matter::Leaf(being(clause, first_language))));
    }
    clause.each("thing", |status| Ok(Matter::Leaf(being(clause, status)))).map(Content::Matter)
}

/// Being, or having by circumstance, what nobody can change.
pub(super) fn being(clause: &Clause<'_>, status: TermId) -> Leaf {
    let words = clause.title(status).to_owned();
    let question = format!("Does this go for you: {words}?");
    having(clause, status, Having { kind: KIND.name, words, question, change: Change::Fixed })
}
