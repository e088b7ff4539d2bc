//! What came of a page, in the words of the documents: each requirement as it was read, and each finding.

use std::fmt::Write;

use rungs_check::{BulletRead, Checked, Finding, Level};
use rungs_core::framework::{Framework, Role, Route};
use rungs_core::opportunity::{Gain, Gained, Opportunity, Pace};
use rungs_core::requirement::{Change, Content, Leaf, Matter, Moment, Owner, Requirement};
use rungs_text::{Body, Clause, Joiner, Rewrite, Sentence, Slot, Weight};

/// What came of one page.
pub(crate) struct Answers<'a> {
    pub(crate) checked: &'a Checked,
    pub(crate) path: &'a str,
    pub(crate) source: &'a str,
    /// The part of the page that the document shows.
    pub(crate) written: &'a str,
}

impl Answers<'_> {
    /// Everything that was read and found.
    pub(crate) fn told(&self) -> String {
        let mut out = String::new();
        if let Some(role) = self.checked.framework.roles.iter().find(|role| role.page == self.path) {
            self.role(role, &mut out);
        }
        if let Some(one) = self.checked.framework.opportunities.iter().find(|one| one.place.page == self.path) {
            writeln!(out, "{}", opportunity(one, &self.checked.framework)).expect("a string can be written to");
            self.requirements(&one.requirements, 1, &mut out);
        }
        self.findings().for_each(|finding| self.finding(finding, &mut out));
        if out.is_empty() { "nothing is asked\n".to_owned() } else { out }
    }

    /// What was found in the part that is shown.
    pub(crate) fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.checked.findings.iter().filter(|finding| finding.location.path == self.path)
    }

    /// The questions of every condition, each once.
    pub(crate) fn questions(&self) -> String {
        each_once(self.leaves().map(|leaf| leaf.question.text.clone()))
    }

    /// What every condition is called, and what whoever doesn't meet it could do; each once.
    pub(crate) fn conditions(&self) -> String {
        each_once(self.leaves().map(|leaf| match &leaf.change {
            Change::Own(words) => format!("{}: {words}", leaf.words),
            Change::Others(_, words) => format!("{}: ask {words}", leaf.words),
            Change::Fixed => format!("{}: nothing to do", leaf.words),
        }))
    }

    fn leaves(&self) -> impl Iterator<Item = &Leaf> {
        let role = self.checked.framework.roles.iter().find(|role| role.page == self.path);
        let role = role.expect("the block before asks something");
        role.routes.iter().flat_map(|route| &route.requirements).flat_map(Requirement::leaves)
    }

    fn role(&self, role: &Role, out: &mut String) {
        self.part("to hold the role", &role.to_hold, out);
        self.part("to start any way in", &role.to_start, out);
        for route in &role.routes {
            let is_shown = self.written.starts_with("##") && !self.written.starts_with("####");
            if is_shown {
                writeln!(out, "{}", way_in(route)).expect("a string can be written to");
            }
            self.requirements(&route.requirements, usize::from(is_shown), out);
            for offer in &route.offers {
                self.part(&format!("at {}", offer.provider), &offer.requirements, out);
                self.part(&format!("filled in at {}", offer.provider), &offer.filled_in, out);
            }
        }
        self.part("to stay in the role", &role.to_stay, out);
        for step in &role.next {
            self.part(&format!("to move on to {}", step.role), &step.requirements, out);
        }
    }

    fn part(&self, title: &str, requirements: &[Requirement], out: &mut String) {
        if !requirements.is_empty() {
            writeln!(out, "{title}").expect("a string can be written to");
            self.requirements(requirements, 1, out);
        }
    }

    /// Each requirement in turn; those that are read alike are told once.
    fn requirements(&self, requirements: &[Requirement], depth: usize, out: &mut String) {
        let told = requirements.iter().map(|requirement| {
            let mut told = String::new();
            self.requirement(requirement, depth, &mut told);
            told
        });
        let mut alike: Vec<(String, usize)> = Vec::new();
        for told in told {
            match alike.last_mut() {
                Some((last, count)) if *last == told => *count += 1,
                _ => alike.push((told, 1)),
            }
        }
        for (told, count) in alike {
            match told.split_once('\n') {
                Some((first, rest)) if count > 1 => {
                    write!(out, "{first} ({count} alike)\n{rest}").expect("a string can be written to");
                }
                _ => out.push_str(&told),
            }
        }
    }

    fn requirement(&self, requirement: &Requirement, depth: usize, out: &mut String) {
        let blanks = "  ".repeat(depth);
        let read = self.bullet(requirement).map(|read| read.sentence.as_ref());
        writeln!(out, "{blanks}{}", asked(requirement, read)).expect("a string can be written to");
        writeln!(out, "{blanks}  {}", self.framed(requirement, read)).expect("a string can be written to");
        match &requirement.content {
            Content::Matter(Matter::Leaf(_)) => {}
            Content::Matter(matter) => {
                writeln!(out, "{blanks}  asks: {}", said(matter)).expect("a string can be written to");
            }
            Content::Group { members, .. } => self.requirements(members, depth + 1, out),
            _ => {}
        }
    }

    /// How it is asked: strength, moment, owner, decider, guard, reason. Under the usual heading, what goes without saying
    /// there isn't told.
    fn framed(&self, requirement: &Requirement, read: Option<&Sentence>) -> String {
        let is_usual = !self.written.starts_with('#') && !self.written.starts_with("---");
        let mut parts = vec![requirement.strength.as_str().to_owned()];
        if !is_usual || requirement.moment != Moment::Start {
            parts.push(requirement.moment.spoken());
        }
        if !is_usual || requirement.owner != Owner::Provider {
            parts.push(format!("{} asks", requirement.owner.spoken()));
        }
        if requirement.for_funding {
            parts.push("for funding".to_owned());
        }
        parts.extend(requirement.filled_in.map(|outcome| format!("{} there", outcome.as_str())));
        parts.extend(requirement.decider.as_ref().map(|decider| format!("{} decides", decider.spoken())));
        parts.extend(requirement.starts.from.map(|from| format!("for starts from {from}")));
        parts.extend(requirement.starts.before.map(|before| format!("for starts before {before}")));
        if let Some(guard) = &requirement.guard {
            parts.push(guarded(read, &guard.sentence));
        }
        parts.extend(requirement.reason.as_ref().map(|reason| format!("reason “{reason}”")));
        parts.join(" · ")
    }

    fn bullet(&self, requirement: &Requirement) -> Option<&BulletRead> {
        let place = &requirement.place;
        self.checked
            .index
            .bullets()
            .iter()
            .find(|read| read.location.path == place.page && read.location.line == place.line)
    }

    fn finding(&self, finding: &Finding, out: &mut String) {
        let words = finding.location.span.map(|span| shortened(span.slice(self.source))).unwrap_or_default();
        let place = if words.is_empty() { String::new() } else { format!(", at “{words}”") };
        writeln!(out, "{} {}{place}: {}", finding.level.as_str(), finding.code, finding.message)
            .expect("a string can be written to");
        for (location, label) in &finding.related {
            let words = location.span.map(|span| shortened(span.slice(self.source))).unwrap_or_default();
            writeln!(out, "  see “{words}”: {label}").expect("a string can be written to");
        }
        if let Some(help) = &finding.help {
            writeln!(out, "  help: {help}").expect("a string can be written to");
        }
        for rewrite in &finding.rewrites {
            let changed = self.changed(rewrite);
            writeln!(out, "  for {}: {changed}", rewrite.label).expect("a string can be written to");
        }
    }

    /// The lines that a rewrite changes, as it leaves them.
    fn changed(&self, rewrite: &Rewrite) -> String {
        let after = rewrite.applied(self.source).expect("a rewrite fits its page");
        let (old, new): (Vec<&str>, Vec<&str>) = (self.source.lines().collect(), after.lines().collect());
        let same = |(one, other): &(&&str, &&str)| one == other;
        let front = old.iter().zip(&new).take_while(same).count();
        let most = old.len().min(new.len()) - front;
        let back = old.iter().rev().zip(new.iter().rev()).take_while(same).count().min(most);
        let lines = new.get(front..new.len() - back).expect("what is the same at both ends doesn't overlap");
        lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ⏎ ")
    }
}

