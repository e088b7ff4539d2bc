//! What is sent by mistake, by machines that try everything, or to do harm: each is answered, and says what is wrong.

use std::io::Write;

use serde_json::{Value, json};

use crate::api::conforms;
use crate::support::{Answer, Server, answer};

/// A problem as the document has it; its sort and its faults.
fn problem(answer: &Answer) -> (String, Vec<(String, String)>) {
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{answer:?}");
    let told = answer.json();
    assert_eq!(told["status"], answer.status, "{told}");
    if let Err(error) = conforms(&told, &json!({ "$ref": "#/components/schemas/Problem" })) {
        panic!("{error}: {told}");
    }
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let faults = told["faults"].as_array().into_iter().flatten().map(|one| (text(&one["path"]), text(&one["message"])));
    (text(&told["type"]).rsplit('/').next().unwrap().to_owned(), faults.collect())
}

fn person(facts: Value) -> String {
    json!({ "person": facts, "role": "assistant-practitioner" }).to_string()
}

#[test]
fn questions_that_cannot_be_read_are_refused_in_their_place() {
    let server = Server::start();
    let deep = format!("{{\"person\": {}1{}}}", "[".repeat(10_000), "]".repeat(10_000));
    let large = format!("{{\"person\": {{\"name\": \"{}\"}}}}", "a".repeat(300 * 1024));
    let many: Vec<Value> = (0..201).map(|_| json!({ "role": "healthcare assistant" })).collect();
    let job =
        |key: &str, value: Value| person(json!({ "employments": [{ "role": "healthcare assistant", key: value }] }));
    let day = |day: Value| json!({ "person": {}, "on": day }).to_string();
    // The body; the status and the sort of problem; where, and what is said of it.
    let cases: Vec<(String, u16, &str, &str, &str)> = vec![
        (String::new(), 400, "unreadable-json", "", "EOF"),
        ("nonsense".into(), 400, "unreadable-json", "", "expected"),
        ("{\"person\": {}} and more".into(), 400, "unreadable-json", "", "trailing"),
        ("{\"person\": {}, \"person\": {}}".into(), 400, "unreadable-json", "", "`person` is given twice"),
        (
            "{\"person\": {\"has\": {\"a\": true, \"a\": false}}}".into(),
            400,
            "unreadable-json",
            "",
            "`a` is given twice",
        ),
        ("{\"person\": {\"height\": 1e999}}".into(), 400, "unreadable-json", "", "number out of range"),
        ("{\"person\": {\"name\": \"\\ud800\"}}".into(), 400, "unreadable-json", "", ""),
        (deep, 400, "unreadable-json", "", "nested too deeply"),
        (large, 413, "too-large", "", ""),
        ("[]".into(), 422, "unreadable-question", "", ""),
        ("null".into(), 422, "unreadable-question", "", ""),
        ("{}".into(), 422, "unreadable-question", "", "`person:` is missing"),
        (json!({ "person": [] }).to_string(), 422, "unreadable-question", "person", ""),
        (json!({ "person": null }).to_string(), 422, "unreadable-question", "person", ""),
        (json!({ "person": {}, "rol": "x" }).to_string(), 422, "unreadable-question", "rol", "not a key of a question"),
        (json!({ "person": {}, "role": 3 }).to_string(), 422, "unreadable-question", "role", "words belong"),
        (json!({ "person": {}, "role": "nobody" }).to_string(), 404, "no-such-role", "", ""),
        (
            json!({ "person": {}, "role": "assistant-practitioner", "route": "x" }).to_string(),
            404,
            "no-such-route",
            "",
            "",
        ),
        (json!({ "person": {}, "route": "x" }).to_string(), 422, "unreadable-question", "route", "name that too"),
        (day(json!("2026-02-30")), 422, "unreadable-question", "on", "“2026-02-30” is no day"),
        (day(json!("22/11/2026")), 422, "unreadable-question", "on", "write one like 2026-11-22"),
        (day(json!("1850-01-01")), 422, "unreadable-question", "on", "between 1900 and 2199"),
        (day(json!(20_261_122)), 422, "unreadable-question", "on", "words belong"),
        (person(json!({ "emploiments": [] })), 422, "unreadable-question", "person.emploiments", "is not a key"),
        (person(json!({ "employments": {} })), 422, "unreadable-question", "person.employments", "a list belongs"),
        (
            person(json!({ "employments": many })),
            422,
            "unreadable-question",
            "person.employments",
            "more than anybody has",
        ),
        (
            job("hours_per_week", json!("many")),
            422,
            "unreadable-question",
            "person.employments[0].hours_per_week",
            "wrong sort",
        ),
        (job("hours_per_week", json!(-1)), 422, "unreadable-question", "person.employments[0].hours_per_week", "-1"),
        (job("from", json!("soon")), 422, "unreadable-question", "person.employments[0].from", "“soon” is not a date"),
        (
            job("setting", json!("<b>")),
            422,
            "unreadable-question",
            "person.employments[0].setting",
            "no setting called",
        ),
    ];
    for path in ["/api/v1/check", "/api/v1/mend"] {
        for (body, status, sort, place, words) in &cases {
            let answer = server.post(path, body);
            let shown: String = body.chars().take(80).collect();
            assert_eq!(answer.status, *status, "{path} {shown}: {answer:?}");
            let (told, faults) = problem(&answer);
            assert_eq!(told, *sort, "{path} {shown}");
            let is_told = faults.iter().any(|(path, message)| path == place && message.contains(words));
            assert!(is_told || words.is_empty() && place.is_empty(), "{path} {shown}: {faults:?}");
        }
    }
    let (sort, faults) = problem(&server.post("/api/v1/ask", "{\"person\": {}}"));
    assert_eq!((sort.as_str(), faults[0].1.as_str()), ("unreadable-question", "`role:` is missing here"));
}

