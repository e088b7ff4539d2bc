//! Ceilings, asked again and again about people of whom most stays the same, as a plan asks month by month.
//!
//! How a list looks at its best hangs on what is asked of it, on what is told of it, and, where either speaks of time, on the
//! day. [`Recall`] keeps it by these three, whoever the person and whichever the program: what was the same before isn't
//! worked out again. It gives what [`Program::read`] and [`Program::interval`] give, of ceilings alone.

mod days;

use std::collections::HashMap;

use crate::circuit::{GateId, Part};
use crate::condition::{Check, Condition, Tally, Test, When};
use crate::date::Date;
use crate::decide::{Input, Pass, Silence};
use crate::decision::Outcomes;
use crate::fact::{Denial, Field, Item, Known, List, Person};
use crate::program::{NodeId, Program};
use crate::standing::Standing;
use crate::world::entry::{Contribution, PERIOD, Reader};
use crate::world::outlook::{Outlook, Outlooks};
use crate::world::state::Tallies;
use crate::world::wish::Wish;
use crate::world::{Entries, ListView, Pull, Wanted};

use days::{Days, Lying};

/// How lists looked at their best, by what was asked and told of them. For programs of one framework.
#[derive(Debug, Default)]
pub struct Recall {
    views: HashMap<View, Number>,
    items: HashMap<Vec<(Field, Known)>, Number>,
    denials: HashMap<Vec<Vec<Test>>, Number>,
    contents: HashMap<Content, Number>,
    outlooks: HashMap<(Number, Number, Option<Date>), Outlook>,
    /// Of an entry of which all of this is known, or of one that nobody listed, of which none is.
    contributions: HashMap<(Number, Content, Lying), Vec<Contribution>>,
}

type Number = u32;

/// What is asked of a list.
#[derive(Debug, PartialEq, Eq, Hash)]
struct View {
    list: List,
    conditions: Vec<Condition>,
    helps: u64,
    harms: u64,
    most_states: usize,
}

/// What is told of a list: what is known of each entry, and what is said not to be there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Content {
    items: Vec<Number>,
    denials: Number,
}

/// What one standing rests on: its gates, and the lists that they look at.
#[derive(Clone, Debug)]
pub struct Sight {
    node: NodeId,
    part: Part,
    /// For each list of the program that is looked at, the number of what is asked, and whether that speaks of time.
    lists: Vec<Option<(Number, bool)>>,
}

/// What is told of each list.
#[derive(Clone, Debug)]
pub struct Told {
    lists: Vec<ToldOfList>,
}

/// What is told of a list, by its number.
#[derive(Clone, Copy, Debug)]
struct ToldOfList {
    number: Number,
    /// What is said not to be there, by its number.
    denials: Number,
    /// Whether that can mean something else on another day.
    speaks_of_time: bool,
}

/// How the lists that a standing rests on look at their best.
#[derive(Clone, Debug)]
pub struct Best {
    outlooks: Outlooks,
}

/// What the gates of a standing come to at best.
#[derive(Clone, Debug)]
pub struct Ceilings<'s> {
    sight: &'s Sight,
    pass: Pass,
}

impl Recall {
    /// What a standing of a program rests on.
    pub fn sight(&mut self, program: &Program<'_>, node: NodeId) -> Sight {
        let part = program.circuit.part(&program.circuit.cone(&[node.gate]));
        let looked_at = program.circuit.lists(node.gate);
        let number = |(place, view): (usize, &ListView)| {
            let is_looked_at = looked_at & (1 << place) != 0;
            is_looked_at.then(|| (self.view(view, program.most_states()), asks_about_time(view)))
        };
        let lists = program.lists.iter().enumerate().map(number).collect();
        Sight { node, part, lists }
    }

    fn view(&mut self, view: &ListView, most_states: usize) -> Number {
        let (Pull { helps, harms }, conditions) = (view.pull, view.conditions.clone());
        numbered(&mut self.views, View { list: view.list, conditions, helps, harms, most_states })
    }

    /// What is told of each list of a person. Answers are no facts yet: see [`Program::with_answers`].
    pub fn told(&mut self, person: &Person) -> Told {
        let lists = List::ALL.map(|list| {
            let items = person.items.iter().filter(|item| item.list == list).map(|item| self.item(item)).collect();
            let of_list = |denial: &&Denial| denial.list == list;
            let denials: Vec<Vec<Test>> =
                person.denials.iter().filter(of_list).map(|denial| denial.tests.clone()).collect();
            let speaks_of_time = denials.iter().flatten().any(is_about_time);
            let denials = numbered(&mut self.denials, denials);
            ToldOfList { number: numbered(&mut self.contents, Content { items, denials }), denials, speaks_of_time }
        });
        Told { lists: lists.to_vec() }
    }

    fn item(&mut self, item: &Item) -> Number {
        let known = item.fields.iter().map(|(field, fact)| (*field, fact.known.clone()));
        numbered(&mut self.items, known.collect())
    }

