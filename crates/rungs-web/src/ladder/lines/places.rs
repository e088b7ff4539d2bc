//! With rails and tracks known: heights, and every line's pieces.

use super::{
    BESIDE, BESIDE_WORDS, Join, LANES_APART, Layout, Line, Lines, Of, PILLS_APART, TIP, TO_WORDS, TRACKS_APART,
    Towards, Track, Work, spot,
};
use crate::drawing::shape::{Rect, Segment};
use crate::ladder::bundle::Bundle;
use crate::ladder::choice::Choice;

impl Lines<'_> {
    pub(super) fn places(
        &self,
        work: &Work,
        choice: &Choice,
        columns: &[i32],
        tops: &[Vec<Option<i32>>],
        tracks: &[Vec<Track>],
    ) -> Layout {
        let rows = self.grid.rows.len();
        let mut layout = Layout {
            boxes: vec![Rect::default(); self.sizes.boxes.len()],
            pills: vec![Vec::new(); self.sizes.boxes.len()],
            rows: vec![(0, 0); rows],
            ..Layout::default()
        };
        // From the top down. For each room: where its first track is.
        let mut first_track = vec![0; rows + 1];
        let mut y = self.style.top;
        for room in (0..=rows).rev() {
            if let Some(first) = first_track.get_mut(room) {
                y += self.below(work, room);
                *first = y + TRACKS_APART / 2;
            }
            let count = tracks.get(room).into_iter().flatten().map(|track| track.place + 1).max().unwrap_or(0);
            y += TRACKS_APART * i32::try_from(count).unwrap_or(0);
            let Some(row) = room.checked_sub(1) else { break };
            if room < rows || count > 0 {
                y += TRACKS_APART;
            }
            y += if self.grid.is_highest(row) { self.style.header } else { 0 };
            let height = self.row_height(work, row);
            for (column, role) in self.grid.rows.get(row).into_iter().flatten().enumerate() {
                let (Some(role), Some(x)) = (role, columns.get(column)) else { continue };
                let own = self.sizes.boxes.get(*role).copied().unwrap_or(0);
                let rect = Rect { x: *x, y: y + height - own, width: self.sizes.width, height: own };
                if let Some(place) = layout.boxes.get_mut(*role) {
                    *place = rect;
                }
            }
            if let Some(bounds) = layout.rows.get_mut(row) {
                *bounds = (y, y + height);
            }
            y += height;
        }
        layout.height = y + self.style.bottom;
        layout.width = columns.last().copied().unwrap_or(0)
            - if work.widths.last().is_some_and(|rails| *rails > 0) { 4 } else { 0 }
            + self.style.right;
        let placed = Placed { lines: self, work, choice, columns, tops, tracks, first_track };
        placed.starts(&mut layout);
        placed.bundles(&mut layout);
        layout
    }

    /// The room below the boxes of a row before lines may turn: for starts, words and the tips of arrows.
    fn below(&self, work: &Work, row: usize) -> i32 {
        let boxes = self.grid.rows.get(row).into_iter().flatten().flatten();
        boxes
            .map(|role| self.hang(*role) + self.words(work, *role))
            .max()
            .map_or(0, |below| below.max(TRACKS_APART / 2))
    }

    /// The height of the starts that hang below a box.
    fn hang(&self, role: usize) -> i32 {
        let pills = self.sizes.pills.get(role).map(Vec::as_slice).unwrap_or_default();
        if pills.is_empty() { 0 } else { TIP + pills.iter().map(|height| height + PILLS_APART).sum::<i32>() }
    }

    fn words(&self, work: &Work, role: usize) -> i32 {
        let into = self.bundles.iter().zip(&work.joins).zip(&self.sizes.labels);
        let from_below =
            into.filter(|((bundle, joins), _)| bundle.to == role && joins.iter().any(|join| *join != Join::Beside));
        from_below.map(|(_, height)| (height + 10).max(TIP)).max().unwrap_or(0)
    }

    fn row_height(&self, work: &Work, row: usize) -> i32 {
        let boxes = self.grid.rows.get(row).into_iter().flatten().flatten();
        let highest = boxes.filter_map(|role| self.sizes.boxes.get(*role)).copied().max().unwrap_or(0);
        let beside = self.bundles.iter().zip(&work.joins).zip(&self.sizes.beside);
        let beside = beside
            .filter(|((bundle, joins), _)| spot(&work.spots, bundle.to).row == row && joins.contains(&Join::Beside));
        beside.map(|(_, height)| height + BESIDE + 10).fold(highest, i32::max)
    }
}

