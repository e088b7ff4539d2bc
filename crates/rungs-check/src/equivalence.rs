//! `Counts as: GCSE in English at grade 4, for the funder, from 1 August 2014`.

use rungs_core::date::Date;
use rungs_core::vocabulary::{Equivalence, TermId, Vocabulary};

use crate::finding::Finding;
use crate::index::Index;
use crate::vocabulary_page::Line;

const SHAPE: &str = "write `Counts as: GCSE in English at grade 4, for the funder, from 1 August 2014`; the subject, the grade and the day can be left out";

pub(crate) fn read(line: &Line<'_>, vocabulary: &Vocabulary, index: &mut Index) -> Result<Equivalence, Finding> {
    let wrong = |why: String| line.finding(why).help(SHAPE);
    let mut parts = line.value().split(", ");
    let thing = parts.next().unwrap_or_default();
    let (thing, grade) = match thing.split_once(" at grade ") {
        Some((thing, grade)) => (thing, Some(grade.trim())),
        None => (thing, None),
    };
    let (kind, subject) = match thing.split_once(" in ") {
        Some((kind, subject)) => (kind, Some(subject.trim())),
        None => (thing, None),
    };
    let mut find = |name: &str, class: &str| {
        let name = name.trim();
        let found = vocabulary.find(name, &[class]);
        found.inspect(|term| index.mention(*term, line.locate(name)));
        found.ok_or_else(|| wrong(format!("the vocabulary has no {class} called “{name}”")))
    };
    let stands_for = find(kind, "qualification")?;
    let subject = subject.map(|subject| find(subject, "subject")).transpose()?;
    let grade = match grade {
        Some(grade) => ranks(vocabulary, stands_for, grade)
            .ok_or_else(|| wrong(format!("“{grade}” is not a grade of {}", vocabulary.title(stands_for))))?,
        None => Vec::new(),
    };
    let (mut owner, mut from, mut told) = (None, None, false);
    for part in parts {
        if let Some(name) = part.trim().strip_prefix("for ") {
            owner = crate::rules::owner(name);
            told = true;
        } else if let Some(day) = part.trim().strip_prefix("from ") {
            from = Some(date(day).ok_or_else(|| wrong(format!("“{day}” is not a day like 1 August 2014")))?);
        } else {
            return Err(wrong(format!("“{part}” says neither for whom nor from when")));
        }
    }
    if !told {
        return Err(wrong("nothing is equivalent everywhere: say for whom, if only “for anyone”".into()));
    }
    Ok(Equivalence { stands_for, subject, grade, owner, from })
}

fn ranks(vocabulary: &Vocabulary, kind: TermId, grade: &str) -> Option<Vec<(TermId, u8)>> {
    let scales = &vocabulary.get(kind)?.scales;
    // What another scale has for it is a floor that may be higher: a 5 is no A, though an A is a 5.
    scales.iter().find_map(|scale| vocabulary.rank(*scale, grade).map(|rank| vec![(*scale, rank)]))
}

/// A day as pages write it: 1 August 2014.
fn date(written: &str) -> Option<Date> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut words = written.split_whitespace();
    let day = words.next()?.parse().ok()?;
    let name = words.next()?;
    let month = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name))?;
    let year = words.next()?.parse().ok()?;
    Date::new(year, i8::try_from(month + 1).ok()?, day).ok().filter(|_| words.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_pages_write_it() {
        let day = |year, month, day| Date::new(year, month, day).ok();
        for (written, expected) in [
            ("1 August 2014", day(2014, 8, 1)),
            ("31 january 2025", day(2025, 1, 31)),
            ("1 December 2014", day(2014, 12, 1)),
            ("31 June 2014", None),
            ("1 Augustus 2014", None),
            ("1 August 2014 on", None),
            ("August 2014", None),
        ] {
            assert_eq!(date(written), expected, "{written}");
        }
    }
}
