//! Where the people of each group stand, and which requirement stops how many of them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rungs_app::wire::sweep::{Group, Grouping, Stopped};
use rungs_core::standing::Standing;
use rungs_sweep::Swept;

use super::RoleSurvey;
use super::story::{Stop, Story};

/// What has been counted by one column: for each group, way in by way in.
#[derive(Clone, Debug, Default)]
pub(super) struct Grouped {
    /// People who say nothing in the column are a group of their own.
    groups: BTreeMap<Option<Arc<str>>, Vec<GroupTally>>,
}

/// What has been counted of one group, of one way in.
#[derive(Clone, Debug, Default)]
struct GroupTally {
    people: u64,
    ready: u64,
    they_decide: u64,
    one_step_away: u64,
    further: u64,
    cannot_tell: u64,
    /// By requirement: how many can't meet it as they are.
    stopped: BTreeMap<Stop, u64>,
}

impl GroupTally {
    fn count(&mut self, story: &Story, people: u64) {
        self.people += people;
        let one_step = !story.steps.is_empty();
        *match (story.standing.floor, story.standing.ceiling) {
            (Standing::Ready, _) => &mut self.ready,
            (Standing::AtDiscretion | Standing::ByException, _) => &mut self.they_decide,
            _ if one_step => &mut self.one_step_away,
            (Standing::NotYet, Standing::NotYet) => &mut self.further,
            (Standing::NotYet, _) => &mut self.cannot_tell,
        } += people;
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
    /// Counts the people of a crowd by their groups.
    pub(super) fn add_groups<'g>(&mut self, swept: &Swept, groups: &(impl Fn(usize) -> &'g [Option<Arc<str>>] + Sync)) {
        let routes = self.routes.len();
        for (column, grouped) in self.grouped.iter_mut().enumerate() {
            let mut people = HashMap::new();
            for (person, profile) in swept.profiles.iter().enumerate() {
                let group = groups(person).get(column).cloned().flatten();
                *people.entry((group, *profile)).or_insert(0_u64) += 1;
            }
            for ((group, profile), people) in people {
                let Some(stories) = self.stories.get(&profile) else { continue };
                let tallies = grouped.groups.entry(group).or_insert_with(|| vec![GroupTally::default(); routes]);
                tallies.iter_mut().zip(stories).for_each(|(tally, story)| tally.count(story, people));
            }
        }
    }

    /// The groups of one way in (a place among those asked about), for each column.
    pub(super) fn groupings(&self, columns: &[String], route: usize, slug: &str) -> Vec<Grouping> {
        let of_column = |(column, grouped): (&String, &Grouped)| {
            let mut told: Vec<(&Option<Arc<str>>, &GroupTally)> =
                grouped.groups.iter().filter_map(|(name, tallies)| Some((name, tallies.get(route)?))).collect();
            told.sort_by(|one, other| other.1.people.cmp(&one.1.people).then_with(|| one.0.cmp(other.0)));
            let mut stops: BTreeMap<&Stop, u64> = BTreeMap::new();
            for (stop, people) in told.iter().flat_map(|(_, tally)| &tally.stopped) {
                *stops.entry(stop).or_default() += people;
            }
            let mut stops: Vec<(&Stop, u64)> = stops.into_iter().collect();
            stops.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(other.0)));
            let stopped = stops.into_iter().map(|(stop, _)| Stopped {
                requirement: stop.requirement.clone(),
                sentence: stop.sentence.clone(),
                people: told.iter().map(|(_, tally)| Some(tally.stopped.get(stop).copied().unwrap_or(0))).collect(),
            });
            Grouping {
                column: column.clone(),
                role: self.role.slug.clone(),
                route: slug.to_owned(),
                groups: told.iter().map(|(name, tally)| group(name, tally)).collect(),
                stopped: stopped.collect(),
            }
        };
        columns.iter().zip(&self.grouped).map(of_column).collect()
    }
}

fn group(name: &Option<Arc<str>>, tally: &GroupTally) -> Group {
    Group {
        name: name.as_ref().map(ToString::to_string),
        people: Some(tally.people),
        ready: Some(tally.ready),
        they_decide: Some(tally.they_decide),
        one_step_away: Some(tally.one_step_away),
        further: Some(tally.further),
        cannot_tell: Some(tally.cannot_tell),
    }
}
