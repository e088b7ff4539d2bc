//! What a renaming changes, and what it refuses to.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use support::{Scene, applied, asking, role, scene};

/// The lines that a renaming changes, as `path: line`, or why it is refused.
fn renamed(scene: &Scene, name: &str) -> Result<Vec<String>, String> {
    let changes = scene.workspace.renamed(&scene.path, scene.byte, name)?;
    let mut lines = Vec::new();
    for (path, after) in applied(&scene.workspace, &changes) {
        let before = scene.workspace.text(&path).expect("a change is of a page");
        let changed = before.lines().zip(after.lines()).filter(|(before, after)| before != after);
        lines.extend(changed.map(|(_, after)| format!("{path}: {after}")));
    }
    Ok(lines)
}

fn check(scene: &Scene, name: &str, expected: &[&str]) {
    assert_eq!(
        renamed(scene, name).as_deref(),
        Ok(expected.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>().as_slice())
    );
}

fn refused(scene: &Scene, name: &str, words: &str) {
    match renamed(scene, name) {
        Ok(lines) => panic!("{lines:#?}"),
        Err(why) => assert!(why.contains(words), "{why}"),
    }
}

#[test]
fn a_title_is_renamed_wherever_it_stands() {
    check(
        &asking("- You usually work as a por‸ter.[^a]\n- You must have experience as a porter or a ward clerk.[^a]"),
        "orderly",
        &[
            "roles/one.md: - You usually work as an orderly.[^a]",
            "roles/one.md: - You must have experience as an orderly or a ward clerk.[^a]",
            "terms.md: Includes: orderly, ward clerk",
            "terms.md: ## orderly",
        ],
    );
}

#[test]
fn plurals_follow_and_other_names_stay() {
    check(
        &asking("- You must have 4 GCS‸Es at grade 4 or above.[^a]\n- You must have a GCSE in maths.[^a]"),
        "CSE",
        &[
            "roles/one.md: - You must have 4 CSEs at grade 4 or above.[^a]",
            "roles/one.md: - You must have a CSE in maths.[^a]",
            "terms.md: ## CSE",
        ],
    );
    check(
        &asking("- You usually work in a care ro‸le.[^a]\n- You usually work in a caring post.[^a]"),
        "caring role",
        &["roles/one.md: - You usually work in a caring role.[^a]", "terms.md: ## caring role"],
    );
}

#[test]
fn another_name_is_renamed_by_itself() {
    check(
        &asking("- You usually work in a care role.[^a]\n- You usually work in a caring po‸st.[^a]"),
        "caring job",
        &["roles/one.md: - You usually work in a caring job.[^a]", "terms.md: Also called: caring job"],
    );
}

#[test]
fn letters_of_all_languages_are_kept() {
    check(
        &asking("- At Prifysgol Tŷ Glas 🎨, you usually work as a por‸ter.[^a]"),
        "gŵr drws",
        &[
            "roles/one.md: - At Prifysgol Tŷ Glas 🎨, you usually work as a gŵr drws.[^a]",
            "terms.md: Includes: gŵr drws, ward clerk",
            "terms.md: ## gŵr drws",
        ],
    );
}

#[test]
fn a_role_is_renamed_in_its_title_and_its_links() {
    let page = |slug: &str, more: &str| {
        format!("{}\n## Where it leads\n{more}\n", role(slug, "- You must be employed in the NHS.[^a]"))
    };
    let scene = scene(&[("roles/one.md", &page("one", "- [Role t‸wo](two.md)")), ("roles/two.md", &page("two", ""))]);
    check(&scene, "deputy", &["roles/one.md: - [Deputy](two.md)", "roles/two.md: # Deputy"]);
}

#[test]
fn a_name_that_is_taken_is_refused() {
    let scene = asking("- You usually work as a por‸ter.[^a]");
    refused(&scene, "ward clerk", "“ward clerk” is the name of another job");
    refused(&scene, "clerk", "is the name of another job: “ward clerk”");
    refused(&scene, "a, b", "a name is words alone");
    refused(&scene, "", "a name is words alone");
    let nowhere = asking("- You us‸ually work as a porter.[^a]");
    refused(&nowhere, "orderly", "there is no term and no footnote here");
}

#[test]
fn a_name_that_would_change_a_meaning_is_refused() {
    // A setting of that name would be what the sentence means, or nobody could tell.
    let terms = "---\nvocabulary: more\nkind: setting\n---\n# More\n\n## theatre\n";
    let page = role("one", "- You must have experience with a por‸ter.[^a]");
    let scene = scene(&[("more.md", terms), ("roles/one.md", &page)]);
    refused(&scene, "theatre", "with this name");
}

#[test]
fn a_footnote_is_renamed_on_its_page() {
    check(
        &asking("- You must be employed in the NHS.[^‸a]"),
        "gm",
        &["roles/one.md: - You must be employed in the NHS.[^gm]", "roles/one.md: [^gm]: A source. Read 2026-11-22."],
    );
    let two = asking("- You must be employed in the NHS.[^‸a][^b]\n\n[^b]: Another.\n");
    refused(&two, "b", "the page has a footnote [^b] already");
    refused(&two, "b c", "letters, digits and hyphens");
}

#[test]
fn a_word_of_the_built_in_framework_can_t_be_renamed() {
    let page = role("one", "- You must be registered with the HCPC.[^a]");
    let byte = page.find("HCPC").expect("it stands there");
    let workspace = rungs_lsp::workspace::Workspace::alone("alone/one.md", &page);
    let why = workspace.renamed("alone/one.md", byte, "council").expect_err("it is refused");
    assert!(why.contains("built in"), "{why}");
}
