//! Developer commands: `cargo xtask COMMAND`, one file a command.

mod api;
mod arrows;
mod bench;
mod browser;
mod ci;
mod client;
mod fetch;
mod fuzz;
mod generate;
mod links;
mod load;
mod mutants;
mod python;
mod readme;
mod run;
mod served;
mod soak;
mod staff;
mod test;

use std::process::ExitCode;

use bench::peers::Sizes;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

Commands:
  test                every test: the workspace's, the documentation's, the fuzz targets' seeds, a hunt through the API,
                      the site's in a browser, the Python package's, a short soak
  ci                  the gates, then every test: what must pass before a change is taken
  generate [--check]  writes schemas/ and completions/, or only says whether they are up to date
  api                 the hunt through the REST API alone
  soak [short | --minutes NUMBER]
                      visitors by the thousand for so long (10 minutes, if not told): memory has to be flat;
                      `short` is the one among the tests
  load [--rounds NUMBER]
                      how long the site takes to answer 500 requests a second, an address at a time; of so many rounds
                      (3, if not told) the fastest counts
  browser             the site in a browser alone
  python              the Python package alone: its tests, its notebook, and Spark
  bench               the benches, and the time that a whole command takes
  bench peers [quick | --people NUMBER]
                      the same rule decided by Rungs, by hand and by engines that others have made, for 10,000 to
                      10,000,000 people (docs/performance.md); `quick` for 10,000 alone
  fuzz [SECONDS [TARGET]]
                      hunts with each fuzz target for so long (60 seconds, if not told), or with one
  staff --out FILE [--people NUMBER] [--seed NUMBER] [--second-sheet]
                      a staff export of people who don't exist (6000, if not told), to try sweeps on: .csv, .xlsx or
                      .parquet; with a second sheet, qualifications stand there; one seed is one file
  screens             takes the pictures of the site that are kept in docs/screens
  mutants [CRATE …] [again | endless] [count=NUMBER] [seed=2026] [in=PATH] [patience=TIMES]
                      changes the code in small ways, one at a time, and says which no test notices; `again` tries
                      those that were not noticed the last time, `endless` those whose tests never ended, `count`
                      only so many of each crate, `in` only those of some files; `patience` waits longer for a test
";

/// What a command comes to: done, or a message that says what is wrong.
type Outcome = Result<(), String>;

/// What a step that takes more than Rust comes to.
enum Step {
    /// It was run.
    Run(Outcome),
    /// It couldn't be, for this reason.
    LeftOut(String),
}

impl Step {
    /// The same where it was asked for by name: then leaving it out is no answer.
    fn must_run(self) -> Outcome {
        match self {
            Step::Run(outcome) => outcome,
            Step::LeftOut(why) => Err(why),
        }
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["test"] => test::test(),
        ["ci"] => ci::ci(),
        ["generate"] => generate::write(),
        ["generate", "--check"] => generate::check(),
        ["api"] => api::hunt().must_run(),
        ["soak"] => soak::soak(10.0),
        ["soak", "short"] => soak::test().must_run(),
        ["soak", "--minutes", minutes] => match minutes.parse() {
            Ok(minutes) => soak::soak(minutes),
            Err(_) => Err(format!("`{minutes}` is not a number of minutes\n\n{USAGE}")),
        },
        ["load"] => load::load(3),
        ["load", "--rounds", rounds] => match rounds.parse() {
            Ok(rounds) => load::load(rounds),
            Err(_) => Err(format!("`{rounds}` is not a number of rounds\n\n{USAGE}")),
        },
        ["bench"] => bench::bench(),
        ["bench", "peers"] => bench::peers::peers(&Sizes::all()),
        ["bench", "peers", "quick"] => bench::peers::peers(&Sizes::quick()),
        ["bench", "peers", "--people", people] => match Sizes::of(people) {
            Some(sizes) => bench::peers::peers(&sizes),
            None => Err(format!("`{people}` is not a number of people\n\n{USAGE}")),
        },
        ["fuzz"] => fuzz::fuzz(60, None),
        ["fuzz", seconds, target @ ..] if target.len() <= 1 => match seconds.parse() {
            Ok(seconds) => fuzz::fuzz(seconds, target.first().copied()),
            Err(_) => Err(format!("`{seconds}` is not a number of seconds\n\n{USAGE}")),
        },
        ["python"] => python::test().must_run().and_then(|()| python::spark().must_run()),
        ["browser"] => browser::test().must_run(),
        ["staff", wanted @ ..] => staff::staff(wanted),
        ["screens"] => browser::screens(),
        ["mutants", wanted @ ..] => mutants::mutants(wanted),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        _ => {
            eprint!("unknown command: `{}`\n\n{USAGE}", arguments.join(" "));
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
