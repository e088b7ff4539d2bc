//! The form with the limits of a plan.

use askama::Template;
use rungs_core::framework::Role;

use super::wishes::{Month, Wishes, Wrong};
use crate::address::with;
use crate::visit::Visit;

/// The form with the limits.
pub(super) struct Form {
    pub(super) action: &'static str,
    pub(super) given: Wishes,
    pub(super) errors: Vec<Wrong>,
    pub(super) from: MonthField,
    pub(super) by: MonthField,
    /// The first month of each break, and the last, in turn.
    pub(super) breaks: Vec<MonthField>,
    /// Whether the limits that are seldom used are shown.
    pub(super) is_opened: bool,
    pub(super) routes: Vec<(String, String)>,
    /// What is left out, by name and title.
    pub(super) without: Vec<(String, String)>,
    pub(super) against: String,
    pub(super) clear: Option<String>,
}

/// A month and a year to fill in.
#[derive(Template)]
#[template(path = "month-field.html")]
pub(super) struct MonthField {
    name: String,
    label: String,
    given: Month,
    error: Option<String>,
    month_word: String,
    year_word: String,
}

impl Form {
    pub(super) fn new(visit: &Visit, role: &Role, wishes: &Wishes, errors: &[Wrong]) -> Form {
        let title = |name: &String| {
            let opportunity = visit.site.framework().opportunity(name).map(|one| one.title.clone());
            (name.clone(), opportunity.unwrap_or_else(|| title_of_step(visit, name)))
        };
        let field = |name: String, label: &str, given: Month| MonthField {
            error: errors.iter().find(|(wrong, _)| *wrong == format!("{name}-month")).map(|(_, error)| error.clone()),
            label: visit.say(label),
            month_word: visit.say("question-month"),
            year_word: visit.say("question-year"),
            name,
            given,
        };
        let breaks = wishes.breaks_shown().into_iter().enumerate().flat_map(|(place, (first, last))| {
            let first = field(format!("break-{place}-from"), "plan-break-from", first);
            [first, field(format!("break-{place}-until"), "plan-break-until", last)]
        });
        let is_seldom = !wishes.route.is_empty() || !wishes.breaks.is_empty() || wishes.hope || wishes.exceptions;
        Form {
            action: "/plan",
            from: field("from".to_owned(), "plan-from", wishes.from.clone()),
            by: field("by".to_owned(), "plan-until", wishes.by.clone()),
            breaks: breaks.collect(),
            is_opened: is_seldom,
            routes: role.routes.iter().map(|route| (route.slug.clone(), route.title.clone())).collect(),
            without: wishes.without.iter().map(title).collect(),
            against: wishes.alone().query(),
            clear: (!wishes.is_unlimited()).then(|| visit.link(&with("/plan", &[("role", &role.slug)]))),
            errors: errors.to_vec(),
            given: wishes.clone(),
        }
    }

    /// What is wrong with a field.
    pub(super) fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(wrong, _)| wrong == field).map(|(_, error)| error.as_str())
    }
}

/// What a step is called that was left out: *physiotherapist/full-time-degree*, or what is done.
fn title_of_step(visit: &Visit, name: &str) -> String {
    let way = name.split_once('/').and_then(|(role, route)| {
        let role = visit.site.framework().role(role)?;
        let route = role.routes.iter().find(|one| one.slug == route)?;
        Some(format!("{} ({})", role.title, rungs_app::words::lower(&route.title)))
    });
    way.unwrap_or_else(|| rungs_app::words::capital(name))
}
