//! Words that need somebody to judge them, and amounts that are left blank.

use crate::code;
use crate::matching::written;
use crate::name::Found;
use crate::problem::{Problem, Rewrite};
use crate::refusal::article;
use crate::refusal::bullets::both;
use crate::sentence::Grammar;
use crate::slot::{Slot, Slots};
use crate::span::Span;
use crate::text::Text;
use crate::word::{Word, words};

const VAGUE: &[&str] = &["good", "strong", "substantial", "sufficient", "sound", "significant", "suitable", "well"];

/// What is always somebody's judgement.
const JUDGED: &[&str] = &["interview", "portfolio", "audition", "statement", "values", "attitude"];

/// A vague word in the words a sentence takes as they stand, when nobody is named to judge it.
pub(crate) fn vague_in(slots: &Slots, text: &Text, end: Span) -> Option<Problem> {
    let free = slots.values().find_map(|slot| match slot {
        Slot::Words(free)
            if free.value.split_whitespace().any(|word| VAGUE.contains(&word.to_lowercase().as_str())) =>
        {
            Some(free.span)
        }
        _ => None,
    })?;
    let all = words(text);
    let at = all.iter().position(|word| word.is_one_of(VAGUE) && free.contains(word.span))?;
    needs_judge(&all, at, text, end)
}

/// A vague word, or what is always a judgement, in a clause that no frame reads.
pub(crate) fn vague_word(words: &[Word], found: &Found<'_>, text: &Text, end: Span) -> Option<Problem> {
    let vague = |at: usize, word: &Word| word.is_one_of(VAGUE) && !found.covers(at) && !follows_as(words, at);
    let mut placed = words.iter().enumerate();
    let (at, _) = placed.find(|(at, word)| vague(*at, word) || (word.is_one_of(JUDGED) && !found.covers(*at)))?;
    needs_judge(words, at, text, end)
}

fn needs_judge(words: &[Word], at: usize, text: &Text, end: Span) -> Option<Problem> {
    let word = words.get(at)?;
    let message = format!("“{}” needs someone to judge it", word.written);
    let problem = Problem::new(code::VAGUE_WORD, message, word.span).help(
        "end with “, as they decide”: they are whoever asks for this; or name who, as in “, as the HCPC decides”",
    );
    let judged = Rewrite::new("whoever asks decides", Span::at(end.end), ", as they decide");
    let plain = if word.is_one_of(VAGUE) { without(words, at) } else { None };
    let bullets = plain.as_ref().and_then(|plain| both(text, plain, &judged));
    Some([Some(judged), bullets, plain].into_iter().flatten().fold(problem, Problem::or))
}

/// The sentence without a word, and with the article that the next one takes. A word that ends it is what it is about.
fn without(words: &[Word], at: usize) -> Option<Rewrite> {
    let (before, word, next) = (words.get(at.checked_sub(1)?)?, words.get(at)?, words.get(at + 1)?);
    if !next.lower.starts_with(char::is_alphanumeric) {
        return None;
    }
    let label = format!("without “{}”", word.written);
    if before.is_one_of(&["a", "an"]) {
        return Some(Rewrite::new(label, Span::new(before.span.start, next.span.start), article(&next.written)));
    }
    Some(Rewrite::new(label, Span::new(word.span.start, next.span.start), ""))
}

/// *as well as* is no judgement.
fn follows_as(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    words.get(at).is_some_and(|word| word.is("well")) && before.is_some_and(|word| word.is("as"))
}

