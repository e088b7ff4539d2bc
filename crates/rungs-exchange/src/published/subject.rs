//! Names that the vocabulary of an import knows beforehand, found among published words: the longest wins.

use rungs_core::vocabulary::Vocabulary;
use rungs_text::Joiner;

use super::word::{Cursor, joined};

/// Names have no more words than these.
const LONGEST: usize = 6;

/// Takes a name of this class: its title.
pub(crate) fn name(cursor: &mut Cursor<'_>, vocabulary: &Vocabulary, class: &str) -> Option<String> {
    let mut start = *cursor;
    start.eat_article();
    for length in (1..=LONGEST.min(start.rest().len())).rev() {
        let words = start.rest().get(..length)?;
        let found = vocabulary.find(&joined(words), &[class]).and_then(|id| vocabulary.get(id));
        if let Some(term) = found {
            *cursor = Cursor::new(start.rest().get(length..).unwrap_or_default());
            return Some(term.title.clone());
        }
    }
    None
}

/// Takes a list of such names: *English, maths and a science*. *And* with *or* in one list is not taken.
pub(crate) fn names(cursor: &mut Cursor<'_>, vocabulary: &Vocabulary, class: &str) -> Option<(Joiner, Vec<String>)> {
    let mut at = *cursor;
    if at.eat("at least") {
        at.eat_one(&["1", "one"])?;
    }
    let mut titles = vec![name(&mut at, vocabulary, class)?];
    let mut commas = false;
    let mut joiner = Joiner::One;
    loop {
        let mut next = at;
        let comma = next.eat(",");
        let word = next.eat_one(&["and", "or"]);
        if !comma && word.is_none() {
            break;
        }
        let Some(title) = name(&mut next, vocabulary, class) else { break };
        if joiner != Joiner::One {
            // *English and maths or physics*: which belong together?
            return None;
        }
        match word {
            Some("and") => joiner = Joiner::And,
            Some(_) => joiner = Joiner::Or,
            None => commas = true,
        }
        titles.push(title);
        at = next;
    }
    // *English, maths* without a last *and* or *or* says neither all nor any.
    if commas && joiner == Joiner::One {
        return None;
    }
    *cursor = at;
    Some((joiner, titles))
}

/// *English, maths and science*
pub(crate) fn listed(joiner: Joiner, titles: &[String]) -> String {
    /// Families of which one is enough.
    const ONE_OF_MANY: &[&str] = &["creative subject"];
    let last = if joiner == Joiner::Or { "or" } else { "and" };
    let titles: Vec<String> = titles
        .iter()
        .map(|title| if ONE_OF_MANY.contains(&title.as_str()) { format!("a {title}") } else { title.clone() })
        .collect();
    match titles.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
