//! Following a template as far as the words of an unfinished clause go.

use std::collections::BTreeSet;

use crate::clause::Form;
use crate::frame::Frame;
use crate::list::Lists;
use crate::matching::{Subject, examples_opening};
use crate::name::{ARTICLES, Names};
use crate::slot_reader;
use crate::template::{Node, Piece, Reads};
use crate::text::Text;

/// Steps allowed for one clause and one template.
const BUDGET: u32 = 4_000;
/// Words that may have been typed of one slot.
const LONGEST_BEGUN: usize = 6;

/// What a template makes of an unfinished clause.
#[derive(Debug, Default)]
pub(super) struct Walk<'f> {
    /// Where the clause stops, with what the template would take from there.
    pub(super) stops: Vec<Stop<'f>>,
    /// The words at which the clause could end.
    pub(super) ends: BTreeSet<usize>,
}

/// Where an unfinished clause stops in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stop<'f> {
    /// The first word that what is left would replace.
    pub(super) at: usize,
    /// What is left of the template.
    pub(super) left: Vec<Left<'f>>,
    /// Whether a number stands right in front.
    pub(super) is_counted: bool,
    /// Whether an article stands right in front.
    pub(super) has_article: bool,
    /// Whether it stops behind *such as*, or a later example's *and* or *or*.
    pub(super) among_examples: bool,
}

/// Where the walk stops, and behind what.
#[derive(Clone, Copy, Default)]
struct Stopped {
    at: usize,
    has_article: bool,
    among_examples: bool,
}

