//! `rungs completions`: what a shell needs to complete our commands.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::answer::{Answer, Outcome};
use crate::arguments::Arguments;

pub(crate) fn run(shell: Shell) -> Outcome {
    let mut written = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "rungs", &mut written);
    Ok(Answer { text: String::from_utf8_lossy(&written).into_owned(), ..Answer::default() })
}
