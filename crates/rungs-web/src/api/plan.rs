//! What to do, in what order, by when.

use rungs_app::person::file::PersonFile;
use rungs_app::service::{self, NoPlan, PlanQuestion};
use rungs_app::tree::Fault;
use rungs_app::wire::plan::{PlanAnswer, PlanLimits};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::operation::{Operation, Weighed};
use super::problem::{Kind, Problem};
use super::question::{Asked, Day, Question, example};
use crate::Site;

/// As how many requests a plan counts.
pub(crate) const WEIGHT: usize = 10;

/// A person, the role they want, and what they can't or won't do.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Wanted {
    /// What is known of the person, as a person file has it. What isn't told is unknown, never a no.
    #[schemars(with = "PersonFile")]
    person: Value,
    /// The role's slug, its title, or another name for it.
    role: String,
    /// Only this way into the role: its slug, or its title.
    #[serde(default)]
    route: Option<String>,
    /// The day the question is asked; the server's today, if not given.
    #[serde(default)]
    on: Option<Day>,
    /// The day the plan begins; the day of the question, if not given.
    #[serde(default)]
    start: Option<Day>,
    /// What the plan has to keep to; nothing, if not given.
    #[serde(default)]
    limits: PlanLimits,
    /// Whether what isn't told is hoped for; otherwise work, qualifications and registrations that aren't told aren't there.
    #[serde(default)]
    hope: bool,
    /// Whether it may count on exceptions from the first, and not only where there is no plan without.
    #[serde(default)]
    exceptions: bool,
    /// Put everything off as long as it can be, to be over by the day in the limits.
    #[serde(default)]
    late: bool,
}

impl Weighed for Wanted {
    fn weight(&self, _: &Site) -> usize {
        WEIGHT
    }
}

pub(super) fn plan() -> Operation {
    Operation::post("plan", "/plan", |site: &Site, wanted: Wanted| -> Result<PlanAnswer, Problem> {
        let Wanted { person, role, route, on, start, limits, hope, exceptions, late } = wanted;
        let asked = Question { person, role: Some(role), route, on, start }.read(site)?;
        let Asked { person, roles, route, question } = asked;
        let Some(role) = roles.first() else { return Err(Problem::ours()) };
        let asked = PlanQuestion {
            on: question.on,
            begins: question.start,
            route,
            limits,
            counts_on_told: !hope,
            exceptions,
            late,
        };
        service::plan(site.loaded, role, &person, asked).map_err(refused)
    })
    .about(
        "A plan",
        "What to do, in what order, by when: of several plans none is as good as another in every way. Where there is none, \
         what is in the way. It counts as ten requests. The body is read, answered and forgotten.",
    )
    .may_be(Kind::NoRole)
    .may_be(Kind::NoRoute)
    .with_body(planned_example)
}

/// What can't be planned with, by its place in the body.
fn refused(error: NoPlan) -> Problem {
    let fault = |path: &str, message: String| {
        let fault = Fault { path: path.to_owned(), message: message.clone(), ..Fault::default() };
        Problem::new(Kind::Unreadable, message).with(vec![fault])
    };
    match error {
        NoPlan::TooLarge => Problem::ours(),
        NoPlan::Day { limit, told, because } => {
            fault(&format!("limits.{}", limit.as_str().replace('-', "_")), format!("“{told}”: {because}"))
        }
        NoPlan::TooFar(years) => {
            fault("limits.by", format!("that is {years} years ahead, and plans look 15 years ahead"))
        }
        NoPlan::NoDayToEnd => fault("limits.by", "name the day by which it has to be over".to_owned()),
        NoPlan::WhichJob(named, jobs) => {
            let jobs: Vec<String> = jobs.iter().map(|job| format!("“{job}”")).collect();
            let which =
                if jobs.is_empty() { "there is none".to_owned() } else { rungs_app::words::joined(&jobs, "or") };
            fault("limits.more_hours_in", format!("“{named}” is no one job that goes on then: {which}"))
        }
        NoPlan::NoStep(name) => fault("limits.without", format!("no step is called “{name}”")),
    }
}

fn planned_example() -> Value {
    let mut wanted = example();
    if let Some(fields) = wanted.as_object_mut() {
        fields.insert("limits".to_owned(), json!({ "keeps_working": true, "by": "2033-09-30" }));
    }
    wanted
}
