//! The OpenAPI document, written from the list of operations and from the types that they take and give.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use axum::http::StatusCode;
use rungs_app::wire::WholeLines;
use schemars::generate::SchemaSettings;
use schemars::transform::RestrictFormats;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::operation::{Body, Nothing, Operation};
use super::problem::{Kind, ProblemAnswer};
use super::{ROOT, operations};
use crate::Site;

/// What can go wrong with any operation.
const ALWAYS: [Kind; 4] = [Kind::TooLong, Kind::TooMany, Kind::Ours, Kind::Busy];

/// The document, as a value.
struct Document;

impl JsonSchema for Document {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Document".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "object", "description": "An OpenAPI 3.1 document.", "required": ["openapi", "paths"] })
    }
}

impl serde::Serialize for Document {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        static DOCUMENT: OnceLock<Value> = OnceLock::new();
        DOCUMENT.get_or_init(openapi).serialize(serializer)
    }
}

pub(super) fn operation() -> Operation {
    Operation::get("getDocument", "/openapi.json", |_: &Site, Nothing {}, Nothing {}| Ok(Document))
        .about("This document", "The API in OpenAPI 3.1.")
}

/// The OpenAPI 3.1 document of the REST API.
pub fn openapi() -> Value {
    let generator = |settings: SchemaSettings| {
        let settings = settings.with(|settings| {
            settings.definitions_path = "/components/schemas".into();
            settings.meta_schema = None;
        });
        settings.with_transform(RestrictFormats::default()).with_transform(WholeLines).into_generator()
    };
    let mut taken = generator(SchemaSettings::draft2020_12().for_deserialize());
    let mut given = generator(SchemaSettings::draft2020_12().for_serialize());
    let mut paths = Map::new();
    for operation in operations() {
        let described = described(&operation, &mut taken, &mut given);
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        if let Some(path) = path.as_object_mut() {
            path.insert(operation.method.as_str().to_lowercase(), described);
        }
    }
    let problem = given.subschema_for::<ProblemAnswer>();
    let mut schemas = taken.take_definitions(true);
    schemas.extend(given.take_definitions(true));
    schemas.sort_keys();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Rungs",
            "version": "1.0.0",
            "summary": "Careers in health and care: what roles ask, where a person stands, and what is left to do.",
            "description": "Answers name the sentences of the framework's pages, the facts and the sources that made them. What \
                is not told of a person is unknown, and never a no. Nothing is stored: a question is read, answered and \
                forgotten. There are no accounts and no cookies, so pages from anywhere may call it. Examples speak of the \
                framework that ships.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" }
        },
        "servers": [{ "url": ROOT }],
        "paths": paths,
        "components": { "schemas": schemas, "responses": responses(&problem) }
    })
}

/// Puts something into an object.
fn put(object: &mut Value, key: &str, value: Value) {
    if let Some(object) = object.as_object_mut() {
        object.insert(key.to_owned(), value);
    }
}

fn described(operation: &Operation, taken: &mut SchemaGenerator, given: &mut SchemaGenerator) -> Value {
    let mut told = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "description": operation.about,
    });
    let parameters = parameters(operation, taken);
    if !parameters.is_empty() {
        put(&mut told, "parameters", Value::Array(parameters));
    }
    let content = operation.body.as_ref().map(|body| match body {
        Body::Json(schema) => {
            let mut content = json!({ "schema": schema(taken) });
            if let Some(example) = operation.example.body {
                put(&mut content, "example", example());
            }
            json!({ "application/json": content })
        }
        Body::Files(content) => content(),
    });
    if let Some(content) = content {
        put(&mut told, "requestBody", json!({ "required": true, "content": content }));
    }
    put(&mut told, "responses", answers(operation, given));
    told
}

