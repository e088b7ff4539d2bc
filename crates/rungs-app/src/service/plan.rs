//! Plans that lead somebody to a role.

use rungs_core::date::{Date, months_between};
use rungs_core::fact::Person;
use rungs_core::framework::Role;
use rungs_core::opportunity::{Gain, Pace};
use rungs_core::program::TooLarge;
use rungs_plan::{
    Atlas, HORIZON, Keeping, Limit, Limits, Obstacle, Otherwise, Plan, PlannedStep, Planner, Plans, Sooner,
    Undertaking, UndertakingId, What,
};

use crate::framework::Loaded;
use crate::wire::FrameworkName;
use crate::wire::plan::{
    AgreementShown, AtTheLatest, LackingShown, NoBetterThan, ObstacleShown, OtherwiseShown, PlanAnswer, PlanLimits,
    PlanShown, PlanStep, SoonerIf, ToFindOut, WhyShown, whole_title,
};

/// What is asked of the planner.
#[derive(Clone, Debug)]
pub struct PlanQuestion<'q> {
    /// The day the question is asked.
    pub on: Date,
    /// The day the plan begins.
    pub begins: Date,
    /// The slug of the one way in that will do, where not any of them will.
    pub route: Option<&'q str>,
    /// What somebody can't or won't do.
    pub limits: PlanLimits,
    /// Whether what they didn't tell isn't counted on.
    pub counts_on_told: bool,
    /// Whether it may count on exceptions from the first, and not only where there is no plan without.
    pub exceptions: bool,
    /// Whether everything is put off as long as it can be, to be over by the day of the limits.
    pub late: bool,
}

/// Why there is no answer at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPlan {
    /// Rules too large for the engine, which checking the framework would have found.
    TooLarge,
    /// A limit that says no day, or a day that has gone by: its name, what was written, and what to write.
    Day {
        /// The limit.
        limit: Limit,
        /// What was written.
        told: String,
        /// What is wrong with it.
        because: String,
    },
    /// More than the planner looks ahead, in years.
    TooFar(u32),
    /// A step that is to be left out, by a name that no step has.
    NoStep(String),
    /// It is to begin as late as it can, and no day is named by which it has to be over.
    NoDayToEnd,
    /// More hours are to be in a job that isn't one of those that somebody has, or could be several of them: what was named,
    /// and what the jobs are called.
    WhichJob(String, Vec<String>),
}

impl From<TooLarge> for NoPlan {
    fn from(_: TooLarge) -> NoPlan {
        NoPlan::TooLarge
    }
}

/// Whether there is something to undertake by this name.
pub fn has_step(loaded: &Loaded, name: &str) -> bool {
    loaded.atlas().named(name).is_some()
}

/// What the jobs of a person are called that go on on a day.
pub fn jobs(person: &Person, on: Date) -> Vec<String> {
    rungs_plan::jobs(person, on).into_iter().map(|job| job.label.clone()).collect()
}

/// The job that is meant, as it is called: by all of that, or by how that begins.
fn job_named(named: &str, person: &Person, on: Date) -> Result<String, NoPlan> {
    let jobs = jobs(person, on);
    if jobs.iter().any(|job| job == named) {
        return Ok(named.to_owned());
    }
    let asked = named.trim().to_lowercase();
    let mut near = jobs.iter().filter(|job| !asked.is_empty() && job.to_lowercase().starts_with(&asked));
    match (near.next(), near.next()) {
        (Some(job), None) => Ok(job.clone()),
        _ => Err(NoPlan::WhichJob(named.to_owned(), jobs)),
    }
}

