//! Where everybody of a staff file stands.

use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request, State};
use axum::http::{Method, header};
use axum::response::{IntoResponse, Response};
use axum::routing;
use rungs_app::tree::Fault;
use rungs_app::wire::sweep::SweepAnswer;
use rungs_core::date::Date;
use rungs_core::framework::Role;
use rungs_workforce::mapping::Mapping;
use rungs_workforce::supply::{Expectation, Expectations, MOST_QUARTERS, MOST_ROUTES, QUARTERS, SEARCHES};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::operation::{Body, Operation};
use super::problem::{Kind, Problem};
use super::question::Day;
use super::{edition, query, roles, routes};
use crate::Site;
use crate::employers::{answer, foresee, look};
use crate::jobs::{Broken, Errand, Sent, Under};
use crate::server::rate::Allowance;

/// As how many requests a sweep counts, and supply beside it.
const WEIGHT: usize = 40;
const SUPPLY_WEIGHT: usize = 80;
/// Where drawing numbers begins if nobody says.
const SEED: u64 = 1;
/// What a file is called that comes without a name.
const NAME: &str = "staff";
/// Sorts of content under which a file may be sent as it is. What it holds says what it is.
const SORTS: [&str; 8] = [
    "application/octet-stream",
    "text/csv",
    "text/plain",
    "text/tab-separated-values",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.ms-excel",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.apache.parquet",
];

/// What is asked about everybody in the file.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Wanted {
    /// The role's slug, its title, or another name for it; every role, if not given.
    #[serde(default)]
    role: Option<String>,
    /// Only this way into the role: its slug, or its title.
    #[serde(default)]
    route: Option<String>,
    /// The day the question is asked; the server's today, if not given.
    #[serde(default)]
    on: Option<Day>,
    /// The day the ways in would start; the day of the question, if not given.
    #[serde(default)]
    start: Option<Day>,
    /// Whether it is also told how many could start and could have finished, quarter by quarter. It takes up to twelve ways in,
    /// and counts as eighty further requests.
    #[serde(default)]
    supply: bool,
    /// With `supply`: how many quarters are looked ahead; twelve, if not given.
    #[serde(default)]
    #[schemars(range(min = 1, max = MOST_QUARTERS))]
    quarters: Option<u32>,
    /// With `supply`: how many plans are looked for at most, for those of whom most are alike first; 200, if not given.
    #[serde(default)]
    #[schemars(range(min = 1, max = SEARCHES))]
    searches: Option<usize>,
    /// With `supply`: the share of people who go through with the steps of a plan, or a range. What isn't told stays open, and the
    /// numbers have both ends.
    #[serde(default)]
    #[schemars(regex(pattern = SHARE))]
    takes_up: Option<String>,
    /// With `supply`: the share of decisions by others that are in favour.
    #[serde(default)]
    #[schemars(regex(pattern = SHARE))]
    agreed: Option<String>,
    /// With `supply`: the share of things that aren't known that turn out well.
    #[serde(default)]
    #[schemars(regex(pattern = SHARE))]
    turns_out_well: Option<String>,
    /// With `supply`: the share of people who leave within a year.
    #[serde(default)]
    #[schemars(regex(pattern = SHARE))]
    leaves: Option<String>,
    /// Where drawing numbers begins, if anything is assumed: the same seed gives the same numbers.
    #[serde(default)]
    seed: Option<u32>,
}

/// A share, 0.4 or 40%, or a range of shares, 0.3..0.6.
const SHARE: &str = r"^(0\.[0-9]{1,9}|0|1|[0-9]{1,2}%|100%)(\.\.(0\.[0-9]{1,9}|0|1|[0-9]{1,2}%|100%))?$";

/// What is asked about supply.
struct Foresight {
    extent: (u32, usize),
    expectations: Expectations,
    seed: u64,
}

