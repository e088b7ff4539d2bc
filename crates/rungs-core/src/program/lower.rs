//! Lowering: the only place where the words of a page (*usually*, *may count instead*, *as the
//! university decides*, *if*) become algebra. Everything else reads the circuit that comes of it.

use std::collections::{BTreeMap, BTreeSet};

use super::once::{Asking, Blank, Undenied};
use super::{Asked, Compiled, CompiledOffer, CompiledRoute, NodeId, Program, TooLarge};
use crate::circuit::{Act, CircuitBuilder, GateId, Literal};
use crate::condition::Condition;
use crate::decision::{DecisionKind, DecisionSlot};
use crate::fact::List;
use crate::framework::{Framework, Offer, Role, Route};
use crate::quick::QuickMap;
use crate::requirement::{Content, How, Leaf, Matter, Moment, Owner, Requirement, Strength};
use crate::standing::{Interval, Standing};
use crate::world::{CONDITIONS_PER_LIST, ListView, MOST_STATES, Pull};

pub(super) fn lower<'f>(framework: &'f Framework, role: &'f Role, asked: Asked) -> Result<Program<'f>, TooLarge> {
    let mut lowering = Lowering::new(asked);
    let mut to_hold = lowering.requirements(&role.to_hold, Scope::default());
    let hold = lowering.due(to_hold.iter(), 0);
    let stated: Vec<StatedRoute<'f>> =
        role.routes.iter().zip(1..).map(|(route, scope)| lowering.stated_route(role, route, scope)).collect();
    let mut due: Vec<Vec<GateId>> = stated.iter().map(|route| lowering.rules_due(route.asked_by_all())).collect();
    join_once(&mut lowering.circuit, &mut due);
    let mut routes: Vec<CompiledRoute<'f>> =
        stated.into_iter().zip(due).map(|(route, due)| lowering.route(route, due)).collect();

    let mut standings = vec![hold.gate];
    let mut requirements: Vec<&Compiled<'f>> = to_hold.iter().collect();
    for route in &routes {
        standings.push(route.standing.gate);
        standings.extend(route.funded.map(|funded| funded.gate));
        standings.extend(route.offers.iter().map(|offer| offer.standing.gate));
        requirements.extend(&route.requirements);
        requirements.extend(route.offers.iter().flat_map(|offer| offer.requirements.iter().chain(&offer.filled_in)));
    }
    let mut roots = standings.clone();
    requirements.iter().for_each(|compiled| compiled.gates(&mut roots));
    let circuit = lowering.circuit.finish();
    let literals = circuit.literals(&roots);
    lowering.lists.iter_mut().enumerate().for_each(|(list, view)| view.pull = Pull::of(&literals, list));
    if let Some(list) = lowering.overfull {
        return Err(TooLarge::Conditions(list));
    }
    let asked_by_routes = routes.iter_mut().flat_map(CompiledRoute::each_compiled);
    to_hold.iter_mut().chain(asked_by_routes).for_each(|compiled| compiled.note_leaves(&circuit));
    let undenied = lowering.lists.iter().map(|_| Undenied::default()).collect();
    let blank = lowering.lists.iter().map(|_| Blank::default()).collect();
    Ok(Program {
        role,
        asked,
        vocabulary: &framework.vocabulary,
        deciding: circuit.part(&circuit.cone(&standings)),
        circuit,
        leaves: lowering.leaves,
        places: lowering.places,
        lists: lowering.lists,
        undenied,
        blank,
        asking: Asking::default(),
        most_states: MOST_STATES,
        decisions: lowering.decisions,
        to_hold: (hold, to_hold),
        routes,
    })
}

/// Where a requirement stands, for the decisions about it.
#[derive(Clone, Copy, Default)]
struct Scope<'f> {
    /// As in [`NodeId`].
    number: usize,
    offer: Option<&'f str>,
}

/// A way in of which the requirements are lowered, and what they come to together isn't yet.
struct StatedRoute<'f> {
    route: &'f Route,
    scope: usize,
    requirements: Vec<Compiled<'f>>,
    offers: Vec<StatedOffer<'f>>,
}

/// An offer of which the requirements are lowered.
struct StatedOffer<'f> {
    offer: &'f Offer,
    own: Vec<Compiled<'f>>,
    filled_in: Vec<Compiled<'f>>,
}

