//! Check me: one question a page, until none can change anything; then where one stands.
//!
//! Every page is a function of its address: going back shows what was asked, and changes nothing.

mod answer;
pub(crate) mod file;
pub(crate) mod job;
mod qualifications;
mod question;
mod result;
mod standings;
mod start;
mod you;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::Redirect;
use axum::routing::{get, post};
use rungs_app::service::Question;
use rungs_core::fact::Person;
use rungs_core::framework::Role;
use rungs_core::requirement::Moment;
use serde::Deserialize;

use crate::Site;
use crate::address::{TOLD, with};
use crate::problem::Problem;
use crate::state::Told;
use crate::visit::Visit;

/// A person file that is opened: no larger than an address can carry, packed as well as can be.
pub(crate) const LARGEST_FILE: usize = 128 * 1024;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/check", get(question::page).post(answer::take))
        .route("/check/result", get(result::page))
        .route("/check/roles", get(standings::page))
        .route("/check/job", get(job::page).post(job::take))
        .route("/check/qualifications", get(qualifications::page).post(qualifications::take))
        .route("/check/you", get(you::page).post(you::remove))
        .route("/check/file", get(file::save))
        .route("/check/open", post(file::open).layer(DefaultBodyLimit::max(LARGEST_FILE)))
}

/// What a check is about.
#[derive(Clone, Debug, Default)]
pub(crate) struct About {
    /// The role's slug; empty where none is chosen yet.
    pub(crate) role: String,
    /// The way in that is looked at; empty for all of them.
    pub(crate) route: String,
    /// A question that is answered anew.
    pub(crate) q: String,
    /// Questions that are put first, by their keys: a link of a mail merge names them, each as `ask=KEY`.
    pub(crate) ask: Vec<String>,
}

/// Questions that one address puts first at most.
const MOST_ASKED: usize = 20;

impl<'de> Deserialize<'de> for About {
    /// Of the fields of an address, of which `ask` may stand there several times. What else stands there is somebody else's.
    fn deserialize<D: serde::Deserializer<'de>>(fields: D) -> Result<About, D::Error> {
        let mut about = About::default();
        for (name, value) in Vec::<(String, String)>::deserialize(fields)? {
            match name.as_str() {
                "role" => about.role = value,
                "route" => about.route = value,
                "q" => about.q = value,
                "ask" if about.ask.len() < MOST_ASKED && !about.ask.contains(&value) => about.ask.push(value),
                _ => {}
            }
        }
        Ok(about)
    }
}

impl About {
    /// The role, if one is named.
    fn role(&self, visit: &Visit) -> Option<&'static Role> {
        visit.site.framework().role(&self.role)
    }

    /// The address of a page of this check.
    fn address(&self, path: &str) -> String {
        let mut fields = vec![("role", self.role.as_str()), ("route", self.route.as_str())];
        fields.extend(self.ask.iter().map(|key| ("ask", key.as_str())));
        with(path, &fields)
    }
}

/// A question asked today, for a start today.
pub(crate) fn today(visit: &Visit) -> Question {
    Question { on: visit.today, start: visit.today, moment: Moment::Start }
}

/// The person as far as they told; nobody in particular, where they told nothing.
pub(crate) fn person(visit: &Visit) -> Person {
    visit.person().unwrap_or_default()
}

/// On to another page with what is told now.
pub(crate) fn onward(visit: Visit, mut told: Told, address: &str) -> Result<Redirect, Problem> {
    told.made = Some(visit.today);
    match visit.site.seal.close(&told) {
        Some(sealed) => Ok(Redirect::to(&with(address, &[(TOLD, &sealed)]))),
        None => Err(Problem::too_long(visit)),
    }
}

/// A year, a month or a day of a person file as British readers write it: 2023, February 2023, 3 February 2023.
pub(crate) fn spoken_date(date: &str) -> String {
    let as_day = |text: String| text.parse::<rungs_core::date::Date>().ok();
    match date.split('-').count() {
        3 => as_day(date.to_owned()).map(|day| day.strftime("%-d %B %Y").to_string()),
        2 => as_day(format!("{date}-01")).map(|day| day.strftime("%B %Y").to_string()),
        _ => None,
    }
    .unwrap_or_else(|| date.to_owned())
}
