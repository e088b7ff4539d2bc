//! A role: what you do, what you bring, the ways in, where it leads, and where we read it.

use askama::Template;
use axum::body::Bytes;
use axum::extract::Path;
use axum::response::Response;
use rungs_app::find::{self, Found};
use rungs_app::service;
use rungs_app::similar::Sureness;
use rungs_app::wire::SourceName;
use rungs_app::wire::show::{RoleShown, RouteShown};
use rungs_app::wire::similar::SimilarShown;
use rungs_app::words;
use rungs_core::framework::Role;
use serde_json::json;

use super::{Frame, Section, broken, sent};
use crate::address::{encoded, with};
use crate::marked::Html;
use crate::problem::Problem;
use crate::rule::{Rule, Rules};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "role.html")]
struct RolePage<'v> {
    frame: Frame<'v>,
    title: String,
    level: Option<u8>,
    summary: Vec<Html>,
    also_called: String,
    glance: Vec<(String, Html)>,
    duties: Vec<Html>,
    skills: Vec<Html>,
    everyone: Rules,
    any_way_in: Rules,
    ways: Vec<Way>,
    staying: Rules,
    steps: Vec<Step>,
    beyond: Vec<String>,
    similar: Vec<Similar>,
    professions: Vec<(String, String)>,
    notes: Vec<(Option<String>, Html)>,
    sources: Vec<(String, Html)>,
    check: String,
    plan: String,
    compare: String,
    linked_data: String,
}

/// A way in.
struct Way {
    id: String,
    title: String,
    line: Html,
    facts: Vec<(String, Vec<String>)>,
    asks: Rules,
    funding: Rules,
    offers: Vec<(String, Rules)>,
}

/// A role whose work is similar.
struct Similar {
    title: String,
    address: String,
    /// What both have.
    shared: String,
}

/// Roles that it leads to, which ask the same of whoever moves on.
struct Step {
    /// Titles and addresses.
    roles: Vec<(String, String)>,
    rules: Vec<Rule>,
}

pub(crate) async fn page(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let framework = visit.site.framework();
    let Some(role) = framework.role(&slug) else {
        let instead = meant(&visit, &slug);
        return Err(Problem::not_found(visit, instead));
    };
    let text = || RolePage::new(&visit, role).render().map(Bytes::from);
    // By the plain address, and of whoever has told nothing: the same for all of them.
    let is_plain = visit.sealed.is_empty() && visit.here == format!("/roles/{}", role.slug);
    let text = match is_plain {
        true => visit.site.role_pages.get(visit.today, (slug, visit.language().tag.clone()), text),
        false => text(),
    };
    Ok(text.map_or_else(|error| broken(&error), |text| sent(&visit, text)))
}

/// Roles that an unknown name may mean.
pub(crate) fn meant(visit: &Visit, name: &str) -> Vec<(String, String)> {
    let line = |role: &Role| (visit.role_link(&role.slug), role.title.clone());
    match find::role(visit.site.framework(), &name.replace('-', " ")) {
        Found::Role(role) | Found::Close(role, _) => vec![line(role)],
        Found::None(titles) => {
            let roles =
                titles.iter().filter_map(|title| visit.site.framework().roles.iter().find(|role| role.title == *title));
            roles.map(line).collect()
        }
    }
}

