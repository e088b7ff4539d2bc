//! A question: why it is asked, and ways to answer as people know things.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use rungs_app::service;
use rungs_app::wire::ask::QuestionAsked;
use rungs_core::framework::{Role, Route};
use serde_json::Value;

use super::{About, start, today};
use crate::address::with;
use crate::desk;
use crate::marked::Html;
use crate::page::{Frame, Section, html};
use crate::problem::Problem;
use crate::visit::Visit;

/// Sentences that are quoted for a question; more are counted.
const QUOTED: usize = 2;

#[derive(Template)]
#[template(path = "question.html")]
struct QuestionPage<'v> {
    frame: Frame<'v>,
    role_title: String,
    progress: String,
    answered: usize,
    all: usize,
    text: String,
    key: String,
    shape: String,
    given: Given,
    because: Vec<Html>,
    more: usize,
    back: String,
    action: String,
    result: String,
    list: Option<(String, String)>,
    /// The ways in, where all of several are asked about: each by itself takes fewer questions.
    ways: Vec<(String, String)>,
    so_far: Vec<SoFar>,
    error: Option<String>,
}

/// What is filled in already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Given {
    /// `yes`, `no`, `unknown`, or nothing.
    pub(super) choice: String,
    pub(super) number: String,
    pub(super) years: String,
    pub(super) months: String,
    pub(super) day: String,
    pub(super) month: String,
    pub(super) year: String,
}

impl Given {
    /// An answer as its form has it.
    fn of(answer: Option<&Value>) -> Given {
        let mut given = Given::default();
        match answer {
            Some(Value::Null) => "unknown".clone_into(&mut given.choice),
            Some(Value::Bool(yes)) => (if *yes { "yes" } else { "no" }).clone_into(&mut given.choice),
            Some(Value::Number(number)) => {
                given.number = number.to_string();
                if let Some(months) = number.as_u64() {
                    given.years = (months / 12).to_string();
                    given.months = (months % 12).to_string();
                }
            }
            Some(Value::String(words)) if words == "yes" || words == "no" => given.choice.clone_from(words),
            Some(Value::String(date)) => {
                let mut parts = date.split('-').map(|part| part.trim_start_matches('0').to_owned());
                given.year = parts.next().unwrap_or_default();
                given.month = parts.next().unwrap_or_default();
                given.day = parts.next().unwrap_or_default();
            }
            _ => {}
        }
        given
    }
}

/// An answer given before, with the address that changes it.
pub(super) struct SoFar {
    pub(super) question: String,
    pub(super) answer: String,
    pub(super) change: String,
}

pub(crate) async fn page(visit: Visit, Query(about): Query<About>) -> Result<Response, Problem> {
    desk::page(visit, |visit| shown(visit, about)).await
}

fn shown(visit: Visit, about: About) -> Result<Response, Problem> {
    let Some(role) = about.role(&visit) else {
        if about.role.is_empty() {
            // A link that names questions and no role is of whichever role asks most of them.
            return match asks_most(&visit, &about.ask) {
                Some(role) => {
                    let about = About { role: role.slug.clone(), ..about };
                    Ok(Redirect::to(&visit.link(&about.address("/check"))).into_response())
                }
                None => Ok(start::page(&visit)),
            };
        }
        let instead = crate::page::role::meant(&visit, &about.role);
        return Err(Problem::not_found(visit, instead));
    };
    ask(&visit, role, &about, None)
}

/// The first of the roles that ask most of these questions; none where none asks any.
fn asks_most(visit: &Visit, keys: &[String]) -> Option<&'static Role> {
    let asked = |role: &'static Role| {
        let is_asked =
            |key: &&String| service::question(&visit.site.programs, role, key, today(visit)).ok().flatten().is_some();
        keys.iter().filter(is_asked).count()
    };
    let roles = visit.site.framework().roles.iter().rev().filter(|role| !keys.is_empty() && !role.routes.is_empty());
    let most = roles.map(|role| (asked(role), role)).max_by_key(|(count, _)| *count);
    most.filter(|(count, _)| *count > 0).map(|(_, role)| role)
}

