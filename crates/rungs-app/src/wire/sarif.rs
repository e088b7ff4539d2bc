//! Findings as SARIF 2.1.0, the shape that code hosts and editors read from any checker.
//!
//! Only what we fill is here. The names are those of the standard, and so are the units: lines and columns from 1,
//! columns in characters, an end just behind the last one.

use std::collections::BTreeMap;

use rungs_check::finding::{self, Rule};
use rungs_check::{Acceptance, Finding, Level, Location};
use rungs_text::{Rewrite, Span};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::framework::Loaded;
use crate::manual;

/// The name and version of how fingerprints are made.
const FINGERPRINT: &str = "rungsFinding/v1";

/// A log with one run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct Log {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub version: &'static str,
    pub runs: Vec<Run>,
}

/// One check of one framework.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct Run {
    pub tool: Tool,
    pub column_kind: &'static str,
    pub results: Vec<Found>,
}

/// What checked it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct Tool {
    pub driver: Driver,
}

/// The checker, with its rules: the manual.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct Driver {
    pub name: &'static str,
    pub semantic_version: &'static str,
    pub rules: Vec<Descriptor>,
}

/// A kind of finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct Descriptor {
    pub id: &'static str,
    pub short_description: Text,
    pub full_description: Text,
    pub help: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help_uri: Option<String>,
    pub default_configuration: Configuration,
}

/// Words, in Markdown as well where that says more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct Text {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
}

/// How serious a kind of finding is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct Configuration {
    pub level: &'static str,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct Found {
    pub rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_index: Option<usize>,
    pub level: &'static str,
    pub message: Text,
    pub locations: Vec<Place>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_locations: Vec<Place>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fixes: Vec<Fix>,
    pub partial_fingerprints: BTreeMap<&'static str, String>,
    /// None at all says that nobody knows whether it is accepted; an empty list, that it isn't.
    pub suppressions: Vec<Suppression>,
}

/// That a finding is accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct Suppression {
    pub kind: &'static str,
    pub status: &'static str,
    pub justification: String,
    pub location: Place,
}

/// A place, with what to see there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct Place {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<usize>,
    pub physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Text>,
}

/// A file, and where in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct PhysicalLocation {
    pub artifact_location: ArtifactLocation,
    pub region: Region,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct ArtifactLocation {
    pub uri: String,
}

/// A stretch of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct Region {
    pub start_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_column: Option<usize>,
}

/// A ready-made way to write it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct Fix {
    pub description: Text,
    pub artifact_changes: Vec<ArtifactChange>,
}

/// The changes of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct ArtifactChange {
    pub artifact_location: ArtifactLocation,
    pub replacements: Vec<Replacement>,
}

/// A change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct Replacement {
    pub deleted_region: Region,
    pub inserted_content: Text,
}

/// Findings as a log. `address` gives the address of a page: what a reader of the log would open.
pub fn log(loaded: &Loaded, findings: &[Finding], address: impl Fn(&str) -> String) -> Log {
    let rules = finding::manual();
    let pages = Pages { loaded, address: &address };
    let mut seen = BTreeMap::new();
    let results = findings.iter().map(|finding| pages.found(finding, &rules, &mut seen)).collect();
    let rules = rules.iter().map(descriptor).collect();
    let driver = Driver { name: "rungs", semantic_version: env!("CARGO_PKG_VERSION"), rules };
    Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: vec![Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results }],
    }
}

fn plain(text: impl Into<String>) -> Text {
    Text { text: text.into(), markdown: None }
}

