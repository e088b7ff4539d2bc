//! Sentences round made-up clauses, and pages of them: strengths, guards, scopes, moments, deciders, reasons, groups,
//! offers and notes, laid out as people would.

use std::sync::LazyLock;

use crate::choices::Choices;
use crate::frame::{self, Node};
use crate::words::Words;

static FRAMES: LazyLock<Vec<(&str, Vec<Node>)>> = LazyLock::new(frame::all);

/// Whom a clause can be about.
const SUBJECTS: &[&str] = &[
    "you",
    "your employer",
    "your line manager",
    "the course",
    "the programme",
    "the degree",
    "the apprenticeship",
    "the post",
    "those",
    "your",
    "that",
    "there",
];
const MODALS: &[&str] =
    &["must", "need to", "have to", "should", "will need to", "are required to", "may need to", "might have to"];
const GUARDS: &[&str] = &[
    "If you are under 19 when you start, ",
    "Unless English is your first language, ",
    "If your employer is in the NHS, ",
    "If you travel between sites, ",
    "If the post is in the NHS, ",
];
const SCOPES: &[&str] = &["For funding, ", "For registration, ", "For the post, ", "At Northmoor University, "];
const MOMENTS: &[&str] = &[
    " when you start",
    " when you apply",
    " before you finish",
    " by the time you qualify",
    " within 3 months of starting",
    " every 5 years",
    " before you use the title",
];
const DECIDERS: &[&str] =
    &[", as the university decides", ", as the employer decides", ", as they decide", ", as the HCPC judges"];
const REASONS: &[&str] = &[", because people rely on it", " because the work is hard"];
const INTRODUCERS: &[&str] = &[
    "You must have one of:",
    "You must have all of:",
    "You usually need one of:",
    "You need either:",
    "You must meet at least 2 of:",
    "You must have at least two of:",
    "You need:",
    "You must have both:",
];
const WHOLE: &[&str] = &[
    "There are no set requirements.",
    "There are no set requirements, and the employer decides.",
    "Requirements vary by university.",
    "What is needed here isn't known yet.",
    "You will be interviewed.",
    "You must show how the NHS values guide your work, as the employer decides.",
];
const HEADINGS: &[&str] = &[
    "## Everyone needs",
    "## To start any way in",
    "## Staying in the role",
    "## Ways in\n\n### Course\nFull-time course at level 5, 24 months.\nGives a foundation degree at level 5.",
    "## Ways in\n### Apprenticeship\napprenticeship, level 3, 12 to 15 months, learning on and off the job\n",
    "## Ways in\n\n### Straight in\n\nDirect entry",
    "## Ways in\n\n### Course\nPart-time course, 3 years, level 6\nAsked by the regulator.",
];
const INNER: &[&str] = &[
    "#### Once offered a place",
    "#### Before you finish",
    "#### At Northmoor University",
    "#### once you qualify",
    "#### Starting from 1 August 2025",
    "#### Starting before 1 January 2026",
];

/// A clause with *must*, and nothing more; none for a subject that no sentence is about.
pub(crate) fn plainly(clause: &str) -> Option<String> {
    with_modal(clause, "must").map(|sentence| format!("{}.", capital(&sentence)))
}

fn with_modal(clause: &str, modal: &str) -> Option<String> {
    let subject = SUBJECTS.iter().filter(|subject| clause.starts_with(&format!("{subject} ")));
    let subject = subject.max_by_key(|subject| subject.len())?;
    let subject = match *subject {
        // The words up to the verb: your degree, that diploma.
        "those" | "your" | "that" => clause.split(" include ").next().filter(|whole| *whole != clause)?,
        other => other,
    };
    let verb = clause.strip_prefix(subject)?.trim_start();
    let modal = match (subject, modal) {
        ("you", modal) => modal,
        (_, "must" | "should") => modal,
        _ => "must",
    };
    Some(format!("{subject} {modal} {verb}"))
}

