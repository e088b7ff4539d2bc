//! What can follow the words of a sentence that is still being written.
//!
//! The typed words are read as far as they go, with the same frames and names as whole sentences: what stands in front and
//! the strength first, then every frame as far as the clause fits it. What is offered is what each frame would take next.

mod render;
mod walk;

use std::collections::BTreeSet;

use crate::clause::{Form, base_forms, has_subject, meaning};
use crate::lead;
use crate::moment;
use crate::sentence::{Grammar, GroupHow, Place};
use crate::slot_reader;
use crate::strength;
use crate::text::Text;
use crate::word::{Word, lower, words};

use render::Conjugation;
use walk::Walk;

/// What can stand at the end of the words typed so far.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// From which byte of the typed text on it replaces what is there; the end, where it only follows.
    pub from: usize,
    /// What it belongs to.
    pub sort: Expects,
    /// The words, and where something is to be filled in.
    pub parts: Vec<Part>,
}

/// What something expected belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expects {
    /// The clause, as a frame reads it.
    Clause {
        /// The kind the caller gave with the template.
        kind: String,
        /// Which template, counted in the order given.
        template: usize,
        /// Whether it is only read, and another template of the kind says it canonically.
        is_variation: bool,
        /// Whether the clause could end before it.
        is_optional: bool,
    },
    /// How strongly: *You must*.
    Strength,
    /// *For funding,*
    Scope,
    /// *If*, *unless*, and the comma that ends such a condition.
    Guard,
    /// *You must have one of:*
    Introducer,
    /// *There are no set requirements.*
    Silence,
    /// *when you start*
    Moment,
    /// *, as the university decides*
    Decider,
    /// *, which may count instead*
    Instead,
    /// *because*
    Reason,
}

/// A piece of what is expected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// These words, as they are written.
    Words(String),
    /// Something to fill in: the name of the slot in its template, and what it holds.
    Slot(String, Holds),
}

/// What a slot holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// A number: *4*.
    Number,
    /// A grade: *at grade 4 or above*.
    Grade,
    /// Grades in a row: *AAB*.
    Row,
    /// A level: *level 3 or above*.
    Level,
    /// A length: *6 months*.
    Months,
    /// A day of a year: *1 August 2025*.
    Date,
    /// A day of every year: *15 January*.
    Day,
    /// Words as they stand.
    Words,
    /// A name of the vocabulary.
    Names {
        /// Of these classes.
        classes: Vec<String>,
        /// Whether a number stands in front: *4 GCSEs*.
        is_counted: bool,
        /// Whether an article has been typed in front.
        has_article: bool,
    },
}

impl Holds {
    /// Something typical, to show what belongs here.
    pub fn typical(&self) -> String {
        match self {
            Holds::Number => "4".to_owned(),
            Holds::Grade => "at grade 4 or above".to_owned(),
            Holds::Row => "AAB".to_owned(),
            Holds::Level => "level 3 or above".to_owned(),
            Holds::Months => "6 months".to_owned(),
            Holds::Date => "1 August 2025".to_owned(),
            Holds::Day => "15 January".to_owned(),
            Holds::Words => "…".to_owned(),
            Holds::Names { classes, .. } => classes.first().map(|class| class.replace('-', " ")).unwrap_or_default(),
        }
    }
}

impl Expected {
    /// The words with something typical in each slot.
    pub fn shown(&self) -> String {
        let mut shown = String::new();
        for part in &self.parts {
            let words = match part {
                Part::Words(words) => words.clone(),
                Part::Slot(_, holds) => holds.typical(),
            };
            if !shown.is_empty() && !words.starts_with(',') {
                shown.push(' ');
            }
            shown.push_str(&words);
        }
        shown
    }
}

