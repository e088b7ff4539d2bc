//! What a sentence says: its parts, as types.

use crate::frame::Frames;
use crate::moment::Moment;
use crate::name::Names;
use crate::nearly::Nearly;
use crate::slot::{Slots, Weight};
use crate::span::{Span, Spanned};

/// What sentences are read with.
#[derive(Clone, Copy, Debug)]
pub struct Grammar<'a> {
    /// The sentence templates of all kinds.
    pub frames: &'a Frames,
    /// The names of the vocabulary.
    pub names: &'a Names,
}

/// Where a sentence stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A bullet under a rules heading: a whole sentence.
    Rules,
    /// A bullet in a group: a whole sentence, or a fragment that completes the introducer.
    Item {
        /// The verb of the introducer in base form: [`Body::Group`]'s `verb`.
        introducer: String,
        /// How the group's items are joined.
        group: GroupHow,
    },
    /// A bullet below `If …, you must:`.
    GuardedItem,
}

/// A sentence read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence as written.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// *If …* or *unless …*.
    pub guard: Option<Guard>,
    /// *For funding*, *At Northmoor University*.
    pub scope: Option<Spanned<Scope>>,
    /// How strongly it is asked for.
    pub strength: Strength,
    /// Who asks, where the words for the strength name them: *some employers ask for*.
    pub asker: Option<Asker>,
    /// What is asked for.
    pub body: Body,
    /// *because …*: kept and shown.
    pub reason: Option<Spanned<String>>,
    /// When it must hold, if the sentence says so.
    pub moment: Option<Spanned<Moment>>,
    /// Who decides, as written: *the university*, *they*.
    pub decider: Option<Spanned<String>>,
    /// What keeps words from being read that somebody judges, where it is but a little.
    pub nearly: Option<Nearly>,
    /// *…, but experience in healthcare may count instead.*
    pub otherwise: Option<Box<Otherwise>>,
}

/// What may count instead of all that a sentence asks for, where it stands in the same sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Otherwise {
    /// The words before *but*.
    pub instead_of: String,
    /// What stands behind it.
    pub sentence: Sentence,
}

impl Sentence {
    /// Where the bullets below it stand, if it introduces a list.
    pub fn place_below(&self) -> Option<Place> {
        let Body::Group { how, verb, .. } = &self.body else { return None };
        Some(match &self.guard {
            Some(_) if verb.is_empty() => Place::GuardedItem,
            _ => Place::Item { introducer: verb.clone(), group: *how },
        })
    }
}

/// Whose rule a sentence is, when it isn't its heading's owner's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// *For funding,*
    Funding,
    /// *For registration,*
    Registration,
    /// *For the post,*
    Post,
    /// *At Northmoor University,*
    At(String),
}

/// Those of whom some ask for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// *Some employers*, *for some jobs*
    Employers,
    /// *Some universities*, *for some courses*
    Providers,
}

/// How strongly something is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Strength {
    /// *you must*
    Must,
    /// *you usually*
    Usually,
    /// *you should*, *you are expected to*
    Should,
    /// *you may need*, *some employers ask for*
    May,
    /// *preferably, you*
    Preferably,
    /// *x may count instead*
    Instead {
        /// What it replaces, where named: *instead of the GCSEs*.
        of: Option<Spanned<String>>,
    },
}

/// When a sentence applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// Whether it was written with *unless*.
    pub unless: bool,
    /// The condition.
    pub clause: Clause,
    /// When the condition is looked at, if the guard says so: *when you start*.
    pub moment: Option<Spanned<Moment>>,
    /// From *if* to the last word of the condition.
    pub span: Span,
}

/// The condition of a guard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// A condition that a frame reads.
    Match {
        /// The frame and its slots.
        found: Match,
        /// Whether the clause denies it: *you don't hold …*.
        negated: bool,
    },
    /// A clause that is asked word for word.
    Open(Spanned<String>),
    /// *The post asks for it*: whether what the sentence itself asks for is asked there.
    AskedFor(Spanned<String>),
}

/// What a sentence asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A condition that a frame reads.
    Match(Match),
    /// Words that somebody judges. Only where there is a decider.
    Words(Spanned<String>),
    /// An introducer: the bullets below are the items.
    Group {
        /// How they are joined.
        how: GroupHow,
        /// The verb that fragments complete, in base form: *have*, *meet*; empty after *you must:*.
        verb: String,
        /// Where *either* or *both* stands, which join two and no more.
        pair: Option<Span>,
    },
    /// *A relevant role is one of:*; the bullets below are the names.
    Definition(Spanned<String>),
    /// *There are no set requirements.*
    NothingSet,
    /// *Requirements vary by university.*
    Varies {
        /// By what they vary.
        by: Option<Spanned<String>>,
    },
    /// *What is needed here isn't known yet.*
    NotKnownYet,
    /// *Unread: …*, in imported pages.
    Unread(Spanned<String>),
    /// *The GCSEs are not asked for.*: what one provider makes of what a general rule leaves open.
    FilledIn(FilledIn),
}

/// What one provider makes of what a general rule leaves open, for everybody who goes there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledIn {
    /// What the rule asks for, as written: *the GCSEs*, *experience*.
    pub what: Spanned<String>,
    /// What is made of it.
    pub filling: Filling,
    /// What it counts instead of, where that is named.
    pub of: Option<Spanned<String>>,
    /// Whether its verb is a plural one: *the GCSEs are*.
    pub plural: bool,
}

impl FilledIn {
    /// Whether it says that what is told of the provider is all it asks: *Nothing else is asked for.*
    pub fn is_all(&self) -> bool {
        let what = self.what.value.trim();
        self.filling == Filling::Asked
            && ["nothing else", "nothing more"].iter().any(|all| what.eq_ignore_ascii_case(all))
    }
}

/// What a provider makes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filling {
    /// *… are asked for*: what is usual, or may be asked, is asked there.
    Asked,
    /// *… are not asked for*
    NotAsked,
    /// *… counts instead*: what may count, if they accept it, counts there.
    Counts,
    /// *… does not count instead*
    CountsNot,
}

/// How the items of a group are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupHow {
    /// *all of*, *both*
    All,
    /// *one of*, *either*
    One,
    /// *at least 2 of*
    AtLeast(u32),
}

/// A clause read by a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The kind the caller gave with the template.
    pub kind: String,
    /// Which template, counted in the order given.
    pub template: usize,
    /// What the slots hold. A slot that wasn't written isn't there; a label that was is [`Slot::Flag`](crate::Slot::Flag).
    pub slots: Slots,
    /// *You must not already hold …*
    pub negated: bool,
    /// Parts under a strength of their own (*…, usually at level 3*), each read with the clause it is a part of.
    pub weighed: Vec<(Weight, Match)>,
}
