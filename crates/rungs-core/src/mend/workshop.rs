//! A standing on the bench: what comes of what is found out, done and granted, and what each further set needs.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::circuit::{Gate, GateId, Literal};
use crate::decide::{Input, Pass, Reading, Silence};
use crate::decision::DecisionKind;
use crate::fact::Outcome;
use crate::program::{NodeId, Program};
use crate::quick::QuickMap;
use crate::requirement::Change;
use crate::standing::Standing;
use crate::world::entry::Contribution;
use crate::world::frontier::Frontier;
use crate::world::outlook::{Outlook as WorldsOfList, Outlooks};
use crate::world::state::{State, Step, Tallies};
use crate::world::wish::Wish;
use crate::world::{Entries, ListView, Pull, Wanted, World};

use super::{Action, ActionKind, Mends, Target};

/// Sets kept; a person wants the smallest few.
pub(super) const SETS_LIMIT: usize = 64;
/// Actions about one list up to which it is worked out which of them touch what; beyond, all may that are about what
/// goes with it.
const ACTIONS_WORKED_OUT: usize = 6;

/// One standing on the bench: what could be done about it, and what comes of doing it.
pub struct Workshop<'p, 'f> {
    pub(super) program: &'p Program<'f>,
    pub(super) reading: &'p Reading,
    /// What is to be mended.
    pub(super) what: What,
    pub(super) scope: Scope,
    /// What it looks at, and what something is to be done about besides.
    pub(super) literals: Vec<Literal>,
    /// What the standing rests on.
    order: Vec<GateId>,
    pub(super) lists: Vec<Bench<'p>>,
    outcomes: &'p [Option<Outcome>],
    pub(super) actions: Vec<Action>,
    /// What each set of actions about one list makes of it; most sets share most of their lists.
    worlds: RefCell<QuickMap<(usize, Vec<usize>), Outlook>>,
    /// Which actions about a list can touch these conditions of it.
    touching: RefCell<QuickMap<(usize, World), Touching>>,
    /// Parts that can be mended apart.
    parts: OnceCell<Vec<Workshop<'p, 'f>>>,
}

/// What is to be mended: a standing, as one that joins others.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// The worst of these.
    All(Vec<GateId>),
    /// The best of these.
    Any(Vec<GateId>),
}

/// What may be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Whatever can be.
    Everything,
    /// Nothing but finding out.
    FindingOut,
}

impl What {
    pub(super) fn nodes(&self) -> &[GateId] {
        match self {
            What::All(nodes) | What::Any(nodes) => nodes,
        }
    }
}

/// The worst worlds of a list; none where the actions contradict each other.
type Outlook = Option<Rc<Vec<World>>>;

/// Actions about one list that can change what is known of some of its conditions.
type Touching = Rc<Vec<usize>>;

/// One list on the bench.
pub(super) struct Bench<'p> {
    pub(super) tallies: Tallies<'p>,
    pub(super) entries: Entries,
    /// The conditions on it that are looked at, as they pull or as something can be done about them.
    pub(super) looked_at: World,
    pub(super) pull: Pull,
    /// The actions about it.
    pub(super) actions: Vec<usize>,
    /// For each action that does something, what it adds.
    pub(super) gains: BTreeMap<usize, Vec<Contribution>>,
}

impl<'p, 'f> Workshop<'p, 'f> {
    pub(super) fn new(program: &'p Program<'f>, reading: &'p Reading, node: NodeId, scope: Scope) -> Workshop<'p, 'f> {
        let literals = program.circuit.literals(&[node.gate]);
        Workshop::of(program, reading, reading.outcomes.of(node), (What::All(vec![node.gate]), scope), literals)
    }

