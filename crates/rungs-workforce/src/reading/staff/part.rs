//! What a few cells say together, worked out once for each different few.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;
use rungs_app::person;
use rungs_app::person::file::{PersonFile, Qualification, Scalar};
use rungs_core::condition::{Check, Test};
use rungs_core::fact::{Denial, Field, Item, Known, List, Person};
use rungs_core::vocabulary::{TermId, Vocabulary};
use rungs_sweep::{Content, ContentId, Crowd, Lineage};

use super::bound::{Bound, Context};
use super::cell::Said;
use super::tell::{About, Held, Telling};
use crate::reading::mapping::Meaning;

/// Different tuples that are kept; past that, it is begun again.
const MOST_KEPT: usize = 1 << 16;
/// Stands between the cells of the staff's sheet and those of the sheet of qualifications.
const BESIDE: u32 = u32::MAX;

/// What a few cells say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Read {
    pub(crate) contents: Vec<(List, Arc<Content>)>,
    /// Why something of it is left unknown.
    pub(crate) left: Vec<String>,
    /// Why it can't be so at all.
    pub(crate) fault: Option<String>,
    /// The crowds in which its numbers hold, and these.
    lineage: Option<Lineage>,
    numbers: Vec<(List, ContentId)>,
}

impl Read {
    /// The numbers of its contents in a crowd.
    pub(crate) fn numbers(&mut self, crowd: &mut Crowd) -> &[(List, ContentId)] {
        if self.lineage != Some(crowd.lineage()) {
            self.lineage = Some(crowd.lineage());
            self.numbers.clear();
            for (list, content) in &self.contents {
                self.numbers.push((*list, crowd.content(*list, Arc::clone(content))));
            }
        }
        &self.numbers
    }
}

/// The columns that speak of one thing, and what their cells said.
pub(crate) struct Part {
    pub(crate) about: About,
    /// Their places among the bound columns.
    pub(crate) columns: Vec<usize>,
    complete: Vec<String>,
    known: HashMap<Box<[u32]>, usize, RandomState>,
    /// The same of a single cell, by its number.
    known_alone: Vec<Option<usize>>,
    reads: Vec<Read>,
}

impl Part {
    pub(crate) fn new(about: About, columns: Vec<usize>, complete: Vec<String>) -> Part {
        Part { about, columns, complete, known: HashMap::default(), known_alone: Vec::new(), reads: Vec::new() }
    }

    /// Makes room where very many different cells have come. What [`Part::read`] gave holds no longer.
    pub(crate) fn tidy(&mut self) {
        if self.reads.len() > MOST_KEPT {
            self.known.clear();
            self.known_alone.clear();
            self.reads.clear();
        }
    }

    /// What cells say: those of a row, one after the other for several rows.
    pub(crate) fn read(
        &mut self,
        cells: &[u32],
        bound: &[Bound],
        beside: Option<&BesideRows>,
        context: &Context<'_, '_>,
    ) -> usize {
        let known = match cells {
            [cell] => self.known_alone.get(*cell as usize).copied().flatten(),
            _ => self.known.get(cells).copied(),
        };
        if let Some(known) = known {
            return known;
        }
        let put = if self.about == About::Work { self.jobs(cells, bound, context) } else { None };
        let read = put.unwrap_or_else(|| self.read_anew(cells, bound, beside, context));
        let place = self.reads.len();
        self.reads.push(read);
        match cells {
            // What stands beside has a number of its own in front, and never stands alone.
            [cell] => {
                let cell = *cell as usize;
                if self.known_alone.len() <= cell {
                    self.known_alone.resize(cell + 1, None);
                }
                self.known_alone.get_mut(cell).into_iter().for_each(|known| *known = Some(place));
            }
            _ => {
                self.known.insert(Box::from(cells), place);
            }
        }
        place
    }

