//! What to do: the smallest sets of finding out, doing and asking after which a way in stands as well as it can.

mod parts;
mod together;
mod workshop;

pub use workshop::Workshop;

use crate::decide::Reading;
use crate::program::{NodeId, Program};
use crate::requirement::Owner;
use crate::standing::Standing;

/// One thing that could be done about a standing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What sort of thing it is.
    pub kind: ActionKind,
    /// The condition it settles, as a place in [`Program::leaves`], or the decision, in [`Program::decisions`].
    pub target: Target,
}

/// What an action is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// This condition comes to hold (or, for what must not be, not to hold).
    Leaf(usize, bool),
    /// This decision is granted.
    Decision(usize),
}

/// Whose step it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionKind {
    /// It may be so already: find out. If it turns out not to be so, it may be something to do.
    FindOut,
    /// The person can do it.
    Do,
    /// Somebody else decides or acts: ask them.
    Ask(Owner),
}

/// What can be done about one standing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mends {
    /// The standing that each set surely reaches.
    pub reaches: Option<Standing>,
    /// Sets of actions: each is enough, and none of its actions can be left out. Smallest first.
    pub sets: Vec<Vec<Action>>,
    /// Whether these are all the sets there are. Otherwise there are more, mostly no smaller than the last one here: where
    /// parts that share actions had their search cut short, a smaller one can be missing.
    pub is_complete: bool,
}

impl<'f> Program<'f> {
    /// The smallest sets of actions after which `node` stands as well as actions can make it.
    pub fn mends(&self, reading: &Reading, node: NodeId) -> Mends {
        self.workshop(reading, node).mends()
    }

    /// What can be done about `node`, and where it would surely stand after that.
    pub fn workshop<'p>(&'p self, reading: &'p Reading, node: NodeId) -> Workshop<'p, 'f> {
        Workshop::new(self, reading, node)
    }
}
