//! Other people's formats, in and out, each with a report of what was kept, changed and lost.
//!
//! Nothing here opens a file or asks for the day: bytes and the day come in, pages and a [`Report`] go out. An import never
//! fails: what is wrong with a file is a fault in its report, and the rest is there.

mod columns;
mod coverage;
mod esco;
mod html;
mod input;
mod markdown;
mod ncs;
mod occupations;
mod onet;
mod published;
mod report;
mod standards;
mod vocabulary;

pub use coverage::Coverage;
pub use esco::{EscoFiles, import as import_esco};
pub use ncs::{Statement, StatementKind, import as import_ncs, read_statements};
pub use occupations::{
    ESSENTIAL, FORMAT as OCCUPATIONS_FORMAT, OPTIONAL, Occupation, Occupations, OccupationsImport, Skill, Weights,
};
pub use onet::{OnetFiles, import as import_onet};
pub use report::{CoverageReport, Fault, FieldReport, Progression, Records, Report};
pub use standards::import as import_standards;

/// A framework's folder as an import made it, and what became of everything that came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The files, each with its path inside the folder.
    pub files: Vec<(String, String)>,
    /// What was kept, changed and lost.
    pub report: Report,
}
