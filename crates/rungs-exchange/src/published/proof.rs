//! The proof of a sentence: it is put into its canonical words, read back, and has to say what was meant and no more.

use rungs_core::vocabulary::{TermId, Vocabulary, normal};
use rungs_text::{
    Body, Frames, Grammar, GroupHow, Match, Moment, Names, Place, Scope, Sentence, Slot, Text, Weight, read_sentence,
    say,
};

use super::asked::{Again, Asked, Claim, Held, ItemWhat, Strength, What};

/// A sentence that was proven, ready for a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proven {
    /// In canonical words.
    pub(crate) sentence: String,
    /// Below it, where it introduces a list.
    pub(crate) items: Vec<String>,
}

/// What sentences are proven with.
#[derive(Debug)]
pub(crate) struct Prover<'v> {
    frames: &'v Frames,
    names: Names,
    vocabulary: &'v Vocabulary,
}

impl<'v> Prover<'v> {
    pub(crate) fn new(frames: &'v Frames, vocabulary: &'v Vocabulary) -> Prover<'v> {
        Prover { frames, names: rungs_check::names(vocabulary), vocabulary }
    }

    /// The sentence in its canonical words; none, if it would be read as anything but what was meant.
    pub(crate) fn prove(&self, asked: &Asked) -> Option<Proven> {
        let (written, items) = asked.written();
        let (sentence, read) = self.read(&written, &Place::Rules, |read| self.is_meant(asked, read))?;
        let place = read.place_below();
        let proven = match (&asked.what, place) {
            (What::OneOf(meant), Some(place)) => {
                let items = meant.iter().zip(&items).map(|(meant, written)| {
                    let is_meant = |read: &Sentence| {
                        let instead = matches!(read.strength, rungs_text::Strength::Instead { .. });
                        is_plain(read)
                            && instead == meant.instead.is_some()
                            && is_decided_by(read, meant.instead)
                            && match &meant.what {
                                ItemWhat::Claim(claim) => self.claims(claim, &read.body),
                                ItemWhat::Judged(_) => matches!(read.body, Body::Words(_)),
                            }
                    };
                    self.read(written, &place, is_meant).map(|(sentence, _)| sentence)
                });
                items.collect::<Option<Vec<String>>>()?
            }
            (What::OneOf(_), None) | (_, Some(_)) => return None,
            _ => Vec::new(),
        };
        Some(Proven { sentence, items: proven })
    }

    /// A sentence in canonical words with what it is read as, if both it and what was written are read as meant.
    fn read(&self, written: &str, place: &Place, is_meant: impl Fn(&Sentence) -> bool) -> Option<(String, Sentence)> {
        let grammar = Grammar { frames: self.frames, names: &self.names };
        let is_same = |one: &Match, other: &Match| one.kind == other.kind && self.held(one) == self.held(other);
        let text = Text::verbatim(written, 0);
        let said = say(&text, place, &grammar, &is_same).ok()?;
        let mut read = None;
        for form in [written, said.as_str()] {
            let sentence = read_sentence(&Text::verbatim(form, 0), place.clone(), &grammar).ok()?;
            if !is_meant(&sentence) {
                return None;
            }
            read = Some(sentence);
        }
        // A stop that parts an article from its thing is no better than what was written.
        let said = if said.contains(" a,") { written.to_owned() } else { said };
        Some((said, read?))
    }

    fn is_meant(&self, asked: &Asked, read: &Sentence) -> bool {
        let guard = match (&asked.guard, &read.guard) {
            (None, None) => true,
            (Some(meant), Some(read)) => meant.unless == read.unless && read.moment.is_none(),
            _ => false,
        };
        let reason = match (&asked.reason, &read.reason) {
            (None, None) => true,
            (Some(meant), Some(read)) => normal(meant) == normal(&read.value),
            _ => false,
        };
        let strength = match (asked.strength, &read.strength) {
            _ if matches!(asked.what, What::NothingSet | What::Varies(_)) => true,
            (Strength::Must, rungs_text::Strength::Must)
            | (Strength::Should, rungs_text::Strength::Should)
            | (Strength::Usually, rungs_text::Strength::Usually)
            | (Strength::May, rungs_text::Strength::May)
            | (Strength::Preferably, rungs_text::Strength::Preferably) => true,
            _ => false,
        };
        let body = match (&asked.what, &read.body) {
            (What::Claim(claim), body) => self.claims(claim, body),
            (What::Judged { .. }, Body::Words(_)) => asked.decider.is_some(),
            (What::Judged { .. }, Body::Match(found)) => {
                asked.decider.is_some() && (found.kind == "procedure" || found.kind == "judgement")
            }
            (What::OneOf(_), Body::Group { how: GroupHow::One, .. }) | (What::NothingSet, Body::NothingSet) => true,
            (What::Varies(by), Body::Varies { by: Some(read) }) => read.value == *by,
            _ => false,
        };
        let again = match (asked.again, read.moment.as_ref().map(|moment| &moment.value)) {
            (None, None) | (Some(Again::Yearly), Some(Moment::Yearly)) => true,
            (Some(Again::EveryYears(meant)), Some(Moment::EveryYears(read))) => meant == *read,
            _ => false,
        };
        guard
            && again
            && reason
            && strength
            && body
            && is_decided_by(read, asked.decider)
            && read.otherwise.is_none()
            && match &read.scope {
                None => !asked.to_register,
                Some(scope) => asked.to_register && asked.guard.is_none() && scope.value == Scope::Registration,
            }
    }

    /// Whether a clause was read as this claim: its kind, its slots, and nothing beside them.
    fn claims(&self, claim: &Claim, body: &Body) -> bool {
        let Body::Match(found) = body else { return false };
        let mut meant = claim.slots.clone();
        meant.sort_by_key(|(name, _)| *name);
        let read = self.held(found);
        found.kind == claim.kind
            && !found.negated
            && found.weighed.is_empty()
            && read.len() == meant.len()
            && read
                .iter()
                .zip(&meant)
                .all(|((name, read), (meant_name, meant))| name == meant_name && self.is_held(read, meant))
    }

    /// What the slots of a match hold, by their names.
    fn held(&self, found: &Match) -> Vec<(String, Held)> {
        let held = found.slots.iter().filter_map(|(name, slot)| Some((name.clone(), self.slot(slot)?)));
        let mut held: Vec<_> = held.collect();
        held.sort_by(|(one, _), (other, _)| one.cmp(other));
        held
    }

    fn slot(&self, slot: &Slot) -> Option<Held> {
        Some(match slot {
            Slot::Number { low, high, .. } => Held::Number(low.hundredths(), high.map(|high| high.hundredths())),
            Slot::Grade { floor, high: None, .. } => Held::Grade(floor.clone()),
            Slot::Level { level, exactly: false } => Held::Level(*level),
            Slot::Months { low, high } => Held::Months(*low, *high),
            Slot::Names { joiner, names } => {
                let titles = names.iter().map(|name| self.vocabulary.title(TermId(name.key)).to_owned());
                Held::Names(*joiner, titles.collect())
            }
            Slot::Weight(Weight::Must) => return None,
            Slot::Weight(weight) => Held::Weight(*weight),
            Slot::Flag => Held::Flag,
            // What no claim asks for is unlike all that one can hold.
            Slot::Grade { .. } | Slot::Level { .. } | Slot::Date(_) | Slot::Day(_) | Slot::Words(_) => Held::Words,
        })
    }

    fn is_held(&self, read: &Held, meant: &Held) -> bool {
        match (read, meant) {
            (Held::Names(read_joiner, read), Held::Names(joiner, meant)) => {
                read_joiner == joiner
                    && read.len() == meant.len()
                    && read.iter().zip(meant).all(|(read, meant)| normal(read) == normal(meant))
            }
            (read, meant) => read == meant,
        }
    }
}

/// Nothing stands around it that wasn't meant.
fn is_plain(read: &Sentence) -> bool {
    read.guard.is_none()
        && read.scope.is_none()
        && read.reason.is_none()
        && read.moment.is_none()
        && read.otherwise.is_none()
}

fn is_decided_by(read: &Sentence, decider: Option<&str>) -> bool {
    match (decider, &read.decider) {
        (None, None) => true,
        (Some(meant), Some(read)) => read.value == meant,
        _ => false,
    }
}
