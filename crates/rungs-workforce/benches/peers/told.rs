//! The same people as Rungs has them: what everybody's record has, and columns of cells.

use rungs_core::condition::{Check, Test};
use rungs_core::date::{Date, DateRange, day_before, months_after};
use rungs_core::fact::{Denial, Fact, Field, Item, Known, List, Part, Person};
use rungs_core::vocabulary::{TermId, Vocabulary};
use rungs_sweep::{Cells, Content, Form};

use crate::pages::name;
use crate::people::{GCSES, HOURS, LEVELS, MONTHS, People, hours};
use crate::rule::{EMPLOYERS, JOBS, SCHEMES, employers};

/// The day of the question, and of the start.
pub const DAY: &str = "2026-11-27";

/// What everybody's record has: a job, experience from some day on; no further jobs or experience.
const RECORD: &str = "
employments:
  - { setting: office, from: 2010-01-01, paid: true }
experience:
  - { in: patient care, from: 2010-01-01 }
complete: [employments, experience]
";

/// The form that these people are told by. A column of which a cell isn't known has a last cell without facts.
pub fn form(vocabulary: &Vocabulary) -> Result<Form, String> {
    let day: Date = DAY.parse().map_err(|error| format!("{DAY}: {error}"))?;
    let mut record =
        rungs_app::person::read(RECORD.as_bytes(), None, vocabulary, day).map_err(|why| format!("{why:?}"))?;
    let place = |record: &Person, setting: &str| {
        let term = term(vocabulary, setting, "setting")?;
        let is_there =
            |item: &Item| item.fields.get(&Field::Setting).map(|fact| &fact.known) == Some(&Known::Term(term));
        record.items.iter().position(is_there).ok_or_else(|| format!("nobody works in {setting}"))
    };
    let (job, experience) = (place(&record, "office")?, place(&record, "patient care")?);
    // When experience ended is told by a column.
    record.items[experience].fields.remove(&Field::Until);
    let facts = |entry: usize, known: Vec<Vec<(Field, Known)>>| {
        let cell = |known: Vec<(Field, Known)>| known.into_iter().map(|(field, known)| (field, fact(known))).collect();
        Cells::Facts { entry, facts: known.into_iter().map(cell).chain([Vec::new()]).collect() }
    };
    let sectors = ["private", "NHS"].map(|sector| term(vocabulary, sector, "sector"));
    let sectors = sectors.into_iter().map(|sector| Ok(vec![(Field::Sector, Known::Term(sector?))]));
    let jobs = (0..JOBS).map(|job| {
        let job = term(vocabulary, &format!("{} worker", name(job)), "job")?;
        Ok(vec![(Field::Role, Known::Term(job))])
    });
    let worked = (0..HOURS).map(|step| {
        let hours = i64::from(hours(step));
        vec![(Field::Hours, Known::Number(hours, hours))]
    });
    let lasted = (0..MONTHS).map(|months| vec![(Field::Until, Known::Date(DateRange::day(end(months))))]);
    let contents = (0..=LEVELS).flat_map(|level| (0..=GCSES).map(move |gcses| (level, gcses)));
    let contents = contents.map(|(level, gcses)| {
        qualifications(vocabulary, (level < LEVELS).then_some(level), (gcses < GCSES).then_some(gcses))
    });
    Ok(Form {
        columns: vec![
            facts(job, sectors.collect::<Result<_, String>>()?),
            facts(job, jobs.collect::<Result<_, String>>()?),
            facts(job, worked.collect()),
            facts(job, taking_part(vocabulary)?),
            Cells::List { list: List::Qualifications, contents: contents.collect::<Result<_, String>>()? },
            facts(experience, lasted.collect()),
        ],
        items: record.items,
        denials: record.denials,
    })
}

