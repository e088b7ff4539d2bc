//! One sentence by itself, read in the words of a framework.

use rungs_check::format::Formatter;
use rungs_check::{Finding, Level, SourceFile, check};
use rungs_text::Place;

use super::show::shown;
use crate::framework::Loaded;
use crate::wire::FrameworkName;
use crate::wire::say::{FindingSaid, SayAnswer, WaySaid};

/// What a sentence means as a rule of a way in; or what is wrong with it, and how to write it instead.
///
/// It is put on a page of its own beside the framework's, so that it is read as any other. A list is a sentence with
/// its bullets on lines of their own.
pub fn say(loaded: &Loaded, sentence: &str) -> SayAnswer {
    let sentence = sentence.trim().trim_start_matches("- ").trim_end();
    let tried = Tried::new(loaded, sentence);
    let mut files = loaded.files.clone();
    files.push(SourceFile { path: tried.path.clone(), content: Ok(tried.page().into_bytes()) });
    let checked = check(&files);
    let here = checked.findings.iter().filter(|finding| tried.is_about_it(finding));
    let findings: Vec<FindingSaid> = here.map(|finding| tried.said(finding)).collect();
    let role = checked.framework.roles.iter().find(|role| role.page == tried.path);
    let requirements = role.and_then(|role| role.routes.first()).map(|route| route.requirements.as_slice());
    let is_read = findings.iter().all(|finding| finding.level != Level::Error.as_str());
    let formatter = Formatter::new(&checked.framework.vocabulary);
    let canonical = if is_read { formatter.say(sentence, &Place::Rules).ok() } else { None };
    SayAnswer {
        framework: FrameworkName::of(loaded),
        sentence: sentence.to_owned(),
        is_read,
        canonical: canonical.filter(|_| !sentence.contains('\n')),
        requirements: shown(&checked.framework, requirements.unwrap_or_default()),
        findings,
    }
}

/// The page on which a sentence is tried, in three parts.
struct Tried<'s> {
    path: String,
    before: String,
    sentence: &'s str,
}

/// What stands behind the sentence: the source that its way in names.
const BEHIND: &str = "\n\n[^said]: Said to try it.\n";

impl<'s> Tried<'s> {
    /// On a page with a name that the framework doesn't have.
    fn new(loaded: &Loaded, sentence: &'s str) -> Self {
        let slug = |number: usize| format!("said-{number}");
        let path = |number: usize| format!("roles/{}.md", slug(number));
        let is_taken = |number: &usize| {
            loaded.files.iter().any(|file| file.path == path(*number))
                || loaded.checked.framework.role(&slug(*number)).is_some()
        };
        let number = (1..=loaded.files.len() + 1).find(|number| !is_taken(number)).unwrap_or_default();
        let before = format!(
            "---\nrole: {}\n---\n# Said\n\n## Ways in\n\n### A way in[^said]\nFull-time course.\n- ",
            slug(number)
        );
        Tried { path: path(number), before, sentence }
    }

    fn page(&self) -> String {
        format!("{}{}{BEHIND}", self.before, self.sentence)
    }

    /// Whether a finding is about the sentence, and not about the page around it.
    fn is_about_it(&self, finding: &Finding) -> bool {
        let first = self.before.matches('\n').count();
        let lines = first..=first + self.sentence.lines().count();
        let line = usize::try_from(finding.location.line).unwrap_or(usize::MAX);
        finding.location.path == self.path && lines.contains(&line.saturating_sub(1))
    }

    fn said(&self, finding: &Finding) -> FindingSaid {
        let page = self.page();
        let ways = finding.rewrites.iter().filter_map(|rewrite| {
            let written = rewrite.applied(&page)?;
            // The bullet's mark is part of it where there are several.
            let bullets = written.get(self.before.len() - 2..)?.strip_suffix(BEHIND)?;
            let sentence = if bullets.contains('\n') { bullets } else { bullets.trim_start_matches("- ") };
            Some(WaySaid { label: rewrite.label.clone(), sentence: sentence.to_owned() })
        });
        FindingSaid {
            code: finding.code.to_owned(),
            level: finding.level.as_str().to_owned(),
            message: finding.message.clone(),
            help: finding.help.clone(),
            write_instead: ways.collect(),
        }
    }
}
