//! Where a check begins that is about no role yet.

use askama::Template;
use axum::response::Response;

use crate::page::{Frame, Section, html};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "start.html")]
struct Start<'v> {
    frame: Frame<'v>,
}

pub(super) fn page(visit: &Visit) -> Response {
    html(visit, &Start { frame: Frame::new(visit, Section::Check) })
}
