//! Findings in pages, drawn with the lines they stand in.

pub(crate) mod plain;

use std::ops::Range;
use std::path::Path;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Grade, Origin, Patch, Renderer, Snippet};
use rungs_app::framework::Loaded;
use rungs_check::{Acceptance, Finding, Level, Location, Shown};
use rungs_core::fact::{Field, Item, Reply};
use rungs_text::{Rewrite, Span};

use crate::screen::{self, Screen, wrapped};

/// More findings than these are counted and not drawn.
pub(crate) const MOST: usize = 60;
/// Ready-made ways to write it that are drawn.
const MOST_REWRITES: usize = 4;
/// Lines longer than this are cut, in bytes: nobody can read them, and drawing them takes long.
const LONGEST: usize = 4_000;

/// What stands in front of a line of help or of a note: the room of four digits, and *= note: *.
const BELOW: usize = 4 + " = note: ".len();

/// Words in lines that fit the screen behind a lead of so many columns.
fn lines(words: &str, lead: usize) -> String {
    wrapped(words, Screen::for_answers().width().saturating_sub(lead)).join("\n")
}

/// A path that stays on one line, so that a terminal can open it.
fn unbroken(path: &str) -> String {
    path.replace('/', "/\u{2060}")
}

/// The pages that findings are about.
pub(crate) struct Pages<'a> {
    pub(crate) loaded: &'a Loaded,
    /// The folder as it was named: paths start from it, so that an editor can open them.
    pub(crate) folder: Option<&'a Path>,
}

/// Findings one below the other, each with its place, its lines, its help and how to write it instead: at most so many.
pub(crate) fn shown(pages: &Pages<'_>, findings: &[&Finding], most: usize) -> String {
    let mut text = String::new();
    if screen::tells_in_words() {
        text.extend(findings.iter().take(most).map(|finding| plain::shown(pages, finding)));
        return text + &more(findings.len(), most);
    }
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(Screen::for_answers().width());
    for finding in findings.iter().take(most) {
        text.push_str(&renderer.render(&pages.report(finding)));
        text.push_str("\n\n");
    }
    text + &more(findings.len(), most)
}

/// How many findings aren't shown.
fn more(count: usize, most: usize) -> String {
    match count.checked_sub(most) {
        None | Some(0) => String::new(),
        Some(more) => format!("and {more} more: `rungs framework check --all` shows them\n\n"),
    }
}

/// What is true of somebody made up, in the words they were asked in.
fn told(shown: &Shown) -> String {
    let answer = |reply: &Reply| match reply {
        Reply::YesNo(true) => "yes".to_owned(),
        Reply::YesNo(false) => "no".to_owned(),
        Reply::Number(number) => number.to_string(),
        Reply::Date(range) => range.earliest.strftime("%-d %B %Y").to_string(),
    };
    let since =
        |job: &Item| job.fields.get(&Field::From).map(|from| format!(" since {}", from.shown)).unwrap_or_default();
    let jobs = shown.person.items.iter().map(|job| format!("{}{}", job.label, since(job)));
    let answers = shown.person.answers.iter().map(|one| format!("{} {}", one.question, answer(&one.reply)));
    // A requirement is named by the first words of its sentence.
    let decisions =
        shown.person.decisions.iter().map(|one| format!("granted: {} …", one.requirement.replace('-', " ")));
    jobs.chain(answers).chain(decisions).collect::<Vec<_>>().join("; ")
}

/// Why a finding is accepted, and until when.
fn reason(accepted: &Acceptance) -> String {
    let until = accepted.until.map(|day| format!("until {}, ", day.strftime("%-d %B %Y"))).unwrap_or_default();
    format!("{until}because {}", accepted.reason)
}

impl<'a> Pages<'a> {
    fn path(&self, page: &str) -> String {
        self.folder.map_or_else(|| page.to_owned(), |folder| folder.join(page).display().to_string())
    }

