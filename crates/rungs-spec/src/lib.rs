//! What standings mean, as plainly as it can be written down.
//!
//! This crate is the definition that the engine in `rungs-core` is held against. It is written to
//! be read: no compiled form, no search that stops early, and one economy: of completions that
//! count alike, one is kept. It uses the data types of `rungs-core` (requirements, facts,
//! conditions) and nothing that reads them. It is never shipped.
//!
//! The definition is one sentence long. *The floor of a standing is the worst, and its ceiling the
//! best, over every way the unknown facts could turn out.* So five things have to be said:
//!
//! 1. what a person is of whom everything is known, and when a condition holds for them
//!    ([`Complete`], [`holds`]);
//! 2. what standing a requirement gives such a person ([`standing`]), row by row of the table in
//!    the language reference, and how requirements make up a way in ([`standings`]);
//! 3. which complete persons someone known in part could be ([`completions`]);
//! 4. the worst and the best over them ([`interval`]);
//! 5. who they can be once something is found out, or done ([`completions_after`]).

mod complete;
mod completion;
mod deed;

use rungs_core::condition::Condition;
use rungs_core::date::Date;
use rungs_core::fact::{Decision, Outcome};
use rungs_core::framework::Role;
use rungs_core::requirement::{Content, How, Matter, Moment, Requirement, Strength};
use rungs_core::standing::{Interval, Standing};
use rungs_core::vocabulary::Vocabulary;

pub use complete::{Complete, Entry, Untold, holds};
pub use completion::{ListInPart, completions};
pub use deed::{Deeds, completions_after};

/// What is asked: for which start, for which moment, in which words.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The day of the start.
    pub start: Date,
    /// The moment whose standing is wanted.
    pub moment: Moment,
    /// The words that rules and facts share.
    pub vocabulary: &'a Vocabulary,
}

// ---------------------------------------------------------------------------------------------
// 2. The algebra. (1 is in `complete.rs`.)
// ---------------------------------------------------------------------------------------------

/// Decisions on record, as they bear on one place of a role.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// What was decided, in the order in which it was recorded.
    pub decisions: &'a [Decision],
    /// The way in that the requirement stands under, if any.
    pub route: Option<&'a str>,
    /// The offer it stands under, if any.
    pub offer: Option<&'a str>,
}

impl Record<'_> {
    /// What was decided last about a requirement: on the latest day, a record without a day before any with
    /// one, and between equals the one further down. A record names the requirement by its id or by words of
    /// its sentence, and may be limited to one way in or one offer.
    fn outcome(&self, requirement: &Requirement) -> Option<Outcome> {
        let same = |limit: &Option<String>, place: Option<&str>| match limit {
            None => true,
            Some(limit) => place.is_some_and(|place| place.eq_ignore_ascii_case(limit)),
        };
        let about = |decision: &&Decision| {
            let sentence = requirement.sentence.to_lowercase();
            (decision.requirement == requirement.id || sentence.contains(&decision.requirement.to_lowercase()))
                && same(&decision.route, self.route)
                && same(&decision.offer, self.offer)
        };
        self.decisions.iter().filter(about).max_by_key(|decision| decision.on).map(|decision| decision.outcome)
    }

    /// Refused is *not yet* and granted is *ready*; this is what it is until either.
    fn decided(&self, requirement: &Requirement, until_then: Standing) -> Standing {
        match self.outcome(requirement) {
            Some(Outcome::Granted) => Standing::Ready,
            Some(Outcome::Refused) => Standing::NotYet,
            None => until_then,
        }
    }

    /// Setting one's own usual rule aside.
    fn waiver(&self, requirement: &Requirement) -> Standing {
        self.decided(requirement, Standing::ByException)
    }

    /// Considering what one has said one will consider.
    fn consideration(&self, requirement: &Requirement) -> Standing {
        self.decided(requirement, Standing::AtDiscretion)
    }

    /// What everyone goes through once offered a place: in nobody's way until it is refused.
    fn formality(&self, requirement: &Requirement) -> Standing {
        self.decided(requirement, Standing::Ready)
    }
}

/// All of: the worst of them.
fn all_of(standings: impl Iterator<Item = Standing>) -> Standing {
    standings.min().unwrap_or(Standing::Ready)
}

/// One of: the best of them.
fn one_of(standings: impl Iterator<Item = Standing>) -> Standing {
    standings.max().unwrap_or(Standing::NotYet)
}

/// At least k of: the k-th best of them.
fn at_least(count: u16, standings: impl Iterator<Item = Standing>) -> Standing {
    let mut standings: Vec<Standing> = standings.collect();
    standings.sort_by(|one, other| other.cmp(one));
    let needed = standings.into_iter().take(usize::from(count)).collect::<Vec<_>>();
    if needed.len() < usize::from(count) { Standing::NotYet } else { all_of(needed.into_iter()) }
}

