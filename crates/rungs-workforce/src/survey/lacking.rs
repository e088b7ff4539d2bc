//! Who can't be told for lack of which column: one that isn't there, or one that is there and empty for them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;
use rungs_app::wire::sweep::MissingColumn;
use rungs_core::vocabulary::Vocabulary;
use rungs_sweep::{ProfileId, RoleSweep};

use super::gathered::gather;
use super::mark::{MarkId, Marks};
use super::{RoleSurvey, Survey};
use crate::output::report::Sort;
use crate::reading::mapping::Column;
use crate::reading::staff::outcome::is_blank;
use crate::reading::wanted::{Elsewhere, Wanted, wanted};

/// Columns that are told at most.
const MOST_COLUMNS: usize = 20;
/// Sets of blank columns that are kept before they are counted, at most.
const MOST_BLANKS: usize = 1 << 16;

/// What columns would say, for each question by its key.
pub(super) type Wants = HashMap<String, Vec<Wanted>>;

/// What somebody lacks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lack {
    /// A column that isn't there.
    Column(String),
    /// What stands in this column of the mapping, for them.
    Cell(usize),
}

/// What each question of a role would be said by.
pub(super) fn wants(role: &RoleSweep<'_>, columns: &[Column], elsewhere: Elsewhere, vocabulary: &Vocabulary) -> Wants {
    let mut wants = Wants::new();
    for leaf in &role.program.leaves {
        let own = wants.entry(leaf.question.key.clone()).or_default();
        for wanted in wanted(&leaf.condition, columns, elsewhere, vocabulary) {
            if !own.contains(&wanted) {
                own.push(wanted);
            }
        }
    }
    wants
}

/// What of these somebody lacks.
fn lacks<'w>(wants: impl Iterator<Item = &'w Wanted>, blank: &[u64]) -> BTreeSet<Lack> {
    let lack = |wanted: &Wanted| match wanted.columns.first() {
        None => Some(Lack::Column(wanted.words.clone())),
        Some(first) if wanted.columns.iter().all(|column| is_blank(blank, *column)) => Some(Lack::Cell(*first)),
        // It is filled in for them, and doesn't say enough.
        Some(_) => None,
    };
    wants.filter_map(lack).collect()
}

impl<'f> Survey<'f> {
    /// Says which columns are read, in the order of the bits of what is blank, and what is told elsewhere.
    pub(crate) fn set_columns(&mut self, columns: Vec<Column>, elsewhere: Elsewhere) {
        let vocabulary = &self.loaded.checked.framework.vocabulary;
        for (survey, role) in self.roles.iter_mut().zip(&self.sweep.roles) {
            survey.wants = wants(role, &columns, elsewhere, vocabulary);
        }
        self.read = columns;
    }

    /// Takes in, of people who have just gone in, which columns are blank for them. `profiles` are theirs, role by role.
    pub(crate) fn add_lacking<'b>(&mut self, profiles: &[Vec<ProfileId>], blank: impl Fn(usize) -> &'b [u64]) {
        if self.blanks.len() > MOST_BLANKS {
            self.count();
            self.blanks = Marks::default();
        }
        let people = profiles.first().map_or(0, Vec::len);
        let marks: Vec<MarkId> = (0..people).map(|person| self.blanks.of(blank(person))).collect();
        let roles = self.roles.par_iter_mut().zip(profiles);
        roles.for_each(|(survey, profiles)| gather(&mut survey.gathered.blank, profiles, &marks));
    }

    /// Who lacks what, what most people lack first: of several ways in, the one for which most do speaks.
    pub(super) fn missing_columns(&self) -> Vec<MissingColumn> {
        let mut most: BTreeMap<&Lack, u64> = BTreeMap::new();
        for tally in self.roles.iter().flat_map(|survey| &survey.tallies) {
            for (lack, people) in &tally.lacking {
                let known = most.entry(lack).or_default();
                *known = (*known).max(*people);
            }
        }
        let told = most.into_iter().map(|(lack, people)| match lack {
            Lack::Column(words) => MissingColumn { column: None, says: words.clone(), people },
            Lack::Cell(column) => {
                let column = self.read.get(*column);
                let says = column.map_or_else(String::new, |column| column.is.to_string());
                MissingColumn { column: column.map(|column| column.name.clone()), says, people }
            }
        });
        let mut told: Vec<MissingColumn> = told.collect();
        told.sort_by(|one, other| (other.people, &one.says).cmp(&(one.people, &other.says)));
        told.truncate(MOST_COLUMNS);
        told
    }

    /// The columns in which a question is answered, and where one isn't there, what it would be.
    pub(crate) fn column_of(&self, key: &str) -> (Option<String>, Option<String>) {
        let all = || self.roles.iter().filter_map(|survey| survey.wants.get(key)).flatten();
        // What is asked beside something else answers it where nothing else could.
        let is_beside = all().all(|wanted| wanted.is_beside);
        let all = || all().filter(|wanted| is_beside || !wanted.is_beside);
        let there = all().find_map(|wanted| self.read.get(*wanted.columns.first()?));
        let wanted = all().find(|wanted| wanted.columns.is_empty());
        (there.map(|column| column.name.clone()), wanted.map(|wanted| wanted.words.clone()))
    }

    /// The columns in which a question is answered, as places among those that are read.
    pub(crate) fn answered_in(&self, key: &str) -> Vec<usize> {
        let all = self.roles.iter().filter_map(|survey| survey.wants.get(key)).flatten();
        let columns: BTreeSet<usize> = all.flat_map(|wanted| &wanted.columns).copied().collect();
        columns.into_iter().collect()
    }
}

impl RoleSurvey<'_> {
    /// Counts who lacks what.
    pub(super) fn count_lacking(&mut self, blanks: &Marks<Box<[u64]>>) {
        for ((profile, blank), people) in std::mem::take(&mut self.gathered.blank) {
            if let Some(blank) = blanks.get(blank) {
                self.count_lacking_of(profile, blank, people);
            }
        }
    }

    fn count_lacking_of(&mut self, profile: ProfileId, blank: &[u64], people: u64) {
        let Some(stories) = self.stories.get(&profile) else { return };
        for (tally, story) in self.tallies.iter_mut().zip(stories) {
            let mut all = BTreeSet::new();
            for question in &story.open {
                let own = lacks(self.wants.get(&question.key).into_iter().flatten(), blank);
                let is_empty = own.iter().any(|lack| matches!(lack, Lack::Cell(_)));
                if let Some(missing) = tally.missing.get_mut(&question.key).filter(|_| is_empty) {
                    missing.blank += people;
                }
                all.extend(own);
            }
            // Whoever is counted elsewhere, as one step makes them ready anyhow, lacks nothing that they wait for.
            for lack in all.into_iter().filter(|_| story.sort() == Sort::CannotTell) {
                *tally.lacking.entry(lack).or_default() += people;
            }
        }
    }
}
