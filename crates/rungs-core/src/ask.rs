//! The next question: the one that leaves the fewest still to ask, if any can still change a standing.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::circuit::{GateId, Part};
use crate::decide::{Known, Reading};
use crate::decision::Outcomes;
use crate::fact::Person;
use crate::program::{NodeId, Program};
use crate::quick::QuickMap;
use crate::requirement::Question;
use crate::standing::Interval;
use crate::world::outlook::Outlook as WorldsOfList;
use crate::world::state::Tallies;
use crate::world::wish::Wish;
use crate::world::{Entries, ListView, Pull, Wanted, World};

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
        let start = search.start();
        let open = search.open(&start);
        if open.is_empty() {
            return None;
        }
        search.candidates.clone_from(&open);
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

    /// Whether there is a question to ask, as [`Program::ask`] has it, without looking for which comes best.
    pub fn has_question(&self, person: &Person, targets: &[NodeId]) -> bool {
        let search = Search::new(self, person, targets);
        !search.open(&search.start()).is_empty()
    }
}

/// A question as the search sees it: the bits of one list's worlds that its answer settles.
struct Asked<'f> {
    question: &'f Question,
    list: usize,
    settles: World,
    leaves: Vec<usize>,
}

/// What has been answered about a list: the bits told, and those of them that hold.
type Told = (World, World);

/// What has been answered so far, list by list.
type Position = Vec<Told>;

/// A list, what was answered about it, and the bits kept apart besides.
type WorldsKey = (usize, Told, World);

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
struct View<'a> {
    tallies: Tallies<'a>,
    entries: Entries,
    pull: Pull,
}

struct Search<'a, 'f> {
    program: &'a Program<'f>,
    /// Those that aren't settled yet, as gates of `part`; the others are not looked at again.
    targets: Vec<NodeId>,
    /// What they rest on.
    part: Part,
    outcomes: Outcomes,
    questions: Vec<Asked<'f>>,
    /// Questions that can come at all: those with more than one answer at the start.
    candidates: Vec<usize>,
    /// Whether the person has passed on a question that these targets ask.
    has_passed_on: bool,
    views: Vec<View<'a>>,
    /// The worlds of a list after answers about it, with the bits of a question kept apart.
    worlds: RefCell<QuickMap<WorldsKey, WorldsOfList>>,
    known: QuickMap<(Position, usize), Outlook>,
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
        let part = program.circuit.part(&program.circuit.cone(&gates));
        let within = |target: &NodeId| part.place(target.gate).map(|gate| target.at(gate));
        let targets: Vec<NodeId> = targets.iter().filter_map(within).collect();
        let of_list = |(list, (view, entries)): (usize, (&'a ListView, &Entries))| {
            let pull = Pull::of(&literals, list);
            let entries = entries.seen_by(pull.either(), &view.conditions);
            View { tallies: Tallies::new(&view.conditions, program.asked.start), entries, pull }
        };
        let views = program.lists.iter().zip(&reading.entries).enumerate().map(of_list).collect();
        let mut search = Search {
            program,
            part,
            targets,
            outcomes: reading.outcomes,
            questions: Vec::new(),
            candidates: Vec::new(),
            has_passed_on: false,
            views,
            worlds: RefCell::default(),
            known: QuickMap::default(),
            steps: 0,
        };
        let leaves = literals.iter().map(|literal| literal.leaf as usize).collect();
        search.list_questions(person, &leaves);
        search
    }

    /// Every question about these conditions that the person hasn't passed on.
    fn list_questions(&mut self, person: &Person, leaves: &BTreeSet<usize>) {
        for place in leaves.iter().copied() {
            let (Some(leaf), Some((list, bit))) =
                (self.program.leaves.get(place), self.program.places.get(place).copied())
            else {
                continue;
            };
            let question = &leaf.question;
            let passed_on = |key: &String| key.eq_ignore_ascii_case(&question.key) || *key == question.text;
            if person.not_known.iter().any(passed_on) {
                self.has_passed_on = true;
                continue;
            }
            match self.questions.iter_mut().find(|asked| asked.list == list && asked.question.key == question.key) {
                Some(asked) => {
                    asked.settles |= 1 << bit;
                    asked.leaves.push(place);
                }
                None => self.questions.push(Asked { question, list, settles: 1 << bit, leaves: vec![place] }),
            }
        }
        self.candidates = (0..self.questions.len()).collect();
    }

    /// Nothing answered yet.
    fn start(&self) -> Position {
        vec![(0, 0); self.views.len()]
    }

