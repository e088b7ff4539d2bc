//! *At least 2 years' experience in health or care, paid or voluntary, in the last 5 years.*

use crate::condition::{Check, Condition, Tally, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{article, months, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter, Question, Shape};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "experience",
    frames: &[
        "you have {length:months} experience (in|of|with|as|at) {in:setting+client-group+role+role-family+job}[, in {at:setting}]<?voluntary:paid or voluntary|?paid:paid|in the last {recent:months}>",
        "you have experience (in|of|with|as|at) {in:setting+client-group+role+role-family+job}[, in {at:setting}]<?voluntary:paid or voluntary|?paid:paid|in the last {recent:months}>",
        "~you have [{length:months} ]{in:setting} experience<?voluntary:paid or voluntary|?paid:paid|in the last {recent:months}>",
    ],
    examples: &[
        "You must have experience in healthcare.",
        "You must have at least 6 months' experience in health or care.",
        "Preferably, you have experience in health or care, paid or voluntary.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    clause.each("in", |place| Ok(of(clause, place))).map(Content::Matter)
}

fn of(clause: &Clause<'_>, place: TermId) -> Matter {
    let title = clause.title(place);
    let class = clause.vocabulary.get(place).map(|term| term.class.as_str()).unwrap_or_default();
    let (fields, mut words) = match class {
        "client group" => (vec![Field::With], format!("with {title}")),
        "role" | "job" | "role family" => (vec![Field::Role], format!("as {} {title}", article(title))),
        // Work in a role, or for a sector, counts in the setting that includes it.
        _ => (vec![Field::Setting, Field::Role, Field::Sector], format!("in {title}")),
    };
    let mut tests = vec![Test { fields, check: Check::Within(vec![place]) }];
    if let Some((_, settings)) = clause.terms("at") {
        tests.push(Test { fields: vec![Field::Setting, Field::Role], check: Check::Within(settings.to_vec()) });
        words = format!("{words}, in {}", clause.titles("at"));
    }
    if clause.has("paid") {
        tests.push(Test::new(Field::Paid, Check::Is(true)));
        words.push_str(", paid");
    }
    let recent = clause.months("recent").map(|(months, _)| months);
    if let Some(recent) = recent {
        words = format!("{words}, in the last {}", months(recent));
    }
    tests.push(Test::new(Field::From, Check::ByThen(clause.then())));
    let Some((low, high)) = clause.months("length") else {
        if let Some(recent) = recent {
            tests.push(Test::new(Field::Until, Check::SinceThen(clause.ago(recent))));
        }
        return Matter::Leaf(some(tests, &words));
    };
    let lasting = |length: u32| {
        let tally = Tally::Months { at_least: length, within_last: recent };
        let condition = Condition { list: List::Work, ways: vec![tests.clone()], tally };
        let question = format!("How many months of experience {words} do you have?");
        let words = format!("{} of experience {words}", months(length));
        Matter::Leaf(Leaf {
            condition,
            kind: KIND.name,
            words: words.clone(),
            question: Question { key: question.clone(), text: question, shape: Shape::Months },
            change: Change::Own(format!("gain {words}")),
        })
    };
    // The high end is what some ask: in between, its owner decides.
    Clause::ranged(low, high, lasting)
}

fn some(tests: Vec<Test>, place: &str) -> Leaf {
    let words = format!("experience {place}");
    let question = format!("Do you have experience {place}?");
    yes_or_no(
        KIND.name,
        Condition::held(List::Work, tests),
        words.clone(),
        question,
        Change::Own(format!("gain {words}")),
    )
}
