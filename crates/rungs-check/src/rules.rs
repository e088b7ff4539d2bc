//! Bullets into requirements.

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::kind::Surroundings;
use rungs_core::requirement::{Content, Guard, How, Matter, Moment, Owner, Place, Requirement, Starts, Strength};
use rungs_core::vocabulary::Vocabulary;
use rungs_text::{Asker, Body, Bullet, Grammar, GroupHow, Rewrite, Scope, Sentence, Span, Text};

use crate::clause;
use crate::finding::{
    DEAD_LINK, Finding, INSTEAD_OF_WHICH, INTRODUCER_WITHOUT_LIST, LIST_WITHOUT_INTRODUCER, MISFIT, MORE_THAN_TWO,
    NO_SOURCE, NOT_AN_ALTERNATIVE, SOFTENED_TWICE, TOO_FEW_LISTED, UNCONFIRMED, UNKNOWN_NAME, VARIES_BY_WHAT,
};
use crate::fitting::{fitted, moved_up};
use crate::index::Index;
use crate::source::Sheet;
use crate::vocabulary_page::slug_of;
use crate::wording::{self, Definition, Leads};

/// What a heading, and the headings above it, say about the rules below.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    pub(crate) owner: Owner,
    pub(crate) for_funding: bool,
    pub(crate) moment: Moment,
    /// Whether a heading has set the moment, rather than the section's default.
    pub(crate) moment_told: bool,
    pub(crate) starts: Starts,
    /// Whether what is listed stands in a list any of which is enough.
    pub(crate) alternative: bool,
    /// The profession whose rules these are, on a page for several.
    pub(crate) profession: Option<String>,
    pub(crate) sources: Vec<String>,
    pub(crate) provider: Option<String>,
}

/// A requirement and the provider it belongs to, where it is one provider's own.
pub(crate) struct Rule {
    pub(crate) requirement: Requirement,
    pub(crate) provider: Option<String>,
}

/// Reads bullets of one page.
pub(crate) struct Rules<'r, 'a> {
    pub(crate) sheet: &'r Sheet<'a>,
    pub(crate) grammar: Grammar<'r>,
    pub(crate) vocabulary: &'r mut Vocabulary,
    pub(crate) findings: &'r mut Vec<Finding>,
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
}

/// What a page lists about the role, for rules that speak of every one of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listed {
    pub(crate) duties: Vec<String>,
    pub(crate) skills: Vec<String>,
}

impl Rules<'_, '_> {
    /// Every bullet of a list as a requirement.
    pub(crate) fn list(&mut self, bullets: &[Bullet], context: &Context) -> Vec<Rule> {
        let mut rules: Vec<Rule> = Vec::new();
        let mut varies = None;
        // A bullet without words is reported where the page is read.
        for bullet in bullets.iter().filter(|bullet| !bullet.text.is_blank()) {
            let Some(sentence) = self.sentence(bullet, rungs_text::Place::Rules) else { continue };
            let replaced = match &sentence.strength {
                rungs_text::Strength::Instead { of } => Some(of.clone()),
                _ => None,
            };
            let provider = match &sentence.scope {
                Some(scope) => match &scope.value {
                    Scope::At(provider) => Some(self::provider(provider)),
                    _ => context.provider.clone(),
                },
                None => context.provider.clone(),
            };
            if sentence.body == (Body::Varies { by: None }) {
                varies = Some(sentence.span);
            }
            let Some(requirement) = self.requirement(bullet, sentence, context) else { continue };
            match replaced {
                Some(of) => self.instead(&mut rules, requirement, of.map(|of| of.value), bullet),
                None => rules.push(Rule { requirement, provider }),
            }
        }
        if let [only] = rules.as_mut_slice() {
            stands_alone(&mut only.requirement);
            varies.into_iter().for_each(|sentence| self.varies_by_what(sentence));
        }
        rules
    }

    /// *Requirements vary*, alone, without by what.
    fn varies_by_what(&mut self, sentence: Span) {
        let written = sentence.slice(self.sheet.source);
        let end = Span::at(sentence.start + written.trim_end_matches(['.', ' ']).len());
        let finding = VARIES_BY_WHAT.at(self.sheet.locate(sentence), "nothing says by what these requirements vary");
        self.findings.push(
            finding
                .help("name it: by university, by employer; then people know whom to ask")
                .rewrite(Rewrite::new("by university", end, " by university"))
                .rewrite(Rewrite::new("by employer", end, " by employer")),
        );
    }

