//! Type, grade and level together, since a type settles its scales and often its level.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Reader;
use super::cases::{Case, each_once};
use super::field::plain_numbers;
use super::rules::Rules;
use crate::condition::{Check, Exact};
use crate::fact::{Field, Item, Known};
use crate::vocabulary::{Rank, TermId, TypeLevel};

/// What tells a type from another: the checks that it passes, its scales, and the level it has by itself.
type Region<'v> = (Vec<bool>, &'v [TermId], Option<&'v TypeLevel>);

impl Reader<'_> {
    /// The awards that tests tell apart. Where what is known of an entry fits no type, it is taken at its word.
    pub(super) fn awards(&self, rules: &Rules<'_>, item: &Item) -> Vec<Case> {
        let known = |field| item.fields.get(&field).map(|fact| &fact.known);
        let (mut sound, mut at_its_word) = (Vec::new(), Vec::new());
        for kind in self.types(rules, known(Field::Type)).iter().copied() {
            let of_type = self.passed(rules, Field::Type, Exact::Term(kind));
            for grade in self.grades(rules, kind, known(Field::Grade)) {
                let graded = of_type.clone().or(&self.passed(rules, Field::Grade, Exact::Grade(grade)));
                for level in self.levels(rules, kind, grade, known(Field::Level)) {
                    let passed = graded.clone().or(&self.passed(rules, Field::Level, Exact::Number(level)));
                    let case = Case { passed, ..Case::default() };
                    if self.fits(kind, grade, level) {
                        sound.push(case);
                    } else {
                        at_its_word.push(case);
                    }
                }
            }
        }
        each_once(if sound.is_empty() { at_its_word } else { sound }.into_iter())
    }

    fn own_level(&self, kind: Option<TermId>) -> Option<&TypeLevel> {
        self.vocabulary.get(kind?)?.level.as_ref()
    }

    fn scales(&self, kind: Option<TermId>) -> &[TermId] {
        kind.and_then(|id| self.vocabulary.get(id)).map(|term| term.scales.as_slice()).unwrap_or_default()
    }

    /// Whether a type is graded on this scale, and has this level if it has one by itself.
    fn fits(&self, kind: Option<TermId>, grade: Option<Rank>, level: i64) -> bool {
        let graded = grade.is_none_or(|(scale, _)| self.scales(kind).contains(&scale));
        graded && self.own_level(kind).is_none_or(|own| i64::from(own.at(grade)) == level)
    }

    /// The types still possible: one for each set of checks, scales and settled level.
    fn types(&self, rules: &Rules<'_>, known: Option<&Known>) -> Arc<[Option<TermId>]> {
        match known {
            None => rules.types.get(None, || {
                let all = self.vocabulary.of_class("qualification").iter().copied().map(Some);
                self.told_apart(rules, std::iter::once(None).chain(all))
            }),
            Some(Known::Term(wide)) => rules.types.get(Some(*wide), || self.told_apart(rules, self.within(*wide))),
            Some(known) => {
                let each = known.terms().into_iter().flat_map(|told| match told {
                    Some(wide) => self.within(wide).collect(),
                    None => vec![None],
                });
                self.told_apart(rules, each).into()
            }
        }
    }

    /// A type, and what is within it.
    fn within(&self, wide: TermId) -> impl Iterator<Item = Option<TermId>> {
        std::iter::once(wide).chain(self.vocabulary.narrower(wide).iter().copied()).map(Some)
    }

    /// Of these types, the first of each region.
    fn told_apart(&self, rules: &Rules<'_>, types: impl Iterator<Item = Option<TermId>>) -> Vec<Option<TermId>> {
        let mut regions: BTreeMap<Region<'_>, Option<TermId>> = BTreeMap::new();
        for term in types {
            let passes = |check: &Check| check.passes(Exact::Term(term), self.start, self.vocabulary);
            let region = rules.checks_on(Field::Type).map(|(_, check)| passes(check)).collect();
            regions.entry((region, self.scales(term), self.own_level(term))).or_insert(term);
        }
        regions.into_values().collect()
    }

    fn grades(&self, rules: &Rules<'_>, kind: Option<TermId>, known: Option<&Known>) -> Vec<Option<Rank>> {
        let cuts = |scale: TermId, low: u8, high: u8| {
            let checks = rules.checks_on(Field::Grade).filter_map(|(_, check)| match check {
                Check::Grade(floors) => Some(floors),
                _ => None,
            });
            let own = self.own_level(kind).and_then(|level| level.threshold.as_ref()).map(|(floors, _)| floors);
            let floors = checks.chain(own).flatten().filter(|(on, _)| *on == scale).map(|(_, floor)| *floor);
            let mut ranks = BTreeSet::from([low, high]);
            ranks.extend(floors.flat_map(|floor| [floor, floor.saturating_sub(1)]));
            ranks.into_iter().filter(move |rank| low <= *rank && *rank <= high).map(move |rank| Some((scale, rank)))
        };
        if let Some(Known::Grade(scale, low, high)) = known {
            return cuts(*scale, *low, *high).collect();
        }
        let scales = self.scales(kind);
        if scales.is_empty() {
            return vec![None];
        }
        let highest = |scale: TermId| {
            let count = self.vocabulary.get(scale).map_or(0, |term| term.grades.len());
            u8::try_from(count.saturating_sub(1)).unwrap_or(u8::MAX)
        };
        scales.iter().flat_map(|scale| cuts(*scale, 0, highest(*scale))).collect()
    }

    fn levels(&self, rules: &Rules<'_>, kind: Option<TermId>, grade: Option<Rank>, known: Option<&Known>) -> Vec<i64> {
        let own = self.own_level(kind).map(|own| i64::from(own.at(grade)));
        if let Some(Known::Number(low, high)) = known.cloned() {
            let mut levels = plain_numbers(rules, Field::Level, low, high);
            // The level that the type has by itself is among them, if it fits.
            levels.extend(own.filter(|own| (low..=high).contains(own)));
            return levels;
        }
        let (least, most) = Field::Level.ends();
        own.map_or_else(|| plain_numbers(rules, Field::Level, least, most), |own| vec![own])
    }
}