impl<'f> StatedRoute<'f> {
    /// The general rules that every offer asks as they stand.
    fn asked_by_all(&self) -> impl Iterator<Item = &Compiled<'f>> {
        self.requirements.iter().filter(|general| !self.is_filled_in(general.requirement))
    }

    /// Those in which some offer has filled something in.
    fn filled_in(&self) -> impl Iterator<Item = &Compiled<'f>> {
        self.requirements.iter().filter(|general| self.is_filled_in(general.requirement))
    }

    fn is_filled_in(&self, general: &Requirement) -> bool {
        self.route.offers.iter().any(|offer| offer.fills_in(general))
    }
}

/// Puts one gate in the place of those that stand in the same rows: what sixty ways in all ask is joined once, and not
/// once for each of them.
fn join_once(circuit: &mut CircuitBuilder, rows: &mut [Vec<GateId>]) {
    let mut stands_in: BTreeMap<GateId, BTreeSet<usize>> = BTreeMap::new();
    for (row, gates) in rows.iter().enumerate() {
        gates.iter().for_each(|gate| {
            stands_in.entry(*gate).or_default().insert(row);
        });
    }
    let mut together: BTreeMap<BTreeSet<usize>, Vec<GateId>> = BTreeMap::new();
    for (gate, stands_in) in stands_in {
        together.entry(stands_in).or_default().push(gate);
    }
    together.retain(|stand_in, gates| stand_in.len() > 1 && gates.len() > 1);
    for (stand_in, gates) in together {
        let joined = circuit.all(gates.clone());
        for (_, row) in rows.iter_mut().enumerate().filter(|(row, _)| stand_in.contains(row)) {
            row.retain(|gate| !gates.contains(gate));
            row.push(joined);
        }
    }
}

/// A role half lowered.
struct Lowering<'f> {
    asked: Asked,
    circuit: CircuitBuilder,
    leaves: Vec<&'f Leaf>,
    leaf_of: QuickMap<&'f Condition, usize>,
    places: Vec<(usize, u32)>,
    lists: Vec<ListView>,
    decisions: Vec<DecisionSlot<'f>>,
    /// The decisions about each sentence: several where one scope has the sentence several times.
    slots_of: QuickMap<Named<'f>, Vec<usize>>,
    overfull: Option<List>,
}

/// A sentence, the offer it stands in, and whose decision it is.
type Named<'f> = (&'f str, Option<&'f str>, &'f Owner);

/// One requirement while it is lowered.
struct Stated<'f> {
    requirement: &'f Requirement,
    scope: Scope<'f>,
    /// Its decision, once something has called for one.
    decision: Option<usize>,
    preferences: Vec<(String, GateId)>,
}

