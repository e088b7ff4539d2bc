//! Somebody of their rows.

use std::sync::Arc;

use rungs_core::fact::Person;

use super::beside::Answers;
use super::bound::{CONTRADICTED, Context};
use super::held::{self, Held, Taken};
use super::tell::About;
use super::{Batch, Reading, Room, SetAside, Somebody, part};
use crate::reading::sheet::Row;

/// Which of so many columns are blank.
fn blank(columns: usize, is_blank: impl Fn(usize) -> bool) -> Box<[u64]> {
    let mut blank = vec![0; columns.div_ceil(64)];
    for column in (0..columns).filter(|column| is_blank(*column)) {
        if let Some(word) = blank.get_mut(column / 64) {
            *word |= 1 << (column % 64);
        }
    }
    blank.into()
}

impl Reading<'_> {
    /// Makes somebody of their only row.
    pub(super) fn put_alone(&mut self, staff_number: String, cells: &[u32], row: &Row, batch: &mut Batch) {
        let context = Context { titles: &self.titles, common: &self.common, on: self.on };
        let mut room = std::mem::take(&mut self.room);
        // A job that can't be so leaves nobody; nothing else of the row counts then.
        let work = self.parts.iter().position(|part| part.about == About::Work);
        let others = (0..self.parts.len()).filter(|part| Some(*part) != work);
        let mut refused = None;
        for at in work.into_iter().chain(others) {
            let Some(part) = self.parts.get_mut(at) else { continue };
            room.cells.clear();
            room.cells.extend(part.columns.iter().filter_map(|column| cells.get(*column)));
            if part.about == About::Qualifications {
                self.qualifications.add(&staff_number, &mut room.cells);
            }
            let beside = Some(&self.qualifications).filter(|_| part.about != About::Work);
            let read = part.read(&room.cells, &self.bound, beside, &context);
            let is_work = part.about == About::Work;
            let told = part.get_mut(read);
            if is_work {
                refused = told.as_ref().and_then(|told| told.fault.clone());
                if refused.is_some() {
                    break;
                }
            }
            for why in told.iter().flat_map(|read| read.left.iter().chain(&read.fault)) {
                self.left.add(why, row.number());
            }
            room.reads.push((at, read));
        }
        if let Some(why) = refused {
            let cells = self.cells_of_row(row);
            self.set_aside((row.number(), Some(&staff_number), &why), cells, batch);
        } else {
            // The lists of a person stand in the order of the parts.
            room.reads.sort_unstable();
            let group = |at: &usize| {
                let number = cells.get(*at).filter(|number| **number != 0)?;
                self.bound.get(*at)?.cell(*number).map(|cell| Arc::clone(&cell.text))
            };
            let somebody = Somebody {
                groups: self.groups.iter().map(group).collect(),
                rows: vec![row.number()],
                staff_number,
                not_known: Vec::new(),
                blank: blank(self.bound.len(), |column| cells.get(column) == Some(&0)),
            };
            self.conclude(somebody, &mut room, batch);
        }
        room.reads.clear();
        self.room = room;
    }

    /// Takes in somebody of whom everything is read.
    fn conclude(&mut self, mut somebody: Somebody, room: &mut Room, batch: &mut Batch) {
        let mut answers = None;
        if !self.answers.is_empty() {
            answers = self.answers.remove(&somebody.staff_number);
        }
        if let Some(answers) = &mut answers {
            somebody.not_known = std::mem::take(&mut answers.not_known);
        }
        self.push(room, answers, batch);
        if !self.qualifications.of.is_empty() {
            self.qualifications.of.remove(&somebody.staff_number);
        }
        self.rows.read += somebody.rows.len() as u64;
        self.people += 1;
        batch.people.push(somebody);
    }

    /// Makes somebody of their rows.
    pub(super) fn put_together(&mut self, staff_number: String, rows: Vec<Held>, batch: &mut Batch) {
        let Taken { rows, set_aside } =
            held::taken(rows, self.born.and_then(|born| Some((born, self.bound.get(born)?))));
        for (held, why) in set_aside {
            let cells = self.cells_of_held(&staff_number, &held);
            self.tally.add(why.counted, held.row);
            self.put_aside((held.row, Some(&staff_number), why.told), cells, batch);
        }
        let context = Context { titles: &self.titles, common: &self.common, on: self.on };
        let mut kept: Vec<&Held> = Vec::with_capacity(rows.len());
        let mut refused: Vec<(&Held, String)> = Vec::new();
        let mut room = std::mem::take(&mut self.room);
        let cells = &mut room.cells;
        // A job that can't be so is set aside with its row, and not with the person.
        let mut job = None;
        let work = self.parts.iter_mut().find(|part| part.about == About::Work);
        if let Some(work) = work {
            for held in &rows {
                cells.clear();
                cells.extend(work.columns.iter().filter_map(|column| held.cells.get(*column)));
                let read = work.read(cells, &self.bound, None, &context);
                job = Some(read).filter(|_| rows.len() == 1);
                match work.get_mut(read).and_then(|read| read.fault.clone()) {
                    Some(why) => refused.push((held, why)),
                    None => kept.push(held),
                }
            }
        } else {
            kept.extend(&rows);
        }
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
                    self.qualifications.add(&staff_number, cells);
                }
                // Of one row, the job has just been read.
                let read = match job.filter(|_| part.about == About::Work) {
                    Some(read) => read,
                    None => part.read(cells, &self.bound, Some(&self.qualifications), &context),
                };
                let told = part.get_mut(read);
                for why in told.iter().flat_map(|read| read.left.iter().chain(&read.fault)) {
                    self.left.add(why, first.row);
                }
                room.reads.push((at, read));
            }
            let group = |at: &usize| {
                let bound = self.bound.get(*at)?;
                let number = kept.iter().filter_map(|held| held.cells.get(*at)).find(|number| **number != 0)?;
                bound.cell(*number).map(|cell| Arc::clone(&cell.text))
            };
            let is_blank = |column: usize| kept.iter().all(|held| held.cells.get(column) == Some(&0));
            let somebody = Somebody {
                groups: self.groups.iter().map(group).collect(),
                rows: kept.iter().map(|held| held.row).collect(),
                staff_number: staff_number.clone(),
                not_known: Vec::new(),
                blank: blank(self.bound.len(), is_blank),
            };
            self.conclude(somebody, &mut room, batch);
        }
        room.reads.clear();
        self.room = room;
        for (held, why) in refused {
            let cells = self.cells_of_held(&staff_number, held);
            self.set_aside((held.row, Some(&staff_number), &why), cells, batch);
        }
    }

    /// Adds what was read of somebody to the crowd.
    fn push(&mut self, room: &mut Room, answers: Option<Answers>, batch: &mut Batch) {
        let reads = room.reads.iter().copied();
        let Some(answers) = answers.filter(|answers| !answers.answered.is_empty()) else {
            for (at, read) in reads {
                if let Some(read) = self.parts.get_mut(at).and_then(|part| part.get_mut(read)) {
                    room.numbers.extend_from_slice(read.numbers(&mut batch.crowd));
                }
            }
            return batch.crowd.push(room.numbers.drain(..));
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
        self.tally.add(why, row);
        self.put_aside((row, staff_number, why.to_owned()), cells, batch);
    }

    /// A row whose reason is counted already.
    fn put_aside(
        &mut self,
        (row, staff_number, reason): (u64, Option<&str>, String),
        cells: Vec<String>,
        batch: &mut Batch,
    ) {
        self.rows.set_aside += 1;
        let staff_number = staff_number.map(str::to_owned);
        batch.set_aside.push(SetAside { row, staff_number, reason, cells });
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
