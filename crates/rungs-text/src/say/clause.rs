//! A clause with a frame, the other way round: from slots to words.
//!
//! A template says how a clause is written as well as how it is read. Where it leaves a choice (*pass*, *have* or
//! *undergo* a check) the author's stays; where it leaves the order open, the template's is taken.

use std::collections::BTreeMap;

use crate::clause::Heard;
use crate::english;
use crate::frame::{Frame, Frames};
use crate::matching::Took;
use crate::name::Names;
use crate::refusal::article;
use crate::say::slot;
use crate::say::token::{Kind, Token, push_comma};
use crate::slot::{Slot, Slots, Weight};
use crate::template::{Node, Piece, Reads};
use crate::weighed::Weighed;
use crate::word::{A_OR_AN, lower};

/// A clause in base form.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) tokens: Vec<Token>,
    /// Which token is the verb, where that is known.
    pub(super) verb: Option<usize>,
}

/// The ways to say a clause, the most canonical first. Where its frame is only a variation, other frames of its kind come
/// before it; which of them mean the same is for the caller to find out.
pub(super) fn phrases(heard: &Heard, frames: &Frames, names: &Names) -> Vec<Phrase> {
    let Some((own, said)) = own(heard, frames, names) else { return Vec::new() };
    let is_variation = frames.get(heard.hit.frame).is_some_and(|frame| frame.is_variation);
    let canonical = frames.iter().filter(|frame| is_variation && !frame.is_variation && frame.kind == heard.hit.kind);
    let mut phrases: Vec<Phrase> = canonical.filter_map(|frame| by(frame, heard, &own, &said)).collect();
    phrases.push(own);
    phrases
}

impl Phrase {
    /// Adds parts under a strength of their own, in the words they have.
    pub(super) fn weigh(&mut self, parts: &[Weighed<'_>]) {
        for part in parts {
            push_comma(&mut self.tokens);
            self.tokens.push(Token::word(if part.weight == Weight::Usually { "usually" } else { "preferably" }));
            for word in &part.words {
                match word.is(",") {
                    true => push_comma(&mut self.tokens),
                    false => self.tokens.push(Token::word(word.written.as_ref())),
                }
            }
        }
    }
}

/// The tokens of each slot, by its name.
type Said = BTreeMap<String, Vec<Token>>;

/// A clause with the frame that read it.
fn own(heard: &Heard, frames: &Frames, names: &Names) -> Option<(Phrase, Said)> {
    let frame = frames.get(heard.hit.frame)?;
    let mut writer = Writer { heard, names, took: heard.hit.took.iter(), said: Said::new(), number: None };
    let mut tokens = Vec::new();
    writer.nodes(&frame.nodes, &mut tokens)?;
    let verb = tokens.iter().position(|token| token.word.is_some() && token.word == heard.form.verb);
    Some((Phrase { tokens, verb }, writer.said))
}

/// Writes a clause along the way it was read.
struct Writer<'a> {
    heard: &'a Heard<'a>,
    names: &'a Names,
    took: std::slice::Iter<'a, Took>,
    said: Said,
    /// The slot of the last number: what *or more* belongs to.
    number: Option<String>,
}

impl Writer<'_> {
    fn nodes(&mut self, nodes: &[Node], out: &mut Vec<Token>) -> Option<()> {
        nodes.iter().try_for_each(|node| self.node(node, out))
    }

    fn node(&mut self, node: &Node, out: &mut Vec<Token>) -> Option<()> {
        match node {
            Node::Word(literal) => {
                let Took::Word(at) = self.took.next()? else { return None };
                let word = self.heard.form.words.get(*at)?;
                // Whoever writes *a NEBOSH certificate* knows that it is spoken as a word.
                if A_OR_AN.contains(&literal.lower.as_str()) && !word.written.is_empty() {
                    out.push(Token { word: Some(*at), ..Token::word(lower(&word.written)) });
                    return Some(());
                }
                let inflected = (lower(&word.written) != literal.lower && !word.written.is_empty())
                    .then(|| lower(&word.written).into_owned());
                out.push(Token {
                    inflected,
                    meant: word.written.is_empty(),
                    word: Some(*at),
                    ..Token::word(&literal.written)
                });
            }
            Node::Comma | Node::FirmComma => push_comma(out),
            Node::OwnComma => {
                if self.took.next()? == &Took::Piece(true) {
                    push_comma(out);
                }
            }
            Node::OrMore => {
                if self.took.next()? == &Took::Piece(true) {
                    at_least(out);
                    // Another frame has the number alone, and is to say *at least* as well.
                    if let Some(number) = self.number.as_ref().and_then(|name| self.said.get_mut(name)) {
                        at_least(number);
                    }
                }
            }
            Node::Either(choices) => {
                let Took::Choice(choice) = self.took.next()? else { return None };
                self.nodes(choices.get(*choice)?, out)?;
            }
            Node::Maybe(piece) => {
                if self.took.next()? == &Took::Piece(true) {
                    self.nodes(&piece.nodes, out)?;
                }
            }
            Node::AnyOrder(pieces) => {
                let mut parts = Vec::new();
                while let Took::Part(index) = self.took.next()? {
                    let mut part = Vec::new();
                    self.nodes(&pieces.get(*index)?.nodes, &mut part)?;
                    parts.push((*index, part));
                }
                parts.sort_by_key(|(index, _)| *index);
                push_parts(parts.into_iter().map(|(_, part)| part), out);
            }
            Node::Slot { name, reads } => {
                let Took::Slot(range) = self.took.next()? else { return None };
                let words = self.heard.form.words.get(range.clone())?;
                let tokens = slot::tokens(reads, self.heard.hit.slots.get(name)?, words, self.names);
                if *reads == Reads::Number {
                    self.number = Some(name.clone());
                }
                self.said.insert(name.clone(), tokens.clone());
                out.extend(tokens);
            }
        }
        Some(())
    }
}