    /// The words a bullet is read in: links stand for what they lead to, and defined phrases for their definition.
    fn worded(&mut self, bullet: &Bullet) -> Text {
        let mut text = bullet.text.clone();
        for link in &bullet.links {
            match wording::leads(link, self.vocabulary, self.index) {
                Leads::To(term) => text = text.reworded(link.text.span(), self.vocabulary.title(term)),
                Leads::Outside => {}
                Leads::Nowhere => {
                    let message = format!("“{}” leads to no role page and no term of the vocabulary", link.target);
                    let finding = DEAD_LINK.at(self.sheet.locate(link.span), message);
                    self.findings.push(finding.help("link to `../roles/ROLE.md`, or to `../vocabulary/PAGE.md#TERM`"));
                }
            }
        }
        if rungs_text::definition(&bullet.text).is_some() {
            return text;
        }
        wording::in_full(&text, &self.definitions, self.vocabulary)
    }

    /// The names that a definition lists have to be known.
    fn defined(&mut self, bullet: &Bullet, sentence: Span) {
        if bullet.children.is_empty() {
            let message = "this introduces a list, and nothing is listed below it";
            let finding = INTRODUCER_WITHOUT_LIST.at(self.sheet.locate(sentence), message);
            self.findings.push(finding.help("nest a bullet for each name below it"));
        }
        for child in &bullet.children {
            let name = wording::item(child.text.as_str());
            if !self.vocabulary.named(name).is_empty() {
                continue;
            }
            let near = self.grammar.names.nearest(name, &[]);
            let message = format!("the vocabulary has nothing called “{name}”");
            let mut finding = UNKNOWN_NAME.at(self.sheet.locate(child.text.span()), message);
            finding.help = crate::finding::did_you_mean(&near);
            if let Some(meant) = near.first() {
                finding = finding.rewrite(Rewrite::new(format!("“{meant}”"), child.text.span(), meant.clone()));
            }
            self.findings.push(finding);
        }
    }

    fn sentence(&mut self, bullet: &Bullet, place: rungs_text::Place) -> Option<Sentence> {
        let text = self.worded(bullet);
        match rungs_text::read_sentence(&text, place, &self.grammar) {
            Ok(mut sentence) => {
                // It is shown as it was written.
                bullet.text.as_str().trim().clone_into(&mut sentence.text);
                self.index.sentence(&sentence, self.sheet);
                Some(sentence)
            }
            Err(problems) => {
                let sheet = self.sheet;
                let fitted = problems.into_iter().map(|problem| fitted(problem, bullet, sheet));
                let found = fitted.map(|problem| Finding::of_text(problem, |span| sheet.locate(span)));
                self.findings.extend(found);
                None
            }
        }
    }

    fn requirement(&mut self, bullet: &Bullet, sentence: Sentence, context: &Context) -> Option<Requirement> {
        let mut context = context.clone();
        match sentence.scope.as_ref().map(|scope| &scope.value) {
            Some(Scope::Funding) => {
                context.owner = Owner::Funder;
                context.for_funding = true;
            }
            Some(Scope::Registration) => context.owner = Owner::Regulator,
            Some(Scope::Post) => context.owner = Owner::Employer,
            Some(Scope::At(provider)) => context.provider = Some(self::provider(provider)),
            None => match sentence.asker {
                Some(Asker::Employers) => context.owner = Owner::Employer,
                Some(Asker::Providers) => context.owner = Owner::Provider,
                None => {}
            },
        }
        if !bullet.footnotes.is_empty() {
            context.sources = bullet.footnotes.iter().map(|footnote| footnote.value.clone()).collect();
        }
        let decider = sentence.decider.as_ref().and_then(|decider| match decider.value.as_str() {
            "they" => Some(context.owner.clone()),
            name => owner(name),
        });
        let guard = self.guard(&sentence, &context)?;
        let (content, falls_due) = self.content(bullet, &sentence, &context)?;
        let moment = match sentence.moment.as_ref() {
            Some(moment) => self::moment(moment.value),
            None if context.moment_told => context.moment,
            // What everyone goes through can't be a way round something else: as an alternative it is one's own to show.
            None => falls_due.filter(|due| !context.alternative || *due != Moment::Offered).unwrap_or(context.moment),
        };
        if context.sources.is_empty() && bullet.children.is_empty() {
            let message = "nothing says where this requirement comes from";
            let finding = NO_SOURCE.at(self.sheet.locate(bullet.text.span()), message);
            self.findings.push(finding.help("end the bullet with a footnote, such as `[^gm]`"));
        }
        if context.sources.iter().any(|source| self.unconfirmed.contains(source)) && bullet.children.is_empty() {
            let message = "this requirement is general knowledge: no source has confirmed it";
            self.findings.push(UNCONFIRMED.at(self.sheet.locate(bullet.text.span()), message));
        }
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
            reason: sentence.reason.map(|reason| reason.value),
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
            && let Some(first) = bullet.children.first()
        {
            let message = "only an introducer that ends in a colon can have a list below it";
            let finding = LIST_WITHOUT_INTRODUCER
                .at(self.sheet.locate(first.span), message)
                .help("end the sentence above with a colon, as in “You must have one of:”, or move these bullets up");
            self.findings.push(finding.rewrite(moved_up(bullet, self.sheet)));
            for child in &bullet.children {
                self.sentence(child, rungs_text::Place::Rules);
            }
        }
        match &sentence.body {
            Body::Match(found) => {
                let moment = sentence.moment.as_ref().map(|moment| moment.value);
                self.read(found, sentence, moment, context).map(|read| (read.content, read.falls_due))
            }
            Body::Words(words) => {
                let lower = words.value.to_lowercase();
                // What an interview or a statement is about is weighed there, once a place is in sight.
                let once = ["values", "statement", "commitment", "interview", "audition", "portfolio"];
                let offered = once.iter().any(|word| lower.contains(word)).then_some(Moment::Offered);
                Some((Content::Judgement, offered))
            }
            Body::Group { how, verb, pair } => {
                if let Some(pair) = pair.filter(|_| bullet.children.len() > 2) {
                    self.more_than_two(pair, *how, bullet.children.len());
                }
                self.group(bullet, sentence, *how, verb, context).map(|group| (group, None))
            }
            // It asks for nothing: it is put in full wherever the phrase stands.
            Body::Definition(_) => {
                self.defined(bullet, sentence.span);
                None
            }
            Body::NothingSet => Some((Content::NothingSet { alone: false }, None)),
            Body::Varies { .. } => Some((Content::Varies { alone: false }, None)),
            Body::NotKnownYet | Body::Unread(_) => Some((Content::NotKnownYet, None)),
        }
    }

