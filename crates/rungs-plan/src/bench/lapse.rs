//! What time and other facts can take away: what goes out of date, and what does harm.

use rungs_core::condition::{Check, Condition, Tally, Test, When};
use rungs_core::date::DateRange;
use rungs_core::fact::{Field, Item, Known, List};
use rungs_core::program::TooLarge;
use rungs_core::requirement::Leaf;

use super::{Bench, Gateway, kept};
use crate::undertaking::{Undertaking, UndertakingId};

impl<'a> Bench<'a> {
    /// After how many months what the one gives counts no more for what the other asks at a gateway; none where it is asked for
    /// nothing that goes out of date, and no months at all where it can't be told.
    pub(crate) fn lapses_after(&self, giver: UndertakingId, (asks, gateway): (UndertakingId, Gateway)) -> Option<u32> {
        if let Some(known) = self.recent.borrow().get(&(giver, asks, gateway)) {
            return *known;
        }
        let given = |leaf: &Leaf| {
            let number = self.atlas.number(&leaf.condition);
            number.is_some_and(|number| self.atlas.givers(number).contains(&giver))
        };
        let asked = |one: &'a Undertaking| match gateway {
            Gateway::Begin => one.asked_to_begin(),
            Gateway::Hold => one.asked_to_hold(),
        };
        let leaves = self.undertaking(asks).map(asked).unwrap_or_default();
        let after =
            leaves.into_iter().filter(|leaf| given(leaf)).filter_map(|leaf| lapses_after(&leaf.condition)).min();
        self.recent.borrow_mut().insert((giver, asks, gateway), after);
        after
    }

    /// Whether one asks anything of the work that somebody does or did.
    pub(crate) fn asks_for_work(&self, asks: UndertakingId) -> bool {
        let all = |one: &'a Undertaking| one.asked_to_begin().into_iter().chain(one.asked_to_hold());
        let is_about_work = |leaf: &Leaf| leaf.condition.list == List::Work;
        self.undertaking(asks).is_some_and(|one| all(one).any(is_about_work))
    }

    /// Whether nothing that comes to be true can close a gateway, on whatever day.
    pub(crate) fn only_helps(&self, (what, gateway): (UndertakingId, Gateway)) -> Result<bool, TooLarge> {
        kept(&self.only_helps, (what, gateway), |_| {
            if self.atlas.changes_with_the_day(what) || !self.person.answers.is_empty() {
                return Ok(false);
            }
            let Some(aim) = self.aim((what, gateway), 0)? else { return Ok(true) };
            Ok(aim.program.circuit.literals(&[aim.node.gate]).iter().all(|literal| literal.holds))
        })
    }

    /// Whether a gateway stays open once it is, as nothing that it asks for goes out of date, and nothing does it harm.
    pub(crate) fn only_opens(&self, (what, gateway): (UndertakingId, Gateway)) -> Result<bool, TooLarge> {
        kept(&self.only_opens, (what, gateway), |_| {
            if self.atlas.changes_with_the_day(what) || !self.person.answers.is_empty() {
                return Ok(false);
            }
            let Some(aim) = self.aim((what, gateway), 0)? else { return Ok(true) };
            let literals = aim.program.circuit.literals(&[aim.node.gate]);
            let only_grows =
                |leaf: u32| aim.program.leaves.get(leaf as usize).is_some_and(|leaf| self.only_grows(&leaf.condition));
            Ok(literals.iter().all(|literal| literal.holds && only_grows(literal.leaf)))
        })
    }

    /// Whether what counts for a condition goes on counting, for this person.
    pub(crate) fn only_grows(&self, condition: &Condition) -> bool {
        let lapses = |item: &Item| match item.fields.get(&Field::Until).map(|fact| &fact.known) {
            Some(Known::Date(until)) => until.latest < DateRange::LAST && until.latest > self.begin,
            _ => false,
        };
        let of_list = self.person.items.iter().filter(|item| item.list == condition.list);
        !goes_out_of_date(condition) && !of_list.into_iter().any(lapses)
    }
}

/// Whether what counts for a condition may count no more some time later.
pub(crate) fn goes_out_of_date(condition: &Condition) -> bool {
    lapses_after(condition).is_some()
}

/// After how many months what counts for a condition counts no more; none where it always does, and no months at all where
/// that can't be told.
fn lapses_after(condition: &Condition) -> Option<u32> {
    let after = |test: &Test| match test.check {
        Check::SinceThen(_) if test.fields.contains(&Field::Until) => None,
        Check::SinceThen(When::BeforeStart(months)) => Some(months),
        Check::SinceThen(_) => Some(0),
        _ => None,
    };
    let of_tests = condition.ways.iter().flatten().filter_map(after).min();
    let of_months = matches!(condition.tally, Tally::Months { within_last: Some(_), .. }).then_some(0);
    of_tests.into_iter().chain(of_months).min()
}
