//! Which thresholds the cases test. A threshold is tested from a side where a rule that is a little wrong there would
//! make some case come out otherwise.

use std::collections::BTreeMap;

use rungs_core::compare::{Comparison, compare};
use rungs_core::date::Date;
use rungs_core::framework::{Role, Route};
use rungs_core::program::{Asked as Compiling, Compiled, Program};
use rungs_core::requirement::{Content, Moment, Requirement, Strength};
use rungs_core::standing::Interval;
use rungs_core::threshold::{Side, Threshold};
use rungs_core::vocabulary::Vocabulary;

use super::{Asked, Expect, Read, differences, idea, said};
use crate::framework::Loaded;
use crate::service::Programs;
use crate::wire::cases::{MissingCase, SideName, Thresholds, UntestedThreshold};

/// Whether two rules differ doesn't depend on the day: ages and lengths go along with it, and a day of the calendar
/// can lie before or behind what is told.
const SOME_DAY: Date = Date::constant(2026, 1, 1);

/// A case that came out as expected.
pub(super) struct Passing<'f> {
    pub(super) role: &'f Role,
    pub(super) asked: Asked,
    pub(super) expect: &'f Expect,
}

/// A requirement that cases decide, and the way in that it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Stated<'f> {
    pub(super) role: &'f Role,
    pub(super) route: Option<&'f Route>,
    pub(super) requirement: &'f Requirement,
    /// Whether it is an item of a list.
    is_item: bool,
}

/// The thresholds there are, and those that no case tests from every side.
pub(super) fn thresholds(loaded: &Loaded, passing: &[Passing<'_>], files: &[Read<'_>]) -> Thresholds {
    let framework = &loaded.checked.framework;
    let mut thresholds = Thresholds { count: 0, untested: Vec::new() };
    for stated in framework.roles.iter().flat_map(stated) {
        let requirement = stated.requirement;
        for threshold in stated.thresholds(&framework.vocabulary) {
            let near = Near { loaded, stated: &stated };
            let (mut missing, mut is_one) = (Vec::new(), false);
            for side in Side::ALL {
                let mistaken = requirement.mistaken(threshold, side, &framework.vocabulary);
                let Some(mistaken) = mistaken else { continue };
                let both = Both::new(&requirement.at_once(), &mistaken.at_once());
                let mut compiled = BTreeMap::new();
                let mut is_noticed = |case: &Passing<'_>| {
                    let start = case.asked.question.start;
                    let compile = || both.compiled(loaded, Compiling { start, moment: Moment::Start });
                    near.is_about(case)
                        && near.is_noticed(case, &mistaken, compiled.entry(start).or_insert_with(compile).as_ref())
                };
                if passing.iter().any(&mut is_noticed) {
                    is_one = true;
                } else if near.could_be_noticed(&mistaken) {
                    is_one = true;
                    let idea = idea::of(loaded, &stated, threshold, side, files);
                    missing.push(MissingCase { side: name(side, threshold), idea });
                }
            }
            thresholds.count += usize::from(is_one);
            if !missing.is_empty() {
                missing.sort_by_key(|one| one.side as u8);
                thresholds.untested.push(UntestedThreshold {
                    role: stated.role.slug.clone(),
                    route: stated.route.map(|route| route.slug.clone()),
                    page: requirement.place.page.clone(),
                    line: requirement.place.line,
                    sentence: requirement.sentence.clone(),
                    threshold: said::words(threshold, &framework.vocabulary),
                    missing,
                });
            }
        }
    }
    thresholds
}

impl Stated<'_> {
    /// The thresholds that its sentence states, and those of the heading it stands under.
    fn thresholds(&self, vocabulary: &Vocabulary) -> Vec<Threshold> {
        let requirement = self.requirement;
        let guard = requirement.guard.as_ref().map(|guard| guard.sentence.as_str()).unwrap_or_default();
        let sentence = format!("{guard} {}", requirement.sentence);
        let is_own = |threshold: &Threshold| match threshold {
            // Items of a list stand under the heading that their introducer stands under.
            Threshold::StartsFrom(_) | Threshold::StartsBefore(_) => !self.is_item,
            other => said::is_stated(*other, &sentence, vocabulary),
        };
        requirement.thresholds().into_iter().filter(is_own).collect()
    }
}

/// Where somebody on this side of the threshold stands, as people count.
pub(super) fn name(side: Side, threshold: Threshold) -> SideName {
    match (side, threshold.is_ceiling()) {
        (Side::At, _) => SideName::At,
        (Side::Short, false) | (Side::Beyond, true) => SideName::Below,
        (Side::Beyond, false) | (Side::Short, true) => SideName::Above,
    }
}

