//! The way into a role by which somebody is told how they stand towards it, where there is room for one alone.

use rungs_core::framework::{Role, RouteKind};

use crate::wire::check::{RequirementResult, RouteResult};
use crate::words::StandingSign;

/// The best of a person's ways into a role: by standing, and the one that comes first on the page where they stand alike.
///
/// Registration is for whoever has trained already, mostly abroad. Of somebody who told nothing of that it is true, and of
/// no use, that they could apply if they had. So it comes after every other way in for as long as it hangs on what wasn't
/// told, and nothing that it asks for is met.
pub fn best_way_in<'r>(role: &Role, results: &'r [RouteResult]) -> Option<&'r RouteResult> {
    let is_registration =
        |slug: &str| role.routes.iter().any(|route| route.slug == slug && route.kind == RouteKind::Registration);
    let own = results.iter().filter(|result| result.role == role.slug);
    own.min_by_key(|result| {
        let is_for_others = is_registration(&result.route) && !is_told_of(result);
        (is_for_others, StandingSign::of(result.standing))
    })
}

/// Whether what a way in asks for is settled, or met in part, by what was told.
fn is_told_of(result: &RouteResult) -> bool {
    fn is_met(one: &RequirementResult) -> bool {
        one.answer == "met" || one.requirements.iter().any(is_met)
    }
    result.standing.floor == result.standing.ceiling || result.requirements.iter().any(is_met)
}
