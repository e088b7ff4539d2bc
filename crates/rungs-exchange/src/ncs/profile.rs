//! A profile as it is published.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use serde_json::error::Category;

use crate::markdown::slug;
use crate::report::Fault;

/// A profile. What it doesn't hold is empty.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Profile {
    /// The line of the file.
    #[serde(skip)]
    line: usize,
    /// The name of its page.
    #[serde(skip)]
    pub(super) slug: String,
    title: Option<String>,
    url_name: Option<String>,
    pub(super) job_categories: Vec<String>,
    pub(super) description_html: Option<String>,
    pub(super) esco_occupation_label: Vec<String>,
    pub(super) entry_routes: Routes,
    pub(super) registrations_html: Vec<String>,
    pub(super) restrictions_html: Vec<String>,
    pub(super) other_requirements_html: Vec<String>,
    pub(super) digital_skills_html: Option<String>,
    pub(super) professional_bodies_html: Option<String>,
    pub(super) career_tips_html: Option<String>,
    pub(super) further_information_html: Option<String>,
    pub(super) day_to_day_tasks_html: Vec<String>,
    pub(super) working_environment_html: Vec<String>,
    pub(super) working_location_html: Vec<String>,
    pub(super) uniform_html: Vec<String>,
    pub(super) career_path_and_progression_html: Option<String>,
    pub(super) apprenticeship_standards: Vec<Standard>,
    pub(super) onet_skill_ranks: BTreeMap<String, BTreeMap<String, f64>>,
    pub(super) modified_utc: Option<String>,
    /// What has no place on a page, and what this import has never seen.
    #[serde(flatten)]
    pub(super) others: BTreeMap<String, Value>,
}

/// The ways in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Routes {
    pub(super) university: Vec<Course>,
    pub(super) college: Vec<Course>,
    pub(super) apprenticeship: Vec<Course>,
    pub(super) work: Vec<Described>,
    pub(super) volunteering: Vec<Described>,
    pub(super) direct: Vec<Described>,
    pub(super) other: Vec<Described>,
}

/// A way in by a course or an apprenticeship.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Course {
    pub(super) relevant_subjects_html: Option<String>,
    pub(super) further_info_html: Option<String>,
    pub(super) requirements_prefix: Vec<String>,
    pub(super) requirements: Vec<Requirement>,
    pub(super) links: Vec<Link>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Requirement {
    pub(super) html: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub(super) struct Link {
    pub(super) text: String,
    pub(super) url: String,
}

/// A way in that is told in prose.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Described {
    pub(super) description_html: Option<String>,
}

/// An apprenticeship standard that leads to the job.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Standard {
    pub(super) title: String,
    pub(super) reference: Option<String>,
    pub(super) level: Vec<String>,
    pub(super) duration_months: Option<u32>,
}

impl Profile {
    pub(super) fn title(&self) -> &str {
        self.title.as_deref().unwrap_or_default()
    }

    /// Whether a course or an apprenticeship leads into it.
    pub(super) fn has_courses(&self) -> bool {
        let routes = &self.entry_routes;
        [&routes.university, &routes.college, &routes.apprenticeship].iter().any(|courses| !courses.is_empty())
    }

    /// Settles title and slug.
    pub(super) fn name(&mut self) {
        let title = self.title.take().unwrap_or_default();
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let address = self.url_name.as_deref().map(slug).filter(|slug| !slug.is_empty());
        self.slug = address.unwrap_or_else(|| slug(&title));
        self.title = Some(title);
    }

    /// Where it stands, for whoever looks for it.
    pub(super) fn place(&self) -> String {
        match self.title() {
            "" => format!("line {}", self.line),
            title => format!("line {}, {title}", self.line),
        }
    }

    /// The day it was last changed, as `2020-11-16`.
    pub(super) fn modified(&self) -> Option<&str> {
        self.modified_utc.as_deref()?.get(..10)
    }

