//! What each combination of cells of some columns does to standings: the engine says it, once for each different outlook.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use rungs_core::circuit::GateId;
use rungs_core::condition::Condition;
use rungs_core::date::Date;
use rungs_core::decide::{ListOutlook, Reading};
use rungs_core::fact::{Denial, List, Person};
use rungs_core::plane::Six;
use rungs_core::program::{Program, Sighted};
use rungs_core::world::World;

use super::kinds::Kinds;
use crate::form::{Cells, Form};
use crate::tied::{Part, Standing};

/// For each standing that asks something of a part: what that comes to, combination by combination. The cells of the first column
/// of the part change fastest.
pub(super) fn look(
    programs: &[Program<'_>],
    standings: &[Standing],
    form: &Form,
    part: &Part,
) -> Vec<(usize, Vec<Six>)> {
    let shared = SharedOutlooks::default();
    let of = |(place, gates): &(usize, Vec<_>)| {
        let standing = standings.get(*place)?;
        let program = programs.get(standing.program)?;
        Some((*place, looked(program, standing, form, &part.columns, gates, &shared)))
    };
    part.asked.par_iter().filter_map(of).collect()
}

/// Outlooks that roles share which ask the same of a list, by what they ask.
type SharedOutlooks = Mutex<HashMap<Asks, Arc<Outlooks>>>;

/// What is asked of a list: in whose words (by where these lie in memory), for when, through how many states it is looked, and the
/// conditions by their bits, with which way they pull.
type Asks = (usize, Date, usize, List, Vec<(usize, Condition, bool, bool)>);

/// What gates of one standing come to, combination by combination of the cells of some columns.
fn looked(
    program: &Program<'_>,
    standing: &Standing,
    form: &Form,
    columns: &[usize],
    gates: &[GateId],
    shared: &SharedOutlooks,
) -> Vec<Six> {
    let mut looking = vec![0; program.lists.len()];
    for literal in program.circuit.literals(gates) {
        if let Some(looking) = looking.get_mut(usize::from(literal.list)) {
            *looking |= 1 << literal.bit;
        }
    }
    let lists = looking.into_iter().enumerate();
    let lists: Vec<Arc<Outlooks>> =
        lists.map(|(list, looking)| Outlooks::shared(program, list, looking, form, columns, shared)).collect();
    // What is seen of each combination: the outlook on each list is a digit of a number.
    let mut seen: Vec<usize> =
        vec![0; columns.iter().map(|column| form.columns.get(*column).map_or(1, Cells::len)).product()];
    let mut width = 1;
    for list in &lists {
        let mut round = 1;
        let mut shares = vec![0_usize];
        let mut columns_of_list = list.columns.iter().peekable();
        let mut within = 1;
        for column in columns {
            let count = form.columns.get(*column).map_or(1, Cells::len);
            let step = match columns_of_list.next_if(|(of, _)| of == column) {
                Some((_, kinds)) => {
                    let step: Vec<usize> = kinds.of_cell.iter().map(|kind| kind * within).collect();
                    within *= kinds.firsts.len();
                    step
                }
                None => vec![0; count],
            };
            shares = step.iter().flat_map(|step| shares.iter().map(move |share| share + step)).collect();
            round *= count;
        }
        debug_assert_eq!(round, shares.len());
        for (seen, share) in seen.iter_mut().zip(shares) {
            *seen += list.of_combination.get(share).copied().unwrap_or(0) * width;
        }
        width *= list.outlooks.len();
    }
    let outcomes = program.outcomes(&Person::default());
    let worst = program.worst_of(standing.node, gates);
    let mut known: HashMap<usize, Six> = HashMap::new();
    let mut value = |seen: usize| {
        *known.entry(seen).or_insert_with(|| {
            let mut rest = seen;
            let outlooks = lists.iter().filter_map(|list| {
                let outlook = list.outlooks.get(rest % list.outlooks.len());
                rest /= list.outlooks.len();
                outlook
            });
            let reading = Reading::of_lists(&outlooks.collect::<Vec<_>>(), outcomes.clone());
            worst.interval(&reading).into()
        })
    };
    seen.into_iter().map(&mut value).collect()
}

/// How one list can turn out, over combinations of the cells of those columns that speak of it.
struct Outlooks {
    /// The columns that speak of it, by place, with their cells as the program tells them apart.
    columns: Vec<(usize, Kinds)>,
    /// For each combination of kinds of cells, the first column's changing fastest: its outlook.
    of_combination: Vec<usize>,
    outlooks: Vec<ListOutlook>,
}

impl Outlooks {
    /// The same, where somebody has asked just this before.
    fn shared(
        program: &Program<'_>,
        list: usize,
        looking: World,
        form: &Form,
        columns: &[usize],
        shared: &SharedOutlooks,
    ) -> Arc<Outlooks> {
        let view = program.lists.get(list);
        let conditions = view.into_iter().flat_map(|view| {
            let asked = view.conditions.iter().enumerate().filter(|(bit, _)| looking >> bit & 1 == 1);
            asked.map(|(bit, condition)| {
                (bit, condition.clone(), view.pull.helps >> bit & 1 == 1, view.pull.harms >> bit & 1 == 1)
            })
        });
        let named = view.map_or(List::About, |view| view.list);
        let vocabulary = std::ptr::from_ref(program.vocabulary).addr();
        let asks = (vocabulary, program.asked.start, program.most_states(), named, conditions.collect());
        let known = shared.lock().unwrap_or_else(PoisonError::into_inner).get(&asks).cloned();
        known.unwrap_or_else(|| {
            let found = Arc::new(Outlooks::of(program, list, looking, form, columns));
            shared.lock().unwrap_or_else(PoisonError::into_inner).insert(asks, Arc::clone(&found));
            found
        })
    }

    fn of(program: &Program<'_>, list: usize, looking: World, form: &Form, columns: &[usize]) -> Outlooks {
        let named = program.lists.get(list).map(|view| view.list);
        let of_list = columns.iter().copied().filter(|column| form.list(*column) == named && looking != 0);
        let kinds = |column| (column, Kinds::of(program, looking, form, column));
        let columns: Vec<(usize, Kinds)> = of_list.map(kinds).collect();
        let combinations: usize = columns.iter().map(|(_, kinds)| kinds.firsts.len()).product();
        let mut known: HashMap<ListOutlook, usize> = HashMap::new();
        let mut found = Outlooks { columns, of_combination: Vec::new(), outlooks: Vec::new() };
        let Some(view) = program.narrowed(list, looking) else { return found };
        let denied = Denied::of(form, named, &found.columns);
        let list = program.looking_narrowly(&view, denied.sets.iter().map(Vec::as_slice));
        let mut cells: Vec<u16> = form.columns.iter().map(shown).collect();
        for combination in 0..combinations {
            let mut rest = combination;
            for (column, kinds) in &found.columns {
                if let (Some(cell), Some(first)) = (cells.get_mut(*column), kinds.firsts.get(rest % kinds.firsts.len()))
                {
                    *cell = *first;
                }
                rest /= kinds.firsts.len();
            }
            let seen = list.see(&form.told_of(named, &cells).items, denied.set(&cells));
            let Some(outlook) = seen.map(Sighted::outlook) else { continue };
            let next = found.outlooks.len();
            let place = *known.entry(outlook.clone()).or_insert(next);
            if place == next {
                found.outlooks.push(outlook);
            }
            found.of_combination.push(place);
        }
        found
    }
}

/// What is said not to be on one list, by the cell of the column that tells all of it, if there is one.
struct Denied {
    column: Option<usize>,
    of_cell: Vec<usize>,
    sets: Vec<Vec<Denial>>,
}

impl Denied {
    fn of(form: &Form, list: Option<List>, columns: &[(usize, Kinds)]) -> Denied {
        let of_all: Vec<Denial> = form.denials.iter().filter(|denial| Some(denial.list) == list).cloned().collect();
        let whole = columns.iter().find_map(|(column, _)| match form.columns.get(*column) {
            Some(Cells::List { contents, .. }) => Some((*column, contents)),
            _ => None,
        });
        let Some((column, contents)) = whole else {
            return Denied { column: None, of_cell: Vec::new(), sets: vec![of_all] };
        };
        let mut denied = Denied { column: Some(column), of_cell: Vec::new(), sets: Vec::new() };
        let mut known: HashMap<&[Denial], usize> = HashMap::new();
        for content in contents {
            let next = denied.sets.len();
            let set = *known.entry(&content.denials).or_insert(next);
            if set == next {
                denied.sets.push(of_all.iter().chain(&content.denials).cloned().collect());
            }
            denied.of_cell.push(set);
        }
        denied
    }

    /// The place of the set that holds with these cells.
    fn set(&self, cells: &[u16]) -> usize {
        let cell = self.column.and_then(|column| cells.get(column));
        cell.and_then(|cell| self.of_cell.get(usize::from(*cell))).copied().unwrap_or(0)
    }
}

/// A cell that says something, to stand where it makes no difference which does.
fn shown(cells: &Cells) -> u16 {
    let place = match cells {
        Cells::Facts { facts, .. } => facts.iter().position(|facts| !facts.is_empty()),
        Cells::List { contents, .. } => contents.iter().position(|content| !content.is_empty()),
    };
    place.and_then(|place| u16::try_from(place).ok()).unwrap_or(0)
}
