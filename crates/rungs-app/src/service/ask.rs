//! The next question about a role.

use rungs_core::fact::Person;
use rungs_core::framework::Role;
use rungs_core::program::{Compiled, CompiledRoute, NodeId, Program, TooLarge};
use rungs_core::requirement::{Leaf, Shape};

use super::{Programs, Question};
use crate::person;
use crate::wire::FrameworkName;
use crate::wire::ask::{AskAnswer, QuestionAsked, RouteBounds};

/// The question whose answer does most to settle the ways into a role, or one of them.
///
/// # Errors
/// A role too large for the engine, which checking the framework would have found.
pub fn ask<'f>(
    programs: &Programs<'f>,
    role: &'f Role,
    route: Option<&str>,
    person: &Person,
    question: Question,
) -> Result<AskAnswer, TooLarge> {
    let program = programs.program(role, question.asked())?;
    let told = question.told(&program, person);
    let reading = program.read(&told);
    let routes: Vec<_> =
        program.routes.iter().filter(|compiled| route.is_none_or(|slug| compiled.route.slug == slug)).collect();
    let node = |compiled: &CompiledRoute<'f>| compiled.standing_for(&program, &told, &reading);
    let targets: Vec<NodeId> = routes.iter().map(|compiled| node(compiled)).collect();
    let asking = program.ask(&told, &targets).map(|asking| {
        let offers = routes.iter().filter_map(|compiled| compiled.offer_for(&program, &told, &reading));
        let offered = offers.flat_map(|offer| offer.filled_in.iter().chain(&offer.requirements));
        let asked_for = routes.iter().flat_map(|compiled| &compiled.requirements).chain(offered);
        let mut because = Vec::new();
        for compiled in asked_for {
            sentences(&program, compiled, &asking.leaves, &mut because);
        }
        let list = list_of(&program, &asking.leaves);
        QuestionAsked { at_most: asking.at_most, is_least: asking.is_least, ..asked(asking.question, list, because) }
    });
    Ok(AskAnswer {
        on: question.on.to_string(),
        start: question.start.to_string(),
        framework: FrameworkName::of(programs.loaded()),
        role: role.slug.clone(),
        role_title: role.title.clone(),
        question: asking,
        routes: routes
            .iter()
            .map(|compiled| RouteBounds {
                route: compiled.route.slug.clone(),
                route_title: compiled.route.title.clone(),
                standing: program.interval(node(compiled), &reading).into(),
                at: compiled.offer_for(&program, &told, &reading).map(|offer| offer.provider.to_owned()),
            })
            .collect(),
    })
}

/// Whether [`ask`] would have a question.
///
/// # Errors
/// As [`ask`].
pub fn has_question<'f>(
    programs: &Programs<'f>,
    role: &'f Role,
    route: Option<&str>,
    person: &Person,
    question: Question,
) -> Result<bool, TooLarge> {
    let program = programs.program(role, question.asked())?;
    let routes = program.routes.iter().filter(|compiled| route.is_none_or(|slug| compiled.route.slug == slug));
    let told = question.told(&program, person);
    let reading = program.read(&told);
    let targets: Vec<NodeId> = routes.map(|compiled| compiled.standing_for(&program, &told, &reading)).collect();
    Ok(program.has_question(&told, &targets))
}

/// A question about a role by its key, whether or not it has been answered: it promises nothing of how many are left.
///
/// # Errors
/// As [`ask`].
pub fn question<'f>(
    programs: &Programs<'f>,
    role: &'f Role,
    key: &str,
    when: Question,
) -> Result<Option<QuestionAsked>, TooLarge> {
    let program = programs.program(role, when.asked())?;
    let asks = |(_, leaf): &(usize, &Leaf)| leaf.question.key == key;
    let places: Vec<usize> = program.leaves.iter().copied().enumerate().filter(asks).map(|(place, _)| place).collect();
    let Some(leaf) = places.first().and_then(|place| program.leaves.get(*place)) else { return Ok(None) };
    let mut because = Vec::new();
    let offers = program.routes.iter().flat_map(|route| &route.offers);
    let offered = offers.flat_map(|offer| offer.filled_in.iter().chain(&offer.requirements));
    for compiled in program.routes.iter().flat_map(|route| &route.requirements).chain(offered) {
        sentences(&program, compiled, &places, &mut because);
    }
    Ok(Some(asked(&leaf.question, list_of(&program, &places), because)))
}

/// A question as it goes over the wire.
fn asked(question: &rungs_core::requirement::Question, list: Option<String>, because: Vec<String>) -> QuestionAsked {
    let shape = match question.shape {
        Shape::YesNo => "yes-no",
        Shape::Count => "count",
        Shape::Months => "months",
        Shape::Date => "date",
    };
    QuestionAsked {
        key: question.key.clone(),
        text: question.text.clone(),
        shape: shape.to_owned(),
        list,
        because,
        at_most: 0,
        is_least: false,
    }
}

/// The list that these conditions look at.
fn list_of(program: &Program<'_>, leaves: &[usize]) -> Option<String> {
    let leaf = leaves.first().and_then(|leaf| program.leaves.get(*leaf))?;
    person::list_key(leaf.condition.list).map(str::to_owned)
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
