//! What a qualification comes to at each grade: its level, and the points it carries.

use std::collections::BTreeMap;

use rungs_core::english::number_of;
use rungs_core::vocabulary::{Rank, Term, TypeLevel, Vocabulary};

use super::Weighed;

/// A level for each grade, and one without.
pub(super) fn level(older: &Vocabulary, before: &Term, newer: &Vocabulary, after: &Term, weighed: &mut Weighed) {
    let at = |term: &Term, grade: Option<Rank>| term.level.as_ref().map(|level| u32::from(level.at(grade)));
    let (then, now) = (by_grade(older, before, at), by_grade(newer, after, at));
    let told = (told(older, before.level.as_ref()), told(newer, after.level.as_ref()));
    if told.0 != told.1 {
        weighed.details.push(format!("level {}, was {}", told.1, told.0));
        weigh(&then, &now, &after.title, |level| format!("level {level}"), weighed);
    }
}

/// The fewest points for each grade, and without one.
pub(super) fn points(older: &Vocabulary, before: &Term, newer: &Vocabulary, after: &Term, weighed: &mut Weighed) {
    let at = |term: &Term, grade: Option<Rank>| Some(term.points.as_ref()?.at(grade)?.0);
    let (then, now) = (by_grade(older, before, at), by_grade(newer, after, at));
    let number = |points: Option<u32>| points.map_or("none".to_owned(), |points| points.to_string());
    let differing: Vec<String> = now
        .iter()
        .filter_map(|(grade, points)| Some((grade, points, then.get(grade)?)))
        .filter(|(_, now, then)| now != then)
        .map(|(grade, now, then)| format!("{}{}, were {}", number(*now), at_grade(grade), number(*then)))
        .collect();
    if let [first, others @ ..] = differing.as_slice() {
        let more =
            if others.is_empty() { String::new() } else { format!(", and others at {} more grades", others.len()) };
        weighed.details.push(format!("UCAS points {first}{more}"));
        weigh(&then, &now, &after.title, |points| number_of(points, "UCAS point"), weighed);
    }
}

/// Somebody with a grade that comes to more now, and somebody with one that comes to less.
fn weigh(then: &Measured, now: &Measured, title: &str, asked: impl Fn(u32) -> String, weighed: &mut Weighed) {
    for (grade, amount) in now {
        let has = format!("{title}{}", at_grade(grade));
        match (then.get(grade).copied().flatten(), *amount) {
            (before, Some(amount)) if before < Some(amount) => weighed.looser(has, asked(amount)),
            (Some(before), amount) if amount < Some(before) => weighed.tighter(has, asked(before)),
            _ => {}
        }
    }
}

/// An amount for each grade by its name, which is empty for none.
type Measured = BTreeMap<String, Option<u32>>;

fn by_grade(vocabulary: &Vocabulary, term: &Term, at: impl Fn(&Term, Option<Rank>) -> Option<u32>) -> Measured {
    let mut measured = Measured::from([(String::new(), at(term, None))]);
    for scale in &term.scales {
        let grades = vocabulary.get(*scale).map(|scale| scale.grades.as_slice()).unwrap_or_default();
        for (rank, grade) in (0..).zip(grades) {
            measured.insert(graded(grade), at(term, Some((*scale, rank))));
        }
    }
    measured
}

fn at_grade(grade: &str) -> String {
    if grade.is_empty() { String::new() } else { format!(" at {grade}") }
}

/// A grade as a person reads it: "grade 4", but "merit".
pub(super) fn graded(grade: &str) -> String {
    if grade.chars().count() <= 2 { format!("grade {grade}") } else { grade.to_owned() }
}

/// "3", or "2 at grade 4 or above, otherwise 1".
fn told(vocabulary: &Vocabulary, level: Option<&TypeLevel>) -> String {
    let Some(level) = level else { return "none".to_owned() };
    let floor = level.threshold.as_ref().and_then(|(floors, below)| {
        let (scale, rank) = floors.first()?;
        let grade = vocabulary.get(*scale)?.grades.get(usize::from(*rank))?;
        Some(format!("{} at {} or above, otherwise {below}", level.level, graded(grade)))
    });
    floor.unwrap_or_else(|| level.level.to_string())
}
