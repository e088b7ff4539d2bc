//! What examining finds between days, ways in and pages, and what it leaves alone.
#![allow(missing_docs, clippy::expect_used, reason = "tests")]

use rungs_check::example::{ON, framework};
use rungs_check::{check, examine};
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::Moment;
use rungs_core::standing::Standing;
use rungs_text::manual::Example;

/// The codes found in the small framework with this in it.
fn codes(example: &Example) -> Vec<&'static str> {
    let files = framework(example);
    examine(&files, &check(&files), ON).iter().map(|finding| finding.code).collect()
}

const COURSE: &str = "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n";

/// A course with rules below headings of days, and what is found there.
fn dated(below: &'static str, expected: &[&str]) {
    let written = format!("{COURSE}\n{below}");
    assert_eq!(codes(&Example::WayIn(written.leak())), expected, "{below}");
}

#[test]
fn rules_that_take_turns_are_left_alone() {
    dated(
        "#### Starting before 1 August 2025\n- You must be at least 16 when you start.[^a]\n\n#### Starting from 1 August 2025\n- You must be at least 18 when you start.[^a]",
        &[],
    );
}

#[test]
fn rules_for_two_things_may_hold_on_the_same_days() {
    dated(
        "#### Starting from 1 August 2025\n- You must be at least 16 when you start.[^a]\n\n#### Starting from 1 August 2026\n- You must pass a DBS check when you start.[^a]",
        &[],
    );
}

#[test]
fn a_day_too_soon_and_a_day_too_late() {
    let two = |ends: &str| -> &'static str {
        let below = format!(
            "#### Starting before {ends}\n- You must be at least 16 when you start.[^a]\n\n#### Starting from 1 August 2025\n- You must be at least 18 when you start.[^a]"
        );
        below.leak()
    };
    dated(two("31 July 2025"), &["gap-between-dates"]);
    dated(two("2 August 2025"), &["overlapping-dates"]);
}

#[test]
fn two_lengths_that_can_hold_for_one_person() {
    let lengths = |lines: &str, expected: &[&str]| {
        let way = format!(
            "### Course\nFull-time course at level 5.\nGives a diploma at level 5.\n{lines}\n- You must be employed in the NHS.[^a]"
        );
        assert_eq!(codes(&Example::WayIn(way.leak())), expected, "{lines}");
    };
    let apart = "If you are under 19 when you start, it takes 36 months.\nIf you are 19 or over when you start, it takes 24 months.";
    lengths(apart, &[]);
    let overlapping = "If you are under 25 when you start, it takes 36 months.\nIf you are 19 or over when you start, it takes 24 months.";
    lengths(overlapping, &["overlapping-lengths"]);
    let by_start = "If you start before 1 August 2025, it takes 36 months.\nIf you start on or after 1 August 2025, it takes 24 months.";
    lengths(by_start, &[]);
    let both_days = "If you start before 2 August 2025, it takes 36 months.\nIf you start on or after 1 August 2025, it takes 24 months.";
    lengths(both_days, &["overlapping-lengths"]);
    let two_paces = "If you are under 25 when you start, it takes 36 months full-time.\nIf you are 19 or over when you start, it takes 24 months part-time.";
    lengths(two_paces, &[]);
}

#[test]
fn somebody_for_whom_both_lengths_hold_is_shown() {
    let lines = "If you are under 25 when you start, it takes 36 months.\nIf you are 19 or over when you start, it takes 24 months.";
    let way = format!(
        "### Course\nFull-time course at level 5.\nGives a diploma at level 5.\n{lines}\n- You must be employed in the NHS.[^a]"
    );
    let files = framework(&Example::WayIn(way.leak()));
    let found = examine(&files, &check(&files), ON);
    let finding = found.iter().find(|finding| finding.code == "overlapping-lengths").expect("they overlap");
    assert!(finding.shown.is_some(), "{finding:?}");
}

