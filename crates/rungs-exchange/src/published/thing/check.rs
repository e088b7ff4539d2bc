//! Checks, tests and training.

use rungs_core::english::{article, number_of};

use super::{Thing, title};
use crate::published::asked::{Claim, Held};
use crate::published::word::{Cursor, Word};

const CHECKS: &[&str] = &["check", "checks", "vetting"];
const TESTS: &[&str] = &["test", "tests", "exam", "exams", "assessment", "assessments", "medical"];
const TRAININGS: &[&str] = &["training", "workshop"];

/// *pass two checks*, *complete furnace training*
pub(super) fn passed(words: &[Word], verb: &'static str) -> Option<Vec<Thing>> {
    // A test that is taken need not be passed.
    let pass = if ["take", "sit"].contains(&verb) { verb } else { "pass" };
    named(words, pass, "complete").map(|claim| vec![claim.into()])
}

/// *20 hours of ringing*
pub(super) fn hours(mut cursor: Cursor<'_>) -> Option<Claim> {
    let hours = cursor.number()?;
    if !cursor.eat("hours of") {
        return None;
    }
    let (name, also) = title(cursor.rest())?;
    let claim = Claim::new("hours logged", "complete", format!("{} of {name}", number_of(hours, "hour")))
        .slot("hours", Held::number(hours, None))
        .slot("what", Held::name(name.clone()));
    Some(claim.term("activity", name, also))
}

/// *have a lifting check*, *have furnace training*
pub(super) fn had(cursor: Cursor<'_>) -> Option<Claim> {
    let mut at = cursor;
    at.eat("a");
    named(cursor.rest(), "pass", "complete")
}

fn named(words: &[Word], pass: &'static str, complete: &'static str) -> Option<Claim> {
    let mut cursor = Cursor::new(words);
    let the = cursor.eat("the");
    cursor.eat_article();
    let last = cursor.rest().iter().rev().find(|word| word.lower != ")" && word.lower != "(")?;
    let head = last.lower.as_str();
    let (name, also) = title(cursor.rest())?;
    // *Fit and well test*: two things with one head, or one? *Drugs and alcohol* is one.
    let is_plain = name.contains(' ') && (!name.contains(" and ") || head.ends_with('s'));
    if !is_plain {
        return None;
    }
    let (kind, class, slot, verb) = match head {
        head if CHECKS.contains(&head) => ("check", "check", "check", "pass"),
        head if TESTS.contains(&head) => ("test", "test", "test", pass),
        head if TRAININGS.contains(&head) => ("training completed", "training", "training", complete),
        _ => return None,
    };
    let is_many = head.ends_with('s') || class == "training" || head == "vetting";
    let starts_as_name = name.chars().next().is_some_and(char::is_uppercase);
    let thing = match (is_many, starts_as_name) {
        (_, true) if the => format!("the {name}"),
        (true, _) => name.clone(),
        (false, true) => format!("the {name}"),
        (false, false) => format!("{} {name}", article(&name)),
    };
    Some(Claim::new(kind, verb, thing).slot(slot, Held::name(name.clone())).term(class, name, also))
}
