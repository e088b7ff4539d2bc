//! The days of a plan file, and what can't be right about them.

use std::collections::BTreeSet;

use rungs_core::date::Date;

use crate::plan_file::PlanFile;
use crate::tree::Fault;

/// The days of a plan.
#[derive(Clone, Debug)]
pub(super) struct Days {
    pub(super) made_on: Date,
    pub(super) begins: Date,
    pub(super) ends: Date,
    pub(super) steps: Vec<StepDays>,
}

/// The days of a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct StepDays {
    pub(super) begins: Date,
    pub(super) ends: Date,
    pub(super) latest: Date,
    pub(super) begun: Option<Date>,
    pub(super) done: Option<Date>,
}

impl Days {
    /// Reads them, as they can stand in a file that is opened on a day.
    ///
    /// # Errors
    /// What is no day, what ends before it begins, steps that are there twice, and what was done on a day still to come.
    pub(super) fn read(file: &PlanFile, on: Date) -> Result<Days, Vec<Fault>> {
        let mut faults = Faults(Vec::new());
        let mut day = |path: String, written: &str| -> Date {
            written.parse().unwrap_or_else(|_| {
                faults.say(&path, format!("“{written}” is no day"), "write it as 2027-09-01");
                Date::MIN
            })
        };
        let made_on = day("made_on".into(), &file.made_on);
        let begins = day("begins".into(), &file.begins);
        let ends = day("ends".into(), &file.ends);
        let steps: Vec<StepDays> = (0..)
            .zip(&file.steps)
            .map(|(place, step): (usize, _)| {
                let path = |key: &str| format!("steps[{place}].{key}");
                let begun = step.begun.as_ref().map(|written| day(path("begun"), written));
                let done = step.done.as_ref().map(|written| day(path("done"), written));
                StepDays {
                    begins: day(path("begins"), &step.begins),
                    ends: day(path("ends"), &step.ends),
                    latest: day(path("begins_at_the_latest"), &step.begins_at_the_latest),
                    begun,
                    done,
                }
            })
            .collect();
        if faults.0.is_empty() {
            let days = Days { made_on, begins, ends, steps };
            days.weigh(file, on, &mut faults);
            if faults.0.is_empty() {
                return Ok(days);
            }
        }
        Err(faults.0)
    }

    fn weigh(&self, file: &PlanFile, on: Date, faults: &mut Faults) {
        if self.ends < self.begins {
            faults.say(
                "ends",
                format!("it ends on {}, before it begins", self.ends),
                "as it was saved, it ended later",
            );
        }
        if file.steps.is_empty() {
            faults.say("steps", "a plan has one step at least".into(), "plan anew, and save it with --save");
        }
        let mut names = BTreeSet::new();
        for (place, (step, days)) in file.steps.iter().zip(&self.steps).enumerate() {
            let mut say = |key: &str, message: String, help: &str| {
                faults.say(&format!("steps[{place}].{key}"), message, help);
            };
            if !names.insert(&step.name) {
                say("name", format!("“{}” is there twice", step.name), "leave one of them out");
            }
            if days.ends < days.begins {
                say("ends", format!("it ends on {}, before it begins", days.ends), "as it was saved, it ended later");
            }
            if let Some(begun) = days.begun.filter(|begun| *begun > on) {
                let message = format!("it has begun on {begun}, which is still to come on {on}");
                say(
                    "begun",
                    message,
                    "write the day it began once it has begun; a plan has its own days for what is to come",
                );
            }
            if let Some(done) = days.done.filter(|done| *done > on) {
                let message = format!("it was done on {done}, which is still to come on {on}");
                say("done", message, "write the day it was over once it is");
            }
            if let (Some(begun), Some(done)) = (days.begun, days.done)
                && done < begun
            {
                say("done", format!("it was done on {done}, before it began on {begun}"), "change one of the two days");
            }
        }
    }
}

struct Faults(Vec<Fault>);

impl Faults {
    fn say(&mut self, path: &str, message: String, help: &str) {
        self.0.push(Fault { path: path.to_owned(), message, help: Some(help.to_owned()), ..Fault::default() });
    }
}