impl<'v> RolePage<'v> {
    fn new(visit: &'v Visit, role: &Role) -> RolePage<'v> {
        let shown = service::show(visit.site.loaded, role);
        let sources = &shown.sources;
        let texts = |lines: &[String]| lines.iter().map(|line| Html::text(line)).collect();
        let names = super::home::professions(visit);
        let professions = names
            .into_iter()
            .filter(|(name, _)| shown.professions.iter().any(|own| words::capital(own) == *name))
            .collect();
        RolePage {
            frame: Frame::new(visit, Section::Roles),
            title: shown.title.clone(),
            level: shown.level,
            summary: texts(&shown.summary),
            also_called: words::joined(&shown.also_called, "or"),
            glance: glance(visit, &shown),
            duties: texts(&shown.what_you_do),
            skills: texts(&shown.what_you_bring),
            everyone: Rules::new(visit, &shown.everyone_needs, sources, 3),
            any_way_in: Rules::new(visit, &shown.to_start_any_way_in, sources, 3),
            ways: shown.ways_in.iter().map(|way| Way::new(visit, way, sources)).collect(),
            staying: Rules::new(visit, &shown.staying_in_the_role, sources, 3),
            steps: steps(visit, &shown),
            beyond: shown.leads_beyond.clone(),
            similar: similar(visit, &shown.role),
            professions,
            notes: shown.notes.iter().map(|note| noted(note)).collect(),
            sources: sources.iter().map(|source| (source.id.clone(), source_line(visit, source))).collect(),
            check: visit.link(&with("/check", &[("role", &shown.role)])),
            plan: visit.link(&with("/plan", &[("role", &shown.role)])),
            compare: visit.link(&with("/compare", &[("roles", &shown.role)])),
            linked_data: linked_data(&shown),
        }
    }
}

/// Similar roles that are shown.
const MOST_SIMILAR: usize = 4;

/// The roles whose pages have most in common with this one's; not those where that may be chance.
fn similar(visit: &Visit, role: &str) -> Vec<Similar> {
    let Some(role) = visit.site.framework().role(role) else { return Vec::new() };
    let answer = service::similar(visit.site.loaded, &visit.site.pages, role, MOST_SIMILAR);
    let sure = answer.similar.into_iter().filter(|one| one.sureness != Sureness::Weak);
    let shown = |one: SimilarShown| {
        let shared: Vec<String> =
            one.shared.iter().take(3).map(|both| words::lower(both.here.trim_end_matches('.'))).collect();
        Some(Similar {
            address: visit.role_link(one.role.as_deref()?),
            title: one.title,
            shared: visit.say_of("role-similar-shared", &[("it", shared.join("; ").into())]),
        })
    };
    sure.filter_map(shown).collect()
}

/// The roles it leads to; those that ask the same in the same words stand together.
fn steps(visit: &Visit, shown: &RoleShown) -> Vec<Step> {
    let mut steps: Vec<(Vec<&str>, Step)> = Vec::new();
    for step in &shown.where_it_leads {
        let sentences: Vec<&str> = step.requirements.iter().map(|one| one.sentence.as_str()).collect();
        let role = (step.title.clone(), visit.role_link(&step.role));
        match steps.iter_mut().find(|(asked, _)| *asked == sentences) {
            Some((_, step)) => step.roles.push(role),
            None => {
                let rules = step.requirements.iter().map(|one| Rule::new(visit, one, &shown.sources)).collect();
                steps.push((sentences, Step { roles: vec![role], rules }));
            }
        }
    }
    steps.into_iter().map(|(_, step)| step).collect()
}

/// A note whose first words name what it is about: *Hours. 30 hours a week is usual, not a law.*
fn noted(note: &str) -> (Option<String>, Html) {
    match note.split_once(". ") {
        Some((about, rest)) if about.chars().count() <= 60 => (Some(about.to_owned()), Html::text(rest)),
        _ => (None, Html::text(note)),
    }
}

fn glance(visit: &Visit, shown: &RoleShown) -> Vec<(String, Html)> {
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: String| facts.push((visit.say(name), Html::text(&value)));
    if let Some(level) = shown.level {
        fact("role-level", format!("{level}, {}", visit.say(&format!("level-like-{level}"))));
    }
    if let Some(band) = &shown.band {
        fact("role-pay", visit.say_of("role-band", &[("it", band.clone().into())]));
    }
    let months: Vec<(u32, u32)> =
        shown.ways_in.iter().filter_map(|way| Some((way.months_at_least?, way.months_at_most?))).collect();
    let bounds = months.iter().map(|months| months.0).min().zip(months.iter().map(|months| months.1).max());
    if let Some((least, most)) = bounds {
        fact("role-training", length(visit, least, most));
    }
    fact("role-register", shown.regulator.clone().unwrap_or_else(|| visit.say("role-no-register")));
    if let Some(day) = &shown.in_force {
        fact("role-in-force", words::told_date(day));
    }
    if let Some(day) = &shown.reviewed {
        fact("role-reviewed", words::told_date(day));
    }
    facts
}

/// "18 to 24 months", "24 months".
pub(crate) fn length(visit: &Visit, least: u32, most: u32) -> String {
    if least == most {
        visit.say_of("months", &[("count", least.into())])
    } else {
        visit.say_of("months-between", &[("least", least.into()), ("most", most.into())])
    }
}

impl Way {
    fn new(visit: &Visit, way: &RouteShown, sources: &[SourceName]) -> Way {
        let mut facts = Vec::new();
        let mut fact = |name: &str, values: Vec<String>| {
            if !values.is_empty() {
                facts.push((visit.say(name), values));
            }
        };
        let mut lengths: Vec<String> = way.lengths.iter().map(|length| length.sentence.clone()).collect();
        if let (Some(least), Some(most)) = (way.months_at_least, way.months_at_most) {
            lengths.insert(0, length(visit, least, most));
        }
        if let (Some(least), Some(most)) = (way.assessment_at_least, way.assessment_at_most) {
            lengths.push(visit.say_of("way-assessment", &[("it", length(visit, least, most).into())]));
        }
        fact("way-how-long", lengths);
        fact("way-gives", way.gives.clone());
        let mut providers: Vec<String> = way.offers.iter().map(|offer| offer.provider.clone()).collect();
        if !providers.is_empty() {
            providers.push(visit.say("way-others"));
        }
        fact("way-offered-by", providers);
        let (funding, asks): (Vec<_>, Vec<_>) = way.requirements.iter().partition(|rule| rule.for_funding);
        Way {
            id: way.route.clone(),
            title: way.title.clone(),
            line: Html::text(&way.line),
            facts,
            asks: Rules::new(visit, asks, sources, 4),
            funding: Rules::new(visit, funding, sources, 4),
            offers: way
                .offers
                .iter()
                .map(|offer| (offer.provider.clone(), Rules::new(visit, offer.all().into_iter().flatten(), sources, 4)))
                .collect(),
        }
    }
}

/// A source in the list at the end of a page.
pub(crate) fn source_line(visit: &Visit, source: &SourceName) -> Html {
    let address = visit.link(&format!("/sources/{}", encoded(&source.id)));
    let mut about = String::from(".");
    if let Some(day) = &source.read {
        about.push(' ');
        about.push_str(&visit.say_of("source-read-on", &[("it", words::told_date(day).into())]));
    }
    if !source.confirmed {
        about.push(' ');
        about.push_str(&visit.say("source-unconfirmed"));
    }
    Html::link(&address, source.title.trim_end_matches('.')).and(&Html::plain(&about))
}

/// The role as schema.org has it, for search engines.
fn linked_data(shown: &RoleShown) -> String {
    let data = json!({
        "@context": "https://schema.org",
        "@type": "Occupation",
        "name": shown.title,
        "alternateName": shown.also_called,
        "description": shown.summary.join(" "),
        "responsibilities": shown.what_you_do,
        "skills": shown.what_you_bring,
        "qualifications": shown.everyone_needs.iter().map(|rule| rule.sentence.clone()).collect::<Vec<_>>(),
        "educationRequirements": shown.ways_in.iter().map(|way| json!({
            "@type": "EducationalOccupationalCredential",
            "name": way.title,
            "description": way.line,
        })).collect::<Vec<_>>(),
        "occupationLocation": { "@type": "Country", "name": "England" },
    });
    // Inside a script element no text may look like its end.
    data.to_string().replace('<', "\\u003c")
}
