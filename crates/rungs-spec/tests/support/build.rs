//! Short words for cases written by hand.

use std::collections::BTreeMap;

use rungs_core::condition::{Check, Condition, Tally, Test, When};
use rungs_core::date::{Date, DateRange};
use rungs_core::fact::{Decision, Denial, Fact, Field, Item, Known, KnownBy, List, Outcome, Person};
use rungs_core::framework::{Framework, Offer, Role, Route, RouteKind};
use rungs_core::requirement::{
    Change, Content, Guard, How, Leaf, Matter, Moment, Owner, Place, Question, Requirement, Shape, Starts, Strength,
};
use rungs_core::vocabulary::{Term, TermId, TypeLevel, Vocabulary};

use super::Case;

pub const START: Date = jiff_date(2026, 9, 1);

pub const fn jiff_date(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

// Vocabulary

/// Three terms of each class that rules speak of, and two scales: enough for every shape of rule.
#[derive(Clone, Debug)]
pub struct Words {
    pub vocabulary: Vocabulary,
    pub sectors: [TermId; 3],
    pub roles: [TermId; 3],
    pub subjects: [TermId; 3],
    /// Registers, countries, abilities: whatever an entry is about.
    pub things: [TermId; 3],
    pub types: [TermId; 3],
    pub scales: [TermId; 2],
}

fn term(title: &str, class: &str) -> Term {
    Term { title: title.into(), slug: title.into(), class: class.into(), ..Term::default() }
}

/// Bits of `shape`: who includes whom, and which types have levels.
pub fn words(shape: u16) -> Words {
    let on = |bit: u16| shape & (1 << bit) != 0;
    let mut vocabulary = Vocabulary::default();
    let mut three = |titles: [&str; 3], class: &str| titles.map(|title| vocabulary.add(term(title, class)));
    let sectors = three(["public", "health service", "trust"], "sector");
    let roles = three(["carer", "assistant", "porter"], "role");
    let subjects = three(["science", "maths", "physics"], "subject");
    let things = three(["permit", "licence", "card"], "thing");
    let types = three(["exam", "award", "diploma"], "qualification");
    let scales = ["points", "classes"].map(|title| vocabulary.add(term(title, "scale")));
    for [first, second, third] in [sectors, roles, subjects, things] {
        let pairs = [(first, second), (first, third), (second, third)];
        for (_, (wide, narrow)) in (0..).zip(pairs).filter(|(bit, _)| on(*bit)) {
            vocabulary.include(wide, narrow);
        }
    }
    if on(3) {
        vocabulary.include(types[1], types[2]);
    }
    for (scale, grades) in scales.into_iter().zip([vec!["1", "2", "3"], vec!["pass", "merit"]]) {
        vocabulary.update(scale, |term| term.grades = grades.into_iter().map(str::to_owned).collect());
    }
    vocabulary.update(types[0], |term| {
        term.scales = vec![scales[0]];
        if on(4) {
            term.level = Some(TypeLevel { level: 2, threshold: Some((vec![(scales[0], 1)], 1)) });
        }
    });
    vocabulary.update(types[1], |term| {
        term.scales = if on(5) { vec![scales[1]] } else { vec![scales[0], scales[1]] };
        if on(6) {
            term.level = Some(TypeLevel { level: 3, threshold: None });
        }
    });
    vocabulary.update(types[2], |term| {
        if on(7) {
            term.level = Some(TypeLevel { level: 3, threshold: None });
        }
    });
    vocabulary.close().expect("no circle");
    Words { vocabulary, sectors, roles, subjects, things, types, scales }
}

// Conditions

pub fn at_least_years_old(years: u32) -> Condition {
    let test = Test::new(Field::Born, Check::ByThen(When::BeforeStart(12 * years)));
    Condition::held(List::About, vec![test])
}

pub fn has(thing: TermId) -> Condition {
    Condition::held(List::Has, vec![Test::within(Field::What, thing)])
}

pub fn works_in(sector: TermId) -> Condition {
    Condition::held(List::Work, vec![Test::within(Field::Sector, sector)])
}

pub fn holds_type(kind: TermId) -> Condition {
    Condition::held(List::Qualifications, vec![Test::within(Field::Type, kind)])
}

pub fn so_many(mut condition: Condition, count: u16) -> Condition {
    condition.tally = Tally::Count(count);
    condition
}

pub fn months_of(mut condition: Condition, at_least: u32, within_last: Option<u32>) -> Condition {
    condition.tally = Tally::Months { at_least, within_last };
    condition
}

// Matters

pub fn leaf(condition: Condition) -> Leaf {
    let about = format!("{:?} {}", condition.list, ways_told(&condition));
    let (key, shape) = match (condition.list, condition.tally) {
        (List::About, _) => ("born".to_owned(), Shape::Date),
        (_, Tally::Months { within_last, .. }) => (format!("months of {about} within {within_last:?}"), Shape::Months),
        (_, Tally::Count(1)) => (about, Shape::YesNo),
        (_, Tally::Count(_)) => (format!("number of {about}"), Shape::Count),
        (_, Tally::Sum { field, .. }) => (format!("sum of {field:?} of {about}"), Shape::Count),
    };
    let words = format!("{:?} of {}", condition.tally, key);
    let question = Question { text: key.clone(), key, shape };
    Leaf { condition, kind: "test", change: Change::Own(format!("gain {words}")), words, question }
}

pub fn that(condition: &Condition) -> Matter {
    Matter::Leaf(leaf(condition.clone()))
}

pub fn not(matter: Matter) -> Matter {
    Matter::Not(Box::new(matter))
}

pub fn softened(strict: Matter, loose: Matter) -> Matter {
    Matter::Softened { strict: Box::new(strict), loose: Box::new(loose), is_range: false }
}

// Requirements

pub fn requirement(strength: Strength, content: Content) -> Requirement {
    Requirement { strength, ..Requirement::at_start("", &Place::default(), content) }
}

pub fn must(matter: Matter) -> Requirement {
    requirement(Strength::Must, Content::Matter(matter))
}

pub fn usually(matter: Matter) -> Requirement {
    requirement(Strength::Usually, Content::Matter(matter))
}

pub fn instead(matter: Matter) -> Requirement {
    requirement(Strength::Instead, Content::Matter(matter))
}

pub fn group(how: How, members: Vec<Requirement>) -> Requirement {
    requirement(Strength::Must, Content::Group { how, members })
}

impl Worded for Requirement {}

/// What stands around a sentence.
pub trait Worded: Into<Requirement> {
    fn provided(self, clause: Matter) -> Requirement {
        let guard = Guard { clause, sentence: "if".into() };
        Requirement { guard: Some(guard), ..self.into() }
    }

    fn if_they_decide(self) -> Requirement {
        Requirement { decider: Some(Owner::Provider), ..self.into() }
    }

    fn due(self, moment: Moment) -> Requirement {
        Requirement { moment, ..self.into() }
    }

    fn for_funding(self) -> Requirement {
        Requirement { for_funding: true, ..self.into() }
    }
}

pub fn route(slug: &str, kind: RouteKind, requirements: Vec<Requirement>, offers: Vec<Offer>) -> Route {
    Route { slug: slug.into(), title: slug.into(), kind, offers, ..Route::asking(requirements) }
}

/// Gives every requirement of a role an id and a sentence of its own.
pub fn named(mut role: Role) -> Role {
    fn name(requirements: &mut [Requirement], next: &mut u8) {
        for requirement in requirements {
            let letter = char::from(b'a' + *next % 26);
            requirement.id = format!("rule-{}{letter}", *next / 26);
            requirement.sentence = format!("You keep ({}).", requirement.id);
            *next += 1;
            if let Content::Group { members, .. } = &mut requirement.content {
                name(members, next);
            }
        }
    }
    let mut next = 0;
    name(&mut role.to_hold, &mut next);
    name(&mut role.to_start, &mut next);
    for route in &mut role.routes {
        name(&mut route.requirements, &mut next);
        route.offers.iter_mut().for_each(|offer| name(&mut offer.requirements, &mut next));
    }
    role
}

/// A course with these requirements, and a person.
pub fn case(words: &Words, requirements: Vec<Requirement>, person: Person) -> Case {
    let role =
        Role { routes: vec![route("course", RouteKind::FullTimeCourse, requirements, Vec::new())], ..Role::default() };
    let framework =
        Framework { roles: vec![named(role)], vocabulary: words.vocabulary.clone(), ..Framework::default() };
    Case { framework, start: START, moment: Moment::Start, person }
}

// People

pub fn item<const N: usize>(list: List, known: [(Field, Known); N]) -> Item {
    let fact = |known| Fact { known, known_by: KnownBy::Said, path: String::new(), shown: String::new() };
    let fields: BTreeMap<Field, Fact> = known.into_iter().map(|(field, known)| (field, fact(known))).collect();
    Item { list, label: String::new(), fields }
}

pub fn nobody_knows() -> Person {
    Person::default()
}

pub fn person<const N: usize>(items: [Item; N]) -> Person {
    Person { items: items.into(), ..Person::default() }
}

pub fn denial(list: List, tests: Vec<Test>) -> Denial {
    Denial { list, tests, path: String::new(), shown: String::new() }
}

pub fn complete(list: List) -> Denial {
    denial(list, Vec::new())
}

pub fn decided(requirement: &str, outcome: Outcome) -> Decision {
    Decision {
        requirement: requirement.into(),
        route: None,
        offer: None,
        by: None,
        outcome,
        on: None,
        path: String::new(),
    }
}

pub fn day(year: i16, month: i8, day: i8) -> Known {
    Known::Date(DateRange::day(jiff_date(year, month, day)))
}

pub fn between(earliest: Date, latest: Date) -> Known {
    Known::Date(DateRange { earliest, latest })
}

// Printing, for failures

pub fn tests_told(tests: &[Test]) -> String {
    let told: Vec<String> = tests.iter().map(|test| format!("{:?} {:?}", test.fields, test.check)).collect();
    format!("[{}]", told.join(" & "))
}

fn ways_told(condition: &Condition) -> String {
    condition.ways.iter().map(|way| tests_told(way)).collect::<Vec<_>>().join(" or ")
}

fn matter_told(matter: &Matter) -> String {
    let list = |parts: &[Matter]| parts.iter().map(matter_told).collect::<Vec<_>>().join(", ");
    match matter {
        Matter::Leaf(leaf) => {
            format!("{{{:?} {} {:?}}}", leaf.condition.list, ways_told(&leaf.condition), leaf.condition.tally)
        }
        Matter::All(parts) => format!("all({})", list(parts)),
        Matter::Any(parts) => format!("any({})", list(parts)),
        Matter::AtLeast(count, parts) => format!("at-least-{count}({})", list(parts)),
        Matter::Not(part) => format!("not({})", matter_told(part)),
        Matter::Softened { strict, loose, .. } => format!("softened({} | {})", matter_told(strict), matter_told(loose)),
        Matter::Usually(part) => format!("usually({})", matter_told(part)),
        Matter::Preferably(part) => format!("preferably({})", matter_told(part)),
    }
}

pub fn told(requirement: &Requirement) -> String {
    let mut told = format!("{} {}", requirement.id, requirement.strength.as_str());
    if requirement.moment != Moment::Start {
        told += &format!(" at {:?}", requirement.moment);
    }
    if requirement.for_funding {
        told += " for funding";
    }
    if requirement.starts != Starts::default() {
        told += &format!(" {:?}", requirement.starts);
    }
    if requirement.decider.is_some() {
        told += " as decided";
    }
    if let Some(outcome) = requirement.filled_in {
        told += &format!(" filled in {outcome:?}");
    }
    if let Some(guard) = &requirement.guard {
        told += &format!(" if <{}>", matter_told(&guard.clause));
    }
    match &requirement.content {
        Content::Matter(matter) => told + ": " + &matter_told(matter),
        Content::Group { how, members } => {
            told + &format!(": {how:?} of ({})", members.iter().map(self::told).collect::<Vec<_>>().join("; "))
        }
        other => told + &format!(": {other:?}"),
    }
}