#[test]
fn every_fault_of_a_person_is_told_at_once() {
    let server = Server::start();
    let facts =
        json!({ "employments": [{ "role": "wizard", "from": "soon" }], "nmae": "Jo", "complete": ["everything"] });
    let (_, faults) = problem(&server.post("/api/v1/check", &person(facts)));
    let places: Vec<&str> = faults.iter().map(|(path, _)| path.as_str()).collect();
    for place in ["person.employments[0].role", "person.employments[0].from", "person.nmae"] {
        assert!(places.contains(&place), "{place}: {faults:?}");
    }
}

#[test]
fn the_api_answers_every_address_and_method_with_a_problem() {
    let server = Server::start();
    let cases = [
        ("GET", "/api", 404, "not-found"),
        ("GET", "/api/", 404, "not-found"),
        ("GET", "/api/v1", 404, "not-found"),
        ("GET", "/api/v2/roles", 404, "not-found"),
        ("GET", "/api/v1/roles/", 404, "not-found"),
        ("GET", "/api/v1//roles", 404, "not-found"),
        ("GET", "/api/v1/../v1/roles", 404, "not-found"),
        ("GET", "/api/v1/roles/nobody", 404, "no-such-role"),
        ("GET", "/api/v1/roles/%00", 404, "no-such-role"),
        ("GET", "/api/v1/roles/..%2f..%2fetc%2fpasswd", 404, "no-such-role"),
        ("GET", "/api/v1/roles/%ff", 400, "unreadable-address"),
        ("GET", "/api/v1/roles/assistant-practitioner/routes/x", 404, "no-such-route"),
        ("GET", "/api/v1/roles?level=high", 400, "unreadable-query"),
        ("GET", "/api/v1/roles?levle=3", 400, "unreadable-query"),
        ("GET", "/api/v1/roles?level=3&level=4", 400, "unreadable-query"),
        ("GET", "/api/v1/roles?profession=wizardry", 404, "no-such-profession"),
        ("GET", "/api/v1/search", 400, "unreadable-query"),
        ("GET", "/api/v1/search?q=", 400, "unreadable-query"),
        ("GET", "/api/v1/problems/none", 404, "not-found"),
        ("GET", "/api/v1/check", 405, "wrong-method"),
        ("DELETE", "/api/v1/roles", 405, "wrong-method"),
        ("TRACE", "/api/v1/roles", 405, "wrong-method"),
        ("BREW", "/api/v1/roles", 405, "wrong-method"),
    ];
    for (method, path, status, sort) in cases {
        let answer = server.ask(method, path, &[], b"");
        assert_eq!(answer.status, status, "{method} {path}");
        assert_eq!(problem(&answer).0, sort, "{method} {path}");
        assert_eq!(answer.header("allow").is_some(), status == 405, "{method} {path}");
        assert_eq!(answer.json()["instance"], path.split('?').next().unwrap(), "{method} {path}");
    }
    let long = format!("/api/v1/search?q={}", "a".repeat(201));
    assert_eq!(problem(&server.get(&long)).0, "unreadable-query");
    let longer = format!("/api/v1/search?q={}", "a".repeat(20_000));
    assert_eq!(problem(&server.get(&longer)).0, "too-long");
    assert_eq!(server.get("/api/v1/search?q=%ff%00").status, 200);
    let unnamed = server.ask("POST", "/api/v1/check", &[], b"{\"person\": {}}");
    assert_eq!((unnamed.status, problem(&unnamed).0.as_str()), (415, "not-json"));
    let queried = server.post("/api/v1/check?role=x", "{\"person\": {}}");
    assert_eq!((queried.status, problem(&queried).0.as_str()), (400, "unreadable-query"));
}

