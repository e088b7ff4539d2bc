//! What one entry of a list can contribute to the conditions on it.
//!
//! An entry's unknown fields are cut into the regions that the conditions tell apart, one
//! representative each. Fields are taken one after another, and whatever no condition can tell
//! apart any more is merged at once, so the number of cases stays near the number of answers.

use std::collections::{BTreeMap, BTreeSet};

use crate::condition::{Check, Condition, Exact, Tally, Test, When};
use crate::date::{Date, DateRange, day_after, day_before, months_before, months_between};
use crate::fact::{Denial, Field, Item, Known};
use crate::vocabulary::{TermId, Vocabulary};

/// Amounts laid out one by one where they are added up.
const AMOUNTS_TRIED: i64 = 128;

/// Conditions on time up to which every length of an unlisted period is laid out.
const TIMES_LAID_OUT: usize = 3;
/// Months laid out one by one where several conditions add up time.
const MONTHS_TRIED: u32 = 48;

/// What is known of one of these says something about the others.
pub(crate) const AWARD: [Field; 3] = [Field::Type, Field::Grade, Field::Level];
/// The two ends of a period and its length.
pub(crate) const PERIOD: [Field; 3] = [Field::From, Field::Until, Field::Months];

/// Adds the fields that hang together with those named: type, grade and level, and the ends and the length of a period.
pub(crate) fn add_together(fields: &mut BTreeSet<Field>) {
    for together in [AWARD, PERIOD] {
        if together.iter().any(|field| fields.contains(field)) {
            fields.extend(together);
        }
    }
}

/// What an entry adds: which conditions it counts for, and how much.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) struct Contribution {
    /// A bit for each condition it counts for.
    pub(crate) counts_for: u64,
    /// When, for conditions that add up time.
    pub(crate) time: Time,
    /// How much of each field, for conditions that add up amounts.
    pub(crate) amounts: Vec<(Field, i64)>,
}

/// The time an entry covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) enum Time {
    /// None that anyone asks about.
    #[default]
    None,
    /// From a day until a day, both included.
    Days(Date, Date),
    /// Months on days not told.
    Untold {
        /// How many.
        months: u32,
        /// How many of them are beside all other time; the rest went by while something else counted too.
        beside: u32,
        /// They lie in every window of at least so many months.
        within: u32,
        /// They were over by this day.
        end: Date,
    },
}

/// A set of tests, by their places among all tests of a list.
///
/// Sets that hold the same tests are equal: the last word is never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
struct Passed(Vec<u64>);

impl Passed {
    fn insert(&mut self, place: usize) {
        if self.0.len() <= place / 64 {
            self.0.resize(place / 64 + 1, 0);
        }
        if let Some(word) = self.0.get_mut(place / 64) {
            *word |= 1 << (place % 64);
        }
    }

    fn extend(&mut self, other: &Passed) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        self.0.iter_mut().zip(&other.0).for_each(|(word, with)| *word |= with);
    }

    fn or(mut self, other: &Passed) -> Passed {
        self.extend(other);
        self
    }

    fn and(mut self, other: &Passed) -> Passed {
        self.0.truncate(other.0.len());
        self.0.iter_mut().zip(&other.0).for_each(|(word, with)| *word &= with);
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        self
    }

    fn covers(&self, other: &Passed) -> bool {
        other.0.iter().enumerate().all(|(place, word)| self.0.get(place).copied().unwrap_or(0) & word == *word)
    }
}

/// One way some fields of an entry can turn out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
struct Case {
    passed: Passed,
    time: Time,
    amounts: Vec<(Field, i64)>,
}

/// Reads entries against the conditions of one list.
pub(crate) struct Reader<'a> {
    conditions: &'a [Condition],
    start: Date,
    vocabulary: &'a Vocabulary,
}

/// The tests of conditions and denials, each once, with what each way of counting or denial needs.
struct Tests<'a> {
    all: Vec<&'a Test>,
    needs: Vec<Passed>,
}

