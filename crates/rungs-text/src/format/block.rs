//! The blocks of a page with the bytes they stand in: what is laid out anew, and what stays as it is.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::span::Span;

/// A block at the margin of a page.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) kind: Kind,
    /// From its first character to its last.
    pub(super) span: Span,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Heading {
        level: u8,
        inline: Inline,
    },
    Paragraph,
    List(Vec<Item>),
    Footnote,
    /// Anything else, and what Markdown says nothing of: it stays byte for byte.
    Raw,
}

/// An item of a list.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Where its marker stands.
    pub(super) start: usize,
    pub(super) inline: Inline,
    pub(super) items: Vec<Item>,
}

/// The words of a block with their markup.
#[derive(Clone, Debug, Default)]
pub(super) struct Inline {
    /// From the first character to the last; nothing, where there are no words.
    pub(super) span: Option<Span>,
    /// Links, emphasis and code that aren't inside each other.
    pub(super) marked: Vec<Marked>,
    /// Whether it has nothing that a line of its own could change: no line breaks that are meant, no HTML, no pictures.
    pub(super) is_plain: bool,
}

/// A link, an emphasis or code, with its markup.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    pub(super) span: Span,
    pub(super) words: String,
}

/// Nested lists deeper than this are left as they are.
const DEEPEST: usize = 24;

/// The blocks of a page from byte `body` on, in order.
pub(super) fn read(source: &str, body: usize) -> Vec<Block> {
    let markdown = source.get(body..).unwrap_or_default();
    let options = Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES;
    let mut reader = Reader { source, blocks: Vec::new(), open: None, end: body };
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        reader.event(&event, Span::new(body + range.start, body + range.end));
    }
    reader.gap(source.len());
    reader.blocks
}

struct Reader<'s> {
    source: &'s str,
    blocks: Vec<Block>,
    open: Option<Open>,
    /// Where the last block ended.
    end: usize,
}

/// The block at the margin that is being read.
struct Open {
    span: Span,
    /// How many tags are open in it, its own included.
    depth: usize,
    kind: Kind,
    /// The items that are open, outermost first.
    items: Vec<Item>,
    /// The words of a heading.
    inline: Inline,
    /// How many links and emphases are open.
    marks: usize,
    /// Whether something in it keeps it as it is.
    is_raw: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, span: Span) {
        let Some(open) = &mut self.open else { return self.begin(event, span) };
        match event {
            Event::Start(tag) => {
                open.depth += 1;
                open.start(tag, trimmed(self.source, span));
            }
            Event::End(tag) => {
                open.depth -= 1;
                open.end(*tag);
                if open.depth == 0 {
                    self.finish();
                }
            }
            event => open.inline(event, span),
        }
    }

    fn begin(&mut self, event: &Event<'_>, span: Span) {
        let span = trimmed(self.source, span);
        self.gap(span.start);
        let kind = match event {
            Event::Start(Tag::Heading { level, .. }) => {
                Kind::Heading { level: *level as u8, inline: Inline::default() }
            }
            Event::Start(Tag::Paragraph) => Kind::Paragraph,
            Event::Start(Tag::List(None)) => Kind::List(Vec::new()),
            Event::Start(Tag::FootnoteDefinition(_)) => Kind::Footnote,
            Event::Start(_) => Kind::Raw,
            // A rule between paragraphs has no end of its own.
            _ => {
                self.blocks.push(Block { kind: Kind::Raw, span });
                self.end = span.end;
                return;
            }
        };
        let has_tabs = matches!(kind, Kind::List(_)) && span.slice(self.source).contains('\t');
        self.open =
            Some(Open { span, depth: 1, kind, items: Vec::new(), inline: Inline::new(), marks: 0, is_raw: has_tabs });
    }

    fn finish(&mut self) {
        let Some(open) = self.open.take() else { return };
        let kind = match open.kind {
            Kind::Heading { level, .. } if open.inline.is_plain => Kind::Heading { level, inline: open.inline },
            Kind::Heading { .. } => Kind::Raw,
            Kind::List(_) if open.is_raw => Kind::Raw,
            kind => kind,
        };
        self.end = open.span.end;
        self.blocks.push(Block { kind, span: open.span });
    }

    /// Keeps what stands between two blocks, such as the definition of a link.
    fn gap(&mut self, until: usize) {
        let span = trimmed(self.source, Span::new(self.end, until));
        if !span.is_empty() {
            self.blocks.push(Block { kind: Kind::Raw, span });
        }
    }
}

impl Inline {
    fn new() -> Self {
        Self { is_plain: true, ..Self::default() }
    }

    fn cover(&mut self, span: Span) {
        self.span = Some(self.span.map_or(span, |own| own.join(span)));
    }
}

impl Open {
    fn words(&mut self) -> &mut Inline {
        match self.items.last_mut() {
            Some(item) => &mut item.inline,
            None => &mut self.inline,
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match (tag, &self.kind) {
            (Tag::Link { .. } | Tag::Emphasis | Tag::Strong, _) => {
                if self.marks == 0 {
                    self.words().marked.push(Marked { span, words: String::new() });
                }
                self.marks += 1;
                self.words().cover(span);
            }
            (Tag::Item, Kind::List(_)) => {
                self.is_raw |= self.items.len() >= DEEPEST;
                self.items.push(Item { start: span.start, inline: Inline::new(), items: Vec::new() });
            }
            (Tag::List(None), Kind::List(_)) => {}
            // A paragraph in an item is its words, if it is the first thing in it.
            (Tag::Paragraph, Kind::List(_)) => {
                let is_first =
                    self.items.last().is_some_and(|item| item.inline.span.is_none() && item.items.is_empty());
                self.is_raw |= !is_first;
            }
            (Tag::Image { .. }, _) => self.words().is_plain = false,
            (_, Kind::List(_)) => self.is_raw = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link | TagEnd::Emphasis | TagEnd::Strong => self.marks = self.marks.saturating_sub(1),
            TagEnd::Item => {
                let Some(item) = self.items.pop() else { return };
                // Words behind a nested list have no place in an item of one line.
                let late = item.items.iter().any(|inner| item.inline.span.is_some_and(|own| own.end > inner.start));
                self.is_raw |= late || item.inline.span.is_none() || !item.inline.is_plain;
                match (self.items.last_mut(), &mut self.kind) {
                    (Some(parent), _) => parent.items.push(item),
                    (None, Kind::List(items)) => items.push(item),
                    (None, _) => {}
                }
            }
            _ => {}
        }
    }

    fn inline(&mut self, event: &Event<'_>, span: Span) {
        let in_mark = self.marks > 0;
        let words = self.words();
        match event {
            Event::Text(text) | Event::Code(text) => {
                words.cover(span);
                if in_mark {
                    if let Some(mark) = words.marked.last_mut() {
                        mark.words.push_str(text);
                    }
                } else if matches!(event, Event::Code(_)) {
                    words.marked.push(Marked { span, words: text.to_string() });
                }
            }
            Event::SoftBreak => {
                if in_mark && let Some(mark) = words.marked.last_mut() {
                    mark.words.push(' ');
                }
            }
            Event::FootnoteReference(_) => words.cover(span),
            _ => {
                words.cover(span);
                words.is_plain = false;
            }
        }
    }
}

/// A block's bytes without the blanks that the parser adds at either end.
pub(super) fn trimmed(source: &str, span: Span) -> Span {
    let words = span.slice(source);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, span.start + words.trim_end().len())
}
