//! Worked cases beside role pages: a person as data, and what should come out, reasons included.

mod idea;
mod near;
mod said;

use std::collections::BTreeMap;

use rungs_core::date::Date;
use rungs_core::fact::Person;
use rungs_core::framework::{Framework, Role};
use rungs_core::requirement::Moment;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::framework::Loaded;
use crate::person;
use crate::service::{self, Programs, Question};
use crate::tree::Tree;
use crate::wire::cases::{CaseResult, CasesAnswer};
use crate::wire::check::{RequirementResult, RouteResult};
use crate::wire::{Bounds, StandingName};

/// The ending of a file of cases.
const ENDING: &str = ".cases.yaml";

/// A file of worked cases. What its fields are said to be is what the reference of sentences says.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseFile {
    /// The person whom each case changes, as a person file says it.
    #[serde(default)]
    person: Map<String, Value>,
    /// The day on which the cases are asked, where a case doesn't say.
    on: Option<String>,
    /// The day of the start; the day the case is asked, if not given.
    start: Option<String>,
    /// The way in: its title in lower case with hyphens.
    route: Option<String>,
    /// The moment whose standing the cases expect: that of the start, if not given; or *finish*.
    moment: Option<String>,
    /// The cases.
    cases: Vec<Case>,
}

/// A worked case.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// What is shown, in a few words.
    case: String,
    /// Keys of the person that are replaced, each with all it holds.
    #[serde(default)]
    with: Map<String, Value>,
    /// Keys of the person that are left out.
    #[serde(default)]
    without_keys: Vec<String>,
    /// The day on which this case is asked.
    on: Option<String>,
    /// The day of the start of this case.
    start: Option<String>,
    /// The way in of this case.
    route: Option<String>,
    /// The moment whose standing is expected: that of the start, if not given.
    moment: Option<String>,
    /// What should come out.
    expect: Expect,
}

/// What should come out of a case: at least one of these.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expect {
    /// How the person stands towards the way in. It may be left out where something else is expected.
    standing: Option<Expected>,
    /// Whether the funder's rules are met.
    funded: Option<Expected>,
    /// How the person stands with a provider, its own rules counted: `{ Northmoor University: ready }`.
    #[serde(default)]
    offers: BTreeMap<String, Expected>,
    /// What single rules come to: `- 4 GCSEs: met`, with words that stand in one sentence only, and met, not-met, cannot-tell or does-not-apply. A list goes by its introducer, or by that and an item: `- "one of: 4 GCSEs": met`.
    #[serde(default)]
    reasons: Vec<BTreeMap<String, String>>,
}

/// A standing, or the floor and the ceiling of one.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Expected {
    Settled(String),
    Between([String; 2]),
}

impl Expect {
    fn is_empty(&self) -> bool {
        self.standing.is_none() && self.funded.is_none() && self.offers.is_empty() && self.reasons.is_empty()
    }
}

impl Expected {
    fn is(&self, bounds: Bounds) -> bool {
        match self {
            Expected::Settled(standing) => is(standing, bounds.floor) && is(standing, bounds.ceiling),
            Expected::Between([floor, ceiling]) => is(floor, bounds.floor) && is(ceiling, bounds.ceiling),
        }
    }

    fn shown(&self) -> String {
        match self {
            Expected::Settled(standing) => standing.clone(),
            Expected::Between([floor, ceiling]) => format!("{floor} to {ceiling}"),
        }
    }
}

fn name(standing: StandingName) -> &'static str {
    match standing {
        StandingName::NotYet => "not-yet",
        StandingName::ByException => "by-exception",
        StandingName::AtDiscretion => "at-discretion",
        StandingName::Ready => "ready",
    }
}

fn is(expected: &str, standing: StandingName) -> bool {
    expected == name(standing)
}

fn shown(bounds: Bounds) -> String {
    if bounds.floor == bounds.ceiling {
        return name(bounds.floor).to_owned();
    }
    format!("{} to {}", name(bounds.floor), name(bounds.ceiling))
}

/// A file of cases that could be read, with its cases in their order.
struct Read<'f> {
    path: &'f str,
    role: &'f Role,
    file: CaseFile,
}

/// What one case asks.
struct Asked {
    person: Person,
    question: Question,
    route: String,
}

