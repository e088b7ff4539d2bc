//! Markdown, pages and sentences: lossless, never failing, without knowledge of what a rule means.
//!
//! Three layers, each usable alone:
//!
//! - [`read`] turns a Markdown page into an outline ([`Page`]) in which every character knows its place in the file;
//! - [`Frames`] and [`Names`] are what the caller knows: sentence templates, and the terms of its vocabulary;
//! - [`read_sentence`] reads one bullet against them, from the first word to the last, or says why it can't;
//!   [`Readings`] does so for many, each sentence once.
//!
//! Nothing here knows a kind of condition. The crate knows the frame of the language only: headings, moments, owners,
//! groups, strengths, decisions, guards and footnotes. It never fails: what is wrong comes back as a [`Problem`].

#![allow(
    clippy::result_large_err,
    reason = "a problem is made once for a sentence that is refused; boxing it would cost every caller and save nothing"
)]

mod clause;
pub mod code;
mod date;
pub mod english;
mod exclusion;
mod expect;
mod fixed;
mod footnote;
mod format;
mod frame;
mod front_matter;
mod grade;
mod group;
mod guard;
mod heading;
mod inline;
mod lead;
mod likeness;
mod line;
mod lint;
mod list;
pub mod manual;
mod matching;
mod modal;
mod moment;
mod moved;
mod name;
mod nearly;
mod opportunity_line;
mod otherwise;
mod outline;
mod page;
mod pattern;
mod problem;
mod reader;
mod readings;
pub mod reference;
mod refusal;
mod say;
mod sentence;
mod slot;
mod slot_reader;
mod span;
mod strength;
mod tail;
mod template;
mod text;
mod typed;
mod weighed;
mod word;
mod word_set;

pub use date::{Date, Day, meant_days};
pub use exclusion::{excluded, without};
pub use expect::{Expected, Expects, Holds, Part, expect};
pub use format::{Formatted, Sort, Style, format};
pub use frame::{FrameError, Frames};
pub use group::definition;
pub use guard::read_guard;
pub use heading::{Heading, heading, known_heading};
pub use likeness::is_slip;
pub use line::{LengthLine, RouteKind, RouteLine, award_line, length_line, named_offers_line, owner_line, route_line};
pub use moment::{Milestone, Moment};
pub use name::{Name, Names};
pub use nearly::{Apart, Nearly};
pub use opportunity_line::{
    BEFORE_YOU_START, OpportunityLine, Pace, Stretch, StretchUnit, apply_line, cost_line, is_opportunity_line,
    offered_by_line, opportunity_heading, opportunity_line,
};
pub use page::{Block, Bullet, Entry, EntryValue, Footnote, Link, Page, Prose, Section, read, read_head};
pub use pattern::{SLOTS, classes, pattern};
pub use problem::{Edit, Problem, Rewrite};
pub use reader::read_sentence;
pub use readings::Readings;
pub use say::{canonical_line, canonical_opportunity_line, same_sentences, say};
pub use sentence::{
    Asker, Body, Clause, FilledIn, Filling, Grammar, GroupHow, Guard, Match, Otherwise, Place, Scope, Sentence,
    Strength,
};
pub use slot::{Decimal, Joiner, Slot, Slots, Weight};
pub use span::{Span, Spanned};
pub use text::{Piece, Text};
pub use typed::{Tidied, tidied};
pub use word::{Word, words};
