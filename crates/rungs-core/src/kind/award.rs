//! Qualifications as tests: types, subjects, levels, grade floors and what stands for what.

use std::collections::BTreeSet;

use crate::condition::{Check, Condition, Tally, Test, When};
use crate::fact::{Field, List};
use crate::kind::wording::yes_or_no;
use crate::kind::{Clause, Misfit, Slot};
use crate::requirement::{Change, Leaf, Matter};
use crate::vocabulary::{TermId, TypeLevel};

/// In a frame, behind *you have*: what is studied for counts as well, where the sentence says so.
macro_rules! or_studying {
    () => {
        "[?studying:[,] or be (predicted|studying for|working towards)[,]]"
    };
}
pub(super) use or_studying;

/// In a frame: what is asked of several together, and of none by itself.
macro_rules! at_one_sitting {
    () => {
        "[all ]taken (at|in) (one|the same|a single) sitting"
    };
}
pub(super) use at_one_sitting;

/// A floor on the scales of a type: the ranks that surely reach it, and those that may.
pub(super) struct GradeFloor {
    pub(super) surely: Vec<(TermId, u8)>,
    pub(super) perhaps: Vec<(TermId, u8)>,
    /// As written: "grade 4 or above".
    pub(super) words: String,
}

/// What is asked of one qualification.
#[derive(Clone, Default)]
pub(super) struct Award {
    pub(super) kind: Option<TermId>,
    pub(super) subject: Vec<TermId>,
    pub(super) level: Option<i8>,
    pub(super) exactly: bool,
    pub(super) grade: Vec<(TermId, u8)>,
    pub(super) studying: bool,
    /// Who has approved it: any of these.
    pub(super) approved: Vec<TermId>,
    /// Gained on this day, or later.
    pub(super) since: Option<When>,
}

impl Award {
    /// The tests that such a qualification passes.
    pub(super) fn tests(&self) -> Vec<Test> {
        let mut tests = Vec::new();
        if let Some(kind) = self.kind {
            tests.push(Test::within(Field::Type, kind));
        }
        if !self.subject.is_empty() {
            tests.push(Test::new(Field::Subject, Check::Within(self.subject.clone())));
        }
        if let Some(level) = self.level {
            tests.push(Test::new(Field::Level, Check::AtLeast(i64::from(level))));
            if self.exactly {
                tests.push(Test::new(Field::Level, Check::AtMost(i64::from(level))));
            }
        }
        if !self.grade.is_empty() {
            tests.push(Test::new(Field::Grade, Check::Grade(self.grade.clone())));
        }
        if !self.approved.is_empty() {
            tests.push(Test::new(Field::ApprovedBy, Check::Within(self.approved.clone())));
        }
        if let Some(since) = self.since {
            tests.push(Test::new(Field::On, Check::SinceThen(since)));
        }
        // Studying counts only where it is written.
        if !self.studying {
            tests.push(Test::new(Field::Held, Check::Is(true)));
        }
        tests
    }
}

