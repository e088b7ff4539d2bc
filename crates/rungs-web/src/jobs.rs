//! Files that employers have sent, for as long as they are looked at: in the memory of this process, and nowhere else
//! ([record 0056](../../../docs/decision/0056-a-staff-file-lives-in-a-store-in-memory.md)).
//!
//! A file is known by a random number in the addresses of its pages. It is dropped when its owner says so, when nobody has
//! looked at it for a while, and with the process. Nothing here touches a disk or a log.

mod job;
mod work;

use std::collections::HashMap;
use std::fmt;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rayon::{ThreadPool, ThreadPoolBuilder};
use tokio::sync::Semaphore;

use crate::server::settings::Settings;

pub(crate) use job::{Job, Sent};
pub(crate) use work::{Broken, Ended, Errand, Under};

/// Work on files that goes on at once; other files wait for their turn. The work itself uses several processors.
const AT_ONCE: usize = 2;
/// The part of all files that may come from one client.
const SHARE_OF_ONE: usize = 2;

/// How much is kept, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// Files at once.
    pub(crate) files: usize,
    /// Bytes of one file.
    pub(crate) file: usize,
    /// Bytes of all files, with what was made of them.
    pub(crate) bytes: usize,
    /// How long a file stays after it was looked at last.
    pub(crate) life: Duration,
}

/// The number by which a file is known: nobody guesses 128 random bits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct JobId(u128);

/// Every file there is.
pub(crate) struct Jobs {
    kept: Mutex<HashMap<JobId, Arc<Job>>>,
    bounds: Bounds,
    /// Places for work.
    places: Arc<Semaphore>,
    /// The threads that all work shares; none where they can't be had, so that each works alone.
    crew: Option<ThreadPool>,
}

/// Stops work when it is dropped: whoever waited for it has gone.
struct Stopping(Arc<Under>);

impl Drop for Stopping {
    fn drop(&mut self) {
        self.0.stop();
    }
}

/// Why a file isn't taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// There are as many files as may be, or they take as much memory as they may.
    Full,
    /// This client has as many files as one may have.
    TooMany,
    /// The machine has no source of randomness.
    Ours,
}

/// Of all files together, with what was made of them: as many of the largest.
const LARGEST_TOGETHER: usize = 4;

impl Bounds {
    pub(crate) fn of(settings: &Settings) -> Bounds {
        Bounds {
            files: settings.uploads.max(1),
            file: settings.upload_limit,
            bytes: settings.upload_limit.saturating_mul(LARGEST_TOGETHER),
            life: settings.upload_life,
        }
    }
}

impl JobId {
    fn new() -> Option<JobId> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).ok()?;
        Some(JobId(u128::from_le_bytes(bytes)))
    }

    /// A number as it stands in an address.
    pub(crate) fn read(text: &str) -> Option<JobId> {
        let is_one = text.len() == 32 && text.bytes().all(|letter| matches!(letter, b'0'..=b'9' | b'a'..=b'f'));
        is_one.then(|| u128::from_str_radix(text, 16).ok().map(JobId)).flatten()
    }
}

impl fmt::Display for JobId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", self.0)
    }
}

impl Jobs {
    pub(crate) fn new(bounds: Bounds) -> Jobs {
        // One processor is left to the pages.
        let threads = std::thread::available_parallelism().map_or(1, |all| all.get().saturating_sub(1).max(1));
        let crew = ThreadPoolBuilder::new().num_threads(threads).build().ok();
        Jobs { kept: Mutex::default(), bounds, places: Arc::new(Semaphore::new(AT_ONCE)), crew }
    }

    /// Works on something that isn't kept, at the next free place; none where it broke off by itself. It is stopped where
    /// nobody waits for it any more.
    pub(crate) async fn work<T, F>(&self, errand: Errand, work: F) -> Option<Result<T, Broken>>
    where
        T: Send + 'static,
        F: FnOnce(&Arc<Under>) -> Result<T, Broken> + Send + 'static,
    {
        let under = Arc::new(Under::new(errand));
        let waited_for = Stopping(Arc::clone(&under));
        let place = Arc::clone(&self.places).acquire_owned().await.ok()?;
        let working = tokio::task::spawn_blocking(move || {
            let ended = if under.is_stopped() { Err(Broken::Stopped) } else { work(&under) };
            drop(place);
            ended
        });
        let ended = working.await.ok();
        drop(waited_for);
        ended
    }

