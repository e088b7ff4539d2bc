//! The ways in which the unknown facts of one list could turn out.
//!
//! A *world* of a list says of every condition on it whether it holds. `entry` finds what one
//! entry, known in full, in part or not at all, can contribute; `state` adds entries up. From
//! there on the engine knows neither fields nor entries, only which conditions can hold together,
//! and that is what makes floors and ceilings exact: nothing is combined that cannot occur together.

mod amount;
pub(crate) mod entry;
pub(crate) mod frontier;
pub mod outlook;
pub(crate) mod state;
pub(crate) mod wish;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::circuit::Literal;
use crate::condition::{Condition, Tally};
use crate::date::Date;
use crate::fact::{Denial, Field, Item, List, Person};
use crate::vocabulary::Vocabulary;

use entry::{Contribution, Given, Reader, Rules};
use frontier::Frontier;
use outlook::Outlook;
use state::{State, Tallies};
use wish::Wish;

/// One way a list can turn out: a bit for each of its conditions, set where it holds.
pub type World = u64;

/// At most this many different conditions can look at one list within one role.
pub const CONDITIONS_PER_LIST: usize = 64;

/// States of one list looked through exactly. Hardly anybody comes to a hundred; a person who lists twenty things, says
/// nothing about them and says that there are no others comes to millions.
pub(crate) const MOST_STATES: usize = 400;

/// Which way a condition pulls: whether its holding can only help, only harm, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pull {
    /// Conditions that appear where holding helps.
    pub helps: World,
    /// Conditions that appear where holding harms.
    pub harms: World,
}

impl Pull {
    /// How some conditions of one list pull, as they are wished.
    pub(crate) fn of(literals: &[Literal], list: usize) -> Pull {
        let mut pull = Pull::default();
        for literal in literals.iter().filter(|literal| usize::from(literal.list) == list) {
            let side = if literal.holds { &mut pull.helps } else { &mut pull.harms };
            *side |= 1 << literal.bit;
        }
        pull
    }

    /// Every condition that pulls at all.
    pub(crate) fn either(self) -> World {
        self.helps | self.harms
    }

    /// The same, with these conditions kept apart whichever way they pull.
    pub fn keeping(self, exact: World) -> Pull {
        Pull { helps: self.helps | exact, harms: self.harms | exact }
    }
}

/// Which worlds are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Those among which the best one is.
    Best,
    /// Those among which the worst one is.
    Worst,
    /// Every one.
    All,
}

/// What a person's entries of one list can contribute, whatever is asked about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entries {
    /// For each listed entry, the ways it can turn out.
    pub(crate) listed: Vec<Vec<Contribution>>,
    /// Entries that aren't listed, of which there can be any number.
    pub(crate) unlisted: Arc<[Contribution]>,
    /// States that are looked through exactly.
    pub(crate) most_states: usize,
}

impl Default for Entries {
    fn default() -> Entries {
        Entries { listed: Vec::new(), unlisted: [].into(), most_states: MOST_STATES }
    }
}

impl Entries {
    /// The states that these entries can add up to, as far as they are wished. Where what holds in the end isn't
    /// prescribed, there is always one.
    ///
    /// Where they are more than are looked through exactly, what isn't known of the listed entries is widened: nothing that can be
    /// is lost, but what can't quite be may come in. An answer is then *cannot tell* sooner than it had to be.
    pub(crate) fn states(&self, tallies: &Tallies<'_>, wish: Wish) -> Vec<State> {
        let exact = self.states_within(tallies, wish, self.most_states);
        exact.or_else(|| self.widened().states_within(tallies, wish, usize::MAX)).unwrap_or_default()
    }

    /// The same entries, where each that can turn out in several ways may as well not be there, or be there many times.
    fn widened(&self) -> Entries {
        let (unsure, sure): (Vec<_>, Vec<_>) =
            self.listed.iter().cloned().partition(|alternatives| alternatives.len() > 1);
        let ways = self.unlisted.iter().cloned().chain(unsure.into_iter().flatten());
        let ways: BTreeSet<Contribution> = ways.filter(|way| way.counts_for != 0).collect();
        Entries { listed: sure, unlisted: ways.into_iter().collect(), ..*self }
    }

