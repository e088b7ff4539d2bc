//! What can be typed of an import: from what, and where it goes.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use rungs_core::date::Date;

use super::day;

#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    /// Job profiles of the National Careers Service: a JSON object a line, packed with gzip or not.
    #[command(after_help = "\
Examples:
  rungs import ncs job_profiles.ndjson.gz --out careers
  rungs framework check careers
  rungs show nurse --framework careers --readings")]
    Ncs(Imported),
    /// Apprenticeship standards (CSV) or frameworks (JSON): a role each, with its level, its code and its length.
    #[command(after_help = "\
Examples:
  rungs import standards apprenticeship_standards.csv --out standards
  rungs roles --framework standards --level 6")]
    Standards(Imported),
    /// ESCO, the European classification: occupations and their skills in a file that `rungs similar` compares by.
    #[command(after_help = "\
Examples:
  rungs import esco esco-v1.1 --out occupations.json
  rungs similar paramedic --occupations occupations.json")]
    Esco(ImportedOccupations),
    /// O*NET, the American database: occupations and how important skills and knowledge are to them, as such a file.
    #[command(after_help = "\
Examples:
  rungs import onet onet-29.3 --out occupations.json
  rungs similar paramedic --occupations occupations.json")]
    Onet(ImportedOccupations),
}

/// What is imported, and where it goes.
#[derive(Debug, Args)]
pub(crate) struct Imported {
    /// The file, packed with gzip or not.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The folder to write: a new one, an empty one, or one that an import made.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The day of the import, which every source names; today, if not given.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<Date>,
    /// Answer with the whole report as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// A classification that is imported, and where it goes.
#[derive(Debug, Args)]
pub(crate) struct ImportedOccupations {
    /// The folder that holds the release's files, each packed with gzip or not.
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// The file to write: a new one, or one that such an import wrote.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// The day of the import; today, if not given.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<Date>,
    /// Answer with the whole report as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}
