//! One small change of the code.

use std::fmt::{Display, Formatter, Result};

/// Where something is in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// One small change of the code, with the number that switches it on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mutant {
    pub(super) number: u32,
    pub(super) place: Place,
    /// The type and the function it is in.
    pub(super) within: String,
    pub(super) change: String,
}

impl Display for Mutant {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Place { file, line, column } = &self.place;
        write!(f, "{file}:{line}:{column} in `{}`: {}", self.within, self.change)
    }
}