    /// *Either* and *both* over a longer list.
    fn more_than_two(&mut self, pair: Span, how: GroupHow, count: usize) {
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

    fn group(
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
            context.moment = self::moment(moment.value);
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
        for child in bullet.children.iter().filter(|child| !child.text.is_blank()) {
            let Some(item) = self.sentence(child, place.clone()) else { continue };
            let moment = item.moment.as_ref().map(|moment| self::moment(moment.value));
            if let Some(member) = self.requirement(child, item, &context) {
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
            finding = finding.help("start the list with “You must have one of:”");
            if let Some(firm) = firm_introducer(sentence, how, verb) {
                finding = finding.rewrite(Rewrite::new("a list that must be met", sentence.span, firm));
            }
            self.findings.push(finding);
        }
        let asked = usize::from(match how_many {
            How::AtLeast(count) => count,
            _ => 1,
        });
        if members.len() < asked.max(1) && members.len() == bullet.children.len() {
            let message = format!("at least {asked} of these are asked for, and only {} are listed", members.len());
            self.findings.push(TOO_FEW_LISTED.at(self.sheet.locate(sentence.span), message));
        }
        let members = members.into_iter().map(|(_, member)| member).collect();
        Some(Content::Group { how: how_many, members })
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

    /// What a clause asks, that has to hold at this moment if the sentence says so.
    fn read(
        &mut self,
        found: &rungs_text::Match,
        sentence: &Sentence,
        moment: Option<rungs_text::Moment>,
        context: &Context,
    ) -> Option<clause::Read> {
        let around = self.surroundings(found, moment);
        match clause::read(found, &sentence.text, &context.owner, self.vocabulary, &around) {
            Ok(read) => Some(read),
            Err(trouble) => {
                let span = trouble.span.unwrap_or(sentence.span);
                let mut finding = MISFIT.at(self.sheet.locate(span), trouble.misfit.message);
                finding.help = trouble.misfit.help;
                self.findings.push(finding);
                None
            }
        }
    }

    /// What stands around a clause, as far as it can speak of it.
    fn surroundings(&mut self, found: &rungs_text::Match, moment: Option<rungs_text::Moment>) -> Surroundings {
        let (day, every_years) = match moment {
            Some(rungs_text::Moment::By(day) | rungs_text::Moment::On(day)) => (clause::date(day), None),
            Some(rungs_text::Moment::EveryYears(years)) => (None, Some(years)),
            Some(rungs_text::Moment::Yearly) => (None, Some(1)),
            _ => (None, None),
        };
        // Only a clause that speaks of them all makes terms of them.
        let mut terms = |flag: &str, class: &str, words: &[String]| match found.slots.contains_key(flag) {
            true => words.iter().map(|one| clause::asked_about(self.vocabulary, one, class)).collect(),
            false => Vec::new(),
        };
        let duties = terms("duties", "duty", &self.lists.duties);
        let skills = terms("skills", "skill", &self.lists.skills);
        Surroundings { day, every_years, duties, skills }
    }

    /// The guard of a sentence, joined with the profession of its heading. The outer option is failure to read it.
    fn guard(&mut self, sentence: &Sentence, context: &Context) -> Option<Option<Guard>> {
        let profession = context.profession.as_ref().map(|profession| {
            let clause = clause::open(self.vocabulary, &format!("the post is in {profession}"));
            (clause, format!("if the post is in {profession}"))
        });
        let own = match &sentence.guard {
            None => None,
            Some(guard) => {
                let matter = match &guard.clause {
                    rungs_text::Clause::Open(words) => clause::open(self.vocabulary, &words.value),
                    rungs_text::Clause::Match { found, .. } => {
                        let moment = guard.moment.as_ref().map(|moment| moment.value);
                        let read = self.read(found, sentence, moment, context)?;
                        let Content::Matter(matter) = read.content else {
                            let message = "this can't be a condition: nothing about the person settles it";
                            self.findings.push(MISFIT.at(self.sheet.locate(guard.span), message));
                            return None;
                        };
                        matter
                    }
                };
                let matter = if guard.unless { Matter::Not(Box::new(matter)) } else { matter };
                Some((matter, guard.span.slice(self.sheet.source).to_owned()))
            }
        };
        Some(match (profession, own) {
            (None, None) => None,
            (Some((clause, sentence)), None) | (None, Some((clause, sentence))) => Some(Guard { clause, sentence }),
            (Some((one, of)), Some((other, words))) => {
                Some(Guard { clause: Matter::All(vec![one, other]), sentence: format!("{of}, {words}") })
            }
        })
    }

    /// Joins *x may count instead of y* to the y before it: one of the two.
    fn instead(&mut self, rules: &mut [Rule], requirement: Requirement, of: Option<String>, bullet: &Bullet) {
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

/// How the id of a requirement ends that other things may count instead of.
const OR_INSTEAD: &str = "-or-instead";

/// *No set requirements* and *requirements vary* mean more where nothing stands beside them.
fn stands_alone(requirement: &mut Requirement) {
    if let Content::NothingSet { alone } | Content::Varies { alone } = &mut requirement.content {
        *alone = true;
    }
}

fn singular(words: &str) -> String {
    let lower = words.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "the");
    words.map(|word| word.strip_suffix('s').unwrap_or(word)).collect::<Vec<_>>().join(" ")
}

/// A provider's name without the article it is written with in a heading.
pub(crate) fn provider(name: &str) -> String {
    let name = name.trim();
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name).to_owned()
}

/// Who a page means; `None` is anyone.
pub(crate) fn owner(name: &str) -> Option<Owner> {
    let plain = name.trim().trim_start_matches("the ").trim_start_matches("your ").to_lowercase();
    Some(match plain.as_str() {
        "anyone" | "everyone" => return None,
        "funder" => Owner::Funder,
        "standard" | "apprenticeship standard" => Owner::Standard,
        "university" | "college" | "provider" | "university or college" | "course" | "training provider" => {
            Owner::Provider
        }
        "regulator" => Owner::Regulator,
        "employer" => Owner::Employer,
        _ => Owner::Named(name.trim().to_owned()),
    })
}

fn strength(strength: &rungs_text::Strength) -> Strength {
    match strength {
        rungs_text::Strength::Must => Strength::Must,
        rungs_text::Strength::Usually => Strength::Usually,
        rungs_text::Strength::Should => Strength::Should,
        rungs_text::Strength::May => Strength::May,
        rungs_text::Strength::Preferably => Strength::Preferably,
        rungs_text::Strength::Instead { .. } => Strength::Instead,
    }
}

fn moment(moment: rungs_text::Moment) -> Moment {
    use rungs_text::{Milestone, Moment as Written};
    match moment {
        Written::Apply => Moment::Apply,
        // A day of the calendar comes before the start it belongs to.
        Written::Start | Written::Throughout | Written::By(_) | Written::On(_) => Moment::Start,
        Written::Offered => Moment::Offered,
        Written::Within { of: Milestone::Applying, .. } => Moment::Apply,
        Written::Within { count, days, of: Milestone::Starting } => {
            Moment::WithinMonths(if days { count.div_ceil(30) } else { count })
        }
        Written::Within { of: Milestone::Finishing, .. } | Written::BeforeFinish | Written::ByQualifying => {
            Moment::Finish
        }
        Written::Within { of: Milestone::Qualifying | Milestone::Registering, .. }
        | Written::BeforeTitle
        | Written::Qualified
        | Written::Register => Moment::Qualified,
        Written::EveryYears(years) => Moment::EveryYears(years),
        Written::Yearly => Moment::EveryYears(1),
    }
}
