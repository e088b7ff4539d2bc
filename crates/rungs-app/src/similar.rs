//! Which roles and occupations are similar: by the duties and skills that pages share, or by the skills that a classification
//! lists. Similar work says nothing about who may do it: nothing here is *open to you*.
//!
//! Everything is worked out once for a framework or a file of occupations, and then asked. How it is measured, and why so,
//! stands in `docs/decision/0043-similar-is-a-weighted-jaccard.md`.

mod lines;
mod listed;
mod named;
mod pages;

pub use listed::{Listed, Measure, Side, Sides};
pub use named::{FoundBy, NamedOccupations, occupation_for, roles_for};
pub use pages::{PageLine, Pages, SharedLine, SharedLines};

/// How sure a similarity is: how much of it there is to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sureness {
    /// It rests on fewer than four things that both have: it may be chance.
    Weak,
    /// It rests on four to nine.
    Fair,
    /// It rests on ten or more.
    Good,
}

impl Sureness {
    /// By how many things both have.
    pub fn of(shared: usize) -> Sureness {
        match shared {
            0..=3 => Sureness::Weak,
            4..=9 => Sureness::Fair,
            10.. => Sureness::Good,
        }
    }
}
