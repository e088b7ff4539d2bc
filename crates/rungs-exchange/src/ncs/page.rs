//! The role page of a profile: first what it says, then, once its sentences are proven, its Markdown.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::civil::Date;
use rungs_core::english::number_of;
use serde_json::Value;

use super::profile::{Profile, field};
use super::progression::Step;
use super::proven::Proofs;
use super::statement::{Reader, statement_text};
use super::ways::{Note, Rule, Way, Ways, fate};
use crate::coverage::Coverage;
use crate::html::Html;
use crate::markdown::{escaped, paragraph};
use crate::published::{Reading, capital};
use crate::report::{Fate, Tally};

/// A page on its way.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    summary: Vec<String>,
    duties: Vec<String>,
    skills: Vec<String>,
    /// What everyone needs, each with the field it comes from.
    everyone: Vec<(&'static str, Rule)>,
    any_way: Vec<Rule>,
    ways: Vec<Way>,
    notes: Vec<Note>,
    /// What was wrong with its HTML.
    pub(super) faults: Vec<String>,
}

/// The footnote that every rule of a page cites. Each page is a source of its own, so that two never disagree.
fn source(profile: &Profile) -> String {
    format!("[^ncs-{}]", profile.slug)
}

impl Page {
    /// What the profile says, with everything read that can be.
    pub(super) fn draft(profile: &Profile, reader: &Reader, tally: &mut Tally) -> Page {
        let mut page = Page::default();
        tally.item(field::TITLE, Fate::Kept);
        page.about(profile, tally);
        for (field, texts, is_fragment) in [
            (field::RESTRICTIONS, &profile.restrictions_html, true),
            (field::REGISTRATIONS, &profile.registrations_html, false),
            (field::OTHERS, &profile.other_requirements_html, false),
        ] {
            for html in texts {
                let text = statement_text(&page.html(html));
                let reading = reader.sentence(&text, is_fragment);
                page.everyone.push((field, Rule { text, reading }));
            }
        }
        let mut ways = Ways::of(profile, reader, tally);
        let mut advice = Vec::new();
        for (field, about, html) in [
            (field::TIPS, "Career tips", &profile.career_tips_html),
            (field::BODIES, "Professional bodies", &profile.professional_bodies_html),
            (field::INFORMATION, "Further information", &profile.further_information_html),
        ] {
            if let Some(html) = html.as_ref().filter(|html| !html.trim().is_empty()) {
                tally.item(field, Fate::Kept);
                ways.told_or_unread(about, html, &mut advice, reader);
            }
        }
        page.any_way = ways.any_way;
        page.any_way.extend(advice);
        page.ways = ways.ways;
        page.notes.extend(ways.notes);
        page.faults.extend(ways.faults);
        page.told(profile, tally);
        page
    }

    /// Everything on it that was read.
    pub(super) fn readings(&self) -> impl Iterator<Item = &Reading> {
        let everyone = self.everyone.iter().map(|(_, rule)| rule);
        let ways = self.ways.iter().flat_map(|way| &way.rules);
        everyone.chain(&self.any_way).chain(ways).map(|rule| &rule.reading)
    }

    fn html(&mut self, source: &str) -> Html {
        let html = Html::read(source);
        self.faults.extend(html.faults.iter().cloned());
        html
    }

