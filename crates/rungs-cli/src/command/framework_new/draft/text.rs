//! A draft as a page: its lines, and where on them each thing stands.

use std::ops::Range;

use super::{Draft, Part, Source};

/// A rule of the draft: the so-and-so-many-th of the so-and-so-many-th list of rules, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct RuleAt {
    list: usize,
    place: usize,
}

/// A page line by line, where the last thing of a part stands, and where each rule does.
struct Lines {
    lines: Vec<String>,
    wanted: Part,
    found: Range<usize>,
    lists: usize,
    rules: Vec<(Range<usize>, RuleAt)>,
}

impl Lines {
    fn push(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    fn heading(&mut self, words: &str) {
        self.push("");
        self.push(words);
    }

    /// Something of a part; the last one pushed is the one that was added.
    fn block(&mut self, part: Part, text: &str) -> Range<usize> {
        let start = self.lines.len();
        self.lines.extend(text.lines().map(str::to_owned));
        let range = start..self.lines.len();
        if part == self.wanted {
            self.found = range.clone();
        }
        range
    }

    /// The next list of rules of the page.
    fn rules(&mut self, part: Part, list: &[String], indent: &str) {
        for (place, block) in list.iter().enumerate() {
            let text: Vec<String> = block.lines().map(|line| format!("{indent}{line}")).collect();
            let range = self.block(part, &text.join("\n"));
            self.rules.push((range, RuleAt { list: self.lists, place }));
        }
        self.lists += 1;
    }

    /// A heading of level 2 with rules; nothing, if there are none.
    fn section(&mut self, title: &str, part: Part, list: &[String]) {
        if !list.is_empty() {
            self.heading(&format!("## {title}"));
        }
        self.rules(part, list, "");
    }
}

impl Draft {
    /// The page as it stands.
    pub(in super::super) fn text(&self) -> String {
        self.with_last(Part::Top).0
    }

    /// The page as it stands, and the lines of what was added to a part last, counted from 0.
    pub(in super::super) fn with_last(&self, part: Part) -> (String, Range<usize>) {
        let page = self.lines(part);
        (text(&page.lines), page.found)
    }

    /// The rule that stands on a line of the page, counted from 0.
    pub(in super::super) fn rule_on(&self, line: usize) -> Option<RuleAt> {
        let rules = self.lines(Part::Top).rules;
        rules.into_iter().find(|(lines, _)| lines.contains(&line)).map(|(_, rule)| rule)
    }

    /// A rule as it stands on the page, but for its indentation.
    pub(in super::super) fn rule(&mut self, at: RuleAt) -> Option<String> {
        self.rule_lists().get(at.list)?.get(at.place).cloned()
    }

    /// Writes a rule in other words, or takes it out.
    pub(in super::super) fn set_rule(&mut self, at: RuleAt, block: Option<String>) {
        let mut lists = self.rule_lists();
        let Some(list) = lists.get_mut(at.list).filter(|list| at.place < list.len()) else { return };
        list.splice(at.place..=at.place, block);
    }

    /// The lists of rules, in the order in which `lines` writes them.
    fn rule_lists(&mut self) -> Vec<&mut Vec<String>> {
        let mut lists = vec![&mut self.needs, &mut self.to_start];
        for way in &mut self.ways_in {
            lists.push(&mut way.rules);
            lists.extend(way.below.iter_mut().map(|below| &mut below.rules));
        }
        lists.push(&mut self.staying);
        lists.extend(self.steps.iter_mut().map(|step| &mut step.rules));
        lists
    }

    fn lines(&self, wanted: Part) -> Lines {
        let mut page = Lines { lines: Vec::new(), wanted, found: 0..0, lists: 0, rules: Vec::new() };
        page.block(Part::Top, &self.top());
        for paragraph in &self.summary {
            page.push("");
            page.block(Part::Summary, paragraph);
        }
        for (title, part, list) in
            [("What you do", Part::Duties, &self.duties), ("What you bring", Part::Skills, &self.skills)]
        {
            if !list.is_empty() {
                page.heading(&format!("## {title}"));
                for block in list {
                    page.block(part, block);
                }
            }
        }
        page.section("Everyone needs", Part::Needs, &self.needs);
        page.section("To start any way in", Part::ToStart, &self.to_start);
        if !self.ways_in.is_empty() {
            page.heading("## Ways in");
        }
        for (place, way) in self.ways_in.iter().enumerate() {
            let is_last = place + 1 == self.ways_in.len();
            let head = std::iter::once(format!("### {}", way.title)).chain(way.lines.iter().cloned());
            page.push("");
            page.block(Part::WayIn, &head.collect::<Vec<_>>().join("\n"));
            if way.rules.is_empty() && is_last && wanted == Part::WayIn {
                page.push(PENDING);
            }
            page.rules(Part::Rules, &way.rules, "");
            for (place, below) in way.below.iter().enumerate() {
                let is_pending = is_last && place + 1 == way.below.len() && wanted == Part::Heading;
                if !below.rules.is_empty() || is_pending {
                    page.push("");
                    page.block(Part::Heading, &format!("#### {}", below.heading));
                }
                if below.rules.is_empty() && is_pending {
                    page.push(PENDING);
                }
                page.rules(Part::Below, &below.rules, "");
            }
        }
        page.section("Staying in the role", Part::Staying, &self.staying);
        if !self.steps.is_empty() {
            page.heading("## Where it leads");
        }
        for step in &self.steps {
            page.push(match &step.file {
                Some(file) => format!("- [{}]({file}.md)", step.title),
                None => format!("- {}, no page here yet.", step.title),
            });
            page.rules(Part::Step, &step.rules, "  ");
        }
        if !self.notes.is_empty() {
            page.heading("## Notes");
            for (place, note) in self.notes.iter().enumerate() {
                if place > 0 {
                    page.push("");
                }
                page.block(Part::Notes, note);
            }
        }
        page.push("");
        let used: Vec<&Source> = self.sources.iter().filter(|source| is_named(&page.lines, source)).collect();
        used.iter().for_each(|source| page.push(format!("[^{}]: {}", source.name, source.text)));
        page
    }

