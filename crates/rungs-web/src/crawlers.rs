//! What search engines are told: what there is, what is of no use to them, and under which address a page is known.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rungs_core::vocabulary::{Term, WORD, normal};

use crate::Site;
use crate::address::encoded;

/// Characters that the name of a machine has at most.
const LONGEST_HOST: usize = 255;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/robots.txt", get(robots)).route("/sitemap.xml", get(sitemap))
}

/// The address under which a site is known: `https://careers.example.org`.
///
/// # Errors
/// What isn't one: a scheme and a host is all there is to it.
pub fn public_url(text: &str) -> Result<String, String> {
    let text = text.trim_end_matches('/');
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match host.filter(|host| is_host(host)) {
        Some(_) => Ok(text.to_owned()),
        None => Err("write http:// or https:// and the name of the machine, and nothing behind it".to_owned()),
    }
}

/// Whether this is a machine's name or number, with a port or not.
fn is_host(host: &str) -> bool {
    let may_be = |letter: u8| letter.is_ascii_alphanumeric() || b"-.:[]".contains(&letter);
    !host.is_empty() && host.len() <= LONGEST_HOST && host.bytes().all(may_be)
}

/// Where the site is: as it was told, or else as the visitor found it.
fn home(site: &Site, headers: &HeaderMap) -> Option<String> {
    if let Some(address) = &site.public_url {
        return Some(address.clone());
    }
    let host = headers.get(header::HOST)?.to_str().ok()?;
    is_host(host).then(|| format!("http://{host}"))
}

async fn robots(State(site): State<Arc<Site>>, headers: HeaderMap) -> Response {
    // Addresses with answers are somebody's own; questions and the API lead to no page.
    let mut text = "User-agent: *\nDisallow: /*?s=\nDisallow: /*&s=\nDisallow: /check\nDisallow: /api/\n".to_owned();
    if let Some(home) = home(&site, &headers) {
        let _ = write!(text, "\nSitemap: {home}/sitemap.xml\n");
    }
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=86400")], text)
        .into_response()
}

async fn sitemap(State(site): State<Arc<Site>>, headers: HeaderMap) -> Response {
    let Some(home) = home(&site, &headers) else { return StatusCode::BAD_REQUEST.into_response() };
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                    <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        .to_owned();
    for (path, changed) in places(&site) {
        // Paths are encoded, so nothing in them means anything to XML.
        let _ = write!(text, "<url><loc>{home}{path}</loc>");
        if let Some(changed) = changed {
            let _ = write!(text, "<lastmod>{changed}</lastmod>");
        }
        text.push_str("</url>\n");
    }
    text.push_str("</urlset>\n");
    ([(header::CONTENT_TYPE, "application/xml"), (header::CACHE_CONTROL, "public, max-age=86400")], text)
        .into_response()
}

/// Every page that is worth finding, with the day on which somebody last went through it.
fn places(site: &Site) -> Vec<(String, Option<String>)> {
    let framework = site.framework();
    let named = |section: &str, name: &str| format!("/{section}/{}", encoded(name));
    let mut places: Vec<(String, Option<String>)> = ["/", "/roles", "/opportunities", "/sources", "/terms"]
        .into_iter()
        .map(|path| (path.to_owned(), None))
        .collect();
    let roles = framework.roles.iter();
    places.extend(roles.map(|role| (named("roles", &role.slug), role.reviewed.map(|day| day.to_string()))));
    let opportunities = framework.opportunities.iter();
    places
        .extend(opportunities.map(|one| (named("opportunities", &one.slug), one.reviewed.map(|day| day.to_string()))));
    let has_roles = |term: &&Term| {
        let mut professions = framework.roles.iter().flat_map(|role| &role.professions);
        professions.any(|name| normal(name) == normal(&term.title))
    };
    let professions = framework.vocabulary.of_class("profession").iter();
    let professions = professions.filter_map(|id| framework.vocabulary.get(*id)).filter(has_roles);
    places.extend(professions.map(|term| (named("professions", &term.slug), None)));
    places.extend(framework.sources.keys().map(|id| (named("sources", id), None)));
    let terms = framework.vocabulary.iter().filter(|(_, term)| term.class != WORD);
    let terms: BTreeSet<&str> = terms.map(|(_, term)| term.slug.as_str()).collect();
    places.extend(terms.into_iter().map(|slug| (named("terms", slug), None)));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_a_scheme_and_a_machine() {
        let cases = [
            ("https://careers.example.org", Some("https://careers.example.org")),
            ("http://127.0.0.1:8080/", Some("http://127.0.0.1:8080")),
            ("https://[::1]:443", Some("https://[::1]:443")),
            ("careers.example.org", None),
            ("https://", None),
            ("https://example.org/careers", None),
            ("https://example.org?x", None),
            ("https://example.org\"><script>", None),
            ("javascript:alert(1)", None),
        ];
        for (text, expected) in cases {
            assert_eq!(public_url(text).ok().as_deref(), expected, "{text}");
        }
    }
}
