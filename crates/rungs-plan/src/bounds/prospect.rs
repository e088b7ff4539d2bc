//! What a set of undertakings takes at least, before anything of it is put in order.

use crate::bench::{Bench, Gateway};
use crate::bounds::chart::pounds;
use crate::bounds::{Bounds, NEVER};
use crate::schedule::{Link, tails};
use crate::search::Takes;
use crate::undertaking::{UndertakingId, What};

/// The least that a plan with all of a set takes, each there for what its link says, and with what has to come before them.
pub(crate) struct Prospect<'p, 'a> {
    bench: &'p Bench<'a>,
    bounds: &'p Bounds,
    set: &'p [UndertakingId],
    /// What each takes by itself, added up.
    own: Takes,
    /// For each, what is left from its beginning, in months, steps, pounds and decisions: the most of any way to the goal.
    left: Vec<Left>,
    /// The most that any of them takes with what comes before it and what is left from it.
    through: Left,
}

/// Months, steps, pounds and decisions.
#[derive(Clone, Copy, Debug, Default)]
struct Left {
    months: u32,
    steps: u32,
    pounds: u32,
    decisions: u32,
}

impl Left {
    fn after(self, before: Left) -> Left {
        Left {
            months: self.months.saturating_add(before.months),
            steps: self.steps.saturating_add(before.steps),
            pounds: self.pounds.saturating_add(before.pounds),
            decisions: self.decisions.saturating_add(before.decisions),
        }
    }

    fn or_more(self, other: Left) -> Left {
        Left {
            months: self.months.max(other.months),
            steps: self.steps.max(other.steps),
            pounds: self.pounds.max(other.pounds),
            decisions: self.decisions.max(other.decisions),
        }
    }
}

impl<'p, 'a> Prospect<'p, 'a> {
    /// None where one of the set can't be at all.
    pub(crate) fn of(
        bench: &'p Bench<'a>,
        bounds: &'p Bounds,
        set: &'p [UndertakingId],
        links: &[Link],
    ) -> Option<Prospect<'p, 'a>> {
        if set.iter().any(|what| at(&bounds.months, *what) == NEVER) {
            return None;
        }
        let months = tails(bench, set, links);
        let steps = chains(set, links, |what| u32::from(bench.keeping.counts(what)));
        let cost = chains(set, links, |what| bench.undertaking(what).map_or(0, pounds));
        let decisions = chains(set, links, |what| at(&bounds.own_decisions, what));
        let left: Vec<Left> = (months.into_iter().zip(steps).zip(cost).zip(decisions))
            .map(|(((months, steps), pounds), decisions)| Left { months, steps, pounds, decisions })
            .collect();
        let mut through = Left::default();
        for (what, left) in set.iter().zip(&left) {
            through = through.or_more(left.after(before(bounds, *what)));
        }
        let decisions = set.iter().map(|what| at(&bounds.own_decisions, *what)).fold(0, u32::saturating_add);
        let own = Takes { decisions, ..alone(bench, set) };
        Some(Prospect { bench, bounds, set, own, left, through })
    }

    /// The least that a plan takes.
    pub(crate) fn least(&self) -> Takes {
        together(self.own, self.through)
    }

    /// The least that a plan takes where one more comes to the set; none where it can't be at all.
    pub(crate) fn least_with(&self, link: Link) -> Option<Takes> {
        let Link { giver, asks, at: gateway } = link;
        if at(&self.bounds.months, giver) == NEVER {
            return None;
        }
        let months = |what: UndertakingId| self.bench.undertaking(what).map_or(0, |one| one.months);
        let place = self.set.iter().position(|one| *one == asks);
        let mut after = place.and_then(|place| self.left.get(place)).copied().unwrap_or_default();
        if gateway == Gateway::Hold {
            after.months = after.months.saturating_sub(months(asks));
        }
        // What comes before one of them is none of those that it leads to.
        let own = alone(self.bench, &[giver]);
        let decisions = at(&self.bounds.own_decisions, giver);
        let cost = self.bench.undertaking(giver).map_or(0, pounds);
        let left = Left { months: months(giver), steps: own.steps, pounds: cost, decisions }.after(after);
        let own = Takes {
            finish: (self.own.finish.0 + own.finish.0, 0),
            cost: (self.own.cost.0 + own.cost.0, self.own.cost.1.saturating_add(own.cost.1)),
            steps: self.own.steps + own.steps,
            decisions: self.own.decisions.saturating_add(decisions),
        };
        Some(together(own, self.through.or_more(left.after(before(self.bounds, giver)))))
    }
}

fn at(values: &[u32], what: UndertakingId) -> u32 {
    values.get(what).copied().unwrap_or(0)
}

fn before(bounds: &Bounds, what: UndertakingId) -> Left {
    Left {
        months: at(&bounds.months, what),
        steps: at(&bounds.steps, what),
        pounds: at(&bounds.pounds, what),
        decisions: at(&bounds.decisions, what),
    }
}

fn together(own: Takes, through: Left) -> Takes {
    Takes {
        finish: (own.finish.0, through.months),
        cost: (own.cost.0, own.cost.1.max(through.pounds)),
        steps: own.steps.max(through.steps),
        decisions: own.decisions.max(through.decisions),
    }
}

/// What these take by themselves, whenever they begin.
pub(crate) fn alone(bench: &Bench<'_>, set: &[UndertakingId]) -> Takes {
    let all = || set.iter().filter_map(|what| bench.undertaking(*what));
    // What others have to do costs them.
    let costs = || all().filter(|one| !matches!(one.what, What::Deed { by: Some(_), .. })).map(|one| one.cost);
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Takes {
        finish: (count(all().filter(|one| !one.is_length_known).count()), 0),
        cost: (count(costs().filter(Option::is_none).count()), costs().flatten().sum()),
        steps: count(set.iter().filter(|what| bench.keeping.counts(**what)).count()),
        decisions: all().map(|one| one.others()).sum(),
    }
}

/// For each of a set, what it takes with those that it leads to, one after another, the most of that.
fn chains(set: &[UndertakingId], links: &[Link], of: impl Fn(UndertakingId) -> u32) -> Vec<u32> {
    let mut chains: Vec<u32> = set.iter().map(|what| of(*what)).collect();
    // As many rounds as there are members reach the furthest of them.
    for _ in 0..set.len() {
        let known = chains.clone();
        for (own, what) in chains.iter_mut().zip(set) {
            for link in links.iter().filter(|link| link.giver == *what) {
                let place = set.iter().position(|one| *one == link.asks);
                let after = place.and_then(|place| known.get(place)).copied().unwrap_or(0);
                *own = (*own).max(of(*what).saturating_add(after));
            }
        }
        if chains == known {
            break;
        }
    }
    chains
}
