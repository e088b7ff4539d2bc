//! Formatting pages: canonical sentences in one layout, and never a change of meaning.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_check::SourceFile;
use rungs_check::format::{Outcome, format};
use support::{FRAMEWORK, TERMS, file, shipped};

const PATH: &str = "roles/one.md";

fn files(page: &str) -> Vec<SourceFile> {
    vec![file("framework.md", FRAMEWORK), file("terms.md", TERMS), file(PATH, page)]
}

fn outcome(page: &str) -> (Outcome, Vec<usize>) {
    let formatted = format(&files(page), |path| path == PATH).pop().expect("the page was wanted");
    (formatted.outcome, formatted.unread)
}

/// A role page round some text.
fn page(body: &str) -> String {
    format!("---\nrole: one\nlevel: 5\n---\n# One\n\n{body}\n\n[^a]: A source. Read 2026-11-22.\n")
}

#[track_caller]
fn check(written: &str, expected: &str) {
    let (written, expected) = (page(written), page(expected));
    assert_eq!(outcome(&written).0, Outcome::Changed(expected.clone()), "{written}");
    assert_eq!(outcome(&expected).0, Outcome::AsItWas, "formatted twice: {expected}");
}

#[track_caller]
fn stays(written: &str) {
    let written = page(written);
    assert_eq!(outcome(&written).0, Outcome::AsItWas, "{written}");
}

#[test]
fn what_ships_is_formatted() {
    let mut files = shipped("vocabulary");
    files.extend(shipped("roles"));
    files.extend(shipped(""));
    let pages = format(&files, |_| true);
    assert!(pages.len() > 20, "{} pages", pages.len());
    for page in pages {
        assert_eq!((page.outcome, page.unread), (Outcome::AsItWas, vec![]), "{}", page.path);
    }
}

#[test]
fn exclusions_and_parts_with_their_own_strength_are_said_canonically() {
    check(
        "## Everyone needs\n- You have to have 4 GCSEs.[^a]\n  - maths does not count",
        "## Everyone needs\n- You must have 4 GCSEs.[^a]\n  - Maths doesn't count.",
    );
    check(
        "## Everyone needs\n- You have to have 4 GCSEs. Maths doesn't count.[^a]",
        "## Everyone needs\n- You must have 4 GCSEs, not counting maths.[^a]",
    );
    check(
        "## Everyone needs\n- You have to have 4 GCSEs normally at grade 4 or above, ideally including maths.[^a]",
        "## Everyone needs\n- You must have 4 GCSEs, usually at grade 4 or above, preferably including maths.[^a]",
    );
    stays("## Everyone needs\n- You must have 4 GCSEs.[^a]\n  - Maths doesn't count.");
}

#[test]
fn rules_are_said_canonically_with_their_footnotes_behind() {
    check("## Everyone needs\n* You will need four GCSEs [^a].\n", "## Everyone needs\n- You must have 4 GCSEs.[^a]");
    check(
        "## everyone needs\n\n- You have to work in the NHS if you travel\n  between sites[^a]",
        "## Everyone needs\n- If you travel between sites, you must work in the NHS.[^a]",
    );
}

#[test]
fn rules_below_a_step_are_said_canonically_and_the_step_is_none() {
    let step = |rule: &str| format!("## Where it leads\n- [Two](two.md)\n  - {rule}[^a]");
    check(&step("You need to work in the NHS"), &step("You must work in the NHS."));
    assert_eq!(outcome(&page(&step("You must work in the NHS."))).1, Vec::<usize>::new());
}

#[test]
fn what_does_not_count_is_neither_of_two() {
    check(
        "## Everyone needs\n- You must have either:\n  - 4 GCSEs.[^a]\n  - GCSE maths.[^a]\n  - English does not count",
        "## Everyone needs\n- You must have one of:\n  - 4 GCSEs.[^a]\n  - GCSE maths.[^a]\n  - English doesn't count.",
    );
}

