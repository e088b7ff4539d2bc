//! When a requirement falls due, in the order of time.

use std::cmp::Ordering;

use crate::date::Date;
use crate::english::number_of;

/// When a requirement falls due. The order is the order in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// When you apply.
    Apply,
    /// By a day of the calendar: for an intake it belongs to, before the start; where it lies behind the start, later.
    By(Date),
    /// On a day of the calendar.
    On(Date),
    /// When you start: the way in, or the post.
    Start,
    /// Once offered a place: what everyone goes through. It comes after the question of entry, though before the start.
    Offered,
    /// Within so long of a point of the way in.
    Within {
        /// How many days or months.
        count: u32,
        /// What is counted.
        unit: Unit,
        /// Counted from here on.
        of: Milestone,
    },
    /// Before you finish.
    Finish,
    /// Once you qualify.
    Qualified,
    /// When you move on to the next role.
    Move,
    /// Every so many years.
    EveryYears(u32),
}

/// What a time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say all there is to say")]
pub enum Unit {
    Days,
    Months,
}

/// A point of a way in that time is counted from, in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say all there is to say")]
pub enum Milestone {
    Applying,
    Starting,
    Finishing,
    Qualifying,
    Registering,
}

impl Milestone {
    const ALL: [Milestone; 5] =
        [Milestone::Applying, Milestone::Starting, Milestone::Finishing, Milestone::Qualifying, Milestone::Registering];

    fn as_str(self) -> &'static str {
        match self {
            Milestone::Applying => "applying",
            Milestone::Starting => "starting",
            Milestone::Finishing => "finishing",
            Milestone::Qualifying => "qualifying",
            Milestone::Registering => "registering",
        }
    }
}

impl Moment {
    /// The name used on the wire: *within-3-months* counts from the start, *within-28-days-of-applying* says from where.
    pub fn name(self) -> String {
        match self {
            Moment::Apply => "apply".into(),
            Moment::By(day) => format!("by-{day}"),
            Moment::On(day) => format!("on-{day}"),
            Moment::Start => "start".into(),
            Moment::Offered => "offered".into(),
            Moment::Within { count, unit, of } => {
                let unit = if unit == Unit::Days { "days" } else { "months" };
                match of {
                    Milestone::Starting => format!("within-{count}-{unit}"),
                    of => format!("within-{count}-{unit}-of-{}", of.as_str()),
                }
            }
            Moment::Finish => "finish".into(),
            Moment::Qualified => "qualified".into(),
            Moment::Move => "move".into(),
            Moment::EveryYears(1) => "yearly".into(),
            Moment::EveryYears(years) => format!("every-{years}-years"),
        }
    }

    /// Reads the name used on the wire.
    pub fn from_name(name: &str) -> Option<Moment> {
        const NAMED: [Moment; 6] =
            [Moment::Apply, Moment::Start, Moment::Offered, Moment::Finish, Moment::Qualified, Moment::Move];
        let within = || {
            let (length, of) = name.strip_prefix("within-")?.split_once("-of-").map_or_else(
                || (name.strip_prefix("within-").unwrap_or_default(), Some(Milestone::Starting)),
                |(length, of)| (length, Milestone::ALL.into_iter().find(|milestone| milestone.as_str() == of)),
            );
            let (count, unit) = length.split_once('-')?;
            let unit = match unit {
                "days" => Unit::Days,
                "months" => Unit::Months,
                _ => return None,
            };
            Some(Moment::Within { count: count.parse().ok()?, unit, of: of? })
        };
        let every = || name.strip_prefix("every-")?.strip_suffix("-years")?.parse().ok().map(Moment::EveryYears);
        let named = NAMED.into_iter().chain([Moment::EveryYears(1)]).find(|moment| moment.name() == name);
        let by = || name.strip_prefix("by-")?.parse().ok().map(Moment::By);
        let on = || name.strip_prefix("on-")?.parse().ok().map(Moment::On);
        named.or_else(within).or_else(every).or_else(by).or_else(on)
    }

    /// As a person reads it in the middle of a sentence: "within 3 months of starting".
    pub fn spoken(self) -> String {
        match self {
            Moment::Apply => "when you apply".into(),
            Moment::By(day) => format!("by {}", day.strftime("%-d %B %Y")),
            Moment::On(day) => format!("on {}", day.strftime("%-d %B %Y")),
            Moment::Start => "when you start".into(),
            Moment::Offered => "once offered a place".into(),
            Moment::Within { count, unit, of } => {
                let unit = if unit == Unit::Days { "day" } else { "month" };
                match count {
                    1 => format!("within a {unit} of {}", of.as_str()),
                    count => format!("within {} of {}", number_of(count, unit), of.as_str()),
                }
            }
            Moment::Finish => "before you finish".into(),
            Moment::Qualified => "once you qualify".into(),
            Moment::Move => "when you move on".into(),
            Moment::EveryYears(1) => "each year".into(),
            Moment::EveryYears(years) => format!("every {years} years"),
        }
    }

