//! A way in as SQL: the floor and the ceiling of its standing, each as one expression over prepared columns.
//!
//! SQL doesn't read people; the engine does. What it has read of somebody is prepared as rows (`prepared.rs`): for each condition
//! whether it is surely as asked and whether it may be, for each decision what was decided. Where the answers to several
//! conditions hang together (they are about one list, of which something isn't known), one row a person wouldn't tell which of
//! them can be so together; then there is a row for each way in which it can turn out. The floor is the least over somebody's
//! rows, the ceiling the greatest.

mod prepared;
mod term;

use std::collections::BTreeMap;
use std::fmt::Write;

use rungs_core::circuit::{Act, Gate, GateId, Literal};
use rungs_core::program::{CompiledRoute, Program};

pub use prepared::PreparedRow;
use term::{Bound, Term};

/// The column by which the rows of one person are told.
pub const PERSON: &str = "person";

/// Whose SQL it is. All three understand the same text but for what is named here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// DuckDB.
    DuckDb,
    /// Spark SQL.
    Spark,
    /// PostgreSQL.
    Postgres,
}

impl Dialect {
    /// All of them by their names.
    pub const ALL: [(&'static str, Dialect); 3] =
        [("duckdb", Dialect::DuckDb), ("spark", Dialect::Spark), ("postgres", Dialect::Postgres)];

    /// The smallest type of whole numbers that it has.
    fn number(self) -> &'static str {
        match self {
            Dialect::DuckDb | Dialect::Spark => "TINYINT",
            Dialect::Postgres => "SMALLINT",
        }
    }
}

/// A way in, ready to be written as SQL.
#[derive(Clone, Debug)]
pub struct RouteSql<'p, 'f> {
    program: &'p Program<'f>,
    route: &'p CompiledRoute<'f>,
    literals: Vec<Literal>,
    acts: Vec<Act>,
}

/// A condition of a way in, with the columns that say what is so of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SqlCondition<'p> {
    /// The column that says whether it is surely as asked.
    pub surely: String,
    /// The column that says whether it may be as asked.
    pub may: String,
    /// What it asks, in words.
    pub words: &'p str,
    /// Whether it is asked not to be so.
    pub is_opposite: bool,
    /// How a person is asked about it.
    pub question: &'p str,
}

/// A decision on which a way in rests, with its column: yes where it was granted, no where it was refused, null where it hasn't
/// been taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SqlDecision<'p> {
    /// The column.
    pub column: String,
    /// The sentence that it is about.
    pub sentence: &'p str,
    /// Whose decision it is.
    pub owner: &'p str,
}

impl<'p, 'f> RouteSql<'p, 'f> {
    /// A way in by its place in the role, by its general rules; none where there is no such way in.
    pub fn of(program: &'p Program<'f>, route: usize) -> Option<RouteSql<'p, 'f>> {
        let route = program.routes.get(route)?;
        let gates = [route.standing.gate];
        let mut literals = program.circuit.literals(&gates);
        literals.sort_by_key(|literal| (literal.leaf, !literal.holds));
        let mut acts = program.circuit.acts(&gates);
        acts.sort_by_key(|act| act.slot);
        acts.dedup_by_key(|act| act.slot);
        Some(RouteSql { program, route, literals, acts })
    }

