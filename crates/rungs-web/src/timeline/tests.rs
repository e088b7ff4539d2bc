//! What holds of every drawing, whatever the plan.

#![allow(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use rungs_core::date::{Date, months_after};

use super::scale::{Scale, parts};
use super::{Bar, Decision, Diamond, Goal, Look, Names, Picture, Stretch, Timeline, rows};
use crate::drawing::Text;
use crate::drawing::letters::width;
use crate::drawing::shape::Rect;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn names() -> Names {
    Names {
        work: "Work".to_owned(),
        study: "Learn".to_owned(),
        decisions: "Decisions".to_owned(),
        by_others: "by others".to_owned(),
        now: "Nov 2026".to_owned(),
    }
}

fn words() -> impl Strategy<Value = String> {
    proptest::sample::select(vec![
        "Art therapist",
        "Physiotherapist (full-time degree)",
        "Consultant practitioner in musculoskeletal radiography (advanced clinical practice)",
        "GCSE maths",
        "",
    ])
    .prop_map(str::to_owned)
}

fn stretch(months: u32) -> impl Strategy<Value = Stretch> {
    (0..=months, 0..=40u32, any::<bool>(), 1..12usize, words(), words()).prop_map(
        move |(from, length, is_known, step, title, detail)| Stretch {
            from: months_after(day("2026-11-27"), from),
            until: is_known.then(|| months_after(day("2026-11-27"), (from + length).min(months))),
            step: Some(step),
            title,
            detail,
        },
    )
}

fn timeline() -> impl Strategy<Value = Timeline> {
    (0..=180u32).prop_flat_map(|months| {
        let decision = (0..=months, words()).prop_map(|(on, title)| Decision {
            on: months_after(day("2026-11-27"), on),
            letter: "A".to_owned(),
            title: title.chars().take(40).collect(),
            detail: "by November 2033".to_owned(),
        });
        let several = || proptest::collection::vec(stretch(months), 0..6);
        (several(), several(), proptest::collection::vec(decision, 0..8), words()).prop_map(
            move |(work, study, decisions, title)| Timeline {
                begins: day("2026-11-27"),
                ends: months_after(day("2026-11-27"), months),
                work,
                study,
                decisions,
                goal: Goal { title, detail: "November 2033".to_owned() },
                names: names(),
            },
        )
    })
}

/// What a line of words covers.
fn ground(text: &Text) -> Rect {
    let width = width(&text.words, text.font);
    let x = if text.is_end { text.x - width } else { text.x };
    Rect { x, y: text.y - text.font.size, width, height: text.font.size }
}

fn overlap(one: Rect, other: Rect) -> bool {
    one.x < other.right() && other.x < one.right() && one.y < other.bottom() && other.y < one.bottom()
}

/// Nothing lies outside, and no box or sign covers another.
fn is_tidy(picture: &Picture) -> Result<(), TestCaseError> {
    let paper = Rect { x: 0, y: 0, width: picture.width, height: picture.height };
    let inside =
        |rect: Rect| rect.x >= 0 && rect.right() <= paper.right() && rect.y >= 0 && rect.bottom() <= paper.bottom();
    for text in &picture.texts {
        prop_assert!(inside(ground(text)), "{text:?} lies outside of {paper:?}");
    }
    for bar in &picture.bars {
        prop_assert!(inside(bar.rect) && bar.rect.width > 0 && bar.rect.height > 0, "{bar:?} in {paper:?}");
    }
    for (place, bar) in picture.bars.iter().enumerate() {
        for other in picture.bars.iter().skip(place + 1) {
            prop_assert!(!overlap(bar.rect, other.rect), "{bar:?} and {other:?}");
        }
    }
    let reach = Diamond::REACH;
    let signs: Vec<Rect> = picture
        .diamonds
        .iter()
        .map(|one| Rect { x: one.x - reach, y: one.y - reach, width: 2 * reach, height: 2 * reach })
        .collect();
    for (place, sign) in signs.iter().enumerate() {
        prop_assert!(inside(*sign), "{sign:?} in {paper:?}");
        for other in signs.iter().skip(place + 1) {
            prop_assert!(!overlap(*sign, *other), "{sign:?} and {other:?}");
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn drawings_are_tidy(timeline in timeline()) {
        for picture in [timeline.across(), timeline.down()] {
            is_tidy(&picture)?;
        }
    }

    #[test]
    fn no_words_of_a_wide_drawing_cover_others(timeline in timeline()) {
        let texts: Vec<Rect> = timeline.across().texts.iter().map(ground).filter(|rect| rect.width > 0).collect();
        for (place, text) in texts.iter().enumerate() {
            for other in texts.iter().skip(place + 1) {
                prop_assert!(!overlap(*text, *other), "{text:?} and {other:?}");
            }
        }
    }

    #[test]
    fn rows_are_as_few_as_go_on_at_once(intervals in proptest::collection::vec((0..50i32, 1..20i32), 0..12)) {
        let intervals: Vec<(i32, i32)> = intervals.into_iter().map(|(from, length)| (from, from + length)).collect();
        let placed = rows(&intervals, 0);
        for (one, row) in intervals.iter().zip(&placed) {
            let same = intervals.iter().zip(&placed).filter(|(other, at)| *at == row && *other != one);
            for (other, _) in same {
                prop_assert!(one.1 <= other.0 || other.1 <= one.0);
            }
        }
        let at_once = |at: i32| intervals.iter().filter(|(from, until)| *from <= at && at < *until).count();
        prop_assert_eq!(placed.iter().max().map_or(0, |last| last + 1), (0..70).map(at_once).max().unwrap_or(0));
    }
}

#[test]
fn days_lie_in_proportion() {
    let scale = Scale::new(day("2026-11-27"), day("2028-11-27"), (100, 340));
    assert_eq!(scale.place(day("2026-11-27")), 100);
    assert_eq!(scale.place(day("2027-11-27")), 220);
    assert_eq!(scale.place(day("2028-11-27")), 340);
    assert_eq!(scale.place(day("2040-01-01")), 340, "what lies behind lies at the end");
    assert_eq!(scale.years().iter().map(|(year, _)| *year).collect::<Vec<_>>(), [2027, 2028]);
    assert_eq!(parts(day("2026-11-27"), day("2026-11-27")), 0);
}

#[test]
fn what_it_leads_to_is_drawn_last_and_unknown_lengths_are_open() {
    let stretch = |until: Option<&str>| Stretch {
        from: day("2026-11-27"),
        until: until.map(day),
        step: Some(1),
        title: "Care Certificate".to_owned(),
        detail: String::new(),
    };
    let timeline = Timeline {
        begins: day("2026-11-27"),
        ends: day("2028-11-27"),
        work: Vec::new(),
        study: vec![stretch(None), stretch(Some("2027-11-27"))],
        decisions: Vec::new(),
        goal: Goal { title: "Dietitian".to_owned(), detail: "November 2028".to_owned() },
        names: names(),
    };
    for picture in [timeline.across(), timeline.down()] {
        let looks = |look: Look| picture.bars.iter().filter(|bar| bar.look == look).collect::<Vec<&Bar>>();
        assert_eq!((looks(Look::Open).len(), looks(Look::Study).len(), looks(Look::Goal).len()), (1, 1, 1));
    }
}
