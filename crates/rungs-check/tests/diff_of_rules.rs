//! How a change of one rule is told: when it falls due, for which starts, whose it is, on what it rests.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_check::Checked;
use rungs_check::diff::{Change, ChangeKind, diff};
use support::{file, with};

/// A page with these lines below its one way in, and two sources.
fn page(lines: &str) -> Checked {
    // A page is sound with the sources it names, and no others.
    let sources: String = [("a", "A source"), ("b", "Another source")]
        .iter()
        .filter(|(name, _)| lines.contains(&format!("[^{name}]")))
        .map(|(name, title)| format!("\n[^{name}]: {title}. Read 2026-11-22.\n"))
        .collect();
    let page = format!(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Course\nFull-time course at level 5, 24 months.\n{lines}\n{sources}"
    );
    let checked = with(vec![file("roles/one.md", page)]);
    let errors: Vec<_> = checked.findings.iter().filter(|one| one.level == rungs_check::Level::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    checked
}

fn told(change: &Change) -> String {
    let there = (change.before.is_some(), change.after.is_some());
    let expected = match change.kind {
        ChangeKind::Added => (false, true),
        ChangeKind::Removed => (true, false),
        _ => (true, true),
    };
    assert_eq!(there, expected, "what there was and what there is: {change:?}");
    let sentence = change.after.as_ref().or(change.before.as_ref()).map(|one| one.sentence.clone()).unwrap_or_default();
    format!("{}: {sentence} ({})", change.kind.as_str(), change.details.join("; "))
}

fn changes(before: &str, after: &str) -> Vec<String> {
    let found = diff(&page(before).framework, &page(after).framework, "2026-11-22".parse().expect("a day"));
    let told: Vec<String> = found.roles.iter().flat_map(|role| &role.changes).map(told).collect();
    assert_eq!(found.is_empty(), told.is_empty());
    told
}

#[track_caller]
fn becomes(before: &str, after: &str, expected: &[&str]) {
    assert_eq!(changes(before, after), expected, "from {before:?} to {after:?}");
}

const WORK: &str = "- You must work in the NHS.[^a]";

fn due(moment: &str) -> String {
    format!("- You must have GCSE maths {moment}.[^a]")
}

#[test]
fn earlier_is_tighter_and_later_is_looser() {
    becomes(
        &due("when you start"),
        &due("when you apply"),
        &["tightened: You must have GCSE maths when you apply. (falls due when you apply, was when you start)"],
    );
    becomes(
        &due("when you start"),
        &due("before you finish"),
        &["loosened: You must have GCSE maths before you finish. (falls due before you finish, was when you start)"],
    );
    becomes(
        &due("before you finish"),
        &due("when you start"),
        &["tightened: You must have GCSE maths when you start. (falls due when you start, was before you finish)"],
    );
    becomes(
        &due("when you start"),
        &due("once offered a place"),
        &[
            "loosened: You must have GCSE maths once offered a place. (falls due once offered a place, was when you start)",
        ],
    );
    becomes(
        &due("once offered a place"),
        &due("when you start"),
        &["tightened: You must have GCSE maths when you start. (falls due when you start, was once offered a place)"],
    );
    becomes(
        &due("before you finish"),
        &due("once offered a place"),
        &[
            "loosened: You must have GCSE maths once offered a place. (falls due once offered a place, was before you finish)",
        ],
    );
    // What everyone goes through decides nothing by itself; what is due later does.
    becomes(
        &due("once offered a place"),
        &due("before you finish"),
        &[
            "tightened: You must have GCSE maths before you finish. (falls due before you finish, was once offered a place)",
        ],
    );
}

#[test]
fn which_starts_it_holds_for() {
    let from = |day: &str| format!("#### Starting from {day}\n{WORK}");
    let before = |day: &str| format!("#### Starting before {day}\n{WORK}");
    becomes(
        WORK,
        &from("1 August 2025"),
        &["loosened: You must work in the NHS. (holds for starts from 2025-08-01, was every start)"],
    );
    becomes(
        &from("1 August 2025"),
        WORK,
        &["tightened: You must work in the NHS. (holds for every start, was starts from 2025-08-01)"],
    );
    becomes(
        &from("1 August 2025"),
        &from("1 August 2024"),
        &["tightened: You must work in the NHS. (holds for starts from 2024-08-01, was starts from 2025-08-01)"],
    );
    becomes(
        &from("1 August 2025"),
        &from("1 August 2026"),
        &["loosened: You must work in the NHS. (holds for starts from 2026-08-01, was starts from 2025-08-01)"],
    );
    becomes(
        &before("1 August 2027"),
        &before("1 August 2028"),
        &["tightened: You must work in the NHS. (holds for starts before 2028-08-01, was starts before 2027-08-01)"],
    );
    becomes(
        &before("1 August 2028"),
        &before("1 August 2027"),
        &["loosened: You must work in the NHS. (holds for starts before 2027-08-01, was starts before 2028-08-01)"],
    );
    becomes(
        &from("1 August 2025"),
        &before("1 August 2027"),
        &["changed: You must work in the NHS. (holds for starts before 2027-08-01, was starts from 2025-08-01)"],
    );
}

#[test]
fn whose_it_is_and_on_what_it_rests() {
    becomes(
        WORK,
        "- For funding, you must work in the NHS.[^a]",
        &["changed: For funding, you must work in the NHS. (decides who pays now, and no longer who may start)"],
    );
    becomes(
        "- For funding, you must work in the NHS.[^a]",
        WORK,
        &["changed: You must work in the NHS. (decides who may start now, and not only who pays)"],
    );
    becomes(
        WORK,
        "- For the post, you must work in the NHS.[^a]",
        &["changed: For the post, you must work in the NHS. (asked by the employer, was the university or college)"],
    );
    becomes(
        "- You must have GCSE maths, as the university decides.[^a]",
        "- You must have GCSE maths, as the employer decides.[^a]",
        &[
            "changed: You must have GCSE maths, as the employer decides. (the employer decides, was the university or college)",
        ],
    );
    becomes(WORK, "- You must work in the NHS.[^b]", &["reworded: You must work in the NHS. (rests on b, was a)"]);
    becomes(
        WORK,
        "- You must work in the NHS.[^a][^b]",
        &["reworded: You must work in the NHS. (rests on a, b, was a)"],
    );
    becomes(
        WORK,
        "- You must work in the NHS because it helps.[^a]",
        &["reworded: You must work in the NHS because it helps. ()"],
    );
}

#[test]
fn conditions_in_front() {
    let role = "- If you work in a care role, you must have GCSE maths.[^a]";
    becomes(
        role,
        "- You must have GCSE maths if you work in a care role.[^a]",
        &["reworded: You must have GCSE maths if you work in a care role. ()"],
    );
    becomes(role, "- You must have GCSE maths.[^a]", &["tightened: You must have GCSE maths. ()"]);
    becomes(
        "- You must have GCSE maths.[^a]",
        role,
        &["loosened: If you work in a care role, you must have GCSE maths. ()"],
    );
    becomes(
        role,
        "- Unless you work in a care role, you must have GCSE maths.[^a]",
        &["changed: Unless you work in a care role, you must have GCSE maths. ()"],
    );
    becomes(
        role,
        "- If you work in a care role, you must have GCSE English.[^a]",
        &["changed: If you work in a care role, you must have GCSE English. ()"],
    );
}

#[test]
fn members_of_a_list() {
    let list = |items: &[&str]| {
        let items: String = items.iter().map(|item| format!("  - {item}.[^a]\n")).collect();
        format!("- You must have one of:\n{items}")
    };
    let two = list(&["GCSE maths", "4 GCSEs"]);
    becomes(&two, &list(&["4 GCSEs", "GCSE maths"]), &["reworded: You must have one of: ()"]);
    becomes(&two, &list(&["GCSE maths", "four GCSEs"]), &["reworded: You must have one of: ()"]);
    becomes(&two, &list(&["GCSE maths", "5 GCSEs"]), &["tightened: You must have one of: ()"]);
    becomes(&two, &list(&["GCSE maths", "4 GCSEs", "GCSE English"]), &["loosened: You must have one of: ()"]);
    becomes(
        &two,
        "- You must have all of:\n  - GCSE maths.[^a]\n  - 4 GCSEs.[^a]\n",
        &["tightened: You must have all of: ()"],
    );
    // A list is a version of a list rather than of the sentence that is like one of its items.
    becomes(&format!("- You must have GCSE maths.[^a]\n{two}"), &two, &["removed: You must have GCSE maths. ()"]);
    // Of two lists with the same line in front, the items say which is which.
    let work = |last: &str| list(&["work in the NHS", "work in a care role", last]);
    let exams = |last: &str| list(&["GCSE maths", "GCSE English", last]);
    let (before, after) = (
        format!("{}{}", exams("4 GCSEs"), work("work as a porter")).replace("have one of", "meet one of"),
        format!("{}{}", work("work as a porter"), exams("5 GCSEs")).replace("have one of", "meet one of"),
    );
    let having = |page: String| {
        page.replace("- GCSE", "- have GCSE")
            .replace("- 4 GCSEs", "- have 4 GCSEs")
            .replace("- 5 GCSEs", "- have 5 GCSEs")
    };
    becomes(&having(before), &having(after), &["tightened: You must meet one of: ()"]);
}

#[test]
fn which_rule_is_which() {
    let maths = "- You must have GCSE maths at grade 4 or above.[^a]";
    let english = "- You must have GCSE English at grade 4 or above.[^a]";
    becomes(&format!("{maths}\n{english}"), &format!("{english}\n{maths}"), &[]);
    becomes(&format!("{maths}\n{english}"), english, &["removed: You must have GCSE maths at grade 4 or above. ()"]);
    becomes(
        &format!("{maths}\n{english}"),
        "- You must have GCSE English at grade 5 or above.[^a]\n- You must have GCSE maths at grade 4 or above.[^a]",
        &["tightened: You must have GCSE English at grade 5 or above. ()"],
    );
    becomes(
        maths,
        WORK,
        &["added: You must work in the NHS. ()", "removed: You must have GCSE maths at grade 4 or above. ()"],
    );
    becomes(
        &format!("{maths}\n{WORK}"),
        "- You must be aged 16 or over.[^a]",
        &[
            "added: You must be aged 16 or over. ()",
            "removed: You must have GCSE maths at grade 4 or above. ()",
            "removed: You must work in the NHS. ()",
        ],
    );
    // Of two that are like it, the likelier is its version; the other is new.
    becomes(
        maths,
        "- You must have GCSE maths at grade 5 or above.[^a]\n- You must have GCSE maths and English at grade 6 or above.[^a]",
        &[
            "tightened: You must have GCSE maths at grade 5 or above. ()",
            "added: You must have GCSE maths and English at grade 6 or above. ()",
        ],
    );
}

/// Lists that begin alike are told apart by their items.
#[test]
fn a_list_is_a_version_of_the_one_with_its_items() {
    let list = |items: [&str; 2]| format!("- You must have one of:\n  - {}[^a]\n  - {}[^a]\n", items[0], items[1]);
    let (exams, work) =
        (["GCSE maths.", "GCSE English."], ["experience as a porter.", "2 years of experience in a care role."]);
    let (more_exams, more_work) =
        (["GCSE maths at grade 4.", exams[1]], [work[0], "3 years of experience in a care role."]);
    let (before, after) = (list(exams) + &list(work), list(more_work) + &list(more_exams));
    becomes(&before, &after, &["tightened: You must have one of: ()", "tightened: You must have one of: ()"]);
}

/// Lists that ask for things of one kind are versions of each other also where few of their words are the same.
#[test]
fn a_list_of_the_same_kind_is_a_version_in_other_words() {
    becomes(
        "- You must have one of:\n  - GCSE maths.[^a]\n  - GCSE English.[^a]\n",
        "- You usually need all of:\n  - GCSE English and maths at grade 4 or above.[^a]\n  - GCSE nursing.[^a]\n",
        &["changed: You usually need all of: ()"],
    );
}

/// What has nothing in common is no version of the other, save that both are lists that begin alike.
#[test]
fn what_has_nothing_in_common_comes_and_goes() {
    becomes(
        "- You must have GCSE maths.[^a]",
        "- You must work in the NHS.[^a]",
        &["added: You must work in the NHS. ()", "removed: You must have GCSE maths. ()"],
    );
    let list = |item: &str| format!("- You must have one of:\n  - {item}[^a]\n");
    becomes(&list("GCSE maths."), &list("experience as a porter."), &["changed: You must have one of: ()"]);
}
