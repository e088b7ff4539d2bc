//! Bullets into requirements.
//!
//! A bullet's words become a sentence (`words`), its clause a condition (`asked`), its *if* a guard (`guard`), the bullets
//! below it a list (`group`); what headings say about all of them is the context.

mod asked;
mod context;
mod filled_in;
mod formality;
mod gain;
mod group;
mod guard;
mod instead;
mod meant;
pub(crate) mod named;
mod outdented;
mod silence;
mod tried;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rungs_core::kind::Earlier;
use rungs_core::requirement::{Content, Moment, Owner, Place, Requirement};
use rungs_core::vocabulary::TermId;
use rungs_text::{Asker, Body, Bullet, Nearly, Readings, Scope, Sentence, Span, Spanned};

pub(crate) use context::{Context, owner, provider};

use crate::finding::{
    Finding, JUDGED_MEASURE, JUDGED_WHOLE, LIST_WITHOUT_INTRODUCER, MISPLACED_OFFER, NO_SOURCE, UNCONFIRMED,
    UNREAD_HERE,
};
use crate::fitting::{fit_bullet, moved_up};
use crate::index::Index;
use crate::own_words::OwnWords;
use crate::source::Sheet;
use crate::vocabulary_page::slug_of;
use crate::wording::Definition;

use context::strength;
use formality::{is_gone_through, is_the_way_in};
use named::NamedRules;
use silence::stands_alone;

/// A requirement and the provider it belongs to, where it is one provider's own.
pub(crate) struct Rule {
    pub(crate) requirement: Requirement,
    pub(crate) provider: Option<String>,
}

/// Reads bullets of one page.
pub(crate) struct Rules<'r, 'a> {
    pub(crate) sheet: &'r Sheet<'a>,
    pub(crate) readings: &'r Readings<'r>,
    pub(crate) vocabulary: &'r OwnWords<'r>,
    /// Where terms are defined.
    pub(crate) defined: &'r Index,
    pub(crate) findings: &'r mut Vec<Finding>,
    /// What stands on this page.
    pub(crate) index: &'r mut Index,
    pub(crate) ids: BTreeSet<String>,
    /// The phrases defined here, those of the way in last.
    pub(crate) definitions: Vec<Definition>,
    /// The last number put behind each id that was taken already.
    pub(crate) numbers: BTreeMap<String, usize>,
    /// Footnotes that name no source, only what is generally known.
    pub(crate) unconfirmed: BTreeSet<String>,
    /// The duties and the skills that the page lists.
    pub(crate) lists: Listed,
    /// Whether the page was imported, and may leave sentences unread.
    pub(crate) imported: bool,
    /// What sentences of the list that is being read asked of qualifications before.
    pub(crate) earlier: Rc<Vec<Earlier>>,
    /// The rules that have a name.
    pub(crate) named: &'r NamedRules<'r, 'a>,
    /// The rules that are being read, outermost first.
    pub(crate) within: Vec<TermId>,
    /// How many sentences were read because a rule of theirs was named.
    pub(crate) read_by_name: usize,
    /// The rules that sentences of this page name, and where.
    pub(crate) named_here: Vec<(TermId, Span)>,
    /// The sentences of the list that is being read, without their full stops.
    pub(crate) beside: BTreeSet<String>,
    /// What providers of the way in that is being read have filled in.
    pub(crate) filled_in: Vec<filled_in::Said>,
}

/// The sentence of a bullet without its full stop.
fn plain(bullet: &Bullet) -> String {
    bullet.text.as_str().trim().trim_end_matches('.').to_owned()
}

/// What a page lists about the role, for rules that speak of every one of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listed {
    pub(crate) duties: Vec<String>,
    pub(crate) skills: Vec<String>,
    /// The professions that the page is about.
    pub(crate) professions: Vec<TermId>,
}

