//! For analysts: where everybody stands, as columns. A row a person and way in (long), or a row a person (wide), as CSV or as
//! Parquet.

mod csv;
mod parquet;

use rungs_core::standing::Standing;

pub use self::csv::CsvTable;
pub use self::parquet::ParquetTable;

use crate::output::fault::OutputFault;
use crate::output::harmless::harmless;
use crate::output::report::{PersonRow, Report, Sort};

/// How the rows of a table are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A row for each person and way in.
    Long,
    /// A row for each person, with two columns for each way in.
    Wide,
}

/// The number of a standing: worse ones are smaller.
pub(crate) fn standing_code(standing: Standing) -> i8 {
    match standing {
        Standing::NotYet => 0,
        Standing::ByException => 1,
        Standing::AtDiscretion => 2,
        Standing::Ready => 3,
    }
}

/// The name of a sort in columns.
pub(crate) fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Ready => "ready",
        Sort::TheyDecide => "they-decide",
        Sort::OneStepAway => "one-step-away",
        Sort::CannotTell => "cannot-tell",
        Sort::Further => "further",
    }
}

/// What one column holds, and what that means.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Column {
    name: String,
    kind: Kind,
    meaning: String,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A text that is always there.
    Text,
    /// A text that can be missing.
    OptionalText,
    /// The number of a standing.
    Code,
}

const CODES: &str = "0 not-yet, 1 by-exception, 2 at-discretion, 3 ready";

/// The columns of a table, in order.
fn columns(report: &Report, form: Form) -> Vec<Column> {
    let column = |name: &str, kind: Kind, meaning: String| Column { name: name.to_owned(), kind, meaning };
    let mut columns =
        vec![column("staff_number", Kind::Text, "The number by which the employer knows the person".into())];
    for group in &report.group_columns {
        let meaning = format!("What the person's rows say in the column {group}");
        columns.push(column(&format!("group: {group}"), Kind::OptionalText, meaning));
    }
    match form {
        Form::Long => {
            columns.push(column("role", Kind::Text, "The role's slug".into()));
            columns.push(column("route", Kind::Text, "The way in's slug".into()));
            columns.push(column(
                "floor",
                Kind::Code,
                format!("The worst the standing can still turn out to be: {CODES}"),
            ));
            columns.push(column(
                "ceiling",
                Kind::Code,
                format!("The best the standing can still turn out to be: {CODES}"),
            ));
            let sorts: Vec<&str> = Sort::ALL.into_iter().map(sort_name).collect();
            columns.push(column(
                "sort",
                Kind::Text,
                format!("In which of the five sorts they are counted: {}", sorts.join(", ")),
            ));
            columns.push(column(
                "steps",
                Kind::OptionalText,
                "Single steps, each of which would make them ready, with a bar between them".into(),
            ));
            let missing = "The keys of the first few questions that could change the standing, with a bar between them";
            columns.push(column("missing", Kind::OptionalText, missing.into()));
        }
        Form::Wide => {
            for route in &report.answer.routes {
                let name = format!("{}/{}", route.role, route.route);
                let titles = format!("{}, {}", route.role_title, route.route_title);
                let floor = format!("{titles}: the worst the standing can still turn out to be: {CODES}");
                columns.push(column(&format!("{name}/floor"), Kind::Code, floor));
                let ceiling = format!("{titles}: the best the standing can still turn out to be: {CODES}");
                columns.push(column(&format!("{name}/ceiling"), Kind::Code, ceiling));
            }
        }
    }
    columns
}

/// What the columns of a table mean, as a CSV file of its own: a row a column. Parquet files have the same in their metadata,
/// column by column.
///
/// # Errors
///
/// What stops the writing of CSV, which in memory is nothing.
pub fn dictionary(report: &Report, form: Form) -> Result<Vec<u8>, OutputFault> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(["column", "meaning"])?;
    for column in columns(report, form) {
        writer.write_record([harmless(&column.name).as_bytes(), harmless(&column.meaning).as_bytes()])?;
    }
    writer.into_inner().map_err(|error| OutputFault::Write(error.into_error()))
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cell<'a> {
    Text(&'a str),
    Made(String),
    None,
    Code(i8),
}

impl<'a> Cell<'a> {
    fn optional(text: Option<&'a str>) -> Cell<'a> {
        text.map_or(Cell::None, Cell::Text)
    }

    fn text(&self) -> Option<&str> {
        match self {
            Cell::Text(text) => Some(text),
            Cell::Made(text) => Some(text),
            Cell::None | Cell::Code(_) => None,
        }
    }
}

/// Hands over the rows that a person makes, cell by cell in the order of [`columns`].
fn rows<'a>(
    report: &'a Report,
    form: Form,
    person: &'a PersonRow,
    mut take: impl FnMut(&[Cell<'a>]) -> Result<(), OutputFault>,
) -> Result<(), OutputFault> {
    person.fits(report)?;
    let mut cells = vec![Cell::Text(&person.staff_number)];
    cells.extend(person.groups.iter().map(|group| Cell::optional(group.as_deref())));
    let common = cells.len();
    for (route, at) in report.answer.routes.iter().zip(&person.routes) {
        let bounds = [Cell::Code(standing_code(at.standing.floor)), Cell::Code(standing_code(at.standing.ceiling))];
        if form == Form::Wide {
            cells.extend(bounds);
            continue;
        }
        cells.truncate(common);
        cells.extend([Cell::Text(&route.role), Cell::Text(&route.route)]);
        cells.extend(bounds);
        cells.push(Cell::Text(sort_name(at.sort())));
        let steps: Vec<&str> =
            at.steps.iter().filter_map(|step| report.step(*step)).map(|step| step.what.as_str()).collect();
        cells.push(if steps.is_empty() { Cell::None } else { Cell::Made(steps.join(" | ")) });
        let keys: Vec<&str> = at
            .missing
            .iter()
            .filter_map(|missing| report.question(*missing))
            .map(|question| question.key.as_str())
            .collect();
        cells.push(if keys.is_empty() { Cell::None } else { Cell::Made(keys.join(" | ")) });
        take(&cells)?;
    }
    if form == Form::Wide {
        take(&cells)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
