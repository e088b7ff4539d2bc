//! Law 6. Every step of a plan is allowed on the day it is taken, and the plan ends where it says; and no schedule that a
//! plain search through all of them finds is over sooner.

#![allow(clippy::indexing_slicing, clippy::expect_used, clippy::unwrap_used, reason = "tests")]

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;
use rungs_core::condition::{Check, Condition, Tally, Test, When};
use rungs_core::date::{Date, DateRange, months_before};
use rungs_core::fact::{Decision, Fact, Field, Item, Known, KnownBy, List, Outcome, Person};
use rungs_core::framework::{Framework, Role, Route, RouteKind};
use rungs_core::opportunity::{Gain, Gained, Opportunity, Pace};
use rungs_core::requirement::{
    Change, Content, Leaf, Matter, Moment, Owner, Place, Question, Requirement, Shape, Strength,
};
use rungs_core::standing::Standing;
use rungs_core::vocabulary::{Term, TermId, Vocabulary};
use rungs_plan::{Atlas, Keeping, Limits, Planner, Start, UndertakingId, What, person_after};

const BEGIN: Date = Date::constant(2026, 11, 27);
/// The last month in which anything may end: few enough for every schedule to be tried.
const LAST: u32 = 6;
/// Thirty hours a week, in hundredths.
const THIRTY_HOURS: i64 = 3_000;

/// What a rule asks, or an opportunity gives.
#[derive(Clone, Copy, Debug)]
enum Asks {
    /// A qualification of one of the three types.
    Holds(usize),
    /// The same, gained within so many months.
    HoldsSince(usize, u32),
    /// Two of one type.
    HoldsTwo(usize),
    /// A job in one of the roles.
    WorksAs(usize),
    /// The same, of thirty hours a week.
    Hours(usize),
    /// So many months of work in one of the roles.
    Months(usize, u32),
    /// An age, in months over twenty years at the beginning.
    Age(u32),
    /// Of two, one.
    Either(usize, usize),
}

#[derive(Clone, Copy, Debug)]
struct Rule {
    asks: Asks,
    is_usual: bool,
}

#[derive(Clone, Debug)]
struct Way {
    kind: RouteKind,
    months: u32,
    rules: Vec<Rule>,
    gives: Option<usize>,
}

#[derive(Clone, Debug)]
struct Course {
    months: u32,
    pace: Pace,
    hours: u32,
    rules: Vec<Rule>,
    /// A qualification of one of the three types, or thirty hours a week in the job that one has.
    gives: usize,
}

#[derive(Clone, Debug)]
struct Case {
    /// One way into each of two roles; the second is the goal.
    ways: [Way; 2],
    /// What it takes to hold the goal's post.
    to_hold: Vec<Rule>,
    courses: Vec<Course>,
    /// A job: its role, for how many months it has gone on, and its hours a week.
    job: Option<(usize, u32, u32)>,
    held: Option<usize>,
    hours: Option<u32>,
    /// Whether a rule that is only usual may be set aside.
    exceptions: bool,
}

fn asks() -> impl Strategy<Value = Asks> {
    prop_oneof![
        3 => (0..3_usize).prop_map(Asks::Holds),
        1 => (0..3_usize, 1..3_u32).prop_map(|(kind, months)| Asks::HoldsSince(kind, months)),
        1 => (0..3_usize).prop_map(Asks::HoldsTwo),
        2 => (0..2_usize).prop_map(Asks::WorksAs),
        1 => (0..2_usize).prop_map(Asks::Hours),
        2 => (0..2_usize, 1..5_u32).prop_map(|(role, months)| Asks::Months(role, months)),
        1 => (0..5_u32).prop_map(Asks::Age),
        1 => (0..3_usize, 0..2_usize).prop_map(|(kind, role)| Asks::Either(kind, role)),
    ]
}

