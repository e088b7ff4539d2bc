//! Formatting the pages of a framework, and refusing every change of meaning.
//!
//! The reader of text lays a page out and says its sentences canonically. Whether the framework still means the same is
//! seen here: it is read again with the formatted pages, and a page that would decide anything otherwise stays as it was.

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::kind::Surroundings;
use rungs_core::requirement::Owner;
use rungs_core::vocabulary::Vocabulary;
use rungs_text::{Formatted, Grammar, Match, Names, Sort, Style};

use crate::keys::{self, Key};
use crate::meaning::{Changed, Comparison};
use crate::own_words::OwnWords;
use crate::{Checked, Level, SourceFile, check, clause, names};

/// A page and what came of formatting it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormattedPage {
    /// Its path inside the framework.
    pub path: String,
    /// What came of it.
    pub outcome: Outcome,
    /// The lines of sentences that can't be read, counted from 1 in the page as it was. They stay as they are.
    pub unread: Vec<usize>,
}

/// What came of formatting a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is formatted already.
    AsItWas,
    /// This is how it should be.
    Changed(String),
    /// It can't be laid out anew without losing something, and stays as it was.
    LayoutKept,
    /// In its canonical words the framework would mean something else, so it stays as it was.
    MeaningKept,
}

/// Formats those pages of a framework whose paths are `wanted`. Files that aren't pages, and pages that can't be opened
/// or aren't text, are left out.
pub fn format(files: &[SourceFile], wanted: impl Fn(&str) -> bool) -> Vec<FormattedPage> {
    let before = check(files);
    let formatter = Formatter::new(&before.framework.vocabulary);
    let mut pages: Vec<FormattedPage> = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with(".md") && wanted(&file.path)) {
        let Some(source) = file.content.as_deref().ok().and_then(|bytes| std::str::from_utf8(bytes).ok()) else {
            continue;
        };
        let Formatted { text, unread, is_kept_whole } = formatter.page(source);
        let outcome = match is_kept_whole {
            false => Outcome::LayoutKept,
            true if text == source => Outcome::AsItWas,
            true => Outcome::Changed(text),
        };
        pages.push(FormattedPage { path: file.path.clone(), outcome, unread });
    }
    keep_meaning(files, &before, &mut pages);
    pages
}

/// Takes back what would change the meaning. Fewer pages are left each round, so there is an end.
fn keep_meaning(files: &[SourceFile], before: &Checked, pages: &mut [FormattedPage]) {
    loop {
        let texts: BTreeMap<&str, &str> = pages.iter().filter_map(changed).collect();
        if texts.is_empty() {
            return;
        }
        let formatted = files.iter().map(|file| match texts.get(file.path.as_str()) {
            Some(text) => SourceFile { path: file.path.clone(), content: Ok(text.as_bytes().to_vec()) },
            None => file.clone(),
        });
        let after = check(&formatted.collect::<Vec<_>>());
        let culprits = culprits(before, &after);
        let is_culprit = |page: &FormattedPage| culprits.as_ref().is_none_or(|paths| paths.contains(&page.path));
        let mut taken_back = false;
        for page in pages.iter_mut().filter(|page| changed(page).is_some()) {
            if is_culprit(page) {
                page.outcome = Outcome::MeaningKept;
                taken_back = true;
            }
        }
        match (&culprits, taken_back) {
            (Some(paths), _) if paths.is_empty() => return,
            (_, true) => {}
            // What has changed stands on no formatted page: it can't be their doing one by one, so none is written.
            (_, false) => pages
                .iter_mut()
                .filter(|page| changed(page).is_some())
                .for_each(|page| page.outcome = Outcome::MeaningKept),
        }
    }
}

fn changed(page: &FormattedPage) -> Option<(&str, &str)> {
    match &page.outcome {
        Outcome::Changed(text) => Some((&page.path, text)),
        _ => None,
    }
}

/// The pages that mean something else, or have an error more; none where it can't be said which.
fn culprits(before: &Checked, after: &Checked) -> Option<BTreeSet<String>> {
    let mut paths = BTreeSet::new();
    for changed in Comparison::new(&before.framework, &after.framework).changed() {
        match changed {
            Changed::Role(slug) => {
                let roles = [&before.framework, &after.framework].map(|framework| framework.role(&slug));
                paths.extend(roles.into_iter().flatten().map(|role| role.page.clone()));
            }
            Changed::Opportunity(slug) => {
                let both = [&before.framework, &after.framework].map(|framework| framework.opportunity(&slug));
                paths.extend(both.into_iter().flatten().map(|opportunity| opportunity.place.page.clone()));
            }
            Changed::Framework | Changed::Source(_) | Changed::Term(_) => return None,
        }
    }
    let (errors_before, errors_after) = (errors(before), errors(after));
    let more = errors_after.iter().filter(|(error, count)| errors_before.get(*error).unwrap_or(&0) < *count);
    paths.extend(more.map(|((path, _), _)| (*path).to_owned()));
    Some(paths)
}

