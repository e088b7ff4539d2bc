//! What `rungs framework diff --json` says.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Bounds, FrameworkName};

/// What differs between two versions of a framework, by what they mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DiffAnswer {
    /// The earlier version.
    pub older: FrameworkName,
    /// The later version.
    pub newer: FrameworkName,
    /// The day on which people are asked about, where people are given.
    pub on: String,
    /// The day of the start that ages and what is recent are reckoned for.
    pub start: String,
    /// Roles that differ.
    pub roles: Vec<RoleDiffShown>,
    /// Opportunities that differ.
    pub opportunities: Vec<OpportunityDiffShown>,
    /// Terms that cover or are something else than before.
    pub terms: Vec<TermChangeShown>,
    /// What becomes of people, where some are given.
    pub people: Option<PeopleDiff>,
}

/// What differs about one opportunity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OpportunityDiffShown {
    /// Its slug.
    pub opportunity: String,
    /// Its title.
    pub title: String,
    /// both, added or removed.
    pub presence: String,
    /// What the page says otherwise.
    pub page: Vec<String>,
}

/// What differs about one role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RoleDiffShown {
    /// Its slug.
    pub role: String,
    /// Its title.
    pub title: String,
    /// both, added or removed.
    pub presence: String,
    /// What the page says otherwise beside rules.
    pub page: Vec<String>,
    /// Ways in that are in one version only.
    pub routes: Vec<RoutePresence>,
    /// Requirements that differ.
    pub changes: Vec<ChangeShown>,
}

/// A way in that is in one version only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RoutePresence {
    /// Its title.
    pub title: String,
    /// added or removed.
    pub presence: String,
}

/// A requirement that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChangeShown {
    /// to-hold, to-start, route, offer, to-stay or step.
    pub section: String,
    /// The slug of the way in, for a way in or an offer; of the role, for a step.
    pub of: Option<String>,
    /// Its title.
    pub of_title: Option<String>,
    /// The provider, for an offer.
    pub provider: Option<String>,
    /// added, removed, tightened, loosened, changed or reworded.
    pub kind: String,
    /// As it was.
    pub before: Option<SentenceShown>,
    /// As it is.
    pub after: Option<SentenceShown>,
    /// What differs about it.
    pub details: Vec<String>,
    /// Somebody who stands worse by it.
    pub worse: Option<DifferenceShown>,
    /// Somebody who stands better by it.
    pub better: Option<DifferenceShown>,
}

/// A sentence and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SentenceShown {
    /// The sentence; for a list, its introduction.
    pub sentence: String,
    /// The items of a list.
    pub items: Vec<String>,
    /// The page.
    pub page: String,
    /// The line, from 1.
    pub line: u32,
}

/// Somebody who shows a difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DifferenceShown {
    /// What is true of them.
    pub has: Vec<String>,
    /// What isn't.
    pub has_not: Vec<String>,
    /// What is true of them as one version means its words, and not as the other means the same ones.
    pub by_one_meaning: Vec<ByOneMeaningShown>,
    /// How they stood by this requirement.
    pub before: Bounds,
    /// How they stand by it.
    pub after: Bounds,
}

/// Something that both versions say in the same words and don't mean alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ByOneMeaningShown {
    /// The words.
    pub words: String,
    /// Something that one of the two meanings has and the other hasn't.
    pub such_as: Option<String>,
}

/// A term that is something else than it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TermChangeShown {
    /// Its name.
    pub title: String,
    /// Its class.
    pub class: String,
    /// added, removed, tightened, loosened, changed or reworded: what it comes to for a rule that asks for it.
    pub kind: String,
    /// What differs.
    pub details: Vec<String>,
    /// Somebody whom such a rule took, and takes no longer.
    pub worse: Option<HolderShown>,
    /// Somebody whom such a rule takes now, and didn't take.
    pub better: Option<HolderShown>,
}

/// Somebody who has something, and what has to be asked for it to make a difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HolderShown {
    /// What they have.
    pub has: String,
    /// What a rule has to ask for.
    pub asked: String,
}

/// What becomes of the people given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PeopleDiff {
    /// How many files there were.
    pub files: usize,
    /// How many of them were read.
    pub read: usize,
    /// Files that could not be read, and why.
    pub set_aside: Vec<SetAside>,
    /// Every standing that is another one now.
    pub flips: Vec<Flip>,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SetAside {
    /// The file.
    pub file: String,
    /// Why.
    pub reason: String,
}

/// A standing that is another one now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Flip {
    /// The file.
    pub file: String,
    /// How the person is called, where the file says.
    pub name: Option<String>,
    /// The role.
    pub role: String,
    /// The way in.
    pub route: String,
    /// Its title.
    pub route_title: String,
    /// better, worse or otherwise.
    pub way: String,
    /// As it was.
    pub before: Bounds,
    /// As it is.
    pub after: Bounds,
    /// The changes that did it: with them undone the standing is what it was, and none can be left out.
    pub because: Vec<Because>,
}

/// A change behind a flip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Because {
    /// added, removed, tightened, loosened, changed or reworded.
    pub kind: String,
    /// The sentence, as it is or, where it is gone, as it was.
    pub sentence: String,
}
