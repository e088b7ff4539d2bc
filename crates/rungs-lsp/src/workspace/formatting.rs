//! A page in its canonical words and layout.

use rungs_check::format::{Outcome, format};
use rungs_text::Span;

use super::{Change, Workspace};

impl Workspace {
    /// The changes that format a page.
    ///
    /// # Errors
    /// Why the page stays as it is, where formatting it would lose or change something.
    pub fn formatted(&self, path: &str) -> Result<Vec<Change>, String> {
        let pages = format(&self.loaded.files, |one| one == path);
        let (Some(page), Some(text)) = (pages.into_iter().next(), self.text(path)) else { return Ok(Vec::new()) };
        match page.outcome {
            Outcome::AsItWas => Ok(Vec::new()),
            Outcome::Changed(formatted) => {
                Ok(smallest(text, &formatted).map(|(span, words)| Change::new(path, span, words)).into_iter().collect())
            }
            Outcome::LayoutKept => {
                Err("this page can't be laid out anew without losing something, so it stays as it is".to_owned())
            }
            Outcome::MeaningKept => {
                Err("in its canonical words this page would mean something else, so it stays as it is".to_owned())
            }
        }
    }
}

/// The lines that differ, from the first to the last: what stands there, and what is to stand there.
fn smallest<'n>(old: &str, new: &'n str) -> Option<(Span, &'n str)> {
    if old == new {
        return None;
    }
    let same = |one: &mut dyn Iterator<Item = &str>, other: &mut dyn Iterator<Item = &str>| -> usize {
        one.zip(other).take_while(|(one, other)| one == other).map(|(line, _)| line.len()).sum()
    };
    let start = same(&mut old.split_inclusive('\n'), &mut new.split_inclusive('\n'));
    let (old_rest, new_rest) = (old.get(start..)?, new.get(start..)?);
    let end = same(&mut old_rest.split_inclusive('\n').rev(), &mut new_rest.split_inclusive('\n').rev());
    let words = new_rest.get(..new_rest.len() - end)?;
    Some((Span::new(start, old.len() - end), words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_replaced() {
        let check = |old: &str, new: &str, expected: Option<(usize, usize, &str)>| {
            let found = smallest(old, new).map(|(span, words)| (span.start, span.end, words));
            assert_eq!(found, expected, "{old:?} to {new:?}");
        };
        check("a\nb\nc\n", "a\nb\nc\n", None);
        check("a\nb\nc\n", "a\nB\nc\n", Some((2, 4, "B\n")));
        check("a\nc\n", "a\nb\nc\n", Some((2, 2, "b\n")));
        check("a\na\n", "a\n", Some((2, 4, "")));
        check("ŵ", "ŵ\n", Some((0, 2, "ŵ\n")));
    }
}
