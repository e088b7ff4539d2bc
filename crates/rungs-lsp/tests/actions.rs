//! What is offered for what was found, and what comes of taking it.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use rungs_core::date::Date;
use rungs_lsp::workspace::Workspace;
use rungs_text::Span;
use support::{Scene, applied, asking, file, scene};

const TODAY: Date = Date::constant(2026, 11, 22);

/// What is offered at the caret, each with a mark where it is certain, and the line that would then stand there.
fn check(scene: &Scene, expected: &[&str]) {
    let text = scene.workspace.text(&scene.path).expect("the caret stands in a page");
    let line = text.get(..scene.byte).expect("and in its text").matches('\n').count();
    let actions = scene.workspace.actions(&scene.path, Span::at(scene.byte), TODAY);
    let offered = actions.iter().map(|action| {
        let after = applied(&scene.workspace, &action.changes).remove(&scene.path).expect("the page is changed");
        let mark = if action.is_certain { "!" } else { "?" };
        format!("{mark} {} => {}", action.title, after.lines().nth(line).unwrap_or_default())
    });
    assert_eq!(offered.collect::<Vec<_>>(), expected);
}

#[test]
fn one_way_is_what_was_meant_and_several_are_a_choice() {
    check(
        &asking("- You must have experience as a ‸portr.[^a]"),
        &["! “porter” => - You must have experience as a porter.[^a]"],
    );
    check(
        &asking("- You must be over‸ 18.[^a]"),
        &[
            "? 18 or over: write “at least 18” => - You must be at least 18.[^a]",
            "? 19 or over: write “at least 19” => - You must be at least 19.[^a]",
        ],
    );
    check(&asking("- You must be employed in the NHS.‸[^a]"), &[]);
}

#[test]
fn what_stands_alone_is_given_whom_it_asks() {
    check(
        &asking("- ‸Must have a driving licence.[^a]"),
        &["! You: write “You must” => - You must have a driving licence.[^a]"],
    );
    check(&asking("- ‸Usually need 4 GCSEs.[^a]"), &["! You: write “You usually” => - You usually need 4 GCSEs.[^a]"]);
    // What may count isn't known, so nothing can be offered.
    check(&asking("- ‸May count instead.[^a]"), &[]);
    check(&asking("- Which may ‸count instead, as they decide.[^a]"), &[]);
    check(
        &asking("- You must work ‸exactly 30 hours a week.[^a]"),
        &["! A floor: write “30” => - You must work 30 hours a week.[^a]"],
    );
    check(&asking("- You must be contracted for 30 hours a week ‸or more.[^a]"), &[]);
    check(&asking("- You must have experience as a porter in the ‸last year.[^a]"), &[]);
    check(&asking("- You must have ‸membership with the HCPC.[^a]"), &[]);
}

#[test]
fn a_sentence_without_a_source_is_offered_those_of_the_page() {
    check(
        &asking("- You must be employed‸ in the\n  NHS.\n- You must be at least 18.[^b]\n\n[^b]: Another source.\n"),
        &[
            "? Cite [^b]: Another source. => - You must be employed in the",
            "? Cite [^a]: A source. Read 2026-11-22. => - You must be employed in the",
        ],
    );
    let scene = asking("- You must be employed‸ in the\n  NHS.\n");
    let actions = scene.workspace.actions(&scene.path, Span::at(scene.byte), TODAY);
    let action = actions.first().expect("a source is offered");
    let after = applied(&scene.workspace, &action.changes).remove(&scene.path).expect("the page is changed");
    assert!(after.contains("in the\n  NHS.[^a]\n"), "{after}");
    // What is taken mends what was found.
    let mended = Workspace::new(vec![file("roles/one.md", after)]);
    assert!(mended.diagnostics().into_values().flatten().all(|one| one.finding.code != "no-source"));
}

#[test]
fn an_undefined_footnote_is_defined_as_elsewhere_or_from_scratch() {
    let page = |bullet: &str| {
        format!("---\nrole: two\n---\n# Two\n\n## Ways in\n\n### Course\nFull-time course.\n{bullet}\n\n[^b]: Other.\n")
    };
    let one = support::role("one", "- You must be employed in the NHS.[^a]");
    let offered = |bullet: &str| {
        let scene = scene(&[("roles/one.md", &one), ("roles/two.md", &page(bullet))]);
        let actions = scene.workspace.actions(&scene.path, Span::at(scene.byte), TODAY);
        let [action] = actions.as_slice() else { panic!("{actions:#?}") };
        let after = applied(&scene.workspace, &action.changes).remove(&scene.path).expect("the page is changed");
        (action.title.clone(), after)
    };
    let (title, after) = offered("- You must be employed in the NHS.[^‸a][^b]");
    assert_eq!(title, "Define [^a] as another page does");
    assert!(after.ends_with("[^b]: Other.\n[^a]: A source. Read 2026-11-22.\n"), "{after}");
    let (title, after) = offered("- You must be employed in the NHS.[^‸new][^b]");
    assert_eq!(title, "Define [^new]");
    assert!(after.ends_with("[^b]: Other.\n[^new]: Title, owner. Read 2026-11-22.\n"), "{after}");
}
