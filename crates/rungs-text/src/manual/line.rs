//! Headings, and the lines that a way in begins with.

use super::{Entry, Example};
use crate::code;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: code::UNKNOWN_HEADING,
        matters: "A heading decides whether the bullets below it are rules, whose they are and when they fall due. Under a heading of your own they would be nothing.",
        example: Example::WayIn(
            "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n#### Before you finsh\n- You must complete the Care Certificate.[^a]",
        ),
        cure: Example::WayIn(
            "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n#### Before you finish\n- You must complete the Care Certificate.[^a]",
        ),
    },
    Entry {
        code: code::HEADING_LEVEL,
        matters: "Some headings belong to the whole page and some to one way in. At the wrong level, the rules below would belong to something else than you mean.",
        example: Example::WayIn(
            "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n#### Everyone needs\n- You must pass a DBS check.[^a]",
        ),
        cure: Example::WayIn(
            "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n#### Once offered a place\n- You must pass a DBS check.[^a]",
        ),
    },
    Entry {
        code: code::INVALID_DATE,
        matters: "The day decides which rules are in force for whom, so it has to be a day, and to be written in the one way that nobody reads differently.",
        example: Example::WayIn(
            "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n\n#### Starting from 31 June 2026\n- You must be employed in the NHS.[^a]",
        ),
        cure: Example::WayIn(
            "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n\n#### Starting from 1 July 2026\n- You must be employed in the NHS.[^a]",
        ),
    },
    Entry {
        code: code::UNREAD_ROUTE_LINE,
        matters: "The line says what kind of way in it is, at what level, how long, how it is taught and by which standard. Whatever else stands there would be lost.",
        example: Example::WayIn(
            "### Course\nFull-time course at level 5, 24 months, with free books.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]",
        ),
        cure: Example::WayIn(
            "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]",
        ),
    },
    Entry {
        code: code::UNREAD_AWARD_LINE,
        matters: "What a way in gives is never asked for at its start, and plans count on it.",
        example: Example::WayIn(
            "### Course\nFull-time course at level 5, 24 months.\nGives.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]",
        ),
        cure: Example::WayIn(
            "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]",
        ),
    },
    Entry {
        code: code::UNREAD_OWNER_LINE,
        matters: "Who asks for a rule decides who can set it aside, and whose equivalences count.",
        example: Example::WayIn(
            "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\nAsked by.\n- You must be employed in the NHS.[^a]",
        ),
        cure: Example::WayIn(
            "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\nAsked by the regulator.\n- You must be employed in the NHS.[^a]",
        ),
    },
    Entry {
        code: code::UNREAD_LENGTH_LINE,
        matters: "People plan their lives by how long a way in takes, and plans are reckoned with it. A length is a number of months or years, or a range.",
        example: Example::WayIn(
            "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\nIt takes as long as it takes.\n- You must be employed in the NHS.[^a]",
        ),
        cure: Example::WayIn(
            "### Course\nFull-time course at level 5.\nGives a diploma at level 5.\nIt takes 24 to 36 months.\n- You must be employed in the NHS.[^a]",
        ),
    },
    Entry {
        code: code::UNREAD_OPPORTUNITY_LINE,
        matters: "Plans are reckoned with what these lines say: how long, how many hours a week, when it starts, what it costs. Whatever else stands there would be lost.",
        example: Example::Files(&[(
            "opportunities/art.md",
            "---\nopportunity: art\n---\n# Art in the evening\n\nPart-time course, 3 to 6 months, whenever you like.[^a]\nGives a diploma at level 2.\n\n## Before you start\n- There are no set requirements.[^a]\n\n[^a]: A source. Read 2026-11-22.\n",
        )]),
        cure: Example::Files(&[(
            "opportunities/art.md",
            "---\nopportunity: art\n---\n# Art in the evening\n\nPart-time course, 3 to 6 months, starting at any time.[^a]\nGives a diploma at level 2.\n\n## Before you start\n- There are no set requirements.[^a]\n\n[^a]: A source. Read 2026-11-22.\n",
        )]),
    },
];
