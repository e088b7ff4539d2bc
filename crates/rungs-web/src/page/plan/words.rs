//! A plan in the visitor's words.

use fluent_bundle::FluentValue;
use rungs_app::wire::plan::{AgreementShown, PlanAnswer, PlanLimits, PlanShown, PlanStep, ToFindOut};
use rungs_app::words;
use rungs_core::date::{Date, months_between};

use crate::visit::Visit;

/// November 2028.
pub(super) fn month(day: &str) -> String {
    day.parse().map_or_else(|_| day.to_owned(), |day: Date| day.strftime("%B %Y").to_string())
}

/// 27 November 2026.
pub(super) fn day(day: &str) -> String {
    day.parse().map_or_else(|_| day.to_owned(), words::date)
}

/// So many months as people say them: *2 years and 3 months*, *18 months*.
pub(super) fn length(visit: &Visit, months: u32) -> String {
    match (months / 12, months % 12) {
        (years, 0) if years > 0 => visit.say_of("plan-years", &[("count", years.into())]),
        (years, rest) if years > 1 => visit.say_of(
            "plan-years-and-months",
            &[("years", length(visit, years * 12).into()), ("months", length(visit, rest).into())],
        ),
        _ => visit.say_of("plan-months", &[("count", months.into())]),
    }
}

/// What a plan is best in: *Fastest and cheapest*.
pub(super) fn best(visit: &Visit, plan: &PlanShown) -> String {
    let names: Vec<String> = plan.best_in.iter().map(|name| visit.say(&format!("plan-best-{name}"))).collect();
    match names.is_empty() {
        true => visit.say("plan-best-none"),
        false => words::capital(&words::joined(&names, &visit.say("plan-and"))),
    }
}

/// When a plan is over, as a heading says it.
pub(super) fn over_by(visit: &Visit, plan: &PlanShown) -> String {
    let key = if plan.unknown_lengths == 0 { "plan-over" } else { "plan-over-at-least" };
    visit.say_of(key, &[("it", month(&plan.ends).into())])
}

/// How long a plan takes from the day it begins.
pub(super) fn takes(visit: &Visit, answer: &PlanAnswer, plan: &PlanShown) -> String {
    // What is put off takes no time before it begins.
    let begins = answer.begins_at_the_latest.as_ref().map_or(&answer.begins, |late| &late.from);
    let (Ok(begins), Ok(ends)) = (begins.parse::<Date>(), plan.ends.parse::<Date>()) else { return String::new() };
    let months = if ends > begins { months_between(begins, ends).0 } else { 0 };
    let it = length(visit, months);
    match (plan.unknown_lengths, months) {
        (0, _) => it,
        (unknown, 0) => visit.say_of("plan-takes-unknown", &[("count", unknown.into())]),
        (unknown, _) => visit.say_of("plan-takes-more", &[("it", it.into()), ("count", unknown.into())]),
    }
}

/// How far two days lie apart.
pub(super) fn apart(visit: &Visit, sooner: &str, later: &str) -> String {
    let (Ok(sooner), Ok(later)) = (sooner.parse::<Date>(), later.parse::<Date>()) else { return String::new() };
    let (months, days) = if later > sooner { months_between(sooner, later) } else { (0, 0) };
    let months = months + u32::from(days > 15);
    length(visit, months)
}

/// What a plan costs, as far as anybody has told.
pub(super) fn cost(visit: &Visit, plan: &PlanShown) -> String {
    let pounds = pounds(plan.cost);
    match (plan.cost, plan.unknown_costs) {
        (0, 0) => visit.say("plan-cost-nothing"),
        (_, 0) => visit.say_of("plan-cost-at-most", &[("it", pounds.into())]),
        (0, _) => visit.say("plan-cost-unknown"),
        (_, unknown) => visit.say_of("plan-cost-more", &[("it", pounds.into()), ("count", unknown.into())]),
    }
}

