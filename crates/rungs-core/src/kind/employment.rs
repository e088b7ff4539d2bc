//! *You must be employed in the NHS*; *you usually work in a clinical support role*.

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{article, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "employment",
    frames: &[
        "you be employed (in|by) {sector:sector}",
        "you work in {sector:sector}",
        "you (work|be employed) in {role:role+role-family+job}[, {such:examples role+role-family+job}]",
        "you (work|be employed) as {role:role+role-family+job}[, {such:examples role+role-family+job}]",
        "your employer be in {sector:sector}",
    ],
    examples: &[
        "You must be employed in the NHS.",
        "You usually work in a clinical support role, such as healthcare assistant or dietetic assistant.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    if clause.terms("sector").is_some() {
        let one = |sector: TermId| {
            let title = named(clause.title(sector));
            let mut tests = now(clause);
            tests.push(Test::within(Field::Sector, sector));
            let question = format!("Do you work in {title}?");
            Ok(Matter::Leaf(leaf(tests, format!("a job in {title}"), question, format!("find a job in {title}"))))
        };
        return clause.each("sector", one).map(Content::Matter);
    }
    let one = |role: TermId| {
        let mut tests = now(clause);
        tests.push(Test::within(Field::Role, role));
        let title = clause.title(role);
        let a = article(title);
        let question = format!("Do you work as {a} {title}, or in {a} {title}?");
        let family = clause.vocabulary.get(role).is_some_and(|term| term.class == "role family");
        let question = if family { format!("Do you work in {a} {title}?") } else { question };
        Ok(Matter::Leaf(leaf(tests, format!("work as {a} {title}"), question, format!("move into {a} {title} post"))))
    };
    clause.each("role", one).map(Content::Matter)
}

/// Employed on the day the sentence speaks of.
pub(super) fn now(clause: &Clause<'_>) -> Vec<Test> {
    vec![
        Test::new(Field::From, Check::ByThen(clause.then())),
        Test::new(Field::Until, Check::SinceThen(clause.then())),
        Test::new(Field::Employed, Check::Is(true)),
    ]
}

fn leaf(tests: Vec<Test>, words: String, question: String, change: String) -> Leaf {
    yes_or_no(KIND.name, Condition::held(List::Work, tests), words, question, Change::Own(change))
}

/// "the NHS", but "social care".
pub(super) fn named(title: &str) -> String {
    if title.chars().all(|letter| letter.is_uppercase()) { format!("the {title}") } else { title.to_owned() }
}
