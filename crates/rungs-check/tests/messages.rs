//! One style of quotation marks in all that people read: the messages of every crate, looked through as they are written.
//!
//! Words of a page stand in “curly marks”. What has marks of its own, or is typed as it stands (Markdown, keys, commands,
//! paths), stands in `backticks`. An apostrophe is straight, as pages write it.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::path::{Path, PathBuf};

/// A style that messages don't have: what it is called, and a part of a message that has it.
type Fault = (&'static str, fn(&str) -> Option<String>);

const FAULTS: &[Fault] = &[
    ("a curly apostrophe: write it straight", curly_apostrophe),
    ("straight marks round words: write “…”", straight_marks),
    ("curly marks that don't pair", unpaired),
    ("Markdown in curly marks: write `…`", markdown_in_curly_marks),
    ("words in backticks: write “…”", words_in_backticks),
];

fn curly_apostrophe(message: &str) -> Option<String> {
    message.contains(['‘', '’']).then(|| message.to_owned())
}

fn straight_marks(message: &str) -> Option<String> {
    // In what is typed into a terminal or a file, straight marks are its own.
    let typed = |line: &&str| line.trim_start().starts_with("rungs ") || line.contains("| rungs ");
    let lines: String = message.lines().filter(|line| !typed(line)).collect();
    let letters: Vec<char> = lines.split('`').step_by(2).collect::<String>().chars().collect();
    let opens = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        let behind = letters.get(at + 1);
        before.is_none_or(|before| before.is_whitespace() || *before == '(')
            && behind.is_some_and(|behind| behind.is_alphanumeric() || *behind == '{')
    };
    let at = (0..letters.len()).find(|at| matches!(letters[*at], '\'' | '"') && opens(*at))?;
    letters[at + 1..].contains(&letters[at]).then(|| message.to_owned())
}

fn unpaired(message: &str) -> Option<String> {
    // What joins quoted words ends one and begins another.
    let mut is_open = message.starts_with('”');
    let begins_open = is_open;
    for letter in message.chars() {
        match (letter, is_open) {
            ('“', false) => is_open = true,
            ('”', true) => is_open = false,
            ('“', true) | ('”', false) => return Some(message.to_owned()),
            _ => {}
        }
    }
    (is_open != begins_open).then(|| message.to_owned())
}

fn markdown_in_curly_marks(message: &str) -> Option<String> {
    let quoted = message.split('“').skip(1).filter_map(|rest| rest.split('”').next());
    let is_markdown = |words: &&str| ["#", "- ", "[", "---"].iter().any(|mark| words.starts_with(mark));
    quoted.into_iter().find(is_markdown).map(str::to_owned)
}

fn words_in_backticks(message: &str) -> Option<String> {
    let quoted = message.split('`').skip(1).step_by(2);
    let is_typed = |words: &str| {
        !words.contains(' ') || words.starts_with("rungs ") || words.contains(['#', ':', '=', '[', '{', '|', '/', '-'])
    };
    quoted.into_iter().find(|words| !is_typed(words)).map(str::to_owned)
}

/// The strings of a source that are read by people: those with a blank in them, outside of comments and of tests.
fn messages(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut messages = Vec::new();
    let mut letters = source.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        match letter {
            '/' if letters.peek() == Some(&'/') => {
                letters.by_ref().find(|letter| *letter == '\n');
            }
            // A character, and not the mark of a lifetime.
            '\'' => {
                let ahead: Vec<char> = letters.clone().take(2).collect();
                match ahead.as_slice() {
                    ['\\', _] => {
                        letters.next();
                        letters.next();
                        letters.by_ref().find(|letter| *letter == '\'');
                    }
                    [_, '\''] => {
                        letters.next();
                        letters.next();
                    }
                    _ => {}
                }
            }
            // Raw strings are templates and examples of files.
            '"' if before == '#' || before == 'r' => {
                let end = if before == '#' { "\"#" } else { "\"" };
                let rest: String = letters.clone().collect();
                let length = rest.find(end).map_or(rest.len(), |at| at + end.len());
                letters = source[source.len() - rest.len() + length..].chars().peekable();
            }
            '"' => messages.push(string(&mut letters)),
            _ => {}
        }
        before = letter;
    }
    messages.retain(|message| message.trim().contains(' '));
    messages
}

/// The rest of a string, with what its escapes stand for.
fn string(letters: &mut impl Iterator<Item = char>) -> String {
    let mut string = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => break,
            '\\' => match letters.next() {
                Some('n') => string.push('\n'),
                Some('\n') | None => {}
                Some(escaped) => string.push(escaped),
            },
            letter => string.push(letter),
        }
    }
    string
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_message_quotes_in_one_style() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    for name in ["rungs-text", "rungs-core", "rungs-check", "rungs-app", "rungs-cli", "rungs-lsp"] {
        sources(&root.join(name).join("src"), &mut found);
    }
    let mut wrong = String::new();
    for path in found {
        let source = std::fs::read_to_string(&path).expect("a source is text");
        for message in messages(&source) {
            for (what, has) in FAULTS {
                if let Some(part) = has(&message) {
                    wrong += &format!("\n{}: {what}\n    {part:?}", path.display());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn each_fault_is_seen() {
    let cases = [
        ("this can’t be read", Some("a curly apostrophe: write it straight")),
        ("write 'must' here", Some("straight marks round words: write “…”")),
        ("write \"must\" here", Some("straight marks round words: write “…”")),
        ("write “must here", Some("curly marks that don't pair")),
        ("write “## Notes” here", Some("Markdown in curly marks: write `…`")),
        ("write `You must have one of:` and `a list`", Some("words in backticks: write “…”")),
        ("“must” can't stand in `## Notes` or `level:`; see `rungs framework check`", None),
        ("2 years' experience, or 1 year's", None),
    ];
    for (message, expected) in cases {
        let found = FAULTS.iter().find(|(_, has)| has(message).is_some()).map(|(what, _)| *what);
        assert_eq!(found, expected, "{message}");
    }
}
