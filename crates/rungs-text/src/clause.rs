//! Clauses in base form, and reading them with frames.

use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};

use crate::code;
use crate::matching::{self, Hit, Outcome, Reach, Subject};
use crate::problem::Problem;
use crate::sentence::{Grammar, Match};
use crate::text::Text;
use crate::weighed::Weighed;
use crate::word::Word;

/// A clause in a form that frames may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form<'w> {
    /// In base form. The verb keeps what was written for it, its *not* and its *do* included.
    pub(crate) words: Vec<Word<'w>>,
    pub(crate) negated: bool,
    /// Which word is the verb, where that is known.
    pub(crate) verb: Option<usize>,
}

impl<'w> Form<'w> {
    pub(crate) fn plain(words: Vec<Word<'w>>, verb: Option<usize>) -> Self {
        Self { words, negated: false, verb }
    }
}

/// A clause as a frame has read it.
#[derive(Clone, Debug)]
pub(crate) struct Heard<'w> {
    pub(crate) form: Form<'w>,
    pub(crate) hit: Hit,
    /// Its parts under a strength of their own.
    pub(crate) weighed: Vec<Weighed<'w>>,
}

/// The word *you*, meant but not written, in front of some words; or several such words.
pub(crate) fn meaning<'w>(meant: &[&'w str], words: &[Word<'w>]) -> Vec<Word<'w>> {
    let (start, place) = words.first().map_or((0, 0), |first| (first.start, first.span.start));
    meant.iter().map(|word| Word::meant(word, start, place)).chain(words.iter().cloned()).collect()
}

/// Whether a clause begins with a subject, and is not a fragment that completes another.
pub(crate) fn has_subject(words: &[Word]) -> bool {
    const SUBJECTS: &[&str] =
        &["you", "you're", "your", "the", "there", "those", "these", "that", "this", "every", "each", "english", "it"];
    words.first().is_some_and(|word| word.is_one_of(SUBJECTS))
}

/// The base forms a conjugated clause can have: *your employer takes part* is *your employer take part*, *you don't hold*
/// is *you hold*, denied. Where the verb stands is not known, so there can be several; the clause as it is comes first.
pub(crate) fn base_forms<'w>(words: &[Word<'w>]) -> Vec<Form<'w>> {
    let of_you = words.first().is_some_and(|word| word.is("you"));
    let mut forms = vec![Form::plain(words.to_vec(), of_you.then_some(1))];
    if let Some((first, rest)) = words.split_first()
        && first.is("you're")
    {
        let you = Word { written: "you".into(), ..first.read_as("you") };
        let mut form = vec![you, Word::meant("be", first.end, first.span.end)];
        form.extend_from_slice(rest);
        forms.push(Form::plain(form, Some(1)));
    }
    // *You* is followed by its verb; other subjects have a few words.
    const LONGEST_SUBJECT: usize = 5;
    let last = if of_you { 1 } else { LONGEST_SUBJECT };
    for at in 1..=last {
        let Some(word) = words.get(at) else { break };
        let not = words.get(at + 1).is_some_and(|next| next.is("not"));
        let after_not = at + 1 + usize::from(not);
        match word.lower.as_ref() {
            "is" | "are" | "was" | "were" => forms.push(with_verb(words, at, "be", after_not, not)),
            "isn't" | "aren't" | "wasn't" | "weren't" => forms.push(with_verb(words, at, "be", at + 1, true)),
            "has" | "have" if not || word.is("has") => forms.push(with_verb(words, at, "have", after_not, not)),
            "hasn't" | "haven't" => forms.push(with_verb(words, at, "have", at + 1, true)),
            "do" | "does" | "did" if not => forms.push(without_verb(words, at, at + 2)),
            "don't" | "doesn't" | "didn't" => forms.push(without_verb(words, at, at + 1)),
            verb if last > 1 => {
                for base in third_person(verb) {
                    forms.push(with_verb(words, at, base, at + 1, false));
                }
            }
            _ => {}
        }
    }
    forms
}

fn with_verb<'w>(words: &[Word<'w>], at: usize, base: impl Into<Cow<'w, str>>, rest: usize, negated: bool) -> Form<'w> {
    let mut form = words.get(..at).unwrap_or_default().to_vec();
    let written = written_together(words.get(at..rest).unwrap_or_default());
    form.extend(words.get(at).map(|verb| Word { written, ..verb.read_as(base) }));
    form.extend_from_slice(words.get(rest..).unwrap_or_default());
    Form { words: form, negated, verb: Some(at) }
}

fn without_verb<'w>(words: &[Word<'w>], at: usize, rest: usize) -> Form<'w> {
    let mut form = words.get(..at).unwrap_or_default().to_vec();
    let written = written_together(words.get(at..=rest).unwrap_or_default());
    form.extend(words.get(rest).map(|verb| Word { written, ..verb.clone() }));
    form.extend_from_slice(words.get(rest + 1..).unwrap_or_default());
    Form { words: form, negated: true, verb: Some(at) }
}