    fn about(&mut self, profile: &Profile, tally: &mut Tally) {
        if let Some(html) = profile.description_html.as_ref().filter(|html| !html.trim().is_empty()) {
            tally.item(field::DESCRIPTION, Fate::Kept);
            let html = self.html(html);
            self.summary = html.blocks.iter().map(|block| paragraph(&block.markdown())).collect();
        }
        for html in &profile.day_to_day_tasks_html {
            let text = self.html(html).text();
            match text.is_empty() {
                true => tally.item(field::TASKS, Fate::Lost("it is empty")),
                false => {
                    tally.item(field::TASKS, Fate::Kept);
                    self.duties.push(capital(&escaped(&text)));
                }
            }
        }
        if let Some(html) = profile.digital_skills_html.as_ref().filter(|html| !html.trim().is_empty()) {
            let text = self.html(html).text();
            tally.item(field::DIGITAL, if text.is_empty() { Fate::Lost("it is empty") } else { Fate::Changed });
            let skill = text.strip_prefix("to be able to ").map_or(text.clone(), |skill| format!("ability to {skill}"));
            self.skills.extend((!skill.is_empty()).then(|| capital(&escaped(&skill))));
        }
        let mut ranked: BTreeMap<&str, f64> = BTreeMap::new();
        let named = profile.onet_skill_ranks.values().flatten().filter(|(skill, _)| !skill.trim().is_empty());
        let nameless = profile.onet_skill_ranks.values().flatten().filter(|(skill, _)| skill.trim().is_empty()).count();
        tally.items(field::SKILLS, Fate::Lost("it has no name"), nameless);
        for (skill, rank) in named {
            let known = ranked.entry(skill).or_insert(*rank);
            *known = known.max(*rank);
        }
        let all: usize = profile.onet_skill_ranks.values().map(BTreeMap::len).sum();
        tally.items(field::SKILLS, Fate::Changed, ranked.len());
        tally.items(
            field::SKILLS,
            Fate::Lost("the skill stands there already"),
            all.saturating_sub(ranked.len() + nameless),
        );
        let mut skills: Vec<(&str, f64)> = ranked.into_iter().collect();
        skills.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        self.skills.extend(skills.into_iter().map(|(skill, _)| capital(&escaped(&skill.to_lowercase()))));
    }

    /// What is told and asks nothing.
    fn told(&mut self, profile: &Profile, tally: &mut Tally) {
        for (about, texts) in [
            ("Working environment", &profile.working_environment_html),
            ("Where you work", &profile.working_location_html),
            ("Clothes", &profile.uniform_html),
        ] {
            for html in texts {
                tally.item(field::SETTING, Fate::Kept);
                let text = self.html(html).text();
                self.notes.push(Note { about, markdown: format!("{}.", capital(&escaped(&text))) });
            }
        }
        for standard in &profile.apprenticeship_standards {
            tally.item(field::STANDARDS, Fate::Changed);
            let mut parts = vec![escaped(&standard.title)];
            parts.extend(standard.reference.as_deref().map(escaped));
            parts.extend(
                (!standard.level.is_empty()).then(|| format!("level {}", escaped(&standard.level.join(" or ")))),
            );
            parts.extend(standard.duration_months.map(|months| number_of(months, "month")));
            self.notes.push(Note { about: "Apprenticeship standard", markdown: format!("{}.", parts.join(", ")) });
        }
        if !profile.job_categories.is_empty() {
            tally.items(field::CATEGORIES, Fate::Kept, profile.job_categories.len());
            let categories: Vec<String> = profile.job_categories.iter().map(|one| escaped(one)).collect();
            self.notes.push(Note { about: "Published under", markdown: format!("{}.", categories.join(", ")) });
        }
        for (name, value) in &profile.others {
            tally.items(field::OTHER_FIELDS, Fate::Lost(why_not(name)), held_in(value));
        }
    }

