//! What agrees and what doesn't, case by case.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rungs_app::framework::Loaded;
use rungs_app::service::{self, PlanQuestion};
use rungs_app::wire::plan::{ObstacleShown, PlanLimits};
use rungs_core::date::{Date, months_between};
use rungs_core::fact::Person;
use rungs_core::framework::{Role, Route, RouteKind};

use crate::key::{Key, Named, ON, person};

/// Where a case comes from: whether the page was written with this text at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Seen {
    /// The role's page cites no profile at all.
    Hidden,
    /// It cites another profile, in which much is worded alike.
    Sibling,
    /// It cites this one.
    Cited,
}

pub(crate) struct Agreement<'k> {
    pub(crate) next: Vec<NextCase<'k>>,
    pub(crate) starts: Vec<NextCase<'k>>,
    pub(crate) unnamed: Vec<Unnamed>,
    pub(crate) ways: Vec<WayCase<'k>>,
    pub(crate) group_ways: Vec<WayCase<'k>>,
}

/// A role that a page leads to and the profile doesn't name.
pub(crate) struct Unnamed {
    pub(crate) seen: Seen,
    pub(crate) from: String,
    pub(crate) to: String,
    /// Whether a plan leads there.
    pub(crate) is_reached: bool,
}

/// A job that a text names.
pub(crate) struct NextCase<'k> {
    pub(crate) of: &'k str,
    pub(crate) seen: Seen,
    pub(crate) names: &'k str,
    pub(crate) target: Option<&'k str>,
    pub(crate) outcome: Outcome,
    pub(crate) because: Option<&'k str>,
}

#[derive(PartialEq, Eq)]
pub(crate) enum Outcome {
    Reached(Reached),
    NoPlan(String),
    NoRole,
}

#[derive(PartialEq, Eq)]
pub(crate) struct Reached {
    /// Months that the soonest plan takes, where it is known how long any takes.
    pub(crate) months: Option<u32>,
    /// The same for that person without the job.
    pub(crate) months_without_the_job: Option<u32>,
    /// Whether any plan leads there for that person without the job.
    pub(crate) without_the_job: bool,
    /// Whether it counts on an exception.
    pub(crate) by_exception: bool,
    /// Whether the page of the role held says itself that it leads there.
    pub(crate) page_leads_there: bool,
}

impl Reached {
    /// Whether having the job makes it sooner, or possible at all.
    pub(crate) fn is_sooner(&self) -> bool {
        match (self.months, self.months_without_the_job) {
            (Some(with), Some(without)) => with < without,
            (Some(_), None) => true,
            (None, _) => !self.without_the_job,
        }
    }
}

/// A kind of way in, of a role.
pub(crate) struct WayCase<'k> {
    pub(crate) of: String,
    pub(crate) seen: Seen,
    pub(crate) way: &'k str,
    pub(crate) outcome: WayOutcome,
    pub(crate) because: Option<&'k str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WayOutcome {
    Agreed,
    NamedOnly,
    DescribedOnly,
}

/// The kinds of way that profiles have headings for.
pub(crate) const WAYS: [&str; 7] =
    ["university", "college", "apprenticeship", "work", "volunteering", "direct", "other"];
/// What no profile has a heading for.
const FURTHER: [&str; 1] = ["registration for people trained elsewhere, or a portfolio"];
/// The kinds that are read out of the unit groups.
const GROUP_WAYS: [&str; 6] = ["university", "postgraduate", "apprenticeship", "college", "direct", "registration"];

