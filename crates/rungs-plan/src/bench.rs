//! What can begin in a month: what the engine says of a person's facts as they are then. What it has said is kept.

pub(crate) mod aim;
mod at_best;
mod breakpoint;
mod lapse;
pub(crate) mod then;
mod verdict;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeSet;
use std::hash::Hash;
use std::rc::Rc;
use std::sync::Arc;

use rungs_core::date::Date;
use rungs_core::fact::{Item, Person};
use rungs_core::program::{Program, TooLarge};
use rungs_core::quick::QuickMap;
use rungs_core::recall::{Noted, Recall, Told};
use rungs_core::requirement::Leaf;

use crate::atlas::Atlas;
use crate::kept::Keeping;
use crate::plan;
use crate::search::alike::Alike;
use crate::search::filling::Filling;
use crate::timeline::Start;
use crate::undertaking::{Undertaking, UndertakingId};
use aim::{Aim, Programs, Rules};
use breakpoint::{breakpoints, by_the_page};
pub(crate) use lapse::goes_out_of_date;
use then::{Then, Thens};
pub(crate) use verdict::{Gateway, Lack, Never, Verdict};

/// What is asked: about which gateway of what, in which month, after what has begun.
type Question = (UndertakingId, Gateway, u32, Vec<Start>);

/// What is asked of a gateway beside some others, whenever they begin, up to a last month.
pub(crate) type Beside = (UndertakingId, Gateway, Vec<UndertakingId>, u32);

/// An undertaking in the months from one to another, after what has begun.
type Stretch = (UndertakingId, u32, Vec<Start>, u32);

/// Answers that were given already.
pub(crate) type Answers<K, V> = RefCell<QuickMap<K, V>>;

/// The engine, asked about undertakings in the months of one plan.
pub(crate) struct Bench<'a> {
    pub(crate) atlas: &'a Atlas<'a>,
    pub(crate) person: &'a Person,
    pub(crate) begin: Date,
    /// Whether somebody may set a rule of their own aside.
    pub(crate) exceptions: bool,
    /// What of an earlier plan is kept to.
    pub(crate) keeping: Keeping<'a>,
    /// Of several jobs the one in which there can be more hours.
    pub(crate) hours_in: Option<&'a str>,
    /// Whether more hours would have been tried, and nobody can say in which job.
    pub(crate) is_job_open: Cell<bool>,
    /// The day it is.
    pub(crate) today: Date,
    /// The first month in which anything begins that hasn't begun before.
    pub(crate) first: u32,
    pub(crate) programs: Programs<'a>,
    pub(crate) thens: Thens,
    pub(crate) recall: Rc<RefCell<Recall>>,
    /// What is told of the person as the plan begins.
    pub(crate) own: OnceCell<Told>,
    /// Whether something that an undertaking gives may count no more some time later.
    pub(crate) lapses: Answers<UndertakingId, bool>,
    /// Whether what came to a set brings about any of what was lacking.
    pub(crate) brought: Answers<(Filling, u32), bool>,
    /// Givers of what is lacking, with those that do as well as another.
    pub(crate) alike: Answers<Lack, Rc<Alike>>,
    /// The conditions that matter on the way to the goals.
    pub(crate) matters: OnceCell<Vec<bool>>,
    /// What an undertaking can add to that up to a month, at best.
    pub(crate) at_best: Answers<(UndertakingId, u32), Rc<[Noted]>>,
    verdicts: Answers<Question, Rc<Verdict>>,
    agreements: Answers<Question, u32>,
    pub(crate) nevers: Answers<Beside, Rc<Never>>,
    pub(crate) soonest: Answers<(Beside, Option<u32>), Option<u32>>,
    pub(crate) fewest: Answers<Beside, u32>,
    /// For each undertaking, what could give what it asks for: to begin, and to hold its post.
    givers: Answers<UndertakingId, Rc<[BTreeSet<UndertakingId>; 2]>>,
    /// The months in which an undertaking has to be looked at, from one of them on, after what has begun.
    breaks: Answers<Stretch, Rc<[u32]>>,
    /// The same by its page alone: for its rules as they are in a month, up to a last one.
    pages: Answers<(UndertakingId, u32, u32), Rc<[u32]>>,
    /// After how many months what one gives counts no more for what another asks at a gateway.
    recent: Answers<(UndertakingId, UndertakingId, Gateway), Option<u32>>,
    /// Whether a gateway stays open once it is.
    only_opens: Answers<(UndertakingId, Gateway), bool>,
    /// Whether nothing that comes to be true can close a gateway.
    only_helps: Answers<(UndertakingId, Gateway), bool>,
    /// Whether something is told of what an undertaking asks.
    pub(crate) told_of: Answers<UndertakingId, bool>,
    /// How often a person was read.
    pub(crate) readings: Cell<usize>,
}

