//! The vocabulary of an import: what is known beforehand, and what published sentences name.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use rungs_check::SourceFile;
use rungs_core::vocabulary::{Vocabulary, normal};

use crate::markdown::escaped;
use crate::published::NewTerm;

/// Pages that every import begins with.
const PAGES: &[(&str, &str)] = &[
    ("vocabulary/countries.md", include_str!("../vocabulary/countries.md")),
    ("vocabulary/qualifications.md", include_str!("../vocabulary/qualifications.md")),
    ("vocabulary/scales.md", include_str!("../vocabulary/scales.md")),
    ("vocabulary/subjects.md", include_str!("../vocabulary/subjects.md")),
];

/// Where the terms go that published sentences name.
const NAMED: &str = "vocabulary/published.md";

/// The vocabulary pages, with those terms among `named` that aren't known already.
pub(crate) fn pages<'t>(named: impl IntoIterator<Item = &'t NewTerm>, known: &Vocabulary) -> Vec<(String, String)> {
    let mut pages: Vec<(String, String)> =
        PAGES.iter().map(|(path, content)| ((*path).to_owned(), (*content).to_owned())).collect();
    let terms = new_terms(named, known);
    if !terms.is_empty() {
        let mut page = "---\nvocabulary: published\nkind: licence\n---\n# What published sentences name\n".to_owned();
        for term in terms {
            let also = term.also.map(|also| format!("Also called: {}\n", escaped(&also))).unwrap_or_default();
            let class = if term.class == "licence" { String::new() } else { format!("Kind: {}\n", term.class) };
            // Writing to a string can't fail.
            let _ = write!(page, "\n## {}\n{class}{also}", escaped(&term.title));
        }
        pages.push((NAMED.to_owned(), page));
    }
    pages
}

/// What is new, each name once.
fn new_terms<'t>(named: impl IntoIterator<Item = &'t NewTerm>, known: &Vocabulary) -> Vec<NewTerm> {
    let mut taken = BTreeSet::new();
    let all: BTreeSet<&NewTerm> = named.into_iter().collect();
    let mut terms = Vec::new();
    for term in all {
        let is_known = |name: &str| known.find(name, &[term.class]).is_some();
        if is_known(&term.title) || !taken.insert((term.class, normal(&term.title))) {
            continue;
        }
        let also = term.also.clone().filter(|also| !is_known(also) && taken.insert((term.class, normal(also))));
        terms.push(NewTerm { also, ..term.clone() });
    }
    // Letters that one term is known by may be the name of another: names come first.
    let titles: BTreeSet<(&str, String)> = terms.iter().map(|term| (term.class, normal(&term.title))).collect();
    let is_title = |class: &'static str, name: &str| titles.contains(&(class, normal(name)));
    let also: Vec<Option<String>> =
        terms.iter().map(|term| term.also.clone().filter(|also| !is_title(term.class, also))).collect();
    terms.into_iter().zip(also).map(|(term, also)| NewTerm { also, ..term }).collect()
}

/// The vocabulary that these pages make.
pub(crate) fn read(pages: &[(String, String)]) -> Vocabulary {
    let files: Vec<SourceFile> = pages
        .iter()
        .map(|(path, content)| SourceFile { path: path.clone(), content: Ok(content.clone().into_bytes()) })
        .collect();
    rungs_check::check(&files).framework.vocabulary
}
