//! Opportunities, in lines and as their pages have them.

use rungs_core::condition::DayOfYear;
use rungs_core::date::Date;
use rungs_core::opportunity::{Gain, Opportunity, Pace};
use rungs_core::vocabulary::normal;

use super::show::{cite, shown};
use super::sources;
use crate::framework::Loaded;
use crate::wire::FrameworkName;
use crate::wire::opportunities::{OpportunitiesAnswer, OpportunityLine, OpportunityShown};

/// Every opportunity, by title.
pub fn opportunities(loaded: &Loaded) -> OpportunitiesAnswer {
    let mut lines: Vec<OpportunityLine> = loaded.checked.framework.opportunities.iter().map(line).collect();
    lines.sort_by_key(|line| line.title.to_lowercase());
    OpportunitiesAnswer { framework: FrameworkName::of(loaded), opportunities: lines }
}

/// The opportunity that is called so, by its slug or its title.
pub fn opportunity<'l>(loaded: &'l Loaded, name: &str) -> Option<&'l Opportunity> {
    let wanted = normal(name);
    let is_called = |one: &&Opportunity| normal(&one.slug) == wanted || normal(&one.title) == wanted;
    loaded.checked.framework.opportunities.iter().find(is_called)
}

/// An opportunity as its page has it.
pub fn show_opportunity(loaded: &Loaded, opportunity: &Opportunity) -> OpportunityShown {
    let requirements = shown(&loaded.checked.framework, &opportunity.requirements);
    let mut cited = opportunity.sources.clone();
    requirements.iter().for_each(|one| cite(one, &mut cited));
    OpportunityShown {
        framework: FrameworkName::of(loaded),
        about: line(opportunity),
        summary: opportunity.summary.clone(),
        starts_in: opportunity.starts_in.clone(),
        apply_by: opportunity.apply_by.and_then(day),
        offered_by: opportunity.owner.spoken(),
        requirements,
        reviewed: opportunity.reviewed.map(|day| day.to_string()),
        sources: sources(loaded, &cited),
    }
}

fn line(opportunity: &Opportunity) -> OpportunityLine {
    let (hours, cost) = (opportunity.hours_a_week, opportunity.cost);
    OpportunityLine {
        opportunity: opportunity.slug.clone(),
        title: opportunity.title.clone(),
        line: opportunity.line.clone(),
        months_at_least: opportunity.months.0,
        months_at_most: opportunity.months.1,
        pace: pace(opportunity.pace).to_owned(),
        hours_at_least: hours.map(|hours| hours.0),
        hours_at_most: hours.map(|hours| hours.1),
        in_evenings: opportunity.in_evenings,
        cost_at_least: cost.map(|cost| cost.0),
        cost_at_most: cost.map(|cost| cost.1),
        gives: Gain::words(&opportunity.gives),
    }
}

fn pace(pace: Pace) -> &'static str {
    match pace {
        Pace::AtWork => "at-work",
        Pace::PartTime => "part-time",
        Pace::FullTime => "full-time",
    }
}

/// *31 July*. 29 February is a day of some years.
fn day(day: DayOfYear) -> Option<String> {
    Date::new(2024, day.month, day.day).ok().map(|date| date.strftime("%-d %B").to_string())
}
