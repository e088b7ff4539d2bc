//! A ladder as a picture: everything with its place, ready to be written as SVG.

use rungs_app::words::StandingSign;

use super::Ladder;
use super::boxes::{self, BoxWords, Filled};
use super::bundle::Bundle;
use super::lines::{Layout, Line, Lines, Of, RAILS_APART, Sizes, Style, Towards};
use super::plan::Plan;
use super::way::{Stroke, Way};
use crate::drawing::Text;
use crate::drawing::letters::{Font, shortened, width as width_of, wrapped};
use crate::drawing::shape::{Rect, Segment};

/// The room for the names of rungs, left of a wide drawing, and the upright that ends it.
const NAMES: i32 = 132;
/// What lines side by side leave of a rung between them.
const CRUMB: i32 = RAILS_APART + 1;
const RUNG: Font = Font::bold(17);
const MEANING: Font = Font::plain(14);

/// For which screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Wide,
    Narrow,
}

/// What a drawing says.
pub(crate) struct Wording<'w> {
    /// For each role.
    pub(crate) boxes: Vec<BoxWords>,
    /// For each start: who, and how.
    pub(crate) starts: Vec<(String, String)>,
    /// For each rung: its name, and what it means.
    pub(crate) rungs: Vec<(String, String)>,
    /// What the ways along a line are called.
    pub(crate) ways: &'w dyn Fn(&[Way]) -> String,
}

/// The picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Drawing {
    pub(crate) width: i32,
    pub(crate) height: i32,
    /// The rungs, and the uprights that hold them.
    pub(crate) rungs: Vec<Segment>,
    pub(crate) names: Vec<Text>,
    pub(crate) lines: Vec<DrawnLine>,
    pub(crate) starts: Vec<DrawnStart>,
    /// From the top down, as they are read.
    pub(crate) boxes: Vec<DrawnBox>,
}

/// A line with its arrow and words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DrawnLine {
    pub(crate) to: usize,
    pub(crate) from: Vec<usize>,
    pub(crate) segments: Vec<Segment>,
    pub(crate) path: String,
    pub(crate) tip: String,
    pub(crate) stroke: Stroke,
    pub(crate) is_faded: bool,
    pub(crate) words: Vec<Text>,
}

/// Where people join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DrawnStart {
    pub(crate) rect: Rect,
    pub(crate) texts: Vec<Text>,
    pub(crate) is_faded: bool,
}

/// A role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DrawnBox {
    pub(crate) role: usize,
    pub(crate) rect: Rect,
    pub(crate) texts: Vec<Text>,
    pub(crate) sign: Option<(StandingSign, i32, i32)>,
    pub(crate) tag: Option<Rect>,
    pub(crate) is_faded: bool,
}

impl Shape {
    pub(super) fn style(self) -> Style {
        match self {
            Shape::Wide => {
                Style { columns: 2, left: NAMES + 8, right: 22, top: 12, bottom: 10, header: 0, between: 124 }
            }
            Shape::Narrow => Style { columns: 1, left: 0, right: 2, top: 4, bottom: 4, header: 42, between: 0 },
        }
    }
}

impl Drawing {
    pub(crate) fn of(ladder: &Ladder<'_>, plan: &Plan, wording: &Wording<'_>) -> Drawing {
        let paper = Paper { ladder, plan, wording };
        let (sizes, filled) = paper.measured();
        let Plan { bundles, grid, style, choice, .. } = plan;
        let layout = Lines { bundles, grid, sizes: &sizes, style }.lay(choice);
        paper.drawn(&layout, filled)
    }
}

/// Everything a drawing is made of.
struct Paper<'p> {
    ladder: &'p Ladder<'p>,
    plan: &'p Plan,
    wording: &'p Wording<'p>,
}

/// Words broken into lines.
struct Words {
    boxes: Vec<Filled>,
    starts: Vec<Vec<Filled>>,
}

