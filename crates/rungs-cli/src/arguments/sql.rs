//! What can be typed of a way in as SQL.

use clap::{Args, ValueEnum};

use super::When;

/// Write a way in as SQL: a statement that gives everybody's floor and ceiling, over columns that are prepared.
///
/// SQL doesn't read people. Prepared columns say of each condition whether it is surely as asked and whether it may be; the comments in
/// front tell which column is which. The Python package prepares them (`rungs.prepared`).
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs sql \"art therapist\" --route full-time --dialect duckdb
  rungs sql dietitian --dialect spark > dietitian.sql
  rungs sql dietitian --route \"dietitian degree\" --dialect postgres --on 2026-11-22 --start 2027-09-01")]
pub(crate) struct Sql {
    /// The role, by its title, another name for it, or nearly so.
    #[arg(value_name = "ROLE")]
    pub(crate) role: String,
    /// Only this way in: its title, or how it begins. Without it, a statement for each.
    #[arg(long, value_name = "ROUTE")]
    pub(crate) route: Option<String>,
    /// Whose SQL: duckdb, spark or postgres.
    #[arg(long, value_name = "DIALECT", hide_possible_values = true)]
    pub(crate) dialect: SqlDialect,
    #[command(flatten)]
    pub(crate) when: When,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum SqlDialect {
    Duckdb,
    Spark,
    Postgres,
}
