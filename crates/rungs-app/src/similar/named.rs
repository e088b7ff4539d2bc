//! Which occupation a role may be, and which role an occupation: by their names, and always as a suggestion.

use std::collections::HashMap;

use rungs_core::framework::{Framework, Role};
use rungs_core::vocabulary::normal;
use rungs_exchange::{Occupation, Occupations};

use crate::find::Index;

/// Below this, a name that was searched for is no suggestion.
const LIKELY: f64 = 0.8;

/// How a name was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FoundBy {
    /// Both have the same title.
    Title,
    /// A title of one is another name of the other.
    AnotherName,
    /// Both have the same other name.
    OtherNames,
    /// A search by words.
    Search,
}

/// The names of occupations, to look up.
#[derive(Clone, Debug)]
pub struct NamedOccupations {
    /// By the name as it is compared: the occupations, titles before other names.
    by_name: HashMap<String, Vec<(usize, bool)>>,
    /// Occupations as what [`Index`] searches.
    names: Framework,
}

impl NamedOccupations {
    /// Notes every name.
    pub fn of(occupations: &Occupations) -> NamedOccupations {
        let mut by_name: HashMap<String, Vec<(usize, bool)>> = HashMap::new();
        for (place, one) in occupations.occupations.iter().enumerate() {
            for (name, is_title) in names(one) {
                let known = by_name.entry(key(name)).or_default();
                if !known.iter().any(|(other, _)| *other == place) {
                    known.push((place, is_title));
                }
            }
        }
        let role = |one: &Occupation| Role {
            slug: one.id.clone(),
            title: one.title.clone(),
            aliases: one.also_called.clone(),
            ..Role::default()
        };
        let names = Framework { roles: occupations.occupations.iter().map(role).collect(), ..Framework::default() };
        NamedOccupations { by_name, names }
    }

    /// The occupation that is called so, by its title or another name of it alone.
    pub fn called(&self, name: &str) -> Option<usize> {
        let found = self.by_name.get(&key(name))?;
        let mut titles = found.iter().filter(|(_, is_title)| *is_title);
        match (titles.next(), titles.next(), found.as_slice()) {
            (Some((one, _)), None, _) | (None, _, [(one, _)]) => Some(*one),
            _ => None,
        }
    }

    /// Titles that a search by words comes up with, the best first.
    pub fn near(&self, name: &str, most: usize) -> Vec<&str> {
        let place = |slug: &str| self.names.roles.iter().find(|role| role.slug == slug).map(|role| role.title.as_str());
        let index = Index::of(&self.names);
        index.search(name).iter().take(most).filter_map(|hit| place(&hit.role.slug)).collect()
    }

    fn searched(&self, name: &str) -> Option<usize> {
        let index = Index::of(&self.names);
        let hit = index.search(name).into_iter().next().filter(|hit| hit.score >= LIKELY)?;
        self.names.roles.iter().position(|role| role.slug == hit.role.slug)
    }
}

/// The occupation that a role may be: by its title, by another name of either, by a search. A suggestion for somebody to
/// look over.
pub fn occupation_for(role: &Role, named: &NamedOccupations) -> Option<(usize, FoundBy)> {
    match by_names(role, named) {
        ByNames::One(place, by) => Some((place, by)),
        ByNames::Several => None,
        ByNames::Nothing => named.searched(&role.title).map(|place| (place, FoundBy::Search)),
    }
}

/// What the names of a role come to.
enum ByNames {
    One(usize, FoundBy),
    /// Names of its own in several professions: it is none of their occupations.
    Several,
    Nothing,
}

/// The occupation by names alone, which are looked up and need no search.
fn by_names(role: &Role, named: &NamedOccupations) -> ByNames {
    let found = |name: &str| named.by_name.get(&key(name)).into_iter().flatten();
    let title = |name: &str| found(name).find(|(_, is_title)| *is_title).map(|(place, _)| *place);
    if let Some(place) = title(&role.title) {
        return ByNames::One(place, FoundBy::Title);
    }
    let only = |mut places: Vec<usize>, by| {
        places.sort_unstable();
        places.dedup();
        match places.as_slice() {
            [] => ByNames::Nothing,
            [one] => ByNames::One(*one, by),
            _ => ByNames::Several,
        }
    };
    let other_name = found(&role.title).map(|(place, _)| *place);
    let titles: Vec<usize> = role.aliases.iter().filter_map(|name| title(name)).chain(other_name).collect();
    if !titles.is_empty() {
        return only(titles, FoundBy::AnotherName);
    }
    let both = role.aliases.iter().flat_map(|name| found(name)).map(|(place, _)| *place).collect();
    only(both, FoundBy::OtherNames)
}

/// The role that each occupation may be, by the place of the occupation: by their names alone, as a search for every
/// occupation would find something for each. Of several the one whose name says it best.
pub fn roles_for<'f>(framework: &'f Framework, named: &NamedOccupations) -> HashMap<usize, (&'f Role, FoundBy)> {
    let mut found: HashMap<usize, (&'f Role, FoundBy)> = HashMap::new();
    let rank = |by: FoundBy| match by {
        FoundBy::Title => 0,
        FoundBy::AnotherName => 1,
        FoundBy::OtherNames => 2,
        FoundBy::Search => 3,
    };
    for role in &framework.roles {
        let ByNames::One(place, by) = by_names(role, named) else { continue };
        match found.get(&place) {
            Some((_, known)) if rank(*known) <= rank(by) => {}
            _ => {
                found.insert(place, (role, by));
            }
        }
    }
    found
}

fn names(one: &Occupation) -> impl Iterator<Item = (&str, bool)> {
    std::iter::once((one.title.as_str(), true)).chain(one.also_called.iter().map(|name| (name.as_str(), false)))
}

/// Names are compared without regard to letters, hyphens and plurals.
fn key(name: &str) -> String {
    let name = normal(name).replace('-', " ");
    name.strip_suffix('s').filter(|one| !one.ends_with('s')).map_or_else(|| name.clone(), str::to_owned)
}
