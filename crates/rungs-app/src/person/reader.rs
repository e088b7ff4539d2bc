//! What the words of a person file mean: names become terms, dates become ranges, and nothing is guessed.

use std::collections::BTreeMap;

use rungs_core::condition::{Check, Test};
use rungs_core::date::{Date, DateRange, day_after, months_before};
use rungs_core::fact::{
    Answered, Decision, Denial, Fact, Field, Item, Known, KnownBy, List, Outcome, Part, Person, Reply, Score,
};
use rungs_core::requirement::Owner;
use rungs_core::vocabulary::{TermId, Vocabulary};

use super::file::{self, Age, PersonFile, Scalar};
use crate::tree::Fault;

/// Entries that one list can have; a longer one is no person's.
const LONGEST_LIST: usize = 200;
/// Statements of what is not held.
const MOST_DENIALS: usize = 40;

const ROLES: &[&str] = &["role", "role family", "job"];
const SETTINGS: &[&str] = &["setting"];
const THINGS: &[&str] = &["status", "ability", "possession", "licence", "declaration"];

pub(super) fn read(file: &PersonFile, vocabulary: &Vocabulary, on: Date) -> Result<Person, Vec<Fault>> {
    let mut reader = Reader { vocabulary, on, person: Person::default(), faults: Vec::new() };
    reader.person.name = file.name.clone();
    reader.about(file);
    reader.employments(&file.employments);
    reader.experience(&file.experience);
    reader.qualifications(&file.qualifications);
    reader.entries(file);
    reader.language_tests(&file.language_tests);
    reader.things(file);
    reader.statements(file);
    if reader.faults.is_empty() { Ok(reader.person) } else { Err(reader.faults) }
}

/// The names nearest to a misspelt one, best first.
pub(super) fn nearest<'n>(written: &str, names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let written = written.to_lowercase();
    let mut near: Vec<(f64, &str)> = names
        .map(|name| (strsim::jaro_winkler(&written, &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness > 0.84)
        .collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    near.dedup_by(|one, other| one.1 == other.1);
    near.into_iter().take(3).map(|(_, name)| name.to_owned()).collect()
}

struct Reader<'v> {
    vocabulary: &'v Vocabulary,
    on: Date,
    person: Person,
    faults: Vec<Fault>,
}

/// A name that may be told as not held: the name, its key, its list and field, the classes it can be of, what it is.
type NotHeld<'a> = (&'a Option<String>, &'a str, List, Field, &'a [&'a str], &'a str);

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
        Entry { path, known_by, fields: BTreeMap::new() }
    }

    fn at(&self, key: &str) -> String {
        format!("{}.{key}", self.path)
    }

    fn set(&mut self, field: Field, key: &str, known: Known, shown: impl Into<String>) {
        let fact = Fact { known, known_by: self.known_by, path: self.at(key), shown: shown.into() };
        self.fields.insert(field, fact);
    }
}

