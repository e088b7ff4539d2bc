//! Headings and the special lines of a way in.

#![allow(clippy::unwrap_used, reason = "tests say what must be there")]

use rungs_text::{Heading, Text, award_line, heading, length_line, named_offers_line, owner_line, route_line};

fn text(written: &str) -> Text {
    Text::verbatim(written, 0)
}

#[track_caller]
fn check_heading(written: &str, level: u8, expected: &str) {
    let told = match heading(&text(written), level) {
        Ok(Heading::At(name)) => format!("At {}", name.value),
        Ok(Heading::In(name)) => format!("In {}", name.value),
        Ok(Heading::StartingFrom(date)) => format!("StartingFrom {date}"),
        Ok(Heading::StartingBefore(date)) => format!("StartingBefore {date}"),
        Ok(heading) => format!("{heading:?}"),
        Err(problem) => format!(
            "! {} → {}",
            problem.code,
            problem.rewrites.iter().flat_map(|rewrite| &rewrite.edits).next().map_or("", |edit| &edit.replacement)
        ),
    };
    assert_eq!(told, expected, "{written}");
}

#[test]
fn headings_of_the_language() {
    check_heading("What you do", 2, "WhatYouDo");
    check_heading("What you bring", 2, "WhatYouBring");
    check_heading("Everyone needs", 2, "EveryoneNeeds");
    check_heading("To start any way in", 2, "ToStartAnyWayIn");
    check_heading("Ways in", 2, "WaysIn");
    check_heading("Staying in the role", 2, "StayingInTheRole");
    check_heading("Where it leads", 2, "WhereItLeads");
    check_heading("Notes", 2, "Notes");
    check_heading("notes", 2, "Notes");
    check_heading("At Northmoor University", 4, "At Northmoor University");
    check_heading("In dietetics", 4, "In dietetics");
    check_heading("Starting from 1 August 2025", 4, "StartingFrom 2025-08-01");
    check_heading("Starting before 29 February 2024", 4, "StartingBefore 2024-02-29");
    check_heading("Once offered a place", 4, "OnceOffered");
    check_heading("Before you finish", 4, "BeforeYouFinish");
    check_heading("Once you qualify", 4, "OnceYouQualify");
}

#[test]
fn other_headings_are_refused_with_the_nearest() {
    check_heading("What you'll do", 2, "! unknown-heading → What you do");
    check_heading("Way in", 2, "! unknown-heading → Ways in");
    check_heading("Before you finnish", 4, "! unknown-heading → Before you finish");
    check_heading("Zebra", 2, "! unknown-heading → ");
    check_heading("Ways in", 3, "! heading-level → ");
    check_heading("Before you finish", 2, "! heading-level → ");
    check_heading("Starting from 31 June 2025", 4, "! invalid-date → ");
    check_heading("Starting from 29 February 2025", 4, "! invalid-date → ");
    check_heading("Starting from 01/08/2025", 4, "! invalid-date → 1 August 2025");
    check_heading("Starting from August 2025", 4, "! invalid-date → ");
    check_heading("Starting from 1 August 2025 onwards", 4, "! invalid-date → ");
    check_heading("Duties", 2, "! unknown-heading → What you do");
    check_heading("", 2, "! unknown-heading → ");
    // What it is called here is offered at its own level alone.
    check_heading("Completion", 4, "! unknown-heading → Before you finish");
    check_heading("Completion", 2, "! unknown-heading → ");
}

#[track_caller]
fn check_route(written: &str, expected: &str) {
    let told = match route_line(&text(written)) {
        None => "none".to_owned(),
        Some((line, problems)) => {
            let read =
                format!("{:?} {:?} {:?} {:?} {:?}", line.kind, line.level, line.months, line.mode, line.standard);
            let read = match line.assessment {
                Some(months) => format!("{read} and {months:?} of assessment"),
                None => read,
            };
            let told = problems.iter().map(|problem| format!(" ! {} “{}”", problem.code, problem.span.slice(written)));
            read + &told.collect::<String>()
        }
    };
    assert_eq!(told, expected, "{written}");
}

