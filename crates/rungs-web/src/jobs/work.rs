//! Work on a file, how far it is, and how it ends.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use rungs_app::tree::Fault;

use rungs_workforce::supply::Prospects;
use rungs_workforce::sweeping::Progress;

use crate::employers::{Answered, Looked, Output};

/// What work is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Errand {
    /// To see what its columns are.
    Look,
    /// To answer for everybody in it.
    Answer,
    /// To work out who could start when.
    Supply,
    /// To make a file of the answer.
    Make(Output),
}

/// Work under way.
pub(crate) struct Under {
    pub(crate) errand: Errand,
    stop: AtomicBool,
    at: Mutex<Option<Progress>>,
}

/// What came of work.
pub(crate) enum Ended {
    Looked(Box<Looked>),
    Answered(Box<Answered>),
    Foreseen(Box<Prospects>),
    Made(Output, Bytes),
}

/// Why work broke off.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Broken {
    /// Somebody stopped it.
    Stopped,
    /// Something is wrong with the file.
    File {
        /// What, and where.
        message: String,
        /// What to do about it.
        help: Option<String>,
    },
    /// The mapping doesn't fit.
    Mapping(Vec<Fault>),
    /// What was made is more than can be kept.
    NoRoom,
    /// A fault of the program.
    Ours,
}

impl Under {
    pub(crate) fn new(errand: Errand) -> Under {
        Under { errand, stop: AtomicBool::new(false), at: Mutex::default() }
    }

    /// Asks the work to end; it looks between one batch of rows or people and the next.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Says how far it is.
    pub(crate) fn tell(&self, at: Progress) {
        *self.at.lock().unwrap_or_else(PoisonError::into_inner) = Some(at);
    }

    /// How far it is; none before it has begun.
    pub(crate) fn told(&self) -> Option<Progress> {
        *self.at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
