//! Jobs, employers and experience.

use rungs_core::english::number_of;
use rungs_core::fact::{Field, Known, List, Part};

use super::{Entry, ROLES, Reader, SETTINGS};
use crate::person::file;

impl Reader<'_> {
    pub(super) fn employments(&mut self, employments: &[file::Employment]) {
        for (path, job) in self.listed("employments", employments) {
            let mut entry = Entry::new(path, job.known_by);
            entry.set(Field::Employed, "role", Known::Truth(true), "a job");
            self.name(&mut entry, Field::Role, "role", job.role.as_ref(), ROLES, "role");
            self.name(&mut entry, Field::Setting, "setting", job.setting.as_ref(), SETTINGS, "setting");
            self.name(&mut entry, Field::With, "with", job.with.as_ref(), &["client group"], "group of people");
            self.hours(&mut entry, job.hours_per_week);
            entry.truth(Field::FullTime, "full_time", job.full_time, "full-time", "not full-time");
            self.period(&mut entry, job.from.as_ref(), job.until.as_ref());
            entry.truth(Field::Paid, "paid", job.paid, "paid", "unpaid");
            let (part, beside) = ("part of training", "not part of training");
            entry.truth(Field::InTraining, "in_training", job.in_training, part, beside);
            let called = job.called.as_ref().map(|called| called.trim().to_owned()).filter(|called| !called.is_empty());
            let mut label = called.or_else(|| job.role.clone()).unwrap_or_else(|| "a job".to_owned());
            if let Some(employer) = &job.employer {
                self.employer(&mut entry, employer);
                if let Some(name) = &employer.name {
                    label = format!("{label} at {name}");
                }
            }
            self.push(List::Work, label, entry);
        }
    }

    fn hours(&mut self, entry: &mut Entry, hours: Option<f64>) {
        let Some(hours) = hours else { return };
        if !(0.0..=168.0).contains(&hours) {
            let message = match hours < 0.0 {
                true => format!("{} a week can't be worked", number_of(hours, "hour")),
                false => format!("{hours} hours a week are more than a week has: 168"),
            };
            self.fault(entry.at("hours_per_week"), message, None);
            return;
        }
        let hundredths = (hours * 100.0).round() as i64;
        entry.set(
            Field::Hours,
            "hours_per_week",
            Known::Number(hundredths, hundredths),
            format!("{} a week", number_of(hours, "hour")),
        );
    }

    fn employer(&mut self, entry: &mut Entry, employer: &file::Employer) {
        let name = employer.name.clone().unwrap_or_else(|| "the employer".to_owned());
        if let Some(sector) = &employer.sector
            && let Some(known) = self.one_of(&entry.at("employer.sector"), sector, &["sector"], "sector")
        {
            let shown = match &employer.name {
                Some(name) => format!("{name} ({sector})"),
                None => sector.clone(),
            };
            entry.set(Field::Sector, "employer.sector", known, shown);
        }
        for (scheme, takes_part) in &employer.takes_part {
            let key = format!("employer.takes_part.{scheme}");
            let path = entry.at("employer.takes_part");
            if let Some(Known::Term(term)) = self.term(&path, scheme, &["scheme"], "scheme") {
                let shown =
                    if *takes_part { format!("{name} takes part") } else { format!("{name} doesn't take part") };
                entry.set(Field::Part(Part::Scheme(term)), &key, Known::Truth(*takes_part), shown.clone());
                // Who takes no part in a scheme takes none in the schemes within it.
                let within = self.vocabulary.iter().filter(|(id, _)| !takes_part && self.vocabulary.covers(term, *id));
                for (id, _) in within {
                    if !entry.fields.contains_key(&Field::Part(Part::Scheme(id))) {
                        entry.set(Field::Part(Part::Scheme(id)), &key, Known::Truth(false), shown.clone());
                    }
                }
            }
        }
        let parts = [
            (Part::Sponsor, "sponsors", employer.sponsors, "sponsors the place", "doesn't sponsor the place"),
            (
                Part::Support,
                "supports",
                employer.supports,
                "supports the application",
                "doesn't support the application",
            ),
            (
                Part::Manager,
                "manager_supports",
                employer.manager_supports,
                "has a line manager who supports the application",
                "has a line manager who doesn't support the application",
            ),
            (Part::Release, "releases", employer.releases, "gives time to study", "gives no time to study"),
            (
                Part::Placement,
                "provides_placement",
                employer.provides_placement,
                "provides the placement",
                "doesn't provide the placement",
            ),
        ];
        for (part, key, told, yes, no) in parts {
            if let Some(told) = told {
                let shown = format!("{name} {}", if told { yes } else { no });
                entry.set(Field::Part(part), &format!("employer.{key}"), Known::Truth(told), shown);
            }
        }
    }

    pub(super) fn experience(&mut self, experience: &[file::Experience]) {
        for (path, done) in self.listed("experience", experience) {
            let mut entry = Entry::new(path, done.known_by);
            entry.set(Field::Employed, "in", Known::Truth(false), "experience");
            self.name(&mut entry, Field::Setting, "in", done.setting.as_ref(), SETTINGS, "setting");
            self.name(&mut entry, Field::With, "with", done.with.as_ref(), &["client group"], "group of people");
            self.name(&mut entry, Field::Role, "as", done.role.as_ref(), ROLES, "role");
            self.name(&mut entry, Field::Sector, "sector", done.sector.as_ref(), &["sector"], "sector");
            match (done.months, &done.from) {
                (Some(_), Some(_)) => {
                    let help = "leave `months` out: it follows from the dates";
                    self.fault(entry.at("months"), "both `from` and `months` are told", Some(help.into()));
                }
                (Some(months), None) => {
                    let count = i64::from(months);
                    entry.set(Field::Months, "months", Known::Number(count, count), number_of(months, "month"));
                    self.day(&mut entry, Field::Until, "until", done.until.as_ref());
                }
                (None, _) => self.period(&mut entry, done.from.as_ref(), done.until.as_ref()),
            }
            entry.truth(Field::Paid, "paid", done.paid, "paid", "voluntary");
            let (part, beside) = ("part of training", "not part of training");
            entry.truth(Field::InTraining, "in_training", done.in_training, part, beside);
            let place = [&done.role, &done.setting, &done.with].into_iter().flatten().next().cloned();
            self.push(List::Work, place.unwrap_or_else(|| "experience".to_owned()), entry);
        }
    }
}
