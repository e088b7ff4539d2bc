//! Words in a drawing.

use askama::Template;
use askama::filters::HtmlSafe;

use super::letters::Font;

/// What kind of words these are: it settles their colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    Quiet,
    Link,
    OnColour,
}

/// One line of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) x: i32,
    /// The line they stand on.
    pub(crate) y: i32,
    pub(crate) font: Font,
    pub(crate) words: String,
    pub(crate) tone: Tone,
    /// Whether `x` is where they end.
    pub(crate) is_end: bool,
}

impl Text {
    pub(crate) fn new(x: i32, y: i32, font: Font, words: String) -> Text {
        Text { x, y, font, words, tone: Tone::Plain, is_end: false }
    }

    pub(crate) fn toned(self, tone: Tone) -> Text {
        Text { tone, ..self }
    }

    pub(crate) fn quiet(self) -> Text {
        self.toned(Tone::Quiet)
    }

    pub(crate) fn ending(self) -> Text {
        Text { is_end: true, ..self }
    }

    pub(crate) fn moved(mut self, x: i32, y: i32) -> Text {
        self.x += x;
        self.y += y;
        self
    }
}

/// One line of words in a drawing.
#[derive(Template)]
#[template(
    source = r#"<text{% if !class.is_empty() %} class="{{ class }}"{% endif %} x="{{ x }}" y="{{ y }}" font-size="{{ size }}"{% if is_bold %} font-weight="700"{% endif %}{% if is_end %} text-anchor="end"{% endif %}>{{ words }}</text>"#,
    ext = "html"
)]
pub(crate) struct TextMarkup<'t> {
    class: &'static str,
    x: i32,
    y: i32,
    size: i32,
    is_bold: bool,
    is_end: bool,
    words: &'t str,
}

impl HtmlSafe for TextMarkup<'_> {}

pub(crate) fn text(text: &Text) -> TextMarkup<'_> {
    TextMarkup {
        class: match text.tone {
            Tone::Plain => "",
            Tone::Quiet => "r-q",
            Tone::Link => "r-t",
            Tone::OnColour => "r-on",
        },
        x: text.x,
        y: text.y,
        size: text.font.size,
        is_bold: text.font.is_bold,
        is_end: text.is_end,
        words: &text.words,
    }
}