impl Clause<'_> {
    /// The grade slot as ranks on the scales of a qualification type.
    pub(super) fn grade_floor(&self, kind: TermId) -> Result<Option<GradeFloor>, Misfit> {
        self.floor_in("grade", kind)
    }

    /// A grade in another slot than the usual one.
    pub(super) fn floor_in(&self, slot: &str, kind: TermId) -> Result<Option<GradeFloor>, Misfit> {
        self.slots.get(slot).map(|grade| self.floor_of(kind, grade)).transpose()
    }

    /// A grade as ranks on the scales of a qualification type.
    pub(super) fn floor_of(&self, kind: TermId, grade: &Slot) -> Result<GradeFloor, Misfit> {
        let Slot::Grade { floor, letters, top, .. } = grade else {
            return Err(Misfit::new("grade", "a grade is missing here"));
        };
        let scales = self.vocabulary.get(kind).map(|term| term.scales.as_slice()).unwrap_or_default();
        if scales.is_empty()
            && let Some(floor) = self.floor_of_any(Some(kind), grade)?
        {
            return Ok(floor);
        }
        let placed = |grade: &str| {
            scales.iter().find_map(|scale| self.vocabulary.rank(*scale, grade).map(|rank| (*scale, rank)))
        };
        let Some((scale, rank)) = placed(floor) else {
            let title = self.title(kind);
            let known: Vec<String> = scales
                .iter()
                .filter_map(|scale| self.vocabulary.get(*scale))
                .map(|term| term.grades.iter().rev().cloned().collect::<Vec<_>>().join(", "))
                .collect();
            let misfit = Misfit::new("grade", format!("“{floor}” is not a grade of {title}"));
            // *4+* and *4/C* begin with one.
            let plain = floor.split(['+', '/']).next().unwrap_or_default();
            let misfit = match placed(plain) {
                Some(_) => misfit.instead(format!("at {}", spoken(plain))),
                None => misfit,
            };
            return Err(match known.is_empty() {
                true => misfit.help(format!("{title} has no `Graded:` line in the vocabulary")),
                false => misfit.help(format!("its grades are {}", known.join("; or "))),
            });
        };
        let best = self.vocabulary.get(scale).and_then(|scale| scale.grades.last());
        if let (Some(top), Some(best)) = (top, best)
            && !top.eq_ignore_ascii_case(best)
        {
            return Err(Misfit::new("grade", format!("{top} to {floor} doesn't start at the top, which is {best}"))
                .help(format!("a grade is a floor: write “at {}”", spoken(floor)))
                .instead(format!("at {}", spoken(floor))));
        }
        let (surely, perhaps) = self.vocabulary.reaching(scale, rank);
        if let Some(letters) = letters {
            let agrees = placed(letters).is_some_and(|(on, letter)| on != scale && surely.contains(&(on, letter)));
            if !agrees {
                return Err(Misfit::new("grade", format!("“{letters}” and “{floor}” are not the same grade"))
                    .help("letters and numbers meet only at A and 7, C and 4, G and 1: leave one of them out")
                    .instead(format!("at {}", spoken(floor)))
                    .instead(format!("at {}", spoken(letters))));
            }
        }
        let on_type = |ranks: Vec<(TermId, u8)>| ranks.into_iter().filter(|(on, _)| scales.contains(on)).collect();
        Ok(GradeFloor { surely: on_type(surely), perhaps: on_type(perhaps), words: spoken(floor) })
    }

    /// A grade as a floor for any type of qualification, or any that a family of types includes: each type by its own scale.
    /// None where no scale of theirs has such a grade.
    pub(super) fn floor_of_any(&self, family: Option<TermId>, grade: &Slot) -> Result<Option<GradeFloor>, Misfit> {
        let Slot::Grade { floor, letters, top, .. } = grade else { return Ok(None) };
        let is_of_family = |id: TermId| family.is_none_or(|family| self.vocabulary.covers(family, id));
        let types = self.vocabulary.iter().filter(|(id, term)| term.class == "qualification" && is_of_family(*id));
        let scales: BTreeSet<TermId> = types.flat_map(|(_, term)| term.scales.iter().copied()).collect();
        let ranks = scales.iter().filter_map(|scale| Some((*scale, self.vocabulary.rank(*scale, floor)?)));
        let surely: Vec<(TermId, u8)> = ranks.collect();
        if surely.is_empty() {
            return Ok(None);
        }
        if letters.is_some() || top.is_some() {
            return Err(Misfit::new("grade", "several types of qualification have this grade, each on its own scale")
                .help(format!("write the lowest that is enough: “at {}”", spoken(floor)))
                .instead(format!("at {}", spoken(floor))));
        }
        Ok(Some(GradeFloor { perhaps: surely.clone(), surely, words: spoken(floor) }))
    }

    /// A grade slot as a row of grades, one for each of several: how many have to reach each of them. *AAB* is 2 at A, and 3
    /// at B. None where it is one grade of the type.
    pub(super) fn row_in(&self, slot: &str, kind: TermId) -> Option<Vec<(u16, Slot)>> {
        let Some(Slot::Grade { floor: written, .. }) = self.slots.get(slot) else { return None };
        let scales = self.vocabulary.get(kind).map(|term| term.scales.as_slice()).unwrap_or_default();
        if scales.iter().any(|scale| self.vocabulary.rank(*scale, written).is_some()) {
            return None;
        }
        let mut ranks = scales.iter().find_map(|scale| row(&self.vocabulary.get(*scale)?.grades, written))?;
        ranks.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        let mut steps: Vec<(u16, Slot)> = Vec::new();
        for (count, (_, grade)) in (1..).zip(ranks) {
            let step = Slot::Grade { floor: grade, high: None, letters: None, top: None };
            match steps.last_mut() {
                Some(last) if last.1 == step => last.0 = count,
                _ => steps.push((count, step)),
            }
        }
        Some(steps)
    }

    /// The level that a type reaches at a grade floor: what an equivalent of it has to reach.
    pub(super) fn level_reached(&self, kind: TermId, floor: Option<&GradeFloor>) -> Option<i8> {
        let level: &TypeLevel = self.vocabulary.get(kind)?.level.as_ref()?;
        let reached = match floor {
            Some(floor) => level.at(floor.surely.first().copied()),
            None => level.threshold.as_ref().map_or(level.level, |(_, below)| *below),
        };
        i8::try_from(reached).ok()
    }

    /// Ways to hold what stands for this award: in the asker's own table or everyone's, and in anybody else's.
    ///
    /// The first are as good as the award itself; the second are what *or equivalent* leaves to be considered.
    pub(super) fn equivalents(&self, award: &Award) -> (Vec<Vec<Test>>, Vec<Vec<Test>>) {
        let (mut accepted, mut considered) = (Vec::new(), Vec::new());
        let Some(kind) = award.kind else {
            return (accepted, considered);
        };
        for (id, term) in self.vocabulary.with_equivalences() {
            for equivalence in &term.equivalences {
                let same_subject = match (equivalence.subject, award.subject.as_slice()) {
                    (_, []) | (None, _) => true,
                    (Some(subject), wanted) => wanted.iter().any(|wide| self.vocabulary.covers(*wide, subject)),
                };
                let reaches = award.grade.is_empty()
                    || equivalence
                        .grade
                        .iter()
                        .any(|(scale, rank)| award.grade.iter().any(|(on, floor)| on == scale && rank >= floor));
                if !self.vocabulary.covers(kind, equivalence.stands_for) || !same_subject || !reaches {
                    continue;
                }
                let own = equivalence.owner.as_ref().is_none_or(|owner| owner == self.owner);
                let mut tests = Award { kind: Some(id), ..Award::default() }.tests();
                if let Some(from) = equivalence.from {
                    // Before its day it is one more thing they may consider.
                    considered.push(tests.clone());
                    tests.push(Test::new(Field::Held, Check::StartSince(from)));
                }
                if own { accepted.push(tests) } else { considered.push(tests) }
            }
        }
        // What the person says is equivalent, of another type.
        let mut claimed =
            vec![Test::within(Field::EquivalentTo, kind), Test::new(Field::Type, Check::Outside(vec![kind]))];
        claimed.extend(award.subject.first().map(|subject| Test::within(Field::Subject, *subject)));
        considered.push(claimed);
        (accepted, considered)
    }

    /// Another type of qualification at the same level and in the same subject: for the asker to consider.
    pub(super) fn same_level(&self, award: &Award, level: Option<i8>) -> Option<Vec<Test>> {
        let mut tests = Award { kind: None, grade: Vec::new(), level: Some(level?), ..award.clone() }.tests();
        tests.push(Test::new(Field::Type, Check::Outside(vec![award.kind?])));
        Some(tests)
    }
}