    /// The page in Markdown. What isn't proven is left unread.
    pub(super) fn written(
        &self,
        profile: &Profile,
        also: Option<&str>,
        steps: &[Step],
        proofs: &Proofs,
        on: Date,
        tally: &mut Tally,
    ) -> String {
        let mut out = Writer { proofs, source: source(profile), out: String::new(), notes: Vec::new() };
        out.line("---");
        out.line(&format!("role: {}", profile.slug));
        if let Some(also) = also {
            out.line(&format!("also-called: [\"{}\"]", also.replace(['"', '\\'], "")));
        }
        out.line("imported-from: Job profiles of the National Careers Service, 2020");
        out.line("---");
        out.line(&format!("# {}", escaped(profile.title())));
        self.summary.iter().for_each(|paragraph| out.paragraph(paragraph));
        out.bullets("What you do", &self.duties);
        out.bullets("What you bring", &self.skills);
        if !self.everyone.is_empty() {
            out.heading("## Everyone needs");
            let mut rules = 0;
            for (field, rule) in &self.everyone {
                let (coverage, lines) = out.rule(rule);
                tally.understood(field, coverage);
                tally.item(field, fate(coverage));
                rules += lines;
            }
            out.unless_any(rules);
        }
        if !self.any_way.is_empty() {
            out.heading("## To start any way in");
            let rules = self.any_way.iter().map(|rule| out.rule(rule).1).sum();
            out.unless_any(rules);
        }
        if !self.ways.is_empty() {
            out.heading("## Ways in");
        }
        for way in &self.ways {
            out.heading(&format!("### {}", escaped(&way.title)));
            out.line(&way.line);
            let rules = way.rules.iter().map(|rule| out.rule(rule).1).sum();
            out.unless_any(rules);
        }
        self.count_entries(profile, proofs, tally);
        self.leads(&mut out, profile, steps, tally);
        self.notes(&mut out, profile, on);
        out.out
    }

    /// Requirements of courses are counted once, in however many ways in they stand.
    fn count_entries(&self, profile: &Profile, proofs: &Proofs, tally: &mut Tally) {
        let routes = &profile.entry_routes;
        for (kind, courses) in [
            ("university", &routes.university),
            ("college", &routes.college),
            ("apprenticeship", &routes.apprenticeship),
        ] {
            for requirement in courses.iter().flat_map(|course| &course.requirements) {
                let text = statement_text(&Html::read(&requirement.html));
                let rule = self.ways.iter().flat_map(|way| &way.rules).find(|rule| rule.text == text);
                let coverage = rule.map_or(Coverage::Unread, |rule| coverage(rule, proofs));
                tally.understood(kind, coverage);
                tally.item(kind, fate(coverage));
            }
        }
    }

    fn leads(&self, out: &mut Writer<'_>, profile: &Profile, steps: &[Step], tally: &mut Tally) {
        let Some(html) = profile.career_path_and_progression_html.as_ref().filter(|html| !html.trim().is_empty())
        else {
            return;
        };
        tally.item(field::PROGRESSION, Fate::Kept);
        if !steps.is_empty() {
            out.heading("## Where it leads");
        }
        for step in steps {
            out.line(&format!("- [{}]({}.md)", escaped(&step.title), step.slug));
            if let Some(condition) = &step.condition {
                out.line(&format!("  - Unread: {}{}", stopped(&escaped(condition)), source(profile)));
            }
        }
        for block in &Html::read(html).blocks {
            out.notes.push(Note { about: "Where it can lead", markdown: block.markdown() });
        }
    }

    fn notes(&self, out: &mut Writer<'_>, profile: &Profile, on: Date) {
        out.heading("## Notes");
        out.line(
            "This page was made from a job profile of the National Careers Service as it stood in 2020. Law, funding and \
             entry requirements have changed since; check before you rely on them. Sentences that begin with “Unread” \
             nobody has gone through yet.",
        );
        let mut last = "";
        for note in self.notes.iter().chain(&std::mem::take(&mut out.notes)) {
            if note.about == last {
                out.paragraph(&paragraph(&note.markdown));
            } else {
                out.paragraph(&format!("**{}.** {}", note.about, note.markdown));
            }
            last = note.about;
        }
        out.paragraph(
            "Contains public sector information licensed under the Open Government Licence v3.0. Crown copyright, National \
             Careers Service.",
        );
        let source = source(profile);
        if !out.out.contains(&source) {
            return;
        }
        let stood = profile.modified().map(|day| format!(", as it stood on {day}")).unwrap_or_default();
        out.paragraph(&format!(
            "{source}: {}, job profile of the National Careers Service{stood}. Crown copyright, Open Government Licence v3.0. \
             Read {on}. https://nationalcareers.service.gov.uk/job-profiles/{}",
            escaped(profile.title()),
            profile.slug
        ));
    }
}

