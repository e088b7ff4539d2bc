//! What the slots of a template hold once a sentence is read.

use crate::date::{Date, Day};
use crate::name::Name;
use crate::span::{Span, Spanned};

/// The content of one slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// `{x:number}`: *4*, *at least 4*, *4 or more*, *4 or 5*, *112 to 128*, *half*.
    Number {
        /// The low end.
        low: Decimal,
        /// The high end of a range.
        high: Option<Decimal>,
        /// Whether *at least* or *or more* was written.
        at_least: bool,
    },
    /// `{x:grade}`: *at grade 4 or above*, *at grades 9 to 4 (A\* to C)*, *at merit*, *at ABB to AAB*. Always a floor.
    Grade {
        /// The lowest grade that is enough, as written.
        floor: String,
        /// The high end of a range written from its low end: what some ask.
        high: Option<String>,
        /// The same grade on the scale of letters, from the brackets.
        letters: Option<String>,
        /// The top of a range written from its top.
        top: Option<String>,
        /// Where the whole slot stands.
        span: Span,
    },
    /// `{x:level}`: *level 3*, *level 3 or above*, *exactly level 3*.
    Level {
        /// The level: 1 to 9; 0, -1 and -2 are Entry level 3, 2 and 1.
        level: i8,
        /// Whether only this level counts.
        exactly: bool,
    },
    /// `{x:months}`: *18 months*, *2 years'*, *1 to 2 years'*, in months.
    Months {
        /// The low end.
        low: u32,
        /// The high end of a range.
        high: Option<u32>,
    },
    /// `{x:date}`: *1 August 2025*.
    Date(Date),
    /// `{x:day}`: *15 January*.
    Day(Day),
    /// `{x:weight}`: *usually*, *preferably*, or nothing.
    Weight(Weight),
    /// `{x:words}`: words as they stand.
    Words(Spanned<String>),
    /// `{x:subject}`, `{x:role+role-family}`, `{x:examples qualification}`: names of the vocabulary.
    Names {
        /// How they are joined.
        joiner: Joiner,
        /// The names, in the order written.
        names: Vec<Name>,
    },
    /// A labelled optional piece was there.
    Flag,
}

/// What the slots of a clause hold, by their names and in the order of those. A clause has few, and every sentence is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slots(Vec<(String, Slot)>);

impl Slots {
    /// What a slot holds.
    pub fn get(&self, name: &str) -> Option<&Slot> {
        self.iter().find_map(|(own, slot)| (own == name).then_some(slot))
    }

    /// Whether there is a slot with this name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Every slot with its name.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Slot)> {
        self.0.iter().map(|(name, slot)| (name, slot))
    }

    /// What each slot holds.
    pub fn values(&self) -> impl Iterator<Item = &Slot> {
        self.0.iter().map(|(_, slot)| slot)
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut Slot> {
        self.0.iter_mut().map(|(_, slot)| slot)
    }

    pub(crate) fn with_capacity(count: usize) -> Self {
        Self(Vec::with_capacity(count))
    }

    /// Fills a slot; what it held before is gone.
    pub(crate) fn insert(&mut self, name: &str, slot: Slot) {
        let place = self.0.partition_point(|(own, _)| own.as_str() < name);
        match self.0.get_mut(place) {
            Some((own, held)) if own == name => *held = slot,
            _ => self.0.insert(place, (name.to_owned(), slot)),
        }
    }
}

/// A number in hundredths, so that *7.5* and *half* are exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(u32);

impl Decimal {
    /// A number from its hundredths: 750 is 7.5.
    pub const fn from_hundredths(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// The number in hundredths.
    pub const fn hundredths(self) -> u32 {
        self.0
    }

    /// The number, if it is whole.
    pub const fn whole(self) -> Option<u32> {
        if self.0.is_multiple_of(100) { Some(self.0 / 100) } else { None }
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => write!(out, "{whole}"),
            (whole, part) if part % 10 == 0 => write!(out, "{whole}.{}", part / 10),
            (whole, part) => write!(out, "{whole}.{part:02}"),
        }
    }
}

/// How strongly an attribute inside a sentence is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// No word: as strongly as the sentence.
    Must,
    /// *usually*, *normally*
    Usually,
    /// *preferably*, *ideally*
    Preferably,
}

/// How names are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Joiner {
    /// A single name.
    One,
    /// *a, b and c*
    And,
    /// *a, b or c*, *one of a, b and c*
    Or,
}