#[test]
fn only_what_is_learnt_has_a_length_and_an_award() {
    for line in ["Direct entry.", "Promotion.", "Registration.", "Portfolio."] {
        let way: &'static str = format!("### Way\n{line}\n- You must be employed in the NHS.[^a]").leak();
        assert_eq!(codes(&Example::WayIn(way)), [""; 0], "{line}");
    }
    for line in ["Apprenticeship at level 5.", "College course at level 5.", "Part-time course at level 5."] {
        let way: &'static str = format!("### Way\n{line}\n- You must be employed in the NHS.[^a]").leak();
        assert_eq!(codes(&Example::WayIn(way)), ["no-length", "no-award"], "{line}");
    }
    let told = "### Way\nFull-time course at level 5.\nIt takes 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]";
    assert_eq!(codes(&Example::WayIn(told)), [""; 0]);
}

#[test]
fn whoever_shows_a_refused_step_is_refused() {
    let rule = rungs_check::finding::RULES.iter().find(|rule| rule.code == "step-not-accepted").expect("it is listed");
    let files = framework(&rule.example);
    let checked = check(&files);
    let findings = examine(&files, &checked, ON);
    let shown = findings.iter().find_map(|finding| finding.shown.as_deref()).expect("somebody shows it");
    let role = checked.framework.role(&shown.role).expect("the role they are shown for");
    let asked = Asked { start: shown.start, moment: Moment::Start };
    let program = Program::new(&checked.framework, role, asked).expect("it is small");
    let standings = program.decide(&program.read(&shown.person));
    assert!(standings.iter().all(|way| way.standing.ceiling == Standing::NotYet), "{standings:?}");
}

#[test]
fn credits_that_are_asked_for_in_other_subjects_are_apart() {
    const GRADED: &str = "## access grades\nKind: scale\nGrades: distinction, merit, pass\n\n## access diploma\nKind: qualification\nGraded: access grades";
    let found = |bullets: &'static str| codes(&Example::TermsAndBullets(GRADED, bullets));
    let same = "- You need 15 credits at merit from an access diploma.[^a]\n- You need 30 credits at pass from an access diploma.[^a]";
    assert_eq!(found(same), ["credits-overlap"]);
    let apart = "- You need 15 credits at merit in art from an access diploma.[^a]\n- You need 30 credits at pass in physics from an access diploma.[^a]";
    assert_eq!(found(apart), [""; 0]);
}

#[test]
fn credits_are_among_others_where_those_are_more_and_of_a_lower_grade() {
    const GRADED: &str = "## access grades\nKind: scale\nGrades: distinction, merit, pass\n\n## access diploma\nKind: qualification\nGraded: access grades";
    for (first, second, is_told) in [
        ("15 credits at merit", "30 credits at pass", true),
        ("15 credits at merit", "16 credits at pass", true),
        ("15 credits at merit", "15 credits at pass", false),
        ("30 credits at merit", "15 credits at pass", false),
        ("15 credits at merit", "30 credits at merit", false),
        ("15 credits at pass", "30 credits at merit", false),
    ] {
        let bullets =
            format!("- You need {first} from an access diploma.[^a]\n- You need {second} from an access diploma.[^a]");
        let found = codes(&Example::TermsAndBullets(GRADED, bullets.leak()));
        assert_eq!(found.contains(&"credits-overlap"), is_told, "{first}, {second}: {found:?}");
    }
}

/// What is said of the days on which sources were read and a page was reviewed, where these stand on the pages in turn.
fn said_of_days(days: [&str; 3], reviewed: Option<&str>) -> Vec<String> {
    let mut files = framework(&Example::Bullets("- You must be employed in the NHS.[^a]"));
    let pages = files.iter_mut().filter(|file| file.path.starts_with("roles/"));
    for (page, day) in pages.zip(days) {
        let text = String::from_utf8(page.content.clone().expect("it is there")).expect("it is text");
        let text = text.replace("Read 2026-11-22", &format!("Read {day}"));
        let front = reviewed.map_or_else(String::new, |day| format!("level: 5\nreviewed: {day}"));
        let text = if front.is_empty() { text } else { text.replacen("level: 5", &front, 1) };
        page.content = Ok(text.into_bytes());
    }
    let found = examine(&files, &check(&files), ON).into_iter();
    found.filter(|one| one.code.starts_with("stale")).map(|one| one.message).collect()
}