    /// Jobs put together of what was read before: several of each alone, and one with dates of one without and the dates.
    /// Nearly every job of a long list has dates of its own, and reading each anew takes ten times as long. None where that
    /// can't be, or could be another thing than reading all of it.
    fn jobs(&mut self, cells: &[u32], bound: &[Bound], context: &Context<'_, '_>) -> Option<Read> {
        let width = self.columns.len();
        if width > 0 && cells.len() > width {
            let rows: Vec<Vec<u32>> = cells.chunks(width).map(<[u32]>::to_vec).collect();
            let reads: Vec<usize> = rows.iter().map(|row| self.read(row, bound, None, context)).collect();
            return self.several(&reads);
        }
        let field = |place: usize| {
            let column = self.columns.get(place).and_then(|column| bound.get(*column))?;
            let is_date = matches!(column.said(*cells.get(place)?), Said::Date(_));
            match column.column.is {
                Meaning::StartDate if is_date => Some((place, Field::From)),
                Meaning::EndDate if is_date => Some((place, Field::Until)),
                _ => None,
            }
        };
        let dates: Vec<(usize, Field)> = (0..width).filter_map(field).collect();
        let is_more =
            cells.iter().enumerate().any(|(at, cell)| *cell != 0 && dates.iter().all(|(date, _)| *date != at));
        if dates.is_empty() || (dates.len() == 1 && !is_more) {
            return None;
        }
        let without: Vec<u32> = cells
            .iter()
            .enumerate()
            .map(|(at, cell)| if dates.iter().any(|(date, _)| *date == at) { 0 } else { *cell })
            .collect();
        let mut facts = Vec::new();
        for (place, field) in &dates {
            let mut alone = vec![0; width];
            *alone.get_mut(*place)? = *cells.get(*place)?;
            let read = self.read(&alone, bound, None, context);
            let (_, content) = self.reads.get(read)?.contents.first()?;
            facts.push((*field, content.items.first()?.fields.get(field)?.clone()));
        }
        let read = self.read(&without, bound, None, context);
        let read = self.reads.get(read).filter(|read| read.fault.is_none())?;
        let [(List::Work, content)] = read.contents.as_slice() else { return None };
        let [job] = content.items.as_slice() else { return None };
        let mut job = job.clone();
        job.fields.extend(facts);
        let range = |field| match job.fields.get(&field).map(|fact| &fact.known) {
            Some(Known::Date(range)) => Some(*range),
            _ => None,
        };
        // A job that ends before it begins is the reader's to refuse.
        let is_backwards = matches!((range(Field::From), range(Field::Until)), (Some(from), Some(until)) if from.earliest > until.latest);
        (!is_backwards).then(|| {
            let content = Content { items: vec![job], denials: content.denials.clone() };
            Read { contents: vec![(List::Work, Arc::new(content))], left: read.left.clone(), ..Read::default() }
        })
    }

    /// Several jobs, each of which was read alone.
    fn several(&self, reads: &[usize]) -> Option<Read> {
        let mut all = Content::default();
        let mut left = Vec::new();
        for (at, read) in reads.iter().enumerate() {
            let read = self.reads.get(*read).filter(|read| read.fault.is_none())?;
            let [(List::Work, content)] = read.contents.as_slice() else { return None };
            let [job] = content.items.as_slice() else { return None };
            let mut job = job.clone();
            for fact in job.fields.values_mut() {
                if let Some(rest) = fact.path.strip_prefix("employments[0]") {
                    fact.path = format!("employments[{at}]{rest}");
                }
            }
            all.items.push(job);
            if at == 0 {
                all.denials.clone_from(&content.denials);
            }
            left.extend(read.left.iter().cloned());
        }
        Some(Read { contents: vec![(List::Work, Arc::new(all))], left, ..Read::default() })
    }

    pub(crate) fn get_mut(&mut self, read: usize) -> Option<&mut Read> {
        self.reads.get_mut(read)
    }

    fn read_anew(
        &self,
        cells: &[u32],
        bound: &[Bound],
        beside: Option<&BesideRows>,
        context: &Context<'_, '_>,
    ) -> Read {
        let mut telling = Telling::default();
        telling.file.complete.clone_from(&self.complete);
        let (own, others) = match cells.iter().position(|cell| *cell == BESIDE) {
            Some(end) => (cells.get(..end).unwrap_or_default(), cells.get(end + 1..).unwrap_or_default()),
            None => (cells, [].as_slice()),
        };
        let said = |place: usize, number: u32| {
            let column = self.columns.get(place).and_then(|column| bound.get(*column))?;
            Some((&column.column, column.said(number)))
        };
        if self.about == About::Work {
            // A job without a column that tells of it is still one: who is on a staff list works there.
            for row in own.chunks(self.columns.len().max(1)) {
                let cells = row.iter().enumerate().filter_map(|(place, number)| said(place, *number));
                telling.job(cells, context.common);
            }
            if self.columns.is_empty() {
                telling.job(std::iter::empty(), context.common);
            }
        } else {
            for (place, number) in own.iter().enumerate() {
                if let Some((column, said)) = said(place, *number) {
                    telling.cell(column, said, context.common);
                }
            }
        }
        if let Some(beside) = beside {
            telling.file.qualifications.extend(others.iter().filter_map(|row| beside.qualification(*row)));
        }
        read_file(telling, context)
    }
}

