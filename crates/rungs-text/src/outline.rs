//! From Markdown events to an outline.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::code;
use crate::footnote::{self, References};
use crate::heading::known_heading;
use crate::inline::{Inline, Words, html};
use crate::page::{Block, Bullet, Footnote, Page, Prose, Section};
use crate::problem::{Edit, Problem, Problems, Rewrite};
use crate::span::{Span, Spanned};
use crate::text::Text;

/// Bullets below bullets, at most. Deeper ones stay at this depth, so that nothing downstream can run out of stack.
const DEEPEST: usize = 32;

/// Reads the body of a page, which begins at byte `body` of `source`.
pub(crate) fn read(source: &str, body: usize, problems: &mut Problems) -> Page {
    let markdown = source.get(body..).unwrap_or_default();
    let options = Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES;
    let mut outline = Outline::new(source, problems);
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        outline.event(event, Span::new(body + range.start, body + range.end));
    }
    outline.finish()
}

struct Outline<'s> {
    source: &'s str,
    problems: &'s mut Problems,
    page: Page,
    /// The sections that are open, outermost first.
    sections: Vec<Section>,
    /// The bullets that are open, outermost first.
    bullets: Vec<OpenBullet>,
    /// Bullets that are open beyond the deepest allowed.
    beyond: usize,
    /// The footnotes that are open: one, unless somebody tries.
    footnotes: Vec<Footnote>,
    references: References,
    inline: Inline,
    /// Inside a block that has no place in a page: how many tags are open in it.
    skipping: usize,
}

struct OpenBullet {
    bullet: Bullet,
    has_words: bool,
}

