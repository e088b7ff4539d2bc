//! ESCO, the classification of the European Commission: occupations, skills, and which occupation takes which.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use crate::columns::{Row, Separator, Table};
use crate::occupations::{ESSENTIAL, FORMAT, OPTIONAL, Occupation, Occupations, OccupationsImport, Skill, Weights};
use crate::report::{Fate, Fault, Records, Report, Tally};

/// What has to be shown wherever it is used, and that this is no whole copy.
const ATTRIBUTION: &str = "This service uses the ESCO classification of the European Commission. Adapted: occupations with \
                           their names, groups and skills alone.";

/// The files of a release, in English, packed with gzip or not.
#[derive(Clone, Copy, Debug)]
pub struct EscoFiles<'b> {
    /// `occupations_en.csv`.
    pub occupations: &'b [u8],
    /// `skills_en.csv`.
    pub skills: &'b [u8],
    /// `occupationSkillRelations_en.csv`, or without `_en`.
    pub relations: &'b [u8],
    /// `broaderRelationsOccPillar.csv`: which occupation is a part of which.
    pub broader: Option<&'b [u8]>,
}

const TWICE: &str = "another row says the same";
const NO_USE: &str = "similarity needs none of it";
const NO_OCCUPATION: &str = "it names an occupation that isn't among those read";

/// Reads a release. `on` is the day of the import.
pub fn import(files: &EscoFiles<'_>, on: Date) -> OccupationsImport {
    let mut tally = Tally::default();
    let mut faults = Vec::new();
    let mut names: HashMap<String, (String, usize)> = HashMap::new();
    skill_names(files.skills, &mut tally, &mut faults, &mut names);
    let mut read = Read::default();
    let records = read.occupations(files.occupations, &mut tally, &mut faults);
    let skills = read.relations(files.relations, &names, &mut tally, &mut faults);
    if let Some(broader) = files.broader {
        read.broader(broader, &mut tally, &mut faults);
    }
    tally.items("skills", Fate::Kept, skills.len());
    let unused = names.len().saturating_sub(skills.len());
    tally.items("skills", Fate::Lost("no occupation that was read takes it"), unused);
    let mut report: Report = tally.into_report("esco");
    let count = read.occupations.len();
    report.records = Records { in_: records, read: count, set_aside: records.saturating_sub(count) };
    report.faults = faults;
    let occupations = Occupations {
        format: FORMAT.to_owned(),
        source: "ESCO".to_owned(),
        attribution: ATTRIBUTION.to_owned(),
        imported: on.to_string(),
        weights: Weights::EssentialOrOptional,
        skills,
        occupations: read.occupations,
    };
    OccupationsImport { occupations, report }
}

