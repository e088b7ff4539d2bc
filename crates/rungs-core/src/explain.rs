//! Why: every requirement with its answer, its standing, the facts behind it, and whose decision is still open.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use crate::date::Date;
use crate::decide::{Input, Known, Pass, Reading};
use crate::decision::DecisionKind;
use crate::fact::{Denial, FactId, Field, Item, Outcome, Person};
use crate::program::{Compiled, NodeId, Program};
use crate::quick::QuickMap;
use crate::requirement::{Content, Owner, Requirement};
use crate::standing::{Interval, Standing};
use crate::vocabulary::Vocabulary;
use crate::world::entry::{Contribution, Given, Reader};
use crate::world::outlook::Outlook;
use crate::world::state::Tallies;
use crate::world::wish::Wish;
use crate::world::{Entries, ListView, Pull, Wanted};

/// Ways in which a list could turn out that are looked through when some of its facts are left out. Of what few people
/// say of themselves (that a dozen things they don't describe are all there is), there can be millions.
const WAYS_LIMIT: usize = 200;

/// The answer to what one requirement asks, before its strength or a decision softens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// It holds.
    Met,
    /// It does not.
    NotMet,
    /// A fact, or somebody's decision, is missing.
    CannotTell,
    /// Its *if* does not hold, it speaks of the course and not of the person, or this provider doesn't ask for it.
    DoesNotApply,
}

impl Answer {
    /// The name used on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Answer::Met => "met",
            Answer::NotMet => "not-met",
            Answer::CannotTell => "cannot-tell",
            Answer::DoesNotApply => "does-not-apply",
        }
    }
}

impl Explanation<'_> {
    /// What a list asks applies to nobody to whom the list doesn't.
    fn applies_no_more(&mut self) {
        self.answer = Answer::DoesNotApply;
        self.of_the_course = false;
        self.theirs_to_decide = None;
        self.members.iter_mut().for_each(Explanation::applies_no_more);
    }
}

/// One requirement, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation<'f> {
    /// The requirement.
    pub requirement: &'f Requirement,
    /// The answer to what it asks.
    pub answer: Answer,
    /// Whether it says what course to look for: it speaks of the course, and its *if* may hold.
    pub of_the_course: bool,
    /// What it leaves of the standing.
    pub standing: Interval,
    /// Whether it counts for the moment asked about; otherwise it is what comes next.
    pub is_due: bool,
    /// The places of its conditions in [`Program::leaves`].
    pub leaves: Vec<usize>,
    /// Who could still decide to change the standing, if anybody.
    pub theirs_to_decide: Option<Owner>,
    /// What was decided already.
    pub decided: Option<Outcome>,
    /// The members of a group.
    pub members: Vec<Explanation<'f>>,
    /// Preferences inside the sentence, with their answers.
    pub preferences: Vec<(String, Answer)>,
}

