//! Reading one bullet: one sentence, one requirement.
//!
//! The frame comes off first, from both ends: guards, scopes and moments in front, reasons, moments and deciders at the end.
//! Then the strength, and what is left is a clause for the caller's frames. Refusals come before guesses.

use crate::clause::{self, Heard};
use crate::code;
use crate::exclusion;
use crate::fixed;
use crate::group;
use crate::guard::{self, Guarded};
use crate::lead;
use crate::matching::written;
use crate::nearly::{self, Nearly};
use crate::otherwise::{self, BEHIND_BUT};
use crate::problem::{Problem, Rewrite};
use crate::refusal;
use crate::sentence::{Body, Grammar, GroupHow, Guard, Otherwise, Place, Sentence, Strength};
use crate::span::Span;
use crate::strength;
use crate::tail::{self, Tails};
use crate::text::Text;
use crate::weighed;
use crate::word::{Word, words};

/// Sentences longer than this many words are no single requirement.
const LONGEST: usize = 150;

/// Reads a sentence, from its first word to its last, or says why it can't.
pub fn read_sentence(text: &Text, place: Place, grammar: &Grammar<'_>) -> Result<Sentence, Vec<Problem>> {
    let text = exclusion::folded(text);
    let all = words(&text);
    anatomy(&text, &all, &place, grammar).map(|anatomy| anatomy.sentence)
}

/// A sentence with what its own words were, as far as the canonical sentence keeps them.
#[derive(Clone, Debug)]
pub(crate) struct Anatomy<'t> {
    pub(crate) sentence: Sentence,
    /// How the guard was read, where a frame read it.
    pub(crate) guard: Option<Heard<'t>>,
    /// The sentence parted into strength and clause; nothing for those read as they stand.
    pub(crate) asked: Option<Parts<'t>>,
    /// How the clause was read, where a frame read it.
    pub(crate) clause: Option<Heard<'t>>,
    /// The part behind *but*, where something may count instead.
    pub(crate) otherwise: Option<Box<Anatomy<'t>>>,
}

/// Reads a sentence from all its words, and keeps how it was put.
pub(crate) fn anatomy<'t>(
    text: &'t Text,
    all: &'t [Word<'t>],
    place: &'t Place,
    grammar: &Grammar<'_>,
) -> Result<Anatomy<'t>, Vec<Problem>> {
    let Some(last) = all.last() else { return Err(vec![tail::nothing_left(text)]) };
    if let Some(body) = fixed::read_unread(text, all) {
        return Ok(Anatomy::fixed(Sentence::plain(text, body), None));
    }
    if all.len() > LONGEST {
        let message = format!("this sentence has {} words", all.len());
        let problem = Problem::new(code::SENTENCE_TOO_LONG, message, text.span());
        return Err(vec![problem.help("a requirement is one short sentence; explanation belongs in Notes")]);
    }
    let introduces = last.is(":");
    let rest = match all {
        [rest @ .., last] if last.is_one_of(&[".", ":"]) => rest,
        rest => rest,
    };
    Reader { text, place, grammar, end: rest.last().map_or(text.span(), |word| word.span) }.read(rest, introduces)
}

impl<'t> Anatomy<'t> {
    fn fixed(sentence: Sentence, guard: Option<Heard<'t>>) -> Self {
        Self { sentence, guard, asked: None, clause: None, otherwise: None }
    }
}

impl Sentence {
    fn plain(text: &Text, body: Body) -> Self {
        Self {
            text: text.as_str().trim().to_owned(),
            span: text.span(),
            guard: None,
            scope: None,
            strength: Strength::Must,
            asker: None,
            body,
            reason: None,
            moment: None,
            decider: None,
            nearly: None,
            otherwise: None,
        }
    }
}

struct Reader<'t, 'g> {
    text: &'t Text,
    place: &'t Place,
    grammar: &'g Grammar<'g>,
    /// The last word of the sentence: where something can be added.
    end: Span,
}

