//! Whether a page keeps all that it said: both outlines, side by side.

use std::collections::BTreeMap;

use crate::format::Sort;
use crate::format::rule::{Known, Rules};
use crate::heading::{Heading, heading};
use crate::page::{Bullet, EntryValue, Link, Page, Prose, Section, read};
use crate::problem::Problem;
use crate::say::{canonical_line, canonical_opportunity_line, spaced};
use crate::span::Spanned;
use crate::text::Text;

/// Whether the formatted page says what the page said, with its rules in canonical words, and has no new problems.
pub(super) fn is_kept(page: &Page, problems: &[Problem], formatted: &str, rules: &Rules, sort: Sort) -> bool {
    let (again, new_problems) = read(formatted);
    entries(page) == entries(&again)
        && page.title.as_ref().map(plain) == again.title.as_ref().map(plain)
        && page.prose.len() == again.prose.len()
        && page.prose.iter().zip(&again.prose).all(|(old, new)| match sort {
            Sort::Opportunity => prose(old, new, canonical_opportunity_line),
            _ => plain(&old.text) == plain(&new.text),
        })
        && footnotes(page) == footnotes(&again)
        && sections(&page.sections, &again.sections, rules)
        && no_more(&new_problems, problems)
}

fn plain(text: &Text) -> String {
    spaced(text.as_str())
}

fn entries(page: &Page) -> BTreeMap<&str, Vec<&str>> {
    let entries = page.front_matter.iter();
    entries
        .map(|entry| {
            let values = match &entry.value.value {
                EntryValue::Scalar(value) => vec![value.as_str()],
                // A list of one is another thing than its item.
                EntryValue::List(items) => {
                    std::iter::once("[").chain(items.iter().map(|item| item.value.as_str())).collect()
                }
            };
            (entry.key.value.as_str(), values)
        })
        .collect()
}

fn footnotes(page: &Page) -> Vec<(&str, String, Vec<&str>)> {
    let footnotes = page.footnotes.iter();
    footnotes
        .map(|footnote| {
            let links = footnote.links.iter().map(|link| link.target.as_str()).collect();
            (footnote.name.value.as_str(), plain(&footnote.text), links)
        })
        .collect()
}

/// Whether no sort of problem has become more frequent.
fn no_more(new: &[Problem], old: &[Problem]) -> bool {
    let count = |problems: &[Problem], code: &str| problems.iter().filter(|problem| problem.code == code).count();
    new.iter().all(|problem| count(new, problem.code) <= count(old, problem.code))
}

fn sections(old: &[Section], new: &[Section], rules: &Rules) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| section(old, new, rules))
}

fn section(old: &Section, new: &Section, rules: &Rules) -> bool {
    let words = |section: &Section| match heading(&section.heading, section.level) {
        Ok(heading) => Heading::canonical(&heading),
        Err(_) => plain(&section.heading),
    };
    let was = match rules.headings.get(&old.span.start) {
        Some(Known::Fixed(canonical)) => canonical.clone(),
        _ => words(old),
    };
    was == words(new)
        && old.level == new.level
        && names(&old.footnotes) == names(&new.footnotes)
        && old.order == new.order
        && old.prose.len() == new.prose.len()
        && old.prose.iter().zip(&new.prose).all(|(old, new)| prose(old, new, canonical_line))
        && bullets(&old.bullets, &new.bullets, rules)
        && sections(&old.sections, &new.sections, rules)
}

fn prose(old: &Prose, new: &Prose, canonical: fn(&Text) -> Option<String>) -> bool {
    let same_line =
        |(old, new): (&Text, &Text)| plain(old) == plain(new) || canonical(old).is_some_and(|line| line == plain(new));
    old.lines.len() == new.lines.len()
        && old.lines.iter().zip(&new.lines).all(same_line)
        && links(&old.links) == links(&new.links)
        && names(&old.footnotes) == names(&new.footnotes)
}

fn bullets(old: &[Bullet], new: &[Bullet], rules: &Rules) -> bool {
    let same = |(old, new): (&Bullet, &Bullet)| {
        let said = rules.rules.get(&old.span.start).and_then(|rule| rule.said.as_ref());
        let words = plain(&new.text);
        (words == plain(&old.text) || said.is_some_and(|said| *said == words))
            && links(&old.links) == links(&new.links)
            && names(&old.footnotes) == names(&new.footnotes)
            && bullets(&old.children, &new.children, rules)
    };
    old.len() == new.len() && old.iter().zip(new).all(same)
}

fn names(footnotes: &[Spanned<String>]) -> Vec<&str> {
    footnotes.iter().map(|footnote| footnote.value.as_str()).collect()
}

fn links(links: &[Link]) -> Vec<(String, &str)> {
    links.iter().map(|link| (plain(&link.text), link.target.as_str())).collect()
}

#[cfg(test)]
mod tests;
