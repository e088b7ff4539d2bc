//! A condition on some day of a stretch before the start, and on every one: by the definition, day by day.

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use rungs_core::condition::{Check, Condition, Exact, Tally, Test, When};
use rungs_core::date::{Date, day_after, months_before};
use rungs_core::fact::{Field, List};
use rungs_core::moment::Moment;
use rungs_core::vocabulary::Vocabulary;
use rungs_spec::{Asked, Complete, Entry, holds};
use support::cases;

fn dates(years: std::ops::Range<i16>) -> impl Strategy<Value = Date> {
    // The ends of months are where lengths of time go wrong.
    let day = prop_oneof![1..=31_i8, Just(28), Just(29), Just(30), Just(31)];
    (years, 1..=12_i8, day).prop_map(|(year, month, day)| {
        let last = Date::constant(year, month, 1).last_of_month();
        Date::new(year, month, day).unwrap_or(last)
    })
}

fn tests() -> impl Strategy<Value = Vec<Test>> {
    let by = (0..30_u32).prop_map(|ago| Test::new(Field::From, Check::ByThen(When::BeforeStart(ago))));
    let since = (0..30_u32).prop_map(|ago| Test::new(Field::Until, Check::SinceThen(When::BeforeStart(ago))));
    let hours = Just(Test::new(Field::Hours, Check::AtLeast(10)));
    let fixed = dates(2019..2028).prop_map(|day| Test::new(Field::From, Check::ByThen(When::Fixed(day))));
    proptest::collection::vec(prop_oneof![3 => by, 3 => since, 1 => hours, 1 => fixed], 0..4)
}

fn conditions() -> impl Strategy<Value = Condition> {
    let tally = prop_oneof![
        (1..3_u16).prop_map(Tally::Count),
        (1..60_i64).prop_map(|at_least| Tally::Sum { field: Field::Hours, at_least }),
        (1..20_u32, proptest::option::of(1..30_u32))
            .prop_map(|(at_least, within_last)| Tally::Months { at_least, within_last }),
    ];
    let ways = proptest::collection::vec(tests(), 1..3);
    (ways, tally).prop_map(|(ways, tally)| Condition { list: List::Work, ways, tally })
}

fn people() -> impl Strategy<Value = Complete> {
    let entry = (dates(2018..2028), dates(2018..2029), 0..40_i64).prop_map(|(one, other, hours)| {
        let values = BTreeMap::from([
            (Field::From, Exact::Date(one.min(other))),
            (Field::Until, Exact::Date(one.max(other))),
            (Field::Hours, Exact::Number(hours)),
        ]);
        Entry { values, untold: None }
    });
    proptest::collection::vec(entry, 0..4)
        .prop_map(|entries| Complete { lists: BTreeMap::from([(List::Work, entries)]), silence_is_met: false })
}

proptest! {
    #![proptest_config(cases(4_000))]

    #[test]
    fn on_some_day_and_on_every_day(
        condition in conditions(),
        person in people(),
        start in dates(2023..2029),
        wait in 1..40_u32,
        later in 0..1_300_u16,
    ) {
        let vocabulary = Vocabulary::default();
        let holds_on = |condition: &Condition, start: Date| {
            holds(condition, &person, &Asked { start, moment: Moment::Start, vocabulary: &vocabulary })
        };
        let first = day_after(months_before(start, wait));
        let day = (0..later).fold(first, |day, _| day_after(day)).min(start);

        if holds_on(&condition, day) {
            prop_assert!(holds_on(&condition.on_some_day(wait), start), "holds on {day}, and on no day before {start}");
            prop_assert!(!condition.stays() || holds_on(&condition, start), "held on {day}, and no longer on {start}");
        }
        if let Some(every) = condition.on_every_day(wait).filter(|every| holds_on(every, start)) {
            prop_assert!(holds_on(&condition, day), "{every:?} holds at {start}, and not the condition on {day}");
        }
        if !condition.depends_on_day() {
            prop_assert_eq!(holds_on(&condition, day), holds_on(&condition, start));
        }
    }
}
