//! A table's rows as the people of a crowd.

use std::collections::BTreeSet;

use arrow_array::RecordBatch;
use arrow_schema::{DataType, FieldRef, Schema};
use rungs_app::person;
use rungs_app::person::file::PersonFile;
use rungs_core::fact::Person;
use rungs_sweep::Crowd;
use serde_json::{Map, Value};

use crate::column::Column;
use crate::parts::{GROUPS, Joined, PartId, Parts, Reading, group};
use crate::words;

/// The column that holds whole persons as JSON text.
const PERSON: &str = "person";

/// What a table's columns are.
pub(crate) struct Layout {
    /// The column that is passed through.
    pub(crate) id: Option<(usize, FieldRef)>,
    keys: Keys,
}

enum Keys {
    /// One column of persons as JSON text.
    Persons(usize),
    /// A column for each key that is told: where it stands, and its group if it can be read by itself.
    Columns(Vec<(usize, Key)>),
}

struct Key {
    name: String,
    group: Option<usize>,
    /// What is told where nothing is: a list without entries.
    empty: Option<&'static str>,
}

impl Key {
    fn new(name: &str, all: &Map<String, Value>) -> Key {
        let empty = match all.get(name) {
            Some(Value::Array(_)) => Some("[]"),
            Some(Value::Object(_)) => Some("{}"),
            _ => None,
        };
        Key { name: name.to_owned(), group: group(name), empty }
    }

    /// Whether the text of a value tells nothing.
    fn is_empty(&self, text: &str) -> bool {
        self.empty == Some(text)
    }
}

/// Every key of a person file, with what is there where it isn't told.
fn keys() -> Map<String, Value> {
    match serde_json::to_value(PersonFile::default()) {
        Ok(Value::Object(keys)) => keys,
        _ => Map::new(),
    }
}

impl Layout {
    /// What the columns of a table are, or what is wrong with them.
    pub(crate) fn of(schema: &Schema, id: Option<&str>) -> Result<Layout, String> {
        let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        let mut seen = BTreeSet::new();
        if let Some(twice) = names.iter().find(|name| !seen.insert(**name)) {
            return Err(format!("the table has two columns called {twice}"));
        }
        let id = match id {
            Some(id) => Some(names.iter().position(|name| *name == id).ok_or_else(|| {
                format!("the table has no column {id}, which was named as id; its columns are {}", names.join(", "))
            })?),
            None => None,
        };
        let all = keys();
        let told = names.iter().enumerate();
        let others: Vec<&str> = told
            .clone()
            .filter(|(place, name)| Some(*place) != id && **name != PERSON && !all.contains_key(**name))
            .map(|(_, name)| *name)
            .collect();
        if !others.is_empty() {
            return Err(format!(
                "{} {}: columns are named as the keys of a person file ({}), or there is one text column, person, with \
                 JSON; a column to be passed through is named as id, and others are left out before",
                if others.len() == 1 {
                    "this column is no key of a person file:"
                } else {
                    "these columns are no keys of a person file:"
                },
                others.join(", "),
                all.keys().map(String::as_str).collect::<Vec<_>>().join(", ")
            ));
        }
        let person = names.iter().position(|name| *name == PERSON).filter(|place| Some(*place) != id);
        let columns: Vec<(usize, Key)> = told
            .filter(|(_, name)| all.contains_key(**name))
            .map(|(place, name)| (place, Key::new(name, &all)))
            .collect();
        let keys = match person {
            Some(person) if columns.iter().all(|(place, _)| Some(*place) == id) => Keys::Persons(person),
            Some(_) => {
                return Err(
                    "the table has the column person and columns for keys as well: give one or the other".to_owned()
                );
            }
            None if columns.is_empty() => {
                return Err(
                    "the table has no column that tells anything of a person: columns are named as the keys of a \
                            person file, or there is one text column, person, with JSON"
                        .to_owned(),
                );
            }
            None => Keys::Columns(columns),
        };
        Ok(Layout { id: id.and_then(|place| Some((place, schema.fields().get(place)?.clone()))), keys })
    }
}

/// The people of a table, row by row.
#[derive(Default)]
pub(crate) struct People {
    /// Everybody; whoever can't be read is somebody of whom nothing is known.
    pub(crate) crowd: Crowd,
    /// For each row, what is wrong with it.
    pub(crate) problems: Vec<Option<String>>,
    joined: Joined,
}

/// What one row tells, on its way.
#[derive(Default)]
struct Row {
    /// The text of each group of keys, without the brace that closes it.
    groups: Vec<String>,
    /// Keys that have to do with the rest, each with its value.
    whole: String,
    /// A value on its way.
    value: String,
    parts: Vec<PartId>,
}

impl Row {
    fn clear(&mut self) {
        self.groups.resize(GROUPS, String::new());
        self.groups.iter_mut().for_each(String::clear);
        self.whole.clear();
        self.parts.clear();
    }

