//! What `rungs framework check --json` says.

use rungs_check::{Finding, Level, Location};
use rungs_core::requirement::{Content, Requirement};
use rungs_text::{Edit, Rewrite};
use schemars::JsonSchema;
use serde::Serialize;

use crate::framework::Loaded;

/// What is wrong with a framework's pages, or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FindingsAnswer {
    /// A digest of all files.
    pub digest: String,
    /// How many pages were read.
    pub pages: usize,
    /// How many roles were read.
    pub roles: usize,
    /// How many requirements were read.
    pub requirements: usize,
    /// Whether the framework can be used.
    pub is_sound: bool,
    /// How many of the findings are accepted, by the framework's own page and on the day of the check.
    pub accepted: usize,
    /// Everything found, by page and line; what is accepted too.
    pub findings: Vec<FindingShown>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FindingShown {
    /// The stable code.
    pub code: String,
    /// error, warning or note.
    pub level: String,
    /// What is wrong.
    pub message: String,
    /// Where.
    #[serde(flatten)]
    pub place: PlaceShown,
    /// Other places it speaks of.
    pub related: Vec<RelatedPlace>,
    /// What to do.
    pub help: Option<String>,
    /// Ready-made ways to write it. One alone is what was surely meant; among several the author chooses.
    pub rewrites: Vec<RewriteShown>,
    /// Somebody who shows it, made up, where there is somebody.
    pub witness: Option<WitnessShown>,
    /// That the framework's author has accepted it, and why.
    pub accepted: Option<AcceptedShown>,
}

/// Why a finding stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AcceptedShown {
    /// The reason, as the author gives it.
    pub reason: String,
    /// The last day on which it is accepted; none where no end is given.
    pub until: Option<String>,
    /// Where that is said.
    #[serde(flatten)]
    pub place: PlaceShown,
}

/// Somebody made up, to show a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WitnessShown {
    /// What they show.
    pub shows: String,
    /// The role they can be checked for.
    pub role: String,
    /// The way in, where it is about one.
    pub route: Option<String>,
    /// The day of the start.
    pub start: String,
    /// The person, as a person file has it.
    pub person: serde_json::Value,
}

/// A place in a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlaceShown {
    /// The page.
    pub page: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The first byte; none where the finding is about the page as a whole.
    pub start: Option<usize>,
    /// The byte after the last.
    pub end: Option<usize>,
}

/// Another place that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RelatedPlace {
    /// What to see there.
    pub message: String,
    /// Where.
    #[serde(flatten)]
    pub place: PlaceShown,
}

/// A ready-made way to write something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RewriteShown {
    /// What the page would then say, in a few words.
    pub label: String,
    /// The changes that do it, in the order of the page.
    pub edits: Vec<EditShown>,
}

/// A change of a page's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EditShown {
    /// The first byte replaced.
    pub start: usize,
    /// The byte after the last replaced.
    pub end: usize,
    /// What to write there.
    pub replacement: String,
}

impl FindingsAnswer {
    /// What was found in the pages of a framework.
    pub fn of(loaded: &Loaded, findings: &[Finding]) -> FindingsAnswer {
        FindingsAnswer {
            digest: loaded.digest.clone(),
            pages: loaded.files.iter().filter(|file| file.path.ends_with(".md")).count(),
            roles: loaded.checked.framework.roles.len(),
            requirements: requirements(loaded),
            is_sound: findings.iter().all(|finding| finding.level < Level::Error),
            accepted: findings.iter().filter(|finding| finding.accepted.is_some()).count(),
            findings: findings.iter().map(FindingShown::of).collect(),
        }
    }
}

/// How many requirements were read; a list counts by its items.
fn requirements(loaded: &Loaded) -> usize {
    fn of(requirements: &[Requirement]) -> usize {
        let one = |requirement: &Requirement| match &requirement.content {
            Content::Group { members, .. } => of(members),
            _ => 1,
        };
        requirements.iter().map(one).sum()
    }
    let each = loaded.checked.framework.roles.iter().map(|role| {
        let ways = role.routes.iter().map(|route| {
            of(&route.requirements) + route.offers.iter().map(|offer| of(&offer.requirements)).sum::<usize>()
        });
        let steps = role.next.iter().map(|step| of(&step.requirements));
        of(&role.to_hold) + of(&role.to_start) + of(&role.to_stay) + ways.sum::<usize>() + steps.sum::<usize>()
    });
    each.sum()
}

impl FindingShown {
    /// A finding as it goes over the wire.
    pub fn of(finding: &Finding) -> FindingShown {
        let related = finding.related.iter();
        FindingShown {
            code: finding.code.to_owned(),
            level: finding.level.as_str().to_owned(),
            message: finding.message.clone(),
            place: PlaceShown::of(&finding.location),
            related: related
                .map(|(at, message)| RelatedPlace { message: message.clone(), place: PlaceShown::of(at) })
                .collect(),
            help: finding.help.clone(),
            rewrites: finding.rewrites.iter().map(RewriteShown::of).collect(),
            witness: finding.shown.as_deref().map(|shown| WitnessShown {
                shows: shown.words.clone(),
                role: shown.role.clone(),
                route: shown.route.clone(),
                start: shown.start.to_string(),
                person: crate::person::write::value(&shown.person),
            }),
            accepted: finding.accepted.as_deref().map(|accepted| AcceptedShown {
                reason: accepted.reason.clone(),
                until: accepted.until.map(|day| day.to_string()),
                place: PlaceShown::of(&accepted.place),
            }),
        }
    }
}

impl RewriteShown {
    fn of(rewrite: &Rewrite) -> RewriteShown {
        let edit = |edit: &Edit| EditShown {
            start: edit.span.start,
            end: edit.span.end,
            replacement: edit.replacement.clone(),
        };
        RewriteShown { label: rewrite.label.clone(), edits: rewrite.edits.iter().map(edit).collect() }
    }
}

impl PlaceShown {
    fn of(location: &Location) -> PlaceShown {
        PlaceShown {
            page: location.path.clone(),
            line: location.line,
            column: location.column,
            start: location.span.map(|span| span.start),
            end: location.span.map(|span| span.end),
        }
    }
}
