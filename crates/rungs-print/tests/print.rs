//! Plans on paper, read back by a reader of PDFs that isn't ours and shares nothing with the writer.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on should say so and stop"
)]

use pdf_extract::{Dictionary, Document, Object};
use rungs_app::wire::FrameworkName;
use rungs_app::wire::plan::{AgreementShown, OtherwiseShown, PlanAnswer, PlanLimits, PlanShown, PlanStep, ToFindOut};
use rungs_print::{CantPrint, FIRST_WORDS, pdf};

fn step(title: &str, year: usize) -> PlanStep {
    PlanStep {
        name: title.to_owned(),
        kind: "opportunity".to_owned(),
        title: title.to_owned(),
        role: None,
        role_title: None,
        pace: "part-time".to_owned(),
        begins: format!("{}-09-01", 2026 + year),
        ends: format!("{}-06-01", 2027 + year),
        begins_at_the_latest: format!("{}-10-15", 2026 + year),
        months: Some(9),
        hours_a_week: Some(6),
        cost: Some(450),
        gives: vec!["a certificate of what was learned".to_owned()],
        job: None,
        apply_by: None,
        find_out: vec![ToFindOut {
            question: format!("Is there a place on {title} near you?"),
            what: "a place".to_owned(),
            is_so: true,
        }],
        agreements: vec![AgreementShown {
            owner: "the university or college".to_owned(),
            kind: "consideration".to_owned(),
            about: "You must meet the entry requirements.".to_owned(),
        }],
        why: Vec::new(),
        otherwise: OtherwiseShown::Plan { ends: "2040-01-01".to_owned(), steps: vec!["A longer way".to_owned()] },
        partly_unknown: false,
        goes_on: false,
    }
}

fn planned(titles: &[String]) -> (PlanAnswer, PlanShown) {
    let steps: Vec<PlanStep> = titles.iter().enumerate().map(|(year, title)| step(title, year)).collect();
    let plan = PlanShown {
        best_in: vec!["fastest".to_owned()],
        ends: steps.last().map_or_else(|| "2026-09-01".to_owned(), |step| step.ends.clone()),
        unknown_lengths: 0,
        cost: 450 * u32::try_from(steps.len()).unwrap(),
        unknown_costs: 0,
        decisions: u32::try_from(steps.len()).unwrap(),
        steps,
    };
    let answer = PlanAnswer {
        on: "2026-08-20".to_owned(),
        begins: "2026-09-01".to_owned(),
        framework: FrameworkName {
            id: "made-up".to_owned(),
            title: "A made-up framework".to_owned(),
            version: "1.2".to_owned(),
            digest: String::new(),
            left_out: Vec::new(),
        },
        role: "lighthouse-keeper".to_owned(),
        role_title: "Lighthouse keeper".to_owned(),
        route: None,
        limits: PlanLimits { money: Some(9000), ..PlanLimits::default() },
        counts_on_told: true,
        counts_on_exceptions: false,
        plans: vec![plan.clone()],
        obstacle: None,
        cut_short: None,
        sooner_if: None,
        begins_at_the_latest: None,
        more_hours_in_one_of: Vec::new(),
    };
    (answer, plan)
}

fn printed(titles: &[String]) -> Vec<u8> {
    let (answer, plan) = planned(titles);
    pdf(&answer, &plan).unwrap()
}

/// The words of each page, with single spaces: lines break where they break.
fn pages(pdf: &[u8]) -> Vec<String> {
    let pages = pdf_extract::extract_text_from_mem_by_pages(pdf).unwrap();
    pages.iter().map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn numbered(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("Course {number}")).collect()
}

#[test]
fn everything_that_a_plan_says_is_on_the_page() {
    let text = pages(&printed(&numbered(2))).join(" ");
    for words in [
        "Lighthouse keeper by 1 June 2028",
        "First step",
        "Course 1",
        "Course 2",
        "How long: 1 year and 9 months at most, from 1 September 2026 to 1 June 2028.",
        "Cost: £900 at most.",
        "Two decisions, by the university or college.",
        "You can go on working: no step is full-time.",
        "6 hours a week",
        "Last day to begin: 15 October 2026.",
        "Last day to begin: 15 October 2027.",
        "Is there a place on Course 1 near you?",
        "The university or college decides",
        "A longer way: over by 1 January 2040.",
        "What you asked it to keep to: £9000 at most altogether.",
        "Rules: A made-up framework, 1.2. Planned on 20 August 2026. Made with Rungs.",
    ] {
        assert!(text.contains(words), "“{words}” is not in: {text}");
    }
}

#[test]
fn the_same_plan_is_the_same_bytes() {
    let first = printed(&numbered(3));
    assert!(first.starts_with(FIRST_WORDS.as_bytes()));
    assert!(first == printed(&numbered(3)), "printed twice, the bytes differ");
    assert!(first != printed(&numbered(4)), "another plan is another file");
}

