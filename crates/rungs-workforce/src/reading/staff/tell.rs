//! What cells say, in the shape of a person file.

use std::collections::HashMap;

use rungs_app::person::file::{
    Check, Employer, Employment, KnownBy, PersonFile, Qualification, Registration, Residence, Scalar, Test, Training,
    Vaccination, Without,
};

use super::cell::{Contract, Said};
use crate::reading::dates::written;
use crate::reading::mapping::{Column, Meaning};

/// Which facts of a person are worked out together: those of lists that one column can speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum About {
    Themselves,
    Work,
    Qualifications,
    Registrations,
    RightToWork,
    Training,
    Checks,
    Tests,
    Vaccinations,
    Things,
    Nationalities,
    Residence,
    Rest,
}

impl About {
    /// What a column speaks of; nothing that decides anything for those that say whose row it is.
    pub(crate) fn of(meaning: Meaning) -> Option<About> {
        Some(match meaning {
            Meaning::JobTitle
            | Meaning::OccupationCode
            | Meaning::HoursAWeek
            | Meaning::ShareOfFullTime
            | Meaning::FullTime
            | Meaning::Contract
            | Meaning::StartDate
            | Meaning::EndDate
            | Meaning::Employer
            | Meaning::Sector
            | Meaning::Setting
            | Meaning::PeopleWorkedWith => About::Work,
            Meaning::Born | Meaning::Age => About::Themselves,
            Meaning::Grade
            | Meaning::Level
            | Meaning::HighestLevel
            | Meaning::Qualification
            | Meaning::QualificationHeld
            | Meaning::NumberHeld => About::Qualifications,
            Meaning::Registration | Meaning::RegisteredUntil => About::Registrations,
            Meaning::RightToWork => About::RightToWork,
            Meaning::Training => About::Training,
            Meaning::Check => About::Checks,
            Meaning::Test => About::Tests,
            Meaning::Vaccination => About::Vaccinations,
            Meaning::Has => About::Things,
            Meaning::Nationality => About::Nationalities,
            Meaning::LivesThereSince => About::Residence,
            _ => return None,
        })
    }

    /// What the completeness of a list of the person file speaks of.
    pub(crate) fn of_list(list: &str) -> About {
        match list {
            "employments" | "experience" => About::Work,
            "qualifications" | "credits" => About::Qualifications,
            "registrations" => About::Registrations,
            "right_to_work" => About::RightToWork,
            "training" => About::Training,
            "checks" => About::Checks,
            "tests" => About::Tests,
            "vaccinations" => About::Vaccinations,
            "has" | "licences" => About::Things,
            "nationalities" => About::Nationalities,
            "residence" => About::Residence,
            _ => About::Rest,
        }
    }
}

/// An employer, and where its work is done.
#[derive(Clone, Debug, Default)]
pub(crate) struct Site {
    pub(crate) employer: Employer,
    pub(crate) setting: Option<String>,
}

/// What is so of every row.
#[derive(Default)]
pub(crate) struct Common {
    pub(crate) full_time: f64,
    pub(crate) known_by: KnownBy,
    pub(crate) employer: Option<Employer>,
    /// Employers by code, in lower case; none where there is no sheet of them.
    pub(crate) sites: Option<HashMap<String, Site>>,
}

/// How many qualifications of a type somebody holds, of a grade or above.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(crate) kind: String,
    pub(crate) grade: Option<String>,
    pub(crate) number: usize,
}

/// A person file in the making.
#[derive(Default)]
pub(crate) struct Telling {
    pub(crate) file: PersonFile,
    pub(crate) held: Vec<Held>,
}

