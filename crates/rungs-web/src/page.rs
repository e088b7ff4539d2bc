//! The pages, one a file, and the frame around them.

mod about;
mod check;
mod compare;
mod employers;
mod home;
mod opportunity;
mod plan;
mod profession;
mod role;
mod roles;
mod source;
mod term;

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use fluent_bundle::FluentValue;
use rungs_app::words;

use crate::Site;
use crate::visit::Visit;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/", get(home::page))
        .route("/professions", get(profession::list))
        .route("/professions/{profession}", get(profession::page))
        .route("/roles", get(roles::page))
        .route("/roles/{role}", get(role::page))
        .route("/opportunities", get(opportunity::list))
        .route("/opportunities/{opportunity}", get(opportunity::page))
        .route("/sources", get(source::list))
        .route("/sources/{source}", get(source::page))
        .route("/terms", get(term::list))
        .route("/terms/{term}", get(term::page))
        .route("/about/{page}", get(about::page))
        .route("/compare", get(compare::page))
        .merge(check::routes())
        .merge(plan::routes())
        .merge(employers::routes())
}

/// The part of the site that a page belongs to: its entry in the menu is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    Roles,
    Check,
    Plan,
    Compare,
    Employers,
    None,
}

/// What stands around every page: the header with its menu, and the footer.
pub(crate) struct Frame<'v> {
    pub(crate) visit: &'v Visit,
    section: Section,
    /// What was searched for.
    pub(crate) asked: Option<String>,
}

impl<'v> Frame<'v> {
    pub(crate) fn new(visit: &'v Visit, section: Section) -> Frame<'v> {
        Frame { visit, section, asked: None }
    }

    pub(crate) fn say(&self, key: &str) -> String {
        self.visit.say(key)
    }

    /// One of several messages whose keys begin alike.
    pub(crate) fn say_part(&self, key: &str, part: &str) -> String {
        self.visit.say(&format!("{key}-{part}"))
    }

    /// A message that speaks of one thing, `$it`.
    pub(crate) fn say_it(&self, key: &str, it: impl Into<String>) -> String {
        self.visit.say_of(key, &[("it", FluentValue::from(it.into()))])
    }

    /// A message that speaks of a number, `$count`.
    pub(crate) fn say_count(&self, key: &str, count: usize) -> String {
        self.visit.say_of(key, &[("count", FluentValue::from(count))])
    }

    /// The same for one that may be large, as `$it`.
    pub(crate) fn say_count_it(&self, key: &str, it: &u64) -> String {
        self.visit.say_of(key, &[("it", FluentValue::from(*it))])
    }

    pub(crate) fn link(&self, address: &str) -> String {
        self.visit.link(address)
    }

    /// The first page of a part of the site.
    pub(crate) fn section_link(&self, section: &str) -> String {
        self.visit.link(&format!("/{section}"))
    }

    /// The address under which search engines should know the page, where the site's own is known.
    pub(crate) fn canonical(&self) -> Option<String> {
        self.visit.site.public_url.as_ref().map(|home| format!("{home}{}", self.visit.here))
    }

    pub(crate) fn asset(&self, path: &str) -> String {
        self.visit.site.assets.address(path)
    }

    pub(crate) fn language(&self) -> &str {
        &self.visit.language().tag
    }

    pub(crate) fn today(&self) -> String {
        words::date(self.visit.today)
    }

    pub(crate) fn framework(&self) -> &str {
        &self.visit.site.framework().title
    }

    pub(crate) fn version(&self) -> &str {
        &self.visit.site.framework().version
    }

    pub(crate) fn has_told(&self) -> bool {
        self.visit.told.as_ref().is_some_and(|told| !told.is_empty())
    }

    pub(crate) fn is_in(&self, section: &str) -> bool {
        matches!(
            (self.section, section),
            (Section::Roles, "roles")
                | (Section::Check, "check")
                | (Section::Plan, "plan")
                | (Section::Compare, "compare")
                | (Section::Employers, "employers")
        )
    }
}

/// A page as an answer.
pub(crate) fn html(visit: &Visit, page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => sent(visit, text.into()),
        Err(error) => broken(&error),
    }
}

/// A page about something that was sent: no cache keeps it.
pub(crate) fn html_unkept(visit: &Visit, page: &impl Template) -> Response {
    let mut response = html(visit, page);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// The text of a page as an answer. What a visitor told is theirs, so no cache between them and the server keeps it.
pub(crate) fn sent(visit: &Visit, text: Bytes) -> Response {
    let kept = if visit.sealed.is_empty() { "public, max-age=0, must-revalidate" } else { "private, no-store" };
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, kept),
        (header::VARY, "accept-language"),
    ];
    (headers, text).into_response()
}

pub(crate) fn broken(error: &askama::Error) -> Response {
    tracing::error!(%error, "a page can't be put together");
    axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
