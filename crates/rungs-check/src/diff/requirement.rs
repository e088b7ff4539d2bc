//! One requirement and what it was.

use std::collections::BTreeSet;

use rungs_core::compare::{Comparison, compare};
use rungs_core::date::Date;
use rungs_core::requirement::{Content, Moment, Place, Requirement, Starts};
use rungs_core::vocabulary::Vocabulary;

use super::pull::Pull;
use super::{Change, ChangeKind, Section};

/// What differs, if anything does.
pub(super) fn change(
    vocabulary: &Vocabulary,
    section: &Section,
    before: &Requirement,
    after: &Requirement,
    start: Date,
) -> Option<Change> {
    let reads_the_same = whole(before) == whole(after);
    let (mut details, mut pull) = (Vec::new(), Pull::default());
    let comparison = match is_same(before, after) {
        true => Comparison::Same,
        false => compare(vocabulary, std::slice::from_ref(before), std::slice::from_ref(after), start),
    };
    let (worse, better) = match comparison {
        Comparison::Same => (None, None),
        Comparison::Tighter(worse) => (Some(worse), None),
        Comparison::Looser(better) => (None, Some(better)),
        Comparison::Apart { worse, better } => (Some(worse), Some(better)),
        Comparison::TooMany => {
            details.push("what it asks is too much to be weighed against what it was".to_owned());
            pull.otherwise = true;
            (None, None)
        }
    };
    pull.tighter |= worse.is_some();
    pull.looser |= better.is_some();
    when(before.moment, after.moment, &mut details, &mut pull);
    starts(before.starts, after.starts, &mut details, &mut pull);
    whose(before, after, &mut details, &mut pull);
    if reads_the_same && (pull.tighter || pull.looser) && details.is_empty() {
        details.push("the sentence is the same; a term in it means something else now".to_owned());
    }
    let kind = match pull.kind() {
        None if reads_the_same && details.is_empty() => return None,
        kind => kind.unwrap_or(ChangeKind::Reworded),
    };
    let section = section.clone();
    let (before, after) = (Some(before.clone()), Some(after.clone()));
    Some(Change { section, kind, before, after, details, worse, better })
}

fn when(before: Moment, after: Moment, details: &mut Vec<String>, pull: &mut Pull) {
    if before == after {
        return;
    }
    details.push(format!("falls due {}, was {}", after.spoken(), before.spoken()));
    // What everyone goes through once offered a place decides nothing by itself.
    match (before == Moment::Offered, after == Moment::Offered) {
        (true, _) => pull.tighter = true,
        (_, true) => pull.looser = true,
        _ if after < before => pull.tighter = true,
        _ => pull.looser = true,
    }
}

fn starts(before: Starts, after: Starts, details: &mut Vec<String>, pull: &mut Pull) {
    if before == after {
        return;
    }
    details.push(format!("holds for {}, was {}", range(after), range(before)));
    let from = |starts: Starts| starts.from.unwrap_or(Date::MIN);
    let until = |starts: Starts| starts.before.unwrap_or(Date::MAX);
    pull.tighter |= from(after) < from(before) || until(after) > until(before);
    pull.looser |= from(after) > from(before) || until(after) < until(before);
}

fn range(starts: Starts) -> String {
    match (starts.from, starts.before) {
        (None, None) => "every start".into(),
        (Some(from), None) => format!("starts from {from}"),
        (None, Some(before)) => format!("starts before {before}"),
        (Some(from), Some(before)) => format!("starts from {from} and before {before}"),
    }
}

fn whose(before: &Requirement, after: &Requirement, details: &mut Vec<String>, pull: &mut Pull) {
    if before.for_funding != after.for_funding {
        details.push(match after.for_funding {
            true => "decides who pays now, and no longer who may start".to_owned(),
            false => "decides who may start now, and not only who pays".to_owned(),
        });
        pull.otherwise = true;
    }
    if before.owner != after.owner && before.for_funding == after.for_funding {
        details.push(format!("asked by {}, was {}", after.owner.spoken(), before.owner.spoken()));
        pull.otherwise = true;
    }
    if let (Some(then), Some(now)) = (&before.decider, &after.decider)
        && then != now
    {
        details.push(format!("{} decides, was {}", now.spoken(), then.spoken()));
        pull.otherwise = true;
    }
    if before.sources != after.sources {
        let list = |sources: &[String]| if sources.is_empty() { "nothing".to_owned() } else { sources.join(", ") };
        details.push(format!("rests on {}, was {}", list(&after.sources), list(&before.sources)));
    }
}

/// Whether two requirements ask the same in every respect but their words, places and sources.
pub(super) fn is_same(before: &Requirement, after: &Requirement) -> bool {
    asked(before) == asked(after)
}

/// What is asked, without what it is called and where it stands.
fn asked(requirement: &Requirement) -> Requirement {
    let mut asked = requirement.clone();
    (asked.id, asked.sentence, asked.place) = (String::new(), String::new(), Place::default());
    (asked.reason, asked.sources) = (None, Vec::new());
    if let Some(guard) = &mut asked.guard {
        guard.sentence.clear();
        words_aside(&mut guard.clause);
    }
    match &mut asked.content {
        Content::Matter(matter) => words_aside(matter),
        Content::Group { members, .. } => *members = members.iter().map(self::asked).collect(),
        _ => {}
    }
    asked
}

fn words_aside(matter: &mut rungs_core::requirement::Matter) {
    use rungs_core::requirement::Matter;
    match matter {
        Matter::Leaf(leaf) => {
            leaf.words.clear();
            leaf.question.text.clear();
        }
        Matter::All(parts) | Matter::Any(parts) | Matter::AtLeast(_, parts) => parts.iter_mut().for_each(words_aside),
        Matter::Not(inner) | Matter::Usually(inner) | Matter::Preferably(inner) => words_aside(inner),
        Matter::Softened { strict, loose, .. } => {
            words_aside(strict);
            words_aside(loose);
        }
    }
}

/// The kinds of condition below a requirement.
pub(super) fn kinds(requirement: &Requirement) -> BTreeSet<&'static str> {
    match &requirement.content {
        Content::Matter(matter) => matter.leaves().iter().map(|leaf| leaf.kind).collect(),
        Content::Group { members, .. } => members.iter().flat_map(kinds).collect(),
        _ => BTreeSet::new(),
    }
}

/// The sentence with its items.
fn whole(requirement: &Requirement) -> Vec<&str> {
    let mut all = vec![requirement.sentence.as_str()];
    if let Content::Group { members, .. } = &requirement.content {
        all.extend(members.iter().flat_map(whole));
    }
    all
}
