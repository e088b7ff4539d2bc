//! What is wrong with which page, and where.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use rungs_lsp::workspace::{Place, Workspace};
use support::{Scene, asking, role, scene};

/// Everything found, as `path:line: words: level code`, and the places related to it.
fn found(scene: &Scene) -> Vec<String> {
    let mut found = Vec::new();
    for (path, diagnostics) in scene.workspace.diagnostics() {
        for one in diagnostics {
            let place = scene.shown(&Place { path: path.to_owned(), span: one.span });
            found.push(format!("{place}: {} {}", one.finding.level.as_str(), one.finding.code));
            found.extend(one.related.iter().map(|(place, words)| format!("  {}: {words}", scene.shown(place))));
        }
    }
    found
}

#[test]
fn a_sound_page_has_none_and_is_listed() {
    let scene = asking("- You must be employed in the NHS.[^a]");
    assert_eq!(found(&scene), Vec::<String>::new());
    let paths: Vec<&str> = scene.workspace.diagnostics().into_keys().collect();
    assert_eq!(paths, ["framework.md", "roles/one.md", "terms.md"]);
}

#[test]
fn findings_stand_at_their_words() {
    let scene = asking("- You must be employed in the NHZ.[^a]\n- You must have a nursing qualification");
    assert_eq!(
        found(&scene),
        [
            "roles/one.md:11: NHZ: error unknown-term",
            "roles/one.md:12: You must have a nursing qualification: warning no-source"
        ]
    );
}

#[test]
fn a_finding_about_a_whole_page_stands_on_its_first_line() {
    let scene = scene(&[("stray.md", "# Stray\n\nText.\n"), ("latin.md", "---\nrole: latin\n")]);
    assert_eq!(
        found(&scene),
        ["latin.md:1: ---: error front-matter-unclosed", "stray.md:1: # Stray: error not-a-page"]
    );
}

#[test]
fn other_places_are_shown_in_their_own_pages() {
    let scene = scene(&[("more.md", "---\nvocabulary: more\nkind: job\n---\n# More\n\n## porter\n")]);
    assert_eq!(
        found(&scene),
        ["terms.md:36: porter: error duplicate-term", "  more.md:7: porter: “porter” has this name already"]
    );
}

#[test]
fn a_page_alone_is_read_with_the_built_in_words() {
    let page = role(
        "radiographer",
        "- You must be registered with the HCPC.[^a]\n- You must be registered with the HPCC.[^b]",
    ) + "\n## Where it leads\n- [Art therapist](art-therapist.md)\n- [Nobody](nobody.md)\n";
    let scene = Scene { workspace: Workspace::alone("alone/radiographer.md", &page), path: String::new(), byte: 0 };
    assert_eq!(
        found(&scene),
        [
            "alone/radiographer.md:12: HPCC: error unknown-term",
            "alone/radiographer.md:12: [^b]: error footnote-undefined",
            "alone/radiographer.md:18: [Nobody](nobody.md): error dead-link"
        ]
    );
}

#[test]
fn a_page_alone_that_is_a_version_of_a_built_in_one_takes_its_place() {
    let shipped = rungs_app::framework::built_in_files();
    for path in ["framework.md", "roles/art-therapist.md", "vocabulary/roles.md", "vocabulary/scales.md"] {
        let file = shipped.iter().find(|file| file.path == path).expect("this page ships");
        let text = String::from_utf8(file.content.clone().expect("what ships can be read")).expect("and is text");
        let workspace = Workspace::alone("alone/page.md", &text);
        let errors = workspace.diagnostics().into_values().flatten();
        let errors: Vec<_> = errors.filter(|one| one.finding.level == rungs_check::Level::Error).collect();
        assert!(errors.is_empty(), "{path}: {errors:#?}");
        assert_eq!(workspace.paths().collect::<Vec<_>>(), ["alone/page.md"]);
    }
}

#[test]
fn a_word_alone_that_the_built_in_words_have_too_is_no_fault() {
    let workspace = Workspace::alone(
        "alone/my.md",
        "---\nvocabulary: my\nkind: subject\n---\n# My words\n\n## maths\n\n## surgery\n",
    );
    let found: Vec<_> = workspace.diagnostics().into_values().flatten().collect();
    assert_eq!(found, []);
}
