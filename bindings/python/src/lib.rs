//! What the Python package `rungs` is made of: one person checked, tables of many swept.
//!
//! The package's own files (`python/rungs`) hold what is nicer to say in Python: signatures, what a word means where it is
//! left out, Spark. Everything that decides is asked of the engine, here.

mod check;
mod column;
mod framework;
mod parts;
mod people;
mod pool;
mod prepared;
mod question;
mod standings;
mod sweep;
mod text;
mod value;
mod words;

use pyo3::prelude::*;

/// The part of the package that is compiled.
#[pymodule]
fn _rungs(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<framework::Framework>()?;
    module.add_class::<sweep::Sweep>()?;
    module.add_function(wrap_pyfunction!(check::check, module)?)?;
    module.add_function(wrap_pyfunction!(check::read_person, module)?)?;
    module.add_function(wrap_pyfunction!(prepared::prepared, module)?)?;
    module.add_function(wrap_pyfunction!(prepared::sql, module)?)?;
    Ok(())
}
