//! The first sheet: the answer in a line, tables with a chart beside each, and how the file was read.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType, Color, Format, FormatAlign,
    FormatBorder, FormatUnderline, Url, Worksheet,
};

use rungs_app::wire::sweep::RouteCounts;

use crate::fault::OutputFault;
use crate::headline::{by_sort, headline, route_title};
use crate::report::{Report, Sort};
use crate::words;
use crate::workbook::frame::printed;
use crate::workbook::pack::{self, height, lines};
use crate::workbook::style::{TEXT_FORMAT, heading, sort_chart_colour};
use crate::workbook::{Part, SUMMARY};

/// The last column of tables; the charts begin two further on.
const LAST: u16 = 6;
const CHARTS: u16 = LAST + 2;

/// How wide the first column of tables is, and each other, in characters.
const FIRST_WIDTH: f64 = 58.0;
const WIDTH: f64 = 15.0;

/// Ways in that a chart shows: more can't be told apart.
const MOST_BARS: u32 = 12;

/// Rows that a chart is high, at the height of an empty row.
const CHART_ROWS: u32 = 15;
const CHART_WIDTH: u32 = 620;
const CHART_HEIGHT: u32 = CHART_ROWS * 20;

/// Writes it.
pub(super) fn write(
    sheet: &mut Worksheet,
    report: &Report,
    chosen: &[usize],
    parts: &[Part<'_>],
) -> Result<(), OutputFault> {
    sheet.set_column_width(0, FIRST_WIDTH)?;
    for column in 1..=LAST {
        sheet.set_column_width(column, WIDTH)?;
    }
    sheet.set_column_width(LAST + 1, 3)?;
    sheet.set_screen_gridlines(false);
    printed(sheet)?;
    let routes = routes(report, chosen);
    let mut page = Page { sheet, name: SUMMARY, row: 0 };
    page.opening(report, routes.first().copied())?;
    page.standings(&routes)?;
    page.contents(parts)?;
    page.levers(report)?;
    page.missing(report)?;
    page.groups(report)?;
    page.set_aside(report)?;
    page.reading(report)
}

/// The chosen ways in first, then the others.
fn routes<'r>(report: &'r Report, chosen: &[usize]) -> Vec<&'r RouteCounts> {
    let routes = &report.answer.routes;
    let first = chosen.iter().filter_map(|place| routes.get(*place));
    let others = routes.iter().enumerate().filter(|(place, _)| !chosen.contains(place)).map(|(_, route)| route);
    first.chain(others).collect()
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

/// The sheet, and how far down it is written.
struct Page<'s> {
    sheet: &'s mut Worksheet,
    name: &'static str,
    row: u32,
}

/// What stands in a table.
enum Entry {
    Words(String),
    Count(u64),
    /// A count that isn't told.
    Hidden,
    /// Words over all columns that are left.
    Rest(String),
    /// The name of a sheet, which leads there.
    Sheet(String),
}

