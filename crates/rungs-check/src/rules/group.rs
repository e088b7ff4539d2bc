//! Lists of which one, all or several are needed.

use rungs_core::requirement::{Content, How, Moment, Owner, Requirement, Strength};
use rungs_text::{Bullet, GroupHow, Rewrite, Scope, Sentence, Span};

use super::Rules;
use super::context::{self, Context};
use super::words::exclusions;
use crate::finding::{INTRODUCER_WITHOUT_LIST, MORE_THAN_TWO, NOT_AN_ALTERNATIVE, SOFTENED_TWICE, TOO_FEW_LISTED};

impl Rules<'_, '_> {
    pub(super) fn group(
        &mut self,
        bullet: &Bullet,
        sentence: &Sentence,
        how: GroupHow,
        verb: &str,
        context: &Context,
    ) -> Option<Content> {
        let mut context = context.clone();
        if !bullet.footnotes.is_empty() {
            context.sources = bullet.footnotes.iter().map(|footnote| footnote.value.clone()).collect();
        }
        if matches!(sentence.scope.as_ref().map(|scope| &scope.value), Some(Scope::Funding)) {
            context.owner = Owner::Funder;
            context.for_funding = true;
        }
        if let Some(moment) = &sentence.moment {
            context.moment = context::moment(moment.value);
            context.moment_told = true;
        }
        let how_many = match how {
            GroupHow::All => How::All,
            GroupHow::One => How::One,
            GroupHow::AtLeast(count) => How::AtLeast(u16::try_from(count).unwrap_or(u16::MAX)),
        };
        context.alternative |= how != GroupHow::All;
        let place = match &sentence.guard {
            Some(_) if verb.is_empty() => rungs_text::Place::GuardedItem,
            _ => rungs_text::Place::Item { introducer: verb.to_owned(), group: how },
        };
        if bullet.children.is_empty() {
            let message = "this introduces a list, and nothing is listed below it";
            let finding = INTRODUCER_WITHOUT_LIST.at(self.sheet.locate(sentence.span), message);
            self.findings.push(finding.help("nest at least two bullets below it"));
            return None;
        }
        let mut members = Vec::new();
        // What doesn't count below the list doesn't count in any of its items.
        let excluded: Vec<Bullet> = exclusions(bullet).cloned().collect();
        let is_item = |child: &&Bullet| !child.text.is_blank() && rungs_text::excluded(&child.text).is_none();
        let mut items: Vec<Bullet> = bullet.children.iter().filter(is_item).cloned().collect();
        items.iter_mut().for_each(|item| item.children.extend(excluded.iter().cloned()));
        for child in &items {
            let Some(item) = self.sentence(child, place.clone()) else { continue };
            let moment = item.moment.as_ref().map(|moment| context::moment(moment.value));
            if let Some(member) = self.requirement(child, &item, &context) {
                if how != GroupHow::All {
                    self.alternative(child, &member, moment);
                }
                members.push((child, member));
            }
        }
        let usual = matches!(sentence.strength, rungs_text::Strength::Usually | rungs_text::Strength::Should);
        let twice = members.iter().filter(|(_, member)| usual && member.strength == Strength::Instead);
        for (child, _) in twice {
            let message = "the list is only usual already, so saying what may count instead says it twice";
            let mut finding = SOFTENED_TWICE.at(self.sheet.locate(child.text.span()), message);
            finding = finding.help(
                "say it once: either the list must be met and this may count, or the list is usual and this is one of it",
            );
            if let Some(firm) = firm_introducer(sentence, how, verb) {
                let label = "the list must be met, and this is theirs to weigh";
                finding = finding.rewrite(Rewrite::new(label, sentence.span, firm));
            }
            if let Some(plain) = without_instead(child) {
                finding =
                    finding.rewrite(Rewrite::new("the list is usual, and this counts like the others", plain, ""));
            }
            self.findings.push(finding);
        }
        let asked = usize::from(match how_many {
            How::AtLeast(count) => count,
            _ => 1,
        });
        if members.len() < asked.max(1) && members.len() == items.len() {
            let message = format!("at least {asked} of these are asked for, and only {} are listed", members.len());
            self.findings.push(TOO_FEW_LISTED.at(self.sheet.locate(sentence.span), message));
        }
        let members = members.into_iter().map(|(_, member)| member).collect();
        Some(Content::Group { how: how_many, members })
    }

    /// *Either* and *both* over a longer list.
    pub(super) fn more_than_two(&mut self, pair: Span, how: GroupHow, count: usize) {
        let written = pair.slice(self.sheet.source);
        let meant = if how == GroupHow::One { "one of" } else { "all of" };
        let finding =
            MORE_THAN_TWO.at(self.sheet.locate(pair), format!("“{written}” joins two, and {count} are listed"));
        self.findings.push(finding.help(format!("write “{meant}:”")).rewrite(Rewrite::new(
            format!("“{meant}”"),
            pair,
            meant,
        )));
    }

    /// Says so where an item of *one of* is met by whoever it asks nothing of.
    fn alternative(&mut self, bullet: &Bullet, member: &Requirement, told: Option<Moment>) {
        let (message, help) = match &member.content {
            _ if member.guard.is_some() => (
                "whoever this condition leaves out would meet the whole list",
                "say it as a part of what is needed: nest “all of:” and make the condition one of its bullets",
            ),
            _ if told == Some(Moment::Offered) => (
                "what everyone goes through once offered a place is no way round the rest of the list",
                "move it out of the list, or leave out when it comes",
            ),
            Content::OfTheCourse => {
                ("a rule about the course is met by everyone, and the whole list with it", "move it out of the list")
            }
            Content::NothingSet { .. } | Content::Varies { .. } => {
                ("this asks nothing, so the whole list would ask nothing", "move it out of the list")
            }
            _ => return,
        };
        let finding = NOT_AN_ALTERNATIVE.at(self.sheet.locate(bullet.text.span()), message);
        self.findings.push(finding.help(help));
    }
}

/// The place of *which may count instead*, up to the end of the sentence.
fn without_instead(item: &Bullet) -> Option<Span> {
    let words = item.text.as_str().trim_end().trim_end_matches('.');
    let start = [", which may ", ", that may ", " which may "].iter().find_map(|phrase| words.rfind(phrase))?;
    Some(item.text.source_span(start, words.len()))
}

/// The introducer of a list with *must* as its strength. None where more is said in it.
fn firm_introducer(sentence: &Sentence, how: GroupHow, verb: &str) -> Option<String> {
    let is_plain = sentence.guard.is_none()
        && sentence.scope.is_none()
        && sentence.moment.is_none()
        && sentence.decider.is_none()
        && sentence.reason.is_none();
    let how = match how {
        GroupHow::One => "one of".to_owned(),
        GroupHow::All => "all of".to_owned(),
        GroupHow::AtLeast(count) => format!("at least {count} of"),
    };
    (is_plain && !verb.is_empty()).then(|| format!("You must {verb} {how}:"))
}
