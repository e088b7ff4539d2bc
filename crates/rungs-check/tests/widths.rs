//! Which of two requirements makes the other one needless: by how strongly, how widely and of whom they are asked; and
//! where a finding points.
#![allow(missing_docs, clippy::expect_used, reason = "tests")]

use rungs_check::example::{ON, framework};
use rungs_check::{Finding, check, examine};
use rungs_core::requirement::{Content, Moment, Requirement};
use rungs_text::manual::Example;

fn found(example: &Example) -> Vec<Finding> {
    let files = framework(example);
    examine(&files, &check(&files), ON)
}

/// The words that each finding points at, with its code and column.
#[track_caller]
fn points_at(example: &Example, expected: &[(&str, &str, u32)]) {
    let files = framework(example);
    let findings = examine(&files, &check(&files), ON);
    let words = |finding: &Finding| {
        let page = files.iter().find(|file| file.path == finding.location.path).expect("its page");
        let text = page.content.as_ref().ok().and_then(|bytes| std::str::from_utf8(bytes).ok()).expect("text");
        finding.location.span.map_or("", |span| span.slice(text)).to_owned()
    };
    let told: Vec<_> = findings.iter().map(|one| (one.code, words(one), one.location.column)).collect();
    let expected: Vec<_> = expected.iter().map(|(code, words, column)| (*code, (*words).to_owned(), *column)).collect();
    assert_eq!(told, expected);
}

#[track_caller]
fn codes(bullets: &str, expected: &[&str]) {
    let written: String = bullets.lines().map(|bullet| format!("- {bullet}[^a]\n")).collect();
    let told: Vec<_> = found(&Example::Bullets(written.leak())).iter().map(|one| one.code).collect();
    assert_eq!(told, expected, "{bullets}");
}

const IMPLIED: &[&str] = &["implied-requirement"];

#[test]
fn what_is_asked_as_strongly_makes_the_weaker_needless() {
    codes("You must be at least 16 when you start.\nYou must be at least 18 when you start.", IMPLIED);
    codes("You usually are at least 16 when you start.\nYou must be at least 18 when you start.", IMPLIED);
    codes("You must be at least 16 when you start.\nYou usually are at least 18 when you start.", &[]);
    codes("Preferably, you are at least 16 when you start.\nYou must be at least 18 when you start.", &[]);
}

#[test]
fn what_is_asked_of_more_people_makes_it_needless() {
    let (weak, strong) = ("ou must be at least 16 when you start.", "ou must be at least 18 when you start.");
    let guard = "If you work in a care role, y";
    codes(&format!("{guard}{weak}\nY{strong}"), IMPLIED);
    codes(&format!("Y{weak}\n{guard}{strong}"), &[]);
    codes(&format!("{guard}{weak}\n{guard}{strong}"), IMPLIED);
}

/// A rule of every way in isn't needless for the rule of one.
#[test]
fn what_every_way_in_asks_for_is_not_needless_for_one_of_them() {
    let page = |all: &str, one: &str| -> Example {
        let page = format!(
            "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## To start any way in\n- {all}[^a]\n\n## Ways in\n\n### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- {one}[^a]\n\n### Straight into a post\nDirect entry.\n- You must be employed in the NHS.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n"
        );
        Example::Page(page.leak())
    };
    let (weak, strong) = ("You must be at least 16 when you start.", "You must be at least 18 when you start.");
    let codes = |all: &str, one: &str| found(&page(all, one)).iter().map(|one| one.code).collect::<Vec<_>>();
    assert_eq!(codes(weak, strong), [""; 0]);
    assert_eq!(codes(strong, weak), IMPLIED);
}

#[test]
fn a_finding_points_at_the_words_it_is_about() {
    let (weak, strong) = ("You must be at least 16 when you start.", "You must be at least 18 when you start.");
    let flat: &'static str = format!("- {weak}[^a]\n- {strong}[^a]").leak();
    points_at(&Example::Bullets(flat), &[("implied-requirement", weak, 3)]);
    let nested: &'static str = format!("- You must meet all of:[^a]\n  - {strong}\n  - {weak}").leak();
    points_at(&Example::Bullets(nested), &[("implied-requirement", weak, 5)]);
    let old: &'static str = "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- You must be employed in the NHS.[^b]\n\n## Where it leads\n- [Role two](two.md)\n\n[^b]: A source. Read 2020-11-22.\n";
    points_at(&Example::Page(old), &[("stale-source", "[^b]: A source. Read 2020-11-22.", 1)]);
}

