//! The `rungs` command: parse, call, render. One command a file.

mod answer;
mod arguments;
mod command;
mod faults;
mod finding;
mod input;
mod requirement;
mod save;
mod screen;
mod talk;
mod words;

use std::process::ExitCode;

use arguments::{Command, FrameworkCommand};

/// Reading a framework asks for memory more than for anything else.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = match arguments::read() {
        Ok(arguments) => arguments,
        Err(failure) => return answer::give(Err(failure)),
    };
    arguments.color.choice().write_global();
    if arguments.plain || std::env::var_os("RUNGS_PLAIN").is_some_and(|told| !told.is_empty() && told != "0") {
        screen::tell_in_words();
    }
    let global = &arguments.global;
    let outcome = match &arguments.command {
        Command::Roles(roles) => command::roles::run(roles, global),
        Command::Opportunities(opportunities) => command::opportunities::run(opportunities, global),
        Command::Show(show) => command::show::run(show, global),
        Command::Sql(sql) => command::sql::run(sql, global),
        Command::Sweep(sweep) => command::sweep::run(sweep, global),
        Command::Similar(similar) => command::similar::run(similar, global),
        Command::Check(check) => command::check::run(check, global),
        Command::Ask(ask) => command::ask::run(ask, global),
        Command::Plan(plan) => command::plan::run(plan, global),
        Command::Framework { command: FrameworkCommand::Check(check) } => command::framework_check::run(check, global),
        Command::Framework { command: FrameworkCommand::Diff(diff) } => command::framework_diff::run(diff, global),
        Command::Framework { command: FrameworkCommand::Explain(explain) } => command::framework_explain::run(explain),
        Command::Framework { command: FrameworkCommand::Sentences(sentences) } => {
            command::framework_sentences::run(sentences)
        }
        Command::Framework { command: FrameworkCommand::Say(say) } => command::framework_say::run(say, global),
        Command::Framework { command: FrameworkCommand::Fmt(fmt) } => command::framework_fmt::run(fmt, global),
        Command::Framework { command: FrameworkCommand::New(new) } => command::framework_new::run(new, global),
        Command::Framework { command: FrameworkCommand::Watch(watch) } => command::framework_watch::run(watch, global),
        Command::Framework { command: FrameworkCommand::Test(test) } => command::framework_test::run(test, global),
        Command::Import { command } => command::import::run(command),
        Command::Lsp(_) => command::lsp::run(),
        Command::Serve(serve) => command::serve::run(serve, global),
        Command::Completions { shell } => command::completions::run(*shell),
        Command::Schema { name } => command::schema::run(name),
    };
    answer::give(outcome)
}
