//! Tables of people, swept over roles.

use std::sync::{Mutex, PoisonError};

use arrow_array::{Array, RecordBatch};
use arrow_schema::{Schema, SchemaRef};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3_arrow::{PyRecordBatch, PySchema, PyTable};
use rungs_app::service::Question;

use crate::framework::{Framework, Read};
use crate::parts::{Parts, Reading};
use crate::people::{Layout, People};
use crate::pool::on_threads;
use crate::question;
use crate::standings::{self, Told};
use crate::words::{error, too_large};

/// Roles compiled for one question, to sweep tables one after another.
#[pyclass(frozen, module = "rungs")]
pub(crate) struct Sweep {
    read: &'static Read,
    asked: Question,
    id: Option<String>,
    /// Slugs, in the order of the columns.
    roles: Vec<String>,
    state: Mutex<State>,
}

/// What is learnt from table to table. It decides nothing: the same row always gets the same answer.
struct State {
    sweep: rungs_sweep::Sweep<'static>,
    told: Vec<Told>,
    parts: Parts,
    people: People,
}

impl Sweep {
    /// The answer for batches of one schema, batch by batch.
    fn answered(&self, schema: &Schema, batches: &[RecordBatch]) -> Result<(SchemaRef, Vec<RecordBatch>), String> {
        let layout = Layout::of(schema, self.id.as_deref())?;
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let State { sweep, told, parts, people } = &mut *state;
        let id = layout.id.as_ref();
        let answer = standings::schema(id.map(|(_, field)| field), &sweep.roles)?;
        let vocabulary = &self.read.loaded.checked.framework.vocabulary;
        people.begin(parts);
        for batch in batches {
            people.add(&layout, batch, parts, Reading { vocabulary, on: self.asked.on })?;
        }
        let swept = sweep.run(&people.crowd);
        for ((told, role), swept) in told.iter_mut().zip(&sweep.roles).zip(&swept) {
            told.learn(role, swept, &people.crowd);
        }
        let mut first = 0;
        let answered = batches.iter().map(|batch| {
            let rows = first..first + batch.num_rows();
            first = rows.end;
            let id = id.map(|(place, _)| batch.column(*place).slice(0, batch.num_rows()));
            standings::batch(&answer, id, told, &swept, &people.problems, rows).map_err(|why| why.to_string())
        });
        let answered = answered.collect::<Result<_, String>>()?;
        Ok((answer, answered))
    }
}

/// Why something is no table.
pub(crate) fn no_table(what: &Bound<'_, PyAny>, wanted: &str) -> PyErr {
    let kind = what.get_type().name().map_or_else(|_| "something else".to_owned(), |name| name.to_string());
    PyTypeError::new_err(format!(
        "{wanted} gives its columns as Arrow has them (pyarrow, Polars, DuckDB and pandas do), and {kind} doesn't"
    ))
}

#[pymethods]
impl Sweep {
    #[new]
    fn new(
        py: Python<'_>,
        roles: Option<Vec<String>>,
        on: &str,
        start: Option<&str>,
        id: Option<String>,
        framework: &Framework,
    ) -> PyResult<Sweep> {
        let read = framework.read;
        let asked = question::question(on, start)?;
        let roles = question::roles(read.loaded, roles.as_deref())?;
        let framework = &read.loaded.checked.framework;
        let sweep = py.detach(|| {
            on_threads(|| {
                rungs_sweep::Sweep::new(framework, &roles, asked.asked(), move |person| asked.on_the_day(person))
            })
        })?;
        let sweep = sweep.map_err(|_| too_large())?;
        let told = sweep.roles.iter().map(Told::of).collect();
        let roles = roles.iter().map(|role| role.slug.clone()).collect();
        let state = State { sweep, told, parts: Parts::default(), people: People::default() };
        Ok(Sweep { read, asked, id, roles, state: Mutex::new(state) })
    }

    #[getter]
    fn on(&self) -> String {
        self.asked.on.to_string()
    }

    #[getter]
    fn start(&self) -> String {
        self.asked.start.to_string()
    }

    #[getter]
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    #[getter]
    fn roles(&self) -> Vec<String> {
        self.roles.clone()
    }

    #[getter]
    fn framework(&self) -> Framework {
        Framework { read: self.read }
    }

    /// The columns of the answer for a table with these columns.
    fn schema(&self, py: Python<'_>, schema: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let given = schema.extract::<PySchema>().map_err(|_| no_table(schema, "a schema"))?.into_inner();
        // A table without rows has columns of these types.
        let nobody = [RecordBatch::new_empty(SchemaRef::clone(&given))];
        let (answer, _) = py.detach(|| on_threads(|| self.answered(&given, &nobody)))?.map_err(error)?;
        Ok(PySchema::new(answer).into_pyarrow(py)?.unbind())
    }

    fn table(&self, py: Python<'_>, table: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        if !table.hasattr("__arrow_c_stream__")? {
            return Err(no_table(table, "a table"));
        }
        let (batches, schema) = table.extract::<PyTable>()?.into_inner();
        let (answer, batches) = py.detach(|| on_threads(|| self.answered(&schema, &batches)))?.map_err(error)?;
        Ok(PyTable::try_new(batches, answer)?.into_pyarrow(py)?.unbind())
    }

    fn batch(&self, py: Python<'_>, batch: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        if !batch.hasattr("__arrow_c_array__")? {
            return Err(no_table(batch, "a record batch"));
        }
        let batch = batch.extract::<PyRecordBatch>()?.into_inner();
        let schema = batch.schema();
        let (_, answered) =
            py.detach(|| on_threads(|| self.answered(&schema, std::slice::from_ref(&batch))))?.map_err(error)?;
        let answered = answered.into_iter().next().ok_or_else(|| error("a batch came to nothing"))?;
        Ok(PyRecordBatch::new(answered).into_pyarrow(py)?.unbind())
    }

    fn __repr__(&self) -> String {
        format!("<Sweep of {} roles on {}, for a start on {}>", self.roles.len(), self.asked.on, self.asked.start)
    }
}
