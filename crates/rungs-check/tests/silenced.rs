//! Every finding by its example in the manual: the words it is about, who shows it, and how its author says that it stays.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::BTreeSet;

use rungs_check::example::{self, ON, framework};
use rungs_check::{Finding, Level, Rule, SourceFile, check, examine, finding};
use rungs_text::manual::Example;

const REASON: &str = "it is right as it stands";

/// What is found of a rule's sort, in the framework of its example with these bullets among its accepted findings.
fn found(rule: &Rule, accepted: &str) -> Vec<Finding> {
    let files = accepting(framework(&rule.example), accepted);
    let findings = examine(&files, &check(&files), ON);
    findings.into_iter().filter(|finding| finding.code == rule.code).collect()
}

fn accepting(mut files: Vec<SourceFile>, bullets: &str) -> Vec<SourceFile> {
    const HEADING: &str = "## Accepted findings\n";
    let page = files.iter_mut().find(|file| file.path == "framework.md");
    if let Some(Ok(content)) = page.map(|file| &mut file.content).filter(|_| !bullets.is_empty()) {
        let text = String::from_utf8(content.clone()).expect("the page is text");
        let heading = if text.contains(HEADING) { String::new() } else { format!("\n{HEADING}") };
        *content = format!("{}\n{heading}{bullets}", text.trim_end()).into_bytes();
    }
    files
}

#[test]
fn every_finding_names_a_page_and_words_on_its_line() {
    for rule in finding::manual() {
        let finding = found(&rule, "").into_iter().next().unwrap_or_else(|| panic!("{} is not raised", rule.code));
        let place = &finding.location;
        assert!(finding.level == rule.level && !finding.message.is_empty(), "{finding:?}");
        let files = framework(&rule.example);
        let file = files.iter().find(|file| file.path == place.path);
        let text = file.and_then(|file| std::str::from_utf8(file.content.as_deref().ok()?).ok());
        match (text, place.span) {
            (Some(text), Some(span)) => {
                let before = text.get(..span.start).unwrap_or_else(|| panic!("{}: {place:?}", rule.code));
                let line = before.matches('\n').count() + 1;
                assert_eq!(usize::try_from(place.line), Ok(line), "{}", rule.code);
                assert!(text.get(span.start..span.end).is_some(), "{}: {place:?}", rule.code);
            }
            // It is about the page, which may be missing, or no text.
            (_, None) => {}
            (None, Some(_)) => panic!("{} names words of {}, which isn't there", rule.code, place.path),
        }
    }
}

#[test]
fn what_is_no_error_is_silenced_with_a_reason() {
    let manual = finding::manual();
    // What is found about acceptances is mended: it is the line that says so itself.
    let is_silenced = |rule: &&Rule| rule.level < Level::Error && !rule.code.ends_with("-acceptance");
    for rule in manual.iter().filter(is_silenced) {
        let bullets: BTreeSet<String> =
            found(rule, "").iter().filter_map(|finding| example::acceptance(finding, REASON)).collect();
        let left = found(rule, &bullets.into_iter().collect::<Vec<_>>().join("\n"));
        assert!(!left.is_empty(), "{} is told as accepted", rule.code);
        for finding in left {
            let reason = finding.accepted.as_ref().map(|accepted| accepted.reason.as_str());
            assert_eq!(reason, Some(REASON), "{}: {}", rule.code, finding.message);
        }
    }
}

#[test]
fn an_error_is_not_silenced() {
    for rule in finding::manual().iter().filter(|rule| rule.level == Level::Error) {
        for finding in found(rule, "") {
            assert_eq!(example::acceptance(&finding, REASON), None, "{}", rule.code);
            let page = &finding.location.path;
            let bullet = format!("- {} in [{page}]({page}), because {REASON}.", rule.code);
            assert!(found(rule, &bullet).iter().all(|finding| finding.accepted.is_none()), "{}", rule.code);
        }
    }
}

/// Where somebody can be made up who shows what is meant, they are; an error that nobody can meet shows nobody.
#[test]
fn whoever_shows_a_finding_is_shown() {
    let shown: Vec<&str> = finding::manual()
        .iter()
        .filter(|rule| found(rule, "").iter().any(|finding| finding.shown.is_some()))
        .map(|rule| rule.code)
        .collect();
    assert_eq!(
        shown,
        [
            "decidable-judgement",
            "gap-between-dates",
            "implied-alternative",
            "implied-requirement",
            "overlapping-dates",
            "overlapping-lengths",
            "step-not-accepted",
        ]
    );
}

