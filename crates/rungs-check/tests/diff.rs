//! Two versions of a page, and what the change comes to.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_check::Checked;
use rungs_check::diff::{Change, FrameworkDiff, Presence, Section, diff};
use support::{asking, file, role, with};

fn between(older: &Checked, newer: &Checked) -> FrameworkDiff {
    for checked in [older, newer] {
        assert!(checked.is_sound(), "{:#?}", checked.findings);
    }
    diff(&older.framework, &newer.framework, "2026-11-22".parse().expect("a day"))
}

/// A change as one line: its kind, then what is said about it.
fn told(change: &Change) -> String {
    let sentence = change.after.as_ref().or(change.before.as_ref()).map(|one| one.sentence.clone()).unwrap_or_default();
    let details = if change.details.is_empty() { String::new() } else { format!(" ({})", change.details.join("; ")) };
    format!("{}: {sentence}{details}", change.kind.as_str())
}

/// What a change of the bullets of one way in comes to.
#[track_caller]
fn becomes(before: &str, after: &str, expected: &[&str]) {
    let found = between(&asking(before), &asking(after));
    let told: Vec<String> = found.roles.iter().flat_map(|role| &role.changes).map(told).collect();
    assert_eq!(told, expected, "from {before:?} to {after:?}");
}

const FOUR: &str = "- You must have 4 GCSEs at grade 4 or above.[^a]\n";

#[test]
fn the_same_page_has_no_changes() {
    becomes(FOUR, FOUR, &[]);
    assert!(between(&asking(FOUR), &asking(FOUR)).is_empty());
}

#[test]
fn more_of_something_is_tightened_and_less_is_loosened() {
    let five = "- You must have 5 GCSEs at grade 4 or above.[^a]\n";
    becomes(FOUR, five, &["tightened: You must have 5 GCSEs at grade 4 or above."]);
    becomes(five, FOUR, &["loosened: You must have 4 GCSEs at grade 4 or above."]);
    becomes(
        FOUR,
        "- You must have 4 GCSEs at grade 5 or above.[^a]\n",
        &["tightened: You must have 4 GCSEs at grade 5 or above."],
    );
    becomes(
        FOUR,
        "- You must have 3 GCSEs at grade 6 or above.[^a]\n",
        &["changed: You must have 3 GCSEs at grade 6 or above."],
    );
}

#[test]
fn a_softer_word_loosens_and_a_harder_one_tightens() {
    let usually = "- You usually need 4 GCSEs at grade 4 or above.[^a]\n";
    becomes(FOUR, usually, &["loosened: You usually need 4 GCSEs at grade 4 or above."]);
    becomes(usually, FOUR, &["tightened: You must have 4 GCSEs at grade 4 or above."]);
    becomes(
        FOUR,
        "- Preferably, you have 4 GCSEs at grade 4 or above.[^a]\n",
        &["loosened: Preferably, you have 4 GCSEs at grade 4 or above."],
    );
}

#[test]
fn other_words_for_the_same_are_reworded() {
    becomes(
        FOUR,
        "- You need at least four GCSEs, at grade 4 (C) or above.[^a]\n",
        &["reworded: You need at least four GCSEs, at grade 4 (C) or above."],
    );
}

#[test]
fn rules_come_and_go() {
    let both = format!("{FOUR}- You must be employed in the NHS.[^a]\n");
    becomes(FOUR, &both, &["added: You must be employed in the NHS."]);
    becomes(&both, FOUR, &["removed: You must be employed in the NHS."]);
}

/// Which bullet is taken for a later version of which, with what stands alone, in the order told.
#[track_caller]
fn pairs(before: &[&str], after: &[&str], expected: &[&str]) {
    let page = |bullets: &[&str]| asking(&bullets.iter().map(|one| format!("- {one}[^a]\n")).collect::<String>());
    let found = between(&page(before), &page(after));
    let words = |one: &Option<rungs_core::requirement::Requirement>| match one {
        Some(one) => one.sentence.clone(),
        None => "nothing".to_owned(),
    };
    let changes = found.roles.iter().flat_map(|role| &role.changes);
    let told: Vec<String> = changes.map(|one| format!("{} > {}", words(&one.before), words(&one.after))).collect();
    assert_eq!(told, expected);
}

