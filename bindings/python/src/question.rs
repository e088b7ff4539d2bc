//! When a question is asked, for when, and about which roles.

use pyo3::prelude::*;
use rungs_app::find::{self, Found};
use rungs_app::framework::Loaded;
use rungs_app::service::Question;
use rungs_core::date::Date;
use rungs_core::framework::Role;
use rungs_core::requirement::Moment;

use crate::words::error;

/// A question of the days that were given in ISO form; without a start, for a start on the day it is asked.
pub(crate) fn question(on: &str, start: Option<&str>) -> PyResult<Question> {
    let on = day("on", on)?;
    let start = start.map(|start| day("start", start)).transpose()?;
    Ok(Question { on, start: start.unwrap_or(on), moment: Moment::Start })
}

fn day(name: &str, written: &str) -> PyResult<Date> {
    let is_day = written.len() == 10;
    written.parse::<Date>().ok().filter(|_| is_day).ok_or_else(|| {
        error(format!("{name}: “{written}” is not a day of the calendar; give a date, or write it like 2026-11-22"))
    })
}

/// A role by its slug, its title or another name. Nothing is guessed: a name that is only nearly one is an error.
pub(crate) fn role<'f>(loaded: &'f Loaded, name: &str) -> PyResult<&'f Role> {
    let found = find::role(&loaded.checked.framework, name);
    if let Found::Role(role) = found {
        return Ok(role);
    }
    if let Some(one) = loaded.left_out.iter().find(|one| one.is_called(name)) {
        return Err(error(format!(
            "“{name}” can't be used: its page {} has errors, and `rungs framework check` shows them",
            one.page
        )));
    }
    let near = match found {
        Found::Role(role) | Found::Close(role, _) => vec![role.title.clone()],
        Found::None(near) => near,
    };
    let help = match near.as_slice() {
        [] => "Framework().roles() lists them".to_owned(),
        [one] => format!("did you mean “{one}”? Framework().roles() lists them all"),
        [first @ .., last] => {
            format!("did you mean “{}” or “{last}”? Framework().roles() lists them all", first.join("”, “"))
        }
    };
    Err(error(format!("no role is called “{name}”: {help}")))
}

/// These roles, or every one.
pub(crate) fn roles<'f>(loaded: &'f Loaded, names: Option<&[String]>) -> PyResult<Vec<&'f Role>> {
    let Some(names) = names else { return Ok(loaded.checked.framework.roles.iter().collect()) };
    let mut roles: Vec<&Role> = Vec::new();
    for name in names {
        let role = role(loaded, name)?;
        if roles.iter().any(|known| known.slug == role.slug) {
            return Err(error(format!("“{name}” is asked for twice: {} is named already", role.title)));
        }
        roles.push(role);
    }
    match roles.is_empty() {
        true => Err(error("roles is an empty list: name one role at least, or leave roles out for all of them")),
        false => Ok(roles),
    }
}

/// The place of a way in among those of a role: by its slug, its title, or as either begins.
pub(crate) fn route(role: &Role, name: &str) -> PyResult<usize> {
    find::route(role, name).map_err(|no_route| error(format!("{}; {}", no_route.message, no_route.help)))
}
