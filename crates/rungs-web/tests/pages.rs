//! Every page opens, and every link on it leads somewhere.

#![allow(clippy::unwrap_used, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use support::{answer, open};

/// What two addresses share that lead to the same page for other answers: one of them is enough.
fn alike(address: &str) -> String {
    match address.split_once('?') {
        Some((path, query)) if path.starts_with("/check") => {
            let role = query.split('&').find(|part| part.starts_with("role=")).unwrap_or_default();
            let is_again = query.split('&').any(|part| part.starts_with("q="));
            format!("{path} {role} {is_again}")
        }
        // Plans to one role are like plans to another, and take longer.
        Some((path, query)) if path.starts_with("/plan") => {
            let names: BTreeSet<&str> = query.split('&').filter_map(|part| part.split('=').next()).collect();
            format!("{path} {names:?}")
        }
        _ => address.to_owned(),
    }
}

/// Opens everything that can be reached from these addresses.
fn crawl(begin: &[String]) -> BTreeMap<String, u16> {
    let mut seen: BTreeMap<String, u16> = BTreeMap::new();
    let mut pending: BTreeSet<String> = begin.iter().cloned().collect();
    let mut known: BTreeSet<String> = begin.iter().map(|address| alike(address)).collect();
    while let Some(address) = pending.pop_first() {
        let page = open(&address);
        let is_page = page.kind.starts_with("text/html");
        if is_page && page.status == 200 {
            assert_eq!(page.text.matches("<h1").count(), 1, "{address} has one heading of the first rank");
            assert!(page.text.contains("<title>"), "{address} has a title");
            assert!(!page.text.contains(" style="), "{address} has no style of its own: the policy forbids it");
        }
        let status = if page.status == 303 { 200 } else { page.status };
        seen.insert(address.clone(), status);
        let links = if is_page { page.links() } else { Vec::new() };
        pending.extend(links.into_iter().filter(|link| known.insert(alike(link))));
    }
    seen
}

#[test]
fn every_link_leads_somewhere() {
    let seen = crawl(&["/".to_owned()]);
    let lost: Vec<&String> = seen.iter().filter(|(_, status)| **status != 200).map(|(address, _)| address).collect();
    assert!(lost.is_empty(), "{lost:#?}");
    let count = |beginning: &str| seen.keys().filter(|address| address.starts_with(beginning)).count();
    assert!(count("/roles/") >= 43, "{}", count("/roles/"));
    assert!(count("/opportunities/") >= 12, "{}", count("/opportunities/"));
    assert!(count("/sources/") > 100 && count("/terms/") > 300);
}

#[test]
fn what_was_told_goes_along_on_every_link() {
    let job = [("job", "HCA"), ("sector", "NHS"), ("hours", "30")];
    let (next, _) = answer("/check/job?role=assistant-practitioner", &job);
    let sealed = next.split("s=").nth(1).unwrap();
    let home = open(&format!("/?s={sealed}"));
    for link in home.links().iter().filter(|link| !link.starts_with("/assets")) {
        assert!(link.contains(sealed), "{link}");
    }
}

#[test]
fn pages_that_are_not_there_say_what_may_be_meant() {
    for (address, words) in [
        ("/roles/asistant-practitioner", "Assistant practitioner"),
        ("/roles/nobody-in-particular", "We don’t have this page"),
        ("/sources/none", "All sources"),
        ("/terms/none", "All words"),
        ("/about/none", "We don’t have this page"),
        ("/check?role=none", "We don’t have this page"),
        ("/nowhere", "We don’t have this page"),
    ] {
        let page = open(address);
        assert_eq!(page.status, 404, "{address}");
        assert!(page.says(words), "{address}: {}", page.words());
    }
}

#[test]
fn a_search_takes_any_name() {
    for (asked, found) in [
        ("HCA", "Healthcare support worker"),
        ("physio helper", "Physiotherapy assistant"),
        ("OT", "Occupational therapist"),
    ] {
        let page = open(&format!("/roles?q={}", asked.replace(' ', "+")));
        assert!(page.says(found), "{asked}: {}", page.words());
    }
    assert!(open("/roles?q=xyzzy").says("No role here is called that"));
}

#[test]
fn a_search_is_never_more_than_words() {
    let page = open("/roles?q=%3Cscript%3Ealert(1)%3C/script%3E");
    assert_eq!(page.status, 200);
    assert!(!page.text.contains("<script>alert"), "{}", page.text);
}

#[test]
fn a_role_shows_all_that_its_page_says() {
    let page = open("/roles/assistant-practitioner");
    for words in [
        "You must be employed in the NHS.",
        "You usually work at least 30 hours a week in a relevant role.",
        "Foundation degree higher apprenticeship",
        "18 to 24 months",
        "What Northmoor University adds",
        "What the funder asks",
        "Before you finish",
        "Art therapist",
        "Read on",
        "not confirmed by any source",
        "Must: it can’t be set aside.",
    ] {
        assert!(page.says(words), "{words}");
    }
    assert!(page.text.contains("\"@type\":\"Occupation\""));
}

#[test]
fn roles_stand_side_by_side() {
    let page =
        open("/compare?roles=assistant-practitioner,senior-healthcare-support-worker,assistant-practitioner,none");
    assert!(page.says("Compare two roles"));
    let lead = "Senior healthcare support worker is at level 3, assistant practitioner at level 5. \
        Senior healthcare support worker leads to assistant practitioner.";
    assert!(page.says(lead), "{}", page.words());
    assert!(open("/compare?roles=dietitian,orthoptist").says("Both roles are at level 6."));
    let four = open("/compare?roles=dietitian,nursing-associate,orthoptist,assistant-practitioner");
    let lead = "Nursing associate and assistant practitioner are at level 5, dietitian and orthoptist at level 6.";
    assert!(four.says(lead), "{}", four.words());
    assert!(open("/compare").says("Choose up to four roles"));
    let page = open("/compare?roles=dietitian&add=physio");
    assert!(page.says("Physiotherapist"), "{}", page.words());
    let page = open("/compare?roles=dietitian&add=astronaut");
    assert!(page.says("No role here is called “astronaut”"));
    let five = "/compare?roles=dietitian,orthoptist,osteopath,paramedic,podiatrist";
    assert!(open(five).says("Compare four roles"));
}

#[test]
fn an_opportunity_says_what_it_takes_costs_gives_and_asks() {
    let page = open("/opportunities/hospital-volunteering");
    for words in [
        "Volunteering in a hospital",
        "Voluntary placement, 6 months, 2 to 4 hours a week",
        "It costs nothing.",
        "6 months’ experience in a hospital",
        "aged at least 16",
        "Once offered a place",
    ] {
        let plain = page.text.replace("&#39;", "’").replace("&#x27;", "’").replace('\'', "’");
        assert!(plain.contains(words), "{words}: {}", page.text);
    }
    assert!(open("/opportunities/c1-driving-licence").text.contains("What it costs isn’t known here."));
    assert!(open("/terms/care-certificate").text.contains("href=\"/opportunities/care-certificate\""));
    assert_eq!(open("/opportunities/nothing-of-the-sort").status, 404);
}
