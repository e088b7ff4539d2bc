//! Gates as SQL: truths as long as they can be, numbers where standings are between *not yet* and *ready*.

use rungs_core::circuit::Act;
use rungs_core::fact::Outcome;
use rungs_core::standing::Standing;

/// Which end of an interval is written. The two differ in what a null comes to: what nobody has prepared is not surely so, and may
/// be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Floor,
    Ceiling,
}

/// What a gate comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// The same for everybody.
    Fixed(u8),
    /// *Ready* where this is so, *not yet* where it isn't.
    Truth(String),
    /// A number from 0 to 3, which is never null, and which of them it can be: a bit for each.
    Number(String, u8),
}

/// The numbers that standings above *not yet* have, best first.
const ABOVE: [u8; 3] = [3, 2, 1];

impl Term {
    pub(super) fn fixed(standing: Standing) -> Term {
        Term::Fixed(number(standing))
    }

    pub(super) fn decision(column: &str, act: Act) -> Term {
        let standing = |outcome: Option<Outcome>| {
            let standing = act.kind.standing(outcome);
            number(if act.is_opposite { standing.opposite() } else { standing })
        };
        let [granted, refused, open] = [Some(Outcome::Granted), Some(Outcome::Refused), None].map(standing);
        let text = format!("CASE WHEN {column} THEN {granted} WHEN NOT {column} THEN {refused} ELSE {open} END");
        Term::Number(text, 1 << granted | 1 << refused | 1 << open)
    }

    /// The worst of these.
    pub(super) fn all(of: Vec<Term>, bound: Bound) -> Term {
        let least = of.iter().filter_map(Term::is_fixed).min().unwrap_or(3);
        Term::joined(of, bound, least, "AND", "LEAST", |least| least == 0, |least| least == 3)
    }

    /// The best of these.
    pub(super) fn any(of: Vec<Term>, bound: Bound) -> Term {
        let best = of.iter().filter_map(Term::is_fixed).max().unwrap_or(0);
        Term::joined(of, bound, best, "OR", "GREATEST", |best| best == 3, |best| best == 0)
    }

    /// `fixed` is what those come to that are the same for everybody: it may decide alone, or say nothing.
    fn joined(
        of: Vec<Term>,
        bound: Bound,
        fixed: u8,
        word: &str,
        function: &str,
        decides: impl Fn(u8) -> bool,
        says_nothing: impl Fn(u8) -> bool,
    ) -> Term {
        if decides(fixed) {
            return Term::Fixed(fixed);
        }
        let mut truths = Vec::new();
        let mut numbers = Vec::new();
        let mut possible = 0;
        for term in of {
            match term {
                Term::Fixed(_) => {}
                Term::Truth(truth) => truths.push(truth),
                Term::Number(number, of) => {
                    numbers.push(number);
                    possible |= of;
                }
            }
        }
        truths.dedup();
        let truth = match truths.len() {
            0 => None,
            1 => truths.pop(),
            _ => Some(format!("({})", truths.join(&format!(" {word} ")))),
        };
        let truth = truth.map(Term::Truth);
        if numbers.is_empty() && says_nothing(fixed) {
            return truth.unwrap_or(Term::Fixed(fixed));
        }
        if let Some(truth) = truth {
            possible |= truth.possible();
            numbers.push(truth.number(bound));
        }
        if !says_nothing(fixed) || numbers.is_empty() {
            possible |= 1 << fixed;
            numbers.push(fixed.to_string());
        }
        match numbers.len() {
            1 => Term::Number(numbers.pop().unwrap_or_default(), possible),
            _ => Term::Number(format!("{function}({})", numbers.join(", ")), possible),
        }
    }

    /// The k-th best of these: the best standing that so many have reached.
    pub(super) fn at_least(count: usize, of: &[Term], bound: Bound) -> Term {
        let possible = of.iter().fold(0, |all, term| all | term.possible());
        let reached = |standing: u8| {
            let one = |term: &Term| term.reached(standing, bound);
            let counted: Vec<String> = of.iter().map(one).collect();
            format!("({}) >= {count}", counted.join(" + "))
        };
        if possible & 0b0110 == 0 {
            return Term::Truth(reached(3));
        }
        let mut text = "CASE".to_owned();
        for standing in ABOVE.into_iter().filter(|standing| possible >> standing & 1 == 1) {
            text.push_str(&format!(" WHEN {} THEN {standing}", reached(standing)));
        }
        text.push_str(" ELSE 0 END");
        Term::Number(text, possible | 1)
    }

