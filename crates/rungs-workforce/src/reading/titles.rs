//! Job titles of a staff list, and the roles and jobs of the framework that they are clearly the names of.

use std::cell::RefCell;
use std::collections::HashMap;

use rungs_app::find::{Found, Index, role_by_index};
use rungs_core::framework::Framework;
use rungs_core::vocabulary::Vocabulary;

/// Classes of terms that a job can be.
const JOBS: [&str; 3] = ["role", "role family", "job"];

/// What a job title is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    /// What the framework calls it: the title says it word for word, but for its pay band.
    Named(String),
    /// What the framework calls it: the title is a close spelling, or says it in other words.
    Close(String),
    /// Nothing that is clear. These come nearest, and none of them is taken.
    Unknown(Vec<String>),
}

impl Title {
    /// What the framework calls it, if it is clear.
    pub fn role(&self) -> Option<&str> {
        match self {
            Title::Named(role) | Title::Close(role) => Some(role),
            Title::Unknown(_) => None,
        }
    }
}

/// Looks titles up.
pub struct Titles<'f> {
    framework: &'f Framework,
    index: Index<'f>,
    /// What was found: looking for what isn't there takes a thousand times as long.
    found: RefCell<HashMap<String, Title>>,
}

impl<'f> Titles<'f> {
    /// Of a framework.
    pub fn of(framework: &'f Framework) -> Titles<'f> {
        Titles { framework, index: Index::of(framework), found: RefCell::default() }
    }

    pub(crate) fn vocabulary(&self) -> &'f Vocabulary {
        &self.framework.vocabulary
    }

    /// What a title is taken for.
    pub fn find(&self, title: &str) -> Title {
        if let Some(found) = self.found.borrow().get(title) {
            return found.clone();
        }
        let found = self.look(title);
        self.found.borrow_mut().insert(title.to_owned(), found.clone());
        found
    }

    fn look(&self, title: &str) -> Title {
        let without = without_band(title);
        let mut near = Vec::new();
        for title in [title, without.as_str()] {
            if let Some(term) = self.vocabulary().find(title, &JOBS) {
                return Title::Named(self.vocabulary().title(term).to_owned());
            }
            match role_by_index(self.framework, &self.index, title) {
                Found::Role(role) => return Title::Named(role.title.clone()),
                Found::Close(role, _) => return Title::Close(role.title.clone()),
                Found::None(suggested) => near = suggested,
            }
            if title == without {
                break;
            }
        }
        Title::Unknown(near)
    }
}

/// A title without its pay band: *Healthcare Assistant (Band 3)*.
fn without_band(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut words = words.into_iter().peekable();
    while let Some(word) = words.next() {
        let plain = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        let is_number = |word: &str| {
            let plain = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            plain.len() <= 2 && plain.starts_with(|letter: char| letter.is_ascii_digit())
        };
        if matches!(plain.as_str(), "band" | "bnd" | "grade") && words.peek().is_some_and(|next| is_number(next)) {
            words.next();
            continue;
        }
        let short = plain.strip_prefix("band").or(plain.strip_prefix('b')).is_some_and(is_number);
        if !short {
            kept.push(word);
        }
    }
    kept.join(" ").trim_end_matches([' ', '-', ',', '–', '(']).to_owned()
}
