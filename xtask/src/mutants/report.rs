//! What became of the mutants: kept in a file as it happens, and counted at the end.

use std::collections::BTreeMap;
use std::fmt::{Display, Formatter};
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::mutant::Mutant;
use super::trial::Fate;
use crate::Outcome;

/// A file of fates, a line each.
pub(super) struct Diary {
    path: PathBuf,
    file: Mutex<File>,
}

impl Diary {
    /// Goes on with what was kept before, or starts anew.
    pub(super) fn open(path: PathBuf, goes_on: bool) -> Result<Diary, String> {
        if !goes_on {
            let _ = std::fs::remove_file(&path);
        }
        let file = OpenOptions::new().create(true).append(true).open(&path);
        let file = Mutex::new(file.map_err(|error| format!("{}: {error}", path.display()))?);
        Ok(Diary { path, file })
    }

    /// What became of each mutant, by its name; the last that was said of it counts.
    pub(super) fn read(&self) -> BTreeMap<String, Fate> {
        let text = std::fs::read_to_string(&self.path).unwrap_or_default();
        let read = |line: &str| -> Option<(String, Fate)> {
            let mut fields = line.split('\t');
            let (fate, name, by) = (fields.next()?, fields.next()?, fields.next()?.to_owned());
            let fate = match fate {
                "caught" => Fate::Caught(by),
                "never ends" => Fate::Endless(by),
                "not reached" => Fate::Unreached,
                "open" => Fate::Open(by.parse().ok()?),
                "survived" => Fate::Survived,
                _ => return None,
            };
            Some((name.to_owned(), fate))
        };
        text.lines().filter_map(read).collect()
    }

    /// Keeps this in place of all that was kept before.
    pub(super) fn anew(&self, fates: &BTreeMap<String, Fate>) -> Outcome {
        let failed = |error: std::io::Error| format!("{}: {error}", self.path.display());
        let lines: String = fates.iter().map(|(mutant, fate)| line(mutant, fate)).collect();
        let beside = self.path.with_extension("new");
        std::fs::write(&beside, lines).map_err(failed)?;
        std::fs::rename(&beside, &self.path).map_err(failed)?;
        let file = OpenOptions::new().append(true).open(&self.path).map_err(failed)?;
        *self.file.lock().unwrap_or_else(PoisonError::into_inner) = file;
        Ok(())
    }

    pub(super) fn write(&self, mutant: &Mutant, fate: &Fate) {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = file.write_all(line(&mutant.to_string(), fate).as_bytes());
    }
}

fn line(mutant: &str, fate: &Fate) -> String {
    let (word, by) = match fate {
        Fate::Caught(by) => ("caught", by.as_str()),
        Fate::Endless(by) => ("never ends", by.as_str()),
        Fate::Unreached => ("not reached", ""),
        Fate::Open(lot) => ("open", &*lot.to_string()),
        Fate::Survived => ("survived", ""),
    };
    format!("{word}\t{mutant}\t{by}\n")
}

/// The mutants of one crate, by what became of them.
pub(super) struct Report {
    name: String,
    /// How many there are, and how many of them don't compile.
    all: usize,
    uncompiled: usize,
    caught: usize,
    /// Caught, since some test never ended: worth a look where the machine was busy.
    endless: Vec<String>,
    unreached: Vec<String>,
    /// What no lot of tests has caught so far, with the last one that was met.
    open: Vec<String>,
    survived: Vec<String>,
}

impl Report {
    pub(super) fn of(name: &str, all: usize, uncompiled: usize) -> Report {
        let none = Vec::new;
        let (endless, unreached, open, survived) = (none(), none(), none(), none());
        Report { name: name.into(), all, uncompiled, caught: 0, endless, unreached, open, survived }
    }

    pub(super) fn count(&mut self, mutant: &Mutant, fate: &Fate) {
        match fate {
            Fate::Caught(_) => self.caught += 1,
            Fate::Endless(by) => self.endless.push(format!("{mutant} ({by})")),
            Fate::Unreached => self.unreached.push(mutant.to_string()),
            Fate::Open(lot) => self.open.push(format!("{mutant} (lot {lot})")),
            Fate::Survived => self.survived.push(mutant.to_string()),
        }
    }

