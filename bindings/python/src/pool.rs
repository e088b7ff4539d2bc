//! Threads that are there after a process has been forked, as Python's multiprocessing does.

use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::words::error;

/// The threads, and the process that they belong to: a fork has the memory of them and none of the threads.
static POOL: Mutex<Option<(u32, Arc<ThreadPool>)>> = Mutex::new(None);

/// Runs something on threads of this process.
pub(crate) fn on_threads<T: Send>(what: impl FnOnce() -> T + Send) -> PyResult<T> {
    Ok(pool()?.install(what))
}

fn pool() -> PyResult<Arc<ThreadPool>> {
    let mut known = POOL.lock().unwrap_or_else(PoisonError::into_inner);
    let process = std::process::id();
    if let Some((of, pool)) = known.as_ref()
        && *of == process
    {
        return Ok(Arc::clone(pool));
    }
    let built = ThreadPoolBuilder::new().build();
    let pool = Arc::new(built.map_err(|why| error(format!("no threads can be started: {why}")))?);
    if let Some((_, of_another)) = known.replace((process, Arc::clone(&pool))) {
        // Dropping it would wait for threads that this process doesn't have.
        std::mem::forget(of_another);
    }
    Ok(pool)
}
