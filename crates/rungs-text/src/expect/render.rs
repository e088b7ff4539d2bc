//! Writing out what a template would take next.

use crate::expect::walk::{Left, Stop, is_optional};
use crate::expect::{Holds, Part};
use crate::say::inflected;
use crate::template::{Node, Piece, Reads};
use crate::word::Word;

/// How a verb that isn't typed yet goes with who does it.
#[derive(Clone, Debug)]
pub(super) struct Conjugation {
    /// The words typed so far.
    before: Vec<String>,
    is_needed: bool,
}

/// Who can do something, as templates name them.
const SUBJECTS: &[&str] = &[
    "you",
    "your employer",
    "your line manager",
    "your degree",
    "the course",
    "the programme",
    "the post",
    "there",
    "every duty",
    "every skill",
];

impl Conjugation {
    pub(super) fn of(words: &[Word<'_>], is_needed: bool) -> Conjugation {
        Conjugation { before: words.iter().map(|word| word.lower.to_string()).collect(), is_needed }
    }

    /// The words with their verb as it goes with its subject: *you be* is *you are*.
    fn applied(&self, words: &str, at: usize) -> String {
        if !self.is_needed {
            return words.to_owned();
        }
        let typed = self.before.get(..at).unwrap_or_default();
        let mut row: Vec<String> = typed.to_vec();
        row.extend(words.split(' ').map(str::to_owned));
        let verb = (1..row.len()).find(|end| {
            let subject = row.get(..*end).unwrap_or_default().join(" ");
            SUBJECTS.contains(&subject.as_str())
        });
        let Some(verb) = verb.filter(|verb| *verb >= typed.len()) else { return words.to_owned() };
        let subject = row.get(..verb).unwrap_or_default().join(" ");
        if let Some(word) = row.get_mut(verb) {
            *word = inflected(word, &subject);
        }
        row.split_off(typed.len()).join(" ")
    }

    /// Whether the verb is typed already.
    fn is_past_verb(&self, at: usize) -> bool {
        at > 2
    }
}

/// Words and slots on their way into parts.
#[derive(Clone, Debug, Default)]
struct Writing {
    parts: Vec<Part>,
    /// Whether a number was the last thing written.
    is_counted: bool,
    has_article: bool,
    /// Whether *such as* is written already.
    among_examples: bool,
}

impl Writing {
    fn word(&mut self, word: &str) {
        self.is_counted = false;
        self.has_article = false;
        match self.parts.last_mut() {
            Some(Part::Words(words)) => {
                if word != "," {
                    words.push(' ');
                }
                words.push_str(word);
            }
            _ => self.parts.push(Part::Words(word.to_owned())),
        }
    }

    fn slot(&mut self, name: &str, reads: &Reads) {
        let names = |classes: &[String]| Holds::Names {
            classes: classes.to_vec(),
            is_counted: self.is_counted,
            has_article: self.has_article,
        };
        let holds = match reads {
            Reads::Number => Holds::Number,
            Reads::Grade => Holds::Grade,
            Reads::Row => Holds::Row,
            Reads::Level => Holds::Level,
            Reads::Months => Holds::Months,
            Reads::Date => Holds::Date,
            Reads::Day => Holds::Day,
            Reads::Words => Holds::Words,
            Reads::Names(classes) => names(classes),
            Reads::Examples(classes) => {
                if !std::mem::take(&mut self.among_examples) {
                    self.word("such as");
                }
                Holds::Names { classes: classes.to_vec(), is_counted: false, has_article: self.has_article }
            }
            Reads::Weight => return,
        };
        self.is_counted = matches!(reads, Reads::Number);
        self.has_article = false;
        self.parts.push(Part::Slot(name.to_owned(), holds));
    }

    /// The shortest way to write these.
    fn nodes(&mut self, nodes: &[Node]) {
        nodes.iter().for_each(|node| self.node(node));
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Word(word) => self.word(&word.written),
            Node::FirmComma => self.word(","),
            Node::Either(choices) => {
                if let Some(first) = choices.first() {
                    self.nodes(first);
                }
            }
            Node::Slot { name, reads } => self.slot(name, reads),
            Node::Comma | Node::OwnComma | Node::OrMore | Node::Maybe(_) | Node::AnyOrder(_) => {}
        }
    }
}

