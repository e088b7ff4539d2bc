//! The next question to a person.

use rungs_app::service;
use rungs_app::wire::ask::AskAnswer;

use super::operation::Operation;
use super::problem::{Kind, Problem};
use super::question::{Question, QuestionOfRole, example, too_large};
use crate::Site;

pub(super) fn ask() -> Operation {
    Operation::post("ask", "/ask", |site: &Site, question: QuestionOfRole| -> Result<AskAnswer, Problem> {
        let asked = Question::from(question).read(site)?;
        let role = asked.roles.first().ok_or_else(Problem::ours)?;
        service::ask(&site.programs, role, asked.route, &asked.person, asked.question).map_err(too_large)
    })
    .about(
        "The next question to a person",
        "The question about a role whose answer does most to settle where they stand; none where no answer can change that. \
         An answer goes into `answers` of the person, under the question's key. The body is read, answered and forgotten.",
    )
    .may_be(Kind::NoRole)
    .may_be(Kind::NoRoute)
    .with_body(example)
}
