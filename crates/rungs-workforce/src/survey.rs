//! A workforce asked about ways in: crowd after crowd goes in, and the answer of all of them comes out.

mod gathered;
mod groups;
mod lacking;
mod mark;
mod story;
mod together;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use foldhash::fast::RandomState;
use rayon::prelude::*;
use rungs_app::framework::Loaded;
use rungs_app::service::Question;
use rungs_app::wire::FrameworkName;
use rungs_app::wire::sweep::{
    Counts, Grouping, Lever, LeversTogether, MissingFact, RouteCounts, Rows, SetAsideCount, SweepAnswer, UntoldGroups,
};
use rungs_app::words::in_threes;
use rungs_core::framework::Role;
use rungs_core::mend::Target;
use rungs_core::program::TooLarge;
use rungs_core::standing::{Interval, Standing};
use rungs_sweep::{Crowd, ProfileId, Sweep, Swept};

use crate::output::HIDDEN_BELOW;
use crate::output::report::Sort;
use crate::reading::mapping::Column;
use gathered::{ByMark, Gathered, gather};
use groups::Grouped;
use lacking::{Lack, Wants};
use mark::{MOST_GROUPS, MarkId, Marks, Names};
pub use story::{OpenQuestion, Step, Stop, Story};

/// Levers that are told of one way in at most. Each way in has its own: whoever looks at one of many is told what would help there,
/// however many more others would help.
const MOST_LEVERS: usize = 10;
/// Ways in up to which combinations of levers are looked for: of more, single levers alone.
const MOST_WITH_SETS: usize = 12;
/// Missing facts that are told at most.
const MOST_MISSING: usize = 20;
/// Profiles whose stories are worked out one after another.
const PROFILES_TOGETHER: usize = 128;

/// Ways in that a workforce is asked about, and what has come of the people who went in so far.
pub struct Survey<'f> {
    loaded: &'f Loaded,
    question: Question,
    sweep: Sweep<'f>,
    /// The columns by which groups are told.
    columns: Vec<String>,
    /// The columns of the export that are read, if it is one.
    read: Vec<Column>,
    roles: Vec<RoleSurvey<'f>>,
    people: u64,
    /// The groups of each column, and which columns are blank, each once.
    names: Vec<Names>,
    blanks: Marks<Box<[u64]>>,
}

/// Why a workforce can't be asked about something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SurveyError {
    /// No role has a way in with this slug.
    NoSuchRoute(String),
    /// A role too large for the engine, which checking the framework would have found.
    TooLarge,
}

impl From<TooLarge> for SurveyError {
    fn from(_: TooLarge) -> SurveyError {
        SurveyError::TooLarge
    }
}

/// One role, and what was worked out of it.
struct RoleSurvey<'f> {
    role: &'f Role,
    /// The ways in that are asked about, by their places in the role.
    routes: Vec<usize>,
    /// By questions, what columns would say.
    wants: Wants,
    /// For each profile, its story for each of these ways in.
    stories: HashMap<ProfileId, Vec<Story>, RandomState>,
    /// For each profile, how many people.
    people: HashMap<ProfileId, u64, RandomState>,
    /// What has come and isn't counted yet: a story is counted once for everybody who has it, and not once a crowd.
    gathered: Gathered,
    /// What has been counted, way in by way in.
    tallies: Vec<RouteTally>,
    /// What has been counted group by group, for each column by which groups are told.
    grouped: Vec<Grouped>,
}

/// What has been counted of one way in.
#[derive(Clone, Debug, Default)]
struct RouteTally {
    counts: Counts,
    /// By what is to be done: how many more people it alone makes ready.
    levers: BTreeMap<Target, u64>,
    /// Whatever is to be done, alone or with others, in words.
    deeds: BTreeMap<Target, Step>,
    /// By the question that asks for it.
    missing: BTreeMap<String, MissingTally>,
    /// How many can't be told for lack of what.
    lacking: BTreeMap<Lack, u64>,
    /// People by the sets of levers each of which makes them ready.
    sets: BTreeMap<Vec<Vec<Target>>, u64>,
}

#[derive(Clone, Debug, Default)]
struct MissingTally {
    question: String,
    people: u64,
    blank: u64,
    settles: u64,
}

/// Where the people of one crowd stand: role by role, way in by way in.
pub struct Surveyed<'s, 'f> {
    survey: &'s Survey<'f>,
    swept: Vec<Swept>,
}

/// Where one person stands towards one way in.
#[derive(Clone, Copy, Debug)]
pub struct PersonStanding<'s> {
    /// The role.
    pub role: &'s Role,
    /// The way in, as a place among those of the role.
    pub route: usize,
    /// Where they stand, and what would change it.
    pub story: &'s Story,
}

