//! A clause as a kind gets to see it: its slots filled, and what stands around it.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::condition::{DayOfYear, When};
use crate::date::{Date, months_before};
use crate::kind::{Earlier, award};
use crate::requirement::{Matter, Owner, Requirement};
use crate::vocabulary::{TermId, Vocabulary};

/// A clause read by one of a kind's frames, with its names found in the vocabulary.
#[derive(Clone, Debug)]
pub struct Clause<'a> {
    /// Which of the kind's frames read it.
    pub frame: usize,
    /// What stands in its slots.
    pub slots: BTreeMap<String, Slot>,
    /// Whether it is denied: *you must not already hold …*.
    pub negated: bool,
    /// The words it is written in.
    pub vocabulary: &'a Vocabulary,
    /// Who asks: equivalences are theirs.
    pub owner: &'a Owner,
    /// The term that answers to the clause as a whole are kept under, for clauses asked word for word.
    pub asked_as: TermId,
    /// The clause as written.
    pub written: &'a str,
    /// What stands around it.
    pub around: &'a Surroundings,
}

/// What stands around a sentence, as far as its clause can speak of it.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The day on which it must hold, where the sentence names one: *by 1 August 2025*.
    pub day: Option<Date>,
    /// How often it falls due: *every 5 years*.
    pub every_years: Option<u32>,
    /// Whether the sentence says at what moment it must hold: a window of time ends there.
    pub until_told: bool,
    /// Whether that moment is when one applies: a window of time ends on a day that nobody has told.
    pub applying: bool,
    /// The duties of the page: the term of each, and its words.
    pub duties: Vec<(TermId, String)>,
    /// The professions that the page is about.
    pub professions: Vec<TermId>,
    /// The skills of the page: the term of each, and its words.
    pub skills: Vec<(TermId, String)>,
    /// What sentences of the same list asked of qualifications before.
    pub earlier: Rc<Vec<Earlier>>,
    /// What each rule that the clause names asks.
    pub rules: Vec<(TermId, Vec<Requirement>)>,
}

/// What a slot holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A number or range, in hundredths.
    Number(i64, Option<i64>),
    /// A floor on a grade scale, as written.
    Grade {
        /// The lowest grade that is enough.
        floor: String,
        /// The high end of a range, which some ask: *at ABB to AAB*.
        high: Option<String>,
        /// The same grade in letters, in brackets.
        letters: Option<String>,
        /// The top of a written range: *grades 9 to 4*.
        top: Option<String>,
    },
    /// A level, or that level exactly. Those of entry level end at 0, as in [`Field::Level`](crate::fact::Field::Level).
    Level(i8, bool),
    /// A length in months or a range of them.
    Months(u32, Option<u32>),
    /// A day.
    Date(Date),
    /// A day of every year.
    Day(DayOfYear),
    /// Terms and how they are joined.
    Terms(Joiner, Vec<TermId>),
    /// Words as written.
    Words(String),
    /// A strength inside the sentence.
    Weight(Weight),
    /// A marked piece of the frame that was there.
    Flag,
}

/// How several names are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say all there is to say")]
pub enum Joiner {
    One,
    And,
    Or,
}

/// A strength inside a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say all there is to say")]
pub enum Weight {
    Must,
    Usually,
    Preferably,
}

impl Weight {
    /// A part of the sentence under this strength.
    pub(super) fn on(self, part: Matter) -> Matter {
        match self {
            Weight::Must => part,
            Weight::Usually => Matter::Usually(Box::new(part)),
            Weight::Preferably => Matter::Preferably(Box::new(part)),
        }
    }
}

/// Why a clause that fits a frame still makes no sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// What is wrong, in the author's words.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The slot it is about.
    pub slot: Option<&'static str>,
    /// What to write in the place of that slot: one way where it is certain, one for each reading where it isn't.
    pub instead: Vec<String>,
}

impl Misfit {
    pub(super) fn new(slot: &'static str, message: impl Into<String>) -> Misfit {
        Misfit { message: message.into(), help: None, slot: Some(slot), instead: Vec::new() }
    }

    /// A misfit of the clause as a whole.
    pub(super) fn whole(message: impl Into<String>) -> Misfit {
        Misfit { message: message.into(), help: None, slot: None, instead: Vec::new() }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Misfit {
        self.help = Some(help.into());
        self
    }

    /// What stands in the slot's place once it is mended.
    pub(super) fn instead(mut self, words: impl Into<String>) -> Misfit {
        self.instead.push(words.into());
        self
    }
}

impl Clause<'_> {
    /// The terms of a slot, and whether any of them is enough.
    pub(super) fn terms(&self, slot: &str) -> Option<(Joiner, &[TermId])> {
        match self.slots.get(slot) {
            Some(Slot::Terms(joiner, terms)) => Some((*joiner, terms)),
            _ => None,
        }
    }

    /// The single term of a slot that the frame can't do without.
    pub(super) fn term(&self, slot: &'static str) -> Result<TermId, Misfit> {
        match self.terms(slot) {
            Some((_, [term])) => Ok(*term),
            Some(_) => Err(Misfit::new(slot, "only one name can stand here").help("write one requirement for each")),
            None => Err(Misfit::new(slot, "a name is missing here")),
        }
    }

    /// A number in hundredths and the high end of its range.
    pub(super) fn number(&self, slot: &str) -> Option<(i64, Option<i64>)> {
        match self.slots.get(slot) {
            Some(Slot::Number(low, high)) => Some((*low, *high)),
            _ => None,
        }
    }

