//! Make a plan: what to do, in what order, by when; and what is in the way where there is no plan.
//!
//! Every page is a function of its address: limits are parts of its query, and what was told goes along sealed.

mod compare;
mod form;
mod keep;
mod reopened;
mod told;
mod wishes;
mod words;

use std::sync::Arc;

use askama::Template;
use axum::extract::{DefaultBodyLimit, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use rungs_app::find::{self, Found};
use rungs_app::service::{self, NoPlan, PlanQuestion};
use rungs_app::wire::plan::{ObstacleShown, PlanAnswer, PlanShown};
use rungs_core::framework::Role;

use super::check::{LARGEST_FILE, person};
use super::{Frame, Section, html};
use crate::Site;
use crate::address::with;
use crate::api::PLAN_WEIGHT as WEIGHT;
use crate::desk;
use crate::problem::Problem;
use crate::server::rate::Allowance;
use crate::visit::Visit;
use form::Form;
use told::{Drawn, Row, rows};
use wishes::{Wishes, Wrong};

/// The parts of a query, as they come.
type Parts = Query<Vec<(String, String)>>;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/plan", get(page))
        .route("/plan/compare", get(compare::page))
        .route("/plan/calendar", get(keep::calendar))
        .route("/plan/file", get(keep::file))
        .route("/plan/pdf", get(keep::paper))
        .route("/plan/open", post(reopened::open).layer(DefaultBodyLimit::max(LARGEST_FILE)))
}

#[derive(Template)]
#[template(path = "plan.html")]
struct PlanPage<'v> {
    frame: Frame<'v>,
    heading: String,
    role_title: String,
    role: String,
    back: String,
    lead: String,
    summary: String,
    /// How long all of it can wait, where that was asked.
    can_wait: Option<String>,
    notes: Vec<String>,
    by_exception: bool,
    has_told: bool,
    tell: String,
    drawings: Vec<Drawn>,
    rows: Vec<Row>,
    obstacle: Option<InTheWay>,
    sooner: Option<String>,
    /// The jobs in one of which more hours might help: the same plan with more hours in it.
    jobs: Vec<(String, String)>,
    cut_short: Option<String>,
    others: Vec<Other>,
    before: Option<String>,
    calendar: Option<String>,
    keep: Option<String>,
    print: Option<String>,
    form: Form,
    errors: Vec<Wrong>,
}

/// Why there is no plan.
struct InTheWay {
    title: String,
    /// What is lacking, way in by way in.
    lacking: Vec<(String, String)>,
    /// Each of the limits that don't go together: the same plan without it.
    lift: Vec<(String, String)>,
    /// Whether the plan below keeps to all others.
    has_plan: bool,
}

/// Another plan, in a line.
struct Other {
    title: String,
    address: String,
    facts: Vec<String>,
    steps: String,
    compare: String,
    is_shown: bool,
}

#[derive(Template)]
#[template(path = "plan-start.html")]
struct Start<'v> {
    frame: Frame<'v>,
    asked: String,
    is_unknown: bool,
    near: Vec<(String, String)>,
    titles: Vec<String>,
}

/// A plan that was asked for.
#[derive(Clone)]
struct Planned {
    role: &'static Role,
    answer: PlanAnswer,
}

async fn page(visit: Visit, allowance: Option<Extension<Allowance>>, Query(parts): Parts) -> Result<Response, Problem> {
    let wishes = Wishes::read(parts);
    match taken(allowance, if wishes.role.is_empty() { 1 } else { WEIGHT }) {
        Some(refused) => Ok(refused),
        None => desk::page(visit, move |visit| shown(visit, wishes)).await,
    }
}

/// Where nobody is counted, there is nothing to take from.
fn taken(allowance: Option<Extension<Allowance>>, weight: usize) -> Option<Response> {
    allowance.and_then(|Extension(allowance)| allowance.take(weight).err()).map(IntoResponse::into_response)
}

