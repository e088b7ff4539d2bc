//! The arguments as they were typed, with what the environment says beneath them, and beneath that what a file says.

use std::ffi::OsString;
use std::path::Path;

use clap::{CommandFactory, FromArgMatches, Parser};
use toml::Value;

use super::{Arguments, Command};
use crate::answer::Failure;
use crate::input::reason;

/// The command that there is where none is typed.
const UNTYPED: &str = "serve";
/// The key of a file that stands above all commands.
const FRAMEWORK: &str = "framework";
/// Keys whose values are paths: they begin at the file that names them.
const PATHS: [&str; 2] = [FRAMEWORK, "secret_file"];

/// Reads what was typed. Wrong usage and calls for help end the program here, as they do in clap.
pub(crate) fn read() -> Result<Arguments, Failure> {
    let mut typed: Vec<OsString> = std::env::args_os().collect();
    let arguments = parsed(&mut typed);
    let Command::Serve(serve) = &arguments.command else { return Ok(arguments) };
    match &serve.config {
        Some(file) => beneath(&typed, file),
        None => Ok(arguments),
    }
}

/// What was typed; `rungs` alone is `rungs serve`.
fn parsed(typed: &mut Vec<OsString>) -> Arguments {
    use clap::error::ErrorKind::{DisplayHelpOnMissingArgumentOrSubcommand, MissingSubcommand};
    match Arguments::try_parse_from(&*typed) {
        Ok(arguments) => arguments,
        Err(error)
            if [MissingSubcommand, DisplayHelpOnMissingArgumentOrSubcommand].contains(&error.kind())
                && is_bare(typed) =>
        {
            typed.push(UNTYPED.into());
            Arguments::parse_from(&*typed)
        }
        Err(error) => error.exit(),
    }
}

/// Whether no command is typed at all, rather than one that needs another.
fn is_bare(typed: &[OsString]) -> bool {
    let mut command = Arguments::command();
    let names: Vec<OsString> = command.get_subcommands_mut().map(|one| one.get_name().into()).collect();
    !typed.iter().skip(1).any(|word| names.contains(word))
}

/// The same with a file's settings as what holds where nobody says otherwise.
fn beneath(typed: &[OsString], file: &Path) -> Result<Arguments, Failure> {
    let shown = file.display();
    let text = std::fs::read_to_string(file)
        .map_err(|error| Failure::new(format!("{shown} can't be read: {}", reason(&error))))?;
    let table: toml::Table = text
        .parse()
        .map_err(|error: toml::de::Error| Failure::new(format!("{shown} is no TOML: {}", error.to_string().trim())))?;
    let mut command = Arguments::command();
    for (key, value) in table {
        let value = written(&key, &value, file)
            .map_err(|(message, help)| Failure::with_help(format!("{shown}: {message}"), help))?;
        command = match key == FRAMEWORK {
            true => command.mut_arg(FRAMEWORK, |argument| argument.default_value(value)),
            false => {
                command.mut_subcommand(UNTYPED, |serve| serve.mut_arg(&key, |argument| argument.default_value(value)))
            }
        };
    }
    let matches = command.try_get_matches_from(typed).and_then(|matches| Arguments::from_arg_matches(&matches));
    matches.or_else(|error| error.exit())
}

/// A setting of a file as it would be typed, if it can be.
fn written(key: &str, value: &Value, file: &Path) -> Result<OsString, (String, String)> {
    let mut keys = keys();
    keys.sort();
    if !keys.iter().any(|known| known == key) {
        return Err((format!("there is no setting `{key}`"), format!("the settings are {}", keys.join(", "))));
    }
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(is_so) => is_so.to_string(),
        _ => {
            return Err((
                format!("`{key}` should be one value"),
                "write words in quotes, a whole number, or true or false".to_owned(),
            ));
        }
    };
    let text = match file.parent().filter(|_| PATHS.contains(&key)) {
        Some(folder) => folder.join(text).into_os_string(),
        None => text.into(),
    };
    tried(key, &text).map_err(|message| (message, "see docs/serving.md for what it takes".to_owned()))?;
    Ok(text)
}

