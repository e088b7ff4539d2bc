//! `rungs plan`: what to do, in what order, by when.

mod reopened;
mod saved;

use rungs_app::service::{self, NoPlan, PlanQuestion};
use rungs_app::wire::plan::{ObstacleShown, OtherwiseShown, PlanAnswer, PlanLimits, PlanShown, PlanStep, ToFindOut};
use rungs_core::english::number_of;

use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};
use crate::arguments::{Global, Plan};
use crate::screen::{BOLD, FAINT, GOOD, OPEN, PLAIN, Screen, THEIRS};
use crate::{input, words};

pub(crate) fn run(arguments: &Plan, global: &Global) -> Outcome {
    if arguments.pdf.is_some() {
        saved::can_print()?;
    }
    if let Some(file) = &arguments.reopen {
        return reopened::run(file, arguments, global);
    }
    let (Some(who), Some(to)) = (arguments.who(), &arguments.to) else {
        return Err(Failure::with_help("a plan is for a person, to a role", "rungs plan PERSON --to ROLE"));
    };
    let question = input::question(arguments.when);
    // Steps on the way are other roles' ways in: the whole framework is read.
    let asked = input::framework_and_person(None, &who, question.on, global)?;
    let input::Asked { loaded, content, person, left } = asked;
    let (role, remark) = input::role(&loaded, global, to)?;
    let route = arguments.route.as_ref().map(|name| input::route(role, name)).transpose()?;
    let remarks: Vec<String> = input::left_out(&loaded, None, global).into_iter().chain(remark).chain(left).collect();
    let limits = limits(arguments);
    let asked = PlanQuestion {
        on: question.on,
        begins: question.start,
        route: route.as_deref(),
        limits,
        counts_on_told: !arguments.hope,
        exceptions: arguments.exceptions,
        late: arguments.late,
    };
    let answer = service::plan(&loaded, role, &person, asked).map_err(|error| refused(&error))?;
    let status = if answer.plans.is_empty() && arguments.exit_status { FOUND } else { ANSWERED };
    let mut remarks = remarks;
    if arguments.ics.is_some() || arguments.pdf.is_some() || arguments.save.is_some() {
        let chosen = saved::chosen(&answer, arguments.choose.as_deref())?;
        if let Some(file) = &arguments.ics {
            remarks.push(saved::calendar(file, &answer, chosen)?);
        }
        if let Some(file) = &arguments.pdf {
            remarks.push(saved::pdf(file, &answer, chosen)?);
        }
        if let Some(file) = &arguments.save {
            remarks.push(saved::plan(file, &answer, chosen, &loaded, (&content, who.format))?);
        }
    }
    if arguments.json {
        return Ok(Answer::json(&answer)?.status(status).remarks(remarks));
    }
    let mut screen = Screen::for_answers();
    let name = person.name.clone();
    show(&mut screen, &answer, arguments, name.as_deref());
    Ok(Answer::screen(screen).status(status).remarks(remarks))
}

fn limits(arguments: &Plan) -> PlanLimits {
    PlanLimits {
        hours_a_week: arguments.hours,
        money: arguments.money,
        keeps_working: arguments.keep_working,
        stays_with_employer: arguments.same_employer,
        no_evenings: arguments.no_evenings,
        not_before: arguments.not_before.map(|day| day.to_string()),
        by: arguments.by.map(|day| day.to_string()),
        breaks: arguments.breaks.iter().map(|(from, until)| (from.to_string(), until.to_string())).collect(),
        without: arguments.without.clone(),
        hours_in: arguments.hours_in.clone(),
    }
}