fn each_once(lines: impl Iterator<Item = String>) -> String {
    let mut told: Vec<String> = Vec::new();
    for line in lines {
        if !told.contains(&line) {
            told.push(line);
        }
    }
    told.iter().map(|line| format!("{line}\n")).collect()
}

fn shortened(words: &str) -> String {
    const LONGEST: usize = 60;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{} …", line.get(..at).unwrap_or_default().trim_end()),
        None => line,
    }
}

fn way_in(route: &Route) -> String {
    let mut told = format!("way in “{}”: {}", route.title, route.kind.as_str());
    let mut say = |words: String| told.push_str(&format!("; {words}"));
    route.level.iter().for_each(|level| say(format!("level {level}")));
    route.months.iter().for_each(|(least, most)| say(format!("{least} to {most} months")));
    let range = |(least, most)| format!("{least} to {most} months");
    route.assessment.iter().for_each(|months| say(format!("{} of assessment", range(*months))));
    for length in &route.lengths {
        let guard = length.guard.as_ref().map(|guard| format!(" {}", guard.sentence)).unwrap_or_default();
        let mode = length.mode.as_ref().map(|mode| format!(" {mode}")).unwrap_or_default();
        let below = length.in_proportion_below.map(|hours| format!(", longer below {hours} hours a week"));
        let shorter = if length.may_be_shorter { ", may be shorter" } else { "" };
        say(format!("takes {}{mode}{}{shorter}{guard}", range(length.months), below.unwrap_or_default()));
    }
    Gain::words(&route.gives).iter().for_each(|award| say(format!("gives {award}")));
    if route.only_named {
        say("only at the providers named".to_owned());
    }
    told
}

