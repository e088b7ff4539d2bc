//! Codes of occupations where nothing else says what the jobs are: for each, somebody can say which job it is.

use std::collections::HashMap;

use rungs_workforce::draft::DraftColumn;

use super::Looking;
use super::confirm::title;
use super::numbers::number;
use crate::employers::Looked;
use crate::visit::Visit;

/// What a code stands for that is a job without a name in the framework.
const OTHER: &str = "other";

/// A column of codes.
pub(super) struct Codes {
    pub(super) place: usize,
    pub(super) title: String,
    pub(super) codes: Vec<Code>,
    /// That there are more of them than are listed.
    pub(super) more: Option<String>,
}

/// A code, and which job it is said to be.
pub(super) struct Code {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) chosen: String,
}

impl Codes {
    /// The columns of codes of a file. One whose codes were named stays, so that they can be named otherwise.
    pub(super) fn of(visit: &Visit, looked: &Looked) -> Vec<Codes> {
        if looked.is_own {
            return Vec::new();
        }
        let of_column = |told: &DraftColumn| {
            let place = looked.draft.columns.iter().position(|column| column.heading == told.heading)?;
            let codes = told.codes.iter().enumerate().map(|(at, code)| Code {
                name: format!("code-{place}-{at}"),
                label: visit.say_of(
                    "employers-code",
                    &[
                        ("code", code.text.clone().into()),
                        ("count", code.rows.into()),
                        ("rows", number(code.rows).into()),
                    ],
                ),
                chosen: looked.draft.named(told, &code.text).unwrap_or_default().to_owned(),
            });
            let more = told.seen.as_ref().map_or(0, |seen| seen.cells.len()).saturating_sub(told.codes.len());
            let more = (more > 0).then(|| visit.say_of("employers-codes-more", &[("count", more.into())]));
            Some(Codes { place, title: title(told), codes: codes.collect(), more })
        };
        looked.draft.to_name().filter_map(of_column).collect()
    }
}

/// What a code can be said to be: each with its value.
pub(super) fn jobs(looking: &Looking) -> Vec<(String, String)> {
    let visit = &looking.visit;
    let vocabulary = &visit.site.framework().vocabulary;
    let terms = ["role", "job"].into_iter().flat_map(|class| vocabulary.of_class(class));
    let mut titles: Vec<String> = terms.map(|term| vocabulary.title(*term).to_owned()).collect();
    titles.sort_by_key(|title| title.to_lowercase());
    titles.dedup();
    let named = titles.into_iter().map(|title| (title.clone(), rungs_app::words::capital(&title)));
    [(String::new(), visit.say("employers-not-said")), (OTHER.to_owned(), visit.say("employers-code-other"))]
        .into_iter()
        .chain(named)
        .collect()
}

/// Takes what codes were said to be. Whether that is something else than before.
pub(super) fn take(looking: &Looking, looked: &mut Looked, form: &HashMap<String, String>) -> bool {
    let is_named = |(name, _): &(&String, &String)| name.starts_with("code-");
    let mut given: Vec<(&String, &String)> = form.iter().filter(is_named).collect();
    given.sort();
    // Only what the list has: whatever else comes isn't from the page.
    let jobs = if given.is_empty() { Vec::new() } else { jobs(looking) };
    let mut is_changed = false;
    for (name, job) in given {
        let place = name.strip_prefix("code-").and_then(|place| place.split_once('-'));
        let place = place.and_then(|(column, code)| Some((column.parse().ok()?, code.parse().ok()?)));
        if let Some((column, code)) = place.filter(|_| jobs.iter().any(|(value, _)| value == job)) {
            is_changed |= looked.name(column, code, Some(job.as_str()).filter(|job| !job.is_empty()));
        }
    }
    is_changed
}
