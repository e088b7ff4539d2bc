//! A role compiled for one question: its requirements lowered to a few operations on conditions and decisions.
//!
//! This is the only place where the words of a page (*usually*, *may count instead*, *as the
//! university decides*, *if*) become algebra. Everything else reads the compiled form.

use crate::condition::Condition;
use crate::date::Date;
use crate::fact::{List, Outcome, Person};
use crate::framework::{Framework, Role, Route};
use crate::requirement::{Content, How, Leaf, Matter, Moment, Owner, Requirement, Strength};
use crate::standing::{Interval, Standing};
use crate::vocabulary::Vocabulary;
use crate::world::{CONDITIONS_PER_LIST, ListView, Pull, Wanted, World};

/// What is asked about a role: when, and about which moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The day the way in would start. It decides age at start, what is recent, and the rules in force.
    pub start: Date,
    /// The moment whose standing is wanted; what falls due later is shown as what comes next.
    pub moment: Moment,
}

/// A place in [`Program::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NodeId(pub usize);

/// One operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// A known interval.
    Fixed(Interval),
    /// A condition: a place in [`Program::leaves`].
    Leaf(usize),
    /// A decision: a place in [`Program::decisions`].
    Decision(usize),
    /// The worst of these.
    All(Vec<NodeId>),
    /// The best of these.
    Any(Vec<NodeId>),
    /// The k-th best of these.
    AtLeast(u16, Vec<NodeId>),
    /// The opposite.
    Not(NodeId),
}

/// An operation with the lists that its conditions look at, one bit a list of [`Program::lists`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The operation.
    pub operation: Operation,
    /// The lists below it.
    pub lists: u32,
}

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

/// A decision that somebody could take about the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionSlot {
    /// The requirement it is about.
    pub requirement: String,
    /// The sentence of that requirement, by whose words a record may name it.
    pub sentence: String,
    /// The slug of the route, unless the requirement stands outside the ways in.
    pub route: Option<String>,
    /// The provider of the offer it belongs to.
    pub offer: Option<String>,
    /// What sort of decision it is.
    pub kind: DecisionKind,
    /// Whose decision it is.
    pub owner: Owner,
}

/// A requirement with the operations that answer for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled<'f> {
    /// The requirement.
    pub requirement: &'f Requirement,
    /// Its standing, with strength, guard and decider.
    pub standing: NodeId,
    /// What is asked, alone, before any softening by strength or decider; none where nothing is asked of facts.
    pub alone: Option<NodeId>,
    /// Whether it applies, where it has a guard.
    pub applies: Option<NodeId>,
    /// Decisions about it.
    pub decisions: Vec<usize>,
    /// The members of a group.
    pub members: Vec<Compiled<'f>>,
    /// Preferences inside its sentence: their words and their operations.
    pub preferences: Vec<(String, NodeId)>,
}

/// An offer's standing and what the provider adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompiledOffer<'f> {
    /// The provider.
    pub provider: &'f str,
    /// The general rules and the provider's own together.
    pub standing: NodeId,
    /// What the provider adds.
    pub requirements: Vec<Compiled<'f>>,
}

/// A way in, compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompiledRoute<'f> {
    /// The way in.
    pub route: &'f Route,
    /// The standing by its general rules (of its best offer, where only named providers offer it).
    pub standing: NodeId,
    /// The standing by the funder's rules, if there are any.
    pub funded: Option<NodeId>,
    /// Every requirement in force, those of every way in first; what falls due later is among them.
    pub requirements: Vec<Compiled<'f>>,
    /// Offers of named providers.
    pub offers: Vec<CompiledOffer<'f>>,
}

/// A role compiled for one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program<'f> {
    /// The role.
    pub role: &'f Role,
    /// What is asked.
    pub asked: Asked,
    /// The words it is written in.
    pub vocabulary: &'f Vocabulary,
    /// Operations; every operation stands after those it needs.
    pub nodes: Vec<Node>,
    /// Conditions, each once.
    pub leaves: Vec<&'f Leaf>,
    /// Where each leaf stands: a place in `lists`, and the bit there.
    pub places: Vec<(usize, u32)>,
    /// The lists looked at.
    pub lists: Vec<ListView>,
    /// Decisions others could take.
    pub decisions: Vec<DecisionSlot>,
    /// What it takes to hold the role, and its requirements.
    pub to_hold: (NodeId, Vec<Compiled<'f>>),
    /// The ways in.
    pub routes: Vec<CompiledRoute<'f>>,
}