impl Wanted {
    /// What is asked about supply, if anything is.
    fn foresight(&self) -> Result<Option<Foresight>, Problem> {
        let fault = |path: &str, message: String| {
            let fault = Fault { path: path.to_owned(), message: message.clone(), ..Fault::default() };
            Err(Problem::new(Kind::Unreadable, message).with(vec![fault]))
        };
        let shares = [&self.takes_up, &self.agreed, &self.turns_out_well, &self.leaves];
        let numbers = [self.quarters.is_some(), self.searches.is_some(), self.seed.is_some()];
        if !self.supply {
            let is_meant = shares.iter().any(|share| share.is_some()) || numbers.contains(&true);
            return if is_meant {
                fault("supply", "to ask about supply, say supply=true".to_owned())
            } else {
                Ok(None)
            };
        }
        let quarters = self.quarters.unwrap_or(QUARTERS);
        if !(1..=MOST_QUARTERS).contains(&quarters) {
            return fault("quarters", format!("quarters are 1 to {MOST_QUARTERS}"));
        }
        let searches = self.searches.unwrap_or(SEARCHES);
        if !(1..=SEARCHES).contains(&searches) {
            return fault("searches", format!("plans are looked for 1 to {SEARCHES} times here"));
        }
        let mut expectations = Expectations::default();
        for (one, share) in Expectation::ALL.into_iter().zip(shares) {
            match share.as_deref().map(str::parse) {
                None => {}
                Some(Ok(chance)) => expectations.expect(one, chance),
                Some(Err(help)) => return fault(&one.as_str().replace('-', "_"), help.to_owned()),
            }
        }
        let seed = self.seed.map_or(SEED, u64::from);
        Ok(Some(Foresight { extent: (quarters, searches), expectations, seed }))
    }
}

pub(super) fn sweep() -> Operation {
    Operation {
        problems: vec![
            Kind::Query,
            Kind::NoRole,
            Kind::NoRoute,
            Kind::TooSlow,
            Kind::TooLarge,
            Kind::NoFile,
            Kind::Unreadable,
        ],
        body: Some(Body::Files(content)),
        query_schema: |generator| generator.subschema_for::<Wanted>(),
        ..Operation::new::<SweepAnswer>(
            "sweep",
            Method::POST,
            "/sweep",
            routing::post(swept).layer(DefaultBodyLimit::disable()),
        )
    }
    .about(
        "A whole workforce",
        "How many of the people in a staff file stand where towards the ways in, what would make most of them ready, and what \
         the file doesn't say. The file is the body itself (CSV, a workbook, Parquet or Arrow, told apart by its content, under \
         its own content type or application/octet-stream), or a part of a form beside the mapping that says what its columns \
         mean. Without a mapping, columns are taken for what they clearly are, and those that only a person can tell are \
         named. With `supply=true`, when those who aren't ready could start is worked out as well. It counts as forty requests, \
         and with supply as a hundred and twenty. The file is read in memory, answered and forgotten; where the client hangs up, \
         the work is stopped.",
    )
    .with(&[
        ("role", "assistant-practitioner"),
        ("route", "foundation-degree-higher-apprenticeship"),
        ("on", "2026-11-22"),
        ("start", "2027-09-01"),
    ])
}

/// A staff file, and files like it: whoever tries the operation with made-up files makes such as are read.
const EXAMPLE: &str = "Employee Number,Position Title,WTE,Start Date\n1001,Healthcare Support Worker,1.0,2023-02-14\n";
const PATTERN: &str = "^Employee Number,Position Title,WTE,Start Date\\n\
    ([0-9]{4,8},(Healthcare Support Worker|Therapy Assistant|Ward Clerk|Physiotherapist),(0\\.[2-9]|1\\.0),\
    20[0-2][0-9]-0[1-9]-[12][0-9]\\n){1,20}$";