#[test]
fn a_source_is_old_a_year_and_a_day_after_it_was_read() {
    const TODAY: &str = "2026-11-22";
    assert_eq!(said_of_days(["2025-11-22"; 3], None), [""; 0]);
    let was = "the source “a” was last read on 21 November 2025";
    assert_eq!(said_of_days(["2025-11-21", TODAY, TODAY], None), [was]);
    assert_eq!(
        said_of_days(["2025-11-21", "2025-11-20", TODAY], None),
        ["the source “a” was last read on 20 November 2025, here and on another page"]
    );
    assert_eq!(said_of_days(["2025-11-21"; 3], None), [format!("{was}, here and on 2 other pages")]);
}

#[test]
fn a_page_is_old_a_year_and_a_day_after_it_was_reviewed() {
    let told = |day| said_of_days(["2026-11-22"; 3], Some(day));
    assert_eq!(told("2025-11-22"), [""; 0]);
    assert_eq!(told("2025-11-21"), ["this page was last reviewed on 21 November 2025"; 3]);
}

#[test]
fn a_requirement_and_its_stronger_twin() {
    let bullets = "- You must have 4 GCSEs at grade 4 or above.[^a]\n- You must have 5 GCSEs at grade 4 or above.[^a]";
    assert_eq!(codes(&Example::Bullets(bullets)), ["implied-requirement"]);
}

/// What is found of rules below headings of days: codes, messages, and whether somebody is shown of whom facts are told.
fn found_of(below: &str) -> Vec<(&'static str, String, bool)> {
    let files = framework(&Example::WayIn(format!("{COURSE}\n{below}").leak()));
    let findings = examine(&files, &check(&files), ON).into_iter();
    findings
        .map(|one| {
            let is_shown = one.shown.as_ref().is_some_and(|shown| !shown.person.answers.is_empty());
            (one.code, one.message, is_shown)
        })
        .collect()
}

#[test]
fn the_days_are_told_whichever_rule_stands_first() {
    let old = |ends: &str| format!("#### Starting before {ends}\n- You must be at least 16 when you start.[^a]\n\n");
    let new = "#### Starting from 1 August 2025\n- You must be at least 18 when you start.[^a]\n\n";
    let overlap = "this holds beside an earlier rule for the same thing from 1 August 2025, until 1 August 2025";
    let gap = "from 30 July 2025 until 31 July 2025 no rule for this holds";
    for (ends, code, message) in
        [("2 August 2025", "overlapping-dates", overlap), ("30 July 2025", "gap-between-dates", gap)]
    {
        let expected = vec![(code, message.to_owned(), true)];
        assert_eq!(found_of(&format!("{}{new}", old(ends))), expected);
        assert_eq!(found_of(&format!("{new}{}", old(ends))), expected);
    }
    let open = "#### Starting from 1 August 2024\n- You must be at least 16 when you start.[^a]\n\n";
    let message = "this holds beside an earlier rule for the same thing from 1 August 2025";
    let expected = vec![("overlapping-dates", message.to_owned(), true)];
    assert_eq!(found_of(&format!("{open}{new}")), expected);
}

#[test]
fn a_third_rule_may_stand_between_two() {
    let of = |heading: &str, age: u32| {
        format!("#### Starting {heading}\n- You must be at least {age} when you start.[^a]\n\n")
    };
    let (first, last) = (of("before 1 August 2024", 16), of("from 1 August 2025", 18));
    let gap = found_of(&format!("{first}{last}"));
    assert_eq!(gap.iter().map(|one| one.0).collect::<Vec<_>>(), ["gap-between-dates"]);
    // Two rules of one heading are for the same days, and so is one that nothing stands between.
    let same = found_of(&format!("{last}- You must be at least 21 when you start.[^a]\n"));
    assert!(same.iter().all(|one| one.0 != "overlapping-dates"), "{same:?}");
}

