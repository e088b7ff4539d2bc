//! What the engine has read of somebody, as rows for SQL.

use rungs_core::circuit::Literal;
use rungs_core::decide::Reading;
use rungs_core::fact::Outcome;
use rungs_core::world::World;
use rungs_core::world::outlook::Outlooks;

use super::RouteSql;

/// Rows that one person has at most. Whoever would have more has one row, in which conditions of a list no longer hang together:
/// their floor may be lower and their ceiling higher than the engine's, and never the other way round.
const MOST_ROWS: usize = 4096;

/// Which conditions on a list are as asked, a bit for each. A list has no more than sixty-four, and each can be asked to be so and not to
/// be so.
type Asked = u128;

/// One row of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparedRow {
    /// Of each condition: whether it is surely as asked.
    pub surely: Vec<bool>,
    /// Of each condition: whether it may be as asked.
    pub may: Vec<bool>,
    /// Of each decision: whether it was granted; none where it hasn't been taken.
    pub granted: Vec<Option<bool>>,
}

impl RouteSql<'_, '_> {
    /// The rows of a person: one, or as many as there are ways in which lists can turn out whose conditions hang together here.
    pub fn rows(&self, reading: &Reading) -> Vec<PreparedRow> {
        let crossing = self.crossing();
        let worst = Ways::of(&self.literals, &reading.worst, crossing, Wanted::Worst);
        let best = Ways::of(&self.literals, &reading.best, crossing, Wanted::Best);
        let outcomes = reading.outcomes.of(self.route.standing);
        let granted = self.acts.iter().map(|act| {
            let outcome = outcomes.get(act.slot as usize).copied().flatten();
            outcome.map(|outcome| outcome == Outcome::Granted)
        });
        let granted: Vec<Option<bool>> = granted.collect();
        let row = |place: usize| PreparedRow {
            surely: worst.truths(place, &self.literals),
            may: best.truths(place, &self.literals),
            granted: granted.clone(),
        };
        (0..worst.count.max(best.count)).map(row).collect()
    }

    /// Lists of which several conditions hang together somewhere below this way in: a bit for each.
    fn crossing(&self) -> u32 {
        let circuit = &self.program.circuit;
        circuit.cone(&[self.route.standing.gate]).into_iter().fold(0, |lists, id| lists | circuit.crossing(id))
    }
}

/// Whether ways are wanted among which the worst is, or the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Worst,
    Best,
}

/// The ways in which the lists can turn out together, as far as a floor or a ceiling needs them.
struct Ways {
    /// Of each condition by itself: what is so whatever is known of the others.
    alone: Vec<bool>,
    /// Lists that are told way by way: each with its ways, in each of which the conditions on it that are as asked have a bit.
    told: Vec<(usize, Vec<Asked>)>,
    count: usize,
}

impl Ways {
    fn of(literals: &[Literal], outlooks: &Outlooks, crossing: u32, wanted: Wanted) -> Ways {
        let alone =
            literals.iter().map(|literal| match (outlooks.get(usize::from(literal.list)), wanted, literal.holds) {
                (Some(outlook), Wanted::Worst, true) => has(outlook.in_all, *literal),
                (Some(outlook), Wanted::Worst, false) => !has(outlook.in_some, *literal),
                (Some(outlook), Wanted::Best, true) => has(outlook.in_some, *literal),
                (Some(outlook), Wanted::Best, false) => !has(outlook.in_all, *literal),
                (None, wanted, _) => wanted == Wanted::Best,
            });
        let alone = alone.collect();
        let lists = outlooks.iter().enumerate().filter(|(list, _)| crossing >> list & 1 == 1);
        let told: Vec<(usize, Vec<Asked>)> =
            lists.map(|(list, outlook)| (list, needed(outlook.worlds(), list, literals, wanted))).collect();
        let count = told.iter().fold(1_usize, |all, (_, ways)| all.saturating_mul(ways.len()));
        match (1..=MOST_ROWS).contains(&count) {
            true => Ways { alone, told, count },
            false => Ways { alone, told: Vec::new(), count: 1 },
        }
    }

    /// What is so of each condition in one of the ways. After the last way, the last one is told again.
    fn truths(&self, way: usize, literals: &[Literal]) -> Vec<bool> {
        let mut truths = self.alone.clone();
        let mut rest = way.min(self.count - 1);
        for (list, ways) in &self.told {
            let one = ways.get(rest % ways.len()).copied().unwrap_or(0);
            rest /= ways.len();
            let of_list = literals.iter().zip(&mut truths).filter(|(literal, _)| usize::from(literal.list) == *list);
            of_list.enumerate().for_each(|(place, (_, truth))| *truth = one >> place & 1 == 1);
        }
        truths
    }
}

/// The ways in which a list can turn out, by what is as asked of its conditions in this way in. What is as asked only ever helps, so
/// a way in which more is as asked can't be the worst, and one in which less is can't be the best.
fn needed(worlds: &[World], list: usize, literals: &[Literal], wanted: Wanted) -> Vec<Asked> {
    let of_list = literals.iter().filter(|literal| usize::from(literal.list) == list);
    let as_asked = |world: &World| {
        let asked = of_list.clone().enumerate();
        asked.fold(0, |all, (place, literal)| all | Asked::from(has(*world, *literal) == literal.holds) << place)
    };
    let mut ways: Vec<Asked> = worlds.iter().map(as_asked).collect();
    ways.sort_unstable();
    ways.dedup();
    let is_idle = |way: Asked| {
        ways.iter().any(|other| match wanted {
            Wanted::Worst => *other != way && *other & way == *other,
            Wanted::Best => *other != way && *other & way == way,
        })
    };
    ways.iter().copied().filter(|way| !is_idle(*way)).collect()
}

fn has(world: World, literal: Literal) -> bool {
    world >> literal.bit & 1 == 1
}
