//! What is similar to a role, and why.

use std::collections::HashMap;

use rungs_core::framework::Role;
use rungs_exchange::Occupations;

use crate::framework::Loaded;
use crate::similar::{FoundBy, Listed, Measure, NamedOccupations, Pages, Side, Sureness, occupation_for, roles_for};
use crate::wire::FrameworkName;
use crate::wire::similar::{Classification, SharedShown, SimilarAnswer, SimilarShown, SuggestedRole};

/// Things of one sort that an answer names at most.
const MOST_NAMED: usize = 6;

/// Occupations of a classification, put in order for questions.
#[derive(Clone, Debug)]
pub struct Compared {
    occupations: Occupations,
    named: NamedOccupations,
    listed: Listed,
}

/// Why there is nothing to compare: nothing in the classification is called so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlinked {
    /// What was looked for.
    pub name: String,
    /// Titles that come near it, the best first.
    pub near: Vec<String>,
}

impl Compared {
    /// Puts the occupations of a file in order.
    pub fn of(occupations: Occupations) -> Compared {
        let (named, listed) = (NamedOccupations::of(&occupations), Listed::of(&occupations));
        Compared { occupations, named, listed }
    }

    /// The occupations as the file has them.
    pub fn occupations(&self) -> &Occupations {
        &self.occupations
    }

    /// The occupation that a role may be.
    pub fn suggested_for(&self, role: &Role) -> Option<(usize, FoundBy)> {
        occupation_for(role, &self.named)
    }

    /// What to say where nothing is called so.
    pub fn unlinked(&self, name: &str) -> Unlinked {
        let near = self.named.near(name, 5).into_iter().map(str::to_owned).collect();
        Unlinked { name: name.to_owned(), near }
    }

    /// Whether an occupation is called so.
    pub fn has(&self, name: &str) -> bool {
        self.named.called(name).is_some()
    }
}

/// The roles whose pages are most similar to that of one, so many at most. `pages` is [`Pages::of`] the same framework.
pub fn similar(loaded: &Loaded, pages: &Pages, role: &Role, most: usize) -> SimilarAnswer {
    let roles = &loaded.checked.framework.roles;
    let place = roles.iter().position(|one| one.slug == role.slug);
    let nearest = place.map(|place| pages.nearest(place)).unwrap_or_default();
    let words = |line: usize| pages.line(line).map(|line| line.words.clone()).unwrap_or_default();
    let kind = |line: usize| match pages.line(line) {
        Some(line) if line.is_duty => "duty".to_owned(),
        _ => "skill".to_owned(),
    };
    let shown = nearest.into_iter().take(most).filter_map(|(place, sides)| {
        let other = roles.get(place)?;
        let shared = sides.both.iter().take(MOST_NAMED);
        Some(SimilarShown {
            role: Some(other.slug.clone()),
            occupation: None,
            title: other.title.clone(),
            level: other.level,
            similarity: thousandths(sides.score),
            sureness: Sureness::of(sides.both.len()),
            shared_count: sides.both.len(),
            only_here_count: sides.here.len(),
            only_there_count: sides.there.len(),
            shared: shared
                .map(|pair| SharedShown { kind: kind(pair.here), here: words(pair.here), there: words(pair.there) })
                .collect(),
            only_here: sides.here.iter().take(MOST_NAMED).map(|line| words(*line)).collect(),
            only_there: sides.there.iter().take(MOST_NAMED).map(|line| words(*line)).collect(),
            related_by_source: None,
            suggested_role: None,
        })
    });
    SimilarAnswer {
        framework: FrameworkName::of(loaded),
        role: Some(role.slug.clone()),
        title: role.title.clone(),
        compared_by: "pages".to_owned(),
        classification: None,
        of: roles.len().saturating_sub(1),
        similar: shown.collect(),
    }
}

/// The occupations of a classification that are most similar to a role, so many at most. The role is taken for the
/// occupation called `known_as`, or for the one that its names suggest. Without a role, `known_as` alone is asked about.
///
/// # Errors
/// No occupation is called so.
pub fn similar_occupations(
    loaded: &Loaded,
    compared: &Compared,
    role: Option<&Role>,
    known_as: Option<&str>,
    most: usize,
) -> Result<SimilarAnswer, Unlinked> {
    let Compared { occupations, named, listed } = compared;
    let found = match (known_as, role) {
        (Some(name), _) => named.called(name).map(|place| (place, None)),
        (None, Some(role)) => occupation_for(role, named).map(|(place, by)| (place, Some(by))),
        (None, None) => None,
    };
    let looked_for = known_as.or(role.map(|role| role.title.as_str())).unwrap_or_default();
    let unlinked = || compared.unlinked(looked_for);
    let (place, found_by) = found.ok_or_else(unlinked)?;
    let of = occupations.occupations.get(place).ok_or_else(unlinked)?;
    let suggested = roles_for(&loaded.checked.framework, named);
    let similar = listed
        .nearest(place, Measure::Jaccard)
        .into_iter()
        .take(most)
        .filter_map(|(other, score)| occupation_shown(compared, (place, other), score, &suggested));
    Ok(SimilarAnswer {
        framework: FrameworkName::of(loaded),
        role: role.map(|role| role.slug.clone()),
        title: role.map_or_else(|| of.title.clone(), |role| role.title.clone()),
        compared_by: "occupations".to_owned(),
        classification: Some(Classification {
            source: occupations.source.clone(),
            attribution: occupations.attribution.clone(),
            imported: occupations.imported.clone(),
            occupation: of.id.clone(),
            title: of.title.clone(),
            found_by,
        }),
        of: occupations.occupations.len().saturating_sub(1),
        similar: similar.collect(),
    })
}

fn occupation_shown(
    compared: &Compared,
    (place, other): (usize, usize),
    score: f64,
    suggested: &HashMap<usize, (&Role, FoundBy)>,
) -> Option<SimilarShown> {
    let Compared { occupations, listed, .. } = compared;
    let (of, shown) = (occupations.occupations.get(place)?, occupations.occupations.get(other)?);
    let sides = listed.sides(place, other);
    let name = |side: &Side| {
        let skill = occupations.skills.get(side.skill as usize);
        skill.map(|skill| skill.name.clone()).unwrap_or_default()
    };
    let names = |sides: &[Side]| sides.iter().take(MOST_NAMED).map(name).collect::<Vec<_>>();
    let is_related =
        |one: &rungs_exchange::Occupation, to: usize| one.related.iter().any(|place| *place as usize == to);
    let role = suggested.get(&other);
    Some(SimilarShown {
        role: None,
        occupation: Some(shown.id.clone()),
        title: shown.title.clone(),
        level: None,
        similarity: thousandths(score),
        sureness: Sureness::of(sides.both.len()),
        shared_count: sides.both.len(),
        only_here_count: sides.here.len(),
        only_there_count: sides.there.len(),
        shared: names(&sides.both)
            .into_iter()
            .map(|name| SharedShown { kind: "skill".to_owned(), here: name.clone(), there: name })
            .collect(),
        only_here: names(&sides.here),
        only_there: names(&sides.there),
        related_by_source: Some(is_related(of, other) || is_related(shown, place)),
        suggested_role: role.map(|(role, found_by)| SuggestedRole {
            role: role.slug.clone(),
            title: role.title.clone(),
            found_by: *found_by,
        }),
    })
}

fn thousandths(score: f64) -> f64 {
    (score * 1_000.0).round() / 1_000.0
}