impl Stop<'_> {
    /// The ways to go on, each with whether the clause could end before it.
    pub(super) fn continuations(&self, conjugation: &Conjugation, is_begun: bool) -> Vec<(Vec<Part>, bool)> {
        let mut found = Vec::new();
        for (place, left) in self.left.iter().enumerate() {
            match left {
                // An article or the like in the middle of a clause is no choice worth offering.
                Left::Node(Node::Maybe(piece))
                    if piece.label.is_none() && !is_begun && !self.is_optional_from(place) => {}
                Left::Node(Node::Maybe(piece)) => {
                    found.extend(self.piece(piece, false).map(|parts| (parts, self.is_optional_from(place))));
                }
                Left::Node(Node::AnyOrder(pieces)) => found.extend(self.pieces(pieces, 0, place)),
                Left::AnyOrder(pieces, used) => found.extend(self.pieces(pieces, *used, place)),
                Left::Node(Node::Either(choices)) if !choices.iter().any(|choice| choice.iter().all(is_optional)) => {
                    // In front of the verb the choices are one another's synonyms; further on each says something else.
                    let most = if is_begun || conjugation.is_past_verb(self.at) { choices.len() } else { 1 };
                    for choice in choices.iter().take(most) {
                        let mut writing = self.writing();
                        writing.nodes(choice);
                        self.rest(place + 1, &mut writing);
                        found.push((writing.parts, false));
                    }
                    break;
                }
                Left::Node(node) if is_optional(node) => {}
                Left::Node(_) => {
                    let mut writing = self.writing();
                    self.rest(place, &mut writing);
                    found.push((writing.parts, false));
                    break;
                }
            }
        }
        for (parts, _) in &mut found {
            if let Some(Part::Words(words)) = parts.first_mut() {
                *words = conjugation.applied(words, self.at);
            }
        }
        found.retain(|(parts, _)| !parts.is_empty());
        found
    }

    fn writing(&self) -> Writing {
        Writing {
            parts: Vec::new(),
            is_counted: self.is_counted,
            has_article: self.has_article,
            among_examples: self.among_examples,
        }
    }

    /// What has to be written from here on.
    fn rest(&self, from: usize, writing: &mut Writing) {
        for left in self.left.iter().skip(from) {
            if let Left::Node(node) = left {
                writing.node(node);
            }
        }
    }

    /// Whether nothing from here on has to be written.
    fn is_optional_from(&self, place: usize) -> bool {
        self.left.iter().skip(place).all(|left| match left {
            Left::Node(node) => is_optional(node),
            Left::AnyOrder(..) => true,
        })
    }

    /// Those pieces of a set that aren't used yet.
    fn pieces(&self, pieces: &[Piece], used: u64, place: usize) -> Vec<(Vec<Part>, bool)> {
        let is_last = self.is_optional_from(place);
        let unused = pieces.iter().enumerate().take(64).filter(|(index, _)| used & (1 << index) == 0);
        // *…, or equivalent*: what is said besides, at the end of a clause, stands behind a comma.
        let written = unused.filter_map(|(_, piece)| self.piece(piece, is_last && piece.label.is_some()));
        written.map(|parts| (parts, is_last)).collect()
    }

    /// A piece that may be left out, behind a comma if need be.
    fn piece(&self, piece: &Piece, has_comma: bool) -> Option<Vec<Part>> {
        // A floor behind a comma, of what has a place for its floor already, is read only to be asked about.
        if piece.label.is_some() && matches!(piece.nodes.as_slice(), [Node::Comma, Node::Slot { .. }]) {
            return None;
        }
        let mut writing = self.writing();
        if has_comma && !matches!(piece.nodes.first(), Some(Node::Comma | Node::FirmComma)) {
            writing.word(",");
        }
        for (place, node) in piece.nodes.iter().enumerate() {
            match node {
                Node::Comma if place == 0 => writing.word(","),
                Node::Slot { reads: Reads::Weight, .. } => writing.word("preferably"),
                node => writing.node(node),
            }
        }
        (!writing.parts.is_empty()).then_some(writing.parts)
    }
}
