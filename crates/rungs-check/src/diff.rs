//! Two versions of a framework compared by what they mean: what is asked now that wasn't, what is asked more
//! strictly or less, and what only reads differently.

mod opportunities;
mod pairing;
mod pull;
mod requirement;
mod terms;

use rungs_core::compare::Difference;
use rungs_core::date::Date;
use rungs_core::english::number_of;
use rungs_core::framework::{Framework, Role, Route};
use rungs_core::joined::Joined;
use rungs_core::opportunity::Gain;
use rungs_core::requirement::Requirement;
use rungs_core::vocabulary::Vocabulary;

/// What differs between two versions of a framework.
#[derive(Clone, Debug)]
pub struct FrameworkDiff {
    /// Roles that differ, in the order of their slugs.
    pub roles: Vec<RoleDiff>,
    /// Opportunities that differ, in the order of their slugs.
    pub opportunities: Vec<OpportunityDiff>,
    /// Terms that cover or are something else than before.
    pub terms: Vec<TermChange>,
    /// The words of both versions, in which [`Change::before`] and [`Change::after`] speak.
    pub joined: Joined,
}

/// What differs about one opportunity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpportunityDiff {
    /// Its slug.
    pub slug: String,
    /// Its title, in the newer version where there is one.
    pub title: String,
    /// Whether it is in one version only.
    pub presence: Presence,
    /// What its page says otherwise.
    pub page: Vec<String>,
}

/// What differs about one role.
#[derive(Clone, Debug)]
pub struct RoleDiff {
    /// Its slug.
    pub slug: String,
    /// Its title, in the newer version where there is one.
    pub title: String,
    /// Whether it is in one version only.
    pub presence: Presence,
    /// What the page says otherwise beside rules: "level 4, was 5".
    pub page: Vec<String>,
    /// Ways in that are in one version only: their titles.
    pub routes: Vec<(Presence, String)>,
    /// Requirements that differ.
    pub changes: Vec<Change>,
}

/// In which version something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// In both.
    Both,
    /// In the newer one only.
    Added,
    /// In the older one only.
    Removed,
}

/// Where on a role's page a requirement stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Section {
    /// *Everyone needs*.
    ToHold,
    /// *To start any way in*.
    ToStart,
    /// A way in, by its slug.
    Route(String),
    /// What a provider adds to a way in: the slug and the provider.
    Offer(String, String),
    /// *Staying in the role*.
    ToStay,
    /// A step to another role, by its slug.
    Step(String),
}

/// A requirement that differs.
#[derive(Clone, Debug)]
pub struct Change {
    /// Where it stands.
    pub section: Section,
    /// In which way it differs.
    pub kind: ChangeKind,
    /// As it was, in the words of both versions; none where it is new.
    pub before: Option<Requirement>,
    /// As it is; none where it is gone.
    pub after: Option<Requirement>,
    /// What differs about it, as a person reads it: "asked by the employer, was the provider".
    pub details: Vec<String>,
    /// Somebody who stands worse by it.
    pub worse: Option<Difference>,
    /// Somebody who stands better by it.
    pub better: Option<Difference>,
}

/// In which way a requirement differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Nobody stands better by it, and somebody worse.
    Tightened,
    /// Nobody stands worse by it, and somebody better.
    Loosened,
    /// Somebody stands better and somebody worse, or it can't be weighed against what it was.
    Changed,
    /// It reads differently and means the same.
    Reworded,
}

impl ChangeKind {
    /// The name used on the wire and in front of a sentence.
    pub fn as_str(self) -> &'static str {
        match self {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Tightened => "tightened",
            ChangeKind::Loosened => "loosened",
            ChangeKind::Changed => "changed",
            ChangeKind::Reworded => "reworded",
        }
    }
}

/// A term that is something else than it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermChange {
    /// Its name.
    pub title: String,
    /// Its class.
    pub class: String,
    /// In which way it differs, for a rule that asks for it.
    pub kind: ChangeKind,
    /// What differs: "covers healthcare assistant now".
    pub details: Vec<String>,
    /// Somebody whom a rule took that asks for it, and takes no longer.
    pub worse: Option<Holder>,
    /// Somebody whom a rule takes now that asks for it, and didn't take.
    pub better: Option<Holder>,
}

