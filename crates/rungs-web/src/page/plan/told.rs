//! What is told of each step: when, why it is there, who decides, and what if it can't be.

use askama::Template;
use rungs_app::wire::plan::{OtherwiseShown, PlanShown, PlanStep, ToFindOut, WhyShown};
use rungs_app::words;
use rungs_core::date::Date;
use serde_json::Value;

use super::wishes::Wishes;
use super::words as said;
use crate::marked::Html;
use crate::timeline::{Decision, Goal, Look, Names, Picture, Stretch, Timeline};
use crate::visit::Visit;

/// A step as a row of the table.
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) title: Html,
    pub(super) when: Vec<String>,
    pub(super) decisions: Vec<(String, String)>,
    pub(super) find_out: Vec<String>,
    pub(super) why: Vec<String>,
    pub(super) otherwise: String,
    /// The same plan without this step.
    pub(super) leave_out: Option<String>,
    pub(super) is_partly_unknown: bool,
}

/// Every step of a plan. Where the wishes it was made for are known, each can be left out for which there is something else.
pub(super) fn rows(visit: &Visit, wishes: Option<&Wishes>, plan: &PlanShown) -> Vec<Row> {
    let letters = letters(plan);
    let row = |(place, step): (usize, &PlanStep)| {
        let decisions = step.agreements.iter().enumerate().map(|(at, agreement)| {
            let letter = letters.iter().find(|(of, _)| *of == (place, at)).map(|(_, letter)| letter.clone());
            (letter.unwrap_or_default(), said::decides_about(visit, agreement))
        });
        Row {
            number: place + 1,
            title: title(visit, step),
            when: said::when(visit, step),
            decisions: decisions.collect(),
            find_out: step.find_out.iter().map(|one| question(visit, one)).collect(),
            why: why(visit, plan, step),
            otherwise: otherwise(visit, step),
            leave_out: wishes
                .filter(|_| step.otherwise != OtherwiseShown::Nothing)
                .map(|wishes| visit.link(&without(wishes, &step.name).address("/plan"))),
            is_partly_unknown: step.partly_unknown,
        }
    };
    plan.steps.iter().enumerate().map(row).collect()
}

/// The same wishes without a step, compared with the plan that has it.
fn without(wishes: &Wishes, name: &str) -> Wishes {
    let mut without = wishes.alone().of_plan("");
    without.without.push(name.to_owned());
    without.against = wishes.alone().query();
    without
}

fn question(visit: &Visit, one: &ToFindOut) -> String {
    match one.is_so {
        true => one.question.clone(),
        false => visit.say_of("plan-find-out-no", &[("it", one.question.clone().into())]),
    }
}

/// The title of a step, which leads to its page.
fn title(visit: &Visit, step: &PlanStep) -> Html {
    let title = step.whole_title();
    match (&step.role, step.kind.as_str()) {
        (Some(role), _) => Html::link(&visit.role_link(role), &title),
        (None, "opportunity") => {
            Html::link(&visit.link(&format!("/opportunities/{}", crate::address::encoded(&step.name))), &title)
        }
        _ => Html::plain(&title),
    }
}

fn why(visit: &Visit, plan: &PlanShown, step: &PlanStep) -> Vec<String> {
    if step.why.is_empty() {
        let gives = words::joined(&step.gives, &visit.say("plan-and"));
        return match (&step.job, gives.is_empty()) {
            (Some(job), _) => vec![visit.say_of("plan-why-goal", &[("it", words::lower(job).into())])],
            (None, false) => vec![visit.say_of("plan-why-gives", &[("it", gives.into())])],
            (None, true) => Vec::new(),
        };
    }
    let reason = |why: &WhyShown| {
        let later = why.step.checked_sub(1).and_then(|place| plan.steps.get(place));
        let sentences: Vec<String> = why.sentences.iter().map(|sentence| format!("“{sentence}”")).collect();
        let told = [
            ("step", why.step.into()),
            ("title", later.map(PlanStep::whole_title).unwrap_or_default().into()),
            ("it", sentences.join(" ").into()),
        ];
        visit.say_of("plan-why-step", &told)
    };
    step.why.iter().map(reason).collect()
}

