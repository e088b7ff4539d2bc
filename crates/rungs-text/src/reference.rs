//! What the frame of the language can say, part by part, for the reference that authors read.
//!
//! The words stand where they are read wherever that is a list: headings, kinds of ways in, moments. The rest is written
//! here, and a test reads every form and sees that it says what it is said to.

use crate::heading;
use crate::line::{self, RouteKind};
use crate::moment;
use crate::opportunity_line::{self, Pace};
use crate::refusal::always::upper_first;

/// One thing that can be said, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// What it means, in one sentence.
    pub means: &'static str,
    /// As the formatter writes it, in a whole sentence.
    pub written: &'static str,
    /// What is read as the same.
    pub also: &'static [&'static str],
}

const fn form(written: &'static str, means: &'static str, also: &'static [&'static str]) -> Form {
    Form { means, written, also }
}

/// How strongly something is asked for.
pub const STRENGTHS: &[Form] = &[
    form(
        "You must have a driving licence.",
        "Without it: not yet.",
        &[
            "You need a driving licence.",
            "You have to have a driving licence.",
            "You need to have a driving licence.",
            "You will need a driving licence.",
            "You are required to have a driving licence.",
        ],
    ),
    form(
        "You usually have a driving licence.",
        "Without it: only by exception, if they set their usual rule aside.",
        &[
            "You usually need a driving licence.",
            "You normally have a driving licence.",
            "You generally need a driving licence.",
            "You are likely to need a driving licence.",
        ],
    ),
    form(
        "You should have a driving licence.",
        "As usually; with somebody who decides, a judgement against you leaves an exception.",
        &["You are expected to have a driving licence."],
    ),
    form(
        "You may need a driving licence.",
        "Without it: for them to decide, as only some ask for it.",
        &[
            "Some employers ask for a driving licence.",
            "Some universities ask for a driving licence.",
            "For some jobs, you need a driving licence.",
            "You might need a driving licence.",
        ],
    ),
    form(
        "Preferably, you have a driving licence.",
        "Shown, and decides nothing.",
        &[
            "Ideally, you have a driving licence.",
            "It helps to have a driving licence.",
            "A driving licence is useful.",
            "A driving licence is an advantage.",
        ],
    ),
    form(
        "A driving licence may count instead of the GCSEs, as the university decides.",
        "Another way to meet an earlier bullet, if they accept it. In a list, “…, which may count instead, as the university decides.” ends an item.",
        &["A driving licence may be accepted instead of the GCSEs, as the university decides."],
    ),
    form(
        "You usually have a driving licence, but a driving licence may count instead, as the university decides.",
        "Both in one sentence: what stands before keeps its strength, and what stands behind is another way to meet it.",
        &[
            "You usually have a driving licence, and a driving licence may be accepted instead, as the university decides.",
        ],
    ),
];

/// Who decides, at the end of a sentence.
pub const DECIDERS: &[Form] = &[
    form(
        "You must have a driving licence, as the university decides.",
        "What facts can settle is looked up; the rest is their judgement.",
        &["You must have a driving licence, as the university judges."],
    ),
    form(
        "You must show that you can study at degree level, as they decide.",
        "“They” are whoever asks. Behind a decider any words may stand: then nothing is looked up, and all of it is their judgement. Values, statements, commitment, interviews, auditions and portfolios are weighed once a place is offered; a claim about oneself (show that you …, be able to …) is judged at the start, and so is a portfolio that is the way in.",
        &[],
    ),
];

/// When a sentence applies.
pub const GUARDS: &[Form] = &[
    form(
        "If you have a driving licence, you must swim.",
        "Only for those of whom it is true. Any sentence of this page can be a condition, in the present tense.",
        &["You must swim if you have a driving licence."],
    ),
    form("Unless you have a driving licence, you must swim.", "Only for those of whom it isn't true.", &[]),
    form("If you don't have a driving licence, you must swim.", "The same with the clause turned round.", &[]),
    form(
        "If you play an instrument, you must swim.",
        "A clause about you, your employer, the course or the post that is no sentence of this page is asked word for word, as yes or no.",
        &[],
    ),
];

