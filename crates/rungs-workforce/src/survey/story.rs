//! What is told of one profile towards one way in.

use std::collections::BTreeSet;

use rungs_app::service::step;
use rungs_core::decide::Reading;
use rungs_core::mend::{Action, ActionKind, Target};
use rungs_core::requirement::{Requirement, Shape};
use rungs_core::standing::{Interval, Standing};
use rungs_sweep::{Near, RoleSweep};

use crate::output::report::Sort;

/// Whose step it is that nobody else has to take: whoever reads it isn't the one it is about.
const THEIR_OWN: &str = "the person";
/// Levers of a set that is kept at most.
const MOST_TOGETHER: usize = 3;

/// Where somebody stands towards one way in, and what would change it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Where they stand.
    pub standing: Interval,
    /// Single things to do, each of which makes them ready.
    pub steps: Vec<Step>,
    /// Single things to find out, each of which, turning out well, shows that they are ready.
    pub answers: Vec<Step>,
    /// What isn't known of them, where their standing isn't settled.
    pub open: Vec<OpenQuestion>,
    /// What stops them: requirements that they don't meet, however what isn't known turns out.
    pub stopped_by: Vec<Stop>,
    /// Sets of up to three things to do that make them ready, none of which can be left out.
    pub sets: Vec<Vec<Step>>,
}

/// One thing to do, or to find out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is about.
    pub target: Target,
    /// In words, as they are told to the person.
    pub words: String,
    /// Whose step it is.
    pub who: String,
}

/// A requirement that stops somebody.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stop {
    /// Its id.
    pub requirement: String,
    /// Its sentence.
    pub sentence: String,
}

/// A question that is open.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OpenQuestion {
    /// Conditions with the same key are settled by the same answer.
    pub key: String,
    /// As a person is asked it.
    pub text: String,
    /// What an answer looks like.
    pub shape: Shape,
}

impl Story {
    /// Which of the five sorts whoever stands like this is of.
    pub fn sort(&self) -> Sort {
        Sort::of(self.standing, self.deeds().next().is_some())
    }

    /// The steps that somebody does, and not only decides: who waits for a decision stands where somebody decides.
    pub fn deeds(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| matches!(step.target, Target::Leaf(..)))
    }

    /// Of a way in, for whoever is read like this; sets are looked for where they are wanted. None where the role has no such way in.
    pub(super) fn of(role: &RoleSweep<'_>, reading: &Reading, route: usize, with_sets: bool) -> Option<Story> {
        let program = &role.program;
        let compiled = program.routes.get(route)?;
        let node = compiled.standing;
        let standing = program.interval(node, reading);
        let mut story = Story {
            standing,
            steps: Vec::new(),
            answers: Vec::new(),
            open: Vec::new(),
            stopped_by: Vec::new(),
            sets: Vec::new(),
        };
        if standing.floor == Standing::Ready {
            return Some(story);
        }
        let told = |action: &Action| {
            let step = step(program, action);
            Step { target: action.target, words: step.words, who: step.whom.unwrap_or_else(|| THEIR_OWN.to_owned()) }
        };
        let near = Near::of(program, reading, node);
        story.steps = near.steps.iter().map(told).collect();
        story.answers = near.answers.iter().map(told).collect();
        let is_done = |set: &&Vec<Action>| {
            set.len() <= MOST_TOGETHER
                && set
                    .iter()
                    .all(|action| action.kind != ActionKind::FindOut && matches!(action.target, Target::Leaf(..)))
        };
        if with_sets {
            let due = compiled.requirements.iter().filter(|one| one.is_due(program.asked));
            let stopping = due.filter(|one| program.interval(one.standing, reading).ceiling < Standing::Ready);
            story.stopped_by = stopping.map(|one| stop(one.requirement)).collect();
            let mends = program.mends(reading, node);
            if mends.reaches == Some(Standing::Ready) {
                let sets = mends.sets.iter().filter(is_done);
                story.sets = sets.map(|set| set.iter().map(told).collect()).collect();
            }
        }
        if !standing.is_settled() {
            let open = program.leaves_below(node).into_iter().filter(|leaf| program.is_open(*leaf, reading));
            let questions = open.filter_map(|leaf| program.leaves.get(leaf)).map(|leaf| OpenQuestion {
                key: leaf.question.key.clone(),
                text: leaf.question.text.clone(),
                shape: leaf.question.shape,
            });
            story.open = questions.collect::<BTreeSet<OpenQuestion>>().into_iter().collect();
        }
        Some(story)
    }
}

fn stop(requirement: &Requirement) -> Stop {
    Stop { requirement: requirement.id.clone(), sentence: requirement.sentence.clone() }
}
