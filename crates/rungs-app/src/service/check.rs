//! A person checked against the ways into a role.

mod reasons;
mod waiting;

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rungs_core::decide::Reading;
use rungs_core::explain::{Answer, Explanation};
use rungs_core::fact::{FactId, Known, Person};
use rungs_core::framework::Role;
use rungs_core::length;
use rungs_core::mend::{Action, Target};
use rungs_core::program::{Compiled, CompiledRoute, NodeId, Program, TooLarge};
use rungs_core::requirement::{Content, How, Requirement};
use rungs_core::standing::Standing;
use serde_json::Value;

use super::step::step;
use super::{Programs, Question, is_confirmed, sources};
use crate::wire::check::{
    CheckAnswer, FactUsed, MendStep, Missing, Next, OfferResult, Preference, RequirementResult, RouteResult, Takes,
    with_items,
};
use crate::wire::mend::{MendAnswer, RouteMends};
use crate::wire::{FrameworkName, StandingName};

/// Sets of things to do that are shown; the smallest come first.
const MOST_MENDS: usize = 12;

/// How much of an answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    /// Standings and answers only.
    Standings,
    /// Also the facts behind them and what to do.
    Everything,
}

/// Checks a person against the ways into these roles, or one way into one of them.
///
/// # Errors
/// A role too large for the engine, which checking the framework would have found.
pub fn check<'f>(
    programs: &Programs<'f>,
    roles: &[&'f Role],
    route: Option<&str>,
    person: &Person,
    question: Question,
) -> Result<CheckAnswer, TooLarge> {
    answer(programs, roles, route, person, question, Detail::Everything)
}

/// As [`check`], with standings and answers but without the facts behind them, what to do, and how long it takes.
///
/// # Errors
/// As [`check`].
pub fn standings<'f>(
    programs: &Programs<'f>,
    roles: &[&'f Role],
    route: Option<&str>,
    person: &Person,
    question: Question,
) -> Result<CheckAnswer, TooLarge> {
    answer(programs, roles, route, person, question, Detail::Standings)
}

/// As [`check`], but only what is left to do.
///
/// # Errors
/// As [`check`].
pub fn mends<'f>(
    programs: &Programs<'f>,
    roles: &[&'f Role],
    route: Option<&str>,
    person: &Person,
    question: Question,
) -> Result<MendAnswer, TooLarge> {
    let mut results = Vec::new();
    for role in roles {
        let checking = Checking::new(programs, role, Asking { person, question }, Detail::Everything)?;
        results.extend(checking.routes(route).map(|compiled| checking.route_mends(compiled)));
    }
    Ok(MendAnswer {
        on: question.on.to_string(),
        start: question.start.to_string(),
        framework: FrameworkName::of(programs.loaded()),
        results,
    })
}

fn answer<'f>(
    programs: &Programs<'f>,
    roles: &[&'f Role],
    route: Option<&str>,
    person: &Person,
    question: Question,
    detail: Detail,
) -> Result<CheckAnswer, TooLarge> {
    let loaded = programs.loaded();
    let mut results = Vec::new();
    for role in roles {
        let checking = Checking::new(programs, role, Asking { person, question }, detail)?;
        results.extend(checking.routes(route).map(|compiled| checking.route(compiled)));
    }
    let mut cited = Vec::new();
    // In the order in which an answer is read: the ways in with their offers, then what it takes to hold the role.
    for result in &results {
        let offered = result.offers.iter().flat_map(|offer| offer.filled_in.iter().chain(&offer.requirements));
        result.requirements.iter().chain(offered).for_each(|one| cite(one, &mut cited));
    }
    results.iter().flat_map(|result| &result.to_hold).for_each(|one| cite(one, &mut cited));
    let sources = sources(loaded, cited);
    Ok(CheckAnswer {
        on: question.on.to_string(),
        start: question.start.to_string(),
        framework: FrameworkName::of(loaded),
        results,
        sources,
    })
}

fn cite<'r>(requirement: &'r RequirementResult, cited: &mut Vec<&'r String>) {
    cited.extend(&requirement.sources);
    requirement.requirements.iter().for_each(|member| cite(member, cited));
}