impl<'f> Survey<'f> {
    /// Compiles what is asked: these roles, and of each one way in (by its slug) or all of them. `columns` are the names of what
    /// groups are told by.
    ///
    /// # Errors
    /// A way in that none of the roles has.
    pub fn new(
        loaded: &'f Loaded,
        roles: &[&'f Role],
        route: Option<&str>,
        columns: Vec<String>,
        question: Question,
    ) -> Result<Survey<'f>, SurveyError> {
        let places = |role: &Role| -> Vec<usize> {
            let named = |slug: &str| route.is_none_or(|wanted| wanted == slug);
            let routes = role.routes.iter().enumerate().filter(|(_, route)| named(&route.slug));
            routes.map(|(place, _)| place).collect()
        };
        let asked: Vec<&Role> = roles.iter().copied().filter(|role| !places(role).is_empty()).collect();
        if let (Some(route), true) = (route, asked.is_empty()) {
            return Err(SurveyError::NoSuchRoute(route.to_owned()));
        }
        let sweep =
            Sweep::new(&loaded.checked.framework, &asked, question.asked(), move |person| question.on_the_day(person))?;
        let roles = asked.into_iter().map(|role| {
            let routes = places(role);
            let tallies = vec![RouteTally::default(); routes.len()];
            let grouped = columns.iter().map(|_| Grouped::default()).collect();
            RoleSurvey {
                role,
                routes,
                wants: Wants::new(),
                stories: HashMap::default(),
                people: HashMap::default(),
                gathered: Gathered { groups: vec![ByMark::default(); columns.len()], ..Gathered::default() },
                tallies,
                grouped,
            }
        });
        let roles = roles.collect();
        let names = columns.iter().map(|_| Names::default()).collect();
        let (read, blanks) = (Vec::new(), Marks::default());
        Ok(Survey { loaded, question, sweep, columns, read, roles, people: 0, names, blanks })
    }

