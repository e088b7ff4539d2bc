//! What to do: the smallest sets of finding out, doing and asking after which a way in stands as well as it can.

mod apart;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use crate::circuit::{Gate, GateId, Literal};
use crate::decide::{Input, Pass, Reading, Silence};
use crate::decision::DecisionKind;
use crate::fact::Outcome;
use crate::program::{NodeId, Program};
use crate::requirement::{Change, Owner};
use crate::standing::Standing;
use crate::world::entry::Contribution;
use crate::world::frontier::Frontier;
use crate::world::outlook::{Outlook as WorldsOfList, Outlooks};
use crate::world::state::{State, Step, Tallies};
use crate::world::wish::Wish;
use crate::world::{Entries, ListView, Pull, Wanted, World};

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
/// Actions about one list up to which it is worked out which of them touch what; beyond, all of them may.
const ACTIONS_WORKED_OUT: usize = 8;

impl<'f> Program<'f> {
    /// The smallest sets of actions after which `node` stands as well as actions can make it.
    pub fn mends(&self, reading: &Reading, node: NodeId) -> Mends {
        let whole = self.workshop(reading, node);
        match whole.apart() {
            groups if groups.len() > 1 => {
                let outcomes = reading.outcomes.of(node);
                apart::mends(groups.into_iter().map(|nodes| Workshop::new(self, reading, outcomes, nodes)).collect())
            }
            _ => whole.mends(),
        }
    }

    /// Where `node` would surely stand after these actions of [`Workshop::actions`].
    pub fn workshop<'p>(&'p self, reading: &Reading, node: NodeId) -> Workshop<'p, 'f> {
        Workshop::new(self, reading, reading.outcomes.of(node), vec![node.gate])
    }
}

/// One standing on the bench: what could be done about it, and what comes of doing it.
pub struct Workshop<'p, 'f> {
    program: &'p Program<'f>,
    /// What is to be mended: all of these.
    nodes: Vec<GateId>,
    /// What the standing rests on.
    order: Vec<GateId>,
    lists: Vec<Bench<'p>>,
    outcomes: Vec<Option<Outcome>>,
    actions: Vec<Action>,
    /// What each set of actions about one list makes of it; most sets share most of their lists.
    worlds: RefCell<HashMap<(usize, Vec<usize>), Outlook>>,
    /// Which actions about a list can touch these conditions of it.
    touching: RefCell<HashMap<(usize, World), Touching>>,
}

/// The worst worlds of a list; none where the actions contradict each other.
type Outlook = Option<Rc<Vec<World>>>;

/// Actions about one list that can change what is known of some of its conditions.
type Touching = Rc<Vec<usize>>;

/// One list on the bench.
struct Bench<'p> {
    tallies: Tallies<'p>,
    entries: Entries,
    pull: Pull,
    /// The actions about it.
    actions: Vec<usize>,
    /// For each action that does something, what it adds.
    gains: BTreeMap<usize, Vec<Contribution>>,
}

