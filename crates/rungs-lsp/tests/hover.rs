//! What is said of what stands at the caret.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use rungs_app::service::PersonContent;
use rungs_app::tree::Format;
use rungs_core::date::Date;
use support::{Scene, asking, scene};

const TODAY: Date = Date::constant(2026, 11, 22);

fn hover(scene: &Scene) -> String {
    scene.workspace.hover(&scene.path, scene.byte, TODAY).map_or_else(|| "nothing".to_owned(), |hover| hover.text)
}

fn says(scene: &Scene, expected: &[&str]) {
    let text = hover(scene);
    for words in expected {
        assert!(text.contains(words), "{words:?} is not in:\n{text}");
    }
}

#[test]
fn a_sentence_says_what_it_asks_and_of_whom() {
    says(
        &asking("- You u‸sually work in a care role.[^a]"),
        &[
            "**Usually**: without it, by exception, if the university or college makes one.",
            "Asks: *employment* (role: care role).",
            "Due when you start. Asked by the university or college.",
            "Decided by facts: work and experience.",
            "Source: [^a] A source, read 2026-11-22.",
            "Affects the way in “Course” of Role one.",
        ],
    );
}

#[test]
fn other_words_are_shown_canonically() {
    says(
        &asking("- You n‸eed to be employed in the NHS.[^a]"),
        &["In its canonical words: *You must be employed in the NHS.*"],
    );
    let canonical = hover(&asking("- You m‸ust be employed in the NHS.[^a]"));
    assert!(!canonical.contains("canonical"), "{canonical}");
}

#[test]
fn a_judgement_says_who_decides() {
    says(
        &asking("- You must sh‸ow promise, as the employer decides.[^a]"),
        &["*judgement* (“show promise”)", "The employer decides; no fact settles it."],
    );
}

#[test]
fn a_term_says_what_lies_within_it_and_where_it_is_used() {
    says(
        &asking("- You usually work in a care‸ role.[^a]"),
        &[
            "**care role** *(role family)*",
            "Also called: caring post.",
            "Includes porter and ward clerk.",
            "Rules of Role one speak of it (1 way in).",
            "---",
            "**Usually**",
        ],
    );
    says(
        &scene(&[("more.md", "---\nvocabulary: more\nkind: job\n---\n# More\n\n## po‸stman\n\nBrings letters.\n")]),
        &["**postman** *(job)*", "Brings letters.", "Not used in any page yet."],
    );
}

#[test]
fn a_footnote_says_its_source_and_when_it_was_read() {
    says(
        &asking("- You must be employed in the NHS.[^‸a]"),
        &["**[^a]** A source. Read 2026-11-22.", "Read on 22 November 2026.", "Cited in 1 place of this page."],
    );
}

#[test]
fn headings_and_keys_say_what_they_are_for() {
    let page = |page: &str| hover(&scene(&[("roles/one.md", page)]));
    assert!(page("---\nrole: one\n---\n# One\n\n## Everyone n‸eeds\n").contains("What it takes to hold the role"));
    assert!(page("---\nrole: one\nle‸vel: 5\n---\n# One\n").contains("The level of the qualification"));
    assert_eq!(page("---\nrole: one\n---\n# One\n\nSome p‸rose.\n"), "nothing");
}

#[test]
fn people_who_would_stand_otherwise_are_named() {
    let scene = asking("- You m‸ust be employed in the NHS.[^a]");
    let person = |file: &str, content: &str| PersonContent {
        file: file.to_owned(),
        content: Ok(content.as_bytes().to_vec()),
        format: Some(Format::Yaml),
    };
    let people = vec![
        person("amina.yaml", "name: Amina\nemployments: []\ncomplete: [employments]\n"),
        person("ben.yaml", "name: Ben\nemployments:\n  - { employer: { sector: NHS }, from: 2020-01 }\n"),
        person("broken.yaml", "nmae: x\n"),
    ];
    let Scene { workspace, path, byte } = scene;
    let scene = Scene { workspace: workspace.with_people(people), path, byte };
    let text = hover(&scene);
    let expected = "Without it, 1 of 2 people would stand otherwise today:\n\n- Amina: Course (not yet → ready)";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn a_line_of_a_way_in_says_how_it_is_understood() {
    let at = |line: &str| {
        let page = format!(
            "---\nrole: one\n---\n# One\n\n## Ways in\n\n### Course\n{line}\n- You must be employed in the NHS.[^a]\n\n[^a]: A source. Read 2026-11-22.\n"
        );
        hover(&scene(&[("roles/one.md", &page)]))
    };
    let kind = at("Apprentice‸ship at level 5, standard ST0215, 18 to 24 months, learning on and off the job.");
    assert!(kind.contains("level 5, 18 to 24 months, standard ST0215, learning on and off the job"), "{kind}");
    let gives =
        at("Full-time course.\nGives a foundation ‸degree at level 5, and the right to register with the HCPC.");
    assert!(gives.contains("“a foundation degree at level 5”, “the right to register with the HCPC”"), "{gives}");
    assert!(at("Full-time course.\nAsked by the ‸regulator.").contains("**Who asks**"));
    assert!(at("Full-time course.\nIt takes ‸24 months.").contains("**How long it takes**"));
    assert!(at("Full-time course.\nOffered only ‸by those named.").contains("**Who offers it**"));
}