impl<'f> Lowering<'f> {
    fn new(asked: Asked) -> Lowering<'f> {
        Lowering {
            asked,
            circuit: CircuitBuilder::default(),
            leaves: Vec::new(),
            leaf_of: QuickMap::default(),
            places: Vec::new(),
            lists: Vec::new(),
            decisions: Vec::new(),
            slots_of: QuickMap::default(),
            overfull: None,
        }
    }

    fn stated_route(&mut self, role: &'f Role, route: &'f Route, scope: usize) -> StatedRoute<'f> {
        let general = Scope { number: scope, offer: None };
        let mut requirements = self.requirements(&role.to_start, general);
        requirements.extend(self.requirements(&route.requirements, general));
        let mut own = |offer: &'f Offer| {
            let scope = Scope { number: scope, offer: Some(&offer.provider) };
            let own = self.requirements(&offer.requirements, scope);
            StatedOffer { offer, own, filled_in: self.requirements(&offer.filled_in, scope) }
        };
        let offers = route.offers.iter().map(&mut own).collect();
        StatedRoute { route, scope, requirements, offers }
    }

    /// The gates of the rules that are due, without the funder's.
    fn rules_due<'c>(&self, compiled: impl Iterator<Item = &'c Compiled<'f>>) -> Vec<GateId>
    where
        'f: 'c,
    {
        self.all_due(compiled.filter(|one| !one.requirement.for_funding))
    }

    /// A way in of which `due` are the gates of the rules that are due, of those that every offer asks as they stand.
    fn route(&mut self, stated: StatedRoute<'f>, due: Vec<GateId>) -> CompiledRoute<'f> {
        let by_all = self.circuit.all(due);
        let mut general = self.rules_due(stated.filled_in());
        general.push(by_all);
        let general = self.circuit.all(general);
        let mut all_added = Vec::new();
        for StatedOffer { offer, own, filled_in } in &stated.offers {
            let as_they_stand = stated.filled_in().filter(|general| !offer.fills_in(general.requirement));
            let added = self.rules_due(own.iter().chain(filled_in).chain(as_they_stand));
            all_added.push(self.circuit.all(added));
        }
        let StatedRoute { route, scope, requirements, offers: of_offers } = stated;
        let is_for_funding = |compiled: &&Compiled<'f>| compiled.requirement.for_funding;
        let asks_funder = requirements.iter().any(|one| is_for_funding(&one));
        let funded = asks_funder.then(|| self.due(requirements.iter().filter(is_for_funding), scope));
        let mut offers = Vec::new();
        for (StatedOffer { offer, own, filled_in }, added) in of_offers.into_iter().zip(&all_added) {
            let standing = NodeId { gate: self.circuit.all(vec![by_all, *added]), scope };
            offers.push(CompiledOffer { provider: &offer.provider, standing, requirements: own, filled_in });
        }
        let gate = match route.only_named {
            true => {
                // The best of the offers. What all of them ask is said once, so that it is mended once.
                let added = self.circuit.any(all_added);
                self.circuit.all(vec![by_all, added])
            }
            false => general,
        };
        CompiledRoute { route, standing: NodeId { gate, scope }, funded, requirements, offers }
    }

    /// The requirements in force on the day of the start.
    fn requirements(&mut self, requirements: &'f [Requirement], scope: Scope<'f>) -> Vec<Compiled<'f>> {
        let start = self.asked.start;
        let in_force = requirements.iter().filter(|requirement| requirement.starts.contains(start));
        in_force.map(|requirement| self.requirement(requirement, scope)).collect()
    }

    /// What is due, and refusals on record of what comes once a place is offered.
    fn all_due<'c>(&self, compiled: impl Iterator<Item = &'c Compiled<'f>>) -> Vec<GateId>
    where
        'f: 'c,
    {
        let is_due = |one: &&Compiled<'f>| one.is_due(self.asked) || one.requirement.moment == Moment::Offered;
        compiled.filter(is_due).map(|one| one.standing.gate).collect()
    }

    /// The worst of what is due.
    fn due<'c>(&mut self, compiled: impl Iterator<Item = &'c Compiled<'f>>, scope: usize) -> NodeId
    where
        'f: 'c,
    {
        let due = self.all_due(compiled);
        NodeId { gate: self.circuit.all(due), scope }
    }

    fn requirement(&mut self, requirement: &'f Requirement, scope: Scope<'f>) -> Compiled<'f> {
        let members = match &requirement.content {
            Content::Group { members, .. } => self.requirements(members, scope),
            _ => Vec::new(),
        };
        let mut stated = Stated { requirement, scope, decision: None, preferences: Vec::new() };
        let asked = match &requirement.content {
            Content::Matter(matter) => Some(self.matter(matter, &mut stated)),
            Content::Group { how, .. } => {
                let below = members.iter().map(|member| member.standing.gate).collect();
                Some(match how {
                    How::All => self.circuit.all(below),
                    How::One => self.circuit.any(below),
                    How::AtLeast(count) => self.circuit.at_least(*count, below),
                })
            }
            _ => None,
        };
        let alone = match &requirement.content {
            Content::Matter(matter) => Some(self.unsoftened(matter)),
            _ => asked,
        };
        let strengthened = self.strengthened(&mut stated, asked);
        let preferences = std::mem::take(&mut stated.preferences);
        let applies = requirement.guard.as_ref().map(|guard| self.matter(&guard.clause, &mut stated));
        let standing = match applies {
            Some(applies) => {
                let otherwise = self.circuit.opposite(applies);
                self.circuit.any(vec![otherwise, strengthened])
            }
            None => strengthened,
        };
        let node = |gate: GateId| NodeId { gate, scope: scope.number };
        Compiled {
            requirement,
            standing: node(standing),
            alone: alone.map(node),
            applies: applies.map(node),
            leaves: Vec::new(),
            decision: stated.decision,
            members,
            preferences: preferences.into_iter().map(|(words, gate)| (words, node(gate))).collect(),
        }
    }

    /// Strength and decider applied to what is asked: the table of the algebra, row by row.
    fn strengthened(&mut self, stated: &mut Stated<'f>, asked: Option<GateId>) -> GateId {
        let requirement = stated.requirement;
        let decided = requirement.decider.is_some();
        // What is only preferred never decides, and what comes once a place is offered lowers nothing, whatever it says.
        if requirement.strength == Strength::Preferably || requirement.content == Content::OfTheCourse {
            return self.fixed(Standing::Ready);
        }
        if requirement.moment == Moment::Offered {
            return self.decision(stated, DecisionKind::Formality);
        }
        match &requirement.content {
            Content::OfTheCourse => return self.fixed(Standing::Ready),
            Content::NotKnownYet => return self.circuit.fixed(Interval::UNKNOWN),
            Content::NothingSet { alone: true } if decided => {
                return self.decision(stated, DecisionKind::Consideration);
            }
            Content::Varies { alone: true } => return self.left_open(stated, DecisionKind::Consideration),
            Content::NothingSet { .. } | Content::Varies { .. } => return self.fixed(Standing::Ready),
            Content::Matter(_) | Content::Group { .. } | Content::Judgement => {}
        }
        let considered = match (asked, decided || requirement.strength == Strength::Instead) {
            (Some(asked), false) => asked,
            (Some(asked), true) => {
                let theirs = match requirement.strength {
                    Strength::Must | Strength::Instead => self.left_open(stated, DecisionKind::Consideration),
                    _ => self.decision(stated, DecisionKind::Consideration),
                };
                self.circuit.all(vec![asked, theirs])
            }
            (None, _) => self.decision(stated, DecisionKind::Consideration),
        };
        match requirement.strength {
            Strength::Must | Strength::Instead | Strength::Preferably => considered,
            Strength::Usually | Strength::Should if decided => {
                let floor = self.fixed(Standing::ByException);
                self.circuit.any(vec![considered, floor])
            }
            Strength::Usually | Strength::Should => {
                let waiver = self.left_open(stated, DecisionKind::Waiver);
                self.circuit.any(vec![considered, waiver])
            }
            Strength::May => {
                let not_asked = self.left_open(stated, DecisionKind::Consideration);
                self.circuit.any(vec![considered, not_asked])
            }
        }
    }

    /// What the strength of a rule leaves open: filled in by a provider, or else to be decided for this person.
    fn left_open(&mut self, stated: &mut Stated<'f>, kind: DecisionKind) -> GateId {
        match stated.requirement.filled_in {
            Some(outcome) => self.fixed(kind.standing(Some(outcome))),
            None => self.decision(stated, kind),
        }
    }

    /// What the words of one sentence come to.
    fn matter(&mut self, matter: &'f Matter, stated: &mut Stated<'f>) -> GateId {
        match matter {
            Matter::Leaf(leaf) => self.leaf(leaf),
            Matter::All(parts) => {
                let below = parts.iter().map(|part| self.matter(part, stated)).collect();
                self.circuit.all(below)
            }
            Matter::Any(parts) => {
                let below = parts.iter().map(|part| self.matter(part, stated)).collect();
                self.circuit.any(below)
            }
            Matter::AtLeast(count, parts) => {
                let below = parts.iter().map(|part| self.matter(part, stated)).collect();
                self.circuit.at_least(*count, below)
            }
            Matter::Not(inner) => {
                let inner = self.matter(inner, stated);
                self.circuit.opposite(inner)
            }
            Matter::Softened { strict, loose, .. } => {
                let strict = self.matter(strict, stated);
                let loose = self.matter(loose, stated);
                let theirs = self.decision(stated, DecisionKind::Consideration);
                let capped = self.circuit.all(vec![loose, theirs]);
                self.circuit.any(vec![strict, capped])
            }
            Matter::Usually(inner) => {
                let inner = self.matter(inner, stated);
                let waiver = self.decision(stated, DecisionKind::Waiver);
                self.circuit.any(vec![inner, waiver])
            }
            Matter::Preferably(inner) => {
                let words = inner.leaves().iter().map(|leaf| leaf.words.as_str()).collect::<Vec<_>>().join(" and ");
                let known = stated.preferences.len();
                let gate = self.matter(inner, stated);
                // A preference inside a preference is shown with it and not beside it.
                stated.preferences.truncate(known);
                stated.preferences.push((words, gate));
                self.fixed(Standing::Ready)
            }
        }
    }

    /// What is asked as the sentence has it, before any room that its words leave.
    fn unsoftened(&mut self, matter: &'f Matter) -> GateId {
        let each = |lowering: &mut Self, parts: &'f [Matter]| -> Vec<GateId> {
            let asked = parts.iter().filter(|part| !matches!(part, Matter::Preferably(_)));
            asked.map(|part| lowering.unsoftened(part)).collect()
        };
        match matter {
            Matter::Leaf(leaf) => self.leaf(leaf),
            Matter::All(parts) => {
                let below = each(self, parts);
                self.circuit.all(below)
            }
            Matter::Any(parts) => {
                let below = each(self, parts);
                self.circuit.any(below)
            }
            Matter::AtLeast(count, parts) => {
                let below = each(self, parts);
                self.circuit.at_least(*count, below)
            }
            Matter::Not(inner) => {
                let inner = self.unsoftened(inner);
                self.circuit.opposite(inner)
            }
            // Where nothing is sure to be enough, having what may be is as far as anyone can tell.
            Matter::Softened { strict, loose, .. } if matches!(strict.as_ref(), Matter::Any(none) if none.is_empty()) =>
            {
                let loose = self.unsoftened(loose);
                let theirs = self.circuit.fixed(Interval::UNKNOWN);
                self.circuit.all(vec![loose, theirs])
            }
            // Of a range the low end is asked: the high end is what some ask.
            Matter::Softened { loose, is_range: true, .. } => self.unsoftened(loose),
            Matter::Softened { strict, .. } => self.unsoftened(strict),
            Matter::Usually(inner) | Matter::Preferably(inner) => self.unsoftened(inner),
        }
    }

    fn fixed(&mut self, standing: Standing) -> GateId {
        self.circuit.fixed(Interval::point(standing))
    }

    /// The decision about a requirement, as one of the places sees it that call for it.
    fn decision(&mut self, stated: &mut Stated<'f>, kind: DecisionKind) -> GateId {
        let slot = stated.decision.unwrap_or_else(|| self.slot(stated, kind));
        stated.decision = Some(slot);
        if let Some(slot) = self.decisions.get_mut(slot)
            && kind == DecisionKind::Waiver
        {
            slot.kind = kind;
        }
        let slot = u32::try_from(slot).unwrap_or(u32::MAX);
        self.circuit.decision(Act { slot, kind, is_opposite: false })
    }

    fn slot(&mut self, stated: &Stated<'f>, kind: DecisionKind) -> usize {
        let Stated { requirement, scope, .. } = *stated;
        let owner = requirement.decider.as_ref().unwrap_or(&requirement.owner);
        let named = (requirement.sentence.as_str(), scope.offer, owner);
        let slots = self.slots_of.entry(named).or_default();
        for slot in slots.iter() {
            if let Some(decision) = self.decisions.get_mut(*slot)
                && decision.is_about(&requirement.id, scope.number)
            {
                return *slot;
            }
        }
        let mut decision = DecisionSlot::new(named.0, named.1, kind, owner);
        decision.is_about(&requirement.id, scope.number);
        slots.push(self.decisions.len());
        self.decisions.push(decision);
        self.decisions.len() - 1
    }

    fn leaf(&mut self, leaf: &'f Leaf) -> GateId {
        let place = match self.leaf_of.get(&leaf.condition) {
            Some(place) => *place,
            None => {
                let at = self.place(&leaf.condition);
                self.places.push(at);
                self.leaves.push(leaf);
                self.leaf_of.insert(&leaf.condition, self.leaves.len() - 1);
                self.leaves.len() - 1
            }
        };
        let (list, bit) = self.places.get(place).copied().unwrap_or_default();
        self.circuit.condition(Literal {
            leaf: u32::try_from(place).unwrap_or(u32::MAX),
            list: u8::try_from(list).unwrap_or(u8::MAX),
            bit: u8::try_from(bit).unwrap_or(u8::MAX),
            holds: true,
        })
    }

    /// A list and a bit for a condition not seen before.
    fn place(&mut self, condition: &Condition) -> (usize, u32) {
        let known = self.lists.iter().position(|view| view.list == condition.list);
        let list = known.unwrap_or_else(|| {
            self.lists.push(ListView { list: condition.list, conditions: Vec::new(), pull: Pull::default() });
            self.lists.len() - 1
        });
        let mut bit = 0;
        if let Some(view) = self.lists.get_mut(list) {
            bit = view.conditions.len();
            if bit >= CONDITIONS_PER_LIST {
                self.overfull = Some(condition.list);
                return (list, 0);
            }
            view.conditions.push(condition.clone());
        }
        (list, bit as u32)
    }
}
