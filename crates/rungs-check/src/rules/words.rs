//! The words of a bullet, and the sentence they make: links and defined phrases are put in full before it is read.

use std::borrow::Cow;
use std::sync::Arc;

use rungs_text::{Bullet, Edit, Problem, Rewrite, Sentence, Span, Text};

use super::Rules;
use crate::finding::{DEAD_LINK, Finding, INTRODUCER_WITHOUT_LIST, UNKNOWN_NAME};
use crate::fitting::fitted;
use crate::wording::{self, Leads};

/// Whether a way to write something nests a list.
fn is_listed(rewrite: &Rewrite) -> bool {
    rewrite.edits.iter().any(|edit| edit.replacement.contains('\n'))
}

/// What a page writes otherwise is worth saying even where it isn't all that keeps a sentence from being read.
fn also(problems: &mut [Problem], text: &Text) {
    let Some(tidied) = rungs_text::tidied(text).into_iter().find(|tidied| !tidied.rewrites.iter().any(is_listed))
    else {
        return;
    };
    if problems.iter().any(|problem| !problem.rewrites.is_empty()) {
        return;
    }
    if let Some(first) = problems.first_mut() {
        let help = first.help.take().map_or_else(String::new, |help| format!("; {help}"));
        first.help = Some(format!("{}{help}", tidied.told));
    }
}

/// The bullets below one that say what doesn't count.
pub(super) fn exclusions(bullet: &Bullet) -> impl Iterator<Item = &Bullet> {
    bullet.children.iter().filter(|child| rungs_text::excluded(&child.text).is_some())
}

impl Rules<'_, '_> {
    pub(super) fn sentence(&mut self, bullet: &Bullet, place: rungs_text::Place) -> Option<Arc<Sentence>> {
        let text = self.told(bullet);
        let introduces = text.as_str().trim_end().ends_with(':');
        match self.readings.read(&text, &place) {
            Ok(mut sentence) => {
                // It is shown as it was written.
                let exclusions = exclusions(bullet).filter(|_| !introduces);
                let written = std::iter::once(bullet).chain(exclusions).map(|one| one.text.as_str().trim());
                sentence.text = written.collect::<Vec<_>>().join(" ");
                sentence.span = bullet.text.span();
                let sentence = Arc::new(sentence);
                self.index.sentence(&sentence, self.sheet);
                Some(sentence)
            }
            Err(problems) => {
                let sheet = self.sheet;
                // A rewrite stays within the bullet, or within an exclusion below it.
                let places = || std::iter::once(bullet).chain(exclusions(bullet)).map(|one| one.text.span());
                let stays = |edit: &Edit| {
                    places().any(|place| {
                        place.contains(edit.span) && (!edit.span.is_empty() || place == bullet.text.span())
                    })
                };
                let fitted = problems.into_iter().map(|mut problem| {
                    problem.rewrites.retain(|rewrite| rewrite.edits.iter().all(stays));
                    fitted(problem, bullet, sheet)
                });
                let mut problems: Vec<Problem> = fitted.collect();
                self.keep_what_mends(&mut problems, bullet, &place);
                match self.meant(&problems, &text, bullet, &place) {
                    Some(meant) => problems = vec![meant],
                    None => also(&mut problems, &text),
                }
                let found = problems.into_iter().map(|problem| Finding::of_text(problem, |span| sheet.locate(span)));
                self.findings.extend(found);
                None
            }
        }
    }

    /// The words a bullet is read in, with what doesn't count below it.
    pub(super) fn told<'b>(&mut self, bullet: &'b Bullet) -> Cow<'b, Text> {
        let text = self.worded(bullet);
        let excluded: Vec<Text> = exclusions(bullet).filter_map(|child| rungs_text::excluded(&child.text)).collect();
        if excluded.is_empty() || text.as_str().trim_end().ends_with(':') {
            return text;
        }
        Cow::Owned(rungs_text::without(&text, &excluded))
    }

    /// The words a bullet is read in: links stand for what they lead to, and defined phrases for their definition.
    fn worded<'b>(&mut self, bullet: &'b Bullet) -> Cow<'b, Text> {
        let mut text = Cow::Borrowed(&bullet.text);
        for link in &bullet.links {
            match wording::leads(link, self.vocabulary, self.defined) {
                Leads::To(term) => {
                    text = Cow::Owned(text.reworded(link.text.span(), self.vocabulary.title(term)));
                }
                Leads::Outside => {}
                Leads::Nowhere => {
                    let message = format!("“{}” leads to no role page and no term of the vocabulary", link.target);
                    let finding = DEAD_LINK.at(self.sheet.locate(link.span), message);
                    self.findings.push(finding.help("link to `../roles/ROLE.md`, or to `../vocabulary/PAGE.md#TERM`"));
                }
            }
        }
        if rungs_text::definition(&bullet.text).is_some() {
            return text;
        }
        wording::in_full(text, &self.definitions, self.vocabulary)
    }

    /// The names that a definition lists have to be known.
    pub(super) fn defined(&mut self, bullet: &Bullet, sentence: Span) {
        if bullet.children.is_empty() {
            let message = "this introduces a list, and nothing is listed below it";
            let finding = INTRODUCER_WITHOUT_LIST.at(self.sheet.locate(sentence), message);
            self.findings.push(
                finding.help("nest a bullet for each name below it, each with two more blanks in front than it has"),
            );
        }
        for child in &bullet.children {
            let name = wording::item(child.text.as_str());
            if !self.vocabulary.named(name).is_empty() {
                continue;
            }
            let near = self.readings.grammar.names.nearest(name, &[]);
            let message = format!("the vocabulary has nothing called “{name}”");
            let mut finding = UNKNOWN_NAME.at(self.sheet.locate(child.text.span()), message);
            finding.help = crate::finding::did_you_mean(&near);
            if let Some(meant) = near.first().filter(|meant| rungs_text::is_slip(name, meant)) {
                finding = finding.rewrite(Rewrite::new(format!("“{meant}”"), child.text.span(), meant.clone()));
            }
            self.findings.push(finding);
        }
    }
}
