//! Guards: the case in which a rule applies.

use rungs_core::kind::post_in;
use rungs_core::requirement::{Content, Guard, Matter, Requirement};
use rungs_core::vocabulary::TermId;
use rungs_text::{Body, Sentence, Slot, Spanned, Text};

use super::context::Context;
use super::{Rules, named};
use crate::clause;
use crate::finding::{Finding, MISFIT, OPEN_GUARD};

impl Rules<'_, '_> {
    /// The guard of a sentence that asks this, joined with the profession of its heading and with the course that the sentence is for. The
    /// outer option is failure to read it.
    pub(super) fn guard(&mut self, sentence: &Sentence, content: &Content, context: &Context) -> Option<Option<Guard>> {
        let profession = context.profession.as_ref().map(|profession| {
            let clause = match self.vocabulary.find(profession, &["profession"]) {
                Some(known) => Matter::Leaf(post_in(known, &self.lists.professions, self.vocabulary)),
                None => clause::open(self.vocabulary, &format!("the post is in {profession}")),
            };
            (clause, format!("if the post is in {profession}"))
        });
        let own = match &sentence.guard {
            None => None,
            Some(guard) => {
                let written = Spanned::new(sentence.text.clone(), sentence.span);
                Some((
                    self.applies(guard, &written, &in_words(content), context)?,
                    guard.span.slice(self.sheet.source).to_owned(),
                ))
            }
        };
        let (clauses, words): (Vec<Matter>, Vec<String>) =
            profession.into_iter().chain(own).chain(self.course(sentence)).unzip();
        Some((!clauses.is_empty()).then(|| Guard { clause: Matter::all(clauses), sentence: words.join(", ") }))
    }

    /// When a sentence with this guard applies, which asks for that.
    fn applies(
        &mut self,
        guard: &rungs_text::Guard,
        sentence: &Spanned<String>,
        asked: &str,
        context: &Context,
    ) -> Option<Matter> {
        let matter = match &guard.clause {
            rungs_text::Clause::Open(words) => {
                self.open_guard(words);
                clause::open(self.vocabulary, &words.value)
            }
            rungs_text::Clause::AskedFor(_) => clause::asked_for(self.vocabulary, asked),
            rungs_text::Clause::Match { found, .. } => {
                let moment = guard.moment.as_ref().map(|moment| moment.value);
                let read = self.read(found, sentence, moment, context)?;
                let matter = match read.content {
                    Content::Matter(matter) => Some(matter),
                    Content::Group { how, members } => named::as_matter(how, &members),
                    _ => None,
                };
                let Some(matter) = matter else {
                    let message = "this can't be a condition: nothing about the person settles it";
                    self.findings.push(MISFIT.at(self.sheet.locate(guard.span), message));
                    return None;
                };
                matter
            }
        };
        Some(if guard.unless { Matter::Not(Box::new(matter)) } else { matter })
    }

    /// The condition in front of a line that is no sentence. The outer option is failure to read it.
    pub(crate) fn guard_of_line(&mut self, line: &Text, context: &Context) -> Option<Option<Guard>> {
        let guard = match rungs_text::read_guard(line, &self.readings.grammar) {
            Err(problems) => {
                let sheet = self.sheet;
                let found = problems.into_iter().map(|problem| Finding::of_text(problem, |span| sheet.locate(span)));
                self.findings.extend(found);
                return None;
            }
            Ok(None) => return Some(None),
            Ok(Some(guard)) => guard,
        };
        let written = Spanned::new(line.as_str().trim().to_owned(), line.span());
        let clause = self.applies(&guard, &written, "this", context)?;
        Some(Some(Guard { clause, sentence: guard.span.slice(self.sheet.source).to_owned() }))
    }

    /// *4 GCSEs for a T level*: asked of those alone who go for that.
    fn course(&mut self, sentence: &Sentence) -> Option<(Matter, String)> {
        let Body::Match(found) = &sentence.body else { return None };
        let Some(Slot::Names { names, .. }) = found.slots.get("course") else { return None };
        let course = names.iter().map(|name| {
            let article = name.article.as_deref().unwrap_or("a").to_lowercase();
            format!("{article} {}", self.vocabulary.title(TermId(name.key)))
        });
        let course = course.collect::<Vec<_>>().join(" or ");
        let clause = clause::open(self.vocabulary, &format!("the course is {course}"));
        Some((clause, format!("for {course}")))
    }

    /// Says which conditions are left to the reader. Those that the language itself knows to ask need no word.
    fn open_guard(&mut self, words: &Spanned<String>) {
        if words.value == "you trained outside the UK" || words.value.starts_with("the post is in ") {
            return;
        }
        let message = format!("“{}” is asked of the reader, word for word", words.value);
        let finding = OPEN_GUARD.at(self.sheet.locate(words.span), message);
        let help =
            "if it is about age, work, qualifications or the like, say it as a requirement would: If you work in …";
        self.findings.push(finding.help(help));
    }
}

/// What a sentence asks for, in a few words: what *it* is in *if the post asks for it*.
fn in_words(content: &Content) -> String {
    let leaves = match content {
        Content::Matter(matter) => matter.leaves(),
        Content::Group { members, .. } => members.iter().flat_map(Requirement::leaves).collect(),
        _ => Vec::new(),
    };
    let words: Vec<&str> = leaves.iter().map(|leaf| leaf.words.as_str()).collect();
    if words.is_empty() { "this".to_owned() } else { words.join(", ") }
}
