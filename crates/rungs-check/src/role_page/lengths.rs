//! How long a way in takes: its lines about that, in the order in which they are tried.

use rungs_core::framework::Route;
use rungs_core::length::Length;
use rungs_core::requirement::Place;
use rungs_text::{LengthLine, Text};

use super::Page;
use crate::finding::OVERLAPPING_LENGTHS;
use crate::rules::Context;

impl Page<'_, '_> {
    /// Takes up the lines about the length of a way in. The length in its route line holds where no other does.
    pub(super) fn lengths(&mut self, route: &mut Route, lines: &[(&Text, LengthLine)], context: &Context) {
        let sheet = self.rules.sheet;
        for (at, (line, read)) in lines.iter().enumerate() {
            let mode = |read: &LengthLine| read.mode.as_ref().map(|mode| mode.to_lowercase());
            let before = lines.iter().take(at).find(|(_, before)| before.guard.is_none() && mode(before) == mode(read));
            let in_route_line = read.guard.is_none() && read.mode.is_none() && route.months.is_some();
            let message = match (before, in_route_line) {
                (Some((first, _)), _) => {
                    let message = "a line before this one holds for everybody, so this one never does";
                    Some(
                        OVERLAPPING_LENGTHS
                            .at(sheet.locate(line.span()), message)
                            .see(sheet.locate(first.span()), "this one"),
                    )
                }
                (None, true) => {
                    let message =
                        "the line of the way in says already how long it takes those whom nothing else speaks of";
                    Some(OVERLAPPING_LENGTHS.at(sheet.locate(line.span()), message))
                }
                (None, false) => None,
            };
            if let Some(finding) = message {
                let help = "each length but the last says for whom it holds, as in “If you hold a degree, it takes 12 months.”, and the one for all others comes last";
                self.rules.findings.push(finding.help(help));
            }
            // What is wrong with a condition is told, and the length then holds for nobody.
            let Some(guard) = self.rules.guard_of_line(line, context) else { continue };
            let place = sheet.locate(line.span());
            route.lengths.push(Length {
                sentence: line.as_str().trim().to_owned(),
                place: Place { page: place.path, line: place.line },
                guard,
                mode: mode(read),
                months: read.months,
                in_proportion_below: read.hours_a_week.filter(|_| read.longer_in_proportion),
                may_be_shorter: read.may_be_shorter,
            });
        }
        let is_general = |read: &LengthLine| read.guard.is_none() && read.mode.is_none();
        if route.months.is_none() {
            route.months = lines.iter().find(|(_, read)| read.guard.is_none()).map(|(_, read)| read.months);
        } else if !route.lengths.is_empty() && !lines.iter().any(|(_, read)| is_general(read)) {
            // The route line's own length is the one for all others.
            let months = route.months.unwrap_or_default();
            let (sentence, place) = (route.line.clone(), route.place.clone());
            route.lengths.push(Length { sentence, place, months, ..Length::default() });
        }
    }
}