#[test]
fn route_lines() {
    check_route("Direct entry.", "DirectEntry None None None None");
    check_route(
        "Apprenticeship at level 5, standard ST0215, 18 to 24 months, learning on and off the job.",
        r#"Apprenticeship Some(5) Some((18, 24)) Some("learning on and off the job") Some("ST0215")"#,
    );
    check_route(
        "Postgraduate course at level 7, 24 months, full-time.",
        r#"PostgraduateCourse Some(7) Some((24, 24)) Some("full-time") None"#,
    );
    check_route("Part-time course, at level 6, 4 years.", "PartTimeCourse Some(6) Some((48, 48)) None None");
    check_route("Full-time course, 3 to 4 years.", "FullTimeCourse None Some((36, 48)) None None");
    check_route("College course.", "CollegeCourse None None None None");
    check_route("Registration.", "Registration None None None None");
    check_route("Portfolio.", "Portfolio None None None None");
    check_route("Promotion.", "Promotion None None None None");
    check_route(
        "Apprenticeship, 24 months, 6 months of rest.",
        "Apprenticeship None Some((24, 24)) None None ! unread-route-line “6 months of rest”",
    );
    check_route("Direct entry, cheerfully.", "DirectEntry None None None None ! unread-route-line “cheerfully”");
    check_route(
        "Registration is what you need.",
        "Registration None None None None ! unread-route-line “is what you need”",
    );
    check_route(
        "Apprenticeship at level 5, at level 6.",
        "Apprenticeship Some(5) None None None ! unread-route-line “at level 6”",
    );
    check_route("You work here.", "none");
    check_route("", "none");
}