/// Whose rule a sentence is, where the heading doesn't say so.
pub const SCOPES: &[Form] = &[
    form("For funding, you must have a driving licence.", "It decides who pays, and not who may start.", &[]),
    form("For registration, you must have a driving licence.", "The regulator asks for it.", &[]),
    form("For the post, you must have a driving licence.", "The employer asks for it.", &[]),
    form("At Northmoor University, you must have a driving licence.", "One provider asks for it.", &[]),
];

/// Lines that introduce a nested list.
pub const LISTS: &[Form] = &[
    form("You must have one of:", "Any of the bullets below is enough.", &["You must have either:"]),
    form("You must have all of:", "Every bullet below is needed.", &["You need:", "You must have both:"]),
    form("You must have at least 2 of:", "So many of the bullets below are enough.", &["You must have 2 of:"]),
    form("If you have a driving licence, you must:", "Every bullet below is needed, in that case.", &[]),
    form("A relevant role is one of:", "What the phrase means on this page; the bullets below are names.", &[]),
];

/// Sentences that are read as they stand.
pub const SILENCES: &[Form] = &[
    form("There are no set requirements.", "Nothing is asked: ready.", &["There are no set entry requirements."]),
    form("There are no set requirements, and the employer decides.", "Nothing is asked, and they choose.", &[]),
    form(
        "Requirements vary by university.",
        "Beside other bullets a remark; alone, nothing is known before an offer is chosen.",
        &["Entry requirements vary between universities."],
    ),
    form(
        "What is needed here isn't known yet.",
        "Nobody knows: not yet to ready.",
        &["What is needed here is not known yet."],
    ),
];

/// What one provider fills in, of what a general rule leaves open: below its heading, or behind *At* and its name.
pub const FILLED_IN: &[Form] = &[
    form(
        "The GCSEs are not asked for.",
        "What the general rules usually ask, or may ask, isn't asked there.",
        &["The GCSEs aren't asked for here."],
    ),
    form(
        "Nothing else is asked for.",
        "Where requirements vary: what is told of this provider is all it asks.",
        &["Nothing else is asked for here."],
    ),
    form("The GCSEs are asked for.", "It is asked there, of everybody.", &["The GCSEs are asked for here."]),
    form(
        "Experience counts instead.",
        "What may count instead, if they accept it, counts there.",
        &["Experience counts.", "Experience is accepted instead."],
    ),
    form(
        "Experience does not count instead.",
        "It doesn't count there.",
        &["Experience doesn't count instead.", "Experience is not accepted instead."],
    ),
];

/// Lines of a way in beside the one that says what kind it is.
pub const LINES: &[Form] = &[
    form("Gives a foundation degree at level 5.", "What one has at the end: never asked for at the start.", &[]),
    form("It takes 18 to 24 months.", "How long, where its first line doesn't say so.", &["It takes up to 24 months."]),
    form("If you hold a degree, it takes 12 months.", "How long for some.", &[]),
    form("Asked by the regulator.", "Who asks for all below this heading.", &[]),
    form("Offered only by those named.", "There is no provider beside those whose rules stand here.", &[]),
];

/// Lines of an opportunity: below the title, in a paragraph of their own.
pub const OPPORTUNITY_LINES: &[Form] = &[
    form(
        "Part-time course at level 2, 3 to 6 months, 4 hours a week, in the evening, online, starting in January or September.",
        "What it is, how long it takes, and how much of one's own time. Only the length has to be there, in days, weeks, months or years.",
        &[
            "Part-time course, level 2, 3 to 6 months, 4 hours per week, evenings, online, starting in January or September.",
        ],
    ),
    form(
        "Costs £300 to £500.",
        "What it costs whoever takes it; without the line nobody knows.",
        &["It costs £300 to £500."],
    ),
    form("Costs up to £500.", "At most so much.", &[]),
    form("Costs nothing.", "It is free.", &["Costs £0."]),
    form("Apply by 31 July.", "The last day of a year to apply for the next start.", &[]),
    form(
        "Gives a foundation degree at level 5.",
        "What one has at the end, in words that a rule would ask for: plans count on it.",
        &[],
    ),
    form("Gives 30 hours a week in the job you have.", "So many hours at least, in the job that one has already.", &[]),
    form(
        "Offered by the employer.",
        "Who offers it and decides who may take it; without the line a college or another provider.",
        &[],
    ),
];

