//! A role page while it is being made.

mod text;

use rungs_core::date::Date;

/// Everything that has been said about a role.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The title of the framework that begins with it; none where there is one already.
    pub(super) framework: Option<String>,
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
    /// The rules under *To start any way in*.
    pub(super) to_start: Vec<String>,
    pub(super) ways_in: Vec<WayIn>,
    /// The rules under *Staying in the role*.
    pub(super) staying: Vec<String>,
    /// The roles it leads to.
    pub(super) steps: Vec<Step>,
    /// Prose, and sentences that the language can't say.
    pub(super) notes: Vec<String>,
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
    /// Its headings of level 4, in the order of the page.
    pub(super) below: Vec<Below>,
}

/// A heading below a way in: *At Northmoor University*, *Before you finish*. Without rules it isn't written.
#[derive(Clone, Debug)]
pub(super) struct Below {
    pub(super) heading: String,
    pub(super) rules: Vec<String>,
}

/// A role that this one leads to.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) title: String,
    /// Its page's name; none where it has no page yet.
    pub(super) file: Option<String>,
    /// What the step asks beside what that page asks.
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
    ToStart,
    /// The heading and the lines of the last way in.
    WayIn,
    /// The rules of the last way in.
    Rules,
    /// The last heading below the last way in.
    Heading,
    /// The rules below that heading.
    Below,
    Staying,
    /// The rules of the last step.
    Step,
    Notes,
}

impl Part {
    /// Whether what stands there are rules.
    pub(super) fn has_rules(self) -> bool {
        matches!(self, Self::Needs | Self::ToStart | Self::Rules | Self::Below | Self::Staying | Self::Step)
    }
}

impl Draft {
    pub(super) fn new(today: Date) -> Draft {
        Draft {
            framework: None,
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
            to_start: Vec::new(),
            ways_in: Vec::new(),
            staying: Vec::new(),
            steps: Vec::new(),
            notes: Vec::new(),
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

    /// Whether a part has something in it.
    pub(super) fn has(&mut self, part: Part) -> bool {
        self.list(part).is_some_and(|list| !list.is_empty())
    }

    fn list(&mut self, part: Part) -> Option<&mut Vec<String>> {
        match part {
            Part::Summary => Some(&mut self.summary),
            Part::Duties => Some(&mut self.duties),
            Part::Skills => Some(&mut self.skills),
            Part::Needs => Some(&mut self.needs),
            Part::ToStart => Some(&mut self.to_start),
            Part::Rules => self.ways_in.last_mut().map(|way| &mut way.rules),
            Part::Below => self.below().map(|below| &mut below.rules),
            Part::Staying => Some(&mut self.staying),
            Part::Step => self.steps.last_mut().map(|step| &mut step.rules),
            Part::Notes => Some(&mut self.notes),
            Part::Top | Part::WayIn | Part::Heading => None,
        }
    }

    /// The last heading below the last way in.
    pub(super) fn below(&mut self) -> Option<&mut Below> {
        self.ways_in.last_mut()?.below.last_mut()
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
}
