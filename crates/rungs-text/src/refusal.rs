//! Refusals: English that can be read two ways, said back with the ways to choose from.

use std::collections::BTreeMap;

use crate::clause::Stop;
use crate::code;
use crate::frame::Frames;
use crate::likeness::Likened;
use crate::list::UnknownName;
use crate::matching::{self, Hit, Subject, written};
use crate::name::{self, Found};
use crate::problem::Problem;
use crate::sentence::Grammar;
use crate::slot::Slot;
use crate::slot_reader::whole;
use crate::span::Span;
use crate::text::Text;
use crate::word::{Word, lower, words};

const VAGUE: &[&str] = &["good", "strong", "substantial", "sufficient", "sound", "significant", "suitable", "well"];

/// What is refused wherever it stands.
pub(crate) fn always(text: &Text, words: &[Word]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1);
        if word.is("and/or") {
            problems.push(
                Problem::new(code::AND_OR, "“and/or”: all of them, or any?", word.span)
                    .help("write “one of:” or “at least 1 of:” and name them all")
                    .rewrite("all of them", word.span, "and")
                    .rewrite("any of them", word.span, "or"),
            );
        }
        if word.is("over")
            && let Some(number) = next
            && let Some(count) = whole(&number.lower)
        {
            problems.push(over(word, number, count));
        }
        if word.is(".") && next.is_some() {
            problems.push(
                Problem::new(
                    code::SEVERAL_SENTENCES,
                    "a bullet holds one sentence",
                    written(text, words.get(at + 1..).unwrap_or_default()).span,
                )
                .help("make it a bullet of its own, or move it to Notes"),
            );
            break;
        }
        if word.is("except") && next.is_some_and(|next| next.is("that")) {
            problems.push(
                Problem::new(code::EXCLUSION_IN_EXCLUSION, "an exclusion has no exceptions of its own", word.span)
                    .help("name what doesn’t count, and nothing else"),
            );
        }
    }
    problems
}

fn over(over: &Word, number: &Word, count: u32) -> Problem {
    let span = over.span.join(number.span);
    let more = count.saturating_add(1);
    let message = format!("does “over {count}” mean {count} or over, or {more} or over?");
    Problem::new(code::OVER_NUMBER, message, span)
        .help("write the lowest that is enough")
        .rewrite(format!("{count} or over"), span, format!("at least {count}"))
        .rewrite(format!("{more} or over"), span, format!("at least {more}"))
}

/// A vague word in the words a sentence takes as they stand, when nobody is named to judge it.
pub(crate) fn vague_in(slots: &BTreeMap<String, Slot>, text: &Text, end: Span) -> Option<Problem> {
    let free = slots.values().find_map(|slot| match slot {
        Slot::Words(free)
            if free.value.split_whitespace().any(|word| VAGUE.contains(&word.to_lowercase().as_str())) =>
        {
            Some(free.span)
        }
        _ => None,
    })?;
    let word = words(text).into_iter().find(|word| word.is_one_of(VAGUE) && free.contains(word.span))?;
    Some(vague(&word, word.span, end))
}

fn vague(word: &Word, span: Span, end: Span) -> Problem {
    let at = Span::at(end.end);
    let message = format!("“{}” needs someone to judge it: add “, as the employer decides”", word.written);
    Problem::new(code::VAGUE_WORD, message, span)
        .help("name who decides; “they” is whoever asks for this")
        .rewrite("whoever asks decides", at, ", as they decide")
        .rewrite("the employer decides", at, ", as the employer decides")
        .rewrite("the university decides", at, ", as the university decides")
}

/// *A levels*, with no number: a whole clause that is a name in the plural.
pub(crate) fn no_number(form: &[Word], text: &Text, grammar: &Grammar<'_>) -> Option<Problem> {
    let [_, verb, thing @ ..] = form else { return None };
    if !verb.is_one_of(&["have", "hold"]) {
        return None;
    }
    let some = thing.first().is_some_and(|word| word.is("some"));
    let name = thing.get(usize::from(some)..).filter(|name| !name.is_empty())?;
    let found = grammar.names.find_at(name, 0);
    let whole_name = found.iter().find(|candidate| some || candidate.end == name.len())?;
    let named = name.get(..whole_name.end)?;
    let plural = named.last()?.lower.ends_with('s');
    if !some && (!plural || grammar.names.is_spelled(named)) {
        return None;
    }
    let shown = written(text, named);
    let span = thing.first().map_or(shown.span, |first| first.span.join(shown.span));
    let message = format!("how many {}? Give a number, name the subjects, or say who decides", shown.value);
    Some(Problem::new(code::NO_NUMBER, message, span).help("write the number: at least 2"))
}