#[test]
fn nested_lists_are_two_blanks_in() {
    check(
        "## Everyone needs\n- You must have either:\n    - Four GCSEs.[^a]\n    - GCSE maths.[^a]",
        "## Everyone needs\n- You must have one of:\n  - 4 GCSEs.[^a]\n  - GCSE maths.[^a]",
    );
}

#[test]
fn the_lines_of_a_way_in_have_one_form() {
    check(
        "## Ways in\n### Course\n\nfull-time course, 2 years, level 5\ngives a degree\n\n- You must work in the NHS.[^a]\n#### starting from 1 august 2025\n- You must have 4 GCSEs.[^a]",
        "## Ways in\n\n### Course\nFull-time course at level 5, 24 months.\nGives a degree.\n- You must work in the NHS.[^a]\n\n#### Starting from 1 August 2025\n- You must have 4 GCSEs.[^a]",
    );
}

#[test]
fn links_and_emphasis_stay_round_their_words() {
    check(
        "## Everyone needs\n- You need to work in the [NHS](nhs.md) when *you start*.[^a]",
        "## Everyone needs\n- You must work in the [NHS](nhs.md) when *you start*.[^a]",
    );
    // Here the words of the link have no place in the canonical sentence, so the sentence stays.
    stays("## Everyone needs\n- You need to [work in](x.md) the NHS, and [need](y.md).[^a]");
    stays("## Everyone needs\n- You [have to](x.md) work in the NHS.[^a]");
    stays("## Everyone needs\n- You **have to** work in the NHS.[^a]");
    // A footnote inside its emphasis would stand there twice.
    stays("## Everyone needs\n- You have to work in the *NHS[^a]*.");
    // What isn't Markdown stays none.
    check(
        "## Everyone needs\n- You have to work in the NHS because you see \\*stars\\*.[^a]",
        "## Everyone needs\n- You must work in the NHS, because you see \\*stars\\*.[^a]",
    );
    // The footnote of what is said canonically already goes to the end, with words that are marked once and stand twice.
    check(
        "## Everyone needs\n- You must *have* 4 GCSEs[^a], because you have to.",
        "## Everyone needs\n- You must *have* 4 GCSEs, because you have to.[^a]",
    );
}

#[test]
fn prose_keeps_its_words_and_its_lines() {
    stays("## What you do\n- Do this, and  that;it is   not ours to mend");
    check(
        "## Notes\n\n\nOne line  \nbroken on purpose.\n\n\n\nAnother   \n",
        "## Notes\nOne line  \nbroken on purpose.\n\nAnother",
    );
}

#[test]
fn what_is_not_understood_keeps_its_bytes() {
    stays("## Odd heading\n*  one\n\n\n*   two\n    * three");
    stays(
        "## Notes\n<!-- a   comment -->\n\n```\ncode   here\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n1. one\n2.  two",
    );
    stays("## Notes\n[x]: https://example.org  \"A title\"\n\nSee [x].");
}

#[test]
fn sentences_that_are_refused_stay_and_are_told() {
    let written = page("## Everyone needs\n- You must be   purple.[^a]\n- You have to work in the NHS.[^a]");
    let (outcome, unread) = outcome(&written);
    let expected = page("## Everyone needs\n- You must be   purple.[^a]\n- You must work in the NHS.[^a]");
    assert_eq!(outcome, Outcome::Changed(expected));
    assert_eq!(unread, [8]);
    // A grade that isn't on the scale is understood by the reader of text, and asks for nothing all the same.
    stays("## Everyone needs\n- You must have 4 GCSEs at grades 9 to 4 (A* to D).[^a]");
}