/// What the language itself leaves to the reader needs no word; what an author asks word for word is told.
#[test]
fn conditions_that_are_left_to_the_reader() {
    codes("If you trained outside the UK, you must be employed in the NHS.", &[]);
    codes("If the post is in music, you must be employed in the NHS.", &[]);
    codes("If the post is new, you must be employed in the NHS.", &["open-guard"]);
    codes("If you live on a boat, you must be employed in the NHS.", &["open-guard"]);
}

/// Of what the next role asks, only what it asks by now and of those who begin shuts anybody out.
#[test]
fn a_rule_that_begins_later_refuses_no_step_yet() {
    let four = |heading: &str| {
        format!(
            "---\nrole: four\nlevel: 5\n---\n# Role four\n\n## Ways in\n\n### Promotion\nPromotion.\n- You must be at least 18 when you start.[^a]\n{heading}- You must have experience as a porter.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n"
        )
    };
    let one = "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role four](four.md)\n\n[^a]: A source. Read 2026-11-22.\n";
    let codes = |heading: &str| {
        let pages: [(&'static str, &'static str); 2] = [("roles/one.md", one), ("roles/four.md", four(heading).leak())];
        let found = found(&Example::Files(Vec::from(pages).leak()));
        found.iter().map(|one| one.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(""), ["step-not-accepted"]);
    assert_eq!(codes("\n#### Starting from 1 August 2026\n"), ["step-not-accepted"]);
    assert_eq!(codes("\n#### Starting from 1 August 2027\n"), [""; 0]);
}

/// Two sentences with *if the post asks for it* ask two things, each in the words of what is asked for; and what stands
/// behind the introducer of a list is the source of its items.
#[test]
fn what_is_said_of_a_list_holds_of_its_items() {
    let bullets = "- If the post asks for it, you must pass a DBS check.[^a]\n- If the post asks for it, you must have one of:[^a]\n  - GCSE maths.\n  - GCSE art.";
    let checked = check(&framework(&Example::Bullets(bullets)));
    let role = checked.framework.role("one").expect("it is there");
    let rules: Vec<&Requirement> = role.routes.iter().flat_map(|route| &route.requirements).collect();
    let asked: Vec<String> = rules
        .iter()
        .flat_map(|rule| rule.guard.iter().flat_map(|guard| guard.clause.leaves()))
        .map(|leaf| leaf.question.text.clone())
        .collect();
    assert_eq!(asked, ["Does the post ask for a DBS check?", "Does the post ask for GCSE maths, GCSE art?"]);
    let sources: Vec<_> = rules
        .iter()
        .filter_map(|rule| match &rule.content {
            Content::Group { members, .. } => Some(members.iter().map(|member| member.sources.len())),
            _ => None,
        })
        .flatten()
        .collect();
    assert_eq!(sources, [1, 1]);
}

/// Everyone goes through a check once offered a place; as one of several it is asked when the others are.
#[test]
fn an_alternative_falls_due_with_the_others() {
    let bullets = "- You must have a DBS check.[^a]\n- You must have one of:[^a]\n  - a DBS check.\n  - GCSE maths.\n- You must have all of:[^a]\n  - a DBS check.\n  - GCSE art.";
    let checked = check(&framework(&Example::Bullets(bullets)));
    let role = checked.framework.role("one").expect("it is there");
    let moments = |rule: &Requirement| match &rule.content {
        Content::Group { members, .. } => members.iter().map(|member| member.moment).collect(),
        _ => vec![rule.moment],
    };
    let told: Vec<Vec<Moment>> = role.routes.iter().flat_map(|route| &route.requirements).map(moments).collect();
    assert_eq!(told, [vec![Moment::Offered], vec![Moment::Start; 2], vec![Moment::Offered, Moment::Start]]);
}

#[test]
fn a_requirement_that_is_there_is_told_from_one_that_follows() {
    let told = |bullets: &str| -> Vec<(String, bool)> {
        let written: String = bullets.lines().map(|bullet| format!("- {bullet}[^a]\n")).collect();
        let found = found(&Example::Bullets(written.leak()));
        found.into_iter().map(|one| (one.message, one.shown.is_some())).collect()
    };
    assert_eq!(
        told("You must be at least 16 when you start.\nYou must be at least 18 when you start."),
        [("whoever meets another requirement of the list meets this one too".to_owned(), true)]
    );
    assert_eq!(
        told("You must be at least 18 when you start.\nWhen you start, you must be 18 or over."),
        [("this asks for what another requirement of the list asks for".to_owned(), false)]
    );
}
