//! How answers are worked out, what is kept (nothing), and how accessible the pages are.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use super::{Frame, Section, html};
use crate::marked::Html;
use crate::problem::Problem;
use crate::visit::Visit;

/// The pages, each with how many parts it has.
const PAGES: [(&str, usize); 3] = [("answers", 5), ("accessibility", 4), ("privacy", 6)];

#[derive(Template)]
#[template(path = "about.html")]
struct About<'v> {
    frame: Frame<'v>,
    title: String,
    lead: String,
    parts: Vec<(String, Html)>,
}

pub(crate) async fn page(visit: Visit, Path(name): Path<String>) -> Result<Response, Problem> {
    let Some((name, parts)) = PAGES.iter().find(|(known, _)| *known == name) else {
        return Err(Problem::not_found(visit, Vec::new()));
    };
    let part = |number: usize| {
        let title = visit.say(&format!("about-{name}-{number}-title"));
        (title, Html::text(&visit.say(&format!("about-{name}-{number}"))))
    };
    let page = About {
        frame: Frame::new(&visit, Section::None),
        title: visit.say(&format!("about-{name}-title")),
        lead: visit.say(&format!("about-{name}-lead")),
        parts: (1..=*parts).map(part).collect(),
    };
    Ok(html(&visit, &page))
}