impl Reader<'_> {
    fn fault(&mut self, path: impl Into<String>, message: impl Into<String>, help: Option<String>) {
        self.faults.push(Fault { path: path.into(), place: None, message: message.into(), help });
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

    /// A term by name; `other` is one the framework doesn't have.
    fn term(&mut self, path: &str, name: &str, classes: &[&str], what: &str) -> Option<Known> {
        if name.trim().eq_ignore_ascii_case("other") {
            return Some(Known::Unnamed);
        }
        let plural = name.trim().strip_suffix('s').unwrap_or(name);
        let found = self.vocabulary.find(name, classes).or_else(|| self.vocabulary.find(plural, classes));
        if let Some(term) = found {
            return Some(Known::Term(term));
        }
        let names = self.vocabulary.iter().filter(|(_, term)| classes.contains(&term.class.as_str()));
        let names = names.flat_map(|(_, term)| std::iter::once(&term.title).chain(&term.aliases)).map(String::as_str);
        let near = nearest(name, names);
        let help = match near.as_slice() {
            [] => format!("write `other` for a {what} that the framework doesn't name"),
            near => format!(
                "did you mean {}? Write `other` for a {what} that the framework doesn't name",
                near.join(" or ")
            ),
        };
        self.fault(path, format!("the framework knows no {what} called “{name}”"), Some(help));
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
            && let Some(known) = self.term(&entry.at(key), name, classes, what)
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
        let range = |field| match entry.fields.get(&field).map(|fact: &Fact| fact.known) {
            Some(Known::Date(range)) => Some(range),
            _ => None,
        };
        if let (Some(from), Some(until)) = (range(Field::From), range(Field::Until))
            && from.earliest > until.latest
        {
            let message = format!("this ends ({}) before it begins ({})", spoken(until), spoken(from));
            self.fault(entry.path.clone(), message, Some("swap `from` and `until`, or correct one of them".into()));
        }
    }

    fn about(&mut self, file: &PersonFile) {
        let mut entry = Entry::new(String::new(), file::KnownBy::Said);
        let born = match (&file.born, &file.age) {
            (Some(_), Some(_)) => {
                self.fault("age", "both `born` and `age` are told", Some("keep `born`: it stays true".into()));
                return;
            }
            (Some(born), None) => {
                let Some(range) = self.range("born", born) else { return };
                if range.earliest > self.on {
                    let message =
                        format!("this is after {}, the day the question is asked", spoken(DateRange::day(self.on)));
                    self.fault("born", message, None);
                    return;
                }
                Some((range, "born", spoken(range)))
            }
            (None, Some(age)) => {
                let (least, under) = match age {
                    Age::Years(years) => (Some(*years), Some(years.saturating_add(1))),
                    Age::Between(range) => (range.at_least, range.under),
                };
                if least.max(under).is_some_and(|years| years > 130)
                    || matches!((least, under), (Some(least), Some(under)) if least >= under)
                {
                    self.fault("age", "nobody can be of this age", None);
                    return;
                }
                let ago = |years: u16| months_before(self.on, u32::from(years) * 12);
                let shown = match (least, under) {
                    (Some(least), Some(under)) if under == least + 1 => format!("{least} years old"),
                    (Some(least), Some(under)) => format!("{least} or over and under {under}"),
                    (Some(least), None) => format!("{least} or over"),
                    (None, Some(under)) => format!("under {under}"),
                    (None, None) => return,
                };
                let earliest = under.map_or(DateRange::FIRST, |years| day_after(ago(years)));
                Some((DateRange { earliest, latest: least.map_or(self.on, ago) }, "age", shown))
            }
            (None, None) => None,
        };
        if let Some((range, key, shown)) = born {
            entry.fields.insert(
                Field::Born,
                Fact { known: Known::Date(range), known_by: KnownBy::Said, path: key.to_owned(), shown },
            );
            self.push(List::About, String::new(), entry);
        }
    }

    fn employments(&mut self, employments: &[file::Employment]) {
        for (path, job) in self.listed("employments", employments) {
            let mut entry = Entry::new(path, job.known_by);
            entry.set(Field::Employed, "role", Known::Truth(true), "a job");
            self.name(&mut entry, Field::Role, "role", job.role.as_ref(), ROLES, "role");
            self.name(&mut entry, Field::Setting, "setting", job.setting.as_ref(), SETTINGS, "setting");
            self.name(&mut entry, Field::With, "with", job.with.as_ref(), &["client group"], "group of people");
            self.hours(&mut entry, job.hours_per_week);
            self.period(&mut entry, job.from.as_ref(), job.until.as_ref());
            if let Some(paid) = job.paid {
                entry.set(Field::Paid, "paid", Known::Truth(paid), if paid { "paid" } else { "unpaid" });
            }
            let mut label = job.role.clone().unwrap_or_else(|| "a job".to_owned());
            if let Some(employer) = &job.employer {
                self.employer(&mut entry, employer);
                if let Some(name) = &employer.name {
                    label = format!("{label} at {name}");
                }
            }
            self.push(List::Work, label, entry);
        }
    }

    fn hours(&mut self, entry: &mut Entry, hours: Option<f64>) {
        let Some(hours) = hours else { return };
        if !(0.0..=168.0).contains(&hours) {
            let message = match hours < 0.0 {
                true => format!("{hours} hours a week can't be worked"),
                false => format!("{hours} hours a week are more than a week has: 168"),
            };
            self.fault(entry.at("hours_per_week"), message, None);
            return;
        }
        let hundredths = (hours * 100.0).round() as i64;
        entry.set(
            Field::Hours,
            "hours_per_week",
            Known::Number(hundredths, hundredths),
            format!("{hours} hours a week"),
        );
    }

    fn employer(&mut self, entry: &mut Entry, employer: &file::Employer) {
        let name = employer.name.clone().unwrap_or_else(|| "the employer".to_owned());
        if let Some(sector) = &employer.sector
            && let Some(known) = self.term(&entry.at("employer.sector"), sector, &["sector"], "sector")
        {
            let shown = match &employer.name {
                Some(name) => format!("{name} ({sector})"),
                None => sector.clone(),
            };
            entry.set(Field::Sector, "employer.sector", known, shown);
        }
        for (scheme, takes_part) in &employer.takes_part {
            let key = format!("employer.takes_part.{scheme}");
            let path = entry.at("employer.takes_part");
            if let Some(Known::Term(term)) = self.term(&path, scheme, &["scheme"], "scheme") {
                let shown =
                    if *takes_part { format!("{name} takes part") } else { format!("{name} doesn't take part") };
                entry.set(Field::Part(Part::Scheme(term)), &key, Known::Truth(*takes_part), shown.clone());
                // Who takes no part in a scheme takes none in the schemes within it.
                let within = self.vocabulary.iter().filter(|(id, _)| !takes_part && self.vocabulary.covers(term, *id));
                for (id, _) in within {
                    if !entry.fields.contains_key(&Field::Part(Part::Scheme(id))) {
                        entry.set(Field::Part(Part::Scheme(id)), &key, Known::Truth(false), shown.clone());
                    }
                }
            }
        }
        let parts = [
            (Part::Sponsor, "sponsors", employer.sponsors, "sponsors the place", "doesn't sponsor the place"),
            (
                Part::Support,
                "supports",
                employer.supports,
                "supports the application",
                "doesn't support the application",
            ),
            (Part::Release, "releases", employer.releases, "gives time to study", "gives no time to study"),
        ];
        for (part, key, told, yes, no) in parts {
            if let Some(told) = told {
                let shown = format!("{name} {}", if told { yes } else { no });
                entry.set(Field::Part(part), &format!("employer.{key}"), Known::Truth(told), shown);
            }
        }
    }

    fn experience(&mut self, experience: &[file::Experience]) {
        for (path, done) in self.listed("experience", experience) {
            let mut entry = Entry::new(path, done.known_by);
            entry.set(Field::Employed, "in", Known::Truth(false), "experience");
            self.name(&mut entry, Field::Setting, "in", done.setting.as_ref(), SETTINGS, "setting");
            self.name(&mut entry, Field::With, "with", done.with.as_ref(), &["client group"], "group of people");
            self.name(&mut entry, Field::Role, "as", done.role.as_ref(), ROLES, "role");
            self.name(&mut entry, Field::Sector, "sector", done.sector.as_ref(), &["sector"], "sector");
            match (done.months, &done.from) {
                (Some(_), Some(_)) => {
                    let help = "leave `months` out: it follows from the dates";
                    self.fault(entry.at("months"), "both `from` and `months` are told", Some(help.into()));
                }
                (Some(months), None) => {
                    let count = i64::from(months);
                    entry.set(Field::Months, "months", Known::Number(count, count), format!("{months} months"));
                    self.day(&mut entry, Field::Until, "until", done.until.as_ref());
                }
                (None, _) => self.period(&mut entry, done.from.as_ref(), done.until.as_ref()),
            }
            if let Some(paid) = done.paid {
                entry.set(Field::Paid, "paid", Known::Truth(paid), if paid { "paid" } else { "voluntary" });
            }
            let place = [&done.role, &done.setting, &done.with].into_iter().flatten().next().cloned();
            self.push(List::Work, place.unwrap_or_else(|| "experience".to_owned()), entry);
        }
    }

    fn qualifications(&mut self, qualifications: &[file::Qualification]) {
        for (path, held) in self.listed("qualifications", qualifications) {
            let mut entry = Entry::new(path, held.known_by);
            entry.set(
                Field::Held,
                "studying",
                Known::Truth(!held.studying),
                if held.studying { "being studied for" } else { "held" },
            );
            self.name(&mut entry, Field::Type, "type", held.kind.as_ref(), &["qualification"], "qualification");
            self.name(&mut entry, Field::Subject, "subject", held.subject.as_ref(), &["subject"], "subject");
            if let Some(level) = held.level {
                if level > 8 {
                    self.fault(
                        entry.at("level"),
                        format!("there is no level {level}: levels go from 0 (entry level) to 8"),
                        None,
                    );
                } else {
                    let number = i64::from(level);
                    entry.set(Field::Level, "level", Known::Number(number, number), format!("level {level}"));
                }
            }
            self.grade(&mut entry, held);
            self.day(&mut entry, Field::On, "awarded", held.awarded.as_ref());
            self.name(
                &mut entry,
                Field::EquivalentTo,
                "equivalent_to",
                held.equivalent_to.as_ref(),
                &["qualification"],
                "qualification",
            );
            self.name(
                &mut entry,
                Field::ApprovedBy,
                "approved_by",
                held.approved_by.as_ref(),
                &["register", "regulator"],
                "regulator",
            );
            // Being equivalent is a claim, and who makes none has made none.
            if held.equivalent_to.is_none() {
                entry.set(Field::EquivalentTo, "equivalent_to", Known::Unnamed, "no equivalence claimed");
            }
            let label = match (&held.kind, &held.subject) {
                (Some(kind), Some(subject)) => qualification(kind, subject),
                (Some(one), None) | (None, Some(one)) => one.clone(),
                (None, None) => "a qualification".to_owned(),
            };
            self.push(List::Qualifications, label, entry);
        }
    }

    /// A grade belongs to a scale, and the scale to the type.
    fn grade(&mut self, entry: &mut Entry, held: &file::Qualification) {
        let Some(grade) = held.grade.as_ref().map(Scalar::text) else { return };
        let path = entry.at("grade");
        let kind = match entry.fields.get(&Field::Type).map(|fact| fact.known) {
            Some(Known::Term(kind)) => kind,
            _ => {
                if held.kind.is_none() {
                    self.fault(
                        path,
                        "a grade means nothing without the type of qualification",
                        Some("add `type:`".into()),
                    );
                }
                return;
            }
        };
        let title = self.vocabulary.title(kind).to_owned();
        let scales = self.vocabulary.get(kind).map(|term| term.scales.clone()).unwrap_or_default();
        let placed = scales.iter().find_map(|scale| self.vocabulary.rank(*scale, &grade).map(|rank| (*scale, rank)));
        match placed {
            Some((scale, rank)) => {
                entry.set(Field::Grade, "grade", Known::Grade(scale, rank, rank), format!("grade {grade}"))
            }
            None if scales.is_empty() => {
                self.fault(path, format!("the framework grades no {title}"), Some("leave the grade out".into()));
            }
            None => {
                let grades: Vec<String> = scales
                    .iter()
                    .filter_map(|scale| self.vocabulary.get(*scale))
                    .map(|scale| scale.grades.iter().rev().cloned().collect::<Vec<_>>().join(", "))
                    .collect();
                let help = format!("the grades of {title} are {}", grades.join("; or "));
                self.fault(path, format!("“{grade}” is not a grade of {title}"), Some(help));
            }
        }
    }

    /// Registers, checks, training, tests and places lived in: a thing and its dates.
    fn entries(&mut self, file: &PersonFile) {
        for (path, held) in self.listed("registrations", &file.registrations) {
            let mut entry = Entry::new(path, held.known_by);
            self.name(&mut entry, Field::What, "register", held.register.as_ref(), &["register"], "register");
            self.name(
                &mut entry,
                Field::Profession,
                "profession",
                held.profession.as_ref(),
                &["profession"],
                "profession",
            );
            self.period(&mut entry, held.from.as_ref(), held.until.as_ref());
            self.push(List::Registrations, held.register.clone().unwrap_or_default(), entry);
        }
        for (path, held) in self.listed("checks", &file.checks) {
            let mut entry = Entry::new(path, held.known_by);
            self.name(&mut entry, Field::What, "check", held.check.as_ref(), &["check"], "check");
            self.day(&mut entry, Field::On, "on", held.on.as_ref());
            self.push(List::Checks, held.check.clone().unwrap_or_default(), entry);
        }
        for (path, held) in self.listed("training", &file.training) {
            let mut entry = Entry::new(path, held.known_by);
            self.name(&mut entry, Field::What, "training", held.training.as_ref(), &["training"], "training");
            self.day(&mut entry, Field::On, "on", held.on.as_ref());
            self.push(List::Training, held.training.clone().unwrap_or_default(), entry);
        }
        for (path, held) in self.listed("tests", &file.tests) {
            let mut entry = Entry::new(path, held.known_by);
            self.name(&mut entry, Field::What, "test", held.test.as_ref(), &["test"], "test");
            self.day(&mut entry, Field::On, "on", held.on.as_ref());
            self.push(List::Tests, held.test.clone().unwrap_or_default(), entry);
        }
        for (path, lived) in self.listed("residence", &file.residence) {
            let mut entry = Entry::new(path, lived.known_by);
            self.name(&mut entry, Field::What, "country", lived.country.as_ref(), &["country"], "country");
            self.period(&mut entry, lived.from.as_ref(), lived.until.as_ref());
            self.push(List::Residence, lived.country.clone().unwrap_or_default(), entry);
        }
    }

    fn language_tests(&mut self, tests: &[file::LanguageTest]) {
        for (path, taken) in self.listed("language_tests", tests) {
            let mut entry = Entry::new(path, taken.known_by);
            self.name(&mut entry, Field::What, "test", taken.test.as_ref(), &["language test"], "language test");
            let scores = [
                (Score::Overall, "overall", taken.overall),
                (Score::Listening, "listening", taken.listening),
                (Score::Reading, "reading", taken.reading),
                (Score::Writing, "writing", taken.writing),
                (Score::Speaking, "speaking", taken.speaking),
            ];
            for (score, key, told) in scores {
                let Some(told) = told else { continue };
                if !(0.0..=1000.0).contains(&told) {
                    self.fault(entry.at(key), format!("{told} is not a score"), None);
                    continue;
                }
                let hundredths = (told * 100.0).round() as i64;
                entry.set(Field::Score(score), key, Known::Number(hundredths, hundredths), format!("{key} {told}"));
            }
            self.day(&mut entry, Field::On, "on", taken.on.as_ref());
            self.push(List::LanguageTests, taken.test.clone().unwrap_or_default(), entry);
        }
    }

    /// Yes-or-no facts, countries one may work in, and shares of working time.
    fn things(&mut self, file: &PersonFile) {
        for (name, has) in &file.has {
            let path = format!("has.{name}");
            let Some(Known::Term(term)) = self.term(&path, name, THINGS, "fact to have or not") else { continue };
            if *has {
                self.thing(List::Has, path, name, term);
            } else {
                self.deny(List::Has, vec![Test::within(Field::What, term)], path, format!("not: {name}"));
            }
        }
        for (place, country) in file.right_to_work.iter().enumerate() {
            let path = format!("right_to_work[{place}]");
            if let Some(Known::Term(term)) = self.term(&path, country, &["country"], "country") {
                self.thing(List::RightToWork, path, country, term);
            }
        }
        let mut total = 0.0;
        for (country, share) in &file.working_time {
            let path = format!("working_time.{country}");
            total += share;
            if !(0.0..=100.0).contains(share) || total > 100.0 {
                self.fault(path, "shares of working time are per cent, and together 100 at most", None);
                continue;
            }
            let Some(known) = self.term(&path, country, &["country"], "country") else { continue };
            let share = share.round() as i64;
            let fact = |known, shown: String| Fact { known, known_by: KnownBy::Said, path: path.clone(), shown };
            let fields = BTreeMap::from([
                (Field::What, fact(known, country.clone())),
                (Field::Share, fact(Known::Number(share, share), format!("{share} per cent"))),
            ]);
            self.person.items.push(Item { list: List::WorkingTime, label: country.clone(), fields });
            // A country's share is told once: there is no further entry for it.
            if let Known::Term(term) = known {
                let told = format!("the share in {country} is told");
                self.deny(List::WorkingTime, vec![Test::within(Field::What, term)], path, told);
            }
        }
        if (total - 100.0).abs() < 0.5 {
            self.deny(List::WorkingTime, Vec::new(), "working_time".into(), "all working time is told".into());
        }
    }

    fn thing(&mut self, list: List, path: String, name: &str, term: TermId) {
        let fact = Fact { known: Known::Term(term), known_by: KnownBy::Said, path, shown: name.to_owned() };
        let fields = BTreeMap::from([(Field::What, fact)]);
        self.person.items.push(Item { list, label: name.to_owned(), fields });
    }

    fn deny(&mut self, list: List, tests: Vec<Test>, path: String, shown: String) {
        self.person.denials.push(Denial { list, tests, path, shown });
    }

    /// What is complete, not held, not known, answered and decided.
    fn statements(&mut self, file: &PersonFile) {
        for (place, name) in file.complete.iter().enumerate() {
            let path = format!("complete[{place}]");
            let employed = |answer| vec![Test::new(Field::Employed, Check::Is(answer))];
            let (list, tests) = match name.as_str() {
                "employments" => (List::Work, employed(true)),
                "experience" => (List::Work, employed(false)),
                "qualifications" => (List::Qualifications, Vec::new()),
                "registrations" => (List::Registrations, Vec::new()),
                "checks" => (List::Checks, Vec::new()),
                "training" => (List::Training, Vec::new()),
                "tests" => (List::Tests, Vec::new()),
                "language_tests" => (List::LanguageTests, Vec::new()),
                "right_to_work" => (List::RightToWork, Vec::new()),
                "residence" => (List::Residence, Vec::new()),
                "working_time" => (List::WorkingTime, Vec::new()),
                "has" => (List::Has, Vec::new()),
                _ => {
                    const LISTS: [&str; 12] = [
                        "employments",
                        "experience",
                        "qualifications",
                        "registrations",
                        "checks",
                        "training",
                        "tests",
                        "language_tests",
                        "right_to_work",
                        "residence",
                        "working_time",
                        "has",
                    ];
                    let near = nearest(name, LISTS.into_iter());
                    let help = near.first().map_or_else(
                        || format!("the lists are {}", LISTS.join(", ")),
                        |near| format!("did you mean `{near}`?"),
                    );
                    self.fault(path, format!("“{name}” is not a list of a person file"), Some(help));
                    continue;
                }
            };
            self.deny(list, tests, path, format!("the {name} are complete"));
        }
        if file.without.len() > MOST_DENIALS {
            self.fault(
                "without",
                format!("{} statements are too many: {MOST_DENIALS} are read at most", file.without.len()),
                None,
            );
        }
        for (place, without) in file.without.iter().take(MOST_DENIALS).enumerate() {
            self.without(format!("without[{place}]"), without);
        }
        self.person.not_known.clone_from(&file.not_known);
        for (question, reply) in &file.answers {
            self.answer(question, reply);
        }
        for (place, decision) in file.decisions.iter().enumerate() {
            let path = format!("decisions[{place}]");
            let on = decision.on.as_ref().and_then(|on| self.range(&format!("{path}.on"), on));
            if decision.requirement.trim().is_empty() {
                self.fault(
                    format!("{path}.requirement"),
                    "nothing says what was decided about",
                    Some("give words of the requirement's sentence".into()),
                );
                continue;
            }
            self.person.decisions.push(Decision {
                requirement: decision.requirement.trim().trim_end_matches('.').to_owned(),
                route: decision.route.clone(),
                offer: decision.offer.clone(),
                by: decision.by.as_ref().map(|by| Owner::Named(by.clone())),
                outcome: match decision.outcome {
                    file::Outcome::Granted => Outcome::Granted,
                    file::Outcome::Refused => Outcome::Refused,
                },
                on: on.map(|on| on.earliest),
                path,
            });
        }
    }

    fn answer(&mut self, question: &str, reply: &file::Reply) {
        let path = format!("answers.{question}");
        let reply = match reply {
            file::Reply::YesNo(answer) => Reply::YesNo(*answer),
            file::Reply::Number(number) => Reply::Number(*number),
            file::Reply::Words(words) => match words.trim().to_lowercase().as_str() {
                "yes" | "y" => Reply::YesNo(true),
                "no" | "n" => Reply::YesNo(false),
                _ => match date_range(words.trim()) {
                    Some(range) => Reply::Date(range),
                    None => {
                        self.fault(
                            path,
                            format!("“{words}” is not an answer"),
                            Some("answer yes, no, a number or a date".into()),
                        );
                        return;
                    }
                },
            },
        };
        self.person.answers.push(Answered { question: question.to_owned(), reply, path });
    }

    fn without(&mut self, path: String, without: &file::Without) {
        let named: [NotHeld<'_>; 11] = [
            (&without.kind, "type", List::Qualifications, Field::Type, &["qualification"], "qualification"),
            (&without.subject, "subject", List::Qualifications, Field::Subject, &["subject"], "subject"),
            (&without.register, "register", List::Registrations, Field::What, &["register"], "register"),
            (&without.check, "check", List::Checks, Field::What, &["check"], "check"),
            (&without.training, "training", List::Training, Field::What, &["training"], "training"),
            (&without.test, "test", List::Tests, Field::What, &["test"], "test"),
            (
                &without.language_test,
                "language_test",
                List::LanguageTests,
                Field::What,
                &["language test"],
                "language test",
            ),
            (&without.role, "role", List::Work, Field::Role, ROLES, "role"),
            (&without.setting, "setting", List::Work, Field::Setting, SETTINGS, "setting"),
            (&without.with, "with", List::Work, Field::With, &["client group"], "group of people"),
            (&without.sector, "sector", List::Work, Field::Sector, &["sector"], "sector"),
        ];
        let (mut tests, mut lists, mut shown) = (Vec::new(), Vec::new(), Vec::new());
        for (name, key, list, field, classes, what) in named {
            let Some(name) = name else { continue };
            if let Some(Known::Term(term)) = self.term(&format!("{path}.{key}"), name, classes, what) {
                // Work in a role can count for a setting, so no experience in a setting means none by either.
                let fields = if field == Field::Setting { vec![Field::Setting, Field::Role] } else { vec![field] };
                tests.push(Test { fields, check: Check::Within(vec![term]) });
                lists.push(list);
                shown.push(name.clone());
            }
        }
        if let Some(country) = &without.right_to_work
            && let Some(Known::Term(term)) =
                self.term(&format!("{path}.right_to_work"), country, &["country"], "country")
        {
            tests.push(Test::within(Field::What, term));
            lists.push(List::RightToWork);
            shown.push(format!("right to work in {country}"));
        }
        if let Some(level) = without.level {
            tests.push(Test::new(Field::Level, Check::AtLeast(i64::from(level))));
            lists.push(List::Qualifications);
            shown.push(format!("level {level} or above"));
        }
        lists.dedup();
        match lists.as_slice() {
            [list] => self.deny(*list, tests, path, format!("none: {}", shown.join(", "))),
            [] if self.faults.is_empty() => {
                self.fault(
                    path,
                    "nothing says what is not held",
                    Some("name it by `type`, `subject`, `level` or the like".into()),
                );
            }
            [] => {}
            _ => self.fault(path, "these keys speak of different things", Some("write one entry for each".into())),
        }
    }
}

/// A qualification as people call it: "GCSE biology", "master's degree in art therapy".
fn qualification(kind: &str, subject: &str) -> String {
    let is_short = |word: &str| word == "level" || word.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    if kind.to_lowercase().contains(&subject.to_lowercase()) {
        kind.to_owned()
    } else if kind.split(' ').any(is_short) {
        format!("{kind} {subject}")
    } else {
        format!("{kind} in {subject}")
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