/// Somebody who has something, and what has to be asked for it to make a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// What they have: "healthcare assistant", "GCSE at grade 4".
    pub has: String,
    /// What a rule has to ask for: "clinical support role", "level 2".
    pub asked: String,
}

/// Compares two versions of a framework. Ages and what is recent are reckoned for `start`.
pub fn diff(older: &Framework, newer: &Framework, start: Date) -> FrameworkDiff {
    let joined = newer.vocabulary.joined(&older.vocabulary);
    let mut slugs: Vec<&str> = older.roles.iter().chain(&newer.roles).map(|role| role.slug.as_str()).collect();
    slugs.sort_unstable();
    slugs.dedup();
    let roles = slugs.into_iter().filter_map(|slug| {
        let before = older.role(slug).map(|role| joined.role(role));
        let called = |slug: &str| {
            let role = newer.role(slug).or_else(|| older.role(slug));
            role.map_or_else(|| slug.to_owned(), |role| role.title.clone())
        };
        let role = roles(&joined.vocabulary, before.as_ref(), newer.role(slug), start, &called);
        role.filter(|role| !role.is_empty())
    });
    let roles = roles.collect();
    let opportunities = opportunities::changes(older, newer);
    FrameworkDiff { roles, opportunities, terms: terms::changes(&older.vocabulary, &newer.vocabulary), joined }
}

impl FrameworkDiff {
    /// Whether the two versions mean the same to the last word.
    pub fn is_empty(&self) -> bool {
        self.roles.is_empty() && self.opportunities.is_empty() && self.terms.is_empty()
    }
}

impl RoleDiff {
    fn is_empty(&self) -> bool {
        self.presence == Presence::Both && self.page.is_empty() && self.routes.is_empty() && self.changes.is_empty()
    }
}

/// What differs of a role. `called` gives the title of the role with a slug.
fn roles(
    vocabulary: &Vocabulary,
    before: Option<&Role>,
    after: Option<&Role>,
    start: Date,
    called: &dyn Fn(&str) -> String,
) -> Option<RoleDiff> {
    let shown = after.or(before)?;
    let presence = match (before, after) {
        (None, _) => Presence::Added,
        (_, None) => Presence::Removed,
        _ => Presence::Both,
    };
    let mut found = RoleDiff {
        slug: shown.slug.clone(),
        title: shown.title.clone(),
        presence,
        page: Vec::new(),
        routes: Vec::new(),
        changes: Vec::new(),
    };
    let (Some(before), Some(after)) = (before, after) else { return Some(found) };
    found.page = page(before, after, called);
    let mut compare = |section: Section, before: &[Requirement], after: &[Requirement]| {
        found.changes.extend(pairing::changes(vocabulary, &section, before, after, start));
    };
    compare(Section::ToHold, &before.to_hold, &after.to_hold);
    compare(Section::ToStart, &before.to_start, &after.to_start);
    for route in &after.routes {
        let Some(earlier) = before.routes.iter().find(|earlier| earlier.slug == route.slug) else { continue };
        compare(Section::Route(route.slug.clone()), &earlier.requirements, &route.requirements);
        for provider in providers(earlier, route) {
            let of = |route: &Route| {
                let offer = route.offers.iter().find(|offer| offer.provider == provider);
                let all = offer.into_iter().flat_map(|offer| offer.requirements.iter().chain(&offer.filled_in));
                all.cloned().collect::<Vec<_>>()
            };
            compare(Section::Offer(route.slug.clone(), provider.clone()), &of(earlier), &of(route));
        }
    }
    compare(Section::ToStay, &before.to_stay, &after.to_stay);
    for step in &after.next {
        if let Some(earlier) = before.next.iter().find(|earlier| earlier.role == step.role) {
            compare(Section::Step(step.role.clone()), &earlier.requirements, &step.requirements);
        }
    }
    found.routes = ways_in_one_only(before, after);
    Some(found)
}

