//! Every ready-made way to write something is tried: written so, the page is read, and says what was offered.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;

use rungs_check::example::{ON, framework};
use rungs_check::{Finding, Level, SourceFile, check, examine, finding};
use rungs_text::Rewrite;
use rungs_text::manual::Example;

/// How many findings there are of each code.
fn counted(files: &[SourceFile]) -> (BTreeMap<&'static str, usize>, Vec<Finding>) {
    let found = examine(files, &check(files), ON);
    let mut counts = BTreeMap::new();
    found.iter().for_each(|one| *counts.entry(one.code).or_default() += 1);
    (counts, found)
}

/// The pages with one of them written this way. What is found of one code in several places is written so in all.
fn rewritten(files: &[SourceFile], found: &[Finding], finding: &Finding, rewrite: &Rewrite) -> Vec<SourceFile> {
    let mut files = files.to_vec();
    let page = files.iter_mut().find(|file| file.path == finding.location.path).expect("a finding is on a page");
    let source = String::from_utf8(page.content.clone().expect("the page could be read")).expect("a page is text");
    let alike = found.iter().filter(|one| (one.code, &one.location.path) == (finding.code, &finding.location.path));
    let ways = alike.flat_map(|one| &one.rewrites).filter(|way| way.label == rewrite.label);
    let mut edits: Vec<_> = ways.flat_map(|way| way.edits.iter().cloned()).collect();
    edits.sort_by_key(|edit| edit.span.start);
    edits.dedup();
    let all = Rewrite { edits, ..rewrite.clone() };
    let written = all.applied(&source).unwrap_or_else(|| panic!("{}: “{}” doesn't fit", finding.code, rewrite.label));
    page.content = Ok(written.into_bytes());
    files
}

/// What is worse once a page is written the way that a finding offers.
fn faults(files: &[SourceFile], finding: &Finding, rewrite: &Rewrite) -> Vec<String> {
    let (before, there) = counted(files);
    let (after, found) = counted(&rewritten(files, &there, finding, rewrite));
    let count = |counts: &BTreeMap<&str, usize>, code: &str| counts.get(code).copied().unwrap_or(0);
    let mut wrong = Vec::new();
    if count(&after, finding.code) >= count(&before, finding.code) {
        wrong.push(format!("{} is found again", finding.code));
    }
    // What is only worth knowing may well be meant.
    let told = found.iter().filter(|one| one.level > Level::Note);
    let new = told.filter(|one| count(&after, one.code) > count(&before, one.code));
    wrong.extend(new.map(|one| format!("{}: {}", one.code, one.message)));
    wrong
}

