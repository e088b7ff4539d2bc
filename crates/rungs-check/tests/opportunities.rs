//! The pages of opportunities: what is read, what is told, and that the formatter keeps what they mean.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_check::diff::{Presence, diff};
use rungs_check::format::{Outcome, format};
use rungs_check::meaning::{Changed, Comparison};
use rungs_check::{Checked, Level, SourceFile, check, check_roles};
use rungs_core::condition::{Check, DayOfYear};
use rungs_core::framework::Framework;
use rungs_core::opportunity::{Gain, Gained, Opportunity, Pace};
use rungs_core::requirement::{Moment, Owner, Requirement, Strength};
use support::{FRAMEWORK, TERMS, file, role, shipped};

const LINES: &str = "Part-time course, 3 to 6 months, up to 4 hours a week, in the evening, starting in September or January.[^a]\nCosts £300 to £500.[^a]\nApply by 31 July.\nGives GCSE English at grade 4, and GCSE maths at grade 4.\nOffered by libraries.";

const RULES: &str =
    "## Before you start\n- You must be aged at least 19.[^a]\n- You must be employed in the NHS, as they decide.[^a]";

fn page(lines: &str, rules: &str) -> String {
    format!(
        "---\nopportunity: english\nreviewed: 2026-11-27\n---\n# English in the evening\n\nFor those who left school without it.\n\nMany go on.\n\n{lines}\n\n{rules}\n\n[^a]: A source. Read 2026-11-22.\n"
    )
}

fn files(lines: &str, rules: &str) -> Vec<SourceFile> {
    vec![file("framework.md", FRAMEWORK), file("terms.md", TERMS), file("opportunities/english.md", page(lines, rules))]
}

fn checked(lines: &str, rules: &str) -> Checked {
    check(&files(lines, rules))
}

fn read(lines: &str, rules: &str) -> Opportunity {
    let checked = checked(lines, rules);
    assert!(checked.findings.is_empty(), "{lines}: {:?}", checked.findings);
    checked.framework.opportunity("english").expect("it is read").clone()
}

#[test]
fn all_that_a_page_says() {
    let one = read(LINES, RULES);
    assert_eq!((one.slug.as_str(), one.title.as_str()), ("english", "English in the evening"));
    assert_eq!((one.place.page.as_str(), one.place.line), ("opportunities/english.md", 5));
    assert_eq!(one.summary, ["For those who left school without it.", "Many go on."]);
    assert!(one.line.starts_with("Part-time course, 3 to 6 months,") && one.line.ends_with("January."), "{}", one.line);
    assert_eq!((one.months, one.pace, one.hours_a_week), ((3, 6), Pace::PartTime, Some((0, 4))));
    assert!(one.in_evenings);
    assert_eq!((one.cost, one.starts_in.as_slice()), (Some((300, 500)), [1, 9].as_slice()));
    assert_eq!(one.apply_by, Some(DayOfYear { month: 7, day: 31 }));
    assert_eq!(one.owner, Owner::Named("libraries".to_owned()));
    let gives: Vec<&str> = one.gives.iter().map(|gain| gain.words.as_str()).collect();
    assert_eq!(gives, ["GCSE English at grade 4", "GCSE maths at grade 4"]);
    assert_eq!(one.sources, ["a"]);
    assert_eq!(one.reviewed.map(|day| day.to_string()).as_deref(), Some("2026-11-27"));
    let asked: Vec<_> = one.requirements.iter().map(|one| (one.strength, one.moment, one.decider.clone())).collect();
    let libraries = Owner::Named("libraries".to_owned());
    assert_eq!(asked, [(Strength::Must, Moment::Start, None), (Strength::Must, Moment::Start, Some(libraries))]);
}

#[test]
fn what_is_not_said_is_not_known() {
    let one = read(
        "Placement, 10 weeks.[^a]\nGives GCSE English at grade 4.",
        "## Before you start\n- What is needed here isn't known yet.[^a]",
    );
    assert_eq!((one.months, one.hours_a_week, one.cost, one.apply_by), ((2, 3), None, None, None));
    assert_eq!((one.starts_in.as_slice(), one.owner), ([].as_slice(), Owner::Provider));
    let free = read(
        "Training at work, 3 months.[^a]\nCosts nothing.[^a]\nGives GCSE English at grade 4.\nOffered by employers.",
        RULES,
    );
    assert_eq!((free.pace, free.cost, free.owner), (Pace::AtWork, Some((0, 0)), Owner::Employer));
}

