//! What commands read: a framework, a person, a role by its name, days.

use std::fs::File;
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

use rungs_app::find::{self, Found};
use rungs_app::framework::{self, Loaded};
use rungs_app::person;
use rungs_app::service::Question;
use rungs_app::tree::{Fault, LARGEST_FILE};
use rungs_check::{Finding, Level};
use rungs_core::date::Date;
use rungs_core::fact::Person;
use rungs_core::framework::{Framework, Role};
use rungs_core::requirement::Moment;

use crate::answer::{Failure, UNREADABLE};
use crate::arguments::{Global, When, Who};
use crate::{faults, finding, words};

/// The framework as it is or, with --framework-version, as it was; sound or not: a folder's, or the one built in.
pub(crate) fn pages(folder: Option<&Path>, global: &Global) -> Result<Loaded, Failure> {
    let folder = folder.or(global.framework.as_deref());
    match (folder, &global.framework_version) {
        (folder, Some(version)) => earlier(folder, version),
        (Some(folder), None) => in_folder(folder),
        (None, None) => Ok(framework::built_in()),
    }
}

fn in_folder(folder: &Path) -> Result<Loaded, Failure> {
    let named = "name the folder that holds a framework's framework.md";
    framework::from_folder(folder).map_err(|message| Failure::with_help(message, named))
}

/// The framework as it was: what a folder of that version holds, or what the history of the present one has.
fn earlier(folder: Option<&Path>, version: &str) -> Result<Loaded, Failure> {
    if Path::new(version).join("framework.md").is_file() {
        return in_folder(Path::new(version));
    }
    if let Some(folder) = folder {
        let help = "name the version as an answer does (`version` or `digest` in its JSON), a Git revision, or a folder that holds it";
        let found = framework::at_version(folder, version);
        return found.map(|found| found.loaded).map_err(|message| Failure::with_help(message, help));
    }
    let built_in = framework::built_in();
    let now = &built_in.checked.framework.version;
    if [&built_in.digest, now].map(String::as_str).contains(&version) {
        return Ok(built_in);
    }
    Err(Failure::with_help(
        format!("the framework that comes with this rungs is version {now}, and not “{version}”"),
        "add --framework DIR, a folder whose Git history has that version; or name a folder that holds it",
    ))
}

/// A framework without an error on any page.
pub(crate) fn sound_framework(folder: Option<&Path>, global: &Global) -> Result<Loaded, Failure> {
    let loaded = pages(folder, global)?;
    if loaded.checked.is_sound() { Ok(loaded) } else { Err(unusable(&loaded, folder, global)) }
}

/// A framework as far as it can be used: without the roles whose own pages have errors.
pub(crate) fn framework(folder: Option<&Path>, global: &Global) -> Result<Loaded, Failure> {
    pages(folder, global)?.usable().map_err(|loaded| unusable(&loaded, folder, global))
}

/// A person, and the framework that answers about them.
pub(crate) struct Asked {
    pub(crate) loaded: Loaded,
    /// The person's file.
    pub(crate) content: Vec<u8>,
    pub(crate) person: Person,
    /// What was left unknown of them, in a line.
    pub(crate) left: Option<String>,
}

/// A person, and the framework that answers about them: of one role, as much of it as those rest on.
///
/// Where anything is wrong with that, or the name is another one's as well, all of the framework is read.
pub(crate) fn framework_and_person(role: Option<&str>, who: &Who, on: Date, global: &Global) -> Result<Asked, Failure> {
    let read = content(who);
    if let (Some(role), Ok(content)) = (role, &read)
        && let Some(loaded) = framework_for_role(role, global)
        && let Ok(person) = person::read(content, who.format, &loaded.checked.framework.vocabulary, on)
    {
        return Ok(Asked { loaded, content: read?, person, left: None });
    }
    let loaded = framework(None, global)?;
    let content = read?;
    let (person, left) = person(who, &content, &loaded.checked.framework, on)?;
    Ok(Asked { loaded, content, person, left })
}

fn framework_for_role(role: &str, global: &Global) -> Option<Loaded> {
    let files = match (&global.framework, &global.framework_version) {
        (None, None) => framework::built_in_files(),
        (Some(folder), None) => framework::files_in(folder, |_| true).ok()?,
        (_, Some(_)) => return None,
    };
    framework::for_role(files, role)
}

/// Every error of a framework.
fn unusable(loaded: &Loaded, folder: Option<&Path>, global: &Global) -> Failure {
    let errors: Vec<_> = loaded.checked.findings.iter().filter(|finding| finding.level == Level::Error).collect();
    let count = words::count(errors.len(), "error", "errors");
    with_errors(loaded, folder, global, &errors, format!("this framework can't be used: its pages have {count}"))
}

fn with_errors(
    loaded: &Loaded,
    folder: Option<&Path>,
    global: &Global,
    errors: &[&Finding],
    message: String,
) -> Failure {
    let pages = finding::Pages { loaded, folder: folder.or(global.framework.as_deref()) };
    let mut text = finding::shown(&pages, errors, finding::MOST);
    text.push_str(&Failure::new(message).text);
    Failure { text, status: UNREADABLE }
}

/// What to say beside an answer of pages that it leaves out: one line.
pub(crate) fn left_out(loaded: &Loaded, folder: Option<&Path>, global: &Global) -> Option<String> {
    let named: Vec<String> = loaded
        .left_out
        .iter()
        .map(|one| {
            let errors = words::count(one.errors, "error", "errors");
            match &one.title {
                Some(title) => format!("{title} ({}, {errors})", one.page),
                None => format!("{} ({errors})", one.page),
            }
        })
        .collect();
    let folder = folder.or(global.framework.as_deref());
    let folder = folder.map_or_else(String::new, |folder| format!(" {}", words::shell(&folder.display().to_string())));
    (!named.is_empty())
        .then(|| format!("left out: {}; see `rungs framework check{folder}`", words::joined(&named, "and")))
}

