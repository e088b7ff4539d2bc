//! A state as a sign and a word: colour only repeats it.

use rungs_app::words::StandingSign;
use rungs_app::words::requirement::Mark;
use rungs_workforce::Sort;
use rungs_workforce::draft::State;

use askama::Template;

use crate::visit::Visit;

/// A sign as a small picture.
#[derive(Template)]
#[template(path = "sign.html")]
pub(crate) struct Picture {
    sign: &'static str,
}

/// The same inside a drawing, on a ground of 24 by 24.
#[derive(Template)]
#[template(path = "sign-shapes.html")]
pub(crate) struct Shapes {
    sign: &'static str,
}

impl Picture {
    pub(crate) fn shapes(&self) -> Shapes {
        Shapes { sign: self.sign }
    }
}

/// A tag: its sign is drawn, its word stands beside it.
#[derive(Template)]
#[template(path = "tag.html")]
pub(crate) struct Tag {
    /// The sign, and the class that colours it.
    pub(crate) sign: Picture,
    pub(crate) class: &'static str,
    pub(crate) words: String,
}

impl Tag {
    /// How somebody stands.
    pub(crate) fn standing(visit: &Visit, sign: StandingSign) -> Tag {
        let (sign, class, key) = match sign {
            StandingSign::Ready => ("tick", "ready", "sign-ready"),
            StandingSign::CanApply => ("arrow", "apply", "sign-apply"),
            StandingSign::TheyDecide => ("half", "theirs", "sign-they-decide"),
            StandingSign::CannotTell => ("question", "cant", "sign-cannot-tell"),
            StandingSign::ByException => ("quarter", "exception", "sign-exception"),
            StandingSign::NotYet => ("dot", "notyet", "sign-not-yet"),
        };
        Tag { sign: Picture { sign }, class, words: visit.say(key) }
    }

    /// How one requirement is answered.
    pub(crate) fn mark(visit: &Visit, mark: Mark) -> Tag {
        let (sign, class, key) = match mark {
            Mark::Met => ("tick", "ready", "mark-met"),
            Mark::Theirs => ("person", "theirs", "mark-theirs"),
            Mark::DoesNotApply => ("dash", "na", "mark-does-not-apply"),
            Mark::NotNeeded => ("dash", "na", "mark-not-needed"),
            Mark::NotMet => ("dot", "notyet", "mark-not-met"),
            Mark::CannotTell => ("question", "cant", "mark-cannot-tell"),
        };
        Tag { sign: Picture { sign }, class, words: visit.say(key) }
    }

    /// How sure it is what a column of a staff file is.
    pub(crate) fn column(visit: &Visit, state: State) -> Tag {
        let (sign, class, key) = match state {
            State::Understood => ("tick", "ready", "employers-state-understood"),
            State::CheckThis => ("question", "cant", "employers-state-check"),
            State::LeftOut => ("dash", "na", "employers-state-left-out"),
        };
        Tag { sign: Picture { sign }, class, words: visit.say(key) }
    }

    /// How many people of a staff file stand where.
    pub(crate) fn sort(visit: &Visit, sort: Sort) -> Tag {
        let (sign, class, key) = match sort {
            Sort::Ready => ("tick", "ready", "employers-sort-ready"),
            Sort::TheyDecide => ("half", "apply", "employers-sort-they-decide"),
            Sort::OneStepAway => ("dot", "notyet", "employers-sort-one-step"),
            Sort::CannotTell => ("question", "cant", "employers-sort-cannot-tell"),
            Sort::Further => ("dash", "na", "employers-sort-further"),
        };
        Tag { sign: Picture { sign }, class, words: visit.say(key) }
    }

    /// A sign with words of its own.
    pub(crate) fn worded(mut self, words: String) -> Tag {
        self.words = words;
        self
    }
}