impl<'t> Reader<'t, '_> {
    fn read(&self, words: &'t [Word<'t>], introduces: bool) -> Result<Anatomy<'t>, Vec<Problem>> {
        match otherwise::parted(self.text, words).filter(|_| !introduces) {
            Some((first, second)) => self.read_parted(first, second),
            None => self.read_whole(words, introduces),
        }
    }

    /// A sentence with something behind *but* that may count instead.
    fn read_parted(&self, first: &'t [Word<'t>], second: &'t [Word<'t>]) -> Result<Anatomy<'t>, Vec<Problem>> {
        let end = |words: &[Word]| words.last().map_or(self.end, |word| word.span);
        let behind = Reader { place: &BEHIND_BUT, end: end(second), ..*self };
        let read = Reader { end: end(first), ..*self }.read_whole(first, false);
        let (mut read, other) = match (read, behind.read_whole(second, false)) {
            (Ok(read), Ok(other)) => (read, other),
            (read, other) => return Err([read.err(), other.err()].into_iter().flatten().flatten().collect()),
        };
        if matches!(read.sentence.strength, Strength::Preferably | Strength::Instead { .. }) {
            let message = "what stands before “but” isn't needed, so nothing counts instead of it";
            let problem = Problem::new(code::INSTEAD_OF_WHAT, message, written(self.text, first).span);
            return Err(vec![problem.help("say what is needed: “You must …, but … may count instead”")]);
        }
        let text = |words: &[Word]| written(self.text, words);
        let (text, span) = (text(second).value, text(second).span);
        read.sentence.otherwise = Some(Box::new(Otherwise {
            instead_of: written(self.text, first).value,
            sentence: Sentence { text, span, ..other.sentence.clone() },
        }));
        read.otherwise = Some(Box::new(other));
        Ok(read)
    }

    fn read_whole(&self, words: &'t [Word<'t>], introduces: bool) -> Result<Anatomy<'t>, Vec<Problem>> {
        let mut problems = refusal::always(self.text, words, self.grammar);
        // What is refused wherever it stands is told once: the part it stands in isn't read as well.
        let refused: Vec<Span> = problems.iter().map(|problem| problem.span).collect();
        let is_clear = |part: &[Word]| {
            let span = written(self.text, part).span;
            refused.iter().all(|refused| !span.contains(*refused))
        };
        let words = first_sentence(words);
        let (leads, rest) = lead::take(self.text, words, &mut problems);
        if let Some(found) = fixed::read(self.text, rest) {
            let (guard, heard) = self.guard(leads.guard, None, is_clear, &mut problems);
            let sentence = Sentence {
                decider: found.decider,
                guard,
                scope: leads.scope,
                moment: leads.moment,
                ..Sentence::plain(self.text, found.body)
            };
            return if problems.is_empty() { Ok(Anatomy::fixed(sentence, heard)) } else { Err(problems) };
        }
        let (tails, core) = tail::take(self.text, rest, &mut problems);
        if let (Some(first), Some(second)) = (&leads.moment, &tails.moment) {
            problems.push(lead::said_twice("when", first.span, second.span));
        }
        let asked = self.asked(core, introduces, is_clear(core), &mut problems);
        let (guard, heard) = self.guard(leads.guard, tails.guard.clone(), is_clear, &mut problems);
        if core.is_empty() && problems.is_empty() {
            problems.push(match tails.instead {
                Some(_) => strength::instead_of_nothing(written(self.text, rest).span),
                None => tail::nothing_left(self.text),
            });
        }
        let strength = asked.as_ref().and_then(|asked| kept(self.strength(asked, &tails), &mut problems));
        let clear = asked.as_ref().filter(|_| is_clear(core));
        let body = clear.and_then(|asked| kept(self.body(asked, &tails, rest, introduces), &mut problems));
        let (Some(strength), Some(Said { body, heard: clause, nearly }), true) = (strength, body, problems.is_empty())
        else {
            return Err(problems);
        };
        let asker = match &asked {
            Some(Parts::Whole(asked)) => asked.asker,
            _ => None,
        };
        let sentence = Sentence {
            guard,
            scope: leads.scope,
            strength,
            asker,
            reason: tails.reason,
            moment: leads.moment.or(tails.moment),
            decider: tails.decider,
            nearly,
            ..Sentence::plain(self.text, body)
        };
        Ok(Anatomy { sentence, guard: heard, asked, clause, otherwise: None })
    }

    fn guard(
        &self,
        front: Option<guard::RawGuard<'t>>,
        back: Option<guard::RawGuard<'t>>,
        is_clear: impl Fn(&[Word]) -> bool,
        problems: &mut Vec<Problem>,
    ) -> (Option<Guard>, Option<Heard<'t>>) {
        if let (Some(_), Some(second)) = (&front, &back) {
            problems.push(guard::second(second.word));
        }
        let mut guards = [front, back].into_iter().flatten().filter(|raw| is_clear(&raw.clause)).map(|raw| {
            let read = guard::read(&raw, self.text, self.grammar);
            kept(read.map_err(|problem| vec![problem]), problems)
        });
        // The second is read for what is wrong with it.
        let first = guards.next().flatten();
        guards.for_each(drop);
        match first {
            Some(Guarded { guard, heard }) => (Some(guard), heard),
            None => (None, None),
        }
    }

    /// The sentence parted into strength and clause. An item of a group need not have a strength of its own.
    fn asked(
        &self,
        core: &'t [Word<'t>],
        introduces: bool,
        is_clear: bool,
        problems: &mut Vec<Problem>,
    ) -> Option<Parts<'t>> {
        if core.is_empty() {
            return None;
        }
        if introduces && let Some(definition) = group::read_definition(self.text, core) {
            return Some(Parts::Definition(definition));
        }
        if let Some(problem) = strength::without_subject(self.text, core, self.introducer().is_some()) {
            if is_clear {
                problems.push(problem);
            }
            return None;
        }
        match strength::read(self.text, core) {
            Err(problem) => problems.push(problem),
            Ok(Some(asked)) if asked.is_fragment() && self.introducer().is_some() => {
                return Some(Parts::Fragment { strength: asked.strength, words: asked.clause });
            }
            Ok(Some(asked)) => return Some(Parts::Whole(asked)),
            Ok(None) => match (strength::without_word(core), self.introducer()) {
                (Some(asked), _) => return Some(Parts::Whole(asked)),
                (None, Some(_)) => return Some(Parts::Fragment { strength: Strength::Must, words: core.to_vec() }),
                (None, None) if !is_clear => {}
                (None, None) if introduces => problems.push(group::without_strength(self.text, core)),
                (None, None) => {
                    problems.push(lead::unread(self.text, core).unwrap_or_else(|| strength::missing(self.text, core)));
                }
            },
        }
        None
    }

    /// The verb that fragments complete, where the sentence stands in a group.
    fn introducer(&self) -> Option<&'t str> {
        match self.place {
            Place::Rules => None,
            Place::Item { introducer, .. } => Some(introducer),
            Place::GuardedItem => Some(""),
        }
    }

    fn in_one_of(&self) -> bool {
        matches!(self.place, Place::Item { group: GroupHow::One, .. })
    }

    fn strength(&self, asked: &Parts<'_>, tails: &Tails<'_>) -> Result<Strength, Vec<Problem>> {
        let strength = match asked {
            Parts::Definition(_) => Strength::Must,
            Parts::Whole(asked) => asked.strength.clone(),
            Parts::Fragment { strength, .. } => strength.clone(),
        };
        let strength = match (&tails.instead, strength) {
            (Some(of), _) => Strength::Instead { of: of.clone() },
            (None, strength) => strength,
        };
        match &strength {
            Strength::Preferably | Strength::Usually if self.in_one_of() => Err(vec![self.soft_alternative(asked)]),
            Strength::Instead { of: None } if self.introducer().is_none() => {
                let problem = Problem::new(code::INSTEAD_OF_WHAT, "instead of what?", self.end)
                    .help("name it (“instead of the GCSEs”), or make it an item of “You must have one of:”");
                Err(vec![problem])
            }
            _ => Ok(strength),
        }
    }

    /// An alternative that is only preferred or usual would satisfy its list alone.
    fn soft_alternative(&self, asked: &Parts<'_>) -> Problem {
        let problem = Problem::new(
            code::PREFERENCE_IN_ONE_OF,
            "what is only preferred or usual can't be one of the alternatives",
            self.text.span(),
        )
        .help("put it on an attribute (“preferably in …”), or write “…, which may count instead, as … decides”");
        let clause = match asked {
            Parts::Whole(asked) => asked.clause.as_slice(),
            Parts::Fragment { words, .. } => words.as_slice(),
            Parts::Definition(_) => &[],
        };
        let Some(first) = clause.iter().find(|word| !word.written.is_empty()) else { return problem };
        // Of a sentence behind the full stop nothing can be moved here.
        if first.span.start >= self.end.end {
            return problem;
        }
        let front = Span::new(self.text.span().start, first.span.start);
        let problem = problem.rewrite("an alternative like the others", front, "");
        // Behind an introducer stands its list.
        if self.text.as_str().trim_end().ends_with(':') {
            return problem;
        }
        problem.or(Rewrite::new("an alternative that they weigh", front, "")
            .and(Span::at(self.end.end), ", which may count instead, as they decide"))
    }

    fn body(
        &self,
        asked: &Parts<'t>,
        tails: &Tails<'_>,
        rest: &[Word],
        introduces: bool,
    ) -> Result<Said<'t>, Vec<Problem>> {
        let (forms, clause, negated) = match asked {
            Parts::Definition(body) => return Ok(Said::plain(body.clone())),
            Parts::Whole(asked) => (asked.forms(), asked.clause.clone(), asked.negated),
            Parts::Fragment { words, .. } if introduces => (Vec::new(), self.nested_introducer(words), false),
            Parts::Fragment { words, .. } => (self.fragment_forms(words), words.clone(), false),
        };
        if introduces {
            let (clause, says_who) = group_clause(asked, &clause);
            let again = group::begins_anew(self.text, clause).filter(|_| says_who);
            let group = again.map_or_else(|| group::read(self.text, clause), Err).map_err(|problem| vec![problem])?;
            return Ok(Said::plain(group));
        }
        if clause.is_empty() {
            return Err(vec![tail::nothing_left(self.text)]);
        }
        let end = rest.last().map_or(self.end, |word| word.span);
        self.read_clause(&forms, &clause, negated, tails, end)
    }

    /// *one of:* in a group takes the verb of the introducer above it.
    fn nested_introducer(&self, words: &[Word<'t>]) -> Vec<Word<'t>> {
        let verb: Vec<&str> = self.introducer().unwrap_or_default().split_whitespace().collect();
        let starts_with_verb = words
            .first()
            .is_some_and(|word| word.is_one_of(&["have", "be", "hold", "meet", "need", "do", "pass", "complete"]));
        if starts_with_verb { words.to_vec() } else { clause::meaning(&verb, words) }
    }

    /// What a fragment can mean: completing the introducer, or with a verb of its own, or as a clause by itself.
    fn fragment_forms(&self, words: &[Word<'t>]) -> Vec<clause::Form<'t>> {
        let introducer = match self.introducer().unwrap_or_default() {
            "need" => "have",
            introducer => introducer,
        };
        let mut meant = vec!["you"];
        meant.extend(introducer.split_whitespace());
        let mut forms = vec![clause::Form::plain(clause::meaning(&meant, words), Some(1))];
        if meant.len() > 1 {
            forms.push(clause::Form::plain(clause::meaning(&["you"], words), Some(1)));
        }
        if clause::has_subject(words) {
            forms.extend(clause::base_forms(words));
        }
        forms
    }

    fn read_clause(
        &self,
        forms: &[clause::Form<'t>],
        clause: &[Word],
        negated: bool,
        tails: &Tails<'_>,
        end: Span,
    ) -> Result<Said<'t>, Vec<Problem>> {
        let judged = tails.decider.is_some();
        let whole = clause::read(self.text, forms, self.grammar, false);
        let settled = whole.map(|reading| clause::settle(reading, self.text));
        if let Some(heard) = settled.or_else(|| weighed::read(self.text, forms, self.grammar)) {
            let heard = heard?;
            let refused = if judged {
                None
            } else {
                refusal::no_number(&heard.form.words, &heard.hit.slots, self.text, self.grammar)
                    .or_else(|| refusal::vague_in(&heard.hit.slots, self.text, end))
            };
            let refused = refused.or_else(|| refusal::shared_class(&heard.hit.slots, self.grammar));
            return match refused {
                Some(problem) => Err(vec![problem]),
                None => Ok(Said { body: Body::Match(heard.as_match()), heard: Some(heard), nearly: None }),
            };
        }
        let unknown = || {
            let guess = clause::read(self.text, forms, self.grammar, true);
            refusal::unknown_terms(
                &guess.map(|reading| reading.outcome.hits).unwrap_or_default(),
                self.text,
                self.grammar,
            )
        };
        let has_slip = |unknown: &[Problem]| unknown.iter().any(|problem| !problem.rewrites.is_empty());
        // Words that someone judges need no frame; a slip in a name is still worth saying, where the rest would be read.
        // An exclusion is no judgement: it says what doesn't count towards what is checked.
        let excludes =
            clause.windows(2).any(|pair| matches!(pair, [not, counting] if not.is("not") && counting.is("counting")));
        let judged = judged && !excludes;
        if judged && !negated {
            let unknown = unknown();
            let only_slips = !unknown.is_empty() && unknown.iter().all(|problem| !problem.rewrites.is_empty());
            if only_slips {
                return Err(unknown);
            }
            let stop = clause::stop(self.text, forms, self.grammar);
            let nearly = stop.and_then(|stop| nearly::look(&stop, self.text, self.grammar, tails.is_decider_only()));
            return Ok(Said { nearly, ..Said::plain(Body::Words(written(self.text, clause))) });
        }
        let Some(stop) = clause::stop(self.text, forms, self.grammar) else {
            return Err(vec![tail::nothing_left(self.text)]);
        };
        if !judged && let Some(problem) = refusal::explain(&stop, self.text, end, self.grammar) {
            return Err(vec![problem]);
        }
        let unknown = unknown();
        // Where a form reads on past the unknown name, the words it stopped at are what is wrong.
        let stopped_here = unknown.first().is_some_and(|problem| problem.span.start >= refusal::stopping_place(&stop));
        let about_names = has_slip(&unknown) || (stopped_here && !judged);
        Err(if about_names { unknown } else { vec![refusal::unread(&stop, self.text, self.grammar)] })
    }
}

/// What the middle of a sentence says.
struct Said<'t> {
    body: Body,
    /// How it was read, where a frame read it.
    heard: Option<Heard<'t>>,
    nearly: Option<Nearly>,
}

impl Said<'_> {
    fn plain(body: Body) -> Self {
        Said { body, heard: None, nearly: None }
    }
}

/// What was read, or else its problems beside the others.
fn kept<T>(read: Result<T, Vec<Problem>>, problems: &mut Vec<Problem>) -> Option<T> {
    read.map_err(|found| problems.extend(found)).ok()
}

/// The words up to the full stop that ends a sentence: what stands behind it has been refused. What stands behind any other
/// is still to be read.
fn first_sentence<'s, 'w>(words: &'s [Word<'w>]) -> &'s [Word<'w>] {
    let ends =
        |at: &usize| words.get(*at).is_some_and(|word| word.is(".")) && refusal::always::ends_sentence(words, *at);
    let end = (1..words.len()).find(ends);
    end.and_then(|end| words.get(..end)).unwrap_or(words)
}

/// A sentence before its clause is read.
#[derive(Clone, Debug)]
pub(crate) enum Parts<'w> {
    Whole(strength::Asked<'w>),
    Fragment { strength: Strength, words: Vec<Word<'w>> },
    Definition(Body),
}

/// The words between the strength and the colon. Without a subject of their own (*Preferably, you have one of:*) the
/// clause still has *you* in it. And whether it has been said by then who has to.
fn group_clause<'w>(asked: &Parts<'_>, clause: &'w [Word<'w>]) -> (&'w [Word<'w>], bool) {
    match (asked, clause) {
        (Parts::Whole(asked), [you, rest @ ..]) if asked.subject.is_empty() && you.is("you") => (rest, true),
        (Parts::Whole(asked), _) => (clause, !asked.subject.is_empty()),
        _ => (clause, false),
    }
}
