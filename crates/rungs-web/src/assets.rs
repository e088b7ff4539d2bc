//! Style sheets, the one script and pictures. Each has its content's digest in its address, so browsers keep it for good.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use crate::Site;

static ASSETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets");

/// For an address that changes when its content does.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// For one that stays: browsers ask again after a day.
const FOR_A_DAY: &str = "public, max-age=86400";

/// Every file that pages need beside themselves.
pub(crate) struct Assets {
    /// By path: the digest.
    digests: HashMap<&'static str, String>,
}

impl Assets {
    pub(crate) fn built_in() -> Assets {
        let mut digests = HashMap::new();
        let mut folders = vec![&ASSETS];
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            for file in folder.files() {
                if let Some(path) = file.path().to_str() {
                    let digest = Sha256::digest(file.contents());
                    digests.insert(path, digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect());
                }
            }
        }
        Assets { digests }
    }

    /// The address of a file.
    pub(crate) fn address(&self, path: &str) -> String {
        match self.digests.get(path) {
            Some(digest) => format!("/assets/{path}?{digest}"),
            None => format!("/assets/{path}"),
        }
    }
}

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/assets/{*path}", get(asset)).route("/favicon.ico", get(icon))
}

async fn asset(State(site): State<Arc<Site>>, Path(path): Path<String>, uri: axum::http::Uri) -> Response {
    let Some(file) = ASSETS.get_file(&path) else { return StatusCode::NOT_FOUND.into_response() };
    let is_current = site.assets.digests.get(path.as_str()).map(String::as_str) == uri.query();
    let kept = if is_current { FOR_GOOD } else { FOR_A_DAY };
    ([(header::CONTENT_TYPE, sort(&path)), (header::CACHE_CONTROL, kept)], file.contents()).into_response()
}

async fn icon(state: State<Arc<Site>>, uri: axum::http::Uri) -> Response {
    asset(state, Path("rungs.svg".to_owned()), uri).await
}

/// The type of a file by the end of its name.
fn sort(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, end)| end) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "text/plain; charset=utf-8",
    }
}
