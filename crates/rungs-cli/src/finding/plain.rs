//! Findings a line a fact: for screen readers, which read line by line, and for logs, which are searched by line.
//!
//! Full words, no colour, nothing drawn; the same keys in the same order, and an empty line between two findings.

use rungs_check::{Finding, Location};

use super::{MOST_REWRITES, Pages};
use crate::screen::clean;

/// A finding, and an empty line.
pub(crate) fn shown(pages: &Pages<'_>, finding: &Finding) -> String {
    let mut lines = Lines(String::new());
    lines.add(finding.level.as_str(), &finding.message);
    lines.add("code", finding.code);
    lines.add("place", &place(pages, &finding.location));
    if let Some(window) = pages.window(&finding.location) {
        lines.add("written", window.text);
        let marked = window.inside(&finding.location).and_then(|span| window.text.get(span)).unwrap_or_default();
        if !marked.is_empty() && marked != window.text {
            lines.add("about", marked);
        }
    }
    for (location, words) in &finding.related {
        lines.add("see also", &format!("{}: {words}", place(pages, location)));
        let is_here = location.path == finding.location.path && location.line == finding.location.line;
        if let Some(window) = pages.window(location).filter(|_| !is_here) {
            lines.add("written there", window.text);
        }
    }
    if let Some(help) = &finding.help {
        lines.add("help", help);
    }
    if let Some(accepted) = &finding.accepted {
        let place = place(pages, &accepted.place);
        lines.add("accepted", &format!("{}: {place}", super::reason(accepted)));
    }
    if let Some(witness) = &finding.shown {
        lines.add("witness", &format!("{}: {}", witness.words, super::told(witness)));
    }
    let is_choice = finding.rewrites.len() > 1;
    for rewrite in finding.rewrites.iter().take(MOST_REWRITES) {
        let Some(rewritten) = pages.rewritten(finding, rewrite) else { continue };
        let key = if is_choice { format!("write instead ({})", rewrite.label) } else { "write instead".to_owned() };
        lines.add(&key, &rewritten);
    }
    lines.0.push('\n');
    lines.0
}

fn place(pages: &Pages<'_>, location: &Location) -> String {
    let path = pages.path(&location.path);
    match location.span {
        Some(_) => format!("{path}, line {}, column {}", location.line, location.column),
        None if location.line > 1 => format!("{path}, line {}", location.line),
        None => path,
    }
}

struct Lines(String);

impl Lines {
    fn add(&mut self, key: &str, value: &str) {
        let value: Vec<String> = value.lines().map(|line| clean(line).trim().to_owned()).collect();
        let value: Vec<&str> = value.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
        self.0.push_str(&format!("{key}: {}\n", value.join(" / ")));
    }
}
