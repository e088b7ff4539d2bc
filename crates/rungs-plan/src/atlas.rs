//! The atlas: everything there is to undertake in a framework, and what each could be good for.

mod giving;

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, LazyLock, OnceLock};

use rungs_core::condition::Condition;
use rungs_core::fact::List;
use rungs_core::framework::{Framework, Route, RouteKind};
use rungs_core::quick::QuickMap;
use rungs_core::requirement::{Change, Leaf};

use crate::bounds::chart::Chart;
use crate::bounds::needs::Needs;
use crate::limits::Limits;
use crate::undertaking::{Post, Undertaking, UndertakingId, What};
use giving::Giving;

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
    numbers: QuickMap<Condition, usize>,
    /// The same, by their numbers.
    conditions: Vec<Condition>,
    /// For each of them, what could make it hold.
    givers: Vec<Vec<UndertakingId>>,
    /// For each undertaking, the conditions that it could make hold.
    given: Vec<Vec<usize>>,
    /// For each undertaking, what it asks, as bounds see it, from when somebody first asks for it.
    needs: Vec<OnceLock<Needs>>,
    /// All of it laid out for bounds, from when somebody first asks for it.
    chart: OnceLock<Chart>,
    /// The lists that an answer to a question, by its key, says something of.
    lists: HashMap<String, Vec<List>>,
    /// Undertakings by their names; what is to be done for several conditions can have one name.
    names: HashMap<String, Vec<UndertakingId>>,
    /// The ways into each role, by its slug.
    into_roles: HashMap<String, Vec<UndertakingId>>,
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

    /// Everything there is to undertake, laid out.
    pub(crate) fn chart(&self) -> &Chart {
        self.known.chart.get_or_init(|| Chart::of(self))
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
            known.chart = OnceLock::new();
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
            numbers: QuickMap::default(),
            conditions: Vec::new(),
            givers: Vec::new(),
            given: Vec::new(),
            needs: Vec::new(),
            chart: OnceLock::new(),
            lists: HashMap::new(),
            into_roles: HashMap::new(),
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
            if let What::WayIn { role, .. } = &one.what {
                match atlas.into_roles.get_mut(role) {
                    Some(ways_in) => ways_in.push(place),
                    None => drop(atlas.into_roles.insert(role.clone(), vec![place])),
                }
            }
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
    fn all_named(&self, name: &str) -> &[UndertakingId] {
        self.names.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// Everything that is to be left out by its name.
    pub(crate) fn left_out(&self, limits: &Limits) -> Vec<UndertakingId> {
        limits.without.iter().flat_map(|name| self.all_named(name)).copied().collect()
    }

    /// The undertaking with this name, the first of them.
    pub fn named(&self, name: &str) -> Option<UndertakingId> {
        self.all_named(name).first().copied()
    }

    /// The ways into a role.
    pub fn into_role(&self, role: &str) -> Vec<UndertakingId> {
        self.into_roles.get(role).cloned().unwrap_or_default()
    }
}
