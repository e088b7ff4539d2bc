//! *X may count instead of y*: joined to the y before it.

use rungs_core::requirement::{Content, How, Requirement, Strength};
use rungs_text::Bullet;

use super::{Rule, Rules};
use crate::finding::{INSTEAD_OF_WHICH, SOFTENED_TWICE};

/// How the id of a requirement ends that other things may count instead of.
const OR_INSTEAD: &str = "-or-instead";

impl Rules<'_, '_> {
    /// Joins *x may count instead of y* to the y before it: one of the two.
    pub(super) fn instead(
        &mut self,
        rules: &mut [Rule],
        requirement: Requirement,
        of: Option<String>,
        bullet: &Bullet,
    ) {
        let wanted = of.as_deref().map(singular).unwrap_or_default();
        let fits = |rule: &&mut Rule| !wanted.is_empty() && singular(&rule.requirement.sentence).contains(&wanted);
        let mut replaced: Vec<&mut Rule> = rules.iter_mut().filter(fits).collect();
        if let [rule] = replaced.as_mut_slice() {
            // Several may count instead of the same: they are one list.
            let sentence = format!("{} {}", rule.requirement.sentence, requirement.sentence);
            if rule.requirement.id.ends_with(OR_INSTEAD)
                && let Content::Group { members, .. } = &mut rule.requirement.content
            {
                members.push(requirement);
                rule.requirement.sentence = sentence;
                return;
            }
            let first = rule.requirement.clone();
            if matches!(first.strength, Strength::Usually | Strength::Should) {
                let message = "what it may count instead of is only usual already, so this says it twice";
                let finding = SOFTENED_TWICE.at(self.sheet.locate(bullet.text.span()), message);
                self.findings.push(finding.help("write “You must …” above: what may count instead is the exception"));
            }
            let id = format!("{}{OR_INSTEAD}", first.id);
            self.ids.insert(id.clone());
            rule.requirement = Requirement {
                id,
                sentence,
                strength: Strength::Must,
                guard: None,
                decider: None,
                reason: None,
                content: Content::Group { how: How::One, members: vec![first.clone(), requirement] },
                ..first
            };
            return;
        }
        let message = match of {
            Some(of) => {
                format!("“{of}” should be exactly one requirement earlier in this list, and {} are", replaced.len())
            }
            None => "nothing says what this may count instead of".to_owned(),
        };
        let finding = INSTEAD_OF_WHICH.at(self.sheet.locate(bullet.text.span()), message);
        self.findings.push(finding.help("put both under “You must have one of:”"));
    }
}

fn singular(words: &str) -> String {
    let lower = words.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "the");
    words.map(|word| word.strip_suffix('s').unwrap_or(word)).collect::<Vec<_>>().join(" ")
}
