//! Ceilings, asked again and again about people of whom most stays the same, as a plan asks month by month.
//!
//! How a list looks at its best hangs on what is asked of it, on what is told of it, and, where either speaks of time, on the
//! day. [`Recall`] keeps it by these three, whoever the person and whichever the program: what was the same before isn't
//! worked out again. Where other things are told that contribute the same, it isn't added up again either. It gives what [`Program::read`] and [`Program::interval`] give, of ceilings alone.

mod days;
mod numbers;

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::circuit::{GateId, Part};
use crate::condition::{Check, Condition, Tally, Test, When};
use crate::date::Date;
use crate::decide::{Input, Pass, Silence};
use crate::decision::Outcomes;
use crate::fact::{Denial, Fact, Field, Item, Known, KnownBy, List, Person};
use crate::program::{NodeId, Program};
use crate::quick::QuickMap;
use crate::standing::Standing;
use crate::world::entry::{Contribution, Reader, Rules};
use crate::world::outlook::{Outlook, Outlooks};
use crate::world::state::Tallies;
use crate::world::wish::Wish;
use crate::world::{Entries, ListView, Pull, Wanted};

use days::{Days, Lying};
use numbers::{Number, Numbers};

/// How lists looked at their best, by what was asked and told of them. For programs of one framework.
#[derive(Debug, Default)]
pub struct Recall {
    views: Numbers<View>,
    /// For each of them, the rules by which an entry is looked at while nothing is said not to be there.
    rules: Vec<OnceCell<Rules<'static>>>,
    items: Numbers<(List, Vec<(Field, Known)>)>,
    /// Entries by their numbers, without the words that they were told in.
    noted: Vec<Item>,
    /// For each entry, the number of the one that is the same but for its days, of which none is known.
    without_days: Vec<Number>,
    denials: Numbers<(List, Vec<Vec<Test>>)>,
    /// What is said not to be there, by its number.
    denied: Vec<Vec<Denial>>,
    /// What is told of a list.
    told: Numbers<Content>,
    outlooks: QuickMap<(Number, Number, Option<Date>), Number>,
    /// The same by what entries contribute, whichever they are.
    sums: QuickMap<Sum, Number>,
    /// How a list can look at its best.
    looks: Numbers<Outlook>,
    /// The look of a list that a standing doesn't rest on, once one was.
    unseen: Option<Number>,
    /// Of an entry of which all of this is known, or of one that nobody listed, of which none is. Where its days count by the
    /// order alone in which they lie, it is the entry without them.
    contributions: QuickMap<(Number, Option<Number>, Number, Lying), Number>,
    /// The same of an entry as it is, for a day where one matters.
    contributed: QuickMap<(Number, Option<Number>, Number, Option<Date>), Number>,
    /// The ways an entry can turn out.
    ways: Numbers<Vec<Contribution>>,
}

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
    is_closed: bool,
}

/// All that it takes to tell how a list looks: what is asked of it, on which day where time adds up, the ways each of its entries
/// can turn out that counts for anything, in order, and those of what nobody listed, if there can be any.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Sum {
    asked: Number,
    start: Option<Date>,
    listed: Vec<Number>,
    unlisted: Option<Number>,
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

/// An entry that was noted. What is asked of a person who has it besides is asked without looking at it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noted {
    list: List,
    number: Number,
}

/// What is told of a list, by its number.
#[derive(Clone, Copy, Debug)]
struct ToldOfList {
    number: Number,
    /// What else is said not to be there, by its number.
    denials: Number,
    /// Whether nothing is there but what is listed. Of what is listed, that says nothing.
    is_closed: bool,
    /// Whether what is said can mean something else on another day.
    speaks_of_time: bool,
}