#[test]
fn lists_are_one_thing_where_their_items_are() {
    let list = |heading: &str, items: &[&str]| {
        let items: String = items.iter().map(|item| format!("  - {item}[^a]\n")).collect();
        format!("#### Starting {heading}\n- You must have one of:\n{items}\n")
    };
    let (before, from) = ("before 2 August 2025", "from 1 August 2025");
    let is_overlapping =
        |old: String, new: String| found_of(&format!("{old}{new}")).iter().any(|one| one.0 == "overlapping-dates");
    let two = |count: u32| [format!("{count} GCSEs at grade 4 or above."), "a driving licence.".to_owned()];
    let of = |heading: &str, items: &[String]| list(heading, &items.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(is_overlapping(of(before, &two(4)), of(from, &two(5))));
    // Another item, one more, a rule that is no list.
    let other = ["5 GCSEs at grade 4 or above.".to_owned(), "a degree.".to_owned()];
    assert!(!is_overlapping(of(before, &two(4)), of(from, &other)));
    let three = [two(5).to_vec(), vec!["a degree.".to_owned()]].concat();
    assert!(!is_overlapping(of(before, &two(4)), of(from, &three)));
    let single = format!("#### Starting {from}\n- You must have 5 GCSEs at grade 4 or above.[^a]\n\n");
    assert!(!is_overlapping(of(before, &two(4)), single));
}

/// What a provider doesn't ask for is no rule there.
#[test]
fn a_rule_that_a_provider_does_not_ask_for_implies_nothing_there() {
    let found = |filled: &str| {
        let general = "- You usually need 5 GCSEs at grade 4 or above.[^a]\n";
        let own = format!("- {filled}[^a]\n- You usually need 4 GCSEs at grade 4 or above.[^a]\n");
        codes(&Example::WayIn(format!("{COURSE}{general}\n#### At Northmoor\n{own}").leak()))
    };
    assert_eq!(found("The GCSEs are asked for."), ["implied-requirement"]);
    assert_eq!(found("The GCSEs are not asked for."), [""; 0]);
}

/// A page of its own words for a role, with the rules that use them.
fn defining(slug: &str, name: &str, rules: [&str; 2]) -> (String, String) {
    let [first, second] = rules;
    let page = format!(
        "---\nrole: {slug}\nlevel: 5\n---\n# Role {slug}\n\n## Ways in\n\n### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- {first}[^a]\n- {second}[^a]\n- A fitting role is one of:\n  - {name}\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n"
    );
    (format!("roles/{slug}.md"), page)
}

/// Sentences that are apart on one page are looked at anew on another, where a phrase in them means something else.
#[test]
fn sentences_that_are_apart_on_one_page_may_not_be_on_another() {
    let (narrow, wide) = ("You must work as a porter.", "You must work in a care role.");
    let implied = |other: &'static str, of: &[(&str, &str)]| -> Vec<String> {
        let rules = ["You must work in a fitting role.", other];
        let mut files = framework(&Example::Bullets("- You must be employed in the NHS.[^a]"));
        let terms = files.iter_mut().find(|file| file.path == "terms.md").expect("it has terms");
        let more = "\n## cleaner\nKind: job\n";
        if let Ok(content) = &mut terms.content {
            content.extend_from_slice(more.as_bytes());
        }
        for (slug, name) in of {
            let (path, page) = defining(slug, name, rules);
            files.push(rungs_check::SourceFile { path, content: Ok(page.into_bytes()) });
        }
        let findings = examine(&files, &check(&files), ON);
        let implied = findings.into_iter().filter(|one| one.code == "implied-requirement");
        implied.map(|one| one.location.path).collect()
    };
    assert_eq!(implied(narrow, &[("five", "cleaner"), ("six", "cleaner")]), [""; 0]);
    assert_eq!(implied(narrow, &[("five", "cleaner"), ("six", "care role")]), ["roles/six.md"]);
    assert_eq!(implied(narrow, &[("five", "care role"), ("six", "cleaner")]), ["roles/five.md"]);
    assert_eq!(implied(wide, &[("five", "cleaner"), ("six", "porter")]), ["roles/six.md"]);
}

#[test]
fn a_list_that_asks_for_more_implies_what_asks_for_less() {
    let of = |bullets: &'static str| codes(&Example::Bullets(bullets));
    let list = "- You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n  - GCSE art and physics at grade 7 or above.[^a]\n- You must have 1 GCSE at grade 4 or above.[^a]";
    assert_eq!(of(list), ["implied-requirement"]);
}

