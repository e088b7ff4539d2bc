//! Where everything of a drawing lies: boxes in rows, lines between them in the rooms between rows and columns.
//!
//! A line leaves its box at the top or the side, runs up a *rail* between columns where it skips a row, over along a *track*
//! between rows, and enters from below, at a *lane*. No two lines share a rail, a track or a lane, and none of these leads
//! through a box, so lines can only ever cross at right angles, in the open.

mod places;

use super::bundle::Bundle;
use super::choice::Choice;
use super::grid::{Grid, Spot};
use crate::drawing::shape::{Rect, Segment};

/// From a box's left edge to its first lane.
const LANE: i32 = 24;
/// Between lanes of people who join from outside.
const LANES_APART: i32 = 14;
pub(crate) const RAILS_APART: i32 = 13;
const TRACKS_APART: i32 = 14;
/// Room for the tip of an arrow.
const TIP: i32 = 18;
/// Between one start and the next.
const PILLS_APART: i32 = 8;
/// From a line to its words.
const TO_WORDS: i32 = 10;
/// Above the bottom of a box: a line to the box beside it.
const BESIDE: i32 = 18;
/// From a box to words between columns, on either side.
const BESIDE_WORDS: i32 = 9;
/// Between tracks on which lines lie end to end.
const CLEAR: i32 = 10;

/// How a drawing is proportioned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) columns: usize,
    /// The left edge of what lines may use.
    pub(crate) left: i32,
    /// The margin at the other side.
    pub(crate) right: i32,
    pub(crate) top: i32,
    pub(crate) bottom: i32,
    /// Room for the name of a rung above its boxes.
    pub(crate) header: i32,
    /// Room for words between two columns.
    pub(crate) between: i32,
}

impl Style {
    /// The room for the words themselves between two columns.
    pub(crate) fn room_beside(&self) -> i32 {
        self.between - 2 * BESIDE_WORDS
    }
}

/// What was measured.
#[derive(Clone, Debug)]
pub(crate) struct Sizes {
    /// The width of every box.
    pub(crate) width: i32,
    /// Heights of boxes.
    pub(crate) boxes: Vec<i32>,
    /// For each box: heights of the starts that lead to it.
    pub(crate) pills: Vec<Vec<i32>>,
    /// Heights of the words of bundles below a box.
    pub(crate) labels: Vec<i32>,
    /// The same between columns.
    pub(crate) beside: Vec<i32>,
}

/// What a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Bundle(usize),
    /// A box, and which of its starts.
    Start(usize, usize),
}

/// Where an arrow points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Towards {
    Up,
    Left,
    Right,
}

/// One line, with all that joins it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) of: Of,
    pub(crate) segments: Vec<Segment>,
    pub(crate) tip: (i32, i32),
    pub(crate) towards: Towards,
    /// Where its words may stand.
    pub(crate) words: Rect,
}

/// Where everything lies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) width: i32,
    pub(crate) height: i32,
    pub(crate) boxes: Vec<Rect>,
    pub(crate) pills: Vec<Vec<Rect>>,
    pub(crate) lines: Vec<Line>,
    /// For each row: the top and the bottom of its boxes.
    pub(crate) rows: Vec<(i32, i32)>,
}

/// How a role's line joins the bundle it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    /// From the box beside.
    Beside,
    /// Straight up: nothing stands between.
    Straight,
    /// Over the track below the box it leads to.
    Track,
    /// Out of a side and up a rail.
    Side,
    /// Out of the top, over a track, up a rail.
    Top,
}

/// The room between boxes and below the lowest, in which lines run.
pub(crate) struct Lines<'p> {
    pub(crate) bundles: &'p [Bundle],
    pub(crate) grid: &'p Grid,
    pub(crate) sizes: &'p Sizes,
    pub(crate) style: &'p Style,
}

/// What is worked out on the way.
struct Work {
    spots: Vec<Spot>,
    /// For each bundle, how each of its roles joins.
    joins: Vec<Vec<Join>>,
    /// For each bundle with a rail: how far from the left edge of its gutter, counted in rails.
    rails: Vec<Option<usize>>,
    /// For each gutter: how many rails it has.
    widths: Vec<usize>,
}

/// A bundle along the room between two rows.
#[derive(Clone, Copy, Debug)]
struct Track {
    bundle: usize,
    left: i32,
    right: i32,
    /// Counted from the top.
    place: usize,
}

/// How far down a bundle's rail reaches and how far up: rows and the rooms between them, counted from the bottom.
type Reach = (usize, usize);

