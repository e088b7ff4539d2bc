//! `rungs show`: a role as a person reads it.

use rungs_app::find::{self, Found};
use rungs_app::service;
use rungs_app::wire::show::{RequirementShown, RoleShown, RouteShown};

use crate::answer::{Answer, Outcome};
use crate::arguments::{Global, Show};
use crate::command::check::source_shown;
use crate::command::opportunities;
use crate::requirement::{self, Numbered};
use crate::screen::{BOLD, FAINT, PLAIN, Screen};
use crate::{input, words};

pub(crate) fn run(arguments: &Show, global: &Global) -> Outcome {
    let loaded = input::framework(None, global)?;
    let is_role = matches!(find::role(&loaded.checked.framework, &arguments.role), Found::Role(_));
    if let Some(opportunity) = service::opportunity(&loaded, &arguments.role).filter(|_| !is_role) {
        let shown = service::show_opportunity(&loaded, opportunity);
        let remarks = Vec::from_iter(input::left_out(&loaded, None, global));
        if arguments.json {
            return Ok(Answer::json(&shown)?.remarks(remarks));
        }
        let mut screen = Screen::for_answers();
        opportunities::page(&mut screen, &shown, arguments.readings);
        return Ok(Answer::screen(screen).remarks(remarks));
    }
    let (role, remark) = input::role(&loaded, global, &arguments.role)?;
    let role = service::show(&loaded, role);
    let remarks = input::left_out(&loaded, None, global).into_iter().chain(remark).collect();
    if arguments.json {
        return Ok(Answer::json(&role)?.remarks(remarks));
    }
    let mut screen = Screen::for_answers();
    page(&mut screen, role, arguments.readings);
    Ok(Answer::screen(screen).remarks(remarks))
}

fn page(screen: &mut Screen, role: RoleShown, with_readings: bool) {
    let numbered = Numbered { sources: &role.sources, with_places: false, with_readings };
    heading(screen, &role);
    for paragraph in &role.summary {
        screen.gap();
        screen.line(PLAIN, paragraph);
    }
    bullets(screen, "What you do", &role.what_you_do);
    bullets(screen, "What you bring", &role.what_you_bring);
    rules(screen, &numbered, "Everyone needs", &role.everyone_needs);
    rules(screen, &numbered, "To start any way in", &role.to_start_any_way_in);
    if !role.ways_in.is_empty() {
        section(screen, "Ways in");
        for (place, way) in role.ways_in.iter().enumerate() {
            if place > 0 {
                screen.gap();
            }
            way_in(screen, &numbered, way);
        }
    }
    rules(screen, &numbered, "Staying in the role", &role.staying_in_the_role);
    if !role.where_it_leads.is_empty() || !role.leads_beyond.is_empty() {
        section(screen, "Where it leads");
        for step in &role.where_it_leads {
            screen.hanging(2, "→ ", PLAIN, &step.title);
            step.requirements.iter().for_each(|one| rule(screen, &numbered, one, 4));
        }
        for title in &role.leads_beyond {
            screen.hanging(2, "→ ", PLAIN, &format!("{title} (no page here yet)"));
        }
    }
    if !role.notes.is_empty() {
        section(screen, "Notes");
        for (place, note) in role.notes.iter().enumerate() {
            if place > 0 {
                screen.gap();
            }
            screen.hanging(2, "", PLAIN, &plain(note));
        }
    }
    if !role.sources.is_empty() {
        section(screen, "Sources");
        for (place, source) in role.sources.iter().enumerate() {
            source_shown(screen, place + 1, source, true);
        }
    }
    screen.gap();
    screen.line(FAINT, &format!("To check a person: rungs check PERSON --role {}", role.role));
}

fn heading(screen: &mut Screen, role: &RoleShown) {
    screen.line(BOLD, &role.title);
    let mut facts = Vec::new();
    facts.extend(role.level.map(|level| format!("level {level}")));
    facts.extend(role.career_level.map(|level| format!("career framework level {level}")));
    facts.extend(role.band.as_ref().map(|band| format!("pay band {band}")));
    facts.extend(role.regulator.as_ref().map(|regulator| format!("regulated by {regulator}")));
    if !facts.is_empty() {
        screen.line(PLAIN, &words::capital(&facts.join(", ")));
    }
    if !role.also_called.is_empty() {
        screen.line(FAINT, &format!("Also called {}", role.also_called.join(", ")));
    }
    if !role.professions.is_empty() {
        screen.line(FAINT, &format!("In {}", role.professions.join(", ")));
    }
    let mut dates = Vec::new();
    dates.extend(role.in_force.as_ref().map(|day| format!("holds from {}", words::told_date(day))));
    dates.extend(role.reviewed.as_ref().map(|day| format!("last reviewed {}", words::told_date(day))));
    if !dates.is_empty() {
        screen.line(FAINT, &words::capital(&dates.join(", ")));
    }
}

fn section(screen: &mut Screen, title: &str) {
    screen.gap();
    screen.line(BOLD, title);
}

fn bullets(screen: &mut Screen, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    section(screen, title);
    lines.iter().for_each(|line| screen.hanging(2, "- ", PLAIN, &plain(line)));
}

fn rules(screen: &mut Screen, numbered: &Numbered<'_>, title: &str, rules: &[RequirementShown]) {
    if rules.is_empty() {
        return;
    }
    section(screen, title);
    by_moment(screen, numbered, &rules.iter().collect::<Vec<_>>(), 2);
}

