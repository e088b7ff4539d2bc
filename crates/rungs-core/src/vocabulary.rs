//! The shared words of a framework: role families, subjects, qualifications, registers, scales and the rest.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::requirement::Owner;

/// A term of the vocabulary, by its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TermId(pub u32);

/// A grade: a scale and a place on it, counted from the worst.
pub type Rank = (TermId, u8);

/// One term: a name for something that rules and people's facts both speak of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// The name as the framework prints it.
    pub title: String,
    /// Its name in addresses and files: lower case, words joined by hyphens.
    pub slug: String,
    /// Other names it is found by.
    pub aliases: Vec<String>,
    /// What sort of thing it is (*role family*, *subject*, *qualification*, *register* …).
    pub class: String,
    /// The wider terms that include this one directly.
    pub within: Vec<TermId>,
    /// The yes-or-no question for a thing one either has or has not.
    pub question: Option<String>,
    /// For qualification types: the level, where the type or its grade settles it.
    pub level: Option<TypeLevel>,
    /// For qualification types: the scales on which it is graded.
    pub scales: Vec<TermId>,
    /// For qualification types: the UCAS points they carry.
    pub points: Option<Points>,
    /// For scales: the grades, worst first, so that a rank is a place in this list.
    pub grades: Vec<String>,
    /// For qualification types: what a holding of this type may stand for.
    pub equivalences: Vec<Equivalence>,
}

/// The UCAS points that a qualification type carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Points {
    /// So many, whatever the grade.
    Flat(u32),
    /// So many for each grade.
    ByGrade(Vec<(Rank, u32)>),
}

impl Points {
    /// The fewest and the most it can be with this grade, or with any of its grades where that isn't known.
    pub fn at(&self, grade: Option<Rank>) -> Option<(u32, u32)> {
        match (self, grade) {
            (Points::Flat(points), _) => Some((*points, *points)),
            (Points::ByGrade(points), Some(grade)) => {
                points.iter().find(|(of, _)| *of == grade).map(|(_, points)| (*points, *points))
            }
            (Points::ByGrade(points), None) => {
                let points = || points.iter().map(|(_, points)| *points);
                points().min().zip(points().max())
            }
        }
    }
}

/// The level that a qualification type has by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeLevel {
    /// The level at or above `threshold` (or at any grade, without one).
    pub level: u8,
    /// Per scale, the grade from which `level` is reached, and the level below it.
    pub threshold: Option<(Vec<(TermId, u8)>, u8)>,
}

impl TypeLevel {
    /// The level reached with this grade (a scale and a rank on it); ungraded counts as below any threshold.
    pub fn at(&self, grade: Option<(TermId, u8)>) -> u8 {
        let Some((floors, below)) = &self.threshold else {
            return self.level;
        };
        let reached =
            grade.is_some_and(|(scale, rank)| floors.iter().any(|(on, floor)| *on == scale && rank >= *floor));
        if reached { self.level } else { *below }
    }
}

/// *This type counts as that one*: for an owner, and from a day on. Nothing is equivalent everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equivalence {
    /// The qualification type it stands for.
    pub stands_for: TermId,
    /// The subject it stands for, if not any.
    pub subject: Option<TermId>,
    /// The best grade it stands for, as a rank on a scale of `stands_for`; none if it is told without.
    pub grade: Vec<(TermId, u8)>,
    /// Who accepts it; `None` is everyone.
    pub owner: Option<Owner>,
    /// The first day of starts for which it holds.
    pub from: Option<Date>,
}

/// The class of words for the same work, by which roles are searched. They decide nothing, so no name leads to them.
pub const WORD: &str = "word";

/// All terms of a framework.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    terms: Vec<Term>,
    /// Each term with every wider term that covers it, itself included, in order.
    ancestors: Vec<Vec<TermId>>,
    /// Each term with everything that it covers, itself included, in order.
    narrower: Vec<Vec<TermId>>,
    /// The terms of each class, in order.
    classes: BTreeMap<String, Vec<TermId>>,
    /// Pairs of ranks at which two scales meet: (scale, rank, other scale, its rank).
    alignments: Vec<(TermId, u8, TermId, u8)>,
    by_name: BTreeMap<String, Vec<TermId>>,
    /// The terms with equivalences, in order: few of all there are.
    equivalent: BTreeSet<TermId>,
}

