//! Findings: what is wrong with a page, where, and what to do about it. One kind of finding a file.

mod bad_value;
mod cannot_read;
mod clashing_requirements;
mod credits_overlap;
mod crossing_facts;
mod dates_between;
mod dead_link;
mod decidable_judgement;
mod duplicate_opportunity;
mod duplicate_role;
mod duplicate_route;
mod duplicate_term;
mod expired_acceptance;
mod fills_in_nothing;
mod fills_in_which;
mod heading_without_rules;
mod idle_acceptance;
mod implied;
mod include_cycle;
mod instead_of_which;
mod introducer_without_list;
mod judged_measure;
mod judged_whole;
mod leads_nowhere;
mod list_without_introducer;
mod misfit;
mod misplaced_heading;
mod misplaced_offer;
mod missing_page;
mod missing_value;
mod more_than_two;
mod no_length;
mod no_offer;
mod no_source;
mod not_a_page;
mod not_an_alternative;
mod open_guard;
mod overlapping_lengths;
mod prose_among_rules;
mod review_due;
mod route_line;
mod rule_cycle;
mod source_disagrees;
mod standard_disagrees;
mod step_down;
mod step_not_accepted;
mod too_few_listed;
mod too_large;
mod too_many_conditions;
mod unconfirmed;
mod unknown_key;
mod unknown_name;
mod unmeetable;
mod unreachable_role;
mod unread_acceptance;
mod unread_gain;
mod unread_here;
mod unused_definition;
mod unused_term;
mod varies_by_what;
mod vocabulary_line;

use rungs_text::manual::{self, Example};

use crate::acceptance::Acceptance;
use crate::examine::{Desk, Shown};
use rungs_text::{Problem, Rewrite, Span};

pub(crate) use bad_value::BAD_VALUE;
pub(crate) use cannot_read::CANNOT_READ;
pub(crate) use clashing_requirements::CLASHING_REQUIREMENTS;
pub(crate) use credits_overlap::CREDITS_OVERLAP;
pub(crate) use crossing_facts::CROSSING_FACTS;
pub(crate) use dates_between::GAP_BETWEEN_DATES;
pub(crate) use dates_between::OVERLAPPING_DATES;
pub(crate) use dead_link::DEAD_LINK;
pub(crate) use decidable_judgement::DECIDABLE_JUDGEMENT;
pub(crate) use duplicate_opportunity::DUPLICATE_OPPORTUNITY;
pub(crate) use duplicate_role::DUPLICATE_ROLE;
pub(crate) use duplicate_route::DUPLICATE_ROUTE;
pub(crate) use duplicate_term::DUPLICATE_TERM;
pub(crate) use expired_acceptance::EXPIRED_ACCEPTANCE;
pub(crate) use fills_in_nothing::FILLS_IN_NOTHING;
pub(crate) use fills_in_which::FILLS_IN_WHICH;
pub(crate) use heading_without_rules::HEADING_WITHOUT_RULES;
pub(crate) use idle_acceptance::IDLE_ACCEPTANCE;
pub(crate) use implied::IMPLIED_ALTERNATIVE;
pub(crate) use implied::IMPLIED_REQUIREMENT;
pub(crate) use include_cycle::INCLUDE_CYCLE;
pub(crate) use instead_of_which::INSTEAD_OF_WHICH;
pub(crate) use introducer_without_list::INTRODUCER_WITHOUT_LIST;
pub(crate) use judged_measure::JUDGED_MEASURE;
pub(crate) use judged_whole::JUDGED_WHOLE;
pub(crate) use leads_nowhere::LEADS_NOWHERE;
pub(crate) use list_without_introducer::LIST_WITHOUT_INTRODUCER;
pub(crate) use misfit::MISFIT;
pub(crate) use misplaced_heading::MISPLACED_HEADING;
pub(crate) use misplaced_offer::MISPLACED_OFFER;
pub(crate) use missing_page::MISSING_PAGE;
pub(crate) use missing_value::MISSING_VALUE;
pub(crate) use more_than_two::MORE_THAN_TWO;
pub(crate) use no_length::NO_AWARD;
pub(crate) use no_length::NO_LENGTH;
pub(crate) use no_offer::NO_OFFER;
pub(crate) use no_source::NO_SOURCE;
pub(crate) use not_a_page::NOT_A_PAGE;
pub(crate) use not_an_alternative::NOT_AN_ALTERNATIVE;
pub(crate) use open_guard::OPEN_GUARD;
pub(crate) use overlapping_lengths::OVERLAPPING_LENGTHS;
pub(crate) use prose_among_rules::PROSE_AMONG_RULES;
pub(crate) use review_due::STALE_PAGE;
pub(crate) use review_due::STALE_SOURCE;
pub(crate) use route_line::ROUTE_LINE;
pub(crate) use rule_cycle::RULE_CYCLE;
pub(crate) use source_disagrees::SOURCE_DISAGREES;
pub(crate) use standard_disagrees::STANDARD_DISAGREES;
pub(crate) use step_down::STEP_DOWN;
pub(crate) use step_not_accepted::STEP_NOT_ACCEPTED;
pub(crate) use too_few_listed::TOO_FEW_LISTED;
pub(crate) use too_large::TOO_LARGE;
pub(crate) use too_many_conditions::TOO_MANY_CONDITIONS;
pub(crate) use unconfirmed::UNCONFIRMED;
pub(crate) use unknown_key::UNKNOWN_KEY;
pub(crate) use unknown_name::UNKNOWN_NAME;
pub(crate) use unmeetable::UNMEETABLE;
pub(crate) use unreachable_role::UNREACHABLE_ROLE;
pub(crate) use unread_acceptance::UNREAD_ACCEPTANCE;
pub(crate) use unread_gain::UNREAD_GAIN;
pub(crate) use unread_here::UNREAD_HERE;
pub(crate) use unused_definition::UNUSED_DEFINITION;
pub(crate) use unused_term::UNUSED_TERM;
pub(crate) use varies_by_what::VARIES_BY_WHAT;
pub(crate) use vocabulary_line::VOCABULARY_LINE;