    /// 1 where it has reached a standing, 0 where it hasn't.
    fn reached(&self, standing: u8, bound: Bound) -> String {
        match self {
            Term::Fixed(fixed) => u8::from(*fixed >= standing).to_string(),
            Term::Truth(truth) => match bound {
                Bound::Floor => format!("CASE WHEN {truth} THEN 1 ELSE 0 END"),
                Bound::Ceiling => format!("CASE WHEN NOT {truth} THEN 0 ELSE 1 END"),
            },
            Term::Number(number, _) => format!("CASE WHEN {number} >= {standing} THEN 1 ELSE 0 END"),
        }
    }

    /// The same as a number.
    pub(super) fn number(&self, bound: Bound) -> String {
        match self {
            Term::Fixed(fixed) => fixed.to_string(),
            Term::Number(number, _) => number.clone(),
            Term::Truth(truth) => match bound {
                Bound::Floor => format!("CASE WHEN {truth} THEN 3 ELSE 0 END"),
                Bound::Ceiling => format!("CASE WHEN NOT {truth} THEN 0 ELSE 3 END"),
            },
        }
    }

    fn is_fixed(&self) -> Option<u8> {
        match self {
            Term::Fixed(fixed) => Some(*fixed),
            Term::Truth(_) | Term::Number(..) => None,
        }
    }

    fn possible(&self) -> u8 {
        match self {
            Term::Fixed(fixed) => 1 << fixed,
            Term::Truth(_) => 0b1001,
            Term::Number(_, possible) => *possible,
        }
    }
}

/// A standing as a number.
fn number(standing: Standing) -> u8 {
    match standing {
        Standing::NotYet => 0,
        Standing::ByException => 1,
        Standing::AtDiscretion => 2,
        Standing::Ready => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn truths(names: &[&str]) -> Vec<Term> {
        names.iter().map(|name| Term::Truth((*name).to_owned())).collect()
    }

    #[test]
    fn truths_stay_truths_until_a_number_is_wanted() {
        let both = Term::all(truths(&["a", "b"]), Bound::Floor);
        assert_eq!(both.number(Bound::Floor), "CASE WHEN (a AND b) THEN 3 ELSE 0 END");
        // What isn't known is no reason against a ceiling.
        assert_eq!(both.number(Bound::Ceiling), "CASE WHEN NOT (a AND b) THEN 0 ELSE 3 END");
    }

    #[test]
    fn what_is_the_same_for_everybody_is_worked_out_before() {
        let with = |fixed| [truths(&["a"]), vec![Term::Fixed(fixed)]].concat();
        assert_eq!(Term::all(with(3), Bound::Floor), Term::Truth("a".to_owned()));
        assert_eq!(Term::all(with(0), Bound::Floor), Term::Fixed(0));
        assert_eq!(Term::any(with(1), Bound::Floor).number(Bound::Floor), "GREATEST(CASE WHEN a THEN 3 ELSE 0 END, 1)");
        assert_eq!(Term::any(with(3), Bound::Floor), Term::Fixed(3));
        assert_eq!(
            (Term::all(vec![], Bound::Floor), Term::any(vec![], Bound::Floor)),
            (Term::Fixed(3), Term::Fixed(0))
        );
    }

    #[test]
    fn the_kth_best_is_the_best_that_so_many_have_reached() {
        let two = Term::at_least(2, &truths(&["a", "b", "c"]), Bound::Ceiling);
        let one = |name: &str| format!("CASE WHEN NOT {name} THEN 0 ELSE 1 END");
        assert_eq!(two, Term::Truth(format!("({} + {} + {}) >= 2", one("a"), one("b"), one("c"))));
        let mixed = [truths(&["a"]), vec![Term::Number("n".to_owned(), 0b1010), Term::Fixed(1)]].concat();
        assert_eq!(
            Term::at_least(2, &mixed, Bound::Floor).number(Bound::Floor),
            "CASE WHEN (CASE WHEN a THEN 1 ELSE 0 END + CASE WHEN n >= 3 THEN 1 ELSE 0 END + 0) >= 2 THEN 3 WHEN (CASE WHEN a \
             THEN 1 ELSE 0 END + CASE WHEN n >= 1 THEN 1 ELSE 0 END + 1) >= 2 THEN 1 ELSE 0 END"
        );
    }
}
