//! A column of occupation codes. What its codes stand for is written nowhere, so somebody has to say it, code by code.

use super::guess::{Guess, MOST_NAMES, has};
use super::{Draft, DraftColumn, Seen, SeenCell, State};
use crate::reading::mapping::write::{ByCell, entry};
use crate::reading::mapping::{Column, Meaning, Value};

/// Codes that are listed for somebody to say what they stand for: of all the others, each is of fewer rows than these.
const MOST_CODES: usize = 30;
/// Codes that a line shows as examples.
const MOST_SHOWN: usize = 5;
/// What a code stands for of which nobody has said it.
const UNKNOWN: &str = "unknown";

/// What a column of codes is taken for; none where it isn't one.
pub(super) fn column(heading: &str, named: &str, seen: &Seen) -> Option<Guess> {
    let says_so =
        ["occupation code", "occupation codes", "occupational code", "occ code", "soc code", "soc", "soc 2020"];
    let is_named = has(named, &says_so) || named == "soc2020";
    let may_be = has(named, &["occupation", "occupation group", "job", "job role", "role", "position"])
        && !has(named, &["number", "no", "id", "date"]);
    let why = match (is_named, may_be) {
        (true, _) if seen.filled == 0 || seen.share(is_code) > 0.5 => "by its heading",
        (false, true) if seen.share(is_of_a_known_sort) > 0.8 => "its cells are codes of occupations",
        _ => return None,
    };
    let is_code = !seen.has_more && seen.cells.len() <= MOST_NAMES;
    let codes: Vec<SeenCell> = seen.cells.iter().take(if is_code { MOST_CODES } else { 0 }).cloned().collect();
    let mut column = Column::new(heading, if codes.is_empty() { Meaning::LeftOut } else { Meaning::OccupationCode });
    let unknown = || Value::Words(UNKNOWN.to_owned());
    column.values = codes.iter().map(|code| (code.text.clone(), unknown())).collect();
    let why = if codes.is_empty() { "it has no codes, or too many to say of each which job it is" } else { why };
    Some(Guess { column, why: why.to_owned(), ask: None, is_private: false, codes })
}

/// Whether a cell can be a code at all: *N6A*, *2221*, *6135/02*, *NEH*.
fn is_code(cell: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "/.*".contains(letter);
    (2..=8).contains(&cell.len())
        && cell.chars().all(is_letter)
        && (cell.contains(|letter: char| letter.is_ascii_digit()) || cell == cell.to_uppercase())
}

/// Whether a cell is a code of the NHS, *N6A*, or of the Standard Occupational Classification, *2221* or *6135/02*: below a heading
/// that may as well stand above words.
fn is_of_a_known_sort(cell: &str) -> bool {
    let (begin, end) = cell.split_once('/').unwrap_or((cell, "00"));
    let are_digits = |text: &str| text.bytes().all(|letter| letter.is_ascii_digit());
    let has = |test: fn(&u8) -> bool| cell.bytes().any(|letter| test(&letter));
    let is_of_the_nhs = cell.len() == 3
        && cell.bytes().all(|letter| letter.is_ascii_alphanumeric())
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_alphabetic);
    is_of_the_nhs || (begin.len() == 4 && end.len() == 2 && are_digits(begin) && are_digits(end))
}

/// Where a column says the job in words, that decides, and the codes are left out.
pub(super) fn beside_titles(guesses: &mut [Guess]) {
    let titles = guesses.iter().find(|guess| guess.column.is == Meaning::JobTitle);
    let Some(titles) = titles.map(|guess| guess.column.name.clone()) else { return };
    for guess in guesses.iter_mut().filter(|guess| guess.column.is == Meaning::OccupationCode) {
        guess.column = Column::new(guess.column.name.clone(), Meaning::LeftOut);
        guess.why = format!("“{titles}” says what the job is, and the codes aren't read");
    }
}

/// A column of codes with what is told of it.
pub(super) fn drafted(name: &str, seen: Seen, guess: Guess, read_as: String) -> DraftColumn {
    let Guess { column, why, codes, .. } = guess;
    let (state, in_it) = match column.is {
        Meaning::LeftOut => (State::LeftOut, format!("{}; {why}", seen.told())),
        _ => (State::CheckThis, format!("{}; which job each is, nobody has said yet", seen.told())),
    };
    DraftColumn {
        heading: name.to_owned(),
        is: column.is,
        read_as,
        state,
        why,
        seen: Some(seen),
        in_it,
        ask: None,
        codes,
    }
}

