//! Law 9, on random pages: reading what the formatter wrote gives back the same meaning, and formatting twice changes
//! nothing. Pages are made of every kind's templates and the vocabulary that ships.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod choices;
mod frame;
mod opportunity;
mod page;
#[path = "../support/mod.rs"]
mod support;
mod words;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rungs_check::format::Formatter;
use rungs_check::meaning::Comparison;
use rungs_check::{Checked, Level, SourceFile, check};

use choices::Choices;
use support::{FRAMEWORK, file, shipped};
use words::Words;

const PATH: &str = "roles/made-up.md";
const OPPORTUNITY: &str = "opportunities/made-up.md";

/// The words that ship, without the roles.
static FILES: LazyLock<Vec<SourceFile>> = LazyLock::new(|| {
    let mut files = shipped("vocabulary");
    files.push(file("framework.md", FRAMEWORK));
    files
});
static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(&check(&FILES).framework.vocabulary));

fn read(path: &str, page: &str) -> Checked {
    let mut files = FILES.clone();
    files.push(file(path, page));
    check(&files)
}

/// The errors of the made-up page, by their codes.
fn errors(checked: &Checked) -> BTreeMap<&'static str, usize> {
    let mut errors = BTreeMap::new();
    let of_page = checked.findings.iter().filter(|finding| finding.location.path.ends_with("/made-up.md"));
    for finding in of_page.filter(|finding| finding.level == Level::Error) {
        *errors.entry(finding.code).or_insert(0) += 1;
    }
    errors
}

/// Formats a page and holds the law against it; the reason, where it doesn't hold.
fn held(path: &str, page: &str) -> Result<(), String> {
    let before = read(path, page);
    let formatter = Formatter::new(&before.framework.vocabulary);
    let formatted = formatter.page(page);
    if !formatted.is_kept_whole {
        return Err(format!("it can't be laid out anew without losing something:\n{page}"));
    }
    let text = formatted.text;
    let after = read(path, &text);
    let changed = Comparison::new(&before.framework, &after.framework).changed();
    if !changed.is_empty() {
        return Err(format!("it means something else, {changed:?}:\n{page}\n── became\n{text}"));
    }
    let (had, has) = (errors(&before), errors(&after));
    if had != has {
        return Err(format!("its errors were {had:?} and are {has:?}:\n{page}\n── became\n{text}"));
    }
    let again = Formatter::new(&after.framework.vocabulary).page(&text).text;
    if again != text {
        return Err(format!("formatting again changes it:\n{page}\n── became\n{text}\n── and then\n{again}"));
    }
    Ok(())
}

/// What a page is made of: for each of its bullets, choices among all that could stand there. Fewer and smaller ones
/// make a plainer page, so that what breaks the law comes down to little.
fn pages() -> impl Strategy<Value = Vec<Vec<u16>>> {
    vec(vec(any::<u16>(), 0..24), 1..14)
}

/// An opportunity asks for less than a role.
fn opportunity_bullets() -> impl Strategy<Value = Vec<Vec<u16>>> {
    vec(vec(any::<u16>(), 0..24), 0..5)
}

/// So many pages take half a minute, and are the same ones every time. `RUNGS_LAW_CASES=5000` looks for new ones, and
/// with `RUNGS_LAW_SEED=7` for the same new ones again.
fn config() -> ProptestConfig {
    let (cases, seed) = (told("RUNGS_LAW_CASES"), told("RUNGS_LAW_SEED"));
    ProptestConfig {
        cases: cases.and_then(|cases| u32::try_from(cases).ok()).unwrap_or(48),
        rng_seed: match (seed, cases) {
            (Some(seed), _) => RngSeed::Fixed(seed),
            (None, Some(_)) => RngSeed::Random,
            (None, None) => RngSeed::Fixed(2026),
        },
        // What is found becomes a case of its own.
        failure_persistence: None,
        max_shrink_iters: 400,
        ..ProptestConfig::default()
    }
}

