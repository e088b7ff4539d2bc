//! Words that need somebody to judge them, and amounts that are left blank.

use crate::code;
use crate::matching::written;
use crate::name::Found;
use crate::problem::Problem;
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
    let word = words(text).into_iter().find(|word| word.is_one_of(VAGUE) && free.contains(word.span))?;
    Some(needs_judge(&word, end))
}

/// A vague word, or what is always a judgement, in a clause that no frame reads.
pub(crate) fn vague_word(words: &[Word], found: &Found<'_>, end: Span) -> Option<Problem> {
    let vague = |at: usize, word: &Word| word.is_one_of(VAGUE) && !found.covers(at) && !follows_as(words, at);
    let mut placed = words.iter().enumerate();
    let word = placed.find(|(at, word)| vague(*at, word) || (word.is_one_of(JUDGED) && !found.covers(*at)))?.1;
    Some(needs_judge(word, end))
}

fn needs_judge(word: &Word, end: Span) -> Problem {
    let at = Span::at(end.end);
    let message = format!("“{}” needs someone to judge it: add “, as the employer decides”", word.written);
    Problem::new(code::VAGUE_WORD, message, word.span)
        .help("name who decides; “they” is whoever asks for this")
        .rewrite("whoever asks decides", at, ", as they decide")
        .rewrite("the employer decides", at, ", as the employer decides")
        .rewrite("the university decides", at, ", as the university decides")
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
    let goes_on = says_only_which_qualification(slots, name);
    let whole_name = found.iter().find(|candidate| some || goes_on || candidate.end == name.len())?;
    let named = name.get(..whole_name.end)?;
    let plural = named.last()?.lower.ends_with('s');
    if !some && (!plural || grammar.names.is_spelled(named)) {
        return None;
    }
    let shown = written(text, named);
    let span = thing.first().map_or(shown.span, |first| first.span.join(shown.span));
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