/// Qualifications told in rows of their own.
#[derive(Default)]
pub(crate) struct BesideRows {
    /// The different rows.
    pub(crate) rows: Vec<Qualification>,
    /// Whose they are.
    pub(crate) of: HashMap<String, Vec<u32>, RandomState>,
}

impl BesideRows {
    fn qualification(&self, row: u32) -> Option<Qualification> {
        self.rows.get(row as usize).cloned()
    }

    /// Adds somebody's rows to the cells of theirs.
    pub(crate) fn add(&self, staff_number: &str, cells: &mut Vec<u32>) {
        if let Some(rows) = self.of.get(staff_number) {
            cells.push(BESIDE);
            cells.extend_from_slice(rows);
        }
    }
}

/// Reads what was told. Where something contradicts itself, nothing of it is known.
fn read_file(telling: Telling, context: &Context<'_, '_>) -> Read {
    let vocabulary = context.titles.vocabulary();
    let Telling { mut file, held } = telling;
    let mut left: Vec<String> = Vec::new();
    let mut person = match read_person(&file, context, &mut left) {
        Ok(person) => person,
        Err(fault) => return Read { fault: Some(fault), ..Read::default() },
    };
    let mut denials = Vec::new();
    for held in held {
        let Some(counted) = Counted::of(&held, vocabulary) else {
            left.push(format!("the framework has no {} with such a grade to count", held.kind));
            continue;
        };
        let (surely, perhaps) = counted.among(&person.items, vocabulary);
        if held.number < surely {
            left.push(format!(
                "it tells of {} of type {} in all, and there are {surely} in other columns",
                held.number, held.kind
            ));
            continue;
        }
        let further = held.number - surely;
        let before = file.qualifications.len();
        for _ in 0..further.saturating_sub(perhaps) {
            let grade = held.grade.clone().map(Scalar::Words);
            file.qualifications.push(Qualification {
                kind: Some(held.kind.clone()),
                grade,
                ..Qualification::default()
            });
        }
        match read_person(&file, context, &mut Vec::new()) {
            Ok(more) => person = more,
            Err(fault) => {
                left.push(fault);
                file.qualifications.truncate(before);
                continue;
            }
        }
        denials.push((counted, before..file.qualifications.len(), held, perhaps == 0 || further == 0));
    }
    for (counted, places, held, is_all) in denials {
        let qualifications = person.items.iter_mut().filter(|item| item.list == List::Qualifications);
        for item in qualifications.skip(places.start).take(places.len()) {
            counted.widen(item, vocabulary);
        }
        // Where one listed may or may not be among those counted, who knows whether there are further ones?
        if is_all {
            person.denials.push(counted.no_further(&held));
        }
    }
    Read { contents: by_list(person), left, ..Read::default() }
}

fn read_person(file: &PersonFile, context: &Context<'_, '_>, left: &mut Vec<String>) -> Result<Person, String> {
    match person::of_file(file, context.titles.vocabulary(), context.on) {
        Ok((person, words)) => {
            left.extend(words.into_iter().map(|fault| fault.message));
            Ok(person)
        }
        Err(faults) => Err(faults.into_iter().next().map(|fault| fault.message).unwrap_or_default()),
    }
}

fn by_list(person: Person) -> Vec<(List, Arc<Content>)> {
    let mut contents: Vec<(List, Content)> = Vec::new();
    let mut of = |list: List| -> usize {
        contents.iter().position(|(known, _)| *known == list).unwrap_or_else(|| {
            contents.push((list, Content::default()));
            contents.len() - 1
        })
    };
    let items: Vec<(usize, Item)> = person.items.into_iter().map(|item| (of(item.list), item)).collect();
    let denials: Vec<(usize, Denial)> = person.denials.into_iter().map(|denial| (of(denial.list), denial)).collect();
    for (place, item) in items {
        if let Some((_, content)) = contents.get_mut(place) {
            content.items.push(item);
        }
    }
    for (place, denial) in denials {
        if let Some((_, content)) = contents.get_mut(place) {
            content.denials.push(denial);
        }
    }
    contents.into_iter().map(|(list, content)| (list, Arc::new(content))).collect()
}

