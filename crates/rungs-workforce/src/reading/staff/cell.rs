//! What one cell says, by what its column is.

use jiff::civil::Date;
use rungs_app::person::file::{Age, AgeRange};
use rungs_core::date::DateRange;

use crate::reading::dates::{self, DateOrder, Told};
use crate::reading::mapping::{Column, Meaning, Otherwise, Value};
use crate::reading::titles::Titles;

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Said {
    /// Nothing: blank is unknown.
    Nothing,
    /// That there is none.
    NoneHeld,
    Yes,
    No,
    Text(String),
    Number(f64),
    Date(DateRange),
    Age(u16, Option<u16>),
    /// A job, as the framework calls it, and as the cell does.
    Job(Option<String>, String),
    Contract(Contract),
    Qualification {
        kind: Option<String>,
        subject: Option<String>,
        level: Option<String>,
        grade: Option<String>,
    },
}

impl Said {
    pub(crate) fn age(from: u16, under: Option<u16>) -> Age {
        match under {
            None => Age::Years(from),
            Some(under) => Age::Between(AgeRange { at_least: Some(from), under: Some(under) }),
        }
    }
}

/// Whose employee somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contract {
    Here,
    /// Employed here, with no hours promised.
    Bank,
    Elsewhere,
}

/// Why a cell doesn't say what it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// What it would say is left unknown.
    Unknown(String),
    /// The row is set aside.
    SetAside(String),
}

/// Cells that say that nothing is said.
const NOTHING: [&str; 17] = [
    "n/a",
    "na",
    "#n/a",
    "unknown",
    "not known",
    "not stated",
    "not disclosed",
    "not recorded",
    "undefined",
    "unspecified",
    "null",
    "-",
    "--",
    "?",
    ".",
    "tbc",
    "nk",
];
const NONE: [&str; 5] = ["none", "nil", "no qualification", "no qualifications", "not held"];
const YES: [&str; 10] = ["yes", "y", "true", "1", "x", "✓", "✔", "completed", "complete", "held"];
const NO: [&str; 7] = ["no", "n", "false", "0", "not completed", "incomplete", "not complete"];

