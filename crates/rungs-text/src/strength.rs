//! How strongly a sentence asks, and the clause in base form that is left.

use crate::clause::{Form, base_forms, has_subject, meaning};
use crate::code;
use crate::fixed::after;
use crate::matching::written;
use crate::modal::{self, OFTEN, RATHER};
use crate::problem::Problem;
use crate::refusal::begins_with_distance;
use crate::sentence::{Asker, Strength};
use crate::span::Span;
use crate::tail::instead_phrase;
use crate::text::Text;
use crate::word::Word;

/// A sentence parted into its strength and what is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Asked<'w> {
    pub(crate) strength: Strength,
    /// Who must: *you*, *your employer*; the verb isn't in it.
    pub(crate) subject: Vec<Word<'w>>,
    /// What, in base form.
    pub(crate) clause: Vec<Word<'w>>,
    /// *must not already …*
    pub(crate) negated: bool,
    /// Whether the verb stands as it was conjugated: *your employer usually takes part*.
    pub(crate) conjugated: bool,
    /// Who asks, where the words for the strength say it: *some employers ask for*.
    pub(crate) asker: Option<Asker>,
    pub(crate) wording: Wording,
}

/// Which of several words for the same strength was written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wording {
    /// *you need 4 GCSEs*: a thing and no verb.
    pub(crate) need: bool,
    /// *some employers ask for …*: who.
    pub(crate) askers: Option<String>,
    /// *must not already …*
    pub(crate) already: bool,
    /// *you will be interviewed*: what everyone goes through.
    pub(crate) will: bool,
}

impl<'w> Asked<'w> {
    pub(crate) fn new(strength: Strength, subject: &[Word<'w>], clause: Vec<Word<'w>>) -> Self {
        let wording = Wording::default();
        Self { strength, subject: subject.to_vec(), clause, negated: false, conjugated: false, asker: None, wording }
    }

    fn you(strength: Strength, clause: Vec<Word<'w>>) -> Self {
        let subject: Vec<Word<'w>> = meaning(&["you"], &clause).into_iter().take(1).collect();
        Self::new(strength, &subject, clause)
    }

    /// Whether it is only a thing, as in *preferably 3 A levels*.
    pub(crate) fn is_fragment(&self) -> bool {
        self.subject.is_empty() && self.strength != Strength::Must && !has_subject(&self.clause)
    }

    /// The clauses that frames may know.
    pub(crate) fn forms(&self) -> Vec<Form<'w>> {
        if self.is_fragment() {
            return vec![
                Form::plain(meaning(&["you", "have"], &self.clause), Some(1)),
                Form::plain(meaning(&["you"], &self.clause), Some(1)),
            ];
        }
        let words: Vec<Word<'w>> = self.subject.iter().chain(&self.clause).cloned().collect();
        let mut forms =
            if self.conjugated { base_forms(&words) } else { vec![Form::plain(words, Some(self.subject.len()))] };
        for form in &mut forms {
            form.negated |= self.negated;
        }
        forms
    }
}

/// Parts a sentence. Nothing, if it has no strength word.
pub(crate) fn read<'w>(text: &Text, words: &'w [Word<'w>]) -> Result<Option<Asked<'w>>, Problem> {
    if let Some(asked) = leading_adverb(words)? {
        return Ok(Some(asked));
    }
    if let Some(asked) = some_ask(words).or_else(|| helpful(words)).or_else(|| instead(text, words)) {
        return Ok(Some(asked));
    }
    modal::read(words)
}

/// *Preferably, you …*, *Usually, you need …*
fn leading_adverb<'w>(words: &[Word<'w>]) -> Result<Option<Asked<'w>>, Problem> {
    let Some((first, rest)) = words.split_first() else { return Ok(None) };
    let often = first.is_one_of(OFTEN);
    if !often && !first.is_one_of(RATHER) {
        return Ok(None);
    }
    let strength = if often { Strength::Usually } else { Strength::Preferably };
    let rest = match rest {
        [comma, rest @ ..] if comma.is(",") => rest,
        _ => rest,
    };
    match modal::read(rest)? {
        // *Usually, you need 4 GCSEs*: *need* says no more than that it is asked for.
        Some(asked)
            if often
                && asked.strength == Strength::Must
                && rest.iter().any(|word| word.is_one_of(&["need", "needs"])) =>
        {
            Ok(Some(Asked { strength, ..asked }))
        }
        Some(_) => Err(modal::two_strengths(words, second_strength(words))),
        None => Ok(Some(Asked { conjugated: true, ..Asked::new(strength, &[], rest.to_vec()) })),
    }
}

