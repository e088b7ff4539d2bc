//! Undertakings: ways in and opportunities as one thing, which asks, takes time and gives.

use rungs_core::condition::DayOfYear;
use rungs_core::date::Date;
use rungs_core::fact::Item;
use rungs_core::framework::{Framework, Role, Route, RouteKind};
use rungs_core::opportunity::{Gain, Opportunity, Pace};
use rungs_core::requirement::{Content, Leaf, Owner, Requirement};
use rungs_core::vocabulary::TermId;

use crate::entry;

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

impl Undertaking {
    pub(crate) fn way_in(framework: &Framework, role: &Role, route: &Route, post: Option<Post>) -> Undertaking {
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

    pub(crate) fn opportunity(framework: &Framework, opportunity: &Opportunity) -> Undertaking {
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

    /// The sentences by which it asks, as its page has them, each once; those of a list after the one that leads to it.
    pub fn sentences(&self) -> Vec<String> {
        fn all(rule: &Requirement, sentences: &mut Vec<String>) {
            if !sentences.contains(&rule.sentence) {
                sentences.push(rule.sentence.clone());
            }
            if let Content::Group { members, .. } = &rule.content {
                members.iter().for_each(|member| all(member, sentences));
            }
        }
        let mut sentences = Vec::new();
        self.rules().for_each(|rule| all(rule, &mut sentences));
        sentences
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
