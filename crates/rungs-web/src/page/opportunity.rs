//! Opportunities: what each takes, costs and gives, and what it asks of those who start it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use rungs_app::service;
use rungs_app::wire::opportunities::OpportunityLine;
use rungs_app::words;

use super::role::source_line;
use super::{Frame, Section, html};
use crate::address::encoded;
use crate::marked::Html;
use crate::problem::Problem;
use crate::rule::Rules;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "opportunities.html")]
struct Opportunities<'v> {
    frame: Frame<'v>,
    lines: Vec<Line>,
}

/// An opportunity in a few lines.
struct Line {
    title: String,
    address: String,
    about: Html,
    facts: String,
}

#[derive(Template)]
#[template(path = "opportunity.html")]
struct OpportunityPage<'v> {
    frame: Frame<'v>,
    title: String,
    summary: Vec<Html>,
    line: Html,
    facts: Vec<(String, Html)>,
    asks: Rules,
    sources: Vec<(String, Html)>,
}

pub(crate) async fn list(visit: Visit) -> Response {
    let answer = service::opportunities(visit.site.loaded);
    let line = |one: &OpportunityLine| Line {
        title: one.title.clone(),
        address: visit.link(&format!("/opportunities/{}", encoded(&one.opportunity))),
        about: Html::text(&one.line),
        facts: format!("{} {}", visit.say_of("opportunity-gives", &[("it", gives(one).into())]), cost(&visit, one)),
    };
    let lines = answer.opportunities.iter().map(line).collect();
    html(&visit, &Opportunities { frame: Frame::new(&visit, Section::None), lines })
}

pub(crate) async fn page(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let Some(opportunity) = visit.site.framework().opportunity(&slug) else {
        let all = (visit.link("/opportunities"), visit.say("opportunities-title"));
        return Err(Problem::not_found(visit, vec![all]));
    };
    let shown = service::show_opportunity(visit.site.loaded, opportunity);
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: &str| facts.push((visit.say(name), Html::text(value)));
    fact("way-gives", &gives(&shown.about));
    fact("opportunity-cost", &cost(&visit, &shown.about));
    if let Some(day) = &shown.apply_by {
        fact("opportunity-apply", day);
    }
    fact("way-offered-by", &words::capital(&shown.offered_by));
    if let Some(day) = &shown.reviewed {
        fact("role-reviewed", &words::told_date(day));
    }
    let page = OpportunityPage {
        frame: Frame::new(&visit, Section::None),
        title: shown.about.title.clone(),
        summary: shown.summary.iter().map(|text| Html::text(text)).collect(),
        line: Html::text(&shown.about.line),
        facts,
        asks: Rules::new(&visit, &shown.requirements, &shown.sources, 3),
        sources: shown.sources.iter().map(|source| (source.id.clone(), source_line(&visit, source))).collect(),
    };
    Ok(html(&visit, &page))
}

fn gives(one: &OpportunityLine) -> String {
    one.gives.join(", and ")
}

fn cost(visit: &Visit, one: &OpportunityLine) -> String {
    let pounds = |pounds: u32| format!("£{pounds}");
    match (one.cost_at_least, one.cost_at_most) {
        (Some(0), Some(0)) => visit.say("opportunity-cost-nothing"),
        (Some(0), Some(most)) => visit.say_of("opportunity-cost-up-to", &[("it", pounds(most).into())]),
        (Some(least), Some(most)) if least == most => {
            visit.say_of("opportunity-cost-one", &[("it", pounds(most).into())])
        }
        (Some(least), Some(most)) => {
            visit.say_of("opportunity-cost-between", &[("least", pounds(least).into()), ("most", pounds(most).into())])
        }
        _ => visit.say("opportunity-cost-unknown"),
    }
}