/// The parameters of its path and of its query, with their examples.
fn parameters(operation: &Operation, generator: &mut SchemaGenerator) -> Vec<Value> {
    let mut parameters = Vec::new();
    for (place, schema) in [("path", operation.path_schema), ("query", operation.query_schema)] {
        let schema = resolved(schema, generator);
        let required: Vec<&str> =
            schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        for (name, schema) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let mut schema = schema.clone();
            let description = schema.as_object_mut().and_then(|schema| schema.shift_remove("description"));
            if let Some(schema) = schema.as_object_mut() {
                without_null(schema);
                if place == "path" {
                    // An empty part of a path is another address.
                    schema.insert("minLength".to_owned(), json!(1));
                }
            }
            let is_number = schema.get("type").is_some_and(|sort| sort == "integer");
            let is_required = place == "path" || required.contains(&name.as_str());
            let mut parameter = json!({ "name": name, "in": place, "required": is_required, "schema": schema });
            if let Some(description) = description {
                put(&mut parameter, "description", description);
            }
            if let Some((_, value)) = operation.example.parameters.iter().find(|(known, _)| known == name) {
                let number = value.parse::<u64>().ok().filter(|_| is_number);
                put(&mut parameter, "example", number.map_or_else(|| json!(value), |number| json!(number)));
            }
            parameters.push(parameter);
        }
    }
    parameters
}

/// A parameter that isn't given isn't null either.
fn without_null(schema: &mut Map<String, Value>) {
    let Some(Value::Array(sorts)) = schema.get("type") else { return };
    if let Some(sort) = sorts.iter().find(|sort| *sort != "null").cloned() {
        schema.insert("type".to_owned(), sort);
    }
    schema.shift_remove("default");
}

/// The schema of parameters by itself: they stand one by one in the document, and not as a shape.
fn resolved(schema: super::operation::SchemaOf, generator: &SchemaGenerator) -> Value {
    let mut own = generator.settings().clone().into_generator();
    let reference = schema(&mut own);
    let definitions = own.take_definitions(true);
    let name = reference.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
    name.and_then(|name| definitions.get(name)).cloned().unwrap_or_else(|| reference.to_value())
}

/// What an operation can answer, by status.
fn answers(operation: &Operation, generator: &mut SchemaGenerator) -> Value {
    let schema = (operation.answer_schema)(generator);
    let mut answer = json!({ "description": "The answer.", "content": { "application/json": { "schema": schema } } });
    let mut answers = Map::new();
    if operation.body.is_none() {
        let edition = json!({ "ETag": { "description": "The edition of the answer: it changes with the framework and with the server.", "schema": { "type": "string" } } });
        put(&mut answer, "headers", edition);
        answers
            .insert("304".to_owned(), json!({ "description": "The edition that `If-None-Match` names still holds." }));
    }
    answers.insert("200".to_owned(), answer);
    for kind in operation.problems.iter().copied().chain(ALWAYS) {
        let status = kind.told().0;
        let reference = format!("#/components/responses/{}", name(status));
        answers.insert(status.as_str().to_owned(), json!({ "$ref": reference }));
    }
    answers.sort_keys();
    Value::Object(answers)
}

/// What can go wrong, by status.
fn responses(problem: &Schema) -> Value {
    let statuses: BTreeSet<StatusCode> = Kind::ALL.into_iter().map(|kind| kind.told().0).collect();
    let mut responses = Map::new();
    for status in statuses {
        let titles: Vec<&str> =
            Kind::ALL.into_iter().filter(|kind| kind.told().0 == status).map(|kind| kind.told().2).collect();
        let content = json!({ "application/problem+json": { "schema": problem } });
        let mut response = json!({ "description": format!("{}.", titles.join("; or: ")), "content": content });
        if [StatusCode::TOO_MANY_REQUESTS, StatusCode::SERVICE_UNAVAILABLE].contains(&status) {
            let wait = json!({ "description": "Seconds to wait.", "schema": { "type": "integer" } });
            put(&mut response, "headers", json!({ "Retry-After": wait }));
        }
        responses.insert(name(status), response);
    }
    Value::Object(responses)
}

fn name(status: StatusCode) -> String {
    status.canonical_reason().unwrap_or("Problem").split(' ').collect()
}
