//! A framework from its files: read every page, then the vocabulary, then the roles that are written in it.

use std::sync::Arc;

use rayon::prelude::*;
use rungs_core::framework::{Framework, Role};
use rungs_core::opportunity::Opportunity;
use rungs_text::{EntryValue, Grammar, Page, Readings, Span, code};

use crate::acceptance::{self, Acceptance};
use crate::finding::{
    CANNOT_READ, DUPLICATE_OPPORTUNITY, DUPLICATE_ROLE, Finding, Level, Location, MISSING_PAGE, TOO_LARGE,
};
use crate::index::Index;
use crate::role_page::ReadPage;
use crate::rules::named::NamedRules;
use crate::{framework_page, names, not_a_page, own_words, role_page, size, vocabulary_page};

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
    /// The pages of opportunities, also of those that can't be read.
    pub opportunity_pages: Vec<String>,
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

    /// Whether its front matter has this key.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.page.front_matter.iter().any(|entry| entry.key.value == key)
    }

    /// The slug of the role it is about, as it is written.
    fn slug(&self) -> Option<String> {
        let entry = self.page.front_matter.iter().find(|entry| entry.key.value == "role")?;
        match &entry.value.value {
            EntryValue::Scalar(slug) => Some(slug.trim().to_owned()),
            EntryValue::List(_) => None,
        }
    }

    pub(crate) fn whole(&self) -> Location {
        whole(self.path)
    }

    /// A line of the page, from 1.
    pub(crate) fn line(&self, line: u32) -> Location {
        let at = usize::try_from(line).unwrap_or(usize::MAX).saturating_sub(1);
        match self.line_starts.get(at) {
            Some(start) => {
                let words = self.source.get(*start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
                self.locate(Span::new(*start, start + words.len()))
            }
            None => self.whole(),
        }
    }
}

pub(crate) fn whole(path: &str) -> Location {
    Location { path: path.to_owned(), span: None, line: 1, column: 1 }
}

/// Reads a framework from the pages in its folder.
pub fn check(files: &[SourceFile]) -> Checked {
    check_wanted(files, None)
}

/// Reads as much of a framework as answers about these roles rest on: their pages, the vocabulary, and of other role pages
/// what the roles are called.
///
/// What is wrong with other roles isn't found. Those that were read mean what they mean in the whole framework.
pub fn check_roles(files: &[SourceFile], wanted: &[&str]) -> Checked {
    check_wanted(files, Some(wanted))
}

/// What the role pages of a framework say of themselves above their first section, and no rules. Pages that can't be read
/// are left out.
pub fn role_heads(files: &[SourceFile]) -> Vec<Role> {
    let pages = files.par_iter().filter(|file| file.path.ends_with(".md"));
    let heads = pages.filter_map(|file| {
        let source = readable(file, &mut Vec::new())?;
        let sheet = Sheet::new(&file.path, source, rungs_text::read_head(source).0);
        sheet.has("role").then(|| role_page::front(&sheet, &mut Vec::new()))
    });
    heads.collect()
}

