//! The templates that are tried are all that matter.

#[path = "../../tests/support/grammar.rs"]
mod grammar;

use proptest::prelude::*;

use grammar::{FRAMES, NAMES};

use super::*;
use crate::word::words;

fn names() -> Names {
    let mut names = Names::new();
    for (key, (spelling, class)) in (0_u32..).zip(NAMES) {
        names.insert(spelling, class, key);
    }
    names
}

/// Clauses that templates read, with slips: a template's own words, with something in each slot, some taken out or put in.
fn clause() -> impl Strategy<Value = String> {
    let template = prop::sample::select(FRAMES).prop_map(|(_, template)| template);
    (template, prop::collection::vec(any::<u8>(), 80), prop::collection::vec(any::<u8>(), 0..4)).prop_map(
        |(template, turns, slips)| {
            let nodes = crate::template::parse(template.trim_start_matches('~')).unwrap_or_default();
            let mut words = Vec::new();
            say(&nodes, &mut turns.into_iter(), &mut words);
            for slip in slips {
                let at = usize::from(slip) % words.len().max(1);
                match slip % 3 {
                    0 => words.insert(at, "and"),
                    1 => words.truncate(words.len() - usize::from(at + 1 == words.len())),
                    _ => words.iter_mut().skip(at).take(1).for_each(|word| *word = "preferably"),
                }
            }
            words.join(" ")
        },
    )
}

/// A clause that nodes read.
fn say<'n>(nodes: &'n [Node], turns: &mut impl Iterator<Item = u8>, words: &mut Vec<&'n str>) {
    for node in nodes {
        let mut turn = |count: usize| usize::from(turns.next().unwrap_or_default()) % count.max(1);
        match node {
            Node::Word(word) => words.push(&word.lower),
            Node::FirmComma => words.push(","),
            Node::Comma | Node::OwnComma => words.extend((turn(2) == 0).then_some(",")),
            Node::OrMore => {
                if turn(2) == 0 {
                    words.extend(["or", "more"]);
                }
            }
            Node::Either(choices) => {
                let choice = turn(choices.len());
                choices.iter().skip(choice).take(1).for_each(|choice| say(choice, turns, words));
            }
            Node::Maybe(piece) => {
                if turn(2) == 0 {
                    say(&piece.nodes, turns, words);
                }
            }
            Node::AnyOrder(pieces) => {
                let from = turn(pieces.len());
                pieces.iter().skip(from).take(2).for_each(|piece| say(&piece.nodes, turns, words));
            }
            Node::Slot { reads: Reads::Names(classes) | Reads::Examples(classes), .. } => {
                let known: Vec<&str> = NAMES
                    .iter()
                    .filter(|(_, class)| classes.iter().any(|c| c == class))
                    .map(|(name, _)| *name)
                    .collect();
                words.extend(matches!(node, Node::Slot { reads: Reads::Examples(_), .. }).then_some("such as"));
                words.extend(known.get(turn(known.len())));
            }
            Node::Slot { reads, .. } => words.push(match reads {
                Reads::Number => ["4", "at least 4", "4 or more", "4 or 5"].get(turn(4)).unwrap_or(&"half"),
                Reads::Grade => ["at grade 4 or above", "at merit", "at grades 9 to 4"].get(turn(3)).unwrap_or(&"C"),
                Reads::Row => "AAB",
                Reads::Level => ["level 3", "level 3 or above"].get(turn(2)).unwrap_or(&""),
                Reads::Months => "6 months",
                Reads::Date => "1 August 2025",
                Reads::Day => "15 January",
                Reads::Weight => ["", "usually", "preferably"].get(turn(3)).unwrap_or(&""),
                Reads::Words | Reads::Names(_) | Reads::Examples(_) => "something",
            }),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Templates that are not tried, because a word they need isn't there, would not have read the clause.
    #[test]
    fn passing_templates_over_changes_nothing(clause in clause(), unknown: bool) {
        let (frames, names) = (Frames::new(FRAMES.iter().copied()), names());
        prop_assert!(frames.is_ok());
        let frames = frames.unwrap_or_default();
        let text = Text::verbatim(&clause, 0);
        let words = words(&text);
        let found = names.find_all(&words);
        let subject = Subject { text: &text, words: &words, found: &found, names: &names };
        let all = try_each(&mut Matcher::new(subject, unknown), frames.iter().enumerate());
        let possible = match_all(&frames, subject, unknown);
        prop_assert_eq!(format!("{:?}", possible.hits), format!("{:?}", all.hits));
        prop_assert!(possible.reached <= all.reached);
        prop_assert_eq!(reach(&frames, subject, unknown).word, all.reached);
    }
}
