//! Somebody of their rows.

use std::sync::Arc;

use rungs_core::fact::{List, Person};
use rungs_sweep::ContentId;

use super::beside::Answers;
use super::bound::{CONTRADICTED, Context};
use super::held::{self, Held, Taken};
use super::tell::About;
use super::{Batch, Reading, SetAside, Somebody, part};
use crate::reading::sheet::Row;

impl Reading<'_> {
    /// Makes somebody of their rows.
    pub(super) fn put_together(&mut self, staff_number: String, rows: Vec<Held>, batch: &mut Batch) {
        let Taken { rows, set_aside } =
            held::taken(rows, self.born.and_then(|born| Some((born, self.bound.get(born)?))));
        for (held, why) in set_aside {
            let cells = self.cells_of_held(&staff_number, &held);
            self.set_aside((held.row, Some(&staff_number), &why), cells, batch);
        }
        let context = Context { titles: &self.titles, common: &self.common, on: self.on };
        let mut kept: Vec<&Held> = Vec::with_capacity(rows.len());
        let mut refused: Vec<(&Held, String)> = Vec::new();
        let mut cells: Vec<u32> = Vec::new();
        // A job that can't be so is set aside with its row, and not with the person.
        let mut job = None;
        let work = self.parts.iter_mut().find(|part| part.about == About::Work);
        if let Some(work) = work {
            for held in &rows {
                cells.clear();
                cells.extend(work.columns.iter().filter_map(|column| held.cells.get(*column)));
                let read = work.read(&cells, &self.bound, None, &context);
                job = Some(read).filter(|_| rows.len() == 1);
                match work.get_mut(read).and_then(|read| read.fault.clone()) {
                    Some(why) => refused.push((held, why)),
                    None => kept.push(held),
                }
            }
        } else {
            kept.extend(&rows);
        }
        let mut reads: Vec<(usize, usize)> = Vec::with_capacity(self.parts.len());
        if let Some(first) = kept.first() {
            for (at, part) in self.parts.iter_mut().enumerate() {
                cells.clear();
                if part.about == About::Work {
                    cells.extend(
                        kept.iter().flat_map(|held| part.columns.iter().filter_map(|column| held.cells.get(*column))),
                    );
                } else {
                    for column in &part.columns {
                        let Some(bound) = self.bound.get(*column) else { continue };
                        let numbers = kept.iter().filter_map(|held| held.cells.get(*column)).copied();
                        let agreed = part::agreed(numbers, bound).unwrap_or_else(|()| {
                            let why = format!("“{}”: rows of one person say different things", bound.column.name);
                            self.left.add(&why, first.row);
                            CONTRADICTED
                        });
                        cells.push(agreed);
                    }
                }
                if part.about == About::Qualifications {
                    self.qualifications.add(&staff_number, &mut cells);
                }
                // Of one row, the job has just been read.
                let read = match job.filter(|_| part.about == About::Work) {
                    Some(read) => read,
                    None => part.read(&cells, &self.bound, Some(&self.qualifications), &context),
                };
                let told = part.get_mut(read);
                for why in told.iter().flat_map(|read| read.left.iter().chain(&read.fault)) {
                    self.left.add(why, first.row);
                }
                reads.push((at, read));
            }
            let mut answers = self.answers.remove(&staff_number);
            let not_known = answers.as_mut().map(|answers| std::mem::take(&mut answers.not_known)).unwrap_or_default();
            self.push(reads, answers, batch);
            self.qualifications.of.remove(&staff_number);
            let group = |at: &usize| {
                let bound = self.bound.get(*at)?;
                let number = kept.iter().filter_map(|held| held.cells.get(*at)).find(|number| **number != 0)?;
                bound.cell(*number).map(|cell| Arc::clone(&cell.text))
            };
            self.rows.read += kept.len() as u64;
            self.people += 1;
            batch.people.push(Somebody {
                groups: self.groups.iter().map(group).collect(),
                rows: kept.iter().map(|held| held.row).collect(),
                staff_number: staff_number.clone(),
                not_known,
            });
        }
        for (held, why) in refused {
            let cells = self.cells_of_held(&staff_number, held);
            self.set_aside((held.row, Some(&staff_number), &why), cells, batch);
        }
    }

    /// Adds what was read of somebody to the crowd.
    fn push(&mut self, reads: Vec<(usize, usize)>, answers: Option<Answers>, batch: &mut Batch) {
        let Some(answers) = answers.filter(|answers| !answers.answered.is_empty()) else {
            let mut numbers: Vec<(List, ContentId)> = Vec::with_capacity(reads.len() + 2);
            for (at, read) in reads {
                if let Some(read) = self.parts.get_mut(at).and_then(|part| part.get_mut(read)) {
                    numbers.extend_from_slice(read.numbers(&mut batch.crowd));
                }
            }
            return batch.crowd.push(numbers);
        };
        let mut person = Person { answers: answers.answered, ..Person::default() };
        for (at, read) in reads {
            let read = self.parts.get_mut(at).and_then(|part| part.get_mut(read));
            for (_, content) in read.iter().flat_map(|read| &read.contents) {
                person.items.extend(content.items.iter().cloned());
                person.denials.extend(content.denials.iter().cloned());
            }
        }
        batch.crowd.push_person(&person);
    }

    pub(super) fn set_aside(
        &mut self,
        (row, staff_number, why): (u64, Option<&str>, &str),
        cells: Vec<String>,
        batch: &mut Batch,
    ) {
        self.rows.set_aside += 1;
        self.tally.add(why, row);
        let staff_number = staff_number.map(str::to_owned);
        batch.set_aside.push(SetAside { row, staff_number, reason: why.to_owned(), cells });
    }

    /// The cells of a row that was set aside, in the order of [`Reading::headings`].
    pub(super) fn cells_of_row(&self, row: &Row) -> Vec<String> {
        let own = self.staff_number.into_iter().chain(self.assignment_number);
        own.chain(self.bound.iter().map(|bound| bound.place)).map(|place| row.get(place).to_owned()).collect()
    }

    /// The same of a row that waited for others.
    fn cells_of_held(&self, staff_number: &str, held: &Held) -> Vec<String> {
        let own = self.staff_number.map(|_| staff_number.to_owned());
        let assignment = self.assignment_number.map(|_| held.assignment.to_string());
        let cells = self.bound.iter().zip(&held.cells);
        let cells =
            cells.map(|(bound, number)| bound.cell(*number).map_or_else(String::new, |cell| cell.text.to_string()));
        own.into_iter().chain(assignment).chain(cells).collect()
    }
}
