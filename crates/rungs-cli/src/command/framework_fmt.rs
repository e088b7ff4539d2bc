//! `rungs framework fmt`: canonical sentences in one layout, and no change of meaning.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rungs_app::framework;
use rungs_app::wire::format::{FormatAnswer, FormatOutcome, PageFormat};
use rungs_check::SourceFile;
use rungs_check::format::{FormattedPage, Outcome as Formatted, format};
use similar::TextDiff;

use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};
use crate::arguments::{FrameworkFmt, Global};
use crate::screen::{BAD, BOLD, FAINT, GOOD, OPEN, PLAIN, Screen};
use crate::{input, words};

/// A framework's folder, and what of it is to be formatted.
struct Job {
    root: PathBuf,
    /// Paths inside the folder: pages, or folders of them. The empty one is all.
    wanted: Vec<String>,
}

/// A page as it was, and what came of it.
struct Done {
    path: PathBuf,
    before: String,
    page: FormattedPage,
}

pub(crate) fn run(arguments: &FrameworkFmt, global: &Global) -> Outcome {
    let only_shown = arguments.check || arguments.diff;
    let mut done = Vec::new();
    for job in jobs(arguments, global)? {
        done.extend(formatted(&job)?);
    }
    if !only_shown {
        done.iter().try_for_each(write)?;
    }
    let count = |outcome: FormatOutcome| done.iter().filter(|done| outcome_of(&done.page) == outcome).count();
    let kept = count(FormatOutcome::LayoutKept) + count(FormatOutcome::MeaningKept);
    let fails = kept > 0 || only_shown && count(FormatOutcome::Changed) > 0;
    let status = if fails { FOUND } else { ANSWERED };
    if arguments.json {
        return Ok(Answer::json(&wire(&done, !only_shown))?.status(status));
    }
    let mut text = String::new();
    if arguments.diff {
        done.iter().for_each(|done| text.push_str(&diff(done)));
    }
    let mut screen = Screen::for_answers();
    render(&mut screen, &done, only_shown, fails);
    text.push_str(&screen.into_text());
    Ok(Answer { text, status, ..Answer::default() })
}

/// The frameworks whose pages were named, each with what was named of it.
fn jobs(arguments: &FrameworkFmt, global: &Global) -> Result<Vec<Job>, Failure> {
    let mut paths: Vec<&Path> = arguments.paths.iter().map(PathBuf::as_path).collect();
    if paths.is_empty() {
        paths.extend(global.framework.as_deref());
    }
    if paths.is_empty() {
        let help = "rungs framework fmt my-framework, or one of its pages";
        return Err(Failure::with_help("nothing says which pages to format", help));
    }
    let mut jobs: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
    for path in paths {
        let (root, inside) = input::home(path)?;
        jobs.entry(root).or_default().push(inside);
    }
    Ok(jobs.into_iter().map(|(root, wanted)| Job { root, wanted }).collect())
}

fn formatted(job: &Job) -> Result<Vec<Done>, Failure> {
    let files = framework::files_in(&job.root, |_| true).map_err(Failure::new)?;
    let is_wanted = |path: &str| {
        job.wanted.iter().any(|wanted| {
            wanted.is_empty()
                || path.strip_prefix(wanted.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    let pages = format(&files, is_wanted);
    let before = |path: &str| {
        let file = files.iter().find(|file| file.path == path);
        let bytes = file.and_then(|file: &SourceFile| file.content.as_deref().ok()).unwrap_or_default();
        String::from_utf8_lossy(bytes).into_owned()
    };
    Ok(pages
        .into_iter()
        .map(|page| Done { path: job.root.join(&page.path), before: before(&page.path), page })
        .collect())
}

fn write(done: &Done) -> Result<(), Failure> {
    let Formatted::Changed(text) = &done.page.outcome else { return Ok(()) };
    std::fs::write(&done.path, text)
        .map_err(|error| Failure::new(format!("{} can't be written: {}", done.path.display(), input::reason(&error))))
}

fn outcome_of(page: &FormattedPage) -> FormatOutcome {
    match page.outcome {
        Formatted::AsItWas => FormatOutcome::AsItWas,
        Formatted::Changed(_) => FormatOutcome::Changed,
        Formatted::LayoutKept => FormatOutcome::LayoutKept,
        Formatted::MeaningKept => FormatOutcome::MeaningKept,
    }
}

fn wire(done: &[Done], written: bool) -> FormatAnswer {
    let pages = done.iter().map(|done| PageFormat {
        page: done.path.display().to_string(),
        outcome: outcome_of(&done.page),
        unread: done.page.unread.clone(),
    });
    FormatAnswer { written, pages: pages.collect() }
}

/// What would be written, as a patch.
fn diff(done: &Done) -> String {
    let Formatted::Changed(text) = &done.page.outcome else { return String::new() };
    let path = done.path.display().to_string();
    let diff = TextDiff::from_lines(done.before.as_str(), text.as_str());
    diff.unified_diff().context_radius(2).header(&path, &path).to_string() + "\n"
}

fn render(screen: &mut Screen, done: &[Done], only_shown: bool, fails: bool) {
    let (mut changed, mut unread) = (0, 0);
    for Done { path, page, .. } in done {
        let path = path.display().to_string();
        match page.outcome {
            Formatted::AsItWas => {}
            Formatted::Changed(_) => {
                changed += 1;
                let says = if only_shown { "would be formatted" } else { "formatted" };
                screen.hanging(0, "", PLAIN, &format!("{path}: {says}"));
            }
            Formatted::LayoutKept => {
                let says = "stays as it is: laid out anew, something on it would be lost";
                screen.marked(0, "✗ ", BAD, PLAIN, &format!("{path}: {says}"));
            }
            Formatted::MeaningKept => {
                let says = "stays as it is: in canonical words it would mean something else";
                screen.marked(0, "✗ ", BAD, PLAIN, &format!("{path}: {says}"));
            }
        }
        for line in &page.unread {
            unread += 1;
            let at = if screen.is_in_words() { format!("{path}, line {line}") } else { format!("{path}:{line}") };
            screen.marked(0, "? ", OPEN, PLAIN, &format!("{at}: this sentence can't be read, and stays as it is"));
        }
    }
    screen.gap();
    if unread > 0 {
        screen.line(FAINT, "rungs framework check says what is wrong with each sentence, and what to write instead.");
    }
    let would = if only_shown { "would be formatted" } else { "formatted" };
    let changed = if changed == 0 { "none".to_owned() } else { changed.to_string() };
    let summary = format!("{}: {changed} {would}", words::count(done.len(), "page", "pages"));
    let (sign, style) = if fails { ("✗ ", BAD) } else { ("✓ ", GOOD) };
    screen.marked(0, sign, style.bold(), BOLD, &summary);
}