    /// How the lists that a standing rests on look at their best, for somebody who would start on this day.
    ///
    /// `program` is the one that `sight` is of, whatever day it was compiled for, and `told` what is told of `person`.
    pub fn best(
        &mut self,
        (program, sight): (&Program<'_>, &Sight),
        (person, told): (&Person, &Told),
        start: Date,
    ) -> Best {
        let mut outlooks = Vec::new();
        for (view, seen) in program.lists.iter().zip(&sight.lists) {
            let of_list = List::ALL.iter().position(|list| *list == view.list).and_then(|place| told.lists.get(place));
            let (Some((asked, asks_about_time)), Some(told)) = (*seen, of_list) else {
                outlooks.push(Outlook::new(Vec::new()));
                continue;
            };
            let key = (asked, told.number, (asks_about_time || told.speaks_of_time).then_some(start));
            if let Some(known) = self.outlooks.get(&key) {
                outlooks.push(known.clone());
                continue;
            }
            let entries = self.entries((asked, view), (told, person), start, program);
            let tallies = Tallies::new(&view.conditions, start);
            let wish = Wish::new(Wanted::Best, view.pull);
            let outlook = Outlook::new(tallies.worlds(&entries.states(&tallies, wish)));
            self.outlooks.insert(key, outlook.clone());
            outlooks.push(outlook);
        }
        Best { outlooks: outlooks.into_iter().collect() }
    }

    /// What the entries of a list can contribute: what was contributed before by one that is the same, and lies alike.
    fn entries(
        &mut self,
        (asked, view): (Number, &ListView),
        (told, person): (&ToldOfList, &Person),
        start: Date,
        program: &Program<'_>,
    ) -> Entries {
        let denials: Vec<&Denial> = person.denials.iter().filter(|denial| denial.list == view.list).collect();
        let days = Days::of(view, &denials, start);
        let reader = Reader::new(&view.conditions, start, program.vocabulary);
        let mut given = None;
        let nobody = Item::unknown(view.list);
        let is_closed = view.list.is_single() || denials.iter().any(|denial| denial.tests.is_empty());
        let unlisted = if is_closed {
            [].into()
        } else {
            let content = Content { items: Vec::new(), denials: told.denials };
            let of_nobody = self.contributions.entry((asked, content, days.of_entry(&nobody)));
            of_nobody
                .or_insert_with(|| given.get_or_insert_with(|| reader.given(&denials)).unlisted())
                .as_slice()
                .into()
        };
        let mut listed = Vec::new();
        for item in view.listed(person) {
            let content = Content { items: vec![self.item(&item)], denials: told.denials };
            let of_item = self.contributions.entry((asked, content, days.of_entry(&item)));
            let new = || given.get_or_insert_with(|| reader.given(&denials)).listed(&item);
            listed.push(of_item.or_insert_with(new).clone());
        }
        Entries { listed, unlisted, most_states: program.most_states() }
    }
}

/// The number of something, which is a new one for what has none.
fn numbered<T: Eq + std::hash::Hash>(numbers: &mut HashMap<T, Number>, of: T) -> Number {
    let next = Number::try_from(numbers.len()).unwrap_or(Number::MAX);
    *numbers.entry(of).or_insert(next)
}

/// Whether what is asked of a list can have another answer on another day.
fn asks_about_time(view: &ListView) -> bool {
    let adds_up = |condition: &Condition| matches!(condition.tally, Tally::Months { .. });
    view.conditions.iter().any(|one| adds_up(one) || one.ways.iter().flatten().any(is_about_time))
}

/// Whether a test can have another outcome on another day. Periods are laid out from the day of the start.
fn is_about_time(test: &Test) -> bool {
    let of_a_period = test.fields.iter().any(|field| PERIOD.contains(field));
    of_a_period
        || match &test.check {
            Check::ByThen(When::Fixed(_)) | Check::SinceThen(When::Fixed(_)) => false,
            Check::ByThen(_) | Check::SinceThen(_) | Check::StartSince(_) => true,
            Check::Within(_)
            | Check::Outside(_)
            | Check::AtLeast(_)
            | Check::AtMost(_)
            | Check::Grade(_)
            | Check::Is(_) => false,
        }
}

impl Best {
    /// What a standing and all that it rests on come to, with these decisions.
    pub fn ceilings<'s>(&self, sight: &'s Sight, outcomes: &Outcomes) -> Ceilings<'s> {
        let mut pass = Pass::default();
        let input = Input {
            // Nobody asks for floors: no list is open in them.
            worst: &Outlooks::default(),
            best: Some(&self.outlooks),
            outcomes: outcomes.of(sight.node),
            silence: Silence::Open,
        };
        pass.run(&sight.part.circuit, &sight.part.order, input);
        Ceilings { sight, pass }
    }

    /// Whether a condition that is wished to hold does in some way in which what isn't known could turn out, if the standing
    /// rests on it.
    pub fn can_hold(&self, program: &Program<'_>, leaf: usize) -> bool {
        program.places.get(leaf).is_some_and(|(list, bit)| self.outlooks.holds(*list, *bit).in_some)
    }
}

impl Ceilings<'_> {
    /// The best that a gate can come to; *not yet* for one that the standing doesn't rest on.
    pub fn of(&self, gate: GateId) -> Standing {
        self.sight.part.place(gate).map_or(Standing::NotYet, |place| self.pass.interval(place).ceiling)
    }
}