    /// As [`Entries::states`], where there are never more than `most` to be kept at once.
    pub(crate) fn states_within(&self, tallies: &Tallies<'_>, wish: Wish, most: usize) -> Option<Vec<State>> {
        let mut frontier = Frontier::with_room(tallies, wish, most);
        let unlisted = frontier.unlisted(&self.unlisted);
        let mut states = vec![unlisted.saturated(tallies, tallies.nothing())];
        for alternatives in &self.listed {
            frontier = Frontier::with_room(tallies, wish, most);
            frontier.combine(&states, alternatives);
            states = frontier.into_all()?;
        }
        frontier = Frontier::with_room(tallies, wish, most);
        frontier.extend(states, &unlisted);
        let mut states = frontier.into_all()?;
        states.retain(|state| wish.allows(tallies.world(state)));
        Some(states)
    }

    /// The same entries as some of the conditions on the list see them, the others looking away.
    pub(crate) fn seen_by(&self, looking: World, conditions: &[Condition]) -> Entries {
        let seen = |contributions: &[Contribution]| -> Vec<Contribution> {
            let seen: BTreeSet<Contribution> =
                contributions.iter().map(|contribution| contribution.seen_by(looking, conditions)).collect();
            seen.into_iter().collect()
        };
        let listed = self.listed.iter().map(|alternatives| seen(alternatives)).collect();
        let unlisted = seen(&self.unlisted).into_iter().filter(|contribution| contribution.counts_for != 0).collect();
        Entries { listed, unlisted, ..*self }
    }

    /// The worlds among which the worst is, and those among which the best is.
    pub(crate) fn worst_and_best(&self, tallies: &Tallies<'_>, pull: Pull) -> (Outlook, Outlook) {
        let outlook = |wanted| Outlook::new(tallies.worlds(&self.states(tallies, Wish::new(wanted, pull))));
        (outlook(Wanted::Worst), outlook(Wanted::Best))
    }
}

/// How a list is while nothing is said not to be there, as it is for most people: worked out once for all of them.
#[derive(Clone, Debug)]
pub(crate) struct Plain {
    /// The rules by which its entries are looked at.
    pub(crate) rules: Arc<Rules<'static>>,
    /// What an entry of which nothing is known can contribute.
    pub(crate) open: Arc<[Contribution]>,
}

/// One list as a role's conditions see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListView {
    /// The list.
    pub list: List,
    /// The conditions on it, in the order of the bits of a [`World`].
    pub conditions: Vec<Condition>,
    /// Which way each pulls.
    pub pull: Pull,
}

impl ListView {
    /// The same list, looked at by some of its conditions only. Each keeps its bit; the others never count.
    pub(crate) fn looking_at(&self, pull: Pull) -> ListView {
        let conditions = self.conditions.iter().enumerate().map(|(bit, condition)| match pull.either() & (1 << bit) {
            0 => Condition { list: self.list, ways: Vec::new(), tally: Tally::Count(1) },
            _ => condition.clone(),
        });
        ListView { list: self.list, conditions: conditions.collect(), pull }
    }

