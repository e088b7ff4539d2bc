//! One look at a framework: what was found, and what came of the cases.

use std::collections::BTreeMap;

use rungs_app::cases;
use rungs_app::framework::{self, Loaded};
use rungs_app::wire::cases::{CaseResult, CasesAnswer};
use rungs_app::wire::watch::{FileChange, FileChangeName};
use rungs_check::{Finding, Level, examine};

use crate::arguments::FrameworkWatch;

/// What was seen at one time.
pub(super) enum Look {
    Seen(Box<Seen>),
    /// Why nothing could be seen.
    Unreadable(String),
}

pub(super) struct Seen {
    pub(super) loaded: Loaded,
    pub(super) findings: Vec<Finding>,
    /// None where they weren't to be run, or couldn't be.
    pub(super) cases: Option<CasesAnswer>,
}

/// What makes a finding the same one as before, wherever its line has gone.
type Mark = (String, &'static str, String, String);

impl Look {
    pub(super) fn at(arguments: &FrameworkWatch) -> Look {
        let loaded = match framework::from_folder(&arguments.folder) {
            Ok(loaded) => loaded,
            Err(message) => return Look::Unreadable(message),
        };
        let on = arguments.on.unwrap_or_else(|| jiff::Zoned::now().date());
        let findings = examine(&loaded.files, &loaded.checked, on);
        let cases = (arguments.test && loaded.checked.is_sound()).then(|| cases::run(&loaded));
        Look::Seen(Box::new(Seen { loaded, findings, cases }))
    }

    pub(super) fn is_same(&self, other: &Look) -> bool {
        match (self, other) {
            // A file that can't be opened has no part in the digest, but in the findings.
            (Look::Seen(one), Look::Seen(other)) => {
                one.loaded.digest == other.loaded.digest && one.findings == other.findings
            }
            (Look::Unreadable(_), Look::Unreadable(_)) => true,
            _ => false,
        }
    }

    /// Whether there is something to mend.
    pub(super) fn fails(&self) -> bool {
        match self {
            Look::Seen(seen) => {
                seen.count(Level::Error) > 0 || seen.cases.as_ref().is_some_and(|cases| cases.failed > 0)
            }
            Look::Unreadable(_) => true,
        }
    }

    pub(super) fn seen(&self) -> Option<&Seen> {
        match self {
            Look::Seen(seen) => Some(seen),
            Look::Unreadable(_) => None,
        }
    }
}

impl Seen {
    /// How many findings of a level there are that the framework's own page doesn't accept.
    pub(super) fn count(&self, level: Level) -> usize {
        self.open().filter(|finding| finding.level == level).count()
    }

    pub(super) fn accepted(&self) -> usize {
        self.findings.len() - self.open().count()
    }

    fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.accepted.is_none())
    }

    /// The findings that weren't there before, or were accepted.
    pub(super) fn new_since(&self, earlier: Option<&Seen>) -> Vec<&Finding> {
        match earlier {
            Some(earlier) => self.beyond(earlier, earlier.open()),
            None => self.open().collect(),
        }
    }

    /// The findings that aren't there any more later on. One that is accepted since is no mend.
    pub(super) fn mended_since(&self, later: &Seen) -> Vec<&Finding> {
        self.beyond(later, later.findings.iter())
    }

    /// The findings that aren't among another look's: each of those stands for one that is the same.
    fn beyond<'f>(&self, other: &'f Seen, known: impl Iterator<Item = &'f Finding>) -> Vec<&Finding> {
        let mut left: BTreeMap<Mark, usize> = BTreeMap::new();
        known.for_each(|finding| *left.entry(other.mark(finding)).or_default() += 1);
        let is_new = |finding: &&Finding| match left.get_mut(&self.mark(finding)) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        };
        self.open().filter(is_new).collect()
    }

    fn mark(&self, finding: &Finding) -> Mark {
        let location = &finding.location;
        let file = self.loaded.files.iter().find(|file| file.path == location.path);
        let text = file.and_then(|file| std::str::from_utf8(file.content.as_deref().ok()?).ok()).unwrap_or_default();
        let words = location.span.map(|_| location.line_in(text)).unwrap_or_default();
        (location.path.clone(), finding.code, finding.message.clone(), words.trim().to_owned())
    }

    /// The cases that fail, and didn't before or not so.
    pub(super) fn failing_beyond(&self, earlier: Option<&Seen>) -> Vec<&CaseResult> {
        let known = earlier.map(Seen::failing).unwrap_or_default();
        self.failing().into_iter().filter(|case| !known.contains(case)).collect()
    }

    /// The cases that fail and of which none of the same name does later on.
    pub(super) fn mended_in(&self, later: &Seen) -> Vec<&CaseResult> {
        if later.cases.is_none() {
            return Vec::new();
        }
        let still = later.failing();
        let is_still = |case: &CaseResult| still.iter().any(|one| (&one.file, &one.case) == (&case.file, &case.case));
        self.failing().into_iter().filter(|case| !is_still(case)).collect()
    }

    fn failing(&self) -> Vec<&CaseResult> {
        self.cases.iter().flat_map(|cases| &cases.cases).filter(|case| !case.passed).collect()
    }

    /// The files that aren't as they were.
    pub(super) fn changes_since(&self, earlier: &Seen) -> Vec<FileChange> {
        let content = |seen: &Seen, path: &str| {
            seen.loaded.files.iter().find(|file| file.path == path).map(|file| file.content.clone())
        };
        let mut paths: Vec<&str> = self.loaded.files.iter().map(|file| file.path.as_str()).collect();
        paths.extend(earlier.loaded.files.iter().map(|file| file.path.as_str()));
        paths.sort_unstable();
        paths.dedup();
        let change = |path: &str| match (content(earlier, path), content(self, path)) {
            (None, Some(_)) => Some(FileChangeName::Added),
            (Some(_), None) => Some(FileChangeName::Removed),
            (before, after) => (before != after).then_some(FileChangeName::Changed),
        };
        paths.into_iter().filter_map(|path| Some(FileChange { file: path.to_owned(), how: change(path)? })).collect()
    }
}
