//! *You must be employed in the NHS*; *you usually work in a clinical support role*.

use crate::condition::{Check, Condition, Tally, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{self, article, months, the_last, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter, Question, Shape};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "employment",
    frames: &[
        "you (be|have been) (employed|recruited) (in|by) {sector:sector}[ for the last {length:months}]",
        "you (work|be working|have worked) (in|for) {sector:sector}[ for the last {length:months}]",
        "you (work|be working|have worked|be employed|have been employed) (in|as) {role:role+role-family+job}<, {such:examples role+role-family+job}|for the last {length:months}>",
        "your employer be in {sector:sector}",
        "you (work|be employed) (in|by) {setting:setting}",
        "you have (been employed|worked) (in|by|for) {sector:sector} for [?fewer:(fewer|less) than] {total:months}",
        "you have been employed (in|as) {role:role+role-family+job} for [?fewer:(fewer|less) than] {total:months}",
    ],
    examples: &[
        "You must be employed in the NHS.",
        "You usually work in a clinical support role, such as dietetic assistant or healthcare assistant.",
        "You must have been employed in the NHS for the last 2 years.",
        "You must be employed in a care home.",
        "You must have been employed in the NHS for at least 6 months.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    clause.fewer_than_one_length("total")?;
    if clause.terms("sector").is_some() {
        let one = |sector: TermId| {
            let title = wording::place(clause.title(sector));
            let (words, change) = (format!("a job in {title}"), format!("find a job in {title}"));
            Ok(asked(clause, Test::within(Field::Sector, sector), words, format!("in {title}"), change))
        };
        return clause.each("sector", one).map(Content::Matter);
    }
    if clause.terms("setting").is_some() {
        return clause.each("setting", |setting| Ok(in_setting(clause, setting))).map(Content::Matter);
    }
    let one = |role: TermId| {
        let title = clause.title(role);
        let a = article(title);
        let family = clause.vocabulary.get(role).is_some_and(|term| term.class == "role family");
        let place = match family {
            true => format!("in {a} {title}"),
            false => format!("as {a} {title}"),
        };
        let (words, change) = match family {
            true => (format!("a job in {a} {title}"), format!("move into {a} {title}")),
            false => (format!("a job as {a} {title}"), format!("move into {a} {title} post")),
        };
        // Whoever does what the sentence itself gives as an example meets it.
        let examples = clause.terms("such").map(|(_, examples)| examples).unwrap_or_default();
        let roles = std::iter::once(role).chain(examples.iter().copied()).collect();
        Ok(asked(clause, Test::new(Field::Role, Check::Within(roles)), words, place, change))
    };
    clause.each("role", one).map(Content::Matter)
}

/// A job in a setting, or in a role or for a sector that the setting includes.
fn in_setting(clause: &Clause<'_>, setting: TermId) -> Matter {
    let title = wording::place(clause.title(setting));
    let fields = vec![Field::Setting, Field::Role, Field::Sector];
    let test = Test { fields, check: Check::Within(vec![setting]) };
    asked(clause, test, format!("a job in {title}"), format!("in {title}"), format!("find a job in {title}"))
}

/// Employed on the day the sentence speaks of.
pub(super) fn now(clause: &Clause<'_>) -> Vec<Test> {
    vec![
        Test::new(Field::From, Check::ByThen(clause.then())),
        Test::new(Field::Until, Check::SinceThen(clause.then())),
        Test::new(Field::Employed, Check::Is(true)),
    ]
}

/// Working so now, or for so long in all.
fn asked(clause: &Clause<'_>, test: Test, words: String, place: String, change: String) -> Matter {
    let Some((low, high)) = clause.months("total") else {
        return Matter::Leaf(leaf(clause, test, words, place, change));
    };
    let lasting = |length: u32| {
        let tally = Tally::Months { at_least: length, within_last: None };
        let tests = vec![
            Test::new(Field::Employed, Check::Is(true)),
            test.clone(),
            Test::new(Field::From, Check::ByThen(clause.then())),
        ];
        let condition = Condition { list: List::Work, ways: vec![tests], tally };
        let question = format!("How many months have you worked {place}?");
        let words = format!("{} in {words}", months(length));
        let question = Question { key: question.clone(), text: question, shape: Shape::Months };
        Matter::Leaf(Leaf { condition, kind: KIND.name, words, question, change: Change::Own(change.clone()) })
    };
    match clause.has("fewer") {
        true => Matter::Not(Box::new(lasting(low))),
        false => Clause::ranged(low, high, lasting),
    }
}

/// Working so on the day, or all the time up to it.
fn leaf(clause: &Clause<'_>, test: Test, words: String, place: String, change: String) -> Leaf {
    let Some((length, _)) = clause.months("length") else {
        let condition = Condition::held(List::Work, now(clause).into_iter().chain([test]).collect());
        return yes_or_no(KIND.name, condition, words, format!("Do you work {place}?"), Change::Own(change));
    };
    let tally = Tally::Months { at_least: length, within_last: Some(length) };
    let ways = vec![vec![Test::new(Field::Employed, Check::Is(true)), test]];
    let condition = Condition { list: List::Work, ways, tally };
    let told = the_last(length);
    let question = format!("Have you worked {place} for {told}?");
    // Time already gone can't be made up for.
    yes_or_no(KIND.name, condition, format!("{words} for {told}"), question, Change::Fixed)
}
