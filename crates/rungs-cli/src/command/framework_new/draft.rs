//! A role page while it is being made.

use std::ops::Range;

use rungs_core::date::Date;

/// Everything that has been said about a role.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) also_called: Vec<String>,
    pub(super) professions: Vec<String>,
    pub(super) level: Option<u8>,
    pub(super) career_level: Option<u8>,
    pub(super) band: Option<String>,
    pub(super) summary: Vec<String>,
    pub(super) duties: Vec<String>,
    pub(super) skills: Vec<String>,
    /// The rules under *Everyone needs*, as they stand on the page: bullets, with the items below them.
    pub(super) needs: Vec<String>,
    pub(super) ways_in: Vec<WayIn>,
    /// The roles it leads to: their titles, and the pages' names.
    pub(super) leads_to: Vec<(String, String)>,
    pub(super) sources: Vec<Source>,
    /// The day the sources were read.
    pub(super) today: Date,
}

/// A way into the role.
#[derive(Clone, Debug)]
pub(super) struct WayIn {
    pub(super) title: String,
    /// What it is, and what it gives: a line each.
    pub(super) lines: Vec<String>,
    pub(super) rules: Vec<String>,
}

/// A source of the page's sentences.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// The name of its footnote.
    pub(super) name: String,
    /// The footnote.
    pub(super) text: String,
}

/// A part of the page to which something was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The front matter and the title.
    Top,
    Summary,
    Duties,
    Skills,
    Needs,
    /// The heading and the lines of the last way in.
    WayIn,
    /// The rules of the last way in.
    Rules,
}

/// A page line by line, and where the last thing of a part stands.
struct Lines {
    lines: Vec<String>,
    wanted: Part,
    found: Range<usize>,
}

impl Lines {
    fn push(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    /// Something of a part; the last one pushed is the one that was added.
    fn block(&mut self, part: Part, text: &str) {
        let start = self.lines.len();
        self.lines.extend(text.lines().map(str::to_owned));
        if part == self.wanted {
            self.found = start..self.lines.len();
        }
    }
}

impl Draft {
    pub(super) fn new(today: Date) -> Draft {
        Draft {
            slug: String::new(),
            title: String::new(),
            also_called: Vec::new(),
            professions: Vec::new(),
            level: None,
            career_level: None,
            band: None,
            summary: Vec::new(),
            duties: Vec::new(),
            skills: Vec::new(),
            needs: Vec::new(),
            ways_in: Vec::new(),
            leads_to: Vec::new(),
            sources: Vec::new(),
            today,
        }
    }

    /// Adds to a part; what belongs to no list is set elsewhere.
    pub(super) fn add(&mut self, part: Part, block: String) {
        if let Some(list) = self.list(part) {
            list.push(block);
        }
    }

    /// Takes the last thing out of a part.
    pub(super) fn take_back(&mut self, part: Part) -> Option<String> {
        self.list(part)?.pop()
    }

    fn list(&mut self, part: Part) -> Option<&mut Vec<String>> {
        match part {
            Part::Summary => Some(&mut self.summary),
            Part::Duties => Some(&mut self.duties),
            Part::Skills => Some(&mut self.skills),
            Part::Needs => Some(&mut self.needs),
            Part::Rules => self.ways_in.last_mut().map(|way| &mut way.rules),
            Part::Top | Part::WayIn => None,
        }
    }

    /// The page as it stands.
    pub(super) fn text(&self) -> String {
        self.with_last(Part::Top).0
    }

    /// The page as it stands, and the lines of what was added to a part last, counted from 0.
    pub(super) fn with_last(&self, part: Part) -> (String, Range<usize>) {
        let mut page = Lines { lines: Vec::new(), wanted: part, found: 0..0 };
        page.block(Part::Top, &self.top());
        for paragraph in &self.summary {
            page.push("");
            page.block(Part::Summary, paragraph);
        }
        for (title, part, list) in [
            ("What you do", Part::Duties, &self.duties),
            ("What you bring", Part::Skills, &self.skills),
            ("Everyone needs", Part::Needs, &self.needs),
        ] {
            if !list.is_empty() {
                page.push("");
                page.push(format!("## {title}"));
                list.iter().for_each(|block| page.block(part, block));
            }
        }
        if !self.ways_in.is_empty() {
            page.push("");
            page.push("## Ways in");
        }
        for (place, way) in self.ways_in.iter().enumerate() {
            let head = std::iter::once(format!("### {}", way.title)).chain(way.lines.iter().cloned());
            page.push("");
            page.block(Part::WayIn, &head.collect::<Vec<_>>().join("\n"));
            // While its rules aren't there yet, the heading is looked at by itself.
            let is_pending = way.rules.is_empty() && place + 1 == self.ways_in.len() && part == Part::WayIn;
            if is_pending {
                page.push("- There are no set requirements.");
            }
            way.rules.iter().for_each(|block| page.block(Part::Rules, block));
        }
        if !self.leads_to.is_empty() {
            page.push("");
            page.push("## Where it leads");
            self.leads_to.iter().for_each(|(title, file)| page.push(format!("- [{title}]({file}.md)")));
        }
        page.push("");
        self.sources.iter().for_each(|source| page.push(format!("[^{}]: {}", source.name, source.text)));
        let text = page.lines.join("\n");
        (format!("{}\n", text.trim_end()), page.found)
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

    /// A file of cases with none in it yet.
    pub(super) fn cases(&self) -> String {
        let route = self.ways_in.first().map(|way| slug(&way.title)).unwrap_or_default();
        format!(
            "# What the sentences of this page decide: a person who meets everything, then for each threshold\n\
             # one case just below it, one at it and one above, each changing as little as possible with `with:`.\n\
             person: {{}}\non: {}\nroute: {route}\ncases: []\n",
            self.today
        )
    }
}

/// A name as it stands in addresses and files: lower case, words joined by hyphens.
pub(super) fn slug(title: &str) -> String {
    let lowered = title.to_lowercase();
    let words = lowered.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_for_files() {
        assert_eq!(slug("Art therapist / psychotherapist (MSc)"), "art-therapist-psychotherapist-msc");
        assert_eq!(slug("  Élève  infirmier "), "élève-infirmier");
        assert_eq!(slug("../.."), "");
    }

    #[test]
    fn what_was_added_last_has_its_lines() {
        let mut draft = Draft::new(Date::constant(2026, 11, 22));
        draft.title = "Porter".to_owned();
        draft.add(Part::Needs, "- One.".to_owned());
        draft.add(Part::Needs, "- You must have one of:\n  - two.\n  - three.".to_owned());
        let (text, lines) = draft.with_last(Part::Needs);
        let found: Vec<&str> = text.lines().skip(lines.start).take(lines.len()).collect();
        assert_eq!(found, ["- You must have one of:", "  - two.", "  - three."]);
    }
}
