//! A visitor's browser, as far as one is needed without a screen: it opens pages, sends forms and finds its way on.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::Value;
use ureq::http::{Response, header};
use ureq::{Agent, Body, Error};

/// How long an answer is waited for: an engine that isn't optimised takes its time.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long a connection that is idle is used again: less than a server keeps it.
const IDLE: Duration = Duration::from_secs(1);
/// Characters of an address that a message shows.
const SHOWN: usize = 100;

/// One visitor, who comes from an address of their own.
pub(crate) struct Client<'s> {
    agent: Agent,
    site: &'s str,
    from: String,
    /// Requests that were answered, of all visitors.
    answered: &'s AtomicUsize,
}

/// What came back.
pub(crate) struct Answer {
    /// What was asked for.
    asked: String,
    pub(crate) status: u16,
    /// Where it leads on.
    pub(crate) location: Option<String>,
    pub(crate) text: String,
}

impl<'s> Client<'s> {
    /// The visitor of this number, to a site at this host and port.
    pub(crate) fn new(site: &'s str, number: usize, answered: &'s AtomicUsize) -> Client<'s> {
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_age(IDLE)
            .build();
        let [.., a, b, c] = (number % 0x100_0000).to_be_bytes();
        Client { agent: config.new_agent(), site, from: format!("10.{a}.{b}.{c}"), answered }
    }

    /// Opens an address and follows where it leads; anything but a page is a fault.
    pub(crate) fn open(&self, path: &str) -> Result<Answer, String> {
        self.get(path)?.onward(self)
    }

    /// Asks for an address.
    pub(crate) fn get(&self, path: &str) -> Result<Answer, String> {
        let request = self.agent.get(self.url(path)).header("x-forwarded-for", &self.from);
        self.read("GET", path, request.call())
    }

    /// Sends a form and opens the page that it leads to.
    pub(crate) fn send(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, String> {
        self.post_form(path, fields)?.onward(self)
    }

    /// Sends a form.
    pub(crate) fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, String> {
        let request = self.agent.post(self.url(path)).header("x-forwarded-for", &self.from);
        self.read("POST", path, request.send_form(fields.iter().copied()))
    }

    /// Sends a body.
    pub(crate) fn post(&self, path: &str, kind: &str, body: &[u8]) -> Result<Answer, String> {
        let request = self.agent.post(self.url(path)).header("x-forwarded-for", &self.from);
        self.read("POST", path, request.header(header::CONTENT_TYPE, kind).send(body))
    }

    /// Asks the API a question.
    pub(crate) fn ask(&self, path: &str, question: &Value) -> Result<Value, String> {
        let answer = self.post(path, "application/json", question.to_string().as_bytes())?.must_be(200)?;
        answer.json()
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.site)
    }

    fn read(&self, method: &str, path: &str, came: Result<Response<Body>, Error>) -> Result<Answer, String> {
        let shown: String = path.chars().take(SHOWN).collect();
        let asked = format!("{method} {shown}");
        let mut response = came.map_err(|error| format!("{asked}: {error}"))?;
        let location = response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
        let (location, status) = (location.map(str::to_owned), response.status().as_u16());
        let text = response.body_mut().read_to_string().map_err(|error| format!("{asked}: {error}"))?;
        self.answered.fetch_add(1, Ordering::Relaxed);
        Ok(Answer { asked, status, location, text })
    }
}

impl Answer {
    /// The same, if it came with this status.
    pub(crate) fn must_be(self, status: u16) -> Result<Answer, String> {
        if self.status == status {
            return Ok(self);
        }
        let said: String = self.text.chars().filter(|letter| !letter.is_control()).take(300).collect();
        Err(format!("{}: {} instead of {status}: {said}", self.asked, self.status))
    }

    /// The page that it is, or that it leads to.
    fn onward(self, client: &Client<'_>) -> Result<Answer, String> {
        match self.location {
            Some(address) if self.status == 303 => {
                let page = client.get(&address)?;
                Answer { location: page.location.clone().or(Some(address)), ..page }.onward(client)
            }
            _ => self.must_be(200),
        }
    }

    /// The address that led here.
    pub(crate) fn at(&self) -> Result<&str, String> {
        self.location.as_deref().ok_or_else(|| format!("{} led nowhere", self.asked))
    }

    pub(crate) fn json(&self) -> Result<Value, String> {
        serde_json::from_str(&self.text).map_err(|error| format!("{}: {error}", self.asked))
    }

    /// Addresses of the site that the page links to, and that begin so.
    pub(crate) fn links(&self, begin: &str) -> Vec<String> {
        let addresses = self.text.split("href=\"").skip(1).filter_map(|rest| rest.split(['"', '#']).next());
        let mut links: Vec<String> = addresses.map(unescaped).filter(|link| link.starts_with(begin)).collect();
        links.sort();
        links.dedup();
        links
    }

    /// What stands between these words and the next quotation mark.
    pub(crate) fn quoted(&self, after: &str) -> Result<String, String> {
        let rest = self.text.split_once(after).map(|(_, rest)| rest);
        let value = rest.and_then(|rest| rest.split('"').next());
        value.map(unescaped).ok_or_else(|| format!("{}: there is no `{after}` on the page", self.asked))
    }
}

/// What was told, as it stands sealed in an address.
pub(crate) fn sealed(address: &str) -> Result<String, String> {
    let (_, query) = address.split_once('?').unwrap_or_default();
    let sealed = query.split('&').find_map(|part| part.strip_prefix("s="));
    sealed.map(str::to_owned).ok_or_else(|| format!("nothing is sealed in {address}"))
}

/// Text of an attribute without the signs that HTML puts in place of others.
fn unescaped(text: &str) -> String {
    let signs = [("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&"), ("&amp;", "&")];
    signs.iter().fold(text.to_owned(), |text, (sign, meant)| text.replace(sign, meant))
}