    fn asking(&self, place: usize, at_most: usize, is_least: bool) -> Option<Asking<'f>> {
        let asked = self.questions.get(place)?;
        Some(Asking { question: asked.question, leaves: asked.leaves.clone(), at_most, is_least })
    }

    /// The worlds of a list that agree with what was answered, with some bits kept apart besides.
    fn worlds(&self, list: usize, answered: Told, apart: World) -> WorldsOfList {
        let key = (list, answered, apart);
        if let Some(known) = self.worlds.borrow().get(&key) {
            return known.clone();
        }
        let mut worlds = Vec::new();
        if let Some(view) = self.views.get(list) {
            for wanted in [Wanted::Worst, Wanted::Best] {
                let wish = Wish::new(wanted, view.pull.keeping(apart)).in_the_end(answered.0, answered.1);
                worlds.extend(view.tallies.worlds(&view.entries.states(&view.tallies, wish)));
            }
            worlds.sort_unstable();
            worlds.dedup();
        }
        let worlds = WorldsOfList::new(worlds);
        self.worlds.borrow_mut().insert(key, worlds.clone());
        worlds
    }

    fn reading(&self, position: &Position) -> Reading {
        let worlds = position.iter().enumerate().map(|(list, told)| self.worlds(list, *told, 0));
        Reading::of(worlds.collect(), self.outcomes.clone())
    }

    fn known<'r>(&'r self, reading: &'r Reading) -> Known<'r> {
        Known::of(&self.part.circuit, reading, &self.part.order)
    }

    fn intervals(&self, position: &Position) -> Vec<Interval> {
        let reading = self.reading(position);
        let mut known = self.known(&reading);
        self.targets.iter().map(|target| known.interval(*target)).collect()
    }

    fn is_settled(&self, position: &Position) -> bool {
        let reading = self.reading(position);
        let mut known = self.known(&reading);
        self.targets.iter().all(|target| known.interval(*target).is_settled())
    }

    /// What a list can have been told after each possible answer to a question about it.
    fn told(&self, list: usize, (told, values): Told, question: &Asked<'_>) -> Vec<Told> {
        let worlds = self.worlds(list, (told, values), question.settles);
        let answers: BTreeSet<World> = worlds.worlds().iter().map(|world| world & question.settles).collect();
        let after = |answer: World| (told | question.settles, values & !question.settles | answer);
        answers.into_iter().map(after).collect()
    }

    /// The positions after each possible answer.
    fn answers(&self, position: &Position, question: &Asked<'_>) -> Vec<Position> {
        let before = position.get(question.list).copied().unwrap_or_default();
        let after = |told: Told| {
            let mut after = position.clone();
            if let Some(before) = after.get_mut(question.list) {
                *before = told;
            }
            after
        };
        self.told(question.list, before, question).into_iter().map(after).collect()
    }

    /// Whether a question has more than one answer in a position.
    fn is_open(&self, position: &Position, question: &Asked<'_>) -> bool {
        let before = position.get(question.list).copied().unwrap_or_default();
        self.told(question.list, before, question).len() > 1
    }

    /// Questions with more than one answer while some target is open; none when no answer can change a target.
    fn open(&self, position: &Position) -> Vec<usize> {
        let reading = self.reading(position);
        let mut known = self.known(&reading);
        let now: Vec<Interval> = self.targets.iter().map(|target| known.interval(*target)).collect();
        if now.iter().all(|interval| interval.is_settled()) {
            return Vec::new();
        }
        let is_open = |place: &&usize| self.questions.get(**place).is_some_and(|one| self.is_open(position, one));
        let places: Vec<usize> = self.candidates.iter().filter(is_open).copied().collect();
        // Facts the person can't tell stay open for good: what is left may not matter any more.
        if self.can_change(position, &places, &now, known) { places } else { Vec::new() }
    }

    /// Whether answers to these questions, all together, can lead to different intervals.
    /// `now` are the intervals there, and `known` is what they were taken from.
    fn can_change(&self, position: &Position, places: &[usize], now: &[Interval], known: Known<'_>) -> bool {
        // Once every fact is known, only what the pages don't say is left open. So facts change something where a
        // floor can come to be higher than now, or a ceiling lower, whatever the pages will say.
        let mut known = known.against_silence();
        let moves = |(target, now): (&NodeId, &Interval)| {
            let facts_alone = known.interval(*target);
            facts_alone.ceiling > now.floor || facts_alone.floor < now.ceiling
        };
        let can_move = self.targets.iter().zip(now).any(moves);
        if !can_move || !self.has_passed_on {
            return can_move;
        }
        // What the person has passed on stays open. Then it takes a look at every way to answer the rest.
        let mut of_lists: Vec<Vec<Told>> = position.iter().map(|told| vec![*told]).collect();
        for question in places.iter().filter_map(|place| self.questions.get(*place)) {
            let Some(ways) = of_lists.get_mut(question.list) else { continue };
            *ways = ways.iter().flat_map(|told| self.told(question.list, *told, question)).collect();
            if of_lists.iter().fold(1, |all: usize, ways| all.saturating_mul(ways.len())) > SEARCH_LIMIT {
                // Too many to lay out: as long as a target is open, asking is right.
                return true;
            }
        }
        let mut positions = vec![Position::new()];
        for ways in &of_lists {
            let with = |position: &Position, told: &Told| position.iter().copied().chain([*told]).collect();
            positions = positions.iter().flat_map(|one| ways.iter().map(move |told| with(one, told))).collect();
        }
        positions.iter().any(|position| self.intervals(position) != now)
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
        if self.is_settled(position) {
            return 0;
        }
        let candidates = self.candidates.iter().filter_map(|place| self.questions.get(*place));
        candidates.filter(|question| self.is_open(position, question)).count()
    }
}