/// An opportunity in a line.
fn opportunity(one: &Opportunity, framework: &Framework) -> String {
    let pace = match one.pace {
        Pace::AtWork => "at work",
        Pace::PartTime => "part-time",
        Pace::FullTime => "full-time",
    };
    let mut told = format!("opportunity “{}”: {pace}", one.title);
    let mut say = |words: String| told.push_str(&format!("; {words}"));
    say(format!("{} to {} months", one.months.0, one.months.1));
    one.hours_a_week.iter().for_each(|(least, most)| say(format!("{least} to {most} hours a week")));
    if one.in_evenings {
        say("in the evening".to_owned());
    }
    one.cost.iter().for_each(|(least, most)| say(format!("£{least} to £{most}")));
    if !one.starts_in.is_empty() {
        let months: Vec<String> = one.starts_in.iter().map(i8::to_string).collect();
        say(format!("starts in months {}", months.join(", ")));
    }
    one.apply_by.iter().for_each(|day| say(format!("apply by day {} of month {}", day.day, day.month)));
    say(format!("{} offers it", one.owner.spoken()));
    for gain in &one.gives {
        let what = match &gain.what {
            None => "words alone".to_owned(),
            Some(Gained::Entry(condition)) => format!("an entry of {}", condition.list),
            Some(Gained::Hours(hundredths)) => {
                format!("at least {} hours a week in the job one has", *hundredths as f64 / 100.0)
            }
            Some(Gained::RightToRegister(register)) => {
                format!("the right to join the {}", framework.vocabulary.get(*register).map_or("?", |term| &term.title))
            }
        };
        say(format!("gives {} ({what})", gain.words));
    }
    told
}

/// What is asked, as the words were taken: the kind and its slots.
fn asked(requirement: &Requirement, read: Option<&Sentence>) -> String {
    match &requirement.content {
        Content::Group { how, .. } => return format!("{how:?} of").to_lowercase(),
        Content::NothingSet { alone } => return format!("no set requirements{}", if *alone { ", alone" } else { "" }),
        Content::Varies { alone } => return format!("requirements vary{}", if *alone { ", alone" } else { "" }),
        Content::NotKnownYet => return "not known yet".to_owned(),
        Content::Matter(_) | Content::Judgement | Content::OfTheCourse => {}
    }
    // What stands behind *but* in its sentence is a requirement of its own.
    let part = read.map(|read| match &read.otherwise {
        Some(otherwise) if otherwise.sentence.text == requirement.sentence => &otherwise.sentence,
        _ => read,
    });
    let mut told = match part.map(|read| &read.body) {
        Some(Body::Match(found)) => matched(found),
        Some(Body::Words(words)) => format!("judgement: “{}”", words.value),
        // It stands where its provider fills it in, and was read where the general rule does.
        Some(Body::FilledIn(_)) => format!("“{}”", requirement.sentence),
        other => format!("{other:?}"),
    };
    if requirement.content == Content::OfTheCourse {
        told.push_str(" (about the course, never asked)");
    }
    told
}

