//! What the server bears: clients that are slow, many or eager, and its own end.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use rungs_web::Settings;

use crate::support::{Server, answer, settings};

fn impatient() -> Settings {
    Settings { client_timeout: Duration::from_secs(1), ..settings() }
}

/// Waits until the other side hangs up, and says what came before that.
fn heard(mut stream: TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    bytes
}

#[test]
fn whoever_sends_too_slowly_is_not_waited_for() {
    let server = Server::with(impatient(), None);
    for begun in ["", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nhost: x\r\nx-slow: "] {
        let mut stream = server.open();
        stream.write_all(begun.as_bytes()).unwrap();
        let began = Instant::now();
        heard(stream);
        assert!(began.elapsed() < Duration::from_secs(20), "{begun:?}");
    }
    for (path, sort) in [("/api/v1/check", "application/problem+json"), ("/", "text/html; charset=utf-8")] {
        let mut stream = server.open();
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{{"
        );
        stream.write_all(head.as_bytes()).unwrap();
        let refused = answer(stream);
        assert_eq!((refused.status, refused.header("content-type")), (408, Some(sort)), "{path}");
    }
    // A connection that was of use, and is now idle.
    let mut stream = server.open();
    stream.write_all(b"GET /health HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    let began = Instant::now();
    assert!(heard(stream).starts_with(b"HTTP/1.1 200"));
    assert!(began.elapsed() < Duration::from_secs(20));
}

#[test]
fn whoever_takes_too_slowly_is_not_waited_for() {
    const STYLE: &str = "/assets/nhsuk-frontend/nhsuk-frontend.min.css";
    let server = Server::with(impatient(), None);
    let length = server.get(STYLE).body.len();
    let mut stream = server.open();
    // More than the buffers of both sides hold.
    let times = 80;
    for _ in 0..times {
        if stream.write_all(format!("GET {STYLE} HTTP/1.1\r\nhost: x\r\n\r\n").as_bytes()).is_err() {
            break;
        }
    }
    std::thread::sleep(Duration::from_secs(4));
    let taken = heard(stream).len();
    assert!(taken < times * length, "{taken} of {}", times * length);
    assert_eq!(server.get("/health").status, 200);
}

#[test]
fn an_eager_client_waits_and_is_told_how_long() {
    let server = Server::with(Settings { rate: 1, burst: 3, ..settings() }, None);
    let statuses: Vec<u16> = (0..5).map(|_| server.get("/about/privacy").status).collect();
    assert_eq!(statuses[..3], [200, 200, 200]);
    assert_eq!(statuses[4], 429);
    let page = server.get("/");
    assert_eq!((page.status, page.header("content-type")), (429, Some("text/html; charset=utf-8")));
    assert!(page.header("retry-after").unwrap().parse::<u64>().unwrap() >= 1);
    let problem = server.get("/api/v1/roles");
    assert_eq!((problem.status, problem.header("content-type")), (429, Some("application/problem+json")));
    assert!(
        problem.header("retry-after").is_some()
            && problem.json()["type"].as_str().unwrap().ends_with("too-many-requests")
    );
    for free in ["/health", "/assets/rungs.css", "/favicon.ico"] {
        assert_eq!(server.get(free).status, 200, "{free}");
    }
    // Nobody gets further by naming somebody else.
    assert_eq!(server.get_with("/", &[("x-forwarded-for", "1.2.3.4")]).status, 429);
}

#[test]
fn a_question_about_every_role_counts_as_a_request_for_each() {
    let roles = Server::start().get("/api/v1/roles").json()["roles"].as_array().unwrap().len();
    let burst = u32::try_from(roles * 3 / 2).unwrap();
    let server = Server::with(Settings { rate: 1, burst, ..settings() }, None);
    let asked = |path: &str, role: &str| server.post(path, &format!(r#"{{"person": {{"born": 1994}}{role}}}"#));
    assert_eq!(asked("/api/v1/check", "").status, 200);
    let refused = asked("/api/v1/mend", "");
    assert_eq!(refused.status, 429, "{refused:?}");
    let wait: usize = refused.header("retry-after").unwrap().parse().unwrap();
    assert!(wait > 1 && wait < roles, "{wait} seconds for {roles} roles");
    // What is left is enough for one role, and for a page.
    assert_eq!(asked("/api/v1/check", r#", "role": "osteopath""#).status, 200);
    assert_eq!(server.get("/about/privacy").status, 200);
}

#[test]
fn the_page_about_every_role_counts_as_several_requests() {
    let server = Server::with(Settings { rate: 1, burst: 8, ..settings() }, None);
    assert_eq!(server.get("/check/roles").status, 200);
    let refused = server.get("/check/roles");
    assert_eq!((refused.status, refused.header("content-type")), (429, Some("text/html; charset=utf-8")));
    assert!(refused.header("retry-after").unwrap().parse::<u64>().unwrap() > 1, "{refused:?}");
    // What is left is enough for a page.
    assert_eq!(server.get("/about/privacy").status, 200);
}

#[test]
fn behind_a_proxy_each_client_counts_by_itself() {
    let server = Server::with(Settings { rate: 1, burst: 2, proxies: 1, ..settings() }, None);
    let asked = |client: &str| server.get_with("/about/privacy", &[("x-forwarded-for", client)]).status;
    assert_eq!([asked("1.2.3.4"), asked("1.2.3.4"), asked("9.9.9.9, 1.2.3.4"), asked("5.6.7.8")], [200, 200, 429, 200]);
}

#[test]
fn one_connection_too_many_waits_for_a_place() {
    let server = Server::with(Settings { connections: 1, ..impatient() }, None);
    let idle = server.open();
    let began = Instant::now();
    assert_eq!(server.get("/health").status, 200);
    assert!(began.elapsed() > Duration::from_millis(500), "{:?}", began.elapsed());
    drop(idle);
}

#[test]
fn what_is_under_way_is_finished_before_the_end() {
    let mut server = Server::start();
    let mut stream = server.open();
    let body = b"{\"person\": {}, \"role\": \"assistant-practitioner\"}";
    let head = format!(
        "POST /api/v1/check HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    server.tell_to_end();
    std::thread::sleep(Duration::from_millis(300));
    stream.write_all(body).unwrap();
    assert_eq!(answer(stream).status, 200);
    assert!(TcpStream::connect(server.address).is_err(), "it still listens");
}

#[test]
fn the_end_waits_only_so_long() {
    let mut server = Server::with(Settings { grace: Duration::from_secs(1), ..settings() }, None);
    let mut stuck = server.open();
    stuck.write_all(b"POST /api/v1/check HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{").unwrap();
    std::thread::sleep(Duration::from_millis(300));
    let began = Instant::now();
    server.end();
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
}

#[test]
fn a_port_in_use_is_told_with_what_to_do() {
    let server = Server::start();
    let site = rungs_web::Site::new(rungs_app::framework::built_in(), None, || "2026-11-22".parse().unwrap()).unwrap();
    let taken = Settings { listen: server.address, ..settings() };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let refused =
        runtime.block_on(rungs_web::run(site, &taken, |_| panic!("it can't be ready"), std::future::pending()));
    let message = refused.unwrap_err();
    assert!(message.contains("is listening on") && message.contains("--listen"), "{message}");
}

/// A form with a file of so many bytes.
fn staff_form(bytes: usize) -> Vec<u8> {
    let head = "--rungs\r\nContent-Disposition: form-data; name=\"file\"; filename=\"staff.csv\"\r\n\r\nEmployee Number,Position Title\n";
    let row = b"1001,Healthcare Support Worker\n";
    let rows = row.iter().cycle().take(bytes).copied();
    head.bytes().chain(rows).chain(*b"\r\n--rungs--\r\n").collect()
}

const FORM: (&str, &str) = ("content-type", "multipart/form-data; boundary=rungs");

#[test]
fn a_staff_file_may_be_larger_than_anything_else_and_no_larger() {
    let server = Server::with(Settings { upload_limit: 1 << 20, ..settings() }, None);
    let taken = server.ask("POST", "/employers", &[FORM], &staff_form(900_000));
    assert_eq!(taken.status, 303, "{taken:?}");
    let large = server.ask("POST", "/employers", &[FORM], &staff_form(1_300_000));
    assert_eq!((large.status, large.header("content-type")), (413, Some("text/html; charset=utf-8")));
    // What is a little larger than the limit of a file, with the form around it, is refused by the page.
    let little = server.ask("POST", "/employers", &[FORM], &staff_form((1 << 20) + 100));
    assert_eq!(little.status, 422);
    let elsewhere = server.ask("POST", "/check/open", &[FORM], &staff_form(900_000));
    assert_eq!(elsewhere.status, 413);
    let raw = [("content-type", "text/csv")];
    let api = server.ask("POST", "/api/v1/sweep?role=osteopath", &raw, &vec![b'a'; 1_300_000]);
    assert_eq!((api.status, api.header("content-type")), (413, Some("application/problem+json")));
}

#[test]
fn a_store_that_is_full_says_so_and_forgets_after_its_time() {
    let life = Duration::from_secs(2);
    let server = Server::with(Settings { uploads: 2, upload_life: life, ..settings() }, None);
    let send = || server.ask("POST", "/employers", &[FORM], &staff_form(1_000));
    let first = send();
    let pages = first.header("location").unwrap().to_owned();
    assert_eq!((first.status, send().status), (303, 303));
    let full = send();
    assert_eq!(full.status, 503);
    assert!(String::from_utf8_lossy(&full.body).contains("Others are being worked on"), "{full:?}");
    std::thread::sleep(Duration::from_secs(3));
    let gone = server.get(&pages);
    assert_eq!(gone.status, 410);
    assert!(String::from_utf8_lossy(&gone.body).contains("This file is no longer here"), "{gone:?}");
    assert_eq!(send().status, 303);
}

#[test]
fn one_client_cannot_take_every_place_for_files() {
    let server = Server::with(Settings { rate: 1_000, burst: 1_000, uploads: 4, ..settings() }, None);
    let send = || server.ask("POST", "/employers", &[FORM], &staff_form(1_000)).status;
    assert_eq!([send(), send(), send()], [303, 303, 429]);
    // Each counts as several requests.
    let strict = Server::with(Settings { rate: 1, burst: 15, ..settings() }, None);
    let send = || strict.ask("POST", "/employers", &[FORM], &staff_form(1_000)).status;
    assert_eq!([send(), send()], [303, 429]);
}
