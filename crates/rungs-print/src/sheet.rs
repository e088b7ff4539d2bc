//! What stands on the page: the words of a plan in the order in which they are read, and a line of years.

mod years;

use std::collections::BTreeSet;

use rungs_app::wire::plan::{OtherwiseShown, PlanAnswer, PlanShown, PlanStep};
use rungs_app::words;
use serde::Serialize;

use years::Years;

/// A row with more letters than this in one of its cells may go over to the next page; shorter ones stay together.
const LONG_CELL: usize = 900;

/// All that the template is given. Every text is plain: nothing in it is markup.
#[derive(Debug, Serialize)]
pub(crate) struct Sheet {
    /// The role and by when: the heading, and the title of the file.
    title: String,
    first: First,
    /// What the plan asks of somebody: a name and what there is to say.
    summary: Vec<Fact>,
    years: Option<Years>,
    steps: Vec<Step>,
    counts_on: Vec<String>,
    /// Which rules, which day.
    rests_on: Vec<String>,
}

#[derive(Debug, Serialize)]
struct First {
    title: String,
    when: String,
    to_do: Vec<Fact>,
}

#[derive(Debug, Serialize)]
struct Fact {
    name: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct Step {
    number: usize,
    title: String,
    gives: Option<String>,
    cost: Option<String>,
    when: String,
    /// The last day on which it can begin.
    latest: String,
    hangs_on: Vec<Fact>,
    otherwise: String,
    is_long: bool,
}

impl Sheet {
    pub(crate) fn of(answer: &PlanAnswer, plan: &PlanShown) -> Sheet {
        Sheet {
            title: match plan.unknown_lengths {
                0 => format!("{} by {}", answer.role_title, words::told_date(&plan.ends)),
                _ => format!("{} by {} or later", answer.role_title, words::told_date(&plan.ends)),
            },
            first: First::of(plan),
            summary: summary(answer, plan),
            years: Years::of(answer, plan),
            steps: plan.steps.iter().enumerate().map(|(place, step)| Step::of(place + 1, step)).collect(),
            counts_on: counts_on(answer, plan),
            rests_on: vec![
                format!("Rules: {}, {}.", answer.framework.title, answer.framework.version),
                format!("Planned on {}.", words::told_date(&answer.on)),
            ],
        }
    }
}

impl First {
    fn of(plan: &PlanShown) -> First {
        let Some(step) = plan.steps.first() else {
            return First {
                title: "There is nothing left to do".to_owned(),
                when: "You can apply now.".to_owned(),
                to_do: Vec::new(),
            };
        };
        First { title: step.whole_title(), when: format!("{}. {}", when(step), latest(step)), to_do: hangs_on(step) }
    }
}

impl Step {
    fn of(number: usize, step: &PlanStep) -> Step {
        let gives = (!step.gives.is_empty()).then(|| format!("Gives {}.", words::joined(&step.gives, "and")));
        let (hangs_on, otherwise) = (hangs_on(step), otherwise(step));
        let title = step.whole_title();
        let letters = |text: &str| text.chars().count();
        let of_all: usize = hangs_on.iter().map(|fact| letters(&fact.name) + letters(&fact.text)).sum();
        let longest = letters(&otherwise).max(of_all).max(letters(&title) + gives.as_deref().map_or(0, letters));
        Step {
            number,
            title,
            gives,
            cost: step.cost.map(|cost| match cost {
                0 => "Costs nothing.".to_owned(),
                _ => format!("Costs £{cost} at most."),
            }),
            when: format!("{}.", when(step)),
            latest: latest(step),
            hangs_on,
            otherwise,
            is_long: longest > LONG_CELL,
        }
    }
}

/// How long, what it costs, whose decisions it takes, and whether there is time for a job.
fn summary(answer: &PlanAnswer, plan: &PlanShown) -> Vec<Fact> {
    let fact = |name: &str, text: String| Fact { name: name.to_owned(), text };
    let ends = words::told_date(&plan.ends);
    let span = years::told(&answer.begins, &plan.ends).map_or_else(String::new, |span| format!("{span} at most, "));
    let later = match plan.unknown_lengths {
        0 => "",
        1 => ", and what one step takes: nobody has told how long that is",
        _ => ", and what some steps take: nobody has told how long those are",
    };
    let takes = format!("{span}from {} to {ends}{later}.", words::told_date(&answer.begins));
    let costs = match (plan.cost, plan.unknown_costs) {
        (0, 0) if plan.steps.iter().any(|step| step.cost.is_none()) => "Nothing, as far as costs are told.".to_owned(),
        (0, 0) => "Nothing.".to_owned(),
        (cost, 0) => format!("£{cost} at most."),
        (0, _) => "Nobody has told what it costs: ask.".to_owned(),
        (cost, 1) => format!("£{cost}, and what one step costs: nobody has told, so ask."),
        (cost, _) => format!("£{cost}, and what some steps cost: nobody has told, so ask."),
    };
    let owners: BTreeSet<&str> =
        plan.steps.iter().flat_map(|step| &step.agreements).map(|agreement| agreement.owner.as_str()).collect();
    let owners: Vec<String> = owners.into_iter().map(str::to_owned).collect();
    let decided = match plan.decisions {
        0 => "Nothing: it is all yours.".to_owned(),
        1 => format!("One decision, by {}.", words::joined(&owners, "and")),
        more => {
            format!(
                "{} decisions, by {}.",
                words::capital(&words::number(more as usize)),
                words::joined(&owners, "and")
            )
        }
    };
    vec![
        fact("How long", words::capital(&takes)),
        fact("Cost", costs),
        fact("Decided by others", decided),
        fact("Work", work(plan)),
    ]
}

/// Whether a job can go on beside it.
fn work(plan: &PlanShown) -> String {
    let takes_time = |step: &&PlanStep| step.kind != "deed" && step.months != Some(0);
    let full: Vec<String> = (1_usize..)
        .zip(&plan.steps)
        .filter(|(_, step)| takes_time(step) && step.pace == "full-time")
        .map(|(number, _)| number.to_string())
        .collect();
    match full.as_slice() {
        [] if plan.steps.iter().any(|step| step.kind == "deed" && step.months != Some(0)) => {
            "As far as is told you can go on working: no step is known to be full-time.".to_owned()
        }
        [] => "You can go on working: no step is full-time.".to_owned(),
        [one] => format!("Step {one} is full-time, with no time for a job beside it."),
        more => format!("Steps {} are full-time, with no time for a job beside them.", words::joined(more, "and")),
    }
}

/// When a step is, and how much of a week it takes.
fn when(step: &PlanStep) -> String {
    let (begins, ends) = (words::told_date(&step.begins), words::told_date(&step.ends));
    let span = match step.months {
        Some(_) if step.goes_on => format!("Goes on until {ends}"),
        Some(0) => format!("On {begins}"),
        Some(months) => {
            format!("From {begins} to {ends}: {} at most", words::count(months as usize, "month", "months"))
        }
        None => format!("From {begins}; nobody has told how long it takes"),
    };
    let pace = match (step.pace.as_str(), step.hours_a_week) {
        _ if step.kind == "deed" || step.months == Some(0) => String::new(),
        ("at-work", _) => ", in paid time".to_owned(),
        ("full-time", _) => ", full-time".to_owned(),
        (_, Some(hours)) => format!(", {} a week", words::count(hours as usize, "hour", "hours")),
        (_, None) => ", part-time".to_owned(),
    };
    format!("{span}{pace}")
}

fn latest(step: &PlanStep) -> String {
    match step.goes_on {
        true => "It has begun.".to_owned(),
        false => format!("Last day to begin: {}.", words::told_date(&step.begins_at_the_latest)),
    }
}

/// What has to be found out, and who decides.
fn hangs_on(step: &PlanStep) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for one in &step.find_out {
        let text = if one.is_so { one.question.clone() } else { format!("{} (It has to be no.)", one.question) };
        facts.push(Fact { name: "Find out".to_owned(), text });
    }
    for agreement in &step.agreements {
        let owner = words::capital(&agreement.owner);
        let (does, text) = match agreement.kind.as_str() {
            "exception" => ("would make an exception", format!("“{}”", agreement.about)),
            "registration" => ("enters you", agreement.about.clone()),
            "part" => ("does their part", agreement.about.clone()),
            _ => ("decides", format!("“{}”", agreement.about)),
        };
        facts.push(Fact { name: format!("{owner} {does}"), text });
    }
    if step.partly_unknown {
        let text = "Something of what it asks isn't known yet: ask before you count on it.".to_owned();
        facts.push(Fact { name: "Ask".to_owned(), text });
    }
    facts
}

