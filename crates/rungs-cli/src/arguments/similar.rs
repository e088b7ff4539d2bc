//! What can be typed of similar roles, and of importing occupations to compare them by.

use std::path::PathBuf;

use clap::Args;
use rungs_core::date::Date;

use super::day;

/// Which roles are similar to one, and why: the duties and skills they share.
///
/// Similar work says nothing about who may do it: what is open to you, `rungs check` says.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs similar \"physiotherapy assistant\"
  rungs import esco esco-v1.1 --out occupations.json
  rungs similar paramedic --occupations occupations.json
  rungs similar paramedic --occupations occupations.json --as \"paramedic in emergency responses\"
  rungs similar florist --occupations occupations.json --json")]
pub(crate) struct Similar {
    /// The role, by its title, another name for it, or nearly so; with --occupations an occupation as well.
    #[arg(value_name = "ROLE")]
    pub(crate) role: String,
    /// Compare with the occupations of a classification: a file that `rungs import esco` or `rungs import onet` wrote.
    #[arg(long, value_name = "FILE")]
    pub(crate) occupations: Option<PathBuf>,
    /// The occupation of the classification that the role is, by its title or another name of it.
    #[arg(long = "as", value_name = "OCCUPATION", requires = "occupations")]
    pub(crate) known_as: Option<String>,
    /// How many to show.
    #[arg(long, value_name = "COUNT", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) most: u16,
    /// Answer as JSON.
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
