//! Taking places and wording off.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rungs_core::condition::{Check, Condition, Tally, Test};
use rungs_core::fact::{Field, Part};
use rungs_core::framework::{Offer, Role, Route, Source, Step};
use rungs_core::length::Length;
use rungs_core::opportunity::{Gain, Gained, Opportunity};
use rungs_core::requirement::{Change, Content, Guard, Leaf, Matter, Place, Question, Requirement};
use rungs_core::vocabulary::{Equivalence, Points, Rank, Term, TermId, TypeLevel};

/// Terms that only one sentence asks about are numbered from here.
const FIRST_QUESTION: u32 = u32::MAX / 2;

/// Strips what belongs together: a clause asked word for word is known by the order in which it is met.
pub(super) struct Stripping<'n> {
    numbers: &'n BTreeMap<TermId, TermId>,
    questions: RefCell<BTreeMap<TermId, TermId>>,
}

/// Words with single spaces: where a line breaks says nothing.
pub(super) fn spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn all_spaced(list: &[String]) -> Vec<String> {
    list.iter().map(|words| spaced(words)).collect()
}

pub(super) fn source(source: &Source) -> Source {
    Source { title: spaced(&source.title), ..source.clone() }
}

impl<'n> Stripping<'n> {
    pub(super) fn new(numbers: &'n BTreeMap<TermId, TermId>) -> Stripping<'n> {
        Stripping { numbers, questions: RefCell::default() }
    }

    fn number(&self, id: TermId) -> TermId {
        if let Some(number) = self.numbers.get(&id) {
            return *number;
        }
        let mut questions = self.questions.borrow_mut();
        let next = TermId(FIRST_QUESTION.saturating_add(u32::try_from(questions.len()).unwrap_or(u32::MAX)));
        *questions.entry(id).or_insert(next)
    }

    fn numbered(&self, ids: &[TermId]) -> Vec<TermId> {
        let mut ids: Vec<TermId> = ids.iter().map(|id| self.number(*id)).collect();
        ids.sort_unstable();
        ids
    }

    pub(super) fn ranks(&self, ranks: &[Rank]) -> Vec<Rank> {
        let mut ranks: Vec<Rank> = ranks.iter().map(|(scale, rank)| (self.number(*scale), *rank)).collect();
        ranks.sort_unstable();
        ranks
    }

    pub(super) fn term(&self, term: &Term) -> Term {
        let equivalence = |equivalence: &Equivalence| Equivalence {
            stands_for: self.number(equivalence.stands_for),
            subject: equivalence.subject.map(|subject| self.number(subject)),
            grade: self.ranks(&equivalence.grade),
            ..equivalence.clone()
        };
        let level = |level: &TypeLevel| TypeLevel {
            threshold: level.threshold.as_ref().map(|(ranks, below)| (self.ranks(ranks), *below)),
            ..level.clone()
        };
        let points = |points: &Points| match points {
            Points::Flat(_) => points.clone(),
            Points::ByGrade(by_grade) => {
                let mut by_grade: Vec<(Rank, u32)> =
                    by_grade.iter().map(|((scale, rank), points)| ((self.number(*scale), *rank), *points)).collect();
                by_grade.sort_unstable();
                Points::ByGrade(by_grade)
            }
        };
        Term {
            points: term.points.as_ref().map(points),
            title: spaced(&term.title),
            aliases: all_spaced(&term.aliases),
            within: self.numbered(&term.within),
            question: term.question.as_deref().map(spaced),
            level: term.level.as_ref().map(level),
            scales: term.scales.iter().map(|scale| self.number(*scale)).collect(),
            grades: all_spaced(&term.grades),
            equivalences: term.equivalences.iter().map(equivalence).collect(),
            ..term.clone()
        }
    }

    pub(super) fn role(&self, role: &Role) -> Role {
        Role {
            page: String::new(),
            title: spaced(&role.title),
            aliases: all_spaced(&role.aliases),
            summary: all_spaced(&role.summary),
            duties: all_spaced(&role.duties),
            skills: all_spaced(&role.skills),
            notes: all_spaced(&role.notes),
            to_hold: self.requirements(&role.to_hold),
            to_start: self.requirements(&role.to_start),
            routes: role.routes.iter().map(|route| self.route(route)).collect(),
            to_stay: self.requirements(&role.to_stay),
            next: role.next.iter().map(|step| self.step(step)).collect(),
            ..role.clone()
        }
    }

    fn route(&self, route: &Route) -> Route {
        let offer = |offer: &Offer| Offer {
            provider: spaced(&offer.provider),
            requirements: self.requirements(&offer.requirements),
            filled_in: self.requirements(&offer.filled_in),
        };
        Route {
            place: Place::default(),
            line: route_line(&route.line),
            lengths: route.lengths.iter().map(|length| self.length(length)).collect(),
            title: spaced(&route.title),
            gives: route.gives.iter().map(|gain| self.gain(gain)).collect(),
            requirements: self.requirements(&route.requirements),
            offers: route.offers.iter().map(offer).collect(),
            ..route.clone()
        }
    }

    pub(super) fn opportunity(&self, opportunity: &Opportunity) -> Opportunity {
        Opportunity {
            place: Place::default(),
            title: spaced(&opportunity.title),
            summary: all_spaced(&opportunity.summary),
            line: opportunity_line(&opportunity.line),
            requirements: self.requirements(&opportunity.requirements),
            gives: opportunity.gives.iter().map(|gain| self.gain(gain)).collect(),
            ..opportunity.clone()
        }
    }

    fn gain(&self, gain: &Gain) -> Gain {
        let what = gain.what.as_ref().map(|what| match what {
            Gained::Entry(condition) => Gained::Entry(self.condition(condition)),
            Gained::RightToRegister(register) => Gained::RightToRegister(self.number(*register)),
            Gained::Hours(hours) => Gained::Hours(*hours),
        });
        Gain { words: spaced(&gain.words), what }
    }

    fn length(&self, length: &Length) -> Length {
        Length {
            sentence: String::new(),
            place: Place::default(),
            guard: length.guard.as_ref().map(|guard| self.guard(guard)),
            ..length.clone()
        }
    }

    fn guard(&self, guard: &Guard) -> Guard {
        Guard { clause: self.matter(&guard.clause), sentence: String::new() }
    }

    fn step(&self, step: &Step) -> Step {
        Step { place: Place::default(), requirements: self.requirements(&step.requirements), ..step.clone() }
    }

    fn requirements(&self, requirements: &[Requirement]) -> Vec<Requirement> {
        requirements.iter().map(|requirement| self.requirement(requirement)).collect()
    }

    pub(super) fn requirement(&self, requirement: &Requirement) -> Requirement {
        Requirement {
            id: String::new(),
            sentence: String::new(),
            place: Place::default(),
            guard: requirement.guard.as_ref().map(|guard| self.guard(guard)),
            content: match &requirement.content {
                Content::Matter(matter) => Content::Matter(self.matter(matter)),
                Content::Group { how, members } => Content::Group { how: *how, members: self.requirements(members) },
                other => other.clone(),
            },
            reason: requirement.reason.as_deref().map(spaced),
            ..requirement.clone()
        }
    }

    fn matter(&self, matter: &Matter) -> Matter {
        let boxed = |matter: &Matter| Box::new(self.matter(matter));
        let all = |matters: &[Matter]| matters.iter().map(|matter| self.matter(matter)).collect();
        match matter {
            Matter::Leaf(leaf) => Matter::Leaf(self.leaf(leaf)),
            Matter::All(parts) => Matter::All(all(parts)),
            Matter::Any(parts) => Matter::Any(all(parts)),
            Matter::AtLeast(count, parts) => Matter::AtLeast(*count, all(parts)),
            Matter::Not(inner) => Matter::Not(boxed(inner)),
            Matter::Softened { strict, loose, is_range } => {
                Matter::Softened { strict: boxed(strict), loose: boxed(loose), is_range: *is_range }
            }
            Matter::Usually(inner) => Matter::Usually(boxed(inner)),
            Matter::Preferably(inner) => Matter::Preferably(boxed(inner)),
        }
    }

    fn leaf(&self, leaf: &Leaf) -> Leaf {
        Leaf {
            condition: self.condition(&leaf.condition),
            kind: leaf.kind,
            words: spaced(&leaf.words),
            question: Question {
                key: spaced(&leaf.question.key),
                text: spaced(&leaf.question.text),
                shape: leaf.question.shape,
            },
            change: match &leaf.change {
                Change::Own(words) => Change::Own(spaced(words)),
                Change::Others(owner, words) => Change::Others(owner.clone(), spaced(words)),
                Change::Fixed => Change::Fixed,
            },
        }
    }

    /// A condition by shared numbers. The order of ways, of tests and of names says nothing, so it is a fixed one.
    fn condition(&self, condition: &Condition) -> Condition {
        let mut ways: Vec<Vec<Test>> = condition
            .ways
            .iter()
            .map(|way| {
                let mut tests: Vec<Test> = way.iter().map(|test| self.test(test)).collect();
                tests.sort_unstable();
                tests
            })
            .collect();
        ways.sort_unstable();
        let tally = match condition.tally {
            Tally::Sum { field, at_least } => Tally::Sum { field: self.field(field), at_least },
            tally => tally,
        };
        Condition { list: condition.list, ways, tally }
    }

    fn test(&self, test: &Test) -> Test {
        let mut fields: Vec<Field> = test.fields.iter().map(|field| self.field(*field)).collect();
        fields.sort_unstable();
        let check = match &test.check {
            Check::Within(terms) => Check::Within(self.numbered(terms)),
            Check::Outside(terms) => Check::Outside(self.numbered(terms)),
            Check::Grade(floors) => Check::Grade(self.ranks(floors)),
            other => other.clone(),
        };
        Test { fields, check }
    }

    fn field(&self, field: Field) -> Field {
        match field {
            Field::Part(Part::Scheme(scheme)) => Field::Part(Part::Scheme(self.number(scheme))),
            field => field,
        }
    }
}

/// What a route line says, whatever its word order.
fn route_line(line: &str) -> String {
    let text = rungs_text::Text::verbatim(line, 0);
    match rungs_text::route_line(&text) {
        // Kind, level, months and months of assessment have their own fields.
        Some((read, _)) => {
            let mode = read.mode.map(|mode| spaced(&mode).to_lowercase());
            format!("{} {:?} {mode:?}", read.name, read.standard)
        }
        _ => spaced(line),
    }
}

/// What the line of an opportunity says beside what has its own fields, whatever its word order.
fn opportunity_line(line: &str) -> String {
    match rungs_text::opportunity_line(&rungs_text::Text::verbatim(line, 0)) {
        Some((read, _)) => format!("{} {:?} {:?}", read.name, read.level, read.mode),
        None => spaced(line),
    }
}
