//! How the lists of a person can turn out, as far as a floor or a ceiling needs it.

use std::sync::Arc;

use super::World;

/// How one list can turn out: the worlds among which the worst is, or the best, and what they have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Outlook {
    worlds: Arc<[World]>,
    /// Conditions that hold in every world, a bit for each.
    pub in_all: World,
    /// Conditions that hold in some world, a bit for each.
    pub in_some: World,
}

impl Outlook {
    /// Of worlds there is always one at least; of none at all, nothing holds.
    pub fn new(worlds: Vec<World>) -> Outlook {
        let in_all = worlds.iter().copied().reduce(|all, world| all & world).unwrap_or(0);
        let in_some = worlds.iter().fold(0, |some, world| some | world);
        Outlook { worlds: worlds.into(), in_all, in_some }
    }

    /// The worlds, each once.
    pub fn worlds(&self) -> &[World] {
        &self.worlds
    }
}

/// How every list can turn out, in the order of the program's lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlooks {
    lists: Vec<Outlook>,
    /// A bit for each list that can turn out in more than one way.
    open: u32,
}

impl FromIterator<Outlook> for Outlooks {
    fn from_iter<T: IntoIterator<Item = Outlook>>(lists: T) -> Outlooks {
        let mut outlooks = Outlooks { lists: lists.into_iter().collect(), open: 0 };
        for (list, outlook) in outlooks.lists.iter().enumerate() {
            outlooks.open |= u32::from(outlook.worlds.len() > 1) << list;
        }
        outlooks
    }
}

impl Outlooks {
    /// One list.
    pub fn get(&self, list: usize) -> Option<&Outlook> {
        self.lists.get(list)
    }

    /// Each list, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Outlook> {
        self.lists.iter()
    }

    /// Puts another outlook in the place of a list's.
    pub(crate) fn set(&mut self, list: usize, outlook: Outlook) {
        if let Some(place) = self.lists.get_mut(list) {
            self.open = self.open & !(1 << list) | u32::from(outlook.worlds.len() > 1) << list;
            *place = outlook;
        }
    }

    /// The lists that can turn out in more than one way, a bit for each.
    pub(crate) fn open(&self) -> u32 {
        self.open
    }

    /// What is known of one condition.
    #[inline]
    pub(crate) fn holds(&self, list: usize, bit: u32) -> Holds {
        let has = |world: World| world & (1 << bit) != 0;
        match self.lists.get(list) {
            Some(outlook) => Holds { in_all: has(outlook.in_all), in_some: has(outlook.in_some) },
            None => Holds { in_all: false, in_some: false },
        }
    }
}

/// Whether a condition holds in every world of its list, and whether it does in any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Holds {
    pub(crate) in_all: bool,
    pub(crate) in_some: bool,
}
