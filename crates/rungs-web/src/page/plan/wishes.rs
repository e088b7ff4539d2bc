//! What a visitor wishes of a plan, as the form has it and addresses carry it.

use rungs_app::plan_file::PlanFile;
use rungs_app::service::jobs;
use rungs_app::wire::plan::PlanLimits;
use rungs_core::date::{Date, day_after, day_before};

use super::person;
use crate::address::encoded;
use crate::visit::Visit;

/// Breaks that the form has room for beyond those that are told already.
const MORE_BREAKS: usize = 1;
/// Breaks at most: nobody types more, and addresses have an end.
const MOST_BREAKS: usize = 5;
/// The longest name of a step that is taken in.
const LONGEST_NAME: usize = 200;
/// Steps left out at most.
const MOST_WITHOUT: usize = 30;

/// What was filled in, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wishes {
    pub(super) role: String,
    pub(super) route: String,
    pub(super) hours: String,
    pub(super) money: String,
    pub(super) keeps_working: bool,
    pub(super) same_employer: bool,
    pub(super) no_evenings: bool,
    /// Whether all of it is put off for as long as it can be.
    pub(super) late: bool,
    pub(super) from: Month,
    pub(super) by: Month,
    /// The first month of each break, and the last.
    pub(super) breaks: Vec<(Month, Month)>,
    pub(super) without: Vec<String>,
    /// Of several jobs the one in which more hours can be asked for, by its place from 1: what it is called is nobody's
    /// business who sees the address.
    pub(super) job: String,
    /// Whether what isn't known is hoped for.
    pub(super) hope: bool,
    /// Whether exceptions are counted on.
    pub(super) exceptions: bool,
    /// Which of the plans is looked at: what it is best in, or its place.
    pub(super) plan: String,
    /// The query of the plan before, to compare with.
    pub(super) against: String,
}

/// A month and a year as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Month {
    pub(super) month: String,
    pub(super) year: String,
}

impl Month {
    fn of(day: Date) -> Month {
        Month { month: day.month().to_string(), year: day.year().to_string() }
    }

    fn is_empty(&self) -> bool {
        self.month.is_empty() && self.year.is_empty()
    }

    /// Its first and its last day; those of the year, where no month is named. None where there is no such month.
    fn days(&self) -> Option<(Date, Date)> {
        let year: i16 = self.year.parse().ok().filter(|year| (1900..2200).contains(year))?;
        let (first, last) = match self.month.as_str() {
            "" => (1, 12),
            month => month.parse().ok().map(|month: i8| (month, month))?,
        };
        let last = Date::new(year, last, 1).ok()?.last_of_month();
        Some((Date::new(year, first, 1).ok()?, last))
    }
}

/// The first day of a month that isn't before this day.
fn first_of_month_from(day: Date) -> Date {
    if day == day.first_of_month() { day } else { day_after(day.last_of_month()) }
}

/// A day of the month before.
fn month_before(day: Date) -> Date {
    day_before(day.first_of_month())
}

/// What is wrong with a field of the form: its name, and what to do.
pub(super) type Wrong = (String, String);

impl Wishes {
    /// What a plan that was kept keeps to, as far as it isn't past: to plan anew. What the form can say in months alone is
    /// never looser than what the file says in days.
    pub(super) fn of_file(file: &PlanFile, today: Date) -> Wishes {
        let PlanLimits { hours_a_week, money, not_before, by, breaks, .. } = &file.limits;
        let day = |day: &String| day.parse::<Date>().ok();
        let of_break = |(from, until): &(String, String)| {
            let (first, last) = (day(from)?.max(today), day_before(day(until)?));
            (last >= today).then(|| (Month::of(first), Month::of(last)))
        };
        let not_before = not_before.as_ref().and_then(day).filter(|first| *first > today);
        let by = by.as_ref().and_then(day).map(|by| if by == by.last_of_month() { by } else { month_before(by) });
        Wishes {
            role: file.role.clone(),
            route: file.route.clone().unwrap_or_default(),
            hours: hours_a_week.map(|hours| hours.to_string()).unwrap_or_default(),
            money: money.map(|pounds| pounds.to_string()).unwrap_or_default(),
            keeps_working: file.limits.keeps_working,
            same_employer: file.limits.stays_with_employer,
            no_evenings: file.limits.no_evenings,
            from: not_before.map(|first| Month::of(first_of_month_from(first))).unwrap_or_default(),
            by: by.filter(|by| by.last_of_month() >= today).map(Month::of).unwrap_or_default(),
            breaks: breaks.iter().filter_map(of_break).take(MOST_BREAKS).collect(),
            without: file.limits.without.iter().take(MOST_WITHOUT).cloned().collect(),
            hope: !file.counts_on_told,
            exceptions: file.counts_on_exceptions,
            ..Wishes::default()
        }
    }