impl<'r, 'a> Rules<'r, 'a> {
    /// Rules of a page of which nothing else is known.
    pub(crate) fn new(
        sheet: &'r Sheet<'a>,
        readings: &'r Readings<'r>,
        vocabulary: &'r OwnWords<'r>,
        defined: &'r Index,
        findings: &'r mut Vec<Finding>,
        index: &'r mut Index,
        named: &'r NamedRules<'r, 'a>,
    ) -> Rules<'r, 'a> {
        Rules {
            sheet,
            readings,
            vocabulary,
            defined,
            findings,
            index,
            ids: BTreeSet::new(),
            definitions: Vec::new(),
            numbers: BTreeMap::new(),
            unconfirmed: BTreeSet::new(),
            lists: Listed::default(),
            imported: false,
            earlier: Rc::default(),
            named,
            within: Vec::new(),
            read_by_name: 0,
            named_here: Vec::new(),
            beside: BTreeSet::new(),
            filled_in: Vec::new(),
        }
    }
}

impl Rules<'_, '_> {
    /// Every bullet of a list as a requirement.
    pub(crate) fn list(&mut self, bullets: &[Bullet], context: &Context) -> Vec<Rule> {
        let mut rules: Vec<Rule> = Vec::new();
        let mut varies = None;
        let outer = std::mem::take(&mut self.earlier);
        let around = std::mem::replace(&mut self.beside, bullets.iter().map(plain).collect());
        let mut nested = 0;
        // A bullet without words is reported where the page is read.
        for (place, bullet) in bullets.iter().enumerate().filter(|(_, bullet)| !bullet.text.is_blank()) {
            // Those that belong below the one before them are told of with it.
            if place < nested {
                continue;
            }
            let behind = bullets.get(place + 1..).unwrap_or_default();
            if let Some(count) = self.not_nested(bullet, behind) {
                nested = place + 1 + count;
                continue;
            }
            let Some(sentence) = self.sentence(bullet, rungs_text::Place::Rules) else { continue };
            if let Body::FilledIn(filled) = &sentence.body {
                self.fills_in(bullet, &sentence, filled, context);
                continue;
            }
            let replaced = match &sentence.strength {
                rungs_text::Strength::Instead { of } => Some(of.clone()),
                _ => None,
            };
            let provider = match &sentence.scope {
                Some(scope) => match &scope.value {
                    Scope::At(provider) => Some(context::provider(provider)),
                    _ => context.provider.clone(),
                },
                None => context.provider.clone(),
            };
            if sentence.body == (Body::Varies { by: None }) {
                varies = Some(sentence.span);
            }
            let Some(requirement) = self.requirement(bullet, &sentence, context) else { continue };
            Rc::make_mut(&mut self.earlier).extend(Earlier::of(&requirement));
            match replaced {
                Some(of) => self.instead(&mut rules, requirement, of.map(|of| of.value), bullet),
                None => rules.push(Rule { requirement, provider }),
            }
        }
        self.earlier = outer;
        self.beside = around;
        // What one provider asks stands beside nothing that everybody else is asked.
        let of: Vec<Option<String>> = rules.iter().map(|rule| rule.provider.clone()).collect();
        let is_alone = |rule: &&mut Rule| of.iter().filter(|provider| **provider == rule.provider).count() == 1;
        for rule in rules.iter_mut().filter(is_alone) {
            stands_alone(&mut rule.requirement);
            if matches!(rule.requirement.content, Content::Varies { .. }) {
                varies.take().into_iter().for_each(|sentence| self.varies_by_what(sentence));
            }
        }
        rules
    }

    /// What a bullet asks, and whether it says where that comes from.
    fn requirement(&mut self, bullet: &Bullet, sentence: &Sentence, context: &Context) -> Option<Requirement> {
        let requirement = match &sentence.otherwise {
            Some(otherwise) => self.or_instead(bullet, sentence, otherwise, context),
            None => self.stated(bullet, sentence, context),
        }?;
        if matches!(sentence.body, Body::Group { .. }) {
            return Some(requirement);
        }
        if requirement.sources.is_empty() {
            let message = "nothing says where this requirement comes from";
            let finding = NO_SOURCE.at(self.sheet.locate(bullet.text.span()), message);
            self.findings.push(finding.help("end the bullet with a footnote, such as `[^gm]`"));
        }
        if requirement.sources.iter().any(|source| self.unconfirmed.contains(source)) {
            let message = "this requirement is general knowledge: no source has confirmed it";
            self.findings.push(UNCONFIRMED.at(self.sheet.locate(bullet.text.span()), message));
        }
        Some(requirement)
    }

