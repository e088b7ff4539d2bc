//! What can be at best: a gateway beside others, whatever order they are put in.

use std::rc::Rc;

use rungs_core::fact::{Item, Person};
use rungs_core::program::TooLarge;
use rungs_core::recall::Noted;

use crate::bench::aim::Aim;
use crate::bench::breakpoint::breakpoints;
use crate::bench::then::Then;
use crate::bench::{Bench, Beside, Gateway, Lack, Never, Verdict, goes_out_of_date, kept};
use crate::entry::hours_in_the_job;
use crate::timeline::{Start, at_best, jobs};
use crate::undertaking::{Undertaking, UndertakingId};

/// A gateway beside some others that help it, each of which gives what it gives as soon as can be and as late.
///
/// More is taken to be true than can be: what is lacking then is lacking whatever is done with these, and what it takes then
/// it takes in any case.
struct AtBest<'b, 'a> {
    bench: &'b Bench<'a>,
    what: UndertakingId,
    gateway: Gateway,
    helping: Vec<UndertakingId>,
    starts: Vec<Start>,
    last: u32,
}

impl<'a> AtBest<'_, 'a> {
    fn of<'b>(bench: &'b Bench<'a>, (what, gateway, helping, last): &Beside) -> AtBest<'b, 'a> {
        AtBest {
            bench,
            what: *what,
            gateway: *gateway,
            helping: helping.clone(),
            starts: helping.iter().map(|other| Start { what: *other, month: 0 }).collect(),
            last: *last,
        }
    }

    fn verdict(&self, month: u32) -> Result<Rc<Verdict>, TooLarge> {
        let Some(aim) = self.bench.aim((self.what, self.gateway), month)? else { return Ok(Rc::new(Verdict::open())) };
        Ok(self.bench.judge(&aim, &self.bench.seen_at_best(&aim, month, &self.helping), month))
    }

    fn fewest_decisions(&self, month: u32) -> Result<u32, TooLarge> {
        self.bench.decisions_in((self.what, self.gateway), month, |aim| {
            Rc::new(self.bench.seen_at_best(aim, month, &self.helping))
        })
    }

    fn only_opens(&self) -> Result<bool, TooLarge> {
        self.bench.only_opens((self.what, self.gateway))
    }

    /// The months in which it has to be looked at.
    fn months(&self) -> Result<Vec<u32>, TooLarge> {
        let bench = self.bench;
        let (Some(undertaking), Some(program)) = (bench.undertaking(self.what), bench.program(self.what, 0)?) else {
            return Ok(Vec::new());
        };
        let window = (bench.begin, 0, self.last);
        let entries = |each: &mut dyn FnMut(&Item)| {
            bench.person_at_best(self.last, &self.helping).items.iter().for_each(each);
        };
        let of_page = bench.by_the_page((self.what, undertaking), (0, &program), self.last);
        Ok(breakpoints(&of_page, &program, entries, &bench.all(&self.starts), window))
    }
}

impl<'a> Bench<'a> {
    /// What an undertaking lacks beside these others, in whatever order and however late they begin; nothing where it can
    /// open in some month up to the last.
    pub(crate) fn never(
        &self,
        gateway: (UndertakingId, Gateway),
        others: &[UndertakingId],
        last: u32,
    ) -> Result<Rc<Never>, TooLarge> {
        kept(&self.nevers, self.beside(gateway, others, last), |beside| {
            let at_best = AtBest::of(self, beside);
            let at_last = at_best.verdict(last)?;
            if at_last.is_open {
                return Ok(Rc::default());
            }
            if at_best.only_opens()? {
                return Ok(Rc::new(Never::new(vec![at_last.lacks.clone()], at_last.missing.clone())));
            }
            // What time can only help is lacking for good if it is in the end.
            let only_grows = |one: &usize| self.atlas.condition(*one).is_some_and(|one| self.only_grows(one));
            let (mut lacks, mut missing) = (at_last.lacks.clone(), at_last.missing.clone());
            lacks.retain(|lack| lack.iter().all(only_grows));
            if !lacks.is_empty() {
                let at_first = at_best.verdict(0)?;
                lacks.retain(|lack| at_first.lacks.contains(lack));
            }
            if !lacks.is_empty() {
                missing.retain(only_grows);
                return Ok(Rc::new(Never::new(vec![lacks], missing)));
            }
            let mut now_and_then: Vec<Vec<Lack>> = Vec::new();
            for month in at_best.months()? {
                let verdict = at_best.verdict(month)?;
                if verdict.is_open {
                    return Ok(Rc::default());
                }
                missing.retain(|one| verdict.missing.contains(one));
                if !now_and_then.contains(&verdict.lacks) {
                    now_and_then.push(verdict.lacks.clone());
                }
            }
            let (first, rest) = now_and_then.split_first().unwrap_or((const { &Vec::new() }, &[]));
            let always: Vec<Lack> =
                first.iter().filter(|one| rest.iter().all(|then| then.contains(one))).cloned().collect();
            Ok(Rc::new(Never::new(if always.is_empty() { now_and_then } else { vec![always] }, missing)))
        })
    }

    /// The fewest decisions with which a gateway can be open beside these others, in whatever order and however late.
    pub(crate) fn fewest_agreements(
        &self,
        gateway: (UndertakingId, Gateway),
        others: &[UndertakingId],
        last: u32,
    ) -> Result<u32, TooLarge> {
        kept(&self.fewest, self.beside(gateway, others, last), |beside| AtBest::of(self, beside).fewest_decisions(last))
    }