fn rules(most: usize) -> impl Strategy<Value = Vec<Rule>> {
    let rule = (asks(), prop::bool::weighted(0.2)).prop_map(|(asks, is_usual)| Rule { asks, is_usual });
    prop::collection::vec(rule, 0..=most)
}

fn way() -> impl Strategy<Value = Way> {
    let kind = prop_oneof![
        Just(RouteKind::Apprenticeship),
        Just(RouteKind::FullTimeCourse),
        Just(RouteKind::PartTimeCourse),
        Just(RouteKind::DirectEntry)
    ];
    (kind, 1..3_u32, rules(2), prop::option::of(0..3_usize)).prop_map(|(kind, months, rules, gives)| {
        let months = if kind == RouteKind::DirectEntry { 0 } else { months };
        Way { kind, months, rules, gives }
    })
}

fn course() -> impl Strategy<Value = Course> {
    let pace = prop_oneof![4 => Just(Pace::PartTime), 1 => Just(Pace::FullTime), 1 => Just(Pace::AtWork)];
    (0..4_u32, pace, 2..6_u32, rules(1), 0..4_usize).prop_map(|(months, pace, hours, rules, gives)| Course {
        months,
        pace,
        hours,
        rules,
        gives,
    })
}

/// Up to two courses; of two, each may do as well as the other.
fn courses() -> impl Strategy<Value = Vec<Course>> {
    let alike = course().prop_map(|course| vec![course.clone(), course]);
    prop_oneof![3 => prop::collection::vec(course(), 0..=2), 1 => alike]
}

fn case() -> impl Strategy<Value = Case> {
    (
        [way(), way()],
        rules(1),
        courses(),
        prop::option::of((0..2_usize, 0..4_u32, prop_oneof![Just(20_u32), Just(37)])),
        prop::option::of(0..3_usize),
        prop::option::of(3..9_u32),
        any::<bool>(),
    )
        .prop_map(|(ways, to_hold, courses, job, held, hours, exceptions)| Case {
            ways,
            to_hold,
            courses,
            job,
            held,
            hours,
            exceptions,
        })
}

struct Words {
    types: [TermId; 3],
    roles: [TermId; 2],
}

fn vocabulary() -> (Vocabulary, Words) {
    let mut vocabulary = Vocabulary::default();
    let mut add = |title: &str, class: &str| {
        vocabulary.add(Term { title: title.into(), slug: title.into(), class: class.into(), ..Term::default() })
    };
    let types = ["exam", "award", "diploma"].map(|title| add(title, "qualification"));
    let roles = ["carer", "practitioner"].map(|title| add(title, "role"));
    vocabulary.close().expect("no circle");
    (vocabulary, Words { types, roles })
}

impl Words {
    fn condition(&self, asks: Asks) -> Condition {
        let held =
            |kind: usize| vec![Test::within(Field::Type, self.types[kind]), Test::new(Field::Held, Check::Is(true))];
        let works = |role: usize| vec![Test::within(Field::Role, self.roles[role])];
        let now = || {
            [
                Test::new(Field::From, Check::ByThen(When::BeforeStart(0))),
                Test::new(Field::Until, Check::SinceThen(When::BeforeStart(0))),
            ]
        };
        match asks {
            Asks::Holds(kind) => Condition::held(List::Qualifications, held(kind)),
            Asks::HoldsSince(kind, months) => {
                let recent = Test::new(Field::On, Check::SinceThen(When::BeforeStart(months)));
                Condition::held(List::Qualifications, [held(kind), vec![recent]].concat())
            }
            Asks::HoldsTwo(kind) => {
                Condition { tally: Tally::Count(2), ..Condition::held(List::Qualifications, held(kind)) }
            }
            Asks::WorksAs(role) => Condition::held(List::Work, [works(role), now().to_vec()].concat()),
            Asks::Hours(role) => {
                let hours = vec![Test::new(Field::Hours, Check::AtLeast(THIRTY_HOURS))];
                Condition::held(List::Work, [works(role), now().to_vec(), hours].concat())
            }
            Asks::Months(role, months) => Condition {
                list: List::Work,
                ways: vec![works(role)],
                tally: Tally::Months { at_least: months, within_last: None },
            },
            Asks::Age(months) => {
                let born = Test::new(Field::Born, Check::ByThen(When::BeforeStart(20 * 12 + months)));
                Condition::held(List::About, vec![born])
            }
            Asks::Either(kind, _) => Condition::held(List::Qualifications, held(kind)),
        }
    }

