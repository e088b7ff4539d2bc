//! What one single thing would do for somebody: one step away, one answer away.

use rungs_core::decide::Reading;
use rungs_core::mend::{Action, ActionKind};
use rungs_core::program::{NodeId, Program};

/// Single things after each of which somebody is ready for a way in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Near {
    /// Things to do, by them or by somebody else: after each they are ready, whatever isn't known of them.
    pub steps: Vec<Action>,
    /// Things to find out: if one turns out well they are ready, whatever else isn't known of them.
    pub answers: Vec<Action>,
}

impl Near {
    /// Of a standing: the sets of one among its mends.
    pub fn of(program: &Program<'_>, reading: &Reading, node: NodeId) -> Near {
        let enough = program.enough_alone(reading, node);
        let (answers, steps) = enough.into_iter().partition(|action| action.kind == ActionKind::FindOut);
        Near { steps, answers }
    }
}
