//! Terms that cover or are something else than before.
//!
//! A term is weighed as a rule would be that asks for it and nothing else: whoever names something that it covers now and
//! didn't cover stands better. What becomes of the rules that do ask for it is told with them.

mod measure;

use std::collections::BTreeSet;

use rungs_core::vocabulary::{Term, TermId, Vocabulary};

use super::pull::Pull;
use super::{ChangeKind, Holder, TermChange};

/// What differs between two vocabularies, by class and name.
pub(super) fn changes(older: &Vocabulary, newer: &Vocabulary) -> Vec<TermChange> {
    let mut found = Vec::new();
    for (id, term) in older.iter() {
        match of_name(newer, term) {
            Some(now) => found.extend(change(older, id, newer, now)),
            None => found.push(in_one_only(term, ChangeKind::Removed)),
        }
    }
    let new = newer.iter().filter(|(_, term)| of_name(older, term).is_none());
    found.extend(new.map(|(_, term)| in_one_only(term, ChangeKind::Added)));
    found.sort_by(|one, other| (&one.class, &one.title).cmp(&(&other.class, &other.title)));
    found
}

fn of_name(vocabulary: &Vocabulary, term: &Term) -> Option<TermId> {
    vocabulary.iter().find(|(_, other)| other.slug == term.slug && other.class == term.class).map(|(id, _)| id)
}

fn in_one_only(term: &Term, kind: ChangeKind) -> TermChange {
    let details = vec![if kind == ChangeKind::Added { "is new" } else { "is gone" }.to_owned()];
    let (title, class) = (term.title.clone(), term.class.clone());
    TermChange { title, class, kind, details, worse: None, better: None }
}

fn change(older: &Vocabulary, then: TermId, newer: &Vocabulary, now: TermId) -> Option<TermChange> {
    let (before, after) = (older.get(then)?, newer.get(now)?);
    let mut weighed = Weighed::default();
    covers(&after.title, &Covered::of(older, then), &Covered::of(newer, now), &mut weighed);
    measure::level(older, before, newer, after, &mut weighed);
    measure::points(older, before, newer, after, &mut weighed);
    if before.grades != after.grades {
        // Nobody could name a grade that wasn't there; a rule that asks for one of the others asks for the same.
        weighed.pull.otherwise = true;
        weighed.details.push(format!("grades {}, were {}", after.grades.join(" "), before.grades.join(" ")));
    }
    stands_for(&after.title, &equivalents(older, before), &equivalents(newer, after), &mut weighed);
    if before.question != after.question {
        let asked = |term: &Term| term.question.clone().unwrap_or_else(|| "nothing".to_owned());
        weighed.details.push(format!("is asked as “{}”, was “{}”", asked(after), asked(before)));
    }
    let Weighed { details, pull, worse, better } = weighed;
    let (title, class, kind) = (after.title.clone(), after.class.clone(), pull.kind().unwrap_or(ChangeKind::Reworded));
    (!details.is_empty()).then_some(TermChange { title, class, kind, details, worse, better })
}

/// What has been found out about one term.
#[derive(Default)]
struct Weighed {
    details: Vec<String>,
    pull: Pull,
    worse: Option<Holder>,
    better: Option<Holder>,
}

impl Weighed {
    /// Somebody has what is enough now and wasn't; the first of them is shown.
    fn looser(&mut self, has: impl Into<String>, asked: impl Into<String>) {
        self.pull.looser = true;
        self.better.get_or_insert_with(|| Holder { has: has.into(), asked: asked.into() });
    }

    /// Somebody has what was enough and no longer is; the first of them is shown.
    fn tighter(&mut self, has: impl Into<String>, asked: impl Into<String>) {
        self.pull.tighter = true;
        self.worse.get_or_insert_with(|| Holder { has: has.into(), asked: asked.into() });
    }
}

/// What a term covers.
struct Covered {
    /// The titles of all of it, the term's own left out.
    all: BTreeSet<String>,
    /// Of these, each that another one covers, behind it.
    within: BTreeSet<(String, String)>,
}

impl Covered {
    fn of(vocabulary: &Vocabulary, wide: TermId) -> Covered {
        let narrower: Vec<TermId> = vocabulary.narrower(wide).iter().copied().filter(|id| *id != wide).collect();
        let title = |id: &TermId| vocabulary.title(*id).to_owned();
        let pairs = narrower.iter().flat_map(|wide| narrower.iter().map(move |narrow| (wide, narrow)));
        let within = pairs.filter(|(wide, narrow)| wide != narrow && vocabulary.covers(**wide, **narrow));
        Covered {
            all: narrower.iter().map(title).collect(),
            within: within.map(|(wide, narrow)| (title(wide), title(narrow))).collect(),
        }
    }

    /// What this covers and another one doesn't, the widest of it: what comes with it goes without saying.
    fn beside(&self, other: &Covered) -> Vec<String> {
        let only: BTreeSet<&String> = self.all.difference(&other.all).collect();
        let comes_with =
            |narrow: &String| self.within.iter().any(|(wide, within)| within == narrow && only.contains(wide));
        only.iter().filter(|title| !comes_with(title)).map(|title| (**title).clone()).collect()
    }
}

fn covers(wide: &str, before: &Covered, after: &Covered, weighed: &mut Weighed) {
    for title in after.beside(before) {
        weighed.details.push(format!("covers {title} now"));
        weighed.looser(title, wide);
    }
    for title in before.beside(after) {
        weighed.details.push(format!("no longer covers {title}"));
        weighed.tighter(title, wide);
    }
}

/// What a qualification stands for, each in words: the award, and for whom.
fn equivalents(vocabulary: &Vocabulary, term: &Term) -> BTreeSet<(String, String)> {
    let each = term.equivalences.iter().map(|one| {
        let whom = one.owner.as_ref().map_or("everyone".to_owned(), |owner| owner.spoken());
        let from = one.from.map(|day| format!(" from {day}")).unwrap_or_default();
        let subject = one.subject.map(|subject| format!(" in {}", vocabulary.title(subject))).unwrap_or_default();
        let grade = one.grade.first().and_then(|(scale, rank)| vocabulary.get(*scale)?.grades.get(usize::from(*rank)));
        let grade = grade.map(|grade| format!(" at {}", measure::graded(grade))).unwrap_or_default();
        (format!("{}{subject}{grade}", vocabulary.title(one.stands_for)), format!("for {whom}{from}"))
    });
    each.collect()
}

/// It is the rules about what it stands for that ask for less or more by it.
fn stands_for(
    title: &str,
    before: &BTreeSet<(String, String)>,
    after: &BTreeSet<(String, String)>,
    weighed: &mut Weighed,
) {
    for (award, whom) in after.difference(before) {
        weighed.details.push(format!("stands for {award} {whom} now"));
        weighed.looser(title, award);
    }
    for (award, whom) in before.difference(after) {
        weighed.details.push(format!("no longer stands for {award} {whom}"));
        weighed.tighter(title, award);
    }
}