    /// The sources that no sentence names. Their footnotes would lead nowhere, so they aren't on the page.
    pub(in super::super) fn unused_sources(&self) -> Vec<Source> {
        let lines: Vec<String> =
            self.lines(Part::Top).lines.into_iter().filter(|line| !line.starts_with("[^")).collect();
        self.sources.iter().filter(|source| !is_named(&lines, source)).cloned().collect()
    }

    fn top(&self) -> String {
        let mut lines = vec!["---".to_owned(), format!("role: {}", self.slug)];
        lines.extend(self.level.map(|level| format!("level: {level}")));
        lines.extend(self.career_level.map(|level| format!("career-level: {level}")));
        lines.extend(self.band.as_ref().map(|band| format!("band: {band}")));
        for (key, list) in [("also-called", &self.also_called), ("professions", &self.professions)] {
            if !list.is_empty() {
                lines.push(format!("{key}: [{}]", list.join(", ")));
            }
        }
        lines.push(format!("reviewed: {}", self.today));
        lines.push("---".to_owned());
        lines.push(format!("# {}", self.title));
        lines.join("\n")
    }
}

/// What stands below a heading while its rules aren't there yet, so that the heading can be looked at by itself.
const PENDING: &str = "- There are no set requirements.";

fn is_named(lines: &[String], source: &Source) -> bool {
    let mark = format!("[^{}]", source.name);
    lines.iter().any(|line| line.contains(&mark))
}

fn text(lines: &[String]) -> String {
    format!("{}\n", lines.join("\n").trim_end())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use rungs_core::date::Date;

    use super::super::{Below, Step, WayIn};
    use super::*;

    /// A draft with a rule in every list, each named for where it stands.
    fn draft() -> Draft {
        let mut draft = Draft::new(Date::constant(2026, 11, 22));
        draft.title = "Porter".to_owned();
        draft.add(Part::Needs, "- One.".to_owned());
        draft.add(Part::Needs, "- You must have one of:\n  - two.\n  - three.".to_owned());
        draft.add(Part::ToStart, "- Start.".to_owned());
        for name in ["course", "post"] {
            let below = ["At Northmoor", "Before you finish"]
                .map(|heading| Below { heading: heading.to_owned(), rules: vec![format!("- {name} {heading}.")] });
            let rules = vec![format!("- {name}.")];
            draft.ways_in.push(WayIn { title: name.to_owned(), lines: Vec::new(), rules, below: below.into() });
        }
        draft.add(Part::Staying, "- Staying.".to_owned());
        draft.steps.push(Step { title: "Nurse".to_owned(), file: None, rules: vec!["- Step.".to_owned()] });
        draft
    }

    #[test]
    fn what_was_added_last_has_its_lines() {
        let (text, lines) = draft().with_last(Part::Needs);
        let found: Vec<&str> = text.lines().skip(lines.start).take(lines.len()).collect();
        assert_eq!(found, ["- You must have one of:", "  - two.", "  - three."]);
    }

    #[test]
    fn a_line_leads_to_its_rule() {
        let mut draft = draft();
        let text = draft.text();
        let mut found = 0;
        for (number, line) in text.lines().enumerate() {
            let Some(at) = draft.rule_on(number) else { continue };
            let rule = draft.rule(at).unwrap();
            assert!(rule.contains(line.trim()), "“{line}” leads to “{rule}”");
            found += 1;
        }
        assert_eq!(found, 13);
        let last = draft.rule_on(text.lines().position(|line| line == "  - Step.").unwrap()).unwrap();
        draft.set_rule(last, None);
        assert!(draft.steps[0].rules.is_empty());
        let offer = draft.rule_on(text.lines().position(|line| line == "- post At Northmoor.").unwrap()).unwrap();
        draft.set_rule(offer, None);
        assert!(!draft.text().contains("#### At Northmoor\n\n"), "a heading without rules isn't written");
    }
}
