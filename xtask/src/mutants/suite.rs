//! Every test, with how long it takes and which mutants it comes by: no other can be noticed by it.

mod known;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::each;

/// A program of tests, and the folder of its package.
pub(super) struct Program {
    pub(super) path: PathBuf,
    pub(super) home: PathBuf,
}

pub(super) struct Test {
    /// Which of the programs.
    pub(super) program: usize,
    pub(super) name: String,
    pub(super) takes: Duration,
    /// The numbers of the mutants that it comes by.
    reaches: BTreeSet<u32>,
}

pub(super) struct Suite {
    pub(super) programs: Vec<Program>,
    pub(super) tests: Vec<Test>,
    /// How many times longer than usual they are waited for.
    pub(super) patience: u64,
    /// How many cases laws are tried with; tests are recorded with [`CASES`].
    pub(super) cases: u32,
}

/// Few cases: hundreds of mutants meet them.
pub(super) const CASES: u32 = 25;

/// The same cases for every mutant; and one that fails is enough, however large.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("RUNGS_LAW_SEED", "2026"),
    ("RUNGS_LAW_SHRINK", "0"),
    ("PROPTEST_MAX_SHRINK_ITERS", "0"),
    ("RAYON_NUM_THREADS", "1"),
    ("RUST_BACKTRACE", "0"),
];

/// A test that takes longer by itself is met by no mutant: those that nothing else catches would meet it all the same, and
/// there are hundreds. It is named, and what it alone holds counts as not held.
pub(super) const LONGEST: Duration = Duration::from_millis(750);
/// In kilobytes: a mutant may take memory without end.
const MEMORY: u32 = 4_000_000;

/// How a program of tests ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    Passed,
    /// The test that failed, or that was running when the program broke off.
    Failed(String),
    /// The one that was running when the time was up.
    Endless(String),
}

impl Suite {
    /// Runs every test by itself. Those that fail though no mutant is switched on are left out, and named.
    ///
    /// What is known of a program from the last time is taken as it is, if the program is the same one and so is the data
    /// that tests read.
    pub(super) fn of(
        programs: Vec<Program>,
        home: &Path,
        data: &str,
        (longest, workers): (Duration, usize),
    ) -> Result<Suite, String> {
        std::fs::create_dir_all(home).map_err(|error| format!("{}: {error}", home.display()))?;
        let mut suite = Suite { programs: Vec::new(), tests: Vec::new(), patience: 1, cases: CASES };
        for (number, program) in programs.into_iter().enumerate() {
            let known = known::Known::of(&program, home, data);
            let mut tests = match known.read() {
                Some(tests) => tests,
                None => {
                    let tests = program.recorded(home, workers)?;
                    known.write(&tests)?;
                    tests
                }
            };
            tests.iter_mut().for_each(|test| test.program = number);
            suite.tests.extend(tests);
            suite.programs.push(program);
        }
        suite.tests.sort_by_key(|test| test.takes);
        for test in suite.tests.split_off(suite.tests.partition_point(|test| test.takes <= longest)) {
            println!("left out, since it takes {:.1} seconds: {}", test.takes.as_secs_f64(), test.name);
        }
        Ok(suite)
    }

    /// How long all tests take one after another.
    pub(super) fn takes(&self) -> Duration {
        self.tests.iter().map(|test| test.takes).sum()
    }

    /// The tests that come by a mutant, by their place in the list, the quickest first.
    pub(super) fn reaching(&self, mutant: u32) -> Vec<usize> {
        let reaching = self.tests.iter().enumerate().filter(|(_, test)| test.reaches.contains(&mutant));
        reaching.map(|(number, _)| number).collect()
    }

    /// Runs some tests with a mutant switched on, until one fails.
    pub(super) fn run(&self, tests: &[usize], mutant: u32) -> Result<Ending, String> {
        for (number, program) in self.programs.iter().enumerate() {
            let tests = tests.iter().filter_map(|test| self.tests.get(*test)).filter(|test| test.program == number);
            let tests: Vec<&Test> = tests.collect();
            if tests.is_empty() {
                continue;
            }
            let usual: Duration = tests.iter().map(|test| test.takes).sum();
            let names: Vec<&str> = tests.iter().map(|test| test.name.as_str()).collect();
            // Which of the tests are laws isn't known: all are waited for as if they were.
            let times = self.cases.div_ceil(CASES).max(1);
            let patience = usual * 4 * times + Duration::from_secs(3);
            let patience = patience * u32::try_from(self.patience).unwrap_or(u32::MAX);
            let switched_on = ("RUNGS_MUTANT", mutant.to_string());
            let (ending, _) = program.run(&names, (self.cases, switched_on), patience)?;
            if ending != Ending::Passed {
                return Ok(ending);
            }
        }
        Ok(Ending::Passed)
    }
}

impl Program {
    fn tests(&self) -> Result<Vec<String>, String> {
        let list = |arguments: &[&str]| -> Result<BTreeSet<String>, String> {
            let mut command = Command::new(&self.path);
            command.args(["--list", "--format=terse"]).args(arguments).current_dir(&self.home);
            let told = command.output().map_err(|error| format!("{}: {error}", self.path.display()))?;
            let told = String::from_utf8_lossy(&told.stdout).into_owned();
            Ok(told.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect())
        };
        let (all, ignored) = (list(&[])?, list(&["--ignored"])?);
        Ok(all.difference(&ignored).cloned().collect())
    }

