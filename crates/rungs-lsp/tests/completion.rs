//! What is offered where, and what comes of taking it.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use rungs_core::date::Date;
use rungs_lsp::workspace::{Completion, Sort};
use support::{Scene, asking, role, scene};

const TODAY: Date = Date::constant(2026, 11, 22);

fn offered(scene: &Scene) -> Vec<Completion> {
    let text = scene.workspace.text(&scene.path).expect("the caret stands in a page");
    scene.workspace.completions(&scene.path, text, scene.byte, TODAY).items
}

/// The first labels.
fn first(scene: &Scene, count: usize) -> Vec<String> {
    offered(scene).into_iter().take(count).map(|one| one.label).collect()
}

/// The line that stands there once this is taken, its places to fill in left out.
fn taken(scene: &Scene, label: &str) -> String {
    let found = offered(scene);
    let labels: Vec<&str> = found.iter().map(|one| one.label.as_str()).collect();
    let one = found.iter().find(|one| one.label == label).unwrap_or_else(|| panic!("no {label:?} among {labels:#?}"));
    let mut text = scene.workspace.text(&scene.path).expect("there is a page").to_owned();
    text.replace_range(one.replaces.start..one.replaces.end, &one.words);
    let start = text.get(..one.replaces.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default().to_owned()
}

#[test]
fn a_sentence_begins_with_its_strength() {
    assert_eq!(
        first(&asking("- ‸"), 5),
        ["You must", "You usually", "You usually need", "You may need", "Some employers ask for"]
    );
    assert_eq!(taken(&asking("- You m‸"), "You must"), "- You must ");
    assert_eq!(taken(&asking("- For funding, ‸"), "you must"), "- For funding, you must ");
}

#[test]
fn a_window_goes_on_with_a_length_and_may_be_one_unit() {
    let behind = |words: &str| asking(&format!("- You must have experience as a porter {words}"));
    assert_eq!(first(&behind("in the last ‸"), 9), ["2 years", "6 months"]);
    assert_eq!(first(&behind("in the ‸"), 1), ["last 2 years"]);
    assert_eq!(first(&behind("in the last y‸"), 9), ["year"]);
    assert_eq!(first(&behind("in the last 3 y‸"), 9), ["3 years"]);
    // The window is closed, and what the sentence can end with follows.
    let closed = first(&behind("in the last year ‸"), 100);
    assert!(closed.contains(&", paid or voluntary".to_owned()), "{closed:?}");
    assert!(!closed.iter().any(|label| label.contains("the last")), "{closed:?}");
}

#[test]
fn a_body_is_joined_by_any_of_its_words() {
    assert_eq!(first(&asking("- You must be a member ‸"), 1), ["of ‹register›"]);
    assert_eq!(first(&asking("- You must have membership ‸"), 1), ["of ‹register›"]);
    assert_eq!(first(&asking("- You must have membership of ‸"), 9), ["HCPC"]);
    assert_eq!(first(&asking("- You must live within 1 hour ‸"), 1), ["of ‹place›"]);
    assert_eq!(first(&asking("- You must live within an ‸"), 2), ["hour of ‹place›", "hour's travel of ‹place›"]);
    // What nobody stands before goes on with nothing.
    for begun in ["- May count ‸", "- Must ‸"] {
        assert_eq!(first(&asking(begun), 9), [""; 0], "{begun}");
    }
    // Behind *an* comes what goes with it.
    let an = first(&asking("- You must have an ‸"), 100);
    assert!(!an.iter().any(|label| label.starts_with("manual")), "{an:?}");
}

#[test]
fn what_is_used_most_comes_first() {
    let scene = asking(
        "- You must pass an interview.[^a]\n- You must have a driving licence.[^a]\n- You must be employed in the NHS.[^a]\n- You must be employed in the NHS for the last 2 years.[^a]\n- You must ‸",
    );
    assert_eq!(first(&scene, 1), ["be employed in ‹sector›"]);
}

#[test]
fn what_is_rarely_wanted_comes_last() {
    let labels = first(&asking("- You must have ‸"), 100);
    let or = labels.iter().position(|label| label.starts_with("or be predicted")).expect("it is offered");
    assert!(or > 10, "{labels:?}");
}

#[test]
fn every_name_of_a_way_in_is_offered_once_it_is_begun() {
    let page = |line: &str| format!("---\nrole: one\n---\n# One\n\n## Ways in\n\n### Way\n{line}\n");
    let labels = |line: &str| first(&scene(&[("roles/one.md", &page(line))]), 30);
    assert!(labels("‸").contains(&"University course at level …".to_owned()), "{:?}", labels("‸"));
    assert!(!labels("‸").iter().any(|label| label.starts_with("Degree")), "the common names alone");
    assert_eq!(labels("Degree app‸"), ["Degree apprenticeship at level …"]);
}

#[test]
fn terms_fit_their_place_and_are_inserted_by_their_title() {
    let scene = asking("- You must be employed in the NHS.[^a]\n- You must be employed in ‸");
    assert_eq!(taken(&scene, "NHS"), "- You must be employed in the NHS");
    assert_eq!(taken(&asking("- You usually work as a por‸"), "porter"), "- You usually work as a porter");
    // By another name, and with the article it needs.
    assert_eq!(taken(&asking("- You usually work as cl‸"), "clerk"), "- You usually work as a ward clerk");
    let labels = first(&asking("- You must be registered with the ‸"), 9);
    assert_eq!(labels, ["HCPC"], "an alias is offered once something of it is typed");
    let alias = asking("- You must be registered with the health a‸");
    assert_eq!(taken(&alias, "Health and Care Professions Council"), "- You must be registered with the HCPC");
}

#[test]
fn a_counted_name_stands_in_the_plural() {
    assert_eq!(taken(&asking("- You must have 4 G‸"), "GCSE"), "- You must have 4 GCSEs");
}

#[test]
fn moments_and_deciders_end_a_sentence() {
    assert_eq!(
        taken(&asking("- You must be employed in the NHS bef‸"), "before you finish"),
        "- You must be employed in the NHS before you finish"
    );
    assert_eq!(
        taken(&asking("- You must show promise, as the univ‸"), ", as the university decides"),
        "- You must show promise, as the university decides"
    );
    assert_eq!(
        taken(
            &asking("- You must have one of:\n  - experience as a porter, ‸"),
            ", which may count instead, as the employer decides"
        ),
        "  - experience as a porter, which may count instead, as the employer decides"
    );
}

#[test]
fn a_sentence_ends_with_its_source() {
    let scene = asking("- You must be employed in the NHS.‸");
    assert_eq!(taken(&scene, "[^a]"), "- You must be employed in the NHS.[^a]");
    assert_eq!(taken(&asking("- You must be employed in the NHS.[^‸]"), "a"), "- You must be employed in the NHS.[^a]");
}

#[test]
fn a_source_of_another_page_comes_with_its_definition() {
    let other = role("two", "- You must be employed in the NHS.[^b]\n\n[^b]: Another. Read 2026-11-20.\n");
    let page = role("one", "- You must be employed in the NHS.[^‸");
    let scene = scene(&[("roles/two.md", &other), ("roles/one.md", &page)]);
    let found = offered(&scene);
    assert_eq!(found.iter().map(|one| one.label.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    let besides = found.last().and_then(|one| one.besides.first()).expect("its definition comes with it");
    assert_eq!(besides.replacement, "\n[^b]: Another. Read 2026-11-20.");
}

#[test]
fn headings_are_those_that_the_page_lacks() {
    let page = "---\nrole: one\n---\n# One\n\n## What you do\n- Care\n\n## W‸\n\n## Notes\n";
    assert_eq!(first(&scene(&[("roles/one.md", page)]), 9), ["## What you bring", "## Ways in", "## Where it leads"]);
    let below = asking(
        "- You must be employed in the NHS.[^a]\n\n#### Once offered a place\n- You will be interviewed.[^a]\n\n#### ‸",
    );
    let labels = first(&below, 3);
    assert_eq!(
        labels,
        ["#### Before you finish", "#### Once you qualify", "#### At  …"].map(|one| one.replace("  …", " …"))
    );
}

#[test]
fn links_lead_to_roles_that_are_not_linked_yet() {
    let page = |slug: &str, more: &str| {
        format!("{}\n## Where it leads\n{more}\n", role(slug, "- You must be employed in the NHS.[^a]"))
    };
    let (two, three) = (page("two", ""), page("three", ""));
    let scene = scene(&[
        ("roles/one.md", &page("one", "- [Role two](two.md)\n- ‸")),
        ("roles/two.md", &two),
        ("roles/three.md", &three),
    ]);
    assert_eq!(first(&scene, 1), ["Role three"]);
    assert_eq!(taken(&scene, "Role three"), "- [Role three](three.md)");
}

#[test]
fn keys_are_those_that_are_missing() {
    let page = "---\nrole: one\nre‸\n---\n# One\n";
    assert_eq!(first(&scene(&[("roles/one.md", page)]), 9), ["regulator:", "reviewed:", "replaces:"]);
    let page = "---\nrole: one\nreviewed: ‸\n---\n# One\n";
    assert_eq!(taken(&scene(&[("roles/one.md", page)]), "2026-11-22"), "reviewed: 2026-11-22");
    let terms = "---\nvocabulary: more\nkind: role family\n---\n# More\n\n## support role\nIncludes: porter, ‸\n";
    assert_eq!(taken(&scene(&[("more.md", terms)]), "ward clerk"), "Includes: porter, ward clerk");
}

#[test]
fn nothing_is_offered_where_nothing_is_read() {
    for page in [
        "# Not ours\n\n- You ‸",
        "---\nrole: one\n---\n# One\n\n## Notes\n- You ‸",
        "---\nrole: one\n---\n# One\n\n## What you do\n- You ‸",
        "---\nframework: small\n---\n# Small\n- You ‸",
    ] {
        assert_eq!(first(&scene(&[("roles/one.md", page)]), 9), Vec::<String>::new(), "{page}");
    }
}

#[test]
fn nothing_typed_brings_it_down() {
    let page = role(
        "one",
        "- If you are under 19 ŵ🎨, you must have one of:\n  - 4 GCSEs (at least, as the\n    university decides.[^a",
    );
    for byte in (0..page.len()).filter(|byte| page.is_char_boundary(*byte)) {
        let (before, behind) = page.split_at(byte);
        let scene = scene(&[("roles/one.md", &format!("{before}‸{behind}"))]);
        for one in offered(&scene) {
            let text = scene.workspace.text(&scene.path).expect("there is a page");
            assert!(text.get(one.replaces.start..one.replaces.end).is_some(), "{byte}: {one:?}");
            assert!(one.replaces.end >= byte && one.replaces.start <= byte, "{byte}: {one:?}");
            // Editors filter by one line.
            assert!(!one.filter.contains('\n') && !one.label.contains('\n'), "{one:?}");
            assert!(one.sort != Sort::Term || one.term.is_some() || one.label != one.words, "{one:?}");
        }
    }
}

#[test]
fn the_page_of_an_opportunity_has_its_keys_its_heading_and_sentences() {
    let page = |body: &str| scene(&[("opportunities/art.md", &format!("---\nopportunity: art\n{body}"))]);
    assert_eq!(taken(&page("rev‸\n---\n# Art\n"), "reviewed:"), "reviewed: ");
    let below = "---\n# Art\n\nPart-time course, 6 months.[^a]\n\n";
    assert_eq!(taken(&page(&format!("{below}## ‸")), "## Before you start"), "## Before you start");
    let rules = page(&format!("{below}## Before you start\n- You m‸"));
    assert_eq!(taken(&rules, "You must"), "- You must ");
}