fn refused(error: &NoPlan) -> Failure {
    match error {
        NoPlan::TooLarge => Failure::new("this framework asks more than the engine can hold at once"),
        NoPlan::Day { limit, told, because } => Failure::with_help(
            format!("--{} {told}: {because}", limit.as_str()),
            "write a later day, such as 2031-09-01",
        ),
        NoPlan::TooFar(years) => Failure::with_help(
            format!("that is {years} years ahead, and plans look 15 years ahead"),
            "name an earlier day with --by, or none at all",
        ),
        NoPlan::NoDayToEnd => {
            Failure::with_help("--late needs the day by which everything has to be over", "name it with --by")
        }
        NoPlan::WhichJob(named, jobs) => {
            let quoted: Vec<String> = jobs.iter().map(|job| format!("“{job}”")).collect();
            let help = match jobs.as_slice() {
                [] => "leave it out: the file tells of no job that goes on then".to_owned(),
                _ => format!("name one of these: {}", words::joined(&quoted, "or")),
            };
            Failure::with_help(format!("--hours-in {named}: that is no one job of this person's"), help)
        }
        NoPlan::NoStep(name) => Failure::with_help(
            format!("--without {name}: no step has that name"),
            "rungs plan … --json tells the name of each step",
        ),
    }
}

fn show(screen: &mut Screen, answer: &PlanAnswer, arguments: &Plan, name: Option<&str>) {
    let by = answer.limits.by.as_ref().map_or_else(String::new, |by| format!(" by {}", words::told_date(by)));
    screen.line(BOLD, &format!("{}{by}", answer.role_title));
    let whose = name.map_or_else(|| "A plan".to_owned(), |name| format!("A plan for {name}"));
    let begins = words::told_date(&answer.begins);
    let rules = format!("Rules: {}, {}.", answer.framework.title, answer.framework.version);
    screen.line(
        FAINT,
        &format!("{whose}, beginning on {begins}. Later steps are planned by the rules of today. {rules}"),
    );
    if answer.counts_on_told {
        screen.line(
            FAINT,
            "It counts on what was told alone: work, qualifications and registrations that weren't told aren't there.",
        );
    }
    if answer.counts_on_exceptions && !arguments.exceptions {
        screen.gap();
        screen.line(
            BOLD,
            "No plan keeps to what is usually asked. What follows counts on exceptions: ask before you count on them.",
        );
    }
    if let Some(obstacle) = &answer.obstacle {
        screen.gap();
        in_the_way(screen, obstacle, answer);
    }
    if let Some(late) = &answer.begins_at_the_latest {
        screen.gap();
        let from = words::told_date(&late.from);
        let text = match late.may_be_later {
            false => format!(
                "All of it can wait until {from}. From a month later on, there is no plan that is over in time."
            ),
            true => format!(
                "All of it can wait until {from}. There was too much to look through, so a later day may do as well."
            ),
        };
        screen.line(BOLD, &text);
    } else if arguments.late && !answer.plans.is_empty() {
        screen.gap();
        screen.line(BOLD, "There was too much to look through to say how long all of it can wait.");
    }
    let shown = if arguments.all { answer.plans.len() } else { 1 };
    for plan in answer.plans.iter().take(shown) {
        screen.gap();
        one_plan(screen, plan);
    }
    let others: Vec<&PlanShown> = answer.plans.iter().skip(shown).collect();
    if !others.is_empty() {
        screen.gap();
        screen.line(BOLD, "Other plans");
        for plan in others {
            screen.hanging(2, "", PLAIN, &in_a_line(plan));
        }
        screen.hanging(2, "", FAINT, "every step of each: --all");
    }
    if let Some(sooner) = &answer.sooner_if {
        screen.gap();
        let what = turned_out(&sooner.find_out);
        let ends = words::told_date(&sooner.ends);
        screen.lead(
            0,
            2,
            "Sooner: ",
            GOOD,
            PLAIN,
            &format!("by {ends}, if it turns out that there is {what}. If so, tell it."),
        );
    }
    if !answer.more_hours_in_one_of.is_empty() {
        screen.gap();
        let jobs: Vec<String> = answer.more_hours_in_one_of.iter().map(|job| format!("“{job}”")).collect();
        let text = format!(
            "more hours in one of several jobs might help, and nobody has said in which: name it with --hours-in, {}",
            words::joined(&jobs, "or")
        );
        screen.lead(0, 2, "Left out: ", OPEN, PLAIN, &format!("{text}."));
    }
    if let Some(bound) = &answer.cut_short {
        screen.gap();
        let ends = words::told_date(&bound.ends);
        let text = format!(
            "There was too much to look through all of it, so there may be better plans. None is over before {ends}."
        );
        screen.line(FAINT, &text);
    }
}

