//! Which column of an export would say what isn't known.

use rungs_app::person::file::Employer;
use rungs_core::condition::{Check, Condition, Tally, When};
use rungs_core::fact::{Field, List, Part};
use rungs_core::vocabulary::{TermId, Vocabulary};

use super::mapping::{Column, Mapping, Meaning};

/// Something that a column would say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    /// What such a column is, as a mapping names it: *grade (GCSE, maths)*.
    pub words: String,
    /// The columns that are it, as places among those that are given.
    pub columns: Vec<usize>,
    /// Whether it is asked beside something else that a column says: since when somebody has a job that they are to have today.
    pub is_beside: bool,
}

/// What is told in other ways than by the columns of the staff.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// The sector: the mapping names it for everybody.
    pub is_sector: bool,
    /// What the employer takes part in: the mapping names it for everybody.
    pub is_schemes: bool,
    /// Qualifications: they have a sheet of their own.
    pub is_qualifications: bool,
    /// Where the work is done: employers have a sheet of their own.
    pub is_employers: bool,
}

impl Elsewhere {
    /// What a mapping tells so.
    pub fn of(mapping: &Mapping) -> Elsewhere {
        // Of an employer that has a name, where a column tells several apart, it isn't told of the others.
        let is_of_all =
            |employer: &&Employer| employer.name.is_none() || mapping.of(Meaning::Employer).next().is_none();
        let employer = mapping.employer.as_ref().filter(is_of_all);
        Elsewhere {
            is_sector: employer.is_some_and(|employer| employer.sector.is_some()),
            is_schemes: employer.is_some_and(|employer| !employer.takes_part.is_empty()),
            is_qualifications: mapping.qualifications.is_some(),
            is_employers: mapping.employers.is_some(),
        }
    }

    /// Whether it is told what these columns would say.
    fn tells(self, meanings: &[Meaning]) -> bool {
        let is_told = |meaning: &Meaning| match meaning {
            Meaning::Sector => self.is_sector || self.is_employers,
            Meaning::TakesPart => self.is_schemes || self.is_employers,
            Meaning::Setting => self.is_employers,
            _ => false,
        };
        meanings.iter().any(is_told)
    }
}

/// What columns would have to say for a condition to be known of somebody; nothing, where no column can say it.
pub fn wanted(condition: &Condition, columns: &[Column], elsewhere: Elsewhere, vocabulary: &Vocabulary) -> Vec<Wanted> {
    let asked = Asked { condition, columns, vocabulary };
    let named = |meaning: Meaning, key: &'static str| vec![asked.of(&[meaning], &[(key, Field::What)])];
    match condition.list {
        List::About if asked.has(Field::Born) => vec![asked.of(&[Meaning::Born, Meaning::Age], &[])],
        List::Work => asked.work(elsewhere),
        List::Qualifications if elsewhere.is_qualifications => Vec::new(),
        List::Qualifications => vec![asked.qualification()],
        List::Registrations => named(Meaning::Registration, "register"),
        List::RightToWork => named(Meaning::RightToWork, "country"),
        List::Training => named(Meaning::Training, "training"),
        List::Checks => named(Meaning::Check, "check"),
        List::Tests => named(Meaning::Test, "test"),
        List::Vaccinations => named(Meaning::Vaccination, "against"),
        List::Nationalities => vec![asked.of(&[Meaning::Nationality], &[])],
        List::Residence => named(Meaning::LivesThereSince, "country"),
        List::Has => named(Meaning::Has, "thing"),
        _ => Vec::new(),
    }
}

struct Asked<'a> {
    condition: &'a Condition,
    columns: &'a [Column],
    vocabulary: &'a Vocabulary,
}

