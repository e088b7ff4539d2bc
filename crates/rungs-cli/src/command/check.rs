//! `rungs check`: where a person stands, with every reason.

use rungs_app::service;
use rungs_app::wire::StandingName;
use rungs_app::wire::ask::AskAnswer;
use rungs_app::wire::check::{CheckAnswer, MendStep, OfferResult, RequirementResult, RouteResult};
use rungs_app::wire::{Bounds, SourceName};
use rungs_core::fact::Person;
use rungs_core::framework::Role;

use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};
use crate::arguments::{Check, Global};
use crate::requirement::{self, Numbered};
use crate::screen::{BOLD, Cell, FAINT, PLAIN, Screen, width};
use crate::{input, words};

/// Sets of things to do that are shown unless all are asked for.
const FIRST_SETS: usize = 3;

pub(crate) fn run(arguments: &Check, global: &Global) -> Outcome {
    let loaded = input::framework(None, global)?;
    let framework = &loaded.checked.framework;
    let question = input::question(arguments.when);
    let mut remarks = Vec::new();
    let role = match &arguments.role {
        Some(name) => {
            let (role, remark) = input::role(framework, name)?;
            remarks.extend(remark);
            Some(role)
        }
        None => None,
    };
    let route = match (role, &arguments.route) {
        (Some(role), Some(name)) => Some(input::route(role, name)?),
        _ => None,
    };
    let content = input::content(&arguments.who)?;
    let person = input::person(&arguments.who, &content, framework, question.on)?;
    let roles: Vec<&Role> = role.map_or_else(|| framework.roles.iter().collect(), |role| vec![role]);
    let too_large = |_| Failure::new("this role asks more than the engine can hold at once");
    let answer = service::check(&loaded, &roles, route.as_deref(), &person, question).map_err(too_large)?;
    let is_ready = answer.results.iter().any(|result| result.standing.floor == StandingName::Ready);
    let status = if arguments.exit_status && !is_ready { FOUND } else { ANSWERED };
    if arguments.json {
        return Ok(Answer::json(&answer)?.status(status).remarks(remarks));
    }
    let mut screen = Screen::for_answers();
    heading(&mut screen, arguments, &answer, &person, role);
    match role {
        Some(role) => {
            let asked = service::ask(&loaded, role, route.as_deref(), &person, question).map_err(too_large)?;
            one_role(&mut screen, arguments, &answer, &asked);
        }
        None => every_role(&mut screen, arguments, &answer),
    }
    Ok(Answer::screen(screen).status(status).remarks(remarks))
}

fn heading(screen: &mut Screen, arguments: &Check, answer: &CheckAnswer, person: &Person, role: Option<&Role>) {
    let title = match role {
        Some(role) => match role.level {
            Some(level) => format!("{}, level {level}", role.title),
            None => role.title.clone(),
        },
        None => answer.framework.title.clone(),
    };
    screen.line(BOLD, &title);
    let on = words::told_date(&answer.on);
    let start = match arguments.when.start {
        Some(start) => format!("for a start on {}", words::date(start)),
        None => "for a start the same day, as no --start was given".to_owned(),
    };
    let name = person.name.as_ref().map_or_else(String::new, |name| format!("{name}, "));
    let asked = words::capital(&format!("{name}asked on {on}, {start}."));
    let rules = match role {
        Some(_) => format!("{asked} Rules: {}, {}.", answer.framework.title, answer.framework.version),
        None => format!("{asked} Rules: version {}.", answer.framework.version),
    };
    screen.line(FAINT, &rules);
}

