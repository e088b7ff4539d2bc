//! The special lines of a way in, in their canonical words.

use crate::english::counted;
use crate::line::{LengthLine, RouteLine, award_line, length_line, named_offers_line, owner_line, route_line};
use crate::say::token::{capital, spaced};
use crate::text::Text;

/// A route line, an award line, an owner line or a length in its canonical form. None, if it is none of these, or if
/// the canonical form would read as something else.
pub fn canonical_line(text: &Text) -> Option<String> {
    let back = |line: &str| Text::verbatim(line, 0);
    let sound = |text: &Text| route_line(text).map(|(line, problems)| problems.is_empty().then_some(line));
    if let Some(read) = sound(text) {
        let read = read?;
        let line = route(&read);
        let again = sound(&back(&line))??;
        return (RouteLine { span: read.span, ..again } == RouteLine { mode: read.mode.map(plain), ..read })
            .then_some(line);
    }
    if award_line(text).is_some() {
        return awards_line(text);
    }
    if let Some(read) = owner_line(text) {
        return Some(format!("Asked by {}.", spaced(&read.ok()?.value)));
    }
    if named_offers_line(text) {
        return Some("Offered only by those named.".to_owned());
    }
    let read = length_line(text)?.ok()?;
    let line = length(&read);
    let again = length_line(&back(&line))?.ok()?;
    (said(&again) == said(&read)).then_some(line)
}

/// *Gives a degree, and the right to register with the HCPC.*
pub(super) fn awards_line(text: &Text) -> Option<String> {
    let awards: Vec<String> = award_line(text)?.ok()?.iter().map(|award| spaced(award.as_str())).collect();
    let line = format!("Gives {}.", awards_joined(&awards)?);
    let again = award_line(&Text::verbatim(&line, 0))?.ok()?;
    again.iter().map(Text::as_str).eq(awards.iter().map(String::as_str)).then_some(line)
}

fn plain(mode: String) -> String {
    spaced(&mode).to_lowercase()
}

/// *Apprenticeship at level 5, standard ST0215, 18 to 24 months, learning on and off the job.*
fn route(line: &RouteLine) -> String {
    let mut out = capital(line.name);
    if let Some(level) = line.level {
        out.push_str(&format!(" at level {level}"));
    }
    if let Some(standard) = &line.standard {
        out.push_str(&format!(", standard {standard}"));
    }
    if let Some(length) = line.months {
        out.push_str(&format!(", {}", counted(length, "month")));
    }
    if let Some(length) = line.assessment {
        out.push_str(&format!(", {} of assessment", counted(length, "month")));
    }
    if let Some(mode) = &line.mode {
        out.push_str(&format!(", {}", plain(mode.clone())));
    }
    out + "."
}

/// *a degree, and the right to register*
fn awards_joined(awards: &[String]) -> Option<String> {
    Some(match awards {
        [] => return None,
        [one] => one.clone(),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
    })
}

/// *It takes 12 months at 30 hours a week, and longer in proportion below that.*
fn length(line: &LengthLine) -> String {
    let mut out = match &line.guard {
        Some((unless, clause)) => {
            format!("{} {}, it takes ", if *unless { "Unless" } else { "If" }, spaced(&clause.value))
        }
        None => "It takes ".to_owned(),
    };
    out.push_str(&counted(line.months, "month"));
    if let Some(mode) = &line.mode {
        out.push_str(&format!(" {}", plain(mode.clone())));
    }
    if let Some(hours) = line.hours_a_week {
        out.push_str(&format!(" at {} a week", counted((hours, hours), "hour")));
    }
    if line.longer_in_proportion {
        out.push_str(", and longer in proportion below that");
    }
    if line.may_be_shorter {
        out.push_str(", and it may be shorter");
    }
    out + "."
}

/// What a line about the length says, without its places.
fn said(line: &LengthLine) -> impl PartialEq + use<> {
    let guard = line.guard.as_ref().map(|(unless, clause)| (*unless, spaced(&clause.value)));
    let mode = line.mode.clone().map(plain);
    (guard, line.months, mode, line.hours_a_week, line.longer_in_proportion, line.may_be_shorter)
}
