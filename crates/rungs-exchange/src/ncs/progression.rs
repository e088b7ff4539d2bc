//! Where a role leads: roles that its career path names, and the circles that they make.

use std::collections::{BTreeMap, BTreeSet};

use super::profile::Profile;
use crate::html::Html;
use crate::published::{asks_nothing, plain, sentences, words};
use crate::report::Progression;

/// A role that another leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) slug: String,
    pub(super) title: String,
    /// The published sentence, where it says more than that this is where one can go.
    pub(super) condition: Option<String>,
}

/// What may stand in front of a role that one can become.
const BEFORE: &[&str] = &["a", "an", "or", "and", ",", "to", "into", "as"];
/// What may stand behind its name.
const BEHIND: &[&str] = &[",", ".", ";", "or", "and", "in", "for", "with", "at", "on", "by", "after", "within", "then"];
/// Verbs that say that one can go there.
const BECOMING: &[&str] =
    &["become", "train", "move", "progress", "promoted", "work", "qualify", "retrain", "go", "set"];
/// Words that say what it takes.
const CONDITIONS: &[&str] =
    &["with", "by", "through", "further", "additional", "training", "experience", "study", "studying"];

/// The steps of each profile, and what they make together.
pub(super) fn find(profiles: &[Profile], titles: &[(&str, &str)]) -> (Vec<Vec<Step>>, Progression) {
    let mut by_first: BTreeMap<String, Vec<(Vec<String>, usize)>> = BTreeMap::new();
    for (at, (_, title)) in titles.iter().enumerate() {
        let name: Vec<String> = words(&plain(title)).into_iter().map(|word| word.lower).collect();
        if let Some(first) = name.first() {
            by_first.entry(first.clone()).or_default().push((name, at));
        }
    }
    by_first.values_mut().for_each(|names| names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len())));
    let found: Vec<Vec<(usize, Option<String>)>> =
        profiles.iter().enumerate().map(|(own, profile)| steps(own, profile, &by_first)).collect();
    let edges: Vec<Vec<usize>> = found.iter().map(|steps| steps.iter().map(|(to, _)| *to).collect()).collect();
    let name = |at: &usize| titles.get(*at).map_or_else(String::new, |(_, title)| (*title).to_owned());
    let circles = circles(&edges).iter().map(|circle| circle.iter().map(name).collect()).collect();
    let links = edges.iter().map(Vec::len).sum();
    let steps = found.into_iter().map(|steps| {
        let step = |(to, condition): (usize, Option<String>)| {
            let (slug, title) = titles.get(to)?;
            Some(Step { slug: (*slug).to_owned(), title: (*title).to_owned(), condition })
        };
        steps.into_iter().filter_map(step).collect()
    });
    (steps.collect(), Progression { links, circles })
}

fn steps(
    own: usize,
    profile: &Profile,
    by_first: &BTreeMap<String, Vec<(Vec<String>, usize)>>,
) -> Vec<(usize, Option<String>)> {
    let Some(html) = &profile.career_path_and_progression_html else { return Vec::new() };
    let mut found: Vec<(usize, Option<String>)> = Vec::new();
    for block in &Html::read(html).blocks {
        for sentence in sentences(&plain(&block.text())) {
            let all: Vec<String> = words(&sentence).into_iter().map(|word| word.lower).collect();
            if !all.iter().any(|word| BECOMING.contains(&word.as_str())) {
                continue;
            }
            let is_plain = asks_nothing(&sentence) && !all.iter().any(|word| CONDITIONS.contains(&word.as_str()));
            let mut at = 0;
            while let Some(first) = all.get(at) {
                let names = by_first.get(first).map(Vec::as_slice).unwrap_or_default();
                let hit = names.iter().find(|(name, _)| is_named(&all, at, name));
                if let Some((name, to)) = hit {
                    if *to != own && !found.iter().any(|(known, _)| known == to) {
                        found.push((*to, (!is_plain).then(|| sentence.clone())));
                    }
                    at += name.len();
                } else {
                    at += 1;
                }
            }
        }
    }
    found
}

fn is_named(all: &[String], at: usize, name: &[String]) -> bool {
    let is_there = all.get(at..at + name.len()).is_some_and(|words| words == name);
    let before = at.checked_sub(1).and_then(|before| all.get(before));
    let behind = all.get(at + name.len());
    is_there
        && before.is_some_and(|before| BEFORE.contains(&before.as_str()))
        && behind.is_none_or(|behind| BEHIND.contains(&behind.as_str()))
}

/// Groups of nodes that reach one another, each with more than one: the algorithm of Tarjan, with its own stack.
fn circles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let count = edges.len();
    let (mut order, mut low) = (vec![usize::MAX; count], vec![usize::MAX; count]);
    let (mut stack, mut on_stack, mut next) = (Vec::new(), BTreeSet::new(), 0);
    let mut found = Vec::new();
    for root in 0..count {
        let mut calls = vec![(root, 0_usize)];
        while let Some((node, edge)) = calls.pop() {
            let (Some(own), Some(targets)) = (order.get(node).copied(), edges.get(node)) else { continue };
            if own == usize::MAX {
                set(&mut order, node, next);
                set(&mut low, node, next);
                next += 1;
                stack.push(node);
                on_stack.insert(node);
            } else if edge == 0 {
                continue;
            }
            // Coming back from a target, what it reaches is reached from here.
            if let Some(back) = edge.checked_sub(1).and_then(|edge| targets.get(edge))
                && on_stack.contains(back)
            {
                let reached = get(&low, node).min(get(&low, *back));
                set(&mut low, node, reached);
            }
            match targets.get(edge) {
                Some(target) => {
                    calls.push((node, edge + 1));
                    if get(&order, *target) == usize::MAX {
                        calls.push((*target, 0));
                    }
                }
                None if get(&low, node) == get(&order, node) => {
                    let mut group = Vec::new();
                    while let Some(member) = stack.pop() {
                        on_stack.remove(&member);
                        group.push(member);
                        if member == node {
                            break;
                        }
                    }
                    if group.len() > 1 {
                        group.sort_unstable();
                        found.push(group);
                    }
                }
                None => {}
            }
        }
    }
    found.sort();
    found
}

fn get(values: &[usize], at: usize) -> usize {
    values.get(at).copied().unwrap_or(usize::MAX)
}

fn set(values: &mut [usize], at: usize, value: usize) {
    if let Some(slot) = values.get_mut(at) {
        *slot = value;
    }
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn circles_are_found_whatever_leads_into_them() {
        assert_eq!(circles(&[vec![1], vec![2], vec![0], vec![0]]), [vec![0, 1, 2]]);
        assert_eq!(circles(&[vec![1], vec![2], vec![]]), Vec::<Vec<usize>>::new());
        assert_eq!(circles(&[vec![1], vec![0], vec![3, 0], vec![2]]), [vec![0, 1], vec![2, 3]]);
        assert_eq!(circles(&[]), Vec::<Vec<usize>>::new());
    }
}
