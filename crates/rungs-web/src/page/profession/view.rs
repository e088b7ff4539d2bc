//! A drawing on the page: its words, and how things look.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;
use rungs_app::words::{self, StandingSign};

use super::wording::Words;
use crate::ladder::{Drawing, DrawnBox, Shape, Stroke, Text, Tone, Wording};

/// Markup that is written in this file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Markup(&'static str);

impl HtmlSafe for Markup {}

impl fmt::Display for Markup {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

/// One drawing, ready to be written.
#[derive(Template)]
#[template(path = "profession-drawing.html")]
pub(super) struct View {
    class: &'static str,
    id: &'static str,
    title: String,
    about: String,
    picture: Drawing,
    /// For each role: the address of its page, and its box in words.
    roles: Vec<(String, String)>,
}

/// The drawing for wide screens and the one for phones; only one of them is shown.
pub(super) fn both(words: &Words<'_>) -> [View; 2] {
    let boxes: Vec<_> = (0..words.ladder.roles.len()).map(|role| words.in_box(role)).collect();
    let roles: Vec<(String, String)> = words
        .ladder
        .roles
        .iter()
        .zip(&boxes)
        .map(|(role, own)| {
            let parts = [Some(&own.title), Some(&own.band), own.here.as_ref(), Some(&own.standing), Some(&own.rest)];
            let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
            let name: Vec<&str> = parts.map(String::as_str).collect();
            (words.visit.role_link(&role.slug), name.join(". "))
        })
        .collect();
    let ways = |ways: &[crate::ladder::Way]| words.ways(ways);
    let start =
        |start| (words.say_it("ladder-start", words.origin(start)), words.say_it("ladder-by", words.ways(&start.ways)));
    let wording = Wording {
        boxes,
        starts: words.ladder.starts.iter().map(start).collect(),
        rungs: words.ladder.rungs.iter().map(|rung| words.rung(rung.level)).collect(),
        ways: &ways,
    };
    let key = if words.reaches.is_some() { "ladder-drawing-open" } else { "ladder-drawing" };
    [(Shape::Wide, "r-only-wide", "ladder-w"), (Shape::Narrow, "r-only-narrow", "ladder-n")].map(
        |(shape, class, id)| View {
            class,
            id,
            title: words.say_it(key, words.profession()),
            about: about(words),
            picture: Drawing::of(words.ladder, &wording, shape),
            roles: roles.clone(),
        },
    )
}

fn about(words: &Words<'_>) -> String {
    use fluent_bundle::FluentValue;
    let titles = |wanted: &dyn Fn(usize) -> bool| {
        let titles = words.ladder.roles.iter().enumerate().filter(|(place, _)| wanted(*place));
        let titles: Vec<String> = titles.map(|(_, role)| words::lower(&role.title)).collect();
        if titles.is_empty() { words.say("ladder-nothing") } else { words.all_of(&titles) }
    };
    match words.reaches {
        None => words.visit.say_of("ladder-drawing-all", &[("roles", FluentValue::from(titles(&|_| true)))]),
        Some(_) => {
            let told = [
                ("open", FluentValue::from(titles(&|role| words.is_open(role)))),
                ("others", FluentValue::from(titles(&|role| !words.is_open(role)))),
            ];
            words.visit.say_of("ladder-drawing-mine", &told)
        }
    }
}

impl View {
    fn address(&self, role: &usize) -> &str {
        self.roles.get(*role).map_or("", |(address, _)| address)
    }

    fn name(&self, role: &usize) -> &str {
        self.roles.get(*role).map_or("", |(_, name)| name)
    }
}

/// One line of words in a drawing.
#[derive(Template)]
#[template(
    source = r#"<text{% if !class.is_empty() %} class="{{ class }}"{% endif %} x="{{ x }}" y="{{ y }}" font-size="{{ size }}"{% if is_bold %} font-weight="700"{% endif %}{% if is_end %} text-anchor="end"{% endif %}>{{ words }}</text>"#,
    ext = "html"
)]
struct TextMarkup<'t> {
    class: &'static str,
    x: i32,
    y: i32,
    size: i32,
    is_bold: bool,
    is_end: bool,
    words: &'t str,
}

impl HtmlSafe for TextMarkup<'_> {}

fn text(text: &Text) -> TextMarkup<'_> {
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

/// The colour of a line.
fn ink(is_faded: &bool) -> Markup {
    Markup(if *is_faded { "#768692" } else { "#005eb8" })
}

