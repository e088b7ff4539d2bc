//! A role as its page has it.

use rungs_core::date::Date;
use rungs_core::framework::{Framework, Role, Route};
use rungs_core::length::Length;
use rungs_core::opportunity::Gain;
use rungs_core::requirement::{Content, Matter, Requirement};

use super::{is_confirmed, sources};
use crate::framework::Loaded;
use crate::wire::FrameworkName;
use crate::wire::routes::RoutesAnswer;
use crate::wire::show::{LengthShown, OfferShown, ReadingShown, RequirementShown, RoleShown, RouteShown, StepShown};

/// A role as its page has it.
pub fn show(loaded: &Loaded, role: &Role) -> RoleShown {
    let framework = &loaded.checked.framework;
    let requirements = |of: &[Requirement]| shown(framework, of);
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    let mut role_shown = RoleShown {
        framework: FrameworkName::of(loaded),
        role: role.slug.clone(),
        title: role.title.clone(),
        also_called: role.aliases.clone(),
        level: role.level,
        career_level: role.career_level,
        band: role.band.clone(),
        professions: role.professions.clone(),
        regulator: role.regulator.clone(),
        in_force: day(role.in_force),
        reviewed: day(role.reviewed),
        summary: role.summary.clone(),
        what_you_do: role.duties.clone(),
        what_you_bring: role.skills.clone(),
        everyone_needs: requirements(&role.to_hold),
        to_start_any_way_in: requirements(&role.to_start),
        ways_in: role.routes.iter().map(|route| way_in(framework, route)).collect(),
        staying_in_the_role: requirements(&role.to_stay),
        where_it_leads: role
            .next
            .iter()
            .map(|step| StepShown {
                role: step.role.clone(),
                title: loaded.title(&step.role).to_owned(),
                requirements: requirements(&step.requirements),
            })
            .collect(),
        leads_beyond: role.leads_beyond.clone(),
        notes: role.notes.clone(),
        sources: Vec::new(),
    };
    let mut cited = Vec::new();
    let of_role = [&role_shown.everyone_needs, &role_shown.to_start_any_way_in].into_iter().flatten();
    let of_ways = role_shown
        .ways_in
        .iter()
        .flat_map(|way| std::iter::once(&way.requirements).chain(way.offers.iter().flat_map(OfferShown::all)))
        .flatten();
    let of_steps = role_shown.where_it_leads.iter().flat_map(|step| &step.requirements);
    // In the order in which a page shows them.
    let all = of_role.chain(of_ways).chain(&role_shown.staying_in_the_role).chain(of_steps);
    all.for_each(|one| cite(one, &mut cited));
    role_shown.sources = sources(loaded, &cited);
    role_shown
}

/// The ways into a role, or the one of this slug; none where it has no such way in.
pub fn routes(loaded: &Loaded, role: &Role, route: Option<&str>) -> Option<RoutesAnswer> {
    let wanted = |one: &&Route| route.is_none_or(|slug| one.slug == slug);
    let found: Vec<&Route> = role.routes.iter().filter(wanted).collect();
    if route.is_some() && found.is_empty() {
        return None;
    }
    let routes: Vec<RouteShown> = found.into_iter().map(|route| way_in(&loaded.checked.framework, route)).collect();
    let mut cited = Vec::new();
    let offered = routes.iter().flat_map(|way| &way.offers).flat_map(OfferShown::all);
    routes.iter().map(|way| &way.requirements).chain(offered).flatten().for_each(|one| cite(one, &mut cited));
    Some(RoutesAnswer {
        framework: FrameworkName::of(loaded),
        role: role.slug.clone(),
        role_title: role.title.clone(),
        routes,
        sources: sources(loaded, &cited),
    })
}

pub(super) fn cite(requirement: &RequirementShown, cited: &mut Vec<String>) {
    cited.extend(requirement.sources.iter().cloned());
    requirement.requirements.iter().for_each(|member| cite(member, cited));
}