/// Requirements, with the moment said where it isn't the start.
fn by_moment(screen: &mut Screen, numbered: &Numbered<'_>, rules: &[&RequirementShown], indent: usize) {
    let mut moment = "start";
    for one in rules {
        if one.moment != moment && one.moment != "apply" {
            screen.hanging(indent, "", FAINT, &format!("{}:", words::moment(&one.moment)));
            moment = &one.moment;
        }
        rule(screen, numbered, one, if moment == "start" { indent } else { indent + 2 });
    }
}

/// A sentence with its sources, and what a reader should know about it.
fn told(numbered: &Numbered<'_>, one: &RequirementShown) -> String {
    let mut sentence = format!("{}{}", one.sentence, numbered.marks(&one.sources));
    if !one.confirmed {
        sentence.push_str(" (not confirmed by any source)");
    }
    match (&one.starts_from, &one.starts_before) {
        (Some(from), _) if !one.sentence.contains(&words::told_date(from)) => {
            sentence.push_str(&format!(" (for starts from {})", words::told_date(from)));
        }
        (_, Some(before)) if !one.sentence.contains(&words::told_date(before)) => {
            sentence.push_str(&format!(" (for starts before {})", words::told_date(before)));
        }
        _ => {}
    }
    sentence
}

pub(crate) fn rule(screen: &mut Screen, numbered: &Numbered<'_>, one: &RequirementShown, indent: usize) {
    let sentence = told(numbered, one);
    // What isn't known or read yet is no must.
    let strength = if one.settled_by == "not-known" { "open" } else { short(&one.strength) };
    let mark = requirement::strength_mark(screen, strength, &sentence);
    screen.hanging(indent, &mark, PLAIN, &sentence);
    reading(screen, numbered, one, indent + 8);
    one.requirements.iter().for_each(|item| member(screen, numbered, item, indent + 8));
}

/// An item of a list: no item is a must by itself.
fn member(screen: &mut Screen, numbered: &Numbered<'_>, one: &RequirementShown, indent: usize) {
    let mark = if one.strength == "must" { "- ".to_owned() } else { format!("- {}: ", short(&one.strength)) };
    screen.hanging(indent, &mark, PLAIN, &told(numbered, one));
    reading(screen, numbered, one, indent + 2);
    one.requirements.iter().for_each(|item| member(screen, numbered, item, indent + 2));
}

/// How a sentence was read, for whoever wrote it.
fn reading(screen: &mut Screen, numbered: &Numbered<'_>, one: &RequirementShown, indent: usize) {
    if !numbered.with_readings {
        return;
    }
    let mut parts: Vec<String> = one.reads.iter().map(|read| format!("{}: {}", read.kind, read.what)).collect();
    parts.extend(one.applies_if.iter().map(|read| format!("its condition: {}", read.what)));
    parts.push(words::lower(&words::moment(&one.moment)));
    parts.push(format!("{} asks", words::owner(&one.owner)));
    let decider = one.decided_by.as_deref().unwrap_or(&one.owner);
    parts.extend(match one.settled_by.as_str() {
        "facts" => Some("facts decide".to_owned()),
        "judgement" => Some(format!("no fact is looked at: {} decides", words::owner(decider))),
        "facts-and-judgement" => Some(format!("facts decide first, then {}", words::owner(decider))),
        "nothing" => Some("it asks nothing of a person".to_owned()),
        "not-known" => Some("nobody has said yet what is asked".to_owned()),
        _ => None,
    });
    screen.hanging(indent, "= ", FAINT, &parts.join("; "));
}

fn short(strength: &str) -> &str {
    match strength {
        "preferably" => "prefer",
        "instead" => "or else",
        other => other,
    }
}

fn way_in(screen: &mut Screen, numbered: &Numbered<'_>, way: &RouteShown) {
    screen.hanging(2, "", BOLD, &way.title);
    if !way.line.is_empty() {
        screen.hanging(4, "", PLAIN, &plain(&way.line));
    }
    // The line of the way in stands above already.
    for length in way.lengths.iter().filter(|length| length.sentence != way.line) {
        screen.hanging(4, "", PLAIN, &plain(&length.sentence));
    }
    if !way.gives.is_empty() {
        let gives: Vec<&str> = way.gives.iter().map(|one| one.trim_end_matches('.')).collect();
        screen.hanging(4, "", PLAIN, &plain(&format!("Gives {}.", gives.join(", and "))));
    }
    let (to_be_paid, others): (Vec<_>, Vec<_>) = way.requirements.iter().partition(|one| one.for_funding);
    // A day of the calendar belongs to an intake, and comes before its start.
    let is_now = |one: &&RequirementShown| {
        one.moment == "apply" || one.moment == "start" || one.moment.starts_with("by-") || one.moment.starts_with("on-")
    };
    let (to_start, later): (Vec<_>, Vec<_>) = others.into_iter().partition(is_now);
    by_moment(screen, numbered, &to_start, 4);
    if !to_be_paid.is_empty() {
        screen.hanging(4, "", FAINT, "For the funding:");
        by_moment(screen, numbered, &to_be_paid, 6);
    }
    by_moment(screen, numbered, &later, 4);
    for offer in &way.offers {
        screen.hanging(4, "", BOLD, &words::at_provider(&offer.provider));
        by_moment(screen, numbered, &offer.all().into_iter().flatten().collect::<Vec<_>>(), 6);
    }
}

/// Text of a page without the marks for bold and for footnotes.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[^") {
        match after.split_once(']') {
            Some((_, after)) => {
                plain.push_str(before);
                rest = after;
            }
            None => break,
        }
    }
    plain.push_str(rest);
    plain.replace("**", "")
}
