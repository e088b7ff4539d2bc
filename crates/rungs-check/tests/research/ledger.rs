//! Where the framework that ships carries what the research found: each role and route, each rule of apprenticeships,
//! each contradiction. The files beside this one say it, a line each; here they are held to the pages and to the
//! research.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::support::shipped;

/// The file of roles and routes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Routes {
    ahp_professions: Vec<Carried>,
    support_workforce: Vec<Carried>,
}

/// A role of the research, and the page that carries it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Carried {
    role: String,
    page: String,
    /// Why it shares a page.
    #[serde(default)]
    why: String,
    routes: Vec<Way>,
}

/// A route of that role, and where on the page it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Way {
    route: String,
    /// Another page than the role's.
    page: Option<String>,
    /// Ways in, by their headings.
    #[serde(default)]
    at: Vec<String>,
    /// Providers below the first of them.
    #[serde(default)]
    offers: Vec<String>,
    /// The words in bold that begin a paragraph of Notes.
    note: Option<String>,
    #[serde(default)]
    why: String,
}

/// A rule of apprenticeships, or a contradiction between sources, and where it is said.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Told {
    id: String,
    /// The rule with a name that asks it.
    asked: Option<String>,
    /// The page that says it, from the framework's folder.
    page: Option<String>,
    /// The heading on that page.
    under: Option<String>,
    /// The words in bold that begin a paragraph.
    note: Option<String>,
    /// Why no page says it.
    left_out: Option<String>,
    #[serde(default)]
    why: String,
}

/// The pages that ship, each with its path and its text.
struct Pages(Vec<(String, String)>);

impl Pages {
    fn shipped() -> Pages {
        let files = ["roles", "vocabulary"].into_iter().flat_map(shipped);
        let read = files.map(|file| {
            let content = file.content.expect("the file can be read");
            (file.path, String::from_utf8(content).expect("pages are UTF-8"))
        });
        Pages(read.collect())
    }

    fn text(&self, page: &str) -> Option<&str> {
        let path = format!("{page}.md");
        self.0.iter().find(|(other, _)| *other == path).map(|(_, text)| text.as_str())
    }

    /// What stands below a heading of this depth, down to the next one that is no deeper.
    fn below(&self, page: &str, depth: usize, heading: &str) -> Option<String> {
        let line = format!("{} {heading}", "#".repeat(depth));
        let mut lines = self.text(page)?.lines().skip_while(|one| *one != line);
        lines.next()?;
        let is_next = |one: &&str| one.starts_with('#') && one.chars().take_while(|sign| *sign == '#').count() <= depth;
        Some(lines.take_while(|one| !is_next(one)).collect::<Vec<_>>().join("\n"))
    }

    /// Whether bullets stand below this term of the page.
    fn asks(&self, page: &str, term: &str) -> bool {
        self.below(page, 2, term).is_some_and(|text| text.trim_start().starts_with("- "))
    }

    fn has_note(&self, page: &str, note: &str) -> bool {
        self.text(page).is_some_and(|text| text.lines().any(|line| line.starts_with(&format!("**{note}"))))
    }
}

