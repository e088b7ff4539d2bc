//! One way in: its lines, its rules and what its providers add.

use rungs_core::framework::{Offer, Route, RouteKind};
use rungs_core::requirement::{Moment, Owner, Place, Requirement};
use rungs_text::{LengthLine, Problem, Section, Span, Text, code};

use super::{Page, route_kind};
use crate::finding::NO_OFFER;
use crate::rules::{self, Context};
use crate::vocabulary_page::slug;
use crate::wording;

impl Page<'_, '_> {
    pub(super) fn route(&mut self, section: &Section, to_start: &[Requirement]) -> Option<Route> {
        let title = section.heading.as_str().trim().to_owned();
        if section.prose.is_empty() && self.is_one_level_too_high(section) {
            return None;
        }
        let place = self.rules.sheet.locate(section.heading.span());
        let mut route = Route {
            slug: slug(&title),
            title,
            place: Place { page: place.path.clone(), line: place.line },
            ..Route::asking(Vec::new())
        };
        let mut owner = None;
        let mut lengths = Vec::new();
        let mut awards = Vec::new();
        let mut prose: Vec<&Text> = Vec::new();
        for line in section.prose.iter().flat_map(|prose| &prose.lines) {
            if !self.route_line(&mut route, line, &mut owner, &mut lengths, &mut awards) {
                prose.push(line);
            }
        }
        let mut prose = prose.into_iter();
        if route.line.is_empty() {
            // The first line that says nothing else is the one that should.
            let sheet = self.rules.sheet;
            let finding = route_kind::missing(&route.title, section.heading.span(), prose.next(), sheet);
            self.rules.findings.push(finding);
        }
        prose.for_each(|line| self.prose_among_rules(line));
        let (for_funding, owner) = match owner {
            Some(owner) => (owner == Owner::Funder, owner),
            None => (false, default_owner(route.kind)),
        };
        let by_portfolio = route.kind == RouteKind::Portfolio;
        let mut context =
            Context { for_funding, by_portfolio, takes_offers: true, ..Context::new(owner, Moment::Start) };
        if !section.footnotes.is_empty() {
            context.sources = section.footnotes.iter().map(|footnote| footnote.value.clone()).collect();
        }
        self.lengths(&mut route, &lengths, &context);
        route.gives = awards.iter().flat_map(|award| self.rules.gains(award, &context)).collect();
        let mut rules = Vec::new();
        // What a way in defines holds for that way in.
        let for_all = self.rules.definitions.len();
        self.rules.definitions.extend(wording::definitions(section));
        self.bullets(section, &context, &mut rules);
        self.rules.definitions.truncate(for_all);
        for rule in rules {
            match rule.provider {
                None => route.requirements.push(rule.requirement),
                Some(provider) => match route.offers.iter_mut().find(|offer| offer.provider == provider) {
                    Some(offer) => offer.requirements.push(rule.requirement),
                    None => {
                        let requirements = vec![rule.requirement];
                        route.offers.push(Offer { provider, requirements, ..Offer::default() });
                    }
                },
            }
        }
        self.rules.fill_in(&mut route, to_start);
        if route.only_named && route.offers.is_empty() {
            let message = format!("“{}” is offered only by those named, and nobody is named", route.title);
            let help = "name them below it (`#### At Northmoor University`), or take that line out";
            self.rules.findings.push(NO_OFFER.at(place, message).help(help));
        }
        Some(route)
    }

    /// *### Before you finish*: a heading of the language that belongs below a way in, and isn't one itself.
    fn is_one_level_too_high(&mut self, section: &Section) -> bool {
        let Some(heading) = rungs_text::known_heading(&section.heading, 4).filter(|_| section.level == 3) else {
            return false;
        };
        let words = heading.canonical();
        let message = format!("“{words}” belongs below a way in, and no way in is called so");
        let problem = Problem::new(code::HEADING_LEVEL, message, section.heading.span());
        let hashes = Span::new(section.span.start, section.span.start + 3);
        let problem = problem.help(format!("write #### {words}")).rewrite("level 4", hashes, "####");
        self.problem(problem);
        true
    }

    fn prose_among_rules(&mut self, line: &Text) {
        let message =
            "this line says neither what kind of way in it is, nor what it gives, how long it takes or who asks";
        let finding = self.prose(line, message);
        self.rules.findings.push(finding);
    }

    /// Takes up what a line says of a way in. Whether it says anything.
    fn route_line<'l>(
        &mut self,
        route: &mut Route,
        line: &'l Text,
        owner: &mut Option<Owner>,
        lengths: &mut Vec<(&'l Text, LengthLine)>,
        awards: &mut Vec<Text>,
    ) -> bool {
        if line.is_blank() {
            return true;
        }
        if route.line.is_empty()
            && let Some((read, problems)) = rungs_text::route_line(line)
        {
            route.line = line.as_str().trim().to_owned();
            route.kind = kind(read.kind);
            route.level = read.level;
            route.months = read.months;
            route.assessment = read.assessment;
            problems.into_iter().for_each(|problem| self.problem(problem));
        } else if let Some(read) = rungs_text::award_line(line) {
            match read {
                Ok(read) => awards.extend(read),
                Err(problem) => self.problem(problem),
            }
        } else if let Some(told) = rungs_text::owner_line(line) {
            match told {
                Ok(told) => *owner = rules::owner(&told.value),
                Err(problem) => self.problem(problem),
            }
        } else if rungs_text::named_offers_line(line) {
            route.only_named = true;
        } else if let Some(length) = rungs_text::length_line(line) {
            match length {
                Ok(length) => lengths.push((line, length)),
                Err(problem) => self.problem(problem),
            }
        } else {
            return false;
        }
        true
    }
}

fn default_owner(kind: RouteKind) -> Owner {
    match kind {
        RouteKind::DirectEntry | RouteKind::Promotion => Owner::Employer,
        RouteKind::Registration => Owner::Regulator,
        _ => Owner::Provider,
    }
}

fn kind(kind: rungs_text::RouteKind) -> RouteKind {
    use rungs_text::RouteKind as Written;
    match kind {
        Written::DirectEntry => RouteKind::DirectEntry,
        Written::Apprenticeship => RouteKind::Apprenticeship,
        Written::FullTimeCourse => RouteKind::FullTimeCourse,
        Written::PartTimeCourse => RouteKind::PartTimeCourse,
        Written::UniversityCourse => RouteKind::UniversityCourse,
        Written::PostgraduateCourse => RouteKind::PostgraduateCourse,
        Written::CollegeCourse => RouteKind::CollegeCourse,
        Written::Registration => RouteKind::Registration,
        Written::Portfolio => RouteKind::Portfolio,
        Written::Promotion => RouteKind::Promotion,
    }
}
