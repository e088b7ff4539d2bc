//! How a plan went: as it was marked and as the facts hold, or as it would have gone.

use rungs_core::date::Date;
use rungs_core::fact::Person;
use rungs_core::program::TooLarge;
use rungs_plan::{Atlas, Undertaken, has_what_it_gives};

use super::Step;
use super::history::History;

/// What has been undertaken, by what is marked and by what the facts hold.
pub(super) fn as_it_went(
    atlas: &Atlas<'_>,
    steps: &[Step<'_>],
    person: &Person,
    on: Date,
) -> Result<History, TooLarge> {
    let mut history = History::default();
    for step in steps {
        let Some(what) = step.what else { continue };
        let months = atlas.undertakings.get(what).map_or(0, |one| one.months);
        match (step.days.begun, step.days.done) {
            (begun, Some(until)) => {
                let from = begun.unwrap_or(step.days.begins).min(until);
                history.over.push(Undertaken { what, from, until });
                history.is_there.insert(what);
            }
            _ if has_what_it_gives(atlas, what, person, on)? => {
                history.is_there.insert(what);
            }
            (Some(from), None) => {
                let until = rungs_core::date::months_after(from, months);
                history.running.push(Undertaken { what, from, until });
            }
            (None, None) => {}
        }
    }
    Ok(history)
}

/// What would have been undertaken by a day, had everything gone as planned.
pub(super) fn as_planned(steps: &[Step<'_>], on: Date) -> History {
    let mut history = History::default();
    for step in steps {
        let Some(what) = step.what else { continue };
        let undertaken = Undertaken { what, from: step.days.begins, until: step.days.ends };
        if step.days.ends <= on {
            history.over.push(undertaken);
            history.is_there.insert(what);
        } else if step.days.begins < on {
            history.running.push(undertaken);
        }
    }
    history
}

impl History {
    /// As planned, beside what is there already: that isn't undertaken twice.
    pub(super) fn beside(&self, real: &History) -> History {
        let is_new = |one: &&Undertaken| !real.is_there.contains(&one.what);
        let is_there = self.is_there.union(&real.is_there).copied().collect();
        History {
            over: self.over.iter().filter(is_new).chain(&real.over).copied().collect(),
            running: self.running.iter().filter(is_new).copied().collect(),
            is_there,
        }
    }
}
