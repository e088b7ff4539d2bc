//! Undertakings of which one does as well as another: two posts that ask for the same and count for the same, of which only
//! the roles differ, and no rule on the way to the goal tells them apart. One of them is tried, and not each in turn.

use std::collections::BTreeSet;
use std::rc::Rc;

use rungs_core::fact::{Fact, Field, Item, Known};

use crate::atlas::Atlas;
use crate::bench::{Bench, Lack};
use crate::entry::hours_in_the_job;
use crate::kept::Keeping;
use crate::undertaking::{Undertaking, UndertakingId, What};

/// Givers of something, each with the first of those that do as well.
pub(crate) type Alike = Vec<(UndertakingId, UndertakingId)>;

impl Bench<'_> {
    /// What could give something that is lacking on the way to these goals, in order, each with the first that does as well.
    pub(crate) fn givers_alike(&self, lack: &Lack, goals: &[UndertakingId]) -> Rc<Alike> {
        if let Some(known) = self.alike.borrow().get(lack) {
            return Rc::clone(known);
        }
        let givers: BTreeSet<UndertakingId> = lack.iter().flat_map(|lack| self.atlas.givers(*lack)).copied().collect();
        let mut alike: Alike = Vec::with_capacity(givers.len());
        for giver in givers {
            let mut firsts = alike.iter().filter(|(one, first)| one == first).map(|(one, _)| *one);
            let first = firsts.find(|first| self.does_as_well(*first, giver, goals));
            alike.push((giver, first.unwrap_or(giver)));
        }
        let alike = Rc::new(alike);
        self.alike.borrow_mut().insert(lack.clone(), Rc::clone(&alike));
        alike
    }

    /// Whether two undertakings can stand for one another on the way to these goals.
    fn does_as_well(&self, one: UndertakingId, other: UndertakingId, goals: &[UndertakingId]) -> bool {
        let (Some(first), Some(second)) = (self.undertaking(one), self.undertaking(other)) else { return false };
        // A plan may be to keep to the one, or a goal may be one of them.
        if !matches!(self.keeping, Keeping::Nothing) || goals.contains(&one) || goals.contains(&other) {
            return false;
        }
        if !takes_the_same(first, second) || !asks_the_same(self.atlas, one, other) || !gives_the_same(first, second) {
            return false;
        }
        let matters = self.matters.get_or_init(|| leading_to(self.atlas, goals));
        let counts_for = |what: UndertakingId| {
            let given = self.atlas.given_by(what).iter();
            given.copied().filter(|number| matters.get(*number) == Some(&true)).collect::<Vec<usize>>()
        };
        counts_for(one) == counts_for(other)
    }
}

/// Whether two undertakings take as long, cost as much, and leave as much to others.
fn takes_the_same(one: &Undertaking, other: &Undertaking) -> bool {
    let is_same_sort = match (&one.what, &other.what) {
        (What::WayIn { .. }, What::WayIn { .. }) | (What::Opportunity(_), What::Opportunity(_)) => true,
        (What::Deed { by, .. }, What::Deed { by: other, .. }) => by.is_some() == other.is_some(),
        _ => false,
    };
    is_same_sort
        && (one.months, one.is_length_known, one.pace, one.hours_a_week, one.in_evenings)
            == (other.months, other.is_length_known, other.pace, other.hours_a_week, other.in_evenings)
        && (one.cost, &one.starts_in, one.apply_by, one.others(), one.is_running, one.is_registration())
            == (other.cost, &other.starts_in, other.apply_by, other.others(), other.is_running, other.is_registration())
}

/// Whether whoever can begin the one, and hold its post, can begin the other.
fn asks_the_same(atlas: &Atlas<'_>, one: UndertakingId, other: UndertakingId) -> bool {
    let needs = atlas.needs(one);
    needs.is_whole && needs == atlas.needs(other)
}

/// Whether what two undertakings give is the same, but for the role that they lead to.
fn gives_the_same(one: &Undertaking, other: &Undertaking) -> bool {
    let post = |one: &Undertaking| one.post.as_ref().map(|post| (post.is_with_same_employer, post.profession));
    let known = |item: &'_ Item| -> Vec<(Field, Known)> {
        let said = item.fields.iter().filter(|(field, _)| **field != Field::Role);
        said.map(|(field, fact): (&Field, &Fact)| (*field, fact.known.clone())).collect()
    };
    let names_a_role = |item: &Item| item.fields.contains_key(&Field::Role);
    post(one) == post(other)
        && hours_in_the_job(&one.gives) == hours_in_the_job(&other.gives)
        && one.gives.len() == other.gives.len()
        && one.entries.len() == other.entries.len()
        && one.entries.iter().zip(&other.entries).all(|(one, other)| {
            (one.list, known(one), names_a_role(one)) == (other.list, known(other), names_a_role(other))
        })
}

/// The conditions that something on the way to these goals asks for, condition by condition.
fn leading_to(atlas: &Atlas<'_>, goals: &[UndertakingId]) -> Vec<bool> {
    let mut matters = vec![false; atlas.conditions()];
    let mut seen: BTreeSet<UndertakingId> = goals.iter().copied().collect();
    let mut open: Vec<UndertakingId> = goals.to_vec();
    while let Some(what) = open.pop() {
        let Some(undertaking) = atlas.undertakings.get(what) else { continue };
        for leaf in undertaking.asked_to_begin().into_iter().chain(undertaking.asked_to_hold()) {
            let Some(number) = atlas.number(&leaf.condition) else { continue };
            let Some(place) = matters.get_mut(number).filter(|known| !**known) else { continue };
            *place = true;
            open.extend(atlas.givers(number).iter().filter(|giver| seen.insert(**giver)));
        }
    }
    matters
}