impl<'f> Program<'f> {
    /// Explains requirements of this program for a person read by it.
    pub fn explain(&self, compiled: &[Compiled<'f>], reading: &Reading) -> Vec<Explanation<'f>> {
        let mut gates = Vec::new();
        compiled.iter().for_each(|one| one.gates(&mut gates));
        let order = self.circuit.cone(&gates);
        let mut known = Known::of(&self.circuit, reading, &order);
        compiled.iter().map(|one| self.explanation(one, reading, &mut known)).collect()
    }

    fn explanation(&self, compiled: &Compiled<'f>, reading: &Reading, known: &mut Known<'_>) -> Explanation<'f> {
        let standing = known.interval(compiled.standing);
        let outcomes = reading.outcomes.of(compiled.standing);
        let recorded = compiled.decision.and_then(|slot| outcomes.get(slot).copied().flatten());
        let decided = compiled.requirement.filled_in.or(recorded);
        let preferences = compiled.preferences.iter();
        let answer = answer(compiled, decided, known);
        let never_applies = compiled.applies.is_some_and(|applies| known.interval(applies).ceiling == Standing::NotYet);
        let mut members: Vec<Explanation<'f>> =
            compiled.members.iter().map(|member| self.explanation(member, reading, known)).collect();
        if answer == Answer::DoesNotApply {
            members.iter_mut().for_each(Explanation::applies_no_more);
        }
        Explanation {
            requirement: compiled.requirement,
            answer,
            of_the_course: compiled.requirement.content == Content::OfTheCourse && !never_applies,
            standing,
            is_due: compiled.is_due(self.asked),
            leaves: compiled.leaves.clone(),
            theirs_to_decide: self.open_decision(compiled, standing, reading),
            decided,
            members,
            preferences: preferences.map(|(words, node)| (words.clone(), answer_of(known.interval(*node)))).collect(),
        }
    }

    /// Who could change this requirement's standing by deciding: the owner of a decision not taken that matters.
    fn open_decision(&self, compiled: &Compiled<'_>, standing: Interval, reading: &Reading) -> Option<Owner> {
        if standing.floor == Standing::Ready {
            return None;
        }
        let (place, slot) = compiled.decision.and_then(|place| Some((place, self.decisions.get(place)?)))?;
        let mut granted = reading.outcomes.of(compiled.standing).to_vec();
        let outcome = granted.get_mut(place)?;
        if outcome.is_some() || slot.kind == DecisionKind::Formality {
            return None;
        }
        *outcome = Some(Outcome::Granted);
        let gate = compiled.standing.gate;
        let mut pass = Pass::default();
        let input = Input { outcomes: &granted, ..reading.input(0) };
        pass.run(&self.circuit, &self.circuit.cone(&[gate]), input);
        (pass.interval(gate) != standing).then(|| slot.owner.clone())
    }

    /// The fewest facts that settle one condition as it stands: none of them can be left out, unless without it there
    /// are more ways in which things could turn out than are looked through.
    ///
    /// What is known of a condition is whether it surely holds, surely doesn't, or can't be told;
    /// for the last no fact is needed, and none is named.
    pub fn facts_for_leaf(&self, leaf: usize, person: &Person) -> Vec<FactId> {
        let Some(leaf) = self.leaves.get(leaf) else { return Vec::new() };
        let list = leaf.condition.list;
        let view = ListView { list, conditions: vec![leaf.condition.clone()], pull: Pull { helps: 1, harms: 0 } };
        let trial = Trial::new(&view, person, self.asked.start, self.vocabulary);
        let known = |kept: &[FactId]| {
            let (worst, best) = trial.outlooks(kept)?;
            Some((worst.in_all & 1 != 0, best.in_some & 1 != 0))
        };
        let facts = trial.facts();
        if facts.is_empty() {
            return facts;
        }
        let wanted = known(&facts);
        if wanted == Some((false, true)) {
            return Vec::new();
        }
        fewest(facts, |kept| wanted.is_some() && known(kept) == wanted)
    }

    /// The fewest facts that give a node its interval: none of them can be left out, unless without it there are more
    /// ways in which things could turn out than are looked through.
    pub fn facts_for(&self, node: NodeId, person: &Person, reading: &Reading) -> Vec<FactId> {
        let wanted = self.interval(node, reading);
        let looked_at: u32 = self.circuit.lists(node.gate);
        let order = self.circuit.cone(&[node.gate]);
        let start = self.asked.start;
        // Only what this node asks is looked at: the fewer conditions, the fewer facts can matter.
        let literals = self.circuit.literals(&[node.gate]);
        let views = self.lists.iter().enumerate().map(|(list, view)| view.looking_at(Pull::of(&literals, list)));
        let views: Vec<ListView> = views.collect();
        let trials = views.iter().map(|view| Trial::new(view, person, start, self.vocabulary));
        let trials: Vec<Trial<'_>> = trials.collect();
        let lists = (0..self.lists.len()).filter(|list| looked_at & (1 << list) != 0);
        let mut kept: Vec<Vec<FactId>> = vec![Vec::new(); self.lists.len()];
        let mut trying = reading.clone();
        for list in lists.clone() {
            if let (Some(trial), Some(kept)) = (trials.get(list), kept.get_mut(list)) {
                *kept = trial.facts();
            }
        }
        // Lists say nothing about each other, so each is thinned out while the others stay as they are;
        // what one gives up can make something of another superfluous, so they take turns until none gives.
        loop {
            let mut gave = false;
            for list in lists.clone() {
                let (Some(trial), Some(facts)) = (trials.get(list), kept.get(list).cloned()) else { continue };
                let before = facts.len();
                let left = fewest(facts, |facts| {
                    let Some((worst, best)) = trial.outlooks(facts) else { return false };
                    let mut tried = trying.clone();
                    tried.worst.set(list, worst);
                    tried.best.set(list, best);
                    Known::of(&self.circuit, &tried, &order).interval(node) == wanted
                });
                if left.len() < before
                    && let Some((worst, best)) = trial.outlooks(&left)
                {
                    trying.worst.set(list, worst);
                    trying.best.set(list, best);
                }
                gave |= left.len() < before;
                set(&mut kept, list, left);
            }
            if !gave {
                return kept.into_iter().flatten().collect();
            }
        }
    }
}

fn set<T>(places: &mut [T], place: usize, value: T) {
    if let Some(at) = places.get_mut(place) {
        *at = value;
    }
}

/// One list of a person, tried with some facts left out; what doesn't change is worked out once.
struct Trial<'a> {
    view: &'a ListView,
    person: &'a Person,
    start: Date,
    reader: Reader<'a>,
    listed: RefCell<QuickMap<ListedKey, Vec<Contribution>>>,
    unlisted: RefCell<QuickMap<Vec<usize>, Arc<[Contribution]>>>,
}

