//! The lines of an opportunity: what they say, what is refused, and how the formatter writes them.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use rungs_text::{
    Pace, Stretch, StretchUnit, Text, apply_line, canonical_opportunity_line, cost_line, is_opportunity_line,
    offered_by_line, opportunity_heading, opportunity_line,
};

fn text(words: &str) -> Text {
    Text::verbatim(words, 0)
}

/// What a line says, in a line: pace, length in its unit, hours, evenings, mode, months.
fn check(line: &str, expected: &str) {
    let (read, problems) = opportunity_line(&text(line)).unwrap_or_else(|| panic!("{line} is no line"));
    assert!(problems.is_empty(), "{line}: {problems:?}");
    let mut told = vec![format!("{} {:?}", read.name, read.pace)];
    told.extend(read.level.map(|level| format!("level {level}")));
    told.extend(read.length.map(|length| format!("{}-{} {:?}", length.low, length.high, length.unit)));
    told.extend(read.hours_a_week.map(|(least, most)| format!("{least}-{most} hours")));
    told.extend(read.in_evenings.then(|| "evenings".to_owned()));
    told.extend(read.mode.map(str::to_owned));
    told.extend((!read.starts_in.is_empty()).then(|| format!("{:?}", read.starts_in)));
    told.extend(read.at_any_time.then(|| "any time".to_owned()));
    assert_eq!(told.join("; "), expected, "{line}");
}

#[test]
fn what_a_line_says() {
    check(
        "Part-time course, 3 to 6 months, 4 hours a week, in the evening, starting in January, April or September.",
        "part-time course PartTime; 3-6 Months; 4-4 hours; evenings; [1, 4, 9]",
    );
    check("Full-time course at level 3, 1 year, online", "full-time course FullTime; level 3; 12-12 Months; online");
    check("Course at work, up to 12 weeks, starting at any time.", "course at work AtWork; 0-12 Weeks; any time");
    check(
        "Evening course, 10 weeks, up to 3 hours per week.",
        "evening course PartTime; 10-10 Weeks; 0-3 hours; evenings",
    );
    check(
        "Voluntary placement, 6 to 12 months, 3 to 4 hours a week.",
        "voluntary placement PartTime; 6-12 Months; 3-4 hours",
    );
    check("Test, 1 day.", "test PartTime; 1-1 Days");
    check("Placement", "placement PartTime");
    check("Part-time course, starting in May, in the evenings.", "part-time course PartTime; evenings; [5]");
}

#[test]
fn lengths_in_whole_months() {
    let months = |low, high, unit| Stretch { low, high, unit }.months();
    assert_eq!(months(3, 6, StretchUnit::Months), (3, 6));
    assert_eq!(months(1, 1, StretchUnit::Days), (0, 1));
    assert_eq!(months(12, 12, StretchUnit::Weeks), (2, 3));
    assert_eq!(months(52, 52, StretchUnit::Weeks), (12, 12));
    assert_eq!(months(0, 30, StretchUnit::Days), (0, 1));
    assert_eq!(months(365, 366, StretchUnit::Days), (12, 13));
}

#[test]
fn prose_is_no_line() {
    for words in [
        "Most colleges offer it.",
        "Lessons with an instructor are the usual way.",
        "Award schemes differ.",
        "Test centres are everywhere.",
        "A course like this one suits many.",
        "",
    ] {
        assert!(!is_opportunity_line(&text(words)), "{words}");
    }
}

#[test]
fn what_cannot_be_read_is_told_part_by_part() {
    let parts = |line: &str| -> Vec<String> {
        let (_, problems) = opportunity_line(&text(line)).unwrap();
        problems.iter().map(|problem| problem.span.slice(line).to_owned()).collect()
    };
    assert_eq!(parts("Part-time course, whenever you like, 3 months, with tea."), ["whenever you like", "with tea"]);
    assert_eq!(parts("Part-time course, 3 months, 4 months."), ["4 months"]);
    assert_eq!(parts("Part-time course, starting in Janury."), ["starting in Janury"]);
    assert_eq!(parts("Part-time course, 6 to 3 months."), ["6 to 3 months"]);
    assert_eq!(parts("Part-time course, 5 to 2 hours a week."), ["5 to 2 hours a week"]);
    assert_eq!(parts("Part-time course, 4 to 4 hours a week."), ["4 to 4 hours a week"]);
    assert_eq!(parts("Part-time course, 4 hours a month."), ["4 hours a month"]);
    assert_eq!(parts("Part-time course, 4 days a week."), ["4 days a week"]);
    assert_eq!(parts("Part-time course, 4 hours each week."), ["4 hours each week"]);
    assert_eq!(parts("Part-time course, starting in May June."), ["starting in May June"]);
    assert_eq!(parts("Part-time course, starting at any time, starting in May."), ["starting in May"]);
    assert_eq!(parts("A part-time course, 3 months."), ["A part-time"]);
    assert_eq!(parts("Part-time course of 3 months."), ["of 3 months"]);
}

