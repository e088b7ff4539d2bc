//! The page says what the report says, and is one that everybody can read.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use super::*;
use crate::output::example;

#[test]
fn the_page_begins_with_the_answer() {
    let page = summary_page(&example::report(), 0);
    let expected = [
        "<h1>1 person is ready to start on 1 September 2027</h1>",
        "<p class=\"lead\">“Get a GCSE in maths at grade 4” would make it 2. 2 things together would make it 3.</p>",
        "<p>Assistant practitioner, Foundation degree: higher apprenticeship. 5 people in staff.xlsx.</p>",
        "<h2>Where the 5 stand</h2>",
        "<div class=\"they-decide\"><dt>They decide</dt><dd class=\"count\">1</dd>",
        "<p>The other one is two or more steps away.</p>",
        "Get a GCSE in maths at grade 4</th><td role=\"cell\" class=\"bars\"><span class=\"label\" aria-hidden=\"true\">More ready</span><span><span class=\"told\">+1</span><svg",
        "<span>hidden</span></td>",
        "<p>8 rows came in, 6 read, 2 set aside.</p>",
    ];
    let mut rest = page.as_str();
    for part in expected {
        let (_, after) =
            rest.split_once(part).unwrap_or_else(|| panic!("{part} is missing, or comes too early, in {page}"));
        rest = after;
    }
}

#[test]
fn what_comes_from_the_export_is_no_markup() {
    let mut report = example::report();
    report.file = "<script>alert(1)</script>.xlsx".to_owned();
    report.answer.groups[0].groups[0].name = Some("<img src=x onerror=y>".to_owned());
    let page = summary_page(&report, 0);
    assert!(page.contains("&lt;script&gt;") && page.contains("&lt;img src=x"));
    assert!(!page.contains("<script") && !page.contains("<img"));
}

#[test]
fn nothing_is_asked_of_elsewhere() {
    let page = summary_page(&example::report(), 0);
    for word in ["http:", "https:", "src=", "href=", "url(", "@import", "<script", "<link"] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn every_table_has_a_caption_and_headings_and_sections_are_in_order() {
    let page = summary_page(&example::report(), 0);
    let count = |part: &str| page.matches(part).count();
    assert_eq!(count("<table "), count("<caption>"));
    assert_eq!(count("<table "), count("<thead "));
    assert_eq!((count("<h1>"), count("<h3>")), (1, 0));
    assert_eq!(count("<tr "), count("scope=\"row\"") + count("<thead "));
    assert_eq!(count("<html lang=\"en-GB\">"), 1);
}

#[test]
fn no_more_is_told_than_fits_and_the_rest_is_named() {
    let mut report = example::report();
    let first = report.answer.routes[0].clone();
    for number in 0..20 {
        let title = format!("Way in {number}");
        report.answer.routes.push(rungs_app::wire::sweep::RouteCounts { route_title: title, ..first.clone() });
    }
    let page = summary_page(&report, 0);
    assert!(page.contains("Way in 1") && !page.contains("Way in 2"));
    assert!(page.contains("<p class=\"quiet\">18 more are in the workbook.</p>"));
}

#[test]
fn without_a_way_in_the_numbers_of_all_are_told() {
    let page = summary_page(&example::report(), 99);
    assert!(page.contains("<h1>Where people stand on 1 September 2027</h1>"));
    assert!(page.contains("<h2>All ways in</h2>") && !page.contains("<dl>"));
}

/// How much lighter one colour is than another, as the accessibility guidelines count it.
fn contrast(one: &str, other: &str) -> f64 {
    let light = |colour: &str| {
        let colour = colour.trim_start_matches('#');
        let long: String =
            if colour.len() == 3 { colour.chars().flat_map(|part| [part, part]).collect() } else { colour.to_owned() };
        let part = |from: usize| {
            let part = f64::from(u8::from_str_radix(&long[from..from + 2], 16).unwrap()) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn letters_stand_out_from_the_paper() {
    let style = include_str!("../summary.css");
    let mut checked = 0;
    for line in style.lines().filter(|line| !line.starts_with(".track")) {
        for (_, rest) in line.match_indices(" color: #").map(|(place, _)| line.split_at(place + " color: ".len())) {
            let colour = rest.split(';').next().unwrap();
            assert!(contrast(colour, "#fff") >= 4.5, "{colour} in {line}");
            checked += 1;
        }
    }
    assert!(checked >= 10, "{checked} colours");
}