#[test]
fn the_same_sentence_is_the_same_wherever_it_stands() {
    let (porter, clerk) = ("You must have experience as a porter.", "You must have experience in a care role.");
    pairs(&[porter, clerk], &[clerk, porter], &[]);
    // And not the first that is as likely.
    pairs(&[porter], &[clerk, porter], &["nothing > You must have experience in a care role."]);
    pairs(&[clerk, porter], &[porter], &["You must have experience in a care role. > nothing"]);
}

#[test]
fn the_same_meaning_goes_before_likely_words() {
    pairs(
        &["You must have 4 GCSEs at grade 4 or above.", "You must have 5 GCSEs at grade 6 or above."],
        &["You must have 4 GCSEs at grade 6 or above.", "You need four or more GCSEs, at grade 4 (C) or above."],
        &[
            "You must have 5 GCSEs at grade 6 or above. > You must have 4 GCSEs at grade 6 or above.",
            "You must have 4 GCSEs at grade 4 or above. > You need four or more GCSEs, at grade 4 (C) or above.",
        ],
    );
}

#[test]
fn of_several_the_likeliest_is_the_later_version() {
    pairs(
        &["You must have at least 6 months' experience as a porter."],
        &[
            "You must have at least 2 years' experience in a care role.",
            "You must have at least 7 months' experience as a porter.",
        ],
        &[
            "nothing > You must have at least 2 years' experience in a care role.",
            "You must have at least 6 months' experience as a porter. > You must have at least 7 months' experience as a porter.",
        ],
    );
    // What asks for the same kind of thing goes before what is written more alike.
    pairs(
        &["You must have experience as a porter."],
        &[
            "You must have worked as a porter for at least 1 month.",
            "You must have at least 6 months' experience in a care role.",
        ],
        &[
            "nothing > You must have worked as a porter for at least 1 month.",
            "You must have experience as a porter. > You must have at least 6 months' experience in a care role.",
        ],
    );
}

#[test]
fn what_is_not_alike_came_and_went() {
    pairs(
        &["You must have 4 GCSEs at grade 4 or above."],
        &["You must be employed in the NHS."],
        &["nothing > You must be employed in the NHS.", "You must have 4 GCSEs at grade 4 or above. > nothing"],
    );
}

#[test]
fn lists_that_begin_alike_are_one_where_nothing_else_is() {
    let of = |item: &str| format!("- You must have one of:\n  - {item}[^a]\n");
    becomes(
        &of("4 GCSEs at grade 4 or above."),
        &of("experience as a porter, which may count instead, as the college decides."),
        &["changed: You must have one of:"],
    );
}

#[test]
fn another_way_to_meet_it_loosens_a_list() {
    let one = "- You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n";
    let two = format!("{one}  - experience as a porter, which may count instead, as the college decides.[^a]\n");
    becomes(one, &two, &["loosened: You must have one of:"]);
}

#[test]
fn when_who_and_for_whom_are_told() {
    becomes(
        "- You must have GCSE maths at grade 4 or above.[^a]\n",
        "- You must have GCSE maths at grade 4 or above before you finish.[^a]\n",
        &[
            "loosened: You must have GCSE maths at grade 4 or above before you finish. (falls due before you finish, was when you start)",
        ],
    );
    becomes(
        "- You must be employed in the NHS.[^a]\n",
        "- For funding, you must be employed in the NHS.[^a]\n",
        &["changed: For funding, you must be employed in the NHS. (decides who pays now, and no longer who may start)"],
    );
}

