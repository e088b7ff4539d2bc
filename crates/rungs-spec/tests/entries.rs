//! One entry of which this and that is known, under rules that look at it: by the definition and by the engine.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod support;

use rungs_core::condition::{Check, Condition, Tally, Test, When};
use rungs_core::fact::{Field, Item, Known, List, Person};
use rungs_core::requirement::{Matter, Requirement};
use rungs_core::standing::Standing;
use rungs_core::vocabulary::TermId;
use support::build::{
    self, Words, between, case, complete, day, holds_type, item, jiff_date, months_of, must, not, so_many, that, words,
    works_in,
};
use support::nodes;

/// Each rule by itself, and each two of them with one turned round, for an entry that is the only one.
fn check(words: &Words, rules: &[Condition], items: &[Item]) {
    let pairs = rules.iter().flat_map(|one| rules.iter().map(move |two| (one, two))).filter(|(one, two)| one != two);
    let alone = rules.iter().map(|one| vec![must(that(one))]);
    let all: Vec<Vec<Requirement>> =
        alone.chain(pairs.map(|(one, two)| vec![must(that(one)), must(not(that(two)))])).collect();
    for item in items {
        for rules in &all {
            let person = Person { denials: vec![complete(item.list)], ..build::person([item.clone()]) };
            let case = case(words, rules.clone(), person);
            assert_eq!(case.computed(), case.defined(), "{case:?}");
        }
    }
}

/// An entry of work in the first sector, with this known of it.
fn job<const N: usize>(words: &Words, known: [(Field, Known); N]) -> Item {
    let mut job = item(List::Work, known);
    job.fields.extend(item(List::Work, [(Field::Sector, Known::Term(words.sectors[0]))]).fields);
    job
}

#[test]
fn periods() {
    let words = words(0);
    let work = works_in(words.sectors[0]);
    let mut ongoing = work.clone();
    ongoing.ways[0].push(Test::new(Field::Until, Check::SinceThen(When::BeforeStart(0))));
    let rules = [months_of(work.clone(), 6, None), months_of(work.clone(), 6, Some(24)), ongoing];
    let (then, now) = (jiff_date(2023, 3, 1), jiff_date(2026, 6, 30));
    let items = [
        job(&words, []),
        job(&words, [(Field::From, day(2026, 3, 1))]),
        job(&words, [(Field::From, day(2026, 2, 28)), (Field::Until, day(2026, 8, 31))]),
        job(&words, [(Field::From, day(2026, 3, 1)), (Field::Until, day(2026, 8, 31))]),
        job(&words, [(Field::From, day(2026, 3, 2)), (Field::Until, day(2026, 8, 31))]),
        job(&words, [(Field::From, between(then, now))]),
        job(&words, [(Field::Until, day(2024, 8, 31))]),
        job(&words, [(Field::Until, day(2025, 2, 28))]),
        job(&words, [(Field::Until, between(then, now))]),
        job(&words, [(Field::From, day(2020, 1, 1)), (Field::Until, between(then, now))]),
        job(&words, [(Field::From, between(jiff_date(2026, 3, 1), now)), (Field::Until, day(2026, 8, 31))]),
        job(&words, [(Field::From, day(2026, 3, 1)), (Field::Until, between(now, jiff_date(2026, 8, 31)))]),
        job(&words, [(Field::From, day(2027, 1, 1))]),
        job(&words, [(Field::From, day(2026, 1, 1)), (Field::Until, day(2025, 1, 1))]),
    ];
    check(&words, &rules, &items);
}

/// Nothing is over before it begins.
#[test]
fn begun_lately_and_over_for_long() {
    let words = words(0);
    let since = |field| Condition::held(List::Work, vec![Test::new(field, Check::SinceThen(When::BeforeStart(12)))]);
    let rules = [since(Field::From), since(Field::Until)];
    let months = (Field::Months, Known::Number(0, 6));
    check(&words, &rules, &[job(&words, []), job(&words, [months]), job(&words, [(Field::From, day(2026, 3, 1))])]);
}

