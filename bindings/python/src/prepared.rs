//! A way in as SQL, and people prepared for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, Int64Array, RecordBatch, UInt64Array};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use pyo3::prelude::*;
use pyo3_arrow::PyTable;
use rungs_app::framework::Loaded;
use rungs_app::service::Question;
use rungs_core::program::Program;
use rungs_sweep::{Dialect, PERSON, PreparedRow, RouteSql};

use crate::column::Column;
use crate::framework::Framework;
use crate::parts::{Parts, Reading};
use crate::people::{Layout, People};
use crate::pool::on_threads;
use crate::sweep::no_table;
use crate::words::{error, too_large};
use crate::{question, words};

/// What is asked: a way into a role, compiled.
struct Asked {
    loaded: &'static Loaded,
    question: Question,
    program: Program<'static>,
    route: usize,
}

impl Asked {
    fn new(role: &str, route: &str, on: &str, start: Option<&str>, framework: &Framework) -> PyResult<Asked> {
        let loaded = framework.read.loaded;
        let question = question::question(on, start)?;
        let role = question::role(loaded, role)?;
        let route = question::route(role, route)?;
        let program =
            Program::new(&loaded.checked.framework, role, question.asked()).map_err(|_| words::too_large())?;
        Ok(Asked { loaded, question, program, route })
    }

    fn sql(&self) -> PyResult<RouteSql<'_, 'static>> {
        RouteSql::of(&self.program, self.route).ok_or_else(too_large)
    }
}

/// The statement that gives everybody's floor and ceiling over prepared rows.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "Python's side gives them names")]
pub(crate) fn sql(
    role: &str,
    route: &str,
    dialect: &str,
    table: &str,
    on: &str,
    start: Option<&str>,
    framework: &Framework,
) -> PyResult<String> {
    let known = Dialect::ALL.iter().find(|(name, _)| *name == dialect);
    let Some((_, dialect)) = known else {
        let names = Dialect::ALL.map(|(name, _)| name).join(", ");
        return Err(error(format!("“{dialect}” is not a dialect of SQL that is written here; those are {names}")));
    };
    Ok(Asked::new(role, route, on, start, framework)?.sql()?.text(*dialect, table))
}

/// The rows that the statement is over.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "Python's side gives them names")]
pub(crate) fn prepared(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    role: &str,
    route: &str,
    id: Option<&str>,
    on: &str,
    start: Option<&str>,
    framework: &Framework,
) -> PyResult<Py<PyAny>> {
    if !table.hasattr("__arrow_c_stream__")? {
        return Err(no_table(table, "a table"));
    }
    let asked = Asked::new(role, route, on, start, framework)?;
    let sql = asked.sql()?;
    let (batches, schema) = table.extract::<PyTable>()?.into_inner();
    let rows = py.detach(|| on_threads(|| rows(&asked, &sql, &schema, &batches, id)))?.map_err(error)?;
    let schema = rows.schema();
    Ok(PyTable::try_new(vec![rows], schema)?.into_pyarrow(py)?.unbind())
}

fn rows(
    asked: &Asked,
    sql: &RouteSql<'_, 'static>,
    schema: &Schema,
    batches: &[RecordBatch],
    id: Option<&str>,
) -> Result<RecordBatch, String> {
    let layout = Layout::of(schema, id)?;
    let reading = Reading { vocabulary: &asked.loaded.checked.framework.vocabulary, on: asked.question.on };
    let (mut people, mut parts) = (People::default(), Parts::default());
    for batch in batches {
        people.add(&layout, batch, &mut parts, reading)?;
    }
    let problem = people.problems.iter().enumerate().find_map(|(row, problem)| Some((row, problem.as_ref()?)));
    if let Some((row, problem)) = problem {
        return Err(format!("row {row} can't be read, and would become somebody of whom nothing is known: {problem}"));
    }
    let mut of: Vec<usize> = Vec::new();
    let mut rows: Vec<PreparedRow> = Vec::new();
    for place in 0..people.crowd.len() {
        let person = asked.question.on_the_day(&people.crowd.person(place));
        let told = sql.rows(&asked.program.read(&asked.program.with_answers(&person)));
        of.extend(told.iter().map(|_| place));
        rows.extend(told);
    }
    let person = match &layout.id {
        Some((place, field)) => ids(batches, *place, field, &of)?,
        None => Arc::new(Int64Array::from_iter_values(of.iter().map(|place| *place as i64))) as ArrayRef,
    };
    let mut fields = vec![Field::new(PERSON, person.data_type().clone(), false)];
    let mut columns = vec![person];
    fields.extend(sql.columns().into_iter().skip(1).map(|name| Field::new(name, DataType::Boolean, true)));
    let at = |of: &[bool], place: usize| of.get(place).copied();
    for place in 0..sql.conditions().len() {
        columns.push(Arc::new(BooleanArray::from_iter(rows.iter().map(|row| at(&row.surely, place)))));
        columns.push(Arc::new(BooleanArray::from_iter(rows.iter().map(|row| at(&row.may, place)))));
    }
    for place in 0..sql.decisions().len() {
        let granted = rows.iter().map(|row| row.granted.get(place).copied().flatten());
        columns.push(Arc::new(BooleanArray::from_iter(granted)));
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).map_err(|why| why.to_string())
}

/// The ids of these people. Each is there, and there once: by them the rows of one person are told from those of another.
fn ids(batches: &[RecordBatch], place: usize, field: &Field, of: &[usize]) -> Result<ArrayRef, String> {
    let failed = |why: ArrowError| why.to_string();
    let all: Vec<ArrayRef> = batches.iter().map(|batch| Arc::clone(batch.column(place))).collect();
    let all: Vec<&dyn arrow_array::Array> = all.iter().map(AsRef::as_ref).collect();
    if all.is_empty() {
        return Ok(arrow_array::new_empty_array(field.data_type()));
    }
    let all = arrow_select::concat::concat(&all).map_err(failed)?;
    let column = Column::of(&all, field.name())?;
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for row in 0..all.len() {
        let mut id = String::new();
        if column.is_null(row) {
            return Err(format!("row {row} has no {}, by which its person is told from others", field.name()));
        }
        column.write(row, &mut id)?;
        if let Some(other) = known.insert(id.clone(), row) {
            return Err(format!("rows {other} and {row} have the same {}: {id}", field.name()));
        }
    }
    let places = UInt64Array::from_iter_values(of.iter().map(|place| *place as u64));
    arrow_select::take::take(&all, &places, None).map_err(failed)
}
