//! The three pages of the reference: every rule sentence is read.

mod support;

use rungs_text::{Body, Bullet, Grammar, GroupHow, Heading, Place, Section, heading, read, read_sentence, route_line};
use support::{describe, describe_problem, frames, names};

/// A page's name, the page, and what its rules read as.
const PAGES: [(&str, &str, &str); 3] = [
    (
        "healthcare-support-worker",
        include_str!("pages/healthcare-support-worker.md"),
        include_str!("pages/healthcare-support-worker.txt"),
    ),
    (
        "assistant-practitioner",
        include_str!("pages/assistant-practitioner.md"),
        include_str!("pages/assistant-practitioner.txt"),
    ),
    ("art-therapist", include_str!("pages/art-therapist.md"), include_str!("pages/art-therapist.txt")),
];

/// Every rule of a page, one a line, indented as nested, with what could not be read marked by `!`.
fn rules(source: &str) -> String {
    let (page, problems) = read(source);
    let mut out = String::new();
    for problem in &problems {
        out.push_str(&describe_problem(source, problem));
        out.push('\n');
    }
    for section in &page.sections {
        section_rules(source, section, false, &mut out);
    }
    out
}

fn section_rules(source: &str, section: &Section, is_way: bool, out: &mut String) {
    let heading = if is_way { Ok(Heading::WaysIn) } else { heading(&section.heading, section.level) };
    out.push_str(&format!("{} {}\n", "#".repeat(usize::from(section.level)), section.heading.as_str()));
    match heading {
        Err(problem) => out.push_str(&format!("{}\n", describe_problem(source, &problem))),
        Ok(Heading::WhatYouDo | Heading::WhatYouBring | Heading::Notes) => {}
        Ok(heading) => {
            for line in section.prose.iter().flat_map(|prose| &prose.lines) {
                if let Some((line, problems)) = route_line(line) {
                    assert!(problems.is_empty(), "{problems:?}");
                    out.push_str(&format!("Ok({:?})\n", (line.kind, line.level, line.months, line.mode)));
                }
            }
            let links = heading == Heading::WhereItLeads;
            for bullet in &section.bullets {
                if links {
                    for child in &bullet.children {
                        bullet_rules(source, child, Place::Rules, 1, out);
                    }
                } else {
                    bullet_rules(source, bullet, Place::Rules, 0, out);
                }
            }
            for inner in &section.sections {
                section_rules(source, inner, heading == Heading::WaysIn && section.level == 2, out);
            }
        }
    }
}

fn bullet_rules(source: &str, bullet: &Bullet, place: Place, depth: usize, out: &mut String) {
    let (frames, names) = (frames(), names());
    out.push_str(&"  ".repeat(depth));
    match read_sentence(&bullet.text, place, &Grammar { frames: &frames, names: &names }) {
        Err(problems) => {
            for problem in problems {
                out.push_str(&format!("{}\n", describe_problem(source, &problem)));
            }
        }
        Ok(sentence) => {
            out.push_str(&format!("{}\n", describe(&sentence)));
            let place = match &sentence.body {
                Body::Group { how, verb, .. } => Place::Item { introducer: verb.clone(), group: *how },
                _ => Place::Item { introducer: String::new(), group: GroupHow::All },
            };
            for child in &bullet.children {
                bullet_rules(source, child, place.clone(), depth + 1, out);
            }
        }
    }
}

#[test]
fn every_rule_of_the_three_pages_is_read() {
    for (name, source, expected) in PAGES {
        let told = rules(source);
        assert!(!told.contains('!'), "{name} has something unread:\n{told}");
        assert_eq!(told, expected, "{name}");
    }
}