impl<'a> Tests<'a> {
    fn new<'r: 'a>(rules: impl Iterator<Item = &'r [Test]>) -> Tests<'a> {
        let mut all: Vec<&Test> = Vec::new();
        let mut needs = Vec::new();
        for rule in rules {
            let mut need = Passed::default();
            for test in rule {
                let place = all.iter().position(|known| *known == test).unwrap_or_else(|| {
                    all.push(test);
                    all.len() - 1
                });
                need.insert(place);
            }
            needs.push(need);
        }
        Tests { all, needs }
    }

    fn fields(&self) -> BTreeSet<Field> {
        self.all.iter().flat_map(|test| test.fields.iter().copied()).collect()
    }

    /// The tests that the settled fields have decided.
    fn decided(&self, settled: &BTreeSet<Field>) -> Passed {
        let mut decided = Passed::default();
        for (place, test) in self.all.iter().enumerate() {
            if test.fields.iter().all(|field| settled.contains(field)) {
                decided.insert(place);
            }
        }
        decided
    }

    fn checks_on(&self, field: Field) -> impl Iterator<Item = &'a Check> {
        self.all.iter().filter(move |test| test.fields.contains(&field)).map(|test| &test.check)
    }
}

impl<'a> Reader<'a> {
    pub(crate) fn new(conditions: &'a [Condition], start: Date, vocabulary: &'a Vocabulary) -> Reader<'a> {
        Reader { conditions, start, vocabulary }
    }

    /// What a listed entry can contribute: one alternative for each way its unknown fields could turn out.
    ///
    /// What is said not to be there strikes out alternatives. Said of an entry that surely is just
    /// that, it means that there are no further ones; and where the statements would leave nothing
    /// of an entry, the entry stands.
    pub(crate) fn listed(&self, item: &Item, denials: &[&Denial]) -> Vec<Contribution> {
        let known = |field: Field| item.fields.get(&field).map(|fact| fact.known);
        let leaves_some = |denials: &[&[Test]]| !self.possible(denials, known).is_empty();
        let denials: Vec<&[Test]> = denials.iter().map(|denial| denial.tests.as_slice()).collect();
        let striking: Vec<&[Test]> = denials.into_iter().filter(|tests| leaves_some(&[tests])).collect();
        let found = self.possible(&striking, known);
        if found.is_empty() { self.possible(&[], known) } else { found }
    }

    /// What an entry can contribute in agreement with everything that is said not to be there, if anything.
    pub(crate) fn agreeing(&self, item: &Item, denials: &[&Denial]) -> Vec<Contribution> {
        let denials: Vec<&[Test]> = denials.iter().map(|denial| denial.tests.as_slice()).collect();
        self.possible(&denials, |field| item.fields.get(&field).map(|fact| fact.known))
    }

    /// What an entry that isn't listed can contribute, given what is said not to be there.
    pub(crate) fn unlisted(&self, denials: &[&Denial]) -> Vec<Contribution> {
        let denials: Vec<&[Test]> = denials.iter().map(|denial| denial.tests.as_slice()).collect();
        if denials.iter().any(|tests| tests.is_empty()) {
            return Vec::new();
        }
        let mut found = self.possible(&denials, |_| None);
        found.retain(|contribution| contribution.counts_for != 0);
        found
    }

    fn possible(&self, denials: &[&[Test]], known: impl Fn(Field) -> Option<Known>) -> Vec<Contribution> {
        // Denials come first, so that their needs are the first ones.
        let ways = self.conditions.iter().flat_map(|condition| condition.ways.iter().map(Vec::as_slice));
        let tests = Tests::new(denials.iter().copied().chain(ways));
        let cases = self.cases(&tests, known);
        self.contributions(&tests, cases, denials.len())
    }

    /// The contributions that count for this condition and for as few others as possible.
    pub(crate) fn least(&self, condition: usize) -> Vec<Contribution> {
        let bit = 1_u64 << condition;
        let all = self.unlisted(&[]);
        let fitting: Vec<&Contribution> = all.iter().filter(|found| found.counts_for & bit != 0).collect();
        let least: Vec<Contribution> = fitting
            .iter()
            .filter(|found| {
                !fitting.iter().any(|other| {
                    other.counts_for != found.counts_for && other.counts_for & found.counts_for == other.counts_for
                })
            })
            .map(|found| (*found).clone())
            .collect();
        least
    }

    /// Every way the fields can turn out that some test can tell from the others.
    fn cases(&self, tests: &Tests<'_>, known: impl Fn(Field) -> Option<Known>) -> Vec<Case> {
        let mut fields = tests.fields();
        let adds_time = self.conditions.iter().any(|condition| matches!(condition.tally, Tally::Months { .. }));
        let summed: BTreeSet<Field> = self
            .conditions
            .iter()
            .filter_map(|condition| match condition.tally {
                Tally::Sum { field, .. } => Some(field),
                _ => None,
            })
            .collect();
        fields.extend(summed.iter().copied());

        let mut cases = vec![Case::default()];
        let mut settled: BTreeSet<Field> = BTreeSet::new();
        // What adds up time; the needs of denials stand in front of those of conditions.
        let mut needs = tests.needs.iter().rev();
        let mut timed = Vec::new();
        for condition in self.conditions.iter().rev() {
            let ways = needs.by_ref().take(condition.ways.len());
            let adds_up = matches!(condition.tally, Tally::Months { .. });
            timed.extend(ways.filter(|_| adds_up));
        }
        let join = |cases: &mut Vec<Case>, options: Vec<Case>, settled: &BTreeSet<Field>| {
            let useful = self.useful(tests, settled);
            let decided = tests.decided(settled);
            let timed: Vec<Passed> = timed.iter().map(|need| (*need).clone().and(&decided)).collect();
            let mut joined: BTreeSet<Case> = BTreeSet::new();
            for case in cases.iter() {
                for option in &options {
                    let mut amounts = case.amounts.clone();
                    amounts.extend(option.amounts.iter().copied());
                    let time = if option.time == Time::None { case.time } else { option.time };
                    let passed = useful(case.passed.clone().or(&option.passed));
                    // Time that no condition can count any more doesn't tell cases apart.
                    let counts = timed.iter().any(|need| passed.covers(need));
                    let time = if counts { time } else { Time::None };
                    joined.insert(Case { passed, time, amounts });
                }
            }
            *cases = joined.into_iter().collect();
        };

        let award = AWARD;
        if award.iter().any(|field| fields.contains(field)) {
            settled.extend(award);
            join(&mut cases, self.award_cases(tests, &known), &settled);
        }
        let period = PERIOD;
        if adds_time || period.iter().any(|field| fields.contains(field)) {
            settled.extend(period);
            join(&mut cases, self.period_cases(tests, &known, adds_time), &settled);
        }
        for field in fields.iter().copied().filter(|field| !award.contains(field) && !period.contains(field)) {
            settled.insert(field);
            let options = self
                .values(tests, field, known(field), summed.contains(&field))
                .into_iter()
                .map(|value| Case {
                    passed: self.passed(tests, field, value),
                    time: Time::None,
                    amounts: match value {
                        Exact::Number(number) if summed.contains(&field) => vec![(field, number)],
                        _ => Vec::new(),
                    },
                })
                .collect::<BTreeSet<_>>();
            join(&mut cases, options.into_iter().collect(), &settled);
        }
        cases
    }

    /// Drops the tests that can no longer matter, because what needs them has failed another.
    fn useful<'s>(&self, tests: &'s Tests<'_>, settled: &'s BTreeSet<Field>) -> impl Fn(Passed) -> Passed + 's {
        let decided = tests.decided(settled);
        let so_far: Vec<Passed> = tests.needs.iter().map(|need| need.clone().and(&decided)).collect();
        move |passed: Passed| {
            let mut wanted = Passed::default();
            for (need, so_far) in tests.needs.iter().zip(&so_far) {
                if passed.covers(so_far) {
                    wanted.extend(need);
                }
            }
            passed.and(&wanted)
        }
    }

    fn contributions(&self, tests: &Tests<'_>, cases: Vec<Case>, denied: usize) -> Vec<Contribution> {
        let (refused, needed) = tests.needs.split_at(denied.min(tests.needs.len()));
        let mut found = BTreeSet::new();
        for case in cases {
            if refused.iter().any(|need| case.passed.covers(need)) {
                continue;
            }
            let mut contribution = Contribution::default();
            let mut needs = needed.iter();
            for (place, condition) in self.conditions.iter().enumerate() {
                // One way is enough, but the needs of every way have to be taken off the row.
                let ways = needs.by_ref().take(condition.ways.len());
                if ways.filter(|need| case.passed.covers(need)).count() > 0 {
                    contribution.counts_for |= 1 << place;
                    match condition.tally {
                        Tally::Count(_) => {}
                        Tally::Months { .. } => contribution.time = case.time,
                        Tally::Sum { .. } => contribution.amounts.clone_from(&case.amounts),
                    }
                }
            }
            found.insert(contribution);
        }
        found.into_iter().collect()
    }

    fn passed(&self, tests: &Tests<'_>, field: Field, value: Exact) -> Passed {
        let mut passed = Passed::default();
        for (place, test) in tests.all.iter().enumerate() {
            if test.fields.contains(&field) && test.check.passes(value, self.start, self.vocabulary) {
                passed.insert(place);
            }
        }
        passed
    }

    /// A representative of each region of a field that is still possible.
    fn values(&self, tests: &Tests<'_>, field: Field, known: Option<Known>, is_summed: bool) -> Vec<Exact> {
        match known {
            Some(Known::Number(low, high)) if is_summed => self.amounts(tests, field, low, high),
            None if is_summed => self.amounts(tests, field, 0, i64::MAX),
            Some(Known::Term(term)) => self.terms(tests, field, Some(term)),
            Some(Known::Unnamed) => vec![Exact::Term(None)],
            Some(Known::Number(low, high)) => numbers(tests, field, low, high),
            Some(Known::Date(range)) => self.dates(tests, field, range),
            Some(Known::Truth(answer)) => vec![Exact::Truth(answer)],
            Some(Known::Grade(scale, low, high)) => {
                (low..=high).map(|rank| Exact::Grade(Some((scale, rank)))).collect()
            }
            None => match tests.checks_on(field).find(|check| !matches!(check, Check::StartSince(_))) {
                Some(Check::Within(_) | Check::Outside(_) | Check::StartSince(_)) | None => {
                    self.terms(tests, field, None)
                }
                Some(Check::AtLeast(_) | Check::AtMost(_)) => numbers(tests, field, 0, i64::MAX),
                Some(Check::Is(_)) => vec![Exact::Truth(false), Exact::Truth(true)],
                Some(Check::ByThen(_) | Check::SinceThen(_)) => self.dates(tests, field, DateRange::ANY),
                Some(Check::Grade(_)) => Vec::new(),
            },
        }
    }

    /// Amounts that are added up. Many of them can make a total, so up to a point every one is tried; past
    /// it those that reach a total alone, which is enough for what pulls one way.
    fn amounts(&self, tests: &Tests<'_>, field: Field, low: i64, high: i64) -> Vec<Exact> {
        let mut numbers: BTreeSet<i64> = plain_numbers(tests, field, low, high).into_iter().collect();
        for condition in self.conditions {
            if let Tally::Sum { field: summed, at_least } = condition.tally
                && summed == field
            {
                numbers.extend([at_least.saturating_sub(1), at_least]);
                numbers.extend((0..at_least.min(AMOUNTS_TRIED)).map(|amount| amount.saturating_add(low.max(0))));
            }
        }
        numbers.into_iter().filter(|number| low <= *number && *number <= high).map(Exact::Number).collect()
    }

    /// One term for each set of checks that some possible term passes; unknown terms may also be ones without a name here.
    fn terms(&self, tests: &Tests<'_>, field: Field, within: Option<TermId>) -> Vec<Exact> {
        let checks: Vec<&Check> = tests.checks_on(field).collect();
        if checks.is_empty() {
            return vec![Exact::Term(within)];
        }
        let mut regions: BTreeMap<Vec<bool>, Exact> = BTreeMap::new();
        let mut offer = |value: Exact| {
            let region: Vec<bool> =
                checks.iter().map(|check| check.passes(value, self.start, self.vocabulary)).collect();
            regions.entry(region).or_insert(value);
        };
        match within {
            Some(wide) => {
                offer(Exact::Term(Some(wide)));
                self.vocabulary
                    .iter()
                    .filter(|(id, _)| self.vocabulary.covers(wide, *id))
                    .for_each(|(id, _)| offer(Exact::Term(Some(id))));
            }
            None => {
                offer(Exact::Term(None));
                let classes = field.classes();
                for (id, term) in self.vocabulary.iter() {
                    if classes.is_empty() || classes.contains(&term.class.as_str()) {
                        offer(Exact::Term(Some(id)));
                    }
                }
            }
        }
        regions.into_values().collect()
    }

    fn dates(&self, tests: &Tests<'_>, field: Field, range: DateRange) -> Vec<Exact> {
        let mut days = BTreeSet::from([range.earliest, range.latest]);
        for check in tests.checks_on(field) {
            if let Check::ByThen(when) | Check::SinceThen(when) = check {
                let day = when.day(self.start);
                days.extend([day_before(day), day, day_after(day)]);
            }
        }
        days.into_iter().filter(|day| range.earliest <= *day && *day <= range.latest).map(Exact::Date).collect()
    }

    /// Type, grade and level together, since a type settles its scales and often its level. Where
    /// what is known of an entry fits no type, it is taken at its word.
    fn award_cases(&self, tests: &Tests<'_>, known: &impl Fn(Field) -> Option<Known>) -> Vec<Case> {
        let (mut sound, mut at_its_word) = (BTreeSet::new(), BTreeSet::new());
        for kind in self.types(tests, known) {
            for grade in self.grades(tests, kind, known(Field::Grade)) {
                for level in self.levels(tests, kind, grade, known(Field::Level)) {
                    let passed = self
                        .passed(tests, Field::Type, Exact::Term(kind))
                        .or(&self.passed(tests, Field::Grade, Exact::Grade(grade)))
                        .or(&self.passed(tests, Field::Level, Exact::Number(level)));
                    let case = Case { passed, ..Case::default() };
                    if self.fits(kind, grade, level) {
                        sound.insert(case);
                    } else {
                        at_its_word.insert(case);
                    }
                }
            }
        }
        if sound.is_empty() { at_its_word } else { sound }.into_iter().collect()
    }

    /// Whether a type is graded on this scale, and has this level if it has one by itself.
    fn fits(&self, kind: Option<TermId>, grade: Option<(TermId, u8)>, level: i64) -> bool {
        let meaning = kind.and_then(|id| self.vocabulary.get(id));
        let graded = grade.is_none_or(|(scale, _)| meaning.is_some_and(|term| term.scales.contains(&scale)));
        let own = meaning.and_then(|term| term.level.as_ref());
        graded && own.is_none_or(|own| i64::from(own.at(grade)) == level)
    }

    /// The types still possible: one for each set of checks, scales and settled level.
    fn types(&self, tests: &Tests<'_>, known: &impl Fn(Field) -> Option<Known>) -> Vec<Option<TermId>> {
        let checks: Vec<&Check> = tests.checks_on(Field::Type).collect();
        let mut regions = BTreeMap::new();
        let mut offer = |term: Option<TermId>| {
            let region: Vec<bool> =
                checks.iter().map(|check| check.passes(Exact::Term(term), self.start, self.vocabulary)).collect();
            let meaning = term.and_then(|id| self.vocabulary.get(id));
            let scales = meaning.map(|term| term.scales.clone()).unwrap_or_default();
            let level = meaning.and_then(|term| term.level.as_ref()).map(|level| format!("{level:?}"));
            regions.entry((region, scales, level)).or_insert(term);
        };
        match known(Field::Type) {
            Some(Known::Term(wide)) => {
                offer(Some(wide));
                let narrower = self.vocabulary.iter().filter(|(id, _)| self.vocabulary.covers(wide, *id));
                narrower.for_each(|(id, _)| offer(Some(id)));
            }
            Some(Known::Unnamed) => offer(None),
            _ => {
                offer(None);
                let qualifications = self.vocabulary.iter().filter(|(_, term)| term.class == "qualification");
                qualifications.for_each(|(id, _)| offer(Some(id)));
            }
        }
        regions.into_values().collect()
    }

    fn grades(&self, tests: &Tests<'_>, kind: Option<TermId>, known: Option<Known>) -> Vec<Option<(TermId, u8)>> {
        let cuts = |scale: TermId, low: u8, high: u8| {
            let mut ranks = BTreeSet::from([low, high]);
            for check in tests.checks_on(Field::Grade) {
                if let Check::Grade(floors) = check {
                    for (on, floor) in floors {
                        if *on == scale {
                            ranks.extend([*floor, floor.saturating_sub(1)]);
                        }
                    }
                }
            }
            let level = kind.and_then(|id| self.vocabulary.get(id)).and_then(|term| term.level.as_ref());
            if let Some((thresholds, _)) = level.and_then(|level| level.threshold.as_ref()) {
                for (on, floor) in thresholds {
                    if *on == scale {
                        ranks.extend([*floor, floor.saturating_sub(1)]);
                    }
                }
            }
            ranks.into_iter().filter(move |rank| low <= *rank && *rank <= high).map(move |rank| Some((scale, rank)))
        };
        if let Some(Known::Grade(scale, low, high)) = known {
            return cuts(scale, low, high).collect();
        }
        let scales = kind.and_then(|id| self.vocabulary.get(id)).map(|term| term.scales.as_slice()).unwrap_or_default();
        if scales.is_empty() {
            return vec![None];
        }
        let highest = |scale: TermId| {
            let count = self.vocabulary.get(scale).map_or(0, |term| term.grades.len());
            u8::try_from(count.saturating_sub(1)).unwrap_or(u8::MAX)
        };
        scales.iter().flat_map(|scale| cuts(*scale, 0, highest(*scale))).collect()
    }

    fn levels(
        &self,
        tests: &Tests<'_>,
        kind: Option<TermId>,
        grade: Option<(TermId, u8)>,
        known: Option<Known>,
    ) -> Vec<i64> {
        if let Some(Known::Number(low, high)) = known {
            let mut levels = plain_numbers(tests, Field::Level, low, high);
            // The level that the type has by itself is among them, if it fits.
            let own = kind.and_then(|id| self.vocabulary.get(id)).and_then(|term| term.level.as_ref());
            levels.extend(own.map(|own| i64::from(own.at(grade))).filter(|own| (low..=high).contains(own)));
            return levels;
        }
        if let Some(level) = kind.and_then(|id| self.vocabulary.get(id)).and_then(|term| term.level.as_ref()) {
            return vec![i64::from(level.at(grade))];
        }
        plain_numbers(tests, Field::Level, 0, 8)
    }

    /// From, until and months together, since they describe one period.
    fn period_cases(&self, tests: &Tests<'_>, known: &impl Fn(Field) -> Option<Known>, adds_time: bool) -> Vec<Case> {
        let range = |field| match known(field) {
            Some(Known::Date(range)) => range,
            _ => DateRange::ANY,
        };
        let (from, until) = (range(Field::From), range(Field::Until));
        let is_open = from == DateRange::ANY && until == DateRange::ANY && known(Field::Months).is_none();
        let mut cases = BTreeSet::new();
        let mut offer = |from_day: Date, until_day: Date, time: Time| {
            let passed = self.passed(tests, Field::From, Exact::Date(from_day));
            let passed = passed.or(&self.passed(tests, Field::Until, Exact::Date(until_day)));
            cases.insert(Case { passed, time: if adds_time { time } else { Time::None }, amounts: Vec::new() });
        };
        let mut from_days = self.period_days(tests, from, &[until.earliest, until.latest]);
        if is_open && self.time_needed().count() > 1 {
            // Between two thresholds lies what adds up to one and not to the other. Every length is laid out
            // while that is few; with many conditions on time, those just at and below a threshold.
            let longest = self.time_needed().map(|(months, _)| months).max().unwrap_or(0).min(MONTHS_TRIED);
            let lengths: BTreeSet<u32> = match self.time_needed().count() {
                0..=TIMES_LAID_OUT => (1..=longest).collect(),
                _ => self.time_needed().flat_map(|(months, _)| [months.saturating_sub(1), months]).collect(),
            };
            from_days.extend(lengths.into_iter().map(|months| months_before(self.start, months)));
        }
        for from_day in &from_days {
            for until_day in self.period_days(tests, until, &[*from_day]) {
                match known(Field::Months) {
                    _ if until_day < *from_day => {}
                    // Time that is told without days has been spent, so it has begun.
                    Some(Known::Number(low, high)) if *from_day <= self.start => {
                        self.untold(low, high, until_day)
                            .into_iter()
                            .for_each(|time| offer(*from_day, until_day, time));
                    }
                    Some(Known::Number(..)) => {}
                    _ => offer(*from_day, until_day, Time::Days(*from_day, until_day)),
                }
            }
        }
        if cases.is_empty() {
            // The entry contradicts itself: its days pass what they pass, and add up to nothing.
            return vec![Case {
                passed: self.passed(tests, Field::From, Exact::Date(from.earliest)).or(&self.passed(
                    tests,
                    Field::Until,
                    Exact::Date(until.latest),
                )),
                ..Case::default()
            }];
        }
        self.telling(cases, is_open)
    }

    /// Of the periods that pass the same tests, those that can make a difference.
    ///
    /// Against one threshold the longest and the shortest say it all: whatever lies between them
    /// reaches it or doesn't as they do. Against several, a period of which neither end is known is
    /// laid out by its length: up to the start, or up to the beginning of a window.
    fn telling(&self, cases: BTreeSet<Case>, is_open: bool) -> Vec<Case> {
        let thresholds: BTreeSet<(u32, Option<u32>)> = self.time_needed().collect();
        let mut by_tests: BTreeMap<Passed, Vec<Case>> = BTreeMap::new();
        for case in cases {
            by_tests.entry(case.passed.clone()).or_default().push(case);
        }
        let days = |case: &Case| match case.time {
            Time::Days(from, until) => Some((from, until)),
            _ => None,
        };
        let mut kept = Vec::new();
        for (_, cases) in by_tests {
            let periods: Option<Vec<(Date, Date)>> = cases.iter().map(days).collect();
            let Some(periods) = periods.filter(|_| thresholds.len() == 1 || is_open) else {
                kept.extend(cases);
                continue;
            };
            let shortest = periods.iter().min_by_key(|(from, until)| (months_between(*from, *until), *until)).copied();
            let within = |inner: (Date, Date), outer: (Date, Date)| outer.0 <= inner.0 && inner.1 <= outer.1;
            let is_longest =
                |period: (Date, Date)| !periods.iter().any(|other| *other != period && within(period, *other));
            let end_of = |(_, until): (Date, Date)| day_after(until).min(self.start);
            let ends: BTreeSet<Date> = match thresholds.len() {
                1 => BTreeSet::new(),
                _ => self
                    .window_starts()
                    .filter_map(|first| periods.iter().map(|one| end_of(*one)).filter(|end| *end <= first).max())
                    .collect(),
            };
            for (case, period) in cases.iter().zip(&periods) {
                if Some(*period) == shortest || is_longest(*period) || ends.contains(&end_of(*period)) {
                    kept.push(case.clone());
                }
            }
        }
        kept
    }

    /// The first days of the windows that conditions look back over, and the start, which ends them all.
    fn window_starts(&self) -> impl Iterator<Item = Date> {
        let windows = self.time_needed().filter_map(|(_, window)| window);
        windows.map(|months| months_before(self.start, months)).chain([self.start])
    }

    /// Months on days not told: how many, how many beside other time, and how far back.
    fn untold(&self, low: i64, high: i64, until: Date) -> Vec<Time> {
        let longest = self.time_needed().map(|(months, _)| months).max().unwrap_or(0);
        let windows: BTreeSet<u32> = self.time_needed().filter_map(|(_, window)| window).collect();
        let end = if windows.is_empty() { self.start } else { day_after(until).min(self.start) };
        let in_months = |months: i64| u32::try_from(months.max(0)).unwrap_or(u32::MAX);
        let (low, high) = (in_months(low), in_months(high));
        let cuts = self.time_needed().flat_map(|(months, _)| [months, months.saturating_sub(1)]);
        let lengths: BTreeSet<u32> = cuts.chain([low, high]).filter(|months| (low..=high).contains(months)).collect();
        let mut found = Vec::new();
        for months in lengths {
            let most = months.min(longest);
            // With one threshold it is passed or not, so the ends will do; several have something between them.
            let beside: BTreeSet<u32> =
                if self.time_needed().count() > 1 { (0..=most).collect() } else { BTreeSet::from([0, most]) };
            for beside in beside {
                let within = windows.iter().copied().chain([u32::MAX]);
                found.extend(within.map(|within| Time::Untold { months, beside, within, end }));
            }
        }
        found
    }

    /// The months that conditions ask for, with their windows.
    fn time_needed(&self) -> impl Iterator<Item = (u32, Option<u32>)> {
        self.conditions.iter().filter_map(|condition| match condition.tally {
            Tally::Months { at_least, within_last } => Some((at_least, within_last)),
            _ => None,
        })
    }

    /// The days of a period's end that some condition tells apart, also those from which, or from what is
    /// known of the other end, time adds up to a threshold. Both ends share their days: the shortest period
    /// has them in common.
    fn period_days(&self, tests: &Tests<'_>, range: DateRange, other: &[Date]) -> BTreeSet<Date> {
        let mut days = BTreeSet::from([range.earliest, range.latest]);
        if range.is_exact() {
            return days;
        }
        days.extend(other);
        for check in tests.checks_on(Field::From).chain(tests.checks_on(Field::Until)) {
            if let Check::ByThen(when) | Check::SinceThen(when) = check {
                let day = when.day(self.start);
                days.extend([day_before(day), day, day_after(day)]);
            }
        }
        for (months, window) in self.time_needed() {
            let threshold = months_before(self.start, months);
            days.extend([threshold, day_after(threshold), self.start]);
            days.extend(window.map(|months| When::BeforeStart(months).day(self.start)));
            for other in other {
                let (reached, begun) = (months_after(*other, months), months_before(day_after(*other), months));
                days.extend([day_before(reached), day_before(day_before(reached)), begun, day_after(begun)]);
            }
        }
        days.into_iter().filter(|day| range.earliest <= *day && *day <= range.latest).collect()
    }
}

/// The day this many months after `date` (the last of its month where that day does not exist).
fn months_after(date: Date, months: u32) -> Date {
    date.saturating_add(jiff::Span::new().months(i64::from(months)))
}

fn numbers(tests: &Tests<'_>, field: Field, low: i64, high: i64) -> Vec<Exact> {
    plain_numbers(tests, field, low, high).into_iter().map(Exact::Number).collect()
}

fn plain_numbers(tests: &Tests<'_>, field: Field, low: i64, high: i64) -> Vec<i64> {
    let mut numbers = BTreeSet::from([low, high]);
    for check in tests.checks_on(field) {
        match check {
            Check::AtLeast(floor) => numbers.extend([*floor, floor.saturating_sub(1)]),
            Check::AtMost(top) => numbers.extend([*top, top.saturating_add(1)]),
            _ => {}
        }
    }
    numbers.into_iter().filter(|number| low <= *number && *number <= high).collect()
}