/// Qualifications of a type, of a grade or above.
struct Counted {
    kind: TermId,
    /// The lowest rank on each scale that surely reaches the grade, and that may.
    grades: Option<(Ranks, Ranks)>,
    shown: String,
}

/// Ranks, each on its scale.
type Ranks = Vec<(TermId, u8)>;

impl Counted {
    fn of(held: &Held, vocabulary: &Vocabulary) -> Option<Counted> {
        let kind = vocabulary.find(&held.kind, &["qualification"])?;
        let Some(grade) = &held.grade else {
            return Some(Counted { kind, grades: None, shown: held.kind.clone() });
        };
        let scales = &vocabulary.get(kind)?.scales;
        let placed = scales.iter().find_map(|scale| vocabulary.rank(*scale, grade).map(|rank| (*scale, rank)));
        let (scale, rank) = placed?;
        let grades = Some(vocabulary.reaching(scale, rank));
        Some(Counted { kind, grades, shown: format!("{} at grade {grade} or above", held.kind) })
    }

    /// How many of these entries are surely counted, and how many more may be.
    fn among(&self, items: &[Item], vocabulary: &Vocabulary) -> (usize, usize) {
        let (mut surely, mut perhaps) = (0, 0);
        for item in items.iter().filter(|item| item.list == List::Qualifications) {
            let known = |field| item.fields.get(&field).map(|fact| &fact.known);
            let kinds = known(Field::Type).map(Known::terms);
            let is_kind = |kind: &Option<TermId>| kind.is_some_and(|kind| vocabulary.covers(self.kind, kind));
            let (all, any) = match &kinds {
                Some(kinds) => (kinds.iter().all(is_kind), kinds.iter().any(is_kind)),
                None => (false, true),
            };
            let (sure, open) = match (&self.grades, known(Field::Grade)) {
                (None, _) => (true, true),
                (Some((sure, open)), Some(Known::Grade(scale, low, high))) => {
                    let reaches =
                        |ranks: &Ranks, rank: u8| ranks.iter().any(|(known, least)| known == scale && rank >= *least);
                    (reaches(sure, *low), reaches(open, *high))
                }
                (Some(_), _) => (false, true),
            };
            let held = known(Field::Held) == Some(&Known::Truth(true));
            match (all && sure && held, any && open) {
                (true, _) => surely += 1,
                (false, true) => perhaps += 1,
                (false, false) => {}
            }
        }
        (surely, perhaps)
    }

    /// Of one that is counted only that it reaches the grade is known, not which it is.
    fn widen(&self, item: &mut Item, vocabulary: &Vocabulary) {
        let Some(fact) = item.fields.get_mut(&Field::Grade) else { return };
        if let Known::Grade(scale, low, _) = fact.known {
            let best = vocabulary
                .get(scale)
                .map_or(low, |scale| u8::try_from(scale.grades.len().saturating_sub(1)).unwrap_or(u8::MAX));
            fact.known = Known::Grade(scale, low, best);
            fact.shown = format!("{} or above", fact.shown);
        }
        // What follows from one grade alone doesn't follow from several.
        item.fields.remove(&Field::Points);
    }

    fn no_further(&self, held: &Held) -> Denial {
        let mut tests = vec![Test::within(Field::Type, self.kind)];
        if let Some((surely, _)) = &self.grades {
            tests.push(Test::new(Field::Grade, Check::Grade(surely.clone())));
        }
        let shown = format!("{} {} in all", held.number, self.shown);
        Denial { list: List::Qualifications, tests, path: "qualifications".to_owned(), shown }
    }
}

/// The one cell that those of several rows of one person come to, if they don't contradict each other.
pub(crate) fn agreed(numbers: impl Iterator<Item = u32>, column: &Bound) -> Result<u32, ()> {
    let mut agreed = 0;
    for number in numbers.filter(|number| *number != 0) {
        let same = agreed == 0 || number == agreed || column.said(number) == column.said(agreed);
        if !same && *column.said(agreed) != Said::Nothing && *column.said(number) != Said::Nothing {
            return Err(());
        }
        if agreed == 0 || *column.said(agreed) == Said::Nothing {
            agreed = number;
        }
    }
    Ok(agreed)
}
