//! Requirements as a page states them, before the algebra: strength, scope, time, decider and what is asked.

use crate::condition::Condition;
use crate::date::Date;
use crate::fact::Outcome;

pub use crate::moment::{Milestone, Moment, Unit};

/// Who asks for something, or decides about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Owner {
    /// Whoever pays for the training.
    Funder,
    /// The apprenticeship standard.
    Standard,
    /// The university, college or other provider.
    Provider,
    /// The regulator or register.
    Regulator,
    /// The employer.
    Employer,
    /// Someone else, as the page names them.
    Named(String),
}

impl Owner {
    /// The name used on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Owner::Funder => "funder",
            Owner::Standard => "standard",
            Owner::Provider => "provider",
            Owner::Regulator => "regulator",
            Owner::Employer => "employer",
            Owner::Named(name) => name,
        }
    }

    /// As a person reads it: "the university", "your employer", "the HCPC".
    pub fn spoken(&self) -> String {
        match self {
            Owner::Funder => "the funder".into(),
            Owner::Standard => "the apprenticeship standard".into(),
            Owner::Provider => "the university or college".into(),
            Owner::Regulator => "the regulator".into(),
            Owner::Employer => "the employer".into(),
            Owner::Named(name) => name.clone(),
        }
    }
}

/// How strongly something is asked. The words are section 2 of the language reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Strength {
    /// *must*
    Must,
    /// *usually*
    Usually,
    /// *should*
    Should,
    /// *may need*, *some employers ask for*
    May,
    /// *preferably*: shown, never decides
    Preferably,
    /// *may count instead*
    Instead,
}

impl Strength {
    /// The word shown beside the sentence.
    pub fn as_str(self) -> &'static str {
        match self {
            Strength::Must => "must",
            Strength::Usually => "usually",
            Strength::Should => "should",
            Strength::May => "may",
            Strength::Preferably => "preferably",
            Strength::Instead => "instead",
        }
    }
}

/// Where a sentence stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// The page, as a path inside the framework.
    pub page: String,
    /// The line, from 1.
    pub line: u32,
}

/// What a requirement needs of the fact that it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Unique on its page: a slug of its sentence.
    pub id: String,
    /// The sentence as written.
    pub sentence: String,
    /// Where it stands.
    pub place: Place,
    /// How strongly it is asked.
    pub strength: Strength,
    /// Who asks.
    pub owner: Owner,
    /// Whether it decides who pays, and not who may start.
    pub for_funding: bool,
    /// When it falls due.
    pub moment: Moment,
    /// Starts to which it applies.
    pub starts: Starts,
    /// The case in which it applies, if not always.
    pub guard: Option<Guard>,
    /// What is asked.
    pub content: Content,
    /// Whose judgement it is, where one is needed.
    pub decider: Option<Owner>,
    /// What one provider has decided for everybody who goes there, where the rule leaves it open: to set aside what is
    /// *usual*, not to ask for what *may* be asked, to accept what may count *instead*; or the opposite.
    pub filled_in: Option<Outcome>,
    /// The reason given with *because*.
    pub reason: Option<String>,
    /// The footnotes it rests on: keys of [`crate::framework::Framework::sources`].
    pub sources: Vec<String>,
}

impl Requirement {
    /// What a provider says must be there at the start, whoever pays.
    pub fn at_start(sentence: &str, place: &Place, content: Content) -> Requirement {
        Requirement {
            id: String::new(),
            sentence: sentence.to_owned(),
            place: place.clone(),
            strength: Strength::Must,
            owner: Owner::Provider,
            for_funding: false,
            moment: Moment::Start,
            starts: Starts::default(),
            guard: None,
            content,
            decider: None,
            filled_in: None,
            reason: None,
            sources: Vec::new(),
        }
    }

    /// Changes every condition in it.
    pub(crate) fn each_condition(&mut self, change: &mut impl FnMut(&mut Condition)) {
        if let Some(guard) = &mut self.guard {
            guard.clause.each_leaf(&mut |leaf| change(&mut leaf.condition));
        }
        match &mut self.content {
            Content::Matter(matter) => matter.each_leaf(&mut |leaf| change(&mut leaf.condition)),
            Content::Group { members, .. } => members.iter_mut().for_each(|member| member.each_condition(change)),
            Content::Judgement
            | Content::NothingSet { .. }
            | Content::Varies { .. }
            | Content::NotKnownYet
            | Content::OfTheCourse => {}
        }
    }

    /// Whether a provider has filled something in, in it or in one of its members.
    pub fn is_filled_in(&self) -> bool {
        let in_members = match &self.content {
            Content::Group { members, .. } => members.iter().any(Requirement::is_filled_in),
            _ => false,
        };
        self.filled_in.is_some() || in_members
    }

    /// Whether its provider doesn't ask for it, though the general rule usually does, or may.
    pub fn is_not_asked_here(&self) -> bool {
        let may_be_asked = matches!(self.strength, Strength::Usually | Strength::Should | Strength::May);
        may_be_asked && self.filled_in == Some(Outcome::Granted)
    }

    /// Every condition it looks at: its own, those of its members, and those it applies by.
    pub fn leaves(&self) -> Vec<&Leaf> {
        let own = match &self.content {
            Content::Matter(matter) => matter.leaves(),
            Content::Group { members, .. } => members.iter().flat_map(Requirement::leaves).collect(),
            _ => Vec::new(),
        };
        let guard = self.guard.iter().flat_map(|guard| guard.clause.leaves());
        own.into_iter().chain(guard).collect()
    }

