//! A page as an outline: front matter, title, sections with prose and bullets, footnotes.
//!
//! The outline is generic. Role pages and vocabulary pages both use it, and nothing here knows what a heading means.

use crate::front_matter;
use crate::lint;
use crate::outline;
use crate::problem::{Problem, Problems};
use crate::span::{Span, Spanned};
use crate::text::Text;

/// Reads a page. There is always a page; what is wrong with it is in the list, in the order of the page.
pub fn read(source: &str) -> (Page, Vec<Problem>) {
    let mut problems = Problems::default();
    lint::check_source(source, &mut problems);
    let (front_matter, body) = front_matter::read(source, &mut problems);
    let mut page = outline::read(source, body, &mut problems);
    page.front_matter = front_matter;
    (page, problems.into_sorted())
}

/// Reads a page as far as its first section: its front matter, its title and the paragraphs below it.
pub fn read_head(source: &str) -> (Page, Vec<Problem>) {
    read(source.split_once("\n## ").map_or(source, |(head, _)| head))
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What stands between the `---` lines.
    pub front_matter: Vec<Entry>,
    /// The first heading of level 1.
    pub title: Option<Text>,
    /// The paragraphs between the title and the first section.
    pub prose: Vec<Prose>,
    /// The sections, each with its own below it.
    pub sections: Vec<Section>,
    /// The footnotes, in the order of their definitions.
    pub footnotes: Vec<Footnote>,
}

/// One `key: value` of the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// The value.
    pub value: Spanned<EntryValue>,
}

/// A front matter value: text as written, without its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryValue {
    /// `key: value`
    Scalar(String),
    /// `key: [a, b]`
    List(Vec<Spanned<String>>),
}

/// A heading and all below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The words of the heading.
    pub heading: Text,
    /// How many `#` it has.
    pub level: u8,
    /// From the heading to the last character below it.
    pub span: Span,
    /// The sources named in the heading; bullets without their own inherit them.
    pub footnotes: Vec<Spanned<String>>,
    /// The paragraphs.
    pub prose: Vec<Prose>,
    /// The bullets, nested as written.
    pub bullets: Vec<Bullet>,
    /// The sections one heading level down.
    pub sections: Vec<Section>,
    /// Prose, bullets and sections in the order of the page.
    pub order: Vec<Block>,
}

/// Where a block of a section is kept: an index into its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Into [`Section::prose`].
    Prose(usize),
    /// Into [`Section::bullets`].
    Bullet(usize),
    /// Into [`Section::sections`].
    Section(usize),
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// All of it, its lines joined by single spaces.
    pub text: Text,
    /// Each line of the page by itself.
    pub lines: Vec<Text>,
    /// The links in it.
    pub links: Vec<Link>,
    /// The footnotes it refers to.
    pub footnotes: Vec<Spanned<String>>,
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bullet {
    /// Its words, without footnotes and markup; the words of links are kept.
    pub text: Text,
    /// The links in it.
    pub links: Vec<Link>,
    /// The footnotes it refers to.
    pub footnotes: Vec<Spanned<String>>,
    /// The bullets nested below it.
    pub children: Vec<Bullet>,
    /// From its marker to its last character, children included.
    pub span: Span,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words linked.
    pub text: Text,
    /// Where it leads.
    pub target: String,
    /// The whole link with its markup.
    pub span: Span,
}

/// A footnote's definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// What references call it.
    pub name: Spanned<String>,
    /// What it says.
    pub text: Text,
    /// The links in it.
    pub links: Vec<Link>,
}
