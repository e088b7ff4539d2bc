//! What of a framework is read where only some of it is wanted, and what stands in the way of which page.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_check::{Checked, SourceFile, check, check_roles, role_heads};
use support::{FRAMEWORK, TERMS, file, role};

const RULE: &str = "- You must be employed in the NHS.[^a]";
/// Nothing that can be read.
const WRONG: &str = "- You must juggle.[^a]";

/// The small framework with these role pages.
fn files(pages: &[(&str, String)]) -> Vec<SourceFile> {
    let own = [file("framework.md", FRAMEWORK), file("terms.md", TERMS)];
    own.into_iter().chain(pages.iter().map(|(path, page)| file(path, page))).collect()
}

fn slugs(checked: &Checked) -> Vec<&str> {
    checked.framework.roles.iter().map(|role| role.slug.as_str()).collect()
}

#[test]
fn what_is_wrong_with_a_role_that_is_not_wanted_is_not_found() {
    let leading = role("one", RULE).replace("\n[^a]:", "\n## Where it leads\n- [Role two](two.md)\n\n[^a]:");
    let files = files(&[("roles/one.md", leading), ("roles/two.md", role("two", WRONG))]);
    let wanted = check_roles(&files, &["one"]);
    assert_eq!((wanted.is_sound(), slugs(&wanted)), (true, vec!["one"]), "{:#?}", wanted.findings);
    let other = check_roles(&files, &["two"]);
    assert_eq!((other.is_sound(), slugs(&other)), (false, vec!["two"]));
    let whole = check(&files);
    assert_eq!((whole.is_sound(), slugs(&whole)), (false, vec!["one", "two"]));
}

#[test]
fn the_heads_of_role_pages_say_what_they_are_called() {
    let mut files = files(&[("roles/one.md", role("one", WRONG)), ("roles/two.md", role("two", RULE))]);
    files.push(SourceFile { path: "roles/three.md".to_owned(), content: Err("no permission".to_owned()) });
    let heads = role_heads(&files);
    let told: Vec<_> = heads.iter().map(|role| (role.slug.as_str(), role.title.as_str(), role.level)).collect();
    assert_eq!(told, [("one", "Role one", Some(5)), ("two", "Role two", Some(5))]);
    assert!(heads.iter().all(|role| role.routes.is_empty()));
}

/// The pages that an error stands in the way of, with how many there are.
fn in_the_way(files: &[SourceFile]) -> Option<Vec<(String, usize)>> {
    let checked = check(files);
    let by_page = checked.errors_by_page()?;
    Some(by_page.into_iter().map(|(page, errors)| (page.to_owned(), errors.len())).collect())
}

#[test]
fn an_error_on_a_role_page_stands_in_the_way_of_that_role() {
    // A note stands in nobody's way, and neither does what is wrong elsewhere.
    let noted = role("one", "- If you travel at night, you must be employed in the NHS.[^a]");
    let of = |page: String| files(&[("roles/one.md", page), ("roles/two.md", role("two", RULE))]);
    assert_eq!(in_the_way(&of(noted)), Some(Vec::new()));
    let twice = role("one", &format!("{WRONG}\n{WRONG}"));
    assert_eq!(in_the_way(&of(twice)), Some(vec![("roles/one.md".to_owned(), 2)]));
}

#[test]
fn an_error_in_the_vocabulary_stands_in_the_way_of_all() {
    let mut files = files(&[("roles/one.md", role("one", RULE))]);
    files.push(file(
        "more.md",
        "---\nvocabulary: more\nkind: subject\n---\n# More\n\n## art\nIncludes: nothing like it\n",
    ));
    assert_eq!(in_the_way(&files), None);
}

#[test]
fn of_two_pages_for_one_role_both_are_in_the_way() {
    let files = files(&[
        ("roles/one.md", role("one", RULE)),
        ("roles/uno.md", role("one", RULE).replace("# Role one", "# Role uno")),
    ]);
    assert_eq!(in_the_way(&files), Some(vec![("roles/one.md".to_owned(), 1), ("roles/uno.md".to_owned(), 1)]));
}

#[test]
fn of_two_pages_for_one_opportunity_both_are_in_the_way() {
    let page = |title: &str| {
        format!(
            "---\nopportunity: english\nreviewed: 2026-11-27\n---\n# {title}\n\nPart-time course, 3 months.[^a]\nGives GCSE English at grade 4.\n\n## Before you start\n- There are no set requirements.[^a]\n\n[^a]: A source. Read 2026-11-22.\n"
        )
    };
    let files = files(&[("opportunities/a.md", page("English")), ("opportunities/b.md", page("More English"))]);
    assert_eq!(
        in_the_way(&files),
        Some(vec![("opportunities/a.md".to_owned(), 1), ("opportunities/b.md".to_owned(), 1)])
    );
}

