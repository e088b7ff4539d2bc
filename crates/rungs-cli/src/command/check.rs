//! `rungs check`: where a person stands, with every reason.

use anstyle::Style;
use rungs_app::service::{self, Programs};
use rungs_app::wire::StandingName;
use rungs_app::wire::ask::AskAnswer;
use rungs_app::wire::check::{CheckAnswer, MendStep, Next, OfferResult, RequirementResult, RouteResult, Takes};
use rungs_app::wire::{Bounds, SourceName};
use rungs_app::words::StandingSign;
use rungs_core::english::number_of;
use rungs_core::fact::Person;
use rungs_core::framework::Role;

use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};
use crate::arguments::{Check, Global};
use crate::requirement::{self, Numbered};
use crate::screen::{BAD, BOLD, Cell, FAINT, GOOD, OPEN, PLAIN, Screen, THEIRS, width};
use crate::{input, words};

/// From this width on, a way in and what it hangs on stand side by side.
const SPACIOUS: usize = 100;
/// Sets of things to do that are shown unless all are asked for.
const FIRST_SETS: usize = 3;

pub(crate) fn run(arguments: &Check, global: &Global) -> Outcome {
    let question = input::question(arguments.when);
    let role = arguments.role.as_deref();
    let asked = input::framework_and_person(role, &arguments.who, question.on, global)?;
    let input::Asked { loaded, person, left, .. } = asked;
    let framework = &loaded.checked.framework;
    let mut remarks = Vec::from_iter(input::left_out(&loaded, None, global));
    let role = match &arguments.role {
        Some(name) => {
            let (role, remark) = input::role(&loaded, global, name)?;
            remarks.extend(remark);
            Some(role)
        }
        None => None,
    };
    let route = match (role, &arguments.route) {
        (Some(role), Some(name)) => Some(input::route(role, name)?),
        _ => None,
    };
    remarks.extend(left);
    let roles: Vec<&Role> = role.map_or_else(|| framework.roles.iter().collect(), |role| vec![role]);
    let programs = Programs::of(&loaded);
    let too_large = |_| Failure::new("this role asks more than the engine can hold at once");
    let answer = service::check(&programs, &roles, route.as_deref(), &person, question).map_err(too_large)?;
    let is_ready = answer.results.iter().any(|result| result.standing.floor == StandingName::Ready);
    let is_short = role.is_none() && !loaded.left_out.is_empty();
    let status = if is_short || arguments.exit_status && !is_ready { FOUND } else { ANSWERED };
    if arguments.json {
        return Ok(Answer::json(&answer)?.status(status).remarks(remarks));
    }
    let mut screen = Screen::for_answers();
    heading(&mut screen, arguments, &answer, &person, role);
    match role {
        Some(role) => {
            let asked = service::ask(&programs, role, route.as_deref(), &person, question).map_err(too_large)?;
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
            let name =
                if standing.rank == StandingSign::Ready { "Ready: you meet everything asked" } else { standing.name };
            screen.marked(0, &format!("{} ", standing.sign), standing.style, standing.style.bold(), name);
            last = Some(standing.rank);
        }
        let level = result.level.map_or_else(String::new, |level| format!(", level\u{a0}{level}"));
        let role = format!("{}{level}", result.role_title);
        // "You meet everything asked" needn't be said of each.
        let rest = if standing.rank == StandingSign::Ready { String::new() } else { words::capital(&standing.rest) };
        if screen.width() >= SPACIOUS && !rest.is_empty() {
            let both = screen.width() - 4;
            let left = both * 9 / 20;
            let way = format!("{role}: {}", words::lower(&result.route_title));
            let cells = [
                Cell { text: &way, width: left, style: PLAIN },
                Cell { text: &rest, width: both - left, style: FAINT },
            ];
            screen.row(2, &cells);
        } else {
            screen.hanging(2, "", PLAIN, &format!("{role}: {}", words::lower(&result.route_title)));
            if !rest.is_empty() {
                screen.hanging(4, "", FAINT, &rest);
            }
        }
    }
    screen.gap();
    let person = words::shell(&arguments.who.person.display().to_string());
    screen.line(FAINT, &format!("Every reason, for one role: rungs check {person} --role ROLE"));
}

