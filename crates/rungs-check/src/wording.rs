//! The words a sentence is read in: a link stands for the term it leads to, and a phrase that the page defines for what it
//! is defined as.

use std::borrow::Cow;

use rungs_core::vocabulary::{Term, TermId, Vocabulary};
use rungs_text::{Bullet, Link, Section, Span, Text, words};

use crate::index::Index;

/// *A relevant role is one of:* on a page, with its bullets.
#[derive(Clone, Debug)]
pub(crate) struct Definition {
    /// The phrase, word by word, in lower case.
    phrase: Vec<String>,
    /// The names listed.
    names: Vec<String>,
    /// What stands for it: *a, b or c*.
    meaning: String,
}

/// The definitions below a heading.
pub(crate) fn definitions(section: &Section) -> Vec<Definition> {
    let own = section.bullets.iter().filter_map(definition);
    own.chain(section.sections.iter().flat_map(definitions)).collect()
}

/// The phrase that a bullet defines, word by word, in lower case.
pub(crate) fn defines(bullet: &Bullet) -> Option<Vec<String>> {
    let term = rungs_text::definition(&bullet.text)?;
    Some(words(&Text::verbatim(&term.value, 0)).into_iter().map(|word| word.lower.into_owned()).collect())
}

/// Whether a phrase stands in a text.
pub(crate) fn has(text: &Text, phrase: &[String]) -> bool {
    find(text, phrase).is_some()
}

fn definition(bullet: &Bullet) -> Option<Definition> {
    let phrase = defines(bullet)?;
    let names: Vec<&str> = bullet.children.iter().map(|child| item(child.text.as_str())).collect();
    let meaning = match names.as_slice() {
        [] => return None,
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    };
    Some(Definition { phrase, names: names.iter().map(|name| (*name).to_owned()).collect(), meaning })
}

/// The name in an item of a definition.
pub(crate) fn item(written: &str) -> &str {
    let name = written.trim().trim_end_matches('.').trim();
    ["a ", "an ", "the "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

/// A text with its defined phrases put in full. The last definition of a phrase holds; one with a name that nobody knows
/// is reported where it stands, and not in every sentence that uses it.
pub(crate) fn in_full<'t>(
    mut text: Cow<'t, Text>,
    definitions: &[Definition],
    vocabulary: &Vocabulary,
) -> Cow<'t, Text> {
    for (place, definition) in definitions.iter().enumerate().rev() {
        let is_last = definitions.iter().skip(place + 1).all(|later| later.phrase != definition.phrase);
        let is_known = definition.names.iter().all(|name| !vocabulary.named(name).is_empty());
        if is_last
            && is_known
            && let Some(span) = find(&text, &definition.phrase)
        {
            text = Cow::Owned(text.reworded(span, &definition.meaning));
        }
    }
    text
}

/// Where a phrase stands in a text.
fn find(text: &Text, phrase: &[String]) -> Option<Span> {
    let words = words(text);
    let fits =
        |row: &[rungs_text::Word<'_>]| row.iter().zip(phrase).all(|(word, wanted)| word.lower == wanted.as_str());
    let row = words.windows(phrase.len().max(1)).find(|row| fits(row))?;
    Some(row.first()?.span.join(row.last()?.span))
}

/// A link of a sentence, as far as it names something.
pub(crate) enum Leads {
    /// To a page of the web: it names nothing.
    Outside,
    /// To a term.
    To(TermId),
    /// To nothing of this framework.
    Nowhere,
}

/// Where a link leads: to the role of a page, or to a term by its heading on a vocabulary page.
pub(crate) fn leads(link: &Link, vocabulary: &Vocabulary, index: &Index) -> Leads {
    if link.target.contains("://") || link.target.starts_with("mailto:") {
        return Leads::Outside;
    }
    let (path, anchor) = link.target.split_once('#').unwrap_or((&link.target, ""));
    let file = path.rsplit('/').next().unwrap_or_default();
    let slug = if anchor.is_empty() { file.trim_end_matches(".md") } else { anchor };
    let found = vocabulary.named(slug).iter().find(|id| {
        let defined = || index.definition(**id).and_then(|place| place.path.rsplit('/').next());
        let fits = |term: &Term| if anchor.is_empty() { term.class == "role" } else { defined() == Some(file) };
        vocabulary.get(**id).is_some_and(|term| term.slug == slug && fits(term))
    });
    found.map_or(Leads::Nowhere, |id| Leads::To(*id))
}
