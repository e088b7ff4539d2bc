//! What is wrong, in words for whoever called.

use pyo3::PyErr;
use pyo3::exceptions::PyValueError;
use rungs_app::tree::Fault;

/// More faults of one person are not told: mending the first ones often mends the rest.
const MOST: usize = 20;

/// An error with these words.
pub(crate) fn error(words: impl Into<String>) -> PyErr {
    PyValueError::new_err(words.into())
}

/// Faults of one person: each where it is, what is wrong, and what to do.
pub(crate) fn faults(faults: &[Fault]) -> String {
    let told = |fault: &Fault| {
        let mut told = if fault.path.is_empty() { String::new() } else { format!("{}: ", fault.path) };
        told.push_str(&fault.message);
        if let Some(help) = &fault.help {
            told.push_str(&format!(" ({help})"));
        }
        told
    };
    let mut all: Vec<String> = faults.iter().take(MOST).map(told).collect();
    if faults.len() > MOST {
        all.push(format!("and {} more", faults.len() - MOST));
    }
    all.join("\n")
}

/// A role larger than the engine holds, which checking the framework would have found.
pub(crate) fn too_large() -> PyErr {
    error("this role asks more than the engine can hold at once: `rungs framework check` says where")
}
