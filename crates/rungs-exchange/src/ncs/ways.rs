//! Ways in: a published entry route becomes one for each course that its requirements speak of.

use super::profile::{Course, Described, Profile, field};
use super::statement::{Reader, statement_text};
use crate::coverage::Coverage;
use crate::html::{Block, Html};
use crate::published::{self, Asked, Asker, Reading, Strength, What, capital};
use crate::report::{Fate, Tally};

/// A way in, before its sentences are proven.
#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    pub(super) title: String,
    /// *University course.*
    pub(super) line: String,
    pub(super) rules: Vec<Rule>,
}

/// A bullet below a heading for rules.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    /// As published, for where it isn't understood.
    pub(super) text: String,
    pub(super) reading: Reading,
}

/// A text for Notes: a heading word, and Markdown.
#[derive(Clone, Debug)]
pub(super) struct Note {
    pub(super) about: &'static str,
    pub(super) markdown: String,
}

impl Rule {
    pub(super) fn unread(text: impl Into<String>) -> Rule {
        Rule { text: text.into(), reading: Reading::Unread }
    }

    fn of(asked: Asked) -> Rule {
        Rule { text: String::new(), reading: Reading::Asks { asked: vec![asked], path: None } }
    }
}

/// What a profile says of the ways in.
#[derive(Clone, Debug, Default)]
pub(super) struct Ways {
    pub(super) ways: Vec<Way>,
    /// What is asked whichever way one comes.
    pub(super) any_way: Vec<Rule>,
    pub(super) notes: Vec<Note>,
    pub(super) faults: Vec<String>,
}

/// How a route is called, by whom its rules are, and how its first line begins.
struct Route {
    kind: &'static str,
    name: &'static str,
    asker: Asker,
    line: &'static str,
}

impl Ways {
    pub(super) fn of(profile: &Profile, reader: &Reader, tally: &mut Tally) -> Ways {
        let routes = &profile.entry_routes;
        let mut ways = Ways::default();
        let university =
            Route { kind: "university", name: "University", asker: Asker::University, line: "University course." };
        let college = Route { kind: "college", name: "College", asker: Asker::College, line: "College course." };
        let apprenticeship =
            Route { kind: "apprenticeship", name: "Apprenticeship", asker: Asker::Employer, line: "Apprenticeship." };
        for (courses, route) in
            [(&routes.university, university), (&routes.college, college), (&routes.apprenticeship, apprenticeship)]
        {
            courses.iter().for_each(|course| ways.course(course, &route, reader, tally));
        }
        for (texts, name, line) in [
            (&routes.work, "Work", "Promotion."),
            (&routes.direct, "Applying directly", "Direct entry."),
            (&routes.other, "Another way in", "Direct entry."),
        ] {
            texts.iter().for_each(|text| ways.described(text, name, line, reader, tally));
        }
        for text in &routes.volunteering {
            let mut rules = std::mem::take(&mut ways.any_way);
            let html = text.description_html.as_deref();
            ways.prose("Volunteering and experience", html, &mut rules, reader, tally);
            ways.any_way = rules;
        }
        ways.name_apart();
        ways
    }

    fn course(&mut self, course: &Course, route: &Route, reader: &Reader, tally: &mut Tally) {
        let (prefix, mut common) = self.prefix(course, route, tally);
        let mut paths: Vec<(Option<String>, Vec<Rule>)> = Vec::new();
        for requirement in &course.requirements {
            let html = Html::read(&requirement.html);
            self.faults.extend(html.faults.iter().cloned());
            let text = statement_text(&html);
            let reading = match &prefix {
                Some(prefix) => reader.entry(&text, prefix, route.asker),
                // Nothing says how strongly this is asked for.
                None => Reading::Unread,
            };
            let path = match &reading {
                Reading::Asks { path, .. } => path.clone(),
                _ => None,
            };
            let rule = Rule { text, reading };
            match paths.iter_mut().find(|(known, _)| *known == path) {
                Some((_, rules)) => rules.push(rule),
                None => paths.push((path, vec![rule])),
            }
        }
        if let Some(at) = paths.iter().position(|(path, _)| path.is_none()) {
            common.extend(paths.remove(at).1);
        }
        for text in [&course.relevant_subjects_html, &course.further_info_html] {
            self.prose(route.name, text.as_deref(), &mut common, reader, tally);
        }
        self.links(course, route, tally);
        if paths.is_empty() {
            let (title, line) = (route.name.to_owned(), route.line.to_owned());
            self.ways.push(Way { title, line, rules: common });
            return;
        }
        for (path, rules) in paths {
            let path = path.unwrap_or_default();
            let title = match route.kind {
                "apprenticeship" => capital(&path),
                _ => format!("{}: {path}", route.name),
            };
            let rules = rules.into_iter().chain(common.iter().cloned()).collect();
            self.ways.push(Way { title, line: line(route, &path), rules });
        }
    }

    /// What stands above the requirements, and what it asks by itself.
    fn prefix(&mut self, course: &Course, route: &Route, tally: &mut Tally) -> (Option<published::Prefix>, Vec<Rule>) {
        let mut found = None;
        let mut rules = Vec::new();
        for html in &course.requirements_prefix {
            let html = Html::read(html);
            self.faults.extend(html.faults.iter().cloned());
            let text = html.text();
            match published::prefix(&text, route.asker) {
                Some(prefix) => {
                    tally.item(field::PREFIXES, Fate::Changed);
                    rules.extend(prefix.asked.clone().map(Rule::of));
                    found = Some(prefix);
                }
                None => {
                    tally.item(field::PREFIXES, Fate::Kept);
                    rules.push(Rule::unread(text));
                }
            }
        }
        (found, rules)
    }