/// Why no frame reads a clause, as far as it can be told. The order is from the surest sign to the least.
pub(crate) fn explain(stop: &Stop<'_>, text: &Text, end: Span, grammar: &Grammar<'_>) -> Option<Problem> {
    let words = &stop.form.words;
    let found = grammar.names.find_all(words);
    let stop = stop.reach.word;
    or_experience(words, &found)
        .or_else(|| no_number(words, text, grammar))
        .or_else(|| lists(words, &found, text))
        .or_else(|| vague_word(words, &found, end))
        .or_else(|| two_requirements(words, stop, text, grammar))
        .or_else(|| reason_or_limit(words, stop, &found, text))
}

fn or_experience(words: &[Word], found: &Found<'_>) -> Option<Problem> {
    words.windows(3).enumerate().find_map(|(at, row)| {
        let [or, what, experience] = row else { return None };
        let fits = or.is("or") && what.is_one_of(&["equivalent", "relevant", "similar", "comparable"]) && experience.is("experience");
        (fits && !found.covers(at)).then(|| {
            let span = or.span.join(experience.span);
            Problem::new(code::OR_EXPERIENCE, format!("“or {} experience”: experience and qualifications are told apart", what.lower), span)
                .help("write “You must have one of:” with a bullet “experience …, which may count instead, as the university decides”")
        })
    })
}

/// Lists of names whose joining words can be read two ways.
fn lists(words: &[Word], found: &Found<'_>, text: &Text) -> Option<Problem> {
    (0..words.len()).find_map(|start| {
        let (joints, end) = chain(words, found, start)?;
        let span = written(text, words.get(start..end)?).span;
        let joiners: Vec<&Word> = joints.iter().filter_map(|at| words.get(*at)).collect();
        let has = |joiner: &str| joiners.iter().any(|word| word.is(joiner));
        if has("and") && has("or") {
            let problem = Problem::new(code::MIXED_LIST, "“and” and “or” in one list", span);
            return Some(problem.help("nest it: “one of:” or “all of:”, and the others in bullets below"));
        }
        let last = joiners.last()?;
        (last.is(",") && end == words.len()).then(|| {
            Problem::new(code::LIST_WITHOUT_JOINER, "this list doesn’t say “and” or “or”", span)
                .help("put the word before the last name")
                .rewrite("all of them", last.span, " and")
                .rewrite("any of them", last.span, " or")
        })
    })
}

/// Names that stand in a row from a word on: where they are joined, and where the row ends.
fn chain(words: &[Word], found: &Found<'_>, start: usize) -> Option<(Vec<usize>, usize)> {
    let name_end = |at: usize| {
        let article = words.get(at).is_some_and(|word| name::ARTICLES.contains(&word.lower.as_ref()));
        let ends = [Some(at), article.then_some(at + 1)];
        ends.into_iter().flatten().find_map(|at| found.at(at).first().map(|candidate| candidate.end))
    };
    let mut end = name_end(start)?;
    let mut joints = Vec::new();
    while let Some(joint) = words.get(end).filter(|word| word.is_one_of(&[",", "and", "or"])) {
        let oxford = joint.is(",") && words.get(end + 1).is_some_and(|word| word.is_one_of(&["and", "or"]));
        let at = end + usize::from(oxford);
        let Some(next) = name_end(at + 1) else { break };
        joints.push(at);
        end = next;
    }
    (!joints.is_empty()).then_some((joints, end))
}

fn vague_word(words: &[Word], found: &Found<'_>, end: Span) -> Option<Problem> {
    words
        .iter()
        .enumerate()
        .find(|(at, word)| word.is_one_of(VAGUE) && !found.covers(*at) && !follows_as(words, *at))
        .map(|(_, word)| vague(word, word.span, end))
}

/// *as well as* is no judgement.
fn follows_as(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    words.get(at).is_some_and(|word| word.is("well")) && before.is_some_and(|word| word.is("as"))
}

fn two_requirements(words: &[Word], stop: usize, text: &Text, grammar: &Grammar<'_>) -> Option<Problem> {
    // Reading stops at the joiner, or at a comma in front of it.
    let (at, joiner) = (1..=stop.saturating_add(1).min(words.len()))
        .rev()
        .filter_map(|at| words.get(at).map(|word| (at, word)))
        .find(|(at, word)| {
            word.is_one_of(&["and", "or"]) && second_clause(words, *at, grammar.frames, text, grammar)
        })?;
    let second = written(text, words.get(at + 1..)?);
    let first = written(text, words.get(1..at)?);
    let help = if joiner.is("or") { "write “one of:” and a bullet for each" } else { "write two bullets" };
    Some(
        Problem::new(
            code::TWO_REQUIREMENTS,
            format!("“{} {} {}” is two requirements", first.value, joiner.lower, second.value),
            first.span.join(second.span),
        )
        .label(second.span, "this is the second")
        .help(help),
    )
}

