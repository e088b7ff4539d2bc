//! One requirement on the screen: a sign, how strongly it is asked, the sentence, and the facts that answer it.

use anstyle::Style;
use rungs_app::wire::SourceName;
use rungs_app::wire::check::RequirementResult;
use rungs_app::words::requirement::{Mark, preferences, spares_its_list, told};

use crate::screen::{BAD, Cell, FAINT, GOOD, OPEN, PLAIN, Screen, THEIRS, width};

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
    let (sign, style) = sign(Mark::of(one, spare));
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
    let spare = spare || spares_its_list(one);
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

fn sign(mark: Mark) -> (&'static str, Style) {
    match mark {
        Mark::Met => ("✓", GOOD),
        Mark::Theirs => ("◐", THEIRS),
        Mark::DoesNotApply => ("–", PLAIN),
        Mark::NotNeeded => ("·", PLAIN),
        Mark::NotMet => ("✗", BAD),
        Mark::CannotTell => ("?", OPEN),
    }
}

fn strength(name: &str) -> &str {
    match name {
        "preferably" => "prefer",
        "instead" => "or else",
        other => other,
    }
}