/// How each list that a standing rests on looks at its best, by a number that is the same for lists that look alike: two that
/// have these alike, for one standing of one program, come to the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Looks(Vec<Number>);

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
        let number = self.views.of(View { list: view.list, conditions, helps, harms, most_states });
        if self.rules.len() == number as usize {
            self.rules.push(OnceCell::new());
        }
        number
    }

    /// What is told of each list of a person. Answers are no facts yet: see [`Program::with_answers`].
    pub fn told(&mut self, person: &Person) -> Told {
        let lists = List::ALL.map(|list| {
            let items =
                person.items.iter().filter(|item| item.list == list).map(|item| self.note(item).number).collect();
            let of_list = person.denials.iter().filter(|denial| denial.list == list);
            let mut denials: Vec<Vec<Test>> = of_list.map(|denial| denial.tests.clone()).collect();
            let is_closed = denials.iter().any(Vec::is_empty);
            denials.retain(|tests| !tests.is_empty());
            let speaks_of_time = denials.iter().flatten().any(is_about_time);
            let denials = self.denial(list, denials);
            let number = self.told.of(Content { items, denials, is_closed });
            ToldOfList { number, denials, is_closed, speaks_of_time }
        });
        Told { lists: lists.to_vec() }
    }

    /// Notes an entry.
    pub fn note(&mut self, item: &Item) -> Noted {
        let list = item.list;
        let known: Vec<(Field, Known)> = item.fields.iter().map(|(field, fact)| (*field, fact.known.clone())).collect();
        let number = self.items.of((list, known));
        if self.noted.len() == number as usize {
            let bare = |known: &Known| Fact {
                known: known.clone(),
                known_by: KnownBy::Said,
                path: String::new(),
                shown: String::new(),
            };
            let fields: BTreeMap<Field, Fact> =
                item.fields.iter().map(|(field, fact)| (*field, bare(&fact.known))).collect();
            let mut without_days = Item { list, label: String::new(), fields: fields.clone() };
            without_days.fields.retain(|_, fact| !matches!(fact.known, Known::Date(_)));
            let has_days = without_days.fields.len() != fields.len();
            self.noted.push(Item { list, label: String::new(), fields });
            self.without_days.push(number);
            if has_days {
                let without_days = self.note(&without_days).number;
                self.without_days.get_mut(number as usize).into_iter().for_each(|known| *known = without_days);
            }
        }
        Noted { list, number }
    }

    /// What is told of somebody of whom this was told before, and of whom these entries have been noted since.
    pub fn told_beside(&mut self, told: &Told, more: &[Noted]) -> Told {
        let mut then = told.clone();
        for (list, of_list) in List::ALL.iter().zip(&mut then.lists) {
            let mut more = more.iter().filter(|noted| noted.list == *list).map(|noted| noted.number).peekable();
            if more.peek().is_none() {
                continue;
            }
            let before = self.told.get(of_list.number).map(|content| content.items.as_slice()).unwrap_or_default();
            let items = before.iter().copied().chain(more).collect();
            of_list.number = self.told.of(of_list.with(items));
        }
        then
    }

    /// What is told of somebody of whom this was told before, and of one of whose lists nothing but these entries is told now.
    pub fn told_anew(&mut self, told: &Told, list: List, entries: &[Noted]) -> Told {
        let mut then = told.clone();
        if let Some(of_list) = then.lists.get_mut(list as usize) {
            let items = entries.iter().filter(|noted| noted.list == list).map(|noted| noted.number).collect();
            of_list.number = self.told.of(of_list.with(items));
        }
        then
    }

    fn denial(&mut self, list: List, denials: Vec<Vec<Test>>) -> Number {
        let bare = |tests: &Vec<Test>| Denial { list, tests: tests.clone(), path: String::new(), shown: String::new() };
        let denied = denials.iter().map(bare).collect();
        let number = self.denials.of((list, denials));
        if self.denied.len() == number as usize {
            self.denied.push(denied);
        }
        number
    }

    /// How the lists that a standing rests on look at their best, for somebody of whom this is told and who would start on
    /// this day.
    ///
    /// `program` is the one that `sight` is of, whatever day it was compiled for.
    pub fn looks(&mut self, (program, sight): (&Program<'_>, &Sight), told: &Told, start: Date) -> Looks {
        let mut looks = Vec::with_capacity(program.lists.len());
        for (view, seen) in program.lists.iter().zip(&sight.lists) {
            // Every list stands at its place in [`List::ALL`].
            let of_list = told.lists.get(view.list as usize);
            let (Some((asked, asks_about_time)), Some(told)) = (*seen, of_list) else {
                looks.push(self.unseen());
                continue;
            };
            let day = (asks_about_time || told.speaks_of_time).then_some(start);
            let key = (asked, told.number, day);
            if let Some(known) = self.outlooks.get(&key) {
                looks.push(*known);
                continue;
            }
            let sum = self.sum((asked, view), told, (start, day), program);
            let look = match self.sums.get(&sum) {
                Some(known) => *known,
                None => self.added_up(sum, view, start, program.most_states()),
            };
            self.outlooks.insert(key, look);
            looks.push(look);
        }
        Looks(looks)
    }

    /// What these looks are.
    pub fn best(&self, Looks(looks): &Looks) -> Best {
        Best { outlooks: looks.iter().filter_map(|look| self.looks.get(*look)).cloned().collect() }
    }

    /// The look of a list that a standing doesn't rest on.
    fn unseen(&mut self) -> Number {
        if let Some(known) = self.unseen {
            return known;
        }
        let unseen = self.looks.of(Outlook::new(Vec::new()));
        self.unseen = Some(unseen);
        unseen
    }

    /// How a list looks at its best whose entries contribute this.
    fn added_up(&mut self, sum: Sum, view: &ListView, start: Date, most_states: usize) -> Number {
        let ways = |number: &Number| self.ways.get(*number).cloned().unwrap_or_default();
        let listed = sum.listed.iter().map(ways).collect();
        let unlisted = sum.unlisted.iter().flat_map(ways).collect();
        let tallies = Tallies::new(&view.conditions, start);
        let entries = Entries { listed, unlisted, most_states };
        let states = entries.states(&tallies, Wish::new(Wanted::Best, view.pull));
        let look = self.looks.of(Outlook::new(tallies.worlds(&states)));
        self.sums.insert(sum, look);
        look
    }

    /// What the entries of a list can contribute: what was contributed before by one that is the same, and lies alike. `day` is
    /// the start, where it matters.
    fn sum(
        &mut self,
        (asked, view): (Number, &ListView),
        told: &ToldOfList,
        (start, day): (Date, Option<Date>),
        program: &Program<'_>,
    ) -> Sum {
        let is_single = view.list.is_single();
        let nobody = self.note(&Item::unknown(view.list)).number;
        let Recall { rules, noted, without_days, denied, contributions, contributed, ways, told: contents, .. } = self;
        let denials: Vec<&Denial> = denied.get(told.denials as usize).into_iter().flatten().collect();
        let reader = Reader::new(&view.conditions, start, program.vocabulary);
        let rules = rules.get(asked as usize);
        let (days, given) = (OnceCell::new(), OnceCell::new());
        let given = || {
            given.get_or_init(|| {
                let plain = rules.map(|rules| rules.get_or_init(|| Rules::kept(&view.conditions)));
                reader.given(&denials).knowing(plain)
            })
        };
        let mut contributes = |number: Number, is_listed: bool| -> Option<Number> {
            let item = noted.get(number as usize)?;
            let listed = is_listed.then_some(number);
            let of_item = contributed.entry((asked, listed, told.denials, day));
            Some(*of_item.or_insert_with(|| {
                let days = days.get_or_init(|| Days::of(view, &denials, start));
                let without_days = without_days.get(number as usize).filter(|_| days.count_by_order());
                let known_by = listed.map(|number| without_days.copied().unwrap_or(number));
                let alike = contributions.entry((asked, known_by, told.denials, days.of_entry(item)));
                *alike.or_insert_with(|| ways.of(if is_listed { given().listed(item) } else { given().unlisted() }))
            }))
        };
        let is_open = !is_single && !told.is_closed;
        let unlisted = is_open.then(|| contributes(nobody, false)).flatten();
        let told_items = contents.get(told.number).map(|content| content.items.as_slice()).unwrap_or_default();
        // A list that has one entry by its nature always has it.
        let items = if told_items.is_empty() && is_single { std::slice::from_ref(&nobody) } else { told_items };
        let mut listed: Vec<Number> = items.iter().filter_map(|number| contributes(*number, true)).collect();
        let counts = |ways: &Vec<Contribution>| !matches!(ways.as_slice(), [one] if one.counts_for == 0);
        listed.retain(|number| ways.get(*number).is_none_or(counts));
        Sum { asked, start: adds_up_time(view).then_some(start), listed, unlisted }
    }
}

impl ToldOfList {
    /// The same of a list that has these entries.
    fn with(&self, items: Vec<Number>) -> Content {
        Content { items, denials: self.denials, is_closed: self.is_closed }
    }
}

/// Whether what is asked of a list can have another answer on another day.
fn asks_about_time(view: &ListView) -> bool {
    adds_up_time(view) || view.conditions.iter().flat_map(|one| &one.ways).flatten().any(is_about_time)
}

/// Whether time adds up for anything that is asked of a list.
fn adds_up_time(view: &ListView) -> bool {
    view.conditions.iter().any(|condition| matches!(condition.tally, Tally::Months { .. }))
}

/// Whether a test can have another outcome on another day. Periods are laid out from the day of the start.
fn is_about_time(test: &Test) -> bool {
    let of_a_period = test.fields.iter().any(|field| Field::PERIOD.contains(field));
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
