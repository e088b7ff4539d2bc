//! `rungs opportunities`: ways to gain what roles ask for, in a few lines each; and one of them as a person reads it.

use rungs_app::service;
use rungs_app::wire::opportunities::{OpportunityLine, OpportunityShown};

use super::show::rule;
use crate::answer::{ANSWERED, Answer, FOUND, Outcome};
use crate::arguments::{Global, Opportunities};
use crate::command::check::source_shown;
use crate::requirement::Numbered;
use crate::screen::{BOLD, FAINT, PLAIN, Screen};
use crate::{input, words};

pub(crate) fn run(arguments: &Opportunities, global: &Global) -> Outcome {
    let loaded = input::framework(None, global)?;
    let answer = service::opportunities(&loaded);
    let remarks = Vec::from_iter(input::left_out(&loaded, None, global));
    let status = if loaded.left_out.is_empty() { ANSWERED } else { FOUND };
    if arguments.json {
        return Ok(Answer::json(&answer)?.status(status).remarks(remarks));
    }
    let mut screen = Screen::for_answers();
    screen.line(BOLD, &format!("{}, {}", answer.framework.title, answer.framework.version));
    for one in &answer.opportunities {
        screen.gap();
        screen.hanging(0, "", BOLD, &one.title);
        screen.hanging(2, "", PLAIN, &one.line);
        screen.hanging(2, "", PLAIN, &gives(one));
        screen.hanging(2, "", FAINT, &cost(one));
    }
    screen.gap();
    match answer.opportunities.is_empty() {
        true => screen.line(PLAIN, "This framework has no opportunities."),
        false => screen.line(FAINT, "To read one: rungs show OPPORTUNITY."),
    }
    Ok(Answer::screen(screen).status(status).remarks(remarks))
}

/// An opportunity as a person reads it.
pub(crate) fn page(screen: &mut Screen, shown: &OpportunityShown, with_readings: bool) {
    let numbered = Numbered { sources: &shown.sources, with_places: false, with_readings };
    screen.line(BOLD, &shown.about.title);
    if let Some(day) = &shown.reviewed {
        screen.line(FAINT, &format!("Last reviewed {}", words::told_date(day)));
    }
    for paragraph in &shown.summary {
        screen.gap();
        screen.line(PLAIN, paragraph);
    }
    screen.gap();
    screen.hanging(2, "", PLAIN, &shown.about.line);
    screen.hanging(2, "", PLAIN, &cost(&shown.about));
    if let Some(day) = &shown.apply_by {
        screen.hanging(2, "", PLAIN, &format!("Apply by {day}."));
    }
    screen.hanging(2, "", PLAIN, &gives(&shown.about));
    screen.hanging(2, "", PLAIN, &format!("Offered by {}.", shown.offered_by));
    screen.gap();
    screen.line(BOLD, "Before you start");
    let mut moment = "start";
    for one in &shown.requirements {
        if one.moment != moment {
            screen.hanging(2, "", FAINT, &format!("{}:", words::moment(&one.moment)));
            moment = &one.moment;
        }
        rule(screen, &numbered, one, 2);
    }
    if !shown.sources.is_empty() {
        screen.gap();
        screen.line(BOLD, "Sources");
        for (place, source) in shown.sources.iter().enumerate() {
            source_shown(screen, place + 1, source, true);
        }
    }
}

fn gives(one: &OpportunityLine) -> String {
    format!("Gives {}.", one.gives.join(", and "))
}

fn cost(one: &OpportunityLine) -> String {
    match (one.cost_at_least, one.cost_at_most) {
        (Some(0), Some(0)) => "Costs nothing.".to_owned(),
        (Some(0), Some(most)) => format!("Costs up to £{most}."),
        (Some(least), Some(most)) if least == most => format!("Costs £{most}."),
        (Some(least), Some(most)) => format!("Costs £{least} to £{most}."),
        _ => "What it costs isn't known.".to_owned(),
    }
}
