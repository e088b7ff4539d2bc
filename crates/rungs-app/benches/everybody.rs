//! Every person in `people` and every role that ships: how long an answer takes, and how often the least number of
//! questions is proved. Run with `cargo xtask bench`.
#![allow(missing_docs, clippy::expect_used, reason = "measurements")]

use std::time::{Duration, Instant};

use rungs_app::framework::{Loaded, built_in};
use rungs_app::service::{Programs, Question, ask, check};
use rungs_core::fact::Person;
use rungs_core::framework::Role;
use rungs_core::requirement::Moment;

fn main() {
    let loaded = built_in();
    let day = "2026-11-22".parse().expect("a day");
    let question = Question { on: day, start: day, moment: Moment::Start };
    let roles: Vec<&Role> = loaded.checked.framework.roles.iter().collect();
    let people = people(&loaded);
    let mut asked = Asked::default();
    let mut asks = Slowest::default();
    let mut checks = Slowest::default();
    let mut all_at_once = Slowest::default();
    for (name, person) in &people {
        for role in &roles {
            let what = format!("{name} × {}", role.slug);
            for route in role.routes.iter().map(|route| Some(route.slug.as_str())).chain([None]) {
                let time =
                    |answer: &mut Option<_>| *answer = ask(&Programs::of(&loaded), role, route, person, question).ok();
                let answer = asks.measured(&what, time).expect("it fits");
                asked.count(answer.question.map(|question| (question.is_least, question.at_most)));
            }
            checks.measured(&what, |answer| {
                *answer = check(&Programs::of(&loaded), &[role], None, person, question).ok()
            });
        }
        all_at_once
            .measured(name, |answer| *answer = check(&Programs::of(&loaded), &roles, None, person, question).ok());
    }
    println!("{} people, {} roles", people.len(), roles.len());
    println!("  a question                {asks}");
    println!("  one role, checked         {checks}");
    println!("  all roles, checked        {all_at_once}");
    println!(
        "  the least number of questions: proved for {} of {} questions asked, the longest {}; nothing to ask {} times",
        asked.proved, asked.questions, asked.most, asked.nothing
    );
}

fn people(loaded: &Loaded) -> Vec<(String, Person)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../people");
    let files = std::fs::read_dir(folder).expect("the people are there");
    let mut people: Vec<(String, Person)> = files
        .map(|file| {
            let path = file.expect("it can be read").path();
            let content = std::fs::read(&path).expect("it can be read");
            let day = "2026-11-22".parse().expect("a day");
            let person = rungs_app::person::read(&content, None, &loaded.checked.framework.vocabulary, day);
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            (name, person.expect("it is read"))
        })
        .collect();
    people.sort_by(|one, other| one.0.cmp(&other.0));
    people
}

/// What was asked of everybody.
#[derive(Default)]
struct Asked {
    nothing: usize,
    questions: usize,
    proved: usize,
    most: usize,
}

impl Asked {
    /// A question with whether its number is the least, and the number; or none.
    fn count(&mut self, question: Option<(bool, usize)>) {
        match question {
            None => self.nothing += 1,
            Some((is_least, at_most)) => {
                self.questions += 1;
                self.proved += usize::from(is_least);
                self.most = self.most.max(at_most);
            }
        }
    }
}

/// How long the slowest of some answers took, the best of three times each, and the one in the middle.
#[derive(Default)]
struct Slowest {
    times: Vec<(Duration, String)>,
}

impl Slowest {
    fn measured<T>(&mut self, what: &str, answer: impl Fn(&mut Option<T>)) -> Option<T> {
        let mut found = None;
        let mut once = || {
            let start = Instant::now();
            answer(&mut found);
            start.elapsed()
        };
        let time = once().min(once()).min(once());
        self.times.push((time, what.to_owned()));
        found
    }
}

impl std::fmt::Display for Slowest {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut times = self.times.clone();
        times.sort();
        let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
        let middle = times.get(times.len() / 2).map_or(0.0, |(time, _)| milliseconds(*time));
        let (slowest, what) = times.last().cloned().unwrap_or_default();
        write!(formatter, "middle {middle:.2} ms, slowest {:.2} ms ({what})", milliseconds(slowest))
    }
}
