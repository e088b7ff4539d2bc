//! Which bullets of a role page are rules, and what they say canonically.

use std::collections::BTreeMap;

use crate::exclusion;
use crate::format::Style;
use crate::heading::{Heading, heading};
use crate::opportunity_line::{BEFORE_YOU_START, opportunity_heading};
use crate::page::{Bullet, Page, Section};
use crate::reader::read_sentence;
use crate::say::say;
use crate::sentence::{Body, Place};

/// A bullet that is a rule.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) bullet: Bullet,
    /// Its canonical sentence; none, if it can't be read.
    pub(super) said: Option<String>,
}

/// A heading as the language knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// The canonical words of a heading of the language.
    Fixed(String),
    /// A heading with words of its own: a title, the name of a way in.
    Named,
    /// A heading that a role page can't have: all below it stays as it is.
    Unknown,
}

/// What formatting needs to know of a page: its rules and its headings, each by where it begins.
#[derive(Debug, Default)]
pub(super) struct Rules {
    pub(super) rules: BTreeMap<usize, Rule>,
    pub(super) headings: BTreeMap<usize, Known>,
    /// Where sections begin whose paragraphs are lines of a way in or of an owner.
    pub(super) lined: Vec<usize>,
}

impl Rules {
    /// Goes through a role page.
    pub(super) fn of(page: &Page, style: &Style<'_>) -> Rules {
        let mut rules = Rules::default();
        for section in &page.sections {
            rules.section(section, style);
        }
        rules
    }

    /// Goes through a vocabulary page: the bullets below a term are rules.
    pub(super) fn of_terms(page: &Page, style: &Style<'_>) -> Rules {
        let mut rules = Rules::default();
        for section in &page.sections {
            rules.bullets(&section.bullets, &Place::Rules, style);
        }
        rules
    }

    /// Goes through the page of an opportunity.
    pub(super) fn of_opportunity(page: &Page, style: &Style<'_>) -> Rules {
        let mut rules = Rules::default();
        for section in &page.sections {
            match opportunity_heading(&section.heading, section.level) {
                Ok(()) => {
                    rules.headings.insert(section.span.start, Known::Fixed(BEFORE_YOU_START.to_owned()));
                    rules.rules_below(section, style);
                }
                Err(_) => rules.unknown(section),
            }
        }
        rules
    }

    fn section(&mut self, section: &Section, style: &Style<'_>) {
        let Ok(heading) = heading(&section.heading, section.level) else { return self.unknown(section) };
        self.headings.insert(section.span.start, Known::Fixed(heading.canonical()));
        match heading {
            Heading::WhatYouDo | Heading::WhatYouBring | Heading::Notes => {}
            Heading::WaysIn => {
                for way in &section.sections {
                    self.headings.insert(way.span.start, Known::Named);
                    self.rules_below(way, style);
                }
            }
            Heading::WhereItLeads => {
                for step in &section.bullets {
                    self.bullets(&step.children, &Place::Rules, style);
                }
            }
            _ => self.rules_below(section, style),
        }
    }

    fn rules_below(&mut self, section: &Section, style: &Style<'_>) {
        self.lined.push(section.span.start);
        self.bullets(&section.bullets, &Place::Rules, style);
        for below in &section.sections {
            match heading(&below.heading, below.level) {
                Ok(heading) => {
                    self.headings.insert(below.span.start, Known::Fixed(heading.canonical()));
                    self.rules_below(below, style);
                }
                Err(_) => self.unknown(below),
            }
        }
    }

    fn unknown(&mut self, section: &Section) {
        self.headings.insert(section.span.start, Known::Unknown);
    }

    fn bullets(&mut self, bullets: &[Bullet], place: &Place, style: &Style<'_>) {
        for bullet in bullets {
            let read = read_sentence(&bullet.text, place.clone(), &style.grammar).ok();
            let items: Vec<Bullet> = bullet.children.iter().filter(|child| !is_exclusion(child)).cloned().collect();
            // *Either* and *both* join two. Over more, another word would make a list of what can't be read.
            let is_crowded = match read.as_ref().map(|sentence| &sentence.body) {
                Some(Body::Group { pair: Some(_), .. }) => items.len() > 2,
                _ => false,
            };
            // A list below what introduces none is not read, so it stays as it is.
            if let Some(place) = read.and_then(|sentence| sentence.place_below()) {
                self.bullets(&items, &place, style);
            }
            for child in &bullet.children {
                if let Some(said) = exclusion::canonical(&child.text) {
                    self.rules.insert(child.span.start, Rule { bullet: child.clone(), said: Some(said) });
                }
            }
            let said = say(&bullet.text, place, &style.grammar, style.same).ok().filter(|_| !is_crowded);
            self.rules.insert(bullet.span.start, Rule { bullet: bullet.clone(), said });
        }
    }
}

fn is_exclusion(bullet: &Bullet) -> bool {
    exclusion::canonical(&bullet.text).is_some()
}
