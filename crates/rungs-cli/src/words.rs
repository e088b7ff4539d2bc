//! How standings look in a terminal, and what else only a terminal says. The words themselves are everybody's.

use anstyle::Style;
use rungs_app::wire::Bounds;
use rungs_app::wire::check::RouteResult;
use rungs_app::words::StandingSign;

use crate::screen::{BAD, GOOD, OPEN, THEIRS};

pub(crate) use rungs_app::words::{
    at_provider, capital, count, date, joined, lower, moment, number, owner, standing_name, stopped, told_date, way_in,
};

/// Markdown's marks taken out, for a screen: *usually* in quotation marks, `role:` as it is.
pub(crate) fn unmarked(text: &str) -> String {
    let mut opens = false;
    let mark = |letter: char| match letter {
        '*' => {
            opens = !opens;
            Some(if opens { '“' } else { '”' })
        }
        '`' => None,
        other => Some(other),
    };
    text.chars().filter_map(mark).collect()
}

/// A standing in words: a sign, a name, and what it hangs on.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) sign: &'static str,
    pub(crate) name: &'static str,
    pub(crate) rest: String,
    pub(crate) style: Style,
    /// Best first.
    pub(crate) rank: StandingSign,
}

/// Sign and name of a standing, without what it hangs on.
pub(crate) fn name(bounds: Bounds) -> (&'static str, &'static str, Style, StandingSign) {
    let rank = StandingSign::of(bounds);
    let (sign, style) = match rank {
        StandingSign::Ready => ("✓", GOOD),
        StandingSign::CanApply => ("→", GOOD),
        StandingSign::TheyDecide => ("◐", THEIRS),
        StandingSign::CannotTell => ("?", OPEN),
        StandingSign::ByException => ("◔", OPEN),
        StandingSign::NotYet => ("•", BAD),
    };
    (sign, rank.name(), style, rank)
}

/// How a person stands towards a way in, with what it hangs on.
pub(crate) fn standing(result: &RouteResult) -> Standing {
    let (sign, name, style, rank) = name(result.standing);
    Standing { sign, name, rest: rungs_app::words::standing(result).rest, style, rank }
}

/// A word of a command that can be copied into a shell.
pub(crate) fn shell(word: &str) -> String {
    let is_plain = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "-_./,:@".contains(c));
    if is_plain { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
