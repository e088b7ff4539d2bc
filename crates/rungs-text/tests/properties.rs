//! What holds for any text at all: nothing panics, and every place lies in the page.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what must be there")]

mod support;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use rungs_text::{
    Bullet, Grammar, GroupHow, Page, Place, Problem, Section, Span, Text, apply_line, award_line, code, cost_line,
    heading, length_line, offered_by_line, opportunity_heading, opportunity_line, owner_line, read, read_sentence,
    route_line,
};

/// Every text of a page.
fn texts(page: &Page) -> Vec<&Text> {
    let mut texts: Vec<&Text> = page.title.iter().chain(page.footnotes.iter().map(|footnote| &footnote.text)).collect();
    for prose in &page.prose {
        texts.push(&prose.text);
        texts.extend(&prose.lines);
    }
    for section in &page.sections {
        section_texts(section, &mut texts);
    }
    texts
}

fn section_texts<'p>(section: &'p Section, texts: &mut Vec<&'p Text>) {
    texts.push(&section.heading);
    for prose in &section.prose {
        texts.push(&prose.text);
        texts.extend(&prose.lines);
    }
    for bullet in &section.bullets {
        bullet_texts(bullet, texts);
    }
    for inner in &section.sections {
        section_texts(inner, texts);
    }
}

fn bullet_texts<'p>(bullet: &'p Bullet, texts: &mut Vec<&'p Text>) {
    texts.push(&bullet.text);
    texts.extend(bullet.links.iter().map(|link| &link.text));
    for child in &bullet.children {
        bullet_texts(child, texts);
    }
}

fn fits(source: &str, span: Span) -> bool {
    source.get(span.start..span.end).is_some()
}

fn assert_problems_fit(source: &str, problems: &[Problem]) {
    for problem in problems {
        assert!(fits(source, problem.span), "{problem:?}");
        assert!(problem.labels.iter().all(|(span, _)| fits(source, *span)), "{problem:?}");
        assert!(problem.rewrites.iter().all(|rewrite| rewrite.applied(source).is_some()), "{problem:?}");
        assert!(code::ALL.iter().any(|(code, _)| *code == problem.code), "{problem:?}");
    }
}

fn assert_page_fits(source: &str) {
    let (page, problems) = read(source);
    assert_problems_fit(source, &problems);
    for text in texts(&page) {
        for piece in text.pieces() {
            assert!(fits(source, piece.source), "{piece:?}");
            let words = text.as_str().get(piece.start..piece.end).unwrap();
            assert!(!piece.verbatim || piece.source.slice(source) == words, "{piece:?} {words:?}");
        }
        let ends = text.pieces().windows(2).all(|pair| pair[0].end == pair[1].start);
        assert!(ends, "{:?}", text.pieces());
        for word in rungs_text::words(text) {
            assert!(fits(source, word.span), "{word:?}");
        }
    }
}

/// Markdown that means something here, so that random pages reach the corners.
fn page() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("# "),
        Just("## "),
        Just("#### "),
        Just("- "),
        Just("  - "),
        Just("\t- "),
        Just("1. "),
        Just("> "),
        Just("    "),
        Just("\n"),
        Just("\n\n"),
        Just("\r\n"),
        Just("[^a]"),
        Just("[^a]: "),
        Just("[^b"),
        Just("]"),
        Just("[link](to.md)"),
        Just("[x]: /y"),
        Just("---"),
        Just("---\n"),
        Just("key: [a, \"b\"]\n"),
        Just("*em*"),
        Just("`code`"),
        Just("&amp;"),
        Just("\\["),
        Just("<!-- x -->"),
        Just("| a | b |\n|---|---|\n"),
        Just("ŵ’é"),
        Just("\u{0}"),
        Just("![pic](x.png)"),
        Just("You must have "),
        Just("words."),
        Just(" "),
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

/// Sentences made of the language's own words.
fn sentence() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "You",
        "you",
        "must",
        "usually",
        "may",
        "need",
        "have",
        "hold",
        "be",
        "If",
        "unless",
        "if",
        "not",
        "already",
        "for",
        "For funding,",
        "At",
        "Northmoor,",
        "4",
        "at least",
        "or more",
        "to",
        "5",
        "GCSEs",
        "A levels",
        "English",
        "maths",
        "and",
        "or",
        "and/or",
        ",",
        ".",
        ":",
        "(",
        ")",
        "at grade 4 or above",
        "grades",
        "9-4",
        "(A* to C)",
        "or equivalent",
        "level 3",
        "2 years'",
        "within 3 months of starting",
        "before you finish",
        "as the university decides",
        "which may count instead",
        "because",
        "one of:",
        "at least 2 of:",
        "preferably",
        "including",
        "such as",
        "over 18",
        "1 August 2025",
        "31 February 2025",
        "some",
        "good",
        "doesn't count",
        "£5",
        "ŵ",
        "experience in",
        "health or care",
        "12cm",
        "by",
        "every 5 years",
        "Unread:",
    ]);
    prop::collection::vec(word, 0..30).prop_map(|words| words.join(" "))
}

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![
        Just(Place::Rules),
        Just(Place::GuardedItem),
        Just(support::item("have", GroupHow::One)),
        Just(support::item("", GroupHow::AtLeast(2))),
    ]
}

