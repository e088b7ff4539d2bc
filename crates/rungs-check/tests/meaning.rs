//! What a framework means: where it stands and how it is worded change nothing, and everything else does.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_check::meaning::{Changed, Comparison};
use rungs_check::{Checked, check};
use support::{FRAMEWORK, TERMS, asking, file, role, with};

/// What two lists of bullets, each a role's one way in, say differently.
fn changed(before: &str, after: &str) -> Vec<Changed> {
    let (before, after) = (asking(before), asking(after));
    assert!(before.is_sound(), "{:?}", before.findings);
    assert!(after.is_sound(), "{:?}", after.findings);
    compare(&before, &after)
}

fn compare(before: &Checked, after: &Checked) -> Vec<Changed> {
    Comparison::new(&before.framework, &after.framework).changed().into_iter().collect()
}

#[track_caller]
fn same(before: &str, after: &str) {
    assert_eq!(changed(before, after), [], "{before} / {after}");
}

#[track_caller]
fn other(before: &str, after: &str) {
    assert_eq!(changed(before, after), [Changed::Role("one".to_owned())], "{before} / {after}");
}

#[test]
fn wording_is_no_meaning() {
    same(
        "- You must have 4 GCSEs at grade 4 or above.[^a]",
        "- You have to have four GCSEs (at grade 4 or above).[^a]".replace(['(', ')'], "").as_str(),
    );
    same(
        "- You must be employed in the NHS when you start.[^a]",
        "- When you start, you must be employed in the NHS.[^a]",
    );
    same(
        "- If you travel between sites, you must be a porter, as the employer decides.[^a]",
        "- You must be a porter if you travel between sites, as the employer judges.[^a]",
    );
}

#[test]
fn places_are_no_meaning() {
    same("- You must work in the NHS.[^a]", "\n\n- You must work in the NHS.[^a]");
}

#[test]
fn strength_number_guard_moment_decider_reason_and_source_are_meaning() {
    let base = "- You must have 4 GCSEs.[^a]";
    for changed in [
        "- You usually have 4 GCSEs.[^a]",
        "- You must have 5 GCSEs.[^a]",
        "- You must have 4 GCSEs at grade 4 or above.[^a]",
        "- If you travel between sites, you must have 4 GCSEs.[^a]",
        "- You must have 4 GCSEs before you finish.[^a]",
        "- You must have 4 GCSEs, as the university decides.[^a]",
        "- You must have 4 GCSEs, because the course is hard.[^a]",
        "- For funding, you must have 4 GCSEs.[^a]",
    ] {
        other(base, changed);
    }
    let unsourced = compare(&asking(base), &asking("- You must have 4 GCSEs."));
    assert_eq!(unsourced, [Changed::Role("one".to_owned())]);
}

#[test]
fn a_group_is_its_members_and_how_many_of_them() {
    let base = "- You must have one of:\n  - 4 GCSEs.[^a]\n  - GCSE maths.[^a]";
    same(base, "- You must have either:\n  - four GCSEs.[^a]\n  - GCSE maths.[^a]");
    other(base, "- You must have all of:\n  - 4 GCSEs.[^a]\n  - GCSE maths.[^a]");
    other(base, "- You must have one of:\n  - 4 GCSEs.[^a]\n  - GCSE English.[^a]");
}

#[test]
fn clauses_asked_word_for_word_are_told_apart() {
    let guarded = |one: &str, two: &str| {
        format!("- If {one}, you must work in the NHS.[^a]\n- If {two}, you must have 4 GCSEs.[^a]")
    };
    same(&guarded("you travel", "you drive"), &guarded("you  travel", "you drive"));
    other(&guarded("you travel", "you drive"), &guarded("you travel", "you travel"));
    other(&guarded("you travel", "you drive"), &guarded("you travel", "you swim"));
}

#[test]
fn terms_are_compared_by_name_and_not_by_number() {
    let pages = |terms: &str| {
        check(&[
            file("framework.md", FRAMEWORK),
            file("terms.md", terms),
            file(
                "roles/one.md",
                role("one", "- You must work in the NHS.[^a]\n- You must have GCSE maths at grade 4 or above.[^a]"),
            ),
        ])
    };
    let before = pages(TERMS);
    let more = TERMS.replace("## English\n", "## Welsh\n\n## English\n");
    assert_eq!(compare(&before, &pages(&more)), [Changed::Term("welsh".to_owned())]);
    let wider = TERMS.replace("Includes: porter", "");
    let changed = compare(&before, &pages(&wider));
    assert_eq!(changed, [Changed::Term("porter".to_owned())]);
    let aligned = TERMS.replace("A = 7, C = 4", "A = 7, C = 5");
    let changed = compare(&before, &pages(&aligned));
    assert!(changed.contains(&Changed::Role("one".to_owned())), "{changed:?}");
    assert!(changed.contains(&Changed::Term("letter-grades".to_owned())), "{changed:?}");
}