/// The same people as numbers: one column for each of the form's.
pub fn numbers(people: &People) -> Vec<Vec<u16>> {
    fn coded<T: Copy>(column: &[Option<T>], unknown: usize, code: impl Fn(T) -> u16) -> Vec<u16> {
        let unknown = u16::try_from(unknown).unwrap_or(u16::MAX);
        column.iter().map(|cell| cell.map_or(unknown, &code)).collect()
    }
    let levels = people.level.iter().map(|level| level.map_or(u16::from(LEVELS), u16::from));
    let gcses = people.gcses.iter().map(|gcses| gcses.map_or(u16::from(GCSES), u16::from));
    vec![
        coded(&people.employed, 2, u16::from),
        coded(&people.job, JOBS, |job| job),
        coded(&people.hours, usize::from(HOURS), |hours| (hours - 500) / 50),
        coded(&people.employer, EMPLOYERS, |employer| employer),
        levels.zip(gcses).map(|(level, gcses)| level * (u16::from(GCSES) + 1) + gcses).collect(),
        coded(&people.months, usize::from(MONTHS), |months| months),
    ]
}

/// The first day of experience.
fn begun() -> Date {
    "2010-01-01".parse().unwrap_or(Date::MIN)
}

/// The last day of experience that lasted so many months; of none at all, a day is the least that an entry has.
fn end(months: u16) -> Date {
    day_before(months_after(begun(), months.into())).max(begun())
}

/// In which schemes each employer takes part; where that isn't known, nothing is said.
fn taking_part(vocabulary: &Vocabulary) -> Result<Vec<Vec<(Field, Known)>>, String> {
    let schemes: Vec<TermId> = (0..SCHEMES)
        .map(|scheme| term(vocabulary, &format!("{} scheme", name(scheme)), "scheme"))
        .collect::<Result<_, String>>()?;
    let employers = employers();
    let of = |employer: usize| {
        let told =
            schemes.iter().zip(&employers).filter_map(|(scheme, employers)| Some((scheme, employers[employer]?)));
        told.map(|(scheme, takes_part)| (Field::Part(Part::Scheme(*scheme)), Known::Truth(takes_part))).collect()
    };
    Ok((0..EMPLOYERS).map(of).collect())
}

/// A healthcare qualification at some level, and so many GCSEs, in something else.
fn qualifications(vocabulary: &Vocabulary, level: Option<u8>, gcses: Option<u8>) -> Result<Content, String> {
    let qualification = |kind: &str| term(vocabulary, kind, "qualification").map(Known::Term);
    let subject = |name: &str| term(vocabulary, name, "subject");
    let entry = |fields: Vec<(Field, Known)>| Item {
        fields: fields.into_iter().map(|(field, known)| (field, fact(known))).collect(),
        ..Item::unknown(List::Qualifications)
    };
    let mut diploma = vec![
        (Field::Type, qualification("diploma")?),
        (Field::Subject, Known::Term(subject("healthcare")?)),
        (Field::Held, Known::Truth(true)),
    ];
    diploma.extend(level.map(|level| (Field::Level, Known::Number(level.into(), level.into()))));
    let scale = term(vocabulary, "GCSE grades", "scale")?;
    let rank = vocabulary.rank(scale, "5").ok_or("there is no grade 5")?;
    let gcse = entry(vec![
        (Field::Type, qualification("GCSE")?),
        (Field::Subject, Known::Term(subject("history")?)),
        (Field::Grade, Known::Grade(scale, rank, rank)),
        (Field::Held, Known::Truth(true)),
    ]);
    let mut items = vec![entry(diploma)];
    items.extend((0..gcses.unwrap_or(0)).map(|_| gcse.clone()));
    // How many GCSEs there are isn't known: then there is no further healthcare qualification, and otherwise none at all.
    let tests = match gcses {
        Some(_) => Vec::new(),
        None => vec![Test::new(Field::Subject, Check::Within(vec![subject("healthcare")?]))],
    };
    let none = Denial { list: List::Qualifications, tests, path: String::new(), shown: String::new() };
    Ok(Content { items, denials: vec![none] })
}

fn fact(known: Known) -> Fact {
    Fact { known, known_by: Default::default(), path: String::new(), shown: String::new() }
}

fn term(vocabulary: &Vocabulary, name: &str, class: &str) -> Result<TermId, String> {
    vocabulary.find(name, &[class]).ok_or_else(|| format!("the pages have no {class} called {name}"))
}