#[test]
fn front_matter_is_in_order_and_keeps_its_comments() {
    let written = "---\n# how high\nlevel:   5\nalso-called: [ a ,\"b, c\" ]\nodd: 1\nrole: one\n---\n# One\n";
    let expected = "---\nrole: one\n# how high\nlevel: 5\nalso-called: [a, \"b, c\"]\nodd: 1\n---\n# One\n";
    assert_eq!(outcome(written).0, Outcome::Changed(expected.to_owned()));
    assert_eq!(outcome(expected).0, Outcome::AsItWas);
    // Front matter that can't be read stays as it is.
    let broken = "---\nlevel: {5\nrole: one\n---\n# One\n";
    assert_eq!(outcome(broken).0, Outcome::AsItWas);
    let twice = "---\nlevel:  5\nrole: one\nrole: one\n---\n# One\n";
    assert_eq!(outcome(twice).0, Outcome::AsItWas);
    assert_eq!(outcome("---\nrole: one\n\n# One\n").0, Outcome::LayoutKept, "it has no end");
    // What isn't there isn't made, and nothing in quotation marks is something.
    assert_eq!(outcome("# One\n\nWords.\n").0, Outcome::AsItWas);
    assert_eq!(outcome("---\nrole: \"\"\nodd: ''\n---\n# One\n").0, Outcome::AsItWas);
}

#[test]
fn footnotes_go_to_the_end() {
    let written = "---\nrole: one\n---\n# One\n\n## Everyone needs\n- You must work in the NHS.[^a]\n\n[^a]: A source. Read 2026-11-22.\n\n## Notes\nA note.\n";
    let expected = "---\nrole: one\n---\n# One\n\n## Everyone needs\n- You must work in the NHS.[^a]\n\n## Notes\nA note.\n\n[^a]: A source. Read 2026-11-22.\n";
    assert_eq!(outcome(written).0, Outcome::Changed(expected.to_owned()));
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let plain = page("## Everyone needs\n- You need to work in the NHS.[^a]");
    let written = format!("\u{feff}{}", plain.replace('\n', "\r\n"));
    let expected = written.replace("need to", "must");
    assert_eq!(outcome(&written).0, Outcome::Changed(expected));
}

#[test]
fn a_rule_that_another_one_names_keeps_its_meaning() {
    check(
        "## Everyone needs\n- You need four GCSEs.[^a]\n- GCSE maths may be accepted instead of the GCSEs, as the employer decides.[^a]",
        "## Everyone needs\n- You must have 4 GCSEs.[^a]\n- GCSE maths may count instead of the GCSEs, as the employer decides.[^a]",
    );
}

#[test]
fn practice_keeps_its_comma_and_its_years_take_no_apostrophe() {
    stays(
        "## Everyone needs\n- You usually have at least 3 years of practice since you registered, in a defined clinical area.[^a]",
    );
    check(
        "## Everyone needs\n- You have to have practised for at least 2 years since registering, in a defined clinical area.[^a]",
        "## Everyone needs\n- You must have practised for at least 2 years since registering, in a defined clinical area.[^a]",
    );
}

#[test]
fn an_article_in_front_is_that_of_the_whole() {
    check(
        "## Everyone needs\n- You must hold a maths GCSE.[^a]",
        "## Everyone needs\n- You must hold a GCSE in maths.[^a]",
    );
    check(
        "## Everyone needs\n- You must hold an English GCSE at grade 4.[^a]",
        "## Everyone needs\n- You must hold a GCSE in English at grade 4 or above.[^a]",
    );
    check(
        "## Everyone needs\n- You must have a level 2 GCSE in English.[^a]",
        "## Everyone needs\n- You must have a GCSE in English at level 2.[^a]",
    );
    stays("## Everyone needs\n- You must hold a GCSE in maths.[^a]");
}

#[test]
fn the_authors_verb_stays_where_the_canonical_sentence_takes_it() {
    let says = |written: &str, expected: &str| {
        check(&format!("## Everyone needs\n- {written}[^a]"), &format!("## Everyone needs\n- {expected}[^a]"));
    };
    says("You must have a maths GCSE.", "You must have a GCSE in maths.");
    says("You usually hold a maths GCSE.", "You usually hold a GCSE in maths.");
    says("You must not already hold a maths GCSE.", "You must not already hold a GCSE in maths.");
    says(
        "Unless you hold a maths GCSE, you must work in the NHS.",
        "Unless you hold a GCSE in maths, you must work in the NHS.",
    );
    says(
        "If you don't hold a maths GCSE, you must work in the NHS.",
        "If you don't hold a GCSE in maths, you must work in the NHS.",
    );
    // What is meant stays meant, and *need* is no verb of a template.
    says("You need a maths GCSE.", "You must have a GCSE in maths.");
    // Where it doesn't take the verb, its own first one stands.
    says("You must pass GCSEs in maths.", "You must have GCSEs in maths.");
}