/// Runs every case of a framework.
pub fn run(loaded: &Loaded) -> CasesAnswer {
    ran(loaded, false)
}

/// Runs every case of a framework, and looks for thresholds that none of them tests.
pub fn run_thoroughly(loaded: &Loaded) -> CasesAnswer {
    ran(loaded, true)
}

fn ran(loaded: &Loaded, thoroughly: bool) -> CasesAnswer {
    let framework = &loaded.checked.framework;
    let programs = Programs::of(loaded);
    let (mut cases, mut files) = (Vec::new(), Vec::new());
    for file in loaded.files.iter().filter(|file| file.path.ends_with(ENDING)) {
        let slug = file.path.rsplit('/').next().unwrap_or_default().trim_end_matches(ENDING);
        let fault = |message: String| CaseResult {
            file: file.path.clone(),
            case: String::new(),
            passed: false,
            differences: vec![message],
        };
        if loaded.left_out.iter().any(|one| one.role.as_deref() == Some(slug)) {
            cases.push(fault("not run, as the role's page has errors: `rungs framework check` shows them".to_owned()));
            continue;
        }
        let Some(role) = framework.role(slug) else {
            cases.push(fault(format!("no role is called “{slug}”: name the file after its role page")));
            continue;
        };
        match read(file.content.as_deref()) {
            Ok(read) => files.push(Read { path: &file.path, role, file: read }),
            Err(message) => cases.push(fault(message)),
        }
    }
    let mut passing = Vec::new();
    for read in &files {
        for case in &read.file.cases {
            let asked = asked(framework, &read.file, case);
            let found = asked.as_ref().map_err(String::clone);
            let found = found.and_then(|asked| differences(&programs, read.role, asked, &case.expect));
            let differences = found.unwrap_or_else(|fault| vec![fault]);
            let passed = differences.is_empty();
            cases.push(CaseResult { file: read.path.to_owned(), case: case.case.clone(), passed, differences });
            if let (true, Ok(asked)) = (passed, asked) {
                passing.push(near::Passing { role: read.role, asked, expect: &case.expect });
            }
        }
    }
    let passed = cases.iter().filter(|case| case.passed).count();
    let is_tested = |role: &Role| files.iter().any(|read| read.role.slug == role.slug);
    let untested = framework.roles.iter().filter(|role| !is_tested(role)).map(|role| role.slug.clone());
    let thresholds = thoroughly.then(|| near::thresholds(loaded, &passing, &files));
    CasesAnswer { passed, failed: cases.len() - passed, untested: untested.collect(), thresholds, cases }
}

fn read(content: Result<&[u8], &String>) -> Result<CaseFile, String> {
    let content = content.map_err(|why| format!("the file can't be opened: {why}"))?;
    let tree = Tree::read(content, None).map_err(|fault| match fault.place {
        Some((line, column)) => format!("line {line}, column {column}: {}", fault.message),
        None => fault.message,
    })?;
    serde_path_to_error::deserialize(tree.value()).map_err(|error| {
        let path = error.path().to_string();
        match tree.place(&path) {
            Some((line, _)) => format!("line {line}: {path}: {}", error.inner()),
            None => format!("{path}: {}", error.inner()),
        }
    })
}

/// The person and the question of a case.
fn asked(framework: &Framework, of: &CaseFile, case: &Case) -> Result<Asked, String> {
    let day = |written: &Option<String>| {
        let date = |text: &String| text.parse::<Date>().map_err(|_| format!("“{text}” is not a day like 2026-11-22"));
        written.as_ref().map(date).transpose()
    };
    let on = day(&case.on)?.or(day(&of.on)?).ok_or("nothing says on what day the case is asked: add `on:`")?;
    let start = day(&case.start)?.or(day(&of.start)?).unwrap_or(on);
    let moment = case.moment.as_ref().or(of.moment.as_ref()).map(|name| {
        Moment::from_name(name).ok_or_else(|| {
            format!("“{name}” is not a moment: there are start, within-3-months, finish and qualified, among others")
        })
    });
    let moment = moment.transpose()?.unwrap_or(Moment::Start);
    let mut keys = of.person.clone();
    case.without_keys.iter().for_each(|key| {
        keys.remove(key);
    });
    keys.extend(case.with.clone());
    let person = person::of_value(Value::Object(keys), &framework.vocabulary, on).map_err(|faults| {
        let told = faults.iter().map(|fault| format!("{}: {}", fault.path, fault.message));
        format!("the person can't be read: {}", told.collect::<Vec<_>>().join("; "))
    })?;
    let route = case.route.as_ref().or(of.route.as_ref()).ok_or("nothing says which way in: add `route:`")?;
    Ok(Asked { person, question: Question { on, start, moment }, route: route.clone() })
}

