//! The whole sentence: what stands in front, what is asked, what stands at the end.

use crate::clause::Heard;
use crate::reader::Anatomy;
use crate::say::clause::{Phrase, phrases};
use crate::say::token::{capital, mid_sentence, spaced, uncapital};
use crate::say::{asked, moment};
use crate::sentence::{Body, Clause, FilledIn, Filling, Grammar, Guard, Scope};
use crate::span::Spanned;
use crate::word::Word;

/// Ways to say a sentence, the most canonical first. Not all of them need mean the same.
pub(super) fn candidates(words: &[Word<'_>], read: &Anatomy<'_>, grammar: &Grammar<'_>) -> Vec<String> {
    let first = plain(words, read, grammar);
    let (Some(read), Some(otherwise)) = (&read.otherwise, &read.sentence.otherwise) else { return first };
    let second = plain(words, read, grammar);
    // A name keeps its capital in the middle of a sentence.
    let is_name = otherwise.sentence.text.starts_with(char::is_uppercase);
    let second = second.iter().map(|second| if is_name { second.clone() } else { uncapital(second) });
    let joined = |second: String| {
        first.iter().map(move |first| format!("{}, but {second}", first.trim_end_matches('.'))).collect::<Vec<_>>()
    };
    second.flat_map(joined).collect()
}

fn plain(words: &[Word<'_>], read: &Anatomy<'_>, grammar: &Grammar<'_>) -> Vec<String> {
    let writer = Writer { words, read, grammar };
    let guards = match &read.sentence.guard {
        None => vec![String::new()],
        Some(guard) => writer.guards(guard),
    };
    let cores = writer.cores();
    cores.iter().flat_map(|core| guards.iter().map(|guard| writer.sentence(guard, core))).collect()
}

struct Writer<'a> {
    /// The words of the sentence, with their places in it.
    words: &'a [Word<'a>],
    read: &'a Anatomy<'a>,
    grammar: &'a Grammar<'a>,
}

impl Writer<'_> {
    /// What is asked, most canonical first.
    fn cores(&self) -> Vec<String> {
        match &self.read.sentence.body {
            Body::Match(_) => {
                let phrases = self.read.clause.iter().flat_map(|heard| self.phrases(heard));
                phrases.filter_map(|phrase| asked::said(self.read, &phrase)).collect()
            }
            Body::Words(words) => asked::judged(self.read, &words.value).into_iter().collect(),
            Body::Group { .. } => asked::introducer(self.read).into_iter().collect(),
            Body::NothingSet => vec!["there are no set requirements".to_owned()],
            Body::Varies { by: None } => vec!["requirements vary".to_owned()],
            Body::Varies { by: Some(by) } => vec![format!("requirements vary by {}", spaced(&by.value))],
            Body::NotKnownYet => vec!["what is needed here isn't known yet".to_owned()],
            Body::FilledIn(filled) => vec![filled_in(filled)],
            Body::Definition(_) | Body::Unread(_) => Vec::new(),
        }
    }

    fn phrases(&self, heard: &Heard) -> Vec<Phrase> {
        let mut phrases = phrases(heard, self.grammar.frames, self.grammar.names);
        phrases.iter_mut().for_each(|phrase| phrase.weigh(&heard.weighed));
        phrases
    }

    /// *if you are under 19 when you start*, most canonical first.
    fn guards(&self, guard: &Guard) -> Vec<String> {
        let clauses = match (&guard.clause, &self.read.guard) {
            (Clause::Match { .. }, Some(heard)) => {
                // With another verb, which would have to be denied anew, it reads back as its opposite.
                self.phrases(heard).iter().map(|phrase| phrase.inflected()).collect()
            }
            (Clause::Open(words) | Clause::AskedFor(words), _) => vec![spaced(&words.value)],
            (Clause::Match { .. }, None) => Vec::new(),
        };
        let word = if guard.unless { "unless" } else { "if" };
        let moment = guard.moment.as_ref().map(|moment| format!(" {}", self.moment(moment))).unwrap_or_default();
        clauses.into_iter().map(|clause: String| format!("{word} {clause}{moment}, ")).collect()
    }

    fn moment(&self, moment: &Spanned<crate::moment::Moment>) -> String {
        moment::said(&moment.value, moment.span, self.words)
    }

    fn sentence(&self, guard: &str, core: &str) -> String {
        let sentence = &self.read.sentence;
        let mut out = guard.to_owned();
        out.push_str(&match sentence.scope.as_ref().map(|scope| &scope.value) {
            Some(Scope::Funding) => "for funding, ".to_owned(),
            Some(Scope::Registration) => "for registration, ".to_owned(),
            Some(Scope::Post) => "for the post, ".to_owned(),
            Some(Scope::At(provider)) => format!("at {}, ", spaced(provider)),
            None => String::new(),
        });
        let moment = sentence.moment.as_ref().map(|moment| self.moment(moment));
        let is_group = matches!(sentence.body, Body::Group { .. });
        let in_front = is_group || self.read.asked.is_none() || moment.as_deref() == Some("to register");
        if let (Some(moment), true) = (&moment, in_front) {
            out.push_str(&format!("{moment}, "));
        }
        out.push_str(core);
        if let Some(reason) = &sentence.reason {
            out.push_str(&format!(", {}", spaced(&reason.value)));
        }
        if let (Some(moment), false) = (&moment, in_front) {
            out.push_str(if sentence.reason.is_some() { ", " } else { " " });
            out.push_str(moment);
        }
        if let Some(decider) = &sentence.decider {
            let decider = spaced(&decider.value);
            let is_plural = decider == "they" || decider.contains(" and ");
            let verb = if is_plural { "decide" } else { "decides" };
            let opening = if self.read.asked.is_none() { "and" } else { "as" };
            out.push_str(&format!(", {opening} {decider} {verb}"));
        }
        out.push(if is_group { ':' } else { '.' });
        if asked::is_fragment(self.read) && guard.is_empty() && sentence.scope.is_none() { out } else { capital(&out) }
    }
}

/// *the GCSEs are not asked for*, *experience counts instead*
fn filled_in(filled: &FilledIn) -> String {
    let verb = match (filled.filling, filled.plural) {
        (Filling::Asked, false) => "is asked for",
        (Filling::Asked, true) => "are asked for",
        (Filling::NotAsked, false) => "is not asked for",
        (Filling::NotAsked, true) => "are not asked for",
        (Filling::Counts, false) => "counts instead",
        (Filling::Counts, true) => "count instead",
        (Filling::CountsNot, false) => "does not count instead",
        (Filling::CountsNot, true) => "do not count instead",
    };
    let of = filled.of.as_ref().map(|of| format!(" of {}", spaced(&of.value))).unwrap_or_default();
    let what = mid_sentence(&spaced(&filled.what.value));
    format!("{what} {verb}{of}")
}
