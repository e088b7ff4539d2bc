//! What a way in or an opportunity gives: the words behind *Gives*, read as rules are.

use rungs_core::condition::{Check, Condition, Tally};
use rungs_core::fact::{Field, List};
use rungs_core::opportunity::{Gain, Gained};
use rungs_core::requirement::{Content, Matter};
use rungs_text::{Body, GroupHow, Match, Rewrite, Sentence, Spanned, Text};

use super::Rules;
use super::context::Context;
use crate::clause;
use crate::finding::{UNKNOWN_NAME, UNREAD_GAIN, did_you_mean};

/// What one does with what is given, so that words that name it make a sentence: *you have* a degree, *you complete* the
/// Care Certificate. The first that reads them is taken.
const VERBS: &[&str] = &["have", "hold", "pass", "complete"];

/// So many alike are counted out; more are surely no gain of one course.
const MOST_ALIKE: u16 = 24;

/// What the right to join a register is written as, in front of the register's name.
const RIGHT: &[&str] = &["the right to register with the ", "the right to register with "];

/// What stands behind the hours of a job that somebody has already.
const IN_THE_JOB: &[&str] = &[" in the job you have", " in your job"];

impl Rules<'_, '_> {
    /// What one award gives: a gain for each thing that its words join by *and*. Where they can't be read, they are kept as
    /// words, and that is told.
    pub(crate) fn gains(&mut self, award: &Text, context: &Context) -> Vec<Gain> {
        let words = award.as_str().to_owned();
        let gained = match (right_to_register(award), hours_in_the_job(award)) {
            (Some(register), _) => self.register(&register),
            (None, Some(hours)) => self.hours(award, &hours, context),
            (None, None) => self.entries(award, context),
        };
        if gained.is_empty() {
            return vec![Gain { words, what: None }];
        }
        gained.into_iter().map(|what| Gain { words: words.clone(), what: Some(what) }).collect()
    }

    /// The register of *the right to register with the HCPC*.
    fn register(&mut self, named: &Text) -> Vec<Gained> {
        let name = named.as_str();
        if let Some(register) = self.vocabulary.find(name, &["register"]) {
            self.index.mention(register, self.sheet.locate(named.span()));
            return vec![Gained::RightToRegister(register)];
        }
        let near = self.readings.grammar.names.nearest(name, &["register"]);
        let message = format!("the vocabulary has no register called “{name}”");
        let mut finding = UNKNOWN_NAME.at(self.sheet.locate(named.span()), message);
        finding.help =
            did_you_mean(&near).or_else(|| Some(format!("define it: `## {name}`, with a line `Kind: register`")));
        if let Some(meant) = near.first() {
            finding = finding.rewrite(Rewrite::new(format!("“{meant}”"), named.span(), meant.clone()));
        }
        self.findings.push(finding);
        Vec::new()
    }

    /// The hours a week of *30 hours a week in the job you have*.
    fn hours(&mut self, award: &Text, hours: &Text, context: &Context) -> Vec<Gained> {
        let sentence = rungs_text::Place::Item { introducer: "work".to_owned(), group: GroupHow::All };
        let read = self.readings.read(hours, &sentence).ok().and_then(|sentence| {
            let found = plain(&sentence)?;
            let written = Spanned::new(sentence.text.clone(), sentence.span);
            let around = self.surroundings(found, None, context);
            let read = clause::read(found, &written.value, &context.owner, self.vocabulary, &around).ok()?;
            let tests = gained(&read.content)?.into_iter().flat_map(|condition| condition.ways).flatten();
            tests.filter(|test| test.fields == [Field::Hours]).find_map(|test| match test.check {
                Check::AtLeast(hundredths) => Some(Gained::Hours(hundredths)),
                _ => None,
            })
        });
        if read.is_none() {
            let message = format!("“{}” doesn't say how many hours a week, so no plan can count on it", award.as_str());
            let help = "write the hours, as in “30 hours a week in the job you have”";
            self.findings.push(UNREAD_GAIN.at(self.sheet.locate(award.span()), message).help(help));
        }
        read.into_iter().collect()
    }

