//! What became of a sample.

use std::fmt::{Display, Formatter};
use std::path::Path;

/// The mutants of one crate, by what became of them.
pub(super) struct Report {
    name: String,
    caught: usize,
    /// Caught, since some test never ended: worth a look where the machine was busy.
    endless: Vec<String>,
    /// They don't compile, and so say nothing about tests.
    unviable: usize,
    /// What no lot of tests has caught so far.
    pub(super) uncaught: Vec<String>,
}

impl Report {
    /// Before any test has run.
    pub(super) fn of(name: &str, sample: Vec<String>) -> Report {
        Report { name: name.to_owned(), caught: 0, endless: Vec::new(), unviable: 0, uncaught: sample }
    }

    /// Takes in what cargo-mutants tells of the mutants that met one lot of tests.
    pub(super) fn take(&mut self, told: &Path, met: Vec<String>) -> Result<(), String> {
        let read = |file: &str| -> Result<Vec<String>, String> {
            let path = told.join(file);
            let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            Ok(text.lines().map(str::to_owned).collect())
        };
        let (caught, endless, unviable) = (read("caught.txt")?, read("timeout.txt")?, read("unviable.txt")?);
        for mutant in met {
            if caught.contains(&mutant) {
                self.caught += 1;
            } else if unviable.contains(&mutant) {
                self.unviable += 1;
            } else if endless.contains(&mutant) {
                self.endless.push(mutant);
            } else {
                self.uncaught.push(mutant);
            }
        }
        Ok(())
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let caught = self.caught + self.endless.len();
        let viable = caught + self.uncaught.len();
        let (low, high) = interval(caught, viable);
        write!(f, "{}: {caught} of {viable} caught", self.name)?;
        if viable > 0 {
            let percent = caught as f64 / viable as f64 * 100.0;
            write!(f, ", {percent:.1} % (95 % interval {:.1} to {:.1})", low * 100.0, high * 100.0)?;
        }
        writeln!(f, "; {} don't compile", self.unviable)?;
        self.endless.iter().try_for_each(|mutant| writeln!(f, "  never ends: {mutant}"))?;
        self.uncaught.iter().try_for_each(|mutant| writeln!(f, "  not caught: {mutant}"))
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
    fn each_mutant_is_counted_once() {
        let folder = tempfile::tempdir().unwrap();
        for (file, text) in [("caught.txt", "a\nb\n"), ("timeout.txt", "c\n"), ("unviable.txt", "d\n")] {
            std::fs::write(folder.path().join(file), text).unwrap();
        }
        let mutants = |names: &str| names.chars().map(String::from).collect::<Vec<_>>();
        let mut report = Report::of("some-crate", mutants("f"));
        report.take(folder.path(), mutants("abcde")).unwrap();
        let told = report.to_string();
        assert_eq!(
            told,
            "some-crate: 3 of 5 caught, 60.0 % (95 % interval 23.1 to 88.2); 1 don't compile\n  never ends: c\n  \
             not caught: f\n  not caught: e\n"
        );
    }
}
