//! A small workforce for tests of outputs: two ways in, five people, and cells that want to be formulas.

#![allow(clippy::unwrap_used, reason = "tests")]

use rungs_app::wire::FrameworkName;
use rungs_app::wire::sweep::{
    Assumption, Counts, Drawn, Expected, Lever, LeversTogether, MissingColumn, MissingFact, Quarter, RouteCounts,
    RouteSupply, Rows, SetAsideCount, Supply, SweepAnswer, UntoldGroups,
};
use rungs_core::standing::{Interval, Standing};

use crate::output::report::{
    ColumnRead, LeftUnknown, OneStep, OneStepId, PersonRoute, PersonRow, Place, Question, QuestionId, Report,
    SetAsideRow, Shape, SheetHeadings,
};
use crate::output::small::{GroupCounts, StopCounts, grouping};

pub(crate) const HOURS: QuestionId = QuestionId(0);
pub(crate) const MATHS: QuestionId = QuestionId(1);

/// Counts that agree with [`people`], and group counts of more people than these: groups are told as they come.
pub(crate) fn report() -> Report {
    let route = |role: &str, title: &str, level: u8, route: &str, route_title: &str, counts: Counts| RouteCounts {
        role: role.to_owned(),
        role_title: title.to_owned(),
        level: Some(level),
        route: route.to_owned(),
        route_title: route_title.to_owned(),
        counts,
    };
    let groups = [
        GroupCounts { name: Some("Wards".to_owned()), counts: [18, 27, 61, 268, 238] },
        GroupCounts { name: Some("=Outpatients".to_owned()), counts: [9, 12, 24, 97, 89] },
        GroupCounts { name: None, counts: [3, 6, 13, 49, 47] },
    ];
    let stops = [StopCounts {
        requirement: "apprenticeship/maths".to_owned(),
        sentence: "You must have a GCSE in maths.".to_owned(),
        people: vec![299, 113, 60],
    }];
    let answer = SweepAnswer {
        on: "2026-11-22".to_owned(),
        start: "2027-09-01".to_owned(),
        framework: FrameworkName {
            id: "ahp-england".to_owned(),
            title: "Allied health professions in England".to_owned(),
            version: "0.1.0".to_owned(),
            digest: "0123456789abcdef".to_owned(),
            left_out: Vec::new(),
        },
        rows: Rows { came_in: 8, read: 6, set_aside: 2 },
        people: 5,
        routes: vec![
            route(
                "assistant-practitioner",
                "Assistant practitioner",
                5,
                "apprenticeship",
                "Foundation degree: higher apprenticeship",
                Counts {
                    ready: 1,
                    at_discretion: 1,
                    not_yet: 2,
                    cannot_tell: 1,
                    one_step_away: 1,
                    one_answer_away: 1,
                    ..Counts::default()
                },
            ),
            route(
                "healthcare-support-worker",
                "Healthcare support worker",
                2,
                "direct-entry",
                "Direct entry",
                Counts { ready: 4, cannot_tell: 1, ..Counts::default() },
            ),
        ],
        missing: vec![MissingFact {
            question: "Do you have a GCSE in maths at grade 4 or above?".to_owned(),
            column: Some("Maths GCSE".to_owned()),
            wanted: None,
            people: 2,
            blank: 1,
            settles: 1,
        }],
        missing_columns: vec![MissingColumn { column: None, says: "hours a week".to_owned(), people: 1 }],
        levers: vec![Lever {
            what: "Get a GCSE in maths at grade 4".to_owned(),
            who: "the person".to_owned(),
            role: "assistant-practitioner".to_owned(),
            route: "apprenticeship".to_owned(),
            more_ready: 1,
        }],
        together: vec![LeversTogether {
            role: "assistant-practitioner".to_owned(),
            route: "apprenticeship".to_owned(),
            what: vec!["Get a GCSE in maths at grade 4".to_owned(), "Work 30 hours a week".to_owned()],
            more_ready: 2,
            at_most: 2,
        }],
        groups: vec![grouping("Directorate", "assistant-practitioner", "apprenticeship", &groups, &stops).unwrap()],
        untold_groups: vec![UntoldGroups {
            column: "Line <manager>".to_owned(),
            why: "it has more than 4,000 different groups".to_owned(),
        }],
        set_aside: vec![SetAsideCount {
            reason: "the row has no staff number".to_owned(),
            rows: 2,
            first: vec!["Staff row 7".to_owned()],
        }],
        what_if: None,
        supply: None,
    };
    let column = |heading: &str, read_as: &str, filled: u64| ColumnRead {
        sheet: Some("Staff".to_owned()),
        heading: heading.to_owned(),
        read_as: read_as.to_owned(),
        filled: Some(filled),
        blank: Some(8 - filled),
    };
    Report {
        answer,
        file: "staff.xlsx".to_owned(),
        columns: vec![
            column("Employee Number", "staff number", 6),
            column("Maths GCSE", "grade of the GCSE in maths", 3),
            column("NI Number", "left out", 8),
        ],
        left_unknown: vec![LeftUnknown {
            column: Some("Highest qual".to_owned()),
            cell: Some("=BTEC".to_owned()),
            why: "it is not a level".to_owned(),
            rows: 2,
            first: vec![Place { sheet: Some("Staff".to_owned()), row: 3 }],
        }],
        notes: vec!["1 row has cells beyond the last heading, which aren't read".to_owned()],
        headings: vec![SheetHeadings {
            sheet: Some("Staff".to_owned()),
            headings: vec!["Employee Number".to_owned(), "Maths GCSE".to_owned()],
        }],
        group_columns: vec!["Directorate".to_owned(), "Part-time".to_owned()],
        steps: vec![
            OneStep { what: "Get a GCSE in maths at grade 4".to_owned(), who: "the person".to_owned() },
            OneStep { what: "Get Functional Skills maths at level 2".to_owned(), who: "the person".to_owned() },
        ],
        questions: vec![
            Question {
                key: "weekly-hours".to_owned(),
                text: "How many hours a week do you work?".to_owned(),
                shape: Shape::Number,
                column: None,
                wanted: Some("hours a week".to_owned()),
            },
            Question {
                key: "gcse-maths".to_owned(),
                text: "Do you have a GCSE in maths at grade 4 or above?".to_owned(),
                shape: Shape::YesNo,
                column: Some("Maths GCSE".to_owned()),
                wanted: None,
            },
        ],
    }
}

