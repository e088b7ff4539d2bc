//! A chosen plan written to a file: as a calendar, or to be opened again.

use std::path::Path;

use rungs_app::plan_file::{self, FIRST_WORDS};
use rungs_app::tree::Format;
use rungs_app::wire::plan::{PlanAnswer, PlanShown};

use crate::answer::Failure;
use crate::{input, words};

/// The plan that is meant: by what it is best in, or by its number; the first where nobody says.
pub(super) fn chosen<'a>(answer: &'a PlanAnswer, which: Option<&str>) -> Result<&'a PlanShown, Failure> {
    let Some(first) = answer.plans.first() else {
        return Err(Failure::with_help(
            "nothing is written, as there is no plan",
            "leave --save and --ics out to see what is in the way",
        ));
    };
    let Some(which) = which else { return Ok(first) };
    let by_number = which.parse::<usize>().ok().and_then(|number| answer.plans.get(number.checked_sub(1)?));
    let best = answer.plans.iter().find(|plan| plan.best_in.iter().any(|best| best == which));
    by_number.or(best).ok_or_else(|| {
        let measures = "fastest, cheapest, fewest-steps or least-risk";
        let help = match answer.plans.len() {
            1 => format!("there is one plan: write {measures}, or 1"),
            count => format!("write {measures}, or a number from 1 to {count}, as --all shows them"),
        };
        Failure::with_help(format!("no plan is called “{which}”"), help)
    })
}

/// Writes a plan as a calendar; only a calendar is written over.
pub(super) fn calendar(file: &Path, answer: &PlanAnswer, plan: &PlanShown) -> Result<String, Failure> {
    write(file, &rungs_app::calendar::of_plan(answer, plan), ("BEGIN:VCALENDAR", "calendar"))?;
    Ok(format!("{} was written to {}", named(answer, plan), file.display()))
}

/// Writes a plan to be opened again; only such a plan is written over.
pub(super) fn plan(
    file: &Path,
    answer: &PlanAnswer,
    plan: &PlanShown,
    (person, format): (&[u8], Option<Format>),
) -> Result<String, Failure> {
    let text = plan_file::written(answer, plan, person, format)
        .ok_or_else(|| Failure::new("the person's file can't be written beside the plan"))?;
    write(file, &text, (FIRST_WORDS, "plan that was saved"))?;
    let reopen = words::shell(&file.display().to_string());
    Ok(format!(
        "{} was written to {}: `rungs plan --reopen {reopen}` opens it again",
        named(answer, plan),
        file.display()
    ))
}

fn named(answer: &PlanAnswer, plan: &PlanShown) -> String {
    match answer.plans.first() {
        Some(first) if first == plan => "the soonest plan".to_owned(),
        _ => format!("the plan that is over by {}", words::told_date(&plan.ends)),
    }
}

fn write(file: &Path, text: &str, (begins, kind): (&str, &str)) -> Result<(), Failure> {
    if let Ok(there) = std::fs::read(file)
        && !there.starts_with(begins.as_bytes())
    {
        return Err(Failure::with_help(
            format!("{} is there already, and it is no {kind}", file.display()),
            format!("name a file that isn't there yet, or a {kind}"),
        ));
    }
    std::fs::write(file, text)
        .map_err(|error| Failure::new(format!("{} can't be written: {}", file.display(), input::reason(&error))))
}
