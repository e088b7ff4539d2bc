//! The thresholds of a requirement, and the wrong rules that a case near one of them would catch.
//!
//! A threshold is a number, a grade, a level, a length or a day that decides who passes. It is tested where a rule that
//! is a little wrong there makes some case come out otherwise: one that lets in whoever just misses it, one that turns
//! away whoever just reaches it, one that turns away everybody beyond.

mod shift;

use crate::condition::{Check, Condition, DayOfYear, Tally, When};
use crate::date::Date;
use crate::fact::{Field, Score};
use crate::framework::Role;
use crate::requirement::{BOUND, Content, How, Matter, Place, Requirement, Starts};
use crate::vocabulary::{Rank, Vocabulary};

/// A threshold of a requirement. What a sentence asks twice, surely and for its owner to consider, is one threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Threshold {
    /// A number of an entry is at least this, in the field's units.
    AtLeast(Field, i64),
    /// A number of an entry is at most this, in the field's units.
    AtMost(Field, i64),
    /// A grade is this one or better.
    Grade(Rank),
    /// A day is this one or earlier.
    By(Field, Day),
    /// A day is this one or later.
    Since(Field, Day),
    /// So many entries, two or more.
    Count(u16),
    /// So many months in all.
    Months(u32),
    /// Only the last so many months are looked at.
    Window(u32),
    /// A field of the entries adds up to this, in the field's units.
    Sum(Field, i64),
    /// So many items of a list are met, two or more.
    Members(u16),
    /// The rule holds for starts from this day on.
    StartsFrom(Date),
    /// The rule holds for starts before this day.
    StartsBefore(Date),
}

/// A day that a threshold speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Day {
    /// So many months before the start: an age, how long ago.
    Ago(u32),
    /// A day of the calendar.
    Fixed(Date),
    /// A day of every year.
    Yearly(DayOfYear),
}

/// Where somebody stands who would tell that a threshold is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// They just miss it.
    Short,
    /// They just reach it.
    At,
    /// They are beyond it.
    Beyond,
}

impl Side {
    /// Every side.
    pub const ALL: [Side; 3] = [Side::Short, Side::At, Side::Beyond];
}

/// Which way a threshold is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shift {
    Easier,
    Harder,
}

impl Threshold {
    /// Whether it is a ceiling: whoever has more than it fails.
    pub fn is_ceiling(self) -> bool {
        match self {
            // Of what is looked at only so far back, more is too long ago.
            Threshold::AtMost(..) | Threshold::StartsBefore(_) | Threshold::Window(_) => true,
            // So long ago at most; but a day by which something is done is one that no later one passes.
            Threshold::Since(_, Day::Ago(_)) | Threshold::By(_, Day::Fixed(_) | Day::Yearly(_)) => true,
            _ => false,
        }
    }
}

impl Requirement {
    /// Its own thresholds in the order of its sentence, each once: those of its guard first, none of its members'.
    pub fn thresholds(&self) -> Vec<Threshold> {
        let mut found = Vec::new();
        found.extend(self.starts.from.map(Threshold::StartsFrom));
        found.extend(self.starts.before.map(Threshold::StartsBefore));
        let mut of = |matter: &Matter| {
            // A bound is no threshold of the sentence.
            let asked = matter.leaves().into_iter().filter(|leaf| leaf.kind != BOUND);
            asked.for_each(|leaf| of_condition(&leaf.condition, &mut found));
        };
        if let Some(guard) = &self.guard {
            of(&guard.clause);
        }
        match &self.content {
            Content::Matter(matter) => of(matter),
            Content::Group { how: How::AtLeast(count), .. } if *count > 1 => found.push(Threshold::Members(*count)),
            _ => {}
        }
        let mut seen = Vec::new();
        found.retain(|one| !seen.contains(one) && (seen.push(*one), true).1);
        found
    }

    /// A wrong rule that only somebody on this side of a threshold tells from this one. `None` where there is no such
    /// rule: nothing lies beyond the best grade.
    pub fn mistaken(&self, threshold: Threshold, side: Side, vocabulary: &Vocabulary) -> Option<Requirement> {
        let shifted = |shift| self.shifted(threshold, shift, vocabulary);
        match side {
            Side::Short => shifted(Shift::Easier),
            Side::At => shifted(Shift::Harder),
            Side::Beyond => self.turning_away(threshold, vocabulary),
        }
    }

    /// The same requirement with everything that just misses, just reaches or lies beyond a threshold asked in its stead:
    /// whoever just meets it stands on that side.
    pub fn asking_for(&self, threshold: Threshold, side: Side, vocabulary: &Vocabulary) -> Option<Requirement> {
        match side {
            Side::Short => self.shifted(threshold, Shift::Easier, vocabulary),
            Side::At => Some(self.clone()),
            Side::Beyond => self.shifted(threshold, Shift::Harder, vocabulary),
        }
    }

    fn shifted(&self, threshold: Threshold, shift: Shift, vocabulary: &Vocabulary) -> Option<Requirement> {
        let mut moved = self.clone();
        match threshold {
            Threshold::StartsFrom(day) => {
                moved.move_starts(|starts| &mut starts.from, day, shift::by_a_month(day, shift == Shift::Harder));
            }
            Threshold::StartsBefore(day) => {
                moved.move_starts(|starts| &mut starts.before, day, shift::by_a_month(day, shift == Shift::Easier));
            }
            Threshold::Members(count) => {
                let Content::Group { how, members } = &mut moved.content else { return None };
                let count = shift::count(count, shift).filter(|count| usize::from(*count) <= members.len())?;
                *how = How::AtLeast(count);
            }
            _ => {
                let mut is_lost = false;
                moved.each_matter(&mut |matter| {
                    matter.each_leaf(
                        &mut |leaf| match shift::condition(&leaf.condition, threshold, shift, vocabulary) {
                            Some(condition) => leaf.condition = condition,
                            None => is_lost = true,
                        },
                    );
                });
                if is_lost {
                    return None;
                }
            }
        }
        (moved != *self).then_some(moved)
    }

