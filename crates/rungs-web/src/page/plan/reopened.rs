//! A plan that was kept, opened again: what has become of each step, and how it can go on.

use askama::Template;
use axum::Extension;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rungs_app::plan_file;
use rungs_app::service::{self, NoReopening, Reopening};
use rungs_app::tree::Fault;
use rungs_app::wire::diff::ChangeShown;
use rungs_app::wire::reopen::{CauseShown, ReopenAnswer, StepNow};

use super::told::{Drawn, Row, rows};
use super::wishes::Wishes;
use super::{taken, words};
use crate::api::PLAN_WEIGHT as WEIGHT;
use crate::desk;
use crate::page::check::file::{content, refused};
use crate::page::{Frame, Section, html};
use crate::problem::Problem;
use crate::server::rate::Allowance;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "plan-reopened.html")]
struct Reopened<'v> {
    frame: Frame<'v>,
    role_title: String,
    heading: String,
    lead: String,
    notes: Vec<String>,
    steps: Vec<Step>,
    kept_title: String,
    drawings: Vec<Drawn>,
    rows: Vec<Row>,
    again: String,
    uses_told: bool,
}

/// What has become of one step.
struct Step {
    number: usize,
    title: String,
    state: String,
    /// The class that colours its state.
    class: &'static str,
    lines: Vec<String>,
}

pub(super) async fn open(
    visit: Visit,
    allowance: Option<Extension<Allowance>>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    if let Some(refused) = taken(allowance, 2 * WEIGHT) {
        return Ok(refused);
    }
    let Some(content) = content(form, "plan").await else { return Err(Problem::unreadable(visit)) };
    desk::page(visit, move |visit| shown(visit, &content)).await
}

fn shown(visit: Visit, content: &[u8]) -> Result<Response, Problem> {
    let opened = match plan_file::read(content, None) {
        Ok(opened) => opened,
        Err(faults) => return Ok(refused(&visit, faults, true)),
    };
    // Whoever has told something since is looked at as they are now.
    let person = visit.person();
    let reopening = Reopening { opened: &opened, person_now: person.as_ref(), on: visit.today, older: None };
    let answer = match service::reopen(visit.site.loaded, reopening) {
        Ok(answer) => answer,
        Err(NoReopening::Faults(faults)) => return Ok(refused(&visit, faults, true)),
        Err(NoReopening::TooSoon { made_on }) => {
            let message = visit.say_of("reopened-too-soon", &[("it", rungs_app::words::date(made_on).into())]);
            return Ok(refused(&visit, vec![Fault { message, ..Fault::default() }], true));
        }
        Err(NoReopening::Plan(_)) => return Err(Problem::ours(visit)),
    };
    let mut wishes = Wishes::of_file(&opened.file, visit.today);
    // What the framework doesn't have any more can't be asked for, nor left out.
    if answer.route_gone.is_some() {
        wishes.route.clear();
    }
    if let Some(named) = &opened.file.limits.hours_in {
        let known = visit.person().map(|person| service::jobs(&person, visit.today)).unwrap_or_default();
        wishes.job = known.iter().position(|job| job == named).map(|place| (place + 1).to_string()).unwrap_or_default();
    }
    wishes.without.retain(|name| service::has_step(visit.site.loaded, name));
    Ok((StatusCode::OK, html(&visit, &Reopened::new(&visit, &answer, &wishes, person.is_some()))).into_response())
}

