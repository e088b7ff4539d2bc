//! People held against the pieces of pages in `conformance`: what the sentences above them decide.
//!
//! In a block `people` stands a person a line, with a name of any words and the keys of a person file; the block before it
//! says what is asked. The answer is that of each requirement in turn, and the standing they come to.
//!
//! `CONFORMANCE=write cargo test --package rungs-app --test conformance` writes what comes out into the documents.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

#[macro_use]
#[path = "../../rungs-check/tests/conformance/document.rs"]
mod document;

use document::{Block, Document, Turn, page};
use rungs_app::framework::{self, Loaded};
use rungs_app::person;
use rungs_app::service::{self, Programs, Question};
use rungs_app::tree::{Format, Tree};
use rungs_app::wire::Bounds;
use rungs_app::wire::check::RequirementResult;
use rungs_check::{SourceFile, check_roles};
use rungs_core::date::Date;
use rungs_core::requirement::Moment;

/// The day on which everybody asks, and would start.
const ON: &str = "2026-11-22";

documents! { everybody_is_answered_as_written, of is_people:
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
    exactness "rulings/12-exactness.md",
    decided "rulings/14-decided.md",
    structure "rulings/2-structure.md",
    time "rulings/4-time.md",
    lengths "rulings/5-lengths.md",
    names "rulings/6-names.md",
    slots "rulings/7-slots.md",
    ambiguities "rulings/8-ambiguities.md",
    second_reading "rulings/9-second-reading.md",
}

fn everybody_is_answered_as_written(document: &Document) {
    let loaded = with_pages_of(document);
    let answers: Vec<Vec<String>> = (0..document.blocks.len()).map(|place| answers(document, place, &loaded)).collect();
    let wrong = document.differences(is_people, &answers);
    assert!(wrong.is_empty(), "{}\nto take these answers over: CONFORMANCE=write\n", wrong.join("\n"));
}

fn is_people(block: &Block) -> bool {
    block.language == "people"
}

/// The framework that ships, with a page for each block and the document's own words.
fn with_pages_of(document: &Document) -> Loaded {
    let mut files = framework::built_in_files();
    for (place, block) in document.blocks.iter().enumerate() {
        let written: String = block.turns.iter().map(|turn| turn.written.as_str()).collect();
        let (path, content) = match block.language.as_str() {
            "" => (format!("pages/{place}.md"), page(&slug(place), &written)),
            "vocabulary" => {
                let head = format!("---\nvocabulary: extra-{place}\n---\n# Extra\n\n");
                (format!("vocabulary/extra-{place}.md"), format!("{head}{written}"))
            }
            _ => continue,
        };
        files.push(SourceFile { path, content: Ok(content.into_bytes()) });
    }
    let own = files.iter().filter(|file| file.path.starts_with("pages/"));
    let own = own.filter_map(|file| std::str::from_utf8(file.content.as_ref().ok()?).ok());
    Loaded {
        checked: check_roles(&files, &document::roles(own)),
        files,
        digest: String::new(),
        left_out: Vec::new(),
        undertakings: Default::default(),
    }
}

fn slug(block: usize) -> String {
    format!("page-{block}")
}

/// What a block that is a whole page calls its role.
fn own_slug(block: &Block) -> Option<String> {
    let written = &block.turns.first()?.written;
    let front = written.strip_prefix("---")?;
    front.lines().find_map(|line| line.strip_prefix("role: ")).map(str::to_owned)
}

fn answers(document: &Document, place: usize, loaded: &Loaded) -> Vec<String> {
    if !is_people(&document.blocks[place]) {
        return Vec::new();
    }
    let asking = (0..place).rev().find(|before| document.blocks[*before].language.is_empty());
    let asking = asking.unwrap_or_else(|| panic!("{}: nothing is asked of these people", document.path.display()));
    let slug = own_slug(&document.blocks[asking]).unwrap_or_else(|| slug(asking));
    document.blocks[place].turns.iter().map(|turn| answer(turn, &slug, loaded)).collect()
}

fn answer(turn: &Turn, slug: &str, loaded: &Loaded) -> String {
    let framework = &loaded.checked.framework;
    let role = framework.role(slug).unwrap_or_else(|| panic!("no page for {}", turn.written));
    let on: Date = ON.parse().expect("a day");
    let tree = Tree::read(turn.written.as_bytes(), Some(Format::Yaml)).unwrap_or_else(|fault| panic!("{fault:?}"));
    let named = tree.value().as_object().cloned().unwrap_or_default();
    let mut told = String::new();
    for (_, keys) in named {
        let person = person::of_value(keys, &framework.vocabulary, on).unwrap_or_else(|faults| panic!("{faults:?}"));
        let question = Question { on, start: on, moment: Moment::Start };
        let answer = service::check(&Programs::of(loaded), &[role], None, &person, question).expect("small enough");
        for result in &answer.results {
            let each = result.requirements.iter().map(|one: &RequirementResult| match one.of_the_course {
                true => "about the course",
                false => one.answer.as_str(),
            });
            told.push_str(&format!("{}: {}", each.collect::<Vec<_>>().join(", "), standing(result.standing)));
            for offer in &result.offers {
                told.push_str(&format!("; at {} {}", offer.provider, standing(offer.standing)));
            }
            if let Some(takes) = result.takes.as_ref().filter(|takes| !takes.by.is_empty()) {
                let most = takes.months_at_most.map_or("more".to_owned(), |most| most.to_string());
                told.push_str(&format!("; takes {} to {most} months", takes.months_at_least));
            }
            told.push('\n');
        }
    }
    told
}

fn standing(bounds: Bounds) -> String {
    let name = |standing| serde_json::to_value(standing).map(|name| name.as_str().unwrap_or_default().to_owned());
    let (floor, ceiling) = (name(bounds.floor).expect("a name"), name(bounds.ceiling).expect("a name"));
    if floor == ceiling { floor } else { format!("{floor} to {ceiling}") }
}
