//! What the words of a person file mean: names become terms, dates become ranges, and nothing is guessed.

mod about;
mod entries;
mod one_of;
mod qualifications;
mod statements;
mod things;
mod work;

pub(super) use statements::list_key;

use std::collections::BTreeMap;

use rungs_check::nearest;
use rungs_core::condition::Test;
use rungs_core::date::{Date, DateRange};
use rungs_core::fact::{Denial, Fact, Field, Item, Known, KnownBy, List, Person};
use rungs_core::vocabulary::{TermId, Vocabulary};

use super::file::{self, PersonFile, Scalar};
use crate::tree::Fault;

/// Entries that one list can have; a longer one is no person's.
const LONGEST_LIST: usize = 200;

const ROLES: &[&str] = &["role", "role family", "job"];
const SETTINGS: &[&str] = &["setting"];
/// What one can be entered with: registers, and bodies that have members.
const REGISTERS: &[&str] = &["register", "regulator"];
const THINGS: &[&str] = &["status", "ability", "possession", "mentor", "licence", "declaration"];

pub(super) fn read(file: &PersonFile, vocabulary: &Vocabulary, on: Date) -> Result<Person, Vec<Fault>> {
    read_all(file, Reader { vocabulary, on, person: Person::default(), faults: Vec::new(), left: None })
        .map(|(person, _)| person)
}

/// The same, with facts left unknown that are told in words the framework doesn't have: they are given back as well.
pub(super) fn read_leaving(
    file: &PersonFile,
    vocabulary: &Vocabulary,
    on: Date,
) -> Result<(Person, Vec<Fault>), Vec<Fault>> {
    read_all(file, Reader { vocabulary, on, person: Person::default(), faults: Vec::new(), left: Some(Vec::new()) })
}

fn read_all(file: &PersonFile, mut reader: Reader<'_>) -> Result<(Person, Vec<Fault>), Vec<Fault>> {
    reader.person.name = file.name.clone();
    reader.about(file);
    reader.employments(&file.employments);
    reader.experience(&file.experience);
    reader.qualifications(file);
    reader.entries(file);
    reader.licences(&file.licences);
    reader.log(&file.log);
    reader.sign_offs(file);
    reader.language_tests(&file.language_tests);
    reader.things(file);
    reader.statements(file);
    match reader.faults.is_empty() {
        true => Ok((reader.person, reader.left.unwrap_or_default())),
        false => Err(reader.faults),
    }
}

struct Reader<'v> {
    vocabulary: &'v Vocabulary,
    on: Date,
    person: Person,
    faults: Vec<Fault>,
    /// What is left unknown, where unknown words may be: otherwise each is a fault.
    left: Option<Vec<Fault>>,
}

/// An entry on its way into the person.
struct Entry {
    path: String,
    known_by: KnownBy,
    fields: BTreeMap<Field, Fact>,
}

impl Entry {
    fn new(path: String, known_by: file::KnownBy) -> Entry {
        let known_by = match known_by {
            file::KnownBy::Said => KnownBy::Said,
            file::KnownBy::Seen => KnownBy::Seen,
            file::KnownBy::Verified => KnownBy::Verified,
        };
        let mut entry = Entry { path, known_by, fields: BTreeMap::new() };
        let how = known_by as i64;
        entry.set(Field::KnownBy, "known_by", Known::Number(how, how), known_by.as_str());
        entry
    }

    fn at(&self, key: &str) -> String {
        format!("{}.{key}", self.path)
    }

    fn set(&mut self, field: Field, key: &str, known: Known, shown: impl Into<String>) {
        let fact = Fact { known, known_by: self.known_by, path: self.at(key), shown: shown.into() };
        self.fields.insert(field, fact);
    }

    /// A fact that stands under a key of its own.
    fn set_at(&mut self, field: Field, path: &str, known: Known, shown: impl Into<String>) {
        let fact = Fact { known, known_by: self.known_by, path: path.to_owned(), shown: shown.into() };
        self.fields.insert(field, fact);
    }

    fn truth(&mut self, field: Field, key: &str, told: Option<bool>, yes: &str, no: &str) {
        if let Some(told) = told {
            self.set(field, key, Known::Truth(told), if told { yes } else { no });
        }
    }
}