    /// What one sentence, or one part of it, asks.
    fn stated(&mut self, bullet: &Bullet, sentence: &Sentence, context: &Context) -> Option<Requirement> {
        let mut context = context.clone();
        match sentence.scope.as_ref().map(|scope| &scope.value) {
            Some(Scope::Funding) => {
                context.owner = Owner::Funder;
                context.for_funding = true;
            }
            Some(Scope::Registration) => context.owner = Owner::Regulator,
            Some(Scope::Post) => context.owner = Owner::Employer,
            Some(Scope::At(provider)) => {
                let provider = context::provider(provider);
                if !context.takes_offers && context.provider.as_ref() != Some(&provider) {
                    self.misplaced_offer(sentence, &provider);
                    return None;
                }
                context.provider = Some(provider);
            }
            None => match sentence.asker {
                Some(Asker::Employers) => context.owner = Owner::Employer,
                Some(Asker::Providers) => context.owner = Owner::Provider,
                None => {}
            },
        }
        let footnotes = || std::iter::once(bullet).chain(words::exclusions(bullet)).flat_map(|one| &one.footnotes);
        if footnotes().next().is_some() {
            context.sources = footnotes().map(|footnote| footnote.value.clone()).collect();
        }
        let decider = sentence.decider.as_ref().and_then(|decider| match decider.value.as_str() {
            "they" => Some(context.owner.clone()),
            name => owner(name),
        });
        // Both are read for what is wrong with them.
        let content = self.content(bullet, sentence, &context);
        let guard =
            self.guard(sentence, content.as_ref().map_or(&Content::Judgement, |(content, _)| content), &context);
        let (guard, (content, falls_due)) = (guard?, content?);
        let moment = match sentence.moment.as_ref() {
            Some(moment) => context::moment(moment.value),
            None if context.moment_told => context.moment,
            // What everyone goes through can't be a way round something else, nor the whole of a way in: there it is one's
            // own to show.
            None => falls_due
                .filter(|due| *due != Moment::Offered || !(context.alternative || is_the_way_in(sentence, &context)))
                .unwrap_or(context.moment),
        };
        let id = self.id(&sentence.text);
        Some(Requirement {
            id,
            sentence: sentence.text.trim().to_owned(),
            place: Place { page: self.sheet.path.to_owned(), line: self.sheet.locate(bullet.text.span()).line },
            strength: strength(&sentence.strength),
            owner: context.owner,
            for_funding: context.for_funding,
            moment,
            starts: context.starts,
            guard,
            content,
            decider,
            filled_in: None,
            reason: sentence.reason.as_ref().map(|reason| reason.value.clone()),
            sources: context.sources,
        })
    }

    /// What is asked, and when such a thing falls due if nothing says so.
    fn content(
        &mut self,
        bullet: &Bullet,
        sentence: &Sentence,
        context: &Context,
    ) -> Option<(Content, Option<Moment>)> {
        if !matches!(sentence.body, Body::Group { .. } | Body::Definition(_))
            && let Some(first) = bullet.children.iter().find(|child| rungs_text::excluded(&child.text).is_none())
        {
            let message = "only an introducer that ends in a colon can have a list below it";
            let finding = LIST_WITHOUT_INTRODUCER
                .at(self.sheet.locate(first.span), message)
                .help("end the sentence above with a colon, as in “You must have one of:”, or move these bullets up");
            self.findings.push(finding.rewrite(moved_up(bullet, self.sheet)));
            for child in bullet.children.iter().filter(|child| rungs_text::excluded(&child.text).is_none()) {
                self.sentence(child, rungs_text::Place::Rules);
            }
        }
        match &sentence.body {
            Body::Match(found) => {
                let moment = sentence.moment.as_ref().map(|moment| moment.value);
                let written = Spanned::new(sentence.text.clone(), sentence.span);
                self.read(found, &written, moment, context).map(|read| (read.content, read.falls_due))
            }
            Body::Words(words) => {
                self.judged_whole(bullet, words, sentence);
                let offered = is_gone_through(&words.value).then_some(Moment::Offered);
                Some((Content::Judgement, offered))
            }
            Body::Group { how, pair, .. } => {
                if let Some(pair) = pair.filter(|_| bullet.children.len() > 2) {
                    self.more_than_two(pair, *how, bullet.children.len());
                }
                self.group(bullet, sentence, *how, context).map(|group| (group, None))
            }
            // It asks for nothing: it is put in full wherever the phrase stands.
            Body::Definition(_) => {
                self.defined(bullet, sentence.span);
                None
            }
            Body::NothingSet => Some((Content::NothingSet { alone: false }, None)),
            Body::Varies { .. } => Some((Content::Varies { alone: false }, None)),
            Body::NotKnownYet => Some((Content::NotKnownYet, None)),
            Body::FilledIn(_) => {
                self.fills_in_for_nobody(bullet);
                None
            }
            Body::Unread(_) => {
                self.unread(sentence.span);
                Some((Content::NotKnownYet, None))
            }
        }
    }