/// A number in the environment.
fn told(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn formatting_keeps_the_meaning_of_any_page(choices in pages()) {
        let page = page::of(&choices, &WORDS);
        if let Err(why) = held(PATH, &page) {
            return Err(TestCaseError::fail(why));
        }
    }

    #[test]
    fn formatting_keeps_the_meaning_of_any_opportunity(lines in vec(any::<u16>(), 0..40), choices in opportunity_bullets()) {
        let page = opportunity::of(&lines, &choices, &WORDS);
        if let Err(why) = held(OPPORTUNITY, &page) {
            return Err(TestCaseError::fail(why));
        }
    }
}

/// A generator whose sentences are refused would prove nothing: most can be read, and every kind has some.
#[test]
fn most_made_up_sentences_can_be_read() {
    let frames = frame::all();
    let (mut read_of, mut made_of): (BTreeMap<&str, usize>, BTreeMap<&str, usize>) = Default::default();
    let mut bullets = Vec::new();
    let mut seed: u32 = 1;
    for (kind, frame) in &frames {
        for _ in 0..12 {
            let numbers: Vec<u16> = std::iter::repeat_with(|| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (seed >> 16) as u16
            })
            .take(24)
            .collect();
            let clause = frame::made(frame, &mut Choices::new(&numbers), &WORDS);
            let Some(sentence) = clause.and_then(|clause| page::plainly(&clause)) else { continue };
            *made_of.entry(kind).or_default() += 1;
            bullets.push((*kind, sentence));
        }
    }
    let lines: String = bullets.iter().map(|(_, sentence)| format!("- {sentence}[^a]\n")).collect();
    let text = support::role("made-up", &lines);
    let checked = read(PATH, &text);
    let first = text.lines().position(|line| line.starts_with("- ")).expect("there are bullets") + 1;
    for (place, (kind, _)) in bullets.iter().enumerate() {
        let line = u32::try_from(first + place).expect("a short page");
        let is_refused = checked.findings.iter().any(|finding| {
            finding.location.path == "roles/made-up.md"
                && finding.location.line == line
                && finding.level == Level::Error
        });
        *read_of.entry(kind).or_default() += usize::from(!is_refused);
    }
    let total: usize = read_of.values().sum();
    // These speak of an earlier sentence that asks for the same, which none is made for.
    let looks_back = |kind: &str| ["further qualifications", "those qualifications"].contains(&kind);
    let unread = made_of.keys().filter(|kind| !looks_back(kind) && read_of.get(*kind) == Some(&0));
    let none: Vec<&str> = unread.copied().collect();
    assert!(total * 2 > bullets.len(), "{total} of {} can be read", bullets.len());
    assert!(none.is_empty(), "no sentence of these kinds can be read: {none:?}");
    assert!(made_of.len() >= 35, "only {} kinds have sentences", made_of.len());
}

/// As for sentences: most lines can be read, and so most pages are opportunities.
#[test]
fn most_made_up_opportunities_are_read() {
    let mut seed: u32 = 1;
    let mut numbers = |count: usize| -> Vec<u16> {
        let next = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as u16
        });
        next.take(count).collect()
    };
    let pages = (0..40).map(|_| opportunity::of(&numbers(40), &[numbers(24)], &WORDS));
    let read: Vec<Checked> = pages.map(|page| read(OPPORTUNITY, &page)).collect();
    let found: Vec<_> = read.iter().flat_map(|checked| &checked.framework.opportunities).collect();
    assert!(found.len() >= 20, "{} of {} are read", found.len(), read.len());
    let some = |of: &dyn Fn(&&&rungs_core::opportunity::Opportunity) -> bool| found.iter().filter(of).count();
    assert!(some(&|one| !one.gives.is_empty()) >= 10);
    assert!(some(&|one| !one.requirements.is_empty()) >= 5);
    assert!(some(&|one| one.cost.is_some()) >= 3 && some(&|one| one.apply_by.is_some()) >= 3);
}

/// What random pages have found, as the smallest page that showed it.
const FOUND: &[(&str, &str)] = &[(
    "three under either stay refused",
    "## Everyone needs\n- You need either:\n  - have 4 GCSEs.[^a]\n  - have 5 GCSEs.[^a]\n  - have 6 GCSEs.[^a]",
)];

#[test]
fn what_was_found_holds() {
    for (name, body) in FOUND {
        let page = format!("---\nrole: made-up\n---\n# Made up\n\n{body}\n\n[^a]: A source. Read 2026-11-22.\n");
        held(PATH, &page).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
}
