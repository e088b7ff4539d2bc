//! `rungs framework check`: what is wrong with a framework's pages, where, and what to write instead.

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

use rungs_app::framework::Loaded;
use rungs_app::wire::findings::FindingsAnswer;
use rungs_app::wire::sarif;
use rungs_check::{Finding, Level};

use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};
use crate::arguments::{FindingsFormat, FrameworkCheck, Global};
use crate::finding::{self, Pages};
use crate::screen::{BAD, BOLD, FAINT, GOOD, PLAIN, Screen};
use crate::{input, words};

pub(crate) fn run(arguments: &FrameworkCheck, global: &Global) -> Outcome {
    let wanted = Wanted::of(arguments)?;
    let loaded = input::pages(wanted.folder.as_deref(), global)?;
    let only = wanted.paths(&loaded)?;
    let on = arguments.on.unwrap_or_else(|| jiff::Zoned::now().date());
    let mut found = rungs_check::examine(&loaded.files, &loaded.checked, on);
    let everywhere = found.len();
    found.retain(|finding| only.is_empty() || only.contains(&finding.location.path));
    let elsewhere = everywhere - found.len();
    let findings = &found;
    if let Some(named) = &arguments.witness {
        return witness(findings, named);
    }
    let folder = wanted.folder.as_deref().or(global.framework.as_deref());
    let summary = Summary { elsewhere, ..Summary::of(&loaded, findings, arguments.strict) };
    let told = |finding: &&Finding| {
        arguments.all || finding.accepted.is_none() && (finding.level > Level::Note || arguments.notes)
    };
    let mut told: Vec<&Finding> = findings.iter().filter(told).collect();
    told.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    let pages = Pages { loaded: &loaded, folder };
    let answer = match arguments.format() {
        FindingsFormat::Json => Answer::json(&summary.answer)?,
        FindingsFormat::Sarif => Answer::json(&sarif::log(&loaded, findings, |page| address(folder, page)))?,
        FindingsFormat::Plain => Answer { text: plain(&pages, &told, &summary), ..Answer::default() },
        FindingsFormat::Text => Answer { text: text(&pages, &told, &summary, arguments), ..Answer::default() },
    };
    Ok(answer.status(if summary.fails { FOUND } else { ANSWERED }))
}

/// What is to be checked: a framework's folder, and pages of it.
struct Wanted<'a> {
    folder: Option<PathBuf>,
    pages: Vec<Cow<'a, str>>,
}

impl<'a> Wanted<'a> {
    /// A page named first, in place of the folder, lies in the framework around it.
    fn of(arguments: &'a FrameworkCheck) -> Result<Wanted<'a>, Failure> {
        let mut pages: Vec<Cow<'a, str>> = arguments.pages.iter().map(|page| page.as_str().into()).collect();
        let folder = match &arguments.folder {
            Some(page) if page.is_file() => {
                let (root, inside) = input::home(page)?;
                pages.insert(0, inside.into());
                Some(root)
            }
            folder => folder.clone(),
        };
        Ok(Wanted { folder, pages })
    }

    /// The pages' paths inside the framework. A page is named by its path there or from here, or by its role.
    fn paths(&self, loaded: &Loaded) -> Result<Vec<String>, Failure> {
        let folder = self.folder.as_deref().unwrap_or(Path::new(""));
        let find = |page: &Cow<'a, str>| {
            let named = Path::new(&**page);
            let inside = named.strip_prefix(folder).unwrap_or(named);
            let inside = inside.to_string_lossy().replace('\\', "/");
            let inside = inside.trim_start_matches("./");
            let is_it = |path: &str| {
                let file = path.rsplit('/').next().unwrap_or(path);
                path == inside || file == inside || file.strip_suffix(".md") == Some(inside)
            };
            let pages = || loaded.files.iter().map(|file| file.path.as_str()).filter(|path| path.ends_with(".md"));
            pages().find(|path| is_it(path)).map(str::to_owned).ok_or_else(|| {
                let near = rungs_check::nearest(inside, pages());
                let help = match near.first() {
                    Some(near) => format!("did you mean {near}?"),
                    None => "name it by its path inside the framework's folder, such as roles/porter.md".to_owned(),
                };
                Failure::with_help(format!("the framework has no page {inside}"), help)
            })
        };
        self.pages.iter().map(find).collect()
    }
}

/// The person who shows the so-and-so-many-th finding of a code: *implied-requirement:2*.
fn witness(findings: &[Finding], named: &str) -> Outcome {
    let (code, number) = named.split_once(':').unwrap_or((named, "1"));
    let number = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let mut of_code = findings.iter().filter(|finding| finding.code == code);
    let found = number.and_then(|number| of_code.nth(number));
    match found.map(|finding| finding.shown.as_deref()) {
        Some(Some(shown)) => Ok(Answer { text: rungs_app::person::write::file(&shown.person), ..Answer::default() }),
        Some(None) => Err(Failure::with_help(
            format!("nobody can be shown for “{named}”"),
            "what nobody can meet has nobody to show it; the message says why",
        )),
        None => Err(Failure::with_help(
            format!("there is no finding “{named}”"),
            "name its code and which one of that code it is, such as implied-requirement:1",
        )),
    }
}