/// What is said of a page that says of nothing what it is.
fn said_of(page: &str) -> String {
    let mut files = files(&[]);
    files.push(file("page.md", page));
    let found = check(&files).findings;
    let one = found.iter().find(|one| one.code == "not-a-page").expect("it is no page");
    format!("{}; {}", one.message, one.help.as_deref().unwrap_or_default())
}

#[test]
fn line_ends_that_are_not_read_are_told_of() {
    let page = "---\nreviewed: 2026-11-27\n---\n# One\n";
    let plain = said_of(page);
    assert!(plain.contains("add `role: …`"), "{plain}");
    assert_eq!(said_of(&page.replace('\n', "\r\n")), plain);
    let old = said_of(&page.replace('\n', "\r"));
    assert!(old.contains("its lines end in a way that isn't read"), "{old}");
}

#[test]
fn an_unknown_key_is_told_the_known_ones() {
    let page = role("one", RULE).replace("level: 5\n---", "level: 5\nxyzzyq: 5\n---");
    let found = check(&files(&[("roles/one.md", page)])).findings;
    let one = found.iter().find(|one| one.code == "unknown-key").expect("nobody knows it");
    let help = one.help.as_deref().unwrap_or_default();
    assert!(help.starts_with("the keys are ") && help.contains("role, ") && help.contains(", level"), "{help}");
}

/// Lines that were to be bullets are told one by one; a paragraph of prose is one thing to tell of.
#[test]
fn lines_that_were_to_be_bullets_are_told_one_by_one() {
    let found = |lines: &str| -> Vec<u32> {
        let page = role("one", RULE).replace("## Ways in", &format!("## Everyone needs\n{lines}\n\n## Ways in"));
        let checked = check(&files(&[("roles/one.md", page)]));
        let of_prose = checked.findings.iter().filter(|one| one.code == "prose-among-rules");
        of_prose.map(|one| one.location.line).collect()
    };
    assert_eq!(found("• You must be employed in the NHS."), [8]);
    assert_eq!(found("• You must be employed in the NHS.\n• You must work in the NHS."), [8, 9]);
    assert_eq!(found("It is hard work.\nNot everybody likes it."), [8]);
}

#[test]
fn of_two_definitions_on_a_page_the_last_one_holds() {
    let asked = |definitions: &str| {
        let rules = format!("- You must work in a fitting role.[^a]\n{definitions}");
        let checked = check(&files(&[("roles/one.md", role("one", &rules))]));
        let rules = &checked.framework.roles[0].routes[0].requirements;
        rules.iter().flat_map(|rule| rule.leaves()).map(|leaf| leaf.words.clone()).collect::<Vec<_>>()
    };
    let of = |phrase: &str, name: &str| format!("- {phrase} is one of:\n  - {name}\n");
    assert_eq!(asked(&of("A fitting role", "porter")), ["a job as a porter"]);
    let twice = of("A fitting role", "porter") + &of("A fitting role", "care role");
    assert_eq!(asked(&twice), ["a job in a care role"]);
    let beside = of("A fitting role", "porter") + &of("A fitting sector", "NHS");
    assert_eq!(asked(&beside), ["a job as a porter"]);
}

/// What a page says once for all its ways in is meant in each of them; what one of them says, in no other.
#[test]
fn a_definition_for_every_way_in_holds_in_each() {
    let asked = |page: &str, way: &str| {
        let course = |definition: &str| format!("Full-time course at level 5, 24 months.\n{definition}");
        let rule = course("- You must work in a fitting role.[^a]\n");
        let page = format!(
            "---\nrole: one\nlevel: 5\n---\n# One\n\n## To start any way in\n- You must be employed in the NHS.[^a]\n{page}\n## Ways in\n\n### First\n{}\n### Second\n{rule}\n[^a]: A source. Read 2026-11-22.\n",
            course(way)
        );
        let checked = check(&files(&[("roles/one.md", page)]));
        let rules = &checked.framework.roles[0].routes[1].requirements;
        rules.iter().flat_map(|rule| rule.leaves()).map(|leaf| leaf.words.clone()).collect::<Vec<_>>()
    };
    let definition = "- A fitting role is one of:\n  - porter\n";
    assert_eq!(asked(definition, ""), ["a job as a porter"]);
    assert_eq!(asked("", definition), [""; 0]);
}

