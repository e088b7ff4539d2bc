//! `no-offer`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// A way in is offered only by those named, and nobody is.
pub(crate) const NO_OFFER: Rule = Rule {
    code: "no-offer",
    level: Level::Error,
    meaning: "A way in is offered only by those named, and none is named.",
    matters: "It stands as its best offer. Without one, everybody would be told *not yet*, whatever they do.",
    example: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\nOffered only by those named.\n- You must be employed in the NHS.[^a]\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]",
    ),
    cure: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\nOffered only by those named.\n- You must be employed in the NHS.[^a]\n\n#### At Northmoor University\n- You must have a driving licence.[^a]",
    ),
};
