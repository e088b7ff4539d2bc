//! Profiles: people of whom a role sees the same, and who therefore stand alike.

use std::collections::HashMap;

use rungs_core::plane::Six;

/// A profile of a role, until the role's profiles are dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProfileId(pub(crate) u32);

impl ProfileId {
    /// The profile as a number, from 0: none is left out.
    pub fn place(self) -> usize {
        self.0 as usize
    }
}

/// The outlook on each list of a program, as places in what was seen of it.
pub(crate) type Sight = Box<[u32]>;

/// Profiles kept at most. Past these they are dropped before the next crowd, so that memory doesn't grow with the people;
/// what has been counted stays counted.
const MOST_KEPT: usize = 1 << 20;

/// The profiles that were met.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profiles {
    by_sight: HashMap<Sight, ProfileId, foldhash::fast::RandomState>,
    /// For each profile, its standings one after another.
    values: Vec<Six>,
    count: usize,
}

impl Profiles {
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    pub(crate) fn known(&self, sight: &[u32]) -> Option<ProfileId> {
        self.by_sight.get(sight).copied()
    }

    /// Takes in a profile that is decided later, by [`Profiles::decided`] in the same order.
    pub(crate) fn add(&mut self, sight: Option<Sight>) -> ProfileId {
        let id = ProfileId(u32::try_from(self.count).unwrap_or(u32::MAX));
        self.count += 1;
        if let Some(sight) = sight {
            self.by_sight.insert(sight, id);
        }
        id
    }

    pub(crate) fn decided(&mut self, values: &[Six]) {
        self.values.extend_from_slice(values);
    }

    /// The standings of a profile, of a role that has so many.
    pub(crate) fn values(&self, id: ProfileId, targets: usize) -> &[Six] {
        let first = id.0 as usize * targets;
        self.values.get(first..first + targets).unwrap_or_default()
    }

    /// Drops them all where there are too many.
    pub(crate) fn make_room(&mut self) {
        if self.count > MOST_KEPT {
            *self = Profiles::default();
        }
    }
}
