//! What is known of a list of which nothing was said. It is the same for everybody, and most people say nothing of most
//! lists, so that a program works it out once.

use std::sync::{Arc, OnceLock};

use super::Program;
use crate::fact::Person;
use crate::world::entry::Contribution;
use crate::world::outlook::Outlook;
use crate::world::state::Tallies;
use crate::world::{Entries, ListView};

/// One list of a person as a program sees it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// What its entries can contribute.
    pub(crate) entries: Entries,
    /// The worlds among which the worst is.
    pub(crate) worst: Outlook,
    /// The worlds among which the best is.
    pub(crate) best: Outlook,
}

/// A list of which nothing was said, once somebody has asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Blank(OnceLock<Seen>);

/// It follows from the rest of the program, so that no two programs differ by it alone.
impl PartialEq for Blank {
    fn eq(&self, _: &Blank) -> bool {
        true
    }
}

impl Eq for Blank {}

impl Program<'_> {
    /// Each list of a person.
    pub(crate) fn seen(&self, person: &Person) -> Vec<Seen> {
        let lists = self.lists.iter().zip(&self.open).zip(&self.blank);
        let of_list = |((view, open), blank): ((&ListView, &Arc<[Contribution]>), &Blank)| {
            let is_said = person.items.iter().any(|item| item.list == view.list)
                || person.denials.iter().any(|denial| denial.list == view.list);
            match is_said {
                true => self.seen_in(view, open, person),
                false => blank.0.get_or_init(|| self.seen_in(view, open, &Person::default())).clone(),
            }
        };
        lists.map(of_list).collect()
    }

    fn seen_in(&self, view: &ListView, open: &Arc<[Contribution]>, person: &Person) -> Seen {
        let entries = self.entries_of(view, open, person);
        let (worst, best) = entries.worst_and_best(&Tallies::new(&view.conditions, self.asked.start), view.pull);
        Seen { entries, worst, best }
    }
}
