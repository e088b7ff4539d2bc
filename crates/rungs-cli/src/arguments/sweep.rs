//! What can be typed of a sweep.

use std::path::PathBuf;

use clap::Args;
use rungs_core::date::Date;
use rungs_workforce::supply::{Chance, Expectation, MOST_QUARTERS, QUARTERS, SEARCHES};

use super::{When, day};

/// Where everybody of a staff export stands, what would help most, and what isn't known.
///
/// The staff are in the first file: CSV as Excel writes it, a workbook, Parquet or Arrow. Other files go with it: qualifications one a
/// row, answers to questions. What the columns mean is proposed, and has to be confirmed once: in a terminal by answering, or by
/// writing the proposal to a file (--draft), looking at it, and giving it with --map from then on.
///
/// Rows that can't be read are counted and listed with their reason. What a file doesn't say is unknown, and never a no.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs sweep staff.xlsx --draft staff-map.yaml
  rungs sweep staff.xlsx --map staff-map.yaml
  rungs sweep staff.xlsx --map staff-map.yaml --role \"assistant practitioner\" --start 2027-09-01 --out ready.xlsx
  rungs sweep staff.csv qualifications.csv --map staff-map.yaml --out ready.parquet --questions ask.csv
  rungs sweep staff.csv --map staff-map.yaml --role \"art therapist\" --what-if start=2028-09-01
  rungs sweep staff.xlsx --map staff-map.yaml --role \"assistant practitioner\" --supply --expect takes-up=0.3..0.6
  rungs sweep staff.csv --as-proposed --json")]
pub(crate) struct Sweep {
    /// The staff export, and files that go with it.
    #[arg(value_name = "STAFF", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// What the columns mean (YAML).
    #[arg(long, value_name = "FILE")]
    pub(crate) map: Option<PathBuf>,
    /// Write what the columns are proposed to mean to this file, and nothing else.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["map", "as_proposed", "out", "questions", "json"])]
    pub(crate) draft: Option<PathBuf>,
    /// Take the columns for what they are proposed to be, without asking. Columns that can be two things are left out.
    #[arg(long, conflicts_with = "map")]
    pub(crate) as_proposed: bool,
    /// Only this role, by its title, another name for it, or nearly so; several times for several. Of up to twelve ways in, the best
    /// combinations of things to do are told as well, and which sentence stops whom.
    #[arg(long = "role", value_name = "ROLE")]
    pub(crate) roles: Vec<String>,
    /// Only this way in: its title, or how it begins.
    #[arg(long, value_name = "ROUTE", requires = "roles")]
    pub(crate) route: Option<String>,
    #[command(flatten)]
    pub(crate) when: When,
    /// Ask what would be otherwise, who would stand otherwise, and by which sentence: start=2028-09-01, takes-part=SCHEME (or
    /// SCHEME=no) for the employer of the mapping, framework=DIR or framework-version=VERSION for other rules. Several times for
    /// several at once.
    #[arg(long, value_name = "CHANGE", value_parser = what_if)]
    pub(crate) what_if: Vec<WhatIf>,
    /// How many could start and could have finished, quarter by quarter: those who are ready or become so by waiting, and those
    /// whom a plan leads there. Of up to twelve ways in.
    #[arg(long)]
    pub(crate) supply: bool,
    /// How many quarters are looked ahead.
    #[arg(long, value_name = "NUMBER", requires = "supply", default_value_t = QUARTERS,
        value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_QUARTERS)))]
    pub(crate) quarters: u32,
    /// What is assumed of those whom a plan leads there, as a share or a range: takes-up=0.3..0.6 (who goes through with the
    /// steps), agreed=0.8 (each decision by others), turns-out-well=50% (each thing that isn't known), leaves=0.1 (within a
    /// year). What isn't told stays open, and the numbers have both ends. Several times for several.
    #[arg(long, value_name = "ASSUMPTION", value_parser = expectation, requires = "supply")]
    pub(crate) expect: Vec<(Expectation, Chance)>,
    /// Where drawing numbers begins: the same seed gives the same numbers.
    #[arg(long, value_name = "NUMBER", default_value_t = 1, requires = "expect")]
    pub(crate) seed: u64,
    /// How many plans are looked for at most, for those of whom most are alike first.
    #[arg(long, value_name = "NUMBER", default_value_t = SEARCHES, requires = "supply")]
    pub(crate) searches: usize,
    /// Write everybody to this file: .xlsx (a workbook), .csv or .parquet (columns), .html (one page to print, without people).
    /// Several times for several.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Vec<PathBuf>,
    /// In columns, a row for each person and way in, and not one for each person.
    #[arg(long)]
    pub(crate) long: bool,
    /// Write each person's few missing questions to this file (.csv), for a mail merge.
    #[arg(long, value_name = "FILE")]
    pub(crate) questions: Option<PathBuf>,
    /// The address of a site that runs Rungs: each person's questions get a link to it.
    #[arg(long, value_name = "ADDRESS", requires = "questions")]
    pub(crate) link: Option<String>,
    /// Answer as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// One thing that is taken to be otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WhatIf {
    /// The day of the start.
    Start(Date),
    /// Whether the employer takes part in a scheme.
    TakesPart(String, bool),
    /// The folder of another framework.
    Framework(PathBuf),
    /// Another version of the framework.
    FrameworkVersion(String),
}

fn expectation(text: &str) -> Result<(Expectation, Chance), String> {
    let help = "say takes-up=SHARE, agreed=SHARE, turns-out-well=SHARE or leaves=SHARE";
    let (name, share) = text.split_once('=').ok_or(help)?;
    let expectation = Expectation::named(name).ok_or(help)?;
    Ok((expectation, share.parse().map_err(str::to_owned)?))
}

fn what_if(text: &str) -> Result<WhatIf, String> {
    let help = "say start=DATE, takes-part=SCHEME, framework=DIR or framework-version=VERSION";
    match text.split_once('=') {
        Some((_, "")) | None => Err(help.to_owned()),
        Some(("start", date)) => day(date).map(WhatIf::Start),
        Some(("takes-part", scheme)) => Ok(match scheme.rsplit_once('=') {
            Some((scheme, "no")) => WhatIf::TakesPart(scheme.to_owned(), false),
            Some((scheme, "yes")) => WhatIf::TakesPart(scheme.to_owned(), true),
            _ => WhatIf::TakesPart(scheme.to_owned(), true),
        }),
        Some(("framework", folder)) => Ok(WhatIf::Framework(folder.into())),
        Some(("framework-version", version)) => Ok(WhatIf::FrameworkVersion(version.to_owned())),
        Some(_) => Err(help.to_owned()),
    }
}
