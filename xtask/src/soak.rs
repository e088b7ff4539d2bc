//! `cargo xtask soak`: visitors by the thousand, for minutes. Every answer has to be the one it should be, memory has to
//! be flat, connections have to go away with their visitors, and nobody may find in the log what was told.

mod log;
mod memory;
mod mixture;

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

use crate::client::Client;
use crate::run::{rungs, target_directory};
use crate::served::Served;
use crate::{Outcome, Step};
use memory::Memory;
use mixture::{Mixture, TOLD};

/// How long the step of `cargo xtask test` takes.
const SHORT: Duration = Duration::from_secs(45);
/// Visitors at once.
const VISITORS: usize = 4;
/// Time between two samples of the server's memory.
const BETWEEN: Duration = Duration::from_millis(250);
/// How long connections may take to go away with their visitors: longer than a client that is silent is waited for.
const GOING: Duration = Duration::from_secs(30);
/// Faults after which no more is asked.
const ENOUGH: usize = 5;
/// As in the open, but for the time that an engine which isn't optimised takes, and for visitors who each come from an
/// address of their own: those whom clients are counted by come and go as well.
const SETTINGS: [&str; 6] =
    ["--log=json", "--metrics=on", "--proxies=1", "--rate=20", "--timeout=120", "--client-timeout=3"];

/// So many minutes of visitors, against a release build.
pub(crate) fn soak(minutes: f64) -> Outcome {
    let time = Duration::try_from_secs_f64(minutes * 60.0).map_err(|error| format!("{minutes} minutes: {error}"))?;
    run(&rungs(true)?, time)
}

/// A short one, as a test.
pub(crate) fn test() -> Step {
    if !Memory::can_be_read() {
        return Step::LeftOut("the soak: it reads memory from /proc, which isn't there".into());
    }
    Step::Run(rungs(false).and_then(|binary| run(&binary, SHORT)))
}

fn run(binary: &Path, time: Duration) -> Outcome {
    let path = target_directory()?.join("soak.log");
    let file = fs::File::create(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let served = Served::start(binary, &SETTINGS, Stdio::from(file))?;
    let answered = AtomicUsize::new(0);
    let mixture = Mixture::of(&served.address, &answered)?;
    mixture.warm()?;

    let (next, faults, mut memory) = (AtomicUsize::new(0), Mutex::new(Vec::new()), Memory::default());
    let until = Instant::now() + time;
    scope(|threads| {
        for _ in 0..VISITORS {
            threads.spawn(|| {
                while Instant::now() < until && count(&faults) < ENOUGH {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if let Err(fault) = mixture.visit(number) {
                        note(&faults, format!("visit {number}: {fault}"));
                    }
                }
            });
        }
        while Instant::now() < until && count(&faults) < ENOUGH {
            if let Err(fault) = memory.sample(served.process()) {
                return note(&faults, fault);
            }
            sleep(BETWEEN);
        }
    });

    let mut faults = faults.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    let (visits, requests) = (next.into_inner(), answered.load(Ordering::Relaxed));
    println!("  {visits} visits, {requests} requests in {} s", time.as_secs());
    match memory.flat() {
        Ok(held) => println!(
            "  memory: {} KiB in the second quarter, {} KiB in the last, {} KiB at most",
            held.early, held.late, held.most
        ),
        Err(fault) => faults.push(fault),
    }
    faults.extend(all_gone(&served.address).err());
    drop(served);
    match fs::read_to_string(&path).map_err(|error| error.to_string()).and_then(|log| log::held(&log, &TOLD)) {
        // What is refused before it is read as a request stands in no log.
        Ok(lines) if lines >= requests => println!("  the log: {lines} lines, and nothing of what was told"),
        Ok(lines) => faults.push(format!("the log has {lines} lines for {requests} requests")),
        Err(fault) => faults.push(fault),
    }
    if faults.is_empty() { Ok(()) } else { Err(format!("{}\nthe log is {}", faults.join("\n"), path.display())) }
}

/// Waits until the connections of all visitors are gone, and looks through the figures for what was told.
fn all_gone(address: &str) -> Outcome {
    let asked = AtomicUsize::new(0);
    let until = Instant::now() + GOING;
    loop {
        let figures = Client::new(address, 1, &asked).get("/metrics")?.must_be(200)?.text;
        if let Some(told) = TOLD.iter().find(|told| figures.contains(**told)) {
            return Err(format!("the figures tell “{told}”, which a visitor told"));
        }
        let open = figures.lines().find_map(|line| line.strip_prefix("rungs_http_connections "));
        match open.and_then(|open| open.parse::<u32>().ok()) {
            None => return Err("the figures don't say how many connections are open".into()),
            // The one that asks.
            Some(1) => return Ok(()),
            Some(open) if Instant::now() > until => {
                return Err(format!("{open} connections are open, though every visitor is gone"));
            }
            Some(_) => sleep(BETWEEN),
        }
    }
}

fn count(faults: &Mutex<Vec<String>>) -> usize {
    faults.lock().map_or(ENOUGH, |faults| faults.len())
}

fn note(faults: &Mutex<Vec<String>>, fault: String) {
    if let Ok(mut faults) = faults.lock() {
        faults.push(fault);
    }
}
