//! Where the people of each group stand, and which requirement stops how many of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rungs_app::wire::sweep::Grouping;

use super::RoleSurvey;
use super::mark::Names;
use super::story::{Stop, Story};
use crate::output::report::Sort;
use crate::output::small::{GroupCounts, StopCounts, grouping};

/// What has been counted by one column: for each group, way in by way in.
#[derive(Clone, Debug, Default)]
pub(super) struct Grouped {
    /// People who say nothing in the column are a group of their own.
    groups: BTreeMap<Option<Arc<str>>, Vec<GroupTally>>,
}

/// What has been counted of one group, of one way in.
#[derive(Clone, Debug, Default)]
struct GroupTally {
    /// In the order of [`Sort::ALL`].
    sorts: [u64; 5],
    /// By requirement: how many can't meet it as they are.
    stopped: BTreeMap<Stop, u64>,
}

impl GroupTally {
    fn count(&mut self, story: &Story, people: u64) {
        for (count, sort) in self.sorts.iter_mut().zip(Sort::ALL) {
            *count += if sort == story.sort() { people } else { 0 };
        }
        for stop in &story.stopped_by {
            match self.stopped.get_mut(stop) {
                Some(stopped) => *stopped += people,
                None => {
                    self.stopped.insert(stop.clone(), people);
                }
            }
        }
    }
}

impl RoleSurvey<'_> {
    /// Counts people by their groups.
    pub(super) fn count_groups(&mut self, names: &[Names]) {
        let routes = self.routes.len();
        for ((grouped, gathered), names) in self.grouped.iter_mut().zip(&mut self.gathered.groups).zip(names) {
            for ((profile, group), people) in gathered.drain().filter(|_| !names.are_too_many()) {
                let Some(stories) = self.stories.get(&profile) else { continue };
                let group = names.get(group).cloned();
                let tallies = grouped.groups.entry(group).or_insert_with(|| vec![GroupTally::default(); routes]);
                tallies.iter_mut().zip(stories).for_each(|(tally, story)| tally.count(story, people));
            }
        }
    }

    /// The groups of one way in (a place among those asked about), for each column, with small numbers hidden; a column of which
    /// fewer than two groups can be told, or that has too many, is left out.
    pub(super) fn groupings(&self, (columns, names): (&[String], &[Names]), route: usize, slug: &str) -> Vec<Grouping> {
        let of_column = |((column, names), grouped): ((&String, &Names), &Grouped)| {
            if names.are_too_many() {
                return None;
            }
            let told: Vec<(&Option<Arc<str>>, &GroupTally)> =
                grouped.groups.iter().filter_map(|(name, tallies)| Some((name, tallies.get(route)?))).collect();
            let stops: BTreeSet<&Stop> = told.iter().flat_map(|(_, tally)| tally.stopped.keys()).collect();
            let stops = stops.into_iter().map(|stop| StopCounts {
                requirement: stop.requirement.clone(),
                sentence: stop.sentence.clone(),
                people: told.iter().map(|(_, tally)| tally.stopped.get(stop).copied().unwrap_or(0)).collect(),
            });
            let groups = told
                .iter()
                .map(|(name, tally)| GroupCounts { name: name.as_ref().map(ToString::to_string), counts: tally.sorts });
            grouping(column, &self.role.slug, slug, &groups.collect::<Vec<_>>(), &stops.collect::<Vec<_>>())
        };
        columns.iter().zip(names).zip(&self.grouped).filter_map(of_column).collect()
    }
}
