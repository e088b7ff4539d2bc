//! The way of a crowd through the roles of a framework.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use rungs_core::decide::{Reading, RouteStanding};
use rungs_core::fact::Person;
use rungs_core::framework::{Framework, Role};
use rungs_core::plane::Six;
use rungs_core::program::{Asked, Program, TooLarge};
use rungs_core::standing::Interval;

use crate::block::Decider;
use crate::crowd::{Column, Crowd, Lineage};
use crate::profile::{ProfileId, Profiles, Sight};
use crate::reader::Reader;
use crate::seen::{Looked, Seen};
use crate::target::{Planes, TargetId, Targets};
use crate::told::{Tell, Told};

/// Keys up to which their profiles stand in a table, and beyond which they are looked up.
const TABLE: u64 = 1 << 20;
/// People whose keys are worked out in one go.
const STRETCH: usize = 1 << 14;

/// Roles, compiled to sweep crowds one after another. Nothing of any person stays but counts and what distinguishes
/// profiles; so memory doesn't grow with the people.
pub struct Sweep<'f> {
    /// In the order in which they were given.
    pub roles: Vec<RoleSweep<'f>>,
    /// What the contents of crowds say, the same for all roles.
    told: Told,
    tell: Arc<dyn Fn(&Person) -> Person + Send + Sync>,
}

/// One role.
pub struct RoleSweep<'f> {
    /// The role compiled.
    pub program: Program<'f>,
    targets: Targets,
    /// What is told of everybody.
    tell: Arc<dyn Fn(&Person) -> Person + Send + Sync>,
    /// For each list of the program.
    seen: Vec<Seen>,
    /// For each list of the program, what was seen of the contents of the crowds that were told of under these numbers.
    looked: (Lineage, Vec<Looked>),
    /// What the contents of crowds say that this role alone swept.
    told: Told,
    profiles: Profiles,
    /// For each standing: how many people have each floor and ceiling, by their bits.
    counts: Vec<[u64; 64]>,
}

/// Where the people of one crowd stand towards one role.
#[derive(Clone, Debug, Default)]
pub struct Swept {
    /// For each person, the profile that they belong to. It holds until the role sweeps another crowd.
    pub profiles: Vec<ProfileId>,
    /// Profiles that were met for the first time, each with a person of that profile: what is so of that person is so of all of them.
    pub new: Vec<(ProfileId, usize)>,
}

impl<'f> Sweep<'f> {
    /// Compiles roles for one question. `tell` adds to a person what is so of everybody, such as the day of the question; it may
    /// only add to one list what doesn't depend on another.
    ///
    /// # Errors
    /// A role that is too large for the engine, which checking the framework would have found.
    pub fn new(
        framework: &'f Framework,
        roles: &[&'f Role],
        asked: Asked,
        tell: impl Fn(&Person) -> Person + Send + Sync + 'static,
    ) -> Result<Sweep<'f>, TooLarge> {
        let tell: Arc<dyn Fn(&Person) -> Person + Send + Sync> = Arc::new(tell);
        let roles = roles
            .par_iter()
            .map(|role| Ok(RoleSweep::telling(Program::new(framework, role, asked)?, Arc::clone(&tell))));
        Ok(Sweep { roles: roles.collect::<Result<_, TooLarge>>()?, told: Told::default(), tell })
    }

    /// Roles that are compiled already; of everybody is known what they told.
    pub fn of(programs: Vec<Program<'f>>) -> Sweep<'f> {
        let roles = programs.into_par_iter().map(RoleSweep::new).collect();
        Sweep { roles, told: Told::default(), tell: Arc::new(Person::clone) }
    }

    /// Reads the people of the crowd that was swept last, for one of the roles. None where there is no such role.
    pub fn reader<'s>(&'s self, role: usize, crowd: &'s Crowd) -> Option<Reader<'s, 'f>> {
        Some(Reader::new(self.roles.get(role)?, crowd, &self.told))
    }