    /// The conditions, in the order of their columns.
    pub fn conditions(&self) -> Vec<SqlCondition<'p>> {
        let told = self.literals.iter().filter_map(|literal| {
            let leaf = self.program.leaves.get(literal.leaf as usize)?;
            let [surely, may] = [Bound::Floor, Bound::Ceiling].map(|bound| self.condition_column(*literal, bound));
            let is_opposite = !literal.holds;
            Some(SqlCondition { surely, may, words: &leaf.words, is_opposite, question: &leaf.question.text })
        });
        told.collect()
    }

    /// The decisions, in the order of their columns.
    pub fn decisions(&self) -> Vec<SqlDecision<'p>> {
        let told = self.acts.iter().filter_map(|act| {
            let slot = self.program.decisions.get(act.slot as usize)?;
            Some(SqlDecision {
                column: self.decision_column(*act),
                sentence: slot.sentence,
                owner: slot.owner.as_str(),
            })
        });
        told.collect()
    }

    /// Every prepared column in order: [`PERSON`], two for each condition, one for each decision.
    pub fn columns(&self) -> Vec<String> {
        let conditions = self.conditions().into_iter().flat_map(|one| [one.surely, one.may]);
        let decisions = self.decisions().into_iter().map(|one| one.column);
        std::iter::once(PERSON.to_owned()).chain(conditions).chain(decisions).collect()
    }

    /// A condition has the same number whether it is asked to be so or not to be so.
    fn condition_column(&self, literal: Literal, bound: Bound) -> String {
        let mut leaves: Vec<u32> = self.literals.iter().map(|literal| literal.leaf).collect();
        leaves.dedup();
        let number = leaves.iter().position(|leaf| *leaf == literal.leaf).map_or(0, |place| place + 1);
        let not = if literal.holds { "" } else { "not_" };
        let known = if bound == Bound::Floor { "surely" } else { "may" };
        format!("{not}c{number}_{known}")
    }

    fn decision_column(&self, act: Act) -> String {
        let number = self.acts.iter().position(|other| other.slot == act.slot).map_or(0, |place| place + 1);
        format!("d{number}")
    }

    /// The statement that gives everybody's floor and ceiling, over a table of prepared rows: one row a person, with the columns
    /// `person`, `floor` and `ceiling`. In front, as comments, stand the conditions and the decisions with their columns.
    pub fn text(&self, dialect: Dialect, table: &str) -> String {
        let mut text = String::new();
        let mut line = |words: &str| {
            let _ = writeln!(text, "-- {}", words.split_whitespace().collect::<Vec<_>>().join(" "));
        };
        line(&format!("{}: {}.", self.program.role.title, self.route.route.title));
        line(&format!(
            "Of the table {table}, which has a row a person, or several where what isn't known of them can turn out in several ways."
        ));
        line("The columns floor and ceiling: 0 not yet, 1 by exception, 2 at discretion, 3 ready.");
        for one in self.conditions() {
            let not = if one.is_opposite { "not: " } else { "" };
            line(&format!("{}, {}: {not}{}. {}", one.surely, one.may, one.words.trim_end_matches('.'), one.question));
        }
        for one in self.decisions() {
            line(&format!(
                "{}: granted or refused, null until then (who decides: {}): {}",
                one.column, one.owner, one.sentence
            ));
        }
        let number = dialect.number();
        let [floor, ceiling] = [Bound::Floor, Bound::Ceiling].map(|bound| self.expression(bound));
        let _ = write!(
            text,
            "SELECT\n  {PERSON},\n  CAST(MIN({floor}) AS {number}) AS floor,\n  CAST(MAX({ceiling}) AS {number}) AS ceiling\nFROM \
             {table}\nGROUP BY {PERSON}\n"
        );
        text
    }

    /// The floor or the ceiling of one row.
    fn expression(&self, bound: Bound) -> String {
        let mut known = BTreeMap::new();
        self.term(self.route.standing.gate, bound, &mut known).number(bound)
    }

    fn term(&self, id: GateId, bound: Bound, known: &mut BTreeMap<GateId, Term>) -> Term {
        if let Some(term) = known.get(&id) {
            return term.clone();
        }
        let mut below = |this: &Self| -> Vec<Term> {
            this.program.circuit.below(id).iter().map(|gate| this.term(*gate, bound, known)).collect()
        };
        let term = match self.program.circuit.gate(id) {
            Some(Gate::Fixed(interval)) => {
                Term::fixed(if bound == Bound::Floor { interval.floor } else { interval.ceiling })
            }
            Some(Gate::Condition(literal)) => Term::Truth(self.condition_column(literal, bound)),
            Some(Gate::Decision(act)) => Term::decision(&self.decision_column(act), act),
            Some(Gate::All(_)) => Term::all(below(self), bound),
            Some(Gate::Any(_)) => Term::any(below(self), bound),
            Some(Gate::AtLeast(count, _)) => Term::at_least(usize::from(count), &below(self), bound),
            None => Term::Fixed(0),
        };
        known.insert(id, term.clone());
        term
    }
}
