//! What pictures are made of: letters that have a width, rectangles, lines and words.

pub(crate) mod letters;
pub(crate) mod shape;
mod text;

pub(crate) use text::{Text, Tone, text};