impl<'v> Reopened<'v> {
    fn new(visit: &'v Visit, answer: &ReopenAnswer, wishes: &Wishes, uses_told: bool) -> Reopened<'v> {
        let (heading, lead) = ending(visit, answer);
        let kept = answer.kept.as_ref();
        Reopened {
            frame: Frame::new(visit, Section::Plan),
            role_title: answer.role_title.clone(),
            heading,
            lead,
            notes: notes(visit, answer),
            steps: answer.steps.iter().enumerate().map(|(place, step)| Step::new(visit, place + 1, step)).collect(),
            kept_title: visit.say_of("reopened-kept", &[("count", answer.new_steps.into())]),
            drawings: kept.map_or_else(Vec::new, |plan| Drawn::both(visit, &answer.role_title, &answer.on, plan)),
            rows: kept.map_or_else(Vec::new, |plan| rows(visit, None, plan)),
            again: visit.link(&wishes.address("/plan")),
            uses_told,
        }
    }
}

/// Whether it still ends when it said.
fn ending(visit: &Visit, answer: &ReopenAnswer) -> (String, String) {
    let role = &answer.role_title;
    if answer.reached {
        return (visit.say_of("reopened-reached", &[("it", role.clone().into())]), String::new());
    }
    let was = words::month(&answer.was_to_end);
    match (&answer.ends, answer.months_later) {
        (Some(ends), Some(months)) => {
            let ends = words::month(ends);
            let told =
                [("it", role.clone().into()), ("when", visit.say_of("plan-over", &[("it", ends.into())]).into())];
            let heading = visit.say_of("plan-heading", &told);
            (heading, later(visit, "reopened", months, Some(&was)))
        }
        _ => {
            let heading = visit.say_of("plan-none", &[("it", role.clone().into())]);
            (heading, visit.say_of("reopened-cannot", &[("was", was.into())]))
        }
    }
}

/// How much later or sooner something is.
fn later(visit: &Visit, key: &str, months: i32, was: Option<&str>) -> String {
    let way = match months {
        0 => "as-said",
        1.. => "later",
        _ => "sooner",
    };
    let by = words::length(visit, months.unsigned_abs());
    visit.say_of(&format!("{key}-{way}"), &[("by", by.into()), ("was", was.unwrap_or_default().into())])
}

fn notes(visit: &Visit, answer: &ReopenAnswer) -> Vec<String> {
    let cause = |cause: &CauseShown| {
        let what = visit.say(&format!("reopened-cause-{}", cause.cause));
        match cause.months {
            Some(months) => format!("{} {what}", later(visit, "reopened-because", months, None)),
            None => visit.say_of("reopened-because-never", &[("it", what.into())]),
        }
    };
    let mut notes: Vec<String> = answer.causes.iter().map(cause).collect();
    if let Some(by) = &answer.by_missed {
        notes.push(visit.say_of("reopened-by-missed", &[("it", words::month(by).into())]));
    }
    if let Some(route) = &answer.route_gone {
        notes.push(visit.say_of("reopened-route-gone", &[("it", route.clone().into())]));
    }
    for word in &answer.left_unknown {
        notes.push(visit.say_of("reopened-left-unknown", &[("it", word.clone().into())]));
    }
    let made = words::day(&answer.made_on);
    let key = match answer.same_rules {
        true => "reopened-same-rules",
        false if answer.version_then == answer.framework.version => "reopened-rules-of-same-version",
        false => "reopened-other-rules",
    };
    let told = [
        ("made", made.into()),
        ("then", answer.version_then.clone().into()),
        ("now", answer.framework.version.clone().into()),
    ];
    notes.push(visit.say_of(key, &told));
    // The rules as they were aren't kept on the site: it is said what could be compared all the same.
    if !answer.changes_known {
        let is_other = |step: &StepNow| !step.sentences_gone.is_empty() || !step.sentences_new.is_empty();
        notes.push(visit.say(match answer.sentences_compared {
            true if answer.steps.iter().any(is_other) => "reopened-sentences-differ",
            true => "reopened-sentences-same",
            false => "reopened-nothing-compared",
        }));
    }
    notes
}

impl Step {
    fn new(visit: &Visit, number: usize, step: &StepNow) -> Step {
        let (class, state) = match step.state.as_str() {
            "done" => ("ready", "reopened-done"),
            "running" => ("apply", "reopened-running"),
            "due" => ("theirs", "reopened-due"),
            "late" => ("exception", "reopened-late"),
            "not-possible" => ("notyet", "reopened-not-possible"),
            "gone" => ("notyet", "reopened-gone"),
            _ => ("na", "reopened-not-needed"),
        };
        Step { number, title: step.title.clone(), state: visit.say(state), class, lines: lines(visit, step) }
    }
}

/// What there is to say of a step, line by line.
fn lines(visit: &Visit, step: &StepNow) -> Vec<String> {
    let month = |day: &Option<String>| day.as_deref().map(words::month).unwrap_or_default();
    let (begins, ends) = (month(&step.begins), month(&step.ends));
    let say = |key: &str, it: String| visit.say_of(key, &[("it", it.into())]);
    let mut lines = Vec::new();
    match step.state.as_str() {
        "done" if step.known_by.as_deref() == Some("facts") => lines.push(visit.say("reopened-done-by-facts")),
        "done" => lines.push(say("reopened-done-in", ends)),
        "running" => lines.push(visit.say_of("reopened-runs", &[("from", begins.into()), ("until", ends.into())])),
        "due" => {
            lines.push(say("reopened-begins", begins.clone()));
            if month(&step.latest) != begins {
                lines.push(say("plan-can-wait", month(&step.latest)));
            }
        }
        "late" => {
            lines.push(
                visit.say_of(
                    "reopened-late-by",
                    &[("was", words::month(&step.latest_was).into()), ("it", begins.into())],
                ),
            );
            lines.push(visit.say("reopened-mark"));
        }
        "gone" if !step.nearly.is_empty() => {
            lines.push(say("reopened-nearly", rungs_app::words::joined(&step.nearly, &visit.say("plan-or"))));
        }
        _ => {}
    }
    let stopped = step.stopped_by.iter().map(|sentence| say("reopened-stopped", format!("“{sentence}”")));
    lines.extend(stopped);
    if !step.moves.is_empty() {
        let numbers: Vec<String> = step.moves.iter().map(ToString::to_string).collect();
        lines.push(say("reopened-moves", rungs_app::words::joined(&numbers, &visit.say("plan-and"))));
    }
    if !step.because.is_empty() {
        let causes: Vec<String> =
            step.because.iter().map(|cause| visit.say(&format!("reopened-cause-{cause}"))).collect();
        lines.push(say("reopened-why", rungs_app::words::joined(&causes, &visit.say("plan-and"))));
    }
    let of_sentences = |sentences: &[String], key: &str| -> Vec<String> {
        sentences.iter().map(|sentence| say(key, format!("“{sentence}”"))).collect()
    };
    lines.extend(of_sentences(&step.sentences_gone, "reopened-asks-no-more"));
    lines.extend(of_sentences(&step.sentences_new, "reopened-asks-now"));
    lines.extend(step.changes.iter().map(|change| say("reopened-page", changed(change))));
    lines.extend(step.page.iter().map(|line| say("reopened-page", line.clone())));
    lines
}

/// What changed in a rule, in its sentences.
fn changed(change: &ChangeShown) -> String {
    match (&change.before, &change.after) {
        (Some(before), Some(after)) if before.sentence != after.sentence => {
            format!("{}: “{}” → “{}”", change.kind, before.sentence, after.sentence)
        }
        (Some(only), _) | (None, Some(only)) => format!("{}: “{}”", change.kind, only.sentence),
        (None, None) => change.kind.clone(),
    }
}
