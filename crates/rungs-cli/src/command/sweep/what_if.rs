//! What would be otherwise: the same export swept once more, with something changed.

use rungs_app::wire::FrameworkName;
use rungs_app::wire::sweep::WhatIf as WhatIfShown;
use rungs_core::framework::Role;
use rungs_workforce::mapping::Mapping;
use rungs_workforce::sweeping::{Counted, Sweep as Sweeping, Watch, compare, count};

use super::{opened, refused};
use crate::answer::Failure;
use crate::arguments::{Global, Sweep, WhatIf};
use crate::{input, words};

/// Sweeps once more with what is taken to be otherwise, and says who stands otherwise.
pub(super) fn asked<'f>(
    arguments: &Sweep,
    global: &Global,
    sweep: Sweeping<'_, 'f>,
    counted: &mut Counted<'f>,
    progress: Watch<'_>,
) -> Result<WhatIfShown, Failure> {
    let (mut mapping, mut question) = (sweep.mapping.clone(), sweep.asked);
    let mut rules = Global { framework: global.framework.clone(), framework_version: global.framework_version.clone() };
    let mut what = Vec::new();
    for change in &arguments.what_if {
        what.push(match change {
            WhatIf::Start(day) => {
                question.start = *day;
                format!("a start on {}", words::told_date(&day.to_string()))
            }
            WhatIf::TakesPart(scheme, takes_part) => {
                takes_part_in(&mut mapping, scheme, *takes_part);
                let verb = if *takes_part { "takes part" } else { "takes no part" };
                format!("the employer {verb} in the {scheme}")
            }
            WhatIf::Framework(folder) => {
                rules = Global { framework: Some(folder.clone()), framework_version: None };
                format!("the rules in {}", folder.display())
            }
            WhatIf::FrameworkVersion(version) => {
                rules.framework_version = Some(version.clone());
                format!("the rules as they were in {version}")
            }
        });
    }
    let other = input::framework(None, &rules)?;
    let same = |role: &&Role| other.checked.framework.roles.iter().find(|one| one.slug == role.slug);
    let roles: Vec<&Role> = sweep.roles.iter().filter_map(same).collect();
    if roles.is_empty() {
        let help = "name roles that both have: rungs roles --framework DIR lists them";
        return Err(Failure::with_help("those rules have none of the roles asked about", help));
    }
    let otherwise = Sweeping { loaded: &other, roles: &roles, route: sweep.route, asked: question, mapping: &mapping };
    let refused = |ended| refused(&ended, arguments);
    let mut after = count(opened(&arguments.files)?, otherwise, progress).map_err(refused)?;
    let exports = (opened(&arguments.files)?, opened(&arguments.files)?);
    let routes = compare(exports, (sweep, otherwise), (counted, &mut after), progress).map_err(refused)?;
    Ok(WhatIfShown { what, start: question.start.to_string(), framework: FrameworkName::of(&other), routes })
}

fn takes_part_in(mapping: &mut Mapping, scheme: &str, takes_part: bool) {
    mapping.employer.get_or_insert_default().takes_part.insert(scheme.to_owned(), takes_part);
}