/// Every kind of finding this crate raises itself; see [`manual()`] for those of the reader of text as well.
pub const RULES: &[&Rule] = &[
    &BAD_VALUE,
    &CANNOT_READ,
    &CLASHING_REQUIREMENTS,
    &CREDITS_OVERLAP,
    &CROSSING_FACTS,
    &DEAD_LINK,
    &DECIDABLE_JUDGEMENT,
    &DUPLICATE_OPPORTUNITY,
    &DUPLICATE_ROLE,
    &DUPLICATE_ROUTE,
    &DUPLICATE_TERM,
    &EXPIRED_ACCEPTANCE,
    &FILLS_IN_NOTHING,
    &FILLS_IN_WHICH,
    &GAP_BETWEEN_DATES,
    &HEADING_WITHOUT_RULES,
    &IDLE_ACCEPTANCE,
    &IMPLIED_ALTERNATIVE,
    &IMPLIED_REQUIREMENT,
    &INCLUDE_CYCLE,
    &INSTEAD_OF_WHICH,
    &INTRODUCER_WITHOUT_LIST,
    &JUDGED_MEASURE,
    &JUDGED_WHOLE,
    &LEADS_NOWHERE,
    &LIST_WITHOUT_INTRODUCER,
    &MISFIT,
    &MISPLACED_HEADING,
    &MISPLACED_OFFER,
    &MISSING_PAGE,
    &MISSING_VALUE,
    &MORE_THAN_TWO,
    &NOT_AN_ALTERNATIVE,
    &NOT_A_PAGE,
    &NO_AWARD,
    &NO_LENGTH,
    &NO_OFFER,
    &NO_SOURCE,
    &OPEN_GUARD,
    &OVERLAPPING_DATES,
    &OVERLAPPING_LENGTHS,
    &PROSE_AMONG_RULES,
    &ROUTE_LINE,
    &RULE_CYCLE,
    &SOURCE_DISAGREES,
    &STALE_PAGE,
    &STALE_SOURCE,
    &STANDARD_DISAGREES,
    &STEP_DOWN,
    &STEP_NOT_ACCEPTED,
    &TOO_FEW_LISTED,
    &TOO_LARGE,
    &TOO_MANY_CONDITIONS,
    &UNCONFIRMED,
    &UNKNOWN_KEY,
    &UNKNOWN_NAME,
    &UNMEETABLE,
    &UNREACHABLE_ROLE,
    &UNREAD_ACCEPTANCE,
    &UNREAD_GAIN,
    &UNREAD_HERE,
    &UNUSED_DEFINITION,
    &UNUSED_TERM,
    &VARIES_BY_WHAT,
    &VOCABULARY_LINE,
];

/// What is looked for in a framework that could be read.
pub(crate) const EXAMINATIONS: &[fn(&Desk<'_>, &mut Vec<Finding>)] = &[
    clashing_requirements::find,
    credits_overlap::find,
    crossing_facts::find,
    dates_between::find,
    decidable_judgement::find,
    implied::find,
    leads_nowhere::find,
    no_length::find,
    overlapping_lengths::find,
    review_due::find,
    source_disagrees::find,
    standard_disagrees::find,
    step_down::find,
    step_not_accepted::find,
    unmeetable::find,
    unreachable_role::find,
    unused_definition::find,
    unused_term::find,
];

/// The manual: every kind of finding there is, in the order of their codes.
pub fn manual() -> Vec<Rule> {
    let of_text = manual::entries().map(|entry| Rule {
        code: entry.code,
        level: Level::Error,
        meaning: manual::meaning(entry.code).unwrap_or_default(),
        matters: entry.matters,
        example: entry.example,
        cure: entry.cure,
    });
    let mut rules: Vec<Rule> = RULES.iter().map(|rule| **rule).chain(of_text).collect();
    rules.sort_unstable_by_key(|rule| rule.code);
    rules
}

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Worth knowing; nothing has to change.
    Note,
    /// Probably not what was meant.
    Warning,
    /// The page can't be used as it stands.
    Error,
}