    /// A whole number that counts something, up to `most`.
    pub(super) fn whole(&self, slot: &'static str, most: u32) -> Result<(u32, Option<u32>), Misfit> {
        let whole = |hundredths: i64| {
            let whole = (hundredths % 100 == 0).then_some(hundredths / 100);
            whole.and_then(|number| u32::try_from(number).ok()).filter(|number| (1..=most).contains(number))
        };
        let (low, high) = self.number(slot).ok_or_else(|| Misfit::new(slot, "a number is missing here"))?;
        let misfit = || Misfit::new(slot, format!("this must be a whole number from 1 to {most}"));
        let high = high.map(|high| whole(high).ok_or_else(misfit)).transpose()?;
        Ok((whole(low).ok_or_else(misfit)?, high))
    }

    /// A number of things one can hold several of.
    pub(super) fn count(&self, slot: &'static str) -> Result<(u16, Option<u16>), Misfit> {
        let (low, high) = self.whole(slot, 100)?;
        let short = |count: u32| u16::try_from(count).unwrap_or(u16::MAX);
        Ok((short(low), high.map(short)))
    }

    pub(super) fn months(&self, slot: &str) -> Option<(u32, Option<u32>)> {
        match self.slots.get(slot) {
            Some(Slot::Months(low, high)) => Some((*low, *high)),
            _ => None,
        }
    }

    /// How far back facts are looked at, in months. None also where the window ends on the day one applies: whether what
    /// counts lies in it is asked ([`Clause::before_applying`]).
    pub(super) fn recent(&self) -> Result<Option<u32>, Misfit> {
        Ok(self.window()?.filter(|_| !self.around.applying))
    }

    /// The window that ends on the day one applies, in words: "in the 2 years before you apply".
    pub fn before_applying(&self) -> Option<String> {
        let window = self.window().ok().flatten().filter(|_| self.around.applying)?;
        Some(format!("in the {} before you apply", super::wording::months_of_one(window)))
    }

    /// The window that the clause speaks of, in months: one length, since a range would say how far back for some.
    fn window(&self) -> Result<Option<u32>, Misfit> {
        let window = self.months("window");
        if let Some((length, _)) = window.filter(|_| !self.around.until_told) {
            let told = super::wording::months_of_one(length);
            let are_these = if length == 1 || length == 12 { "is this" } else { "are these" };
            return Err(Misfit::new("window", format!("which {told} {are_these}?")).help(format!(
                "write “in the last {told}”, or say what they end with: “in the {told} before you start”"
            )));
        }
        match self.months("recent").or(window) {
            Some((_, Some(_))) => Err(Misfit::new("recent", "how far back? This is a range")
                .help("write the longest time that is still recent enough: “in the last 5 years”")),
            months => Ok(months.map(|(months, _)| months)),
        }
    }

    /// *Fewer than* is said of one length: below a range, some would say yes and some no.
    pub(super) fn fewer_than_one_length(&self, slot: &'static str) -> Result<(), Misfit> {
        match self.months(slot) {
            Some((_, Some(_))) if self.has("fewer") => {
                Err(Misfit::new(slot, "fewer than which? This is a range").help("write one length"))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn level(&self) -> Option<(i8, bool)> {
        match self.slots.get("level") {
            Some(Slot::Level(level, exactly)) => Some((*level, *exactly)),
            _ => None,
        }
    }

    pub(super) fn day_of_year(&self, slot: &str) -> Option<DayOfYear> {
        match self.slots.get(slot) {
            Some(Slot::Day(day)) => Some(*day),
            _ => None,
        }
    }

    pub(super) fn words(&self, slot: &str) -> Option<&str> {
        match self.slots.get(slot) {
            Some(Slot::Words(words)) => Some(words),
            _ => None,
        }
    }

    pub(super) fn has(&self, flag: &str) -> bool {
        self.slots.contains_key(flag)
    }

    pub(super) fn weight(&self, slot: &str) -> Weight {
        match self.slots.get(slot) {
            Some(Slot::Weight(weight)) => *weight,
            _ => Weight::Must,
        }
    }

    /// The day the sentence speaks of: the one it names, or that of the start.
    pub(super) fn then(&self) -> When {
        self.ago(0)
    }

    /// So many months before the day the sentence speaks of.
    pub(super) fn ago(&self, months: u32) -> When {
        match self.around.day {
            Some(day) => When::Fixed(months_before(day, months)),
            None => When::BeforeStart(months),
        }
    }

    /// The question the vocabulary gives for a term, or else this one.
    pub(super) fn question_for(&self, term: TermId, otherwise: impl FnOnce() -> String) -> String {
        self.vocabulary.get(term).and_then(|term| term.question.clone()).unwrap_or_else(otherwise)
    }

    /// One matter a term, joined as the names are.
    pub(super) fn each(
        &self,
        slot: &'static str,
        of: impl Fn(TermId) -> Result<Matter, Misfit>,
    ) -> Result<Matter, Misfit> {
        let (joiner, terms) = self.terms(slot).ok_or_else(|| Misfit::new(slot, "a name is missing here"))?;
        let mut parts = terms.iter().map(|term| of(*term)).collect::<Result<Vec<_>, _>>()?;
        Ok(match (joiner, parts.len()) {
            (_, 1) => parts.remove(0),
            (Joiner::Or, _) => Matter::Any(parts),
            _ => Matter::All(parts),
        })
    }

    /// Needed surely at the high end of a range, and for its owner to consider from the low end on.
    pub(super) fn ranged<N>(low: N, high: Option<N>, leaf: impl Fn(N) -> Matter) -> Matter {
        match high {
            Some(high) => award::ranged(leaf(low), leaf(high)),
            None => leaf(low),
        }
    }
}
