//! What a heading, and the cells below it, say that a column is.

use super::{Ask, Choice, Seen, SeenCell, codes};
use crate::reading::mapping::{Column, Meaning, Otherwise};
use crate::reading::staff::cell::{age, contract, hours, share, yes_or_no};
use crate::reading::titles::Titles;

/// Headings that staff exports have, by which the row of headings is found below titles.
pub(super) const KNOWN: [&str; 22] = [
    "Employee Number",
    "Staff Number",
    "Payroll Number",
    "Assignment Number",
    "Employee No",
    "Staff No",
    "Position Title",
    "Job Title",
    "Job Role",
    "Role Title",
    "Staff Group",
    "Occupation Code",
    "Pay Grade",
    "Band",
    "FTE",
    "WTE",
    "Contracted Hours",
    "Start Date",
    "Date of Birth",
    "Directorate",
    "Location",
    "Question",
];

/// Different names by which a group is told at most.
pub(super) const MOST_NAMES: usize = 200;

/// What a column is taken for.
#[derive(Clone, Debug)]
pub(super) struct Guess {
    pub(super) column: Column,
    pub(super) why: String,
    pub(super) ask: Option<Ask>,
    pub(super) is_private: bool,
    /// Where it is a column of occupation codes: those of most rows.
    pub(super) codes: Vec<SeenCell>,
}