    /// One provider's rule in the midst of everybody's.
    fn misplaced_offer(&mut self, sentence: &Sentence, provider: &str) {
        let span = sentence.scope.as_ref().map_or(sentence.span, |scope| scope.span);
        let message = format!("what {provider} asks can't stand here: everything here is asked by all of them");
        let help = format!("write it below a way in, as a bullet of its own or under `#### At {provider}`");
        self.findings.push(MISPLACED_OFFER.at(self.sheet.locate(span), message).help(help));
    }

    /// Words that somebody judges, though some of them could be checked.
    fn judged_whole(&mut self, bullet: &Bullet, words: &Spanned<String>, sentence: &Sentence) {
        let Some(nearly) = &sentence.nearly else { return };
        let whole = |place: Span, help: String| {
            let message = format!("nothing of “{}” is checked: all of it is theirs to judge", words.value);
            JUDGED_WHOLE.at(self.sheet.locate(place), message).help(help)
        };
        let finding = match nearly {
            Nearly::TooMany { apart: Some(apart), .. } if self.beside.contains(&apart.checked) => return,
            Nearly::TooMany { words, without, apart } => {
                let help = format!(
                    "without “{}” what it asks could be checked, and would still be theirs to decide; otherwise leave it",
                    words.value
                );
                let finding = whole(words.span, help).rewrite(without.clone());
                apart.iter().fold(finding, |finding, apart| {
                    let mut bullets = apart.bullets.clone();
                    fit_bullet(&mut bullets, bullet, self.sheet);
                    finding.rewrite(bullets)
                })
            }
            Nearly::Verb { verb, words, with } => {
                let help = format!("with “{verb}” it could be checked, and would still be theirs to decide");
                whole(words.span, help).rewrite(with.clone())
            }
            Nearly::Holds(measure) => {
                let message =
                    format!("nobody is held to “{}”: all of “{}” is theirs to judge", measure.value, words.value);
                JUDGED_MEASURE
                    .at(self.sheet.locate(measure.span), message)
                    .help("where it is a threshold, give it a bullet that can be checked, beside what they judge")
            }
        };
        self.findings.push(finding);
    }

    /// *Unread:* belongs on pages that were imported.
    fn unread(&mut self, sentence: Span) {
        if self.imported {
            return;
        }
        let message = "this page wasn't imported, so nothing on it is left unread";
        let finding = UNREAD_HERE.at(self.sheet.locate(sentence), message);
        let help = "say what it asks, or write “What is needed here isn't known yet.”; a page that was imported says so in its front matter: `imported-from: …`";
        self.findings.push(finding.help(help));
    }

    /// An id from the sentence's first words, unique on the page.
    fn id(&mut self, sentence: &str) -> String {
        let base = slug_of(sentence, 10);
        let mut id = base.clone();
        while !self.ids.insert(id.clone()) {
            // Counting goes on where it stopped for the last sentence that begins like this.
            let number = self.numbers.entry(base.clone()).or_insert(1);
            *number += 1;
            id = format!("{base}-{number}");
        }
        id
    }
}
