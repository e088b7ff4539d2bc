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
        let [worst, best] = [&reading.worst, &reading.best].map(|outlooks| Ways::of(outlooks, crossing));
        let count = worst.count.max(best.count);
        let outcomes = reading.outcomes.of(self.route.standing);
        let granted = self.acts.iter().map(|act| {
            let outcome = outcomes.get(act.slot as usize).copied().flatten();
            outcome.map(|outcome| outcome == Outcome::Granted)
        });
        let granted: Vec<Option<bool>> = granted.collect();
        let row = |place: usize| PreparedRow {
            surely: self.literals.iter().map(|literal| worst.is_in_all(place, *literal)).collect(),
            may: self.literals.iter().map(|literal| best.is_in_some(place, *literal)).collect(),
            granted: granted.clone(),
        };
        (0..count).map(row).collect()
    }

    /// Lists of which several conditions hang together somewhere below this way in: a bit for each.
    fn crossing(&self) -> u32 {
        let circuit = &self.program.circuit;
        circuit.cone(&[self.route.standing.gate]).into_iter().fold(0, |lists, id| lists | circuit.crossing(id))
    }
}

/// The ways in which the lists can turn out together, as far as a floor or a ceiling needs them.
struct Ways<'a> {
    outlooks: &'a Outlooks,
    /// Lists that are told way by way, each with its worlds.
    told: Vec<(usize, &'a [World])>,
    count: usize,
}

impl<'a> Ways<'a> {
    fn of(outlooks: &'a Outlooks, crossing: u32) -> Ways<'a> {
        let lists = outlooks
            .iter()
            .enumerate()
            .filter(|(list, outlook)| crossing >> list & 1 == 1 && outlook.worlds().len() > 1);
        let told: Vec<(usize, &[World])> = lists.map(|(list, outlook)| (list, outlook.worlds())).collect();
        let count = told.iter().fold(1_usize, |all, (_, worlds)| all.saturating_mul(worlds.len()));
        match count <= MOST_ROWS {
            true => Ways { outlooks, told, count },
            false => Ways { outlooks, told: Vec::new(), count: 1 },
        }
    }

    /// The world of a list in one of the ways, if it is told way by way. After the last way, the last one is told again.
    fn world(&self, way: usize, list: usize) -> Option<World> {
        let mut rest = way.min(self.count - 1);
        for (of, worlds) in &self.told {
            if *of == list {
                return worlds.get(rest % worlds.len()).copied();
            }
            rest /= worlds.len();
        }
        None
    }

    /// Whether a condition is as asked in one way, or in whatever way its list turns out.
    fn is_in_all(&self, way: usize, literal: Literal) -> bool {
        let Some(outlook) = self.outlooks.get(usize::from(literal.list)) else { return false };
        match self.world(way, usize::from(literal.list)) {
            Some(world) => has(world, literal) == literal.holds,
            None if literal.holds => has(outlook.in_all, literal),
            None => !has(outlook.in_some, literal),
        }
    }

    /// Whether a condition is as asked in one way, or in some way in which its list can turn out.
    fn is_in_some(&self, way: usize, literal: Literal) -> bool {
        let Some(outlook) = self.outlooks.get(usize::from(literal.list)) else { return true };
        match self.world(way, usize::from(literal.list)) {
            Some(world) => has(world, literal) == literal.holds,
            None if literal.holds => has(outlook.in_some, literal),
            None => !has(outlook.in_all, literal),
        }
    }
}

fn has(world: World, literal: Literal) -> bool {
    world >> literal.bit & 1 == 1
}
