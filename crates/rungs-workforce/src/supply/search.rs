//! When people could start: decided at the start of each month to come, and for whoever isn't ready by a plan.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rayon::prelude::*;
use rungs_app::framework::Loaded;
use rungs_core::date::months_after;
use rungs_core::fact::Person;
use rungs_core::framework::{Role, Route};
use rungs_core::program::{Asked, TooLarge};
use rungs_core::standing::Standing;
use rungs_plan::{Atlas, Keeping, Limits, Planner, Rules, Soonest, SoonestWay, Start, as_told};
use rungs_sweep::{Content, Crowd, ProfileId, Sweep as Swept};

use super::{MONTHS, Path, Prospect, Prospects, RouteProspects, Span};
use crate::reading::sheet::Export;
use crate::reading::staff::FirstPass;
use crate::survey::SurveyError;
use crate::sweeping::{BATCH, Ended, Progress, Stage, Sweep, Watch, read};

/// People who aren't alike that are kept at most, so that memory doesn't grow with the people.
const MOST_DIFFERENT: usize = 20_000;
/// Plans of others that are tried on somebody at most, the soonest first.
const MOST_TRIED: usize = 16;
/// People for whom plans are looked for before it is asked whether to go on.
const AT_ONCE: usize = 64;

/// One way in.
struct WayIn<'f> {
    role: &'f Role,
    route: &'f Route,
    /// Its role among those swept, and its place there.
    place: (usize, usize),
    months: Option<u32>,
}

/// People of whom the same is known.
struct Alike {
    person: Person,
    /// The same with nothing hoped for, once it is asked for.
    as_told: OnceLock<Person>,
    people: u64,
    /// For each way in, how they stand.
    stands: Vec<Stand>,
}

/// How somebody stands towards one way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Stand {
    /// The profile they have towards its role at the first start.
    profile: Option<ProfileId>,
    /// The month in which they are ready by waiting alone.
    waits: Option<u32>,
}

