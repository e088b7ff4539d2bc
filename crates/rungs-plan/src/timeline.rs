//! What is true of a person in a month of a plan.

use rungs_core::condition::{Check, Test};
use rungs_core::date::{Date, DateRange, months_after};
use rungs_core::fact::{Denial, Fact, Field, Item, Known, KnownBy, List, Person};
use rungs_core::framework::Framework;
use rungs_core::opportunity::Pace;

use crate::atlas::Atlas;
use crate::entry::{self, Span};
use crate::undertaking::{Undertaking, UndertakingId};

/// An undertaking and the month it begins in, counted from the day the plan begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Start {
    /// What begins.
    pub what: UndertakingId,
    /// The month.
    pub month: u32,
}

/// Lists of what people work for, and know whether they have. A plan counts on what is told of them.
const EARNED: [List; 12] = [
    List::Work,
    List::Qualifications,
    List::Credits,
    List::Registrations,
    List::Checks,
    List::Training,
    List::Log,
    List::SignOffs,
    List::Tests,
    List::LanguageTests,
    List::Licences,
    List::WorkingTime,
];

/// The person as a plan counts on them: of what people work for, what they haven't told isn't there. Of what they have told,
/// what isn't known stays unknown, and so does what people just are.
pub fn as_told(framework: &Framework, person: &Person) -> Person {
    let mut told = person.clone();
    let nothing = |list: List, tests: Vec<Test>| Denial {
        list,
        tests,
        path: "plan".into(),
        shown: format!("nothing else is told of {list}"),
    };
    told.denials.extend(EARNED.map(|list| nothing(list, Vec::new())));
    // Whoever holds what a register approves knows it.
    let classes = Field::ApprovedBy.classes().iter();
    let registers: Vec<_> = classes.flat_map(|class| framework.vocabulary.of_class(class)).copied().collect();
    let is_told = person.items.iter().any(|item| item.fields.contains_key(&Field::ApprovedBy));
    if !registers.is_empty() && !is_told {
        let approved = Test::new(Field::ApprovedBy, Check::Within(registers));
        told.denials.push(nothing(List::Qualifications, vec![approved]));
    }
    told
}

/// What is true of somebody in a month, after what has begun by then: what is over has given what it gives.
///
/// One has one job at a time. A post that comes of an undertaking ends the job before it, and a full-time course ends it on
/// the day it begins.
pub(crate) fn person_in(
    framework: &Framework,
    (begin, month): (Date, u32),
    (person, hours_in): (&Person, Option<&str>),
    started: &[(Start, &Undertaking)],
) -> Person {
    happened(framework, (person, hours_in), events(begin, month, started))
}

/// What is true of somebody after all of this, in that order; of several jobs, one may be named in which there can be more
/// hours.
fn happened(
    framework: &Framework,
    (person, hours_in): (&Person, Option<&str>),
    events: Vec<(Date, Event<'_>)>,
) -> Person {
    let mut then = person.clone();
    for (day, event) in events {
        let (from, undertaking) = event.of();
        let span = Span { from, until: day, title: &undertaking.title };
        match event {
            Event::Begins(..) => {
                leave(&mut then.items, day, &undertaking.title);
            }
            Event::Ends(..) => {
                let post = undertaking.post.as_ref();
                then.items.extend(entry::gained(&framework.vocabulary, &undertaking.gives, post, span));
                if let Some(hours) = entry::hours_in_the_job(&undertaking.gives) {
                    more_hours(&mut then.items, hours_in, hours, span);
                }
                if let Some(post) = post {
                    let before = leave(&mut then.items, day, &undertaking.title);
                    let span = Span { title: &undertaking.role.title, ..span };
                    then.items.push(entry::of_post(post, before.as_ref(), span));
                }
            }
        }
    }
    then
}

/// Something that was undertaken, from when to when; it may be still to come that it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undertaken {
    /// What it was.
    pub what: UndertakingId,
    /// The day it began.
    pub from: Date,
    /// The day it was over, or will be.
    pub until: Date,
}

/// What is true of somebody on a day, after what was undertaken by then: what is over has given what it gives. Of several
/// jobs, one may be named in which there are more hours where that was undertaken: see [`crate::Limits::hours_in`].
pub fn person_with(
    atlas: &Atlas<'_>,
    on: Date,
    (person, hours_in): (&Person, Option<&str>),
    undertaken: &[Undertaken],
) -> Person {
    let mut events = Vec::new();
    for one in undertaken {
        let Some(undertaking) = atlas.undertakings.get(one.what) else { continue };
        if undertaking.pace == Pace::FullTime && one.from <= on {
            events.push((one.from, Event::Begins(one.from, undertaking)));
        }
        if one.until <= on {
            events.push((one.until, Event::Ends(one.from, undertaking)));
        }
    }
    events.sort_by_key(|(day, _)| *day);
    happened(atlas.framework, (person, hours_in), events)
}