    fn report(&self, finding: &'a Finding) -> Vec<Group<'a>> {
        let grade = match finding.level {
            Level::Error => Grade::ERROR,
            Level::Warning => Grade::WARNING,
            Level::Note => Grade::NOTE,
        };
        let lead = finding.level.as_str().len() + finding.code.len() + "[]: ".len();
        let title = lines(&finding.message, lead);
        let mut group = grade.primary_title(title).id(finding.code).elements(Vec::<Origin<'_>>::new());
        let mut notes: Vec<String> = Vec::new();
        match self.window(&finding.location) {
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
                    match self.window(location) {
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
            group = group.element(Grade::NOTE.message(lines(&note, BELOW)));
        }
        // What is accepted needs no mending.
        if let Some(help) = finding.help.as_ref().filter(|_| finding.accepted.is_none()) {
            group = group.element(Grade::HELP.message(lines(help, BELOW)));
        }
        if let Some(accepted) = &finding.accepted {
            let place = format!("{}:{}", self.path(&accepted.place.path), accepted.place.line);
            group = group.element(
                Grade::NOTE.message(lines(&format!("accepted {}: {}", reason(accepted), unbroken(&place)), BELOW)),
            );
        }
        if let Some(shown) = &finding.shown {
            group = group.element(Grade::NOTE.message(lines(&format!("{}: {}", shown.words, told(shown)), BELOW)));
        }
        let mut groups = Vec::new();
        let is_choice = finding.rewrites.len() > 1;
        for rewrite in finding.rewrites.iter().take(MOST_REWRITES) {
            let name = if is_choice { format!("write instead ({})", rewrite.label) } else { "write instead".into() };
            match self.rewritten(finding, rewrite) {
                // A line on its own is shown as it should be; where lines come and go, so that this can be seen.
                Some(lines) if !lines.contains('\n') => {
                    group = group.element(Grade::HELP.with_name(name).message(lines));
                }
                _ => groups.extend(
                    self.suggestion(finding, rewrite).map(|change| Grade::HELP.secondary_title(name).element(change)),
                ),
            }
        }
        groups.insert(0, group);
        groups
    }

    /// The lines of a rewrite as they would then stand; without the mark of a bullet.
    fn rewritten(&self, finding: &Finding, rewrite: &Rewrite) -> Option<String> {
        let place = |span| Location { span: Some(span), ..finding.location.clone() };
        let all = rewrite.edits.iter().map(|edit| edit.span).reduce(Span::join)?;
        let window = self.window(&place(all))?;
        let (mut lines, mut at) = (String::new(), 0);
        for edit in &rewrite.edits {
            let span = window.inside(&place(edit.span))?;
            lines.push_str(window.text.get(at..span.start)?);
            lines.push_str(&edit.replacement);
            at = span.end;
        }
        lines.push_str(window.text.get(at..)?);
        let line = lines.trim();
        Some(line.strip_prefix("- ").unwrap_or(line).to_owned())
    }

    fn suggestion(&self, finding: &'a Finding, rewrite: &'a Rewrite) -> Option<Snippet<'a, Patch<'a>>> {
        let place = |span| Location { span: Some(span), ..finding.location.clone() };
        let all = rewrite.edits.iter().map(|edit| edit.span).reduce(Span::join)?;
        let window = self.window(&place(all))?;
        let path = self.path(&finding.location.path);
        let mut snippet = Snippet::source(window.text).line_start(window.first_line).path(path);
        for edit in &rewrite.edits {
            snippet = snippet.patch(Patch::new(window.inside(&place(edit.span))?, edit.replacement.as_str()));
        }
        Some(snippet)
    }

    /// None where the place is a whole page, or the page isn't text.
    fn window(&self, location: &Location) -> Option<Window<'a>> {
        let span = location.span?;
        let file = self.loaded.files.iter().find(|file| file.path == location.path)?;
        let source = std::str::from_utf8(file.content.as_deref().ok()?).ok()?;
        let (start, end) = (floor(source, span.start), floor(source, span.end.max(span.start)));
        let line_start = source.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
        let line_end = source.get(end..)?.find('\n').map_or(source.len(), |at| end + at);
        let line_start = line_start.max(floor(source, start.saturating_sub(LONGEST)));
        let line_end = line_end.min(floor(source, line_start + 2 * LONGEST));
        let first_line = source.get(..line_start)?.matches('\n').count() + 1;
        Some(Window { text: source.get(line_start..line_end)?, start: line_start, first_line })
    }
}

/// The lines of a page around a place.
struct Window<'a> {
    text: &'a str,
    start: usize,
    first_line: usize,
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