    fn leaf(&self, asks: Asks) -> Leaf {
        let condition = self.condition(asks);
        let words = format!("{asks:?}");
        let question = Question { key: words.clone(), text: words.clone(), shape: Shape::YesNo };
        // Nothing is done that nothing gives.
        Leaf { condition, kind: "test", words, question, change: Change::Fixed }
    }

    fn requirement(&self, rule: Rule) -> Requirement {
        let matter = match rule.asks {
            Asks::Either(_, role) => {
                Matter::Any(vec![Matter::Leaf(self.leaf(rule.asks)), Matter::Leaf(self.leaf(Asks::WorksAs(role)))])
            }
            asks => Matter::Leaf(self.leaf(asks)),
        };
        let sentence = format!("{:?}", rule.asks);
        let strength = if rule.is_usual { Strength::Usually } else { Strength::Must };
        let content = Content::Matter(matter);
        Requirement { strength, id: sentence.clone(), ..Requirement::at_start(&sentence, &Place::default(), content) }
    }

    fn gain(&self, kind: usize) -> Gain {
        if kind == self.types.len() {
            return Gain { words: "thirty hours".to_owned(), what: Some(Gained::Hours(THIRTY_HOURS)) };
        }
        let condition = self.condition(Asks::Holds(kind));
        Gain { words: format!("type {kind}"), what: Some(Gained::Entry(condition)) }
    }
}

impl Case {
    fn framework(&self) -> Framework {
        let (vocabulary, words) = vocabulary();
        let rules = |rules: &[Rule]| rules.iter().map(|rule| words.requirement(*rule)).collect::<Vec<_>>();
        let roles = self.ways.iter().enumerate().map(|(place, way)| {
            let title = ["carer", "practitioner"][place];
            let route = Route {
                slug: "way".into(),
                kind: way.kind,
                months: Some((way.months, way.months)),
                gives: way.gives.iter().map(|kind| words.gain(*kind)).collect(),
                ..Route::asking(rules(&way.rules))
            };
            let to_hold = if place == 1 { rules(&self.to_hold) } else { Vec::new() };
            Role { slug: title.into(), title: title.into(), to_hold, routes: vec![route], ..Role::default() }
        });
        let opportunities = self.courses.iter().enumerate().map(|(place, course)| Opportunity {
            slug: format!("course-{place}"),
            title: format!("course {place}"),
            place: Place::default(),
            summary: Vec::new(),
            line: String::new(),
            months: (course.months, course.months),
            pace: course.pace,
            hours_a_week: Some((course.hours, course.hours)),
            in_evenings: false,
            cost: Some((0, 0)),
            starts_in: Vec::new(),
            apply_by: None,
            owner: Owner::Provider,
            requirements: rules(&course.rules),
            gives: vec![words.gain(course.gives)],
            sources: Vec::new(),
            reviewed: None,
        });
        let (roles, opportunities) = (roles.collect(), opportunities.collect());
        Framework { roles, opportunities, vocabulary, ..Framework::default() }
    }

