//! What can be typed of similar roles.

use std::path::PathBuf;

use clap::Args;

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
