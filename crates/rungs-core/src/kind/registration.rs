//! *You must be registered with the HCPC.*

use crate::condition::{Check, Condition, Tally, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{the_last, yes_or_no};
use crate::kind::{Clause, Joiner, Kind, Misfit};
use crate::requirement::{Change, Content, Matter, Moment};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "registration",
    frames: &[
        "you (be|have been) registered (with|by) {register:register}[ or another {family:register}]<as {profession:profession}|for the last {length:months}>",
        "you (register with|join) {register:register}[ register]",
        "~you hold registration with {register:register}[ or another {family:register}]",
        "you be on {register:register} register",
        "you be licensed by {register:register}[ or another {family:register}]",
        "you be a member of {register:register+regulator}",
        "you be [a] registered {profession:profession}",
        "~you (have|hold) [a] [current|active] membership (of|with|in) {register:register+regulator}",
        "~you be [a] [current|active] member (of|with|in) {register:register+regulator}",
    ],
    examples: &[
        "You must be registered with the HCPC.",
        "You must register with the HCPC before you use the title.",
        "You must be licensed by the HCPC.",
        "You must be a member of the British Association for Music Therapy.",
        "You must have been registered with the HCPC for the last 2 years.",
    ],
    // Being registered is a state; registering is an act, and completes the way in.
    falls_due: |frame| (frame == 1).then_some(Moment::Qualified),
    read,
};

/// The frames that speak of members.
const MEMBERSHIP: [usize; 3] = [5, 7, 8];

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    clause.any_of("profession")?;
    let registers = clause.terms("register").map(|(_, registers)| registers).unwrap_or_default();
    let family = clause.terms("family").map(|(_, family)| family).unwrap_or_default();
    if let (Some((Joiner::And, _)), [_, ..]) = (clause.terms("register"), family) {
        return Err(Misfit::new("family", "“or another” can't follow several registers joined by “and”"));
    }
    // Any of several will do, as one question.
    let joined: Vec<TermId> = registers.iter().chain(family).copied().collect();
    match clause.terms("register") {
        None => Ok(Content::Matter(on(clause, &[]))),
        Some((Joiner::And, _)) => clause.each("register", |one| Ok(on(clause, &[one]))).map(Content::Matter),
        Some(_) => Ok(Content::Matter(on(clause, &joined))),
    }
}

/// Being on one of these registers; on any at all, if none is named.
fn on(clause: &Clause<'_>, registers: &[TermId]) -> Matter {
    let mut tests = Vec::new();
    let mut with = String::new();
    if !registers.is_empty() {
        tests.push(Test::new(Field::What, Check::Within(registers.to_vec())));
        let titles: Vec<&str> = registers.iter().map(|register| clause.title(*register)).collect();
        with = match titles.split_first() {
            Some((first, [])) => format!(" with the {first}"),
            Some((first, others)) => format!(" with the {first} or another {}", others.join(" or ")),
            None => String::new(),
        };
        if clause.terms("family").is_none() {
            with = format!(" with the {}", super::wording::list(&titles, Joiner::Or));
        }
    }
    if let Some((_, professions)) = clause.terms("profession") {
        tests.push(Test::new(Field::Profession, Check::Within(professions.to_vec())));
        let title = clause.titles("profession");
        with = format!("{with} in {title}");
    }
    let Some((length, _)) = clause.months("length") else {
        tests.push(Test::new(Field::From, Check::ByThen(clause.then())));
        tests.push(Test::new(Field::Until, Check::SinceThen(clause.then())));
        let is_membership = MEMBERSHIP.contains(&clause.frame);
        let (words, question, change) = match is_membership {
            true => {
                let register = clause.titles("register");
                let question = format!("Are you a member of the {register}?");
                (format!("membership of the {register}"), question, format!("join the {register}"))
            }
            false => (format!("registration{with}"), format!("Are you registered{with}?"), format!("register{with}")),
        };
        let condition = Condition::held(List::Registrations, tests);
        return Matter::Leaf(yes_or_no(KIND.name, condition, words, question, Change::Own(change)));
    };
    let tally = Tally::Months { at_least: length, within_last: Some(length) };
    let condition = Condition { list: List::Registrations, ways: vec![tests], tally };
    let words = format!("registration{with} for {}", the_last(length));
    let question = format!("Have you been registered{with} for {}?", the_last(length));
    // Time already gone can't be made up for.
    Matter::Leaf(yes_or_no(KIND.name, condition, words, question, Change::Fixed))
}
