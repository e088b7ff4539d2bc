//! Footnotes: which are used, which are defined, and which only look like it.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::code;
use crate::page::Footnote;
use crate::problem::{Problem, Problems};
use crate::span::{Span, Spanned};
use crate::text::Text;

/// Footnote references seen so far, by name without regard to case.
#[derive(Debug, Default)]
pub(crate) struct References {
    used: Vec<Spanned<String>>,
}

impl References {
    pub(crate) fn note(&mut self, references: &[Spanned<String>]) {
        self.used.extend_from_slice(references);
    }

    /// Reports what is used and not defined, defined and not used, and defined twice.
    pub(crate) fn check(&self, footnotes: &[Footnote], problems: &mut Problems) {
        let defined: HashSet<String, RandomState> =
            footnotes.iter().map(|footnote| footnote.name.value.to_lowercase()).collect();
        let mut used = HashSet::<String, RandomState>::default();
        let named: HashSet<String, RandomState> = self.used.iter().map(|one| one.value.to_lowercase()).collect();
        let mut idle = footnotes.iter().filter(|footnote| !named.contains(&footnote.name.value.to_lowercase()));
        // One that is missing and one that nobody names are most likely the same.
        let only_idle = idle.next().filter(|_| idle.next().is_none());
        for reference in &self.used {
            let name = reference.value.to_lowercase();
            let is_defined = defined.contains(&name);
            used.insert(name);
            if !is_defined {
                let message = format!("footnote “{}” has no definition", reference.value);
                let problem = Problem::new(code::FOOTNOTE_UNDEFINED, message, reference.span)
                    .help(format!("add a line such as: [^{}]: Title, owner. Read 2026-11-22.", reference.value));
                problems.push(match only_idle {
                    Some(idle) => {
                        let meant = format!("[^{}]", idle.name.value);
                        problem.rewrite(format!("the one named “{}”", idle.name.value), reference.span, meant)
                    }
                    None => problem,
                });
            }
        }
        let mut seen = HashSet::<String, RandomState>::default();
        for footnote in footnotes {
            let name = footnote.name.value.to_lowercase();
            if !used.contains(&name) {
                let message = format!("footnote “{}” is not used", footnote.name.value);
                problems.push(
                    Problem::new(code::FOOTNOTE_UNUSED, message, footnote.name.span)
                        .help("name it after a bullet, or take it out"),
                );
            }
            if !seen.insert(name) {
                let message = format!("footnote “{}” is defined twice", footnote.name.value);
                problems.push(Problem::new(code::FOOTNOTE_DUPLICATE, message, footnote.name.span));
            }
        }
    }
}

/// Takes `[^name]` out of a text. The Markdown parser leaves it there when the footnote has no definition.
pub(crate) fn take_undefined(source: &str, text: Text) -> (Text, Vec<Spanned<String>>) {
    let string = text.as_str();
    let mut references = Vec::new();
    let mut kept = Text::default();
    let mut from = 0;
    let mut at = 0;
    while let Some(found) = string.get(at..).and_then(|rest| rest.find("[^")) {
        let start = at + found;
        at = start + 2;
        let Some(name) = reference_name(string.get(at..).unwrap_or_default()) else { continue };
        let end = at + name.len() + 1;
        let span = text.source_span(start, end);
        // An escaped bracket, or one pieced together from entities, is not a reference.
        let escaped = span.start.checked_sub(1).and_then(|before| source.as_bytes().get(before)) == Some(&b'\\');
        if escaped || Some(span.slice(source)) != string.get(start..end) {
            continue;
        }
        references.push(Spanned::new(name.to_owned(), span));
        append(&mut kept, &text.part(from, start));
        from = end;
        at = end;
    }
    if references.is_empty() {
        return (text, references);
    }
    append(&mut kept, &text.part(from, string.len()));
    (kept, references)
}

/// Reports a link definition that stands right below a footnote: Markdown makes it part of the footnote.
pub(crate) fn check_swallowed_link(source: &str, definition: Span, problems: &mut Problems) {
    let mut start = definition.start;
    // The first line begins with the footnote's own name.
    for line in definition.slice(source).split_inclusive('\n') {
        let words = line.trim();
        if words.starts_with('[') && !words.starts_with("[^") && words.contains("]:") {
            let indent = line.len() - line.trim_start().len();
            problems.push(
                Problem::new(
                    code::LINK_IN_FOOTNOTE,
                    "this link definition became part of the footnote above it",
                    Span::new(start + indent, start + indent + words.len()),
                )
                .help("put an empty line in front of it"),
            );
        }
        start += line.len();
    }
}

fn reference_name(rest: &str) -> Option<&str> {
    // Names are short; looking further would make a page of brackets slow.
    const LONGEST: usize = 100;
    let end = rest
        .char_indices()
        .take(LONGEST)
        .find(|(_, character)| matches!(character, ']' | '[') || character.is_whitespace());
    let (end, character) = end?;
    let name = rest.get(..end)?;
    (character == ']' && !name.is_empty()).then_some(name)
}

fn append(text: &mut Text, part: &Text) {
    for piece in part.pieces() {
        text.push(part.as_str().get(piece.start..piece.end).unwrap_or_default(), piece.source, piece.verbatim);
    }
}
