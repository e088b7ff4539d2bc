//! Answers as JSON hold to their schemas.

use serde_json::Value;

use crate::support::{ON, PEOPLE, Run, copied_framework, person, root, rungs};

fn schema(name: &str) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&rungs(&["schema", name]).answered()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn assert_valid(schema: &jsonschema::Validator, answer: &Value, what: &str) {
    let faults: Vec<String> = schema.iter_errors(answer).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{what}: {}", faults.join("\n"));
}

fn answer(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.out))
}

#[test]
fn checks_and_questions_about_everyone_hold_to_their_schemas() {
    let (check, ask) = (schema("check"), schema("ask"));
    for name in PEOPLE {
        for role in ["assistant-practitioner", "art-therapist"] {
            let asked = |command: &str| {
                let run = rungs(&[&[command, &person(name), "--role", role, "--json"][..], &ON].concat());
                assert_eq!((run.status, run.err.as_str()), (0, ""));
                answer(&run)
            };
            assert_valid(&check, &asked("check"), &format!("check {name} {role}"));
            assert_valid(&ask, &asked("ask"), &format!("ask {name} {role}"));
        }
    }
}

#[test]
fn roles_hold_to_their_schemas() {
    let roles = answer(&rungs(&["roles", "--json"]));
    assert_valid(&schema("roles"), &roles, "roles");
    let show = schema("show");
    for role in roles["roles"].as_array().unwrap() {
        let slug = role["role"].as_str().unwrap();
        assert_valid(&show, &answer(&rungs(&["show", slug, "--json"])), slug);
    }
}

#[test]
fn opportunities_hold_to_their_schemas() {
    let opportunities = answer(&rungs(&["opportunities", "--json"]));
    assert_valid(&schema("opportunities"), &opportunities, "opportunities");
    let show = schema("opportunity");
    for one in opportunities["opportunities"].as_array().unwrap() {
        let slug = one["opportunity"].as_str().unwrap();
        assert_valid(&show, &answer(&rungs(&["show", slug, "--json"])), slug);
    }
}

#[test]
fn findings_and_cases_hold_to_their_schemas() {
    let folder = copied_framework();
    let framework = folder.path().to_str().unwrap();
    let cases = rungs(&["framework", "test", framework, "--json"]);
    assert_eq!(cases.status, 0);
    assert_valid(&schema("framework-test"), &answer(&cases), "cases");
    let page = folder.path().join("roles/art-therapist.md");
    let text = std::fs::read_to_string(&page).unwrap();
    std::fs::write(&page, text.replace("a degree in art", "a degre in art")).unwrap();
    let found = rungs(&["framework", "check", framework, "--json"]);
    assert_eq!(found.status, 1);
    let found = answer(&found);
    assert_eq!(found["is_sound"], false);
    assert_valid(&schema("framework-check"), &found, "findings");
    let manual = answer(&rungs(&["framework", "explain", "--json"]));
    assert_valid(&schema("framework-explain"), &manual, "manual");
}

#[test]
fn the_people_that_come_along_hold_to_the_schema_of_a_person() {
    let schema = schema("person");
    for name in PEOPLE {
        let content = std::fs::read(root().join(person(name))).unwrap();
        let tree = rungs_app::tree::Tree::read(&content, None).unwrap();
        assert_valid(&schema, &tree.value(), name);
    }
}

#[test]
fn every_requirement_has_its_sentence_its_place_and_its_answer() {
    let run = rungs(&[&["check", "people/amina.yaml", "--role", "assistant practitioner", "--json"][..], &ON].concat());
    let answer = answer(&run);
    assert_eq!(answer["start"], "2026-11-22");
    for requirement in answer["results"][0]["requirements"].as_array().unwrap() {
        let page = requirement["page"].as_str().unwrap();
        let line = usize::try_from(requirement["line"].as_u64().unwrap()).unwrap();
        let text = std::fs::read_to_string(root().join("frameworks/ahp-england").join(page)).unwrap();
        let sentence = requirement["sentence"].as_str().unwrap();
        assert!(text.lines().nth(line - 1).unwrap().contains(sentence), "{page}:{line}: {sentence}");
        let answer = requirement["answer"].as_str().unwrap();
        let facts = requirement["facts"].as_array().unwrap();
        let missing = requirement["missing"].as_array().unwrap();
        let members = requirement["requirements"].as_array().unwrap();
        match answer {
            "met" => assert!(!facts.is_empty() || !members.is_empty(), "{sentence}"),
            "cannot-tell" => assert!(!missing.is_empty() || !members.is_empty(), "{sentence}"),
            _ => {}
        }
    }
}

#[test]
fn a_schema_that_does_not_exist_names_those_that_do() {
    let run = rungs(&["schema", "nothing"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("person, check, ask, plan, plan-file, plan-reopen, roles, show"), "{}", run.err);
}

#[test]
fn differences_hold_to_their_schema() {
    let folder = copied_framework();
    let page = folder.path().join("roles/assistant-practitioner.md");
    let text = std::fs::read_to_string(&page).unwrap();
    std::fs::write(&page, text.replace("at least 30 hours", "at least 37.5 hours")).unwrap();
    let new = folder.path().to_str().unwrap();
    let people = root().join("people");
    let asked = ["framework", "diff", "built-in", new, "--json", "--people", people.to_str().unwrap()];
    let found = answer(&rungs(&[&asked[..], &ON].concat()));
    assert_eq!(found["roles"][0]["changes"][0]["kind"], "tightened");
    assert_valid(&schema("framework-diff"), &found, "framework diff");
}