    /// Does what many threads can do at once, on the threads that are there for it.
    pub(crate) fn at_work<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        match &self.crew {
            Some(crew) => crew.install(work),
            None => work(),
        }
    }

    /// How much is kept, and for how long.
    pub(crate) fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Takes in a file, from a client where clients are known.
    ///
    /// # Errors
    /// A store that has no room for it.
    pub(crate) fn take(&self, sent: Sent, client: Option<IpAddr>, now: Instant) -> Result<Arc<Job>, Refused> {
        let id = JobId::new().ok_or(Refused::Ours)?;
        let bytes = sent.content.len();
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        self.drop_old(&mut kept, now);
        let of_client = kept.values().filter(|job| client.is_some() && job.client == client).count();
        let all: usize = kept.values().map(|job| job.bytes()).sum();
        if kept.len() >= self.bounds.files || all.saturating_add(bytes) > self.bounds.bytes {
            return Err(Refused::Full);
        }
        if of_client >= (self.bounds.files / SHARE_OF_ONE).max(1) {
            return Err(Refused::TooMany);
        }
        let job = Arc::new(Job::new(id, sent, client, now));
        kept.insert(id, Arc::clone(&job));
        Ok(job)
    }

    /// A file that somebody looks at; none where there is no such file any more.
    pub(crate) fn get(&self, id: JobId, now: Instant) -> Option<Arc<Job>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        self.drop_old(&mut kept, now);
        let job = kept.get(&id)?;
        job.touch(now);
        Some(Arc::clone(job))
    }

    /// Forgets a file now, and ends what is worked on it. Whether there was one.
    pub(crate) fn forget(&self, id: JobId) -> bool {
        let forgotten = self.kept.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
        forgotten.is_some_and(|job| {
            job.empty();
            true
        })
    }

    /// Forgets files that nobody has looked at for too long.
    pub(crate) fn forget_old(&self, now: Instant) {
        self.drop_old(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner), now);
    }

    /// Whether so many bytes more may be kept.
    pub(crate) fn has_room_for(&self, bytes: usize) -> bool {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.values().map(|job| job.bytes()).sum::<usize>().saturating_add(bytes) <= self.bounds.bytes
    }

    fn drop_old(&self, kept: &mut HashMap<JobId, Arc<Job>>, now: Instant) {
        kept.retain(|_, job| {
            let stays = now.saturating_duration_since(job.seen()) < self.bounds.life;
            if !stays {
                job.empty();
            }
            stays
        });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    const BOUNDS: Bounds = Bounds { files: 4, file: 100, bytes: 100, life: Duration::from_secs(60) };

    fn sent(bytes: usize) -> Sent {
        Sent { name: "staff.csv".to_owned(), content: vec![b'a'; bytes].into(), way: None, start: None }
    }

    fn client(last: u8) -> Option<IpAddr> {
        Some(IpAddr::from([10, 0, 0, last]))
    }

    #[test]
    fn a_file_lives_as_long_as_it_is_looked_at() {
        let jobs = Jobs::new(BOUNDS);
        let began = Instant::now();
        let after = |seconds| began + Duration::from_secs(seconds);
        let id = jobs.take(sent(10), None, began).unwrap().id;
        assert!(jobs.get(id, after(59)).is_some());
        assert!(jobs.get(id, after(118)).is_some(), "looking at it keeps it");
        assert!(jobs.get(id, after(178)).is_none(), "nobody has looked for a minute");
        let other = jobs.take(sent(10), None, after(200)).unwrap();
        jobs.forget_old(after(260));
        assert_eq!(other.bytes(), 0, "whoever still holds it holds nothing");
    }

    #[test]
    fn files_are_few_and_of_few_bytes_and_not_all_of_one_client() {
        let jobs = Jobs::new(BOUNDS);
        let now = Instant::now();
        let first = jobs.take(sent(10), client(1), now).unwrap().id;
        jobs.take(sent(10), client(1), now).unwrap();
        assert_eq!(jobs.take(sent(10), client(1), now).err(), Some(Refused::TooMany));
        assert_eq!(jobs.take(sent(81), client(2), now).err(), Some(Refused::Full));
        assert!(jobs.has_room_for(80) && !jobs.has_room_for(81));
        jobs.take(sent(10), client(2), now).unwrap();
        jobs.take(sent(10), client(2), now).unwrap();
        assert_eq!(jobs.take(sent(10), client(3), now).err(), Some(Refused::Full));
        assert!(jobs.forget(first) && !jobs.forget(first));
        jobs.take(sent(10), client(3), now).unwrap();
    }

    #[test]
    fn a_number_in_an_address_is_read_back_and_nothing_else_is() {
        let id = JobId::new().unwrap();
        assert!(JobId::read(&id.to_string()) == Some(id));
        for text in [
            "",
            "1",
            "g0000000000000000000000000000000",
            "+0000000000000000000000000000000",
            "ÿ0000000000000000000000000000000",
        ] {
            assert!(JobId::read(text).is_none(), "{text}");
        }
        assert!(JobId::new().unwrap() != JobId::new().unwrap());
    }
}
