//! `rungs framework say`: one sentence, what it means, or how to write it instead.

use rungs_app::service;
use rungs_app::wire::say::{FindingSaid, SayAnswer};

use anstyle::Style;

use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};
use crate::arguments::{FrameworkSay, Global};
use crate::command::show;
use crate::requirement::Numbered;
use crate::screen::{BAD, BOLD, FAINT, GOOD, OPEN, PLAIN, Screen};
use crate::{input, words};

pub(crate) fn run(arguments: &FrameworkSay, global: &Global) -> Outcome {
    if arguments.sentence.trim().is_empty() {
        let help = "put the sentence in quotation marks, or the shell takes its words apart";
        return Err(Failure::with_help("there is no sentence to read", help));
    }
    let loaded = input::pages(None, global)?;
    let said = service::say(&loaded, &arguments.sentence);
    let status = if said.is_read { ANSWERED } else { FOUND };
    let answer = if arguments.json { Answer::json(&said)? } else { Answer::screen(screen(&said)) };
    Ok(answer.status(status))
}

fn screen(said: &SayAnswer) -> Screen {
    let mut screen = Screen::for_answers();
    if said.is_read {
        screen.marked(0, "✓ ", GOOD, BOLD, "This can be read.");
        let numbered = Numbered { sources: &[], with_places: false, with_readings: true };
        said.requirements.iter().for_each(|one| show::rule(&mut screen, &numbered, one, 2));
        let is_other = |canonical: &&String| canonical.trim_end_matches('.') != said.sentence.trim_end_matches('.');
        if let Some(canonical) = said.canonical.as_ref().filter(is_other) {
            screen.hanging(2, "In its canonical words: ", PLAIN, canonical);
        }
    } else {
        screen.marked(0, "✗ ", BAD, BOLD, "This can't be read.");
    }
    said.findings.iter().for_each(|one| finding(&mut screen, one));
    if !said.is_read {
        screen.gap();
        screen.line(FAINT, "What can be written: rungs framework sentences WORD, or docs/manual/sentences.md.");
    }
    screen
}

/// A text behind its label; on a narrow screen its further lines keep no room for the label.
fn labelled(screen: &mut Screen, indent: usize, label: &str, style: Style, text: &str) {
    match screen.is_roomy() {
        true => screen.marked(indent, label, style, PLAIN, text),
        false => screen.lead(indent, indent + 2, label, style, PLAIN, text),
    }
}

fn finding(screen: &mut Screen, one: &FindingSaid) {
    let style = match one.level.as_str() {
        "error" => BAD,
        "warning" => OPEN,
        _ => PLAIN,
    };
    screen.gap();
    labelled(screen, 2, &format!("{}[{}]: ", one.level, one.code), style, &one.message);
    if let Some(help) = &one.help {
        screen.hanging(4, "help: ", FAINT, &words::unmarked(help));
    }
    for way in &one.write_instead {
        let label = if one.write_instead.len() > 1 { format!(" ({})", way.label) } else { String::new() };
        match way.sentence.split_once('\n') {
            None => labelled(screen, 4, &format!("write instead{label}: "), PLAIN, &way.sentence),
            Some(_) => {
                screen.hanging(4, "", PLAIN, &format!("write instead{label}:"));
                way.sentence.lines().for_each(|line| {
                    let depth = line.len() - line.trim_start().len();
                    screen.hanging(6 + depth, "- ", PLAIN, line.trim_start().trim_start_matches("- "));
                });
            }
        }
    }
}
