//! Columns beside each other: which of those that say the same is kept, and what a whole sheet is.

use super::guess::{Guess, staff_number, words};
use super::{Seen, codes};
use crate::reading::mapping::{Column, Meaning};
use crate::reading::titles::Titles;

/// Groups that are told by at most: an answer by more is no answer.
const MOST_GROUPS: usize = 4;
/// Columns that can be there only once: the one that says most is kept, and the others are left out.
pub(super) fn settled(mut guesses: Vec<Guess>, seen: &[Seen], titles: &Titles<'_>) -> Vec<Guess> {
    let score = |at: usize, is: Meaning| {
        let Some(seen) = seen.get(at) else { return 0.0 };
        match is {
            Meaning::JobTitle => seen
                .cells
                .iter()
                .filter(|cell| titles.find(&cell.text).role().is_some())
                .map(|cell| cell.rows)
                .sum::<u64>() as f64,
            // Of hours and a share of full time, hours need no further number.
            Meaning::HoursAWeek => seen.filled as f64 + 0.5,
            _ => seen.filled as f64,
        }
    };
    let mut once: Vec<Vec<Meaning>> = [
        Meaning::StaffNumber,
        Meaning::AssignmentNumber,
        Meaning::JobTitle,
        Meaning::OccupationCode,
        Meaning::FullTime,
        Meaning::Contract,
        Meaning::StartDate,
        Meaning::EndDate,
        Meaning::Employer,
    ]
    .into_iter()
    .map(|meaning| vec![meaning])
    .collect();
    once.push(vec![Meaning::HoursAWeek, Meaning::ShareOfFullTime]);
    once.push(vec![Meaning::Born, Meaning::Age]);
    for meanings in once {
        let all: Vec<(usize, Meaning)> = guesses
            .iter()
            .enumerate()
            .filter(|(_, guess)| meanings.contains(&guess.column.is))
            .map(|(at, guess)| (at, guess.column.is))
            .collect();
        let best = all.iter().map(|(at, is)| (*at, score(*at, *is)));
        let Some((kept, _)) = best.reduce(|best, other| if other.1 > best.1 { other } else { best }) else { continue };
        let name = guesses.get(kept).map(|guess| guess.column.name.clone()).unwrap_or_default();
        for (at, _) in all.into_iter().filter(|(at, _)| *at != kept) {
            if let Some(guess) = guesses.get_mut(at) {
                guess.column = Column::new(guess.column.name.clone(), Meaning::LeftOut);
                guess.why = format!("“{name}” tells the same, and more of it");
                guess.ask = None;
                guess.codes.clear();
            }
        }
    }
    codes::beside_titles(&mut guesses);
    let groups = guesses.iter_mut().filter(|guess| guess.column.is == Meaning::Group);
    for guess in groups.skip(MOST_GROUPS) {
        guess.column.is = Meaning::LeftOut;
        guess.why = "groups are told by four columns already".to_owned();
    }
    guesses
}

/// The columns of a sheet of answers, if its headings say that it is one.
pub(super) fn answers(headings: &[String]) -> Option<Vec<Column>> {
    let is = |heading: &String| {
        let words = words(heading);
        Some(match words.as_str() {
            _ if staff_number(&words) => Meaning::StaffNumber,
            "question" => Meaning::Question,
            "key" | "question key" | "key leave as it is" => Meaning::QuestionKey,
            "answer" => Meaning::Answer,
            "yes or no" | "yes no" => Meaning::YesOrNo,
            "number" | "how many" => Meaning::Number,
            "month" | "when" | "date" => Meaning::Month,
            "don t know" | "don’t know" | "do not know" | "not known" => Meaning::DoNotKnow,
            _ => return None,
        })
    };
    joined(headings, is, &[Meaning::StaffNumber, Meaning::Question])
}

/// The columns of a sheet of qualifications, if its headings say that it is one.
pub(super) fn qualifications(headings: &[String]) -> Option<Vec<Column>> {
    let is = |heading: &String| {
        let words = words(heading);
        Some(match words.as_str() {
            _ if staff_number(&words) => Meaning::StaffNumber,
            "qualification" | "qualification type" | "type" | "qualification name" => Meaning::Qualification,
            "subject" => Meaning::Subject,
            "grade" | "result" => Meaning::Grade,
            "level" | "qualification level" => Meaning::Level,
            "awarded" | "date awarded" | "award date" | "date achieved" => Meaning::Awarded,
            "studying" | "in progress" => Meaning::Studying,
            _ => return None,
        })
    };
    joined(headings, is, &[Meaning::StaffNumber, Meaning::Qualification])
}

fn joined(headings: &[String], is: impl Fn(&String) -> Option<Meaning>, needed: &[Meaning]) -> Option<Vec<Column>> {
    let mut columns: Vec<Column> = Vec::new();
    for heading in headings {
        let meaning = is(heading).filter(|meaning| columns.iter().all(|column| column.is != *meaning));
        columns.push(Column::new(heading, meaning.unwrap_or(Meaning::LeftOut)));
    }
    needed.iter().all(|needed| columns.iter().any(|column| column.is == *needed)).then_some(columns)
}
