//! What can be typed. Help texts are read by people who have never used a terminal program before.

mod configured;
mod import;
mod plan;
mod serve;
mod similar;
mod sql;
mod sweep;

use std::path::PathBuf;

use crate::screen;
use clap::{Args, Parser, Subcommand, ValueEnum};
use rungs_app::tree::Format;
use rungs_core::date::Date;

pub(crate) use configured::read;
pub(crate) use import::{ImportCommand, Imported, ImportedOccupations};
pub(crate) use plan::Plan;
pub(crate) use serve::Serve;
pub(crate) use similar::Similar;
pub(crate) use sql::{Sql, SqlDialect};
pub(crate) use sweep::{Sweep, WhatIf};

/// Turns role pages into decisions people can check.
///
/// Rungs reads a career framework (a folder of ordinary pages, one a role), decides for one person,
/// and answers with the sentences, the facts and the sources that made the decision.
#[derive(Debug, Parser)]
#[command(version, name = "rungs", max_term_width = 100)]
#[command(after_help = "\
Examples:
  rungs roles                                          the roles there are
  rungs show \"assistant practitioner\"                  one role, as a person reads it
  rungs check people/amina.yaml                        where Amina stands, for every role
  rungs check people/amina.yaml --role \"art therapist\" the same for one role, with every reason
  rungs ask people/amina.yaml --role \"art therapist\"   what is still to be asked
  rungs plan people/amina.yaml --to \"art therapist\"   what to do, in what order, by when
  rungs sweep staff.xlsx                               a whole workforce at once
  rungs                                                the site, at http://127.0.0.1:8080

Exit status: 0 answered, 1 something was found (or not ready, with --exit-status), 2 can't be read.")]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) global: Global,
    /// Colours: auto (where the output is a terminal), always, or never.
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) color: Color,
    /// Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1
    /// in the environment says so for every command.
    #[arg(long, global = true)]
    pub(crate) plain: bool,
    /// None is told apart before this is read: the site is opened then.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Read this framework's folder instead of the one that comes with rungs.
    #[arg(long, global = true, value_name = "DIR", env = "RUNGS_FRAMEWORK", hide_env = true)]
    pub(crate) framework: Option<PathBuf>,
    /// Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder
    /// that holds it.
    #[arg(long, global = true, value_name = "VERSION")]
    pub(crate) framework_version: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    pub(crate) fn choice(self) -> anstream::ColorChoice {
        match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Roles(Roles),
    Opportunities(Opportunities),
    Show(Show),
    Similar(Similar),
    Check(Check),
    Ask(Ask),
    Plan(Plan),
    Sweep(Sweep),
    Sql(Sql),
    /// Work on a framework's pages: check them, test their cases.
    #[command(arg_required_else_help = true)]
    Framework {
        #[command(subcommand)]
        command: FrameworkCommand,
    },
    /// Turn other people's files into a framework's folder, or into occupations to compare by.
    ///
    /// What was kept, said in other words and lost is reported, and adds up to what came in.
    #[command(arg_required_else_help = true)]
    Import {
        #[command(subcommand)]
        command: ImportCommand,
    },
    Lsp(Lsp),
    Serve(Serve),
    /// Write completions for a shell.
    ///
    /// For example: rungs completions bash > ~/.local/share/bash-completion/completions/rungs
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Write the JSON Schema of the person file or of an answer.
    Schema {
        /// Which one: person, check, roles …
        name: String,
    },
}

/// List the roles of the framework.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs roles
  rungs roles --profession dietetics
  rungs roles --level 3
  rungs roles --search \"therapy assistant\"")]
