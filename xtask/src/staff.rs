//! `cargo xtask staff`: a staff export of people who don't exist, as large as is wanted, to try sweeps on. One seed is one file, to
//! the byte.

mod people;
mod posts;
mod random;
mod sink;

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use crate::Outcome;
use people::People;
use sink::{Columns, Sheet, Sink, Text};

/// Rows of a sheet: more, no spreadsheet takes.
const SHEET_ROWS: u64 = 1_048_576;

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wanted {
    people: u64,
    seed: u64,
    out: PathBuf,
    /// Whether qualifications stand on a sheet of their own.
    second_sheet: bool,
}

/// Writes the export.
pub(crate) fn staff(arguments: &[&str]) -> Outcome {
    let wanted = wanted(arguments)?;
    let created = |path: &Path| File::create(path).map_err(|error| format!("{}: {error}", path.display()));
    let ending = wanted.out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let rows = match ending {
        "csv" => write(&wanted, Text::new(BufWriter::new(created(&wanted.out)?))?)?,
        "xlsx" => write(&wanted, Sheet::new(created(&wanted.out)?, wanted.second_sheet)?)?,
        _ => write(&wanted, Columns::new(BufWriter::new(created(&wanted.out)?))?)?,
    };
    println!("{}: {rows} rows of {} people", wanted.out.display(), wanted.people);
    Ok(())
}

fn wanted(arguments: &[&str]) -> Result<Wanted, String> {
    let mut wanted = Wanted { people: 6_000, seed: 2026, out: PathBuf::new(), second_sheet: false };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or_else(|| format!("`{argument}` asks for a value behind it"));
        let number = |text: &str| text.parse().map_err(|_| format!("`{argument} {text}`: that is not a number"));
        match *argument {
            "--people" => wanted.people = number(value()?)?,
            "--seed" => wanted.seed = number(value()?)?,
            "--out" => wanted.out = PathBuf::from(value()?),
            "--second-sheet" => wanted.second_sheet = true,
            _ => return Err(format!("`{argument}`: staff takes --people, --seed, --out and --second-sheet")),
        }
    }
    let ending = wanted.out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if !["csv", "xlsx", "parquet"].contains(&ending) {
        return Err("`--out FILE` says where to: a name that ends in .csv, .xlsx or .parquet".to_owned());
    }
    if wanted.second_sheet && ending != "xlsx" {
        return Err(format!("a .{ending} file has no second sheet: write .xlsx, or leave out --second-sheet"));
    }
    Ok(wanted)
}

/// Hands everybody over, row by row; how many rows it were.
fn write(wanted: &Wanted, mut sink: impl Sink) -> Result<u64, String> {
    let groups = posts::groups()?;
    let mut people = People::new(&groups, wanted.seed, wanted.people);
    let mut rows = 0;
    while let Some(added) = people.next() {
        for row in &added.rows {
            sink.row(row)?;
            rows += 1;
        }
        if wanted.second_sheet {
            for row in &added.qualifications {
                sink.qualification(row)?;
            }
        }
    }
    sink.finish()?;
    Ok(rows)
}

#[cfg(test)]
mod tests;
