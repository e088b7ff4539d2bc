//! `unused-definition`

use rungs_text::manual::Example;
use rungs_text::{Bullet, Section};

use crate::examine::Desk;
use crate::wording;

use super::{Finding, Level, Rule};

/// A phrase is defined on a page, and no rule of the page uses it.
pub(crate) const UNUSED_DEFINITION: Rule = Rule {
    code: "unused-definition",
    level: Level::Warning,
    meaning: "A phrase is defined on a page, and no rule of the page uses it.",
    matters: "Mostly the rule that should use it words it otherwise, and so goes without the definition.",
    example: Example::Bullets(
        "- You must work at least 30 hours a week in a care role.[^a]\n- A relevant role is one of:\n  - a porter",
    ),
    cure: Example::Bullets(
        "- You must work at least 30 hours a week in a relevant role.[^a]\n- A relevant role is one of:\n  - a porter",
    ),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    for role in desk.roles() {
        let (Some(source), Some(page)) = (desk.source(&role.page), desk.page(&role.page)) else { continue };
        let mut bullets: Vec<&Bullet> = Vec::new();
        let mut pending: Vec<&Section> = page.sections.iter().collect();
        while let Some(section) = pending.pop() {
            pending.extend(&section.sections);
            bullets.extend(&section.bullets);
        }
        let mut all = Vec::new();
        while let Some(bullet) = bullets.pop() {
            bullets.extend(&bullet.children);
            all.push(bullet);
        }
        for bullet in &all {
            let Some(phrase) = wording::defines(bullet) else { continue };
            let is_used = all.iter().any(|other| other.span != bullet.span && wording::has(&other.text, &phrase));
            if !is_used {
                let line = source.get(..bullet.text.span().start).map_or(0, |before| before.matches('\n').count()) + 1;
                let message = format!("no rule of this page speaks of a “{}”", phrase.join(" "));
                let place = desk.place(&role.page, u32::try_from(line).unwrap_or(1));
                findings.push(
                    UNUSED_DEFINITION.at(place, message).help("use these words in the rule it is for, or take it out"),
                );
            }
        }
    }
}
