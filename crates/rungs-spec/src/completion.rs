//! 3. Every way the unknown facts could turn out.

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::condition::{Check, Condition, Exact, Tally};
use rungs_core::date::{Date, DateRange, day_after, day_before, months_before};
use rungs_core::fact::{Denial, Field, Known, List, Person, Sort};
use rungs_core::vocabulary::{TermId, TypeLevel};

use crate::Asked;
use crate::complete::{Complete, Entry, Floors, Tallied, Untold, counts, days, passes_all, tallied, untold_months};

/// **Every complete person that someone known in part could be**, as far as these conditions can tell them apart.
///
/// Facts of different lists say nothing about each other, so every completion of one list meets
/// every completion of the others. Two completions of a list under which the same conditions hold
/// are as one, and one of them is kept.
pub fn completions(person: &Person, conditions: &[&Condition], asked: &Asked<'_>) -> Vec<Complete> {
    persons(person, conditions, asked, |list| list.completions())
}

/// Every complete person whose lists are some way of these.
pub(crate) fn persons(
    person: &Person,
    conditions: &[&Condition],
    asked: &Asked<'_>,
    ways: impl Fn(&ListInPart<'_>) -> Vec<Vec<Entry>>,
) -> Vec<Complete> {
    let mut persons = vec![Complete::default()];
    for list in List::ALL {
        let of_list: Vec<&Condition> = conditions.iter().filter(|one| one.list == list).copied().collect();
        if of_list.is_empty() {
            continue;
        }
        let ways = ways(&ListInPart::new(list, &of_list, person, asked));
        let with = |person: &Complete| {
            let person = person.clone();
            ways.iter().map(move |entries| {
                let mut more = person.clone();
                more.lists.insert(list, entries.clone());
                more
            })
        };
        persons = persons.iter().flat_map(with).collect();
    }
    let met = persons.iter().map(|person| Complete { silence_is_met: true, ..person.clone() }).collect::<Vec<_>>();
    persons.into_iter().chain(met).collect()
}

/// One list of a person known in part, and what asks about it.
pub struct ListInPart<'a> {
    pub(crate) list: List,
    pub(crate) conditions: &'a [&'a Condition],
    items: Vec<BTreeMap<Field, Known>>,
    denials: Vec<&'a Denial>,
    pub(crate) asked: &'a Asked<'a>,
}

