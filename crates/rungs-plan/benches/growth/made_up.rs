//! Frameworks and people from a seed.

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::condition::{Check, Condition, Tally, Test, When};
use rungs_core::date::{Date, DateRange};
use rungs_core::fact::{Fact, Field, Item, Known, KnownBy, List, Person};
use rungs_core::framework::{Framework, Role, Route, RouteKind};
use rungs_core::opportunity::{Gain, Gained, Opportunity, Pace};
use rungs_core::requirement::{Change, Content, Leaf, Matter, Owner, Place, Question, Requirement, Shape};
use rungs_core::vocabulary::{Term, TermId, Vocabulary};

/// What the frameworks are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Roles on seven rungs: ways in ask for a job below, for experience in it, and for what a course gives.
    Ladders,
    /// Occupations, from each of which others can be reached.
    Moves,
}

impl Sort {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Sort::Ladders => "ladders",
            Sort::Moves => "moves",
        }
    }
}

/// A framework, and somebody who has a job in its first role.
pub(crate) struct Made {
    pub(crate) framework: Framework,
    pub(crate) person: Person,
    roles: usize,
}

/// Rungs of a ladder.
const RUNGS: usize = 7;
/// Ways into an occupation: twenty each for three thousand makes sixty thousand moves.
const MOVES: usize = 20;

/// Numbers that are the same every time.
struct Dice(u64);

impl Dice {
    /// One of so many.
    fn of(&mut self, count: usize) -> usize {
        // Splitmix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let count = u64::try_from(count).expect("few");
        usize::try_from((mixed ^ (mixed >> 31)) % count).expect("few")
    }
}

impl Made {
    pub(crate) fn new(sort: Sort, count: usize) -> Made {
        let mut dice = Dice(20_261_127);
        let mut vocabulary = Vocabulary::default();
        let mut add = |title: String, class: &str| {
            vocabulary.add(Term { slug: title.clone(), title, class: class.into(), ..Term::default() })
        };
        let roles: Vec<TermId> = (0..count).map(|place| add(format!("role-{place}"), "role")).collect();
        let exams: Vec<TermId> = (0..count / 2).map(|place| add(format!("exam-{place}"), "qualification")).collect();
        vocabulary.close().expect("no circle");
        let ways_in = |place: usize, dice: &mut Dice| match sort {
            Sort::Ladders => of_ladder(place, (&roles, &exams), dice),
            Sort::Moves => of_moves(place, &roles, dice),
        };
        let all = (0..count).map(|place| Role {
            slug: format!("role-{place}"),
            title: format!("role-{place}"),
            routes: ways_in(place, &mut dice),
            ..Role::default()
        });
        let all = all.collect();
        let courses = match sort {
            Sort::Ladders => exams.iter().enumerate().map(|(place, exam)| course(place, *exam)).collect(),
            Sort::Moves => Vec::new(),
        };
        let framework = Framework { roles: all, opportunities: courses, vocabulary, ..Framework::default() };
        let person = rungs_plan::as_told(&framework, &works_as(roles[0]));
        Made { framework, person, roles: count }
    }

    /// Roles to ask about, none of them the one that the person has.
    pub(crate) fn goals(&self, count: usize) -> Vec<String> {
        let mut dice = Dice(7);
        let mut goals = BTreeSet::new();
        while goals.len() < count.min(self.roles - 1) {
            goals.insert(1 + dice.of(self.roles - 1));
        }
        goals.into_iter().map(|place| format!("role-{place}")).collect()
    }
}

/// Two to four ways in, from jobs on the rung below or the same one.
fn of_ladder(place: usize, (roles, exams): (&[TermId], &[TermId]), dice: &mut Dice) -> Vec<Route> {
    let rung = place % RUNGS;
    if rung == 0 {
        return vec![way("post", RouteKind::DirectEntry, 0, Vec::new())];
    }
    let below = |dice: &mut Dice| loop {
        let other = dice.of(roles.len());
        if other % RUNGS == rung - 1 {
            return roles[other];
        }
    };
    let mut ways = Vec::new();
    for number in 0..2 + dice.of(3) {
        let job = below(dice);
        let exam = exams[dice.of(exams.len())];
        let mut rules = vec![works(job), holds(exam)];
        if dice.of(2) == 0 {
            rules.push(has_worked(job, 6 + 6 * u32::try_from(dice.of(4)).expect("few")));
        }
        let kind = if dice.of(3) == 0 { RouteKind::Promotion } else { RouteKind::Apprenticeship };
        let months = if kind == RouteKind::Promotion { 0 } else { 12 + 6 * u32::try_from(dice.of(5)).expect("few") };
        ways.push(way(&format!("way-{number}"), kind, months, rules));
    }
    ways
}

