//! What one provider fills in, of what the general rules leave open: *The GCSEs are not asked for.*
//!
//! What is *usual*, what *may* be asked and what may count *instead* are open for whoever asks. A provider can close them
//! for everybody who goes there, and nothing else: a *must* stays one.

use rungs_core::fact::Outcome;
use rungs_core::framework::{Offer, Route, RouteKind};
use rungs_core::requirement::{Content, Owner, Place, Requirement, Starts, Strength};
use rungs_core::vocabulary::Vocabulary;
use rungs_text::{Bullet, FilledIn, Filling, Scope, Sentence};

use super::Rules;
use super::context::{self, Context};
use super::instead::Wanted;
use crate::finding::{FILLS_IN_NOTHING, FILLS_IN_WHICH, Finding, Location, MISFIT, MISPLACED_OFFER, NO_SOURCE};

/// A sentence that fills something in, until all general rules of its way in are known.
pub(crate) struct Said {
    provider: String,
    filled: FilledIn,
    sentence: String,
    location: Location,
    starts: Starts,
    sources: Vec<String>,
}

impl Rules<'_, '_> {
    /// Keeps a sentence that fills something in, or says why it can't stand here.
    pub(super) fn fills_in(&mut self, bullet: &Bullet, sentence: &Sentence, filled: &FilledIn, context: &Context) {
        let location = self.sheet.locate(bullet.text.span());
        let provider = match sentence.scope.as_ref().map(|scope| &scope.value) {
            Some(Scope::At(provider)) => {
                let provider = context::provider(provider);
                if !context.takes_offers {
                    return self.misplaced_offer(sentence, &provider);
                }
                Some(provider)
            }
            Some(_) => None,
            None => context.provider.clone(),
        };
        let Some(provider) = provider else { return self.fills_in_for_nobody(bullet) };
        if sentence.guard.is_some() || sentence.moment.is_some() {
            let message = format!("what {provider} fills in holds for everybody who goes there");
            let help =
                "say it without a condition and without a time, or write the rule as it is there: “If …, you must …”";
            self.findings.push(MISFIT.at(location, message).help(help));
            return;
        }
        let sources = match bullet.footnotes.as_slice() {
            [] => context.sources.clone(),
            footnotes => footnotes.iter().map(|footnote| footnote.value.clone()).collect(),
        };
        if sources.is_empty() {
            let message = "nothing says where this comes from";
            self.findings
                .push(NO_SOURCE.at(location.clone(), message).help("end the bullet with a footnote, such as `[^gm]`"));
        }
        let (filled, sentence, starts) = (filled.clone(), sentence.text.trim().to_owned(), context.starts);
        self.filled_in.push(Said { provider, filled, sentence, location, starts, sources });
    }

    /// It says what is made of a rule, and not whose.
    pub(super) fn fills_in_for_nobody(&mut self, bullet: &Bullet) {
        let message = "this says what is made of a general rule, and only one provider can say so";
        let help = "write it under `#### At` and its name below a way in; a rule for everybody says “You must …” or “You usually …”";
        self.findings.push(MISPLACED_OFFER.at(self.sheet.locate(bullet.text.span()), message).help(help));
    }

    /// Fills in what providers of a way in have made of its general rules, and of those of every way in.
    pub(crate) fn fill_in(&mut self, route: &mut Route, to_start: &[Requirement]) {
        for said in std::mem::take(&mut self.filled_in) {
            let place = match route.offers.iter().position(|offer| offer.provider == said.provider) {
                Some(place) => place,
                None => {
                    route.offers.push(Offer { provider: said.provider.clone(), ..Offer::default() });
                    route.offers.len() - 1
                }
            };
            let Some(offer) = route.offers.get(place) else { continue };
            // A rule that has been filled in before is filled in further.
            let general = to_start.iter().chain(&route.requirements);
            let rules: Vec<&Requirement> = general
                .filter(|general| general.starts == said.starts && !general.for_funding)
                .map(|general| offer.filled_in.iter().find(|own| own.id == general.id).unwrap_or(general))
                .collect();
            let filled = said.filled_in(&rules, route.kind, self.vocabulary);
            match filled {
                Ok(filled) => {
                    if let Some(offer) = route.offers.get_mut(place) {
                        offer.filled_in.retain(|own| own.id != filled.id);
                        offer.filled_in.push(filled);
                    }
                }
                Err(finding) => self.findings.push(finding),
            }
        }
        // Providers come as the page names them.
        let line = |offer: &Offer| offer.requirements.iter().chain(&offer.filled_in).map(|one| one.place.line).min();
        route.offers.sort_by_key(line);
    }
}

