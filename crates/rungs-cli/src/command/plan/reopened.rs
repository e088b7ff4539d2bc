//! `rungs plan --reopen`: what has become of a plan that was saved, and how it can go on.

use std::path::Path;

use rungs_app::plan_file;
use rungs_app::service::{self, NoReopening, Reopening};
use rungs_app::wire::diff::ChangeShown;
use rungs_app::wire::reopen::{CauseShown, ReopenAnswer, StepNow};

use super::{in_a_line, in_short, in_the_way, one_step, refused};
use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome, UNREADABLE};
use crate::arguments::{Global, Plan, Who};
use crate::screen::{BAD, BOLD, FAINT, GOOD, OPEN, PLAIN, Screen};
use crate::{faults, input, words};

pub(super) fn run(file: &Path, arguments: &Plan, global: &Global) -> Outcome {
    let on = input::question(arguments.when).on;
    let loaded = input::framework(None, global)?;
    let who = Who { person: file.to_path_buf(), format: None, leave_unknown_words: false };
    let content = input::content(&who)?;
    let failed = |found: Vec<rungs_app::tree::Fault>| Failure {
        text: faults::in_file(&file.display().to_string(), &content, &found),
        status: UNREADABLE,
    };
    let opened = plan_file::read(&content, None).map_err(failed)?;
    let mut remarks: Vec<String> = input::left_out(&loaded, None, global).into_iter().collect();
    let mut person_now = None;
    if let Some(who) = arguments.who() {
        let content = input::content(&who)?;
        let (person, left) = input::person(&who, &content, &loaded.checked.framework, on)?;
        remarks.extend(left);
        person_now = Some(person);
    }
    let then = &opened.file.framework;
    let older = input::as_it_was(&loaded, &then.digest, &then.version, global);
    let reopening = Reopening { opened: &opened, person_now: person_now.as_ref(), on, older: older.as_ref() };
    let answer = service::reopen(&loaded, reopening).map_err(|error| match error {
        NoReopening::Faults(found) => failed(found),
        NoReopening::TooSoon { made_on } => Failure::with_help(
            format!("on {} there was no such plan: it was made on {}", words::date(on), words::date(made_on)),
            "name the day it was made, or a later one, with --on",
        ),
        NoReopening::Plan(error) => refused(&error),
    })?;
    let is_off = !answer.reached && answer.kept.is_none();
    let status = if is_off && arguments.exit_status { FOUND } else { ANSWERED };
    if arguments.json {
        return Ok(Answer::json(&answer)?.status(status).remarks(remarks));
    }
    let mut screen = Screen::for_answers();
    show(&mut screen, &answer);
    Ok(Answer::screen(screen).status(status).remarks(remarks))
}

