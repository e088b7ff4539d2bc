//! A mapping as a file: one line a column.

use std::collections::HashMap;
use std::fmt::Write;

use rungs_app::person::file::{Employer, KnownBy};

use super::{Beside, Column, Mapping, Otherwise, Value};

/// What stands beside a mapping for whoever looks at it, as comments.
#[derive(Debug, Default)]
pub(crate) struct Remarks {
    /// Lines in front of the columns.
    pub(crate) before: Vec<String>,
    /// Lines below a column, by its name.
    pub(crate) below: HashMap<String, Vec<String>>,
    /// Columns whose cells stand in lines of their own, by their names.
    pub(crate) by_cell: HashMap<String, ByCell>,
}

/// A column that is written cell by cell, for somebody to say what each means.
#[derive(Debug, Default)]
pub(crate) struct ByCell {
    /// Lines in front of it.
    pub(crate) remarks: Vec<String>,
    /// The cells in order, each with what is remarked behind it.
    pub(crate) cells: Vec<(String, String)>,
    /// A line below them.
    pub(crate) more: Option<String>,
}

/// A column as an entry of the list.
pub(crate) fn entry(told: &Column) -> String {
    let mut parts = vec![format!("column: {}", quoted(&told.name)), format!("is: {}", quoted(told.is.as_str()))];
    parts.extend(told.keys.iter().map(|(key, value)| format!("{key}: {}", quoted(value))));
    parts.extend(told.dates.map(|order| format!("dates: {order}")));
    if told.blank_means_none {
        parts.push("blank: none".to_owned());
    }
    if told.otherwise != Otherwise::LeaveUnknown {
        parts.push(format!("otherwise: {}", told.otherwise.as_str()));
    }
    if !told.values.is_empty() {
        let values: Vec<String> =
            told.values.iter().map(|(cell, meant)| format!("{}: {}", key(cell), value(meant))).collect();
        parts.push(format!("values: {{ {} }}", values.join(", ")));
    }
    format!("- {{ {} }}", parts.join(", "))
}

pub(crate) fn yaml(mapping: &Mapping, remarks: &Remarks) -> String {
    let mut text = "# How a staff export is read. What can stand here: docs/staff-exports.md\n".to_owned();
    let mut line = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(text, "{key}: {value}");
        }
    };
    line("sheet", mapping.sheet.as_deref().map(quoted));
    line("headings", mapping.headings.map(|row| row.to_string()));
    line("dates", mapping.dates.map(|order| order.to_string()));
    line("full_time_hours", mapping.full_time_hours.map(|hours| hours.to_string()));
    line(
        "known_by",
        match mapping.known_by {
            KnownBy::Said => None,
            KnownBy::Seen => Some("seen".to_owned()),
            KnownBy::Verified => Some("verified".to_owned()),
        },
    );
    line("employer", mapping.employer.as_ref().map(employer));
    let complete = || format!("[{}]", mapping.complete.iter().map(|list| quoted(list)).collect::<Vec<_>>().join(", "));
    line("complete", (!mapping.complete.is_empty()).then(complete));
    for remark in &remarks.before {
        let _ = writeln!(text, "# {}", printable(remark));
    }
    columns(&mut text, "", &mapping.columns, remarks);
    let besides =
        [("qualifications", &mapping.qualifications), ("employers", &mapping.employers), ("answers", &mapping.answers)];
    for (key, told) in besides {
        if let Some(told) = told {
            beside(&mut text, key, told);
        }
    }
    text
}

fn beside(text: &mut String, key: &str, told: &Beside) {
    let _ = writeln!(text, "{key}:");
    let names: Vec<String> = told.sheets.iter().map(|sheet| quoted(sheet)).collect();
    let sheets = match names.as_slice() {
        [] => ("sheet", None),
        [one] => ("sheet", Some(one.clone())),
        several => ("sheets", Some(format!("[{}]", several.join(", ")))),
    };
    let lines =
        [("file", told.file.as_deref().map(quoted)), sheets, ("headings", told.headings.map(|row| row.to_string()))];
    for (key, value) in lines {
        if let Some(value) = value {
            let _ = writeln!(text, "  {key}: {value}");
        }
    }
    columns(text, "  ", &told.columns, &Remarks::default());
}

