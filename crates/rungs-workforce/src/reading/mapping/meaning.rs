//! What a column can be: one line each, from which the reader, the draft and the documentation know it.

use std::fmt;

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the table below says what each is")]
pub enum Meaning {
    StaffNumber,
    AssignmentNumber,
    JobTitle,
    OccupationCode,
    HoursAWeek,
    ShareOfFullTime,
    FullTime,
    Contract,
    StartDate,
    EndDate,
    Employer,
    Sector,
    Setting,
    PeopleWorkedWith,
    Born,
    Age,
    Grade,
    Level,
    HighestLevel,
    Qualification,
    QualificationHeld,
    NumberHeld,
    Registration,
    RegisteredUntil,
    RightToWork,
    Training,
    Check,
    Test,
    Vaccination,
    Has,
    Nationality,
    LivesThereSince,
    Subject,
    Awarded,
    Studying,
    EmployerName,
    TakesPart,
    Question,
    QuestionKey,
    Answer,
    YesOrNo,
    Number,
    Month,
    DoNotKnow,
    Group,
    LeftOut,
}

/// A sheet that a column can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// The staff: a row for each assignment.
    Staff,
    /// A row for each qualification.
    Qualifications,
    /// A row for each employer or site.
    Employers,
    /// A row for each question of somebody.
    Answers,
}

/// A line of the table of meanings.
#[derive(Clone, Copy, Debug)]
pub struct Described {
    /// The meaning.
    pub meaning: Meaning,
    /// Its name in a mapping.
    pub name: &'static str,
    /// The sheets it can be in.
    pub on: &'static [On],
    /// Keys that have to stand beside it.
    pub needs: &'static [&'static str],
    /// Keys that may stand beside it.
    pub may: &'static [&'static str],
    /// What a cell of such a column says.
    pub cell: &'static str,
}

const fn line(
    meaning: Meaning,
    name: &'static str,
    on: &'static [On],
    needs: &'static [&'static str],
    may: &'static [&'static str],
    cell: &'static str,
) -> Described {
    Described { meaning, name, on, needs, may, cell }
}

const STAFF: &[On] = &[On::Staff];
const QUALIFICATIONS: &[On] = &[On::Qualifications];
const EMPLOYERS: &[On] = &[On::Employers];
const ANSWERS: &[On] = &[On::Answers];