#[test]
fn what_the_manual_offers_mends_its_examples() {
    let mut wrong = String::new();
    for rule in finding::manual() {
        let files = framework(&rule.example);
        let (_, found) = counted(&files);
        for finding in found.iter().filter(|finding| finding.code == rule.code) {
            for rewrite in &finding.rewrites {
                for fault in faults(&files, finding, rewrite) {
                    wrong += &format!("\n{}, “{}”: {fault}", rule.code, rewrite.label);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// First drafts as people write them: what is found in these bullets, and what each way to write them makes of them. None
/// of them is found fault with again.
#[track_caller]
fn check_draft(bullets: &'static str, code: &str, expected: &[&str]) {
    let files = framework(&Example::TermsAndBullets("## skills assessment\nKind: test", bullets));
    let page = |files: &[SourceFile]| {
        let file = files.iter().find(|file| file.path == "roles/one.md").expect("the page of the example");
        String::from_utf8(file.content.clone().expect("it can be read")).expect("it is text")
    };
    let before = page(&files);
    let (_, found) = counted(&files);
    let told = || found.iter().map(|one| format!("\n{}: {}", one.code, one.message)).collect::<String>();
    let finding =
        found.iter().find(|one| one.code == code).unwrap_or_else(|| panic!("{bullets}: no {code} in{}", told()));
    let mut offered = Vec::new();
    for rewrite in &finding.rewrites {
        let faults = faults(&files, finding, rewrite);
        assert!(faults.is_empty(), "{bullets}\n“{}”: {faults:?}", rewrite.label);
        let after = page(&rewritten(&files, &found, finding, rewrite));
        // The lines that weren't there before.
        let lines = after.lines().filter(|line| !before.lines().any(|other| other == *line));
        let lines: Vec<&str> = lines.map(|line| line.trim_end_matches("[^a]")).collect();
        offered.push(lines.join("\n"));
    }
    assert_eq!(offered, expected, "{bullets}: {}: {:?}", finding.message, finding.help);
}

#[test]
fn a_kind_of_way_in_is_called_as_it_is_read() {
    let told = |line: &str| {
        let page = format!("### Course\n{line}\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]");
        let files = framework(&Example::WayIn(Box::leak(page.into_boxed_str())));
        let (_, found) = counted(&files);
        let found: Vec<&Finding> = found.iter().filter(|one| one.level == Level::Error).collect();
        let [only] = found.as_slice() else { panic!("{line}: {found:?}") };
        assert_eq!(only.code, "route-line");
        only.rewrites.iter().for_each(|rewrite| assert_eq!(faults(&files, only, rewrite), [""; 0], "{line}"));
        only.rewrites.iter().map(|rewrite| rewrite.edits[0].replacement.clone()).collect::<Vec<_>>()
    };
    assert_eq!(told("Our apprenticeship at level 5, 24 months."), ["Apprenticeship"]);
    assert_eq!(told("Part-time diploma at level 5, 30 months."), ["Part-time course"]);
    assert_eq!(told("A taught master's, 24 months."), ["Postgraduate course"]);
    assert_eq!(told("Evening classes at level 5, 24 months."), [""; 0]);
}

#[test]
fn what_others_ask_gets_a_strength() {
    check_draft(
        "- Most colleges ask for GCSE English at grade 4 or above.[^a]",
        "no-strength",
        &["- You usually need GCSE English at grade 4 or above."],
    );
    check_draft("- All employers want a driving licence.[^a]", "no-strength", &["- You must have a driving licence."]);
    check_draft(
        "- Many employers want you to work in a care role.[^a]",
        "no-strength",
        &["- You usually work in a care role."],
    );
    check_draft(
        "- Employers prefer a driving licence.[^a]",
        "no-strength",
        &["- Preferably, you have a driving licence."],
    );
    // What is taken instead of something else is no requirement of its own.
    check_draft("- Some colleges accept 2 A levels.[^a]", "no-strength", &[]);
}

#[test]
fn a_sentence_without_a_strength_is_offered_what_it_can_be() {
    check_draft(
        "- A driving licence.[^a]",
        "no-strength",
        &[
            "- You must have a driving licence.",
            "- You usually need a driving licence.",
            "- You may need a driving licence.",
        ],
    );
    // Nothing that would be refused in its turn.
    check_draft("- Nobody is turned away at the door.[^a]", "no-strength", &[]);
}

#[test]
fn a_vague_word_is_judged_by_whoever_asks_or_left_out() {
    check_draft(
        "- You must have substantial experience in a hospital.[^a]",
        "vague-word",
        &[
            "- You must have experience in a hospital.\n- You must have substantial experience in a hospital, as they decide.",
            "- You must have experience in a hospital.",
        ],
    );
    check_draft(
        "- You must have a good portfolio of drawings.[^a]",
        "vague-word",
        &["- You must have a good portfolio of drawings, as they decide."],
    );
}

#[test]
fn two_levels_are_mended_only_where_the_rest_is_read() {
    check_draft(
        "- You must have a healthcare qualification at level 2 or level 3.[^a]",
        "two-levels",
        &["- You must have a healthcare qualification at level 2."],
    );
    check_draft(
        "- You must have one of:[^a]\n  - a healthcare qualification at level 2 or 3 and half a year of paid work with people.[^a]\n  - a degree.[^a]",
        "two-levels",
        &[],
    );
}

#[test]
fn a_purpose_needs_something_that_it_is_the_purpose_of() {
    check_draft(
        "- You must have a driving licence to visit patients.[^a]",
        "reason-or-limit",
        &[
            "- You must have a driving licence, to visit patients.",
            "- If you visit patients, you must have a driving licence.",
        ],
    );
    check_draft("- You must ask to join the HCPC.[^a]", "unread-words", &[]);
    check_draft("- You must apply to join the HCPC.[^a]", "unread-words", &[]);
}

#[test]
fn what_is_judged_and_could_be_checked_is_told() {
    check_draft(
        "- You must have a degree at level 6 with plenty of anatomy in it, as the university decides.[^a]",
        "judged-whole",
        &["- You must have a degree at level 6, as the university decides.", "- You must have a degree at level 6."],
    );
    check_draft(
        "- You must have 4 GCSEs at grade 4 or above and a warm heart, as the employer decides.[^a]",
        "judged-whole",
        &[
            "- You must have 4 GCSEs at grade 4 or above, as the employer decides.",
            "- You must have 4 GCSEs at grade 4 or above.\n- You must have a warm heart, as the employer decides.",
        ],
    );
    check_draft("- You must spend 12 days among painters, as the university decides.[^a]", "judged-measure", &[]);
}

/// Names that are no slip are shown as what they are: other things.
#[test]
fn another_thing_is_no_slip() {
    let help = |bullets: &'static str| {
        let (_, found) = counted(&framework(&Example::Bullets(bullets)));
        let unknown = found.into_iter().find(|one| one.code == "unknown-term").expect("a name nobody knows");
        (unknown.help.unwrap_or_default(), unknown.rewrites.len())
    };
    let slip = help("- You must have GCSE mahts at grade 4 or above.[^a]");
    assert_eq!(slip, ("did you mean “maths”?".to_owned(), 1));
    let other = help("- You must have experience in a hospice.[^a]");
    let such = "a setting, a client group, a role, a role family or a job stands here, such as “hospital”; a new one is defined";
    assert!(other.0.starts_with(such), "{other:?}");
    assert_eq!(other.1, 0);
}

/// A form with blanks, and a sentence beside it that is one: nobody takes a sample for a rule.
#[test]
fn the_nearest_form_shows_its_slots() {
    let (_, found) =
        counted(&framework(&Example::Bullets("- You must work at least 30 hours a week, tea breaks included.[^a]")));
    let unread = found.iter().find(|one| one.code == "unread-words").expect("words that can't be read");
    let help = unread.help.as_deref().unwrap_or_default();
    let form = "the nearest form is “You must work ‹number› hours a week”, as in “You usually work at least 30 hours a week in a relevant role”";
    assert!(help.starts_with(form), "{help}");
}

/// What is offered for a bullet, each by its label; and where its first finding stands.
fn offered(bullets: &'static str) -> (Vec<String>, u32) {
    let files = framework(&Example::Bullets(bullets));
    let found = check(&files).findings;
    let labels = found.iter().flat_map(|one| &one.rewrites).map(|rewrite| rewrite.label.clone()).collect();
    (labels, found.first().map_or(0, |one| one.location.column))
}

#[test]
fn a_colon_is_offered_in_front_of_several_bullets() {
    let two = "- You must\n  - be employed in the NHS.[^a]\n  - pass a DBS check.[^a]";
    assert_eq!(offered(two), (vec!["with a colon".to_owned()], 3));
    assert_eq!(offered("- You must\n  - be employed in the NHS.[^a]"), (Vec::new(), 3));
    let with_colon = "- You must have some of:\n  - GCSE maths.[^a]\n  - GCSE art.[^a]";
    assert_eq!(offered(with_colon), (vec!["one of them".to_owned(), "all of them".to_owned()], 12));
}

/// A rewrite stays within its bullet: what doesn't count stands below it.
#[test]
fn what_does_not_count_is_not_written_anew() {
    let asked = "- You must have 4 GCSEs or a driving licence.[^a]";
    assert_eq!(offered(asked), (vec!["as it is meant".to_owned()], 16));
    let asked = "- You must have 4 GCSEs or a driving licence.[^a]\n  - Art doesn't count.";
    assert_eq!(offered(asked), (Vec::new(), 12));
}
