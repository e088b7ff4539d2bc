//! What is added up for one condition: time, or an amount.

use crate::condition::Tally;
use crate::date::{Date, day_after, months_before, months_between};
use crate::world::entry::{Contribution, Time};

/// How much there is for one condition. Enough is enough: what passes the threshold is [`Amount::Enough`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Amount {
    /// The threshold is reached.
    Enough,
    /// So many entries.
    Count(u16),
    /// Days as merged periods (the second day is the first one after), months not told beside all other
    /// time, and the most months not told of any one entry.
    Months { periods: Vec<(Date, Date)>, beside: u32, longest: u32 },
    /// A total.
    Sum(i64),
}

impl Amount {
    /// Nothing yet.
    pub(super) fn nothing(tally: Tally) -> Amount {
        match tally {
            Tally::Count(0) | Tally::Months { at_least: 0, .. } => Amount::Enough,
            Tally::Sum { at_least, .. } if at_least <= 0 => Amount::Enough,
            Tally::Count(_) => Amount::Count(0),
            Tally::Months { .. } => Amount::Months { periods: Vec::new(), beside: 0, longest: 0 },
            Tally::Sum { .. } => Amount::Sum(0),
        }
    }

    /// One more entry that counts.
    pub(super) fn grow(&mut self, tally: Tally, entry: &Contribution, start: Date) {
        let enough = match (&mut *self, tally) {
            (Amount::Count(count), Tally::Count(needed)) => {
                *count += 1;
                *count >= needed
            }
            (Amount::Months { periods, beside, longest }, Tally::Months { at_least, within_last }) => {
                match entry.time {
                    Time::None => {}
                    Time::Days(from, until) => {
                        let window = within_last.map_or(Date::MIN, |months| months_before(start, months));
                        let (from, end) = (from.max(window), day_after(until).min(start));
                        if from < end {
                            merge(periods, from, end);
                        }
                    }
                    Time::Untold { months, beside: new, within, end } => {
                        let window = within_last.map(|months| (months, months_before(start, months)));
                        let room = match window {
                            Some((length, _)) if within > length => 0,
                            Some((_, first)) => months_between(first, end).0,
                            None => u32::MAX,
                        };
                        *beside = beside.saturating_add(new.min(room));
                        *longest = (*longest).max(months.min(room));
                    }
                }
                total_months(periods).saturating_add(*beside).max(*longest) >= at_least
            }
            (Amount::Sum(sum), Tally::Sum { field, at_least }) => {
                let found = entry.amounts.iter().find(|(on, _)| *on == field).map_or(0, |(_, amount)| *amount);
                *sum = sum.saturating_add(found);
                *sum >= at_least
            }
            _ => return,
        };
        if enough {
            *self = Amount::Enough;
        }
    }

    /// Whether this is no more than another, and will not be whatever is added to both.
    pub(super) fn is_at_most(&self, more: &Amount) -> bool {
        match (self, more) {
            (_, Amount::Enough) => true,
            (Amount::Count(less), Amount::Count(more)) => less <= more,
            (
                Amount::Months { periods: some, beside, longest },
                Amount::Months { periods: others, beside: others_beside, longest: others_longest },
            ) => {
                beside <= others_beside
                    && longest <= others_longest
                    && some.iter().all(|(from, end)| others.iter().any(|(first, last)| first <= from && end <= last))
            }
            (Amount::Sum(less), Amount::Sum(more)) => less <= more,
            _ => false,
        }
    }
}

/// Joins a period to merged ones, in order and apart from each other.
fn merge(periods: &mut Vec<(Date, Date)>, mut from: Date, mut end: Date) {
    periods.retain(|(first, last)| {
        let apart = *last < from || end < *first;
        if !apart {
            from = from.min(*first);
            end = end.max(*last);
        }
        apart
    });
    let place = periods.partition_point(|(first, _)| *first < from);
    periods.insert(place, (from, end));
}

/// Calendar months in merged periods; days left over count 31 to a month.
fn total_months(periods: &[(Date, Date)]) -> u32 {
    let (months, days) = periods
        .iter()
        .map(|(from, end)| months_between(*from, *end))
        .fold((0_u32, 0_u32), |sum, part| (sum.0 + part.0, sum.1 + part.1));
    // A month has 31 days at most, so that no time is counted that wasn't there.
    months + days / 31
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn one_amount_is_at_most_another() {
        let told = |beside, longest| Amount::Months { periods: Vec::new(), beside, longest };
        let from =
            |year, end| Amount::Months { periods: vec![(date(year, 1, 1), date(end, 1, 1))], beside: 0, longest: 0 };
        for (less, more) in [
            (Amount::Count(2), Amount::Count(3)),
            (Amount::Sum(2), Amount::Sum(3)),
            (told(2, 3), told(3, 3)),
            (told(2, 2), told(2, 3)),
            (from(2021, 2022), from(2020, 2022)),
            (from(2021, 2022), from(2021, 2023)),
            (Amount::Count(2), Amount::Enough),
        ] {
            assert!(less.is_at_most(&more), "{less:?} {more:?}");
            assert!(!more.is_at_most(&less), "{more:?} {less:?}");
            assert!(less.is_at_most(&less) && more.is_at_most(&more), "{less:?} {more:?}");
        }
        for (one, other) in [(told(2, 3), told(3, 2)), (from(2020, 2022), from(2021, 2023))] {
            assert!(!one.is_at_most(&other) && !other.is_at_most(&one), "{one:?} {other:?}");
        }
    }

    #[test]
    fn overlapping_periods_count_once() {
        let mut periods = Vec::new();
        merge(&mut periods, date(2020, 1, 1), date(2021, 1, 1));
        merge(&mut periods, date(2020, 7, 1), date(2021, 7, 1));
        merge(&mut periods, date(2022, 1, 1), date(2022, 3, 1));
        assert_eq!(periods, [(date(2020, 1, 1), date(2021, 7, 1)), (date(2022, 1, 1), date(2022, 3, 1))]);
        assert_eq!(total_months(&periods), 20);
    }

    #[test]
    fn days_left_over_make_a_month_together() {
        let from = |month, first, end| (date(2020, month, first), date(2020, month, end));
        for (periods, months) in [
            (vec![from(1, 1, 17), from(3, 1, 16)], 1),
            (vec![from(1, 1, 17), from(3, 1, 15)], 0),
            (vec![from(1, 1, 17), (date(2020, 3, 1), date(2020, 5, 16))], 3),
        ] {
            assert_eq!(total_months(&periods), months, "{periods:?}");
        }
    }

    #[test]
    fn a_period_that_joins_two_closes_the_gap() {
        let mut periods = vec![(date(2020, 1, 1), date(2020, 2, 1)), (date(2020, 3, 1), date(2020, 4, 1))];
        merge(&mut periods, date(2020, 2, 1), date(2020, 3, 1));
        assert_eq!(periods, [(date(2020, 1, 1), date(2020, 4, 1))]);
    }
}
