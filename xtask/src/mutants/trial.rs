//! One mutant after another meets the tests that come by it: first all of them the quickest tests, then those that these
//! didn't catch the next ones. Those that caught a neighbour come before others.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::each;
use super::mutant::Mutant;
use super::suite::{Ending, Suite};

/// What became of a mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// By this test.
    Caught(String),
    /// Caught: this test never ended.
    Endless(String),
    /// No test comes by it.
    Unreached,
    /// It has met this lot of tests and those before; there are more.
    Open(usize),
    Survived,
}

/// How long the tests of each lot take, all together with those of the lots before. The last lot is all the others.
const LOTS: [Duration; 4] =
    [Duration::from_millis(300), Duration::from_millis(3_000), Duration::from_secs(30), Duration::MAX];
/// So many of the tests that caught neighbours are tried in the first lot, if they take no longer than it.
const NEIGHBOURS: usize = 3;

/// Tries each of the mutants, and tells what became of it after each lot.
pub(super) fn trial(
    suite: &Suite,
    mutants: Vec<&Mutant>,
    workers: usize,
    tell: impl Fn(&Mutant, &Fate) + Sync,
) -> Result<(), String> {
    let trial = Trial { suite, recent: Mutex::default() };
    let failure = Mutex::new(None);
    let mut left = mutants;
    for lot in 0..LOTS.len() {
        println!("lot {}: {} mutants", lot + 1, left.len());
        let open = Mutex::new(Vec::new());
        each(&left, workers, |number, mutant| match trial.one(mutant, lot) {
            Ok(fate) => {
                tell(mutant, &fate);
                if matches!(fate, Fate::Open(_)) {
                    open.lock().unwrap_or_else(PoisonError::into_inner).push((number, *mutant));
                }
            }
            Err(error) => *failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(error),
        });
        let mut open = open.into_inner().unwrap_or_else(PoisonError::into_inner);
        open.sort_by_key(|(number, _)| *number);
        left = open.into_iter().map(|(_, mutant)| mutant).collect();
    }
    failure.into_inner().unwrap_or_else(PoisonError::into_inner).map_or(Ok(()), Err)
}

struct Trial<'a> {
    suite: &'a Suite,
    /// The tests that caught something in a file, the last one first.
    recent: Mutex<HashMap<String, Vec<usize>>>,
}

impl Trial<'_> {
    fn one(&self, mutant: &Mutant, lot: usize) -> Result<Fate, String> {
        let reaching = self.suite.reaching(mutant.number);
        if reaching.is_empty() {
            return Ok(Fate::Unreached);
        }
        let neighbours = if lot == 0 { self.neighbours(&mutant.place.file, &reaching) } else { Vec::new() };
        let (mut own, is_last) = self.lot(&reaching, lot);
        own.retain(|test| !neighbours.contains(test));
        for tests in [neighbours, own].into_iter().filter(|tests| !tests.is_empty()) {
            let (name, is_endless) = match self.suite.run(&tests, mutant.number)? {
                Ending::Passed => continue,
                Ending::Failed(name) => (name, false),
                Ending::Endless(name) => (name, true),
            };
            self.has_caught(&mutant.place.file, &tests, &name);
            return Ok(if is_endless { Fate::Endless(name) } else { Fate::Caught(name) });
        }
        Ok(if is_last { Fate::Survived } else { Fate::Open(lot + 1) })
    }

    /// The tests of one lot, and whether there are none after it.
    fn lot(&self, reaching: &[usize], lot: usize) -> (Vec<usize>, bool) {
        let takes = |test: &usize| self.suite.tests.get(*test).map_or(Duration::ZERO, |test| test.takes);
        let mut all = Duration::ZERO;
        let mut tests = Vec::new();
        let mut is_last = true;
        for test in reaching {
            all += takes(test);
            let of = LOTS.iter().position(|limit| all <= *limit).unwrap_or(LOTS.len());
            if of == lot {
                tests.push(*test);
            }
            is_last &= of <= lot;
        }
        (tests, is_last)
    }

    fn neighbours(&self, file: &str, reaching: &[usize]) -> Vec<usize> {
        let recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let is_quick = |test: &usize| self.suite.tests.get(*test).is_some_and(|test| test.takes <= LOTS[0]);
        let of_file = recent.get(file).into_iter().flatten().copied();
        of_file.filter(|test| reaching.contains(test) && is_quick(test)).take(NEIGHBOURS).collect()
    }

    fn has_caught(&self, file: &str, tests: &[usize], name: &str) {
        let is_named = |test: &&usize| self.suite.tests.get(**test).is_some_and(|test| test.name == name);
        if let Some(test) = tests.iter().find(is_named).copied() {
            let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
            let of_file = recent.entry(file.to_owned()).or_default();
            of_file.retain(|there| *there != test);
            of_file.insert(0, test);
        }
    }
}
