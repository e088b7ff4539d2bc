//! The answer for everybody in a file: how many stand where towards one way in, what would help most, and what isn't known.

use std::collections::HashMap;

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{self, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rungs_app::wire::sweep::{Counts, Lever, LeversTogether, MissingColumn, MissingFact, RouteCounts, SweepAnswer};
use rungs_app::words;
use rungs_workforce::Sort;
use rungs_workforce::mapping::Meaning;
use rungs_workforce::staff::{Summary, Unread};
use serde::Deserialize;

use super::ask::{Given, Ways, ways};
use super::group::{self, Groups};
use super::numbers::{Bar, number};
use super::supply::Foreseen;
use super::upload::minutes;
use super::{Looking, PATIENCE, working};
use crate::address::with;
use crate::employers::{Answered, Output};
use crate::jobs::Errand;
use crate::page::{Frame, Section, html_unkept};
use crate::problem::Problem;
use crate::tag::Tag;
use crate::visit::Visit;

/// Single things to do that are told.
const MOST_LEVERS: usize = 10;
/// Things that aren't known that are told.
const MOST_MISSING: usize = 10;
/// Other ways in that are told before the rest can be opened.
const FIRST_ROUTES: usize = 10;
/// Cells that could not be read, and titles that weren't matched, that are told.
const MOST_UNREAD: usize = 20;

/// What somebody looks at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Looked {
    /// The role and the way in, by their slugs.
    pub(super) role: String,
    pub(super) route: String,
    /// A file that was being made.
    pub(super) made: String,
}

#[derive(Template)]
#[template(path = "employers-answer.html")]
struct AnswerPage<'v> {
    frame: Frame<'v>,
    heading: String,
    lead: String,
    about: String,
    back: String,
    ask: String,
    ways: Vec<Ways>,
    given: Given,
    ready: Option<(String, String)>,
    workbook: String,
    /// Files to take along, with their words and what is in each.
    files: Vec<(String, String, String)>,
    where_title: String,
    /// How many people there are.
    people: String,
    four: Vec<Four>,
    further: String,
    levers: Vec<LeverRow>,
    together: Vec<String>,
    missing: Vec<MissingRow>,
    lacking: Vec<String>,
    supply: Foreseen,
    groups: Vec<Groups>,
    /// Columns by which nothing is told, and why.
    untold_groups: Vec<String>,
    first_routes: Vec<RouteRow>,
    more_routes: Vec<RouteRow>,
    more_title: String,
    rows: String,
    /// What is worth knowing about the file.
    notes: Vec<String>,
    set_aside: Vec<(String, String, String)>,
    unread: Vec<(String, String, String)>,
    /// That there is more of that than is told.
    more_unread: String,
    not_matched: Vec<(String, String)>,
    more_not_matched: String,
    forget: String,
    minutes: u64,
    answered: String,
    errors: Vec<(&'static str, String)>,
}

impl AnswerPage<'_> {
    /// Whether something that is assumed can't be read.
    fn is_assumption_wrong(&self) -> bool {
        self.supply.fields.iter().any(|field| self.error(field.name).is_some())
    }

    /// What is wrong with a field.
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(wrong, _)| *wrong == field).map(|(_, error)| error.as_str())
    }
}

