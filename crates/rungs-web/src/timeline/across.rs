//! Time from left to right, in three lanes.

use super::scale::Scale;
use super::{Bar, Decision, Diamond, Look, Picture, Stretch, Timeline, learning, middle, rows};
use crate::drawing::letters::{Font, shortened, width, wrapped};
use crate::drawing::shape::{Rect, Segment};
use crate::drawing::{Text, Tone};

const WIDTH: i32 = 956;
/// Where time begins, right of the names of the lanes, and where it ends.
const LEFT: i32 = 124;
const RIGHT: i32 = 940;
/// Below the years.
const TOP: i32 = 34;
const BETWEEN_LANES: i32 = 8;
const BETWEEN_ROWS: i32 = 8;
/// Inside a lane, above its first row and below its last.
const PAD: i32 = 10;
const YEAR: Font = Font::bold(15);
const LANE: Font = Font::bold(17);
const TITLE: Font = Font { size: 14, is_bold: true };
const DETAIL: Font = Font::plain(14);
/// From one line of words to the next.
const LINE: i32 = 18;
/// Words inside a box need as much room, or stand beside it.
const ROOM_INSIDE: i32 = 96;
/// What words beside a box take at most.
const ROOM_BESIDE: i32 = 220;
/// The narrowest box.
const LEAST: i32 = 10;
const GAP: i32 = 8;