/// Every requirement of a role that decides a standing which cases speak of, groups before their members.
///
/// What a step to another role asks, and what staying in the role does, no case decides.
fn stated(role: &Role) -> Vec<Stated<'_>> {
    let mut all = Vec::new();
    let general = role.to_hold.iter().chain(&role.to_start).map(|requirement| (None, requirement));
    let own = role.routes.iter().flat_map(|route| {
        let offered = route.offers.iter().flat_map(|offer| &offer.requirements);
        route.requirements.iter().chain(offered).map(move |requirement| (Some(route), requirement))
    });
    let all_of_it = general.chain(own).map(|(route, requirement)| Stated { role, route, requirement, is_item: false });
    let mut pending: Vec<Stated<'_>> = all_of_it.collect();
    pending.reverse();
    while let Some(stated) = pending.pop() {
        if let Content::Group { members, .. } = &stated.requirement.content {
            let items = members.iter().rev();
            pending.extend(items.map(|item| Stated { requirement: item, is_item: true, ..stated }));
        }
        all.push(stated);
    }
    all
}

/// A requirement among those of its framework.
struct Near<'a, 'f> {
    loaded: &'f Loaded,
    stated: &'a Stated<'f>,
}

impl Near<'_, '_> {
    /// Whether there is anybody at all whom the wrong rule treats otherwise.
    fn could_be_noticed(&self, mistaken: &Requirement) -> bool {
        let requirement = self.stated.requirement;
        let vocabulary = &self.loaded.checked.framework.vocabulary;
        mistaken.starts != requirement.starts
            || compare(vocabulary, &[plainly(requirement)], &[plainly(mistaken)], SOME_DAY) != Comparison::Same
    }

    /// Whether the case is about the requirement's role, and its way in if it belongs to one.
    fn is_about(&self, case: &Passing<'_>) -> bool {
        let Stated { role, route, .. } = *self.stated;
        case.role.slug == role.slug && route.is_none_or(|route| route.slug == case.asked.route)
    }

    /// Whether the case would come out otherwise by the wrong rule. `both` are the two compiled for its day.
    fn is_noticed(&self, case: &Passing<'_>, mistaken: &Requirement, both: Option<&Program<'_>>) -> bool {
        let Stated { role, requirement, .. } = *self.stated;
        // Most cases have nothing to do with it, and asking about two sentences is soon done.
        let differs = both.and_then(|program| Some((program, two(program)?))).map(|(program, [right, wrong])| {
            let reading = program.read(&case.asked.question.told(program, &case.asked.person));
            let known = |one: &Compiled<'_>| {
                let nodes = [Some(one.standing), one.alone, one.applies];
                nodes.map(|node| node.map(|node| program.interval(node, &reading)))
            };
            // Who may or may not stand near a threshold shows nothing about it.
            let is_told = |(right, wrong): (Option<Interval>, Option<Interval>)| match (right, wrong) {
                (Some(right), Some(wrong)) => right != wrong && right.is_settled() && wrong.is_settled(),
                _ => false,
            };
            known(right).into_iter().zip(known(wrong)).any(is_told)
        });
        if differs == Some(false) && mistaken.starts == requirement.starts {
            return false;
        }
        let role = role.with(&requirement.place, mistaken);
        differences(&Programs::of(self.loaded), &role, &case.asked, case.expect)
            .is_ok_and(|differences| !differences.is_empty())
    }
}

/// Two requirements as a role of their own, so that they can be asked about together.
pub(super) struct Both(Role);

impl Both {
    pub(super) fn new(one: &Requirement, other: &Requirement) -> Both {
        Both(Role { routes: vec![Route::asking(vec![one.clone(), other.clone()])], ..Role::default() })
    }

    pub(super) fn compiled<'f>(&'f self, loaded: &'f Loaded, asked: Compiling) -> Option<Program<'f>> {
        Program::new(&loaded.checked.framework, &self.0, asked).ok()
    }

    pub(super) fn ask<T>(
        &self,
        loaded: &Loaded,
        asked: Compiling,
        answer: impl FnOnce(&Program<'_>, &Compiled<'_>, &Compiled<'_>) -> T,
    ) -> Option<T> {
        let program = self.compiled(loaded, asked)?;
        let [one, other] = two(&program)?;
        Some(answer(&program, one, other))
    }
}

/// The two of [`Both`].
fn two<'a, 'f>(program: &'a Program<'f>) -> Option<&'a [Compiled<'f>; 2]> {
    program.routes.first()?.requirements.as_slice().try_into().ok()
}

/// The same requirement as facts alone settle it, at the start of any way in.
pub(super) fn plainly(requirement: &Requirement) -> Requirement {
    Requirement { strength: Strength::Must, decider: None, ..requirement.at_once() }
}
