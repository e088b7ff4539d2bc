//! Templates as the kinds write them, walked at random. The syntax is documented at `rungs_text::Frames`.

use rungs_core::kind::KINDS;

use crate::choices::Choices;
use crate::words::Words;

/// A piece of a template.
#[derive(Debug)]
pub(crate) enum Node {
    Words(String),
    /// A slot by its type.
    Slot(String),
    /// One of these, each a row of pieces.
    One(Vec<Vec<Node>>),
    /// This, or nothing.
    Perhaps(Vec<Node>),
    /// Each at most once, in any order.
    Any(Vec<Vec<Node>>),
}

/// Every template of every kind, variations too.
pub(crate) fn all() -> Vec<(&'static str, Vec<Node>)> {
    let of = |template: &&'static str| {
        let letters: Vec<char> = template.trim_start_matches('~').chars().collect();
        let mut at = 0;
        let row = row(&letters, &mut at, &[]);
        assert_eq!(at, letters.len(), "{template}");
        row
    };
    KINDS.iter().flat_map(|kind| kind.frames.iter().map(move |frame| (kind.name, of(frame)))).collect()
}

/// Pieces up to one of these letters.
fn row(letters: &[char], at: &mut usize, ends: &[char]) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut words = String::new();
    while let Some(letter) = letters.get(*at).copied().filter(|letter| !ends.contains(letter)) {
        if !"({[<".contains(letter) {
            words.push(letter);
            *at += 1;
            continue;
        }
        push(&mut nodes, &mut words);
        *at += 1;
        nodes.push(match letter {
            '{' => {
                let slot: String = letters[*at..].iter().take_while(|letter| **letter != '}').collect();
                *at += slot.chars().count() + 1;
                Node::Slot(slot.split_once(':').map_or(slot.as_str(), |(_, kind)| kind).to_owned())
            }
            '(' => Node::One(rows(letters, at, ')')),
            '<' => Node::Any(rows(letters, at, '>')),
            _ => match rows(letters, at, ']') {
                mut one if one.len() == 1 => Node::Perhaps(one.remove(0)),
                several => Node::Perhaps(vec![Node::One(several)]),
            },
        });
    }
    push(&mut nodes, &mut words);
    nodes
}

fn rows(letters: &[char], at: &mut usize, end: char) -> Vec<Vec<Node>> {
    let mut rows = Vec::new();
    loop {
        // A label is read and not written.
        if letters.get(*at) == Some(&'?') {
            *at += letters[*at..].iter().take_while(|letter| **letter != ':').count() + 1;
        }
        rows.push(row(letters, at, &['|', end]));
        *at += 1;
        if letters.get(*at - 1) != Some(&'|') {
            return rows;
        }
    }
}

/// Outside brackets, a bar joins single words.
fn push(nodes: &mut Vec<Node>, words: &mut String) {
    let taken = std::mem::take(words);
    if !taken.contains('|') {
        nodes.extend((!taken.is_empty()).then_some(Node::Words(taken)));
        return;
    }
    for part in taken.split_inclusive(' ') {
        let (word, blank) = part.strip_suffix(' ').map_or((part, ""), |word| (word, " "));
        let choices = word.split('|').map(|word| vec![Node::Words(format!("{word}{blank}"))]).collect();
        nodes.push(Node::One(choices));
    }
}

/// A clause of this template, in base form; none where the vocabulary has no word for one of its slots.
pub(crate) fn made(nodes: &[Node], choices: &mut Choices<'_>, words: &Words) -> Option<String> {
    let mut clause = String::new();
    write(nodes, choices, words, &mut clause)?;
    Some(clause.replace(",,", ",").split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ","))
}

fn write(nodes: &[Node], choices: &mut Choices<'_>, words: &Words, clause: &mut String) -> Option<()> {
    for node in nodes {
        match node {
            Node::Words(text) => clause.push_str(text),
            Node::Slot(kind) => {
                let filled = words.slot(kind, choices)?;
                clause.push_str(&filled);
            }
            Node::One(rows) => {
                let row: &Vec<Node> = choices.one(rows);
                write(row, choices, words, clause)?;
            }
            Node::Perhaps(row) => {
                if choices.once_in(3) {
                    write(row, choices, words, clause)?;
                }
            }
            Node::Any(rows) => {
                let mut left: Vec<&Vec<Node>> = rows.iter().collect();
                while !left.is_empty() && choices.once_in(2) {
                    let row = left.remove(choices.below(left.len()));
                    clause.push_str(if choices.once_in(2) { ", " } else { " " });
                    write(row, choices, words, clause)?;
                }
                clause.push(' ');
            }
        }
    }
    Some(())
}
