//! A way in whose first line doesn't begin with a kind: *A taught master's, 24 months.*

use rungs_text::{Rewrite, Span, Text};

use crate::finding::{Finding, ROUTE_LINE};
use crate::source::Sheet;

/// What a first word or two most likely mean, the surest first.
const MEANT: &[(&str, &str)] = &[
    ("apprenticeship", "Apprenticeship"),
    ("part-time", "Part-time course"),
    ("master's", "Postgraduate course"),
    ("masters", "Postgraduate course"),
    ("postgraduate", "Postgraduate course"),
    ("pgdip", "Postgraduate course"),
    ("college", "College course"),
    ("full-time", "Full-time course"),
    ("registered", "Registration"),
    ("portfolio", "Portfolio"),
];

/// What is wrong with a way in that has no line about its kind: `line` is the first one that couldn't be read.
pub(super) fn missing(title: &str, heading: Span, line: Option<&Text>, sheet: &Sheet<'_>) -> Finding {
    let kinds: Vec<String> = rungs_text::reference::route_kinds().iter().map(|(kind, _)| format!("“{kind}”")).collect();
    let help = format!(
        "begin the line below the heading with one of: {}; then what more there is to say, as in “Apprenticeship at level 5, 18 to 24 months.”",
        kinds.join(", ")
    );
    let Some(line) = line else {
        let message = format!("nothing says what kind of way in “{title}” is");
        return ROUTE_LINE.at(sheet.locate(heading), message).help(help);
    };
    let message = format!("“{}” begins with no kind of way in", line.as_str().trim().trim_end_matches('.'));
    let finding = ROUTE_LINE.at(sheet.locate(line.span()), message).help(help);
    meant(line).into_iter().fold(finding, Finding::rewrite)
}

/// *Full time*, and what a word processor makes of *full-time*.
fn hyphenated(line: &Text) -> Option<Rewrite> {
    let written = line.as_str();
    let lowered = written.to_lowercase();
    let (start, pace) = ["full", "part"].iter().find_map(|pace| Some((lowered.find(pace)?, *pace)))?;
    let behind = written.get(start + pace.len()..)?;
    let joint = behind.chars().next().filter(|joint| matches!(joint, ' ' | '–' | '—' | '‐'))?;
    let at = start + pace.len();
    let whole = format!("{}-{}", written.get(..at)?, behind.get(joint.len_utf8()..)?);
    let (_, problems) = rungs_text::route_line(&Text::verbatim(&whole, 0))?;
    let place = line.source_span(at, at + joint.len_utf8());
    problems.is_empty().then(|| Rewrite::new(format!("“{pace}-time”"), place, "-"))
}

/// The line with the kind that its first words most likely mean, if it can be read so.
fn meant(line: &Text) -> Option<Rewrite> {
    if let Some(hyphenated) = hyphenated(line) {
        return Some(hyphenated);
    }
    let all = rungs_text::words(line);
    let named = all.iter().take_while(|word| !matches!(word.lower.as_ref(), "at" | "," | "." | "of" | "for"));
    let named: Vec<_> = named.collect();
    let (first, last) = (named.first()?, named.last()?);
    let says = |word: &str| named.iter().any(|one| one.lower == word);
    let (_, kind) = MEANT.iter().find(|(word, _)| says(word))?;
    let written = format!("{kind}{}", line.as_str().get(last.end..)?);
    let (_, problems) = rungs_text::route_line(&Text::verbatim(&written, 0))?;
    let place = first.span.join(last.span);
    problems.is_empty().then(|| Rewrite::new(format!("“{kind}”"), place, *kind))
}
