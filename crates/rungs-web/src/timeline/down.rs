//! Time from the top down, in three columns, for narrow screens.

use super::scale::{Scale, parts};
use super::{Bar, Diamond, Look, Picture, Stretch, Timeline, learning, middle, rows};
use crate::drawing::letters::{Font, shortened, wrapped};
use crate::drawing::shape::{Rect, Segment};
use crate::drawing::{Text, Tone};

const WIDTH: i32 = 328;
/// Right of the years.
const WORK: Column = Column { x: 42, width: 88 };
const STUDY: Column = Column { x: 134, width: 90 };
const DECISIONS: Column = Column { x: 228, width: 100 };
/// Below the names of the columns.
const TOP: i32 = 46;
const NAME: Font = Font::bold(15);
const SMALL_BOLD: Font = Font { size: 13, is_bold: true };
const SMALL: Font = Font::plain(13);
const LINE: i32 = 16;
/// The room that a month has: at least, and at most.
const MONTH: (i32, i32) = (6, 24);
/// The narrowest box in which words are written.
const ROOM_FOR_WORDS: i32 = 44;
const LEAST: i32 = 20;
const GAP: i32 = 5;

struct Column {
    x: i32,
    width: i32,
}

pub(super) fn drawn(timeline: &Timeline) -> Picture {
    let scale = Scale::new(timeline.begins, timeline.ends, (TOP, TOP + height(timeline)));
    let mut picture = Picture { width: WIDTH, ..Picture::default() };
    let mut bottom = boxes(&mut picture, &WORK, &timeline.work, &scale, |_| Look::Work);
    bottom = bottom.max(boxes(&mut picture, &STUDY, &timeline.study, &scale, learning));
    bottom = goal(&mut picture, timeline, bottom.max(scale.place(timeline.ends)));
    bottom = bottom.max(decisions(&mut picture, timeline, &scale));
    picture.height = bottom + 8;
    let columns =
        [(&WORK, &timeline.names.work), (&STUDY, &timeline.names.study), (&DECISIONS, &timeline.names.decisions)];
    for (column, name) in columns {
        picture.grounds.push(Rect { x: column.x, y: TOP - 8, width: column.width, height: picture.height - TOP + 8 });
        picture.texts.push(Text::new(column.x + 3, 16, NAME, name.clone()));
    }
    picture.texts.push(Text::new(DECISIONS.x + 3, 32, SMALL, timeline.names.by_others.clone()).quiet());
    let mut after = TOP + 12;
    for line in wrapped(&timeline.names.now, SMALL, WORK.x - 2) {
        picture.texts.push(Text::new(0, after, SMALL, line));
        after += LINE;
    }
    for (year, y) in scale.years() {
        picture.lines.push(Segment::level(y, 0, DECISIONS.x - 4));
        if y + LINE >= after {
            picture.texts.push(Text::new(0, y + LINE, NAME, year.to_string()));
        }
    }
    picture
}

/// How long the drawing of the time is: long enough for the words of the shortest step, and not longer than it has to be.
fn height(timeline: &Timeline) -> i32 {
    let months = (parts(timeline.begins, timeline.ends) / 30).max(6);
    let needed = |stretch: &Stretch| {
        let months = stretch.until.map_or(6, |until| parts(stretch.from, until) / 30).max(1);
        let lines = wrapped(&stretch.title, SMALL_BOLD, WORK.width - 2 * GAP).len();
        (i32::try_from(lines).unwrap_or(0) * LINE + 10) / months
    };
    let most = timeline.work.iter().chain(&timeline.study).map(needed).max().unwrap_or(0);
    months * most.clamp(MONTH.0, MONTH.1)
}

/// The boxes of a column, side by side where they go on at once; where the last ends.
fn boxes(
    picture: &mut Picture,
    column: &Column,
    stretches: &[Stretch],
    scale: &Scale,
    look: impl Fn(&Stretch) -> Look,
) -> i32 {
    let spans: Vec<(i32, i32)> = stretches
        .iter()
        .map(|one| {
            let from = scale.place(one.from);
            let until = one.until.map_or(from + scale.room(6), |until| scale.place(until));
            (from, until.max(from + LEAST))
        })
        .collect();
    let beside = rows(&spans, 0);
    let count = beside.iter().max().map_or(1, |last| i32::try_from(last + 1).unwrap_or(1));
    let room = column.width / count;
    for ((stretch, (from, until)), at) in stretches.iter().zip(&spans).zip(&beside) {
        let x = column.x + room * i32::try_from(*at).unwrap_or(0);
        let rect = Rect { x: x + 1, y: *from + 1, width: room - 2, height: until - from - 2 };
        picture.bars.push(Bar { rect, look: look(stretch) });
        words(picture, rect, stretch);
    }
    spans.iter().map(|(_, until)| *until).max().unwrap_or(TOP)
}

