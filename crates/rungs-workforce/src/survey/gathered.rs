//! People who have come and aren't counted yet: a story is counted once for everybody who has it, and not once a crowd.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use rungs_sweep::ProfileId;

use super::mark::MarkId;

/// People by the profile they have and by what distinguishes them beside.
pub(super) type ByMark = HashMap<(ProfileId, MarkId), u64, RandomState>;

/// People that are gathered by profiles and marks before they are counted, at most.
const MOST_GATHERED: usize = 1 << 18;

/// People who aren't counted yet.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) people: HashMap<ProfileId, u64, RandomState>,
    /// By the group they are in, for each column by which groups are told.
    pub(super) groups: Vec<ByMark>,
    /// By which columns are blank.
    pub(super) blank: ByMark,
}

impl Gathered {
    /// Whether there are as many as may be gathered.
    pub(super) fn is_full(&self) -> bool {
        self.groups.iter().chain([&self.blank]).any(|by_mark| by_mark.len() > MOST_GATHERED)
    }
}

/// Gathers people, each of whom has a profile and a mark.
pub(super) fn gather(gathered: &mut ByMark, profiles: &[ProfileId], marks: &[MarkId]) {
    for pair in profiles.iter().zip(marks) {
        *gathered.entry((*pair.0, *pair.1)).or_default() += 1;
    }
}
