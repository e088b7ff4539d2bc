//! Where things are defined and named, what a page consists of, and what it looks like formatted.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use rungs_lsp::workspace::Symbol;
use support::{Scene, applied, asking, role, scene};

fn definition(scene: &Scene) -> Option<String> {
    scene.workspace.definition(&scene.path, scene.byte).map(|place| scene.shown(&place))
}

fn references(scene: &Scene) -> Vec<String> {
    let places = scene.workspace.references(&scene.path, scene.byte, true);
    places.iter().map(|place| scene.shown(place)).collect()
}

#[test]
fn a_name_leads_to_its_definition_and_back() {
    let scene = asking("- You usually work in a care‸ role.[^a]");
    assert_eq!(definition(&scene).as_deref(), Some("terms.md:31: care role"));
    assert_eq!(references(&scene), ["roles/one.md:11: care role", "terms.md:31: care role"]);
    let alias = asking("- You usually work in a caring‸ post.[^a]");
    assert_eq!(definition(&alias).as_deref(), Some("terms.md:31: care role"));
    assert_eq!(definition(&asking("- You us‸ually work in a care role.[^a]")), None);
}

#[test]
fn a_footnote_leads_to_its_definition_and_back() {
    let scene = asking("- You must be employed in the NHS.[^‸a]\n- You usually work in a care role.[^a]");
    assert_eq!(definition(&scene).as_deref(), Some("roles/one.md:14: a"));
    assert_eq!(references(&scene), ["roles/one.md:11: a", "roles/one.md:12: a", "roles/one.md:14: a"]);
}

#[test]
fn a_link_leads_to_its_role() {
    let page = |slug: &str, more: &str| {
        format!("{}\n## Where it leads\n{more}\n", role(slug, "- You must be employed in the NHS.[^a]"))
    };
    let scene = scene(&[("roles/one.md", &page("one", "- [Role t‸wo](two.md)")), ("roles/two.md", &page("two", ""))]);
    assert_eq!(definition(&scene).as_deref(), Some("roles/two.md:5: Role two"));
}

fn outline(symbols: &[Symbol], depth: usize, lines: &mut Vec<String>) {
    for one in symbols {
        lines.push(format!("{}{} {:?}", "  ".repeat(depth), one.name, one.sort));
        outline(&one.below, depth + 1, lines);
    }
}

#[test]
fn a_page_consists_of_its_headings() {
    let scene = asking("- You must be employed in the NHS.[^a]");
    let mut lines = Vec::new();
    outline(&scene.workspace.symbols("roles/one.md"), 0, &mut lines);
    assert_eq!(lines, ["Role one Page", "  Ways in Heading", "    Course WayIn"]);
    let folds = scene.workspace.folds("roles/one.md");
    assert_eq!(folds, [(0, 3), (6, 10), (8, 10)]);
}

#[test]
fn things_are_found_by_their_names() {
    let scene = asking("- You must be employed in the NHS.[^a]");
    let named = |query: &str| -> Vec<String> {
        scene.workspace.named(query).iter().map(|found| format!("{} ({})", found.name, found.within)).collect()
    };
    assert_eq!(named("care"), ["care role (role family)", "HCPC (register)", "healthcare (subject)"]);
    assert_eq!(named("course"), ["Course (Role one)"]);
    assert_eq!(named("clerk"), ["ward clerk (job)"]);
    assert_eq!(named("zzz"), Vec::<String>::new());
}

#[test]
fn a_page_is_formatted_where_it_differs_and_not_where_it_would_mean_something_else() {
    let scene = asking("- You need to be employed in the NHS.[^a]\n- You usually work in a care role.[^a]");
    let changes = scene.workspace.formatted("roles/one.md").expect("it can be formatted");
    let [change] = changes.as_slice() else { panic!("{changes:#?}") };
    assert_eq!(scene.words(&change.place.path, change.place.span), "- You need to be employed in the NHS.[^a]\n");
    let after = applied(&scene.workspace, &changes).remove("roles/one.md").expect("the page is changed");
    assert!(after.contains("- You must be employed in the NHS.[^a]\n- You usually"), "{after}");
    assert_eq!(asking("- You must be employed in the NHS.[^a]").workspace.formatted("nowhere.md"), Ok(Vec::new()));
}