/// **The standing that a requirement gives a complete person**, row by row of the table.
pub fn standing(requirement: &Requirement, person: &Complete, record: Record<'_>, asked: &Asked<'_>) -> Standing {
    let stated = stated(requirement, person, record, asked);
    match &requirement.guard {
        None => stated,
        // If c, x: the better of not c, and x.
        Some(guard) => matter(&guard.clause, requirement, person, record, asked).opposite().max(stated),
    }
}

/// A requirement without its *if*.
fn stated(requirement: &Requirement, person: &Complete, record: Record<'_>, asked: &Asked<'_>) -> Standing {
    let consideration = || record.consideration(requirement);
    // What the strength leaves open is for whoever asks to decide, unless one provider has filled it in for everybody.
    let left_open = |until_then: Standing| match requirement.filled_in {
        Some(Outcome::Granted) => Standing::Ready,
        Some(Outcome::Refused) => Standing::NotYet,
        None => record.decided(requirement, until_then),
    };
    let has_decider = requirement.decider.is_some();

    // A rule about the course says which course to choose, and nothing about the person.
    if requirement.content == Content::OfTheCourse {
        return Standing::Ready;
    }
    // Preferably x: ready; x is shown, and never decides.
    if requirement.strength == Strength::Preferably {
        return Standing::Ready;
    }
    // What everyone goes through once offered a place doesn't lower the standing; a refusal does.
    if requirement.moment == Moment::Offered {
        return record.formality(requirement);
    }
    let asked_for = match &requirement.content {
        Content::OfTheCourse => return Standing::Ready,
        // What is needed here isn't known yet: [not yet, ready].
        Content::NotKnownYet => return if person.silence_is_met { Standing::Ready } else { Standing::NotYet },
        // No set requirements: ready. Where somebody decides, and nothing stands beside it, that is their consideration.
        Content::NothingSet { alone } => return if *alone && has_decider { consideration() } else { Standing::Ready },
        // Requirements vary: a note beside other rules; alone it is at discretion, unless one provider has said all it asks.
        Content::Varies { alone } => return if *alone { left_open(Standing::AtDiscretion) } else { Standing::Ready },
        // As someone decides, with nothing to check: their consideration.
        Content::Judgement => consideration(),
        Content::Matter(asked_for) => matter(asked_for, requirement, person, record, asked),
        Content::Group { how, members } => {
            let in_force = members.iter().filter(|member| member.starts.contains(asked.start));
            let each = in_force.map(|member| standing(member, person, record, asked));
            match how {
                How::All => all_of(each),
                How::One => one_of(each),
                How::AtLeast(count) => at_least(*count, each),
            }
        }
    };
    // Must x, as someone decides; x may count instead: the worse of x and their consideration.
    let considered = match requirement.strength {
        _ if requirement.content == Content::Judgement => asked_for,
        Strength::Instead => asked_for.min(left_open(Standing::AtDiscretion)),
        Strength::Must if has_decider => asked_for.min(left_open(Standing::AtDiscretion)),
        _ if has_decider => asked_for.min(consideration()),
        _ => asked_for,
    };
    match requirement.strength {
        Strength::Must | Strength::Instead => considered,
        // Should x, as someone decides: the same, never below by exception.
        Strength::Usually | Strength::Should if has_decider => considered.max(Standing::ByException),
        // Usually x, should x: the better of x and the waiver.
        Strength::Usually | Strength::Should => considered.max(left_open(Standing::ByException)),
        // May need x: the better of x and the consideration (this one may not ask).
        Strength::May => considered.max(left_open(Standing::AtDiscretion)),
        Strength::Preferably => Standing::Ready,
    }
}

/// The words of one sentence.
fn matter(matter: &Matter, of: &Requirement, person: &Complete, record: Record<'_>, asked: &Asked<'_>) -> Standing {
    let value = |part: &Matter| self::matter(part, of, person, record, asked);
    match matter {
        Matter::Leaf(leaf) if holds(&leaf.condition, person, asked) => Standing::Ready,
        Matter::Leaf(_) => Standing::NotYet,
        Matter::All(parts) => all_of(parts.iter().map(value)),
        Matter::Any(parts) => one_of(parts.iter().map(value)),
        Matter::AtLeast(count, parts) => at_least(*count, parts.iter().map(value)),
        Matter::Not(part) => value(part).opposite(),
        // The better of the strict reading, and the loose one capped at discretion until they decide.
        Matter::Softened { strict, loose, .. } => value(strict).max(value(loose).min(record.consideration(of))),
        Matter::Usually(part) => value(part).max(record.waiver(of)),
        Matter::Preferably(_) => Standing::Ready,
    }
}

/// The standings that one role gives a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standings<S> {
    /// Towards holding the role.
    pub to_hold: S,
    /// Towards each way in.
    pub routes: Vec<RouteStandings<S>>,
}

/// The standings that one way in gives a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteStandings<S> {
    /// By the general rules.
    pub general: S,
    /// By the funder's rules, if there are any: they decide who pays, and not who may start.
    pub funded: Option<S>,
    /// By the rules of each offer: the general ones, as the provider has filled them in, and the provider's own.
    pub offers: Vec<S>,
}

