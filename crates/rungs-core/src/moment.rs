//! When a requirement falls due, in the order of time.

use std::cmp::Ordering;

/// When a requirement falls due. The order is the order in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// When you apply.
    Apply,
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
        named.or_else(within).or_else(every)
    }

    /// As a person reads it in the middle of a sentence: "within 3 months of starting".
    pub fn spoken(self) -> String {
        match self {
            Moment::Apply => "when you apply".into(),
            Moment::Start => "when you start".into(),
            Moment::Offered => "once offered a place".into(),
            Moment::Within { count, unit, of } => {
                let unit = if unit == Unit::Days { "day" } else { "month" };
                match count {
                    1 => format!("within a {unit} of {}", of.as_str()),
                    count => format!("within {count} {unit}s of {}", of.as_str()),
                }
            }
            Moment::Finish => "before you finish".into(),
            Moment::Qualified => "once you qualify".into(),
            Moment::Move => "when you move on".into(),
            Moment::EveryYears(1) => "each year".into(),
            Moment::EveryYears(years) => format!("every {years} years"),
        }
    }

    /// Whether what is due at this moment decides the standing for `asked`.
    ///
    /// What everyone goes through once offered a place never does: it is what comes next.
    pub fn counts_at(self, asked: Moment) -> bool {
        self != Moment::Offered && self <= asked
    }

    /// Its place in time: the stage of the way in, and how many days into it at most.
    fn place(self) -> (u8, u32) {
        match self {
            Moment::Apply => (0, 0),
            Moment::Start => (1, 0),
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
    fn counted(self) -> Option<(Unit, Milestone)> {
        match self {
            Moment::Within { unit, of, .. } => Some((unit, of)),
            _ => None,
        }
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Moment) -> Ordering {
        self.place().cmp(&other.place()).then(self.counted().cmp(&other.counted()))
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

    fn within(count: u32, unit: Unit, of: Milestone) -> Moment {
        Moment::Within { count, unit, of }
    }

    /// Moments in the order of time.
    fn moments() -> Vec<Moment> {
        vec![
            Moment::Apply,
            within(28, Unit::Days, Milestone::Applying),
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
        assert!(moments().is_sorted());
        assert!(within(14, Unit::Days, Milestone::Starting) < within(1, Unit::Months, Milestone::Starting));
    }

    #[test]
    fn a_name_is_read_as_it_was_written() {
        for moment in moments() {
            assert_eq!(Moment::from_name(&moment.name()), Some(moment), "{}", moment.name());
        }
        for name in ["within-3-years", "within-3-months-of-sleeping", "within--months", "soon"] {
            assert_eq!(Moment::from_name(name), None, "{name}");
        }
    }
}
