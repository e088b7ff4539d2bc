//! When something must hold, in its canonical words.

use crate::english::counted;
use crate::moment::{self, Moment};
use crate::say::token::spaced;
use crate::slot_reader::whole;
use crate::span::Span;
use crate::word::{A_OR_AN, Word};

/// The canonical words for a moment that stands at `span` in a sentence. What tells readers more than it tells the rule
/// (*before you start*, for *when you start*) stays as it is.
pub(super) fn said(moment: &Moment, span: Span, words: &[Word]) -> String {
    let own: Vec<&Word> = words.iter().filter(|word| span.contains(word.span)).collect();
    let written = own.iter().map(|word| word.lower.as_ref()).collect::<Vec<_>>().join(" ");
    match moment {
        Moment::EveryYears(years) => format!("every {years} years"),
        Moment::By(day) => {
            let word = if written.starts_with("before") { "before" } else { "by" };
            format!("{word} {}", day.written())
        }
        Moment::On(day) => format!("on {}", day.written()),
        Moment::Within { .. } => within(&own).unwrap_or(written),
        _ => moment::canonical(&written).map_or_else(|| spaced(&written), str::to_owned),
    }
}

/// *within 3 months of starting*
fn within(words: &[&Word]) -> Option<String> {
    let [_, count, unit, _, event @ ..] = words else { return None };
    let count = if count.is_one_of(&A_OR_AN) { 1 } else { whole(&count.lower)? };
    let event = match event.last()?.lower.as_ref() {
        "application" => "applying",
        "start" => "starting",
        "finish" => "finishing",
        "qualification" => "qualifying",
        "registration" => "registering",
        event => event,
    };
    let unit = unit.lower.trim_end_matches('s');
    Some(format!("within {} of {event}", counted((count, count), unit)))
}
