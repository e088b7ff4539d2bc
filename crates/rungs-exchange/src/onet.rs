//! O*NET, the database of the U.S. Department of Labor: occupations, and how important skills and knowledge are to each.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::columns::{Separator, Table};
use crate::occupations::{FORMAT, Occupation, Occupations, OccupationsImport, Skill, Weights};
use crate::report::{Fate, Fault, Records, Tally};

const ATTRIBUTION: &str = "This includes information from the O*NET Database by the U.S. Department of Labor, Employment and \
                           Training Administration (USDOL/ETA), used under the CC BY 4.0 license. O*NET is a trademark of \
                           USDOL/ETA. Modified: occupations with their titles, importance ratings and related occupations \
                           alone. USDOL/ETA has not approved, endorsed or tested these modifications.";

/// The tables of a release, separated by tabs, packed with gzip or not.
#[derive(Clone, Copy, Debug)]
pub struct OnetFiles<'b> {
    /// `Occupation Data.txt`.
    pub occupations: &'b [u8],
    /// `Skills.txt`.
    pub skills: &'b [u8],
    /// `Knowledge.txt`.
    pub knowledge: &'b [u8],
    /// `Alternate Titles.txt`.
    pub titles: Option<&'b [u8]>,
    /// `Related Occupations.txt`.
    pub related: Option<&'b [u8]>,
}

const TWICE: &str = "another row says the same";
const NO_OCCUPATION: &str = "it names an occupation that isn't among those read";

/// Reads a release. `on` is the day of the import.
pub fn import(files: &OnetFiles<'_>, on: Date) -> OccupationsImport {
    let mut read = Read::default();
    let records = read.occupations(files.occupations);
    read.ratings("Skills.txt", "rows on skills", "importance of skills", files.skills);
    read.ratings("Knowledge.txt", "rows on knowledge", "importance of knowledge", files.knowledge);
    if let Some(titles) = files.titles {
        read.titles(titles);
    }
    if let Some(related) = files.related {
        read.related(related);
    }
    let count = read.occupations.len();
    for (occupation, skills) in read.occupations.iter_mut().zip(read.rated) {
        occupation.skills = skills.into_iter().collect();
    }
    let mut report = read.tally.into_report("onet");
    report.records = Records { in_: records, read: count, set_aside: records.saturating_sub(count) };
    report.faults = read.faults;
    let occupations = Occupations {
        format: FORMAT.to_owned(),
        source: "O*NET".to_owned(),
        attribution: ATTRIBUTION.to_owned(),
        imported: on.to_string(),
        weights: Weights::Importance,
        skills: read.skills,
        occupations: read.occupations,
    };
    OccupationsImport { occupations, report }
}

#[derive(Default)]
struct Read {
    occupations: Vec<Occupation>,
    /// By occupation: the places of skills, with their weights.
    rated: Vec<BTreeMap<u32, u8>>,
    places: HashMap<String, usize>,
    skills: Vec<Skill>,
    skill_places: HashMap<String, u32>,
    tally: Tally,
    faults: Vec<Fault>,
}

/// What became of the rows of one table, by the reason.
type Lost = BTreeMap<&'static str, usize>;

impl Read {
    /// How many rows there were.
    fn occupations(&mut self, bytes: &[u8]) -> usize {
        let table = Table {
            name: "Occupation Data.txt",
            bytes,
            separator: Separator::Tab,
            needed: &["O*NET-SOC Code", "Title"],
            further: &["Description"],
        };
        let (mut descriptions, mut faults) = (0, Vec::new());
        let (occupations, places) = (&mut self.occupations, &mut self.places);
        let count = table.each("rows on occupations", &mut self.tally, &mut self.faults, |row| {
            let (id, title) = (row.cell(0), row.cell(1));
            descriptions += usize::from(!row.cell(2).is_empty());
            let why = match () {
                () if id.is_empty() => Some("it has no code"),
                () if title.is_empty() => Some("it has no title"),
                () if places.contains_key(id) => Some("another one has this code"),
                () => None,
            };
            if let Some(why) = why {
                let place = format!("Occupation Data.txt, line {}", row.line);
                faults.push(Fault { place, what: format!("{why}: set aside") });
                return;
            }
            places.insert(id.to_owned(), occupations.len());
            // The first two digits are the major group.
            let group = id.get(..2).map(str::to_owned);
            occupations.push(Occupation { id: id.to_owned(), title: title.to_owned(), group, ..Occupation::default() });
        });
        self.tally.items("descriptions", Fate::Lost("similarity needs none of it"), descriptions);
        self.faults.extend(faults);
        self.rated = vec![BTreeMap::new(); self.occupations.len()];
        count
    }