/// An entry, the fields of it that are kept, and the denials that are.
type ListedKey = (Option<usize>, Vec<Field>, Vec<usize>);

impl<'a> Trial<'a> {
    fn new(view: &'a ListView, person: &'a Person, start: Date, vocabulary: &'a Vocabulary) -> Trial<'a> {
        let reader = Reader::new(&view.conditions, start, vocabulary);
        Trial { view, person, start, reader, listed: RefCell::default(), unlisted: RefCell::default() }
    }

    /// The facts of the list that could make a difference.
    fn facts(&self) -> Vec<FactId> {
        let list = self.view.list;
        let denials = self.person.denials.iter().filter(|denial| denial.list == list);
        let looked_at = self.view.looks_at(denials);
        let mut facts = self.person.facts(|of| of == list);
        facts.retain(|fact| match fact {
            FactId::Field(_, field) => looked_at.contains(field),
            FactId::Denial(_) => true,
        });
        facts
    }

    /// The worst and the best of how the list can turn out when only these facts are known, where that isn't too much to
    /// look through.
    fn outlooks(&self, kept: &[FactId]) -> Option<(Outlook, Outlook)> {
        let entries = self.entries(kept);
        let tallies = Tallies::new(&self.view.conditions, self.start);
        let outlook = |wanted| {
            let states = entries.states_within(&tallies, Wish::new(wanted, self.view.pull), WAYS_LIMIT)?;
            Some(Outlook::new(tallies.worlds(&states)))
        };
        Some((outlook(Wanted::Worst)?, outlook(Wanted::Best)?))
    }

    /// What the entries can contribute when only these facts are known.
    fn entries(&self, kept: &[FactId]) -> Entries {
        let list = self.view.list;
        let kept_denials: Vec<usize> = kept
            .iter()
            .filter_map(|fact| match fact {
                FactId::Denial(place) => Some(*place),
                FactId::Field(..) => None,
            })
            .collect();
        let denials: Vec<&Denial> = kept_denials
            .iter()
            .filter_map(|place| self.person.denials.get(*place))
            .filter(|one| one.list == list)
            .collect();
        let given = OnceCell::new();
        let given = || given.get_or_init(|| self.reader.given(&denials));
        let mut listed = Vec::new();
        for (place, item) in self.person.items.iter().enumerate().filter(|(_, item)| item.list == list) {
            let fields: Vec<Field> =
                item.fields.keys().copied().filter(|field| kept.contains(&FactId::Field(place, *field))).collect();
            listed.push(self.entry(Some(place), item, fields, &kept_denials, given));
        }
        if listed.is_empty() && list.is_single() {
            listed.push(self.entry(None, &Item::unknown(list), Vec::new(), &kept_denials, given));
        }
        if list.is_single() || denials.iter().any(|denial| denial.tests.is_empty()) {
            return Entries { listed, ..Entries::default() };
        }
        let mut known = self.unlisted.borrow_mut();
        let unlisted = known.entry(kept_denials).or_insert_with(|| given().unlisted().into());
        Entries { listed, unlisted: Arc::clone(unlisted), ..Entries::default() }
    }

    fn entry<'g, 'd: 'g>(
        &self,
        place: Option<usize>,
        item: &Item,
        fields: Vec<Field>,
        kept_denials: &[usize],
        given: impl FnOnce() -> &'g Given<'d>,
    ) -> Vec<Contribution> {
        let key = (place, fields, kept_denials.to_vec());
        if let Some(known) = self.listed.borrow().get(&key) {
            return known.clone();
        }
        let mut known = item.clone();
        known.fields.retain(|field, _| key.1.contains(field));
        let found = given().listed(&known);
        self.listed.borrow_mut().insert(key, found.clone());
        found
    }
}

