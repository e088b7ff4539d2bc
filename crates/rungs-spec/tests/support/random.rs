//! Random small frameworks and random people known in part, built so that a failure shrinks to something to read.

use proptest::prelude::*;
use proptest::sample::Index;
use rungs_core::condition::{Check, Condition, Tally, Test, When};
use rungs_core::date::{Date, DateRange, day_after, day_before, months_before};
use rungs_core::fact::{Decision, Denial, Field, Item, Known, List, Outcome, Part, Person};
use rungs_core::framework::{Framework, Offer, Role, Route, RouteKind};
use rungs_core::requirement::{
    Change, Content, Guard, How, Leaf, Matter, Moment, Owner, Requirement, Starts, Strength,
};

use rungs_core::vocabulary::TermId;

use super::Case;
use super::build::{self, Words, jiff_date, words};

// Conditions

/// Which conditions a case draws on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lists {
    /// All of them, except those that add up time.
    Any,
    /// Those that add up time, and others on the same list.
    Time,
    /// Only those whose questions have answers that can be written down as facts without loss.
    Answerable,
}

type Ways = Vec<Vec<(u8, u8)>>;

/// A condition as dice: which list, which tests, how much.
fn condition_dice() -> impl Strategy<Value = (u8, Ways, u8)> {
    let way = prop::collection::vec((0_u8..8, 0_u8..6), 1..=2);
    (0_u8..14, prop::collection::vec(way, 1..=2), 0_u8..8)
}

fn condition((list, ways, tally): (u8, Ways, u8), words: &Words, lists: Lists) -> Condition {
    let list = match list {
        0..=2 => List::About,
        3..=6 => List::Work,
        7..=10 => List::Qualifications,
        11 => List::Registrations,
        12 => List::WorkingTime,
        _ => List::Has,
    };
    let list = match (lists, list) {
        (Lists::Time, _) => List::Work,
        (Lists::Answerable, List::WorkingTime) => List::Has,
        _ => list,
    };
    let test = |(kind, value): (u8, u8)| test(list, kind, value, words);
    let mut ways: Vec<Vec<Test>> = ways
        .into_iter()
        .map(|way| {
            let mut tests: Vec<Test> = way.into_iter().map(test).collect();
            tests.dedup();
            tests
        })
        .collect();
    ways.dedup();
    // With time, the days alone make cases enough.
    let single = list == List::About || lists != Lists::Any;
    if single {
        ways.truncate(1);
        ways[0].truncate(1);
    }
    if lists == Lists::Answerable {
        // No fact says of an entry what it is not.
        for test in ways.iter_mut().flatten() {
            if let Check::Outside(terms) = &test.check {
                test.check = Check::Within(terms.clone());
            }
        }
    }
    let tally = match (list, tally) {
        (List::About, _) => Tally::Count(1),
        (List::WorkingTime, 0..=3) => Tally::Sum { field: Field::Share, at_least: 2 + 2 * i64::from(tally % 2) },
        (List::Work, 4..=7) if lists == Lists::Time => {
            Tally::Months { at_least: if tally < 6 { 2 } else { 4 }, within_last: (tally == 7).then_some(6) }
        }
        (_, 3) => Tally::Count(2),
        (_, 4) if list == List::Qualifications => Tally::Count(3),
        _ => Tally::Count(1),
    };
    Condition { list, ways, tally }
}

