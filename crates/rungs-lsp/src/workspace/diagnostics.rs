//! Findings, by the pages they are about.

use std::collections::BTreeMap;

use rungs_check::{Finding, Location};
use rungs_core::date::Date;
use rungs_text::Span;

use super::{Place, Workspace};

/// A finding with its place in a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic<'w> {
    /// What was found.
    pub finding: &'w Finding,
    /// Where: for a finding about a page as a whole, its first line.
    pub span: Span,
    /// Other places that it speaks of, each with what to see there.
    pub related: Vec<(Place, &'w str)>,
}

impl Workspace {
    /// Everything that reading found, for every page that can be opened; a page without findings has an empty list.
    pub fn diagnostics(&self) -> BTreeMap<&str, Vec<Diagnostic<'_>>> {
        self.diagnostics_of(&self.loaded.checked.findings)
    }

    /// The same of what examining found as well, if it was looked for to its end.
    pub fn examine(&self, on: Date, goes_on: &dyn Fn() -> bool) -> Option<Vec<Finding>> {
        rungs_check::examine_while(&self.loaded.files, &self.loaded.checked, on, goes_on)
    }

    /// Findings by the pages they are about, for every page that can be opened.
    pub fn diagnostics_of<'w>(&'w self, findings: &'w [Finding]) -> BTreeMap<&'w str, Vec<Diagnostic<'w>>> {
        let mut by_page: BTreeMap<&str, Vec<Diagnostic<'_>>> = self.paths().map(|path| (path, Vec::new())).collect();
        for finding in findings {
            // A page that stands alone can't be at odds with pages that aren't there.
            // What the framework's page accepts isn't told again and again while the page is written.
            if self.accepts(finding) {
                continue;
            }
            let is_between_pages = finding.related.iter().any(|(location, _)| !self.is_open_to_all(&location.path));
            if !self.is_open_to_all(&finding.location.path) || is_between_pages {
                continue;
            }
            by_page.entry(&finding.location.path).or_default().push(self.diagnostic(finding));
        }
        by_page
    }

    /// Whether the framework's page accepts a finding. Only a check knows the day, and tells what is past its own.
    fn accepts(&self, finding: &Finding) -> bool {
        let source = self.text(&finding.location.path).unwrap_or_default();
        self.loaded.checked.acceptances.iter().any(|acceptance| acceptance.speaks_of(finding, source))
    }

    fn diagnostic<'w>(&'w self, finding: &'w Finding) -> Diagnostic<'w> {
        let place = |location: &Location| Place { path: location.path.clone(), span: self.span(location) };
        let related = finding.related.iter().map(|(location, words)| (place(location), words.as_str())).collect();
        Diagnostic { finding, span: self.span(&finding.location), related }
    }

    /// The words of a location, or else its line.
    fn span(&self, location: &Location) -> Span {
        if let Some(span) = location.span {
            return span;
        }
        let text = self.text(&location.path).unwrap_or_default();
        let lines = text.split_inclusive('\n').scan(0, |start, line| {
            let span = Span::new(*start, *start + line.trim_end().len());
            *start += line.len();
            Some(span)
        });
        let line = usize::try_from(location.line).unwrap_or(usize::MAX);
        lines.take(line).last().unwrap_or_default()
    }
}
