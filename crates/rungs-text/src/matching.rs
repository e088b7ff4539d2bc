//! Matching a clause against templates, from its first word to its last.
//!
//! The matcher tries the pieces of a template in a fixed order (optional pieces present first, the longest name first, the
//! fewest free words first) and takes the first way that uses up all words. It is given a budget, so that no template
//! and no sentence can make it run long.

use std::ops::Range;

use crate::frame::{Frame, Frames};
use crate::list::{Item, Lists, UnknownName};
use crate::name::{Found, Names};
use crate::problem::Problem;
use crate::slot::{Joiner, Slot, Slots};
use crate::slot_reader;
use crate::span::{Span, Spanned};
use crate::template::{Literal, Node, Piece, Reads};
use crate::text::Text;
use crate::word::Word;
use crate::word_set::{WordSet, hash};

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
    pub(crate) slots: Slots,
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
pub(crate) fn match_all<'a>(frames: &'a Frames, subject: Subject<'a>, unknown: bool) -> Outcome {
    let mut matcher = Matcher::new(subject, unknown);
    let there = WordSet::of(&matcher.hashes);
    let possible = |frame: &Frame| there.may_hold(frame.needs) && may_open(&matcher, &frame.nodes, 0);
    let possible: Vec<(usize, &Frame)> = frames.iter().enumerate().filter(|(_, frame)| possible(frame)).collect();
    try_each(&mut matcher, possible.into_iter())
}

/// Whether a clause goes on from a word as a template does, as far as the template is words.
fn may_open(matcher: &Matcher<'_>, nodes: &[Node], at: usize) -> bool {
    let is_word = |nodes: &Vec<Node>| matches!(nodes.as_slice(), [Node::Word(_)]);
    match nodes {
        [Node::Word(word), rest @ ..] => matcher.is_word(at, word) && may_open(matcher, rest, at + 1),
        [Node::Either(choices), rest @ ..] if choices.iter().all(is_word) => {
            choices.iter().any(|choice| matcher.may_begin(choice, at)) && may_open(matcher, rest, at + 1)
        }
        nodes => matcher.may_begin(nodes, at),
    }
}

fn try_each<'a>(matcher: &mut Matcher<'a>, frames: impl Iterator<Item = (usize, &'a Frame)>) -> Outcome {
    let mut outcome = Outcome::default();
    let mut least = None;
    for (index, frame) in frames {
        let (best, reached) = matcher.read(frame);
        outcome.reached = outcome.reached.max(reached);
        let Some(state) = best else { continue };
        let rank = state.rank();
        if least.is_some_and(|least| rank > least) {
            continue;
        }
        if least.is_some_and(|least| rank < least) {
            outcome.hits.clear();
        }
        least = Some(rank);
        outcome.hits.push(state.into_hit(index, &frame.kind, matcher.subject));
    }
    outcome
}

/// How far templates come in a clause, those too that can't read it.
pub(crate) fn reach<'a>(frames: &'a Frames, subject: Subject<'a>, unknown: bool) -> Reach {
    let mut reach = Reach::default();
    let mut matcher = Matcher::new(subject, unknown);
    for (index, frame) in frames.iter().enumerate() {
        let (_, reached) = matcher.read(frame);
        if reached > reach.word {
            reach = Reach { word: reached, frame: Some(index) };
        }
    }
    reach
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

/// How far a template has come. It points at words and names; what they say is put together once for those that count.
#[derive(Clone, Debug, Default)]
struct State<'a> {
    slots: Vec<(&'a str, Filled<'a>)>,
    problems: usize,
    /// Names that nobody knows, and how many words they have.
    unknown: usize,
    unknown_words: usize,
    literals: usize,
    free: usize,
    took: Vec<Took>,
}

/// What fills a slot.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a sentence fills a handful of slots, and each is gone once it is read")]
enum Filled<'a> {
    Read(slot_reader::Reading),
    /// Words as they stand.
    Words(Range<usize>),
    Names {
        joiner: Joiner,
        items: Vec<Item<'a>>,
        classes: &'a [String],
    },
    /// A labelled piece was there.
    Flag,
}

/// What makes one hit better than another; smaller is better.
type Rank = (usize, usize, std::cmp::Reverse<usize>, usize, usize);

/// How much of a state to keep when going back.
#[derive(Default)]
struct Mark {
    slots: usize,
    problems: usize,
    unknown: usize,
    unknown_words: usize,
    literals: usize,
    free: usize,
    took: usize,
}

impl<'a> State<'a> {
    fn mark(&self) -> Mark {
        Mark {
            slots: self.slots.len(),
            problems: self.problems,
            unknown: self.unknown,
            unknown_words: self.unknown_words,
            literals: self.literals,
            free: self.free,
            took: self.took.len(),
        }
    }

    fn back_to(&mut self, mark: &Mark) {
        self.slots.truncate(mark.slots);
        self.problems = mark.problems;
        self.unknown = mark.unknown;
        self.unknown_words = mark.unknown_words;
        self.literals = mark.literals;
        self.free = mark.free;
        self.took.truncate(mark.took);
    }