impl<'k> Agreement<'k> {
    pub(crate) fn measured(loaded: &Loaded, key: &'k Key) -> Agreement<'k> {
        let framework = &loaded.checked.framework;
        let plans = Plans::looked_for(loaded, key);
        let role = |slug: &str| framework.role(slug).unwrap_or_else(|| panic!("{slug} is no role"));
        let mut all = Agreement { next: vec![], starts: vec![], unnamed: vec![], ways: vec![], group_ways: vec![] };
        for profile in &key.profiles {
            let held = role(&profile.role);
            let seen = seen(loaded, held, &profile.profile);
            let case = |named: &'k Named, target: Option<&'k str>, outcome: Outcome| NextCase {
                of: &profile.profile,
                seen,
                names: &named.names,
                target,
                outcome,
                because: named.because.as_deref(),
            };
            for named in &profile.next {
                let target = named.role.as_deref();
                let outcome = target.map_or(Outcome::NoRole, |target| plans.reach(&profile.person, held, role(target)));
                all.next.push(case(named, target, outcome));
            }
            // Whoever begins as something else is asked about the profile's own role.
            for named in &profile.starts_as {
                let start = named.role.as_deref().map(role);
                let outcome = start.map_or(Outcome::NoRole, |start| plans.reach("assistant", start, held));
                all.starts.push(case(named, start.map(|_| profile.role.as_str()), outcome));
            }
            let named: BTreeSet<&str> = profile.next.iter().filter_map(|one| one.role.as_deref()).collect();
            for step in held.next.iter().filter(|step| !named.contains(step.role.as_str())) {
                let is_reached = plans.to(&profile.person, Some(held), role(&step.role)).is_there;
                let (from, to) = (held.slug.clone(), step.role.clone());
                all.unnamed.push(Unnamed { seen, from, to, is_reached });
            }
            for way in WAYS.into_iter().chain(FURTHER) {
                let is_named = profile.ways.iter().any(|one| one == way);
                all.ways.extend(way_case(loaded, held, seen, way, is_named, profile.missing.get(way)));
            }
        }
        for group in &key.groups {
            for held in group.titles.iter().filter_map(|title| title.role.as_deref()).map(role) {
                if group.ways.is_empty() {
                    continue;
                }
                for way in GROUP_WAYS {
                    let is_named = group.ways.iter().any(|one| one.way == way);
                    let because = group.missing.get(way);
                    all.group_ways.extend(way_case(loaded, held, Seen::Hidden, way, is_named, because));
                }
            }
        }
        all
    }
}

fn way_case<'k>(
    loaded: &Loaded,
    role: &Role,
    seen: Seen,
    way: &'k str,
    is_named: bool,
    because: Option<&'k String>,
) -> Option<WayCase<'k>> {
    let outcome = match (is_named, describes(loaded, role, way)) {
        (true, true) => WayOutcome::Agreed,
        (true, false) => WayOutcome::NamedOnly,
        (false, true) => WayOutcome::DescribedOnly,
        (false, false) => return None,
    };
    Some(WayCase { of: role.slug.clone(), seen, way, outcome, because: because.map(String::as_str) })
}

/// Whether the page of a role cites a profile.
pub(crate) fn seen(loaded: &Loaded, role: &Role, profile: &str) -> Seen {
    let file = loaded.files.iter().find(|file| file.path == role.page);
    let content = file.and_then(|file| file.content.as_ref().ok()).expect("a role has a page");
    let page = String::from_utf8_lossy(content).to_lowercase();
    let own = format!("job-profiles/{profile}");
    let cites_own = page.match_indices(&own).any(|(at, _)| {
        page.get(at + own.len()..)
            .is_none_or(|rest| !rest.starts_with(|next: char| next == '-' || next.is_alphanumeric()))
    });
    match (cites_own, page.contains("national careers service")) {
        (true, _) => Seen::Cited,
        (false, true) => Seen::Sibling,
        (false, false) => Seen::Hidden,
    }
}

/// Whether a page describes such a way in.
fn describes(loaded: &Loaded, role: &Role, way: &str) -> bool {
    use RouteKind::{
        Apprenticeship, CollegeCourse, DirectEntry, FullTimeCourse, PartTimeCourse, Portfolio, PostgraduateCourse,
        Promotion, Registration, UniversityCourse,
    };
    let any = |wanted: &dyn Fn(&Route) -> bool| role.routes.iter().any(wanted);
    let is_course =
        |route: &Route| matches!(route.kind, FullTimeCourse | PartTimeCourse | UniversityCourse | PostgraduateCourse);
    match way {
        "university" => any(&|route| is_course(route) && route.level.is_none_or(|level| level > 3)),
        "postgraduate" => {
            any(&|route| is_course(route) && (route.kind == PostgraduateCourse || route.level >= Some(7)))
        }
        "college" => {
            any(&|route| route.kind == CollegeCourse || is_course(route) && route.level.is_some_and(|level| level <= 3))
        }
        "apprenticeship" => any(&|route| route.kind == Apprenticeship),
        "direct" => any(&|route| route.kind == DirectEntry),
        // From a job below: a promotion, or another role's page that leads here.
        "work" => {
            any(&|route| route.kind == Promotion)
                || loaded.checked.framework.roles.iter().any(|other| other.next.iter().any(|to| to.role == role.slug))
        }
        "volunteering" => {
            let file = loaded.files.iter().find(|file| file.path == role.page);
            let content = file.and_then(|file| file.content.as_ref().ok()).expect("a role has a page");
            String::from_utf8_lossy(content)
                .lines()
                .map(str::trim_start)
                .any(|line| line.starts_with("- ") && (line.contains("volunt") || line.contains("unpaid")))
        }
        "registration" => any(&|route| route.gives.iter().any(|gain| gain.words.contains("right to register"))),
        // What a profile means by it is another thing each time.
        "other" => false,
        way if FURTHER.contains(&way) => any(&|route| matches!(route.kind, Registration | Portfolio)),
        _ => panic!("no kind of way is called {way}"),
    }
}

