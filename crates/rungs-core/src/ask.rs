//! The next question: the one that leaves the fewest still to ask, if any can still change a standing.

use std::collections::{BTreeSet, HashMap};

use crate::decide::Bound;
use crate::fact::{Outcome, Person};
use crate::program::{NodeId, Program};
use crate::requirement::Question;
use crate::standing::Interval;
use crate::world::{Wanted, World};

/// The next question and what is known about the way from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking<'f> {
    /// The question.
    pub question: &'f Question,
    /// The conditions that its answer settles: places in [`Program::leaves`].
    pub leaves: Vec<usize>,
    /// At most so many questions are left, this one included.
    pub at_most: usize,
    /// Whether no other order of questions could promise fewer.
    pub is_least: bool,
}

/// Positions looked at before the search for the least number gives way to the best first step.
const SEARCH_LIMIT: usize = 20_000;
/// Worlds of one list up to which all of them are laid out.
const WORLDS_LIMIT: usize = 512;

impl<'f> Program<'f> {
    /// The question to ask next so that these nodes are settled, or none if no answer can change them.
    ///
    /// What the person can't say ([`Person::not_known`]) is never asked.
    pub fn ask(&self, person: &Person, targets: &[NodeId]) -> Option<Asking<'f>> {
        let start = self.worlds(person, Wanted::All);
        let outcomes = self.outcomes(person);
        let questions = self.questions(person, targets);
        let mut search = Search {
            program: self,
            targets,
            outcomes: &outcomes,
            questions: &questions,
            known: HashMap::new(),
            steps: 0,
        };
        let open = search.open(&start);
        if open.is_empty() {
            return None;
        }
        let small = start.iter().all(|worlds| worlds.len() <= WORLDS_LIMIT);
        let mut depth = 1;
        while small && depth <= open.len() {
            match search.best(&start, depth) {
                Outlook::Within(Some(place)) => return self.asking(&questions, place, depth, true),
                Outlook::Within(None) => return None,
                Outlook::Beyond => depth += 1,
                Outlook::Unknown => break,
            }
        }
        let place = search.likely(&start, &open)?;
        self.asking(&questions, place, open.len(), false)
    }

    fn asking(&self, questions: &[Asked<'f>], place: usize, at_most: usize, is_least: bool) -> Option<Asking<'f>> {
        let asked = questions.get(place)?;
        Some(Asking { question: asked.question, leaves: asked.leaves.clone(), at_most, is_least })
    }

    /// Every question about conditions below the targets that the person hasn't passed on.
    fn questions(&self, person: &Person, targets: &[NodeId]) -> Vec<Asked<'f>> {
        let below: BTreeSet<usize> = targets.iter().flat_map(|target| self.leaves_below(*target)).collect();
        let mut questions: Vec<Asked<'f>> = Vec::new();
        for place in below {
            let (Some(leaf), Some((list, bit))) = (self.leaves.get(place), self.places.get(place).copied()) else {
                continue;
            };
            let question = &leaf.question;
            if person.not_known.iter().any(|key| key.eq_ignore_ascii_case(&question.key)) {
                continue;
            }
            match questions.iter_mut().find(|asked| asked.list == list && asked.question.key == question.key) {
                Some(asked) => {
                    asked.settles |= 1 << bit;
                    asked.leaves.push(place);
                }
                None => questions.push(Asked { question, list, settles: 1 << bit, leaves: vec![place] }),
            }
        }
        questions
    }
}

/// A question as the search sees it: the bits of one list's worlds that its answer settles.
struct Asked<'f> {
    question: &'f Question,
    list: usize,
    settles: World,
    leaves: Vec<usize>,
}

type Worlds = Vec<Vec<World>>;

/// What is known of the number of questions from a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outlook {
    /// Settled within the depth, with this question first (none if it is settled already).
    Within(Option<usize>),
    /// Not within the depth.
    Beyond,
    /// The search was given up.
    Unknown,
}

struct Search<'a, 'f> {
    program: &'a Program<'f>,
    targets: &'a [NodeId],
    outcomes: &'a [Option<Outcome>],
    questions: &'a [Asked<'f>],
    /// For each position, a depth within which it is settled, or one within which it isn't.
    known: HashMap<(Worlds, usize), Outlook>,
    steps: usize,
}

