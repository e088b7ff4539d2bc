//! Ready-made ways to mend what was found: those that a finding brings, and those that take a look at other pages.

use rungs_check::Finding;
use rungs_core::date::Date;
use rungs_text::{Edit, Footnote, Page, Rewrite, Span};

use super::{Change, Diagnostic, Workspace, end_of_line};

/// Sources offered for a sentence that has none, at most.
const MOST_SOURCES: usize = 5;
/// What is longer than this isn't shown in a title, in characters.
const LONGEST_SHOWN: usize = 60;

/// A change that mends a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Action<'w> {
    /// What it does, as it stands in a menu.
    pub title: String,
    /// What it mends.
    pub mends: Diagnostic<'w>,
    /// The changes, none overlapping another.
    pub changes: Vec<Change>,
    /// Whether it is what was surely meant.
    pub is_certain: bool,
}

impl Workspace {
    /// What could be done about the findings that touch some words of a page.
    pub fn actions(&self, path: &str, span: Span, today: Date) -> Vec<Action<'_>> {
        let found = self.diagnostics().remove(path).unwrap_or_default();
        let touched = found.into_iter().filter(|one| one.span.start <= span.end && span.start <= one.span.end);
        let mut actions = Vec::new();
        for diagnostic in touched {
            let rewrites = &diagnostic.finding.rewrites;
            let is_certain = rewrites.len() == 1;
            let own = rewrites.iter().map(|rewrite| (title(rewrite), changes(path, &rewrite.edits), is_certain));
            let more = self.more(path, diagnostic.finding, today).into_iter();
            let more = more.map(|(title, edit)| (title, changes(path, &[edit]), false));
            actions.extend(own.chain(more).map(|(title, changes, is_certain)| Action {
                title,
                mends: diagnostic.clone(),
                changes,
                is_certain,
            }));
        }
        actions
    }

    /// What a finding can't bring itself, since it takes a look at other pages, or the day.
    fn more(&self, path: &str, finding: &Finding, today: Date) -> Vec<(String, Edit)> {
        let (Some(page), Some(text)) = (self.page(path), self.text(path)) else { return Vec::new() };
        let Some(span) = finding.location.span else { return Vec::new() };
        match finding.code {
            "footnote-undefined" => {
                let name = span.slice(text).trim_start_matches("[^").trim_end_matches(']');
                let (title, line) = match self.definition_elsewhere(name, path) {
                    Some(line) => (format!("Define [^{name}] as another page does"), line.to_owned()),
                    None => (format!("Define [^{name}]"), format!("[^{name}]: Title, owner. Read {today}.")),
                };
                vec![(title, at_the_end(text, page, &line))]
            }
            "no-source" => {
                let at = Span::at(end_of_line(text, span.end));
                let cite = |footnote: &Footnote| {
                    (format!("Cite {}", told(footnote)), Edit::new(at, format!("[^{}]", footnote.name.value)))
                };
                page.footnotes.iter().take(MOST_SOURCES).map(cite).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The line by which another page defines a footnote.
    fn definition_elsewhere(&self, name: &str, path: &str) -> Option<&str> {
        self.footnotes(name).into_iter().find(|(other, _)| *other != path).map(|(_, line)| line)
    }

    /// The pages that define a footnote, each with the line that does.
    pub(super) fn footnotes(&self, name: &str) -> Vec<(&str, &str)> {
        let defined = |path| {
            let (page, text) = (self.page(path)?, self.text(path)?);
            let footnote = page.footnotes.iter().find(|footnote| footnote.name.value.eq_ignore_ascii_case(name))?;
            let start = footnote.name.span.start;
            Some((path, text.get(start..end_of_line(text, start))?))
        };
        self.paths().filter_map(defined).collect()
    }
}

/// A way to write something, with the words themselves where they are few.
fn title(rewrite: &Rewrite) -> String {
    let shown = match rewrite.edits.as_slice() {
        [edit] => edit.replacement.trim(),
        _ => "",
    };
    let says_so = shown.is_empty() || rewrite.label.contains(shown) || shown.chars().count() > LONGEST_SHOWN;
    let title = if says_so { rewrite.label.clone() } else { format!("{}: write “{shown}”", rewrite.label) };
    let mut letters = title.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A source in a menu: its footnote, and how it begins.
pub(super) fn told(footnote: &Footnote) -> String {
    let text = footnote.text.as_str().trim();
    let shown: String = text.chars().take(LONGEST_SHOWN).collect();
    let more = if shown.len() < text.len() { "…" } else { "" };
    format!("[^{}]: {shown}{more}", footnote.name.value)
}

/// A line added below everything else; right below the last footnote, if there is one.
pub(super) fn at_the_end(text: &str, page: &Page, line: &str) -> Edit {
    let gap = if page.footnotes.is_empty() { "\n\n" } else { "\n" };
    Edit::new(Span::at(text.trim_end().len()), format!("{gap}{line}"))
}

fn changes(path: &str, edits: &[Edit]) -> Vec<Change> {
    edits.iter().map(|edit| Change::new(path, edit.span, edit.replacement.clone())).collect()
}
