//! *When you apply*, and *in the 2 years before you apply*: the day one applies is told nowhere. Facts say what there is at
//! all, and what they can't say about that day is asked.

use std::collections::BTreeSet;

use rungs_core::condition::{Condition, Test};
use rungs_core::fact::{Field, List};
use rungs_core::requirement::{BOUND, Change, Leaf, Matter, Question, Shape};

use crate::own_words::OwnWords;

/// Nobody applies so many months before the start, or earlier: a place that was put off for a year is applied for less
/// than two and a half years before.
const LONGEST_WAIT: u32 = 36;

/// What is asked, on the day one applies.
///
/// Each condition that may hold on one day and not on another has to hold on some day of the time in which one can apply,
/// and either on all of them or, as the person says, on the one.
pub(super) fn on_the_day(vocabulary: &OwnWords<'_>, matter: Matter) -> Matter {
    let each = |parts: Vec<Matter>| parts.into_iter().map(|part| on_the_day(vocabulary, part)).collect();
    let inner = |inner: Box<Matter>| Box::new(on_the_day(vocabulary, *inner));
    match matter {
        Matter::Leaf(leaf) if leaf.condition.depends_on_day() => decided_on_the_day(vocabulary, leaf),
        Matter::Leaf(leaf) => Matter::Leaf(leaf),
        Matter::All(parts) => Matter::All(each(parts)),
        Matter::Any(parts) => Matter::Any(each(parts)),
        Matter::AtLeast(count, parts) => Matter::AtLeast(count, each(parts)),
        Matter::Not(matter) => Matter::Not(inner(matter)),
        Matter::Usually(matter) => Matter::Usually(inner(matter)),
        Matter::Preferably(matter) => Matter::Preferably(inner(matter)),
        Matter::Softened { strict, loose, is_range } => {
            Matter::Softened { strict: inner(strict), loose: inner(loose), is_range }
        }
    }
}

fn decided_on_the_day(vocabulary: &OwnWords<'_>, leaf: Leaf) -> Matter {
    let what = leaf.words.strip_suffix(" when you start").unwrap_or(&leaf.words).to_owned();
    let years = LONGEST_WAIT / 12;
    let stays = leaf.condition.stays();
    // A day or a number is asked for itself, whatever it is held against; a yes is one to these very words.
    let bound = |condition: Condition, told: String| {
        let text = format!("Is this so: {told}?");
        let question = match leaf.question.shape {
            Shape::YesNo => Question { key: text.clone(), text, shape: Shape::YesNo },
            Shape::Count | Shape::Months | Shape::Date => leaf.question.clone(),
        };
        Matter::Leaf(Leaf { condition, kind: BOUND, words: told, question, change: Change::Fixed })
    };
    let at_all = match stays {
        true => Matter::Leaf(Leaf { words: format!("{what} when you start"), ..leaf.clone() }),
        false => {
            let told = format!("{what} on some day in the {years} years before you start");
            bound(leaf.condition.on_some_day(LONGEST_WAIT), told)
        }
    };
    let surely = leaf.condition.on_every_day(LONGEST_WAIT).map(|condition| {
        let when = if stays {
            format!("{years} years before you start")
        } else {
            format!("on every day of the {years} years before you start")
        };
        bound(condition, format!("{what} {when}"))
    });
    let words = format!("{what} when you apply");
    let text = format!("Is this so when you apply: {what}?");
    let term = vocabulary.asked_about(&words, "question");
    let then = Matter::Leaf(Leaf {
        condition: Condition::held(List::Answers, vec![Test::within(Field::What, term)]),
        kind: leaf.kind,
        question: Question { key: text.clone(), text, shape: Shape::YesNo },
        change: match &leaf.change {
            Change::Fixed => Change::Fixed,
            Change::Own(_) | Change::Others(..) => Change::Own(format!("have {words}")),
        },
        words,
    });
    let on_that_day = match surely {
        Some(surely) => Matter::Any(vec![surely, then]),
        None => then,
    };
    Matter::All(vec![at_all, on_that_day])
}

/// What is asked, within a window that ends on the day one applies. What must not be so must not be so in the window.
pub(super) fn within(vocabulary: &OwnWords<'_>, matter: Matter, window: &str) -> Matter {
    match matter {
        Matter::Not(inner) => Matter::Not(Box::new(within(vocabulary, *inner, window))),
        matter => {
            let Some(lies) = lies_in(vocabulary, &matter, window) else { return matter };
            Matter::All(vec![matter, lies])
        }
    }
}

/// Whether what is asked lies in the window.
fn lies_in(vocabulary: &OwnWords<'_>, matter: &Matter, window: &str) -> Option<Matter> {
    let kind = matter.leaves().first()?.kind;
    let what = told(matter);
    let words = format!("{what}, {window}");
    let text = format!("Is this {window}: {what}?");
    let term = vocabulary.asked_about(&words, "question");
    Some(Matter::Leaf(Leaf {
        condition: Condition::held(List::Answers, vec![Test::within(Field::What, term)]),
        kind,
        question: Question { key: text.clone(), text, shape: Shape::YesNo },
        change: Change::Own(format!("have {words}")),
        words,
    }))
}

/// What is asked, in words.
fn told(matter: &Matter) -> String {
    let joined = |parts: &[Matter], joiner: &str| {
        let mut seen = BTreeSet::new();
        let parts = parts.iter().map(told).filter(|part| seen.insert(part.clone()));
        parts.collect::<Vec<_>>().join(joiner)
    };
    match matter {
        Matter::Leaf(leaf) => leaf.words.clone(),
        Matter::All(parts) => joined(parts, " and "),
        Matter::Any(parts) | Matter::AtLeast(_, parts) => joined(parts, " or "),
        Matter::Softened { loose: asked, is_range: true, .. } | Matter::Softened { strict: asked, .. } => told(asked),
        Matter::Not(inner) | Matter::Usually(inner) | Matter::Preferably(inner) => told(inner),
    }
}
