//! Similar roles, and classifications imported to compare by: what is written, what is refused, and what is said of it.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Run, command, rungs};

const OCCUPATIONS: &str = "\
conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status,description
Occupation,o/paramedic,3258,paramedic,ambulance paramedic,released,Treats people.
Occupation,o/firefighter,5411,firefighter,fire rescuer,released,
Occupation,o/florist,7549,florist,\"flower seller
flower arranger\",released,
";
const SKILLS: &str = "\
conceptType,conceptUri,preferredLabel,altLabels,description
KnowledgeSkillCompetence,s/aid,provide first aid,,
KnowledgeSkillCompetence,s/drive,drive in an emergency,,
KnowledgeSkillCompetence,s/flowers,arrange flowers,,
KnowledgeSkillCompetence,s/hose,use a hose,,
";
const RELATIONS: &str = "\
occupationUri,relationType,skillType,skillUri
o/paramedic,essential,skill/competence,s/aid
o/paramedic,essential,skill/competence,s/drive
o/firefighter,essential,skill/competence,s/drive
o/firefighter,optional,skill/competence,s/aid
o/firefighter,essential,skill/competence,s/hose
o/florist,essential,skill/competence,s/flowers
o/gone,essential,skill/competence,s/flowers
";

/// A folder with a release, as far as it is named.
fn release(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("esco")).unwrap();
    for (name, content) in files {
        fs::write(folder.path().join("esco").join(name), content).unwrap();
    }
    folder
}

fn whole() -> TempDir {
    release(&[
        ("occupations_en.csv", OCCUPATIONS),
        ("skills_en.csv", SKILLS),
        ("occupationSkillRelations_en.csv", RELATIONS),
        ("broaderRelationsOccPillar.csv", "conceptType,conceptUri,broaderType,broaderUri\n"),
        ("skillGroups_en.csv", "nobody reads this"),
    ])
}

fn import(folder: &Path, more: &[&str]) -> Run {
    let (from, out) = (folder.join("esco"), folder.join("occupations.json"));
    let arguments = ["import", "esco", from.to_str().unwrap(), "--out", out.to_str().unwrap(), "--on", "2026-11-27"];
    rungs(&[arguments.as_slice(), more].concat())
}

/// What is told where there is no answer, on one line.
fn refused(run: Run) -> String {
    assert_eq!((run.status, run.out.as_str()), (2, ""), "{}", run.err);
    run.err.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_classification_is_imported_and_asked_what_is_similar() {
    let folder = whole();
    let told = import(folder.path(), &[]).answered();
    for part in [
        "✓ 3 occupations and 4 skills from",
        "essential skills: 6 in; 5 kept; 1 lost: it names an occupation that isn't among those read",
        "Nothing was read from 1 further file in the folder: skillGroups_en.csv.",
        "This service uses the ESCO classification of the European Commission.",
    ] {
        let flat = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(part), "no “{part}” in:\n{told}");
    }
    let file = folder.path().join("occupations.json");
    let file = file.to_str().unwrap();
    let told = rungs(&["similar", "paramedic", "--occupations", file]).answered();
    let flat = told.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "Similar to Paramedic",
        "by the skills that ESCO lists for 2 others. There the role is taken for “paramedic” (the same title)",
        "Similar doesn't mean open to you: that is what rungs check says.",
        "1. firefighter Similarity 43 per cent; weakly founded, on 2 things in both: it may be chance.",
        "In both: drive in an emergency; provide first aid. Only there: use a hose.",
        "This service uses the ESCO classification",
    ] {
        assert!(flat.contains(part), "no “{part}” in:\n{told}");
    }
    assert!(!flat.contains("florist"), "{told}");
    // An occupation that is no role, by another name of it.
    let told = rungs(&["similar", "fire rescuer", "--occupations", file]).answered();
    assert!(told.starts_with("Similar to firefighter\n") && told.contains("It may be the role Paramedic"), "{told}");
    // Taken for another one.
    let told = rungs(&["similar", "osteopath", "--occupations", file, "--as", "flower seller"]).answered();
    assert!(told.contains("Nothing has anything in common with it."), "{told}");
    let again = import(folder.path(), &[]);
    assert_eq!(again.status, 0, "{}", again.err);
}

