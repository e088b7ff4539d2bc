//! Whether one set of rules asks more than another: over everybody there could be.
//!
//! Both are compiled into one program, so that what they ask of the same facts is weighed together.
//! Then every way the facts of somebody unknown could turn out is tried.

use std::collections::{BTreeMap, BTreeSet};

use crate::condition::{Check, Condition};
use crate::date::Date;
use crate::decide::Reading;
use crate::fact::{Field, Person};
use crate::framework::{Framework, Role, Route};
use crate::program::{Asked, Program};
use crate::requirement::{Leaf, Moment, Requirement, Strength};
use crate::standing::{Interval, Standing};
use crate::vocabulary::{TermId, Vocabulary};
use crate::world::World;
use crate::world::outlook::{Outlook, Outlooks};

/// At most so many ways in which facts could turn out together are tried.
const MOST_WAYS: usize = 1 << 16;

/// How rules compare with earlier ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Nobody stands otherwise than before.
    Same,
    /// Nobody stands better, and somebody worse.
    Tighter(Difference),
    /// Nobody stands worse, and somebody better.
    Looser(Difference),
    /// Somebody stands worse, and somebody better.
    Apart {
        /// Somebody who stands worse.
        worse: Difference,
        /// Somebody who stands better.
        better: Difference,
    },
    /// There are more ways for the facts to turn out than are tried.
    TooMany,
}

/// Somebody who shows a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What is true of them, in the words of the conditions, as far as it makes the difference.
    pub has: Vec<String>,
    /// What isn't true of them.
    pub has_not: Vec<String>,
    /// What is true of them as one side means its words, and not as the other means the same ones.
    pub by_one_meaning: Vec<ByOneMeaning>,
    /// How they stood before.
    pub before: Interval,
    /// How they stand now.
    pub after: Interval,
}

/// Something that two sides say in the same words and don't mean alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByOneMeaning {
    /// The words.
    pub words: String,
    /// The name of something that one of the two meanings has and the other hasn't, where it is a name that makes them
    /// two.
    pub such_as: Option<String>,
}

/// Compares what is asked, whenever it falls due and on whichever day: with no decisions taken about anybody.
/// Where all of both is only preferred, it is weighed as if it were asked.
///
/// Both must speak of one vocabulary; see [`crate::joined`]. Ages and what is recent are reckoned for `start`.
pub fn compare(vocabulary: &Vocabulary, before: &[Requirement], after: &[Requirement], start: Date) -> Comparison {
    // What is only preferred is weighed as if it were asked, unless that is what differs.
    let preferred = [before, after].iter().all(|side| side.iter().all(|one| one.strength == Strength::Preferably));
    let strength = |requirements: &[Requirement]| -> Vec<Requirement> {
        let asked = |one: &Requirement| Requirement { strength: Strength::Must, ..one.clone() };
        requirements.iter().map(|one| if preferred { asked(one) } else { one.clone() }).collect()
    };
    let role = Role { routes: vec![way(&strength(before)), way(&strength(after))], ..Role::default() };
    let framework = Framework { vocabulary: vocabulary.clone(), ..Framework::default() };
    let asked = Asked { start, moment: Moment::Start };
    let Ok(program) = Program::new(&framework, &role, asked) else { return Comparison::TooMany };
    let [before, after] = program.routes.as_slice() else { return Comparison::TooMany };
    let nobody = Person::default();
    let Some(outlooks) = program.every_outlook(&nobody, MOST_WAYS) else { return Comparison::TooMany };
    let worlds: Vec<&[World]> = outlooks.iter().map(Outlook::worlds).collect();
    let ways = worlds.iter().try_fold(1_usize, |ways, worlds| ways.checked_mul(worlds.len()));
    if ways.is_none_or(|ways| ways > MOST_WAYS) {
        return Comparison::TooMany;
    }
    let outcomes = program.outcomes(&nobody);
    let weighed = choices(&worlds).into_iter().map(|chosen| {
        let alone: Outlooks = chosen.iter().map(|world| Outlook::new(vec![*world])).collect();
        let reading = Reading::of(alone, outcomes.clone());
        let holds = (0..program.leaves.len()).map(|leaf| holds(&program, &chosen, leaf)).collect();
        Weighed {
            holds,
            before: program.interval(before.standing, &reading),
            after: program.interval(after.standing, &reading),
        }
    });
    let everybody = Everybody { program: &program, weighed: weighed.collect() };
    let worse = |one: &Weighed| one.after.floor < one.before.floor || one.after.ceiling < one.before.ceiling;
    let better = |one: &Weighed| one.after.floor > one.before.floor || one.after.ceiling > one.before.ceiling;
    match (everybody.plainest(worse), everybody.plainest(better)) {
        (None, None) => Comparison::Same,
        (Some(worse), None) => Comparison::Tighter(worse),
        (None, Some(better)) => Comparison::Looser(better),
        (Some(worse), Some(better)) => Comparison::Apart { worse, better },
    }
}

/// One way in which the facts turn out, with the standings it gives.
struct Weighed {
    /// For each leaf of the program, whether it holds.
    holds: Vec<bool>,
    before: Interval,
    after: Interval,
}

/// Every way in which the facts of somebody unknown could turn out.
struct Everybody<'p, 'f> {
    program: &'p Program<'f>,
    weighed: Vec<Weighed>,
}

