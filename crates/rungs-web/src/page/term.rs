//! The vocabulary: each term with what it includes, where it belongs, and the rules that ask for it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use rungs_app::words;
use rungs_core::vocabulary::{Term, TermId, WORD};

use super::source::{Rests, rests};
use super::{Frame, Section, html};
use crate::address::encoded;
use crate::problem::Problem;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "terms.html")]
struct Terms<'v> {
    frame: Frame<'v>,
    count: usize,
    classes: Vec<(String, Vec<(String, String)>)>,
}

#[derive(Template)]
#[template(path = "term.html")]
struct TermPage<'v> {
    frame: Frame<'v>,
    title: String,
    /// The rank of the headings about one thing: lower where several share the name.
    rank: u8,
    terms: Vec<Shown>,
}

/// One thing of that name: several may share one.
struct Shown {
    class: String,
    facts: Vec<(String, String)>,
    within: Vec<(String, String)>,
    includes: Vec<(String, String)>,
    role: Option<String>,
    /// Opportunities that give it.
    given_by: Vec<(String, String)>,
    roles: Vec<Rests>,
}

pub(crate) async fn list(visit: Visit) -> Response {
    let mut classes: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (_, term) in visit.site.framework().vocabulary.iter().filter(|(_, term)| term.class != WORD) {
        classes.entry(words::capital(&term.class)).or_default().push(linked(&visit, term));
    }
    let mut count = 0;
    for terms in classes.values_mut() {
        terms.sort_by_key(|(title, _)| title.to_lowercase());
        terms.dedup();
        count += terms.len();
    }
    html(&visit, &Terms { frame: Frame::new(&visit, Section::None), count, classes: classes.into_iter().collect() })
}

fn linked(visit: &Visit, term: &Term) -> (String, String) {
    (term.title.clone(), visit.link(&format!("/terms/{}", encoded(&term.slug))))
}

pub(crate) async fn page(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let vocabulary = &visit.site.framework().vocabulary;
    let named: Vec<(TermId, &Term)> =
        vocabulary.iter().filter(|(_, term)| term.slug == slug && term.class != WORD).collect();
    let Some((_, first)) = named.first() else {
        let all = (visit.link("/terms"), visit.say("terms-all"));
        return Err(Problem::not_found(visit, vec![all]));
    };
    let title = words::capital(&first.title);
    let terms: Vec<Shown> = named.iter().map(|(id, term)| shown(&visit, *id, term)).collect();
    let rank = if terms.len() > 1 { 3 } else { 2 };
    Ok(html(&visit, &TermPage { frame: Frame::new(&visit, Section::None), title, rank, terms }))
}

fn shown(visit: &Visit, id: TermId, term: &Term) -> Shown {
    let vocabulary = &visit.site.framework().vocabulary;
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: String| {
        if !value.is_empty() {
            facts.push((visit.say(name), value));
        }
    };
    fact("term-also", term.aliases.join(", "));
    if let Some(level) = &term.level {
        fact("term-level", level.level.to_string());
    }
    fact("term-scales", term.scales.iter().map(|scale| vocabulary.title(*scale)).collect::<Vec<_>>().join(", "));
    fact("term-grades", term.grades.iter().rev().cloned().collect::<Vec<_>>().join(", "));
    fact("term-question", term.question.clone().unwrap_or_default());
    let within = term.within.iter().filter_map(|wide| vocabulary.get(*wide)).map(|wide| linked(visit, wide)).collect();
    let narrower = vocabulary.narrower(id).iter().filter(|narrow| **narrow != id);
    let mut includes: Vec<(String, String)> =
        narrower.filter_map(|narrow| vocabulary.get(*narrow)).map(|narrow| linked(visit, narrow)).collect();
    includes.sort_by_key(|(title, _)| title.to_lowercase());
    includes.dedup();
    let opportunities =
        visit.site.framework().opportunities.iter().filter(|one| one.gives.iter().any(|gain| gain.names(id)));
    let given_by = opportunities.map(|one| (one.title.clone(), visit.link(&format!("/opportunities/{}", one.slug))));
    let role = visit.site.framework().role(&term.slug).filter(|_| term.class == "role");
    Shown {
        class: words::capital(&term.class),
        facts,
        within,
        includes,
        role: role.map(|role| visit.role_link(&role.slug)),
        given_by: given_by.collect(),
        roles: rests(visit, visit.site.references.to_term(id)),
    }
}
