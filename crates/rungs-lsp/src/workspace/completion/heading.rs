//! Headings that a page still lacks, and the lines about a way in.

use rungs_text::{Heading, RouteKind, Span, Text, known_heading};

use super::{Completion, Sort, escaped};
use crate::workspace::spot::Spot;

/// The headings of a page, in their order, with what each is for.
const UPPER: &[(Heading, &str)] = &[
    (Heading::WhatYouDo, "Duties: one a bullet, never rules."),
    (Heading::WhatYouBring, "Skills and qualities: one a bullet, never rules."),
    (
        Heading::EveryoneNeeds,
        "What it takes to hold the role, when you start in it. Asked by the employer, unless a line says otherwise.",
    ),
    (
        Heading::ToStartAnyWayIn,
        "What every way in asks when you start. Asked by the provider, unless a line says otherwise.",
    ),
    (Heading::WaysIn, "The ways into the role, each below a `###` heading with a name of your own."),
    (Heading::StayingInTheRole, "Renewals and yearly hours. Asked by the regulator, unless a line says otherwise."),
    (Heading::WhereItLeads, "The roles it leads to: a link a bullet, and below it what that step asks besides."),
    (Heading::Notes, "Prose, discrepancies, advice: never rules."),
];

/// The headings below a way in.
const LOWER: &[(&str, &str, &str)] = &[
    ("Before you finish", "Before you finish", "Whatever is due by the end: the gateway, the assessment."),
    (
        "Once offered a place",
        "Once offered a place",
        "What everyone goes through: interview, checks, references. It never stands in the way of a start unless it is refused.",
    ),
    (
        "Once you qualify",
        "Once you qualify",
        "What completes the way in and never gates entry. Asked by the regulator, unless a line says otherwise.",
    ),
    (
        "At ",
        "At ${1:Northmoor University}",
        "One provider's own rules: they are added to the general ones, and give that provider's offer.",
    ),
    ("Starting from ", "Starting from ${1:1 August 2025}", "Rules for starts from this day on."),
    ("Starting before ", "Starting before ${1:1 August 2025}", "Rules for starts before this day."),
    ("In ", "In ${1:dietetics}", "Rules for one profession of a page for several."),
];

/// What a heading of a page means, in one sentence.
pub(in crate::workspace) fn meaning(heading: &Heading) -> Option<&'static str> {
    let upper = UPPER.iter().find(|(known, _)| known == heading).map(|(_, meaning)| *meaning);
    upper.or_else(|| {
        let words = heading.canonical();
        LOWER.iter().find(|(begins, ..)| words.starts_with(begins)).map(|(.., meaning)| *meaning)
    })
}

/// Headings, where one is being typed.
pub(super) fn completions(spot: &Spot<'_>) -> Vec<Completion> {
    let before = spot.before();
    let level = before.len() - before.trim_start_matches('#').len();
    let replaces = Span::new(spot.line, spot.byte);
    let offered = match level {
        1 | 2 => upper(spot, replaces),
        _ => lower(spot, replaces),
    };
    let typed = before.trim_start_matches('#').trim_start().to_lowercase();
    let fits = |one: &Completion| one.label.trim_start_matches('#').trim_start().to_lowercase().starts_with(&typed);
    offered.into_iter().filter(fits).collect()
}

/// Headings and lines that can stand on an empty line, or on one that is begun.
pub(super) fn line_completions(spot: &Spot<'_>) -> Vec<Completion> {
    let replaces = Span::new(spot.line, spot.byte);
    let mut offered = Vec::new();
    if matches!(spot.known(2), Some(Heading::WaysIn)) && spot.headings.last().is_some_and(|(level, _)| *level >= 3) {
        offered.extend(lines(spot, replaces));
    }
    if spot.before().is_empty() {
        offered.extend(lower(spot, replaces));
        offered.extend(upper(spot, replaces));
    }
    offered.into_iter().filter(|one| one.goes_on(spot.before())).collect()
}

/// The one heading of an opportunity's page, where it isn't there yet.
pub(super) fn of_opportunity(spot: &Spot<'_>) -> Vec<Completion> {
    let words = format!("## {}", rungs_text::BEFORE_YOU_START);
    if spot.text.contains(&words) || !words.starts_with(spot.before()) {
        return Vec::new();
    }
    let replaces = Span::new(spot.line, spot.byte);
    vec![Completion::new(Sort::Heading, replaces, words).meaning("What it asks of those who start it.")]
}