    /// The fields of an entry that can make a difference to a condition, or to what a statement denies.
    pub(crate) fn looks_at<'d>(&self, denials: impl Iterator<Item = &'d Denial>) -> BTreeSet<Field> {
        let mut fields: BTreeSet<Field> =
            denials.flat_map(|denial| &denial.tests).flat_map(|test| test.fields.clone()).collect();
        fields.extend(self.conditions.iter().flat_map(Condition::fields));
        entry::add_together(&mut fields);
        fields
    }

    /// The worlds of this list for a person, as far as `wanted` needs them. Never empty.
    pub fn worlds(&self, person: &Person, start: Date, vocabulary: &Vocabulary, wanted: Wanted) -> Vec<World> {
        let tallies = Tallies::new(&self.conditions, start);
        let entries = self.entries(person, start, vocabulary);
        tallies.worlds(&entries.states(&tallies, Wish::new(wanted, self.pull)))
    }

    /// What the entries of this list can contribute: listed ones, each in some way, and any number of others.
    pub(crate) fn entries(&self, person: &Person, start: Date, vocabulary: &Vocabulary) -> Entries {
        let reader = Reader::new(&self.conditions, start, vocabulary);
        self.entries_with(person, &reader, None)
    }

    /// As [`ListView::entries`], where it is known already how the list is while nothing is said not to be there.
    pub(crate) fn entries_with(&self, person: &Person, reader: &Reader<'_>, plain: Option<&Plain>) -> Entries {
        let denials: Vec<&Denial> = person.denials.iter().filter(|denial| denial.list == self.list).collect();
        let items = self.listed(&person.items);
        if let Some(plain) = plain.filter(|_| items.is_empty() && denials.is_empty()) {
            return Entries { unlisted: Arc::clone(&plain.open), ..Entries::default() };
        }
        let given = reader.given(&denials).knowing(plain.map(|plain| &*plain.rules));
        self.entries_of(&items, &denials, &given, |given| match plain {
            Some(plain) if denials.is_empty() => Arc::clone(&plain.open),
            _ => given.unlisted().into(),
        })
    }

    /// What these entries can contribute, given what is said not to be there; and what others there can be, if there can be any.
    pub(crate) fn entries_of<'g>(
        &self,
        items: &[Cow<'_, Item>],
        denials: &[&Denial],
        given: &Given<'g>,
        unlisted: impl FnOnce(&Given<'g>) -> Arc<[Contribution]>,
    ) -> Entries {
        let listed = items.iter().map(|item| given.listed(item)).collect();
        let is_complete = self.list.is_single() || denials.iter().any(|denial| denial.tests.is_empty());
        let unlisted = if is_complete { [].into() } else { unlisted(given) };
        Entries { listed, unlisted, ..Entries::default() }
    }

    /// How the list is while nothing is said not to be there.
    pub(crate) fn plain(&self, start: Date, vocabulary: &Vocabulary) -> Plain {
        let rules = Arc::new(Rules::kept(&self.conditions));
        let open = Reader::new(&self.conditions, start, vocabulary).given(&[]).knowing(Some(&rules)).unlisted().into();
        Plain { rules, open }
    }

    /// The entries of the list; a list that has one entry by its nature always has it.
    pub(crate) fn listed<'p>(&self, items: &'p [Item]) -> Vec<Cow<'p, Item>> {
        let mut items: Vec<_> = items.iter().filter(|item| item.list == self.list).map(Cow::Borrowed).collect();
        if items.is_empty() && self.list.is_single() {
            items.push(Cow::Owned(Item::unknown(self.list)));
        }
        items
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One entry that counts for the first condition, and one that counts for the second or the third.
    #[test]
    fn what_is_sure_stays_where_the_rest_is_widened() {
        let condition = Condition { list: List::Has, ways: Vec::new(), tally: Tally::Count(1) };
        let conditions = vec![condition; 3];
        let tallies = Tallies::new(&conditions, Date::ZERO);
        let ways = |ways: &[World]| -> Vec<Contribution> {
            ways.iter().map(|way| Contribution { counts_for: *way, ..Contribution::default() }).collect()
        };
        let listed = vec![ways(&[0b001]), ways(&[0b010, 0b100])];
        for (most_states, expected) in [(2, vec![0b011, 0b101]), (1, vec![0b001, 0b011, 0b101, 0b111])] {
            let entries = Entries { listed: listed.clone(), most_states, ..Entries::default() };
            let states = entries.states(&tallies, Wish::new(Wanted::All, Pull::default()));
            assert_eq!(tallies.worlds(&states), expected, "{most_states}");
        }
    }
}
