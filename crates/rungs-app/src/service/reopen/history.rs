//! What has been undertaken of a plan, and how the rest of it can go on from there.

use std::collections::BTreeSet;

use rungs_core::date::{Date, months_after, months_between};
use rungs_core::fact::Person;
use rungs_core::program::TooLarge;
use rungs_plan::{Atlas, Keeping, Limits, Plan, Planner, Undertaken, UndertakingId, person_with};

/// What was undertaken of a plan: what is over, and what goes on.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    pub(super) over: Vec<Undertaken>,
    pub(super) running: Vec<Undertaken>,
    /// What is there already, however it came to be.
    pub(super) is_there: BTreeSet<UndertakingId>,
}

/// The days that a plan goes on counting by: whole months from the day it began.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    /// The last such day up to today, or the day the plan begins.
    pub(super) begin: Date,
    /// The first month in which anything more can begin.
    pub(super) first: u32,
}

impl Grid {
    pub(super) fn of(begins: Date, on: Date) -> Grid {
        if on <= begins {
            return Grid { begin: begins, first: 0 };
        }
        let begin = months_after(begins, months_between(begins, on).0);
        Grid { begin, first: u32::from(begin < on) }
    }

    /// The first month that is over on a day.
    pub(super) fn month_of(self, day: Date) -> u32 {
        let whole = months_between(self.begin, day).0;
        if months_after(self.begin, whole) >= day { whole } else { whole.saturating_add(1) }
    }
}

/// What the rest of a plan is looked for with.
pub(super) struct Rest<'a> {
    pub(super) role: &'a str,
    pub(super) route: Option<&'a str>,
    pub(super) limits: &'a Limits,
    pub(super) exceptions: bool,
    pub(super) grid: Grid,
    /// The day it is.
    pub(super) on: Date,
}

impl Rest<'_> {
    /// The atlas with what is running, and the person as they are by now.
    pub(super) fn now<'f>(&self, atlas: &Atlas<'f>, person: &Person, history: &History) -> (Atlas<'f>, Person) {
        let mut now = atlas.clone();
        for one in &history.running {
            let months = self.grid.month_of(one.until);
            now.set_running(one.what, if months > self.grid.first { months } else { 0 });
        }
        // What goes on has given nothing yet, even where its time is up.
        let going_on = history.running.iter().map(|one| Undertaken { until: Date::MAX, ..*one });
        let undertaken: Vec<Undertaken> = history.over.iter().copied().chain(going_on).collect();
        (now, person_with(atlas, self.on, (person, self.limits.hours_in.as_deref()), &undertaken))
    }

    /// The plans that go on with this, soonest first.
    pub(super) fn plans(
        &self,
        atlas: &Atlas<'_>,
        person: &Person,
        keeping: Keeping<'_>,
    ) -> Result<Vec<Plan>, TooLarge> {
        let question = rungs_plan::Question {
            person,
            begin: self.grid.begin,
            role: self.role,
            route: self.route,
            limits: self.limits,
            exceptions: self.exceptions,
            keeping,
            today: self.on,
        };
        Ok(Planner::new(atlas).plan(question)?.plans)
    }

    /// The soonest plan of nothing but what is left of these.
    pub(super) fn of_these(
        &self,
        atlas: &Atlas<'_>,
        person: &Person,
        (history, steps): (&History, &BTreeSet<UndertakingId>),
    ) -> Result<Option<Plan>, TooLarge> {
        let (atlas, person) = self.now(atlas, person, history);
        let left: BTreeSet<UndertakingId> = steps.difference(&history.is_there).copied().collect();
        Ok(self.plans(&atlas, &person, Keeping::Only(&left))?.into_iter().next())
    }
}
