//! `rungs framework new`: a page by conversation, held line by line.

use std::fs;
use std::path::Path;

use rungs_check::example;
use rungs_text::manual::Example;
use tempfile::TempDir;

use crate::support::{Run, rungs, rungs_told};

/// A small framework with three roles in it.
pub(crate) fn small_framework() -> TempDir {
    let folder = TempDir::new().unwrap();
    for file in example::framework(&Example::Bullets("- You must be employed in the NHS.[^a]")) {
        let path = folder.path().join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.content.unwrap()).unwrap();
    }
    folder
}

/// What is typed about a role, from its title to the roles it leads to.
const PORTER: &str = "\
Senior porter
head porter, chief porter

3

3
You look after the porters of a hospital.

Plan who works when
Train new porters

Calm

Porters' handbook, Northmoor NHS Trust https://example.org/handbook
National careers pages

You must pass a DBS check
Some employers ask for a driving licence.[^national-careers]


Promotion
Promotion
You must have at least 2 years' experience as a porter
You must have one of:
GCSE maths at grade 4 or above
be employed in the NHS





role two


";

/// A registered role: everything that can be asked is answered.
const NURSE: &str = "\
Porter nurse


level 6

Band 5
You care for people, and you know your way around.

Care

Calm

Porters' handbook, Northmoor NHS Trust

You must pass a DBS check

You must have GCSE maths at grade 4 or above

Degree
University course at level 6, 36 months
a degree
You usually need experience in health or care

Northmoor University
You must have a driving licence

Eastmoor College


You must complete the Care Certificate

You must register with the HCPC


You must renew your registration every 2 years.
note

role three
You must have at least 2 years' experience as a porter

Ward sister
Ward sister

• Pay is not the same everywhere.

";

fn new(folder: &Path, typed: &str) -> Run {
    rungs_told(&["framework", "new", folder.to_str().unwrap()], typed)
}

fn page(folder: &TempDir, slug: &str) -> String {
    fs::read_to_string(folder.path().join(format!("roles/{slug}.md"))).unwrap()
}

/// Every file of a folder with its content.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    let mut pending = vec![folder.to_path_buf()];
    while let Some(here) = pending.pop() {
        for entry in fs::read_dir(here).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => pending.push(path),
                false => all.push((path.display().to_string(), fs::read(path).unwrap())),
            }
        }
    }
    all.sort();
    all
}

#[test]
fn answers_piped_in_become_a_page_that_passes_the_check() {
    let folder = small_framework();
    let path = folder.path().to_str().unwrap();
    let run = new(folder.path(), PORTER);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    let text = page(&folder, "senior-porter");
    for expected in [
        "role: senior-porter\nlevel: 3\nband: 3\nalso-called: [head porter, chief porter]\nreviewed: ",
        "# Senior porter\n\nYou look after the porters of a hospital.\n",
        "## What you do\n- Plan who works when\n- Train new porters\n",
        "- You must pass a DBS check.[^porters-handbook]\n",
        "- Some employers ask for a driving licence.[^national-careers]\n",
        "### Promotion\nPromotion.\n- You must have at least 2 years' experience as a porter.[^porters-handbook]\n",
        "- You must have one of:\n  - ",
        "## Where it leads\n- [Role two](two.md)\n",
        "[^porters-handbook]: Porters' handbook, Northmoor NHS Trust. Read ",
        " https://example.org/handbook\n",
    ] {
        assert!(text.contains(expected), "“{expected}” is missing from:\n{text}");
    }
    assert_eq!(rungs(&["framework", "check", path]).status, 0, "{}", rungs(&["framework", "check", path]).out);
    assert_eq!(rungs(&["framework", "fmt", path, "--check"]).status, 0);
    let tested = rungs(&["framework", "test", path]);
    assert_eq!(tested.status, 0, "{}", tested.out);
    assert!(!tested.out.contains("no cases yet for senior-porter"), "{}", tested.out);
    assert!(tested.out.contains("2 years: no case just below it, at it or above it"), "{}", tested.out);
}

#[test]
fn everything_that_a_page_holds_is_asked_for() {
    let folder = small_framework();
    let path = folder.path().to_str().unwrap();
    let run = new(folder.path(), NURSE);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    let text = page(&folder, "porter-nurse");
    let expected = "\
## Everyone needs
- You must pass a DBS check.[^porters-handbook]

## To start any way in
- You must have GCSE maths at grade 4 or above.[^porters-handbook]

## Ways in

### Degree
University course at level 6, 36 months.
Gives a degree.
- You usually need experience in health or care.[^porters-handbook]

#### At Northmoor University
- You must have a driving licence.[^porters-handbook]

#### Before you finish
- You must complete the Care Certificate.[^porters-handbook]

#### Once you qualify
- You must register with the HCPC.[^porters-handbook]

## Where it leads
- [Role three](three.md)
  - You must have at least 2 years' experience as a porter.[^porters-handbook]
- Ward sister, no page here yet.

## Notes
You must renew your registration every 2 years.

Pay is not the same everywhere.
";
    assert!(text.contains(expected), "{text}");
    assert!(text.contains("level: 6\nband: 5\n"), "{text}");
    let checked = rungs(&["framework", "check", path, "--on", "2026-11-22"]);
    assert_eq!(checked.status, 0, "{}", checked.out);
}