/// A box with its words, of which it isn't settled yet in which row it stands.
struct Placed {
    from: i32,
    until: i32,
    /// What it takes along with words beside it.
    reach: (i32, i32),
    look: Look,
    lines: Vec<(Font, String)>,
    words_at: WordsAt,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum WordsAt {
    Inside,
    Right,
    Left,
}

pub(super) fn drawn(timeline: &Timeline) -> Picture {
    let scale = Scale::new(timeline.begins, timeline.ends, (LEFT, RIGHT));
    let mut picture = Picture { width: WIDTH, ..Picture::default() };
    let mut y = TOP;
    let work: Vec<Placed> = timeline.work.iter().map(|one| placed(one, &scale, Look::Work)).collect();
    y = lane(&mut picture, y, (&timeline.names.work, ""), work, Some(goal(timeline, &scale)));
    if !timeline.study.is_empty() {
        let study = timeline.study.iter().map(|one| placed(one, &scale, learning(one))).collect();
        y = lane(&mut picture, y + BETWEEN_LANES, (&timeline.names.study, ""), study, None);
    }
    if !timeline.decisions.is_empty() {
        y = decisions(&mut picture, y + BETWEEN_LANES, timeline, &scale);
    }
    picture.height = y + 2;
    calendar(&mut picture, timeline, &scale);
    picture
}

/// The years along the top, and a line down where each begins.
fn calendar(picture: &mut Picture, timeline: &Timeline, scale: &Scale) {
    let years = scale.years();
    picture.texts.push(Text::new(2, 20, YEAR, timeline.names.now.clone()));
    let after_now = 2 + width(&timeline.names.now, YEAR) + GAP;
    let ends: Vec<i32> = years.iter().skip(1).map(|(_, x)| *x).chain([RIGHT]).collect();
    for ((year, x), end) in years.iter().zip(ends) {
        picture.lines.push(Segment::upright(*x, TOP, picture.height));
        let words = year.to_string();
        let at = (x + end) / 2;
        if end - x > width(&words, YEAR) && at - width(&words, YEAR) / 2 > after_now {
            picture.texts.push(middle(at, 20, YEAR, &words));
        }
    }
}

fn placed(stretch: &Stretch, scale: &Scale, look: Look) -> Placed {
    let from = scale.place(stretch.from);
    // What takes nobody knows how long is drawn as half a year, with an edge that is open.
    let until = stretch.until.map_or(from + scale.room(6).clamp(70, 160), |until| scale.place(until));
    let (from, until) = match until.min(RIGHT) - from {
        room if room >= LEAST => (from, until.min(RIGHT)),
        _ if from + LEAST <= RIGHT => (from, from + LEAST),
        _ => (RIGHT - LEAST, RIGHT),
    };
    let title = stretch.step.map_or_else(|| stretch.title.clone(), |step| format!("{step}. {}", stretch.title));
    let inside = until - from - 2 * GAP;
    if inside >= ROOM_INSIDE {
        return Placed {
            from,
            until,
            reach: (from, until),
            look,
            lines: lines(&title, &stretch.detail, inside, 3),
            words_at: WordsAt::Inside,
        };
    }
    let lines = lines(&title, &stretch.detail, ROOM_BESIDE, 2);
    let widest = lines.iter().map(|(font, words)| width(words, *font)).max().unwrap_or(0);
    let is_right = until + GAP + widest <= WIDTH - 4;
    let reach = if is_right { (from, until + GAP + widest) } else { (from - GAP - widest, until) };
    let words_at = if is_right { WordsAt::Right } else { WordsAt::Left };
    Placed { from, until, reach, look, lines, words_at }
}

fn lines(title: &str, detail: &str, room: i32, most: usize) -> Vec<(Font, String)> {
    let titles = shortened(title, TITLE, room, most).into_iter().map(|line| (TITLE, line));
    titles.chain(shortened(detail, DETAIL, room, 2).into_iter().map(|line| (DETAIL, line))).collect()
}

fn goal(timeline: &Timeline, scale: &Scale) -> Placed {
    let at = scale.place(timeline.ends);
    let mut lines: Vec<(Font, String)> =
        wrapped(&timeline.goal.title, TITLE, ROOM_BESIDE).into_iter().map(|line| (TITLE, line)).collect();
    lines.extend(wrapped(&timeline.goal.detail, DETAIL, ROOM_BESIDE).into_iter().map(|line| (DETAIL, line)));
    let room = lines.iter().map(|(font, words)| width(words, *font)).max().unwrap_or(0) + 2 * GAP;
    let from = (at - room).max(LEFT);
    let until = from + room;
    Placed { from, until, reach: (from, until), look: Look::Goal, lines, words_at: WordsAt::Inside }
}

/// Draws a lane and says where it ends. What it leads to has a row of its own.
fn lane(
    picture: &mut Picture,
    top: i32,
    (name, below): (&str, &str),
    placed: Vec<Placed>,
    goal: Option<Placed>,
) -> i32 {
    let reaches: Vec<(i32, i32)> = placed.iter().map(|one| one.reach).collect();
    let mut in_rows = rows(&reaches, 0);
    let mut all = placed;
    if let Some(goal) = goal {
        in_rows.push(in_rows.iter().max().map_or(0, |last| last + 1));
        all.push(goal);
    }
    let last = in_rows.iter().max().copied().unwrap_or(0);
    let mut y = top + PAD;
    for row in 0..=last {
        let inside: Vec<&Placed> = all.iter().zip(&in_rows).filter(|(_, at)| **at == row).map(|(one, _)| one).collect();
        let height = inside.iter().map(|one| height(one.lines.len())).max().unwrap_or(0);
        for one in inside {
            draw(picture, one, y, height);
        }
        y += height + BETWEEN_ROWS;
    }
    let bottom = (y - BETWEEN_ROWS + PAD).max(top + 50);
    named(picture, top, bottom, name, below);
    bottom
}

fn height(lines: usize) -> i32 {
    i32::try_from(lines).unwrap_or(0) * LINE + 14
}

fn named(picture: &mut Picture, top: i32, bottom: i32, name: &str, below: &str) {
    picture.grounds.push(Rect { x: 0, y: top, width: WIDTH, height: bottom - top });
    picture.texts.push(Text::new(10, top + 30, LANE, name.to_owned()));
    if !below.is_empty() {
        picture.texts.push(Text::new(10, top + 50, DETAIL, below.to_owned()).quiet());
    }
}

fn draw(picture: &mut Picture, placed: &Placed, top: i32, height: i32) {
    let rect = Rect { x: placed.from, y: top, width: placed.until - placed.from, height };
    picture.bars.push(Bar { rect, look: placed.look });
    for (line, (font, words)) in placed.lines.iter().enumerate() {
        let y = top + 20 + i32::try_from(line).unwrap_or(0) * LINE;
        let tone = if placed.look == Look::Goal { Tone::OnColour } else { Tone::Plain };
        let text = match placed.words_at {
            WordsAt::Inside => Text::new(placed.from + GAP, y, *font, words.clone()),
            WordsAt::Right => Text::new(placed.until + GAP, y, *font, words.clone()),
            WordsAt::Left => Text::new(placed.from - GAP, y, *font, words.clone()).ending(),
        };
        picture.texts.push(text.toned(tone));
    }
}

/// Decisions in rows, each with its words beside its sign.
fn decisions(picture: &mut Picture, top: i32, timeline: &Timeline, scale: &Scale) -> i32 {
    struct Sign<'d> {
        x: i32,
        is_right: bool,
        decision: &'d Decision,
    }
    let sign = |decision| {
        let decision: &Decision = decision;
        let widest = width(&decision.title, TITLE).max(width(&decision.detail, DETAIL));
        let x = scale.place(decision.on).clamp(LEFT + Diamond::REACH, RIGHT - Diamond::REACH);
        let is_right = x + Diamond::REACH + GAP + widest <= WIDTH - 4;
        let words = Diamond::REACH + GAP + widest;
        let reach = if is_right { (x - Diamond::REACH, x + words) } else { (x - words, x + Diamond::REACH) };
        (Sign { x, is_right, decision }, reach)
    };
    let (signs, reaches): (Vec<Sign<'_>>, Vec<(i32, i32)>) = timeline.decisions.iter().map(sign).unzip();
    let in_rows = rows(&reaches, GAP);
    let each = 2 * LINE + 10;
    for (sign, row) in signs.iter().zip(&in_rows) {
        let y = top + PAD + 18 + i32::try_from(*row).unwrap_or(0) * each;
        picture.diamonds.push(Diamond { x: sign.x, y });
        picture.texts.push(middle(sign.x, y + 5, TITLE, &sign.decision.letter).toned(Tone::OnColour));
        let at = |font, y: i32, words: &str| match sign.is_right {
            true => Text::new(sign.x + Diamond::REACH + GAP, y, font, words.to_owned()),
            false => Text::new(sign.x - Diamond::REACH - GAP, y, font, words.to_owned()).ending(),
        };
        picture.texts.push(at(TITLE, y - 2, &sign.decision.title));
        picture.texts.push(at(DETAIL, y + 16, &sign.decision.detail).quiet());
    }
    let count = in_rows.iter().max().map_or(0, |last| i32::try_from(last + 1).unwrap_or(1));
    let bottom = (top + PAD + count * each + 4).max(top + 64);
    named(picture, top, bottom, &timeline.names.decisions, &timeline.names.by_others);
    bottom
}
