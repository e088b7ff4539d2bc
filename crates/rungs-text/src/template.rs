//! Reading templates: from their notation to nodes. The notation is described in [`crate::frame`].

use crate::pattern;
use crate::text::Text;
use crate::word::{A_OR_AN, Word, words};
use crate::word_set::hash;

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// A literal word.
    Word(Literal),
    /// A comma that may be there.
    Comma,
    /// A comma that may be there, and stays as the author has it.
    OwnComma,
    /// A comma that must be there.
    FirmComma,
    /// *or more* that may follow a number: as good as *at least* in front of it.
    OrMore,
    /// One of these.
    Either(Vec<Vec<Node>>),
    /// This or nothing.
    Maybe(Piece),
    /// Each at most once, in any order.
    AnyOrder(Vec<Piece>),
    /// A slot.
    Slot { name: String, reads: Reads },
}

/// A literal word of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    /// For matching: lower-case.
    pub(crate) lower: String,
    /// Of the same.
    pub(crate) hash: u64,
    /// As the template spells it.
    pub(crate) written: String,
}

impl Literal {
    /// Whether a word of a sentence is this one. Which of *a* and *an* is written hangs on the word behind it.
    pub(crate) fn is(&self, word: &Word<'_>) -> bool {
        word.is(&self.lower) || (word.is_one_of(&A_OR_AN) && A_OR_AN.contains(&self.lower.as_str()))
    }
}

/// An optional piece with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) label: Option<String>,
    pub(crate) nodes: Vec<Node>,
}

/// What a slot reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reads {
    Number,
    Grade,
    Row,
    Level,
    Months,
    Date,
    Day,
    Weight,
    Words,
    /// Names of these classes.
    Names(Vec<String>),
    /// *such as* and names of these classes.
    Examples(Vec<String>),
}

type Failure = (usize, String);

/// Brackets deeper than this are a mistake, and would make reading recurse.
const DEEPEST: usize = 16;

/// Reads a template, or says at which byte it can't.
pub(crate) fn parse(written: &str) -> Result<Vec<Node>, Failure> {
    let mut parser = Parser { written, at: 0, depth: 0 };
    let nodes = parser.sequence(Inside::Nothing)?;
    if parser.at < written.len() {
        return Err((parser.at, "a bracket is closed that wasn't opened".to_owned()));
    }
    match nodes.first() {
        None => Err((0, "the template is empty".to_owned())),
        Some(_) => Ok(nodes),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Brackets,
}

struct Parser<'t> {
    written: &'t str,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.written.get(self.at..)?.chars().next()
    }

    fn advance(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn fail<T>(&self, message: impl Into<String>) -> Result<T, Failure> {
        Err((self.at, message.into()))
    }

    fn sequence(&mut self, inside: Inside) -> Result<Vec<Node>, Failure> {
        let mut nodes = Vec::new();
        while let Some(character) = self.peek() {
            match character {
                ')' | ']' | '>' => break,
                '|' if inside == Inside::Brackets => break,
                character if character.is_whitespace() => self.advance(),
                '(' => nodes.push(self.either()?),
                '[' => nodes.push(optional(self.pieces(']')?)),
                '<' => nodes.push(Node::AnyOrder(self.pieces('>')?)),
                '{' => nodes.push(self.slot()?),
                '}' => return self.fail("a `}` without its `{`"),
                ',' => nodes.push(self.comma()),
                _ => self.words(inside, &mut nodes)?,
            }
        }
        Ok(nodes)
    }

    fn either(&mut self) -> Result<Node, Failure> {
        let opened = self.at;
        let pieces = self.pieces(')')?;
        if pieces.iter().any(|piece| piece.label.is_some()) {
            return Err((opened, "a label belongs to an optional piece: `[?paid:paid]`".to_owned()));
        }
        Ok(Node::Either(pieces.into_iter().map(|piece| piece.nodes).collect()))
    }

    /// `a|b|c` up to and with the closing bracket.
    fn pieces(&mut self, close: char) -> Result<Vec<Piece>, Failure> {
        let opened = self.at;
        self.advance();
        self.depth += 1;
        if self.depth > DEEPEST {
            return self.fail("brackets are nested too deep");
        }
        let mut pieces = Vec::new();
        loop {
            let label = self.label()?;
            pieces.push(Piece { label, nodes: self.sequence(Inside::Brackets)? });
            match self.peek() {
                Some('|') => self.advance(),
                Some(found) if found == close => break,
                Some(_) => return self.fail(format!("expected `{close}`")),
                None => return Err((opened, format!("this bracket needs a `{close}`"))),
            }
        }
        self.advance();
        self.depth -= 1;
        if pieces.iter().any(|piece| piece.nodes.is_empty()) {
            return Err((opened, "an empty piece: write [ ] for what may be left out".to_owned()));
        }
        Ok(pieces)
    }

    fn label(&mut self) -> Result<Option<String>, Failure> {
        while self.peek().is_some_and(char::is_whitespace) {
            self.advance();
        }
        if self.peek() != Some('?') {
            return Ok(None);
        }
        self.advance();
        let label = self.identifier();
        if label.is_empty() || self.peek() != Some(':') {
            return self.fail("a label is a lower-case word and a colon: `?paid:`");
        }
        self.advance();
        Ok(Some(label))
    }

    fn identifier(&mut self) -> String {
        let mut identifier = String::new();
        while let Some(character) = self.peek().filter(|character| is_identifier(*character)) {
            identifier.push(character);
            self.advance();
        }
        identifier
    }

    fn slot(&mut self) -> Result<Node, Failure> {
        let opened = self.at;
        self.advance();
        let name = self.identifier();
        if name.is_empty() || self.peek() != Some(':') {
            return self.fail("a slot is `{name:type}`");
        }
        self.advance();
        let Some(length) = self.written.get(self.at..).and_then(|rest| rest.find('}')) else {
            return Err((opened, "this slot needs a `}`".to_owned()));
        };
        let written = self.written.get(self.at..self.at + length).unwrap_or_default();
        let Some(reads) = reads(written) else {
            return self.fail(format!("`{written}` is no slot type"));
        };
        self.at += length + 1;
        Ok(Node::Slot { name, reads })
    }

    fn comma(&mut self) -> Node {
        self.advance();
        if self.peek() == Some(',') {
            self.advance();
            return Node::FirmComma;
        }
        Node::Comma
    }

    fn words(&mut self, inside: Inside, nodes: &mut Vec<Node>) -> Result<(), Failure> {
        let start = self.at;
        let ends = |character: char| {
            character.is_whitespace()
                || matches!(character, '(' | ')' | '[' | ']' | '<' | '>' | '{' | '}' | ',')
                || (character == '|' && inside == Inside::Brackets)
        };
        while self.peek().is_some_and(|character| !ends(character)) {
            self.advance();
        }
        let written = self.written.get(start..self.at).unwrap_or_default();
        let mut choices: Vec<Vec<Node>> = Vec::new();
        for choice in written.split('|') {
            let text = Text::verbatim(choice, 0);
            let words = words(&text);
            if words.is_empty() {
                return Err((start, "`|` joins two words".to_owned()));
            }
            let literals = words.into_iter().map(|word| Literal {
                hash: hash(&word.lower),
                lower: word.lower.into_owned(),
                written: word.written.into_owned(),
            });
            choices.push(literals.map(Node::Word).collect());
        }
        match (choices.len(), choices.pop()) {
            (1, Some(only)) => nodes.extend(only),
            (_, Some(last)) => {
                choices.push(last);
                nodes.push(Node::Either(choices));
            }
            (_, None) => {}
        }
        Ok(())
    }
}

