//! What one has, is and may do, told by name.

use std::collections::BTreeMap;

use rungs_core::condition::Test;
use rungs_core::date::DateRange;
use rungs_core::fact::{Fact, Field, Item, Known, KnownBy, List};
use rungs_core::vocabulary::TermId;

use super::{Entry, Reader, THINGS};
use crate::person::file::{KnownBy as KnownByFile, PersonFile};

impl Reader<'_> {
    /// Yes-or-no facts, countries one may work in, and shares of working time.
    pub(super) fn things(&mut self, file: &PersonFile) {
        for (name, has) in &file.has {
            let path = format!("has.{name}");
            let Some(Known::Term(term)) = self.term(&path, name, THINGS, "fact to have or not") else { continue };
            let is_licence = self.vocabulary.get(term).is_some_and(|term| term.class == "licence");
            let list = if is_licence { List::Licences } else { List::Has };
            match *has {
                true => self.thing(list, path, name, term),
                false => self.deny(list, vec![Test::within(Field::What, term)], path, format!("not: {name}")),
            }
        }
        for (part, name) in &file.mentors {
            let path = format!("mentors.{part}");
            if let Some(Known::Term(term)) = self.term(&path, part, &["mentor"], "mentor") {
                self.thing(List::Has, path, &format!("{part}: {name}"), term);
            }
        }
        for (list, key, names, class) in [
            (List::RightToWork, "right_to_work", &file.right_to_work, "country"),
            (List::Nationalities, "nationalities", &file.nationalities, "nationality"),
        ] {
            for (place, name) in names.iter().enumerate() {
                let path = format!("{key}[{place}]");
                if let Some(Known::Term(term)) = self.term(&path, name, &[class], class) {
                    self.thing(list, path, name, term);
                }
            }
        }
        self.distances(file);
        self.working_time(file);
    }

    /// How far it is to a place is told once.
    fn distances(&mut self, file: &PersonFile) {
        for (place, distance) in &file.distances {
            let path = format!("distances.{place}");
            let Some(known) = self.term(&path, place, &["place"], "place") else { continue };
            let mut entry = Entry::new(path.clone(), KnownByFile::Said);
            entry.set_at(Field::What, &path, known.clone(), place.as_str());
            for (field, key, told, most) in [
                (Field::Minutes, "minutes", distance.minutes, 100_000.0),
                (Field::Miles, "miles", distance.miles, 25_000.0),
            ] {
                if let Some(told) = told
                    && let Some(amount) = self.hundredths(&entry.at(key), told, most, "a distance")
                {
                    entry.set(field, key, Known::Number(amount, amount), format!("{told} {key} from {place}"));
                }
            }
            self.push(List::Distances, place.clone(), entry);
            if let Known::Term(term) = known {
                let told = format!("the distance to {place} is told");
                self.deny(List::Distances, vec![Test::within(Field::What, term)], path, told);
            }
        }
    }

    fn working_time(&mut self, file: &PersonFile) {
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
                (Field::What, fact(known.clone(), country.clone())),
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
        let mut fields = BTreeMap::from([(Field::What, fact.clone())]);
        // A licence one has is one that is valid on the day it is told.
        if list == List::Licences {
            let since = DateRange { earliest: DateRange::FIRST, latest: self.on };
            fields.insert(Field::From, Fact { known: Known::Date(since), ..fact.clone() });
            fields.insert(Field::Until, Fact { known: Known::Date(DateRange::day(DateRange::LAST)), ..fact });
        }
        self.person.items.push(Item { list, label: name.to_owned(), fields });
    }
}