#[test]
fn what_does_not_go_together_is_mended_before_the_page_is_written() {
    let folder = small_framework();
    let typed = PORTER.replace("You must pass a DBS check\n", "You must be at least 40\n").replace(
        "You must have at least 2 years'",
        "You must be under 20 when you start\nYou must be 30 or over when you start\nYou must have at least 2 years'",
    );
    // At the end, other words for what can't be met together.
    let run = new(folder.path(), &format!("{}\nYou must be under 60 when you start\n", typed.trim_end()));
    assert!(run.out.contains("One sentence doesn't go with the rest of the page"), "{}\n{}", run.out, run.err);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    let path = folder.path().to_str().unwrap();
    assert_eq!(rungs(&["framework", "check", path]).status, 0, "{}", rungs(&["framework", "check", path]).out);
}

#[test]
fn a_sentence_that_is_refused_is_mended_by_a_number() {
    let folder = small_framework();
    let refused = "You must be over 18.\n1\nYou must be purple.\nYou must pass a DBS check.\nYou must be green.\n\n";
    let typed = PORTER.replace("You must pass a DBS check\n", refused);
    let run = new(folder.path(), &typed);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    let text = page(&folder, "senior-porter");
    assert!(text.contains("- You must be 18 or over.") || text.contains("- You must be at least 18."), "{text}");
    assert!(
        text.contains("- You must pass a DBS check.") && !text.contains("purple") && !text.contains("green"),
        "{text}"
    );
    for told in ["Type 1 or 2 to take one", "Left out."] {
        assert!(run.out.contains(told), "“{told}” is missing from:\n{}", run.out);
    }
}

#[test]
fn back_takes_the_last_line_out() {
    let folder = small_framework();
    let typed = PORTER.replace("Train new porters\n", "Train new porters\nback\n");
    assert_eq!(new(folder.path(), &typed).status, 0);
    assert!(!page(&folder, "senior-porter").contains("Train new porters"));
}

#[test]
fn what_is_there_already_is_asked_again_and_stays() {
    let folder = small_framework();
    let before = contents(folder.path());
    let run = new(folder.path(), &format!("One\n{PORTER}"));
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(run.out.replace("\n      ", " ").contains("one.md is there already"), "{}", run.out);
    let after = contents(folder.path());
    assert!(before.iter().all(|file| after.contains(file)), "no file was touched");
    assert_eq!(after.len(), before.len() + 2);
}

#[test]
fn answers_that_end_too_soon_write_nothing() {
    let folder = small_framework();
    let before = contents(folder.path());
    let whole: Vec<&str> = PORTER.lines().collect();
    // Up to the first rule of the way in.
    let needed = whole.iter().position(|line| line.starts_with("You must have at least")).unwrap();
    for count in [0, 1, 5, 12, needed] {
        let typed = whole[..count].join("\n");
        let run = new(folder.path(), &typed);
        assert_eq!(run.status, 2, "after {count} lines: {}", run.out);
        assert!(run.err.contains("nothing was written"), "{}", run.err);
        assert_eq!(run.err.contains("# Senior porter"), count > 0, "what was typed isn't lost: {}", run.err);
        assert_eq!(contents(folder.path()), before, "after {count} lines");
    }
    // What may be left out may be left out at the end too.
    assert_eq!(new(folder.path(), &whole[..=needed].join("\n")).status, 0);
}

#[test]
fn as_json_only_the_answer_stands_on_the_output() {
    let folder = small_framework();
    let run = rungs_told(&["framework", "new", folder.path().to_str().unwrap(), "--json"], PORTER);
    assert_eq!(run.status, 0, "{}", run.err);
    let answer: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&rungs(&["schema", "framework-new"]).answered()).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&answer), "{answer}");
    assert!(Path::new(answer["page"].as_str().unwrap()).is_file());
    assert!(Path::new(answer["cases"].as_str().unwrap()).is_file());
    assert!(run.err.contains("What is the role called?"), "{}", run.err);
}

#[test]
fn a_folder_without_a_framework_says_so() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("notes.txt"), "Something else.").unwrap();
    for (arguments, message) in [
        (&["framework", "new"][..], "which framework the new page belongs to"),
        (&["framework", "new", folder.path().to_str().unwrap()], "holds no framework"),
    ] {
        let run = rungs(arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""));
        assert!(run.err.replace("\n       ", " ").contains(message), "{}", run.err);
    }
}

/// What is typed of a framework that begins, with its first role.
const FIRST: &str = "Ward framework\nWard helper\n\n\n2\n\n\nYou help on a ward.\n\nCarry meals\n\nKind\n\nA handbook\n\nYou must be at least 18\n\n\nStraight in\nDirect entry\nThere are no set requirements\n\n\n\n\n\n\n\n\n";

#[test]
fn an_empty_folder_begins_a_framework() {
    let folder = TempDir::new().unwrap();
    for home in [folder.path().to_path_buf(), folder.path().join("not there yet")] {
        new(&home, FIRST).answered();
        let about = fs::read_to_string(home.join("framework.md")).unwrap();
        assert_eq!(about, "---\nframework: ward-framework\ntitle: Ward framework\nversion: 1\n---\n# Ward framework\n");
        let path = home.to_str().unwrap();
        let checked = rungs(&["framework", "check", path]);
        assert!(checked.answered().contains("2 pages, 1 role"));
        fs::remove_dir_all(home.join("roles")).unwrap();
        fs::remove_file(home.join("framework.md")).unwrap();
    }
    // Nothing is written before the last question, and a title that no key can hold is asked for again.
    let home = folder.path().join("never");
    let run = new(&home, "[Wards\nWards\n");
    assert!(run.status == 2 && run.out.contains("✗ "), "{}", run.out);
    assert!(!home.exists());
}