    /// Takes in a crowd, and says where its people stand. `groups` has, for each of them, the group they are in by each column.
    pub fn add<'g>(
        &mut self,
        crowd: &Crowd,
        groups: impl Fn(usize) -> &'g [Option<Arc<str>>] + Sync,
    ) -> Surveyed<'_, 'f> {
        let swept = self.sweep.run(crowd);
        self.people += crowd.len() as u64;
        let with_sets = self.with_sets();
        let mut marks: Vec<Vec<MarkId>> = Vec::new();
        for (column, names) in self.names.iter_mut().enumerate() {
            marks.push((0..crowd.len()).map(|person| names.of(groups(person).get(column))).collect());
        }
        let (names, blanks) = (&self.names, &self.blanks);
        let sweep = &self.sweep;
        let roles = self.roles.par_iter_mut().zip(&swept).enumerate();
        roles.for_each(|(place, (survey, swept))| {
            if survey.must_forget(swept) || survey.gathered.is_full() {
                survey.count(names, blanks);
            }
            survey.learn((sweep, place), swept, crowd, with_sets);
            for profile in &swept.profiles {
                *survey.gathered.people.entry(*profile).or_default() += 1;
            }
            for ((gathered, marks), names) in survey.gathered.groups.iter_mut().zip(&marks).zip(names) {
                if !names.are_too_many() {
                    gather(gathered, &swept.profiles, marks);
                }
            }
        });
        Surveyed { survey: self, swept }
    }

    /// Where the people of a crowd stand that went in before, who aren't counted again.
    pub fn again(&mut self, crowd: &Crowd) -> Surveyed<'_, 'f> {
        let swept = self.sweep.run(crowd);
        let with_sets = self.with_sets();
        let sweep = &self.sweep;
        let roles = self.roles.par_iter_mut().zip(&swept).enumerate();
        roles.for_each(|(place, (survey, swept))| survey.learn((sweep, place), swept, crowd, with_sets));
        Surveyed { survey: self, swept }
    }

    /// Each story that is told, and of how many people it was told last.
    pub(crate) fn stories(&self) -> impl Iterator<Item = (&Story, u64)> {
        self.roles.iter().flat_map(|role| {
            let people = |profile: &ProfileId| role.people.get(profile).copied().unwrap_or(0);
            role.stories
                .iter()
                .flat_map(move |(profile, stories)| stories.iter().map(move |story| (story, people(profile))))
        })
    }

    /// Columns by which nothing is told, though groups were to be told by them: they have no grouping among these.
    fn untold_groups(&self, told: &[Grouping]) -> Vec<UntoldGroups> {
        let untold = self.columns.iter().zip(&self.names).filter_map(|(column, names)| {
            let why = if names.are_too_many() {
                format!("it has more than {} different groups", in_threes(MOST_GROUPS as u64))
            } else if self.people > 0 && !told.iter().any(|grouping| grouping.column == *column) {
                format!("it doesn't have two groups of {HIDDEN_BELOW} people or more")
            } else {
                return None;
            };
            Some(UntoldGroups { column: column.clone(), why })
        });
        untold.collect()
    }

    /// Counts whoever isn't counted yet.
    fn count(&mut self) {
        let (names, blanks) = (&self.names, &self.blanks);
        self.roles.par_iter_mut().for_each(|survey| survey.count(names, blanks));
    }

    /// Whether combinations of levers are looked for.
    fn with_sets(&self) -> bool {
        self.roles.iter().map(|role| role.routes.len()).sum::<usize>() <= MOST_WITH_SETS
    }

    /// The answer of everybody who went in.
    pub fn answer(&mut self, rows: Rows, set_aside: Vec<SetAsideCount>) -> SweepAnswer {
        self.count();
        let mut answer = SweepAnswer {
            on: self.question.on.to_string(),
            start: self.question.start.to_string(),
            framework: FrameworkName::of(self.loaded),
            rows,
            people: self.people,
            routes: Vec::new(),
            missing: Vec::new(),
            missing_columns: self.missing_columns(),
            levers: Vec::new(),
            together: Vec::new(),
            groups: Vec::new(),
            untold_groups: Vec::new(),
            set_aside,
            what_if: None,
            supply: None,
        };
        let mut missing: BTreeMap<&str, MissingFact> = BTreeMap::new();
        for survey in &self.roles {
            for (within, (place, tally)) in survey.routes.iter().zip(&survey.tallies).enumerate() {
                let Some(route) = survey.role.routes.get(*place) else { continue };
                let (role, slug) = (survey.role.slug.as_str(), route.slug.as_str());
                answer.routes.push(RouteCounts {
                    role: role.to_owned(),
                    role_title: survey.role.title.clone(),
                    level: survey.role.level,
                    route: slug.to_owned(),
                    route_title: route.title.clone(),
                    counts: tally.counts,
                });
                let deed = |target: &Target| tally.deeds.get(target);
                let levers = tally.levers.iter().filter_map(|(target, more_ready)| {
                    let deed = deed(target)?;
                    Some(Lever {
                        what: deed.words.clone(),
                        who: deed.who.clone(),
                        role: role.to_owned(),
                        route: slug.to_owned(),
                        more_ready: *more_ready,
                    })
                });
                answer.levers.extend(best_first(levers.collect()).into_iter().take(MOST_LEVERS));
                answer.groups.extend(survey.groupings((&self.columns, &self.names), within, slug));
                answer.together.extend(tally.together().into_iter().map(|best| LeversTogether {
                    role: role.to_owned(),
                    route: slug.to_owned(),
                    what: best.levers.iter().filter_map(|lever| Some(deed(lever)?.words.clone())).collect(),
                    more_ready: best.more_ready,
                    at_most: best.at_most,
                }));
                for (key, one) in &tally.missing {
                    let known = missing.entry(key).or_insert_with(|| MissingFact {
                        question: one.question.clone(),
                        column: None,
                        wanted: None,
                        people: 0,
                        blank: 0,
                        settles: 0,
                    });
                    // Of several ways in, the one for which it matters to most people speaks for it: people aren't counted twice.
                    known.blank = if one.people > known.people { one.blank } else { known.blank };
                    known.people = known.people.max(one.people);
                    known.settles = known.settles.max(one.settles);
                }
            }
        }
        answer.untold_groups = self.untold_groups(&answer.groups);
        answer.levers = best_first(answer.levers);
        let told = missing.into_iter().map(|(key, missing)| {
            let (column, wanted) = self.column_of(key);
            MissingFact { column, wanted, ..missing }
        });
        answer.missing = told.collect();
        answer.missing.sort_by(|one, other| {
            (other.settles, other.people, &one.question).cmp(&(one.settles, one.people, &other.question))
        });
        answer.missing.truncate(MOST_MISSING);
        answer
    }
}

