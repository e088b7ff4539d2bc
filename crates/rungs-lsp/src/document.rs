//! A page as it stands in the editor, saved or not.

use gen_lsp_types::Range;
use serde::Deserialize;

use crate::position::{Encoding, Lines};

/// A page that is open in the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its address, exactly as the editor writes it.
    pub address: String,
    /// What the editor counts its changes by.
    pub version: i32,
    /// Its text.
    pub text: String,
}

/// A change of a page's text. The protocol's own type takes a change whose range can't be read for a whole new text.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Change {
    /// What is replaced; everything, if nothing is named.
    #[serde(default)]
    pub range: Option<Range>,
    /// By what.
    pub text: String,
}

impl Document {
    /// Takes changes, one after the other.
    pub fn change(&mut self, version: i32, changes: Vec<Change>, encoding: Encoding) {
        self.version = version;
        for change in changes {
            match change.range {
                Some(range) => {
                    let span = Lines::new(&self.text, encoding).bytes(range);
                    self.text.replace_range(span.start..span.end, &change.text);
                }
                None => self.text = change.text,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use gen_lsp_types::Position;

    use super::*;

    fn changed(text: &str, changes: &[(Option<[u32; 4]>, &str)]) -> String {
        let mut document = Document { address: String::new(), version: 1, text: text.to_owned() };
        let changes = changes.iter().map(|(range, text)| Change {
            range: range.map(|[line, character, end_line, end_character]| Range {
                start: Position { line, character },
                end: Position { line: end_line, character: end_character },
            }),
            text: (*text).to_owned(),
        });
        document.change(2, changes.collect(), Encoding::Utf16);
        document.text
    }

    #[test]
    fn changes_follow_one_another() {
        assert_eq!(changed("one 🎨 two", &[(Some([0, 4, 0, 6]), "art"), (Some([0, 0, 0, 3]), "an")]), "an art two");
        assert_eq!(
            changed("one\ntwo", &[(Some([0, 3, 1, 0]), " "), (None, "new"), (Some([0, 3, 0, 3]), "er")]),
            "newer"
        );
    }

    #[test]
    fn a_range_outside_the_text_or_backwards_does_no_harm() {
        assert_eq!(changed("one", &[(Some([9, 9, 9, 9]), " two")]), "one two");
        assert_eq!(changed("one", &[(Some([0, 3, 0, 0]), "!")]), "one!");
    }
}