    /// How many items each field holds, for a profile that is set aside as a whole.
    pub(super) fn items(&self, mut count: impl FnMut(&'static str, usize)) {
        let one = |text: &Option<String>| usize::from(text.as_ref().is_some_and(|text| !text.trim().is_empty()));
        count(field::TITLE, one(&self.title));
        count(field::DESCRIPTION, one(&self.description_html));
        count(field::CATEGORIES, self.job_categories.len());
        count(field::ALSO_CALLED, self.esco_occupation_label.len());
        count(field::REGISTRATIONS, self.registrations_html.len());
        count(field::RESTRICTIONS, self.restrictions_html.len());
        count(field::OTHERS, self.other_requirements_html.len());
        count(field::TASKS, self.day_to_day_tasks_html.len());
        count(field::DIGITAL, one(&self.digital_skills_html));
        count(field::TIPS, one(&self.career_tips_html));
        count(field::BODIES, one(&self.professional_bodies_html));
        count(field::INFORMATION, one(&self.further_information_html));
        count(field::PROGRESSION, one(&self.career_path_and_progression_html));
        let places = [&self.working_environment_html, &self.working_location_html, &self.uniform_html];
        count(field::SETTING, places.iter().map(|texts| texts.len()).sum());
        count(field::STANDARDS, self.apprenticeship_standards.len());
        count(field::SKILLS, self.onet_skill_ranks.values().map(BTreeMap::len).sum());
        count(field::OTHER_FIELDS, self.others.values().map(crate::ncs::page::held_in).sum());
        let routes = &self.entry_routes;
        for (kind, courses) in [
            ("university", &routes.university),
            ("college", &routes.college),
            ("apprenticeship", &routes.apprenticeship),
        ] {
            count(kind, courses.iter().map(|course| course.requirements.len()).sum());
            count(field::PREFIXES, courses.iter().map(|course| course.requirements_prefix.len()).sum());
            count(field::LINKS, courses.iter().map(|course| course.links.len()).sum());
            let texts = courses.iter().flat_map(|course| [&course.relevant_subjects_html, &course.further_info_html]);
            count(field::ROUTE_TEXTS, texts.map(one).sum());
        }
        let told = [&routes.work, &routes.volunteering, &routes.direct, &routes.other];
        count(
            field::ROUTE_TEXTS,
            told.iter().flat_map(|texts| texts.iter()).map(|text| one(&text.description_html)).sum(),
        );
    }
}

/// The fields, as a report names them.
pub(super) mod field {
    pub(crate) const TITLE: &str = "titles";
    pub(crate) const DESCRIPTION: &str = "descriptions";
    pub(crate) const CATEGORIES: &str = "job categories";
    pub(crate) const ALSO_CALLED: &str = "occupation labels";
    pub(crate) const REGISTRATIONS: &str = "registrations";
    pub(crate) const RESTRICTIONS: &str = "restrictions";
    pub(crate) const OTHERS: &str = "other requirements";
    pub(crate) const TASKS: &str = "tasks";
    pub(crate) const DIGITAL: &str = "digital skills";
    pub(crate) const TIPS: &str = "career tips";
    pub(crate) const BODIES: &str = "professional bodies";
    pub(crate) const INFORMATION: &str = "further information";
    pub(crate) const PROGRESSION: &str = "career paths";
    pub(crate) const SETTING: &str = "working places and clothes";
    pub(crate) const STANDARDS: &str = "apprenticeship standards";
    pub(crate) const SKILLS: &str = "skills with ranks";
    pub(crate) const OTHER_FIELDS: &str = "other fields";
    pub(crate) const PREFIXES: &str = "requirement prefixes";
    pub(crate) const LINKS: &str = "links of ways in";
    pub(crate) const ROUTE_TEXTS: &str = "texts of ways in";
}

/// Profiles, how many lines there were, and what is wrong with the rest of them.
pub(super) struct Read {
    pub(super) profiles: Vec<Profile>,
    pub(super) records: usize,
    pub(super) faults: Vec<Fault>,
}

/// Reads a profile a line.
pub(super) fn read(content: &[u8]) -> Read {
    let mut found = Read { profiles: Vec::new(), records: 0, faults: Vec::new() };
    for (at, line) in content.split(|byte| *byte == b'\n').enumerate() {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        found.records += 1;
        match serde_json::from_slice::<Profile>(line) {
            Ok(profile) => found.profiles.push(Profile { line: at + 1, ..profile }),
            Err(error) => found.faults.push(Fault {
                place: format!("line {}", at + 1),
                what: format!("this is no profile, and set aside: {}", said(&error)),
            }),
        }
    }
    found
}

/// What is wrong with a line, without the place that counts its own lines.
fn said(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = match error.classify() {
        Category::Eof => "the line breaks off",
        Category::Syntax => "it is no JSON",
        Category::Data | Category::Io => text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what),
    };
    format!("{what} (column {})", error.column())
}