impl<'p, 'f> Workshop<'p, 'f> {
    fn new(
        program: &'p Program<'f>,
        reading: &Reading,
        outcomes: &[Option<Outcome>],
        nodes: Vec<GateId>,
    ) -> Workshop<'p, 'f> {
        let literals = program.circuit.literals(&nodes);
        let of_list = |(list, (view, entries)): (usize, (&'p ListView, &Entries))| {
            let pull = Pull::of(&literals, list);
            let tallies = Tallies::new(&view.conditions, program.asked.start);
            let entries = entries.seen_by(pull.either(), &view.conditions);
            Bench { tallies, entries, pull, actions: Vec::new(), gains: BTreeMap::new() }
        };
        let lists = program.lists.iter().zip(&reading.entries).enumerate().map(of_list).collect();
        let mut workshop = Workshop {
            program,
            order: program.circuit.cone(&nodes),
            nodes,
            lists,
            outcomes: outcomes.to_vec(),
            actions: Vec::new(),
            worlds: RefCell::default(),
            touching: RefCell::default(),
        };
        workshop.list_actions(literals);
        workshop
    }

    /// Everything that could be done: about each condition and each decision below the node that isn't as wished.
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    fn list_actions(&mut self, mut literals: Vec<Literal>) {
        let program = self.program;
        literals.sort_unstable_by_key(|literal| (!literal.holds, literal.leaf));
        for Literal { leaf, list, bit, holds: wished } in literals {
            let (leaf, list, bit) = (leaf as usize, usize::from(list), u32::from(bit));
            let (Some(open), Some(bench)) = (program.open.get(list), self.lists.get_mut(list)) else { continue };
            let apart = Wish::new(Wanted::Worst, bench.pull.keeping(1 << bit));
            let worlds = bench.tallies.worlds(&bench.entries.states(&bench.tallies, apart));
            let is_so = |world: &World| (world & (1 << bit) != 0) == wished;
            if worlds.iter().all(is_so) {
                continue;
            }
            let kind = match program.leaves.get(leaf).map(|leaf| &leaf.change) {
                _ if worlds.iter().any(is_so) => ActionKind::FindOut,
                Some(Change::Own(_)) if wished => ActionKind::Do,
                Some(Change::Others(owner, _)) if wished => ActionKind::Ask(owner.clone()),
                _ => continue,
            };
            if kind != ActionKind::FindOut {
                bench.gains.insert(self.actions.len(), least(open, bit));
            }
            bench.actions.push(self.actions.len());
            self.actions.push(Action { kind, target: Target::Leaf(leaf, wished) });
        }
        let decisions: BTreeSet<usize> =
            program.circuit.acts(&self.nodes).iter().map(|act| act.slot as usize).collect();
        for decision in &decisions {
            let open = self.outcomes.get(*decision).copied().flatten().is_none();
            if let Some(slot) = program.decisions.get(*decision)
                && open
                && slot.kind != DecisionKind::Formality
            {
                let kind = ActionKind::Ask(slot.owner.clone());
                self.actions.push(Action { kind, target: Target::Decision(*decision) });
            }
        }
    }

    /// The standing that the node surely has after these actions (places in [`Workshop::actions`]); none if they contradict each other.
    pub fn after(&self, chosen: &[usize]) -> Option<Standing> {
        let situation = self.situation(&chosen.iter().copied().collect())?;
        Some(self.floor(&situation))
    }

    fn floor(&self, situation: &Situation) -> Standing {
        self.nodes.iter().map(|node| situation.pass.floor(*node)).min().unwrap_or(Standing::Ready)
    }

    fn situation(&self, chosen: &BTreeSet<usize>) -> Option<Situation> {
        let mut worlds = Vec::with_capacity(self.lists.len());
        for (list, bench) in self.lists.iter().enumerate() {
            let on_list = bench.actions.iter().copied().filter(|action| chosen.contains(action)).collect();
            worlds.push(WorldsOfList::new(self.worlds(list, on_list)?.as_ref().clone()));
        }
        let mut outcomes = self.outcomes.clone();
        for place in chosen {
            if let Some(Action { target: Target::Decision(slot), .. }) = self.actions.get(*place)
                && let Some(outcome) = outcomes.get_mut(*slot)
            {
                *outcome = Some(Outcome::Granted);
            }
        }
        Some(self.looked_at(worlds.into_iter().collect(), outcomes))
    }

    fn looked_at(&self, outlooks: Outlooks, outcomes: Vec<Option<Outcome>>) -> Situation {
        let mut pass = Pass::default();
        let input = Input { worst: &outlooks, best: None, outcomes: &outcomes, silence: Silence::Open };
        pass.run(&self.program.circuit, &self.order, input);
        Situation { outlooks, outcomes, pass }
    }

    /// What these actions about one list make of it.
    fn worlds(&self, list: usize, chosen: Vec<usize>) -> Outlook {
        let key = (list, chosen);
        if let Some(known) = self.worlds.borrow().get(&key) {
            return known.clone();
        }
        let outlook = self.work_out(list, &key.1);
        self.worlds.borrow_mut().insert(key, outlook.clone());
        outlook
    }

    /// Finding out comes first, since it is about how things are; then comes what is done.
    fn work_out(&self, list: usize, chosen: &[usize]) -> Outlook {
        let bench = self.lists.get(list)?;
        let tallies = &bench.tallies;
        let target = |action: &usize| match self.actions.get(*action)?.target {
            Target::Leaf(leaf, wished) => Some((self.program.places.get(leaf)?.1, wished)),
            Target::Decision(_) => None,
        };
        let found_out: Vec<(u32, bool)> =
            chosen.iter().filter(|action| !bench.gains.contains_key(action)).filter_map(target).collect();
        let told = found_out.iter().fold(0, |told: World, (bit, _)| told | 1 << bit);
        let so = found_out.iter().filter(|(_, wished)| *wished).fold(0, |so: World, (bit, _)| so | 1 << bit);
        // A condition that is found not to hold and to hold at once.
        if found_out.iter().any(|(bit, wished)| (so & (1 << bit) != 0) != *wished) {
            return None;
        }
        // How much it takes until what is done holds depends on how much there is of it.
        let doing = chosen.iter().filter(|action| bench.gains.contains_key(action)).filter_map(target);
        let pull = bench.pull.keeping(doing.fold(0, |doing: World, (bit, _)| doing | 1 << bit));
        let wish = Wish::new(Wanted::Worst, pull.keeping(told)).only(told, so);
        let mut states = bench.entries.states(tallies, wish);
        for action in chosen {
            if let (Some(gains), Some((bit, _))) = (bench.gains.get(action), target(action)) {
                let mut frontier = Frontier::new(tallies, Wish::new(Wanted::Worst, pull));
                states.iter().flat_map(|state| gained(tallies, state, gains, bit)).for_each(|state| {
                    frontier.insert(state);
                });
                states = frontier.into_states();
            }
        }
        (!states.is_empty()).then(|| Rc::new(tallies.worlds(&states)))
    }

    /// The smallest sets, by a search that only ever adds an action which every remaining solution must draw on.
    pub fn mends(&self) -> Mends {
        let Some(now) = self.after(&[]) else { return Mends::default() };
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
                let Some(situation) = self.situation(&set) else { continue };
                if self.floor(&situation) >= goal {
                    found.push(set);
                    continue;
                }
                for action in self.fewest_needed(&self.nodes, goal, &situation, &set) {
                    let mut larger = set.clone();
                    larger.insert(action);
                    next.insert(larger);
                }
            }
            layer = next;
        }
        (found, true)
    }

    /// Every failing part has to be mended, so the one with the fewest ways is as good as any.
    fn fewest_needed(
        &self,
        parts: &[GateId],
        goal: Standing,
        situation: &Situation,
        set: &BTreeSet<usize>,
    ) -> BTreeSet<usize> {
        let failing = parts.iter().filter(|part| situation.pass.floor(**part) < goal);
        failing.map(|part| self.needed(*part, goal, situation, set)).min_by_key(BTreeSet::len).unwrap_or_default()
    }

    /// Actions of which every solution that contains `set` has at least one more: those that can touch what still fails.
    fn needed(&self, id: GateId, goal: Standing, situation: &Situation, set: &BTreeSet<usize>) -> BTreeSet<usize> {
        let circuit = &self.program.circuit;
        match circuit.gate(id) {
            None | Some(Gate::Fixed(_)) => BTreeSet::new(),
            Some(Gate::All(parts)) => self.fewest_needed(circuit.operands(parts), goal, situation, set),
            Some(Gate::Any(parts) | Gate::AtLeast(_, parts)) => {
                // Parts that look at one list can fail in turn, in different worlds. In one world in which all of
                // this fails, either that world has to go, or one of the parts has to be mended there.
                let shared = circuit.crossing(id);
                let mut needed = self.touching_lists(id, shared, set);
                let narrowed = self.failing_in_one_world(id, shared, goal, situation);
                let situation = narrowed.as_ref().unwrap_or(situation);
                for part in circuit.operands(parts).iter().filter(|part| situation.pass.floor(**part) < goal) {
                    needed.extend(self.needed(*part, goal, situation, set));
                }
                needed
            }
            Some(Gate::Condition(_)) => self.touching_lists(id, circuit.lists(id), set),
            Some(Gate::Decision(act)) => {
                let about = |action: &(usize, &Action)| action.1.target == Target::Decision(act.slot as usize);
                let actions = self.actions.iter().enumerate();
                actions.filter(about).map(|(place, _)| place).filter(|place| !set.contains(place)).collect()
            }
        }
    }

    /// The situation with one world left of each of these lists, so that the node still fails; none where that is so already.
    fn failing_in_one_world(&self, id: GateId, lists: u32, goal: Standing, situation: &Situation) -> Option<Situation> {
        if lists & situation.outlooks.open() == 0 {
            return None;
        }
        let mut narrowed = situation.clone();
        for list in (0..self.lists.len()).filter(|list| lists & (1 << list) != 0) {
            let worlds = situation.outlooks.get(list).map(WorldsOfList::worlds).unwrap_or_default();
            for world in worlds {
                let mut outlooks = narrowed.outlooks.clone();
                outlooks.set(list, WorldsOfList::new(vec![*world]));
                let tried = self.looked_at(outlooks, situation.outcomes.clone());
                let fails = tried.pass.floor(id) < goal;
                narrowed = tried;
                if fails {
                    break;
                }
            }
        }
        Some(narrowed)
    }

    /// Actions not chosen yet that can change, on these lists, what this node looks at.
    fn touching_lists(&self, id: GateId, lists: u32, set: &BTreeSet<usize>) -> BTreeSet<usize> {
        let below = self.program.circuit.literals(&[id]);
        let mut touching = BTreeSet::new();
        for (list, bench) in self.lists.iter().enumerate().filter(|(list, _)| lists & (1 << list) != 0) {
            let bits = Pull::of(&below, list).either();
            match bench.actions.len() <= ACTIONS_WORKED_OUT {
                true => touching.extend(self.touching_conditions(list, bits).iter().copied()),
                false => touching.extend(bench.actions.iter().copied()),
            }
        }
        touching.retain(|action| !set.contains(action));
        touching
    }

    /// The actions about a list that change, after some others, what is known of these conditions.
    fn touching_conditions(&self, list: usize, conditions: World) -> Touching {
        if let Some(known) = self.touching.borrow().get(&(list, conditions)) {
            return Rc::clone(known);
        }
        let actions = self.lists.get(list).map(|bench| bench.actions.clone()).unwrap_or_default();
        let seen = |chosen: Vec<usize>| {
            let worlds = self.worlds(list, chosen)?;
            Some(worlds.iter().map(|world| world & conditions).collect::<BTreeSet<World>>())
        };
        let subset = |numbered: usize| -> Vec<usize> {
            let chosen = actions.iter().enumerate().filter(|(place, _)| numbered & (1 << place) != 0);
            chosen.map(|(_, action)| *action).collect()
        };
        let changes = |place: usize| {
            (0..1_usize << actions.len())
                .filter(|others| others & (1 << place) == 0)
                .any(|others| seen(subset(others)) != seen(subset(others | 1 << place)))
        };
        let touching: Vec<usize> =
            actions.iter().enumerate().filter(|(place, _)| changes(*place)).map(|(_, action)| *action).collect();
        let touching = Rc::new(touching);
        self.touching.borrow_mut().insert((list, conditions), Rc::clone(&touching));
        touching
    }
}

