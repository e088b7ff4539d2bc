//! What lists say of people and rows: their columns, and the cells of each row.

use rungs_app::wire::sweep::RouteCounts;
use rungs_app::words::capital;

use crate::output::report::{LeftUnknown, PersonRoute, PersonRow, Question, Report, SetAsideRow, Shape, Sort};
use crate::output::words;
use crate::output::workbook::style::Style;
use crate::output::workbook::tape::{Cell, Value};

/// Columns of a sheet: more, Excel doesn't take.
const COLUMNS: usize = 16_384;

/// The column of the sheets of questions into which the answer goes.
pub(super) const ANSWER: u16 = 2;

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Column {
    pub(super) heading: String,
    /// In characters.
    pub(super) width: f64,
}

fn column(heading: &str, width: f64) -> Column {
    Column { heading: heading.to_owned(), width }
}

const NUMBER: (&str, f64) = ("Staff number", 15.0);
const ROLE: (&str, f64) = ("Role", 28.0);
const ROUTE: (&str, f64) = ("Way in", 32.0);
const STANDS: (&str, f64) = ("Where they stand", 28.0);
const STEP: (&str, f64) = ("The step", 40.0);
const WHOSE: (&str, f64) = ("Whose step", 18.0);
const OTHERS: (&str, f64) = ("Or instead", 40.0);

/// Columns, with those of groups and the place behind.
fn columns(report: &Report, own: &[(&str, f64)]) -> Vec<Column> {
    let own = own.iter().map(|(heading, width)| column(heading, *width));
    let groups = report.group_columns.iter().map(|group| column(group, 20.0));
    own.chain(groups).chain([column("Where in the export", 26.0)]).collect()
}

/// Cells, with those of groups and the place behind.
fn cells(person: &PersonRow, own: impl IntoIterator<Item = Cell>) -> Vec<Cell> {
    let mut cells = vec![Cell::text(&person.staff_number)];
    cells.extend(own);
    cells.extend(person.groups.iter().map(|group| optional(group.as_deref())));
    cells.push(Cell::text(words::places(person)));
    cells
}

fn optional(text: Option<&str>) -> Cell {
    text.map_or(Cell::empty(Style::Text), Cell::text)
}

fn titles(route: &RouteCounts) -> [Cell; 2] {
    [Cell::text(&route.role_title), Cell::text(&route.route_title)]
}

/// The first step and whose it is.
fn first_step(report: &Report, at: &PersonRoute) -> [Cell; 2] {
    let step = at.steps.first().and_then(|step| report.step(*step));
    let told = |words: Option<&str>| optional(words.map(capital).as_deref());
    [told(step.map(|step| step.what.as_str())), told(step.map(|step| step.who.as_str()))]
}

/// The other steps, each of which would do as well, a line each.
fn other_steps(report: &Report, at: &PersonRoute) -> Cell {
    let lines: Vec<String> = at
        .steps
        .iter()
        .skip(1)
        .filter_map(|step| report.step(*step))
        .map(|step| format!("{} ({})", capital(&step.what), step.who))
        .collect();
    if lines.is_empty() { Cell::empty(Style::Text) } else { Cell::text(lines.join("\n")) }
}

/// What is missing, a line each, from the first that isn't told elsewhere.
fn missing(report: &Report, at: &PersonRoute, from: usize) -> Cell {
    let told = at.missing.iter().skip(from).filter_map(|missing| report.question(*missing));
    let mut lines: Vec<String> = told.map(|question| question.text.clone()).collect();
    if at.more_missing > 0 {
        lines.push(format!("and {} more", at.more_missing));
    }
    if lines.is_empty() { Cell::empty(Style::Text) } else { Cell::text(lines.join("\n")) }
}

pub(super) fn ready_columns(report: &Report) -> Vec<Column> {
    columns(report, &[NUMBER, ROLE, ROUTE])
}

pub(super) fn ready(person: &PersonRow, route: &RouteCounts) -> Vec<Cell> {
    cells(person, titles(route))
}

pub(super) fn they_decide_columns(report: &Report) -> Vec<Column> {
    columns(report, &[NUMBER, ROLE, ROUTE, STANDS])
}

pub(super) fn they_decide(person: &PersonRow, route: &RouteCounts, at: &PersonRoute) -> Vec<Cell> {
    cells(person, titles(route).into_iter().chain([Cell::text(words::standing(at.standing))]))
}

pub(super) fn one_step_columns(report: &Report) -> Vec<Column> {
    columns(report, &[NUMBER, STEP, WHOSE, OTHERS, ROLE, ROUTE])
}

pub(super) fn one_step(report: &Report, person: &PersonRow, route: &RouteCounts, at: &PersonRoute) -> Vec<Cell> {
    cells(person, first_step(report, at).into_iter().chain([other_steps(report, at)]).chain(titles(route)))
}

pub(super) fn cannot_tell_columns(report: &Report) -> Vec<Column> {
    let own = [
        NUMBER,
        ("What would settle most", 40.0),
        ("In the column", 22.0),
        ROLE,
        ROUTE,
        STANDS,
        ("Also missing", 40.0),
    ];
    columns(report, &own)
}

/// In which column an answer belongs: whether it is empty for them, and what it would be where it isn't there.
fn in_column(person: &PersonRow, at: &PersonRoute, question: Option<&Question>) -> Cell {
    let is_blank = at.missing.first().is_some_and(|first| person.blank.contains(first));
    match question.map(|question| (&question.column, &question.wanted)) {
        Some((Some(column), _)) if is_blank => Cell::text(format!("{column} (empty)")),
        Some((_, Some(wanted))) => Cell::text(format!("None: {wanted}")),
        Some((Some(column), None)) => Cell::text(format!("{column} (filled in, and doesn't say enough)")),
        _ => Cell::empty(Style::Text),
    }
}

