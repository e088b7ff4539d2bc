//! What is wrong with a page, said to its author.

use crate::span::Span;

/// One thing an author should know, where it is, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// One of [`crate::code`]: stable, kebab-case.
    pub code: &'static str,
    /// One short sentence, lower-case start, the author's own words in curly quotes.
    pub message: String,
    /// Where.
    pub span: Span,
    /// Other places that explain it.
    pub labels: Vec<(Span, String)>,
    /// What to write instead, in words.
    pub help: Option<String>,
    /// Ready-made ways to write it. One alone is what was surely meant; among several the author chooses.
    pub rewrites: Vec<Rewrite>,
}

/// One ready-made way to write something instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// What the page would then say, in a few words that tell it from the other ways: *18 or over*, *only then*.
    pub label: String,
    /// The changes that do it, in the order of the page. They don't overlap.
    pub edits: Vec<Edit>,
}

/// A change to the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

impl Edit {
    /// Puts `replacement` in the place of `span`.
    pub fn new(span: Span, replacement: impl Into<String>) -> Self {
        Self { span, replacement: replacement.into() }
    }
}

impl Rewrite {
    /// A way to write it that changes one place.
    pub fn new(label: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        Self { label: label.into(), edits: vec![Edit::new(span, replacement)] }
    }

    /// A way that changes a further place, behind those before it.
    #[must_use]
    pub fn and(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.edits.push(Edit::new(span, replacement));
        self
    }

    /// The page written this way. Nothing, if a change doesn't fit the page or overlaps another.
    pub fn applied(&self, source: &str) -> Option<String> {
        let mut written = String::with_capacity(source.len());
        let mut at = 0;
        for edit in &self.edits {
            written.push_str(source.get(at..edit.span.start)?);
            written.push_str(&edit.replacement);
            at = edit.span.end;
        }
        written.push_str(source.get(at..)?);
        Some(written)
    }
}

impl Problem {
    /// A problem with a code and a message, at a place.
    pub fn new(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self { code, message: message.into(), span, labels: Vec::new(), help: None, rewrites: Vec::new() }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn label(mut self, span: Span, words: impl Into<String>) -> Self {
        self.labels.push((span, words.into()));
        self
    }

    /// Adds a ready-made way to write it, with what it would then say.
    #[must_use]
    pub fn rewrite(self, label: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        self.or(Rewrite::new(label, span, replacement))
    }

    /// Adds a ready-made way to write it.
    #[must_use]
    pub fn or(mut self, rewrite: Rewrite) -> Self {
        self.rewrites.push(rewrite);
        self
    }
}

/// How many problems of one code are kept: after that, an author has seen the pattern and a huge page stays cheap.
const KEPT_PER_CODE: usize = 100;

/// A list of problems in which no code can crowd out the others.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    list: Vec<Problem>,
    counts: Vec<(&'static str, usize)>,
}

impl Problems {
    pub(crate) fn push(&mut self, problem: Problem) {
        let count = match self.counts.iter_mut().find(|(code, _)| *code == problem.code) {
            Some((_, count)) => count,
            None => {
                self.counts.push((problem.code, 1));
                self.list.push(problem);
                return;
            }
        };
        *count += 1;
        if *count <= KEPT_PER_CODE {
            self.list.push(problem);
        }
    }

    /// The problems in the order of the page.
    pub(crate) fn into_sorted(mut self) -> Vec<Problem> {
        self.list.sort_by_key(|problem| problem.span);
        self.list
    }
}