#[test]
fn the_person_who_shows_it_is_told() {
    let found = between(&asking(FOUR), &asking("- You must have 5 GCSEs at grade 4 or above.[^a]\n"));
    let worse = found.roles[0].changes[0].worse.as_ref().expect("somebody stands worse");
    assert_eq!(worse.has, ["4 GCSEs at grade 4 or above"]);
    assert_eq!(worse.has_not, ["5 GCSEs at grade 4 or above"]);
    assert_eq!((worse.before.to_string(), worse.after.to_string()), ("ready".into(), "not-yet".into()));
}

#[test]
fn of_several_things_the_person_has_each_is_told() {
    let both = "- You must have all of:\n  - GCSE maths.[^a]\n  - GCSE English.[^a]\n";
    let more = format!("{both}  - GCSE nursing.[^a]\n");
    let found = between(&asking(both), &asking(&more));
    let worse = found.roles[0].changes[0].worse.as_ref().expect("somebody stands worse");
    assert_eq!(worse.has.len(), 2, "{worse:?}");
    assert_eq!(worse.has_not.len(), 1, "{worse:?}");
}

#[test]
fn roles_and_ways_in_come_and_go() {
    let two = with(vec![
        file(
            "roles/one.md",
            role("one", FOUR).replace("level: 5\n---", "level: 6\n---").replace("### Course", "### Other course"),
        ),
        file("roles/two.md", role("two", FOUR)),
    ]);
    let found = between(&asking(FOUR), &two);
    let shown: Vec<String> = found
        .roles
        .iter()
        .map(|role| format!("{} {:?} {:?} {:?}", role.slug, role.presence, role.page, role.routes))
        .collect();
    assert_eq!(
        shown,
        ["one Both [\"level 6, was 5\"] [(Removed, \"Course\"), (Added, \"Other course\")]", "two Added [] []",]
    );
}

/// A page with two ways in, rules of two providers, and two roles it leads to.
const WHOLE: &str = "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n\n#### At Northmoor\n- You must be 18 or over when you start.[^a]\n\n#### At Southmoor\n- You must be 19 or over when you start.[^a]\n\n### Degree\nFull-time degree at level 6, 36 months.\nGives a degree at level 6.\n- You must be employed in the NHS.[^a]\n\n## Where it leads\n- [Role two](two.md)\n  - You must have GCSE maths.[^a]\n- [Role three](three.md)\n  - You must have GCSE English.[^a]\n\n[^a]: A source. Read 2026-11-22.\n";

/// That page with something else in the place of something, and the roles beside it.
fn whole(old: &str, new: &str) -> Checked {
    assert!(WHOLE.contains(old), "{old}");
    with(vec![
        file("roles/one.md", WHOLE.replacen(old, new, 1)),
        file("roles/two.md", role("two", FOUR)),
        file("roles/three.md", role("three", FOUR)),
    ])
}

#[test]
fn each_part_of_a_page_is_held_against_the_same_part() {
    let before = whole("# Role one", "# Role one");
    for (old, new, page, changes) in [
        ("be 18", "be 17", vec![], vec!["loosened: You must be 17 or over when you start."]),
        ("be 19", "be 20", vec![], vec!["tightened: You must be 20 or over when you start."]),
        ("in the NHS", "as a porter", vec![], vec!["changed: You must be employed as a porter."]),
        (
            "have GCSE maths.",
            "have GCSE maths at grade 4.",
            vec![],
            vec!["tightened: You must have GCSE maths at grade 4."],
        ),
        (
            "have GCSE English.",
            "have GCSE English at grade 4.",
            vec![],
            vec!["tightened: You must have GCSE English at grade 4."],
        ),
        ("24 months", "30 months", vec!["“Course” takes 30 months, was 24 months"], vec![]),
        (
            "24 months.\n",
            "24 months.\nIf you are under 19 when you start, it takes 36 months.\n",
            vec!["“Course” takes, for some, If you are under 19 when you start, it takes 36 months., was none"],
            vec![],
        ),
        ("36 months", "48 months", vec!["“Degree” takes 48 months, was 36 months"], vec![]),
        ("Gives a degree at level 6.\n", "", vec!["“Degree” gives none, was a degree at level 6"], vec![]),
        ("Full-time degree at", "Apprenticeship at", vec!["“Degree” is apprenticeship, was university-course"], vec![]),
    ] {
        let found = between(&before, &whole(old, new));
        let told: Vec<String> = found.roles.iter().flat_map(|role| &role.changes).map(told).collect();
        let of_page: Vec<&String> = found.roles.iter().flat_map(|role| &role.page).collect();
        assert_eq!(
            (of_page, told),
            (
                page.iter().map(|line: &&str| line.to_string()).collect::<Vec<_>>().iter().collect(),
                changes.iter().map(|line: &&str| line.to_string()).collect::<Vec<_>>()
            ),
            "{old}"
        );
    }
}

