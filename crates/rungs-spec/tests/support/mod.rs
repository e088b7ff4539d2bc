//! What the law tests share: builders for cases written by hand, generators for random ones, and
//! how the definition and the engine are asked the same thing.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests; each law uses its own part of this module"
)]

pub mod build;
pub mod random;

use std::collections::BTreeSet;

use proptest::test_runner::{Config, RngSeed};
use rungs_core::condition::Condition;
use rungs_core::fact::Person;
use rungs_core::framework::{Framework, Role};
use rungs_core::mend::{Action, Workshop};
use rungs_core::program::{self, NodeId, Program};
use rungs_core::requirement::Moment;
use rungs_core::standing::{Interval, Standing};
use rungs_spec::{Asked, Complete, RouteStandings, Standings};

/// A framework with one role, a question about it, and a person.
#[derive(Clone)]
pub struct Case {
    pub framework: Framework,
    pub start: rungs_core::date::Date,
    pub moment: Moment,
    pub person: Person,
}

impl std::fmt::Debug for Case {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(formatter, "start {} for {:?}", self.start, self.moment)?;
        for (id, term) in self.framework.vocabulary.iter() {
            let (within, level) = (&term.within, &term.level);
            writeln!(formatter, "  {id:?} {} {within:?} scales {:?} level {level:?}", term.title, term.scales)?;
        }
        let role = self.role();
        let mut rules = |heading: String, requirements: &[rungs_core::requirement::Requirement]| {
            requirements.iter().try_for_each(|one| writeln!(formatter, "  {heading}: {}", build::told(one)))
        };
        rules("to hold".into(), &role.to_hold)?;
        rules("to start".into(), &role.to_start)?;
        for route in &role.routes {
            rules(format!("{} ({:?})", route.slug, route.kind), &route.requirements)?;
            for offer in &route.offers {
                rules(format!("{} at {}", route.slug, offer.provider), &offer.requirements)?;
                rules(format!("{} filled in at {}", route.slug, offer.provider), &offer.filled_in)?;
            }
        }
        for item in &self.person.items {
            let known: Vec<_> = item.fields.iter().map(|(field, fact)| (field, &fact.known)).collect();
            writeln!(formatter, "  has {:?} {known:?}", item.list)?;
        }
        for denial in &self.person.denials {
            writeln!(formatter, "  has no {:?} {}", denial.list, build::tests_told(&denial.tests))?;
        }
        for decision in &self.person.decisions {
            writeln!(formatter, "  decided {decision:?}")?;
        }
        Ok(())
    }
}

impl Case {
    pub fn role(&self) -> &Role {
        &self.framework.roles[0]
    }

    pub fn program(&self) -> Program<'_> {
        let asked = program::Asked { start: self.start, moment: self.moment };
        Program::new(&self.framework, self.role(), asked).expect("small enough")
    }

    pub fn asked(&self) -> Asked<'_> {
        Asked { start: self.start, moment: self.moment, vocabulary: &self.framework.vocabulary }
    }

    pub fn conditions(&self) -> Vec<&Condition> {
        rungs_spec::conditions(self.role())
    }

    /// Every way the person's unknown facts could turn out.
    pub fn completions(&self) -> Vec<Complete> {
        self.completions_of(&self.person)
    }

    pub fn completions_of(&self, person: &Person) -> Vec<Complete> {
        rungs_spec::completions(person, &self.conditions(), &self.asked())
    }

    /// By the definition.
    pub fn defined(&self) -> Standings<Interval> {
        self.defined_for(&self.person)
    }

    pub fn defined_for(&self, person: &Person) -> Standings<Interval> {
        rungs_spec::intervals(self.role(), &self.completions_of(person), &person.decisions, &self.asked())
    }

    /// By the engine.
    pub fn computed(&self) -> Standings<Interval> {
        self.computed_for(&self.person)
    }

    pub fn computed_for(&self, person: &Person) -> Standings<Interval> {
        computed(&self.program(), person)
    }
}

/// A complete person, with what isn't known of the pages left open.
pub fn with_silence(person: &Complete) -> [Complete; 2] {
    [false, true].map(|silence_is_met| Complete { silence_is_met, ..person.clone() })
}

/// What the engine says of a person.
pub fn computed(program: &Program<'_>, person: &Person) -> Standings<Interval> {
    let reading = program.read(person);
    let routes = program.decide(&reading).into_iter();
    Standings {
        to_hold: program.interval(program.to_hold.0, &reading),
        routes: routes
            .map(|route| RouteStandings { general: route.standing, funded: route.funded, offers: route.offers })
            .collect(),
    }
}