    /// The same, due at the start, on any day, whoever pays: what it asks, and nothing of when and for whom.
    pub fn at_once(&self) -> Requirement {
        let mut requirement = self.clone();
        requirement.moment = Moment::Start;
        requirement.starts = Starts::default();
        requirement.for_funding = false;
        if let Content::Group { members, .. } = &mut requirement.content {
            *members = members.iter().map(Requirement::at_once).collect();
        }
        requirement
    }
}

/// The starts to which a rule applies: from one day on, before another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Starts {
    /// The first day of a start that it applies to.
    pub from: Option<Date>,
    /// The first day of a start that it no longer applies to.
    pub before: Option<Date>,
}

impl Starts {
    /// Whether a start on this day falls under the rule.
    pub fn contains(self, start: Date) -> bool {
        self.from.is_none_or(|from| start >= from) && self.before.is_none_or(|before| start < before)
    }
}

/// *If c* or *unless c*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// What must hold for the requirement to apply.
    pub clause: Matter,
    /// The clause as written, with its *if* or *unless*.
    pub sentence: String,
}

/// What a requirement asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Something that facts can settle.
    Matter(Matter),
    /// Several requirements under one introducer.
    Group {
        /// How many of them are needed.
        how: How,
        /// The items of the list.
        members: Vec<Requirement>,
    },
    /// Someone's judgement, with nothing that facts could settle.
    Judgement,
    /// *There are no set requirements.*; with *and the employer decides*, and nothing beside it, their decision.
    NothingSet {
        /// Whether it stands alone.
        alone: bool,
    },
    /// *Requirements vary by university.*: a note beside other rules; alone, somebody's decision.
    Varies {
        /// Whether it stands alone.
        alone: bool,
    },
    /// *What is needed here isn't known yet.*, or a published sentence that nobody has read.
    NotKnownYet,
    /// A rule about the course rather than the person: it tells which course to choose.
    OfTheCourse,
}

/// How many members of a group are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// All of them.
    All,
    /// One of them.
    One,
    /// At least this many.
    AtLeast(u16),
}

/// What a sentence asks of facts: conditions joined by the words of one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matter {
    /// One condition.
    Leaf(Leaf),
    /// All of these.
    All(Vec<Matter>),
    /// One of these.
    Any(Vec<Matter>),
    /// At least so many of these.
    AtLeast(u16, Vec<Matter>),
    /// The opposite.
    Not(Box<Matter>),
    /// A word that leaves room: met at the strict reading, for its owner to consider at the loose one.
    Softened {
        /// What surely is enough.
        strict: Box<Matter>,
        /// What they have said they will look at.
        loose: Box<Matter>,
        /// Whether the loose reading is what is asked, and the strict one what only some ask for: *4 or 5*.
        is_range: bool,
    },
    /// A part of the sentence that is only usual: failing it alone leaves *by exception*.
    Usually(Box<Matter>),
    /// A part of the sentence that is only preferred: shown, never decides.
    Preferably(Box<Matter>),
}

/// The kind of a condition that no sentence asks for: it spares a question where facts are far from what is asked.
pub const BOUND: &str = "bound";

/// One condition with what is needed to talk about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// What must be true.
    pub condition: Condition,
    /// The kind it was read as.
    pub kind: &'static str,
    /// What it asks, as words that complete "you …" or stand alone ("4 GCSEs at grade 4 or above").
    pub words: String,
    /// How to ask about it.
    pub question: Question,
    /// Who could make it true.
    pub change: Change,
}

/// A question that settles one or more conditions.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Question {
    /// Conditions with the same key are settled by the same answer.
    pub key: String,
    /// The question as a person is asked it.
    pub text: String,
    /// What an answer looks like.
    pub shape: Shape,
}

/// What an answer looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shape {
    /// Yes or no.
    YesNo,
    /// How many.
    Count,
    /// How many months.
    Months,
    /// A day, a month or a year.
    Date,
}

/// Who could make a condition true that isn't.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// The person, by doing something: the words for it.
    Own(String),
    /// Someone else, if asked.
    Others(Owner, String),
    /// Nobody: only time, or nothing, changes it.
    Fixed,
}

impl Matter {
    /// All of these; a single one stands for itself.
    pub fn all(mut parts: Vec<Matter>) -> Matter {
        if parts.len() == 1 { parts.remove(0) } else { Matter::All(parts) }
    }

    /// Changes every leaf.
    pub(crate) fn each_leaf(&mut self, change: &mut impl FnMut(&mut Leaf)) {
        match self {
            Matter::Leaf(leaf) => change(leaf),
            Matter::All(parts) | Matter::Any(parts) | Matter::AtLeast(_, parts) => {
                parts.iter_mut().for_each(|part| part.each_leaf(change));
            }
            Matter::Not(inner) | Matter::Usually(inner) | Matter::Preferably(inner) => inner.each_leaf(change),
            Matter::Softened { strict, loose, .. } => {
                strict.each_leaf(change);
                loose.each_leaf(change);
            }
        }
    }

    /// Every leaf, in the order of the sentence.
    pub fn leaves(&self) -> Vec<&Leaf> {
        let mut found = Vec::new();
        let mut pending = vec![self];
        while let Some(matter) = pending.pop() {
            match matter {
                Matter::Leaf(leaf) => found.push(leaf),
                Matter::All(parts) | Matter::Any(parts) | Matter::AtLeast(_, parts) => {
                    pending.extend(parts.iter().rev())
                }
                Matter::Not(inner) | Matter::Usually(inner) | Matter::Preferably(inner) => pending.push(inner),
                Matter::Softened { strict, loose, .. } => pending.extend([loose.as_ref(), strict.as_ref()]),
            }
        }
        found
    }
}
