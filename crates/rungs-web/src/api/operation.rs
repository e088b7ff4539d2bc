//! One operation of the API: a function with its place, and the shapes of what it takes and gives.

use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{self, MethodRouter};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::problem::{Kind, Problem};
use super::{body, edition, query};
use crate::Site;
use crate::desk;
use crate::server::rate::Allowance;

/// The schema of a type.
pub(super) type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

/// An operation.
pub(super) struct Operation {
    /// Its name in the document, by which generated clients call it.
    pub(super) id: &'static str,
    pub(super) method: Method,
    /// Its path below the version.
    pub(super) path: &'static str,
    /// What it does, in a few words.
    pub(super) summary: &'static str,
    /// What else there is to know.
    pub(super) about: &'static str,
    /// What can go wrong, beside what always can.
    pub(super) problems: Vec<Kind>,
    /// Values that can be sent as they are.
    pub(super) example: Example,
    pub(super) path_schema: SchemaOf,
    pub(super) query_schema: SchemaOf,
    pub(super) body: Option<Body>,
    pub(super) answer_schema: SchemaOf,
    pub(super) handler: MethodRouter<Arc<Site>>,
}

/// What an operation takes in its body.
pub(super) enum Body {
    /// JSON of this shape.
    Json(SchemaOf),
    /// Files: what the document says of their sorts of content.
    Files(fn() -> Value),
}

/// Values for an operation, of the framework that ships.
#[derive(Default)]
pub(super) struct Example {
    /// By parameter, of the path or of the query.
    pub(super) parameters: &'static [(&'static str, &'static str)],
    pub(super) body: Option<fn() -> Value>,
}

/// No parameters.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Nothing {}

/// A function that answers a GET: from the parameters of its path and of its query.
pub(super) type Get<P, Q, A> = fn(&Site, P, Q) -> Result<A, Problem>;
/// A function that answers a POST: from its body.
pub(super) type Post<B, A> = fn(&Site, B) -> Result<A, Problem>;

/// A question that may weigh more than one request.
pub(super) trait Weighed {
    /// As how many requests it counts.
    fn weight(&self, site: &Site) -> usize;
}

fn schema_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

impl Operation {
    /// An operation that only reads what doesn't change while the server runs, so that its answers can be kept by caches.
    pub(super) fn get<P, Q, A>(id: &'static str, path: &'static str, answer: Get<P, Q, A>) -> Operation
    where
        P: DeserializeOwned + JsonSchema + Send + 'static,
        Q: DeserializeOwned + JsonSchema + 'static,
        A: Serialize + JsonSchema + 'static,
    {
        let respond = move |State(site): State<Arc<Site>>,
                            place: Result<Path<P>, PathRejection>,
                            headers: HeaderMap,
                            uri: Uri| async move {
            let answered = || {
                let Path(place) = place.map_err(|_| Problem::new(Kind::Address, "the address can't be read"))?;
                answer(&site, place, query::read(uri.query().unwrap_or_default())?)
            };
            match answered() {
                Ok(answer) => edition::kept(&site, &headers, &answer),
                Err(problem) => problem.into_response(),
            }
        };
        Operation {
            problems: vec![Kind::Address, Kind::Query],
            path_schema: schema_of::<P>,
            query_schema: schema_of::<Q>,
            ..Operation::new::<A>(id, Method::GET, path, routing::get(respond))
        }
    }

    /// An operation that answers a question in its body. It keeps nothing, and so does every cache.
    pub(super) fn post<B, A>(id: &'static str, path: &'static str, answer: Post<B, A>) -> Operation
    where
        B: DeserializeOwned + JsonSchema + Weighed + Send + 'static,
        A: Serialize + JsonSchema + Send + 'static,
    {
        let respond = move |State(site): State<Arc<Site>>,
                            allowance: Option<Extension<Allowance>>,
                            headers: HeaderMap,
                            uri: Uri,
                            content: Bytes| async move {
            let question =
                query::read(uri.query().unwrap_or_default()).and_then(|Nothing {}| body::read::<B>(&headers, &content));
            let question = match question {
                Ok(question) => question,
                Err(problem) => return problem.into_response(),
            };
            // Where nobody is counted, there is nothing to take from.
            let taken = allowance.map_or(Ok(()), |Extension(allowance)| allowance.take(question.weight(&site)));
            match taken {
                Ok(()) => worked_out(site, move |site| answer(site, question)).await,
                Err(refused) => refused.into_response(),
            }
        };
        Operation {
            problems: vec![Kind::Query, Kind::Body, Kind::TooSlow, Kind::TooLarge, Kind::NotJson, Kind::Unreadable],
            body: Some(Body::Json(schema_of::<B>)),
            ..Operation::new::<A>(id, Method::POST, path, routing::post(respond))
        }
    }

    pub(super) fn new<A: JsonSchema>(
        id: &'static str,
        method: Method,
        path: &'static str,
        handler: MethodRouter<Arc<Site>>,
    ) -> Operation {
        Operation {
            id,
            method,
            path,
            summary: "",
            about: "",
            problems: Vec::new(),
            example: Example::default(),
            path_schema: schema_of::<Nothing>,
            query_schema: schema_of::<Nothing>,
            body: None,
            answer_schema: schema_of::<A>,
            handler,
        }
    }

    /// What it does, in a few words, and what else there is to know.
    pub(super) fn about(self, summary: &'static str, about: &'static str) -> Operation {
        Operation { summary, about, ..self }
    }

    /// What can go wrong with this one.
    pub(super) fn may_be(mut self, problem: Kind) -> Operation {
        self.problems.push(problem);
        self
    }

    /// Values for its parameters.
    pub(super) fn with(mut self, parameters: &'static [(&'static str, &'static str)]) -> Operation {
        self.example.parameters = parameters;
        self
    }

    /// A body for it.
    pub(super) fn with_body(mut self, body: fn() -> Value) -> Operation {
        self.example.body = Some(body);
        self
    }
}

/// Works an answer out on a thread of its own, as soon as a processor is free for it.
async fn worked_out<A, F>(site: Arc<Site>, answer: F) -> Response
where
    A: Serialize + Send + 'static,
    F: FnOnce(&Site) -> Result<A, Problem> + Send + 'static,
{
    let at = Arc::clone(&site);
    let work = desk::work(&at, move || {
        answer(&site).and_then(|answer| serde_json::to_vec(&answer).map_err(|_| Problem::ours()))
    });
    match work.await {
        Some(Ok(text)) => edition::unkept(text),
        Some(Err(problem)) => problem.into_response(),
        None => Problem::ours().into_response(),
    }
}