impl<'a> ListInPart<'a> {
    /// What is known of this list. `conditions` are those on it.
    pub fn new(
        list: List,
        conditions: &'a [&'a Condition],
        person: &'a Person,
        asked: &'a Asked<'a>,
    ) -> ListInPart<'a> {
        let known = |item: &rungs_core::fact::Item| {
            item.fields.iter().map(|(field, fact)| (*field, fact.known.clone())).collect()
        };
        let mut items: Vec<_> = person.items.iter().filter(|item| item.list == list).map(known).collect();
        // A list that has one entry by its nature has it also when nothing is known of it.
        if list.is_single() && items.is_empty() {
            items.push(BTreeMap::new());
        }
        let denials = person.denials.iter().filter(|denial| denial.list == list).collect();
        ListInPart { list, conditions, items, denials, asked }
    }

    /// Every way the list could turn out, told apart by what holds in the end.
    fn completions(&self) -> Vec<Vec<Entry>> {
        self.held_apart(self.ways())
    }

    /// Every way the list could turn out: each entry known in part is one of its completions, and an
    /// open list may have further entries, as many as all the conditions together could want.
    ///
    /// Ways in which the same is counted are as one, whatever is added to them.
    pub(crate) fn ways(&self) -> Vec<Vec<Entry>> {
        let mut ways = vec![Vec::new()];
        for item in &self.items {
            let turned_out = self.distinct(self.listed(item));
            ways = self.apart(ways.iter().flat_map(|way| with_one_more(way, &turned_out)));
        }
        let further = self.distinct(self.unlisted());
        let wanted = |condition: &&Condition| match condition.tally {
            Tally::Count(needed) => usize::from(needed),
            Tally::Sum { at_least, .. } => usize::try_from(at_least).unwrap_or(0),
            Tally::Months { .. } => 1,
        };
        for _ in 0..self.conditions.iter().map(wanted).sum() {
            // One after another: all the larger ways at once take gigabytes, and most of them are alike.
            let larger = ways.iter().flat_map(|way| with_one_more(way, &further));
            ways = self.apart(ways.iter().cloned().chain(larger));
        }
        ways
    }

    /// One of all the ways in which the same conditions hold: in the end nothing else matters.
    pub(crate) fn held_apart(&self, ways: Vec<Vec<Entry>>) -> Vec<Vec<Entry>> {
        let mut apart: BTreeMap<Vec<bool>, Vec<Entry>> = BTreeMap::new();
        for way in ways {
            let held = self.conditions.iter().map(|one| tallied(one, &way, self.asked) == Tallied::Enough);
            apart.entry(held.collect()).or_insert(way);
        }
        apart.into_values().collect()
    }

    /// One of all the ways that have the same counted for every condition: whatever is added, they stay alike.
    pub(crate) fn apart(&self, ways: impl IntoIterator<Item = Vec<Entry>>) -> Vec<Vec<Entry>> {
        let mut apart: BTreeMap<Vec<Tallied>, Vec<Entry>> = BTreeMap::new();
        for way in ways {
            let counted = self.conditions.iter().map(|one| tallied(one, &way, self.asked)).collect();
            apart.entry(counted).or_insert(way);
        }
        apart.into_values().collect()
    }

    /// One of all the entries that count alike by themselves.
    pub(crate) fn distinct(&self, entries: Vec<Entry>) -> Vec<Entry> {
        let mut apart: BTreeMap<Vec<Option<Alone>>, Entry> = BTreeMap::new();
        for entry in entries {
            let alone = |condition: &&Condition| {
                counts(condition, &entry, self.asked).then(|| match condition.tally {
                    Tally::Count(_) => (None, None, None),
                    Tally::Sum { field, .. } => (entry.values.get(&field).copied(), None, None),
                    Tally::Months { within_last, .. } if entry.untold.is_some() => {
                        (None, None, untold_months(&entry, within_last, self.asked))
                    }
                    Tally::Months { within_last, .. } => (None, days(&entry, within_last, self.asked), None),
                })
            };
            apart.entry(self.conditions.iter().map(alone).collect()).or_insert(entry);
        }
        apart.into_values().collect()
    }

    /// What an entry known in part could be.
    ///
    /// What is said not to be there strikes out completions. Said of an entry that surely is just
    /// that, it means no further one. And where the statements leave nothing, they contradict what
    /// is known of the entry, and the entry stands.
    pub fn listed(&self, known: &BTreeMap<Field, Known>) -> Vec<Entry> {
        let all = self.entries(known);
        let denied = |denial: &Denial, entry: &Entry| passes_all(&denial.tests, entry, self.asked);
        let about_others = |denial: &Denial| all.iter().all(|entry| denied(denial, entry));
        let striking: Vec<&&Denial> = self.denials.iter().filter(|denial| !about_others(denial)).collect();
        let left: Vec<Entry> =
            all.iter().filter(|entry| !striking.iter().any(|denial| denied(denial, entry))).cloned().collect();
        if left.is_empty() { all } else { left }
    }

    /// What an entry that isn't listed could be.
    pub fn unlisted(&self) -> Vec<Entry> {
        if self.list.is_single() {
            return Vec::new();
        }
        let denied = |entry: &Entry| self.denials.iter().any(|denial| passes_all(&denial.tests, entry, self.asked));
        self.entries(&BTreeMap::new()).into_iter().filter(|entry| !denied(entry)).collect()
    }

    /// Every entry that agrees with what is known, with a value in each field that anybody asks about.
    pub(crate) fn entries(&self, known: &BTreeMap<Field, Known>) -> Vec<Entry> {
        let mut asked_about: BTreeSet<Field> = self.conditions.iter().flat_map(|one| one.fields()).collect();
        asked_about.extend(self.denials.iter().flat_map(|one| &one.tests).flat_map(|test| test.fields.clone()));
        let asks = |fields: [Field; 3]| fields.iter().any(|field| asked_about.contains(field));

        let mut entries = vec![Entry::default()];
        if asks(AWARD) {
            entries = joined(&entries, &self.awards(known));
        }
        if asks(PERIOD) {
            entries = joined(&entries, &self.periods(known));
        }
        for field in asked_about.iter().filter(|field| !AWARD.contains(field) && !PERIOD.contains(field)) {
            let said = known.get(field);
            let values = self.values(*field, said).into_iter();
            let each = values.map(|value| Entry { values: BTreeMap::from([(*field, value)]), untold: None });
            entries = joined(&entries, &each.collect::<Vec<_>>());
        }
        entries
    }

    /// Candidates for a field that agree with what is said of it.
    fn values(&self, field: Field, said: Option<&Known>) -> Vec<Exact> {
        let possible = match field.sort() {
            Sort::Term => {
                // Every term that can stand in the field, and a term that the vocabulary doesn't have. What is
                // said in so many words is possible whatever its class.
                let classes = field.classes();
                let stands = |class: &str| said.is_some() || classes.is_empty() || classes.contains(&class);
                let named = self.asked.vocabulary.iter().filter(|(_, term)| stands(&term.class));
                named.map(|(id, _)| Some(id)).chain([None]).map(Exact::Term).collect()
            }
            Sort::Truth => vec![Exact::Truth(false), Exact::Truth(true)],
            Sort::Number => self.numbers(field, said).into_iter().map(Exact::Number).collect(),
            Sort::Date => self.dates(field, said).into_iter().map(Exact::Date).collect(),
            Sort::Grade => Vec::new(),
        };
        possible.into_iter().filter(|value| said.is_none_or(|said| self.agrees(said, *value))).collect()
    }

    /// Whether a value agrees with what is said.
    fn agrees(&self, said: &Known, value: Exact) -> bool {
        match (said, value) {
            (Known::Term(wide), Exact::Term(Some(term))) => self.asked.vocabulary.covers(*wide, term),
            (Known::Unnamed, Exact::Term(None)) => true,
            (Known::OneOf(terms), Exact::Term(term)) => terms.iter().any(|wide| match (wide, term) {
                (Some(wide), Some(term)) => self.asked.vocabulary.covers(*wide, term),
                (wide, term) => wide.is_none() && term.is_none(),
            }),
            (Known::Number(low, high), Exact::Number(number)) => *low <= number && number <= *high,
            (Known::Date(range), Exact::Date(day)) => range.earliest <= day && day <= range.latest,
            (Known::Truth(said), Exact::Truth(answer)) => *said == answer,
            (Known::Grade(on, low, high), Exact::Grade(Some((scale, rank)))) => {
                *on == scale && *low <= rank && rank <= *high
            }
            _ => false,
        }
    }

    fn checks(&self, field: Field) -> impl Iterator<Item = &Check> {
        let ways = self.conditions.iter().flat_map(|condition| &condition.ways).flatten();
        let tests = ways.chain(self.denials.iter().flat_map(|denial| &denial.tests));
        tests.filter(move |test| test.fields.contains(&field)).map(|test| &test.check)
    }

    /// Numbers just below, at and above every threshold, the ends of what is said, and none at all. Where amounts
    /// are added up, every number up to the threshold: there are many ways to reach it.
    fn numbers(&self, field: Field, said: Option<&Known>) -> BTreeSet<i64> {
        let (least, most) = field.ends();
        let mut numbers = BTreeSet::from([least, most]);
        if let Some(Known::Number(low, high)) = said {
            numbers.extend([*low, *high]);
        }
        for check in self.checks(field) {
            if let Check::AtLeast(threshold) | Check::AtMost(threshold) = check {
                numbers.extend([threshold - 1, *threshold, threshold + 1]);
            }
        }
        for condition in self.conditions {
            if let Tally::Sum { field: summed, at_least } = condition.tally
                && summed == field
            {
                numbers.extend(0..=at_least);
            }
        }
        numbers.into_iter().filter(|number| said.is_some() || (least..=most).contains(number)).collect()
    }

    /// The days around every threshold, and the ends of what is said.
    fn dates(&self, field: Field, said: Option<&Known>) -> BTreeSet<Date> {
        let mut days = BTreeSet::from([DateRange::FIRST, DateRange::LAST]);
        if let Some(Known::Date(range)) = said {
            days.extend([range.earliest, range.latest]);
        }
        for check in self.checks(field) {
            if let Check::ByThen(when) | Check::SinceThen(when) = check {
                let day = when.day(self.asked.start);
                days.extend([day_before(day), day, day_after(day)]);
            }
        }
        days
    }

    /// Type, grade and level hang together: a type is graded on its own scales, and may have its level by itself.
    /// Where what is said of an entry leaves no such award, it is taken at its word.
    fn awards(&self, known: &BTreeMap<Field, Known>) -> Vec<Entry> {
        let said = |field| known.get(&field);
        let (mut sound, mut at_its_word) = (Vec::new(), Vec::new());
        for kind in self.values(Field::Type, said(Field::Type)) {
            let Exact::Term(kind) = kind else { continue };
            let grades_said = match said(Field::Grade) {
                Some(Known::Grade(scale, low, high)) => (*low..=*high).map(|rank| Some((*scale, rank))).collect(),
                _ => self.grades_of(kind),
            };
            for grade in grades_said {
                let of_type = self.levels_of(kind, grade);
                let mut levels_said = of_type.clone();
                if let Some(said) = said(Field::Level) {
                    levels_said.retain(|level| self.agrees(said, *level));
                    levels_said.extend(self.values(Field::Level, Some(said)));
                }
                for level in levels_said {
                    let values = BTreeMap::from([
                        (Field::Type, Exact::Term(kind)),
                        (Field::Grade, Exact::Grade(grade)),
                        (Field::Level, level),
                    ]);
                    let entry = Entry { values, untold: None };
                    let level_fits = of_type.contains(&level) || self.own_level(kind).is_none();
                    if self.grades_of(kind).contains(&grade) && level_fits {
                        sound.push(entry.clone());
                    }
                    at_its_word.push(entry);
                }
            }
        }
        if sound.is_empty() { at_its_word } else { sound }
    }

    /// Every grade of a type; one without scales is ungraded.
    fn grades_of(&self, kind: Option<TermId>) -> Vec<Option<(TermId, u8)>> {
        let scales = kind.and_then(|kind| self.asked.vocabulary.get(kind)).map(|term| term.scales.clone());
        let ranks = |scale: TermId| {
            let count = self.asked.vocabulary.get(scale).map_or(0, |term| term.grades.len());
            (0..count).filter_map(move |rank| u8::try_from(rank).ok().map(|rank| Some((scale, rank))))
        };
        let grades: Vec<_> = scales.unwrap_or_default().into_iter().flat_map(ranks).collect();
        if grades.is_empty() { vec![None] } else { grades }
    }

    fn own_level(&self, kind: Option<TermId>) -> Option<&TypeLevel> {
        self.asked.vocabulary.get(kind?)?.level.as_ref()
    }

    /// The level that a type has by itself, or else any.
    fn levels_of(&self, kind: Option<TermId>, grade: Option<(TermId, u8)>) -> Vec<Exact> {
        match self.own_level(kind) {
            Some(level) => {
                let reached = match (&level.threshold, grade) {
                    (None, _) => level.level,
                    (Some((floors, _)), Some((scale, rank))) if floors.contains_at_or_below(scale, rank) => level.level,
                    (Some((_, below)), _) => *below,
                };
                vec![Exact::Number(i64::from(reached))]
            }
            None => self.values(Field::Level, None),
        }
    }

    /// From, until and months hang together: an entry tells its days or its length.
    /// Where what is said of its days contradicts itself, they are taken at their word and add up to nothing.
    fn periods(&self, known: &BTreeMap<Field, Known>) -> Vec<Entry> {
        let said = |field| known.get(&field);
        let entry = |from: Date, until: Date, untold| Entry {
            values: BTreeMap::from([(Field::From, Exact::Date(from)), (Field::Until, Exact::Date(until))]),
            untold,
        };
        let mut entries = Vec::new();
        let ends = match said(Field::Until) {
            Some(Known::Date(range)) => vec![range.earliest, range.latest],
            _ => Vec::new(),
        };
        for from in self.days_around(said(Field::From), &ends) {
            for until in self.days_around(said(Field::Until), &[from]) {
                if until < from {
                    continue;
                }
                let Some(Known::Number(fewest, most)) = said(Field::Months) else {
                    entries.push(entry(from, until, None));
                    continue;
                };
                // Time that is told without days has been spent, so it has begun.
                if from <= self.asked.start {
                    let untold = self.untold(*fewest, *most).into_iter().map(Some);
                    entries.extend(untold.map(|untold| entry(from, until, untold)));
                }
            }
        }
        if let (true, Some(Known::Date(from))) = (entries.is_empty(), said(Field::From)) {
            let until = match said(Field::Until) {
                Some(Known::Date(until)) => until.latest,
                _ => DateRange::LAST,
            };
            let nothing = Untold { months: 0, beside: 0, within_last: u32::MAX };
            entries.push(entry(from.earliest, until, Some(nothing)));
        }
        entries
    }

    fn untold(&self, fewest: i64, most: i64) -> Vec<Untold> {
        let time_conditions = || {
            self.conditions.iter().filter_map(|condition| match condition.tally {
                Tally::Months { at_least, within_last } => Some((at_least, within_last)),
                _ => None,
            })
        };
        let longest = time_conditions().map(|(at_least, _)| at_least).max().unwrap_or(0);
        let windows: BTreeSet<u32> = time_conditions().filter_map(|(_, window)| window).chain([u32::MAX]).collect();
        let lengths =
            (0..=longest).map(i64::from).chain([fewest, most]).filter(|length| (fewest..=most).contains(length));
        let lengths: BTreeSet<u32> = lengths.filter_map(|length| u32::try_from(length).ok()).collect();
        let mut found = Vec::new();
        for months in lengths {
            for beside in 0..=months.min(longest) {
                found.extend(windows.iter().map(|window| Untold { months, beside, within_last: *window }));
            }
        }
        found
    }

    /// Days for either end of a period: those around every threshold, also those from which, or from
    /// the other end, time adds up to one. Both ends share them: the shortest period has them in common.
    fn days_around(&self, said: Option<&Known>, other: &[Date]) -> BTreeSet<Date> {
        let mut days = self.dates(Field::From, said);
        days.extend(self.dates(Field::Until, said));
        days.extend(other);
        for condition in self.conditions {
            if let Tally::Months { at_least, within_last } = condition.tally {
                // From each of these days until the start it is so many months, and from the next one it isn't.
                let begins = (1..=at_least).map(|months| months_before(self.asked.start, months));
                days.extend(begins.flat_map(|begin| [begin, day_after(begin)]));
                days.extend(within_last.map(|window| months_before(self.asked.start, window)));
                days.insert(self.asked.start);
                for other in other {
                    let reached = months_after(*other, at_least).unwrap_or(DateRange::LAST);
                    let begun = months_before(day_after(*other), at_least);
                    days.extend([reached, day_before(reached), day_before(day_before(reached))]);
                    days.extend([day_before(begun), begun, day_after(begun)]);
                }
            }
        }
        let agrees = |day: &Date| said.is_none_or(|said| self.agrees(said, Exact::Date(*day)));
        days.into_iter().filter(agrees).collect()
    }
}

