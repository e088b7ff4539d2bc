//! *You must apply between 1 September and 15 January*: for a start after that window.

use crate::condition::{Check, Condition, Test, When};
use crate::fact::{Field, List};
use crate::kind::wording::{day_of_year, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter, Moment};

pub(super) const KIND: Kind = Kind {
    name: "application window",
    frames: &[
        "you apply between {opens:day} and {closes:day}",
        "you apply from {opens:day} (to|until) {closes:day}",
        "you apply (by|before) {closes:day}",
        "you apply while the window be open",
        "you apply while the window is open",
        "you apply",
    ],
    examples: &["You must apply between 1 September and 15 January.", "You must apply by 15 January."],
    falls_due: |_| Some(Moment::Apply),
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let (closes, told) = match (clause.day_of_year("closes"), clause.around.day) {
        (Some(day), _) => (When::Yearly(day), format!("by {}", day_of_year(day))),
        (None, Some(day)) => (When::Fixed(day), format!("by {}", day.strftime("%-d %B %Y"))),
        // Without dates, the course's own window decides: it tells when to apply.
        (None, None) if clause.frame != 5 => return Ok(Content::OfTheCourse),
        (None, None) => {
            return Err(Misfit::whole("when does one have to apply?")
                .help("write “between 1 September and 15 January”, or “by 15 January”"));
        }
    };
    let mut applied = vec![Test::new(Field::Applied, Check::ByThen(closes))];
    let mut told = told;
    if let (Some(opens), Some(day)) = (clause.day_of_year("opens"), clause.day_of_year("closes")) {
        applied.push(Test::new(Field::Applied, Check::SinceThen(When::Opening(opens, day))));
        told = format!("between {} and {}", day_of_year(opens), day_of_year(day));
    }
    // Until it closes there is time; after that, who has applied in it has been in time.
    let still = vec![Test::new(Field::Today, Check::ByThen(closes))];
    let condition = Condition { ways: vec![still, applied], ..Condition::held(List::About, Vec::new()) };
    let words = format!("an application made {told}");
    let question = format!("Did you apply {told}?");
    Ok(Content::Matter(Matter::Leaf(yes_or_no(KIND.name, condition, words, question, Change::Fixed))))
}
