//! Every finding, by a page that raises it: its code, its line, and what it says.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use std::collections::BTreeSet;

use rungs_check::finding::RULES;
use rungs_check::{Checked, Level, SourceFile, check};
use rungs_core::requirement::Content;
use support::{FRAMEWORK, TERMS, asking, file, role, with};

/// A framework, and the code, the line and some words of a finding it raises.
struct Case {
    name: &'static str,
    checked: Checked,
    code: &'static str,
    line: u32,
    says: &'static str,
}

fn case(name: &'static str, checked: Checked, code: &'static str, line: u32, says: &'static str) -> Case {
    Case { name, checked, code, line, says }
}

fn page(content: &str) -> Checked {
    with(vec![file("roles/one.md", content)])
}

fn terms(more: &str) -> Checked {
    check(&[file("framework.md", FRAMEWORK), file("terms.md", format!("{TERMS}\n{more}"))])
}

fn cases() -> Vec<Case> {
    let head = "---\nrole: one\nlevel: 5\n---\n# Role one\n";
    let rule_line = u32::try_from(TERMS.lines().count() + 4).expect("a short page");
    let sixty_five: String =
        (1..=65).map(|number| format!("- You must have experience in place {number}.[^a]\n")).collect();
    let places: String = (1..=65).map(|number| format!("## place {number}\nKind: setting\n\n")).collect();
    vec![
        case(
            "a level in words",
            page("---\nrole: one\nlevel: five\n---\n# One\n"),
            "bad-value",
            3,
            "a number from 1 to 8",
        ),
        case(
            "a must that one provider sets aside",
            asking("- You must be employed in the NHS.[^a]\n- At Northmoor, the employment is not asked for.[^a]"),
            "fills-in-nothing",
            12,
            "must be met everywhere",
        ),
        case(
            "something filled in of what the funder asks",
            asking("- For funding, you usually need 4 GCSEs.[^a]\n- At Northmoor, the GCSEs are not asked for.[^a]"),
            "fills-in-which",
            12,
            "and 0 are",
        ),
        case(
            "something filled in of no rule",
            asking("- You must be employed in the NHS.[^a]\n- At Northmoor, the GCSEs are not asked for.[^a]"),
            "fills-in-which",
            12,
            "and 0 are",
        ),
        case(
            "a file in another encoding",
            with(vec![file("roles/one.md", b"---\nrole: one\n---\n# Caf\xe9\n")]),
            "cannot-read",
            4,
            "UTF-8",
        ),
        case(
            "a step to no page",
            page(&format!("{head}\n## Where it leads\n- [Two](two.md)\n")),
            "dead-link",
            8,
            "“two”",
        ),
        case(
            "two pages of one role",
            with(vec![
                file("roles/a.md", role("one", "- You must be employed in the NHS.[^a]")),
                file("roles/b.md", role("one", "- You must be employed in the NHS.[^a]")),
            ]),
            "duplicate-role",
            1,
            "“one”",
        ),
        case(
            "two ways in of one name",
            page(&format!(
                "{head}\n## Ways in\n\n### Course\nFull-time course.\n- You must be employed in the NHS.[^a]\n\n### Course\nFull-time course.\n- You must be employed in the NHS.[^a]\n\n[^a]: A source. Read 2026-11-22.\n"
            )),
            "duplicate-route",
            13,
            "“Course”",
        ),
        case(
            "one name for two subjects",
            terms("## caring\nAlso called: healthcare\n"),
            "duplicate-term",
            40,
            "“healthcare”",
        ),
        case(
            "a heading without rules",
            page(&format!("{head}\n## Everyone needs\n")),
            "heading-without-rules",
            7,
            "Everyone needs",
        ),
        case(
            "terms in a circle",
            terms("## chicken\nIncludes: egg\n\n## egg\nIncludes: chicken\n"),
            "include-cycle",
            40,
            "includes itself",
        ),
        case(
            "instead of nothing that is asked",
            asking(
                "- You must be employed in the NHS.[^a]\n- Experience in care may count instead of the certificate, as the university decides.[^a]",
            ),
            "instead-of-which",
            12,
            "certificate",
        ),
        case(
            "a grade off its scale",
            asking("- You must have 4 GCSEs at grade 12 or above.[^a]"),
            "misfit",
            11,
            "not a grade of GCSE",
        ),
        case(
            "a grade of all, or of the subjects before it",
            asking("- You must have 4 GCSEs, including maths, at grade 6 or above.[^a]"),
            "misfit",
            11,
            "of all of them, or of maths only",
        ),
        case(
            "an alternative with a condition of its own",
            asking(
                "- You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n  - If you work in the NHS, you must work 30 hours a week.[^a]",
            ),
            "not-an-alternative",
            13,
            "would meet the whole list",
        ),
        case(
            "an alternative that everyone goes through later",
            asking(
                "- You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n  - an interview once offered a place.[^a]",
            ),
            "not-an-alternative",
            13,
            "no way round the rest",
        ),
        case(
            "an alternative that is about the course",
            asking(
                "- You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n  - The course must last at least 12 months.[^a]",
            ),
            "not-an-alternative",
            13,
            "a rule about the course is met by everyone",
        ),
        case(
            "an alternative that asks nothing",
            asking(
                "- You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n  - There are no set requirements.[^a]",
            ),
            "not-an-alternative",
            13,
            "this asks nothing",
        ),
        case(
            "a misspelt line below another one",
            terms("## cleaner\nKind: job\nAlso caled: domestic\n"),
            "vocabulary-line",
            rule_line,
            "Also caled",
        ),
        case(
            "two roles at once",
            asking("- You must work 30 hours a week in a porter and a care role.[^a]"),
            "misfit",
            11,
            "each of these, or any?",
        ),
        case(
            "letters and numbers that disagree",
            asking("- You must have 4 GCSEs at grade 5 (C) or above.[^a]"),
            "misfit",
            11,
            "not the same grade",
        ),
        case(
            "no page for the framework",
            check(&[file("terms.md", TERMS)]),
            "missing-page",
            1,
            "what the framework is called",
        ),
        case(
            "a role without a title",
            page("---\nrole: one\n---\n\n## What you do\n- Care\n"),
            "missing-value",
            1,
            "no title",
        ),
        case(
            "most of what somebody judges could be checked",
            asking("- You must have 4 GCSEs at grade 4 or above and more, as the employer decides.[^a]"),
            "judged-whole",
            11,
            "4 GCSEs at grade 4 or above and more",
        ),
        case(
            "a number in what somebody judges",
            asking("- You must show a logbook of 30 hours beside a nurse, as the employer decides.[^a]"),
            "judged-measure",
            11,
            "nobody is held to “30 hours”",
        ),
        case(
            "a way in that nobody offers",
            page(&format!(
                "{head}\n## Ways in\n\n### Course\nFull-time course.\nOffered only by those named.\n- You must be employed in the NHS.[^a]\n\n[^a]: A source. Read 2026-11-22.\n"
            )),
            "no-offer",
            9,
            "nobody is named",
        ),
        case(
            "a condition asked word for word",
            asking("- If you travel between sites, you must be employed in the NHS.[^a]"),
            "open-guard",
            11,
            "you travel between sites",
        ),
        case(
            "a sentence left unread by its author",
            asking("- Unread: something or other.[^a]"),
            "unread-here",
            11,
            "wasn't imported",
        ),
        case(
            "two rules that ask for each other",
            terms(
                "## day rule\nKind: rule\n- You must meet the night rule.[^a]\n\n## night rule\nKind: rule\n- You must meet the day rule.[^a]\n\n[^a]: A source. Read 2026-11-22.\n",
            ),
            "rule-cycle",
            rule_line,
            "“day rule” asks for itself, by way of “night rule”",
        ),
        case("a rule without a source", asking("- You must be employed in the NHS."), "no-source", 11, "comes from"),
        case(
            "a page that is neither",
            with(vec![file("notes.md", "# Notes\n")]),
            "not-a-page",
            1,
            "neither a role nor vocabulary",
        ),
        case(
            "prose among rules",
            page(&format!(
                "{head}\n## Everyone needs\nA kind heart helps.\n- You must be employed in the NHS.[^a]\n\n[^a]: A source. Read 2026-11-22.\n"
            )),
            "prose-among-rules",
            8,
            "decide nothing",
        ),
        case(
            "a way in without its line",
            page(&format!(
                "{head}\n## Ways in\n\n### Course\n- You must be employed in the NHS.[^a]\n\n[^a]: A source. Read 2026-11-22.\n"
            )),
            "route-line",
            9,
            "what kind of way in",
        ),
        case(
            "a way in of a kind that there isn't",
            page(&format!(
                "{head}\n## Ways in\n\n### Course\nSandwich course at level 6.\n- You must be employed in the NHS.[^a]\n\n[^a]: A source. Read 2026-11-22.\n"
            )),
            "route-line",
            10,
            "begins with no kind of way in",
        ),
        case(
            "a list with nothing in it",
            asking("- You must have one of:[^a]"),
            "introducer-without-list",
            11,
            "nothing is listed",
        ),
        case(
            "bullets below a whole sentence",
            asking("- You must be employed in the NHS.[^a]\n  - You must be employed in the NHS.[^a]"),
            "list-without-introducer",
            12,
            "ends in a colon",
        ),
        case(
            "three of two",
            asking("- You must meet at least 3 of:\n  - be employed in the NHS.[^a]\n  - have GCSE maths.[^a]"),
            "too-few-listed",
            11,
            "only 2 are listed",
        ),
        case(
            "a heading among duties",
            page(&format!("{head}\n## What you do\n- Help people\n\n### On nights\n- Help people to sleep\n")),
            "misplaced-heading",
            10,
            "What you do",
        ),
        case(
            "prose among duties",
            page(&format!("{head}\n## What you do\nYou help.\n- Help people\n")),
            "prose-among-rules",
            8,
            "only the bullets",
        ),
        case(
            "one provider's rule in everybody's list",
            asking(
                "- You must have one of:[^a]\n  - GCSE English\n  - At Northmoor University, you must have GCSE maths",
            ),
            "misplaced-offer",
            13,
            "Northmoor University",
        ),
        case(
            "either of three",
            asking("- You must have either:[^a]\n  - GCSE English\n  - GCSE maths\n  - 4 GCSEs"),
            "more-than-two",
            11,
            "3 are listed",
        ),
        case("requirements that vary by nothing", asking("- Requirements vary.[^a]"), "varies-by-what", 11, "by what"),
        case("a page of two megabytes", page(&format!("{head}{}", "word ".repeat(500_000))), "too-large", 1, "MB"),
        case(
            "more conditions than a role can weigh",
            check(&[
                file("framework.md", FRAMEWORK),
                file("terms.md", format!("{TERMS}\n{places}")),
                file("roles/one.md", role("one", &sixty_five)),
            ]),
            "too-many-conditions",
            1,
            "64 different things",
        ),
        case(
            "general knowledge",
            page(&format!(
                "{head}\n## Everyone needs\n- You must be employed in the NHS.[^a]\n\n[^a]: General knowledge, not confirmed.\n"
            )),
            "unconfirmed",
            8,
            "no source has confirmed",
        ),
        case("a misspelt key", page("---\nrole: one\nlevle: 5\n---\n# One\n"), "unknown-key", 3, "levle"),
        case("a family of something undefined", terms("## caring\nIncludes: nursin\n"), "unknown-name", 41, "“nursin”"),
        case(
            "a level that is no number",
            terms("## award\nKind: qualification\nLevel: three\n"),
            "vocabulary-line",
            42,
            "Level: three",
        ),
        case(
            "an acceptance without a reason",
            check(&[
                file("framework.md", format!("{FRAMEWORK}\n## Accepted findings\n- leads-nowhere in [One](one.md).\n")),
                file("terms.md", TERMS),
                file("one.md", role("one", "- You must be employed in the NHS.[^a]")),
            ]),
            "unread-acceptance",
            9,
            "why",
        ),
        case(
            "an award that no rule could ask for",
            asking("Gives a lot of confidence.\n- You must be employed in the NHS.[^a]"),
            "unread-gain",
            11,
            "a lot of confidence",
        ),
        case(
            "two pages of one opportunity",
            {
                let art = "---\nopportunity: art\n---\n# Art\n\nPart-time course, 3 months.[^a]\nGives GCSE English at grade 4.\n\n## Before you start\n- There are no set requirements.[^a]\n\n[^a]: A source. Read 2026-11-22.\n";
                with(vec![file("opportunities/art.md", art), file("opportunities/more.md", art)])
            },
            "duplicate-opportunity",
            1,
            "“art” has a page already",
        ),
        // What the reader of text finds comes through with its place.
        case("a typo in a rule", asking("- You must be employd in the NHS.[^a]"), "unread-words", 11, "employd"),
        case(
            "an unknown term",
            asking("- You must hold a healthcar qualification.[^a]"),
            "unknown-term",
            11,
            "healthcar",
        ),
        case(
            "an unknown heading",
            page(&format!("{head}\n## What you neeed\n- Care\n")),
            "unknown-heading",
            7,
            "neeed",
        ),
    ]
}

