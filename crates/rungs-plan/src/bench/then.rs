//! Who somebody is in a month of a plan, after what has begun by then.
//!
//! What is over has added entries to what was told, and nothing else but jobs has become otherwise. So what each step gives is
//! looked at once, and what becomes of somebody's jobs once for the steps that have to do with them.

use std::rc::Rc;

use rungs_core::date::months_after;
use rungs_core::fact::{Item, List, Person};
use rungs_core::opportunity::Pace;
use rungs_core::recall::{Noted, Told};

use crate::bench::aim::Aim;
use crate::bench::{Answers, Bench};
use crate::entry::{Span, gained, hours_in_the_job};
use crate::timeline::{Start, person_in};
use crate::undertaking::{Undertaking, UndertakingId};

/// What is told of somebody in a month.
pub(crate) type Then = Told;

/// What had begun by a month, and whether it was over.
type Begun = Vec<(Start, bool)>;

/// People as they were before, by what had begun and what of that was over.
#[derive(Default)]
pub(crate) struct Thens {
    known: Answers<Begun, Rc<Then>>,
    /// What steps have given by the time they are over that have nothing to do with jobs.
    given: Answers<Start, Rc<Entries>>,
    /// What is true of somebody's jobs after the steps that have to do with them, and what else those have given.
    working: Answers<Begun, Rc<Entries>>,
    /// Whether a step has to do with jobs.
    is_about_work: Answers<UndertakingId, bool>,
}

/// Entries, as they are and as they are noted.
struct Entries {
    items: Vec<Item>,
    noted: Vec<Noted>,
}

/// What has changed of somebody's entries by a month.
struct Changed {
    /// What has come to them.
    given: Vec<Rc<Entries>>,
    /// What is in the place of their jobs, with what has come with that; nothing where those are as they were.
    working: Option<Rc<Entries>>,
}

impl<'a> Bench<'a> {
    /// Somebody in a month, after what has begun by then.
    pub(crate) fn then(&self, aim: &Aim<'_>, month: u32, started: &[Start]) -> Rc<Then> {
        if !self.person.answers.is_empty() {
            return Rc::new(self.seen(aim, self.person_in(month, started)));
        }
        let is_over = |start: &Start| (*start, self.end(start) <= month);
        let key: Begun = started.iter().filter(|start| start.month <= month).map(is_over).collect();
        if let Some(known) = self.thens.known.borrow().get(&key) {
            return Rc::clone(known);
        }
        let own = self.own.get_or_init(|| self.recall.borrow_mut().told(self.person));
        let changed = self.changed(month, started);
        let mut recall = self.recall.borrow_mut();
        let noted: Vec<Noted> = changed.all().flat_map(|entries| &entries.noted).copied().collect();
        let mut then = recall.told_beside(own, &noted);
        if let Some(working) = changed.working {
            then = recall.told_anew(&then, List::Work, &working.noted);
        }
        let then = Rc::new(then);
        self.thens.known.borrow_mut().insert(key, Rc::clone(&then));
        then
    }

    /// Goes through what there is on somebody's lists once all that has begun is over.
    pub(crate) fn each_in_the_end(&self, started: &[Start], mut each: impl FnMut(&Item)) {
        let changed = self.changed(u32::MAX, started);
        let is_as_it_was = |item: &&Item| changed.working.is_none() || item.list != List::Work;
        self.person.items.iter().filter(is_as_it_was).for_each(&mut each);
        changed.all().flat_map(|entries| &entries.items).for_each(each);
    }

    fn changed(&self, month: u32, started: &[Start]) -> Changed {
        let (working, others): (Vec<_>, Vec<_>) =
            self.all(started).into_iter().partition(|(start, one)| self.is_about_work(*start, one));
        let mut over: Vec<_> = others.into_iter().filter(|(start, _)| self.end(start) <= month).collect();
        over.sort_by_key(|(start, _)| self.end(start));
        Changed {
            given: over.into_iter().map(|(start, one)| self.given(start, one)).collect(),
            working: (!working.is_empty()).then(|| self.working(month, &working)),
        }
    }

    fn end(&self, start: &Start) -> u32 {
        start.month.saturating_add(self.undertaking(start.what).map_or(0, |one| one.months))
    }

    /// Whether it ends a job, changes one or gives something that stands among them.
    fn is_about_work(&self, start: Start, one: &Undertaking) -> bool {
        if let Some(known) = self.thens.is_about_work.borrow().get(&start.what) {
            return *known;
        }
        let is_so = one.post.is_some()
            || one.pace == Pace::FullTime
            || hours_in_the_job(&one.gives).is_some()
            || self.given_by(start, one).iter().any(|item| item.list == List::Work);
        self.thens.is_about_work.borrow_mut().insert(start.what, is_so);
        is_so
    }

    /// What something gives that has to do with no job.
    fn given(&self, start: Start, one: &Undertaking) -> Rc<Entries> {
        if let Some(known) = self.thens.given.borrow().get(&start) {
            return Rc::clone(known);
        }
        let given = Rc::new(self.entries(self.given_by(start, one)));
        self.thens.given.borrow_mut().insert(start, Rc::clone(&given));
        given
    }

    fn given_by(&self, start: Start, one: &Undertaking) -> Vec<Item> {
        let day = |month: u32| months_after(self.begin, month);
        let span = Span { from: day(start.month), until: day(self.end(&start)), title: &one.title };
        gained(&self.atlas.framework.vocabulary, &one.gives, None, span)
    }

    /// What is true of somebody's jobs in a month, after what has to do with them.
    fn working(&self, month: u32, started: &[(Start, &Undertaking)]) -> Rc<Entries> {
        let begun = started.iter().filter(|(start, _)| start.month <= month);
        let key: Begun = begun.map(|(start, _)| (*start, self.end(start) <= month)).collect();
        if let Some(known) = self.thens.working.borrow().get(&key) {
            return Rc::clone(known);
        }
        let jobs = self.person.items.iter().filter(|item| item.list == List::Work).cloned().collect();
        let person = Person { items: jobs, ..Person::default() };
        let then = person_in(self.atlas.framework, (self.begin, month), (&person, self.hours_in), started);
        let working = Rc::new(self.entries(then.items));
        self.thens.working.borrow_mut().insert(key, Rc::clone(&working));
        working
    }

    fn entries(&self, items: Vec<Item>) -> Entries {
        let mut recall = self.recall.borrow_mut();
        let noted = items.iter().map(|item| recall.note(item)).collect();
        Entries { items, noted }
    }

    /// Somebody, with what is told of them.
    pub(crate) fn seen(&self, aim: &Aim<'_>, person: Person) -> Then {
        let person = if person.answers.is_empty() { person } else { aim.program.with_answers(&person) };
        self.recall.borrow_mut().told(&person)
    }

    /// What is true of the person in a month.
    pub(crate) fn person_in(&self, month: u32, started: &[Start]) -> Person {
        let person = (self.person, self.hours_in);
        person_in(self.atlas.framework, (self.begin, month), person, &self.all(started))
    }
}

impl Changed {
    fn all(&self) -> impl Iterator<Item = &Entries> {
        self.given.iter().chain(&self.working).map(|entries| &**entries)
    }
}
