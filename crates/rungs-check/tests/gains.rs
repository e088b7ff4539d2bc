//! What ways in give, as rules see it.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_check::{Checked, check};
use rungs_core::condition::{Check, Condition, Tally};
use rungs_core::fact::{Field, List};
use rungs_core::framework::Framework;
use rungs_core::opportunity::{Gain, Gained};
use support::{FRAMEWORK, file, shipped};

const TERMS: &str = "---\nvocabulary: terms\nkind: subject\n---\n# Terms\n\n## English\n\n## maths\n\n## art\n\n## number grades\nKind: scale\nGrades: 9, 8, 7, 6, 5, 4, 3, 2, 1\n\n## GCSE\nKind: qualification\nGraded: number grades\nLevel: 2 at grade 4 or above, otherwise 1\n\n## Functional Skills\nKind: qualification\nCounts as: GCSE in English at grade 4, for anyone\n\n## diploma\nKind: qualification\n\n## health or care\nKind: setting\n\n## HCPC\nKind: register\n\n## Care Certificate\nKind: training\n";

fn giving(line: &str) -> Checked {
    let page = format!(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Course\nFull-time course at level 5, 24 months.\n{line}\n- You must be aged at least 18.[^a]\n\n[^a]: A source. Read 2026-11-22.\n"
    );
    check(&[file("framework.md", FRAMEWORK), file("terms.md", TERMS), file("roles/one.md", page)])
}

/// A gain in a line: what it adds to, and what it is.
fn told(framework: &Framework, gain: &Gain) -> String {
    let title = |id| framework.vocabulary.get(id).map_or("?", |term| term.title.as_str());
    match &gain.what {
        None => "unread".to_owned(),
        Some(Gained::Hours(hundredths)) => format!("hours of the job: {hundredths}"),
        Some(Gained::RightToRegister(register)) => format!("may register: {}", title(*register)),
        Some(Gained::Entry(Condition { list, ways, tally })) => {
            let tests = ways.iter().flatten().map(|test| {
                let fields: Vec<String> = test.fields.iter().map(|field| format!("{field:?}")).collect();
                let check = match &test.check {
                    Check::Within(terms) => terms.iter().map(|term| title(*term)).collect::<Vec<_>>().join("|"),
                    other => format!("{other:?}"),
                };
                format!("{} {check}", fields.join("|"))
            });
            let tests: Vec<String> = tests.filter(|test| !test.starts_with("Held")).collect();
            format!("{list:?} {tally:?}: {}", tests.join(", "))
        }
    }
}

fn check_gains(line: &str, expected: &[(&str, &str)]) {
    let checked = giving(line);
    let gains = &checked.framework.roles[0].routes[0].gives;
    let read: Vec<(&str, String)> =
        gains.iter().map(|gain| (gain.words.as_str(), told(&checked.framework, gain))).collect();
    let read: Vec<(&str, &str)> = read.iter().map(|(words, told)| (*words, told.as_str())).collect();
    assert_eq!(read, expected, "{line}: {:?}", checked.findings);
    assert!(checked.findings.is_empty(), "{line}: {:?}", checked.findings);
}

#[test]
fn what_is_given_is_read_as_what_would_be_asked_for() {
    check_gains(
        "Gives a diploma in art at level 5, and the right to register with the HCPC.",
        &[
            ("a diploma in art at level 5", "Qualifications Count(1): Type diploma, Subject art, Level AtLeast(5)"),
            ("the right to register with the HCPC", "may register: HCPC"),
        ],
    );
    check_gains("Gives the Care Certificate.", &[("the Care Certificate", "Training Count(1): What Care Certificate")]);
}

#[test]
fn each_of_two_joined_by_and_is_given() {
    let words = "English and maths at level 2";
    check_gains(
        "Gives English and maths at level 2.",
        &[
            (words, "Qualifications Count(1): Subject English, Level AtLeast(2)"),
            (words, "Qualifications Count(1): Subject maths, Level AtLeast(2)"),
        ],
    );
    let checked = giving("Gives English and maths at level 2.");
    assert_eq!(Gain::words(&checked.framework.roles[0].routes[0].gives), [words]);
}

#[test]
fn an_equivalent_of_it_is_not_what_is_given() {
    let words = "GCSE English at grade 4, or equivalent";
    check_gains(
        &format!("Gives {words}."),
        &[(words, "Qualifications Count(1): Type GCSE, Subject English, Grade Grade([(TermId(4), 3)])")],
    );
}

#[test]
fn the_fewest_months_are_sure() {
    let months = |at_least| Tally::Months { at_least, within_last: None };
    for (line, at_least) in [
        ("Gives 6 months' experience in health or care.", 6),
        ("Gives 6 to 12 months' experience in health or care.", 6),
        ("Gives a diploma, and 18 months' experience in health or care.", 18),
    ] {
        let checked = giving(line);
        let gains = &checked.framework.roles[0].routes[0].gives;
        let Some(Gained::Entry(condition)) = &gains.last().expect("something is given").what else {
            panic!("{line}: {:?}", checked.findings)
        };
        assert_eq!((condition.list, condition.tally), (List::Work, months(at_least)), "{line}");
        assert!(condition.ways[0].iter().any(|test| test.fields.contains(&Field::Setting)), "{line}");
        assert!(checked.findings.is_empty(), "{line}: {:?}", checked.findings);
    }
}

