//! The next question: the one that leaves the fewest still to ask, if any can still change a standing.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use crate::circuit::GateId;
use crate::decide::{Known, Reading};
use crate::decision::Outcomes;
use crate::fact::Person;
use crate::program::{NodeId, Program};
use crate::requirement::Question;
use crate::standing::Interval;
use crate::world::outlook::{Outlook as WorldsOfList, Outlooks};
use crate::world::state::Tallies;
use crate::world::{Entries, Pull, Wanted, World};

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

/// Positions looked at before the search for the least number gives way to the likeliest first step.
const SEARCH_LIMIT: usize = 2_000;
/// Questions up to which the least number is searched for at all; beyond, the search could not end.
const QUESTIONS_SEARCHED: usize = 10;

impl<'f> Program<'f> {
    /// The question to ask next so that these nodes are settled, or none if no answer can change them.
    ///
    /// What the person can't say ([`Person::not_known`]) is never asked.
    pub fn ask(&self, person: &Person, targets: &[NodeId]) -> Option<Asking<'f>> {
        let mut search = Search::new(self, person, targets);
        let start = Position::new();
        let open = search.open(&start);
        if open.is_empty() {
            return None;
        }
        let mut depth = 1;
        while open.len() <= QUESTIONS_SEARCHED && depth <= open.len() {
            match search.best(&start, depth) {
                Outlook::Within(Some(place)) => return search.asking(place, depth, true),
                Outlook::Within(None) => return None,
                Outlook::Beyond => depth += 1,
                Outlook::Unknown => break,
            }
        }
        let place = search.likely(&start, &open)?;
        search.asking(place, open.len(), false)
    }
}

/// A question as the search sees it: the bits of one list's worlds that its answer settles.
struct Asked<'f> {
    question: &'f Question,
    list: usize,
    settles: World,
    leaves: Vec<usize>,
}

/// What has been answered so far: for each list, the bits told and what they are.
type Position = BTreeMap<usize, (World, World)>;

/// A list, what was answered about it, and the bits kept apart besides.
type WorldsKey = (usize, (World, World), World);

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

/// One list as far as the targets look at it.
struct View {
    entries: Entries,
    pull: Pull,
}

struct Search<'a, 'f> {
    program: &'a Program<'f>,
    /// Those that aren't settled yet; the others are not looked at again.
    targets: Vec<NodeId>,
    /// What the targets rest on.
    order: Vec<GateId>,
    outcomes: Outcomes,
    questions: Vec<Asked<'f>>,
    views: Vec<View>,
    /// The worlds of a list after answers about it, with the bits of a question kept apart.
    worlds: RefCell<HashMap<WorldsKey, Rc<Vec<World>>>>,
    known: HashMap<(Position, usize), Outlook>,
    steps: usize,
}

impl<'a, 'f> Search<'a, 'f> {
    fn new(program: &'a Program<'f>, person: &Person, targets: &[NodeId]) -> Search<'a, 'f> {
        // What stands settled already needs no look, and neither do its conditions.
        let reading = program.read(person);
        let unsettled = |target: &&NodeId| !program.interval(**target, &reading).is_settled();
        let targets: Vec<NodeId> = targets.iter().filter(unsettled).copied().collect();
        let gates: Vec<GateId> = targets.iter().map(|target| target.gate).collect();
        let literals = program.circuit.literals(&gates);
        let views = program.lists.iter().enumerate().map(|(list, view)| {
            let pull = Pull::of(&literals, list);
            let entries = match pull.either() {
                0 => Entries::default(),
                _ => view.looking_at(pull).entries(person, program.asked.start, program.vocabulary),
            };
            View { entries, pull }
        });
        let mut search = Search {
            program,
            order: program.circuit.cone(&gates),
            targets,
            outcomes: reading.outcomes,
            questions: Vec::new(),
            views: views.collect(),
            worlds: RefCell::default(),
            known: HashMap::new(),
            steps: 0,
        };
        search.questions =
            search.list_questions(person, &literals.iter().map(|literal| literal.leaf as usize).collect());
        search
    }

