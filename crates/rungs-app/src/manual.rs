//! The manual of findings: for every code what it means, why it matters, what raises it and what to write instead.
//!
//! Everything here comes from where the findings are raised. `docs/manual` is written from it, and `rungs framework
//! explain` shows it in a terminal.

pub mod sentences;

use std::fmt::Write;

use rungs_check::finding::{self, Rule};
use rungs_check::{Level, example, nearest};
use rungs_text::manual::Example;

/// A stretch of an example, and what it is a part of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Where it stands, where that isn't plain: *on a vocabulary page*.
    pub place: Option<String>,
    /// What is written there.
    pub text: String,
}

/// The entry of a code, or the codes that come nearest to it.
///
/// # Errors
/// No code is called so.
pub fn find(code: &str) -> Result<Rule, Vec<String>> {
    let manual = finding::manual();
    let wanted = code.trim().to_lowercase().replace([' ', '_'], "-");
    match manual.iter().find(|rule| rule.code == wanted) {
        Some(rule) => Ok(*rule),
        None => Err(nearest(&wanted, manual.iter().map(|rule| rule.code))),
    }
}

/// What an example consists of.
pub fn excerpts(example: &Example) -> Vec<Excerpt> {
    let at = |place: &str, text: &str| Excerpt { place: Some(place.to_owned()), text: visible(text) };
    let plain = |text: &str| Excerpt { place: None, text: visible(text) };
    match *example {
        Example::Bullets(text) | Example::WayIn(text) | Example::Page(text) => vec![plain(text)],
        Example::Notes(text) => vec![at("under `## Notes`", text)],
        Example::Terms(text) => vec![at("on a vocabulary page", text)],
        Example::TermsAndBullets(terms, bullets) => {
            vec![at("on a vocabulary page", terms), at("under a way in", bullets)]
        }
        Example::Many(terms, bullets, times) => {
            let mut excerpts = Vec::new();
            if !terms.is_empty() {
                excerpts.push(at(&format!("on a vocabulary page, for each {{n}} from 1 to {times}"), terms));
            }
            excerpts.push(at(&format!("under a way in, {times} times"), bullets));
            excerpts
        }
        Example::Files(files) => files
            .iter()
            .map(|(path, text)| match text.is_empty() {
                true => at(&format!("`{path}`"), "(there is no such file)"),
                false => at(&format!("`{path}`"), text),
            })
            .collect(),
        Example::Bytes(told, _) => vec![plain(&format!("({told})"))],
    }
}

/// An example as it can be shown.
fn visible(text: &str) -> String {
    text.trim_end().replace('\0', "␀")
}

/// What is said of the example of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The page it is said of.
    pub page: String,
    /// The words of the page, unless it is said of the page as a whole.
    pub words: Option<String>,
    /// The message.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// What the made-up person shows who comes with it, where there is one.
    pub shows: Option<String>,
    /// The bullet that accepts it, for the framework's own page; none where it has to be mended.
    pub accepted_by: Option<String>,
}

/// What is said of the example of a rule.
pub fn said(rule: &Rule) -> Option<Said> {
    let finding = example::finding(rule)?;
    let files = example::framework(&rule.example);
    let page = &finding.location.path;
    let file = files.iter().find(|file| file.path == *page);
    let text = file.and_then(|file| std::str::from_utf8(file.content.as_deref().ok()?).ok());
    let words = finding.location.span.zip(text).and_then(|(span, text)| text.get(span.start..span.end));
    // Of words over several lines the first line is enough to find them.
    let words = words.and_then(|words| words.lines().next()).map(str::trim).filter(|words| !words.is_empty());
    Some(Said {
        page: page.clone(),
        words: words.map(visible),
        shows: finding.shown.as_ref().map(|shown| shown.words.clone()),
        accepted_by: example::acceptance(&finding, "REASON"),
        message: finding.message,
        help: finding.help,
    })
}