    fn links(&mut self, course: &Course, route: &Route, tally: &mut Tally) {
        let mut links = Vec::new();
        for link in &course.links {
            let words = crate::markdown::escaped(&link.text);
            // Addresses without a host are those of the service itself.
            let address = match link.url.trim().strip_prefix('/') {
                Some(path) => format!("https://nationalcareers.service.gov.uk/{path}"),
                None => link.url.clone(),
            };
            match crate::markdown::target(&address) {
                Some(target) if !words.is_empty() => {
                    tally.item(field::LINKS, Fate::Kept);
                    links.push(format!("[{words}]({target})"));
                }
                _ => tally.item(field::LINKS, Fate::Lost("its address can't be one")),
            }
        }
        if !links.is_empty() {
            self.notes.push(Note { about: route.name, markdown: format!("See also {}.", links.join(", ")) });
        }
    }

    fn described(&mut self, text: &Described, name: &str, line: &str, reader: &Reader, tally: &mut Tally) {
        let mut rules = Vec::new();
        let about = match name {
            "Work" => "Work",
            "Applying directly" => "Applying directly",
            _ => "Another way in",
        };
        self.prose(about, text.description_html.as_deref(), &mut rules, reader, tally);
        self.ways.push(Way { title: name.to_owned(), line: line.to_owned(), rules });
    }

    /// Running text: a paragraph of which each sentence asks for nothing is a note; one that is understood to its last
    /// sentence is a note and the rules it asks; any other is left unread.
    pub(super) fn prose(
        &mut self,
        about: &'static str,
        html: Option<&str>,
        rules: &mut Vec<Rule>,
        reader: &Reader,
        tally: &mut Tally,
    ) {
        let Some(html) = html.filter(|html| !html.trim().is_empty()) else { return };
        tally.item(field::ROUTE_TEXTS, Fate::Kept);
        self.told_or_unread(about, html, rules, reader);
    }

    /// The same for a text that is counted elsewhere.
    pub(super) fn told_or_unread(&mut self, about: &'static str, html: &str, rules: &mut Vec<Rule>, reader: &Reader) {
        let html = Html::read(html);
        self.faults.extend(html.faults.iter().cloned());
        for paragraph in paragraphs(&html) {
            let text = paragraph.iter().map(|block| block.text()).collect::<Vec<_>>().join("; ").replace(":;", ":");
            let is_told = published::sentences(&published::plain(&text)).iter().all(|one| published::asks_nothing(one));
            match is_told {
                true => self.notes.push(Note { about, markdown: markdown(&paragraph) }),
                false if says_nothing_is_set(&text) => {
                    rules.push(Rule::of(Asked::new(Strength::Must, What::NothingSet)));
                }
                false => match reader.paragraph(&text) {
                    Reading::Unread | Reading::Told => rules.push(Rule::unread(text)),
                    reading => {
                        // What it tells beside its rules stays readable.
                        self.notes.push(Note { about, markdown: markdown(&paragraph) });
                        rules.push(Rule { text, reading });
                    }
                },
            }
        }
    }

    /// Two ways in with one name are told apart by a number.
    fn name_apart(&mut self) {
        let mut taken = std::collections::BTreeMap::new();
        for way in &mut self.ways {
            let count = taken.entry(way.title.clone()).or_insert(0);
            *count += 1;
            if *count > 1 {
                way.title = format!("{} ({count})", way.title);
            }
        }
    }
}

/// *There are no set requirements*, and nothing beside it.
fn says_nothing_is_set(text: &str) -> bool {
    published::prefix(text, Asker::Employer)
        .is_some_and(|prefix| prefix.asked.is_some_and(|asked| asked.what == What::NothingSet))
}

/// A paragraph with the list below it.
fn paragraphs(html: &Html) -> Vec<Vec<&Block>> {
    let mut found: Vec<Vec<&Block>> = Vec::new();
    for block in &html.blocks {
        match found.last_mut() {
            Some(paragraph) if block.is_item => paragraph.push(block),
            _ => found.push(vec![block]),
        }
    }
    found
}

fn markdown(paragraph: &[&Block]) -> String {
    let blocks: Vec<String> = paragraph.iter().map(|block| block.markdown()).collect();
    blocks.join("; ").replace(":;", ":")
}

/// The first line of a way in for one course.
fn line(route: &Route, path: &str) -> String {
    const APPRENTICESHIPS: &[&str] =
        &["degree apprenticeship", "higher apprenticeship", "advanced apprenticeship", "intermediate apprenticeship"];
    let level =
        path.strip_prefix("level ").and_then(|rest| rest.strip_suffix(" course")).filter(|level| level.len() == 1);
    match (route.kind, level) {
        ("apprenticeship", _) if APPRENTICESHIPS.contains(&path) => format!("{}.", capital(path)),
        ("college", Some(level)) => format!("College course at level {level}."),
        ("university", _) if path.contains("postgraduate") => "Postgraduate course.".to_owned(),
        _ => route.line.to_owned(),
    }
}

/// Counts a requirement where it ends up on the page.
pub(super) fn fate(coverage: Coverage) -> Fate {
    match coverage {
        Coverage::Unread | Coverage::AsksNothing => Fate::Kept,
        _ => Fate::Changed,
    }
}