pub(crate) struct Roles {
    /// Only roles of this profession.
    #[arg(long, value_name = "PROFESSION")]
    pub(crate) profession: Option<String>,
    /// Only roles at this qualification level.
    #[arg(long, value_name = "N")]
    pub(crate) level: Option<u8>,
    /// Only roles that are called something like this; best first.
    #[arg(long, value_name = "WORDS")]
    pub(crate) search: Option<String>,
    /// Answer as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// List ways to gain what roles ask for, beside the ways in: courses, placements, tests.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs opportunities
  rungs opportunities --json")]
pub(crate) struct Opportunities {
    /// Answer as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Show a role: what you do, what you bring, the ways in, where it leads. Or an opportunity: what it takes, costs and gives.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs show assistant-practitioner
  rungs show assistant-practitioner --readings         how each sentence was understood
  rungs show \"art therapist\" --json
  rungs show care-certificate                          an opportunity")]
pub(crate) struct Show {
    /// The role, by its title, another name for it, or nearly so; or an opportunity, by its title or its name in addresses.
    #[arg(value_name = "ROLE")]
    pub(crate) role: String,
    /// Say under each sentence how it was read: what is looked at, when, who asks, and whether facts or somebody's
    /// judgement decide.
    #[arg(long)]
    pub(crate) readings: bool,
    /// Answer as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// A person and how to read them.
#[derive(Clone, Debug, Args)]
pub(crate) struct Who {
    /// A file that says what is known of a person (YAML, TOML or JSON), or - for standard input.
    #[arg(value_name = "PERSON")]
    pub(crate) person: PathBuf,
    /// How the file is written, where its content doesn't tell.
    #[arg(long, value_name = "yaml|toml|json", value_parser = format)]
    pub(crate) format: Option<Format>,
    /// Leave unknown what is told in words that this framework doesn't have, and say what was left.
    #[arg(long)]
    pub(crate) leave_unknown_words: bool,
}

/// When the question is asked, and for when.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct When {
    /// The day the question is asked, such as 2026-11-22; today, if not given.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<Date>,
    /// The day the way in would start; the day of the question, if not given. It decides age and the rules in force.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) start: Option<Date>,
}

/// Check where a person stands, with every reason.
///
/// Without --role: every role, one line a way in, best first. With it: each sentence of the page, the facts that
/// answer it, where the rule comes from, and the smallest things to do.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs check people/amina.yaml
  rungs check people/amina.yaml --role \"assistant practitioner\"
  rungs check people/amina.yaml --role \"art therapist\" --route part-time --start 2027-09-01
  cat amina.json | rungs check - --role \"assistant practitioner\" --json")]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) who: Who,
    /// The role, by its title, another name for it, or nearly so.
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: Option<String>,
    /// Only this way in: its title, or how it begins.
    #[arg(long, value_name = "ROUTE", requires = "role")]
    pub(crate) route: Option<String>,
    #[command(flatten)]
    pub(crate) when: When,
    /// List the sources in full, and where each sentence stands.
    #[arg(long)]
    pub(crate) sources: bool,
    /// Every smallest set of things to do, and not only the first few.
    #[arg(long)]
    pub(crate) all: bool,
    /// Answer as JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// End with status 1 unless the person is ready, by one way in at least.
    #[arg(long)]
    pub(crate) exit_status: bool,
}

/// Ask what is still to be asked about a person.
///
/// In a terminal: the whole conversation, with the fewest questions. Otherwise, or with --json: the next question.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs ask people/blank.yaml --role \"assistant practitioner\"
  rungs ask people/blank.yaml --role \"assistant practitioner\" --save me.yaml
  rungs ask people/blank.yaml --role \"assistant practitioner\" --json")]
pub(crate) struct Ask {
    #[command(flatten)]
    pub(crate) who: Who,
    /// The role, by its title, another name for it, or nearly so.
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: String,
    /// Only this way in: its title, or how it begins.
    #[arg(long, value_name = "ROUTE")]
    pub(crate) route: Option<String>,
    #[command(flatten)]
    pub(crate) when: When,
    /// Answer as JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// At the end, write the person with the answers to this file.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub(crate) save: Option<PathBuf>,
    /// Hold the conversation even where the input is no terminal: one answer a line.
    #[arg(long, hide = true, conflicts_with = "json")]
    pub(crate) talk: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum FrameworkCommand {
    Check(FrameworkCheck),
    Explain(FrameworkExplain),
    Sentences(FrameworkSentences),
    Say(FrameworkSay),
    Fmt(FrameworkFmt),
    Test(FrameworkTest),
    Watch(FrameworkWatch),
    New(FrameworkNew),
    Diff(FrameworkDiff),
}

/// Check a framework's pages: what is wrong, where, and what to write instead.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs framework check frameworks/ahp-england
  rungs framework check frameworks/ahp-england roles/art-therapist.md
  rungs framework check --notes
  rungs framework check --all                          notes too, and what is accepted
  rungs framework check my-pages --strict --format sarif > findings.sarif
  rungs framework explain over-number                  what a finding means, and its cure
  rungs framework sentences interview                  what can be written, by a word
  rungs framework say \"You must be at least 18.\"      one sentence by itself")]