    /// Moves a day that a heading names. Items of a list stand under the same heading as their introducer.
    fn move_starts(&mut self, end: fn(&mut Starts) -> &mut Option<Date>, day: Date, moved: Date) {
        let own = end(&mut self.starts);
        if *own == Some(day) {
            *own = Some(moved);
        }
        if let Content::Group { members, .. } = &mut self.content {
            members.iter_mut().for_each(|member| member.move_starts(end, day, moved));
        }
    }

    /// The same requirement, for those who have no more than the threshold.
    fn turning_away(&self, threshold: Threshold, vocabulary: &Vocabulary) -> Option<Requirement> {
        let mut moved = self.clone();
        moved.each_matter(&mut |matter| exactly(matter, threshold, vocabulary));
        (moved != *self).then_some(moved)
    }

    fn each_matter(&mut self, change: &mut impl FnMut(&mut Matter)) {
        if let Some(guard) = &mut self.guard {
            change(&mut guard.clause);
        }
        if let Content::Matter(matter) = &mut self.content {
            change(matter);
        }
    }
}

impl Role {
    /// The role with the requirement at this place replaced, wherever it stands on the page.
    pub fn with(&self, place: &Place, by: &Requirement) -> Role {
        let mut role = self.clone();
        let mut lists = vec![&mut role.to_hold, &mut role.to_start, &mut role.to_stay];
        for route in &mut role.routes {
            lists.push(&mut route.requirements);
            lists.extend(route.offers.iter_mut().map(|offer| &mut offer.requirements));
        }
        lists.extend(role.next.iter_mut().map(|step| &mut step.requirements));
        lists.into_iter().for_each(|list| replace(list, place, by));
        role
    }
}

fn replace(requirements: &mut [Requirement], place: &Place, by: &Requirement) {
    for requirement in requirements {
        if requirement.place == *place {
            by.clone_into(requirement);
        } else if let Content::Group { members, .. } = &mut requirement.content {
            replace(members, place, by);
        }
    }
}

/// Narrows every condition that rests on the threshold to those who have no more than it. Where nobody can have more,
/// there is nothing to narrow.
fn exactly(matter: &mut Matter, threshold: Threshold, vocabulary: &Vocabulary) {
    match matter {
        Matter::Leaf(leaf) => {
            let harder = shift::condition(&leaf.condition, threshold, Shift::Harder, vocabulary);
            if let Some(harder) = harder.filter(|harder| *harder != leaf.condition) {
                let mut beyond = leaf.clone();
                beyond.condition = harder;
                *matter = Matter::All(vec![Matter::Leaf(leaf.clone()), Matter::Not(Box::new(Matter::Leaf(beyond)))]);
            }
        }
        Matter::All(parts) | Matter::Any(parts) | Matter::AtLeast(_, parts) => {
            parts.iter_mut().for_each(|part| exactly(part, threshold, vocabulary));
        }
        Matter::Not(inner) | Matter::Usually(inner) | Matter::Preferably(inner) => {
            exactly(inner, threshold, vocabulary);
        }
        Matter::Softened { strict, loose, .. } => {
            exactly(strict, threshold, vocabulary);
            exactly(loose, threshold, vocabulary);
        }
    }
}

fn of_condition(condition: &Condition, found: &mut Vec<Threshold>) {
    for test in condition.ways.iter().flatten() {
        found.extend(test.fields.first().and_then(|field| of_check(*field, &test.check)));
    }
    match condition.tally {
        Tally::Count(count) if count > 1 => found.push(Threshold::Count(count)),
        Tally::Count(_) => {}
        Tally::Months { at_least, within_last } => {
            found.push(Threshold::Months(at_least));
            found.extend(within_last.filter(|window| *window != at_least).map(Threshold::Window));
        }
        Tally::Sum { field, at_least } => found.push(Threshold::Sum(field, at_least)),
    }
}

/// How a fact is known is no threshold of it, and the parts of a language test have one between them.
fn of_check(field: Field, check: &Check) -> Option<Threshold> {
    let field = match field {
        Field::Score(part) if part != Score::Overall => Field::Score(Score::Listening),
        other => other,
    };
    match check {
        Check::AtLeast(low) => (field != Field::KnownBy).then_some(Threshold::AtLeast(field, *low)),
        Check::AtMost(high) => Some(Threshold::AtMost(field, *high)),
        // A grade is said on one scale; those of others that reach it are the same threshold.
        Check::Grade(floors) => floors.first().map(|floor| Threshold::Grade(*floor)),
        Check::ByThen(when) => day(*when).map(|day| Threshold::By(field, day)),
        Check::SinceThen(when) => day(*when).map(|day| Threshold::Since(field, day)),
        Check::Within(_) | Check::Outside(_) | Check::StartSince(_) | Check::Is(_) => None,
    }
}

fn day(when: When) -> Option<Day> {
    match when {
        When::BeforeStart(0) => None,
        When::BeforeStart(months) => Some(Day::Ago(months)),
        When::Fixed(date) => Some(Day::Fixed(date)),
        When::Yearly(day) | When::Opening(day, _) => Some(Day::Yearly(day)),
    }
}