/// Reads a cell.
pub(crate) fn read(
    column: &Column,
    cell: &str,
    order: Option<DateOrder>,
    on: Date,
    titles: &Titles<'_>,
) -> (Said, Option<Trouble>) {
    let (cell, is_given) = match (cell, column.value(cell)) {
        ("", _) if column.blank_means_none => return (Said::NoneHeld, None),
        ("", _) => return (Said::Nothing, None),
        (_, Some(Value::Qualification { kind, subject, level, grade })) => {
            let [kind, subject, level, grade] = [kind, subject, level, grade].map(Clone::clone);
            return (Said::Qualification { kind, subject, level, grade }, None);
        }
        (_, Some(Value::Words(words))) => match words.trim().to_lowercase().as_str() {
            "unknown" => return (Said::Nothing, None),
            "none" => return (Said::NoneHeld, None),
            _ => (words.trim(), true),
        },
        (cell, None) => (cell, false),
    };
    let lower = cell.to_lowercase();
    if !is_given && column.is != Meaning::JobTitle && NOTHING.contains(&lower.as_str()) {
        return (Said::Nothing, None);
    }
    let refused = |why: String| match column.otherwise {
        Otherwise::LeaveUnknown => (Said::Nothing, Some(Trouble::Unknown(why))),
        Otherwise::SetAside => (Said::Nothing, Some(Trouble::SetAside(format!("“{}”: {why}", column.name)))),
        Otherwise::Yes => (Said::Yes, None),
    };
    if ["#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!", "#spill!"].contains(&lower.as_str()) {
        return refused("it is an error of a formula".to_owned());
    }
    match column.is {
        Meaning::JobTitle => job(cell, is_given, titles, column),
        Meaning::OccupationCode if is_given => {
            let role = titles.find(cell).role().unwrap_or(cell).to_owned();
            (Said::Text(role), None)
        }
        Meaning::OccupationCode => refused("`values` has no role for this code".to_owned()),
        Meaning::HoursAWeek => match hours(cell).filter(|hours| (0.0..=168.0).contains(hours)) {
            Some(hours) => (Said::Number(hours), None),
            None => refused("it is not a number of hours a week".to_owned()),
        },
        Meaning::ShareOfFullTime => match share(cell) {
            Some(share) if share <= 2.0 => (Said::Number(share), None),
            Some(_) => refused("more than twice full time can't be a share: hours a week, perhaps".to_owned()),
            None => refused("it is not a share of full time".to_owned()),
        },
        Meaning::FullTime => match lower.replace('-', " ").as_str() {
            "full time" | "ft" | "f/t" | "f" => (Said::Yes, None),
            "part time" | "pt" | "p/t" | "p" => (Said::No, None),
            _ => yes_or_no(&lower).map_or_else(|| refused(NOT_YES.to_owned()), |said| (said, None)),
        },
        Meaning::Contract => match contract(&lower) {
            Some(contract) => (Said::Contract(contract), None),
            None => refused("whose employee that is isn't known: say in `values` here, bank or elsewhere".to_owned()),
        },
        Meaning::Age => match age(&lower) {
            Some((from, under)) => (Said::Age(from, under), None),
            None => refused("it is not an age".to_owned()),
        },
        Meaning::NumberHeld => match cell.parse::<f64>().ok().filter(|number| (0.0..=60.0).contains(number)) {
            Some(number) if number.fract() == 0.0 => (Said::Number(number), None),
            _ if NONE.contains(&lower.as_str()) => (Said::Number(0.0), None),
            _ => refused("it is not how many they hold".to_owned()),
        },
        Meaning::Grade => match yes_or_no(&lower).filter(|_| !matches!(lower.as_str(), "1" | "0" | "x" | "n")) {
            _ if NONE.contains(&lower.as_str()) || lower == "n" => (Said::NoneHeld, None),
            Some(Said::No) => (Said::NoneHeld, None),
            Some(said) => (said, None),
            None => (Said::Text(cell.to_owned()), None),
        },
        Meaning::Level | Meaning::HighestLevel if lower.starts_with("nvq") && level(&lower).is_some() => {
            let (kind, level) = (Some("NVQ".to_owned()), level(&lower));
            (Said::Qualification { kind, subject: None, level, grade: None }, None)
        }
        Meaning::Level | Meaning::HighestLevel => match level(&lower) {
            Some(level) => (Said::Text(level), None),
            None if NONE.contains(&lower.as_str()) => (Said::NoneHeld, None),
            None => refused("it is not a level: say in `values` what it stands for".to_owned()),
        },
        Meaning::Qualification if NONE.contains(&lower.as_str()) => (Said::NoneHeld, None),
        meaning if meaning.has_dates() => dated(column, cell, order, on).unwrap_or_else(|| {
            let said = yes_or_no(&lower).filter(|_| !is_only_date(meaning));
            match said {
                Some(said) => (said, None),
                None if NONE.contains(&lower.as_str()) && !is_only_date(meaning) => (Said::NoneHeld, None),
                None if is_only_date(meaning) => refused("it is not a date".to_owned()),
                None => refused("it is neither yes, no nor a date".to_owned()),
            }
        }),
        Meaning::Has | Meaning::TakesPart | Meaning::Studying => {
            yes_or_no(&lower).map_or_else(|| refused(NOT_YES.to_owned()), |said| (said, None))
        }
        Meaning::RightToWork => match yes_or_no(&lower) {
            Some(said) => (said, None),
            None => refused("it is neither yes nor no".to_owned()),
        },
        _ => (Said::Text(cell.to_owned()), None),
    }
}

const NOT_YES: &str = "it is neither yes nor no";

/// Whether a cell can be nothing but a date.
fn is_only_date(meaning: Meaning) -> bool {
    use Meaning::{Awarded, Born, EndDate, LivesThereSince, Month, RegisteredUntil, StartDate};
    [StartDate, EndDate, Born, LivesThereSince, RegisteredUntil, Awarded, Month].contains(&meaning)
}

fn dated(column: &Column, cell: &str, order: Option<DateOrder>, on: Date) -> Option<(Said, Option<Trouble>)> {
    // When it was says that it was.
    let cell = dates::after_yes(cell).filter(|_| !is_only_date(column.is)).unwrap_or(cell);
    // Alone, 1 is yes, and 43691 a day as Excel counts.
    match (dates::read(cell, on), order) {
        (Told::Surely(range), _) => Some((Said::Date(range), None)),
        (Told::Either(day_first, _), Some(DateOrder::DayFirst)) => Some((Said::Date(DateRange::day(day_first)), None)),
        (Told::Either(_, month_first), Some(DateOrder::MonthFirst)) => {
            Some((Said::Date(DateRange::day(month_first)), None))
        }
        (Told::Either(..), None) => {
            let why = format!(
                "“{}” has a date that can be read in two ways, as the day or the month comes first",
                column.name
            );
            Some((Said::Nothing, Some(Trouble::SetAside(why))))
        }
        (Told::Not, _) => None,
    }
}

