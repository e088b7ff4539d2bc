//! What vocabulary pages say of their terms, and what of it is refused.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_check::{Checked, Level};
use rungs_core::vocabulary::{Points, Term};
use support::{file, role, with};

fn terms(defined: &str) -> Checked {
    let head = "---\nvocabulary: more\nkind: subject\n---\n# More\n\n## HCPC\nKind: register\n\n";
    with(vec![file("more.md", format!("{head}{defined}"))])
}

fn term<'a>(checked: &'a Checked, slug: &str) -> &'a Term {
    let found = checked.framework.vocabulary.iter().find(|(_, term)| term.slug == slug);
    found.expect("the term is defined").1
}

/// The errors of a page of terms, with what to do.
fn errors(defined: &str) -> Vec<String> {
    let checked = terms(defined);
    let errors = checked.findings.iter().filter(|finding| finding.level == Level::Error);
    errors.map(|one| format!("{} ({})", one.message, one.help.clone().unwrap_or_default())).collect()
}

#[test]
fn a_level_is_one_of_eight() {
    let of = |level: &str| format!("## award\nKind: qualification\nLevel: {level}\n");
    let level = |written: &str| term(&terms(&of(written)), "award").level.as_ref().map(|level| level.level);
    assert_eq!((level("1"), level("8"), level("9")), (Some(1), Some(8), None));
    assert_eq!(
        errors(&of("9")),
        ["“Level: 9” can't be read (write `Level: 3`, or `Level: 2 at grade 4 or above, otherwise 1`)"]
    );
}

#[test]
fn points_are_of_all_or_of_each_grade() {
    let of = |points: &str| format!("## award\nKind: qualification\nGraded: letter grades\nPoints: {points}\n");
    let points = |written: &str| term(&terms(&of(written)), "award").points.clone();
    assert_eq!(points("none"), Some(Points::Flat(0)));
    assert_eq!(points("48"), Some(Points::Flat(48)));
    let by_grade = match points("A = 56, B = 48") {
        Some(Points::ByGrade(by_grade)) => by_grade.into_iter().map(|(_, points)| points).collect(),
        _ => Vec::new(),
    };
    assert_eq!(by_grade, [56, 48]);
    let help = "write `Points: none`, or `Points: A* = 56, A = 48` with its grades";
    assert_eq!(errors(&of("A = 56, Z = 48")), [format!("“Z” is not one of its grades ({help})")]);
    assert_eq!(errors(&of("many")), [format!("“many” is no number of points ({help})")]);
}

#[test]
fn what_may_be_included() {
    let none: [&str; 0] = [];
    assert_eq!(errors("## ward\nKind: setting\nIncludes: NHS, porter, care role\n"), none);
    assert_eq!(errors("## carer\nKind: occupation\nIncludes: HCPC, porter, care role\n"), none);
    // Near is what may stand there, and no other thing.
    assert_eq!(
        errors("## ward\nKind: setting\nIncludes: portre\n"),
        ["the vocabulary has no setting called “portre” (did you mean “porter”?)"]
    );
    assert_eq!(
        errors("## arts\nIncludes: Englsh\n"),
        ["the vocabulary has no subject called “Englsh” (did you mean “English”?)"]
    );
    assert_eq!(
        errors("## arts\nIncludes: portre\n"),
        ["the vocabulary has no subject called “portre” (define it: `## portre`)"]
    );
}

#[test]
fn a_role_is_called_by_its_title_in_small_letters_save_initials() {
    let called = |title: &str| {
        let page = role("one", "- You must be employed in the NHS.[^a]").replace("# Role one", &format!("# {title}"));
        let checked = with(vec![file("roles/one.md", page)]);
        term(&checked, "one").title.clone()
    };
    assert_eq!(called("Assistant practitioner"), "assistant practitioner");
    assert_eq!(called("NHS manager"), "NHS manager");
}

#[test]
fn a_line_of_a_term_that_is_misspelt() {
    let none: [&str; 0] = [];
    let misspelt = "“Inclides:” is not a line of a vocabulary entry (did you mean “Includes”?)";
    assert_eq!(errors("## arts\nInclides: English\n"), [misspelt]);
    assert_eq!(errors("## arts\nAsk: Which?\nInclides: English\n"), [misspelt]);
    // Behind words it is prose.
    assert_eq!(errors("## arts\nWhat is made.\nInclides: English\n"), none);
}