/// The `##` headings that the page lacks; those that come next in their order first.
fn upper(spot: &Spot<'_>, replaces: Span) -> Vec<Completion> {
    let others = headings(spot, 0, spot.text.len());
    let there = |heading: &Heading| others.iter().any(|(level, words)| known(*level, words).as_ref() == Some(heading));
    let above = spot.known(2);
    let place = UPPER.iter().position(|(heading, _)| Some(heading) == above.as_ref()).map_or(0, |place| place + 1);
    let (before, behind) = UPPER.split_at_checked(place).unwrap_or((UPPER, &[]));
    let lacking = behind.iter().chain(before).filter(|(heading, _)| !there(heading));
    let offered = lacking.map(|(heading, meaning)| {
        Completion::new(Sort::Heading, replaces, format!("## {}", heading.canonical())).meaning(*meaning)
    });
    offered.collect()
}

/// The `####` headings that a way in lacks.
fn lower(spot: &Spot<'_>, replaces: Span) -> Vec<Completion> {
    if !spot.headings.iter().any(|(level, _)| *level == 3) || !matches!(spot.known(2), Some(Heading::WaysIn)) {
        return Vec::new();
    }
    let (start, end) = way_in(spot);
    let there = headings(spot, start, end);
    let lacking = LOWER.iter().filter(|(words, snippet, _)| {
        // What has a name or a day in it can stand there twice.
        words != snippet || !there.iter().any(|(level, other)| *level > 3 && other.eq_ignore_ascii_case(words))
    });
    let offered = lacking.map(|(words, snippet, meaning)| {
        let mut offered = Completion::new(Sort::Heading, replaces, format!("#### {words}")).meaning(*meaning);
        if words != snippet {
            offered.label.push_str(" …");
            offered.snippet = Some(format!("#### {snippet}"));
        }
        offered
    });
    offered.collect()
}

fn known(level: usize, words: &str) -> Option<Heading> {
    known_heading(&Text::verbatim(words, 0), u8::try_from(level).ok()?)
}

/// The headings of a stretch of the page, but for the line that is being typed.
fn headings<'t>(spot: &Spot<'t>, start: usize, end: usize) -> Vec<(usize, &'t str)> {
    let mut at = start;
    let mut found = Vec::new();
    for line in spot.text.get(start..end).unwrap_or_default().split_inclusive('\n') {
        let level = line.len() - line.trim_start_matches('#').len();
        if level > 0 && at != spot.line {
            found.push((level, line.trim_start_matches('#').trim()));
        }
        at += line.len();
    }
    found
}

/// From the heading of the way in around a place to the next one.
fn way_in(spot: &Spot<'_>) -> (usize, usize) {
    let begins = |rest: &str| rest.starts_with("### ") || rest.starts_with("## ");
    let lines = || {
        spot.text.split_inclusive('\n').scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        })
    };
    let heads = || lines().filter(|(_, line)| begins(line)).map(|(start, _)| start);
    let start = heads().filter(|start| *start < spot.line).last().unwrap_or_default();
    (start, heads().find(|start| *start > spot.line).unwrap_or(spot.text.len()))
}

/// The lines of a way in beside the one that says what it is: words that are fixed, and the same with places to fill in.
const LINES: &[(&str, &str)] = &[
    ("Gives the right to register with ", "Gives the right to register with ${1:the HCPC}."),
    ("Gives a ", "Gives a ${1:foundation degree} at level ${2:5}."),
    ("It takes ", "It takes ${1:18 to 24 months}."),
    ("If you hold ", "If you hold ${1:a degree}, it takes ${2:12 months}."),
    ("Asked by the ", "Asked by the ${1:regulator}."),
    ("Offered only by those named.", ""),
];

/// The lines that say what a way in is: a name that the language reads, and what usually stands behind it. The common name
/// of each kind, and others once something of them is typed.
fn kinds(typed: &str) -> Vec<(String, String)> {
    let mut seen = Vec::new();
    let mut lines = Vec::new();
    for (name, kind) in rungs_text::reference::ways_in() {
        let is_common = !seen.contains(&kind);
        seen.push(kind);
        if is_common || !typed.is_empty() {
            lines.push(kind_line(&name, kind));
        }
    }
    lines
}

