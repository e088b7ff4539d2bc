//! Lines of an opportunity in their canonical words.

use super::line::awards_line;
use super::token::{capital, spaced};
use crate::date::{Day, month_written};
use crate::english::counted;
use crate::opportunity_line::{
    KINDS, OpportunityLine, Stretch, StretchUnit, apply_line, cost_line, offered_by_line, opportunity_line,
};
use crate::text::Text;

/// A line of an opportunity in its canonical words; none, where it is no such line or can't be read.
pub fn canonical_opportunity_line(text: &Text) -> Option<String> {
    let back = |line: &str| Text::verbatim(line, 0);
    let sound = |text: &Text| opportunity_line(text).map(|(line, problems)| problems.is_empty().then_some(line));
    if let Some(read) = sound(text) {
        let read = read?;
        let line = opportunity(&read);
        let again = sound(&back(&line))??;
        return (OpportunityLine { span: read.span, ..again } == read).then_some(line);
    }
    if let Some(read) = cost_line(text) {
        return Some(cost(read.ok()?));
    }
    if let Some(read) = apply_line(text) {
        return read.ok().map(|day: Day| format!("Apply by {}.", day.written()));
    }
    if let Some(read) = offered_by_line(text) {
        return Some(format!("Offered by {}.", spaced(&read.ok()?.value)));
    }
    awards_line(text)
}

/// *Part-time course, 3 to 6 months, 4 hours a week, in the evening, starting in January or September.*
fn opportunity(line: &OpportunityLine) -> String {
    let mut out = capital(line.name);
    if let Some(level) = line.level {
        out.push_str(&format!(" at level {level}"));
    }
    let mut say = |part: String| out.push_str(&format!(", {part}"));
    line.length.into_iter().for_each(|length| say(stretch(length)));
    line.hours_a_week.into_iter().for_each(|hours| say(format!("{} a week", counted(hours, "hour"))));
    let is_known = KINDS.iter().any(|(name, _, in_evenings)| *name == line.name && *in_evenings);
    if line.in_evenings && !is_known {
        say("in the evening".to_owned());
    }
    line.mode.into_iter().for_each(|mode| say(mode.to_owned()));
    let months: Vec<&str> = line.starts_in.iter().filter_map(|month| month_written(*month)).collect();
    match months.as_slice() {
        [] => {}
        [one] => say(format!("starting in {}", capital(one))),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|month| capital(month)).collect();
            say(format!("starting in {} or {}", first.join(", "), capital(last)));
        }
    }
    if line.at_any_time {
        say("starting at any time".to_owned());
    }
    out + "."
}

fn stretch(length: Stretch) -> String {
    let unit = match length.unit {
        StretchUnit::Days => "day",
        StretchUnit::Weeks => "week",
        StretchUnit::Months => "month",
    };
    counted((length.low, length.high), unit)
}

fn cost(cost: (u32, u32)) -> String {
    match cost {
        (0, 0) => "Costs nothing.".to_owned(),
        (0, most) => format!("Costs up to {}.", pounds(most)),
        (least, most) if least == most => format!("Costs {}.", pounds(most)),
        (least, most) => format!("Costs {} to {}.", pounds(least), pounds(most)),
    }
}

/// *£1,200*
fn pounds(pounds: u32) -> String {
    let digits = pounds.to_string();
    let mut out = String::from("£");
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