#[test]
fn what_cannot_be_imported_or_found_is_told_with_what_to_do() {
    let folder = release(&[("occupations_en.csv", OCCUPATIONS)]);
    let told = refused(import(folder.path(), &[]));
    assert!(told.contains("doesn't hold skills_en.csv, occupationSkillRelations_en.csv"), "{told}");
    let told = refused(rungs(&["import", "onet", "no/such/folder", "--out", "x.json"]));
    assert!(told.contains("no/such/folder is no folder that can be read"), "{told}");
    let folder = release(&[
        ("occupations_en.csv", "a,b\n1,2\n"),
        ("skills_en.csv", SKILLS),
        ("occupationSkillRelations.csv", RELATIONS),
    ]);
    let told = refused(import(folder.path(), &[]));
    assert!(told.contains("no column is called conceptUri or preferredLabel"), "{told}");
    // A file of somebody else is not written over.
    let folder = whole();
    fs::write(folder.path().join("occupations.json"), "mine").unwrap();
    let told = refused(import(folder.path(), &[]));
    assert!(told.contains("is there already, and no such import wrote it"), "{told}");
    let file = folder.path().join("occupations.json");
    let told = refused(rungs(&["similar", "paramedic", "--occupations", file.to_str().unwrap()]));
    assert!(told.contains("this is no file of occupations"), "{told}");
    fs::remove_file(&file).unwrap();
    import(folder.path(), &[]);
    let told = refused(rungs(&["similar", "osteopath", "--occupations", file.to_str().unwrap()]));
    let neither = refused(rungs(&["similar", "florists of the moon", "--occupations", file.to_str().unwrap()]));
    assert!(neither.contains("no role, and no occupation in") && neither.contains("near it are florist"), "{neither}");
    assert!(told.contains("is called “Osteopath”") && told.contains("name the occupation with --as"), "{told}");
}

/// What breaks off is read as far as it goes, told, and shows in the exit status.
#[test]
fn a_file_that_breaks_off_is_read_as_far_as_it_goes() {
    let folder = release(&[
        ("occupations_en.csv", OCCUPATIONS),
        ("skills_en.csv", SKILLS),
        ("occupationSkillRelations.csv", &RELATIONS[..RELATIONS.len() - 30]),
    ]);
    let run = import(folder.path(), &[]);
    assert_eq!(run.status, 1, "{}", run.err);
    let flat = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("this row has 2 columns, and the first line names 4: set aside"), "{}", run.out);
    assert!(
        flat.contains("broaderRelationsOccPillar_en.csv: it isn't in the folder; the rest was read without it"),
        "{flat}"
    );
}

#[test]
fn answers_hold_to_their_schemas() {
    let schema = |name: &str| {
        let schema: Value = serde_json::from_str(&rungs(&["schema", name]).answered()).unwrap();
        jsonschema::validator_for(&schema).unwrap()
    };
    let valid = |name: &str, run: Run| {
        let answer: Value = serde_json::from_str(&run.answered()).unwrap();
        let schema = schema(name);
        let faults: Vec<String> = schema.iter_errors(&answer).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{name}: {}", faults.join("\n"));
        answer
    };
    let folder = whole();
    valid("import", import(folder.path(), &["--json"]));
    let file = folder.path().join("occupations.json");
    let answer = valid("similar", rungs(&["similar", "paramedic", "--occupations", file.to_str().unwrap(), "--json"]));
    assert_eq!(answer["similar"][0]["shared_count"], 2);
    let answer = valid("similar", rungs(&["similar", "physiotherapist", "--most", "3", "--json"]));
    assert_eq!(answer["similar"].as_array().map(Vec::len), Some(3));
    assert_eq!((answer["compared_by"].as_str(), &answer["classification"]), (Some("pages"), &Value::Null));
}

/// In words as well: the same, without a sign that a screen reader stumbles over.
#[test]
fn similar_roles_of_the_pages_that_ship() {
    insta::assert_snapshot!("similar", rungs(&["similar", "music therapist", "--most", "2"]).answered());
    let mut plain = command(&["similar", "music therapist", "--most", "2", "--plain"]);
    let plain = String::from_utf8(plain.output().unwrap().stdout).unwrap();
    assert!(plain.is_ascii() || !plain.contains(['→', '✓', '·']), "{plain}");
    insta::assert_snapshot!("similar_in_words", plain);
}
