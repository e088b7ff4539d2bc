//! A condition: how many entries of one list pass some tests, or how much they add up to.
//!
//! Every kind of condition comes down to this one shape, which is plain data. That is why the
//! engine, the questions, the mends and (later) the columns of a sweep need not know the kinds.

mod stretch;

use std::collections::BTreeSet;

use crate::date::{Date, months_before};
use crate::fact::{Field, List};
use crate::vocabulary::{TermId, Vocabulary};

/// What must be true of a list of facts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Condition {
    /// The list it looks at.
    pub list: List,
    /// What an entry must pass to count: all the tests of one of these ways.
    pub ways: Vec<Vec<Test>>,
    /// How much of what counts is needed.
    pub tally: Tally,
}

/// A test of one entry: passed if any of these fields passes the check.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Test {
    /// The fields looked at.
    pub fields: Vec<Field>,
    /// What one of them must pass.
    pub check: Check,
}

/// A check of one value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Check {
    /// The term is one of these, or something they include.
    Within(Vec<TermId>),
    /// The term is none of these, nor anything they include.
    Outside(Vec<TermId>),
    /// The number is at least this.
    AtLeast(i64),
    /// The number is at most this.
    AtMost(i64),
    /// The start is on this day or later, whatever the entry says: some equivalences begin on a day.
    StartSince(Date),
    /// The grade reaches the given rank on its own scale; a scale that isn't listed doesn't count.
    Grade(Vec<(TermId, u8)>),
    /// The answer is this.
    Is(bool),
    /// The day is this one or earlier.
    ByThen(When),
    /// The day is this one or later.
    SinceThen(When),
}

/// A day a rule speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum When {
    /// This many months before the start (0: the day of the start).
    BeforeStart(u32),
    /// A day of the calendar.
    Fixed(Date),
    /// The last day of this name up to the start: *15 January*.
    Yearly(DayOfYear),
    /// The last day of the first name before the last one of the second: when a window opened that closes then.
    Opening(DayOfYear, DayOfYear),
}

/// A day of every year, such as 15 January.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DayOfYear {
    /// The month, 1 to 12.
    pub month: i8,
    /// The day of the month; past its end, the last one.
    pub day: i8,
}

impl DayOfYear {
    fn in_year(self, year: i16) -> Option<Date> {
        let first = Date::new(year, self.month, 1).ok()?;
        Date::new(year, self.month, self.day).ok().or(Some(first.last_of_month()))
    }

    /// The last day of this name up to a day.
    pub fn last_up_to(self, date: Date) -> Date {
        let this_year = self.in_year(date.year()).filter(|day| *day <= date);
        this_year.or_else(|| self.in_year(date.year().saturating_sub(1))).unwrap_or(date)
    }
}

impl When {
    /// The day itself, for someone who would start on `start`.
    pub fn day(self, start: Date) -> Date {
        match self {
            When::BeforeStart(months) => months_before(start, months),
            When::Fixed(date) => date,
            When::Yearly(day) => day.last_up_to(start),
            When::Opening(opens, closes) => opens.last_up_to(closes.last_up_to(start)),
        }
    }
}

/// How much of what counts is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tally {
    /// At least this many entries.
    Count(u16),
    /// At least this many calendar months, overlaps counted once; within the last so many months, if given.
    Months {
        /// Months needed.
        at_least: u32,
        /// The window, in months back from the start.
        within_last: Option<u32>,
    },
    /// A field of the entries adds up to at least this.
    Sum {
        /// What is added up.
        field: Field,
        /// The total needed.
        at_least: i64,
    },
}

impl Test {
    /// A test of a single field.
    pub fn new(field: Field, check: Check) -> Test {
        Test { fields: vec![field], check }
    }

    /// The field names a term within `wide`.
    pub fn within(field: Field, wide: TermId) -> Test {
        Test::new(field, Check::Within(vec![wide]))
    }
}

impl Condition {
    /// At least one entry passes all these tests.
    pub fn held(list: List, tests: Vec<Test>) -> Condition {
        Condition { list, ways: vec![tests], tally: Tally::Count(1) }
    }

    /// The fields that can make a difference to it.
    pub fn fields(&self) -> BTreeSet<Field> {
        let mut fields: BTreeSet<Field> =
            self.ways.iter().flatten().flat_map(|test| test.fields.iter().copied()).collect();
        match self.tally {
            Tally::Count(_) => {}
            Tally::Months { .. } => fields.extend([Field::From, Field::Until, Field::Months]),
            Tally::Sum { field, .. } => {
                fields.insert(field);
            }
        }
        fields
    }

    /// The fields that can make a difference to it, and those that say something about them: type, grade and level hang
    /// together, and so do the days and the length of a period. Any other field could be anything beside them.
    pub fn fields_together(&self) -> BTreeSet<Field> {
        let mut fields = self.fields();
        crate::world::entry::add_together(&mut fields);
        fields
    }
}

/// A fully known value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Exact {
    /// A term; `None` is one that the vocabulary doesn't have.
    Term(Option<TermId>),
    /// A number.
    Number(i64),
    /// A day.
    Date(Date),
    /// Yes or no.
    Truth(bool),
    /// A rank on a scale; `None` is ungraded.
    Grade(Option<(TermId, u8)>),
}

impl Check {
    /// Whether a fully known value passes, for someone who would start on `start`.
    pub fn passes(&self, value: Exact, start: Date, vocabulary: &Vocabulary) -> bool {
        match (self, value) {
            (Check::Within(wide), Exact::Term(Some(term))) => wide.iter().any(|wide| vocabulary.covers(*wide, term)),
            (Check::Outside(wide), Exact::Term(term)) => {
                !term.is_some_and(|term| wide.iter().any(|wide| vocabulary.covers(*wide, term)))
            }
            (Check::AtLeast(low), Exact::Number(number)) => number >= *low,
            (Check::AtMost(high), Exact::Number(number)) => number <= *high,
            (Check::StartSince(day), _) => start >= *day,
            (Check::Grade(floors), Exact::Grade(Some((scale, rank)))) => {
                floors.iter().any(|(on, floor)| *on == scale && rank >= *floor)
            }
            (Check::Is(wanted), Exact::Truth(answer)) => *wanted == answer,
            (Check::ByThen(when), Exact::Date(date)) => date <= when.day(start),
            (Check::SinceThen(when), Exact::Date(date)) => date >= when.day(start),
            _ => false,
        }
    }
}