/// The answer that was given already, or else this one, which is kept.
pub(crate) fn kept<K: Eq + Hash, V: Clone>(
    answers: &Answers<K, V>,
    question: K,
    answer: impl FnOnce(&K) -> Result<V, TooLarge>,
) -> Result<V, TooLarge> {
    if let Some(known) = answers.borrow().get(&question) {
        return Ok(known.clone());
    }
    let answer = answer(&question)?;
    answers.borrow_mut().insert(question, answer.clone());
    Ok(answer)
}

impl<'a> Bench<'a> {
    pub(crate) fn new(
        atlas: &'a Atlas<'a>,
        question: &plan::Question<'a>,
        (rules, recall): (Arc<Rules<'a>>, Rc<RefCell<Recall>>),
    ) -> Bench<'a> {
        Bench {
            atlas,
            person: question.person,
            begin: question.begin,
            exceptions: question.exceptions,
            keeping: question.keeping,
            hours_in: question.limits.hours_in.as_deref(),
            is_job_open: Cell::new(false),
            today: question.today,
            first: question.first(),
            programs: Programs::of(rules),
            thens: Thens::default(),
            recall,
            own: OnceCell::new(),
            at_best: RefCell::default(),
            alike: RefCell::default(),
            brought: RefCell::default(),
            lapses: RefCell::default(),
            matters: OnceCell::new(),
            verdicts: RefCell::default(),
            agreements: RefCell::default(),
            nevers: RefCell::default(),
            soonest: RefCell::default(),
            fewest: RefCell::default(),
            givers: RefCell::default(),
            breaks: RefCell::default(),
            pages: RefCell::default(),
            told_of: RefCell::default(),
            recent: RefCell::default(),
            only_opens: RefCell::default(),
            only_helps: RefCell::default(),
            readings: Cell::new(0),
        }
    }