    fn person(&self, framework: &Framework) -> Person {
        let (_, words) = vocabulary();
        let fact = |known| Fact { known, known_by: KnownBy::Said, path: String::new(), shown: String::new() };
        let item = |list, fields: Vec<(Field, Known)>| {
            let fields: BTreeMap<Field, Fact> = fields.into_iter().map(|(field, known)| (field, fact(known))).collect();
            Item { list, label: String::new(), fields }
        };
        let day = |date| Known::Date(DateRange::day(date));
        let mut person = Person::default();
        person.items.push(item(List::About, vec![(Field::Born, day(months_before(BEGIN, 20 * 12)))]));
        if let Some((role, months, hours)) = self.job {
            let hundredths = i64::from(hours) * Field::Hours.units();
            let fields = vec![
                (Field::Role, Known::Term(words.roles[role])),
                (Field::Employed, Known::Truth(true)),
                (Field::From, day(months_before(BEGIN, months))),
                (Field::Until, day(DateRange::LAST)),
                (Field::Hours, Known::Number(hundredths, hundredths)),
            ];
            person.items.push(item(List::Work, fields));
        }
        if let Some(kind) = self.held {
            let fields = vec![
                (Field::Type, Known::Term(words.types[kind])),
                (Field::Held, Known::Truth(true)),
                (Field::On, day(months_before(BEGIN, 1))),
            ];
            person.items.push(item(List::Qualifications, fields));
        }
        rungs_plan::as_told(framework, &person)
    }

    fn limits(&self) -> Limits {
        Limits { by: Some(LAST), hours_a_week: self.hours, ..Limits::default() }
    }
}

/// What has begun, and what is asked about in which month: whether it is open, as the definition has it.
type Asked = (UndertakingId, bool, u32, Vec<Start>);

/// Every schedule there is, by the definition.
struct ByTryingAll<'a> {
    atlas: &'a Atlas<'a>,
    person: &'a Person,
    limits: &'a Limits,
    exceptions: bool,
    known: RefCell<HashMap<Asked, bool>>,
}

impl ByTryingAll<'_> {
    /// Whether what somebody asks can be met in a month: what it takes to begin, or to hold the post.
    fn is_open(&self, what: UndertakingId, is_begun: bool, month: u32, started: &[Start]) -> bool {
        let asked = (what, is_begun, month, started.to_vec());
        if let Some(known) = self.known.borrow().get(&asked) {
            return *known;
        }
        let mut person =
            person_after(self.atlas, (BEGIN, month), (self.person, self.limits.hours_in.as_deref()), started);
        if self.exceptions {
            person.decisions.insert(0, granted());
        }
        let role = &self.atlas.undertakings[what].role;
        let start = rungs_core::date::months_after(BEGIN, month);
        let asking = rungs_spec::Asked { start, moment: Moment::Start, vocabulary: &self.atlas.framework.vocabulary };
        let completions = rungs_spec::completions(&person, &rungs_spec::conditions(role), &asking);
        let standings = rungs_spec::intervals(role, &completions, &person.decisions, &asking);
        let interval = if is_begun { standings.to_hold } else { standings.routes[0].general };
        let is_open = interval.ceiling == Standing::Ready;
        self.known.borrow_mut().insert(asked, is_open);
        is_open
    }

    fn end(&self, start: Start) -> u32 {
        start.month + self.atlas.undertakings[start.what].months
    }

    /// Whether the week has room for one more.
    fn has_room(&self, what: UndertakingId, month: u32, started: &[Start]) -> bool {
        let own = &self.atlas.undertakings[what];
        let takes_week = |what: UndertakingId| {
            let one = &self.atlas.undertakings[what];
            let is_job = matches!(one.what, What::WayIn { .. }) && (one.pace == Pace::AtWork || one.months == 0);
            one.pace == Pace::FullTime || is_job
        };
        let beside: Vec<UndertakingId> =
            started.iter().filter(|start| self.end(**start) > month).map(|start| start.what).collect();
        let hours: u32 =
            beside.iter().chain([&what]).filter_map(|one| self.atlas.undertakings[*one].hours_a_week).sum();
        let fits = self.limits.hours_a_week.is_none_or(|most| hours <= most && own.pace != Pace::FullTime);
        fits && !(takes_week(what) && beside.iter().any(|one| takes_week(*one)))
    }

    /// Whether everything in this order is allowed when it begins and every post can be held in the end; and when that is.
    fn holds(&self, starts: &[Start]) -> bool {
        starts.iter().enumerate().all(|(place, start)| {
            let before = &starts[..place];
            self.has_room(start.what, start.month, before)
                && self.is_open(start.what, false, start.month, before)
                && self.end(*start) <= LAST
                && (self.atlas.undertakings[start.what].post.is_none()
                    || self.is_open(start.what, true, self.end(*start), starts))
        })
    }

    /// Of all schedules that begin so and have the goal in them, the soonest end, and the fewest steps.
    fn best(&self, goal: UndertakingId, started: &mut Vec<Start>, now: u32) -> Option<(u32, usize)> {
        let mut best: Option<(u32, usize)> = None;
        if started.iter().any(|start| start.what == goal) && self.holds(started) {
            let end = started.iter().map(|start| self.end(*start)).max();
            best = end.map(|end| (end, started.len()));
        }
        for what in 0..self.atlas.undertakings.len() {
            if started.iter().any(|start| start.what == what) {
                continue;
            }
            for month in now..=LAST {
                let start = Start { what, month };
                let can_begin = self.end(start) <= LAST
                    && self.has_room(what, month, started)
                    && self.is_open(what, false, month, started);
                if can_begin {
                    started.push(start);
                    let found = self.best(goal, started, month);
                    best = match (best, found) {
                        (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.min(other.1))),
                        (one, other) => one.or(other),
                    };
                    started.pop();
                }
            }
        }
        best
    }
}