/// Every way into every role in a line each, best first.
fn every_role(screen: &mut Screen, arguments: &Check, answer: &CheckAnswer) {
    let mut lines: Vec<(words::Standing, &RouteResult)> =
        answer.results.iter().map(|result| (words::standing(result), result)).collect();
    lines.sort_by_key(|(standing, result)| {
        let steps = result.mends.first().map_or(0, Vec::len);
        (standing.rank, steps, std::cmp::Reverse(result.level), result.role_title.clone())
    });
    let mut last = None;
    for (standing, result) in &lines {
        if last != Some(standing.rank) {
            screen.gap();
            screen.marked(0, &format!("{} ", standing.sign), standing.style, standing.style.bold(), standing.name);
            last = Some(standing.rank);
        }
        let level = result.level.map_or_else(String::new, |level| format!(", level {level}"));
        let role = format!("{}{level}", result.role_title);
        let rest = words::capital(&standing.rest);
        if screen.is_roomy() {
            let both = screen.width() - 4;
            let left = both * 2 / 5;
            let way = format!("{role}: {}", lower_first(&result.route_title));
            let cells = [
                Cell { text: &way, width: left, style: PLAIN },
                Cell { text: &rest, width: both - left, style: FAINT },
            ];
            screen.row(2, &cells);
        } else {
            screen.hanging(2, "", BOLD, &format!("{role}: {}", lower_first(&result.route_title)));
            screen.hanging(4, "", PLAIN, &rest);
        }
    }
    screen.gap();
    let person = shell_word(&arguments.who.person.display().to_string());
    screen.line(FAINT, &format!("Every reason, for one role: rungs check {person} --role ROLE"));
}

fn one_role(screen: &mut Screen, arguments: &Check, answer: &CheckAnswer, asked: &AskAnswer) {
    let sources = in_order_of_use(answer);
    let numbered = Numbered { sources: &sources, with_places: arguments.sources };
    for result in &answer.results {
        screen.gap();
        way_in(screen, arguments, &numbered, result);
    }
    if let Some(first) = answer.results.first().filter(|first| !first.to_hold.is_empty()) {
        screen.gap();
        screen.line(BOLD, "To hold the role, by whichever way in");
        first.to_hold.iter().for_each(|one| requirement::show(screen, &numbered, one));
    }
    screen.gap();
    if let Some(question) = &asked.question {
        screen.hanging(0, "Next question  ", PLAIN, &question.text);
        let person = shell_word(&arguments.who.person.display().to_string());
        let role = shell_word(&asked.role);
        screen.hanging(15, "", FAINT, &format!("to answer it: rungs ask {person} --role {role}"));
    }
    sources_shown(screen, arguments, &sources);
}

/// The sources in the order in which the screen first speaks of them.
fn in_order_of_use(answer: &CheckAnswer) -> Vec<SourceName> {
    fn cite(one: &RequirementResult, cited: &mut Vec<String>) {
        cited.extend(one.sources.iter().cloned());
        one.requirements.iter().for_each(|member| cite(member, cited));
    }
    let mut cited = Vec::new();
    for result in &answer.results {
        result.requirements.iter().for_each(|one| cite(one, &mut cited));
        result.offers.iter().flat_map(|offer| &offer.requirements).for_each(|one| cite(one, &mut cited));
    }
    answer.results.iter().flat_map(|result| &result.to_hold).for_each(|one| cite(one, &mut cited));
    let place = |source: &SourceName| cited.iter().position(|id| *id == source.id).unwrap_or(usize::MAX);
    let mut sources = answer.sources.clone();
    sources.sort_by_key(place);
    sources
}

fn way_in(screen: &mut Screen, arguments: &Check, numbered: &Numbered<'_>, result: &RouteResult) {
    let standing = words::standing(result);
    screen.line(BOLD, &result.route_title);
    let mark = format!("{} {}: ", standing.sign, standing.name.to_uppercase());
    screen.marked(2, &mark, standing.style.bold(), PLAIN, &format!("{}.", standing.rest.trim_end_matches('.')));
    if let Some(funded) = result.funded {
        screen.hanging(2, "Funded: ", PLAIN, &paid_for(funded, result));
    }
    screen.gap();
    for one in &result.requirements {
        requirement::show(screen, numbered, one);
    }
    for offer in &result.offers {
        screen.gap();
        at_provider(screen, numbered, offer);
    }
    things_to_do(screen, arguments, result);
    if !result.next.is_empty() {
        screen.gap();
        screen.hanging(2, "", BOLD, "Then");
        for next in &result.next {
            screen.hanging(4, "", PLAIN, &format!("{}: {}", words::moment(&next.moment), next.sentence));
        }
    }
}

