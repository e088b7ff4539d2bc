//! The reference as a page in Markdown.

use std::fmt::Write;

use super::{Entry, MODEL_CASES, MODEL_PAGE, Topic, topics};

const FRONT: &str = "# What can be written\n\nEverything Rungs reads, put together from what reads it. `rungs framework sentences WORD` shows what speaks of a word; [the manual of findings](README.md) says what is wrong with a page and what to write instead.\n\nA bullet under a heading for rules is one sentence, and one rule: an optional condition or moment in front, how strongly, what, and optionally a reason (*because …*), a moment and who decides behind. Every word counts: a sentence that isn't read from its first word to its last is refused.\n\n`rungs framework fmt` writes every sentence in one way and leaves its meaning alone. A word that only says how strongly, when or if becomes the one in the first column of its table. Where a pattern leaves a choice (*have* or *hold*), the author's word stays; where it leaves the order open, its own order is taken. What is read and has a more usual pattern is written by that one, with the author's verb where the pattern takes it: *hold a maths GCSE* becomes *hold a GCSE in maths*.\n\n";

/// The whole reference.
pub fn markdown() -> String {
    let mut page = FRONT.to_owned();
    let topics = topics();
    for topic in &topics {
        let _ = writeln!(page, "- [{}](#{})", topic.title, anchor(&topic.title));
    }
    page.push_str("- [A model page](#a-model-page)\n");
    let mut told = "";
    for topic in &topics {
        page.truncate(page.trim_end().len());
        let _ = writeln!(page, "\n\n## {}\n", topic.title);
        // What holds for several topics in a row is said once.
        if topic.told != told {
            let _ = writeln!(page, "{}\n", topic.told);
        }
        told = &topic.told;
        entries(&mut page, topic);
    }
    page.truncate(page.trim_end().len());
    let _ = writeln!(page, "\n\n## A model page\n\n````markdown\n{}````", MODEL_PAGE);
    let _ = writeln!(page, "\nBeside it, its worked cases:\n\n```yaml\n{MODEL_CASES}```");
    page
}

/// The address of a heading inside a page, as code hosts make it.
fn anchor(title: &str) -> String {
    let kept = title.to_lowercase();
    kept.chars().filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-').collect::<String>().replace(' ', "-")
}

fn entries(page: &mut String, topic: &Topic) {
    let has_sentences = topic.entries.iter().any(|entry| !entry.written.is_empty());
    if has_sentences {
        topic.entries.iter().for_each(|entry| sentences(page, entry));
        return;
    }
    let has_also = topic.entries.iter().any(|entry| !entry.also.is_empty());
    page.push_str(if has_also {
        "| written | means | also read |\n|---|---|---|\n"
    } else {
        "| written | means |\n|---|---|\n"
    });
    for entry in &topic.entries {
        let _ = write!(page, "| {} | {} |", cell(&entry.name), cell(&entry.means));
        if has_also {
            let also: Vec<String> = entry.also.iter().map(|also| cell(also)).collect();
            let _ = write!(page, " {} |", also.join(" · "));
        }
        page.push('\n');
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn sentences(page: &mut String, entry: &Entry) {
    let _ = writeln!(page, "### {}\n", entry.name);
    for example in &entry.written {
        let _ = writeln!(page, "- {example}");
    }
    page.push('\n');
    if !entry.means.is_empty() {
        let _ = writeln!(page, "{}\n", entry.means);
    }
    if !entry.patterns.is_empty() {
        let _ = writeln!(page, "```text\n{}\n```\n", entry.patterns.join("\n"));
    }
}
