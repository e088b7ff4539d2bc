//! Rules with a name: written once on a vocabulary page, and asked for by that name anywhere else.
//!
//! A rule is read anew wherever it is asked for, because who asks decides which equivalents count and when it falls due.
//! What is wrong with it is told once, where it is written.

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::framework::Framework;
use rungs_core::requirement::{Content, How, Matter, Moment, Owner, Requirement, Strength};
use rungs_core::vocabulary::{TermId, Vocabulary};
use rungs_text::{Readings, Section, Span};

use super::context::Context;
use super::{Listed, Rules};
use crate::finding::{Finding, HEADING_WITHOUT_RULES, RULE_CYCLE, VOCABULARY_LINE};
use crate::index::Index;
use crate::own_words::{self, OwnWords};
use crate::role_page::sources;
use crate::source::Sheet;
use crate::wording;

/// The class of terms that are rules.
const CLASS: &str = "rule";

/// Sentences that the rules named on one page come to, at most.
pub(super) const MOST_SENTENCES: usize = 2000;

/// The rules that the vocabulary gives a name, each where it is written.
#[derive(Default)]
pub(crate) struct NamedRules<'s, 'a> {
    rules: BTreeMap<TermId, Written<'s, 'a>>,
}

/// Where a rule is written.
#[derive(Clone, Copy)]
struct Written<'s, 'a> {
    sheet: &'s Sheet<'a>,
    section: &'s Section,
}

impl<'s, 'a> NamedRules<'s, 'a> {
    /// Finds the rules among the terms of vocabulary pages.
    pub(crate) fn of(
        sheets: &[&'s Sheet<'a>],
        vocabulary: &Vocabulary,
        index: &Index,
        findings: &mut Vec<Finding>,
    ) -> NamedRules<'s, 'a> {
        let mut rules = BTreeMap::new();
        for (sheet, section) in sheets.iter().flat_map(|sheet| sheet.page.sections.iter().map(move |one| (*sheet, one)))
        {
            let place = sheet.locate(section.heading.span());
            let named = vocabulary.named(section.heading.as_str());
            let rule = named.iter().copied().find(|id| {
                index.definition(*id) == Some(&place) && vocabulary.get(*id).is_some_and(|term| term.class == CLASS)
            });
            match (rule, section.bullets.first()) {
                (Some(rule), Some(_)) => {
                    rules.insert(rule, Written { sheet, section });
                }
                (Some(_), None) => {
                    let message = format!("nothing stands under the rule “{}”", section.heading.as_str());
                    let help = "write what it asks as bullets below it, or remove the heading";
                    findings.push(HEADING_WITHOUT_RULES.at(place, message).help(help));
                }
                (None, Some(bullet)) => {
                    let message =
                        format!("“{}” is no rule, so nothing below it is read as one", section.heading.as_str());
                    let finding = VOCABULARY_LINE.at(sheet.locate(bullet.text.span()), message);
                    findings
                        .push(finding.help("say what it is in lines, such as `Includes:`, or give it `Kind: rule`"));
                }
                (None, None) => {}
            }
        }
        NamedRules { rules }
    }

    /// Reads every rule where it is written, for what is wrong with it, and finds rules that ask for themselves.
    pub(crate) fn check(
        &self,
        readings: &Readings<'_>,
        framework: &mut Framework,
        findings: &mut Vec<Finding>,
        index: &mut Index,
    ) {
        let own = OwnWords::of(&framework.vocabulary);
        let mut here = Index::default();
        let mut asks: BTreeMap<TermId, Vec<(TermId, Span)>> = BTreeMap::new();
        for (term, Written { sheet, section }) in &self.rules {
            let unconfirmed = sources::keep(sheet, &mut framework.sources);
            let mut rules = Rules {
                unconfirmed,
                definitions: wording::definitions(section),
                within: vec![*term],
                ..Rules::new(sheet, readings, &own, index, findings, &mut here, self)
            };
            rules.list(&section.bullets, &below(section, Context::new(Owner::Provider, Moment::Start)));
            asks.insert(*term, rules.named_here);
        }
        let own = own.into_own();
        own_words::add(own, &mut framework.vocabulary);
        index.extend(here);
        self.cycles(&asks, &framework.vocabulary, findings);
    }