fn otherwise(step: &PlanStep) -> String {
    match &step.otherwise {
        OtherwiseShown::Nothing => "There is no other way within these limits.".to_owned(),
        OtherwiseShown::NotFound => "No other way was found, and not all were looked through.".to_owned(),
        OtherwiseShown::Plan { ends, steps } => {
            format!("{}: over by {}.", steps.join(", then "), words::told_date(ends))
        }
    }
}

/// What has to stay or turn out so for the plan to be true.
fn counts_on(answer: &PlanAnswer, plan: &PlanShown) -> Vec<String> {
    let mut said = vec![if answer.counts_on_told {
        "What was told of you alone: work, qualifications and registrations that weren't told aren't counted."
            .to_owned()
    } else {
        "What was told of you, and that whatever may be so turns out to be so.".to_owned()
    }];
    if plan.steps.iter().flat_map(|step| &step.agreements).any(|agreement| agreement.kind == "exception") {
        said.push("Exceptions that others would have to make: ask before you count on them.".to_owned());
    }
    if plan.decisions > 0 {
        said.push("Others deciding in your favour, as the steps tell.".to_owned());
    }
    if plan.steps.iter().any(|step| !step.find_out.is_empty()) {
        said.push("What is still to be found out turning out as the steps need it.".to_owned());
    }
    said.push("The rules of today: later ones may be different.".to_owned());
    let limits = &answer.limits;
    let mut kept = Vec::new();
    kept.extend(
        limits
            .hours_a_week
            .map(|hours| format!("{} a week at most for learning", words::count(hours as usize, "hour", "hours"))),
    );
    kept.extend(limits.money.map(|money| format!("£{money} at most altogether")));
    for (is_kept, told) in [
        (limits.keeps_working, "going on working"),
        (limits.stays_with_employer, "staying with the employer"),
        (limits.no_evenings, "no evenings"),
        (!limits.without.is_empty(), "without the steps that were left out"),
    ] {
        kept.extend(is_kept.then(|| told.to_owned()));
    }
    kept.extend(limits.not_before.as_ref().map(|day| format!("nothing before {}", words::told_date(day))));
    kept.extend(limits.by.as_ref().map(|day| format!("everything over by {}", words::told_date(day))));
    kept.extend(
        limits
            .breaks
            .iter()
            .map(|(from, until)| format!("a break from {} until {}", words::told_date(from), words::told_date(until))),
    );
    if !kept.is_empty() {
        said.push(format!("What you asked it to keep to: {}.", kept.join("; ")));
    }
    said
}