/// **How requirements make up a role.** A way in stands as the worst of what every way in asks and
/// what it asks itself. What it takes to hold the role is kept apart.
pub fn standings(role: &Role, person: &Complete, decisions: &[Decision], asked: &Asked<'_>) -> Standings<Standing> {
    let worst = |requirements: &[&Requirement], route: Option<&str>, offer: Option<&str>| {
        let record = Record { decisions, route, offer };
        let due = requirements.iter().filter(|requirement| {
            let counts =
                requirement.moment.counts_at(asked.moment, asked.start) || requirement.moment == Moment::Offered;
            counts && requirement.starts.contains(asked.start)
        });
        all_of(due.map(|requirement| standing(requirement, person, record, asked)))
    };
    let routes = role.routes.iter().map(|route| {
        let slug = Some(route.slug.as_str());
        let (funding, rules): (Vec<&Requirement>, Vec<&Requirement>) =
            role.to_start.iter().chain(&route.requirements).partition(|requirement| requirement.for_funding);
        let general = worst(&rules, slug, None);
        let in_force = funding.iter().any(|requirement| requirement.starts.contains(asked.start));
        let offers = route.offers.iter().map(|offer| {
            // In place of a general rule in which the provider has filled something in, the rule as it is asked there.
            let is_filled_in = |general: &&Requirement| offer.filled_in.iter().any(|own| own.id == general.id);
            let rules: Vec<&Requirement> = rules.iter().copied().filter(|general| !is_filled_in(general)).collect();
            let own = offer.requirements.iter().chain(&offer.filled_in).filter(|own| !own.for_funding);
            worst(&rules, slug, None).min(worst(&own.collect::<Vec<_>>(), slug, Some(&offer.provider)))
        });
        let offers: Vec<Standing> = offers.collect();
        // Offered only by those named: it stands as its best offer.
        let general = if route.only_named { one_of(offers.iter().copied()) } else { general };
        let funded = in_force.then(|| worst(&funding, slug, None));
        RouteStandings { general, funded, offers }
    });
    let routes = routes.collect();
    Standings { to_hold: worst(&role.to_hold.iter().collect::<Vec<_>>(), None, None), routes }
}

// ---------------------------------------------------------------------------------------------
// 4. Floor and ceiling. (3 is in `completion.rs`.)
// ---------------------------------------------------------------------------------------------

/// **The worst and the best standing over every completion.**
pub fn interval(completions: &[Complete], of: impl Fn(&Complete) -> Standing) -> Interval {
    let mut standings = completions.iter().map(of);
    let first = standings.next().unwrap_or(Standing::NotYet);
    standings.fold(Interval::point(first), |interval, standing| Interval {
        floor: interval.floor.min(standing),
        ceiling: interval.ceiling.max(standing),
    })
}

/// What is known of every standing of a role.
pub fn intervals(
    role: &Role,
    completions: &[Complete],
    decisions: &[Decision],
    asked: &Asked<'_>,
) -> Standings<Interval> {
    let all: Vec<Standings<Standing>> =
        completions.iter().map(|person| standings(role, person, decisions, asked)).collect();
    let over = |of: &dyn Fn(&Standings<Standing>) -> Option<Standing>| {
        let (least, greatest) = (all.iter().filter_map(of).min()?, all.iter().filter_map(of).max()?);
        Some(Interval { floor: least, ceiling: greatest })
    };
    let known = |of: &dyn Fn(&Standings<Standing>) -> Option<Standing>| over(of).unwrap_or(Interval::UNKNOWN);
    let routes = role.routes.iter().enumerate().map(|(place, route)| RouteStandings {
        general: known(&|one| one.routes.get(place).map(|route| route.general)),
        funded: over(&|one| one.routes.get(place).and_then(|route| route.funded)),
        offers: (0..route.offers.len())
            .map(|offer| known(&|one| one.routes.get(place).and_then(|route| route.offers.get(offer).copied())))
            .collect(),
    });
    Standings { to_hold: known(&|one| Some(one.to_hold)), routes: routes.collect() }
}

/// Every condition that a role asks about, each once.
pub fn conditions(role: &Role) -> Vec<&Condition> {
    let offers = role.routes.iter().flat_map(|route| &route.offers);
    let offers = offers.flat_map(|offer| offer.requirements.iter().chain(&offer.filled_in));
    let ways_in = role.routes.iter().flat_map(|route| &route.requirements);
    let requirements = role.to_hold.iter().chain(&role.to_start).chain(ways_in).chain(offers);
    let mut found: Vec<&Condition> = requirements.flat_map(conditions_of).collect();
    found.sort();
    found.dedup();
    found
}

fn conditions_of(requirement: &Requirement) -> Vec<&Condition> {
    let guard = requirement.guard.iter().flat_map(|guard| guard.clause.leaves());
    let mut found: Vec<&Condition> = guard.map(|leaf| &leaf.condition).collect();
    match &requirement.content {
        Content::Matter(matter) => found.extend(matter.leaves().iter().map(|leaf| &leaf.condition)),
        Content::Group { members, .. } => found.extend(members.iter().flat_map(conditions_of)),
        _ => {}
    }
    found
}