#[test]
fn a_finding_stands_on_the_line_it_is_about() {
    for (code, words) in [("unused-definition", "is one of"), ("standard-disagrees", "standard ")] {
        let rule = rungs_check::finding::RULES.iter().find(|rule| rule.code == code).expect("it is listed");
        let files = framework(&rule.example);
        let findings = examine(&files, &check(&files), ON);
        let finding = findings.iter().find(|finding| finding.code == code).expect("its example has it");
        let file = files.iter().find(|file| file.path == finding.location.path).expect("it stands on a page");
        let page = String::from_utf8_lossy(file.content.as_ref().expect("it is in memory")).into_owned();
        let line = page.lines().nth(finding.location.line as usize - 1).unwrap_or_default();
        assert!(line.contains(words), "{code}: {line}");
    }
}

#[test]
fn of_several_rules_that_clash_only_those_are_told_that_do() {
    let rules = "- You must be at least 18 when you start.[^a]\n- You must complete the Care Certificate.[^a]\n- You must be under 16 when you start.[^a]";
    let way = format!("{COURSE}{rules}");
    let files = framework(&Example::WayIn(way.leak()));
    let findings = examine(&files, &check(&files), ON);
    let clash = findings.iter().find(|one| one.code == "clashing-requirements").expect("nobody is both");
    assert_eq!(clash.related.len(), 1, "{clash:#?}");
}

#[test]
fn what_nobody_meets_alone_clashes_with_nothing() {
    dated(
        "- You must have at least 6 years' experience in health or care, in the last 5 years.[^a]\n- You must be at least 18 when you start.[^a]",
        &["unreachable-role", "unmeetable"],
    );
}

#[test]
fn a_rule_for_the_days_between_two_leaves_no_gap() {
    let of = |heading: &str, age: u32| {
        format!("#### Starting {heading}\n- You must be at least {age} when you start.[^a]\n\n")
    };
    let (first, last) = (of("before 1 August 2024", 16), of("from 1 August 2025", 18));
    let between = of("from 1 August 2024", 17);
    let found = found_of(&format!("{first}{last}{between}"));
    assert!(found.iter().all(|one| one.0 != "gap-between-dates"), "{found:?}");
}

#[test]
fn whoever_could_be_settled_by_facts_is_shown_with_them() {
    let found = found_of("- You must be employed in the NHS, as the employer decides.[^a]\n");
    let shown: Vec<bool> = found.iter().filter(|one| one.0 == "decidable-judgement").map(|one| one.2).collect();
    assert_eq!(shown, [true], "{found:?}");
}

/// An alternative is told where the other one is enough whenever it is met itself, and only there.
#[test]
fn an_alternative_that_is_there_already() {
    let of = |items: [&str; 2]| {
        let items = items.map(|item| format!("  - {item}[^a]\n")).concat();
        codes(&Example::Bullets(format!("- You must have one of:[^a]\n{items}").leak()))
    };
    let five = "5 GCSEs at grade 4 or above.";
    assert_eq!(of([five, "4 GCSEs at grade 4 or above."]), ["implied-alternative"]);
    // Somebody has to decide.
    assert_eq!(of([five, "4 GCSEs at grade 4 or above, as the employer decides."]), ["decidable-judgement"]);
}

#[test]
fn a_list_that_holds_for_every_way_in_is_told_of_once() {
    let list = "- You must have one of:[^a]\n  - 5 GCSEs at grade 4 or above.\n  - 4 GCSEs at grade 4 or above.\n";
    let mut files = framework(&Example::Bullets("- You must be employed in the NHS.[^a]"));
    for file in files.iter_mut().filter(|file| file.path == "roles/one.md") {
        let text = String::from_utf8(file.content.clone().expect("it is there")).expect("it is text");
        let two = "### Another course\nFull-time course at level 5, 36 months.\nGives a diploma at level 5.\n- You must pass a DBS check.[^a]\n\n### ";
        let text = text
            .replacen("## Ways in", &format!("## To start any way in\n{list}\n## Ways in"), 1)
            .replacen("### ", two, 1);
        file.content = Ok(text.into_bytes());
    }
    let checked = check(&files);
    assert_eq!(checked.framework.roles.iter().map(|role| role.routes.len()).max(), Some(2));
    let found = examine(&files, &checked, ON);
    assert_eq!(found.iter().filter(|one| one.code == "implied-alternative").count(), 1, "{found:#?}");
}

