//! Ceilings that are recalled: what was looked at for another day, another person or another bound is taken up again only
//! where it is the same.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod support;

use rungs_core::condition::{Check, Condition, Test, When};
use rungs_core::date::Date;
use rungs_core::fact::{Field, Item, Known, List, Person};
use rungs_core::program::Program;
use rungs_core::recall::Recall;
use rungs_core::requirement::Requirement;
use rungs_core::standing::Standing;
use rungs_core::vocabulary::TermId;
use support::build::{
    at_least_years_old, between, case, complete, day, denial, has, holds_type, item, jiff_date, months_of, must,
    nobody_knows, not, person, so_many, that, words, works_in,
};
use support::{Case, nodes};

const YES: Standing = Standing::Ready;
const NO: Standing = Standing::NotYet;

/// The ceiling of the way in, as it is recalled.
fn recalled(recall: &mut Recall, program: &Program<'_>, person: &Person, start: Date) -> Standing {
    let (told, node) = (recall.told(person), program.routes[0].standing);
    let sight = recall.sight(program, node);
    let looks = recall.looks((program, &sight), &told, start);
    recall.best(&looks).ceilings(&sight, &program.outcomes(person)).of(node.gate)
}

/// Of each two of these people and days, the one right after the other: each has the ceiling it has by itself.
#[track_caller]
fn check(rules: &[Condition], asked: &[(&Person, Date, Standing)]) {
    let rules: Vec<Requirement> = rules.iter().map(|one| must(that(one))).collect();
    check_rules(&rules, asked);
}

#[track_caller]
fn check_rules(rules: &[Requirement], asked: &[(&Person, Date, Standing)]) {
    let pairs = asked.iter().flat_map(|one| asked.iter().map(move |other| [one, other]));
    for pair in pairs {
        let mut recall = Recall::default();
        for (person, start, expected) in pair {
            let case = Case { start: *start, ..case(&words(0), rules.to_vec(), (*person).clone()) };
            let program = case.program();
            let anew = program.interval(nodes(&program)[1], &program.read(person)).ceiling;
            assert_eq!(anew, *expected, "{case:?}");
            assert_eq!(recalled(&mut recall, &program, person, *start), *expected, "{pair:?}: {case:?}");
        }
    }
}

fn born(known: Known) -> Person {
    person([item(List::About, [(Field::Born, known)])])
}

fn qualification<const N: usize>(known: [(Field, Known); N]) -> Person {
    Person { denials: vec![complete(List::Qualifications)], ..person([item(List::Qualifications, known)]) }
}

fn job<const N: usize>(known: [(Field, Known); N]) -> Person {
    let mut job = item(List::Work, known);
    job.fields.extend(item(List::Work, [(Field::Sector, Known::Term(words(0).sectors[0]))]).fields);
    Person { denials: vec![complete(List::Work)], ..person([job]) }
}

fn held(list: List, tests: impl IntoIterator<Item = (Field, Check)>) -> Condition {
    Condition::held(list, tests.into_iter().map(|(field, check)| Test::new(field, check)).collect())
}

const fn on(year: i16, month: i8, day: i8) -> Date {
    jiff_date(year, month, day)
}

#[test]
fn whoever_is_of_age_later_is_so_then() {
    let of_age = [at_least_years_old(18)];
    let (young, old) = (born(day(2009, 5, 4)), born(day(1980, 1, 1)));
    check(
        &of_age,
        &[
            (&young, on(2020, 1, 1), NO),
            (&young, on(2027, 5, 3), NO),
            (&young, on(2027, 5, 4), YES),
            (&young, on(2027, 5, 5), YES),
            (&young, on(2040, 1, 1), YES),
            (&old, on(2020, 1, 1), YES),
            (&nobody_knows(), on(2020, 1, 1), YES),
        ],
    );
    let about_then = born(between(on(2009, 1, 1), on(2009, 12, 31)));
    check(&of_age, &[(&about_then, on(2026, 12, 31), NO), (&about_then, on(2027, 1, 1), YES)]);
}

