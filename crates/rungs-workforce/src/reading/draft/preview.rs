//! The first rows of a file as they are read, to look at before anything is answered.

use jiff::civil::Date;
use rungs_core::framework::Framework;
use serde::Serialize;

use crate::reading::mapping::{Mapping, Meaning, places};
use crate::reading::sheet::{Export, Row, Table};
use crate::reading::staff::Refused;
use crate::reading::staff::bound::{Bound, Context};
use crate::reading::staff::cell::{Contract, Said, Trouble};
use crate::reading::staff::first::{orders, unwatched};
use crate::reading::staff::tell::{About, Common};
use crate::reading::titles::Titles;

/// The first rows as they are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// What each column is read as.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<PreviewRow>,
}

/// A row as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PreviewRow {
    /// Its number, as Excel counts.
    pub row: u64,
    /// What each of its cells says; none where it is blank, or can't be read.
    pub cells: Vec<Option<String>>,
    /// Why the row is set aside, if it is.
    pub set_aside: Option<String>,
}

/// Reads the first rows of the staff by a mapping.
///
/// # Errors
/// A file that can't be read, or a mapping that doesn't fit it.
pub fn preview(
    export: &mut Export,
    mapping: &Mapping,
    framework: &Framework,
    on: Date,
    most: usize,
) -> Result<Preview, Refused> {
    let titles = Titles::of(framework);
    let common = Common { full_time: mapping.full_time(), ..Common::default() };
    let context = Context { titles: &titles, common: &common, on };
    let known: Vec<&str> = mapping.columns.iter().map(|column| column.name.as_str()).collect();
    let mut table = Table::open(export, mapping.sheet.as_deref(), mapping.headings, &known)?;
    let places = places(&mapping.columns, &table.headings, "columns")
        .map_err(|faults| Refused::Mapping(mapping.placed(faults)))?;
    let columns: Vec<_> = places
        .iter()
        .filter_map(|(at, place)| Some((mapping.columns.get(*at)?.clone(), *place)))
        .filter(|(column, _)| About::of(column.is).is_some() || column.is == Meaning::Group)
        .collect();
    let mut first = Table::open(export, table.sheet.as_deref(), Some(table.headings.row), &[])?;
    let found = orders(&mut first, &columns, mapping.dates, |_| {}, &mut unwatched)?;
    let orders = found.ok_or(Refused::Stopped)?.of_columns;
    let mut bound: Vec<Bound> =
        columns.into_iter().zip(orders).map(|((column, place), order)| Bound::new(column, place, order)).collect();
    let mut rows = Vec::new();
    let mut row = Row::default();
    while rows.len() < most && table.next(&mut row)? {
        let mut set_aside = table.misshapen(&row);
        let mut cells = Vec::with_capacity(bound.len());
        for column in &mut bound {
            let text = row.get(column.place);
            let number = column.number(text, &context);
            if let Some(Trouble::SetAside(why)) = column.cell(number).and_then(|cell| cell.trouble.as_ref()) {
                set_aside.get_or_insert_with(|| why.clone());
            }
            cells.push(match column.column.is {
                Meaning::Group => Some(text.to_owned()).filter(|text| !text.is_empty()),
                is => shown(is, column.said(number), common.full_time),
            });
        }
        rows.push(PreviewRow { row: row.number(), cells, set_aside });
    }
    let columns = bound.iter().map(|bound| super::read_as(&bound.column)).collect();
    Ok(Preview { columns, rows })
}

/// What a cell says, as people read it.
fn shown(is: Meaning, said: &Said, full_time: f64) -> Option<String> {
    let text = match said {
        Said::Nothing => return None,
        Said::NoneHeld => "none".to_owned(),
        Said::Yes => "yes".to_owned(),
        Said::No => "no".to_owned(),
        Said::Text(text) => text.clone(),
        Said::Number(share) if is == Meaning::ShareOfFullTime => {
            format!("{}", (share * full_time * 100.0).round() / 100.0)
        }
        Said::Number(number) => format!("{number}"),
        Said::Date(range) => rungs_app::words::told_date(&crate::reading::dates::written(*range)),
        Said::Age(from, None) => from.to_string(),
        Said::Age(from, Some(under)) => format!("{from} to {}", under.saturating_sub(1)),
        Said::Job(role, called) => role.clone().unwrap_or_else(|| format!("not matched: {called}")),
        Said::Contract(Contract::Here) => "employed here".to_owned(),
        Said::Contract(Contract::Bank) => "bank".to_owned(),
        Said::Contract(Contract::Elsewhere) => "employed elsewhere".to_owned(),
        Said::Qualification { kind, subject, level, grade } => {
            let level = level.as_ref().map(|level| format!("level {level}"));
            let parts: Vec<String> =
                [kind.clone(), subject.clone(), level, grade.clone()].into_iter().flatten().collect();
            parts.join(", ")
        }
    };
    Some(text)
}