#[test]
fn months_without_days() {
    let words = words(0);
    let work = works_in(words.sectors[0]);
    let rules = [months_of(work.clone(), 6, None), months_of(work.clone(), 6, Some(24)), work];
    let months = |low, high| (Field::Months, Known::Number(low, high));
    let items = [
        job(&words, [months(0, 0)]),
        job(&words, [months(5, 5)]),
        job(&words, [months(6, 6)]),
        job(&words, [months(3, 9)]),
        job(&words, [months(6, 6), (Field::Until, day(2024, 8, 31))]),
        job(&words, [months(6, 6), (Field::Until, day(2025, 2, 28))]),
        job(&words, [months(6, 6), (Field::Until, day(2025, 1, 31))]),
        job(&words, [months(6, 6), (Field::From, day(2026, 9, 1))]),
        job(&words, [months(6, 6), (Field::From, day(2027, 1, 1))]),
    ];
    check(&words, &rules, &items);
}

/// An entry of a type, with this known of it.
fn award<const N: usize>(kind: Option<TermId>, known: [(Field, Known); N]) -> Item {
    let mut award = item(List::Qualifications, known);
    award.fields.extend(
        kind.map(|kind| item(List::Qualifications, [(Field::Type, Known::Term(kind))]).fields).unwrap_or_default(),
    );
    award
}

fn qualification(tests: Vec<Test>) -> Condition {
    Condition::held(List::Qualifications, tests)
}

#[test]
fn types_levels_and_grades() {
    for shape in [0, 1 << 3, 1 << 4, 1 << 5, 1 << 6 | 1 << 3, 1 << 7] {
        let words = words(shape);
        let [exam, diploma, narrow] = words.types;
        let [points, classes] = words.scales;
        let mut graded = holds_type(exam);
        graded.ways[0].push(Test::new(Field::Grade, Check::Grade(vec![(points, 1)])));
        let rules = [
            graded,
            holds_type(diploma),
            qualification(vec![Test::new(Field::Level, Check::AtLeast(2))]),
            qualification(vec![Test::new(Field::Grade, Check::Grade(vec![(points, 2), (classes, 1)]))]),
            qualification(vec![Test::new(Field::Grade, Check::Grade(vec![(points, 2)]))]),
        ];
        let items = [
            award(None, []),
            award(Some(exam), []),
            award(Some(exam), [(Field::Grade, Known::Grade(points, 0, 1))]),
            award(Some(diploma), [(Field::Grade, Known::Grade(classes, 1, 1))]),
            award(Some(narrow), [(Field::Level, Known::Number(1, 3))]),
            award(None, [(Field::Level, Known::Number(2, 2))]),
            award(None, [(Field::Grade, Known::Grade(points, 1, 2))]),
        ];
        check(&words, &rules, &items);
    }
}

#[test]
fn names_and_what_they_cover() {
    for shape in [0, 1, 0b101, 0b111] {
        let words = words(shape);
        let [public, health, trust] = words.sectors;
        let elsewhere = Condition::held(List::Work, vec![Test::new(Field::Sector, Check::Outside(vec![health]))]);
        let rules = [works_in(public), works_in(health), elsewhere];
        let one_of = |terms: &[Option<TermId>]| item(List::Work, [(Field::Sector, Known::one_of(terms))]);
        let items = [
            item(List::Work, []),
            item(List::Work, [(Field::Sector, Known::Unnamed)]),
            one_of(&[Some(public)]),
            one_of(&[Some(trust)]),
            one_of(&[Some(health), Some(trust)]),
            one_of(&[Some(health), None]),
        ];
        check(&words, &rules, &items);
    }
}