fn test(list: List, kind: u8, value: u8, words: &Words) -> Test {
    let place = usize::from(value) % 3;
    let within = |field| Test::within(field, term(words, field, place));
    match (list, kind) {
        (List::About, 0) => Test::new(Field::Born, Check::SinceThen(When::BeforeStart(AGES[place] * 12))),
        (List::About, _) => Test::new(Field::Born, Check::ByThen(When::BeforeStart(AGES[place] * 12))),
        (List::Work, 0 | 1) => within(Field::Sector),
        (List::Work, 2) => Test::new(Field::Sector, Check::Outside(vec![words.sectors[place]])),
        (List::Work, 3) => {
            let either = vec![words.roles[place], words.sectors[place]];
            Test { fields: vec![Field::Role, Field::Sector], check: Check::Within(either) }
        }
        (List::Work, 4) => Test::new(Field::Hours, Check::AtLeast(10 + 10 * i64::from(value % 2))),
        (List::Work, 5) => Test::new(Field::Paid, Check::Is(value.is_multiple_of(2))),
        (List::Work, 6) => Test::new(Field::Part(Part::Sponsor), Check::Is(true)),
        (List::Work, _) => Test::new(Field::From, Check::ByThen(When::BeforeStart(0))),
        (List::Qualifications, 0 | 1) => Test::within(Field::Type, words.types[place]),
        (List::Qualifications, 2) => Test::new(Field::Type, Check::Outside(vec![words.types[place]])),
        (List::Qualifications, 3) => within(Field::Subject),
        (List::Qualifications, 4) => Test::new(Field::Level, Check::AtLeast([2, 3, 0][usize::from(value) % 3])),
        (List::Qualifications, 5) if value == 0 => Test::new(Field::Level, Check::AtMost(2)),
        (List::Qualifications, 5) if value == 1 => Test::new(Field::Held, Check::StartSince(jiff_date(2026, 1, 1))),
        (List::Qualifications, 5) => Test::new(Field::Held, Check::Is(true)),
        (List::Qualifications, _) => {
            let both = vec![(words.scales[0], 1 + value % 2), (words.scales[1], 1)];
            Test::new(Field::Grade, Check::Grade(if value < 3 { both[..1].to_vec() } else { both }))
        }
        (List::Registrations, 0..=3) => within(Field::What),
        (List::Registrations, 4 | 5) => Test::new(Field::From, Check::ByThen(When::BeforeStart(12))),
        (List::Registrations, _) => Test::new(Field::Until, Check::SinceThen(When::BeforeStart(0))),
        (List::WorkingTime, 0..=5) => within(Field::What),
        (List::WorkingTime, _) => Test::new(Field::Share, Check::AtMost(3)),
        (_, 0) => Test::new(Field::What, Check::Outside(vec![words.things[place]])),
        _ => within(Field::What),
    }
}

fn term(words: &Words, field: Field, place: usize) -> TermId {
    let terms = match field {
        Field::Sector => words.sectors,
        Field::Role => words.roles,
        Field::Subject => words.subjects,
        Field::Type => words.types,
        _ => words.things,
    };
    terms[place % 3]
}

const AGES: [u32; 3] = [16, 19, 22];

// Matters and requirements, as trees of dice

#[derive(Clone, Debug)]
enum Tree {
    Leaf(Index),
    Not(Box<Tree>),
    All(Vec<Tree>),
    Any(Vec<Tree>),
    AtLeast(u16, Vec<Tree>),
    Softened(Box<Tree>, Box<Tree>),
    Usually(Box<Tree>),
    Preferably(Box<Tree>),
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = any::<Index>().prop_map(Tree::Leaf);
    leaf.prop_recursive(2, 6, 3, |inner| {
        let several = prop::collection::vec(inner.clone(), 2..=3);
        prop_oneof![
            3 => inner.clone().prop_map(|part| Tree::Not(Box::new(part))),
            2 => several.clone().prop_map(Tree::All),
            2 => several.clone().prop_map(Tree::Any),
            1 => (1_u16..=3, several).prop_map(|(count, parts)| Tree::AtLeast(count, parts)),
            1 => (inner.clone(), inner.clone()).prop_map(|(strict, loose)| Tree::Softened(Box::new(strict), Box::new(loose))),
            1 => inner.clone().prop_map(|part| Tree::Usually(Box::new(part))),
            1 => inner.prop_map(|part| Tree::Preferably(Box::new(part))),
        ]
    })
}

