//! What can be typed of a plan: where to, and what it has to keep to.

use std::path::PathBuf;

use clap::Args;
use rungs_core::date::Date;

use super::{When, Who, format};
use rungs_app::tree::Format;

/// Plan the way to a role: what to do, in what order, by when.
///
/// Of several plans none is as good as another in every way: one is over sooner, another costs less, has fewer steps, or
/// leaves less for others to decide.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs plan people/amina.yaml --to \"art therapist\"
  rungs plan people/amina.yaml --to \"occupational therapist\" --by 2033-09 --keep-working
  rungs plan people/amina.yaml --to physiotherapist --hours 8 --money 3000 --all
  rungs plan people/amina.yaml --to physiotherapist --ics plan.ics
  rungs plan people/amina.yaml --to physiotherapist --pdf plan.pdf
  rungs plan people/amina.yaml --to physiotherapist --save plan.yaml --choose cheapest
  rungs plan --reopen plan.yaml                        a year later: what has become of it
  rungs plan --reopen plan.yaml amina-now.yaml         the same, by what is known of her now
  rungs plan people/amina.yaml --to physiotherapist --json")]
pub(crate) struct Plan {
    /// A file that says what is known of a person (YAML, TOML or JSON), or - for standard input.
    #[arg(value_name = "PERSON", required_unless_present = "reopen")]
    person: Option<PathBuf>,
    /// How the file is written, where its content doesn't tell.
    #[arg(long, value_name = "yaml|toml|json", value_parser = format)]
    format: Option<Format>,
    /// Leave unknown what is told in words that this framework doesn't have, and say what was left.
    #[arg(long)]
    leave_unknown_words: bool,
    /// The role, by its title, another name for it, or nearly so.
    #[arg(long, value_name = "ROLE", required_unless_present = "reopen")]
    pub(crate) to: Option<String>,
    /// Open a plan that was saved: what is done, what is due, what is late or can't be done any more and why, and a new plan
    /// from today that keeps as much of it as can be. PERSON is what is known of them now; without it, what the plan rests on,
    /// and what is marked in it as begun or done.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["to", "route", "by", "late", "not_before", "hours", "money", "keep_working",
        "same_employer", "no_evenings", "breaks", "without", "hours_in", "hope", "exceptions", "start", "ics", "pdf", "save", "choose"])]
    pub(crate) reopen: Option<PathBuf>,
    /// Only by this way in: its title, or how it begins.
    #[arg(long, value_name = "ROUTE")]
    pub(crate) route: Option<String>,
    /// The day by which everything has to be over: 2033-09-01, or 2033-09.
    #[arg(long, value_name = "DATE", value_parser = day_or_month)]
    pub(crate) by: Option<Date>,
    /// Put everything off as long as it can be: the last day on which it can all begin, and still be over by --by.
    #[arg(long, requires = "by")]
    pub(crate) late: bool,
    /// The first day on which anything may begin.
    #[arg(long, value_name = "DATE", value_parser = day_or_month)]
    pub(crate) not_before: Option<Date>,
    /// The most hours a week of one's own time for learning.
    #[arg(long, value_name = "HOURS")]
    pub(crate) hours: Option<u32>,
    /// The most that everything may cost, in pounds; what has a cost that nobody has told is left out.
    #[arg(long, value_name = "POUNDS")]
    pub(crate) money: Option<u32>,
    /// Go on working: no full-time course.
    #[arg(long)]
    pub(crate) keep_working: bool,
    /// Stay with the employer: no post elsewhere.
    #[arg(long)]
    pub(crate) same_employer: bool,
    /// Nothing in the evening.
    #[arg(long)]
    pub(crate) no_evenings: bool,
    /// A time in which nothing is learned, from its first day to the first day after: 2029-01..2029-09.
    #[arg(long = "break", value_name = "FROM..UNTIL", value_parser = days)]
    pub(crate) breaks: Vec<(Date, Date)>,
    /// Leave a step out, by its name in the JSON answer: what if that can't be done?
    #[arg(long, value_name = "STEP")]
    pub(crate) without: Vec<String>,
    /// Of several jobs the one in which more hours can be asked for: its role, or how it begins.
    #[arg(long, value_name = "JOB")]
    pub(crate) hours_in: Option<String>,
    /// Count on whatever may be so, and not on what was told alone.
    #[arg(long)]
    pub(crate) hope: bool,
    /// Count on exceptions: on somebody setting aside what they usually ask.
    #[arg(long)]
    pub(crate) exceptions: bool,
    #[command(flatten)]
    pub(crate) when: When,
    /// Write the chosen plan to this file as a calendar (iCalendar).
    #[arg(long, value_name = "FILE")]
    pub(crate) ics: Option<PathBuf>,
    /// Write the chosen plan to this file as a PDF of a page or two, to print and pin up. It takes a rungs that was built with
    /// --features pdf.
    #[arg(long, value_name = "FILE")]
    pub(crate) pdf: Option<PathBuf>,
    /// Write the chosen plan to this file (YAML), with what was told of the person but their name: to read, to mark what is
    /// done, and to open again with --reopen.
    #[arg(long, value_name = "FILE")]
    pub(crate) save: Option<PathBuf>,
    /// Which plan is written: fastest, cheapest, fewest-steps, least-risk, or its number among those shown with --all; the
    /// first, if not given.
    #[arg(long, value_name = "WHICH")]
    pub(crate) choose: Option<String>,
    /// Every plan with all its steps, and not only the soonest.
    #[arg(long)]
    pub(crate) all: bool,
    /// Answer as JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// End with status 1 where there is no plan.
    #[arg(long)]
    pub(crate) exit_status: bool,
}

impl Plan {
    /// The person asked about, where one is named.
    pub(crate) fn who(&self) -> Option<Who> {
        let person = self.person.clone()?;
        Some(Who { person, format: self.format, leave_unknown_words: self.leave_unknown_words })
    }
}

/// A day, or the first day of a month: *2033-09*.
fn day_or_month(told: &str) -> Result<Date, String> {
    let whole = if told.len() == 7 { format!("{told}-01") } else { told.to_owned() };
    whole.parse().map_err(|_| format!("“{told}” is no day: write 2033-09-01, or 2033-09 for its first day"))
}

/// *2029-01..2029-09*
fn days(told: &str) -> Result<(Date, Date), String> {
    let wrong =
        || format!("“{told}” is no time: write its first day, two dots and the first day after it, 2029-01..2029-09");
    let (from, until) = told.split_once("..").ok_or_else(wrong)?;
    let (from, until) = (day_or_month(from)?, day_or_month(until)?);
    if until <= from { Err(wrong()) } else { Ok((from, until)) }
}