    /// Rules that ask for themselves, by way of others or not: each circle is told once.
    fn cycles(
        &self,
        asks: &BTreeMap<TermId, Vec<(TermId, Span)>>,
        vocabulary: &Vocabulary,
        findings: &mut Vec<Finding>,
    ) {
        for (start, Written { sheet, .. }) in &self.rules {
            let mut seen = BTreeSet::new();
            // Each way begins where the first rule names the next.
            let mut pending: Vec<(TermId, Vec<TermId>, Span)> = Vec::new();
            pending.extend(asks.get(start).into_iter().flatten().map(|(next, span)| (*next, Vec::new(), *span)));
            while let Some((rule, way, span)) = pending.pop() {
                if rule == *start {
                    let titles: Vec<String> = way.iter().map(|one| format!("“{}”", vocabulary.title(*one))).collect();
                    let by =
                        if titles.is_empty() { String::new() } else { format!(", by way of {}", titles.join(", ")) };
                    let message = format!("“{}” asks for itself{by}", vocabulary.title(*start));
                    let finding = RULE_CYCLE.at(sheet.locate(span), message);
                    findings
                        .push(finding.help("take one of these sentences out: nobody could ever meet the rule by it"));
                    break;
                }
                // A circle is told at the rule of it that is defined first.
                if rule > *start && seen.insert(rule) {
                    let way: Vec<TermId> = way.iter().copied().chain([rule]).collect();
                    let next = asks.get(&rule).into_iter().flatten();
                    pending.extend(next.map(|(next, _)| (*next, way.clone(), span)));
                }
            }
        }
    }
}

/// What goes without saying below the heading of a rule.
fn below(section: &Section, mut context: Context) -> Context {
    if !section.footnotes.is_empty() {
        context.sources = section.footnotes.iter().map(|footnote| footnote.value.clone()).collect();
    }
    context
}

impl Rules<'_, '_> {
    /// What a rule asks of those who are asked for it here.
    pub(super) fn named(&mut self, term: TermId, context: &Context) -> Vec<Requirement> {
        let named = self.named;
        let Some(Written { sheet, section }) = named.rules.get(&term).copied() else { return Vec::new() };
        // A rule that asks for itself is told where it is written.
        if self.within.contains(&term) || self.read_by_name >= MOST_SENTENCES {
            return Vec::new();
        }
        // What is wrong with it, and which terms it names, is told where it is written.
        let (mut findings, mut index) = (Vec::new(), Index::default());
        let mut rules = Rules {
            ids: std::mem::take(&mut self.ids),
            numbers: std::mem::take(&mut self.numbers),
            definitions: wording::definitions(section),
            within: self.within.iter().copied().chain([term]).collect(),
            read_by_name: self.read_by_name + section.bullets.len(),
            lists: Listed { professions: self.lists.professions.clone(), ..Listed::default() },
            ..Rules::new(sheet, self.readings, self.vocabulary, self.defined, &mut findings, &mut index, named)
        };
        let context =
            below(section, Context { profession: None, provider: None, takes_offers: false, ..context.clone() });
        let read = rules.list(&section.bullets, &context);
        let Rules { ids, numbers, read_by_name, .. } = rules;
        (self.ids, self.numbers, self.read_by_name) = (ids, numbers, read_by_name);
        read.into_iter().map(|rule| rule.requirement).collect()
    }
}

/// A rule as a condition: only if facts settle all of it.
pub(super) fn as_matter(how: How, members: &[Requirement]) -> Option<Matter> {
    let parts: Vec<Matter> = members.iter().map(settled).collect::<Option<_>>()?;
    Some(match how {
        How::All => Matter::all(parts),
        How::One => Matter::Any(parts),
        How::AtLeast(count) => Matter::AtLeast(count, parts),
    })
}

fn settled(requirement: &Requirement) -> Option<Matter> {
    if requirement.strength != Strength::Must || requirement.decider.is_some() {
        return None;
    }
    let asked = match &requirement.content {
        Content::Matter(matter) => matter.clone(),
        Content::Group { how, members } => as_matter(*how, members)?,
        _ => return None,
    };
    Some(match &requirement.guard {
        Some(guard) => Matter::Any(vec![Matter::Not(Box::new(guard.clause.clone())), asked]),
        None => asked,
    })
}
