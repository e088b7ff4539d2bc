//! A drawing on the page: its words, and how things look.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;
use rungs_app::words::{self, StandingSign};

use super::wording::Words;
use crate::drawing::{Text, text};
use crate::ladder::{Drawing, DrawnBox, Planned, Stroke, Wording};
use crate::tag::{Shapes, Tag};

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
    /// For each role: the address of its page.
    addresses: Vec<String>,
    signs: Vec<Option<Tag>>,
}

/// The drawing for wide screens and the one for phones; only one of them is shown.
pub(super) fn both(words: &Words<'_>, planned: &Planned) -> [View; 2] {
    let boxes: Vec<_> = (0..words.ladder.roles.len()).map(|role| words.in_box(role)).collect();
    let addresses: Vec<String> = words.ladder.roles.iter().map(|role| words.visit.role_link(&role.slug)).collect();
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
    [(&planned.wide, "r-only-wide", "ladder-w"), (&planned.narrow, "r-only-narrow", "ladder-n")].map(
        |(plan, class, id)| View {
            class,
            id,
            title: words.say_it(key, words.profession()),
            about: about(words),
            picture: Drawing::of(words.ladder, plan, &wording),
            addresses: addresses.clone(),
            signs: signs(words),
        },
    )
}

fn signs(words: &Words<'_>) -> Vec<Option<Tag>> {
    let sign = |role| words.reach(role).map(|reach| Tag::standing(words.visit, reach.sign));
    (0..words.ladder.roles.len()).map(sign).collect()
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
        self.addresses.get(*role).map_or("", String::as_str)
    }

    /// The sign in a box.
    fn sign(&self, role: &usize) -> Option<Shapes> {
        Some(self.signs.get(*role)?.as_ref()?.sign.shapes())
    }
}

/// The words in a box, in the order in which they stand there: whoever speaks to a machine says what is seen.
fn name(texts: &[Text]) -> String {
    texts.iter().map(|text| text.words.as_str()).collect::<Vec<&str>>().join(" ")
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
