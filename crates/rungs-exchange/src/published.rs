//! A reader of published English that writes the page language.
//!
//! A page of ours is strict: its author is asked to choose where English allows two readings. Nobody can ask the author of
//! a published page. So a published sentence is read here into what it asks, as values ([`asked`]); those are written as
//! sentences of the page language ([`sentence`]), and a sentence counts only if it reads back as what was meant
//! ([`proof`]). What isn't understood to its last word stays *Unread*, and where the words are ambiguous the reading is the
//! one that stops nobody whom either meaning would let pass, and leaves the rest to those who ask.

mod asked;
mod lead;
mod proof;
mod qualification;
mod sentence;
mod subject;
mod tail;
mod thing;
mod told;
mod word;

use rungs_core::vocabulary::Vocabulary;

pub(crate) use asked::{Asked, NewTerm, Strength, What};
pub(crate) use proof::{Proven, Prover};
pub(crate) use sentence::capital;
pub(crate) use word::words;

use lead::Follows;
use qualification::Asking;
use tail::Around;
use thing::Thing;
use word::{Cursor, Word, joined};

use crate::coverage::Coverage;

/// Whose rules these are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Asker {
    University,
    College,
    Employer,
}

/// What became of a published statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// It asks for these, all of them.
    Asks {
        asked: Vec<Asked>,
        /// What it is asked for, where that is one of several courses: *a level 2 course*.
        path: Option<String>,
    },
    /// It asks for nothing.
    Told,
    /// It wasn't understood to its last word.
    Unread,
}

/// What the prefix of a list of requirements says of all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prefix {
    /// How strongly the items are asked for.
    pub(crate) strength: Strength,
    /// What the prefix asks by itself.
    pub(crate) asked: Option<Asked>,
}

impl Asker {
    pub(crate) fn decider(self) -> &'static str {
        match self {
            Asker::University => "the university",
            Asker::College => "the college",
            Asker::Employer => "the employer",
        }
    }

    fn noun(self) -> &'static str {
        match self {
            Asker::University => "university",
            Asker::College => "college",
            Asker::Employer => "employer",
        }
    }
}

impl Reading {
    fn asks(asked: Vec<Asked>) -> Reading {
        Reading::Asks { asked, path: None }
    }

    /// How far facts settle it.
    pub(crate) fn coverage(&self) -> Coverage {
        match self {
            Reading::Told => Coverage::AsksNothing,
            Reading::Unread => Coverage::Unread,
            Reading::Asks { asked, .. } => {
                // What stands above a list says how strongly, and nothing more.
                asked.iter().map(Asked::coverage).max().unwrap_or(Coverage::Decided)
            }
        }
    }
}

impl Asked {
    fn coverage(&self) -> Coverage {
        const HANDED_BACK: &[&str] = &["ability", "possession", "circumstance"];
        let is_instead = |item: &asked::Item| item.instead.is_some();
        match &self.what {
            _ if self.decider.is_some() => Coverage::Decision,
            What::Judged { .. } | What::Varies(_) => Coverage::Decision,
            What::OneOf(items) if items.iter().any(is_instead) => Coverage::Decision,
            _ if self.guard.as_ref().is_some_and(|guard| !guard.is_about_age()) => Coverage::HandedBack,
            What::Claim(claim) if HANDED_BACK.contains(&claim.kind) => Coverage::HandedBack,
            What::Claim(_) | What::OneOf(_) | What::NothingSet => Coverage::Decided,
        }
    }
}

