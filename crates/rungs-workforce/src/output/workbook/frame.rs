//! What stands around the rows of a sheet: headings that stay, widths, filters, what may be answered, how it prints.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, IgnoreError, Worksheet};

use crate::output::fault::OutputFault;
use crate::output::report::Shape;
use crate::output::workbook::pack::letters;
use crate::output::workbook::people::ANSWER;
use crate::output::workbook::style::{Style, heading};
use crate::output::workbook::{Part, YES_NO_UNSURE};

/// The first row below the heading, from 0.
const FIRST: u32 = 1;

/// A4.
const PAPER: u8 = 9;

/// Writes the heading, and in the row below it each style once: rows are put in its place.
pub(super) fn write(sheet: &mut Worksheet, part: &Part<'_>) -> Result<(), OutputFault> {
    let heading = heading();
    let mut last_column = 0;
    for (place, column) in (0_u16..).zip(&part.list.columns) {
        sheet.write_string_with_format(0, place, &column.heading, &heading)?;
        sheet.set_column_width(place, column.width)?;
        last_column = place;
    }
    for (place, style) in (0_u16..).zip(Style::ALL) {
        sheet.write_blank(1, place, &style.format())?;
    }
    let last_row = u32::try_from(part.take).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_freeze_panes(1, 1)?;
    if part.take > 0 {
        sheet.ignore_error_range(FIRST, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
        if let Some(shape) = part.list.answers {
            sheet.add_data_validation(FIRST, ANSWER, last_row, ANSWER, &validation(shape)?)?;
        }
    }
    printed(sheet)?;
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// How every sheet prints: across, as wide as the paper, with its name and number below.
pub(super) fn printed(sheet: &mut Worksheet) -> Result<(), OutputFault> {
    sheet.set_landscape();
    sheet.set_paper_size(PAPER);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_footer("&L&A&RPage &P of &N");
    Ok(())
}

fn validation(shape: Shape) -> Result<DataValidation, OutputFault> {
    let unsure = YES_NO_UNSURE.last().copied().unwrap_or_default();
    let cell = format!("{}{}", letters(usize::from(ANSWER)), FIRST + 1);
    let (rule, how) = match shape {
        Shape::YesNo => {
            (DataValidation::new().allow_list_strings(&YES_NO_UNSURE)?, "Choose yes, no or don't know.".to_owned())
        }
        Shape::Number => (
            DataValidation::new()
                .allow_custom(Formula::new(format!("=OR({cell}=\"{unsure}\",AND(ISNUMBER({cell}),N({cell})>=0))"))),
            format!("Write a number, 0 or more, or {unsure}."),
        ),
        Shape::Date => (
            DataValidation::new().allow_custom(Formula::new(format!("=OR({cell}=\"{unsure}\",ISNUMBER({cell}))"))),
            format!("Write a day, such as 01/09/2027, or {unsure}."),
        ),
    };
    Ok(rule
        .ignore_blank(true)
        .set_input_title("Answer")?
        .set_input_message(how.clone())?
        .set_error_title("Not an answer")?
        .set_error_message(format!("{how} Leave it empty if nobody was asked."))?
        .set_error_style(DataValidationErrorStyle::Stop))
}
