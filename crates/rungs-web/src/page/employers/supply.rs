//! Who could start when: asked for on the page of the answer, with what is assumed, and shown there.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract;
use axum::extract::rejection::FormRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rungs_app::wire::sweep::{RouteCounts, Supply};
use rungs_app::words;
use rungs_workforce::supply::words::{about, interval, notes};
use rungs_workforce::supply::{Chance, Expectation, Expectations, MOST_ROUTES, QUARTERS, SEARCHES};

use super::Looking;
use super::answer::{Looked, Refused, shown};
use super::numbers::Range;
use crate::address::with;
use crate::employers::foresee;
use crate::jobs::{Ended, Errand};
use crate::problem::Problem;

/// Where numbers are drawn from: the site tells the same ones whenever they are looked at.
const SEED: u64 = 1;

/// What the page shows of it.
pub(super) struct Foreseen {
    /// Whether it can be told: of so many ways in as are asked about.
    pub(super) is_told: bool,
    /// Whether it was worked out.
    pub(super) is_there: bool,
    pub(super) ask: String,
    pub(super) fields: Vec<Field>,
    pub(super) rows: Vec<Row>,
    pub(super) has_finish: bool,
    pub(super) about: Vec<String>,
    pub(super) notes: Vec<String>,
}

/// Something that can be assumed, as it was filled in.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) value: String,
}

/// A quarter.
pub(super) struct Row {
    pub(super) by: String,
    /// Who could start, and who could have finished if that is told.
    pub(super) told: Vec<(String, Range)>,
}

/// What is worked out of it, by what is assumed.
pub(super) fn worked_out(looking: &Looking) -> Option<Supply> {
    let (prospects, expectations) = looking.job.prospects();
    Some(prospects?.supply(&expectations, SEED))
}

impl Foreseen {
    /// Of one way in; with what was filled in where that can't be read.
    pub(super) fn of(looking: &Looking, route: &RouteCounts, filled: Option<[String; 4]>) -> Foreseen {
        let visit = &looking.visit;
        let (_, expectations) = looking.job.prospects();
        let supply = worked_out(looking);
        let routes = looking.job.answered().map_or(0, |answered| answered.report.answer.routes.len());
        let this = [("role", route.role.as_str()), ("route", route.route.as_str())];
        let told = |one: Expectation| expectations.of(one).as_ref().map(Chance::to_string).unwrap_or_default();
        let filled = filled.unwrap_or_else(|| Expectation::ALL.map(told));
        let fields = Expectation::ALL.into_iter().zip(filled).map(|(one, value)| Field {
            name: one.as_str(),
            label: visit.say(label(one)),
            value,
        });
        let of_route = supply
            .as_ref()
            .and_then(|supply| supply.routes.iter().find(|one| one.role == route.role && one.route == route.route));
        let mut foreseen = Foreseen {
            is_told: routes <= MOST_ROUTES,
            is_there: of_route.is_some(),
            ask: looking.link(&with("/supply", &this)),
            fields: fields.collect(),
            rows: Vec::new(),
            has_finish: false,
            about: supply.as_ref().map(about).unwrap_or_default(),
            notes: of_route.map(notes).unwrap_or_default(),
        };
        let (Some(supply), Some(of_route)) = (&supply, of_route) else { return foreseen };
        let all = || of_route.could_start.iter().chain(&of_route.could_finish);
        let most = all().map(|expected| expected.high).max().unwrap_or(0);
        foreseen.has_finish = !of_route.could_finish.is_empty();
        for (place, quarter) in supply.quarters.iter().enumerate() {
            let told = of_route.could_start.get(place).into_iter().chain(of_route.could_finish.get(place));
            let by = quarter.until.parse().map_or_else(|_| quarter.until.clone(), words::date);
            let told = told.map(|told| (interval(told), Range::of(told.low, told.high, most)));
            foreseen.rows.push(Row { by, told: told.collect() });
        }
        foreseen
    }
}

fn label(expectation: Expectation) -> &'static str {
    match expectation {
        Expectation::TakesUp => "employers-assume-takes-up",
        Expectation::Agreed => "employers-assume-agreed",
        Expectation::TurnsOutWell => "employers-assume-turns-out-well",
        Expectation::Leaves => "employers-assume-leaves",
    }
}

/// Takes what is assumed, and works out who could start when if that wasn't done before.
pub(super) async fn ask(
    looking: Looking,
    extract::Query(looked): extract::Query<Looked>,
    form: Result<extract::Form<HashMap<String, String>>, FormRejection>,
) -> Result<Response, Problem> {
    let Ok(extract::Form(form)) = form else { return Err(Problem::unreadable(looking.visit)) };
    let Some(answered) = looking.job.answered() else { return Ok(looking.onward("/answer")) };
    let filled =
        Expectation::ALL.map(|one| form.get(one.as_str()).map(|told| told.trim().to_owned()).unwrap_or_default());
    let (mut expectations, mut errors) = (Expectations::default(), Vec::new());
    for (one, told) in Expectation::ALL.into_iter().zip(&filled).filter(|(_, told)| !told.is_empty()) {
        match told.parse() {
            Ok(chance) => expectations.expect(one, chance),
            Err(_) => errors.push((one.as_str(), looking.visit.say("error-employers-assume"))),
        }
    }
    if !errors.is_empty() {
        let page = shown(&looking, &answered, &looked, Some(Refused::Supply(filled, errors)));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    looking.job.expect(expectations);
    let is_told = answered.report.answer.routes.len() <= MOST_ROUTES;
    if let (None, Some(columns), true) = (looking.job.prospects().0, looking.job.looked(), is_told) {
        let (site, sent, on) = (Arc::clone(&looking.visit.site), looking.job.sent(), looking.visit.today);
        looking.job.begin(&looking.visit.site.jobs, Errand::Supply, move |under| {
            foresee(&site, &sent, &columns.mapping, (&answered.first, (QUARTERS, SEARCHES)), under, on)
                .map(|prospects| Ended::Foreseen(Box::new(prospects)))
        });
    }
    let this = [("role", looked.role.as_str()), ("route", looked.route.as_str())];
    Ok(looking.onward(&format!("{}#supply", with("/answer", &this))))
}
