//! Two plans side by side: of one question, or of two with other limits.

use askama::Template;
use axum::Extension;
use axum::extract::Query;
use axum::response::Response;
use rungs_app::wire::plan::PlanShown;
use rungs_core::framework::Role;

use super::{Parts, Planned, Refused, Wishes, planned, refused, taken, words};
use crate::api::PLAN_WEIGHT as WEIGHT;
use crate::desk;
use crate::page::{Frame, Section, html};
use crate::problem::Problem;
use crate::server::rate::Allowance;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "plan-compare.html")]
struct Compare<'v> {
    frame: Frame<'v>,
    title: String,
    lead: Vec<String>,
    columns: Vec<Column>,
    rows: Vec<(String, Vec<Vec<String>>)>,
}

/// A plan at the head of its column.
struct Column {
    title: String,
    address: String,
}

/// One side of the comparison.
struct Side {
    wishes: Wishes,
    planned: Planned,
}

/// The link from a plan to the one before it; none where there is none.
pub(super) fn before(visit: &Visit, wishes: &Wishes) -> Option<String> {
    (!wishes.against.is_empty() && against(wishes).alone() != wishes.alone())
        .then(|| visit.link(&wishes.address("/plan/compare")))
}

/// The plan on the other side, about the same role.
fn against(wishes: &Wishes) -> Wishes {
    let address = format!("/?{}", wishes.against);
    let parts = address.parse().ok().and_then(|address| Query::<Vec<(String, String)>>::try_from_uri(&address).ok());
    let other = Wishes::read(parts.map(|Query(parts)| parts).unwrap_or_default());
    Wishes { role: wishes.role.clone(), against: String::new(), ..other }
}

pub(super) async fn page(
    visit: Visit,
    allowance: Option<Extension<Allowance>>,
    Query(parts): Parts,
) -> Result<Response, Problem> {
    match taken(allowance, 2 * WEIGHT) {
        Some(refused) => Ok(refused),
        None => desk::page(visit, move |visit| shown(visit, Wishes::read(parts))).await,
    }
}

fn shown(visit: Visit, wishes: Wishes) -> Result<Response, Problem> {
    let Some(role) = visit.site.framework().role(&wishes.role) else {
        return Err(Problem::not_found(visit, vec![]));
    };
    let mut sides: Vec<Side> = Vec::new();
    for wishes in [wishes.alone(), against(&wishes)] {
        // Two plans of one question are planned together.
        let known = sides.iter().find(|side| side.wishes.of_plan("") == wishes.of_plan(""));
        let planned = match known {
            Some(side) => Ok(side.planned.clone()),
            None => planned(&visit, role, &wishes),
        };
        match planned {
            Ok(planned) => sides.push(Side { wishes, planned }),
            Err(Refused::Form(wrong)) => return Ok(refused(&visit, role, wishes, wrong)),
            Err(Refused::Ours) => return Err(Problem::ours(visit)),
        }
    }
    Ok(html(&visit, &Compare::new(&visit, role, &sides)))
}

impl Side {
    fn plan(&self) -> Option<&PlanShown> {
        self.planned.chosen(&self.wishes).map(|(_, plan)| plan)
    }
}

impl<'v> Compare<'v> {
    fn new(visit: &'v Visit, role: &Role, sides: &[Side]) -> Compare<'v> {
        let mut rows = Vec::new();
        let mut row = |key: &str, cells: Vec<Vec<String>>| {
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push((visit.say(key), cells));
            }
        };
        let each = |cell: &dyn Fn(&Side, &PlanShown) -> Vec<String>| {
            let of = |side: &Side| {
                side.plan().map_or_else(|| vec![visit.say("plan-there-is-none")], |plan| cell(side, plan))
            };
            sides.iter().map(of).collect::<Vec<_>>()
        };
        row("plan-row-over", each(&|_, plan| vec![words::over_by(visit, plan)]));
        row("plan-row-takes", each(&|side, plan| vec![words::takes(visit, &side.planned.answer, plan)]));
        row("plan-row-work", each(&|_, plan| vec![words::working(visit, plan)]));
        row("plan-row-cost", each(&|_, plan| vec![words::cost(visit, plan)]));
        row("plan-row-decisions", each(&|_, plan| of_others(visit, plan)));
        row(
            "plan-row-find-out",
            each(&|_, plan| {
                let all: Vec<_> = plan.steps.iter().flat_map(|step| step.find_out.iter().cloned()).collect();
                all.iter().map(|one| one.question.clone()).collect()
            }),
        );
        row(
            "plan-row-steps",
            each(&|_, plan| {
                let step = |step: &rungs_app::wire::plan::PlanStep| {
                    format!("{}: {}", step.whole_title(), words::month(&step.begins))
                };
                plan.steps.iter().map(step).collect()
            }),
        );
        row("plan-row-limits", sides.iter().map(|side| words::limits(visit, &side.planned.answer.limits)).collect());
        let column = |side: &Side| Column {
            title: side.plan().map_or_else(|| visit.say("plan-there-is-none"), |plan| words::best(visit, plan)),
            address: visit.link(&side.wishes.address("/plan")),
        };
        Compare {
            frame: Frame::new(visit, Section::Plan),
            title: visit.say_of("plan-compare-title", &[("it", role.title.clone().into())]),
            lead: lead(visit, sides),
            columns: sides.iter().map(column).collect(),
            rows,
        }
    }
}

/// What others decide, each once.
fn of_others(visit: &Visit, plan: &PlanShown) -> Vec<String> {
    let mut all = vec![words::decisions(visit, plan)];
    for agreement in plan.steps.iter().flat_map(|step| &step.agreements) {
        let one = words::decides_about(visit, agreement);
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

/// What the choice comes to: which is over sooner, costs less, and leaves less to others.
fn lead(visit: &Visit, sides: &[Side]) -> Vec<String> {
    let [Some(one), Some(other)] = sides.iter().map(Side::plan).collect::<Vec<_>>()[..] else { return Vec::new() };
    let which = |is_first: bool| visit.say(if is_first { "plan-the-first" } else { "plan-the-second" });
    let mut told = Vec::new();
    match (one.unknown_lengths, other.unknown_lengths) {
        (0, 0) if one.ends != other.ends => {
            let (sooner, later) = if one.ends < other.ends { (one, other) } else { (other, one) };
            let apart = words::apart(visit, &sooner.ends, &later.ends);
            let it = which(one.ends < other.ends);
            told.push(visit.say_of("plan-compare-sooner", &[("it", it.into()), ("by", apart.into())]));
        }
        (0, 0) => told.push(visit.say("plan-compare-as-soon")),
        _ => told.push(visit.say("plan-compare-lengths")),
    }
    match (one.unknown_costs, other.unknown_costs) {
        (0, 0) if one.cost != other.cost => {
            let by = words::pounds(one.cost.abs_diff(other.cost));
            told.push(
                visit.say_of("plan-compare-cheaper", &[("it", which(one.cost < other.cost).into()), ("by", by.into())]),
            );
        }
        (0, 0) => {}
        _ => told.push(visit.say("plan-compare-costs")),
    }
    if one.decisions != other.decisions {
        let it = which(one.decisions < other.decisions);
        let count = one.decisions.abs_diff(other.decisions);
        told.push(visit.say_of("plan-compare-decisions", &[("it", it.into()), ("count", count.into())]));
    }
    told
}