/// The marks of one hand: apostrophes, dashes, blanks.
pub(crate) fn plain(text: &str) -> String {
    text.replace(['’', '‘'], "'").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands above a list of requirements: *You'll usually need:*.
pub(crate) fn prefix(text: &str, asker: Asker) -> Option<Prefix> {
    let all = words(plain(text).trim_end_matches([':', '.', ' ']));
    let mut cursor = Cursor::new(&all);
    let with = |strength, what| Some(Prefix { strength, asked: Some(Asked::new(Strength::Must, what)) });
    if cursor.eat_one(&["there are no set entry requirements", "there are no set requirements"]).is_some() {
        cursor.eat_one(&["for this route", "for this course"]);
        return match cursor.is_at_end() {
            true => with(Strength::Must, What::NothingSet),
            false if cursor.eat("but") && is_of_use(cursor) => with(Strength::Preferably, What::NothingSet),
            false => None,
        };
    }
    if ends(cursor, "requirements vary") {
        return with(Strength::Must, What::Varies(asker.noun()));
    }
    if ends(cursor, "set their own entry requirements") && cursor.eat("employers") {
        return with(Strength::Must, What::Varies("employer"));
    }
    if is_of_use(cursor) {
        return Some(Prefix { strength: Strength::Preferably, asked: None });
    }
    // *To start this course, you'll need*
    let comma = all.iter().position(|word| word.lower == ",");
    if let Some(comma) = comma.filter(|_| cursor.eat("to")) {
        cursor = Cursor::new(all.get(comma + 1..).unwrap_or_default());
    }
    let (strength, follows) = lead::lead(&mut cursor)?;
    let is_whole = match follows {
        Follows::Thing => cursor.is_at_end(),
        Follows::Verb => cursor.eat("have") && cursor.is_at_end(),
        Follows::Ability | Follows::Being => false,
    };
    is_whole.then_some(Prefix { strength, asked: None })
}

/// What most people have, or what helps, keeps nobody else out.
fn is_of_use(cursor: Cursor<'_>) -> bool {
    let mut front = cursor;
    match front.eat_one(&["most people", "it may help", "it will help", "it can help"]) {
        Some("most people") => ends(front, "have"),
        Some(_) => ends(front, "if you have"),
        None => false,
    }
}

fn ends(cursor: Cursor<'_>, phrase: &'static str) -> bool {
    let words = cursor.rest();
    let length = phrase.split(' ').count();
    let end = words.len().checked_sub(length).and_then(|at| words.get(at..)).unwrap_or_default();
    Cursor::new(end).eat(phrase)
}

/// Reads a requirement of a course or an apprenticeship, in a list below a [`prefix`].
pub(crate) fn entry(text: &str, strength: Strength, asker: Asker, vocabulary: &Vocabulary) -> Reading {
    let text = plain(text);
    let all = words(text.trim_end_matches('.'));
    let asking = Asking { vocabulary, strength, decider: asker.decider() };
    let (body, path) = parted(&all);
    let asked =
        qualification::read(Cursor::new(body), asking).or_else(|| other_entry(Cursor::new(body), asking, asker));
    match asked {
        Some(asked) => Reading::Asks { asked, path },
        None => Reading::Unread,
    }
}

/// What is asked apart from qualifications.
fn other_entry(cursor: Cursor<'_>, asking: Asking<'_>, asker: Asker) -> Option<Vec<Asked>> {
    let mut at = cursor;
    if at.eat("entry requirements vary") && at.is_at_end() {
        return Some(vec![Asked::new(Strength::Must, What::Varies(asker.noun()))]);
    }
    let mut at = cursor;
    if at.eat("to be a registered")
        && let Some(profession) = at.next().filter(|_| at.is_at_end())
    {
        let title = profession.written.clone();
        let claim = asked::Claim::new("registration", "be", format!("a registered {title}"))
            .slot("profession", asked::Held::name(title.clone()))
            .term("profession", title, None);
        return Some(vec![Asked::claim(asking.strength, claim)]);
    }
    let mut at = cursor;
    if at.eat("to pass an audition") && at.is_at_end() {
        let what = What::Judged { verb: "pass", thing: "an audition".to_owned() };
        return Some(vec![Asked { decider: Some(asking.decider), ..Asked::new(asking.strength, what) }]);
    }
    let things = thing::things(cursor.rest(), asking.vocabulary)?;
    things
        .into_iter()
        .map(|thing| told_of(thing, asking.strength, asker.decider(), &Around::default()))
        .collect::<Option<Vec<_>>>()
        .map(|all| all.concat())
}

/// What it is for, behind it: *…, for a level 2 course*. It names the way in that asks for it.
fn parted(all: &[Word]) -> (&[Word], Option<String>) {
    const NOUNS: &[&str] =
        &["degree", "diploma", "certificate", "course", "study", "apprenticeship", "level", "teaching", "hnd", "hnc"];
    let for_what = (1..all.len()).rev().find(|at| all.get(*at).is_some_and(|word| word.lower == "for"));
    let whole = (all, None);
    let Some(at) = for_what else { return whole };
    let Some(path) = all.get(at + 1..) else { return whole };
    let mut cursor = Cursor::new(path);
    cursor.eat_one(&["a", "an"]);
    let is_path = cursor.rest().last().is_some_and(|last| NOUNS.contains(&last.lower.as_str()))
        && !cursor.has(&[",", "(", "and", "if", "that", "to"]);
    if !is_path {
        return whole;
    }
    let body = all.get(..at).unwrap_or_default();
    let body = body.strip_suffix(&[Word { written: ",".to_owned(), lower: ",".to_owned() }]).unwrap_or(body);
    (body, Some(joined(cursor.rest())))
}

/// Reads a statement that stands by itself. A fragment completes *you'll need to*.
pub(crate) fn statement(text: &str, is_fragment: bool, vocabulary: &Vocabulary) -> Reading {
    let decider = Asker::Employer.decider();
    let mut asked = Vec::new();
    let mut told = false;
    for (place, sentence) in sentences(&plain(text)).into_iter().enumerate() {
        // What completes *you'll need to* asks, whatever its words are.
        let is_asking = is_fragment && place == 0;
        let all = words(&sentence);
        let all = all.strip_suffix(&[Word { written: ".".to_owned(), lower: ".".to_owned() }]).unwrap_or(&all);
        match requirement(all, is_fragment, decider, vocabulary) {
            Some(found) => asked.extend(found),
            None if !is_asking && told::asks_nothing(all) => told = true,
            // What one sentence says may bound another: either all are understood, or none.
            None => return Reading::Unread,
        }
    }
    match asked.is_empty() {
        false => Reading::asks(asked),
        true if told => Reading::Told,
        true => Reading::Unread,
    }
}

/// Whether a sentence of running prose asks for nothing.
pub(crate) fn asks_nothing(sentence: &str) -> bool {
    told::asks_nothing(&words(&plain(sentence)))
}

/// The sentences of a text. A colon with things glued to it is the list it was before somebody took its marks away.
pub(crate) fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut start = 0;
    let ends = text.match_indices(". ").map(|(at, _)| at + 1).chain(std::iter::once(text.len()));
    for end in ends {
        let next = text.get(end..).unwrap_or_default().trim_start();
        let begins = next.is_empty() || next.starts_with(|letter: char| letter.is_uppercase());
        let abbreviated = text.get(..end).is_some_and(|before| before.ends_with("e.g.") || before.ends_with("i.e."));
        if begins && !abbreviated {
            let sentence = text.get(start..end).unwrap_or_default().trim();
            if !sentence.is_empty() {
                found.extend(listed(sentence));
            }
            start = end;
        }
    }
    found
}