    /// How important each skill is to each occupation, from 1 to 5: in hundredths of the way from the one to the other.
    fn ratings(&mut self, name: &'static str, rows: &'static str, field: &'static str, bytes: &[u8]) {
        let table = Table {
            name,
            bytes,
            separator: Separator::Tab,
            needed: &["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value"],
            further: &["Recommend Suppress"],
        };
        let (mut lost, mut kept) = (Lost::new(), 0);
        let (places, rated) = (&self.places, &mut self.rated);
        let (skills, skill_places) = (&mut self.skills, &mut self.skill_places);
        table.each(rows, &mut self.tally, &mut self.faults, |row| {
            let mut count = |why| *lost.entry(why).or_default() += 1;
            match row.cell(3) {
                "IM" => {}
                "LV" => return count("the level that it takes goes with the importance, which is kept"),
                _ => return count("it is on another scale than importance"),
            }
            let Some(of) = places.get(row.cell(0)).and_then(|place| rated.get_mut(*place)) else {
                return count(NO_OCCUPATION);
            };
            if row.cell(5) == "Y" {
                return count("the source advises against using it");
            }
            let value = row.cell(4).parse::<f64>().ok().filter(|value| (1.0..=5.0).contains(value));
            let (Some(value), false) = (value, row.cell(1).is_empty() || row.cell(2).is_empty()) else {
                return count("it is no rating from 1 to 5 of something with a name");
            };
            let next = u32::try_from(skills.len()).unwrap_or(u32::MAX);
            let place = *skill_places.entry(row.cell(1).to_owned()).or_insert_with(|| {
                skills.push(Skill { id: row.cell(1).to_owned(), name: row.cell(2).to_owned() });
                next
            });
            // From 0 to 100: it fits.
            let weight = ((value - 1.0) * 25.0).round() as u8;
            match of.contains_key(&place) {
                true => count(TWICE),
                false => {
                    of.insert(place, weight);
                    kept += 1;
                }
            }
        });
        self.tally.items(field, Fate::Changed, kept);
        lost.into_iter().for_each(|(why, count)| self.tally.items(field, Fate::Lost(why), count));
    }

    fn titles(&mut self, bytes: &[u8]) {
        let table = Table {
            name: "Alternate Titles.txt",
            bytes,
            separator: Separator::Tab,
            needed: &["O*NET-SOC Code", "Alternate Title"],
            further: &["Short Title"],
        };
        let (mut lost, mut kept) = (Lost::new(), 0);
        let (places, occupations) = (&self.places, &mut self.occupations);
        table.each("rows on other titles", &mut self.tally, &mut self.faults, |row| {
            let names = [row.cell(1), row.cell(2)];
            let Some(of) = places.get(row.cell(0)).and_then(|place| occupations.get_mut(*place)) else {
                let given = names.iter().filter(|name| !name.is_empty() && **name != "n/a").count();
                *lost.entry(NO_OCCUPATION).or_default() += given;
                return;
            };
            for name in names.into_iter().filter(|name| !name.is_empty() && *name != "n/a") {
                if of.title == name || of.also_called.iter().any(|known| known == name) {
                    *lost.entry(TWICE).or_default() += 1;
                } else {
                    of.also_called.push(name.to_owned());
                    kept += 1;
                }
            }
        });
        self.tally.items("other titles", Fate::Kept, kept);
        lost.into_iter().for_each(|(why, count)| self.tally.items("other titles", Fate::Lost(why), count));
    }

    fn related(&mut self, bytes: &[u8]) {
        let table = Table {
            name: "Related Occupations.txt",
            bytes,
            separator: Separator::Tab,
            needed: &["O*NET-SOC Code", "Related O*NET-SOC Code"],
            further: &[],
        };
        let (mut lost, mut kept) = (Lost::new(), 0);
        let (places, occupations) = (&self.places, &mut self.occupations);
        table.each("rows on related occupations", &mut self.tally, &mut self.faults, |row| {
            let (of, to) = (places.get(row.cell(0)), places.get(row.cell(1)));
            let of = of.and_then(|place| occupations.get_mut(*place));
            let (Some(of), Some(to)) = (of, to.and_then(|place| u32::try_from(*place).ok())) else {
                return *lost.entry(NO_OCCUPATION).or_default() += 1;
            };
            match of.related.contains(&to) {
                true => *lost.entry(TWICE).or_default() += 1,
                false => {
                    of.related.push(to);
                    kept += 1;
                }
            }
        });
        self.tally.items("related occupations", Fate::Kept, kept);
        lost.into_iter().for_each(|(why, count)| self.tally.items("related occupations", Fate::Lost(why), count));
    }
}
