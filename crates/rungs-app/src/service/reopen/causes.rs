//! What it comes of that a plan ends on another day than it said.

use rungs_plan::Plan;

use crate::wire::reopen::CauseShown;

/// How a plan would go on, had something gone otherwise.
#[derive(Clone, Default)]
pub(super) struct Way {
    /// By how many months it would end later than it said; none where it couldn't be had with the old steps alone.
    pub(super) later: Option<i32>,
    /// What would be left to do, where anything is.
    pub(super) plan: Option<Plan>,
}

/// What it comes of that a plan ends on another day: first by the rules, then by the facts, then as time went by.
pub(super) fn causes(ways: &[Way; 3], later: impl Fn(&Plan) -> i32, kept: Option<&Plan>) -> Vec<CauseShown> {
    let mut causes = Vec::new();
    let mut before = 0;
    for (cause, way) in ["rules", "facts", "time"].into_iter().zip(ways) {
        // With other steps beside the old ones, it may still be had.
        let beside = kept.filter(|_| cause == "time").map(&later);
        let Some(months) = way.later.or(beside) else {
            causes.push(CauseShown { cause: cause.to_owned(), months: None });
            break;
        };
        if months != before {
            causes.push(CauseShown { cause: cause.to_owned(), months: Some(months - before) });
        }
        before = months;
    }
    causes
}