/// Every standing of a role, one after another.
pub fn flat(standings: &Standings<Interval>) -> Vec<Interval> {
    let mut all = vec![standings.to_hold];
    for route in &standings.routes {
        all.push(route.general);
        all.extend(route.funded);
        all.extend(&route.offers);
    }
    all
}

/// The nodes behind [`flat`], in the same order.
pub fn nodes(program: &Program<'_>) -> Vec<NodeId> {
    let mut all = vec![program.to_hold.0];
    for route in &program.routes {
        all.push(route.standing);
        all.extend(route.funded);
        all.extend(route.offers.iter().map(|offer| offer.standing));
    }
    all
}

/// The sets of actions that the engine finds for the first way in are those that trying finds, by their places in the workshop;
/// and what is enough alone are the sets of one that make ready.
#[track_caller]
pub fn mends_are_found_by_trying(case: &Case) -> BTreeSet<BTreeSet<usize>> {
    let program = case.program();
    let (node, reading) = (program.routes[0].standing, program.read(&case.person));
    let workshop = program.workshop(&reading, node);
    let (reaches, sets) = mends_by_trying_all(&workshop);
    let mends = workshop.mends();
    let found: Vec<BTreeSet<usize>> = mends.sets.iter().map(|set| places(&workshop, set)).collect();
    assert!(found.is_sorted_by_key(BTreeSet::len) && mends.is_complete, "{case:?}");
    assert_eq!((mends.reaches, found.into_iter().collect()), (reaches, sets.clone()), "{case:?}");
    let single = sets.iter().filter(|set| set.len() == 1 && reaches == Some(Standing::Ready)).flatten().copied();
    assert_eq!(places(&workshop, &program.enough_alone(&reading, node)), single.collect(), "{case:?}");
    sets
}

/// Where actions stand in a workshop.
pub fn places(workshop: &Workshop<'_, '_>, set: &[Action]) -> BTreeSet<usize> {
    set.iter().map(|action| workshop.actions().iter().position(|one| one == action).expect("one of them")).collect()
}

/// Every set of actions, in turn: the best that any reaches, and the sets that reach it of which no part does.
pub fn mends_by_trying_all(workshop: &Workshop<'_, '_>) -> (Option<Standing>, BTreeSet<BTreeSet<usize>>) {
    let count = workshop.actions().len();
    let members = |set: usize| (0..count).filter(move |place| set & (1 << place) != 0);
    let after: Vec<Option<Standing>> =
        (0..1_usize << count).map(|set| workshop.after(&members(set).collect::<Vec<_>>())).collect();
    let now = after[0].expect("doing nothing is always possible");
    let Some(best) = after.iter().flatten().copied().max().filter(|best| *best > now) else {
        return (None, BTreeSet::new());
    };
    let reaching: Vec<usize> = (0..after.len()).filter(|set| after[*set].is_some_and(|after| after >= best)).collect();
    let has_no_part = |set: &&usize| !reaching.iter().any(|other| other != *set && other & **set == *other);
    let minimal = reaching.iter().filter(has_no_part).map(|set| members(*set).collect()).collect();
    (Some(best), minimal)
}

/// How a law is tried: so many random cases, shrunk when one fails, and no files left behind.
///
/// The cases are the same ones every time. `RUNGS_LAW_CASES=100000` looks for new ones, and with `RUNGS_LAW_SEED=7` for
/// the same new ones again; `RUNGS_LAW_SHRINK=0` says that one fails, and doesn't look for a smaller one.
pub fn cases(count: u32) -> Config {
    let asked_for = told("RUNGS_LAW_CASES");
    let rng_seed = match told("RUNGS_LAW_SEED") {
        Some(seed) => RngSeed::Fixed(seed),
        None if asked_for.is_some() => RngSeed::Random,
        None => RngSeed::Fixed(2026),
    };
    Config {
        cases: asked_for.unwrap_or(count),
        rng_seed,
        failure_persistence: None,
        max_shrink_iters: told("RUNGS_LAW_SHRINK").unwrap_or(4_000),
        max_global_rejects: 100_000,
        ..Config::default()
    }
}

/// A number in the environment.
fn told<N: std::str::FromStr>(variable: &str) -> Option<N> {
    std::env::var(variable).ok()?.parse().ok()
}
