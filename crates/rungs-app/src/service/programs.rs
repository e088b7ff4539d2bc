//! Roles compiled for the questions that come, each kept for whoever asks the same next.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rungs_core::framework::{Framework, Role};
use rungs_core::program::{Asked, Program, TooLarge};

use crate::framework::Loaded;

/// Programs kept at most: what everybody asks today has room several times over, and days that somebody makes up can't
/// fill the memory.
const MOST_KEPT: usize = 1_000;

/// A framework with its roles compiled, as questions come to need them. Nothing of any person is in it.
pub struct Programs<'f> {
    loaded: &'f Loaded,
    kept: Mutex<Kept<'f>>,
}

#[derive(Default)]
struct Kept<'f> {
    programs: HashMap<Key, (Arc<Program<'f>>, u64)>,
    /// How often one was asked for: the higher beside a program, the later it was asked for.
    asked: u64,
}

/// What a program is compiled for: a role by the place where it is kept, which is its own for as long as programs are, and
/// the question.
type Key = (usize, Asked);

impl<'f> Programs<'f> {
    /// None compiled yet.
    pub fn of(loaded: &'f Loaded) -> Programs<'f> {
        Programs { loaded, kept: Mutex::default() }
    }

    /// What they are compiled from.
    pub fn loaded(&self) -> &'f Loaded {
        self.loaded
    }

    /// The framework.
    pub fn framework(&self) -> &'f Framework {
        &self.loaded.checked.framework
    }

    /// A role compiled for a question. Others aren't held up while it is.
    ///
    /// # Errors
    /// A role too large for the engine, which checking the framework would have found.
    pub(crate) fn program(&self, role: &'f Role, asked: Asked) -> Result<Arc<Program<'f>>, TooLarge> {
        let key = (std::ptr::from_ref(role).addr(), asked);
        if let Some(known) = self.with(|kept| kept.get(&key)) {
            return Ok(known);
        }
        let program = Arc::new(Program::new(self.framework(), role, asked)?);
        self.with(|kept| kept.put(key, Arc::clone(&program)));
        Ok(program)
    }

    fn with<T>(&self, what: impl FnOnce(&mut Kept<'f>) -> T) -> T {
        what(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<'f> Kept<'f> {
    fn get(&mut self, key: &Key) -> Option<Arc<Program<'f>>> {
        let (program, last) = self.programs.get_mut(key)?;
        self.asked += 1;
        *last = self.asked;
        Some(Arc::clone(program))
    }

    /// Keeps one more; where there is no room, that one goes that nobody has asked for the longest.
    fn put(&mut self, key: Key, program: Arc<Program<'f>>) {
        if self.programs.len() >= MOST_KEPT {
            let oldest = self.programs.iter().min_by_key(|(_, (_, last))| *last).map(|(key, _)| *key);
            oldest.map(|oldest| self.programs.remove(&oldest));
        }
        self.asked += 1;
        self.programs.insert(key, (program, self.asked));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use rungs_core::date::Date;
    use rungs_core::requirement::Moment;

    use super::*;
    use crate::framework::built_in;

    #[test]
    fn a_program_is_compiled_once_for_each_question_and_only_so_many_are_kept() {
        let loaded = built_in();
        let programs = Programs::of(&loaded);
        let role = &programs.framework().roles[0];
        let day = |number: i16| Asked { start: Date::constant(2026 + number, 11, 22), moment: Moment::Start };
        let first = programs.program(role, day(0)).unwrap();
        assert!(Arc::ptr_eq(&first, &programs.program(role, day(0)).unwrap()));
        assert_eq!(programs.program(role, day(1)).unwrap().asked, day(1));
        assert_ne!(programs.program(&programs.framework().roles[1], day(0)).unwrap().role.slug, role.slug);

        let mut kept = Kept::default();
        for number in 0..=MOST_KEPT {
            kept.put((0, day(i16::try_from(number).unwrap())), Arc::clone(&first));
            // Somebody goes on asking for the first.
            assert!(kept.get(&(0, day(0))).is_some());
        }
        assert_eq!(kept.programs.len(), MOST_KEPT);
        assert!(kept.get(&(0, day(1))).is_none());
    }
}
