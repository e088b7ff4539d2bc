//! What stands between the `---` lines: keys that are still missing, and what they hold.

use rungs_check::keys::{self, Holds, Key};
use rungs_core::date::Date;
use rungs_text::Span;

use super::{Completion, Sort};
use crate::workspace::Workspace;
use crate::workspace::spot::{PageSort, Spot};

impl Workspace {
    pub(super) fn front_matter_completions(&self, spot: &Spot<'_>, today: Date) -> Vec<Completion> {
        let keys = match spot.sort {
            Some(PageSort::Role) => keys::ROLE,
            Some(PageSort::Opportunity) => keys::OPPORTUNITY,
            Some(PageSort::Vocabulary) => keys::VOCABULARY,
            Some(PageSort::Framework) => keys::FRAMEWORK,
            None => return first_keys(spot),
        };
        let Some((key, value)) = spot.before().split_once(':') else {
            return missing_keys(spot, keys);
        };
        let Some(key) = keys.iter().find(|known| known.name == key.trim()) else { return Vec::new() };
        self.values(spot, key, value, today)
    }

    fn values(&self, spot: &Spot<'_>, key: &Key, value: &str, today: Date) -> Vec<Completion> {
        let last = value.rsplit(['[', ',']).next().unwrap_or(value);
        let blank = if value.is_empty() { " " } else { "" };
        let replaces = Span::new(spot.byte - last.trim_start().len(), spot.byte);
        let put = |words: &str| Completion::new(Sort::Key, replaces, format!("{blank}{words}"));
        let offered: Vec<Completion> = match key.holds {
            Holds::Day => vec![put(&today.to_string()).detail("today")],
            Holds::Level(most) => (1..=most).map(|level| put(&level.to_string())).collect(),
            Holds::Term(classes) | Holds::Terms(classes) => self.titles(classes).iter().map(|one| put(one)).collect(),
            Holds::Class => self.classes().iter().map(|class| put(class)).collect(),
            Holds::Slug | Holds::Words | Holds::List | Holds::Narrower => Vec::new(),
        };
        offered.into_iter().filter(|one| one.goes_on(last)).collect()
    }

    /// The titles of some classes, those used most first.
    pub(super) fn titles(&self, classes: &[&str]) -> Vec<String> {
        let vocabulary = &self.loaded.checked.framework.vocabulary;
        let mut terms: Vec<_> = vocabulary.iter().filter(|(_, term)| classes.contains(&term.class.as_str())).collect();
        terms.sort_by_key(|(id, term)| (std::cmp::Reverse(self.usage().of_term(*id)), term.title.clone()));
        terms.into_iter().map(|(_, term)| term.title.clone()).collect()
    }

    /// The classes in use, the largest first.
    pub(super) fn classes(&self) -> Vec<String> {
        let mut count = std::collections::BTreeMap::new();
        for (_, term) in self.loaded.checked.framework.vocabulary.iter() {
            *count.entry(term.class.clone()).or_insert(0_usize) += 1;
        }
        count.retain(|class, _| !matches!(class.as_str(), "role" | "question" | ""));
        let mut classes: Vec<_> = count.into_iter().collect();
        classes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        classes.into_iter().map(|(class, _)| class).collect()
    }
}

/// The key that says what sort of page it is.
fn first_keys(spot: &Spot<'_>) -> Vec<Completion> {
    let first = [keys::ROLE, keys::VOCABULARY, keys::FRAMEWORK].into_iter().filter_map(|keys| keys.first());
    first.map(|key| of_key(spot, key)).filter(|one| one.goes_on(spot.before())).collect()
}

fn missing_keys(spot: &Spot<'_>, keys: &[Key]) -> Vec<Completion> {
    let front = spot.text.trim_start_matches("---").split("\n---").next().unwrap_or_default();
    let there: Vec<&str> = front.lines().filter_map(|line| Some(line.split_once(':')?.0.trim())).collect();
    let missing = keys.iter().filter(|key| !there.contains(&key.name)).map(|key| of_key(spot, key));
    missing.filter(|one| one.goes_on(spot.before())).collect()
}

fn of_key(spot: &Spot<'_>, key: &Key) -> Completion {
    let replaces = Span::new(spot.line, spot.byte);
    Completion::new(Sort::Key, replaces, format!("{}: ", key.name)).meaning(key.meaning)
}
