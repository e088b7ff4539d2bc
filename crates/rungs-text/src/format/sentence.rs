//! A rule on its line: the canonical sentence with the author's links and emphasis, and its footnotes behind it.

use crate::format::block::Inline;
use crate::format::layout::one_line;
use crate::format::rule::Rule;
use crate::page::{Bullet, read};
use crate::say::spaced;

/// A rule as it is written. Where its markup has no place in the canonical sentence, it stays as it is.
pub(super) fn said(source: &str, rule: &Rule, inline: &Inline) -> String {
    let Some(span) = inline.span else { return String::new() };
    let Some(said) = &rule.said else { return one_line(span.slice(source)) };
    let mut written = String::new();
    let mut from = span.start;
    let mut footnotes = String::new();
    for footnote in &rule.bullet.footnotes {
        written.push_str(source.get(from..footnote.span.start).unwrap_or_default());
        footnotes.push_str(footnote.span.slice(source));
        from = footnote.span.end;
    }
    written.push_str(source.get(from..span.end).unwrap_or_default());
    let written = one_line(&written);
    let words = if is_kept(&written, rule, said) {
        spaced(&written)
    } else {
        let ways = [marked(said, inline, source), marked(&escaped(said), inline, source)];
        let kept = ways.into_iter().flatten().find(|words| is_kept(words, rule, said));
        match kept {
            Some(words) => words,
            None => return one_line(span.slice(source)),
        }
    };
    words + &footnotes
}

/// The sentence with each link and emphasis round the words it was round before. None, if they stand there no more, or twice.
fn marked(said: &str, inline: &Inline, source: &str) -> Option<String> {
    let mut out = said.to_owned();
    for mark in &inline.marked {
        let words = spaced(&mark.words);
        if words.is_empty() || said.matches(words.as_str()).count() != 1 {
            return None;
        }
        out = out.replacen(&words, &one_line(mark.span.slice(source)), 1);
    }
    Some(out)
}

/// What Markdown would take for its own, taken as it stands.
fn escaped(words: &str) -> String {
    let mut out = String::new();
    for letter in words.chars() {
        if matches!(letter, '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '&') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// Whether a line of Markdown says these words, with the links that the bullet had.
fn is_kept(words: &str, rule: &Rule, said: &str) -> bool {
    let (page, _) = read(&format!("## Heading\n- {words}\n"));
    let [section] = page.sections.as_slice() else { return false };
    let [bullet] = section.bullets.as_slice() else { return false };
    let links = |bullet: &Bullet| {
        let links = bullet.links.iter().map(|link| (spaced(link.text.as_str()), link.target.clone()));
        links.collect::<Vec<_>>()
    };
    bullet.children.is_empty()
        && bullet.footnotes.is_empty()
        && spaced(bullet.text.as_str()) == said
        && links(bullet) == links(&rule.bullet)
}
