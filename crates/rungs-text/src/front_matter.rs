//! The front matter: `key: value` and `key: [a, b]`, between two `---` lines. Nothing else of YAML.

use crate::code;
use crate::page::{Entry, EntryValue};
use crate::problem::{Problem, Problems};
use crate::span::{Span, Spanned};

/// Reads the front matter, and says at which byte the body of the page begins.
pub(crate) fn read(source: &str, problems: &mut Problems) -> (Vec<Entry>, usize) {
    // A byte order mark is no part of the first line.
    let first = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = Lines { source, at: first };
    let Some(fence) = lines.next() else { return (Vec::new(), first) };
    if fence.slice(source).trim_end() != "---" {
        return (Vec::new(), first);
    }
    let mut entries = Vec::new();
    let mut found = Problems::default();
    while let Some(line) = lines.next() {
        if line.slice(source).trim_end() == "---" {
            for problem in found.into_sorted() {
                problems.push(problem);
            }
            return (entries, lines.at);
        }
        read_line(source, line, &mut entries, &mut found);
    }
    // Without an end, everything would be front matter: take the page as if there were none.
    problems.push(
        Problem::new(code::FRONT_MATTER_UNCLOSED, "the front matter has no end", fence)
            .help("close it with a line of three hyphens: ---"),
    );
    (Vec::new(), fence.end)
}

fn read_line(source: &str, line: Span, entries: &mut Vec<Entry>, problems: &mut Problems) {
    let words = line.slice(source);
    if words.trim().is_empty() || words.trim_start().starts_with('#') {
        return;
    }
    let Some((key, value)) = split_entry(source, line) else {
        problems.push(syntax(source, line));
        return;
    };
    if let Some(earlier) = entries.iter().find(|entry| entry.key.value == key.value) {
        problems.push(
            Problem::new(code::FRONT_MATTER_DUPLICATE, format!("“{}” is given twice", key.value), key.span)
                .label(earlier.key.span, "first given here"),
        );
        return;
    }
    match read_value(source, value) {
        Some(value) => entries.push(Entry { key, value }),
        None => problems.push(syntax(source, line)),
    }
}

fn split_entry(source: &str, line: Span) -> Option<(Spanned<String>, Span)> {
    let words = line.slice(source);
    let colon = words.find(':')?;
    let key = words.get(..colon)?;
    let plain =
        !key.is_empty() && key.chars().all(|character| character.is_alphanumeric() || matches!(character, '-' | '_'));
    let after = words.get(colon + 1..)?;
    if !plain || !(after.is_empty() || after.starts_with([' ', '\t', '\r'])) {
        return None;
    }
    let key = Spanned::new(key.to_owned(), Span::new(line.start, line.start + colon));
    Some((key, trim(source, Span::new(line.start + colon + 1, line.end))))
}

fn read_value(source: &str, span: Span) -> Option<Spanned<EntryValue>> {
    let written = span.slice(source);
    if let Some(rest) = written.strip_prefix('[') {
        rest.strip_suffix(']')?;
        let inside = Span::new(span.start + 1, span.end - 1);
        return Some(Spanned::new(EntryValue::List(read_list(source, inside)?), span));
    }
    // YAML that means something other than the words that stand there is refused, never guessed.
    if written.starts_with(['{', '|', '>', '&', '*', '!', '%', '@', '`']) {
        return None;
    }
    let scalar = unquote(source, span)?;
    Some(Spanned::new(EntryValue::Scalar(scalar.value), scalar.span))
}

fn read_list(source: &str, inside: Span) -> Option<Vec<Spanned<String>>> {
    if inside.slice(source).trim().is_empty() {
        return Some(Vec::new());
    }
    let mut items = Vec::new();
    let mut start = inside.start;
    let mut quote: Option<char> = None;
    for (offset, character) in inside.slice(source).char_indices() {
        let at = inside.start + offset;
        let opens = trim(source, Span::new(start, at)).is_empty();
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if opens => quote = Some(character),
            (None, ',') => {
                items.push(unquote(source, trim(source, Span::new(start, at)))?);
                start = at + 1;
            }
            (None, '[' | ']' | '{' | '}') => return None,
            (None, _) => {}
        }
    }
    let last = trim(source, Span::new(start, inside.end));
    if quote.is_some() {
        return None;
    }
    if !last.is_empty() {
        items.push(unquote(source, last)?);
    }
    items.iter().all(|item| !item.value.is_empty()).then_some(items)
}

/// The words without their quotes; nothing if a quote isn't closed.
fn unquote(source: &str, span: Span) -> Option<Spanned<String>> {
    let written = span.slice(source);
    for quote in ['"', '\''] {
        if let Some(rest) = written.strip_prefix(quote) {
            let inside = rest.strip_suffix(quote)?;
            let plain = !inside.contains(quote) && !inside.contains('\\');
            return plain.then(|| Spanned::new(inside.to_owned(), Span::new(span.start + 1, span.end - 1)));
        }
    }
    Some(Spanned::new(written.to_owned(), span))
}

fn trim(source: &str, span: Span) -> Span {
    let words = span.slice(source);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, (span.start + words.trim_end().len()).max(start))
}

fn syntax(source: &str, line: Span) -> Problem {
    let words = line.slice(source);
    let problem = Problem::new(code::FRONT_MATTER_SYNTAX, format!("“{}” can't be read here", words.trim()), line)
        .help("write `key: value` or `key: [one, two]`, each on its own line, with a blank behind the colon");
    match mended(words) {
        Some(written) => problem.rewrite("as a key and a value", line, written),
        None => problem,
    }
}

/// A line with what it most likely lacks: a colon with a blank behind it, its start at the margin, the end of a list.
fn mended(words: &str) -> Option<String> {
    let words = words.trim();
    let parts = words.find([':', '=', '：'])?;
    let (key, rest) = words.split_at_checked(parts)?;
    let value = rest.trim_start_matches([':', '=', '：']).trim();
    let is_open = value.starts_with('[') && !value.ends_with(']');
    let close = if is_open { "]" } else { "" };
    let written = format!("{}: {}{close}", key.trim(), value.trim_end_matches(','));
    let (_, value) = split_entry(&written, Span::new(0, written.len()))?;
    read_value(&written, value).map(|_| written)
}

/// The lines of a page from a byte on, without their line ends.
struct Lines<'s> {
    source: &'s str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let rest = self.source.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').unwrap_or(rest.len());
        let start = self.at;
        self.at = (start + length + 1).min(self.source.len());
        let written = rest.get(..length).unwrap_or_default();
        Some(Span::new(start, start + written.strip_suffix('\r').unwrap_or(written).len()))
    }
}