/// A step without a page is offered where its words can be the name of a role.
#[test]
fn a_step_that_can_be_the_name_of_a_role_is_offered_as_one() {
    let offered = |step: &str| {
        let page = role("one", RULE).replace("\n[^a]:", &format!("\n## Where it leads\n{step}\n\n[^a]:"));
        let found = check(&files(&[("roles/one.md", page)])).findings;
        let one = found.into_iter().find(|one| one.code == "dead-link").expect("it leads nowhere");
        one.rewrites.first().map(|rewrite| rewrite.edits[0].replacement.clone())
    };
    assert_eq!(offered("- Midwife.").as_deref(), Some("Midwife, no page here yet."));
    assert_eq!(
        offered("- Head of the school of midwifery").as_deref(),
        Some("Head of the school of midwifery, no page here yet.")
    );
    for step in [
        "- Head of the school of midwifery studies",
        "- Midwife, one day",
        "- Soon: midwife",
        "- Midwife; or nurse",
        "- [Midwife",
        "- Midwife\n  - You must be employed in the NHS.[^a]",
    ] {
        assert_eq!(offered(step), None, "{step}");
    }
}

#[test]
fn who_asks_is_known_by_name() {
    use rungs_core::requirement::Owner;
    for (written, owner) in [
        ("the funder", Owner::Funder),
        ("the standard", Owner::Standard),
        ("the apprenticeship standard", Owner::Standard),
        ("the regulator", Owner::Regulator),
        ("your employer", Owner::Employer),
        ("the university or college", Owner::Provider),
        ("Northmoor", Owner::Named("Northmoor".to_owned())),
    ] {
        let page = role("one", RULE).replace("24 months.\n", &format!("24 months.\nAsked by {written}.\n"));
        let checked = check(&files(&[("roles/one.md", page)]));
        assert_eq!(checked.framework.roles[0].routes[0].requirements[0].owner, owner, "{written}");
    }
}

#[test]
fn who_takes_an_equivalent_is_known_by_name() {
    let owner = |written: &str| {
        let terms = format!(
            "{TERMS}\n## core maths\nKind: qualification\nCounts as: GCSE in maths at grade 4, for {written}\n"
        );
        let checked = check(&[file("framework.md", FRAMEWORK), file("terms.md", terms)]);
        let vocabulary = &checked.framework.vocabulary;
        let core = vocabulary.named("core maths")[0];
        vocabulary.get(core).expect("it is there").equivalences[0].owner.clone()
    };
    assert_eq!((owner("anyone"), owner("everyone")), (None, None));
    assert_eq!(owner("the funder"), Some(rungs_core::requirement::Owner::Funder));
}

#[test]
fn the_front_matter_of_a_vocabulary_page_has_its_order() {
    let page = "---\nkind: subject\nvocabulary: more\n---\n# More\n\n## art\n";
    let mut files = files(&[]);
    files.push(file("more.md", page));
    let formatted = rungs_check::format::format(&files, |path| path == "more.md").remove(0);
    let expected = page.replace("kind: subject\nvocabulary: more", "vocabulary: more\nkind: subject");
    assert_eq!(formatted.outcome, rungs_check::format::Outcome::Changed(expected));
}

#[test]
fn a_sentence_is_shown_with_what_does_not_count_below_it() {
    let shown = |bullets: &str| {
        let checked = support::asking(bullets);
        assert!(checked.is_sound(), "{:#?}", checked.findings);
        let asked = checked.framework.roles[0].routes[0].requirements.iter();
        asked.map(|requirement| requirement.sentence.clone()).collect::<Vec<_>>()
    };
    let gcses = "You must have 4 GCSEs at grade 4 or above.";
    assert_eq!(
        shown(&format!("- {gcses}[^a]\n  - Healthcare doesn't count.")),
        [format!("{gcses} Healthcare doesn't count.")]
    );
    let list = "You must have one of:";
    assert_eq!(
        shown(&format!("- {list}[^a]\n  - {}\n  - GCSE maths.\n  - Healthcare doesn't count.", &gcses[14..])),
        [list]
    );
}

/// The addresses in a bullet that lead nowhere.
fn dead(bullet: &str) -> Vec<String> {
    let two = "## two\nKind: subject\n";
    let mut files = files(&[("roles/one.md", role("one", bullet)), ("roles/two.md", role("two", RULE))]);
    files.push(file("more.md", format!("---\nvocabulary: more\n---\n# More\n\n{two}")));
    let checked = check(&files);
    let dead = checked.findings.iter().filter(|finding| finding.level == rungs_check::Level::Error);
    dead.map(|finding| format!("{}: {}", finding.code, finding.message)).collect()
}

