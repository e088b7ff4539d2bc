//! How long a way in takes: in general, and for one person.

use crate::condition::{Check, Test};
use crate::decide::Reading;
use crate::fact::{Denial, Field, Item, Known, List, Person};
use crate::framework::{Framework, Role, Route};
use crate::program::{Asked, Program, TooLarge};
use crate::requirement::{Content, Guard, Moment, Place, Requirement};
use crate::standing::Standing;

/// A length that a way in can have, in months.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// The line as written.
    pub sentence: String,
    /// Where it stands.
    pub place: Place,
    /// The case in which it holds; without one, for everybody whom no other holds for.
    pub guard: Option<Guard>,
    /// How one learns in that time, in lower case: *part-time*. Each way to learn has its own lengths.
    pub mode: Option<String>,
    /// The shortest and the longest, in months; equal where one number is given.
    pub months: (u32, u32),
    /// The hours a week that it holds for, where fewer make it longer in proportion.
    pub in_proportion_below: Option<u32>,
    /// Whether it may be shorter.
    pub may_be_shorter: bool,
}

/// How long a way in takes somebody, as far as that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Takes {
    /// The shortest it can be, in months.
    pub at_least: u32,
    /// The longest, unless nothing bounds it.
    pub at_most: Option<u32>,
    /// The sentences it rests on, where it isn't the same for everybody: several, where it isn't known which holds.
    pub by: Vec<String>,
}

/// How long this way in takes a person: by the first length whose guard holds. Nothing, if it says nothing of its length.
///
/// # Errors
/// More different conditions on one list than a world has bits.
pub fn takes(framework: &Framework, route: &Route, person: &Person, asked: Asked) -> Result<Option<Takes>, TooLarge> {
    let possible = match route.lengths.as_slice() {
        [] => Vec::new(),
        _ => possible(framework, route, person, asked)?,
    };
    if possible.is_empty() {
        let (at_least, at_most) = match route.months {
            Some(months) => months,
            None => return Ok(None),
        };
        return Ok(Some(Takes { at_least, at_most: Some(at_most), by: Vec::new() }));
    }
    let each: Vec<(u32, Option<u32>)> = possible.iter().map(|length| length.takes(person, asked)).collect();
    let depends = route.lengths.iter().any(|one| one.guard.is_some() || one.in_proportion_below.is_some());
    let longest = each.iter().map(|(_, longest)| *longest).collect::<Option<Vec<u32>>>();
    Ok(Some(Takes {
        at_least: each.iter().map(|(shortest, _)| *shortest).min().unwrap_or_default(),
        at_most: longest.and_then(|longest| longest.into_iter().max()),
        by: possible.iter().filter(|_| depends).map(|length| length.sentence.clone()).collect(),
    }))
}

/// The lengths that can hold for a person: of each way to learn those up to the first that surely does.
fn possible<'r>(
    framework: &Framework,
    route: &'r Route,
    person: &Person,
    asked: Asked,
) -> Result<Vec<&'r Length>, TooLarge> {
    let guards: Vec<Requirement> = route.lengths.iter().map(Length::as_requirement).collect();
    let role = Role { routes: vec![Route::asking(guards)], ..Role::default() };
    let asked = Asked { moment: Moment::Start, ..asked };
    let program = Program::new(framework, &role, asked)?;
    let reading: Reading = program.read(&program.with_answers(person));
    let guards = program.routes.first().map(|route| route.requirements.as_slice()).unwrap_or_default();
    let mut possible: Vec<&Length> = Vec::new();
    let mut settled: Vec<&Option<String>> = Vec::new();
    for (length, guard) in route.lengths.iter().zip(guards) {
        let holds = program.interval(guard.standing, &reading);
        if settled.contains(&&length.mode) || holds.ceiling == Standing::NotYet {
            continue;
        }
        possible.push(length);
        if holds.floor == Standing::Ready {
            settled.push(&length.mode);
        }
    }
    Ok(possible)
}

impl Length {
    /// Its guard as a requirement, to be weighed like one.
    pub fn as_requirement(&self) -> Requirement {
        let content = match &self.guard {
            Some(guard) => Content::Matter(guard.clause.clone()),
            None => Content::NothingSet { alone: false },
        };
        Requirement::at_start(&self.sentence, &self.place, content)
    }

    /// How long it takes somebody for whom it holds.
    fn takes(&self, person: &Person, asked: Asked) -> (u32, Option<u32>) {
        let (low, high) = self.months;
        let low = if self.may_be_shorter { 0 } else { low };
        let Some(full) = self.in_proportion_below else { return (low, Some(high)) };
        // In hundredths, as hours are counted.
        let full = i64::from(full) * Field::Hours.units();
        let longer = |months: u32, hours: i64| match hours.min(full) {
            hours if hours > 0 => u32::try_from((i64::from(months) * full + hours - 1) / hours).ok(),
            _ => None,
        };
        match hours_a_week(person, asked) {
            Some((fewest, most)) => (longer(low, most).unwrap_or(low), longer(high, fewest)),
            None => (low, None),
        }
    }
}

/// The hours a week of the one job that goes on at the start, where it is said that there is no other.
fn hours_a_week(person: &Person, asked: Asked) -> Option<(i64, i64)> {
    if !person.denials.iter().any(denies_further_jobs) {
        return None;
    }
    let mut jobs = person.items.iter().filter(|item| item.list == List::Work && goes_on(item, asked) != Some(false));
    let (job, None) = (jobs.next()?, jobs.next()) else { return None };
    match job.fields.get(&Field::Hours)?.known {
        Known::Number(fewest, most) if goes_on(job, asked) == Some(true) => Some((fewest, most)),
        _ => None,
    }
}

/// Whether a statement says that all jobs are listed: of jobs alone, or of work of any sort.
fn denies_further_jobs(denial: &Denial) -> bool {
    let is_job = Test::new(Field::Employed, Check::Is(true));
    denial.list == List::Work && denial.tests.iter().all(|test| *test == is_job)
}

/// Whether work is a job that goes on at the start, as far as that is known.
fn goes_on(work: &Item, asked: Asked) -> Option<bool> {
    let known = |field| work.fields.get(&field).map(|fact| &fact.known);
    let (employed, begun, not_over) = (
        match known(Field::Employed) {
            Some(Known::Truth(employed)) => Some(*employed),
            _ => None,
        },
        match known(Field::From) {
            Some(Known::Date(from)) if from.latest <= asked.start => Some(true),
            Some(Known::Date(from)) if from.earliest > asked.start => Some(false),
            _ => None,
        },
        match known(Field::Until) {
            Some(Known::Date(until)) if until.earliest >= asked.start => Some(true),
            Some(Known::Date(until)) if until.latest < asked.start => Some(false),
            _ => None,
        },
    );
    match [employed, begun, not_over] {
        [Some(true), Some(true), Some(true)] => Some(true),
        each if each.contains(&Some(false)) => Some(false),
        _ => None,
    }
}
