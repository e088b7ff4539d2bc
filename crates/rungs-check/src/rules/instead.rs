//! *X may count instead of y*: joined to the y before it.

use rungs_core::condition::Check;
use rungs_core::requirement::{Content, How, Leaf, Requirement, Strength};
use rungs_core::vocabulary::{TermId, Vocabulary};
use rungs_text::{Bullet, Otherwise, Sentence};

use super::context::Context;
use super::{Rule, Rules};
use crate::finding::INSTEAD_OF_WHICH;

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
        let wanted = of.as_deref().map(|of| Wanted::new(of, self.vocabulary));
        let fits = |rule: &&mut Rule| {
            wanted.as_ref().is_some_and(|wanted| wanted.is_spoken_of(&rule.requirement, self.vocabulary))
        };
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
            rule.requirement = self.one_of(sentence, first, requirement);
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

impl Rules<'_, '_> {
    /// *You usually need x, but y may count instead*: one of the two, under the condition that stands in front of both.
    pub(super) fn or_instead(
        &mut self,
        bullet: &Bullet,
        sentence: &Sentence,
        otherwise: &Otherwise,
        context: &Context,
    ) -> Option<Requirement> {
        let context = Context { alternative: true, ..context.clone() };
        let first = Sentence { text: otherwise.instead_of.clone(), otherwise: None, guard: None, ..sentence.clone() };
        let second = Sentence {
            scope: otherwise.sentence.scope.clone().or_else(|| sentence.scope.clone()),
            moment: otherwise.sentence.moment.clone().or_else(|| sentence.moment.clone()),
            ..otherwise.sentence.clone()
        };
        let first = self.stated(bullet, &first, &context);
        let second = self.stated(bullet, &second, &context);
        let asked = first.as_ref().map_or(&Content::Judgement, |first| &first.content);
        let guard = self.guard(sentence, asked, &context);
        let whole = self.one_of(sentence.text.trim().to_owned(), first?, second?);
        Some(Requirement { guard: guard?, ..whole })
    }

    /// A requirement or what may count instead of it. Each keeps its own strength: what is only usual leaves an exception
    /// open to whoever has neither.
    fn one_of(&mut self, sentence: String, first: Requirement, instead: Requirement) -> Requirement {
        let id = format!("{}{OR_INSTEAD}", first.id);
        self.ids.insert(id.clone());
        Requirement {
            id,
            sentence,
            strength: Strength::Must,
            guard: None,
            decider: None,
            reason: None,
            content: Content::Group { how: How::One, members: vec![first.clone(), instead] },
            ..first
        }
    }
}

/// What something may count instead of: *the GCSEs*, *the licence*, *the experience in healthcare*.
pub(super) struct Wanted {
    /// Its words, without articles and in the singular.
    words: String,
    /// The terms of that name, or of what it names before *in*, *of* or *as*.
    terms: Vec<TermId>,
    /// The words from there on, which have to be found in what is asked: *in art*.
    narrowed: String,
}

impl Wanted {
    pub(super) fn new(of: &str, vocabulary: &Vocabulary) -> Wanted {
        let terms_of = |name: &str| {
            let mut terms = vocabulary.named(&singular(name)).to_vec();
            terms.extend(vocabulary.named(name));
            terms.extend(name.strip_suffix('s').into_iter().flat_map(|one| vocabulary.named(one)));
            terms
        };
        let plain = of.trim().trim_start_matches("the ");
        let whole = terms_of(plain);
        let end = [" in ", " of ", " as "].iter().filter_map(|joint| plain.find(joint)).min().unwrap_or(plain.len());
        let (head, tail) = plain.split_at_checked(end).unwrap_or((plain, ""));
        match whole.is_empty() && !tail.is_empty() {
            true => Wanted { words: singular(head), terms: terms_of(head), narrowed: singular(tail) },
            false => Wanted { words: singular(plain), terms: whole, narrowed: String::new() },
        }
    }

    /// Whether that is what a requirement asks for: by the kind of its conditions, or by a name that they look for. What
    /// somebody judges, and what has neither name nor kind, is known by its words alone.
    pub(super) fn is_spoken_of(&self, requirement: &Requirement, vocabulary: &Vocabulary) -> bool {
        match &requirement.content {
            Content::Matter(matter) => matter.leaves().into_iter().any(|leaf| self.is_of(leaf, vocabulary)),
            Content::Group { members, .. } => members.iter().any(|member| self.is_spoken_of(member, vocabulary)),
            _ => !self.words.is_empty() && singular(&requirement.sentence).contains(&self.words),
        }
    }

    fn is_of(&self, leaf: &Leaf, vocabulary: &Vocabulary) -> bool {
        let tests = leaf.condition.ways.iter().flatten();
        let named = tests.filter_map(|test| match &test.check {
            Check::Within(terms) => Some(terms),
            _ => None,
        });
        if !singular(&leaf.words).contains(&self.narrowed) {
            return false;
        }
        match self.terms.is_empty() {
            // A name within the one wanted is spoken of as well: *the qualifications in health* by nursing.
            false => {
                named.into_iter().flatten().any(|id| self.terms.iter().any(|wanted| vocabulary.covers(*wanted, *id)))
            }
            true => {
                let kind = singular(leaf.kind);
                let noun = self.words.rsplit(' ').next().unwrap_or_default();
                let of_kind = !noun.is_empty() && kind.split(' ').any(|word| word == noun);
                let rest = self.words.strip_suffix(noun).unwrap_or_default().trim();
                of_kind && (rest.is_empty() || kind.contains(rest) || singular(&leaf.words).contains(rest))
            }
        }
    }
}

fn singular(words: &str) -> String {
    let lower = words.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "the");
    words.map(|word| word.strip_suffix('s').unwrap_or(word)).collect::<Vec<_>>().join(" ")
}