fn question<'q>(case: &Case, person: &'q Person, limits: &'q Limits) -> rungs_plan::Question<'q> {
    rungs_plan::Question {
        person,
        begin: BEGIN,
        role: "practitioner",
        route: None,
        limits,
        exceptions: case.exceptions,
        keeping: Keeping::Nothing,
        today: BEGIN,
    }
}

/// The plans of a case.
fn planned(case: &Case) -> rungs_plan::Plans {
    let framework = case.framework();
    let (atlas, person, limits) = (Atlas::new(&framework), case.person(&framework), case.limits());
    Planner::new(&atlas).plan(question(case, &person, &limits)).expect("small enough")
}

fn granted() -> Decision {
    Decision {
        requirement: String::new(),
        route: None,
        offer: None,
        by: None,
        outcome: Outcome::Granted,
        on: None,
        path: String::new(),
    }
}

fn cases(usual: u32) -> ProptestConfig {
    let told = |name: &str| std::env::var(name).ok().and_then(|told| told.parse().ok());
    let cases = told("RUNGS_LAW_CASES").unwrap_or(usual);
    let seed = told("RUNGS_LAW_SEED").map_or(20_261_122, u64::from);
    let rng_seed = proptest::test_runner::RngSeed::Fixed(seed);
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(80))]

    #[test]
    fn every_step_is_allowed_when_it_is_taken_and_nothing_is_sooner_or_shorter(case in case()) {
        let framework = case.framework();
        let (atlas, person, limits) = (Atlas::new(&framework), case.person(&framework), case.limits());
        let goal = atlas.into_role("practitioner")[0];
        let question = question(&case, &person, &limits);
        let found = Planner::new(&atlas).plan(question).expect("small enough");
        prop_assert!(found.gap.is_none());
        let exceptions = case.exceptions;
        let all = ByTryingAll { atlas: &atlas, person: &person, limits: &limits, exceptions, known: RefCell::default() };
        for plan in &found.plans {
            let starts: Vec<Start> = plan.steps.iter().map(|step| step.start).collect();
            prop_assert!(all.holds(&starts), "{starts:?} is not allowed");
            let end = starts.iter().map(|start| all.end(*start)).max().unwrap_or(0);
            prop_assert_eq!(plan.ends, rungs_core::date::months_after(BEGIN, end));
            prop_assert!(starts.iter().any(|start| start.what == goal));
        }
        let best = all.best(goal, &mut Vec::new(), 0);
        let ends = found.plans.iter().map(|plan| plan.ends).min();
        let steps = found.plans.iter().map(|plan| plan.steps.len()).min();
        prop_assert_eq!(ends, best.map(|(month, _)| rungs_core::date::months_after(BEGIN, month)));
        prop_assert_eq!(steps, best.map(|(_, steps)| steps));
    }
}

