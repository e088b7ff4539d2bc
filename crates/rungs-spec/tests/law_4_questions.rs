//! Law 4. Every question asked can change some interval; when none can, none is asked; the
//! worst-case number of questions is the least possible on every small random framework.

#![allow(clippy::indexing_slicing, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::Index;
use rungs_core::condition::{Condition, Exact, Tally};
use rungs_core::date::DateRange;
use rungs_core::fact::{Answered, Field, List, Reply};
use rungs_core::program::Program;
use rungs_core::requirement::{Question, Shape};
use rungs_core::standing::Interval;
use rungs_spec::{Complete, Standings};
use support::random::{Lists, Size, case, case_or_time};
use support::{Case, cases, flat, nodes};

const SMALL: Size = Size { lists: Lists::Any, conditions: 4, rules: 2, items: 2 };
const ANSWERABLE: Size = Size { lists: Lists::Answerable, ..SMALL };

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn every_question_asked_can_change_an_interval_and_when_none_can_none_is_asked(
        case in case_or_time(SMALL),
        not_known in prop::option::weighted(0.2, any::<Index>()),
    ) {
        let mut case = case;
        if let Some(place) = not_known && !case.program().leaves.is_empty() {
            let key = place.get(&case.program().leaves).question.key.clone();
            case.person.not_known.push(key);
        }
        let program = case.program();
        let asking = program.ask(&case.person, &nodes(&program));
        let definition = Definition::new(&case, &program);
        let all: Vec<usize> = (0..definition.completions.len()).collect();
        prop_assert_eq!(asking.is_some(), definition.can_change(&all));
        prop_assert_eq!(asking.is_some(), program.has_question(&case.person, &nodes(&program)));
        if let Some(asking) = asking {
            prop_assert!(definition.can_matter(&asking.question.key), "{:?} can't change anything", asking.question);
        }
    }

    #[test]
    fn no_other_order_of_questions_promises_fewer(case in case_or_time(SMALL)) {
        let program = case.program();
        let asking = program.ask(&case.person, &nodes(&program));
        let mut definition = Definition::new(&case, &program);
        let all: Vec<usize> = (0..definition.completions.len()).collect();
        let least = definition.least(all);
        match asking {
            None => prop_assert_eq!(least, 0),
            Some(asking) if asking.is_least => prop_assert_eq!(asking.at_most, least),
            Some(asking) => prop_assert!(asking.at_most >= least),
        }
    }

    #[test]
    fn no_more_questions_come_than_were_promised(case in case(ANSWERABLE), truth in any::<Index>()) {
        let (program, completions) = (case.program(), case.completions());
        let truth = truth.get(&completions);
        let targets = nodes(&program);
        let mut person = case.person.clone();
        let promised = program.ask(&person, &targets).map_or(0, |asking| asking.at_most);
        let mut asked = Vec::new();
        let mut before = flat(&case.computed());
        loop {
            let told = program.with_answers(&person);
            let now = flat(&support::computed(&program, &told));
            for (before, now) in before.iter().zip(&now) {
                prop_assert!(before.contains(*now), "{} became {} after {:?}", before, now, person.answers);
            }
            before = now;
            let Some(asking) = program.ask(&told, &targets) else { break };
            let reply = reply(&case, asking.question, &program.leaves[asking.leaves[0]].condition, truth);
            prop_assert!(!asked.contains(&asking.question.key), "{:?} asked again after {:?}", asking.question, reply);
            asked.push(asking.question.key.clone());
            let answered = Answered { question: asking.question.key.clone(), reply, path: String::new() };
            person.answers.push(answered);
        }
        prop_assert!(asked.len() <= promised, "promised {}, asked {:?}", promised, asked);
        // Where they ended up is where they stand. (Where several questions are about one list, what counts for one
        // may be what counts for another, and facts can't leave that open: see `answer.rs`.)
        let questions: BTreeSet<(List, &str)> =
            program.leaves.iter().map(|leaf| (leaf.condition.list, leaf.question.key.as_str())).collect();
        let lists: BTreeSet<List> = questions.iter().map(|(list, _)| *list).collect();
        prop_assume!(questions.len() == lists.len());
        let standings = rungs_spec::intervals(case.role(), &support::with_silence(truth), &person.decisions, &case.asked());
        for (told, true_one) in before.iter().zip(flat(&standings)) {
            prop_assert!(told.contains(true_one), "{} is told and {} is true after {:?}", told, true_one, person.answers);
        }
    }
}

