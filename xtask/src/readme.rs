//! The README shows what its command in the terminal really prints: the parts it shows, line by line.

use std::process::Command;

use crate::Outcome;
use crate::run::{output, root, rungs};

/// The command whose output the README shows.
pub(crate) const SHOWN_COMMAND: &[&str] = &["check", "people/amina.yaml", "--role", "assistant-practitioner"];

pub(crate) fn held() -> Outcome {
    let path = root().join("README.md");
    let readme = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let shown = shown(&readme).ok_or_else(|| format!("README.md doesn't show `{}`", SHOWN_COMMAND.join(" ")))?;
    let mut command = Command::new(rungs(false)?);
    // As wide as it is where nothing says how wide it should be.
    let printed = output(command.args(SHOWN_COMMAND).env_remove("COLUMNS").current_dir(root()))?;
    let untrue = untrue(shown, &printed);
    if untrue.is_empty() {
        println!("README.md shows what its command prints");
        return Ok(());
    }
    Err(format!("README.md shows lines that `rungs {}` doesn't print:\n{}", SHOWN_COMMAND.join(" "), untrue.join("\n")))
}

/// The block of output below the block with the command.
fn shown(readme: &str) -> Option<&str> {
    let (_, after) = readme.split_once(&SHOWN_COMMAND.join(" "))?;
    after.split("```").nth(2)
}

/// Lines shown that aren't printed, in order. An ellipsis stands for what is left out.
fn untrue<'a>(shown: &'a str, printed: &str) -> Vec<&'a str> {
    let mut rest = printed.lines().map(str::trim_end);
    let told = shown.lines().filter(|line| !line.is_empty() && line.trim() != "…");
    // A line that isn't there must not use up what comes after it.
    told.filter(|line| {
        let before = rest.clone();
        let is_there = rest.any(|printed| printed == *line);
        if !is_there {
            rest = before;
        }
        !is_there
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_fine() {
        assert_eq!(untrue("one\n…\nfour\n", "one\ntwo\n\nthree\nfour\n"), Vec::<&str>::new());
    }

    #[test]
    fn what_is_made_up_is_found() {
        assert_eq!(untrue("one\nTWO\nfour\n", "one\ntwo\nfour\n"), ["TWO"]);
    }

    #[test]
    fn order_matters() {
        assert_eq!(untrue("two\none\n", "one\ntwo\n"), ["one"]);
    }
}
