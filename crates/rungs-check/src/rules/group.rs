//! Lists of which one, all or several are needed.

use std::rc::Rc;

use rungs_core::kind::Earlier;
use rungs_core::requirement::{Content, How, Moment, Owner, Requirement};
use rungs_text::{Bullet, GroupHow, Rewrite, Scope, Sentence, Span};

use super::Rules;
use super::context::{self, Context};
use super::words::exclusions;
use crate::finding::{INTRODUCER_WITHOUT_LIST, MORE_THAN_TWO, NOT_AN_ALTERNATIVE, TOO_FEW_LISTED};

impl Rules<'_, '_> {
    pub(super) fn group(
        &mut self,
        bullet: &Bullet,
        sentence: &Sentence,
        how: GroupHow,
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
        context.takes_offers = false;
        let place = sentence.place_below()?;
        if bullet.children.is_empty() {
            let message = "this introduces a list, and nothing is listed below it";
            let finding = INTRODUCER_WITHOUT_LIST.at(self.sheet.locate(sentence.span), message);
            self.findings.push(
                finding.help("nest at least two bullets below it, each with two more blanks in front than it has"),
            );
            return None;
        }
        let mut members = Vec::new();
        // What doesn't count below the list doesn't count in any of its items.
        let excluded: Vec<Bullet> = exclusions(bullet).cloned().collect();
        let is_item = |child: &&Bullet| !child.text.is_blank() && rungs_text::excluded(&child.text).is_none();
        let mut items: Vec<Bullet> = bullet.children.iter().filter(is_item).cloned().collect();
        items.iter_mut().for_each(|item| item.children.extend(excluded.iter().cloned()));
        let outer = std::mem::take(&mut self.earlier);
        for child in &items {
            // Of alternatives none comes before another.
            if how != GroupHow::All {
                self.earlier = Rc::default();
            }
            let Some(item) = self.sentence(child, place.clone()) else { continue };
            let moment = item.moment.as_ref().map(|moment| context::moment(moment.value));
            if let Some(member) = self.requirement(child, &item, &context) {
                if how != GroupHow::All {
                    self.alternative(child, &member, moment);
                }
                Rc::make_mut(&mut self.earlier).extend(Earlier::of(&member));
                members.push((child, member));
            }
        }
        self.earlier = outer;
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
