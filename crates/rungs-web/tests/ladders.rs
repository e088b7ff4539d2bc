//! The ladders of professions: drawn for wide screens and for phones, and told as a list.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use rungs_core::vocabulary::normal;
use support::{Answer, answer, open, unescaped};

/// The two drawings of a page, and the list below them.
fn parts(page: &Answer) -> [String; 3] {
    let drawing = |class: &str| {
        let rest = page.text.split(&format!("<svg class=\"{class}\"")).nth(1).unwrap_or_default();
        rest.split("</svg>").next().unwrap_or_default().to_owned()
    };
    let list = page.text.split("The same ladder as a list").nth(1).unwrap_or_default().to_owned();
    [drawing("r-only-wide"), drawing("r-only-narrow"), list]
}

fn ladders() -> Vec<String> {
    let list = open("/professions");
    assert_eq!(list.status, 200);
    let mut ladders: Vec<String> = list.links().into_iter().filter(|link| link.starts_with("/professions/")).collect();
    ladders.sort();
    ladders.dedup();
    ladders
}

#[test]
fn every_role_stands_in_both_drawings_and_in_the_list() {
    let loaded = rungs_app::framework::built_in();
    let ladders = ladders();
    assert!(ladders.len() >= 15, "{ladders:?}");
    for address in ladders {
        let page = open(&address);
        assert_eq!(page.status, 200, "{address}");
        let profession = address.rsplit('/').next().unwrap().replace('-', " ");
        let belongs = |names: &[String]| names.iter().any(|name| normal(name) == normal(&profession));
        let roles: Vec<_> = loaded.checked.framework.roles.iter().filter(|role| belongs(&role.professions)).collect();
        assert!(!roles.is_empty(), "{address}");
        for part in parts(&page) {
            for role in &roles {
                let link = format!("href=\"/roles/{}\"", role.slug);
                assert_eq!(part.matches(&link).count(), 1, "{} once in each part of {address}", role.slug);
            }
        }
    }
}

#[test]
fn a_drawing_says_what_it_is_and_its_boxes_can_be_reached() {
    let page = open("/professions/dietetics");
    assert_eq!(page.text.matches("role=\"group\" aria-labelledby").count(), 2);
    assert!(page.text.contains("<title id=\"ladder-w-t\">") && page.text.contains("<desc id=\"ladder-n-d\">"));
    assert!(page.says("Eight roles, from dietetic assistant at level 2 to consultant practitioner at level 8."));
    assert!(page.says("Nothing on this ladder sits at level 4."));
    assert!(!page.text.contains(" style=") && !page.text.contains("<style"), "the policy forbids styles of its own");
}

#[test]
fn what_is_open_shows_once_something_was_told() {
    let job = [("job", "dietetic assistant"), ("sector", "NHS"), ("hours", "37")];
    let (next, _) = answer("/check/job?role=dietitian", &job);
    let sealed = next.split("s=").nth(1).unwrap().split('&').next().unwrap();
    let all = open(&format!("/professions/dietetics?s={sealed}"));
    assert!(all.says("What’s open to me") && all.says("You are here"));
    assert!(!all.text.contains("r-faded"));
    let mine = open(&format!("/professions/dietetics?view=mine&s={sealed}"));
    assert_eq!(mine.status, 200);
    assert!(mine.says("of the eight roles"), "{}", mine.words());
    for part in parts(&mine) {
        assert_eq!(part.matches("You are here").count(), if part.contains("<title") { 2 } else { 1 }, "{part}");
    }
    assert!(mine.text.contains("r-faded") && mine.says("Not yet"));
    let lost: Vec<String> = mine.links().into_iter().filter(|link| open(link).status != 200).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn whoever_told_nothing_can_say_where_they_are_and_what_they_hold() {
    let page = open("/professions/dietetics");
    let holdings: Vec<String> = page
        .text
        .split("name=\"hold\" type=\"checkbox\" value=\"")
        .skip(1)
        .map(|rest| unescaped(rest.split('"').next().unwrap()))
        .collect();
    assert!(holdings.len() >= 3, "{holdings:?}");
    for stiff in ["or what may count as one", "Something equivalent", "letter grades that may", "Another qualification"]
    {
        assert!(!page.says(stiff), "nobody would say that they hold “{stiff}”");
    }
    assert!(page.text.contains("<option value=\"dietetic-assistant\">"));
    let encode =
        |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
    let asked: String = holdings.iter().map(|key| format!("&hold={}", encode(key))).collect();
    let mine = open(&format!("/professions/dietetics?from=dietetic-assistant{asked}"));
    assert_eq!(mine.status, 200);
    assert!(mine.says("You are here") && mine.text.contains("<option value=\"dietetic-assistant\" selected>"));
    assert_eq!(mine.text.matches(" checked>").count(), holdings.len());
    assert!(mine.says("open to you now"), "{}", mine.words());
    // What this page doesn't offer tells nothing.
    let nobody = open("/professions/dietetics?from=astronaut&hold=anything");
    assert!(!nobody.text.contains("r-faded"));
}

#[test]
fn an_unknown_profession_leads_to_those_with_names_like_it() {
    let page = open("/professions/dietician");
    assert_eq!(page.status, 404);
    assert!(page.links().contains(&"/professions/dietetics".to_owned()), "{:?}", page.links());
}
