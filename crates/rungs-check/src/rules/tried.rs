//! Ready-made ways to write a sentence, read before they are offered.
//!
//! A way that would be refused in its turn is no help, however likely it looks: it is left out, and the message says in
//! words what to do.

use std::collections::BTreeSet;

use rungs_text::{Bullet, Edit, Nearly, Place, Problem, Rewrite, Span};

use super::{Rules, plain};
use crate::fitting::depth;

impl Rules<'_, '_> {
    /// Of the ways to write a bullet that its problems offer, keeps those with which no more than its other problems are
    /// left.
    pub(super) fn keep_what_mends(&mut self, problems: &mut [Problem], bullet: &Bullet, place: &Place) {
        for at in 0..problems.len() {
            let others = problems.iter().enumerate().filter(|(other, _)| *other != at);
            let left: BTreeSet<&'static str> = others.map(|(_, problem)| problem.code).collect();
            if let Some(problem) = problems.get_mut(at) {
                problem.rewrites.retain(|rewrite| self.mends(rewrite, bullet, place, &left));
            }
        }
    }

    pub(super) fn mends(
        &mut self,
        rewrite: &Rewrite,
        bullet: &Bullet,
        place: &Place,
        left: &BTreeSet<&'static str>,
    ) -> bool {
        // What reaches beyond the bullet can't be tried in it.
        let Some(bullets) = self.rewritten(rewrite, bullet) else { return true };
        // What stands below the bullet already has findings of its own.
        let with_lists = bullet.children.is_empty();
        let told = self.findings.len();
        let around = std::mem::replace(&mut self.beside, bullets.iter().map(plain).collect());
        let reads = bullets.iter().all(|bullet| self.reads(bullet, place, with_lists, left));
        self.beside = around;
        self.findings.truncate(told);
        reads
    }

    fn reads(&mut self, bullet: &Bullet, place: &Place, with_lists: bool, left: &BTreeSet<&'static str>) -> bool {
        let text = self.told(bullet);
        let sentence = match self.readings.read(&text, place) {
            Ok(sentence) => sentence,
            Err(problems) => return problems.iter().all(|problem| left.contains(problem.code)),
        };
        // Words that nobody is held to, though they could be, would be told of next. In a list there is no other way.
        if let Some(Nearly::TooMany { apart: Some(apart), .. }) = &sentence.nearly
            && *place == Place::Rules
            && !self.beside.contains(&apart.checked)
        {
            return false;
        }
        let Some(item) = sentence.place_below() else { return true };
        !with_lists || bullet.children.iter().all(|child| self.reads(child, &item, with_lists, left))
    }

    /// The bullets that stand in the place of one once it is written this way.
    fn rewritten(&self, rewrite: &Rewrite, bullet: &Bullet) -> Option<Vec<Bullet>> {
        let source = self.sheet.source.get(bullet.span.start..bullet.span.end)?;
        let moved = |edit: &Edit| {
            let start = edit.span.start.checked_sub(bullet.span.start)?;
            let end = edit.span.end.checked_sub(bullet.span.start)?;
            Some(Edit::new(Span::new(start, end), edit.replacement.clone()))
        };
        let edits = rewrite.edits.iter().map(moved).collect::<Option<Vec<Edit>>>()?;
        let written = Rewrite { edits, ..rewrite.clone() }.applied(source)?;
        // On a page of its own it stands at the margin.
        let blanks = " ".repeat(depth(bullet, self.sheet));
        let lines = written.lines().map(|line| line.strip_prefix(&blanks).unwrap_or(line));
        let mut page = format!("## Rules\n{}\n\n", lines.collect::<Vec<_>>().join("\n"));
        let names: BTreeSet<&str> = footnotes(bullet).collect();
        names.iter().for_each(|name| page.push_str(&format!("[^{name}]: A source.\n")));
        let (page, _) = rungs_text::read(&page);
        Some(page.sections.into_iter().next()?.bullets)
    }
}

/// The footnotes that a bullet and those below it refer to.
fn footnotes(bullet: &Bullet) -> impl Iterator<Item = &str> {
    let own = bullet.footnotes.iter().map(|footnote| footnote.value.as_str());
    let below: Vec<&str> = bullet.children.iter().flat_map(|child| footnotes(child).collect::<Vec<_>>()).collect();
    own.chain(below)
}
