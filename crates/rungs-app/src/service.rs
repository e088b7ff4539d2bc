//! Asking the engine on behalf of a surface: a person and a question in, a wire shape out.

mod ask;
mod best;
mod check;
mod diff;
mod opportunities;
mod plan;
mod programs;
mod reopen;
mod roles;
mod say;
mod show;
mod similar;
mod step;

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::date::{Date, DateRange};
use rungs_core::fact::{Fact, Field, Item, Known, KnownBy, List, Person};
use rungs_core::framework::Framework;
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::{Moment, Requirement};

use crate::framework::Loaded;
use crate::wire::SourceName;

pub use ask::{ask, has_question, question};
pub use best::best_way_in;
pub use check::{check, mends, standings};
pub use diff::{PersonContent, diff};
pub use opportunities::{opportunities, opportunity, show_opportunity};
pub use plan::{NoPlan, PlanQuestion, has_step, jobs, plan};
pub use programs::Programs;
pub use reopen::{NoReopening, Reopening, reopen};
pub use roles::{role_lines, roles};
pub use say::say;
pub use show::{routes, show};
pub use similar::{Compared, Unlinked, similar, similar_occupations};
pub use step::step;

/// When a question is asked, and about what.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// The day it is asked.
    pub on: Date,
    /// The day the way in would start.
    pub start: Date,
    /// The moment whose standing is wanted.
    pub moment: Moment,
}

impl Question {
    /// What is asked of the engine.
    pub fn asked(self) -> Asked {
        Asked { start: self.start, moment: self.moment }
    }

    /// The person with their answers turned into facts, and with the day on which the question is asked.
    pub(crate) fn told(self, program: &Program<'_>, person: &Person) -> Person {
        let person = self.on_the_day(person);
        if person.answers.is_empty() { person } else { program.with_answers(&person) }
    }

    /// The person with the day on which the question is asked: a window for applications may have closed by then.
    pub fn on_the_day(self, person: &Person) -> Person {
        let mut person = person.clone();
        let place = person.items.iter().position(|item| item.list == List::About).unwrap_or_else(|| {
            person.items.push(Item { list: List::About, label: String::new(), fields: BTreeMap::new() });
            person.items.len() - 1
        });
        if let Some(about) = person.items.get_mut(place) {
            let known = Known::Date(DateRange::day(self.on));
            let shown = self.on.strftime("%-d %B %Y").to_string();
            let fact = Fact { known, known_by: KnownBy::Said, path: "on".to_owned(), shown };
            about.fields.insert(Field::Today, fact);
        }
        person
    }
}

/// Sources by their footnotes' names, each once, in the order in which they are first named.
pub(crate) fn sources<'n>(loaded: &Loaded, names: impl IntoIterator<Item = &'n String>) -> Vec<SourceName> {
    let mut seen = BTreeSet::new();
    names
        .into_iter()
        .filter(|name| seen.insert(*name))
        .filter_map(|id| {
            let source = loaded.checked.framework.sources.get(id)?;
            Some(SourceName {
                id: id.clone(),
                title: source.title.clone(),
                address: source.address.clone(),
                read: source.read.map(|day| day.to_string()),
                confirmed: source.confirmed,
            })
        })
        .collect()
}

/// Whether sources confirm a requirement: it has some, and none of them is mere general knowledge.
pub(crate) fn is_confirmed(framework: &Framework, requirement: &Requirement) -> bool {
    !requirement.sources.is_empty()
        && requirement.sources.iter().all(|name| framework.sources.get(name).is_some_and(|source| source.confirmed))
}