    /// From the parts of a query, in whatever order they come; unknown ones are passed over, as browsers add their own.
    pub(super) fn read(parts: Vec<(String, String)>) -> Wishes {
        let mut wishes = Wishes::default();
        for (name, value) in parts {
            let value = value.trim().to_owned();
            let is_on = !value.is_empty();
            match name.as_str() {
                "role" => wishes.role = value,
                "route" => wishes.route = value,
                "hours" => wishes.hours = value,
                "money" => wishes.money = value,
                "working" => wishes.keeps_working = is_on,
                "employer" => wishes.same_employer = is_on,
                "evenings" => wishes.no_evenings = is_on,
                "late" => wishes.late = is_on,
                "hope" => wishes.hope = is_on,
                "exceptions" => wishes.exceptions = is_on,
                "plan" => wishes.plan = value,
                "against" => wishes.against = value,
                "job" => wishes.job = value,
                "without" if is_on && value.len() <= LONGEST_NAME && wishes.without.len() < MOST_WITHOUT => {
                    if !wishes.without.contains(&value) {
                        wishes.without.push(value);
                    }
                }
                name => wishes.read_month(name, value),
            }
        }
        wishes.breaks.retain(|(first, after)| !first.is_empty() || !after.is_empty());
        wishes
    }

    /// `from-month`, `by-year`, `break-1-until-month`.
    fn read_month(&mut self, name: &str, value: String) {
        let Some((which, part)) = name.rsplit_once('-') else { return };
        let month = match which {
            "from" => &mut self.from,
            "by" => &mut self.by,
            _ => {
                let Some((place, end)) = which.strip_prefix("break-").and_then(|rest| rest.split_once('-')) else {
                    return;
                };
                let Some(place) = place.parse().ok().filter(|place: &usize| *place < MOST_BREAKS) else { return };
                if self.breaks.len() <= place {
                    self.breaks.resize_with(place + 1, Default::default);
                }
                match (self.breaks.get_mut(place), end) {
                    (Some((first, _)), "from") => first,
                    (Some((_, after)), "until") => after,
                    _ => return,
                }
            }
        };
        match part {
            "month" => month.month = value,
            "year" => month.year = value,
            _ => {}
        }
    }

    /// The same as parts of a query, without what is empty.
    pub(super) fn parts(&self) -> Vec<(String, String)> {
        let mut parts: Vec<(String, String)> = Vec::new();
        let mut part = |name: &str, value: &str| {
            if !value.is_empty() {
                parts.push((name.to_owned(), value.to_owned()));
            }
        };
        part("role", &self.role);
        part("route", &self.route);
        part("hours", &self.hours);
        part("money", &self.money);
        let flags = [
            ("working", self.keeps_working),
            ("employer", self.same_employer),
            ("evenings", self.no_evenings),
            ("late", self.late),
            ("hope", self.hope),
            ("exceptions", self.exceptions),
        ];
        for (name, is_on) in flags {
            part(name, if is_on { "on" } else { "" });
        }
        let mut month = |name: &str, month: &Month| {
            part(&format!("{name}-month"), &month.month);
            part(&format!("{name}-year"), &month.year);
        };
        month("from", &self.from);
        month("by", &self.by);
        for (place, (first, after)) in self.breaks.iter().enumerate() {
            month(&format!("break-{place}-from"), first);
            month(&format!("break-{place}-until"), after);
        }
        for name in &self.without {
            part("without", name);
        }
        part("job", &self.job);
        part("plan", &self.plan);
        part("against", &self.against);
        parts
    }

    /// As the query of an address.
    pub(super) fn query(&self) -> String {
        let parts = self.parts();
        let parts: Vec<String> =
            parts.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        parts.join("&")
    }

    /// The address of a page about this plan.
    pub(super) fn address(&self, path: &str) -> String {
        format!("{path}?{}", self.query())
    }

    /// The same, for another of the plans.
    pub(super) fn of_plan(&self, plan: &str) -> Wishes {
        Wishes { plan: plan.to_owned(), ..self.clone() }
    }

