//! The domain of Rungs: what a framework asks, what is known of a person, and what follows.
//!
//! No input or output, no clock, no serialisation and no panic path: every question takes its date,
//! and every boundary owns its own format. Start with [`standing`], then [`requirement`] and
//! [`fact`], then [`program`], where one becomes the other.

pub mod answer;
pub mod ask;
pub mod circuit;
pub mod compare;
pub mod condition;
pub mod date;
pub mod decide;
pub mod decision;
pub mod english;
pub mod explain;
pub mod fact;
pub mod framework;
pub mod joined;
pub mod kind;
pub mod length;
pub mod mend;
pub mod moment;
pub mod opportunity;
pub mod plane;
pub mod program;
pub mod quick;
pub mod recall;
pub mod requirement;
pub mod standing;
pub mod threshold;
pub mod vocabulary;
pub mod witness;
pub mod world;
