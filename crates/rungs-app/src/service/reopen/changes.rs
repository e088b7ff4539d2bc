//! What differs about the pages of a plan's steps since it was made.

use rungs_core::date::Date;
use rungs_core::requirement::Moment;
use rungs_plan::{Atlas, Undertaking};

use super::super::{Question, diff};
use super::Step;
use crate::framework::Loaded;
use crate::wire::diff::{ChangeShown, DiffAnswer};

/// Two versions of a framework, compared once for all steps.
pub(super) struct Changes(Option<DiffAnswer>);

impl Changes {
    pub(super) fn between(older: Option<&Loaded>, newer: &Loaded, on: Date) -> Changes {
        let older = older.filter(|older| older.digest != newer.digest);
        Changes(older.map(|older| diff(older, newer, None, Question { on, start: on, moment: Moment::Start })))
    }

    /// What differs about a step: the rules that it asks by, and what its page says otherwise.
    pub(super) fn of(&self, name: &str) -> (Vec<ChangeShown>, Vec<String>) {
        let Some(found) = &self.0 else { return Default::default() };
        let Some((role, route)) = name.split_once('/') else {
            let of_page = found.opportunities.iter().filter(|one| one.opportunity == name);
            return (Vec::new(), of_page.flat_map(|one| one.page.clone()).collect());
        };
        let Some(role) = found.roles.iter().find(|one| one.role == role) else { return Default::default() };
        let is_asked = |change: &&ChangeShown| match change.section.as_str() {
            "to-hold" | "to-start" => true,
            "route" | "offer" => change.of.as_deref() == Some(route),
            _ => false,
        };
        (role.changes.iter().filter(is_asked).cloned().collect(), role.page.clone())
    }
}

/// The sentences by which a step asked when the plan was made and doesn't any more, and those by which it asks now and didn't
/// then. None of a step whose page is gone, which is said by itself.
pub(super) fn sentences(atlas: &Atlas<'_>, step: &Step<'_>) -> (Vec<String>, Vec<String>) {
    let now = step.what.and_then(|what| atlas.undertakings.get(what)).map(Undertaking::sentences);
    let (Some(then), Some(now)) = (&step.step.asks, now) else { return Default::default() };
    let gone = then.iter().filter(|sentence| !now.contains(sentence)).cloned().collect();
    (gone, now.iter().filter(|sentence| !then.contains(sentence)).cloned().collect())
}