    /// The first month in which an undertaking could begin beside these others, if each gave what it gives as soon as can be,
    /// with at most so many decisions; none up to the last.
    pub(crate) fn soonest(
        &self,
        what: UndertakingId,
        others: &[UndertakingId],
        (last, most_decisions): (u32, Option<u32>),
    ) -> Result<Option<u32>, TooLarge> {
        let beside = self.beside((what, Gateway::Begin), others, last);
        kept(&self.soonest, (beside, most_decisions), |(beside, _)| {
            let at_best = AtBest::of(self, beside);
            let months = at_best.months()?;
            // What is open stays open: the first month is found by halving.
            let (mut first, mut open) = (0, if at_best.only_opens()? { months.len() } else { 0 });
            while first < open {
                let middle = (first + open) / 2;
                match months.get(middle).map(|month| at_best.verdict(*month)).transpose()? {
                    Some(verdict) if !verdict.is_open => first = middle + 1,
                    _ => open = middle,
                }
            }
            for month in months.iter().skip(first) {
                if !at_best.verdict(*month)?.is_open {
                    continue;
                }
                let is_enough = match most_decisions {
                    None => true,
                    Some(most) => at_best.fewest_decisions(*month)? <= most,
                };
                if is_enough {
                    return Ok(Some(*month));
                }
            }
            Ok(None)
        })
    }

    /// Somebody in a month, if all of these have begun by then and each gives what it gives as soon as can be and as late:
    /// see `timeline.rs`. What each gives is looked at once.
    pub(crate) fn seen_at_best(&self, aim: &Aim<'_>, month: u32, helping: &[UndertakingId]) -> Then {
        if !self.person.answers.is_empty() {
            return self.seen(aim, self.person_at_best(month, helping));
        }
        let own = self.own.get_or_init(|| self.recall.borrow_mut().told(self.person));
        let mut noted: Vec<Noted> = Vec::new();
        for what in helping {
            let Some(one) = self.undertaking(*what).filter(|one| one.months <= month) else { continue };
            let key = (*what, self.until(*what, one, month));
            if let Some(known) = self.at_best.borrow().get(&key) {
                noted.extend(known.iter());
                continue;
            }
            let gained = at_best(self.atlas.framework, (self.begin, key.1), self.job(), one);
            let new: Rc<[Noted]> = gained.iter().map(|item| self.recall.borrow_mut().note(item)).collect();
            noted.extend(new.iter());
            self.at_best.borrow_mut().insert(key, new);
        }
        self.recall.borrow_mut().told_beside(own, &noted)
    }

    /// The job that the person has as the plan begins; of several, the one that is named for more hours, or else the first.
    fn job(&self) -> Option<&Item> {
        let jobs = jobs(self.person, self.begin);
        let named = jobs.iter().find(|job| self.hours_in.is_some_and(|named| job.label == named));
        named.or(jobs.first()).copied()
    }

    /// Whether something gives more hours in the job that one has, and there are several, of which none is named: then it
    /// gives them in none.
    pub(crate) fn gives_hours_in_no_job(&self, what: UndertakingId) -> bool {
        let gives_hours = || self.undertaking(what).is_some_and(|one| hours_in_the_job(&one.gives).is_some());
        self.hours_in.is_none() && gives_hours() && jobs(self.person, self.begin).len() > 1
    }

    /// More than can be true of the person in a month, if all of these have begun by then.
    pub(crate) fn person_at_best(&self, month: u32, helping: &[UndertakingId]) -> Person {
        let mut person = self.person.clone();
        let helping = helping.iter().filter_map(|what| Some((*what, self.undertaking(*what)?)));
        for (what, one) in helping.filter(|(_, one)| one.months <= month) {
            let until = self.until(what, one, month);
            person.items.extend(at_best(self.atlas.framework, (self.begin, until), self.job(), one));
        }
        person
    }

    /// Up to which month it matters that what an undertaking gives can be there later. Where none of it goes out of date, it
    /// is best as soon as can be, and there once: what is given twice would count twice.
    fn until(&self, what: UndertakingId, one: &Undertaking, month: u32) -> u32 {
        let lapses = || {
            let mut given = self.atlas.given_by(what).iter().filter_map(|number| self.atlas.condition(*number));
            given.any(goes_out_of_date)
        };
        let known = self.lapses.borrow().get(&what).copied();
        let lapses = known.unwrap_or_else(|| {
            let lapses = lapses();
            self.lapses.borrow_mut().insert(what, lapses);
            lapses
        });
        if lapses { month } else { one.months }
    }

    /// A gateway beside those of some others that could give something that is asked for.
    fn beside(&self, (what, gateway): (UndertakingId, Gateway), others: &[UndertakingId], last: u32) -> Beside {
        let [to_begin, to_hold] = &*self.givers_of(what);
        let helpful = |other: &UndertakingId| match gateway {
            Gateway::Begin => to_begin.contains(other),
            Gateway::Hold => *other == what || to_hold.contains(other),
        };
        let mut helping: Vec<UndertakingId> = others.iter().copied().filter(helpful).collect();
        helping.sort_unstable();
        (what, gateway, helping, last)
    }
}
