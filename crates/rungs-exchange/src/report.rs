//! What became of everything that came in. Law 10: what was kept, changed and lost adds up to it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::coverage::Coverage;

/// What an import read, wrote and lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Report {
    /// What was imported: *ncs*, *standards*.
    pub format: String,
    /// The records of the file: profiles, standards.
    pub records: Records,
    /// What the records hold, field by field.
    pub fields: Vec<FieldReport>,
    /// How far the requirements are understood, kind by kind.
    pub coverage: Vec<CoverageReport>,
    /// What was wrong with the file, and survived.
    pub faults: Vec<Fault>,
    /// How many links lead from role to role, and how many roles lead back to themselves.
    pub progression: Option<Progression>,
    /// Every file that was written, by its path in the folder.
    pub files: Vec<String>,
}

/// Records, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Records {
    /// What came in.
    #[serde(rename = "in")]
    pub in_: usize,
    /// What became a page.
    pub read: usize,
    /// What was set aside; a fault names each.
    pub set_aside: usize,
}

/// The items of one field, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FieldReport {
    /// The field.
    pub field: String,
    /// What came in.
    #[serde(rename = "in")]
    pub in_: usize,
    /// What stands on a page in its own words.
    pub kept: usize,
    /// What stands on a page in other words: a sentence in its canonical form, a heading, a name.
    pub changed: usize,
    /// What stands on no page, by the reason.
    pub lost: BTreeMap<String, usize>,
}

/// How far the requirements of one kind are understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CoverageReport {
    /// Which requirements: *university*, *restrictions*.
    pub kind: String,
    /// All of them.
    #[serde(rename = "in")]
    pub in_: usize,
    /// Facts settle it.
    pub decided: usize,
    /// Somebody's judgement settles it.
    pub decision: usize,
    /// It is asked word for word.
    pub handed_back: usize,
    /// It asks for nothing.
    pub asks_nothing: usize,
    /// It wasn't understood, and stays open.
    pub unread: usize,
}

/// Something wrong with the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fault {
    /// Where: a line, a profile.
    pub place: String,
    /// What, in a few words.
    pub what: String,
}

/// Steps from role to role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Progression {
    /// Links that were written.
    pub links: usize,
    /// Groups of roles that lead to one another in a circle, by their titles. They are kept: a circle is no error.
    pub circles: Vec<Vec<String>>,
}

/// What happened to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Kept,
    Changed,
    Lost(&'static str),
}

/// A report on its way.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    fields: BTreeMap<&'static str, FieldReport>,
    coverage: BTreeMap<&'static str, BTreeMap<Coverage, usize>>,
}

impl Tally {
    pub(crate) fn item(&mut self, field: &'static str, fate: Fate) {
        self.items(field, fate, 1);
    }

    /// So many items of a field that fare alike.
    pub(crate) fn items(&mut self, field: &'static str, fate: Fate, count: usize) {
        if count == 0 {
            return;
        }
        let counted = self.fields.entry(field).or_default();
        counted.in_ += count;
        match fate {
            Fate::Kept => counted.kept += count,
            Fate::Changed => counted.changed += count,
            Fate::Lost(why) => *counted.lost.entry(why.to_owned()).or_default() += count,
        }
    }

    pub(crate) fn understood(&mut self, kind: &'static str, coverage: Coverage) {
        *self.coverage.entry(kind).or_default().entry(coverage).or_default() += 1;
    }

    pub(crate) fn into_report(self, format: &str) -> Report {
        let fields = self.fields.into_iter().map(|(field, report)| FieldReport { field: field.to_owned(), ..report });
        let coverage = self.coverage.into_iter().map(|(kind, counts)| {
            let count = |coverage| counts.get(&coverage).copied().unwrap_or(0);
            CoverageReport {
                kind: kind.to_owned(),
                in_: counts.values().sum(),
                decided: count(Coverage::Decided),
                decision: count(Coverage::Decision),
                handed_back: count(Coverage::HandedBack),
                asks_nothing: count(Coverage::AsksNothing),
                unread: count(Coverage::Unread),
            }
        });
        Report {
            format: format.to_owned(),
            fields: fields.collect(),
            coverage: coverage.collect(),
            ..Report::default()
        }
    }
}

impl FieldReport {
    /// Everything lost.
    pub fn lost_in_all(&self) -> usize {
        self.lost.values().sum()
    }
}

impl Report {
    /// Whether what was kept, changed and lost is what came in, for every field, every kind and all records.
    pub fn adds_up(&self) -> bool {
        let fields = self.fields.iter().all(|field| field.in_ == field.kept + field.changed + field.lost_in_all());
        let coverage = self
            .coverage
            .iter()
            .all(|kind| kind.in_ == kind.decided + kind.decision + kind.handed_back + kind.asks_nothing + kind.unread);
        fields && coverage && self.records.in_ == self.records.read + self.records.set_aside
    }
}
