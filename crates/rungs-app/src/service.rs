//! Asking the engine on behalf of a surface: a person and a question in, a wire shape out.

mod ask;
mod check;
mod diff;
mod roles;
mod show;

use rungs_core::date::Date;
use rungs_core::framework::Framework;
use rungs_core::program::Asked;
use rungs_core::requirement::{Moment, Requirement};

use crate::framework::Loaded;
use crate::wire::SourceName;

pub use ask::ask;
pub use check::{check, standings};
pub use diff::{PersonContent, diff};
pub use roles::roles;
pub use show::show;

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
    pub(crate) fn asked(self) -> Asked {
        Asked { start: self.start, moment: self.moment }
    }
}

/// Sources by their footnotes' names, in order.
pub(crate) fn sources(loaded: &Loaded, mut names: Vec<String>) -> Vec<SourceName> {
    names.sort();
    names.dedup();
    names
        .into_iter()
        .filter_map(|id| {
            let source = loaded.checked.framework.sources.get(&id)?;
            Some(SourceName {
                id,
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