/// The answer to what a requirement asks.
fn answer(compiled: &Compiled<'_>, decided: Option<Outcome>, known: &mut Known<'_>) -> Answer {
    let applies = compiled.applies.map(|applies| known.interval(applies));
    if applies.is_some_and(|applies| applies.ceiling == Standing::NotYet) {
        return Answer::DoesNotApply;
    }
    if compiled.requirement.is_not_asked_here() {
        return Answer::DoesNotApply;
    }
    let answer = match (&compiled.requirement.content, compiled.alone) {
        (Content::OfTheCourse, _) => return Answer::DoesNotApply,
        (Content::NothingSet { .. }, _) => Answer::Met,
        (Content::Varies { alone: false }, _) => return Answer::DoesNotApply,
        (Content::Varies { alone: true }, _) if compiled.requirement.filled_in == Some(Outcome::Granted) => {
            return Answer::DoesNotApply;
        }
        (_, Some(alone)) => answer_of(known.interval(alone)),
        (_, None) => match decided {
            Some(Outcome::Granted) => Answer::Met,
            Some(Outcome::Refused) => Answer::NotMet,
            None => Answer::CannotTell,
        },
    };
    let surely_applies = applies.is_none_or(|applies| applies.floor == Standing::Ready);
    if answer == Answer::NotMet && !surely_applies { Answer::CannotTell } else { answer }
}

/// What is known of what a requirement asks, in one word.
fn answer_of(interval: Interval) -> Answer {
    match (interval.floor, interval.ceiling) {
        (Standing::Ready, _) => Answer::Met,
        (_, Standing::NotYet | Standing::ByException) => Answer::NotMet,
        _ => Answer::CannotTell,
    }
}

/// Leaves out every fact that can be left out, in order.
fn fewest(mut facts: Vec<FactId>, enough: impl Fn(&[FactId]) -> bool) -> Vec<FactId> {
    // Whole runs go first: most facts have nothing to do with one requirement.
    let mut run = facts.len();
    while run >= 1 {
        let mut place = 0;
        while place < facts.len() {
            let end = (place + run).min(facts.len());
            let without: Vec<FactId> = facts.iter().take(place).chain(facts.iter().skip(end)).copied().collect();
            if enough(&without) {
                facts = without;
            } else {
                place = end;
            }
        }
        run /= 2;
    }
    // Taking one away can make another one superfluous that was needed before, where facts pull both ways.
    loop {
        let superfluous = (0..facts.len()).find(|place| {
            let without: Vec<FactId> =
                facts.iter().enumerate().filter(|(other, _)| other != place).map(|(_, fact)| *fact).collect();
            enough(&without)
        });
        match superfluous {
            Some(place) => {
                facts.remove(place);
            }
            None => return facts,
        }
    }
}