#[test]
fn terms_that_nothing_names_are_told_together() {
    let of = |terms: &'static str| {
        let files = framework(&Example::Terms(terms));
        let found = examine(&files, &check(&files), ON);
        let one = found.into_iter().find(|one| one.code == "unused-term").expect("nothing names it");
        (one.message, one.help.unwrap_or_default(), one.related.len())
    };
    let alone = "take it out, or look for a rule that should name it".to_owned();
    assert_eq!(of("## chemistry"), ("nothing names “chemistry”".to_owned(), alone, 0));
    let together = "take them out, or look for rules that should name them".to_owned();
    assert_eq!(
        of("## chemistry\n\n## biology\n\n## geology"),
        ("nothing names “chemistry”, nor 2 more terms of this page".to_owned(), together, 2)
    );
}

/// A term that no rule names helps those who have it by its level, by its points or by what it stands for; and a word is
/// there for whoever looks for a role.
#[test]
fn what_decides_without_being_named_is_no_unused_term() {
    let of = |terms: &str| codes(&Example::Terms(terms.to_owned().leak()));
    assert_eq!(of("## NVQ\nKind: qualification"), ["unused-term"]);
    assert_eq!(of("## NVQ\nKind: qualification\nLevel: 2"), [""; 0]);
    assert_eq!(of("## NVQ\nKind: qualification\nPoints: 16"), [""; 0]);
    assert_eq!(of("## NVQ\nKind: qualification\nCounts as: GCSE in maths at grade 4, for the funder"), [""; 0]);
    assert_eq!(of("## painting\nKind: word"), [""; 0]);
}

#[test]
fn a_phrase_that_is_used_is_no_unused_definition() {
    let of = |bullet: &str| {
        codes(&Example::Bullets(
            format!("- A relevant role is one of:\n  - porter.\n- You must work in {bullet}.[^a]").leak(),
        ))
    };
    assert_eq!(of("a relevant role"), [""; 0]);
    assert_eq!(of("the NHS"), ["unused-definition"]);
}

/// What two ways in by one standard differ in: the first of level, length and award.
#[test]
fn ways_in_by_one_standard() {
    let told = |second: &str| {
        let way = |name: &str, line: &str| {
            format!("### {name}\nApprenticeship at {line}\n- You must be employed in the NHS.[^a]\n\n")
        };
        let first = way("Course", "level 5, standard ST0001, 24 months.\nGives a diploma at level 5.");
        let files = framework(&Example::WayIn(format!("{first}{}", way("Other course", second)).leak()));
        let found = examine(&files, &check(&files), ON);
        found.into_iter().filter(|one| one.code == "standard-disagrees").map(|one| one.message).collect::<Vec<_>>()
    };
    let another = |what: &str| vec![format!("standard ST0001 has another {what} here than elsewhere")];
    assert_eq!(told("level 5, standard ST0001, 24 months.\nGives a diploma at level 5."), [""; 0]);
    assert_eq!(told("level 6, standard ST0001, 24 months.\nGives a diploma at level 5."), another("level"));
    assert_eq!(told("level 5, standard ST0001, 18 months.\nGives a diploma at level 5."), another("length"));
    assert_eq!(told("level 5, standard ST0001, 24 months.\nGives a degree at level 5."), another("award"));
    assert_eq!(told("level 6, standard ST0002, 18 months.\nGives a degree at level 6."), [""; 0]);
}

#[test]
fn a_source_that_is_another_one_stands_on_its_line() {
    let rule = rungs_check::finding::RULES.iter().find(|rule| rule.code == "source-disagrees").expect("it is listed");
    let files = framework(&rule.example);
    let findings = examine(&files, &check(&files), ON);
    let finding = findings.iter().find(|one| one.code == rule.code).expect("its example has it");
    for place in std::iter::once(&finding.location).chain(finding.related.iter().map(|(place, _)| place)) {
        let file = files.iter().find(|file| file.path == place.path).expect("it stands on a page");
        let page = String::from_utf8_lossy(file.content.as_ref().expect("it is in memory")).into_owned();
        let line = page.lines().nth(place.line as usize - 1).unwrap_or_default();
        assert!(line.starts_with("[^a]:"), "{place:?}: {line}");
    }
}