    /// Runs each of its tests by itself.
    fn recorded(&self, home: &Path, workers: usize) -> Result<Vec<Test>, String> {
        let tests = Mutex::new(Vec::new());
        each(&self.tests()?, workers, |number, name| {
            let reached = home.join(format!("reached-{number}.txt"));
            let _ = std::fs::remove_file(&reached);
            let variable = ("RUNGS_MUTANTS_REACHED", reached.display().to_string());
            let ran = self.run(&[name], (CASES, variable), Duration::from_secs(600));
            let text = std::fs::read_to_string(&reached).unwrap_or_default();
            let _ = std::fs::remove_file(&reached);
            let takes = match ran {
                Ok((Ending::Passed, takes)) => takes,
                Ok((ending, _)) => return println!("left out, since it fails without any mutant: {name} ({ending:?})"),
                Err(error) => return println!("left out, since it could not be run: {name} ({error})"),
            };
            let reaches = text.lines().filter_map(|line| line.parse().ok()).collect();
            let test = Test { program: 0, name: name.clone(), takes, reaches };
            tests.lock().unwrap_or_else(PoisonError::into_inner).push(test);
        });
        Ok(tests.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// Runs these tests one after another, until one fails or there is no more processor time for them; says how much it
    /// took.
    fn run(
        &self,
        names: &[&str],
        (cases, variable): (u32, (&str, String)),
        patience: Duration,
    ) -> Result<(Ending, Duration), String> {
        let seconds = patience.as_secs();
        let limits = format!("ulimit -t {seconds}; ulimit -v {MEMORY}; ulimit -c 0; exec \"$0\" \"$@\"");
        let mut command = Command::new("sh");
        command.args(["-c", &limits]).arg(&self.path).args(["--exact", "--test-threads=1"]).args(names);
        command.envs(ENVIRONMENT.iter().copied()).env(variable.0, variable.1).env("CARGO_MANIFEST_DIR", &self.home);
        command.env("RUNGS_LAW_CASES", cases.to_string());
        command.current_dir(&self.home).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let before = Instant::now();
        let mut running = command.spawn().map_err(|error| format!("sh: {error}"))?;
        let (tell, told) = channel();
        let out = running.stdout.take();
        let reader = std::thread::spawn(move || {
            let mut lines = out.map(BufReader::new);
            let mut line = Vec::new();
            while lines.as_mut().is_some_and(|out| out.read_until(b'\n', &mut line).is_ok_and(|read| read > 0)) {
                if tell.send(String::from_utf8_lossy(&std::mem::take(&mut line)).into_owned()).is_err() {
                    return;
                }
            }
        });
        // One that waits for something uses no processor time; on a busy machine the others wait as well.
        let until = Instant::now() + Duration::from_secs(seconds * 20 + 600);
        let mut last = String::new();
        let early = loop {
            match told.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(line) => {
                    let Some((name, outcome)) = line.strip_prefix("test ").and_then(|line| line.split_once(" ... "))
                    else {
                        continue;
                    };
                    let name = name.trim_end_matches(" - should panic").to_owned();
                    if outcome.trim_end() == "FAILED" {
                        break Some(Ending::Failed(name));
                    }
                    last = if outcome.trim_end().ends_with("ok") { String::new() } else { name };
                }
                Err(RecvTimeoutError::Timeout) => break Some(Ending::Endless(last.clone())),
                Err(RecvTimeoutError::Disconnected) => break None,
            }
        };
        if early.is_some() {
            let _ = running.kill();
        }
        let takes = processor_time(running.id()).unwrap_or_else(|| before.elapsed());
        let status = running.wait().map_err(|error| format!("{}: {error}", self.path.display()))?;
        let _ = reader.join();
        let ending = match early {
            Some(ending) => ending,
            None if status.success() => Ending::Passed,
            None if is_out_of_time(status) => Ending::Endless(last),
            None => Ending::Failed(last),
        };
        Ok((ending, takes))
    }
}

/// What a program that has said all it had to say has taken so far, where the system tells; a busy machine's clock runs on
/// while the program waits for others.
fn processor_time(program: u32) -> Option<Duration> {
    /// Of Linux, on every machine: so long is one of the units in which it tells them.
    const TICK: Duration = Duration::from_millis(10);
    let told = std::fs::read_to_string(format!("/proc/{program}/stat")).ok()?;
    // Behind the program's name, which may hold anything: its state, ten numbers, and then what it took and what the
    // system took for it.
    let numbers = told.rsplit_once(')')?.1.split_whitespace().skip(11).take(2);
    let ticks: Vec<u32> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
    Some(TICK * ticks.iter().sum::<u32>())
}

/// What the system does to a program whose processor time is up.
#[cfg(unix)]
fn is_out_of_time(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    const KILLED: i32 = 9;
    const OUT_OF_TIME: i32 = 24;
    matches!(status.signal(), Some(KILLED | OUT_OF_TIME))
}

#[cfg(not(unix))]
fn is_out_of_time(_: ExitStatus) -> bool {
    false
}
