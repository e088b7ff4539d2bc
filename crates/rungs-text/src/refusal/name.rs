//! Names that the vocabulary doesn't have.

use crate::code;
use crate::likeness::Likened;
use crate::list::UnknownName;
use crate::matching::Hit;
use crate::name;
use crate::problem::{Problem, Rewrite};
use crate::refusal::unread::{POINTING, points_back};
use crate::refusal::{article, listed};
use crate::sentence::Grammar;
use crate::slot::{Joiner, Slot, Slots};
use crate::span::Span;
use crate::text::Text;
use crate::word::{Word, lower, words};

/// One problem for each name of the best guess that nobody knows.
pub(crate) fn unknown_terms(hits: &[Hit], text: &Text, grammar: &Grammar<'_>) -> Vec<Problem> {
    let Some(best) = hits.first() else { return Vec::new() };
    let mut problems: Vec<Problem> = Vec::new();
    for unknown in &best.unknown {
        // The second of two names that share a noun has been spoken of with the first.
        if problems.iter().any(|problem| problem.span.contains(unknown.words.span)) {
            continue;
        }
        let told = pronoun(unknown, text)
            .or_else(|| or_equivalent(unknown, text))
            .or_else(|| relevant(unknown, text, grammar))
            .or_else(|| shared_noun(unknown, text, grammar));
        problems.push(told.unwrap_or_else(|| unknown_term(unknown, &wanted(unknown, hits), grammar)));
    }
    problems
}

/// The classes of which any of the guesses wants a name here.
fn wanted<'h>(unknown: &UnknownName, hits: &'h [Hit]) -> Vec<&'h str> {
    let here = hits.iter().flat_map(|hit| &hit.unknown).filter(|other| other.words.span == unknown.words.span);
    let mut classes: Vec<&str> = Vec::new();
    for class in here.flat_map(|other| other.classes.iter().map(String::as_str)) {
        if !classes.contains(&class) {
            classes.push(class);
        }
    }
    classes
}

fn unknown_term(unknown: &UnknownName, classes: &[&str], grammar: &Grammar<'_>) -> Problem {
    let words = &unknown.words;
    let wanted = || listed(&classes.iter().map(|class| spoken(class)).collect::<Vec<_>>(), "or");
    if let Some(known) = grammar.names.classes_of(&words.value).first() {
        let message = format!("“{}” is {}, and {} stands here", words.value, spoken(known), wanted());
        return Problem::new(code::UNKNOWN_TERM, message, words.span)
            .help("if it is a requirement of its own, give it its own bullet");
    }
    let problem = Problem::new(code::UNKNOWN_TERM, format!("“{}” is not in the vocabulary", words.value), words.span);
    let near = grammar.names.nearest(&words.value, classes);
    let likened = Likened::new(&words.value);
    let (slips, others): (Vec<&String>, Vec<&String>) = near.iter().partition(|name| likened.is_close(&lower(name)));
    let quoted = |names: &[&String]| listed(&names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>(), "or");
    if slips.is_empty() {
        // What is only a little alike is another thing: it shows what sort of name stands here, and is no mend.
        let such = if others.is_empty() { String::new() } else { format!(", such as {}", quoted(&others)) };
        return problem.help(format!("{} stands here{such}; a new one is defined on a vocabulary page", wanted()));
    }
    let problem = problem.help(format!("did you mean {}?", quoted(&slips)));
    let rewrite = |name: &String| Rewrite::new(format!("“{name}”"), words.span, name.clone());
    slips.first().map(|nearest| rewrite(nearest)).into_iter().fold(problem, Problem::or)
}

/// A class as it is spoken of: *a role family*.
fn spoken(class: &str) -> String {
    let class = class.replace('-', " ");
    format!("{}{class}", article(&class))
}

/// *You must have those*: where a name should stand, a word for something that was said before.
fn pronoun(unknown: &UnknownName, text: &Text) -> Option<Problem> {
    let all = words(text);
    let word = all.iter().find(|word| word.span.start == unknown.words.span.start)?;
    (unknown.length == 1 && word.is_one_of(POINTING)).then(|| points_back(word))
}

