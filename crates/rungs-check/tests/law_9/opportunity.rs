//! Pages of opportunities made up: the lines below the title, said and laid out in many ways, and rules like any others.

use crate::choices::Choices;
use crate::page::bullet;
use crate::words::Words;

const KINDS: &[&str] = &[
    "Part-time course",
    "evening course",
    "a full-time course",
    "Training at work",
    "Placement",
    "voluntary placement",
    "Lessons",
    "Test",
];
const PARTS: &[&str] = &[
    "3 to 6 months",
    "1 year",
    "up to 10 weeks",
    "1 day",
    "18 months",
    "4 hours a week",
    "2 to 4 hours per week",
    "up to 16 hours a week",
    "at level 2",
    "level 3",
    "in the evenings",
    "online",
    "day release",
    "starting in January or September",
    "starting in september, January and May",
    "starting at any time",
    "for whoever likes",
];
const COSTS: &[&str] = &[
    "Costs nothing.",
    "Costs £300.",
    "it costs £300 to £500",
    "Costs up to £1500.",
    "Costs £1,500 to £2,000.",
    "Costs a lot.",
];
const APPLY: &[&str] = &["Apply by 31 July.", "apply by 1 March", "Apply by 31 June."];
const OFFERED: &[&str] =
    &["Offered by employers.", "offered by the employer", "Offered by Northmoor University.", "Offered by."];
const GIVES: &[&str] = &[
    "Gives GCSE maths at grade 4.",
    "gives GCSE English at grade 4 and GCSE maths at grade 4",
    "Gives a qualification in health at level 3, and the Care Certificate.",
    "Gives 6 months of experience in healthcare.",
    "Gives something nobody has heard of.",
];
const PROSE: &[&str] =
    &["For those who left  school without it.", "Many go on.\nSome don't.", "**Loans.** From 19 on."];
const HEADINGS: &[&str] = &["## Before you start", "## before you  start", "### Before you start", "## What it asks"];
const INNER: &[&str] = &["### Once offered a place", "### before you finish", "### Starting from 1 August 2025"];

/// A page with these lines below its title and these bullets under its heading.
pub(crate) fn of(lines: &[u16], bullets: &[Vec<u16>], words: &Words) -> String {
    let choices = &mut Choices::new(lines);
    let mut page = match choices.below(3) {
        0 => "---\nopportunity: made-up\nreviewed: 2026-11-27\n---\n# Made up\n",
        1 => "---\nreviewed:   2026-11-27\nopportunity: made-up\n---\n# Made up\n\n",
        _ => "---\nopportunity: made-up\n---\n\n#   Made up\n",
    }
    .to_owned();
    for _ in 0..choices.below(3) {
        page.push_str(&format!("\n{}\n", choices.word(PROSE)));
    }
    page.push('\n');
    let mut said = vec![what_it_is(choices), choices.word(GIVES).to_owned()];
    for of in [COSTS, APPLY, OFFERED, GIVES] {
        if choices.once_in(2) {
            said.push(choices.word(of).to_owned());
        }
    }
    // In any order, and mostly each once.
    while !said.is_empty() {
        let line = said.remove(choices.below(said.len()));
        let source = choices.word(&["[^a]", "[^a] [^b]", ""]);
        page.push_str(&format!("{line}{source}\n"));
        if choices.once_in(8) {
            page.push('\n');
        }
    }
    for (place, numbers) in bullets.iter().enumerate() {
        let choices = &mut Choices::new(numbers);
        match place {
            0 => page.push_str(&format!("\n{}\n", choices.word(HEADINGS))),
            _ if choices.once_in(6) => page.push_str(&format!("\n{}\n", choices.word(INNER))),
            _ => {}
        }
        bullet(choices, words, &mut page);
    }
    page.push_str("\n[^a]: A source. Read 2026-11-22.\n[^b]: Another. Read 2026-11-22.\n");
    page
}

/// *Part-time course, 3 to 6 months, 4 hours a week.*
fn what_it_is(choices: &mut Choices<'_>) -> String {
    let mut line = choices.word(KINDS).to_owned();
    // A length has to be there, or the page says nothing.
    let length = choices.below(5);
    let mut parts = vec![PARTS[length]];
    for _ in 0..choices.below(4) {
        parts.push(choices.word(PARTS));
    }
    for part in parts {
        line.push_str(choices.word(&[", ", ", ", " , ", ",  "]));
        line.push_str(part);
    }
    line.push_str(choices.word(&[".", ".", ""]));
    line
}
