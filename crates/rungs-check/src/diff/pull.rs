//! Which way a change pulls.

use super::ChangeKind;

/// Which way a change pulls: each can be so of one change.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pull {
    /// Somebody stands worse by it.
    pub(super) tighter: bool,
    /// Somebody stands better by it.
    pub(super) looser: bool,
    /// It does something that is neither.
    pub(super) otherwise: bool,
}

impl Pull {
    /// What the change is called; nothing where it pulls no way.
    pub(super) fn kind(self) -> Option<ChangeKind> {
        match (self.tighter, self.looser, self.otherwise) {
            (false, false, false) => None,
            (true, false, false) => Some(ChangeKind::Tightened),
            (false, true, false) => Some(ChangeKind::Loosened),
            _ => Some(ChangeKind::Changed),
        }
    }
}