/// A part of a rule that a sentence may speak of.
struct Part<'r> {
    rule: &'r Requirement,
    /// Which member of it, and of that which member.
    path: Vec<usize>,
    asked: &'r Requirement,
    /// Whether the sentence speaks of all that is asked there.
    is_whole: bool,
}

impl Said {
    /// The rule it speaks of, as it is asked there.
    fn filled_in(
        &self,
        rules: &[&Requirement],
        kind: RouteKind,
        vocabulary: &Vocabulary,
    ) -> Result<Requirement, Finding> {
        if self.filled.is_all() {
            return self.closed(rules);
        }
        let part = self.part(rules, vocabulary)?;
        if let Some((message, help)) = self.is_closed(&part, kind) {
            return Err(FILLS_IN_NOTHING.at(self.location.clone(), message).help(help));
        }
        let outcome = match self.filled.filling {
            Filling::NotAsked | Filling::Counts => Outcome::Granted,
            Filling::Asked | Filling::CountsNot => Outcome::Refused,
        };
        let mut filled = part.rule.clone();
        fill(&mut filled, &part.path, outcome);
        Ok(self.standing_here(filled))
    }

    /// A general rule that something has been filled in, as it stands at this provider.
    fn standing_here(&self, mut filled: Requirement) -> Requirement {
        filled.sentence = format!("{} {}", filled.sentence, self.sentence);
        filled.place = Place { page: self.location.path.clone(), line: self.location.line };
        filled.sources.clone_from(&self.sources);
        filled
    }

    /// *Requirements vary*, and here they are.
    fn closed(&self, rules: &[&Requirement]) -> Result<Requirement, Finding> {
        let varies = rules.iter().find(|rule| matches!(rule.content, Content::Varies { alone: true }));
        let Some(varies) = varies else {
            let message = "the general rules don't leave open what else is asked";
            let help =
                "take this out: what stands here comes on top of the general rules, and with them it is all there is";
            return Err(FILLS_IN_NOTHING.at(self.location.clone(), message).help(help));
        };
        let mut filled = (*varies).clone();
        filled.filled_in = Some(Outcome::Granted);
        Ok(self.standing_here(filled))
    }