/// Between one day of the calendar and one that goes with the start, whichever of the two is the earlier.
#[test]
fn days_that_change_places_are_others() {
    let tests = [Check::SinceThen(When::Fixed(on(2020, 1, 1))), Check::ByThen(When::BeforeStart(0))];
    let rules = [held(List::Qualifications, tests.clone().map(|check| (Field::On, check)))];
    let then = |year| qualification([(Field::On, day(year, 6, 1))]);
    check(
        &rules,
        &[(&then(2016), on(2014, 1, 1), NO), (&then(2016), on(2026, 1, 1), NO), (&then(2022), on(2026, 1, 1), YES)],
    );
    let rules = tests.map(|check| held(List::Qualifications, [(Field::On, check)]));
    check(&rules[..1], &[(&then(2016), on(2014, 1, 1), NO), (&then(2022), on(2014, 1, 1), YES)]);
    check(&rules[1..], &[(&then(2016), on(2014, 1, 1), NO), (&then(2016), on(2026, 1, 1), YES)]);
}

/// With the same entry listed: that nothing else is says nothing of that entry, and everything of a second one.
#[test]
fn whether_there_can_be_more_is_told_apart() {
    let of = |level: i64| held(List::Qualifications, [(Field::Level, Check::AtLeast(level))]);
    let at = |known| item(List::Qualifications, [(Field::Level, known)]);
    let denied = denial(List::Qualifications, of(5).ways[0].clone());
    for entry in [at(Known::Number(3, 3)), at(Known::Number(1, 4))] {
        let of_whom = |denials| Person { denials, ..person([entry.clone()]) };
        let open = of_whom(vec![]);
        let closed = of_whom(vec![complete(List::Qualifications)]);
        let none_so_high = of_whom(vec![denied.clone()]);
        let neither = of_whom(vec![denied.clone(), complete(List::Qualifications)]);
        let days = [on(2026, 1, 1), on(2027, 1, 1)];
        let asked = |expected: [Standing; 4]| -> Vec<(&Person, Date, Standing)> {
            let people = [&open, &closed, &none_so_high, &neither].into_iter().zip(expected);
            people.flat_map(|(one, expected)| days.map(|day| (one, day, expected))).collect()
        };
        check(&[of(3)], &asked([YES, YES, YES, YES]));
        check(&[so_many(of(3), 2)], &asked([YES, NO, YES, NO]));
        check(&[of(5)], &asked([YES, NO, NO, NO]));
        check(&[of(3), so_many(of(1), 2)], &asked([YES, NO, YES, NO]));
    }
}

#[test]
fn each_field_is_held_against_its_own_days() {
    let recent = |field, months| (field, Check::SinceThen(When::BeforeStart(months)));
    let rules = [held(List::Qualifications, [recent(Field::On, 12), recent(Field::Sitting, 60)])];
    let person = qualification([(Field::On, day(2025, 6, 1)), (Field::Sitting, day(2022, 6, 1))]);
    check(&rules, &[(&person, on(2026, 5, 1), YES), (&person, on(2026, 7, 1), NO), (&person, on(2028, 1, 1), NO)]);
    // The one is recent for long, the other isn't.
    let rules = [(Field::On, 600), (Field::Sitting, 60)].map(|(field, months)| recent(field, months));
    let rules = rules.map(|test| held(List::Qualifications, [test]));
    check(&rules, &[(&person, on(2026, 5, 1), YES), (&person, on(2028, 1, 1), NO)]);
}

#[test]
fn what_counts_from_a_day_counts_from_that_day() {
    let rules = [held(List::Has, [(Field::Today, Check::StartSince(on(2027, 1, 1)))])];
    let somebody = nobody_knows();
    check(
        &rules,
        &[(&somebody, on(2026, 12, 31), NO), (&somebody, on(2027, 1, 1), YES), (&somebody, on(2028, 1, 1), YES)],
    );
}

