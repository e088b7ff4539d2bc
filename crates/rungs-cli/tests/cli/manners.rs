//! Manners: exit statuses, where messages go, closed pipes, colours, names that are nearly right.

use std::io::Read;
use std::process::{Command, Stdio};

use crate::support::{ON, Run, command, person, root, rungs, rungs_told};

fn check(name: &str, more: &[&str]) -> Run {
    rungs(&[&["check", &person(name), "--role", "assistant-practitioner"][..], &ON, more].concat())
}

#[test]
fn not_ready_fails_only_where_that_was_asked() {
    assert_eq!(check("ready", &["--exit-status"]).status, 0);
    assert_eq!(check("part-time", &[]).status, 0);
    for name in ["part-time", "blank", "employer-takes-no-part", "at-discretion", "amina"] {
        let run = check(name, &["--exit-status"]);
        assert_eq!(run.status, 1, "{name}");
        assert!(run.out.starts_with("Assistant practitioner"), "{name}: the answer is still there");
        assert_eq!(check(name, &["--exit-status", "--json"]).status, 1, "{name}");
    }
}

/// What is typed, a word of the message, and nothing on the output.
const WRONG_USAGE: &[(&[&str], &str)] = &[
    (&["check"], "required arguments were not provided"),
    (&["check", "people/nobody.yaml"], "people/nobody.yaml can't be read: there is no such file"),
    (&["check", "people"], "people is a folder, not a person's file"),
    (&["check", "people/amina.yaml", "--on", "2026-02-31"], "no such day in the calendar"),
    (&["check", "people/amina.yaml", "--on", "22/11/2026"], "write a day like 2026-11-22"),
    (&["check", "people/amina.yaml", "--start", "0001-01-01"], "between 1900 and 2200"),
    (&["check", "people/amina.yaml", "--format", "xml"], "the formats are yaml, toml and json"),
    (&["check", "people/amina.yaml", "--route", "x"], "--role <ROLE>"),
    (&["check", "people/amina.yaml", "--role", "art therapist", "--route", "x"], "the ways in are “Full-time"),
    (&["check", "people/amina.yaml", "--role", "art therapist", "--route", ""], "“Trained outside the UK”"),
    (&["check", "people/amina.yaml", "--role", "art therapst assistant"], "no role is called"),
    (&["show", "zzz"], "`rungs roles` lists them"),
    (&["roles", "--profession", "plumbing"], "the professions are art therapy, "),
    (&["roles", "--level", "many"], "invalid value"),
    (&["ask", "people/amina.yaml"], "--role <ROLE>"),
    (&["ask", "people/amina.yaml", "--role", "art therapist", "--save", "/tmp/x.yaml"], "needs a terminal"),
    (&["framework", "check", "no-such-folder"], "no-such-folder can't be read"),
    (&["framework", "check", "people/amina.yaml"], "people/amina.yaml belongs to no framework"),
    (&["framework", "test", "no-such-folder"], "no-such-folder can't be read"),
    (&["roles", "--framework", "no-such-folder"], "no-such-folder can't be read"),
    (&["--color", "sometimes", "roles"], "invalid value"),
    (&["climb"], "unrecognized subcommand"),
    (&["completions", "cobol"], "invalid value"),
];

#[test]
fn wrong_usage_ends_with_status_2_and_a_message() {
    for (arguments, message) in WRONG_USAGE {
        let run = rungs(arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.replace("\n      ", " ").contains(message), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn a_name_that_is_nearly_right_is_read_and_said() {
    let run = rungs(&["show", "asistant practicioner"]);
    assert_eq!(run.status, 0);
    assert_eq!(run.err, "read “asistant practicioner” as “Assistant practitioner”\n");
    assert!(run.out.starts_with("Assistant practitioner\n"));
    for name in ["HCA", "healthcare assistants", "Healthcare-Assistant"] {
        let run = rungs(&["show", name]);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{name}");
        assert!(run.out.starts_with("Healthcare support worker\n"), "{name}");
    }
}

#[test]
fn a_route_is_named_by_how_it_begins() {
    for name in ["foundation", "Foundation degree", "foundation-degree-higher-apprenticeship"] {
        let run = check("ready", &["--route", name]);
        assert!(run.out.contains("✓ READY"), "{name}: {}", run.err);
    }
}

#[test]
fn a_person_can_come_from_standard_input_in_three_formats() {
    let role = ["--role", "assistant-practitioner"];
    let forms = [
        ("name: Jo\nborn: 1990-05\n", "yaml"),
        ("name = \"Jo\"\nborn = \"1990-05\"\n", "toml"),
        ("{\"name\": \"Jo\", \"born\": \"1990-05\"}", "json"),
    ];
    let mut answers = Vec::new();
    for (text, format) in forms {
        let plain = rungs_told(&[&["check", "-", "--json"][..], &role, &ON].concat(), text);
        let named = rungs_told(&[&["check", "-", "--json", "--format", format][..], &role, &ON].concat(), text);
        assert_eq!((plain.status, plain.err.as_str()), (0, ""), "{format}");
        assert_eq!(plain.out, named.out, "{format}");
        answers.push(plain.out);
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    for arguments in [&["show", "assistant-practitioner"][..], &["completions", "bash"], &["schema", "check"]] {
        let mut running = Command::new(env!("CARGO_BIN_EXE_rungs"))
            .args(arguments)
            .current_dir(root())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(running.stdout.take());
        let mut said = String::new();
        running.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!((running.wait().unwrap().code(), said.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let arguments = ["roles"];
    let is_plain = |mut command: assert_cmd::Command| !command.output().unwrap().stdout.contains(&0x1b);
    assert!(is_plain(command(&arguments)), "piped");
    assert!(!is_plain(command(&["--color", "always", "roles"])), "wanted");
    let mut forced = command(&arguments);
    forced.env("CLICOLOR_FORCE", "1");
    assert!(!is_plain(forced), "forced");
    let mut refused = command(&arguments);
    refused.env("NO_COLOR", "1").env("CLICOLOR_FORCE", "1");
    assert!(is_plain(refused), "refused");
}

#[test]
fn with_colours_every_line_still_has_its_sign_and_its_words() {
    let plain = check("amina", &[]).out;
    let coloured = check("amina", &["--color", "always"]).out;
    let mut stripped = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        stripped.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    assert_eq!(stripped + rest, plain);
}

#[test]
fn completions_are_there_for_three_shells() {
    for shell in ["bash", "zsh", "fish"] {
        let written = rungs(&["completions", shell]).answered();
        assert!(written.contains("rungs") && written.contains("framework"), "{shell}");
    }
}

#[test]
fn the_version_is_told() {
    assert_eq!(rungs(&["--version"]).answered(), format!("rungs {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn what_a_file_says_can_not_command_the_terminal() {
    let name = "name: \"\\e[31mJo\\u202E\\u0007\"\n";
    let run = rungs_told(&[&["check", "-", "--role", "assistant-practitioner"][..], &ON].concat(), name);
    assert_eq!(run.status, 0);
    assert!(run.out.chars().all(|letter| letter == '\n' || !letter.is_control()), "{}", run.out);
    assert!(!run.out.contains('\u{202e}'));
}
