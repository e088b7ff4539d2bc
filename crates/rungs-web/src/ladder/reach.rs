//! How a person stands towards the roles of a ladder.

use rungs_app::service::{self, Programs, Question};
use rungs_app::words::{self, StandingSign};
use rungs_core::date::{Date, DateRange};
use rungs_core::fact::{Field, Item, Known, List, Person};
use rungs_core::framework::Role;
use rungs_core::program::TooLarge;
use rungs_core::requirement::Moment;
use rungs_core::vocabulary::Vocabulary;

use super::Ladder;

/// How a person stands towards a role, by its best way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reach {
    pub(crate) sign: StandingSign,
    /// What it hangs on, as the rest of a sentence.
    pub(crate) rest: String,
    /// The way in.
    pub(crate) route: String,
}

impl Reach {
    /// For each role of a ladder; nothing for one without ways in.
    ///
    /// # Errors
    /// A role too large for the engine.
    pub(crate) fn of<'f>(
        programs: &Programs<'f>,
        ladder: &Ladder<'f>,
        person: &Person,
        today: Date,
    ) -> Result<Vec<Option<Reach>>, TooLarge> {
        let question = Question { on: today, start: today, moment: Moment::Start };
        let checked = service::standings(programs, &ladder.roles, None, person, question)?;
        let best = |role: &&Role| {
            let best = service::best_way_in(role, &checked.results)?;
            let sign = StandingSign::of(best.standing);
            Some(Reach { sign, rest: words::first_reason(best), route: best.route_title.clone() })
        };
        Ok(ladder.roles.iter().map(best).collect())
    }

    /// What it hangs on in few words: without what happens otherwise, and without marks around a sentence.
    pub(crate) fn in_short(&self) -> String {
        if let Some(sentence) = self.rest.strip_prefix('“').and_then(|rest| rest.strip_suffix('”')) {
            return sentence.trim_end_matches('.').to_owned();
        }
        let rest = self.rest.split(';').next().unwrap_or_default();
        let rest = rest.split_once(": “").map_or(rest, |(before, _)| before);
        words::capital(rest.replace("it depends, first of all, on", "it depends on").trim())
    }
}

/// The role of a ladder in which somebody works now.
pub(crate) fn here(ladder: &Ladder<'_>, person: &Person, vocabulary: &Vocabulary) -> Option<usize> {
    let jobs: Vec<_> = person.items.iter().filter(|item| is_job_now(item)).filter_map(role_of).collect();
    ladder.roles.iter().position(|role| {
        let own = vocabulary.find(&role.title, Field::Role.classes());
        own.is_some_and(|own| jobs.contains(&own))
    })
}

fn is_job_now(item: &Item) -> bool {
    let is = |field, wanted: Known| item.fields.get(&field).is_some_and(|fact| fact.known == wanted);
    item.list == List::Work
        && is(Field::Employed, Known::Truth(true))
        && is(Field::Until, Known::Date(DateRange::day(DateRange::LAST)))
}

fn role_of(item: &Item) -> Option<rungs_core::vocabulary::TermId> {
    match item.fields.get(&Field::Role)?.known {
        Known::Term(term) => Some(term),
        _ => None,
    }
}
