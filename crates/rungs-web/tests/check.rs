//! The check, as somebody goes through it: answers lead on, going back changes nothing, and nothing is a bare no.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use support::{Answer, answer, open, open_file, post, unescaped};

const ROLE: &str = "/check?role=assistant-practitioner";

/// The value of the field `key` of the form on a page: the question.
fn asked(page: &Answer) -> String {
    let rest =
        page.text.split("name=\"key\" value=\"").nth(1).unwrap_or_else(|| panic!("no question: {}", page.words()));
    unescaped(rest.split('"').next().unwrap())
}

/// The address that the form of a page is sent to.
fn action(page: &Answer) -> String {
    let rest = page.text.split("<form action=\"").nth(1).unwrap();
    unescaped(rest.split('"').next().unwrap())
}

/// Answers questions until none is left, as this says; gives the last page.
fn through(begin: &str, mut say: impl FnMut(&str) -> Vec<(&'static str, &'static str)>) -> (String, Answer) {
    let (mut address, mut page) = (begin.to_owned(), open(begin));
    let mut asked_so_far = Vec::new();
    for _ in 0..60 {
        if page.status == 303 {
            address = page.location.clone().unwrap();
            page = open(&address);
        }
        if address.starts_with("/check/result") {
            return (address, page);
        }
        let key = asked(&page);
        assert!(!asked_so_far.contains(&key), "it asks twice: {key}");
        asked_so_far.push(key.clone());
        let mut fields = vec![("key", key.as_str())];
        let said = say(&key);
        fields.extend(said.iter().copied());
        (address, page) = answer(&action(&page), &fields);
    }
    panic!("it asks for ever");
}

/// Yes, four, four years, or an early day: something to every sort of question.
fn well(_: &str) -> Vec<(&'static str, &'static str)> {
    vec![("choice", "yes"), ("number", "8"), ("years", "4"), ("year", "2015")]
}

fn unknown(_: &str) -> Vec<(&'static str, &'static str)> {
    vec![("choice", "unknown")]
}

#[test]
fn whoever_has_everything_is_ready() {
    let (_, page) = through(ROLE, well);
    assert!(page.says("Ready"), "{}", page.words());
    assert!(page.says("Nothing you told us has been stored."));
}

#[test]
fn whoever_knows_nothing_is_never_told_no() {
    let (_, page) = through(ROLE, unknown);
    assert!(page.text.contains("r-answer--cant"), "{}", page.words());
    assert!(page.says("Can’t tell yet"));
    assert!(page.says("You chose “I don’t know”."));
}

#[test]
fn whoever_is_not_ready_has_something_to_do() {
    let (_, page) = through(ROLE, |_| vec![("choice", "no"), ("number", "0"), ("months", "0"), ("year", "2026")]);
    assert!(page.text.contains("r-answer--notyet"), "{}", page.words());
    assert!(page.says("things left") || page.says("one thing left"), "{}", page.words());
    assert!(!page.says("not eligible"));
}

#[test]
fn going_back_shows_the_answer_and_changes_nothing_else() {
    let first = open(ROLE);
    let question = asked(&first);
    let (_, second) =
        answer(&action(&first), &[("key", &question), ("choice", "yes"), ("number", "8"), ("years", "4")]);
    let back = second.links().into_iter().find(|link| link.contains("&q=")).expect("a way back");
    let again = open(&back);
    assert_eq!(asked(&again), question);
    assert!(again.text.contains("checked") || again.text.contains("value=\"8\"") || again.text.contains("value=\"4\""));
    // The answer as it was leads on to the question that came next.
    let (_, onward) =
        answer(&action(&again), &[("key", &question), ("choice", "yes"), ("number", "8"), ("years", "4")]);
    assert_eq!(asked(&onward), asked(&second));
}

#[test]
fn a_changed_answer_shows_what_moves() {
    let job = [("job", "HCA"), ("sector", "NHS"), ("hours", "30"), ("month", "2"), ("year", "2020")];
    let (address, _) = answer("/check/job?role=assistant-practitioner", &job);
    let (result, page) = through(&address.replace("/check/qualifications", "/check"), well);
    assert!(page.says("Ready"), "{}", page.words());
    let you = open(&result.replace("/check/result", "/check/you"));
    let change = you.links().into_iter().find(|link| link.contains("&q=")).expect("an answer to change");
    let question = open(&change);
    let (_, moved) = answer(
        &action(&question),
        &[("key", &asked(&question)), ("choice", "no"), ("number", "0"), ("months", "0"), ("year", "2026")],
    );
    assert!(moved.says("You changed your answer to"), "{}", moved.words());
}

#[test]
fn an_answer_that_cant_be_read_comes_back_with_what_to_do() {
    let first = open(ROLE);
    let refused = post(&action(&first), &[("key", &asked(&first)), ("choice", "perhaps"), ("number", "many")]);
    assert_eq!(refused.status, 422);
    assert!(refused.says("There is a problem"), "{}", refused.words());
}

#[test]
fn a_question_that_the_role_does_not_ask_is_not_kept() {
    for key in ["", "Do you like it here?", "<script>alert(1)</script>"] {
        let refused = post(ROLE, &[("key", key), ("choice", "yes")]);
        assert_eq!(refused.status, 400, "{key}");
        assert!(!refused.text.contains("<script>alert"));
    }
}

