//! A sentence that can't be read, and what was plainly meant by it: typed in a hurry, or copied from somewhere.

use std::collections::BTreeSet;

use rungs_text::{Bullet, Problem, Rewrite, Span, Text};

use super::Rules;
use crate::fitting::fit_bullet;

impl Rules<'_, '_> {
    /// What was plainly meant, in place of all that is wrong with what was typed: only where it can be read then.
    pub(super) fn meant(
        &mut self,
        problems: &[Problem],
        text: &Text,
        bullet: &Bullet,
        place: &rungs_text::Place,
    ) -> Option<Problem> {
        // A name that only looks like another for a character that nobody sees is worth saying so.
        let has_unseen = text.as_str().contains(['\u{ad}', '\u{200b}', '\u{200c}', '\u{2060}', '\u{feff}']);
        if !has_unseen && problems.iter().any(|problem| !problem.rewrites.is_empty()) {
            return None;
        }
        let code = problems.first()?.code;
        let words = text.as_str().trim().trim_end_matches('.');
        if words.eq_ignore_ascii_case("or") || words.eq_ignore_ascii_case("and") {
            let message = format!("“{words}” joins nothing here");
            let list = if words.eq_ignore_ascii_case("or") { "one of" } else { "all of" };
            let help = format!("nest what it joins below “You must have {list}:”, a bullet each");
            return Some(Problem::new(code, message, text.span()).help(help));
        }
        if let Some(line) = self.line_of_a_way_in(code, text, bullet) {
            return Some(line);
        }
        let tidied = rungs_text::tidied(text).into_iter();
        let tidied = tidied.map(|tidied| (Problem::new(code, tidied.told, tidied.span), tidied.rewrites));
        for (problem, mut rewrites) in tidied.chain(introduced(code, text, bullet)) {
            rewrites.iter_mut().for_each(|rewrite| fit_bullet(rewrite, bullet, self.sheet));
            rewrites.retain(|rewrite| {
                rewrite.edits.iter().all(|edit| bullet.span.contains(edit.span))
                    && self.mends(rewrite, bullet, place, &BTreeSet::new())
            });
            if !rewrites.is_empty() {
                return Some(rewrites.into_iter().fold(problem, Problem::or));
            }
        }
        None
    }

    /// A line about a way in that was written as a bullet.
    fn line_of_a_way_in(&self, code: &'static str, text: &Text, bullet: &Bullet) -> Option<Problem> {
        let is_line = rungs_text::route_line(text).is_some_and(|(_, problems)| problems.is_empty())
            || rungs_text::award_line(text).is_some_and(|line| line.is_ok())
            || rungs_text::length_line(text).is_some_and(|line| line.is_ok())
            || rungs_text::named_offers_line(text);
        if !is_line || !bullet.children.is_empty() {
            return None;
        }
        let message = "this says what a way in is, and asks for nothing: it is no bullet";
        let help = "put it without a hyphen right below the heading of the way in";
        let problem = Problem::new(code, message, text.span()).help(help);
        // Behind another bullet it would become a part of that.
        let above = self.sheet.source.get(..bullet.span.start)?.lines().next_back()?.trim_start();
        let is_first = !above.starts_with(['-', '*', '+', '>']) && !above.is_empty();
        let mark = Span::new(bullet.span.start, text.span().start);
        Some(if is_first { problem.rewrite("without its hyphen", mark, "") } else { problem })
    }
}

/// The words in front of a nested list, with the colon that they lack.
fn introduced(code: &'static str, text: &Text, bullet: &Bullet) -> Option<(Problem, Vec<Rewrite>)> {
    let words = text.as_str().trim_end();
    let bare = words.trim_end_matches(['.', ';', ',', ' ', '-', '–']);
    if bullet.children.len() < 2 || words.ends_with(':') {
        return None;
    }
    let place = text.source_span(bare.len(), words.len());
    let problem = Problem::new(code, "a line in front of a nested list ends in a colon", text.span());
    Some((problem, vec![Rewrite::new("with a colon", place, ":")]))
}
