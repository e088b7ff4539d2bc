//! The Markdown of a page: front matter, headings, bullets, footnotes.

use super::{Entry, Example};
use crate::code;

/// A role page with nothing wrong with it but what is put in: lines of its front matter, sections above its ways in,
/// footnotes of its one rule, how it says where it leads, and the footnotes' definitions.
macro_rules! page {
    ($front:literal, $above:literal, $footnotes:literal, $sources:literal) => {
        page!($front, $above, $footnotes, "- [Role two](two.md)\n", $sources)
    };
    ($front:literal, $above:literal, $footnotes:literal, $leads:literal, $sources:literal) => {
        Example::Page(concat!(
            "---\nrole: one\n",
            $front,
            "---\n# Role one\n\n",
            $above,
            "## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.",
            $footnotes,
            "\n\n## Where it leads\n",
            $leads,
            "\n",
            $sources
        ))
    };
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: code::TAB_INDENT,
        matters: "Editors show a tab as two, four or eight blanks, so one reader sees a nested bullet and another sees a code block.",
        example: Example::Bullets(
            "- You must have one of:\n\t- GCSE English at grade 4 or above.[^a]\n\t- GCSE maths at grade 4 or above.[^a]",
        ),
        cure: Example::Bullets(
            "- You must have one of:\n  - GCSE English at grade 4 or above.[^a]\n  - GCSE maths at grade 4 or above.[^a]",
        ),
    },
    Entry {
        code: code::NUL_BYTE,
        matters: "Text never holds this byte. It is usually a sign that the file is a picture or a word processor's document, or that it was saved in another encoding.",
        example: Example::Notes("Ask the ward manager\0 first."),
        cure: Example::Notes("Ask the ward manager first."),
    },
    Entry {
        code: code::FRONT_MATTER_UNCLOSED,
        matters: "Without its closing line nobody can tell where the front matter ends, so the page has none: no role, no level, no dates.",
        example: Example::Page("---\nrole: one\nlevel: 5\n\n# Role one\n"),
        cure: page!("level: 5\n", "", "[^a]", "[^a]: A source. Read 2026-11-22.\n"),
    },
    Entry {
        code: code::FRONT_MATTER_SYNTAX,
        matters: "Front matter here is a small part of YAML, so that nothing in it can be read in two ways: one key a line, with one value or a list in square brackets.",
        example: page!("level 5\n", "", "[^a]", "[^a]: A source. Read 2026-11-22.\n"),
        cure: page!("level: 5\n", "", "[^a]", "[^a]: A source. Read 2026-11-22.\n"),
    },
    Entry {
        code: code::FRONT_MATTER_DUPLICATE,
        matters: "Of two values only one can hold, and which one you meant can't be told.",
        example: page!("level: 5\nlevel: 6\n", "", "[^a]", "[^a]: A source. Read 2026-11-22.\n"),
        cure: page!("level: 5\n", "", "[^a]", "[^a]: A source. Read 2026-11-22.\n"),
    },
    Entry {
        code: code::SECOND_TITLE,
        matters: "The title names the role everywhere: in answers, in links, in sentences of other pages. A page speaks of one role.",
        example: page!("level: 5\n", "# What role one does\n\n", "[^a]", "[^a]: A source. Read 2026-11-22.\n"),
        cure: page!("level: 5\n", "## What you do\n- Help people\n\n", "[^a]", "[^a]: A source. Read 2026-11-22.\n"),
    },
    Entry {
        code: code::HEADING_LEVEL_SKIPPED,
        matters: "Headings say what belongs to what: the rules below one are read with what the headings above it say. A skipped level leaves that open, and screen readers stumble over it.",
        example: Example::WayIn(
            "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n##### Before you finish\n- You must complete the Care Certificate.[^a]",
        ),
        cure: Example::WayIn(
            "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n#### Before you finish\n- You must complete the Care Certificate.[^a]",
        ),
    },
    Entry {
        code: code::EMPTY_HEADING,
        matters: "What stands below it would belong to nothing.",
        example: Example::Notes("###\nAsk the ward manager first."),
        cure: Example::Notes("### Before you apply\nAsk the ward manager first."),
    },
    Entry {
        code: code::BULLET_OUTSIDE_SECTION,
        matters: "A bullet is a duty, a skill or a rule by the heading above it. Without one it is nothing.",
        example: page!("level: 5\n", "- Help people\n\n", "[^a]", "[^a]: A source. Read 2026-11-22.\n"),
        cure: page!("level: 5\n", "## What you do\n- Help people\n\n", "[^a]", "[^a]: A source. Read 2026-11-22.\n"),
    },
    Entry {
        code: code::EMPTY_BULLET,
        matters: "A bullet without words asks nothing. Often a rule was meant to stand there.",
        example: Example::Bullets("- You must be employed in the NHS.[^a]\n-"),
        cure: Example::Bullets("- You must be employed in the NHS.[^a]"),
    },
    Entry {
        code: code::PARAGRAPH_IN_BULLET,
        matters: "One bullet is one sentence is one requirement. A second paragraph would look like a part of the rule and decide nothing.",
        example: Example::Bullets("- You must be employed in the NHS.[^a]\n\n  Bank staff count too."),
        cure: Example::Bullets("- You must be employed in the NHS, because the NHS pays for the course.[^a]"),
    },
    Entry {
        code: code::HEADING_IN_BULLET,
        matters: "A heading begins a new part of the page, which a bullet can't hold. Mostly it slipped in by its indentation.",
        example: Example::Notes("- ### Before you apply"),
        cure: Example::Notes("### Before you apply\nAsk the ward manager first."),
    },
    Entry {
        code: code::NESTED_TOO_DEEP,
        matters: "Nobody can follow *one of* inside *all of* inside *one of* for long. Deeper bullets are read as if they stood at the deepest level that is kept.",
        example: Example::Notes(NESTED),
        cure: Example::Notes("- one\n  - and one below it"),
    },
    Entry {
        code: code::ORDERED_LIST,
        matters: "Numbers suggest an order, and requirements have none: they all hold, or one of them does.",
        example: Example::Bullets("1. You must be employed in the NHS.[^a]\n2. You must pass a DBS check.[^a]"),
        cure: Example::Bullets("- You must be employed in the NHS.[^a]\n- You must pass a DBS check.[^a]"),
    },
    Entry {
        code: code::BLOCK_QUOTE,
        matters: "Sources are cited in footnotes and put in words of your own. A quotation also brings somebody else's copyright with it.",
        example: Example::Notes("> Applicants are expected to be kind."),
        cure: Example::Notes("Kindness is looked for at the interview."),
    },
    Entry {
        code: code::TABLE,
        matters: "A table's cells are no sentences, so nothing in it could be read as a rule, and on a narrow screen nobody can read it at all.",
        example: Example::Notes("| Grade | Enough? |\n|---|---|\n| 4 | yes |"),
        cure: Example::Notes("- Grade 4 is enough."),
    },
    Entry {
        code: code::CODE_BLOCK,
        matters: "What stands in a code block is kept from being read. Mostly it is a paragraph that is indented too far.",
        example: Example::Notes("    Ask the ward manager first."),
        cure: Example::Notes("Ask the ward manager first."),
    },
    Entry {
        code: code::HTML,
        matters: "Pages are shown in terminals, in print and read aloud, where HTML means nothing. A comment in HTML would also hide something from readers.",
        example: Example::Notes("Ask the ward manager <b>first</b>."),
        cure: Example::Notes("Ask the ward manager **first**."),
    },
    Entry {
        code: code::IMAGE,
        matters: "Pages are shown in terminals and read aloud. What a picture says would be missing there.",
        example: Example::Notes("![A ladder of roles](ladder.png)"),
        cure: Example::Notes("See [a ladder of roles](https://example.org/ladder)."),
    },
    Entry {
        code: code::FOOTNOTE_UNDEFINED,
        matters: "The rule claims a source that isn't there, so a reader can't check it.",
        example: Example::Bullets("- You must be employed in the NHS.[^a][^gm]"),
        cure: Example::Bullets("- You must be employed in the NHS.[^a]"),
    },
    Entry {
        code: code::FOOTNOTE_UNUSED,
        matters: "A source that nothing rests on was either forgotten at its rule, or is left over from one that has gone.",
        example: page!(
            "level: 5\n",
            "",
            "[^a]",
            "[^a]: A source. Read 2026-11-22.\n[^b]: Another source. Read 2026-11-22.\n"
        ),
        cure: page!(
            "level: 5\n",
            "",
            "[^a][^b]",
            "[^a]: A source. Read 2026-11-22.\n[^b]: Another source. Read 2026-11-22.\n"
        ),
    },
    Entry {
        code: code::FOOTNOTE_DUPLICATE,
        matters: "Of two footnotes of one name only the first is shown. The rule may rest on the other.",
        example: page!(
            "level: 5\n",
            "",
            "[^a]",
            "[^a]: A source. Read 2026-11-22.\n[^a]: Another source. Read 2026-11-22.\n"
        ),
        cure: page!(
            "level: 5\n",
            "",
            "[^a][^b]",
            "[^a]: A source. Read 2026-11-22.\n[^b]: Another source. Read 2026-11-22.\n"
        ),
    },
    Entry {
        code: code::FOOTNOTE_NESTED,
        matters: "A footnote names one source, with its owner and the day it was read. A footnote in it would be shown nowhere.",
        example: page!(
            "level: 5\n",
            "",
            "[^a]",
            "[^a]: A source.[^b] Read 2026-11-22.\n[^b]: Another source. Read 2026-11-22.\n"
        ),
        cure: page!(
            "level: 5\n",
            "",
            "[^a][^b]",
            "[^a]: A source. Read 2026-11-22.\n[^b]: Another source. Read 2026-11-22.\n"
        ),
    },
    Entry {
        code: code::LINK_IN_FOOTNOTE,
        matters: "Markdown takes a line right below a footnote as a part of it, so the link is lost and the footnote says too much.",
        example: page!(
            "level: 5\n",
            "",
            "[^a]",
            "- [Role two][two]\n\n[two]: two.md\n",
            "[^a]: A source. Read 2026-11-22.\n[more]: https://example.org\n"
        ),
        cure: page!(
            "level: 5\n",
            "",
            "[^a]",
            "- [Role two][two]\n\n[two]: two.md\n",
            "[^a]: A source. Read 2026-11-22.\n\n[more]: https://example.org\n"
        ),
    },
];

/// Thirty-three bullets, each below the one before.
const NESTED: &str = "- one\n  - one\n    - one\n      - one\n        - one\n          - one\n            - one\n              - one\n                - one\n                  - one\n                    - one\n                      - one\n                        - one\n                          - one\n                            - one\n                              - one\n                                - one\n                                  - one\n                                    - one\n                                      - one\n                                        - one\n                                          - one\n                                            - one\n                                              - one\n                                                - one\n                                                  - one\n                                                    - one\n                                                      - one\n                                                        - one\n                                                          - one\n                                                            - one\n                                                              - one\n                                                                - one";