/// How things stand after some actions.
#[derive(Clone)]
struct Situation {
    outlooks: Outlooks,
    outcomes: Vec<Option<Outcome>>,
    pass: Pass,
}

/// The contributions that count for a condition and for as few others as possible.
fn least(contributions: &[Contribution], bit: u32) -> Vec<Contribution> {
    let counting = || contributions.iter().filter(|found| found.counts_for & (1 << bit) != 0);
    let is_part = |part: World, of: World| part != of && part & of == part;
    let is_least = |found: &&Contribution| !counting().any(|other| is_part(other.counts_for, found.counts_for));
    counting().filter(is_least).cloned().collect()
}

/// A state after gaining what makes the condition hold: as many entries as it takes, and nothing more.
fn gained(tallies: &Tallies<'_>, state: &State, gains: &[Contribution], bit: u32) -> Vec<State> {
    let steps: Vec<Step<'_>> = gains.iter().map(|entry| tallies.step(entry)).collect();
    let mut reached = Vec::new();
    let mut pending = vec![state.clone()];
    let mut seen = std::collections::HashSet::new();
    while let Some(state) = pending.pop() {
        if tallies.world(&state) & (1 << bit) != 0 {
            reached.push(state);
            continue;
        }
        for step in &steps {
            let more = tallies.add(&state, step);
            if seen.insert(more.clone()) {
                pending.push(more);
            }
        }
    }
    reached
}
