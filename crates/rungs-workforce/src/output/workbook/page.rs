//! A sheet that is written from top to bottom: lines, tables, and charts beside these.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFormat, ChartSolidFill, ChartType, Color, Format, FormatAlign, FormatBorder,
    FormatUnderline, Url, Worksheet,
};

use crate::output::fault::OutputFault;
use crate::output::workbook::SUMMARY;
use crate::output::workbook::frame::printed;
use crate::output::workbook::pack::{self, height, lines};
use crate::output::workbook::style::{TEXT_FORMAT, heading};

/// The last column of tables; the charts begin two further on.
const LAST: u16 = 6;
const CHARTS: u16 = LAST + 2;

/// How wide the first column of tables is, and each other, in characters.
const FIRST_WIDTH: f64 = 58.0;
const WIDTH: f64 = 15.0;

/// Ways in that a chart shows: more can't be told apart.
pub(super) const MOST_BARS: u32 = 12;

/// Rows that a chart is high, at the height of an empty row.
const CHART_ROWS: u32 = 15;
const CHART_WIDTH: u32 = 620;
const CHART_HEIGHT: u32 = CHART_ROWS * 20;

/// The sheet, and how far down it is written.
pub(super) struct Page<'s> {
    pub(super) sheet: &'s mut Worksheet,
    pub(super) row: u32,
}

/// What stands in a table.
pub(super) enum Entry {
    Words(String),
    Count(u64),
    /// A count that isn't told.
    Hidden,
    /// Words over all columns that are left.
    Rest(String),
    /// The name of a sheet, which leads there.
    Sheet(String),
}

impl Entry {
    /// How many lines it takes in a column.
    fn lines(&self, column: u16) -> u32 {
        let first = if column == 0 { FIRST_WIDTH } else { WIDTH };
        match self {
            Entry::Words(words) => lines(words, first),
            Entry::Rest(words) => lines(words, first + f64::from(LAST - column.min(LAST)) * WIDTH),
            Entry::Count(_) | Entry::Hidden | Entry::Sheet(_) => 1,
        }
    }
}

