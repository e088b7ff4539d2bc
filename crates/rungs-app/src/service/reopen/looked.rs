//! What has become of each step of a plan, by the plan that is left of it.

use rungs_core::date::Date;
use rungs_core::fact::Person;
use rungs_core::program::TooLarge;
use rungs_plan::{Atlas, Keeping, Plan, PlannedStep, Planner, UndertakingId};

use super::causes::Way;
use super::changes::Changes;
use super::history::{History, Rest};
use super::{Step, months_apart};
use crate::plan_file::FileStep;
use crate::wire::reopen::StepNow;

/// A plan looked at, step by step.
pub(super) struct Looked<'a, 'f> {
    pub(super) atlas: &'a Atlas<'f>,
    pub(super) rest: &'a Rest<'a>,
    pub(super) person: &'a Person,
    pub(super) real: &'a History,
    pub(super) kept: Option<&'a Plan>,
    pub(super) ways: &'a [Way; 3],
    pub(super) reached: bool,
}

impl Looked<'_, '_> {
    /// What has become of one step, which is one of all.
    pub(super) fn at(&self, step: &Step<'_>, all: &[Step<'_>], changes: &Changes) -> Result<StepNow, TooLarge> {
        let (of_rules, page) = changes.of(&step.step.name);
        let mut now = StepNow {
            name: step.step.name.clone(),
            title: step.step.title.clone(),
            state: String::new(),
            was_to_begin: step.step.begins.clone(),
            latest_was: step.step.begins_at_the_latest.clone(),
            was_to_end: step.step.ends.clone(),
            known_by: None,
            begins: None,
            latest: None,
            ends: None,
            months_late: 0,
            moves: Vec::new(),
            stopped_by: Vec::new(),
            because: Vec::new(),
            nearly: Vec::new(),
            sentences_gone: Vec::new(),
            sentences_new: Vec::new(),
            changes: of_rules,
            page,
        };
        self.settle(step, all, &mut now)?;
        Ok(now)
    }

    fn settle(&self, step: &Step<'_>, all: &[Step<'_>], now: &mut StepNow) -> Result<(), TooLarge> {
        let Some(what) = step.what else {
            let names: Vec<String> = self.atlas.undertakings.iter().map(rungs_plan::Undertaking::name).collect();
            now.nearly = rungs_check::nearest(&step.step.name, names.iter().map(String::as_str)).into_iter().collect();
            now.state = if step.days.done.is_some() { "done" } else { "gone" }.to_owned();
            now.ends = step.step.done.clone();
            return Ok(());
        };
        let planned = self.kept.and_then(|plan| plan.steps.iter().find(|one| one.start.what == what));
        if self.real.is_there.contains(&what) {
            now.state = "done".to_owned();
            now.known_by = Some(if step.days.done.is_some() { "marked" } else { "facts" }.to_owned());
            (now.begins, now.ends) = (step.step.begun.clone(), step.step.done.clone());
            return Ok(());
        }
        if let Some(running) = self.real.running.iter().find(|one| one.what == what) {
            now.state = if planned.is_some() { "running" } else { "not-needed" }.to_owned();
            now.known_by = Some("marked".to_owned());
            now.begins = Some(running.from.to_string());
            now.ends = Some(running.until.to_string());
            let late = months_apart(step.days.ends, running.until.max(self.rest.on), self.rest.grid);
            now.months_late = u32::try_from(late).unwrap_or(0);
            if now.months_late > 0 {
                now.because.push("time".to_owned());
            }
            return Ok(());
        }
        if let Some(planned) = planned {
            let late = months_apart(step.days.latest, planned.begins, self.rest.grid);
            now.months_late = u32::try_from(late).unwrap_or(0);
            now.state = if now.months_late > 0 { "late" } else { "due" }.to_owned();
            now.begins = Some(planned.begins.to_string());
            now.latest = Some(planned.at_the_latest.to_string());
            now.ends = Some(planned.ends.to_string());
            if now.months_late > 0 {
                now.because = self.because(what, step.days.latest);
            }
            return Ok(());
        }
        let others: Vec<UndertakingId> = all.iter().filter_map(|one| one.what).filter(|one| *one != what).collect();
        let others: Vec<UndertakingId> = others.into_iter().filter(|one| !self.real.is_there.contains(one)).collect();
        if !self.reached {
            let question = rungs_plan::Question {
                person: self.person,
                begin: self.rest.grid.begin,
                role: self.rest.role,
                route: self.rest.route,
                limits: self.rest.limits,
                exceptions: self.rest.exceptions,
                keeping: Keeping::Nothing,
                today: self.rest.on,
            };
            now.stopped_by = Planner::new(self.atlas).stopped_by(question, what, &others)?;
        }
        now.state = if now.stopped_by.is_empty() { "not-needed" } else { "not-possible" }.to_owned();
        if !now.stopped_by.is_empty() {
            now.because = self.because(what, step.days.latest);
        }
        Ok(())
    }

    /// What it comes of that a step isn't begun in time: the first of rules, facts and time that keeps it from that.
    fn because(&self, what: UndertakingId, latest: Date) -> Vec<String> {
        let is_in_time = |plan: &Plan| {
            let step = plan.steps.iter().find(|step: &&PlannedStep| step.start.what == what);
            step.is_some_and(|step| months_apart(latest, step.begins, self.rest.grid) <= 0)
        };
        let [by_rules, by_facts, _] = self.ways;
        // What was to be over or running by now isn't in a plan of the rest.
        let was_to_begin = latest > self.rest.on;
        let first = [("rules", by_rules), ("facts", by_facts)].into_iter().find(|(_, way)| match &way.plan {
            Some(plan) => was_to_begin && !is_in_time(plan),
            None => way.later.is_none(),
        });
        vec![first.map_or("time", |(cause, _)| cause).to_owned()]
    }

    /// Takes down which later steps each late one moves.
    pub(super) fn moved(&self, now: &mut [StepNow], file: &[FileStep]) {
        let late: Vec<bool> = now.iter().map(|step| step.months_late > 0).collect();
        for (step, written) in now.iter_mut().zip(file) {
            let is_in_the_way = step.months_late > 0 || matches!(step.state.as_str(), "gone" | "not-possible");
            if is_in_the_way {
                let asked = |(place, other): (usize, &FileStep)| {
                    let moves = written.asked_for_by.contains(&other.name) && late.get(place).copied().unwrap_or(false);
                    moves.then_some(place + 1)
                };
                step.moves = file.iter().enumerate().filter_map(asked).collect();
            }
        }
    }
}
