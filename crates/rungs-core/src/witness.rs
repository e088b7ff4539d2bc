//! Somebody who shows that something can be met, or that two things differ: made up from nothing but answers.
//!
//! A made-up person is what their answers to the questions of the program say, and the decisions taken about them. So
//! they can be written to a file, read, and checked like anybody else. Nobody is shown who wasn't read again first.

use crate::circuit::{Gate, Literal};
use crate::condition::{Check, Tally};
use crate::date::{Date, DateRange, months_before};
use crate::decide::Reading;
use crate::fact::{Answered, Decision, Outcome, Person, Reply};
use crate::program::{NodeId, Program};
use crate::requirement::Shape;
use crate::standing::{Interval, Standing};
use crate::world::outlook::{Outlook, Outlooks};
use crate::world::state::Tallies;
use crate::world::wish::Wish;
use crate::world::{Pull, Wanted, World};

/// At most so many ways in which facts could turn out together are tried for two nodes.
const MOST_WAYS: usize = 1 << 12;

/// Whether anybody can stand so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Witness {
    /// Nobody can, whatever is true of them and whatever is decided about them.
    Nobody,
    /// Somebody can. Who, where answers alone are enough to say so.
    Somebody(Option<Box<Person>>),
}

impl Program<'_> {
    /// Whether anybody can stand at `wanted` or better, with every decision granted.
    pub fn can_reach(&self, node: NodeId, wanted: Standing) -> bool {
        self.interval(node, &self.hoped(node)).ceiling >= wanted
    }

    /// The best that could be true of anybody for this node, with everything decided for them.
    fn hoped(&self, node: NodeId) -> Reading {
        let literals = self.circuit.literals(&[node.gate]);
        let entries = self.entries(&Person::default());
        let best = self.lists.iter().zip(&entries).enumerate().map(|(list, (view, entries))| {
            let pull = Pull::of(&literals, list);
            let tallies = Tallies::new(&view.conditions, self.asked.start);
            let entries = entries.seen_by(pull.either(), &view.conditions);
            Outlook::new(tallies.worlds(&entries.states(&tallies, Wish::new(Wanted::Best, pull))))
        });
        Reading::of(best.collect(), self.outcomes(&in_favour()))
    }

    /// Whether anybody can stand at `wanted` or better, with every decision granted; and who surely does.
    pub fn witness(&self, node: NodeId, wanted: Standing) -> Witness {
        let mut reading = self.hoped(node);
        if self.interval(node, &reading).ceiling < wanted {
            return Witness::Nobody;
        }
        // One world a list, each chosen so that the best that is left stays good enough.
        let mut chosen = Vec::new();
        for list in 0..self.lists.len() {
            let options = reading.best.get(list).map(|outlook| outlook.worlds().to_vec()).unwrap_or_default();
            for world in &options {
                reading.best.set(list, Outlook::new(vec![*world]));
                if self.interval(node, &reading).ceiling >= wanted {
                    break;
                }
            }
            chosen.push(reading.best.get(list).and_then(|outlook| outlook.worlds().first().copied()).unwrap_or(0));
        }
        let shows = |reading: &Reading| self.interval(node, reading).floor >= wanted;
        Witness::Somebody(self.somebody(&chosen, &[node], shows).map(Box::new))
    }

    /// Somebody for whom one node is ready and the other isn't, by what is true of them alone.
    ///
    /// [`Witness::Nobody`] says that whoever meets the first meets the second. `None` where there are too many ways for
    /// facts to turn out to try them all.
    pub fn telling_apart(&self, met: NodeId, unmet: NodeId) -> Option<Witness> {
        let is_apart = |met: Interval, unmet: Interval| met.floor == Standing::Ready && unmet.ceiling < Standing::Ready;
        let shows = |reading: &Reading| {
            let (met, unmet) = self.both(met, unmet, reading);
            is_apart(met, unmet)
        };
        let (mut all_tried, mut differ) = (true, false);
        for (met, unmet) in self.parts_apart(met, unmet) {
            let Some(mut apart) = self.ways_apart(met, unmet, is_apart) else {
                all_tried = false;
                continue;
            };
            differ |= !apart.is_empty();
            // Whoever has the least is the easiest to imagine.
            apart.sort_by_key(|way| way.iter().map(|world| world.count_ones()).sum::<u32>());
            if let Some(person) = apart.iter().find_map(|way| self.somebody(way, &[met, unmet], shows)) {
                return Some(Witness::Somebody(Some(Box::new(person))));
            }
        }
        match (differ, all_tried) {
            (true, _) => Some(Witness::Somebody(None)),
            (false, true) => Some(Witness::Nobody),
            (false, false) => None,
        }
    }

    /// Whether anybody, while nothing is decided about them, stands better by the first node than by the second; who that
    /// is, isn't asked. `None` where there are too many ways for facts to turn out to try them all.
    pub fn can_stand_better(&self, first: NodeId, second: NodeId) -> Option<bool> {
        let is_better =
            |first: Interval, second: Interval| first.floor > second.floor || first.ceiling > second.ceiling;
        let mut all_tried = true;
        for (first, second) in self.parts_apart(first, second) {
            match self.ways_apart(first, second, is_better) {
                Some(ways) if ways.is_empty() => {}
                Some(_) => return Some(true),
                None => all_tried = false,
            }
        }
        all_tried.then_some(false)
    }

    /// The standings by two nodes.
    fn both(&self, first: NodeId, second: NodeId, reading: &Reading) -> (Interval, Interval) {
        (self.interval(first, reading), self.interval(second, reading))
    }

    /// One of several stands as the best of them does, and all of several as the worst. So one node stands better than
    /// another where a part of the one stands better than a part of the other; and most parts look at few conditions.
    fn parts_apart(&self, met: NodeId, unmet: NodeId) -> Vec<(NodeId, NodeId)> {
        let parts = |node: NodeId, is_split: fn(Gate) -> bool| {
            let mut parts = Vec::new();
            let mut pending = vec![node.gate];
            while let Some(gate) = pending.pop() {
                match self.circuit.gate(gate) {
                    Some(split) if is_split(split) => pending.extend(self.circuit.below(gate).iter().rev()),
                    _ => parts.push(node.at(gate)),
                }
            }
            parts
        };
        let met = parts(met, |gate| matches!(gate, Gate::Any(_)));
        let unmet = parts(unmet, |gate| matches!(gate, Gate::All(_)));
        met.iter().flat_map(|met| unmet.iter().map(|unmet| (*met, *unmet))).collect()
    }

    /// Ways for facts to turn out, a world a list, in which two nodes are apart: some, wherever there are any.
    ///
    /// Apart has to mean something that stays so where the first node stands better, or the second worse.
    fn ways_apart(
        &self,
        met: NodeId,
        unmet: NodeId,
        is_apart: impl Fn(Interval, Interval) -> bool,
    ) -> Option<Vec<Vec<World>>> {
        let mut literals = self.circuit.literals(&[met.gate]);
        let against = self.circuit.literals(&[unmet.gate]);
        literals.extend(against.into_iter().map(|literal| Literal { holds: !literal.holds, ..literal }));
        let mut ways: Vec<Vec<World>> = vec![Vec::new()];
        for (list, (view, entries)) in self.lists.iter().zip(self.entries(&Person::default())).enumerate() {
            let pull = Pull::of(&literals, list);
            let tallies = Tallies::new(&view.conditions, self.asked.start);
            let entries = entries.seen_by(pull.either(), &view.conditions);
            let states = entries.states_within(&tallies, Wish::new(Wanted::Best, pull), MOST_WAYS)?;
            let worlds = tallies.worlds(&states);
            if ways.len().saturating_mul(worlds.len()) > MOST_WAYS {
                return None;
            }
            let with = |way: &Vec<World>, world: &World| way.iter().copied().chain([*world]).collect();
            ways = ways.iter().flat_map(|way| worlds.iter().map(move |world| with(way, world))).collect();
        }
        let undecided = self.outcomes(&Person::default());
        ways.retain(|way| {
            let alone: Outlooks = way.iter().map(|world| Outlook::new(vec![*world])).collect();
            let (met, unmet) = self.both(met, unmet, &Reading::of(alone, undecided.clone()));
            is_apart(met, unmet)
        });
        Some(ways)
    }

    /// A person whose answers say what these worlds say of the nodes, with no answer and no decision too many.
    fn somebody(&self, chosen: &[World], nodes: &[NodeId], shows: impl Fn(&Reading) -> bool) -> Option<Person> {
        let mut person = Person::default();
        let mut leaves: Vec<usize> = nodes.iter().flat_map(|node| self.leaves_below(*node)).collect();
        leaves.sort_unstable();
        leaves.dedup();
        let mut keys: Vec<&str> = Vec::new();
        for leaf in leaves.iter().filter_map(|leaf| self.leaves.get(*leaf)) {
            if !keys.contains(&leaf.question.key.as_str()) {
                keys.push(&leaf.question.key);
            }
        }
        for key in keys {
            let asked: Vec<(usize, bool)> = leaves
                .iter()
                .filter(|leaf| self.leaves.get(**leaf).is_some_and(|leaf| leaf.question.key == key))
                .filter_map(|leaf| {
                    let (list, bit) = self.places.get(*leaf)?;
                    Some((*leaf, chosen.get(*list)? & (1 << bit) != 0))
                })
                .collect();
            let reply = self.reply(&asked)?;
            person.answers.push(Answered { question: key.to_owned(), reply, path: format!("answers.{key}") });
        }
        for node in nodes {
            for act in self.circuit.acts(&[node.gate]) {
                let slot = self.decisions.get(act.slot as usize);
                let Some(requirement) = slot.and_then(|slot| slot.requirement(*node)) else { continue };
                if person.decisions.iter().any(|decision| decision.requirement == requirement) {
                    continue;
                }
                let path = format!("decisions[{}]", person.decisions.len());
                person.decisions.push(granted(requirement, slot.and_then(|slot| slot.offer), path));
            }
        }
        let holds = |person: &Person| shows(&self.read(&self.with_answers(person)));
        let all_granted = person.clone();
        person.decisions.clear();
        if !holds(&person) {
            person = all_granted;
            if !holds(&person) {
                return None;
            }
        }
        // What can be left out is left out, the last first.
        for place in (0..person.decisions.len()).rev() {
            let decision = person.decisions.remove(place);
            if !holds(&person) {
                person.decisions.insert(place, decision);
            }
        }
        for place in (0..person.answers.len()).rev() {
            let answer = person.answers.remove(place);
            if !holds(&person) {
                person.answers.insert(place, answer);
            }
        }
        Some(person)
    }

    /// One answer after which each of these conditions holds or doesn't, as wished.
    fn reply(&self, asked: &[(usize, bool)]) -> Option<Reply> {
        let (first, wished) = *asked.first()?;
        let leaf = self.leaves.get(first)?;
        if leaf.question.shape == Shape::Date {
            return self.day(asked).map(|day| Reply::Date(DateRange::day(day)));
        }
        if asked.iter().all(|(_, other)| *other == wished) {
            return Some(Reply::YesNo(wished));
        }
        // As many as the most that is reached.
        let reached = asked.iter().filter(|(_, wished)| *wished).filter_map(|(leaf, _)| self.leaves.get(*leaf));
        let most = reached.map(|leaf| match leaf.condition.tally {
            Tally::Count(count) => u32::from(count),
            Tally::Months { at_least, .. } => at_least,
            Tally::Sum { at_least, .. } => u32::try_from(at_least).unwrap_or(u32::MAX),
        });
        most.max().map(Reply::Number)
    }

    /// A day that lies on the wished side of each of these conditions.
    fn day(&self, asked: &[(usize, bool)]) -> Option<Date> {
        let start = self.asked.start;
        let of = |leaf: usize| self.leaves.get(leaf).map(|leaf| &leaf.condition);
        let checks = |leaf: usize| of(leaf).into_iter().flat_map(|condition| condition.ways.iter().flatten());
        let mut days = vec![months_before(start, 12 * 30)];
        for (leaf, _) in asked {
            for test in checks(*leaf) {
                if let Check::ByThen(when) | Check::SinceThen(when) = test.check {
                    let day = when.day(start);
                    days.extend([day, crate::date::day_before(day), crate::date::day_after(day)]);
                }
            }
        }
        days.into_iter().find(|day| {
            asked.iter().all(|(leaf, wished)| {
                let passes = |way: &Vec<crate::condition::Test>| {
                    way.iter()
                        .all(|test| test.check.passes(crate::condition::Exact::Date(*day), start, self.vocabulary))
                };
                of(*leaf).is_some_and(|condition| condition.ways.iter().any(passes) == *wished)
            })
        })
    }
}

/// Somebody about whom nothing is known, with everything decided for them: no words name every requirement.
pub fn in_favour() -> Person {
    Person { decisions: vec![granted("", None, String::new())], ..Person::default() }
}

fn granted(requirement: &str, offer: Option<&str>, path: String) -> Decision {
    let offer = offer.map(str::to_owned);
    let outcome = Outcome::Granted;
    Decision { requirement: requirement.to_owned(), route: None, offer, by: None, outcome, on: None, path }
}