/// How sentences begin, the usual ways first.
const OPENINGS: &[(Expects, &str)] = &[
    (Expects::Strength, "You must"),
    (Expects::Strength, "You usually"),
    (Expects::Strength, "You usually need"),
    (Expects::Strength, "You may need"),
    (Expects::Strength, "Some employers ask for"),
    (Expects::Strength, "Preferably, you"),
    (Expects::Strength, "You should"),
    (Expects::Strength, "Your employer must"),
    (Expects::Strength, "Your employer usually"),
    (Expects::Strength, "Some universities ask for"),
    (Expects::Strength, "You must not already"),
    (Expects::Introducer, "You must have one of:"),
    (Expects::Introducer, "You must have all of:"),
    (Expects::Introducer, "You must meet at least 2 of:"),
    (Expects::Introducer, "You usually need one of:"),
    (Expects::Scope, "For funding,"),
    (Expects::Scope, "For registration,"),
    (Expects::Scope, "For the post,"),
    (Expects::Guard, "If"),
    (Expects::Guard, "Unless"),
    (Expects::Silence, "There are no set requirements."),
    (Expects::Silence, "There are no set requirements, and the employer decides."),
    (Expects::Silence, "Requirements vary by university."),
    (Expects::Silence, "What is needed here isn't known yet."),
];

/// Who decides, as a sentence names them.
const DECIDERS: &[&str] = &["the employer", "the university", "the college", "the regulator", "they"];

/// Moments that have a number in them.
const COUNTED_MOMENTS: &[&str] = &["within 3 months of starting", "every 2 years"];

/// Words of a tail that have been typed, at most: *, which may count instead, as the university*.
const LONGEST_TAIL: usize = 9;

/// What can follow the words of a sentence as far as they are typed. Its last word is taken for a beginning, unless a blank
/// follows it.
pub fn expect(typed: &str, place: &Place, grammar: &Grammar<'_>) -> Vec<Expected> {
    let text = Text::verbatim(typed, 0);
    let all = words(&text);
    let is_begun = |word: &Word<'_>| word.end == typed.len() && !word.is_stop();
    let done = match all.split_last() {
        Some((last, done)) if is_begun(last) => done,
        _ => all.as_slice(),
    };
    // A sentence that has ended takes nothing more.
    if done.last().is_some_and(|word| word.is_one_of(&[".", ":"])) {
        return Vec::new();
    }
    let mut expecting = Expecting { typed, text: &text, grammar, place, found: Vec::new(), known: BTreeSet::new() };
    let (_, core) = lead::take(&text, done, &mut Vec::new());
    expecting.sentence(core);
    expecting.found
}

struct Expecting<'t, 'g> {
    typed: &'t str,
    text: &'t Text,
    grammar: &'g Grammar<'g>,
    place: &'t Place,
    /// In the order in which they were come upon.
    found: Vec<Expected>,
    known: BTreeSet<Expected>,
}

