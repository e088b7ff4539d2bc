//! Every seed, replayed without a fuzzer: whatever once broke a reader is kept here for good.

use std::path::{Path, PathBuf};

/// The files of a target's seeds, in order.
fn seeds(target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(target);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    files.sort();
    files
}

fn replay(target: &str, reader: fn(&[u8])) {
    let files = seeds(target);
    assert!(!files.is_empty(), "{target} has no seeds");
    for file in files {
        println!("{}", file.display());
        reader(&std::fs::read(&file).expect("a seed can be read"));
    }
}

#[test]
fn pages() {
    replay("page", rungs_fuzz::page);
}

#[test]
fn sentences() {
    replay("sentence", rungs_fuzz::sentence);
}

#[test]
fn frameworks() {
    replay("framework", rungs_fuzz::framework);
}

#[test]
fn formatted_pages() {
    replay("format", rungs_fuzz::format);
}

#[test]
fn editors() {
    replay("editor", rungs_fuzz::editor);
}

#[test]
fn people() {
    replay("person", rungs_fuzz::person);
}

#[test]
fn staff_exports() {
    replay("staff", rungs_fuzz::staff);
}

/// What ships is the best seed of all, and never stale.
#[test]
fn shipped_files_are_seeds_too() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let files = |folder: &str, ending: &str| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(root.join(folder)).expect("what ships can be listed");
        let paths = entries.map(|entry| entry.expect("a folder can be listed").path());
        paths.filter(|path| path.to_string_lossy().ends_with(ending)).collect()
    };
    for path in files("frameworks/ahp-england/roles", ".md") {
        let page = std::fs::read(&path).expect("a page can be read");
        rungs_fuzz::page(&page);
        rungs_fuzz::framework(&page);
        rungs_fuzz::format(&page);
        let text = String::from_utf8(page).expect("a page is text");
        text.lines()
            .filter_map(|line| line.trim_start().strip_prefix("- "))
            .for_each(|line| rungs_fuzz::sentence(line.as_bytes()));
    }
    for path in files("people", ".yaml") {
        rungs_fuzz::person(&std::fs::read(&path).expect("a person file can be read"));
    }
}
