//! *You must complete 35 hours of periodic training every 5 years*; *600 hours of experience in healthcare, as logged.*

use crate::condition::{Check, Condition, Tally, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{decimal, number_of, recently, the_last};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter, Question, Shape};

pub(super) const KIND: Kind = Kind {
    name: "hours logged",
    frames: &[
        concat!(
            "you (complete|have completed|log|have logged|record|have|do|have done) {hours:number} (hours|hour) of {what:activity}[ ",
            recently!(),
            "]"
        ),
        concat!(
            "you (have|have logged|complete|log) {hours:number} (hours|hour) of experience (in|of|with|as|at) {in:setting+client-group+role+role-family+job}<?logged:as logged|",
            recently!(),
            ">"
        ),
    ],
    examples: &[
        "You must complete 35 hours of periodic training every 5 years.",
        "You must complete at least 487 hours of off-the-job training before you finish.",
        "You must have 100 hours of experience in healthcare, as logged.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    if clause.frame == 1 {
        if !clause.has("logged") {
            return Err(Misfit::whole("are these hours counted in a log, or reckoned from the jobs one has had?")
                .help("for a log, write “, as logged”; jobs are counted in months: “at least 6 months' experience”"));
        }
        let one = |place| {
            let (test, told) = super::experience::at(clause, place);
            logged(clause, test, &format!("of experience {told}"))
        };
        return clause.each("in", one).map(Content::Matter);
    }
    clause
        .each("what", |activity| {
            let title = clause.title(activity);
            logged(clause, Test::within(Field::What, activity), &format!("of {title}"))
        })
        .map(Content::Matter)
}

/// So many hours of entries of the log that pass a test.
pub(super) fn logged(clause: &Clause<'_>, what: Test, told: &str) -> Result<Matter, Misfit> {
    let (hours, high) =
        clause.number("hours").ok_or_else(|| Misfit::new("hours", "a number of hours is missing here"))?;
    if hours <= 0 {
        return Err(Misfit::new("hours", "a number of hours is at least 1"));
    }
    let mut tests = vec![what, Test::new(Field::On, Check::ByThen(clause.then()))];
    // Every so many years: as many in the years just gone.
    let recent = clause.recent()?;
    let recent = recent.or(clause.around.every_years.map(|years| years.saturating_mul(12)));
    let mut told = told.to_owned();
    if let Some(recent) = recent {
        tests.push(Test::new(Field::On, Check::SinceThen(clause.ago(recent))));
        told = format!("{told} in {}", the_last(recent));
    }
    Ok(Clause::ranged(hours, high, |hours| {
        let tally = Tally::Sum { field: Field::Logged, at_least: hours };
        let words = format!("{} {told}", number_of(decimal(hours), "logged hour"));
        let question = format!("How many hours {told} have you logged?");
        Matter::Leaf(Leaf {
            condition: Condition { list: List::Log, ways: vec![tests.clone()], tally },
            kind: KIND.name,
            change: Change::Own(format!("log {} {told}", number_of(decimal(hours), "hour"))),
            words,
            question: Question { key: question.clone(), text: question, shape: Shape::Count },
        })
    }))
}
