//! Introducers of nested lists: *You must have one of:*

use crate::code;
use crate::fixed::after;
use crate::matching::written;
use crate::problem::Problem;
use crate::sentence::{Body, GroupHow};
use crate::slot_reader::whole;
use crate::text::Text;
use crate::word::Word;

/// Reads what stands between the strength and the colon: a verb, and how the items are joined.
pub(crate) fn read(text: &Text, clause: &[Word]) -> Result<Body, Problem> {
    if let Some((how, length)) = how_at_end(clause)
        && let Some(verb) = clause.get(..clause.len() - length)
        && !verb.iter().any(Word::is_stop)
    {
        return Ok(Body::Group { how, verb: verb_words(verb) });
    }
    match clause {
        [] => Ok(Body::Group { how: GroupHow::All, verb: String::new() }),
        // *You need:* has been read as *you have*; *You must have:* is as bare, but says which verb was written.
        [have] if have.is("have") && have.written.is_empty() => {
            Ok(Body::Group { how: GroupHow::All, verb: "have".to_owned() })
        }
        _ => Err(unread(text, clause)),
    }
}

/// *A relevant role is one of:*
pub(crate) fn read_definition(text: &Text, words: &[Word]) -> Option<Body> {
    let (how, length) = how_at_end(words)?;
    let (is, term) = words.get(..words.len() - length)?.split_last()?;
    let term = match term {
        [article, term @ ..] if article.is_one_of(&["a", "an", "the"]) => term,
        term => term,
    };
    let defines =
        how == GroupHow::One && is.is_one_of(&["is", "are"]) && !term.is_empty() && !term.iter().any(Word::is_stop);
    defines.then(|| Body::Definition(written(text, term)))
}

fn verb_words(words: &[Word]) -> String {
    words.iter().map(|word| word.lower.as_ref()).collect::<Vec<_>>().join(" ")
}

/// How the items are joined, and how many words say it.
fn how_at_end(words: &[Word]) -> Option<(GroupHow, usize)> {
    let ends = |phrase: &[&str]| {
        let at = words.len().checked_sub(phrase.len())?;
        after(words.get(at..)?, phrase).map(|_| phrase.len())
    };
    if let [.., at, least, count, of] = words
        && at.is("at")
        && least.is("least")
        && of.is("of")
        && let Some(count) = whole(&count.lower)
    {
        return Some((at_least(count)?, 4));
    }
    if let Some(length) = ends(&["one", "of"]).or_else(|| ends(&["either"])) {
        return Some((GroupHow::One, length));
    }
    if let Some(length) = ends(&["all", "of"]).or_else(|| ends(&["both"])).or_else(|| ends(&["both", "of"])) {
        return Some((GroupHow::All, length));
    }
    if let [.., count, of] = words
        && of.is("of")
        && let Some(count) = whole(&count.lower)
    {
        return Some((at_least(count)?, 2));
    }
    None
}

fn at_least(count: u32) -> Option<GroupHow> {
    match count {
        0 => None,
        1 => Some(GroupHow::One),
        count => Some(GroupHow::AtLeast(count)),
    }
}

fn unread(text: &Text, clause: &[Word]) -> Problem {
    let shown = written(text, clause);
    let problem =
        Problem::new(code::UNREAD_INTRODUCER, format!("“{}:” doesn’t say how many of these", shown.value), shown.span)
            .help("end it with one of:, all of: or at least 2 of:");
    // *one of the following* and *one of these* are one word too long.
    for tail in [&["the", "following"][..], &["these"], &["the", "below"]] {
        let Some(front) = clause.len().checked_sub(tail.len()).and_then(|at| clause.split_at_checked(at)) else {
            continue;
        };
        if after(front.1, tail).is_some() && how_at_end(front.0).is_some() {
            let from = front.0.last().map_or(shown.span.start, |word| word.span.end);
            return problem.rewrite("without the words too many", crate::span::Span::new(from, shown.span.end), "");
        }
    }
    let at = crate::span::Span::at(shown.span.end);
    problem.rewrite("one of them", at, " one of").rewrite("all of them", at, " all of")
}