/// Parts that may come in any order: with a comma each, save those that lean on what stands before them (*at grade 4*).
fn push_parts(parts: impl Iterator<Item = Vec<Token>>, out: &mut Vec<Token>) {
    const LEANING: &[&str] = &["at", "in", "for", "of", "with", "from", "by", "to", "on"];
    let mut set_off = false;
    let is_article = |token: &Token| matches!(token.text.as_str(), "a" | "an" | "your");
    let behind_article = out.last().is_some_and(is_article);
    for (index, part) in parts.enumerate() {
        let first = part.first().and_then(|token| token.text.split(' ').next()).unwrap_or_default();
        // *A qualification approved by the HCPC*, but *a qualification at level 3, approved by the HCPC*.
        let leans = LEANING.contains(&first) || (index == 0 && first == "approved");
        set_off |= !leans;
        // *A manual driving licence* and *a full UK driving licence*, but *a full, clean driving licence*.
        let is_name = part.first().is_some_and(|token| token.word.is_none());
        if set_off && !(behind_article && (index == 0 || is_name)) {
            push_comma(out);
        }
        out.extend(part);
    }
}

/// *30 hours a week or more*: the number before it is a floor.
fn at_least(tokens: &mut [Token]) {
    if let Some(number) = tokens.iter_mut().rev().find(|token| matches!(token.kind, Kind::Number { .. })) {
        number.kind = Kind::Number { at_least: true };
    }
}

/// A clause with another frame of its kind, if that has a place for everything said.
///
/// The other frame has to begin as the clause does, subject and all, so that it is known where its verb stands.
fn by(frame: &Frame, heard: &Heard, own: &Phrase, said: &Said) -> Option<Phrase> {
    let verb = own.verb?;
    let mut tokens = Vec::new();
    let words = own.tokens.get(verb).map(|token| (verb, token.text.as_str()));
    Refill { slots: &heard.hit.slots, said, own, verb: words }.nodes(&frame.nodes, &mut tokens)?;
    let subject = own.tokens.get(..verb)?;
    let same = |(one, other): (&Token, &Token)| one.text == other.text && other.word.is_some();
    let begins_alike = tokens.len() > verb && tokens.iter().zip(subject).all(same);
    // What is meant and not written can't be another verb.
    let meant = own.tokens.get(verb).is_some_and(|token| token.meant);
    let same_verb = tokens.get(verb).map(|token| &token.text) == own.tokens.get(verb).map(|token| &token.text);
    if !begins_alike || (meant && !same_verb) {
        return None;
    }
    for (token, own) in tokens.iter_mut().zip(own.tokens.iter().take(verb + 1)) {
        token.meant = own.meant;
        // *Don't hold* stays denied.
        if token.text == own.text {
            token.inflected.clone_from(&own.inflected);
        }
    }
    keep_article_in_front(&mut tokens, own, verb);
    articles(&mut tokens);
    Some(Phrase { tokens, verb: Some(verb) })
}

/// *A* or *an*, by the word that another frame puts behind it.
fn articles(tokens: &mut [Token]) {
    for place in 1..tokens.len() {
        let Some([before, behind]) = tokens.get_mut(place - 1..=place) else { return };
        if A_OR_AN.contains(&before.text.as_str()) {
            before.text = english::article(&behind.text).to_owned();
        }
    }
}

