//! Everything there is to undertake, laid out so that bounds can be worked out over all of it: who asks for what, who gives
//! what, how long it takes and what it costs, each in a row of its own. Nothing of any person is in it.

use rungs_core::condition::Tally;
use rungs_core::opportunity::Gained;

use crate::atlas::Atlas;
use crate::undertaking::{Undertaking, UndertakingId, What};

/// Not one of them.
const NONE: u32 = u32::MAX;

/// The undertakings of a framework, laid out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chart {
    /// How many months each takes.
    pub(crate) months: Vec<u32>,
    /// How many pounds each costs, as far as that is told.
    pub(crate) pounds: Vec<u32>,
    /// How many decisions of others it takes whatever is true of the person.
    pub(crate) others: Vec<u32>,
    /// Those of whose rules somebody decides something.
    pub(crate) decided: Vec<UndertakingId>,
    /// The one condition that an undertaking asks for, where it comes down to one.
    only: Vec<u32>,
    /// For each, the conditions that it gives, and in how many months beside.
    gives: Rows<(u32, u32)>,
    /// For each condition, the undertakings that ask for it.
    asked_by: Rows<u32>,
    /// Those that no condition stands in the way of alone.
    free: Vec<UndertakingId>,
    /// Those that are for whoever has trained already.
    pub(crate) registrations: Vec<UndertakingId>,
    /// For each undertaking the round that it is part of, and then for each condition: where one leads to another, and that one
    /// back to it, both are part of one round.
    rounds: Vec<u32>,
}

/// Rows of different lengths, one after another.
#[derive(Clone, Debug, Default)]
struct Rows<T> {
    ends: Vec<u32>,
    all: Vec<T>,
}

impl<T> Rows<T> {
    fn of(rows: impl Iterator<Item = Vec<T>>) -> Rows<T> {
        let mut all = Vec::new();
        let ends = rows.map(|row| {
            all.extend(row);
            short(all.len())
        });
        let ends = ends.collect();
        Rows { ends, all }
    }

    fn row(&self, place: usize) -> &[T] {
        let end = |place: usize| self.ends.get(place).map_or(self.all.len(), |end| *end as usize);
        let start = place.checked_sub(1).map_or(0, end);
        self.all.get(start..end(place)).unwrap_or_default()
    }
}

impl Chart {
    pub(crate) fn of(atlas: &Atlas<'_>) -> Chart {
        let all = &atlas.undertakings;
        let places = || 0..all.len();
        let mut asked_by = vec![Vec::new(); atlas.conditions()];
        for what in places() {
            for number in &atlas.needs(what).conditions {
                asked_by.get_mut(*number).into_iter().for_each(|asked: &mut Vec<u32>| asked.push(short(what)));
            }
        }
        let gives = all.iter().enumerate().map(|(what, undertaking)| {
            let given = atlas.given_by(what).iter();
            given.map(|number| (short(*number), waits(atlas, undertaking, *number))).collect()
        });
        let mut chart = Chart {
            months: all.iter().map(|one| one.months).collect(),
            pounds: all.iter().map(pounds).collect(),
            others: all.iter().map(Undertaking::others).collect(),
            decided: places().filter(|what| atlas.needs(*what).is_decided).collect(),
            only: places().map(|what| atlas.needs(what).only.map_or(NONE, short)).collect(),
            gives: Rows::of(gives),
            asked_by: Rows::of(asked_by.into_iter()),
            registrations: places().filter(|what| all.get(*what).is_some_and(Undertaking::is_registration)).collect(),
            free: Vec::new(),
            rounds: Vec::new(),
        };
        chart.rounds = rounds(&chart);
        let is_free = |what: &UndertakingId| {
            chart.only(*what).is_none() && atlas.needs(*what).may_be_free(|number| chart.is_free_to_hold(*what, number))
        };
        chart.free = places().filter(is_free).collect();
        chart
    }

    /// How many undertakings there are.
    pub(crate) fn len(&self) -> usize {
        self.months.len()
    }

    /// The one condition that an undertaking asks for, where it comes down to one.
    pub(crate) fn only(&self, what: UndertakingId) -> Option<usize> {
        self.only.get(what).filter(|only| **only != NONE).map(|only| *only as usize)
    }