fn ledger<T: DeserializeOwned>(name: &str) -> T {
    let path = format!("{}/tests/research/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("the file stands beside this test");
    serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The research, where it stands beside the checkout.
fn research(name: &str) -> Option<Value> {
    let path = format!("{}/../../../shared/research/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("left out: the research of {name} is not beside this checkout");
        return None;
    };
    Some(serde_json::from_str(&text).expect("the research is JSON"))
}

fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value[key].as_array().into_iter().flatten()
}

fn word(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

/// A title as it stands in names: lower case, with hyphens.
fn slug(title: &str) -> String {
    let kept: String = title.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { ' ' }).collect();
    kept.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-")
}

/// Every route of a role, as *role: route*; a second one of a kind is called *kind-2*.
fn named(role: &str, kinds: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    let mut names = Vec::new();
    for kind in kinds {
        let before = seen.iter().filter(|other| **other == kind).count();
        let name = if before == 0 { kind.clone() } else { format!("{kind}-{}", before + 1) };
        names.push(format!("{role}: {name}"));
        seen.push(kind);
    }
    names
}

fn listed(carried: &[Carried]) -> Vec<String> {
    carried.iter().flat_map(|one| one.routes.iter().map(|way| format!("{}: {}", one.role, way.route))).collect()
}

/// That both hold the same names, each once.
fn same(what: &str, found: &[String], written: &[String]) {
    let (found_once, written_once): (BTreeSet<_>, BTreeSet<_>) = (found.iter().collect(), written.iter().collect());
    assert_eq!(written_once.len(), written.len(), "{what}: a line stands twice");
    let missing: Vec<_> = found_once.difference(&written_once).collect();
    let gone: Vec<_> = written_once.difference(&found_once).collect();
    assert!(missing.is_empty() && gone.is_empty(), "{what}: no line for {missing:#?}; nothing found for {gone:#?}");
    println!("{what}: {} lines", written.len());
}

#[test]
fn every_role_and_route_has_its_heading() {
    let pages = Pages::shipped();
    let routes: Routes = ledger("routes");
    let mut wrong = String::new();
    for carried in routes.ahp_professions.iter().chain(&routes.support_workforce) {
        for way in &carried.routes {
            let page = format!("roles/{}", way.page.as_ref().unwrap_or(&carried.page));
            let mut missing = |what: &str| {
                let _ = writeln!(wrong, "{}: {}: {page} has no {what}", carried.role, way.route);
            };
            for heading in &way.at {
                if pages.below(&page, 3, heading).is_none() {
                    missing(&format!("way in “{heading}”"));
                }
            }
            let first = way.at.first().and_then(|heading| pages.below(&page, 3, heading)).unwrap_or_default();
            for offer in &way.offers {
                let names =
                    |line: &str| line.strip_prefix("#### At ").map(|name| name.trim_start_matches("the ").to_owned());
                if !first.lines().filter_map(names).any(|name| name == *offer) {
                    missing(&format!("rules of {offer} there"));
                }
            }
            match &way.note {
                Some(note) if !pages.has_note(&page, note) => missing(&format!("note “{note}”")),
                None if way.at.is_empty() => missing("place named here"),
                _ => {}
            }
            if (way.note.is_some() || way.page.is_some()) && way.why.is_empty() {
                missing("reason here to stand elsewhere");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn pages_that_several_roles_share_say_why() {
    let routes: Routes = ledger("routes");
    for carried in &routes.ahp_professions {
        let shared = routes.ahp_professions.iter().filter(|other| other.page == carried.page).count();
        assert!(shared == 1 || !carried.why.is_empty(), "{} shares {} and doesn't say why", carried.role, carried.page);
    }
}

#[test]
fn every_role_and_route_of_the_research_has_a_line() {
    let routes: Routes = ledger("routes");
    if let Some(research) = research("ahp-professions") {
        let mut found = Vec::new();
        for profession in list(&research, "professions") {
            for role in list(profession, "roles") {
                let name = format!("{}/{}", slug(&word(profession, "name")), slug(&word(role, "title")));
                found.extend(named(&name, list(role, "routes").map(|route| slug(&word(route, "kind")))));
            }
        }
        same("routes of the professions", &found, &listed(&routes.ahp_professions));
    }
    if let Some(research) = research("support-workforce") {
        let found: Vec<String> = list(&research, "roles")
            .flat_map(|role| named(&word(role, "id"), list(role, "routes").map(|route| word(route, "id"))))
            .collect();
        same("routes of support roles", &found, &listed(&routes.support_workforce));
    }
}

const TOLD: [(&str, &str); 2] =
    [("apprenticeship-rules", "apprenticeship_rules"), ("contradictions", "contradictions")];

#[test]
fn what_is_told_stands_where_its_line_says() {
    let pages = Pages::shipped();
    let mut wrong = String::new();
    for (name, _) in TOLD {
        for told in ledger::<Vec<Told>>(name) {
            let page = told.page.as_deref().unwrap_or("vocabulary/rules");
            let mut missing = |what: &str| {
                let _ = writeln!(wrong, "{name}: {}: {page} has no {what}", told.id);
            };
            if let Some(rule) = &told.asked
                && !pages.asks("vocabulary/rules", rule)
            {
                missing(&format!("rule “{rule}”"));
            }
            if let Some(heading) = &told.under
                && !(1..=4).any(|depth| pages.below(page, depth, heading).is_some())
            {
                missing(&format!("heading “{heading}”"));
            }
            if let Some(note) = &told.note
                && !pages.has_note(page, note)
            {
                missing(&format!("paragraph “{note}”"));
            }
            let places = [&told.asked, &told.under, &told.note].iter().filter(|place| place.is_some()).count();
            match (&told.left_out, places) {
                (None, 0) => missing("place named here"),
                (Some(_), 1..) => missing("use for a reason to leave it out: it is told"),
                _ => {}
            }
            // A note that no fact of a person meets says why it is no rule.
            if told.asked.is_none() && told.left_out.is_none() && name == "apprenticeship-rules" && told.why.is_empty()
            {
                missing("reason here to be no rule");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn everything_told_of_the_research_has_a_line() {
    let Some(research) = research("support-workforce") else { return };
    for (name, key) in TOLD {
        let found: Vec<String> = list(&research, key).map(|one| word(one, "id")).collect();
        let written: Vec<String> = ledger::<Vec<Told>>(name).into_iter().map(|told| told.id).collect();
        same(name, &found, &written);
    }
}
