//! Whom a sentence affects: the ways in that it is part of, others that ask the same, and people who would stand otherwise
//! without it.

use rungs_app::person;
use rungs_core::date::Date;
use rungs_core::fact::Person;
use rungs_core::framework::{Role, Route};
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::{Content, Moment, Requirement};
use rungs_core::standing::Interval;

use super::Workspace;

/// People asked about, at most: somebody waits for the answer.
const MOST_PEOPLE: usize = 100;

/// A requirement with the part of its role that it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing<'w> {
    pub(super) requirement: &'w Requirement,
    pub(super) role: &'w Role,
    pub(super) part: Part<'w>,
}

/// A part of a role that has requirements.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part<'w> {
    ToHold,
    ToStart,
    WayIn(&'w Route),
    Offer(&'w Route, &'w str),
    ToStay,
    Step(&'w str),
}

/// Somebody who would stand otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Otherwise {
    pub(super) who: String,
    /// The way in, or none for holding the role.
    pub(super) way_in: Option<String>,
    pub(super) with: Interval,
    pub(super) without: Interval,
}

impl Workspace {
    /// Every requirement of the framework, those in lists included.
    pub(super) fn requirements(&self) -> Vec<Standing<'_>> {
        self.loaded.checked.framework.roles.iter().flat_map(of_role).collect()
    }

    /// The requirements that stand on a line of a page.
    pub(super) fn on_line(&self, path: &str, line: u32) -> Vec<Standing<'_>> {
        let roles = self.loaded.checked.framework.roles.iter().filter(|role| role.page == path);
        let here = |one: &Standing<'_>| one.requirement.place.page == path && one.requirement.place.line == line;
        roles.flat_map(of_role).filter(here).collect()
    }

    /// Other requirements that ask the same, as strongly.
    pub(super) fn asked_elsewhere(&self, of: &Requirement) -> Vec<Standing<'_>> {
        if !matches!(of.content, Content::Matter(_)) {
            return Vec::new();
        }
        let same = |one: &Standing<'_>| {
            let other = one.requirement;
            other.place != of.place && other.content == of.content && other.strength == of.strength
        };
        self.requirements().into_iter().filter(same).collect()
    }

    /// How many people were asked about, and those among them who would stand otherwise without what stands on this line.
    pub(super) fn otherwise(&self, role: &Role, path: &str, line: u32, on: Date) -> (usize, Vec<Otherwise>) {
        let framework = &self.loaded.checked.framework;
        let mut spared = role.clone();
        leave_out(&mut spared, path, line);
        let asked = Asked { start: on, moment: Moment::Start };
        let (Ok(with), Ok(without)) = (Program::new(framework, role, asked), Program::new(framework, &spared, asked))
        else {
            return (0, Vec::new());
        };
        let (mut count, mut found) = (0, Vec::new());
        for content in self.people.iter().take(MOST_PEOPLE) {
            let Ok(bytes) = &content.content else { continue };
            let Ok(person) = person::read(bytes, content.format, &framework.vocabulary, on) else { continue };
            count += 1;
            let who = person.name.clone().unwrap_or_else(|| content.file.clone());
            for (before, after) in standings(&with, &person).into_iter().zip(standings(&without, &person)) {
                if before.1 != after.1 {
                    found.push(Otherwise { who: who.clone(), way_in: before.0, with: before.1, without: after.1 });
                }
            }
        }
        (count, found)
    }
}

/// The standing of each way in, and of holding the role.
fn standings(program: &Program<'_>, person: &Person) -> Vec<(Option<String>, Interval)> {
    let person = program.with_answers(person);
    let reading = program.read(&person);
    let ways = program.routes.iter().zip(program.decide(&reading));
    let ways = ways.map(|(route, standing)| (Some(route.route.title.clone()), standing.standing));
    ways.chain([(None, program.interval(program.to_hold.0, &reading))]).collect()
}

fn of_role(role: &Role) -> Vec<Standing<'_>> {
    let mut found = Vec::new();
    let parts = [(&role.to_hold, Part::ToHold), (&role.to_start, Part::ToStart), (&role.to_stay, Part::ToStay)];
    let ways = role.routes.iter().map(|route| (&route.requirements, Part::WayIn(route)));
    let offers = role.routes.iter().flat_map(|route| {
        route.offers.iter().map(move |offer| (&offer.requirements, Part::Offer(route, &offer.provider)))
    });
    let steps = role.next.iter().map(|step| (&step.requirements, Part::Step(&step.role)));
    for (requirements, part) in parts.into_iter().chain(ways).chain(offers).chain(steps) {
        let mut pending: Vec<&Requirement> = requirements.iter().collect();
        while let Some(requirement) = pending.pop() {
            if let Content::Group { members, .. } = &requirement.content {
                pending.extend(members);
            }
            found.push(Standing { requirement, role, part });
        }
    }
    found
}

/// A role without what stands on a line.
fn leave_out(role: &mut Role, path: &str, line: u32) {
    let ways = role.routes.iter_mut().flat_map(|route| {
        std::iter::once(&mut route.requirements).chain(route.offers.iter_mut().map(|offer| &mut offer.requirements))
    });
    for list in [&mut role.to_hold, &mut role.to_start, &mut role.to_stay].into_iter().chain(ways) {
        spare(list, path, line);
    }
}

fn spare(list: &mut Vec<Requirement>, path: &str, line: u32) {
    list.retain(|one| !(one.place.page == path && one.place.line == line));
    for one in list.iter_mut() {
        if let Content::Group { members, .. } = &mut one.content {
            spare(members, path, line);
        }
    }
    // A list of which nothing is left asks nothing.
    list.retain(|one| !matches!(&one.content, Content::Group { members, .. } if members.is_empty()));
}