pub(super) fn cannot_tell(report: &Report, person: &PersonRow, route: &RouteCounts, at: &PersonRoute) -> Vec<Cell> {
    let first = at.missing.first().and_then(|first| report.question(*first));
    let asked = [optional(first.map(|question| question.text.as_str())), in_column(person, at, first)];
    let stands = [Cell::text(words::standing(at.standing)), missing(report, at, 1)];
    cells(person, asked.into_iter().chain(titles(route)).chain(stands))
}

pub(super) fn route_columns(report: &Report) -> Vec<Column> {
    columns(report, &[NUMBER, ("Counted as", 15.0), STANDS, STEP, WHOSE, OTHERS, ("What is missing", 40.0)])
}

pub(super) fn of_route(report: &Report, person: &PersonRow, at: &PersonRoute) -> Vec<Cell> {
    let sort: Sort = at.sort();
    let counted = Cell { style: Style::Sort(sort), value: Value::Text(words::sort(sort).to_owned()) };
    let stands = [counted, Cell::text(words::standing(at.standing))];
    cells(
        person,
        stands.into_iter().chain(first_step(report, at)).chain([other_steps(report, at), missing(report, at, 0)]),
    )
}

pub(super) fn question_columns() -> Vec<Column> {
    vec![
        column(NUMBER.0, NUMBER.1),
        column("Question", 60.0),
        column("Answer", 16.0),
        column("How to answer", 30.0),
        column("Key (leave as it is)", 24.0),
    ]
}

pub(super) fn question(person: &PersonRow, question: &Question) -> Vec<Cell> {
    let (style, how) = match question.shape {
        Shape::YesNo => (Style::Answer, "yes, no or don't know"),
        Shape::Number => (Style::Answer, "a number, or don't know"),
        Shape::Date => (Style::AnswerDate, "a day, or don't know"),
    };
    vec![
        Cell::text(&person.staff_number),
        Cell::text(&question.text),
        Cell::empty(style),
        Cell::text(how),
        Cell::text(&question.key),
    ]
}

/// What the export says and was left unknown: its columns.
pub(super) fn left_unknown_columns() -> Vec<Column> {
    vec![
        column("Column", 28.0),
        column("What it says", 40.0),
        column("Rows", 10.0),
        column("Why it isn't known what that is", 60.0),
        column("First rows", 40.0),
    ]
}

/// What the export says and was left unknown.
pub(super) fn left_unknown(left: &LeftUnknown) -> Vec<Cell> {
    let first = left.first.iter().map(words::place).collect::<Vec<_>>().join("; ");
    vec![
        optional(left.column.as_deref()),
        optional(left.cell.as_deref()),
        Cell::number(left.rows),
        Cell::text(words::sentence(&left.why)),
        Cell::text(first),
    ]
}

/// The columns of rows set aside: the headings of all sheets, each once, and one more for each cell that has no heading.
pub(super) struct SetAsideColumns {
    pub(super) list: Vec<Column>,
    /// For each sheet, where its cells go.
    sheets: Vec<(Option<String>, Vec<usize>)>,
    /// The first column without a heading of the export.
    further: usize,
}

impl SetAsideColumns {
    pub(super) fn new(report: &Report) -> SetAsideColumns {
        let mut list = vec![column("Sheet", 18.0), column("Row", 10.0), column("Why it was set aside", 44.0)];
        let mut sheets = Vec::new();
        for sheet in &report.headings {
            let mut places: Vec<usize> = Vec::new();
            for heading in &sheet.headings {
                // One sheet may have a heading twice: then these are two columns.
                let mut known = list.iter().enumerate().skip(3);
                let known = known.find(|(place, column)| column.heading == *heading && !places.contains(place));
                let place = known.map_or(list.len(), |(place, _)| place);
                if place == list.len() && place < COLUMNS - 1 {
                    list.push(column(heading, 20.0));
                }
                places.push(place.min(COLUMNS - 1));
            }
            sheets.push((sheet.sheet.clone(), places));
        }
        let further = list.len();
        SetAsideColumns { list, sheets, further }
    }

    /// The cells of a row. What lies beyond the last column that Excel takes is joined in it.
    pub(super) fn row(&mut self, row: &SetAsideRow) -> Vec<Cell> {
        let sheet = row.place.sheet.as_deref();
        let mut cells = vec![optional(sheet), Cell::number(row.place.row), Cell::text(&row.reason)];
        let places = self.sheets.iter().find(|(name, _)| name.as_deref() == sheet).map(|(_, places)| places.as_slice());
        let mut next = self.further;
        for (number, text) in row.cells.iter().enumerate() {
            let place = places.and_then(|places| places.get(number)).copied().unwrap_or_else(|| {
                next += 1;
                next - 1
            });
            let place = place.min(COLUMNS - 1);
            while self.list.len() <= place {
                let further = self.list.len() - self.further + 1;
                self.list.push(column(&format!("Further cell {further}"), 20.0));
            }
            if cells.len() <= place {
                cells.resize(place + 1, Cell::empty(Style::Text));
            }
            if let Some(cell) = cells.get_mut(place).filter(|_| !text.is_empty()) {
                *cell = match &cell.value {
                    Value::Text(before) => Cell::text(format!("{before} | {text}")),
                    _ => Cell::text(text),
                };
            }
        }
        cells
    }
}
