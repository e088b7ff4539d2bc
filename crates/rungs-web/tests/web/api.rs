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
    /// What is sent as it is.
    file: Option<String>,
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
                if example.is_null() && parameter["required"] == false {
                    continue;
                }
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
                file: operation
                    .pointer("/requestBody/content/application~1octet-stream/example")
                    .map(|file| file.as_str().unwrap().to_owned()),
                schema: operation.pointer("/responses/200/content/application~1json/schema").unwrap().clone(),
            });
        }
    }
    examples
}

fn sent(server: &Server, example: &Example) -> Answer {
    match (&example.body, &example.file) {
        (Some(body), _) => server.post(&example.path, &body.to_string()),
        (None, Some(file)) => {
            server.ask("POST", &example.path, &[("content-type", "application/octet-stream")], file.as_bytes())
        }
        (None, None) => server.ask(&example.method, &example.path, &[], b""),
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

/// What every description of a value says.
fn descriptions(value: &Value) -> Vec<&str> {
    match value {
        Value::Object(entries) => {
            let own = entries.get("description").and_then(Value::as_str);
            own.into_iter().chain(entries.values().flat_map(descriptions)).collect()
        }
        Value::Array(items) => items.iter().flat_map(descriptions).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn no_sentence_of_a_description_is_broken_off_at_the_end_of_a_line() {
    let document = openapi();
    let descriptions = descriptions(&document);
    assert!(descriptions.len() > 300, "{}", descriptions.len());
    for text in descriptions {
        for line in text.split('\n').filter(|line| !line.is_empty()) {
            assert!(line.ends_with(['.', ':', '…', '?']), "{line:?} in {text:?}");
        }
    }
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

#[test]
fn a_staff_file_is_answered_as_it_is_or_beside_its_mapping() {
    let server = Server::start();
    let staff = "No,Job,Start\n1,Healthcare Support Worker,03/04/2022\n2,Therapy Assistant,05/06/2021\n";
    let path = "/api/v1/sweep?role=assistant-practitioner&start=2027-09-01";
    let raw = |sort: &str, content: &[u8]| server.ask("POST", path, &[("content-type", sort)], content);
    // Which of day and month comes first, nobody can know.
    let asked = raw("text/csv", staff.as_bytes());
    assert_eq!(asked.status, 422, "{asked:?}");
    assert!(asked.json()["faults"][0]["message"].as_str().unwrap().contains("Which comes first?"), "{asked:?}");
    let mapping = "columns:\n  - { column: No, is: staff number }\n  - { column: Job, is: job title }\n  - { column: Start, is: start date, dates: day first }\n";
    let part = |name: &str, content: &str| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{name}\"\r\n\r\n{content}\r\n")
    };
    let form = |parts: &[(&str, &str)]| {
        let parts: String = parts.iter().map(|(name, content)| part(name, content)).collect();
        raw("multipart/form-data; boundary=x", format!("{parts}--x--\r\n").as_bytes())
    };
    let answered = form(&[("file", staff), ("mapping", mapping)]);
    assert_eq!(answered.status, 200, "{answered:?}");
    let answer = answered.json();
    assert_eq!((&answer["people"], &answer["start"]), (&json!(2), &json!("2027-09-01")));
    assert_eq!(answer["rows"], json!({ "in": 2, "read": 2, "set_aside": 0 }));
    assert_eq!(answered.header("cache-control"), Some("no-store"));
    let statuses = [
        (form(&[("mapping", mapping)]).status, 422),
        (form(&[("file", staff), ("file", staff)]).status, 422),
        (form(&[("file", staff), ("names", "yes")]).status, 422),
        (form(&[("file", staff), ("mapping", "columns: 3")]).status, 422),
        (raw("application/json", b"{}").status, 415),
        (raw("text/csv", b"").status, 422),
        (raw("application/octet-stream", b"%PDF-1.7").status, 422),
        (server.ask("POST", "/api/v1/sweep?route=x", &[("content-type", "text/csv")], staff.as_bytes()).status, 422),
        (
            server
                .ask("POST", "/api/v1/sweep?role=zookeeper", &[("content-type", "text/csv")], staff.as_bytes())
                .status,
            404,
        ),
    ];
    for (place, (status, expected)) in statuses.into_iter().enumerate() {
        assert_eq!(status, expected, "{place}");
    }
}

#[test]
fn supply_is_told_beside_a_sweep_as_far_as_it_is_asked_for() {
    let server = Server::start();
    let staff = "No,Job,Start\n1,Healthcare Support Worker,2022-04-03\n2,Therapy Assistant,2021-06-05\n";
    let ask = |query: &str| {
        let path = format!("/api/v1/sweep?on=2026-11-22&start=2027-09-01{query}");
        server.ask("POST", &path, &[("content-type", "text/csv")], staff.as_bytes())
    };
    let role = "&role=assistant-practitioner&route=foundation-degree-higher-apprenticeship";
    assert_eq!(ask(role).json()["supply"], json!(null), "nobody asked");
    let open = ask(&format!("{role}&supply=true&quarters=4&searches=5"));
    assert_eq!(open.status, 200, "{open:?}");
    let supply = &open.json()["supply"];
    assert_eq!(supply["quarters"].as_array().unwrap().len(), 4);
    assert_eq!((&supply["drawn"], &supply["assumed"]), (&json!(null), &json!([])));
    let drawn = || ask(&format!("{role}&supply=true&quarters=4&searches=5&takes_up=0.3..60%25&leaves=10%25&seed=7"));
    let supply = drawn().json()["supply"].clone();
    assert_eq!(supply["assumed"][0], json!({ "what": "takes-up", "from": 0.3, "to": 0.6 }));
    assert_eq!(supply["drawn"]["seed"], json!(7));
    assert_eq!(supply, drawn().json()["supply"], "one seed is one set of numbers");
    let cases = [
        ("&role=assistant-practitioner&quarters=4", 422, "to ask about supply, say supply=true"),
        ("&supply=true", 422, "supply is told of up to 12 ways in"),
        ("&role=assistant-practitioner&supply=true&quarters=21", 422, "quarters are 1 to 20"),
        ("&role=assistant-practitioner&supply=true&quarters=0", 422, "quarters are 1 to 20"),
        ("&role=assistant-practitioner&supply=true&searches=201", 422, "plans are looked for 1 to 200 times"),
        ("&role=assistant-practitioner&supply=true&agreed=often", 422, "a share is written 0.4 or 40%"),
        ("&role=assistant-practitioner&supply=true&agreed=0.6..0.3", 422, "the first end of a range is the lower one"),
        ("&role=assistant-practitioner&supply=maybe", 400, "“maybe” is no value for `supply`"),
    ];
    for (query, status, says) in cases {
        let refused = ask(query);
        assert_eq!(refused.status, status, "{query}: {refused:?}");
        let told = refused.json().to_string();
        assert!(told.contains(says), "{query}: {told}");
    }
}