/// *You'll need to:pass a test; have insurance* as two sentences; anything else as it is.
fn listed(sentence: &str) -> Vec<String> {
    let glued = sentence
        .match_indices(':')
        .find(|(at, _)| sentence.get(at + 1..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphabetic));
    match glued {
        Some((at, _)) => {
            let (front, items) = sentence.split_at(at);
            let items = items.trim_start_matches(':').trim_end_matches('.').split(';');
            items.map(|item| format!("{front} {}", item.trim())).collect()
        }
        None => vec![sentence.to_owned()],
    }
}

/// One sentence, to its last word: what it asks, *and preferably* something more.
fn requirement(all: &[Word], is_fragment: bool, decider: &'static str, vocabulary: &Vocabulary) -> Option<Vec<Asked>> {
    let more = (1..all.len()).find(|at| Cursor::new(all.get(*at..).unwrap_or_default()).eat("and preferably"));
    let Some(more) = more else { return main_clause(all, is_fragment, decider, vocabulary) };
    let mut asked = main_clause(all.get(..more)?, is_fragment, decider, vocabulary)?;
    let read = |words: &[Word]| thing::things(words, vocabulary);
    asked.extend(with_tail(all.get(more + 2..)?, read, Strength::Preferably, decider, &Around::default())?);
    Some(asked)
}