#[test]
fn what_stands_below_an_unknown_heading_stays_until_another_of_its_level() {
    check(
        "## Odd heading\n*  one\n\n\n### Odder\n*   two\n\n## notes\n*   three\n\n\n*   four",
        "## Odd heading\n*  one\n\n\n### Odder\n*   two\n\n## Notes\n- three\n- four",
    );
    // Footnotes among it go to the end.
    let written =
        |rest: &str| format!("---\nrole: one\nlevel: 5\n---\n# One\n\n## Odd\n*  one\n\n## Another\n*   two\n\n{rest}");
    let sources = "[^b]:   A source.   Read 2026-11-22.\n";
    let (before, after) = (
        written(&format!("{sources}\n## everyone needs\n* You need to work in the NHS.[^b]\n")),
        written(&format!("## Everyone needs\n- You must work in the NHS.[^b]\n\n{sources}")),
    );
    assert_eq!(outcome(&before).0, Outcome::Changed(after.clone()));
    assert_eq!(outcome(&after).0, Outcome::AsItWas);
}

#[test]
fn empty_lines_part_blocks_and_not_a_heading_from_its_rules() {
    check(
        "## Everyone needs\n\n\n- You must work in the NHS.[^a]\n## Notes\n\nOne.\nTwo.\n\n\n\n- three\n\n\nFour.",
        "## Everyone needs\n- You must work in the NHS.[^a]\n\n## Notes\nOne.\nTwo.\n\n- three\n\nFour.",
    );
    stays("## Notes\nOne.\n- two");
    stays("## Notes\n> quoted\n\nOne.");
    // A footnote that runs over lines stands apart from the others; plain ones stand together.
    let page = |feet: &str| {
        format!(
            "---\nrole: one\nlevel: 5\n---\n# One\n\n## Everyone needs\n- You must work in the NHS.[^b][^c][^d]\n\n{feet}"
        )
    };
    let written =
        page("[^b]: One.\n    Read 2026-11-22.\n[^c]: Two. Read 2026-11-22.\n\n[^d]: Three. Read 2026-11-22.\n");
    let expected =
        page("[^b]: One.\n    Read 2026-11-22.\n\n[^c]: Two. Read 2026-11-22.\n[^d]: Three. Read 2026-11-22.\n");
    assert_eq!(outcome(&written).0, Outcome::Changed(expected.clone()));
    assert_eq!(outcome(&expected).0, Outcome::AsItWas);
}

#[test]
fn what_stands_behind_a_footnote_below_an_unknown_heading_stays_as_well() {
    let written = |rest: &str| {
        format!(
            "---\nrole: one\nlevel: 5\n---\n# One\n\n## Everyone needs\n- You must work in the NHS.[^b]\n\n## Odd\n*  one\n\n{rest}"
        )
    };
    let source = "[^b]: A source. Read 2026-11-22.\n";
    let (before, after) = (written(&format!("{source}\n*   two\n")), written(&format!("*   two\n\n{source}")));
    assert_eq!(outcome(&before).0, Outcome::Changed(after.clone()));
    assert_eq!(outcome(&after).0, Outcome::AsItWas);
}

#[test]
fn what_the_post_asks_for_stands_in_front() {
    check(
        "## Everyone needs\n- You have to work in the NHS if the post asks for it.[^a]",
        "## Everyone needs\n- If the post asks for it, you must work in the NHS.[^a]",
    );
}

#[test]
fn lists_that_are_more_than_items_of_a_line_keep_their_bytes() {
    // A second paragraph, what stands behind a nested list, an item without words, a picture, code, tabs.
    stays("## Notes\n*   one\n\n    and more\n*   two");
    stays("## Notes\n*   one\n    *   nested\n\n    behind it\n*   two");
    stays("## Notes\n*\n*   two");
    stays("## Notes\n*   see ![a picture](picture.png)\n*   two");
    stays("## Notes\n*   one\n    ```\n    code\n    ```\n*   two");
    stays("## Notes\n*   one\n    1. first\n*   two");
    stays("## Notes\n*\tone\n*\ttwo");
    // And plain ones don't.
    check("## Notes\n*   one\n    *   nested\n*   two", "## Notes\n- one\n  - nested\n- two");
}

