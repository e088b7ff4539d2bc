//! A checked framework: roles, ways in, offers, sources and the vocabulary they share.

use std::collections::BTreeMap;

use crate::condition::Condition;
use crate::date::Date;
use crate::length::Length;
use crate::opportunity::{Gain, Opportunity};
use crate::requirement::{Place, Requirement};
use crate::vocabulary::Vocabulary;

/// Everything that was read from a folder of pages and found sound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Framework {
    /// Its short name, such as `ahp-england`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version, as its keeper numbers it.
    pub version: String,
    /// Roles in the order of their slugs.
    pub roles: Vec<Role>,
    /// Other ways to gain what is asked for, in the order of their slugs.
    pub opportunities: Vec<Opportunity>,
    /// Sources by footnote name.
    pub sources: BTreeMap<String, Source>,
    /// Shared terms.
    pub vocabulary: Vocabulary,
}

/// A source that requirements rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Title and owner, as the footnote gives them.
    pub title: String,
    /// Its address, if it has one.
    pub address: Option<String>,
    /// The day it was read.
    pub read: Option<Date>,
    /// Whether it is a source at all, or only what is generally known.
    pub confirmed: bool,
}

/// A role with everything its page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Role {
    /// Its name in addresses and files.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Other names it is found by.
    pub aliases: Vec<String>,
    /// The page, as a path inside the framework.
    pub page: String,
    /// Qualification level.
    pub level: Option<u8>,
    /// Level in the career framework, which is another scale.
    pub career_level: Option<u8>,
    /// Pay band, as the page words it.
    pub band: Option<String>,
    /// The rung it is drawn on.
    pub rung: Option<u8>,
    /// Professions it belongs to.
    pub professions: Vec<String>,
    /// Who regulates it.
    pub regulator: Option<String>,
    /// The first day the page holds.
    pub in_force: Option<Date>,
    /// The last day the page holds.
    pub until: Option<Date>,
    /// When somebody last went through it.
    pub reviewed: Option<Date>,
    /// The paragraphs under the title.
    pub summary: Vec<String>,
    /// Duties.
    pub duties: Vec<String>,
    /// Skills.
    pub skills: Vec<String>,
    /// What it takes to hold the role.
    pub to_hold: Vec<Requirement>,
    /// What every way in asks.
    pub to_start: Vec<Requirement>,
    /// The ways in.
    pub routes: Vec<Route>,
    /// What staying in the role takes.
    pub to_stay: Vec<Requirement>,
    /// Where it leads.
    pub next: Vec<Step>,
    /// Roles without a page here that it leads to as well, as the page calls them.
    pub leads_beyond: Vec<String>,
    /// Notes, paragraph by paragraph.
    pub notes: Vec<String>,
}

/// One way into a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Its name in addresses, unique within its role.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub place: Place,
    /// What kind of way it is.
    pub kind: RouteKind,
    /// The line that describes it, as written.
    pub line: String,
    /// Its level, if the line says so.
    pub level: Option<u8>,
    /// The months it takes, least and most, where nothing else is known.
    pub months: Option<(u32, u32)>,
    /// The least and the most months of assessment after that, if the line says so.
    pub assessment: Option<(u32, u32)>,
    /// How long it takes, where that depends on something: of each way to learn the first whose guard holds is used, and one
    /// without a guard comes last.
    pub lengths: Vec<Length>,
    /// Whether only the named providers offer it, so that it stands as its best offer.
    pub only_named: bool,
    /// What it gives.
    pub gives: Vec<Gain>,
    /// Its own requirements, the general ones of all providers.
    pub requirements: Vec<Requirement>,
    /// Offers of named providers, with what each adds.
    pub offers: Vec<Offer>,
}

impl Route {
    /// Everything that it asks, its own first, then provider by provider what each adds or fills in.
    pub fn rules(&self) -> impl Iterator<Item = &Requirement> {
        let offered = self.offers.iter().flat_map(|offer| offer.requirements.iter().chain(&offer.filled_in));
        self.requirements.iter().chain(offered)
    }

    /// The same, to be changed.
    pub fn rules_mut(&mut self) -> impl Iterator<Item = &mut Requirement> {
        let offers = self.offers.iter_mut();
        let offered = offers.flat_map(|offer| offer.requirements.iter_mut().chain(&mut offer.filled_in));
        self.requirements.iter_mut().chain(offered)
    }

    /// A way in that asks this and of which nothing else is said.
    pub fn asking(requirements: Vec<Requirement>) -> Route {
        Route {
            slug: String::new(),
            title: String::new(),
            place: Place::default(),
            kind: RouteKind::DirectEntry,
            line: String::new(),
            level: None,
            months: None,
            assessment: None,
            lengths: Vec::new(),
            only_named: false,
            gives: Vec::new(),
            requirements,
            offers: Vec::new(),
        }
    }
}

/// What kind of way in a route is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say all there is to say")]
pub enum RouteKind {
    DirectEntry,
    Apprenticeship,
    FullTimeCourse,
    PartTimeCourse,
    UniversityCourse,
    PostgraduateCourse,
    CollegeCourse,
    Registration,
    Portfolio,
    Promotion,
}

impl RouteKind {
    /// The name used on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            RouteKind::DirectEntry => "direct-entry",
            RouteKind::Apprenticeship => "apprenticeship",
            RouteKind::FullTimeCourse => "full-time-course",
            RouteKind::PartTimeCourse => "part-time-course",
            RouteKind::UniversityCourse => "university-course",
            RouteKind::PostgraduateCourse => "postgraduate-course",
            RouteKind::CollegeCourse => "college-course",
            RouteKind::Registration => "registration",
            RouteKind::Portfolio => "portfolio",
            RouteKind::Promotion => "promotion",
        }
    }
}

/// What one provider adds to a route.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The provider, as the page names it.
    pub provider: String,
    /// What it asks beside the general rules.
    pub requirements: Vec<Requirement>,
    /// General rules in which it has filled in what they leave open, as they are asked there: each in place of the general
    /// one with its id.
    pub filled_in: Vec<Requirement>,
}

impl Offer {
    /// Whether a general rule is asked there in another form.
    pub fn fills_in(&self, general: &Requirement) -> bool {
        self.filled_in.iter().any(|own| own.id == general.id)
    }
}

/// A role that another leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The slug of the role it leads to.
    pub role: String,
    /// What that step asks, beside what the role itself asks.
    pub requirements: Vec<Requirement>,
    /// Where it stands.
    pub place: Place,
}

impl Role {
    /// Changes every condition that the page speaks of.
    pub fn each_condition(&mut self, change: &mut impl FnMut(&mut Condition)) {
        let lists = [&mut self.to_hold, &mut self.to_start, &mut self.to_stay];
        lists.into_iter().flatten().for_each(|one| one.each_condition(change));
        for route in &mut self.routes {
            let guards = route.lengths.iter_mut().filter_map(|length| length.guard.as_mut());
            guards.for_each(|guard| guard.clause.each_leaf(&mut |leaf| change(&mut leaf.condition)));
            route.rules_mut().for_each(|one| one.each_condition(change));
            route.gives.iter_mut().for_each(|gain| gain.each_condition(change));
        }
        self.next.iter_mut().flat_map(|step| &mut step.requirements).for_each(|one| one.each_condition(change));
    }
}

impl Framework {
    /// The role with this slug.
    pub fn role(&self, slug: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.slug == slug)
    }
    /// The opportunity with this slug.
    pub fn opportunity(&self, slug: &str) -> Option<&Opportunity> {
        self.opportunities.iter().find(|opportunity| opportunity.slug == slug)
    }
}