/// How many errors of each sort each page has.
fn errors(checked: &Checked) -> BTreeMap<(&str, &str), usize> {
    let mut errors = BTreeMap::new();
    for finding in checked.findings.iter().filter(|finding| finding.level == Level::Error) {
        *errors.entry((finding.location.path.as_str(), finding.code)).or_insert(0) += 1;
    }
    errors
}

/// Formats pages with the words of one vocabulary.
pub struct Formatter {
    names: Names,
    vocabulary: Vocabulary,
}

impl Formatter {
    /// A formatter for pages that use this vocabulary.
    pub fn new(vocabulary: &Vocabulary) -> Formatter {
        Formatter { names: names::names(vocabulary), vocabulary: vocabulary.clone() }
    }

    /// Formats a page by itself. Whether the framework still means the same is for [`format()`] to see.
    pub fn page(&self, source: &str) -> Formatted {
        let (page, _) = rungs_text::read(source);
        let has = |key: &str| page.front_matter.iter().any(|entry| entry.key.value == key);
        let (sort, keys): (Sort, &[Key]) = match () {
            () if has("framework") => (Sort::Other, keys::FRAMEWORK),
            () if has("role") => (Sort::Role, keys::ROLE),
            () if has("opportunity") => (Sort::Opportunity, keys::OPPORTUNITY),
            () if has("vocabulary") => (Sort::Vocabulary, keys::VOCABULARY),
            () => (Sort::Other, &[]),
        };
        let keys: Vec<&str> = keys.iter().map(|key| key.name).collect();
        let same = |one: &Match, other: &Match| self.means_the_same(one, other);
        let style = Style { grammar: self.grammar(), same: &same, sort, keys: &keys };
        rungs_text::format(source, &style)
    }

    /// The canonical form of a sentence by itself.
    ///
    /// # Errors
    /// What is wrong with the sentence.
    pub fn say(&self, sentence: &str, place: &rungs_text::Place) -> Result<String, Vec<rungs_text::Problem>> {
        let text = rungs_text::Text::verbatim(sentence, 0);
        rungs_text::say(&text, place, &self.grammar(), &|one, other| self.means_the_same(one, other))
    }

    fn grammar(&self) -> Grammar<'_> {
        Grammar { frames: names::frames(), names: &self.names }
    }

    /// Whether two clauses ask the same, whoever asks it: which equivalents count is up to them. What asks nothing that
    /// makes sense is the same as nothing else.
    fn means_the_same(&self, one: &Match, other: &Match) -> bool {
        const OWNERS: [Owner; 5] = [Owner::Provider, Owner::Funder, Owner::Standard, Owner::Regulator, Owner::Employer];
        let read = |found: &Match, owner: &Owner| {
            let vocabulary = OwnWords::of(&self.vocabulary);
            let read = clause::read(found, "this", owner, &vocabulary, &Surroundings::default()).ok()?;
            Some((read.content, read.falls_due))
        };
        if one.template == other.template && one.is_filled_like(other) {
            return true;
        }
        one.negated == other.negated
            && one.kind == other.kind
            && OWNERS.iter().all(|owner| read(one, owner).is_some_and(|asked| read(other, owner) == Some(asked)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page can say the same and have an error more: what can't be read says nothing.
    #[test]
    fn a_page_with_an_error_more_is_not_what_it_was() {
        let with = |rules: &str| {
            let page = format!("---\nrole: one\nlevel: 5\n---\n# One\n\n## Everyone needs\n{rules}");
            check(&[SourceFile { path: "one.md".to_owned(), content: Ok(page.into_bytes()) }])
        };
        let (one, two) = (with("- You must juggle.\n"), with("- You must juggle.\n- You must juggle more.\n"));
        assert_eq!(culprits(&one, &one), Some(BTreeSet::new()));
        assert_eq!(culprits(&one, &two), Some(BTreeSet::from(["one.md".to_owned()])));
        assert_eq!(culprits(&two, &one), Some(BTreeSet::new()));
    }

    /// A page that would mean something else once it is formatted is left as it was, and the others are not.
    #[test]
    fn what_would_change_the_meaning_is_taken_back() {
        let page = |slug: &str, rule: &str| {
            format!("---\nrole: {slug}\nlevel: 5\n---\n# {slug}\n\n## Ways in\n\n### Post\nDirect entry.\n- {rule}\n")
        };
        let rule = "You must be at least 18 when you start.";
        let files: Vec<SourceFile> = ["one", "two"]
            .map(|slug| SourceFile { path: format!("{slug}.md"), content: Ok(page(slug, rule).into_bytes()) })
            .into();
        let formatted = |slug: &str, rule: &str| FormattedPage {
            path: format!("{slug}.md"),
            outcome: Outcome::Changed(page(slug, rule)),
            unread: Vec::new(),
        };
        let kept = formatted("two", &format!(" {rule}"));
        let mut pages = vec![formatted("one", &rule.replace("18", "19")), kept.clone()];
        keep_meaning(&files, &check(&files), &mut pages);
        assert_eq!(
            pages.into_iter().map(|page| page.outcome).collect::<Vec<_>>(),
            [Outcome::MeaningKept, kept.outcome]
        );
    }
}
