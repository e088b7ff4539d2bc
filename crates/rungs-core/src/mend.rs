//! What to do: the smallest sets of finding out, doing and asking after which a way in stands as well as it can.

use std::collections::{BTreeSet, HashMap};

use crate::decide::Bound;
use crate::fact::{Outcome, Person};
use crate::program::{DecisionKind, NodeId, Operation, Program};
use crate::requirement::{Change, Owner};
use crate::standing::Standing;
use crate::world::entry::Contribution;
use crate::world::state::{State, Tallies};
use crate::world::{Wanted, World};

/// One thing that could be done about a standing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What sort of thing it is.
    pub kind: ActionKind,
    /// The condition it settles, as a place in [`Program::leaves`], or the decision, in [`Program::decisions`].
    pub target: Target,
}

/// What an action is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// This condition comes to hold (or, for what must not be, not to hold).
    Leaf(usize, bool),
    /// This decision is granted.
    Decision(usize),
}

/// Whose step it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionKind {
    /// It may be so already: find out. If it turns out not to be so, it may be something to do.
    FindOut,
    /// The person can do it.
    Do,
    /// Somebody else decides or acts: ask them.
    Ask(Owner),
}

/// What can be done about one standing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mends {
    /// The standing that each set surely reaches.
    pub reaches: Option<Standing>,
    /// Sets of actions: each is enough, and none of its actions can be left out. Smallest first.
    pub sets: Vec<Vec<Action>>,
    /// Whether these are all the sets there are; otherwise there are more, none smaller than the last one here.
    pub is_complete: bool,
}

/// Sets of actions tried before the search stops and says so.
const SEARCH_LIMIT: usize = 30_000;
/// Sets kept; a person wants the smallest few.
const SETS_LIMIT: usize = 64;

impl<'f> Program<'f> {
    /// The smallest sets of actions after which `node` stands as well as actions can make it.
    pub fn mends(&self, person: &Person, node: NodeId) -> Mends {
        self.workshop(person, node).mends()
    }

    /// Where `node` would surely stand after these actions of [`Workshop::actions`].
    pub fn workshop<'p>(&'p self, person: &Person, node: NodeId) -> Workshop<'p, 'f> {
        Workshop::new(self, person, node)
    }
}

/// One standing on the bench: what could be done about it, and what comes of doing it.
pub struct Workshop<'p, 'f> {
    program: &'p Program<'f>,
    node: NodeId,
    states: Vec<Vec<State>>,
    outcomes: Vec<Option<Outcome>>,
    actions: Vec<Action>,
    /// For each action that does something, what it adds to its list.
    gains: HashMap<usize, Vec<Contribution>>,
}

impl<'p, 'f> Workshop<'p, 'f> {
    fn new(program: &'p Program<'f>, person: &Person, node: NodeId) -> Workshop<'p, 'f> {
        let start = program.asked.start;
        let states = program
            .lists
            .iter()
            .map(|view| {
                let tallies = Tallies::new(&view.conditions, start);
                view.states(person, start, program.vocabulary, &tallies, Wanted::All)
            })
            .collect();
        let outcomes = program.outcomes(person);
        let mut workshop = Workshop { program, node, states, outcomes, actions: Vec::new(), gains: HashMap::new() };
        workshop.list_actions();
        workshop
    }

    /// Everything that could be done: about each condition and each decision below the node that isn't as wished.
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    fn list_actions(&mut self) {
        let program = self.program;
        let (helping, harming, decisions) = self.pulls();
        for (leaf, wished) in helping.iter().map(|leaf| (*leaf, true)).chain(harming.iter().map(|leaf| (*leaf, false)))
        {
            let Some((list, bit)) = program.places.get(leaf).copied() else {
                continue;
            };
            let worlds = self.worlds_of(list, self.states.get(list).map(Vec::as_slice).unwrap_or_default());
            let is_so = |world: &World| (world & (1 << bit) != 0) == wished;
            if worlds.iter().all(is_so) {
                continue;
            }
            let change = program.leaves.get(leaf).map(|leaf| &leaf.change);
            let kind = match change {
                _ if worlds.iter().any(is_so) => ActionKind::FindOut,
                Some(Change::Own(_)) if wished => ActionKind::Do,
                Some(Change::Others(owner, _)) if wished => ActionKind::Ask(owner.clone()),
                _ => continue,
            };
            if kind != ActionKind::FindOut
                && let Some(view) = program.lists.get(list)
            {
                let gains = view.gains(bit as usize, program.asked.start, program.vocabulary);
                self.gains.insert(self.actions.len(), gains);
            }
            self.actions.push(Action { kind, target: Target::Leaf(leaf, wished) });
        }
        for decision in decisions {
            let open = self.outcomes.get(decision).copied().flatten().is_none();
            if let Some(slot) = program.decisions.get(decision)
                && open
                && slot.kind != DecisionKind::Formality
            {
                let kind = ActionKind::Ask(slot.owner.clone());
                self.actions.push(Action { kind, target: Target::Decision(decision) });
            }
        }
    }

