//! The person as such: when they were born, how tall they are, when they applied, what post they go for.

use std::collections::BTreeMap;

use rungs_core::date::{DateRange, day_after, months_before};
use rungs_core::english::number_of;
use rungs_core::fact::{Fact, Field, Item, Known, KnownBy, List};

use super::{Reader, spoken};
use crate::person::file::{Age, PersonFile};

/// Nobody is as tall as this, in centimetres.
const TALLEST: f64 = 300.0;

impl Reader<'_> {
    pub(super) fn about(&mut self, file: &PersonFile) {
        let post = file.post_in.as_ref().and_then(|name| self.one_of("post_in", name, &["profession"], "profession"));
        let mut fields = BTreeMap::new();
        let mut told = |field, key: &str, known, shown: String| {
            let fact = Fact { known, known_by: KnownBy::Said, path: key.to_owned(), shown };
            fields.insert(field, fact);
        };
        if let Some(height) = file.height
            && let Some(height) = self.hundredths("height", height, TALLEST, "a height in centimetres")
        {
            told(Field::Height, "height", Known::Number(height, height), format!("{} cm", height / 100));
        }
        if let Some(applied) = &file.applied
            && let Some(range) = self.range("applied", applied)
        {
            told(Field::Applied, "applied", Known::Date(range), spoken(range));
        }
        if let Some(known) = post {
            told(Field::Profession, "post_in", known, file.post_in.clone().unwrap_or_default());
        }
        if let Some((range, key, shown)) = self.born(file) {
            told(Field::Born, key, Known::Date(range), shown);
        }
        if !fields.is_empty() {
            self.person.items.push(Item { list: List::About, label: String::new(), fields });
        }
    }

    /// When they were born, or what their age says of it.
    fn born(&mut self, file: &PersonFile) -> Option<(DateRange, &'static str, String)> {
        match (&file.born, &file.age) {
            (Some(_), Some(_)) => {
                self.fault("age", "both `born` and `age` are told", Some("keep `born`: it stays true".into()));
                None
            }
            (Some(born), None) => {
                let range = self.range("born", born)?;
                if range.earliest > self.on {
                    let message =
                        format!("this is after {}, the day the question is asked", spoken(DateRange::day(self.on)));
                    self.fault("born", message, None);
                    return None;
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
                    return None;
                }
                let ago = |years: u16| months_before(self.on, u32::from(years) * 12);
                let shown = match (least, under) {
                    (Some(least), Some(under)) if under == least + 1 => format!("{} old", number_of(least, "year")),
                    (Some(least), Some(under)) => format!("{least} or over and under {under}"),
                    (Some(least), None) => format!("{least} or over"),
                    (None, Some(under)) => format!("under {under}"),
                    (None, None) => return None,
                };
                let earliest = under.map_or(DateRange::FIRST, |years| day_after(ago(years)));
                Some((DateRange { earliest, latest: least.map_or(self.on, ago) }, "age", shown))
            }
            (None, None) => None,
        }
    }
}