fn check_wanted(files: &[SourceFile], wanted: Option<&[&str]>) -> Checked {
    let pages: Vec<&SourceFile> = files.iter().filter(|file| file.path.ends_with(".md")).collect();
    let opened: Vec<Opened<'_>> = pages.par_iter().map(|file| open(file, wanted)).collect();
    let mut findings: Vec<Finding> = Vec::new();
    let (mut roles, mut others, mut vocabularies, mut abouts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut opportunities = Vec::new();
    let mut sheets = Vec::new();
    for Opened { sheet, findings: found, is_unclosed, is_wanted } in &opened {
        findings.extend_from_slice(found);
        let Some(sheet) = sheet else { continue };
        sheets.push(sheet);
        match () {
            () if sheet.has("framework") => abouts.push(sheet),
            () if sheet.has("role") && *is_wanted => roles.push(sheet),
            () if sheet.has("role") => others.push(sheet),
            () if sheet.has("opportunity") && *is_wanted => opportunities.push(sheet),
            // No answer about a role rests on one.
            () if sheet.has("opportunity") => {}
            () if sheet.has("vocabulary") => vocabularies.push(sheet),
            // Front matter without an end is said once: what it says is not missed as well.
            () if *is_unclosed => {}
            () => findings.push(not_a_page::finding(sheet)),
        }
    }
    let mut framework = Framework::default();
    abouts.iter().for_each(|sheet| framework_page::read(sheet, &mut framework, &mut findings));
    if abouts.is_empty() {
        let message = "no page says what the framework is called";
        findings.push(
            MISSING_PAGE
                .at(whole("framework.md"), message)
                .help("add framework.md with `framework:`, `title:` and `version:` between --- lines"),
        );
    }

    let mut index = Index::default();
    let titled: Vec<&Sheet<'_>> = sheets.iter().copied().filter(|sheet| sheet.has("role")).collect();
    framework.vocabulary = vocabulary_page::read_all(&vocabularies, &titled, &mut index, &mut findings);
    abouts.iter().chain(&vocabularies).for_each(|sheet| index.page(sheet, &framework.vocabulary));
    let names = names::names(&framework.vocabulary);
    let named = NamedRules::of(&vocabularies, &framework.vocabulary, &index, &mut findings);
    let readings = Readings::new(Grammar { frames: names::frames(), names: &names });
    named.check(&readings, &mut framework, &mut findings, &mut index);
    let reader =
        role_page::Reader { readings: &readings, named: &named, vocabulary: &framework.vocabulary, defined: &index };
    let read: Vec<ReadPage<Role>> = roles.par_iter().map(|sheet| reader.read(sheet)).collect();
    let offered: Vec<_> = opportunities.par_iter().map(|sheet| reader.read_opportunity(sheet)).collect();
    let before = framework.vocabulary.len();
    let mut kept: Vec<(&Sheet<'_>, Role)> = Vec::new();
    for (sheet, page) in roles.iter().zip(read) {
        let ReadPage { what: mut role, sources, findings: found, index: places, own } = page;
        role.each_condition(&mut own_words::moved(before, &own_words::add(own, &mut framework.vocabulary)));
        for (name, source) in sources {
            framework.sources.entry(name).or_insert(source);
        }
        findings.extend(found);
        index.extend(places);
        kept.push((sheet, role));
    }
    kept.sort_by(|(_, one), (_, other)| one.slug.cmp(&other.slug));
    // Pages with one slug stand together now.
    let mut first: Option<&Sheet<'_>> = None;
    for (sheet, role) in kept {
        let last = framework.roles.last().filter(|last| last.slug == role.slug && !role.slug.is_empty());
        if let (Some(first), Some(_)) = (first, last) {
            let message = format!("the role “{}” has a page already", role.slug);
            findings.push(DUPLICATE_ROLE.at(sheet.whole(), message).see(first.whole(), "the other page"));
        } else {
            first = Some(sheet);
            framework.roles.push(role);
        }
    }
    let mut kept: Vec<(&Sheet<'_>, Opportunity)> = Vec::new();
    for (sheet, page) in opportunities.iter().zip(offered) {
        let ReadPage { what, sources, findings: found, index: places, own } = page;
        let own = own_words::add(own, &mut framework.vocabulary);
        for (name, source) in sources {
            framework.sources.entry(name).or_insert(source);
        }
        findings.extend(found);
        index.extend(places);
        if let Some(mut opportunity) = what {
            opportunity.each_condition(&mut own_words::moved(before, &own));
            kept.push((sheet, opportunity));
        }
    }
    kept.sort_by(|(_, one), (_, other)| one.slug.cmp(&other.slug));
    let mut first: Option<&Sheet<'_>> = None;
    for (sheet, opportunity) in kept {
        let last = framework.opportunities.last().filter(|last| last.slug == opportunity.slug && !last.slug.is_empty());
        if let (Some(first), Some(last)) = (first, last) {
            let message = format!("the opportunity “{}” has a page already", last.slug);
            findings.push(DUPLICATE_OPPORTUNITY.at(sheet.whole(), message).see(first.whole(), "the other page"));
        } else {
            first = Some(sheet);
            framework.opportunities.push(opportunity);
        }
    }
    let unread: Vec<String> = others.iter().filter_map(|sheet| sheet.slug()).collect();
    let slugs =
        framework.roles.iter().map(|role| role.slug.as_str()).chain(unread.iter().map(String::as_str)).collect();
    roles.iter().for_each(|sheet| role_page::check_links(sheet, &slugs, &mut findings));
    size::check(&framework, &mut findings);
    let imported = roles.iter().filter(|sheet| sheet.is_imported()).map(|sheet| sheet.path.to_owned());
    let pages = acceptance::Pages {
        all: sheets.iter().map(|sheet| sheet.path).collect(),
        imported: Arc::new(imported.collect()),
    };
    let acceptances = abouts.iter().flat_map(|sheet| acceptance::read(sheet, &pages, &mut findings)).collect();
    findings.sort_by(|one, other| one.location.in_order().cmp(&other.location.in_order()));
    index.sort();
    let opportunity_pages = opportunities.iter().map(|sheet| sheet.path.to_owned()).collect();
    Checked { framework, findings, index, acceptances, opportunity_pages }
}

/// A file of a framework, opened.
struct Opened<'a> {
    /// Its page, if it is text that can be read.
    sheet: Option<Sheet<'a>>,
    findings: Vec<Finding>,
    /// Whether its front matter has no end.
    is_unclosed: bool,
    /// Whether all of it was read, and not its head alone.
    is_wanted: bool,
}

/// Opens a page: of a role that isn't `wanted`, and of an opportunity where a role is, its head.
fn open<'a>(file: &'a SourceFile, wanted: Option<&[&str]>) -> Opened<'a> {
    let mut findings = Vec::new();
    let Some(source) = readable(file, &mut findings) else {
        return Opened { sheet: None, findings, is_unclosed: false, is_wanted: false };
    };
    let head = wanted.map(|wanted| (wanted, Sheet::new(&file.path, source, rungs_text::read_head(source).0)));
    if let Some((wanted, sheet)) = head
        && (sheet.has("opportunity") || sheet.slug().is_some_and(|slug| !wanted.contains(&slug.as_str())))
    {
        return Opened { sheet: Some(sheet), findings, is_unclosed: false, is_wanted: false };
    }
    let (page, problems) = rungs_text::read(source);
    let is_unclosed = problems.iter().any(|problem| problem.code == code::FRONT_MATTER_UNCLOSED);
    let sheet = Sheet::new(&file.path, source, page);
    findings.extend(problems.into_iter().map(|problem| Finding::of_text(problem, |span| sheet.locate(span))));
    Opened { sheet: Some(sheet), findings, is_unclosed, is_wanted: true }
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
