//! Values between Python and JSON.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDate, PyDateTime, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};
use serde::Serialize;
use serde_json::{Map, Number, Value};

use crate::words::error;

/// Values nested deeper than this are no person's.
const DEEPEST: usize = 16;

/// What goes out, as dicts and lists: just what the command prints with --json.
pub(crate) fn to_python<T: Serialize>(py: Python<'_>, answer: &T) -> PyResult<Py<PyAny>> {
    let text = serde_json::to_string(answer).map_err(|why| error(format!("the answer can't be written: {why}")))?;
    Ok(py.import("json")?.call_method1("loads", (text,))?.unbind())
}

/// A person as a value. A key that holds None isn't told.
pub(crate) fn of_python(person: &Bound<'_, PyAny>) -> PyResult<Value> {
    match person.cast::<PyMapping>() {
        Ok(_) => value(person, "", 0),
        Err(_) => Err(error(format!(
            "a person is a dict with the keys of a person file, and not {}",
            person.get_type().name()?
        ))),
    }
}

fn value(of: &Bound<'_, PyAny>, path: &str, depth: usize) -> PyResult<Value> {
    let wrong = |what: String| error(if path.is_empty() { what } else { format!("{path}: {what}") });
    if depth > DEEPEST {
        return Err(wrong("this is nested deeper than anybody's facts are".to_owned()));
    }
    if of.is_none() {
        return Ok(Value::Null);
    }
    if of.cast::<PyBool>().is_ok() {
        return Ok(Value::Bool(of.extract()?));
    }
    if let Ok(text) = of.cast::<PyString>() {
        return Ok(Value::String(text.to_str()?.to_owned()));
    }
    if of.cast::<PyInt>().is_ok() {
        let number = of.extract::<i64>().map_err(|_| wrong(format!("{of} is larger than any number of a person")))?;
        return Ok(Value::Number(number.into()));
    }
    if of.cast::<PyFloat>().is_ok() {
        let number: f64 = of.extract()?;
        let number = Number::from_f64(number).ok_or_else(|| wrong(format!("{number} is not a number")))?;
        return Ok(Value::Number(number));
    }
    if of.cast::<PyDate>().is_ok() && of.cast::<PyDateTime>().is_err() {
        return Ok(Value::String(of.call_method0("isoformat")?.extract()?));
    }
    if of.cast::<PyList>().is_ok() || of.cast::<PyTuple>().is_ok() {
        let entries =
            of.try_iter()?.enumerate().map(|(place, entry)| value(&entry?, &format!("{path}[{place}]"), depth + 1));
        return Ok(Value::Array(entries.collect::<PyResult<_>>()?));
    }
    if let Ok(mapping) = of.cast::<PyMapping>() {
        let mut map = Map::new();
        for entry in mapping.items()?.iter() {
            let (key, told): (Bound<'_, PyAny>, Bound<'_, PyAny>) = entry.extract()?;
            let Ok(key) = key.cast::<PyString>() else {
                // YAML 1.1 has it so.
                let help = match key.cast::<PyBool>() {
                    Ok(_) => {
                        "; where it was read of YAML, `on` was taken for yes: read the file with rungs.read_person"
                    }
                    Err(_) => "",
                };
                return Err(wrong(format!("the key {key} is not text{help}")));
            };
            let key = key.to_str()?;
            let below = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            if !told.is_none() {
                map.insert(key.to_owned(), value(&told, &below, depth + 1)?);
            }
        }
        return Ok(Value::Object(map));
    }
    let kind = of.get_type().name()?;
    Err(wrong(format!(
        "a value of the type {kind} says nothing of a person; text, numbers, yes or no, dates, lists and dicts do"
    )))
}