    /// Every question about these conditions that the person hasn't passed on.
    fn list_questions(&self, person: &Person, leaves: &BTreeSet<usize>) -> Vec<Asked<'f>> {
        let mut questions: Vec<Asked<'f>> = Vec::new();
        for place in leaves.iter().copied() {
            let (Some(leaf), Some((list, bit))) =
                (self.program.leaves.get(place), self.program.places.get(place).copied())
            else {
                continue;
            };
            let question = &leaf.question;
            let passed_on = |key: &String| key.eq_ignore_ascii_case(&question.key) || *key == question.text;
            if person.not_known.iter().any(passed_on) {
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

    fn asking(&self, place: usize, at_most: usize, is_least: bool) -> Option<Asking<'f>> {
        let asked = self.questions.get(place)?;
        Some(Asking { question: asked.question, leaves: asked.leaves.clone(), at_most, is_least })
    }

    /// The worlds of a list that agree with what was answered, with some bits kept apart besides.
    fn worlds(&self, list: usize, answered: (World, World), apart: World) -> Rc<Vec<World>> {
        let key = (list, answered, apart);
        if let Some(known) = self.worlds.borrow().get(&key) {
            return Rc::clone(known);
        }
        let mut worlds = Vec::new();
        if let (Some(list), Some(view)) = (self.program.lists.get(list), self.views.get(list)) {
            let tallies = Tallies::new(&list.conditions, self.program.asked.start);
            let pull = view.pull.keeping(answered.0 | apart);
            for wanted in [Wanted::Worst, Wanted::Best] {
                worlds.extend(tallies.worlds(&view.entries.states(&tallies, wanted, pull)));
            }
            worlds.retain(|world| world & answered.0 == answered.1);
            worlds.sort_unstable();
            worlds.dedup();
        }
        let worlds = Rc::new(worlds);
        self.worlds.borrow_mut().insert(key, Rc::clone(&worlds));
        worlds
    }

    fn intervals(&self, position: &Position) -> Vec<Interval> {
        let lists = 0..self.views.len();
        let outlooks: Outlooks = lists
            .map(|list| {
                let worlds = self.worlds(list, position.get(&list).copied().unwrap_or_default(), 0);
                WorldsOfList::new(worlds.as_ref().clone())
            })
            .collect();
        let reading = Reading { worst: outlooks.clone(), best: outlooks, outcomes: self.outcomes.clone() };
        let mut known = Known::of(self.program, &reading, &self.order);
        self.targets.iter().map(|target| known.interval(*target)).collect()
    }

    /// The positions after each possible answer.
    fn answers(&self, position: &Position, question: &Asked<'_>) -> Vec<Position> {
        let (told, values) = position.get(&question.list).copied().unwrap_or_default();
        let worlds = self.worlds(question.list, (told, values), question.settles);
        let answers: BTreeSet<World> = worlds.iter().map(|world| world & question.settles).collect();
        let after = |answer: World| {
            let mut after = position.clone();
            after.insert(question.list, (told | question.settles, values & !question.settles | answer));
            after
        };
        answers.into_iter().map(after).collect()
    }

    /// Questions with more than one answer while some target is open; none when no answer can change a target.
    fn open(&self, position: &Position) -> Vec<usize> {
        if self.intervals(position).into_iter().all(Interval::is_settled) {
            return Vec::new();
        }
        let several = |question: &Asked<'_>| self.answers(position, question).len() > 1;
        let places: Vec<usize> =
            self.questions.iter().enumerate().filter(|(_, one)| several(one)).map(|(place, _)| place).collect();
        // Facts the person can't tell stay open for good: what is left may not matter any more.
        if self.can_change(position, &places) { places } else { Vec::new() }
    }

    /// Whether answers to these questions, all together, can lead to different intervals.
    fn can_change(&self, position: &Position, places: &[usize]) -> bool {
        let now = self.intervals(position);
        let mut positions = vec![position.clone()];
        for place in places {
            let Some(question) = self.questions.get(*place) else { continue };
            let mut next = Vec::new();
            for position in &positions {
                for after in self.answers(position, question) {
                    if self.intervals(&after) != now {
                        return true;
                    }
                    next.push(after);
                }
            }
            if next.len() > SEARCH_LIMIT {
                // Too many to lay out: as long as a target is open, asking is right.
                return true;
            }
            positions = next;
        }
        false
    }

    /// A first question after which every answer leads to the end within `depth` questions in all.
    fn best(&mut self, position: &Position, depth: usize) -> Outlook {
        let key = (position.clone(), depth);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        self.steps += 1;
        if self.steps > SEARCH_LIMIT {
            return Outlook::Unknown;
        }
        let open = self.open(position);
        let outlook = if open.is_empty() {
            Outlook::Within(None)
        } else if depth == 0 {
            Outlook::Beyond
        } else {
            self.first_within(position, depth, &open)
        };
        if outlook != Outlook::Unknown {
            self.known.insert(key, outlook);
        }
        outlook
    }

    fn first_within(&mut self, position: &Position, depth: usize, open: &[usize]) -> Outlook {
        for place in open {
            let Some(question) = self.questions.get(*place) else { continue };
            let mut all = true;
            for after in self.answers(position, question) {
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
    fn likely(&self, position: &Position, open: &[usize]) -> Option<usize> {
        let now = self.intervals(position);
        open.iter().copied().min_by_key(|place| {
            let Some(question) = self.questions.get(*place) else { return (true, usize::MAX, usize::MAX) };
            let after = self.answers(position, question);
            let changes_nothing = after.iter().all(|after| self.intervals(after) == now);
            let left = after.iter().map(|after| self.undecided(after));
            (changes_nothing, left.clone().max().unwrap_or(0), left.sum())
        })
    }

    /// How many questions are left in a position, at most.
    fn undecided(&self, position: &Position) -> usize {
        if self.intervals(position).into_iter().all(Interval::is_settled) {
            return 0;
        }
        self.questions.iter().filter(|question| self.answers(position, question).len() > 1).count()
    }
}