/// £12,500
pub(super) fn pounds(pounds: u32) -> String {
    let digits = pounds.to_string();
    let mut shown = String::from("£");
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// How many decisions are others'.
pub(super) fn decisions(visit: &Visit, plan: &PlanShown) -> String {
    visit.say_of("plan-decisions", &[("count", plan.decisions.into())])
}

/// Whether the job goes on.
pub(super) fn working(visit: &Visit, plan: &PlanShown) -> String {
    let is_full_time = |step: &PlanStep| step.pace == "full-time" && step.kind != "deed";
    visit.say(if plan.steps.iter().any(is_full_time) { "plan-not-working" } else { "plan-working" })
}

/// When a step is, how it is learned, and how long it can wait.
pub(super) fn when(visit: &Visit, step: &PlanStep) -> Vec<String> {
    let (begins, ends) = (month(&step.begins), month(&step.ends));
    let span = match step.months {
        Some(0) => begins.clone(),
        Some(months) => visit.say_of(
            "plan-when",
            &[("from", begins.clone().into()), ("until", ends.into()), ("it", length(visit, months).into())],
        ),
        None if step.kind == "deed" => visit.say_of("plan-when-deed", &[("from", begins.clone().into())]),
        None => visit.say_of("plan-when-unknown", &[("from", begins.clone().into())]),
    };
    let mut lines = vec![words::capital(&span)];
    lines.extend(pace(visit, step));
    if let Some(apply_by) = &step.apply_by {
        lines.push(visit.say_of("plan-apply-by", &[("it", day(apply_by).into())]));
    }
    if step.cost.is_some_and(|cost| cost > 0) {
        let it = pounds(step.cost.unwrap_or_default());
        lines.push(visit.say_of("plan-cost-at-most", &[("it", it.into())]));
    }
    if month(&step.begins_at_the_latest) != begins {
        lines.push(visit.say_of("plan-can-wait", &[("it", month(&step.begins_at_the_latest).into())]));
    }
    lines
}

/// How a step is learned, in a few words; none for what takes no time.
pub(super) fn pace(visit: &Visit, step: &PlanStep) -> Option<String> {
    if step.kind == "deed" || step.months == Some(0) {
        return None;
    }
    Some(match (step.pace.as_str(), step.hours_a_week) {
        ("at-work", _) => visit.say("plan-pace-at-work"),
        ("full-time", _) => visit.say("plan-pace-full-time"),
        (_, Some(hours)) => visit.say_of("plan-pace-hours", &[("count", hours.into())]),
        (_, None) => visit.say("plan-pace-part-time"),
    })
}

/// A decision in a few words, for a drawing: *The university or college decides*.
pub(super) fn decides(visit: &Visit, agreement: &AgreementShown) -> String {
    let key = match agreement.kind.as_str() {
        "exception" => "plan-others-exception",
        "registration" => "plan-others-registration",
        "part" => "plan-others-part",
        _ => "plan-others-decides",
    };
    visit.say_of(key, &[("it", words::capital(&agreement.owner).into())])
}

/// The same with what it is about.
pub(super) fn decides_about(visit: &Visit, agreement: &AgreementShown) -> String {
    let is_quoted = matches!(agreement.kind.as_str(), "exception" | "consideration");
    let about = if is_quoted { format!("“{}”", agreement.about) } else { agreement.about.clone() };
    format!("{}: {about}", decides(visit, agreement))
}

/// By when somebody decides: registers enter whoever has finished, everybody else decides before it begins.
pub(super) fn decided_on<'s>(agreement: &AgreementShown, step: &'s PlanStep) -> &'s str {
    if agreement.kind == "registration" { &step.ends } else { &step.begins }
}

/// What has to be so, each thing once.
pub(super) fn turned_out(visit: &Visit, find_out: &[ToFindOut]) -> String {
    let mut what: Vec<String> = Vec::new();
    for one in find_out {
        let it = match one.is_so {
            true => one.what.clone(),
            false => visit.say_of("plan-no-such", &[("it", one.what.clone().into())]),
        };
        if !what.contains(&it) {
            what.push(it);
        }
    }
    words::joined(&what, &visit.say("plan-and"))
}

/// A limit in words, as part of a sentence: *being there by September 2033*.
pub(super) fn limit(visit: &Visit, name: &str, limits: &PlanLimits) -> String {
    let day = |day: &Option<String>| day.as_deref().map(month).unwrap_or_default();
    let it: FluentValue<'_> = match name {
        "by" => day(&limits.by).into(),
        "not-before" => day(&limits.not_before).into(),
        "hours-a-week" => limits.hours_a_week.unwrap_or_default().into(),
        "money" => pounds(limits.money.unwrap_or_default()).into(),
        _ => "".into(),
    };
    visit.say_of(&format!("plan-limit-{name}"), &[("it", it)])
}

/// Every limit of a plan.
pub(super) fn limits(visit: &Visit, limits: &PlanLimits) -> Vec<String> {
    let all = [
        ("by", limits.by.is_some()),
        ("not-before", limits.not_before.is_some()),
        ("hours-a-week", limits.hours_a_week.is_some()),
        ("money", limits.money.is_some()),
        ("keeps-working", limits.keeps_working),
        ("stays-with-employer", limits.stays_with_employer),
        ("no-evenings", limits.no_evenings),
        ("breaks", !limits.breaks.is_empty()),
        ("without", !limits.without.is_empty()),
    ];
    let told = all.into_iter().filter(|(_, is_told)| *is_told);
    told.map(|(name, _)| words::capital(&limit(visit, name, limits))).collect()
}