    /// The conditions that an undertaking gives, and in how many months beside.
    pub(crate) fn gives(&self, what: UndertakingId) -> &[(u32, u32)] {
        self.gives.row(what)
    }

    /// The undertakings that ask for a condition.
    pub(crate) fn asked_by(&self, number: usize) -> &[u32] {
        self.asked_by.row(number)
    }

    /// The undertakings that can begin, and whose posts can be held, where no condition holds, in order.
    pub(crate) fn free(&self) -> &[UndertakingId] {
        &self.free
    }

    /// Whether a bound may not ask for a condition before it lets the post of an undertaking be held: what this gives itself,
    /// and what may wait for it, as the two can be had on one day.
    pub(crate) fn is_free_to_hold(&self, what: UndertakingId, number: usize) -> bool {
        let round = |place: usize| self.rounds.get(place).copied().unwrap_or(NONE);
        round(what) == round(self.len() + number)
    }
}

fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(NONE)
}

/// What an undertaking costs, as far as it is told; what no page describes costs whatever it costs.
pub(crate) fn pounds(undertaking: &Undertaking) -> u32 {
    match undertaking.what {
        What::Deed { .. } => 0,
        What::WayIn { .. } | What::Opportunity(_) => undertaking.cost.unwrap_or(0),
    }
}

/// How many months it takes beside, until what an undertaking gives counts: those that a post has to be held for.
fn waits(atlas: &Atlas<'_>, undertaking: &Undertaking, number: usize) -> u32 {
    let Some(condition) = atlas.condition(number) else { return 0 };
    let Tally::Months { at_least, .. } = condition.tally else { return 0 };
    let gives_entries = undertaking.gives.iter().any(|gain| match &gain.what {
        Some(Gained::Entry(given)) => given.list == condition.list,
        _ => false,
    });
    if undertaking.post.is_some() && !gives_entries { at_least } else { 0 }
}

/// For each undertaking, and then for each condition, the round that it is part of (Tarjan).
fn rounds(chart: &Chart) -> Vec<u32> {
    let (undertakings, conditions) = (chart.len(), chart.asked_by.ends.len());
    let leads_to = |place: usize, next: usize| -> Option<usize> {
        match place.checked_sub(undertakings) {
            None => chart.gives(place).get(next).map(|(number, _)| undertakings + *number as usize),
            Some(number) => chart.asked_by(number).get(next).map(|what| *what as usize),
        }
    };
    let count = undertakings + conditions;
    let (mut order, mut lowest, mut rounds) = (vec![NONE; count], vec![NONE; count], vec![NONE; count]);
    let (mut seen, mut found) = (0, 0);
    let mut open: Vec<usize> = Vec::new();
    for root in 0..count {
        if order.get(root) != Some(&NONE) {
            continue;
        }
        let mut path = vec![(root, 0_usize)];
        while let Some((place, next)) = path.pop() {
            if next == 0 {
                set(&mut order, place, seen);
                set(&mut lowest, place, seen);
                seen += 1;
                open.push(place);
            }
            match leads_to(place, next) {
                Some(other) => {
                    path.push((place, next + 1));
                    match order.get(other) {
                        Some(&NONE) => path.push((other, 0)),
                        // What is in a round already is none of this one.
                        Some(known) if rounds.get(other) == Some(&NONE) => lower(&mut lowest, place, *known),
                        _ => {}
                    }
                }
                None => {
                    let own = lowest.get(place).copied().unwrap_or(NONE);
                    if order.get(place) == Some(&own) {
                        while let Some(member) = open.pop() {
                            set(&mut rounds, member, found);
                            if member == place {
                                break;
                            }
                        }
                        found += 1;
                    }
                    if let Some((before, _)) = path.last() {
                        lower(&mut lowest, *before, own);
                    }
                }
            }
        }
    }
    rounds
}

fn set(values: &mut [u32], place: usize, value: u32) {
    values.get_mut(place).into_iter().for_each(|own| *own = value);
}

fn lower(values: &mut [u32], place: usize, value: u32) {
    values.get_mut(place).into_iter().for_each(|own| *own = value.min(*own));
}
