//! What is assumed of people of whom nobody knows it.

use std::fmt;
use std::str::FromStr;

use rungs_app::wire::sweep::Assumption;

/// How often something happens: a share, or the least and the most that it can be. Between them every share is taken to be as
/// likely as any other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    /// The least, from 0 to 1.
    pub from: f64,
    /// The most, from 0 to 1.
    pub to: f64,
}

/// What can be assumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expectation {
    /// That somebody goes through with the steps of a plan.
    TakesUp,
    /// That a decision which somebody else takes is in favour; of each alone.
    Agreed,
    /// That something that isn't known turns out well; of each thing alone.
    TurnsOutWell,
    /// That somebody leaves within a year.
    Leaves,
}

/// What is assumed. Nothing is where nothing was told.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Expectations {
    chances: [Option<Chance>; 4],
}

impl Expectation {
    /// All of them.
    pub const ALL: [Expectation; 4] =
        [Expectation::TakesUp, Expectation::Agreed, Expectation::TurnsOutWell, Expectation::Leaves];

    /// Its name, as it is told.
    pub fn as_str(self) -> &'static str {
        match self {
            Expectation::TakesUp => "takes-up",
            Expectation::Agreed => "agreed",
            Expectation::TurnsOutWell => "turns-out-well",
            Expectation::Leaves => "leaves",
        }
    }

    /// What it says, in words, behind a share: *of people go through with the steps of their plan*.
    pub fn words(self) -> &'static str {
        match self {
            Expectation::TakesUp => "of people go through with the steps of their plan",
            Expectation::Agreed => "of decisions by others are in favour",
            Expectation::TurnsOutWell => "of what isn't known turns out well",
            Expectation::Leaves => "of people leave within a year",
        }
    }

    /// What it is about, in words.
    pub fn about(self) -> &'static str {
        match self {
            Expectation::TakesUp => "who goes through with the steps of their plan",
            Expectation::Agreed => "which decisions by others are in favour",
            Expectation::TurnsOutWell => "what turns out well that isn't known",
            Expectation::Leaves => "who leaves within a year",
        }
    }

    /// What is called so.
    pub fn named(name: &str) -> Option<Expectation> {
        Expectation::ALL.into_iter().find(|one| one.as_str() == name)
    }
}

impl Expectations {
    /// What is assumed of this, if anything is.
    pub fn of(&self, expectation: Expectation) -> Option<Chance> {
        self.chances.get(expectation as usize).copied().flatten()
    }

    /// Assumes this; what was assumed of the same before is forgotten.
    pub fn expect(&mut self, expectation: Expectation, chance: Chance) {
        if let Some(place) = self.chances.get_mut(expectation as usize) {
            *place = Some(chance);
        }
    }

    /// Whether nothing is assumed.
    pub fn is_empty(&self) -> bool {
        self.chances.iter().all(Option::is_none)
    }

    pub(super) fn assumed(&self) -> Vec<Assumption> {
        let told = Expectation::ALL.into_iter().filter_map(|one| Some((one, self.of(one)?)));
        told.map(|(one, chance)| Assumption { what: one.as_str().to_owned(), from: chance.from, to: chance.to })
            .collect()
    }
}

/// A share that can't be read: what to write.
const HELP: &str = "a share is written 0.4 or 40%, and a range 0.3..0.6 or 30%..60%; it is at least 0 and at most 1";

impl fmt::Display for Chance {
    /// *40%*, *30% to 60%*: as it is read.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // To a thousandth of a hundredth: a share that was read in hundredths comes out as it was.
        let share = |share: f64| (share * 10_000_000.0).round() / 100_000.0;
        match self.from == self.to {
            true => write!(formatter, "{}%", share(self.from)),
            false => write!(formatter, "{}% to {}%", share(self.from), share(self.to)),
        }
    }
}

impl FromStr for Chance {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Chance, &'static str> {
        let (from, to) = text.split_once("..").or_else(|| text.split_once(" to ")).unwrap_or((text, text));
        let chance = Chance { from: share(from)?, to: share(to)? };
        if chance.from > chance.to {
            return Err("the first end of a range is the lower one: 0.3..0.6");
        }
        Ok(chance)
    }
}

fn share(text: &str) -> Result<f64, &'static str> {
    let text = text.trim();
    let (digits, of) = text.strip_suffix('%').map_or((text, 1.0), |digits| (digits.trim(), 100.0));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let share = digits.parse::<f64>().ok().filter(|_| is_number(digits)).map(|share| share / of);
    share.filter(|share| (0.0..=1.0).contains(share)).ok_or(HELP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_as_people_write_them() {
        for (text, from, to) in [
            ("0.4", 0.4, 0.4),
            ("40%", 0.4, 0.4),
            ("0.3..0.6", 0.3, 0.6),
            ("30%..60 %", 0.3, 0.6),
            ("30% to 60%", 0.3, 0.6),
            ("0..1", 0.0, 1.0),
        ] {
            assert_eq!(text.parse(), Ok(Chance { from, to }), "{text}");
        }
        for text in ["", "half", "1.2", "-0.1", "40", "0.6..0.3", "0.3..", "nan", "inf", "1e-1", "120%"] {
            assert!(text.parse::<Chance>().is_err(), "{text}");
        }
    }
}
