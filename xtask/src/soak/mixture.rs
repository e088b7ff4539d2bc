//! What visitors do: a mixture of journeys, each its own visitor.

use std::io::Write;
use std::net::{Shutdown, TcpStream};
use std::sync::atomic::AtomicUsize;

use serde_json::{Value, json};

use crate::client::{Answer, Client, sealed};

/// Every sixth role is gone through question by question: what is asked first about a role is worked out once and kept,
/// which is no leak, and takes a while.
const EVERY: usize = 6;
/// Questions at most: a check that asks more asks for ever.
const MOST_QUESTIONS: usize = 60;
/// Words that visitors tell, with how their addresses begin: nobody but them may ever see them again.
pub(crate) const TOLD: [&str; 3] = ["Quagmire", "marzipanist", "10.0."];

/// The site, as far as visitors have to know it.
pub(crate) struct Mixture<'s> {
    site: &'s str,
    /// Requests that were answered.
    answered: &'s AtomicUsize,
    /// Slugs.
    roles: Vec<String>,
    /// Slugs of the roles that are gone through.
    checked: Vec<String>,
    /// Addresses.
    ladders: Vec<String>,
    /// Addresses of everything else that only has to be read.
    pages: Vec<String>,
}

impl<'s> Mixture<'s> {
    /// Looks around a site.
    pub(crate) fn of(site: &'s str, answered: &'s AtomicUsize) -> Result<Mixture<'s>, String> {
        let client = Client::new(site, 0, answered);
        let listed = client.get("/api/v1/roles")?.must_be(200)?.json()?;
        let listed = listed.get("roles").unwrap_or(&listed).as_array().cloned().unwrap_or_default();
        let slug = |role: &Value| Some(role.get("role").or_else(|| role.get("slug"))?.as_str()?.to_owned());
        let roles: Vec<String> = listed.iter().filter_map(slug).collect();
        let home = client.open("/")?;
        let ladders = home.links("/professions/");
        let mut pages = vec!["/roles?level=3".to_owned(), "/professions".to_owned(), "/compare".to_owned()];
        pages.extend(home.links("/about/").into_iter().chain(home.links("/assets/")));
        for (list, each) in [("/sources", "/sources/"), ("/terms", "/terms/")] {
            pages.extend(client.open(list)?.links(each).into_iter().take(12));
        }
        if roles.is_empty() || ladders.is_empty() || pages.len() < 20 {
            return Err("the site has too few roles, ladders or pages to be visited".into());
        }
        let checked = roles.iter().step_by(EVERY).cloned().collect();
        Ok(Mixture { site, answered, roles, checked, ladders, pages })
    }

    /// Has everything worked out that is kept for everybody.
    pub(crate) fn warm(&self) -> Result<(), String> {
        let client = Client::new(self.site, 1, self.answered);
        let checks = self.checked.iter().map(|role| format!("/check?role={role}"));
        checks.chain(self.ladders.iter().cloned()).try_for_each(|page| client.open(&page).map(drop))
    }

    /// The visit of this number. What it does depends on the number alone.
    ///
    /// # Errors
    /// An answer that should have been another.
    pub(crate) fn visit(&self, number: usize) -> Result<(), String> {
        let client = Client::new(self.site, number + 2, self.answered);
        let turn = number / 10;
        match number % 10 {
            0..=3 => self.look_around(&client, number),
            4..=6 => self.check(&client, turn * 3 + number % 10),
            7 | 8 => self.ask_the_api(&client, number),
            _ => self.be_rude(&client, turn),
        }
    }

    fn look_around(&self, client: &Client<'_>, number: usize) -> Result<(), String> {
        client.open("/")?;
        client.open(&format!("/roles?q=marzipanist%20{}", number % 100))?;
        client.open(pick(&self.ladders, number)?)?;
        client.open(&format!("{}?hold=maths", pick(&self.ladders, number / 3)?))?;
        client.open(&format!("/roles/{}", pick(&self.roles, number)?))?;
        (0..4).try_for_each(|more| client.open(pick(&self.pages, number * 4 + more)?).map(drop))
    }

    /// A whole check: a job, qualifications, question by question to the result, and everything that can be done with it.
    fn check(&self, client: &Client<'_>, number: usize) -> Result<(), String> {
        let role = pick(&self.checked, number)?;
        client.open(&format!("/check/job?role={role}"))?;
        let job = [
            ("job", "HCA"),
            ("sector", "NHS"),
            ("employer", "Quagmire Trust"),
            ("hours", "37.25"),
            ("month", "2"),
            ("year", "2020"),
        ];
        let told = client.send(&format!("/check/job?role={role}"), &job)?;
        let rows = [
            ("type-0", "GCSE"),
            ("subject-0", "maths"),
            ("grade-0", "4"),
            ("type-1", "degree"),
            ("subject-1", "music"),
        ];
        let mut page = client.send(&told.quoted("<form action=\"")?, &rows)?;
        let mut asked = 0;
        while !page.at()?.starts_with("/check/result") {
            if asked == MOST_QUESTIONS {
                return Err(format!("the check of {role} asks for ever"));
            }
            let (action, key) = (page.quoted("<form action=\"")?, page.quoted("name=\"key\" value=\"")?);
            let choice = pick(&["yes", "no", "yes", "unknown"], number + asked)?;
            let answer = [("key", key.as_str()), ("choice", choice), ("number", "4"), ("years", "2"), ("year", "2015")];
            page = client.send(&action, &answer)?;
            asked += 1;
        }
        let sealed = sealed(page.at()?)?;
        client.open(&format!("{}?view=mine&s={sealed}", pick(&self.ladders, number)?))?;
        let others = format!("{role},{},{}", pick(&self.roles, number)?, pick(&self.roles, number + 7)?);
        client.open(&format!("/compare?roles={others}&s={sealed}"))?;
        client.open(&format!("/roles/{role}?s={sealed}"))?;
        if number.is_multiple_of(6) {
            client.open(&format!("/check/roles?s={sealed}"))?;
        }
        client.open(&format!("/check/you?s={sealed}"))?;
        let file = client.get(&format!("/check/file?s={sealed}"))?.must_be(200)?;
        let opened = self.open_file(client, &file.text)?.must_be(303)?;
        let opened = opened.location.ok_or("an opened file leads nowhere")?;
        client.open(&opened)?;
        let tampered: String = sealed.chars().rev().collect();
        client.get(&format!("/check/you?s={tampered}"))?.must_be(400).map(drop)
    }

    fn open_file(&self, client: &Client<'_>, file: &str) -> Result<Answer, String> {
        let body = format!(
            "--rungs\r\nContent-Disposition: form-data; name=\"person\"; filename=\"person.yaml\"\r\n\r\n{file}\r\n--rungs--\r\n"
        );
        client.post("/check/open", "multipart/form-data; boundary=rungs", body.as_bytes())
    }

    fn ask_the_api(&self, client: &Client<'_>, number: usize) -> Result<(), String> {
        let person = json!({
            "name": "Quagmire",
            "employments": [{ "role": "healthcare assistant", "hours_per_week": 37.25, "from": "2023-02" }],
            "qualifications": [{ "type": "GCSE", "subject": "maths", "grade": pick(&["3", "4", "5"], number)? }],
        });
        let role = pick(&self.roles, number)?;
        let question = json!({ "person": person, "role": role });
        for path in ["/api/v1/check", "/api/v1/mend"] {
            client.ask(path, &question)?;
        }
        client.ask("/api/v1/ask", &json!({ "person": person, "role": pick(&self.checked, number)? }))?;
        if number.is_multiple_of(20) {
            client.ask("/api/v1/check", &json!({ "person": person }))?;
        }
        client.get(&format!("/api/v1/roles/{role}"))?.must_be(200)?;
        client.get("/api/v1/search?q=marzipanist")?.must_be(200)?;
        client.get("/api/v1/openapi.json")?.must_be(200).map(drop)
    }

    /// What is forged, far too large, or broken off: each is refused as it should be.
    fn be_rude(&self, client: &Client<'_>, number: usize) -> Result<(), String> {
        let forged = "Quagmire".repeat(40);
        client.get(&format!("/check/you?s={forged}"))?.must_be(400)?;
        client.get(&format!("/check/you?s={}", forged.repeat(40)))?.must_be(414)?;
        client.get("/api/v1/roles/marzipanist")?.must_be(404)?;
        let role = pick(&self.checked, number)?;
        client.post_form(&format!("/check?role={role}"), &[("key", "marzipanist"), ("choice", "yes")])?.must_be(400)?;
        self.open_file(client, "employments:\n  - role: Quagmire\n    hours: 30\n")?.must_be(422)?;
        client.post("/api/v1/check", "application/json", b"{\"person\": {\"name\": \"Quagmire\"")?.must_be(400)?;
        let unread = json!({ "person": { "born": "Quagmire" } }).to_string();
        client.post("/api/v1/check", "application/json", unread.as_bytes())?.must_be(422)?;
        let nested = format!("{}{}", "[".repeat(20_000), "]".repeat(20_000));
        client.post("/api/v1/check", "application/json", nested.as_bytes())?.must_be(400)?;
        // The server hangs up on what says it is too large, perhaps before all of it was sent.
        self.break_off(&format!("POST /api/v1/check HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n\r\n", 1 << 30))?;
        self.break_off(&format!("GET / HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "a".repeat(200_000)))?;
        self.break_off("POST /check/job HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\njob=Quagmire")?;
        self.break_off("GET /roles?q=Quagmire HTTP/1.1\r\nhost: x\r\nx-half: ")
    }

    /// Sends this much and goes away without listening.
    fn break_off(&self, begun: &str) -> Result<(), String> {
        let mut stream = TcpStream::connect(self.site).map_err(|error| format!("{}: {error}", self.site))?;
        // That the server hung up first is as good.
        let _ = stream.write_all(begun.as_bytes());
        let _ = stream.shutdown(Shutdown::Write);
        Ok(())
    }
}

/// One of several, in turn.
fn pick<T>(all: &[T], number: usize) -> Result<&T, String> {
    all.get(number % all.len().max(1)).ok_or_else(|| "there is nothing to choose from".to_owned())
}