impl Tree {
    fn matter(&self, pool: &[Leaf]) -> Matter {
        let parts = |parts: &[Tree]| parts.iter().map(|part| part.matter(pool)).collect();
        match self {
            Tree::Leaf(place) => Matter::Leaf(place.get(pool).clone()),
            Tree::Not(part) => build::not(part.matter(pool)),
            Tree::All(all) => Matter::All(parts(all)),
            Tree::Any(any) => Matter::Any(parts(any)),
            Tree::AtLeast(count, some) => Matter::AtLeast(*count, parts(some)),
            Tree::Softened(strict, loose) => build::softened(strict.matter(pool), loose.matter(pool)),
            Tree::Usually(part) => Matter::Usually(Box::new(part.matter(pool))),
            Tree::Preferably(part) => Matter::Preferably(Box::new(part.matter(pool))),
        }
    }
}

#[derive(Clone, Debug)]
struct Rule {
    strength: Strength,
    guard: Option<Tree>,
    has_decider: bool,
    for_funding: bool,
    moment: Moment,
    starts: Starts,
    content: RuleContent,
}

#[derive(Clone, Debug)]
enum RuleContent {
    Matter(Tree),
    Group(How, Vec<Rule>),
    Other(Content),
}

fn strength() -> impl Strategy<Value = Strength> {
    prop_oneof![
        6 => Just(Strength::Must),
        2 => Just(Strength::Usually),
        1 => Just(Strength::Should),
        1 => Just(Strength::May),
        1 => Just(Strength::Preferably),
        2 => Just(Strength::Instead),
    ]
}

fn around(content: impl Strategy<Value = RuleContent>) -> impl Strategy<Value = Rule> {
    let moment = prop_oneof![
        12 => Just(Moment::Start),
        1 => Just(Moment::Apply),
        1 => Just(Moment::Offered),
        1 => Just(Moment::Finish),
        1 => Just(Moment::By(jiff_date(2025, 6, 1))),
        1 => Just(Moment::On(jiff_date(2026, 12, 1))),
    ];
    let cut = jiff_date(2026, 1, 1);
    let starts = prop_oneof![
        10 => Just(Starts::default()),
        1 => Just(Starts { from: Some(cut), before: None }),
        1 => Just(Starts { from: None, before: Some(cut) }),
    ];
    let guard = prop::option::weighted(0.35, tree());
    (strength(), guard, prop::bool::weighted(0.2), prop::bool::weighted(0.15), moment, starts, content).prop_map(
        |(strength, guard, has_decider, for_funding, moment, starts, content)| Rule {
            strength,
            guard,
            has_decider,
            for_funding,
            moment,
            starts,
            content,
        },
    )
}

fn rule() -> impl Strategy<Value = Rule> {
    let other = prop_oneof![
        Just(Content::Judgement),
        Just(Content::NothingSet { alone: true }),
        Just(Content::NothingSet { alone: false }),
        Just(Content::Varies { alone: true }),
        Just(Content::Varies { alone: false }),
        Just(Content::NotKnownYet),
        Just(Content::OfTheCourse),
    ];
    let single = prop_oneof![8 => tree().prop_map(RuleContent::Matter), 1 => other.prop_map(RuleContent::Other)];
    around(single).boxed().prop_recursive(2, 6, 3, |inner| {
        let how = prop_oneof![Just(How::All), Just(How::One), Just(How::AtLeast(2))];
        around((how, prop::collection::vec(inner, 1..=3)).prop_map(|(how, members)| RuleContent::Group(how, members)))
            .boxed()
    })
}

impl Rule {
    fn requirement(&self, pool: &[Leaf]) -> Requirement {
        let content = match &self.content {
            RuleContent::Matter(tree) => Content::Matter(tree.matter(pool)),
            RuleContent::Group(how, rules) => {
                Content::Group { how: *how, members: rules.iter().map(|rule| rule.requirement(pool)).collect() }
            }
            RuleContent::Other(content) => content.clone(),
        };
        let guard = self.guard.as_ref().map(|tree| Guard { clause: tree.matter(pool), sentence: "if".into() });
        Requirement {
            guard,
            decider: self.has_decider.then_some(Owner::Provider),
            for_funding: self.for_funding,
            moment: self.moment,
            starts: self.starts,
            ..build::requirement(self.strength, content)
        }
    }
}

// People

/// An entry as dice: which list, and for each of its fields how much is known.
type ItemDice = (Index, [(u8, u8); 7]);