/// A form of the page that can't be read: what was filled in, and what is wrong, field by field.
pub(super) enum Refused {
    /// What is asked about the file.
    Ask(Given, Vec<(&'static str, String)>),
    /// What is assumed.
    Supply([String; 4], Vec<(&'static str, String)>),
}

/// One of the four numbers.
struct Four {
    tag: Tag,
    count: String,
    means: String,
}

struct LeverRow {
    what: String,
    who: String,
    more: String,
    bar: Bar,
}

struct MissingRow {
    question: String,
    settles: String,
    people: String,
    bar: Bar,
}

struct RouteRow {
    title: String,
    address: String,
    is_shown: bool,
    counts: [String; 5],
}

/// The place of the way in that is looked at: that which the address names, or else that for which most are ready.
pub(super) fn chosen(answer: &SweepAnswer, looked: &Looked) -> usize {
    let named = answer.routes.iter().position(|one| one.role == looked.role && one.route == looked.route);
    let of_role = || answer.routes.iter().position(|one| one.role == looked.role);
    let most = || {
        let best = answer.routes.iter().enumerate().rev();
        best.max_by_key(|(_, one)| (one.counts.ready, one.counts.one_step_away)).map(|(place, _)| place)
    };
    named.or_else(of_role).or_else(most).unwrap_or(0)
}

pub(super) async fn page(looking: Looking, Query(looked): Query<Looked>) -> Response {
    looking.job.rest(PATIENCE).await;
    if let Some(under) = looking.job.under() {
        return working::shown(&looking, &under);
    }
    match (looking.job.answered(), looking.job.broken()) {
        (_, Some((errand, why))) => working::broken(&looking, errand, &why),
        (Some(answered), None) => shown(&looking, &answered, &looked, None),
        // Its columns have to be looked at first.
        (None, None) => looking.onward(""),
    }
}

/// Asks about another way in, or another start, of the same people.
pub(super) async fn ask(
    looking: Looking,
    form: Result<extract::Form<HashMap<String, String>>, FormRejection>,
) -> Result<Response, Problem> {
    let Ok(extract::Form(form)) = form else { return Err(Problem::unreadable(looking.visit)) };
    let field = |name: &str| form.get(name).map(|value| value.trim().to_owned()).unwrap_or_default();
    let given =
        Given { way: field("way"), day: field("start-day"), month: field("start-month"), year: field("start-year") };
    match given.read(&looking.visit) {
        Ok(asked) => {
            looking.job.ask(asked.way, asked.start);
            looking.begin_answer();
            Ok(looking.onward("/answer"))
        }
        Err(errors) => match looking.job.answered() {
            Some(answered) => {
                let page = shown(&looking, &answered, &Looked::default(), Some(Refused::Ask(given, errors)));
                Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
            }
            None => Ok(looking.onward("")),
        },
    }
}

/// The page; where something that was filled in can't be read, with that, and what is wrong with it.
pub(super) fn shown(looking: &Looking, answered: &Answered, looked: &Looked, refused: Option<Refused>) -> Response {
    let visit = &looking.visit;
    let answer = &answered.report.answer;
    let Some(route) = answer.routes.get(chosen(answer, looked)) else {
        return working::broken(looking, Errand::Answer, &crate::jobs::Broken::Ours);
    };
    let sent = looking.job.sent();
    let asked = || Given::of(sent.way.as_ref(), sent.start);
    let (given, assumed, errors) = match refused {
        None => (asked(), None, Vec::new()),
        Some(Refused::Ask(given, errors)) => (given, None, errors),
        Some(Refused::Supply(assumed, errors)) => (asked(), Some(assumed), errors),
    };
    let this = [("role", route.role.as_str()), ("route", route.route.as_str())];
    let file = |output: Output| looking.link(&with(&format!("/files/{}", output.file()), &this));
    let of_this = |role: &str, name: &str| role == route.role && name == route.route;
    let levers: Vec<&Lever> = answer.levers.iter().filter(|one| of_this(&one.role, &one.route)).collect();
    let together: Vec<&LeversTogether> = answer.together.iter().filter(|one| of_this(&one.role, &one.route)).collect();
    let mut routes = routes(looking, answer, route);
    let more_routes = if routes.len() > FIRST_ROUTES + 2 { routes.split_off(FIRST_ROUTES) } else { Vec::new() };
    let (unread, not_matched) = (unread(looking, &answered.summary), not_matched(&answered.summary));
    let page = AnswerPage {
        frame: Frame::new(visit, Section::Employers),
        heading: heading(visit, answer, &route.counts),
        lead: lead(visit, &route.counts, &levers, &together),
        about: about(visit, answered, route),
        back: looking.link(""),
        ask: looking.link("/answer"),
        ways: ways(visit),
        given,
        ready: Output::named(&looked.made)
            .filter(|output| looking.job.output(*output).is_some())
            .map(|output| (output.file().to_owned(), file(output))),
        workbook: file(Output::Workbook),
        files: Output::ALL
            .into_iter()
            .map(|output| {
                let key = output.file().trim_start_matches("rungs-").replace('.', "-");
                let say = |part: &str| visit.say(&format!("employers-file-{key}{part}"));
                (file(output), say(""), say("-about"))
            })
            .collect(),
        people: number(answer.people),
        where_title: visit.say_of("employers-where", &[("people", number(answer.people).into())]),
        four: four(visit, &route.counts),
        further: further(visit, &route.counts),
        levers: lever_rows(&levers),
        together: together.iter().map(|one| told_together(visit, one, &route.counts)).collect(),
        missing: missing(&answer.missing),
        lacking: lacking(visit, &answer.missing_columns),
        supply: Foreseen::of(looking, route, assumed),
        groups: Groups::of(visit, answer, route),
        untold_groups: group::untold(visit, answer),
        more_title: visit.say_of("employers-more-routes", &[("count", more_routes.len().into())]),
        first_routes: routes,
        more_routes,
        rows: rows(visit, answer),
        notes: answered.summary.notes.iter().map(|note| sentence(note)).collect(),
        set_aside: answer
            .set_aside
            .iter()
            .map(|one| (sentence(&one.reason), number(one.rows), one.first.join("; ")))
            .collect(),
        more_unread: more(visit, unread.len(), MOST_UNREAD),
        unread: unread.into_iter().take(MOST_UNREAD).collect(),
        more_not_matched: more(visit, not_matched.len(), MOST_UNREAD),
        not_matched: not_matched.into_iter().take(MOST_UNREAD).collect(),
        forget: looking.link("/forget"),
        minutes: minutes(visit),
        answered: visit
            .say_of("employers-answered", &[("on", day(&answer.on).into()), ("start", day(&answer.start).into())]),
        errors,
    };
    html_unkept(visit, &page)
}

/// A day as people read it.
fn day(day: &str) -> String {
    day.parse().map_or_else(|_| day.to_owned(), words::date)
}

fn sentence(text: &str) -> String {
    words::stopped(&words::capital(text))
}

fn heading(visit: &Visit, answer: &SweepAnswer, counts: &Counts) -> String {
    let told =
        [("ready", counts.ready.into()), ("people", number(counts.ready).into()), ("start", day(&answer.start).into())];
    visit.say_of("employers-heading", &told)
}

/// What the best single thing would make of it, and the best few together.
fn lead(visit: &Visit, counts: &Counts, levers: &[&Lever], together: &[&LeversTogether]) -> String {
    let mut sentences = Vec::new();
    if let Some(lever) = levers.first() {
        let all = number(counts.ready + lever.more_ready);
        sentences.push(
            visit.say_of("employers-lead-one", &[("what", words::capital(&lever.what).into()), ("all", all.into())]),
        );
    }
    if let Some(several) = together.last() {
        let all = number(counts.ready + several.more_ready);
        let told = [("count", several.what.len().into()), ("all", all.into())];
        sentences.push(visit.say_of("employers-lead-together", &told));
    }
    sentences.join(" ")
}

fn about(visit: &Visit, answered: &Answered, route: &RouteCounts) -> String {
    let answer = &answered.report.answer;
    let told = [
        ("role", route.role_title.clone().into()),
        ("route", words::lower(&route.route_title).into()),
        ("people", number(answer.people).into()),
        ("rows", number(answer.rows.came_in).into()),
        ("file", answered.report.file.clone().into()),
    ];
    visit.say_of("employers-about", &told)
}

/// How many stand where, in the order of [`Sort::ALL`].
fn by_sort(counts: &Counts) -> [u64; 5] {
    Sort::ALL.map(|sort| match sort {
        Sort::Ready => counts.ready,
        Sort::TheyDecide => counts.they_decide(),
        Sort::OneStepAway => counts.one_step_away,
        Sort::CannotTell => counts.cannot_tell_otherwise(),
        Sort::Further => counts.further(),
    })
}

fn four(visit: &Visit, counts: &Counts) -> Vec<Four> {
    let told = Sort::ALL.into_iter().zip(by_sort(counts)).filter(|(sort, _)| *sort != Sort::Further);
    let means = |sort: Sort| match sort {
        Sort::Ready => "employers-means-ready",
        Sort::TheyDecide => "employers-means-they-decide",
        Sort::OneStepAway => "employers-means-one-step",
        _ => "employers-means-cannot-tell",
    };
    told.map(|(sort, count)| Four { tag: Tag::sort(visit, sort), count: number(count), means: visit.say(means(sort)) })
        .collect()
}

fn further(visit: &Visit, counts: &Counts) -> String {
    let further = counts.further();
    visit.say_of("employers-further", &[("count", further.into()), ("people", number(further).into())])
}

fn lever_rows(levers: &[&Lever]) -> Vec<LeverRow> {
    let most = levers.first().map_or(0, |lever| lever.more_ready);
    let row = |lever: &&Lever| LeverRow {
        what: words::capital(&lever.what),
        who: words::capital(&lever.who),
        more: number(lever.more_ready),
        bar: Bar::of(lever.more_ready, most),
    };
    levers.iter().take(MOST_LEVERS).map(row).collect()
}

fn told_together(visit: &Visit, several: &LeversTogether, counts: &Counts) -> String {
    let what: Vec<String> = several.what.iter().map(|what| format!("“{}”", words::capital(what))).collect();
    let key = if several.at_most > several.more_ready { "employers-together-bound" } else { "employers-together" };
    let told = [
        ("what", words::joined(&what, &visit.say("plan-and")).into()),
        ("all", number(counts.ready + several.more_ready).into()),
        ("most", number(counts.ready + several.at_most).into()),
        ("count", several.what.len().into()),
    ];
    visit.say_of(key, &told)
}

fn missing(facts: &[MissingFact]) -> Vec<MissingRow> {
    let most = facts.iter().map(|fact| fact.people).max().unwrap_or(0);
    let row = |fact: &MissingFact| MissingRow {
        question: fact.question.clone(),
        settles: number(fact.settles),
        people: number(fact.people),
        bar: Bar::of(fact.people, most),
    };
    facts.iter().filter(|fact| fact.people > 0).take(MOST_MISSING).map(row).collect()
}

/// Who can't be told for lack of which column.
fn lacking(visit: &Visit, columns: &[MissingColumn]) -> Vec<String> {
    let told = columns.iter().take(MOST_MISSING).map(|lack| {
        let counts = [("count", lack.people.into()), ("people", number(lack.people).into())];
        let says = ("says", lack.says.clone().into());
        match &lack.column {
            Some(column) => {
                let [count, people] = counts;
                visit.say_of("employers-lacking-cells", &[count, people, says, ("column", column.clone().into())])
            }
            None => {
                let [count, people] = counts;
                visit.say_of("employers-lacking-column", &[count, people, says])
            }
        }
    });
    told.collect()
}

/// Every way in of the same people, those that are open to most first.
fn routes(looking: &Looking, answer: &SweepAnswer, shown: &RouteCounts) -> Vec<RouteRow> {
    let mut routes: Vec<&RouteCounts> = answer.routes.iter().collect();
    routes.sort_by_key(|one| std::cmp::Reverse((one.counts.ready, one.counts.they_decide(), one.counts.one_step_away)));
    let row = |one: &RouteCounts| RouteRow {
        title: format!("{}, {}", one.role_title, words::lower(&one.route_title)),
        address: looking.link(&with("/answer", &[("role", &one.role), ("route", &one.route)])),
        is_shown: one.role == shown.role && one.route == shown.route,
        counts: by_sort(&one.counts).map(number),
    };
    routes.into_iter().map(row).collect()
}

fn rows(visit: &Visit, answer: &SweepAnswer) -> String {
    let rows = answer.rows;
    let told = [
        ("rows", number(rows.came_in).into()),
        ("read", number(rows.read).into()),
        ("people", number(answer.people).into()),
        ("aside", number(rows.set_aside).into()),
        ("count", rows.set_aside.into()),
    ];
    visit.say_of("employers-rows", &told)
}

/// What the file says and was left unknown: where, how many rows, and why. Job titles have a list of their own.
fn unread(looking: &Looking, summary: &Summary) -> Vec<(String, String, String)> {
    let looked = looking.job.looked();
    let is_title = |one: &&Unread| {
        let titles = looked.iter().flat_map(|looked| looked.mapping.of(Meaning::JobTitle));
        titles.map(|column| &column.name).any(|name| one.column.as_ref() == Some(name))
            && summary.titles.iter().any(|title| title.role.is_none() && one.cell.as_ref() == Some(&title.title))
    };
    let unread = summary.unread.iter().filter(|one| !is_title(one)).map(|one| {
        let what = match (&one.column, &one.cell) {
            (Some(column), Some(cell)) => format!("“{column}”: “{cell}”"),
            (Some(column), None) => format!("“{column}”"),
            _ => one.first.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
        };
        (what, number(one.rows), sentence(&one.why))
    });
    unread.collect()
}

/// Job titles that aren't clearly a role of the framework.
fn not_matched(summary: &Summary) -> Vec<(String, String)> {
    let titles = summary.titles.iter().filter(|title| title.role.is_none());
    titles.map(|title| (title.title.clone(), number(title.rows))).collect()
}

/// That there are more of something than are told.
fn more(visit: &Visit, all: usize, most: usize) -> String {
    match all.saturating_sub(most) {
        0 => String::new(),
        more => visit.say_of("employers-more", &[("count", more.into())]),
    }
}
