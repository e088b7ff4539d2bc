//! `rungs lsp`: a session with an editor.

use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};

pub(crate) fn run() -> Outcome {
    let input = std::io::BufReader::new(std::io::stdin());
    let today = || jiff::Zoned::now().date();
    match rungs_lsp::serve(input, std::io::stdout().lock(), today) {
        Ok(properly) => Ok(Answer { status: if properly { ANSWERED } else { FOUND }, ..Answer::default() }),
        Err(error) => Err(Failure::new(format!("the editor can't be spoken to any more: {error}"))),
    }
}
