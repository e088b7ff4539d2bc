//! A framework as Python holds it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTuple};
use rungs_app::framework::{self, Loaded};
use rungs_app::service::{self, Programs};
use rungs_check::{Level, SourceFile};

use crate::pool::on_threads;
use crate::words::error;

/// Errors of a framework's pages that are told; `rungs framework check` shows them all.
const MOST_ERRORS: usize = 5;

/// Everything that was read in this process. What is compiled of a framework points into it, so it stays until the process
/// ends; what is read again and hasn't changed is the same one.
static READ: Mutex<Vec<&'static Read>> = Mutex::new(Vec::new());

/// A framework that was read, with its roles compiled as questions come to need them.
pub(crate) struct Read {
    pub(crate) loaded: &'static Loaded,
    pub(crate) programs: Programs<'static>,
    is_built_in: bool,
}

/// A career framework: the one that comes with the package, or a folder's.
#[pyclass(frozen, module = "rungs")]
pub(crate) struct Framework {
    pub(crate) read: &'static Read,
}

impl Read {
    /// The one that comes with the package, read when it is first needed.
    fn built_in(py: Python<'_>) -> PyResult<&'static Read> {
        let known = |all: &[&'static Read]| all.iter().find(|read| read.is_built_in).copied();
        if let Some(known) = known(&READ.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(known);
        }
        let loaded = py.detach(|| on_threads(framework::built_in))?;
        Read::keep(loaded, true)
    }

    fn of_files(py: Python<'_>, files: Vec<SourceFile>) -> PyResult<&'static Read> {
        let loaded = py.detach(|| on_threads(|| framework::of_files(files)))?;
        Read::keep(loaded, false)
    }

    fn of_digest(digest: &str) -> Option<&'static Read> {
        READ.lock().unwrap_or_else(PoisonError::into_inner).iter().find(|read| read.loaded.digest == digest).copied()
    }

    /// Keeps what was read, unless the same is kept already.
    fn keep(loaded: Loaded, is_built_in: bool) -> PyResult<&'static Read> {
        let loaded = loaded.usable().map_err(|loaded| error(unusable(&loaded)))?;
        let mut all = READ.lock().unwrap_or_else(PoisonError::into_inner);
        let is_same = |read: &&&'static Read| read.is_built_in == is_built_in && read.loaded.digest == loaded.digest;
        if let Some(known) = all.iter().find(is_same) {
            return Ok(known);
        }
        let loaded: &'static Loaded = Box::leak(Box::new(loaded));
        let read: &'static Read = Box::leak(Box::new(Read { loaded, programs: Programs::of(loaded), is_built_in }));
        all.push(read);
        Ok(read)
    }
}

/// Why a framework can't be used at all.
fn unusable(loaded: &Loaded) -> String {
    let errors = loaded.checked.findings.iter().filter(|finding| finding.level == Level::Error);
    let told: Vec<String> = errors
        .clone()
        .take(MOST_ERRORS)
        .map(|finding| format!("{}: {}", finding.location.path, finding.message))
        .collect();
    let (count, told) = (errors.count(), told.join("\n"));
    format!(
        "this framework can't be used, as its pages have errors ({count}; `rungs framework check` shows them):\n{told}"
    )
}

/// A folder as a path: a file's place as text, or anything that Python takes for a path.
fn path(folder: &Bound<'_, PyAny>) -> PyResult<PathBuf> {
    folder.extract::<PathBuf>().map_err(|_| error("a framework is named by its folder: a text or a pathlib.Path"))
}

#[pymethods]
impl Framework {
    #[new]
    #[pyo3(signature = (folder = None))]
    fn new(py: Python<'_>, folder: Option<&Bound<'_, PyAny>>) -> PyResult<Framework> {
        let Some(folder) = folder else { return Ok(Framework { read: Read::built_in(py)? }) };
        let folder = path(folder)?;
        let files = framework::files_in(Path::new(&folder), |_| true).map_err(error)?;
        if !files.iter().any(|file| file.path == "framework.md") {
            return Err(error(format!("{} holds no framework: it has no framework.md", folder.display())));
        }
        Ok(Framework { read: Read::of_files(py, files)? })
    }

    #[getter]
    fn id(&self) -> &str {
        &self.read.loaded.checked.framework.id
    }

    #[getter]
    fn title(&self) -> &str {
        &self.read.loaded.checked.framework.title
    }

    #[getter]
    fn version(&self) -> &str {
        &self.read.loaded.checked.framework.version
    }

    #[getter]
    fn digest(&self) -> &str {
        &self.read.loaded.digest
    }

    /// Pages that answers leave out, as they have errors, with how many each has.
    #[getter]
    fn left_out(&self) -> BTreeMap<String, usize> {
        self.read.loaded.left_out.iter().map(|one| (one.page.clone(), one.errors)).collect()
    }

    /// As `rungs roles --json` gives them.
    fn roles(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        crate::value::to_python(py, &service::roles(self.read.loaded, None, None, None).roles)
    }

    fn __repr__(&self) -> String {
        format!("<Framework {} {}>", self.id(), self.version())
    }

    /// What is sent to another process: of the one that comes with the package its digest alone, of another all its pages.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let restore = py.get_type::<Framework>().getattr("_restored")?;
        let files = PyDict::new(py);
        if !self.read.is_built_in {
            for file in &self.read.loaded.files {
                if let Ok(content) = &file.content {
                    files.set_item(&file.path, PyBytes::new(py, content))?;
                }
            }
        }
        let arguments = (self.digest(), files.into_any()).into_pyobject(py)?;
        (restore, arguments).into_pyobject(py)
    }

    /// A framework that came from another process.
    #[staticmethod]
    fn _restored(py: Python<'_>, digest: &str, files: BTreeMap<String, Vec<u8>>) -> PyResult<Framework> {
        if files.is_empty() {
            let read = Read::built_in(py)?;
            return match read.loaded.digest == digest {
                true => Ok(Framework { read }),
                false => Err(error(format!(
                    "this process has another version of the framework that comes with rungs: {} where {digest} was \
                     asked for; install the same version of rungs everywhere",
                    read.loaded.digest
                ))),
            };
        }
        if let Some(read) = Read::of_digest(digest) {
            return Ok(Framework { read });
        }
        let files = files.into_iter().map(|(path, content)| SourceFile { path, content: Ok(content) }).collect();
        Ok(Framework { read: Read::of_files(py, files)? })
    }
}