/// *In English, maths or equivalent*: what is equivalent is not one more of them, so how they are joined isn't said.
fn or_equivalent(unknown: &UnknownName, text: &Text) -> Option<Problem> {
    let all = words(text);
    let at = all.iter().position(|word| word.span.start == unknown.words.span.start)?;
    let [before @ .., last, or] = all.get(..at)? else { return None };
    let comma = before.iter().rev().find(|word| word.is_one_of(&[",", "and", "or"])).filter(|word| word.is(","))?;
    if !unknown.words.value.eq_ignore_ascii_case("equivalent") || !or.is("or") {
        return None;
    }
    let span = comma.span.join(unknown.words.span);
    let behind = Span::new(last.span.end, or.span.start);
    let joined = |label: &str, joiner: &str| Rewrite::new(label, comma.span, joiner).and(behind, ", ");
    Some(
        Problem::new(code::LIST_WITHOUT_JOINER, "this list doesn't say “and” or “or” before “or equivalent”", span)
            .help("put the word before the last name, and a comma behind it")
            .or(joined("all of them", " and"))
            .or(joined("any of them", " or")),
    )
}

/// *A relevant degree*: it is the subject that is relevant.
fn relevant(unknown: &UnknownName, text: &Text, grammar: &Grammar<'_>) -> Option<Problem> {
    const VAGUE: &[&str] = &["relevant", "related", "suitable", "appropriate"];
    const LONGEST_NAME: usize = 4;
    let words = words(text);
    let at = words.iter().position(|word| word.span.start == unknown.words.span.start)?;
    let vague = words.get(at).filter(|word| unknown.length == 1 && word.is_one_of(VAGUE))?;
    let is_type =
        |phrase: &str| phrase == "qualification" || grammar.names.classes_of(phrase).contains(&"qualification");
    let behind = words.get(at + 1..)?;
    let name = (1..=LONGEST_NAME.min(behind.len()))
        .rev()
        .find_map(|length| behind.get(..length).filter(|name| is_type(&joined(name))))?;
    let (shown, last) = (joined(name), name.last()?);
    let instead = format!("{shown} in a {} subject", vague.lower);
    let rewrite = Rewrite::new(format!("“{instead}”"), vague.span.join(last.span), instead.clone());
    let message = format!("“{} {shown}”: it is the subject that is {}", vague.written, vague.lower);
    Some(Problem::new(code::UNKNOWN_TERM, message, vague.span).help(format!("write “{instead}”")).or(rewrite))
}

/// *an enhanced or basic DBS check*: the first of two names leans on the last word of the second.
fn shared_noun(unknown: &UnknownName, text: &Text, grammar: &Grammar<'_>) -> Option<Problem> {
    let all = words(text);
    let at = all.iter().position(|word| word.span.start == unknown.words.span.start)?;
    let joint = at + unknown.length;
    let joiner = all.get(joint).filter(|word| word.is_one_of(&["and", "or"]))?;
    let second = all.get(joint + 1..)?;
    let classes: Vec<&str> = unknown.classes.iter().map(String::as_str).collect();
    let known = |phrase: &str| grammar.names.classes_of(phrase).iter().any(|class| classes.contains(class));
    // The noun is the end of the second name: the longest end that makes a name of the first.
    const LONGEST_NAME: usize = 6;
    let with_article = usize::from(second.first().is_some_and(|word| name::ARTICLES.contains(&word.lower.as_ref())));
    let second = second.get(with_article..)?;
    let in_full = (1..LONGEST_NAME.min(second.len())).find_map(|from| {
        let noun = (from + 1..=LONGEST_NAME.min(second.len())).rev().find_map(|end| {
            let noun = joined(second.get(from..end)?);
            known(&format!("{} {noun}", unknown.words.value)).then_some((end, noun))
        })?;
        Some((noun.0, noun.1))
    });
    let Some((first_words, noun)) = in_full else { return shared_plural(unknown, joiner, second) };
    let (begun, last) = (second.first()?, second.get(first_words - 1)?);
    let span = unknown.words.span.join(last.span);
    let shown = format!("{} {} {}", unknown.words.value, joiner.lower, joined(second.get(..first_words)?));
    let mut rewrite = Rewrite::new("both in full", Span::at(unknown.words.span.end), format!(" {noun}"));
    let before = at.checked_sub(1).and_then(|before| all.get(before));
    if with_article == 0 && before.is_some_and(|word| word.is_one_of(&["a", "an"])) {
        rewrite = rewrite.and(Span::at(begun.span.start), article(&begun.written));
    }
    Some(
        Problem::new(code::SHARED_NOUN, format!("“{shown}”: two words share “{noun}”"), span)
            .help("write both in full, or define the pair as one name of the vocabulary")
            .or(rewrite),
    )
}

