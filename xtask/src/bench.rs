//! `cargo xtask bench`: measurements, with how they were got. Never a test: a busy machine must not turn a build red.

pub(crate) mod peers;

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::readme::SHOWN_COMMAND;
use crate::run::{cargo, output, root, rungs, succeed};

/// How often a whole command is run.
const RUNS: usize = 30;

pub(crate) fn bench() -> Outcome {
    println!("{}, {} processors, release build", compiler()?, processors());
    succeed(&mut cargo(&["bench", "--quiet", "--workspace", "--bench=*"]))?;
    whole_command()
}

/// Start, read, check, print and end: the time between typing a command and having its answer.
fn whole_command() -> Outcome {
    let rungs = rungs(true)?;
    let run = || -> Result<Duration, String> {
        let mut command = Command::new(&rungs);
        command.args(SHOWN_COMMAND).current_dir(root()).stdout(Stdio::null());
        let start = Instant::now();
        succeed(&mut command)?;
        Ok(start.elapsed())
    };
    run()?;
    let mut times = (0..RUNS).map(|_| run()).collect::<Result<Vec<_>, _>>()?;
    times.sort_unstable();
    let milliseconds = |time: Option<&Duration>| time.map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    println!("rungs {}", SHOWN_COMMAND.join(" "));
    println!(
        "  whole process, {RUNS} runs after one to warm up: least {:.1} ms, median {:.1} ms, most {:.1} ms",
        milliseconds(times.first()),
        milliseconds(times.get(RUNS / 2)),
        milliseconds(times.last()),
    );
    Ok(())
}

fn compiler() -> Result<String, String> {
    let version = output(Command::new("rustc").arg("--version"))?;
    Ok(version.trim().to_owned())
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