fn skill_names(bytes: &[u8], tally: &mut Tally, faults: &mut Vec<Fault>, names: &mut HashMap<String, (String, usize)>) {
    let table = Table {
        name: "skills_en.csv",
        bytes,
        separator: Separator::Comma,
        needed: &["conceptUri", "preferredLabel"],
        further: &["altLabels", "description"],
    };
    // What can't be used is counted when everything is.
    let mut fates: Vec<(&'static str, Fate, usize)> = Vec::new();
    table.each("rows on skills", tally, faults, |row| {
        let (id, name) = (row.cell(0), row.cell(1));
        let why = match () {
            () if id.is_empty() => Some("it has no address"),
            () if name.is_empty() => Some("it has no name"),
            () if names.contains_key(id) => Some(TWICE),
            () => None,
        };
        match why {
            Some(why) => fates.push(("skills", Fate::Lost(why), 1)),
            None => {
                names.insert(id.to_owned(), (name.to_owned(), names.len()));
            }
        }
        let others = row.cell(2).lines().filter(|line| !line.trim().is_empty()).count();
        fates.push(("other names of skills", Fate::Lost("a skill is shown by its first name"), others));
        fates.push(("descriptions", Fate::Lost(NO_USE), usize::from(!row.cell(3).is_empty())));
    });
    fates.into_iter().for_each(|(field, fate, count)| tally.items(field, fate, count));
}

#[derive(Default)]
struct Read {
    occupations: Vec<Occupation>,
    places: HashMap<String, u32>,
}

impl Read {
    /// How many rows there were.
    fn occupations(&mut self, bytes: &[u8], tally: &mut Tally, faults: &mut Vec<Fault>) -> usize {
        let table = Table {
            name: "occupations_en.csv",
            bytes,
            separator: Separator::Comma,
            needed: &["conceptUri", "preferredLabel"],
            further: &["altLabels", "iscoGroup", "status", "hiddenLabels", "description"],
        };
        let (mut items, mut own): (Vec<(&'static str, Fate, usize)>, Vec<Fault>) = (Vec::new(), Vec::new());
        let count = table.each("rows on occupations", tally, faults, |row| {
            let (id, title) = (row.cell(0), row.cell(1));
            let why = match () {
                () if id.is_empty() => Some("it has no address"),
                () if title.is_empty() => Some("it has no name"),
                () if row.cell(4) == "obsolete" => Some("it is obsolete"),
                () if self.places.contains_key(id) => Some("another one has this address"),
                () => None,
            };
            let names = other_names(row, title);
            let given = row.cell(2).lines().filter(|line| !line.trim().is_empty()).count();
            items.push(("descriptions", Fate::Lost(NO_USE), usize::from(!row.cell(6).is_empty())));
            let hidden = row.cell(5).lines().filter(|line| !line.trim().is_empty()).count();
            items.push(("other names", Fate::Lost("the classification hides it"), hidden));
            if let Some(why) = why {
                own.push(Fault {
                    place: format!("occupations_en.csv, line {}", row.line),
                    what: format!("{why}: set aside"),
                });
                items.push(("other names", Fate::Lost("its occupation was set aside"), given));
                return;
            }
            items.push(("other names", Fate::Kept, names.len()));
            items.push((
                "other names",
                Fate::Lost("it is the title, or there twice"),
                given.saturating_sub(names.len()),
            ));
            let place = u32::try_from(self.occupations.len()).unwrap_or(u32::MAX);
            self.places.insert(id.to_owned(), place);
            let group = Some(row.cell(3)).filter(|group| !group.is_empty()).map(str::to_owned);
            self.occupations.push(Occupation {
                id: id.to_owned(),
                title: title.to_owned(),
                also_called: names,
                group,
                ..Occupation::default()
            });
        });
        items.into_iter().for_each(|(field, fate, count)| tally.items(field, fate, count));
        faults.extend(own);
        count
    }

    /// Which occupation takes which skill; the skills that some take.
    fn relations(
        &mut self,
        bytes: &[u8],
        names: &HashMap<String, (String, usize)>,
        tally: &mut Tally,
        faults: &mut Vec<Fault>,
    ) -> Vec<Skill> {
        let table = Table {
            name: "occupationSkillRelations.csv",
            bytes,
            separator: Separator::Comma,
            needed: &["occupationUri", "relationType", "skillUri"],
            further: &[],
        };
        // By occupation and skill, in the order in which skills came.
        let mut found: Vec<BTreeMap<usize, u8>> = vec![BTreeMap::new(); self.occupations.len()];
        let mut items: BTreeMap<(&'static str, &'static str), usize> = BTreeMap::new();
        let (mut essential, mut optional) = (0_usize, 0_usize);
        table.each("rows on which skill an occupation takes", tally, faults, |row| {
            let field = match row.cell(1) {
                "essential" => "essential skills",
                "optional" => "optional skills",
                _ => "skills of neither sort",
            };
            let mut lost = |why| *items.entry((field, why)).or_default() += 1;
            let weight = match row.cell(1) {
                "essential" => ESSENTIAL,
                "optional" => OPTIONAL,
                _ => return lost("it is neither essential nor optional"),
            };
            let Some(of) = self.places.get(row.cell(0)).and_then(|place| found.get_mut(*place as usize)) else {
                return lost(NO_OCCUPATION);
            };
            let Some((_, skill)) = names.get(row.cell(2)) else {
                return lost("it names a skill that isn't among those read");
            };
            match of.get(skill) {
                Some(known) if *known >= weight => lost(TWICE),
                Some(_) => {
                    // It was optional, and is essential: the one that was kept before is the one that is lost.
                    of.insert(*skill, weight);
                    essential += 1;
                    optional = optional.saturating_sub(1);
                    *items.entry(("optional skills", "it is essential as well")).or_default() += 1;
                }
                None => {
                    of.insert(*skill, weight);
                    match weight {
                        ESSENTIAL => essential += 1,
                        _ => optional += 1,
                    }
                }
            }
        });
        tally.items("essential skills", Fate::Kept, essential);
        tally.items("optional skills", Fate::Kept, optional);
        items.into_iter().for_each(|((field, why), count)| tally.items(field, Fate::Lost(why), count));
        // Skills that are used, in their order, have new places.
        let used: BTreeSet<usize> = found.iter().flat_map(|skills| skills.keys().copied()).collect();
        let places: HashMap<usize, u32> = used.iter().copied().zip(0_u32..).collect();
        for (occupation, skills) in self.occupations.iter_mut().zip(found) {
            let placed = skills.into_iter().filter_map(|(skill, weight)| Some((*places.get(&skill)?, weight)));
            occupation.skills = placed.collect();
        }
        let mut by_place: Vec<(u32, Skill)> = names
            .iter()
            .filter_map(|(id, (name, at))| Some((*places.get(at)?, Skill { id: id.clone(), name: name.clone() })))
            .collect();
        by_place.sort_by_key(|(place, _)| *place);
        by_place.into_iter().map(|(_, skill)| skill).collect()
    }

    /// What is a part of what: both are related.
    fn broader(&mut self, bytes: &[u8], tally: &mut Tally, faults: &mut Vec<Fault>) {
        let table = Table {
            name: "broaderRelationsOccPillar.csv",
            bytes,
            separator: Separator::Comma,
            needed: &["conceptType", "conceptUri", "broaderType", "broaderUri"],
            further: &[],
        };
        let mut lost: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut kept = 0;
        table.each("rows on what is a part of what", tally, faults, |row| {
            if row.cell(0) == "ISCOGroup" || row.cell(2) == "ISCOGroup" {
                return *lost.entry("it is about a group, and an occupation has the number of its own").or_default() +=
                    1;
            }
            let (Some(narrow), Some(broad)) = (self.places.get(row.cell(1)), self.places.get(row.cell(3))) else {
                return *lost.entry(NO_OCCUPATION).or_default() += 1;
            };
            let mut is_new = narrow != broad;
            for (of, to) in [(*narrow, *broad), (*broad, *narrow)] {
                if let Some(occupation) = self.occupations.get_mut(of as usize) {
                    is_new &= !occupation.related.contains(&to);
                    if is_new {
                        occupation.related.push(to);
                    }
                }
            }
            match is_new {
                true => kept += 1,
                false => *lost.entry(TWICE).or_default() += 1,
            }
        });
        tally.items("related occupations", Fate::Kept, kept);
        lost.into_iter().for_each(|(why, count)| tally.items("related occupations", Fate::Lost(why), count));
    }
}

/// Names beside the title, each once.
fn other_names(row: &Row<'_>, title: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in row.cell(2).lines().map(str::trim).filter(|name| !name.is_empty() && *name != title) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}
