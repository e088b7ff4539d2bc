//! What a formatted page may not lose: each with a page that has lost it.
#![allow(clippy::expect_used, reason = "tests")]

use std::collections::BTreeMap;

use super::{Rules, Sort, is_kept};
use crate::format::rule::Rule;
use crate::page::read;

const PAGE: &str = "---
role: one
also-called: [first, second]
---
# One

For whoever likes.

And more.

## Everyone needs[^a]
- You have to [work](work.md) here.[^a]
  - nested[^a]
- last

## Ways in

### Course
Full-time course, 12 months, level 5
Gives a degree.[^a]

[^a]: A source, [here](a.md). Read 2026-11-22.
[^b]: Another. Read 2026-11-22.
";

fn kept(written: &str, formatted: &str, rules: &Rules, sort: Sort) -> bool {
    let (page, problems) = read(written);
    is_kept(&page, &problems, formatted, rules, sort)
}

#[track_caller]
fn lost(old: &str, new: &str) {
    assert!(PAGE.contains(old), "{old}");
    let formatted = PAGE.replacen(old, new, 1);
    assert!(!kept(PAGE, &formatted, &Rules::default(), Sort::Role), "“{old}” became “{new}”");
}

#[test]
fn what_stays_is_kept() {
    let same = |formatted: &str| assert!(kept(PAGE, formatted, &Rules::default(), Sort::Role), "{formatted}");
    same(PAGE);
    // Blanks, empty lines, marks and the order of keys are layout.
    same(&PAGE.replace("- last", "*   last"));
    same(&PAGE.replace("# One\n", "# One\n\n\n"));
    same(&PAGE.replace("For whoever likes.", "For   whoever likes."));
    same(&PAGE.replace("role: one\nalso-called: [first, second]", "also-called: [first, second]\nrole: one"));
    // Lines and headings have a canonical form.
    same(&PAGE.replace("Full-time course, 12 months, level 5", "Full-time course at level 5, 12 months."));
    same(&PAGE.replace("## Everyone needs", "## everyone  needs"));
}

#[test]
fn what_is_lost_is_noticed() {
    lost("role: one", "role: two");
    lost("role: one\n", "");
    lost("[first, second]", "[first]");
    lost("[first, second]", "first");
    lost("# One", "# Two");
    lost("For whoever likes.", "For nobody.");
    lost("\nAnd more.\n", "");
    lost("[^b]: Another.", "[^b]: A third.");
    lost("[^b]: Another. Read 2026-11-22.\n", "");
    lost("[here](a.md)", "[here](b.md)");
    lost("[here](a.md)", "here");
    lost("## Everyone needs", "## To start any way in");
    lost("## Everyone needs[^a]", "## Everyone needs");
    lost("## Everyone needs[^a]", "## Everyone needs[^b]");
    lost("### Course", "### Another course");
    lost("### Course", "#### Course");
    lost("[work](work.md)", "[work](other.md)");
    lost("[work](work.md)", "[toil](work.md)");
    lost("here.[^a]", "here.[^b]");
    lost("here.[^a]", "here.");
    lost("  - nested[^a]\n", "");
    lost("  - nested[^a]", "  - other[^a]");
    lost("  - nested[^a]", "- nested[^a]");
    lost("- last\n", "");
    lost("- last", "- least");
    lost("Gives a degree.[^a]", "Gives a diploma.[^a]");
    lost("Gives a degree.[^a]", "Gives a degree.");
    lost("Gives a degree.[^a]\n", "");
    lost("Full-time course, 12 months, level 5\n", "Full-time course, 12 months, level 5\n\n");
    lost("Full-time course, 12 months", "Full-time course, 13 months");
    // Bullets behind prose are not bullets before it.
    lost("### Course\n", "### Course\n- first\n\n");
}

#[test]
fn a_new_problem_is_noticed_and_an_old_one_is_not() {
    let rules = Rules::default();
    let with = |text: &str| format!("# One\n\n## Notes\n{text}\n");
    // A footnote that nothing defines is a problem of the page.
    assert!(kept(&with("One.[^x]"), &with("One.[^x]"), &rules, Sort::Role));
    let written = "---\nrole: one\nrole: one\n---\n# One\n";
    assert!(kept(written, written, &rules, Sort::Role));
    assert!(kept(written, "---\nrole: one\n---\n# One\n", &rules, Sort::Role), "a problem less");
    assert!(!kept("---\nrole: one\n---\n# One\n", written, &rules, Sort::Role), "a problem more");
}

#[test]
fn a_rule_may_become_its_canonical_sentence_and_nothing_else() {
    let written = "# One\n\n## Everyone needs\n- You have to work.\n";
    let (page, _) = read(written);
    let bullet = page.sections.first().and_then(|section| section.bullets.first()).expect("a bullet").clone();
    let rule = Rule { bullet: bullet.clone(), said: Some("You must work.".to_owned()) };
    let rules = Rules { rules: BTreeMap::from([(bullet.span.start, rule)]), ..Rules::default() };
    let becomes = |words: &str| kept(written, &written.replace("You have to work.", words), &rules, Sort::Role);
    assert!(becomes("You have to work."));
    assert!(becomes("You must work."));
    assert!(!becomes("You must not work."));
}

#[test]
fn the_lines_of_an_opportunity_have_a_canonical_form_and_prose_elsewhere_has_none() {
    let written = "# One\n\nTest , 1 day\n";
    let rules = Rules::default();
    assert!(kept(written, "# One\n\nTest, 1 day.\n", &rules, Sort::Opportunity));
    assert!(!kept(written, "# One\n\nTest, 2 days.\n", &rules, Sort::Opportunity));
    assert!(!kept(written, "# One\n\nTest, 1 day.\n", &rules, Sort::Role));
}
