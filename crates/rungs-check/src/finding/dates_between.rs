//! `overlapping-dates` and `gap-between-dates`

use std::collections::BTreeSet;

use rungs_core::date::{Date, day_before};
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::{Content, Moment, Requirement};
use rungs_core::witness::Witness;
use rungs_text::manual::Example;

use crate::examine::{Desk, Rules, Shown};

use super::{Finding, Level, Rule};

/// Two rules for the same thing hold on the same days.
pub(crate) const OVERLAPPING_DATES: Rule = Rule {
    code: "overlapping-dates",
    level: Level::Warning,
    meaning: "Two rules for the same thing, each with dates, hold on the same days.",
    matters: "A rule that takes the place of another one begins where that one ends. Where both hold, people are asked for both; mostly the day on which the old one ends was forgotten.",
    example: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n#### Starting from 1 August 2025\n- You must be at least 16 when you start.[^a]\n\n#### Starting from 1 August 2026\n- You must be at least 18 when you start.[^a]",
    ),
    cure: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n#### Starting before 1 August 2026\n- You must be at least 16 when you start.[^a]\n\n#### Starting from 1 August 2026\n- You must be at least 18 when you start.[^a]",
    ),
};

/// Between two rules for the same thing lie days on which neither holds.
pub(crate) const GAP_BETWEEN_DATES: Rule = Rule {
    code: "gap-between-dates",
    level: Level::Warning,
    meaning: "Between two rules for the same thing lie days on which neither holds.",
    matters: "Whoever starts on one of those days is asked for nothing. Mostly one of the two days is mistyped.",
    example: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n#### Starting before 1 August 2025\n- You must be at least 16 when you start.[^a]\n\n#### Starting from 1 August 2026\n- You must be at least 18 when you start.[^a]",
    ),
    cure: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n#### Starting before 1 August 2026\n- You must be at least 16 when you start.[^a]\n\n#### Starting from 1 August 2026\n- You must be at least 18 when you start.[^a]",
    ),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for rules in desk.standings() {
        let dated: Vec<&Requirement> = rules
            .requirements
            .iter()
            .copied()
            .filter(|one| one.starts.from.is_some() || one.starts.before.is_some())
            .collect();
        for (place, first) in dated.iter().enumerate() {
            for second in dated.iter().skip(place + 1) {
                // The one that begins later takes the place of the other.
                let (old, new) = if begins(first) <= begins(second) { (*first, *second) } else { (*second, *first) };
                if old.starts == new.starts || old.moment != new.moment || !is_same_thing(old, new) {
                    continue;
                }
                if !seen.insert([&old.place, &new.place].map(|place| (place.page.clone(), place.line))) {
                    continue;
                }
                let others = dated.iter().filter(|other| is_same_thing(other, new));
                findings
                    .extend(overlap(desk, &rules, old, new).or_else(|| gap(desk, &rules, old, new, others.copied())));
            }
        }
    }
}

/// The first day of a rule; one without stands before all others.
fn begins(requirement: &Requirement) -> Option<Date> {
    requirement.starts.from
}

/// Whether two rules ask for the same thing, each in its own measure: the same words but for their numbers.
fn is_same_thing(one: &Requirement, other: &Requirement) -> bool {
    let without_numbers = |one: &Requirement| {
        let plain = |letter: char| if letter.is_ascii_digit() { ' ' } else { letter.to_ascii_lowercase() };
        let words: String = one.sentence.chars().map(plain).collect();
        words.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    // The words of an introducer say nothing of what is listed; and no rule by itself has them.
    match (&one.content, &other.content) {
        (Content::Group { members, .. }, Content::Group { members: others, .. }) => {
            members.len() == others.len() && members.iter().zip(others).all(|(one, other)| is_same_thing(one, other))
        }
        _ => one.guard == other.guard && without_numbers(one) == without_numbers(other),
    }
}

fn overlap(desk: &Desk<'_>, rules: &Rules<'_>, old: &Requirement, new: &Requirement) -> Option<Finding> {
    let day = new.starts.from.filter(|day| old.starts.contains(*day))?;
    let until = match [old.starts.before, new.starts.before].into_iter().flatten().min() {
        Some(before) => format!(", until {}", written(day_before(before))),
        None => String::new(),
    };
    let message = format!("this holds beside an earlier rule for the same thing from {}{until}", written(day));
    let mut finding = OVERLAPPING_DATES
        .at(desk.at(&new.place), message)
        .see(desk.at(&old.place), "the earlier rule")
        .help(format!("end the earlier one under `#### Starting before {}`", written(day)));
    for (met, unmet, words) in [
        (old, new, "somebody who starts on that day, meets the earlier rule and not this one"),
        (new, old, "somebody who starts on that day, meets this rule and not the earlier one"),
    ] {
        if finding.shown.is_none()
            && let Some(person) = apart(desk, rules, met, unmet, day)
        {
            finding = finding.shown(Shown::new(person, rules, day, words));
        }
    }
    Some(finding)
}

fn gap<'r>(
    desk: &Desk<'_>,
    rules: &Rules<'_>,
    old: &Requirement,
    new: &Requirement,
    mut others: impl Iterator<Item = &'r Requirement>,
) -> Option<Finding> {
    let (ends, begins) = (old.starts.before?, new.starts.from?);
    if ends >= begins || others.any(|other| other.starts.contains(ends)) {
        return None;
    }
    let message = format!("from {} until {} no rule for this holds", written(ends), written(day_before(begins)));
    let mut finding = GAP_BETWEEN_DATES
        .at(desk.at(&new.place), message)
        .see(desk.at(&old.place), "the earlier rule ends too soon, or this one begins too late")
        .help("let the one begin on the day on which the other one ends");
    // Meeting neither, and asked for neither.
    if let Some(person) = not_meeting(desk, rules, new, ends) {
        let words = "somebody who starts on the first of those days, and whom no rule for this asks";
        finding = finding.shown(Shown::new(person, rules, ends, words));
    }
    Some(finding)
}

/// Somebody who meets the one and not the other on a day.
fn apart(
    desk: &Desk<'_>,
    rules: &Rules<'_>,
    met: &Requirement,
    unmet: &Requirement,
    day: Date,
) -> Option<rungs_core::fact::Person> {
    let role = desk.way(rules.route, vec![met.at_once(), unmet.at_once()]);
    let program = Program::new(desk.framework, &role, Asked { start: day, moment: Moment::Start }).ok()?;
    let [met, unmet] = program.routes.first()?.requirements.as_slice() else { return None };
    match program.telling_apart(met.alone?, unmet.alone?)? {
        Witness::Somebody(person) => person.map(|person| *person),
        Witness::Nobody => None,
    }
}

/// Somebody who doesn't meet a rule on a day.
fn not_meeting(desk: &Desk<'_>, rules: &Rules<'_>, rule: &Requirement, day: Date) -> Option<rungs_core::fact::Person> {
    let nothing =
        Requirement { content: Content::NothingSet { alone: false }, guard: None, decider: None, ..rule.at_once() };
    let role = desk.way(rules.route, vec![nothing, rule.at_once()]);
    let program = Program::new(desk.framework, &role, Asked { start: day, moment: Moment::Start }).ok()?;
    let [nothing, rule] = program.routes.first()?.requirements.as_slice() else { return None };
    match program.telling_apart(nothing.standing, rule.alone?)? {
        Witness::Somebody(person) => person.map(|person| *person),
        Witness::Nobody => None,
    }
}

fn written(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
