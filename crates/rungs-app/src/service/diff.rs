//! Two versions of a framework, and whom the change between them touches.

mod flips;

use rungs_check::diff::{Change, FrameworkDiff, Holder, OpportunityDiff, Presence, RoleDiff, Section, diff as between};
use rungs_core::compare::{ByOneMeaning, Difference};
use rungs_core::framework::Framework;
use rungs_core::requirement::{Content, Requirement};

use super::Question;
use crate::framework::Loaded;
use crate::wire::FrameworkName;
use crate::wire::diff::{
    ByOneMeaningShown, ChangeShown, DiffAnswer, DifferenceShown, HolderShown, OpportunityDiffShown, RoleDiffShown,
    RoutePresence, SentenceShown, TermChangeShown,
};

pub use flips::PersonContent;

/// Compares two versions of a framework and, where people are given, how each of them stood and stands.
pub fn diff(older: &Loaded, newer: &Loaded, people: Option<&[PersonContent]>, question: Question) -> DiffAnswer {
    let found = between(&older.checked.framework, &newer.checked.framework, question.start);
    DiffAnswer {
        older: FrameworkName::of(older),
        newer: FrameworkName::of(newer),
        on: question.on.to_string(),
        start: question.start.to_string(),
        roles: found.roles.iter().map(|one| role(one, &newer.checked.framework)).collect(),
        opportunities: found.opportunities.iter().map(opportunity).collect(),
        terms: terms(&found),
        people: people.map(|people| flips::flips(older, newer, &found, people, question)),
    }
}

fn opportunity(one: &OpportunityDiff) -> OpportunityDiffShown {
    OpportunityDiffShown {
        opportunity: one.slug.clone(),
        title: one.title.clone(),
        presence: presence(one.presence).to_owned(),
        page: one.page.clone(),
    }
}

fn terms(found: &FrameworkDiff) -> Vec<TermChangeShown> {
    let terms = found.terms.iter().map(|term| TermChangeShown {
        title: term.title.clone(),
        class: term.class.clone(),
        kind: term.kind.as_str().to_owned(),
        details: term.details.clone(),
        worse: term.worse.as_ref().map(holder),
        better: term.better.as_ref().map(holder),
    });
    terms.collect()
}

fn holder(holder: &Holder) -> HolderShown {
    HolderShown { has: holder.has.clone(), asked: holder.asked.clone() }
}

fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Both => "both",
        Presence::Added => "added",
        Presence::Removed => "removed",
    }
}

fn role(role: &RoleDiff, newer: &Framework) -> RoleDiffShown {
    let routes = role
        .routes
        .iter()
        .map(|(which, title)| RoutePresence { title: title.clone(), presence: presence(*which).to_owned() });
    RoleDiffShown {
        role: role.slug.clone(),
        title: role.title.clone(),
        presence: presence(role.presence).to_owned(),
        page: role.page.clone(),
        routes: routes.collect(),
        changes: role.changes.iter().map(|one| change(one, role, newer)).collect(),
    }
}

fn change(change: &Change, role: &RoleDiff, newer: &Framework) -> ChangeShown {
    let (section, of, provider) = match &change.section {
        Section::ToHold => ("to-hold", None, None),
        Section::ToStart => ("to-start", None, None),
        Section::Route(route) => ("route", Some(route.clone()), None),
        Section::Offer(route, provider) => ("offer", Some(route.clone()), Some(provider.clone())),
        Section::ToStay => ("to-stay", None, None),
        Section::Step(role) => ("step", Some(role.clone()), None),
    };
    let route = |slug: &str| newer.role(&role.slug)?.routes.iter().find(|route| route.slug == slug);
    let of_title = of.as_deref().and_then(|slug| match section {
        "step" => newer.role(slug).map(|role| role.title.clone()),
        _ => route(slug).map(|route| route.title.clone()),
    });
    ChangeShown {
        section: section.to_owned(),
        of,
        of_title,
        provider,
        kind: change.kind.as_str().to_owned(),
        before: change.before.as_ref().map(sentence),
        after: change.after.as_ref().map(sentence),
        details: change.details.clone(),
        worse: change.worse.as_ref().map(difference),
        better: change.better.as_ref().map(difference),
    }
}

fn sentence(requirement: &Requirement) -> SentenceShown {
    let items = match &requirement.content {
        Content::Group { members, .. } => members.iter().map(|member| member.sentence.clone()).collect(),
        _ => Vec::new(),
    };
    let place = &requirement.place;
    SentenceShown { sentence: requirement.sentence.clone(), items, page: place.page.clone(), line: place.line }
}

fn difference(difference: &Difference) -> DifferenceShown {
    DifferenceShown {
        has: difference.has.clone(),
        has_not: difference.has_not.clone(),
        by_one_meaning: difference.by_one_meaning.iter().map(by_one_meaning).collect(),
        before: difference.before.into(),
        after: difference.after.into(),
    }
}

fn by_one_meaning(one: &ByOneMeaning) -> ByOneMeaningShown {
    ByOneMeaningShown { words: one.words.clone(), such_as: one.such_as.clone() }
}