#[test]
fn a_job_is_found_by_what_people_call_it() {
    let refused = post("/check/job", &[("job", "zookeeper of the ward")]);
    assert_eq!(refused.status, 422);
    assert!(refused.says("None of these"));
    let (_, kept) = answer("/check/job", &[("job", "zookeeper of the ward"), ("role", "other")]);
    assert!(kept.says("What do you hold?"));
    for (field, value) in [("hours", "200"), ("hours", "many"), ("month", "13"), ("year", "3023"), ("job", "")] {
        let fields = [("job", "HCA"), ("month", "1"), ("year", "2020"), (field, value)];
        let refused = post("/check/job", &fields);
        assert_eq!(refused.status, 422, "{field} {value}");
    }
}

#[test]
fn qualifications_are_told_line_by_line() {
    let rows =
        [("type-0", "GCSE"), ("subject-0", "maths"), ("grade-0", "4"), ("type-1", "degree"), ("subject-1", "music")];
    let (next, standings) = answer("/check/qualifications", &rows);
    assert!(next.starts_with("/check/roles"));
    assert!(standings.says("Where you stand"));
    let you = open(&next.replace("/check/roles", "/check/you"));
    assert!(you.says("GCSE maths, grade 4"), "{}", you.words());
    let refused = post("/check/qualifications", &[("type-0", "GCSE"), ("grade-0", "17")]);
    assert_eq!(refused.status, 422);
    assert!(refused.says("Line 1:"), "{}", refused.words());
}

#[test]
fn what_was_told_can_be_saved_and_opened_again() {
    let (result, _) = through(ROLE, well);
    let saved = open(&result.replace("/check/result", "/check/file"));
    assert!(saved.kind.starts_with("application/yaml"));
    let opened = open_file(&saved.text);
    let again = opened.location.expect("the file opens");
    let standings = open(&again.replace("/check/you?", "/check/result?role=assistant-practitioner&"));
    assert!(standings.says("Ready"), "{}", standings.words());
}

#[test]
fn a_file_that_cant_be_read_says_where() {
    let refused = open_file("employments:\n  - role: HCA\n    hours: 30\n");
    assert_eq!(refused.status, 422);
    assert!(refused.says("Line 3:"), "{}", refused.words());
    assert!(refused.says("hours_per_week"), "{}", refused.words());
}

#[test]
fn answers_that_were_tampered_with_are_refused() {
    let (address, _) = answer("/check/job", &[("job", "HCA")]);
    let sealed = address.split("s=").nth(1).unwrap();
    let cut = &sealed[..sealed.len() - 4];
    for forged in [cut, "AAAA", "%3Cscript%3E", "null", "e30"] {
        let page = open(&format!("/check/you?s={forged}"));
        assert_eq!(page.status, 400, "{forged}");
        assert!(page.says("We can’t read the answers in this link"), "{forged}");
        assert!(page.links().contains(&"/check/you".to_owned()), "the same page without answers is offered");
    }
}

#[test]
fn what_was_told_can_be_taken_back() {
    let (address, _) = answer("/check/job", &[("job", "HCA")]);
    let you = address.replace("/check/qualifications", "/check/you");
    assert!(
        open(&you).says("Healthcare support worker") || open(&you).says("Healthcare assistant"),
        "{}",
        open(&you).words()
    );
    let (_, emptied) = answer(&you, &[("job", "0")]);
    assert!(emptied.says("Nothing yet."), "{}", emptied.words());
    assert_eq!(post(&you, &[("job", "7")]).status, 400);
}

#[test]
fn a_link_that_names_questions_opens_the_check_with_them() {
    // What a check would ask first isn't what the link asks for.
    let mut asked_anyhow = Vec::new();
    through(ROLE, |key| {
        asked_anyhow.push(key.to_owned());
        unknown(key)
    });
    let (first, last) = (asked_anyhow.first().unwrap(), asked_anyhow.last().unwrap());
    let before = asked_anyhow.iter().rev().nth(1).unwrap();
    assert!(first != last && first != before);
    let encode = |key: &str| form_urlencoded::byte_serialize(key.as_bytes()).collect::<String>();
    let link = format!("ask={}&ask=no+such+question&ask={}", encode(last), encode(before));
    for begin in [format!("{ROLE}&{link}"), format!("/check?{link}")] {
        let mut page = open(&begin);
        if page.status == 303 {
            let role = page.location.clone().unwrap();
            assert!(role.contains("role=") && role.contains("ask="), "{role}");
            page = open(&role);
        }
        assert_eq!(&asked(&page), last, "{begin}");
        let fields = |key: &'static str| vec![("choice", key), ("number", "1"), ("years", "1"), ("year", "2015")];
        let key = asked(&page);
        let mut told = vec![("key", key.as_str())];
        told.extend(fields("unknown"));
        let (_, next) = answer(&action(&page), &told);
        assert_eq!(&asked(&next), before, "{begin}");
        let key = asked(&next);
        let mut told = vec![("key", key.as_str())];
        told.extend(fields("unknown"));
        // Then it goes on as it always does.
        let (_, after) = answer(&action(&next), &told);
        assert!(after.status == 303 || ![last, before].contains(&&asked(&after)), "{begin}");
    }
    let none = open("/check?ask=no+such+question");
    assert_eq!(none.status, 200);
    assert!(!none.text.contains("name=\"key\""), "without a role or a question that one asks, a role is chosen first");
}
