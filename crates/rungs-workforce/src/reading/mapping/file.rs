//! The shape of a mapping as it is written, and what its words mean.

use std::collections::BTreeMap;

use rungs_app::person::file::{Employer, KnownBy, Scalar};
use rungs_app::tree::{Fault, Tree, nearest, shape};
use serde::Deserialize;

use super::{Beside, Column, DateOrder, MEANINGS, Mapping, Meaning, On, Otherwise, Value};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct MappingFile {
    sheet: Option<String>,
    headings: Option<u64>,
    dates: Option<String>,
    full_time_hours: Option<f64>,
    known_by: KnownBy,
    employer: Option<Employer>,
    complete: Vec<String>,
    columns: Vec<ColumnFile>,
    qualifications: Option<BesideFile>,
    employers: Option<BesideFile>,
    answers: Option<BesideFile>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct BesideFile {
    file: Option<String>,
    sheet: Option<String>,
    sheets: Vec<String>,
    headings: Option<u64>,
    columns: Vec<ColumnFile>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ColumnFile {
    column: Option<WordFile>,
    is: Option<String>,
    values: BTreeMap<String, ValueFile>,
    blank: Option<String>,
    otherwise: Option<WordFile>,
    dates: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    subject: Option<String>,
    level: Option<Scalar>,
    grade: Option<Scalar>,
    register: Option<String>,
    profession: Option<String>,
    country: Option<String>,
    training: Option<String>,
    check: Option<String>,
    test: Option<String>,
    against: Option<String>,
    thing: Option<String>,
    scheme: Option<String>,
}

/// A word that YAML may take for something else: a heading *No* for a no, and a year for a number.
#[derive(Deserialize)]
#[serde(untagged)]
enum WordFile {
    Truth(bool),
    One(Scalar),
}

impl WordFile {
    fn text(&self) -> String {
        match self {
            WordFile::Truth(true) => "Yes".to_owned(),
            WordFile::Truth(false) => "No".to_owned(),
            WordFile::One(scalar) => scalar.text(),
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum ValueFile {
    Truth(bool),
    One(Scalar),
    Qualification(QualificationFile),
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct QualificationFile {
    #[serde(rename = "type")]
    kind: Option<String>,
    subject: Option<String>,
    level: Option<Scalar>,
    grade: Option<Scalar>,
}

pub(super) fn read(content: &[u8]) -> Result<Mapping, Vec<Fault>> {
    let tree = Tree::read(content, None).map_err(|mut fault| {
        fault.message = fault.message.replace("no person's facts are", "no mapping is");
        vec![fault]
    })?;
    let read = shape::<MappingFile>(tree.value(), "a mapping").and_then(|(file, mut faults)| {
        let mapping = Mapping { tree: Some(tree.clone()), ..mapping(file, &mut faults) };
        if faults.is_empty() { Ok(mapping) } else { Err(faults) }
    });
    read.map_err(|mut faults| {
        for fault in &mut faults {
            fault.place = tree.place(&fault.path);
            if fault.message.ends_with("enum ValueFile") {
                fault.message = "this should be words, a number, or a qualification with its `type`".to_owned();
            }
            if fault.message.ends_with("enum WordFile") {
                fault.message = "this should be one word, or several".to_owned();
            }
        }
        faults
    })
}

fn mapping(file: MappingFile, faults: &mut Vec<Fault>) -> Mapping {
    let dates = order("dates", file.dates, faults);
    if file.columns.is_empty() {
        let help = "list them below `columns:`, each with its heading and what it is: `- { column: Job title, is: job title }`";
        faults.push(fault("columns", "the mapping has no columns", Some(help.to_owned())));
    }
    if file.full_time_hours.is_some_and(|hours| !(1.0..=168.0).contains(&hours)) {
        faults.push(fault("full_time_hours", "a full-time week has between 1 and 168 hours", None));
    }
    Mapping {
        sheet: file.sheet,
        headings: file.headings,
        dates,
        full_time_hours: file.full_time_hours,
        known_by: file.known_by,
        employer: file.employer,
        complete: file.complete,
        columns: columns("columns", file.columns, On::Staff, faults),
        qualifications: file.qualifications.map(|file| beside("qualifications", file, On::Qualifications, faults)),
        employers: file.employers.map(|file| beside("employers", file, On::Employers, faults)),
        answers: file.answers.map(|file| beside("answers", file, On::Answers, faults)),
        tree: None,
    }
}

fn beside(path: &str, file: BesideFile, on: On, faults: &mut Vec<Fault>) -> Beside {
    let list = format!("{path}.columns");
    let columns = columns(&list, file.columns, on, faults);
    let has = |meaning: Meaning| columns.iter().any(|column| column.is == meaning);
    let key = if on == On::Employers { Meaning::Employer } else { Meaning::StaffNumber };
    if !has(key) {
        let help = format!("add the column that the staff's rows are joined by: `- {{ column: …, is: {key} }}`");
        faults.push(fault(list.clone(), format!("no column here is the {key}"), Some(help)));
    }
    if on == On::Answers && !has(Meaning::Question) && !has(Meaning::QuestionKey) {
        faults.push(fault(list, "no column here is the question", None));
    }
    let sheets = file.sheet.into_iter().chain(file.sheets).collect();
    Beside { file: file.file, sheets, headings: file.headings, columns }
}

fn columns(list: &str, files: Vec<ColumnFile>, on: On, faults: &mut Vec<Fault>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (at, file) in files.into_iter().enumerate() {
        let path = format!("{list}[{at}]");
        let Some(column) = column(&path, file, on, faults) else { continue };
        let same = |other: &&Column| other.name.to_lowercase() == column.name.to_lowercase();
        if columns.iter().any(|other| same(&other)) {
            let help = "give one entry for each column; where two columns have one heading, the second is called by it with (2) behind";
            let message = format!("the column “{}” is mapped twice", column.name);
            faults.push(fault(format!("{path}.column"), message, Some(help.to_owned())));
        }
        if let Some(other) = columns.iter().find(|other| other.is == column.is)
            && !column.is.is_repeatable()
        {
            let message = format!("“{}” and “{}” are both the {}", other.name, column.name, column.is);
            let help = "keep one of them, and write `is: left out` for the other";
            faults.push(fault(format!("{path}.is"), message, Some(help.to_owned())));
        }
        let pairs = [(Meaning::HoursAWeek, Meaning::ShareOfFullTime), (Meaning::Born, Meaning::Age)];
        for (one, other) in pairs {
            let clash =
                |known: &&Column| (known.is == one && column.is == other) || (known.is == other && column.is == one);
            if let Some(known) = columns.iter().find(clash) {
                let message = format!("“{}” and “{}” tell the same: {one} and {other}", known.name, column.name);
                let help = "keep one of them, and write `is: left out` for the other";
                faults.push(fault(format!("{path}.is"), message, Some(help.to_owned())));
            }
        }
        columns.push(column);
    }
    columns
}

fn column(path: &str, file: ColumnFile, on: On, faults: &mut Vec<Fault>) -> Option<Column> {
    let before = faults.len();
    let name = file.column.as_ref().map(WordFile::text).unwrap_or_default();
    if name.is_empty() {
        let help = "write its heading: `- { column: Job title, is: job title }`";
        faults.push(fault(path, "nothing says which column this is", Some(help.to_owned())));
    }
    let is = match file.is.as_deref() {
        Some(is) => meaning(path, is, on, faults),
        None => {
            let help = format!("add `is:`, one of {}", names(on).join(", "));
            faults.push(fault(path, format!("nothing says what the column “{name}” is"), Some(help)));
            None
        }
    };
    let dates = order(&format!("{path}.dates"), file.dates.clone(), faults);
    let otherwise = file.otherwise.as_ref().map(|written| {
        let written = written.text();
        Otherwise::from_name(&written.to_lowercase()).unwrap_or_else(|| {
            let help = "write `leave unknown`, `set aside` or `yes`";
            let message = format!("“{written}” is not what can become of a cell");
            faults.push(fault(format!("{path}.otherwise"), message, Some(help.to_owned())));
            Otherwise::LeaveUnknown
        })
    });
    let blank_means_none = match file.blank.as_deref() {
        None | Some("unknown") => false,
        Some("none" | "means none") => true,
        Some(other) => {
            let help = "write `blank: none` where a blank cell says that there is none; otherwise leave it out";
            let message = format!("“{other}” is not what a blank cell can mean");
            faults.push(fault(format!("{path}.blank"), message, Some(help.to_owned())));
            false
        }
    };
    let text = |scalar: &Option<Scalar>| scalar.as_ref().map(Scalar::text);
    let keys = [
        ("type", file.kind.clone()),
        ("subject", file.subject.clone()),
        ("level", text(&file.level)),
        ("grade", text(&file.grade)),
        ("register", file.register.clone()),
        ("profession", file.profession.clone()),
        ("country", file.country.clone()),
        ("training", file.training.clone()),
        ("check", file.check.clone()),
        ("test", file.test.clone()),
        ("against", file.against.clone()),
        ("thing", file.thing.clone()),
        ("scheme", file.scheme.clone()),
    ];
    let keys: BTreeMap<&'static str, String> =
        keys.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
    let values: BTreeMap<String, Value> =
        file.values.into_iter().map(|(cell, value)| (cell, value_of(value))).collect();
    let is = is?;
    let described = is.described();
    if is == Meaning::Grade && on == On::Staff && !keys.contains_key("type") {
        let help = "write `type: GCSE` or what else it is the grade of";
        faults.push(fault(path, "nothing says of which type of qualification this is the grade", Some(help.into())));
    }
    let has = |key: &str| if key == "values" { !values.is_empty() } else { keys.contains_key(key) };
    for key in described.needs.iter().filter(|key| !has(key)) {
        let message = format!("`{key}:` is missing: a column that is “{is}” has it beside it");
        faults.push(fault(path, message, None));
    }
    for key in keys.keys().filter(|key| !described.needs.contains(key) && !described.may.contains(key)) {
        let known: Vec<&str> = described.needs.iter().chain(described.may).copied().collect();
        let help = match known.as_slice() {
            [] => "leave it out".to_owned(),
            known => format!("the keys that can stand here are {}", known.join(", ")),
        };
        let message = format!("`{key}:` means nothing for a column that is “{is}”");
        faults.push(fault(format!("{path}.{key}"), message, Some(help)));
    }
    if dates.is_some() && !is.has_dates() {
        let message = format!("`dates:` means nothing for a column that is “{is}”");
        faults.push(fault(format!("{path}.dates"), message, Some("leave it out".to_owned())));
    }
    let otherwise = otherwise.unwrap_or_default();
    (faults.len() == before).then_some(Column { name, is, keys, values, blank_means_none, otherwise, dates })
}

fn value_of(file: ValueFile) -> Value {
    match file {
        ValueFile::Truth(truth) => Value::Words(if truth { "yes" } else { "no" }.to_owned()),
        ValueFile::One(scalar) => Value::Words(scalar.text()),
        ValueFile::Qualification(file) => Value::Qualification {
            kind: file.kind,
            subject: file.subject,
            level: file.level.map(|level| level.text()),
            grade: file.grade.map(|grade| grade.text()),
        },
    }
}

fn names(on: On) -> Vec<&'static str> {
    MEANINGS.iter().filter(|described| described.on.contains(&on)).map(|described| described.name).collect()
}

fn meaning(path: &str, written: &str, on: On, faults: &mut Vec<Fault>) -> Option<Meaning> {
    let known = Meaning::from_name(written);
    if let Some(meaning) = known.filter(|meaning| meaning.described().on.contains(&on)) {
        return Some(meaning);
    }
    let names = names(on);
    let near = nearest(written, names.iter().copied());
    let help = match near.first() {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("a column here is one of {}", names.join(", ")),
    };
    let message = match known {
        Some(meaning) => format!("a column of this sheet can't be “{meaning}”"),
        None => format!("“{written}” is not what a column can be"),
    };
    faults.push(fault(format!("{path}.is"), message, Some(help)));
    None
}

fn order(path: &str, written: Option<String>, faults: &mut Vec<Fault>) -> Option<DateOrder> {
    let written = written?;
    let order = DateOrder::from_name(&written);
    if order.is_none() {
        let help = "write `day first` or `month first`; leave it out where the dates tell it themselves";
        faults.push(fault(path, format!("“{written}” is not an order of dates"), Some(help.to_owned())));
    }
    order
}

fn fault(path: impl Into<String>, message: impl Into<String>, help: Option<String>) -> Fault {
    Fault { path: path.into(), message: message.into(), help, ..Fault::default() }
}
