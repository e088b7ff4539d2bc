//! Things one has, is or can do, asked with yes or no: a licence, a status, an ability, a possession.

use crate::condition::{Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{article, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "circumstance",
    frames: &[
        "you (have|hold) {thing:status+possession+licence}",
        "you be {thing:status}",
        "you be able to {thing:ability}",
        "{thing:status}",
        "English be your first language",
    ],
    examples: &["Some employers ask for a driving licence."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    if clause.terms("thing").is_none() {
        let name = "English as a first language";
        let first_language = clause.vocabulary.find(name, &["status"]);
        let first_language = first_language.ok_or_else(|| Misfit {
            message: format!("the vocabulary has no status “{name}”"),
            help: Some(format!("define it: `## {name}` with `Kind: status`")),
            slot: None,
        })?;
        return Ok(Content::Matter(Matter::Leaf(having(clause, first_language))));
    }
    clause.each("thing", |thing| Ok(Matter::Leaf(having(clause, thing)))).map(Content::Matter)
}

/// Having, or being, something that is asked with yes or no.
pub(super) fn having(clause: &Clause<'_>, thing: TermId) -> Leaf {
    let title = clause.title(thing);
    let class = clause.vocabulary.get(thing).map(|term| term.class.as_str()).unwrap_or_default();
    let (words, change) = match class {
        "ability" => (format!("being able to {title}"), Change::Own(format!("learn to {title}"))),
        "licence" | "possession" => {
            let words = format!("{} {title}", article(title));
            (words.clone(), Change::Own(format!("get {words}")))
        }
        _ => (title.to_owned(), Change::Fixed),
    };
    let question = clause.question_for(thing, || match class {
        "ability" => format!("Can you {title}?"),
        _ => format!("Do you have {words}?"),
    });
    yes_or_no(
        KIND.name,
        Condition::held(List::Has, vec![Test::within(Field::What, thing)]),
        words.clone(),
        question,
        change,
    )
}