/// Plans that lead a person to a role, and what is in the way where there are none.
///
/// # Errors
/// A limit that can't be read, or rules that are too large.
pub fn plan(loaded: &Loaded, role: &Role, person: &Person, question: PlanQuestion<'_>) -> Result<PlanAnswer, NoPlan> {
    let framework = &loaded.checked.framework;
    let atlas = loaded.atlas();
    let is_known = |name: &&String| atlas.named(name).is_some();
    if let Some(unknown) = question.limits.without.iter().find(|name| !is_known(name)) {
        return Err(NoPlan::NoStep(unknown.clone()));
    }
    let told = match question.counts_on_told {
        true => rungs_plan::as_told(framework, person),
        false => person.clone(),
    };
    let named = question.limits.hours_in.as_deref();
    let hours_in = named.map(|named| job_named(named, person, question.begins)).transpose()?;
    let question = PlanQuestion { limits: PlanLimits { hours_in, ..question.limits }, ..question };
    planned(loaded, &atlas, role, (&told, person), question)
}

/// The same, of an atlas that may have something running, for a person as plans count on them and as they may be.
pub(super) fn planned(
    loaded: &Loaded,
    atlas: &Atlas<'_>,
    role: &Role,
    (told, person): (&Person, &Person),
    question: PlanQuestion<'_>,
) -> Result<PlanAnswer, NoPlan> {
    let limits = limits(&question.limits, question.begins)?;
    if question.late && limits.by.is_none() {
        return Err(NoPlan::NoDayToEnd);
    }
    // Whoever plans ahead can apply until then.
    let (begin, today) = (question.begins, question.on);
    let mut asked = rungs_plan::Question {
        person: told,
        begin,
        role: &role.slug,
        route: question.route,
        limits: &limits,
        exceptions: question.exceptions,
        keeping: Keeping::Nothing,
        today,
    };
    let planner = Planner::new(atlas);
    let mut found = planner.plan(asked)?;
    let more_hours_in_one_of = found.more_hours_in_one_of.clone();
    if !asked.exceptions && found.plans.is_empty() {
        // What is usually asked is set aside only where there is no plan that keeps to it.
        let with_exceptions = planner.plan(rungs_plan::Question { exceptions: true, ..asked })?;
        if !with_exceptions.plans.is_empty() {
            (found, asked.exceptions) = (with_exceptions, true);
        }
    }
    let shown = Shown { atlas, begin };
    let late = match question.late && !found.plans.is_empty() {
        true => planner.late(asked)?,
        false => None,
    };
    let from_then = late.map(|late| Limits { not_before: Some(late.month), ..limits.clone() });
    if let Some(limits) = &from_then {
        let put_off = planner.plan(rungs_plan::Question { limits, ..asked })?;
        // Its search may stop where one for any plan at all did not: then there is no more to show than before.
        if !put_off.plans.is_empty() {
            found = put_off;
        }
    }
    let sooner_if = match question.counts_on_told && !question.late {
        true => {
            let hoping = rungs_plan::Question { person, ..asked };
            sooner(&found, planner.sooner(hoping, found.plans.first())?)
        }
        false => None,
    };
    Ok(PlanAnswer {
        on: question.on.to_string(),
        begins: begin.to_string(),
        framework: FrameworkName::of(loaded),
        role: role.slug.clone(),
        role_title: role.title.clone(),
        route: question.route.map(str::to_owned),
        limits: question.limits,
        counts_on_told: question.counts_on_told,
        counts_on_exceptions: asked.exceptions,
        plans: found.plans.iter().map(|plan| shown.plan(plan)).collect(),
        obstacle: found.obstacle.as_ref().map(|obstacle| shown.obstacle(obstacle)),
        cut_short: found.gap.map(|gap| NoBetterThan {
            ends: shown.day(gap.finish),
            cost: gap.cost,
            steps: gap.steps,
            decisions: gap.decisions,
        }),
        sooner_if,
        more_hours_in_one_of,
        begins_at_the_latest: late
            .map(|late| AtTheLatest { from: shown.day(late.month), may_be_later: late.may_be_later }),
    })
}

