//! What hangs together: which columns of a form have to be looked at together to say what a requirement comes to.
//!
//! A standing is the worst of several requirements. Where two of them rest on facts that say nothing about each other, each
//! can be as good as it gets while the other is, and as bad: then what each comes to can be worked out by itself, and the worst
//! of both is exact. Facts of different lists say nothing about each other; nor do those of different fields of an entry,
//! but for those that the engine takes together. What isn't known of a list as a whole (what else may be on it) ties everything
//! on it, and so does what is said not to be there of some sort.

use std::collections::BTreeMap;

use rungs_core::circuit::{Circuit, Gate, GateId, Literal};
use rungs_core::fact::{Field, Item, Known, List};
use rungs_core::program::{NodeId, Program};

use crate::form::{Cells, Form};

/// Something that isn't the same for everybody, or isn't known of anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Loose {
    Column(usize),
    /// A fact of an entry that everybody has, which isn't known exactly.
    Fact(usize, Field),
    /// What else may be on a list.
    List(List),
}

/// A standing taken apart: its requirements by what they rest on.
#[derive(Debug)]
pub(crate) struct Part {
    /// The columns that have to be looked at together.
    pub(crate) columns: Vec<usize>,
    /// For each standing that asks something of them, what it asks: a place among the standings, and gates, of which the
    /// worst counts.
    pub(crate) asked: Vec<(usize, Vec<GateId>)>,
}

/// One standing of one of several roles.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    /// The role: a place among the programs.
    pub(crate) program: usize,
    pub(crate) node: NodeId,
}

