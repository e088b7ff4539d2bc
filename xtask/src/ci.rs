//! `cargo xtask ci`: the gates, each named, then every test. All are run, so that one push shows all there is to mend.

use crate::run::{cargo, fuzz, root, rungs, succeed};
use crate::{Outcome, arrows, generate, links, python, readme, test};

/// A gate: its name and what it does.
type Gate = (&'static str, fn() -> Outcome);

const GATES: &[Gate] = &[
    ("format", format),
    ("clippy", clippy),
    ("documentation", documentation),
    ("arrows", arrows::held),
    ("links", links::held),
    ("generated files", generate::check),
    ("readme", readme::held),
    ("framework check", framework_check),
    ("framework test", framework_test),
    ("tests", test::test),
];

pub(crate) fn ci() -> Outcome {
    let mut failures = Vec::new();
    for (name, gate) in GATES {
        println!("── {name}");
        if let Err(message) = gate() {
            println!("{message}");
            failures.push(*name);
        }
    }
    println!("──");
    if failures.is_empty() {
        println!("All {} gates passed.", GATES.len());
        Ok(())
    } else {
        Err(format!("{} of {} gates failed: {}.", failures.len(), GATES.len(), failures.join(", ")))
    }
}

fn format() -> Outcome {
    succeed(&mut cargo(&["fmt", "--all", "--check"]))?;
    succeed(&mut cargo(&["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"]))?;
    succeed(&mut cargo(&["fmt", "--manifest-path", "bindings/python/Cargo.toml", "--check"]))
}

fn clippy() -> Outcome {
    succeed(&mut cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    // What is left out of the default build is looked at as well.
    let printing =
        ["clippy", "--quiet", "--workspace", "--features", test::PRINTING, "--all-targets", "--", "-D", "warnings"];
    succeed(&mut cargo(&printing))?;
    let mut fuzz = fuzz(&["clippy", "--quiet", "--all-targets"])?;
    succeed(fuzz.args(["--", "-D", "warnings"]))?;
    python::lint()
}

fn documentation() -> Outcome {
    let mut doc = cargo(&["doc", "--quiet", "--workspace", "--no-deps"]);
    succeed(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

fn framework_check() -> Outcome {
    framework(&["check"])
}

fn framework_test() -> Outcome {
    framework(&["test", "--strict"])
}

fn framework(command: &[&str]) -> Outcome {
    let mut rungs = std::process::Command::new(rungs(false)?);
    succeed(rungs.arg("framework").args(command).arg("frameworks/ahp-england").current_dir(root()))
}
