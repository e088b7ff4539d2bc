//! Undertakings: ways in and opportunities as one thing, which asks, takes time and gives.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, LazyLock, OnceLock};

use rungs_core::condition::{Condition, DayOfYear};
use rungs_core::date::Date;
use rungs_core::fact::{Item, List};
use rungs_core::framework::{Framework, Role, Route, RouteKind};
use rungs_core::opportunity::{Gain, Opportunity, Pace};
use rungs_core::requirement::{Change, Leaf, Owner, Requirement};
use rungs_core::vocabulary::TermId;

use crate::bounds::Needs;
use crate::entry;
use crate::giving::Giving;

/// Which undertaking: a place in the atlas.
pub type UndertakingId = usize;

/// What somebody can undertake.
#[derive(Clone, Debug)]
pub struct Undertaking {
    /// What it is.
    pub what: What,
    /// Its title.
    pub title: String,
    /// What it asks of those who begin it, as a role with one way in; what it takes to hold the post it leads to, if it
    /// leads to one, stands there as well.
    pub role: Role,
    /// How many months it takes at most, assessment included.
    pub months: u32,
    /// Whether anything says how long it takes.
    pub is_length_known: bool,
    /// How it is learned.
    pub pace: Pace,
    /// Hours a week of one's own time, at most, where that is told.
    pub hours_a_week: Option<u32>,
    /// Whether it is in the evening.
    pub in_evenings: bool,
    /// What it costs at most, in pounds, where that is told.
    pub cost: Option<u32>,
    /// The months of the year it begins in; none where it begins at any time.
    pub starts_in: Vec<i8>,
    /// The last day of a year to apply for it, before it begins.
    pub apply_by: Option<DayOfYear>,
    /// What it gives.
    pub gives: Vec<Gain>,
    /// The post one has after it.
    pub post: Option<Post>,
    /// Whether it has begun before the plan does: what is told of it is what is left.
    pub is_running: bool,
    /// Entries that it gives, as they look on no particular day: what shows what it could be good for.
    pub(crate) entries: Vec<Item>,
}

/// What an undertaking is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A way into a role: the slugs of both.
    WayIn {
        /// The role.
        role: String,
        /// The way in.
        route: String,
    },
    /// An opportunity: its slug.
    Opportunity(String),
    /// Something to do that no page describes: the condition that holds afterwards.
    Deed {
        /// What is done.
        leaf: Leaf,
        /// Who has to do it, where it isn't the person.
        by: Option<Owner>,
    },
}

/// A post that a way in leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The role.
    pub role: TermId,
    /// Whether one stays with the employer whom one works for.
    pub is_with_same_employer: bool,
    /// The profession that one registers in.
    pub profession: Option<TermId>,
}

/// Everything there is to undertake in a framework, and what each could be good for: [`Undertakings`], with the framework
/// that they are of.
#[derive(Clone, Debug)]
pub struct Atlas<'f> {
    /// The framework.
    pub framework: &'f Framework,
    known: Arc<Undertakings>,
}

impl Deref for Atlas<'_> {
    type Target = Undertakings;

    fn deref(&self) -> &Undertakings {
        &self.known
    }
}

/// Everything there is to undertake, to be kept from question to question. Nothing of any person is in it.
#[derive(Clone, Debug)]
pub struct Undertakings {
    /// Ways in, in the order of the roles, then opportunities, then what no page gives and somebody has to see to.
    pub undertakings: Vec<Undertaking>,
    /// Every condition that an undertaking asks for, with its number.
    numbers: HashMap<Condition, usize>,
    /// The same, by their numbers.
    conditions: Vec<Condition>,
    /// For each of them, what could make it hold.
    givers: Vec<Vec<UndertakingId>>,
    /// For each undertaking, the conditions that it could make hold.
    given: Vec<Vec<usize>>,
    /// For each undertaking, what it asks, as bounds see it, from when somebody first asks for it.
    needs: Vec<OnceLock<Needs>>,
    /// For each condition, which undertakings ask for it, as bounds see it.
    asked_by: OnceLock<Vec<Vec<UndertakingId>>>,
    /// The lists that an answer to a question, by its key, says something of.
    lists: HashMap<String, Vec<List>>,
    /// Those that no condition stands in the way of alone, as bounds see it.
    free: OnceLock<Vec<UndertakingId>>,
    /// Undertakings by their names; what is to be done for several conditions can have one name.
    names: HashMap<String, Vec<UndertakingId>>,
    /// For each undertaking, whether it asks something on some days that it doesn't ask on others.
    changing: Vec<bool>,
}

