//! One step of what is left to do, in words.

use rungs_core::decision::DecisionKind;
use rungs_core::mend::{Action, ActionKind, Target};
use rungs_core::program::Program;
use rungs_core::requirement::Change;

use crate::wire::check::{MendStep, is_clause, so};

/// A step as it goes over the wire, without the requirement it is for.
pub fn step(program: &Program<'_>, action: &Action) -> MendStep {
    let (kind, whom) = match &action.kind {
        ActionKind::FindOut => ("find-out", None),
        ActionKind::Do => ("do", None),
        ActionKind::Ask(owner) => ("ask", Some(owner.spoken())),
    };
    let (what, otherwise) = match action.target {
        Target::Leaf(leaf, wished) => program.leaves.get(leaf).map_or((String::new(), None), |leaf| {
            let change = match &leaf.change {
                Change::Own(change) | Change::Others(_, change) if wished => Some(change.clone()),
                _ => None,
            };
            match (&action.kind, change) {
                (ActionKind::FindOut, change) if wished => (leaf.words.clone(), change),
                (ActionKind::FindOut, _) => (format!("not {}", leaf.words), None),
                (_, Some(change)) => (change, None),
                (_, None) => (leaf.words.clone(), None),
            }
        }),
        Target::Decision(slot) => {
            let what = program.decisions.get(slot).map(|slot| match slot.kind {
                DecisionKind::Waiver => format!("set this aside: {}", slot.sentence),
                _ => format!("decide on this: {}", slot.sentence),
            });
            (what.unwrap_or_default(), None)
        }
    };
    let words = words(program, action, &what, whom.as_deref(), otherwise.as_deref());
    MendStep { kind: kind.to_owned(), words, what, whom, otherwise, requirement: None }
}

/// A step as a person reads it: "find out whether …, and if not, …", "gain …", "ask the university …".
fn words(program: &Program<'_>, action: &Action, what: &str, whom: Option<&str>, otherwise: Option<&str>) -> String {
    let others = match action.target {
        Target::Leaf(leaf, _) => program.leaves.get(leaf).is_some_and(|leaf| matches!(leaf.change, Change::Others(..))),
        Target::Decision(_) => false,
    };
    match (&action.kind, otherwise) {
        (ActionKind::FindOut, Some(otherwise)) if others => {
            format!("find out whether {}; if not, ask {otherwise}", so(what))
        }
        (ActionKind::FindOut, Some(otherwise)) => {
            // "a degree in art; if not, gain one" says no less than the degree twice.
            let otherwise = match otherwise.strip_suffix(what) {
                Some(verb) if what.starts_with("a ") || what.starts_with("an ") => format!("{verb}one"),
                _ => otherwise.to_owned(),
            };
            format!("find out whether {}; if not, {otherwise}", so(what))
        }
        (ActionKind::FindOut, None) => match what.strip_prefix("not ") {
            Some(what) if is_clause(what) => format!("make sure that this isn't so: {what}"),
            Some(what) => format!("make sure that you don't have {what}"),
            None => format!("find out whether {}", so(what)),
        },
        (ActionKind::Do, _) => what.to_owned(),
        (ActionKind::Ask(_), _) if others => format!("ask {what}"),
        (ActionKind::Ask(_), _) => match what.split_once(": ") {
            Some((verb, sentence)) => format!("ask {} to {verb}: “{sentence}”", whom.unwrap_or("whoever decides")),
            None => format!("ask {} to {what}", whom.unwrap_or("whoever decides")),
        },
    }
}