fn shown(visit: Visit, mut wishes: Wishes) -> Result<Response, Problem> {
    let framework = visit.site.framework();
    let role = match framework.role(&wishes.role) {
        Some(role) => role,
        None => match find::role(framework, &wishes.role) {
            _ if wishes.role.is_empty() => return Ok(start(&visit, &wishes, Vec::new())),
            Found::Role(role) => role,
            Found::Close(role, _) => return Ok(start(&visit, &wishes, vec![role.title.clone()])),
            Found::None(near) => return Ok(start(&visit, &wishes, near)),
        },
    };
    wishes.role.clone_from(&role.slug);
    if !role.routes.iter().any(|route| route.slug == wishes.route) {
        wishes.route.clear();
    }
    let planned = match planned(&visit, role, &wishes) {
        Ok(planned) => planned,
        Err(Refused::Form(wrong)) => return Ok(refused(&visit, role, wishes, wrong)),
        Err(Refused::Ours) => return Err(Problem::ours(visit)),
    };
    Ok(html(&visit, &PlanPage::new(&visit, &wishes, &planned)))
}

/// Why nothing was planned.
enum Refused {
    /// Fields that have to be filled in differently.
    Form(Vec<Wrong>),
    /// A framework that can't be planned with.
    Ours,
}

/// Plans for what is wished.
fn planned(visit: &Visit, role: &'static Role, wishes: &Wishes) -> Result<Planned, Refused> {
    let limits = wishes.limits(visit).map_err(Refused::Form)?;
    let route = Some(wishes.route.as_str()).filter(|route| !route.is_empty());
    let question = PlanQuestion {
        on: visit.today,
        begins: visit.today,
        route,
        limits,
        counts_on_told: !wishes.hope,
        exceptions: wishes.exceptions,
        late: wishes.late,
    };
    let answer = service::plan(visit.site.loaded, role, &person(visit), question).map_err(|error| match error {
        NoPlan::TooLarge => Refused::Ours,
        NoPlan::NoDayToEnd => Refused::Form(vec![("by-month".to_owned(), visit.say("error-plan-late"))]),
        NoPlan::Day { limit, .. } => {
            let field = if limit.as_str() == "by" { "by-month" } else { "from-month" };
            Refused::Form(vec![(field.to_owned(), visit.say("error-plan-past"))])
        }
        NoPlan::TooFar(_) => Refused::Form(vec![("by-month".to_owned(), visit.say("error-plan-too-far"))]),
        // What is named is a place among those that there are.
        NoPlan::WhichJob(..) => Refused::Ours,
        NoPlan::NoStep(_) => Refused::Form(vec![("without".to_owned(), visit.say("error-plan-without"))]),
    })?;
    Ok(Planned { role, answer })
}

impl Planned {
    /// The plan that is looked at, and its place: what it is best in names it, or its place does.
    fn chosen(&self, wishes: &Wishes) -> Option<(usize, &PlanShown)> {
        let plans = &self.answer.plans;
        let by_name = plans.iter().position(|plan| plan.best_in.contains(&wishes.plan));
        let by_place = || wishes.plan.parse().ok().filter(|place| *place < plans.len());
        let place = by_name.or_else(by_place).unwrap_or(0);
        plans.get(place).map(|plan| (place, plan))
    }

    /// The plan that is looked at; where limits leave none, the one that keeps to all others.
    fn plan(&self, wishes: &Wishes) -> Option<&PlanShown> {
        match &self.answer.obstacle {
            Some(ObstacleShown::Limits { without_them, .. }) => without_them.as_deref(),
            _ => self.chosen(wishes).map(|(_, plan)| plan),
        }
    }
}

/// By what a plan is named in an address.
fn name_of(place: usize, plan: &PlanShown) -> String {
    plan.best_in.first().cloned().unwrap_or_else(|| place.to_string())
}

/// Which role it is to be.
fn start(visit: &Visit, wishes: &Wishes, near: Vec<String>) -> Response {
    let framework = visit.site.framework();
    let with_way = || framework.roles.iter().filter(|role| !role.routes.is_empty());
    let link = |title: &String| {
        let role = with_way().find(|role| role.title == *title)?;
        Some((role.title.clone(), visit.link(&with("/plan", &[("role", &role.slug)]))))
    };
    let page = Start {
        frame: Frame::new(visit, Section::Plan),
        is_unknown: !wishes.role.is_empty(),
        asked: wishes.role.clone(),
        near: near.iter().filter_map(link).collect(),
        titles: with_way().map(|role| role.title.clone()).collect(),
    };
    html(visit, &page)
}

