//! Formatting a page: canonical sentences and one layout, and not a byte of what isn't understood.
//!
//! A page is cut into blocks. Rules are said in their canonical words, headings and the lines of a way in in theirs;
//! prose keeps its words, and what the language has no place for keeps its bytes. At the end both pages are read again, and
//! where anything but the layout differs, the page stays as it was.

mod block;
mod front_matter;
mod layout;
mod outline;
mod rule;
mod sentence;

use crate::page::read;
use crate::sentence::{Grammar, Match};

/// What pages are formatted with.
#[derive(Clone, Copy)]
pub struct Style<'a> {
    /// What sentences are read with.
    pub grammar: Grammar<'a>,
    /// Whether two clauses that frames have read mean the same; see [`say`](crate::say).
    pub same: &'a dyn Fn(&Match, &Match) -> bool,
    /// The sort of page.
    pub sort: Sort,
    /// The keys of the front matter, in their order. Others come after them, as they stand.
    pub keys: &'a [&'a str],
}

/// Sorts of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A page about a role: its bullets are rules, where its headings say so.
    Role,
    /// A page about an opportunity: what it is and takes stands below its title.
    Opportunity,
    /// A page of the vocabulary: the bullets below a term are what a rule with that name asks.
    Vocabulary,
    /// Any other page: only its layout is formatted.
    Other,
}

/// A page, formatted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formatted {
    /// The page. The same as before, where there was nothing to do or nothing could be done.
    pub text: String,
    /// The lines of sentences that can't be read, counted from 1 in the page as it was. They stay as they are.
    pub unread: Vec<usize>,
    /// Whether it can be written in another layout without losing anything. If not, it stays as it was.
    pub is_kept_whole: bool,
}

/// Rounds until a page settles.
const ROUNDS: usize = 4;

/// Formats a page.
pub fn format(source: &str, style: &Style<'_>) -> Formatted {
    let plain = source.replace("\r\n", "\n");
    let breaks = if source.contains("\r\n") { "\r\n" } else { "\n" };
    let unread = unread(&plain, style);
    let mut text = plain.clone();
    for _ in 0..ROUNDS {
        let Some(next) = once(&text, style) else { break };
        if next == text {
            // A page of both sorts of line ends gets one sort.
            let text = text.replace('\n', breaks);
            return Formatted { text, unread, is_kept_whole: true };
        }
        text = next;
    }
    Formatted { text: source.to_owned(), unread, is_kept_whole: false }
}

/// One round; none, if something would be lost.
fn once(source: &str, style: &Style<'_>) -> Option<String> {
    let (page, problems) = read(source);
    let rules = match style.sort {
        Sort::Role => rule::Rules::of(&page, style),
        Sort::Opportunity => rule::Rules::of_opportunity(&page, style),
        Sort::Vocabulary => rule::Rules::of_terms(&page, style),
        Sort::Other => rule::Rules::default(),
    };
    let formatted = layout::page(source, &page, &rules, style);
    outline::is_kept(&page, &problems, &formatted, &rules, style.sort).then_some(formatted)
}

/// The lines of rules that can't be read.
fn unread(source: &str, style: &Style<'_>) -> Vec<usize> {
    let (page, _) = read(source);
    let rules = match style.sort {
        Sort::Role => rule::Rules::of(&page, style),
        Sort::Opportunity => rule::Rules::of_opportunity(&page, style),
        Sort::Vocabulary => rule::Rules::of_terms(&page, style),
        Sort::Other => return Vec::new(),
    };
    let line = |at: usize| source.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
    rules.rules.iter().filter(|(_, rule)| rule.said.is_none()).map(|(start, _)| line(*start)).collect()
}