#[test]
fn a_change_of_one_provider_is_told_of_that_one() {
    let found = between(&whole("# Role one", "# Role one"), &whole("be 18", "be 17"));
    let sections: Vec<&Section> =
        found.roles.iter().flat_map(|role| &role.changes).map(|change| &change.section).collect();
    assert_eq!(sections, [&Section::Offer("course".to_owned(), "Northmoor".to_owned())]);
}

#[test]
fn a_role_that_goes_is_told_once() {
    let both = with(vec![file("roles/one.md", role("one", FOUR)), file("roles/two.md", role("two", FOUR))]);
    let found = between(&both, &asking(FOUR));
    let told: Vec<_> = found.roles.iter().map(|role| (role.slug.as_str(), role.presence)).collect();
    assert_eq!(told, [("two", Presence::Removed)]);
}

/// Of two rules that ask the same, the words tell which was which.
#[test]
fn rules_that_only_change_places_are_the_same() {
    let (one, other) = (FOUR, "- You need at least four GCSEs, at grade 4 (C) or above.[^a]\n");
    becomes(&format!("{one}{other}"), &format!("{other}{one}"), &[]);
}

/// What asks the same in other words is the same rule, even beside one with nearly the same words.
#[test]
fn the_same_in_other_words_goes_before_what_is_worded_alike() {
    let five = "- You must have 5 GCSEs at grade 4 or above.[^a]\n";
    let worded = "- You need at least four GCSEs, at grade 4 (C) or above.[^a]\n";
    let expected = [
        "added: You must have 5 GCSEs at grade 4 or above.",
        "reworded: You need at least four GCSEs, at grade 4 (C) or above.",
    ];
    becomes(FOUR, &format!("{five}{worded}"), &expected);
    let list = |item: &str| format!("- You must have one of:[^a]\n  - {item}\n  - GCSE maths.\n");
    let four = list("4 GCSEs at grade 4 or above.");
    let both = list("5 GCSEs at grade 4 or above.") + &list("At least four GCSEs, at grade 4 (C) or above.");
    becomes(&four, &both, &["added: You must have one of:", "reworded: You must have one of:"]);
}

/// A rule of the same kind is the likelier version, though another one has more of its words.
#[test]
fn a_rule_of_its_kind_goes_before_what_is_worded_alike() {
    becomes(
        "- For funding, you must be at least 18 when you start.[^a]\n",
        "- For funding, you must be employed in the NHS when you start.[^a]\n- For funding, you must be aged at least 30.[^a]\n",
        &[
            "added: For funding, you must be employed in the NHS when you start.",
            "tightened: For funding, you must be aged at least 30.",
        ],
    );
    // Of two of other kinds, the one that has more of its words.
    becomes(
        "- For funding, you must be at least 18 when you start.[^a]\n",
        "- For funding, you must be employed in the NHS when you start.[^a]\n- For funding, you must work as a porter when you start.[^a]\n",
        &[
            "added: For funding, you must be employed in the NHS when you start.",
            "changed: For funding, you must work as a porter when you start.",
        ],
    );
}