    /// Sweeps a crowd, all roles side by side; the answer has them in the same order.
    pub fn run(&mut self, crowd: &Crowd) -> Vec<Swept> {
        self.told.take_in(crowd, self.tell.as_ref());
        let told = &self.told;
        self.roles.par_iter_mut().map(|role| role.sweep(crowd, told)).collect()
    }
}

impl<'f> RoleSweep<'f> {
    /// A role, compiled; of everybody is known what they told.
    pub fn new(program: Program<'f>) -> RoleSweep<'f> {
        RoleSweep::telling(program, Arc::new(Person::clone))
    }

    fn telling(program: Program<'f>, tell: Arc<dyn Fn(&Person) -> Person + Send + Sync>) -> RoleSweep<'f> {
        let targets = Targets::of(&program);
        let seen: Vec<Seen> = (0..program.lists.len()).map(|list| Seen::of(&program, list, tell.as_ref())).collect();
        let counts = vec![[0; 64]; targets.len()];
        let looked = (Lineage::default(), Vec::new());
        RoleSweep { program, targets, tell, seen, looked, told: Told::default(), profiles: Profiles::default(), counts }
    }

    /// Reads the people of the crowd that it swept last.
    pub fn reader<'s>(&'s self, crowd: &'s Crowd) -> Reader<'s, 'f> {
        Reader::new(self, crowd, &self.told)
    }

    pub(crate) fn tell(&self) -> Tell<'_> {
        self.tell.as_ref()
    }

    /// What the role sees of somebody: with what is told of everybody, and with their answers as facts.
    pub fn read(&self, person: &Person) -> Reading {
        self.program.read(&self.program.with_answers(&(self.tell)(person)))
    }

    /// Sweeps a crowd.
    pub fn run(&mut self, crowd: &Crowd) -> Swept {
        let mut told = std::mem::take(&mut self.told);
        told.take_in(crowd, self.tell.as_ref());
        let swept = self.sweep(crowd, &told);
        self.told = told;
        swept
    }

    /// Sweeps a crowd of which this is told.
    fn sweep(&mut self, crowd: &Crowd, told: &Told) -> Swept {
        self.profiles.make_room();
        let seen = self.look(crowd, told);
        let looked = self.looked(crowd, &seen);
        let mut swept = Swept { profiles: vec![ProfileId(0); crowd.len()], new: Vec::new() };
        let mut sights: Vec<Sight> = Vec::new();
        self.sort(crowd, &looked, &mut swept, &mut sights);
        self.decide(&sights);
        self.looked = (told.numbers(), seen);
        // Few have told more than facts in lists; each of them is somebody of their own.
        for (person, told) in crowd.told_beside() {
            let reading = self.read(told);
            let profile = self.profiles.add(None);
            self.profiles.decided(&Targets::values(&self.program.decide(&reading)));
            swept.new.push((profile, person));
            if let Some(place) = swept.profiles.get_mut(person) {
                *place = profile;
            }
        }
        self.count(&swept.profiles);
        swept
    }

    /// What is known of every way in, of whoever has this profile.
    pub fn standings(&self, profile: ProfileId) -> Vec<RouteStanding> {
        self.targets.told(self.profiles.values(profile, self.targets.len()))
    }

    /// The standing of a way in by its general rules: a place among those of the role.
    pub fn target(&self, route: usize) -> Option<TargetId> {
        self.targets.route(route)
    }

    /// One standing of whoever has this profile.
    pub fn interval(&self, profile: ProfileId, target: TargetId) -> Interval {
        self.six(profile, target).into()
    }

    fn six(&self, profile: ProfileId, target: TargetId) -> Six {
        let values = self.profiles.values(profile, self.targets.len());
        values.get(target.0).copied().unwrap_or(Interval::UNKNOWN.into())
    }

    /// How many people have each floor and ceiling in one standing, of all crowds that were swept.
    pub fn counts(&self, target: TargetId) -> Vec<(Interval, u64)> {
        let counts = self.counts.get(target.0).into_iter().flatten().enumerate();
        let told = counts.filter(|(_, people)| **people > 0).map(|(bits, people)| {
            let bits = u8::try_from(bits).unwrap_or(0);
            (Six::of_bits(bits, bits >> 3).into(), *people)
        });
        told.collect()
    }

