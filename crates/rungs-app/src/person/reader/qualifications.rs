//! Qualifications, with their grades, points and credits.

use rungs_core::condition::{Check, Test};
use rungs_core::english::number_of;
use rungs_core::fact::{Fact, Field, Known, KnownBy, List};
use rungs_core::vocabulary::{Term, TermId};

use super::{Entry, Reader};
use crate::person::file::{self, PersonFile, Scalar};

impl Reader<'_> {
    pub(super) fn qualifications(&mut self, file: &PersonFile) {
        for (path, held) in self.listed("qualifications", &file.qualifications) {
            let mut entry = Entry::new(path, held.known_by);
            let studying = held.studying || held.predicted.is_some();
            let (key, state) = if studying { ("studying", "being studied for") } else { ("studying", "held") };
            entry.set(Field::Held, key, Known::Truth(!studying), state);
            self.name(&mut entry, Field::Type, "type", held.kind.as_ref(), &["qualification"], "qualification");
            self.name(&mut entry, Field::Subject, "subject", held.subject.as_ref(), &["subject"], "subject");
            self.level(&mut entry, Field::Level, held.level.as_ref());
            match (&held.grade, &held.predicted) {
                (Some(_), Some(_)) => {
                    let help = "keep `grade` for what is held, and `predicted` for what is still studied for";
                    self.fault(entry.at("predicted"), "both `grade` and `predicted` are told", Some(help.into()));
                }
                (Some(grade), None) => self.grade(&mut entry, "grade", grade, held.kind.is_some()),
                (None, Some(grade)) => self.grade(&mut entry, "predicted", grade, held.kind.is_some()),
                (None, None) => {}
            }
            self.points(&mut entry, held.points);
            self.day(&mut entry, Field::On, "awarded", held.awarded.as_ref());
            self.sitting(&mut entry, held.sitting.as_ref());
            self.name(
                &mut entry,
                Field::EquivalentTo,
                "equivalent_to",
                held.equivalent_to.as_ref(),
                &["qualification"],
                "qualification",
            );
            self.name(
                &mut entry,
                Field::ApprovedBy,
                "approved_by",
                held.approved_by.as_ref(),
                &["register", "regulator"],
                "regulator",
            );
            // Being equivalent is a claim, and who makes none has made none.
            if held.equivalent_to.is_none() {
                entry.set(Field::EquivalentTo, "equivalent_to", Known::Unnamed, "no equivalence claimed");
            }
            self.subject_of_type(&mut entry);
            let label = match (&held.kind, &held.subject) {
                (Some(kind), Some(subject)) => qualification(kind, subject),
                (Some(one), None) | (None, Some(one)) => one.clone(),
                (None, None) => "a qualification".to_owned(),
            };
            self.credits(&entry, held, &label);
            self.push(List::Qualifications, label, entry);
        }
        self.all_points(file.ucas_points);
    }

    /// A level: a number, or a step of entry level by its name.
    fn level(&mut self, entry: &mut Entry, field: Field, written: Option<&Scalar>) {
        if let Some(written) = written
            && let Some((low, high)) = self.levels(entry.at("level"), written)
        {
            entry.set(field, "level", Known::Number(low, high), level_shown(low, high));
        }
    }

    /// The lowest and the highest level that is meant.
    pub(super) fn levels(&mut self, path: String, written: &Scalar) -> Option<(i64, i64)> {
        let written = written.text();
        let plain = written.to_lowercase().replace("level", " ");
        let entry_level = plain.trim().strip_prefix("entry").map(str::trim);
        let number = entry_level.unwrap_or(plain.trim()).parse::<i64>().ok();
        match (entry_level, number) {
            (Some(""), _) | (None, Some(0)) => Some((Field::LOWEST_LEVEL, 0)),
            (None, Some(level @ 1..=8)) => Some((level, level)),
            (Some(_), Some(step @ 1..=3)) => Some((step - 3, step - 3)),
            _ => {
                let message = format!("there is no level {written}: levels go from 0 (entry level) to 8");
                self.fault(path, message, Some("a step of entry level is written “Entry 3”".to_owned()));
                None
            }
        }
    }

    /// A type that stands for a subject is in that subject by itself.
    fn subject_of_type(&self, entry: &mut Entry) {
        let Some(kind) = entry.fields.get(&Field::Type).filter(|_| !entry.fields.contains_key(&Field::Subject)) else {
            return;
        };
        let subject = |kind: Option<TermId>| {
            let mut subjects: Vec<_> = self.vocabulary.get(kind?)?.equivalences.iter().map(|one| one.subject).collect();
            subjects.dedup();
            subjects.as_slice().first().copied().flatten().filter(|_| subjects.len() == 1)
        };
        let subjects: Option<Vec<TermId>> = kind.known.terms().into_iter().map(subject).collect();
        let mut subjects: Vec<Option<TermId>> = subjects.unwrap_or_default().into_iter().map(Some).collect();
        subjects.sort_unstable();
        subjects.dedup();
        if !subjects.is_empty() {
            let shown = kind.shown.clone();
            entry.set(Field::Subject, "type", Known::one_of(&subjects), shown);
        }
    }

    /// Exams of one month are one sitting, which is called by the first day of it.
    fn sitting(&mut self, entry: &mut Entry, written: Option<&Scalar>) {
        let Some(written) = written else { return };
        let Some(mut range) = self.range(&entry.at("sitting"), written) else { return };
        range.earliest = range.earliest.first_of_month();
        range.latest = range.latest.first_of_month();
        entry.set(Field::Sitting, "sitting", Known::Date(range), written.text());
    }

    /// The UCAS points of a qualification: as told, or as its type and grade have them.
    fn points(&mut self, entry: &mut Entry, told: Option<u32>) {
        if let Some(told) = told {
            let number = i64::from(told);
            entry.set(Field::Points, "points", Known::Number(number, number), number_of(told, "UCAS point"));
            return;
        }
        let known = |field| entry.fields.get(&field).map(|fact| &fact.known);
        let grade = match known(Field::Grade) {
            Some(Known::Grade(scale, low, high)) if low == high => Some((*scale, *low)),
            _ => None,
        };
        // One of several types carries what any of them carries that is graded like that.
        let kinds: Vec<Option<&Term>> = known(Field::Type)
            .map(Known::terms)
            .unwrap_or_default()
            .into_iter()
            .map(|kind| self.vocabulary.get(kind?))
            .collect();
        let graded = kinds.into_iter().filter(|kind| match (kind, grade) {
            (Some(kind), Some((scale, _))) => kind.scales.contains(&scale),
            _ => true,
        });
        let points: Option<Vec<(u32, u32)>> = graded.map(|kind| kind?.points.as_ref()?.at(grade)).collect();
        let ends = points.unwrap_or_default();
        let ends = ends.iter().map(|(low, _)| *low).min().zip(ends.iter().map(|(_, high)| *high).max());
        let Some((low, high)) = ends else { return };
        let shown = match low == high {
            true => number_of(low, "UCAS point"),
            false => format!("{low} to {high} UCAS points"),
        };
        let key = if grade.is_some() { "grade" } else { "type" };
        entry.set(Field::Points, key, Known::Number(i64::from(low), i64::from(high)), shown);
    }

    /// All the points of a person: what isn't among the qualifications listed comes from others, and there are no more.
    /// Where the points of one qualification listed don't follow from its grade, the rest are its own.
    fn all_points(&mut self, told: Option<u32>) {
        let Some(told) = told else { return };
        let (mut listed, mut open) = (0, Vec::new());
        for (place, item) in self.person.items.iter().enumerate() {
            if item.list != List::Qualifications {
                continue;
            }
            match item.fields.get(&Field::Points).map(|fact| &fact.known) {
                Some(Known::Number(low, high)) if low == high => listed += low,
                _ => open.push((place, item.label.clone())),
            }
        }
        if let [(_, first), _, ..] = open.as_slice() {
            let message = format!("how many of these points come from “{first}” can't be told");
            self.fault("ucas_points", message, Some("add its `grade:` or its `points:`".into()));
            return;
        }
        let rest = i64::from(told) - listed;
        if rest < 0 {
            let message = format!("the qualifications listed come to {}, which is more", number_of(listed, "point"));
            self.fault("ucas_points", message, Some("leave it out: it follows from the grades".into()));
            return;
        }
        let path = "ucas_points".to_owned();
        let tests = vec![Test::new(Field::Points, Check::AtLeast(1))];
        let known = Known::Number(rest, rest);
        if let [(place, _)] = open.as_slice() {
            let shown = format!("{rest} of {}", number_of(told, "UCAS point"));
            let fact = Fact { known, known_by: KnownBy::Said, path: path.clone(), shown };
            if let Some(item) = self.person.items.get_mut(*place) {
                item.fields.insert(Field::Points, fact);
            }
        } else if rest > 0 {
            let mut entry = Entry::new(String::new(), file::KnownBy::Said);
            entry.set_at(Field::Points, &path, known, format!("{} in all", number_of(told, "UCAS point")));
            entry.set_at(Field::Held, &path, Known::Truth(true), "held");
            self.push(List::Qualifications, "UCAS points".to_owned(), entry);
        }
        self.deny(List::Qualifications, tests, path, format!("{} in all", number_of(told, "UCAS point")));
    }

    fn credits(&mut self, of: &Entry, held: &file::Qualification, label: &str) {
        for (place, gained) in held.credits.iter().enumerate() {
            let mut entry = Entry::new(format!("{}.credits[{place}]", of.path), held.known_by);
            if let Some(kind) = of.fields.get(&Field::Type) {
                entry.fields.insert(Field::Type, kind.clone());
            }
            if let Some(count) = gained.credits {
                let number = i64::from(count);
                entry.set(Field::Credits, "credits", Known::Number(number, number), number_of(count, "credit"));
            }
            self.level(&mut entry, Field::CreditLevel, gained.level.as_ref());
            if let Some(grade) = &gained.grade {
                self.grade(&mut entry, "grade", grade, held.kind.is_some());
            }
            self.name(&mut entry, Field::Subject, "subject", gained.subject.as_ref(), &["subject"], "subject");
            self.push(List::Credits, format!("credits of {label}"), entry);
        }
    }

    /// A grade belongs to a scale, and the scale to the type.
    fn grade(&mut self, entry: &mut Entry, key: &str, grade: &Scalar, has_type: bool) {
        let (grade, path) = (grade.text(), entry.at(key));
        let kinds: Vec<TermId> = match entry.fields.get(&Field::Type) {
            Some(kind) => kind.known.terms().into_iter().flatten().collect(),
            None if has_type => return,
            None => {
                let help = "add `type:`".to_owned();
                return self.fault(path, "a grade means nothing without the type of qualification", Some(help));
            }
        };
        if kinds.is_empty() {
            return;
        }
        let titles = kinds.iter().map(|kind| self.vocabulary.title(*kind)).collect::<Vec<_>>().join(" or ");
        let mut scales: Vec<TermId> =
            kinds.iter().filter_map(|kind| self.vocabulary.get(*kind)).flat_map(|kind| kind.scales.clone()).collect();
        scales.sort_unstable();
        scales.dedup();
        // A type has the first of its scales that knows the grade; several types may have it on the same one.
        let of_kind = |kind: &TermId| {
            let scales = &self.vocabulary.get(*kind)?.scales;
            scales.iter().find_map(|scale| self.vocabulary.rank(*scale, &grade).map(|rank| (*scale, rank)))
        };
        let mut placed: Vec<_> = kinds.iter().filter_map(of_kind).collect();
        placed.sort_unstable();
        placed.dedup();
        match placed.as_slice() {
            [(scale, rank)] => {
                entry.set(Field::Grade, key, Known::Grade(*scale, *rank, *rank), format!("grade {grade}"));
            }
            [_, _, ..] => {
                let message = format!("{grade} means one thing or another, depending on which it is: {titles}");
                self.fault(path, message, Some("leave the grade out until that is known".into()));
            }
            [] if scales.is_empty() => {
                self.fault(path, format!("the framework grades no {titles}"), Some("leave the grade out".into()));
            }
            [] => {
                let grades: Vec<String> = scales
                    .iter()
                    .filter_map(|scale| self.vocabulary.get(*scale))
                    .map(|scale| scale.grades.iter().rev().cloned().collect::<Vec<_>>().join(", "))
                    .collect();
                let help = format!("the grades of {titles} are {}", grades.join("; or "));
                self.fault(path, format!("“{grade}” is not a grade of {titles}"), Some(help));
            }
        }
    }
}

/// "level 3"; the steps below level 1 have names of their own.
pub(super) fn level_shown(low: i64, high: i64) -> String {
    match (low, high) {
        (_, level) if level > 0 => format!("level {level}"),
        (low, high) if low == high => format!("Entry level {}", low + 3),
        _ => "entry level".to_owned(),
    }
}

/// A qualification as people call it: "GCSE biology", "master's degree in art therapy".
fn qualification(kind: &str, subject: &str) -> String {
    let is_short = |word: &str| word == "level" || word.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    if kind.to_lowercase().contains(&subject.to_lowercase()) {
        kind.to_owned()
    } else if kind.split(' ').any(is_short) && !kind.contains(" or ") {
        format!("{kind} {subject}")
    } else {
        format!("{kind} in {subject}")
    }
}