#[test]
fn every_finding_says_what_and_where() {
    let mut wrong = Vec::new();
    for case in cases() {
        let place = |finding: &&rungs_check::Finding| finding.code == case.code && finding.location.line == case.line;
        match case.checked.findings.iter().find(place) {
            Some(found) if found.message.contains(case.says) => {}
            Some(found) => wrong.push(format!("{}: “{}” doesn't say “{}”", case.name, found.message, case.says)),
            None => {
                let line = |one: &rungs_check::Finding| {
                    format!("{}:{} {}: {}", one.location.path, one.location.line, one.code, one.message)
                };
                let all: Vec<String> = case.checked.findings.iter().map(line).collect();
                wrong.push(format!("{}: no {} on line {} in {all:#?}", case.name, case.code, case.line));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_rule_is_without_a_case() {
    let raised: BTreeSet<&str> = cases().iter().map(|case| case.code).collect();
    // What only examining finds is raised by its example in the manual.
    let read = |rule: &&&rungs_check::Rule| {
        let findings = check(&rungs_check::example::framework(&rule.example)).findings;
        findings.iter().any(|finding| finding.code == rule.code)
    };
    let missing: Vec<&str> =
        RULES.iter().filter(read).map(|rule| rule.code).filter(|code| !raised.contains(code)).collect();
    assert!(missing.is_empty(), "no case raises {missing:?}");
}

#[test]
fn a_sound_framework_has_no_errors() {
    let checked = asking("- You must be employed in the NHS.[^a]\n- You usually need 4 GCSEs at grade 4 or above.[^a]");
    assert!(checked.is_sound(), "{:#?}", checked.findings);
    assert_eq!(checked.framework.roles[0].routes[0].requirements.len(), 2);
}

#[test]
fn one_bad_bullet_takes_no_other_with_it() {
    let checked = asking(
        "- You must be employed in the NHS.[^a]\n- You must juggle.[^a]\n- You usually need 4 GCSEs at grade 4 or above.[^a]",
    );
    assert_eq!(checked.findings.iter().filter(|finding| finding.level == Level::Error).count(), 1);
    assert_eq!(checked.framework.roles[0].routes[0].requirements.len(), 2);
}

#[test]
fn ten_thousand_nested_bullets_are_one_message_each_way() {
    let bullets: String =
        (0..10_000).map(|depth| format!("{}- You must have one of:\n", "  ".repeat(depth.min(400)))).collect();
    let checked = asking(&bullets);
    assert!(!checked.is_sound());
}

#[test]
fn a_file_that_cannot_be_opened_is_a_finding() {
    let file = SourceFile { path: "roles/one.md".into(), content: Err("permission denied".into()) };
    let checked = with(vec![file]);
    assert!(
        checked
            .findings
            .iter()
            .any(|finding| finding.code == "cannot-read" && finding.message.contains("permission denied"))
    );
}

/// How often it is told that a rule asks for itself, for rules with these names and lines.
fn circles(rules: &[(&str, &str)]) -> usize {
    let section = |(name, line): &(&str, &str)| format!("## {name}\nKind: rule\n- You must meet the {line}.[^a]\n\n");
    let rules: String = rules.iter().map(section).collect();
    let checked = terms(&format!("{rules}[^a]: A source. Read 2026-11-22.\n"));
    checked.findings.iter().filter(|finding| finding.code == "rule-cycle").count()
}

#[test]
fn a_circle_of_rules_is_told_once() {
    assert_eq!(circles(&[("day rule", "day rule")]), 1);
    assert_eq!(circles(&[("day rule", "night rule"), ("night rule", "day rule")]), 1);
    assert_eq!(circles(&[("day rule", "night rule"), ("night rule", "night rule")]), 1);
    let rules = [("day rule", "night rule"), ("night rule", "late rule"), ("late rule", "night rule")];
    assert_eq!(circles(&rules), 1);
}

/// The sources below the heading of a rule are those of its sentences; without any, it is whoever asks for it.
#[test]
fn a_rule_with_a_name_has_its_own_sources() {
    let sources = |heading: &str| {
        let rule = format!("## day rule{heading}\nKind: rule\n- You must be employed in the NHS.\n");
        let files = [
            file("terms.md", format!("{TERMS}\n{rule}\n[^b]: Another. Read 2026-11-22.\n")),
            file("roles/one.md", role("one", "- You must meet the day rule.[^a]")),
        ];
        let checked = check(&files);
        let requirement = &checked.framework.roles[0].routes[0].requirements[0];
        match &requirement.content {
            Content::Group { members, .. } => members[0].sources.clone(),
            _ => requirement.sources.clone(),
        }
    };
    assert_eq!(sources("[^b]"), ["b"]);
    assert_eq!(sources(""), ["a"]);
}

/// Eleven rules that each ask for the next one three times, and the last of them: too many sentences, and that is told.
#[test]
fn rules_that_ask_for_each_other_come_to_an_end() {
    let rule = |number: usize| {
        let asks = match number {
            10 => "be employed in the NHS".to_owned(),
            number => format!("meet the rule {}", number + 1),
        };
        format!("## rule {number}\nKind: rule\n{}\n", format!("- You must {asks}.[^a]\n").repeat(3))
    };
    let rules: String = (0..=10).map(rule).collect();
    let files = [
        file("terms.md", format!("{TERMS}\n{rules}\n[^a]: A source. Read 2026-11-22.\n")),
        file("roles/one.md", role("one", "- You must meet the rule 0.[^a]")),
    ];
    let checked = check(&files);
    let told = checked.findings.iter().filter(|finding| finding.message.contains("are more than 2000 sentences"));
    assert!(told.count() > 0, "{:?}", checked.findings);
}
