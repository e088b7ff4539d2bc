//! `rungs import esco` and `rungs import onet`: a classification into one file that `rungs similar` compares by.

use std::fs;
use std::path::Path;

use rungs_exchange::{EscoFiles, Fault, OCCUPATIONS_FORMAT, OccupationsImport, OnetFiles, import_esco, import_onet};

use super::import::{faults, fields};
use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};
use crate::arguments::ImportedOccupations;
use crate::screen::{BOLD, FAINT, GOOD, OPEN, PLAIN, Screen};
use crate::{input, words};

/// A file of a release: the names it goes by, and whether there is nothing without it.
type Wanted = (&'static [&'static str], bool);

const ESCO: [Wanted; 4] = [
    (&["occupations_en.csv"], true),
    (&["skills_en.csv"], true),
    (&["occupationSkillRelations_en.csv", "occupationSkillRelations.csv"], true),
    (&["broaderRelationsOccPillar_en.csv", "broaderRelationsOccPillar.csv"], false),
];
const ONET: [Wanted; 5] = [
    (&["Occupation Data.txt"], true),
    (&["Skills.txt"], true),
    (&["Knowledge.txt"], true),
    (&["Alternate Titles.txt"], false),
    (&["Related Occupations.txt"], false),
];

pub(crate) fn esco(arguments: &ImportedOccupations) -> Outcome {
    let found = Found::read(&arguments.folder, &ESCO)?;
    let on = arguments.on.unwrap_or_else(input::today);
    let [occupations, skills, relations, broader] = found.content.as_slice() else { return Err(lost()) };
    let files = EscoFiles {
        occupations: occupations.as_deref().unwrap_or_default(),
        skills: skills.as_deref().unwrap_or_default(),
        relations: relations.as_deref().unwrap_or_default(),
        broader: broader.as_deref(),
    };
    told(arguments, &found, import_esco(&files, on))
}

pub(crate) fn onet(arguments: &ImportedOccupations) -> Outcome {
    let found = Found::read(&arguments.folder, &ONET)?;
    let on = arguments.on.unwrap_or_else(input::today);
    let [occupations, skills, knowledge, titles, related] = found.content.as_slice() else { return Err(lost()) };
    let files = OnetFiles {
        occupations: occupations.as_deref().unwrap_or_default(),
        skills: skills.as_deref().unwrap_or_default(),
        knowledge: knowledge.as_deref().unwrap_or_default(),
        titles: titles.as_deref(),
        related: related.as_deref(),
    };
    told(arguments, &found, import_onet(&files, on))
}

fn lost() -> Failure {
    Failure::new("the files of the release got lost on the way: this is a mistake of rungs")
}

/// The files of a folder.
struct Found {
    /// In the order they were asked for.
    content: Vec<Option<Vec<u8>>>,
    /// Those that aren't there and could be done without.
    missing: Vec<&'static str>,
    /// Those that nothing was read from.
    others: Vec<String>,
}

impl Found {
    fn read(folder: &Path, wanted: &[Wanted]) -> Result<Found, Failure> {
        let failed = |error: std::io::Error| {
            let message = format!("{} is no folder that can be read: {}", folder.display(), input::reason(&error));
            Failure::with_help(message, "name the folder that holds the files of the release")
        };
        let mut others: Vec<String> = fs::read_dir(folder)
            .map_err(failed)?
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        others.sort();
        let (mut content, mut missing, mut needed) = (Vec::new(), Vec::new(), Vec::new());
        for (names, is_needed) in wanted {
            let is_one = |file: &String| {
                let plain = file.strip_suffix(".gz").unwrap_or(file);
                names.iter().any(|name| plain.eq_ignore_ascii_case(name))
            };
            let name = names.first().copied().unwrap_or_default();
            let Some(at) = others.iter().position(is_one) else {
                content.push(None);
                if *is_needed { &mut needed } else { &mut missing }.push(name);
                continue;
            };
            let path = folder.join(others.remove(at));
            let bytes = fs::read(&path).map_err(|error| {
                Failure::new(format!("{} can't be read: {}", path.display(), input::reason(&error)))
            })?;
            content.push(Some(bytes));
        }
        if !needed.is_empty() {
            let message = format!("{} doesn't hold {}", folder.display(), needed.join(", "));
            return Err(Failure::with_help(
                message,
                "name the folder that holds the files of the release, packed with gzip or not",
            ));
        }
        Ok(Found { content, missing, others })
    }
}

fn told(arguments: &ImportedOccupations, found: &Found, mut import: OccupationsImport) -> Outcome {
    let missing = found.missing.iter().map(|name| Fault {
        place: (*name).to_owned(),
        what: "it isn't in the folder; the rest was read without it".to_owned(),
    });
    import.report.faults.extend(missing);
    if import.report.records.read == 0 {
        let lines: String =
            import.report.faults.iter().take(20).map(|fault| format!("  {}: {}\n", fault.place, fault.what)).collect();
        let message = format!("no occupation in {} could be read", arguments.folder.display());
        return Err(Failure::with_lines(message, "nothing was written; this is what was found:", &lines));
    }
    write(&arguments.out, &import)?;
    import.report.files = vec![arguments.out.display().to_string()];
    let status = if import.report.faults.is_empty() { ANSWERED } else { FOUND };
    if arguments.json {
        return Ok(Answer::json(&import.report)?.status(status));
    }
    let mut screen = Screen::for_answers();
    shown(&mut screen, arguments, found, &import);
    Ok(Answer::screen(screen).status(status))
}

/// Only what such an import wrote is written over.
fn write(out: &Path, import: &OccupationsImport) -> Result<(), Failure> {
    let mark = format!("{{\"format\":\"{}", OCCUPATIONS_FORMAT.split('/').next().unwrap_or_default());
    if let Ok(there) = fs::read(out)
        && !there.starts_with(mark.as_bytes())
    {
        let message = format!("{} is there already, and no such import wrote it", out.display());
        return Err(Failure::with_help(message, "name a new file after --out; nothing was written"));
    }
    let written = import.occupations.written();
    let written =
        written.map_err(|error| Failure::new(format!("the occupations can't be written as JSON: {error}")))?;
    fs::write(out, written)
        .map_err(|error| Failure::new(format!("{} can't be written: {}", out.display(), input::reason(&error))))
}

fn shown(screen: &mut Screen, arguments: &ImportedOccupations, found: &Found, import: &OccupationsImport) {
    let report = &import.report;
    let occupations = words::count(report.records.read, "occupation", "occupations");
    let skills = words::count(import.occupations.skills.len(), "skill", "skills");
    let (folder, out) = (arguments.folder.display(), arguments.out.display());
    screen.marked(0, "✓ ", GOOD, BOLD, &format!("{occupations} and {skills} from {folder} in {out}."));
    if report.records.set_aside > 0 {
        let (aside, all) = (report.records.set_aside, report.records.in_);
        let were = if aside == 1 { "was" } else { "were" };
        screen.marked(0, "! ", OPEN, PLAIN, &format!("{aside} of {all} occupations {were} set aside."));
    }
    fields(screen, &report.fields);
    faults(screen, &report.faults, "--json");
    if !found.others.is_empty() {
        screen.gap();
        let count = words::count(found.others.len(), "further file", "further files");
        screen.line(FAINT, &format!("Nothing was read from {count} in the folder: {}.", found.others.join(", ")));
    }
    screen.gap();
    screen.line(PLAIN, &import.occupations.attribution);
    screen.line(FAINT, &format!("To go on: rungs similar ROLE --occupations {out}"));
}