pub(crate) struct FrameworkCheck {
    /// The framework's folder; the one that comes with rungs, if not given.
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// Only what is found on these pages; all pages are read.
    #[arg(value_name = "PAGE")]
    pub(crate) pages: Vec<String>,
    /// Show notes too, and not only how many there are.
    #[arg(long)]
    pub(crate) notes: bool,
    /// Show everything: every finding however many there are, notes, and what the framework's page accepts, with the reasons.
    #[arg(long)]
    pub(crate) all: bool,
    /// Let warnings fail the check as well; those that are accepted don't.
    #[arg(long)]
    pub(crate) strict: bool,
    /// The day of the check, such as 2026-11-22; today, if not given. It decides which rules are in force.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<Date>,
    /// Write the made-up person who shows a finding, as a file for `rungs check`: its code, and which of that code.
    #[arg(long, value_name = "CODE:N", conflicts_with_all = ["json", "format"])]
    pub(crate) witness: Option<String>,
    /// How to answer: text, plain (a line a fact, for screen readers and logs), json or sarif.
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    pub(crate) format: FindingsFormat,
    /// Answer as JSON: the same as --format json.
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
}

/// How findings are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingsFormat {
    /// Drawn with the lines they stand in.
    Text,
    /// A line a fact, in full words and without colour.
    Plain,
    /// Our own shape.
    Json,
    /// SARIF 2.1.0, which code hosts and editors read.
    Sarif,
}

impl FrameworkCheck {
    /// The format asked for, in whichever of the two ways.
    pub(crate) fn format(&self) -> FindingsFormat {
        match self.json {
            true => FindingsFormat::Json,
            false if self.format == FindingsFormat::Text && screen::tells_in_words() => FindingsFormat::Plain,
            false => self.format,
        }
    }
}

/// Explain a finding: what it means, why it matters, what raises it, and what to write instead.
///
/// Without a code: every code there is, with its meaning.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs framework explain
  rungs framework explain over-number")]
pub(crate) struct FrameworkExplain {
    /// The code, as it stands in square brackets behind error, warning or note.
    #[arg(value_name = "CODE")]
    pub(crate) code: Option<String>,
    /// Answer as JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// Answer as the manual's page in Markdown.
    #[arg(long, hide = true, conflicts_with = "json")]
    pub(crate) markdown: bool,
}

/// Show what can be written: sentences by topic, what stands around them, headings, lines, keys and files.
///
/// With a word: what speaks of it, with every pattern. Without: everything.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs framework sentences
  rungs framework sentences gcse
  rungs framework sentences \"ways in\"")]
pub(crate) struct FrameworkSentences {
    /// Only what speaks of this, such as a subject or a heading.
    #[arg(value_name = "WORD")]
    pub(crate) word: Option<String>,
    /// Answer as JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// Answer as the manual's page in Markdown.
    #[arg(long, hide = true, conflicts_with_all = ["json", "word"])]
    pub(crate) markdown: bool,
}

/// Try one sentence: what it means as a rule of a way in, or what is wrong with it and how to write it instead.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs framework say \"You must be at least 18 when you start.\"
  rungs framework say \"You usually need 3 A levels at ABB.\" --framework my-pages
  rungs framework sentences GCSE                       what can be written instead")]
