//! Things with their dates: registers, checks, training, tests, licences, hours logged, duties signed off.

use rungs_core::condition::Test;
use rungs_core::english::number_of;
use rungs_core::fact::{Field, Known, List, Score};

use super::{Entry, REGISTERS, ROLES, Reader, SETTINGS};
use crate::person::file::{self, PersonFile};

/// More hours than one entry of a log can have.
const MOST_HOURS: f64 = 100_000.0;

impl Reader<'_> {
    /// Registers, checks, training, tests and places lived in: a thing and its dates.
    pub(super) fn entries(&mut self, file: &PersonFile) {
        for (path, held) in self.listed("registrations", &file.registrations) {
            let mut entry = Entry::new(path, held.known_by);
            self.name(&mut entry, Field::What, "register", held.register.as_ref(), REGISTERS, "register");
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
        for (path, had) in self.listed("vaccinations", &file.vaccinations) {
            let mut entry = Entry::new(path, had.known_by);
            self.name(&mut entry, Field::What, "against", had.against.as_ref(), &["disease"], "disease");
            self.day(&mut entry, Field::On, "on", had.on.as_ref());
            self.push(List::Vaccinations, had.against.clone().unwrap_or_default(), entry);
        }
    }

    pub(super) fn licences(&mut self, licences: &[file::Licence]) {
        for (path, held) in self.listed("licences", licences) {
            let mut entry = Entry::new(path, held.known_by);
            self.name(&mut entry, Field::What, "licence", held.licence.as_ref(), &["licence"], "licence");
            let category = held.category.as_ref();
            self.name(&mut entry, Field::Category, "category", category, &["driving category"], "driving category");
            entry.truth(Field::Full, "full", held.full, "full", "provisional");
            entry.truth(Field::Manual, "manual", held.manual, "for cars with gears", "for automatic cars only");
            entry.truth(Field::Clean, "clean", held.clean, "without points", "with points");
            self.name(&mut entry, Field::IssuedIn, "issued_in", held.issued_in.as_ref(), &["country"], "country");
            self.name(&mut entry, Field::IssuedBy, "issued_by", held.issued_by.as_ref(), &["issuer"], "issuer");
            self.period(&mut entry, held.from.as_ref(), held.until.as_ref());
            self.push(List::Licences, held.licence.clone().unwrap_or_default(), entry);
        }
    }

    pub(super) fn log(&mut self, log: &[file::LogEntry]) {
        for (path, done) in self.listed("log", log) {
            let mut entry = Entry::new(path, done.known_by);
            self.name(&mut entry, Field::What, "of", done.of.as_ref(), &["activity"], "activity");
            self.name(&mut entry, Field::Setting, "in", done.setting.as_ref(), SETTINGS, "setting");
            self.name(&mut entry, Field::With, "with", done.with.as_ref(), &["client group"], "group of people");
            self.name(&mut entry, Field::Role, "as", done.role.as_ref(), ROLES, "role");
            if let Some(hours) = done.hours
                && let Some(amount) = self.hundredths(&entry.at("hours"), hours, MOST_HOURS, "a number of hours")
            {
                entry.set(Field::Logged, "hours", Known::Number(amount, amount), number_of(hours, "hour"));
            }
            self.day(&mut entry, Field::On, "on", done.on.as_ref());
            self.push(List::Log, done.of.clone().unwrap_or_else(|| "hours logged".to_owned()), entry);
        }
    }

    /// Duties and skills, with who signed them off.
    pub(super) fn sign_offs(&mut self, file: &PersonFile) {
        for (path, record) in self.listed("sign_offs", &file.sign_offs) {
            let mut entry = Entry::new(path, record.known_by);
            self.name(&mut entry, Field::What, "duty", record.duty.as_ref(), &["duty"], "duty");
            self.name(&mut entry, Field::What, "skill", record.skill.as_ref(), &["skill"], "skill");
            let signed = record.signed_off.or(record.by.as_ref().map(|_| true));
            entry.truth(Field::SignedOff, "signed_off", signed, "signed off", "not signed off yet");
            // Two names tell whether the assessor is somebody else; one alone doesn't.
            let same_name = match (&record.by, &file.name) {
                (Some(by), Some(own)) => Some(by.trim().eq_ignore_ascii_case(own.trim())),
                _ => None,
            };
            let by_another = record.by_themselves.or(same_name).map(|themselves| !themselves);
            entry.truth(Field::ByAnother, "by", by_another, "by somebody else", "by themselves");
            let label = record.duty.as_ref().or(record.skill.as_ref()).cloned().unwrap_or_default();
            // What the record says of a duty, it says once.
            if let Some(Known::Term(term)) = entry.fields.get(&Field::What).map(|fact| fact.known.clone()) {
                let told = format!("the record of “{label}” is told");
                self.deny(List::SignOffs, vec![Test::within(Field::What, term)], entry.path.clone(), told);
            }
            self.push(List::SignOffs, label, entry);
        }
    }

    pub(super) fn language_tests(&mut self, tests: &[file::LanguageTest]) {
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
}
