//! Templates as a person can read them: *You must work ‹number› hours a week [in ‹role or job›]*.

use crate::refusal::{always::upper_first, listed};
use crate::template::{self, Node, Piece, Reads};

/// What a slot of a pattern stands for, with an example of what is written there.
pub const SLOTS: &[(&str, &str)] = &[
    ("‹number›", "4 · at least 4 · 4 or more (4 or more, all three) · 4 or 5 (4 is needed, 5 is what some ask)"),
    ("‹grade›", "at grade 4 or above · at merit or above · at 2:2 or above"),
    ("‹level›", "level 3 or above"),
    (
        "‹length›",
        "6 months · at least 2 years · 1 to 2 years; behind *the last* and *the*, also *year* or *month* alone, which is one",
    ),
    ("‹date›", "1 August 2025"),
    ("‹day›", "15 January"),
    ("‹any words›", "words that are asked as they stand"),
    ("‹subject›", "a name of the vocabulary, of the kind that is named: maths · English and maths · maths or physics"),
    ("such as ‹qualification›", "examples: such as an NVQ, a BTEC or a diploma"),
];

/// A template as a pattern, unless it can't be read.
pub fn pattern(template: &str) -> Option<String> {
    let nodes = template::parse(template.trim_start_matches('~')).ok()?;
    let written = written(&nodes);
    let pattern = match written.strip_prefix("you ") {
        // *Must* goes with no *can*: that is a condition only.
        Some(rest) if rest.starts_with("can ") => format!("If you {rest}, …"),
        Some(rest) => format!("You must {rest}"),
        None => upper_first(&written),
    };
    Some(pattern)
}

/// The classes of names that a template has slots for, with a blank for a hyphen, as vocabulary pages write them.
pub fn classes(template: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut pending = template::parse(template.trim_start_matches('~')).unwrap_or_default();
    while let Some(node) = pending.pop() {
        match node {
            Node::Either(choices) => pending.extend(choices.into_iter().flatten()),
            Node::Maybe(piece) => pending.extend(piece.nodes),
            Node::AnyOrder(pieces) => pending.extend(pieces.into_iter().flat_map(|piece| piece.nodes)),
            Node::Slot { reads: Reads::Names(classes) | Reads::Examples(classes), .. } => {
                found.extend(classes.iter().map(|class| class.replace('-', " ")));
            }
            _ => {}
        }
    }
    found.sort();
    found.dedup();
    found
}

fn written(nodes: &[Node]) -> String {
    let mut pattern = String::new();
    for node in nodes {
        let part = match node {
            Node::Word(word) => word.written.clone(),
            Node::Comma | Node::FirmComma => ",".to_owned(),
            // *Or more* is one of the ways to write a number.
            Node::OwnComma | Node::OrMore => continue,
            Node::Either(choices) => either(choices),
            Node::Maybe(piece) => format!("[{}]", written(&piece.nodes)),
            Node::AnyOrder(pieces) => {
                pieces.iter().map(|piece| format!("[{}]", written(&piece.nodes))).collect::<Vec<_>>().join(" ")
            }
            Node::Slot { reads, .. } => slot(reads),
        };
        if !pattern.is_empty() && !part.starts_with(',') && !pattern.ends_with('\'') {
            pattern.push(' ');
        }
        pattern.push_str(&part);
    }
    pattern
}

fn either(choices: &[Vec<Node>]) -> String {
    let optional: Option<Vec<String>> = choices
        .iter()
        .map(|choice| match choice.as_slice() {
            [Node::Maybe(Piece { nodes, .. })] => Some(written(nodes)),
            _ => None,
        })
        .collect();
    match optional {
        Some(choices) => format!("[{}]", choices.join(" / ")),
        None => format!("({})", choices.iter().map(|choice| written(choice)).collect::<Vec<_>>().join(" / ")),
    }
}

/// A slot as it stands in a pattern: *‹number›*.
pub(crate) fn slot(reads: &Reads) -> String {
    let named = |classes: &[String]| {
        let classes: Vec<String> = classes.iter().map(|class| class.replace('-', " ")).collect();
        format!("‹{}›", listed(&classes, "or"))
    };
    match reads {
        Reads::Number => "‹number›".to_owned(),
        Reads::Grade => "‹grade›".to_owned(),
        Reads::Row => "‹grades in a row, such as AAB›".to_owned(),
        Reads::Level => "‹level›".to_owned(),
        Reads::Months => "‹length›".to_owned(),
        Reads::Date => "‹date›".to_owned(),
        Reads::Day => "‹day›".to_owned(),
        Reads::Weight => "[usually / preferably]".to_owned(),
        Reads::Words => "‹any words›".to_owned(),
        Reads::Names(classes) => named(classes),
        Reads::Examples(classes) => format!("such as {}", named(classes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &str, expected: &str) {
        assert_eq!(pattern(template).as_deref(), Some(expected));
    }

    #[test]
    fn a_template_is_shown_with_its_slots_and_what_may_be_left_out() {
        check(
            "you work {hours:number} hours a week[ or more][ in {role:role+role-family+job}]",
            "You must work ‹number› hours a week [in ‹role, role family or job›]",
        );
        check(
            "~you have|hold {x:subject}<, {g:grade}|{w:weight} including {i:subject}>",
            "You must (have / hold) ‹subject› [, ‹grade›] [[usually / preferably] including ‹subject›]",
        );
        check(
            "you live within an (hour|hour's)[ travel|drive]",
            "You must live within an (hour / hour's) [travel / drive]",
        );
        check("you can drive", "If you can drive, …");
        check("there be a vacant {post:words} post", "There be a vacant ‹any words› post");
        check("you hold[,] or study {such:examples qualification}", "You must hold or study such as ‹qualification›");
    }

    #[test]
    fn classes_are_gathered_from_wherever_they_stand() {
        assert_eq!(
            classes("you have {a:role+job}[ in {b:driving-category}]<{c:examples subject}> (at {d:sector}|alone)"),
            ["driving category", "job", "role", "sector", "subject"]
        );
    }
}