    fn rank(&self) -> Rank {
        (self.problems, self.unknown, std::cmp::Reverse(self.literals), self.free, self.unknown_words)
    }

    fn into_hit(self, frame: usize, kind: &str, subject: Subject<'a>) -> Hit {
        let mut hit = Hit {
            frame,
            kind: kind.to_owned(),
            slots: Slots::with_capacity(self.slots.len()),
            literals: self.literals,
            free: self.free,
            problems: Vec::new(),
            unknown: Vec::new(),
            took: self.took,
        };
        for (name, filled) in self.slots {
            let slot = match filled {
                Filled::Read(reading) => {
                    hit.problems.extend(reading.problem);
                    reading.slot
                }
                Filled::Words(range) => {
                    Slot::Words(written(subject.text, subject.words.get(range).unwrap_or_default()))
                }
                Filled::Names { joiner, items, classes } => {
                    hit.problems.extend(items.iter().filter_map(|item| item.problem(subject)));
                    hit.unknown.extend(items.iter().filter_map(|item| item.unknown(subject, classes)));
                    Slot::Names { joiner, names: items.iter().map(|item| item.name(subject)).collect() }
                }
                Filled::Flag => Slot::Flag,
            };
            hit.slots.insert(name, slot);
        }
        hit
    }
}

/// Matches one clause, with one template after the other.
struct Matcher<'a> {
    subject: Subject<'a>,
    /// Of each word: most words that are not the same are told apart by it.
    hashes: Vec<u64>,
    unknown: bool,
    budget: u32,
    state: State<'a>,
    best: Option<State<'a>>,
    /// The furthest word that was recognised: free words take whatever comes, so they don't count.
    furthest: usize,
}

impl<'a> Matcher<'a> {
    fn new(subject: Subject<'a>, unknown: bool) -> Self {
        let hashes = subject.words.iter().map(|word| hash(&word.lower)).collect();
        Self { subject, hashes, unknown, budget: BUDGET, state: State::default(), best: None, furthest: 0 }
    }

    /// The best way in which a template reads the whole clause, and how far it comes in it.
    fn read(&mut self, frame: &'a Frame) -> (Option<State<'a>>, usize) {
        self.budget = BUDGET;
        self.furthest = 0;
        self.state.back_to(&Mark::default());
        self.step(Some(&Rest { todo: Todo::Nodes(&frame.nodes), then: None }), 0);
        (self.best.take(), self.furthest)
    }

    fn recognised(&mut self, end: usize) {
        self.furthest = self.furthest.max(end);
    }

    /// Matches what is left from word `at` on. True when no better way need be looked for.
    fn step(&mut self, rest: Option<&Rest<'_, 'a>>, at: usize) -> bool {
        match self.budget.checked_sub(1) {
            Some(budget) => self.budget = budget,
            None => return true,
        }
        let Some(Rest { todo, then }) = rest else { return self.accept(at) };
        match *todo {
            Todo::Nodes([]) => self.step(*then, at),
            Todo::Nodes([first, tail @ ..]) => self.node(first, &Rest { todo: Todo::Nodes(tail), then: *then }, at),
            Todo::AnyOrder(pieces, used) => self.any_order(pieces, used, *then, at),
            Todo::Flag(label) => self.keeping(*then, at, |state| state.slots.push((label, Filled::Flag))),
        }
    }

    fn accept(&mut self, at: usize) -> bool {
        if at < self.subject.words.len() {
            return false;
        }
        // With known names only, the first way is the one meant: pieces are tried in that order.
        let done = !self.unknown && self.state.problems == 0;
        let order =
            |state: &State<'_>| (state.problems, state.unknown, std::cmp::Reverse(state.literals), state.unknown_words);
        if self.best.as_ref().is_none_or(|best| order(&self.state) < order(best)) {
            self.best = Some(if done { std::mem::take(&mut self.state) } else { self.state.clone() });
        }
        done
    }