/// The page of one code.
pub fn page(rule: &Rule) -> String {
    let mut page = format!("# {}\n\n{} {}\n\n{}\n\n", rule.code, told(rule.level), rule.meaning, rule.matters);
    page.push_str("## What raises it\n\n");
    excerpts(&rule.example).iter().for_each(|excerpt| fenced(&mut page, excerpt));
    let said = said(rule);
    if let Some(Said { page: of, words, message, help, shows, .. }) = &said {
        let of = words.as_ref().map_or_else(|| format!("the page {of}"), |words| quoted(words));
        let _ = write!(page, "Rungs says of {of}: {message}");
        let end = if message.ends_with(['.', '?', '!']) { "" } else { "." };
        let help = help.as_ref().map(|help| format!(" To mend it: {help}."));
        let _ = writeln!(page, "{end}{}\n", help.unwrap_or_default());
        if let Some(shows) = shows {
            let _ = writeln!(page, "With it comes a made-up person, who can be saved and checked: {shows}.\n");
        }
    }
    page.push_str("## What to write instead\n\n");
    excerpts(&rule.cure).iter().for_each(|excerpt| fenced(&mut page, excerpt));
    if let Some(bullet) = said.and_then(|said| said.accepted_by) {
        page.push_str(&acceptance(&bullet));
    }
    format!("{}\n", page.trim_end())
}

/// Words of a page as they are written, whatever marks are among them.
fn quoted(words: &str) -> String {
    if words.contains('`') { format!("```` {words} ````") } else { format!("`{words}`") }
}

/// How to say that a page is right as it stands.
fn acceptance(bullet: &str) -> String {
    let bullet = bullet.replace("REASON.", "…");
    format!(
        "## Where it is right as it stands\n\nSay so on the framework's own page, with the reason:\n\n```markdown\n## Accepted findings\n{bullet}\n```\n\nBehind the page, *, at “words of the line”* names one line of it, and *, until 1 August 2027* a last day.\n"
    )
}

/// Where the page of a code can be read on the web; none while these packages name no repository.
pub fn address(code: &str) -> Option<String> {
    let repository = env!("CARGO_PKG_REPOSITORY");
    (!repository.is_empty()).then(|| format!("{repository}/blob/main/docs/manual/{code}.md"))
}

fn told(level: Level) -> &'static str {
    match level {
        Level::Error => "An error: the page can't be used as it stands.",
        Level::Warning => "A warning: probably not what was meant.",
        Level::Note => "A note: worth knowing, and nothing has to change.",
    }
}

fn fenced(page: &mut String, excerpt: &Excerpt) {
    if let Some(place) = &excerpt.place {
        let mut letters = place.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        let _ = writeln!(page, "{first}{}:\n", letters.as_str());
    }
    // An example can have a fence of its own.
    let fence = if excerpt.text.contains("```") { "````" } else { "```" };
    let _ = writeln!(page, "{fence}markdown\n{}\n{fence}\n", excerpt.text);
}

/// The page that lists them all.
pub fn index() -> String {
    let manual = finding::manual();
    let mut page = format!(
        "# The manual of findings\n\nWhat `rungs framework check` can find: {} codes. `rungs framework explain CODE` shows the same in a terminal. What can be written stands in [its own reference](sentences.md).\n",
        manual.len()
    );
    let levels = [
        (Level::Error, "Errors", "The page can't be used as it stands."),
        (Level::Warning, "Warnings", "Probably not what was meant."),
        (Level::Note, "Notes", "Worth knowing; nothing has to change."),
    ];
    for (level, title, meaning) in levels {
        let _ = write!(page, "\n## {title}\n\n{meaning}\n\n| code | meaning |\n|---|---|\n");
        for rule in manual.iter().filter(|rule| rule.level == level) {
            let _ = writeln!(page, "| [{0}]({0}.md) | {1} |", rule.code, rule.meaning.replace('|', "\\|"));
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_by_its_name_or_nearly_so() {
        assert_eq!(find("over-number").map(|rule| rule.code), Ok("over-number"));
        assert_eq!(find(" Over Number ").map(|rule| rule.code), Ok("over-number"));
        assert_eq!(find("over-numbers"), Err(vec!["over-number".to_owned()]));
    }

    #[test]
    fn a_page_says_what_is_said_of_its_example() {
        let page = find("over-number").map(|rule| page(&rule)).unwrap_or_default();
        for words in ["# over-number\n", "- You must be over 18.", "does “over 18” mean", "at least 18"] {
            assert!(page.contains(words), "{page}");
        }
    }

    #[test]
    fn every_page_is_linked_from_the_index() {
        let index = index();
        for rule in finding::manual() {
            assert!(index.contains(&format!("[{0}]({0}.md)", rule.code)), "{}", rule.code);
        }
    }
}