/// A row of grades in letters without spaces, as ranks and grades of one scale; at least two, or it is none.
fn row(grades: &[String], written: &str) -> Option<Vec<(usize, String)>> {
    let mut ranks = Vec::new();
    let mut rest = written;
    // Digits in a row are a number.
    if written.chars().any(|letter| letter.is_ascii_digit()) {
        return None;
    }
    while !rest.is_empty() {
        // The longest first: A* before A.
        let begins = |grade: &String| rest.get(..grade.len()).is_some_and(|start| start.eq_ignore_ascii_case(grade));
        let next = grades.iter().enumerate().filter(|(_, grade)| begins(grade)).max_by_key(|(_, grade)| grade.len());
        let (rank, grade) = next?;
        ranks.push((rank, grade.clone()));
        rest = rest.get(grade.len()..)?;
    }
    (ranks.len() > 1).then_some(ranks)
}

/// "grade 4 or above", but "merit or above" and "2:2 or above".
fn spoken(floor: &str) -> String {
    let is_short = floor.chars().count() <= 2;
    if is_short { format!("grade {floor} or above") } else { format!("{floor} or above") }
}

/// Whether one holds this, or already studies for it, where that counts.
pub(super) fn holding(kind: &'static str, condition: Condition, award: &Award, words: &str) -> Leaf {
    let graded = !award.grade.is_empty();
    let (told, asked, change) = match (award.studying, graded) {
        (false, _) => (words.to_owned(), format!("Do you hold {words}?"), format!("gain {words}")),
        (true, true) => {
            let told = format!("{words}, held or predicted");
            (told, format!("Do you hold {words}, or are you predicted it?"), format!("gain {words}"))
        }
        (true, false) => {
            let asked = format!("Do you hold {words}, or are you studying for one?");
            (format!("{words}, held or being studied for"), asked, format!("start studying for {words}"))
        }
    };
    yes_or_no(kind, condition, told, asked, Change::Own(change))
}

/// So many qualifications that fit one of these ways.
pub(super) fn counted(ways: Vec<Vec<Test>>, count: u16) -> Condition {
    Condition { list: List::Qualifications, ways, tally: Tally::Count(count) }
}

/// Whether these were all taken at one sitting: asked word for word. Which of several qualifications would have to
/// agree in when they were taken, no test of a single one says.
pub(super) fn taken_together(clause: &Clause<'_>, kind: &'static str, words: &str) -> Option<Matter> {
    clause.has("asked").then(|| {
        let condition = Condition::held(List::Answers, vec![Test::within(Field::What, clause.asked_as)]);
        let question = format!("Did you take {words} all at one sitting?");
        let change = Change::Own(format!("take {words} at one sitting"));
        Matter::Leaf(yes_or_no(kind, condition, format!("{words}, all taken at one sitting"), question, change))
    })
}

/// The strict reading, or the loose one for the owner to consider; where they are the same, just the one.
pub(super) fn softened(strict: Matter, loose: Matter) -> Matter {
    match strict == loose {
        true => strict,
        false => Matter::Softened { strict: Box::new(strict), loose: Box::new(loose), is_range: false },
    }
}

/// A range: its low end is asked, and its high end is what some ask.
pub(super) fn ranged(low: Matter, high: Matter) -> Matter {
    match low == high {
        true => low,
        false => Matter::Softened { strict: Box::new(high), loose: Box::new(low), is_range: true },
    }
}