fn item_dice() -> impl Strategy<Value = ItemDice> {
    (any::<Index>(), prop::array::uniform7((0_u8..4, 0_u8..12)))
}

fn item((list, dice): ItemDice, conditions: &[Condition], start: Date, words: &Words) -> Item {
    let list = list.get(conditions).list;
    let adds_time = conditions.iter().any(|condition| matches!(condition.tally, Tally::Months { .. }));
    let named = |field| {
        move |how: u8, value: u8| {
            let term = |value: u8| (value < 11).then(|| term(words, field, usize::from(value)));
            match how {
                1 => Some(Known::one_of(&[term(value), term((value + 1 + value % 2) % 12)])),
                _ => Some(Known::one_of(&[term(value)])),
            }
        }
    };
    let number = |low: i64, width: i64| Known::Number(low, low + width);
    let mut known: Vec<(Field, Known)> = Vec::new();
    // The first die says whether a field is known and how well, the second one what is known.
    let mut told = |place: usize, field: Field, of: &dyn Fn(u8, u8) -> Option<Known>| {
        let (how, value) = dice[place];
        if how > 0
            && let Some(value) = of(how, value)
        {
            known.push((field, value));
        }
    };
    match list {
        List::About => {
            told(0, Field::Born, &|how, value| Some(range(how, value, &AGES.map(|age| months_before(start, age * 12)))))
        }
        List::Work => {
            told(0, Field::Sector, &named(Field::Sector));
            told(1, Field::Role, &named(Field::Role));
            told(2, Field::Hours, &|how, value| Some(number(5 * i64::from(value % 5), 10 * i64::from(how - 1))));
            told(3, Field::Paid, &|_, value| Some(Known::Truth(value % 2 == 0)));
            told(4, Field::Part(Part::Sponsor), &|_, value| Some(Known::Truth(value % 2 == 0)));
        }
        List::Qualifications => {
            told(0, Field::Type, &named(Field::Type));
            told(1, Field::Subject, &named(Field::Subject));
            // A grade means nothing without the type, and a type that has its level by itself needs none told.
            let kind = (dice[0].0 > 0 && dice[0].1 < 11).then(|| term(words, Field::Type, usize::from(dice[0].1)));
            let meaning = kind.and_then(|kind| words.vocabulary.get(kind));
            if meaning.is_none_or(|kind| kind.level.is_none()) {
                told(2, Field::Level, &|how, value| Some(number(1 + i64::from(value % 3), i64::from(how - 1))));
            }
            if let Some(scale) =
                meaning.and_then(|kind| kind.scales.get(usize::from(dice[3].1 / 6) % kind.scales.len().max(1)))
            {
                let graded = |how: u8, value: u8| Known::Grade(*scale, value % 2, (value % 2 + how - 1).min(1));
                told(3, Field::Grade, &|how, value| Some(graded(how, value)));
            }
            told(4, Field::Held, &|_, value| Some(Known::Truth(value % 2 == 0)));
        }
        List::WorkingTime => {
            told(0, Field::What, &named(Field::What));
            told(1, Field::Share, &|how, value| Some(number(i64::from(value % 5), i64::from(how - 1))));
        }
        _ => told(0, Field::What, &named(Field::What)),
    }
    if matches!(list, List::Work | List::Registrations) {
        period(&mut known, dice[5], dice[6], adds_time, start);
    }
    let fact = |known| build::item(list, [(Field::Born, known)]).fields.remove(&Field::Born).expect("just put there");
    let fields = known.into_iter().map(|(field, known)| (field, fact(known))).collect();
    Item { list, label: String::new(), fields }
}

/// Days, or a length, or nothing; told in such an order that an entry begins before it ends.
fn period(known: &mut Vec<(Field, Known)>, from: (u8, u8), until: (u8, u8), adds_time: bool, start: Date) {
    let ago = |months: u32| months_before(start, months);
    if adds_time && from.0 == 3 {
        let low = i64::from(from.1 % 6);
        known.push((Field::Months, Known::Number(low, low + i64::from(until.0))));
        return;
    }
    if from.0 > 0 {
        known.push((Field::From, range(from.0, from.1, &[ago(13), ago(12), ago(7)])));
    }
    if until.0 > 0 {
        known.push((Field::Until, range(until.0, until.1, &[ago(4), ago(2), ago(0), DateRange::LAST])));
    }
}