/// Takes standings apart into requirements, and puts together what hangs together.
pub(crate) fn parts(programs: &[Program<'_>], standings: &[Standing], form: &Form) -> Vec<Part> {
    let mut sets = Sets::default();
    let mut asked: Vec<(usize, GateId, Vec<Loose>)> = Vec::new();
    let spoken_of: Vec<Vec<Field>> = form.columns.iter().map(Cells::fields).collect();
    for (place, standing) in standings.iter().enumerate() {
        let Some(program) = programs.get(standing.program) else { continue };
        for gate in requirements(&program.circuit, standing.node.gate) {
            let literals = program.circuit.literals(&[gate]);
            let mut loose: Vec<Loose> =
                literals.iter().flat_map(|one| rests_on(program, *one, form, &spoken_of)).collect();
            loose.sort_unstable();
            loose.dedup();
            loose.iter().for_each(|one| sets.join(loose.first().copied().unwrap_or(*one), *one));
            asked.push((place, gate, loose));
        }
    }
    // What rests on nothing loose is the same for everybody, and a part of its own without columns.
    let mut parts: BTreeMap<Option<usize>, Part> = BTreeMap::new();
    for (place, gate, loose) in asked {
        let set = loose.first().map(|one| sets.of(*one));
        let part = parts.entry(set).or_insert_with(|| Part { columns: Vec::new(), asked: Vec::new() });
        match part.asked.last_mut().filter(|(of, _)| *of == place) {
            Some((_, gates)) => gates.push(gate),
            None => part.asked.push((place, vec![gate])),
        }
    }
    for column in 0..form.columns.len() {
        if let Some(set) = sets.known(Loose::Column(column))
            && let Some(part) = parts.get_mut(&Some(set))
        {
            part.columns.push(column);
        }
    }
    parts.into_values().collect()
}

/// The requirements of which a standing is the worst.
fn requirements(circuit: &Circuit, gate: GateId) -> Vec<GateId> {
    match circuit.gate(gate) {
        Some(Gate::All(_)) => {
            let mut found: Vec<GateId> =
                circuit.below(gate).iter().flat_map(|below| requirements(circuit, *below)).collect();
            found.sort_unstable();
            found.dedup();
            found
        }
        _ => vec![gate],
    }
}

/// What may be one way or another for a condition; `spoken_of` are the fields of which each column speaks.
fn rests_on(program: &Program<'_>, literal: Literal, form: &Form, spoken_of: &[Vec<Field>]) -> Vec<Loose> {
    let Some(view) = program.lists.get(usize::from(literal.list)) else { return Vec::new() };
    let Some(condition) = view.conditions.get(usize::from(literal.bit)) else { return Vec::new() };
    let columns = || (0..form.columns.len()).filter(|column| form.list(*column) == Some(view.list));
    let is_whole = |column: &usize| matches!(form.columns.get(*column), Some(Cells::List { .. }));
    if let Some(column) = columns().find(is_whole) {
        return vec![Loose::Column(column)];
    }
    let entries: Vec<(usize, &Item)> =
        form.items.iter().enumerate().filter(|(_, item)| item.list == view.list).collect();
    let is_exact =
        |item: &Item, field: &Field| item.fields.get(field).is_some_and(|fact| is_exact(&fact.known, program));
    // What is said not to be there leaves nothing open of an entry of which all is known that it speaks of.
    let denied = form.denials.iter().filter(|denial| denial.list == view.list).flat_map(|denial| &denial.tests);
    let denied: Vec<Field> = denied.flat_map(|test| test.fields.iter().copied()).collect();
    let is_clear = entries.iter().all(|(_, item)| denied.iter().all(|field| is_exact(item, field)));
    let is_untold = view.list.is_single() && entries.is_empty();
    if is_untold || !is_clear {
        return columns().map(Loose::Column).chain([Loose::List(view.list)]).collect();
    }
    let mut loose = Vec::new();
    let bit = 1 << literal.bit;
    if program.could_add(usize::from(literal.list), &form.denials) & bit != 0 {
        loose.push(Loose::List(view.list));
    }
    let fields = condition.fields_together();
    for (place, item) in entries {
        // An entry that can't count, whatever stands in its columns, makes no difference.
        if program.could_count(usize::from(literal.list), item) & bit == 0 {
            continue;
        }
        // The length of a period follows from its ends.
        let has_ends = is_exact(item, &Field::From) && is_exact(item, &Field::Until);
        for field in fields.iter().filter(|field| !(has_ends && **field == Field::Months)) {
            let column = columns().find(|column| match form.columns.get(*column) {
                Some(Cells::Facts { entry, .. }) => {
                    *entry == place && spoken_of.get(*column).is_some_and(|fields| fields.contains(field))
                }
                _ => false,
            });
            match column {
                Some(column) => loose.push(Loose::Column(column)),
                None if is_exact(item, field) => {}
                None => loose.push(Loose::Fact(place, *field)),
            }
        }
    }
    loose
}

/// Whether a fact leaves nothing open.
pub(crate) fn is_exact(known: &Known, program: &Program<'_>) -> bool {
    match known {
        Known::Term(term) => program.vocabulary.narrower(*term).iter().all(|narrow| narrow == term),
        Known::Number(least, most) => least == most,
        Known::Date(range) => range.is_exact(),
        Known::Truth(_) => true,
        Known::Grade(_, worst, best) => worst == best,
        Known::Unnamed | Known::OneOf(_) => false,
    }
}

/// Sets of what hangs together.
#[derive(Default)]
struct Sets {
    places: BTreeMap<Loose, usize>,
    /// For each, another one of its set, up to the one that stands for it.
    above: Vec<usize>,
}

impl Sets {
    fn place(&mut self, loose: Loose) -> usize {
        let next = self.above.len();
        let place = *self.places.entry(loose).or_insert(next);
        if place == next {
            self.above.push(next);
        }
        place
    }

    fn top(&self, mut place: usize) -> usize {
        while let Some(above) = self.above.get(place).copied().filter(|above| *above != place) {
            place = above;
        }
        place
    }

    fn join(&mut self, one: Loose, other: Loose) {
        let (one, other) = (self.place(one), self.place(other));
        let (top, other) = (self.top(one), self.top(other));
        if let Some(above) = self.above.get_mut(other) {
            *above = top;
        }
    }

    fn of(&mut self, loose: Loose) -> usize {
        let place = self.place(loose);
        self.top(place)
    }

    fn known(&self, loose: Loose) -> Option<usize> {
        self.places.get(&loose).map(|place| self.top(*place))
    }
}
