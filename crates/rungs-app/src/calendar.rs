//! A plan as a calendar (iCalendar, RFC 5545): a day or a span for each step, and the day on which everything is over.

use icalendar::{Calendar, Component, Event, Property};
use rungs_core::date::{Date, day_after};

use crate::wire::plan::{PlanAnswer, PlanShown, PlanStep};
use crate::words;

/// The calendar of a plan. The same plan makes the same calendar, so that taking it in again changes what is there, and adds
/// nothing.
pub fn of_plan(answer: &PlanAnswer, plan: &PlanShown) -> String {
    let mut calendar = Calendar::new();
    calendar.name(&format!("To become {}", words::lower(&answer.role_title)));
    for step in &plan.steps {
        let day = day_after_last(step);
        let mut event = event(answer, &step.name, &step.begins, &day);
        event.summary(&step.whole_title()).description(&described(plan, step));
        calendar.push(event.done());
    }
    let ends = next_day(&plan.ends);
    let mut event = event(answer, "over", &plan.ends, &ends);
    event.summary(&format!("{}: the plan is over by now", answer.role_title));
    calendar.push(event.done());
    calendar.to_string()
}

fn event(answer: &PlanAnswer, name: &str, first: &str, behind: &str) -> Event {
    let day = |name: &str, day: &str| Property::new(name, day.replace('-', "")).add_parameter("VALUE", "DATE").done();
    let mut event = Event::new();
    // No clock is asked: it is as of the day on which the question was.
    event.add_property("DTSTAMP", format!("{}T000000Z", answer.on.replace('-', "")));
    let mark = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    let name: String = name.chars().map(mark).collect();
    event.uid(&format!("{}.{name}@{}.rungs", answer.role, answer.framework.id));
    event.append_property(day("DTSTART", first)).append_property(day("DTEND", behind));
    // It takes no time of the day away.
    event.add_property("TRANSP", "TRANSPARENT");
    event.done()
}

/// The first day on which a step is over; a step of one day is over on the next.
fn day_after_last(step: &PlanStep) -> String {
    if step.ends == step.begins { next_day(&step.begins) } else { step.ends.clone() }
}

fn next_day(day: &str) -> String {
    day.parse::<Date>().map_or_else(|_| day.to_owned(), |day| day_after(day).to_string())
}

/// What has to be found out, who has to agree, what it is there for, and how long it can wait.
fn described(plan: &PlanShown, step: &PlanStep) -> String {
    let mut lines = Vec::new();
    if step.months.is_none() {
        lines.push("How long it takes, nobody has told.".to_owned());
    }
    if let Some(day) = &step.apply_by {
        lines.push(format!("Apply by {}.", words::told_date(day)));
    }
    if step.begins_at_the_latest != step.begins {
        lines.push(format!("It can wait until {}.", words::told_date(&step.begins_at_the_latest)));
    }
    lines.extend(step.find_out.iter().map(|one| format!("Find out: {}", one.question)));
    for agreement in &step.agreements {
        lines.push(format!("{} decides: {}", words::capital(&agreement.owner), agreement.about));
    }
    for why in &step.why {
        let asks = why
            .step
            .checked_sub(1)
            .and_then(|place| plan.steps.get(place))
            .map(PlanStep::whole_title)
            .unwrap_or_default();
        lines.push(format!("{asks} asks for it: {}", why.sentences.join(" ")));
    }
    lines.join("\n")
}
