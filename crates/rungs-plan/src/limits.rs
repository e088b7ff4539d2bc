//! What somebody can't or won't do, as a plan has to keep it.

use rungs_core::opportunity::Pace;

use crate::undertaking::{Undertaking, What};

/// The limits of a plan. What isn't said limits nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The most hours a week of one's own time that go into learning.
    pub hours_a_week: Option<u32>,
    /// The most that everything together may cost, in pounds. What costs something nobody has told is left out.
    pub money: Option<u32>,
    /// Whether one goes on working: no full-time course.
    pub keeps_working: bool,
    /// Whether one stays with the employer: no post elsewhere.
    pub stays_with_employer: bool,
    /// Whether nothing may be in the evening.
    pub no_evenings: bool,
    /// The first month in which anything may begin.
    pub not_before: Option<u32>,
    /// The month by which it has to be over.
    pub by: Option<u32>,
    /// Months in which nothing is learned: the first of each break, and the first after it.
    pub breaks: Vec<(u32, u32)>,
    /// What is left out: the names of undertakings, as [`Undertaking::name`] gives them.
    pub without: Vec<String>,
    /// Of several jobs the one in which more hours can be asked for, by the label of its entry. It limits nothing.
    pub hours_in: Option<String>,
}

/// One of the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is a field of the limits, where it is told")]
pub enum Limit {
    HoursAWeek,
    Money,
    KeepsWorking,
    StaysWithEmployer,
    NoEvenings,
    NotBefore,
    By,
    Breaks,
    Without,
}

impl Limit {
    /// All of them.
    pub const ALL: [Limit; 9] = [
        Limit::By,
        Limit::HoursAWeek,
        Limit::Money,
        Limit::KeepsWorking,
        Limit::StaysWithEmployer,
        Limit::NoEvenings,
        Limit::NotBefore,
        Limit::Breaks,
        Limit::Without,
    ];

    /// The name used on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Limit::HoursAWeek => "hours-a-week",
            Limit::Money => "money",
            Limit::KeepsWorking => "keeps-working",
            Limit::StaysWithEmployer => "stays-with-employer",
            Limit::NoEvenings => "no-evenings",
            Limit::NotBefore => "not-before",
            Limit::By => "by",
            Limit::Breaks => "breaks",
            Limit::Without => "without",
        }
    }
}

impl Limits {
    /// Those that are set.
    pub fn set(&self) -> Vec<Limit> {
        Limit::ALL.into_iter().filter(|limit| self.has(*limit)).collect()
    }

    fn has(&self, limit: Limit) -> bool {
        self.only(&[limit]) != self.only(&[])
    }

    /// Only these of them, for the same job.
    pub fn only(&self, kept: &[Limit]) -> Limits {
        let mut limits = Limits { hours_in: self.hours_in.clone(), ..Limits::default() };
        for limit in kept {
            match limit {
                Limit::HoursAWeek => limits.hours_a_week = self.hours_a_week,
                Limit::Money => limits.money = self.money,
                Limit::KeepsWorking => limits.keeps_working = self.keeps_working,
                Limit::StaysWithEmployer => limits.stays_with_employer = self.stays_with_employer,
                Limit::NoEvenings => limits.no_evenings = self.no_evenings,
                Limit::NotBefore => limits.not_before = self.not_before,
                Limit::By => limits.by = self.by,
                Limit::Breaks => limits.breaks = self.breaks.clone(),
                Limit::Without => limits.without = self.without.clone(),
            }
        }
        limits
    }

    /// Whether they leave everything open on some day, if it isn't left out by its name.
    pub(crate) fn allow_all(&self) -> bool {
        let Limits { hours_a_week, money, keeps_working, stays_with_employer, no_evenings, .. } = self;
        hours_a_week.is_none() && money.is_none() && !(*keeps_working || *stays_with_employer || *no_evenings)
    }

    /// Whether they leave an undertaking open at all, on whatever day, if it isn't left out by its name.
    pub(crate) fn allow(&self, undertaking: &Undertaking) -> bool {
        let is_full_time = undertaking.pace == Pace::FullTime;
        let is_elsewhere = undertaking.post.as_ref().is_some_and(|post| !post.is_with_same_employer);
        let takes_more_hours = |most: u32| is_full_time || undertaking.hours_a_week.is_some_and(|hours| hours > most);
        let costs_more = |most: u32| undertaking.cost.is_none_or(|cost| cost > most);
        let is_a_deed = matches!(undertaking.what, What::Deed { .. });
        !(self.keeps_working && is_full_time
            || self.stays_with_employer && is_elsewhere
            || self.no_evenings && undertaking.in_evenings
            || self.hours_a_week.is_some_and(takes_more_hours)
            || !is_a_deed && self.money.is_some_and(costs_more))
    }

    /// Whether an undertaking may begin in a month, beside what goes on then.
    pub(crate) fn allow_in(&self, undertaking: &Undertaking, month: u32, beside: &[&Undertaking]) -> bool {
        let end = month.saturating_add(undertaking.months);
        let hours = beside.iter().copied().chain([undertaking]).filter_map(|one| one.hours_a_week).sum::<u32>();
        let in_a_break = |(from, until): &(u32, u32)| month < *until && end > *from;
        let goes_on = undertaking.is_running;
        (goes_on || self.not_before.is_none_or(|first| month >= first))
            && self.by.is_none_or(|last| end <= last)
            && self.hours_a_week.is_none_or(|most| hours <= most)
            && (goes_on || !self.breaks.iter().any(in_a_break))
    }
}

impl Undertaking {
    /// Its name, unique in a framework: *assistant-practitioner/apprenticeship*, or the slug of an opportunity.
    pub fn name(&self) -> String {
        match &self.what {
            What::WayIn { role, route } => format!("{role}/{route}"),
            What::Opportunity(slug) => slug.clone(),
            What::Deed { leaf, .. } => leaf.question.key.clone(),
        }
    }
}
