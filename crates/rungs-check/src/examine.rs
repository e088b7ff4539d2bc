//! Examining a framework that could be read: is there anybody for whom it makes sense?
//!
//! Reading finds what can't be understood. Examining finds what can be understood and can't be meant: a requirement that
//! nobody can meet, one that another makes idle, a role that nobody reaches. The engine itself is asked, so what is said
//! here is exact; and where somebody shows it, they are made up and shown.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use rungs_core::date::Date;
use rungs_core::fact::Person;
use rungs_core::framework::{Framework, Role, Route};
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::{Moment, Place, Requirement};
use rungs_core::standing::Standing;
use rungs_text::{Page, Span};

use crate::acceptance;
use crate::finding::{self, Finding, Level, Location};
use crate::source::{Checked, SourceFile};

/// Somebody who shows a finding, made up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The person: answers to questions, and decisions.
    pub person: Person,
    /// The role they can be checked for.
    pub role: String,
    /// The way in, where it is about one.
    pub route: Option<String>,
    /// The day of the start.
    pub start: Date,
    /// What they show.
    pub words: String,
}

/// A framework on the desk.
pub(crate) struct Desk<'a> {
    pub(crate) checked: &'a Checked,
    pub(crate) framework: &'a Framework,
    pub(crate) on: Date,
    /// The text of each page, by its path.
    sources: BTreeMap<&'a str, Source<'a>>,
    /// Pages with something that couldn't be read: what is missing there could be what makes sense of the rest.
    unread: BTreeSet<&'a str>,
}

/// The text of a page, and what it says once somebody wants to know.
struct Source<'a> {
    text: &'a str,
    page: OnceCell<Page>,
}

impl<'a> Source<'a> {
    /// The text of a file with its path, if it is text.
    fn of(file: &'a SourceFile) -> Option<(&'a str, Source<'a>)> {
        let text = std::str::from_utf8(file.content.as_deref().ok()?).ok()?;
        Some((&file.path, Source { text, page: OnceCell::new() }))
    }
}

/// Requirements that hold together: those of one standing.
pub(crate) struct Rules<'a> {
    pub(crate) role: &'a Role,
    pub(crate) route: Option<&'a Route>,
    pub(crate) requirements: Vec<&'a Requirement>,
}

/// Everything found: what reading the pages has found, and what can't be meant of what could be read.
///
/// `on` is the day of the question: it decides which rules are in force.
pub fn examine(files: &[SourceFile], checked: &Checked, on: Date) -> Vec<Finding> {
    examine_while(files, checked, on, &|| true).unwrap_or_default()
}

/// The same as long as somebody wants to know: between one sort of finding and the next, `goes_on` is asked. Nothing, once
/// nobody does.
pub fn examine_while(
    files: &[SourceFile],
    checked: &Checked,
    on: Date,
    goes_on: &dyn Fn() -> bool,
) -> Option<Vec<Finding>> {
    let errors = checked.findings.iter().filter(|finding| finding.level == Level::Error);
    let unread = errors.map(|finding| finding.location.path.as_str()).collect();
    let sources = files.iter().filter_map(Source::of).collect();
    let desk = Desk { checked, framework: &checked.framework, on, sources, unread };
    let mut findings = checked.findings.clone();
    for examination in finding::EXAMINATIONS {
        if !goes_on() {
            return None;
        }
        examination(&desk, &mut findings);
    }
    acceptance::apply(&desk, &checked.acceptances, &mut findings);
    findings.sort_by(|one, other| {
        let place = |finding: &Finding| (finding.location.path.clone(), finding.location.line, finding.location.column);
        place(one).cmp(&place(other))
    });
    Some(findings)
}

impl<'a> Desk<'a> {
    /// The words of a line of a page, without the mark of a bullet or a heading and without its footnotes.
    pub(crate) fn place(&self, page: &str, line: u32) -> Location {
        let whole = Location { path: page.to_owned(), span: None, line: line.max(1), column: 1 };
        let Some(source) = self.source(page) else { return whole };
        let number = usize::try_from(line).unwrap_or(1).max(1);
        let start: usize = source.split_inclusive('\n').take(number - 1).map(str::len).sum();
        let Some(text) = source.get(start..).and_then(|rest| rest.lines().next()) else { return whole };
        let mark = text.len() - text.trim_start_matches([' ', '-', '#', '*', '+']).len();
        // The line of a footnote is about the footnote.
        let end = text.find("[^").filter(|end| *end > mark).unwrap_or(text.len()).max(mark);
        let column = text.get(..mark).map_or(0, |mark| mark.chars().count());
        Location {
            span: Some(Span::new(start + mark, start + end)),
            column: u32::try_from(column + 1).unwrap_or(1),
            ..whole
        }
    }

    pub(crate) fn at(&self, place: &Place) -> Location {
        self.place(&place.page, place.line)
    }