/// Limits in months from the day a plan begins.
pub(super) fn limits(told: &PlanLimits, begins: Date) -> Result<Limits, NoPlan> {
    let day = |limit: Limit, written: &str| -> Result<Date, NoPlan> {
        let because = || "it is no day, such as 2028-09-01".to_owned();
        written.parse().map_err(|_| NoPlan::Day { limit, told: written.to_owned(), because: because() })
    };
    // A month that has begun by then isn't over by then.
    let by = told.by.as_deref().map(|written| {
        let by = day(Limit::By, written)?;
        if by < begins {
            let because = format!("it is before the plan begins, on {begins}");
            return Err(NoPlan::Day { limit: Limit::By, told: written.to_owned(), because });
        }
        Ok(months_between(begins, by).0)
    });
    let by = by.transpose()?;
    if let Some(far) = by.filter(|by| *by > HORIZON) {
        return Err(NoPlan::TooFar(far / 12));
    }
    let first = |limit, written: &str| -> Result<u32, NoPlan> {
        let (months, days) = months_between(begins, day(limit, written)?);
        Ok(months + u32::from(days > 0))
    };
    let breaks = told.breaks.iter().map(|(from, until)| {
        let from = months_between(begins, day(Limit::Breaks, from)?).0;
        Ok((from, first(Limit::Breaks, until)?))
    });
    Ok(Limits {
        hours_a_week: told.hours_a_week,
        money: told.money,
        keeps_working: told.keeps_working,
        stays_with_employer: told.stays_with_employer,
        no_evenings: told.no_evenings,
        not_before: told.not_before.as_deref().map(|written| first(Limit::NotBefore, written)).transpose()?,
        by,
        breaks: breaks.collect::<Result<_, NoPlan>>()?,
        without: told.without.clone(),
        hours_in: told.hours_in.clone(),
    })
}

/// Plans as they go over the wire.
pub(super) struct Shown<'a, 'f> {
    pub(super) atlas: &'a Atlas<'f>,
    pub(super) begin: Date,
}

impl Shown<'_, '_> {
    fn day(&self, month: u32) -> String {
        rungs_core::date::months_after(self.begin, month).to_string()
    }

    fn undertaking(&self, place: UndertakingId) -> Option<&Undertaking> {
        self.atlas.undertakings.get(place)
    }

    fn title(&self, place: UndertakingId) -> String {
        self.undertaking(place).map(title).unwrap_or_default()
    }

    /// A title that says which role it leads to.
    pub(super) fn whole_title(&self, place: UndertakingId) -> String {
        let leads_to = |one: &'_ &Undertaking| matches!(one.what, What::WayIn { .. });
        let role = self.undertaking(place).filter(leads_to).map(|one| one.role.title.as_str());
        whole_title(role, &self.title(place))
    }

    pub(super) fn plan(&self, plan: &Plan) -> PlanShown {
        PlanShown {
            best_in: plan.best_in.iter().map(|measure| measure.as_str().to_owned()).collect(),
            ends: plan.ends.to_string(),
            unknown_lengths: plan.unknown_lengths,
            cost: plan.cost,
            unknown_costs: plan.unknown_costs,
            decisions: plan.decisions,
            steps: plan.steps.iter().filter_map(|step| self.step(step)).collect(),
        }
    }

