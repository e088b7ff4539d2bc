//! What is left to do.

use rungs_app::service;
use rungs_app::wire::mend::MendAnswer;

use super::operation::Operation;
use super::problem::{Kind, Problem};
use super::question::{Question, example, too_large};
use crate::Site;

pub(super) fn mend() -> Operation {
    Operation::post("mend", "/mend", |site: &Site, question: Question| -> Result<MendAnswer, Problem> {
        let asked = question.read(site)?;
        service::mends(&site.programs, &asked.roles, asked.route, &asked.person, asked.question).map_err(too_large)
    })
    .about(
        "What is left to do",
        "For each way in, the smallest sets of things to do, and the standing that each of them surely reaches. Without a \
         role it counts as a request for each of them. The body is read, answered and forgotten.",
    )
    .may_be(Kind::NoRole)
    .may_be(Kind::NoRoute)
    .with_body(example)
}