impl Paper<'_> {
    fn measured(&self) -> (Sizes, Words) {
        let boxes: Vec<Filled> =
            self.wording.boxes.iter().map(|words| boxes::filled(words, self.plan.box_width)).collect();
        let starts: Vec<Vec<Filled>> = self
            .plan
            .starts
            .iter()
            .enumerate()
            .map(|(role, starts)| {
                let is_led_to = self.plan.bundles.iter().any(|bundle| bundle.to == role);
                let width = Lines::pill_width(self.plan.box_width, starts.len(), is_led_to);
                let words = starts.iter().filter_map(|start| self.wording.starts.get(*start));
                words.map(|(who, how)| boxes::start(who, how, width)).collect()
            })
            .collect();
        let label = |bundle: &Bundle, room: i32| boxes::label(&(self.wording.ways)(&bundle.ways), room).1;
        let sizes = Sizes {
            width: self.plan.box_width,
            boxes: boxes.iter().map(|filled| filled.height).collect(),
            pills: starts.iter().map(|starts| starts.iter().map(|filled| filled.height).collect()).collect(),
            labels: self.plan.bundles.iter().map(|bundle| label(bundle, self.room_for_words(bundle))).collect(),
            beside: self.plan.bundles.iter().map(|bundle| label(bundle, self.plan.style.room_beside())).collect(),
        };
        (sizes, Words { boxes, starts })
    }

    fn room_for_words(&self, bundle: &Bundle) -> i32 {
        let among = self.plan.bundles.iter().filter(|other| other.to == bundle.to).count();
        Lines::room_for_words(self.plan.box_width, among)
    }

    fn is_faded(&self, role: usize) -> bool {
        self.wording.boxes.get(role).is_some_and(|words| words.is_faded)
    }

    fn drawn(&self, layout: &Layout, words: Words) -> Drawing {
        let width = layout.width.max(self.plan.wished);
        let (rungs, names) = match self.plan.shape {
            Shape::Wide => self.beside_the_rungs(layout, width),
            Shape::Narrow => self.above_the_rungs(layout, width),
        };
        let boxes = words.boxes.into_iter().zip(&layout.boxes).zip(&self.wording.boxes).enumerate();
        let mut boxes: Vec<DrawnBox> = boxes
            .map(|(role, ((filled, rect), words))| {
                let filled = filled.moved(rect.x, rect.y);
                DrawnBox {
                    role,
                    rect: *rect,
                    texts: filled.texts,
                    sign: words.sign.zip(filled.sign).map(|(sign, (x, y))| (sign, x, y)),
                    tag: filled.tag,
                    is_faded: words.is_faded,
                }
            })
            .collect();
        boxes.sort_by_key(|drawn| (drawn.rect.bottom(), drawn.rect.x));
        let starts = words.starts.into_iter().zip(&layout.pills).enumerate().flat_map(|(role, (starts, rects))| {
            let is_faded = self.is_faded(role);
            let drawn = starts.into_iter().zip(rects).map(move |(filled, rect)| DrawnStart {
                rect: *rect,
                texts: filled.moved(rect.x, rect.y).texts,
                is_faded,
            });
            drawn.collect::<Vec<DrawnStart>>()
        });
        Drawing {
            width,
            height: layout.height,
            rungs: rungs.into_iter().flat_map(|rung| without_crumbs(rung, &layout.lines)).collect(),
            names,
            lines: layout.lines.iter().map(|line| self.line(line)).collect(),
            starts: starts.collect(),
            boxes,
        }
    }

    fn line(&self, line: &Line) -> DrawnLine {
        let (to, from, ways) = match line.of {
            Of::Bundle(place) => match self.plan.bundles.get(place) {
                Some(bundle) => (bundle.to, bundle.from.clone(), bundle.ways.as_slice()),
                None => (0, Vec::new(), [].as_slice()),
            },
            Of::Start(role, place) => {
                let start = self.plan.starts.get(role).and_then(|starts| starts.get(place));
                let start = start.and_then(|start| self.ladder.starts.get(*start));
                (role, Vec::new(), start.map_or([].as_slice(), |start| start.ways.as_slice()))
            }
        };
        let words = match line.of {
            Of::Start(..) => Vec::new(),
            Of::Bundle(_) => boxes::label(&(self.wording.ways)(ways), line.words.width).0,
        };
        let words = words.into_iter().enumerate().map(|(at, words)| {
            let text = boxes::label_text(line.words.x, line.words.y, at, words);
            if self.is_faded(to) { text.quiet() } else { text }
        });
        DrawnLine {
            to,
            from,
            segments: line.segments.clone(),
            path: path(line),
            tip: tip(line),
            stroke: Stroke::of(ways),
            is_faded: self.is_faded(to),
            words: words.collect(),
        }
    }

    /// Rungs between two uprights, on which the boxes stand, with their names at the left.
    fn beside_the_rungs(&self, layout: &Layout, width: i32) -> (Vec<Segment>, Vec<Text>) {
        let right = width - 8;
        let mut rungs =
            vec![Segment::upright(NAMES, 4, layout.height - 2), Segment::upright(right, 4, layout.height - 2)];
        let mut names = Vec::new();
        for (row, (_, bottom)) in layout.rows.iter().enumerate().filter(|(row, _)| self.plan.grid.is_lowest(*row)) {
            rungs.push(Segment::level(*bottom, NAMES, right));
            let Some((name, meaning)) = self.plan.grid.rungs.get(row).and_then(|rung| self.wording.rungs.get(*rung))
            else {
                continue;
            };
            let lines = wrapped(meaning, MEANING, NAMES - 14);
            let mut y = bottom - 6 - 16 * i32::try_from(lines.len()).unwrap_or(0);
            names.push(Text::new(2, y, RUNG, name.clone()));
            for line in lines {
                y += 17;
                names.push(Text::new(2, y, MEANING, line).quiet());
            }
        }
        (rungs, names)
    }

    /// Each rung's name above its boxes, with a rule below it.
    fn above_the_rungs(&self, layout: &Layout, width: i32) -> (Vec<Segment>, Vec<Text>) {
        let left = layout.boxes.first().map_or(0, |rect| rect.x);
        let (mut rungs, mut names) = (Vec::new(), Vec::new());
        for (row, (top, _)) in layout.rows.iter().enumerate().filter(|(row, _)| self.plan.grid.is_highest(*row)) {
            let y = top - 12;
            rungs.push(Segment::level(y, 0, width));
            let Some((name, meaning)) = self.plan.grid.rungs.get(row).and_then(|rung| self.wording.rungs.get(*rung))
            else {
                continue;
            };
            // Left of it the line to the box above may pass.
            let name_at = left + 38;
            names.push(Text::new(name_at, y - 9, RUNG, name.clone()));
            let room = width - 4 - name_at - width_of(name, RUNG) - 12;
            for meaning in shortened(meaning, MEANING, room, 1) {
                names.push(Text::new(width - 4, y - 9, MEANING, meaning).quiet().ending());
            }
        }
        (rungs, names)
    }
}

