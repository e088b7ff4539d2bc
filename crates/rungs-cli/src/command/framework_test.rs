//! `rungs framework test`: the cases beside the pages, and the thresholds that none of them tests.

use std::path::Path;

use rungs_app::cases;
use rungs_app::wire::cases::{CaseIdea, CasesAnswer, SideName, Thresholds, UntestedThreshold};
use serde_json::{Map, Value};

use crate::answer::{ANSWERED, Answer, FOUND, Outcome};
use crate::arguments::{FrameworkTest, Global};
use crate::screen::{BAD, BOLD, FAINT, GOOD, OPEN, PLAIN, Screen};
use crate::{input, words};

/// More untested thresholds than these are counted and not shown.
const MOST: usize = 10;

pub(crate) fn run(arguments: &FrameworkTest, global: &Global) -> Outcome {
    let loaded = input::framework(arguments.folder.as_deref(), global)?;
    let answer = cases::run_thoroughly(&loaded);
    let fails = fails(&answer, arguments.strict);
    let status = if fails || !loaded.left_out.is_empty() { FOUND } else { ANSWERED };
    let remarks = Vec::from_iter(input::left_out(&loaded, arguments.folder.as_deref(), global));
    if arguments.json {
        return Ok(Answer::json(&answer)?.status(status).remarks(remarks));
    }
    let mut screen = Screen::for_answers();
    let folder = arguments.folder.as_deref().or(global.framework.as_deref());
    render(&mut screen, &answer, folder, if arguments.all { usize::MAX } else { MOST }, fails);
    Ok(Answer::screen(screen).status(status).remarks(remarks))
}

/// Whether the cases are as they should be; what no case tests only counts where that is asked.
pub(crate) fn fails(answer: &CasesAnswer, strict: bool) -> bool {
    let is_open = |thresholds: &Thresholds| !thresholds.untested.is_empty();
    let gaps = !answer.untested.is_empty() || answer.thresholds.as_ref().is_some_and(is_open);
    answer.failed > 0 || strict && gaps
}

fn render(screen: &mut Screen, answer: &CasesAnswer, folder: Option<&Path>, most: usize, fails: bool) {
    failures(screen, answer, folder);
    let thresholds = answer.thresholds.iter();
    // A role without any case is told as such, and not threshold by threshold.
    let untested = thresholds.flat_map(|thresholds| &thresholds.untested);
    let untested: Vec<&UntestedThreshold> =
        untested.filter(|threshold| !answer.untested.contains(&threshold.role)).collect();
    let mut sentence = None;
    for threshold in untested.iter().take(most) {
        // A sentence with several thresholds is told once.
        let here = (threshold.page.as_str(), threshold.line);
        if sentence != Some(here) {
            screen.gap();
            let page = shown(folder, &threshold.page);
            screen.whole(0, FAINT, &format!("{page}:{}", threshold.line));
            screen.hanging(2, "", PLAIN, &threshold.sentence);
            sentence = Some(here);
        }
        gap(screen, threshold);
    }
    screen.gap();
    if untested.len() > most {
        let rest = words::count(untested.len() - most, "more threshold", "more thresholds");
        screen.line(FAINT, &format!("and {rest} that cases don't test from every side: --all shows them"));
    }
    if !answer.untested.is_empty() {
        let none = format!("no cases yet for {}", answer.untested.join(", "));
        screen.marked(0, "? ", OPEN, PLAIN, &none);
    }
    if let Some(thresholds) = answer.thresholds.as_ref().filter(|thresholds| thresholds.count > 0) {
        let (count, open) = (thresholds.count, thresholds.untested.len());
        let told = words::count(count, "threshold", "thresholds");
        match open {
            0 => screen.marked(0, "✓ ", GOOD, PLAIN, &format!("{told}, with cases below, at and above each")),
            open => {
                let told = format!("{told}: {} with cases below, at and above, {open} without", count - open);
                screen.marked(0, "? ", OPEN, PLAIN, &told);
            }
        }
    }
    let (sign, style) = match (fails, answer.cases.is_empty()) {
        (true, _) => ("✗ ", BAD),
        (false, true) => ("? ", OPEN),
        (false, false) => ("✓ ", GOOD),
    };
    screen.marked(0, sign, style.bold(), BOLD, &summary(answer));
    if answer.passed + answer.failed == 0 {
        let where_they_stand = "Cases stand beside a role's page, in NAME.cases.yaml beside NAME.md, under cases:.";
        screen.line(FAINT, where_they_stand);
    }
}