/// Where the second strength word of a sentence stands whose first word is one.
fn second_strength(words: &[Word]) -> usize {
    const ASKS: &[&str] = &["must", "should", "may", "might", "will", "need", "needs", "have", "has"];
    let is_strength = |word: &Word| word.is_one_of(ASKS) || word.is_one_of(OFTEN) || word.is_one_of(RATHER);
    words.iter().skip(1).position(is_strength).map_or(1, |place| place + 1)
}

/// Those whose rules differ.
const ASKERS: &[&str] = &["employers", "universities", "colleges", "providers", "courses", "posts", "jobs", "roles"];

/// *Some employers ask for …*, *for some jobs you need …*
fn some_ask<'w>(words: &[Word<'w>]) -> Option<Asked<'w>> {
    if let [for_word, some, askers, rest @ ..] = words
        && for_word.is("for")
        && some.is("some")
        && askers.is_one_of(ASKERS)
    {
        let rest = match rest {
            [comma, rest @ ..] if comma.is(",") => rest,
            _ => rest,
        };
        let asked = modal::read(rest).ok().flatten()?;
        return matches!(asked.strength, Strength::Must | Strength::May).then_some(Asked {
            strength: Strength::May,
            asker: asker(askers),
            wording: Wording { askers: Some(askers.lower.to_string()), ..asked.wording },
            ..asked
        });
    }
    let [some, askers, verb, rest @ ..] = words else { return None };
    if !some.is("some") || !askers.is_one_of(ASKERS) {
        return None;
    }
    let (need, clause) = match (verb.lower.as_ref(), rest) {
        ("ask" | "want" | "require" | "expect", [you, to, rest @ ..]) if you.is("you") && to.is("to") => {
            (false, rest.to_vec())
        }
        ("ask", [for_word, rest @ ..]) if for_word.is("for") => (true, meaning(&["have"], rest)),
        ("want" | "require" | "need" | "expect", rest) => (true, meaning(&["have"], rest)),
        _ => return None,
    };
    let wording = Wording { need, askers: Some(askers.lower.to_string()), ..Wording::default() };
    Some(Asked { asker: asker(askers), wording, ..Asked::you(Strength::May, clause) })
}

/// Whose rule it is that *some employers*, or *some universities*, ask for something.
fn asker(askers: &Word) -> Option<Asker> {
    Some(match askers.lower.as_ref() {
        "employers" | "posts" | "jobs" | "roles" => Asker::Employers,
        _ => Asker::Providers,
    })
}