/// As many of the words as a box has room for; its number, where it has room for no more.
fn words(picture: &mut Picture, rect: Rect, stretch: &Stretch) {
    let number = stretch.step.map(|step| step.to_string());
    let room = rect.width - 2 * GAP;
    let lines = usize::try_from((rect.height - 6) / LINE).unwrap_or(0);
    let title = match &number {
        Some(number) => format!("{number}. {}", stretch.title),
        None => stretch.title.clone(),
    };
    if rect.width < ROOM_FOR_WORDS || lines < 2 {
        if let Some(number) = number {
            picture.texts.push(middle(rect.x + rect.width / 2, rect.y + 15, SMALL_BOLD, &number));
        }
        return;
    }
    let titles = shortened(&title, SMALL_BOLD, room, lines);
    let rest = lines.saturating_sub(titles.len());
    let details = if rest == 0 { Vec::new() } else { shortened(&stretch.detail, SMALL, room, rest) };
    let all = titles.into_iter().map(|line| (SMALL_BOLD, line)).chain(details.into_iter().map(|line| (SMALL, line)));
    for (place, (font, line)) in all.enumerate() {
        let y = rect.y + 16 + i32::try_from(place).unwrap_or(0) * LINE;
        picture.texts.push(Text::new(rect.x + GAP, y, font, line));
    }
}

/// What it leads to, below everything that leads there.
fn goal(picture: &mut Picture, timeline: &Timeline, above: i32) -> i32 {
    let top = above + 4;
    let room = STUDY.x + STUDY.width - WORK.x - 2 * GAP;
    let titles = wrapped(&timeline.goal.title, SMALL_BOLD, room).into_iter().map(|line| (SMALL_BOLD, line));
    let details = wrapped(&timeline.goal.detail, SMALL, room).into_iter().map(|line| (SMALL, line));
    let lines: Vec<(Font, String)> = titles.chain(details).collect();
    let height = i32::try_from(lines.len()).unwrap_or(0) * LINE + 10;
    let rect = Rect { x: WORK.x, y: top, width: STUDY.x + STUDY.width - WORK.x, height };
    picture.bars.push(Bar { rect, look: Look::Goal });
    for (place, (font, line)) in lines.into_iter().enumerate() {
        let y = top + 17 + i32::try_from(place).unwrap_or(0) * LINE;
        picture.texts.push(Text::new(rect.x + GAP, y, font, line).toned(Tone::OnColour));
    }
    top + height
}

/// Decisions at their days; where many fall together, each below the one before.
fn decisions(picture: &mut Picture, timeline: &Timeline, scale: &Scale) -> i32 {
    let words_at = DECISIONS.x + 2 * Diamond::REACH + GAP;
    let room = DECISIONS.x + DECISIONS.width - words_at;
    let mut free = TOP;
    for decision in &timeline.decisions {
        let y = (scale.place(decision.on) + Diamond::REACH).max(free + Diamond::REACH);
        picture.diamonds.push(Diamond { x: DECISIONS.x + Diamond::REACH + 1, y });
        let letter = middle(DECISIONS.x + Diamond::REACH + 1, y + 5, SMALL_BOLD, &decision.letter);
        picture.texts.push(letter.toned(Tone::OnColour));
        let mut line_at = y - 2;
        for line in wrapped(&decision.title, SMALL_BOLD, room) {
            picture.texts.push(Text::new(words_at, line_at, SMALL_BOLD, line));
            line_at += LINE - 1;
        }
        for line in wrapped(&decision.detail, SMALL, room) {
            picture.texts.push(Text::new(words_at, line_at, SMALL, line).quiet());
            line_at += LINE - 1;
        }
        free = line_at.max(y + Diamond::REACH) - 4;
    }
    free
}
