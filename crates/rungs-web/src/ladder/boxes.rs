//! The words in a box, and what room they take.

use rungs_app::words::StandingSign;

use crate::drawing::letters::{Font, balanced, shortened, width, wrapped};
use crate::drawing::shape::Rect;
use crate::drawing::{Text, Tone};

const TITLE: Font = Font::bold(16);
const SIGN: Font = Font { size: 14, is_bold: true };
const SMALL: Font = Font::plain(14);
const TAG: Font = Font { size: 14, is_bold: true };
const START: Font = Font { size: 14, is_bold: true };
/// Between the edge of a box and its words.
const PAD: i32 = 14;
/// Where words beside a sign begin.
const BESIDE_SIGN: i32 = 22;
/// Lines that what a role waits for may take.
const MOST: usize = 3;
/// The height of a box at least: lines leave at its sides.
const LOWEST: i32 = 64;
const TAG_HEIGHT: i32 = 22;
/// Between the line that a title stands on and the tag below it: its underline needs room.
const BELOW_TITLE: i32 = 8;

/// What a box says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct BoxWords {
    pub(crate) title: String,
    pub(crate) band: String,
    pub(crate) sign: Option<StandingSign>,
    /// The sign in words.
    pub(crate) standing: String,
    /// What it waits for.
    pub(crate) rest: String,
    /// What is said of the role they work in.
    pub(crate) here: Option<String>,
    pub(crate) is_faded: bool,
}

/// A box with its words in place, its own corner at 0, 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filled {
    pub(crate) height: i32,
    pub(crate) texts: Vec<Text>,
    /// The corner of the sign.
    pub(crate) sign: Option<(i32, i32)>,
    /// The ground of *You are here*.
    pub(crate) tag: Option<Rect>,
}

impl Filled {
    pub(super) fn moved(self, x: i32, y: i32) -> Filled {
        Filled {
            height: self.height,
            texts: self.texts.into_iter().map(|text| text.moved(x, y)).collect(),
            sign: self.sign.map(|(own_x, own_y)| (own_x + x, own_y + y)),
            tag: self.tag.map(|tag| Rect { x: tag.x + x, y: tag.y + y, ..tag }),
        }
    }
}

pub(super) fn filled(words: &BoxWords, box_width: i32) -> Filled {
    let room = box_width - 2 * PAD;
    let mut filled = Filled::default();
    let mut y = 6;
    let lines = |filled: &mut Filled, y: &mut i32, x: i32, lines: Vec<String>, font: Font, tone: Tone| {
        for line in lines {
            *y += font.size + 4;
            filled.texts.push(Text::new(x, *y, font, line).toned(tone));
        }
    };
    lines(&mut filled, &mut y, PAD, balanced(&words.title, TITLE, room), TITLE, Tone::Link);
    let mut tag_width = 0;
    if let Some(here) = &words.here {
        tag_width = width(here, TAG) + 14;
        let tag = Rect { x: box_width - PAD - tag_width, y: y + BELOW_TITLE, width: tag_width, height: TAG_HEIGHT };
        let text = Text::new(tag.x + 7, tag.y + 16, TAG, here.clone()).toned(Tone::OnColour);
        filled.tag = Some(tag);
        filled.texts.push(text);
        tag_width += 8;
    }
    let before_band = y;
    lines(&mut filled, &mut y, PAD, wrapped(&words.band, SMALL, room - tag_width), SMALL, Tone::Plain);
    if filled.tag.is_some() {
        y = y.max(before_band + BELOW_TITLE + TAG_HEIGHT - 2);
    }
    if words.sign.is_some() {
        filled.sign = Some((PAD, y + 6));
        y += 2;
        let beside = wrapped(&words.standing, SIGN, room - BESIDE_SIGN);
        lines(&mut filled, &mut y, PAD + BESIDE_SIGN, beside, SIGN, Tone::Plain);
        let rest = shortened(&words.rest, SMALL, room - BESIDE_SIGN, MOST);
        lines(&mut filled, &mut y, PAD + BESIDE_SIGN, rest, SMALL, Tone::Plain);
    }
    filled.height = (y + 12).max(LOWEST);
    filled
}

/// What a start says: who joins there, and how.
pub(super) fn start(who: &str, how: &str, pill_width: i32) -> Filled {
    let room = pill_width - 2 * PAD - 4;
    let mut filled = Filled::default();
    let mut y = 5;
    let both = [(balanced(who, START, room), START), (wrapped(how, SMALL, room), SMALL)];
    for (lines, font) in both {
        for line in lines {
            y += 17;
            filled.texts.push(Text::new(PAD + 2, y, font, line));
        }
    }
    filled.height = y + 10;
    filled
}

/// Words of a line, and the height they take.
pub(super) fn label(words: &str, room: i32) -> (Vec<String>, i32) {
    let lines = wrapped(words, SMALL, room);
    let height = 17 * i32::try_from(lines.len()).unwrap_or(0);
    (lines, height)
}

pub(super) fn label_text(x: i32, top: i32, line: usize, words: String) -> Text {
    Text::new(x, top + 17 * i32::try_from(line).unwrap_or(0) + 13, SMALL, words)
}
