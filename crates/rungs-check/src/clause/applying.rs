//! *In the 2 years before you apply*: the day one applies is told nowhere, so facts say what there is at all, and whether it
//! lies in those years is asked.

use std::collections::BTreeSet;

use rungs_core::condition::{Condition, Test};
use rungs_core::fact::{Field, List};
use rungs_core::requirement::{Change, Leaf, Matter, Question, Shape};

use crate::own_words::OwnWords;

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
