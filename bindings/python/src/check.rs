//! One person, with every reason.

use pyo3::prelude::*;
use rungs_app::tree::Tree;
use rungs_app::{person, service};
use rungs_core::framework::Role;

use crate::framework::Framework;
use crate::pool::on_threads;
use crate::{question, value, words};

/// What the command `rungs check --json` answers, as dicts and lists.
#[pyfunction]
pub(crate) fn check(
    py: Python<'_>,
    person: &Bound<'_, PyAny>,
    role: Option<&str>,
    route: Option<&str>,
    on: &str,
    start: Option<&str>,
    framework: &Framework,
) -> PyResult<Py<PyAny>> {
    let read = framework.read;
    let asked = question::question(on, start)?;
    let role = role.map(|name| question::role(read.loaded, name)).transpose()?;
    let route = match (role, route) {
        (Some(role), Some(name)) => role.routes.get(question::route(role, name)?).map(|route| route.slug.clone()),
        (None, Some(_)) => return Err(words::error("a way in is one of a role: name the role as well")),
        (_, None) => None,
    };
    let person = value::of_python(person)?;
    let vocabulary = &read.loaded.checked.framework.vocabulary;
    let person =
        person::of_value(person, vocabulary, asked.on).map_err(|faults| words::error(words::faults(&faults)))?;
    let roles: Vec<&'static Role> = match role {
        Some(role) => vec![role],
        None => read.loaded.checked.framework.roles.iter().collect(),
    };
    let answer =
        py.detach(|| on_threads(|| service::check(&read.programs, &roles, route.as_deref(), &person, asked)))?;
    value::to_python(py, &answer.map_err(|_| words::too_large())?)
}

/// The content of a person file (YAML, TOML or JSON) as dicts and lists.
#[pyfunction]
pub(crate) fn read_person(py: Python<'_>, content: &[u8]) -> PyResult<Py<PyAny>> {
    let tree = Tree::read(content, None).map_err(|fault| {
        let place = fault.place.map_or_else(String::new, |(line, column)| format!("line {line}, column {column}: "));
        words::error(format!("{place}{}", words::faults(&[fault])))
    })?;
    value::to_python(py, &tree.value())
}
