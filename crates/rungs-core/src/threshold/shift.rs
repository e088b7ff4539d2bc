//! A threshold moved by a step: what people would call just below it or just above.

use jiff::Span;

use super::{Shift, Threshold, of_check};
use crate::condition::{Check, Condition, DayOfYear, Tally, Test, When};
use crate::date::{Date, months_before};
use crate::fact::Field;
use crate::vocabulary::Vocabulary;

/// The condition with the threshold moved, where it has it. `None` where there is nothing to move it to.
pub(super) fn condition(
    condition: &Condition,
    threshold: Threshold,
    shift: Shift,
    vocabulary: &Vocabulary,
) -> Option<Condition> {
    let mut moved = condition.clone();
    for test in moved.ways.iter_mut().flatten() {
        if test.fields.first().and_then(|field| of_check(*field, &test.check)) == Some(threshold) {
            test.check = check(test, shift, vocabulary)?;
        }
    }
    match (&mut moved.tally, threshold) {
        (Tally::Count(now), Threshold::Count(then)) if *now == then => *now = count(then, shift)?,
        (Tally::Sum { field, at_least }, Threshold::Sum(on, then)) if (*field, *at_least) == (on, then) => {
            *at_least = more(then, step(on), shift).filter(|sum| *sum > 0)?;
        }
        (Tally::Months { at_least, within_last }, Threshold::Months(then)) if *at_least == then => {
            let moved = months(then, length(then), shift)?;
            // Through all of the last three years: the window is as long as what fills it.
            if *within_last == Some(then) {
                *within_last = Some(moved);
            }
            *at_least = moved;
        }
        // A longer window is easier to have something in.
        (Tally::Months { within_last, .. }, Threshold::Window(then)) if *within_last == Some(then) => {
            *within_last = Some(months(then, length(then), shift.turned())?);
        }
        _ => {}
    }
    Some(moved)
}

impl Shift {
    fn turned(self) -> Shift {
        match self {
            Shift::Easier => Shift::Harder,
            Shift::Harder => Shift::Easier,
        }
    }
}

/// One more to be harder, one less to be easier. A threshold is of two or more, so one is left.
pub(super) fn count(count: u16, shift: Shift) -> Option<u16> {
    match shift {
        Shift::Harder => count.checked_add(1),
        Shift::Easier => count.checked_sub(1),
    }
}

/// The same day of the next month, or of the one before.
pub(super) fn by_a_month(day: Date, is_later: bool) -> Date {
    if is_later { day.saturating_add(Span::new().months(1)) } else { months_before(day, 1) }
}

fn check(test: &Test, shift: Shift, vocabulary: &Vocabulary) -> Option<Check> {
    let field = *test.fields.first()?;
    let (least, most) = bounds(field).unwrap_or((0, i64::MAX));
    let within = |number: &i64| (least..=most).contains(number);
    match &test.check {
        Check::AtLeast(low) => more(*low, step(field), shift).filter(within).map(Check::AtLeast),
        Check::AtMost(high) => more(*high, step(field), shift.turned()).filter(within).map(Check::AtMost),
        Check::Grade(floors) => {
            let moved = |rank: u8| match shift {
                Shift::Harder => rank.checked_add(1),
                Shift::Easier => rank.checked_sub(1),
            };
            let (scale, floor) = *floors.first()?;
            let grades = vocabulary.get(scale)?.grades.len();
            moved(floor).filter(|floor| usize::from(*floor) < grades)?;
            // Scales that meet it elsewhere end elsewhere too.
            let floors = floors.iter().map(|(scale, floor)| (*scale, moved(*floor).unwrap_or(*floor)));
            Some(Check::Grade(floors.collect()))
        }
        Check::ByThen(when) => day(*when, field, shift).map(Check::ByThen),
        Check::SinceThen(when) => day(*when, field, shift.turned()).map(Check::SinceThen),
        Check::Within(_) | Check::Outside(_) | Check::StartSince(_) | Check::Is(_) => None,
    }
}

/// A day by which something has to be: an earlier one is harder.
fn day(when: When, field: Field, shift: Shift) -> Option<When> {
    let is_later = shift == Shift::Easier;
    match when {
        When::BeforeStart(ago) => {
            let step = if field == Field::Born { 12 } else { length(ago) };
            months(ago, step, shift).map(When::BeforeStart)
        }
        When::Fixed(date) => Some(When::Fixed(by_a_month(date, is_later))),
        When::Yearly(day) => by_a_week(day, is_later).map(When::Yearly),
        When::Opening(opens, closes) => by_a_week(opens, is_later).map(|opens| When::Opening(opens, closes)),
    }
}

fn by_a_week(day: DayOfYear, is_later: bool) -> Option<DayOfYear> {
    let days = if is_later { 7 } else { -7 };
    let moved = Date::new(2001, day.month, day.day).ok()?.saturating_add(Span::new().days(days));
    Some(DayOfYear { month: moved.month(), day: moved.day() })
}

fn more(number: i64, step: i64, shift: Shift) -> Option<i64> {
    match shift {
        Shift::Harder => number.checked_add(step),
        Shift::Easier => number.checked_sub(step),
    }
}

fn months(months: u32, step: u32, shift: Shift) -> Option<u32> {
    match shift {
        Shift::Harder => months.checked_add(step),
        Shift::Easier => months.checked_sub(step).filter(|months| *months > 0),
    }
}

/// What is said in years is near by half a year; what is said in months, by a month.
fn length(months: u32) -> u32 {
    if months.is_multiple_of(12) { 6 } else { 1 }
}

/// The step that people would call *just*, in the field's units.
fn step(field: Field) -> i64 {
    match field {
        Field::Score(_) => field.units() / 2,
        // UCAS points come in eights, credits in fives.
        Field::Points => 8,
        Field::Credits => 5,
        _ => field.units(),
    }
}

/// The least and the most that a field can be, where it has both.
fn bounds(field: Field) -> Option<(i64, i64)> {
    match field {
        Field::Level | Field::CreditLevel => Some(field.ends()),
        Field::Share => Some((0, 100)),
        Field::Hours => Some((1, 16_800)),
        _ => None,
    }
}
