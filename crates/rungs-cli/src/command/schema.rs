//! `rungs schema`: the JSON Schema of the person file, or of what a command answers with `--json`.

use rungs_app::wire;

use crate::answer::{Answer, Failure, Outcome};

pub(crate) fn run(name: &str) -> Outcome {
    match wire::schema(name) {
        Some(schema) => Answer::json(&schema),
        None => Err(Failure::with_help(
            format!("there is no schema called “{name}”"),
            format!("the schemas are {}", wire::SCHEMAS.join(", ")),
        )),
    }
}
