//! `judged-measure`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// A number or a level stands in words that somebody judges.
pub(crate) const JUDGED_MEASURE: Rule = Rule {
    code: "judged-measure",
    level: Level::Note,
    meaning: "A number or a level stands in words that somebody judges, and nobody is held to it.",
    matters: "With a decider, words that can't be read are theirs to judge, whatever they say. Someone far below the number is told that it is for the decider to say, as is someone far above it. Where the number was meant as a threshold, a sentence of its own is checked.",
    example: Example::Bullets("- You must show a logbook of 30 hours beside a nurse, as the employer decides.[^a]"),
    cure: Example::Bullets("- You must show a logbook of hours beside a nurse, as the employer decides.[^a]"),
};
