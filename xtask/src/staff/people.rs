//! People of an export that nobody lives: rows as an electronic staff record has them, with what real exports have wrong.

use std::collections::VecDeque;

use super::posts::Group;
use super::random::Choices;

/// The columns of the export. The last five are of qualifications.
pub(crate) const HEADINGS: [&str; 23] = [
    "Employee Number",
    "Assignment Number",
    "Employee Name",
    "NI Number",
    "Date of Birth",
    "Position Title",
    "Job Role",
    "Staff Group",
    "Occupation Code",
    "Pay Grade",
    "FTE",
    "Contracted Hours",
    "Contract Type",
    "Start Date",
    "Organisation",
    "Directorate",
    "Org L5",
    "Location",
    "Highest Qualification Level",
    "English GCSE",
    "Maths GCSE",
    "GCSEs (number)",
    "Care Certificate",
];

/// Where the columns of qualifications begin.
pub(crate) const QUALIFICATIONS: usize = 18;

/// The headings of the second sheet, where qualifications stand there.
pub(crate) const SECOND_HEADINGS: [&str; 5] = ["Employee Number", "Qualification", "Subject", "Level", "Grade"];

/// In a thousand: people with several assignments, those of them whose rows stand apart, rows that stand twice, broken rows, people
/// without any record of qualifications, and of the others, cells that are blank.
const SEVERAL: u64 = 80;
const APART: u64 = 400;
const TWICE: u64 = 3;
const BROKEN: u64 = 2;
const NO_RECORD: u64 = 350;
const BLANK: u64 = 230;

/// Rows between those of one person that stand apart, at most.
const APART_BY: u64 = 4_000;

/// Full-time equivalents of real organisations of more than a thousand: of 224 in June 2018, by tenths. Of `groups.csv`.
const SIZES: [u64; 10] = [1_627, 2_402, 2_890, 3_327, 3_678, 4_272, 4_901, 5_513, 6_977, 10_240];

/// The year of the export: everybody started before it.
const LAST_START: u64 = 2026;

/// A row: cells in the order of the headings. A broken one can have more, or fewer.
pub(crate) type Row = Vec<String>;

/// A row of the second sheet.
pub(crate) type SecondRow = [String; 5];

/// What one person adds to an export.
pub(crate) struct Added {
    /// Rows that come now.
    pub(crate) rows: Vec<Row>,
    /// Rows of the second sheet, which are the qualifications of the same person.
    pub(crate) qualifications: Vec<SecondRow>,
}

/// Makes people one after another.
pub(crate) struct People<'g> {
    groups: &'g [Group],
    seed: u64,
    people: u64,
    made: u64,
    /// The organisation of which people are, and how many more it takes.
    organisation: (u64, u64),
    /// Rows that come later, with the person before whom they come.
    later: VecDeque<(u64, Row)>,
}