/// How the document describes what is sent.
fn content() -> Value {
    let file = json!({ "type": "string", "format": "binary", "description": "The staff file." });
    let mapping =
        json!({ "type": "string", "description": "What its columns mean: a mapping, in YAML, TOML or JSON." });
    json!({
        "application/octet-stream": { "schema": file, "example": EXAMPLE },
        "text/plain": {
            "schema": {
                "type": "string",
                "description": "A staff file of text, such as this one. Any separator and any headings are read; the pattern is one of many.",
                "pattern": PATTERN
            },
            "example": EXAMPLE
        },
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "properties": { "file": file, "mapping": mapping },
                "required": ["file"],
                "additionalProperties": false
            }
        }
    })
}

/// A file and a mapping, as they were sent.
struct Given {
    name: String,
    content: Bytes,
    mapping: Option<Bytes>,
}

async fn swept(State(site): State<Arc<Site>>, allowance: Option<Extension<Allowance>>, request: Request) -> Response {
    let wanted = match query::read::<Wanted>(request.uri().query().unwrap_or_default()) {
        Ok(wanted) => wanted,
        Err(problem) => return problem.into_response(),
    };
    let weight = if wanted.supply { WEIGHT + SUPPLY_WEIGHT } else { WEIGHT };
    let taken = allowance.map_or(Ok(()), |Extension(allowance)| allowance.take(weight));
    if let Err(refused) = taken {
        return refused.into_response();
    }
    match answered(site, wanted, request).await {
        Ok(answer) => match serde_json::to_vec(&answer) {
            Ok(text) => edition::unkept(text),
            Err(_) => Problem::ours().into_response(),
        },
        Err(problem) => problem.into_response(),
    }
}

async fn answered(site: Arc<Site>, wanted: Wanted, request: Request) -> Result<SweepAnswer, Problem> {
    let foresight = wanted.foresight()?;
    let given = given(request).await?;
    let mapping =
        given.mapping.map(|content| Mapping::read(&content).map_err(|faults| refused(Broken::Mapping(faults))));
    let mapping = mapping.transpose()?;
    let on = wanted.on.map_or_else(|| site.today(), |day| day.0);
    let role = wanted.role.map(|name| roles::role(&site, &name)).transpose()?;
    let route = match (role, &wanted.route) {
        (Some(role), Some(name)) => Some(routes::route(role, name)?.slug.clone()),
        (None, Some(_)) => {
            let message = "a way in is one into a role: name that too";
            let fault = Fault { path: "route".to_owned(), message: message.to_owned(), ..Fault::default() };
            return Err(Problem::new(Kind::Unreadable, message).with(vec![fault]));
        }
        (_, None) => None,
    };
    if role.is_some_and(|role| role.routes.is_empty()) {
        return Err(Problem::new(Kind::NoRoute, "there is no way into this role that one could start"));
    }
    if foresight.is_some() {
        let of = |role: &Role| if route.is_some() { 1 } else { role.routes.len() };
        let ways = role.map_or_else(|| site.framework().roles.iter().map(of).sum(), of);
        if ways > MOST_ROUTES {
            let message = format!(
                "supply is told of up to {MOST_ROUTES} ways in, and these are {ways}: name a role, or a way into it"
            );
            let fault = Fault { path: "supply".to_owned(), message: message.clone(), ..Fault::default() };
            return Err(Problem::new(Kind::Unreadable, message).with(vec![fault]));
        }
    }
    let sent = Sent {
        name: given.name,
        content: given.content,
        way: role.map(|role| (role.slug.clone(), route)),
        start: wanted.start.map(|day| day.0),
    };
    let at = Arc::clone(&site);
    let work = at.jobs.work(Errand::Answer, move |under| worked_out(&site, &sent, (mapping, foresight), under, on));
    work.await.unwrap_or(Err(Broken::Ours)).map_err(refused)
}

