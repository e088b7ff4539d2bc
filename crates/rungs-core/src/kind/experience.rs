//! *At least 2 years' experience in health or care, paid or voluntary, in the last 5 years.*

use crate::condition::{Check, Condition, Tally, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{self, article, list, months, recently, the_last, yes_or_no};
use crate::kind::{Clause, Joiner, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter, Question, Shape};
use crate::vocabulary::TermId;

/// In a frame: what narrows experience, or says that it doesn't.
macro_rules! narrowed {
    () => {
        concat!("<?asked:full-time equivalent|?voluntary:paid or voluntary|?paid:paid|?training:counting training time|?qualified:not counting training time|", recently!(), ">")
    };
}

pub(super) const KIND: Kind = Kind {
    name: "experience",
    frames: &[
        concat!(
            "you have [?fewer:(fewer|less) than] {length:months} [of ]experience (in|of|with|as|at) {in:setting+client-group+role+role-family+job}[, in {at:setting+sector}][, with {with:client-group}]",
            narrowed!()
        ),
        concat!(
            "you have experience (in|of|with|as|at) {in:setting+client-group+role+role-family+job}[, in {at:setting+sector}][, with {with:client-group}]",
            narrowed!()
        ),
        concat!(
            "~you have [[?fewer:(fewer|less) than] {length:months} [of ]][?voluntary:paid or voluntary][?paid:paid][?asked:full-time equivalent] experience (in|of|with|as|at) {in:setting+client-group+role+role-family+job}[, in {at:setting+sector}][, with {with:client-group}]",
            narrowed!()
        ),
        concat!(
            "~you have [[?fewer:(fewer|less) than] {length:months} [of ]][?voluntary:paid or voluntary][?paid:paid][?asked:full-time equivalent] {in:setting} experience",
            narrowed!()
        ),
        concat!(
            "you have worked (in|with|as|at|for) {in:setting+client-group+role+role-family+job}[, in {at:setting+sector}][, with {with:client-group}] for [?fewer:(fewer|less) than] {length:months}",
            narrowed!()
        ),
    ],
    examples: &[
        "You must have experience in healthcare.",
        "You must have at least 6 months' experience in health or care.",
        "You must have at least 2 years' experience as a youth worker or a teaching assistant, in the NHS.",
        "Preferably, you have experience in health or care, paid or voluntary.",
        "You must have at least 6 months of paid experience in healthcare.",
        "You must have worked as a healthcare assistant for at least 6 months.",
        "You must have at least six months of paid social care experience.",
        "You must have 6 months' paid experience in healthcare.",
        "You must have at least 2 years' experience in healthcare, not counting training time.",
        "You must have fewer than 2 years' experience in healthcare.",
        "You must have at least 2 years' experience in healthcare, full-time equivalent.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    clause.any_of("at")?;
    clause.any_of("with")?;
    clause.recent()?;
    clause.fewer_than_one_length("length")?;
    if clause.has("asked") && clause.months("length").is_none() {
        return Err(Misfit::whole("full-time equivalent of how long?")
            .help("write a length, as in “at least 2 years' experience in healthcare, full-time equivalent”"));
    }
    match clause.terms("in") {
        // A year in health and a year in education are 2 years in health or education.
        Some((Joiner::Or, places)) if clause.months("length").is_some() => {
            let (tests, words): (Vec<_>, Vec<_>) = places.iter().map(|place| at(clause, *place)).unzip();
            let ways = tests.into_iter().map(|test| vec![test]).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            Ok(Content::Matter(of(clause, ways, list(&words, Joiner::Or))))
        }
        _ => {
            let one = |place| {
                let (test, words) = at(clause, place);
                Ok(of(clause, vec![vec![test]], words))
            };
            clause.each("in", one).map(Content::Matter)
        }
    }
}

/// Where, with whom or as what, as a test and in words.
pub(super) fn at(clause: &Clause<'_>, place: TermId) -> (Test, String) {
    let title = clause.title(place);
    let class = clause.vocabulary.get(place).map(|term| term.class.as_str()).unwrap_or_default();
    let (fields, words) = match class {
        "client group" => (vec![Field::With], format!("with {title}")),
        "role" | "job" => (vec![Field::Role], format!("as {} {title}", article(title))),
        "role family" => (vec![Field::Role], format!("in {} {title}", article(title))),
        // Work in a role, or for a sector, counts in the setting that includes it.
        _ => (vec![Field::Setting, Field::Role, Field::Sector], format!("in {}", wording::place(title))),
    };
    (Test { fields, check: Check::Within(vec![place]) }, words)
}

/// Experience of one of these sorts, with all that the sentence adds.
fn of(clause: &Clause<'_>, ways: Vec<Vec<Test>>, mut words: String) -> Matter {
    let mut tests = Vec::new();
    if let Some((_, settings)) = clause.terms("at") {
        let fields = vec![Field::Setting, Field::Role, Field::Sector];
        tests.push(Test { fields, check: Check::Within(settings.to_vec()) });
        let places: Vec<String> = settings.iter().map(|at| wording::place(clause.title(*at))).collect();
        let places: Vec<&str> = places.iter().map(String::as_str).collect();
        words = format!("{words}, in {}", list(&places, Joiner::Or));
    }
    if let Some((_, people)) = clause.terms("with") {
        tests.push(Test::new(Field::With, Check::Within(people.to_vec())));
        words = format!("{words}, with {}", clause.titles("with"));
    }
    if clause.has("paid") {
        tests.push(Test::new(Field::Paid, Check::Is(true)));
        words.push_str(", paid");
    }
    let recent = clause.recent().ok().flatten();
    if clause.has("qualified") {
        tests.push(Test::new(Field::InTraining, Check::Is(false)));
        words.push_str(", not counting training time");
    }
    if let Some(recent) = recent {
        words = format!("{words}, in {}", the_last(recent));
    }
    tests.push(Test::new(Field::From, Check::ByThen(clause.then())));
    let Some((low, high)) = clause.months("length") else {
        if let Some(recent) = recent {
            tests.push(Test::new(Field::Until, Check::SinceThen(clause.ago(recent))));
        }
        return Matter::Leaf(some(each_with(ways, &tests), &words));
    };
    let ways = each_with(ways, &tests);
    let lasting = |length: u32| {
        let tally = Tally::Months { at_least: length, within_last: recent };
        let condition = Condition { list: List::Work, ways: ways.clone(), tally };
        let question = format!("How many months of experience {words} do you have?");
        let words = format!("{} of experience {words}", months(length));
        let lasting = Matter::Leaf(Leaf {
            condition,
            kind: KIND.name,
            words: words.clone(),
            question: Question { key: question.clone(), text: question, shape: Shape::Months },
            change: Change::Own(format!("gain {words}")),
        });
        Matter::all([Some(lasting), counted_full_time(clause, &words)].into_iter().flatten().collect())
    };
    if clause.has("fewer") {
        return Matter::Not(Box::new(lasting(low)));
    }
    // The high end is what some ask: in between, its owner decides.
    Clause::ranged(low, high, lasting)
}

/// Whether so long is reached with part-time months counted in part: asked, since no fact says how many hours are full-time
/// where somebody works. Calendar months, which facts do tell, can't be fewer.
fn counted_full_time(clause: &Clause<'_>, words: &str) -> Option<Matter> {
    clause.has("asked").then(|| {
        let condition = Condition::held(List::Answers, vec![Test::within(Field::What, clause.asked_as)]);
        let question = format!("Is it {words} if part-time work is counted in part, as full-time equivalent?");
        let change = Change::Own(format!("gain {words}, full-time equivalent"));
        Matter::Leaf(yes_or_no(KIND.name, condition, format!("{words}, full-time equivalent"), question, change))
    })
}

fn each_with(ways: Vec<Vec<Test>>, tests: &[Test]) -> Vec<Vec<Test>> {
    ways.into_iter().map(|way| way.into_iter().chain(tests.iter().cloned()).collect()).collect()
}

fn some(ways: Vec<Vec<Test>>, place: &str) -> Leaf {
    let words = format!("experience {place}");
    let question = format!("Do you have experience {place}?");
    yes_or_no(
        KIND.name,
        Condition { ways, ..Condition::held(List::Work, Vec::new()) },
        words.clone(),
        question,
        Change::Own(format!("gain {words}")),
    )
}
