//! The first sheet: the answer in a line, tables with a chart beside each, and how the file was read.

use rust_xlsxwriter::{Chart, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType, Color, Format, Worksheet};

use rungs_app::wire::sweep::{Grouping, Lever, RouteCounts};
use rungs_app::words::capital;

use crate::output::fault::OutputFault;
use crate::output::headline::{by_sort, headline, route_title};
use crate::output::report::{Report, Sort};
use crate::output::words;
use crate::output::workbook::page::{Entry, MOST_BARS, Page};
use crate::output::workbook::style::sort_chart_colour;
use crate::output::workbook::{Part, SUMMARY, SUPPLY};

/// Writes it.
pub(super) fn write(
    sheet: &mut Worksheet,
    report: &Report,
    chosen: &[usize],
    parts: &[Part<'_>],
) -> Result<(), OutputFault> {
    let routes = routes(report, chosen);
    let mut page = Page::new(sheet)?;
    page.opening(report, routes.first().copied())?;
    page.standings(&routes)?;
    page.contents(report, parts)?;
    page.levers(report, &levers(report, chosen))?;
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

/// The best there are, and the first few of each chosen way in: of many ways in, what helps one can come late.
fn levers<'r>(report: &'r Report, chosen: &[usize]) -> Vec<&'r Lever> {
    const MOST: usize = 20;
    const MOST_OF_CHOSEN: usize = 3;
    let chosen: Vec<&RouteCounts> = chosen.iter().filter_map(|place| report.answer.routes.get(*place)).collect();
    let mut told: Vec<&Lever> = Vec::new();
    for (place, lever) in report.answer.levers.iter().enumerate() {
        let way = (&lever.role, &lever.route);
        let is_chosen = chosen.iter().any(|route| (&route.role, &route.route) == way);
        let before = told.iter().filter(|told| (&told.role, &told.route) == way).count();
        if place < MOST || is_chosen && before < MOST_OF_CHOSEN {
            told.push(lever);
        }
    }
    told
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
                .set_name((SUMMARY, first - 1, column))
                .set_categories((SUMMARY, first, 0, shown, 0))
                .set_values((SUMMARY, first, column, shown, column))
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

    fn contents(&mut self, report: &Report, parts: &[Part<'_>]) -> Result<(), OutputFault> {
        self.section("In this workbook")?;
        let supply = report.answer.supply.iter().map(|supply| {
            vec![
                Entry::Sheet(SUPPLY.to_owned()),
                Entry::Count(supply.quarters.len() as u64),
                Entry::Rest("how many could start and could have finished, quarter by quarter".to_owned()),
            ]
        });
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
        self.table(&["Sheet", "Rows", "What it holds"], supply.chain(rows).collect())?;
        self.row += 1;
        Ok(())
    }

    fn levers(&mut self, report: &Report, levers: &[&Lever]) -> Result<(), OutputFault> {
        let answer = &report.answer;
        if levers.is_empty() {
            return Ok(());
        }
        self.section("What would help most")?;
        let rows = levers.iter().map(|lever| {
            let title = route_title(report, &lever.role, &lever.route);
            vec![
                Entry::Words(capital(&lever.what)),
                Entry::Count(lever.more_ready),
                Entry::Rest(format!("{title}. Whose step: {}", lever.who)),
            ]
        });
        let (first, last) = self.table(&["Do this", "More ready", "For which way in"], rows.collect())?;
        self.bars("What would help most", "More ready", first, last)?;
        let more = answer.levers.len().saturating_sub(levers.len());
        if more > 0 {
            let more = words::counted(more as u64, "more single thing", "more single things");
            self.note(&format!("`rungs sweep --json` has {more} to do."))?;
        }
        if !answer.together.is_empty() {
            let rows = answer.together.iter().map(|some| {
                let sure = if some.more_ready < some.at_most {
                    format!(", and no choice of as many makes more than {}", words::number(some.at_most))
                } else {
                    String::new()
                };
                let title = route_title(report, &some.role, &some.route);
                vec![
                    Entry::Words(some.what.iter().map(|what| capital(what)).collect::<Vec<_>>().join("\n")),
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
            vec![
                Entry::Words(missing.question.clone()),
                Entry::Count(missing.settles),
                Entry::Count(missing.people),
                Entry::Rest(words::belongs(missing)),
            ]
        });
        let (first, last) =
            self.table(&["Question", "Would settle", "Not known of", "Where it belongs"], rows.collect())?;
        self.bars("What is missing most", "Would settle", first, last)?;
        let rows = report.answer.missing_columns.iter().map(|column| {
            vec![
                Entry::Words(words::missing_column(column)),
                Entry::Count(column.people),
                // One that isn't there is called by what it would say.
                Entry::Rest(column.column.as_ref().map_or_else(String::new, |_| column.says.clone())),
            ]
        });
        let rows: Vec<Vec<Entry>> = rows.collect();
        if !rows.is_empty() {
            self.table(&["For lack of a column", "Can't be told", "What it says"], rows)?;
            self.row += 1;
        }
        Ok(())
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
            self.stopped(grouping)?;
            self.note(words::HIDDEN)?;
        }
        let untold = &report.answer.untold_groups;
        if untold.is_empty() {
            return Ok(());
        }
        if report.answer.groups.is_empty() {
            self.section("By group")?;
        }
        for untold in untold {
            self.line(&words::untold_groups(untold))?;
        }
        self.row += 1;
        Ok(())
    }

    /// What stops how many of the groups above: as many of them as there are columns.
    fn stopped(&mut self, grouping: &Grouping) -> Result<(), OutputFault> {
        const MOST_GROUPS: usize = 6;
        const MOST_STOPS: usize = 10;
        let stops = grouping.stopped.iter().filter(|stop| stop.people.iter().any(|people| *people != Some(0)));
        let rows = stops.take(MOST_STOPS).map(|stop| {
            let people = stop.people.iter().take(MOST_GROUPS);
            let counts = people.map(|people| people.map_or(Entry::Hidden, Entry::Count));
            std::iter::once(Entry::Words(stop.sentence.clone())).chain(counts).collect()
        });
        let rows: Vec<Vec<Entry>> = rows.collect();
        if rows.is_empty() {
            return Ok(());
        }
        let names: Vec<String> = grouping.groups.iter().take(MOST_GROUPS).map(words::group).collect();
        let headings: Vec<&str> =
            std::iter::once("Who can't meet this, as they are").chain(names.iter().map(String::as_str)).collect();
        self.table(&headings, rows)?;
        let more = grouping.groups.len().saturating_sub(MOST_GROUPS);
        if more > 0 {
            let more = words::counted(more as u64, "more group isn't", "more groups aren't");
            self.line(&format!("{more} shown here; `rungs sweep --json` has what stops each."))?;
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
        for note in &report.notes {
            self.line(&words::sentence(note))?;
        }
        let rows = report.columns.iter().map(|column| {
            let heading = match &column.sheet {
                Some(sheet) => format!("{} (sheet {sheet})", column.heading),
                None => column.heading.clone(),
            };
            vec![Entry::Words(heading), count(column.filled), count(column.blank), Entry::Rest(column.read_as.clone())]
        });
        self.table(&["Column", "Filled in", "Blank", "Read as"], rows.collect())?;
        Ok(())
    }
}

fn count(rows: Option<u64>) -> Entry {
    rows.map_or_else(|| Entry::Words(String::new()), Entry::Count)
}