/// The cases that came out otherwise than expected, file by file.
pub(crate) fn failures(screen: &mut Screen, answer: &CasesAnswer, folder: Option<&Path>) {
    let mut file = "";
    for case in answer.cases.iter().filter(|case| !case.passed) {
        if case.file != file {
            screen.gap();
            screen.whole(0, BOLD, &shown(folder, &case.file));
            file = &case.file;
        }
        let title = if case.case.is_empty() { "the file as a whole" } else { &case.case };
        screen.marked(2, screen.sign("✗ ", "failed: "), BAD, PLAIN, title);
        for difference in &case.differences {
            screen.hanging(6, "", PLAIN, difference);
        }
    }
}

/// A file's path as the folder was named, so that it can be opened from here.
fn shown(folder: Option<&Path>, path: &str) -> String {
    folder.map_or_else(|| path.to_owned(), |folder| folder.join(path).display().to_string())
}

/// "174 cases in 11 files: 174 passed, 0 failed"
pub(crate) fn summary(answer: &CasesAnswer) -> String {
    if answer.cases.is_empty() {
        return "no cases yet".to_owned();
    }
    let mut files: Vec<&str> = answer.cases.iter().map(|case| case.file.as_str()).collect();
    files.dedup();
    format!(
        "{} in {}: {} passed, {} failed",
        words::count(answer.passed + answer.failed, "case", "cases"),
        words::count(files.len(), "file", "files"),
        answer.passed,
        answer.failed,
    )
}

/// A threshold with the cases it lacks, each with an idea that can be copied.
fn gap(screen: &mut Screen, threshold: &UntestedThreshold) {
    let sides: Vec<String> = threshold.missing.iter().map(|missing| side(missing.side).to_owned()).collect();
    let sides = words::joined(&sides, "or");
    screen.marked(2, "? ", OPEN, BOLD, &format!("{}: no case {sides}", threshold.threshold));
    let ideas: Vec<&CaseIdea> = threshold.missing.iter().filter_map(|missing| missing.idea.as_ref()).collect();
    for idea in ideas {
        for line in idea_lines(idea) {
            screen.whole(4, FAINT, &line);
        }
    }
}

fn side(side: SideName) -> &'static str {
    match side {
        SideName::Below => "just below it",
        SideName::At => "at it",
        SideName::Above => "above it",
    }
}

/// The beginning of a case as a file of cases has it.
fn idea_lines(idea: &CaseIdea) -> Vec<String> {
    let mut lines = vec![format!("- case: {}", scalar(&idea.case))];
    let keys = [("route", &idea.route), ("moment", &idea.moment), ("start", &idea.start)];
    lines.extend(keys.iter().filter_map(|(key, value)| Some(format!("  {key}: {}", scalar(value.as_ref()?)))));
    if !idea.with.is_empty() {
        lines.push("  with:".to_owned());
    }
    for (key, value) in &idea.with {
        match value {
            Value::Array(entries) if entries.iter().any(Value::is_object) => {
                lines.push(format!("    {key}:"));
                lines.extend(entries.iter().map(|entry| format!("      - {}", flow(entry))));
            }
            value => lines.push(format!("    {}: {}", scalar(key), flow(value))),
        }
    }
    lines
}

/// A value of YAML on one line.
fn flow(value: &Value) -> String {
    match value {
        Value::Object(map) => braced(map),
        Value::Array(entries) => format!("[{}]", entries.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::String(text) => scalar(text),
        other => other.to_string(),
    }
}

fn braced(map: &Map<String, Value>) -> String {
    let pairs: Vec<String> = map.iter().map(|(key, value)| format!("{}: {}", scalar(key), flow(value))).collect();
    format!("{{ {} }}", pairs.join(", "))
}

/// Words that mean nothing else in YAML stand bare; the rest stands in quotes.
fn scalar(text: &str) -> String {
    let is_plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(|letter| letter.is_alphanumeric() || " -_./'’".contains(letter))
        && !["yes", "no", "true", "false", "null", "on", "off", "y", "n"].contains(&text.to_lowercase().as_str());
    let is_day = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if is_plain || is_day { text.to_owned() } else { Value::String(text.to_owned()).to_string() }
}
