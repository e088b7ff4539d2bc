//! The job profiles of the National Careers Service, as its content is published: a JSON object a line, texts in HTML.

mod about;
mod page;
mod profile;
mod progression;
mod proven;
mod statement;
mod ways;

use jiff::civil::Date;

use crate::published::{Asked, Reading};
use crate::report::{Fate, Fault, Records, Tally};
use crate::{Import, input, vocabulary};
use page::Page;
use profile::{Profile, Read};
use proven::Proofs;
use statement::Reader;

pub use statement::{Statement, StatementKind, read_statements};

/// Turns profiles into a framework's folder. `on` is the day of the import.
pub fn import(bytes: &[u8], on: Date) -> Import {
    let input = input::unpacked(bytes);
    let mut tally = Tally::default();
    let mut faults = Vec::new();
    let Read { profiles, records, faults: unread } = profile::read(&input.content);
    faults.extend(unread);
    if let Some(why) = input.broken {
        faults.push(Fault {
            place: "the file".to_owned(),
            what: format!("{why}; {} profiles were read before it broke", profiles.len()),
        });
    }
    let (profiles, clashes) = without_clashes(profiles, &mut tally);
    faults.extend(clashes);

    let reader = Reader::new();
    let mut drafts: Vec<Page> = profiles.iter().map(|profile| Page::draft(profile, &reader, &mut tally)).collect();
    for (profile, page) in profiles.iter().zip(&mut drafts) {
        faults.extend(page.faults.drain(..).map(|what| Fault { place: profile.place(), what }));
    }
    let asked: Vec<&Asked> = drafts.iter().flat_map(Page::readings).flat_map(asked_by).collect();
    let mut pages = vocabulary::pages(asked.iter().flat_map(|asked| asked.terms()), reader.vocabulary());
    let words = vocabulary::read(&pages);
    let proofs = Proofs::of(&asked, &words);

    let titles: Vec<(&str, &str)> = profiles.iter().map(|profile| (profile.slug.as_str(), profile.title())).collect();
    let (steps, progression) = progression::find(&profiles, &titles);
    pages.push(("framework.md".to_owned(), about::page(&profiles, on)));
    let also = page::aliases(&profiles, &mut tally);
    for (((profile, draft), steps), also) in profiles.iter().zip(&drafts).zip(&steps).zip(&also) {
        let page = draft.written(profile, also.as_deref(), steps, &proofs, on, &mut tally);
        pages.push((format!("roles/{}.md", profile.slug), page));
    }
    pages.sort();
    let mut report = tally.into_report("ncs");
    report.records = Records { in_: records, read: profiles.len(), set_aside: records.saturating_sub(profiles.len()) };
    report.faults = faults;
    report.progression = Some(progression);
    report.files = pages.iter().map(|(path, _)| path.clone()).collect();
    Import { files: pages, report }
}

fn asked_by(reading: &Reading) -> &[Asked] {
    match reading {
        Reading::Asks { asked, .. } => asked,
        _ => &[],
    }
}

/// Profiles that can each have a page of their own; what is said twice stays with the first.
fn without_clashes(profiles: Vec<Profile>, tally: &mut Tally) -> (Vec<Profile>, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut taken = std::collections::BTreeSet::new();
    let mut kept = Vec::new();
    for mut profile in profiles {
        profile.name();
        let why = if profile.title().is_empty() {
            Some("the profile has no title")
        } else if profile.slug.is_empty() {
            Some("no address can be made of the title")
        } else if !taken.insert(format!("title {}", profile.title().to_lowercase())) {
            Some("another profile has this title")
        } else if !taken.insert(format!("slug {}", profile.slug)) {
            Some("another profile has this address")
        } else {
            None
        };
        match why {
            None => kept.push(profile),
            Some(why) => {
                faults.push(Fault { place: profile.place(), what: format!("{why}: set aside") });
                profile.items(|field, count| tally.items(field, Fate::Lost(why), count));
            }
        }
    }
    (kept, faults)
}