fn otherwise(visit: &Visit, step: &PlanStep) -> String {
    match &step.otherwise {
        OtherwiseShown::Nothing => visit.say("plan-otherwise-nothing"),
        OtherwiseShown::NotFound => visit.say("plan-otherwise-not-found"),
        OtherwiseShown::Plan { ends, steps } => visit.say_of(
            "plan-otherwise",
            &[("it", steps.join(&visit.say("plan-then")).into()), ("until", said::month(ends).into())],
        ),
    }
}

/// The letter of each decision, in the order of their days: (step, decision).
fn letters(plan: &PlanShown) -> Vec<((usize, usize), String)> {
    let mut all: Vec<(&str, (usize, usize))> = Vec::new();
    for (place, step) in plan.steps.iter().enumerate() {
        for (at, agreement) in step.agreements.iter().enumerate() {
            all.push((said::decided_on(agreement, step), (place, at)));
        }
    }
    all.sort_unstable();
    all.into_iter().enumerate().map(|(place, (_, of))| (of, letter(place))).collect()
}

/// A, B, …, Z, and then numbers: nobody has as many.
fn letter(place: usize) -> String {
    let letter = u32::try_from(place).ok().filter(|place| *place < 26).and_then(|place| char::from_u32(65 + place));
    letter.map_or_else(|| (place + 1).to_string(), String::from)
}

/// A plan as a drawing for wide screens, one for narrow ones, and the same in words.
#[derive(Template)]
#[template(path = "timeline.html")]
pub(super) struct Drawn {
    id: &'static str,
    class: &'static str,
    title: String,
    about: String,
    picture: Picture,
}

impl Drawn {
    /// Both drawings.
    pub(super) fn both(visit: &Visit, role: &str, begins: &str, plan: &PlanShown) -> Vec<Drawn> {
        let Some(timeline) = timeline(visit, role, begins, plan) else { return Vec::new() };
        let title = visit.say_of("plan-drawing", &[("it", role.into())]);
        let about = about(visit, &timeline);
        let drawn = |(id, class, picture)| Drawn { id, class, title: title.clone(), about: about.clone(), picture };
        [("pw", "r-only-wide", timeline.across()), ("pn", "r-only-narrow", timeline.down())].map(drawn).into()
    }
}

/// The same in words, lane by lane.
fn about(visit: &Visit, timeline: &Timeline) -> String {
    let lane = |name: &str, stretches: &[Stretch]| {
        let parts: Vec<String> = stretches.iter().map(|one| spoken(visit, one)).collect();
        if parts.is_empty() { String::new() } else { format!("{name}: {}. ", parts.join("; ")) }
    };
    let decisions: Vec<String> =
        timeline.decisions.iter().map(|one| format!("{}, {}, {}", one.letter, one.title, one.detail)).collect();
    let decisions = match decisions.is_empty() {
        true => String::new(),
        false => format!("{}: {}. ", timeline.names.decisions, decisions.join("; ")),
    };
    format!(
        "{}{}{decisions}{}, {}. {}",
        lane(&timeline.names.work, &timeline.work),
        lane(&timeline.names.study, &timeline.study),
        timeline.goal.title,
        timeline.goal.detail,
        visit.say("plan-drawing-below"),
    )
}

fn spoken(visit: &Visit, stretch: &Stretch) -> String {
    let from = said::month(&stretch.from.to_string());
    match stretch.until {
        Some(until) => {
            let until = said::month(&until.to_string());
            let it = stretch.title.clone();
            visit.say_of("plan-drawing-span", &[("it", it.into()), ("from", from.into()), ("until", until.into())])
        }
        None => visit.say_of("plan-drawing-open", &[("it", stretch.title.clone().into()), ("from", from.into())]),
    }
}