#[test]
fn a_link_leads_to_a_role_by_its_page_and_to_a_term_by_its_heading() {
    let none: [&str; 0] = [];
    // There is a subject of that name as well.
    assert_eq!(dead("- You must be employed as [somebody](two.md).[^a]"), none);
    assert_eq!(dead("- You must have GCSE [this](../more.md#two).[^a]"), none);
    assert_eq!(dead("- You must have GCSE [maths](https://www.gov.uk/maths).[^a]"), none);
    assert_eq!(dead("- You must have GCSE [maths](mailto:maths@example.org).[^a]"), none);
    let nowhere = |target: &str| [format!("dead-link: “{target}” leads to no role page and no term of the vocabulary")];
    assert_eq!(dead("- You must have GCSE [maths](maths.md).[^a]"), nowhere("maths.md"));
    assert_eq!(dead("- You must have GCSE [maths](../terms.md#two).[^a]"), nowhere("../terms.md#two"));
    assert_eq!(dead("- You must have GCSE [maths](../more.md#maths).[^a]"), nowhere("../more.md#maths"));
}

/// What is wrong with a role whose front matter has this line, and which ways are offered to write it.
fn wrong_with(line: &str) -> Vec<String> {
    let page = role("one", RULE).replace("level: 5", line);
    let checked = check(&files(&[("roles/one.md", page)]));
    let found = checked.findings.iter().filter(|one| one.level == rungs_check::Level::Error);
    let told = found.map(|one| {
        let ways: String = one.rewrites.iter().map(|way| format!(" → {}", way.label)).collect();
        format!("{}{ways}{}", one.message, one.help.as_deref().map(|help| format!("; {help}")).unwrap_or_default())
    });
    told.collect()
}

#[test]
fn the_level_of_a_role_is_a_number_up_to_eight() {
    let none: [&str; 0] = [];
    assert_eq!(wrong_with("level: 8"), none);
    assert_eq!(wrong_with("level: Level 5"), ["`level:` must be a number from 1 to 8 → 5"]);
    for level in ["0", "9", "Level 55", "5 to 6", "[5]", "five", ""] {
        assert_eq!(
            wrong_with(&format!("level: {level}")),
            ["`level:` must be a number from 1 to 8; leave the line out if there is none, or if you don't know it"],
            "{level}"
        );
    }
}

#[test]
fn one_value_is_a_list_of_one_and_nothing_is_none() {
    let called = |names: &str| {
        let page = role("one", RULE).replace("level: 5", &format!("level: 5\nalso-called: {names}"));
        check(&files(&[("roles/one.md", page)])).framework.roles[0].aliases.clone()
    };
    let none: [&str; 0] = [];
    assert_eq!(called("[carer, helper]"), ["carer", "helper"]);
    assert_eq!(called("carer"), ["carer"]);
    assert_eq!(called(""), none);
    assert_eq!(wrong_with("regulator:"), ["`regulator:` must be a name or a few words"]);
}

#[test]
fn a_page_that_is_too_large_is_told_its_size() {
    let told = |bytes: usize| {
        let mut files = files(&[]);
        files.push(file("page.md", vec![0xe9; bytes]));
        check(&files).findings.into_iter().map(|one| one.message).collect::<Vec<_>>()
    };
    assert_eq!(told(3 << 19), ["the page has 1.5 MB, and 1 MB is the most that is read"]);
    // As much as is read is read, and is no text.
    assert_eq!(told(1 << 20), ["the page is not text in UTF-8: see byte 1"]);
}

/// What a page writes otherwise is told in front of what else keeps its sentence from being read.
#[test]
fn a_slip_is_told_beside_what_cannot_be_read() {
    let found = check(&files(&[("roles/one.md", role("one", "- You must juggle (or equivalent).[^a]"))])).findings;
    let help = found.iter().filter_map(|one| one.help.as_deref()).find(|help| help.contains("brackets"));
    assert!(help.is_some_and(|help| help.starts_with("write “, or equivalent” without brackets")), "{found:#?}");
}

/// A name that is known twice is offered once, beside others that are near.
#[test]
fn the_nearest_names_are_offered_once_each() {
    let names = ["art", "math", "maths", "maths"];
    assert_eq!(rungs_check::nearest("mathss", names.into_iter()), ["maths", "math"]);
}

#[test]
fn a_framework_is_called_what_its_page_says() {
    let framework = check(&files(&[])).framework;
    assert_eq!(
        (framework.id, framework.title, framework.version),
        ("small".into(), "A small framework".into(), "1".into())
    );
}

#[test]
fn what_something_counts_instead_of_may_have_a_name_with_of_in_it() {
    let bullets = "- You must have a certificate of care.[^a]\n- Experience as a porter may count instead of the certificate of care, as the university decides.[^a]";
    let mut files = files(&[("roles/one.md", role("one", bullets))]);
    files.push(file("more.md", "---\nvocabulary: more\nkind: qualification\n---\n# More\n\n## certificate of care\n"));
    let checked = check(&files);
    assert!(checked.is_sound(), "{:#?}", checked.findings);
}
