//! A framework from its files: read every page, then the vocabulary, then the roles that are written in it.

use std::collections::BTreeSet;
use std::sync::Arc;

use rungs_core::framework::Framework;
use rungs_text::{Grammar, Page, Readings, Span, code};

use crate::acceptance::{self, Acceptance};
use crate::finding::{CANNOT_READ, DUPLICATE_ROLE, Finding, Level, Location, MISSING_PAGE, TOO_LARGE};
use crate::index::Index;
use crate::rules::named::NamedRules;
use crate::{framework_page, names, not_a_page, role_page, size, vocabulary_page};

/// Pages larger than this are not read, in bytes.
const LARGEST_PAGE: usize = 1 << 20;

/// A file of a framework's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path inside the folder, with forward slashes.
    pub path: String,
    /// Its content, or why it could not be read.
    pub content: Result<Vec<u8>, String>,
}

/// What came of checking a framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The framework, as far as it could be read. Sound only if [`Checked::is_sound`].
    pub framework: Framework,
    /// Everything found, in the order of pages and lines.
    pub findings: Vec<Finding>,
    /// Where terms are defined and named.
    pub index: Index,
    /// What the framework's author has accepted.
    pub acceptances: Vec<Acceptance>,
}

impl Checked {
    /// Whether nothing stands in the way of using the framework.
    pub fn is_sound(&self) -> bool {
        self.findings.iter().all(|finding| finding.level < Level::Error)
    }
}

/// A page with its text, ready to say where something stands.
pub(crate) struct Sheet<'a> {
    pub(crate) path: &'a str,
    pub(crate) source: &'a str,
    pub(crate) page: Page,
    line_starts: Vec<usize>,
}

impl<'a> Sheet<'a> {
    fn new(path: &'a str, source: &'a str, page: Page) -> Sheet<'a> {
        let line_starts = std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Sheet { path, source, page, line_starts }
    }

    /// Whether the page says that it was imported.
    pub(crate) fn is_imported(&self) -> bool {
        self.page.front_matter.iter().any(|entry| entry.key.value == "imported-from")
    }

    pub(crate) fn locate(&self, span: Span) -> Location {
        let line = self.line_starts.partition_point(|start| *start <= span.start);
        let start = line.checked_sub(1).and_then(|line| self.line_starts.get(line)).copied().unwrap_or(0);
        let column = self.source.get(start..span.start).map_or(1, |before| before.chars().count() + 1);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Location { path: self.path.to_owned(), span: Some(span), line: count(line), column: count(column) }
    }

    pub(crate) fn whole(&self) -> Location {
        whole(self.path)
    }
}

pub(crate) fn whole(path: &str) -> Location {
    Location { path: path.to_owned(), span: None, line: 1, column: 1 }
}

