//! One file that was sent, what is asked about it, and what has come of it.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use rungs_core::date::Date;
use rungs_workforce::supply::{Expectations, Prospects};
use tokio::sync::watch;

use super::work::{Broken, Ended, Errand, Under};
use super::{JobId, Jobs};
use crate::employers::{Answered, Looked, Output};

/// A file as it was sent, and what is asked about it.
#[derive(Clone)]
pub(crate) struct Sent {
    /// What the file is called.
    pub(crate) name: String,
    pub(crate) content: Bytes,
    /// The role and the way in that are asked about: a role's slug, and a way in's where it is one. None asks about all.
    pub(crate) way: Option<(String, Option<String>)>,
    /// The day on which ways in would start; today, if not told.
    pub(crate) start: Option<Date>,
}

/// A file, and what has come of it.
pub(crate) struct Job {
    pub(crate) id: JobId,
    /// Where it came from, where clients are told apart.
    pub(super) client: Option<IpAddr>,
    inner: Mutex<Inner>,
    /// Told whenever work on it ends.
    ended: watch::Sender<u64>,
}

struct Inner {
    seen: Instant,
    sent: Sent,
    looked: Option<Arc<Looked>>,
    answered: Option<Arc<Answered>>,
    /// Who could start when, once that was asked for, and what is assumed of it.
    prospects: Option<Arc<Prospects>>,
    expectations: Expectations,
    outputs: BTreeMap<Output, Bytes>,
    /// What is being worked on.
    under: Option<Arc<Under>>,
    /// What broke off last, and why.
    broken: Option<(Errand, Broken)>,
    is_empty: bool,
}

