//! The sheet of expected supply: for each way in, quarters with both ends, and a chart of them.

use rust_xlsxwriter::{Chart, ChartFormat, ChartLegendPosition, ChartLine, ChartType, Color, Worksheet};

use rungs_app::wire::sweep::{Expected, RouteSupply, Supply};

use crate::output::fault::OutputFault;
use crate::output::words;
use crate::output::workbook::SUPPLY;
use crate::output::workbook::page::{Entry, Page};
use crate::supply::words::{about, notes};

/// Series of the chart: the column of the table, and the colour.
const LINES: [(u16, u32); 3] = [(1, 0x8A5A00), (2, 0x212B32), (3, 0x005EB8)];

/// Writes it.
pub(super) fn write(sheet: &mut Worksheet, supply: &Supply) -> Result<(), OutputFault> {
    let mut page = Page::new(sheet)?;
    page.section("Expected supply")?;
    for line in about(supply) {
        page.line(&line)?;
    }
    if let Some(drawn) = &supply.drawn {
        page.line(&format!("Drawn {} times, beginning at {}.", words::number(drawn.times.into()), drawn.seed))?;
    }
    page.row += 1;
    for route in &supply.routes {
        page.section(&format!("{}, {}", route.role_title, route.route_title))?;
        let (first, last) = page.quarters(supply, route)?;
        page.lines(&format!("Could start: {}", route.role_title), first, last)?;
        for note in notes(route) {
            page.line(&note)?;
        }
        page.row += 1;
    }
    Ok(())
}

impl Page<'_> {
    fn quarters(&mut self, supply: &Supply, route: &RouteSupply) -> Result<(u32, u32), OutputFault> {
        let headings = match supply.drawn {
            Some(_) => ["By", "Could start, from", "Middle", "Up to", "Could have finished, from", "Middle", "Up to"],
            None => [
                "By",
                "Could start, at least",
                "Middle",
                "At most",
                "Could have finished, at least",
                "Middle",
                "At most",
            ],
        };
        let counts = |expected: Option<&Expected>| match expected {
            None => [None; 3],
            Some(expected) => [Some(expected.low), expected.middle, Some(expected.high)],
        };
        let rows = supply.quarters.iter().enumerate().map(|(place, quarter)| {
            let (start, finish) = (counts(route.could_start.get(place)), counts(route.could_finish.get(place)));
            let counts = start.into_iter().chain(finish);
            let counts = counts.map(|count| count.map_or_else(|| Entry::Words("-".to_owned()), Entry::Count));
            std::iter::once(Entry::Words(words::day(&quarter.until))).chain(counts).collect()
        });
        self.table(&headings, rows.collect())
    }

    fn lines(&mut self, title: &str, first: u32, last: u32) -> Result<(), OutputFault> {
        let mut chart = Chart::new(ChartType::Line);
        for (column, colour) in LINES {
            chart
                .add_series()
                .set_name((SUPPLY, first - 1, column))
                .set_categories((SUPPLY, first, 0, last, 0))
                .set_values((SUPPLY, first, column, last, column))
                .set_format(
                    ChartFormat::new().set_line(ChartLine::new().set_color(Color::RGB(colour)).set_width(2.25)),
                );
        }
        chart.legend().set_position(ChartLegendPosition::Bottom);
        chart.y_axis().set_num_format("#,##0").set_min(0);
        let told =
            "Lines of both ends of how many could start, quarter by quarter; the table beside it has the numbers.";
        self.drawn(chart, title, told, first)
    }
}
