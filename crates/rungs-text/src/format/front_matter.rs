//! The front matter: one `key: value` a line, in the order of the sort of page it is.

use crate::page::{Entry, EntryValue};
use crate::span::{Span, Spanned};

/// The lines between the fences, laid out; none, if a line can't be read. Comments go with the key below them.
pub(super) fn lines(source: &str, inside: Span, entries: &[Entry], keys: &[&str]) -> Option<Vec<String>> {
    let mut found: Vec<(usize, Vec<String>)> = Vec::new();
    let mut comments = Vec::new();
    let mut start = inside.start;
    for line in inside.slice(source).split_inclusive('\n') {
        let span = Span::new(start, start + line.len());
        start = span.end;
        let words = line.trim();
        if words.is_empty() {
            continue;
        }
        if words.starts_with('#') {
            comments.push(words.to_owned());
            continue;
        }
        let entry = entries.iter().find(|entry| span.contains(entry.key.span))?;
        let rank = keys.iter().position(|key| *key == entry.key.value).unwrap_or(keys.len());
        let mut lines = std::mem::take(&mut comments);
        lines.push(self::entry(source, entry));
        found.push((rank, lines));
    }
    found.sort_by_key(|(rank, _)| *rank);
    Some(found.into_iter().flat_map(|(_, lines)| lines).chain(comments).collect())
}

fn entry(source: &str, entry: &Entry) -> String {
    let value = match &entry.value.value {
        EntryValue::Scalar(_) => quoted(source, entry.value.span),
        EntryValue::List(items) => {
            let items: Vec<&str> = items.iter().map(|item: &Spanned<String>| quoted(source, item.span)).collect();
            return format!("{}: [{}]", entry.key.value, items.join(", "));
        }
    };
    format!("{}: {value}", entry.key.value).trim_end().to_owned()
}

/// A value as it stands, with the quotes that its place leaves out.
fn quoted(source: &str, span: Span) -> &str {
    let around = Span::new(span.start.saturating_sub(1), span.end + 1).slice(source);
    if around.starts_with(['"', '\'']) { around } else { span.slice(source) }
}
