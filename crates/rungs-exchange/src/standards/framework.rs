//! Frameworks in JSON: a list of objects, with the days between which each was open.

use jiff::civil::{Date, DateTime};
use serde_json::{Map, Value};

use super::{Read, Standard};
use crate::markdown::escaped;
use crate::report::{Fate, Fault};

/// Reads a list of frameworks.
pub(super) fn read(content: &[u8]) -> Read {
    let mut read = Read::default();
    let records = match serde_json::from_slice::<Vec<Value>>(content) {
        Ok(records) => records,
        Err(error) => {
            let (records, what) = first_ones(content);
            let what = what.unwrap_or_else(|| error.to_string());
            read.faults.push(Fault {
                place: format!("line {}, column {}", error.line(), error.column()),
                what: format!("this is no list of frameworks from here on: {what}; {} stand before it", records.len()),
            });
            records
        }
    };
    for (at, record) in records.into_iter().enumerate() {
        read.records += 1;
        let place = format!("entry {}", at + 1);
        match record {
            Value::Object(fields) => read.standards.push(standard(place, fields)),
            _ => read.faults.push(Fault { place, what: "this is no framework: set aside".to_owned() }),
        }
    }
    read
}

/// The entries of a list that breaks off, as far as they are whole.
fn first_ones(content: &[u8]) -> (Vec<Value>, Option<String>) {
    let after_bracket = content.iter().position(|byte| *byte == b'[').map_or(0, |at| at + 1);
    let mut rest = content.get(after_bracket..).unwrap_or_default();
    let mut found = Vec::new();
    loop {
        let blank = rest.iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == b',').count();
        rest = rest.get(blank..).unwrap_or_default();
        let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<Value>();
        match values.next() {
            Some(Ok(value)) => {
                found.push(value);
                let end = values.byte_offset();
                rest = rest.get(end..).unwrap_or_default();
            }
            Some(Err(error)) => return (found, Some(cause(&error))),
            None => return (found, None),
        }
    }
}

fn cause(error: &serde_json::Error) -> String {
    match error.is_eof() {
        true => "it breaks off".to_owned(),
        false => error.to_string().split(" at line ").next().unwrap_or_default().to_owned(),
    }
}

fn standard(place: String, fields: Map<String, Value>) -> Standard {
    let mut standard = Standard { place, ..Standard::default() };
    for (name, value) in &fields {
        field(&mut standard, name, value);
    }
    if !standard.title.is_empty() {
        standard.place = format!("{}, {}", standard.place, standard.title);
    }
    standard
}

fn field(standard: &mut Standard, name: &str, value: &Value) {
    const DERIVED: Fate = Fate::Lost("it says again what other fields say");
    let mut item = |field, fate| standard.items.push((field, fate));
    match (name, value) {
        (_, Value::Null) => {}
        ("Title", Value::String(title)) if !title.trim().is_empty() => {
            item("titles", Fate::Kept);
            standard.title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        ("Level", level) => {
            match level.as_u64().and_then(|level| u8::try_from(level).ok()).filter(|l| (1..=8).contains(l)) {
                Some(level) => {
                    item("levels", Fate::Kept);
                    standard.level = Some(level);
                }
                None => item("levels", Fate::Lost("it is no level from 1 to 8")),
            }
        }
        ("Duration", months) => match months.as_u64().and_then(|months| u32::try_from(months).ok()) {
            Some(0) => item("lengths", Fate::Lost("a 0 says that nobody has told it")),
            Some(months) if months <= 120 => {
                item("lengths", Fate::Kept);
                standard.months = Some(months);
            }
            _ => item("lengths", Fate::Lost("it is no number of months")),
        },
        ("EffectiveFrom" | "EffectiveTo", day) => match day.as_str().and_then(self::day) {
            Some(day) => {
                item("days", Fate::Kept);
                if name == "EffectiveFrom" {
                    standard.from = Some(day);
                } else {
                    standard.until = Some(day);
                }
            }
            None => item("days", Fate::Lost("it is no day")),
        },
        ("Id", Value::String(id)) => {
            item("codes", Fate::Kept);
            standard.notes.push(format!("Framework {}.", escaped(id)));
        }
        ("CurrentFundingCap" | "MaxFunding" | "FundingPeriods", _) => {
            item("funding", Fate::Lost("funding of the past would be taken for today's"));
        }
        ("Ssa1" | "Ssa2", _) => item("subject codes", Fate::Lost("a page has no codes of classifications")),
        (
            "ExtendedTitle" | "FrameworkName" | "PathwayName" | "FrameworkCode" | "PathwayCode" | "TypicalLength"
            | "Uri" | "ProgType" | "ProgrammeType" | "IsActiveFramework" | "HasSubGroups",
            _,
        ) => item("derived fields", DERIVED),
        _ => item("other fields", Fate::Lost("this import doesn't know the field")),
    }
}

/// *2013-07-31T00:00:00*
fn day(text: &str) -> Option<Date> {
    text.parse::<DateTime>().ok().map(DateTime::date).or_else(|| text.parse::<Date>().ok())
}
