//! What names which term, and where.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use rungs_check::{Checked, Location, SourceFile, check};
use rungs_core::vocabulary::{TermId, normal};
use support::{file, role, shipped, with};

fn words<'f>(files: &'f [SourceFile], location: &Location) -> &'f str {
    let file = files.iter().find(|file| file.path == location.path).expect("a place lies in a file");
    let source = file.content.as_ref().map(|bytes| std::str::from_utf8(bytes).unwrap_or_default());
    let span = location.span.expect("a name has a place");
    source.ok().and_then(|source| source.get(span.start..span.end)).expect("a place lies in its file")
}

/// Every mention on a page, as `line: words = term`.
fn mentions(checked: &Checked, files: &[SourceFile], path: &str) -> Vec<String> {
    let here = checked.index.mentions().iter().filter(|mention| mention.location.path == path);
    let shown = here.map(|mention| {
        let title = checked.framework.vocabulary.title(mention.term);
        format!("{}: {} = {title}", mention.location.line, words(files, &mention.location))
    });
    shown.collect()
}

#[test]
fn sentences_guards_and_links_name_terms() {
    let bullets = "- If you are employed in the NHS, you must have 4 GCSEs, including *English* and maths.[^a]\n\
        - You must have one of:\n  - experience as a porter.[^a]\n  - experience in care roles.[^a]\n\
        \n## Where it leads\n- [Role two](two.md)\n";
    let two = role("two", "- There are no set requirements.[^a]");
    let files = vec![file("roles/one.md", role("one", bullets)), file("roles/two.md", two)];
    let checked = with(files.clone());
    assert_eq!(checked.findings, []);
    assert_eq!(
        mentions(&checked, &files, "roles/one.md"),
        [
            "11: NHS = NHS",
            "11: GCSEs = GCSE",
            "11: English = English",
            "11: maths = maths",
            "13: porter = porter",
            "14: care roles = care role",
            "17: Role two = role two"
        ],
    );
}

#[test]
fn vocabulary_lines_and_front_matter_name_terms() {
    let terms = "---\nvocabulary: more\nkind: qualification\n---\n# More\n\n## dietetics\nKind: profession\n\
        Regulator: HCPC\n\n## HCPC\nKind: register\n\n## functional skill\nGraded: letter grades, number grades\n\
        Counts as: GCSE in English at grade 4, for anyone\n\n## scale of its own\nKind: scale\nGrades: x, y\nAligned: x = 7, y = 4 on number grades\n";
    let one = "---\nrole: one\nprofessions: [dietetics, cooking]\nregulator: HCPC\n---\n# One\n\n## Ways in\n\n### Course\n\
        Full-time course.\n\n#### In dietetics\n- There are no set requirements.[^a]\n\n[^a]: A source.\n";
    let files = vec![file("roles/one.md", one), file("more.md", terms)];
    let checked = with(files.clone());
    assert_eq!(
        mentions(&checked, &files, "more.md"),
        [
            "9: HCPC = HCPC",
            "15: letter grades = letter grades",
            "15: number grades = number grades",
            "16: GCSE = GCSE",
            "16: English = English",
            "21: number grades = number grades"
        ],
    );
    assert_eq!(
        mentions(&checked, &files, "roles/one.md"),
        ["3: dietetics = dietetics", "4: HCPC = HCPC", "13: dietetics = dietetics"]
    );
}

#[test]
fn the_innermost_name_at_a_place_is_found() {
    let page = role("one", "- You must have experience as a porter.[^a]");
    let files = vec![file("roles/one.md", &page)];
    let checked = with(files.clone());
    let at = page.find("porter").expect("the page names porters");
    let title = |byte: usize| {
        let found = checked.index.at("roles/one.md", byte).map(|(term, _)| checked.framework.vocabulary.title(term));
        found.unwrap_or("nothing")
    };
    assert_eq!(
        [title(at), title(at + 3), title(at + 6), title(at - 1), title(at + 8)],
        ["porter", "porter", "porter", "nothing", "nothing"]
    );
}

/// Whatever the pages that ship name is named by one of the term's own names, give or take a plural.
#[test]
fn shipped_mentions_are_names_of_their_terms() {
    let mut files = shipped("");
    files.extend(shipped("roles"));
    files.extend(shipped("vocabulary"));
    files.iter_mut().for_each(|file| file.path = file.path.trim_start_matches('/').to_owned());
    let checked = check(&files);
    let vocabulary = &checked.framework.vocabulary;
    let is_name = |term: TermId, words: &str| {
        let written = normal(words);
        let term = vocabulary.get(term).expect("a mention is of a term");
        let mut names = std::iter::once(&term.title).chain(&term.aliases).map(|name| normal(name));
        names.any(|name| {
            name.trim_start_matches("the ") == written.trim_end_matches("'s") || format!("{name}s") == written
        })
    };
    assert!(checked.index.mentions().len() > 400, "{}", checked.index.mentions().len());
    for mention in checked.index.mentions() {
        let words = words(&files, &mention.location);
        assert!(is_name(mention.term, words), "{}:{}: “{words}”", mention.location.path, mention.location.line);
    }
    for (term, location) in checked.index.definitions() {
        assert!(is_name(term, words(&files, location)), "{}:{}", location.path, location.line);
    }
}
