//! What pages can say in their front matter, and entries of the vocabulary in their lines: each with its meaning.

/// A key of the front matter, or the beginning of a vocabulary line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// As it is written, without the colon.
    pub name: &'static str,
    /// What it says, in one sentence.
    pub meaning: &'static str,
    /// What stands behind it.
    pub holds: Holds,
}

/// What stands behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A name as it stands in addresses and files: lower case, words joined by hyphens.
    Slug,
    /// A few words.
    Words,
    /// Several phrases.
    List,
    /// A number from 1 to this.
    Level(u8),
    /// A day, as 2026-11-22.
    Day,
    /// The name of a term of one of these classes.
    Term(&'static [&'static str]),
    /// Names of terms of one of these classes.
    Terms(&'static [&'static str]),
    /// Names of terms of the entry's own class, or of what that class may include.
    Narrower,
    /// What sort of thing a term is: one of the classes in use.
    Class,
}

const fn key(name: &'static str, holds: Holds, meaning: &'static str) -> Key {
    Key { name, meaning, holds }
}

/// The front matter of a role page.
pub const ROLE: &[Key] = &[
    key("role", Holds::Slug, "The role's name in addresses and files; the page is called by it."),
    key("level", Holds::Level(8), "The level of the qualification that goes with the role."),
    key("career-level", Holds::Level(9), "The level in the career framework, which is another scale."),
    key("band", Holds::Words, "The pay band, in the employer's words."),
    key("rung", Holds::Level(9), "Where the role is drawn on a ladder; its level, if nothing is said."),
    key("also-called", Holds::List, "Other names people know the role by."),
    key("professions", Holds::Terms(&["profession"]), "The professions the role belongs to."),
    key("regulator", Holds::Term(&["register", "regulator"]), "Who keeps the register of those who do it."),
    key("in-force", Holds::Day, "The first day the page holds."),
    key("until", Holds::Day, "The last day the page holds."),
    key("reviewed", Holds::Day, "The day somebody last went through the page."),
    key("replaces", Holds::List, "Roles that this one took the place of."),
    key("imported-from", Holds::Words, "What the page was imported from: only such a page may leave sentences unread."),
];

/// The front matter of an opportunity's page.
pub const OPPORTUNITY: &[Key] = &[
    key("opportunity", Holds::Slug, "The opportunity's name in addresses and files; the page is called by it."),
    key("reviewed", Holds::Day, "The day somebody last went through the page."),
];

/// The front matter of a vocabulary page.
pub const VOCABULARY: &[Key] = &[
    key("vocabulary", Holds::Slug, "The name of the page."),
    key("kind", Holds::Class, "What sort of things its terms are, where an entry doesn't say otherwise."),
    key("reviewed", Holds::Day, "The day somebody last went through the page."),
];

/// The front matter of the page that says what the framework is called.
pub const FRAMEWORK: &[Key] = &[
    key("framework", Holds::Slug, "The framework's name in addresses and files."),
    key("title", Holds::Words, "The framework's title."),
    key("version", Holds::Words, "The framework's version, as its keeper numbers it."),
    key("reviewed", Holds::Day, "The day somebody last went through the page."),
];

/// The lines of a vocabulary entry.
pub const LINES: &[Key] = &[
    key("Also called", Holds::List, "Other names for it, with commas between them."),
    key("Kind", Holds::Class, "What sort of thing it is, if not what the page says."),
    key("Includes", Holds::Narrower, "Narrower terms: whatever is one of them is also this."),
    key("Ask", Holds::Words, "The yes-or-no question for a thing one either has or hasn't."),
    key("Level", Holds::Words, "The level of a qualification: 3, or: 2 at grade 4 or above, otherwise 1."),
    key("Graded", Holds::Terms(&["scale"]), "The scales a qualification is graded on."),
    key("Points", Holds::Words, "The UCAS points a qualification carries: none, 48, or: A* = 56, A = 48."),
    key("Grades", Holds::List, "The grades of a scale, best first."),
    key("Aligned", Holds::Words, "Where a scale meets another: A = 7, C = 4 on GCSE grades 9 to 1."),
    key(
        "Counts as",
        Holds::Words,
        "What a qualification may stand for: GCSE in English at grade 4, for the funder, from 1 August 2014.",
    ),
    key("Profession", Holds::Terms(&["profession"]), "The profession it belongs to."),
    key("Regulator", Holds::Terms(&["register", "regulator"]), "Who keeps its register."),
];
