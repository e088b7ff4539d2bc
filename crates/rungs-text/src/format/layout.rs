//! The layout of a page: its blocks in order, with one empty line or none between them, and the footnotes at the end.

use crate::format::block::{self, Block, Item, Kind};
use crate::format::front_matter;
use crate::format::rule::{Known, Rules};
use crate::format::sentence;
use crate::format::{Sort, Style};
use crate::opportunity_line::is_opportunity_line;
use crate::page::{Page, Prose, Section};
use crate::problem::Problems;
use crate::say::{canonical_line, canonical_opportunity_line, spaced};
use crate::span::Span;

/// A page, laid out.
pub(super) fn page(source: &str, page: &Page, rules: &Rules, style: &Style<'_>) -> String {
    let mut problems = Problems::default();
    let (_, body) = crate::front_matter::read(source, &mut problems);
    let blocks = block::read(source, body);
    let layout = Layout { source, page, rules, sort: style.sort };
    let mut out = front(source, body, page, style, problems.into_sorted().is_empty());
    let (footnotes, blocks): (Vec<Block>, Vec<Block>) = match style.sort {
        Sort::Role | Sort::Opportunity => merged(&blocks, rules),
        Sort::Vocabulary | Sort::Other => blocks,
    }
    .into_iter()
    .partition(|block| matches!(block.kind, Kind::Footnote));
    let mut before = None;
    let mut is_lined = false;
    for block in blocks.iter().chain(&footnotes) {
        if matches!(block.kind, Kind::Heading { .. }) {
            is_lined = rules.lined.contains(&block.span.start);
        }
        if before.is_some_and(|before| layout.parts(before, block, is_lined)) {
            out.push('\n');
        }
        layout.block(block, is_lined, &mut out);
        before = Some(block);
    }
    out
}

/// Everything in front of the body.
fn front(source: &str, body: usize, page: &Page, style: &Style<'_>, is_sound: bool) -> String {
    const FENCE: &str = "---";
    let written = source.get(..body).unwrap_or_default();
    let Some((mark, _)) = written.split_once(FENCE).filter(|_| is_sound) else { return written.to_owned() };
    let inside = Span::new(mark.len() + FENCE.len(), written.trim_end().len().saturating_sub(FENCE.len()));
    let Some(lines) = front_matter::lines(source, inside, &page.front_matter, style.keys) else {
        return written.to_owned();
    };
    let mut out = format!("{mark}{FENCE}\n");
    lines.iter().for_each(|line| out.push_str(&format!("{line}\n")));
    out.push_str(&format!("{FENCE}\n"));
    out
}

/// The blocks with everything below an unknown heading as one, which stays as it is.
fn merged(blocks: &[Block], rules: &Rules) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut unknown: Option<u8> = None;
    for block in blocks {
        if let Kind::Heading { level, .. } = block.kind {
            if unknown.is_some_and(|above| level <= above) {
                unknown = None;
            }
            if unknown.is_none() && rules.headings.get(&block.span.start) == Some(&Known::Unknown) {
                unknown = Some(level);
                out.push(Block { kind: Kind::Raw, span: block.span });
                continue;
            }
        }
        match (unknown, out.last_mut()) {
            (Some(_), Some(last)) if !matches!(block.kind, Kind::Footnote) && matches!(last.kind, Kind::Raw) => {
                last.span.end = block.span.end;
            }
            (Some(_), _) if !matches!(block.kind, Kind::Footnote) => {
                out.push(Block { kind: Kind::Raw, span: block.span });
            }
            _ => out.push(block.clone()),
        }
    }
    out
}

struct Layout<'a> {
    source: &'a str,
    page: &'a Page,
    rules: &'a Rules,
    sort: Sort,
}

