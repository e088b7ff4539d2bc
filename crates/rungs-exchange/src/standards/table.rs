//! Standards in a table: `reference,lars_code,title,type,level,duration_months,max_funding_gbp,routes`.

use super::{Read, Standard};
use crate::markdown::escaped;
use crate::report::{Fate, Fault};

const FUNDING: Fate = Fate::Lost("funding of 2020 would be taken for today's");
const NOT_TOLD: Fate = Fate::Lost("a 0 says that nobody has told it");

/// Reads a standard a row. Columns are found by their names, in any order.
pub(super) fn read(content: &[u8]) -> Read {
    let mut read = Read::default();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(content);
    let heads: Vec<String> = match reader.headers() {
        Ok(heads) => heads.iter().map(|head| head.trim().to_lowercase()).collect(),
        Err(error) => {
            let what = format!("the first line has no names of columns: {}", said(&error));
            read.faults.push(Fault { place: "line 1".to_owned(), what });
            return read;
        }
    };
    if !heads.iter().any(|head| head == "title") {
        let what = "no column is called title: this is no table of standards".to_owned();
        read.faults.push(Fault { place: "line 1".to_owned(), what });
        return read;
    }
    for record in reader.records() {
        read.records += 1;
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                let what = format!("this row can't be read, and is set aside: {}", said(&error));
                read.faults.push(Fault { place: format!("line {line}"), what });
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let mut standard = Standard { place: format!("line {line}"), ..Standard::default() };
        if record.len() != heads.len() {
            let what = format!("this row has {} columns, and the first line names {}", record.len(), heads.len());
            read.faults.push(Fault { place: standard.place.clone(), what });
        }
        for (at, value) in record.iter().enumerate() {
            column(&mut standard, heads.get(at).map(String::as_str), value.trim());
        }
        if !standard.title.is_empty() {
            standard.place = format!("line {line}, {}", standard.title);
        }
        read.standards.push(standard);
    }
    read
}

fn column(standard: &mut Standard, head: Option<&str>, value: &str) {
    if value.is_empty() {
        return;
    }
    let mut item = |field, fate| standard.items.push((field, fate));
    match head {
        Some("title") => {
            item("titles", Fate::Kept);
            standard.title = value.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        Some("reference") if value.chars().all(char::is_alphanumeric) => {
            item("references", Fate::Kept);
            standard.reference = Some(value.to_owned());
        }
        Some("level") => match value.parse::<u8>().ok().filter(|level| (1..=8).contains(level)) {
            Some(level) => {
                item("levels", Fate::Kept);
                standard.level = Some(level);
            }
            None => item("levels", Fate::Lost("it is no level from 1 to 8")),
        },
        Some("duration_months") => match value.parse::<u32>() {
            Ok(0) => item("lengths", NOT_TOLD),
            Ok(months) if months <= 120 => {
                item("lengths", Fate::Kept);
                standard.months = Some(months);
            }
            _ => item("lengths", Fate::Lost("it is no number of months")),
        },
        Some("type") => {
            item("types", Fate::Changed);
            standard.notes.push(format!("Published as a {}.", escaped(&value.to_lowercase())));
        }
        Some("routes") => {
            item("routes", Fate::Kept);
            standard.notes.push(format!("Published under {}.", escaped(value)));
        }
        Some("lars_code") if value == "0" => item("codes", NOT_TOLD),
        Some("lars_code") => {
            item("codes", Fate::Kept);
            standard.notes.push(format!("Its code in the Learning Aim Reference Service is {}.", escaped(value)));
        }
        Some("max_funding_gbp") => item("funding", FUNDING),
        Some("reference") => item("references", Fate::Lost("it is no code")),
        Some(_) => item("other columns", Fate::Lost("this import doesn't know the column")),
        None => item("other columns", Fate::Lost("the first line has no name for the column")),
    }
}

fn said(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "it is no text in UTF-8".to_owned(),
        _ => error.to_string(),
    }
}