impl Draft {
    /// Columns of codes of which somebody has to say which job each stands for.
    pub fn to_name(&self) -> impl Iterator<Item = &DraftColumn> {
        self.columns.iter().filter(|column| column.is == Meaning::OccupationCode && !column.codes.is_empty())
    }

    /// Takes a code (a place among those of the column at a place) for a job; without one, nobody knows which it is. Whether that is
    /// something else than before.
    pub fn name(&mut self, column: usize, code: usize, job: Option<&str>) -> bool {
        let Some(told) = self.columns.get_mut(column) else { return false };
        let is_codes = |column: &&mut Column| column.name == told.heading && column.is == Meaning::OccupationCode;
        let column = self.mapping.columns.iter_mut().find(is_codes);
        let (Some(code), Some(column)) = (told.codes.get(code), column) else { return false };
        let job = Value::Words(job.unwrap_or(UNKNOWN).to_owned());
        if column.value(&code.text) == Some(&job) {
            return false;
        }
        column.values.insert(code.text.clone(), job);
        let is_a_job = |value: &&Value| **value != Value::Words(UNKNOWN.to_owned());
        let named = column.values.values().filter(is_a_job).count();
        told.state = if named == 0 { State::CheckThis } else { State::Understood };
        let all = told.seen.as_ref().map_or(0, |seen| seen.cells.len());
        told.in_it = format!("{}, {named} named", rungs_app::words::count(all, "code", "codes"));
        true
    }

    /// Which job a code of a column is said to be; none where nobody has said it.
    pub fn named(&self, told: &DraftColumn, code: &str) -> Option<&str> {
        let column = self.mapping.columns.iter().find(|column| column.name == told.heading)?;
        match column.value(code)? {
            Value::Words(job) if job != UNKNOWN => Some(job),
            Value::Words(_) | Value::Qualification { .. } => None,
        }
    }

    /// How the codes of a column stand in a file: each on a line of its own, with its rows, where they are all that says the job.
    pub(super) fn by_code(&self, told: &DraftColumn) -> ByCell {
        let remarks = vec![
            "Nothing else here says what the jobs are. Behind each code, write which job it is: a role of the framework by its".to_owned(),
            "title or another name, `other` for a job that it doesn't have, or `unknown` as long as nobody has said.".to_owned(),
        ];
        let cells = told.codes.iter().map(|code| (code.text.clone(), rows(code.rows)));
        let others = told.seen.iter().flat_map(|seen| &seen.cells).skip(told.codes.len());
        let (more, of) = others.fold((0, 0), |(more, of), cell| (more + 1, of + cell.rows));
        let more = (more > 0).then(|| {
            format!(
                "{}, {} together: add those that matter",
                rungs_app::words::count(more, "more code", "more codes"),
                rows(of)
            )
        });
        ByCell { remarks, cells: cells.collect(), more }
    }
}

/// What can be written in place of a column of codes that is left out.
pub(super) fn instead(told: &DraftColumn) -> Vec<String> {
    let mut column = Column::new(told.heading.clone(), Meaning::OccupationCode);
    let shown = told.codes.iter().take(MOST_SHOWN);
    column.values = shown.map(|code| (code.text.clone(), Value::Words(UNKNOWN.to_owned()))).collect();
    vec![
        format!("{}.", rungs_app::words::capital(&told.why)),
        "Where that names no job that the framework knows, a code can: to say so, put this in place of the line above, and".to_owned(),
        "behind each code which job it is:".to_owned(),
        entry(&column),
    ]
}

fn rows(count: u64) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{} rows", rungs_app::words::in_threes(count)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_told_from_a_word() {
        for code in ["N6A", "s1h", "H1F", "2221", "6135/02"] {
            assert!(is_code(code) && is_of_a_known_sort(code), "{code}");
        }
        // Codes below a heading that says so, and otherwise words that people shorten.
        for code in ["NEH", "ODP", "921", "3213.1"] {
            assert!(is_code(code) && !is_of_a_known_sort(code), "{code}");
        }
        for word in ["", "N", "Nurse", "Staff nurse", "Physiotherapist", "222/100000"] {
            assert!(!is_code(word) && !is_of_a_known_sort(word), "{word}");
        }
    }
}