/// What is drawn: who one works for until when, what one learns, what others decide.
fn timeline(visit: &Visit, role: &str, begins: &str, plan: &PlanShown) -> Option<Timeline> {
    let (begins, ends) = (begins.parse().ok()?, plan.ends.parse().ok()?);
    let mut study = Vec::new();
    for (place, step) in plan.steps.iter().enumerate() {
        let is_over = step.months.is_some() || step.kind == "deed";
        study.push(Stretch {
            from: step.begins.parse().ok()?,
            until: if is_over { Some(step.ends.parse().ok()?) } else { None },
            step: Some(place + 1),
            title: step.whole_title(),
            detail: match said::pace(visit, step) {
                Some(pace) if is_over => pace,
                Some(pace) => format!("{pace}; {}", visit.say("plan-length-unknown")),
                None => String::new(),
            },
        });
    }
    let letters = letters(plan);
    let mut decisions = Vec::new();
    for ((place, at), letter) in letters {
        let step = plan.steps.get(place)?;
        let agreement = step.agreements.get(at)?;
        let day = said::decided_on(agreement, step);
        decisions.push(Decision {
            on: day.parse().ok()?,
            letter,
            title: said::decides(visit, agreement),
            detail: visit.say_of("plan-by", &[("it", said::month(day).into())]),
        });
    }
    Some(Timeline {
        work: work(visit, plan, (begins, ends))?,
        begins,
        ends,
        study,
        decisions,
        goal: Goal {
            title: role.to_owned(),
            detail: match plan.unknown_lengths {
                0 => said::month(&plan.ends),
                _ => visit.say_of("plan-goal-at-least", &[("it", said::month(&plan.ends).into())]),
            },
        },
        names: Names {
            work: visit.say("plan-lane-work"),
            study: visit.say("plan-lane-study"),
            decisions: visit.say("plan-lane-decisions"),
            by_others: visit.say("plan-lane-by-others"),
            now: begins.strftime("%b %Y").to_string(),
        },
    })
}

/// The jobs one has: the one told, until a full-time course or another post ends it, and then each post.
fn work(visit: &Visit, plan: &PlanShown, (begins, ends): (Date, Date)) -> Option<Vec<Stretch>> {
    let mut jobs: Vec<(Date, Option<String>)> = vec![(begins, job_now(visit))];
    let mut changes = Vec::new();
    for step in &plan.steps {
        if step.pace == "full-time" && step.kind != "deed" {
            changes.push((step.begins.parse().ok()?, None));
        }
        if let Some(job) = &step.job {
            changes.push((step.ends.parse().ok()?, Some(job.clone())));
        }
    }
    changes.sort_by_key(|(day, _)| *day);
    jobs.extend(changes);
    let ends_of = jobs.iter().skip(1).map(|(day, _)| *day).chain([ends]).collect::<Vec<_>>();
    let stretches = jobs.into_iter().zip(ends_of).filter(|((from, _), until)| from < until);
    let stretch = |((from, title), until): ((_, Option<String>), _)| {
        Some(Stretch { from, until: Some(until), step: None, title: title?, detail: String::new() })
    };
    Some(stretches.filter_map(stretch).collect())
}

/// The job that was told and isn't over: its title, as it was told.
fn job_now(visit: &Visit) -> Option<String> {
    let told = visit.told.as_ref()?;
    let jobs = told.list("employments");
    let current: Vec<String> = jobs.iter().filter(|job| job.get("until").is_none()).filter_map(title_of_job).collect();
    if current.is_empty() { None } else { Some(words::joined(&current, &visit.say("plan-and"))) }
}

fn title_of_job(job: &Value) -> Option<String> {
    let text = |key: &str| job.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
    text("called").or_else(|| text("role")).map(words::capital)
}

/// The classes of boxes, and how they look.
fn look(look: &Look) -> &'static str {
    match look {
        Look::Work => "r-bar-work",
        Look::Study => "r-bar-study",
        Look::Open => "r-bar-open",
        Look::Goal => "r-bar-goal",
    }
}