#[test]
fn a_long_plan_goes_over_pages_and_its_header_with_it() {
    let titles = numbered(12);
    let pages = pages(&printed(&titles));
    assert!(pages.len() > 1, "twelve steps fit on one page");
    let has_header = |page: &&String| page.contains("Who decides, what to find out");
    let with_steps: Vec<&String> = pages.iter().filter(|page| page.contains("Last day to begin")).collect();
    assert!(with_steps.len() > 1, "the table stands on one page");
    assert!(with_steps.iter().skip(1).all(has_header), "a page of the table has no header: {pages:#?}");
    let text = pages.join(" ");
    for (year, title) in titles.iter().enumerate() {
        assert!(text.contains(&format!("Is there a place on {title} near you?")), "{title} is not in: {text}");
        assert!(text.contains(&format!("Last day to begin: 15 October {}.", 2026 + year)), "{title}: {text}");
    }
}

#[test]
fn marks_of_markup_are_letters_like_others() {
    let titles = [
        "#panic(\"no\") *not bold* _nor slanted_",
        "$x^2$ and @nobody <label> `raw` // no comment",
        "= No heading \\ - no list [#none] \"quoted\" -- ~ 'as is'",
    ]
    .map(str::to_owned);
    let text = pages(&printed(&titles)).join(" ");
    for title in &titles {
        assert!(text.contains(&format!("Is there a place on {title} near you?")), "“{title}” is not in: {text}");
    }
}

#[test]
fn a_cell_longer_than_a_page_loses_nothing() {
    let (answer, mut plan) = planned(&numbered(1));
    let questions: Vec<String> =
        (0..120).map(|number| format!("Is it true of the matter with number {number}?")).collect();
    plan.steps[0].find_out = questions
        .iter()
        .map(|question| ToFindOut { question: question.clone(), what: String::new(), is_so: true })
        .collect();
    let text = pages(&pdf(&answer, &plan).unwrap()).join(" ");
    for question in &questions {
        assert!(text.matches(question).count() >= 2, "“{question}” is not in the first step and in the table");
    }
}

/// What nobody has told is never told as no: no cost, no time.
#[test]
fn what_nobody_has_told_is_not_told_as_nothing() {
    let (answer, mut plan) = planned(&numbered(1));
    (plan.cost, plan.unknown_lengths) = (0, 1);
    let step = &mut plan.steps[0];
    step.kind = "deed".to_owned();
    (step.months, step.cost, step.hours_a_week) = (None, None, None);
    let text = pages(&pdf(&answer, &plan).unwrap()).join(" ");
    for words in [
        "Lighthouse keeper by 1 June 2027 or later",
        "and what one step takes: nobody has told how long that is.",
        "Cost: Nothing, as far as costs are told.",
        "no step is known to be full-time.",
        "From 1 September 2026; nobody has told how long it takes.",
    ] {
        assert!(text.contains(words), "“{words}” is not in: {text}");
    }
}

#[test]
fn without_steps_there_is_a_page_too() {
    let text = pages(&printed(&[])).join(" ");
    assert!(text.contains("There is nothing left to do"), "{text}");
}

/// A file in which something is missing that nobody noticed is worse than none.
#[test]
fn letters_that_cant_be_printed_are_named() {
    let (answer, plan) = planned(&["Course 一 two".to_owned(), "Course 二 一".to_owned()]);
    assert_eq!(pdf(&answer, &plan), Err(CantPrint::NoSuchLetters("一二".to_owned())));
}

/// What programs that read aloud go by: it is tagged, says its language and its title, and calls itself accessible.
#[test]
fn it_can_be_read_aloud() {
    let bytes = printed(&numbered(2));
    let document = Document::load_mem(&bytes).unwrap();
    let catalog = document.catalog().unwrap();
    let resolved =
        |entries: &Dictionary, key: &[u8]| document.dereference(entries.get(key).unwrap()).unwrap().1.clone();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en-GB");
    let marks = resolved(catalog, b"MarkInfo");
    assert!(marks.as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap());
    let Object::Stream(metadata) = resolved(catalog, b"Metadata") else { panic!("no metadata") };
    let metadata = metadata.decompressed_content().unwrap_or_else(|_| metadata.content.clone());
    let metadata = String::from_utf8_lossy(&metadata);
    assert!(metadata.contains("pdfuaid:part") && metadata.contains("Lighthouse keeper by 1 June 2028"), "{metadata}");
    let tags: Vec<Vec<u8>> = document
        .objects
        .values()
        .filter_map(|object| Some(object.as_dict().ok()?.get(b"S").ok()?.as_name().ok()?.to_vec()))
        .collect();
    let count = |tag: &[u8]| tags.iter().filter(|one| *one == tag).count();
    assert_eq!((count(b"H1"), count(b"Table"), count(b"TH"), count(b"TR"), count(b"Figure")), (1, 1, 5, 3, 1));
}