fn paid_for(funded: Bounds, result: &RouteResult) -> String {
    let rules = result.requirements.iter().filter(|one| one.for_funding);
    let of = |answer: &str| -> Vec<&str> {
        let of = rules.clone().filter(|one| one.answer == answer);
        of.map(|one| one.sentence.trim_start_matches("For funding, ")).collect()
    };
    match (funded.floor, funded.ceiling) {
        (StandingName::Ready, _) => "yes, the training can be paid for by the funder".to_owned(),
        (_, StandingName::NotYet) => match of("not-met").as_slice() {
            [] => "no".to_owned(),
            unmet => format!("no: {}", unmet.join(" ")),
        },
        _ => {
            let open: Vec<&str> = rules
                .clone()
                .filter(|one| one.answer == "cannot-tell")
                .flat_map(|one| &one.missing)
                .map(|missing| missing.what.as_str())
                .collect();
            match open.is_empty() {
                true => "can't tell yet".to_owned(),
                false => format!("can't tell yet; not told: {}", open.join("; ")),
            }
        }
    }
}

fn at_provider(screen: &mut Screen, numbered: &Numbered<'_>, offer: &OfferResult) {
    let (sign, name, style, _) = words::name(offer.standing);
    screen.hanging(2, "", BOLD, &format!("At {}", offer.provider));
    let rest = match (offer.standing.floor, offer.standing.ceiling) {
        (StandingName::Ready, _) => "everything is met here too",
        (StandingName::NotYet, StandingName::NotYet) => "with what this provider asks as well, there is more to do",
        _ => "with what this provider asks as well",
    };
    screen.marked(4, &format!("{sign} {name}: "), style, PLAIN, rest);
    for one in &offer.requirements {
        requirement::show(screen, numbered, one);
    }
}

/// The smallest sets of things to do: either this, or that.
fn things_to_do(screen: &mut Screen, arguments: &Check, result: &RouteResult) {
    let sets: Vec<&Vec<MendStep>> = result.mends.iter().filter(|set| !set.is_empty()).collect();
    if sets.is_empty() {
        return;
    }
    screen.gap();
    screen.hanging(2, "", BOLD, "To do");
    let shown = if arguments.all { sets.len() } else { FIRST_SETS };
    let indent = if sets.len() > 1 { 11 } else { 4 };
    for (place, set) in sets.iter().take(shown).enumerate() {
        if sets.len() > 1 {
            let mark = if place == 0 { "either " } else { "or     " };
            first_step(screen, mark, set);
        } else {
            steps(screen, indent, set, 0);
        }
    }
    if sets.len() > shown {
        let more = sets.len() - shown;
        screen.hanging(4, "or     ", FAINT, &format!("{} more ways: --all shows them", words::number(more)));
    } else if !result.mends_complete {
        screen.hanging(4, "or     ", FAINT, "another way: these are the smallest, and there are more");
    }
}

fn first_step(screen: &mut Screen, mark: &str, set: &[MendStep]) {
    match set {
        [one] => screen.hanging(4, mark, PLAIN, &one.words),
        [first, ..] => {
            screen.hanging(4, &format!("{mark}1. "), PLAIN, &first.words);
            steps(screen, 4 + width(mark), set, 1);
        }
        [] => {}
    }
}

fn steps(screen: &mut Screen, indent: usize, set: &[MendStep], from: usize) {
    for (place, step) in set.iter().enumerate().skip(from) {
        let mark = if set.len() > 1 { format!("{}. ", place + 1) } else { String::new() };
        screen.hanging(indent, &mark, PLAIN, &step.words);
    }
}

fn sources_shown(screen: &mut Screen, arguments: &Check, sources: &[SourceName]) {
    if sources.is_empty() {
        return;
    }
    screen.gap();
    let hint = if arguments.sources { "" } else { "  (--sources shows addresses, and where each sentence stands)" };
    screen.line(BOLD, &format!("Sources{hint}"));
    for (place, source) in sources.iter().enumerate() {
        source_shown(screen, place + 1, source, arguments.sources);
    }
}

/// A source with its number, and the day it was read.
pub(crate) fn source_shown(screen: &mut Screen, number: usize, source: &SourceName, with_address: bool) {
    let read = source.read.as_ref().map_or_else(String::new, |day| format!(", read {}", words::told_date(day)));
    let title = source.title.trim_end_matches('.');
    screen.hanging(2, &format!("[{number}] "), FAINT, &format!("{title}{read}"));
    if let Some(address) = source.address.as_ref().filter(|_| with_address) {
        screen.hanging(6, "", FAINT, address);
    }
}

/// A word of a command that can be copied into a shell.
fn shell_word(word: &str) -> String {
    let is_plain = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "-_./,:@".contains(c));
    if is_plain { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        // "NHS route" stays.
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}