/// A piece of what is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left<'f> {
    Node(&'f Node),
    /// Pieces in any order; a bit for each that has been used.
    AnyOrder(&'f [Piece], u64),
}

/// What is left to follow: a list that lives on the stack.
#[derive(Clone, Copy)]
struct Rest<'r, 'f> {
    todo: Todo<'f>,
    then: Option<&'r Rest<'r, 'f>>,
}

#[derive(Clone, Copy)]
enum Todo<'f> {
    Nodes(&'f [Node]),
    AnyOrder(&'f [Piece], u64),
}

struct Walker<'a, 'f> {
    subject: Subject<'a>,
    budget: u32,
    walk: Walk<'f>,
    /// Whether the last slot that was passed is a number and nothing stands behind it.
    counted_at: Option<usize>,
}

impl<'f> Walk<'f> {
    pub(super) fn of(frame: &'f Frame, form: &Form<'_>, text: &Text, names: &Names) -> Walk<'f> {
        let found = names.find_all(&form.words);
        let subject = Subject { text, words: &form.words, found: &found, names };
        let mut walker = Walker { subject, budget: BUDGET, walk: Walk::default(), counted_at: None };
        walker.step(Some(&Rest { todo: Todo::Nodes(&frame.nodes), then: None }), 0);
        walker.walk
    }
}

impl<'a, 'f: 'a> Walker<'a, 'f> {
    fn step(&mut self, rest: Option<&Rest<'_, 'f>>, at: usize) {
        let Some(budget) = self.budget.checked_sub(1) else { return };
        self.budget = budget;
        if at >= self.subject.words.len() {
            self.stop(Stopped { at, ..Stopped::default() }, rest);
        }
        let Some(Rest { todo, then }) = rest else {
            self.walk.ends.insert(at);
            return;
        };
        match *todo {
            Todo::Nodes([]) => self.step(*then, at),
            Todo::Nodes([first, tail @ ..]) => {
                let rest = Rest { todo: Todo::Nodes(tail), then: *then };
                if at >= self.subject.words.len() {
                    // What may be left out is passed, to see whether the clause could end here.
                    if is_optional(first) {
                        self.step_to_end(Some(&rest), at);
                    }
                } else {
                    self.node(first, &rest, at);
                }
            }
            Todo::AnyOrder(pieces, used) => {
                if at < self.subject.words.len() {
                    self.any_order(pieces, used, *then, at);
                } else {
                    self.step_to_end(*then, at);
                }
            }
        }
    }

    /// Whether everything left may be left out.
    fn step_to_end(&mut self, rest: Option<&Rest<'_, 'f>>, at: usize) {
        if lefts(rest).iter().all(|left| match left {
            Left::Node(node) => is_optional(node),
            Left::AnyOrder(..) => true,
        }) {
            self.walk.ends.insert(at);
        }
    }

    fn stop(&mut self, stopped: Stopped, rest: Option<&Rest<'_, 'f>>) {
        let Stopped { at, has_article, among_examples } = stopped;
        let is_counted = self.counted_at == Some(at);
        let stop = Stop { at, left: lefts(rest), is_counted, has_article, among_examples };
        if !self.walk.stops.contains(&stop) {
            self.walk.stops.push(stop);
        }
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        self.subject.words.get(at).is_some_and(|found| found.is(word))
    }

    fn node(&mut self, node: &'f Node, rest: &Rest<'_, 'f>, at: usize) {
        match node {
            Node::Word(word) => {
                // Here *an* isn't *a*: what is offered behind it goes with it.
                if self.is_word(at, &word.lower) {
                    self.step(Some(rest), at + 1);
                }
            }
            Node::Comma | Node::OwnComma => {
                if self.is_word(at, ",") {
                    self.step(Some(rest), at + 1);
                }
                self.step(Some(rest), at);
            }
            Node::FirmComma => {
                if self.is_word(at, ",") {
                    self.step(Some(rest), at + 1);
                }
            }
            Node::OrMore => {
                if slot_reader::or_more(self.subject.words.get(at..).unwrap_or_default()) {
                    self.step(Some(rest), at + 2);
                }
                self.step(Some(rest), at);
            }
            Node::Either(choices) => {
                for choice in choices {
                    self.step(Some(&Rest { todo: Todo::Nodes(choice), then: Some(rest) }), at);
                }
            }
            Node::Maybe(piece) => {
                self.step(Some(&Rest { todo: Todo::Nodes(&piece.nodes), then: Some(rest) }), at);
                self.step(Some(rest), at);
            }
            Node::AnyOrder(pieces) => self.any_order(pieces, 0, Some(rest), at),
            Node::Slot { reads, .. } => self.slot(node, reads, rest, at),
        }
    }

    fn any_order(&mut self, pieces: &'f [Piece], used: u64, then: Option<&Rest<'_, 'f>>, at: usize) {
        for (index, piece) in pieces.iter().enumerate().take(64).filter(|(index, _)| used & (1 << index) == 0) {
            let more = Rest { todo: Todo::AnyOrder(pieces, used | (1 << index)), then };
            let piece = Rest { todo: Todo::Nodes(&piece.nodes), then: Some(&more) };
            if self.is_word(at, ",") {
                self.step(Some(&piece), at + 1);
            }
            self.step(Some(&piece), at);
        }
        self.step(then, at);
    }

    fn slot(&mut self, node: &'f Node, reads: &'f Reads, rest: &Rest<'_, 'f>, at: usize) {
        let left = self.subject.words.get(at..).unwrap_or_default();
        let whole = std::slice::from_ref(node);
        let again = Rest { todo: Todo::Nodes(whole), then: Some(rest) };
        match reads {
            Reads::Words => {
                for end in at + 1..=self.subject.words.len() {
                    self.step(Some(rest), end);
                }
            }
            Reads::Names(classes) => self.names(classes, &again, rest, at, false),
            Reads::Examples(classes) => match examples_opening(left) {
                0 => self.stop(Stopped { at, ..Stopped::default() }, Some(&again)),
                opening => self.names(classes, &again, rest, at + opening, true),
            },
            simple => {
                if left.len() <= LONGEST_BEGUN {
                    self.stop(Stopped { at, ..Stopped::default() }, Some(&again));
                }
                for reading in slot_reader::read(simple, self.subject.words, at) {
                    let before = self.counted_at;
                    if matches!(simple, Reads::Number) {
                        self.counted_at = Some(at + reading.length);
                    }
                    self.step(Some(rest), at + reading.length);
                    self.counted_at = before;
                }
            }
        }
    }

    /// Names that are there, and the places at which another could stand or be on its way.
    fn names(
        &mut self,
        classes: &'f [String],
        again: &Rest<'_, 'f>,
        rest: &Rest<'_, 'f>,
        at: usize,
        among_examples: bool,
    ) {
        let lists = Lists { subject: self.subject, classes, unknown: false };
        let mut starts = vec![at];
        for list in lists.read(at) {
            if let Some((length, _)) = lists.joint(list.end) {
                starts.push(list.end + length);
            }
            self.step(Some(rest), list.end);
        }
        starts.sort_unstable();
        starts.dedup();
        let count = self.subject.words.len();
        for start in starts.into_iter().filter(|start| start + LONGEST_BEGUN >= count) {
            let article = self.subject.words.get(start).is_some_and(|word| ARTICLES.contains(&word.lower.as_ref()));
            if article {
                self.stop(Stopped { at: start + 1, has_article: true, among_examples }, Some(again));
            }
            self.stop(Stopped { at: start, has_article: false, among_examples }, Some(again));
        }
    }
}

pub(super) fn is_optional(node: &Node) -> bool {
    match node {
        Node::Comma | Node::OwnComma | Node::OrMore | Node::Maybe(_) | Node::AnyOrder(_) => true,
        Node::Either(choices) => choices.iter().any(|choice| choice.iter().all(is_optional)),
        Node::Slot { reads, .. } => matches!(reads, Reads::Weight),
        Node::Word(_) | Node::FirmComma => false,
    }
}

/// Everything left, in its order.
fn lefts<'f>(rest: Option<&Rest<'_, 'f>>) -> Vec<Left<'f>> {
    let mut left = Vec::new();
    let mut at = rest;
    while let Some(Rest { todo, then }) = at {
        match *todo {
            Todo::Nodes(nodes) => left.extend(nodes.iter().map(Left::Node)),
            Todo::AnyOrder(pieces, used) => left.push(Left::AnyOrder(pieces, used)),
        }
        at = *then;
    }
    left
}