impl Everybody<'_, '_> {
    /// Of those who show it, somebody to whom it makes the largest difference and who has the least; and of what is
    /// true of them, no more than makes the difference.
    fn plainest(&self, shows: impl Fn(&Weighed) -> bool) -> Option<Difference> {
        let apart = |one: &Weighed| {
            let steps = |one: Standing, other: Standing| (one as i8 - other as i8).abs();
            steps(one.before.floor, one.after.floor) + steps(one.before.ceiling, one.after.ceiling)
        };
        let has = |one: &Weighed| one.holds.iter().filter(|holds| **holds).count();
        let shown = self.weighed.iter().filter(|one| shows(one));
        let shown = shown.min_by_key(|one| (std::cmp::Reverse(apart(one)), has(one)))?;
        let mut said: Vec<usize> = (0..shown.holds.len()).collect();
        // What isn't so goes first: it is the harder to read.
        let mut order = said.clone();
        order.sort_by_key(|leaf| (shown.holds.get(*leaf) == Some(&true), std::cmp::Reverse(*leaf)));
        for leaf in order {
            let fewer: Vec<usize> = said.iter().copied().filter(|kept| *kept != leaf).collect();
            let agrees = |one: &&Weighed| fewer.iter().all(|leaf| one.holds.get(*leaf) == shown.holds.get(*leaf));
            let same = |one: &Weighed| (one.before, one.after) == (shown.before, shown.after);
            if self.weighed.iter().filter(agrees).all(same) {
                said = fewer;
            }
        }
        let (mut has, mut has_not): (Vec<&Leaf>, Vec<&Leaf>) = (Vec::new(), Vec::new());
        for place in said {
            let Some(leaf) = self.program.leaves.get(place) else { continue };
            let side = if shown.holds.get(place) == Some(&true) { &mut has } else { &mut has_not };
            if !side.iter().any(|one| one.words == leaf.words) {
                side.push(leaf);
            }
        }
        let meant_otherwise = |leaf: &&&Leaf| has_not.iter().find(|other| other.words == leaf.words).copied();
        let by_one_meaning: Vec<ByOneMeaning> = has
            .iter()
            .filter_map(|leaf| Some((*leaf, meant_otherwise(&leaf)?)))
            .map(|(leaf, other)| ByOneMeaning {
                words: leaf.words.clone(),
                such_as: self.such_as(&leaf.condition, &other.condition),
            })
            .collect();
        let words = |side: Vec<&Leaf>| -> Vec<String> {
            let once = side.into_iter().filter(|leaf| !by_one_meaning.iter().any(|one| one.words == leaf.words));
            once.map(|leaf| leaf.words.clone()).collect()
        };
        let (has, has_not) = (words(has), words(has_not));
        Some(Difference { has, has_not, by_one_meaning, before: shown.before, after: shown.after })
    }

    /// The widest name that passes some test of the first condition and, in that field, none of the second.
    fn such_as(&self, one: &Condition, other: &Condition) -> Option<String> {
        let vocabulary = self.program.vocabulary;
        let (named, elsewhere) = (named(vocabulary, one), named(vocabulary, other));
        let only = named.iter().find_map(|(field, terms)| {
            let others = elsewhere.get(field);
            let only: Vec<TermId> =
                terms.iter().copied().filter(|term| !others.is_some_and(|others| others.contains(term))).collect();
            (!only.is_empty()).then_some(only)
        })?;
        let is_within_another = |term: &TermId| only.iter().any(|wide| wide != term && vocabulary.covers(*wide, *term));
        let widest = only.iter().find(|term| !is_within_another(term)).or_else(|| only.first())?;
        Some(vocabulary.title(*widest).to_owned())
    }
}

/// Every name that some test of a condition lets through, by the field it is looked for in.
fn named(vocabulary: &Vocabulary, condition: &Condition) -> BTreeMap<Field, BTreeSet<TermId>> {
    let mut named: BTreeMap<Field, BTreeSet<TermId>> = BTreeMap::new();
    for test in condition.ways.iter().flatten() {
        if let Check::Within(wide) = &test.check {
            let narrower = wide.iter().flat_map(|wide| vocabulary.narrower(*wide));
            // What stands for an older meaning has no class, and nobody can have it.
            let told = narrower.filter(|term| vocabulary.get(**term).is_some_and(|term| !term.class.is_empty()));
            let told: Vec<TermId> = told.copied().collect();
            test.fields.iter().for_each(|field| named.entry(*field).or_default().extend(&told));
        }
    }
    named
}

fn holds(program: &Program<'_>, chosen: &[World], leaf: usize) -> bool {
    let place = program.places.get(leaf);
    place.is_some_and(|(list, bit)| chosen.get(*list).is_some_and(|world| world & (1 << bit) != 0))
}

/// A way in that asks this and nothing else, at once.
fn way(requirements: &[Requirement]) -> Route {
    Route::asking(requirements.iter().map(Requirement::at_once).collect())
}

/// Every choice of one world a list.
fn choices(worlds: &[&[World]]) -> Vec<Vec<World>> {
    worlds.iter().fold(vec![Vec::new()], |choices, worlds| {
        let with = |choice: &Vec<World>, world: &World| choice.iter().copied().chain([*world]).collect();
        choices.iter().flat_map(|choice| worlds.iter().map(move |world| with(choice, world))).collect()
    })
}