/// The day this many months after another (the last of its month where that day does not exist).
fn months_after(day: Date, months: u32) -> Option<Date> {
    let month = i64::from(day.year()) * 12 + i64::from(day.month()) - 1 + i64::from(months);
    let (year, month) = (i16::try_from(month.div_euclid(12)).ok()?, i8::try_from(month.rem_euclid(12) + 1).ok()?);
    let first = Date::new(year, month, 1).ok()?;
    Date::new(year, month, day.day().min(first.days_in_month())).ok()
}

/// What an entry adds to one condition by itself.
type Alone = (Option<Exact>, Option<(Date, Date)>, Option<(u32, u32)>);

const AWARD: [Field; 3] = [Field::Type, Field::Grade, Field::Level];
const PERIOD: [Field; 3] = [Field::From, Field::Until, Field::Months];

pub(crate) fn with_one_more(entries: &[Entry], further: &[Entry]) -> Vec<Vec<Entry>> {
    further.iter().map(|entry| entries.iter().chain([entry]).cloned().collect()).collect()
}

/// Every entry with every further part.
fn joined(entries: &[Entry], parts: &[Entry]) -> Vec<Entry> {
    let with = |entry: &Entry, part: &Entry| {
        let values = entry.values.iter().chain(&part.values).map(|(field, value)| (*field, *value)).collect();
        Entry { values, untold: entry.untold.or(part.untold) }
    };
    entries.iter().flat_map(|entry| parts.iter().map(move |part| with(entry, part))).collect()
}