fn stroke(stroke: &Stroke) -> Markup {
    Markup(match stroke {
        Stroke::Thick => r#"stroke-width="4.5" stroke-linecap="square""#,
        Stroke::Dashed => r#"stroke-width="3" stroke-dasharray="9 5""#,
        Stroke::Dotted => r#"stroke-width="3.5" stroke-dasharray="2 5""#,
        Stroke::Thin => r#"stroke-width="2" stroke-linecap="square""#,
    })
}

/// What each stroke means, and how it is drawn.
pub(super) fn keys() -> [(&'static str, Markup); 4] {
    [
        ("ladder-key-thick", stroke(&Stroke::Thick)),
        ("ladder-key-dashed", stroke(&Stroke::Dashed)),
        ("ladder-key-dotted", stroke(&Stroke::Dotted)),
        ("ladder-key-thin", stroke(&Stroke::Thin)),
    ]
}

/// How a box looks: solid, or dashed where it isn't open.
fn look(drawn: &DrawnBox) -> Markup {
    Markup(match (drawn.is_faded, drawn.sign.map(|(sign, ..)| sign), drawn.tag.is_some()) {
        (true, ..) => r##"fill="#f7f9fa" stroke="#768692" stroke-width="1.5" stroke-dasharray="5 4""##,
        (_, Some(StandingSign::Ready), _) | (_, _, true) => r##"fill="#fff" stroke="#006747" stroke-width="3""##,
        (_, Some(_), _) => r##"fill="#fff" stroke="#003d78" stroke-width="3""##,
        (_, None, _) => r##"fill="#fff" stroke="#212b32" stroke-width="2""##,
    })
}

/// The colour of a sign in a drawing.
fn colour(sign: &StandingSign) -> Markup {
    Markup(match sign {
        StandingSign::Ready => "#006747",
        StandingSign::CanApply | StandingSign::TheyDecide => "#003d78",
        StandingSign::CannotTell => "#330072",
        StandingSign::ByException | StandingSign::NotYet => "#4c6272",
    })
}

/// The colours of a tag.
pub(super) fn class(sign: StandingSign) -> &'static str {
    match sign {
        StandingSign::Ready => "r-ready",
        StandingSign::CanApply => "r-apply",
        StandingSign::TheyDecide => "r-decide",
        StandingSign::CannotTell => "r-cant",
        StandingSign::ByException => "r-except",
        StandingSign::NotYet => "r-notyet",
    }
}

/// A sign, on a ground of 24 by 24.
pub(super) fn picture(sign: &StandingSign) -> Markup {
    Markup(match sign {
        StandingSign::Ready => {
            r##"<circle cx="12" cy="12" r="11" fill="currentColor"/><path d="M6.5 12.5l3.8 3.8 7.2-8" fill="none" stroke="#fff" stroke-width="2.6"/>"##
        }
        StandingSign::CanApply => {
            r##"<circle cx="12" cy="12" r="11" fill="currentColor"/><path d="M6 12h11M12.5 7l5 5-5 5" fill="none" stroke="#fff" stroke-width="2.4"/>"##
        }
        StandingSign::TheyDecide => {
            r##"<circle cx="12" cy="12" r="10" fill="#fff" stroke="currentColor" stroke-width="2"/><path d="M12 2a10 10 0 0 0 0 20z" fill="currentColor"/>"##
        }
        StandingSign::ByException => {
            r##"<circle cx="12" cy="12" r="10" fill="#fff" stroke="currentColor" stroke-width="2"/><path d="M12 12V2a10 10 0 0 0-10 10z" fill="currentColor"/>"##
        }
        StandingSign::CannotTell => {
            r##"<circle cx="12" cy="12" r="10" fill="#fff" stroke="currentColor" stroke-width="2"/><path d="M8.6 9.6c0-2 1.5-3.3 3.5-3.3s3.4 1.2 3.4 3c0 2.4-3.3 2.5-3.3 4.9" fill="none" stroke="currentColor" stroke-width="2.2"/><circle cx="12.2" cy="17.4" r="1.5" fill="currentColor"/>"##
        }
        StandingSign::NotYet => {
            r##"<circle cx="12" cy="12" r="10" fill="#fff" stroke="currentColor" stroke-width="2"/><circle cx="12" cy="12" r="4" fill="currentColor"/>"##
        }
    })
}
