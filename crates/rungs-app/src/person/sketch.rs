//! A condition as entries of a person file that just meet it. It is a guess at what an author would write: whoever uses
//! it reads the person again and looks.

use rungs_core::condition::{Check, Condition, Tally, Test, When};
use rungs_core::date::{Date, months_before};
use rungs_core::fact::{Field, List, Part, Score};
use rungs_core::vocabulary::{TermId, Vocabulary};
use serde_json::{Map, Value, json};

/// Entries of one list of a person file.
pub(crate) struct Sketch {
    /// How the list is called in a person file.
    list: &'static str,
    shape: Shape,
    /// The fields that an entry has, with their paths inside it.
    fields: Vec<(Field, Vec<String>, Value)>,
    /// How many such entries there are.
    count: usize,
}

/// How a list stands in a person file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A list of entries.
    Entries,
    /// Names, each with one value.
    Named,
    /// No list: the entry is the person.
    Person,
}

impl Sketch {
    /// What just meets the condition on this day. `None` where its list has no such entries.
    pub(crate) fn of(condition: &Condition, on: Date, vocabulary: &Vocabulary) -> Option<Sketch> {
        let way = condition.ways.first()?;
        let is_job = way.iter().any(|test| test.fields == [Field::Employed] && test.check == Check::Is(true));
        let of_employer = way.iter().any(|test| matches!(test.fields.first(), Some(Field::Part(_) | Field::Hours)));
        let (list, shape) = list(condition.list, is_job || of_employer)?;
        let mut fields: Vec<(Field, Vec<String>, Value)> = Vec::new();
        let mut set = |field: Field, value: Value| {
            if let Some(path) = path(list, field, vocabulary)
                && !fields.iter().any(|(there, ..)| *there == field)
            {
                fields.push((field, path, value));
            }
        };
        let mut count = 1;
        // How long something went on says when it began, so that comes before what else is said of the days.
        match condition.tally {
            Tally::Count(needed) => count = usize::from(needed),
            Tally::Months { at_least, within_last } => {
                // As long ago as it may have begun.
                let begun = within_last.unwrap_or(at_least).max(at_least);
                set(Field::From, json!(months_before(on, begun).to_string()));
                if begun > at_least {
                    set(Field::Until, json!(months_before(on, begun - at_least).to_string()));
                }
            }
            Tally::Sum { field, at_least } => set(field, number(field, at_least)),
        }
        for test in way {
            if let Some((field, value)) = told(test, on, vocabulary) {
                set(field, value);
            }
        }
        if way.iter().any(has_begun) {
            let ended = way.iter().find_map(|test| ended(test, on));
            set(Field::From, json!(months_before(ended.unwrap_or(on), 12).to_string()));
        }
        Some(Sketch { list, shape, fields, count })
    }

    /// What has to be complete in a person file so that nothing else can count: jobs and other experience are one list.
    pub(crate) fn lists(&self) -> Vec<&'static str> {
        match self.list {
            "employments" | "experience" => vec!["employments", "experience"],
            list => vec![list],
        }
    }

    /// The keys of a person file with these entries and no others.
    pub(crate) fn alone(&self) -> Map<String, Value> {
        let mut entry = Map::new();
        self.fields.iter().for_each(|(_, path, value)| put(&mut entry, path, value.clone()));
        match self.shape {
            Shape::Entries => {
                let entries = vec![Value::Object(entry); self.count.min(100)];
                [(self.list.to_owned(), Value::Array(entries))].into_iter().collect()
            }
            Shape::Named => {
                let name = entry.remove(NAME);
                let name = name.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
                let value = match self.list {
                    "working_time" => entry.remove("share").unwrap_or_default(),
                    _ => Value::Object(entry),
                };
                [(self.list.to_owned(), json!({ name: value }))].into_iter().collect()
            }
            Shape::Person => entry,
        }
    }

    /// The list as somebody has it, with one field of one entry changed: a way for each of their entries.
    pub(crate) fn onto(&self, person: &Map<String, Value>, field: Field) -> Vec<Map<String, Value>> {
        let Some((_, path, value)) = self.fields.iter().find(|(of, ..)| *of == field) else { return Vec::new() };
        let Some(Value::Array(entries)) = person.get(self.list) else { return Vec::new() };
        let changed = (0..entries.len()).filter_map(|place| {
            let mut entries = entries.clone();
            let entry = entries.get_mut(place)?.as_object_mut()?;
            put(entry, path, value.clone());
            Some([(self.list.to_owned(), Value::Array(entries))].into_iter().collect())
        });
        changed.collect()
    }
}