fn assert_sentence_fits(source: &str, place: Place) {
    let (frames, names) = (support::frames(), support::names());
    let text = Text::verbatim(source, 0);
    match read_sentence(&text, place, &Grammar { frames: &frames, names: &names }) {
        Ok(sentence) => assert!(fits(source, sentence.span)),
        Err(problems) => {
            assert!(!problems.is_empty(), "a sentence that can't be read says why");
            assert_problems_fit(source, &problems);
        }
    }
}

/// `RUNGS_LAW_CASES=100000` tries more.
fn config() -> ProptestConfig {
    let told = std::env::var("RUNGS_LAW_CASES").ok().and_then(|told| told.parse().ok());
    ProptestConfig::with_cases(told.unwrap_or(512))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_a_page(source in any::<String>()) {
        assert_page_fits(&source);
    }

    #[test]
    fn any_markdown_is_a_page(source in page()) {
        assert_page_fits(&source);
    }

    #[test]
    fn any_text_can_be_tried_as_a_line(source in any::<String>(), level in 0u8..8) {
        let text = Text::verbatim(&source, 0);
        let problems = [
            route_line(&text).and_then(|(_, problems)| problems.into_iter().next()),
            award_line(&text).and_then(Result::err),
            owner_line(&text).and_then(Result::err),
            length_line(&text).and_then(Result::err),
            heading(&text, level).err(),
            opportunity_line(&text).and_then(|(_, problems)| problems.into_iter().next()),
            cost_line(&text).and_then(Result::err),
            apply_line(&text).and_then(Result::err),
            offered_by_line(&text).and_then(Result::err),
            opportunity_heading(&text, level).err(),
        ];
        assert_problems_fit(&source, &problems.into_iter().flatten().collect::<Vec<_>>());
    }

    #[test]
    fn any_text_can_be_tried_as_a_sentence(source in any::<String>(), place in place()) {
        assert_sentence_fits(&source, place);
    }

    #[test]
    fn any_row_of_the_languages_words_can_be_tried_as_a_sentence(source in sentence(), place in place()) {
        assert_sentence_fits(&source, place);
    }
}

/// Generous: a debug build on a busy machine takes a few seconds.
const SOON: Duration = Duration::from_secs(60);

#[test]
fn ten_thousand_nested_bullets_are_one_problem() {
    let started = Instant::now();
    let source = format!("# Title\n\n## Notes\n\n{}words\n", "- ".repeat(10_000));
    let (page, problems) = read(&source);
    assert_eq!(problems.iter().filter(|problem| problem.code == code::NESTED_TOO_DEEP).count(), 1);
    drop(page);
    assert!(started.elapsed() < SOON);
}

#[test]
fn a_deep_staircase_of_bullets_is_read() {
    let started = Instant::now();
    let stairs: String = (0..1_000).map(|depth| format!("{}- step {depth}\n", "  ".repeat(depth))).collect();
    let (page, problems) = read(&format!("# Title\n\n## Notes\n\n{stairs}"));
    assert!(problems.iter().any(|problem| problem.code == code::NESTED_TOO_DEEP));
    assert!(!page.sections.is_empty());
    assert!(started.elapsed() < SOON);
}

#[test]
fn ten_megabytes_are_read() {
    let started = Instant::now();
    let rules = "- You must have 4 GCSEs at grade 4 or above.[^a]\n".repeat(10_000_000 / 48);
    let source = format!("# Title\n\n## Everyone needs\n\n{rules}\n[^a]: Source.\n");
    assert!(source.len() > 10_000_000);
    let (page, problems) = read(&source);
    assert_eq!(problems, []);
    assert_eq!(page.sections[0].bullets.len(), 10_000_000 / 48);
    assert!(started.elapsed() < SOON);
}

#[test]
fn ten_megabytes_of_anything_are_survived() {
    for part in
        ["[", "[^", "*", "> ", "- ", "\t", "`", "<", "# ", "a", "[^a]: ", "---\n", "- - -\n", "| a |\n", "\n\t- x"]
    {
        let started = Instant::now();
        let source = part.repeat(1_000_000 / part.len());
        let (page, _) = read(&source);
        drop(page);
        assert!(started.elapsed() < SOON, "{part:?} took {:?}", started.elapsed());
    }
}

#[test]
fn a_hostile_sentence_is_soon_refused() {
    let started = Instant::now();
    for part in [
        "English and ",
        "English, ",
        "a ",
        "4 or ",
        "preferably including English and maths, ",
        "or equivalent, at grade 4 ",
    ] {
        let (frames, names) = (support::frames(), support::names());
        let source = format!("You must have 4 GCSEs {}", part.repeat(30));
        let read =
            read_sentence(&Text::verbatim(&source, 0), Place::Rules, &Grammar { frames: &frames, names: &names });
        assert!(read.is_err(), "{source}");
    }
    assert!(started.elapsed() < SOON);
}