/// What came of a check, in numbers.
struct Summary {
    answer: FindingsAnswer,
    fails: bool,
    /// Findings on pages that weren't asked about.
    elsewhere: usize,
    notes: Vec<(&'static str, usize)>,
}

impl Summary {
    fn of(loaded: &Loaded, findings: &[Finding], strict: bool) -> Summary {
        let open = || findings.iter().filter(|finding| finding.accepted.is_none());
        let has = |level: Level| open().any(|finding| finding.level == level);
        let mut notes: Vec<(&'static str, usize)> = Vec::new();
        for finding in open().filter(|finding| finding.level == Level::Note) {
            match notes.iter_mut().find(|(code, _)| *code == finding.code) {
                Some((_, count)) => *count += 1,
                None => notes.push((finding.code, 1)),
            }
        }
        notes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Summary {
            answer: FindingsAnswer::of(loaded, findings),
            fails: has(Level::Error) || strict && has(Level::Warning),
            elsewhere: 0,
            notes,
        }
    }

    /// "23 pages, 11 roles, 301 requirements: no errors, no warnings, 34 notes, 2 accepted"
    fn line(&self) -> String {
        let open = || self.answer.findings.iter().filter(|finding| finding.accepted.is_none());
        let count = |level: &str| open().filter(|finding| finding.level == level).count();
        let accepted = match self.answer.accepted {
            0 => String::new(),
            count => format!(", {count} accepted"),
        };
        format!(
            "{}, {}, {}: {}, {}, {}{accepted}",
            words::count(self.answer.pages, "page", "pages"),
            words::count(self.answer.roles, "role", "roles"),
            words::count(self.answer.requirements, "requirement", "requirements"),
            words::count(count("error"), "error", "errors"),
            words::count(count("warning"), "warning", "warnings"),
            words::count(count("note"), "note", "notes"),
        )
    }

    /// "57 notes (52 unconfirmed, 5 misfit)"
    fn notes(&self) -> String {
        let total: usize = self.notes.iter().map(|(_, count)| count).sum();
        let each: Vec<String> = self.notes.iter().map(|(code, count)| format!("{count} {code}")).collect();
        format!("{} ({})", words::count(total, "note", "notes"), each.join(", "))
    }
}

const NO_PAGES: &str = "A framework's pages are files that end in .md; there are none here.";

fn text(pages: &Pages<'_>, told: &[&Finding], summary: &Summary, arguments: &FrameworkCheck) -> String {
    let most = if arguments.all { usize::MAX } else { finding::MOST };
    let mut text = finding::shown(pages, told, most);
    let mut screen = Screen::for_answers();
    if !arguments.notes && !arguments.all && !summary.notes.is_empty() {
        screen.line(FAINT, &format!("{}: --notes shows them", summary.notes()));
    }
    if summary.elsewhere > 0 {
        let count = words::count(summary.elsewhere, "finding", "findings");
        screen.line(FAINT, &format!("{count} on other pages: name no page to see them"));
    }
    let (sign, style) = if summary.fails { ("✗ ", BAD) } else { ("✓ ", GOOD) };
    screen.marked(0, sign, style.bold(), BOLD, &summary.line());
    if summary.answer.pages == 0 {
        screen.line(PLAIN, NO_PAGES);
    }
    if summary.fails {
        screen.line(FAINT, "What can be written: rungs framework sentences WORD, or docs/manual/sentences.md.");
    }
    text.push_str(&screen.into_text());
    text
}

fn plain(pages: &Pages<'_>, told: &[&Finding], summary: &Summary) -> String {
    let mut text: String = told.iter().map(|finding| finding::plain::shown(pages, finding)).collect();
    let result = if summary.fails { "failed" } else { "passed" };
    text.push_str(&format!("result: {result}: {}\n", summary.line()));
    if summary.answer.pages == 0 {
        text.push_str(NO_PAGES);
        text.push('\n');
    }
    text
}

/// The address of a page: relative, as the folder was named, so that a code host finds it in its repository.
fn address(folder: Option<&Path>, page: &str) -> String {
    let path = folder.map_or_else(|| Path::new(page).to_path_buf(), |folder| folder.join(page));
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(encoded(&name.to_string_lossy())),
        Component::ParentDir => Some("..".to_owned()),
        _ => None,
    });
    let parts: Vec<String> = parts.collect();
    let root = if path.is_absolute() { "file:///" } else { "" };
    format!("{root}{}", parts.join("/"))
}

/// A name as it can stand in an address.
fn encoded(name: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
    let part = |byte: u8| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    name.bytes().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(folder: &str, page: &str, expected: &str) {
        assert_eq!(address(Some(Path::new(folder)), page), expected);
    }

    #[test]
    fn pages_have_addresses_as_their_folder_was_named() {
        check("frameworks/ahp", "roles/one.md", "frameworks/ahp/roles/one.md");
        check("./frameworks", "one.md", "frameworks/one.md");
        check("../other", "one.md", "../other/one.md");
        check("my pages", "café.md", "my%20pages/caf%C3%A9.md");
        assert_eq!(address(None, "roles/one.md"), "roles/one.md");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_named_from_the_root_gives_whole_addresses() {
        check("/tmp/pages", "one.md", "file:///tmp/pages/one.md");
    }
}