fn show(screen: &mut Screen, answer: &ReopenAnswer) {
    screen.line(BOLD, &answer.role_title);
    let rules = match (answer.same_rules, answer.changes_known) {
        (true, _) => format!("Rules: {}, {}, as they were.", answer.framework.title, answer.framework.version),
        (false, true) => {
            format!(
                "Rules: {}, {}; they were {}.",
                answer.framework.title, answer.framework.version, answer.version_then
            )
        }
        (false, false) => {
            let told = if answer.sentences_compared {
                "the sentences that the plan says its steps asked by are compared, and nothing of what their words mean"
            } else {
                "what changed on the pages can't be told"
            };
            format!(
                "Rules: {}, {}; they were others ({}), which can't be found: {told}.",
                answer.framework.title, answer.framework.version, answer.version_then
            )
        }
    };
    let made = words::told_date(&answer.made_on);
    screen.line(FAINT, &format!("A plan of {made}, looked at on {}. {rules}", words::told_date(&answer.on)));
    for left in &answer.left_unknown {
        screen.line(FAINT, &format!("Left unknown: {left}."));
    }
    screen.gap();
    ending(screen, answer);
    for (place, step) in answer.steps.iter().enumerate() {
        screen.gap();
        one(screen, place + 1, step, answer);
    }
    if let Some(kept) = &answer.kept {
        screen.gap();
        let new = match answer.new_steps {
            0 => "with the old steps alone".to_owned(),
            count => format!("with {} beside the old ones", words::count(count, "new step", "new steps")),
        };
        screen.lead(0, 2, "From today, ", BOLD, PLAIN, &format!("{new}: {}", in_short(kept)));
        for (place, step) in kept.steps.iter().enumerate() {
            screen.gap();
            one_step(screen, place + 1, step);
        }
    }
    let Some(anew) = &answer.anew else { return };
    let sooner = anew.plans.first().filter(|plan| answer.ends.as_ref().is_none_or(|ends| plan.ends < *ends));
    if let Some(sooner) = sooner {
        screen.gap();
        let lead = if answer.kept.is_some() { "Sooner, as if planned anew: " } else { "Planned anew: " };
        screen.lead(0, 2, lead, GOOD, PLAIN, &in_a_line(sooner));
    }
    if let (None, Some(obstacle)) = (&answer.kept, &anew.obstacle) {
        screen.gap();
        in_the_way(screen, obstacle, anew);
    }
    if anew.cut_short.is_some() {
        screen.gap();
        screen.line(FAINT, "There was too much to look through all of it, so there may be better plans.");
    }
}

/// Whether it still ends when it said, and what that comes of.
fn ending(screen: &mut Screen, answer: &ReopenAnswer) {
    if answer.reached {
        return screen.line(GOOD, "You are there: the facts hold the role that the plan led to.");
    }
    let was = words::told_date(&answer.was_to_end);
    match (&answer.ends, answer.months_later) {
        (Some(_), Some(0)) => screen.line(GOOD, &format!("It still ends when it said: by {was}.")),
        (Some(ends), Some(later)) => {
            let months = words::count(later.unsigned_abs() as usize, "month", "months");
            let way = if later > 0 { "later" } else { "sooner" };
            let style = if later > 0 { OPEN } else { GOOD };
            let ends = words::told_date(ends);
            screen.line(style, &format!("It is over by {ends}, {months} {way} than it said ({was})."));
        }
        _ => screen.line(BAD, &format!("It can't go on: no plan leads from here to the role. It was to end by {was}.")),
    }
    for cause in &answer.causes {
        screen.hanging(2, "", PLAIN, &because(cause));
    }
    if let Some(by) = &answer.by_missed {
        screen.hanging(2, "", OPEN, &format!("It had to be over by {}, and isn't.", words::told_date(by)));
    }
    if let Some(route) = &answer.route_gone {
        screen.hanging(2, "", OPEN, &format!("The way in that was asked for is gone from the page: {route}."));
    }
}

fn because(cause: &CauseShown) -> String {
    let what = match cause.cause.as_str() {
        "rules" => "the rules are others than it was made by",
        "facts" => "the facts are others than it rests on",
        _ => "steps weren't taken when they were planned",
    };
    match cause.months {
        None => format!("{}: with the old steps alone it can't be had any more.", words::capital(what)),
        Some(months) => {
            let way = if months > 0 { "later" } else { "sooner" };
            let count = words::count(months.unsigned_abs() as usize, "month", "months");
            format!("{count} {way}, as {what}.")
        }
    }
}

