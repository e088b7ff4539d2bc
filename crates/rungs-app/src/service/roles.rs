//! The roles of a framework, in lines.

use rungs_core::framework::Role;
use rungs_core::vocabulary::normal;

use crate::find::Index;
use crate::framework::Loaded;
use crate::wire::FrameworkName;
use crate::wire::roles::{RoleLine, RolesAnswer};

/// Roles of a profession, at a level, found by words: whichever are given. By level and title, or best first by words.
pub fn roles(loaded: &Loaded, profession: Option<&str>, level: Option<u8>, words: Option<&str>) -> RolesAnswer {
    let framework = &loaded.checked.framework;
    let mut found: Vec<&Role> = match words {
        Some(words) => Index::of(framework).search(words).into_iter().map(|hit| hit.role).collect(),
        None => {
            let mut all: Vec<&Role> = framework.roles.iter().collect();
            all.sort_by_key(|role| (role.level, role.title.clone()));
            all
        }
    };
    let belongs = |role: &Role, wanted: &str| role.professions.iter().any(|own| normal(own) == normal(wanted));
    found.retain(|role| profession.is_none_or(|wanted| belongs(role, wanted)));
    found.retain(|role| level.is_none_or(|level| role.level == Some(level)));
    role_lines(loaded, found)
}

/// These roles, in their order.
pub fn role_lines<'f>(loaded: &Loaded, roles: impl IntoIterator<Item = &'f Role>) -> RolesAnswer {
    RolesAnswer { framework: FrameworkName::of(loaded), roles: roles.into_iter().map(line).collect() }
}

fn line(role: &Role) -> RoleLine {
    RoleLine {
        role: role.slug.clone(),
        title: role.title.clone(),
        level: role.level,
        band: role.band.clone(),
        also_called: role.aliases.clone(),
        professions: role.professions.clone(),
        routes: role.routes.iter().map(|route| route.title.clone()).collect(),
        leads_to: role.next.iter().map(|step| step.role.clone()).collect(),
    }
}
