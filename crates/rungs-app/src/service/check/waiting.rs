//! When waiting helps: the first day of a start on which, all else as it is, more is met.

use jiff::Span;
use rungs_core::date::{Date, day_after};
use rungs_core::program::Program;
use rungs_core::standing::Interval;

use super::Asking;
use crate::service::{Programs, Question};

/// Years ahead that are looked at.
const YEARS: i16 = 10;

/// The first day of a start on which time alone has made this way in's standing better than it is `now`.
pub(super) fn from<'f>(
    programs: &Programs<'f>,
    program: &Program<'f>,
    route: &str,
    Asking { person, question }: Asking<'_>,
    now: Interval,
) -> Option<Date> {
    let is_better = |start: Date| {
        let later = Question { start, ..question };
        // The rules in force depend on the start, so each day has its own program.
        let Ok(program) = programs.program(program.role, later.asked()) else { return false };
        let told = later.told(&program, person);
        let reading = program.read(&told);
        let compiled = program.routes.iter().find(|compiled| compiled.route.slug == route);
        compiled.is_some_and(|compiled| {
            let then = program.interval(compiled.standing_for(&program, &told, &reading), &reading);
            then.ceiling > now.ceiling && then.floor >= now.floor
        })
    };
    let in_years = |years: i16| question.start.saturating_add(Span::new().years(years));
    let year = (1..=YEARS).find(|years| is_better(in_years(*years)))?;
    let (mut too_early, mut enough) = (in_years(year - 1), in_years(year));
    // Within a year what comes with time comes once.
    while day_after(too_early) < enough {
        let days = too_early.until(enough).ok()?.get_days();
        let between = too_early.saturating_add(Span::new().days(days / 2));
        if is_better(between) {
            enough = between;
        } else {
            too_early = between;
        }
    }
    Some(enough)
}
