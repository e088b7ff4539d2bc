//! Small frameworks for tests: a few files, read in memory.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(missing_docs, unreachable_pub, clippy::expect_used, clippy::panic, reason = "tests")]

use rungs_check::{Checked, SourceFile, check};

pub const FRAMEWORK: &str = "---\nframework: small\ntitle: A small framework\nversion: 1\n---\n# A small framework\n";

pub const TERMS: &str = "---\nvocabulary: terms\nkind: subject\n---\n# Terms\n\n## English\n\n## maths\n\n## healthcare\nIncludes: nursing\n\n## nursing\n\n## number grades\nKind: scale\nGrades: 9, 8, 7, 6, 5, 4, 3, 2, 1\n\n## letter grades\nKind: scale\nGrades: A, B, C, D\nAligned: A = 7, C = 4 on number grades\n\n## GCSE\nKind: qualification\nGraded: number grades, letter grades\nLevel: 2 at grade 4 or above, otherwise 1\n\n## NHS\nKind: sector\n\n## care role\nKind: role family\nIncludes: porter\n\n## porter\nKind: job\n";

/// A role page with these bullets in its one way in.
pub fn role(slug: &str, bullets: &str) -> String {
    format!(
        "---\nrole: {slug}\nlevel: 5\n---\n# Role {slug}\n\n## Ways in\n\n### Course\nFull-time course at level 5, 24 months.\n{bullets}\n\n[^a]: A source. Read 2026-11-22.\n"
    )
}

pub fn file(path: &str, content: impl AsRef<[u8]>) -> SourceFile {
    SourceFile { path: path.to_owned(), content: Ok(content.as_ref().to_vec()) }
}

/// The small framework with these files beside its own page and terms.
pub fn with(files: Vec<SourceFile>) -> Checked {
    let mut all = vec![file("framework.md", FRAMEWORK), file("terms.md", TERMS)];
    all.extend(files);
    check(&all)
}

/// The small framework with one role whose way in asks this.
pub fn asking(bullets: &str) -> Checked {
    with(vec![file("roles/one.md", role("one", bullets))])
}

/// The files of the framework that ships, those under this folder of it.
pub fn shipped(folder: &str) -> Vec<SourceFile> {
    read(folder, &format!("frameworks/ahp-england/{folder}"))
}

fn read(folder: &str, path: &str) -> Vec<SourceFile> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&root).expect("the folder is beside the crates") {
        let path = entry.expect("the folder can be read").path();
        if path.is_file() {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            files.push(file(&format!("{folder}/{name}"), std::fs::read(&path).expect("the file can be read")));
        }
    }
    files
}
