//! What a search leaves to others that look for the same with something left out.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rungs_core::quick::QuickMap;

use super::ground::Ground;
use super::{Candidate, Takes};
use crate::schedule::Scheduled;
use crate::undertaking::UndertakingId;

/// What is known once a search is over, whatever else is left out: how the sets that it looked at can be put in order, and what
/// no plan can be sooner than.
#[derive(Debug)]
pub(crate) struct Trail {
    pub(super) ground: Ground,
    /// What became of sets that were put in every order that is of use.
    orders: RefCell<QuickMap<Vec<UndertakingId>, Rc<Scheduled>>>,
    /// Every plan that was found, whether or not another is as good in every way.
    found: RefCell<Vec<Candidate>>,
    /// No plan takes less time than this.
    soonest: Cell<Option<(u32, u32)>>,
}

impl Trail {
    pub(super) fn of(ground: Ground) -> Trail {
        Trail { ground, orders: RefCell::default(), found: RefCell::default(), soonest: Cell::new(None) }
    }

    /// What became of a set, if that is known of all orders in which it would be over before a month.
    pub(super) fn order(&self, set: &Vec<UndertakingId>, before: u32) -> Option<Rc<Scheduled>> {
        let orders = self.orders.borrow();
        let known = orders.get(set)?;
        (known.best.is_some() || known.before >= before).then(|| Rc::clone(known))
    }

    /// Keeps what became of a set that was put in every order that is of use.
    pub(super) fn keep(&self, set: &[UndertakingId], scheduled: &Rc<Scheduled>) {
        self.orders.borrow_mut().insert(set.to_vec(), Rc::clone(scheduled));
    }

    /// Keeps a plan.
    pub(super) fn find(&self, plan: Candidate) {
        self.found.borrow_mut().push(plan);
    }

    /// The plans that were found and have none of these steps.
    pub(super) fn without(&self, steps: &[UndertakingId]) -> Vec<Candidate> {
        let has_one = |plan: &Candidate| plan.schedule.starts.iter().any(|start| steps.contains(&start.what));
        self.found.borrow().iter().filter(|plan| !has_one(plan)).cloned().collect()
    }

    /// Takes down what no plan takes less time than.
    pub(super) fn is_no_sooner_than<'t>(&self, takes: impl Iterator<Item = &'t Takes>) {
        self.soonest.set(takes.map(|takes| takes.finish).min());
    }

    /// The time that no plan takes less than; none where that isn't known.
    pub(super) fn soonest(&self) -> Option<(u32, u32)> {
        self.soonest.get()
    }
}