/// What is true of somebody in a month of a plan that begins on a day, after what has begun by then, in that order. Of several
/// jobs, one may be named in which there are more hours: see [`crate::Limits::hours_in`].
pub fn person_after(
    atlas: &Atlas<'_>,
    (begin, month): (Date, u32),
    person: (&Person, Option<&str>),
    started: &[Start],
) -> Person {
    let undertaking = |start: &Start| Some((*start, atlas.undertakings.get(start.what)?));
    let started: Vec<_> = started.iter().filter_map(undertaking).collect();
    person_in(atlas.framework, (begin, month), person, &started)
}

/// More than an undertaking can add to what is true of somebody up to a month: what it gives, as soon as it can be there and
/// as late, and nothing left for it. `job` is the one that they have as the plan begins.
pub(crate) fn at_best(
    framework: &Framework,
    (begin, month): (Date, u32),
    job: Option<&Item>,
    one: &Undertaking,
) -> Vec<Item> {
    let given = |end: u32| {
        let from = months_after(begin, end.saturating_sub(one.months));
        let span = Span { from, until: months_after(begin, end), title: &one.title };
        entry::gained(&framework.vocabulary, &one.gives, one.post.as_ref(), span)
    };
    let mut items = given(one.months);
    if month != one.months {
        let soon = std::mem::take(&mut items);
        items.extend(soon.into_iter().zip(given(month)).flat_map(|(soon, late)| entry::at_some_time(soon, late)));
    }
    if let Some(hours) = entry::hours_in_the_job(&one.gives) {
        // The job that they are of is the one there was, or one that has come since: what it is then is left open.
        let span = Span { from: begin, until: months_after(begin, month), title: &one.title };
        items.extend(job.map(|job| entry::with_hours(job.clone(), hours, span)));
        items.push(entry::some_job(hours, span));
    }
    if let Some(post) = &one.post {
        let span = Span { from: begin, until: months_after(begin, one.months), title: &one.role.title };
        items.push(entry::of_post(post, job, span));
    }
    items
}

/// The jobs that somebody has on a day: all that may go on then.
pub fn jobs(person: &Person, day: Date) -> Vec<&Item> {
    person.items.iter().filter(|item| item.list == List::Work && may_go_on(item, day)).collect()
}

/// What changes a person's facts.
#[derive(Clone, Copy)]
enum Event<'a> {
    /// A full-time course begins, on this day.
    Begins(Date, &'a Undertaking),
    /// An undertaking is over that began on this day.
    Ends(Date, &'a Undertaking),
}

impl<'a> Event<'a> {
    fn of(self) -> (Date, &'a Undertaking) {
        match self {
            Event::Begins(from, what) | Event::Ends(from, what) => (from, what),
        }
    }
}

/// What happens up to a month, in the order in which it happens; on one day in the order in which it began.
fn events<'a>(begin: Date, month: u32, started: &[(Start, &'a Undertaking)]) -> Vec<(Date, Event<'a>)> {
    let mut events = Vec::new();
    for (start, undertaking) in started {
        let end = start.month.saturating_add(undertaking.months);
        let from = months_after(begin, start.month);
        if undertaking.pace == Pace::FullTime && start.month <= month {
            events.push((start.month, Event::Begins(from, undertaking)));
        }
        if end <= month {
            events.push((end, Event::Ends(from, undertaking)));
        }
    }
    events.sort_by_key(|(month, _)| *month);
    events.into_iter().map(|(month, event)| (months_after(begin, month), event)).collect()
}

/// Gives the one job that goes on so many hours a week at least; of several, the one that is named. Where none is, nobody can
/// say which it is.
fn more_hours(items: &mut [Item], hours_in: Option<&str>, hours: i64, span: Span<'_>) {
    let goes_on = |item: &Item| item.list == List::Work && may_go_on(item, span.until);
    let is_the_only_one = items.iter().filter(|item| goes_on(item)).count() == 1;
    let is_meant = |item: &Item| is_the_only_one || hours_in.is_some_and(|named| item.label == named);
    if let Some(job) = items.iter_mut().find(|item| goes_on(item) && is_meant(item)) {
        *job = entry::with_hours(job.clone(), hours, span);
    }
}

/// Ends every job that goes on: it was there until this day. Gives back the one job there was, if it was one.
fn leave(items: &mut [Item], day: Date, because: &str) -> Option<Item> {
    let mut left = Vec::new();
    for item in items.iter_mut().filter(|item| item.list == List::Work && may_go_on(item, day)) {
        left.push(item.clone());
        let known = Known::Date(DateRange::day(day));
        let until = Fact { known, known_by: KnownBy::Said, path: "plan".into(), shown: because.to_owned() };
        item.fields.insert(Field::Until, until);
    }
    match left.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// Whether this is a job that isn't known to be over by a day.
fn may_go_on(item: &Item, day: Date) -> bool {
    let is_job = item.fields.get(&Field::Employed).is_some_and(|fact| fact.known == Known::Truth(true));
    let is_over = match item.fields.get(&Field::Until).map(|fact| &fact.known) {
        Some(Known::Date(until)) => until.latest <= day,
        _ => false,
    };
    let is_still_to_come = match item.fields.get(&Field::From).map(|fact| &fact.known) {
        Some(Known::Date(from)) => from.earliest > day,
        _ => false,
    };
    is_job && !is_over && !is_still_to_come
}
