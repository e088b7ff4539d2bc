//! Statements: requirements as the profiles publish them, each read once however often it is published.

use std::cell::RefCell;
use std::collections::HashMap;

use rungs_core::vocabulary::Vocabulary;

use super::proven::Proofs;
use crate::coverage::Coverage;
use crate::html::Html;
use crate::published::{self, Asker, Prefix, Reading, Strength};
use crate::vocabulary;

/// Which kind of statement it is: how strongly it asks, and who asks, depend on that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatementKind {
    /// A requirement of a university, below *You'll usually need*.
    University,
    /// A requirement of a college, below *You'll usually need*.
    College,
    /// A requirement of an apprenticeship, below *You'll usually need*.
    Apprenticeship,
    /// What stands above a list of requirements.
    Prefix,
    /// What completes *You'll need to*.
    Restriction,
    /// A register, in a sentence.
    Registration,
    /// Whole sentences.
    Other,
}

/// What a published statement came to, by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// How far it is understood.
    pub coverage: Coverage,
    /// What it is for, where that is one of several courses: *level 2 course*.
    pub path: Option<String>,
    /// Its sentences in canonical words; the items of a list follow their introducer, each after two blanks.
    pub sentences: Vec<String>,
}

/// Reads statements, with what the vocabulary knows beforehand.
#[derive(Debug)]
pub(super) struct Reader {
    vocabulary: Vocabulary,
    known: RefCell<HashMap<(Asking, String), Reading>>,
}

/// How a statement is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Asking {
    Entry(Asker, Softness),
    Sentence { is_fragment: bool },
}

/// A strength as a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Softness(u8);

impl Reader {
    pub(super) fn new() -> Reader {
        let pages = vocabulary::pages([], &Vocabulary::default());
        Reader { vocabulary: vocabulary::read(&pages), known: RefCell::default() }
    }

    pub(super) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// A requirement of a course, below a prefix.
    pub(super) fn entry(&self, text: &str, prefix: &Prefix, asker: Asker) -> Reading {
        let softness = Softness(match prefix.strength {
            Strength::Must => 0,
            Strength::Should => 1,
            Strength::Usually => 2,
            Strength::May => 3,
            Strength::Preferably => 4,
        });
        self.once(Asking::Entry(asker, softness), text, || {
            published::entry(text, prefix.strength, asker, &self.vocabulary)
        })
    }

    /// Sentences, or what completes *you'll need to*.
    pub(super) fn sentence(&self, text: &str, is_fragment: bool) -> Reading {
        self.once(Asking::Sentence { is_fragment }, text, || published::statement(text, is_fragment, &self.vocabulary))
    }

    /// A paragraph about a way in: what facts settle of it. Who would judge the rest, running prose doesn't say.
    pub(super) fn paragraph(&self, text: &str) -> Reading {
        match self.sentence(text, false) {
            Reading::Asks { asked, path } if asked.iter().all(|one| one.decider.is_none()) => {
                Reading::Asks { asked, path }
            }
            _ => Reading::Unread,
        }
    }

    fn once(&self, asking: Asking, text: &str, read: impl FnOnce() -> Reading) -> Reading {
        let key = (asking, text.to_owned());
        if let Some(reading) = self.known.borrow().get(&key) {
            return reading.clone();
        }
        let reading = read();
        self.known.borrow_mut().insert(key, reading.clone());
        reading
    }
}

/// The text of a statement: an introducer and its list become sentences that say it again for each item.
pub(super) fn statement_text(html: &Html) -> String {
    let mut blocks = html.blocks.iter().peekable();
    let mut parts = Vec::new();
    while let Some(block) = blocks.next() {
        let text = block.text();
        let introduces = text.ends_with(':') && blocks.peek().is_some_and(|next| next.is_item);
        if !introduces {
            parts.push(text);
            continue;
        }
        let mut items = Vec::new();
        while let Some(item) = blocks.next_if(|next| next.is_item) {
            items.push(item.text());
        }
        // As such lists stand where their marks were taken away.
        parts.push(format!("{text}{}", items.join("; ")));
    }
    parts.join(" ")
}

/// Reads published statements one by one, in HTML, as an import would.
///
/// Requirements of courses stand below *You'll usually need*.
pub fn read_statements<'s>(statements: impl IntoIterator<Item = (StatementKind, &'s str)>) -> Vec<Statement> {
    let reader = Reader::new();
    let readings: Vec<Reading> = statements.into_iter().map(|(kind, html)| read(&reader, kind, html)).collect();
    let asked: Vec<_> = readings.iter().flat_map(super::asked_by).collect();
    let pages = vocabulary::pages(asked.iter().flat_map(|asked| asked.terms()), reader.vocabulary());
    let words = vocabulary::read(&pages);
    let proofs = Proofs::of(&asked, &words);
    readings.iter().map(|reading| said(reading, &proofs)).collect()
}

fn read(reader: &Reader, kind: StatementKind, html: &str) -> Reading {
    let text = statement_text(&Html::read(html));
    let usually = Prefix { strength: Strength::Usually, asked: None };
    match kind {
        StatementKind::University => reader.entry(&text, &usually, Asker::University),
        StatementKind::College => reader.entry(&text, &usually, Asker::College),
        StatementKind::Apprenticeship => reader.entry(&text, &usually, Asker::Employer),
        StatementKind::Prefix => match published::prefix(&text, Asker::Employer) {
            Some(Prefix { asked: Some(asked), .. }) => Reading::Asks { asked: vec![asked], path: None },
            Some(_) => Reading::Asks { asked: Vec::new(), path: None },
            None => Reading::Unread,
        },
        StatementKind::Restriction => reader.sentence(&text, true),
        StatementKind::Registration | StatementKind::Other => reader.sentence(&text, false),
    }
}

fn said(reading: &Reading, proofs: &Proofs) -> Statement {
    let unread = Statement { coverage: Coverage::Unread, path: None, sentences: Vec::new() };
    let Reading::Asks { asked, path } = reading else {
        return Statement { coverage: reading.coverage(), ..unread };
    };
    let Some(proven) = proofs.all(asked) else { return unread };
    let lines = proven.iter().flat_map(|proven| {
        let items = proven.items.iter().map(|item| format!("  {item}"));
        std::iter::once(proven.sentence.clone()).chain(items)
    });
    Statement { coverage: reading.coverage(), path: path.clone(), sentences: lines.collect() }
}
