//! The rulings of the language, each with its case: the documents in `conformance`, read as an author reads them.
//!
//! `CONFORMANCE=write cargo test --package rungs-check --test conformance` writes what comes out into them.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod answer;
#[macro_use]
mod document;
#[path = "../support/mod.rs"]
mod support;

use answer::{Answers, is_error};
use document::{Block, Document, page};
use rungs_check::{Checked, SourceFile, check, check_roles};
use support::{FRAMEWORK, file, shipped};

documents! { every_piece_is_answered_as_written, of is_answered:
    about_you "kinds/about-you.md",
    checks_and_tests "kinds/checks-and-tests.md",
    courses "kinds/courses.md",
    credits_and_points "kinds/credits-and-points.md",
    experience "kinds/experience.md",
    licences "kinds/licences.md",
    possessions "kinds/possessions.md",
    qualifications "kinds/qualifications.md",
    training "kinds/training.md",
    work "kinds/work.md",
    strength "rulings/1-strength.md",
    misreadings "rulings/10-misreadings.md",
    line_by_line "rulings/11-line-by-line.md",
    exactness "rulings/12-exactness.md",
    questions "rulings/13-questions.md",
    decided "rulings/14-decided.md",
    opportunities "rulings/16-opportunities.md",
    conditions "rulings/15-conditions.md",
    structure "rulings/2-structure.md",
    guards "rulings/3-guards.md",
    time "rulings/4-time.md",
    lengths "rulings/5-lengths.md",
    names "rulings/6-names.md",
    slots "rulings/7-slots.md",
    ambiguities "rulings/8-ambiguities.md",
    second_reading "rulings/9-second-reading.md",
}

fn every_piece_is_answered_as_written(document: &Document) {
    let pages = Pages::of(document);
    let mut wrong = document.differences(is_answered, &pages.answers());
    wrong.extend(pages.rewrites_that_do_not_help());
    assert!(wrong.is_empty(), "{}\nto take these answers over: CONFORMANCE=write\n", wrong.join("\n"));
}

fn is_answered(block: &Block) -> bool {
    ["", "conditions", "questions"].contains(&block.language.as_str())
}

/// Every piece of a page in one document as a page of its own, checked together.
struct Pages<'d> {
    document: &'d Document,
    files: Vec<SourceFile>,
    checked: Checked,
}

impl<'d> Pages<'d> {
    fn of(document: &'d Document) -> Pages<'d> {
        let mut files = vec![file("framework.md", FRAMEWORK)];
        files.extend(shipped("vocabulary"));
        files.extend(shipped("roles").into_iter().filter(|file| file.path.ends_with(".md")));
        for (place, block) in document.blocks.iter().enumerate() {
            match block.language.as_str() {
                "" => {
                    files.extend(
                        block.turns.iter().enumerate().map(|(turn, written)| {
                            file(&path(place, turn), page(&slug(place, turn), &written.written))
                        }),
                    )
                }
                "vocabulary" => {
                    let terms = block.turns.iter().map(|turn| turn.written.as_str()).collect::<String>();
                    let head = format!("---\nvocabulary: extra-{place}\n---\n# Extra\n\n");
                    files.push(file(&format!("vocabulary/extra-{place}.md"), format!("{head}{terms}")));
                }
                _ => {}
            }
        }
        let checked = own(&files);
        Pages { document, files, checked }
    }

    fn source(&self, path: &str) -> &str {
        let file = self.files.iter().find(|file| file.path == path).expect("every piece has its page");
        text(file).expect("documents are text")
    }

    fn answers(&self) -> Vec<Vec<String>> {
        let blocks = self.document.blocks.iter().enumerate();
        let of_block = |(place, block): (usize, &Block)| match block.language.as_str() {
            "" => (0..block.turns.len()).map(|turn| self.answer(place, turn).told()).collect(),
            "conditions" => block.turns.iter().map(|_| self.answer(place - 1, 0).conditions()).collect(),
            "questions" => block.turns.iter().map(|_| self.answer(place - 1, 0).questions()).collect(),
            _ => Vec::new(),
        };
        blocks.map(of_block).collect()
    }

    fn answer(&self, place: usize, turn: usize) -> Answers<'_> {
        let written = self.document.blocks[place].turns[turn].written.as_str();
        let found = self.files.iter().find(|file| file.path == path(place, turn)).expect("every piece has its page");
        Answers { checked: &self.checked, path: &found.path, source: self.source(&found.path), written }
    }

    /// A ready-made way to write something has to be one: what it was offered for is gone, and no new error has come.
    fn rewrites_that_do_not_help(&self) -> Vec<String> {
        let mut files: Vec<SourceFile> =
            self.files.iter().filter(|file| !file.path.starts_with("pages/")).cloned().collect();
        let mut offered = Vec::new();
        for (number, finding) in self.checked.findings.iter().enumerate() {
            let before = &finding.location.path;
            if !before.starts_with("pages/") {
                continue;
            }
            for (way, rewrite) in finding.rewrites.iter().enumerate() {
                let after = rewrite.applied(self.source(before)).expect("a rewrite fits its page");
                let after = document::renamed(&after, &format!("{number}-{way}"));
                let path = format!("pages/{number}-{way}.md");
                files.push(file(&path, after));
                offered.push((finding, rewrite, path));
            }
        }
        let checked = own(&files);
        let errors = |checked: &Checked, path: &str| {
            checked.findings.iter().filter(|finding| finding.location.path == path && is_error(finding)).count()
        };
        let mut wrong = Vec::new();
        for (finding, rewrite, path) in offered {
            let (before, after) = (errors(&self.checked, &finding.location.path), errors(&checked, &path));
            let is_better = if is_error(finding) { after < before } else { after <= before };
            if !is_better {
                let why = checked.findings.iter().find(|after| after.location.path == path && is_error(after));
                let why = why.map(|after| format!("{}: {}", after.code, after.message)).unwrap_or_default();
                wrong.push(format!("“{}”, for {}, leads to {why}", finding.message, rewrite.label));
            }
        }
        wrong
    }
}

/// What comes of the pages of a document. Where one is an opportunity, all there is is read.
fn own(files: &[SourceFile]) -> Checked {
    let own = files.iter().filter(|file| file.path.starts_with("pages/")).filter_map(text);
    match own.clone().any(|page| page.contains("\nopportunity: ")) {
        true => check(files),
        false => check_roles(files, &document::roles(own)),
    }
}

fn text(file: &SourceFile) -> Option<&str> {
    std::str::from_utf8(file.content.as_ref().ok()?).ok()
}

fn slug(block: usize, turn: usize) -> String {
    format!("page-{block}-{turn}")
}

fn path(block: usize, turn: usize) -> String {
    format!("pages/{block}-{turn}.md")
}