/// Why a role can't be compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TooLarge {
    /// More different conditions look at one list than a world has bits.
    Conditions(List),
}

impl<'f> Program<'f> {
    /// Compiles a role for a question.
    pub fn new(framework: &'f Framework, role: &'f Role, asked: Asked) -> Result<Program<'f>, TooLarge> {
        let mut builder = Builder { asked, ..Builder::default() };
        let to_hold = builder.requirements(&role.to_hold, None, None);
        let hold = builder.all_due(&to_hold, |_| true);
        let mut routes = Vec::new();
        for route in &role.routes {
            let slug = Some(route.slug.as_str());
            let mut requirements = builder.requirements(&role.to_start, slug, None);
            requirements.extend(builder.requirements(&route.requirements, slug, None));
            let general = builder.all_due(&requirements, |compiled| !compiled.requirement.for_funding);
            let asks_funder = requirements.iter().any(|compiled| compiled.requirement.for_funding);
            let funded =
                asks_funder.then(|| builder.all_due(&requirements, |compiled| compiled.requirement.for_funding));
            let mut offers = Vec::new();
            for offer in &route.offers {
                let own = builder.requirements(&offer.requirements, slug, Some(&offer.provider));
                let added = builder.all_due(&own, |compiled| !compiled.requirement.for_funding);
                let standing = builder.push(Operation::All(vec![general, added]));
                offers.push(CompiledOffer { provider: &offer.provider, standing, requirements: own });
            }
            let standing = match route.only_named {
                true => builder.push(Operation::Any(offers.iter().map(|offer| offer.standing).collect())),
                false => general,
            };
            routes.push(CompiledRoute { route, standing, funded, requirements, offers });
        }
        let mut roots: Vec<NodeId> = vec![hold];
        for route in &routes {
            roots.push(route.standing);
            roots.extend(route.funded);
            roots.extend(route.offers.iter().map(|offer| offer.standing));
            let offered = route.offers.iter().flat_map(|offer| &offer.requirements);
            route.requirements.iter().chain(offered).for_each(|compiled| roots.extend(compiled.roots()));
        }
        to_hold.iter().for_each(|compiled| roots.extend(compiled.roots()));
        builder.mark_pulls(&roots);
        if let Some(list) = builder.overfull {
            return Err(TooLarge::Conditions(list));
        }
        Ok(Program {
            role,
            asked,
            vocabulary: &framework.vocabulary,
            nodes: builder.nodes,
            leaves: builder.leaves,
            places: builder.places,
            lists: builder.lists,
            decisions: builder.decisions,
            to_hold: (hold, to_hold),
            routes,
        })
    }

    /// The node at this place.
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0)
    }

    /// The leaves below a node, each once.
    pub fn leaves_below(&self, root: NodeId) -> Vec<usize> {
        let (mut leaves, mut pending) = (Vec::new(), vec![root]);
        while let Some(node) = pending.pop().and_then(|id| self.node(id)) {
            match &node.operation {
                Operation::Leaf(leaf) => leaves.push(*leaf),
                Operation::All(below) | Operation::Any(below) | Operation::AtLeast(_, below) => pending.extend(below),
                Operation::Not(below) => pending.push(*below),
                Operation::Fixed(_) | Operation::Decision(_) => {}
            }
        }
        leaves.sort_unstable();
        leaves.dedup();
        leaves
    }

    /// What a person's record says about each decision.
    pub fn outcomes(&self, person: &Person) -> Vec<Option<Outcome>> {
        self.decisions.iter().map(|slot| slot.outcome(person)).collect()
    }

    /// The worlds of every list for a person.
    pub fn worlds(&self, person: &Person, wanted: Wanted) -> Vec<Vec<World>> {
        self.lists.iter().map(|list| list.worlds(person, self.asked.start, self.vocabulary, wanted)).collect()
    }
}

impl Compiled<'_> {
    /// Whether it counts towards the standing of a moment.
    pub fn is_due(&self, asked: Asked) -> bool {
        self.requirement.moment.counts_at(asked.moment)
    }

    fn roots(&self) -> Vec<NodeId> {
        let mut roots = vec![self.standing];
        roots.extend(self.alone);
        roots.extend(self.applies);
        roots.extend(self.preferences.iter().map(|(_, node)| *node));
        roots.extend(self.members.iter().flat_map(Compiled::roots));
        roots
    }
}