/// Works out when the people of an export could start, over so many quarters from the start that is asked about. At most so
/// many plans are looked for, for those who are most alike first. The export is read once more; where it was before, what the
/// first pass found is taken.
///
/// # Errors
/// As [`crate::sweeping::count`].
pub fn prospects(
    exports: Vec<Export>,
    sweep: Sweep<'_, '_>,
    first: Option<&FirstPass>,
    (quarters, most_searches): (u32, usize),
    progress: Watch<'_>,
) -> Result<Prospects, Ended> {
    let framework = &sweep.loaded.checked.framework;
    let (roles, ways_in) = ways_in(&sweep);
    if ways_in.is_empty() {
        return Err(Ended::Asked(SurveyError::NoSuchRoute(sweep.route.unwrap_or_default().to_owned())));
    }
    let mut months = Vec::new();
    for month in 0..quarters * MONTHS {
        let question = sweep.asked;
        let asked = Asked { start: months_after(question.start, month), ..question.asked() };
        let swept = Swept::new(framework, &roles, asked, move |person| question.on_the_day(person));
        months.push(swept.map_err(SurveyError::from)?);
    }
    let mut reading = read(exports, &sweep, first, progress)?;
    let mut everybody = Everybody::default();
    let mut crowd = Crowd::new();
    while let Some(batch) = reading.next_batch_after(crowd, BATCH)? {
        for (place, stands) in stands(&mut months, &ways_in, &batch.crowd).into_iter().enumerate() {
            everybody.add(&batch.crowd, place, stands);
        }
        crowd = batch.crowd;
        if progress(Progress::rows(Stage::Counting, &reading)).is_break() {
            return Err(Ended::Stopped);
        }
    }
    let last = (quarters * MONTHS).saturating_sub(1);
    let (atlas, limits) = (sweep.loaded.atlas(), Limits::default());
    let seeker = Seeker {
        loaded: sweep.loaded,
        atlas: &atlas,
        rules: Arc::default(),
        limits: &limits,
        ways_in: &ways_in,
        on: sweep.asked.on,
        start: sweep.asked.start,
        last,
    };
    let (searched, others) = everybody.to_search(most_searches);
    let (mut done, plans_in_all) = (0, (searched.len() + others.len()) as u64);
    let mut found: HashMap<(usize, usize), Found> = HashMap::new();
    let mut known: Vec<Vec<SoonestWay>> = vec![Vec::new(); ways_in.len()];
    for (is_searched, all) in [(true, searched), (false, others)] {
        known.iter_mut().for_each(|known| known.sort_by_key(|way| (way.ends, way.decisions, way.starts.len())));
        let tried = known.iter().map(|known| known.iter().take(MOST_TRIED).map(|way| way.starts.clone()).collect());
        let tried: Vec<Vec<Vec<Start>>> = tried.collect();
        for some in all.chunks(AT_ONCE) {
            let plans = some.par_iter().map(|(who, way)| {
                let (Some(alike), Some(tried)) = (everybody.alike.get(*who), tried.get(*way)) else { return Ok(None) };
                let tried = (!is_searched).then_some(tried.as_slice());
                Ok(Some(((*who, *way), seeker.plans(alike, *way, tried)?)))
            });
            let plans: Vec<Option<_>> = plans.collect::<Result<_, TooLarge>>().map_err(SurveyError::from)?;
            for (place, plans) in plans.into_iter().flatten() {
                for way in &plans.ways {
                    let of_way_in = known.get_mut(place.1).filter(|_| is_searched);
                    let new = of_way_in.filter(|known| !known.iter().any(|one| one.starts == way.starts));
                    new.into_iter().for_each(|known| known.push(way.clone()));
                }
                found.insert(place, plans);
            }
            done += some.len() as u64;
            if progress(Progress { stage: Stage::Planning, done, of: Some(plans_in_all) }).is_break() {
                return Err(Ended::Stopped);
            }
        }
    }
    let routes = ways_in.iter().enumerate().map(|(way, of)| everybody.of_way_in((way, of), &found));
    Ok(Prospects { on: sweep.asked.on, start: sweep.asked.start, quarters, routes: routes.collect() })
}

/// The roles that have a way in that is asked about, and these ways in, in the order of an answer's routes.
fn ways_in<'f>(sweep: &Sweep<'_, 'f>) -> (Vec<&'f Role>, Vec<WayIn<'f>>) {
    let (mut roles, mut ways_in) = (Vec::new(), Vec::new());
    let atlas = sweep.loaded.atlas();
    for role in sweep.roles {
        let asked = |route: &Route| sweep.route.is_none_or(|wanted| wanted == route.slug);
        let own = role.routes.iter().enumerate().filter(|(_, route)| asked(route));
        let own: Vec<WayIn<'f>> = own
            .map(|(place, route)| {
                let all = atlas.into_role(&role.slug).into_iter();
                let known = all.filter_map(|what| atlas.undertakings.get(what));
                let known = known.into_iter().find(|one| one.is_way_in(&route.slug));
                let months = known.filter(|one| one.is_length_known).map(|one| one.months);
                WayIn { role, route, place: (roles.len(), place), months }
            })
            .collect();
        if !own.is_empty() {
            roles.push(*role);
            ways_in.extend(own);
        }
    }
    (roles, ways_in)
}

/// For each person of a crowd and way in, how they stand: as they are, in each of these months.
fn stands(months: &mut [Swept<'_>], ways_in: &[WayIn<'_>], crowd: &Crowd) -> Vec<Vec<Stand>> {
    let mut stands = vec![vec![Stand { profile: None, waits: None }; ways_in.len()]; crowd.len()];
    for (month, swept) in (0_u32..).zip(months) {
        let of_roles = swept.run(crowd);
        for (way, way_in) in ways_in.iter().enumerate() {
            let (Some(role), Some(of_role)) = (swept.roles.get(way_in.place.0), of_roles.get(way_in.place.0)) else {
                continue;
            };
            let Some(target) = role.target(way_in.place.1) else { continue };
            for (stands, profile) in stands.iter_mut().zip(&of_role.profiles) {
                let Some(stand) = stands.get_mut(way).filter(|stand| stand.waits.is_none()) else { continue };
                if month == 0 {
                    stand.profile = Some(*profile);
                }
                if role.interval(*profile, target).floor == Standing::Ready {
                    stand.waits = Some(month);
                }
            }
        }
    }
    stands
}