fn one_plan(screen: &mut Screen, plan: &PlanShown) {
    let best = best(plan);
    let title = if best.is_empty() { "A plan between these".to_owned() } else { words::capital(&best) };
    screen.lead(0, 2, &format!("{title}: "), BOLD, PLAIN, &in_short(plan));
    for (place, step) in plan.steps.iter().enumerate() {
        screen.gap();
        one_step(screen, place + 1, step);
    }
}

/// "fastest and cheapest"
fn best(plan: &PlanShown) -> String {
    let names: Vec<String> = plan
        .best_in
        .iter()
        .map(|name| match name.as_str() {
            "fewest-steps" => "fewest steps".to_owned(),
            "least-risk" => "least left to others".to_owned(),
            other => other.to_owned(),
        })
        .collect();
    words::joined(&names, "and")
}

/// "over by 1 September 2031; 3 steps; £900; 2 decisions are others'"
fn in_short(plan: &PlanShown) -> String {
    let mut parts = Vec::new();
    let ends = words::told_date(&plan.ends);
    parts.push(match plan.unknown_lengths {
        0 => format!("over by {ends}"),
        1 => format!("over by {ends}, and later by what one step takes: nobody says how long that is"),
        _ => format!("over by {ends}, and later by what some steps take: nobody says how long those are"),
    });
    parts.push(words::count(plan.steps.len(), "step", "steps"));
    parts.push(match (plan.cost, plan.unknown_costs) {
        (0, 0) => "no cost".to_owned(),
        (cost, 0) => format!("£{cost} at most"),
        (0, _) => "nobody has told what it costs".to_owned(),
        (cost, _) => format!("£{cost}, and what nobody has told"),
    });
    parts.push(match plan.decisions {
        0 => "nobody else decides anything".to_owned(),
        1 => "one decision is somebody else's".to_owned(),
        more => format!("{} decisions are other people's", words::number(more as usize)),
    });
    format!("{}.", parts.join("; "))
}

fn in_a_line(plan: &PlanShown) -> String {
    let titles: Vec<String> = plan.steps.iter().map(PlanStep::whole_title).collect();
    let best = best(plan);
    let best = if best.is_empty() { String::new() } else { format!("{}: ", words::capital(&best)) };
    format!("{best}{}, {}", titles.join(", then "), in_short(plan))
}

fn one_step(screen: &mut Screen, number: usize, step: &PlanStep) {
    screen.marked(0, &format!("{number}. "), BOLD, BOLD, &step.whole_title());
    screen.hanging(3, "", PLAIN, &when(step));
    if let Some(day) = &step.apply_by {
        screen.marked(3, "apply by: ", BOLD, PLAIN, &words::told_date(day));
    }
    for one in &step.find_out {
        let so = if one.is_so { "" } else { " (it has to be no)" };
        screen.marked(3, screen.sign("? ", "find out: "), OPEN, PLAIN, &format!("{}{so}", one.question));
    }
    for agreement in &step.agreements {
        let owner = words::capital(&agreement.owner);
        let what = match agreement.kind.as_str() {
            "exception" => format!("{owner} would make an exception: “{}”", agreement.about),
            "registration" => format!("{owner} enters you: {}", agreement.about),
            "part" => format!("{owner} does their part: {}", agreement.about),
            _ => format!("{owner} decides: “{}”", agreement.about),
        };
        screen.marked(3, screen.sign("◐ ", "others decide: "), THEIRS, PLAIN, &what);
    }
    for why in &step.why {
        let sentences: Vec<String> = why.sentences.iter().map(|sentence| format!("“{sentence}”")).collect();
        let text = format!("step {} asks for it: {}", why.step, sentences.join(" "));
        screen.marked(3, "why: ", FAINT, FAINT, &text);
    }
    if step.partly_unknown {
        screen.hanging(3, "", FAINT, "something of what it asks isn't known yet: ask before you count on it");
    }
    let instead = match &step.otherwise {
        OtherwiseShown::Nothing => "there is no other way within these limits".to_owned(),
        OtherwiseShown::NotFound => "no other way was found, and not all were looked through".to_owned(),
        OtherwiseShown::Plan { ends, steps } => {
            format!("over by {} instead: {}", words::told_date(ends), steps.join(", then "))
        }
    };
    screen.marked(3, "if you can't: ", FAINT, FAINT, &instead);
}