/// Whether the words after a joiner are a clause with a verb of its own.
fn second_clause(words: &[Word], joiner: usize, frames: &Frames, text: &Text, grammar: &Grammar<'_>) -> bool {
    let (Some(subject), Some(rest)) = (words.first(), words.get(joiner + 1..)) else { return false };
    let clause: Vec<Word<'_>> = std::iter::once(subject.clone()).chain(rest.iter().cloned()).collect();
    let found = grammar.names.find_all(&clause);
    let outcome =
        matching::match_all(frames, Subject { text, words: &clause, found: &found, names: grammar.names }, false);
    clause.len() > 2 && !outcome.hits.is_empty()
}

fn reason_or_limit(words: &[Word], stop: usize, found: &Found<'_>, text: &Text) -> Option<Problem> {
    let to = words.get(stop).filter(|word| word.is("to"))?;
    let verb = words.get(stop + 1).filter(|word| word.lower.chars().all(char::is_alphabetic))?;
    if found.covers(stop) || verb.is_one_of(&["the", "a", "an", "be"]) {
        return None;
    }
    let tail = written(text, words.get(stop..)?);
    let before = stop.checked_sub(1).and_then(|before| words.get(before)).map_or(to.span.start, |word| word.span.end);
    let purpose = written(text, words.get(stop + 1..)?).value;
    Some(
        Problem::new(code::REASON_OR_LIMIT, format!("“{}”: the reason, or only when?", tail.value), tail.span)
            .help(format!("for the reason, put a comma in front of it; for a limit, begin with “If you {purpose}, …”"))
            .rewrite("the reason", Span::at(before), ","),
    )
}

/// Names that the vocabulary doesn't have.
pub(crate) fn unknown_terms(hits: &[Hit], grammar: &Grammar<'_>) -> Vec<Problem> {
    let Some(best) = hits.first() else { return Vec::new() };
    best.unknown
        .iter()
        .map(|unknown| {
            // Several kinds may want a name here: each of their classes may have the one meant.
            let classes: Vec<&str> = hits
                .iter()
                .flat_map(|hit| &hit.unknown)
                .filter(|other| other.words.span == unknown.words.span)
                .flat_map(|other| other.classes.iter().map(String::as_str))
                .collect();
            unknown_term(unknown, &classes, grammar)
        })
        .collect()
}

fn unknown_term(unknown: &UnknownName, classes: &[&str], grammar: &Grammar<'_>) -> Problem {
    let words = &unknown.words;
    let known = grammar.names.classes_of(&words.value);
    if let (Some(known), Some(wanted)) = (known.first(), classes.first()) {
        let message = format!("“{}” is known as {known}, and {wanted} stands here", words.value);
        return Problem::new(code::UNKNOWN_TERM, message, words.span)
            .help("if it is a requirement of its own, give it its own bullet");
    }
    let near = grammar.names.nearest(&words.value, classes);
    let problem = Problem::new(code::UNKNOWN_TERM, format!("“{}” is not in the vocabulary", words.value), words.span);
    let Some(nearest) = near.first() else {
        let mut classes = classes.to_vec();
        classes.dedup();
        return problem
            .help(format!("define it on a vocabulary page; a name of this kind stands here: {}", classes.join(", ")));
    };
    let list = near.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(" or ");
    let problem = problem.help(format!("did you mean {list}?"));
    if Likened::new(&words.value).is_close(&lower(nearest)) {
        problem.rewrite(format!("“{nearest}”"), words.span, nearest.clone())
    } else {
        problem
    }
}

/// Where in the page the furthest frame stopped.
pub(crate) fn stopping_place(stop: &Stop<'_>) -> usize {
    stop.form.words.get(stop.reach.word).map_or(usize::MAX, |word| word.span.start)
}

/// No frame reads the clause, and nothing better can be said than where reading stopped.
pub(crate) fn unread(stop: &Stop<'_>, text: &Text, grammar: &Grammar<'_>) -> Problem {
    let (words, reach) = (&stop.form.words, stop.reach);
    let stop = reach.word.min(words.len().saturating_sub(1));
    let written_from =
        (stop..words.len()).find(|at| words.get(*at).is_some_and(|word| !word.written.is_empty() && !word.is(",")));
    let left = words.get(written_from.unwrap_or(stop)..).unwrap_or_default();
    let shown = written(text, left);
    let complete = reach.word >= words.len();
    let message = if complete {
        format!("the sentence ends too soon, at “{}”", shown.value)
    } else {
        format!("I stopped reading at “{}”", shown.value)
    };
    let problem = Problem::new(code::UNREAD_WORDS, message, shown.span);
    // A form that only shares the subject is no help.
    let nearest = reach.frame.filter(|_| reach.word > 1);
    match nearest.and_then(|index| grammar.frames.get(index)) {
        Some(frame) => problem
            .help(format!("the nearest form is “{}”; explanation goes after because, or in Notes", frame.example)),
        None => problem.help("no form of sentence begins like this; explanation belongs in Notes"),
    }
}