/// The answer, with expected supply of the first way in.
pub(crate) fn with_supply() -> SweepAnswer {
    let expected = |low, middle, high| Expected { sure: 1, most: 4, low, middle, high };
    let supply = Supply {
        quarters: vec![Quarter { from: "2027-09-01".to_owned(), until: "2027-11-30".to_owned() }],
        assumed: vec![Assumption { what: "takes-up".to_owned(), from: 0.3, to: 0.6 }],
        open: vec!["agreed".to_owned()],
        drawn: Some(Drawn { seed: 1, times: 1_000, interval: 80 }),
        routes: vec![RouteSupply {
            role: "assistant-practitioner".to_owned(),
            role_title: "Assistant practitioner".to_owned(),
            route: "apprenticeship".to_owned(),
            route_title: "Foundation degree: higher apprenticeship".to_owned(),
            months: Some(24),
            could_start: vec![expected(1, Some(2), 3)],
            could_finish: vec![expected(0, None, 0)],
            no_plan_looked_for: 2,
            plan_of_others: 0,
            cut_short: 0,
            length_untold: 0,
        }],
    };
    SweepAnswer { supply: Some(supply), ..report().answer }
}

fn at(standing: Interval, steps: &[OneStepId], missing: &[QuestionId]) -> PersonRoute {
    PersonRoute {
        standing,
        steps: steps.to_vec(),
        missing: missing.to_vec(),
        more_missing: u32::from(missing.len() > 1),
    }
}

fn person(
    staff_number: &str,
    rows: &[u64],
    directorate: Option<&str>,
    routes: [PersonRoute; 2],
    questions: &[QuestionId],
) -> PersonRow {
    PersonRow {
        staff_number: staff_number.to_owned(),
        places: rows.iter().map(|row| Place { sheet: Some("Staff".to_owned()), row: *row }).collect(),
        groups: vec![directorate.map(str::to_owned), Some("yes".to_owned())],
        routes: routes.to_vec(),
        blank: questions.iter().copied().filter(|question| *question == MATHS).collect(),
        questions: questions.to_vec(),
    }
}

/// One of each sort towards the first way in.
pub(crate) fn people() -> Vec<PersonRow> {
    let settled = |standing| at(Interval::point(standing), &[], &[]);
    let ready = || settled(Standing::Ready);
    vec![
        person("1001", &[2], Some("Wards"), [ready(), ready()], &[]),
        person("1002", &[3, 9], Some("=Outpatients"), [settled(Standing::AtDiscretion), ready()], &[]),
        person(
            "=1003",
            &[4],
            Some("Wards"),
            [
                at(Interval::point(Standing::NotYet), &[OneStepId(0), OneStepId(1)], &[]),
                at(Interval::UNKNOWN, &[], &[MATHS]),
            ],
            &[MATHS],
        ),
        person("1004", &[5], None, [at(Interval::UNKNOWN, &[], &[HOURS, MATHS]), ready()], &[HOURS, MATHS]),
        person("1005", &[6], Some("Wards"), [settled(Standing::NotYet), ready()], &[]),
    ]
}

pub(crate) fn set_aside() -> Vec<SetAsideRow> {
    let row = |row: u64, cells: &[&str]| SetAsideRow {
        place: Place { sheet: Some("Staff".to_owned()), row },
        reason: "the row has no staff number".to_owned(),
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
    };
    vec![row(7, &["", "=HYPERLINK(\"https://elsewhere.example\")"]), row(8, &["", "4", "over the edge\u{1}"])]
}