impl Level {
    /// The name used on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// A kind of finding: its code and its page of the manual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable code, in lower case with hyphens.
    pub code: &'static str,
    /// How serious it is.
    pub level: Level,
    /// What it means, in one line.
    pub meaning: &'static str,
    /// Why it matters.
    pub matters: &'static str,
    /// What raises it.
    pub example: Example,
    /// What to write instead.
    pub cure: Example,
}

/// A place in a page of the framework.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Location {
    /// The page, as a path inside the framework.
    pub path: String,
    /// Where in it, in bytes; none where the finding is about the page as a whole.
    pub span: Option<Span>,
    /// The line, from 1; 1 where it is about the page as a whole.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

impl Location {
    /// By which findings are sorted: pages by their paths, and places as they come in a page.
    pub(crate) fn in_order(&self) -> (&str, u32, u32) {
        (&self.path, self.line, self.column)
    }

    /// Its line in the text of its page, without the end of the line.
    pub fn line_in<'s>(&self, source: &'s str) -> &'s str {
        // From the place to both ends of its line: counting lines from the top of a page is dear where much is found.
        let around = self.span.and_then(|span| source.split_at_checked(span.start)).map(|(before, behind)| {
            let start = before.rfind('\n').map_or(0, |end| end + 1);
            let end = behind.find('\n').map_or(source.len(), |end| before.len() + end);
            source.get(start..end).unwrap_or_default()
        });
        let counted = || {
            let before = usize::try_from(self.line).unwrap_or(usize::MAX).saturating_sub(1);
            source.split('\n').nth(before).unwrap_or_default()
        };
        around.unwrap_or_else(counted).trim_end_matches('\r')
    }
}

/// Something wrong, or worth knowing, about a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The stable code.
    pub code: &'static str,
    /// How serious it is.
    pub level: Level,
    /// What is wrong, in the author's words.
    pub message: String,
    /// Where.
    pub location: Location,
    /// Other places it speaks of, each with what to see there.
    pub related: Vec<(Location, String)>,
    /// What to do.
    pub help: Option<String>,
    /// Ready-made ways to write it, in the page it is about. One alone is what was surely meant; among several the
    /// author chooses.
    pub rewrites: Vec<Rewrite>,
    /// Somebody who shows it, where there is somebody.
    pub shown: Option<Box<Shown>>,
    /// That the framework's author has accepted it, and why. Only [`examine`](crate::examine) looks: it takes a day.
    pub accepted: Option<Box<Acceptance>>,
}

impl Rule {
    pub(crate) fn at(&self, location: Location, message: impl Into<String>) -> Finding {
        Finding {
            code: self.code,
            level: self.level,
            message: message.into(),
            location,
            related: Vec::new(),
            help: None,
            rewrites: Vec::new(),
            shown: None,
            accepted: None,
        }
    }
}

impl Finding {
    pub(crate) fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn see(mut self, location: Location, words: impl Into<String>) -> Finding {
        self.related.push((location, words.into()));
        self
    }

    pub(crate) fn shown(mut self, shown: Shown) -> Finding {
        self.shown = Some(Box::new(shown));
        self
    }

    pub(crate) fn rewrite(mut self, rewrite: Rewrite) -> Finding {
        self.rewrites.push(rewrite);
        self
    }

    /// A problem that the reader of text found in a page.
    pub(crate) fn of_text(problem: Problem, locate: impl Fn(Span) -> Location) -> Finding {
        let related = problem.labels.into_iter().map(|(span, words)| (locate(span), words)).collect();
        Finding {
            code: problem.code,
            level: Level::Error,
            message: problem.message,
            location: locate(problem.span),
            related,
            help: problem.help,
            rewrites: problem.rewrites,
            shown: None,
            accepted: None,
        }
    }
}

/// "did you mean a, b or c?"
pub(crate) fn did_you_mean(names: &[String]) -> Option<String> {
    match names {
        [] => None,
        [one] => Some(format!("did you mean “{one}”?")),
        [first @ .., last] => Some(format!("did you mean “{}” or “{last}”?", first.join("”, “"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_knows_its_line() {
        let source = "# One\r\n\n- two\u{e9}.\n- three";
        let at = |words: &str, line: u32| {
            let span = source.find(words).map(|start| Span::new(start, start + words.len()));
            Location { path: String::new(), span, line, column: 1 }.line_in(source)
        };
        assert_eq!(at("One", 1), "# One");
        assert_eq!(at("# One", 1), "# One");
        assert_eq!(at("wo\u{e9}", 3), "- two\u{e9}.");
        assert_eq!(at("three", 4), "- three");
        // Without words, the line is counted.
        assert_eq!(at("nowhere", 1), "# One");
        assert_eq!(at("nowhere", 2), "");
        assert_eq!(at("nowhere", 4), "- three");
        assert_eq!(at("nowhere", 9), "");
    }
}