#[test]
fn headings_below_it_say_when() {
    let one = read(LINES, &format!("{RULES}\n\n### Once offered a place\n- You must be employed in the NHS.[^a]"));
    let moments: Vec<Moment> = one.requirements.iter().map(|one| one.moment).collect();
    assert_eq!(moments, [Moment::Start, Moment::Start, Moment::Offered]);
}

#[test]
fn what_is_wrong_is_told_where_it_stands() {
    for (lines, rules, code, line, says) in [
        ("Costs nothing.[^a]\nGives GCSE English at grade 4.", RULES, "missing-value", 1, "nothing says what this is"),
        ("Part-time course.[^a]\nGives GCSE English at grade 4.", RULES, "missing-value", 11, "how long it takes"),
        ("Part-time course, 3 months.[^a]", RULES, "missing-value", 1, "nothing says what this gives"),
        ("Part-time course, 3 months.[^a]\nGives much joy.", RULES, "unread-gain", 12, "“much joy”"),
        (
            "Part-time course, 3 months, with tea.[^a]\nGives GCSE English at grade 4.",
            RULES,
            "unread-opportunity-line",
            11,
            "“with tea”",
        ),
        ("Part-time course, 3 months.\nGives GCSE English at grade 4.", RULES, "no-source", 11, "what this line says"),
        (
            "Part-time course, 3 months.[^a]\nCosts £3.50.[^a]\nGives GCSE English at grade 4.",
            RULES,
            "unread-opportunity-line",
            12,
            "this cost",
        ),
        (
            "Part-time course, 3 months.[^a]\nPart-time course, 4 months.[^a]\nGives GCSE English at grade 4.",
            RULES,
            "unread-opportunity-line",
            12,
            "already",
        ),
        (
            "Part-time course, 3 months.[^a]\nIt is great fun.\nGives GCSE English at grade 4.",
            RULES,
            "prose-among-rules",
            12,
            "stands among those",
        ),
        (
            "Part-time course, 3 months.[^a]\nGives GCSE English at grade 4.",
            "",
            "missing-value",
            1,
            "what this asks of those who start",
        ),
        (
            "Part-time course, 3 months.[^a]\nGives GCSE English at grade 4.",
            "## Ways in\n- You must be aged at least 19.[^a]",
            "unknown-heading",
            14,
            "“Ways in”",
        ),
        (
            "Part-time course, 3 months.[^a]\nGives GCSE English at grade 4.",
            "## Before you start",
            "heading-without-rules",
            14,
            "nothing stands under",
        ),
        (
            "Part-time course, 3 months.[^a]\nGives GCSE English at grade 4.",
            "## Before you start\n#### At Northmoor\n- You must be aged at least 19.[^a]",
            "misplaced-offer",
            16,
            "Northmoor",
        ),
    ] {
        let checked = checked(lines, rules);
        let found: Vec<_> =
            checked.findings.iter().map(|one| (one.code, one.location.line, one.message.as_str())).collect();
        let is_told =
            found.iter().any(|(raised, at, message)| *raised == code && *at == line && message.contains(says));
        assert!(is_told, "{lines}\n{rules}: {found:?}");
        let helped = checked.findings.iter().filter(|finding| finding.code == code);
        assert!(helped.clone().all(|finding| finding.help.is_some() || !finding.rewrites.is_empty()), "{code}");
    }
}

#[test]
fn an_unknown_key_is_told() {
    let page = page(LINES, RULES).replace("reviewed:", "reviewd:");
    let checked = check(&[file("framework.md", FRAMEWORK), file("terms.md", TERMS), file("o.md", page)]);
    let found: Vec<_> = checked.findings.iter().map(|one| (one.code, one.location.line)).collect();
    assert_eq!(found, [("unknown-key", 3)]);
    assert_eq!(checked.findings[0].rewrites.len(), 1);
}

#[test]
fn two_pages_of_one_name_are_told() {
    let mut files = files(LINES, RULES);
    files.push(file("opportunities/more.md", page(LINES, RULES)));
    let checked = check(&files);
    let found: Vec<_> = checked.findings.iter().map(|one| (one.code, one.location.path.as_str())).collect();
    assert_eq!(found, [("duplicate-opportunity", "opportunities/more.md")]);
    assert_eq!(checked.framework.opportunities.len(), 1);
}

