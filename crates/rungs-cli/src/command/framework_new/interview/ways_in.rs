//! The ways in: what each is and gives, what it asks, and the headings below it.

use rungs_text::{RouteKind, Text, route_line};

use super::rules::chosen;
use super::tried::Tried;
use super::{Interview, bare, stopped};
use crate::answer::Failure;
use crate::command::framework_new::draft::{Below, Part, WayIn};

impl Interview<'_> {
    pub(super) fn ways_in(&mut self) -> Result<(), Failure> {
        let mut question = "How do people get in? Name a way in, such as: Healthcare support worker apprenticeship";
        loop {
            match self.optional(question)? {
                Some(title) => self.way_in(&title)?,
                None if !self.draft.ways_in.is_empty() => return Ok(()),
                None => {
                    let title = self.required("A role has at least one way in. What is it called?", "a way in")?;
                    self.way_in(&title)?;
                }
            }
            question = "Another way in; an empty line goes on";
        }
    }

    fn way_in(&mut self, title: &str) -> Result<(), Failure> {
        let title = bare(title).trim_end_matches('.').to_owned();
        self.draft.ways_in.push(WayIn { title, lines: Vec::new(), rules: Vec::new(), below: Vec::new() });
        let kind = "What is it? Its kind, and its level and length if you know them, such as: Apprenticeship at \
                    level 5, 18 to 24 months, learning on and off the job.";
        let line = self.required(kind, "what kind of way in it is")?;
        if !self.way_in_line(stopped(&line), true)? {
            return Err(self.ended("what kind of way in it is"));
        }
        let kind = self.kind();
        if kind.is_some_and(gives) {
            let question = "What does it give, such as: a foundation degree at level 5?";
            if let Some(given) = self.optional(question)? {
                let is_whole = given.to_lowercase().starts_with("gives ");
                let line = if is_whole { stopped(&given) } else { stopped(&format!("Gives {given}")) };
                self.way_in_line(line, false)?;
            }
        }
        self.asked_at_start()?;
        self.offers(kind)?;
        if kind.is_some_and(gives) {
            self.due(
                "Before you finish",
                "What is due before it is finished, such as: You must complete the Care Certificate.",
            )?;
            self.due(
                "Once you qualify",
                "What completes it once they qualify, such as: You must register with the HCPC.",
            )?;
        }
        Ok(())
    }

    /// A line about the way in: tried, and while it can't be read, mended or left out. Whether it is there in the end.
    fn way_in_line(&mut self, line: String, is_needed: bool) -> Result<bool, Failure> {
        let before = self.draft.ways_in.last().map(|way| way.lines.clone()).unwrap_or_default();
        let mut line = line;
        loop {
            self.set_lines(before.iter().cloned().chain([line]).collect());
            let rewrites: Vec<String> = match self.tried(Part::WayIn)? {
                Tried::Fits => return Ok(true),
                Tried::Refused(rewrites) => {
                    rewrites.iter().filter_map(|block| block.lines().last()).map(str::to_owned).collect()
                }
            };
            self.set_lines(before.clone());
            let take = if rewrites.is_empty() { "" } else { "Type a number to take that, or write " };
            let left = if is_needed { "" } else { "; an empty line leaves it out" };
            let write = if take.is_empty() { "Write it" } else { "it" };
            self.note(&format!("{take}{write} in other words{left}."))?;
            line = loop {
                match self.line("")? {
                    None => return Ok(false),
                    Some(typed) if typed.is_empty() && !is_needed => {
                        self.note("Left out.")?;
                        return Ok(false);
                    }
                    Some(typed) if typed.is_empty() => self.refuse("This one is needed.")?,
                    Some(typed) => match chosen(&typed, &rewrites) {
                        Ok(Some(rewritten)) => break rewritten.clone(),
                        Ok(None) => {
                            let gives = !is_needed && !typed.to_lowercase().starts_with("gives ");
                            break stopped(&if gives { format!("Gives {typed}") } else { typed });
                        }
                        Err(message) => self.refuse(&message)?,
                    },
                }
            };
        }
    }

    /// What a way in asks at its start. There is always something, be it that nothing is set.
    fn asked_at_start(&mut self) -> Result<(), Failure> {
        let mut question = "What does it ask? One sentence a line, such as: You usually work at least 30 hours a week.";
        loop {
            let has_more = self.rules(Part::Rules, question)?;
            if self.draft.has(Part::Rules) {
                return Ok(());
            }
            if !has_more {
                return Err(self.ended("what the way in asks"));
            }
            question = "A way in says what it asks. If nothing is set, write: There are no set requirements.";
        }
    }

    /// What single providers ask beside the rest.
    fn offers(&mut self, kind: Option<RouteKind>) -> Result<(), Failure> {
        let who = match kind {
            Some(RouteKind::Registration | RouteKind::Portfolio) => return Ok(()),
            Some(RouteKind::DirectEntry | RouteKind::Promotion) => "an employer",
            _ => "a university, a college or an employer",
        };
        let mut question = format!("Does {who} ask more of its own? Type its name, and then what it asks");
        while let Some(name) = self.optional(&question)? {
            let name = bare(&name).trim_end_matches('.');
            let name = name.strip_prefix("At ").or_else(|| name.strip_prefix("at ")).unwrap_or(name).to_owned();
            self.begin(format!("At {name}"));
            match self.tried(Part::Heading)? {
                Tried::Fits => {
                    self.rules(Part::Below, &format!("What does {name} ask beside the rest?"))?;
                    if self.draft.below().is_some_and(|below| below.rules.is_empty()) {
                        self.end();
                        self.note("It asks nothing of its own, so it isn't named.")?;
                    }
                }
                Tried::Refused(_) => self.end(),
            }
            question = "Another one that asks more of its own; an empty line goes on".to_owned();
        }
        Ok(())
    }

    /// Rules that fall due at another moment.
    fn due(&mut self, heading: &str, question: &str) -> Result<(), Failure> {
        self.begin(heading.to_owned());
        self.rules(Part::Below, question)?;
        if self.draft.below().is_some_and(|below| below.rules.is_empty()) {
            self.end();
        }
        Ok(())
    }

    fn begin(&mut self, heading: String) {
        if let Some(way) = self.draft.ways_in.last_mut() {
            way.below.push(Below { heading, rules: Vec::new() });
        }
    }

    /// Takes the last heading out again.
    fn end(&mut self) {
        if let Some(way) = self.draft.ways_in.last_mut() {
            way.below.pop();
        }
    }

    fn set_lines(&mut self, lines: Vec<String>) {
        if let Some(way) = self.draft.ways_in.last_mut() {
            way.lines = lines;
        }
    }

    /// The kind of the last way in, as its line says it.
    fn kind(&self) -> Option<RouteKind> {
        let line = self.draft.ways_in.last()?.lines.first()?;
        route_line(&Text::verbatim(line, 0)).map(|(line, _)| line.kind)
    }
}

/// Whether a way in of this kind teaches something, so that it is finished, and gives what it teaches for.
fn gives(kind: RouteKind) -> bool {
    !matches!(kind, RouteKind::DirectEntry | RouteKind::Promotion | RouteKind::Registration | RouteKind::Portfolio)
}
