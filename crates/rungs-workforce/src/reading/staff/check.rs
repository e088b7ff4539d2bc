//! Whether the framework knows what a mapping names.

use jiff::civil::Date;
use rungs_app::person;
use rungs_app::person::file::{Employment, PersonFile};
use rungs_app::tree::Fault;
use rungs_core::date::DateRange;

use super::cell::Said;
use super::tell::{About, Common, Telling};
use crate::reading::mapping::{Column, FULL_TIME_HOURS, Mapping, Meaning, Value};
use crate::reading::titles::{Title, Titles};

/// Everything that a mapping names and the framework doesn't know, with where it stands.
pub(crate) fn check(mapping: &Mapping, titles: &Titles<'_>, on: Date) -> Result<(), Vec<Fault>> {
    let mut faults = Vec::new();
    let mut look = |path: &str, file: &PersonFile| {
        let found = match person::of_file(file, titles.vocabulary(), on) {
            Ok((_, left)) => left.into_iter().next(),
            Err(faults) => faults.into_iter().next(),
        };
        if let Some(fault) = found {
            let help = fault.help.filter(|help| !help.starts_with("write `other`"));
            let help = help.map(|help| help.split(" Otherwise, ").next().unwrap_or_default().to_owned());
            faults.push(Fault { path: path.to_owned(), message: fault.message, help, ..Fault::default() });
        }
    };
    if let Some(employer) = &mapping.employer {
        let job = Employment { employer: Some(employer.clone()), ..Employment::default() };
        look("employer", &PersonFile { employments: vec![job], ..PersonFile::default() });
    }
    for (at, list) in mapping.complete.iter().enumerate() {
        let file = PersonFile { complete: vec![list.clone()], ..PersonFile::default() };
        look(&format!("complete[{at}]"), &file);
    }
    let common = Common { full_time: FULL_TIME_HOURS, ..Common::default() };
    for (at, column) in mapping.columns.iter().enumerate() {
        let path = format!("columns[{at}]");
        for said in named(column, on) {
            let mut telling = Telling::default();
            telling.cell(column, &said, &common);
            for held in &telling.held {
                let kind = Column::new("", Meaning::Grade).with("type", held.kind.clone());
                let grade = held.grade.clone().map_or(Said::Yes, Said::Text);
                let mut counted = Telling::default();
                counted.cell(&kind, &grade, &common);
                telling.file.qualifications.append(&mut counted.file.qualifications);
            }
            look(&path, &telling.file);
        }
    }
    for (at, column) in mapping.columns.iter().enumerate() {
        if !matches!(column.is, Meaning::JobTitle | Meaning::OccupationCode) {
            continue;
        }
        for (cell, value) in &column.values {
            let Value::Words(role) = value else {
                let message = format!("“{cell}” should stand for a job, and not for a qualification");
                faults.push(Fault { path: format!("columns[{at}].values"), message, ..Fault::default() });
                continue;
            };
            let is_plain = ["other", "unknown", "none"].contains(&role.to_lowercase().as_str());
            if let Title::Unknown(near) = titles.find(role)
                && !is_plain
            {
                let help = match near.first() {
                    Some(near) => {
                        format!("did you mean “{near}”? Write `other` for a job that the framework doesn't name")
                    }
                    None => "write `other` for a job that the framework doesn't name".to_owned(),
                };
                let message = format!("the framework knows no job called “{role}”");
                let path = format!("columns[{at}].values");
                faults.push(Fault { path, message, help: Some(help), ..Fault::default() });
            }
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// What cells could say of a column, so that all it names is looked up.
fn named(column: &Column, on: Date) -> Vec<Said> {
    if matches!(About::of(column.is), None | Some(About::Work)) {
        return Vec::new();
    }
    let mut said: Vec<Said> = match column.is {
        Meaning::NumberHeld => vec![Said::Number(1.0)],
        Meaning::Born | Meaning::Age | Meaning::Nationality | Meaning::Qualification => Vec::new(),
        Meaning::LivesThereSince | Meaning::RegisteredUntil => vec![Said::Date(DateRange::day(on))],
        _ => vec![Said::Yes],
    };
    said.extend(column.values.values().filter_map(|value| match value {
        Value::Qualification { kind, subject, level, grade } => {
            let [kind, subject, level, grade] = [kind, subject, level, grade].map(Clone::clone);
            Some(Said::Qualification { kind, subject, level, grade })
        }
        Value::Words(_) => None,
    }));
    said
}
