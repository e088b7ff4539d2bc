//! What would be otherwise: two sweeps of one export beside each other, who stands otherwise, and by which sentence.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;
use rungs_app::wire::sweep::{Clause, Flips, RouteFlips};

use rungs_sweep::Crowd;

use super::{BATCH, Counted, Ended, Progress, Stage, Sweep, Watch, read};
use crate::output::columns::sort_name;
use crate::output::report::Sort;
use crate::reading::sheet::Export;
use crate::reading::staff::Reading;
use crate::survey::{PersonStanding, Stop, Story};

/// Where somebody stands towards one way in, as far as a change of it is told.
type Stand = (Sort, Vec<Stop>);

/// A stand by its number.
type StandId = u32;

/// People by a sentence, and whether it stops them now.
type Clauses = BTreeMap<(Stop, bool), u64>;

/// One of the two sweeps.
struct Side<'s, 'f> {
    reading: Reading<'f>,
    /// What was seen of the contents of one batch holds in the next.
    crowd: Crowd,
    counted: &'s mut Counted<'f>,
    /// For each way in of the first sweep, its place in this one.
    routes: Vec<Option<usize>>,
    /// People of whom the other side hasn't read yet.
    waiting: HashMap<String, Vec<Option<StandId>>>,
}

/// The stands that people have, each once.
#[derive(Default)]
struct Stands {
    all: Vec<Stand>,
    known: HashMap<Stand, StandId>,
}

impl Stands {
    fn of(&mut self, standing: &PersonStanding<'_>) -> StandId {
        let stand = (standing.story.sort(), standing.story.stopped_by.clone());
        let next = StandId::try_from(self.all.len()).unwrap_or(StandId::MAX);
        *self.known.entry(stand).or_insert_with_key(|stand| {
            self.all.push(stand.clone());
            next
        })
    }

    fn get(&self, id: StandId) -> Option<&Stand> {
        self.all.get(usize::try_from(id).ok()?)
    }
}

/// Where everybody stands in two sweeps of the same export, both counted before: for each way in of the first, how many stand
/// otherwise in the second, and by which sentences.
///
/// # Errors
/// As [`super::count`].
pub fn compare<'a, 'f, 'g>(
    exports: (Vec<Export>, Vec<Export>),
    sweeps: (Sweep<'a, 'f>, Sweep<'a, 'g>),
    counted: (&mut Counted<'f>, &mut Counted<'g>),
    progress: Watch<'_>,
) -> Result<Vec<RouteFlips>, Ended> {
    let routes = counted.0.report.answer.routes.clone();
    let after = counted.1.report.answer.routes.clone();
    let same = |one: &rungs_app::wire::sweep::RouteCounts| {
        after.iter().position(|other| (&one.role, &one.route) == (&other.role, &other.route))
    };
    let places: Vec<Option<usize>> = routes.iter().map(same).collect();
    let mut first = Side::open(exports.0, sweeps.0, counted.0, (0..routes.len()).map(Some).collect(), progress)?;
    let mut second = Side::open(exports.1, sweeps.1, counted.1, places.clone(), progress)?;
    let mut stands = Stands::default();
    let mut moves: HashMap<(usize, StandId, StandId), u64> = HashMap::new();
    loop {
        let (one, other) = (first.read(&mut stands)?, second.read(&mut stands)?);
        let Some(at) = one.or(other) else { break };
        let both: Vec<String> =
            first.waiting.keys().filter(|number| second.waiting.contains_key(*number)).cloned().collect();
        for number in both {
            let (Some(before), Some(after)) = (first.waiting.remove(&number), second.waiting.remove(&number)) else {
                continue;
            };
            for (route, (before, after)) in before.into_iter().zip(after).enumerate() {
                if let (Some(before), Some(after)) = (before, after) {
                    *moves.entry((route, before, after)).or_default() += 1;
                }
            }
        }
        if progress(at).is_break() {
            return Err(Ended::Stopped);
        }
    }
    let told = routes.iter().enumerate().map(|(place, route)| {
        let own = moves.iter().filter(|((of, ..), _)| *of == place);
        let own = own.map(|((_, before, after), people)| (*before, *after, *people));
        RouteFlips {
            role: route.role.clone(),
            role_title: route.role_title.clone(),
            route: route.route.clone(),
            route_title: route.route_title.clone(),
            before: route.counts,
            after: places.get(place).copied().flatten().and_then(|place| after.get(place)).map(|route| route.counts),
            flips: flips(own, &stands),
        }
    });
    Ok(told.collect())
}

