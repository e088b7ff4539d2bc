//! A plan on a line of years: where each step lies between its beginning and its end.

use jiff::Unit;
use jiff::civil::{Date, date};
use rungs_app::wire::plan::{PlanAnswer, PlanShown};
use rungs_app::words;
use serde::Serialize;

/// A line from the day on which the plan begins to the day on which it is over. Places are shares of it, from 0 to 1.
#[derive(Debug, Serialize)]
pub(super) struct Years {
    /// The same in words, for those who don't see it.
    told: String,
    /// The first days of years.
    marks: Vec<Mark>,
    bars: Vec<Bar>,
}

#[derive(Debug, Serialize)]
struct Mark {
    year: i16,
    at: f64,
}

#[derive(Debug, Serialize)]
struct Bar {
    number: usize,
    title: String,
    from: f64,
    to: f64,
    /// Whether nobody has told how long it takes.
    is_open: bool,
}

impl Years {
    /// None where there is nothing to draw: no step, or all on one day.
    pub(super) fn of(answer: &PlanAnswer, plan: &PlanShown) -> Option<Years> {
        let read = |day: &str| day.parse::<Date>().ok();
        let begun = plan.steps.iter().filter_map(|step| read(&step.begins)).min()?;
        let (first, last) = (read(&answer.begins)?.min(begun), read(&plan.ends)?);
        let days = |from: Date, to: Date| f64::from((to - from).get_days());
        let whole = days(first, last);
        if whole < 1.0 {
            return None;
        }
        let share = |day: Date| (days(first, day) / whole).clamp(0.0, 1.0);
        let bars: Option<Vec<Bar>> = (1..)
            .zip(&plan.steps)
            .map(|(number, step)| {
                let is_open = step.months.is_none();
                let to = if is_open { last } else { read(&step.ends)? };
                Some(Bar {
                    number,
                    title: step.whole_title(),
                    from: share(read(&step.begins)?),
                    to: share(to),
                    is_open,
                })
            })
            .collect();
        let marks = (first.year()..=last.year())
            .map(|year| (year, date(year, 1, 1)))
            .filter(|(_, day)| (first..=last).contains(day))
            .map(|(year, day)| Mark { year, at: share(day) })
            .collect();
        let told: Vec<String> = (1_usize..)
            .zip(&plan.steps)
            .map(|(number, step)| match step.months {
                None => format!("step {number} from {}", words::told_date(&step.begins)),
                Some(_) => {
                    let (begins, ends) = (words::told_date(&step.begins), words::told_date(&step.ends));
                    format!("step {number} from {begins} to {ends}")
                }
            })
            .collect();
        Some(Years { told: format!("The steps on a line of years: {}.", told.join("; ")), marks, bars: bars? })
    }
}

/// How long it is from one day to another, in years, months and days: *3 years and 2 months*. None for less than a day.
pub(super) fn told(from: &str, to: &str) -> Option<String> {
    let (from, to) = (from.parse::<Date>().ok()?, to.parse::<Date>().ok()?);
    let span = from.until((Unit::Year, to)).ok()?;
    let parts = [
        (i64::from(span.get_years()), "year", "years"),
        (i64::from(span.get_months()), "month", "months"),
        (i64::from(span.get_days()), "day", "days"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter_map(|(count, one, many)| {
            let count = usize::try_from(count).ok().filter(|&count| count > 0)?;
            Some(words::count(count, one, many))
        })
        .collect();
    (!parts.is_empty()).then(|| words::joined(&parts, "and"))
}
