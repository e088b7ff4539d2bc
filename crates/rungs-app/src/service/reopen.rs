//! A plan file opened again: what has become of each step by the facts and the rules as they are, and how it can go on.

mod causes;
mod changes;
mod days;
mod history;
mod looked;
mod went;

use std::collections::BTreeSet;

use rungs_core::date::{Date, months_between};
use rungs_core::fact::Person;
use rungs_core::framework::Role;
use rungs_core::program::TooLarge;
use rungs_plan::{Atlas, Keeping, Plan, UndertakingId, has_what_it_gives};

use self::causes::{Way, causes};
use self::changes::{Changes, sentences};
use self::days::{Days, StepDays};
use self::history::{Grid, History, Rest};
use self::looked::Looked;
use self::went::{as_it_went, as_planned};
use super::plan::{NoPlan, PlanQuestion, Shown, limits, planned};
use crate::find::{self, Found};
use crate::framework::Loaded;
use crate::plan_file::{FileStep, Opened};
use crate::tree::Fault;
use crate::wire::FrameworkName;
use crate::wire::plan::{PlanLimits, PlanShown};
use crate::wire::reopen::ReopenAnswer;

/// What is asked of a plan that was saved.
#[derive(Clone, Copy, Debug)]
pub struct Reopening<'q> {
    /// The plan.
    pub opened: &'q Opened,
    /// What is known of the person by now, where that is told anew: otherwise it is what the plan rests on, and what is marked
    /// as done.
    pub person_now: Option<&'q Person>,
    /// The day.
    pub on: Date,
    /// The framework by which the plan was made, where it could be found.
    pub older: Option<&'q Loaded>,
}

/// Why a plan can't be opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoReopening {
    /// What is wrong with the file, with places.
    Faults(Vec<Fault>),
    /// The day is before the one on which the plan was made.
    TooSoon {
        /// The day the plan was made.
        made_on: Date,
    },
    /// It can't be planned on.
    Plan(NoPlan),
}

impl From<TooLarge> for NoReopening {
    fn from(error: TooLarge) -> NoReopening {
        NoReopening::Plan(error.into())
    }
}

impl From<NoPlan> for NoReopening {
    fn from(error: NoPlan) -> NoReopening {
        NoReopening::Plan(error)
    }
}