#[test]
fn amounts_and_counts() {
    let words = words(0);
    let exam = holds_type(words.types[0]);
    let sum = |at_least| Condition { tally: Tally::Sum { field: Field::Credits, at_least }, ..exam.clone() };
    let rules = [sum(30), sum(60), so_many(exam.clone(), 2)];
    let credits = |low, high| award(Some(words.types[0]), [(Field::Credits, Known::Number(low, high))]);
    let items = [award(None, []), credits(29, 29), credits(30, 30), credits(20, 70), credits(60, 60)];
    check(&words, &rules, &items);
}

#[test]
fn ceilings() {
    let words = words(0);
    let at_most = |level| qualification(vec![Test::new(Field::Level, Check::AtMost(level))]);
    let levels = |low, high| award(None, [(Field::Level, Known::Number(low, high))]);
    check(
        &words,
        &[at_most(3), at_most(5)],
        &[award(None, []), levels(2, 7), levels(4, 7), levels(5, 5), levels(6, 6)],
    );
}

/// Three months, and another job: whether there are seven of them and not nine is open while it may have had four.
#[test]
fn what_two_thresholds_leave_between_them() {
    let words = words(0);
    let months = |at_least| months_of(works_in(words.sectors[0]), at_least, None);
    let known = job(&words, [(Field::From, day(2024, 1, 1)), (Field::Until, day(2024, 3, 31))]);
    let told = |low, high| (Field::Months, Known::Number(low, high));
    for (second, expected) in [
        (job(&words, []), true),
        (job(&words, [(Field::From, day(2026, 5, 1))]), true),
        (job(&words, [(Field::From, day(2026, 6, 1))]), false),
        (job(&words, [told(3, 3)]), false),
        (job(&words, [told(4, 4)]), true),
        (job(&words, [told(6, 6)]), true),
        (job(&words, [told(9, 9)]), false),
    ] {
        let rules = vec![must(that(&months(7))), must(not(that(&months(9))))];
        let person = Person { denials: vec![complete(List::Work)], ..build::person([known.clone(), second]) };
        let case = case(&words, rules, person);
        let program = case.program();
        let interval = program.interval(nodes(&program)[1], &program.read(&case.person));
        assert_eq!(interval.ceiling == Standing::Ready, expected, "{case:?}");
        assert_eq!(case.computed(), case.defined(), "{case:?}");
    }
}

/// Two awards of which one has twenty-nine credits, and both together a hundred: the other has what is left.
#[test]
fn what_totals_leave_between_them() {
    let words = words(0);
    let [exam, diploma, _] = words.types;
    let any = Condition::held(List::Qualifications, Vec::new());
    let sum = |of: &Condition, at_least| {
        that(&Condition { tally: Tally::Sum { field: Field::Credits, at_least }, ..of.clone() })
    };
    let of_exam = holds_type(exam);
    let rules =
        [must(sum(&of_exam, 29)), must(not(sum(&of_exam, 30))), must(sum(&any, 100)), must(not(sum(&any, 102)))];
    let person = build::person([award(Some(exam), []), award(Some(diploma), [])]);
    let person = Person { denials: vec![complete(List::Qualifications)], ..person };
    let case = case(&words, rules.to_vec(), person);
    let program = case.program();
    let interval = program.interval(nodes(&program)[1], &program.read(&case.person));
    assert_eq!(interval.ceiling, Standing::Ready, "{case:?}");
}

/// Whether all of this can be, for awards with so many credits: totals of some types that are reached, and others that aren't.
#[track_caller]
fn totals(awards: &[(usize, Option<i64>)], reached: &[(&[usize], i64)], missed: &[(&[usize], i64)]) {
    let words = words(0);
    let total = |(types, at_least): &(&[usize], i64)| {
        let of_type = |place: &usize| vec![Test::within(Field::Type, words.types[*place])];
        let tally = Tally::Sum { field: Field::Credits, at_least: *at_least };
        let ways = types.iter().map(of_type).collect();
        that(&Condition { list: List::Qualifications, ways, tally })
    };
    let rules = reached.iter().map(|one| must(total(one))).chain(missed.iter().map(|one| must(not(total(one)))));
    let award = |(place, credits): &(usize, Option<i64>)| match credits {
        Some(credits) => award(Some(words.types[*place]), [(Field::Credits, Known::Number(*credits, *credits))]),
        None => award(Some(words.types[*place]), []),
    };
    let items = awards.iter().map(award).collect();
    let person = Person { items, denials: vec![complete(List::Qualifications)], ..Person::default() };
    let case = case(&words, rules.collect(), person);
    let program = case.program();
    let interval = program.interval(nodes(&program)[1], &program.read(&case.person));
    assert_eq!(interval.ceiling, Standing::Ready, "{case:?}");
}