/// What a person would answer of whom everything is known.
fn reply(case: &Case, question: &Question, condition: &Condition, truth: &Complete) -> Reply {
    match question.shape {
        Shape::YesNo => Reply::YesNo(rungs_spec::holds(condition, truth, &case.asked())),
        Shape::Count | Shape::Months => {
            let reaches = |number: &u32| {
                let mut reached = condition.clone();
                reached.tally = Tally::Count(u16::try_from(*number).unwrap_or(u16::MAX));
                rungs_spec::holds(&reached, truth, &case.asked())
            };
            Reply::Number((1..20).take_while(reaches).last().unwrap_or(0))
        }
        Shape::Date => match truth.lists[&List::About][0].values[&Field::Born] {
            Exact::Date(day) => Reply::Date(DateRange::day(day)),
            other => panic!("born on {other:?}"),
        },
    }
}

/// The definition of asking: positions are sets of completions that agree with what was answered, and the
/// questions are those about conditions that something not yet settled asks for.
struct Definition {
    completions: Vec<Complete>,
    standings: Vec<Standings<Interval>>,
    /// For each question, what every completion answers.
    answers: BTreeMap<String, Vec<Vec<bool>>>,
    least: BTreeMap<Vec<usize>, usize>,
}

impl Definition {
    fn new(case: &Case, program: &Program<'_>) -> Definition {
        let completions: Vec<Complete> = case.completions().into_iter().filter(|one| !one.silence_is_met).collect();
        let asked = case.asked();
        let standings = completions
            .iter()
            .map(|one| rungs_spec::intervals(case.role(), &support::with_silence(one), &case.person.decisions, &asked))
            .collect();
        let mut answers: BTreeMap<String, Vec<Vec<bool>>> = BTreeMap::new();
        let known = flat(&case.defined());
        let open = nodes(program).into_iter().zip(known).filter(|(_, known)| !known.is_settled());
        let asked_about: BTreeSet<usize> = open.flat_map(|(node, _)| program.leaves_below(node)).collect();
        for leaf in asked_about.iter().map(|place| &program.leaves[*place]) {
            if case.person.not_known.contains(&leaf.question.key) {
                continue;
            }
            let of_question =
                answers.entry(leaf.question.key.clone()).or_insert_with(|| vec![Vec::new(); completions.len()]);
            for (answer, person) in of_question.iter_mut().zip(&completions) {
                answer.push(rungs_spec::holds(&leaf.condition, person, &asked));
            }
        }
        Definition { completions, standings, answers, least: BTreeMap::new() }
    }

    fn intervals(&self, position: &[usize]) -> Vec<Interval> {
        let mut all = position.iter().map(|place| flat(&self.standings[*place]));
        let first = all.next().expect("no position is empty");
        all.fold(first, |known, one| {
            let wider = |(known, one): (Interval, Interval)| Interval {
                floor: known.floor.min(one.floor),
                ceiling: known.ceiling.max(one.ceiling),
            };
            known.into_iter().zip(one).map(wider).collect()
        })
    }

    /// The positions after each answer to a question.
    fn after(&self, position: &[usize], question: &str) -> Vec<Vec<usize>> {
        let mut after: BTreeMap<&Vec<bool>, Vec<usize>> = BTreeMap::new();
        for place in position {
            after.entry(&self.answers[question][*place]).or_default().push(*place);
        }
        after.into_values().collect()
    }

    /// Whether answers to all the questions together can lead to other intervals.
    fn can_change(&self, position: &[usize]) -> bool {
        let now = self.intervals(position);
        let mut positions = vec![position.to_vec()];
        for question in self.answers.keys() {
            positions = positions.iter().flat_map(|position| self.after(position, question)).collect();
        }
        positions.iter().any(|position| self.intervals(position) != now)
    }

    /// Whether, after some answers to other questions, an answer to this one changes an interval.
    fn can_matter(&self, question: &str) -> bool {
        let mut seen: BTreeSet<Vec<usize>> = BTreeSet::new();
        let mut pending: Vec<Vec<usize>> = vec![(0..self.completions.len()).collect()];
        while let Some(position) = pending.pop() {
            if !seen.insert(position.clone()) {
                continue;
            }
            let now = self.intervals(&position);
            if self.after(&position, question).iter().any(|after| self.intervals(after) != now) {
                return true;
            }
            for other in self.answers.keys().filter(|other| *other != question) {
                pending.extend(self.after(&position, other));
            }
        }
        false
    }

    /// The least number of questions within which every completion gets as far as questions can.
    fn least(&mut self, position: Vec<usize>) -> usize {
        if let Some(known) = self.least.get(&position) {
            return *known;
        }
        let mut least = 0;
        if self.can_change(&position) {
            let questions: Vec<String> = self.answers.keys().cloned().collect();
            let after = |question: &String| self.after(&position, question);
            let splitting: Vec<Vec<Vec<usize>>> = questions.iter().map(after).filter(|after| after.len() > 1).collect();
            let worst = |definition: &mut Definition, after: Vec<Vec<usize>>| {
                after.into_iter().map(|position| definition.least(position)).max().unwrap_or(0)
            };
            least =
                1 + splitting.into_iter().map(|after| worst(self, after)).min().expect("some question can change it");
        }
        self.least.insert(position, least);
        least
    }
}