#[test]
fn pages_answer_every_address_and_method_with_a_page() {
    let server = Server::start();
    let forged = format!("/?s={}", "A".repeat(200));
    let long = format!("/?s={}", "A".repeat(20_000));
    let cases: Vec<(&str, &str, u16)> = vec![
        ("GET", "/nowhere", 404),
        ("GET", "//", 404),
        ("GET", "/%00", 404),
        ("GET", "/%2e%2e/Cargo.toml", 404),
        ("GET", "/assets/../Cargo.toml", 404),
        ("GET", "/assets/%2e%2e/Cargo.toml", 404),
        ("GET", "/assets/..%2fCargo.toml", 404),
        ("GET", "/assets//etc/passwd", 404),
        ("GET", "/assets/nhsuk-frontend", 404),
        ("GET", "/assets/%ff", 400),
        ("GET", "/roles/nobody", 404),
        ("GET", "/roles/%ff", 400),
        ("GET", "/?s=x", 400),
        ("GET", &forged, 400),
        ("GET", &long, 414),
        ("POST", "/", 405),
        ("DELETE", "/roles", 405),
        ("BREW", "/", 405),
    ];
    for (method, path, status) in cases {
        let answer = server.ask(method, path, &[], b"");
        let shown: String = path.chars().take(80).collect();
        assert_eq!(answer.status, status, "{method} {shown}");
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"), "{method} {shown}");
        assert!(answer.text().contains("</html>"), "{method} {shown}");
        assert!(!answer.text().contains("href=\"/\"></a>"), "{method} {shown}");
    }
}

#[test]
fn a_script_in_any_place_stays_text() {
    let server = Server::start();
    let script = "%22%27%3E%3Cscript%3Ealert(1)%3C/script%3E";
    let places = [
        "/roles?q=",
        "/roles?profession=",
        "/roles?level=",
        "/roles/",
        "/sources/",
        "/terms/",
        "/professions/",
        "/about/",
        "/check?role=",
        "/compare?role=",
        "/?s=",
        "/x?",
    ];
    for place in places {
        let answer = server.get(&format!("{place}{script}"));
        let text = answer.text();
        assert!(answer.status < 500, "{place}");
        assert!(!text.contains("<script>alert"), "{place}");
        assert!(!text.contains("\"'>"), "{place}");
    }
}

#[test]
fn what_is_no_http_is_refused_and_harms_nobody() {
    let server = Server::start();
    let large = [b"GET / HTTP/1.1\r\nhost: x\r\nx: ".as_slice(), &vec![b'a'; 200_000], b"\r\n\r\n"].concat();
    let many = [b"GET / HTTP/1.1\r\n".as_slice(), "x: y\r\n".repeat(500).as_bytes(), b"\r\n"].concat();
    let cases: [(&[u8], u16); 7] = [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
        (b"nonsense\r\n\r\n", 400),
        (b"GET /\xff HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab", 400),
        (b"GET / HTTP/1.1\r\ncontent-length: -1\r\n\r\n", 400),
        (&large, 431),
        (&many, 431),
    ];
    for (request, status) in cases {
        let shown = String::from_utf8_lossy(&request[..40.min(request.len())]).into_owned();
        assert_eq!(server.send(request).status, status, "{shown}");
    }
    assert_eq!(server.send(b"GET / HTTP/1.0\r\n\r\n").status, 200);
    // A body that says it is shorter than it is doesn't begin another request.
    let smuggled = b"POST /api/v1/check HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\
        content-length: 5\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\nhost: x\r\n\r\n";
    let answered = server.send(smuggled);
    assert!(answered.status >= 400, "{answered:?}");
    assert!(!String::from_utf8_lossy(&answered.body).contains("framework"), "{answered:?}");
    assert_eq!(server.get("/health").status, 200);
}

#[test]
fn a_body_that_never_says_how_long_it_is_has_a_limit_too() {
    let server = Server::start();
    let mut stream = server.open();
    let head = "POST /api/v1/check HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
    for _ in 0..8 {
        if stream.write_all(chunk.as_bytes()).is_err() {
            break;
        }
    }
    let refused = answer(stream);
    assert_eq!((refused.status, problem(&refused).0.as_str()), (413, "too-large"));
}