    /// The one part of the general rules that it speaks of.
    fn part<'r>(&self, rules: &[&'r Requirement], vocabulary: &Vocabulary) -> Result<Part<'r>, Finding> {
        let wanted = Wanted::new(&self.filled.what.value, vocabulary);
        let of = self.filled.of.as_ref().map(|of| Wanted::new(&of.value, vocabulary));
        let mut parts = Vec::new();
        for rule in rules.iter().filter(|rule| of.as_ref().is_none_or(|of| of.is_spoken_of(rule, vocabulary))) {
            let is_spoken_of = |one: &Requirement| wanted.is_spoken_of(one, vocabulary);
            self.parts(rule, rule, &mut Vec::new(), &is_spoken_of, &mut parts);
        }
        // What may count instead, or else what has to be accepted.
        if self.counts() && parts.iter().any(|part| part.asked.strength == Strength::Instead) {
            parts.retain(|part| part.asked.strength == Strength::Instead);
        }
        let found = parts.len();
        match (parts.pop(), found) {
            (Some(part), 1) => Ok(part),
            _ => {
                let named = &self.filled.what.value;
                let message = format!(
                    "“{named}” should be exactly one of the rules that every provider has here, and {found} are"
                );
                let help = "name what that rule asks for, as in “The GCSEs are not asked for.”; what is asked there alone is a rule of its own: “You must …”";
                Err(FILLS_IN_WHICH.at(self.location.clone(), message).help(help))
            }
        }
    }

    fn counts(&self) -> bool {
        matches!(self.filled.filling, Filling::Counts | Filling::CountsNot)
    }

    /// The parts of a rule that it may speak of.
    fn parts<'r>(
        &self,
        rule: &'r Requirement,
        asked: &'r Requirement,
        path: &mut Vec<usize>,
        is_spoken_of: &dyn Fn(&Requirement) -> bool,
        parts: &mut Vec<Part<'r>>,
    ) {
        let is_soft = matches!(asked.strength, Strength::Usually | Strength::Should | Strength::May);
        let is_whole = match &asked.content {
            // The strength of a list stands once, for all of it.
            Content::Group { members, .. } if is_soft && !self.counts() => members.iter().all(is_spoken_of),
            Content::Group { members, .. } => {
                for (place, member) in members.iter().enumerate() {
                    path.push(place);
                    self.parts(rule, member, path, is_spoken_of, parts);
                    path.pop();
                }
                return;
            }
            _ => true,
        };
        let is_asked = !matches!(asked.strength, Strength::Instead | Strength::Preferably);
        if is_spoken_of(asked) && (self.counts() || is_asked) {
            parts.push(Part { rule, path: path.clone(), asked, is_whole });
        }
    }

    /// Why nothing is left open for this provider, and what to do; none, if something is.
    fn is_closed(&self, part: &Part<'_>, kind: RouteKind) -> Option<(String, &'static str)> {
        let Part { asked, is_whole, .. } = part;
        let (provider, named, rule) = (&self.provider, &self.filled.what.value, asked.sentence.trim_end_matches('.'));
        let is_settled_by_facts = matches!(asked.content, Content::Matter(_) | Content::Group { .. });
        let by_person = || {
            let message = format!("“{rule}” is judged person by person, so nothing can be said of it beforehand");
            Some((message, "leave it to whoever decides"))
        };
        match (self.filled.filling, asked.strength) {
            (Filling::Asked | Filling::NotAsked, Strength::Must) if asked.decider.is_some() && !is_settled_by_facts => {
                return by_person();
            }
            (Filling::Asked, Strength::Must) => {
                return Some((format!("“{rule}” is asked everywhere, at {provider} as well"), "take this out"));
            }
            (Filling::NotAsked, Strength::Must) => {
                let help = "if some don't ask for it, it isn't a must: write “You usually …”, or move it below each provider that asks for it";
                return Some((format!("“{rule}” must be met everywhere, at {provider} as well"), help));
            }
            (Filling::Asked | Filling::NotAsked, _) if asked.decider.is_some() => return by_person(),
            (Filling::Counts | Filling::CountsNot, _) if !is_settled_by_facts => return by_person(),
            (Filling::Counts, Strength::Must) if asked.decider.is_some() => {}
            (Filling::Counts | Filling::CountsNot, Strength::Instead) => {}
            (Filling::Counts | Filling::CountsNot, _) => {
                let help = "only what may count instead, or what has to be accepted, can be said to count";
                return Some((format!("“{rule}” leaves nothing about “{named}” to be accepted"), help));
            }
            _ => {}
        }
        if !is_whole {
            let message = format!("“{rule}” asks for more than “{named}”, all of it as strongly");
            return Some((message, "give what differs a bullet of its own in the general rules"));
        }
        let owner = asked.decider.as_ref().unwrap_or(&asked.owner);
        let is_own = match owner {
            Owner::Provider => true,
            Owner::Employer => matches!(kind, RouteKind::DirectEntry | RouteKind::Promotion),
            Owner::Named(name) => name == provider,
            Owner::Funder | Owner::Standard | Owner::Regulator => false,
        };
        if is_own || self.filled.filling == Filling::Asked {
            return None;
        }
        let message = format!("what “{rule}” leaves open is for {} to decide, and not for {provider}", owner.spoken());
        Some((message, "take this out; what the provider asks itself is a rule of its own: “You must …”"))
    }
}

fn fill(requirement: &mut Requirement, path: &[usize], outcome: Outcome) {
    let Some((place, path)) = path.split_first() else {
        requirement.filled_in = Some(outcome);
        return;
    };
    if let Content::Group { members, .. } = &mut requirement.content
        && let Some(member) = members.get_mut(*place)
    {
        fill(member, path, outcome);
    }
}
