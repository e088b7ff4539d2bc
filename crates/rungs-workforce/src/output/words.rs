//! Words that several outputs use: counts, days, sorts, standings.

use rungs_app::wire::sweep::{Group, MissingColumn, MissingFact, UntoldGroups};
pub(crate) use rungs_app::words::{in_threes as number, told_date as day};
use rungs_core::standing::{Interval, Standing};

use crate::output::report::{PersonRow, Place, Sort};

/// *1 person*, *1,184 people*.
pub(crate) fn people(count: u64) -> String {
    counted(count, "person", "people")
}

/// *It is not a level.*
pub(crate) fn sentence(text: &str) -> String {
    rungs_app::words::stopped(&rungs_app::words::capital(text))
}

/// A number with its noun.
pub(crate) fn counted(count: u64, one: &str, more: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { more })
}

/// What stands below a table of groups.
pub(crate) const HIDDEN: &str =
    "Counts under 5 are hidden, and others where a hidden one could be worked out from them.";

/// What a group is called.
pub(crate) fn group(group: &Group) -> String {
    match (&group.name, group.of) {
        (Some(name), _) => name.clone(),
        (None, 1) => "Nothing said".to_owned(),
        (None, of) => format!("{} together", counted(of, "small group", "small groups")),
    }
}

/// That nothing is told by a column, and why: it stands where its groups would.
pub(crate) fn untold_groups(untold: &UntoldGroups) -> String {
    format!("By “{}” nothing is told: {}.", untold.column, untold.why)
}

/// The counts of a group in the order of [`Sort::ALL`]; none where one is hidden.
pub(crate) fn group_counts(group: &Group) -> [Option<u64>; 5] {
    Sort::ALL.map(|sort| match sort {
        Sort::Ready => group.ready,
        Sort::TheyDecide => group.they_decide,
        Sort::OneStepAway => group.one_step_away,
        Sort::CannotTell => group.cannot_tell,
        Sort::Further => group.further,
    })
}

/// Where an answer belongs: in which column, and for how many it is empty; or which column isn't there.
pub(crate) fn belongs(missing: &MissingFact) -> String {
    let empty = match missing.blank {
        0 => String::new(),
        blank => format!(", empty for {}", number(blank)),
    };
    let column = missing.column.as_ref().map(|column| format!("In the column “{column}”{empty}"));
    let wanted = missing.wanted.as_ref().map(|wanted| format!("No column says it: {wanted}"));
    column.into_iter().chain(wanted).collect::<Vec<_>>().join(". ")
}

/// A column for lack of which people can't be told.
pub(crate) fn missing_column(missing: &MissingColumn) -> String {
    match &missing.column {
        Some(column) => format!("“{column}” is empty"),
        None => format!("No column: {}", missing.says),
    }
}

/// What a sort is called.
pub(crate) fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Ready => "Ready",
        Sort::TheyDecide => "They decide",
        Sort::OneStepAway => "One step away",
        Sort::CannotTell => "Can't tell yet",
        Sort::Further => "Further off",
    }
}

/// What a sort means, below its number.
pub(crate) fn sort_means(sort: Sort) -> &'static str {
    match sort {
        Sort::Ready => "meet everything asked",
        Sort::TheyDecide => "whoever offers the place, or who else is named, decides",
        Sort::OneStepAway => "one thing to do, and they are ready",
        Sort::CannotTell => "the file doesn't say enough",
        Sort::Further => "two or more things to do",
    }
}

/// Where somebody stands, in words.
pub(crate) fn standing(interval: Interval) -> String {
    let of = |standing: Standing| match standing {
        Standing::NotYet => "not yet",
        Standing::ByException => "an exception",
        Standing::AtDiscretion => "they decide",
        Standing::Ready => "ready",
    };
    if interval.is_settled() {
        match interval.floor {
            Standing::NotYet => "Not yet".to_owned(),
            Standing::ByException => "They would have to make an exception".to_owned(),
            Standing::AtDiscretion => "They decide".to_owned(),
            Standing::Ready => "Ready".to_owned(),
        }
    } else {
        match interval.floor {
            Standing::NotYet => format!("Can't tell yet: at best {}", of(interval.ceiling)),
            Standing::ByException => format!("At least by an exception; at best {}", of(interval.ceiling)),
            Standing::AtDiscretion | Standing::Ready => format!("They decide; at best {}", of(interval.ceiling)),
        }
    }
}

/// Where in the export: *Staff row 12*.
pub(crate) fn place(place: &Place) -> String {
    match &place.sheet {
        Some(sheet) => format!("{sheet} row {}", place.row),
        None => format!("row {}", place.row),
    }
}

/// All the rows of a person.
pub(crate) fn places(row: &PersonRow) -> String {
    row.places.iter().map(place).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_are_written_as_people_do() {
        for (count, expected) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(number(count), expected);
        }
        assert_eq!(people(1), "1 person");
        assert_eq!(people(1_184), "1,184 people");
        assert_eq!(day("2027-09-01"), "1 September 2027");
        assert_eq!(day("soon"), "soon");
    }
}
