//! Plans on the site: made after a check, within limits, compared, and taken along.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use std::sync::Arc;

use support::{Answer, open, open_at, open_file, open_plan, site};

/// What Amina told, as addresses carry it.
fn told() -> String {
    let file = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../people/amina.yaml")).unwrap();
    let address = open_file(&file).location.expect("the file opens");
    address.split("s=").nth(1).unwrap().to_owned()
}

fn planned(query: &str) -> Answer {
    open(&format!("/plan?{query}&s={}", told()))
}

/// The addresses of a page that a link with these words leads to.
fn link(page: &Answer, words: &str) -> String {
    let at = page.text.find(words).unwrap_or_else(|| panic!("no “{words}”: {}", page.words()));
    let before = &page.text[..at];
    let from = before.rfind("href=\"").expect("a link") + "href=\"".len();
    support::unescaped(before[from..].split('"').next().unwrap())
}

#[test]
fn a_result_leads_to_a_plan_with_its_steps_and_reasons() {
    let result = open(&format!("/check/result?role=assistant-practitioner&s={}", told()));
    let page = open(&link(&result, "Make a plan"));
    assert_eq!(page.status, 200);
    assert!(page.says("Assistant practitioner by "), "{}", page.words());
    assert!(page.says("First step, this month: Care Certificate."), "{}", page.words());
    assert!(page.says("asks for it: “You must complete the Care Certificate.”"), "{}", page.words());
    assert!(page.says("Nothing you told us has been stored."));
    assert!(page.says("Healthcare assistant"), "the job one has is in the picture: {}", page.words());
    assert_eq!(
        page.text.matches("<svg class=\"r-only-").count(),
        2,
        "one drawing for wide screens, one for narrow ones"
    );
}

#[test]
fn whoever_told_nothing_is_asked_to_and_planned_for_all_the_same() {
    let page = open("/plan?role=healthcare-support-worker");
    assert_eq!(page.status, 200);
    assert!(page.says("You’ve told us nothing yet"), "{}", page.words());
}

#[test]
fn without_a_role_one_is_asked_for_and_near_names_are_offered() {
    assert!(open("/plan").says("The role you want"));
    let near = open("/plan?role=asistant+practitioner");
    assert!(near.links().iter().any(|link| link == "/plan?role=assistant-practitioner"), "{:?}", near.links());
    assert!(open("/plan?role=zookeeper").says("zookeeper"));
    assert!(open("/plan?role=Art+therapist").says("Art therapist by"), "a title will do");
}

#[test]
fn limits_are_kept_and_those_that_leave_no_plan_are_named() {
    let free = planned("role=art-therapist");
    assert!(free.says("Art therapist by"), "{}", free.words());
    let late = planned("role=art-therapist&from-month=9&from-year=2028");
    assert!(late.says("First step, in September 2028"), "{}", late.words());
    let none = planned("role=art-therapist&by-month=12&by-year=2026");
    assert!(none.says("Art therapist: no plan yet"), "{}", none.words());
    assert!(none.says("being there by December 2026 can’t be kept"), "{}", none.words());
    let lifted = open(&link(&none, "Plan without this"));
    assert!(lifted.says("Art therapist by"), "{}", lifted.words());
}

#[test]
fn everything_is_put_off_for_as_long_as_it_can_be() {
    let until = "role=assistant-practitioner&by-month=12&by-year=2031";
    let soon = planned(until);
    assert!(soon.says("First step, this month"), "{}", soon.words());
    assert!(soon.says("2 years. "), "{}", soon.words());
    let late = planned(&format!("{until}&late=on"));
    assert!(late.says("2 years. "), "it takes no longer for being put off: {}", late.words());
    assert!(late.says("All of it can wait until "), "{}", late.words());
    assert!(!late.says("First step, this month"), "{}", late.words());
    assert!(late.text.contains("name=\"late\" type=\"checkbox\" value=\"on\" checked"), "the form keeps it");
    // There is nothing to put off to once the day is lifted.
    let none = planned("role=art-therapist&by-month=12&by-year=2026&late=on");
    assert!(open(&link(&none, "Plan without this")).says("Art therapist by"), "{}", none.words());
}

