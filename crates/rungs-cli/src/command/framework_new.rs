//! `rungs framework new`: a role page by conversation. Each sentence is read as soon as it is typed.

mod draft;
mod interview;
mod place;

use std::io::{IsTerminal, Write, stdin};
use std::path::Path;

use rungs_app::framework;
use rungs_app::wire::new::NewAnswer;
use rungs_check::format::{Outcome as Formatted, format};
use rungs_check::{Finding, Level, SourceFile, check, examine};

use crate::answer::{Answer, Failure, Outcome};
use crate::arguments::{FrameworkNew, Global};
use crate::finding::{self, Pages};
use crate::screen::{BOLD, FAINT, GOOD, Screen};
use crate::words;

use draft::Draft;
use interview::Interview;
use place::Home;

pub(crate) fn run(arguments: &FrameworkNew, global: &Global) -> Outcome {
    let folder = arguments.folder.as_deref().or(global.framework.as_deref()).ok_or_else(|| {
        let help = "rungs framework new my-framework: the folder that holds the framework.md";
        Failure::with_help("nothing says which framework the new page belongs to", help)
    })?;
    // Where nothing is yet, the framework begins with its first role.
    let begins = place::is_empty(folder);
    let loaded = match begins {
        true => framework::of_files(vec![about("A framework")]),
        false => framework::from_folder(folder).map_err(Failure::new)?,
    };
    if !loaded.files.iter().any(|file| file.path == ABOUT) {
        let message = format!("{} holds no framework", folder.display());
        let help = "a framework is a folder with a framework.md; its pages lie below it. In an empty folder this command begins one";
        return Err(Failure::with_help(message, help));
    }
    let today = jiff::Zoned::now().date();
    let home = Home::of(folder, &loaded.checked.framework);
    let echoes = !stdin().is_terminal();
    // What is asked stands beside the answer, so that the answer can be read by a program.
    let output: &mut dyn Write = if arguments.json { &mut anstream::stderr() } else { &mut anstream::stdout() };
    let mut input = stdin().lock();
    let interview = Interview::new(&loaded, &home, today, &mut input, output, echoes);
    let draft = if begins { interview.beginning()?.hold()? } else { interview.hold()? };
    let files = draft.framework.as_ref().map_or_else(|| loaded.files.clone(), |title| vec![about(title)]);
    let page = home.page(&draft.slug);
    let (text, findings) = finished(&files, &page, &draft);
    let path = page.as_str();
    let of_page =
        |level: Level| findings.iter().filter(move |finding| finding.level == level && finding.location.path == path);
    let errors: Vec<&Finding> = of_page(Level::Error).collect();
    if !errors.is_empty() {
        return Err(unsound(&files, &page, &text, folder, &errors));
    }
    let cases = home.cases(&draft.slug);
    let about = files.iter().find(|file| begins && file.path == ABOUT);
    let about = about.and_then(|file| std::str::from_utf8(file.content.as_deref().ok()?).ok());
    let cases_text = draft.cases();
    let own = about.map(|about| (ABOUT, about)).into_iter().chain([(&*page, &*text), (&*cases, &*cases_text)]);
    home.write(&own.collect::<Vec<_>>())?;
    let answer = NewAnswer {
        role: draft.slug.clone(),
        page: home.shown(&page),
        cases: home.shown(&cases),
        framework: about.map(|_| home.shown(ABOUT)),
    };
    if arguments.json {
        return Answer::json(&answer);
    }
    Ok(Answer::screen(written(&answer, folder, of_page(Level::Warning).count())))
}

/// The framework's own page.
const ABOUT: &str = "framework.md";

/// The own page of a framework that begins.
fn about(title: &str) -> SourceFile {
    let text = format!("---\nframework: {}\ntitle: {title}\nversion: 1\n---\n# {title}\n", draft::slug(title));
    SourceFile { path: ABOUT.to_owned(), content: Ok(text.into_bytes()) }
}

/// The page as it is written, and what `framework check` says of the framework with it.
fn finished(files: &[SourceFile], page: &str, draft: &Draft) -> (String, Vec<Finding>) {
    let with = |text: &str| -> Vec<SourceFile> {
        let own = SourceFile { path: page.to_owned(), content: Ok(text.as_bytes().to_vec()) };
        files.iter().cloned().chain([own]).collect()
    };
    let typed = draft.text();
    let formatted = format(&with(&typed), |path| path == page).into_iter().find_map(|page| match page.outcome {
        Formatted::Changed(text) => Some(text),
        Formatted::AsItWas | Formatted::LayoutKept | Formatted::MeaningKept => None,
    });
    let text = formatted.unwrap_or(typed);
    let files = with(&text);
    let findings = examine(&files, &check(&files), draft.today);
    (text, findings)
}

/// What fits sentence by sentence and not together: the page is shown, so that no work is lost, and not written.
fn unsound(files: &[SourceFile], page: &str, text: &str, folder: &Path, errors: &[&Finding]) -> Failure {
    let own = SourceFile { path: page.to_owned(), content: Ok(text.as_bytes().to_vec()) };
    let files = files.iter().cloned().chain([own]).collect();
    let loaded = framework::of_files(files);
    let shown = finding::shown(&Pages { loaded: &loaded, folder: Some(folder) }, errors, finding::MOST);
    let help = "nothing was written; here is the page as it would be:";
    let mut failure = Failure::with_lines("the page doesn't hold together yet", help, text);
    failure.text.insert_str(0, &shown);
    failure
}

fn written(answer: &NewAnswer, folder: &Path, warnings: usize) -> Screen {
    let mut screen = Screen::for_answers();
    screen.gap();
    screen.marked(0, "✓ ", GOOD.bold(), BOLD, &format!("{} is written, and beside it {}.", answer.page, answer.cases));
    let folder = words::shell(&folder.display().to_string());
    let mut hint = |words: &str, command: &str| {
        screen.hanging(2, "", FAINT, words);
        // To be copied, so in one piece.
        screen.whole(4, FAINT, command);
    };
    if warnings > 0 {
        let warnings = words::count(warnings, "warning", "warnings");
        hint(&format!("{warnings} to look at:"), &format!("rungs framework check {folder} {}", answer.role));
    }
    if let Some(about) = &answer.framework {
        hint(
            &format!("The framework has begun with {about}. What its words mean goes into pages beside it:"),
            "rungs framework sentences vocabulary",
        );
    }
    hint("How people see it:", &format!("rungs show {} --framework {folder}", answer.role));
    hint("Which cases it needs:", &format!("rungs framework test {folder}"));
    screen
}
