//! Footnotes: a source that the page has, or one that another page has, with its definition.

use std::collections::{BTreeMap, BTreeSet};

use rungs_text::{Page, Span};

use super::{Completion, Sort};
use crate::workspace::actions::{at_the_end, told};
use crate::workspace::spot::Spot;
use crate::workspace::{Change, Workspace, end_of_line};

impl Workspace {
    /// The labels that can stand behind `[^`; none, if no footnote is being typed.
    pub(super) fn footnote_completions(&self, path: &str, spot: &Spot<'_>) -> Option<Vec<Completion>> {
        let before = spot.before();
        let start = before.rfind("[^")?;
        let label = before.get(start + 2..)?;
        // At the front of a line, a footnote is defined and not cited.
        if label.contains([']', ' ']) || start == 0 {
            return None;
        }
        let closing = spot.behind().len() - spot.behind().trim_start_matches(is_label).len();
        let is_closed = spot.behind().get(closing..).is_some_and(|rest| rest.starts_with(']'));
        let end = spot.byte + if is_closed { closing + 1 } else { 0 };
        let replaces = Span::new(spot.line + start + 2, end);
        let offered = self.sources(path, spot).into_iter().map(|(name, text, besides)| Completion {
            label: name.clone(),
            filter: name.clone(),
            words: format!("{name}]"),
            besides,
            ..Completion::new(Sort::Footnote, replaces, "").detail(text)
        });
        Some(offered.filter(|one| one.goes_on(label)).collect())
    }

    /// Sources to end a sentence with.
    pub(super) fn source_completions(&self, path: &str, spot: &Spot<'_>) -> Vec<Completion> {
        let offered = self.sources(path, spot).into_iter().map(|(name, text, besides)| Completion {
            besides,
            ..Completion::new(Sort::Footnote, Span::at(spot.byte), format!("[^{name}]")).detail(text)
        });
        offered.collect()
    }

    /// The label of the source that was cited last above a place.
    pub(super) fn last_cited(&self, spot: &Spot<'_>) -> Option<String> {
        let before = spot.text.get(..spot.line)?;
        let (_, rest) = before.rsplit_once("[^")?;
        let (label, _) = rest.split_once(']')?;
        label.chars().all(is_label).then(|| label.to_owned())
    }

    /// Every source with what it says and what has to be added to cite it: first the one cited last, then those of the page
    /// as often as they are cited, then those of other pages.
    fn sources(&self, path: &str, spot: &Spot<'_>) -> Vec<(String, String, Vec<Change>)> {
        let (page, _) = rungs_text::read(spot.text);
        let last = self.last_cited(spot);
        let cited = |name: &str| spot.text.matches(&format!("[^{name}]")).count();
        let mut own: Vec<_> = page.footnotes.iter().map(|one| (one.name.value.clone(), told(one))).collect();
        own.sort_by_key(|(name, _)| (Some(name) != last.as_ref(), std::cmp::Reverse(cited(name))));
        let known: BTreeSet<String> = own.iter().map(|(name, _)| name.clone()).collect();
        let own = own.into_iter().map(|(name, text)| (name, text, Vec::new()));
        own.chain(self.sources_elsewhere(path, spot.text, &page, &known)).collect()
    }

    fn sources_elsewhere(
        &self,
        path: &str,
        text: &str,
        page: &Page,
        known: &BTreeSet<String>,
    ) -> Vec<(String, String, Vec<Change>)> {
        let mut found: BTreeMap<String, (usize, String, String)> = BTreeMap::new();
        for other in self.paths().filter(|other| *other != path) {
            let (Some(page), Some(text)) = (self.page(other), self.text(other)) else { continue };
            for footnote in page.footnotes.iter().filter(|one| !known.contains(&one.name.value)) {
                let start = footnote.name.span.start;
                let line = text.get(start..end_of_line(text, start)).unwrap_or_default().to_owned();
                let kept = found.entry(footnote.name.value.clone()).or_insert((0, told(footnote), line));
                kept.0 += 1;
            }
        }
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_by_key(|(_, (pages, ..))| std::cmp::Reverse(*pages));
        let define = |line: &str| {
            let edit = at_the_end(text, page, line);
            Change::new(path, edit.span, edit.replacement)
        };
        found.into_iter().map(|(name, (_, told, line))| (name, told, vec![define(&line)])).collect()
    }
}

fn is_label(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.')
}