/// The question that is next, or the one that is answered anew; a filled-in form comes back with what is wrong with it.
pub(super) fn ask(
    visit: &Visit,
    role: &'static Role,
    about: &About,
    refused: Option<(Given, String)>,
) -> Result<Response, Problem> {
    // An address may name a way in that is gone: then all of them are asked about.
    let route = role.routes.iter().map(|route| route.slug.as_str()).find(|slug| *slug == about.route);
    let next = visit.site.next_question(role, route, visit.person().as_ref(), today(visit));
    let Ok(next) = next else { return Err(Problem::ours(Visit::new(visit.site.clone(), ""))) };
    let left = next.question.as_ref().map_or(0, |question| question.at_most);
    let told = visit.told_so_far();
    let named = |key: &String| service::question(&visit.site.programs, role, key, today(visit)).ok().flatten();
    // What the address names comes first, until it is answered.
    let first = || about.ask.iter().filter(|key| told.answer(key).is_none()).find_map(named);
    let again = if about.q.is_empty() { first() } else { named(&about.q) };
    let Some(question) = again.or(next.question) else {
        let result = visit.link(&about.address("/check/result"));
        return Ok(Redirect::to(&result).into_response());
    };
    let answered = told.order.len();
    let (given, error) = match refused {
        Some((given, error)) => (given, Some(error)),
        None => (Given::of(told.answer(&question.key).as_ref()), None),
    };
    let all = answered + left;
    let page = QuestionPage {
        frame: Frame::new(visit, Section::Check),
        role_title: role.title.clone(),
        progress: progress(visit, answered, left),
        answered,
        all: all.max(1),
        because: question.because.iter().take(QUOTED).map(|sentence| Html::rule(sentence)).collect(),
        more: question.because.len().saturating_sub(QUOTED),
        back: back(visit, about, &question),
        action: visit.link(&with(&about.address("/check"), &[("q", &about.q)])),
        result: visit.link(&about.address("/check/result")),
        list: list(visit, about, &question),
        ways: if route.is_none() { ways(visit, role) } else { Vec::new() },
        so_far: so_far(visit, about),
        text: question.text,
        key: question.key,
        shape: question.shape,
        given,
        error,
    };
    Ok(html(visit, &page))
}

/// "3 answered, at most 4 more".
fn progress(visit: &Visit, answered: usize, left: usize) -> String {
    let more = visit.say_of("question-more", &[("count", left.into())]);
    match answered {
        0 => more,
        _ => format!("{}, {more}", visit.say_of("question-answered", &[("count", answered.into())])),
    }
}

/// The question before this one, with its answer filled in; before the first one, where the check began.
fn back(visit: &Visit, about: &About, question: &QuestionAsked) -> String {
    let told = visit.told_so_far();
    let place = told.order.iter().position(|key| *key == question.key).unwrap_or(told.order.len());
    let before = place.checked_sub(1).and_then(|place| told.order.get(place));
    match before {
        Some(key) => visit.link(&with(&about.address("/check"), &[("q", key)])),
        None => visit.role_link(&about.role),
    }
}

/// The ways into a role that has several, each with the address that asks about it alone.
fn ways(visit: &Visit, role: &Role) -> Vec<(String, String)> {
    if role.routes.len() < 2 {
        return Vec::new();
    }
    let address = |route: &Route| visit.link(&with("/check", &[("role", &role.slug), ("route", &route.slug)]));
    role.routes.iter().map(|route| (route.title.clone(), address(route))).collect()
}

/// The form that answers this question and its like at once, and how its link is worded.
fn list(visit: &Visit, about: &About, question: &QuestionAsked) -> Option<(String, String)> {
    let (path, words) = match question.list.as_deref()? {
        "qualifications" => ("/check/qualifications", "question-qualifications"),
        "employments" => ("/check/job", "question-job"),
        _ => return None,
    };
    Some((visit.link(&about.address(path)), visit.say(words)))
}

/// Every answer so far, in the order in which they were given.
pub(super) fn so_far(visit: &Visit, about: &About) -> Vec<SoFar> {
    let told = visit.told_so_far();
    let line = |key: &String| {
        Some(SoFar {
            question: key.clone(),
            answer: spoken(visit, &told.answer(key)?),
            change: visit.link(&with(&about.address("/check"), &[("q", key)])),
        })
    };
    told.order.iter().filter_map(line).collect()
}

/// An answer as a person reads it.
pub(super) fn spoken(visit: &Visit, answer: &Value) -> String {
    match answer {
        Value::Null => visit.say("answer-unknown"),
        Value::Bool(true) => visit.say("answer-yes"),
        Value::Bool(false) => visit.say("answer-no"),
        Value::String(words) if words == "yes" || words == "no" => visit.say(&format!("answer-{words}")),
        Value::String(date) => super::spoken_date(date),
        other => other.to_string(),
    }
}