#[test]
fn hours_are_those_of_the_job_one_has() {
    for (words, hundredths) in [
        ("30 hours a week in the job you have", 3_000),
        ("at least 22.5 hours a week in your job", 2_250),
        ("30 to 37.5 hours a week in the job you have", 3_000),
    ] {
        check_gains(&format!("Gives {words}."), &[(words, &format!("hours of the job: {hundredths}"))]);
    }
}

#[test]
fn two_alike_are_two() {
    let words = "2 GCSEs at grade 4 or above";
    let gcse = "Qualifications Count(1): Type GCSE, Grade Grade([(TermId(4), 3)])";
    check_gains(&format!("Gives {words}."), &[(words, gcse), (words, gcse)]);
}

#[test]
fn what_cannot_be_read_is_kept_as_words_and_told() {
    for (line, code, says) in [
        ("Gives a lot of confidence.", "unread-gain", "no rule could ask for “a lot of confidence”"),
        ("Gives a diploma in art or a GCSE.", "unread-gain", "no rule could ask for"),
        ("Gives 100 GCSEs.", "unread-gain", "no rule could ask for “100 GCSEs”"),
        ("Gives a diploma, usually at level 3.", "unread-gain", "usually at level 3"),
        // Only what everybody surely has at the end is a gain.
        (
            "Gives a diploma if you are aged at least 18.",
            "unread-gain",
            "no rule could ask for “a diploma if you are aged at least 18”",
        ),
        ("Gives for funding a diploma.", "unread-gain", "no rule could ask for “for funding a diploma”"),
        ("Gives a diploma before you finish.", "unread-gain", "no rule could ask for “a diploma before you finish”"),
        (
            "Gives a diploma as the university decides.",
            "unread-gain",
            "no rule could ask for “a diploma as the university decides”",
        ),
        ("Gives a diploma because it helps.", "unread-gain", "no rule could ask for “a diploma because it helps”"),
        ("Gives usually a diploma.", "unread-gain", "no rule could ask for “usually a diploma”"),
        (
            "Gives a diploma, but GCSE maths may count instead.",
            "unread-gain",
            "no rule could ask for “a diploma, but GCSE maths may count instead”",
        ),
        ("Gives full-time hours in your job.", "unread-gain", "doesn't say how many hours a week"),
        ("Gives a diploma in the job you have.", "unread-gain", "doesn't say how many hours a week"),
        ("Gives GCSE English at grade X.", "unread-gain", "“X” is not a grade of GCSE"),
        ("Gives the right to register with the HPCP.", "unknown-name", "no register called “HPCP”"),
    ] {
        let checked = giving(line);
        let gains = &checked.framework.roles[0].routes[0].gives;
        let words = line.trim_start_matches("Gives ").trim_end_matches('.');
        assert_eq!(gains.as_slice(), [Gain { words: words.to_owned(), what: None }], "{line}");
        let found: Vec<_> = checked.findings.iter().map(|finding| (finding.code, finding.message.as_str())).collect();
        assert!(
            matches!(found.as_slice(), [(raised, message)] if *raised == code && message.contains(says)),
            "{line}: {found:?}"
        );
        assert_eq!(checked.findings[0].location.line, 11, "{line}");
    }
}

#[test]
fn all_that_the_shipped_pages_give_is_read() {
    let files = ["", "vocabulary", "roles"].into_iter().flat_map(shipped).collect::<Vec<_>>();
    let checked = check(&files);
    let routes = checked.framework.roles.iter().flat_map(|role| role.routes.iter().map(move |route| (role, route)));
    let given: Vec<_> =
        routes.flat_map(|(role, route)| route.gives.iter().map(move |gain| (role, route, gain))).collect();
    assert!(given.len() > 100, "{} are given", given.len());
    let unread = given.iter().filter(|(.., gain)| gain.what.is_none());
    let unread: Vec<String> =
        unread.map(|(role, route, gain)| format!("{}, {}: {}", role.slug, route.slug, gain.words)).collect();
    assert!(unread.is_empty(), "{}", unread.join("\n"));
}

#[test]
fn a_gain_names_the_terms_that_it_is_of() {
    for (line, names, names_not) in [
        ("Gives GCSE English at grade 4.", ["GCSE", "English"], ["maths", "HCPC"]),
        ("Gives the right to register with the HCPC.", ["HCPC", "HCPC"], ["English", "GCSE"]),
    ] {
        let checked = giving(line);
        let gain = &checked.framework.roles[0].routes[0].gives[0];
        let is_named = |name: &&str| gain.names(checked.framework.vocabulary.named(name)[0]);
        assert!(names.iter().all(is_named), "{line}");
        assert!(!names_not.iter().any(is_named), "{line}");
    }
}