/// Looks at a plan again, on a later day, by the framework as it is.
///
/// # Errors
/// A file of another framework, with a role that isn't there any more, or with days that can't be; a day before it was made.
pub fn reopen(loaded: &Loaded, reopening: Reopening<'_>) -> Result<ReopenAnswer, NoReopening> {
    let framework = &loaded.checked.framework;
    let Reopening { opened, on, .. } = reopening;
    let file = &opened.file;
    let faults = |faults: Vec<Fault>| NoReopening::Faults(opened.placed(faults));
    let role = its_role(loaded, opened).map_err(|fault| faults(vec![fault]))?;
    let days = Days::read(file, on).map_err(faults)?;
    if on < days.made_on {
        return Err(NoReopening::TooSoon { made_on: days.made_on });
    }
    let (then, left) = opened.person(&framework.vocabulary, days.made_on).map_err(NoReopening::Faults)?;
    let counted = |person: &Person| match file.counts_on_told {
        true => rungs_plan::as_told(framework, person),
        false => person.clone(),
    };
    let (now, then) = (reopening.person_now.unwrap_or(&then).clone(), counted(&then));
    let atlas = loaded.atlas();
    let route_gone = file.route.clone().filter(|route| role.routes.iter().all(|one| one.slug != *route));
    let kept_to = PlanLimits { by: None, ..file.limits.clone() };
    let grid = Grid::of(days.begins, on);
    let rest = Rest {
        role: &role.slug,
        route: file.route.as_deref().filter(|_| route_gone.is_none()),
        limits: &limits(&kept_to, grid.begin)?,
        exceptions: file.counts_on_exceptions,
        grid,
        on,
    };
    let steps: Vec<Step<'_>> = file
        .steps
        .iter()
        .zip(&days.steps)
        .map(|(step, days)| Step { step, days: *days, what: atlas.named(&step.name) })
        .collect();
    let known: BTreeSet<UndertakingId> = steps.iter().filter_map(|step| step.what).collect();
    let told = counted(&now);
    let real = as_it_went(&atlas, &steps, &told, on)?;
    let reached = is_reached(&atlas, role, &real, &rest.now(&atlas, &told, &real).1, on)?;
    let (atlas_now, person) = rest.now(&atlas, &told, &real);

    let mut kept = None;
    let mut anew = None;
    let mut ways = [Way::default(), Way::default(), Way::default()];
    let later = |plan: &Plan| months_apart(days.ends, plan.ends, grid);
    let way = |plan: Option<Plan>, history: &History| {
        // Whoever is there by now needs no plan.
        let is_there = atlas.into_role(&role.slug).iter().any(|goal| history.is_there.contains(goal));
        Way { later: if is_there { Some(0) } else { plan.as_ref().map(later) }, plan }
    };
    if !reached {
        let left: BTreeSet<UndertakingId> = known.difference(&real.is_there).copied().collect();
        let of_these = rest.plans(&atlas_now, &person, Keeping::Only(&left))?.into_iter().next();
        // As it would go by the rules as they are, had everything gone as planned; and by the facts as they are.
        let went = as_planned(&steps, on);
        let by_rules = rest.of_these(&atlas, &then, (&went, &known))?;
        let by_rules = way(by_rules, &went);
        let by_facts = match reopening.person_now {
            Some(_) => {
                let went = went.beside(&real);
                way(rest.of_these(&atlas, &told, (&went, &known))?, &went)
            }
            None => by_rules.clone(),
        };
        ways = [by_rules, by_facts, way(of_these.clone(), &real)];
        kept = match of_these {
            Some(plan) => Some(plan),
            None => fewest_new(rest.plans(&atlas_now, &person, Keeping::Mostly(&left))?, &left),
        };
        anew = Some(from_today(loaded, (&atlas_now, role), (&person, &now), &rest, opened)?);
    }
    let changes = Changes::between(reopening.older, loaded, on);
    let changes_known = file.framework.digest == loaded.digest || reopening.older.is_some();
    let shown = Shown { atlas: &atlas_now, begin: grid.begin };
    let mut answer = ReopenAnswer {
        on: on.to_string(),
        made_on: file.made_on.clone(),
        framework: FrameworkName::of(loaded),
        version_then: file.framework.version.clone(),
        same_rules: file.framework.digest == loaded.digest,
        changes_known,
        sentences_compared: !changes_known && file.steps.iter().all(|step| step.asks.is_some()),
        role: role.slug.clone(),
        role_title: role.title.clone(),
        reached,
        route_gone,
        by_missed: None,
        was_to_end: file.ends.clone(),
        ends: kept.as_ref().map(|plan| plan.ends.to_string()),
        months_later: None,
        causes: Vec::new(),
        steps: Vec::new(),
        left_unknown: left.into_iter().map(|fault| fault.message).collect(),
        new_steps: kept
            .as_ref()
            .map_or(0, |plan| plan.steps.iter().filter(|step| !known.contains(&step.start.what)).count()),
        kept: kept.as_ref().map(|plan| PlanShown { best_in: Vec::new(), ..shown.plan(plan) }),
        anew,
    };
    answer.months_later = kept.as_ref().map(later);
    if !reached {
        answer.causes = causes(&ways, later, kept.as_ref());
    }
    let by: Option<Date> = file.limits.by.as_deref().and_then(|by| by.parse().ok());
    let ends = kept.as_ref().map(|plan| plan.ends);
    let is_missed = |by: &Date| !reached && ends.is_none_or(|ends| ends > *by);
    answer.by_missed = by.filter(is_missed).map(|by| by.to_string());
    let looked =
        Looked { atlas: &atlas, rest: &rest, person: &person, real: &real, kept: kept.as_ref(), ways: &ways, reached };
    for step in &steps {
        let mut now = looked.at(step, &steps, &changes)?;
        if answer.sentences_compared {
            (now.sentences_gone, now.sentences_new) = sentences(&atlas, step);
        }
        answer.steps.push(now);
    }
    looked.moved(&mut answer.steps, file.steps.as_slice());
    Ok(answer)
}

