//! Numbers of people as pages show them.

use askama::Template;
pub(super) use rungs_app::words::in_threes as number;

/// A bar as long as a number is large, beside the number itself.
#[derive(Template)]
#[template(
    source = "<svg class=\"r-track\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"r-fill\" width=\"{{ width }}\" height=\"10\"/></svg>",
    ext = "html"
)]
pub(super) struct Bar {
    width: u64,
}

impl Bar {
    /// Of a number among others, the largest of which has a bar of full length. What is there at all can be seen.
    pub(super) fn of(count: u64, most: u64) -> Bar {
        let width = (count * 100).checked_div(most).unwrap_or(0).min(100);
        Bar { width: if count > 0 { width.max(1) } else { 0 } }
    }
}

/// A bar from one number to another, beside both.
#[derive(Template)]
#[template(
    source = "<svg class=\"r-track\" viewBox=\"0 0 200 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"r-fill\" x=\"{{ from }}\" width=\"{{ width }}\" height=\"10\"/></svg>",
    ext = "html"
)]
pub(super) struct Range {
    from: u64,
    width: u64,
}

impl Range {
    /// Of both ends among others, the largest of which ends at the end of the bar. Where they are one, that can be seen.
    pub(super) fn of(low: u64, high: u64, most: u64) -> Range {
        let place = |count: u64| (count * 200).checked_div(most).unwrap_or(0).min(200);
        let (from, until) = (place(low), place(high));
        if high == 0 {
            return Range { from: 0, width: 0 };
        }
        let width = until.saturating_sub(from).max(2);
        Range { from: from.min(200 - width), width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_threes() {
        let written: Vec<String> = [0, 12, 999, 1_000, 1_184, 1_000_000].into_iter().map(number).collect();
        assert_eq!(written, ["0", "12", "999", "1,000", "1,184", "1,000,000"]);
    }

    #[test]
    fn a_range_lies_between_its_ends_and_is_seen() {
        let drawn = |low, high, most| {
            let range = Range::of(low, high, most);
            (range.from, range.width)
        };
        assert_eq!(drawn(0, 0, 10), (0, 0));
        assert_eq!(drawn(5, 10, 10), (100, 100));
        assert_eq!(drawn(0, 10, 10), (0, 200));
        assert_eq!(drawn(10, 10, 10), (198, 2));
        assert_eq!(drawn(0, 0, 0), (0, 0));
    }

    #[test]
    fn bars_are_as_long_as_their_numbers() {
        let widths: Vec<u64> = [(0, 0), (0, 5), (1, 1_000), (1, 2), (5, 5)]
            .into_iter()
            .map(|(count, most)| Bar::of(count, most).width)
            .collect();
        assert_eq!(widths, [0, 0, 1, 50, 100]);
    }
}