    /// One standing of everybody in a crowd, as planes of bits.
    pub fn planes(&self, swept: &Swept, target: TargetId) -> Planes {
        Planes::of(swept.profiles.iter().map(|profile| self.six(*profile, target)))
    }

    /// What is seen of the contents of a crowd, list by list of the program: what was looked at for crowds before it, and the rest.
    fn look(&mut self, crowd: &Crowd, told: &Told) -> Vec<Looked> {
        let (numbers, mut looked) = std::mem::take(&mut self.looked);
        if numbers != told.numbers() {
            looked.clear();
        }
        looked.resize_with(self.seen.len(), Looked::default);
        for (list, ((view, seen), looked)) in self.program.lists.iter().zip(&mut self.seen).zip(&mut looked).enumerate()
        {
            if let (Some(column), Some(told)) = (crowd.of(view.list), told.list(view.list)) {
                seen.look(&self.program, list, (&column.contents, told), self.tell.as_ref(), looked);
            }
        }
        looked
    }

    /// The lists of the program of which anything is known.
    fn looked<'c>(&self, crowd: &'c Crowd, seen: &'c [Looked]) -> Vec<LookedAt<'c>> {
        let lists = self.program.lists.iter().zip(seen).enumerate();
        let known = lists.filter_map(|(list, (view, seen))| {
            crowd.of(view.list).map(|column| LookedAt { list, column, outlooks: &seen.outlooks })
        });
        known.collect()
    }

    /// Sorts people of whom nothing is known but facts in lists into profiles by what is seen of them. Sights of profiles that weren't known are noted in order.
    fn sort(&mut self, crowd: &Crowd, looked: &[LookedAt<'_>], swept: &mut Swept, sights: &mut Vec<Sight>) {
        let lists = self.seen.len();
        // Whoever has told more than facts in lists can't stand for others of whom the same is seen.
        let mut beside = crowd.told_beside().map(|(person, _)| person).peekable();
        let mut profile_of = |sight: Sight, person: usize| {
            self.profiles.known(&sight).unwrap_or_else(|| {
                let new = self.profiles.add(Some(sight.clone()));
                sights.push(sight);
                swept.new.push((new, person));
                new
            })
        };
        let Some(keys) = Keys::of(looked, &self.seen) else {
            // More combinations than a number can tell apart.
            for (person, profile) in swept.profiles.iter_mut().enumerate() {
                if beside.next_if_eq(&person).is_some() {
                    continue;
                }
                let mut sight = vec![0; lists];
                for one in looked {
                    let outlook = one.outlooks.get(one.column.code(person).0 as usize);
                    if let (Some(place), Some(outlook)) = (sight.get_mut(one.list), outlook) {
                        *place = *outlook;
                    }
                }
                *profile = profile_of(sight.into(), person);
            }
            return;
        };
        let mut table = Table::for_keys(keys.count);
        for (stretch, profiles) in swept.profiles.chunks_mut(STRETCH).enumerate() {
            let first = stretch * STRETCH;
            let numbers = keys.stretch(looked, first..first + profiles.len());
            for (place, (profile, key)) in profiles.iter_mut().zip(numbers).enumerate() {
                if beside.next_if_eq(&(first + place)).is_some() {
                    continue;
                }
                *profile = table.get(key).unwrap_or_else(|| {
                    let met = profile_of(keys.sight(key, looked, lists), first + place);
                    table.put(key, met);
                    met
                });
            }
        }
    }

    fn decide(&mut self, sights: &[Sight]) {
        let (program, targets, seen) = (&self.program, &self.targets, &self.seen);
        let decided = sights.par_chunks(1 << 10).map(|sights| {
            let sights: Vec<&[u32]> = sights.iter().map(AsRef::as_ref).collect();
            Decider::new(program, targets, seen).decide(&sights)
        });
        decided.collect::<Vec<_>>().iter().for_each(|values| self.profiles.decided(values));
    }

    fn count(&mut self, profiles: &[ProfileId]) {
        let mut people = vec![0_u64; self.profiles.len()];
        for profile in profiles {
            if let Some(people) = people.get_mut(profile.0 as usize) {
                *people += 1;
            }
        }
        for (profile, people) in people.into_iter().enumerate().filter(|(_, people)| *people > 0) {
            let id = ProfileId(u32::try_from(profile).unwrap_or(u32::MAX));
            let values = self.profiles.values(id, self.targets.len());
            for (counts, value) in self.counts.iter_mut().zip(values) {
                if let Some(count) = counts.get_mut(usize::from(value.bits())) {
                    *count += people;
                }
            }
        }
    }
}

/// One list of a crowd, looked at by a role.
struct LookedAt<'c> {
    /// Its place in the program.
    list: usize,
    column: &'c Column,
    /// For each content, its outlook.
    outlooks: &'c [u32],
}

