//! Rectangles and lines, in whole units of a drawing; downwards is more.

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rect {
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) width: i32,
    pub(crate) height: i32,
}

impl Rect {
    pub(crate) fn right(self) -> i32 {
        self.x + self.width
    }

    pub(crate) fn bottom(self) -> i32 {
        self.y + self.height
    }

    pub(crate) fn middle(self) -> i32 {
        self.y + self.height / 2
    }
}

/// A piece of a line: upright or level, its first end left of or above the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    pub(crate) x1: i32,
    pub(crate) y1: i32,
    pub(crate) x2: i32,
    pub(crate) y2: i32,
}

impl Segment {
    pub(crate) fn level(y: i32, one: i32, other: i32) -> Segment {
        Segment { x1: one.min(other), y1: y, x2: one.max(other), y2: y }
    }

    pub(crate) fn upright(x: i32, one: i32, other: i32) -> Segment {
        Segment { x1: x, y1: one.min(other), x2: x, y2: one.max(other) }
    }

    pub(crate) fn is_upright(self) -> bool {
        self.x1 == self.x2
    }

    pub(crate) fn length(self) -> i32 {
        (self.x2 - self.x1) + (self.y2 - self.y1)
    }

    /// Whether the two share a point that isn't the end of both.
    pub(crate) fn crosses(self, other: Segment) -> bool {
        self.x1 <= other.x2 && other.x1 <= self.x2 && self.y1 <= other.y2 && other.y1 <= self.y2
    }
}
