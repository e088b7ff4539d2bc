//! An earlier plan, looked at again: what of it is there already, what can't be done any more, and how much of it a new one keeps.

use std::collections::BTreeSet;

use rungs_core::condition::{Check, Condition, Test, When};
use rungs_core::date::Date;
use rungs_core::fact::{Field, List, Person};
use rungs_core::framework::{Role, Route};
use rungs_core::opportunity::Gained;
use rungs_core::program::{Asked, Program, TooLarge};
use rungs_core::requirement::{Change, Content, Leaf, Matter, Moment, Place, Question, Requirement, Shape};
use rungs_core::standing::Standing;

use crate::atlas::Atlas;
use crate::bench::Gateway;
use crate::plan;
use crate::planner::Planner;
use crate::undertaking::UndertakingId;

/// What of an earlier plan a new one keeps to.
#[derive(Clone, Copy, Debug, Default)]
pub enum Keeping<'a> {
    /// There is none.
    #[default]
    Nothing,
    /// Nothing but these is undertaken.
    Only(&'a BTreeSet<UndertakingId>),
    /// As many of these as can be: a plan's steps are counted without them.
    Mostly(&'a BTreeSet<UndertakingId>),
}

impl Keeping<'_> {
    pub(crate) fn allows(self, what: UndertakingId) -> bool {
        match self {
            Keeping::Only(kept) => kept.contains(&what),
            Keeping::Nothing | Keeping::Mostly(_) => true,
        }
    }

    /// Whether it counts as a step.
    pub(crate) fn counts(self, what: UndertakingId) -> bool {
        match self {
            Keeping::Mostly(kept) => !kept.contains(&what),
            Keeping::Nothing | Keeping::Only(_) => true,
        }
    }
}

/// Whether everything that an undertaking gives is there on a day: its post, or where it leads to none, each thing that its
/// page names. Of what gives nothing that can be told apart, it is never said.
///
/// # Errors
/// More different conditions about one list than the engine can hold apart.
pub fn has_what_it_gives(atlas: &Atlas<'_>, what: UndertakingId, person: &Person, on: Date) -> Result<bool, TooLarge> {
    let Some(undertaking) = atlas.undertakings.get(what) else { return Ok(false) };
    let conditions: Vec<Condition> = match &undertaking.post {
        Some(post) => {
            let is_job = Test::new(Field::Employed, Check::Is(true));
            vec![Condition::held(List::Work, vec![Test::within(Field::Role, post.role), is_job])]
        }
        None => undertaking.gives.iter().filter_map(|gain| gain.what.as_ref()).map(condition).collect(),
    };
    if conditions.is_empty() {
        return Ok(false);
    }
    let asked = conditions.into_iter().map(|condition| {
        let question = Question { key: String::new(), text: String::new(), shape: Shape::YesNo };
        let leaf = Leaf { condition, kind: "gain", words: String::new(), question, change: Change::Fixed };
        Requirement::at_start("", &Place::default(), Content::Matter(Matter::Leaf(leaf)))
    });
    let role = Role { routes: vec![Route::asking(asked.collect())], ..Role::default() };
    let program = Program::new(atlas.framework, &role, Asked { start: on, moment: Moment::Start })?;
    let Some(route) = program.routes.first() else { return Ok(false) };
    let reading = program.read(&program.with_answers(person));
    Ok(program.interval(route.standing, &reading).floor == Standing::Ready)
}

fn condition(gained: &Gained) -> Condition {
    match gained {
        Gained::Entry(condition) => condition.clone(),
        Gained::RightToRegister(register) => {
            Condition::held(List::Registrations, vec![Test::within(Field::What, *register)])
        }
        Gained::Hours(hundredths) => {
            let goes_on = [
                Test::new(Field::From, Check::ByThen(When::BeforeStart(0))),
                Test::new(Field::Until, Check::SinceThen(When::BeforeStart(0))),
            ];
            let tests =
                [Test::new(Field::Employed, Check::Is(true)), Test::new(Field::Hours, Check::AtLeast(*hundredths))];
            Condition::held(List::Work, tests.into_iter().chain(goes_on).collect())
        }
    }
}

impl<'a> Planner<'a> {
    /// The sentences that keep something from ever beginning, or its post from being held, beside these others: in whatever order
    /// and however late, as far ahead as plans look. None, where none does.
    ///
    /// # Errors
    /// More different conditions about one list than the engine can hold apart.
    pub fn stopped_by(
        &self,
        question: plan::Question<'a>,
        what: UndertakingId,
        others: &[UndertakingId],
    ) -> Result<Vec<String>, TooLarge> {
        let bench = self.bench(&question);
        let Some(undertaking) = bench.undertaking(what) else { return Ok(Vec::new()) };
        let last = plan::HORIZON;
        let besides: Vec<UndertakingId> = others.iter().copied().filter(|other| *other != what).collect();
        let mut lacks: Vec<_> = bench.never((what, Gateway::Begin), &besides, last)?.always().to_vec();
        if undertaking.post.is_some() {
            let all: Vec<UndertakingId> = besides.iter().copied().chain([what]).collect();
            lacks.extend(bench.never((what, Gateway::Hold), &all, last)?.always().iter().cloned());
        }
        let lacking: BTreeSet<usize> = lacks.into_iter().flatten().collect();
        Ok(plan::sentences(&bench, undertaking, &lacking))
    }
}