fn differences<'f>(
    programs: &Programs<'f>,
    role: &'f Role,
    asked: &Asked,
    expect: &Expect,
) -> Result<Vec<String>, String> {
    let answer = service::standings(programs, &[role], Some(&asked.route), &asked.person, asked.question)
        .map_err(|_| "the role is too large for the engine".to_owned())?;
    let result = answer.results.first().ok_or_else(|| {
        let known: Vec<&str> = role.routes.iter().map(|route| route.slug.as_str()).collect();
        format!("there is no way in called “{}”: there are {}", asked.route, known.join(", "))
    })?;
    Ok(compare(result, expect))
}

fn compare(result: &RouteResult, expect: &Expect) -> Vec<String> {
    let mut differences = Vec::new();
    if expect.is_empty() {
        differences.push("this case expects nothing: add `standing:`, `funded:`, `offers:` or `reasons:`".to_owned());
    }
    if let Some(standing) = expect.standing.as_ref().filter(|expected| !expected.is(result.standing)) {
        let found = shown(result.standing);
        differences.push(format!("standing: expected {}, and it is {found}", standing.shown()));
    }
    if let Some(funded) = &expect.funded {
        match result.funded {
            Some(bounds) if funded.is(bounds) => {}
            Some(bounds) => {
                differences.push(format!("funded: expected {}, and it is {}", funded.shown(), shown(bounds)))
            }
            None => differences.push(format!("funded: expected {}, and there are no funding rules", funded.shown())),
        }
    }
    for (provider, expected) in &expect.offers {
        match result.offers.iter().find(|offer| offer.provider == *provider) {
            Some(offer) if expected.is(offer.standing) => {}
            Some(offer) => {
                let found = shown(offer.standing);
                differences.push(format!("{provider}: expected {}, and it is {found}", expected.shown()));
            }
            None => differences.push(format!("{provider} offers nothing here")),
        }
    }
    let mut all = Vec::new();
    let offered = result.offers.iter().flat_map(|offer| &offer.requirements);
    result.requirements.iter().chain(&result.to_hold).chain(offered).for_each(|one| gather(one, &mut all));
    for (words, expected) in expect.reasons.iter().flatten() {
        let is_named = |one: &&&RequirementResult| one.sentence.contains(words.as_str());
        let (lists, sentences): (Vec<_>, Vec<_>) = all.iter().partition(|one| !one.requirements.is_empty());
        let mut found: Vec<&&RequirementResult> = sentences.into_iter().filter(is_named).collect();
        if found.is_empty() {
            found = lists.into_iter().filter(|list| names_list(words, list)).collect();
        }
        match found.as_slice() {
            [one] if one.answer == *expected => {}
            [one] => differences.push(format!("“{words}”: expected {expected}, and it is {}", one.answer)),
            [] => differences.push(format!("“{words}” stands in no requirement that is due")),
            _ => differences.push(format!("“{words}” stands in {} requirements: use more words", found.len())),
        }
    }
    differences
}

/// Whether words name a list: by its introducer, or by the introducer and an item, as in *one of: 4 GCSEs*.
fn names_list(words: &str, list: &RequirementResult) -> bool {
    match words.split_once(": ") {
        Some((introducer, item)) => {
            let is_listed = |member: &RequirementResult| member.sentence.contains(item);
            list.sentence.trim_end_matches([':', '.']).ends_with(introducer) && list.requirements.iter().any(is_listed)
        }
        None => list.sentence.contains(words),
    }
}

/// Every sentence and every list.
fn gather<'r>(requirement: &'r RequirementResult, all: &mut Vec<&'r RequirementResult>) {
    all.push(requirement);
    requirement.requirements.iter().for_each(|member| gather(member, all));
}
