//! `rungs serve` as whoever runs it meets it: where it opens, what it takes its settings from, what it writes down.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{root, rungs};

/// A server that was started as people start it.
pub(crate) struct Served {
    child: Child,
    line: String,
}

impl Served {
    pub(crate) fn start(arguments: &[&str], environment: &[(&str, &str)]) -> Served {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rungs"));
        command.args(arguments).current_dir(root()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.env("RUNGS_LISTEN", "127.0.0.1:0").envs(environment.iter().copied());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Served { child, line }
    }

    fn address(&self) -> &str {
        self.line.split("http://").nth(1).unwrap_or_else(|| panic!("{}", self.line)).split(' ').next().unwrap()
    }

    fn send(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.address()).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub(crate) fn get(&self, path: &str) -> String {
        self.send(&format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"))
    }

    /// Ends it as a system does, and returns what it wrote to its error stream.
    pub(crate) fn ended(mut self) -> String {
        let told = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        assert!(told.success());
        let mut written = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut written).unwrap();
        assert!(self.child.wait().unwrap().success(), "{written}");
        written
    }
}

#[test]
#[cfg(unix)]
fn rungs_alone_opens_the_site() {
    for arguments in [&[][..], &["serve"], &["--framework", "frameworks/ahp-england"]] {
        let served = Served::start(arguments, &[]);
        assert!(served.line.starts_with("Rungs is open at http://127.0.0.1:"), "{}", served.line);
        assert!(served.line.contains("with Allied health professions in England, "), "{}", served.line);
        assert!(served.get("/health").starts_with("HTTP/1.1 200 OK"));
        assert_eq!(served.ended(), "");
    }
}

#[test]
#[cfg(unix)]
fn the_log_tells_what_was_asked_for_and_never_who_asked_or_what_was_told() {
    let served = Served::start(&["serve", "--log", "json", "--rate", "0"], &[("RUNGS_METRICS", "on")]);
    let body =
        r#"{"person": {"name": "NEEDLE", "employments": [{"role": "NEEDLE", "from": "NEEDLE"}]}, "role": "NEEDLE"}"#;
    let head = format!("content-type: application/json\r\ncontent-length: {}\r\n", body.len());
    let visitor = "x-forwarded-for: 203.0.113.7\r\nuser-agent: NEEDLE\r\nreferer: http://NEEDLE\r\ncookie: NEEDLE";
    for path in [
        "/",
        "/?s=NEEDLE",
        "/roles?q=NEEDLE&s=NEEDLE",
        "/roles/NEEDLE",
        "/NEEDLE",
        "/api/v1/search?q=NEEDLE",
        "/api/v1/roles/NEEDLE",
        "/api/NEEDLE",
        "/assets/NEEDLE",
    ] {
        served.send(&format!("GET {path} HTTP/1.1\r\nhost: NEEDLE\r\n{visitor}\r\nconnection: close\r\n\r\n"));
    }
    for path in ["/api/v1/check", "/api/v1/ask", "/api/v1/mend", "/roles"] {
        served.send(&format!("POST {path} HTTP/1.1\r\nhost: x\r\n{head}connection: close\r\n\r\n{body}"));
    }
    served.send("NEEDLE / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    let figures = served.get("/metrics");
    let log = served.ended();
    for text in [&log, &figures] {
        for secret in ["NEEDLE", "203.0.113.7", "127.0.0.1"] {
            assert!(!text.to_uppercase().contains(secret), "{secret} is in\n{text}");
        }
    }
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 15, "{log}");
    let role = lines.iter().find(|line| line["path"] == "/roles/{role}").unwrap();
    assert_eq!((&role["method"], &role["status"]), (&"GET".into(), &404.into()));
    assert!(role["milliseconds"].is_number() && role["timestamp"].is_string(), "{role}");
}

#[test]
#[cfg(unix)]
fn what_is_typed_comes_before_the_environment_and_that_before_a_file() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("rungs.toml");
    fs::write(&file, "metrics = \"on\"\ntls = true\nrate = 0\nsecret_file = \"secret\"\nlog = \"text\"\n").unwrap();
    fs::write(folder.path().join("secret"), "0123456789abcdef\n").unwrap();
    let file = file.to_str().unwrap();
    let served = Served::start(&["serve", "--config", file], &[]);
    assert!(served.get("/metrics").starts_with("HTTP/1.1 200"));
    assert!(served.get("/").contains("strict-transport-security"));
    assert!(served.ended().contains("path=\"/metrics\""));
    let served = Served::start(&["serve"], &[("RUNGS_CONFIG", file), ("RUNGS_METRICS", "off"), ("RUNGS_TLS", "no")]);
    assert!(served.get("/metrics").starts_with("HTTP/1.1 404"));
    assert!(!served.get("/").contains("strict-transport-security"));
    served.ended();
    let served = Served::start(&["serve", "--config", file, "--metrics", "on"], &[("RUNGS_METRICS", "off")]);
    assert!(served.get("/metrics").starts_with("HTTP/1.1 200"));
    served.ended();
}

#[test]
fn settings_that_cannot_be_used_are_told_with_what_to_do() {
    let folder = TempDir::new().unwrap();
    let short = folder.path().join("short");
    fs::write(&short, "tiny\n").unwrap();
    let file = |text: &str| {
        let path = folder.path().join(format!("{}.toml", text.len()));
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let cases: [(Vec<String>, &[&str]); 9] = [
        (vec!["--secret".into(), "tiny".into()], &["fewer than 16 characters", "openssl rand"]),
        (vec!["--secret-file".into(), short.display().to_string()], &["fewer than 16 characters"]),
        (vec!["--secret-file".into(), "nowhere".into()], &["nowhere can't be read: there is no such file"]),
        (vec!["--listen".into(), "192.0.2.1:8080".into()], &["is no address of this machine", "0.0.0.0 for everybody"]),
        (vec!["--listen".into(), "here".into()], &["here", "--listen"]),
        (vec!["--public-url".into(), "example.org".into()], &["write http:// or https://"]),
        (vec!["--config".into(), file("rate = 1.5")], &["`rate` should be one value", "whole number"]),
        (vec!["--config".into(), file("raet = 1")], &["there is no setting `raet`", "rate"]),
        (vec!["--config".into(), file("rate =")], &["is no TOML"]),
    ];
    for (arguments, words) in cases {
        let arguments: Vec<&str> = ["serve"].into_iter().chain(arguments.iter().map(String::as_str)).collect();
        let run = rungs(&arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
        let said = run.err.split_whitespace().collect::<Vec<_>>().join(" ");
        for word in words {
            assert!(said.contains(word), "{arguments:?}: {word} is not in {}", run.err);
        }
    }
}

#[test]
fn its_help_says_what_the_manual_says() {
    let help = rungs(&["serve", "--help"]).answered();
    assert!(help.contains("Examples:") && help.contains("docs/serving.md"), "{help}");
    assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
}
