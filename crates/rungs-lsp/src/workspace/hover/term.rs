//! What a term means, what lies within it, and where it is used.

use std::collections::BTreeSet;

use rungs_check::keys::LINES;
use rungs_core::vocabulary::{Term, TermId};
use rungs_text::Section;

use crate::workspace::Workspace;
use crate::workspace::affected::Part;
use crate::workspace::english::{count, list};

/// Names listed, at most; the rest are counted.
const MOST_LISTED: usize = 12;

impl Workspace {
    /// A term in full.
    pub(in crate::workspace) fn term_text(&self, id: TermId) -> String {
        let vocabulary = &self.loaded.checked.framework.vocabulary;
        let Some(term) = vocabulary.get(id) else { return String::new() };
        let mut lines = vec![format!("**{}** *({})*", term.title, term.class)];
        lines.extend(self.defined(id));
        if !term.aliases.is_empty() {
            lines.push(format!("Also called: {}.", term.aliases.join(", ")));
        }
        let titles = |ids: &mut dyn Iterator<Item = TermId>| {
            let titles: Vec<String> = ids.map(|id| vocabulary.title(id).to_owned()).collect();
            shortened(titles)
        };
        let within = titles(&mut vocabulary.iter().filter(|(_, other)| other.within.contains(&id)).map(|(id, _)| id));
        if let Some(within) = within {
            let all = vocabulary.iter().filter(|(other, _)| *other != id && vocabulary.covers(id, *other)).count();
            let direct = vocabulary.iter().filter(|(_, other)| other.within.contains(&id)).count();
            let more = if all > direct { format!(" With what lies within those: {all}.") } else { String::new() };
            lines.push(format!("Includes {within}.{more}"));
        }
        if let Some(wider) = titles(&mut term.within.iter().copied()) {
            lines.push(format!("Part of {wider}."));
        }
        lines.extend(self.graded(term));
        lines.extend(term.question.as_ref().map(|question| format!("Asked as: “{question}”")));
        lines.push(self.used(id));
        lines.join("\n\n")
    }

    /// The paragraphs that define a term: those of its entry, or the first of its page.
    pub(in crate::workspace) fn defined(&self, id: TermId) -> Option<String> {
        let location = self.loaded.checked.index.definition(id)?;
        let page = self.page(&location.path)?;
        let is_here = |section: &&Section| location.span == Some(section.heading.span());
        let Some(entry) = page.sections.iter().find(is_here) else {
            return page
                .prose
                .first()
                .map(|prose| prose.text.as_str().trim().to_owned())
                .filter(|text| !text.is_empty());
        };
        let is_key = |line: &str| LINES.iter().any(|key| line.starts_with(key.name) && line.contains(':'));
        let prose = entry.prose.iter().flat_map(|prose| &prose.lines).map(|line| line.as_str().trim());
        let prose: Vec<&str> = prose.filter(|line| !is_key(line)).collect();
        (!prose.is_empty()).then(|| prose.join(" "))
    }

    /// The level and the grades of a qualification, or of a scale.
    fn graded(&self, term: &Term) -> Option<String> {
        let vocabulary = &self.loaded.checked.framework.vocabulary;
        let mut said = Vec::new();
        if let Some(level) = &term.level {
            let below = level.threshold.as_ref().map(|(_, below)| format!(", or {below} below its threshold grade"));
            said.push(format!("Level {}{}.", level.level, below.unwrap_or_default()));
        }
        let scales: Vec<String> = term.scales.iter().map(|scale| vocabulary.title(*scale).to_owned()).collect();
        if !scales.is_empty() {
            said.push(format!("Graded on {}.", list(&scales)));
        }
        if !term.grades.is_empty() {
            let best_first: Vec<&str> = term.grades.iter().rev().map(String::as_str).collect();
            said.push(format!("Grades, best first: {}.", best_first.join(", ")));
        }
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// How many places name a term, and the roles and ways in whose rules do.
    fn used(&self, id: TermId) -> String {
        let places = self.loaded.checked.index.mentions_of(id).count();
        if places == 0 {
            return "Not used in any page yet.".to_owned();
        }
        let lines: BTreeSet<(&str, u32)> = self
            .loaded
            .checked
            .index
            .mentions_of(id)
            .map(|mention| (mention.location.path.as_str(), mention.location.line))
            .collect();
        let (mut roles, mut ways) = (BTreeSet::new(), BTreeSet::new());
        for one in self.requirements() {
            if !lines.contains(&(one.requirement.place.page.as_str(), one.requirement.place.line)) {
                continue;
            }
            roles.insert(one.role.title.clone());
            match one.part {
                Part::WayIn(route) | Part::Offer(route, _) => {
                    ways.insert((&one.role.slug, &route.slug));
                }
                Part::ToStart => ways.extend(one.role.routes.iter().map(|route| (&one.role.slug, &route.slug))),
                Part::ToHold | Part::ToStay | Part::Step(_) => {}
            }
        }
        let named = format!("Named in {}", count(places, "place", "places"));
        match shortened(roles.into_iter().collect()) {
            None => format!("{named}, and in no rule."),
            Some(roles) if ways.is_empty() => format!("{named}. Rules of {roles} speak of it."),
            Some(roles) => {
                format!("{named}. Rules of {roles} speak of it ({}).", count(ways.len(), "way in", "ways in"))
            }
        }
    }
}

/// *a, b and 3 more*; none of nothing.
pub(super) fn shortened(names: Vec<String>) -> Option<String> {
    shortened_to(MOST_LISTED, names)
}

/// The same with so many names at most.
pub(super) fn shortened_to(most: usize, mut names: Vec<String>) -> Option<String> {
    if names.is_empty() {
        return None;
    }
    if names.len() > most {
        let more = names.len() - most;
        names.truncate(most);
        names.push(format!("{more} more"));
    }
    Some(list(&names))
}