    /// The undertaking at a place of the atlas.
    pub(crate) fn undertaking(&self, place: UndertakingId) -> Option<&'a Undertaking> {
        self.atlas.undertakings.get(place)
    }

    /// What begins, with what it is.
    pub(crate) fn all(&self, started: &[Start]) -> Vec<(Start, &'a Undertaking)> {
        started.iter().filter_map(|start| Some((*start, self.undertaking(start.what)?))).collect()
    }

    /// Whether a gateway can be open in a month, and what is missing.
    pub(crate) fn verdict(
        &self,
        (what, gateway): (UndertakingId, Gateway),
        month: u32,
        started: &[Start],
    ) -> Result<Rc<Verdict>, TooLarge> {
        kept(&self.verdicts, (what, gateway, month, started.to_vec()), |_| {
            Ok(match self.aim((what, gateway), month)? {
                Some(aim) => self.judge(&aim, &self.then(&aim, month, started), month),
                None => Rc::new(Verdict::open()),
            })
        })
    }

    /// How many decisions somebody has to take, at least, for a gateway that can be open to be so.
    pub(crate) fn agreements(
        &self,
        (what, gateway): (UndertakingId, Gateway),
        month: u32,
        started: &[Start],
    ) -> Result<u32, TooLarge> {
        kept(&self.agreements, (what, gateway, month, started.to_vec()), |_| {
            self.decisions_in((what, gateway), month, |aim| self.then(aim, month, started))
        })
    }

    /// The fewest decisions with which a gateway can be open in a month, for somebody as they are then.
    pub(crate) fn decisions_in(
        &self,
        gateway: (UndertakingId, Gateway),
        month: u32,
        then: impl FnOnce(&Aim<'a>) -> Rc<Then>,
    ) -> Result<u32, TooLarge> {
        let Some(aim) = self.aim(gateway, month)?.filter(|aim| aim.is_for_others_to_decide()) else { return Ok(0) };
        self.readings.set(self.readings.get() + 1);
        let best = self.best(&self.looks(&aim, &then(&aim), month));
        Ok(u32::try_from(aim.fewest_decisions(&best, self.person).len()).unwrap_or(u32::MAX))
    }

    /// The months from `now` to `last` in which an undertaking has to be looked at after what has begun.
    pub(crate) fn breaks(
        &self,
        (what, undertaking): (UndertakingId, &Undertaking),
        started: &[Start],
        (now, last): (u32, u32),
    ) -> Result<Rc<[u32]>, TooLarge> {
        kept(&self.breaks, (what, now, started.to_vec(), last), |_| {
            let of_month = if self.atlas.changes_with_the_day(what) { now } else { 0 };
            let Some(program) = self.program(what, of_month)? else { return Ok([now].into()) };
            let entries = |each: &mut dyn FnMut(&Item)| self.each_in_the_end(started, each);
            let of_page = self.by_the_page((what, undertaking), (of_month, &program), last);
            let mut breaks = breakpoints(&of_page, &program, entries, &self.all(started), (self.begin, now, last));
            if undertaking.post.is_some() {
                // The post may be one that can be held only when something else is there.
                let held: Vec<u32> = breaks.iter().filter_map(|month| month.checked_sub(undertaking.months)).collect();
                breaks.extend(held.into_iter().filter(|month| *month >= now));
                breaks.sort_unstable();
                breaks.dedup();
            }
            Ok(breaks.into())
        })
    }

    /// The months up to the last in which something may change about an undertaking by its page alone.
    pub(crate) fn by_the_page(
        &self,
        (what, undertaking): (UndertakingId, &Undertaking),
        (of_month, program): (u32, &Program<'_>),
        last: u32,
    ) -> Rc<[u32]> {
        let key = (what, of_month, last);
        if let Some(known) = self.pages.borrow().get(&key) {
            return Rc::clone(known);
        }
        let months: Rc<[u32]> = by_the_page(undertaking, program, (self.begin, last)).into();
        self.pages.borrow_mut().insert(key, Rc::clone(&months));
        months
    }

    /// How many decisions others take for one undertaking of a plan: `before` it began these, and with it all of `starts`.
    pub(crate) fn agreed(&self, start: Start, before: &[Start], starts: &[Start]) -> Result<u32, TooLarge> {
        let Some(undertaking) = self.undertaking(start.what) else { return Ok(0) };
        let end = start.month.saturating_add(undertaking.months);
        let begin = self.agreements((start.what, Gateway::Begin), start.month, before)?;
        let hold = match undertaking.post {
            Some(_) => self.agreements((start.what, Gateway::Hold), end, starts)?,
            None => 0,
        };
        Ok(begin + hold + undertaking.others())
    }

    /// Whether the one could give something that the other asks of those who begin it.
    pub(crate) fn gives_to_begin(&self, what: UndertakingId, other: UndertakingId) -> bool {
        let [to_begin, _] = &*self.givers_of(other);
        to_begin.contains(&what)
    }

    /// Whether the one could give something that the other asks of those who hold its post.
    pub(crate) fn gives_to_hold(&self, what: UndertakingId, other: UndertakingId) -> bool {
        let [_, to_hold] = &*self.givers_of(other);
        to_hold.contains(&what)
    }

    pub(crate) fn givers_of(&self, what: UndertakingId) -> Rc<[BTreeSet<UndertakingId>; 2]> {
        if let Some(known) = self.givers.borrow().get(&what) {
            return Rc::clone(known);
        }
        let of = |leaves: Vec<&Leaf>| -> BTreeSet<UndertakingId> {
            let numbers = leaves.into_iter().filter_map(|leaf| self.atlas.number(&leaf.condition));
            numbers.flat_map(|number| self.atlas.givers(number)).copied().collect()
        };
        let givers = self.undertaking(what).map(|one| [of(one.asked_to_begin()), of(one.asked_to_hold())]);
        let givers = Rc::new(givers.unwrap_or_default());
        self.givers.borrow_mut().insert(what, Rc::clone(&givers));
        givers
    }
}