/// What is seen of a person as one number: the outlook on each list is a digit, and each list has as many as it has outlooks.
struct Keys {
    /// For each list that was looked at and content: its share of the number.
    shares: Vec<Vec<u64>>,
    /// How many outlooks each has.
    outlooks: Vec<u64>,
    /// How many numbers there are, at most.
    count: u64,
}

impl Keys {
    /// None where there are more combinations than numbers.
    fn of(looked: &[LookedAt<'_>], seen: &[Seen]) -> Option<Keys> {
        let mut keys = Keys { shares: Vec::new(), outlooks: Vec::new(), count: 1 };
        for one in looked {
            keys.shares.push(one.outlooks.iter().map(|outlook| u64::from(*outlook) * keys.count).collect());
            let outlooks = seen.get(one.list).map_or(1, |seen| seen.outlooks.len() as u64);
            keys.outlooks.push(outlooks);
            keys.count = keys.count.checked_mul(outlooks)?;
        }
        Some(keys)
    }

    /// The numbers of some people, in order.
    fn stretch(&self, looked: &[LookedAt<'_>], people: std::ops::Range<usize>) -> Vec<u64> {
        let mut keys = vec![0; people.len()];
        for (one, shares) in looked.iter().zip(&self.shares) {
            let known = one.column.codes.get(people.start..people.end.min(one.column.codes.len())).unwrap_or_default();
            for (key, code) in keys.iter_mut().zip(known) {
                *key += shares.get(code.0 as usize).copied().unwrap_or(0);
            }
            // Of whoever comes after the last of whom anything is known of this list, nothing is.
            let nothing = shares.first().copied().unwrap_or(0);
            keys.iter_mut().skip(known.len()).for_each(|key| *key += nothing);
        }
        keys
    }

    /// What is seen of whoever has this number, of a program with so many lists.
    fn sight(&self, key: u64, looked: &[LookedAt<'_>], lists: usize) -> Sight {
        let mut sight = vec![0; lists];
        let mut rest = key;
        for (one, outlooks) in looked.iter().zip(&self.outlooks) {
            if let Some(place) = sight.get_mut(one.list) {
                *place = u32::try_from(rest % outlooks).unwrap_or(0);
            }
            rest /= outlooks;
        }
        sight.into()
    }
}

/// The profile of each number that was met in one crowd.
enum Table {
    Dense(Vec<Option<ProfileId>>),
    Sparse(HashMap<u64, ProfileId, foldhash::fast::RandomState>),
}

impl Table {
    fn for_keys(count: u64) -> Table {
        match usize::try_from(count) {
            Ok(few) if count <= TABLE => Table::Dense(vec![None; few]),
            _ => Table::Sparse(HashMap::default()),
        }
    }

    fn get(&self, key: u64) -> Option<ProfileId> {
        match self {
            Table::Dense(profiles) => profiles.get(usize::try_from(key).ok()?).copied().flatten(),
            Table::Sparse(profiles) => profiles.get(&key).copied(),
        }
    }

    fn put(&mut self, key: u64, profile: ProfileId) {
        match self {
            Table::Dense(profiles) => {
                if let Some(place) = usize::try_from(key).ok().and_then(|key| profiles.get_mut(key)) {
                    *place = Some(profile);
                }
            }
            Table::Sparse(profiles) => {
                profiles.insert(key, profile);
            }
        }
    }
}
