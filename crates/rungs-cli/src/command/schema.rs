//! `rungs schema`: the JSON Schema of the person file, or of what a command answers with `--json`, or the REST API's document.

use rungs_app::wire;

use crate::answer::{Answer, Failure, Outcome};

/// The document of the REST API, which holds the schemas of what goes in and out there.
const OPENAPI: &str = "openapi";

pub(crate) fn run(name: &str) -> Outcome {
    if name == OPENAPI {
        return Answer::json(&rungs_web::openapi());
    }
    match wire::schema(name) {
        Some(schema) => Answer::json(&schema),
        None => Err(Failure::with_help(
            format!("there is no schema called “{name}”"),
            format!("the schemas are {}, {OPENAPI}", wire::SCHEMAS.join(", ")),
        )),
    }
}