impl DecisionSlot {
    /// The last decision on record about this, if there is one.
    pub fn outcome(&self, person: &Person) -> Option<Outcome> {
        self.decided(person).map(|decision| decision.outcome)
    }

    /// The record that settles it.
    pub fn decided<'p>(&self, person: &'p Person) -> Option<&'p crate::fact::Decision> {
        let fits = |named: &Option<String>, own: &Option<String>| {
            named.as_ref().is_none_or(|named| own.as_ref().is_some_and(|own| named.eq_ignore_ascii_case(own)))
        };
        let sentence = self.sentence.to_lowercase();
        person.decisions.iter().rev().find(|decision| {
            let words = decision.requirement.to_lowercase();
            (decision.requirement == self.requirement || sentence.contains(&words))
                && fits(&decision.route, &self.route)
                && fits(&decision.offer, &self.offer)
        })
    }
}

#[derive(Default)]
struct Builder<'f> {
    asked: Asked,
    nodes: Vec<Node>,
    leaves: Vec<&'f Leaf>,
    places: Vec<(usize, u32)>,
    lists: Vec<ListView>,
    decisions: Vec<DecisionSlot>,
    overfull: Option<List>,
}

/// Where a requirement stands, for the decisions about it.
#[derive(Clone, Copy)]
struct Scope<'f> {
    requirement: &'f Requirement,
    route: Option<&'f str>,
    offer: Option<&'f str>,
}

impl Default for Asked {
    fn default() -> Asked {
        Asked { start: Date::ZERO, moment: Moment::Start }
    }
}

impl<'f> Builder<'f> {
    fn push(&mut self, operation: Operation) -> NodeId {
        let lists_of = |id: &NodeId| self.nodes.get(id.0).map_or(0, |node| node.lists);
        let lists = match &operation {
            Operation::Fixed(_) | Operation::Decision(_) => 0,
            Operation::Leaf(leaf) => self.places.get(*leaf).map_or(0, |(list, _)| 1 << list),
            Operation::All(below) | Operation::Any(below) | Operation::AtLeast(_, below) => {
                below.iter().fold(0, |lists, id| lists | lists_of(id))
            }
            Operation::Not(below) => lists_of(below),
        };
        self.nodes.push(Node { operation, lists });
        NodeId(self.nodes.len() - 1)
    }

    fn fixed(&mut self, standing: Standing) -> NodeId {
        self.push(Operation::Fixed(Interval::point(standing)))
    }