impl<'s> Page<'s> {
    /// The sheet with its columns, and nothing on it.
    pub(super) fn new(sheet: &'s mut Worksheet) -> Result<Page<'s>, OutputFault> {
        sheet.set_column_width(0, FIRST_WIDTH)?;
        for column in 1..=LAST {
            sheet.set_column_width(column, WIDTH)?;
        }
        sheet.set_column_width(LAST + 1, 3)?;
        sheet.set_screen_gridlines(false);
        printed(sheet)?;
        Ok(Page { sheet, row: 0 })
    }

    pub(super) fn section(&mut self, title: &str) -> Result<(), OutputFault> {
        let format = Format::new().set_bold().set_font_size(14).set_font_color(Color::RGB(0x003087));
        self.sheet.write_string_with_format(self.row, 0, title, &format)?;
        self.row += 1;
        Ok(())
    }

    pub(super) fn line(&mut self, text: &str) -> Result<(), OutputFault> {
        self.sheet.write_string(self.row, 0, text)?;
        self.row += 1;
        Ok(())
    }

    /// A line below a table, and an empty row.
    pub(super) fn note(&mut self, text: &str) -> Result<(), OutputFault> {
        let format = Format::new().set_italic().set_font_color(Color::RGB(0x425563));
        self.sheet.write_string_with_format(self.row, 0, text, &format)?;
        self.row += 2;
        Ok(())
    }

    /// Writes a table, and tells its first row below the heading and its last.
    pub(super) fn table(&mut self, headings: &[&str], rows: Vec<Vec<Entry>>) -> Result<(u32, u32), OutputFault> {
        let line = Color::RGB(0xC8D0D4);
        let cell = Format::new()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(line);
        let text = cell.clone().set_num_format_index(TEXT_FORMAT).set_text_wrap();
        let count = cell.clone().set_num_format("#,##0");
        let hidden = cell.clone().set_italic().set_align(FormatAlign::Right);
        let link = text.clone().set_font_color(Color::RGB(0x005EB8)).set_underline(FormatUnderline::Single);
        let bold = text.clone().set_bold();
        let rest = text.clone().set_align(FormatAlign::Left).set_indent(1);
        let last_heading = u16::try_from(headings.len()).unwrap_or(LAST).saturating_sub(1);
        let above_words = heading().set_align(FormatAlign::Left).set_indent(1);
        let above_counts = heading().set_align(FormatAlign::Right);
        // Bold letters take more room.
        let high = headings.iter().skip(1).map(|title| lines(title, WIDTH - 3.0)).max();
        if let Some(high) = high.and_then(height).filter(|_| last_heading == LAST) {
            self.sheet.set_row_height(self.row, high)?;
        }
        for (column, title) in (0_u16..).zip(headings) {
            if column == last_heading && column < LAST {
                self.sheet.merge_range(self.row, column, self.row, LAST, title, &above_words)?;
            } else {
                let format = if column == 0 { &heading() } else { &above_counts };
                self.sheet.write_string_with_format(self.row, column, *title, format)?;
            }
        }
        let first = self.row + 1;
        for row in rows {
            self.row += 1;
            let high = (0_u16..).zip(&row).map(|(column, entry)| entry.lines(column)).max();
            if let Some(high) = high.and_then(height) {
                self.sheet.set_row_height(self.row, high)?;
            }
            for (column, entry) in (0_u16..).zip(row) {
                match entry {
                    Entry::Words(words) if column == 0 => {
                        self.sheet.write_string_with_format(self.row, column, fitting(&words), &bold)?;
                    }
                    Entry::Words(words) => {
                        self.sheet.write_string_with_format(self.row, column, fitting(&words), &text)?;
                    }
                    Entry::Count(number) => {
                        self.sheet.write_number_with_format(self.row, column, number as f64, &count)?;
                    }
                    Entry::Hidden => {
                        self.sheet.write_string_with_format(self.row, column, "hidden", &hidden)?;
                    }
                    Entry::Rest(words) if column < LAST => {
                        self.sheet.merge_range(self.row, column, self.row, LAST, &fitting(&words), &rest)?;
                    }
                    Entry::Rest(words) => {
                        self.sheet.write_string_with_format(self.row, column, fitting(&words), &rest)?;
                    }
                    Entry::Sheet(name) => {
                        let place = Url::new(format!("internal:'{}'!A1", name.replace('\'', "''"))).set_text(&name);
                        self.sheet.write_url_with_format(self.row, column, place, &link)?;
                    }
                }
            }
        }
        let last = self.row;
        self.row += 1;
        Ok((first, last))
    }

    /// A chart of bars from the columns A and B of a table.
    pub(super) fn bars(&mut self, title: &str, name: &str, first: u32, last: u32) -> Result<(), OutputFault> {
        let shown = last.min(first + MOST_BARS - 1);
        let mut chart = Chart::new(ChartType::Bar);
        chart
            .add_series()
            .set_name(name)
            .set_categories((SUMMARY, first, 0, shown, 0))
            .set_values((SUMMARY, first, 1, shown, 1))
            .set_data_label(ChartDataLabel::new().show_value())
            .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(0x005EB8))))
            .set_gap(60);
        chart.legend().set_hidden();
        let told = format!("Bars of the column {name}; the table beside it has the numbers.");
        self.chart(chart, title, &told, first)
    }

    /// Puts a chart beside a table that begins at a row, and goes on below both.
    pub(super) fn chart(&mut self, mut chart: Chart, title: &str, told: &str, first: u32) -> Result<(), OutputFault> {
        // The first row of a table is its topmost bar.
        chart.y_axis().set_reverse();
        chart.x_axis().set_num_format("#,##0");
        self.drawn(chart, title, told, first)
    }

    /// The same of a chart whose axes are as they should be.
    pub(super) fn drawn(&mut self, mut chart: Chart, title: &str, told: &str, first: u32) -> Result<(), OutputFault> {
        chart.title().set_name(title);
        chart.set_alt_text(told).set_width(CHART_WIDTH).set_height(CHART_HEIGHT);
        self.sheet.insert_chart(first.saturating_sub(1), CHARTS, &chart)?;
        self.row = self.row.max(first + CHART_ROWS);
        Ok(())
    }
}

/// A text that a cell takes.
fn fitting(text: &str) -> String {
    pack::fitting(text).into_owned()
}
