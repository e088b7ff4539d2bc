//! A sentence in another place: the same words elsewhere say the same, of other places.

use crate::name::Name;
use crate::nearly::{Apart, Nearly};
use crate::problem::{Edit, Rewrite};
use crate::sentence::{Body, Clause, FilledIn, Guard, Match, Otherwise, Sentence, Strength};
use crate::slot::{Slot, Slots};
use crate::span::{Span, Spanned};

/// What speaks of places in a page. Every field is named where places are gone through, so that none is forgotten.
pub(crate) trait Places {
    /// Shows every place to `change`.
    fn places(&mut self, change: &mut impl FnMut(&mut Span));
}

impl Places for Span {
    fn places(&mut self, change: &mut impl FnMut(&mut Span)) {
        change(self);
    }
}

impl<T> Places for Spanned<T> {
    fn places(&mut self, change: &mut impl FnMut(&mut Span)) {
        let Spanned { value: _, span } = self;
        change(span);
    }
}

impl<T: Places> Places for Option<T> {
    fn places(&mut self, change: &mut impl FnMut(&mut Span)) {
        self.iter_mut().for_each(|one| one.places(change));
    }
}

impl<T: Places> Places for Vec<T> {
    fn places(&mut self, change: &mut impl FnMut(&mut Span)) {
        self.iter_mut().for_each(|one| one.places(change));
    }
}

impl Places for Sentence {
    fn places(&mut self, change: &mut impl FnMut(&mut Span)) {
        let Sentence {
            text: _,
            span,
            guard,
            scope,
            strength,
            asker: _,
            body,
            reason,
            moment,
            decider,
            nearly,
            otherwise,
        } = self;
        change(span);
        guard.places(change);
        scope.places(change);
        strength.places(change);
        body.places(change);
        reason.places(change);
        moment.places(change);
        decider.places(change);
        nearly.places(change);
        if let Some(otherwise) = otherwise {
            let Otherwise { instead_of: _, sentence } = otherwise.as_mut();
            sentence.places(change);
        }
    }
}

impl Places for Guard {
    fn places(&mut self, change: &mut impl FnMut(&mut Span)) {
        let Guard { unless: _, clause, moment, span } = self;
        match clause {
            Clause::Match { found, negated: _ } => found.places(change),
            Clause::Open(words) | Clause::AskedFor(words) => words.places(change),
        }
        moment.places(change);
        change(span);
    }
}

impl Places for Strength {
    fn places(&mut self, change: &mut impl FnMut(&mut Span)) {
        match self {
            Strength::Instead { of } => of.places(change),
            Strength::Must | Strength::Usually | Strength::Should | Strength::May | Strength::Preferably => {}
        }
    }
}

impl Places for Body {
    fn places(&mut self, change: &mut impl FnMut(&mut Span)) {
        match self {
            Body::Match(found) => found.places(change),
            Body::Words(words) | Body::Definition(words) | Body::Unread(words) => words.places(change),
            Body::Group { how: _, verb: _, pair } => pair.places(change),
            Body::Varies { by } => by.places(change),
            Body::FilledIn(FilledIn { what, filling: _, of, plural: _ }) => {
                what.places(change);
                of.places(change);
            }
            Body::NothingSet | Body::NotKnownYet => {}
        }
    }
}

impl Places for Match {
    fn places(&mut self, change: &mut impl FnMut(&mut Span)) {
        let Match { kind: _, template: _, slots, negated: _, weighed } = self;
        slots.places(change);
        weighed.iter_mut().for_each(|(_, part)| part.places(change));
    }
}

impl Places for Slots {
    fn places(&mut self, change: &mut impl FnMut(&mut Span)) {
        self.values_mut().for_each(|slot| slot.places(change));
    }
}

impl Places for Slot {
    fn places(&mut self, change: &mut impl FnMut(&mut Span)) {
        match self {
            Slot::Grade { floor: _, high: _, letters: _, top: _, span } => change(span),
            Slot::Words(words) => words.places(change),
            Slot::Names { joiner: _, names } => names.places(change),
            Slot::Number { .. }
            | Slot::Level { .. }
            | Slot::Months { .. }
            | Slot::Date(_)
            | Slot::Day(_)
            | Slot::Weight(_)
            | Slot::Flag => {}
        }
    }
}

impl Places for Name {
    fn places(&mut self, change: &mut impl FnMut(&mut Span)) {
        let Name { key: _, class: _, article: _, written: _, span } = self;
        change(span);
    }
}

impl Places for Nearly {
    fn places(&mut self, change: &mut impl FnMut(&mut Span)) {
        match self {
            Nearly::TooMany { words, without, apart } => {
                words.places(change);
                without.places(change);
                if let Some(Apart { checked: _, bullets }) = apart {
                    bullets.places(change);
                }
            }
            Nearly::Verb { verb: _, words, with } => {
                words.places(change);
                with.places(change);
            }
            Nearly::Holds(words) => words.places(change),
        }
    }
}

impl Places for Rewrite {
    fn places(&mut self, change: &mut impl FnMut(&mut Span)) {
        let Rewrite { label: _, edits } = self;
        edits.places(change);
    }
}

impl Places for Edit {
    fn places(&mut self, change: &mut impl FnMut(&mut Span)) {
        let Edit { span, replacement: _ } = self;
        change(span);
    }
}