impl<'s> Outline<'s> {
    fn new(source: &'s str, problems: &'s mut Problems) -> Self {
        Self {
            source,
            problems,
            page: Page::default(),
            sections: Vec::new(),
            bullets: Vec::new(),
            beyond: 0,
            footnotes: Vec::new(),
            references: References::default(),
            inline: Inline::default(),
            skipping: 0,
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span) {
        if self.skipping > 0 {
            match event {
                Event::Start(_) => self.skipping += 1,
                Event::End(_) => self.skipping -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Rule => {}
            event => self.inline.event(self.source, event, span, self.problems),
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Heading { .. } if !self.bullets.is_empty() => {
                self.words_of_bullet();
                let problem =
                    Problem::new(code::HEADING_IN_BULLET, "a heading can't stand inside a bullet", self.trim(span));
                self.problems.push(problem.help("put an empty line in front of it, and start it at the margin"));
            }
            Tag::List(first) => {
                self.words_of_bullet();
                if first.is_some() {
                    let problem =
                        Problem::new(code::ORDERED_LIST, "numbered lists are no part of a page", self.trim(span));
                    let problem = problem.help("start each item with a hyphen");
                    // Of nested ones the outermost is enough at a time.
                    let is_outermost = self.bullets.is_empty();
                    self.problems.push(if is_outermost { problem.or(self.hyphens(span)) } else { problem });
                }
            }
            Tag::Item => self.start_bullet(span),
            Tag::FootnoteDefinition(name) => self.start_footnote(&name, span),
            Tag::BlockQuote(_) => {
                let problem = Problem::new(code::BLOCK_QUOTE, "block quotes are no part of a page", self.trim(span));
                self.problems.push(problem.help("write it as a paragraph"));
            }
            Tag::Table(_) => self.skip(code::TABLE, "tables are no part of a page", "write each row as a bullet", span),
            Tag::CodeBlock(_) => {
                self.skip(
                    code::CODE_BLOCK,
                    "code blocks are no part of a page",
                    "check the indentation: four spaces make a code block",
                    span,
                );
            }
            Tag::HtmlBlock => {
                self.problems.push(html(self.trim(span)));
                self.skipping = 1;
            }
            Tag::Image { .. } => {
                self.inline.event(self.source, Event::Start(tag), span, self.problems);
                self.skipping = 1;
            }
            Tag::Link { .. } => self.inline.event(self.source, Event::Start(tag), span, self.problems),
            Tag::Paragraph => self.inline.part(span.start),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Heading(level) => self.end_heading(level, span),
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Item => self.end_bullet(),
            TagEnd::FootnoteDefinition => self.end_footnote(span),
            TagEnd::Link => self.inline.event(self.source, Event::End(tag), span, self.problems),
            _ => {}
        }
    }

    fn skip(&mut self, code: &'static str, message: &str, help: &str, span: Span) {
        self.words_of_bullet();
        let problem = Problem::new(code, message, self.trim(span)).help(help);
        self.problems.push(problem);
        self.skipping = 1;
    }

    /// The words collected, their footnotes noted as used.
    fn take_words(&mut self) -> Words {
        let words = self.inline.finish(self.source);
        self.references.note(&words.footnotes);
        words
    }

    fn end_heading(&mut self, level: HeadingLevel, span: Span) {
        if !self.footnotes.is_empty() {
            return;
        }
        if !self.bullets.is_empty() {
            self.words_of_bullet();
            return;
        }
        let words = self.take_words();
        let span = self.trim(span);
        if words.text.is_blank() {
            self.problems.push(Problem::new(code::EMPTY_HEADING, "this heading has no words", span));
        }
        let level = level as u8;
        self.close_sections(level);
        if level == 1 {
            self.title(words, span);
            return;
        }
        let above = self.sections.last().map_or(1, |section| section.level);
        if level > above + 1 {
            let hashes = "#".repeat(usize::from(above) + 1);
            let message = format!("a level is skipped: level {level} stands below level {above}");
            self.problems.push(
                Problem::new(code::HEADING_LEVEL_SKIPPED, message, span)
                    .help(format!("write {hashes} {}", words.text.as_str()))
                    .rewrite(format!("level {}", above + 1), marks(span, level), hashes),
            );
        }
        self.section(words.text, level, span, words.footnotes);
    }

    /// Opens a section below those that are open.
    fn section(&mut self, heading: Text, level: u8, span: Span, footnotes: Vec<Spanned<String>>) {
        self.sections.push(Section {
            heading,
            level,
            span,
            footnotes,
            prose: Vec::new(),
            bullets: Vec::new(),
            sections: Vec::new(),
            order: Vec::new(),
        });
    }

    /// The items of a numbered list with hyphens.
    fn hyphens(&self, list: Span) -> Rewrite {
        let mut at = list.start;
        let mut edits = Vec::new();
        for line in list.slice(self.source).split_inclusive('\n') {
            let number = line.bytes().take_while(u8::is_ascii_digit).count();
            let behind = line.get(number..).unwrap_or_default();
            if number > 0 && behind.starts_with([')', '.']) {
                edits.push(Edit::new(Span::new(at, at + number + 1), "-"));
            }
            at += line.len();
        }
        Rewrite { label: "with hyphens".to_owned(), edits }
    }

    /// Whether a paragraph has a line that looks like a heading. A long one is read as what it is.
    fn may_hold_headings(&self, paragraph: Span) -> bool {
        const MOST_LINES: usize = 100;
        // Bold marks in front of its first word are no part of its text.
        let before = paragraph.start.checked_sub(2).and_then(|start| self.source.get(start..paragraph.start));
        let lines = || paragraph.slice(self.source).lines();
        let looks_so = |line: &str| line.trim_start().starts_with(['#', '*']);
        lines().count() <= MOST_LINES && (before == Some("**") || lines().any(looks_so))
    }

    /// A line of a paragraph that was to be a heading: `##Ways in`, `**Ways in**`.
    ///
    /// The level of the last one, and where its words begin in its line.
    fn missed_headings(&mut self, lines: &[Text]) -> Option<(u8, usize)> {
        let mut missed = None;
        for line in lines {
            let written = line.as_str().trim();
            let hashes = written.len() - written.trim_start_matches('#').len();
            let is_heading = (1..=6).contains(&hashes)
                && written.get(hashes..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
            if is_heading {
                let (marks, words) = written.split_at_checked(hashes).unwrap_or_default();
                let problem =
                    Problem::new(code::UNKNOWN_HEADING, format!("`{written}` is no heading yet"), line.span())
                        .help(format!("put a blank behind `{marks}`"));
                self.problems.push(problem.rewrite("a heading", line.span(), format!("{marks} {words}")));
                missed = u8::try_from(hashes).ok().filter(|level| *level > 1).map(|level| (level, hashes));
                continue;
            }
            // Bold words on a line of their own, where they are a heading's.
            let place = line.span();
            let around = place.start.checked_sub(2).and_then(|start| self.source.get(start..place.end + 2));
            let is_bold = around.is_some_and(|around| around.starts_with("**") && around.ends_with("**"));
            let known = || [2, 4].into_iter().find(|level| known_heading(line, *level).is_some());
            if let Some(level) = is_bold.then(known).flatten() {
                let written_so = format!("{} {written}", "#".repeat(usize::from(level)));
                let problem =
                    Problem::new(code::UNKNOWN_HEADING, format!("“{written}” is bold, and no heading yet"), place)
                        .help(format!("write {written_so}"));
                let whole = Span::new(place.start - 2, place.end + 2);
                self.problems.push(problem.rewrite("a heading", whole, written_so));
                missed = Some((level, 0));
            }
        }
        missed
    }

    fn title(&mut self, words: Words, span: Span) {
        match &self.page.title {
            None => self.page.title = Some(words.text),
            Some(first) => {
                let problem = Problem::new(code::SECOND_TITLE, "a page has one title", span)
                    .label(first.span(), "the title is here")
                    .help(format!("write ## {}", words.text.as_str()));
                let is_known = known_heading(&words.text, 2).is_some();
                self.problems.push(if is_known { problem.rewrite("level 2", marks(span, 1), "##") } else { problem });
            }
        }
    }

    /// Closes the sections that a heading of this level ends.
    fn close_sections(&mut self, level: u8) {
        while let Some(section) = self.sections.pop_if(|section| section.level >= level) {
            match self.sections.last_mut() {
                Some(parent) => {
                    parent.span = parent.span.join(section.span);
                    parent.order.push(Block::Section(parent.sections.len()));
                    parent.sections.push(section);
                }
                None => self.page.sections.push(section),
            }
        }
    }

    fn end_paragraph(&mut self) {
        if !self.footnotes.is_empty() {
            return;
        }
        if !self.bullets.is_empty() {
            self.words_of_bullet();
            return;
        }
        let words = self.take_words();
        if words.text.is_blank() {
            return;
        }
        let lines = if self.may_hold_headings(words.text.span()) { words.text.lines() } else { Vec::new() };
        let missed = self.missed_headings(&lines);
        if let (Some((level, start)), [line]) = (missed, lines.as_slice()) {
            // What stands below it is read as if it were one.
            self.close_sections(level);
            let heading = line.part(start, line.as_str().len());
            self.section(heading, level, line.span(), words.footnotes);
            return;
        }
        let prose =
            Prose { lines: words.text.lines(), text: words.text, links: words.links, footnotes: words.footnotes };
        match self.sections.last_mut() {
            Some(section) => {
                section.span = section.span.join(prose.text.span());
                section.order.push(Block::Prose(section.prose.len()));
                section.prose.push(prose);
            }
            None => self.page.prose.push(prose),
        }
    }

    fn start_bullet(&mut self, span: Span) {
        if !self.footnotes.is_empty() {
            self.inline.part(span.start);
            return;
        }
        let span = self.trim(span);
        if self.bullets.len() == DEEPEST {
            if self.beyond == 0 {
                let message = format!("bullets are nested more than {DEEPEST} deep");
                self.problems.push(
                    Problem::new(code::NESTED_TOO_DEEP, message, span).help("give the inner part a heading of its own"),
                );
            }
            self.beyond += 1;
            self.close_bullet();
        }
        let bullet = Bullet {
            text: crate::text::Text::default(),
            links: Vec::new(),
            footnotes: Vec::new(),
            children: Vec::new(),
            span,
        };
        self.bullets.push(OpenBullet { bullet, has_words: false });
    }

    /// Gives the words collected to the open bullet. In a tight list they have no paragraph round them.
    fn words_of_bullet(&mut self) {
        if self.bullets.is_empty() || !self.footnotes.is_empty() {
            return;
        }
        let words = self.take_words();
        if words.text.is_blank() && words.footnotes.is_empty() {
            return;
        }
        let Some(open) = self.bullets.last_mut() else { return };
        if open.has_words {
            let problem = Problem::new(code::PARAGRAPH_IN_BULLET, "a bullet holds one sentence", words.text.span());
            self.problems.push(problem.help("make it a bullet of its own, or move it to Notes"));
            return;
        }
        open.has_words = true;
        open.bullet.text = words.text;
        open.bullet.links = words.links;
        open.bullet.footnotes = words.footnotes;
    }

    fn end_bullet(&mut self) {
        if !self.footnotes.is_empty() {
            return;
        }
        self.words_of_bullet();
        if self.beyond > 0 {
            self.beyond -= 1;
        } else {
            self.close_bullet();
        }
    }

    fn close_bullet(&mut self) {
        let Some(OpenBullet { bullet, has_words }) = self.bullets.pop() else { return };
        if !has_words {
            self.problems.push(Problem::new(code::EMPTY_BULLET, "this bullet has no words", bullet.span));
        }
        if let Some(parent) = self.bullets.last_mut() {
            parent.bullet.children.push(bullet);
        } else if let Some(section) = self.sections.last_mut() {
            section.span = section.span.join(bullet.span);
            section.order.push(Block::Bullet(section.bullets.len()));
            section.bullets.push(bullet);
        } else {
            let problem =
                Problem::new(code::BULLET_OUTSIDE_SECTION, "this bullet stands under no heading", bullet.span);
            self.problems.push(problem.help("put a heading such as ## What you do in front of it"));
        }
    }

    fn start_footnote(&mut self, name: &str, span: Span) {
        self.words_of_bullet();
        let span = self.trim(span);
        let end = (span.start + "[^]".len() + name.len()).min(span.end);
        let name = Spanned::new(name.to_owned(), Span::new(span.start, end));
        self.footnotes.push(Footnote { name, text: crate::text::Text::default(), links: Vec::new() });
    }

    fn end_footnote(&mut self, span: Span) {
        let Some(mut footnote) = self.footnotes.pop() else { return };
        let words = self.take_words();
        if let Some(nested) = words.footnotes.first() {
            let problem = Problem::new(code::FOOTNOTE_NESTED, "a footnote can't have a footnote", nested.span);
            self.problems.push(problem.help("say it in words"));
        }
        footnote::check_swallowed_link(self.source, self.trim(span), self.problems);
        footnote.text = words.text;
        footnote.links = words.links;
        self.page.footnotes.push(footnote);
    }

    fn finish(mut self) -> Page {
        while !self.bullets.is_empty() {
            self.close_bullet();
        }
        self.close_sections(1);
        self.references.check(&self.page.footnotes, self.problems);
        self.page
    }

    /// A block's range from its marker to its last character: the parser may add blanks at either end.
    fn trim(&self, span: Span) -> Span {
        let words = span.slice(self.source);
        let start = span.start + (words.len() - words.trim_start().len());
        Span::new(start, span.start + words.trim_end().len())
    }
}

/// The marks of a heading of this level, if it is written with such.
fn marks(heading: Span, level: u8) -> Span {
    Span::new(heading.start, (heading.start + usize::from(level)).min(heading.end))
}