/// Everything that the line of an opportunity can begin with, by how it is learned.
pub fn opportunity_kinds() -> Vec<(&'static str, Vec<String>)> {
    let told = |pace: Pace| match pace {
        Pace::PartTime => "Beside a job, in one's own time.",
        Pace::AtWork => "In paid time: it takes none of one's own, and needs the job.",
        Pace::FullTime => "Full-time: it leaves no time for a job.",
    };
    let named = |wanted: Pace| {
        let kinds = opportunity_line::KINDS.iter().filter(|(_, pace, _)| *pace == wanted);
        kinds.map(|(name, ..)| upper_first(name)).collect()
    };
    [Pace::PartTime, Pace::AtWork, Pace::FullTime].into_iter().map(|pace| (told(pace), named(pace))).collect()
}

/// A heading, where it belongs, and what stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingForm {
    /// As it is written, with its marks.
    pub written: String,
    /// What stands below it.
    pub holds: &'static str,
}

/// Every heading of a role page.
pub fn headings() -> Vec<HeadingForm> {
    heading::all()
        .map(|(level, heading)| HeadingForm {
            written: format!("{} {}", "#".repeat(usize::from(level)), heading.canonical()),
            holds: heading.holds(),
        })
        .collect()
}

/// Every moment that is a fixed phrase, with what is read as the same.
pub fn moments() -> Vec<(&'static str, Vec<&'static str>)> {
    same(moment::phrases())
}

/// Moments with a number or a day in them.
pub const OPEN_MOMENTS: &[Form] = &[
    form(
        "You must have a driving licence within 3 months of starting.",
        "Counted from applying, starting, finishing, qualifying or registering.",
        &["You must have a driving licence within 12 weeks of starting."],
    ),
    form("You must have a driving licence every 5 years.", "Again and again.", &[]),
    form(
        "You must have a driving licence by 1 August 2025.",
        "By a day.",
        &["You must have a driving licence no later than 1 August 2025."],
    ),
];

/// Every kind of way in with its other names: its line begins with one.
pub fn route_kinds() -> Vec<(String, Vec<String>)> {
    let mut known: Vec<(&str, RouteKind, Vec<String>)> = Vec::new();
    for (name, kind) in line::KINDS {
        match known.iter_mut().find(|(_, other, _)| other == kind) {
            Some((.., also)) => also.push((*name).to_owned()),
            None => known.push((*name, *kind, Vec::new())),
        }
    }
    known.into_iter().map(|(name, _, also)| (upper_first(name), also)).collect()
}

/// Every name that the line of a way in can begin with, as it stands there, with the kind it names.
pub fn ways_in() -> impl Iterator<Item = (String, RouteKind)> {
    line::KINDS.iter().map(|(name, kind)| (upper_first(name), *kind))
}

/// How people learn or work on a way in, as its line may say.
pub fn modes() -> &'static [&'static str] {
    line::MODES
}

/// Phrases by the canonical one they stand for, which stands in front of them, in the order of the canonical ones.
fn same(phrases: impl Iterator<Item = (&'static str, &'static str)>) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut known: Vec<(&str, Vec<&str>)> = Vec::new();
    for (phrase, canonical) in phrases {
        match known.iter_mut().find(|(other, _)| *other == canonical) {
            Some((_, also)) => also.push(phrase),
            None => known.push((canonical, Vec::new())),
        }
    }
    known
}
