//! What stands where: the place that defines each term, and every place that names it.
//!
//! Tools that point at words (an editor, a renaming, a manual) need places, and the framework itself keeps none but
//! those of its sentences. Nothing is decided by what stands here.

use std::collections::BTreeMap;
use std::sync::Arc;

use rungs_core::vocabulary::{TermId, Vocabulary};
use rungs_text::{Body, Bullet, Clause, Entry, EntryValue, Heading, Link, Match, Section, Sentence, Slot, Span};

use crate::finding::Location;
use crate::role_page;
use crate::source::Sheet;

/// Where terms are defined and named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    definitions: BTreeMap<TermId, Location>,
    mentions: Vec<Mention>,
    bullets: Vec<BulletRead>,
}

/// A place that names a term: in a sentence, in a line of the vocabulary, in the front matter, in a heading or as the
/// words of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The term named.
    pub term: TermId,
    /// The words that name it. Always with a span.
    pub location: Location,
}

/// A bullet that was read as a rule, or as an item of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulletRead {
    /// Where its words stand.
    pub location: Location,
    /// What they were taken to say.
    pub sentence: Arc<Sentence>,
}

impl Index {
    /// The heading of a vocabulary page, or the title of a role page, that defines a term. None for what only a
    /// sentence brought up.
    pub fn definition(&self, term: TermId) -> Option<&Location> {
        self.definitions.get(&term)
    }

    /// Every term with the place that defines it.
    pub fn definitions(&self) -> impl Iterator<Item = (TermId, &Location)> {
        self.definitions.iter().map(|(term, location)| (*term, location))
    }

    /// Every place that names a term, in the order of pages and places.
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// The places that name one term.
    pub fn mentions_of(&self, term: TermId) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |mention| mention.term == term)
    }

    /// The term named or defined at a byte of a page, and where exactly: the innermost words, should names nest.
    pub fn at(&self, path: &str, byte: usize) -> Option<(TermId, &Location)> {
        let defined = self.definitions();
        let mentioned = self.mentions.iter().map(|mention| (mention.term, &mention.location));
        let here = |location: &Location| {
            location.path == path && location.span.is_some_and(|span| span.start <= byte && byte <= span.end)
        };
        let found = defined.chain(mentioned).filter(|(_, location)| here(location));
        found.min_by_key(|(_, location)| location.span.map(Span::len))
    }

    /// Every bullet that was read as a rule, page by page.
    pub fn bullets(&self) -> &[BulletRead] {
        &self.bullets
    }

    /// Adds what stands on other pages.
    pub(crate) fn extend(&mut self, other: Index) {
        self.definitions.extend(other.definitions);
        self.mentions.extend(other.mentions);
        self.bullets.extend(other.bullets);
    }

    pub(crate) fn define(&mut self, term: TermId, location: Location) {
        self.definitions.insert(term, location);
    }

    pub(crate) fn mention(&mut self, term: TermId, location: Location) {
        self.mentions.push(Mention { term, location });
    }

    /// A sentence that was read, and the names in it.
    pub(crate) fn sentence(&mut self, sentence: &Arc<Sentence>, sheet: &Sheet<'_>) {
        self.bullets.push(BulletRead { location: sheet.locate(sentence.span), sentence: Arc::clone(sentence) });
        self.named_in(sentence, sheet);
        if let Some(otherwise) = &sentence.otherwise {
            self.named_in(&otherwise.sentence, sheet);
        }
    }

    /// The names in words that are no bullet.
    pub(crate) fn named_in(&mut self, sentence: &Sentence, sheet: &Sheet<'_>) {
        if let Body::Match(found) = &sentence.body {
            self.names(found, sheet);
        }
        if let Some(Clause::Match { found, .. }) = sentence.guard.as_ref().map(|guard| &guard.clause) {
            self.names(found, sheet);
        }
    }

    fn names(&mut self, found: &Match, sheet: &Sheet<'_>) {
        for slot in found.slots.values() {
            let Slot::Names { names, .. } = slot else { continue };
            for name in names {
                self.mention(TermId(name.key), sheet.locate(name.span));
            }
        }
        found.weighed.iter().for_each(|(_, part)| self.names(part, sheet));
    }

    /// What a page names outside its sentences: professions and regulators, and the roles it links to.
    pub(crate) fn page(&mut self, sheet: &Sheet<'_>, vocabulary: &Vocabulary) {
        for entry in &sheet.page.front_matter {
            self.entry(entry, sheet, vocabulary);
        }
        let mut sections: Vec<&Section> = sheet.page.sections.iter().collect();
        while let Some(section) = sections.pop() {
            sections.extend(&section.sections);
            if let Some(Heading::In(profession)) = rungs_text::known_heading(&section.heading, section.level)
                && let Some(term) = vocabulary.find(&profession.value, &["profession"])
            {
                self.mention(term, sheet.locate(profession.span));
            }
            section.prose.iter().for_each(|prose| self.links(&prose.links, sheet, vocabulary));
            let mut bullets: Vec<&Bullet> = section.bullets.iter().collect();
            while let Some(bullet) = bullets.pop() {
                bullets.extend(&bullet.children);
                self.links(&bullet.links, sheet, vocabulary);
            }
        }
    }

    fn entry(&mut self, entry: &Entry, sheet: &Sheet<'_>, vocabulary: &Vocabulary) {
        let classes: &[&str] = match entry.key.value.as_str() {
            "professions" => &["profession"],
            "regulator" => &["register", "regulator"],
            _ => return,
        };
        let names: Vec<(&str, Span)> = match &entry.value.value {
            EntryValue::Scalar(name) => vec![(name, entry.value.span)],
            EntryValue::List(names) => names.iter().map(|name| (name.value.as_str(), name.span)).collect(),
        };
        for (name, span) in names {
            if let Some(term) = vocabulary.find(name, classes) {
                self.mention(term, sheet.locate(span));
            }
        }
    }

    fn links(&mut self, links: &[Link], sheet: &Sheet<'_>, vocabulary: &Vocabulary) {
        for link in links.iter().filter(|link| link.target.split('#').next().is_some_and(|page| page.ends_with(".md")))
        {
            if let Some(term) = vocabulary.find(&role_page::target(&link.target), &["role"]) {
                self.mention(term, sheet.locate(link.text.span()));
            }
        }
    }

    /// In the order of pages and places, each once: a sentence that is read in two contexts names its terms twice.
    pub(crate) fn sort(&mut self) {
        self.mentions.sort_by(|one, other| {
            let place = |mention: &Mention| (mention.location.span, mention.term);
            one.location.path.cmp(&other.location.path).then_with(|| place(one).cmp(&place(other)))
        });
        self.mentions.dedup();
    }
}