    /// The line of a page's title, or its first.
    pub(crate) fn title(&self, page: &str) -> Location {
        let source = self.source(page).unwrap_or_default();
        let line = source.lines().position(|line| line.starts_with("# ")).map_or(1, |place| place + 1);
        self.place(page, u32::try_from(line).unwrap_or(1))
    }

    pub(crate) fn source(&self, page: &str) -> Option<&'a str> {
        self.sources.get(page).map(|source| source.text)
    }

    /// Every page that is text, by its path.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&'a str, &'a str)> + '_ {
        self.sources.iter().filter(|(path, _)| path.ends_with(".md")).map(|(path, source)| (*path, source.text))
    }

    /// What a page says.
    pub(crate) fn page(&self, page: &str) -> Option<&Page> {
        let Source { text, page } = self.sources.get(page)?;
        Some(page.get_or_init(|| rungs_text::read(text).0))
    }

    /// Whether a page has something that couldn't be read.
    pub(crate) fn is_unread(&self, page: &str) -> bool {
        self.unread.contains(page)
    }

    /// Whether any page has something that couldn't be read.
    pub(crate) fn has_unread(&self) -> bool {
        !self.unread.is_empty()
    }

    /// The roles whose pages could be read from the first line to the last.
    pub(crate) fn roles(&self) -> impl Iterator<Item = &'a Role> + '_ {
        self.framework.roles.iter().filter(|role| !self.unread.contains(role.page.as_str()))
    }

    /// Every standing of the framework, each with the requirements that decide it.
    pub(crate) fn standings(&self) -> Vec<Rules<'a>> {
        let mut all = Vec::new();
        for role in self.roles() {
            all.push(Rules { role, route: None, requirements: role.to_hold.iter().collect() });
            all.push(Rules { role, route: None, requirements: role.to_stay.iter().collect() });
            for route in &role.routes {
                let general: Vec<&Requirement> = role.to_start.iter().chain(&route.requirements).collect();
                let (funding, own): (Vec<_>, Vec<_>) = general.into_iter().partition(|one| one.for_funding);
                for offer in &route.offers {
                    let general = own.iter().copied().filter(|general| !offer.fills_in(general));
                    let asked = offer.filled_in.iter().filter(|own| !own.is_not_asked_here());
                    let requirements = general.chain(asked).chain(&offer.requirements).collect();
                    all.push(Rules { role, route: Some(route), requirements });
                }
                all.push(Rules { role, route: Some(route), requirements: own });
                all.push(Rules { role, route: Some(route), requirements: funding });
            }
        }
        all
    }

    /// These requirements alone, as one way in.
    pub(crate) fn way(&self, route: Option<&Route>, requirements: Vec<Requirement>) -> Role {
        let slug = route.map(|route| route.slug.clone()).unwrap_or_default();
        let way = Route { slug, ..Route::asking(requirements) };
        Role { routes: vec![way], ..Role::default() }
    }

    /// Whether these requirements can all be met by one person on some day, whatever has to be decided; and by whom.
    pub(crate) fn can_be_met(&self, route: Option<&Route>, requirements: &[&Requirement]) -> bool {
        let role = self.way(route, requirements.iter().map(|one| one.at_once()).collect());
        let asked = Asked { start: self.on, moment: Moment::Start };
        let Ok(program) = Program::new(self.framework, &role, asked) else { return true };
        let Some(way) = program.routes.first() else { return true };
        // A waiver of what nobody can meet helps nobody to meet it: what is asked counts, by itself.
        let asked_alone: Vec<_> =
            way.requirements.iter().filter_map(|one| one.alone.map(|alone| (alone, one))).collect();
        if let [(alone, _)] = asked_alone.as_slice() {
            return program.can_reach(*alone, Standing::Ready);
        }
        program.can_reach(way.standing, Standing::Ready)
    }
}

impl Rules<'_> {
    /// How widely a requirement is asked among these: by one offer (0), by its way in (1), or by the role (2). An item of
    /// a list is asked as widely as the others.
    pub(crate) fn breadth(&self, requirement: &Requirement) -> u8 {
        let among = |all: &[Requirement]| all.iter().any(|one| std::ptr::eq(one, requirement));
        if self.route.is_some_and(|route| among(&route.requirements)) {
            return 1;
        }
        let by_role = [&self.role.to_start, &self.role.to_hold, &self.role.to_stay];
        if by_role.into_iter().any(|all| among(all)) { 2 } else { 0 }
    }
}

impl Shown {
    /// Somebody for a finding about rules.
    pub(crate) fn new(person: Person, rules: &Rules<'_>, start: Date, words: impl Into<String>) -> Shown {
        let mut person = person;
        let route = rules.route.map(|route| route.slug.clone());
        person.decisions.iter_mut().for_each(|decision| decision.route.clone_from(&route));
        Shown { person, role: rules.role.slug.clone(), route, start, words: words.into() }
    }
}