/// The person as they are told, and the question about them.
#[derive(Clone, Copy)]
struct Asking<'c> {
    person: &'c Person,
    question: Question,
}

/// What is left to do for a way in, as it goes over the wire.
#[derive(Default)]
struct Left {
    mends: Vec<Vec<MendStep>>,
    reaches: Option<StandingName>,
    is_complete: bool,
    waiting: Option<String>,
}

struct Checking<'c, 'f> {
    programs: &'c Programs<'f>,
    program: Arc<Program<'f>>,
    /// With answers as facts.
    person: Person,
    asked: Asking<'c>,
    reading: Reading,
    detail: Detail,
    /// The facts behind each condition, as far as they were asked for: most ways into a role ask much the same.
    behind: RefCell<HashMap<usize, Vec<FactId>>>,
}

/// How many items of a list are needed.
fn list(requirement: &Requirement) -> Option<String> {
    let Content::Group { how, .. } = &requirement.content else { return None };
    Some(match how {
        How::All => "all-of".to_owned(),
        How::One => "one-of".to_owned(),
        How::AtLeast(count) => format!("at-least-{count}-of"),
    })
}

/// A sentence with what is listed below it, without its full stop.
fn in_full(one: &Explanation<'_>) -> String {
    with_items(&one.requirement.sentence, one.members.iter().map(in_full).collect())
}

impl<'c, 'f> Checking<'c, 'f> {
    fn new(
        programs: &'c Programs<'f>,
        role: &'f Role,
        asked: Asking<'c>,
        detail: Detail,
    ) -> Result<Checking<'c, 'f>, TooLarge> {
        let program = programs.program(role, asked.question.asked())?;
        let person = asked.question.told(&program, asked.person);
        let reading = program.read(&person);
        Ok(Checking { programs, program, person, asked, reading, detail, behind: RefCell::default() })
    }