pub(crate) struct FrameworkSay {
    /// The sentence, in quotation marks; a list has its bullets on further lines.
    #[arg(value_name = "SENTENCE")]
    pub(crate) sentence: String,
    /// Answer as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Format a framework's pages: each sentence in its canonical words, one layout, and no change of meaning.
///
/// A page that would mean something else stays as it was. So does a sentence that can't be read.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs framework fmt frameworks/ahp-england
  rungs framework fmt my-pages/roles/porter.md --diff
  rungs framework fmt my-pages --check")]
pub(crate) struct FrameworkFmt {
    /// Folders or pages of a framework.
    #[arg(value_name = "DIR|FILE")]
    pub(crate) paths: Vec<PathBuf>,
    /// Write nothing; end with status 1 if a page isn't formatted.
    #[arg(long)]
    pub(crate) check: bool,
    /// The same, and show what would be written.
    #[arg(long, conflicts_with = "json")]
    pub(crate) diff: bool,
    /// Answer as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Run the cases beside a framework's pages, and say which thresholds no case tests.
///
/// A number, a grade, a level, a length or a day is tested where some case would come out otherwise if it were
/// another: by somebody just below it, by somebody at it, by somebody above.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs framework test frameworks/ahp-england
  rungs framework test my-pages --strict
  rungs framework test --json")]
pub(crate) struct FrameworkTest {
    /// The framework's folder; the one that comes with rungs, if not given.
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// Let roles without cases and thresholds that no case tests fail the test as well.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Show every threshold that no case tests, and not only the first few.
    #[arg(long, conflicts_with = "json")]
    pub(crate) all: bool,
    /// Answer as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Check a framework's pages again whenever a file changes: what is new, and what was mended.
///
/// Ctrl-C ends it, with status 1 if errors are left.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs framework watch my-pages
  rungs framework watch my-pages --test                run the cases too")]
pub(crate) struct FrameworkWatch {
    /// The framework's folder.
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Run the cases beside the pages as well.
    #[arg(long)]
    pub(crate) test: bool,
    /// Tell of notes too, and not only of errors and warnings.
    #[arg(long)]
    pub(crate) notes: bool,
    /// The day of the check, such as 2026-11-22; today, if not given. It decides which rules are in force.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<Date>,
    /// Answer as JSON: a line for each check.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Make a role page by answering questions. Each sentence is read as soon as it is typed.
///
/// The page is written at the end, formatted, with a file for its cases beside it; nothing is ever written over.
/// Answers can be piped in, one a line.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs framework new my-pages
  rungs framework new my-pages < answers.txt")]
pub(crate) struct FrameworkNew {
    /// The framework's folder.
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// Answer as JSON: where the page was written. The questions go to the error stream.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Compare two versions of a framework by what they mean: what is added, removed, tightened, loosened or only reworded.
///
/// With --people: whose standing is another one, which way, and which clause did it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs framework diff last-year this-year
  rungs framework diff HEAD~1 frameworks/ahp-england
  rungs framework diff built-in my-pages --people people --start 2027-09-01")]
pub(crate) struct FrameworkDiff {
    /// The older version: a folder, a Git revision of the newer folder, or built-in.
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// The newer version: a folder, or built-in.
    #[arg(value_name = "NEW")]
    pub(crate) new: String,
    /// A folder with people's files, to see who stands otherwise.
    #[arg(long, value_name = "DIR")]
    pub(crate) people: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) when: When,
    /// Answer as JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// End with status 1 if the two versions differ in meaning.
    #[arg(long)]
    pub(crate) exit_status: bool,
}

/// Serve an editor over the Language Server Protocol: findings as one types, and ways to mend them.
///
/// An editor starts it and speaks with it over standard input and output.
#[derive(Debug, Args)]
pub(crate) struct Lsp {
    /// Many editors add it; there is no other way to speak with the server.
    #[arg(long, hide = true)]
    pub(crate) stdio: bool,
}

fn format(name: &str) -> Result<Format, String> {
    Format::from_name(name).ok_or_else(|| "the formats are yaml, toml and json".to_owned())
}

/// A day as every file of ours has it; other ways of writing one can be read in two ways.
fn day(text: &str) -> Result<Date, String> {
    let looks_right = text.len() == 10 && text.split('-').count() == 3;
    match text.parse::<Date>() {
        Ok(date) if looks_right && (1900..=2200).contains(&date.year()) => Ok(date),
        Ok(_) if looks_right => Err("the year should lie between 1900 and 2200".to_owned()),
        _ if looks_right => Err("there is no such day in the calendar; write a day like 2026-11-22".to_owned()),
        _ => Err("write a day like 2026-11-22".to_owned()),
    }
}