impl RoleSurvey<'_> {
    /// Works out the stories of profiles that weren't met before, of a role by its place among those that are swept.
    fn learn(&mut self, (sweep, place): (&Sweep<'_>, usize), swept: &Swept, crowd: &Crowd, with_sets: bool) {
        let Some(role) = sweep.roles.get(place) else { return };
        let routes = &self.routes;
        // Several one after another, so that what they have in common is looked at once.
        let learnt = swept.new.par_chunks(PROFILES_TOGETHER).flat_map_iter(|profiles| {
            let mut reader = sweep.reader(place, crowd);
            profiles.iter().map(move |(profile, person)| {
                let reading = reader.as_mut().map(|reader| reader.read(*person));
                let story = |route: &usize| Story::of(role, reading.as_ref()?, *route, with_sets);
                (*profile, routes.iter().filter_map(story).collect())
            })
        });
        let learnt: Vec<(ProfileId, Vec<Story>)> = learnt.collect();
        if self.must_forget(swept) {
            self.stories.clear();
            self.people.clear();
        }
        self.stories.extend(learnt);
    }

    /// Whether the role dropped its profiles: what is told of their numbers is told of others now.
    fn must_forget(&self, swept: &Swept) -> bool {
        swept.new.iter().any(|(profile, _)| self.stories.contains_key(profile))
    }

    /// Counts whoever isn't counted yet.
    fn count(&mut self, names: &[Names], blanks: &Marks<Box<[u64]>>) {
        for (profile, people) in std::mem::take(&mut self.gathered.people) {
            *self.people.entry(profile).or_default() += people;
            let Some(stories) = self.stories.get(&profile) else { continue };
            for (tally, story) in self.tallies.iter_mut().zip(stories) {
                tally.count(story, people);
            }
        }
        self.count_groups(names);
        self.count_lacking(blanks);
    }
}

impl RouteTally {
    fn count(&mut self, story: &Story, people: u64) {
        let counts = &mut self.counts;
        *counted(counts, story.standing) += people;
        let is_away = story.standing.floor == Standing::NotYet;
        if story.sort() == Sort::OneStepAway {
            counts.one_step_away += people;
            let may_be = story.standing.ceiling > Standing::NotYet;
            counts.one_step_away_cannot_tell += if may_be { people } else { 0 };
        }
        counts.one_answer_away += if is_away && !story.answers.is_empty() { people } else { 0 };
        for step in story.deeds().chain(story.sets.iter().flatten()) {
            self.deeds.entry(step.target).or_insert_with(|| step.clone());
        }
        for step in story.deeds() {
            *self.levers.entry(step.target).or_default() += people;
        }
        if !story.sets.is_empty() {
            let targets = |set: &Vec<Step>| set.iter().map(|step| step.target).collect();
            *self.sets.entry(story.sets.iter().map(targets).collect()).or_default() += people;
        }
        for question in &story.open {
            let missing = self.missing.entry(question.key.clone()).or_default();
            if missing.question.is_empty() {
                missing.question.clone_from(&question.text);
            }
            missing.people += people;
            missing.settles += if story.open.len() == 1 { people } else { 0 };
        }
    }
}

/// What makes most people ready first.
fn best_first(mut levers: Vec<Lever>) -> Vec<Lever> {
    levers.sort_by(|one, other| (other.more_ready, &one.what).cmp(&(one.more_ready, &other.what)));
    levers
}

/// The count that a standing belongs to.
fn counted(counts: &mut Counts, standing: Interval) -> &mut u64 {
    match (standing.floor, standing.ceiling) {
        (Standing::Ready, _) => &mut counts.ready,
        (Standing::AtDiscretion, _) => &mut counts.at_discretion,
        (Standing::ByException, _) => &mut counts.by_exception,
        (Standing::NotYet, Standing::NotYet) => &mut counts.not_yet,
        (Standing::NotYet, _) => &mut counts.cannot_tell,
    }
}

impl<'s, 'f> Surveyed<'s, 'f> {
    /// The profiles of the people of the crowd, role by role.
    pub(crate) fn into_profiles(self) -> Vec<Vec<ProfileId>> {
        self.swept.into_iter().map(|swept| swept.profiles).collect()
    }

    /// Where a person of the crowd stands, towards each way in that is asked about, in order.
    pub fn person(&self, place: usize) -> impl Iterator<Item = PersonStanding<'s>> + use<'s, '_, 'f> {
        self.survey.roles.iter().zip(&self.swept).flat_map(move |(survey, swept)| {
            let stories = swept.profiles.get(place).and_then(|profile| survey.stories.get(profile));
            let stories = stories.map(Vec::as_slice).unwrap_or_default();
            survey.routes.iter().zip(stories).map(|(route, story)| PersonStanding {
                role: survey.role,
                route: *route,
                story,
            })
        })
    }
}
