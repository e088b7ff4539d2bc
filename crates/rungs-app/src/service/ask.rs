//! The next question about a role.

use rungs_core::fact::Person;
use rungs_core::framework::Role;
use rungs_core::program::{Compiled, NodeId, Program, TooLarge};
use rungs_core::requirement::Shape;

use super::Question;
use crate::framework::Loaded;
use crate::wire::FrameworkName;
use crate::wire::ask::{AskAnswer, QuestionAsked, RouteBounds};

/// The question whose answer does most to settle the ways into a role, or one of them.
///
/// # Errors
/// A role too large for the engine, which checking the framework would have found.
pub fn ask(
    loaded: &Loaded,
    role: &Role,
    route: Option<&str>,
    person: &Person,
    question: Question,
) -> Result<AskAnswer, TooLarge> {
    let program = Program::new(&loaded.checked.framework, role, question.asked())?;
    let told = question.told(&program, person);
    let reading = program.read(&told);
    let routes: Vec<_> =
        program.routes.iter().filter(|compiled| route.is_none_or(|slug| compiled.route.slug == slug)).collect();
    let targets: Vec<NodeId> = routes.iter().map(|compiled| compiled.standing).collect();
    let asking = program.ask(&told, &targets).map(|asking| {
        let asked_for = routes.iter().flat_map(|compiled| &compiled.requirements);
        let mut because = Vec::new();
        for compiled in asked_for {
            sentences(&program, compiled, &asking.leaves, &mut because);
        }
        QuestionAsked {
            key: asking.question.key.clone(),
            text: asking.question.text.clone(),
            shape: match asking.question.shape {
                Shape::YesNo => "yes-no",
                Shape::Count => "count",
                Shape::Months => "months",
                Shape::Date => "date",
            }
            .to_owned(),
            because,
            at_most: asking.at_most,
            is_least: asking.is_least,
        }
    });
    Ok(AskAnswer {
        on: question.on.to_string(),
        start: question.start.to_string(),
        framework: FrameworkName::of(loaded),
        role: role.slug.clone(),
        role_title: role.title.clone(),
        question: asking,
        routes: routes
            .iter()
            .map(|compiled| RouteBounds {
                route: compiled.route.slug.clone(),
                route_title: compiled.route.title.clone(),
                standing: program.interval(compiled.standing, &reading).into(),
            })
            .collect(),
    })
}

/// The sentences of a requirement, or of its members, that look at one of these conditions.
fn sentences(program: &Program<'_>, compiled: &Compiled<'_>, leaves: &[usize], because: &mut Vec<String>) {
    if !program.leaves_below(compiled.standing).iter().any(|leaf| leaves.contains(leaf)) {
        return;
    }
    if !compiled.members.is_empty() {
        compiled.members.iter().for_each(|member| sentences(program, member, leaves, because));
    } else if !because.contains(&compiled.requirement.sentence) {
        because.push(compiled.requirement.sentence.clone());
    }
}
