//! Threads beside the session: one that checks and one that examines, so that neither keeps an answer waiting, and a long
//! examination keeps no check waiting.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use crate::frameworks::{Check, Checked};
use crate::server::{Examination, Examined};

/// What came of work.
#[derive(Debug)]
pub(crate) enum Done {
    /// Of a round of checks, those that came to an end.
    Checked(Vec<Checked>),
    /// An examination that came to its end.
    Examined(Box<Examined>),
}

/// The threads, and what they are at.
pub(crate) struct Workers {
    checks: Sender<Vec<Check>>,
    examinations: Sender<(Examination, Arc<AtomicBool>)>,
    is_checking: bool,
    /// Says to the examinations begun that nobody wants to know any more.
    is_stale: Arc<AtomicBool>,
}

impl Workers {
    /// Begins them. Whatever comes of their work goes to `done`. They end when this does, after what they are at.
    pub(crate) fn begin<T: From<Done> + Send + 'static>(done: Sender<T>) -> Workers {
        let (checks, to_check) = channel::<Vec<Check>>();
        let checked = done.clone();
        thread::spawn(move || {
            for round in to_check {
                // One that can't be checked is missing, and is asked for again once it is quiet.
                let round = round.into_iter().filter_map(|check| guarded(|| check.run())).collect();
                if checked.send(T::from(Done::Checked(round))).is_err() {
                    break;
                }
            }
        });
        let (examinations, to_examine) = channel::<(Examination, Arc<AtomicBool>)>();
        thread::spawn(move || {
            for (examination, is_stale) in to_examine {
                let goes_on = || !is_stale.load(Ordering::Relaxed);
                let Some(examined) = guarded(|| examination.run(&goes_on)).flatten() else { continue };
                if done.send(T::from(Done::Examined(Box::new(examined)))).is_err() {
                    break;
                }
            }
        });
        Workers { checks, examinations, is_checking: false, is_stale: Arc::default() }
    }

    /// Whether a round of checks is under way.
    pub(crate) fn is_checking(&self) -> bool {
        self.is_checking
    }

    /// Hands over a round of checks.
    pub(crate) fn check(&mut self, round: Vec<Check>) {
        self.is_checking = self.checks.send(round).is_ok();
    }

    /// A round of checks came back.
    pub(crate) fn has_checked(&mut self) {
        self.is_checking = false;
    }

    /// Hands over what is to be examined, in the place of whatever was before.
    pub(crate) fn examine(&mut self, examinations: Vec<Examination>) {
        for examination in examinations {
            // A thread that ended has nobody to tell.
            drop(self.examinations.send((examination, self.is_stale.clone())));
        }
    }

    /// Something has changed: what is being examined, or waits for it, needn't come to its end.
    pub(crate) fn forget_examinations(&mut self) {
        self.is_stale.store(true, Ordering::Relaxed);
        self.is_stale = Arc::default();
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.is_stale.store(true, Ordering::Relaxed);
    }
}

/// Runs something that must not end the session. Nothing here panics that we know of, and each panic found is a fault
/// to mend; but somebody's unsaved work is on the other side.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}
