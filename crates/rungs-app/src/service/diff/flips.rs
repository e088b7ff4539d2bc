//! Whose standing is another one by the newer version, which way, and by which clause.

use rungs_check::diff::{Change, FrameworkDiff, RoleDiff, Section};
use rungs_core::fact::Person;
use rungs_core::framework::{Framework, Role};
use rungs_core::program::Program;
use rungs_core::requirement::Requirement;
use rungs_core::standing::Interval;

use super::super::Question;
use crate::framework::Loaded;
use crate::person;
use crate::tree::{Fault, Format};
use crate::wire::diff::{Because, Flip, PeopleDiff, SetAside};

/// A person's file, not read yet.
#[derive(Clone, Debug)]
pub struct PersonContent {
    /// What to call it.
    pub file: String,
    /// Its content, or why it can't be had.
    pub content: Result<Vec<u8>, String>,
    /// How it is written, where that is known.
    pub format: Option<Format>,
}

/// Asks about each person by both versions. Each version reads the person in its own words.
pub(super) fn flips(
    older: &Loaded,
    newer: &Loaded,
    found: &FrameworkDiff,
    people: &[PersonContent],
    question: Question,
) -> PeopleDiff {
    let mut answer = PeopleDiff { files: people.len(), ..PeopleDiff::default() };
    let (older, newer) = (&older.checked.framework, &newer.checked.framework);
    for person in people {
        let read = |framework: &Framework| match &person.content {
            Ok(content) => person::read(content, person.format, &framework.vocabulary, question.on)
                .map_err(|faults| first(&faults)),
            Err(reason) => Err(reason.clone()),
        };
        match (read(older), read(newer)) {
            (Ok(then), Ok(now)) => {
                answer.read += 1;
                for role in &found.roles {
                    let both = Both { older, newer, found, question, then: &then, now: &now };
                    answer.flips.extend(both.flips(person, role));
                }
            }
            (Err(reason), _) | (_, Err(reason)) => {
                answer.set_aside.push(SetAside { file: person.file.clone(), reason });
            }
        }
    }
    answer
}

fn first(faults: &[Fault]) -> String {
    let Some(fault) = faults.first() else { return "it can't be read".to_owned() };
    let place = fault.place.map(|(line, _)| format!("line {line}: ")).unwrap_or_default();
    match faults.len() {
        1 => format!("{place}{}", fault.message),
        count => format!("{place}{}, and {} more", fault.message, count - 1),
    }
}

/// One person, by both versions.
struct Both<'a> {
    older: &'a Framework,
    newer: &'a Framework,
    found: &'a FrameworkDiff,
    question: Question,
    then: &'a Person,
    now: &'a Person,
}

impl Both<'_> {
    fn flips(&self, person: &PersonContent, role: &RoleDiff) -> Vec<Flip> {
        let (Some(before), Some(after)) = (self.older.role(&role.slug), self.newer.role(&role.slug)) else {
            return Vec::new();
        };
        let stood = standings(self.older, before, self.then, self.question);
        let stands = standings(self.newer, after, self.now, self.question);
        let mut flips = Vec::new();
        for (route, now) in after.routes.iter().zip(stands) {
            let earlier = before.routes.iter().position(|earlier| earlier.slug == route.slug);
            let Some(then) = earlier.and_then(|place| stood.get(place)).copied() else { continue };
            if then == now {
                continue;
            }
            let because = self.because(role, after, &route.slug, then);
            flips.push(Flip {
                file: person.file.clone(),
                name: self.now.name.clone(),
                role: role.slug.clone(),
                route: route.slug.clone(),
                route_title: route.title.clone(),
                way: way(then, now).to_owned(),
                before: then.into(),
                after: now.into(),
                because: because.into_iter().map(told).collect(),
            });
        }
        flips
    }

    /// The changes that did it: with all of them undone the standing is what it was, and none can be spared.
    fn because<'c>(&self, role: &'c RoleDiff, after: &Role, route: &str, then: Interval) -> Vec<&'c Change> {
        let bears = |change: &&Change| match &change.section {
            Section::ToStart => true,
            Section::Route(of) | Section::Offer(of, _) => of == route,
            Section::ToHold | Section::ToStay | Section::Step(_) => false,
        };
        let mut undone: Vec<&Change> = role.changes.iter().filter(bears).collect();
        let framework = Framework { vocabulary: self.found.joined.vocabulary.clone(), ..Framework::default() };
        let restores = |undone: &[&Change]| {
            let role = without(after, undone);
            let place = role.routes.iter().position(|own| own.slug == route);
            let stands = standings(&framework, &role, self.now, self.question);
            place.and_then(|place| stands.get(place)) == Some(&then)
        };
        if !restores(&undone) {
            return undone;
        }
        let mut place = 0;
        while place < undone.len() {
            let mut fewer = undone.clone();
            fewer.remove(place);
            if restores(&fewer) {
                undone = fewer;
            } else {
                place += 1;
            }
        }
        undone
    }
}

/// The standing of each way in; none where the role is too large, which checking it would have found.
fn standings(framework: &Framework, role: &Role, person: &Person, question: Question) -> Vec<Interval> {
    let Ok(program) = Program::new(framework, role, question.asked()) else { return Vec::new() };
    let told = program.with_answers(person);
    let reading = program.read(&told);
    program.decide(&reading).into_iter().map(|route| route.standing).collect()
}

/// The newer role with these changes undone. It speaks the words of both versions.
fn without(role: &Role, undone: &[&Change]) -> Role {
    let mut role = role.clone();
    for change in undone {
        let list: Option<&mut Vec<Requirement>> = match &change.section {
            Section::ToStart => Some(&mut role.to_start),
            Section::Route(slug) => {
                role.routes.iter_mut().find(|route| &route.slug == slug).map(|route| &mut route.requirements)
            }
            Section::Offer(slug, provider) => {
                let route = role.routes.iter_mut().find(|route| &route.slug == slug);
                let offers = route.into_iter().flat_map(|route| &mut route.offers);
                let offer = offers.into_iter().find(|offer| &offer.provider == provider);
                let is_filled_in = |one: &Option<Requirement>| one.as_ref().is_some_and(Requirement::is_filled_in);
                let stands_in = is_filled_in(&change.before) || is_filled_in(&change.after);
                offer.map(|offer| if stands_in { &mut offer.filled_in } else { &mut offer.requirements })
            }
            Section::ToHold | Section::ToStay | Section::Step(_) => None,
        };
        let Some(list) = list else { continue };
        if let Some(after) = &change.after {
            list.retain(|one| one != after);
        }
        list.extend(change.before.clone());
    }
    role
}

/// Better where neither end is worse, worse where neither is better; otherwise only known less or more exactly.
fn way(then: Interval, now: Interval) -> &'static str {
    match (now.floor.cmp(&then.floor), now.ceiling.cmp(&then.ceiling)) {
        (std::cmp::Ordering::Less, std::cmp::Ordering::Greater) => "otherwise",
        (std::cmp::Ordering::Greater, std::cmp::Ordering::Less) => "otherwise",
        (std::cmp::Ordering::Less, _) | (_, std::cmp::Ordering::Less) => "worse",
        _ => "better",
    }
}

fn told(change: &Change) -> Because {
    let sentence = change.after.as_ref().or(change.before.as_ref());
    Because {
        kind: change.kind.as_str().to_owned(),
        sentence: sentence.map(|one| one.sentence.clone()).unwrap_or_default(),
    }
}