fn descriptor(rule: &Rule) -> Descriptor {
    let page = manual::page(rule);
    Descriptor {
        id: rule.code,
        short_description: plain(rule.meaning),
        full_description: plain(rule.matters),
        help: Text { text: page.clone(), markdown: Some(page) },
        help_uri: manual::address(rule.code),
        default_configuration: Configuration { level: level(rule.level) },
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

/// The pages that findings are about.
struct Pages<'a> {
    loaded: &'a Loaded,
    address: &'a dyn Fn(&str) -> String,
}

impl Pages<'_> {
    fn found(&self, finding: &Finding, rules: &[Rule], seen: &mut BTreeMap<String, usize>) -> Found {
        let message = match &finding.help {
            Some(help) => format!("{}\n{help}", finding.message),
            None => finding.message.clone(),
        };
        let related = finding.related.iter().enumerate();
        Found {
            rule_id: finding.code,
            rule_index: rules.iter().position(|rule| rule.code == finding.code),
            level: level(finding.level),
            message: plain(message),
            locations: vec![self.place(&finding.location, None, None)],
            related_locations: related
                .map(|(id, (location, words))| self.place(location, Some(id + 1), Some(plain(words))))
                .collect(),
            fixes: finding.rewrites.iter().map(|rewrite| self.fix(&finding.location, rewrite)).collect(),
            partial_fingerprints: BTreeMap::from([(FINGERPRINT, self.fingerprint(finding, seen))]),
            suppressions: finding.accepted.iter().map(|accepted| self.suppression(accepted)).collect(),
        }
    }

    /// What stays the same of a finding while lines above it come and go: its code, its page and the words of its line.
    /// Findings that have all of these in common are numbered in their order.
    fn fingerprint(&self, finding: &Finding, seen: &mut BTreeMap<String, usize>) -> String {
        let written = self.source(&finding.location.path).map(|source| finding.location.line_in(source));
        let words: Vec<&str> = written.unwrap_or_default().split_whitespace().collect();
        let mut hash = Sha256::new();
        for part in [finding.code, &finding.location.path, &words.join(" ")] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        let digits: String = hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let count = seen.entry(digits.clone()).or_default();
        *count += 1;
        format!("{digits}:{count}")
    }

    fn suppression(&self, accepted: &Acceptance) -> Suppression {
        // It stands on the framework's page, and not beside what it is about.
        Suppression {
            kind: "external",
            status: "accepted",
            justification: accepted.reason.clone(),
            location: self.place(&accepted.place, None, None),
        }
    }

    fn place(&self, location: &Location, id: Option<usize>, message: Option<Text>) -> Place {
        let physical_location =
            PhysicalLocation { artifact_location: self.artifact(&location.path), region: self.region(location) };
        Place { id, physical_location, message }
    }

    fn artifact(&self, path: &str) -> ArtifactLocation {
        ArtifactLocation { uri: (self.address)(path) }
    }

    fn region(&self, location: &Location) -> Region {
        let whole_line = Region {
            start_line: usize::try_from(location.line).unwrap_or(1).max(1),
            start_column: None,
            end_line: None,
            end_column: None,
        };
        location.span.and_then(|span| self.stretch(&location.path, span)).unwrap_or(whole_line)
    }

    fn source(&self, path: &str) -> Option<&str> {
        let file = self.loaded.files.iter().find(|file| file.path == path)?;
        std::str::from_utf8(file.content.as_deref().ok()?).ok()
    }

    fn stretch(&self, path: &str, span: Span) -> Option<Region> {
        let source = self.source(path)?;
        let (start_line, start_column) = position(source, span.start)?;
        let (end_line, end_column) = position(source, span.end.max(span.start))?;
        Some(Region {
            start_line,
            start_column: Some(start_column),
            end_line: Some(end_line),
            end_column: Some(end_column),
        })
    }

    fn fix(&self, location: &Location, rewrite: &Rewrite) -> Fix {
        let replacements = rewrite.edits.iter().map(|edit| Replacement {
            deleted_region: self.region(&Location { span: Some(edit.span), ..location.clone() }),
            inserted_content: plain(edit.replacement.clone()),
        });
        let change =
            ArtifactChange { artifact_location: self.artifact(&location.path), replacements: replacements.collect() };
        Fix { description: plain(rewrite.label.clone()), artifact_changes: vec![change] }
    }
}

/// The line and the column of a byte, from 1, the column in characters.
fn position(source: &str, byte: usize) -> Option<(usize, usize)> {
    let before = source.get(..byte)?;
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next()?.chars().count() + 1;
    Some((line, column))
}