/// What a person file's named lists are keyed by.
const NAME: &str = "name";

fn put(entry: &mut Map<String, Value>, path: &[String], value: Value) {
    match path {
        [] => {}
        [key] => {
            entry.insert(key.clone(), value);
        }
        [key, rest @ ..] => {
            let inner = entry.entry(key.clone()).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

fn list(list: List, is_job: bool) -> Option<(&'static str, Shape)> {
    Some(match list {
        List::About => ("person", Shape::Person),
        List::Work if is_job => ("employments", Shape::Entries),
        List::Work => ("experience", Shape::Entries),
        List::Qualifications => ("qualifications", Shape::Entries),
        List::Registrations => ("registrations", Shape::Entries),
        List::Checks => ("checks", Shape::Entries),
        List::Vaccinations => ("vaccinations", Shape::Entries),
        List::Training => ("training", Shape::Entries),
        List::Log => ("log", Shape::Entries),
        List::Tests => ("tests", Shape::Entries),
        List::LanguageTests => ("language_tests", Shape::Entries),
        List::Licences => ("licences", Shape::Entries),
        List::Residence => ("residence", Shape::Entries),
        List::Distances => ("distances", Shape::Named),
        List::WorkingTime => ("working_time", Shape::Named),
        List::Credits | List::SignOffs | List::Nationalities | List::RightToWork | List::Has | List::Answers => {
            return None;
        }
    })
}

/// Where a field stands in an entry of a list.
fn path(list: &str, field: Field, vocabulary: &Vocabulary) -> Option<Vec<String>> {
    let is_experience = matches!(list, "experience" | "log");
    let key: &str = match field {
        Field::Born => "born",
        Field::Height => "height",
        Field::Applied => "applied",
        Field::Role => {
            if is_experience {
                "as"
            } else {
                "role"
            }
        }
        Field::Setting => {
            if is_experience {
                "in"
            } else {
                "setting"
            }
        }
        Field::Sector if is_experience => "sector",
        Field::Sector => return Some(vec!["employer".to_owned(), "sector".to_owned()]),
        Field::Part(part) => return Some(vec_of_part(part, vocabulary)),
        Field::With => "with",
        Field::Hours => "hours_per_week",
        Field::FullTime => "full_time",
        Field::From => "from",
        Field::Until => "until",
        Field::Paid => "paid",
        Field::InTraining => "in_training",
        Field::Type => "type",
        Field::Subject => "subject",
        Field::Level => "level",
        Field::Grade => "grade",
        Field::Held => "studying",
        Field::EquivalentTo => "equivalent_to",
        Field::ApprovedBy => "approved_by",
        Field::Points => "points",
        Field::Profession if list == "person" => "post_in",
        Field::Profession => "profession",
        Field::Category => "category",
        Field::Full => "full",
        Field::Manual => "manual",
        Field::Clean => "clean",
        Field::IssuedIn => "issued_in",
        Field::IssuedBy => "issued_by",
        Field::Logged => "hours",
        Field::Minutes => "minutes",
        Field::Miles => "miles",
        Field::Share => "share",
        Field::Score(Score::Overall) => "overall",
        Field::Score(Score::Listening) => "listening",
        Field::Score(Score::Reading) => "reading",
        Field::Score(Score::Writing) => "writing",
        Field::Score(Score::Speaking) => "speaking",
        Field::On => {
            if list == "qualifications" {
                "awarded"
            } else {
                "on"
            }
        }
        Field::What => match list {
            "registrations" => "register",
            "checks" => "check",
            "vaccinations" => "against",
            "training" => "training",
            "log" => "of",
            "tests" | "language_tests" => "test",
            "licences" => "licence",
            "residence" => "country",
            _ => NAME,
        },
        Field::Today
        | Field::Months
        | Field::Employed
        | Field::Sitting
        | Field::Credits
        | Field::CreditLevel
        | Field::SignedOff
        | Field::ByAnother
        | Field::KnownBy => return None,
    };
    Some(vec![key.to_owned()])
}

fn vec_of_part(part: Part, vocabulary: &Vocabulary) -> Vec<String> {
    let key = match part {
        Part::Scheme(scheme) => {
            return vec!["employer".to_owned(), "takes_part".to_owned(), vocabulary.title(scheme).to_owned()];
        }
        Part::Sponsor => "sponsors",
        Part::Support => "supports",
        Part::Manager => "manager_supports",
        Part::Release => "releases",
        Part::Placement => "provides_placement",
    };
    vec!["employer".to_owned(), key.to_owned()]
}

/// What an entry says that just passes a test, and in which field.
fn told(test: &Test, on: Date, vocabulary: &Vocabulary) -> Option<(Field, Value)> {
    let field = *test.fields.first()?;
    let value = match &test.check {
        Check::Within(terms) => {
            let term = *terms.first()?;
            return Some((field_of(test, term, vocabulary), json!(vocabulary.title(term))));
        }
        Check::AtLeast(least) => number(field, *least),
        Check::AtMost(most) => number(field, *most),
        Check::Grade(floors) => {
            let (scale, rank) = floors.first()?;
            json!(vocabulary.get(*scale)?.grades.get(usize::from(*rank))?)
        }
        // Studying is the odd one out: it is told of what isn't held.
        Check::Is(held) if field == Field::Held => return (!held).then_some((field, json!(true))),
        Check::Is(answer) => json!(answer),
        Check::SinceThen(_) if field == Field::Until => json!(ended(test, on)?.to_string()),
        // When it began depends on when it ended.
        Check::ByThen(_) if has_begun(test) => return None,
        Check::ByThen(when) | Check::SinceThen(when) => json!(when.day(on).to_string()),
        Check::Outside(_) | Check::StartSince(_) => return None,
    };
    Some((field, value))
}

/// Whether it only has to have begun by the start.
fn has_begun(test: &Test) -> bool {
    test.fields.first() == Some(&Field::From) && test.check == Check::ByThen(When::BeforeStart(0))
}

/// The day on which something may have ended. What has to go on is told by leaving out its end.
fn ended(test: &Test, on: Date) -> Option<Date> {
    match (test.fields.first(), &test.check) {
        (_, Check::SinceThen(When::BeforeStart(0))) => None,
        (Some(Field::Until), Check::SinceThen(when)) => Some(when.day(on)),
        _ => None,
    }
}

/// Of several fields that could name a term, the one for terms of its class.
fn field_of(test: &Test, term: TermId, vocabulary: &Vocabulary) -> Field {
    let class = vocabulary.get(term).map(|term| term.class.as_str()).unwrap_or_default();
    let fits = test.fields.iter().find(|field| field.classes().contains(&class));
    *fits.or(test.fields.first()).unwrap_or(&Field::What)
}

/// A number of a field in what people count in.
fn number(field: Field, number: i64) -> Value {
    if matches!(field, Field::Level | Field::CreditLevel) && number <= 0 {
        return json!(format!("Entry {}", number + 3));
    }
    match number % field.units() {
        0 => json!(number / field.units()),
        _ => json!(number as f64 / field.units() as f64),
    }
}
