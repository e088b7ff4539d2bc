//! Expected supply: how many of a workforce could start a way in, and could have finished it, quarter by quarter.
//!
//! When somebody could start is worked out once ([`prospects`]): by waiting alone, which is sure, or by a plan, which hangs on
//! what they do, what others agree to, and how what isn't known turns out. How often that happens nobody knows, so it is told
//! as an assumption ([`Expectations`]) or stays open, and the numbers ([`Prospects::supply`]) have both ends of what is open.

mod expect;
mod search;
mod simulate;
pub mod words;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rungs_app::wire::sweep::Quarter;
use rungs_core::date::{day_before, months_after};

pub use expect::{Chance, Expectation, Expectations};
pub use search::prospects;

/// Months of a quarter.
const MONTHS: u32 = 3;
/// Quarters that are told where nobody says how many.
pub const QUARTERS: u32 = 12;
/// Quarters that are told at most.
pub const MOST_QUARTERS: u32 = 20;
/// Ways in of which supply is told at most: for each, plans are looked for.
pub const MOST_ROUTES: usize = 12;
/// Plans that are looked for where nobody says how many.
pub const SEARCHES: usize = 200;

/// When the people of a workforce could start some ways in, and what that hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prospects {
    /// The day it is.
    on: Date,
    /// The day of the first start.
    start: Date,
    /// How many quarters are looked ahead.
    quarters: u32,
    routes: Vec<RouteProspects>,
}

/// The same of one way in.
#[derive(Clone, Debug, PartialEq, Eq)]
struct RouteProspects {
    role: String,
    role_title: String,
    route: String,
    route_title: String,
    /// How many months it takes; none where nobody has told.
    months: Option<u32>,
    /// People, by what they could do.
    people: BTreeMap<Prospect, u64>,
    no_plan_looked_for: u64,
    plan_of_others: u64,
    cut_short: u64,
    length_untold: u64,
}

/// When somebody could start. Months are counted from the day of the first start.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Prospect {
    /// When they are ready by waiting alone, and would have finished.
    waits: Option<Span>,
    /// What they could do to be ready.
    plans: Vec<Path>,
}

/// The month in which a way in begins, and that in which it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    begins: u32,
    ends: u32,
}

/// A plan, and what it hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Path {
    span: Span,
    /// Whether it takes a step beside the way in.
    takes_steps: bool,
    /// How many decisions others take.
    decisions: u32,
    /// How many things that aren't known have to turn out well.
    to_find_out: u32,
}

impl Prospects {
    /// The quarters, in order.
    fn quarters(&self) -> Vec<Quarter> {
        let from = |quarter: u32| months_after(self.start, quarter * MONTHS);
        let of =
            |quarter| Quarter { from: from(quarter).to_string(), until: day_before(from(quarter + 1)).to_string() };
        (0..self.quarters).map(of).collect()
    }
}

#[cfg(test)]
mod tests;
