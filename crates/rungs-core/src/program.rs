//! A role compiled for one question: its requirements lowered to a circuit of conditions and decisions.

mod looking;
mod lower;
mod once;

use crate::circuit::{Circuit, GateId, Part};
use crate::date::Date;
use crate::decide::Reading;
use crate::decision::{DecisionSlot, Outcomes};
use crate::fact::{Denial, Item, List, Person};
use crate::framework::{Framework, Role, Route};
use crate::requirement::{Leaf, Moment, Requirement};
use crate::vocabulary::Vocabulary;
use crate::world::entry::Reader;
use crate::world::outlook::{Outlook, Outlooks};
use crate::world::state::Tallies;
use crate::world::wish::Wish;
use crate::world::{Entries, ListView, Plain, Wanted, World};

pub use looking::{Looking, Sighted};
use once::{Asking, Blank, Undenied};

/// What is asked about a role: when, and about which moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Asked {
    /// The day the way in would start. It decides age at start, what is recent, and the rules in force.
    pub start: Date,
    /// The moment whose standing is wanted; what falls due later is shown as what comes next.
    pub moment: Moment,
}

/// A standing: a gate of [`Program::circuit`] as one scope sees it, since decisions can be limited to a way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NodeId {
    /// The gate.
    pub gate: GateId,
    /// 0 outside the ways in; from 1, the ways in in the order of the page.
    pub(crate) scope: usize,
}

/// A requirement with the gates that answer for it.
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
    /// The conditions that it asks and applies by, each once: places in [`Program::leaves`].
    pub leaves: Vec<usize>,
    /// The decision about it, where one can be taken: a place in [`Program::decisions`].
    pub decision: Option<usize>,
    /// The members of a group.
    pub members: Vec<Compiled<'f>>,
    /// Preferences inside its sentence: their words and their gates.
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
    /// General rules in which the provider has filled something in, as they are asked there.
    pub filled_in: Vec<Compiled<'f>>,
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
#[derive(Clone, Debug)]
pub struct Program<'f> {
    /// The role.
    pub role: &'f Role,
    /// What is asked.
    pub asked: Asked,
    /// The words it is written in.
    pub vocabulary: &'f Vocabulary,
    /// What everything below comes to, gate by gate.
    pub circuit: Circuit,
    /// The gates that the standings of the ways in rest on.
    pub(crate) deciding: Part,
    /// Conditions, each once.
    pub leaves: Vec<&'f Leaf>,
    /// Where each leaf stands: a place in `lists`, and the bit there.
    pub places: Vec<(usize, u32)>,
    /// The lists looked at.
    pub lists: Vec<ListView>,
    /// Each list while nothing is said not to be there, once that has been asked for.
    undenied: Vec<Undenied>,
    /// Each list of somebody who has said nothing of it, once that has been asked for.
    blank: Vec<Blank>,
    asking: Asking,
    /// Ways in which one list can turn out that are looked through exactly.
    most_states: usize,
    /// Decisions others could take.
    pub decisions: Vec<DecisionSlot<'f>>,
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

impl<'f> CompiledRoute<'f> {
    fn each_compiled(&mut self) -> impl Iterator<Item = &mut Compiled<'f>> {
        let of_offers =
            self.offers.iter_mut().flat_map(|offer| offer.requirements.iter_mut().chain(&mut offer.filled_in));
        self.requirements.iter_mut().chain(of_offers)
    }
}

