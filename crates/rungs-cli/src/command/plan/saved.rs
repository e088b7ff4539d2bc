//! A chosen plan written to a file: as a calendar, as a PDF, or to be opened again.

use std::path::Path;

use rungs_app::framework::Loaded;
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
            "leave --save, --ics and --pdf out to see what is in the way",
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
    write(file, rungs_app::calendar::of_plan(answer, plan).as_bytes(), ("BEGIN:VCALENDAR", "calendar"))?;
    Ok(format!("{} was written to {}", named(answer, plan), file.display()))
}

/// Says so at once where this build can't make PDFs, before anything is worked out or written.
pub(super) fn can_print() -> Result<(), Failure> {
    if cfg!(feature = "pdf") {
        return Ok(());
    }
    Err(Failure::with_help(
        "--pdf: this rungs was built without what makes PDFs, and nothing is written",
        "build one that can make them: cargo build --release --features pdf",
    ))
}

/// Writes a plan as a PDF; only a PDF is written over.
#[cfg(feature = "pdf")]
pub(super) fn pdf(file: &Path, answer: &PlanAnswer, plan: &PlanShown) -> Result<String, Failure> {
    let printed = rungs_print::pdf(answer, plan).map_err(|error| {
        let help = "write it with --save or --ics, which take any letters";
        Failure::with_help(format!("the plan can't be printed: {error}"), help)
    })?;
    write(file, &printed, (rungs_print::FIRST_WORDS, "PDF"))?;
    Ok(format!("{} was written to {}", named(answer, plan), file.display()))
}

/// Nothing is written: this build can't make PDFs.
#[cfg(not(feature = "pdf"))]
pub(super) fn pdf(_: &Path, _: &PlanAnswer, _: &PlanShown) -> Result<String, Failure> {
    can_print().map(|()| String::new())
}

/// Writes a plan to be opened again; only such a plan is written over.
pub(super) fn plan(
    file: &Path,
    answer: &PlanAnswer,
    plan: &PlanShown,
    loaded: &Loaded,
    person: (&[u8], Option<Format>),
) -> Result<String, Failure> {
    let text = plan_file::written(loaded, answer, plan, person)
        .ok_or_else(|| Failure::new("the person's file can't be written beside the plan"))?;
    write(file, text.as_bytes(), (FIRST_WORDS, "plan that was saved"))?;
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

fn write(file: &Path, content: &[u8], (begins, kind): (&str, &str)) -> Result<(), Failure> {
    if let Ok(there) = std::fs::read(file)
        && !there.starts_with(begins.as_bytes())
    {
        return Err(Failure::with_help(
            format!("{} is there already, and it is no {kind}", file.display()),
            format!("name a file that isn't there yet, or a {kind}"),
        ));
    }
    std::fs::write(file, content)
        .map_err(|error| Failure::new(format!("{} can't be written: {}", file.display(), input::reason(&error))))
}
