//! The kinds of condition: one file each, with everything that is particular to it.
//!
//! A kind is the sentences it is written in (as templates that this crate never interprets), what
//! they ask of which facts, how to ask about them, and examples. Adding a kind is adding its file
//! and a line to [`KINDS`].

mod age;
mod approved_course;
mod check;
mod circumstance;
mod declaration;
mod degree;
mod employers_part;
mod employment;
mod english_and_maths;
mod experience;
mod held_or_studying;
mod judgement;
mod language_test;
mod post_available;
mod practice_since_registering;
mod procedure;
mod qualification_count;
mod qualification_held;
mod registration;
mod residence;
mod right_to_work;
mod subjects_passed;
mod test;
mod training_completed;
mod weekly_hours;
mod working_time;

mod award;
mod wording;

use std::collections::BTreeMap;

use crate::date::Date;
use crate::requirement::{Content, Matter, Moment, Owner};
use crate::vocabulary::{TermId, Vocabulary};

/// Every kind, in the order of the language reference.
pub const KINDS: &[Kind] = &[
    qualification_count::KIND,
    subjects_passed::KIND,
    english_and_maths::KIND,
    qualification_held::KIND,
    held_or_studying::KIND,
    degree::KIND,
    approved_course::KIND,
    registration::KIND,
    employment::KIND,
    weekly_hours::KIND,
    employers_part::KIND,
    experience::KIND,
    practice_since_registering::KIND,
    age::KIND,
    right_to_work::KIND,
    residence::KIND,
    working_time::KIND,
    check::KIND,
    language_test::KIND,
    test::KIND,
    training_completed::KIND,
    circumstance::KIND,
    declaration::KIND,
    post_available::KIND,
    procedure::KIND,
    judgement::KIND,
];

/// A kind of condition.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name in messages, in lower case with hyphens.
    pub name: &'static str,
    /// The clauses it is written in, in base form, as templates for the reader of sentences.
    pub frames: &'static [&'static str],
    /// Sentences as an author would write them; each must be read as this kind.
    pub examples: &'static [&'static str],
    /// When a clause read by this frame falls due, where neither the sentence nor its heading says so and it isn't
    /// the heading's usual moment.
    pub falls_due: fn(usize) -> Option<Moment>,
    /// What a clause asks, once its slots are filled.
    pub read: fn(&Clause<'_>) -> Result<Content, Misfit>,
}

/// A clause read by one of a kind's frames, with its names found in the vocabulary.
#[derive(Clone, Debug)]
pub struct Clause<'a> {
    /// Which of the kind's frames read it.
    pub frame: usize,
    /// What stands in its slots.
    pub slots: BTreeMap<String, Slot>,
    /// The words it is written in.
    pub vocabulary: &'a Vocabulary,
    /// Who asks: equivalences are theirs.
    pub owner: &'a Owner,
    /// The term that answers to the clause as a whole are kept under, for clauses asked word for word.
    pub asked_as: TermId,
    /// The clause as written.
    pub written: &'a str,
}

/// What a slot holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A number or range, in hundredths.
    Number(i64, Option<i64>),
    /// A floor on a grade scale, as written, with the same grade in letters if given.
    Grade {
        /// The lowest grade that is enough.
        floor: String,
        /// The letter in brackets.
        letters: Option<String>,
    },
    /// A level, or that level exactly.
    Level(u8, bool),
    /// A length in months or a range of them.
    Months(u32, Option<u32>),
    /// A day.
    Date(Date),
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

/// Why a clause that fits a frame still makes no sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// What is wrong, in the author's words.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The slot it is about.
    pub slot: Option<&'static str>,
}

impl Misfit {
    fn new(slot: &'static str, message: impl Into<String>) -> Misfit {
        Misfit { message: message.into(), help: None, slot: Some(slot) }
    }

    fn help(mut self, help: impl Into<String>) -> Misfit {
        self.help = Some(help.into());
        self
    }
}