/// *It helps to …*, *… is useful*, *… is an advantage*
fn helpful<'w>(words: &'w [Word<'w>]) -> Option<Asked<'w>> {
    const HELPS: &[&[&str]] = &[
        &["it", "helps", "to"],
        &["it", "is", "useful", "to"],
        &["it", "is", "helpful", "to"],
        &["it", "would", "help", "to"],
    ];
    if let Some(rest) = HELPS.iter().find_map(|phrase| after(words, phrase)) {
        return Some(Asked::you(Strength::Preferably, rest.to_vec()));
    }
    if let Some(rest) = after(words, &["it", "helps", "if"]) {
        return Some(Asked { conjugated: true, ..Asked::new(Strength::Preferably, &[], rest.to_vec()) });
    }
    const ADVANTAGES: &[&[&str]] = &[
        &["is", "useful"],
        &["are", "useful"],
        &["is", "helpful"],
        &["is", "desirable"],
        &["is", "an", "advantage"],
        &["are", "an", "advantage"],
        &["would", "be", "useful"],
        &["would", "be", "an", "advantage"],
    ];
    let thing = ADVANTAGES.iter().find_map(|phrase| before(words, phrase))?;
    Some(Asked::you(Strength::Preferably, meaning(&["have"], thing)))
}

/// *X may count instead of the GCSEs*
fn instead<'w>(text: &Text, words: &[Word<'w>]) -> Option<Asked<'w>> {
    let may = words.iter().rposition(|word| word.is_one_of(&["may", "might"]))?;
    let of = instead_phrase(text, words.get(may..)?)?;
    let thing = match words.get(..may)? {
        // *A degree, such as …, may count instead*: the comma closes what was put in.
        [thing @ .., comma] if comma.is(",") => thing,
        thing => thing,
    };
    if thing.is_empty() {
        return None;
    }
    Some(Asked::you(Strength::Instead { of }, meaning(&["have"], thing)))
}

