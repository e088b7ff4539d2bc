//! Matching a clause against templates, from its first word to its last.
//!
//! The matcher tries the pieces of a template in a fixed order (optional pieces present first, the longest name first, the
//! fewest free words first) and takes the first way that uses up all words. It is given a budget, so that no template
//! and no sentence can make it run long.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::frame::{Frame, Frames};
use crate::list::{Lists, UnknownName};
use crate::name::{Found, Names};
use crate::problem::Problem;
use crate::slot::Slot;
use crate::slot_reader;
use crate::span::{Span, Spanned};
use crate::template::{Node, Piece, Reads};
use crate::text::Text;
use crate::word::Word;
use crate::word_set::WordSet;

/// Steps allowed for one clause and one template. Real sentences take a few hundred.
const BUDGET: u32 = 20_000;

/// A clause to be matched.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'a> {
    pub(crate) text: &'a Text,
    pub(crate) words: &'a [Word<'a>],
    pub(crate) found: &'a Found<'a>,
    pub(crate) names: &'a Names,
}

/// A way a template reads the whole clause.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    pub(crate) frame: usize,
    pub(crate) kind: String,
    pub(crate) slots: BTreeMap<String, Slot>,
    /// Words of the template itself.
    pub(crate) literals: usize,
    /// Words taken as they stand.
    pub(crate) free: usize,
    pub(crate) problems: Vec<Problem>,
    pub(crate) unknown: Vec<UnknownName>,
    /// How it was read, piece by piece.
    pub(crate) took: Vec<Took>,
}

/// A step of reading a clause with a template, in the order of the clause. With the template and the words, they say how
/// an author put it where a template leaves a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Took {
    /// A literal word, and which word of the clause it is.
    Word(usize),
    /// The words of a slot.
    Slot(Range<usize>),
    /// One of several pieces.
    Choice(usize),
    /// Whether a piece that may be left out was there.
    Piece(bool),
    /// A piece of those that come in any order.
    Part(usize),
    /// No more of those.
    NoMoreParts,
}

/// What all templates made of a clause.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    /// The best hits: more than one if they are equally good.
    pub(crate) hits: Vec<Hit>,
    /// One past the last word that a template came to know, among those that were tried.
    pub(crate) reached: usize,
}

/// How far templates come in a clause.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reach {
    /// One past the last word that any template came to know.
    pub(crate) word: usize,
    /// The first template that came so far.
    pub(crate) frame: Option<usize>,
}

/// Matches a clause against all templates. With `unknown`, words may stand where a name should. A template that can't do
/// without a word that isn't there needn't be tried: it can't read the clause.
pub(crate) fn match_all(frames: &Frames, subject: Subject<'_>, unknown: bool) -> Outcome {
    let there = WordSet::of(subject.words.iter().map(|word| word.lower.as_ref()));
    let possible = frames.iter().enumerate().filter(|(_, frame)| there.may_hold(frame.needs));
    try_each(possible, subject, unknown)
}

fn try_each<'f>(frames: impl Iterator<Item = (usize, &'f Frame)>, subject: Subject<'_>, unknown: bool) -> Outcome {
    let mut outcome = Outcome::default();
    for (index, frame) in frames {
        let (best, reached) = Matcher::read(frame, subject, unknown);
        outcome.reached = outcome.reached.max(reached);
        if let Some(state) = best {
            keep_best(&mut outcome.hits, state.into_hit(index, &frame.kind));
        }
    }
    outcome
}

/// How far templates come in a clause, those too that can't read it.
pub(crate) fn reach(frames: &Frames, subject: Subject<'_>, unknown: bool) -> Reach {
    let mut reach = Reach::default();
    for (index, frame) in frames.iter().enumerate() {
        let (_, reached) = Matcher::read(frame, subject, unknown);
        if reached > reach.word {
            reach = Reach { word: reached, frame: Some(index) };
        }
    }
    reach
}

