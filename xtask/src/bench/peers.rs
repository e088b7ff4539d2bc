//! `cargo xtask bench peers`: sixty variants of what an apprenticeship asks, decided by Rungs, by hand, and by engines that others have
//! made; the same people, and the same answer from each, or the command fails. How it is measured is in docs/performance.md.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::{compiler, processors};
use crate::run::{cargo, executable, output, root, target_directory};
use crate::{Outcome, fetch};

/// Where the engines are that aren't ours.
const FOLDER: &str = "crates/rungs-workforce/benches/peers";

/// An engine of which a small number of people is enough: it takes its time.
struct Peer {
    /// Its program in Python.
    file: &'static str,
    /// People, at most.
    most: usize,
    threads: &'static [usize],
}

const PEERS: [Peer; 4] = [
    Peer { file: "duckdb_engine.py", most: 10_000_000, threads: &[1, 2] },
    Peer { file: "polars_engine.py", most: 10_000_000, threads: &[1, 2] },
    Peer { file: "openfisca_engine.py", most: 1_000_000, threads: &[1] },
    Peer { file: "zen_engine.py", most: 1_000, threads: &[1] },
];
/// People that Cedar decides: two policies for each of sixty routes take milliseconds a person.
const CEDAR: usize = 100;

impl Peer {
    /// How many people it decides: as many as are asked for, or else as many as it can be asked for.
    fn people(&self, sizes: &Sizes) -> Vec<usize> {
        let fitting: Vec<usize> = sizes.0.iter().filter(|people| **people <= self.most).copied().collect();
        if fitting.is_empty() { vec![self.most] } else { fitting }
    }
}

/// How many people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sizes(Vec<usize>);

impl Sizes {
    /// From ten thousand to ten million.
    pub(crate) fn all() -> Sizes {
        Sizes(vec![10_000, 1_000_000, 10_000_000])
    }

    /// Enough to see whether all of it still runs.
    pub(crate) fn quick() -> Sizes {
        Sizes(vec![10_000])
    }

    /// So many.
    pub(crate) fn of(people: &str) -> Option<Sizes> {
        people.parse().ok().filter(|people| *people > 0).map(|people| Sizes(vec![people]))
    }
}

/// One line of what an engine printed.
#[derive(Clone, Debug)]
struct Measured {
    engine: String,
    does: String,
    people: usize,
    routes: usize,
    threads: usize,
    cpu: f64,
    wall: f64,
    agrees: bool,
}

pub(crate) fn peers(sizes: &Sizes) -> Outcome {
    let folder = target_directory()?.join("peers");
    let python = fetch::peers()?;
    let rungs = built(&mut cargo(&["bench", "--quiet", "--no-run", "--package=rungs-workforce", "--bench=peers"]))?;
    let mut command = Command::new(rungs);
    command.arg("--out").arg(&folder);
    for people in &sizes.0 {
        command.args(["--people", &people.to_string()]);
    }
    let of_peers = PEERS.iter().flat_map(|peer| peer.people(sizes));
    let fewer: BTreeSet<usize> = of_peers.chain([CEDAR]).filter(|people| !sizes.0.contains(people)).collect();
    for people in fewer {
        command.args(["--others", &people.to_string()]);
    }
    eprintln!("Rungs, and the rule written by hand …");
    let mut measured = lines(&mut command)?;
    for peer in PEERS {
        for (people, threads) in
            peer.people(sizes).iter().flat_map(|people| peer.threads.iter().map(move |one| (people, one)))
        {
            eprintln!("{}, {people} people, {threads} …", peer.file);
            let mut command = Command::new(&python);
            command.current_dir(root().join(FOLDER).join("engines")).env("PYTHONDONTWRITEBYTECODE", "1");
            command.arg(peer.file).arg(&folder).args([people.to_string(), threads.to_string()]);
            measured.extend(lines(&mut command)?);
        }
    }
    eprintln!("Cedar, {CEDAR} people …");
    measured.extend(lines(Command::new(cedar()?).arg(&folder).arg(CEDAR.to_string()))?);
    print!("{}", told(&measured)?);
    let wrong = measured.iter().filter(|one| !one.agrees).map(|one| format!("{} ({} people)", one.engine, one.people));
    let wrong: Vec<String> = wrong.collect();
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(format!("these came to something else than the plain reference: {}", wrong.join(", "))),
    }
}

/// Cedar is a workspace of its own, since it takes minutes to build.
fn cedar() -> Result<PathBuf, String> {
    let mut build = cargo(&["build", "--quiet", "--release", "--locked"]);
    build.arg("--manifest-path").arg(root().join(FOLDER).join("cedar/Cargo.toml"));
    build.arg("--target-dir").arg(target_directory()?.join("fetched/cedar"));
    built(&mut build)
}

fn built(build: &mut Command) -> Result<PathBuf, String> {
    executable(&output(build.arg("--message-format=json"))?).ok_or_else(|| "cargo built no program to measure".into())
}

fn lines(command: &mut Command) -> Result<Vec<Measured>, String> {
    output(command)?.lines().map(Measured::of).collect()
}

impl Measured {
    fn of(line: &str) -> Result<Measured, String> {
        let value: Value = serde_json::from_str(line).map_err(|error| format!("{error}: {line}"))?;
        let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let number = |key: &str| value.get(key).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
        let seconds = |key: &str| value.get(key).and_then(Value::as_f64);
        let read = || {
            Some(Measured {
                engine: text("engine")?,
                does: text("does")?,
                people: number("people")?,
                routes: number("routes")?,
                threads: number("threads")?,
                cpu: seconds("cpu")?,
                wall: seconds("wall")?,
                agrees: value.get("agrees")?.as_bool()?,
            })
        };
        read().ok_or_else(|| format!("an engine printed what isn't a measurement: {line}"))
    }

