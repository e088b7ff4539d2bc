//! What of a drawing hangs on nobody: where roles stand, and where lines run. It is what takes long.

use super::bundle::{Bundle, bundles};
use super::choice::{Choice, best};
use super::grid::Grid;
use super::lines::{Lines, Sizes, Style};
use super::{Ladder, Shape, Start};

/// The width of a drawing for wide screens, and of one for a phone.
const WIDE: i32 = 956;
const NARROW: i32 = 332;

/// A ladder laid out for one sort of screen, before its words are measured.
pub(crate) struct Plan {
    pub(super) shape: Shape,
    pub(super) style: Style,
    pub(super) bundles: Vec<Bundle>,
    /// For each role: the ladder's starts that lead to it.
    pub(super) starts: Vec<Vec<usize>>,
    pub(super) grid: Grid,
    pub(super) choice: Choice,
    pub(super) box_width: i32,
    /// The width that the drawing should have.
    pub(super) wished: i32,
}

impl Plan {
    pub(crate) fn of(ladder: &Ladder<'_>, shape: Shape) -> Plan {
        let mut style = shape.style();
        let widest = ladder.rungs.iter().map(|rung| rung.roles.len()).max().unwrap_or(1);
        style.columns = style.columns.min(widest).max(1);
        let bundles = bundles(ladder, style.columns);
        let starts: Vec<Vec<usize>> = (0..ladder.roles.len())
            .map(|role| (0..ladder.starts.len()).filter(|at| leads(ladder.starts.get(*at), role)).collect())
            .collect();
        // Which way round is settled before words are measured: crossings don't hang on them.
        let nominal = nominal(&bundles, &starts);
        let grid = Grid::of(ladder, style.columns);
        let lay = |grid: &Grid, choice: &Choice| {
            Lines { bundles: &bundles, grid, sizes: &nominal, style: &style }.lay(choice)
        };
        let (grid, choice) = best(grid, lay, bundles.len());
        let columns = i32::try_from(style.columns).unwrap_or(1);
        let taken = lay(&grid, &choice).width - columns * nominal.width;
        let (wished, widths) = match shape {
            Shape::Wide => (WIDE, 256..=if columns == 1 { 420 } else { 300 }),
            Shape::Narrow => (NARROW, 210..=NARROW),
        };
        let box_width = ((wished - taken) / columns).clamp(*widths.start(), *widths.end());
        Plan { shape, style, bundles, starts, grid, choice, box_width, wished }
    }
}

fn leads(start: Option<&Start>, role: usize) -> bool {
    start.is_some_and(|start| start.to == role)
}

/// Sizes as they are about.
fn nominal(bundles: &[Bundle], starts: &[Vec<usize>]) -> Sizes {
    Sizes {
        width: 264,
        boxes: vec![80; starts.len()],
        pills: starts.iter().map(|starts| vec![44; starts.len()]).collect(),
        labels: vec![34; bundles.len()],
        beside: vec![34; bundles.len()],
    }
}
