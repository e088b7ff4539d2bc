//! A plan against the calendar: what one works as, what one learns, and what others decide.

mod across;
mod down;
mod scale;
#[cfg(test)]
mod tests;

use rungs_core::date::Date;

use crate::drawing::Text;
use crate::drawing::letters::{Font, width};
use crate::drawing::shape::{Rect, Segment};

/// What a drawing tells, in the visitor's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Timeline {
    pub(crate) begins: Date,
    /// When everything is over, as far as lengths are known.
    pub(crate) ends: Date,
    pub(crate) work: Vec<Stretch>,
    pub(crate) study: Vec<Stretch>,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) goal: Goal,
    pub(crate) names: Names,
}

/// What the lanes are called, and how months and days are written there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Names {
    pub(crate) work: String,
    pub(crate) study: String,
    pub(crate) decisions: String,
    /// Below the name of the last.
    pub(crate) by_others: String,
    pub(crate) now: String,
}

/// Something that goes on for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) from: Date,
    /// The day it is over; none where nobody has told how long it takes.
    pub(crate) until: Option<Date>,
    /// The step that it is, from 1; none for a job that is just there.
    pub(crate) step: Option<usize>,
    pub(crate) title: String,
    pub(crate) detail: String,
}

/// Something that somebody else decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) on: Date,
    /// The letter that marks it here and where it is told in full.
    pub(crate) letter: String,
    pub(crate) title: String,
    /// By when.
    pub(crate) detail: String,
}

/// Where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Goal {
    pub(crate) title: String,
    pub(crate) detail: String,
}

/// The picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) width: i32,
    pub(crate) height: i32,
    pub(crate) grounds: Vec<Rect>,
    /// Lines of the calendar.
    pub(crate) lines: Vec<Segment>,
    pub(crate) bars: Vec<Bar>,
    pub(crate) diamonds: Vec<Diamond>,
    pub(crate) texts: Vec<Text>,
}

/// A box in a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    pub(crate) rect: Rect,
    pub(crate) look: Look,
}

/// How a box looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Work,
    Study,
    /// Something to learn of which nobody has told how long it takes.
    Open,
    Goal,
}

/// A decision of others, around the middle of its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Diamond {
    pub(crate) x: i32,
    pub(crate) y: i32,
}

impl Diamond {
    /// From its middle to its points.
    pub(crate) const REACH: i32 = 13;
}

impl Timeline {
    /// For wide screens: time goes from left to right.
    pub(crate) fn across(&self) -> Picture {
        across::drawn(self)
    }

    /// For narrow screens: time goes down.
    pub(crate) fn down(&self) -> Picture {
        down::drawn(self)
    }
}

/// Words around a middle.
fn middle(x: i32, y: i32, font: Font, words: &str) -> Text {
    Text::new(x - width(words, font) / 2, y, font, words.to_owned())
}

/// The look of something that is learned.
fn learning(stretch: &Stretch) -> Look {
    if stretch.until.is_some() { Look::Study } else { Look::Open }
}

/// Puts intervals into as few rows as they need, in the order in which they begin: each into the first row with room for it.
fn rows(intervals: &[(i32, i32)], apart: i32) -> Vec<usize> {
    let mut order: Vec<(usize, (i32, i32))> = intervals.iter().copied().enumerate().collect();
    order.sort_by_key(|(_, (from, _))| *from);
    let mut ends: Vec<i32> = Vec::new();
    let mut placed: Vec<(usize, usize)> = Vec::new();
    for (place, (from, until)) in order {
        let row = ends.iter().position(|end| end + apart <= from).unwrap_or(ends.len());
        match ends.get_mut(row) {
            Some(end) => *end = until,
            None => ends.push(until),
        }
        placed.push((place, row));
    }
    placed.sort_unstable();
    placed.into_iter().map(|(_, row)| row).collect()
}