/// *A levels*, with no number: a whole clause that is a name in the plural. Of qualifications, also one that goes on and
/// names no subject: *A levels, or equivalent*, *GCSEs at grade 4 or above*.
pub(crate) fn no_number(form: &[Word], slots: &Slots, text: &Text, grammar: &Grammar<'_>) -> Option<Problem> {
    let [_, verb, thing @ ..] = form else { return None };
    if !verb.is_one_of(&["have", "hold"]) {
        return None;
    }
    let some = thing.first().is_some_and(|word| word.is("some"));
    let name = thing.get(usize::from(some)..).filter(|name| !name.is_empty())?;
    let found = grammar.names.find_at(name, 0);
    let one_of_them = one_included(slots, form);
    let goes_on = one_of_them.is_some() || says_only_which_qualification(slots, name);
    let whole_name = found.iter().find(|candidate| some || goes_on || candidate.end == name.len())?;
    let named = name.get(..whole_name.end)?;
    let plural = named.last()?.lower.ends_with('s');
    if !some && (!plural || grammar.names.is_spelled(named)) {
        return None;
    }
    let shown = written(text, named);
    let span = thing.first().map_or(shown.span, |first| first.span.join(shown.span));
    if let Some((including, subject)) = one_of_them {
        let message = format!("how many {}? “{subject}” is only one of them", shown.value);
        return Some(
            Problem::new(code::NO_NUMBER, message, span)
                .help(format!("write the number, or ask for the one subject: in {subject}"))
                .rewrite("at least 2", span, format!("at least 2 {}", shown.value))
                .rewrite("the one subject", including, "in"),
        );
    }
    let message = format!("how many {}? Give a number, name the subjects, or say who decides", shown.value);
    let problem = Problem::new(code::NO_NUMBER, message, span).help("write the number: at least 2");
    // How many is only theirs to say where nothing else is said.
    if named.last()?.span != form.last()?.span {
        return Some(problem);
    }
    let theirs = format!("at least 1 {}, how many as they decide", singular(&shown.value));
    Some(problem.rewrite("at least 2", span, format!("at least 2 {}", shown.value)).rewrite(
        "so many as they decide",
        span,
        theirs,
    ))
}

/// *GCSEs, including maths*: of several qualifications one subject is named, and no number says how many there are.
/// Where *including* stands, and the subject.
fn one_included(slots: &Slots, form: &[Word]) -> Option<(Span, String)> {
    let is_number = |slot: &Slot| matches!(slot, Slot::Number { .. });
    let is_qualification =
        |slot: &Slot| matches!(slot, Slot::Names { names, .. } if names.iter().any(|one| one.class == "qualification"));
    if slots.values().any(is_number) || !slots.values().any(is_qualification) {
        return None;
    }
    let including = form.iter().position(|word| word.is("including"))?;
    let behind = form.get(including)?.span.end;
    let subjects = |slot: &Slot| match slot {
        Slot::Names { names, .. } if names.iter().all(|one| one.class == "subject") => Some(names.clone()),
        _ => None,
    };
    match slots.values().filter_map(subjects).collect::<Vec<_>>().as_slice() {
        [names] => match names.as_slice() {
            [one] if one.span.start > behind => Some((form.get(including)?.span, one.written.clone())),
            _ => None,
        },
        _ => None,
    }
}

/// Whether what is named at the front of some words is a qualification, and nothing but that is named or counted.
fn says_only_which_qualification(slots: &Slots, words: &[Word]) -> bool {
    let is_first = |span: Span| words.first().is_some_and(|word| word.span.start == span.start);
    let is_it = |slot: &Slot| match slot {
        Slot::Names { names, .. } => {
            matches!(names.as_slice(), [one] if is_first(one.span) && one.class == "qualification")
        }
        _ => false,
    };
    // Grades in a row are as many as there are letters: *A levels at AAB*.
    let letters = |floor: &str| floor.chars().filter(char::is_ascii_uppercase).count();
    let is_row =
        |floor: &str| letters(floor) > 1 && floor.chars().all(|grade| grade.is_ascii_uppercase() || grade == '*');
    let names_or_counts = |slot: &Slot| match slot {
        Slot::Names { .. } | Slot::Number { .. } | Slot::Words(_) => true,
        Slot::Grade { floor, .. } => is_row(floor),
        _ => false,
    };
    slots.values().any(is_it) && slots.values().filter(|slot| names_or_counts(slot)).count() == 1
}

fn singular(name: &str) -> &str {
    name.strip_suffix('s').unwrap_or(name)
}