#[test]
fn costs() {
    let cost = |line: &str| cost_line(&text(line)).unwrap().map_err(|problem| problem.span.slice(line).to_owned());
    assert_eq!(cost("Costs nothing."), Ok((0, 0)));
    assert_eq!(cost("Costs £300."), Ok((300, 300)));
    assert_eq!(cost("It costs £300 to £1,500."), Ok((300, 1500)));
    assert_eq!(cost("Costs up to £500."), Ok((0, 500)));
    assert_eq!(cost("Costs £500 to £300."), Err("£500 to £300".to_owned()));
    assert_eq!(cost("Costs £300 to £300."), Err("£300 to £300".to_owned()));
    assert_eq!(cost("Costs £300 or £500."), Err("£300 or £500".to_owned()));
    assert_eq!(cost("Costs £2.50."), Err("£2.50".to_owned()));
    assert_eq!(cost("Costs 300."), Err("300".to_owned()));
    assert!(cost("Costs.").is_err());
    assert!(cost_line(&text("The cost is £300.")).is_none());
}

#[test]
fn the_last_day_to_apply() {
    let day = |line: &str| apply_line(&text(line)).unwrap().ok().map(|day| (day.month, day.day));
    assert_eq!(day("Apply by 31 July."), Some((7, 31)));
    assert_eq!(day("Apply by 31 June."), None);
    assert_eq!(day("Apply by 31 July 2026."), None);
    assert_eq!(day("Apply by"), None);
    assert!(apply_line(&text("Apply online.")).is_none());
}

#[test]
fn who_offers_it() {
    let name = |line: &str| offered_by_line(&text(line)).unwrap().ok().map(|name| name.value);
    assert_eq!(name("Offered by hospitals and hospices.").as_deref(), Some("hospitals and hospices"));
    assert_eq!(name("Offered by."), None);
    assert_eq!(name("Offered by hospitals, hospices."), None);
}

#[test]
fn the_one_heading() {
    assert!(opportunity_heading(&text("Before you start"), 2).is_ok());
    assert_eq!(opportunity_heading(&text("Before you start"), 3).unwrap_err().code, "heading-level");
    assert_eq!(opportunity_heading(&text("Ways in"), 2).unwrap_err().code, "unknown-heading");
}

#[test]
fn lines_are_said_in_one_order_and_settle() {
    let said = |line: &str| canonical_opportunity_line(&text(line));
    for (line, expected) in [
        (
            "part-time course , starting in May or June, in the evenings, up to 4 hours per week, 1 year",
            "Part-time course, 12 months, up to 4 hours a week, in the evening, starting in May or June.",
        ),
        ("Evening course, in the evening, 1 week, 1 hours a week", "Evening course, 1 week, 1 hour a week."),
        ("Test, up to 1 day.", "Test, up to 1 day."),
        ("Placement, 0 hours a week", "Placement, 0 hours a week."),
        (
            "Full-time course, level 3, online, starting at any time",
            "Full-time course at level 3, online, starting at any time.",
        ),
        ("it costs £1500", "Costs £1,500."),
        ("Costs £0.", "Costs nothing."),
        ("Costs £1,000,000 to £2000000", "Costs £1,000,000 to £2,000,000."),
        ("apply by 01 july", "Apply by 1 July."),
        ("offered by  hospitals", "Offered by hospitals."),
        ("gives a degree and the Care Certificate", "Gives a degree, and the Care Certificate."),
    ] {
        assert_eq!(said(line).as_deref(), Some(expected), "{line}");
        assert_eq!(said(expected).as_deref(), Some(expected), "{line}");
    }
    assert_eq!(said("Part-time course, with tea."), None);
    assert_eq!(said("Costs a lot."), None);
    assert_eq!(said("Most colleges offer it."), None);
}

#[test]
fn paces() {
    for (name, pace) in [
        ("Part-time course", Pace::PartTime),
        ("Online course", Pace::PartTime),
        ("Training at work", Pace::AtWork),
        ("Full-time placement", Pace::FullTime),
    ] {
        assert_eq!(opportunity_line(&text(name)).unwrap().0.pace, pace, "{name}");
    }
}
