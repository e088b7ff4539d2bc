//! Ways to gain what requirements ask for, beside ways into a role: a course in the evening, a placement, an access course.

use crate::condition::{Check, Condition, DayOfYear};
use crate::date::Date;
use crate::requirement::{Owner, Place, Requirement};
use crate::vocabulary::TermId;

/// Something that a way in or an opportunity gives to whoever completes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gain {
    /// As written: *a foundation degree at level 5*.
    pub words: String,
    /// What that is to the rules; none where it is only told.
    pub what: Option<Gained>,
}

impl Gain {
    /// What is given, as written: words that give two things stand once.
    pub fn words(gains: &[Gain]) -> Vec<String> {
        let mut words: Vec<String> = gains.iter().map(|gain| gain.words.clone()).collect();
        words.dedup();
        words
    }

    /// Whether it speaks of this term: is of this type, in this subject, in this setting.
    pub fn names(&self, term: TermId) -> bool {
        match &self.what {
            Some(Gained::Entry(condition)) => condition.ways.iter().flatten().any(|test| match &test.check {
                Check::Within(terms) => terms.contains(&term),
                _ => false,
            }),
            Some(Gained::RightToRegister(register)) => *register == term,
            Some(Gained::Hours(_)) | None => false,
        }
    }

    /// Changes the condition it makes true.
    pub(crate) fn each_condition(&mut self, change: &mut impl FnMut(&mut Condition)) {
        if let Some(Gained::Entry(condition)) = &mut self.what {
            change(condition);
        }
    }
}

/// What is gained, as rules see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gained {
    /// An entry of a list after which this condition holds, and nothing more than it says.
    Entry(Condition),
    /// The right to join this register. Joining it is the register's decision.
    RightToRegister(TermId),
    /// So many hours a week at least in the job that one has, in hundredths. The job stays what it is.
    Hours(i64),
}

/// How somebody learns, as far as it leaves time for other things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pace {
    /// In paid time: it takes none of one's own, and needs the job.
    AtWork,
    /// Beside a job, in one's own time.
    PartTime,
    /// Full-time: there is no time for a job beside it.
    FullTime,
}

/// A way to gain something that requirements ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opportunity {
    /// Its name in addresses and files.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The page it stands on.
    pub place: Place,
    /// The paragraphs under the title.
    pub summary: Vec<String>,
    /// The line that describes it, as written.
    pub line: String,
    /// The fewest and the most months it takes.
    pub months: (u32, u32),
    /// How it is learned.
    pub pace: Pace,
    /// The fewest and the most hours a week of one's own time, where that is told.
    pub hours_a_week: Option<(u32, u32)>,
    /// Whether it is in the evening.
    pub in_evenings: bool,
    /// The least and the most that it costs whoever takes it, in pounds, where that is told.
    pub cost: Option<(u32, u32)>,
    /// The months it starts in, 1 to 12; none where it starts at any time.
    pub starts_in: Vec<i8>,
    /// The last day of the year to apply for the next start, where there is one.
    pub apply_by: Option<DayOfYear>,
    /// Who offers it, or decides who may take it.
    pub owner: Owner,
    /// What it asks of those who start it.
    pub requirements: Vec<Requirement>,
    /// What it gives.
    pub gives: Vec<Gain>,
    /// The footnotes that what its line says rests on.
    pub sources: Vec<String>,
    /// When somebody last went through the page.
    pub reviewed: Option<Date>,
}

impl Opportunity {
    /// Changes every condition that the page speaks of.
    pub fn each_condition(&mut self, change: &mut impl FnMut(&mut Condition)) {
        self.requirements.iter_mut().for_each(|one| one.each_condition(change));
        self.gives.iter_mut().for_each(|gain| gain.each_condition(change));
    }
}