    /// What is held once somebody has this.
    fn entries(&mut self, award: &Text, context: &Context) -> Vec<Gained> {
        for verb in VERBS {
            let place = rungs_text::Place::Item { introducer: (*verb).to_owned(), group: GroupHow::All };
            let Ok(sentence) = self.readings.read(award, &place) else { continue };
            let Some(found) = plain(&sentence) else { continue };
            let written = Spanned::new(sentence.text.clone(), sentence.span);
            let around = self.surroundings(found, None, context);
            match clause::read(found, &written.value, &context.owner, self.vocabulary, &around) {
                Ok(read) => {
                    let Some(conditions) = gained(&read.content) else { continue };
                    self.index.named_in(&sentence, self.sheet);
                    return conditions.into_iter().map(Gained::Entry).collect();
                }
                // It was read, and makes no sense as it stands.
                Err(trouble) => {
                    let span = trouble.span.unwrap_or(sentence.span);
                    let message = format!("no plan can count on what this gives: {}", trouble.misfit.message);
                    let mut finding = UNREAD_GAIN.at(self.sheet.locate(span), message);
                    finding.help = trouble.misfit.help;
                    self.findings.push(finding);
                    return Vec::new();
                }
            }
        }
        let message = format!("no rule could ask for “{}”, so no plan can count on it", award.as_str());
        let help = "name what is held at the end as a rule would ask for it: “a diploma in healthcare at level 3”, “GCSE English at grade 4 or above”, “12 months' experience in health or care”, “the right to register with the HCPC”";
        self.findings.push(UNREAD_GAIN.at(self.sheet.locate(award.span()), message).help(help));
        Vec::new()
    }
}

/// The name of the register behind *the right to register with*.
fn right_to_register(award: &Text) -> Option<Text> {
    let words = award.as_str();
    let begins = |right: &&&str| words.get(..right.len()).is_some_and(|start| start.eq_ignore_ascii_case(right));
    let right = RIGHT.iter().find(begins)?;
    let name = award.part(right.len(), words.len()).trimmed();
    (!name.is_blank()).then_some(name)
}

/// What stands in front of *in the job you have*.
fn hours_in_the_job(award: &Text) -> Option<Text> {
    let words = award.as_str();
    let ends = |end: &&&str| {
        let start = words.len().checked_sub(end.len());
        start.and_then(|start| words.get(start..)).is_some_and(|last| last.eq_ignore_ascii_case(end))
    };
    let end = IN_THE_JOB.iter().find(ends)?;
    Some(award.part(0, words.len() - end.len()).trimmed())
}

/// The clause of a sentence that says one thing and nothing of when, for whom or how strongly.
fn plain(sentence: &Sentence) -> Option<&Match> {
    let is_plain = sentence.guard.is_none()
        && sentence.scope.is_none()
        && sentence.moment.is_none()
        && sentence.decider.is_none()
        && sentence.reason.is_none()
        && sentence.otherwise.is_none()
        && sentence.strength == rungs_text::Strength::Must;
    match &sentence.body {
        Body::Match(found) if is_plain && !found.negated && found.weighed.is_empty() => Some(found),
        _ => None,
    }
}

/// The conditions that hold once somebody has what a clause speaks of; none, if it isn't settled what that is.
fn gained(content: &Content) -> Option<Vec<Condition>> {
    let Content::Matter(matter) = content else { return None };
    let mut found = Vec::new();
    each(matter, &mut found).then_some(found).filter(|found| !found.is_empty())
}

/// Adds what surely is given. Whether all of it is.
fn each(matter: &Matter, found: &mut Vec<Condition>) -> bool {
    match matter {
        Matter::Leaf(leaf) => leaf_gained(&leaf.condition, found),
        Matter::All(parts) => parts.iter().all(|part| each(part, found)),
        // Of *6 to 12 months* the fewest are sure; of *a GCSE or equivalent*, what is named.
        Matter::Softened { strict, loose, is_range } => each(if *is_range { loose } else { strict }, found),
        Matter::Any(_) | Matter::AtLeast(..) | Matter::Not(_) | Matter::Usually(_) | Matter::Preferably(_) => false,
    }
}

fn leaf_gained(condition: &Condition, found: &mut Vec<Condition>) -> bool {
    // What is asked word for word is answered, and not had.
    if condition.list == List::Answers {
        return false;
    }
    let mut condition = condition.clone();
    // Behind the thing itself stands what may be held in its place.
    if condition.list == List::Qualifications {
        condition.ways.truncate(1);
    }
    let Tally::Count(count) = condition.tally else {
        found.push(condition);
        return true;
    };
    condition.tally = Tally::Count(1);
    found.extend(std::iter::repeat_n(condition, usize::from(count)));
    (1..=MOST_ALIKE).contains(&count)
}
