//! The ladder of a profession: its roles by rung, the steps from one to the next, and where people join it.

mod boxes;
mod bundle;
mod choice;
mod drawing;
mod grid;
mod holding;
mod lines;
mod plan;
mod planned;
mod reach;
mod start;
mod step;
#[cfg(test)]
mod tests;
mod way;

use std::collections::BTreeMap;

use rungs_core::framework::{Framework, Role};
use rungs_core::vocabulary::{Term, normal};

pub(crate) use boxes::BoxWords;
pub(crate) use drawing::{Drawing, DrawnBox, Shape, Wording};
pub(crate) use holding::{Holding, holdings};
pub(crate) use planned::{Ladders, Planned};
pub(crate) use reach::{Reach, here};
pub(crate) use start::{Origin, Start};
pub(crate) use step::Step;
pub(crate) use way::{Stroke, Way};

/// The roles of a profession and the ways between them. Roles are spoken of by their place in [`Ladder::roles`].
pub(crate) struct Ladder<'f> {
    pub(crate) profession: &'f Term,
    /// From the lowest rung up, then by title.
    pub(crate) roles: Vec<&'f Role>,
    /// From the lowest up; only those on which a role stands.
    pub(crate) rungs: Vec<Rung>,
    pub(crate) steps: Vec<Step>,
    pub(crate) starts: Vec<Start>,
}

/// A level at which roles stand side by side.
pub(crate) struct Rung {
    /// The qualification level, where the roles' pages say one.
    pub(crate) level: Option<u8>,
    pub(crate) roles: Vec<usize>,
}

/// The rung on which a role is drawn.
pub(crate) fn rung(role: &Role) -> Option<u8> {
    role.rung.or(role.level)
}

impl<'f> Ladder<'f> {
    pub(crate) fn of(framework: &'f Framework, profession: &'f Term) -> Ladder<'f> {
        let mut by_rung: BTreeMap<Option<u8>, Vec<&'f Role>> = BTreeMap::new();
        for role in framework.roles.iter().filter(|role| belongs(role, profession)) {
            by_rung.entry(rung(role)).or_default().push(role);
        }
        let (mut roles, mut rungs) = (Vec::new(), Vec::new());
        for (level, mut on_it) in by_rung {
            on_it.sort_by_key(|role| (&role.title, &role.slug));
            rungs.push(Rung { level, roles: (roles.len()..roles.len() + on_it.len()).collect() });
            roles.extend(on_it);
        }
        let steps = step::between(&roles);
        let starts = start::into(&roles, &steps);
        Ladder { profession, roles, rungs, steps, starts }
    }
}

/// Whether a role belongs to a profession.
pub(crate) fn belongs(role: &Role, profession: &Term) -> bool {
    role.professions.iter().any(|name| normal(name) == normal(&profession.title))
}
