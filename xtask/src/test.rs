//! `cargo xtask test`: every test, with nothing needed but Rust. What some are held against besides is fetched, if it can be.
//! Ends by saying what was left out, and why.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::fetch::{self, Variables};
use crate::run::{cargo, fuzz, is_there, quietly, root, succeed};
use crate::{Outcome, Step, api, browser, python, soak};

/// What a test prints, at the start of a line, when it can't be run here: the reason follows.
const LEFT_OUT: &str = "left out: ";

/// What the command is built with to make PDFs; the default build leaves it out, as it takes minutes.
pub(crate) const PRINTING: &str = "rungs-cli/pdf";

/// The seed of all that the properties make up, so that a commit's tests say the same wherever they are run; `cargo test` by
/// itself makes up other cases each time.
const SEED: (&str, &str) = ("PROPTEST_RNG_SEED", "2026");

/// A step with its name.
type Named = (&'static str, fn() -> Step);

/// Steps that take more than Rust: each may be left out.
const WITH_MORE: [Named; 5] = [
    ("the site in a browser", browser::test),
    ("a hunt through the REST API", api::hunt),
    ("the Python package", python::test),
    ("the Python package in Spark", python::spark),
    ("a soak", soak::test),
];

pub(crate) fn test() -> Outcome {
    let mut left_out = Vec::new();
    let fetched = fetch::all();
    let has_nextest = is_there(&mut cargo(&["nextest", "--version"]));
    let (runner, workspace) = if has_nextest {
        ("cargo nextest", with_nextest(&fetched, &mut left_out))
    } else {
        ("cargo test, since cargo-nextest isn't installed", with_cargo_test(&fetched, &mut left_out))
    };
    println!("the command with what makes PDFs …");
    let printing = printing();
    println!("the documentation's examples and the fuzz targets' seeds …");
    let documentation = quietly(&mut cargo(&["test", "--quiet", "--workspace", "--doc"]));
    let seeds = fuzz(&["test", "--quiet"]).and_then(|mut tests| quietly(&mut tests));
    let mut steps = vec![
        (format!("the workspace's tests ({runner})"), workspace),
        ("the command with what makes PDFs".to_owned(), printing),
        ("the documentation's examples".to_owned(), documentation),
        ("the fuzz targets' seeds".to_owned(), seeds),
    ];
    for (name, step) in WITH_MORE {
        println!("{name} …");
        match step() {
            Step::Run(outcome) => steps.push((name.to_owned(), outcome)),
            Step::LeftOut(why) => left_out.push(why),
        }
    }
    summary(&steps, &left_out)
}

fn summary(steps: &[(String, Outcome)], left_out: &[String]) -> Outcome {
    println!();
    for (name, outcome) in steps {
        match outcome {
            Ok(()) => println!("passed: {name}"),
            Err(message) => println!("FAILED: {name}: {message}"),
        }
    }
    for reason in left_out {
        println!("{LEFT_OUT}{reason}");
    }
    let failed = steps.iter().filter(|(_, outcome)| outcome.is_err()).count();
    match (failed, left_out.len()) {
        (0, 0) => println!("Every test passed."),
        (0, count) => println!("Every test that was run passed; {count} left out, as said above."),
        _ => return Err("Not every test passed.".into()),
    }
    Ok(())
}

/// One process a test, so that a test that overflows its stack is one failure and not the end of the run.
fn with_nextest(fetched: &Variables, left_out: &mut Vec<String>) -> Outcome {
    // Nextest keeps what passing tests print in its report, out of the way.
    let report = root().join("target/nextest/default/junit.xml");
    let _ = std::fs::remove_file(&report);
    let mut command = cargo(&[
        "nextest",
        "run",
        "--workspace",
        "--no-fail-fast",
        "--config-file",
        "xtask/nextest.toml",
        "--status-level=slow",
        "--cargo-quiet",
    ]);
    let outcome = succeed(command.envs(fetched.iter().cloned()).envs([SEED]));
    match std::fs::read_to_string(&report) {
        Ok(report) => left_out.extend(reasons(report.lines()).map(|reason| from_xml(&reason))),
        Err(_) if outcome.is_err() => {}
        Err(error) => return Err(format!("{}: {error}", report.display())),
    }
    sort(left_out);
    outcome
}

fn with_cargo_test(fetched: &Variables, left_out: &mut Vec<String>) -> Outcome {
    let mut command = cargo(&["test", "--quiet", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"]);
    command.args(["--", "--show-output"]).envs(fetched.iter().cloned()).envs([SEED]).stdout(Stdio::piped());
    let mut running = command.spawn().map_err(|error| format!("`cargo test`: {error}"))?;
    // What passing tests print is only looked through.
    let mut among_successes = false;
    for line in running.stdout.take().into_iter().flat_map(|printed| BufReader::new(printed).lines()) {
        let line = line.map_err(|error| format!("`cargo test`: {error}"))?;
        left_out.extend(reasons(std::iter::once(line.as_str())));
        among_successes = match line.as_str() {
            "successes:" => true,
            "failures:" => false,
            other => among_successes && !other.starts_with("test result:"),
        };
        if !among_successes && !line.is_empty() {
            println!("{line}");
        }
    }
    sort(left_out);
    match running.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`cargo test`: {status}")),
        Err(error) => Err(format!("`cargo test`: {error}")),
    }
}

/// The tests of the command that are others where it can make PDFs. The whole workspace is named, so that everything but the
/// command itself has been built for the other tests, with the same features.
fn printing() -> Outcome {
    let mut command = cargo(&["test", "--quiet", "--workspace", "--features", PRINTING, "--test", "cli"]);
    quietly(command.args(["--", "printing::"]))
}

/// Why tests were left out, as they print it.
fn reasons<'a>(lines: impl Iterator<Item = &'a str>) -> impl Iterator<Item = String> {
    // In a report, the first line of what a test prints follows a tag.
    lines.filter_map(|line| {
        let start = line.rfind('>').filter(|_| line.starts_with(' ')).map_or(0, |tag| tag + 1);
        let reason = line.get(start..)?.strip_prefix(LEFT_OUT)?;
        Some(reason.split("</").next().unwrap_or(reason).trim_end().to_owned())
    })
}

fn sort(left_out: &mut Vec<String>) {
    left_out.sort();
    left_out.dedup();
}

fn from_xml(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    named.iter().fold(text.to_owned(), |text, (name, character)| text.replace(name, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expected: &[&str]) {
        let found: Vec<String> = reasons(printed.lines()).map(|reason| from_xml(&reason)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn reasons_are_found_in_plain_output() {
        check(
            "running 2 tests\nleft out: the published sentences are not here\nok",
            &["the published sentences are not here"],
        );
    }

    #[test]
    fn reasons_are_found_in_a_report() {
        check(
            "            <system-out>left out: “a &amp; b” is not here\nleft out: nor is c</system-out>",
            &["“a & b” is not here", "nor is c"],
        );
    }

    #[test]
    fn speaking_of_what_was_left_out_is_no_reason() {
        check("3 tests were left out: see above", &[]);
    }
}