impl Telling {
    /// A job, of the cells of one row.
    pub(crate) fn job<'c>(&mut self, cells: impl Iterator<Item = (&'c Column, &'c Said)>, common: &Common) {
        let mut job = Employment { known_by: common.known_by, ..Employment::default() };
        let (mut contract, mut code, mut by_code, mut sector) = (None, None, None, None);
        for (column, said) in cells {
            match (column.is, said) {
                (Meaning::JobTitle, Said::Job(role, called)) => {
                    job.role.clone_from(role);
                    job.called = Some(called.clone());
                }
                (Meaning::OccupationCode, Said::Text(role)) => by_code = Some(role.clone()),
                (Meaning::HoursAWeek, Said::Number(hours)) => job.hours_per_week = Some(*hours),
                (Meaning::ShareOfFullTime, Said::Number(share)) => {
                    job.hours_per_week = Some((share * common.full_time * 100.0).round() / 100.0);
                }
                (Meaning::FullTime, Said::Yes) => job.full_time = Some(true),
                (Meaning::FullTime, Said::No) => job.full_time = Some(false),
                (Meaning::Contract, Said::Contract(told)) => contract = Some(*told),
                (Meaning::StartDate, Said::Date(range)) => job.from = Some(Scalar::Words(written(*range))),
                (Meaning::EndDate, Said::Date(range)) => job.until = Some(Scalar::Words(written(*range))),
                (Meaning::Employer, Said::Text(name)) => code = Some(name.clone()),
                (Meaning::Sector, Said::Text(name)) => sector = Some(name.clone()),
                (Meaning::Setting, Said::Text(name)) => job.setting = Some(name.clone()),
                (Meaning::PeopleWorkedWith, Said::Text(name)) => job.with = Some(name.clone()),
                _ => {}
            }
        }
        job.role = job.role.take().or(by_code);
        // A bank promises no hours, so nought hours are none that anybody counted.
        if contract.is_some_and(|contract| contract != Contract::Here) && job.hours_per_week == Some(0.0) {
            job.hours_per_week = None;
        }
        if matches!(contract, Some(Contract::Here | Contract::Bank)) {
            job.paid = Some(true);
        }
        let (employer, setting) = employer_of(code.as_deref(), common);
        job.employer = employer.filter(|_| contract != Some(Contract::Elsewhere));
        job.setting = job.setting.take().or(setting);
        if let Some(sector) = sector {
            job.employer.get_or_insert_default().sector = Some(sector);
        }
        self.file.employments.push(job);
    }

    /// What one cell says of the person.
    pub(crate) fn cell(&mut self, column: &Column, said: &Said, common: &Common) {
        let key = |key: &str| column.key(key).cloned();
        let known_by = common.known_by;
        let date = |said: &Said| match said {
            Said::Date(range) => Some(Scalar::Words(written(*range))),
            _ => None,
        };
        let file = &mut self.file;
        match (column.is, said) {
            (_, Said::Nothing) => {}
            (Meaning::Born, said) => file.born = date(said),
            (Meaning::Age, Said::Age(from, under)) => file.age = Some(Said::age(*from, *under)),
            (Meaning::NumberHeld, said) => self.number(column, said),
            (
                Meaning::Grade
                | Meaning::Level
                | Meaning::HighestLevel
                | Meaning::Qualification
                | Meaning::QualificationHeld,
                said,
            ) => self.qualification(column, said, known_by),
            (Meaning::Registration, Said::Yes | Said::Date(_)) => {
                let (register, profession) = (key("register"), key("profession"));
                file.registrations.push(Registration {
                    register,
                    profession,
                    from: date(said),
                    known_by,
                    ..Registration::default()
                });
            }
            // No registration in a profession says nothing of the register's other professions.
            (Meaning::Registration, Said::No | Said::NoneHeld) if column.key("profession").is_none() => {
                file.without.push(Without { register: key("register"), ..Without::default() });
            }
            (Meaning::RegisteredUntil, Said::Date(_)) => {
                let register = key("register");
                let same = |held: &&mut Registration| held.register == register;
                match file.registrations.iter_mut().find(same) {
                    Some(held) => held.until = date(said),
                    None => file.registrations.push(Registration {
                        register,
                        until: date(said),
                        known_by,
                        ..Registration::default()
                    }),
                }
            }
            (Meaning::RightToWork, said) => {
                let country = key("country").unwrap_or_else(|| "UK".to_owned());
                match said {
                    Said::Yes => file.right_to_work.push(country),
                    _ => file.without.push(Without { right_to_work: Some(country), ..Without::default() }),
                }
            }
            (Meaning::Training, Said::Yes | Said::Date(_)) => {
                file.training.push(Training { training: key("training"), on: date(said), known_by });
            }
            (Meaning::Training, _) => {
                file.without.push(Without { training: key("training"), ..Without::default() });
            }
            (Meaning::Check, Said::Yes | Said::Date(_)) => {
                file.checks.push(Check { check: key("check"), on: date(said), known_by });
            }
            (Meaning::Check, _) => file.without.push(Without { check: key("check"), ..Without::default() }),
            (Meaning::Test, Said::Yes | Said::Date(_)) => {
                file.tests.push(Test { test: key("test"), on: date(said), known_by });
            }
            (Meaning::Test, _) => file.without.push(Without { test: key("test"), ..Without::default() }),
            (Meaning::Vaccination, Said::Yes | Said::Date(_)) => {
                file.vaccinations.push(Vaccination { against: key("against"), on: date(said), known_by });
            }
            (Meaning::Vaccination, _) => {
                file.without.push(Without { vaccination: key("against"), ..Without::default() });
            }
            (Meaning::Has, said) => {
                file.has.extend(key("thing").map(|thing| (thing, *said == Said::Yes)));
            }
            (Meaning::Nationality, Said::Text(name)) => file.nationalities.push(name.clone()),
            (Meaning::LivesThereSince, Said::Date(_)) => {
                let country = key("country");
                file.residence.push(Residence { country, from: date(said), known_by, ..Residence::default() });
            }
            _ => {}
        }
    }

    fn number(&mut self, column: &Column, said: &Said) {
        let number = match said {
            Said::Number(number) => *number as usize,
            Said::NoneHeld | Said::No => 0,
            _ => return,
        };
        if let Some(kind) = column.key("type") {
            self.held.push(Held { kind: kind.clone(), grade: column.key("grade").cloned(), number });
        }
    }

    fn qualification(&mut self, column: &Column, said: &Said, known_by: KnownBy) {
        let key = |key: &str| column.key(key).cloned();
        let words = |text: &str| Some(Scalar::Words(text.to_owned()));
        let mut held =
            Qualification { kind: key("type"), subject: key("subject"), known_by, ..Qualification::default() };
        match said {
            Said::Qualification { kind, subject, level, grade } => {
                held.kind = kind.clone().or(held.kind);
                held.subject = subject.clone().or(held.subject);
                held.level = level.as_deref().and_then(words);
                held.grade = grade.as_deref().and_then(words);
            }
            Said::NoneHeld | Said::No => return self.no_qualification(column),
            Said::Text(text) => match column.is {
                Meaning::Grade => held.grade = words(text),
                Meaning::Qualification => held.kind = Some(text.clone()),
                _ => held.level = words(text),
            },
            Said::Yes | Said::Date(_) => {
                held.level = column.key("level").and_then(|level| words(level));
                held.grade = column.key("grade").and_then(|grade| words(grade));
                if let Said::Date(range) = said {
                    held.awarded = Some(Scalar::Words(written(*range)));
                }
            }
            _ => return,
        }
        let level = held.level.as_ref().map(Scalar::text);
        self.file.qualifications.push(held);
        if column.is == Meaning::HighestLevel
            && let Some(above) = level.and_then(|level| above(&level))
        {
            let (kind, subject) = (key("type"), key("subject"));
            self.file.without.push(Without { kind, subject, level: Some(above), ..Without::default() });
        }
    }

    fn no_qualification(&mut self, column: &Column) {
        let key = |key: &str| column.key(key).cloned();
        // Without one of this grade, they may have one of another.
        if column.is == Meaning::QualificationHeld && column.key("grade").is_some() {
            return;
        }
        let level = column.key("level").map(|level| Scalar::Words(level.clone()));
        let mut without = Without { kind: key("type"), subject: key("subject"), level, ..Without::default() };
        if without.kind.is_none() && without.subject.is_none() && without.level.is_none() {
            without.level = Some(Scalar::Words("Entry 1".to_owned()));
        }
        self.file.without.push(without);
    }
}