    /// Takes in the value of a key.
    fn tell(&mut self, key: &Key) {
        if key.is_empty(&self.value) {
            return;
        }
        let place = match key.group.and_then(|group| self.groups.get_mut(group)) {
            Some(group) => group,
            // A name alone decides nothing.
            None if key.name == "name" => return,
            None => &mut self.whole,
        };
        place.push(if place.is_empty() { '{' } else { ',' });
        place.push('"');
        place.push_str(&key.name);
        place.push_str("\":");
        place.push_str(&self.value);
    }
}

impl People {
    /// Nobody again; the contents of those before are kept, so that they needn't be looked at again.
    pub(crate) fn begin(&mut self, parts: &mut Parts) {
        let before = self.crowd.lineage();
        self.crowd = std::mem::take(&mut self.crowd).next();
        self.problems.clear();
        if parts.make_room() || self.crowd.lineage() != before {
            self.joined.forget();
        }
    }

    /// Takes in the rows of a batch.
    ///
    /// # Errors
    /// Columns of types that say nothing of a person.
    pub(crate) fn add(
        &mut self,
        layout: &Layout,
        batch: &RecordBatch,
        parts: &mut Parts,
        reading: Reading<'_>,
    ) -> Result<(), String> {
        let column = |place: usize, name: &str| Column::of(batch.column(place), name);
        let mut row = Row::default();
        match &layout.keys {
            Keys::Persons(place) => {
                let persons = column(*place, PERSON)?;
                if !persons.is_text() && *batch.column(*place).data_type() != DataType::Null {
                    return Err(format!(
                        "the column person holds {}, and not persons as JSON text",
                        batch.column(*place).data_type()
                    ));
                }
                let all = keys();
                for place in 0..batch.num_rows() {
                    let told = match persons.text(place).filter(|_| !persons.is_null(place)) {
                        Some(text) => crate::text::value(text),
                        None => Err("no person is told".to_owned()),
                    };
                    match told {
                        Ok(Value::Object(person)) => self.add_value(person, &all, &mut row, parts, reading),
                        Ok(_) => self.set_aside("a person is keys with values, in braces".to_owned()),
                        Err(why) => self.set_aside(why),
                    }
                }
            }
            Keys::Columns(keys) => {
                let columns: Vec<(&Key, Column)> = keys
                    .iter()
                    .map(|(place, key)| Ok((key, column(*place, &key.name)?)))
                    .collect::<Result<_, String>>()?;
                for place in 0..batch.num_rows() {
                    row.clear();
                    let mut wrong = Vec::new();
                    for (key, column) in columns.iter().filter(|(_, column)| !column.is_null(place)) {
                        row.value.clear();
                        match column.write(place, &mut row.value) {
                            Ok(()) => row.tell(key),
                            Err(why) => wrong.push(match why.starts_with(['.', '[']) {
                                true => format!("{}{why}", key.name),
                                false => format!("{}: {why}", key.name),
                            }),
                        }
                    }
                    if !wrong.is_empty() {
                        self.set_aside(wrong.join("\n"));
                    } else if !self.add_parts(&mut row, parts, reading) {
                        self.add_whole(whole(&columns, place), reading);
                    }
                }
            }
        }
        Ok(())
    }

    fn add_value(
        &mut self,
        person: Map<String, Value>,
        all: &Map<String, Value>,
        row: &mut Row,
        parts: &mut Parts,
        reading: Reading<'_>,
    ) {
        row.clear();
        for (name, told) in &person {
            row.value = told.to_string();
            row.tell(&Key::new(name, all));
        }
        if !self.add_parts(row, parts, reading) {
            self.add_whole(Ok(Value::Object(person)), reading);
        }
    }

    /// Adds a person of whom each part can be read by itself; false where one can't.
    fn add_parts(&mut self, row: &mut Row, parts: &mut Parts, reading: Reading<'_>) -> bool {
        if !row.whole.is_empty() {
            return false;
        }
        for group in row.groups.iter_mut().filter(|group| !group.is_empty()) {
            group.push('}');
            match parts.read(group, reading) {
                Some(part) => row.parts.push(part),
                None => return false,
            }
        }
        self.joined.push(&row.parts, parts, &mut self.crowd);
        self.problems.push(None);
        true
    }

    /// Adds a person as a whole, or says what is wrong with them.
    fn add_whole(&mut self, told: Result<Value, String>, reading: Reading<'_>) {
        let read =
            |told| person::of_value(told, reading.vocabulary, reading.on).map_err(|faults| words::faults(&faults));
        match told.and_then(read) {
            Ok(person) => {
                self.crowd.push_person(&person);
                self.problems.push(None);
            }
            Err(why) => self.set_aside(why),
        }
    }

    fn set_aside(&mut self, why: String) {
        self.crowd.push_person(&Person::default());
        self.problems.push(Some(why));
    }
}

/// All that a row tells, as one value.
fn whole(columns: &[(&Key, Column)], row: usize) -> Result<Value, String> {
    let mut person = Map::new();
    let mut text = String::new();
    for (key, column) in columns.iter().filter(|(_, column)| !column.is_null(row)) {
        text.clear();
        column.write(row, &mut text)?;
        person.insert(key.name.clone(), crate::text::value(&text)?);
    }
    Ok(Value::Object(person))
}
