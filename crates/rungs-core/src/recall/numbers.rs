//! Things by their numbers.

use std::hash::Hash;
use std::sync::Arc;

use crate::quick::QuickMap;

/// What stands for something that is kept once.
pub(super) type Number = u32;

/// Things that are kept once, each with a number.
#[derive(Debug)]
pub(super) struct Numbers<T> {
    numbers: QuickMap<Arc<T>, Number>,
    things: Vec<Arc<T>>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Numbers<T> {
        Numbers { numbers: QuickMap::default(), things: Vec::new() }
    }
}

impl<T: Eq + Hash> Numbers<T> {
    /// The number of something, which is a new one for what has none.
    pub(super) fn of(&mut self, thing: T) -> Number {
        if let Some(known) = self.numbers.get(&thing) {
            return *known;
        }
        let (number, thing) = (Number::try_from(self.things.len()).unwrap_or(Number::MAX), Arc::new(thing));
        self.things.push(Arc::clone(&thing));
        self.numbers.insert(thing, number);
        number
    }

    /// What has this number.
    pub(super) fn get(&self, number: Number) -> Option<&T> {
        self.things.get(number as usize).map(|thing| &**thing)
    }
}