/// Of three awards the second has just fifty credits, whichever of the others has thirty-three.
#[test]
fn what_totals_of_several_leave_between_them() {
    totals(&[(0, None), (1, None), (2, Some(33))], &[(&[0, 1], 79)], &[(&[0], 30), (&[2, 1], 84)]);
    totals(&[(0, Some(33)), (1, None), (2, None)], &[(&[0, 1], 83), (&[2], 40)], &[(&[2, 1], 91)]);
    // Up to twenty-four each is tried, whatever else is added up.
    totals(&[(0, Some(3)), (1, None)], &[(&[0, 1], 7)], &[(&[0, 1], 9)]);
}

/// As many credits as are tried one by one, beside points that are many more.
#[test]
fn amounts_of_two_sorts_are_tried_apart() {
    let words = words(0);
    let any = Condition::held(List::Qualifications, Vec::new());
    let sum = |field, at_least| that(&Condition { tally: Tally::Sum { field, at_least }, ..any.clone() });
    let credits = |at_least| sum(Field::Credits, at_least);
    let rules = vec![must(credits(7)), must(not(credits(9))), must(not(sum(Field::Points, 100)))];
    let known = award(None, [(Field::Credits, Known::Number(3, 3))]);
    let person = Person { denials: vec![complete(List::Qualifications)], ..build::person([known, award(None, [])]) };
    let case = case(&words, rules, person);
    let program = case.program();
    let interval = program.interval(nodes(&program)[1], &program.read(&case.person));
    assert_eq!(interval.ceiling, Standing::Ready, "{case:?}");
}

/// What is known of one of them says something about the others.
#[test]
fn fields_that_hang_together_are_looked_at_together() {
    let fields = |condition: &Condition| condition.fields_together().into_iter().collect::<Vec<_>>();
    assert_eq!(fields(&holds_type(words(0).types[0])).len(), 3);
    assert_eq!(fields(&build::has(words(0).things[0])), [Field::What]);
}

/// Two entries may be one thing each, and together another.
#[test]
fn two_entries() {
    let words = words(1);
    let [public, health, _] = words.sectors;
    let rules: [Matter; 3] = [
        that(&months_of(works_in(public), 12, None)),
        that(&months_of(works_in(health), 6, Some(24))),
        that(&so_many(works_in(public), 2)),
    ];
    let first = job(&words, [(Field::From, day(2025, 1, 1)), (Field::Until, day(2025, 7, 31))]);
    for second in [
        job(&words, [(Field::From, day(2025, 6, 1)), (Field::Until, day(2026, 2, 28))]),
        job(&words, [(Field::From, day(2025, 8, 1)), (Field::Until, day(2025, 12, 31))]),
        job(&words, [(Field::Months, Known::Number(5, 5))]),
        item(List::Work, [(Field::Sector, Known::Term(health)), (Field::From, day(2026, 1, 1))]),
    ] {
        for rule in rules.iter().flat_map(|rule| [must(rule.clone()), must(not(rule.clone()))]) {
            let person =
                Person { denials: vec![complete(List::Work)], ..build::person([first.clone(), second.clone()]) };
            let case = case(&words, vec![rule], person);
            assert_eq!(case.computed(), case.defined(), "{case:?}");
        }
    }
}
