//! Apprenticeship standards and frameworks of England: a table with a standard a row, or a list of frameworks in JSON.
//!
//! Neither says what is asked of anybody. Each becomes a role with one way in, its level, its code and its length, and with
//! the honest sentence that what is needed isn't known.

mod framework;
mod table;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jiff::civil::Date;
use rungs_core::english::number_of;

use crate::input::unpacked;
use crate::markdown::{escaped, slug};
use crate::report::{Fate, Fault, Records, Tally};
use crate::{Import, vocabulary};

/// A standard or a framework, whichever file it came from. What isn't said is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Standard {
    /// Where it stands in its file.
    place: String,
    title: String,
    level: Option<u8>,
    /// *ST0215*
    reference: Option<String>,
    months: Option<u32>,
    /// The first and the last day on which somebody could start.
    from: Option<Date>,
    until: Option<Date>,
    /// What else is told of it.
    notes: Vec<String>,
    /// Its items, by field, with what became of them; they count once it is known whether it has a page.
    items: Vec<(&'static str, Fate)>,
}

/// What a file came to.
#[derive(Debug, Default)]
struct Read {
    standards: Vec<Standard>,
    records: usize,
    faults: Vec<Fault>,
}

/// Turns standards or frameworks into a framework's folder. `on` is the day of the import.
pub fn import(bytes: &[u8], on: Date) -> Import {
    let input = unpacked(bytes);
    let first = input.content.iter().find(|byte| !byte.is_ascii_whitespace());
    let mut read = match first {
        Some(b'[' | b'{') => framework::read(&input.content),
        _ => table::read(&input.content),
    };
    if let Some(why) = input.broken {
        let what = format!("{why}; {} records were read before it broke", read.standards.len());
        read.faults.push(Fault { place: "the file".to_owned(), what });
    }
    let mut tally = Tally::default();
    let mut pages = vocabulary::pages([], &rungs_core::vocabulary::Vocabulary::default());
    let mut taken = BTreeSet::new();
    let mut count = 0;
    for standard in &read.standards {
        let (title, slug) = (title(standard), slug(&title(standard)));
        let why = if standard.title.is_empty() || slug.is_empty() {
            Some("it has no title")
        } else if !taken.insert(slug.clone()) {
            Some("another one has this title and level")
        } else {
            None
        };
        for (field, fate) in &standard.items {
            tally.item(field, why.map_or(*fate, Fate::Lost));
        }
        match why {
            Some(why) => read.faults.push(Fault { place: standard.place.clone(), what: format!("{why}: set aside") }),
            None => {
                count += 1;
                pages.push((format!("roles/{slug}.md"), page(standard, &title, &slug, on)));
            }
        }
    }
    pages.push(("framework.md".to_owned(), about(count, on)));
    pages.sort();
    let mut report = tally.into_report("standards");
    report.records = Records { in_: read.records, read: count, set_aside: read.records.saturating_sub(count) };
    report.faults = read.faults;
    report.files = pages.iter().map(|(path, _)| path.clone()).collect();
    Import { files: pages, report }
}

/// One title may come at several levels, and each is another way to go.
fn title(standard: &Standard) -> String {
    match standard.level {
        Some(level) => format!("{} at level {level}", standard.title),
        None => standard.title.clone(),
    }
}

fn page(standard: &Standard, title: &str, slug: &str, on: Date) -> String {
    let mut front = format!("---\nrole: {slug}\n");
    // Writing to a string can't fail.
    let _ = standard.level.map_or(Ok(()), |level| writeln!(front, "level: {level}"));
    let _ = standard.from.map_or(Ok(()), |day| writeln!(front, "in-force: {day}"));
    let _ = standard.until.map_or(Ok(()), |day| writeln!(front, "until: {day}"));
    let mut line = "Apprenticeship".to_owned();
    let _ = standard.level.map_or(Ok(()), |level| write!(line, " at level {level}"));
    let _ = standard.reference.as_ref().map_or(Ok(()), |reference| write!(line, ", standard {reference}"));
    let _ = standard.months.map_or(Ok(()), |months| write!(line, ", {}", number_of(months, "month")));
    let notes: String = standard.notes.iter().map(|note| format!("\n{note}\n")).collect();
    format!(
        "{front}imported-from: Apprenticeship standards and frameworks for England, 2020\n---\n# {title}\n\n## Ways in\n\n\
         ### Apprenticeship\n{line}.\n- What is needed here isn't known yet.[^{slug}]\n\n## Notes\n\
         What an apprenticeship asks for stands in its standard, and isn't part of the published data. Funding of 2020 isn't \
         today's, and is left out.\n{notes}\n\
         Contains public sector information licensed under the Open Government Licence v3.0. Crown copyright.\n\n\
         [^{slug}]: {title}, published data on apprenticeships in England. Crown copyright, Open Government Licence v3.0. \
         Read {on}.\n",
        title = escaped(title),
    )
}

fn about(count: usize, on: Date) -> String {
    format!(
        "---\nframework: apprenticeships-england\ntitle: Apprenticeship standards and frameworks in England\nversion: 2020.11\n\
         ---\n# Apprenticeship standards and frameworks in England\n\n{count} pages, made on {on} from published data. They say \
         how long an apprenticeship takes, at what level and when it was open, and not what it asks for.\n\n## Licence\n\n\
         Contains public sector information licensed under the Open Government Licence v3.0. Crown copyright. \
         https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/\n"
    )
}