fn worked_out(
    site: &Site,
    sent: &Sent,
    (mapping, foresight): (Option<Mapping>, Option<Foresight>),
    under: &Arc<Under>,
    on: Date,
) -> Result<SweepAnswer, Broken> {
    let mapping = match mapping {
        Some(mapping) => mapping,
        None => {
            let looked = look(site, sent, under, on)?;
            let columns = looked.open().into_iter().filter_map(|place| looked.draft.columns.get(place));
            let open: Vec<Fault> = columns
                .filter_map(|column| {
                    let ask = column.ask.as_ref()?;
                    let choices: Vec<String> = ask.choices.iter().map(|choice| choice.label.clone()).collect();
                    Some(Fault {
                        path: format!("“{}”", column.heading),
                        message: ask.question.clone(),
                        help: Some(format!("say so in a mapping: {}", choices.join("; or "))),
                        ..Fault::default()
                    })
                })
                .collect();
            if !open.is_empty() {
                return Err(Broken::Mapping(open));
            }
            looked.mapping
        }
    };
    let answered = answer(site, sent, &mapping, 0, under, on)?;
    let mut told = answered.report.answer;
    if let Some(Foresight { extent, expectations, seed }) = foresight {
        let prospects = foresee(site, sent, &mapping, (&answered.first, extent), under, on)?;
        told.supply = Some(prospects.supply(&expectations, seed));
    }
    Ok(told)
}

/// The file, out of the body or out of a form.
async fn given(request: Request) -> Result<Given, Problem> {
    let sort = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let sort = sort.split(';').next().unwrap_or_default().trim().to_lowercase();
    if sort == "multipart/form-data" {
        let form = Multipart::from_request(request, &()).await.map_err(|_| unreadable_form())?;
        return of_form(form).await;
    }
    if !SORTS.contains(&sort.as_str()) {
        let detail = "send the file itself with `Content-Type: application/octet-stream`, or a form";
        return Err(Problem::new(Kind::NoFile, detail));
    }
    let content = Bytes::from_request(request, &()).await.map_err(|_| unreadable_form())?;
    Ok(Given { name: NAME.to_owned(), content, mapping: None })
}

async fn of_form(mut form: Multipart) -> Result<Given, Problem> {
    let (mut file, mut mapping) = (None, None);
    let fault = |path: &str, message: &str| {
        let fault = Fault { path: path.to_owned(), message: message.to_owned(), ..Fault::default() };
        Problem::new(Kind::Unreadable, message.to_owned()).with(vec![fault])
    };
    while let Some(field) = form.next_field().await.map_err(|_| unreadable_form())? {
        let name = field.name().unwrap_or_default().to_owned();
        let called = field.file_name().filter(|name| !name.is_empty()).unwrap_or(NAME).to_owned();
        let content = field.bytes().await.map_err(|_| unreadable_form())?;
        match name.as_str() {
            "file" if file.is_none() => file = Some((called, content)),
            "mapping" if mapping.is_none() => mapping = Some(content),
            "file" | "mapping" => return Err(fault(&name, &format!("`{name}` is given twice"))),
            _ => return Err(fault(&name, &format!("`{name}` is no part of this form: there are file and mapping"))),
        }
    }
    let Some((name, content)) = file else { return Err(fault("file", "the form has no part `file`")) };
    Ok(Given { name, content, mapping })
}

fn unreadable_form() -> Problem {
    Problem::new(Kind::Unreadable, "the form can't be read to its end")
}

/// Why there is no answer.
fn refused(broken: Broken) -> Problem {
    match broken {
        Broken::File { message, help } => {
            let fault = Fault { path: "file".to_owned(), message: message.clone(), help, ..Fault::default() };
            Problem::new(Kind::Unreadable, message).with(vec![fault])
        }
        Broken::Mapping(faults) => {
            Problem::new(Kind::Unreadable, "what the columns of the file mean isn't clear").with(faults)
        }
        Broken::Stopped | Broken::NoRoom => Problem::new(Kind::Busy, Kind::Busy.told().3),
        Broken::Ours => Problem::ours(),
    }
}