    /// Whether what is due at this moment decides the standing for `asked`, of a way in that starts on `start`.
    ///
    /// What everyone goes through once offered a place never does: it is what comes next. A day behind the start comes
    /// after it.
    pub fn counts_at(self, asked: Moment, start: Date) -> bool {
        let due = match self {
            Moment::By(day) | Moment::On(day) if day > start => Moment::Finish,
            due => due,
        };
        due != Moment::Offered && due <= asked
    }

    /// Its place in time: the stage of the way in, and how many days into it at most.
    fn place(self) -> (u8, u32) {
        match self {
            Moment::Apply => (0, 0),
            Moment::By(_) | Moment::On(_) => (1, 0),
            Moment::Start => (1, 1),
            Moment::Offered => (2, 0),
            Moment::Finish => (4, 0),
            Moment::Qualified => (6, 0),
            Moment::Move => (8, 0),
            Moment::EveryYears(years) => (9, years),
            Moment::Within { count, unit, of } => {
                let days = if unit == Unit::Days { count } else { count.saturating_mul(30) };
                let stage = match of {
                    Milestone::Applying => 0,
                    Milestone::Starting => 3,
                    Milestone::Finishing => 5,
                    Milestone::Qualifying | Milestone::Registering => 7,
                };
                (stage, days)
            }
        }
    }

    /// What tells two moments apart that come at the same time.
    fn told_apart(self) -> Apart {
        match self {
            Moment::Within { unit, of, .. } => (Some((unit, of)), None),
            Moment::By(day) => (None, Some((day, false))),
            Moment::On(day) => (None, Some((day, true))),
            _ => (None, None),
        }
    }
}

/// What is counted, and from where; or a day of the calendar, and whether it is on that day.
type Apart = (Option<(Unit, Milestone)>, Option<(Date, bool)>);

impl Ord for Moment {
    fn cmp(&self, other: &Moment) -> Ordering {
        self.place().cmp(&other.place()).then(self.told_apart().cmp(&other.told_apart()))
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Moment) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::{Milestone, Moment, Unit};
    use crate::date::Date;

    fn within(count: u32, unit: Unit, of: Milestone) -> Moment {
        Moment::Within { count, unit, of }
    }

    /// Moments in the order of time.
    fn moments() -> Vec<Moment> {
        vec![
            Moment::Apply,
            within(28, Unit::Days, Milestone::Applying),
            Moment::By(Date::constant(2025, 8, 1)),
            Moment::On(Date::constant(2025, 8, 1)),
            Moment::By(Date::constant(2025, 8, 2)),
            Moment::Start,
            Moment::Offered,
            within(14, Unit::Days, Milestone::Starting),
            within(3, Unit::Months, Milestone::Starting),
            Moment::Finish,
            within(6, Unit::Months, Milestone::Finishing),
            Moment::Qualified,
            within(1, Unit::Months, Milestone::Qualifying),
            within(1, Unit::Months, Milestone::Registering),
            Moment::Move,
            Moment::EveryYears(1),
            Moment::EveryYears(5),
        ]
    }

    #[test]
    fn moments_come_in_the_order_of_time() {
        assert!(moments().is_sorted_by(|one, next| one < next));
        assert!(within(30, Unit::Days, Milestone::Starting) < within(1, Unit::Months, Milestone::Starting));
        assert!(within(14, Unit::Days, Milestone::Starting) < within(1, Unit::Months, Milestone::Starting));
    }

    #[test]
    fn a_day_behind_the_start_comes_later() {
        let (before, start, behind) =
            (Date::constant(2025, 8, 1), Date::constant(2025, 9, 1), Date::constant(2025, 10, 1));
        assert!(Moment::By(before).counts_at(Moment::Start, start));
        assert!(Moment::On(start).counts_at(Moment::Start, start));
        assert!(!Moment::By(before).counts_at(Moment::Apply, start));
        assert!(!Moment::By(behind).counts_at(Moment::Start, start));
        assert!(Moment::By(behind).counts_at(Moment::Finish, start));
    }

    #[test]
    fn a_name_is_read_as_it_was_written() {
        for moment in moments() {
            assert_eq!(Moment::from_name(&moment.name()), Some(moment), "{}", moment.name());
        }
        for name in
            ["by-tomorrow", "on-2025-13-01", "within-3-years", "within-3-months-of-sleeping", "within--months", "soon"]
        {
            assert_eq!(Moment::from_name(name), None, "{name}");
        }
    }
}
