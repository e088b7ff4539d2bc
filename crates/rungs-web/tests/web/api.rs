//! The REST API: what its document promises, and what else it promises.

use rungs_web::openapi;
use serde_json::{Value, json};

use crate::support::{Answer, Server, TODAY};

/// What an answer must look like, by a reference of the document.
pub(crate) fn conforms(answer: &Value, schema: &Value) -> Result<(), String> {
    let document = openapi();
    let mut whole = schema.clone();
    whole["components"] = document["components"].clone();
    let validator = jsonschema::validator_for(&whole).unwrap();
    validator.validate(answer).map_err(|error| format!("{}: {error}", error.instance_path()))
}

/// An operation of the document with the values of its examples.
struct Example {
    name: String,
    method: String,
    path: String,
    body: Option<Value>,
    schema: Value,
}

fn examples() -> Vec<Example> {
    let document = openapi();
    let root = document["servers"][0]["url"].as_str().unwrap();
    let mut examples = Vec::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let (mut place, mut query) = (format!("{root}{path}"), Vec::new());
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                let (name, example) = (parameter["name"].as_str().unwrap(), &parameter["example"]);
                let value = example.as_str().map_or_else(|| example.to_string(), str::to_owned).replace(' ', "%20");
                match parameter["in"].as_str().unwrap() {
                    "path" => place = place.replace(&format!("{{{name}}}"), &value),
                    _ => query.push(format!("{name}={value}")),
                }
            }
            if !query.is_empty() {
                place = format!("{place}?{}", query.join("&"));
            }
            examples.push(Example {
                name: operation["operationId"].as_str().unwrap().to_owned(),
                method: method.to_uppercase(),
                path: place,
                body: operation.pointer("/requestBody/content/application~1json/example").cloned(),
                schema: operation.pointer("/responses/200/content/application~1json/schema").unwrap().clone(),
            });
        }
    }
    examples
}

fn sent(server: &Server, example: &Example) -> Answer {
    match &example.body {
        Some(body) => server.post(&example.path, &body.to_string()),
        None => server.ask(&example.method, &example.path, &[], b""),
    }
}

#[test]
fn every_example_of_the_document_can_be_sent_and_is_answered_as_it_says() {
    let server = Server::start();
    let examples = examples();
    assert!(examples.len() >= 11);
    for example in &examples {
        let answer = sent(&server, example);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")), "{}", example.name);
        if let Err(error) = conforms(&answer.json(), &example.schema) {
            panic!("{}: {error}", example.name);
        }
    }
}

#[test]
fn the_document_is_the_one_that_is_checked_in() {
    let checked_in = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/openapi.json");
    let checked_in: Value = serde_json::from_slice(&std::fs::read(checked_in).unwrap()).unwrap();
    assert!(checked_in == openapi(), "write it anew with `cargo xtask generate`");
    assert!(checked_in == Server::start().get("/api/v1/openapi.json").json());
}

#[test]
fn an_answer_that_is_known_is_not_sent_again() {
    let server = Server::start();
    for example in examples().iter().filter(|example| example.method == "GET") {
        let first = server.get(&example.path);
        let edition = first.header("etag").unwrap();
        assert_eq!(first.header("cache-control"), Some("public, max-age=0, must-revalidate"), "{}", example.name);
        let again = server.get_with(&example.path, &[("if-none-match", edition)]);
        assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, Some(edition)), "{}", example.name);
        let other = server.get_with(&example.path, &[("if-none-match", "\"another\"")]);
        assert_eq!(other.status, 200, "{}", example.name);
        let head = server.ask("HEAD", &example.path, &[], b"");
        assert_eq!((head.status, head.body.len()), (200, 0), "{}", example.name);
    }
}

#[test]
fn nothing_about_a_person_is_kept_by_caches() {
    let server = Server::start();
    for example in examples().iter().filter(|example| example.method == "POST") {
        let answer = sent(&server, example);
        assert_eq!(
            (answer.header("cache-control"), answer.header("etag")),
            (Some("no-store"), None),
            "{}",
            example.name
        );
    }
}

#[test]
fn pages_from_anywhere_may_call_it() {
    let server = Server::start();
    let origin = ("origin", "https://elsewhere.example");
    assert_eq!(server.get_with("/api/v1/roles", &[origin]).header("access-control-allow-origin"), Some("*"));
    let refused = server.get_with("/api/v1/roles/nobody", &[origin]);
    assert_eq!((refused.status, refused.header("access-control-allow-origin")), (404, Some("*")));
    let headers =
        [origin, ("access-control-request-method", "POST"), ("access-control-request-headers", "content-type")];
    let may = server.ask("OPTIONS", "/api/v1/check", &headers, b"");
    assert_eq!((may.status, may.header("access-control-allow-methods")), (200, Some("GET,POST")));
    assert_eq!(may.header("access-control-allow-credentials"), None);
    assert_eq!(server.get_with("/", &[origin]).header("access-control-allow-origin"), None);
}

#[test]
fn a_check_says_what_the_command_line_says() {
    let server = Server::start();
    let question = json!({ "person": { "name": "Jo" }, "role": "Assistant practitioner" });
    let answer = server.post("/api/v1/check", &question.to_string()).json();
    assert_eq!((&answer["on"], &answer["start"]), (&json!(TODAY), &json!(TODAY)));
    assert_eq!(answer["results"][0]["role"], "assistant-practitioner");
    let mends = server.post("/api/v1/mend", &question.to_string()).json();
    for (mended, checked) in mends["results"].as_array().unwrap().iter().zip(answer["results"].as_array().unwrap()) {
        for key in ["role", "route", "floor", "ceiling", "mends", "mends_reach", "mends_complete", "waiting"] {
            assert_eq!(mended[key], checked[key], "{key}");
        }
    }
    let asked = server.post("/api/v1/ask", &question.to_string()).json();
    assert!(asked["question"]["at_most"].as_u64().unwrap() >= 1, "{asked}");
    let later = json!({ "person": {}, "role": "assistant-practitioner", "on": "2027-01-01", "start": "2027-09-01" });
    let later = server.post("/api/v1/ask", &later.to_string()).json();
    assert_eq!((&later["on"], &later["start"]), (&json!("2027-01-01"), &json!("2027-09-01")));
}

#[test]
fn a_role_is_found_by_any_of_its_names() {
    let server = Server::start();
    let titles = |path: &str| -> Vec<String> {
        let roles = server.get(path).json()["roles"].clone();
        roles.as_array().unwrap().iter().map(|role| role["title"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(server.get("/api/v1/roles/Assistant%20Practitioner").json()["role"], "assistant-practitioner");
    assert!(titles("/api/v1/search?q=HCA").len() > 1);
    assert_eq!(titles("/api/v1/search?q=zzzz"), Vec::<String>::new());
    let all = titles("/api/v1/roles");
    let some = titles("/api/v1/roles?profession=dietetics");
    assert!(!some.is_empty() && some.len() < all.len());
    let few = titles("/api/v1/roles?profession=dietetics&level=6");
    assert!(!few.is_empty() && few.len() < some.len(), "{few:?}");
}