impl Reader<'_> {
    fn fault(&mut self, path: impl Into<String>, message: impl Into<String>, help: Option<String>) {
        self.faults.push(Fault { path: path.into(), message: message.into(), help, ..Fault::default() });
    }

    /// A list's entries with their paths, unless there are too many to be true.
    fn listed<'e, T>(&mut self, name: &str, entries: &'e [T]) -> Vec<(String, &'e T)> {
        if entries.len() > LONGEST_LIST {
            let message =
                format!("{} entries are more than anybody has: {LONGEST_LIST} are read at most", entries.len());
            self.fault(name, message, None);
            return Vec::new();
        }
        entries.iter().enumerate().map(|(place, entry)| (format!("{name}[{place}]"), entry)).collect()
    }

    fn push(&mut self, list: List, label: String, entry: Entry) {
        self.person.items.push(Item { list, label, fields: entry.fields });
    }

    fn find(&self, name: &str, classes: &[&str]) -> Option<TermId> {
        let plural = name.trim().strip_suffix('s').unwrap_or(name);
        self.vocabulary.find(name, classes).or_else(|| self.vocabulary.find(plural, classes))
    }

    /// A term by name; `other` is one the framework doesn't have.
    fn term(&mut self, path: &str, name: &str, classes: &[&str], what: &str) -> Option<Known> {
        if name.trim().eq_ignore_ascii_case("other") {
            return Some(Known::Unnamed);
        }
        if let Some(term) = self.find(name, classes) {
            return Some(Known::Term(term));
        }
        let names = self.vocabulary.iter().filter(|(_, term)| classes.contains(&term.class.as_str()));
        let names = names.flat_map(|(_, term)| std::iter::once(&term.title).chain(&term.aliases)).map(String::as_str);
        let near = nearest(name, names);
        let other = match path.starts_with("employments[") && classes == ROLES {
            true => {
                format!("for a job that the framework doesn't name, write `role: other` and `called: {}`", name.trim())
            }
            false => format!("write `other` for a {what} that the framework doesn't name"),
        };
        let help = match near.as_slice() {
            [] => other,
            near => format!("did you mean {}? Otherwise, {other}", near.join(" or ")),
        };
        let message = format!("the framework knows no {what} called “{name}”");
        let fault = Fault { path: path.to_owned(), message, help: Some(help), is_unknown_word: true, place: None };
        self.left.as_mut().unwrap_or(&mut self.faults).push(fault);
        None
    }

    fn name(
        &mut self,
        entry: &mut Entry,
        field: Field,
        key: &str,
        name: Option<&String>,
        classes: &[&str],
        what: &str,
    ) {
        if let Some(name) = name
            && let Some(known) = self.one_of(&entry.at(key), name, classes, what)
        {
            entry.set(field, key, known, name.as_str());
        }
    }

    /// A day, a month or a year.
    fn range(&mut self, path: &str, written: &Scalar) -> Option<DateRange> {
        let text = written.text();
        let range = date_range(&text);
        if range.is_none() {
            let (message, help) = match text.split('-').count() {
                3 => (format!("“{text}” is not a day of the calendar"), "write a day like 2016-08-25"),
                _ => (format!("“{text}” is not a date"), "write a year, a month or a day: 2016, 2016-08 or 2016-08-25"),
            };
            self.fault(path, message, Some(help.to_owned()));
        }
        range.filter(|range| {
            let sensible = range.earliest >= DateRange::FIRST && range.latest.year() <= 2200;
            if !sensible {
                self.fault(path, format!("“{text}” is too long ago or too far ahead"), None);
            }
            sensible
        })
    }

    fn day(&mut self, entry: &mut Entry, field: Field, key: &str, written: Option<&Scalar>) {
        if let Some(written) = written
            && let Some(range) = self.range(&entry.at(key), written)
        {
            entry.set(field, key, Known::Date(range), spoken(range));
        }
    }

    /// From and until; without an until it goes on.
    fn period(&mut self, entry: &mut Entry, from: Option<&Scalar>, until: Option<&Scalar>) {
        self.day(entry, Field::From, "from", from);
        match until {
            Some(_) => self.day(entry, Field::Until, "until", until),
            None => entry.set(
                Field::Until,
                "until",
                Known::Date(DateRange::day(DateRange::LAST)),
                "no end given, so it goes on",
            ),
        }
        let range = |field| match entry.fields.get(&field).map(|fact: &Fact| &fact.known) {
            Some(Known::Date(range)) => Some(*range),
            _ => None,
        };
        if let (Some(from), Some(until)) = (range(Field::From), range(Field::Until))
            && from.earliest > until.latest
        {
            let message = format!("this ends ({}) before it begins ({})", spoken(until), spoken(from));
            self.fault(entry.path.clone(), message, Some("swap `from` and `until`, or correct one of them".into()));
        }
    }

    /// An amount in hundredths, from nothing to `most`.
    fn hundredths(&mut self, path: &str, told: f64, most: f64, what: &str) -> Option<i64> {
        if (0.0..=most).contains(&told) {
            return Some((told * 100.0).round() as i64);
        }
        self.fault(path, format!("{told} is not {what}"), None);
        None
    }

    fn deny(&mut self, list: List, tests: Vec<Test>, path: String, shown: String) {
        self.person.denials.push(Denial { list, tests, path, shown });
    }
}

/// A year, a month or a day.
pub(crate) fn date_range(text: &str) -> Option<DateRange> {
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year] if digits(year, 4) => DateRange::year(year.parse().ok()?),
        [year, month] if digits(year, 4) && digits(month, 2) => {
            DateRange::month(year.parse().ok()?, month.parse().ok()?)
        }
        [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => {
            let day = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
            Some(DateRange::day(day))
        }
        _ => None,
    }
}

/// A date as British readers write it, as exactly as it is known.
pub(crate) fn spoken(range: DateRange) -> String {
    let month = |date: Date| date.strftime("%B %Y").to_string();
    if range.is_exact() {
        return range.earliest.strftime("%-d %B %Y").to_string();
    }
    let (first, last) = (range.earliest, range.latest);
    if first.first_of_month() == first
        && last.last_of_month() == last
        && first.month() == last.month()
        && first.year() == last.year()
    {
        return month(first);
    }
    if first.year() == last.year() && first.day_of_year() == 1 && last == last.last_of_year() {
        return first.year().to_string();
    }
    format!("between {} and {}", first.strftime("%-d %B %Y"), last.strftime("%-d %B %Y"))
}
