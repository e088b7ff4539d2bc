//! Ready-made bullets, fitted into the place of the bullet they rewrite: as deep as it stands, and with its sources.

use rungs_text::{Bullet, Edit, Problem, Rewrite, Span};

use crate::source::Sheet;

/// The problem with its rewrites fitted into the place of this bullet. Those without further lines stay as they are.
pub(crate) fn fitted(mut problem: Problem, bullet: &Bullet, sheet: &Sheet<'_>) -> Problem {
    problem.rewrites.iter_mut().for_each(|rewrite| fit_bullet(rewrite, bullet, sheet));
    problem
}

/// A rewrite fitted into the place of this bullet.
pub(crate) fn fit_bullet(rewrite: &mut Rewrite, bullet: &Bullet, sheet: &Sheet<'_>) {
    let marks: String = bullet.footnotes.iter().map(|footnote| footnote.span.slice(sheet.source)).collect();
    fit(rewrite, depth(bullet, sheet), &marks);
}

/// How many blanks stand in front of a bullet.
pub(crate) fn depth(bullet: &Bullet, sheet: &Sheet<'_>) -> usize {
    let before = sheet.source.get(..bullet.span.start).unwrap_or_default();
    before.rsplit('\n').next().map_or(0, str::len)
}

/// The bullets below this one moved up beside it.
pub(crate) fn moved_up(bullet: &Bullet, sheet: &Sheet<'_>) -> Rewrite {
    let blanks = " ".repeat(depth(bullet, sheet));
    let edit = |child: &Bullet| {
        let start = child.span.start - depth(child, sheet);
        Edit::new(Span::new(start, child.span.start), blanks.clone())
    };
    Rewrite { label: "requirements of their own".to_owned(), edits: bullet.children.iter().map(edit).collect() }
}

fn fit(rewrite: &mut Rewrite, depth: usize, marks: &str) {
    for Edit { replacement, .. } in &mut rewrite.edits {
        let lines: Vec<&str> = replacement.split('\n').collect();
        let last = lines.len() - 1;
        let fitted = lines.iter().enumerate().map(|(place, line)| {
            let blanks = if place > 0 { " ".repeat(depth) } else { String::new() };
            // The sources stand behind what was the end of the sentence, which is now the end of the last line.
            let is_sourced = place < last && line.ends_with('.');
            format!("{blanks}{line}{}", if is_sourced { marks } else { "" })
        });
        *replacement = fitted.collect::<Vec<_>>().join("\n");
    }
}