/// Exactly a day, a day around one, or a few months around one.
fn range(how: u8, value: u8, days: &[Date]) -> Known {
    let day = days[usize::from(value) % days.len()];
    Known::Date(match (how, value % 3) {
        (1, 0) => DateRange { earliest: months_before(day, 1), latest: day },
        (1, _) => DateRange { earliest: day_before(day), latest: day_after(day) },
        (_, 0) => DateRange::day(day_before(day)),
        (_, 1) => DateRange::day(day),
        _ => DateRange::day(months_before(day, 2)),
    })
}

fn denial((place, how): (Index, u8), conditions: &[Condition]) -> Denial {
    let condition = place.get(conditions);
    let tests = match how {
        0 => Vec::new(),
        1 => condition.ways[0][..1].to_vec(),
        _ => condition.ways[0].clone(),
    };
    build::denial(condition.list, tests)
}

fn decision((requirement, granted, scope, day): (u8, bool, u8, i8)) -> Decision {
    let outcome = if granted { Outcome::Granted } else { Outcome::Refused };
    let id = format!("rule-0{}", char::from(b'a' + requirement));
    let mut decision = match scope {
        0 => build::decided("You keep", outcome),
        1 => build::decided(&format!("({})", id.to_uppercase()), outcome),
        _ => build::decided(&id, outcome),
    };
    decision.route = (scope == 2).then(|| "way-0".to_owned());
    decision.offer = (scope == 3).then(|| "Northmoor".to_owned());
    decision.on = (day > 0).then(|| jiff_date(2026, 1, day));
    decision
}

// Whole cases

/// How large a case may be.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub lists: Lists,
    pub conditions: usize,
    pub rules: usize,
    pub items: usize,
}

impl Size {
    pub const USUAL: Size = Size { lists: Lists::Any, conditions: 4, rules: 3, items: 3 };
    pub const SMALL: Size = Size { lists: Lists::Any, conditions: 3, rules: 2, items: 2 };
    pub const TIME: Size = Size { lists: Lists::Time, conditions: 2, rules: 1, items: 2 };
}

#[derive(Clone, Debug)]
struct RouteDice {
    starts_in_post: bool,
    only_named: bool,
    rules: Vec<Rule>,
    offer: Option<Vec<Rule>>,
    /// What the offer fills in: of a general rule, at one of its parts.
    filled_in: Option<(Index, Index, bool)>,
}

/// Fills in, in one of the general rules of each way in, what it leaves open at one of its parts.
fn fill_in(role: &mut Role, dice: &[Option<(Index, Index, bool)>]) {
    fn parts<'r>(requirement: &'r mut Requirement, found: &mut Vec<&'r mut Option<Outcome>>) {
        found.push(&mut requirement.filled_in);
        if let Content::Group { members, .. } = &mut requirement.content {
            members.iter_mut().for_each(|member| parts(member, found));
        }
    }
    let to_start = role.to_start.clone();
    for (route, dice) in role.routes.iter_mut().zip(dice) {
        let (Some((rule, part, granted)), Some(offer)) = (dice, route.offers.first_mut()) else { continue };
        let general: Vec<&Requirement> = to_start.iter().chain(&route.requirements).collect();
        let mut own = (*rule.get(&general)).clone();
        let mut found = Vec::new();
        parts(&mut own, &mut found);
        let part = part.index(found.len());
        *found.swap_remove(part) = Some(if *granted { Outcome::Granted } else { Outcome::Refused });
        offer.filled_in.push(own);
    }
}