/// A page of these bullets.
pub(crate) fn of(bullets: &[Vec<u16>], words: &Words) -> String {
    let mut page = "---\nrole: made-up\nlevel: 5\n---\n# Made up\n".to_owned();
    let mut is_way_in = false;
    let mut used: Vec<usize> = Vec::new();
    for (place, numbers) in bullets.iter().enumerate() {
        let choices = &mut Choices::new(numbers);
        if place == 0 || choices.once_in(6) {
            let heading = choices.below(HEADINGS.len());
            let is_new = !used.iter().any(|one| (*one).min(3) == heading.min(3));
            match (is_new, is_way_in) {
                (true, _) => {
                    page.push_str(&format!("\n{}\n", HEADINGS[heading]));
                    is_way_in = heading >= 3;
                    used.push(heading);
                }
                (false, true) => page.push_str(&format!("\n{}\n", choices.word(INNER))),
                (false, false) => {}
            }
        }
        bullet(choices, words, &mut page);
    }
    page.push_str(
        "\n## Notes\nAn   odd  note, kept.\n\n[^a]: A source. Read 2026-11-22.\n[^b]: Another. Read 2026-11-22.\n",
    );
    page
}

pub(crate) fn bullet(choices: &mut Choices<'_>, words: &Words, page: &mut String) {
    let mark = choices.word(&["- ", "* ", "-   ", "+ "]);
    let source = choices.word(&["[^a]", " [^a]", "[^a][^b]", ""]);
    match choices.below(10) {
        8 => page.push_str(&format!("{mark}{}{source}\n", choices.word(WHOLE))),
        9 => {
            page.push_str(&format!("{mark}{}\n", choices.word(INTRODUCERS)));
            let indent = " ".repeat(mark.len().max(*choices.one(&[2, 4])));
            for _ in 0..2 + choices.below(2) {
                let item = clause(choices, words);
                let item = item.strip_prefix("you ").unwrap_or(&item);
                let item = if choices.once_in(2) { item.strip_prefix("have ").unwrap_or(item) } else { item };
                page.push_str(&format!("{indent}- {item}.{source}\n"));
            }
        }
        _ => {
            let sentence = sentence(choices, words);
            let stop = choices.word(&[".", ".", ""]);
            page.push_str(&format!("{mark}{sentence}{stop}{source}\n"));
        }
    }
}

/// A clause of any kind that the vocabulary has words for.
fn clause(choices: &mut Choices<'_>, words: &Words) -> String {
    let first = choices.below(FRAMES.len());
    let mut frames = FRAMES.iter().cycle().skip(first).take(FRAMES.len());
    frames.find_map(|(_, frame)| frame::made(frame, choices, words)).expect("some template has words")
}

fn sentence(choices: &mut Choices<'_>, words: &Words) -> String {
    let clause = clause(choices, words);
    let modal = choices.word(MODALS);
    let strong = with_modal(&clause, modal).unwrap_or_else(|| clause.clone());
    let own = clause.strip_prefix("you ").unwrap_or_default();
    let weak = match own.strip_prefix("be ") {
        Some(rest) => format!("are {rest}"),
        None => own.to_owned(),
    };
    let said = match choices.below(8) {
        4 if !own.is_empty() => format!("you usually {weak}"),
        5 if !own.is_empty() => format!("preferably, you {weak}"),
        6 if own.starts_with("have ") => format!("some employers ask for {}", own.trim_start_matches("have ")),
        7 if own.starts_with("have ") => {
            format!("{} may count instead, as the university decides", own.trim_start_matches("have "))
        }
        _ => strong,
    };
    let mut sentence = match choices.below(6) {
        4 => format!("{}{said}", choices.word(GUARDS)),
        5 => format!("{}{said}", choices.word(SCOPES)),
        _ => said,
    };
    if choices.once_in(5) {
        sentence.push_str(choices.word(MOMENTS));
    }
    if choices.once_in(5) {
        sentence.push_str(choices.word(DECIDERS));
    }
    if choices.once_in(8) {
        sentence.push_str(choices.word(REASONS));
    }
    capital(&sentence)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default() + letters.as_str()
}
