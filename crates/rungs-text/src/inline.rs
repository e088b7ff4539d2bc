//! Collecting the words of one block: text without markup, its links and its footnotes.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::code;
use crate::footnote;
use crate::page::Link;
use crate::problem::{Problem, Problems};
use crate::span::{Span, Spanned};
use crate::text::Text;

/// The words of a block, as far as they have been read.
#[derive(Debug, Default)]
pub(crate) struct Inline {
    text: Text,
    links: Vec<Link>,
    footnotes: Vec<Spanned<String>>,
    open_link: Option<OpenLink>,
}

#[derive(Debug)]
struct OpenLink {
    start: usize,
    target: String,
    span: Span,
}

/// The words of a finished block.
#[derive(Debug, Default)]
pub(crate) struct Words {
    pub(crate) text: Text,
    pub(crate) links: Vec<Link>,
    pub(crate) footnotes: Vec<Spanned<String>>,
}

impl Inline {
    /// Takes an event inside a block. What has no place in a page is a problem, and its words are left out.
    pub(crate) fn event(&mut self, source: &str, event: Event<'_>, span: Span, problems: &mut Problems) {
        match event {
            Event::Text(words) => self.text.push(&words, span, span.slice(source) == &*words),
            Event::Code(words) => {
                let ticks = span.slice(source).find(&*words).unwrap_or_default();
                let inside = Span::new(span.start + ticks, span.start + ticks + words.len());
                let verbatim = inside.slice(source) == &*words;
                self.text.push(&words, if verbatim { inside } else { span }, verbatim);
            }
            Event::SoftBreak | Event::HardBreak => self.text.push_break(span),
            Event::FootnoteReference(name) => self.footnotes.push(Spanned::new(name.to_string(), span)),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.open_link = Some(OpenLink { start: self.text.as_str().len(), target: dest_url.to_string(), span });
            }
            Event::End(TagEnd::Link) => {
                if let Some(link) = self.open_link.take() {
                    let text = self.text.part(link.start, self.text.as_str().len());
                    self.links.push(Link { text, target: link.target, span: link.span });
                }
            }
            Event::Start(Tag::Image { .. }) => {
                problems.push(
                    Problem::new(code::IMAGE, "pages have no pictures", span).help("say it in words, or link to it"),
                );
            }
            Event::InlineHtml(_) | Event::Html(_) => {
                let is_break = span.slice(source).to_ascii_lowercase().starts_with("<br");
                let problem = html(span);
                problems.push(if is_break { problem.rewrite("without it", span, "") } else { problem });
            }
            _ => {}
        }
    }

    /// Parts two paragraphs of one text.
    pub(crate) fn part(&mut self, at: usize) {
        self.text.push_break(Span::at(at));
    }

    /// The block's words, with references to footnotes that don't exist taken out and kept beside those that do.
    pub(crate) fn finish(&mut self, source: &str) -> Words {
        let read = std::mem::take(self);
        let (text, undefined) = footnote::take_undefined(source, read.text);
        let mut footnotes = read.footnotes;
        footnotes.extend(undefined);
        footnotes.sort_by_key(|footnote| footnote.span);
        Words { text: text.into_trimmed(), links: read.links, footnotes }
    }
}

/// HTML has no place in a page.
pub(crate) fn html(span: Span) -> Problem {
    Problem::new(code::HTML, "HTML is no part of a page", span)
        .help("write it in Markdown; what isn't for readers belongs in the commit")
}