/// Reads a framework from the pages in its folder.
pub fn check(files: &[SourceFile]) -> Checked {
    let mut findings = Vec::new();
    let (mut sheets, mut unclosed) = (Vec::new(), BTreeSet::new());
    for file in files.iter().filter(|file| file.path.ends_with(".md")) {
        let Some(source) = readable(file, &mut findings) else { continue };
        let (page, problems) = rungs_text::read(source);
        // Front matter without an end is said once: what it says is not missed as well.
        if problems.iter().any(|problem| problem.code == code::FRONT_MATTER_UNCLOSED) {
            unclosed.insert(file.path.as_str());
        }
        let sheet = Sheet::new(&file.path, source, page);
        findings.extend(problems.into_iter().map(|problem| Finding::of_text(problem, |span| sheet.locate(span))));
        sheets.push(sheet);
    }

    let mut framework = Framework::default();
    let (mut roles, mut vocabularies, mut about) = (Vec::new(), Vec::new(), false);
    for sheet in &sheets {
        let has = |key: &str| sheet.page.front_matter.iter().any(|entry| entry.key.value == key);
        if has("framework") {
            framework_page::read(sheet, &mut framework, &mut findings);
            about = true;
        } else if has("role") {
            roles.push(sheet);
        } else if has("vocabulary") {
            vocabularies.push(sheet);
        } else if !unclosed.contains(sheet.path) {
            findings.push(not_a_page::finding(sheet));
        }
    }
    if !about {
        let message = "no page says what the framework is called";
        findings.push(
            MISSING_PAGE
                .at(whole("framework.md"), message)
                .help("add framework.md with `framework:`, `title:` and `version:` between --- lines"),
        );
    }

    let mut index = Index::default();
    framework.vocabulary = vocabulary_page::read_all(&vocabularies, &roles, &mut index, &mut findings);
    sheets.iter().for_each(|sheet| index.page(sheet, &framework.vocabulary));
    let names = names::names(&framework.vocabulary);
    let named = NamedRules::of(&vocabularies, &framework.vocabulary, &index, &mut findings);
    // A template that can't be read is a fault of a kind's file; a test reads them all.
    let frames = names::frames().unwrap_or_default();
    let readings = Readings::new(Grammar { frames: &frames, names: &names });
    let mut reader = role_page::Reader::new(&readings, &named, &mut framework, &mut findings, &mut index);
    reader.named_rules();
    let mut read: Vec<_> = roles.iter().map(|sheet| (*sheet, reader.read(sheet))).collect();
    read.sort_by(|(_, one), (_, other)| one.slug.cmp(&other.slug));
    // Pages with one slug stand together now.
    let mut first: Option<&Sheet<'_>> = None;
    for (sheet, role) in read {
        let last = framework.roles.last().filter(|last| last.slug == role.slug && !role.slug.is_empty());
        if let (Some(first), Some(_)) = (first, last) {
            let message = format!("the role “{}” has a page already", role.slug);
            findings.push(DUPLICATE_ROLE.at(sheet.whole(), message).see(first.whole(), "the other page"));
        } else {
            first = Some(sheet);
            framework.roles.push(role);
        }
    }
    let slugs: BTreeSet<&str> = framework.roles.iter().map(|role| role.slug.as_str()).collect();
    for sheet in &roles {
        role_page::check_links(sheet, &slugs, &mut findings);
    }
    size::check(&framework, &mut findings);
    let imported = roles.iter().filter(|sheet| sheet.is_imported()).map(|sheet| sheet.path.to_owned());
    let pages = acceptance::Pages {
        all: sheets.iter().map(|sheet| sheet.path).collect(),
        imported: Arc::new(imported.collect()),
    };
    let abouts =
        sheets.iter().filter(|sheet| sheet.page.front_matter.iter().any(|entry| entry.key.value == "framework"));
    let acceptances = abouts.flat_map(|sheet| acceptance::read(sheet, &pages, &mut findings)).collect();
    findings.sort_by(|one, other| one.location.in_order().cmp(&other.location.in_order()));
    index.sort();
    Checked { framework, findings, index, acceptances }
}

fn readable<'a>(file: &'a SourceFile, findings: &mut Vec<Finding>) -> Option<&'a str> {
    let bytes = match &file.content {
        Ok(bytes) => bytes,
        Err(why) => {
            findings.push(CANNOT_READ.at(whole(&file.path), format!("the page can't be opened: {why}")));
            return None;
        }
    };
    if bytes.len() > LARGEST_PAGE {
        let megabytes = bytes.len() as f64 / f64::from(1 << 20);
        let message = format!("the page has {megabytes:.1} MB, and 1 MB is the most that is read");
        findings.push(TOO_LARGE.at(whole(&file.path), message).help("split it: one role a page"));
        return None;
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let message = "this is a document of a word processor, and no text";
        let help = "save it as plain text, with the encoding UTF-8";
        findings.push(CANNOT_READ.at(whole(&file.path), message).help(help));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
            let location = Location { line: u32::try_from(line).unwrap_or(u32::MAX), ..whole(&file.path) };
            let (message, help) = match bytes.as_slice() {
                [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => (
                    "the page is text in UTF-16, and only UTF-8 is read".to_owned(),
                    "save the file again, with the encoding UTF-8",
                ),
                _ => (
                    format!("the page is not text in UTF-8: see byte {}", error.valid_up_to() + 1),
                    "save the file again, with the encoding UTF-8; most often it is an apostrophe or a dash from a word processor",
                ),
            };
            findings.push(CANNOT_READ.at(location, message).help(help));
            None
        }
    }
}
