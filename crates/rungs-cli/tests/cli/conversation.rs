//! The conversation, held line by line.

use std::fs;

use insta::assert_snapshot;
use tempfile::TempDir;

use crate::support::{ON, Run, rungs, rungs_told};

fn talk(person: &str, more: &[&str], typed: &str) -> Run {
    let asked = ["ask", person, "--role", "assistant practitioner", "--talk"];
    let run = rungs_told(&[&asked[..], &ON, more].concat(), typed);
    assert!(run.err.is_empty(), "{}", run.err);
    run
}

fn questions(run: &Run) -> Vec<&str> {
    run.out.lines().filter(|line| line.ends_with('?') && !line.starts_with(' ')).collect()
}

#[test]
fn one_answer_settles_amina() {
    let run = talk("people/amina.yaml", &[], "perhaps\ny\n");
    assert_eq!(run.status, 0);
    assert_snapshot!("conversation_with_amina", run.out);
}

#[test]
fn back_takes_an_answer_back_and_stop_ends() {
    let run = talk("people/blank.yaml", &[], "back\ny\nback\n?\nstop\n");
    assert!(run.out.contains("This is the first question."), "{}", run.out);
    assert!(run.out.contains("Stopped here."), "{}", run.out);
    let questions = questions(&run);
    assert_eq!(questions[0], questions[1], "the first question is asked again");
    assert_eq!(questions[0], questions[3], "and once more after it was taken back");
}

#[test]
fn the_end_of_the_input_ends_the_conversation() {
    let run = talk("people/blank.yaml", &[], "y\n");
    assert_eq!(run.status, 0);
    assert!(run.out.contains("Stopped here."), "{}", run.out);
}

#[test]
fn not_knowing_is_never_asked_again_and_ends() {
    let run = talk("people/blank.yaml", &[], &"?\n".repeat(60));
    assert!(run.out.contains("That is all there is to ask."), "{}", run.out);
    let mut asked = questions(&run);
    let count = asked.len();
    asked.sort_unstable();
    asked.dedup();
    assert_eq!(asked.len(), count, "no question twice");
}

/// A person in each format, and what is kept of their own text.
const FORMS: &[(&str, &str, &str)] = &[
    ("me.yaml", "# mine\nname: Jo # Joanna\n", "name: Jo # Joanna"),
    ("me.toml", "# mine\nname = \"Jo\" # Joanna\n", "name = \"Jo\" # Joanna"),
    ("me.json", "{\n  \"name\": \"Jo\"\n}\n", "\"name\": \"Jo\""),
];

#[test]
fn answers_are_saved_beside_what_the_file_says_and_read_again() {
    for (name, content, kept) in FORMS {
        let folder = TempDir::new().unwrap();
        let own = folder.path().join(name);
        fs::write(&own, content).unwrap();
        let own = own.to_str().unwrap();
        let saved = folder.path().join(format!("saved-{name}"));
        let saved = saved.to_str().unwrap();
        let run = talk(own, &["--save", saved], "y\n?\nstop\n");
        assert_eq!(run.status, 0, "{name}: {}", run.out);
        assert!(run.out.contains("Saved to"), "{name}");
        let text = fs::read_to_string(saved).unwrap();
        assert!(text.contains(kept) && text.contains("answers") && text.contains("not_known"), "{name}: {text}");
        assert_eq!(fs::read_to_string(own).unwrap(), *content, "{name}: their own file is left alone");
        // The saved person goes on where the conversation ended, and can be saved over their own file.
        let run = talk(saved, &["--save", saved], "?\nstop\n");
        assert_eq!(run.status, 0, "{name}: {}", run.out);
        let after = fs::read_to_string(saved).unwrap();
        assert!(after.len() > text.len() && after.contains(kept), "{name}: {after}");
    }
}

#[test]
fn another_file_is_never_written_over() {
    let folder = TempDir::new().unwrap();
    let other = folder.path().join("other.yaml");
    fs::write(&other, "name: Someone else\n").unwrap();
    let other = other.to_str().unwrap();
    let asked = ["ask", "people/blank.yaml", "--role", "assistant practitioner", "--talk", "--save", other];
    let run = rungs_told(&asked, "y\nstop\n");
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("is there already"), "{}", run.err);
    assert_eq!(fs::read_to_string(other).unwrap(), "name: Someone else\n");
}

#[test]
fn without_a_terminal_only_the_next_question_is_asked() {
    let run = rungs(&[&["ask", "people/blank.yaml", "--role", "assistant practitioner"][..], &ON].concat());
    assert_eq!(questions(&run).len(), 1);
}
