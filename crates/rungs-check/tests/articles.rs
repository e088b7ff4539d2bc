//! The reader of sentences and the domain each say *a* or *an* for themselves; they say the same.
#![allow(missing_docs, reason = "tests")]

mod support;

use rungs_check::check;
use support::{FRAMEWORK, file, shipped};

#[test]
fn both_say_the_same_article() {
    let mut files = shipped("vocabulary");
    files.push(file("framework.md", FRAMEWORK));
    let checked = check(&files);
    let terms = checked.framework.vocabulary.iter().flat_map(|(_, term)| term.aliases.iter().chain([&term.title]));
    let others = [
        "S level",
        "MSc",
        "HNDs",
        "BTEC",
        "UK degree",
        "hour",
        "honours degree",
        "18-month course",
        "one-year",
        "NEBOSH",
        "",
    ];
    let mut seen = 0;
    for word in terms.map(String::as_str).chain(others) {
        assert_eq!(rungs_text::english::article(word), rungs_core::english::article(word), "{word}");
        seen += 1;
    }
    assert!(seen > 400, "{seen}");
}
