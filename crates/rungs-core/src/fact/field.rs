//! What an entry of a list can say.

use crate::vocabulary::TermId;

/// One thing an entry can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// When the person was born (a day).
    Born,
    /// How tall the person is, in hundredths of centimetres.
    Height,
    /// The day on which the question is asked.
    Today,
    /// When the person applied.
    Applied,
    /// The job or role (a term).
    Role,
    /// The employer's sector (a term).
    Sector,
    /// The setting of the work (a term).
    Setting,
    /// The people worked with (a term).
    With,
    /// Hours a week, in hundredths.
    Hours,
    /// Whether a job is full-time.
    FullTime,
    /// The first day.
    From,
    /// The last day; [`DateRange::LAST`](crate::date::DateRange::LAST) while it goes on.
    Until,
    /// Length in months where no days are told.
    Months,
    /// Whether the work is paid.
    Paid,
    /// Whether it is a job rather than other experience.
    Employed,
    /// Whether the experience was part of training.
    InTraining,
    /// What the employer does for the person.
    Part(Part),
    /// The type of a qualification (a term).
    Type,
    /// The subject of a qualification (a term).
    Subject,
    /// The level of a qualification: 1 to 8; 0, -1 and [`Field::LOWEST_LEVEL`] for Entry level 3, 2 and 1.
    Level,
    /// The grade of a qualification, on the scale it was given on.
    Grade,
    /// The day of an award, check, test or training.
    On,
    /// The day that stands for the sitting in which an exam was taken: the first of its month.
    Sitting,
    /// Whether a qualification is held, rather than still studied for.
    Held,
    /// The type of qualification that the person says this one is equivalent to (a term).
    EquivalentTo,
    /// Who approved the qualification (a term).
    ApprovedBy,
    /// UCAS points that a qualification carries.
    Points,
    /// How many credits.
    Credits,
    /// The level of credits, which need not be that of the qualification they belong to.
    CreditLevel,
    /// What the entry is about: the register, check, test, country, ability, duty … (a term).
    What,
    /// The profession registered in, or of the post one goes for (a term).
    Profession,
    /// The category of a driving licence (a term).
    Category,
    /// Whether a driving licence is full, rather than provisional.
    Full,
    /// Whether a driving licence is for cars with gears.
    Manual,
    /// Whether a driving licence has no points on it.
    Clean,
    /// The country that issued a licence (a term).
    IssuedIn,
    /// Who issued a licence (a term).
    IssuedBy,
    /// Hours logged, in hundredths.
    Logged,
    /// Whether a duty or skill has been signed off.
    SignedOff,
    /// Whether the assessor is somebody else than the person.
    ByAnother,
    /// Minutes of travel to a place, in hundredths.
    Minutes,
    /// Miles to a place, in hundredths.
    Miles,
    /// A share of working time, per cent.
    Share,
    /// A score in a test, in hundredths: the overall one or a part's.
    Score(Score),
    /// How the entry is known: 0 said, 1 seen, 2 verified.
    KnownBy,
}

/// What sort of value a field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say all there is to say")]
pub enum Sort {
    Term,
    Number,
    Date,
    Truth,
    Grade,
}

impl Field {
    /// The two ends of a period and its length: what is known of one of these says something about the others.
    pub const PERIOD: [Field; 3] = [Field::From, Field::Until, Field::Months];

    /// The lowest level there is: Entry level 1.
    pub const LOWEST_LEVEL: i64 = -2;

    /// The least and the most that a number in it can be.
    pub fn ends(self) -> (i64, i64) {
        match self {
            Field::Level | Field::CreditLevel => (Field::LOWEST_LEVEL, 8),
            _ => (0, i64::MAX),
        }
    }

    /// What sort of value it has.
    pub fn sort(self) -> Sort {
        match self {
            Field::Role
            | Field::Sector
            | Field::Setting
            | Field::With
            | Field::Type
            | Field::Subject
            | Field::EquivalentTo
            | Field::ApprovedBy
            | Field::What
            | Field::Profession
            | Field::Category
            | Field::IssuedIn
            | Field::IssuedBy => Sort::Term,
            Field::FullTime
            | Field::Paid
            | Field::Employed
            | Field::InTraining
            | Field::Part(_)
            | Field::Held
            | Field::Full
            | Field::Manual
            | Field::Clean
            | Field::SignedOff
            | Field::ByAnother => Sort::Truth,
            Field::Height
            | Field::Hours
            | Field::Months
            | Field::Level
            | Field::Points
            | Field::Credits
            | Field::CreditLevel
            | Field::Logged
            | Field::Minutes
            | Field::Miles
            | Field::Share
            | Field::Score(_)
            | Field::KnownBy => Sort::Number,
            Field::Born | Field::Today | Field::Applied | Field::From | Field::Until | Field::On | Field::Sitting => {
                Sort::Date
            }
            Field::Grade => Sort::Grade,
        }
    }

    /// How many of the field's units make one of what people count in: a hundred hundredths are an hour.
    pub fn units(self) -> i64 {
        match self {
            Field::Height | Field::Hours | Field::Logged | Field::Minutes | Field::Miles | Field::Score(_) => 100,
            _ => 1,
        }
    }

    /// The classes of terms that can stand in it; empty where any can.
    pub fn classes(self) -> &'static [&'static str] {
        match self {
            Field::Role => &["role", "role family", "job"],
            Field::Sector => &["sector"],
            Field::Setting => &["setting"],
            Field::With => &["client group"],
            Field::Type | Field::EquivalentTo => &["qualification"],
            Field::Subject => &["subject"],
            Field::ApprovedBy => &["register", "regulator"],
            Field::Profession => &["profession"],
            Field::Category => &["driving category"],
            Field::IssuedIn => &["country"],
            Field::IssuedBy => &["issuer"],
            _ => &[],
        }
    }
}

/// What an employer can do for someone on their way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Takes part in this scheme.
    Scheme(TermId),
    /// Sponsors the place or the apprenticeship.
    Sponsor,
    /// Supports the application.
    Support,
    /// Has a line manager who supports the application.
    Manager,
    /// Gives time off to study.
    Release,
    /// Provides a placement.
    Placement,
}

/// The scores of a language test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say all there is to say")]
pub enum Score {
    Overall,
    Listening,
    Reading,
    Writing,
    Speaking,
}

impl Score {
    /// The four parts, without the overall score.
    pub const PARTS: [Score; 4] = [Score::Listening, Score::Reading, Score::Writing, Score::Speaking];
}
