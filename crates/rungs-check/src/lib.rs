//! Pages into a framework, or findings that say what to mend.
//!
//! The reader of text knows sentences, and the core knows kinds; this crate introduces them to each
//! other. It never stops at the first problem: there is always a framework of what could be read,
//! and a list of all that could not.
#![allow(clippy::result_large_err, reason = "a finding is rare, and made for a person to read: its size costs nothing")]

mod acceptance;
mod clause;
pub mod diff;
mod equivalence;
mod examine;
pub mod example;
pub mod finding;
mod fitting;
pub mod format;
mod framework_page;
mod front_matter;
mod index;
pub mod keys;
pub mod meaning;
mod names;
mod nearest;
mod not_a_page;
mod opportunity_page;
mod own_words;
mod question;
mod role_page;
mod rules;
mod size;
mod soundness;
mod source;
mod vocabulary_page;
mod wording;

pub use acceptance::Acceptance;
pub use examine::{Shown, examine, examine_while};
pub use finding::{Finding, Level, Location, Rule};
pub use index::{BulletRead, Index, Mention};
pub use names::{frames, names, read_frames};
pub use nearest::nearest;
pub use source::{Checked, SourceFile, check, check_roles, role_heads};
pub use vocabulary_page::may_include;
