//! What is asked about a file: which role and way in, and from which day on.

use rungs_core::date::Date;
use rungs_core::framework::Framework;

use crate::visit::Visit;

/// Fields as they were filled in.
#[derive(Clone, Debug, Default)]
pub(super) struct Given {
    /// A role's slug, with that of a way in behind a slash where it is one; empty for every role.
    pub(super) way: String,
    pub(super) day: String,
    pub(super) month: String,
    pub(super) year: String,
}

/// What was asked, once it could be read.
pub(super) struct Asked {
    pub(super) way: Option<(String, Option<String>)>,
    pub(super) start: Option<Date>,
}

/// The ways into one role, to choose from.
pub(super) struct Ways {
    pub(super) title: String,
    /// The role itself, and each way into it: values with their words.
    pub(super) options: Vec<(String, String)>,
}

impl Given {
    /// What was asked last, to be filled in again.
    pub(super) fn of(way: Option<&(String, Option<String>)>, start: Option<Date>) -> Given {
        let way = way.map(|(role, route)| match route {
            Some(route) => format!("{role}/{route}"),
            None => role.clone(),
        });
        let part = |part: fn(Date) -> String| start.map(part).unwrap_or_default();
        Given {
            way: way.unwrap_or_default(),
            day: part(|day| day.day().to_string()),
            month: part(|day| day.month().to_string()),
            year: part(|day| day.year().to_string()),
        }
    }

    /// Reads it; or what is wrong, field by field.
    pub(super) fn read(&self, visit: &Visit) -> Result<Asked, Vec<(&'static str, String)>> {
        let mut errors = Vec::new();
        let way = way(visit.site.framework(), &self.way);
        if way.is_none() && !self.way.is_empty() {
            errors.push(("way", visit.say("error-employers-way")));
        }
        let start = match (self.day.as_str(), self.month.as_str(), self.year.as_str()) {
            ("", "", "") => None,
            (day, month, year) => {
                let day = if day.is_empty() { "1" } else { day };
                let start = date(day, month, year);
                let is_near = |start: &Date| (visit.today.year() - 1..visit.today.year() + 16).contains(&start.year());
                match start.filter(is_near) {
                    Some(start) => Some(start),
                    None => {
                        errors.push(("start-day", visit.say("error-employers-start")));
                        None
                    }
                }
            }
        };
        if errors.is_empty() { Ok(Asked { way, start }) } else { Err(errors) }
    }
}

fn date(day: &str, month: &str, year: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A role, and one of its ways in, by how a form names them.
fn way(framework: &Framework, named: &str) -> Option<(String, Option<String>)> {
    let (role, route) = named.split_once('/').map_or((named, None), |(role, route)| (role, Some(route)));
    let role = framework.role(role).filter(|role| !role.routes.is_empty())?;
    match route {
        None => Some((role.slug.clone(), None)),
        Some(route) => {
            let route = role.routes.iter().find(|known| known.slug == route)?;
            Some((role.slug.clone(), Some(route.slug.clone())))
        }
    }
}

/// Every role that there are ways into.
pub(super) fn ways(visit: &Visit) -> Vec<Ways> {
    let roles = visit.site.framework().roles.iter().filter(|role| !role.routes.is_empty());
    let of_role = |role: &rungs_core::framework::Role| {
        let any = (role.slug.clone(), visit.say_of("employers-any-way", &[("it", role.title.clone().into())]));
        let routes = role.routes.iter().map(|route| (format!("{}/{}", role.slug, route.slug), route.title.clone()));
        Ways { title: role.title.clone(), options: std::iter::once(any).chain(routes).collect() }
    };
    let mut ways: Vec<Ways> = roles.map(of_role).collect();
    ways.sort_by(|one, other| one.title.cmp(&other.title));
    ways
}