    /// The same, compared with nothing.
    pub(super) fn alone(&self) -> Wishes {
        Wishes { against: String::new(), ..self.clone() }
    }

    /// The same without one of the limits, by the name that the wire has for it.
    pub(super) fn lifted(&self, limit: &str) -> Wishes {
        let mut lifted = self.alone().of_plan("");
        match limit {
            // Without a day to be there by, there is nothing to put it off to.
            "by" => (lifted.by, lifted.late) = (Month::default(), false),
            "not-before" => lifted.from = Month::default(),
            "hours-a-week" => lifted.hours.clear(),
            "money" => lifted.money.clear(),
            "keeps-working" => lifted.keeps_working = false,
            "stays-with-employer" => lifted.same_employer = false,
            "no-evenings" => lifted.no_evenings = false,
            "breaks" => lifted.breaks.clear(),
            _ => lifted.without.clear(),
        }
        lifted
    }

    /// The breaks that the form shows: those told, and room for another.
    pub(super) fn breaks_shown(&self) -> Vec<(Month, Month)> {
        let mut breaks = self.breaks.clone();
        breaks.resize_with((breaks.len() + MORE_BREAKS).min(MOST_BREAKS), Default::default);
        breaks
    }

    /// As the planner takes it; or what is wrong, field by field.
    pub(super) fn limits(&self, visit: &Visit) -> Result<PlanLimits, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut number = |field: &str, text: &str, most: u32| {
            if text.is_empty() {
                return None;
            }
            let read = text.trim_start_matches('£').replace(',', "").parse::<u32>().ok().filter(|read| *read <= most);
            if read.is_none() {
                wrong.push((field.to_owned(), visit.say(&format!("error-plan-{field}"))));
            }
            read
        };
        let (hours_a_week, money) = (number("hours", &self.hours, 60), number("money", &self.money, 1_000_000));
        let mut days = |field: &str, month: &Month| {
            let days = month.days();
            match days {
                _ if month.is_empty() => return None,
                Some((_, last)) if last >= visit.today => {}
                Some(_) => wrong.push((format!("{field}-month"), visit.say("error-plan-past"))),
                None => wrong.push((format!("{field}-month"), visit.say("error-plan-month"))),
            }
            days
        };
        let not_before = days("from", &self.from).map(|(first, _)| first.max(visit.today).to_string());
        // Whoever says *by September* means before October.
        let by = days("by", &self.by).map(|(_, last)| last.to_string());
        let mut breaks = Vec::new();
        let mut half = Vec::new();
        for (place, (first, last)) in self.breaks.iter().enumerate() {
            let (from, until) = (format!("break-{place}-from"), format!("break-{place}-until"));
            match (days(&from, first), days(&until, last)) {
                (Some((first, _)), Some((_, last))) if first <= last => {
                    breaks.push((first.to_string(), day_after(last).to_string()));
                }
                (None, Some(_)) if first.is_empty() => half.push(from),
                (Some(_), Some(_)) => half.push(until),
                (Some(_), None) if last.is_empty() => half.push(until),
                // What can't be read has been told of.
                _ => {}
            }
        }
        if self.late && self.by.is_empty() {
            wrong.push(("by-month".to_owned(), visit.say("error-plan-late")));
        }
        wrong.extend(half.into_iter().map(|field| (format!("{field}-month"), visit.say("error-plan-break"))));
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(PlanLimits {
            hours_a_week,
            money,
            keeps_working: self.keeps_working,
            stays_with_employer: self.same_employer,
            no_evenings: self.no_evenings,
            not_before,
            by,
            breaks,
            without: self.without.clone(),
            hours_in: self.hours_in(visit),
        })
    }

    /// What the job is called in which more hours can be asked for, where one is named.
    fn hours_in(&self, visit: &Visit) -> Option<String> {
        let place: usize = self.job.parse().ok()?;
        jobs(&person(visit), visit.today).into_iter().nth(place.checked_sub(1)?)
    }

    /// The same, with more hours in the job at a place.
    pub(super) fn in_job(&self, place: usize) -> Wishes {
        Wishes { job: (place + 1).to_string(), ..self.alone().of_plan("") }
    }

    /// Whether nothing limits the plan.
    pub(super) fn is_unlimited(&self) -> bool {
        let bare = Wishes {
            role: self.role.clone(),
            plan: self.plan.clone(),
            against: self.against.clone(),
            ..Wishes::default()
        };
        *self == bare
    }
}
