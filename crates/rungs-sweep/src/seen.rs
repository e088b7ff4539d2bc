//! One list of a role's program: how it can turn out for people, each different outlook once.

use std::collections::HashMap;

use rungs_core::decide::ListOutlook;
use rungs_core::fact::Person;
use rungs_core::program::Program;

use crate::crowd::Content;

/// What is told of everybody beside what they told themselves, such as the day of the question.
pub(crate) type Tell<'t> = &'t (dyn Fn(&Person) -> Person + Send + Sync);

/// One list as a role sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    /// Each different outlook; the first is that of somebody who has said nothing of the list.
    pub(crate) outlooks: Vec<ListOutlook>,
    known: HashMap<ListOutlook, u32, foldhash::fast::RandomState>,
}

impl Seen {
    /// The list, with the outlook of somebody who has said nothing of it.
    pub(crate) fn of(program: &Program<'_>, list: usize, tell: Tell<'_>) -> Seen {
        let mut seen = Seen::default();
        seen.look(program, list, &Content::default(), tell);
        seen
    }

    /// How a list with this content can turn out, as a place among the outlooks.
    pub(crate) fn look(&mut self, program: &Program<'_>, list: usize, content: &Content, tell: Tell<'_>) -> u32 {
        let person = Person { items: content.items.clone(), denials: content.denials.clone(), ..Person::default() };
        let Some(outlook) = program.list_outlook(list, &tell(&person)) else { return 0 };
        let next = u32::try_from(self.outlooks.len()).unwrap_or(u32::MAX);
        let place = *self.known.entry(outlook.clone()).or_insert(next);
        if place == next {
            self.outlooks.push(outlook);
        }
        place
    }
}