proptest! {
    #![proptest_config(cases(60))]

    /// Put off as long as it can be, a plan is still there; a month later, no schedule is that ends in time.
    #[test]
    fn a_plan_is_put_off_as_long_as_it_can_be(case in case()) {
        let framework = case.framework();
        let (atlas, person, limits) = (Atlas::new(&framework), case.person(&framework), case.limits());
        let goal = atlas.into_role("practitioner")[0];
        let question = question(&case, &person, &limits);
        let late = Planner::new(&atlas).late(question).expect("small enough");
        let exceptions = case.exceptions;
        let all = ByTryingAll { atlas: &atlas, person: &person, limits: &limits, exceptions, known: RefCell::default() };
        let can_begin = |month: &u32| all.best(goal, &mut Vec::new(), *month).is_some();
        prop_assert_eq!(late.map(|late| late.month), (0..=LAST).rev().find(can_begin));
        if let Some(late) = late {
            prop_assert!(!late.may_be_later);
            let limits = Limits { not_before: Some(late.month), ..limits.clone() };
            let put_off = Planner::new(&atlas).plan(rungs_plan::Question { limits: &limits, ..question }).expect("small");
            let plan = put_off.plans.first().expect("what can be put off is there");
            let starts: Vec<Start> = plan.steps.iter().map(|step| step.start).collect();
            prop_assert!(all.holds(&starts) && starts.iter().all(|start| start.month >= late.month), "{starts:?}");
        }
    }
}

/// What is asked to be recent is renewed after what had to come first.
#[test]
fn what_has_gone_out_of_date_is_gained_anew() {
    let rule = |asks| Rule { asks, is_usual: false };
    let way = |asks, gives| Way { kind: RouteKind::Apprenticeship, months: 1, rules: vec![rule(asks)], gives };
    let course = |gives| Course { months: 0, pace: Pace::PartTime, hours: 2, rules: Vec::new(), gives };
    let case = Case {
        ways: [way(Asks::HoldsSince(0, 1), Some(2)), way(Asks::HoldsSince(1, 1), None)],
        to_hold: vec![rule(Asks::HoldsSince(2, 1))],
        courses: vec![course(0), course(1)],
        job: None,
        held: Some(1),
        hours: None,
        exceptions: false,
    };
    let found = planned(&case);
    assert_eq!(found.plans.first().map(|plan| plan.ends), Some(Date::constant(2027, 1, 27)), "{:?}", found.obstacle);
}

