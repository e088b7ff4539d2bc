//! Vocabulary pages: a heading a term, and below it the lines that say what it is.

use rungs_core::vocabulary::{Points, Term, TermId, TypeLevel, Vocabulary};
use rungs_text::{EntryValue, Rewrite, Section, Text, is_slip};

use crate::equivalence;
use crate::finding::{DUPLICATE_TERM, Finding, INCLUDE_CYCLE, Location, UNKNOWN_NAME, VOCABULARY_LINE, did_you_mean};
use crate::front_matter::Fields;
use crate::index::Index;
use crate::keys::{self, Holds, LINES};
use crate::nearest::nearest;
use crate::source::Sheet;

/// One line of an entry: what it says and where.
pub(crate) struct Line<'a> {
    pub(crate) key: &'static str,
    value: Text,
    location: Location,
    sheet: &'a Sheet<'a>,
}

impl Line<'_> {
    pub(crate) fn value(&self) -> &str {
        self.value.as_str()
    }

    fn parts(&self) -> impl Iterator<Item = &str> {
        self.value().split(',').map(str::trim).filter(|part| !part.is_empty())
    }

    pub(crate) fn finding(&self, message: impl Into<String>) -> Finding {
        VOCABULARY_LINE.at(self.location.clone(), message)
    }

    /// Where a part of the value stands; `part` has to be a slice of it.
    pub(crate) fn locate(&self, part: &str) -> Location {
        let start = (part.as_ptr() as usize).saturating_sub(self.value().as_ptr() as usize);
        self.sheet.locate(self.value.source_span(start, start + part.len()))
    }
}

struct Entry<'a> {
    id: TermId,
    lines: Vec<Line<'a>>,
}

/// Reads every vocabulary page, and the roles as terms of their own.
pub(crate) fn read_all(
    pages: &[&Sheet<'_>],
    roles: &[&Sheet<'_>],
    index: &mut Index,
    findings: &mut Vec<Finding>,
) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    let mut entries = Vec::new();
    for sheet in roles {
        if let Some((term, location)) = role_term(sheet) {
            add(&mut vocabulary, term, location, index, findings);
        }
    }
    for sheet in pages {
        let fields = Fields::new(sheet, keys::VOCABULARY, findings);
        let class = fields.text("kind", findings);
        for section in &sheet.page.sections {
            let lines = lines(sheet, section, findings);
            let (term, location) = term(sheet, section, &lines, class.as_deref(), findings);
            let id = add(&mut vocabulary, term, location, index, findings);
            entries.push(Entry { id, lines });
        }
    }
    // A level can rest on a grade of a scale, and a scale on another one: each sort of line needs the ones before it.
    for key in ["Graded", "Aligned", "Level", "Points", "Includes", "Profession", "Regulator"] {
        for entry in &entries {
            for line in entry.lines.iter().filter(|line| line.key == key) {
                relate(&mut vocabulary, entry.id, line, index, findings);
            }
        }
    }
    if let Err(cycle) = vocabulary.close() {
        let titles: Vec<&str> = cycle.iter().map(|id| vocabulary.title(*id)).collect();
        let location = cycle.first().and_then(|id| index.definition(*id)).cloned();
        let message = format!("“{}” includes itself, by way of {}", titles.first().unwrap_or(&"?"), titles.join(", "));
        findings
            .extend(location.map(|location| INCLUDE_CYCLE.at(location, message).help("remove one of the `Includes:`")));
    }
    // Equivalences speak of grades and subjects, so they come once everything else is known.
    for entry in &entries {
        for line in entry.lines.iter().filter(|line| line.key == "Counts as") {
            match equivalence::read(line, &vocabulary, index) {
                Ok(found) => vocabulary.update(entry.id, |term| term.equivalences.push(found)),
                Err(finding) => findings.push(finding),
            }
        }
    }
    vocabulary
}

fn add(
    vocabulary: &mut Vocabulary,
    term: Term,
    location: Location,
    index: &mut Index,
    findings: &mut Vec<Finding>,
) -> TermId {
    for name in std::iter::once(&term.title).chain(&term.aliases) {
        if let Some(other) = vocabulary.find(name, &[&term.class]) {
            let message = format!("“{name}” is the name of two things of kind {}", term.class);
            let mut finding = DUPLICATE_TERM.at(location.clone(), message);
            if let Some(place) = index.definition(other) {
                finding = finding.see(place.clone(), format!("“{}” has this name already", vocabulary.title(other)));
            }
            findings.push(finding);
        }
    }
    let id = vocabulary.add(term);
    index.define(id, location);
    id
}

/// A role page as a term: its title and other names are names of the vocabulary.
fn role_term(sheet: &Sheet<'_>) -> Option<(Term, Location)> {
    let title = sheet.page.title.as_ref()?;
    let value = |key: &str| {
        let entry = sheet.page.front_matter.iter().find(|entry| entry.key.value == key)?;
        Some(&entry.value.value)
    };
    let aliases = match value("also-called") {
        Some(EntryValue::List(items)) => items.iter().map(|item| item.value.clone()).collect(),
        Some(EntryValue::Scalar(one)) => vec![one.clone()],
        None => Vec::new(),
    };
    let slug = match value("role") {
        Some(EntryValue::Scalar(slug)) => slug.trim().to_owned(),
        _ => slug(title.as_str()),
    };
    let name = lower_first(title.as_str());
    Some((Term { aliases, ..blank(name, slug, "role") }, sheet.locate(title.span())))
}

/// "Assistant practitioner" is an *assistant practitioner*, but "NHS manager" stays.
fn lower_first(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(title.chars().skip(1)).collect()
        }
        _ => title.to_owned(),
    }
}

