//! One requirement on the screen: a sign, how strongly it is asked, the sentence, and the facts that answer it.

use anstyle::Style;
use rungs_app::wire::SourceName;
use rungs_app::wire::check::{Missing, RequirementResult};

use crate::screen::{BAD, Cell, FAINT, GOOD, OPEN, PLAIN, Screen, THEIRS, width};
use crate::{fact, words};

/// How wide the strength is: "usually", "instead", "prefer".
const STRENGTH: usize = 7;

/// Sources in the order in which they are numbered.
pub(crate) struct Numbered<'s> {
    pub(crate) sources: &'s [SourceName],
    /// Whether each sentence says where it stands.
    pub(crate) with_places: bool,
    /// Whether each sentence says how it was read.
    pub(crate) with_readings: bool,
}

impl Numbered<'_> {
    /// The marks behind a sentence: ` [1] [3]`.
    pub(crate) fn marks(&self, ids: &[String]) -> String {
        let numbers = ids.iter().filter_map(|id| self.sources.iter().position(|source| source.id == *id));
        numbers.map(|number| format!("\u{a0}[{}]", number + 1)).collect()
    }
}

pub(crate) fn show(screen: &mut Screen, numbered: &Numbered<'_>, one: &RequirementResult) {
    requirement(screen, numbered, one, 0, false);
}

fn requirement(screen: &mut Screen, numbered: &Numbered<'_>, one: &RequirementResult, depth: usize, spare: bool) {
    let (sign, style) = sign(one, spare);
    let mut sentence = format!("{}{}", one.sentence, numbered.marks(&one.sources));
    if numbered.with_places {
        // A place stays in one piece, so that it can be copied.
        let page = one.page.replace('/', "/\u{2060}").replace('-', "-\u{2060}");
        sentence.push_str(&format!(" ({page}:{})", one.line));
    }
    let told = told(one, spare);
    // In a list of which one is enough, no item is a must by itself.
    let strength = if depth > 0 && one.strength == "must" { "" } else { strength(&one.strength) };
    line(screen, depth, (sign, style), strength, &sentence, &told);
    for (preferred, answer) in preferences(one) {
        let (sign, style) = match answer {
            "met" => ("✓", GOOD),
            "not-met" => ("–", PLAIN),
            _ => ("?", OPEN),
        };
        let told = match answer {
            "met" => "met; it decides nothing",
            "not-met" => "not met; it decides nothing",
            _ => "not told; it decides nothing",
        };
        line(screen, depth + 1, (sign, style), "prefer", &preferred, told);
    }
    // Once enough of a list is met, the items that aren't are in nobody's way. Of all of them, each is needed.
    let has_enough = one.answer == "met" && one.list.as_deref() != Some("all-of");
    let spare = spare || has_enough || one.answer == "does-not-apply";
    for member in &one.requirements {
        requirement(screen, numbered, member, depth + 1, spare);
    }
}

/// In two columns where there is room, otherwise the facts below the sentence.
fn line(screen: &mut Screen, depth: usize, sign: (&str, Style), strength: &str, sentence: &str, told: &str) {
    let indent = 2 + 2 * depth;
    let (sign, style) = sign;
    if screen.is_in_words() {
        return in_words(screen, depth, sign, strength, sentence, told);
    }
    if !screen.is_roomy() {
        let mark = if strength.is_empty() { format!("{sign} ") } else { format!("{sign} {strength} ") };
        screen.marked(indent, &mark, style, PLAIN, sentence);
        if !told.is_empty() {
            screen.hanging(indent + 4, "", FAINT, told);
        }
        return;
    }
    let left = 2 + 1 + 2 + STRENGTH + 2;
    let both = screen.width().saturating_sub(left + 2);
    let facts = both * 2 / 5;
    let indented = 2 * depth;
    let cells = [
        Cell { text: sign, width: 1, style },
        Cell { text: strength, width: STRENGTH, style: PLAIN },
        Cell { text: sentence, width: (both - facts).saturating_sub(indented), style: PLAIN },
        Cell { text: told, width: facts, style: FAINT },
    ];
    debug_assert!(width(strength) <= STRENGTH);
    screen.row(indent, &cells);
}

/// The same in a line: the answer, the sentence, and what answers it.
fn in_words(screen: &mut Screen, depth: usize, sign: &str, strength: &str, sentence: &str, told: &str) {
    let answer = match sign {
        "✓" => "met",
        "✗" => "not met",
        "◐" => "theirs to decide",
        "·" => "not needed",
        "–" => "doesn't apply",
        _ => "not known yet",
    };
    // What is told mostly begins with the answer, or is one.
    let answers = ["met", "not ", "doesn't apply", "about the course", "comes once"];
    let has_answer = answers.iter().any(|answer| told.starts_with(answer));
    let (answer, told) = match (has_answer, told) {
        (true, told) => (told, ""),
        (false, told) => (answer, told),
    };
    let item = if depth > 0 { "of these, " } else { "" };
    let strength = strength_mark(screen, strength, sentence);
    let told = if told.is_empty() { String::new() } else { format!(": {told}") };
    // A piece of a sentence has no full stop that would part it from its answer.
    let joint = if sentence.ends_with(char::is_alphanumeric) { ";" } else { "" };
    screen.line(PLAIN, &format!("{item}{}{sentence}{joint} {answer}{told}", strength.trim_start()));
}