    /// The way in that is asked about, or all of them.
    fn routes<'r>(&'r self, route: Option<&'r str>) -> impl Iterator<Item = &'r CompiledRoute<'f>> {
        self.program.routes.iter().filter(move |compiled| route.is_none_or(|slug| compiled.route.slug == slug))
    }

    /// The standing that counts for them: by what a provider asks that they are applying to, or by the general rules.
    fn node(&self, compiled: &CompiledRoute<'f>) -> NodeId {
        compiled.standing_for(&self.program, &self.person, &self.reading)
    }

    fn route(&self, compiled: &CompiledRoute<'f>) -> RouteResult {
        let program = &self.program;
        let role = program.role;
        let standing = program.interval(self.node(compiled), &self.reading);
        let (left, because) = match self.detail {
            Detail::Everything => {
                (self.left(compiled), program.facts_for(self.node(compiled), &self.person, &self.reading))
            }
            Detail::Standings => (Left::default(), Vec::new()),
        };
        let explained = self.explained(&compiled.requirements);
        let hold = self.explained(&program.to_hold.1);
        let (due, later): (Vec<_>, Vec<_>) = explained.into_iter().partition(|one| one.is_due);
        let next = later.iter().map(|one| Next {
            moment: one.requirement.moment.name(),
            sentence: one.requirement.sentence.clone(),
            items: one.members.iter().map(in_full).collect(),
        });
        RouteResult {
            role: role.slug.clone(),
            role_title: role.title.clone(),
            level: role.level,
            route: compiled.route.slug.clone(),
            route_title: compiled.route.title.clone(),
            standing: standing.into(),
            at: compiled.offer_for(program, &self.person, &self.reading).map(|offer| offer.provider.to_owned()),
            funded: compiled.funded.map(|funded| program.interval(funded, &self.reading).into()),
            takes: if self.detail == Detail::Everything { self.takes(compiled) } else { None },
            moment: program.asked.moment.name(),
            offers: compiled
                .offers
                .iter()
                .map(|offer| OfferResult {
                    provider: offer.provider.to_owned(),
                    standing: program.interval(offer.standing, &self.reading).into(),
                    requirements: self.results(self.explained(&offer.requirements)),
                    filled_in: self.results(self.explained(&offer.filled_in)),
                })
                .collect(),
            next: next.collect(),
            requirements: self.results(due),
            hold: program.interval(program.to_hold.0, &self.reading).into(),
            to_hold: self.results(hold),
            missing: self.missing(compiled),
            mends: left.mends,
            mends_reach: left.reaches,
            mends_complete: left.is_complete,
            waiting: left.waiting,
            because: self.facts(&because),
        }
    }

    /// Only what is left to do.
    fn route_mends(&self, compiled: &CompiledRoute<'f>) -> RouteMends {
        let Left { mends, reaches, is_complete, waiting } = self.left(compiled);
        RouteMends {
            role: self.program.role.slug.clone(),
            role_title: self.program.role.title.clone(),
            route: compiled.route.slug.clone(),
            route_title: compiled.route.title.clone(),
            standing: self.program.interval(self.node(compiled), &self.reading).into(),
            mends,
            mends_reach: reaches,
            mends_complete: is_complete,
            waiting,
        }
    }

    fn left(&self, compiled: &CompiledRoute<'f>) -> Left {
        let mends = self.program.mends(&self.reading, self.node(compiled));
        let standing = self.program.interval(self.node(compiled), &self.reading);
        let waiting = match mends.sets.is_empty() && standing.floor < Standing::Ready {
            true => waiting::from(self.programs, &self.program, &compiled.route.slug, self.asked, standing),
            false => None,
        };
        Left {
            mends: mends.sets.iter().take(MOST_MENDS).map(|set| self.steps(set, compiled)).collect(),
            reaches: mends.reaches.map(Into::into),
            is_complete: mends.is_complete && mends.sets.len() <= MOST_MENDS,
            waiting: waiting.map(|day| day.to_string()),
        }
    }

    /// How long the way in takes them. A way in whose lengths are too many to weigh isn't told; checking it finds that.
    fn takes(&self, compiled: &CompiledRoute<'f>) -> Option<Takes> {
        let asked = self.program.asked;
        let takes = length::takes(self.programs.framework(), compiled.route, self.asked.person, asked).ok()??;
        Some(Takes { months_at_least: takes.at_least, months_at_most: takes.at_most, by: takes.by })
    }

    fn explained(&self, compiled: &[Compiled<'f>]) -> Vec<Explanation<'f>> {
        self.program.explain(compiled, &self.reading)
    }

    fn results(&self, explained: Vec<Explanation<'f>>) -> Vec<RequirementResult> {
        explained.into_iter().map(|one| self.result(one)).collect()
    }

    fn result(&self, one: Explanation<'f>) -> RequirementResult {
        let requirement = one.requirement;
        let (mut facts, mut missing): (Vec<FactId>, Vec<Missing>) = (Vec::new(), Vec::new());
        if one.members.is_empty() {
            if one.answer == Answer::CannotTell {
                missing = self.open(one.leaves.iter().copied());
            }
            if self.detail == Detail::Everything {
                facts.extend(one.leaves.iter().flat_map(|leaf| self.behind(*leaf)));
            }
            facts.sort_unstable();
            facts.dedup();
        }
        RequirementResult {
            id: requirement.id.clone(),
            sentence: requirement.sentence.clone(),
            strength: requirement.strength.as_str().to_owned(),
            owner: requirement.owner.as_str().to_owned(),
            for_funding: requirement.for_funding,
            source: requirement.sources.first().cloned(),
            sources: requirement.sources.clone(),
            confirmed: is_confirmed(self.programs.framework(), requirement) || !one.members.is_empty(),
            page: requirement.place.page.clone(),
            line: requirement.place.line,
            answer: one.answer.as_str().to_owned(),
            of_the_course: one.of_the_course,
            list: list(requirement),
            theirs_to_decide: one.theirs_to_decide.map(|owner| owner.as_str().to_owned()),
            decided: one.decided.map(|outcome| outcome.as_str().to_owned()),
            filled_in: requirement.filled_in.map(|outcome| outcome.as_str().to_owned()),
            moment: requirement.moment.name(),
            standing: one.standing.into(),
            facts: self.facts(&facts),
            missing,
            preferences: one
                .preferences
                .into_iter()
                .map(|(what, answer)| Preference { what, answer: answer.as_str().to_owned() })
                .collect(),
            requirements: self.results(one.members),
        }
    }

    fn facts(&self, facts: &[FactId]) -> Vec<FactUsed> {
        let used = facts.iter().filter_map(|fact| match fact {
            FactId::Field(place, field) => {
                let item = self.person.items.get(*place)?;
                let fact = item.fields.get(field)?;
                Some(FactUsed {
                    fact: fact.path.clone(),
                    value: value(&fact.known, &fact.shown, *field),
                    about: item.label.clone(),
                    shown: fact.shown.clone(),
                    known_by: fact.known_by.as_str().to_owned(),
                })
            }
            FactId::Denial(place) => {
                let denial = self.person.denials.get(*place)?;
                Some(FactUsed {
                    fact: denial.path.clone(),
                    value: Value::String(denial.shown.clone()),
                    about: String::new(),
                    shown: denial.shown.clone(),
                    known_by: "said".to_owned(),
                })
            }
        });
        used.collect()
    }

    /// Conditions of the standing that facts could still settle either way.
    fn missing(&self, compiled: &CompiledRoute<'f>) -> Vec<Missing> {
        let program = &self.program;
        if program.interval(self.node(compiled), &self.reading).is_settled() {
            return Vec::new();
        }
        self.open(program.leaves_below(self.node(compiled)).into_iter())
    }

    /// Those of these conditions that facts could still settle either way, one for each question.
    fn open(&self, leaves: impl Iterator<Item = usize>) -> Vec<Missing> {
        let mut keys = BTreeSet::new();
        let open = leaves
            .filter(|leaf| self.program.is_open(*leaf, &self.reading))
            .filter_map(|leaf| self.program.leaves.get(leaf));
        open.filter(|leaf| keys.insert(leaf.question.key.clone()))
            .map(|leaf| Missing {
                fact: leaf.question.key.clone(),
                question: leaf.question.text.clone(),
                what: leaf.words.clone(),
            })
            .collect()
    }

    fn steps(&self, set: &[Action], compiled: &CompiledRoute<'f>) -> Vec<MendStep> {
        set.iter().map(|action| self.step(action, compiled)).collect()
    }

    fn step(&self, action: &Action, compiled: &CompiledRoute<'f>) -> MendStep {
        let requirement = match action.target {
            Target::Leaf(leaf, _) => self.asking(compiled, leaf),
            Target::Decision(slot) => {
                let slot = self.program.decisions.get(slot);
                slot.and_then(|slot| slot.requirement(self.node(compiled))).map(str::to_owned)
            }
        };
        MendStep { requirement, ..step(&self.program, action) }
    }

    /// The first requirement of the route that looks at this condition.
    fn asking(&self, compiled: &CompiledRoute<'f>, leaf: usize) -> Option<String> {
        let below = |node: NodeId| self.program.leaves_below(node).contains(&leaf);
        let offered = compiled.offer_for(&self.program, &self.person, &self.reading);
        let own = offered.iter().flat_map(|offer| offer.filled_in.iter().chain(&offer.requirements));
        let asking = compiled.requirements.iter().chain(own).find(|one| below(one.standing))?;
        let member = asking.members.iter().find(|member| below(member.standing)).unwrap_or(asking);
        Some(member.requirement.id.clone())
    }
}

/// A value as JSON: numbers as numbers, yes and no as such, anything else as a person reads it.
fn value(known: &Known, shown: &str, field: rungs_core::fact::Field) -> Value {
    match known {
        Known::Truth(answer) => Value::Bool(*answer),
        Known::Number(low, high) if low == high => match field.units() {
            1 => Value::Number((*low).into()),
            units => serde_json::Number::from_f64(*low as f64 / units as f64).map_or(Value::Null, Value::Number),
        },
        _ => Value::String(shown.to_owned()),
    }
}