/// The role somebody means, and a remark where their spelling had to be guessed at.
pub(crate) fn role<'f>(loaded: &'f Loaded, global: &Global, name: &str) -> Result<(&'f Role, Option<String>), Failure> {
    let found = find::role(&loaded.checked.framework, name);
    // A role that is left out is meant before another one that is called nearly so.
    if !matches!(found, Found::Role(_))
        && let Some(one) = loaded.left_out.iter().find(|one| one.is_called(name))
    {
        let findings = loaded.checked.findings.iter();
        let errors: Vec<&Finding> = findings
            .filter(|finding| finding.level == Level::Error)
            .filter(|finding| {
                finding.location.path == one.page || finding.related.iter().any(|(other, _)| other.path == one.page)
            })
            .collect();
        let count = words::count(one.errors, "error", "errors");
        let message = format!("“{name}” can't be used: its page has {count}");
        return Err(with_errors(loaded, None, global, &errors, message));
    }
    match found {
        Found::Role(role) => Ok((role, None)),
        Found::Close(role, read) => {
            let read = if read == role.slug { &role.title } else { &read };
            Ok((role, Some(format!("read “{name}” as “{read}”"))))
        }
        Found::None(suggestions) => {
            let help = match suggestions.as_slice() {
                [] => "`rungs roles` lists them".to_owned(),
                [one] => format!("did you mean “{one}”? `rungs roles` lists them all"),
                [first @ .., last] => {
                    format!("did you mean “{}” or “{last}”? `rungs roles` lists them all", first.join("”, “"))
                }
            };
            Err(Failure::with_help(format!("no role is called “{name}”"), help))
        }
    }
}

/// The slug of the way in somebody means: by slug, by title, or as either begins.
pub(crate) fn route(role: &Role, name: &str) -> Result<String, Failure> {
    let place = find::route(role, name).map_err(|no_route| Failure::with_help(no_route.message, no_route.help))?;
    Ok(role.routes.get(place).map(|route| route.slug.clone()).unwrap_or_default())
}

/// The content of a person's file, or of standard input. No more is read than a person's facts could fill.
pub(crate) fn content(who: &Who) -> Result<Vec<u8>, Failure> {
    let most = LARGEST_FILE as u64 + 1;
    let mut content = Vec::new();
    let read = if who.person.as_os_str() == "-" {
        stdin().lock().take(most).read_to_end(&mut content)
    } else if who.person.is_dir() {
        return Err(Failure::with_help(
            format!("{} is a folder, not a person's file", who.person.display()),
            "name one file in it",
        ));
    } else {
        File::open(&who.person).and_then(|file| file.take(most).read_to_end(&mut content))
    };
    match read {
        Ok(_) => Ok(content),
        Err(error) => Err(Failure::new(format!("{} can't be read: {}", who.person.display(), reason(&error)))),
    }
}

/// A framework as a plan was made by it, where it can be found: by its digest, or else by its version.
pub(crate) fn as_it_was(loaded: &Loaded, digest: &str, version: &str, global: &Global) -> Option<Loaded> {
    let folder = global.framework.as_deref().filter(|_| digest != loaded.digest)?;
    let is_another = version != loaded.checked.framework.version;
    let by_version = || framework::at_version(folder, version).ok().filter(|_| is_another);
    framework::at_version(folder, digest).ok().or_else(by_version).map(|found| found.loaded)
}

/// Why a file can't be read, without the number of the error.
pub(crate) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "this needs a permission that you don't have".to_owned(),
        _ => error.to_string(),
    }
}

/// A person from the content of their file, and what was left unknown of them because this framework has no word for it.
pub(crate) fn person(
    who: &Who,
    content: &[u8],
    framework: &Framework,
    on: Date,
) -> Result<(Person, Option<String>), Failure> {
    let failed = |faults: Vec<Fault>| Failure { text: faults::shown(who, content, &faults), status: UNREADABLE };
    if !who.leave_unknown_words {
        let person = person::read(content, who.format, &framework.vocabulary, on).map_err(failed)?;
        return Ok((person, None));
    }
    let (person, left) = person::read_leaving_words(content, who.format, &framework.vocabulary, on).map_err(failed)?;
    Ok((person, faults::left(&left)))
}

/// When the question is asked and for when; today where nobody says.
pub(crate) fn question(when: When) -> Question {
    let on = when.on.unwrap_or_else(today);
    Question { on, start: when.start.unwrap_or(on), moment: Moment::Start }
}

/// The day, where nobody says: the one place that asks a clock for it.
pub(crate) fn today() -> Date {
    jiff::Zoned::now().date()
}

/// The folder of the framework that a path lies in: the nearest one above with a `framework.md`.
pub(crate) fn home(path: &Path) -> Result<(PathBuf, String), Failure> {
    let whole = path
        .canonicalize()
        .map_err(|error| Failure::new(format!("{} can't be read: {}", path.display(), reason(&error))))?;
    let root = whole.ancestors().find(|folder| folder.join("framework.md").is_file());
    let Some(root) = root else {
        let message = format!("{} belongs to no framework", path.display());
        return Err(Failure::with_help(message, "a framework is a folder with a framework.md; its pages lie below it"));
    };
    let inside = whole.strip_prefix(root).unwrap_or(&whole).to_string_lossy().replace('\\', "/");
    // The folder as it was named reads better than where it really lies.
    let shown = path.ancestors().find(|named| named.canonicalize().is_ok_and(|named| named == *root));
    Ok((shown.filter(|shown| !shown.as_os_str().is_empty()).unwrap_or(root).to_path_buf(), inside))
}