impl Clause<'_> {
    /// The terms of a slot, and whether any of them is enough.
    fn terms(&self, slot: &'static str) -> Option<(Joiner, &[TermId])> {
        match self.slots.get(slot) {
            Some(Slot::Terms(joiner, terms)) => Some((*joiner, terms)),
            _ => None,
        }
    }

    /// The single term of a slot that the frame can't do without.
    fn term(&self, slot: &'static str) -> Result<TermId, Misfit> {
        match self.terms(slot) {
            Some((_, [term])) => Ok(*term),
            Some(_) => Err(Misfit::new(slot, "only one name can stand here").help("write one requirement for each")),
            None => Err(Misfit::new(slot, "a name is missing here")),
        }
    }

    /// A number in hundredths and the high end of its range.
    fn number(&self, slot: &str) -> Option<(i64, Option<i64>)> {
        match self.slots.get(slot) {
            Some(Slot::Number(low, high)) => Some((*low, *high)),
            _ => None,
        }
    }

    /// A whole number that counts something.
    fn count(&self, slot: &'static str) -> Result<(u16, Option<u16>), Misfit> {
        let whole = |hundredths: i64| {
            let whole = (hundredths % 100 == 0).then_some(hundredths / 100);
            whole.and_then(|number| u16::try_from(number).ok()).filter(|number| (1..=100).contains(number))
        };
        let (low, high) = self.number(slot).ok_or_else(|| Misfit::new(slot, "a number is missing here"))?;
        let misfit = || Misfit::new(slot, "this must be a whole number from 1 to 100");
        let high = high.map(|high| whole(high).ok_or_else(misfit)).transpose()?;
        Ok((whole(low).ok_or_else(misfit)?, high))
    }

    fn months(&self, slot: &str) -> Option<(u32, Option<u32>)> {
        match self.slots.get(slot) {
            Some(Slot::Months(low, high)) => Some((*low, *high)),
            _ => None,
        }
    }

    fn level(&self) -> Option<(u8, bool)> {
        match self.slots.get("level") {
            Some(Slot::Level(level, exactly)) => Some((*level, *exactly)),
            _ => None,
        }
    }

    fn words(&self, slot: &str) -> Option<&str> {
        match self.slots.get(slot) {
            Some(Slot::Words(words)) => Some(words),
            _ => None,
        }
    }

    fn has(&self, flag: &str) -> bool {
        self.slots.contains_key(flag)
    }

    fn weight(&self) -> Weight {
        match self.slots.get("weight") {
            Some(Slot::Weight(weight)) => *weight,
            _ => Weight::Must,
        }
    }

    /// A part of the sentence under the strength word in front of it.
    fn weighed(&self, part: Matter) -> Matter {
        match self.weight() {
            Weight::Must => part,
            Weight::Usually => Matter::Usually(Box::new(part)),
            Weight::Preferably => Matter::Preferably(Box::new(part)),
        }
    }

    /// The question the vocabulary gives for a term, or else this one.
    fn question_for(&self, term: TermId, otherwise: impl FnOnce() -> String) -> String {
        self.vocabulary.get(term).and_then(|term| term.question.clone()).unwrap_or_else(otherwise)
    }

    /// One matter a term, joined as the names are.
    fn each(&self, slot: &'static str, of: impl Fn(TermId) -> Result<Matter, Misfit>) -> Result<Matter, Misfit> {
        let (joiner, terms) = self.terms(slot).ok_or_else(|| Misfit::new(slot, "a name is missing here"))?;
        let mut parts = terms.iter().map(|term| of(*term)).collect::<Result<Vec<_>, _>>()?;
        Ok(match (joiner, parts.len()) {
            (_, 1) => parts.remove(0),
            (Joiner::Or, _) => Matter::Any(parts),
            _ => Matter::All(parts),
        })
    }
}

/// The kind with this name.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}
