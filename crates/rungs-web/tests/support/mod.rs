//! The site as tests open it: requests go through its router, without a socket.

#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use http_body_util::BodyExt;
use rungs_web::{Site, router};
use tokio::runtime::Runtime;
use tower::ServiceExt;

static SITE: LazyLock<Arc<Site>> = LazyLock::new(|| Arc::new(site()));

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap());

/// A site like the one that pages are opened on, to be set up otherwise. It reads the addresses of the other.
pub fn site() -> Site {
    Site::new(rungs_app::framework::built_in(), Some("for tests"), || "2026-11-26".parse().unwrap()).unwrap()
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    /// Where it leads on, if it does.
    pub location: Option<String>,
    pub kind: String,
    /// Who may keep it.
    pub kept: String,
    pub body: Vec<u8>,
    pub text: String,
}

fn text_of(headers: &HeaderMap, name: header::HeaderName) -> String {
    headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}

impl Answer {
    /// Whether the page says this, its tags taken out.
    pub fn says(&self, words: &str) -> bool {
        self.words().contains(words)
    }

    /// The words of the page, without tags, with spaces in single file.
    pub fn words(&self) -> String {
        let mut words = String::new();
        let mut is_tag = false;
        for letter in self.text.chars() {
            match letter {
                '<' => is_tag = true,
                '>' => {
                    is_tag = false;
                    // Tags within a line leave no space.
                }
                _ if !is_tag => words.push(letter),
                _ => {}
            }
        }
        unescaped(&words).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The addresses of this site that the page links to.
    pub fn links(&self) -> Vec<String> {
        let after = self.text.split("href=\"").skip(1);
        let addresses = after.filter_map(|rest| rest.split('"').next());
        let ours = addresses.filter(|address| address.starts_with('/'));
        ours.map(|address| unescaped(address).split('#').next().unwrap_or_default().to_owned()).collect()
    }
}

/// Text of a page without the signs that HTML puts in place of others.
pub fn unescaped(text: &str) -> String {
    let signs = [
        ("&#34;", "\""),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ];
    signs.iter().fold(text.to_owned(), |text, (sign, meant)| text.replace(sign, meant))
}

/// Opens a page.
pub fn open(address: &str) -> Answer {
    send(Request::get(address).body(Body::empty()).unwrap())
}

/// Opens a page of a site that was set up for it.
pub fn open_at(site: &Arc<Site>, address: &str) -> Answer {
    sent(site, Request::get(address).body(Body::empty()).unwrap())
}

/// Sends a form.
pub fn post(address: &str, fields: &[(&str, &str)]) -> Answer {
    let encode =
        |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
    let body: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    let request = Request::post(address)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body.join("&")))
        .unwrap();
    send(request)
}

/// Sends a request as it is.
pub fn send(request: Request<Body>) -> Answer {
    sent(&SITE, request)
}

fn sent(site: &Arc<Site>, request: Request<Body>) -> Answer {
    RUNTIME.block_on(async {
        let response = router(Arc::clone(site)).oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let text = |name| head.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        let (location, kind) = (text(header::LOCATION), text(header::CONTENT_TYPE).unwrap_or_default());
        let body = body.collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&body).into_owned();
        let kept = text_of(&head.headers, header::CACHE_CONTROL);
        Answer { status: head.status.as_u16(), location, kind, kept, body: body.to_vec(), text }
    })
}

/// Waits, and lets the site go on with its work meanwhile: it has no other time to.
pub fn pause(length: Duration) {
    RUNTIME.block_on(tokio::time::sleep(length));
}

/// Opens a person file on the site.
pub fn open_file(content: &str) -> Answer {
    send_file("/check/open", "person", content)
}

/// Opens a plan that was kept.
pub fn open_plan(content: &str) -> Answer {
    send_file("/plan/open", "plan", content)
}

fn send_file(address: &str, field: &str, content: &str) -> Answer {
    send_form(address, &[], Some((field, &format!("{field}.yaml"), content.as_bytes())))
}

/// Sends a form with fields, and with a file: its field, its name and its content.
pub fn send_form(address: &str, fields: &[(&str, &str)], file: Option<(&str, &str, &[u8])>) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--rungs\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    if let Some((field, name, content)) = file {
        let head = format!("--rungs\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n");
        body.extend(head.bytes());
        body.extend(content);
        body.extend(b"\r\n");
    }
    body.extend(b"--rungs--\r\n");
    let request = Request::post(address)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=rungs")
        .body(Body::from(body))
        .unwrap();
    send(request)
}

/// Sends a form and opens the page it leads to.
pub fn answer(address: &str, fields: &[(&str, &str)]) -> (String, Answer) {
    let sent = post(address, fields);
    let next = sent.location.unwrap_or_else(|| panic!("{} instead of another page: {}", sent.status, sent.text));
    let page = open(&next);
    (next, page)
}