fn when(step: &PlanStep) -> String {
    let begins = words::told_date(&step.begins);
    let ends = words::told_date(&step.ends);
    let span = match step.months {
        Some(_) if step.goes_on => format!("goes on until {ends}"),
        Some(0) => format!("on {begins}"),
        Some(months) => {
            let length = words::count(months as usize, "month", "months");
            format!("from {begins} to {ends} ({length} at most)")
        }
        None => format!("from {begins} on; how long it takes, nobody has told"),
    };
    let pace = match step.pace.as_str() {
        _ if step.kind == "deed" || step.months == Some(0) => String::new(),
        "at-work" => ", in paid time".to_owned(),
        "full-time" => ", full-time".to_owned(),
        _ => match step.hours_a_week {
            Some(hours) => format!(", {} a week", number_of(hours, "hour")),
            None => ", part-time; how many hours a week, nobody has told".to_owned(),
        },
    };
    let latest = match step.begins_at_the_latest == step.begins {
        true => String::new(),
        false => format!("; it can wait until {}", words::told_date(&step.begins_at_the_latest)),
    };
    words::capital(&format!("{span}{pace}{latest}"))
}

fn turned_out(find_out: &[ToFindOut]) -> String {
    let what: Vec<String> =
        find_out.iter().map(|one| if one.is_so { one.what.clone() } else { format!("no {}", one.what) }).collect();
    let mut seen = std::collections::BTreeSet::new();
    let what: Vec<String> = what.into_iter().filter(|one| seen.insert(one.clone())).collect();
    words::joined(&what, "and")
}

fn in_the_way(screen: &mut Screen, obstacle: &ObstacleShown, answer: &PlanAnswer) {
    match obstacle {
        ObstacleShown::NoWayIn => {
            screen.line(BOLD, "There is no plan: the page of this role names no way in.");
        }
        ObstacleShown::CutShort => {
            screen.line(BOLD, "No plan was found, and there was too much to look through to say that there is none.");
            screen.help("name a way in with --route, or fewer limits");
        }
        ObstacleShown::NothingGives { lacking } => {
            screen.line(BOLD, "There is no plan: every way in asks for something that nothing in the framework gives.");
            for way in lacking {
                let of = |words: &Vec<String>| words::joined(words, "or");
                let lacks: Vec<String> = way.one_of.iter().map(of).collect();
                screen.hanging(2, &format!("{}: ", way.route_title), PLAIN, &lacks.join("; "));
            }
        }
        ObstacleShown::Limits { limits, without_them } => {
            let told: Vec<String> = limits.iter().map(|limit| limit_told(limit, &answer.limits)).collect();
            let told = words::joined(&told, "and");
            let together = if limits.len() == 1 { "can't be kept" } else { "don't go together" };
            screen.line(BOLD, &format!("There is no plan: {told} {together}."));
            if let Some(plan) = without_them {
                screen.gap();
                screen.line(PLAIN, "Without that, and within all other limits:");
                screen.gap();
                one_plan(screen, plan);
            }
        }
    }
}

fn limit_told(limit: &str, limits: &PlanLimits) -> String {
    let day = |day: &Option<String>| day.as_deref().map(words::told_date).unwrap_or_default();
    match limit {
        "by" => format!("being there by {}", day(&limits.by)),
        "not-before" => format!("beginning no sooner than {}", day(&limits.not_before)),
        "hours-a-week" => format!("{} a week for learning", number_of(limits.hours_a_week.unwrap_or_default(), "hour")),
        "money" => format!("£{} altogether", limits.money.unwrap_or_default()),
        "keeps-working" => "going on working".to_owned(),
        "stays-with-employer" => "staying with the employer".to_owned(),
        "no-evenings" => "no evenings".to_owned(),
        "breaks" => "the breaks".to_owned(),
        _ => "what is left out".to_owned(),
    }
}
