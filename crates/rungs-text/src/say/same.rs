//! Whether two sentences say the same, wherever they stand and whatever their words.

use crate::say::token::{mid_sentence, spaced};
use crate::sentence::{Body, Clause, Guard, Match, Scope, Sentence, Strength};
use crate::slot::{Slot, Weight};
use crate::span::Spanned;

/// Whether two sentences say the same. Clauses that frames have read are left to `matches`, for whoever knows what a frame
/// means.
pub fn sentences(one: &Sentence, other: &Sentence, matches: &dyn Fn(&Match, &Match) -> bool) -> bool {
    guards(one.guard.as_ref(), other.guard.as_ref(), matches)
        && scopes(one.scope.as_ref(), other.scope.as_ref())
        && one.asker == other.asker
        && strengths(&one.strength, &other.strength)
        && bodies(&one.body, &other.body, matches)
        && words(one.reason.as_ref(), other.reason.as_ref())
        && one.moment.as_ref().map(|moment| moment.value) == other.moment.as_ref().map(|moment| moment.value)
        && words(one.decider.as_ref(), other.decider.as_ref())
        && match (&one.otherwise, &other.otherwise) {
            (Some(one), Some(other)) => sentences(&one.sentence, &other.sentence, matches),
            (one, other) => one.is_none() && other.is_none(),
        }
}

impl Match {
    /// Whether both have the same in their slots, wherever it stood and however it was worded. With the same template,
    /// they mean the same, whatever it is.
    pub fn is_filled_like(&self, other: &Match) -> bool {
        let alike = |(name, slot): (&String, &Slot)| other.slots.get(name).is_some_and(|other| self::slot(slot, other));
        let weighed =
            |(one, other): (&(Weight, Match), &(Weight, Match))| one.0 == other.0 && one.1.is_filled_like(&other.1);
        self.negated == other.negated
            && said(self) == said(other)
            && self.slots.iter().filter(is_said).all(alike)
            && self.weighed.len() == other.weighed.len()
            && self.weighed.iter().zip(&other.weighed).all(weighed)
    }
}

/// How many slots say something.
fn said(found: &Match) -> usize {
    found.slots.iter().filter(is_said).count()
}

/// A weight that isn't written says nothing.
fn is_said((_, slot): &(&String, &Slot)) -> bool {
    **slot != Slot::Weight(Weight::Must)
}

fn slot(one: &Slot, other: &Slot) -> bool {
    match (one, other) {
        (Slot::Number { low, high, .. }, Slot::Number { low: other_low, high: other_high, .. }) => {
            (low, high) == (other_low, other_high)
        }
        (
            Slot::Grade { floor, high, letters, top, .. },
            Slot::Grade { floor: other_floor, high: other_high, letters: other_letters, top: other_top, .. },
        ) => (floor, high, letters, top) == (other_floor, other_high, other_letters, other_top),
        (Slot::Words(one), Slot::Words(other)) => spaced(&one.value) == spaced(&other.value),
        (Slot::Names { joiner, names }, Slot::Names { joiner: other_joiner, names: other_names }) => {
            let keys = |names: &[crate::name::Name]| {
                names.iter().map(|name| (name.key, name.class.clone())).collect::<Vec<_>>()
            };
            joiner == other_joiner && keys(names) == keys(other_names)
        }
        (one, other) => one == other,
    }
}

fn words(one: Option<&Spanned<String>>, other: Option<&Spanned<String>>) -> bool {
    one.map(|words| spaced(&words.value)) == other.map(|words| spaced(&words.value))
}

fn scopes(one: Option<&Spanned<Scope>>, other: Option<&Spanned<Scope>>) -> bool {
    match (one.map(|scope| &scope.value), other.map(|scope| &scope.value)) {
        (Some(Scope::At(one)), Some(Scope::At(other))) => spaced(one) == spaced(other),
        (one, other) => one == other,
    }
}

fn strengths(one: &Strength, other: &Strength) -> bool {
    match (one, other) {
        (Strength::Instead { of: one }, Strength::Instead { of: other }) => words(one.as_ref(), other.as_ref()),
        (one, other) => one == other,
    }
}

fn guards(one: Option<&Guard>, other: Option<&Guard>, matches: &dyn Fn(&Match, &Match) -> bool) -> bool {
    let (one, other) = match (one, other) {
        (None, None) => return true,
        (Some(one), Some(other)) => (one, other),
        _ => return false,
    };
    let clauses = match (&one.clause, &other.clause) {
        (Clause::Open(one), Clause::Open(other)) => spaced(&one.value) == spaced(&other.value),
        (Clause::AskedFor(_), Clause::AskedFor(_)) => true,
        (Clause::Match { found, negated }, Clause::Match { found: other, negated: other_negated }) => {
            negated == other_negated && matches(found, other)
        }
        _ => false,
    };
    let moments = one.moment.as_ref().map(|moment| moment.value) == other.moment.as_ref().map(|moment| moment.value);
    one.unless == other.unless && clauses && moments
}

fn bodies(one: &Body, other: &Body, matches: &dyn Fn(&Match, &Match) -> bool) -> bool {
    match (one, other) {
        (Body::Match(one), Body::Match(other)) => matches(one, other),
        // The capital of an item's first word is not part of what somebody judges.
        (Body::Words(one), Body::Words(other)) => mid_sentence(&one.value) == mid_sentence(&other.value),
        (Body::Unread(one), Body::Unread(other)) | (Body::Definition(one), Body::Definition(other)) => {
            spaced(&one.value) == spaced(&other.value)
        }
        (Body::Group { how, verb, .. }, Body::Group { how: other_how, verb: other_verb, .. }) => {
            (how, verb) == (other_how, other_verb)
        }
        (Body::Varies { by: one }, Body::Varies { by: other }) => words(one.as_ref(), other.as_ref()),
        (Body::FilledIn(one), Body::FilledIn(other)) => {
            one.filling == other.filling
                && mid_sentence(&one.what.value) == mid_sentence(&other.what.value)
                && words(one.of.as_ref(), other.of.as_ref())
        }
        (one, other) => one == other,
    }
}
