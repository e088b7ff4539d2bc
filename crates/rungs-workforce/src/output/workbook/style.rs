//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::output::report::Sort;

/// The number format of text: what somebody types into such a cell is text, too, whatever it begins with.
pub(super) const TEXT_FORMAT: u8 = 49;

/// The look of a cell. What colour says, a word in the cell says as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Style {
    /// Text, which stays text when somebody edits it.
    Text,
    /// A count.
    Number,
    /// Where an answer is to be written.
    Answer,
    /// Where a day is to be written.
    AnswerDate,
    /// The word of a sort.
    Sort(Sort),
}

impl Style {
    pub(super) const ALL: [Style; 9] = [
        Style::Text,
        Style::Number,
        Style::Answer,
        Style::AnswerDate,
        Style::Sort(Sort::Ready),
        Style::Sort(Sort::TheyDecide),
        Style::Sort(Sort::OneStepAway),
        Style::Sort(Sort::CannotTell),
        Style::Sort(Sort::Further),
    ];

    /// Its place among all styles.
    pub(super) fn code(self) -> u8 {
        match self {
            Style::Text => 0,
            Style::Number => 1,
            Style::Answer => 2,
            Style::AnswerDate => 3,
            Style::Sort(Sort::Ready) => 4,
            Style::Sort(Sort::TheyDecide) => 5,
            Style::Sort(Sort::OneStepAway) => 6,
            Style::Sort(Sort::CannotTell) => 7,
            Style::Sort(Sort::Further) => 8,
        }
    }

    pub(super) fn of_code(code: u8) -> Option<Style> {
        Style::ALL.get(usize::from(code)).copied()
    }

    pub(super) fn format(self) -> Format {
        let format = Format::new()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(Color::RGB(0xD8DDE0));
        let text = || format.clone().set_num_format_index(TEXT_FORMAT).set_text_wrap();
        let answer = |format: Format| {
            let line = Color::RGB(0x768692);
            format.set_background_color(Color::RGB(0xFFF9DB)).set_border(FormatBorder::Thin).set_border_color(line)
        };
        match self {
            Style::Text => text(),
            Style::Number => format.set_num_format("#,##0"),
            Style::Answer => answer(format),
            Style::AnswerDate => answer(format.set_num_format("dd/mm/yyyy")),
            Style::Sort(sort) => {
                let (ground, letters) = sort_colours(sort);
                text().set_background_color(Color::RGB(ground)).set_font_color(Color::RGB(letters))
            }
        }
    }
}

/// Ground and letters of a sort, with a contrast of 7 to 1 or more.
pub(super) fn sort_colours(sort: Sort) -> (u32, u32) {
    match sort {
        Sort::Ready => (0xCCEBD8, 0x003D1F),
        Sort::TheyDecide => (0xCCDFF1, 0x002F5C),
        Sort::OneStepAway => (0xFFF2CC, 0x4A3600),
        Sort::CannotTell => (0xE4DAF2, 0x330F5C),
        Sort::Further => (0xE8EDEE, 0x212B32),
    }
}

/// The bar of a sort in a chart: dark enough to be seen on white, and of another lightness than its neighbours.
pub(super) fn sort_chart_colour(sort: Sort) -> u32 {
    match sort {
        Sort::Ready => 0x006B3C,
        Sort::TheyDecide => 0x5B9BD5,
        Sort::OneStepAway => 0xB37A00,
        Sort::CannotTell => 0x9C82C7,
        Sort::Further => 0x5A666E,
    }
}

/// The heading of a table.
pub(super) fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(0x003087))
        .set_font_color(Color::White)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_style_has_the_code_of_its_place() {
        for style in Style::ALL {
            assert_eq!(Style::of_code(style.code()), Some(style));
        }
        assert_eq!(Style::of_code(9), None);
    }

    #[test]
    fn letters_stand_out_from_their_ground() {
        let channel = |colour: u32, shift: u32| {
            let part = f64::from((colour >> shift) & 0xFF) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let light =
            |colour: u32| 0.2126 * channel(colour, 16) + 0.7152 * channel(colour, 8) + 0.0722 * channel(colour, 0);
        for sort in Sort::ALL {
            let (ground, letters) = sort_colours(sort);
            let contrast = (light(ground) + 0.05) / (light(letters) + 0.05);
            assert!(contrast >= 7.0, "{sort:?}: {contrast:.1}");
        }
    }
}
