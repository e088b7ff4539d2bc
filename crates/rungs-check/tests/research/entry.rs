//! The shape of the files beside this one: what a text asks, as sentences, with what each has to be read as.

use std::collections::BTreeMap;

use serde::Deserialize;

/// One text of the research.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Entry {
    /// The first eight digits of the SHA-256 of the text.
    pub text: String,
    /// The line of the way in under which the sentences stand: it gives them their owner and moment.
    pub under: String,
    /// A heading below the way in, where they stand below one.
    pub below: Option<String>,
    /// Who asks, where the way in says so.
    pub asked_by: Option<String>,
    /// A sentence that has to stand before them, because they speak of it.
    pub after: Option<String>,
    /// The sentences, in order.
    #[serde(default)]
    pub says: Vec<Said>,
    /// What goes into the page's Notes: without sentences, why the text asks nothing.
    pub note: Option<String>,
    /// What can't be said, and why.
    pub cannot: Option<String>,
    /// What the language has to learn before the sentences can be read.
    pub waits_for: Option<String>,
}

/// A sentence and its meaning. What isn't written isn't there: no guard, no decider; the moment is the start, and the
/// owner the one of the way in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Said {
    /// As on a page.
    pub sentence: String,
    /// For an introducer: `one`, `all` or a number of `items`.
    pub group: Option<String>,
    /// The list below an introducer.
    #[serde(default)]
    pub items: Vec<Said>,
    /// The kind of condition; for a sentence that has none, what it is instead (`judgement`, `nothing set`, `varies`).
    pub kind: Option<String>,
    /// What stands in the slots, names by their titles. All of them.
    #[serde(default)]
    pub slots: BTreeMap<String, String>,
    /// What is asked, in the words shown to a person, where slots don't tell sentences of a kind apart.
    pub asks: Option<String>,
    /// How strongly.
    pub strength: String,
    /// The condition in which it applies.
    #[serde(rename = "if")]
    pub only_if: Option<Condition>,
    /// The condition in which it doesn't.
    pub unless: Option<Condition>,
    /// When it falls due.
    pub moment: Option<String>,
    /// Whose judgement it is.
    pub decider: Option<String>,
    /// Who asks.
    pub owner: Option<String>,
}

/// A guard.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Condition {
    /// The kind of condition, or `open` where it is asked word for word.
    pub kind: String,
    /// Its words, where it is open.
    #[serde(default)]
    pub words: String,
    /// As in [`Said::slots`].
    #[serde(default)]
    pub slots: BTreeMap<String, String>,
    /// Whether the clause denies it: *if you don't hold …*.
    #[serde(default)]
    pub negated: bool,
}

impl Said {
    /// The sentence and those of the list below it.
    pub fn all(&self) -> Vec<&Said> {
        std::iter::once(self).chain(self.items.iter().flat_map(Said::all)).collect()
    }
}

impl Entry {
    /// Every sentence.
    pub fn sentences(&self) -> Vec<&Said> {
        self.says.iter().flat_map(Said::all).collect()
    }

    /// The text as a role page with one way in.
    pub fn page(&self) -> String {
        let mut page = format!(
            "---\nrole: {}\nlevel: 6\n---\n# Text {}\n\n## What you do\n- See patients\n\n## Ways in\n\n### The way in\n{}\n",
            self.slug(),
            self.text,
            self.under
        );
        let mut line = |line: String| page.extend([line.as_str(), "\n"]);
        if let Some(owner) = &self.asked_by {
            line(format!("Asked by {owner}."));
        }
        if let Some(heading) = &self.below {
            line(format!("\n#### {heading}"));
        }
        if let Some(before) = &self.after {
            line(format!("- {before}[^a]"));
        }
        for said in &self.says {
            bullet(said, 0, &mut line);
        }
        line("\n[^a]: A source. Read 2026-11-22.".to_owned());
        page
    }

    /// The name of its page.
    pub fn slug(&self) -> String {
        format!("text-{}", self.text)
    }
}

fn bullet(said: &Said, depth: usize, line: &mut impl FnMut(String)) {
    let footnote = if said.items.is_empty() { "[^a]" } else { "" };
    line(format!("{}- {}{footnote}", "  ".repeat(depth), said.sentence));
    said.items.iter().for_each(|item| bullet(item, depth + 1, line));
}
