//! The lines of a vocabulary entry: those it lacks, and what they hold.

use rungs_check::keys::{Holds, LINES};
use rungs_check::may_include;
use rungs_text::Span;

use super::{Completion, Sort};
use crate::workspace::Workspace;
use crate::workspace::spot::Spot;

impl Workspace {
    pub(super) fn vocabulary_completions(&self, spot: &Spot<'_>) -> Vec<Completion> {
        if !spot.headings.iter().any(|(level, _)| *level == 2) || spot.before().starts_with('#') {
            return Vec::new();
        }
        let entry = entry(spot);
        let Some((key, value)) = spot.before().split_once(':') else {
            let has = |name: &str| entry.lines().any(|line| line.starts_with(name));
            let replaces = Span::new(spot.line, spot.byte);
            let missing = LINES
                .iter()
                .filter(|key| !has(key.name))
                .map(|key| Completion::new(Sort::Key, replaces, format!("{}: ", key.name)).meaning(key.meaning));
            return missing.filter(|one| one.goes_on(spot.before())).collect();
        };
        let Some(key) = LINES.iter().find(|known| known.name == key.trim()) else { return Vec::new() };
        let last = value.rsplit(',').next().unwrap_or(value);
        let blank = if last.is_empty() { " " } else { "" };
        let replaces = Span::new(spot.byte - last.trim_start().len(), spot.byte);
        let titles = match key.holds {
            Holds::Class => self.classes(),
            Holds::Terms(classes) | Holds::Term(classes) => self.titles(classes),
            Holds::Narrower => {
                let class = self.class_of(spot, entry);
                let mut classes = vec![class.as_str()];
                classes.extend(may_include(&class));
                self.titles(&classes)
            }
            Holds::Slug | Holds::Words | Holds::List | Holds::Level(_) | Holds::Day => Vec::new(),
        };
        let there: Vec<&str> = value.split(',').map(str::trim).collect();
        let own = spot.headings.last().map(|(_, words)| *words);
        let others = titles.iter().filter(|title| !there.contains(&title.as_str()) && Some(title.as_str()) != own);
        let offered = others.map(|title| Completion::new(Sort::Term, replaces, format!("{blank}{title}")));
        offered.filter(|one| one.goes_on(last)).collect()
    }

    /// What sort of thing the entry is.
    fn class_of(&self, spot: &Spot<'_>, entry: &str) -> String {
        let own = entry.lines().find_map(|line| line.strip_prefix("Kind:"));
        let page = || {
            let front = spot.text.split("\n---").next()?;
            front.lines().find_map(|line| line.strip_prefix("kind:"))
        };
        own.or_else(page).unwrap_or_default().trim().trim_end_matches('.').to_owned()
    }
}

/// The entry around a place.
fn entry<'t>(spot: &Spot<'t>) -> &'t str {
    let start = spot.text.get(..spot.line).and_then(|before| before.rfind("\n## ")).unwrap_or_default();
    let end = spot.text.get(spot.byte..).and_then(|rest| rest.find("\n## ")).map(|end| spot.byte + end);
    spot.text.get(start..end.unwrap_or(spot.text.len())).unwrap_or_default()
}
