//! Finding a role by what people call it.

mod index;

use std::borrow::Borrow;

use rungs_core::framework::{Framework, Role, Route};
use rungs_core::vocabulary::normal;

pub use index::{Hit, Index};

/// Likeness from which a misspelt name is taken for the one meant, if no other comes near.
const CLOSE: f64 = 0.9;
/// How many roles are suggested where none is called so.
const SUGGESTED: usize = 3;

/// What came of looking for a role.
#[derive(Clone, Debug, PartialEq)]
pub enum Found<'f> {
    /// This one: by slug, title or another name.
    Role(&'f Role),
    /// This one, by a close spelling of the name given.
    Close(&'f Role, String),
    /// None; these come nearest.
    None(Vec<String>),
}

/// Finds a role by slug, title, another name or a close spelling of one.
pub fn role<'f>(framework: &'f Framework, words: &str) -> Found<'f> {
    role_in(framework, words, || Index::of(framework))
}

/// The same for whoever asks often, and keeps the index.
pub fn role_by_index<'f>(framework: &'f Framework, index: &Index<'f>, words: &str) -> Found<'f> {
    role_in(framework, words, || index)
}

fn role_in<'f, I: Borrow<Index<'f>>>(framework: &'f Framework, words: &str, index: impl FnOnce() -> I) -> Found<'f> {
    let wanted = normal(words);
    let singular = wanted.strip_suffix('s').unwrap_or(&wanted);
    let is = |name: &str| {
        let name = normal(name);
        name == wanted || name == singular
    };
    if let Some(role) = framework.roles.iter().find(|role| names(role).any(is)) {
        return Found::Role(role);
    }
    let index = index();
    let index: &Index<'f> = index.borrow();
    // *Physio helper* is a physiotherapy assistant.
    let said = |words: &[String]| framework.roles.iter().find_map(|role| Some((role, index.named(role, words)?)));
    if let Some((role, name)) = index.ways(words).iter().skip(1).find_map(|way| said(way)) {
        return Found::Close(role, name.to_owned());
    }
    let mut near: Vec<(f64, &Role, &str)> = framework
        .roles
        .iter()
        .flat_map(|role| names(role).map(move |name| (role, name)))
        .map(|(role, name)| (likeness(&wanted, &normal(name)), role, name))
        .filter(|(likeness, ..)| *likeness >= CLOSE)
        .collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    let best = near.first().copied();
    let second =
        near.iter().find(|(_, role, _)| best.is_some_and(|(_, first, _)| first.slug != role.slug)).map(|near| near.0);
    match best {
        Some((likeness, role, name)) if second.is_none_or(|second| likeness - second > 0.03) => {
            Found::Close(role, name.to_owned())
        }
        _ => {
            let found = index.search(words);
            Found::None(found.iter().take(SUGGESTED).map(|hit| hit.role.title.clone()).collect())
        }
    }
}

/// Why no way in is meant by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoRoute {
    /// What is wrong with the name.
    pub message: String,
    /// The ways in there are.
    pub help: String,
}

/// The way in somebody means, as a place among those of the role: by slug, by title, or as either begins.
///
/// # Errors
/// A name that no way in has, or with which several begin.
pub fn route(role: &Role, words: &str) -> Result<usize, NoRoute> {
    let wanted = normal(words);
    let names = |route: &Route| [normal(&route.slug), normal(&route.title)];
    if let Some(exactly) = role.routes.iter().position(|route| names(route).contains(&wanted)) {
        return Ok(exactly);
    }
    let begins = |route: &Route| names(route).iter().any(|name| name.starts_with(&wanted));
    let begun: Vec<usize> =
        (0..role.routes.len()).filter(|place| role.routes.get(*place).is_some_and(begins)).collect();
    if let ([route], false) = (begun.as_slice(), wanted.is_empty()) {
        return Ok(*route);
    }
    let known: Vec<String> = role.routes.iter().map(|route| format!("“{}”", route.title)).collect();
    let message = match begun.len() {
        0 | 1 => format!("there is no way into {} called “{words}”", role.title),
        _ => format!("several ways into {} begin with “{words}”", role.title),
    };
    Err(NoRoute { message, help: format!("the ways in are {}", known.join(", ")) })
}

fn names(role: &Role) -> impl Iterator<Item = &str> {
    [role.slug.as_str(), role.title.as_str()].into_iter().chain(role.aliases.iter().map(String::as_str))
}

/// How much alike two names are, from 0 to 1: letters typed wrong count less than other words.
fn likeness(one: &str, other: &str) -> f64 {
    strsim::normalized_damerau_levenshtein(one, other)
}