/// What makes one hit better than another; smaller is better.
fn rank(hit: &Hit) -> (usize, usize, std::cmp::Reverse<usize>, usize, usize) {
    let unknown_words = hit.unknown.iter().map(|name| name.length).sum();
    (hit.problems.len(), hit.unknown.len(), std::cmp::Reverse(hit.literals), hit.free, unknown_words)
}

fn keep_best(hits: &mut Vec<Hit>, hit: Hit) {
    match hits.first().map(|best| rank(&hit).cmp(&rank(best))) {
        Some(std::cmp::Ordering::Greater) => {}
        Some(std::cmp::Ordering::Equal) => hits.push(hit),
        Some(std::cmp::Ordering::Less) | None => *hits = vec![hit],
    }
}

/// What is left to match: a list that lives on the stack.
struct Rest<'r, 't> {
    todo: Todo<'t>,
    then: Option<&'r Rest<'r, 't>>,
}

#[derive(Clone, Copy)]
enum Todo<'t> {
    Nodes(&'t [Node]),
    /// Pieces in any order; a bit for each that has been used.
    AnyOrder(&'t [Piece], u64),
    /// Notes that a labelled piece was there.
    Flag(&'t str),
}

#[derive(Clone, Debug, Default)]
struct State {
    slots: Vec<(String, Slot)>,
    problems: Vec<Problem>,
    unknown: Vec<UnknownName>,
    literals: usize,
    free: usize,
    took: Vec<Took>,
}

/// How much of a state to keep when going back.
struct Mark {
    slots: usize,
    problems: usize,
    unknown: usize,
    literals: usize,
    free: usize,
    took: usize,
}

impl State {
    fn mark(&self) -> Mark {
        Mark {
            slots: self.slots.len(),
            problems: self.problems.len(),
            unknown: self.unknown.len(),
            literals: self.literals,
            free: self.free,
            took: self.took.len(),
        }
    }

    fn back_to(&mut self, mark: &Mark) {
        self.slots.truncate(mark.slots);
        self.problems.truncate(mark.problems);
        self.unknown.truncate(mark.unknown);
        self.literals = mark.literals;
        self.free = mark.free;
        self.took.truncate(mark.took);
    }

    fn into_hit(self, frame: usize, kind: &str) -> Hit {
        Hit {
            frame,
            kind: kind.to_owned(),
            slots: self.slots.into_iter().collect(),
            literals: self.literals,
            free: self.free,
            problems: self.problems,
            unknown: self.unknown,
            took: self.took,
        }
    }

    fn unknown_words(&self) -> usize {
        self.unknown.iter().map(|name| name.length).sum()
    }
}

struct Matcher<'a> {
    subject: Subject<'a>,
    unknown: bool,
    budget: u32,
    state: State,
    best: Option<State>,
    /// The furthest word that was recognised: free words take whatever comes, so they don't count.
    furthest: usize,
}

impl<'a> Matcher<'a> {
    /// The best way in which a template reads the whole clause, and how far it comes in it.
    fn read(frame: &Frame, subject: Subject<'a>, unknown: bool) -> (Option<State>, usize) {
        let mut matcher =
            Matcher { subject, unknown, budget: BUDGET, state: State::default(), best: None, furthest: 0 };
        matcher.step(Some(&Rest { todo: Todo::Nodes(&frame.nodes), then: None }), 0);
        (matcher.best, matcher.furthest)
    }

    fn recognised(&mut self, end: usize) {
        self.furthest = self.furthest.max(end);
    }

    /// Matches what is left from word `at` on. True when no better way need be looked for.
    fn step(&mut self, rest: Option<&Rest<'_, '_>>, at: usize) -> bool {
        match self.budget.checked_sub(1) {
            Some(budget) => self.budget = budget,
            None => return true,
        }
        let Some(Rest { todo, then }) = rest else { return self.accept(at) };
        match *todo {
            Todo::Nodes([]) => self.step(*then, at),
            Todo::Nodes([first, tail @ ..]) => self.node(first, &Rest { todo: Todo::Nodes(tail), then: *then }, at),
            Todo::AnyOrder(pieces, used) => self.any_order(pieces, used, *then, at),
            Todo::Flag(label) => self.keeping(*then, at, |state| state.slots.push((label.to_owned(), Slot::Flag))),
        }
    }

    fn accept(&mut self, at: usize) -> bool {
        if at < self.subject.words.len() {
            return false;
        }
        let better = self.best.as_ref().is_none_or(|best| {
            let order = |state: &State| {
                (state.problems.len(), state.unknown.len(), std::cmp::Reverse(state.literals), state.unknown_words())
            };
            order(&self.state) < order(best)
        });
        if better {
            self.best = Some(self.state.clone());
        }
        // With known names only, the first way is the one meant: pieces are tried in that order.
        !self.unknown && self.state.problems.is_empty()
    }

    /// Goes on with `rest` after a change to the state, and takes the change back if that doesn't end the search.
    fn keeping(&mut self, rest: Option<&Rest<'_, '_>>, at: usize, change: impl FnOnce(&mut State)) -> bool {
        let mark = self.state.mark();
        change(&mut self.state);
        let done = self.step(rest, at);
        if !done {
            self.state.back_to(&mark);
        }
        done
    }

    fn node(&mut self, node: &Node, rest: &Rest<'_, '_>, at: usize) -> bool {
        match node {
            Node::Word(word) => {
                if !self.subject.words.get(at).is_some_and(|found| found.is(&word.lower)) {
                    return false;
                }
                self.recognised(at + 1);
                self.keeping(Some(rest), at + 1, |state| {
                    state.literals += 1;
                    state.took.push(Took::Word(at));
                })
            }
            Node::Comma => (self.is_comma(at) && self.step(Some(rest), at + 1)) || self.step(Some(rest), at),
            Node::OwnComma => {
                let took = |is_there| move |state: &mut State| state.took.push(Took::Piece(is_there));
                (self.is_comma(at) && self.keeping(Some(rest), at + 1, took(true)))
                    || self.keeping(Some(rest), at, took(false))
            }
            Node::FirmComma => self.is_comma(at) && self.step(Some(rest), at + 1),
            Node::OrMore => self.or_more(rest, at),
            Node::Either(choices) => choices.iter().enumerate().any(|(index, choice)| {
                let choice = Rest { todo: Todo::Nodes(choice), then: Some(rest) };
                self.keeping(Some(&choice), at, |state| state.took.push(Took::Choice(index)))
            }),
            Node::Maybe(piece) => {
                self.piece(piece, Took::Piece(true), rest, at)
                    || self.keeping(Some(rest), at, |state| state.took.push(Took::Piece(false)))
            }
            Node::AnyOrder(pieces) => self.any_order(pieces, 0, Some(rest), at),
            Node::Slot { name, reads } => self.slot(name, reads, rest, at),
        }
    }

    fn is_comma(&self, at: usize) -> bool {
        self.subject.words.get(at).is_some_and(|word| word.is(","))
    }

    fn or_more(&mut self, rest: &Rest<'_, '_>, at: usize) -> bool {
        let is_there = slot_reader::or_more(self.subject.words.get(at..).unwrap_or_default());
        let taken = |state: &mut State| {
            state.literals += 2;
            state.took.push(Took::Piece(true));
        };
        if is_there {
            self.recognised(at + 2);
        }
        (is_there && self.keeping(Some(rest), at + 2, taken))
            || self.keeping(Some(rest), at, |state| state.took.push(Took::Piece(false)))
    }

    fn piece(&mut self, piece: &Piece, took: Took, rest: &Rest<'_, '_>, at: usize) -> bool {
        let flag = piece.label.as_deref().map(|label| Rest { todo: Todo::Flag(label), then: Some(rest) });
        let then = flag.as_ref().unwrap_or(rest);
        let nodes = Rest { todo: Todo::Nodes(&piece.nodes), then: Some(then) };
        self.keeping(Some(&nodes), at, |state| state.took.push(took))
    }

    fn any_order(&mut self, pieces: &[Piece], used: u64, then: Option<&Rest<'_, '_>>, at: usize) -> bool {
        for (index, piece) in pieces.iter().enumerate().take(64) {
            if used & (1 << index) != 0 {
                continue;
            }
            let more = Rest { todo: Todo::AnyOrder(pieces, used | (1 << index)), then };
            if self.is_comma(at) && self.piece(piece, Took::Part(index), &more, at + 1) {
                return true;
            }
            if self.piece(piece, Took::Part(index), &more, at) {
                return true;
            }
        }
        self.keeping(then, at, |state| state.took.push(Took::NoMoreParts))
    }

    fn slot(&mut self, name: &str, reads: &Reads, rest: &Rest<'_, '_>, at: usize) -> bool {
        match reads {
            Reads::Words => self.free_words(name, rest, at),
            Reads::Names(classes) => self.names(name, classes, rest, at),
            Reads::Examples(classes) => {
                let opening = examples_opening(self.subject.words.get(at..).unwrap_or_default());
                opening > 0 && self.names(name, classes, rest, at + opening)
            }
            simple => {
                let readings = slot_reader::read(simple, self.subject.words.get(at..).unwrap_or_default());
                readings.into_iter().any(|reading| {
                    let end = at + reading.length;
                    self.recognised(end);
                    self.keeping(Some(rest), end, |state| {
                        state.took.push(Took::Slot(at..end));
                        state.slots.push((name.to_owned(), reading.slot));
                        state.problems.extend(reading.problem);
                    })
                })
            }
        }
    }

    fn free_words(&mut self, name: &str, rest: &Rest<'_, '_>, at: usize) -> bool {
        for end in at + 1..=self.subject.words.len() {
            let Some(words) = self.subject.words.get(at..end) else { return false };
            if words.last().is_some_and(|word| word.is_one_of(&[".", ":", ";"])) {
                return false;
            }
            // Free words neither begin nor end with a comma.
            if [words.first(), words.last()].into_iter().flatten().any(|word| word.is(",")) {
                continue;
            }
            let slot = Slot::Words(written(self.subject.text, words));
            let done = self.keeping(Some(rest), end, |state| {
                state.took.push(Took::Slot(at..end));
                state.slots.push((name.to_owned(), slot));
                state.free += end - at;
            });
            if done {
                return true;
            }
        }
        false
    }

    fn names(&mut self, name: &str, classes: &[String], rest: &Rest<'_, '_>, at: usize) -> bool {
        let lists = Lists { subject: self.subject, classes, unknown: self.unknown }.read(at);
        lists.into_iter().any(|list| {
            self.recognised(list.end);
            self.keeping(Some(rest), list.end, |state| {
                state.took.push(Took::Slot(at..list.end));
                let mut names = Vec::new();
                for item in list.items {
                    names.push(item.name);
                    state.problems.extend(item.problem);
                    state.unknown.extend(item.unknown);
                }
                state.slots.push((name.to_owned(), Slot::Names { joiner: list.joiner, names }));
            })
        })
    }
}

/// *such as*, *like*, *for example*: how many words.
fn examples_opening(words: &[Word]) -> usize {
    match words {
        [such, like, ..] if such.is("such") && like.is("as") => 2,
        [such, like, comma, ..] if such.is("for") && like.is_one_of(&["example", "instance"]) && comma.is(",") => 3,
        [such, like, ..] if such.is("for") && like.is_one_of(&["example", "instance"]) => 2,
        [like, ..] if like.is("like") => 1,
        _ => 0,
    }
}

/// Words as they stand in the text.
pub(crate) fn written(text: &Text, words: &[Word]) -> Spanned<String> {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return Spanned::new(String::new(), Span::default());
    };
    let written = text.as_str().get(first.start..last.end).unwrap_or_default();
    Spanned::new(written.trim().to_owned(), first.span.join(last.span))
}

#[cfg(test)]
mod tests;