    fn step(&self, step: &PlannedStep) -> Option<PlanStep> {
        let undertaking = self.undertaking(step.start.what)?;
        let role = match &undertaking.what {
            What::WayIn { role, .. } => Some(role.clone()),
            What::Opportunity(_) | What::Deed { .. } => None,
        };
        let kind = match &undertaking.what {
            What::WayIn { .. } => "way-in",
            What::Opportunity(_) => "opportunity",
            What::Deed { .. } => "deed",
        };
        let pace = match undertaking.pace {
            Pace::AtWork => "at-work",
            Pace::PartTime => "part-time",
            Pace::FullTime => "full-time",
        };
        Some(PlanStep {
            name: undertaking.name(),
            kind: kind.to_owned(),
            title: title(undertaking),
            role_title: role.as_ref().map(|_| undertaking.role.title.clone()),
            role,
            pace: pace.to_owned(),
            begins: step.begins.to_string(),
            ends: step.ends.to_string(),
            begins_at_the_latest: step.at_the_latest.to_string(),
            months: undertaking.is_length_known.then_some(undertaking.months),
            hours_a_week: undertaking.hours_a_week,
            cost: undertaking.cost,
            gives: Gain::words(&undertaking.gives),
            job: undertaking.post.as_ref().map(|_| undertaking.role.title.clone()),
            find_out: step.to_find_out.iter().map(found).collect(),
            apply_by: step.apply_by.map(|day| day.to_string()),
            agreements: step
                .agreements
                .iter()
                .map(|agreement| AgreementShown {
                    owner: agreement.owner.spoken(),
                    kind: agreement.kind.as_str().to_owned(),
                    about: agreement.about.clone(),
                })
                .collect(),
            why: step
                .reasons
                .iter()
                .map(|reason| WhyShown { step: reason.step + 1, sentences: reason.sentences.clone() })
                .collect(),
            otherwise: match &step.otherwise {
                Otherwise::Plan { ends, steps } => OtherwiseShown::Plan {
                    ends: ends.to_string(),
                    steps: steps.iter().map(|place| self.whole_title(*place)).collect(),
                },
                Otherwise::Nothing => OtherwiseShown::Nothing,
                Otherwise::NotFound => OtherwiseShown::NotFound,
            },
            partly_unknown: step.is_partly_unknown,
            goes_on: undertaking.is_running,
        })
    }

    fn obstacle(&self, obstacle: &Obstacle) -> ObstacleShown {
        match obstacle {
            Obstacle::NoWayIn => ObstacleShown::NoWayIn,
            Obstacle::CutShort => ObstacleShown::CutShort,
            Obstacle::NothingGives(missing) => ObstacleShown::NothingGives {
                lacking: missing
                    .iter()
                    .map(|one| LackingShown { route_title: self.title(one.way_in), one_of: one.one_of.clone() })
                    .collect(),
            },
            Obstacle::Limits { limits, without_them } => ObstacleShown::Limits {
                limits: limits.iter().map(|limit| limit.as_str().to_owned()).collect(),
                without_them: without_them.as_ref().map(|plan| Box::new(self.plan(plan))),
            },
        }
    }
}

/// What would make it sooner: of what isn't counted on, what the soonest plan that hopes for it rests on.
fn sooner(told: &Plans, hoped: Option<Sooner>) -> Option<SoonerIf> {
    let hoped = hoped?;
    let known: Vec<ToFindOut> = told.plans.iter().flat_map(find_out).collect();
    let mut new: Vec<ToFindOut> = hoped.to_find_out.iter().map(found).collect();
    new.retain(|one| !known.contains(one));
    (!new.is_empty()).then(|| SoonerIf { ends: hoped.ends.to_string(), find_out: new })
}

fn find_out(plan: &Plan) -> Vec<ToFindOut> {
    plan.steps.iter().flat_map(|step| &step.to_find_out).map(found).collect()
}

fn found(one: &rungs_plan::Found) -> ToFindOut {
    ToFindOut { question: one.question.clone(), what: one.words.clone(), is_so: one.is_so }
}

/// What a step is called: what something to do comes to is said by what is gained.
fn title(undertaking: &Undertaking) -> String {
    match &undertaking.what {
        What::Deed { leaf, .. } => match &leaf.change {
            rungs_core::requirement::Change::Own(words) | rungs_core::requirement::Change::Others(_, words) => {
                crate::words::capital(words)
            }
            rungs_core::requirement::Change::Fixed => undertaking.title.clone(),
        },
        What::WayIn { .. } | What::Opportunity(_) => undertaking.title.clone(),
    }
}