/// The form once more, with what is wrong in it.
fn refused(visit: &Visit, role: &Role, wishes: Wishes, errors: Vec<Wrong>) -> Response {
    let page = PlanPage {
        heading: visit.say_of("plan-to", &[("it", role.title.clone().into())]),
        ..PlanPage::empty(visit, role, &wishes, errors)
    };
    (StatusCode::UNPROCESSABLE_ENTITY, html(visit, &page)).into_response()
}

impl<'v> PlanPage<'v> {
    /// The page with its form, and nothing planned.
    fn empty(visit: &'v Visit, role: &Role, wishes: &Wishes, errors: Vec<Wrong>) -> PlanPage<'v> {
        PlanPage {
            frame: Frame::new(visit, Section::Plan),
            heading: String::new(),
            role_title: role.title.clone(),
            role: visit.role_link(&role.slug),
            back: visit.link(&with("/check/result", &[("role", &role.slug), ("route", &wishes.route)])),
            lead: String::new(),
            summary: String::new(),
            can_wait: None,
            notes: Vec::new(),
            by_exception: false,
            has_told: visit.told.as_ref().is_some_and(|told| !told.is_empty()),
            tell: visit.link(&with("/check/job", &[("role", &role.slug)])),
            drawings: Vec::new(),
            rows: Vec::new(),
            obstacle: None,
            sooner: None,
            jobs: Vec::new(),
            cut_short: None,
            others: Vec::new(),
            before: None,
            calendar: None,
            keep: None,
            print: None,
            form: Form::new(visit, role, wishes, &errors),
            errors,
        }
    }

    fn new(visit: &'v Visit, wishes: &Wishes, planned: &Planned) -> PlanPage<'v> {
        let answer = &planned.answer;
        let empty = PlanPage::empty(visit, planned.role, wishes, Vec::new());
        let plan = planned.plan(wishes);
        let (heading, lead, summary) = match plan {
            Some(plan) if answer.obstacle.is_none() => {
                let it = planned.role.title.clone();
                let heading =
                    visit.say_of("plan-heading", &[("it", it.into()), ("when", words::over_by(visit, plan).into())]);
                (heading, lead(visit, plan), summary(visit, answer, plan))
            }
            _ => {
                (visit.say_of("plan-none", &[("it", planned.role.title.clone().into())]), String::new(), String::new())
            }
        };
        let has_plan = !answer.plans.is_empty();
        let takes_along = |path: &str| has_plan.then(|| visit.link(&wishes.alone().address(path)));
        PlanPage {
            heading,
            lead,
            summary,
            can_wait: can_wait(visit, wishes, answer),
            notes: notes(visit, wishes),
            by_exception: answer.counts_on_exceptions && !wishes.exceptions,
            drawings: plan.map_or_else(Vec::new, |plan| Drawn::both(visit, &planned.role.title, &answer.begins, plan)),
            rows: plan.map_or_else(Vec::new, |plan| rows(visit, Some(wishes), plan)),
            obstacle: answer.obstacle.as_ref().map(|obstacle| in_the_way(visit, wishes, answer, obstacle)),
            sooner: answer.sooner_if.as_ref().map(|sooner| {
                let what = words::turned_out(visit, &sooner.find_out);
                visit.say_of("plan-sooner", &[("when", words::month(&sooner.ends).into()), ("it", what.into())])
            }),
            jobs: (answer.more_hours_in_one_of.iter().enumerate())
                .map(|(place, job)| (job.clone(), visit.link(&wishes.in_job(place).address("/plan"))))
                .collect(),
            cut_short: answer
                .cut_short
                .as_ref()
                .map(|bound| visit.say_of("plan-cut-short", &[("it", words::month(&bound.ends).into())])),
            others: others(visit, wishes, planned),
            before: compare::before(visit, wishes),
            calendar: takes_along("/plan/calendar"),
            keep: takes_along("/plan/file"),
            print: visit.site.printer.and_then(|_| takes_along("/plan/pdf")),
            ..empty
        }
    }
}

/// What to do first.
fn lead(visit: &Visit, plan: &PlanShown) -> String {
    let Some(first) = plan.steps.first() else { return visit.say("plan-nothing-to-do") };
    let is_now = words::month(&first.begins) == words::month(&visit.today.to_string());
    let key = if is_now { "plan-first-now" } else { "plan-first-later" };
    visit.say_of(key, &[("it", first.whole_title().into()), ("when", words::month(&first.begins).into())])
}

/// How long, what it costs, and who decides, in a few sentences.
fn summary(visit: &Visit, answer: &PlanAnswer, plan: &PlanShown) -> String {
    if plan.steps.is_empty() {
        return String::new();
    }
    let sentences = [
        words::takes(visit, answer, plan),
        words::working(visit, plan),
        words::cost(visit, plan),
        words::decisions(visit, plan),
    ];
    let stopped = sentences.iter().filter(|sentence| !sentence.is_empty());
    stopped.map(|one| rungs_app::words::stopped(&rungs_app::words::capital(one))).collect::<Vec<_>>().join(" ")
}

/// How long all of it can wait.
fn can_wait(visit: &Visit, wishes: &Wishes, answer: &PlanAnswer) -> Option<String> {
    let asked = wishes.late && !answer.plans.is_empty();
    asked.then(|| match &answer.begins_at_the_latest {
        Some(late) => {
            let key = if late.may_be_later { "plan-waits-at-least" } else { "plan-waits" };
            visit.say_of(key, &[("it", words::day(&late.from).into())])
        }
        None => visit.say("plan-waits-unknown"),
    })
}

/// What the plan counts on.
fn notes(visit: &Visit, wishes: &Wishes) -> Vec<String> {
    vec![visit.say(if wishes.hope { "plan-hopes" } else { "plan-as-told" }), visit.say("plan-rules-of-today")]
}

fn in_the_way(visit: &Visit, wishes: &Wishes, answer: &PlanAnswer, obstacle: &ObstacleShown) -> InTheWay {
    let said = |key: &str| InTheWay { title: visit.say(key), lacking: Vec::new(), lift: Vec::new(), has_plan: false };
    match obstacle {
        ObstacleShown::NoWayIn => said("plan-no-way-in"),
        ObstacleShown::CutShort => said("plan-not-found"),
        ObstacleShown::NothingGives { lacking } => {
            let way = |one: &rungs_app::wire::plan::LackingShown| {
                let or = visit.say("plan-or");
                let each: Vec<String> = one.one_of.iter().map(|words| rungs_app::words::joined(words, &or)).collect();
                (one.route_title.clone(), each.join("; "))
            };
            InTheWay { lacking: lacking.iter().map(way).collect(), ..said("plan-nothing-gives") }
        }
        ObstacleShown::Limits { limits, without_them } => {
            let told: Vec<String> = limits.iter().map(|name| words::limit(visit, name, &answer.limits)).collect();
            let it = rungs_app::words::joined(&told, &visit.say("plan-and"));
            let key = if limits.len() == 1 { "plan-limit-alone" } else { "plan-limits-together" };
            let lift = limits.iter().zip(&told).map(|(name, words)| {
                let label = visit.say_of("plan-lift", &[("it", words.clone().into())]);
                (label, visit.link(&wishes.lifted(name).address("/plan")))
            });
            InTheWay {
                title: visit.say_of(key, &[("it", it.into())]),
                lift: lift.collect(),
                has_plan: without_them.is_some(),
                ..said("plan-no-way-in")
            }
        }
    }
}

/// All plans, where there are several.
fn others(visit: &Visit, wishes: &Wishes, planned: &Planned) -> Vec<Other> {
    let plans = &planned.answer.plans;
    let Some((chosen, shown)) = planned.chosen(wishes).filter(|_| plans.len() > 1) else { return Vec::new() };
    let wishes = wishes.alone();
    let this = wishes.of_plan(&name_of(chosen, shown));
    let other = |(place, plan): (usize, &PlanShown)| {
        let that = wishes.of_plan(&name_of(place, plan));
        let steps: Vec<String> = plan.steps.iter().map(|step| step.whole_title()).collect();
        let compared = Wishes { against: that.query(), ..this.clone() };
        Other {
            title: words::best(visit, plan),
            address: visit.link(&that.address("/plan")),
            facts: vec![words::over_by(visit, plan), words::cost(visit, plan), words::decisions(visit, plan)],
            steps: steps.join(&visit.say("plan-then")),
            compare: visit.link(&compared.address("/plan/compare")),
            is_shown: place == chosen,
        }
    };
    plans.iter().enumerate().map(other).collect()
}
