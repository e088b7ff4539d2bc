//! The rule as pages: a role for each variant, and the words that they use.

use std::fs;
use std::path::Path;

use rungs_app::framework::{Loaded, from_folder};

use crate::rule::{JOBS, ROUTES, Route, SCHEMES, routes};

/// How much the pages leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// All of it must be met.
    Strict,
    /// Hours are usual, and experience may count instead.
    Soft,
}

/// The framework of all variants: pages that are written and read as an author's are.
pub fn framework(rule: Rule) -> Result<Loaded, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("peers").join(format!("{rule:?}").to_lowercase());
    let mut files =
        vec![("framework.md".to_owned(), FRAMEWORK.to_owned()), ("vocabulary/words.md".to_owned(), vocabulary())];
    let routes = routes();
    files.extend(
        routes.iter().enumerate().map(|(place, route)| (format!("roles/{}.md", slug(place)), page(place, route, rule))),
    );
    for (path, text) in files {
        let path = folder.join(path);
        let written = fs::create_dir_all(path.parent().unwrap_or(&folder)).and_then(|()| fs::write(&path, text));
        written.map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let loaded = from_folder(&folder)?;
    if loaded.checked.framework.roles.len() != ROUTES || !loaded.checked.is_sound() {
        return Err(format!("the pages aren't read as they are meant: {:?}", loaded.checked.findings));
    }
    Ok(loaded)
}

/// A name for each number, without a digit: numbers mean something on a page.
pub fn name(number: usize) -> String {
    let syllable = |place: usize| {
        let (first, vowel) = ("bdfgklmnprstvz".as_bytes()[place / 5 % 14], "aeiou".as_bytes()[place % 5]);
        [char::from(first), char::from(vowel)].iter().collect::<String>()
    };
    format!("{}{}", syllable(number / 70), syllable(number % 70))
}

/// The slug of a variant's role.
pub fn slug(route: usize) -> String {
    format!("{}-practitioner", name(route))
}

const FRAMEWORK: &str = "\
---
framework: peers
title: Sixty apprenticeships
version: 2026.11
reviewed: 2026-11-26
---
# Sixty apprenticeships

Made up for a measurement.
";

fn vocabulary() -> String {
    let mut text = "---\nvocabulary: words\nkind: job\n---\n# Words\n\n".to_owned();
    for job in 0..JOBS {
        text += &format!("## {} worker\n\n", name(job));
    }
    for (place, route) in routes().iter().enumerate() {
        let jobs: Vec<String> =
            (0..JOBS).filter(|job| route.jobs[*job]).map(|job| format!("{} worker", name(job))).collect();
        text += &format!("## {} support role\nKind: role family\nIncludes: {}\n\n", name(place), jobs.join(", "));
    }
    for scheme in 0..SCHEMES {
        let name = name(scheme);
        text += &format!("## {name} scheme\nKind: scheme\nAsk: Does your employer take part in the {name} scheme?\n\n");
    }
    text + "## NHS\nKind: sector\n\n## private\nKind: sector\n\n## patient care\nKind: setting\n\n## office\nKind: setting\n\n\
            ## healthcare\nKind: subject\n\n## history\nKind: subject\n\n## GCSE\nKind: qualification\nGraded: GCSE grades\nLevel: 2\n\n\
            ## diploma\nKind: qualification\n\n## GCSE grades\nKind: scale\nGrades: 9, 8, 7, 6, 5, 4, 3, 2, 1\n"
}

fn page(place: usize, route: &Route, rule: Rule) -> String {
    let (name, slug) = (name(place), slug(place));
    let scheme = crate::pages::name(route.scheme);
    let hours = f64::from(route.hours) / 100.0;
    let Route { level, gcses, months, .. } = route;
    let (usually, instead) = match rule {
        Rule::Strict => ("must", ""),
        Rule::Soft => ("usually", ", which may count instead, as the university decides"),
    };
    format!(
        "---\nrole: {slug}\nlevel: 5\ncareer-level: 4\nband: 4\nin-force: 2025-08-01\nreviewed: 2026-11-26\n---\n\
         # {name} practitioner\n\nMade up for a measurement.\n\n## Ways in\n\n### {name} apprenticeship\n\
         Apprenticeship at level 5, 18 to 24 months, learning on and off the job.\n\
         - You must be employed in the NHS.\n\
         - You must work in a {name} support role.\n\
         - You {usually} work at least {hours} hours a week.\n\
         - Your employer must take part in the {scheme} scheme.\n\
         - You must hold a healthcare qualification at level {level} or above.\n\
         - You must have one of:\n  - {gcses} GCSEs at grade 4 or above.\n  \
         - at least {months} months' experience in patient care{instead}.\n"
    )
}