    /// Conditions below the node that help, conditions that harm, and decisions.
    fn pulls(&self) -> (BTreeSet<usize>, BTreeSet<usize>, BTreeSet<usize>) {
        let (mut helping, mut harming, mut decisions) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut pending = vec![(self.node, true)];
        while let Some((id, helps)) = pending.pop() {
            match self.program.node(id).map(|node| &node.operation) {
                Some(Operation::Leaf(leaf)) => {
                    if helps { &mut helping } else { &mut harming }.insert(*leaf);
                }
                Some(Operation::Decision(slot)) => {
                    decisions.insert(*slot);
                }
                Some(Operation::All(below) | Operation::Any(below) | Operation::AtLeast(_, below)) => {
                    pending.extend(below.iter().map(|id| (*id, helps)));
                }
                Some(Operation::Not(below)) => pending.push((*below, !helps)),
                Some(Operation::Fixed(_)) | None => {}
            }
        }
        (helping, harming, decisions)
    }

    fn worlds_of(&self, list: usize, states: &[State]) -> Vec<World> {
        let Some(view) = self.program.lists.get(list) else {
            return Vec::new();
        };
        let tallies = Tallies::new(&view.conditions, self.program.asked.start);
        let mut worlds: Vec<World> = states.iter().map(|state| tallies.world(state)).collect();
        worlds.sort_unstable();
        worlds.dedup();
        worlds
    }

    /// The standing that the node surely has after these actions (places in [`Workshop::actions`]); none if they contradict each other.
    pub fn after(&self, chosen: &[usize]) -> Option<Standing> {
        let situation = self.situation(chosen)?;
        Some(self.floor(self.node, &situation))
    }

    fn floor(&self, node: NodeId, situation: &Situation) -> Standing {
        self.program.bound(node, &situation.worlds, &situation.outcomes, Bound::Floor)
    }

    /// Finding out comes first, since it is about how things are; then comes what is done.
    fn situation(&self, chosen: &[usize]) -> Option<Situation> {
        let mut outcomes = self.outcomes.clone();
        let mut worlds = Vec::with_capacity(self.states.len());
        for (list, view) in self.program.lists.iter().enumerate() {
            let tallies = Tallies::new(&view.conditions, self.program.asked.start);
            let mut states = self.states.get(list).cloned().unwrap_or_default();
            for (place, bit, wished) in self.on_list(chosen, list) {
                if !self.gains.contains_key(&place) {
                    states.retain(|state| (tallies.world(state) & (1 << bit) != 0) == wished);
                }
            }
            for (place, bit, _) in self.on_list(chosen, list) {
                if let Some(gains) = self.gains.get(&place) {
                    states = states.iter().flat_map(|state| gained(&tallies, state, gains, bit)).collect();
                }
            }
            if states.is_empty() {
                return None;
            }
            worlds.push(self.worlds_of(list, &states));
        }
        for place in chosen {
            if let Some(Action { target: Target::Decision(slot), .. }) = self.actions.get(*place)
                && let Some(outcome) = outcomes.get_mut(*slot)
            {
                *outcome = Some(Outcome::Granted);
            }
        }
        Some(Situation { worlds, outcomes })
    }

    /// The chosen actions about conditions of one list: action, bit, wish.
    fn on_list<'a>(&'a self, chosen: &'a [usize], list: usize) -> impl Iterator<Item = (usize, u32, bool)> + 'a {
        chosen.iter().filter_map(move |place| match self.actions.get(*place)?.target {
            Target::Leaf(leaf, wished) => {
                let (of, bit) = self.program.places.get(leaf).copied()?;
                (of == list).then_some((*place, bit, wished))
            }
            Target::Decision(_) => None,
        })
    }

    /// The smallest sets, by a search that only ever adds an action which every remaining solution must draw on.
    pub fn mends(&self) -> Mends {
        let Some(now) = self.after(&[]) else {
            return Mends::default();
        };
        for goal in [Standing::Ready, Standing::AtDiscretion, Standing::ByException] {
            if goal <= now {
                break;
            }
            let (sets, is_complete) = self.sets_reaching(goal);
            if !sets.is_empty() {
                let sets = sets.into_iter().map(|set| self.named(&set)).collect();
                return Mends { reaches: Some(goal), sets, is_complete };
            }
        }
        Mends { reaches: None, sets: Vec::new(), is_complete: true }
    }