/// The level above one.
fn above(level: &str) -> Option<Scalar> {
    let next = match level {
        "0" | "Entry 3" => "1",
        "Entry 1" => "Entry 2",
        "Entry 2" => "Entry 3",
        "1" => "2",
        "2" => "3",
        "3" => "4",
        "4" => "5",
        "5" => "6",
        "6" => "7",
        "7" => "8",
        _ => return None,
    };
    Some(Scalar::Words(next.to_owned()))
}

/// The employer of a row, and the setting that goes with it.
fn employer_of(code: Option<&str>, common: &Common) -> (Option<Employer>, Option<String>) {
    let Some(code) = code else { return (common.employer.clone(), None) };
    if let Some(site) = common.sites.as_ref().and_then(|sites| sites.get(&code.to_lowercase())) {
        return (Some(site.employer.clone()), site.setting.clone());
    }
    // What is so of an employer that has a name isn't so of another; without one, it is so of every employer.
    let is_this = |employer: &&Employer| {
        employer.name.as_ref().is_none_or(|name| name.trim().to_lowercase() == code.to_lowercase())
    };
    let known = common.employer.as_ref().filter(is_this).cloned().unwrap_or_default();
    (Some(Employer { name: Some(known.name.unwrap_or_else(|| code.to_owned())), ..known }), None)
}
