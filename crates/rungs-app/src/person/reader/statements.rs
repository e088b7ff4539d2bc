//! What is complete, not held, not known, answered and decided.

use rungs_check::nearest;
use rungs_core::condition::{Check, Test};
use rungs_core::fact::{Answered, Decision, Field, Known, List, Outcome, Reply};
use rungs_core::requirement::Owner;

use super::qualifications::level_shown;
use super::{REGISTERS, ROLES, Reader, SETTINGS, date_range};
use crate::person::file::{self, PersonFile};

/// Statements of what is not held.
const MOST_DENIALS: usize = 40;

/// The lists of a person file that can be complete: their keys, and of work, whether they are jobs.
const LISTS: &[(&str, List, Option<bool>)] = &[
    ("employments", List::Work, Some(true)),
    ("experience", List::Work, Some(false)),
    ("qualifications", List::Qualifications, None),
    ("credits", List::Credits, None),
    ("registrations", List::Registrations, None),
    ("checks", List::Checks, None),
    ("vaccinations", List::Vaccinations, None),
    ("training", List::Training, None),
    ("log", List::Log, None),
    ("sign_offs", List::SignOffs, None),
    ("tests", List::Tests, None),
    ("language_tests", List::LanguageTests, None),
    ("licences", List::Licences, None),
    ("nationalities", List::Nationalities, None),
    ("right_to_work", List::RightToWork, None),
    ("residence", List::Residence, None),
    ("working_time", List::WorkingTime, None),
    ("has", List::Has, None),
];

/// The key of a list; jobs stand for all of work.
pub(in crate::person) fn list_key(list: List) -> Option<&'static str> {
    LISTS.iter().find(|(_, known, _)| *known == list).map(|(key, ..)| *key)
}

/// A name that may be told as not held: the name, its key, its list and field, the classes it can be of, what it is.
type NotHeld<'a> = (&'a Option<String>, &'a str, List, Field, &'a [&'a str], &'a str);

