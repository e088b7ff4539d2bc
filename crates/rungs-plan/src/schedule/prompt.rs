//! What begins as soon as it can: of a set, those of which nothing is gained by their waiting, and nothing lost by their being
//! over sooner. They needn't be tried in every order: none of the others begins before the first of them that could begin
//! after it as well.

use rungs_core::fact::{Field, Known, List, Person};
use rungs_core::program::TooLarge;

use super::Scheduler;
use super::walk::{Member, Waits};
use crate::bench::{Bench, Gateway};
use crate::entry::hours_in_the_job;

/// For each of a set, whether it begins as soon as it can; the goal never does.
pub(super) fn prompt(scheduler: &Scheduler<'_, '_>, members: &[Member<'_>]) -> Result<Vec<bool>, TooLarge> {
    let bench = scheduler.bench;
    let mut prompt = vec![false; members.len()];
    // What comes to be true can do harm: then to be over sooner can as well.
    for what in scheduler.set {
        if !bench.only_helps((*what, Gateway::Begin))? || !bench.only_helps((*what, Gateway::Hold))? {
            return Ok(prompt);
        }
    }
    for (member, is_prompt) in members.iter().zip(&mut prompt).skip(1) {
        *is_prompt = is_free_to_begin(scheduler, member)? && member.waits == Waits::Never && is_quiet(member);
    }
    // The one thing that takes the week does no harm either, where it ends no job that somebody asks for. More hours are those
    // of the job that goes on when they are agreed.
    let others = members.iter().zip(&prompt).skip(1).filter(|(_, is_prompt)| !**is_prompt).count();
    let gives_hours = members.iter().any(|member| hours_in_the_job(&member.undertaking.gives).is_some());
    if others != 1 || gives_hours {
        return Ok(prompt);
    }
    for (member, is_prompt) in members.iter().zip(&mut prompt).skip(1).filter(|(_, is_prompt)| !**is_prompt) {
        let is_harmless = match member.waits {
            Waits::Never => true,
            Waits::ForOthers => !may_have_a_job(bench),
            Waits::Anyhow => false,
        };
        *is_prompt = is_harmless && is_free_to_begin(scheduler, member)?;
    }
    Ok(prompt)
}

/// Whether it changes nothing but by what it gives, once it is over.
fn is_quiet(member: &Member<'_>) -> bool {
    let one = member.undertaking;
    one.post.is_none() && !one.takes_the_week() && hours_in_the_job(&one.gives).is_none()
}

/// Whether nothing else could have the hours that it takes, or spare it a decision of somebody.
fn is_free_to_begin(scheduler: &Scheduler<'_, '_>, member: &Member<'_>) -> Result<bool, TooLarge> {
    let takes_hours = member.undertaking.hours_a_week.is_some_and(|hours| hours > 0);
    if takes_hours && scheduler.limits.hours_a_week.is_some() {
        return Ok(false);
    }
    if scheduler.most_decisions.is_none() {
        return Ok(true);
    }
    let aim = scheduler.bench.aim((member.what, Gateway::Begin), 0)?;
    Ok(aim.is_none_or(|aim| !aim.is_for_others_to_decide()))
}

/// Whether somebody may have a job as the plan begins, or later by what is told of them.
fn may_have_a_job(bench: &Bench<'_>) -> bool {
    let Person { items, answers, .. } = bench.person;
    let is_over = |until: &Known| matches!(until, Known::Date(until) if until.latest <= bench.begin);
    let mut jobs = items.iter().filter(|item| item.list == List::Work);
    !answers.is_empty() || jobs.any(|job| job.fields.get(&Field::Until).is_none_or(|until| !is_over(&until.known)))
}
