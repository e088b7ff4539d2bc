//! Introducers of nested lists: *You must have one of:*

use crate::clause::has_subject;
use crate::code;
use crate::fixed::after;
use crate::matching::written;
use crate::problem::Problem;
use crate::sentence::{Body, GroupHow};
use crate::slot_reader::whole;
use crate::span::{Span, Spanned};
use crate::text::Text;
use crate::word::{Word, words};

/// Reads what stands between the strength and the colon: a verb, and how the items are joined.
pub(crate) fn read(text: &Text, clause: &[Word]) -> Result<Body, Problem> {
    if let Some((how, length)) = how_at_end(clause)
        && let Some(verb) = clause.get(..clause.len() - length)
        && !verb.iter().any(Word::is_stop)
    {
        let last = clause.last().filter(|word| word.is_one_of(&["either", "both"]));
        return Ok(Body::Group { how, verb: verb_words(verb), pair: last.map(|word| word.span) });
    }
    match clause {
        [] => Ok(Body::Group { how: GroupHow::All, verb: String::new(), pair: None }),
        // *You need:* has been read as *you have*; *You must have:* is as bare, but says which verb was written.
        [have] if have.is("have") && have.written.is_empty() => {
            Ok(Body::Group { how: GroupHow::All, verb: "have".to_owned(), pair: None })
        }
        _ => Err(unread(text, clause)),
    }
}

/// *You must you have one of:*: who has to has been said, and a verb follows; or a thing, as in *you need the consent of
/// one of:*
pub(crate) fn begins_anew(text: &Text, clause: &[Word]) -> Option<Problem> {
    let at = clause.iter().position(|word| !word.written.is_empty())?;
    let (first, rest) = clause.get(at..)?.split_first()?;
    let anew = if at == 0 { has_subject(clause) } else { first.is_one_of(&["you", "you're", "it", "there"]) };
    if !anew {
        return None;
    }
    let shown = written(text, clause);
    let wanted = if at == 0 { "a verb" } else { "what is needed" };
    let message = format!("“{}:” begins with “{}”, where {wanted} should stand", shown.value, first.written);
    let problem = Problem::new(code::UNREAD_INTRODUCER, message, shown.span)
        .help("say who has to once, as in “You must have one of:”");
    Some(match rest.first().filter(|_| at == 0 && first.is("you")) {
        Some(next) => problem.rewrite("once", Span::new(first.span.start, next.span.start), ""),
        None => problem,
    })
}

/// The term that an introducer defines: *a relevant role* of *A relevant role is one of:*
pub fn definition(text: &Text) -> Option<Spanned<String>> {
    // Few bullets introduce anything, and their last letter tells.
    text.as_str().trim_end().strip_suffix(':')?;
    let mut words = words(text);
    words.pop_if(|word| word.is(":"))?;
    match read_definition(text, &words)? {
        Body::Definition(term) => Some(term),
        _ => None,
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
    if let Some(length) = ends(&["one", "of"]).or_else(|| ends(&["any", "of"])).or_else(|| ends(&["either"])) {
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

/// Words that ask for a list without saying how much of it.
const POINTERS: &[&[&str]] = &[&["the", "following"], &["these"], &["the", "below"], &["the", "items", "below"]];

/// Behind these a list says what they are about: *experience in one of:*
const BEFORE_A_LIST: &[&str] = &["as", "at", "by", "for", "from", "in", "of", "on", "to", "with"];

fn unread(text: &Text, clause: &[Word]) -> Problem {
    let shown = written(text, clause);
    let problem =
        Problem::new(code::UNREAD_INTRODUCER, format!("“{}:” doesn't say how many of these", shown.value), shown.span)
            .help("end it with one of:, all of: or at least 2 of:");
    let pointer = POINTERS.iter().find_map(|pointer| {
        let (front, tail) = clause.split_at_checked(clause.len().checked_sub(pointer.len())?)?;
        after(tail, pointer).map(|_| front)
    });
    let front = pointer.unwrap_or(clause);
    let end = front.iter().rev().find(|word| !word.written.is_empty()).map_or(shown.span.start, |word| word.span.end);
    // *one of the following* is some words too long.
    if pointer.is_some() && how_at_end(front).is_some() {
        return problem.rewrite("without the words too many", Span::new(end, shown.span.end), "");
    }
    // *A degree* would have to be one of the items.
    let asked: Vec<&Word> = front.iter().filter(|word| !word.written.is_empty()).collect();
    if asked.len() > 1 && !asked.last().is_some_and(|last| last.is_one_of(BEFORE_A_LIST)) {
        return problem
            .help("end it with one of:, all of: or at least 2 of: behind the verb, and let the rest be an item");
    }
    let place = if pointer.is_some() { Span::new(end, shown.span.end) } else { Span::at(shown.span.end) };
    problem.rewrite("one of them", place, " one of").rewrite("all of them", place, " all of")
}

/// A colon at the end of words that say neither how strongly nor how many: *Entry requirements:*
pub(crate) fn without_strength(text: &Text, words: &[Word]) -> Problem {
    let shown = written(text, words);
    let message = format!("“{}:” says neither how strongly these are asked for nor how many of them", shown.value);
    Problem::new(code::UNREAD_INTRODUCER, message, shown.span)
        .help("write “You must have one of:”, “You usually need all of:” or the like")
        .rewrite("all of them", shown.span, "You must have all of")
        .rewrite("one of them", shown.span, "You must have one of")
}
