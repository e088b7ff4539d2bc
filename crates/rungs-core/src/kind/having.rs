//! Things one has or is, asked with yes or no: what possessions, abilities, mentors and circumstances have in common.

use crate::condition::{Condition, Test};
use crate::fact::{Field, List};
use crate::kind::Clause;
use crate::kind::wording::yes_or_no;
use crate::requirement::{Change, Leaf};
use crate::vocabulary::TermId;

/// What is said about having something.
pub(super) struct Having {
    /// The kind it is read as.
    pub(super) kind: &'static str,
    /// What it is, as words that complete *you have*.
    pub(super) words: String,
    /// How to ask, where the vocabulary has no question of its own.
    pub(super) question: String,
    pub(super) change: Change,
}

/// Having `thing`.
pub(super) fn having(clause: &Clause<'_>, thing: TermId, said: Having) -> Leaf {
    let question = clause.question_for(thing, || said.question);
    let condition = Condition::held(List::Has, vec![Test::within(Field::What, thing)]);
    yes_or_no(said.kind, condition, said.words, question, said.change)
}