fn one(screen: &mut Screen, number: usize, step: &StepNow, answer: &ReopenAnswer) {
    screen.marked(0, &format!("{number}. "), BOLD, BOLD, &step.title);
    let (style, told) = state(step);
    screen.hanging(3, "", style, &told);
    let is_unmarked = step.state == "late" && step.known_by.is_none() && step.was_to_begin <= answer.on;
    if is_unmarked {
        let help =
            format!("if it has begun, write `begun: {}` below it in the plan, or the day it did", step.was_to_begin);
        screen.hanging(3, "", FAINT, &help);
    }
    for sentence in &step.stopped_by {
        screen.marked(3, "stopped by: ", BAD, PLAIN, &format!("“{sentence}”"));
    }
    if !step.moves.is_empty() {
        let steps: Vec<String> = step.moves.iter().map(ToString::to_string).collect();
        let word = if steps.len() == 1 { "step" } else { "steps" };
        screen.marked(3, "moves: ", FAINT, PLAIN, &format!("{word} {}", words::joined(&steps, "and")));
    }
    if !step.because.is_empty() {
        let told = |cause: &String| match cause.as_str() {
            "rules" => "the rules are others than then",
            "facts" => "the facts are others than then",
            _ => "time went by",
        };
        let causes: Vec<String> = step.because.iter().map(|cause| told(cause).to_owned()).collect();
        screen.marked(3, "why: ", FAINT, FAINT, &words::joined(&causes, "and"));
    }
    for sentence in &step.sentences_gone {
        screen.marked(3, "no longer: ", FAINT, PLAIN, &format!("“{sentence}”"));
    }
    for sentence in &step.sentences_new {
        screen.marked(3, "asks now: ", FAINT, PLAIN, &format!("“{sentence}”"));
    }
    for change in &step.changes {
        screen.marked(3, "its page: ", FAINT, PLAIN, &changed(change));
    }
    for line in &step.page {
        screen.marked(3, "its page: ", FAINT, PLAIN, line);
    }
}

fn state(step: &StepNow) -> (anstyle::Style, String) {
    let day = |day: &Option<String>| day.as_deref().map(words::told_date).unwrap_or_default();
    let late = words::count(step.months_late as usize, "month", "months");
    match step.state.as_str() {
        "done" if step.known_by.as_deref() == Some("facts") => (GOOD, "Done: what it gives is there.".to_owned()),
        "done" => (GOOD, format!("Done on {}.", day(&step.ends))),
        "running" if step.months_late > 0 => (
            OPEN,
            format!(
                "Running since {}; it was to be over by {}, {late} sooner.",
                day(&step.begins),
                words::told_date(&step.was_to_end)
            ),
        ),
        "running" => (GOOD, format!("Running since {}, over by {}.", day(&step.begins), day(&step.ends))),
        "due" => {
            let latest = if step.latest == step.begins {
                String::new()
            } else {
                format!(" at the earliest; due by {}", day(&step.latest))
            };
            (PLAIN, format!("To begin on {}{latest}.", day(&step.begins)))
        }
        "late" => (
            OPEN,
            format!(
                "Late by {late}: it was to begin by {}, and can begin on {}.",
                words::told_date(&step.latest_was),
                day(&step.begins)
            ),
        ),
        "not-possible" => (BAD, "No longer possible.".to_owned()),
        "gone" => {
            let nearly = match step.nearly.as_slice() {
                [] => String::new(),
                nearly => format!(" Nearly so: {}.", words::joined(nearly, "or")),
            };
            (BAD, format!("Gone: the framework has nothing called “{}” any more.{nearly}", step.name))
        }
        _ => (FAINT, "No longer needed.".to_owned()),
    }
}

/// "tightened: “You must …”, was “You usually …”"
fn changed(change: &ChangeShown) -> String {
    match (&change.before, &change.after) {
        (Some(before), Some(after)) if before.sentence == after.sentence => {
            let details =
                if change.details.is_empty() { String::new() } else { format!(" ({})", change.details.join("; ")) };
            format!("{}: “{}”{details}", change.kind, after.sentence)
        }
        (Some(before), Some(after)) => format!("{}: “{}”, was “{}”", change.kind, after.sentence, before.sentence),
        (Some(only), None) | (None, Some(only)) => format!("{}: “{}”", change.kind, only.sentence),
        (None, None) => change.kind.clone(),
    }
}