fn coverage(rule: &Rule, proofs: &Proofs) -> Coverage {
    match &rule.reading {
        Reading::Asks { asked, .. } if proofs.all(asked).is_none() => Coverage::Unread,
        reading => reading.coverage(),
    }
}

struct Writer<'p> {
    proofs: &'p Proofs,
    source: String,
    out: String,
    /// What turned out to belong in Notes.
    notes: Vec<Note>,
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        // Writing to a string can't fail.
        let _ = writeln!(self.out, "{line}");
    }

    fn heading(&mut self, heading: &str) {
        self.line(&format!("\n{heading}"));
    }

    fn paragraph(&mut self, paragraph: &str) {
        self.line(&format!("\n{paragraph}"));
    }

    fn bullets(&mut self, title: &str, items: &[String]) {
        if !items.is_empty() {
            self.heading(&format!("## {title}"));
            items.iter().for_each(|item| self.line(&format!("- {item}")));
        }
    }

    /// Writes a rule; how far it is understood, and how many bullets it took.
    fn rule(&mut self, rule: &Rule) -> (Coverage, usize) {
        let coverage = coverage(rule, self.proofs);
        match (&rule.reading, coverage) {
            (_, Coverage::Unread) => {
                self.line(&format!("- Unread: {}{}", stopped(&escaped(&rule.text)), self.source));
                (coverage, 1)
            }
            (Reading::Asks { asked, .. }, _) => {
                let proven = self.proofs.all(asked).unwrap_or_default();
                let mut lines = 0;
                for proven in proven {
                    // A list's own line has no footnote: its items have.
                    let source = if proven.items.is_empty() { self.source.as_str() } else { "" };
                    self.line(&format!("- {}{source}", proven.sentence));
                    proven.items.iter().for_each(|item| self.line(&format!("  - {item}{}", self.source)));
                    lines += 1;
                }
                (coverage, lines)
            }
            _ => {
                self.notes.push(Note { about: "Beside the requirements", markdown: capital(&escaped(&rule.text)) });
                (coverage, 0)
            }
        }
    }

    /// A heading without rules says that nobody knows.
    fn unless_any(&mut self, rules: usize) {
        if rules == 0 {
            self.line(&format!("- What is needed here isn't known yet.{}", self.source));
        }
    }
}

/// A sentence ends.
fn stopped(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// Why a field stands on no page.
fn why_not(field: &str) -> &'static str {
    match field {
        "id" | "url_name" => "it names the profile in its own system",
        "soc2010" | "onet_soc" => "a page has no codes of classifications",
        "salary_starter_gbp" | "salary_experienced_gbp" => "pay of 2020 would be taken for today's",
        "min_hours" | "max_hours" | "hours_details" | "working_pattern" | "working_pattern_details" => {
            "hours are of 2020, and no page has a place for them"
        }
        _ => "this import doesn't know the field",
    }
}

/// How many items a value holds: one, or as many as a list has; none, where it is empty.
pub(super) fn held_in(value: &Value) -> usize {
    match value {
        Value::Null => 0,
        Value::Array(items) => items.len(),
        Value::String(text) => usize::from(!text.trim().is_empty()),
        _ => 1,
    }
}

/// Another name for each profile, where nothing else has it.
pub(super) fn aliases(profiles: &[Profile], tally: &mut Tally) -> Vec<Option<String>> {
    let mut taken: BTreeSet<String> = profiles.iter().map(|profile| profile.title().to_lowercase()).collect();
    let mut label = |profile: &Profile| {
        let mut found = None;
        for label in &profile.esco_occupation_label {
            let is_new = found.is_none() && !label.trim().is_empty() && taken.insert(label.to_lowercase());
            let is_own = label.to_lowercase() == profile.title().to_lowercase();
            tally.item(
                field::ALSO_CALLED,
                match (is_new, is_own) {
                    (true, _) => Fate::Kept,
                    (false, true) => Fate::Lost("it is the title again"),
                    (false, false) => Fate::Lost("another role has this name"),
                },
            );
            if is_new {
                found = Some(label.clone());
            }
        }
        found
    };
    profiles.iter().map(&mut label).collect()
}