/// A clause that asks with a verb of its own.
fn main_clause(all: &[Word], is_fragment: bool, decider: &'static str, vocabulary: &Vocabulary) -> Option<Vec<Asked>> {
    let untied = lead::without_ties(all.to_vec());
    if let Some((thing, strength, tail)) = lead::behind(&untied) {
        let mut around = Around::default();
        let things = thing::things(thing, vocabulary).filter(|_| around.behind(tail))?;
        return all_of(things, strength, decider, &around);
    }
    let mut around = Around::default();
    let mut cursor = Cursor::new(&untied);
    if lead::undergone(&mut cursor) {
        let things = thing::checks(cursor)?;
        return all_of(things, Strength::Must, decider, &around);
    }
    if let Some((checks, tail)) = lead::carried_out(cursor, &mut around) {
        let things = thing::things(checks, vocabulary).filter(|_| around.behind(tail))?;
        return all_of(things, Strength::Must, decider, &around);
    }
    let mut strength = Strength::Must;
    let mut follows = Follows::Verb;
    let mut lead_at = cursor;
    if !(is_fragment && lead::lead(&mut lead_at).is_none())
        || cursor.peek().is_some_and(|word| ["if", "for", "every", "depending"].contains(&word.lower.as_str()))
    {
        let goes_on = |mut rest: Cursor<'_>| lead::lead(&mut rest).is_some();
        // What is asked again and again is asked of those who do the job.
        let qualified = cursor.eat_one(&["once you're qualified", "once you are qualified"]).is_some();
        let often = cursor.has(&["each", "every"]);
        if qualified && !often {
            return None;
        }
        // To do a job is to be past the training for it.
        cursor.eat_one(&["after your training", "after training"]);
        cursor.eat(",");
        if !around.front(&mut cursor, goes_on) {
            return None;
        }
        (strength, follows) = lead::lead(&mut cursor)?;
    }
    let read = |asked: &[Word]| match follows {
        Follows::Verb => thing::verb(asked, vocabulary),
        Follows::Thing => thing::things(asked, vocabulary),
        Follows::Ability => thing::verb(&words(&format!("be able to {}", joined(asked))), vocabulary),
        Follows::Being => thing::verb(&words(&format!("be {}", joined(asked))), vocabulary),
    };
    with_tail(cursor.rest(), read, strength, decider, &around)
}

/// What is asked for, and all that stands behind it: the first place where both are understood parts them.
fn with_tail(
    words: &[Word],
    read: impl Fn(&[Word]) -> Option<Vec<Thing>>,
    strength: Strength,
    decider: &'static str,
    around: &Around,
) -> Option<Vec<Asked>> {
    tail::starts(words).find_map(|at| {
        let (asked, tail) = (words.get(..at)?, words.get(at..)?);
        let things = read(asked)?;
        let mut around = around.clone();
        if !around.behind(Cursor::new(tail)) {
            return None;
        }
        all_of(things, strength, decider, &around)
    })
}

fn all_of(things: Vec<Thing>, strength: Strength, decider: &'static str, around: &Around) -> Option<Vec<Asked>> {
    let asked = things.into_iter().map(|thing| told_of(thing, strength, decider, around));
    asked.collect::<Option<Vec<_>>>().map(|all| all.concat())
}

/// A thing as requirements, with all that stands around it.
fn told_of(thing: Thing, strength: Strength, decider: &'static str, around: &Around) -> Option<Vec<Asked>> {
    let decider = Some(decider).filter(|_| thing.is_judged);
    // What is only good to have is nobody's decision.
    if decider.is_some() && strength == Strength::Preferably {
        return None;
    }
    let strength = thing.strength.map_or(strength, |own| strength.and(own));
    let itself = Asked { decider, again: thing.again, ..Asked::new(strength, thing.what) };
    let mut asked = vec![if thing.around_some { itself } else { around.around(itself)? }];
    for more in thing.some_ask {
        asked.push(around.around(Asked::claim(strength.and(Strength::May), more))?);
    }
    Some(asked)
}