/// With places known: drawing the lines.
struct Placed<'l, 'p> {
    lines: &'l Lines<'p>,
    work: &'l Work,
    choice: &'l Choice,
    columns: &'l [i32],
    tops: &'l [Vec<Option<i32>>],
    tracks: &'l [Vec<Track>],
    first_track: Vec<i32>,
}

impl Placed<'_, '_> {
    /// The starts of each box below it, the first at the top, each with its own lane.
    fn starts(&self, layout: &mut Layout) {
        for role in 0..layout.boxes.len() {
            let Some(rect) = layout.boxes.get(role).copied() else { continue };
            let heights = self.lines.sizes.pills.get(role).map(Vec::as_slice).unwrap_or_default();
            let is_led_to = self.lines.bundles.iter().any(|bundle| bundle.to == role);
            let width = Lines::pill_width(rect.width, heights.len(), is_led_to);
            let mut y = rect.bottom() + TIP;
            for (place, height) in heights.iter().enumerate() {
                let pill = Rect { x: rect.right() - width, y, width, height: *height };
                let lane = pill.x - LANES_APART * (i32::try_from(place).unwrap_or(0) + 1);
                layout.lines.push(Line {
                    of: Of::Start(role, place),
                    segments: vec![
                        Segment::upright(lane, rect.bottom(), pill.middle()),
                        Segment::level(pill.middle(), lane, pill.x),
                    ],
                    tip: (lane, rect.bottom()),
                    towards: Towards::Up,
                    words: Rect::default(),
                });
                if let Some(pills) = layout.pills.get_mut(role) {
                    pills.push(pill);
                }
                y += height + PILLS_APART;
            }
        }
    }

    fn bundles(&self, layout: &mut Layout) {
        let slots = self.slots(layout);
        for (place, bundle) in self.lines.bundles.iter().enumerate() {
            let Some(to) = layout.boxes.get(bundle.to).copied() else { continue };
            let joins = self.work.joins.get(place).map(Vec::as_slice).unwrap_or_default();
            for (from, _) in bundle.from.iter().zip(joins).filter(|(_, join)| **join == Join::Beside) {
                if let Some(from) = layout.boxes.get(*from).copied() {
                    layout.lines.push(self.beside(place, from, to));
                }
            }
            if let Some(line) = self.upwards(place, bundle, to, layout, &slots) {
                layout.lines.push(line);
            }
        }
    }

    fn beside(&self, bundle: usize, from: Rect, to: Rect) -> Line {
        let y = from.bottom().min(to.bottom()) - BESIDE;
        let (left, right) = (from.right().min(to.right()), from.x.max(to.x));
        let towards = if from.x < to.x { Towards::Right } else { Towards::Left };
        let height = self.lines.sizes.beside.get(bundle).copied().unwrap_or(0);
        let room = self.lines.style.between;
        Line {
            of: Of::Bundle(bundle),
            segments: vec![Segment::level(y, left, right)],
            tip: (if towards == Towards::Right { right } else { left }, y),
            towards,
            words: Rect {
                x: right - room + BESIDE_WORDS,
                y: y - 6 - height,
                width: self.lines.style.room_beside(),
                height,
            },
        }
    }

    fn track(&self, room: usize, bundle: usize) -> Option<(i32, i32, i32)> {
        let track = self.tracks.get(room)?.iter().find(|track| track.bundle == bundle)?;
        let y = self.first_track.get(room)? + TRACKS_APART * i32::try_from(track.place).ok()?;
        Some((y, track.left, track.right))
    }