impl Lines<'_> {
    /// The room for the words of a bundle below a box of this width, where so many bundles share it.
    pub(crate) fn room_for_words(width: i32, bundles: usize) -> i32 {
        width / i32::try_from(bundles.max(1)).unwrap_or(1) - LANE - TO_WORDS
    }

    /// The width of the starts of a box that has so many of them.
    pub(crate) fn pill_width(width: i32, starts: usize, is_led_to: bool) -> i32 {
        let lanes = i32::try_from(starts + usize::from(is_led_to)).unwrap_or(1);
        width - LANE - LANES_APART * lanes
    }

    pub(crate) fn lay(&self, choice: &Choice) -> Layout {
        let work = self.work(choice);
        let columns = self.columns(&work);
        let tops = self.top_exits(&work, choice, &columns);
        let tracks = self.tracks(&work, choice, &columns, &tops);
        self.places(&work, choice, &columns, &tops, &tracks)
    }

    fn work(&self, choice: &Choice) -> Work {
        let spots = self.grid.spots(self.sizes.boxes.len());
        let mut joins = Vec::with_capacity(self.bundles.len());
        let mut taken_beside: Vec<usize> = Vec::new();
        let mut is_beside = Vec::new();
        // First the lines between neighbours: the rest has to know which rows hold one.
        for bundle in self.bundles {
            let to = spot(&spots, bundle.to);
            let from = bundle.from.iter().map(|from| {
                let from = spot(&spots, *from);
                let is_next = from.row == to.row && from.column.abs_diff(to.column) == 1;
                let is_free = is_next && !taken_beside.contains(&to.row);
                if is_free {
                    taken_beside.push(to.row);
                }
                is_free
            });
            is_beside.push(from.collect::<Vec<bool>>());
        }
        for (bundle, (beside, gutter)) in self.bundles.iter().zip(is_beside.iter().zip(&choice.gutters)) {
            let to = spot(&spots, bundle.to);
            let join = |from: Spot, is_beside: bool| {
                if is_beside {
                    Join::Beside
                } else if self.is_straight(from, to) {
                    Join::Straight
                } else if from.row + 1 == to.row {
                    Join::Track
                } else if (*gutter == from.column || *gutter == from.column + 1)
                    // There the words of the line to the right stand.
                    && !(from.column > 0 && *gutter == from.column && taken_beside.contains(&from.row))
                {
                    Join::Side
                } else {
                    Join::Top
                }
            };
            let from = bundle.from.iter().zip(beside);
            joins.push(from.map(|(from, beside)| join(spot(&spots, *from), *beside)).collect());
        }
        let mut work =
            Work { spots, joins, rails: vec![None; self.bundles.len()], widths: vec![0; self.grid.columns + 1] };
        self.assign_rails(&mut work, choice);
        work
    }

    fn is_straight(&self, from: Spot, to: Spot) -> bool {
        from.column == to.column
            && from.row < to.row
            && (from.row + 1..to.row).all(|row| self.grid.at(row, from.column).is_none())
    }

    fn reach(&self, work: &Work, bundle: usize) -> Option<Reach> {
        let own = self.bundles.get(bundle)?;
        let to = 2 * spot(&work.spots, own.to).row;
        let mut reach = None;
        for (from, join) in own.from.iter().zip(work.joins.get(bundle)?) {
            let row = spot(&work.spots, *from).row;
            let at = match join {
                Join::Side => 2 * row + 1,
                Join::Top => 2 * row + 2,
                _ => continue,
            };
            let (low, high) = reach.unwrap_or((to, to));
            reach = Some((at.min(low), at.max(high)));
        }
        reach
    }

    /// Rails side by side where they would meet; one after another on the same where they don't.
    fn assign_rails(&self, work: &mut Work, choice: &Choice) {
        for gutter in 0..work.widths.len() {
            let mut rails: Vec<Vec<Reach>> = Vec::new();
            for bundle in choice.in_order_of_rails().filter(|one| choice.gutter(*one) == gutter) {
                let Some(reach) = self.reach(work, bundle) else { continue };
                let is_free = |rail: &Vec<Reach>| rail.iter().all(|other| other.1 < reach.0 || reach.1 < other.0);
                let rail = rails.iter().position(is_free).unwrap_or(rails.len());
                if rail == rails.len() {
                    rails.push(Vec::new());
                }
                if let Some(rail) = rails.get_mut(rail) {
                    rail.push(reach);
                }
                if let Some(own) = work.rails.get_mut(bundle) {
                    *own = Some(rail);
                }
            }
            if let Some(width) = work.widths.get_mut(gutter) {
                *width = rails.len();
            }
        }
    }

    /// The left edges of the columns, and then of what lies right of the last.
    fn columns(&self, work: &Work) -> Vec<i32> {
        let mut x = self.style.left;
        let mut columns = Vec::new();
        for (gutter, rails) in work.widths.iter().enumerate() {
            let is_between = gutter > 0 && gutter < self.grid.columns;
            let rails = i32::try_from(*rails).unwrap_or(0);
            x += if rails > 0 { RAILS_APART * rails + TIP - 4 } else { 0 };
            x += match (is_between, rails) {
                (true, _) => self.style.between,
                (false, 0) => 8,
                (false, _) => 0,
            };
            columns.push(x);
            x += self.sizes.width;
        }
        columns
    }

    fn rail(&self, work: &Work, choice: &Choice, columns: &[i32], bundle: usize) -> Option<i32> {
        let rail = i32::try_from((*work.rails.get(bundle)?)?).ok()?;
        let gutter = choice.gutter(bundle);
        Some(match gutter {
            // The first rail is the one nearest to the boxes it leads past.
            0 => columns.first()? - TIP - RAILS_APART * rail,
            _ => columns.get(gutter - 1)? + self.sizes.width + TIP - 4 + RAILS_APART * rail,
        })
    }

    fn lane(&self, work: &Work, columns: &[i32], bundle: usize) -> i32 {
        let Some(own) = self.bundles.get(bundle) else { return 0 };
        let beside = self.bundles.iter().enumerate().filter(|(_, other)| other.to == own.to);
        let place = beside.clone().position(|(other, _)| other == bundle).unwrap_or(0);
        let step = self.sizes.width / i32::try_from(beside.count().max(1)).unwrap_or(1);
        let left = columns.get(spot(&work.spots, own.to).column).copied().unwrap_or(0);
        left + LANE + step * i32::try_from(place).unwrap_or(0)
    }

    /// For each bundle and each of its roles whose line leaves at the top and turns: where.
    fn top_exits(&self, work: &Work, choice: &Choice, columns: &[i32]) -> Vec<Vec<Option<i32>>> {
        let turns = |join: &Join| matches!(join, Join::Track | Join::Top);
        let mut leaving: Vec<usize> = vec![0; self.sizes.boxes.len()];
        for (bundle, joins) in self.bundles.iter().zip(&work.joins) {
            for (from, _) in bundle.from.iter().zip(joins).filter(|(_, join)| turns(join)) {
                if let Some(count) = leaving.get_mut(*from) {
                    *count += 1;
                }
            }
        }
        let mut used: Vec<i32> = vec![0; self.sizes.boxes.len()];
        let mut exits: Vec<Vec<Option<i32>>> = work.joins.iter().map(|joins| vec![None; joins.len()]).collect();
        for bundle in choice.in_order_of_tracks() {
            let (Some(own), Some(joins)) = (self.bundles.get(bundle), work.joins.get(bundle)) else { continue };
            for (place, (from, _)) in own.from.iter().zip(joins).enumerate().filter(|(_, (_, join))| turns(join)) {
                let left = columns.get(spot(&work.spots, *from).column).copied().unwrap_or(0);
                let many = i32::try_from(leaving.get(*from).copied().unwrap_or(1).max(1)).unwrap_or(1);
                let apart = TRACKS_APART.min((self.sizes.width / 2 - LANE - 20) / many).max(1);
                let Some(used) = used.get_mut(*from) else { continue };
                if let Some(exit) = exits.get_mut(bundle).and_then(|exits| exits.get_mut(place)) {
                    *exit = Some(left + self.sizes.width - 20 - apart * *used);
                }
                *used += 1;
            }
        }
        exits
    }

    /// For each room between rows, from the bottom, and each bundle that runs along it: from where to where, and on which
    /// track from the top.
    fn tracks(&self, work: &Work, choice: &Choice, columns: &[i32], tops: &[Vec<Option<i32>>]) -> Vec<Vec<Track>> {
        let mut rooms: Vec<Vec<Track>> = vec![Vec::new(); self.grid.rows.len() + 1];
        for bundle in choice.in_order_of_tracks() {
            let Some(own) = self.bundles.get(bundle) else { continue };
            let rail = self.rail(work, choice, columns, bundle);
            let to = spot(&work.spots, own.to).row;
            let mut at: Vec<(usize, i32)> = Vec::new();
            let joins = work.joins.get(bundle).map(Vec::as_slice).unwrap_or_default();
            let tops = tops.get(bundle).map(Vec::as_slice).unwrap_or_default();
            for ((from, join), top) in own.from.iter().zip(joins).zip(tops) {
                let row = spot(&work.spots, *from).row;
                match (join, top, rail) {
                    (Join::Track, Some(top), _) => at.extend([(to, *top), (to, self.lane(work, columns, bundle))]),
                    (Join::Side, _, Some(rail)) => at.extend([(to, rail), (to, self.lane(work, columns, bundle))]),
                    (Join::Top, Some(top), Some(rail)) => at.extend([
                        (row + 1, *top),
                        (row + 1, rail),
                        (to, rail),
                        (to, self.lane(work, columns, bundle)),
                    ]),
                    _ => {}
                }
            }
            for (place, room) in rooms.iter_mut().enumerate() {
                let xs = || at.iter().filter(|(room, _)| *room == place).map(|(_, x)| *x);
                let (Some(left), Some(right)) = (xs().min(), xs().max()) else { continue };
                let is_free = |track: usize| {
                    let mut on_it = room.iter().filter(|other| other.place == track);
                    on_it.all(|other| other.right + CLEAR < left || right + CLEAR < other.left)
                };
                let place = (0..).find(|track| is_free(*track)).unwrap_or(0);
                room.push(Track { bundle, left, right, place });
            }
        }
        rooms
    }
}

fn spot(spots: &[Spot], role: usize) -> Spot {
    spots.get(role).copied().unwrap_or_default()
}