#[test]
fn a_job_that_is_over_later_is_no_job_then() {
    let still = held(List::Work, [(Field::Until, Check::SinceThen(When::BeforeStart(0)))]);
    let until = job([(Field::From, day(2020, 1, 1)), (Field::Until, day(2026, 8, 31))]);
    check(&[still], &[(&until, on(2026, 8, 30), YES), (&until, on(2026, 8, 31), YES), (&until, on(2026, 9, 1), NO)]);
}

#[test]
fn time_adds_up_up_to_the_day() {
    let work = works_in(words(0).sectors[0]);
    let since = job([(Field::From, day(2026, 1, 1)), (Field::Until, day(2030, 1, 1))]);
    let half_a_year = [months_of(work.clone(), 6, None)];
    check(&half_a_year, &[(&since, on(2026, 3, 1), NO), (&since, on(2026, 9, 1), YES)]);
    // Since some day of a year.
    let since = job([(Field::From, between(on(2026, 1, 1), on(2026, 12, 31)))]);
    check(&half_a_year, &[(&since, on(2026, 3, 1), NO), (&since, on(2026, 9, 1), YES)]);
    let until = job([(Field::From, day(2026, 1, 1)), (Field::Until, between(on(2026, 2, 1), on(2026, 12, 31)))]);
    check(&half_a_year, &[(&until, on(2026, 3, 1), NO), (&until, on(2026, 9, 1), YES)]);
    let lately = [months_of(work, 6, Some(12))];
    let over = job([(Field::From, day(2020, 1, 1)), (Field::Until, day(2025, 12, 31))]);
    check(&lately, &[(&over, on(2026, 3, 1), YES), (&over, on(2027, 9, 1), NO)]);
    // Of which only is known how long it was: it may have been lately on any day.
    let some_time = job([(Field::Months, Known::Number(8, 8))]);
    check(&lately, &[(&some_time, on(2026, 3, 1), YES), (&some_time, on(2036, 3, 1), YES)]);
}

/// As long as that and no longer: when it began would be another day then.
#[test]
fn a_day_that_nobody_knows_may_be_another_then() {
    let months = |at_least| that(&months_of(works_in(words(0).sectors[0]), at_least, None));
    let rules = [must(months(6)), must(not(months(9)))];
    let until = (Field::Until, day(2040, 1, 1));
    let someday = job([(Field::From, between(on(2020, 1, 1), on(2027, 12, 31))), until]);
    let days = [on(2025, 3, 1), on(2027, 3, 1), on(2028, 3, 1), on(2029, 3, 1)];
    check_rules(&rules, &days.map(|day| (&someday, day, if day < on(2029, 1, 1) { YES } else { NO })));
}

/// Of so many months until a day, fewer and fewer are among the last twelve.
#[test]
fn months_are_counted_back_from_the_day() {
    let lately = months_of(works_in(words(0).sectors[0]), 6, Some(12));
    let ends = [(Field::From, day(2020, 1, 1)), (Field::Until, day(2025, 12, 31))];
    let six_months = job([ends[0].clone(), ends[1].clone(), (Field::Months, Known::Number(6, 6))]);
    check(&[lately], &[(&six_months, on(2026, 3, 1), YES), (&six_months, on(2026, 9, 1), NO)]);
}

/// What is said not to be there can speak of time where the rules don't.
#[test]
fn what_is_said_not_to_be_there_counts_on_its_day() {
    let rules = [has(words(0).things[0])];
    let none_that_is_over = |when| Person {
        denials: vec![denial(List::Has, vec![Test::new(Field::Today, Check::StartSince(when))])],
        ..nobody_knows()
    };
    let none = none_that_is_over(on(2027, 1, 1));
    check(
        &rules,
        &[(&none, on(2026, 12, 31), YES), (&none, on(2027, 1, 1), NO), (&nobody_knows(), on(2027, 1, 1), YES)],
    );
}