fn job(cell: &str, is_given: bool, titles: &Titles<'_>, column: &Column) -> (Said, Option<Trouble>) {
    if cell.eq_ignore_ascii_case("other") && is_given {
        return (Said::Job(Some("other".to_owned()), cell.to_owned()), None);
    }
    let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = titles.find(&cell);
    match title.role() {
        Some(role) => (Said::Job(Some(role.to_owned()), cell), None),
        None => {
            let why = "the framework has no job that is clearly this one".to_owned();
            let trouble = match column.otherwise {
                Otherwise::SetAside => Trouble::SetAside(format!("“{}”: {why}", column.name)),
                _ => Trouble::Unknown(why),
            };
            (Said::Job(None, cell), Some(trouble))
        }
    }
}

pub(crate) fn yes_or_no(lower: &str) -> Option<Said> {
    if YES.contains(&lower) {
        return Some(Said::Yes);
    }
    NO.contains(&lower).then_some(Said::No)
}

/// A number, or hours and minutes: 37.5, 37,5, 37:30, 37.5 hours.
pub(crate) fn hours(cell: &str) -> Option<f64> {
    let plain = cell.trim().trim_end_matches(|letter: char| letter.is_alphabetic() || letter == ' ');
    if let Some((hours, minutes)) = plain.split_once(':') {
        let minutes: f64 = minutes.split(':').next()?.parse().ok().filter(|minutes| (0.0..60.0).contains(minutes))?;
        return Some(hours.parse::<u16>().ok().map(f64::from)? + minutes / 60.0);
    }
    let comma = plain.matches(',').count() == 1 && !plain.contains('.');
    let plain = if comma { plain.replace(',', ".") } else { plain.to_owned() };
    plain.parse::<f64>().ok().filter(|hours| hours.is_finite() && *hours >= 0.0)
}

pub(crate) fn share(cell: &str) -> Option<f64> {
    let per_cent = cell.trim().strip_suffix('%');
    let number = hours(per_cent.unwrap_or(cell))?;
    Some(if per_cent.is_some() { number / 100.0 } else { number })
}

pub(crate) fn contract(lower: &str) -> Option<Contract> {
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    match lower {
        "here" => Some(Contract::Here),
        "elsewhere" => Some(Contract::Elsewhere),
        _ if has(&["bank", "zero hour", "casual", "as and when"]) => Some(Contract::Bank),
        _ if has(&["agency", "honorary", "contractor", "volunteer", "self-employed", "seconded in"]) => {
            Some(Contract::Elsewhere)
        }
        _ if has(&["perm", "fixed", "ftc", "substantive", "temp", "apprentice", "employee", "contracted"]) => {
            Some(Contract::Here)
        }
        _ => None,
    }
}

/// Years, or from so many years to under so many: 34, 25-29, 65+.
pub(crate) fn age(lower: &str) -> Option<(u16, Option<u16>)> {
    let number = |text: &str| text.trim().parse::<u16>().ok().filter(|years| *years <= 120);
    let plain = lower.trim_end_matches("years").trim_end_matches("yrs").trim();
    if let Some(years) = number(plain) {
        return Some((years, None));
    }
    if let Some(years) = plain.strip_suffix('+').and_then(number) {
        return Some((years, Some(121)));
    }
    let (from, to) = plain.split_once(['-', '–']).or_else(|| plain.split_once(" to "))?;
    let (from, to) = (number(from)?, number(to)?);
    (from <= to).then_some((from, Some(to + 1)))
}

/// A level as a person file has it.
fn level(lower: &str) -> Option<String> {
    let mut plain = lower.replace(['(', ')'], " ");
    for word in ["level", "nvq", "rqf", "qcf", "nqf"] {
        plain = plain.replace(word, " ");
    }
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = plain.strip_prefix('l').unwrap_or(&plain);
    if let Some(step) = plain.strip_prefix("entry").map(str::trim) {
        return matches!(step, "1" | "2" | "3")
            .then(|| format!("Entry {step}"))
            .or((step.is_empty()).then(|| "0".into()));
    }
    let number = plain.parse::<f64>().ok().filter(|level| level.fract() == 0.0 && (1.0..=8.0).contains(level))?;
    Some(format!("{number}"))
}