    /// The requirements in force on the day of the start.
    fn requirements(
        &mut self,
        requirements: &'f [Requirement],
        route: Option<&'f str>,
        offer: Option<&'f str>,
    ) -> Vec<Compiled<'f>> {
        let start = self.asked.start;
        requirements
            .iter()
            .filter(|requirement| requirement.starts.contains(start))
            .map(|requirement| self.requirement(Scope { requirement, route, offer }))
            .collect()
    }

    fn all_due(&mut self, compiled: &[Compiled<'f>], wanted: impl Fn(&Compiled<'f>) -> bool) -> NodeId {
        self.all_of(compiled.iter().filter(|one| wanted(one)))
    }

    /// The worst of what is due, and of refusals on record of what comes once a place is offered.
    fn all_of<'c>(&mut self, compiled: impl Iterator<Item = &'c Compiled<'f>>) -> NodeId
    where
        'f: 'c,
    {
        let asked = self.asked;
        let due = compiled.filter(|one| one.is_due(asked) || one.requirement.moment == Moment::Offered);
        let below = due.map(|one| one.standing).collect();
        self.push(Operation::All(below))
    }

    fn decision(&mut self, scope: Scope<'f>, kind: DecisionKind) -> (usize, NodeId) {
        let requirement = scope.requirement;
        let slot = DecisionSlot {
            requirement: requirement.id.clone(),
            sentence: requirement.sentence.clone(),
            route: scope.route.map(str::to_owned),
            offer: scope.offer.map(str::to_owned),
            kind,
            owner: match kind {
                DecisionKind::Waiver => requirement.owner.clone(),
                _ => requirement.decider.clone().unwrap_or_else(|| requirement.owner.clone()),
            },
        };
        self.decisions.push(slot);
        let place = self.decisions.len() - 1;
        (place, self.push(Operation::Decision(place)))
    }

    fn requirement(&mut self, scope: Scope<'f>) -> Compiled<'f> {
        let requirement = scope.requirement;
        let first_decision = self.decisions.len();
        let members = match &requirement.content {
            Content::Group { members, .. } => self.requirements(members, scope.route, scope.offer),
            _ => Vec::new(),
        };
        let own_decisions = self.decisions.len();
        let mut preferences = Vec::new();
        let asked = match &requirement.content {
            Content::Matter(matter) => Some(self.matter(matter, scope, &mut preferences)),
            Content::Group { how, .. } => {
                let below = members.iter().map(|member| member.standing).collect();
                Some(self.push(match how {
                    How::All => Operation::All(below),
                    How::One => Operation::Any(below),
                    How::AtLeast(count) => Operation::AtLeast(*count, below),
                }))
            }
            _ => None,
        };
        let alone = match &requirement.content {
            Content::Matter(matter) => Some(self.unsoftened(matter)),
            _ => asked,
        };
        let stated = self.strengthened(scope, asked);
        let applies = requirement.guard.as_ref().map(|guard| self.matter(&guard.clause, scope, &mut Vec::new()));
        let standing = match applies {
            Some(applies) => {
                let otherwise = self.push(Operation::Not(applies));
                self.push(Operation::Any(vec![otherwise, stated]))
            }
            None => stated,
        };
        let decisions =
            (if members.is_empty() { first_decision } else { own_decisions }..self.decisions.len()).collect();
        Compiled { requirement, standing, alone, applies, decisions, members, preferences }
    }

    /// Strength and decider applied to what is asked: the table of the algebra, row by row.
    fn strengthened(&mut self, scope: Scope<'f>, asked: Option<NodeId>) -> NodeId {
        let requirement = scope.requirement;
        let decided = requirement.decider.is_some();
        // What is only preferred never decides, and what comes once a place is offered lowers nothing, whatever it says.
        if requirement.strength == Strength::Preferably || requirement.content == Content::OfTheCourse {
            return self.fixed(Standing::Ready);
        }
        if requirement.moment == Moment::Offered {
            return self.decision(scope, DecisionKind::Formality).1;
        }
        match &requirement.content {
            Content::OfTheCourse => return self.fixed(Standing::Ready),
            Content::NotKnownYet => return self.push(Operation::Fixed(Interval::UNKNOWN)),
            Content::NothingSet { alone } | Content::Varies { alone } => {
                let theirs = decided || matches!(requirement.content, Content::Varies { .. });
                return match *alone && theirs {
                    true => self.decision(scope, DecisionKind::Consideration).1,
                    false => self.fixed(Standing::Ready),
                };
            }
            Content::Matter(_) | Content::Group { .. } | Content::Judgement => {}
        }
        let considered = match (asked, decided || requirement.strength == Strength::Instead) {
            (Some(asked), false) => asked,
            (Some(asked), true) => {
                let theirs = self.decision(scope, DecisionKind::Consideration).1;
                self.push(Operation::All(vec![asked, theirs]))
            }
            (None, _) => self.decision(scope, DecisionKind::Consideration).1,
        };
        match requirement.strength {
            Strength::Must | Strength::Instead | Strength::Preferably => considered,
            Strength::Usually | Strength::Should if decided => {
                let floor = self.fixed(Standing::ByException);
                self.push(Operation::Any(vec![considered, floor]))
            }
            Strength::Usually | Strength::Should => {
                let waiver = self.decision(scope, DecisionKind::Waiver).1;
                self.push(Operation::Any(vec![considered, waiver]))
            }
            Strength::May => {
                let not_asked = self.decision(scope, DecisionKind::Consideration).1;
                self.push(Operation::Any(vec![considered, not_asked]))
            }
        }
    }

    fn matter(&mut self, matter: &'f Matter, scope: Scope<'f>, preferences: &mut Vec<(String, NodeId)>) -> NodeId {
        match matter {
            Matter::Leaf(leaf) => self.leaf(leaf),
            Matter::All(parts) => {
                let below = self.matters(parts, scope, preferences);
                self.push(Operation::All(below))
            }
            Matter::Any(parts) => {
                let below = self.matters(parts, scope, preferences);
                self.push(Operation::Any(below))
            }
            Matter::AtLeast(count, parts) => {
                let below = self.matters(parts, scope, preferences);
                self.push(Operation::AtLeast(*count, below))
            }
            Matter::Not(inner) => {
                let inner = self.matter(inner, scope, preferences);
                self.push(Operation::Not(inner))
            }
            Matter::Softened { strict, loose } => {
                let strict = self.matter(strict, scope, preferences);
                let loose = self.matter(loose, scope, preferences);
                let theirs = self.decision(scope, DecisionKind::Consideration).1;
                let capped = self.push(Operation::All(vec![loose, theirs]));
                self.push(Operation::Any(vec![strict, capped]))
            }
            Matter::Usually(inner) => {
                let inner = self.matter(inner, scope, preferences);
                let waiver = self.decision(scope, DecisionKind::Waiver).1;
                self.push(Operation::Any(vec![inner, waiver]))
            }
            Matter::Preferably(inner) => {
                let words = inner.leaves().iter().map(|leaf| leaf.words.as_str()).collect::<Vec<_>>().join(" and ");
                let node = self.matter(inner, scope, &mut Vec::new());
                preferences.push((words, node));
                self.fixed(Standing::Ready)
            }
        }
    }

    /// What is asked as the sentence has it, before any room that its words leave.
    fn unsoftened(&mut self, matter: &'f Matter) -> NodeId {
        let each = |builder: &mut Self, parts: &'f [Matter]| -> Vec<NodeId> {
            let asked = parts.iter().filter(|part| !matches!(part, Matter::Preferably(_)));
            asked.map(|part| builder.unsoftened(part)).collect()
        };
        match matter {
            Matter::Leaf(leaf) => self.leaf(leaf),
            Matter::All(parts) => {
                let below = each(self, parts);
                self.push(Operation::All(below))
            }
            Matter::Any(parts) => {
                let below = each(self, parts);
                self.push(Operation::Any(below))
            }
            Matter::AtLeast(count, parts) => {
                let below = each(self, parts);
                self.push(Operation::AtLeast(*count, below))
            }
            Matter::Not(inner) => {
                let inner = self.unsoftened(inner);
                self.push(Operation::Not(inner))
            }
            // Where nothing is sure to be enough, having what may be is as far as anyone can tell.
            Matter::Softened { strict, loose } if matches!(strict.as_ref(), Matter::Any(none) if none.is_empty()) => {
                let loose = self.unsoftened(loose);
                let theirs = self.push(Operation::Fixed(Interval::UNKNOWN));
                self.push(Operation::All(vec![loose, theirs]))
            }
            Matter::Softened { strict, .. } => self.unsoftened(strict),
            Matter::Usually(inner) | Matter::Preferably(inner) => self.unsoftened(inner),
        }
    }

    fn matters(
        &mut self,
        parts: &'f [Matter],
        scope: Scope<'f>,
        preferences: &mut Vec<(String, NodeId)>,
    ) -> Vec<NodeId> {
        parts.iter().map(|part| self.matter(part, scope, preferences)).collect()
    }

    fn leaf(&mut self, leaf: &'f Leaf) -> NodeId {
        let known = self.leaves.iter().position(|other| other.condition == leaf.condition);
        let place = match known {
            Some(place) => place,
            None => {
                let (list, bit) = self.place(&leaf.condition);
                self.leaves.push(leaf);
                self.places.push((list, bit));
                self.leaves.len() - 1
            }
        };
        self.push(Operation::Leaf(place))
    }

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

    /// Walks down from the roots with a sign that *not* turns round, and marks each condition's pull.
    fn mark_pulls(&mut self, roots: &[NodeId]) {
        let mut pending: Vec<(NodeId, bool)> = roots.iter().map(|root| (*root, true)).collect();
        let mut seen = std::collections::HashSet::new();
        while let Some((id, helps)) = pending.pop() {
            if !seen.insert((id, helps)) {
                continue;
            }
            match self.nodes.get(id.0).map(|node| &node.operation) {
                Some(Operation::Leaf(leaf)) => {
                    if let Some((list, bit)) = self.places.get(*leaf)
                        && let Some(view) = self.lists.get_mut(*list)
                    {
                        let side = if helps { &mut view.pull.helps } else { &mut view.pull.harms };
                        *side |= 1 << bit;
                    }
                }
                Some(Operation::All(below) | Operation::Any(below) | Operation::AtLeast(_, below)) => {
                    pending.extend(below.iter().map(|id| (*id, helps)));
                }
                Some(Operation::Not(below)) => pending.push((*below, !helps)),
                Some(Operation::Fixed(_) | Operation::Decision(_)) | None => {}
            }
        }
    }
}
