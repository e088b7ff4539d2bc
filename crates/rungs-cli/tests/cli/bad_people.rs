//! Person files that can't be read: each with its place, what is wrong, and what to do.

use std::fs;

use tempfile::TempDir;

use crate::support::{ON, Run, rungs};

/// A file's name and content, the place of a fault, and words of its message or help.
const FAULTS: &[(&str, &str, &str, &str)] = &[
    ("entry-as-list.yaml", "residence:\n  - [UK, 2012]\n", "2:5", "a list, where keys with values belong"),
    ("age-as-list.yaml", "age: [16, 25]\n", "1:6", "an age is a number, or `{ at_least: 16, under: 25 }`"),
    ("unknown-key.yaml", "nme: A\n", "1:6", "did you mean `name`?"),
    ("unknown-key-inside.yaml", "employments:\n  - { rolle: healthcare assistant }\n", "2:14", "did you mean `role`?"),
    ("february-31.yaml", "born: 1999-02-31\n", "1:7", "“1999-02-31” is not a day of the calendar"),
    ("month-13.yaml", "born: 1999-13\n", "1:7", "is not a date"),
    (
        "from-after-to.yaml",
        "employments:\n  - role: healthcare assistant\n    from: 2024-05\n    until: 2023-01\n",
        "2:5",
        "ends (January 2023) before it begins (May 2024)",
    ),
    (
        "grade-off-its-scale.yaml",
        "qualifications:\n  - { type: GCSE, subject: maths, grade: \"11\" }\n",
        "2:42",
        "“11” is not a grade of GCSE",
    ),
    ("negative-hours.yaml", "employments:\n  - { hours_per_week: -5 }\n", "2:23", "-5 hours a week can't be worked"),
    ("200-hours.yaml", "employments:\n  - { hours_per_week: 200 }\n", "2:23", "more than a week has: 168"),
    (
        "unknown-role.yaml",
        "employments:\n  - { role: healthcare asistant }\n",
        "2:13",
        "did you mean healthcare assistant",
    ),
    (
        "role-nobody-knows.yaml",
        "employments:\n  - { role: wizard }\n",
        "2:13",
        "write `role: other` and `called: wizard`",
    ),
    ("words-for-a-list.yaml", "employments: none\n", "1:14", "“none”, where a list belongs"),
    ("words-for-a-person.yaml", "hello\n", "1:1", "“hello”, where keys with values belong"),
    ("known-how.yaml", "employments:\n  - { known_by: guessed }\n", "2:17", "not one of said, seen, verified"),
    ("twice.yaml", "name: A\nname: B\n", "2:1", "`name` is given twice"),
    ("tab.yaml", "name: A\n\tborn: 1990\n", "1:7", "tab"),
    ("open-quote.yaml", "name: \"A\n", "1:7", "quote"),
    ("bare-word.toml", "name = A\n", "1:8", "string values must be quoted"),
    ("in-toml.toml", "[[employments]]\nhours_per_week = 200\n", "2:18", "more than a week has: 168"),
    (
        "in-json.json",
        "{\n  \"employments\": [ { \"hours_per_week\": -1 } ]\n}\n",
        "2:40",
        "-1 hours a week can't be worked",
    ),
];

fn check(file: &str) -> Run {
    rungs(&[&["check", file, "--role", "assistant-practitioner"][..], &ON].concat())
}

/// Runs the check on a file of this content.
fn check_content(name: &str, content: &[u8]) -> (String, Run) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, content).unwrap();
    let file = file.to_str().unwrap().to_owned();
    let run = check(&file);
    assert_eq!((run.status, run.out.as_str()), (2, ""), "{name}: {}", run.err);
    (file, run)
}

/// A message without its line breaks.
fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_fault_has_its_place_and_what_to_do() {
    let mut wrong = Vec::new();
    for (name, content, place, words) in FAULTS {
        let (file, run) = check_content(name, content.as_bytes());
        let said = unwrapped(&run.err);
        if !said.contains(&format!("{file}:{place}")) || !said.contains(words) {
            wrong.push(format!("{name}: expected {place} and “{words}”:\n{}", run.err));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_faults_are_told_at_once() {
    let content = "nme: A\nborn: 1999-02-31\nhas: yes\nemployments:\n  - { role: wizard, hours_per_week: 200 }\n";
    let (_, run) = check_content("many.yaml", content.as_bytes());
    assert!(run.err.contains("5 faults in "), "{}", run.err);
    assert_eq!(run.err.matches("error: ").count(), 5, "{}", run.err);
}

#[test]
fn no_name_of_a_program_reaches_a_person() {
    for (name, content, ..) in FAULTS {
        let (file, run) = check_content(name, content.as_bytes());
        // The file lies in a folder with a random name, which may hold any of the short words.
        let said = run.err.replace(&file, name);
        for word in ["struct", "enum ", "serde", "Options", "Policy", "u8", "sequence", "mapping"] {
            assert!(!said.contains(word), "{name}: {said}");
        }
    }
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let before = format!("*a{}", level - 1);
        bomb.push_str(&format!("a{level}: &a{level} [{}]\n", [before.as_str(); 9].join(", ")));
    }
    let (_, run) = check_content("bomb.yaml", bomb.as_bytes());
    assert!(unwrapped(&run.err).contains("aliases (`*name`) make it far larger than it looks"), "{}", run.err);
}

#[test]
fn a_list_of_100_000_entries_is_refused() {
    let (_, run) = check_content("long.yaml", format!("experience: [{}]\n", "{},".repeat(100_000)).as_bytes());
    assert!(run.err.contains("entries are more than anybody has") || run.err.contains("larger"), "{}", run.err);
    let large = format!("experience:\n{}", "  - { in: hospital }\n".repeat(100_000));
    let (_, run) = check_content("large.yaml", large.as_bytes());
    assert!(run.err.contains("larger than 1 MB"), "{}", run.err);
}

#[test]
fn deep_nesting_is_refused() {
    let nested = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    for (name, content) in [
        ("deep.yaml", format!("employments: {nested}\n")),
        ("deep.json", format!("{{\"employments\": {nested}}}\n")),
        ("deep.toml", format!("employments = {nested}\n")),
    ] {
        let (_, run) = check_content(name, content.as_bytes());
        assert!(run.err.contains("nested too deeply"), "{name}: {}", run.err);
    }
}

#[test]
fn what_is_not_text_is_refused_with_its_place() {
    let (file, run) = check_content("latin-1.yaml", b"born: 1990\nname: caf\xe9\n");
    assert!(run.err.contains(&format!("{file}:2:10")), "{}", run.err);
    assert!(run.err.contains("save the file as UTF-8"), "{}", run.err);
    check_content("picture.yaml", &[0x89, b'P', b'N', b'G', 0, 1, 2, 3]);
}
