//! Small frameworks with a caret in them.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(missing_docs, unreachable_pub, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::BTreeMap;

use rungs_check::SourceFile;
use rungs_lsp::workspace::{Change, Place, Workspace};
use rungs_text::Span;

/// Where the caret stands.
pub const CARET: char = '‸';

const FRAMEWORK: &str = "---\nframework: small\ntitle: A small framework\nversion: 1\n---\n# A small framework\n";

const TERMS: &str = "\
---
vocabulary: terms
kind: subject
---
# Terms

## English

## maths

## healthcare
Also called: health care
Includes: nursing

Subjects that prepare you to care for people.

## nursing

## number grades
Kind: scale
Grades: 9, 8, 7, 6, 5, 4, 3, 2, 1

## GCSE
Kind: qualification
Graded: number grades
Level: 2 at grade 4 or above, otherwise 1

## NHS
Kind: sector

## care role
Kind: role family
Also called: caring post
Includes: porter, ward clerk

## porter
Kind: job

## ward clerk
Kind: job
Also called: clerk

## driving licence
Kind: licence
Ask: Do you have a driving licence?

## HCPC
Kind: register
Also called: Health and Care Professions Council
";

pub fn file(path: &str, content: impl AsRef<[u8]>) -> SourceFile {
    SourceFile { path: path.to_owned(), content: Ok(content.as_ref().to_vec()) }
}

/// A framework and a place in one of its pages.
pub struct Scene {
    pub workspace: Workspace,
    pub path: String,
    pub byte: usize,
}

/// The small framework with these files beside its own, or in their place. One of them may have the caret.
pub fn scene(files: &[(&str, &str)]) -> Scene {
    let mut all = vec![file("framework.md", FRAMEWORK), file("terms.md", TERMS)];
    let mut caret = (String::new(), 0);
    for (path, text) in files {
        if let Some(byte) = text.find(CARET) {
            caret = ((*path).to_owned(), byte);
        }
        all.retain(|file| file.path != *path);
        all.push(file(path, text.replace(CARET, "")));
    }
    Scene { workspace: Workspace::new(all), path: caret.0, byte: caret.1 }
}

/// The small framework with one role whose way in asks this.
pub fn asking(bullets: &str) -> Scene {
    scene(&[("roles/one.md", &role("one", bullets))])
}

/// A role page with these bullets in its one way in.
pub fn role(slug: &str, bullets: &str) -> String {
    format!(
        "---\nrole: {slug}\nlevel: 5\n---\n# Role {slug}\n\n## Ways in\n\n### Course\nFull-time course at level 5, 24 months.\n{bullets}\n\n[^a]: A source. Read 2026-11-22.\n"
    )
}

impl Scene {
    /// Some words of a file.
    pub fn words(&self, path: &str, span: Span) -> &str {
        self.workspace.text(path).and_then(|text| text.get(span.start..span.end)).expect("a place lies in its file")
    }

    /// A place, as `path:line: words`.
    pub fn shown(&self, place: &Place) -> String {
        let text = self.workspace.text(&place.path).expect("a place lies in a file");
        let line = text.get(..place.span.start).expect("a place lies in its file").matches('\n').count() + 1;
        format!("{}:{line}: {}", place.path, self.words(&place.path, place.span))
    }
}

/// The files that changes are about, as they would then be. Changes lie in their files and don't overlap.
pub fn applied(workspace: &Workspace, changes: &[Change]) -> BTreeMap<String, String> {
    let mut changes = changes.to_vec();
    changes.sort();
    let mut files = BTreeMap::new();
    for change in changes.iter().rev() {
        let path = &change.place.path;
        let text = || workspace.text(path).expect("a change is of a file").to_owned();
        let (text, end) = files.entry(path.clone()).or_insert_with(|| (text(), usize::MAX));
        assert!(change.place.span.end <= *end, "changes overlap: {changes:#?}");
        text.replace_range(change.place.span.start..change.place.span.end, &change.replacement);
        *end = change.place.span.start;
    }
    files.into_iter().map(|(path, (text, _))| (path, text)).collect()
}
