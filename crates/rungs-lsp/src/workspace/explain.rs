//! The manual's page of a code.

use super::Diagnostic;
use super::Workspace;

/// What a code means, with why it matters, what raises it and what to write instead.
pub fn explanation(code: &str) -> Option<String> {
    rungs_app::manual::find(code).ok().map(|rule| rungs_app::manual::page(&rule))
}

impl Workspace {
    /// The findings that touch some words of a page, each code once.
    pub fn explained(&self, path: &str, span: rungs_text::Span) -> Vec<Diagnostic<'_>> {
        let found = self.diagnostics().remove(path).unwrap_or_default();
        let mut explained: Vec<Diagnostic<'_>> = Vec::new();
        for one in found.into_iter().filter(|one| one.span.start <= span.end && span.start <= one.span.end) {
            if explained.iter().all(|other| other.finding.code != one.finding.code) {
                explained.push(one);
            }
        }
        explained
    }
}
