//! What two versions say otherwise of opportunities.

use rungs_core::framework::Framework;
use rungs_core::opportunity::{Gain, Opportunity};

use super::{OpportunityDiff, Presence};
use crate::meaning::{Changed, Comparison};

/// The opportunities that one version has and the other hasn't, and those that mean something else now.
pub(super) fn changes(older: &Framework, newer: &Framework) -> Vec<OpportunityDiff> {
    let changed = Comparison::new(older, newer).changed().into_iter().filter_map(|changed| match changed {
        Changed::Opportunity(slug) => Some(slug),
        _ => None,
    });
    let found = changed.filter_map(|slug| {
        let (before, after) = (older.opportunity(&slug), newer.opportunity(&slug));
        let shown = after.or(before)?;
        let (presence, page) = match (before, after) {
            (None, _) => (Presence::Added, Vec::new()),
            (_, None) => (Presence::Removed, Vec::new()),
            (Some(before), Some(after)) => (Presence::Both, page(before, after)),
        };
        Some(OpportunityDiff { title: shown.title.clone(), slug, presence, page })
    });
    found.collect()
}

/// What a page says otherwise: as a person reads it.
fn page(before: &Opportunity, after: &Opportunity) -> Vec<String> {
    let mut found = Vec::new();
    let mut differs = |what: &str, of: &dyn Fn(&Opportunity) -> Option<String>| {
        let (before, after) = (of(before), of(after));
        if before != after {
            let told = |words: Option<String>| words.unwrap_or_else(|| "nothing said".to_owned());
            found.push(format!("{what} {}, was {}", told(after), told(before)));
        }
    };
    differs("called", &|one| Some(format!("“{}”", one.title)));
    differs("is", &|one| Some(format!("“{}”", one.line)));
    differs("costs", &|one| one.cost.map(pounds));
    differs("apply by", &|one| one.apply_by.map(|day| format!("day {} of month {}", day.day, day.month)));
    differs("offered by", &|one| Some(one.owner.spoken()));
    differs("gives", &|one| Some(Gain::words(&one.gives).join(", and ")));
    let asks = |one: &Opportunity| {
        let sentences: Vec<&str> = one.requirements.iter().map(|one| one.sentence.as_str()).collect();
        Some(format!("“{}”", sentences.join(" ")))
    };
    differs("asks", &asks);
    if found.is_empty() {
        found.push("means something else in the same words".to_owned());
    }
    found
}

fn pounds((least, most): (u32, u32)) -> String {
    match (least, most) {
        (0, 0) => "nothing".to_owned(),
        (0, most) => format!("up to £{most}"),
        (least, most) if least == most => format!("£{least}"),
        (least, most) => format!("£{least} to £{most}"),
    }
}