/// Who asks: the person, the role they hold if they do, and the role they are to reach.
type Asked = (String, Option<String>, String);

/// What there is of plans, each looked for once.
struct Plans(BTreeMap<Asked, Planned>);

#[derive(Clone, Default)]
struct Planned {
    is_there: bool,
    /// Of the soonest plan of which it is known how long it takes.
    months: Option<u32>,
    by_exception: bool,
    /// What is in the way.
    obstacle: String,
}

impl Plans {
    /// Every plan that is going to be asked about, looked for on all processors.
    fn looked_for(loaded: &Loaded, key: &Key) -> Plans {
        let framework = &loaded.checked.framework;
        let role = |slug: &str| framework.role(slug).unwrap_or_else(|| panic!("{slug} is no role"));
        let mut asked: BTreeSet<Asked> = BTreeSet::new();
        let mut ask = |which: &str, held: &str, target: &str| {
            asked.insert((which.to_owned(), Some(held.to_owned()), target.to_owned()));
        };
        for profile in &key.profiles {
            let targets = profile.next.iter().filter_map(|named| named.role.as_deref());
            let further = role(&profile.role).next.iter().map(|step| step.role.as_str());
            targets.chain(further).for_each(|target| ask(&profile.person, &profile.role, target));
            let starts = profile.starts_as.iter().filter_map(|named| named.role.as_deref());
            starts.for_each(|start| ask("assistant", start, &profile.role));
        }
        let mut plans = side_by_side(loaded, asked);
        // Without the job only where there is a plan with it. Who holds no role is the same person whatever role it isn't.
        let there = plans.iter().filter(|(_, planned)| planned.is_there);
        let without = there.map(|((which, _, target), _)| (which.clone(), None, target.clone())).collect();
        plans.extend(side_by_side(loaded, without));
        Plans(plans)
    }

    fn to(&self, which: &str, held: Option<&Role>, target: &Role) -> Planned {
        let asked = (which.to_owned(), held.map(|role| role.slug.clone()), target.slug.clone());
        self.0.get(&asked).cloned().unwrap_or_else(|| panic!("{asked:?} wasn't looked for"))
    }

    fn reach(&self, which: &str, held: &Role, target: &Role) -> Outcome {
        let planned = self.to(which, Some(held), target);
        if !planned.is_there {
            return Outcome::NoPlan(planned.obstacle);
        }
        let without = self.to(which, None, target);
        Outcome::Reached(Reached {
            months: planned.months,
            months_without_the_job: without.months,
            without_the_job: without.is_there,
            by_exception: planned.by_exception,
            page_leads_there: held.next.iter().any(|step| step.role == target.slug),
        })
    }
}

/// A plan for each, on all processors.
fn side_by_side(loaded: &Loaded, asked: BTreeSet<Asked>) -> BTreeMap<Asked, Planned> {
    let framework = &loaded.checked.framework;
    let role = |slug: &str| framework.role(slug).unwrap_or_else(|| panic!("{slug} is no role"));
    let asked: Vec<Asked> = asked.into_iter().collect();
    let (next, found) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(one) = asked.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (which, held, target) = (&one.0, one.1.as_deref().map(role), role(&one.2));
                    let person = person(framework, which, held.unwrap_or(target), held.is_some());
                    let planned = planned(loaded, &person, target);
                    found.lock().expect("nobody panics with it").insert(one.clone(), planned);
                }
            });
        }
    });
    found.into_inner().expect("nobody panicked with it")
}

fn planned(loaded: &Loaded, person: &Person, target: &Role) -> Planned {
    let on: Date = ON.parse().expect("a day");
    let question = PlanQuestion {
        on,
        begins: on,
        route: None,
        limits: PlanLimits::default(),
        counts_on_told: true,
        exceptions: false,
        late: false,
    };
    let answer =
        service::plan(loaded, target, person, question).unwrap_or_else(|why| panic!("{}: {why:?}", target.slug));
    let known = answer.plans.iter().filter(|plan| plan.unknown_lengths == 0);
    let ends = known.map(|plan| plan.ends.parse::<Date>().expect("a day"));
    let months = ends.min().map(|ends| months_between(on, ends).0);
    let obstacle = match answer.obstacle {
        Some(ObstacleShown::NothingGives { lacking }) => {
            let lacking: BTreeSet<String> =
                lacking.into_iter().flat_map(|one| one.one_of.into_iter().flatten()).collect();
            format!("nothing gives {}", lacking.into_iter().collect::<Vec<_>>().join("; "))
        }
        Some(ObstacleShown::CutShort) => "the search was cut short".to_owned(),
        other => format!("{other:?}"),
    };
    Planned { is_there: !answer.plans.is_empty(), months, by_exception: answer.counts_on_exceptions, obstacle }
}