#[test]
fn answers_about_a_role_read_no_opportunity() {
    let mut files = files("Part-time course, with tea.", RULES);
    files.push(file("roles/one.md", role("one", "- You must be employed in the NHS.[^a]")));
    let read = check_roles(&files, &["one"]);
    assert!(read.is_sound() && read.framework.opportunities.is_empty(), "{:?}", read.findings);
}

#[test]
fn what_two_versions_say_otherwise_is_a_change() {
    let before = checked(LINES, RULES).framework;
    for (from, to) in [
        ("3 to 6 months", "3 to 7 months"),
        ("Part-time course", "Online course"),
        ("£300", "£200"),
        ("31 July", "30 July"),
        ("at grade 4.", "at grade 5."),
        ("libraries", "hospitals"),
        ("January", "February"),
        (", in the evening", ""),
    ] {
        let after = checked(&LINES.replace(from, to), RULES).framework;
        let changed: Vec<_> = Comparison::new(&before, &after).changed().into_iter().collect();
        assert_eq!(changed, [Changed::Opportunity("english".to_owned())], "{from}");
    }
    let after = checked(LINES, &RULES.replace("19", "18")).framework;
    assert!(!Comparison::new(&before, &after).changed().is_empty());
    let worded = LINES.replace("up to 4 hours a week, in the evening", "in the evenings, up to 4 hours per week");
    assert!(Comparison::new(&before, &checked(&worded, RULES).framework).changed().is_empty());
}

#[test]
fn the_formatter_keeps_what_a_page_means() {
    let untidy = "---\nreviewed: 2026-11-27\nopportunity: english\n---\n# English in the evening\nFor those who left school without it.\n\nPart-time course , starting in May, in the evenings, 1 year[^a] [^b]\nit costs £1500.[^a]\ngives GCSE English at grade 4 and a GCSE in maths at grade 4\n\n## before you start\n\n- You need to be at least 19.[^a]\n\n[^a]: A source. Read 2026-11-22.\n[^b]: Another. Read 2026-11-22.\n";
    let tidy = "---\nopportunity: english\nreviewed: 2026-11-27\n---\n# English in the evening\n\nFor those who left school without it.\n\nPart-time course, 12 months, in the evening, starting in May.[^a] [^b]\nCosts £1,500.[^a]\nGives GCSE English at grade 4, and a GCSE in maths at grade 4.\n\n## Before you start\n- You must be at least 19.[^a]\n\n[^a]: A source. Read 2026-11-22.\n[^b]: Another. Read 2026-11-22.\n";
    let files = |page: &str| vec![file("framework.md", FRAMEWORK), file("terms.md", TERMS), file("o.md", page)];
    let of = |page: &str| format(&files(page), |path| path == "o.md").remove(0);
    let once = of(untidy);
    assert_eq!(once.outcome, Outcome::Changed(tidy.to_owned()));
    assert_eq!((of(tidy).outcome, once.unread), (Outcome::AsItWas, Vec::new()));
    let (before, after) = (check(&files(untidy)), check(&files(tidy)));
    assert!(Comparison::new(&before.framework, &after.framework).changed().is_empty());
    // What can't be read stays as it stands.
    let odd = tidy.replace("12 months, in the evening", "12 months, with  tea");
    assert_eq!(of(&odd).outcome, Outcome::AsItWas);
}

#[test]
fn a_diff_tells_of_them() {
    let before = checked(LINES, RULES).framework;
    let start = rungs_core::date::Date::constant(2026, 11, 27);
    let told = |after: &Framework| {
        let found = diff(&before, after, start).opportunities;
        found.into_iter().map(|one| (one.title, one.presence, one.page)).collect::<Vec<_>>()
    };
    assert!(told(&before).is_empty());
    let title = "English in the evening".to_owned();
    assert_eq!(told(&Framework::default()), [(title.clone(), Presence::Removed, Vec::new())]);
    let after = checked(&LINES.replace("£300 to £500", "£300"), &RULES.replace("19", "18")).framework;
    let page = [
        "costs £300, was £300 to £500",
        "asks “You must be aged at least 18. You must be employed in the NHS, as they decide.”, was “You must be aged at least 19. You must be employed in the NHS, as they decide.”",
    ];
    assert_eq!(told(&after), [(title, Presence::Both, page.map(str::to_owned).to_vec())]);
    let added = diff(&Framework::default(), &before, start).opportunities;
    assert_eq!(added.iter().map(|one| one.presence).collect::<Vec<_>>(), [Presence::Added]);
}