    /// People × routes of a second of a processor; of what decides nothing, people.
    fn pace(&self) -> f64 {
        (self.people * self.routes.max(1)) as f64 / self.cpu.max(1e-9)
    }
}

/// All of it as Markdown, as it stands in docs/performance.md.
fn told(measured: &[Measured]) -> Result<String, String> {
    let mut text =
        format!("{}, {} processors, {}, release build, {}.\n", machine(), processors(), compiler()?, today());
    let memory = measured.iter().find(|one| one.engine == "memory");
    if let Some(memory) = memory {
        let pace = memory.people as f64 * 8.0 / memory.cpu / 1e9;
        text += &format!("Memory is read at {pace:.1} GB a second of a processor.\n");
    }
    let of = |does: &str| -> Vec<&Measured> {
        let mut found: Vec<&Measured> = measured.iter().filter(|one| one.does == does).collect();
        found.sort_by_key(|one| (one.routes, one.people));
        found
    };
    let rule = "| --- ".repeat(8) + "|\n";
    for (heading, does) in
        [("All must be met: the same work and the same answer", "all must be met"), ("Six planes", "six planes")]
    {
        text += &format!(
            "\n### {heading}\n\n| engine | people | routes | threads | seconds of a processor | seconds by the clock | people × routes a second of a processor | Rungs does |\n{rule}"
        );
        for one in of(does) {
            let ours = of(does).into_iter().filter(|other| other.engine == "Rungs" && other.routes == one.routes);
            // Of as many people, or of as near as there is; on one thread.
            let ours = ours.filter(|other| other.threads == 1).min_by_key(|other| other.people.abs_diff(one.people));
            let times = ours.map_or(String::new(), |ours| times(ours.pace() / one.pace()));
            text += &format!(
                "| {} | {} | {} | {} | {} | {} | {} | {times} |\n",
                one.engine,
                grouped(one.people as f64),
                one.routes,
                one.threads,
                seconds(one.cpu),
                seconds(one.wall),
                grouped(one.pace()),
            );
        }
    }
    let title = "### From a file to people, and before deciding";
    let rule = "| --- ".repeat(6) + "|\n";
    text += &format!(
        "\n{title}\n\n| engine | what | people | threads | seconds of a processor | people a second of a processor |\n{rule}"
    );
    let apart = ["reading Parquet", "reading CSV", "coding people", "looking at cells"];
    for one in apart.iter().flat_map(|does| of(does)) {
        let routes = if one.routes > 0 { format!(", {} routes", one.routes) } else { String::new() };
        let pace = (one.people as f64) / one.cpu.max(1e-9);
        text += &format!(
            "| {} | {}{routes} | {} | {} | {} | {} |\n",
            one.engine,
            one.does,
            grouped(one.people as f64),
            one.threads,
            seconds(one.cpu),
            grouped(pace)
        );
    }
    Ok(text)
}

fn times(ratio: f64) -> String {
    match ratio {
        ratio if ratio >= 10.0 => format!("{} ×", grouped(ratio)),
        ratio => format!("{ratio:.2} ×"),
    }
}

fn seconds(seconds: f64) -> String {
    match seconds {
        long if long >= 1.0 => format!("{long:.2}"),
        short if short >= 0.001 => format!("{short:.4}"),
        shorter => format!("{shorter:.6}"),
    }
}

/// A whole number with a comma between each three digits.
fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What the machine calls its processor.
fn machine() -> String {
    let told = std::fs::read_to_string(Path::new("/proc/cpuinfo")).unwrap_or_default();
    let name =
        told.lines().find_map(|line| Some(line.strip_prefix("model name")?.trim_start_matches(['\t', ' ', ':'])));
    name.map_or_else(|| std::env::consts::ARCH.to_owned(), str::to_owned)
}

/// The day by the machine's clock, in UTC.
fn today() -> String {
    jiff::Timestamp::now().strftime("%F").to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn figures_are_told_as_people_read_them() {
        assert_eq!(grouped(1_234_567.4), "1,234,567");
        assert_eq!(grouped(999.6), "1,000");
        assert_eq!(times(2.345), "2.35 ×");
        assert_eq!(times(12_345.0), "12,345 ×");
        assert_eq!(seconds(0.01234), "0.0123");
    }

    #[test]
    fn a_measurement_is_read_and_anything_else_is_refused() {
        let line = r#"{"engine":"Rungs","does":"all must be met","people":10,"routes":6,"threads":1,"cpu":0.5,"wall":1.0,"agrees":true}"#;
        let read = Measured::of(line).map(|one| (one.pace(), one.agrees));
        assert_eq!(read, Ok((120.0, true)));
        assert!(Measured::of("thread panicked").is_err());
        assert!(Measured::of("{}").is_err());
    }

    #[test]
    fn nobody_can_be_measured_only_somebody() {
        assert_eq!(Sizes::of("0"), None);
        assert_eq!(Sizes::of("12"), Some(Sizes(vec![12])));
        let slow = Peer { file: "", most: 10, threads: &[1] };
        assert_eq!(slow.people(&Sizes(vec![5, 20])), [5]);
        assert_eq!(slow.people(&Sizes(vec![20])), [10]);
    }
}
