//! What comes beside every answer: what browsers are told, what is compressed, what is kept, how the server is.

use crate::support::{Server, settings};
use rungs_web::{Metrics, Settings};

#[test]
fn browsers_are_told_to_trust_nothing_else() {
    let server = Server::start();
    for (path, resource) in [
        ("/", "same-origin"),
        ("/nowhere", "same-origin"),
        ("/api/v1/roles", "cross-origin"),
        ("/api/x", "cross-origin"),
        ("/assets/rungs.css", "same-origin"),
    ] {
        let answer = server.get(path);
        let policy = answer.header("content-security-policy").unwrap();
        for part in [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.split("; ").any(|own| own == part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), Some("same-origin"), "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), Some(resource), "{path}");
        assert!(answer.header("permissions-policy").unwrap().contains("geolocation=()"), "{path}");
        assert_eq!(answer.header("strict-transport-security"), None, "{path}");
        assert_eq!((answer.header("set-cookie"), answer.header("server")), (None, None), "{path}");
    }
    let behind_tls = Server::with(Settings { tls: true, ..settings() }, None);
    assert_eq!(behind_tls.get("/").header("strict-transport-security"), Some("max-age=31536000"));
}

/// The policy forbids what stands in a page itself, so no page may need it.
#[test]
fn no_page_has_a_script_or_a_style_in_it() {
    let server = Server::start();
    for path in
        ["/", "/roles", "/roles/assistant-practitioner", "/sources", "/terms", "/about/privacy", "/nowhere", "/?s=x"]
    {
        let text = server.get(path).text();
        for (place, _) in text.match_indices("<script") {
            let tag = &text[place..place + text[place..].find('>').unwrap()];
            // What search engines read there is no script to a browser.
            assert!(tag.contains(" src=") || tag.contains("\"application/ld+json\""), "{path}: {tag}");
        }
        for forbidden in ["<style", " style=", " onclick=", " onload=", "javascript:"] {
            assert!(!text.contains(forbidden), "{path}: {forbidden}");
        }
    }
}

#[test]
fn answers_are_compressed_for_those_who_can_read_it() {
    let server = Server::start();
    for path in ["/", "/assets/nhsuk-frontend/nhsuk-frontend.min.css", "/api/v1/roles"] {
        let plain = server.get(path);
        assert_eq!(plain.header("content-encoding"), None, "{path}");
        for encoding in ["br", "gzip"] {
            let packed = server.get_with(path, &[("accept-encoding", encoding)]);
            assert_eq!(packed.header("content-encoding"), Some(encoding), "{path}");
            assert!(packed.body.len() * 2 < plain.body.len(), "{path}: {} of {}", packed.body.len(), plain.body.len());
            assert!(packed.headers("vary").contains(&"accept-encoding"), "{path}");
        }
    }
}

#[test]
fn a_page_that_tells_nothing_is_not_sent_twice_on_one_day() {
    let server = Server::start();
    for path in ["/", "/roles", "/roles/assistant-practitioner", "/sources", "/robots.txt"] {
        let first = server.get(path);
        let edition = first.header("etag").unwrap().to_owned();
        assert!(edition.contains("en-GB-2026-11-22"), "{edition}");
        let again = server.get_with(path, &[("if-none-match", &edition)]);
        assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, Some(edition.as_str())), "{path}");
        assert!(again.header("content-security-policy").is_some(), "{path}");
        assert_eq!(server.get_with(path, &[("if-none-match", "W/\"other\"")]).status, 200, "{path}");
    }
    for path in ["/nowhere", "/?s=x", "/health"] {
        assert_eq!(server.get(path).header("etag"), None, "{path}");
    }
    let edition = server.get("/").header("etag").unwrap().to_owned();
    assert_eq!(server.get_with("/nowhere", &[("if-none-match", &edition)]).status, 404);
}

#[test]
fn health_names_the_framework() {
    let health = Server::start().get("/health");
    let told = health.json();
    assert_eq!((health.status, told["status"].as_str()), (200, Some("ok")));
    assert_eq!(told["framework"]["id"], "ahp-england");
    assert!(told["framework"]["digest"].as_str().unwrap().starts_with("sha256:"));
    assert_eq!(health.header("cache-control"), Some("no-store"));
}

#[test]
fn figures_speak_of_sorts_of_pages_and_never_of_visitors() {
    let server = Server::with(Settings { metrics: Metrics::On, ..settings() }, None);
    server.get("/roles?q=secret-search");
    server.get("/roles/assistant-practitioner");
    server.get("/roles/secret-role");
    server.get("/secret-page");
    server.get("/api/v1/roles/secret-role");
    server.get("/api/secret-page");
    server.ask("SECRET", "/roles", &[], b"");
    let figures = server.get("/metrics").text();
    for line in [
        "rungs_http_requests_total{method=\"GET\",path=\"/roles\",status=\"200\"} 1",
        "rungs_http_requests_total{method=\"GET\",path=\"/roles/{role}\",status=\"200\"} 1",
        "rungs_http_requests_total{method=\"GET\",path=\"/roles/{role}\",status=\"404\"} 1",
        "rungs_http_requests_total{method=\"GET\",path=\"/api/v1/roles/{role}\",status=\"404\"} 1",
        "rungs_http_requests_total{method=\"GET\",path=\"other\",status=\"404\"} 1",
        "rungs_http_requests_total{method=\"GET\",path=\"/api/{*rest}\",status=\"404\"} 1",
        "rungs_http_requests_total{method=\"other\",path=\"/roles\",status=\"405\"} 1",
        "rungs_http_request_duration_seconds_count{path=\"/roles/{role}\"} 2",
        "rungs_http_requests_under_way 1",
        "# EOF",
    ] {
        assert!(figures.lines().any(|own| own == line), "{line} is not in\n{figures}");
    }
    assert!(!figures.to_lowercase().contains("secret"), "{figures}");
    assert_eq!(Server::start().get("/metrics").status, 404);
}
