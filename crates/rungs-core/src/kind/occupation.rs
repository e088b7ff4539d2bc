//! *You must be a health professional*: by the work one does, or by the register one is on.

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::employment::now;
use crate::kind::wording::{article, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "occupation",
    frames: &["you be {occupation:occupation}", "you (work|practise) as {occupation:occupation}"],
    examples: &["You must be a health professional."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    clause.each("occupation", |occupation| Ok(of(clause, occupation))).map(Content::Matter)
}

fn of(clause: &Clause<'_>, occupation: TermId) -> Matter {
    let title = clause.title(occupation);
    let a = article(title);
    let leaf = |list: List, tests: Vec<Test>, words: String, question: String| -> Leaf {
        yes_or_no(KIND.name, Condition::held(list, tests), words.clone(), question, Change::Fixed)
    };
    let mut working = now(clause);
    working.push(Test::within(Field::Role, occupation));
    let work = leaf(List::Work, working, format!("a job as {a} {title}"), format!("Do you work as {a} {title}?"));
    let registered = vec![
        Test { fields: vec![Field::Profession, Field::What], check: Check::Within(vec![occupation]) },
        Test::new(Field::From, Check::ByThen(clause.then())),
        Test::new(Field::Until, Check::SinceThen(clause.then())),
    ];
    let question = format!("Are you registered as {a} {title}?");
    let register = leaf(List::Registrations, registered, format!("registration as {a} {title}"), question);
    Matter::Any(vec![Matter::Leaf(work), Matter::Leaf(register)])
}