fn columns(text: &mut String, indent: &str, columns: &[Column], remarks: &Remarks) {
    let _ = writeln!(text, "{indent}columns:");
    for told in columns {
        match remarks.by_cell.get(&told.name) {
            Some(by_cell) => cell_by_cell(text, &format!("{indent}  "), told, by_cell),
            None => {
                let _ = writeln!(text, "{indent}  {}", entry(told));
            }
        }
        for remark in remarks.below.get(&told.name).into_iter().flatten() {
            let _ = writeln!(text, "{indent}  # {}", printable(remark));
        }
    }
}

fn cell_by_cell(text: &mut String, indent: &str, told: &Column, by_cell: &ByCell) {
    for remark in &by_cell.remarks {
        let _ = writeln!(text, "{indent}# {remark}");
    }
    let _ = writeln!(text, "{indent}- column: {}", quoted(&told.name));
    let _ = writeln!(text, "{indent}  is: {}", quoted(told.is.as_str()));
    let _ = writeln!(text, "{indent}  values:");
    for (cell, remark) in &by_cell.cells {
        let meant = told.values.get(cell).map_or_else(|| "unknown".to_owned(), value);
        let _ = writeln!(text, "{indent}    {}: {meant}  # {remark}", key(cell));
    }
    if let Some(more) = &by_cell.more {
        let _ = writeln!(text, "{indent}    # {more}");
    }
}

fn value(value: &Value) -> String {
    match value {
        Value::Words(words) => quoted(words),
        Value::Qualification { kind, subject, level, grade } => {
            let keys = [("type", kind), ("subject", subject), ("level", level), ("grade", grade)];
            let told: Vec<String> =
                keys.iter().filter_map(|(key, told)| Some(format!("{key}: {}", quoted(told.as_ref()?)))).collect();
            format!("{{ {} }}", told.join(", "))
        }
    }
}

fn employer(employer: &Employer) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(employer.name.as_deref().map(|name| format!("name: {}", quoted(name))));
    parts.extend(employer.sector.as_deref().map(|sector| format!("sector: {}", quoted(sector))));
    if !employer.takes_part.is_empty() {
        let schemes: Vec<String> =
            employer.takes_part.iter().map(|(scheme, takes)| format!("{}: {takes}", key(scheme))).collect();
        parts.push(format!("takes_part: {{ {} }}", schemes.join(", ")));
    }
    let truths = [
        ("sponsors", employer.sponsors),
        ("supports", employer.supports),
        ("manager_supports", employer.manager_supports),
        ("releases", employer.releases),
        ("provides_placement", employer.provides_placement),
    ];
    parts.extend(truths.iter().filter_map(|(key, told)| Some(format!("{key}: {}", (*told)?))));
    format!("{{ {} }}", parts.join(", "))
}

/// A text as a value of YAML: bare where it can't be taken for anything else.
fn quoted(text: &str) -> String {
    let is_bare = |letter: char| letter.is_alphanumeric() || " _'()".contains(letter);
    let begins = text.starts_with(|letter: char| letter.is_alphabetic());
    let is_word =
        matches!(text.to_lowercase().as_str(), "true" | "false" | "null" | "on" | "off" | "y" | "n" | "no" | "yes");
    if begins && !text.ends_with(' ') && text.chars().all(is_bare) && !is_word {
        return text.to_owned();
    }
    let mut quoted = String::new();
    for letter in serde_json::to_string(text).unwrap_or_default().chars() {
        if is_printable(letter) {
            quoted.push(letter);
        } else {
            let _ = write!(quoted, "\\u{:04x}", u32::from(letter));
        }
    }
    quoted
}

/// Whether YAML takes a letter as it is: of those that JSON doesn't escape, some that headings can have it doesn't.
fn is_printable(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A text as a remark: on one line, and of letters that YAML takes.
fn printable(text: &str) -> String {
    text.chars().map(|letter| if is_printable(letter) { letter } else { ' ' }).collect()
}

/// A text as a key, which is always a text.
fn key(text: &str) -> String {
    quoted(text)
}