#[test]
fn what_cant_be_read_is_marked_where_it_stands() {
    let cases = [
        ("hours=many", "Write hours a week as a whole number"),
        ("hours=99", "Write hours a week as a whole number"),
        ("money=a+lot", "Write pounds as a whole number"),
        ("by-month=13&by-year=2030", "Write a month from 1 to 12"),
        ("by-month=6", "Write a month from 1 to 12"),
        ("by-year=2020", "Name a month that hasn’t gone by"),
        ("by-year=2090", "Plans look 15 years ahead"),
        ("from-month=2&from-year=2026", "Name a month that hasn’t gone by"),
        ("break-0-from-year=2028", "needs its first and its last month"),
        ("break-0-from-year=2029&break-0-until-year=2028", "needs its first and its last month"),
        ("late=on", "To put everything off, name the month to be there by"),
        ("without=climb+Everest", "A step that you leave out isn’t there any more"),
    ];
    for (query, said) in cases {
        let page = planned(&format!("role=art-therapist&{query}"));
        assert_eq!(page.status, 422, "{query}");
        assert!(page.says("There is a problem") && page.says(said), "{query}: {}", page.words());
    }
    // What no form of ours sends is passed over.
    assert_eq!(planned("role=art-therapist&break-x=1&break-99-from-year=2030&utm=1&from-week=3").status, 200);
}

#[test]
fn a_step_is_left_out_and_the_two_plans_compared() {
    let page = planned("role=art-therapist");
    let without = open(&link(&page, "Plan without it"));
    assert!(without.says("Left out"), "{}", without.words());
    let compared = open(&link(&without, "Compare with the plan before"));
    assert!(compared.says("Two plans: Art therapist"), "{}", compared.words());
    assert!(compared.says("First plan") && compared.says("Second plan"));
    assert!(compared.says("What you leave out"), "its limits are told: {}", compared.words());
}

#[test]
fn plans_to_choose_from_are_compared_with_each_other() {
    let page = planned("role=art-therapist");
    let chosen = open(&link(&page, "Compare with this one"));
    assert!(chosen.says("Two plans: Art therapist"), "{}", chosen.words());
}

#[test]
fn the_dates_are_taken_along_as_a_calendar() {
    let page = planned("role=assistant-practitioner");
    let calendar = open(&link(&page, "Put the dates in my calendar"));
    assert!(calendar.kind.starts_with("text/calendar"), "{}", calendar.kind);
    assert!(
        calendar.text.starts_with("BEGIN:VCALENDAR") && calendar.text.contains("Care Certificate"),
        "{}",
        calendar.text
    );
    let none = open("/plan/calendar?role=art-therapist&by-month=12&by-year=2026");
    assert_eq!(none.status, 404, "there is no plan");
    assert_eq!(open("/plan/file?role=zookeeper").status, 404);
    assert_eq!(open("/plan/calendar?role=zookeeper").status, 404);
    assert_eq!(open("/plan/compare?role=zookeeper").status, 404);
}

#[test]
fn a_plan_is_printed_where_the_program_can() {
    let address = format!("/plan?role=assistant-practitioner&s={}", told());
    let page = open(&address);
    assert!(!page.says("Print it as a PDF"), "this program prints nothing");
    assert_eq!(open(&address.replace("/plan?", "/plan/pdf?")).status, 404);

    let prints =
        Arc::new(site().printing(Some(|answer, plan| Ok(format!("{}, {}", answer.role, plan.ends).into_bytes()))));
    let page = open_at(&prints, &address);
    let paper = open_at(&prints, &link(&page, "Print it as a PDF"));
    assert_eq!((paper.status, paper.kind.as_str()), (200, "application/pdf"));
    assert!(paper.text.starts_with("assistant-practitioner, 20"), "{}", paper.text);

    let fails = Arc::new(site().printing(Some(|_, _| Err("it has letters nobody can print: 字".to_owned()))));
    let refused = open_at(&fails, &address.replace("/plan?", "/plan/pdf?"));
    assert_eq!(refused.status, 422);
    assert!(refused.says("It has letters nobody can print: 字."), "{}", refused.words());
    assert!(refused.says("Put the dates in my calendar"), "what else there is: {}", refused.words());
}