impl<'f> Program<'f> {
    /// Compiles a role for a question.
    ///
    /// # Errors
    /// More different conditions on one list than a world has bits.
    pub fn new(framework: &'f Framework, role: &'f Role, asked: Asked) -> Result<Program<'f>, TooLarge> {
        lower::lower(framework, role, asked)
    }

    /// The same, where no more than so many ways in which one list can turn out are looked through exactly; what isn't
    /// known of the entries of a list that has more is widened. Without this there is room for what people come to.
    #[must_use]
    pub fn looking_through(self, most_states: usize) -> Program<'f> {
        let blank = self.lists.iter().map(|_| Blank::default()).collect();
        Program { blank, most_states, ..self }
    }

    /// How many ways in which one list can turn out are looked through exactly.
    pub fn most_states(&self) -> usize {
        self.most_states
    }

    /// The leaves below a node, each once.
    pub fn leaves_below(&self, root: NodeId) -> Vec<usize> {
        leaves_below(&self.circuit, &[root.gate])
    }

    /// What a person's records say about each decision, as each way in sees it.
    pub fn outcomes(&self, person: &Person) -> Outcomes {
        let routes = self.routes.iter().map(|route| Some(route.route.slug.as_str()));
        let scopes: Vec<Option<&str>> = std::iter::once(None).chain(routes).collect();
        Outcomes::new(&self.decisions, &scopes, person)
    }

    /// What a person's entries of each list can contribute.
    pub(crate) fn entries(&self, person: &Person) -> Vec<Entries> {
        let of_list = |(list, view)| Some(self.entries_of(view, self.plain(list)?, person));
        self.lists.iter().enumerate().filter_map(of_list).collect()
    }

    fn entries_of(&self, view: &ListView, plain: &Plain, person: &Person) -> Entries {
        let reader = Reader::new(&view.conditions, self.asked.start, self.vocabulary);
        Entries { most_states: self.most_states, ..view.entries_with(person, &reader, Some(plain)) }
    }

    /// Which conditions on a list an entry could count for, in some way in which what isn't known of it turns out: a bit for
    /// each, and none where there is no such list.
    pub fn could_count(&self, list: usize, item: &Item) -> World {
        let Some(view) = self.lists.get(list) else { return 0 };
        let reader = Reader::new(&view.conditions, self.asked.start, self.vocabulary);
        reader.given(&[]).listed(item).iter().fold(0, |counts, one| counts | one.counts_for)
    }

    /// Which conditions on a list an entry could count for that isn't listed, where this is said not to be there: a bit for each.
    pub fn could_add(&self, list: usize, denials: &[Denial]) -> World {
        let Some(view) = self.lists.get(list) else { return 0 };
        let denials: Vec<&Denial> = denials.iter().filter(|denial| denial.list == view.list).collect();
        if view.list.is_single() || denials.iter().any(|denial| denial.tests.is_empty()) {
            return 0;
        }
        let reader = Reader::new(&view.conditions, self.asked.start, self.vocabulary);
        reader.given(&denials).unlisted().iter().fold(0, |counts, one| counts | one.counts_for)
    }

    /// Every way in which each list of a person can turn out, where no list has more than `most` of them.
    pub(crate) fn every_outlook(&self, person: &Person, most: usize) -> Option<Outlooks> {
        let outlook = |(view, entries): (&ListView, Entries)| {
            let tallies = Tallies::new(&view.conditions, self.asked.start);
            let states = entries.states_within(&tallies, Wish::new(Wanted::All, view.pull), most)?;
            Some(Outlook::new(tallies.worlds(&states)))
        };
        self.lists.iter().zip(self.entries(person)).map(outlook).collect()
    }
}

impl<'f> CompiledRoute<'f> {
    /// The offer that counts for somebody: of a provider that they told they are applying to. Where several offer the way
    /// in, the one where they stand best; none, where none does.
    pub fn offer_for(&self, program: &Program<'f>, person: &Person, reading: &Reading) -> Option<&CompiledOffer<'f>> {
        let is_told = |offer: &&CompiledOffer<'f>| person.providers.iter().any(|told| is_called(offer.provider, told));
        let standing = |offer: &&CompiledOffer<'f>| {
            let standing = program.interval(offer.standing, reading);
            (standing.ceiling, standing.floor)
        };
        // Of equals the first on the page.
        self.offers.iter().rev().filter(is_told).max_by_key(standing)
    }

    /// The standing that counts for somebody: of the offer that does, or else of the way in by its general rules.
    pub fn standing_for(&self, program: &Program<'f>, person: &Person, reading: &Reading) -> NodeId {
        self.offer_for(program, person, reading).map_or(self.standing, |offer| offer.standing)
    }
}

/// Whether somebody means this provider: its name in any case, with *the* in front or without.
fn is_called(provider: &str, told: &str) -> bool {
    let bare = |name: &str| {
        let name = name.trim().to_lowercase();
        name.strip_prefix("the ").map(str::to_owned).unwrap_or(name)
    };
    bare(provider) == bare(told)
}

/// The leaves below some gates, each once.
fn leaves_below(circuit: &Circuit, gates: &[GateId]) -> Vec<usize> {
    let mut leaves: Vec<usize> = circuit.literals(gates).iter().map(|literal| literal.leaf as usize).collect();
    leaves.sort_unstable();
    leaves.dedup();
    leaves
}

impl NodeId {
    /// Another gate, as the same scope sees it.
    pub fn at(self, gate: GateId) -> NodeId {
        NodeId { gate, ..self }
    }
}

impl Compiled<'_> {
    /// Whether it counts towards the standing of a moment.
    pub fn is_due(&self, asked: Asked) -> bool {
        self.requirement.moment.counts_at(asked.moment, asked.start)
    }

    /// Takes down which conditions it and its members look at.
    fn note_leaves(&mut self, circuit: &Circuit) {
        let asks: Vec<GateId> = self.alone.iter().chain(&self.applies).map(|node| node.gate).collect();
        self.leaves = leaves_below(circuit, &asks);
        self.members.iter_mut().for_each(|member| member.note_leaves(circuit));
    }

    /// Adds every gate that answers for it or for its members.
    pub(crate) fn gates(&self, gates: &mut Vec<GateId>) {
        let own = [Some(self.standing), self.alone, self.applies].into_iter().flatten();
        gates.extend(own.chain(self.preferences.iter().map(|(_, node)| *node)).map(|node| node.gate));
        self.members.iter().for_each(|member| member.gates(gates));
    }
}

impl Default for Asked {
    fn default() -> Asked {
        Asked { start: Date::ZERO, moment: Moment::Start }
    }
}
