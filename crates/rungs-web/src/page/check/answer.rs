//! Taking an answer.

use std::collections::HashMap;

use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Response};
use rungs_app::service;
use serde_json::{Value, json};

use super::question::{Given, ask};
use super::{About, onward, today};
use crate::desk;
use crate::page::role::meant;
use crate::problem::Problem;
use crate::visit::Visit;

/// A filled-in form.
pub(super) type Filled = Result<Form<HashMap<String, String>>, FormRejection>;

pub(crate) async fn take(visit: Visit, Query(about): Query<About>, form: Filled) -> Result<Response, Problem> {
    let Ok(Form(form)) = form else { return Err(Problem::unreadable(visit)) };
    desk::page(visit, move |visit| taken(visit, &about, &form)).await
}

fn taken(visit: Visit, about: &About, form: &HashMap<String, String>) -> Result<Response, Problem> {
    let Some(role) = about.role(&visit) else {
        let instead = meant(&visit, &about.role);
        return Err(Problem::not_found(visit, instead));
    };
    // Only questions that the role's rules ask are kept: a form that was made up elsewhere stores nothing.
    let key = form.get("key").map(String::as_str).unwrap_or_default();
    let question = service::question(&visit.site.programs, role, key, today(&visit)).ok().flatten();
    let Some(question) = question else { return Err(Problem::unreadable(visit)) };
    let given = given(form);
    match read(&given, &question.shape) {
        Ok(answer) => {
            let mut told = visit.told_so_far();
            told.set_answer(&question.key, Some(answer));
            // Whoever changes an answer wants to see what moves.
            let is_changed = told.changed.is_some();
            let next = if is_changed || form.contains_key("stop") { "/check/result" } else { "/check" };
            Ok(onward(visit, told, &about.address(next))?.into_response())
        }
        Err(error) => {
            let about = About { q: question.key, ..about.clone() };
            let error = visit.say(error);
            let mut page = ask(&visit, role, &about, Some((given, error)))?;
            *page.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page)
        }
    }
}

/// What is filled in.
fn given(form: &HashMap<String, String>) -> Given {
    let field = |name: &str| form.get(name).map(|value| value.trim().to_owned()).unwrap_or_default();
    Given {
        choice: field("choice"),
        number: field("number"),
        years: field("years"),
        months: field("months"),
        day: field("day"),
        month: field("month"),
        year: field("year"),
    }
}

/// The answer that a form holds, or the key of what is wrong with it.
fn read(given: &Given, shape: &str) -> Result<Value, &'static str> {
    if given.choice == "unknown" {
        return Ok(Value::Null);
    }
    match shape {
        "count" => match given.number.parse::<u32>() {
            Ok(number) if number <= 1_000 => Ok(json!(number)),
            _ => Err("error-count"),
        },
        "months" => match (part(&given.years), part(&given.months)) {
            (Some(0), Some(0)) if given.years.is_empty() && given.months.is_empty() => Err("error-months"),
            (Some(years), Some(months)) if years <= 80 && months <= 960 => Ok(json!(years * 12 + months)),
            _ => Err("error-months"),
        },
        "date" => date(&given.day, &given.month, &given.year).map(|date| json!(date)).ok_or("error-date"),
        _ => match given.choice.as_str() {
            "yes" => Ok(json!(true)),
            "no" => Ok(json!(false)),
            _ => Err("error-choice"),
        },
    }
}

/// A number that may be left out.
fn part(text: &str) -> Option<u32> {
    if text.is_empty() { Some(0) } else { text.parse().ok() }
}

/// A year, a month or a day as a person file has it; none if there is no such day. Years are those of people alive.
pub(super) fn date(day: &str, month: &str, year: &str) -> Option<String> {
    let year: i16 = year.parse().ok().filter(|year| (1900..=2100).contains(year))?;
    if month.is_empty() {
        return day.is_empty().then(|| year.to_string());
    }
    let month: i8 = month.parse().ok()?;
    let first = rungs_core::date::Date::new(year, month, 1).ok()?;
    if day.is_empty() {
        return Some(first.strftime("%Y-%m").to_string());
    }
    let day = rungs_core::date::Date::new(year, month, day.parse().ok()?).ok()?;
    Some(day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fields of a form with what is filled in.
    type Fields<'a> = &'a [(&'a str, &'a str)];

    fn answered(fields: Fields<'_>, shape: &str) -> Result<Value, &'static str> {
        let form = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        read(&given(&form), shape)
    }

    #[test]
    fn forms_become_answers() {
        let cases: [(Fields<'_>, &str, Value); 10] = [
            (&[("choice", "yes")], "yes-no", json!(true)),
            (&[("choice", "no")], "yes-no", json!(false)),
            (&[("choice", "unknown")], "yes-no", Value::Null),
            (&[("number", " 4 ")], "count", json!(4)),
            (&[("number", "4"), ("choice", "unknown")], "count", Value::Null),
            (&[("years", "1"), ("months", "6")], "months", json!(18)),
            (&[("months", "7")], "months", json!(7)),
            (&[("years", "0")], "months", json!(0)),
            (&[("month", "2"), ("year", "2023")], "date", json!("2023-02")),
            (&[("day", "3"), ("month", "2"), ("year", "2023")], "date", json!("2023-02-03")),
        ];
        for (fields, shape, answer) in cases {
            assert_eq!(answered(fields, shape), Ok(answer), "{fields:?}");
        }
    }

    #[test]
    fn what_is_no_answer_comes_back_with_what_to_do() {
        let cases: [(Fields<'_>, &str, &str); 8] = [
            (&[], "yes-no", "error-choice"),
            (&[("choice", "perhaps")], "yes-no", "error-choice"),
            (&[("number", "four")], "count", "error-count"),
            (&[("number", "-1")], "count", "error-count"),
            (&[], "months", "error-months"),
            (&[("years", "200")], "months", "error-months"),
            (&[("day", "30"), ("month", "2"), ("year", "2023")], "date", "error-date"),
            (&[("day", "3"), ("year", "2023")], "date", "error-date"),
        ];
        for (fields, shape, error) in cases {
            assert_eq!(answered(fields, shape), Err(error), "{fields:?}");
        }
    }
}
