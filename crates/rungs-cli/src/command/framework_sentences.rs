//! `rungs framework sentences`: what can be written, by topic or by a word.

use rungs_app::manual::sentences::{self, Entry, Topic};
use rungs_app::wire::manual::SentencesAnswer;

use crate::answer::{Answer, Failure, Outcome};
use crate::arguments::FrameworkSentences;
use crate::screen::{BOLD, FAINT, PLAIN, Screen};
use crate::words;

pub(crate) fn run(arguments: &FrameworkSentences) -> Outcome {
    if arguments.markdown {
        return Ok(Answer { text: sentences::markdown(), ..Answer::default() });
    }
    let topics = match &arguments.word {
        Some(word) => found(word)?,
        None => sentences::topics(),
    };
    if arguments.json {
        return Answer::json(&SentencesAnswer { topics });
    }
    let mut screen = Screen::for_answers();
    let with_patterns = arguments.word.is_some();
    let mut told = String::new();
    for topic in &topics {
        screen.gap();
        screen.line(BOLD, &topic.title);
        // What holds for several topics in a row is said once.
        if topic.told != told {
            screen.line(FAINT, &words::unmarked(&topic.told));
            told.clone_from(&topic.told);
        }
        topic.entries.iter().for_each(|one| entry(&mut screen, topic, one, with_patterns));
    }
    screen.gap();
    let more = match with_patterns {
        true => "rungs framework sentences shows everything that can be written.",
        false => "rungs framework sentences WORD shows what speaks of a word, with every pattern.",
    };
    screen.line(FAINT, more);
    Ok(Answer::screen(screen))
}

fn found(word: &str) -> Result<Vec<Topic>, Failure> {
    let topics = sentences::search(word);
    match topics.is_empty() {
        false => Ok(topics),
        true => Err(Failure::with_help(
            format!("nothing that can be written speaks of “{word}”"),
            "try a shorter word, or `rungs framework sentences` for everything",
        )),
    }
}

fn entry(screen: &mut Screen, topic: &Topic, entry: &Entry, with_patterns: bool) {
    screen.hanging(2, "", PLAIN, &entry.name.replace('`', ""));
    if !entry.means.is_empty() {
        screen.hanging(6, "", FAINT, &entry.means.replace('`', ""));
    }
    entry.written.iter().for_each(|sentence| screen.hanging(4, "- ", PLAIN, sentence));
    if !entry.also.is_empty() {
        screen.hanging(6, "also: ", FAINT, &entry.also.join(" · "));
    }
    if with_patterns && !entry.patterns.is_empty() {
        screen.hanging(4, "", FAINT, "patterns:");
        entry.patterns.iter().for_each(|pattern| screen.hanging(6, "", FAINT, pattern));
    }
    if topic.entries.iter().any(|entry| !entry.written.is_empty()) {
        screen.gap();
    }
}