/// A way in that still lacks something isn't taken for one that leaves much to others, however much of it could be set aside:
/// beside a sooner plan it is dropped for nothing but what it takes.
#[test]
fn a_plan_that_takes_longer_and_leaves_less_to_others_is_found() {
    let usually = |asks| Rule { asks, is_usual: true };
    let must = |asks| Rule { asks, is_usual: false };
    let way = |rules| Way { kind: RouteKind::Apprenticeship, months: 1, rules, gives: None };
    let case = Case {
        // The sooner plan: what is usual there is set aside.
        ways: [way(vec![must(Asks::WorksAs(1))]), way(vec![usually(Asks::Holds(0))])],
        to_hold: Vec::new(),
        courses: vec![Course { months: 2, pace: Pace::PartTime, hours: 2, rules: Vec::new(), gives: 1 }],
        job: None,
        held: Some(2),
        hours: None,
        exceptions: true,
    };
    let mut framework = case.framework();
    let (_, words) = vocabulary();
    // The later one: two usual things that are met, and one that a course gives.
    let rules = [usually(Asks::Holds(2)), usually(Asks::Age(0)), must(Asks::Holds(1))];
    let rules = rules.into_iter().map(|rule| words.requirement(rule)).collect();
    let kind = RouteKind::Apprenticeship;
    let route = Route { slug: "other".into(), kind, months: Some((1, 1)), ..Route::asking(rules) };
    framework.roles[1].routes.push(route);
    let (atlas, person, limits) = (Atlas::new(&framework), case.person(&framework), case.limits());
    let found = Planner::new(&atlas).plan(question(&case, &person, &limits)).expect("small enough");
    let told: Vec<(Date, u32)> = found.plans.iter().map(|plan| (plan.ends, plan.decisions)).collect();
    let (soon, later) = (Date::constant(2026, 12, 27), Date::constant(2027, 2, 27));
    assert_eq!(told, [(soon, 1), (later, 0)], "{:?}", found.obstacle);
}

/// Of two posts the one is needed to begin the other, and this one gives what it takes to hold the first: both are had on one
/// day. Long runs of the law found that bounds took them to be out of reach.
#[test]
fn two_posts_that_wait_for_one_another_are_had_on_one_day() {
    let rule = |asks| Rule { asks, is_usual: false };
    let needs_the_goal =
        Way { kind: RouteKind::DirectEntry, months: 0, rules: vec![rule(Asks::WorksAs(1))], gives: Some(0) };
    let goal = Way { kind: RouteKind::Apprenticeship, months: 2, rules: Vec::new(), gives: None };
    let case = Case {
        ways: [needs_the_goal, goal],
        to_hold: vec![rule(Asks::Holds(0))],
        courses: Vec::new(),
        job: None,
        held: None,
        hours: None,
        exceptions: false,
    };
    let framework = case.framework();
    let (atlas, person, limits) = (Atlas::new(&framework), case.person(&framework), case.limits());
    let goal = atlas.into_role("practitioner")[0];
    let all =
        ByTryingAll { atlas: &atlas, person: &person, limits: &limits, exceptions: false, known: RefCell::default() };
    assert_eq!(all.best(goal, &mut Vec::new(), 0), Some((2, 2)));
    let found = planned(&case);
    let told: Vec<(Date, usize)> = found.plans.iter().map(|plan| (plan.ends, plan.steps.len())).collect();
    assert_eq!(told, [(Date::constant(2027, 1, 27), 2)], "{:?}", found.obstacle);
}

/// Two courses for one thing that has to be recent, beside four months of experience: one set has more orders than are looked at
/// as its turn comes. It is taken up again, so that the search has an end. Long runs of the law found that it hadn't.
#[test]
fn a_set_with_many_orders_is_looked_through_to_its_end() {
    let rule = |asks| Rule { asks, is_usual: false };
    let first = Way { kind: RouteKind::Apprenticeship, months: 2, rules: Vec::new(), gives: None };
    let rules = vec![rule(Asks::HoldsSince(0, 1)), rule(Asks::Months(0, 4))];
    let goal = Way { kind: RouteKind::DirectEntry, months: 0, rules, gives: None };
    let course = Course { months: 0, pace: Pace::PartTime, hours: 2, rules: Vec::new(), gives: 0 };
    let case = Case {
        ways: [first, goal],
        to_hold: Vec::new(),
        courses: vec![course.clone(), course],
        job: None,
        held: None,
        hours: None,
        exceptions: false,
    };
    let framework = case.framework();
    let (atlas, person, limits) = (Atlas::new(&framework), case.person(&framework), case.limits());
    let late = Planner::new(&atlas).late(question(&case, &person, &limits)).expect("small enough");
    // The post is there after two months, and four of work in it are all that is left.
    assert_eq!(late.map(|late| (late.month, late.may_be_later)), Some((0, false)));
}