/// The line of a way in that is called so: the words that are fixed, and the same with places to fill in, if it has any.
fn kind_line(name: &str, kind: RouteKind) -> (String, String) {
    let behind = match kind {
        RouteKind::Apprenticeship => "${1:5}, ${2:18 to 24 months}, learning on and off the job",
        RouteKind::FullTimeCourse => "${1:6}, ${2:36 months}",
        RouteKind::PartTimeCourse => "${1:6}, ${2:48 months}",
        RouteKind::UniversityCourse => "${1:6}, ${2:36 months}, ${3:full-time}",
        RouteKind::PostgraduateCourse => "${1:7}, ${2:24 months}, ${3:full-time}",
        RouteKind::CollegeCourse => "${1:3}, ${2:24 months}",
        RouteKind::DirectEntry | RouteKind::Registration | RouteKind::Portfolio | RouteKind::Promotion => {
            return (format!("{name}."), String::new());
        }
    };
    (format!("{name} at level "), format!("{} at level {behind}.", escaped(name)))
}

fn lines(spot: &Spot<'_>, replaces: Span) -> Vec<Completion> {
    let (start, end) = way_in(spot);
    let way_in = spot.text.get(start..end).unwrap_or_default();
    // A way in has one line that says of what kind it is, and it comes first.
    // What is being typed may be a name already: *Degree*, on the way to *Degree apprenticeship*.
    let mut at = start;
    let has_kind = way_in.split_inclusive('\n').any(|line| {
        let is_typed = at == spot.line;
        at += line.len();
        !is_typed
            && !line.starts_with(['-', '#'])
            && !line.trim().is_empty()
            && rungs_text::route_line(&Text::verbatim(line.trim_end(), 0)).is_some()
    });
    let kinds = if has_kind { Vec::new() } else { kinds(spot.before()) };
    let others = LINES.iter().map(|(words, snippet)| ((*words).to_owned(), (*snippet).to_owned()));
    let offered = kinds.into_iter().chain(others).map(|(words, snippet)| {
        let mut offered = Completion::new(Sort::Line, replaces, words.clone());
        if !snippet.is_empty() {
            offered.label.push_str(" …");
            offered.snippet = Some(snippet);
        } else {
            offered.snippet = Some(escaped(&words)).filter(|escaped| *escaped != words);
        }
        offered
    });
    offered.collect()
}

#[cfg(test)]
mod tests {
    use rungs_text::reference;

    use super::*;

    /// A snippet with what stands in its places, as it is inserted.
    fn filled(snippet: &str) -> String {
        let mut text = String::new();
        let mut rest = snippet;
        while let Some((before, place)) = rest.split_once("${") {
            let (place, behind) = place.split_once('}').unwrap_or((place, ""));
            text += before;
            text += place.split_once(':').map_or("", |(_, words)| words);
            rest = behind;
        }
        text + rest
    }

    #[test]
    fn every_way_in_is_offered_as_a_line_that_can_be_read() {
        for (name, kind) in reference::ways_in() {
            let (words, snippet) = kind_line(&name, kind);
            let line = if snippet.is_empty() { words.clone() } else { filled(&snippet) };
            assert!(line.starts_with(words.trim_end_matches('.')), "{line}");
            let read = rungs_text::route_line(&Text::verbatim(&line, 0));
            assert!(
                read.as_ref().is_some_and(|(read, problems)| read.kind == kind && problems.is_empty()),
                "{line}: {read:?}"
            );
            // The line that it gives for a name is that name's, and no longer one's.
            assert_eq!(read.map(|(read, _)| read.name.to_owned()), Some(name.to_lowercase()), "{line}");
        }
    }

    #[test]
    fn every_line_of_the_reference_is_offered() {
        for form in reference::LINES {
            let is_offered = LINES.iter().any(|(words, _)| form.written.starts_with(words));
            assert!(is_offered, "“{}” is offered nowhere", form.written);
        }
        for (words, snippet) in LINES {
            let line = if snippet.is_empty() { (*words).to_owned() } else { filled(snippet) };
            let text = Text::verbatim(&line, 0);
            let is_read = rungs_text::award_line(&text).is_some_and(|line| line.is_ok())
                || rungs_text::length_line(&text).is_some_and(|line| line.is_ok())
                || rungs_text::owner_line(&text).is_some_and(|line| line.is_ok())
                || rungs_text::named_offers_line(&text);
            assert!(is_read, "{line}");
        }
    }

    #[test]
    fn every_heading_of_the_reference_is_offered() {
        for heading in reference::headings() {
            let words = heading.written.trim_start_matches('#').trim();
            let is_offered = UPPER.iter().any(|(known, _)| known.canonical() == words)
                || LOWER.iter().any(|(begins, ..)| words.starts_with(begins));
            assert!(is_offered, "“{}” is offered nowhere", heading.written);
        }
    }
}