/// *are not*, *don't hold*: the words of a verb.
fn written_together<'w>(words: &[Word<'w>]) -> Cow<'w, str> {
    match words {
        [one] => one.written.clone(),
        words => Cow::Owned(words.iter().map(|word| word.written.as_ref()).collect::<Vec<_>>().join(" ")),
    }
}

/// *takes* → *take*, *teaches* → *teach*, *studies* → *study*
fn third_person(verb: &str) -> Vec<String> {
    if verb.len() < 3 || verb.ends_with("ss") {
        return Vec::new();
    }
    let mut bases = Vec::new();
    bases.extend(verb.strip_suffix("ies").map(|stem| format!("{stem}y")));
    bases.extend(verb.strip_suffix('s').map(str::to_owned));
    bases.extend(verb.strip_suffix("es").map(str::to_owned));
    bases
}

/// What the frames made of a clause that one of them reads.
#[derive(Debug)]
pub(crate) struct Reading<'w> {
    pub(crate) form: Form<'w>,
    pub(crate) outcome: Outcome,
}

/// Reads a clause in the form that is read best, the first of equals. Nothing, if no frame reads any.
pub(crate) fn read<'w>(text: &Text, forms: &[Form<'w>], grammar: &Grammar<'_>, unknown: bool) -> Option<Reading<'w>> {
    let mut best: Option<Reading<'w>> = None;
    for form in forms {
        let found = grammar.names.find_all(&form.words);
        let subject = Subject { text, words: &form.words, found: &found, names: grammar.names };
        let outcome = matching::match_all(grammar.frames, subject, unknown);
        if outcome.hits.is_empty() {
            continue;
        }
        let reading = Reading { form: form.clone(), outcome };
        let better = best.as_ref().is_none_or(|best| match score(&reading).cmp(&score(best)) {
            Ordering::Greater => true,
            Ordering::Less => false,
            Ordering::Equal => left_over(&reading, text, grammar, unknown) < left_over(best, text, grammar, unknown),
        });
        if better {
            best = Some(reading);
        }
    }
    best
}

/// Sound hits before flawed ones, then known words before unknown ones, then the most words of the frame itself.
fn score(reading: &Reading<'_>) -> (bool, Reverse<usize>, usize) {
    let hit = reading.outcome.hits.first();
    let unknown = hit.map_or(0, |hit| hit.unknown.iter().map(|name| name.length).sum());
    (hit.is_some_and(|hit| hit.problems.is_empty()), Reverse(unknown), hit.map_or(0, |hit| hit.literals))
}

/// How many words of a form no frame came to know. Rarely asked, so that frames that can't hit needn't be tried for it.
fn left_over(reading: &Reading<'_>, text: &Text, grammar: &Grammar<'_>, unknown: bool) -> usize {
    let words = &reading.form.words;
    if reading.outcome.reached >= words.len() {
        return 0;
    }
    let found = grammar.names.find_all(words);
    let subject = Subject { text, words, found: &found, names: grammar.names };
    words.len().saturating_sub(matching::reach(grammar.frames, subject, unknown).word)
}

/// Where reading stopped in a clause that no frame reads.
#[derive(Debug)]
pub(crate) struct Stop<'w> {
    /// The form of which the fewest words are left.
    pub(crate) form: Form<'w>,
    pub(crate) reach: Reach,
}

/// Says where reading stopped.
pub(crate) fn stop<'w>(text: &Text, forms: &[Form<'w>], grammar: &Grammar<'_>) -> Option<Stop<'w>> {
    let stops = forms.iter().map(|form| {
        let found = grammar.names.find_all(&form.words);
        let subject = Subject { text, words: &form.words, found: &found, names: grammar.names };
        Stop { form: form.clone(), reach: matching::reach(grammar.frames, subject, false) }
    });
    stops.min_by_key(|stop| stop.form.words.len().saturating_sub(stop.reach.word))
}

/// The hit as a match, or what is wrong with it.
pub(crate) fn settle<'w>(mut reading: Reading<'w>, text: &Text) -> Result<Heard<'w>, Vec<Problem>> {
    let span = matching::written(text, &reading.form.words).span;
    let Some(best) = reading.outcome.hits.first() else {
        return Err(Vec::new());
    };
    if !best.problems.is_empty() {
        return Err(best.problems.clone());
    }
    if let Some(other) = reading.outcome.hits.iter().find(|hit| hit.kind != best.kind) {
        let message = format!("this can be read as “{}” and as “{}”", best.kind, other.kind);
        return Err(vec![
            Problem::new(code::AMBIGUOUS_SENTENCE, message, span)
                .help("say it with the words of one of them, or with the full name of the thing"),
        ]);
    }
    let hit = reading.outcome.hits.swap_remove(0);
    Ok(Heard { form: reading.form, hit, weighed: Vec::new() })
}

impl Heard<'_> {
    pub(crate) fn as_match(&self) -> Match {
        let Hit { kind, frame, slots, .. } = &self.hit;
        let weighed = self.weighed.iter().map(|part| (part.weight, part.heard.as_match())).collect();
        Match { kind: kind.clone(), template: *frame, slots: slots.clone(), negated: self.form.negated, weighed }
    }
}
