//! Lines that were to be bullets: with the mark of a word processor, or with none.

use rungs_text::{Rewrite, Span, Text};

use super::Page;
use crate::finding::{Finding, PROSE_AMONG_RULES};

/// What word processors put in front of the items of a list, and hyphens that lack their blank.
const MARKS: &[char] = &['•', '◦', '▪', '●', '·', '‣', '–', '—', '‑', '-', '*', '➢', '✓'];

impl Page<'_, '_> {
    /// What is said of a line of prose among rules: a rule if it is read as one, or if it has the mark of an item.
    pub(super) fn prose(&mut self, line: &Text, message: &str) -> Finding {
        let place = line.span();
        let finding = PROSE_AMONG_RULES.at(self.rules.sheet.locate(place), message);
        let help = "write it as a bullet, or move it to `## Notes`";
        if let Some(mark) = mark(line.as_str()) {
            let message = "this is no bullet yet: one begins with a hyphen and a blank, `- `";
            let finding = PROSE_AMONG_RULES.at(self.rules.sheet.locate(place), message);
            return finding.rewrite(Rewrite::new("a bullet", line.source_span(0, mark), "- "));
        }
        if self.rules.readings.read(line, &rungs_text::Place::Rules).is_ok() {
            let message = "this reads as a rule, and decides nothing where it stands: rules are bullets";
            let finding = PROSE_AMONG_RULES.at(self.rules.sheet.locate(place), message);
            return finding.help(help).rewrite(Rewrite::new("a rule", Span::at(place.start), "- "));
        }
        finding.help(help)
    }

    /// Whether something stands under a heading that was told of as no bullet: then the heading isn't found empty as well.
    pub(super) fn is_told_of_prose(&self, section: Span) -> bool {
        let path = self.rules.sheet.path;
        let of_prose = self.rules.findings.iter().filter(|finding| finding.code == PROSE_AMONG_RULES.code);
        of_prose
            .filter_map(|finding| (finding.location.path == path).then_some(finding.location.span)?)
            .any(|place| section.contains(place))
    }
}

/// The length of an item's mark and the blanks behind it, at the start of a line.
fn mark(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let behind = line.get(first.len_utf8()..)?;
    let words = behind.trim_start();
    let blanks = behind.len() - words.len();
    let is_marked = MARKS.contains(&first) && words.starts_with(char::is_alphanumeric);
    // An *o* is a mark in a list of a word processor, where a sentence follows.
    let is_letter = first == 'o' && blanks > 0 && words.starts_with(char::is_uppercase);
    (is_marked || is_letter).then_some(first.len_utf8() + blanks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_word_processors() {
        for (line, expected) in [
            ("• You must swim.", Some(4)),
            ("•\tYou must swim.", Some(4)),
            ("-You must swim.", Some(1)),
            ("-\u{a0}You must swim.", Some(3)),
            ("o You must swim.", Some(2)),
            ("or swim.", None),
            ("oSwim.", None),
            ("You must swim.", None),
            ("--- ", None),
        ] {
            assert_eq!(mark(line), expected, "{line}");
        }
    }
}
