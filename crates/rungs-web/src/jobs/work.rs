//! Work on a file, how far it is, and how it ends.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use axum::body::Bytes;
use rungs_app::tree::Fault;

use crate::employers::{Answered, Looked, Output};

/// What work is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Errand {
    /// To see what its columns are.
    Look,
    /// To answer for everybody in it.
    Answer,
    /// To make a file of the answer.
    Make(Output),
}

/// Work under way.
pub(crate) struct Under {
    pub(crate) errand: Errand,
    stop: AtomicBool,
    done: AtomicU64,
    all: AtomicU64,
}

/// What came of work.
pub(crate) enum Ended {
    Looked(Box<Looked>),
    Answered(Box<Answered>),
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
        Under { errand, stop: AtomicBool::new(false), done: AtomicU64::new(0), all: AtomicU64::new(0) }
    }

    /// Asks the work to end; it looks between one batch of people and the next.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Says how much is done, of how much; of nought where nobody knows.
    pub(crate) fn tell(&self, done: u64, all: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
    }

    /// How much is done, of how much.
    pub(crate) fn told(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed))
    }
}
