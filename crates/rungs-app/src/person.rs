//! Reading a person file: its shape in the module `file`, and what its words mean in `reader`.

pub mod file;
mod reader;
pub(crate) mod sketch;
pub mod write;

use rungs_core::date::Date;
use rungs_core::fact::{List, Person};
use rungs_core::vocabulary::Vocabulary;
use serde_json::Value;

use crate::tree::{Fault, Format, Tree, shape};
use file::PersonFile;

/// What the file is called in messages.
const FILE: &str = "a person file";

/// The key of a list in a person file; none where a list has no key of its own there. Jobs stand for all of work.
pub fn list_key(list: List) -> Option<&'static str> {
    reader::list_key(list)
}

/// Reads a person from the content of a file.
///
/// `on` is the day on which the file's ages hold.
///
/// # Errors
/// Everything wrong with the file: one fault where it can't be taken apart at all, otherwise all of them.
pub fn read(content: &[u8], format: Option<Format>, vocabulary: &Vocabulary, on: Date) -> Result<Person, Vec<Fault>> {
    let tree = Tree::read(content, format).map_err(|fault| vec![fault])?;
    of_value(tree.value(), vocabulary, on).map_err(|faults| placed(faults, &tree))
}

/// Reads a person of whom some facts are told in words that the framework doesn't have. Such a fact is left unknown, and
/// given back beside the person: it may be another name for something that the framework does know, so it is never taken
/// for something else.
///
/// # Errors
/// As [`read`], but for those words.
pub fn read_leaving_words(
    content: &[u8],
    format: Option<Format>,
    vocabulary: &Vocabulary,
    on: Date,
) -> Result<(Person, Vec<Fault>), Vec<Fault>> {
    let tree = Tree::read(content, format).map_err(|fault| vec![fault])?;
    let (file, faults) = shape::<PersonFile>(tree.value(), FILE).map_err(|faults| placed(faults, &tree))?;
    if !faults.is_empty() {
        return Err(placed(faults, &tree));
    }
    let (person, left) = reader::read_leaving(&file, vocabulary, on).map_err(|faults| placed(faults, &tree))?;
    Ok((person, placed(left, &tree)))
}

/// The person of a file that is part of something else, as [`read_leaving_words`] reads one.
///
/// # Errors
/// As there, without places.
pub fn of_file(file: &PersonFile, vocabulary: &Vocabulary, on: Date) -> Result<(Person, Vec<Fault>), Vec<Fault>> {
    reader::read_leaving(file, vocabulary, on)
}

fn placed(mut faults: Vec<Fault>, tree: &Tree) -> Vec<Fault> {
    for fault in &mut faults {
        fault.place = tree.place(&fault.path);
    }
    faults
}

/// Reads a person from a value of the same shape.
///
/// # Errors
/// As [`read`], without places.
pub fn of_value(value: Value, vocabulary: &Vocabulary, on: Date) -> Result<Person, Vec<Fault>> {
    let (file, mut faults) = shape::<PersonFile>(value, FILE)?;
    match reader::read(&file, vocabulary, on) {
        Ok(person) if faults.is_empty() => Ok(person),
        Ok(_) => Err(faults),
        Err(more) => {
            faults.extend(more);
            Err(faults)
        }
    }
}
