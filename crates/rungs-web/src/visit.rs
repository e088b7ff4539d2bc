//! One request of a visitor: what they told so far, in which language, on which day.

use std::sync::Arc;

use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use fluent_bundle::FluentValue;
use rungs_core::date::Date;
use rungs_core::fact::Person;

use crate::Site;
use crate::address::{TOLD, encoded, with};
use crate::language::Language;
use crate::problem::Problem;
use crate::state::{Told, Unsealed};

/// A visitor's request, as every page needs it.
pub(crate) struct Visit {
    pub(crate) site: Arc<Site>,
    pub(crate) today: Date,
    /// What they told, if they told anything.
    pub(crate) told: Option<Told>,
    /// The same, sealed, as it came.
    pub(crate) sealed: String,
    /// The address of the page, without what was told.
    pub(crate) here: String,
    language: String,
}

impl FromRequestParts<Arc<Site>> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Visit, Problem> {
        let language = parts.headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let uri =
            parts.extensions.get::<OriginalUri>().map_or_else(|| parts.uri.clone(), |original| original.0.clone());
        let mut visit = Visit::new(Arc::clone(site), language);
        visit.here = without_told(uri.path(), uri.query().unwrap_or_default());
        let sealed = uri.query().unwrap_or_default().split('&').find_map(|part| part.strip_prefix("s="));
        if let Some(sealed) = sealed.filter(|sealed| !sealed.is_empty()) {
            match site.seal.open(sealed, visit.today) {
                Unsealed::Told(told) => {
                    visit.told = Some(told);
                    visit.sealed = sealed.to_owned();
                }
                Unsealed::Foreign => return Err(Problem::foreign(visit)),
                Unsealed::Old => return Err(Problem::old(visit)),
            }
        }
        Ok(visit)
    }
}

/// The address of a page, but for what was told.
fn without_told(path: &str, query: &str) -> String {
    let kept: Vec<&str> = query.split('&').filter(|part| !part.is_empty() && !part.starts_with("s=")).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

impl Visit {
    /// A visit that has told nothing.
    pub(crate) fn new(site: Arc<Site>, language: &str) -> Visit {
        let today = site.today();
        Visit { site, today, told: None, sealed: String::new(), here: "/".to_owned(), language: language.to_owned() }
    }

    pub(crate) fn language(&self) -> &Language {
        self.site.languages.wished(&self.language)
    }

    /// A message in the visitor's language.
    pub(crate) fn say(&self, key: &str) -> String {
        self.site.languages.say(self.language(), key, &[])
    }

    /// A message in the visitor's language, with what it speaks of.
    pub(crate) fn say_of(&self, key: &str, told: &[(&str, FluentValue<'_>)]) -> String {
        self.site.languages.say(self.language(), key, told)
    }

    /// An address of the site to which what was told goes along.
    pub(crate) fn link(&self, address: &str) -> String {
        let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
        let link = if self.sealed.is_empty() { address.to_owned() } else { with(address, &[(TOLD, &self.sealed)]) };
        if fragment.is_empty() { link } else { format!("{link}#{fragment}") }
    }

    /// The person, as far as they told.
    pub(crate) fn person(&self) -> Option<Person> {
        let told = self.told.as_ref().filter(|told| !told.is_empty())?;
        // Only what could be read was ever sealed; after a change of the framework a name may be gone.
        told.person(&self.site.framework().vocabulary, self.today).ok()
    }

    /// What was told so far, or nothing yet.
    pub(crate) fn told_so_far(&self) -> Told {
        self.told.clone().unwrap_or_else(|| Told::new(self.today))
    }

    /// The page of a role.
    pub(crate) fn role_link(&self, slug: &str) -> String {
        self.link(&format!("/roles/{}", encoded(slug)))
    }
}