    /// Goes on with `rest` after a change to the state, and takes the change back if that doesn't end the search.
    fn keeping(&mut self, rest: Option<&Rest<'_, 'a>>, at: usize, change: impl FnOnce(&mut State<'a>)) -> bool {
        let mark = self.state.mark();
        change(&mut self.state);
        let done = self.step(rest, at);
        if !done {
            self.state.back_to(&mark);
        }
        done
    }

    fn node(&mut self, node: &'a Node, rest: &Rest<'_, 'a>, at: usize) -> bool {
        match node {
            Node::Word(word) => {
                if !self.is_word(at, word) {
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
                let took = |is_there| move |state: &mut State<'a>| state.took.push(Took::Piece(is_there));
                (self.is_comma(at) && self.keeping(Some(rest), at + 1, took(true)))
                    || self.keeping(Some(rest), at, took(false))
            }
            Node::FirmComma => self.is_comma(at) && self.step(Some(rest), at + 1),
            Node::OrMore => self.or_more(rest, at),
            Node::Either(choices) => choices.iter().enumerate().any(|(index, choice)| {
                if !self.may_begin(choice, at) {
                    return false;
                }
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

    fn is_word(&self, at: usize, literal: &Literal) -> bool {
        self.hashes.get(at) == Some(&literal.hash) && self.subject.words.get(at).is_some_and(|word| literal.is(word))
    }

    /// Whether nodes may match from a word on: a glance, so that most of what can't isn't tried.
    fn may_begin(&self, nodes: &[Node], at: usize) -> bool {
        match nodes.first() {
            Some(Node::Word(word)) => self.is_word(at, word),
            Some(Node::FirmComma) => self.is_comma(at),
            Some(Node::Either(choices)) => choices.iter().any(|choice| self.may_begin(choice, at)),
            _ => true,
        }
    }

    fn or_more(&mut self, rest: &Rest<'_, 'a>, at: usize) -> bool {
        let is_there = slot_reader::or_more(self.subject.words.get(at..).unwrap_or_default());
        let taken = |state: &mut State<'a>| {
            state.literals += 2;
            state.took.push(Took::Piece(true));
        };
        if is_there {
            self.recognised(at + 2);
        }
        (is_there && self.keeping(Some(rest), at + 2, taken))
            || self.keeping(Some(rest), at, |state| state.took.push(Took::Piece(false)))
    }

    fn piece(&mut self, piece: &'a Piece, took: Took, rest: &Rest<'_, 'a>, at: usize) -> bool {
        if !self.may_begin(&piece.nodes, at) {
            return false;
        }
        let flag = piece.label.as_deref().map(|label| Rest { todo: Todo::Flag(label), then: Some(rest) });
        let then = flag.as_ref().unwrap_or(rest);
        let nodes = Rest { todo: Todo::Nodes(&piece.nodes), then: Some(then) };
        self.keeping(Some(&nodes), at, |state| state.took.push(took))
    }

    fn any_order(&mut self, pieces: &'a [Piece], used: u64, then: Option<&Rest<'_, 'a>>, at: usize) -> bool {
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

    fn slot(&mut self, name: &'a str, reads: &'a Reads, rest: &Rest<'_, 'a>, at: usize) -> bool {
        // What is told in two places is told in one of them: the other would be lost.
        if self.state.slots.iter().any(|(filled, _)| *filled == name) {
            return false;
        }
        match reads {
            Reads::Words => self.free_words(name, rest, at),
            Reads::Names(classes) => self.names(name, classes, rest, at),
            Reads::Examples(classes) => {
                let opening = examples_opening(self.subject.words.get(at..).unwrap_or_default());
                opening > 0 && self.names(name, classes, rest, at + opening)
            }
            Reads::Weight => {
                let reading = slot_reader::weight(self.subject.words.get(at..).unwrap_or_default());
                self.reading(name, reading, rest, at)
            }
            simple => {
                let readings = slot_reader::read(simple, self.subject.words, at);
                readings.into_iter().any(|reading| self.reading(name, reading, rest, at))
            }
        }
    }

    fn reading(&mut self, name: &'a str, reading: slot_reader::Reading, rest: &Rest<'_, 'a>, at: usize) -> bool {
        let end = at + reading.length;
        self.recognised(end);
        self.keeping(Some(rest), end, |state| {
            state.took.push(Took::Slot(at..end));
            state.problems += usize::from(reading.problem.is_some());
            state.slots.push((name, Filled::Read(reading)));
        })
    }

    fn free_words(&mut self, name: &'a str, rest: &Rest<'_, 'a>, at: usize) -> bool {
        for end in at + 1..=self.subject.words.len() {
            let Some(words) = self.subject.words.get(at..end) else { return false };
            if words.last().is_some_and(|word| word.is_one_of(&[".", ":", ";"])) {
                return false;
            }
            // Free words neither begin nor end with a comma.
            if [words.first(), words.last()].into_iter().flatten().any(|word| word.is(",")) {
                continue;
            }
            let done = self.keeping(Some(rest), end, |state| {
                state.took.push(Took::Slot(at..end));
                state.slots.push((name, Filled::Words(at..end)));
                state.free += end - at;
            });
            if done {
                return true;
            }
        }
        false
    }

    fn names(&mut self, name: &'a str, classes: &'a [String], rest: &Rest<'_, 'a>, at: usize) -> bool {
        let lists = Lists { subject: self.subject, classes, unknown: self.unknown }.read(at);
        lists.into_iter().any(|list| {
            self.recognised(list.end);
            self.keeping(Some(rest), list.end, |state| {
                state.took.push(Took::Slot(at..list.end));
                for item in &list.items {
                    state.problems += usize::from(item.is_ambiguous);
                    if item.is_unknown() {
                        state.unknown += 1;
                        state.unknown_words += item.length();
                    }
                }
                state.slots.push((name, Filled::Names { joiner: list.joiner, items: list.items, classes }));
            })
        })
    }
}

/// *such as*, *like*, *for example*: how many words.
pub(crate) fn examples_opening(words: &[Word]) -> usize {
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
