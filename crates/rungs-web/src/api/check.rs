//! Where a person stands, with every reason.

use rungs_app::service;
use rungs_app::wire::check::CheckAnswer;

use super::operation::Operation;
use super::problem::{Kind, Problem};
use super::question::{Question, example, too_large};
use crate::Site;

pub(super) fn check() -> Operation {
    Operation::post("check", "/check", |site: &Site, question: Question| -> Result<CheckAnswer, Problem> {
        let asked = question.read(site)?;
        service::check(&site.programs, &asked.roles, asked.route, &asked.person, asked.question).map_err(too_large)
    })
    .about(
        "Where a person stands",
        "For the ways into one role, or into every role: the standing, each sentence with the facts that answer it, the \
         sources, and the smallest sets of things to do. Without a role it counts as a request for each of them. The body is \
         read, answered and forgotten.",
    )
    .may_be(Kind::NoRole)
    .may_be(Kind::NoRoute)
    .with_body(example)
}