impl Job {
    pub(super) fn new(id: JobId, sent: Sent, client: Option<IpAddr>, now: Instant) -> Job {
        let inner = Inner {
            seen: now,
            sent,
            looked: None,
            answered: None,
            prospects: None,
            expectations: Expectations::default(),
            outputs: BTreeMap::new(),
            under: None,
            broken: None,
            is_empty: false,
        };
        Job { id, client, inner: Mutex::new(inner), ended: watch::Sender::new(0) }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn touch(&self, now: Instant) {
        self.inner().seen = now;
    }

    pub(super) fn seen(&self) -> Instant {
        self.inner().seen
    }

    /// Bytes that are kept of it.
    pub(crate) fn bytes(&self) -> usize {
        let inner = self.inner();
        inner.sent.content.len() + inner.outputs.values().map(Bytes::len).sum::<usize>()
    }

    /// Lets go of everything, and ends the work on it.
    pub(super) fn empty(&self) {
        let mut inner = self.inner();
        if let Some(under) = inner.under.take() {
            under.stop();
        }
        inner.sent.content = Bytes::new();
        inner.looked = None;
        inner.unanswer();
        inner.is_empty = true;
        drop(inner);
        self.ended.send_modify(|count| *count += 1);
    }

    /// What was sent.
    pub(crate) fn sent(&self) -> Sent {
        self.inner().sent.clone()
    }

    /// What its columns were understood as, once it was looked through.
    pub(crate) fn looked(&self) -> Option<Arc<Looked>> {
        self.inner().looked.clone()
    }

    /// The answer, once there is one.
    pub(crate) fn answered(&self) -> Option<Arc<Answered>> {
        self.inner().answered.clone()
    }

    /// Who could start when, once that was worked out, and what is assumed.
    pub(crate) fn prospects(&self) -> (Option<Arc<Prospects>>, Expectations) {
        let inner = self.inner();
        (inner.prospects.clone(), inner.expectations)
    }

    /// Assumes something else of who could start when: files that tell of it hold no longer.
    pub(crate) fn expect(&self, expectations: Expectations) {
        let mut inner = self.inner();
        inner.expectations = expectations;
        inner.outputs.clear();
    }

    /// A file that was made of the answer.
    pub(crate) fn output(&self, output: Output) -> Option<Bytes> {
        self.inner().outputs.get(&output).cloned()
    }

    /// What is being worked on.
    pub(crate) fn under(&self) -> Option<Arc<Under>> {
        self.inner().under.clone()
    }

    /// Why the last work on it broke off.
    pub(crate) fn broken(&self) -> Option<(Errand, Broken)> {
        self.inner().broken.clone()
    }

    /// Asks something else about the same file: what was answered holds no longer.
    pub(crate) fn ask(&self, way: Option<(String, Option<String>)>, start: Option<Date>) {
        let mut inner = self.inner();
        inner.sent.way = way;
        inner.sent.start = start;
        inner.unanswer();
    }

    /// Takes what its columns mean otherwise than before.
    pub(crate) fn set_looked(&self, looked: Looked) {
        let mut inner = self.inner();
        if !inner.is_empty {
            inner.looked = Some(Arc::from(looked));
            inner.unanswer();
        }
    }

    /// Stops what is being worked on. Whether anything was.
    pub(crate) fn stop(&self) -> bool {
        let under = self.inner().under.take();
        let Some(under) = under else { return false };
        under.stop();
        self.inner().broken = Some((under.errand, Broken::Stopped));
        self.ended.send_modify(|count| *count += 1);
        true
    }

    /// Works on it, on a thread of its own as soon as there is a place. Other work on it is stopped.
    pub(crate) fn begin<F>(self: &Arc<Job>, jobs: &Jobs, errand: Errand, work: F)
    where
        F: FnOnce(&Arc<Under>) -> Result<Ended, Broken> + Send + 'static,
    {
        let under = Arc::new(Under::new(errand));
        {
            let mut inner = self.inner();
            if inner.is_empty {
                return;
            }
            if let Some(before) = inner.under.replace(Arc::clone(&under)) {
                before.stop();
            }
            inner.broken = None;
        }
        let (job, places) = (Arc::clone(self), Arc::clone(&jobs.places));
        tokio::spawn(async move {
            let Ok(place) = places.acquire_owned().await else { return };
            let worker = Arc::clone(&under);
            let working = tokio::task::spawn_blocking(move || {
                let ended = if worker.is_stopped() { Err(Broken::Stopped) } else { work(&worker) };
                drop(place);
                ended
            });
            let ended = working.await.unwrap_or(Err(Broken::Ours));
            job.end(&under, ended);
        });
    }

    fn end(&self, under: &Arc<Under>, ended: Result<Ended, Broken>) {
        let mut inner = self.inner();
        // What was stopped meanwhile, or begun anew, is of no interest any more.
        if inner.under.as_ref().is_none_or(|current| !Arc::ptr_eq(current, under)) {
            return;
        }
        inner.under = None;
        match ended {
            Ok(Ended::Looked(looked)) => {
                // Rows that are only read anew leave the answer as it is.
                let is_same =
                    inner.looked.as_ref().is_some_and(|known| known.mapping.to_yaml() == looked.mapping.to_yaml());
                inner.looked = Some(Arc::from(looked));
                if !is_same {
                    inner.unanswer();
                }
            }
            Ok(Ended::Answered(answered)) => {
                inner.unanswer();
                inner.answered = Some(Arc::from(answered));
            }
            Ok(Ended::Foreseen(prospects)) => {
                inner.prospects = Some(Arc::from(prospects));
                inner.outputs.clear();
            }
            Ok(Ended::Made(output, content)) => {
                inner.outputs.insert(output, content);
            }
            Err(broken) => inner.broken = Some((under.errand, broken)),
        }
        drop(inner);
        self.ended.send_modify(|count| *count += 1);
    }

    /// Waits until nothing is worked on, or for so long.
    pub(crate) async fn rest(&self, most: Duration) {
        let mut ended = self.ended.subscribe();
        let over = async {
            while self.under().is_some() {
                if ended.changed().await.is_err() {
                    return;
                }
            }
        };
        let _ = tokio::time::timeout(most, over).await;
    }
}

impl Inner {
    fn unanswer(&mut self) {
        self.answered = None;
        self.prospects = None;
        self.outputs.clear();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;
    use crate::jobs::{Bounds, Errand};

    fn jobs() -> Jobs {
        Jobs::new(Bounds { files: 4, file: 1_000, bytes: 1_000, life: Duration::from_secs(60) })
    }

    fn sent() -> Sent {
        Sent { name: "staff.csv".to_owned(), content: Bytes::from_static(b"a,b"), way: None, start: None }
    }

    #[tokio::test]
    async fn stopped_work_ends_and_says_so() {
        static ENDED: AtomicBool = AtomicBool::new(false);
        let jobs = jobs();
        let job = jobs.take(sent(), None, Instant::now()).unwrap();
        job.begin(&jobs, Errand::Answer, |under| {
            while !under.is_stopped() {
                std::thread::sleep(Duration::from_millis(1));
            }
            ENDED.store(true, Ordering::SeqCst);
            Err(Broken::Stopped)
        });
        job.rest(Duration::from_millis(20)).await;
        assert!(job.under().is_some() && !ENDED.load(Ordering::SeqCst), "it goes on until it is stopped");
        assert!(job.stop() && !job.stop());
        assert_eq!(job.broken(), Some((Errand::Answer, Broken::Stopped)));
        for _ in 0..1_000 {
            if ENDED.load(Ordering::SeqCst) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        assert!(ENDED.load(Ordering::SeqCst), "the work itself has ended");
    }

    #[tokio::test]
    async fn work_waits_for_a_place_and_a_forgotten_file_is_not_worked_on() {
        let jobs = jobs();
        let mut held = Vec::new();
        let wait = || {
            let (free, waits) = std::sync::mpsc::channel::<()>();
            (free, move |_: &Arc<Under>| {
                let _ = waits.recv();
                Err(Broken::Stopped)
            })
        };
        for _ in 0..2 {
            let job = jobs.take(sent(), None, Instant::now()).unwrap();
            let (free, work) = wait();
            job.begin(&jobs, Errand::Look, work);
            held.push((job, free));
        }
        let third = jobs.take(sent(), None, Instant::now()).unwrap();
        let began = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&began);
        third.begin(&jobs, Errand::Look, move |_| {
            told.store(true, Ordering::SeqCst);
            Err(Broken::Stopped)
        });
        third.rest(Duration::from_millis(50)).await;
        assert!(third.under().is_some() && !began.load(Ordering::SeqCst), "two go on, the third waits");
        assert!(jobs.forget(third.id));
        assert_eq!((third.bytes(), third.under().is_some()), (0, false));
        drop(held);
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert!(!began.load(Ordering::SeqCst), "nobody wants it any more");
    }

    #[tokio::test]
    async fn a_panic_is_a_fault_of_ours_and_frees_the_place() {
        let jobs = jobs();
        for _ in 0..3 {
            let job = jobs.take(sent(), None, Instant::now()).unwrap();
            job.begin(&jobs, Errand::Look, |_| std::panic::resume_unwind(Box::new("broken")));
            job.rest(Duration::from_secs(10)).await;
            assert_eq!(job.broken(), Some((Errand::Look, Broken::Ours)));
            jobs.forget(job.id);
        }
    }
}
