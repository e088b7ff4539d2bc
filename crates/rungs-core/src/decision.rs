//! Decisions that others could take about a person, and what the records say of them.

use crate::fact::{Decision, Outcome, Person};
use crate::program::NodeId;
use crate::requirement::Owner;
use crate::standing::Standing;

/// What an act not yet taken leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DecisionKind {
    /// Setting one's own usual rule aside: *by exception* until it is done.
    Waiver,
    /// Considering what one has said one will consider: *at discretion* until it is done.
    Consideration,
    /// What everyone goes through once offered a place: in nobody's way until it is refused.
    Formality,
}

impl DecisionKind {
    /// The standing it gives, as decided or not yet.
    pub fn standing(self, outcome: Option<Outcome>) -> Standing {
        match (outcome, self) {
            (Some(Outcome::Granted), _) | (None, DecisionKind::Formality) => Standing::Ready,
            (Some(Outcome::Refused), _) => Standing::NotYet,
            (None, DecisionKind::Waiver) => Standing::ByException,
            (None, DecisionKind::Consideration) => Standing::AtDiscretion,
        }
    }
}

/// A decision that somebody could take about the person: one for each requirement, since that is what a record names.
///
/// Ways in that ask the same thing share it. A record can single one of them out; see [`Outcomes`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionSlot<'f> {
    /// The ids of the requirement, with the scope in which it has each.
    ids: Vec<(usize, &'f str)>,
    /// The sentence of the requirement, by whose words a record may name it.
    pub sentence: &'f str,
    /// The provider of the offer it belongs to.
    pub offer: Option<&'f str>,
    /// What is asked of whoever decides: to set a rule aside, if that would do, or else to consider.
    pub kind: DecisionKind,
    /// Whose decision it is.
    pub owner: &'f Owner,
}

impl<'f> DecisionSlot<'f> {
    pub(crate) fn new(
        sentence: &'f str,
        offer: Option<&'f str>,
        kind: DecisionKind,
        owner: &'f Owner,
    ) -> DecisionSlot<'f> {
        DecisionSlot { ids: Vec::new(), sentence, offer, kind, owner }
    }

    /// Takes in that it is about the requirement with this id in a scope; false where that scope has another one.
    pub(crate) fn is_about(&mut self, id: &'f str, scope: usize) -> bool {
        match self.id(scope) {
            Some(known) => known == id,
            None => {
                self.ids.push((scope, id));
                true
            }
        }
    }

    /// The requirement it is about, where this node stands.
    pub fn requirement(&self, node: NodeId) -> Option<&'f str> {
        self.id(node.scope)
    }

    fn id(&self, scope: usize) -> Option<&'f str> {
        self.ids.iter().find(|(of, _)| *of == scope).map(|(_, id)| *id)
    }

    /// The record that settles it in a scope, which is a way in or (none) what stands outside them.
    ///
    /// Of several, the one with the latest day counts; a record without a day can't be placed in time and
    /// gives way to any that has one. Between equals, the one further down counts.
    fn decided<'p>(&self, person: &'p Person, scope: usize, route: Option<&str>) -> Option<&'p Decision> {
        let fits = |named: &Option<String>, own: Option<&str>| {
            named.as_ref().is_none_or(|named| own.is_some_and(|own| named.eq_ignore_ascii_case(own)))
        };
        let (id, sentence) = (self.id(scope), self.sentence.to_lowercase());
        let records = person.decisions.iter().filter(|decision| {
            (Some(decision.requirement.as_str()) == id || sentence.contains(&decision.requirement.to_lowercase()))
                && fits(&decision.route, route)
                && fits(&decision.offer, self.offer)
        });
        records.max_by_key(|decision| decision.on)
    }
}

/// What was decided, slot by slot, as each way in sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcomes {
    /// Each different row of outcomes once.
    rows: Vec<Vec<Option<Outcome>>>,
    /// Which row each scope sees.
    of_scope: Vec<usize>,
}

impl Outcomes {
    /// What the records say; `scopes` are the ways in, in the order of their numbers.
    pub(crate) fn new(slots: &[DecisionSlot<'_>], scopes: &[Option<&str>], person: &Person) -> Outcomes {
        if person.decisions.is_empty() {
            return Outcomes { rows: vec![vec![None; slots.len()]], of_scope: vec![0; scopes.len()] };
        }
        let mut outcomes = Outcomes { rows: Vec::new(), of_scope: Vec::new() };
        for (scope, route) in scopes.iter().enumerate() {
            let decided =
                |slot: &DecisionSlot<'_>| slot.decided(person, scope, *route).map(|decision| decision.outcome);
            let row: Vec<Option<Outcome>> = slots.iter().map(decided).collect();
            let known = outcomes.rows.iter().position(|other| *other == row);
            outcomes.of_scope.push(known.unwrap_or(outcomes.rows.len()));
            if known.is_none() {
                outcomes.rows.push(row);
            }
        }
        outcomes
    }

    /// The number of the row that a node sees. Rows with one number are the same.
    pub(crate) fn row_of(&self, node: NodeId) -> usize {
        self.of_scope.get(node.scope).copied().unwrap_or(0)
    }

    /// The outcomes of this row, slot by slot.
    pub(crate) fn row(&self, row: usize) -> &[Option<Outcome>] {
        self.rows.get(row).map_or(&[], Vec::as_slice)
    }

    /// The outcomes that a node sees, slot by slot.
    pub fn of(&self, node: NodeId) -> &[Option<Outcome>] {
        self.row(self.row_of(node))
    }
}
