//! What `rungs check --json` says.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Bounds, FrameworkName, SourceName};

/// A person checked against the ways into a role, or into every role.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CheckAnswer {
    /// The day the question was asked.
    pub on: String,
    /// The day the way in would start.
    pub start: String,
    /// The framework the answer rests on.
    pub framework: FrameworkName,
    /// One result for each way in.
    pub results: Vec<RouteResult>,
    /// The sources cited in the results.
    pub sources: Vec<SourceName>,
}

/// How the person stands towards one way in.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RouteResult {
    /// The role's slug.
    pub role: String,
    /// The role's title.
    pub role_title: String,
    /// The role's qualification level.
    pub level: Option<u8>,
    /// The route's slug.
    pub route: String,
    /// The route's title.
    pub route_title: String,
    /// The standing.
    #[serde(flatten)]
    pub standing: Bounds,
    /// The provider by whose rules the standing is, where they told that they are applying there.
    pub at: Option<String>,
    /// The standing by the funder's rules, if there are any.
    pub funded: Option<Bounds>,
    /// How long the way in takes this person, if anything says so.
    pub takes: Option<Takes>,
    /// The moment the standing is for.
    pub moment: String,
    /// The standings at named providers.
    pub offers: Vec<OfferResult>,
    /// What comes once a place is offered, and later.
    pub next: Vec<Next>,
    /// Every requirement that counts for the moment, explained.
    pub requirements: Vec<RequirementResult>,
    /// The standing towards holding the role, which is another question than starting this way in.
    pub hold: Bounds,
    /// What everyone in the role needs.
    pub to_hold: Vec<RequirementResult>,
    /// The facts that would settle what is open.
    pub missing: Vec<Missing>,
    /// The smallest sets of things to do, smallest first.
    pub mends: Vec<Vec<MendStep>>,
    /// The standing that each of them surely reaches.
    pub mends_reach: Option<super::StandingName>,
    /// Whether these are all the smallest sets there are.
    pub mends_complete: bool,
    /// Where there is nothing to do: the first day of a start on which time alone has made it better, if it ever does.
    pub waiting: Option<String>,
    /// The facts that settle the standing as it is; none could be left out.
    pub because: Vec<FactUsed>,
}

/// How long a way in takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Takes {
    /// The shortest it can be, in months.
    pub months_at_least: u32,
    /// The longest, in months; none, where nothing bounds it.
    pub months_at_most: Option<u32>,
    /// The lines that it rests on; several, where it isn't known yet which of them holds.
    pub by: Vec<String>,
}

/// How the person stands at one provider.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct OfferResult {
    /// The provider.
    pub provider: String,
    /// The standing there.
    #[serde(flatten)]
    pub standing: Bounds,
    /// What the provider asks beside the general rules.
    pub requirements: Vec<RequirementResult>,
    /// General rules in which the provider has filled in what they leave open, as they are asked there: each in place of
    /// the general one with its id.
    pub filled_in: Vec<RequirementResult>,
}

/// Something that falls due later.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Next {
    /// When.
    pub moment: String,
    /// The sentence.
    pub sentence: String,
    /// What its list holds, if it has one: a sentence each, with a list's own items in brackets.
    pub items: Vec<String>,
}

/// One requirement, explained.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RequirementResult {
    /// Its id, unique on its page.
    pub id: String,
    /// The sentence on the page.
    pub sentence: String,
    /// must, usually, should, may, preferably or instead.
    pub strength: String,
    /// Who asks.
    pub owner: String,
    /// Whether it decides who pays, and not who may start.
    pub for_funding: bool,
    /// The first source.
    pub source: Option<String>,
    /// All sources.
    pub sources: Vec<String>,
    /// Whether a source has confirmed it.
    pub confirmed: bool,
    /// The page it stands on.
    pub page: String,
    /// The line it stands on, from 1.
    pub line: u32,
    /// met, not-met, cannot-tell or does-not-apply.
    pub answer: String,
    /// Whether it says what course to look for: it speaks of the course and not of the person, and its *if* may hold.
    pub of_the_course: bool,
    /// Of a list, how many of its items are needed: all-of, one-of, at-least-2-of.
    pub list: Option<String>,
    /// Who could still decide to change the standing.
    pub theirs_to_decide: Option<String>,
    /// What was decided: granted or refused.
    pub decided: Option<String>,
    /// What one provider has decided for everybody who goes there: granted or refused.
    pub filled_in: Option<String>,
    /// When it falls due.
    pub moment: String,
    /// What it leaves of the standing.
    #[serde(flatten)]
    pub standing: Bounds,
    /// The facts that decided the answer.
    pub facts: Vec<FactUsed>,
    /// The facts that would settle it, where they aren't known.
    pub missing: Vec<Missing>,
    /// Preferences inside the sentence.
    pub preferences: Vec<Preference>,
    /// The items of a list.
    pub requirements: Vec<RequirementResult>,
}

impl RequirementResult {
    /// The sentence with what is listed below it, without its full stop.
    pub fn in_full(&self) -> String {
        with_items(&self.sentence, self.requirements.iter().map(RequirementResult::in_full).collect())
    }
}

/// A sentence and the items of its list as one: *You must have one of (a driving licence; a passport)*.
pub(crate) fn with_items(sentence: &str, items: Vec<String>) -> String {
    let sentence = sentence.trim().trim_end_matches(['.', ':']);
    if items.is_empty() { sentence.to_owned() } else { format!("{sentence} ({})", items.join("; ")) }
}

/// A preference inside a sentence, which never decides.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Preference {
    /// What is preferred.
    pub what: String,
    /// met, not-met or cannot-tell.
    pub answer: String,
}

/// A fact behind an answer.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FactUsed {
    /// Where it stands in the person file.
    pub fact: String,
    /// Its value: a number or yes and no where it is one, otherwise as a person reads it.
    pub value: serde_json::Value,
    /// What it is about, as a person reads it.
    pub about: String,
    /// The value as a person reads it.
    pub shown: String,
    /// said, seen or verified.
    pub known_by: String,
}

/// A fact that isn't known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Missing {
    /// The question's key: an answer is kept under it.
    pub fact: String,
    /// The question.
    pub question: String,
    /// What the fact is, in a few words.
    pub what: String,
}

/// One step of a set of things to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MendStep {
    /// find-out, do or ask.
    pub kind: String,
    /// The whole step, as a person reads it.
    pub words: String,
    /// What to find out, do or ask.
    pub what: String,
    /// Whom to ask.
    pub whom: Option<String>,
    /// What to do if finding out brings a no.
    pub otherwise: Option<String>,
    /// The requirement it is for.
    pub requirement: Option<String>,
}

/// Whether words for a condition are a clause by themselves, as those are that a page leaves to its reader.
pub fn is_clause(what: &str) -> bool {
    ["you ", "you're ", "your ", "the post ", "the course "].iter().any(|subject| what.starts_with(subject))
}

/// That a condition holds, as it stands behind *if* or *whether*: *you have a driving licence*, *you travel between sites*.
pub fn so(what: &str) -> String {
    if is_clause(what) { what.to_owned() } else { format!("you have {what}") }
}