fn blank(title: String, slug: String, class: &str) -> Term {
    Term { title, slug, class: class.to_owned(), ..Term::default() }
}

/// A name as it stands in addresses and files.
pub(crate) fn slug(name: &str) -> String {
    slug_of(name, usize::MAX)
}

/// The first so many words of a name as they stand in addresses.
pub(crate) fn slug_of(name: &str, most: usize) -> String {
    let letters = name.to_lowercase();
    let mut slug = String::with_capacity(letters.len());
    let words = letters.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words.take(most) {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

fn lines<'a>(sheet: &'a Sheet<'a>, section: &Section, findings: &mut Vec<Finding>) -> Vec<Line<'a>> {
    let mut found = Vec::new();
    for paragraph in &section.prose {
        let mut is_first = true;
        for line in &paragraph.lines {
            let keyed = LINES.iter().find_map(|key| {
                let rest = line.as_str().trim().strip_prefix(key.name)?.trim_start().strip_prefix(':')?;
                Some((key.name, rest.trim_start()))
            });
            match keyed {
                Some((key, rest)) => {
                    let start = line.as_str().trim_end().len() - rest.len();
                    let value = line.part(start, start + rest.trim_end_matches('.').len());
                    found.push(Line { key, value, location: sheet.locate(line.span()), sheet });
                }
                // The first line of a paragraph that looks like a key is a misspelt one; further on it is prose.
                None if is_first || !found.is_empty() => misspelt(sheet, line, findings),
                None => {}
            }
            is_first = false;
        }
    }
    found
}

fn misspelt(sheet: &Sheet<'_>, line: &Text, findings: &mut Vec<Finding>) {
    let Some((key, _)) = line.as_str().split_once(':') else { return };
    let near = nearest(key.trim(), LINES.iter().map(|line| line.name));
    if key.split_whitespace().count() <= 2
        && let Some(help) = did_you_mean(&near)
    {
        let message = format!("“{}:” is not a line of a vocabulary entry", key.trim());
        findings.push(VOCABULARY_LINE.at(sheet.locate(line.span()), message).help(help));
    }
}

fn term(
    sheet: &Sheet<'_>,
    section: &Section,
    lines: &[Line<'_>],
    class: Option<&str>,
    findings: &mut Vec<Finding>,
) -> (Term, Location) {
    let title = section.heading.as_str().trim().to_owned();
    let location = sheet.locate(section.heading.span());
    let own = lines.iter().find(|line| line.key == "Kind").map(Line::value);
    let class = own.or(class).unwrap_or_default();
    if class.is_empty() {
        let message = format!("nothing says what kind of thing “{title}” is");
        let help = "add a line `Kind: …` below it, or `kind: …` to the front matter of the page";
        findings.push(VOCABULARY_LINE.at(location.clone(), message).help(help));
    }
    let mut term = blank(title.clone(), slug(&title), class);
    for line in lines {
        match line.key {
            "Also called" => term.aliases.extend(line.parts().map(str::to_owned)),
            "Ask" => term.question = Some(line.value().to_owned()),
            "Grades" => {
                term.grades = line.parts().map(str::to_owned).collect();
                term.grades.reverse();
            }
            _ => {}
        }
    }
    (term, location)
}

/// The classes that a term of this class may include besides its own.
pub fn may_include(class: &str) -> &'static [&'static str] {
    match class {
        "role family" => &["role", "job"],
        // Work in a role counts in the setting that lists it.
        "setting" => &["role family", "role", "job", "sector"],
        // One is of an occupation by one's work, or by the register one is on.
        "occupation" => &["role family", "role", "job", "profession", "register"],
        _ => &[],
    }
}

fn relate(vocabulary: &mut Vocabulary, id: TermId, line: &Line<'_>, index: &mut Index, findings: &mut Vec<Finding>) {
    let class = vocabulary.get(id).map(|term| term.class.clone()).unwrap_or_default();
    match line.key {
        "Includes" => {
            for name in line.parts() {
                let found = vocabulary.find(name, &[&class]).or_else(|| vocabulary.find(name, may_include(&class)));
                match found {
                    Some(narrow) => {
                        index.mention(narrow, line.locate(name));
                        vocabulary.include(id, narrow);
                    }
                    None => findings.push(unknown(vocabulary, name, line, &class)),
                }
            }
        }
        "Profession" | "Regulator" => {
            let line_says = LINES.iter().find(|key| key.name == line.key).map(|key| key.holds);
            let Some(Holds::Terms(classes)) = line_says else { return };
            for name in line.parts() {
                if let Some(term) = vocabulary.find(name, classes) {
                    index.mention(term, line.locate(name));
                }
            }
        }
        "Graded" => {
            for name in line.parts() {
                match vocabulary.find(name, &["scale"]) {
                    Some(scale) => {
                        index.mention(scale, line.locate(name));
                        vocabulary.update(id, |term| term.scales.push(scale));
                    }
                    None => findings.push(unknown(vocabulary, name, line, "scale")),
                }
            }
        }
        "Level" => match level(vocabulary, id, line) {
            Ok(level) => vocabulary.update(id, |term| term.level = Some(level)),
            Err(finding) => findings.push(finding),
        },
        "Points" => match points(vocabulary, id, line) {
            Ok(points) => vocabulary.update(id, |term| term.points = Some(points)),
            Err(finding) => findings.push(finding),
        },
        "Aligned" => {
            if let Err(finding) = align(vocabulary, id, line, index) {
                findings.push(finding);
            }
        }
        _ => {}
    }
}

fn unknown(vocabulary: &Vocabulary, name: &str, line: &Line<'_>, class: &str) -> Finding {
    let fits = |term: &Term| term.class == class || may_include(class).contains(&term.class.as_str());
    let names = vocabulary.iter().filter(|(_, term)| fits(term)).map(|(_, term)| term.title.as_str());
    let near = nearest(name, names);
    let place = line.locate(name);
    let message = format!("the vocabulary has no {class} called “{name}”");
    let mut finding = UNKNOWN_NAME.at(place.clone(), message);
    let Some(meant) = near.first().filter(|meant| is_slip(name, meant)) else {
        return finding.help(format!("define it: `## {name}`"));
    };
    finding.help = did_you_mean(&near);
    if let Some(span) = place.span {
        finding = finding.rewrite(Rewrite::new(format!("“{meant}”"), span, meant.clone()));
    }
    finding
}

/// `3`, or `2 at grade 4 or above, otherwise 1`.
fn level(vocabulary: &Vocabulary, id: TermId, line: &Line<'_>) -> Result<TypeLevel, Finding> {
    let wrong = || {
        line.finding(format!("“Level: {}” can't be read", line.value()))
            .help("write `Level: 3`, or `Level: 2 at grade 4 or above, otherwise 1`")
    };
    let number = |text: &str| text.trim().parse::<u8>().ok().filter(|level| *level <= 8).ok_or_else(wrong);
    let Some((above, rest)) = line.value().split_once(" at grade ") else {
        return Ok(TypeLevel { level: number(line.value())?, threshold: None });
    };
    let (grade, below) = rest.split_once(" or above, otherwise ").ok_or_else(wrong)?;
    let scales = vocabulary.get(id).map(|term| term.scales.clone()).unwrap_or_default();
    let placed = scales.iter().find_map(|scale| vocabulary.rank(*scale, grade).map(|rank| (*scale, rank)));
    let (scale, rank) = placed.ok_or_else(wrong)?;
    let (surely, _) = vocabulary.reaching(scale, rank);
    Ok(TypeLevel { level: number(above)?, threshold: Some((surely, number(below)?)) })
}

/// `none`, `48`, or `A* = 56, A = 48, B = 40`.
fn points(vocabulary: &Vocabulary, id: TermId, line: &Line) -> Result<Points, Finding> {
    let wrong =
        |why: String| line.finding(why).help("write `Points: none`, or `Points: A* = 56, A = 48` with its grades");
    let number =
        |text: &str| text.trim().parse().map_err(|_| wrong(format!("“{}” is no number of points", text.trim())));
    if line.value().eq_ignore_ascii_case("none") {
        return Ok(Points::Flat(0));
    }
    if !line.value().contains('=') {
        return number(line.value()).map(Points::Flat);
    }
    let scales = vocabulary.get(id).map(|term| term.scales.clone()).unwrap_or_default();
    let mut by_grade = Vec::new();
    for pair in line.parts() {
        let (grade, points) =
            pair.split_once('=').ok_or_else(|| wrong(format!("“{pair}” gives no points to a grade")))?;
        let grade = grade.trim();
        let ranks = scales.iter().filter_map(|scale| vocabulary.rank(*scale, grade).map(|rank| (*scale, rank)));
        let before = by_grade.len();
        let points: u32 = number(points)?;
        by_grade.extend(ranks.map(|rank| (rank, points)));
        if by_grade.len() == before {
            return Err(wrong(format!("“{grade}” is not one of its grades")));
        }
    }
    Ok(Points::ByGrade(by_grade))
}

/// `A = 7, C = 4, G = 1 on GCSE grades 9 to 1`.
fn align(vocabulary: &mut Vocabulary, id: TermId, line: &Line<'_>, index: &mut Index) -> Result<(), Finding> {
    let wrong = |why: String| line.finding(why).help("write `Aligned: A = 7, C = 4 on NAME OF THE OTHER SCALE`");
    let (pairs, other) = line.value().rsplit_once(" on ").ok_or_else(|| wrong("no other scale is named".into()))?;
    let scale = vocabulary.find(other.trim(), &["scale"]);
    let scale = scale.ok_or_else(|| wrong(format!("the vocabulary has no scale called “{}”", other.trim())))?;
    index.mention(scale, line.locate(other.trim()));
    for pair in pairs.split(',') {
        let ranks = pair
            .split_once('=')
            .and_then(|(own, theirs)| Some((vocabulary.rank(id, own.trim())?, vocabulary.rank(scale, theirs.trim())?)));
        let (own, theirs) = ranks.ok_or_else(|| wrong(format!("“{}” doesn't pair two grades", pair.trim())))?;
        vocabulary.align(id, own, scale, theirs);
    }
    Ok(())
}