#[test]
fn an_error_on_one_stays_on_its_page() {
    let mut files = files("Part-time course, with tea.", RULES);
    files.push(file("roles/one.md", role("one", "- You must be employed in the NHS.[^a]")));
    let checked = check(&files);
    let by_page = checked.errors_by_page().expect("it stands in nobody's way");
    assert_eq!(by_page.keys().copied().collect::<Vec<_>>(), ["opportunities/english.md"]);
}

#[test]
fn those_that_ship_are_sound_and_tidy() {
    let files = ["", "vocabulary", "roles", "opportunities"].into_iter().flat_map(shipped).collect::<Vec<_>>();
    let checked = check(&files);
    let wrong: Vec<_> = checked
        .findings
        .iter()
        .filter(|finding| finding.level > Level::Note && finding.location.path.starts_with("opportunities/"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(checked.framework.opportunities.len() >= 12);
    for one in &checked.framework.opportunities {
        assert!(!one.summary.is_empty() && !one.sources.is_empty(), "{}", one.slug);
        assert!(one.gives.iter().all(|gain| gain.what.is_some()), "{}: {:?}", one.slug, one.gives);
        let is_entry = |gain: &Gain| matches!(gain.what, Some(Gained::Entry(_) | Gained::Hours(_)));
        assert!(one.gives.iter().all(is_entry), "{} gives a right to register", one.slug);
    }
    for page in format(&files, |path| path.starts_with("opportunities/")) {
        assert_eq!((page.outcome, page.unread), (Outcome::AsItWas, Vec::new()), "{}", page.path);
    }
}

#[test]
fn what_one_provider_asks_is_told_with_its_words() {
    let rules = format!("{RULES}\n\n#### At Northmoor\n- You must be employed in the NHS.[^a]");
    let (page, checked) = (page(LINES, &rules), checked(LINES, &rules));
    let one = checked.findings.iter().find(|one| one.code == "misplaced-offer").expect("it can't stand there");
    let place = one.location.span.expect("it has a place").slice(&page);
    assert_eq!(place, "- You must be employed in the NHS.[^a]");
}

/// What pages ask in words of their own is one thing a page, whichever was read first: a role asks about its own, and an
/// opportunity about another.
#[test]
fn what_is_asked_word_for_word_is_each_pages_own() {
    let of_role = role("one", "- If you travel between sites, you must be aged at least 18.[^a]");
    let rules = "## Before you start\n- If you work at night, you must be aged at least 19.[^a]";
    let mut all = files(LINES, rules);
    all.push(file("roles/one.md", of_role));
    let framework = check(&all).framework;
    let asked = |rule: &Requirement| {
        let leaves = rule.guard.as_ref().map(|guard| guard.clause.leaves()).unwrap_or_default();
        let checks = leaves.into_iter().flat_map(|leaf| leaf.condition.ways.iter().flatten()).map(|test| &test.check);
        let terms = checks.filter_map(|check| match check {
            Check::Within(terms) => Some(terms.iter().copied()),
            _ => None,
        });
        let titles = terms.flatten().filter_map(|term| framework.vocabulary.get(term)).map(|term| term.title.clone());
        titles.collect::<Vec<String>>()
    };
    assert_eq!(asked(&framework.roles[0].routes[0].requirements[0]), ["you travel between sites"]);
    assert_eq!(asked(&framework.opportunities[0].requirements[0]), ["you work at night"]);
}

/// A heading at the wrong level is told, and what stands below it is read all the same.
#[test]
fn a_heading_one_level_too_low_is_a_slip() {
    let checked = checked(LINES, &RULES.replace("## Before", "### Before"));
    let written = page(LINES, &RULES.replace("## Before", "### Before"));
    let one = checked.findings.iter().find(|one| one.code == "heading-level").expect("it is told");
    let mended = one.rewrites.first().and_then(|way| way.applied(&written));
    assert_eq!(mended, Some(page(LINES, RULES)), "{one:#?}");
    assert!(checked.findings.iter().all(|one| one.code != "missing-value"), "{:#?}", checked.findings);
    let other = self::checked(LINES, &format!("## Xyzzy\n- You must juggle.[^a]\n\n{RULES}"));
    assert!(other.findings.iter().all(|one| !one.message.contains("juggle")), "{:#?}", other.findings);
}
