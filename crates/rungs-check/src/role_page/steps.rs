//! Where a role leads: links to other pages, and what each step asks.

use std::collections::BTreeSet;

use rungs_core::framework::{Role, Step};
use rungs_core::requirement::{Moment, Owner, Place};
use rungs_text::{Heading, Rewrite, Section, Span};

use super::Page;
use crate::finding::{DEAD_LINK, Finding, MISPLACED_HEADING, did_you_mean};
use crate::nearest::nearest;
use crate::rules::Context;
use crate::source::Sheet;

impl Page<'_, '_> {
    pub(super) fn steps(&mut self, role: &mut Role, section: &Section) {
        for below in &section.sections {
            let message = "nothing is read below a heading here";
            let finding = MISPLACED_HEADING.at(self.rules.sheet.locate(below.heading.span()), message);
            self.rules.findings.push(finding.help("leave the heading out, and keep the links"));
        }
        for prose in &section.prose {
            self.stray(prose);
        }
        for bullet in &section.bullets {
            let place = self.rules.sheet.locate(bullet.text.span());
            let Some(link) = bullet.links.first() else {
                if let Some(title) = without_page(bullet.text.as_str()).filter(|_| bullet.children.is_empty()) {
                    role.leads_beyond.push(title.to_owned());
                    continue;
                }
                let message = "a step has to link to the page of the role it leads to";
                let help = "write `- [Title](page.md)`, or `- Title, no page here yet.` for a role without one";
                let mut finding = DEAD_LINK.at(place, message).help(help);
                let title = bullet.text.as_str().trim().trim_end_matches('.');
                let is_title =
                    !title.is_empty() && !title.contains([',', ':', ';', '[']) && title.split(' ').count() <= 6;
                if is_title && bullet.children.is_empty() {
                    let written = format!("{title}, no page here yet.");
                    finding = finding.rewrite(Rewrite::new("a role without a page", bullet.text.span(), written));
                }
                self.rules.findings.push(finding);
                continue;
            };
            let context = Context {
                moment_told: true,
                sources: bullet.footnotes.iter().map(|footnote| footnote.value.clone()).collect(),
                ..Context::new(Owner::Employer, Moment::Move)
            };
            let requirements = self.rules.list(&bullet.children, &context);
            role.next.push(Step {
                role: target(&link.target),
                requirements: requirements.into_iter().map(|rule| rule.requirement).collect(),
                place: Place { page: place.path, line: place.line },
            });
        }
    }
}

/// The role that a step names in plain words: *Midwife, no page here yet.*
fn without_page(step: &str) -> Option<&str> {
    let step = step.trim().trim_end_matches('.');
    let title = step.strip_suffix("no page here yet").or_else(|| step.strip_suffix("no page yet"))?;
    let title = title.trim_end().strip_suffix(',')?.trim();
    (!title.is_empty()).then_some(title)
}

/// The role that a link names: pages are called by their roles' slugs.
pub(crate) fn target(link: &str) -> String {
    let file = link.split('#').next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    file.trim_end_matches(".md").to_owned()
}

/// Every step has to lead to a page of this framework. Links name pages by their files.
pub(crate) fn check_links(sheet: &Sheet<'_>, slugs: &BTreeSet<&str>, findings: &mut Vec<Finding>) {
    let leads =
        sheet.page.sections.iter().filter(|section| {
            rungs_text::known_heading(&section.heading, section.level) == Some(Heading::WhereItLeads)
        });
    for link in leads.flat_map(|section| &section.bullets).flat_map(|bullet| bullet.links.first()) {
        let slug = target(&link.target);
        if !slugs.contains(slug.as_str()) {
            let message = format!("no role page is called “{slug}”");
            let mut finding = DEAD_LINK.at(sheet.locate(link.span), message);
            let near = nearest(&slug, slugs.iter().copied());
            finding.help = did_you_mean(&near);
            let written = link.span.slice(sheet.source);
            if let (Some(first), Some(at)) = (near.first(), written.rfind(&slug)) {
                let start = link.span.start + at;
                let name = Span::new(start, start + slug.len());
                finding = finding.rewrite(Rewrite::new(format!("“{first}”"), name, first.clone()));
            }
            findings.push(finding);
        }
    }
}
