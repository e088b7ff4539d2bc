//! What is the same for everybody on one day, worked out once.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use rungs_core::date::Date;

/// Values of one day, by what they are about. Nothing of any visitor belongs in them. Whatever the keys can be is known
/// beforehand, as roles and languages are, so that what is kept is bounded.
pub(crate) struct Daily<K, V> {
    kept: Mutex<OfOneDay<K, V>>,
}

struct OfOneDay<K, V> {
    day: Option<Date>,
    values: HashMap<K, V>,
}

impl<K, V> Default for Daily<K, V> {
    fn default() -> Daily<K, V> {
        Daily { kept: Mutex::new(OfOneDay { day: None, values: HashMap::new() }) }
    }
}

impl<K: Hash + Eq, V: Clone> Daily<K, V> {
    /// What is kept, or else what `make` makes, which is kept from then on. Others aren't held up while it is made.
    pub(crate) fn get<E>(&self, day: Date, key: K, make: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.day != Some(day) {
                *kept = OfOneDay { day: Some(day), values: HashMap::new() };
            }
            if let Some(value) = kept.values.get(&key) {
                return Ok(value.clone());
            }
        }
        let value = make()?;
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        // Another day may have begun meanwhile.
        if kept.day == Some(day) {
            kept.values.insert(key, value.clone());
        }
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use rungs_core::date::Date;

    use super::Daily;

    #[test]
    fn a_value_is_made_once_a_day_for_each_key_and_what_failed_is_not_kept() {
        let daily = Daily::default();
        let get = |day, key, value| daily.get(day, key, || Ok::<_, Infallible>(value)).unwrap_or_default();
        let (today, tomorrow) = (Date::ZERO, Date::MAX);
        assert_eq!(daily.get(today, "role", || Err("too large")), Err("too large"));
        assert_eq!(get(today, "role", 1), 1);
        assert_eq!(get(today, "role", 2), 1);
        assert_eq!(get(today, "other", 3), 3);
        assert_eq!(get(tomorrow, "role", 4), 4);
        assert_eq!(get(today, "role", 5), 5);
    }
}