/// A random role and a random person known in part.
pub fn case(size: Size) -> impl Strategy<Value = Case> {
    let rules = |most: usize| prop::collection::vec(rule(), 0..=most);
    let kind = (any::<bool>(), prop::bool::weighted(0.1));
    let filled_in = prop::option::weighted(0.5, (any::<Index>(), any::<Index>(), any::<bool>()));
    let offer = (prop::option::weighted(0.3, rules(1)), filled_in);
    let route = (kind, prop::collection::vec(rule(), 1..=size.rules), offer).prop_map(
        |((starts_in_post, only_named), rules, (offer, filled_in))| RouteDice {
            starts_in_post,
            only_named,
            rules,
            offer,
            filled_in,
        },
    );
    let role = (rules(1), rules(1), prop::collection::vec(route, 1..=2));
    let pool = prop::collection::vec((condition_dice(), 0_u8..4), 1..=size.conditions);
    let person = (
        prop::collection::vec(item_dice(), 0..=size.items),
        prop::collection::vec((any::<Index>(), 0_u8..4), 0..=2),
        prop::collection::vec((0_u8..5, any::<bool>(), 0_u8..6, 0_i8..3), 0..=2),
    );
    let starts =
        prop_oneof![4 => Just(build::START), 1 => Just(jiff_date(2024, 2, 29)), 1 => Just(jiff_date(2025, 3, 31))];
    let moment = prop_oneof![6 => Just(Moment::Start), 1 => Just(Moment::Apply), 1 => Just(Moment::Finish)];
    (0_u16..256, pool, role, person, starts, moment).prop_map(
        move |(shape, pool, (to_hold, to_start, routes), (items, denials, decisions), start, moment)| {
            let words = words(shape);
            // A condition comes with one question and one way to change it, however often it is drawn.
            let mut leaves: Vec<Leaf> = Vec::new();
            for (dice, change) in pool {
                let mut leaf = build::leaf(condition(dice, &words, size.lists));
                leaf.change = match change {
                    0 => Change::Fixed,
                    1 => Change::Others(Owner::Employer, "ask".into()),
                    _ => leaf.change,
                };
                let known = leaves.iter().find(|known| known.condition == leaf.condition).cloned();
                leaves.push(known.unwrap_or(leaf));
            }
            let conditions: Vec<Condition> = leaves.iter().map(|leaf| leaf.condition.clone()).collect();
            let all = |rules: Vec<Rule>| rules.iter().map(|rule| rule.requirement(&leaves)).collect::<Vec<_>>();
            let filled_in: Vec<_> = routes.iter().map(|dice| dice.filled_in).collect();
            let routes = routes.into_iter().enumerate().map(|(place, dice)| {
                let kind = if dice.starts_in_post { RouteKind::DirectEntry } else { RouteKind::Apprenticeship };
                let offer = dice.offer.map(|rules| Offer {
                    provider: "Northmoor".into(),
                    requirements: all(rules),
                    ..Offer::default()
                });
                let route = build::route(&format!("way-{place}"), kind, all(dice.rules), offer.into_iter().collect());
                Route { only_named: dice.only_named, ..route }
            });
            let routes = routes.collect();
            let role = Role { to_hold: all(to_hold), to_start: all(to_start), routes, ..Role::default() };
            let person = Person {
                items: few(items.into_iter().map(|dice| item(dice, &conditions, start, &words)).collect(), size.lists),
                denials: denials.into_iter().map(|dice| denial(dice, &conditions)).collect(),
                decisions: decisions.into_iter().map(decision).collect(),
                ..Person::default()
            };
            let mut role = build::named(role);
            fill_in(&mut role, &filled_in);
            let framework = Framework { roles: vec![role], vocabulary: words.vocabulary, ..Framework::default() };
            Case { framework, start, moment, person }
        },
    )
}

/// As [`case`], and now and then one with conditions that add up time.
pub fn case_or_time(size: Size) -> impl Strategy<Value = Case> {
    prop_oneof![9 => case(size), 1 => case(Size::TIME)]
}

/// A list that has one entry by its nature keeps the first one only, and so does each where answers are written
/// down: of two entries, facts can't say that one of them is meant. None has more than two.
fn few(items: Vec<Item>, lists: Lists) -> Vec<Item> {
    let mut kept: Vec<Item> = Vec::new();
    for item in items {
        let most = if item.list.is_single() || lists == Lists::Answerable { 1 } else { 2 };
        if kept.iter().filter(|other| other.list == item.list).count() < most {
            kept.push(item);
        }
    }
    kept
}
