//! What may be chosen about a drawing, and choosing it so that few lines cross.

use super::grid::Grid;
use super::lines::{Layout, Line, Towards};

/// How much worse a drawing is by each of these, in units of length.
const CROSSING: i32 = 400;
const AGAINST_THE_READING: i32 = 500;
const ALONE_AT_THE_RIGHT: i32 = 150;
/// How much is tried at most: layouts, times the square of their bundles, as comparing lines takes that long.
const MOST_TRIED: usize = 400_000;

/// Where rails run, and in which order rails and tracks are given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// For each bundle: the room left of which column its rail takes.
    pub(crate) gutters: Vec<usize>,
    rails: Vec<usize>,
    tracks: Vec<usize>,
}

impl Choice {
    fn plain(bundles: usize) -> Choice {
        Choice { gutters: vec![0; bundles], rails: (0..bundles).collect(), tracks: (0..bundles).collect() }
    }

    pub(crate) fn gutter(&self, bundle: usize) -> usize {
        self.gutters.get(bundle).copied().unwrap_or(0)
    }

    pub(crate) fn in_order_of_rails(&self) -> impl Iterator<Item = usize> {
        self.rails.iter().copied()
    }

    pub(crate) fn in_order_of_tracks(&self) -> impl Iterator<Item = usize> {
        self.tracks.iter().copied()
    }
}

/// A grid and choices for it: from the plain ones on, whatever single change makes the drawing better is made, until none
/// does, or a large ladder has had its time. The outcome is always the same.
pub(crate) fn best(grid: Grid, lines: impl Fn(&Grid, &Choice) -> Layout, bundles: usize) -> (Grid, Choice) {
    let mut at = (grid, Choice::plain(bundles));
    let mut cost = price(&at.0, &lines(&at.0, &at.1));
    let mut tries = MOST_TRIED / (bundles * bundles).max(1);
    loop {
        let mut is_better = false;
        for change in changes(&at.0, bundles) {
            let mut tried = at.clone();
            change.make(&mut tried.0, &mut tried.1);
            if tried == at {
                continue;
            }
            if tries == 0 {
                return at;
            }
            tries -= 1;
            let price = price(&tried.0, &lines(&tried.0, &tried.1));
            if price < cost {
                (at, cost, is_better) = (tried, price, true);
            }
        }
        if !is_better {
            return at;
        }
    }
}

/// One change.
#[derive(Clone, Copy, Debug)]
enum Change {
    Flip(usize),
    Gutter(usize, usize),
    SwapRails(usize, usize),
    SwapTracks(usize, usize),
}

fn changes(grid: &Grid, bundles: usize) -> Vec<Change> {
    let mut changes = Vec::new();
    let pairs = || (0..bundles).flat_map(move |one| (one + 1..bundles).map(move |other| (one, other)));
    if grid.columns > 1 {
        changes.extend((0..bundles).flat_map(|bundle| (0..=grid.columns).map(move |to| Change::Gutter(bundle, to))));
        changes.extend((0..grid.rows.len()).map(Change::Flip));
    }
    changes.extend(pairs().map(|(one, other)| Change::SwapRails(one, other)));
    changes.extend(pairs().map(|(one, other)| Change::SwapTracks(one, other)));
    changes
}

impl Change {
    fn make(self, grid: &mut Grid, choice: &mut Choice) {
        match self {
            Change::Flip(row) => {
                if let Some(row) = grid.rows.get_mut(row) {
                    row.reverse();
                }
            }
            Change::Gutter(bundle, to) => {
                if let Some(gutter) = choice.gutters.get_mut(bundle) {
                    *gutter = to;
                }
            }
            Change::SwapRails(one, other) => choice.rails.swap(one, other),
            Change::SwapTracks(one, other) => choice.tracks.swap(one, other),
        }
    }
}

/// How bad a drawing is: crossings count most, then lines that run far or against the reading.
fn price(grid: &Grid, layout: &Layout) -> i32 {
    let length: i32 = layout.lines.iter().flat_map(|line| &line.segments).map(|segment| segment.length()).sum();
    let is_alone = |row: &&Vec<Option<usize>>| row.len() > 1 && row.first() == Some(&None);
    let alone = grid.rows.iter().filter(is_alone).count();
    let against = layout.lines.iter().filter(|line| line.towards == Towards::Left).count();
    let count = |many: usize| i32::try_from(many).unwrap_or(i32::MAX / 1_000);
    CROSSING * count(crossings(&layout.lines))
        + ALONE_AT_THE_RIGHT * count(alone)
        + AGAINST_THE_READING * count(against)
        + layout.height
        + layout.width
        + length / 8
}

/// How often two lines cross.
pub(crate) fn crossings(lines: &[Line]) -> usize {
    let pairs =
        lines.iter().enumerate().flat_map(|(place, one)| lines.iter().skip(place + 1).map(move |other| (one, other)));
    pairs
        .map(|(one, other)| {
            let segments = one.segments.iter().flat_map(|own| other.segments.iter().map(move |its| (own, its)));
            segments.filter(|(own, its)| own.crosses(**its)).count()
        })
        .sum()
}