/// As many moves into it as there are, nearly all from those near by, as skills have it.
fn of_moves(place: usize, roles: &[TermId], dice: &mut Dice) -> Vec<Route> {
    let mut from = BTreeSet::new();
    while from.len() < MOVES.min(roles.len() - 1) {
        let other = match dice.of(10) {
            0 => dice.of(roles.len()),
            _ => (place + roles.len() + dice.of(121) - 60) % roles.len(),
        };
        if other != place {
            from.insert(other);
        }
    }
    let moves = from.into_iter().map(|other| {
        let months = 3 * u32::try_from(1 + dice.of(12)).expect("few");
        way(&format!("from-{other}"), RouteKind::Apprenticeship, months, vec![works(roles[other])])
    });
    moves.collect()
}

fn way(slug: &str, kind: RouteKind, months: u32, rules: Vec<Requirement>) -> Route {
    let slug = slug.to_owned();
    Route { title: slug.clone(), slug, kind, months: Some((months, months)), ..Route::asking(rules) }
}

fn course(place: usize, exam: TermId) -> Opportunity {
    let condition = held(exam);
    Opportunity {
        slug: format!("course-{place}"),
        title: format!("course {place}"),
        place: Place::default(),
        summary: Vec::new(),
        line: String::new(),
        months: (3, 12),
        pace: Pace::PartTime,
        hours_a_week: Some((2, 4)),
        in_evenings: false,
        cost: Some((0, 50 * u32::try_from(place % 9).expect("few"))),
        starts_in: if place.is_multiple_of(3) { vec![9] } else { Vec::new() },
        apply_by: None,
        owner: Owner::Provider,
        requirements: Vec::new(),
        gives: vec![Gain { words: format!("exam {place}"), what: Some(Gained::Entry(condition)) }],
        sources: Vec::new(),
        reviewed: None,
    }
}

fn held(exam: TermId) -> Condition {
    Condition::held(
        List::Qualifications,
        vec![Test::within(Field::Type, exam), Test::new(Field::Held, Check::Is(true))],
    )
}

fn holds(exam: TermId) -> Requirement {
    rule(held(exam))
}

fn works(role: TermId) -> Requirement {
    let tests = vec![
        Test::within(Field::Role, role),
        Test::new(Field::From, Check::ByThen(When::BeforeStart(0))),
        Test::new(Field::Until, Check::SinceThen(When::BeforeStart(0))),
    ];
    rule(Condition::held(List::Work, tests))
}

fn has_worked(role: TermId, at_least: u32) -> Requirement {
    let tally = Tally::Months { at_least, within_last: None };
    rule(Condition { list: List::Work, ways: vec![vec![Test::within(Field::Role, role)]], tally })
}

fn rule(condition: Condition) -> Requirement {
    let words = format!("{condition:?}");
    let question = Question { key: words.clone(), text: words.clone(), shape: Shape::YesNo };
    // Nothing is done that nothing gives.
    let leaf = Leaf { condition, kind: "made-up", words, question, change: Change::Fixed };
    Requirement::at_start("", &Place::default(), Content::Matter(Matter::Leaf(leaf)))
}

fn works_as(role: TermId) -> Person {
    let fact = |known| Fact { known, known_by: KnownBy::Said, path: String::new(), shown: String::new() };
    let day = |date| fact(Known::Date(DateRange::day(date)));
    let fields = BTreeMap::from([
        (Field::Role, fact(Known::Term(role))),
        (Field::Employed, fact(Known::Truth(true))),
        (Field::From, day(Date::constant(2023, 2, 1))),
        (Field::Until, day(DateRange::LAST)),
    ]);
    Person { items: vec![Item { list: List::Work, label: String::new(), fields }], ..Person::default() }
}