fn way_in(framework: &Framework, route: &Route) -> RouteShown {
    RouteShown {
        route: route.slug.clone(),
        title: route.title.clone(),
        kind: route.kind.as_str().to_owned(),
        line: route.line.clone(),
        level: route.level,
        months_at_least: route.months.map(|(least, _)| least),
        months_at_most: route.months.map(|(_, most)| most),
        assessment_at_least: route.assessment.map(|(least, _)| least),
        assessment_at_most: route.assessment.map(|(_, most)| most),
        lengths: route.lengths.iter().map(length).collect(),
        gives: Gain::words(&route.gives),
        requirements: shown(framework, &route.requirements),
        offers: route
            .offers
            .iter()
            .map(|offer| OfferShown {
                provider: offer.provider.clone(),
                requirements: shown(framework, &offer.requirements),
                filled_in: shown(framework, &offer.filled_in),
            })
            .collect(),
    }
}

fn length(length: &Length) -> LengthShown {
    LengthShown {
        sentence: length.sentence.clone(),
        months_at_least: length.months.0,
        months_at_most: length.months.1,
        mode: length.mode.clone(),
        applies_if: length.guard.as_ref().map(|guard| guard.sentence.clone()),
        in_proportion_below: length.in_proportion_below,
        may_be_shorter: length.may_be_shorter,
    }
}

pub(super) fn shown(framework: &Framework, requirements: &[Requirement]) -> Vec<RequirementShown> {
    requirements.iter().map(|requirement| one(framework, requirement)).collect()
}

fn one(framework: &Framework, requirement: &Requirement) -> RequirementShown {
    let (mut reads, mut members) = (Vec::new(), Vec::new());
    match &requirement.content {
        Content::Matter(matter) => reads = readings(matter),
        Content::Group { members: of, .. } => members = shown(framework, of),
        _ => {}
    }
    let mut kinds: Vec<String> = reads.iter().map(|read| read.kind.clone()).collect();
    kinds.dedup();
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    RequirementShown {
        id: requirement.id.clone(),
        sentence: requirement.sentence.clone(),
        strength: requirement.strength.as_str().to_owned(),
        owner: requirement.owner.as_str().to_owned(),
        for_funding: requirement.for_funding,
        moment: requirement.moment.name(),
        starts_from: day(requirement.starts.from),
        starts_before: day(requirement.starts.before),
        decided_by: requirement.decider.as_ref().map(|owner| owner.as_str().to_owned()),
        filled_in: requirement.filled_in.map(|outcome| outcome.as_str().to_owned()),
        kinds,
        reads,
        applies_if: requirement.guard.as_ref().map(|guard| readings(&guard.clause)).unwrap_or_default(),
        settled_by: settled_by(requirement).to_owned(),
        sources: requirement.sources.clone(),
        confirmed: is_confirmed(framework, requirement) || !members.is_empty(),
        page: requirement.place.page.clone(),
        line: requirement.place.line,
        requirements: members,
    }
}

/// Every condition, each as often as it is told otherwise.
fn readings(matter: &Matter) -> Vec<ReadingShown> {
    let mut readings: Vec<ReadingShown> = Vec::new();
    for leaf in matter.leaves() {
        let reading =
            ReadingShown { kind: leaf.kind.to_owned(), what: leaf.words.clone(), question: leaf.question.text.clone() };
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

/// What settles a requirement.
fn settled_by(requirement: &Requirement) -> &'static str {
    match (&requirement.content, &requirement.decider) {
        (Content::Matter(_), None) => "facts",
        (Content::Matter(_), Some(_)) => "facts-and-judgement",
        (Content::Judgement | Content::Varies { alone: true }, _) => "judgement",
        (Content::NothingSet { alone: true }, Some(_)) => "judgement",
        (Content::Group { .. }, _) => "each-item",
        (Content::NotKnownYet, _) => "not-known",
        (Content::NothingSet { .. } | Content::Varies { .. } | Content::OfTheCourse, _) => "nothing",
    }
}