    fn upwards(
        &self,
        place: usize,
        bundle: &Bundle,
        to: Rect,
        layout: &Layout,
        slots: &[(usize, usize, i32)],
    ) -> Option<Line> {
        let joins = self.work.joins.get(place)?;
        if joins.iter().all(|join| *join == Join::Beside) {
            return None;
        }
        let lane = self.lines.lane(self.work, self.columns, place);
        let row = spot(&self.work.spots, bundle.to).row;
        let rail = self.lines.rail(self.work, self.choice, self.columns, place);
        let mut segments = Vec::new();
        let mut on_rail: Vec<i32> = Vec::new();
        let mut down_to = to.bottom();
        for room in 0..self.tracks.len() {
            let Some((y, left, right)) = self.track(room, place) else { continue };
            segments.push(Segment::level(y, left, right));
            if room == row {
                down_to = down_to.max(y);
                on_rail.push(y);
            }
        }
        for (at, (from, join)) in bundle.from.iter().zip(joins).enumerate() {
            let Some(rect) = layout.boxes.get(*from).copied() else { continue };
            let own_row = spot(&self.work.spots, *from).row;
            let top = self.tops.get(place).and_then(|tops| tops.get(at)).copied().flatten();
            match (join, top, rail) {
                (Join::Straight, ..) => down_to = down_to.max(rect.y),
                (Join::Track, Some(x), _) => {
                    segments.push(Segment::upright(x, rect.y, self.track(row, place)?.0));
                }
                (Join::Top, Some(x), Some(_)) => {
                    let y = self.track(own_row + 1, place)?.0;
                    segments.push(Segment::upright(x, rect.y, y));
                    on_rail.push(y);
                }
                (Join::Side, _, Some(rail)) => {
                    let (.., y) = *slots.iter().find(|(role, bundle, _)| (*role, *bundle) == (*from, place))?;
                    let edge = if rail < rect.x { rect.x } else { rect.right() };
                    segments.push(Segment::level(y, edge, rail));
                    on_rail.push(y);
                }
                _ => {}
            }
        }
        segments.push(Segment::upright(lane, to.bottom(), down_to));
        if let (Some(rail), Some(low), Some(high)) = (rail, on_rail.iter().min(), on_rail.iter().max()) {
            segments.push(Segment::upright(rail, *low, *high));
        }
        let among = self.lines.bundles.iter().filter(|other| other.to == bundle.to).count();
        Some(Line {
            of: Of::Bundle(place),
            segments,
            tip: (lane, to.bottom()),
            towards: Towards::Up,
            words: Rect {
                x: lane + TO_WORDS,
                y: to.bottom() + self.lines.hang(bundle.to) + 6,
                width: Lines::room_for_words(to.width, among),
                height: self.lines.sizes.labels.get(place).copied().unwrap_or(0),
            },
        })
    }

    /// Where lines leave boxes at the sides: box, bundle and height. What goes to a nearer rail leaves further up. Lines that
    /// leave two boxes of a row towards each other share the room, as both may lead past the rail of the other.
    fn slots(&self, layout: &Layout) -> Vec<(usize, usize, i32)> {
        let mut leaving: Vec<Leaving> = Vec::new();
        for (place, (bundle, joins)) in self.lines.bundles.iter().zip(&self.work.joins).enumerate() {
            let Some(rail) = self.lines.rail(self.work, self.choice, self.columns, place) else { continue };
            for (from, _) in bundle.from.iter().zip(joins).filter(|(_, join)| **join == Join::Side) {
                let Some(rect) = layout.boxes.get(*from) else { continue };
                let distance = if rail > rect.x { rail - rect.right() } else { rect.x - rail };
                let row = spot(&self.work.spots, *from).row;
                let gutter = self.choice.gutter(place);
                leaving.push(Leaving { row, gutter, distance, bundle: place, role: *from, top: rect.y });
            }
        }
        leaving.sort_unstable();
        let mut slots = Vec::new();
        for room in leaving.chunk_by(|one, other| (one.row, one.gutter) == (other.row, other.gutter)) {
            let Some((_, bottom)) = room.first().and_then(|one| layout.rows.get(one.row)) else { continue };
            // The lowest part is left to a line to the box beside.
            let bottom = bottom - BESIDE - 8;
            let top = room.iter().map(|one| one.top).max().unwrap_or(0) + 8;
            let many = i32::try_from(room.len()).unwrap_or(1) + 1;
            for (at, one) in room.iter().enumerate() {
                let at = i32::try_from(at).unwrap_or(0) + 1;
                slots.push((one.role, one.bundle, top + (bottom - top) * at / many));
            }
        }
        slots
    }
}

/// A line out of the side of a box, in the order in which they leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Leaving {
    row: usize,
    gutter: usize,
    /// From the box to the rail.
    distance: i32,
    bundle: usize,
    role: usize,
    /// The top of the box.
    top: i32,
}
