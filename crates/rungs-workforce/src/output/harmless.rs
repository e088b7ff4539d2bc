//! Text of an export in a file that a spreadsheet opens: a cell that begins like a formula must not become one.

use std::borrow::Cow;

/// What makes a spreadsheet take a cell of a CSV file for a formula, or skip to what follows; the wide forms are those of
/// Japanese and Chinese keyboards.
const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '＠'];

/// Put in front of what would be a formula.
const MARK: char = '\'';

/// A text that no spreadsheet takes for a formula: an apostrophe stands in front of what begins like one, and in front of what
/// begins with an apostrophe, so that [`unharmed`] gives back every text as it was.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(STARTS) || text.starts_with(MARK) {
        Cow::Owned(format!("{MARK}{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// What [`harmless`] made harmless, as it was.
pub fn unharmed(text: &str) -> &str {
    text.strip_prefix(MARK).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    #[test]
    fn what_begins_like_a_formula_gets_an_apostrophe() {
        let cases = [
            ("Ward 4", "Ward 4"),
            ("", ""),
            ("=1+1", "'=1+1"),
            ("+44 161 496 0000", "'+44 161 496 0000"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("@SUM(A1:A9)", "'@SUM(A1:A9)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("＝1", "'＝1"),
            ("'quoted", "''quoted"),
            ("O'Neill", "O'Neill"),
        ];
        for (text, expected) in cases {
            assert_eq!(harmless(text), expected, "{text:?}");
            assert_eq!(unharmed(expected), text, "{expected:?}");
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back_and_none_is_a_formula(text in "[=+@'\t\r\n-]{0,2}.{0,8}") {
            let written = harmless(&text);
            prop_assert!(!written.starts_with(STARTS));
            prop_assert_eq!(unharmed(&written), text.as_str());
        }
    }
}
