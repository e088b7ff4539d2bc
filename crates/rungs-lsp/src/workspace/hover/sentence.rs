//! What a sentence asks, of whom, when, how it is decided, and whom it affects.

use std::collections::{BTreeMap, BTreeSet};

use rungs_check::BulletRead;
use rungs_check::format::Formatter;
use rungs_core::date::Date;
use rungs_core::requirement::{Content, How, Moment, Requirement, Strength};
use rungs_core::standing::{Interval, Standing as Step};
use rungs_text::{Body, FilledIn, Filling, Joiner, Slot, Weight};

use super::Hover;
use super::term::{shortened, shortened_to};
use crate::workspace::Workspace;
use crate::workspace::affected::{Otherwise, Part, Standing};
use crate::workspace::english::{count, list, upper_first};
use crate::workspace::spot::{Spot, Within};

/// Questions shown, at most; the rest are counted.
const MOST_QUESTIONS: usize = 3;

impl Workspace {
    pub(super) fn sentence_hover(&self, path: &str, byte: usize, on: Date) -> Option<Hover> {
        let bullets = self.loaded.checked.index.bullets().iter().filter(|one| one.location.path == path);
        let here = |one: &&BulletRead| one.location.span.is_some_and(|span| span.start <= byte && byte <= span.end);
        let read = bullets.filter(here).min_by_key(|one| one.location.span.map(rungs_text::Span::len))?;
        let span = read.location.span?;
        let standing = self.on_line(path, read.location.line);
        let Some(first) = standing.first() else {
            let text = match &read.sentence.body {
                Body::Definition(_) => {
                    "**A definition**: wherever this page uses the phrase, it stands for what is listed here."
                        .to_owned()
                }
                Body::FilledIn(filled) => filled_in(filled),
                _ => return None,
            };
            return Some(Hover { text, span });
        };
        let requirement = first.requirement;
        let mut lines = vec![strength(requirement)];
        lines.extend(asks(requirement, read));
        lines.push(circumstances(requirement));
        lines.extend(decided(requirement));
        lines.extend(self.canonical(path, read));
        lines.extend(self.sources_of(requirement));
        lines.push(self.affects(&standing));
        lines.extend(self.same_elsewhere(requirement));
        lines.extend(self.people_otherwise(first, path, read.location.line, on));
        Some(Hover { text: lines.join("\n\n"), span })
    }

    /// The canonical sentence, where the page says it in other words.
    fn canonical(&self, path: &str, read: &BulletRead) -> Option<String> {
        let text = self.text(path)?;
        let spot = Spot::new(text, read.location.span?.end);
        let Within::Sentences(place) = spot.bullet()?.within(&self.grammar()) else { return None };
        let formatter = Formatter::new(&self.loaded.checked.framework.vocabulary);
        let said = formatter.say(&read.sentence.text, &place).ok()?;
        let is_other = said.trim_end_matches('.') != read.sentence.text.trim().trim_end_matches('.');
        is_other.then(|| format!("In its canonical words: *{said}*"))
    }

    fn sources_of(&self, requirement: &Requirement) -> Option<String> {
        let sources = requirement.sources.iter().map(|name| {
            let source = self.loaded.checked.framework.sources.get(name);
            let title = source.map_or("not defined", |source| source.title.as_str());
            let read = source.and_then(|source| source.read).map(|day| format!(", read {day}")).unwrap_or_default();
            format!("[^{name}] {title}{read}")
        });
        let sources: Vec<String> = sources.collect();
        (!sources.is_empty()).then(|| format!("Source: {}.", sources.join("; ")))
    }

