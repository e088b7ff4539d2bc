//! The ladder of each profession, planned once and kept: nothing of any visitor is in it.

use std::collections::HashMap;
use std::sync::OnceLock;

use rungs_core::framework::Framework;
use rungs_core::vocabulary::Term;

use super::plan::Plan;
use super::{Ladder, Shape, belongs};

/// A ladder with its plans for wide screens and for phones.
pub(crate) struct Planned {
    pub(crate) ladder: Ladder<'static>,
    pub(crate) wide: Plan,
    pub(crate) narrow: Plan,
}

impl Planned {
    fn of(framework: &'static Framework, profession: &'static Term) -> Planned {
        let ladder = Ladder::of(framework, profession);
        let [wide, narrow] = [Shape::Wide, Shape::Narrow].map(|shape| Plan::of(&ladder, shape));
        Planned { ladder, wide, narrow }
    }
}

/// The ladders of a framework, by the slugs of their professions. Each is planned when somebody first looks at it.
pub(crate) struct Ladders {
    framework: &'static Framework,
    planned: HashMap<&'static str, (&'static Term, OnceLock<Planned>)>,
}

impl Ladders {
    pub(crate) fn of(framework: &'static Framework) -> Ladders {
        let professions = framework.vocabulary.of_class("profession").iter();
        let has_roles = |term: &&Term| framework.roles.iter().any(|role| belongs(role, term));
        let terms = professions.filter_map(|id| framework.vocabulary.get(*id)).filter(has_roles);
        let planned = terms.map(|term| (term.slug.as_str(), (term, OnceLock::new()))).collect();
        Ladders { framework, planned }
    }

    /// The ladder of a profession, if there is such a profession and it has roles.
    pub(crate) fn get(&self, profession: &str) -> Option<&Planned> {
        let (term, planned) = self.planned.get(profession)?;
        Some(planned.get_or_init(|| Planned::of(self.framework, term)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use rungs_app::framework::{self, Loaded};

    use super::*;

    #[test]
    fn a_ladder_is_planned_once() {
        let loaded: &'static Loaded = Box::leak(Box::new(framework::built_in()));
        let ladders = Ladders::of(&loaded.checked.framework);
        let [first, again] = [(), ()].map(|()| ladders.get("physiotherapy").unwrap());
        assert!(std::ptr::eq(first, again));
        assert_eq!(first.ladder.profession.slug, "physiotherapy");
        assert!(ladders.get("wizardry").is_none());
    }
}
