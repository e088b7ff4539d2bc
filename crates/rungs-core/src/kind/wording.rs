//! Words for what conditions ask: spoken in questions, in what is missing and in what to do.

use crate::condition::{Condition, DayOfYear};
pub(super) use crate::english::{article, months, months_of_one, number_of};
use crate::kind::{Clause, Joiner, Misfit};
use crate::requirement::{Change, Leaf, Question, Shape};
use crate::vocabulary::TermId;

/// In a frame: how far back is looked at. *In the 2 years* is said together with the moment that they end with.
macro_rules! recently {
    () => {
        "(in|within) (the (last|past) {recent:months}|[the] {window:months})"
    };
}
pub(super) use recently;

/// A place to work with its article: "an eye service", "the NHS", but "social care".
pub(super) fn place(title: &str) -> String {
    const COUNTED: [&str; 19] = [
        "service",
        "department",
        "unit",
        "trust",
        "provider",
        "manufacturer",
        "hospital",
        "clinic",
        "hospice",
        "home",
        "centre",
        "surgery",
        "school",
        "college",
        "nursery",
        "shop",
        "setting",
        "theatre",
        "society",
    ];
    let last = title.rsplit(' ').next().unwrap_or_default();
    match title {
        _ if title.chars().all(char::is_uppercase) => format!("the {title}"),
        _ if COUNTED.contains(&last) => format!("{} {title}", article(title)),
        _ => title.to_owned(),
    }
}

/// "a, b and c" or "a, b or c".
pub(super) fn list(words: &[&str], joiner: Joiner) -> String {
    let last = if joiner == Joiner::Or { " or " } else { " and " };
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., end] => format!("{}{last}{end}", first.join(", ")),
    }
}

/// A whole number for every hundred, with decimals where there are any.
pub(super) fn decimal(hundredths: i64) -> String {
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}.{rest:02}").trim_end_matches('0').to_owned(),
    }
}

/// "the last 2 years", "the last year".
pub(super) fn the_last(months: u32) -> String {
    format!("the last {}", months_of_one(months))
}

/// A thing one has, with its article where it has one: "a passport", but "own transport".
pub(super) fn thing(title: &str) -> String {
    const BARE: [&str; 5] = ["own ", "access ", "your ", "the ", "an "];
    const MASS: [&str; 3] = ["insurance", "transport", "equipment"];
    let plural = title.ends_with('s') && !title.ends_with("ss");
    match BARE.iter().any(|start| title.starts_with(start)) || MASS.iter().any(|end| title.ends_with(end)) || plural {
        true => title.to_owned(),
        false => format!("{} {title}", article(title)),
    }
}

/// "level 3"; the steps below level 1 have names of their own.
pub(super) fn named_level(level: i8) -> String {
    if level <= 0 { format!("Entry level {}", level + 3) } else { format!("level {level}") }
}

/// "level 3 or above", "exactly level 3".
pub(super) fn at_level(level: i8, exactly: bool) -> String {
    let level = named_level(level);
    if exactly { format!("exactly {level}") } else { format!("{level} or above") }
}

/// "15 January".
pub(super) fn day_of_year(day: DayOfYear) -> String {
    let names = jiff::civil::Date::new(2024, day.month, 1).map(|date| date.strftime("%B").to_string());
    format!("{} {}", day.day, names.unwrap_or_default())
}

impl Clause<'_> {
    /// The terms of a slot, any of which is enough; *and* is refused, where nobody is two of them at once.
    pub(super) fn any_of(&self, slot: &'static str) -> Result<Option<&[TermId]>, Misfit> {
        match self.terms(slot) {
            Some((Joiner::And, _)) => {
                Err(Misfit::new(slot, format!("“{}”: each of these, or any?", self.titles(slot)))
                    .help("write “or” for any of them, or a sentence for each"))
            }
            terms => Ok(terms.map(|(_, terms)| terms)),
        }
    }

    pub(super) fn titles(&self, slot: &str) -> String {
        let (joiner, terms) = self.terms(slot).unwrap_or((Joiner::One, &[]));
        let titles: Vec<&str> = terms.iter().map(|term| self.vocabulary.title(*term)).collect();
        list(&titles, joiner)
    }

    pub(super) fn title(&self, term: TermId) -> &str {
        self.vocabulary.title(term)
    }
}

/// A condition that is asked about with yes or no.
pub(super) fn yes_or_no(
    kind: &'static str,
    condition: Condition,
    words: impl Into<String>,
    question: impl Into<String>,
    change: Change,
) -> Leaf {
    let (words, text) = (words.into(), question.into());
    Leaf { condition, kind, words, question: Question { key: text.clone(), text, shape: Shape::YesNo }, change }
}
