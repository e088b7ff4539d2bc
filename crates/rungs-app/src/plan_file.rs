//! Plans as files: what was planned, by which rules and for whom, to be opened again later. Its shape is here; what is written
//! stands in `written`.

mod written;

use rungs_core::date::Date;
use rungs_core::fact::Person;
use rungs_core::vocabulary::Vocabulary;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::person;
use crate::person::file::PersonFile;
use crate::tree::{Fault, Format, Tree, shape};
use crate::wire::plan::PlanLimits;

pub use written::{FIRST_WORDS, written};

/// What the file is called in messages.
const FILE: &str = "a plan file";

/// A plan that was chosen, the rules it was made by, and the facts it rests on.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Plan file")]
pub struct PlanFile {
    /// The framework whose rules it was made by.
    pub framework: PlannedBy,
    /// The day it was made.
    pub made_on: String,
    /// The day it begins.
    pub begins: String,
    /// The day on which everything was to be over, as far as it was told how long steps take.
    pub ends: String,
    /// The slug of the role it leads to.
    pub role: String,
    /// The slug of the one way in that would do, where not any of them would.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub route: Option<String>,
    /// What it keeps to.
    #[serde(default)]
    pub limits: PlanLimits,
    /// Whether it counts on what was told alone.
    pub counts_on_told: bool,
    /// Whether it counts on exceptions.
    pub counts_on_exceptions: bool,
    /// The steps, in the order in which they begin.
    pub steps: Vec<FileStep>,
    /// What was told of the person, as in a person file; their name is left out.
    pub person: PersonFile,
}

/// The framework that a plan was made by.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedBy {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// A digest of all its files.
    pub digest: String,
}

/// A step of a plan that was chosen.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileStep {
    /// Its name.
    pub name: String,
    /// Its title, with the role that it leads to.
    pub title: String,
    /// The day it begins.
    pub begins: String,
    /// The day it is over.
    pub ends: String,
    /// The last day on which it can begin for the plan to end in time.
    pub begins_at_the_latest: String,
    /// The last day to apply for it, where its page says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apply_by: Option<String>,
    /// The day it began, written in by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun: Option<String>,
    /// The day it was over, written in by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<String>,
    /// The sentences by which it asked when the plan was made; none in a plan that was saved before they were written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<Vec<String>>,
    /// What it gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gives: Vec<String>,
    /// The names of later steps that ask for what it gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked_for_by: Vec<String>,
    /// Who has to agree.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<FileAgreement>,
    /// What has to turn out well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to_find_out: Vec<FileFound>,
}

/// A decision that somebody else takes.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileAgreement {
    /// Whose decision it is.
    pub owner: String,
    /// exception, consideration, registration or part.
    pub kind: String,
    /// What it is about.
    pub about: String,
}

/// Something that has to turn out well.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileFound {
    /// The question.
    pub question: String,
    /// What it has to turn out to be.
    pub is_so: bool,
}

/// A plan file with the places of what stands in it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What it says.
    pub file: PlanFile,
    tree: Tree,
}

impl Opened {
    /// Gives faults their places in the file.
    pub(crate) fn placed(&self, mut faults: Vec<Fault>) -> Vec<Fault> {
        for fault in &mut faults {
            fault.place = self.tree.place(&fault.path);
        }
        faults
    }

    /// The person that the plan rests on, and what was left unknown of them as this vocabulary has no word for it.
    ///
    /// # Errors
    /// Everything wrong with what is told of them, with its places.
    pub(crate) fn person(&self, vocabulary: &Vocabulary, on: Date) -> Result<(Person, Vec<Fault>), Vec<Fault>> {
        let within = |mut faults: Vec<Fault>| {
            for fault in &mut faults {
                fault.path = format!("person.{}", fault.path);
            }
            self.placed(faults)
        };
        let read = person::of_file(&self.file.person, vocabulary, on).map_err(within)?;
        Ok((read.0, within(read.1)))
    }
}

/// Reads a plan file.
///
/// # Errors
/// A file that is no plan, and everything wrong with one that is.
pub fn read(content: &[u8], format: Option<Format>) -> Result<Opened, Vec<Fault>> {
    if let Some(fault) = another_file(content) {
        return Err(vec![fault]);
    }
    let tree = Tree::read(content, format).map_err(|fault| vec![fault])?;
    if let Some(fault) = not_a_plan(&tree.value()) {
        return Err(vec![fault]);
    }
    let place = |mut faults: Vec<Fault>| {
        for fault in &mut faults {
            fault.place = tree.place(&fault.path);
        }
        faults
    };
    let (file, faults) = shape::<PlanFile>(tree.value(), FILE).map_err(place)?;
    if !faults.is_empty() {
        return Err(place(faults));
    }
    Ok(Opened { file, tree })
}

const HOW: &str = "`rungs plan PERSON --to ROLE --save plan.yaml` writes a plan that can be opened again";

/// What isn't written as facts are.
fn another_file(content: &[u8]) -> Option<Fault> {
    let is_calendar = content.starts_with(b"BEGIN:VCALENDAR");
    is_calendar.then(|| Fault {
        help: Some(HOW.into()),
        ..Fault::whole("this is the calendar of a plan (--ics), which says too little to be opened again")
    })
}

/// What is written as facts are, and isn't a plan at all.
fn not_a_plan(value: &Value) -> Option<Fault> {
    let has = |key: &str| value.get(key).is_some();
    let fault = |message: &str| Some(Fault { help: Some(HOW.into()), ..Fault::whole(message) });
    if has("plans") && has("obstacle") {
        return fault("this is an answer of `rungs plan --json`, with every plan and nothing of the person");
    }
    if has("steps") || has("made_on") {
        return None;
    }
    let of_a_person = ["name", "born", "employments", "qualifications", "experience", "has", "answers", "complete"];
    match of_a_person.into_iter().any(has) {
        true => fault("this is a person file, not a plan file"),
        false => fault("this is not a plan file: it has no `steps:`"),
    }
}