#[test]
fn what_is_dressed_up_keeps_its_clothes() {
    stays("## *Everyone* needs\n- You must work in the NHS.[^a]");
    stays(
        "## Ways in\n\n###   A ![picture](picture.png)   course\n\nFull-time course at level 5, 12 months.\n- You must work in the NHS.[^a]",
    );
    stays("## Ways in\n\n### Course\nFull-time course,[^a] 12 months , level 5\n- You must work in the NHS.[^a]");
    stays("## Ways in\n\n### Course\nFull-time course , [12 months](length.md)\n- You must work in the NHS.[^a]");
    // Footnotes and links between two lines would be lost with them.
    let way = |lines: &str| stays(&format!("## Ways in\n\n### Course\n{lines}\n- You must work in the NHS.[^a]"));
    way("Full-time course , 12 months , level 5[^a]");
    way("Full-time course , 12 months[^a]\nGives a degree.");
    way("Full-time course , [12 months](length.md)\nGives a degree.");
    let opportunity = |lines: &str| {
        format!(
            "---\nopportunity: one\n---\n# One\n\nA line  \nbroken on purpose.\n\nTest, 1 day.[^a]\n{lines}\nGives GCSE maths at grade 4.\n\n## Before you start\n- You must work in the NHS.[^a]\n\n[^a]: A source. Read 2026-11-22.\n"
        )
    };
    let as_it_was = |lines: &str| assert_eq!(outcome(&opportunity(lines)).0, Outcome::AsItWas, "{lines}");
    as_it_was("Costs £300.[^a]");
    as_it_was("costs *£300*[^a]");
    as_it_was("*costs* £300[^a]");
    as_it_was("costs £300 (or so)");
    // Front matter with nothing in it.
    assert_eq!(outcome("---\n---\n# One\n").0, Outcome::AsItWas);
}

#[test]
fn numbers_lengths_and_grades_are_said_as_they_were_meant() {
    let says = |written: &str, expected: &str| {
        check(&format!("## Everyone needs\n- {written}[^a]"), &format!("## Everyone needs\n- {expected}[^a]"));
    };
    says("You have to work 37.25 hours a week or more.", "You must work at least 37.25 hours a week.");
}

#[test]
fn rules_below_a_term_are_said_canonically() {
    let page =
        |rule: &str| format!("---\nvocabulary: more\nkind: rule\n---\n# More\n\n## the hiring rules\n- {rule}\n");
    let said = page("You must be employed in the NHS.");
    assert_eq!(outcome(&page("You have to be employed in the NHS")).0, Outcome::Changed(said.clone()));
    assert_eq!(outcome(&said).0, Outcome::AsItWas);
}

#[test]
fn the_front_matter_of_a_framework_has_its_order() {
    let ordered = FRAMEWORK;
    let written = ordered.replace("title: A small framework\nversion: 1", "version: 1\ntitle: A small framework");
    assert_ne!(ordered, written);
    let formatted = format(&[file("framework.md", &written), file("terms.md", TERMS)], |path| path == "framework.md");
    assert_eq!(formatted[0].outcome, Outcome::Changed(ordered.to_owned()));
}

/// Of a page that is of no sort nothing is known to be a rule.
#[test]
fn a_page_of_no_sort_keeps_its_words() {
    let page = "---\nreviewed: 2026-11-27\n---\n# Notes\n\n## GCSE\n\n- You have to be employed in the NHS.\n";
    let files = [file("framework.md", FRAMEWORK), file("terms.md", TERMS), file("notes.md", page)];
    let formatted = format(&files, |path| path == "notes.md");
    assert_eq!(formatted[0].outcome, Outcome::AsItWas);
}
