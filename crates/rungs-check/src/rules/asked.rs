//! What a clause asks, with what stands around it.

use std::rc::Rc;

use rungs_core::kind::Surroundings;
use rungs_core::requirement::{Moment, Requirement};
use rungs_core::vocabulary::TermId;
use rungs_text::{Rewrite, Spanned};

use super::Rules;
use super::context::{self, Context};
use super::named::MOST_SENTENCES;
use crate::clause;
use crate::finding::MISFIT;

impl Rules<'_, '_> {
    /// What a clause of a sentence asks, that has to hold at this moment if the sentence says so.
    pub(super) fn read(
        &mut self,
        found: &rungs_text::Match,
        sentence: &Spanned<String>,
        moment: Option<rungs_text::Moment>,
        context: &Context,
    ) -> Option<clause::Read> {
        let around = self.surroundings(found, moment, context);
        match clause::read(found, &sentence.value, &context.owner, self.vocabulary, &around) {
            Ok(read) => Some(read),
            Err(trouble) => {
                let span = trouble.span.unwrap_or(sentence.span);
                let mut finding = MISFIT.at(self.sheet.locate(span), trouble.misfit.message);
                finding.help = trouble.misfit.help;
                for (place, instead) in
                    trouble.span.iter().flat_map(|span| trouble.misfit.instead.iter().map(|words| (*span, words)))
                {
                    finding = finding.rewrite(Rewrite::new(format!("“{instead}”"), place, instead.clone()));
                }
                self.findings.push(finding);
                None
            }
        }
    }

    /// What stands around a clause, as far as it can speak of it.
    pub(super) fn surroundings(
        &mut self,
        found: &rungs_text::Match,
        moment: Option<rungs_text::Moment>,
        context: &Context,
    ) -> Surroundings {
        let (day, every_years) = match moment {
            Some(rungs_text::Moment::By(day) | rungs_text::Moment::On(day)) => (clause::date(day), None),
            Some(rungs_text::Moment::EveryYears(years)) => (None, Some(years)),
            Some(rungs_text::Moment::Yearly) => (None, Some(1)),
            _ => (None, None),
        };
        let term = |one: &String, class: &str| {
            let words = one.trim().trim_end_matches('.');
            (self.vocabulary.asked_about(words, class), words.to_owned())
        };
        // Only a clause that speaks of them all makes terms of them.
        let terms = |flag: &str, class: &str, words: &[String]| match found.slots.contains_key(flag) {
            true => words.iter().map(|one| term(one, class)).collect(),
            false => Vec::new(),
        };
        let duties = terms("duties", "duty", &self.lists.duties);
        let skills = terms("skills", "skill", &self.lists.skills);
        let professions = self.lists.professions.clone();
        let rules = self.rules_named(found, moment, context);
        let until_told = moment.is_some();
        let applying = moment.map_or(context.moment, context::moment) == Moment::Apply;
        let earlier = Rc::clone(&self.earlier);
        Surroundings { day, every_years, until_told, applying, duties, skills, professions, earlier, rules }
    }

    /// What the rules ask that a clause names.
    fn rules_named(
        &mut self,
        found: &rungs_text::Match,
        moment: Option<rungs_text::Moment>,
        context: &Context,
    ) -> Vec<(TermId, Vec<Requirement>)> {
        let Some(rungs_text::Slot::Names { names, .. }) = found.slots.get("rule") else { return Vec::new() };
        let mut context = context.clone();
        if let Some(moment) = moment {
            (context.moment, context.moment_told) = (context::moment(moment), true);
        }
        let rules: Vec<_> = names
            .iter()
            .map(|name| {
                self.named_here.push((TermId(name.key), name.span));
                (TermId(name.key), self.named(TermId(name.key), &context))
            })
            .collect();
        if let Some(first) = names.first().filter(|_| self.read_by_name >= MOST_SENTENCES) {
            let message =
                format!("the rules named here, and those that they name, are more than {MOST_SENTENCES} sentences");
            let finding = MISFIT.at(self.sheet.locate(first.span), message);
            self.findings.push(finding.help("name fewer rules, or write shorter ones"));
        }
        rules
    }
}
