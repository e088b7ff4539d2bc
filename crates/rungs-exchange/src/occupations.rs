//! Occupations and the skills they take, as a classification lists them: a compact file that `rungs similar` compares.
//!
//! One JSON object: the skills once, then the occupations, which point at them by their place. What the file is worth for
//! comparing stands in it: whether its weights say *essential* or *optional*, or how important somebody rated a skill.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::Report;
use crate::input::unpacked;

/// What the file says that it is, and in which shape.
pub const FORMAT: &str = "rungs-occupations/1";
/// The weight of what every one of them needs, in hundredths.
pub const ESSENTIAL: u8 = 100;
/// The weight of what some of them need, in hundredths.
pub const OPTIONAL: u8 = 50;

/// Occupations of one classification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occupations {
    /// [`FORMAT`].
    pub format: String,
    /// The classification: *ESCO*, *O\*NET*.
    pub source: String,
    /// What its licence asks to be shown wherever it is used.
    pub attribution: String,
    /// The day of the import.
    pub imported: String,
    /// What weights say.
    pub weights: Weights,
    /// The skills that some occupation takes.
    pub skills: Vec<Skill>,
    /// The occupations.
    pub occupations: Vec<Occupation>,
}

/// What the weights of a file say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weights {
    /// [`ESSENTIAL`] or [`OPTIONAL`]; what isn't listed isn't needed.
    EssentialOrOptional,
    /// How important it is rated, from 0 to 100; every occupation has a rating for nearly every skill.
    Importance,
}

/// Something that occupations take: a skill, or knowledge of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// Its name in the classification: an address or a code.
    pub id: String,
    /// What it is called.
    pub name: String,
}

/// An occupation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occupation {
    /// Its name in the classification: an address or a code.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What else it is called.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_called: Vec<String>,
    /// The group it belongs to, as the classification numbers them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The places of its skills, each with its weight in hundredths, in the order of places.
    pub skills: Vec<(u32, u8)>,
    /// The places of occupations that the classification itself relates to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<u32>,
}

/// Occupations as an import read them, and what became of everything that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OccupationsImport {
    /// What is written.
    pub occupations: Occupations,
    /// What was kept, changed and lost.
    pub report: Report,
}

impl Occupations {
    /// Reads a file that an import wrote, packed with gzip or not.
    ///
    /// # Errors
    /// What is wrong with it, in a line for whoever named it, and what to do.
    pub fn read(bytes: &[u8]) -> Result<Occupations, String> {
        let input = unpacked(bytes);
        let again = "import it again: rungs import esco, or rungs import onet";
        if let Some(why) = input.broken {
            return Err(format!("{why}; {again}"));
        }
        let read: Occupations = serde_json::from_slice(&input.content)
            .map_err(|error| format!("this is no file of occupations ({error}); {again}"))?;
        if read.format != FORMAT {
            return Err(format!("its format is “{}”, and this rungs reads {FORMAT}; {again}", read.format));
        }
        match read.fault() {
            Some(fault) => Err(format!("{fault}; {again}")),
            None => Ok(read),
        }
    }

    /// The file as it is written.
    ///
    /// # Errors
    /// None that is known: every value has a form in JSON.
    pub fn written(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self).map(|text| text + "\n")
    }

    /// What would lead astray: a place that isn't there, or the same one twice.
    fn fault(&self) -> Option<String> {
        let mut ids = BTreeSet::new();
        for one in &self.occupations {
            if !ids.insert(one.id.as_str()) {
                return Some(format!("the occupation {} is there twice", one.id));
            }
            if !one.skills.is_sorted_by(|(before, _), (after, _)| before < after) {
                return Some(format!("the skills of “{}” aren't in order", one.title));
            }
            if one.skills.iter().any(|(place, weight)| *place as usize >= self.skills.len() || *weight > ESSENTIAL) {
                return Some(format!("“{}” has a skill that isn't there, or a weight over 100", one.title));
            }
            if one.related.iter().any(|place| *place as usize >= self.occupations.len()) {
                return Some(format!("“{}” is related to an occupation that isn't there", one.title));
            }
        }
        None
    }
}
