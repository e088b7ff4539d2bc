//! `judged-whole`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// Nothing in a sentence is checked, though most of it could be.
pub(crate) const JUDGED_WHOLE: Rule = Rule {
    code: "judged-whole",
    level: Level::Warning,
    meaning: "Nothing in a sentence is checked, though some of it could be: all of it is somebody's judgement.",
    matters: "With a decider, words that can't be read are theirs to judge. Where most of a sentence could be checked, it may have been meant to be: people would learn what they lack, and the decider would still decide.",
    example: Example::Bullets("- You must have strong experience in health or care, as the employer decides.[^a]"),
    cure: Example::Bullets("- You must have experience in health or care.[^a]"),
};
