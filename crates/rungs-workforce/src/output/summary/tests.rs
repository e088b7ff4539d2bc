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
        "<li>1 person can\u{2019}t be told, as no column says it: hours a week.</li>",
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
fn by_which_column_nothing_is_told_stands_where_its_groups_would() {
    let why = "<p>By “Line &lt;manager&gt;” nothing is told: it has more than 4,000 different groups.</p>";
    let mut report = example::report();
    let told = |report: &Report| {
        let page = summary_page(report, 0);
        let (_, groups) = page.split_once("<h2>By group</h2>").unwrap();
        let (groups, _) = groups.split_once("<h2>").unwrap();
        (groups.contains("<table"), groups.contains(why))
    };
    assert_eq!(told(&report), (true, true));
    report.answer.groups.clear();
    assert_eq!(told(&report), (false, true));
    report.answer.untold_groups.clear();
    assert!(!summary_page(&report, 0).contains("By group"));
}

#[test]
fn what_does_not_fit_on_the_page_goes_on_at_a_heading() {
    let report = Report { answer: example::with_supply(), ..example::report() };
    let page = summary_page(&report, 0);
    let sections: Vec<&str> = page.split("<section>\n").skip(1).collect();
    assert_eq!(sections.len(), page.matches("<h2>").count());
    assert!(sections.iter().all(|section| section.starts_with("<h2>") && section.contains("</section>")), "{page}");
    let titles = sections.iter().map(|section| section["<h2>".len()..].split('<').next().unwrap());
    let last: Vec<&str> = titles.rev().take(2).collect();
    assert_eq!(last, ["How the file was read", "Expected supply"]);
    assert!(page.contains("section, footer { break-inside: avoid; }"));
}

#[test]
fn of_many_quarters_those_are_told_that_fit_and_the_last_is_among_them() {
    let told = |routes: usize, quarters: usize| {
        let mut report = Report { answer: example::with_supply(), ..example::report() };
        let supply = report.answer.supply.as_mut().unwrap();
        let (route, quarter) = (supply.routes[0].clone(), supply.quarters[0].clone());
        supply.quarters = (0..quarters)
            .map(|number| rungs_app::wire::sweep::Quarter { until: format!("quarter {number}"), ..quarter.clone() })
            .collect();
        let mut route = route;
        route.could_start = vec![route.could_start[0]; quarters];
        route.could_finish.clear();
        supply.routes = vec![route; routes];
        // Of all ways in alike.
        let page = summary_page(&report, usize::MAX);
        let last = page.matches(&format!("quarter {}<", quarters - 1)).count();
        (page.matches(">quarter ").count(), last, page.contains("The workbook has every quarter."))
    };
    assert_eq!(told(1, 20), (20, 1, false));
    assert_eq!(told(2, 12), (24, 2, false));
    assert_eq!(told(4, 12), (24, 4, true));
    assert_eq!(told(4, 20), (20, 4, true));
    assert_eq!(told(9, 20), (20, 4, true));
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

/// What the section below a heading says, without its table's headings.
fn section<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let (_, section) = page.split_once(&format!("<h2>{heading}</h2>"))?;
    let (_, rows) = section.split_once("<tbody role=\"rowgroup\">")?;
    rows.split("</section>").next()
}

#[test]
fn what_would_help_most_is_told_of_the_way_in_that_was_chosen_and_of_all_alike_with_each_way_in() {
    let mut report = Report { answer: example::with_supply(), ..example::report() };
    let lever = report.answer.levers[0].clone();
    let other = Lever {
        what: "find a post".to_owned(),
        role: "healthcare-support-worker".to_owned(),
        route: "direct-entry".to_owned(),
        more_ready: 7,
        ..lever.clone()
    };
    report.answer.levers = vec![other.clone(), lever];
    let helps = |route: usize| {
        let page = summary_page(&report, route);
        let section = section(&page, "What would help most").unwrap_or_default();
        let told = |words: &str| section.contains(&format!(">{words}</th>"));
        let ways = section.matches("</span><span>Healthcare support worker, Direct entry</span>").count();
        (told("Find a post"), told("Get a GCSE in maths at grade 4"), ways)
    };
    assert_eq!(helps(0), (false, true, 0), "the first way in");
    assert_eq!(helps(1), (true, false, 0), "the second");
    assert_eq!(helps(usize::MAX), (true, true, 1), "both alike");
    let supply = |route: usize| section(&summary_page(&report, route), "Expected supply").is_some();
    assert!(supply(0) && supply(usize::MAX));
    let mut many = report.clone();
    many.answer.levers = (0..9).map(|place| Lever { what: format!("thing {place}"), ..other.clone() }).collect();
    let told =
        |route: usize| section(&summary_page(&many, route), "What would help most").unwrap().matches(">Thing ").count();
    assert_eq!((told(1), told(usize::MAX)), (3, 5));
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