fn before<'w>(words: &'w [Word<'w>], phrase: &[&str]) -> Option<&'w [Word<'w>]> {
    let at = words.len().checked_sub(phrase.len()).filter(|at| *at > 0)?;
    after(words.get(at..)?, phrase)?;
    words.get(..at)
}

/// A sentence without a strength word that is still one: *General studies doesn't count.*, *It takes 12 months.*
pub(crate) fn without_word<'w>(words: &'w [Word<'w>]) -> Option<Asked<'w>> {
    let counts = words.last().is_some_and(|word| word.is_one_of(&["count", "counts"])) && words.len() > 1;
    let takes = after(words, &["it", "takes"]).is_some();
    (counts || takes).then(|| Asked { conjugated: true, ..Asked::new(Strength::Must, &[], words.to_vec()) })
}

/// *Most universities want …*, *colleges usually accept …*: what others ask, as a strength; or what they take instead.
fn others_ask(words: &[Word], problem: Problem) -> Problem {
    const ASK: &[&str] = &["ask", "want", "require", "expect", "need", "look", "prefer", "like"];
    const TAKE: &[&str] = &["accept", "take", "consider"];
    let Some(at) = words.iter().take(4).position(|word| word.is_one_of(ASK) || word.is_one_of(TAKE)) else {
        return problem;
    };
    let (Some(first), Some(verb)) = (words.first(), words.get(at)) else { return problem };
    if verb.is_one_of(TAKE) {
        return problem.help(
            "what is taken in place of something else stands beside it in a list: “You must have one of:”, with a bullet that ends in “, which may count instead, as they decide”",
        );
    }
    let rest = words.get(at + 1..).unwrap_or_default();
    // *want you to work* has a verb of its own, *ask for 2 A levels* a thing.
    let (asked, is_thing) = match rest {
        [you, to, asked @ ..] if you.is("you") && to.is("to") => (asked, false),
        // *Want you fit* is neither.
        [you, ..] if you.is("you") => return problem,
        [for_word, asked @ ..] if for_word.is("for") => (asked, true),
        asked => (asked, true),
    };
    let Some(asked) = asked.first() else { return problem };
    let place = Span::new(first.span.start, asked.span.start);
    let or_must =
        |usual: bool| if usual { ("usually", "You usually ", "need ") } else { ("must", "You must ", "have ") };
    let ways: &[(&str, &str, &str)] = match first.lower.as_ref() {
        _ if verb.is_one_of(&["prefer", "like"]) => &[("preferably", "Preferably, you ", "have ")],
        "all" => &[or_must(false)],
        "some" => &[("may need", "You may need ", "")],
        "most" | "many" => &[or_must(true)],
        _ => &[or_must(false), or_must(true)],
    };
    ways.iter().fold(problem, |problem, (label, begun, of_thing)| {
        let of_thing = if is_thing { of_thing } else { "" };
        problem.rewrite(*label, place, format!("{begun}{of_thing}"))
    })
}

/// What is wrong with a sentence that says nothing of what, or of whom: *May count instead.*, *Must have a degree.* An item
/// of a list may leave out whom, where it leaves out how strongly as well.
pub(crate) fn without_subject(text: &Text, words: &[Word], is_item: bool) -> Option<Problem> {
    if counts_instead(words) {
        return Some(instead_of_nothing(written(text, words).span));
    }
    let first = words.first()?;
    if is_item && !first.is_one_of(&["must", "should", "may", "might"]) {
        return None;
    }
    match modal::begins(words) {
        Ok(false) => None,
        Ok(true) => {
            let message = format!("whom is this asked of? Nobody stands before “{}”", first.written);
            let problem = Problem::new(code::UNREAD_WORDS, message, first.span)
                .help("say who must: “You must …”, “You usually need …”, “Your employer must …”");
            Some(problem.rewrite("you", first.span, format!("You {}", first.lower)))
        }
        Err(problem) => Some(problem),
    }
}

/// *May count instead*, *which could be accepted instead of the GCSEs*: what it is that may isn't there.
fn counts_instead(words: &[Word]) -> bool {
    const MAY: &[&str] = &["may", "might", "can", "could", "should", "will", "would", "must"];
    let words = match words {
        [which, rest @ ..] if which.is_one_of(&["which", "that", "this"]) => rest,
        words => words,
    };
    let words = match words {
        [may, rest @ ..] if may.is_one_of(MAY) => rest,
        words => words,
    };
    match words {
        [counts, instead, ..] if counts.is_one_of(&["count", "counts"]) => instead.is("instead"),
        [be, accepted, instead, ..] if be.is_one_of(&["be", "is"]) => {
            accepted.is_one_of(&["accepted", "considered"]) && instead.is("instead")
        }
        _ => false,
    }
}

/// Something may count instead, and nothing says what.
pub(crate) fn instead_of_nothing(span: Span) -> Problem {
    Problem::new(code::EMPTY_SENTENCE, "what may count instead? The sentence doesn't name it", span).help(
        "begin with it, and say what it stands in for: “Experience in healthcare may count instead of the GCSEs, as they decide.”; in a list: “experience in healthcare, which may count instead, as they decide”",
    )
}

/// What is wrong with a sentence without a strength word.
pub(crate) fn missing(text: &Text, words: &[Word]) -> Problem {
    let shown = written(text, words);
    let problem = Problem::new(code::NO_STRENGTH, "how strongly is this asked for?", shown.span).help(
        "write “You must …”, “You usually …” or “You may need …”; explanation belongs after because, or in Notes",
    );
    let Some(first) = words.first() else { return problem };
    if words.iter().take(2).any(|word| word.is_one_of(ASKERS)) {
        return others_ask(words, problem);
    }
    if first.is("you") {
        let at = Span::at(first.span.end);
        return problem.rewrite("must", at, " must").rewrite("usually", at, " usually").rewrite(
            "may need",
            at,
            " may need to",
        );
    }
    if has_subject(words) {
        return problem;
    }
    if begins_with_distance(words) {
        let begun = |asked: &str| format!("You {asked} live within");
        return problem.rewrite("must", first.span, begun("must")).rewrite("usually", first.span, begun("usually"));
    }
    let mut rest = first.written.to_string();
    // A capital that only begins the sentence goes; one inside a word, as in GCSE, is part of it.
    if rest.chars().skip(1).all(char::is_lowercase) {
        rest = rest.to_lowercase();
    }
    problem
        .rewrite("must", first.span, format!("You must have {rest}"))
        .rewrite("usually", first.span, format!("You usually need {rest}"))
        .rewrite("may need", first.span, format!("You may need {rest}"))
}