impl Layout<'_> {
    /// Whether an empty line stands between two blocks.
    fn parts(&self, before: &Block, block: &Block, is_lined: bool) -> bool {
        match (&before.kind, &block.kind) {
            (Kind::Heading { .. }, Kind::Raw) => self.are_apart(before, block),
            (Kind::Heading { level, .. }, Kind::Paragraph | Kind::List(_)) => {
                *level == 1 || (matches!(self.sort, Sort::Vocabulary | Sort::Other) && self.are_apart(before, block))
            }
            // The line of a way in belongs to the rules below it.
            (Kind::Paragraph, Kind::List(_)) => !is_lined && self.are_apart(before, block),
            (Kind::Footnote, Kind::Footnote) => self.has_lines(before) || self.has_lines(block),
            _ => true,
        }
    }

    fn has_lines(&self, block: &Block) -> bool {
        block.span.slice(self.source).contains('\n')
    }

    /// Whether the author parted two blocks.
    fn are_apart(&self, before: &Block, block: &Block) -> bool {
        Span::new(before.span.end, block.span.start).slice(self.source).matches('\n').count() > 1
    }

    fn block(&self, block: &Block, is_lined: bool, out: &mut String) {
        match &block.kind {
            Kind::Heading { level, inline } => {
                let words = inline.span.map(|span| one_line(span.slice(self.source))).unwrap_or_default();
                let words = self.heading(block, words);
                out.push_str(format!("{} {words}", "#".repeat(usize::from(*level))).trim_end());
            }
            Kind::Paragraph => out.push_str(&self.paragraph(block, is_lined)),
            Kind::List(items) => {
                self.items(items, 0, out);
                return;
            }
            Kind::Footnote | Kind::Raw => out.push_str(block.span.slice(self.source)),
        }
        out.push('\n');
    }

    /// A heading of the language in its own words. Markup in it, footnotes included, keeps it as it is.
    fn heading(&self, block: &Block, words: String) -> String {
        match self.rules.headings.get(&block.span.start) {
            Some(Known::Fixed(canonical)) => {
                let plain = words.split("[^").next().unwrap_or_default().trim_end();
                let footnotes = words.get(plain.len()..).unwrap_or_default().trim_start();
                let is_plain = !plain.contains(['*', '_', '`', '[', '\\', '&', '<']);
                let only_footnotes = footnotes.split_inclusive(']').all(|part| part.starts_with("[^"));
                if is_plain && only_footnotes { format!("{canonical}{footnotes}") } else { words }
            }
            _ => words,
        }
    }

    fn paragraph(&self, block: &Block, is_lined: bool) -> String {
        if is_lined && let Some(prose) = self.prose(block) {
            let lines = prose.lines.iter().map(|line| {
                let written = line.span().slice(self.source);
                let canonical = canonical_line(line).filter(|_| spaced(written) == spaced(line.as_str()));
                canonical.unwrap_or_else(|| written.to_owned())
            });
            return lines.collect::<Vec<_>>().join("\n");
        }
        if self.sort == Sort::Opportunity
            && let Some(lines) = self.lines_of_opportunity(block)
        {
            return lines;
        }
        let written = block.span.slice(self.source);
        // Two blanks at the end of a line break it; any other are nothing.
        let lines = written.split('\n').map(|line| if line.ends_with("  ") { line } else { line.trim_end() });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The lines of an opportunity in their canonical words, each with its footnotes behind it. None, where a paragraph
    /// below the title is prose, or has something in it that a line of its own would lose.
    fn lines_of_opportunity(&self, block: &Block) -> Option<String> {
        let prose = self.page.prose.iter().find(|prose| prose.text.span().start == block.span.start)?;
        if !prose.lines.iter().any(is_opportunity_line) || !prose.links.is_empty() {
            return None;
        }
        let mut lines = Vec::new();
        for (at, line) in prose.lines.iter().enumerate() {
            let span = line.span();
            let next = prose.lines.get(at + 1).map_or(block.span.end, |next| next.span().start);
            let footnotes = Span::new(span.end, next).slice(self.source).trim();
            let only_footnotes = footnotes.split_inclusive(']').all(|part| part.trim_start().starts_with("[^"));
            let written = span.slice(self.source);
            if !only_footnotes || spaced(written) != spaced(line.as_str()) {
                return None;
            }
            let said = canonical_opportunity_line(line).unwrap_or_else(|| written.to_owned());
            lines.push(format!("{said}{footnotes}"));
        }
        Some(lines.join("\n"))
    }

    /// The plain paragraph of the outline that begins with a block.
    fn prose(&self, block: &Block) -> Option<&Prose> {
        fn find(sections: &[Section], at: usize) -> Option<&Prose> {
            sections.iter().find_map(|section| {
                let own = section.prose.iter().find(|prose| prose.text.span().start == at);
                own.or_else(|| find(&section.sections, at))
            })
        }
        let prose = find(&self.page.sections, block.span.start)?;
        let is_plain = prose.links.is_empty() && prose.footnotes.is_empty() && prose.text.span() == block.span;
        is_plain.then_some(prose)
    }

    fn items(&self, items: &[Item], depth: usize, out: &mut String) {
        for item in items {
            let written = item.inline.span.map_or("", |span| span.slice(self.source));
            let words = match self.rules.rules.get(&item.start) {
                Some(rule) => sentence::said(self.source, rule, &item.inline),
                None => one_line(written),
            };
            out.push_str(&format!("{}- {words}\n", "  ".repeat(depth)));
            self.items(&item.items, depth + 1, out);
        }
    }
}

/// Words that ran over several lines, on one.
pub(super) fn one_line(words: &str) -> String {
    let lines = words.split('\n').map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}
