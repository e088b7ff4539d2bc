//! `unused-term`

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::condition::{Check, Condition};
use rungs_core::fact::{Field, Part};
use rungs_core::requirement::Requirement;
use rungs_core::vocabulary::{Term, TermId, WORD};
use rungs_text::manual::Example;

use crate::examine::Desk;
use crate::finding::Location;

use super::{Finding, Level, Rule};

/// A term of the vocabulary that no page names.
pub(crate) const UNUSED_TERM: Rule = Rule {
    code: "unused-term",
    level: Level::Note,
    meaning: "A term of the vocabulary that no page names.",
    matters: "It decides nothing. Perhaps the rule that named it has gone, or names something else that was meant to be this.",
    example: Example::Terms("## chemistry"),
    cure: Example::TermsAndBullets("## chemistry", "- Preferably, you have GCSE chemistry.[^a]"),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    // What can't be read could be what names a term.
    if desk.has_unread() {
        return;
    }
    let index = &desk.checked.index;
    let asked_for = asked_for(desk);
    let mut pages: BTreeMap<&str, Vec<(&Location, &str)>> = BTreeMap::new();
    for (id, place) in index.definitions() {
        let Some(term) = desk.framework.vocabulary.get(id) else { continue };
        let is_named = asked_for.contains(&id) || index.mentions_of(id).next().is_some();
        if !is_named && term.class != "role" && !decides_unnamed(term) {
            pages.entry(&place.path).or_default().push((place, &term.title));
        }
    }
    for (page, mut terms) in pages {
        terms.sort_by_key(|(place, _)| place.line);
        let Some((first, title)) = terms.first() else { continue };
        let message = match terms.len() - 1 {
            0 => format!("nothing names “{title}”"),
            others => format!("nothing names “{title}”, nor {others} more terms of this page"),
        };
        let help = "take them out, or look for rules that should name them";
        let help = if terms.len() == 1 { "take it out, or look for a rule that should name it" } else { help };
        let mut finding = UNUSED_TERM.at(desk.place(page, first.line), message).help(help);
        for (place, title) in terms.iter().skip(1) {
            finding = finding.see(desk.place(page, place.line), format!("nor “{title}”"));
        }
        findings.push(finding);
    }
}

/// Whether people who have it are helped without any rule that names it: a qualification with a level, or with points,
/// or that stands for another. Words are there for whoever looks for a role.
fn decides_unnamed(term: &Term) -> bool {
    term.class == WORD || term.level.is_some() || term.points.is_some() || !term.equivalences.is_empty()
}

/// The terms that conditions look for. Some kinds of sentence name a thing by their own words: *a driving licence*.
fn asked_for(desk: &Desk<'_>) -> BTreeSet<TermId> {
    let mut terms = BTreeSet::new();
    let steps = desk.roles().flat_map(|role| &role.next).flat_map(|step| &step.requirements);
    let standings = desk.standings().into_iter().flat_map(|rules| rules.requirements);
    for leaf in steps.chain(standings).flat_map(Requirement::leaves) {
        add(&leaf.condition, &mut terms);
    }
    terms
}

fn add(condition: &Condition, terms: &mut BTreeSet<TermId>) {
    for test in condition.ways.iter().flatten() {
        for field in &test.fields {
            if let Field::Part(Part::Scheme(scheme)) = field {
                terms.insert(*scheme);
            }
        }
        match &test.check {
            Check::Within(wide) | Check::Outside(wide) => terms.extend(wide),
            Check::Grade(floors) => terms.extend(floors.iter().map(|(scale, _)| scale)),
            _ => {}
        }
    }
}