/// The role of a plan, where the framework is the one it was made by, and has it.
fn its_role<'f>(loaded: &'f Loaded, opened: &Opened) -> Result<&'f Role, Fault> {
    let (framework, file) = (&loaded.checked.framework, &opened.file);
    let fault = |path: &str, message: String, help: String| Fault {
        path: path.to_owned(),
        message,
        help: Some(help),
        ..Fault::default()
    };
    if file.framework.id != framework.id {
        let message = format!("this plan was made by “{}”, and not by “{}”", file.framework.title, framework.title);
        let help = format!("name the folder of “{}”", file.framework.id);
        return Err(fault("framework.id", message, help));
    }
    framework.role(&file.role).ok_or_else(|| {
        let near = match find::role(framework, &file.role) {
            Found::Role(role) | Found::Close(role, _) => vec![role.slug.clone()],
            Found::None(titles) => titles,
        };
        let help = match near.first() {
            Some(near) => format!("it may be called “{near}” now: write its slug here, or plan anew"),
            None => "plan anew for another role".to_owned(),
        };
        fault("role", format!("this framework has no role “{}” any more", file.role), help)
    })
}

/// A step of the file, and what it is in the framework as it is.
#[derive(Clone, Copy)]
struct Step<'a> {
    step: &'a FileStep,
    days: StepDays,
    what: Option<UndertakingId>,
}

fn is_reached(atlas: &Atlas<'_>, role: &Role, real: &History, person: &Person, on: Date) -> Result<bool, TooLarge> {
    for goal in atlas.into_role(&role.slug) {
        if real.is_there.contains(&goal) || has_what_it_gives(atlas, goal, person, on)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Of several plans the one with the fewest steps that are new, then the soonest.
fn fewest_new(plans: Vec<Plan>, old: &BTreeSet<UndertakingId>) -> Option<Plan> {
    let new = |plan: &Plan| plan.steps.iter().filter(|step| !old.contains(&step.start.what)).count();
    plans.into_iter().min_by_key(|plan| (new(plan), plan.unknown_lengths, plan.ends))
}

/// Plans as if there were no old one, but for what has begun.
fn from_today(
    loaded: &Loaded,
    (atlas, role): (&Atlas<'_>, &Role),
    (told, person): (&Person, &Person),
    rest: &Rest<'_>,
    opened: &Opened,
) -> Result<crate::wire::plan::PlanAnswer, NoPlan> {
    let file = &opened.file;
    let by = file.limits.by.clone().filter(|by| by.parse().is_ok_and(|by: Date| by > rest.on));
    let question = PlanQuestion {
        on: rest.on,
        begins: rest.grid.begin,
        route: rest.route,
        limits: PlanLimits { by, ..file.limits.clone() },
        counts_on_told: file.counts_on_told,
        exceptions: file.counts_on_exceptions,
        late: false,
    };
    let mut answer = planned(loaded, atlas, role, (told, person), question)?;
    answer.begins = rest.on.max(rest.grid.begin).to_string();
    // What hasn't been told may have been done as well: nothing is said of what would be sooner.
    answer.sooner_if = None;
    Ok(answer)
}

/// By how many whole months a plan that counts by these days ends later than a day.
fn months_apart(was: Date, is: Date, grid: Grid) -> i32 {
    let month = |day: Date| match day < grid.begin {
        true => {
            let (months, days) = months_between(day, grid.begin);
            -i32::try_from(months + u32::from(days > 0)).unwrap_or(i32::MAX)
        }
        false => i32::try_from(grid.month_of(day)).unwrap_or(i32::MAX),
    };
    month(is) - month(was)
}
