//! What is shown while a file is worked on, and how that is stopped and forgotten.

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use rungs_workforce::sweeping::{Progress, Stage};
use serde_json::json;

use super::Looking;
use super::upload::minutes;
use crate::address::with;
use crate::jobs::{Broken, Errand, Under};
use crate::page::{Frame, Section, html_unkept};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "employers-working.html")]
struct Working<'v> {
    frame: Frame<'v>,
    title: String,
    /// The part that is done, in hundredths; none where nobody knows.
    part: Option<u64>,
    told: String,
    name: String,
    state: String,
    stop: String,
    forget: String,
    minutes: u64,
}

#[derive(Template)]
#[template(path = "employers-broken.html")]
struct BrokenPage<'v> {
    frame: Frame<'v>,
    title: String,
    message: String,
    help: Option<String>,
    faults: Vec<(String, String, Option<String>)>,
    name: String,
    /// Where it can be begun anew, with the words on the button.
    again: Option<(String, String, &'static str)>,
    columns: Option<String>,
    forget: String,
}

/// How far the work on a file is.
pub(super) fn shown(looking: &Looking, under: &Under) -> Response {
    let visit = &looking.visit;
    let page = Working {
        frame: Frame::new(visit, Section::Employers),
        title: visit.say(title(under.errand)),
        part: part(under),
        told: told(visit, under),
        name: looking.job.sent().name,
        state: looking.link("/state"),
        stop: looking.link("/stop"),
        forget: looking.link("/forget"),
        minutes: minutes(visit),
    };
    html_unkept(visit, &page)
}

fn title(errand: Errand) -> &'static str {
    match errand {
        Errand::Look => "employers-looking",
        Errand::Answer => "employers-answering",
        Errand::Supply => "employers-foreseeing",
        Errand::Make(_) => "employers-making",
    }
}

/// The part of what it is at that is done, in hundredths.
fn part(under: &Under) -> Option<u64> {
    let Progress { done, of, .. } = under.told()?;
    (done * 100).checked_div(of?).map(|part| part.min(100))
}

fn told(visit: &Visit, under: &Under) -> String {
    let Some(Progress { stage, done, of }) = under.told() else { return visit.say("employers-waits") };
    let key = match (stage, of) {
        (Stage::Looking, None) => "employers-looked-through",
        (Stage::Looking, Some(_)) => "employers-looked-through-of",
        (Stage::Planning, _) => "employers-planned",
        (Stage::Finishing, _) => "employers-finished",
        (Stage::Counting | Stage::Telling, _) => "employers-done",
    };
    let number = super::numbers::number;
    visit.say_of(key, &[("done", number(done).into()), ("all", number(of.unwrap_or(done)).into())])
}

/// The same for a script.
pub(super) async fn state(looking: Looking) -> Response {
    let under = looking.job.under();
    let state = match &under {
        Some(under) => json!({ "waits": true, "part": part(under), "told": told(&looking.visit, under) }),
        None => json!({ "waits": false }),
    };
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (headers, state.to_string()).into_response()
}

pub(super) async fn stop(looking: Looking) -> Response {
    looking.job.stop();
    let is_answer = matches!(looking.job.broken(), Some((Errand::Answer | Errand::Supply | Errand::Make(_), _)));
    looking.onward(if is_answer && looking.job.looked().is_some() { "/answer" } else { "" })
}

pub(super) async fn forget(looking: Looking) -> Response {
    looking.visit.site.jobs.forget(looking.job.id);
    Redirect::to(&looking.visit.link(&with("/employers", &[("forgotten", "yes")]))).into_response()
}

/// Why work broke off, with what to do.
pub(super) fn broken(looking: &Looking, errand: Errand, why: &Broken) -> Response {
    let visit = &looking.visit;
    let say = |key: &str| visit.say(key);
    let (title, message, help) = match why {
        Broken::Stopped => (say("employers-stopped"), say("employers-stopped-what"), None),
        Broken::File { message, help } => {
            let sentence = |text: &str| rungs_app::words::stopped(&rungs_app::words::capital(text));
            (say("employers-unreadable"), sentence(message), help.as_deref().map(sentence))
        }
        Broken::Mapping(_) => (say("employers-mapping-wrong"), say("employers-mapping-wrong-what"), None),
        Broken::NoRoom => (say("employers-no-room"), say("employers-no-room-what"), Some(say("employers-no-room-do"))),
        Broken::Ours => (say("problem-ours-title"), say("problem-ours-what"), Some(say("problem-ours-do"))),
    };
    let faults = match why {
        Broken::Mapping(faults) => faults.as_slice(),
        _ => &[],
    };
    let place = |fault: &rungs_app::tree::Fault| match fault.place {
        Some((line, _)) => visit.say_of("open-line", &[("it", line.to_string().into())]),
        None => fault.path.clone(),
    };
    let is_stopped = *why == Broken::Stopped;
    let again = match errand {
        _ if !is_stopped => None,
        Errand::Look => Some((looking.link(""), say("employers-look-again"), "look")),
        Errand::Answer | Errand::Supply | Errand::Make(_) => {
            Some((looking.link(""), say("employers-answer-again"), "again"))
        }
    };
    let page = BrokenPage {
        frame: Frame::new(visit, Section::Employers),
        title,
        message,
        help,
        faults: faults.iter().map(|fault| (place(fault), fault.message.clone(), fault.help.clone())).collect(),
        name: looking.job.sent().name,
        again,
        columns: looking.job.looked().map(|_| looking.link("")),
        forget: looking.link("/forget"),
    };
    let status = match why {
        Broken::Stopped => StatusCode::OK,
        Broken::NoRoom => StatusCode::SERVICE_UNAVAILABLE,
        Broken::Ours => StatusCode::INTERNAL_SERVER_ERROR,
        Broken::File { .. } | Broken::Mapping(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    (status, html_unkept(visit, &page)).into_response()
}
