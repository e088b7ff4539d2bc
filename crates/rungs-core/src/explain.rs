//! Why: every requirement with its answer, its standing, the facts behind it, and whose decision is still open.

use crate::date::Date;
use crate::decide::{Bound, Reading};
use crate::fact::{FactId, Outcome, Person};
use crate::program::{Compiled, DecisionKind, NodeId, Program};
use crate::requirement::{Content, Owner, Requirement, Strength};
use crate::standing::{Interval, Standing};
use crate::vocabulary::Vocabulary;
use crate::world::{ListView, Pull, Wanted};

/// The answer to what one requirement asks, before its strength or a decision softens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// It holds.
    Met,
    /// It does not.
    NotMet,
    /// A fact, or somebody's decision, is missing.
    CannotTell,
    /// Its *if* does not hold, or it speaks of the course and not of the person.
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

    /// Reads the name used on the wire.
    pub fn from_name(name: &str) -> Option<Answer> {
        [Answer::Met, Answer::NotMet, Answer::CannotTell, Answer::DoesNotApply]
            .into_iter()
            .find(|answer| answer.as_str() == name)
    }
}

/// One requirement, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation<'f> {
    /// The requirement.
    pub requirement: &'f Requirement,
    /// The answer to what it asks.
    pub answer: Answer,
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
        compiled.iter().map(|one| self.explanation(one, reading)).collect()
    }

    fn explanation(&self, compiled: &Compiled<'f>, reading: &Reading) -> Explanation<'f> {
        let standing = self.interval(compiled.standing, reading);
        let mut leaves = compiled.alone.map(|alone| self.leaves_below(alone)).unwrap_or_default();
        leaves.extend(compiled.applies.map(|applies| self.leaves_below(applies)).unwrap_or_default());
        leaves.sort_unstable();
        leaves.dedup();
        let decided = compiled.decisions.iter().find_map(|slot| reading.outcomes.get(*slot).copied().flatten());
        Explanation {
            requirement: compiled.requirement,
            answer: self.answer(compiled, decided, reading),
            standing,
            is_due: compiled.is_due(self.asked),
            leaves,
            theirs_to_decide: self.open_decision(compiled, standing, reading),
            decided,
            members: self.explain(&compiled.members, reading),
            preferences: compiled
                .preferences
                .iter()
                .map(|(words, node)| (words.clone(), answer_of(self.interval(*node, reading))))
                .collect(),
        }
    }

    fn answer(&self, compiled: &Compiled<'_>, decided: Option<Outcome>, reading: &Reading) -> Answer {
        let applies = compiled.applies.map(|applies| self.interval(applies, reading));
        if applies.is_some_and(|applies| applies.ceiling == Standing::NotYet) {
            return Answer::DoesNotApply;
        }
        let answer = match (&compiled.requirement.content, compiled.alone) {
            (Content::OfTheCourse, _) => return Answer::DoesNotApply,
            (Content::NothingSet { .. }, _) => Answer::Met,
            (Content::Varies { alone: false }, _) => return Answer::DoesNotApply,
            (_, Some(alone)) => answer_of(self.interval(alone, reading)),
            (_, None) => match decided {
                Some(Outcome::Granted) => Answer::Met,
                Some(Outcome::Refused) => Answer::NotMet,
                None => Answer::CannotTell,
            },
        };
        let surely_applies = applies.is_none_or(|applies| applies.floor == Standing::Ready);
        if answer == Answer::NotMet && !surely_applies { Answer::CannotTell } else { answer }
    }

    /// Who could change this requirement's standing by deciding: the owner of a decision not taken that matters.
    fn open_decision(&self, compiled: &Compiled<'_>, standing: Interval, reading: &Reading) -> Option<Owner> {
        if standing.floor == Standing::Ready || compiled.requirement.strength == Strength::Preferably {
            return None;
        }
        compiled
            .decisions
            .iter()
            .filter(|slot| reading.outcomes.get(**slot).copied().flatten().is_none())
            .find(|slot| {
                let mut granted = reading.outcomes.clone();
                if let Some(outcome) = granted.get_mut(**slot) {
                    *outcome = Some(Outcome::Granted);
                }
                let floor = self.bound(compiled.standing, &reading.worst, &granted, Bound::Floor);
                let ceiling = self.bound(compiled.standing, &reading.best, &granted, Bound::Ceiling);
                Interval { floor, ceiling } != standing
            })
            .and_then(|slot| self.decisions.get(*slot))
            .filter(|slot| slot.kind != DecisionKind::Formality)
            .map(|slot| slot.owner.clone())
    }

    /// The fewest facts that settle one condition as it stands: none of them can be left out.
    ///
    /// What is known of a condition is whether it surely holds, surely doesn't, or can't be told;
    /// for the last no fact is needed, and none is named.
    pub fn facts_for_leaf(&self, leaf: usize, person: &Person) -> Vec<FactId> {
        let Some(leaf) = self.leaves.get(leaf) else {
            return Vec::new();
        };
        let list = leaf.condition.list;
        let view = ListView { list, conditions: vec![leaf.condition.clone()], pull: Pull { helps: 1, harms: 0 } };
        let known = |person: &Person| answer_for(&view, person, self.asked.start, self.vocabulary);
        let wanted = known(person);
        if wanted == (false, true) {
            return Vec::new();
        }
        let fields = leaf.condition.fields();
        let depends = |field| {
            fields.contains(&field)
                // A level can follow from a type and a grade.
                || (fields.contains(&crate::fact::Field::Level)
                    && matches!(field, crate::fact::Field::Type | crate::fact::Field::Grade))
                // A grade tells which types are possible.
                || (fields.contains(&crate::fact::Field::Type) && field == crate::fact::Field::Grade)
        };
        let mut kept = person.facts(|of| of == list);
        kept.retain(|fact| match fact {
            FactId::Field(_, field) => depends(*field),
            FactId::Denial(_) => true,
        });
        fewest(kept, |kept| known(&person.knowing(kept)) == wanted)
    }

    /// The fewest facts that give a node its interval: none of them can be left out.
    pub fn facts_for(&self, node: NodeId, person: &Person, reading: &Reading) -> Vec<FactId> {
        let wanted = self.interval(node, reading);
        let lists: u32 = self.node(node).map_or(0, |node| node.lists);
        let looked_at =
            |list| self.lists.iter().enumerate().any(|(place, view)| view.list == list && lists & (1 << place) != 0);
        let kept = person.facts(looked_at);
        fewest(kept, |kept| self.interval(node, &self.read(&person.knowing(kept))) == wanted)
    }
}

/// What is known of what a requirement asks, in one word.
fn answer_of(interval: Interval) -> Answer {
    match (interval.floor, interval.ceiling) {
        (Standing::Ready, _) => Answer::Met,
        (_, Standing::NotYet | Standing::ByException) => Answer::NotMet,
        _ => Answer::CannotTell,
    }
}

/// Whether the first condition of a view surely holds, and whether it may.
fn answer_for(view: &ListView, person: &Person, start: Date, vocabulary: &Vocabulary) -> (bool, bool) {
    let holds = |wanted| view.worlds(person, start, vocabulary, wanted);
    (holds(Wanted::Worst).iter().all(|world| world & 1 != 0), holds(Wanted::Best).iter().any(|world| world & 1 != 0))
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