/// Everybody, with those who are alike together.
#[derive(Default)]
struct Everybody {
    alike: Vec<Alike>,
    known: HashMap<Content, usize>,
    /// Those for whom no plan is looked for, as they are ready, or were too many to be kept: by how they stand.
    others: HashMap<Vec<Stand>, u64>,
}

/// Somebody, and a way in: places in [`Everybody::alike`] and among the ways in.
type WhoAndWay = (usize, usize);

impl Everybody {
    fn add(&mut self, crowd: &Crowd, place: usize, stands: Vec<Stand>) {
        let is_ready = stands.iter().all(|stand| stand.waits == Some(0));
        if is_ready || self.alike.len() >= MOST_DIFFERENT {
            *self.others.entry(stands).or_default() += 1;
            return;
        }
        let person = crowd.person(place);
        let is_more = !person.answers.is_empty() || !person.decisions.is_empty() || !person.providers.is_empty();
        if !is_more {
            let content = Content { items: person.items.clone(), denials: person.denials.clone() };
            let next = self.alike.len();
            let known = *self.known.entry(content).or_insert(next);
            if let Some(alike) = self.alike.get_mut(known) {
                alike.people += 1;
                return;
            }
        }
        self.alike.push(Alike { person, as_told: OnceLock::new(), people: 1, stands });
    }

    /// For whom plans are looked for, and to which way in; and the others for whom there may be one. One of each that stand
    /// alike comes first, of the most people first, then a second of each, and so on: so what is found suits as many as can be.
    fn to_search(&self, most: usize) -> (Vec<WhoAndWay>, Vec<WhoAndWay>) {
        let mut standing: HashMap<(usize, Stand), Vec<usize>> = HashMap::new();
        for (who, alike) in self.alike.iter().enumerate() {
            for (way, stand) in alike.stands.iter().enumerate().filter(|(_, stand)| stand.waits != Some(0)) {
                standing.entry((way, *stand)).or_default().push(who);
            }
        }
        let people = |who: &usize| self.alike.get(*who).map_or(0, |alike| alike.people);
        let mut all: Vec<(usize, std::cmp::Reverse<u64>, WhoAndWay)> = Vec::new();
        for ((way, _), mut who) in standing {
            let of_all = std::cmp::Reverse(who.iter().map(people).sum());
            who.sort_by_key(|who| (std::cmp::Reverse(people(who)), *who));
            all.extend(who.into_iter().enumerate().map(|(turn, who)| (turn, of_all, (who, way))));
        }
        all.sort_unstable();
        let mut searched: Vec<WhoAndWay> = all.into_iter().map(|(.., place)| place).collect();
        let others = searched.split_off(most.min(searched.len()));
        (searched, others)
    }

