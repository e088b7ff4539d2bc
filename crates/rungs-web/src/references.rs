//! Which rules rest on which source, and which ask for which term: for the pages of sources and terms.

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::condition::Check;
use rungs_core::framework::{Framework, Role};
use rungs_core::requirement::{Content, Requirement};
use rungs_core::vocabulary::TermId;

/// Every rule, by what it refers to.
#[derive(Debug, Default)]
pub(crate) struct References {
    by_source: BTreeMap<String, Vec<Reference>>,
    by_term: BTreeMap<TermId, Vec<Reference>>,
}

/// A role and the sentences of its page that refer to something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) slug: String,
    pub(crate) title: String,
    pub(crate) sentences: Vec<String>,
}

impl References {
    pub(crate) fn of(framework: &Framework) -> References {
        let mut references = References::default();
        for role in &framework.roles {
            each_rule(role, &mut |rule| references.add(role, rule));
        }
        references
    }

    pub(crate) fn to_source(&self, id: &str) -> &[Reference] {
        self.by_source.get(id).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn to_term(&self, id: TermId) -> &[Reference] {
        self.by_term.get(&id).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, role: &Role, rule: &Requirement) {
        for source in &rule.sources {
            note(self.by_source.entry(source.clone()).or_default(), role, rule);
        }
        let Content::Matter(matter) = &rule.content else { return };
        let tests = matter.leaves().into_iter().flat_map(|leaf| leaf.condition.ways.iter().flatten());
        let terms: BTreeSet<TermId> = tests
            .flat_map(|test| match &test.check {
                Check::Within(terms) | Check::Outside(terms) => terms.clone(),
                _ => Vec::new(),
            })
            .collect();
        for term in terms {
            note(self.by_term.entry(term).or_default(), role, rule);
        }
    }
}

/// A role's sentence, once.
fn note(references: &mut Vec<Reference>, role: &Role, rule: &Requirement) {
    if references.last().is_none_or(|last| last.slug != role.slug) {
        references.push(Reference { slug: role.slug.clone(), title: role.title.clone(), sentences: Vec::new() });
    }
    if let Some(last) = references.last_mut()
        && !last.sentences.contains(&rule.sentence)
    {
        last.sentences.push(rule.sentence.clone());
    }
}

/// Every rule of a role's page, those in lists too.
fn each_rule(role: &Role, visit: &mut impl FnMut(&Requirement)) {
    fn below(rule: &Requirement, visit: &mut impl FnMut(&Requirement)) {
        visit(rule);
        if let Content::Group { members, .. } = &rule.content {
            members.iter().for_each(|member| below(member, visit));
        }
    }
    let of_role = [&role.to_hold, &role.to_start, &role.to_stay].into_iter().flatten();
    of_role.for_each(|rule| below(rule, visit));
    for route in &role.routes {
        route.requirements.iter().for_each(|rule| below(rule, visit));
        for offer in &route.offers {
            offer.requirements.iter().chain(&offer.filled_in).for_each(|rule| below(rule, visit));
        }
    }
    role.next.iter().flat_map(|step| &step.requirements).for_each(|rule| below(rule, visit));
}
