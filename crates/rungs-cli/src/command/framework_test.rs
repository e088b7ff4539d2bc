//! `rungs framework test`: the cases beside the pages.

use rungs_app::cases;
use rungs_app::wire::cases::CasesAnswer;

use crate::answer::{ANSWERED, Answer, FOUND, Outcome};
use crate::arguments::{FrameworkTest, Global};
use crate::screen::{BAD, BOLD, FAINT, GOOD, OPEN, PLAIN, Screen};
use crate::{input, words};

pub(crate) fn run(arguments: &FrameworkTest, global: &Global) -> Outcome {
    let loaded = input::framework(arguments.folder.as_deref(), global)?;
    let answer = cases::run(&loaded);
    let status = if answer.failed > 0 { FOUND } else { ANSWERED };
    if arguments.json {
        return Ok(Answer::json(&answer)?.status(status));
    }
    let mut screen = Screen::for_answers();
    render(&mut screen, &answer);
    Ok(Answer::screen(screen).status(status))
}

fn render(screen: &mut Screen, answer: &CasesAnswer) {
    let mut file = "";
    for case in answer.cases.iter().filter(|case| !case.passed) {
        if case.file != file {
            screen.gap();
            screen.line(BOLD, &case.file);
            file = &case.file;
        }
        let title = if case.case.is_empty() { "the file as a whole" } else { &case.case };
        screen.marked(2, "✗ ", BAD, PLAIN, title);
        for difference in &case.differences {
            screen.hanging(6, "", PLAIN, difference);
        }
    }
    let mut files: Vec<&str> = answer.cases.iter().map(|case| case.file.as_str()).collect();
    files.dedup();
    screen.gap();
    if !answer.untested.is_empty() {
        screen.marked(0, "? ", OPEN, PLAIN, &format!("no cases yet for {}", answer.untested.join(", ")));
    }
    let total = answer.passed + answer.failed;
    let summary = format!(
        "{} in {}: {} passed, {} failed",
        words::count(total, "case", "cases"),
        words::count(files.len(), "file", "files"),
        answer.passed,
        answer.failed,
    );
    let (sign, style) = if answer.failed > 0 { ("✗ ", BAD) } else { ("✓ ", GOOD) };
    screen.marked(0, sign, style.bold(), BOLD, &summary);
    if total == 0 {
        screen.line(FAINT, "Cases stand beside a role's page: roles/NAME.cases.yaml beside roles/NAME.md.");
    }
}