    fn of_way_in(&self, (way, way_in): (usize, &WayIn<'_>), found: &HashMap<(usize, usize), Found>) -> RouteProspects {
        let mut told = RouteProspects {
            role: way_in.role.slug.clone(),
            role_title: way_in.role.title.clone(),
            route: way_in.route.slug.clone(),
            route_title: way_in.route.title.clone(),
            months: way_in.months,
            people: std::collections::BTreeMap::new(),
            no_plan_looked_for: 0,
            plan_of_others: 0,
            cut_short: 0,
            length_untold: 0,
        };
        let months = way_in.months.unwrap_or(0);
        let kept = self.alike.iter().enumerate();
        let kept = kept.map(|(who, alike)| (found.get(&(who, way)), &alike.stands, alike.people));
        let others = self.others.iter().map(|(stands, people)| (None, stands, *people));
        for (found, stands, people) in kept.chain(others) {
            let waits = stands.get(way).and_then(|stand| stand.waits);
            let waits = waits.map(|begins| Span { begins, ends: begins + months });
            let is_ready = waits.is_some_and(|span| span.begins == 0);
            let is_so = |is_so: fn(&Found) -> bool| if found.is_some_and(is_so) { people } else { 0 };
            let is_unsought = found.is_none_or(|found| !found.is_searched && found.ways.is_empty());
            told.no_plan_looked_for += if is_unsought && !is_ready { people } else { 0 };
            told.plan_of_others += is_so(|found| !found.is_searched && !found.ways.is_empty());
            told.cut_short += is_so(|found| found.is_cut_short);
            told.length_untold += is_so(|found| found.ways.iter().any(|way| way.is_length_untold));
            let plans = found.map(Found::paths).unwrap_or_default();
            *told.people.entry(Prospect { waits, plans }).or_default() += people;
        }
        told
    }
}

/// What was found for somebody.
#[derive(Default)]
struct Found {
    ways: Vec<SoonestWay>,
    /// Whether plans were looked for, and not only those of others tried.
    is_searched: bool,
    is_cut_short: bool,
}

impl Found {
    fn take(&mut self, soonest: Soonest) {
        self.is_cut_short |= soonest.is_cut_short;
        self.ways.extend(soonest.way);
    }

    fn paths(&self) -> Vec<Path> {
        let path = |way: &SoonestWay| Path {
            span: Span { begins: way.begins, ends: way.ends },
            takes_steps: way.starts.len() > 1,
            decisions: way.decisions,
            to_find_out: u32::try_from(way.to_find_out).unwrap_or(u32::MAX),
        };
        let mut paths: Vec<Path> = self.ways.iter().map(path).collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }
}

/// What plans are looked for with.
struct Seeker<'s, 'f> {
    loaded: &'f Loaded,
    atlas: &'s Atlas<'s>,
    /// Made ready once, for everybody.
    rules: Arc<Rules<'s>>,
    limits: &'s Limits,
    ways_in: &'s [WayIn<'f>],
    on: Date,
    start: Date,
    /// The last month in which the way in may begin.
    last: u32,
}

impl<'s> Seeker<'s, '_> {
    /// Two plans: one that hopes for everything that isn't known, and where that hangs on something, one that counts on what
    /// is told alone. Where the first doesn't turn out well, the second is still there. Where plans of others are given, only
    /// these are tried.
    fn plans(&self, alike: &'s Alike, way: usize, tried: Option<&[Vec<Start>]>) -> Result<Found, TooLarge> {
        let mut found = Found { is_searched: tried.is_none(), ..Found::default() };
        let planner = Planner::with(self.atlas, &self.rules);
        found.take(self.soonest(&planner, &alike.person, way, tried)?);
        if found.ways.iter().any(|way| way.to_find_out > 0) {
            let told = alike.as_told.get_or_init(|| as_told(&self.loaded.checked.framework, &alike.person));
            found.take(self.soonest(&planner, told, way, tried)?);
        }
        Ok(found)
    }

    fn soonest(
        &self,
        planner: &Planner<'s>,
        person: &'s Person,
        way: usize,
        tried: Option<&[Vec<Start>]>,
    ) -> Result<Soonest, TooLarge> {
        let Some(way_in) = self.ways_in.get(way) else { return Ok(Soonest::default()) };
        let question = rungs_plan::Question {
            person,
            begin: self.start,
            role: &way_in.role.slug,
            route: Some(&way_in.route.slug),
            limits: self.limits,
            exceptions: false,
            keeping: Keeping::Nothing,
            today: self.on,
        };
        match tried {
            None => planner.soonest(question, self.last),
            Some(tried) => {
                let way = planner.first_that_holds(question, tried, self.last)?;
                Ok(Soonest { way, is_cut_short: false })
            }
        }
    }
}