impl<'g> People<'g> {
    pub(crate) fn new(groups: &'g [Group], seed: u64, people: u64) -> People<'g> {
        People { groups, seed, people, made: 0, organisation: (0, 0), later: VecDeque::new() }
    }

    /// The next person; none after the last, when every row has come.
    pub(crate) fn next(&mut self) -> Option<Added> {
        let place = self.made;
        if place >= self.people {
            let (_, row) = self.later.pop_front()?;
            return Some(Added { rows: vec![row], qualifications: Vec::new() });
        }
        self.made += 1;
        let mut choices = Choices::of(self.seed, place);
        if self.organisation.1 == 0 {
            self.organisation = (self.organisation.0 + 1, choices.pick(&SIZES));
        }
        self.organisation.1 -= 1;
        let mut rows = Vec::new();
        let due = self.later.iter().take_while(|(before, _)| *before <= place).count();
        rows.extend(self.later.drain(..due).map(|(_, row)| row));
        let (row, qualifications) = self.person(place, &mut choices);
        let several = if choices.in_thousand(SEVERAL) { choices.pick(&[2, 2, 2, 2, 3]) } else { 1_u64 };
        for assignment in 2..=several {
            let further = self.assignment(&row, assignment, &mut choices);
            if choices.in_thousand(APART) {
                let before = place + choices.between(2, APART_BY);
                let at = self.later.partition_point(|(known, _)| *known <= before);
                self.later.insert(at, (before, further));
            } else {
                rows.push(further);
            }
        }
        rows.insert(rows.len().min(due), row);
        for place in (due..rows.len()).rev() {
            if choices.in_thousand(TWICE) {
                let again = rows.get(place).cloned().unwrap_or_default();
                rows.insert(place, again);
            } else if choices.in_thousand(BROKEN)
                && let Some(row) = rows.get_mut(place)
            {
                spoil(row, &mut choices);
            }
        }
        Some(Added { rows, qualifications })
    }

    fn person(&self, place: u64, choices: &mut Choices) -> (Row, Vec<SecondRow>) {
        let number = (20_000_000 + place * 7 + choices.below(7)).to_string();
        let born = 2026 - choices.between(18, 42) - choices.below(26);
        let mut row: Row = Vec::with_capacity(HEADINGS.len());
        row.push(number.clone());
        row.push(number.clone());
        row.push(format!("{}, {}", choices.pick(&SURNAMES), choices.pick(&FORENAMES)));
        // No national insurance number begins with QQ: nobody has these.
        row.push(format!("QQ{:06}{}", choices.below(1_000_000), choices.pick(&["A", "B", "C", "D"])));
        row.push(date(born, choices));
        self.post(&mut row, born, choices);
        let level = qualification(&mut row, choices);
        let mut rows = Vec::new();
        let cell = |place: usize| row.get(QUALIFICATIONS + place).cloned().unwrap_or_default();
        for (place, subject) in [(1, "English"), (2, "Maths")] {
            if !cell(place).is_empty() {
                rows.push([number.clone(), "GCSE".to_owned(), subject.to_owned(), "2".to_owned(), cell(place)]);
            }
        }
        if let Some(level) = level.filter(|level| *level > 2) {
            let name = choices.pick(&["NVQ", "Diploma in Health and Social Care", "BTEC", "Degree"]);
            rows.push([number, name.to_owned(), String::new(), level.to_string(), "Pass".to_owned()]);
        }
        (row, rows)
    }

    /// The cells from the title of the post to its place.
    fn post(&self, row: &mut Row, born: u64, choices: &mut Choices) {
        let group = self.groups.get(choices.weighted(self.groups.iter().map(|group| group.share)));
        let post = group.and_then(|group| {
            let place = choices.weighted(group.posts.iter().map(|post| post.weight));
            group.posts.get(place).map(|post| (group, post))
        });
        let Some((group, post)) = post else { return };
        let title =
            post.titles.get(choices.below(post.titles.len().max(1) as u64) as usize).cloned().unwrap_or_default();
        let is_bank = title.contains("Bank") || choices.in_thousand(40);
        let band = choices.between(post.bands.0, post.bands.1);
        row.extend([title, post.role.clone(), group.recorded.clone(), post.code.clone()]);
        row.push(match (band, choices.below(10)) {
            (9, _) => "Medical and Dental".to_owned(),
            (band, 0) => format!("Band {band}"),
            (band, 1) => format!("XR0{band}"),
            (band, _) => format!("NHS|XR0{band}|Review Body Band {band}"),
        });
        let (fte, hours) = if is_bank { ("0.00", "0.00") } else { choices.pick(&CONTRACTS) };
        row.extend([fte.to_owned(), hours.to_owned()]);
        let kind = if is_bank { "Bank" } else { choices.pick(&KINDS) };
        row.push(kind.to_owned());
        let years = (LAST_START - 1).saturating_sub(born + 18);
        // The longer ago, the fewer.
        let since = choices.below(years + 1).min(choices.below(years + 1));
        row.push(date(LAST_START - 1 - since, choices));
        row.push(format!("{} NHS Trust", organisation(self.organisation.0)));
        let directorate = choices.below(DIRECTORATES.len() as u64) as usize;
        let (name, teams) = DIRECTORATES.get(directorate).copied().unwrap_or_default();
        row.extend([name.to_owned(), choices.pick(teams).to_owned()]);
        row.push(choices.pick(&LOCATIONS).to_owned());
    }

    /// Another assignment of the same person: another post, everything else the same.
    fn assignment(&self, first: &Row, assignment: u64, choices: &mut Choices) -> Row {
        let mut row: Row = first.iter().take(5).cloned().collect();
        if let Some(number) = row.get_mut(1) {
            *number = format!("{number}-{assignment}");
        }
        let born = first.get(4).and_then(|born| born.get(6..)?.parse().ok()).unwrap_or(1980);
        self.post(&mut row, born, choices);
        row.extend(first.iter().skip(QUALIFICATIONS).cloned());
        row
    }
}

/// The five cells of qualifications, about half of them blank; and the level, if it is recorded.
fn qualification(row: &mut Row, choices: &mut Choices) -> Option<u64> {
    if choices.in_thousand(NO_RECORD) {
        row.extend(std::iter::repeat_n(String::new(), HEADINGS.len() - QUALIFICATIONS));
        return None;
    }
    let mut said = |choices: &mut Choices, text: &str| {
        row.push(if choices.in_thousand(BLANK) { String::new() } else { text.to_owned() })
    };
    let level = choices.pick(&[2, 2, 3, 3, 3, 4, 5, 6, 6, 7]);
    let names: &[&str] = match level {
        2 => &["2", "Level 2", "GCSE", "NVQ2", "NVQ Level 2"],
        3 => &["3", "Level 3", "A Level", "NVQ3", "BTEC L3", "L3"],
        4 => &["4", "Level 4", "HNC"],
        5 => &["5", "Level 5", "Foundation Degree", "HND"],
        6 => &["6", "Level 6", "Degree", "BSc (Hons)"],
        _ => &["7", "Level 7", "Masters", "PGDip"],
    };
    let name = choices.pick(names);
    said(choices, name);
    for _ in 0..2 {
        let grade = choices.pick(&GRADES);
        said(choices, grade);
    }
    let count = choices.between(0, 11).to_string();
    said(choices, &count);
    let certificate = match choices.below(5) {
        0 => format!("Completed {}", date(2015 + choices.below(11), choices)),
        1 => "Y".to_owned(),
        2 => "No".to_owned(),
        3 => "N/A".to_owned(),
        _ => "Yes".to_owned(),
    };
    said(choices, &certificate);
    Some(level)
}

/// Breaks a row in one of the ways in which rows are broken.
fn spoil(row: &mut Row, choices: &mut Choices) {
    let mut set = |place: usize, text: &str| {
        if let Some(cell) = row.get_mut(place) {
            *cell = text.to_owned();
        }
    };
    match choices.below(8) {
        0 => set(0, ""),
        1 => set(13, "31/02/2019"),
        2 => set(13, "01/04/2031"),
        3 => set(11, "n/a"),
        4 => set(10, "37.5"),
        5 => set(5, "=HYPERLINK(\"https://example.invalid\")"),
        // A comma that nobody quoted moves everything one to the right.
        6 => row.insert(3, "Jr".to_owned()),
        _ => row.truncate(7),
    }
}

/// A day of a year, as *dd/mm/yyyy*.
fn date(year: u64, choices: &mut Choices) -> String {
    format!("{:02}/{:02}/{year}", choices.between(1, 28), choices.between(1, 12))
}

fn organisation(number: u64) -> String {
    const NAMES: [&str; 12] = [
        "Northmoor",
        "Eastvale",
        "Westbrook",
        "Southmere",
        "Highfell",
        "Lowdale",
        "Ashcombe",
        "Birchwater",
        "Calderstone",
        "Denholme",
        "Elmridge",
        "Farrowby",
    ];
    let place = number.saturating_sub(1);
    let name = NAMES.get((place % NAMES.len() as u64) as usize).copied().unwrap_or_default();
    match place / NAMES.len() as u64 {
        0 => name.to_owned(),
        round => format!("{name} {}", round + 1),
    }
}

const SURNAMES: [&str; 24] = [
    "Ahmed",
    "Begum",
    "Carter",
    "Davies",
    "Evans",
    "Fletcher",
    "Green",
    "Hughes",
    "Iqbal",
    "Jones",
    "Khan",
    "Lewis",
    "Mensah",
    "Nowak",
    "O'Neill",
    "Patel",
    "Quinn",
    "Roberts",
    "Singh",
    "Taylor",
    "Uddin",
    "Walker",
    "Young",
    "Zielińska",
];
const FORENAMES: [&str; 20] = [
    "Aisha",
    "Ben",
    "Chloe",
    "Daniel",
    "Emma",
    "Farah",
    "Grace",
    "Harpreet",
    "Imran",
    "Joanne",
    "Kofi",
    "Laura",
    "Mary Jane",
    "Noor",
    "Olivia",
    "Peter",
    "Rosa",
    "Siân",
    "Tomasz",
    "Zoë",
];
/// Full-time equivalent and hours a week, which are of 37.5.
const CONTRACTS: [(&str, &str); 12] = [
    ("1.00", "37.50"),
    ("1.00", "37.50"),
    ("1.00", "37.50"),
    ("1.00", "37.50"),
    ("1.00", "37.50"),
    ("1.00", "37.50"),
    ("0.92", "34.50"),
    ("0.80", "30.00"),
    ("0.80", "30.00"),
    ("0.61", "23.00"),
    ("0.60", "22.50"),
    ("0.40", "15.00"),
];
const KINDS: [&str; 12] = [
    "Permanent",
    "Permanent",
    "Permanent",
    "Permanent",
    "Permanent",
    "Permanent",
    "Permanent",
    "Permanent",
    "Permanent",
    "Fixed Term Temp",
    "Fixed Term Temp",
    "",
];
const DIRECTORATES: [(&str, &[&str]); 6] = [
    ("Medicine", &["Ward 1", "Ward 2", "Ward 7 Acute Medicine", "Emergency Dept"]),
    ("Surgery & Theatres", &["Theatres", "Ward 11", "Day Surgery"]),
    ("Therapies", &["Inpatient Therapies", "Community Rehab", "MSK"]),
    ("Clinical Support", &["Imaging", "Pharmacy", "Pathology"]),
    ("Community Services", &["Locality North", "Locality South"]),
    ("Corporate", &["HR", "Finance", "Estates"]),
];
const LOCATIONS: [&str; 5] = ["Main Site", "MAIN SITE", "St Anne's", "Riverside Health Centre", ""];
const GRADES: [&str; 14] =
    ["C", "C", "B", "A", "4", "4", "5", "6", "D", "3", "Functional Skills L2", "Yes", "No", "Pass"];