fn one_role(screen: &mut Screen, arguments: &Check, answer: &CheckAnswer, asked: &AskAnswer) {
    let sources = &answer.sources;
    let numbered = Numbered { sources, with_places: arguments.sources, with_readings: false };
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
        let person = words::shell(&arguments.who.person.display().to_string());
        let role = words::shell(&asked.role);
        screen.hanging(15, "", FAINT, &format!("to answer it: rungs ask {person} --role {role}"));
    }
    sources_shown(screen, arguments, sources);
}

fn way_in(screen: &mut Screen, arguments: &Check, numbered: &Numbered<'_>, result: &RouteResult) {
    let standing = words::standing(result);
    screen.line(BOLD, &words::way_in(&result.route_title, result.at.as_deref()));
    let mark = format!("{} {}: ", standing.sign, screen.loud(standing.name));
    screen.lead(2, 4, &mark, standing.style.bold(), PLAIN, &words::stopped(&standing.rest));
    if let Some(funded) = result.funded {
        let (sign, answer, style) = paid_for(funded);
        screen.lead(
            2,
            4,
            &format!("{sign} Funded: "),
            style,
            PLAIN,
            &words::stopped(&paid_for_because(answer, result)),
        );
    }
    // What the way in takes everybody is no news to one person.
    if let Some(takes) = result.takes.as_ref().filter(|takes| !takes.by.is_empty()) {
        screen.hanging(2, "", FAINT, &how_long(takes));
    }
    let (to_be_paid, to_start): (Vec<_>, Vec<_>) = result.requirements.iter().partition(|one| one.for_funding);
    screen.gap();
    if to_start.is_empty() {
        screen.hanging(2, "", PLAIN, "Nothing is asked to start.");
    }
    to_start.into_iter().for_each(|one| requirement::show(screen, numbered, one));
    if !to_be_paid.is_empty() {
        screen.gap();
        screen.hanging(2, "", BOLD, "For the funding");
        to_be_paid.into_iter().for_each(|one| requirement::show(screen, numbered, one));
    }
    for offer in &result.offers {
        screen.gap();
        at_provider(screen, numbered, offer);
    }
    things_to_do(screen, arguments, result);
    what_comes_next(screen, &result.next);
}

/// *It takes you 12 to 18 months.*
fn how_long(takes: &Takes) -> String {
    let least = takes.months_at_least;
    let months = |count: u32| number_of(count, "month");
    match takes.months_at_most {
        Some(most) if most == least => format!("It takes you {}.", months(most)),
        Some(most) if least == 0 => format!("It takes you up to {}.", months(most)),
        Some(most) => format!("It takes you {least} to {}.", months(most)),
        None => format!("It takes you at least {}, and longer with fewer hours a week.", months(least)),
    }
}

/// What falls due later, by its moment.
fn what_comes_next(screen: &mut Screen, next: &[Next]) {
    let mut moment = None;
    for one in next {
        if moment.is_none() {
            screen.gap();
            screen.hanging(2, "", BOLD, "Then");
        }
        if moment != Some(&one.moment) {
            screen.hanging(4, "", FAINT, &words::moment(&one.moment));
            moment = Some(&one.moment);
        }
        let items: Vec<&str> = one.items.iter().map(|item| item.trim_end_matches('.')).collect();
        let sentence = match items.is_empty() {
            true => one.sentence.clone(),
            false => format!("{} {}.", introduced(&one.sentence), items.join("; ")),
        };
        screen.hanging(6, "- ", PLAIN, &sentence);
    }
}

/// A sentence in front of what is listed below it: the name of a rule introduces it as a list's own words do.
fn introduced(sentence: &str) -> String {
    format!("{}:", sentence.trim_end_matches(['.', ':']))
}