impl Search<'_, '_> {
    fn intervals(&self, worlds: &Worlds) -> Vec<Interval> {
        self.targets
            .iter()
            .map(|target| Interval {
                floor: self.program.bound(*target, worlds, self.outcomes, Bound::Floor),
                ceiling: self.program.bound(*target, worlds, self.outcomes, Bound::Ceiling),
            })
            .collect()
    }

    /// The positions after each possible answer.
    fn answers(&self, worlds: &Worlds, question: &Asked<'_>) -> Vec<Worlds> {
        let of_list = worlds.get(question.list).map(Vec::as_slice).unwrap_or_default();
        let answers: BTreeSet<World> = of_list.iter().map(|world| world & question.settles).collect();
        let after = |answer: World| {
            let mut after = worlds.clone();
            if let Some(of_list) = after.get_mut(question.list) {
                of_list.retain(|world| world & question.settles == answer);
            }
            after
        };
        answers.into_iter().map(after).collect()
    }

    /// Questions with more than one answer while some target is open; none when no answer can change a target.
    fn open(&self, worlds: &Worlds) -> Vec<usize> {
        if self.intervals(worlds).into_iter().all(Interval::is_settled) {
            return Vec::new();
        }
        let several = |question: &Asked<'_>| {
            let of_list = worlds.get(question.list).map(Vec::as_slice).unwrap_or_default();
            let mut answers = of_list.iter().map(|world| world & question.settles);
            let first = answers.next();
            answers.any(|answer| Some(answer) != first)
        };
        let places: Vec<usize> =
            self.questions.iter().enumerate().filter(|(_, one)| several(one)).map(|(place, _)| place).collect();
        // Facts the person can't tell stay open for good: what is left may not matter any more.
        if self.can_change(worlds, &places) { places } else { Vec::new() }
    }

    /// Whether answers to these questions, all together, can lead to different intervals.
    fn can_change(&self, worlds: &Worlds, places: &[usize]) -> bool {
        let now = self.intervals(worlds);
        let mut positions = vec![worlds.clone()];
        for place in places {
            let Some(question) = self.questions.get(*place) else {
                continue;
            };
            let mut next = Vec::new();
            for position in &positions {
                for after in self.answers(position, question) {
                    if self.intervals(&after) != now {
                        return true;
                    }
                    next.push(after);
                }
            }
            if next.len() > WORLDS_LIMIT {
                // Too many to lay out: as long as a target is open, asking is right.
                return true;
            }
            positions = next;
        }
        false
    }

    /// A first question after which every answer leads to the end within `depth` questions in all.
    fn best(&mut self, worlds: &Worlds, depth: usize) -> Outlook {
        let key = (worlds.clone(), depth);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        self.steps += 1;
        if self.steps > SEARCH_LIMIT {
            return Outlook::Unknown;
        }
        let open = self.open(worlds);
        let outlook = if open.is_empty() {
            Outlook::Within(None)
        } else if depth == 0 {
            Outlook::Beyond
        } else {
            self.first_within(worlds, depth, &open)
        };
        if outlook != Outlook::Unknown {
            self.known.insert(key, outlook);
        }
        outlook
    }

    fn first_within(&mut self, worlds: &Worlds, depth: usize, open: &[usize]) -> Outlook {
        for place in open {
            let Some(question) = self.questions.get(*place) else {
                continue;
            };
            let mut all = true;
            for after in self.answers(worlds, question) {
                match self.best(&after, depth - 1) {
                    Outlook::Within(_) => {}
                    Outlook::Beyond => {
                        all = false;
                        break;
                    }
                    Outlook::Unknown => return Outlook::Unknown,
                }
            }
            if all {
                return Outlook::Within(Some(*place));
            }
        }
        Outlook::Beyond
    }

    /// Where the search is too large: the question whose worst answer leaves the fewest questions open.
    fn likely(&self, worlds: &Worlds, open: &[usize]) -> Option<usize> {
        let now = self.intervals(worlds);
        open.iter().copied().min_by_key(|place| {
            let Some(question) = self.questions.get(*place) else {
                return (true, usize::MAX, usize::MAX);
            };
            let after = self.answers(worlds, question);
            let changes_nothing = after.iter().all(|after| self.intervals(after) == now);
            let left = after.iter().map(|after| self.open(after).len());
            (changes_nothing, left.clone().max().unwrap_or(0), left.sum())
        })
    }
}
