use std::sync::LazyLock;

use rungs_text::{Grammar, GroupHow, Names, Place, Text, read_sentence};

use crate::page::{fits, problem_fits};
use crate::shipped::CHECKED;

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::new();
    for (id, term) in CHECKED.framework.vocabulary.iter() {
        for name in std::iter::once(&term.title).chain(&term.aliases) {
            names.insert(name, &term.class, id.0);
        }
    }
    names
});

/// Any line is a sentence of the shipped kinds and words, or has problems that lie in it, wherever it stands.
pub fn sentence(input: &[u8]) {
    let Some(source) = crate::text(input) else { return };
    let grammar = Grammar { frames: rungs_check::frames(), names: &NAMES };
    let text = Text::verbatim(source, 0);
    let item = |introducer: &str, group| Place::Item { introducer: introducer.to_owned(), group };
    for place in [Place::Rules, Place::GuardedItem, item("have", GroupHow::One), item("", GroupHow::All)] {
        match read_sentence(&text, place, &grammar) {
            Ok(sentence) => fits(source, sentence.span),
            Err(problems) => {
                assert!(!problems.is_empty(), "a refusal says why");
                problems.iter().for_each(|problem| problem_fits(source, problem));
            }
        }
    }
}
