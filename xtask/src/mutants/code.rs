//! The code that is mutated: its files, with their mutants.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::find::find;
use super::mutant::Mutant;
use super::site::{self, Site, Written};
use super::tree;
use crate::Outcome;

const SWITCH: &str = include_str!("switch.rs");

struct File {
    path: String,
    text: String,
    sites: Vec<Site>,
}

/// The files of some crates, and all their mutants.
pub(super) struct Code {
    files: Vec<File>,
    pub(super) mutants: Vec<Mutant>,
    /// The numbers of those that don't compile.
    pub(super) left_out: BTreeSet<u32>,
}

impl Code {
    /// Reads crates, and finds their mutants.
    pub(super) fn read(root: &Path, crates: &[&str]) -> Result<Code, String> {
        let mut code = Code { files: Vec::new(), mutants: Vec::new(), left_out: BTreeSet::new() };
        for name in crates {
            let mut paths = Vec::new();
            list(root, &format!("crates/{name}/src"), &mut paths)?;
            paths.sort();
            for path in paths {
                let file = root.join(&path);
                let text = std::fs::read_to_string(&file).map_err(|error| format!("{path}: {error}"))?;
                let first = u32::try_from(code.mutants.len()).map_err(|error| error.to_string())? + 1;
                let found = find(&path, &text, first)?;
                code.mutants.extend(found.mutants);
                code.files.push(File { path, text, sites: found.sites });
            }
        }
        Ok(code)
    }

    /// The mutants that compile, as far as is known.
    pub(super) fn compiled(&self) -> impl Iterator<Item = &Mutant> {
        self.mutants.iter().filter(|mutant| !self.left_out.contains(&mutant.number))
    }

    /// Whether this file is written with its mutants.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.iter().any(|file| file.path == path)
    }

    /// Writes every file with those of its mutants that compile, as far as is known; says what was written.
    pub(super) fn write(&self, tree: &Path) -> Result<BTreeMap<String, Written>, String> {
        let mut all = BTreeMap::new();
        for file in &self.files {
            let mut written = site::write(&file.text, &file.sites, |mutant| !self.left_out.contains(&mutant));
            if let Some(source) = file.path.strip_suffix("/lib.rs") {
                written.text += "\nmod mutant_switch;\n";
                tree::write(&tree.join(source).join("mutant_switch.rs"), SWITCH.as_bytes())?;
            }
            tree::write(&tree.join(&file.path), written.text.as_bytes())?;
            all.insert(file.path.clone(), written);
        }
        Ok(all)
    }

    /// Leaves out what did not compile the last time, in files that are as they were.
    pub(super) fn leave_out_as_told(&mut self, told: &Path) {
        let told = std::fs::read_to_string(told).unwrap_or_default();
        let told: BTreeSet<&str> = told.lines().collect();
        let names = self.names();
        let is_told = |mutant: &&Mutant| names.get(&mutant.number).is_some_and(|name| told.contains(name.as_str()));
        self.left_out = self.mutants.iter().filter(is_told).map(|mutant| mutant.number).collect();
    }

    /// Tells the next run what doesn't compile.
    pub(super) fn tell_left_out(&self, to: &Path) -> Outcome {
        let names = self.names();
        let lines: Vec<&str> =
            self.left_out.iter().filter_map(|number| names.get(number)).map(String::as_str).collect();
        tree::write(to, lines.join("\n").as_bytes())
    }

    /// A name by which the next run knows a mutant again, if its file hasn't changed.
    fn names(&self) -> BTreeMap<u32, String> {
        let mut hashes: BTreeMap<&str, String> = BTreeMap::new();
        for file in &self.files {
            let hash = Sha256::digest(&file.text);
            hashes.insert(&file.path, hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect());
        }
        let hash = |mutant: &Mutant| hashes.get(mutant.place.file.as_str()).map_or("", String::as_str);
        let name = |mutant: &Mutant| (mutant.number, format!("{} {mutant}", hash(mutant)));
        self.mutants.iter().map(name).collect()
    }
}

fn list(root: &Path, folder: &str, paths: &mut Vec<String>) -> Outcome {
    let entries = std::fs::read_dir(root.join(folder)).map_err(|error| format!("{folder}: {error}"))?;
    for entry in entries.flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = format!("{folder}/{name}");
        if entry.path().is_dir() {
            list(root, &path, paths)?;
        } else if name.ends_with(".rs") && name != "tests.rs" {
            paths.push(path);
        }
    }
    Ok(())
}