#[test]
fn a_list_that_is_complete_has_no_more_on_it() {
    let permit = has(words(0).things[0]);
    let none = Person { denials: vec![complete(List::Has)], ..nobody_knows() };
    let has_it = person([item(List::Has, [(Field::What, Known::Term(words(0).things[0]))])]);
    let start = on(2026, 9, 1);
    check(&[permit], &[(&none, start, NO), (&has_it, start, YES), (&nobody_knows(), start, YES)]);
    // There is one person only, of one age.
    check(&[at_least_years_old(18)], &[(&born(day(2020, 1, 1)), start, NO), (&born(day(2000, 1, 1)), start, YES)]);
}

/// What counts alike adds up as one thing, and what counts for nothing isn't added; how many there are is told apart.
#[test]
fn what_counts_alike_adds_up_alike() {
    let [one, other, neither] = words(0).things;
    let of_two = Test::new(Field::What, Check::Within(vec![one, other]));
    let both = so_many(Condition::held(List::Has, vec![of_two]), 2);
    let with = |things: &[TermId]| Person {
        items: things.iter().map(|thing| item(List::Has, [(Field::What, Known::Term(*thing))])).collect(),
        denials: vec![complete(List::Has)],
        ..nobody_knows()
    };
    let people = [
        (with(&[]), NO),
        (with(&[one]), NO),
        (with(&[one, neither]), NO),
        (with(&[neither, neither]), NO),
        (with(&[one, other]), YES),
        (with(&[other, other]), YES),
        (with(&[neither, one, neither, other]), YES),
    ];
    check(&[both], &people.each_ref().map(|(person, expected)| (person, on(2026, 9, 1), *expected)));
}

/// Two awards that nobody describes are no three, but past the bound on what is looked through they may be.
#[test]
fn as_much_is_looked_through_as_without_recalling() {
    let three = so_many(holds_type(words(0).types[0]), 3);
    let items: Vec<Item> = vec![item(List::Qualifications, []); 2];
    let two = Person { items, denials: vec![complete(List::Qualifications)], ..nobody_knows() };
    let case = case(&words(0), vec![must(that(&three))], two.clone());
    let mut recall = Recall::default();
    assert_eq!(recalled(&mut recall, &case.program(), &two, case.start), NO);
    assert_eq!(recalled(&mut recall, &case.program().looking_through(0), &two, case.start), YES);
    assert_eq!(case.program().looking_through(7).most_states(), 7);
}

#[test]
fn whether_a_condition_can_hold_is_recalled() {
    let case = case(&words(0), vec![must(that(&has(words(0).things[0])))], nobody_knows());
    let (program, mut recall) = (case.program(), Recall::default());
    let sight = recall.sight(&program, program.routes[0].standing);
    let none = Person { denials: vec![complete(List::Has)], ..nobody_knows() };
    let can_hold = [&case.person, &none].map(|person| {
        let told = recall.told(person);
        let looks = recall.looks((&program, &sight), &told, case.start);
        recall.best(&looks).can_hold(&program, 0)
    });
    assert_eq!(can_hold, [true, false]);
}

/// Of a list that the standing doesn't rest on nothing is looked at, whatever else is.
#[test]
fn what_a_standing_does_not_rest_on_is_not_recalled() {
    let words = words(0);
    let mut case = case(&words, vec![must(that(&has(words.things[0])))], nobody_knows());
    case.framework.roles[0].to_hold = vec![must(that(&works_in(words.sectors[0])))];
    let (program, mut recall) = (case.program(), Recall::default());
    let sight = recall.sight(&program, program.routes[0].standing);
    let told = recall.told(&case.person);
    let looks = recall.looks((&program, &sight), &told, case.start);
    let best = recall.best(&looks);
    let can_hold: Vec<(List, bool)> = (0..program.leaves.len())
        .map(|leaf| (program.leaves[leaf].condition.list, best.can_hold(&program, leaf)))
        .collect();
    assert_eq!(can_hold, [(List::Work, false), (List::Has, true)]);
}