#[test]
fn a_plan_is_kept_and_opened_again() {
    let page = planned("role=assistant-practitioner");
    let kept = open(&link(&page, "Keep this plan"));
    assert!(kept.kind.starts_with("application/yaml"), "{}", kept.kind);
    assert!(!kept.text.contains("Amina"), "nothing in it says who it is: {}", kept.text);
    let opened = open_plan(&kept.text);
    assert_eq!(opened.status, 200, "{}", opened.words());
    assert!(opened.says("It still ends when it said."), "{}", opened.words());
    assert!(opened.says("1. Care Certificate To come"), "{}", opened.words());
    assert!(opened.says("It counts on what stands in the plan"), "{}", opened.words());
}

/// The rules of another day aren't on the site: it says what it compared, and what it couldn't.
#[test]
fn a_plan_made_by_other_rules_says_what_could_be_compared() {
    let kept = open(&link(&planned("role=assistant-practitioner"), "Keep this plan")).text;
    let (before, rest) = kept.split_once("  digest: ").expect("the rules are named");
    let (_, after) = rest.split_once('\n').expect("more follows");
    let other = format!("{before}  digest: \"sha256:0\"\n{after}");
    let opened = open_plan(&other);
    assert!(opened.says("The rules of that day aren’t kept here."), "{}", opened.words());
    assert!(opened.says("asked by are the same today."), "{}", opened.words());
    assert!(opened.says("They have been changed since, and still have that number."), "{}", opened.words());

    let asked = "You should have substantial experience in your field of work";
    assert!(other.contains(asked), "{other}");
    let opened = open_plan(&other.replacen(asked, "You should have some experience of work", 1));
    assert!(opened.says("It no longer asks: “You should have some experience of work"), "{}", opened.words());
    assert!(opened.says(&format!("It asks now: “{asked}")), "{}", opened.words());
    assert!(opened.says("what differs stands with each step"), "{}", opened.words());

    // A plan that was kept before they stood in it.
    let mut is_asked = false;
    let without: Vec<&str> = other
        .lines()
        .filter(|line| {
            is_asked = line.trim_start().starts_with("asks:") || is_asked && line.starts_with("      - ");
            !is_asked
        })
        .collect();
    let opened = open_plan(&without.join("\n"));
    assert!(opened.says("doesn’t say by which sentences its steps asked"), "{}", opened.words());
}

#[test]
fn a_plan_is_planned_anew_within_what_its_file_keeps_to() {
    let query = "role=assistant-practitioner&hours=12&working=on&by-month=9&by-year=2033&without=ielts";
    let kept = open(&link(&planned(query), "Keep this plan"));
    let opened = open_plan(&kept.text);
    assert_eq!(opened.status, 200, "{}", opened.words());
    let (_, after) =
        opened.text.split_once("href=\"/plan?role=assistant-practitioner").expect("it can be planned anew");
    let address = after.split('"').next().unwrap_or_default();
    for limit in ["hours=12", "working=on", "by-month=9", "by-year=2033", "without=ielts"] {
        assert!(address.contains(limit), "{limit} is missing: {address}");
    }
}

#[test]
fn a_file_that_is_no_plan_says_so() {
    let person = open_plan("employments:\n  - role: HCA\n");
    assert_eq!(person.status, 422);
    assert!(person.says("Your plan"), "another can be opened: {}", person.words());
    let kept = open(&link(&planned("role=assistant-practitioner"), "Keep this plan")).text;
    let edited = open_plan(&kept.replace("steps:", "stepps:"));
    assert_eq!(edited.status, 422);
    assert!(edited.says("Line ") && edited.says("stepps"), "{}", edited.words());
}
