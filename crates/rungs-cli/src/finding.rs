//! Findings in pages, drawn with the line they stand in.

use std::ops::Range;
use std::path::Path;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Grade, Origin, Patch, Renderer, Snippet};
use rungs_app::framework::Loaded;
use rungs_check::{Finding, Level, Location};
use rungs_text::{Rewrite, Span};

use crate::screen::Screen;

/// More findings than these are counted and not drawn.
const MOST: usize = 60;
/// Ready-made ways to write it that are drawn.
const MOST_REWRITES: usize = 4;
/// Lines longer than this are cut, in bytes: nobody can read them, and drawing them takes long.
const LONGEST: usize = 4_000;

/// Findings one below the other, each with its place, its lines, its help and how to write it instead.
///
/// Their paths start from the folder as it was named, so that an editor can open them.
pub(crate) fn shown(loaded: &Loaded, folder: Option<&Path>, findings: &[&Finding]) -> String {
    let mut text = String::new();
    let drawing = Drawing { loaded, folder };
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(Screen::for_answers().width());
    for finding in findings.iter().take(MOST) {
        text.push_str(&renderer.render(&drawing.report(finding)));
        text.push_str("\n\n");
    }
    if findings.len() > MOST {
        text.push_str(&format!("and {} more: --json has them all\n\n", findings.len() - MOST));
    }
    text
}

/// A framework whose findings are drawn.
struct Drawing<'a> {
    loaded: &'a Loaded,
    folder: Option<&'a Path>,
}

impl<'a> Drawing<'a> {
    fn path(&self, page: &str) -> String {
        self.folder.map_or_else(|| page.to_owned(), |folder| folder.join(page).display().to_string())
    }

    fn report(&self, finding: &'a Finding) -> Vec<Group<'a>> {
        let grade = match finding.level {
            Level::Error => Grade::ERROR,
            Level::Warning => Grade::WARNING,
            Level::Note => Grade::NOTE,
        };
        let mut group =
            grade.primary_title(finding.message.as_str()).id(finding.code).elements(Vec::<Origin<'_>>::new());
        let mut notes: Vec<String> = Vec::new();
        match window(self.loaded, &finding.location) {
            Some(window) => {
                let mut snippet =
                    window.snippet(self.path(&finding.location.path)).annotation(window.mark(&finding.location, None));
                for (location, words) in finding.related.iter() {
                    if location.path == finding.location.path && window.holds(location) {
                        snippet = snippet.annotation(window.mark(location, Some(words)));
                    }
                }
                group = group.element(snippet);
                for (location, words) in finding.related.iter() {
                    if location.path == finding.location.path && window.holds(location) {
                        continue;
                    }
                    match self::window(self.loaded, location) {
                        Some(other) => {
                            let mark = other.mark(location, Some(words));
                            group = group.element(other.snippet(self.path(&location.path)).annotation(mark));
                        }
                        None => notes.push(format!("{words}: {}", self.path(&location.path))),
                    }
                }
            }
            None => {
                let origin = Origin::path(self.path(&finding.location.path));
                let origin = match finding.location.line {
                    0 | 1 => origin,
                    line => origin.line(usize::try_from(line).unwrap_or(1)).char_column(1),
                };
                group = group.element(origin);
                notes.extend(
                    finding.related.iter().map(|(location, words)| format!("{words}: {}", self.path(&location.path))),
                );
            }
        }
        for note in notes {
            group = group.element(Grade::NOTE.message(note));
        }
        if let Some(help) = &finding.help {
            group = group.element(Grade::HELP.message(help.as_str()));
        }
        let mut groups = vec![group];
        let is_choice = finding.rewrites.len() > 1;
        for rewrite in finding.rewrites.iter().take(MOST_REWRITES) {
            let title = if is_choice { format!("for {}", rewrite.label) } else { "write it like this".to_owned() };
            if let Some(suggestion) = self.suggestion(finding, rewrite) {
                groups.push(Grade::HELP.secondary_title(title).element(suggestion));
            }
        }
        groups
    }

    fn suggestion(&self, finding: &'a Finding, rewrite: &'a Rewrite) -> Option<Snippet<'a, Patch<'a>>> {
        let place = |span| Location { span: Some(span), ..finding.location.clone() };
        let all = rewrite.edits.iter().map(|edit| edit.span).reduce(Span::join)?;
        let window = window(self.loaded, &place(all))?;
        let path = self.path(&finding.location.path);
        let mut snippet = Snippet::source(window.text).line_start(window.first_line).path(path);
        for edit in &rewrite.edits {
            snippet = snippet.patch(Patch::new(window.inside(&place(edit.span))?, edit.replacement.as_str()));
        }
        Some(snippet)
    }
}

/// The lines of a page around a place.
struct Window<'a> {
    text: &'a str,
    start: usize,
    first_line: usize,
}

/// None where the place is a whole page, or the page isn't text.
fn window<'a>(loaded: &'a Loaded, location: &Location) -> Option<Window<'a>> {
    let span = location.span?;
    let file = loaded.files.iter().find(|file| file.path == location.path)?;
    let source = std::str::from_utf8(file.content.as_deref().ok()?).ok()?;
    let (start, end) = (floor(source, span.start), floor(source, span.end.max(span.start)));
    let line_start = source.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let line_end = source.get(end..)?.find('\n').map_or(source.len(), |at| end + at);
    let line_start = line_start.max(floor(source, start.saturating_sub(LONGEST)));
    let line_end = line_end.min(floor(source, line_start + 2 * LONGEST));
    let first_line = source.get(..line_start)?.matches('\n').count() + 1;
    Some(Window { text: source.get(line_start..line_end)?, start: line_start, first_line })
}

/// The nearest place at or before this one where a character begins.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

impl<'a> Window<'a> {
    fn snippet(&self, path: String) -> Snippet<'a, Annotation<'a>> {
        Snippet::source(self.text).line_start(self.first_line).path(path)
    }

    fn inside(&self, location: &Location) -> Option<Range<usize>> {
        let span = location.span?;
        let place = |at: usize| floor(self.text, at.saturating_sub(self.start));
        Some(place(span.start)..place(span.end).max(place(span.start)))
    }

    fn holds(&self, location: &Location) -> bool {
        location.span.is_some_and(|span| span.start >= self.start && span.end <= self.start + self.text.len())
    }

    fn mark(&self, location: &Location, words: Option<&'a String>) -> Annotation<'a> {
        let span = self.inside(location).unwrap_or(0..0);
        match words {
            Some(words) => AnnotationKind::Context.span(span).label(words.as_str()),
            None => AnnotationKind::Primary.span(span),
        }
    }
}
