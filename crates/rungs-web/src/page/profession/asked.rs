//! What somebody who has told nothing may choose on the page of a ladder, to see what would be open to them.

use rungs_core::fact::Person;
use serde_json::{Map, Value, json};

use crate::ladder::{Holding, Ladder, holdings};
use crate::visit::Visit;

/// Things to hold that are offered.
const OFFERED: usize = 8;

/// What was chosen.
pub(super) struct Asked {
    /// The roles of the ladder: slug, title, and whether it is theirs.
    roles: Vec<(String, String, bool)>,
    /// What may be held, and whether it is.
    holdings: Vec<(Holding, bool)>,
}

/// The form with what was chosen.
pub(super) struct Form {
    pub(super) action: String,
    pub(super) is_asked: bool,
    pub(super) roles: Vec<(String, String, bool)>,
    pub(super) holdings: Vec<(String, String, bool)>,
}

impl Asked {
    pub(super) fn of(ladder: &Ladder<'_>, query: &[(String, String)]) -> Asked {
        let is_told = |name: &str, value: &str| query.iter().any(|(own, its)| own == name && its == value);
        let role =
            |role: &&rungs_core::framework::Role| (role.slug.clone(), role.title.clone(), is_told("from", &role.slug));
        let holding = |holding: Holding| {
            let is_held = is_told("hold", &holding.key);
            (holding, is_held)
        };
        Asked {
            roles: ladder.roles.iter().map(role).collect(),
            holdings: holdings(ladder, OFFERED).into_iter().map(holding).collect(),
        }
    }

    fn is_any(&self) -> bool {
        self.roles.iter().any(|role| role.2) || self.holdings.iter().any(|holding| holding.1)
    }

    /// Somebody of whom just this is known; nobody, where nothing was chosen.
    pub(super) fn person(&self, visit: &Visit) -> Option<Person> {
        let jobs: Vec<Value> =
            self.roles.iter().filter(|role| role.2).map(|(_, title, _)| json!({ "role": title })).collect();
        let held = self.holdings.iter().filter(|(_, is_held)| *is_held);
        let answers: Map<String, Value> = held.map(|(one, _)| (one.key.clone(), one.answer.clone())).collect();
        let file = json!({ "employments": jobs, "answers": answers });
        let vocabulary = &visit.site.framework().vocabulary;
        let read = self.is_any().then(|| rungs_app::person::of_value(file, vocabulary, visit.today))?;
        match read {
            Ok(person) => Some(person),
            Err(faults) => {
                tracing::error!(?faults, "what a ladder offers to choose is no person");
                None
            }
        }
    }
}

impl Form {
    pub(super) fn of(asked: &Asked, action: String) -> Form {
        Form {
            action,
            is_asked: asked.is_any(),
            roles: asked.roles.clone(),
            holdings: asked
                .holdings
                .iter()
                .map(|(holding, is_held)| (holding.key.clone(), holding.words.clone(), *is_held))
                .collect(),
        }
    }
}
