//! One requirement's answer in words.

use crate::wire::check::{Missing, RequirementResult};
use crate::words::{fact, owner};

/// What a requirement's answer comes to for whoever reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is met.
    Met,
    /// Somebody else decides.
    Theirs,
    /// It doesn't apply.
    DoesNotApply,
    /// Nobody needs it: enough of its list is met, or it comes once a place is offered.
    NotNeeded,
    /// It is not met.
    NotMet,
    /// It isn't known yet.
    CannotTell,
}

impl Mark {
    /// The mark of a requirement; `spare` where enough of its list is met without it.
    pub fn of(one: &RequirementResult, spare: bool) -> Mark {
        match one.answer.as_str() {
            "met" if one.theirs_to_decide.is_some() && !spare => Mark::Theirs,
            "met" => Mark::Met,
            "does-not-apply" => Mark::DoesNotApply,
            _ if spare || is_to_come(one) => Mark::NotNeeded,
            "not-met" => Mark::NotMet,
            _ if one.missing.is_empty() && one.theirs_to_decide.is_some() => Mark::Theirs,
            _ => Mark::CannotTell,
        }
    }
}

/// Whether what is listed below a requirement is in nobody's way: enough of it is met, or it doesn't apply. Of all of
/// them, each is needed.
pub fn spares_its_list(one: &RequirementResult) -> bool {
    one.answer == "met" && one.list.as_deref() != Some("all-of") || one.answer == "does-not-apply"
}

/// Whether it is something that everybody goes through once offered a place, and has not been decided.
pub fn is_to_come(one: &RequirementResult) -> bool {
    one.moment == "offered" && one.decided.is_none() && one.requirements.is_empty()
}

/// What stands beside a sentence: the answer's word where the sign needs one, and the facts.
pub fn told(one: &RequirementResult, spare: bool) -> String {
    if !one.requirements.is_empty() {
        return String::new();
    }
    let facts = fact::told(&one.facts);
    let theirs = one.theirs_to_decide.as_deref().filter(|_| !spare).map(owner);
    let mut parts: Vec<String> = Vec::new();
    match one.answer.as_str() {
        "met" => parts.extend(Some(facts).filter(|facts| !facts.is_empty())),
        // Of what varies, all has been said.
        "does-not-apply" if one.filled_in.is_some() && one.strength == "must" => parts.push("settled here".to_owned()),
        "does-not-apply" if one.filled_in.is_some() => parts.push("not asked for here".to_owned()),
        "does-not-apply" if one.of_the_course => parts.push("about the course".to_owned()),
        "does-not-apply" => parts.push("doesn't apply to you".to_owned()),
        "not-met" => parts.push(match facts.is_empty() {
            true => "not met".to_owned(),
            false => format!("not met: {facts}"),
        }),
        _ if is_to_come(one) => parts.push("comes once you are offered a place".to_owned()),
        _ => parts.extend(not_told(&one.missing)),
    }
    match one.decided.as_deref().filter(|_| one.answer != "does-not-apply") {
        _ if one.filled_in.is_some() => parts.extend(filled_in(one).map(str::to_owned)),
        Some("granted") => parts.push("decided: accepted".to_owned()),
        Some(_) => parts.push("decided: refused".to_owned()),
        None => {}
    }
    match (theirs, one.answer.as_str()) {
        (Some(theirs), "not-met" | "cannot-tell") if one.strength == "usually" => {
            parts.push(format!("{theirs} may make an exception"));
        }
        (Some(theirs), _) => parts.push(format!("{theirs} decides")),
        (None, "cannot-tell") if parts.is_empty() => parts.push("can't be told yet".to_owned()),
        _ => {}
    }
    if spare && one.answer != "met" && one.answer != "does-not-apply" {
        parts = vec!["not needed".to_owned()];
    }
    if !one.confirmed {
        parts.push("no source confirms this rule".to_owned());
    }
    parts.join("; ")
}

/// What its provider has decided for everybody.
fn filled_in(one: &RequirementResult) -> Option<&'static str> {
    Some(match (one.strength.as_str(), one.filled_in.as_deref()?) {
        // What varies elsewhere, and asks nothing by itself here.
        (_, "granted") if one.answer == "does-not-apply" => return None,
        ("instead" | "must", "granted") => "it counts here",
        ("instead" | "must", _) => "it doesn't count here",
        (_, "granted") => return None,
        _ => "asked for here",
    })
}

fn not_told(missing: &[Missing]) -> Option<String> {
    match missing {
        [] => None,
        [one] => Some(format!("not told: {}", one.what)),
        [first, ..] => Some(format!("not told: {}, and {} more", first.what, missing.len() - 1)),
    }
}

/// Preferences in the page's own words where there is one of them, otherwise in the engine's.
pub fn preferences(one: &RequirementResult) -> Vec<(String, &str)> {
    let said = one.sentence.split_once("preferably ").map(|(_, rest)| rest.trim_end_matches('.'));
    match (one.preferences.as_slice(), said) {
        ([only], Some(said)) => vec![(said.to_owned(), only.answer.as_str())],
        (several, _) => several.iter().map(|one| (one.what.clone(), one.answer.as_str())).collect(),
    }
}
