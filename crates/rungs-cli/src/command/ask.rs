//! `rungs ask`: the next question, or in a terminal the whole conversation.

use crate::answer::{Answer, Outcome};
use crate::arguments::{Ask, Global};

pub(crate) fn run(_: &Ask, _: &Global) -> Outcome {
    Ok(Answer::default())
}
