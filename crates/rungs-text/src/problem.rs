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
    /// The one change that keeps the meaning, where there is one.
    pub edit: Option<Edit>,
    /// Changes to choose from, where the words can be meant in more than one way.
    pub choices: Vec<Edit>,
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

impl Problem {
    /// A problem with a code and a message, at a place.
    pub fn new(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self { code, message: message.into(), span, labels: Vec::new(), help: None, edit: None, choices: Vec::new() }
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

    /// Adds the change that mends it.
    #[must_use]
    pub fn edit(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.edit = Some(Edit::new(span, replacement));
        self
    }

    /// Adds one of several changes to choose from.
    #[must_use]
    pub fn choice(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.choices.push(Edit::new(span, replacement));
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