impl<'s, 'f> Side<'s, 'f> {
    fn open(
        exports: Vec<Export>,
        sweep: Sweep<'_, 'f>,
        counted: &'s mut Counted<'f>,
        routes: Vec<Option<usize>>,
        progress: Watch<'_>,
    ) -> Result<Side<'s, 'f>, Ended> {
        let reading = read(exports, &sweep, Some(&counted.first), progress)?;
        Ok(Side { reading, crowd: Crowd::new(), counted, routes, waiting: HashMap::new() })
    }

    /// Reads the next people, and says how far it has come; none when all have been read.
    fn read(&mut self, stands: &mut Stands) -> Result<Option<Progress>, Ended> {
        let before = std::mem::take(&mut self.crowd);
        let Some(batch) = self.reading.next_batch_after(before, BATCH)? else { return Ok(None) };
        let surveyed = self.counted.survey.again(&batch.crowd);
        // Stories stay where they are as long as the batch is read.
        let mut known: HashMap<*const Story, StandId, RandomState> = HashMap::default();
        let mut of = |standing: PersonStanding<'_>| {
            *known.entry(std::ptr::from_ref(standing.story)).or_insert_with(|| stands.of(&standing))
        };
        for (place, somebody) in batch.people.iter().enumerate() {
            let of_routes: Vec<StandId> = surveyed.person(place).map(&mut of).collect();
            let own = self.routes.iter().map(|route| route.and_then(|route| of_routes.get(route).copied()));
            self.waiting.insert(somebody.staff_number.clone(), own.collect());
        }
        self.crowd = batch.crowd;
        Ok(Some(Progress::rows(Stage::Telling, &self.reading)))
    }
}

/// Of the moves of one way in: from where to where, most people first, with the sentences that stop them no longer, or now.
fn flips(moves: impl Iterator<Item = (StandId, StandId, u64)>, stands: &Stands) -> Vec<Flips> {
    let mut told: BTreeMap<(Sort, Sort), (u64, Clauses)> = BTreeMap::new();
    for (before, after, people) in moves {
        let (Some((from, stopped)), Some((to, stops))) = (stands.get(before), stands.get(after)) else { continue };
        if from == to {
            continue;
        }
        let (all, clauses) = told.entry((*from, *to)).or_default();
        *all += people;
        let gone = stopped.iter().filter(|stop| !stops.contains(stop)).map(|stop| (stop, false));
        let new = stops.iter().filter(|stop| !stopped.contains(stop)).map(|stop| (stop, true));
        for (stop, is_new) in gone.chain(new) {
            *clauses.entry((stop.clone(), is_new)).or_default() += people;
        }
    }
    let mut told: Vec<Flips> = told
        .into_iter()
        .map(|((from, to), (people, clauses))| {
            let mut clauses: Vec<Clause> = clauses
                .into_iter()
                .map(|((stop, stops_now), people)| Clause {
                    requirement: stop.requirement,
                    sentence: stop.sentence,
                    stops_now,
                    people,
                })
                .collect();
            clauses.sort_by(|one, other| (other.people, &one.requirement).cmp(&(one.people, &other.requirement)));
            Flips { from: sort_name(from).to_owned(), to: sort_name(to).to_owned(), people, clauses }
        })
        .collect();
    told.sort_by_key(|flips| std::cmp::Reverse(flips.people));
    told
}
