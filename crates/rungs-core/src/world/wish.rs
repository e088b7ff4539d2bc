//! What is wished of the conditions of a list, when states are told apart.

use super::{Pull, Wanted, World};

/// Which states are looked for. Everything is a bit a condition.
///
/// More of what counts for a condition is as good or better, or less is; where both are set, neither is, and states
/// that differ there are both kept. Where none is set, nobody looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wish {
    /// More of what counts is no worse.
    pub(crate) more: World,
    /// Less of what counts is no worse.
    pub(crate) less: World,
    /// Conditions that hold in the end.
    required: World,
    /// Conditions that don't.
    pub(super) ruled_out: World,
}

impl Wish {
    /// The worst, the best or all, as conditions pull.
    pub(crate) fn new(wanted: Wanted, pull: Pull) -> Wish {
        let (more, less) = match wanted {
            Wanted::Best => (pull.helps, pull.harms),
            Wanted::Worst => (pull.harms, pull.helps),
            Wanted::All => (World::MAX, World::MAX),
        };
        Wish { more, less, required: 0, ruled_out: 0 }
    }

    /// Only states in which the conditions `told` hold or don't, as `values` has them.
    pub(crate) fn only(self, told: World, values: World) -> Wish {
        Wish { required: told & values, ruled_out: told & !values, ..self }
    }

    /// As [`Wish::only`], where nothing is added to the states afterwards.
    ///
    /// However far what holds in the end is passed, and however nearly what doesn't is reached, is then nobody's
    /// business: more is better on the way to the one, less on the way to the other.
    pub(crate) fn in_the_end(self, told: World, values: World) -> Wish {
        let only = self.only(told, values);
        let (required, ruled_out) = (only.required, only.ruled_out);
        Wish { more: self.more & !ruled_out | required, less: self.less & !required | ruled_out, ..only }
    }

    /// Whether a world is one of those looked for.
    pub(crate) fn allows(self, world: World) -> bool {
        world & self.required == self.required && world & self.ruled_out == 0
    }

    /// Conditions in which states have to be equal before one can outdo the other.
    pub(super) fn apart(self) -> World {
        self.more & self.less
    }
}
