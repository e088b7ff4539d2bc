//! The sources: each with where it is, when we read it, and the rules that rest on it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use rungs_app::words;
use rungs_core::framework::Source;

use super::{Frame, Section, html};
use crate::address::encoded;
use crate::marked::Html;
use crate::problem::Problem;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "sources.html")]
struct Sources<'v> {
    frame: Frame<'v>,
    read: Vec<Line>,
    general: Vec<Line>,
}

struct Line {
    title: String,
    address: String,
    about: String,
}

#[derive(Template)]
#[template(path = "source.html")]
struct SourcePage<'v> {
    frame: Frame<'v>,
    title: String,
    facts: Vec<(String, Html)>,
    confirmed: bool,
    roles: Vec<Rests>,
}

/// A role and its sentences that rest on a source, or ask for a term.
pub(crate) struct Rests {
    pub(crate) title: String,
    pub(crate) address: String,
    pub(crate) sentences: Vec<Html>,
}

pub(crate) async fn list(visit: Visit) -> Response {
    let framework = visit.site.framework();
    let line = |(id, source): (&String, &Source)| Line {
        title: source.title.clone(),
        address: visit.link(&format!("/sources/{}", encoded(id))),
        about: about(&visit, id, source),
    };
    let lines = |confirmed: bool| {
        let wanted = framework.sources.iter().filter(|(_, source)| source.confirmed == confirmed);
        let mut lines: Vec<Line> = wanted.map(line).collect();
        lines.sort_by_key(|line| line.title.to_lowercase());
        lines
    };
    html(&visit, &Sources { frame: Frame::new(&visit, Section::None), read: lines(true), general: lines(false) })
}

fn about(visit: &Visit, id: &str, source: &Source) -> String {
    let rules: usize = visit.site.references.to_source(id).iter().map(|one| one.sentences.len()).sum();
    let rules = visit.say_of("source-rules", &[("count", rules.into())]);
    match source.read {
        Some(day) => format!("{} {rules}", visit.say_of("source-read-on", &[("it", words::date(day).into())])),
        None => rules,
    }
}

pub(crate) async fn page(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let Some(source) = visit.site.framework().sources.get(&id) else {
        let all = (visit.link("/sources"), visit.say("sources-all"));
        return Err(Problem::not_found(visit, vec![all]));
    };
    let mut facts = Vec::new();
    if let Some(address) = &source.address {
        // Only what a browser opens as a page: an address of the framework is not ours to trust further.
        let is_page = address.starts_with("https://") || address.starts_with("http://");
        let shown = if is_page { Html::link(address, address) } else { Html::plain(address) };
        facts.push((visit.say("source-address"), shown));
    }
    if let Some(day) = source.read {
        facts.push((visit.say("source-read"), Html::plain(&words::date(day))));
    }
    facts.push((visit.say("source-name"), Html::plain(&id)));
    let roles = rests(&visit, visit.site.references.to_source(&id));
    let (title, confirmed) = (source.title.clone(), source.confirmed);
    Ok(html(&visit, &SourcePage { frame: Frame::new(&visit, Section::None), title, facts, confirmed, roles }))
}

/// References as a page shows them.
pub(crate) fn rests(visit: &Visit, references: &[crate::references::Reference]) -> Vec<Rests> {
    let rests = references.iter().map(|one| Rests {
        title: one.title.clone(),
        address: visit.role_link(&one.slug),
        sentences: one.sentences.iter().map(|sentence| Html::rule(sentence)).collect(),
    });
    rests.collect()
}