fn is_identifier(character: char) -> bool {
    character.is_ascii_lowercase() || character.is_ascii_digit() || matches!(character, '-' | '_')
}

fn optional(mut pieces: Vec<Piece>) -> Node {
    match (pieces.len(), pieces.pop()) {
        (1, Some(only)) if is_or_more(&only) => Node::OrMore,
        (1, Some(only)) if only.label.is_none() && only.nodes == [Node::Comma] => Node::OwnComma,
        (1, Some(only)) => Node::Maybe(only),
        (_, Some(last)) => {
            pieces.push(last);
            // `[a|b]` is `[(a|b)]`, and each alternative may have a label of its own.
            let choices = pieces.into_iter().map(|piece| vec![Node::Maybe(piece)]).collect();
            Node::Either(choices)
        }
        (_, None) => Node::Either(Vec::new()),
    }
}

fn is_or_more(piece: &Piece) -> bool {
    let is = |node: &Node, word: &str| matches!(node, Node::Word(literal) if literal.lower == word);
    matches!(piece.nodes.as_slice(), [or, more] if is(or, "or") && is(more, "more")) && piece.label.is_none()
}

fn reads(written: &str) -> Option<Reads> {
    if let Some(classes) = written.strip_prefix("examples ") {
        return Some(Reads::Examples(class_list(classes)?));
    }
    Some(match written {
        "number" => Reads::Number,
        "grade" => Reads::Grade,
        "row" => Reads::Row,
        "level" => Reads::Level,
        "months" => Reads::Months,
        "date" => Reads::Date,
        "day" => Reads::Day,
        "weight" => Reads::Weight,
        "words" => Reads::Words,
        classes => Reads::Names(class_list(classes)?),
    })
}

fn class_list(written: &str) -> Option<Vec<String>> {
    let classes: Vec<String> = written.trim().split('+').map(|class| class.trim().to_owned()).collect();
    classes.iter().all(|class| !class.is_empty() && class.chars().all(is_identifier)).then_some(classes)
}

/// A template as a sentence a person can read: the shortest one, with something typical in each slot.
pub(crate) fn example(nodes: &[Node]) -> String {
    let mut example = String::new();
    write_example(nodes, &mut example);
    example
}

fn write_example(nodes: &[Node], example: &mut String) {
    for node in nodes {
        match node {
            Node::Word(word) => push_word(example, &word.written),
            Node::FirmComma => example.push(','),
            Node::Either(choices) => {
                if let Some(first) = choices.first() {
                    write_example(first, example);
                }
            }
            Node::Slot { reads: Reads::Weight, .. } => {}
            Node::Slot { reads, .. } => push_word(example, &pattern::slot(reads)),
            Node::Comma | Node::OwnComma | Node::OrMore | Node::Maybe(_) | Node::AnyOrder(_) => {}
        }
    }
}

fn push_word(example: &mut String, word: &str) {
    if !example.is_empty() {
        example.push(' ');
    }
    example.push_str(word);
}