/// *A science degree* is *a degree in science*: the article in front is that of the whole, whatever comes first.
fn keep_article_in_front(tokens: &mut [Token], own: &Phrase, verb: usize) {
    let without = |text: &str| text.strip_prefix("a ").or_else(|| text.strip_prefix("an ")).map(str::to_owned);
    let Some(first) = own.tokens.get(verb + 1).map(|token| token.text.clone()) else { return };
    let Some(bare) = without(&first) else { return };
    let moved = tokens.iter().skip(verb + 2).position(|token| token.text == first).map(|at| at + verb + 2);
    let (Some(moved), Some(front)) = (moved, tokens.get(verb + 1).map(|token| token.text.clone())) else { return };
    if without(&front).is_some() {
        return;
    }
    if let Some(token) = tokens.get_mut(moved) {
        token.text = bare;
    }
    if let Some(token) = tokens.get_mut(verb + 1) {
        token.text = format!("{}{front}", article(&front));
    }
}

/// Fills a template with slots that another one read.
struct Refill<'a> {
    slots: &'a Slots,
    said: &'a Said,
    own: &'a Phrase,
    /// The author's verb in base form, and which token it is: it stays where this template takes it as well.
    verb: Option<(usize, &'a str)>,
}

impl Refill<'_> {
    fn nodes(&self, nodes: &[Node], out: &mut Vec<Token>) -> Option<()> {
        nodes.iter().try_for_each(|node| self.node(node, out))
    }

    fn node(&self, node: &Node, out: &mut Vec<Token>) -> Option<()> {
        match node {
            Node::Word(literal) => out.push(Token::word(&literal.written)),
            Node::Comma | Node::FirmComma => push_comma(out),
            Node::OwnComma | Node::OrMore => {}
            Node::Either(choices) => {
                let filled = |choice: &Vec<Node>| {
                    let mut tokens = Vec::new();
                    self.nodes(choice, &mut tokens).map(|()| tokens)
                };
                let is_authors = |choice: &&Vec<Node>| matches!(choice.first(), Some(Node::Word(word)) if self.verb == Some((out.len(), &word.written)));
                let mut authors = choices.iter().filter(|choice| is_authors(choice) || self.is_counted(choice, out));
                let filled = authors.find_map(filled).or_else(|| choices.iter().find_map(filled));
                out.extend(filled?);
            }
            Node::Maybe(piece) => {
                if self.is_said(piece) {
                    self.nodes(&piece.nodes, out)?;
                }
            }
            Node::AnyOrder(pieces) => {
                let parts = pieces.iter().filter(|piece| self.is_said(piece)).map(|piece| {
                    let mut part = Vec::new();
                    self.nodes(&piece.nodes, &mut part).map(|()| part)
                });
                push_parts(parts.collect::<Option<Vec<_>>>()?.into_iter(), out);
            }
            Node::Slot { name, reads } => match self.said.get(name) {
                Some(tokens) => out.extend(tokens.iter().cloned()),
                None if *reads == Reads::Weight => {}
                None => return None,
            },
        }
        Some(())
    }

    /// *1 hour* where others are *30 hours*: behind a number, the author's word stays as well.
    fn is_counted(&self, choice: &[Node], before: &[Token]) -> bool {
        let is_number = |token: &Token| matches!(token.kind, Kind::Number { .. });
        let Some(Node::Word(word)) = choice.first() else { return false };
        let is_authors =
            |pair: &[Token]| matches!(pair, [number, unit] if is_number(number) && unit.text == word.written);
        before.last().is_some_and(is_number) && self.own.tokens.windows(2).any(is_authors)
    }

    /// Whether something was said that belongs into a piece which may be left out.
    fn is_said(&self, piece: &Piece) -> bool {
        match &piece.label {
            Some(label) => self.slots.contains_key(label),
            None => self.has_slot(&piece.nodes),
        }
    }

    fn has_slot(&self, nodes: &[Node]) -> bool {
        nodes.iter().any(|node| match node {
            Node::Slot { name, .. } => self.slots.get(name).is_some_and(|slot| *slot != Slot::Weight(Weight::Must)),
            Node::Maybe(piece) => self.has_slot(&piece.nodes),
            Node::Either(choices) => choices.iter().any(|choice| self.has_slot(choice)),
            Node::AnyOrder(pieces) => pieces.iter().any(|piece| self.has_slot(&piece.nodes)),
            Node::Word(_) | Node::Comma | Node::OwnComma | Node::FirmComma | Node::OrMore => false,
        })
    }
}