/// Whether a value would be taken if it were typed by itself.
fn tried(key: &str, value: &OsString) -> Result<(), String> {
    let refused = || format!("`{key}` can't be “{}”", value.display());
    if key == "tls" {
        return if value == "true" || value == "false" { Ok(()) } else { Err(refused()) };
    }
    let mut flag = OsString::from(format!("--{}=", key.replace('_', "-")));
    flag.push(value);
    let command = Arguments::command();
    // What the environment says has nothing to do with this value.
    let alone = command.mut_subcommand(UNTYPED, |serve| serve.mut_args(|argument| argument.env(None::<&str>)));
    alone.try_get_matches_from(["rungs".into(), UNTYPED.into(), flag]).map(|_| ()).map_err(|error| {
        let told = error.to_string();
        let why = told.lines().next().and_then(|line| line.rsplit_once(": ")).map(|(_, why)| why.to_owned());
        why.map_or_else(refused, |why| format!("{}: {why}", refused()))
    })
}

/// The keys that a file may have.
fn keys() -> Vec<String> {
    let command = Arguments::command();
    let own = command.find_subcommand(UNTYPED).into_iter().flat_map(|serve| serve.get_arguments());
    let own = own
        .map(|argument| argument.get_id().to_string())
        .filter(|id| !["config", "help", "version"].contains(&id.as_str()));
    own.chain([FRAMEWORK.to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn settings_of_a_file_are_taken_as_if_they_were_typed() {
        let cases = [
            ("rate", Value::Integer(5), Ok("5")),
            ("tls", Value::Boolean(true), Ok("true")),
            ("log", Value::String("json".into()), Ok("json")),
            ("secret_file", Value::String("secret".into()), Ok("/etc/secret")),
            ("secret_file", Value::String("/run/secret".into()), Ok("/run/secret")),
            ("rate", Value::String("often".into()), Err("`rate` can't be “often”: invalid digit found in string")),
            ("timeout", Value::Integer(0), Err("`timeout` can't be “0”: 0 is not in 1..=86400")),
            ("log", Value::String("loud".into()), Err("`log` can't be “loud”: write problems, text or json")),
            ("raet", Value::Integer(5), Err("there is no setting `raet`")),
            ("config", Value::Integer(5), Err("there is no setting `config`")),
            ("listen", Value::Array(Vec::new()), Err("`listen` should be one value")),
        ];
        for (key, value, expected) in cases {
            let found = written(key, &value, Path::new("/etc/rungs.toml"));
            let found = found.map(|text| text.into_string().unwrap()).map_err(|(message, _)| message);
            assert_eq!(found, expected.map(str::to_owned).map_err(str::to_owned), "{key}");
        }
    }

    /// The manual's table is the command line's own: a setting that it lacks, or tells otherwise, fails here.
    #[test]
    fn every_setting_stands_in_the_manual() {
        let manual = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/serving.md");
        let manual = std::fs::read_to_string(manual).unwrap();
        let command = Arguments::command();
        let serve = command.find_subcommand(UNTYPED).unwrap();
        let framework = command.get_arguments().find(|argument| argument.get_id() == FRAMEWORK).unwrap();
        let settings = serve.get_arguments().filter(|argument| argument.get_env().is_some());
        let missing: Vec<String> =
            settings.chain([framework]).map(row).filter(|row| !manual.contains(row.as_str())).collect();
        assert!(missing.is_empty(), "docs/serving.md should have\n{}", missing.join("\n"));
    }

    fn row(argument: &clap::Arg) -> String {
        let flag = argument.get_long().unwrap();
        let key = if flag == "config" { String::new() } else { format!("`{}`", flag.replace('-', "_")) };
        let variable = argument.get_env().unwrap().display();
        let default = argument.get_default_values().first().filter(|value| *value != "false");
        let default = default.map_or_else(String::new, |value| format!("`{}`", value.display()));
        let about = argument.get_help().unwrap().to_string();
        format!("| `--{flag}` | `{variable}` | {key} | {default} | {about} |")
    }
}