/// A rung without the crumbs that lines close to each other, or to its end, would leave of it: they look like dots.
fn without_crumbs(rung: Segment, lines: &[Line]) -> Vec<Segment> {
    if rung.is_upright() {
        return vec![rung];
    }
    let pieces = lines.iter().flat_map(|line| &line.segments);
    let across = pieces.filter(|piece| piece.is_upright() && piece.crosses(rung)).map(|piece| piece.x1);
    let mut ends: Vec<i32> = across.chain([rung.x1, rung.x2]).collect();
    ends.sort_unstable();
    let mut kept: Vec<Segment> = Vec::new();
    for (left, right) in ends.iter().zip(ends.iter().skip(1)) {
        match kept.last_mut() {
            _ if right - left < CRUMB => {}
            Some(last) if last.x2 == *left => last.x2 = *right,
            _ => kept.push(Segment::level(rung.y1, *left, *right)),
        }
    }
    kept
}

/// The pieces of a line as one path; the one under the arrow ends where its tip begins.
fn path(line: &Line) -> String {
    const UNDER_TIP: i32 = 10;
    let pieces = line.segments.iter().map(|piece| {
        let mut piece = *piece;
        match line.towards {
            Towards::Up if piece.is_upright() && (piece.x1, piece.y1) == line.tip => piece.y1 += UNDER_TIP,
            Towards::Right if !piece.is_upright() && (piece.x2, piece.y2) == line.tip => piece.x2 -= UNDER_TIP,
            Towards::Left if !piece.is_upright() && (piece.x1, piece.y1) == line.tip => piece.x1 += UNDER_TIP,
            _ => {}
        }
        format!("M{} {}L{} {}", piece.x1, piece.y1, piece.x2, piece.y2)
    });
    pieces.collect()
}

fn tip(line: &Line) -> String {
    let (x, y) = line.tip;
    match line.towards {
        Towards::Up => format!("M{x} {}l6 11h-12z", y + 3),
        Towards::Right => format!("M{} {y}l-11 6v-12z", x - 3),
        Towards::Left => format!("M{} {y}l11 6v-12z", x + 3),
    }
}