#[test]
fn ways_in_by_their_usual_names() {
    check_route("Apprenticeship at grade 5.", "Apprenticeship None None None None ! unread-route-line “at grade 5”");
    check_route("Degree apprenticeship at level 6, 36 months.", "Apprenticeship Some(6) Some((36, 36)) None None");
    check_route("Higher apprenticeship at level 5.", "Apprenticeship Some(5) None None None");
    check_route("Foundation degree higher apprenticeship at level 5.", "Apprenticeship Some(5) None None None");
    check_route("Foundation degree, 2 years.", "UniversityCourse None Some((24, 24)) None None");
    check_route("University course at level 6.", "UniversityCourse Some(6) None None None");
    check_route("Full-time degree at level 6.", r#"UniversityCourse Some(6) None Some("Full-time") None"#);
    check_route("Part-time master’s course.", r#"PostgraduateCourse None None Some("Part-time") None"#);
    check_route(
        "Full-time or part-time college course.",
        r#"CollegeCourse None None Some("Full-time or part-time") None"#,
    );
    check_route("Full-time course, full-time.", r#"FullTimeCourse None None Some("full-time") None"#);
    check_route(
        "Full-time degree, part-time.",
        r#"UniversityCourse None None Some("Full-time") None ! unread-route-line “part-time”"#,
    );
    check_route("Part-time apprenticeship.", "none");
    check_route("Degrees are useful.", "none");
}

#[test]
fn lengths_in_route_lines() {
    check_route("Part-time degree, up to 72 months.", r#"UniversityCourse None Some((0, 72)) Some("Part-time") None"#);
    check_route(
        "Apprenticeship at level 6, 36 months, and up to 6 months of assessment.",
        "Apprenticeship Some(6) Some((36, 36)) None None and (0, 6) of assessment",
    );
    check_route(
        "Apprenticeship, 3 months of assessment.",
        "Apprenticeship None None None None and (3, 3) of assessment",
    );
    check_route(
        "Portfolio, up to 6 to 9 months.",
        "Portfolio None None None None ! unread-route-line “up to 6 to 9 months”",
    );
}

#[track_caller]
fn check_award(written: &str, expected: &[&str]) {
    let awards = award_line(&text(written)).unwrap().unwrap();
    assert_eq!(awards.iter().map(Text::as_str).collect::<Vec<_>>(), expected);
    assert!(awards.iter().all(|award| award.span().slice(written) == award.as_str()));
}

#[test]
fn award_lines() {
    check_award("Gives a foundation degree at level 5.", &["a foundation degree at level 5"]);
    check_award("Gives the right to register with the HCPC.", &["the right to register with the HCPC"]);
    check_award(
        "Gives a master's degree in art therapy, and the right to register with the HCPC.",
        &["a master's degree in art therapy", "the right to register with the HCPC"],
    );
    check_award(
        "Gives a diploma in art, drama and music and the role.",
        &["a diploma in art, drama and music", "the role"],
    );
    check_award(
        "Gives GCSE English at grade 4, and GCSE maths at grade 4.",
        &["GCSE English at grade 4", "GCSE maths at grade 4"],
    );
    check_award(
        "Gives a diploma, 12 months' experience in health or care and 4 GCSEs.",
        &["a diploma", "12 months' experience in health or care", "4 GCSEs"],
    );
    assert!(award_line(&text("Gives.")).unwrap().is_err());
    assert!(award_line(&text("Gives and.")).unwrap().is_err());
    assert!(award_line(&text("A degree.")).is_none());
}

#[test]
fn owner_lines() {
    assert_eq!(owner_line(&text("Asked by the regulator.")).unwrap().unwrap().value, "the regulator");
    assert!(owner_line(&text("Asked by.")).unwrap().is_err());
    assert!(owner_line(&text("Asked by the regulator, and others.")).unwrap().is_err());
    assert!(owner_line(&text("Asks the regulator.")).is_none());
    assert!(named_offers_line(&text("Offered only by those named.")));
    assert!(!named_offers_line(&text("Offered only by those named here.")));
}

#[track_caller]
fn check_length(written: &str, expected: &str) {
    let told = match length_line(&text(written)) {
        None => "none".to_owned(),
        Some(Err(problem)) => format!("! {} “{}”", problem.code, problem.span.slice(written)),
        Some(Ok(line)) => {
            let guard = line
                .guard
                .map(|(unless, clause)| format!("{} {}: ", if unless { "unless" } else { "if" }, clause.value));
            let mode = line.mode.map(|mode| format!(" {mode}")).unwrap_or_default();
            let hours = line.hours_a_week.map(|hours| format!(" at {hours}")).unwrap_or_default();
            let longer = if line.longer_in_proportion { " longer" } else { "" };
            let shorter = if line.may_be_shorter { " shorter" } else { "" };
            format!("{}{:?}{mode}{hours}{longer}{shorter}", guard.unwrap_or_default(), line.months)
        }
    };
    assert_eq!(told, expected, "{written}");
}

#[test]
fn length_lines() {
    check_length("It takes 18 to 24 months.", "(18, 24)");
    check_length("It takes 2 years.", "(24, 24)");
    check_length("It takes up to 24 months.", "(0, 24)");
    check_length("It takes 3 years part-time.", "(36, 36) part-time");
    check_length("If you hold a relevant degree, it takes 12 months.", "if you hold a relevant degree: (12, 12)");
    check_length(
        "It takes 12 months at 30 hours a week, and longer in proportion below that.",
        "(12, 12) at 30 longer",
    );
    check_length("It takes 12 months at 1 hour a week.", "(12, 12) at 1");
    check_length("It takes 18 months, and may be shorter.", "(18, 18) shorter");
    check_length("It takes a while.", "! unread-length-line “a while”");
    check_length("It takes 24 to 18 months.", "! unread-length-line “24 to 18 months”");
    check_length("It lasts 2 years.", "none");
    // What only looks like one of the parts is none.
    check_length("Since you hold a degree, it takes 12 months.", "none");
    check_length("If you hold a degree; it takes 12 months.", "none");
    check_length("If, it takes 12 months.", "none");
    check_length("It takes 12 months full-time part-time.", "! unread-length-line “12 months full-time part-time”");
    check_length("It takes 12 months, and it may be longer.", "! unread-length-line “12 months, and it may be longer”");
    check_length("It takes 12 months at 30 days a week.", "! unread-length-line “12 months at 30 days a week”");
    check_length("It takes 12 months at 30 hours each week.", "! unread-length-line “12 months at 30 hours each week”");
    check_length("It takes 12 months at 30 hours a month.", "! unread-length-line “12 months at 30 hours a month”");
}

/// A length for some is offered as a line of its own.
#[test]
fn a_length_for_some() {
    let offered = |written: &str| {
        let problem = length_line(&text(written)).unwrap().unwrap_err();
        problem.rewrites.first().and_then(|way| way.applied(written)).unwrap_or_default()
    };
    let lines = "If you start before 1 August 2025, it takes 24 months.\nIt takes 18 months.";
    assert_eq!(offered("It takes 18 months, or 24 if you start before 1 August 2025."), lines);
    assert_eq!(offered("It takes 18 months, or 24 months if you start before 1 August 2025."), lines);
    for none in [
        "It takes 18 months, and 24 if you start early.",
        "It takes 18 months, or if you start early.",
        "It takes 18 months, or 24 if.",
        "It takes a while, or 24 if you start early.",
    ] {
        assert_eq!(offered(none), "", "{none}");
    }
}

/// What a part of a line is dressed in comes off, if it can be read then.
#[test]
fn a_part_of_a_line_that_is_dressed_up_is_offered_plainly() {
    let offered = |written: &str| {
        let (_, problems) = route_line(&text(written)).unwrap();
        problems
            .iter()
            .flat_map(|problem| &problem.rewrites)
            .map(|way| way.label.clone())
            .collect::<Vec<_>>()
            .join("; ")
    };
    let check = |written: &str, expected: &str| assert_eq!(offered(written), expected, "{written}");
    check("Apprenticeship, (level 5).", "“at level 5”");
    check("Apprenticeship, level 5, 18–24 months.", "“18 to 24 months”");
    check("Apprenticeship, 18-24 months.", "");
    check("Apprenticeship, approx. 18-24 months.", "“18 to 24 months”");
    check("Apprenticeship, approx. 24 months.", "“24 months”");
    check("Apprenticeship, about 2 yrs.", "“2 years”");
    check("Apprenticeship, 18 mths.", "“18 months”");
    check("Apprenticeship, around a while.", "");
    check("Apprenticeship, a-b months.", "");
    check("Apprenticeship, (full time).", "");
    check("Apprenticeship, (part-time).", "“part-time”");
}