/// Whether the funder's rules are met: a sign, and the answer in a few words.
fn paid_for(funded: Bounds) -> (&'static str, &'static str, Style) {
    match (funded.floor, funded.ceiling) {
        (StandingName::Ready, _) => ("✓", "yes, by the funder's rules", GOOD),
        (_, StandingName::NotYet) => ("✗", "no", BAD),
        (StandingName::NotYet, _) => ("?", "can't tell yet", OPEN),
        _ => ("◐", "perhaps, as the funder decides", THEIRS),
    }
}

/// The answer about funding with what it hangs on.
fn paid_for_because(answer: &str, result: &RouteResult) -> String {
    let rules: Vec<&RequirementResult> = result.requirements.iter().filter(|one| one.for_funding).collect();
    let of = |wanted: &str| -> Vec<String> {
        let of = rules.iter().filter(|one| one.answer == wanted);
        of.map(|one| match one.requirements.is_empty() {
            true => format!("“{}”", one.sentence),
            false => {
                let items = one.requirements.iter().map(RequirementResult::in_full);
                format!("“{} {}.”", introduced(&one.sentence), items.collect::<Vec<_>>().join("; "))
            }
        })
        .collect()
    };
    let open = rules.iter().filter(|one| one.answer == "cannot-tell");
    let open: Vec<&str> = open.flat_map(|one| not_told(one)).collect();
    match (answer, of("not-met").as_slice(), open.as_slice()) {
        ("no", unmet @ [_, ..], _) => format!("no: {}", unmet.join(" ")),
        ("can't tell yet", _, open @ [_, ..]) => format!("can't tell yet; not told: {}", open.join("; ")),
        _ => answer.to_owned(),
    }
}

/// What isn't told of a rule, or of those it is made of.
fn not_told(rule: &RequirementResult) -> Vec<&str> {
    let own = rule.missing.iter().map(|missing| missing.what.as_str());
    own.chain(rule.requirements.iter().flat_map(not_told)).collect()
}

fn at_provider(screen: &mut Screen, numbered: &Numbered<'_>, offer: &OfferResult) {
    let (sign, name, style, _) = words::name(offer.standing);
    screen.hanging(2, "", BOLD, &words::at_provider(&offer.provider));
    screen.lead(4, 6, &format!("{sign} {name}, "), style, PLAIN, "counting what this provider asks as well.");
    for one in offer.filled_in.iter().chain(&offer.requirements) {
        requirement::show(screen, numbered, one);
    }
}

/// The smallest sets of things to do: either this, or that.
fn things_to_do(screen: &mut Screen, arguments: &Check, result: &RouteResult) {
    let sets: Vec<Vec<&MendStep>> =
        result.mends.iter().map(|set| in_words(set)).filter(|set| !set.is_empty()).collect();
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
        screen.hanging(
            4,
            "or     ",
            FAINT,
            &match more {
                1 => "one more way: --all shows it".to_owned(),
                _ => format!("{} more ways: --all shows them", words::number(more)),
            },
        );
    } else if !result.mends_complete {
        screen.hanging(4, "or     ", FAINT, "another way: these are the smallest, and there are more");
    }
}

/// Steps that are the same to whoever takes them, such as two judgements of one sentence, are one.
fn in_words(set: &[MendStep]) -> Vec<&MendStep> {
    let mut steps: Vec<&MendStep> = Vec::new();
    for step in set {
        if !steps.iter().any(|other| other.words == step.words) {
            steps.push(step);
        }
    }
    steps
}

fn first_step(screen: &mut Screen, mark: &str, set: &[&MendStep]) {
    match set {
        [one] => screen.hanging(4, mark, PLAIN, &one.words),
        [first, ..] => {
            screen.hanging(4, &format!("{mark}1. "), PLAIN, &first.words);
            steps(screen, 4 + width(mark), set, 1);
        }
        [] => {}
    }
}

fn steps(screen: &mut Screen, indent: usize, set: &[&MendStep], from: usize) {
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
        screen.whole(6, FAINT, address);
    }
}
