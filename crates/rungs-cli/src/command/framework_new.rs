//! `rungs framework new`: a role page by conversation. Each sentence is read as soon as it is typed.

mod draft;
mod interview;
mod place;

use std::io::{IsTerminal, stdin};
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
    let loaded = framework::from_folder(folder).map_err(Failure::new)?;
    if !loaded.files.iter().any(|file| file.path == "framework.md") {
        let message = format!("{} holds no framework", folder.display());
        return Err(Failure::with_help(message, "a framework is a folder with a framework.md; its pages lie below it"));
    }
    let today = jiff::Zoned::now().date();
    let home = Home::of(folder, &loaded.checked.framework);
    let echoes = !stdin().is_terminal();
    let draft = match arguments.json {
        // What is asked stands beside the answer, so that the answer can be read by a program.
        true => Interview::new(&loaded, &home, today, &mut stdin().lock(), &mut anstream::stderr(), echoes).hold()?,
        false => Interview::new(&loaded, &home, today, &mut stdin().lock(), &mut anstream::stdout(), echoes).hold()?,
    };
    let page = home.page(&draft.slug);
    let (text, findings) = finished(&loaded.files, &page, &draft);
    let path = page.as_str();
    let of_page =
        |level: Level| findings.iter().filter(move |finding| finding.level == level && finding.location.path == path);
    let errors: Vec<&Finding> = of_page(Level::Error).collect();
    if !errors.is_empty() {
        return Err(unsound(&loaded.files, &page, &text, folder, &errors));
    }
    let cases = home.cases(&draft.slug);
    home.write(&[(&page, &text), (&cases, &draft.cases())])?;
    let answer = NewAnswer { role: draft.slug.clone(), page: home.shown(&page), cases: home.shown(&cases) };
    if arguments.json {
        return Answer::json(&answer);
    }
    Ok(Answer::screen(written(&answer, folder, of_page(Level::Warning).count())))
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
    let folder = folder.display();
    let mut hint = |words: &str, command: &str| {
        screen.hanging(2, "", FAINT, words);
        // To be copied, so in one piece.
        screen.whole(4, FAINT, command);
    };
    if warnings > 0 {
        let warnings = words::count(warnings, "warning", "warnings");
        hint(&format!("{warnings} to look at:"), &format!("rungs framework check {folder} {}", answer.role));
    }
    hint("How people see it:", &format!("rungs show {} --framework {folder}", answer.role));
    hint("Which cases it needs:", &format!("rungs framework test {folder}"));
    screen
}
