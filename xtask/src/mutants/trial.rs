//! One mutant after another meets the tests that come by it: first all of them the quickest tests, then those that these
//! didn't catch the next ones. Those that caught a neighbour come before others, in this run or in one before.

use std::collections::{BTreeMap, HashMap};
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
const LOTS: [Duration; 3] = [Duration::from_millis(300), Duration::from_millis(3_000), Duration::MAX];
/// So many of the tests that caught neighbours are tried before the others of a lot.
const NEIGHBOURS: usize = 3;

/// Tries each of the mutants with so many lots of tests at most, so many mutants at once, and tells what became of it after
/// each lot.
pub(super) fn trial(
    suite: &Suite,
    mutants: Vec<&Mutant>,
    before: &BTreeMap<String, Fate>,
    (lots, workers): (usize, usize),
    tell: impl Fn(&Mutant, &Fate) + Sync,
) -> Result<(), String> {
    let trial = Trial { suite, recent: Mutex::new(catching(suite, before)) };
    let failure = Mutex::new(None);
    let mut left = mutants;
    for lot in 0..LOTS.len().min(lots) {
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

/// The tests that caught something in a file before, those that caught most first.
fn catching(suite: &Suite, before: &BTreeMap<String, Fate>) -> HashMap<String, Vec<usize>> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, test) in suite.tests.iter().enumerate() {
        places.entry(test.name.as_str()).or_default().push(place);
    }
    let mut counts: HashMap<String, HashMap<usize, usize>> = HashMap::new();
    for (mutant, fate) in before {
        let (Fate::Caught(test), Some((file, _))) = (fate, mutant.split_once(':')) else { continue };
        for place in places.get(test.as_str()).into_iter().flatten() {
            *counts.entry(file.to_owned()).or_default().entry(*place).or_default() += 1;
        }
    }
    let most_first = |counts: HashMap<usize, usize>| {
        let mut tests: Vec<(usize, usize)> = counts.into_iter().collect();
        tests.sort_by_key(|(place, count)| (std::cmp::Reverse(*count), *place));
        tests.into_iter().map(|(place, _)| place).collect()
    };
    counts.into_iter().map(|(file, counts)| (file, most_first(counts))).collect()
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
        let (mut own, is_last) = self.lot(&reaching, lot);
        let neighbours = self.neighbours(&mutant.place.file, |test| match lot {
            0 => reaching.contains(test) && self.takes(*test) <= LOTS[0],
            _ => own.contains(test),
        });
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
        let mut all = Duration::ZERO;
        let mut tests = Vec::new();
        let mut is_last = true;
        for test in reaching {
            all += self.takes(*test);
            let of = LOTS.iter().position(|limit| all <= *limit).unwrap_or(LOTS.len());
            if of == lot {
                tests.push(*test);
            }
            is_last &= of <= lot;
        }
        (tests, is_last)
    }

    fn takes(&self, test: usize) -> Duration {
        self.suite.tests.get(test).map_or(Duration::ZERO, |test| test.takes)
    }

    /// Of the tests that caught something in the file, the first few that fit.
    fn neighbours(&self, file: &str, fits: impl Fn(&usize) -> bool) -> Vec<usize> {
        let recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent.get(file).into_iter().flatten().copied().filter(fits).take(NEIGHBOURS).collect()
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