/// A page, and what is found on it: the code, the line in its way in, and what is said.
#[track_caller]
fn is_found(example: Example, expected: &[&str]) {
    let files = framework(&example);
    let findings = examine(&files, &check(&files), ON);
    let line = |finding: &Finding| {
        let file = files.iter().find(|file| file.path == finding.location.path).expect("the page is there");
        let text = std::str::from_utf8(file.content.as_deref().expect("it can be read")).expect("it is text");
        let words = finding.location.line_in(text).trim_start_matches(['-', '#', ' ']).trim_end_matches("[^a]");
        format!("{} at “{words}”: {}", finding.code, finding.message)
    };
    assert_eq!(findings.iter().map(line).collect::<Vec<_>>(), expected);
}

const NOBODY: &str = "nobody can meet this, whatever they have done and whoever decides";

/// A course that asks this, beside a way in that is open to everybody.
fn beside_an_open_way(rules: &str) -> Example {
    let way = format!(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n{rules}\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]"
    );
    Example::WayIn(way.leak())
}

#[test]
fn a_length_that_no_window_holds_is_unmeetable_wherever_it_stands() {
    let long = "at least 6 years' experience in health or care, in the last 5 years.";
    let said = |words: &str| format!("unmeetable at “{words}”: {NOBODY}");
    let alone = format!("You must have {long}");
    is_found(beside_an_open_way(&format!("- {alone}[^a]")), &[&said(&alone)]);
    // A decision that somebody takes doesn't make it so.
    let judged = format!("You must have {}, as the employer decides.", long.trim_end_matches('.'));
    let decidable =
        format!("decidable-judgement at “{judged}”: facts could settle this, and the employer decides all the same");
    is_found(beside_an_open_way(&format!("- {judged}[^a]")), &[&decidable, &said(&judged)]);
    // Of a list, the item is told, though another one can be met.
    let listed = format!("- You must have one of:\n  - {long}[^a]\n  - 4 GCSEs at grade 4 or above.[^a]");
    is_found(beside_an_open_way(&listed), &[&said(long)]);
    // What one provider asks is looked at as well.
    let offered = format!("- You must be employed in the NHS.[^a]\n\n#### At Northmoor University\n- {alone}[^a]");
    is_found(beside_an_open_way(&offered), &[&said(&alone)]);
}

#[test]
fn what_somebody_can_meet_is_not_unmeetable() {
    is_found(
        beside_an_open_way("- You must have at least 5 years' experience in health or care, in the last 5 years.[^a]"),
        &[],
    );
}

#[test]
fn a_role_is_unreachable_where_every_way_in_is_closed() {
    let closed = "- You must be under 19 when you start.[^a]\n- You must be at least 25 when you start.[^a]";
    is_found(
        Example::Bullets(closed),
        &[
            "unreachable-role at “Role one”: nobody can be ready for any way into “Role one”",
            "clashing-requirements at “You must be at least 25 when you start.”: nobody can meet this together with what else is asked here",
        ],
    );
    // One way in that is open is enough.
    is_found(
        beside_an_open_way(closed),
        &[
            "clashing-requirements at “You must be at least 25 when you start.”: nobody can meet this together with what else is asked here",
        ],
    );
    is_found(
        Example::Page("---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Where it leads\n- [Role two](two.md)\n"),
        &["unreachable-role at “Role one”: no way in leads to “Role one”"],
    );
}

/// A rule about the course closes no way in, and neither does one that only some starts fall under.
#[test]
fn a_rule_for_other_starts_closes_nothing() {
    let rules = "- You must be at least 25 when you start.[^a]\n\n#### Starting before 1 August 2025\n- You must be under 19 when you start.[^a]";
    let files = framework(&Example::Bullets(rules));
    let findings = examine(&files, &check(&files), ON);
    assert!(findings.iter().all(|finding| finding.code != "unreachable-role"), "{findings:#?}");
}

/// So many settings, each of which both helps and harms.
fn crossing(settings: usize) -> Example {
    Example::Many(
        "## place {n}\nKind: setting",
        "- If you have experience in place {n}, you must have experience in health or care.[^a]\n- Unless you have experience in place {n}, you must be employed in the NHS.[^a]",
        settings,
    )
}

#[test]
fn facts_cross_where_more_ways_are_tried_than_one_pass_holds() {
    is_found(crossing(6), &[]);
    is_found(
        crossing(7),
        &[
            "crossing-facts at “Course”: 128 ways for facts to turn out are tried together: work and experience both help and harm here",
        ],
    );
    is_found(
        crossing(8),
        &[
            "crossing-facts at “Course”: 256 ways for facts to turn out are tried together: work and experience both help and harm here",
        ],
    );
}
