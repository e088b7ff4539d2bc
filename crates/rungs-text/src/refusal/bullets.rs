//! Ready-made lists: a sentence that says two things at once, as an introducer with bullets below it.
//!
//! The lines of a replacement begin at the margin of the bullet they replace: a nested bullet is written as two blanks
//! and a hyphen. Whoever knows how deep the bullet stands moves them there.

use crate::problem::{Edit, Rewrite};
use crate::span::Span;
use crate::text::Text;
use crate::word::Word;

/// A sentence as two bullets, each of them written its own way. Nothing where its words stand otherwise on the page.
pub(crate) fn both(text: &Text, first: &Rewrite, second: &Rewrite) -> Option<Rewrite> {
    let [piece] = text.pieces() else { return None };
    let start = Some(piece.source.start).filter(|_| piece.verbatim)?;
    let written = |way: &Rewrite| {
        let moved = |edit: &Edit| {
            let (from, to) = (edit.span.start.checked_sub(start)?, edit.span.end.checked_sub(start)?);
            Some(Edit::new(Span::new(from, to), edit.replacement.clone()))
        };
        let edits = way.edits.iter().map(moved).collect::<Option<Vec<Edit>>>()?;
        let written = Rewrite { edits, ..way.clone() }.applied(text.as_str())?;
        Some(written.trim().trim_end_matches('.').to_owned())
    };
    let end = text.as_str().trim_end().trim_end_matches('.').len();
    let bullets = format!("{}.\n- {}", written(first)?, written(second)?);
    Some(Rewrite::new("two bullets", Span::new(start, start + end), bullets))
}

/// A sentence cut behind its verb: *You must have* and the thing that is asked for.
pub(crate) struct Cut<'a> {
    text: &'a Text,
    /// Where the thing begins in the text.
    thing: usize,
    /// Where it ends.
    end: usize,
    /// Where it stands in the page.
    span: Span,
}

impl<'a> Cut<'a> {
    /// Cuts a clause about *you*. Nothing where more stands behind the thing, which would be lost.
    pub(crate) fn behind_verb(text: &'a Text, form: &[Word], end_of_sentence: Span) -> Option<Self> {
        let [you, _verb, first, ..] = form else { return None };
        let last = form.last()?;
        (you.is("you") && last.span == end_of_sentence && !first.written.is_empty()).then(|| Self {
            text,
            thing: first.start,
            end: last.end,
            span: Span::new(first.span.start, last.span.end),
        })
    }

    /// As [`Cut::behind_verb`], but the verb belongs to what each bullet says: *register with the HCPC or join …*.
    pub(crate) fn before_verb(text: &'a Text, form: &[Word], end_of_sentence: Span) -> Option<Self> {
        let [you, verb, ..] = form else { return None };
        let last = form.last()?;
        (you.is("you") && last.span == end_of_sentence && !verb.written.is_empty()).then(|| Self {
            text,
            thing: verb.start,
            end: last.end,
            span: Span::new(verb.span.start, last.span.end),
        })
    }

    /// What stands from one place of the text to another, in the words written.
    pub(crate) fn between(&self, from: usize, to: usize) -> &'a str {
        let blank_or_comma = |letter: char| letter.is_whitespace() || letter == ',';
        self.text.as_str().get(from..to).unwrap_or_default().trim_matches(blank_or_comma)
    }

    /// From the beginning of the thing to a place of the text.
    pub(crate) fn until(&self, to: usize) -> &'a str {
        self.between(self.thing, to)
    }

    /// From a place of the text to the end of the thing.
    pub(crate) fn from(&self, from: usize) -> &'a str {
        self.between(from, self.end)
    }

    /// The thing as a list: *one of:* and a bullet for each item.
    pub(crate) fn list(&self, label: impl Into<String>, how: &str, items: &[String]) -> Rewrite {
        let bullets: Vec<String> = items.iter().map(|item| format!("\n  - {item}")).collect();
        Rewrite::new(label, self.span, format!("{how}:{}", bullets.join(".")))
    }

    /// The sentence once for each thing: a bullet each, beside one another.
    pub(crate) fn sentences(&self, label: impl Into<String>, things: &[String]) -> Rewrite {
        let start = self.text.as_str().get(..self.thing).unwrap_or_default().trim();
        let again: Vec<String> = things.iter().skip(1).map(|thing| format!(".\n- {start} {thing}")).collect();
        Rewrite::new(label, self.span, format!("{}{}", things.first().map_or("", String::as_str), again.concat()))
    }
}
