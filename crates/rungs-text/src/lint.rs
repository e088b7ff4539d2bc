//! What is refused before the Markdown is read: characters that would move every place after them.

use crate::code;
use crate::problem::{Problem, Problems};
use crate::span::Span;

/// Looks for NUL bytes and for tabs in indentation.
pub(crate) fn check_source(source: &str, problems: &mut Problems) {
    if let Some(at) = source.find('\0') {
        problems.push(
            Problem::new(code::NUL_BYTE, "the file holds a NUL byte, so it may not be text", Span::new(at, at + 1))
                .help("save the page as UTF-8 text"),
        );
    }
    let mut start = 0;
    // What is wrong with a line of the front matter is said where it is read.
    let mut is_body = source.lines().next().is_none_or(|line| line.trim_end() != "---");
    for line in source.split_inclusive('\n') {
        let is_fence = line.trim_end() == "---" && start > 0;
        if let Some(indent) = tab_indent(line).filter(|_| is_body) {
            let span = Span::new(start + indent.start, start + indent.end);
            let spaces = indent.slice(line).replace('\t', "  ");
            problems.push(
                Problem::new(code::TAB_INDENT, "this line is indented with a tab", span)
                    .help("indent with two spaces a level")
                    .rewrite("with spaces", span, spaces),
            );
        }
        is_body |= is_fence;
        start += line.len();
    }
}

/// The blanks in front of a line's words, or right after its bullet, if a tab is among them.
fn tab_indent(line: &str) -> Option<Span> {
    let indent = blanks(line, 0);
    let after_marker = if line.get(indent.end..).is_some_and(|rest| rest.starts_with(['-', '*', '+'])) {
        blanks(line, indent.end + 1)
    } else {
        indent
    };
    [indent, after_marker].into_iter().find(|span| span.slice(line).contains('\t') && span.end < line.trim_end().len())
}

fn blanks(line: &str, from: usize) -> Span {
    let rest = line.get(from..).unwrap_or_default();
    Span::new(from, from + (rest.len() - rest.trim_start_matches([' ', '\t']).len()))
}
