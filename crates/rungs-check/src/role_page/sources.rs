//! The footnotes of a page as the sources of its rules.

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::framework::Source;
use rungs_text::Footnote;

use crate::source::Sheet;

/// Keeps a page's footnotes as sources, and says which of them name none.
pub(crate) fn keep(sheet: &Sheet<'_>, sources: &mut BTreeMap<String, Source>) -> BTreeSet<String> {
    let mut unconfirmed = BTreeSet::new();
    for footnote in &sheet.page.footnotes {
        let source = source(footnote);
        if !source.confirmed {
            unconfirmed.insert(footnote.name.value.clone());
        }
        sources.entry(footnote.name.value.clone()).or_insert(source);
    }
    unconfirmed
}

/// A footnote: title and owner, its address, and the day it was read.
fn source(footnote: &Footnote) -> Source {
    let text = footnote.text.as_str().trim();
    let confirmed = !text.to_lowercase().starts_with("general knowledge");
    let linked = footnote.links.first().map(|link| link.target.clone());
    let bare = || {
        text.split_whitespace().find(|word| word.starts_with("http")).map(|word| word.trim_end_matches('.').to_owned())
    };
    let (title, rest) = text.split_once(" Read ").unwrap_or((text, ""));
    let read = rest.get(..10).and_then(|day| day.parse().ok());
    Source { title: title.trim_end_matches('.').to_owned(), address: linked.or_else(bare), read, confirmed }
}