    fn of(
        program: &'p Program<'f>,
        reading: &'p Reading,
        outcomes: &'p [Option<Outcome>],
        (what, scope): (What, Scope),
        literals: Vec<Literal>,
    ) -> Workshop<'p, 'f> {
        let own = program.circuit.literals(what.nodes());
        let of_list = |(list, (view, entries)): (usize, (&'p ListView, &Entries))| {
            let tallies = Tallies::new(&view.conditions, program.asked.start);
            let looked_at = Pull::of(&literals, list).either();
            let entries = entries.seen_by(looked_at, &view.conditions);
            let pull = Pull::of(&own, list);
            Bench { tallies, entries, looked_at, pull, actions: Vec::new(), gains: BTreeMap::new() }
        };
        let lists = program.lists.iter().zip(&reading.entries).enumerate().map(of_list).collect();
        let mut workshop = Workshop {
            program,
            reading,
            order: program.circuit.cone(what.nodes()),
            what,
            scope,
            literals,
            lists,
            outcomes,
            actions: Vec::new(),
            worlds: RefCell::default(),
            touching: RefCell::default(),
            parts: OnceCell::new(),
        };
        workshop.list_actions();
        workshop
    }

    /// A part of this standing on a bench of its own, with what can be done about these literals.
    pub(super) fn part(&self, what: What, literals: Vec<Literal>) -> Workshop<'p, 'f> {
        Workshop::of(self.program, self.reading, self.outcomes, (what, self.scope), literals)
    }

    /// Parts that can be mended apart; none where there is nothing to take apart.
    pub(super) fn parts(&self) -> &[Workshop<'p, 'f>] {
        self.parts.get_or_init(|| self.taken_apart())
    }

    /// Everything that could be done, or, where that is all that is asked, found out: about each condition and each decision
    /// below the node that isn't as wished.
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    fn list_actions(&mut self) {
        let program = self.program;
        let mut literals = self.literals.clone();
        literals.sort_unstable_by_key(|literal| (!literal.holds, literal.leaf));
        for Literal { leaf, list, bit, holds: wished } in literals {
            let (leaf, list, bit) = (leaf as usize, usize::from(list), u32::from(bit));
            let (Some(plain), Some(bench)) = (program.plain(list), self.lists.get_mut(list)) else { continue };
            let apart = Wish::new(Wanted::Worst, bench.pull.keeping(1 << bit));
            let worlds = bench.tallies.worlds(&bench.entries.states(&bench.tallies, apart));
            let is_so = |world: &World| (world & (1 << bit) != 0) == wished;
            if worlds.iter().all(is_so) {
                continue;
            }
            let kind = match program.leaves.get(leaf).map(|leaf| &leaf.change) {
                _ if worlds.iter().any(is_so) => ActionKind::FindOut,
                _ if self.scope == Scope::FindingOut => continue,
                Some(Change::Own(_)) if wished => ActionKind::Do,
                Some(Change::Others(owner, _)) if wished => ActionKind::Ask(owner.clone()),
                _ => continue,
            };
            if kind != ActionKind::FindOut {
                bench.gains.insert(self.actions.len(), least(&plain.open, bit));
            }
            bench.actions.push(self.actions.len());
            self.actions.push(Action { kind, target: Target::Leaf(leaf, wished) });
        }
        if self.scope == Scope::FindingOut {
            return;
        }
        let decisions: BTreeSet<usize> =
            program.circuit.acts(self.what.nodes()).iter().map(|act| act.slot as usize).collect();
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

    /// Where this surely stands. The best of several is that of each world: they can take turns.
    pub(super) fn floor(&self, situation: &Situation) -> Standing {
        let floors = self.what.nodes().iter().map(|node| situation.pass.floor(*node));
        if let What::All(_) = self.what {
            return floors.min().unwrap_or(Standing::Ready);
        }
        let turning = self.shared(self.what.nodes()) & situation.outlooks.open();
        let Some(list) = (0..self.lists.len()).find(|list| turning & (1 << list) != 0) else {
            return floors.max().unwrap_or(Standing::NotYet);
        };
        let worlds = situation.outlooks.get(list).map(WorldsOfList::worlds).unwrap_or_default();
        let in_one = |world: &World| {
            let mut outlooks = situation.outlooks.clone();
            outlooks.set(list, WorldsOfList::new(vec![*world]));
            self.floor(&self.looked_at(outlooks, situation.outcomes.clone()))
        };
        worlds.iter().map(in_one).min().unwrap_or(Standing::NotYet)
    }

    /// The lists that more than one of these looks at, a bit for each.
    fn shared(&self, nodes: &[GateId]) -> u32 {
        let (mut seen, mut shared) = (0, 0);
        for lists in nodes.iter().map(|node| self.program.circuit.lists(*node)) {
            shared |= seen & lists;
            seen |= lists;
        }
        shared
    }

    pub(super) fn situation(&self, chosen: &BTreeSet<usize>) -> Option<Situation> {
        let mut worlds = Vec::with_capacity(self.lists.len());
        for (list, bench) in self.lists.iter().enumerate() {
            let on_list = bench.actions.iter().copied().filter(|action| chosen.contains(action)).collect();
            worlds.push(WorldsOfList::new(self.worlds(list, on_list)?.as_ref().clone()));
        }
        let mut outcomes = self.outcomes.to_vec();
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

    /// The smallest sets of actions after which the standing is as good as actions can make it.
    pub fn mends(&self) -> Mends {
        let Some(now) = self.after(&[]) else { return Mends::default() };
        let mut all_searched = true;
        for goal in [Standing::Ready, Standing::AtDiscretion, Standing::ByException] {
            if goal <= now {
                break;
            }
            let found = self.found(goal);
            let is_complete = found.is_complete && all_searched;
            if !found.sets.is_empty() {
                let sets = found.sets.iter().map(|set| self.named(set)).collect();
                return Mends { reaches: Some(goal), sets, is_complete };
            }
            all_searched = is_complete;
        }
        Mends { reaches: None, sets: Vec::new(), is_complete: all_searched }
    }

    /// The single actions each of which is enough: after it the standing surely reaches the goal. None where it has.
    pub(super) fn enough_alone(&self, goal: Standing) -> Vec<Action> {
        let none = BTreeSet::new();
        let Some(now) = self.situation(&none) else { return Vec::new() };
        if self.floor(&now) >= goal {
            return Vec::new();
        }
        let is_enough = |action: &usize| {
            let after = self.situation(&BTreeSet::from([*action]));
            after.is_some_and(|after| self.floor(&after) >= goal)
        };
        let needed = self.needed_of_all(goal, &now, &none);
        needed.into_iter().filter(is_enough).filter_map(|place| self.actions.get(place).cloned()).collect()
    }

    fn named(&self, set: &BTreeSet<usize>) -> Vec<Action> {
        set.iter().filter_map(|place| self.actions.get(*place).cloned()).collect()
    }

    /// Actions not chosen yet of which every further set that is enough has one.
    pub(super) fn needed_of_all(
        &self,
        goal: Standing,
        situation: &Situation,
        set: &BTreeSet<usize>,
    ) -> BTreeSet<usize> {
        match &self.what {
            What::All(nodes) => self.fewest_needed(nodes, goal, situation, set),
            What::Any(nodes) => {
                self.needed_of_any(nodes, goal, situation, set, |situation| self.floor(situation) < goal)
            }
        }
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

    /// Parts that look at one list can fail in turn, in different worlds. In one world in which all of this fails, either
    /// that world has to go, or one of the parts has to be mended there.
    fn needed_of_any(
        &self,
        parts: &[GateId],
        goal: Standing,
        situation: &Situation,
        set: &BTreeSet<usize>,
        fails: impl Fn(&Situation) -> bool,
    ) -> BTreeSet<usize> {
        let shared = self.shared(parts);
        let mut needed = self.touching_lists(parts, shared, set);
        let narrowed = self.failing_in_one_world(shared, situation, fails);
        let situation = narrowed.as_ref().unwrap_or(situation);
        for part in parts.iter().filter(|part| situation.pass.floor(**part) < goal) {
            needed.extend(self.needed(*part, goal, situation, set));
        }
        needed
    }

    /// Actions of which every solution that contains `set` has at least one more: those that can touch what still fails.
    fn needed(&self, id: GateId, goal: Standing, situation: &Situation, set: &BTreeSet<usize>) -> BTreeSet<usize> {
        let circuit = &self.program.circuit;
        match circuit.gate(id) {
            None | Some(Gate::Fixed(_)) => BTreeSet::new(),
            Some(Gate::All(parts)) => self.fewest_needed(circuit.operands(parts), goal, situation, set),
            Some(Gate::Any(parts) | Gate::AtLeast(_, parts)) => {
                let fails = |situation: &Situation| situation.pass.floor(id) < goal;
                self.needed_of_any(circuit.operands(parts), goal, situation, set, fails)
            }
            Some(Gate::Condition(_)) => self.touching_lists(&[id], circuit.lists(id), set),
            Some(Gate::Decision(act)) => {
                let about = |action: &(usize, &Action)| action.1.target == Target::Decision(act.slot as usize);
                let actions = self.actions.iter().enumerate();
                actions.filter(about).map(|(place, _)| place).filter(|place| !set.contains(place)).collect()
            }
        }
    }

    /// The situation with one world left of each of these lists, so that it still fails; none where that is so already.
    fn failing_in_one_world(
        &self,
        lists: u32,
        situation: &Situation,
        fails: impl Fn(&Situation) -> bool,
    ) -> Option<Situation> {
        if lists & situation.outlooks.open() == 0 {
            return None;
        }
        let mut narrowed = situation.clone();
        for list in (0..self.lists.len()).filter(|list| lists & (1 << list) != 0) {
            let worlds = situation.outlooks.get(list).map(WorldsOfList::worlds).unwrap_or_default();
            for world in worlds {
                let mut outlooks = narrowed.outlooks.clone();
                outlooks.set(list, WorldsOfList::new(vec![*world]));
                narrowed = self.looked_at(outlooks, situation.outcomes.clone());
                if fails(&narrowed) {
                    break;
                }
            }
        }
        Some(narrowed)
    }

    /// Actions not chosen yet that can change, on these lists, what these nodes look at.
    fn touching_lists(&self, nodes: &[GateId], lists: u32, set: &BTreeSet<usize>) -> BTreeSet<usize> {
        let below = self.program.circuit.literals(nodes);
        let mut touching = BTreeSet::new();
        for list in (0..self.lists.len()).filter(|list| lists & (1 << list) != 0) {
            touching.extend(self.touching_conditions(list, Pull::of(&below, list).either()).iter().copied());
        }
        touching.retain(|action| !set.contains(action));
        touching
    }

    /// The actions about a list that change, after some others, what is known of these conditions.
    fn touching_conditions(&self, list: usize, conditions: World) -> Touching {
        if let Some(known) = self.touching.borrow().get(&(list, conditions)) {
            return Rc::clone(known);
        }
        let going_with = self.going_with(list, conditions);
        let is_about = |action: &usize| match self.actions.get(*action).map(|action| action.target) {
            Some(Target::Leaf(leaf, _)) => {
                let place = self.program.places.get(leaf);
                place.is_some_and(|(_, bit)| going_with.has(*bit, self.is_done(list, *action)))
            }
            _ => false,
        };
        let bench = self.lists.get(list);
        let mut touching: Vec<usize> =
            bench.map(|bench| bench.actions.iter().copied().filter(is_about).collect()).unwrap_or_default();
        if touching.len() <= ACTIONS_WORKED_OUT {
            touching = self.changing(list, &touching, conditions);
        }
        let touching = Rc::new(touching);
        self.touching.borrow_mut().insert((list, conditions), Rc::clone(&touching));
        touching
    }

    /// Whether an action about a list does something, and doesn't only find out what is so.
    pub(super) fn is_done(&self, list: usize, action: usize) -> bool {
        self.lists.get(list).is_some_and(|bench| bench.gains.contains_key(&action))
    }

    /// Of these actions about a list, those that change, after some of the others, what is known of these conditions.
    fn changing(&self, list: usize, actions: &[usize], conditions: World) -> Vec<usize> {
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
        actions.iter().enumerate().filter(|(place, _)| changes(*place)).map(|(_, action)| *action).collect()
    }
}

/// How things stand after some actions.
#[derive(Clone)]
pub(super) struct Situation {
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
    let holds = |state: &State| tallies.world(state) & (1 << bit) != 0;
    let mut reached = Vec::new();
    let mut pending = vec![state.clone()];
    let mut seen = std::collections::HashSet::new();
    while let Some(state) = pending.pop() {
        if holds(&state) {
            reached.push(state);
            continue;
        }
        let mut sums: Vec<(World, State)> =
            steps.iter().map(|step| (step.counts_for(), tallies.add(&state, step))).collect();
        // Time comes in every length: where one entry is long enough, nobody needs shorter ones of the same sort.
        if tallies.is_time(bit) {
            let enough: BTreeSet<World> = sums.iter().filter(|(_, sum)| holds(sum)).map(|(sort, _)| *sort).collect();
            sums.retain(|(sort, sum)| holds(sum) || !enough.contains(sort));
        }
        for (_, sum) in sums {
            if seen.insert(sum.clone()) {
                pending.push(sum);
            }
        }
    }
    reached
}