impl<'f> Atlas<'f> {
    /// Reads a framework as undertakings.
    pub fn new(framework: &'f Framework) -> Atlas<'f> {
        Atlas::kept(framework, &Arc::new(Undertakings::of(framework)))
    }

    /// A framework with its undertakings, which were read from the same one before.
    pub fn kept(framework: &'f Framework, known: &Arc<Undertakings>) -> Atlas<'f> {
        Atlas { framework, known: Arc::clone(known) }
    }

    /// What an undertaking asks, as bounds see it.
    pub(crate) fn needs(&self, what: UndertakingId) -> &Needs {
        static NOTHING: LazyLock<Needs> = LazyLock::new(Needs::default);
        match (self.known.needs.get(what), self.undertakings.get(what)) {
            (Some(needs), Some(undertaking)) => needs.get_or_init(|| Needs::of(self, undertaking)),
            _ => &NOTHING,
        }
    }

    /// The undertakings that can begin, and whose posts can be held, where no condition holds, in order.
    pub(crate) fn free_of_conditions(&self) -> &[UndertakingId] {
        self.known.free.get_or_init(|| {
            let is_free = |what: &UndertakingId| self.needs(*what).may_be_free(self.given_by(*what));
            (0..self.undertakings.len()).filter(is_free).collect()
        })
    }

    /// The undertakings that ask for the condition with this number.
    pub(crate) fn asked_by(&self, number: usize) -> &[UndertakingId] {
        let all = self.known.asked_by.get_or_init(|| {
            let mut all = vec![Vec::new(); self.conditions.len()];
            for what in 0..self.undertakings.len() {
                for number in &self.needs(what).conditions {
                    all.get_mut(*number).into_iter().for_each(|asked: &mut Vec<_>| asked.push(what));
                }
            }
            all
        });
        all.get(number).map(Vec::as_slice).unwrap_or_default()
    }

    /// Marks something as begun already: it takes so many months more at least, none where it should be over. It asks nothing
    /// any more of whoever goes on with it, and costs nothing more.
    pub fn set_running(&mut self, what: UndertakingId, months: u32) {
        let known = Arc::make_mut(&mut self.known);
        if let Some(undertaking) = known.undertakings.get_mut(what) {
            let route = undertaking.role.routes.first().map(|route| Route {
                requirements: Vec::new(),
                offers: Vec::new(),
                ..route.clone()
            });
            undertaking.role.to_start.clear();
            undertaking.role.routes = route.into_iter().collect();
            undertaking.months = months;
            undertaking.cost = Some(0);
            undertaking.starts_in.clear();
            undertaking.apply_by = None;
            undertaking.is_running = true;
            if let Some(needs) = known.needs.get_mut(what) {
                *needs = OnceLock::new();
            }
            known.asked_by = OnceLock::new();
            known.free = OnceLock::new();
        }
    }
}

impl Undertakings {
    /// Reads a framework as undertakings.
    pub fn of(framework: &Framework) -> Undertakings {
        let ways_in = framework.roles.iter().flat_map(|role| {
            let profession = match role.professions.as_slice() {
                [only] => framework.vocabulary.find(only, &["profession"]),
                _ => None,
            };
            let term = framework.vocabulary.find(&role.title, &["role"]);
            role.routes.iter().map(move |route| {
                let is_with_same_employer = matches!(route.kind, RouteKind::Apprenticeship | RouteKind::Promotion);
                let post = term.map(|role| Post { role, is_with_same_employer, profession });
                Undertaking::way_in(framework, role, route, post)
            })
        });
        let opportunities = framework.opportunities.iter().map(|one| Undertaking::opportunity(framework, one));
        let mut atlas = Undertakings {
            undertakings: ways_in.chain(opportunities).collect(),
            numbers: HashMap::new(),
            conditions: Vec::new(),
            givers: Vec::new(),
            given: Vec::new(),
            needs: Vec::new(),
            asked_by: OnceLock::new(),
            lists: HashMap::new(),
            free: OnceLock::new(),
            changing: Vec::new(),
            names: HashMap::new(),
        };
        let mut deeds = Vec::new();
        let all = std::mem::take(&mut atlas.undertakings);
        let giving = Giving::of(framework, &all);
        for undertaking in &all {
            let leaves = undertaking.asked_to_hold().into_iter().chain(undertaking.asked_to_begin());
            for leaf in leaves.cloned().collect::<Vec<Leaf>>() {
                let lists = atlas.lists.entry(leaf.question.key.clone()).or_default();
                if !lists.contains(&leaf.condition.list) {
                    lists.push(leaf.condition.list);
                }
                if atlas.numbers.contains_key(&leaf.condition) {
                    continue;
                }
                let mut givers = giving.that_may_give(&leaf.condition);
                let by = match &leaf.change {
                    Change::Own(_) => Some(None),
                    Change::Others(owner, _) => Some(Some(owner.clone())),
                    Change::Fixed => None,
                };
                if let Some(by) = by.filter(|_| givers.is_empty()) {
                    givers.push(all.len() + deeds.len());
                    deeds.push(Undertaking::deed(framework, &leaf, by));
                }
                atlas.conditions.push(leaf.condition.clone());
                atlas.numbers.insert(leaf.condition, atlas.givers.len());
                atlas.givers.push(givers);
            }
        }
        atlas.undertakings = all;
        atlas.undertakings.extend(deeds);
        atlas.given = vec![Vec::new(); atlas.undertakings.len()];
        for (number, givers) in atlas.givers.iter().enumerate() {
            for giver in givers {
                atlas.given.get_mut(*giver).into_iter().for_each(|given| given.push(number));
            }
        }
        atlas.needs = vec![OnceLock::new(); atlas.undertakings.len()];
        for (place, one) in atlas.undertakings.iter().enumerate() {
            atlas.names.entry(one.name()).or_default().push(place);
        }
        atlas.changing = atlas.undertakings.iter().map(Undertaking::changes_with_the_day).collect();
        atlas
    }

    /// The conditions that an undertaking could make hold, by their numbers.
    pub(crate) fn given_by(&self, what: UndertakingId) -> &[usize] {
        self.given.get(what).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether an undertaking asks something on some days that it doesn't ask on others.
    pub(crate) fn changes_with_the_day(&self, what: UndertakingId) -> bool {
        self.changing.get(what).is_none_or(|changing| *changing)
    }

    /// How many conditions undertakings ask for.
    pub(crate) fn conditions(&self) -> usize {
        self.conditions.len()
    }

    /// The lists that an answer to this question says something of.
    pub(crate) fn lists_of(&self, question: &str) -> &[List] {
        self.lists.get(question).map(Vec::as_slice).unwrap_or_default()
    }

    /// The number of a condition that some undertaking asks for.
    pub(crate) fn number(&self, condition: &Condition) -> Option<usize> {
        self.numbers.get(condition).copied()
    }

    /// The condition with this number.
    pub(crate) fn condition(&self, number: usize) -> Option<&Condition> {
        self.conditions.get(number)
    }

    /// What could make the condition with this number hold.
    pub(crate) fn givers(&self, number: usize) -> &[UndertakingId] {
        self.givers.get(number).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every undertaking with this name, in order.
    pub(crate) fn all_named(&self, name: &str) -> &[UndertakingId] {
        self.names.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// The undertaking with this name, the first of them.
    pub fn named(&self, name: &str) -> Option<UndertakingId> {
        self.all_named(name).first().copied()
    }

    /// The ways into a role.
    pub fn into_role(&self, role: &str) -> Vec<UndertakingId> {
        let leads_there = |one: &Undertaking| matches!(&one.what, What::WayIn { role: into, .. } if into == role);
        let places = self.undertakings.iter().enumerate().filter(|(_, one)| leads_there(one));
        places.map(|(place, _)| place).collect()
    }
}

impl Undertaking {
    fn way_in(framework: &Framework, role: &Role, route: &Route, post: Option<Post>) -> Undertaking {
        let lengths = route.lengths.iter().map(|length| length.months.1);
        let told = lengths.max().or(route.months.map(|(_, most)| most));
        let assessment = route.assessment.map_or(0, |(_, most)| most);
        let is_a_move = matches!(route.kind, RouteKind::DirectEntry | RouteKind::Promotion);
        let is_free = is_a_move || route.kind == RouteKind::Apprenticeship;
        Undertaking {
            what: What::WayIn { role: role.slug.clone(), route: route.slug.clone() },
            title: route.title.clone(),
            role: Role {
                slug: role.slug.clone(),
                title: role.title.clone(),
                to_hold: role.to_hold.clone(),
                to_start: role.to_start.clone(),
                routes: vec![route.clone()],
                ..Role::default()
            },
            months: told.unwrap_or(0) + assessment,
            is_length_known: told.is_some() || is_a_move,
            pace: pace(route),
            hours_a_week: is_free.then_some(0),
            in_evenings: false,
            cost: is_free.then_some(0),
            starts_in: Vec::new(),
            apply_by: None,
            gives: route.gives.clone(),
            entries: entry::shown(framework, &route.gives, post.as_ref()),
            post,
            is_running: false,
        }
    }

    fn opportunity(framework: &Framework, opportunity: &Opportunity) -> Undertaking {
        let route = Route { slug: opportunity.slug.clone(), ..Route::asking(opportunity.requirements.clone()) };
        Undertaking {
            what: What::Opportunity(opportunity.slug.clone()),
            title: opportunity.title.clone(),
            role: Role { slug: opportunity.slug.clone(), routes: vec![route], ..Role::default() },
            months: opportunity.months.1,
            is_length_known: true,
            pace: opportunity.pace,
            hours_a_week: match opportunity.pace {
                Pace::AtWork => Some(0),
                Pace::PartTime | Pace::FullTime => opportunity.hours_a_week.map(|(_, most)| most),
            },
            in_evenings: opportunity.in_evenings,
            cost: opportunity.cost.map(|(_, most)| most),
            starts_in: opportunity.starts_in.clone(),
            apply_by: opportunity.apply_by,
            gives: opportunity.gives.clone(),
            entries: entry::shown(framework, &opportunity.gives, None),
            post: None,
            is_running: false,
        }
    }

    /// A condition made to hold, in as long as it takes to hold.
    pub(crate) fn deed(framework: &Framework, leaf: &Leaf, by: Option<Owner>) -> Undertaking {
        let what = rungs_core::opportunity::Gained::Entry(leaf.condition.clone());
        let gives = vec![Gain { words: leaf.words.clone(), what: Some(what) }];
        let months = entry::months_of(&leaf.condition);
        Undertaking {
            what: What::Deed { leaf: leaf.clone(), by },
            title: leaf.words.clone(),
            role: Role { routes: vec![Route::asking(Vec::new())], ..Role::default() },
            months: months.unwrap_or(0),
            is_length_known: months.is_some(),
            pace: Pace::PartTime,
            hours_a_week: None,
            in_evenings: false,
            cost: None,
            starts_in: Vec::new(),
            apply_by: None,
            entries: entry::shown(framework, &gives, None),
            gives,
            post: None,
            is_running: false,
        }
    }

    /// The last day to apply for it, where it begins on a day.
    pub fn apply_by(&self, begins: Date) -> Option<Date> {
        self.apply_by.map(|day| day.last_up_to(begins))
    }

    /// Whether it is the way in with this slug.
    pub fn is_way_in(&self, slug: &str) -> bool {
        matches!(&self.what, What::WayIn { route, .. } if route == slug)
    }

    /// Everything that it asks: to hold its post, and to begin.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &Requirement> {
        self.role.to_hold.iter().chain(&self.role.to_start).chain(self.role.routes.iter().flat_map(Route::rules))
    }

    /// Every condition that it asks of those who begin it.
    pub(crate) fn asked_to_begin(&self) -> Vec<&Leaf> {
        let ways_in = self.role.routes.iter().flat_map(Route::rules);
        self.role.to_start.iter().chain(ways_in).flat_map(Requirement::leaves).collect()
    }

    /// Every condition that it takes to hold its post.
    pub(crate) fn asked_to_hold(&self) -> Vec<&Leaf> {
        self.role.to_hold.iter().flat_map(Requirement::leaves).collect()
    }

    /// Whether it is a way in for whoever has trained already, and begins with the plan.
    pub(crate) fn is_registration(&self) -> bool {
        !self.is_running && self.role.routes.iter().any(|route| route.kind == RouteKind::Registration)
    }

    /// Whether it takes the week, or changes the post: what can't be done twice at a time. A course at work stands beside a
    /// job and beside an apprenticeship.
    pub(crate) fn takes_the_week(&self) -> bool {
        let is_job = self.post.is_some() && (self.pace == Pace::AtWork || self.months == 0);
        self.pace == Pace::FullTime || is_job
    }

    /// How many decisions of others it takes whatever is true of the person: the registers it leads to, and what others do.
    pub(crate) fn others(&self) -> u32 {
        let registers = self.gives.iter().filter(|gain| entry::is_register(gain)).count();
        let by_others = matches!(&self.what, What::Deed { by: Some(_), .. });
        u32::try_from(registers).unwrap_or(u32::MAX).saturating_add(u32::from(by_others))
    }
}

/// How a way in is learned: an apprentice in paid time, a student full-time unless the course is part-time.
fn pace(route: &Route) -> Pace {
    let line = route.line.to_lowercase();
    let only_part_time = line.contains("part-time") && !line.contains("full-time");
    match route.kind {
        RouteKind::Apprenticeship | RouteKind::Promotion | RouteKind::DirectEntry => Pace::AtWork,
        RouteKind::PartTimeCourse | RouteKind::Registration | RouteKind::Portfolio => Pace::PartTime,
        _ if only_part_time => Pace::PartTime,
        _ => Pace::FullTime,
    }
}