    fn named(&self, set: &BTreeSet<usize>) -> Vec<Action> {
        set.iter().filter_map(|place| self.actions.get(*place).cloned()).collect()
    }

    fn sets_reaching(&self, goal: Standing) -> (Vec<BTreeSet<usize>>, bool) {
        let mut found: Vec<BTreeSet<usize>> = Vec::new();
        let mut layer: BTreeSet<BTreeSet<usize>> = BTreeSet::from([BTreeSet::new()]);
        let mut tried = 0;
        while !layer.is_empty() {
            let mut next = BTreeSet::new();
            for set in layer {
                if found.iter().any(|smaller| smaller.is_subset(&set)) {
                    continue;
                }
                tried += 1;
                if tried > SEARCH_LIMIT || found.len() >= SETS_LIMIT {
                    return (found, false);
                }
                let chosen: Vec<usize> = set.iter().copied().collect();
                let Some(situation) = self.situation(&chosen) else {
                    continue;
                };
                if self.floor(self.node, &situation) >= goal {
                    found.push(set);
                    continue;
                }
                for action in self.needed(self.node, goal, &situation, &set) {
                    let mut larger = set.clone();
                    larger.insert(action);
                    next.insert(larger);
                }
            }
            layer = next;
        }
        (found, true)
    }

    /// Actions of which every solution that contains `set` has at least one more: those that can touch what still fails.
    fn needed(&self, id: NodeId, goal: Standing, situation: &Situation, set: &BTreeSet<usize>) -> BTreeSet<usize> {
        let Some(node) = self.program.node(id) else {
            return BTreeSet::new();
        };
        let below = |below: &[NodeId]| -> Vec<BTreeSet<usize>> {
            let failing = below.iter().filter(|id| self.floor(**id, situation) < goal);
            failing.map(|id| self.needed(*id, goal, situation, set)).collect()
        };
        match &node.operation {
            Operation::Fixed(_) => BTreeSet::new(),
            // Every failing part has to be mended, so the one with the fewest ways is as good as any.
            Operation::All(parts) => below(parts).into_iter().min_by_key(BTreeSet::len).unwrap_or_default(),
            Operation::Any(parts) | Operation::AtLeast(_, parts) => below(parts).into_iter().flatten().collect(),
            Operation::Not(_) | Operation::Leaf(_) | Operation::Decision(_) => self.touching(id, node.lists, set),
        }
    }

    /// Actions not chosen yet on these lists, or on decisions below this node.
    fn touching(&self, id: NodeId, lists: u32, set: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mut decisions = BTreeSet::new();
        let mut pending = vec![id];
        while let Some(node) = pending.pop().and_then(|id| self.program.node(id)) {
            match &node.operation {
                Operation::Decision(slot) => {
                    decisions.insert(*slot);
                }
                Operation::All(below) | Operation::Any(below) | Operation::AtLeast(_, below) => pending.extend(below),
                Operation::Not(below) => pending.push(*below),
                Operation::Fixed(_) | Operation::Leaf(_) => {}
            }
        }
        let touches = |action: &Action| match action.target {
            Target::Leaf(leaf, _) => self.program.places.get(leaf).is_some_and(|(list, _)| lists & (1 << list) != 0),
            Target::Decision(slot) => decisions.contains(&slot),
        };
        self.actions
            .iter()
            .enumerate()
            .filter(|(place, action)| !set.contains(place) && touches(action))
            .map(|(place, _)| place)
            .collect()
    }
}

/// How things stand after some actions.
struct Situation {
    worlds: Vec<Vec<World>>,
    outcomes: Vec<Option<Outcome>>,
}

/// A state after gaining what makes the condition hold: as many entries as it takes, and nothing more.
fn gained(tallies: &Tallies<'_>, state: &State, gains: &[Contribution], bit: u32) -> Vec<State> {
    let mut reached = Vec::new();
    let mut pending = vec![state.clone()];
    let mut seen = std::collections::HashSet::new();
    while let Some(state) = pending.pop() {
        if tallies.world(&state) & (1 << bit) != 0 {
            reached.push(state);
            continue;
        }
        for entry in gains {
            let more = tallies.add(&state, entry);
            if seen.insert(more.clone()) {
                pending.push(more);
            }
        }
    }
    reached
}
