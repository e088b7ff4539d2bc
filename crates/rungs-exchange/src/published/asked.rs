//! What a published sentence asks, as a value: before it is a sentence of the page language, and to compare that with.

use rungs_text::{Joiner, Weight};

/// One requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Whether it is asked for registration, and not for the job.
    pub(crate) to_register: bool,
    pub(crate) guard: Option<Guard>,
    pub(crate) strength: Strength,
    pub(crate) what: What,
    /// Why, in the published words: *because …*, *to travel …*.
    pub(crate) reason: Option<String>,
    /// How often, where it is asked again and again.
    pub(crate) again: Option<Again>,
    /// Who judges what facts leave open.
    pub(crate) decider: Option<&'static str>,
}

/// How often something is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Again {
    Yearly,
    EveryYears(u32),
}

/// For whom it holds, in the published words: a clause that begins with *you*, *your* or *the post*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Guard {
    pub(crate) unless: bool,
    pub(crate) words: String,
}

/// How strongly, the strongest first: of two that come together the later one holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    Must,
    Should,
    Usually,
    May,
    Preferably,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// Something that facts settle.
    Claim(Claim),
    /// Something that only somebody's judgement settles.
    Judged {
        /// *have*, *pass*
        verb: &'static str,
        thing: String,
    },
    /// Any one of these.
    OneOf(Vec<Item>),
    NothingSet,
    /// *Requirements vary by employer*: the noun.
    Varies(&'static str),
}

/// One of several ways to meet a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) what: ItemWhat,
    /// Where it only may count: who decides.
    pub(crate) instead: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ItemWhat {
    Claim(Claim),
    Judged(String),
}

/// A clause of one of the kinds that the core knows, with what its slots have to hold once it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    /// The kind's name.
    pub(crate) kind: &'static str,
    /// The verb in base form: *have*, *be*.
    pub(crate) verb: &'static str,
    /// What follows the verb.
    pub(crate) thing: String,
    pub(crate) slots: Vec<(&'static str, Held)>,
    /// What the vocabulary has to know.
    pub(crate) terms: Vec<NewTerm>,
}

/// What a slot holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// In hundredths.
    Number(u32, Option<u32>),
    /// The lowest grade that is enough.
    Grade(String),
    Level(i8),
    Months(u32, Option<u32>),
    /// Titles of the vocabulary.
    Names(Joiner, Vec<String>),
    Weight(Weight),
    Words,
    Flag,
}

/// A term that the vocabulary of an import takes from a published sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NewTerm {
    pub(crate) class: &'static str,
    pub(crate) title: String,
    /// Another name: mostly the letters it is known by.
    pub(crate) also: Option<String>,
}

impl Guard {
    /// Whether a day of birth settles it, and the person need not be asked word for word.
    pub(crate) fn is_about_age(&self) -> bool {
        let rest = self.words.strip_prefix("you're aged ").or_else(|| self.words.strip_prefix("you are aged "));
        let words: Vec<&str> = rest.unwrap_or_default().split(' ').collect();
        matches!(words.as_slice(), [age, "or", "over"] if age.parse::<u8>().is_ok())
    }
}

impl Held {
    pub(crate) fn number(low: u32, high: Option<u32>) -> Held {
        Held::Number(low.saturating_mul(100), high.map(|high| high.saturating_mul(100)))
    }

    pub(crate) fn name(title: impl Into<String>) -> Held {
        Held::Names(Joiner::One, vec![title.into()])
    }
}

impl Asked {
    pub(crate) fn new(strength: Strength, what: What) -> Asked {
        Asked { to_register: false, guard: None, strength, what, reason: None, again: None, decider: None }
    }

    pub(crate) fn claim(strength: Strength, claim: Claim) -> Asked {
        Asked::new(strength, What::Claim(claim))
    }

    /// What the vocabulary has to know for it.
    pub(crate) fn terms(&self) -> impl Iterator<Item = &NewTerm> {
        let own = match &self.what {
            What::Claim(claim) => claim.terms.as_slice(),
            _ => &[],
        };
        let items = match &self.what {
            What::OneOf(items) => items.as_slice(),
            _ => &[],
        };
        let of_items = items.iter().flat_map(|item| match &item.what {
            ItemWhat::Claim(claim) => claim.terms.as_slice(),
            ItemWhat::Judged(_) => &[],
        });
        own.iter().chain(of_items)
    }
}

impl Claim {
    pub(crate) fn new(kind: &'static str, verb: &'static str, thing: impl Into<String>) -> Claim {
        Claim { kind, verb, thing: thing.into(), slots: Vec::new(), terms: Vec::new() }
    }

    pub(crate) fn slot(mut self, name: &'static str, held: Held) -> Claim {
        self.slots.push((name, held));
        self
    }

    pub(crate) fn flag_if(self, is_said: bool, name: &'static str) -> Claim {
        if is_said { self.slot(name, Held::Flag) } else { self }
    }

    pub(crate) fn term(mut self, class: &'static str, title: impl Into<String>, also: Option<String>) -> Claim {
        self.terms.push(NewTerm { class, title: title.into(), also });
        self
    }
}

impl Strength {
    /// Both at once: *usually* of what only *may* be needed.
    pub(crate) fn and(self, other: Strength) -> Strength {
        self.max(other)
    }
}