impl Asked<'_> {
    fn has(&self, field: Field) -> bool {
        self.condition.fields().contains(&field)
    }

    /// The terms one of which a field has to be.
    fn terms(&self, field: Field) -> Vec<TermId> {
        let tests = self.condition.ways.iter().flatten().filter(|test| test.fields.contains(&field));
        let within = tests.filter_map(|test| match &test.check {
            Check::Within(terms) => Some(terms.as_slice()),
            _ => None,
        });
        within.flatten().copied().collect()
    }

    /// What is told of a job: each thing that is asked about it, by the columns that say it.
    fn work(&self, elsewhere: Elsewhere) -> Vec<Wanted> {
        const SAID_BY: [(&[Field], &[Meaning]); 5] = [
            (&[Field::Role], &[Meaning::JobTitle, Meaning::OccupationCode]),
            (&[Field::Hours, Field::FullTime], &[Meaning::HoursAWeek, Meaning::ShareOfFullTime, Meaning::FullTime]),
            (&[Field::Sector], &[Meaning::Sector]),
            (&[Field::Setting], &[Meaning::Setting]),
            (&[Field::With], &[Meaning::PeopleWorkedWith]),
        ];
        let asked = SAID_BY.iter().filter(|(fields, _)| fields.iter().any(|field| self.has(*field)));
        let open = asked.filter(|(_, meanings)| !elsewhere.tells(meanings));
        let mut wanted: Vec<Wanted> = open.map(|(_, meanings)| self.of(meanings, &[])).collect();
        wanted.extend(self.scheme().filter(|_| !elsewhere.tells(&[Meaning::TakesPart])));
        if self.has(Field::From) || self.has(Field::Months) {
            let is_beside = !self.asks_how_long();
            wanted.push(Wanted { is_beside, ..self.of(&[Meaning::StartDate], &[]) });
        }
        wanted
    }

    /// What the employer has to take part in. No column of the staff says it; a sheet of employers does, or the mapping of all.
    fn scheme(&self) -> Option<Wanted> {
        let schemes = || {
            self.condition.fields().into_iter().filter_map(|field| match field {
                Field::Part(Part::Scheme(scheme)) => Some(scheme),
                _ => None,
            })
        };
        // Narrower ones count as well; it is called by the one that is asked for.
        let asked = schemes().find(|one| schemes().all(|other| self.vocabulary.covers(*one, other)))?;
        let words = format!("{} ({})", Meaning::TakesPart.as_str(), self.vocabulary.get(asked)?.title);
        Some(Wanted { words, columns: Vec::new(), is_beside: false })
    }

    /// Whether it matters when a job began, beyond that it has.
    fn asks_how_long(&self) -> bool {
        let is_now = |check: &Check| matches!(check, Check::ByThen(When::BeforeStart(0)));
        let mut tests = self.condition.ways.iter().flatten().filter(|test| test.fields.contains(&Field::From));
        self.has(Field::Months)
            || matches!(self.condition.tally, Tally::Months { .. })
            || tests.any(|test| !is_now(&test.check))
    }

    fn qualification(&self) -> Wanted {
        let keys = [("type", Field::Type), ("subject", Field::Subject)];
        let several = matches!(self.condition.tally, Tally::Count(count) if count > 1);
        // A grade says the level, and that it is held.
        const HELD: [Meaning; 3] = [Meaning::QualificationHeld, Meaning::Qualification, Meaning::Grade];
        const LEVEL: [Meaning; 5] =
            [Meaning::Level, Meaning::HighestLevel, Meaning::QualificationHeld, Meaning::Qualification, Meaning::Grade];
        const HIGHEST: [Meaning; 5] =
            [Meaning::HighestLevel, Meaning::Level, Meaning::QualificationHeld, Meaning::Qualification, Meaning::Grade];
        match (several, self.has(Field::Grade), self.has(Field::Level)) {
            (true, ..) => self.of(&[Meaning::NumberHeld], &[("type", Field::Type)]),
            (false, true, _) => self.of(&[Meaning::Grade, Meaning::QualificationHeld], &keys),
            (false, false, true) if self.has(Field::Subject) => self.of(&LEVEL, &keys),
            (false, false, true) => self.of(&HIGHEST, &keys),
            (false, false, false) => self.of(&HELD, &keys),
        }
    }

    /// A column with one of these meanings and, where it names what it is about, something that is asked. It is called by the first.
    fn of(&self, meanings: &[Meaning], keys: &[(&'static str, Field)]) -> Wanted {
        let is_it = |column: &Column| {
            meanings.contains(&column.is) && keys.iter().all(|(key, field)| self.is_about(column, key, *field))
        };
        let columns = self.columns.iter().enumerate().filter(|(_, column)| is_it(column));
        let titles = keys.iter().filter_map(|(_, field)| {
            let terms = self.terms(*field);
            Some(self.vocabulary.get(*terms.first()?)?.title.clone())
        });
        let titles: Vec<String> = titles.collect();
        let about = if titles.is_empty() { String::new() } else { format!(" ({})", titles.join(", ")) };
        let meaning = meanings.first().map_or("", |meaning| meaning.as_str());
        Wanted {
            words: format!("{meaning}{about}"),
            columns: columns.map(|(place, _)| place).collect(),
            is_beside: false,
        }
    }

    /// Whether what a column names under a key is something that is asked.
    fn is_about(&self, column: &Column, key: &str, field: Field) -> bool {
        let (Some(named), terms) = (column.key(key), self.terms(field)) else { return true };
        let known = self.vocabulary.named(named);
        let covers = |asked: &TermId| {
            known.iter().any(|own| self.vocabulary.covers(*asked, *own) || self.vocabulary.covers(*own, *asked))
        };
        // Nothing is asked of it, and the column is of something in particular.
        if terms.is_empty() { field == Field::What } else { terms.iter().any(covers) }
    }
}