    /// Writes it to a file, where there may be too much of it for a screen.
    pub(super) fn keep(&self, path: &Path) -> Outcome {
        std::fs::write(path, self.to_string()).map_err(|error| format!("{}: {error}", path.display()))
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let caught = self.caught + self.endless.len();
        let tried = caught + self.unreached.len() + self.open.len() + self.survived.len();
        write!(
            f,
            "{}: {} mutants, {} don't compile; {caught} of {tried} caught",
            self.name, self.all, self.uncompiled
        )?;
        if tried > 0 {
            write!(f, ", {:.1} %", caught as f64 / tried as f64 * 100.0)?;
        }
        if tried > 0 && tried < self.all - self.uncompiled {
            let (low, high) = interval(caught, tried);
            write!(f, " (95 % interval {:.1} to {:.1})", low * 100.0, high * 100.0)?;
        }
        writeln!(f)?;
        self.endless.iter().try_for_each(|mutant| writeln!(f, "  never ends: {mutant}"))?;
        self.unreached.iter().try_for_each(|mutant| writeln!(f, "  no test comes by: {mutant}"))?;
        self.open.iter().try_for_each(|mutant| writeln!(f, "  not caught so far: {mutant}"))?;
        self.survived.iter().try_for_each(|mutant| writeln!(f, "  survived: {mutant}"))
    }
}

/// Wilson's interval at 95 %: where the share of all mutants lies, going by a sample.
fn interval(caught: usize, of: usize) -> (f64, f64) {
    if of == 0 {
        return (0.0, 1.0);
    }
    let (share, of, z) = (caught as f64 / of as f64, of as f64, 1.96_f64);
    let centre = share + z * z / (2.0 * of);
    let width = z * (share * (1.0 - share) / of + z * z / (4.0 * of * of)).sqrt();
    let scale = 1.0 + z * z / of;
    ((centre - width) / scale, (centre + width) / scale)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::super::mutant::Place;
    use super::*;

    fn check(caught: usize, of: usize, expected: (f64, f64)) {
        let (low, high) = interval(caught, of);
        assert!((low - expected.0).abs() < 0.001 && (high - expected.1).abs() < 0.001, "{low} to {high}");
    }

    #[test]
    fn the_interval_is_wilsons() {
        check(50, 100, (0.404, 0.596));
        check(95, 100, (0.888, 0.978));
        check(10, 10, (0.722, 1.0));
        check(0, 0, (0.0, 1.0));
    }

    #[test]
    fn what_is_kept_is_counted() {
        let home = tempfile::tempdir().unwrap();
        let diary = Diary::open(home.path().join("fates.txt"), false).unwrap();
        let mutant = |number| {
            let place = Place { file: "a.rs".into(), line: 1, column: 2 };
            Mutant { number, place, within: "f".into(), change: format!("change {number}") }
        };
        let fates = [
            Fate::Caught("some_test".into()),
            Fate::Endless("other_test".into()),
            Fate::Unreached,
            Fate::Survived,
            Fate::Caught("some_test".into()),
        ];
        let mut report = Report::of("some-crate", 9, 2);
        for (number, fate) in (1..).zip(&fates) {
            diary.write(&mutant(number), fate);
            report.count(&mutant(number), fate);
        }
        diary.write(&mutant(4), &Fate::Caught("a new test".into()));
        let kept: Vec<Fate> = diary.read().into_values().collect();
        assert_eq!(kept[..3], fates[..3]);
        assert_eq!(kept[3], Fate::Caught("a new test".into()));
        let last = diary.read().into_iter().skip(3).collect();
        diary.anew(&last).unwrap();
        diary.write(&mutant(1), &fates[1]);
        let kept: Vec<Fate> = diary.read().into_values().collect();
        assert_eq!(kept, [fates[1].clone(), Fate::Caught("a new test".into()), fates[4].clone()]);
        assert_eq!(
            report.to_string(),
            "some-crate: 9 mutants, 2 don't compile; 3 of 5 caught, 60.0 % (95 % interval 23.1 to 88.2)\n  never ends: \
             a.rs:1:2 in `f`: change 2 (other_test)\n  no test comes by: a.rs:1:2 in `f`: change 3\n  survived: \
             a.rs:1:2 in `f`: change 4\n"
        );
    }
}
