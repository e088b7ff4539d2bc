//! What the page of a ladder says of it: on top, in the drawing, below it.

use fluent_bundle::FluentValue;
use rungs_app::words::{self, StandingSign};

use crate::ladder::{BoxWords, Ladder, Origin, Reach, Start, Way};
use crate::tag::Tag;
use crate::visit::Visit;

/// A ladder, and how somebody stands towards it, in words.
pub(super) struct Words<'w> {
    pub(super) visit: &'w Visit,
    pub(super) ladder: &'w Ladder<'static>,
    /// For each role, where somebody was checked.
    pub(super) reaches: Option<&'w [Option<Reach>]>,
    /// The role they work in.
    pub(super) here: Option<usize>,
}

impl Words<'_> {
    pub(super) fn say(&self, key: &str) -> String {
        self.visit.say(key)
    }

    pub(super) fn say_it(&self, key: &str, it: impl Into<String>) -> String {
        self.visit.say_of(key, &[("it", FluentValue::from(it.into()))])
    }

    fn number(&self, count: usize) -> String {
        self.visit.say_of("ladder-number", &[("count", FluentValue::from(count))])
    }

    pub(super) fn reach(&self, role: usize) -> Option<&Reach> {
        self.reaches?.get(role)?.as_ref()
    }

    /// Whether a role is open to them, or is the one they are in.
    pub(super) fn is_open(&self, role: usize) -> bool {
        self.here == Some(role) || self.reach(role).is_some_and(|reach| reach.sign.is_open())
    }

    fn title(&self, role: usize) -> String {
        self.ladder.roles.get(role).map_or_else(String::new, |role| role.title.clone())
    }

    pub(super) fn all_of(&self, parts: &[String]) -> String {
        words::joined(parts, &self.say("ladder-and"))
    }

    /// The ways along a line, as they are named: *apprenticeship or university course*.
    pub(super) fn ways(&self, ways: &[Way]) -> String {
        let names: Vec<String> = ways.iter().map(|way| self.say(way.key())).collect();
        words::joined(&names, &self.say("ladder-or"))
    }

    pub(super) fn profession(&self) -> String {
        words::capital(&self.ladder.profession.title)
    }

    pub(super) fn meta(&self) -> String {
        let told = [
            ("it", FluentValue::from(self.ladder.profession.title.clone())),
            ("roles", FluentValue::from(self.ladder.roles.len())),
        ];
        self.visit.say_of("ladder-meta", &told)
    }

    /// The sentence on top: what the ladder holds, or what of it is open.
    pub(super) fn lead(&self) -> String {
        if self.reaches.is_some() { self.lead_of_person() } else { self.lead_of_ladder() }
    }

    fn lead_of_ladder(&self) -> String {
        let count = self.ladder.roles.len();
        let at = |role: usize| self.at_level("ladder-role-at", role);
        if count < 2 {
            return self.visit.say_of("ladder-holds-one", &[("first", FluentValue::from(at(0)))]);
        }
        let told = [
            ("count", FluentValue::from(count)),
            ("roles", FluentValue::from(words::capital(&self.number(count)))),
            ("first", FluentValue::from(at(0))),
            ("last", FluentValue::from(at(count - 1))),
        ];
        self.visit.say_of("ladder-holds", &told)
    }

    /// A role in the middle of a sentence, with its level where one is given.
    fn at_level(&self, key: &str, role: usize) -> String {
        let title = words::lower(&self.title(role));
        match self.ladder.roles.get(role).and_then(|role| role.level) {
            Some(level) => {
                let told = [("role", FluentValue::from(title)), ("level", FluentValue::from(level.to_string()))];
                self.visit.say_of(key, &told)
            }
            None => title,
        }
    }

    fn lead_of_person(&self) -> String {
        let count = self.ladder.roles.len();
        let open: Vec<usize> = (0..count).filter(|role| self.is_open(*role)).collect();
        let is_unclear = |role: &usize| {
            !self.is_open(*role) && self.reach(*role).is_some_and(|reach| reach.sign == StandingSign::CannotTell)
        };
        let unclear = (0..count).filter(is_unclear).count();
        let told = [
            ("count", FluentValue::from(open.len())),
            ("open", FluentValue::from(words::capital(&self.number(open.len())))),
            ("roles", FluentValue::from(self.number(count))),
            (
                "highest",
                FluentValue::from(
                    open.last().map_or_else(String::new, |role| self.at_level("ladder-role-at-highest", *role)),
                ),
            ),
        ];
        let key = match (open.len(), count) {
            (0, 1) => "ladder-open-only-none",
            (1, 1) => "ladder-open-only",
            (0, _) => "ladder-open-none",
            (open, all) if open == all => "ladder-open-all",
            _ => "ladder-open",
        };
        let lead = self.visit.say_of(key, &told);
        match unclear {
            0 => lead,
            _ => {
                let unclear = [("unclear", FluentValue::from(self.number(unclear)))];
                format!("{lead} {}", self.visit.say_of("ladder-unclear", &unclear))
            }
        }
    }

    /// The levels between the lowest rung and the highest on which nothing stands.
    pub(super) fn gaps(&self) -> String {
        let levels: Vec<u8> = self.ladder.rungs.iter().filter_map(|rung| rung.level).collect();
        let (Some(first), Some(last)) = (levels.first(), levels.last()) else { return String::new() };
        let gaps: Vec<String> =
            (*first..*last).filter(|level| !levels.contains(level)).map(|level| level.to_string()).collect();
        if gaps.is_empty() {
            return String::new();
        }
        let told = [
            ("count", FluentValue::from(gaps.len())),
            ("it", FluentValue::from(words::joined(&gaps, &self.say("ladder-or")))),
        ];
        self.visit.say_of("ladder-key-gaps", &told)
    }

    /// The name of a rung, and what it means.
    pub(super) fn rung(&self, level: Option<u8>) -> (String, String) {
        match level {
            Some(level @ 1..=8) => {
                (self.say_it("ladder-rung", level.to_string()), self.say(&format!("ladder-level-{level}")))
            }
            Some(level) => (self.say_it("ladder-rung", level.to_string()), String::new()),
            None => (self.say("ladder-no-rung"), String::new()),
        }
    }

    /// Level and band of a role.
    pub(super) fn facts(&self, role: usize) -> String {
        let Some(role) = self.ladder.roles.get(role) else { return String::new() };
        match (role.level, &role.band) {
            (Some(level), Some(band)) => {
                let told = [("level", FluentValue::from(level.to_string())), ("band", FluentValue::from(band.clone()))];
                self.visit.say_of("ladder-level-and-band", &told)
            }
            (Some(level), None) => {
                self.visit.say_of("ladder-level-only", &[("level", FluentValue::from(level.to_string()))])
            }
            (None, Some(band)) => self.say_it("ladder-band", band.clone()),
            (None, None) => self.say("ladder-no-rung"),
        }
    }

    /// What the box of a role says.
    pub(super) fn in_box(&self, place: usize) -> BoxWords {
        let Some(role) = self.ladder.roles.get(place) else { return BoxWords::default() };
        let is_here = self.here == Some(place);
        let reach = self.reach(place).filter(|_| !is_here);
        BoxWords {
            title: role.title.clone(),
            band: match &role.band {
                // Where it stands on another rung than its level's, it says so.
                Some(_) if role.rung.is_some() && role.rung != role.level => self.facts(place),
                Some(band) => self.say_it("ladder-band", band.clone()),
                None => self.say("ladder-no-band"),
            },
            sign: reach.map(|reach| reach.sign),
            standing: reach.map_or_else(String::new, |reach| self.standing(reach.sign)),
            rest: reach.map_or_else(String::new, Reach::in_short),
            here: is_here.then(|| self.say("ladder-here")),
            is_faded: self.reaches.is_some() && !self.is_open(place),
        }
    }

    pub(super) fn standing(&self, sign: StandingSign) -> String {
        Tag::standing(self.visit, sign).words
    }

    /// Who joins at a start.
    pub(super) fn origin(&self, start: &Start) -> String {
        match &start.origin {
            Origin::New => self.say("ladder-start-new"),
            Origin::School => self.say("ladder-start-school"),
            Origin::Graduate => self.say("ladder-start-graduate"),
            Origin::Titled(title) => words::lower(title),
            Origin::Elsewhere => self.say("ladder-start-elsewhere"),
        }
    }
}