fn matched(found: &rungs_text::Match) -> String {
    let slots = found.slots.iter().filter_map(|(name, held)| {
        Some(match held {
            Slot::Weight(Weight::Must) => return None,
            Slot::Flag => name.clone(),
            held => format!("{name} {}", slot(held)),
        })
    });
    let slots: Vec<String> = slots.collect();
    let negated = if found.negated { "not " } else { "" };
    let parting = if slots.is_empty() { "" } else { ": " };
    format!("{negated}{}{parting}{}", found.kind, slots.join("; "))
}

/// A level, those below 1 by their names.
fn step(level: i8) -> String {
    if level > 0 { level.to_string() } else { format!("Entry {}", level + 3) }
}

fn slot(slot: &Slot) -> String {
    let range = |low: String, high: Option<String>| match high {
        Some(high) => format!("{low} to {high}"),
        None => low,
    };
    match slot {
        Slot::Number { low, high, .. } => range(low.to_string(), high.map(|high| high.to_string())),
        Slot::Grade { floor, high: Some(high), .. } => format!("{floor} to {high}"),
        Slot::Grade { floor, letters: Some(letters), .. } => format!("{floor} ({letters})"),
        Slot::Grade { floor, .. } => floor.clone(),
        Slot::Level { level, exactly } => format!("{}{}", if *exactly { "exactly " } else { "" }, step(*level)),
        Slot::Months { low, high } => {
            range(format!("{low}"), high.map(|high| high.to_string())) + if *low == 1 { " month" } else { " months" }
        }
        Slot::Date(date) => date.to_string(),
        Slot::Day(day) => format!("{} of month {}", day.day, day.month),
        Slot::Weight(weight) => format!("{weight:?}").to_lowercase(),
        Slot::Words(words) => format!("“{}”", words.value),
        Slot::Names { joiner, names } => {
            let joiner = if *joiner == Joiner::Or { " or " } else { " and " };
            names.iter().map(|name| name.written.as_str()).collect::<Vec<_>>().join(joiner)
        }
        Slot::Flag => "yes".to_owned(),
    }
}

fn guarded(read: Option<&Sentence>, written: &str) -> String {
    let Some(guard) = read.and_then(|read| read.guard.as_ref()) else { return written.to_owned() };
    let word = if guard.unless { "unless" } else { "if" };
    match &guard.clause {
        Clause::Match { found, .. } => format!("{word} {}", matched(found)),
        Clause::AskedFor(words) => format!("{word} {}, asked for this sentence", words.value),
        Clause::Open(words) => format!("{word} “{}”, asked word for word", words.value),
    }
}

/// Conditions joined, as a person would read them.
fn said(matter: &Matter) -> String {
    let list = |parts: &[Matter], word: &str| parts.iter().map(inner).collect::<Vec<_>>().join(word);
    match matter {
        Matter::Leaf(leaf) => leaf.words.clone(),
        Matter::All(parts) => list(parts, " and "),
        Matter::Any(parts) if parts.is_empty() => "nothing for certain".to_owned(),
        Matter::Any(parts) => list(parts, " or "),
        Matter::AtLeast(count, parts) => format!("at least {count} of: {}", list(parts, ", ")),
        Matter::Not(one) => format!("not {}", inner(one)),
        Matter::Softened { strict, loose, is_range: true } => format!("{}; some ask: {}", said(loose), said(strict)),
        Matter::Softened { strict, loose, .. } => format!("{}; considered: {}", said(strict), said(loose)),
        Matter::Usually(one) => format!("usually {}", inner(one)),
        Matter::Preferably(one) => format!("preferably {}", inner(one)),
    }
}

fn inner(matter: &Matter) -> String {
    match matter {
        Matter::All(_) | Matter::Any(_) | Matter::AtLeast(..) | Matter::Softened { .. } => {
            format!("({})", said(matter))
        }
        _ => said(matter),
    }
}

/// Whether a page with this finding can't be used.
pub(crate) fn is_error(finding: &Finding) -> bool {
    finding.level == Level::Error
}