#[test]
fn a_role_that_comes_or_goes_is_a_change() {
    let one = || file("roles/one.md", role("one", "- You must work in the NHS.[^a]"));
    let two = || file("roles/two.md", role("two", "- You must work in the NHS.[^a]"));
    let changed = compare(&with(vec![one()]), &with(vec![one(), two()]));
    assert!(changed.contains(&Changed::Role("two".to_owned())), "{changed:?}");
    assert!(!changed.contains(&Changed::Role("one".to_owned())), "{changed:?}");
}

#[test]
fn how_long_it_takes_is_meaning_and_its_words_are_none() {
    let taking = |line: &str| {
        let page =
            role("one", "- You must work in the NHS.[^a]").replace("24 months.\n", &format!("24 months.\n{line}\n"));
        let checked = with(vec![file("roles/one.md", page)]);
        assert!(checked.is_sound(), "{:?}", checked.findings);
        checked
    };
    let base = taking("If you are under 19 when you start, it takes 36 months.");
    assert_eq!(compare(&base, &taking("If you are under 19 when you start, it takes 3 years.")), []);
    for other in [
        "If you are under 19 when you start, it takes 30 months.",
        "If you are under 18 when you start, it takes 36 months.",
    ] {
        assert_eq!(compare(&base, &taking(other)), [Changed::Role("one".to_owned())], "{other}");
    }
}

#[test]
fn what_a_page_says_beside_its_rules_is_meaning() {
    let base = role("one", "- You must work in the NHS.[^a]").replace("level: 5", "level: 5\nalso-called: [carer]");
    let of = |page: &str| with(vec![file("roles/one.md", page)]);
    let changed = |old: &str, new: &str| {
        assert!(base.contains(old), "{old}");
        compare(&of(&base), &of(&base.replacen(old, new, 1)))
    };
    let one = [Changed::Role("one".to_owned())];
    assert_eq!(changed("carer", "helper"), [&[Changed::Term("one".to_owned())], &one[..]].concat());
    assert_eq!(changed("Full-time course", "College course"), one);
    assert_eq!(changed("24 months.", "24 months, full-time."), one);
    assert_eq!(changed("24 months.", "24  months."), []);
    assert_eq!(changed("A source", "Another source"), [Changed::Source("a".to_owned())]);
}

/// What an author asks word for word is a term of its own; what has a name or a number is none.
#[test]
fn what_is_asked_word_for_word_is_a_term() {
    let own = |bullet: &str| -> Vec<String> {
        let checked = asking(bullet);
        let terms = checked.framework.vocabulary.iter().filter(|(_, term)| term.class == "question");
        terms.map(|(_, term)| term.title.clone()).collect()
    };
    assert_eq!(own("- You must be employed in the NHS.[^a]"), [""; 0]);
    assert_eq!(
        own("- If the post asks for it, you must be employed in the NHS.[^a]"),
        ["the post asks for a job in the NHS"]
    );
    let equivalent = "You must have 6 months' full-time equivalent experience as a porter";
    assert_eq!(own(&format!("- {equivalent}.[^a]")), [equivalent]);
}

/// What is asked again and again is asked of the time just gone.
#[test]
fn so_many_hours_every_so_often() {
    let asked = |often: &str| -> Vec<String> {
        let page = role("one", &format!("- You must complete 35 hours of periodic training every {often}.[^a]"));
        let terms = "---\nvocabulary: more\nkind: activity\n---\n# More\n\n## periodic training\n";
        let checked = support::with(vec![file("roles/one.md", page), file("more.md", terms)]);
        assert!(checked.is_sound(), "{:?}", checked.findings);
        let rules = checked.framework.roles.iter().flat_map(|role| &role.routes).flat_map(|route| &route.requirements);
        rules.flat_map(|rule| rule.leaves()).map(|leaf| leaf.words.clone()).collect()
    };
    assert_eq!(asked("year"), ["35 logged hours of periodic training in the last year"]);
    assert_eq!(asked("5 years"), ["35 logged hours of periodic training in the last 5 years"]);
}