impl Vocabulary {
    /// Adds a term and says where it went. Wider terms may be joined later by [`Vocabulary::include`].
    pub fn add(&mut self, term: Term) -> TermId {
        let id = TermId(u32::try_from(self.terms.len()).unwrap_or(u32::MAX));
        let names = std::iter::once(&term.title).chain(&term.aliases).chain(std::iter::once(&term.slug));
        for name in names.filter(|_| term.class != WORD) {
            let ids = self.by_name.entry(normal(name)).or_default();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        self.classes.entry(term.class.clone()).or_default().push(id);
        if !term.equivalences.is_empty() {
            self.equivalent.insert(id);
        }
        self.terms.push(term);
        self.ancestors.push(vec![id]);
        self.narrower.push(vec![id]);
        id
    }

    /// Records that `wide` includes `narrow`.
    pub fn include(&mut self, wide: TermId, narrow: TermId) {
        if let Some(term) = self.terms.get_mut(narrow.0 as usize)
            && !term.within.contains(&wide)
        {
            term.within.push(wide);
        }
    }

    /// Changes a term in place (its scales and levels name other terms, so they come after all are added). Its class
    /// stays what it is.
    pub fn update(&mut self, id: TermId, change: impl FnOnce(&mut Term)) {
        if let Some(term) = self.terms.get_mut(id.0 as usize) {
            change(term);
            match term.equivalences.is_empty() {
                true => self.equivalent.remove(&id),
                false => self.equivalent.insert(id),
            };
        }
    }

    /// Says that two scales meet at these ranks and, between two such meetings, nowhere.
    pub fn align(&mut self, scale: TermId, rank: u8, other: TermId, other_rank: u8) {
        self.alignments.push((scale, rank, other, other_rank));
        self.alignments.push((other, other_rank, scale, rank));
    }

    /// Works out who covers whom. Returns a cycle, as the terms on it, if *includes* runs in a circle.
    pub fn close(&mut self) -> Result<(), Vec<TermId>> {
        let count = self.terms.len();
        let mut closed: Vec<Option<Vec<TermId>>> = vec![None; count];
        for start in 0..count {
            // A walk with its own stack: vocabularies come from files, and a long chain must not overflow ours.
            let mut stack = vec![(start, 0_usize)];
            while let Some(&(at, next)) = stack.last() {
                if closed.get(at).is_some_and(Option::is_some) {
                    stack.pop();
                    continue;
                }
                let Some(term) = self.terms.get(at) else {
                    stack.pop();
                    continue;
                };
                if let Some(parent) = term.within.get(next) {
                    if let Some(top) = stack.last_mut() {
                        top.1 += 1;
                    }
                    let parent = parent.0 as usize;
                    if let Some(from) = stack.iter().position(|&(on_path, _)| on_path == parent) {
                        return Err(stack.iter().skip(from).map(|&(place, _)| TermId(place as u32)).collect());
                    }
                    stack.push((parent, 0));
                } else {
                    let mut all = vec![TermId(at as u32)];
                    for parent in &term.within {
                        if let Some(Some(above)) = closed.get(parent.0 as usize) {
                            all.extend(above);
                        }
                    }
                    all.sort_unstable();
                    all.dedup();
                    if let Some(slot) = closed.get_mut(at) {
                        *slot = Some(all);
                    }
                    stack.pop();
                }
            }
        }
        self.ancestors = closed.into_iter().map(Option::unwrap_or_default).collect();
        self.narrower = vec![Vec::new(); count];
        for (narrow, above) in self.ancestors.iter().enumerate() {
            for wide in above {
                if let Some(narrower) = self.narrower.get_mut(wide.0 as usize) {
                    narrower.push(TermId(narrow as u32));
                }
            }
        }
        Ok(())
    }

    /// Adds a term that covers just these, whatever they include themselves, in a vocabulary that is closed.
    ///
    /// No name leads to it and nobody can have it: it stands for what a rule means by a name that means more elsewhere.
    pub(crate) fn add_covering(&mut self, title: &str, covered: &BTreeSet<TermId>) -> TermId {
        let id = TermId(u32::try_from(self.terms.len()).unwrap_or(u32::MAX));
        for narrow in covered {
            if let Some(above) = self.ancestors.get_mut(narrow.0 as usize) {
                // The greatest so far: the order stays.
                above.push(id);
            }
        }
        self.terms.push(Term { title: title.to_owned(), ..Term::default() });
        self.ancestors.push(Vec::new());
        self.narrower.push(covered.iter().copied().collect());
        id
    }

    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The term at this place, if there is one.
    pub fn get(&self, id: TermId) -> Option<&Term> {
        self.terms.get(id.0 as usize)
    }

    /// The printed name of a term.
    pub fn title(&self, id: TermId) -> &str {
        self.get(id).map_or("?", |term| term.title.as_str())
    }

    /// Every term with its place.
    pub fn iter(&self) -> impl Iterator<Item = (TermId, &Term)> {
        self.terms.iter().enumerate().map(|(place, term)| (TermId(place as u32), term))
    }

    /// Every term that may count as another one, with its place.
    pub fn with_equivalences(&self) -> impl Iterator<Item = (TermId, &Term)> {
        self.equivalent.iter().filter_map(|id| Some((*id, self.get(*id)?)))
    }

    /// Whether `narrow` is `wide` or something that `wide` includes.
    pub fn covers(&self, wide: TermId, narrow: TermId) -> bool {
        self.ancestors.get(narrow.0 as usize).is_some_and(|above| above.binary_search(&wide).is_ok())
    }

    /// What covers a term: itself and everything that includes it, in order.
    pub fn wider(&self, narrow: TermId) -> &[TermId] {
        self.ancestors.get(narrow.0 as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// What a term covers: itself and everything that it includes, in order.
    pub fn narrower(&self, wide: TermId) -> &[TermId] {
        self.narrower.get(wide.0 as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// The terms of a class, in order.
    pub fn of_class(&self, class: &str) -> &[TermId] {
        self.classes.get(class).map(Vec::as_slice).unwrap_or_default()
    }

    /// Terms found under this name (title, alias or slug), ignoring case and hyphens.
    pub fn named(&self, name: &str) -> &[TermId] {
        self.by_name.get(&normal(name)).map_or(&[], Vec::as_slice)
    }

    /// The term with this name in one of these classes: by its title first, then by its other names.
    pub fn find(&self, name: &str, classes: &[&str]) -> Option<TermId> {
        let of_class = |id: &TermId| self.get(*id).filter(|term| classes.contains(&term.class.as_str()));
        let named = self.named(name);
        let titled = |id: &&TermId| of_class(id).is_some_and(|term| normal(&term.title) == normal(name));
        named.iter().find(titled).or_else(|| named.iter().find(|id| of_class(id).is_some())).copied()
    }

    /// The rank of a grade on a scale, ignoring case.
    pub fn rank(&self, scale: TermId, grade: &str) -> Option<u8> {
        let grades = &self.get(scale)?.grades;
        let place = grades.iter().position(|known| known.eq_ignore_ascii_case(grade.trim()))?;
        u8::try_from(place).ok()
    }

    /// The lowest ranks, scale by scale, that surely reach `rank` on `scale`, and the lowest that may.
    ///
    /// Two scales meet only where they are aligned. Between two meetings nobody can say, so such a
    /// grade is in the second list and not in the first.
    pub fn reaching(&self, scale: TermId, rank: u8) -> (Vec<Rank>, Vec<Rank>) {
        let (mut surely, mut perhaps) = (vec![(scale, rank)], vec![(scale, rank)]);
        let mut others: Vec<TermId> =
            self.alignments.iter().filter(|meeting| meeting.0 == scale).map(|meeting| meeting.2).collect();
        others.sort_unstable();
        others.dedup();
        for other in others {
            let meetings = || self.alignments.iter().filter(move |m| m.0 == scale && m.2 == other);
            if let Some(sure) = meetings().filter(|m| m.1 >= rank).map(|m| m.3).min() {
                surely.push((other, sure));
            }
            if let Some(possible) = meetings().filter(|m| m.1 <= rank).map(|m| m.3).max() {
                perhaps.push((other, possible));
            }
        }
        (surely, perhaps)
    }
}

/// A name as it is looked up: lower case, hyphens as spaces, single spaces, plain apostrophes.
pub fn normal(name: &str) -> String {
    let lowered = name.to_lowercase().replace(['-', '_'], " ").replace('’', "'");
    lowered.split_whitespace().collect::<Vec<_>>().join(" ")
}