/// Every provider of either version, once.
fn providers(earlier: &Route, route: &Route) -> Vec<String> {
    let mut providers: Vec<String> =
        earlier.offers.iter().chain(&route.offers).map(|offer| offer.provider.clone()).collect();
    providers.sort();
    providers.dedup();
    providers
}

fn ways_in_one_only(before: &Role, after: &Role) -> Vec<(Presence, String)> {
    let missing = |from: &Role, presence: Presence, routes: &Role| -> Vec<(Presence, String)> {
        let missing = routes.routes.iter().filter(|route| !from.routes.iter().any(|other| other.slug == route.slug));
        missing.map(|route| (presence, route.title.clone())).collect()
    };
    let mut found = missing(after, Presence::Removed, before);
    found.extend(missing(before, Presence::Added, after));
    found
}

/// What a page says beside its rules.
fn page(before: &Role, after: &Role, called: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut found = Vec::new();
    let mut differs = |what: &str, before: Option<String>, after: Option<String>| {
        if before != after {
            let (before, after) = (before.unwrap_or_else(|| "none".into()), after.unwrap_or_else(|| "none".into()));
            found.push(format!("{what} {after}, was {before}"));
        }
    };
    let number = |number: Option<u8>| number.map(|number| number.to_string());
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let months = |(least, most): (u32, u32)| match least == most {
        true => number_of(least, "month"),
        false => format!("{least} to {}", number_of(most, "month")),
    };
    let of = |route: &Route| route.months.map(months);
    differs("title", Some(before.title.clone()), Some(after.title.clone()));
    differs("level", number(before.level), number(after.level));
    differs("career level", number(before.career_level), number(after.career_level));
    differs("band", before.band.clone(), after.band.clone());
    differs("rung", number(before.rung), number(after.rung));
    differs("regulator", before.regulator.clone(), after.regulator.clone());
    differs("in force from", day(before.in_force), day(after.in_force));
    differs("in force until", day(before.until), day(after.until));
    for route in &after.routes {
        if let Some(earlier) = before.routes.iter().find(|earlier| earlier.slug == route.slug) {
            let title = &route.title;
            differs(&format!("“{title}” is"), Some(earlier.kind.as_str().into()), Some(route.kind.as_str().into()));
            differs(&format!("“{title}” takes"), of(earlier), of(route));
            let assessment = |route: &Route| route.assessment.map(months);
            differs(&format!("“{title}” is assessed for"), assessment(earlier), assessment(route));
            // The one without a condition is told above.
            let lengths = |route: &Route| {
                let guarded = route.lengths.iter().filter(|length| length.guard.is_some());
                let lines: Vec<&str> = guarded.map(|length| length.sentence.as_str()).collect();
                (!lines.is_empty()).then(|| lines.join(" "))
            };
            differs(&format!("“{title}” takes, for some,"), lengths(earlier), lengths(route));
            let gives = |route: &Route| (!route.gives.is_empty()).then(|| Gain::words(&route.gives).join(", and "));
            differs(&format!("“{title}” gives"), gives(earlier), gives(route));
        }
    }
    let mut listed = |what: &str, before: &[String], after: &[String]| {
        let missing = |these: &[String], others: &[String]| {
            let missing: Vec<&str> = these.iter().filter(|one| !others.contains(one)).map(String::as_str).collect();
            (!missing.is_empty()).then(|| missing.join("; "))
        };
        found.extend(missing(before, after).map(|gone| format!("{what} removed: {gone}")));
        found.extend(missing(after, before).map(|new| format!("{what} added: {new}")));
    };
    listed("other names", &before.aliases, &after.aliases);
    listed("professions", &before.professions, &after.professions);
    listed("duties", &before.duties, &after.duties);
    listed("skills", &before.skills, &after.skills);
    let leads = |role: &Role| role.next.iter().map(|step| called(&step.role)).collect::<Vec<_>>();
    listed("where it leads", &leads(before), &leads(after));
    found
}
