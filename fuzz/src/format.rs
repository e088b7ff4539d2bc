use rungs_check::format::Formatter;
use rungs_check::meaning::Comparison;
use rungs_check::{SourceFile, check};

use crate::shipped::WORDS;

/// Any page beside the shipped words keeps its meaning when it is formatted, and formatting it again changes nothing.
pub fn format(input: &[u8]) {
    let Some(source) = crate::text(input) else { return };
    let read = |text: &str| {
        let mut files = WORDS.clone();
        files.push(SourceFile { path: "roles/made-up.md".to_owned(), content: Ok(text.as_bytes().to_vec()) });
        check(&files)
    };
    let before = read(source);
    let formatted = Formatter::new(&before.framework.vocabulary).page(source);
    // A page that can't be laid out anew without losing something stays as it is.
    if !formatted.is_kept_whole || formatted.text == source {
        return;
    }
    let after = read(&formatted.text);
    let changed = Comparison::new(&before.framework, &after.framework).changed();
    assert!(changed.is_empty(), "{changed:?} means something else:\n{}", formatted.text);
    let again = Formatter::new(&after.framework.vocabulary).page(&formatted.text).text;
    assert_eq!(again, formatted.text, "formatting again changes it");
}