impl<'t> Expecting<'t, '_> {
    /// What follows these words, which stand behind conditions and scopes that are complete.
    fn sentence(&mut self, core: &'t [Word<'t>]) {
        self.openings(core);
        if let Some((first, clause)) = core.split_first()
            && first.is_one_of(&["if", "unless"])
        {
            for end in self.clause(&base_forms(clause), true) {
                for then in [", you must", ", you usually", ", you must:"] {
                    self.words(end, Expects::Guard, then);
                }
            }
            return;
        }
        let asked = strength::read(self.text, core);
        let (forms, is_conjugated) = match (&asked, self.place) {
            (Ok(Some(asked)), _) => (asked.forms(), asked.conjugated),
            (_, Place::Item { introducer, .. }) => (fragments(introducer, core), false),
            (_, Place::Rules | Place::GuardedItem) => (Vec::new(), false),
        };
        let openings = self.found.len();
        let ends = self.clause(&forms, is_conjugated);
        let is_known = self.found.len() > openings;
        self.tails(&ends);
        // Words that someone judges need no frame: behind the comma that a decider begins with, and where no frame would go
        // on.
        if !forms.is_empty() && !core.is_empty() {
            let last = core.iter().rposition(|word| word.is(","));
            let begun =
                last.and_then(|last| core.get(last..)).filter(|begun| begun.get(1).is_none_or(|next| next.is("as")));
            match begun.and_then(|begun| begun.first()) {
                Some(comma) => self.deciders(comma.start),
                None if !is_known => self.deciders(self.end()),
                None => {}
            }
        }
    }

    fn openings(&mut self, core: &[Word<'_>]) {
        let from = core.first().map_or_else(|| self.end(), |word| word.start);
        let is_first = self.typed.get(..from).is_none_or(|before| before.trim().is_empty());
        // Behind a condition or a scope, the sentence goes on in lower case.
        for (sort, opening) in OPENINGS {
            let begins = matches!(sort, Expects::Guard | Expects::Silence);
            if is_first || !begins {
                let opening = if is_first { (*opening).to_owned() } else { lower_first(opening) };
                self.words(from, sort.clone(), &opening);
            }
        }
    }

    /// What follows a clause in one of these forms. Gives the bytes at which it could have ended.
    fn clause(&mut self, forms: &[Form<'_>], is_conjugated: bool) -> BTreeSet<usize> {
        let mut ends = BTreeSet::new();
        for form in forms {
            let conjugation = Conjugation::of(&form.words, is_conjugated);
            for (template, frame) in self.grammar.frames.iter().enumerate() {
                let walk = Walk::of(frame, form, self.text, self.grammar.names);
                let written = |end: &usize| {
                    let last = end.checked_sub(1).and_then(|last| form.words.get(last));
                    let is_near = form.words.len().saturating_sub(*end) <= LONGEST_TAIL;
                    is_near && last.is_some_and(|last| !last.written.is_empty())
                };
                ends.extend(walk.ends.iter().filter(|end| written(end)).map(|end| self.start_of(&form.words, *end)));
                for stop in walk.stops {
                    let from = self.start_of(&form.words, stop.at);
                    let is_begun = self.typed.get(from..).is_some_and(|begun| !begun.trim().is_empty());
                    let before = stop.at.checked_sub(1).and_then(|last| form.words.get(last));
                    let wants_thing = before.is_some_and(is_meant_have);
                    for (parts, is_optional) in stop.continuations(&conjugation, is_begun) {
                        // A verb comes before what it is about.
                        let lacks_verb = stop.at < 2 && !is_begun && begins_with_name(&parts);
                        if lacks_verb || wants_thing && begins_with_participle(&parts) {
                            continue;
                        }
                        let sort = Expects::Clause {
                            kind: frame.kind.clone(),
                            template,
                            is_variation: frame.is_variation,
                            is_optional,
                        };
                        for parts in with_lengths(self.typed.get(from..).unwrap_or_default(), before, parts) {
                            self.add(from, sort.clone(), parts);
                        }
                    }
                }
            }
        }
        ends
    }

    /// What may stand behind a clause that could end at one of these bytes: a moment, a decider, a reason.
    fn tails(&mut self, ends: &BTreeSet<usize>) {
        for end in ends {
            for phrase in moment::canonical_phrases().chain(COUNTED_MOMENTS.iter().copied()) {
                self.words(*end, Expects::Moment, phrase);
            }
            if matches!(self.place, Place::Item { group: GroupHow::One, .. }) {
                for decider in DECIDERS {
                    let tail = format!(", which may count instead, as {decider} {}", decides(decider));
                    self.words(*end, Expects::Instead, &tail);
                }
            }
            self.words(*end, Expects::Reason, "because");
            self.deciders(*end);
        }
    }

    fn deciders(&mut self, from: usize) {
        for decider in DECIDERS {
            self.words(from, Expects::Decider, &format!(", as {decider} {}", decides(decider)));
        }
    }

    fn words(&mut self, from: usize, sort: Expects, words: &str) {
        self.add(from, sort, vec![Part::Words(words.to_owned())]);
    }

    /// Keeps what fits the words that are typed in its place already.
    fn add(&mut self, from: usize, sort: Expects, parts: Vec<Part>) {
        let mut expected = Expected { from, sort, parts };
        let begins_with_comma = matches!(expected.parts.first(), Some(Part::Words(words)) if words.starts_with(','));
        let begun = lower(self.typed.get(from..).unwrap_or_default().trim()).into_owned();
        if begins_with_comma {
            // A comma stands right behind the word before it.
            expected.from = self.typed.get(..from).map_or(from, |before| before.trim_end().len());
        }
        let names_first = begins_with_name(&expected.parts);
        let shown = expected.shown();
        let goes_on = || lower(&shown).starts_with(&begun) && shown.len() > begun.len();
        if (names_first || begun.is_empty() || goes_on()) && self.known.insert(expected.clone()) {
            self.found.push(expected);
        }
    }

    /// Where the word stands that is being typed, or else the end.
    fn end(&self) -> usize {
        let begun = self.typed.len() - self.typed.trim_end_matches(|letter: char| !letter.is_whitespace()).len();
        let word = self.typed.get(self.typed.len() - begun..).unwrap_or_default();
        // What only closes the word before isn't the beginning of one.
        let closing = word.rfind([',', ';', '(', ')']).map_or(0, |at| at + 1);
        self.typed.len() - begun + closing
    }

    fn start_of(&self, words: &[Word<'_>], at: usize) -> usize {
        words.get(at).map_or_else(|| self.end(), |word| word.start)
    }
}

/// What a fragment of a list can mean: completing its introducer, or with a verb of its own.
fn fragments<'w>(introducer: &'w str, words: &[Word<'w>]) -> Vec<Form<'w>> {
    let verb = if introducer == "need" { "have" } else { introducer };
    let meant: Vec<&str> = std::iter::once("you").chain(verb.split_whitespace()).collect();
    let mut forms = vec![Form::plain(meaning(&meant, words), Some(1))];
    if !words.is_empty() {
        forms.push(Form::plain(meaning(&["you"], words), Some(1)));
    }
    if has_subject(words) {
        forms.extend(base_forms(words));
    }
    forms
}

/// *You need*, *some employers ask for*: a thing follows, not a verb.
fn is_meant_have(word: &Word<'_>) -> bool {
    word.is("have") && word.written.is_empty()
}

/// A length in the units that are begun: *in the last y* goes on with *year*, *in the last 3 m* with *months*. Where nothing
/// of it is typed, it stays one to fill in.
fn with_lengths(begun: &str, before: Option<&Word<'_>>, parts: Vec<Part>) -> Vec<Vec<Part>> {
    let lengths = match parts.first() {
        Some(Part::Slot(_, Holds::Months)) => slot_reader::lengths_begun(begun.trim(), before),
        _ => Vec::new(),
    };
    if lengths.is_empty() {
        return vec![parts];
    }
    let told = |length: String| match parts.get(1..) {
        Some([Part::Words(next), rest @ ..]) => {
            let gap = if next.starts_with(',') { "" } else { " " };
            std::iter::once(Part::Words(format!("{length}{gap}{next}"))).chain(rest.iter().cloned()).collect()
        }
        rest => std::iter::once(Part::Words(length)).chain(rest.into_iter().flatten().cloned()).collect(),
    };
    lengths.into_iter().map(told).collect()
}

fn begins_with_name(parts: &[Part]) -> bool {
    matches!(parts.first(), Some(Part::Slot(_, Holds::Names { .. })))
}

fn begins_with_participle(parts: &[Part]) -> bool {
    const IRREGULAR: &[&str] = &["been", "had", "held", "done", "taken", "ordinarily"];
    let Some(Part::Words(words)) = parts.first() else { return false };
    let first = words.split(' ').next().unwrap_or_default();
    first.ends_with("ed") || IRREGULAR.contains(&first)
}

fn decides(decider: &str) -> &'static str {
    if decider == "they" { "decide" } else { "decides" }
}

fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests;
