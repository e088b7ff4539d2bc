//! The four standings and what can be known of one.

use std::fmt;

/// How someone stands towards a way in, from worst to best.
///
/// The order carries the algebra: *all of* is a minimum, *one of* a maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Something that must be met is not.
    NotYet,
    /// Whoever asks would have to set their own usual rule aside.
    ByException,
    /// Whoever decides has said that they will consider it.
    AtDiscretion,
    /// Everything asked is met.
    Ready,
}

impl Standing {
    /// All four, worst first.
    pub const ALL: [Standing; 4] = [Standing::NotYet, Standing::ByException, Standing::AtDiscretion, Standing::Ready];

    /// The name used in files and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::NotYet => "not-yet",
            Standing::ByException => "by-exception",
            Standing::AtDiscretion => "at-discretion",
            Standing::Ready => "ready",
        }
    }

    /// Ready and not yet change places, and so do the two between them.
    pub fn opposite(self) -> Standing {
        match self {
            Standing::NotYet => Standing::Ready,
            Standing::ByException => Standing::AtDiscretion,
            Standing::AtDiscretion => Standing::ByException,
            Standing::Ready => Standing::NotYet,
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// What is known of a standing while facts are missing: the worst and the best it can still turn out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The worst over every way the unknown facts could turn out.
    pub floor: Standing,
    /// The best over every way the unknown facts could turn out.
    pub ceiling: Standing,
}

impl Interval {
    /// A settled standing.
    pub fn point(standing: Standing) -> Interval {
        Interval { floor: standing, ceiling: standing }
    }

    /// Nothing is known: anything from *not yet* to *ready*.
    pub const UNKNOWN: Interval = Interval { floor: Standing::NotYet, ceiling: Standing::Ready };

    /// Whether no further fact can change it.
    pub fn is_settled(self) -> bool {
        self.floor == self.ceiling
    }

    /// Whether every standing in `other` is also in this interval.
    pub fn contains(self, other: Interval) -> bool {
        self.floor <= other.floor && other.ceiling <= self.ceiling
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_settled() {
            write!(formatter, "{}", self.floor)
        } else {
            write!(formatter, "{} to {}", self.floor, self.ceiling)
        }
    }
}