impl Page<'_> {
    fn opening(&mut self, report: &Report, route: Option<&RouteCounts>) -> Result<(), OutputFault> {
        let answer = &report.answer;
        let headline = headline(report, route);
        let title = Format::new().set_bold().set_font_size(20).set_font_color(Color::RGB(0x003087));
        self.sheet.write_string_with_format(self.row, 0, &headline.title, &title)?;
        self.row += 1;
        if let Some(lead) = &headline.lead {
            self.sheet.write_string_with_format(self.row, 0, lead, &Format::new().set_font_size(14))?;
            self.row += 1;
        }
        self.line(&headline.about)?;
        let framework = &answer.framework;
        self.line(&format!(
            "Answered on {}, with the rules in force for a start on {}: {}, version {} ({}).",
            words::day(&answer.on),
            words::day(&answer.start),
            framework.title,
            framework.version,
            framework.digest
        ))?;
        for left_out in &framework.left_out {
            self.line(&format!(
                "Left out, as its page has errors: {}",
                left_out.title.as_ref().unwrap_or(&left_out.page)
            ))?;
        }
        self.row += 1;
        Ok(())
    }

    fn standings(&mut self, routes: &[&RouteCounts]) -> Result<(), OutputFault> {
        self.section("Where people stand")?;
        let mut headings = vec!["Way in"];
        headings.extend(Sort::ALL.map(words::sort));
        headings.push("One answer away");
        let rows = routes.iter().map(|route| {
            let mut row = vec![Entry::Words(format!("{}, {}", route.role_title, route.route_title))];
            row.extend(by_sort(&route.counts).map(Entry::Count));
            row.push(Entry::Count(route.counts.one_answer_away));
            row
        });
        let (first, last) = self.table(&headings, rows.collect())?;
        let shown = last.min(first + MOST_BARS - 1);
        let mut chart = Chart::new(ChartType::BarStacked);
        for (column, sort) in (1_u16..).zip(Sort::ALL) {
            chart
                .add_series()
                .set_name((self.name, first - 1, column))
                .set_categories((self.name, first, 0, shown, 0))
                .set_values((self.name, first, column, shown, column))
                .set_format(
                    ChartFormat::new()
                        .set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(sort_chart_colour(sort)))),
                )
                .set_gap(60);
        }
        chart.legend().set_position(ChartLegendPosition::Bottom);
        let told =
            "Stacked bars of how many people stand where, way in by way in; the table beside it has the numbers.";
        self.chart(chart, "Where people stand", told, first)?;
        self.note(
            "One answer away: some of those of whom we can't tell yet, whom one fact turning out well makes ready.",
        )
    }

    fn contents(&mut self, parts: &[Part<'_>]) -> Result<(), OutputFault> {
        self.section("In this workbook")?;
        let rows = parts.iter().map(|part| {
            let split = if part.of > 1 {
                format!(" (part {} of {}: more rows than a sheet takes)", part.number, part.of)
            } else {
                String::new()
            };
            vec![
                Entry::Sheet(part.name.clone()),
                Entry::Count(part.take),
                Entry::Rest(format!("{}{split}", part.list.holds)),
            ]
        });
        self.table(&["Sheet", "Rows", "What it holds"], rows.collect())?;
        self.row += 1;
        Ok(())
    }

    fn levers(&mut self, report: &Report) -> Result<(), OutputFault> {
        let answer = &report.answer;
        if answer.levers.is_empty() {
            return Ok(());
        }
        self.section("What would help most")?;
        let rows = answer.levers.iter().map(|lever| {
            let title = route_title(report, &lever.role, &lever.route);
            vec![
                Entry::Words(lever.what.clone()),
                Entry::Count(lever.more_ready),
                Entry::Rest(format!("{title}. Whose step: {}", lever.who)),
            ]
        });
        let (first, last) = self.table(&["Do this", "More ready", "For which way in"], rows.collect())?;
        self.bars("What would help most", "More ready", first, last)?;
        if !answer.together.is_empty() {
            let rows = answer.together.iter().map(|some| {
                let sure = if some.more_ready < some.at_most {
                    format!(", and no choice of as many makes more than {}", words::number(some.at_most))
                } else {
                    String::new()
                };
                let title = route_title(report, &some.role, &some.route);
                vec![
                    Entry::Words(some.what.join("\n")),
                    Entry::Count(some.more_ready),
                    Entry::Rest(format!("{title}{sure}")),
                ]
            });
            self.table(&["Together", "More ready", "For which way in"], rows.collect())?;
            self.row += 1;
        }
        Ok(())
    }

    fn missing(&mut self, report: &Report) -> Result<(), OutputFault> {
        if report.answer.missing.is_empty() {
            return Ok(());
        }
        self.section("What is missing most")?;
        let rows = report.answer.missing.iter().map(|missing| {
            let column = missing.column.as_ref().map_or_else(
                || "No column of the export says it".to_owned(),
                |column| format!("In the column {column}"),
            );
            vec![
                Entry::Words(missing.question.clone()),
                Entry::Count(missing.settles),
                Entry::Count(missing.people),
                Entry::Rest(column),
            ]
        });
        let (first, last) =
            self.table(&["Question", "Would settle", "Not known of", "Where it belongs"], rows.collect())?;
        self.bars("What is missing most", "Would settle", first, last)
    }

    fn groups(&mut self, report: &Report) -> Result<(), OutputFault> {
        for grouping in &report.answer.groups {
            let title = route_title(report, &grouping.role, &grouping.route);
            self.section(&format!("By {}: {title}", grouping.column))?;
            let mut headings = vec!["Group", "People"];
            headings.extend(Sort::ALL.map(words::sort));
            let rows = grouping.groups.iter().map(|group| {
                let mut row = vec![Entry::Words(words::group(group)), Entry::Count(group.people)];
                row.extend(words::group_counts(group).map(|count| count.map_or(Entry::Hidden, Entry::Count)));
                row
            });
            self.table(&headings, rows.collect())?;
            self.note(words::HIDDEN)?;
        }
        Ok(())
    }

    fn set_aside(&mut self, report: &Report) -> Result<(), OutputFault> {
        if report.answer.set_aside.is_empty() {
            return Ok(());
        }
        self.section("What was set aside")?;
        let rows = report.answer.set_aside.iter().map(|reason| {
            let first =
                if reason.first.is_empty() { String::new() } else { format!("First: {}", reason.first.join(", ")) };
            vec![Entry::Words(reason.reason.clone()), Entry::Count(reason.rows), Entry::Rest(first)]
        });
        self.table(&["Why", "Rows", "Where"], rows.collect())?;
        self.row += 1;
        Ok(())
    }

    fn reading(&mut self, report: &Report) -> Result<(), OutputFault> {
        let rows = report.answer.rows;
        self.section("How the file was read")?;
        self.line(&format!(
            "{}: {} came in, {} read, {} set aside. They are of {}.",
            report.file,
            words::counted(rows.came_in, "row", "rows"),
            words::number(rows.read),
            words::number(rows.set_aside),
            words::people(report.answer.people)
        ))?;
        let rows = report.columns.iter().map(|column| {
            let heading = match &column.sheet {
                Some(sheet) => format!("{} (sheet {sheet})", column.heading),
                None => column.heading.clone(),
            };
            vec![
                Entry::Words(heading),
                Entry::Count(column.filled),
                Entry::Count(column.blank),
                Entry::Rest(column.read_as.clone()),
            ]
        });
        self.table(&["Column", "Filled in", "Blank", "Read as"], rows.collect())?;
        Ok(())
    }

    fn section(&mut self, title: &str) -> Result<(), OutputFault> {
        let format = Format::new().set_bold().set_font_size(14).set_font_color(Color::RGB(0x003087));
        self.sheet.write_string_with_format(self.row, 0, title, &format)?;
        self.row += 1;
        Ok(())
    }

    fn line(&mut self, text: &str) -> Result<(), OutputFault> {
        self.sheet.write_string(self.row, 0, text)?;
        self.row += 1;
        Ok(())
    }

    /// A line below a table, and an empty row.
    fn note(&mut self, text: &str) -> Result<(), OutputFault> {
        let format = Format::new().set_italic().set_font_color(Color::RGB(0x425563));
        self.sheet.write_string_with_format(self.row, 0, text, &format)?;
        self.row += 2;
        Ok(())
    }

    /// Writes a table, and tells its first row below the heading and its last.
    fn table(&mut self, headings: &[&str], rows: Vec<Vec<Entry>>) -> Result<(u32, u32), OutputFault> {
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
    fn bars(&mut self, title: &str, name: &str, first: u32, last: u32) -> Result<(), OutputFault> {
        let shown = last.min(first + MOST_BARS - 1);
        let mut chart = Chart::new(ChartType::Bar);
        chart
            .add_series()
            .set_name(name)
            .set_categories((self.name, first, 0, shown, 0))
            .set_values((self.name, first, 1, shown, 1))
            .set_data_label(ChartDataLabel::new().show_value())
            .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(0x005EB8))))
            .set_gap(60);
        chart.legend().set_hidden();
        let told = format!("Bars of the column {name}; the table beside it has the numbers.");
        self.chart(chart, title, &told, first)
    }

    /// Puts a chart beside a table that begins at a row, and goes on below both.
    fn chart(&mut self, mut chart: Chart, title: &str, told: &str, first: u32) -> Result<(), OutputFault> {
        chart.title().set_name(title);
        chart.set_alt_text(told).set_width(CHART_WIDTH).set_height(CHART_HEIGHT);
        // The first row of a table is its topmost bar.
        chart.y_axis().set_reverse();
        chart.x_axis().set_num_format("#,##0");
        self.sheet.insert_chart(first.saturating_sub(1), CHARTS, &chart)?;
        self.row = self.row.max(first + CHART_ROWS);
        Ok(())
    }
}

/// A text that a cell takes.
fn fitting(text: &str) -> String {
    pack::fitting(text).into_owned()
}