/// Every meaning.
pub const MEANINGS: &[Described] = &[
    line(
        Meaning::StaffNumber,
        "staff number",
        &[On::Staff, On::Qualifications, On::Answers],
        &[],
        &[],
        "Whose row it is; several rows of one number are the assignments of one person.",
    ),
    line(
        Meaning::AssignmentNumber,
        "assignment number",
        STAFF,
        &[],
        &[],
        "Which assignment of theirs it is; the same one again is a duplicate, and set aside.",
    ),
    line(
        Meaning::JobTitle,
        "job title",
        STAFF,
        &[],
        &[],
        "A job: a role of the framework by its title, another name or a close spelling. `values` gives the others.",
    ),
    line(
        Meaning::OccupationCode,
        "occupation code",
        STAFF,
        &["values"],
        &[],
        "A code whose roles `values` gives; used where the job title names none.",
    ),
    line(Meaning::HoursAWeek, "hours a week", STAFF, &[], &[], "A number up to 168, or `37:30`."),
    line(
        Meaning::ShareOfFullTime,
        "share of full time",
        STAFF,
        &[],
        &[],
        "1 is full time, 0.6 or 60% is three fifths; times `full_time_hours`.",
    ),
    line(Meaning::FullTime, "full time", STAFF, &[], &[], "Yes, no, `Full Time` or `Part Time`."),
    line(
        Meaning::Contract,
        "contract",
        STAFF,
        &[],
        &[],
        "`Permanent`, `Fixed Term` and the like: employed here. `Bank`: employed here, with no hours promised, so 0 hours a week are left unknown. `Agency`, `Honorary`: of another employer, of which nothing is known. In `values`: `here`, `bank`, `elsewhere`.",
    ),
    line(Meaning::StartDate, "start date", STAFF, &[], &["dates"], "When this assignment began."),
    line(Meaning::EndDate, "end date", STAFF, &[], &["dates"], "When it ended, or will; blank while it goes on."),
    line(
        Meaning::Employer,
        "employer",
        &[On::Staff, On::Employers],
        &[],
        &[],
        "The employer's name, or a code that the sheet of employers has.",
    ),
    line(Meaning::Sector, "sector", &[On::Staff, On::Employers], &[], &[], "The employer's sector: NHS, social care."),
    line(
        Meaning::Setting,
        "setting",
        &[On::Staff, On::Employers],
        &[],
        &[],
        "Where the work is done: hospital, care home.",
    ),
    line(Meaning::PeopleWorkedWith, "people worked with", STAFF, &[], &[], "The people worked with: older people."),
    line(Meaning::Born, "born", STAFF, &[], &["dates"], "The day, month or year of birth."),
    line(Meaning::Age, "age", STAFF, &[], &[], "Years, or a band: `25-29`."),
    line(
        Meaning::Grade,
        "grade",
        &[On::Staff, On::Qualifications],
        &[],
        &["type", "subject"],
        "The grade of the qualification named beside it, or in its row. `None` or no: they have none. Yes: they have it, with a grade that isn't known.",
    ),
    line(
        Meaning::Level,
        "level",
        &[On::Staff, On::Qualifications],
        &[],
        &["type", "subject"],
        "The level of a qualification they hold: `3`, `Level 3`, `Entry 3`.",
    ),
    line(
        Meaning::HighestLevel,
        "highest level",
        STAFF,
        &[],
        &["type", "subject"],
        "The same, and that they hold none above.",
    ),
    line(
        Meaning::Qualification,
        "qualification",
        &[On::Staff, On::Qualifications],
        &[],
        &["subject"],
        "The type of a qualification, as the framework names it. `values` gives the others: `{ type: NVQ, level: 3 }`.",
    ),
    line(
        Meaning::QualificationHeld,
        "qualification held",
        STAFF,
        &["type"],
        &["subject", "level", "grade", "dates"],
        "Yes, no, or when it was awarded.",
    ),
    line(
        Meaning::NumberHeld,
        "number held",
        STAFF,
        &["type"],
        &["grade"],
        "How many they hold, of that grade or above, and that there are no more.",
    ),
    line(
        Meaning::Registration,
        "registration",
        STAFF,
        &["register"],
        &["profession", "dates"],
        "Yes, no, or since when. Where it is a number, `otherwise: yes`.",
    ),
    line(Meaning::RegisteredUntil, "registered until", STAFF, &["register"], &["dates"], "When the registration ends."),
    line(
        Meaning::RightToWork,
        "right to work",
        STAFF,
        &[],
        &["country"],
        "Yes or no; of the UK, unless a country is named.",
    ),
    line(Meaning::Training, "training", STAFF, &["training"], &["dates"], "Yes, no, or when it was completed."),
    line(Meaning::Check, "check", STAFF, &["check"], &["dates"], "Yes, no, or when it was passed."),
    line(Meaning::Test, "test", STAFF, &["test"], &["dates"], "Yes, no, or when it was passed."),
    line(Meaning::Vaccination, "vaccination", STAFF, &["against"], &["dates"], "Yes, no, or when it was complete."),
    line(
        Meaning::Has,
        "has",
        STAFF,
        &["thing"],
        &[],
        "Yes or no: what the person file has below `has`, such as a driving licence.",
    ),
    line(Meaning::Nationality, "nationality", STAFF, &[], &[], "A citizenship."),
    line(
        Meaning::LivesThereSince,
        "lives there since",
        STAFF,
        &["country"],
        &["dates"],
        "Since when they live in that country.",
    ),
    line(Meaning::Subject, "subject", QUALIFICATIONS, &[], &[], "The subject of the qualification."),
    line(Meaning::Awarded, "awarded", QUALIFICATIONS, &[], &["dates"], "When it was awarded."),
    line(Meaning::Studying, "studying", QUALIFICATIONS, &[], &[], "Whether it is still being studied for."),
    line(Meaning::EmployerName, "employer name", EMPLOYERS, &[], &[], "The name that goes with the code."),
    line(Meaning::TakesPart, "takes part", EMPLOYERS, &["scheme"], &[], "Whether it takes part in that scheme."),
    line(Meaning::Question, "question", ANSWERS, &[], &[], "The question, in the words it was asked in."),
    line(
        Meaning::QuestionKey,
        "question key",
        ANSWERS,
        &[],
        &[],
        "The key that stands beside the question in a workbook of ours; it comes before the words.",
    ),
    line(Meaning::Answer, "answer", ANSWERS, &[], &[], "Yes, no, a number, a month, or *don't know*."),
    line(Meaning::YesOrNo, "yes or no", ANSWERS, &[], &[], "Yes or no."),
    line(Meaning::Number, "number", ANSWERS, &[], &[], "How many."),
    line(Meaning::Month, "month", ANSWERS, &[], &["dates"], "A day, a month or a year."),
    line(
        Meaning::DoNotKnow,
        "don't know",
        ANSWERS,
        &[],
        &[],
        "Anything but *no*: they can't say, and aren't asked again.",
    ),
    line(
        Meaning::Group,
        "group",
        STAFF,
        &[],
        &[],
        "What the answer is told by: a directorate, a site, a band. It decides nothing.",
    ),
    line(
        Meaning::LeftOut,
        "left out",
        &[On::Staff, On::Qualifications, On::Employers, On::Answers],
        &[],
        &[],
        "Never read past the heading: names, addresses, National Insurance numbers.",
    ),
];

impl Meaning {
    /// Its line in the table.
    pub fn described(self) -> &'static Described {
        const NONE: Described = line(Meaning::LeftOut, "left out", &[], &[], &[], "");
        MEANINGS.iter().find(|described| described.meaning == self).unwrap_or(&NONE)
    }

    /// The name used in a mapping.
    pub fn as_str(self) -> &'static str {
        self.described().name
    }

    /// Reads a name.
    pub fn from_name(name: &str) -> Option<Meaning> {
        let name = name.trim().to_lowercase().replace('’', "'");
        MEANINGS.iter().find(|described| described.name == name).map(|described| described.meaning)
    }

    /// Whether several columns of one sheet can be this: all that name a thing beside it, and groups.
    pub(crate) fn is_repeatable(self) -> bool {
        let described = self.described();
        let names_a_thing = !described.needs.is_empty() && self != Meaning::OccupationCode;
        let others = [
            Meaning::Grade,
            Meaning::Level,
            Meaning::HighestLevel,
            Meaning::Qualification,
            Meaning::RightToWork,
            Meaning::Nationality,
            Meaning::Group,
            Meaning::LeftOut,
        ];
        names_a_thing || others.contains(&self)
    }

    /// Whether its cells are dates, or can be.
    pub(crate) fn has_dates(self) -> bool {
        self.described().may.contains(&"dates")
    }
}

impl fmt::Display for Meaning {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