    /// What it is part of.
    fn affects(&self, standing: &[Standing<'_>]) -> String {
        let mut parts = BTreeSet::new();
        for one in standing {
            let role = &one.role.title;
            parts.insert(match one.part {
                Part::ToHold => format!("whoever holds the role {role}"),
                Part::ToStart => match one.role.routes.as_slice() {
                    [] => format!("every way in of {role}, which has none yet"),
                    ways => format!("{} of {role}", count(ways.len(), "way in", "ways in")),
                },
                Part::WayIn(route) => format!("the way in “{}” of {role}", route.title),
                Part::Offer(route, provider) => format!("the offer of {provider} in “{}” of {role}", route.title),
                Part::ToStay => format!("whoever stays in the role {role}"),
                Part::Step(to) => {
                    let to = self.loaded.checked.framework.role(to).map_or(to, |role| role.title.as_str());
                    format!("the step from {role} to {to}")
                }
            });
        }
        format!("Affects {}.", list(&parts.into_iter().collect::<Vec<_>>()))
    }

    /// Other ways in that ask the same.
    fn same_elsewhere(&self, requirement: &Requirement) -> Option<String> {
        let others = self.asked_elsewhere(requirement);
        let places: BTreeSet<String> = others.iter().map(|one| one.role.title.clone()).collect();
        let roles = shortened(places.into_iter().collect())?;
        Some(format!("The same is asked in {}: {roles}.", count(others.len(), "other place", "other places")))
    }

    /// People of the workspace who would stand otherwise.
    fn people_otherwise(&self, one: &Standing<'_>, path: &str, line: u32, on: Date) -> Option<String> {
        if self.people.is_empty() || matches!(one.part, Part::Step(_) | Part::ToStay) {
            return None;
        }
        let (asked, found) = self.otherwise(one.role, path, line, on);
        let mut people: BTreeMap<&str, Vec<&Otherwise>> = BTreeMap::new();
        found.iter().for_each(|one| people.entry(&one.who).or_default().push(one));
        let of = count(asked, "person", "people");
        if people.is_empty() {
            return (asked > 0).then(|| format!("Without it, none of {of} would stand otherwise today."));
        }
        let told = people.iter().map(|(who, ways)| {
            let ways: Vec<String> = ways
                .iter()
                .map(|way| {
                    let (with, without) = (shown(way.with), shown(way.without));
                    format!("{} ({with} → {without})", way.way_in.as_deref().unwrap_or("holding the role"))
                })
                .collect();
            format!("- {who}: {}", ways.join(", "))
        });
        let told: Vec<String> = told.collect();
        Some(format!("Without it, {} of {of} would stand otherwise today:\n\n{}", people.len(), told.join("\n")))
    }
}

/// How strongly it is asked, and what that comes to.
fn strength(requirement: &Requirement) -> String {
    let owner = requirement.owner.spoken();
    let decider = requirement.decider.as_ref().map_or_else(|| owner.clone(), |decider| decider.spoken());
    let one_decides = requirement.decider.is_some();
    match requirement.strength {
        Strength::Must if requirement.moment == Moment::Offered => {
            "**Must**: what everyone goes through; only a refusal stands in the way.".to_owned()
        }
        Strength::Must if one_decides => format!("**Must**: it is needed, and {decider} decides whether it is there."),
        Strength::Must if requirement.for_funding => "**Must**: whoever doesn't meet it isn't funded.".to_owned(),
        Strength::Must => "**Must**: whoever doesn't meet it is not yet ready.".to_owned(),
        Strength::Usually => format!("**Usually**: without it, by exception, if {owner} makes one."),
        Strength::Should => format!("**Should**: expected; without it, by exception, if {owner} makes one."),
        Strength::May => format!(
            "**May be needed**: some ask for it; without it, at discretion, as {owner} of this place may not ask."
        ),
        Strength::Preferably => "**Preferably**: shown, and never decides.".to_owned(),
        Strength::Instead => format!("**May count instead**: it stands in for the others, if {decider} accepts it."),
    }
}

/// What a provider makes of a general rule.
fn filled_in(filled: &FilledIn) -> String {
    let what = match filled.filling {
        Filling::Asked if filled.is_all() => "what is told of this provider is all it asks",
        Filling::Asked => "what the general rule usually asks, or may ask, is asked there",
        Filling::NotAsked => "what the general rule usually asks, or may ask, isn't asked there",
        Filling::Counts => "what may count instead, if they accept it, counts there",
        Filling::CountsNot => "what may count instead, if they accept it, doesn't count there",
    };
    format!("**Filled in** by this provider: {what}.")
}

/// What is asked: the kind and what its slots hold.
fn asks(requirement: &Requirement, read: &BulletRead) -> Option<String> {
    let kind = match &read.sentence.body {
        Body::Match(found) => {
            let slots: Vec<String> =
                found.slots.iter().filter_map(|(name, slot)| Some(format!("{name}: {}", slot_shown(slot)?))).collect();
            let not = if found.negated { ", not already there" } else { "" };
            let slots = if slots.is_empty() { String::new() } else { format!(" ({})", slots.join("; ")) };
            format!("*{}*{slots}{not}", found.kind)
        }
        Body::Words(words) => format!("*judgement* (“{}”)", words.value),
        Body::Group { .. } => {
            let Content::Group { how, members } = &requirement.content else { return None };
            let how = match how {
                How::All => "all of".to_owned(),
                How::One => "one of".to_owned(),
                How::AtLeast(count) => format!("at least {count} of"),
            };
            return Some(format!("Asks: {how} {}.", count(members.len(), "requirement", "requirements")));
        }
        Body::NothingSet => "nothing".to_owned(),
        Body::Varies { .. } => "what varies, and isn't said here".to_owned(),
        Body::NotKnownYet | Body::Unread(_) => "what isn't known yet".to_owned(),
        Body::Definition(_) | Body::FilledIn(_) => return None,
    };
    let guard = requirement.guard.as_ref().map(|guard| format!(" Applies only {}.", lower_guard(&guard.sentence)));
    Some(format!("Asks: {kind}.{}", guard.unwrap_or_default()))
}

fn lower_guard(sentence: &str) -> String {
    let mut letters = sentence.trim().trim_end_matches(',').chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

/// What a slot holds, in words; none where it says nothing.
fn slot_shown(slot: &Slot) -> Option<String> {
    Some(match slot {
        Slot::Number { low, high: Some(high), .. } => format!("{low} to {high}"),
        Slot::Number { low, high: None, .. } => format!("at least {low}"),
        Slot::Grade { floor, .. } => format!("{floor} or above"),
        Slot::Level { level, exactly } => {
            let level = if *level > 0 { level.to_string() } else { format!("Entry level {}", level + 3) };
            if *exactly { format!("exactly {level}") } else { format!("{level} or above") }
        }
        Slot::Months { low, high: Some(high) } => format!("{low} to {high} months"),
        Slot::Months { low, high: None } => count(usize::try_from(*low).unwrap_or_default(), "month", "months"),
        Slot::Date(day) => format!("{}-{:02}-{:02}", day.year, day.month, day.day),
        Slot::Day(day) => format!("day {} of month {}", day.day, day.month),
        Slot::Weight(Weight::Must) => return None,
        Slot::Weight(Weight::Usually) => "usually".to_owned(),
        Slot::Weight(Weight::Preferably) => "preferably".to_owned(),
        Slot::Words(words) => format!("“{}”", words.value),
        Slot::Names { joiner, names } => {
            let names: Vec<String> = names.iter().map(|name| name.written.clone()).collect();
            match joiner {
                Joiner::Or => names.join(" or "),
                Joiner::One | Joiner::And => list(&names),
            }
        }
        Slot::Flag => "yes".to_owned(),
    })
}

/// When it is due, and who asks.
fn circumstances(requirement: &Requirement) -> String {
    let funding = if requirement.for_funding { ", and decides who pays, not who may start" } else { "" };
    let from = requirement.starts.from.map(|day| format!(", for starts from {day}")).unwrap_or_default();
    let before = requirement.starts.before.map(|day| format!(", for starts before {day}")).unwrap_or_default();
    format!("Due {}. Asked by {}{funding}{from}{before}.", moment(requirement.moment), requirement.owner.spoken())
}

fn moment(moment: Moment) -> String {
    match moment {
        Moment::Offered => format!("{}: it never stands in the way before", moment.spoken()),
        Moment::Qualified => format!("{}: it never stands in the way of a start", moment.spoken()),
        moment => moment.spoken(),
    }
}

/// How it is decided: by facts, by somebody, or both.
fn decided(requirement: &Requirement) -> Option<String> {
    let decider = requirement.decider.as_ref().map(|decider| upper_first(&decider.spoken()));
    match &requirement.content {
        Content::Matter(matter) => {
            let leaves = matter.leaves();
            let lists: BTreeSet<String> = leaves.iter().map(|leaf| leaf.condition.list.to_string()).collect();
            let mut questions: Vec<String> = Vec::new();
            for leaf in leaves {
                let question = format!("“{}”", leaf.question.text);
                if !questions.contains(&question) {
                    questions.push(question);
                }
            }
            let then = decider.map(|decider| format!(" {decider} then decides.")).unwrap_or_default();
            let facts: Vec<String> = lists.into_iter().collect();
            let asked = shortened_to(MOST_QUESTIONS, questions)
                .map(|questions| format!(" Asked as {questions}"))
                .unwrap_or_default();
            Some(format!("Decided by facts: {}.{asked}{then}", list(&facts)))
        }
        Content::Judgement => {
            let decider = decider.unwrap_or_else(|| upper_first(&requirement.owner.spoken()));
            Some(format!("{decider} decides; no fact settles it."))
        }
        Content::OfTheCourse => {
            Some("It is about the course and not the person: it tells which course to choose.".to_owned())
        }
        Content::NothingSet { .. } => decider.map(|decider| format!("{decider} decides.")),
        Content::Varies { .. } | Content::NotKnownYet => {
            Some("Nobody can be told more than that it can't be told yet.".to_owned())
        }
        Content::Group { .. } => None,
    }
}

fn shown(interval: Interval) -> String {
    let step = |step: Step| step.as_str().replace('-', " ");
    if interval.floor == interval.ceiling {
        step(interval.floor)
    } else {
        format!("{} to {}", step(interval.floor), step(interval.ceiling))
    }
}