impl Reader<'_> {
    /// What is complete, not held, not known, answered and decided.
    pub(super) fn statements(&mut self, file: &PersonFile) {
        for (place, name) in file.complete.iter().enumerate() {
            let path = format!("complete[{place}]");
            let Some((_, list, employed)) = LISTS.iter().find(|(list, ..)| list == name) else {
                let near = nearest(name, LISTS.iter().map(|(list, ..)| *list));
                let known: Vec<&str> = LISTS.iter().map(|(list, ..)| *list).collect();
                let help = near.first().map_or_else(
                    || format!("the lists are {}", known.join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                self.fault(path, format!("“{name}” is not a list of a person file"), Some(help));
                continue;
            };
            let tests = employed.map(|answer| Test::new(Field::Employed, Check::Is(answer))).into_iter().collect();
            self.deny(*list, tests, path, format!("the {name} are complete"));
        }
        if file.without.len() > MOST_DENIALS {
            self.fault(
                "without",
                format!("{} statements are too many: {MOST_DENIALS} are read at most", file.without.len()),
                None,
            );
        }
        for (place, without) in file.without.iter().take(MOST_DENIALS).enumerate() {
            self.without(format!("without[{place}]"), without);
        }
        self.person.not_known.clone_from(&file.not_known);
        self.person.providers.clone_from(&file.applying_to);
        for (question, reply) in &file.answers {
            self.answer(question, reply);
        }
        for (place, decision) in file.decisions.iter().enumerate() {
            let path = format!("decisions[{place}]");
            let on = decision.on.as_ref().and_then(|on| self.range(&format!("{path}.on"), on));
            if decision.requirement.trim().is_empty() {
                self.fault(
                    format!("{path}.requirement"),
                    "nothing says what was decided about",
                    Some("give words of the requirement's sentence".into()),
                );
                continue;
            }
            self.person.decisions.push(Decision {
                requirement: decision.requirement.trim().trim_end_matches('.').to_owned(),
                route: decision.route.clone(),
                offer: decision.offer.clone(),
                by: decision.by.as_ref().map(|by| Owner::Named(by.clone())),
                outcome: match decision.outcome {
                    file::Outcome::Granted => Outcome::Granted,
                    file::Outcome::Refused => Outcome::Refused,
                },
                on: on.map(|on| on.earliest),
                path,
            });
        }
    }

    fn answer(&mut self, question: &str, reply: &file::Reply) {
        let path = format!("answers.{question}");
        let reply = match reply {
            file::Reply::YesNo(answer) => Reply::YesNo(*answer),
            file::Reply::Number(number) => Reply::Number(*number),
            file::Reply::Words(words) => match words.trim().to_lowercase().as_str() {
                "yes" | "y" => Reply::YesNo(true),
                "no" | "n" => Reply::YesNo(false),
                _ => match date_range(words.trim()) {
                    Some(range) => Reply::Date(range),
                    None => {
                        self.fault(
                            path,
                            format!("“{words}” is not an answer"),
                            Some("answer yes, no, a number or a date".into()),
                        );
                        return;
                    }
                },
            },
        };
        self.person.answers.push(Answered { question: question.to_owned(), reply, path });
    }

    fn without(&mut self, path: String, without: &file::Without) {
        let named: [NotHeld<'_>; 14] = [
            (&without.kind, "type", List::Qualifications, Field::Type, &["qualification"], "qualification"),
            (&without.subject, "subject", List::Qualifications, Field::Subject, &["subject"], "subject"),
            (&without.register, "register", List::Registrations, Field::What, REGISTERS, "register"),
            (&without.check, "check", List::Checks, Field::What, &["check"], "check"),
            (&without.vaccination, "vaccination", List::Vaccinations, Field::What, &["disease"], "disease"),
            (&without.licence, "licence", List::Licences, Field::What, &["licence"], "licence"),
            (&without.nationality, "nationality", List::Nationalities, Field::What, &["nationality"], "nationality"),
            (&without.training, "training", List::Training, Field::What, &["training"], "training"),
            (&without.test, "test", List::Tests, Field::What, &["test"], "test"),
            (
                &without.language_test,
                "language_test",
                List::LanguageTests,
                Field::What,
                &["language test"],
                "language test",
            ),
            (&without.role, "role", List::Work, Field::Role, ROLES, "role"),
            (&without.setting, "setting", List::Work, Field::Setting, SETTINGS, "setting"),
            (&without.with, "with", List::Work, Field::With, &["client group"], "group of people"),
            (&without.sector, "sector", List::Work, Field::Sector, &["sector"], "sector"),
        ];
        let left = self.left.as_ref().map_or(0, Vec::len);
        let (mut tests, mut lists, mut shown) = (Vec::new(), Vec::new(), Vec::new());
        for (name, key, list, field, classes, what) in named {
            let Some(name) = name else { continue };
            if let Some(Known::Term(term)) = self.term(&format!("{path}.{key}"), name, classes, what) {
                // Work in a role can count for a setting, so no experience in a setting means none by either.
                let fields = if field == Field::Setting { vec![Field::Setting, Field::Role] } else { vec![field] };
                tests.push(Test { fields, check: Check::Within(vec![term]) });
                lists.push(list);
                shown.push(name.clone());
            }
        }
        if let Some(country) = &without.right_to_work
            && let Some(Known::Term(term)) =
                self.term(&format!("{path}.right_to_work"), country, &["country"], "country")
        {
            // The right to work is one for the whole: who has none in one part has none in any other.
            tests.push(Test::new(Field::What, Check::Within(self.vocabulary.wider(term).to_vec())));
            lists.push(List::RightToWork);
            shown.push(format!("right to work in {country}"));
        }
        if let Some(level) = &without.level
            && let Some((low, high)) = self.levels(format!("{path}.level"), level)
        {
            tests.push(Test::new(Field::Level, Check::AtLeast(low)));
            lists.push(List::Qualifications);
            shown.push(format!("{} or above", level_shown(low, high)));
        }
        // Without the word that was left out, more would be denied than was said.
        if self.left.as_ref().map_or(0, Vec::len) > left {
            return;
        }
        lists.dedup();
        match lists.as_slice() {
            [list] => self.deny(*list, tests, path, format!("none: {}", shown.join(", "))),
            [] if self.faults.is_empty() => {
                self.fault(
                    path,
                    "nothing says what is not held",
                    Some("name it by `type`, `subject`, `level` or the like".into()),
                );
            }
            [] => {}
            _ => self.fault(path, "these keys speak of different things", Some("write one entry for each".into())),
        }
    }
}