/// How strongly something is asked, in front of its sentence; whoever listens has heard it where the sentence says so.
pub(crate) fn strength_mark(screen: &Screen, strength: &str, sentence: &str) -> String {
    match screen.is_in_words() {
        true if strength.is_empty() || sentence.to_lowercase().contains(strength) => String::new(),
        true if strength == "prefer" => "preferred: ".to_owned(),
        true => format!("{strength}: "),
        false => format!("{strength:<8}"),
    }
}

fn sign(one: &RequirementResult, spare: bool) -> (&'static str, Style) {
    match one.answer.as_str() {
        "met" if one.theirs_to_decide.is_some() && !spare => ("◐", THEIRS),
        "met" => ("✓", GOOD),
        "does-not-apply" => ("–", PLAIN),
        _ if spare || is_to_come(one) => ("·", PLAIN),
        "not-met" => ("✗", BAD),
        _ if one.missing.is_empty() && one.theirs_to_decide.is_some() => ("◐", THEIRS),
        _ => ("?", OPEN),
    }
}

/// Whether it is something that everybody goes through once offered a place, and has not been decided.
fn is_to_come(one: &RequirementResult) -> bool {
    one.moment == "offered" && one.decided.is_none() && one.requirements.is_empty()
}

fn strength(name: &str) -> &str {
    match name {
        "preferably" => "prefer",
        "instead" => "or else",
        other => other,
    }
}

/// What stands beside a sentence: the answer's word where the sign needs one, and the facts.
fn told(one: &RequirementResult, spare: bool) -> String {
    if !one.requirements.is_empty() {
        return String::new();
    }
    let facts = fact::told(&one.facts);
    let theirs = one.theirs_to_decide.as_deref().filter(|_| !spare).map(words::owner);
    let mut parts: Vec<String> = Vec::new();
    match one.answer.as_str() {
        "met" => parts.extend(Some(facts).filter(|facts| !facts.is_empty())),
        "does-not-apply" if one.filled_in.is_some() => parts.push("not asked for here".to_owned()),
        "does-not-apply" if one.of_the_course => parts.push("about the course".to_owned()),
        "does-not-apply" => parts.push("doesn't apply to you".to_owned()),
        "not-met" => parts.push(match facts.is_empty() {
            true => "not met".to_owned(),
            false => format!("not met: {facts}"),
        }),
        _ if is_to_come(one) => parts.push("comes once you are offered a place".to_owned()),
        _ => parts.extend(not_told(&one.missing)),
    }
    match one.decided.as_deref().filter(|_| one.answer != "does-not-apply") {
        _ if one.filled_in.is_some() => parts.extend(filled_in(one).map(str::to_owned)),
        Some("granted") => parts.push("decided: accepted".to_owned()),
        Some(_) => parts.push("decided: refused".to_owned()),
        None => {}
    }
    match (theirs, one.answer.as_str()) {
        (Some(theirs), "not-met" | "cannot-tell") if one.strength == "usually" => {
            parts.push(format!("{theirs} may make an exception"));
        }
        (Some(theirs), _) => parts.push(format!("{theirs} decides")),
        (None, "cannot-tell") if parts.is_empty() => parts.push("can't be told yet".to_owned()),
        _ => {}
    }
    if spare && one.answer != "met" && one.answer != "does-not-apply" {
        parts = vec!["not needed".to_owned()];
    }
    if !one.confirmed {
        parts.push("no source confirms this rule".to_owned());
    }
    parts.join("; ")
}

/// What its provider has decided for everybody.
fn filled_in(one: &RequirementResult) -> Option<&'static str> {
    Some(match (one.strength.as_str(), one.filled_in.as_deref()?) {
        ("instead" | "must", "granted") => "it counts here",
        ("instead" | "must", _) => "it doesn't count here",
        (_, "granted") => return None,
        _ => "asked for here",
    })
}

fn not_told(missing: &[Missing]) -> Option<String> {
    match missing {
        [] => None,
        [one] => Some(format!("not told: {}", one.what)),
        [first, ..] => Some(format!("not told: {}, and {} more", first.what, missing.len() - 1)),
    }
}

/// Preferences in the page's own words where there is one of them, otherwise in the engine's.
fn preferences(one: &RequirementResult) -> Vec<(String, &str)> {
    let said = one.sentence.split_once("preferably ").map(|(_, rest)| rest.trim_end_matches('.'));
    match (one.preferences.as_slice(), said) {
        ([only], Some(said)) => vec![(said.to_owned(), only.answer.as_str())],
        (several, _) => several.iter().map(|one| (one.what.clone(), one.answer.as_str())).collect(),
    }
}