/// A heading as its words, in lower case: `NI_Number` and *NI number* are the same.
pub(super) fn words(heading: &str) -> String {
    let letters = |letter: char| if letter.is_alphanumeric() { letter.to_ascii_lowercase() } else { ' ' };
    heading.chars().map(letters).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn has(words: &str, wanted: &[&str]) -> bool {
    let padded = format!(" {words} ");
    wanted.iter().any(|wanted| padded.contains(&format!(" {wanted} ")))
}

/// Whether a column is never read past its heading.
pub(super) fn is_private(heading: &str) -> bool {
    let words = words(heading);
    let of_names =
        ["name", "names", "forename", "surname", "first name", "last name", "full name", "known as", "initials"];
    let others = [
        "address",
        "postcode",
        "post code",
        "ni number",
        "ni no",
        "nino",
        "national insurance",
        "email",
        "e mail",
        "telephone",
        "phone",
        "mobile",
        "sort code",
        "account number",
        "iban",
        "next of kin",
        "ethnic origin",
        "ethnicity",
        "religion",
        "religious belief",
        "sexual orientation",
        "disability",
        "disabled",
        "gender",
        "sex",
        "marital status",
        "photo",
        "passport",
        "nhs number",
        "salary",
        "basic salary",
    ];
    let is_of_a_thing =
        ["employer", "organisation", "site", "directorate", "department", "team", "ward", "school", "role"];
    (has(&words, &of_names) && !has(&words, &is_of_a_thing)) || has(&words, &others) || words == "title"
}

/// Whether a heading is one that staff lists have.
pub(super) fn is_staff(heading: &str) -> bool {
    let words = words(heading);
    staff_number(&words)
        || has(
            &words,
            &["position title", "job title", "job role", "fte", "wte", "contracted hours", "start date", "band"],
        )
        || has(&words, &["assignment number", "staff group", "pay grade", "directorate"])
}

pub(super) fn staff_number(words: &str) -> bool {
    let whose = ["employee", "staff", "payroll", "person", "personnel", "emp", "works", "esr"];
    let what = ["number", "no", "id", "num", "ref", "code"];
    whose.iter().any(|whose| what.iter().any(|what| words == format!("{whose} {what}")))
        || ["employeenumber", "staffnumber", "staffno", "employeeid", "staffid", "employee"].contains(&words)
}

/// What a column is taken for, by itself.
pub(super) fn column(heading: &str, seen: &Seen, titles: &Titles<'_>) -> Guess {
    let named = words(heading);
    let left_out = |why: &str, is_private| Guess {
        column: Column::new(heading, Meaning::LeftOut),
        why: why.to_owned(),
        ask: None,
        is_private,
        codes: Vec::new(),
    };
    if is_private(heading) {
        return left_out("it is private, and nothing that is asked needs it", true);
    }
    let plain = |is: Meaning| Guess {
        column: Column::new(heading, is),
        why: "by its heading".to_owned(),
        ask: None,
        is_private: false,
        codes: Vec::new(),
    };
    let with = |is: Meaning, keys: &[(&'static str, &str)]| {
        let column = keys.iter().fold(Column::new(heading, is), |column, (key, value)| column.with(key, *value));
        Guess { column, why: "by its heading".to_owned(), ask: None, is_private: false, codes: Vec::new() }
    };
    let is_yes = |cell: &str| yes_or_no(&cell.to_lowercase()).is_some();
    let is_date = |cell: &str| {
        crate::reading::dates::read(cell, jiff::civil::Date::MAX) != crate::reading::dates::Told::Not && cell.len() > 4
    };
    if staff_number(&named) {
        return plain(Meaning::StaffNumber);
    }
    if has(&named, &["assignment number", "assignment no", "assignment id"]) {
        return plain(Meaning::AssignmentNumber);
    }
    if has(&named, &["date of birth", "dob", "birth date", "birthdate", "year of birth"]) {
        return plain(Meaning::Born);
    }
    if has(&named, &["age", "age band", "age group"]) && seen.share(|cell| age(&cell.to_lowercase()).is_some()) > 0.5 {
        return plain(Meaning::Age);
    }
    if let Some(guess) = qualification(heading, &named, seen, titles) {
        return guess;
    }
    if has(&named, &["right to work", "rtw"]) && seen.share(is_yes) > 0.5 {
        return plain(Meaning::RightToWork);
    }
    for (register, words) in [("HCPC", ["hcpc"]), ("NMC", ["nmc"])] {
        if has(&named, &words) {
            if has(&named, &["expiry", "expires", "end", "until", "renewal"]) {
                return with(Meaning::RegisteredUntil, &[("register", register)]);
            }
            let mut guess = with(Meaning::Registration, &[("register", register)]);
            if seen.share(|cell| is_yes(cell) || is_date(cell)) < 0.5 {
                guess.column.otherwise = Otherwise::Yes;
                guess.why = "by its heading; a registration number is a yes".to_owned();
            }
            return guess;
        }
    }
    if has(&named, &["driving licence", "driver", "driving license"]) && seen.share(is_yes) > 0.5 {
        return with(Meaning::Has, &[("thing", "driving licence")]);
    }
    let is_done = seen.filled == 0 || seen.share(|cell| is_yes(cell) || is_date(cell)) > 0.5;
    if has(&named, &["care cert", "care certificate"]) {
        return with(Meaning::Training, &[("training", "Care Certificate")]);
    }
    let noise = ["date", "completed", "complete", "y n", "yn", "held", "passed", "status", "on"];
    let mut thing = format!(" {named} ");
    for word in noise {
        thing = thing.replace(&format!(" {word} "), " ");
    }
    for (class, is, key) in [
        ("training", Meaning::Training, "training"),
        ("check", Meaning::Check, "check"),
        ("test", Meaning::Test, "test"),
    ] {
        if is_done && let Some(term) = titles.vocabulary().find(thing.trim(), &[class]) {
            return with(is, &[(key, titles.vocabulary().title(term))]);
        }
    }
    if has(&named, &["fte", "wte", "contracted fte", "whole time equivalent", "full time equivalent"]) {
        let is_share = |cell: &str| share(cell).is_some_and(|share| share <= 2.0);
        let is = if seen.filled == 0 || seen.share(is_share) >= 0.5 {
            Meaning::ShareOfFullTime
        } else {
            Meaning::HoursAWeek
        };
        return plain(is);
    }
    let is_hours = |cell: &str| hours(cell).is_some_and(|hours| hours <= 168.0);
    if has(&named, &["hours", "hrs"]) && !has(&named, &["annual", "leave", "full time"]) && seen.share(is_hours) > 0.5 {
        return plain(Meaning::HoursAWeek);
    }
    let is_full = |cell: &str| {
        let cell = cell.to_lowercase().replace('-', " ");
        matches!(cell.as_str(), "full time" | "part time" | "ft" | "pt")
    };
    if seen.share(is_full) > 0.8 {
        return plain(Meaning::FullTime);
    }
    let is_contract = |cell: &str| contract(&cell.to_lowercase()).is_some();
    if has(&named, &["contract", "contract type", "assignment category", "employment type", "employee category"])
        && (seen.filled == 0 || seen.share(is_contract) > 0.5)
    {
        return plain(Meaning::Contract);
    }
    if has(
        &named,
        &["start", "start date", "started", "hire date", "date joined", "joined", "date started", "employed since"],
    ) && (seen.filled == 0 || seen.share(is_date) > 0.5)
    {
        return plain(Meaning::StartDate);
    }
    if has(&named, &["end date", "leaving date", "termination date", "date left"])
        && (seen.filled == 0 || seen.share(is_date) > 0.5)
    {
        return plain(Meaning::EndDate);
    }
    if let Some(guess) = codes::column(heading, &named, seen) {
        return guess;
    }
    if has(
        &named,
        &[
            "position title",
            "job title",
            "job role",
            "role title",
            "post title",
            "position",
            "job",
            "role",
            "post",
            "occupation",
        ],
    ) && !has(&named, &["code", "number", "no", "id", "date"])
    {
        return plain(Meaning::JobTitle);
    }
    if has(&named, &["employer", "employing organisation", "organisation", "organisation name", "trust"]) {
        return plain(Meaning::Employer);
    }
    let groups = [
        "directorate",
        "division",
        "department",
        "dept",
        "org l1",
        "org l2",
        "org l3",
        "org l4",
        "org l5",
        "site",
        "location",
        "base",
        "ward",
        "team",
        "service",
        "care group",
        "business unit",
        "band",
        "pay band",
        "pay grade",
        "grade",
        "staff group",
    ];
    if has(&named, &groups) && !has(&named, &["code", "id"]) {
        if seen.cells.len() > MOST_NAMES || seen.has_more {
            return left_out("it has too many different names to tell groups by", false);
        }
        return plain(Meaning::Group);
    }
    left_out("nothing that is asked needs it, as far as its heading tells", false)
}

/// Qualifications by their headings: *Maths*, *GCSE English grade*, *GCSE no*, *Qual lvl*.
fn qualification(heading: &str, named: &str, seen: &Seen, titles: &Titles<'_>) -> Option<Guess> {
    let guess = |column: Column, ask: Option<Ask>, why: &str| {
        Some(Guess { column, why: why.to_owned(), ask, is_private: false, codes: Vec::new() })
    };
    let choice = |label: &str, column: Column| Choice { label: label.to_owned(), column };
    let left_out = || choice("I don't know: leave it out", Column::new(heading, Meaning::LeftOut));
    let of_vocabulary = |name: &str, class: &str| titles.vocabulary().find(name, &[class]);
    let gcse = has(named, &["gcse", "gcses"]);
    let rest: Vec<&str> = named
        .split(' ')
        .filter(|word| !["gcse", "gcses", "grade", "result", "level", "lvl", "qualification"].contains(word))
        .collect();
    let rest = rest.join(" ");
    if gcse && (rest.is_empty() || has(&rest, &["no", "number", "count", "total", "of", "how many"])) {
        let count = |grade: Option<&str>| {
            let column = Column::new(heading, Meaning::NumberHeld).with("type", "GCSE");
            grade.map_or(column.clone(), |grade| column.with("grade", grade))
        };
        let ask = Ask {
            question: format!("“{heading}” says how many GCSEs. Which ones are counted?"),
            choices: vec![
                choice("Those at grade 4 (C) or above", count(Some("4"))),
                choice("All of them, whatever the grade", count(None)),
                left_out(),
            ],
            hint: seen.told(),
        };
        return guess(count(Some("4")), Some(ask), "by its heading");
    }
    let is_grade = |cell: &str| {
        let cell = cell.trim().to_uppercase();
        cell == "A*"
            || (cell.len() == 1 && "ABCDEFG123456789".contains(cell.as_str()))
            || yes_or_no(&cell.to_lowercase()).is_some()
    };
    if !rest.is_empty()
        && let Some(subject) = of_vocabulary(&rest, "subject")
        && !has(named, &["functional", "skills"])
        && (gcse || (seen.filled > 0 && seen.share(is_grade) > 0.6))
    {
        let column = Column::new(heading, Meaning::Grade)
            .with("type", "GCSE")
            .with("subject", titles.vocabulary().title(subject));
        let why = if gcse { "by its heading" } else { "a subject with the grades of a GCSE" };
        return guess(column, None, why);
    }
    let is_level = has(named, &["qual", "qualification", "quals", "qualifications", "education", "nvq"])
        && has(named, &["level", "lvl", "highest"]);
    if is_level {
        let highest = Column::new(heading, Meaning::HighestLevel);
        let care = Column::new(heading, Meaning::Level).with("type", "care diploma");
        let ask = Ask {
            question: format!("“{heading}” is a level. What is it the level of?"),
            choices: vec![
                choice("Their highest qualification of any kind", highest.clone()),
                choice("Their health or care qualification", care),
                left_out(),
            ],
            hint: seen.told(),
        };
        return guess(highest, Some(ask), "by its heading");
    }
    if has(named, &["qualification", "qualifications", "qual"]) {
        let is_known = |cell: &str| of_vocabulary(cell, "qualification").is_some();
        if seen.share(is_known) > 0.3 {
            return guess(Column::new(heading, Meaning::Qualification), None, "its cells name qualifications");
        }
    }
    // A type of qualification as a heading, with yes and no below it.
    if let Some(term) = of_vocabulary(named, "qualification")
        && seen.share(|cell| yes_or_no(&cell.to_lowercase()).is_some()) > 0.5
    {
        let column = Column::new(heading, Meaning::QualificationHeld).with("type", titles.vocabulary().title(term));
        return guess(column, None, "by its heading");
    }
    None
}