/// *work and character references*, where the vocabulary has no *work references* either: the plural at the end is that of
/// several, and belongs to both.
fn shared_plural(unknown: &UnknownName, joiner: &Word, second: &[Word]) -> Option<Problem> {
    // *In wizardry or dark arts* are two subjects: only what one gives or goes through is spoken of so.
    const COUNTED: &[&str] = &["declaration", "check", "test", "training", "licence", "possession"];
    let end = second.iter().position(|word| word.is_stop() || word.is(",")).unwrap_or(second.len());
    let phrase = second.get(..end)?;
    let (noun, sort) = phrase.split_last()?;
    let is_plural = |word: &str| word.ends_with('s') && !word.ends_with("ss");
    let counted = unknown.classes.iter().all(|class| COUNTED.contains(&class.as_str()));
    if sort.len() != 1 || !counted || !is_plural(&noun.lower) || is_plural(&lower(&unknown.words.value)) {
        return None;
    }
    let shown = format!("{} {} {}", unknown.words.value, joiner.lower, joined(phrase));
    let message = format!("“{shown}”: two words share “{}”", noun.written);
    Some(
        Problem::new(code::SHARED_NOUN, message, unknown.words.span.join(noun.span))
            .help("write both in full, or define the pair as one name of the vocabulary"),
    )
}

/// *an NVQ or BTEC diploma*, where both a BTEC and a diploma have names: two things, or two sorts of one?
pub(crate) fn shared_class(slots: &Slots, grammar: &Grammar<'_>) -> Option<Problem> {
    slots.values().find_map(|slot| {
        let Slot::Names { joiner, names } = slot else { return None };
        let (last, before) = names.split_last()?;
        let (first, previous) = (before.first()?, before.last()?);
        let (sort, noun) = last.written.rsplit_once(' ')?;
        let named = |phrase: &str| grammar.names.classes_of(phrase).contains(&last.class.as_str());
        let is_shared = last.article.is_none() && !previous.written.ends_with(noun) && named(sort) && named(noun);
        let opening = first.article.as_ref().filter(|_| is_shared)?;
        let all: Vec<String> = before.iter().map(|name| name.written.clone()).collect();
        let joiner = if *joiner == Joiner::And { "and" } else { "or" };
        let shown = format!("{} {joiner} {}", all.join(", "), last.written);
        let start = first.span.start.saturating_sub(opening.len() + 1);
        let class = format!(
            "{}{noun}, such as {} {} {joiner} {}{sort}",
            article(noun),
            lower(opening),
            all.join(", "),
            article(sort)
        );
        Some(
            Problem::new(
                code::SHARED_NOUN,
                format!("“{shown}”: does “{noun}” belong to the last of them, or to all?"),
                first.span.join(last.span),
            )
            .help("give the last one an article of its own, or name the class and the sorts of it")
            .rewrite(format!("{} of its own", last.written), Span::at(last.span.start), article(&last.written))
            .rewrite(format!("a {noun} of any of these sorts"), Span::new(start, last.span.end), class),
        )
    })
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.written.as_ref()).collect::<Vec<_>>().join(" ")
}
