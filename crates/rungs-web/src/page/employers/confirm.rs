//! What the columns of a file were understood as, for somebody to confirm: what only they can tell comes first.

use std::collections::HashMap;

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::FormRejection;
use axum::extract::{self, Multipart};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rungs_app::person::file::Employer;
use rungs_workforce::draft::{DraftColumn, State};
use rungs_workforce::mapping::{MEANINGS, Mapping, Meaning, On};

use super::codes::{self, Codes};
use super::numbers::number;
use super::upload::minutes;
use super::{Form, Looking, PATIENCE, files, working};
use crate::employers::{Looked, look_again};
use crate::jobs::{Broken, Ended, Errand};
use crate::marked::Html;
use crate::page::{Frame, Section, html_unkept};
use crate::problem::Problem;
use crate::tag::Tag;

#[derive(Template)]
#[template(path = "employers-confirm.html")]
struct Confirm<'v> {
    frame: Frame<'v>,
    action: String,
    mapping: String,
    forget: String,
    another: String,
    lead: Html,
    about: String,
    is_own: bool,
    notes: Vec<String>,
    questions_title: String,
    questions: Vec<Question>,
    codes: Vec<Codes>,
    /// What a code can be said to be.
    jobs: Vec<(String, String)>,
    columns: Vec<Column>,
    /// Every column with what it is taken for, to be changed.
    changeable: Vec<(usize, String)>,
    /// What a column can be changed to.
    meanings: Vec<(&'static str, String)>,
    rows_lead: Html,
    sectors: Vec<Choice>,
    /// Schemes for employers: each with whether this one takes part.
    schemes: Vec<SchemeField>,
    row_headings: Vec<String>,
    rows: Vec<Row>,
    row_count: u64,
    has_set_aside: bool,
    minutes: u64,
    errors: Vec<(String, String)>,
}

impl Confirm<'_> {
    /// Whether a change of a column was refused, so that its form is to be seen.
    fn is_changing(&self) -> bool {
        self.errors.iter().any(|(field, _)| field == "changed")
    }
}

/// A choice of a list: its value, its words, and whether it is chosen.
struct Choice {
    value: String,
    words: String,
    is_chosen: bool,
}

/// A column of which somebody has to say what it is.
struct Question {
    place: usize,
    title: String,
    question: String,
    choices: Vec<(String, bool)>,
    hint: String,
    error: Option<String>,
}

/// A column, or several that are all left out.
struct Column {
    heading: String,
    read_as: String,
    in_it: String,
    tag: Tag,
}

struct Row {
    number: u64,
    cells: Vec<Option<String>>,
    set_aside: Option<String>,
}

pub(super) async fn page(looking: Looking) -> Response {
    looking.job.rest(PATIENCE).await;
    if let Some(under) = looking.job.under() {
        return working::shown(&looking, &under);
    }
    match (looking.job.looked(), looking.job.broken()) {
        (_, Some((Errand::Look, why))) => working::broken(&looking, Errand::Look, &why),
        // What was chosen together with the answer shows in the rows as well.
        (Some(looked), _) if looked.is_stale => {
            begin_look_again(&looking, Looked::clone(&looked));
            looking.job.rest(PATIENCE).await;
            match (looking.job.under(), looking.job.looked()) {
                (Some(under), _) => working::shown(&looking, &under),
                (None, Some(looked)) => shown(&looking, &looked, Vec::new()),
                (None, None) => looking.onward(""),
            }
        }
        (Some(looked), _) => shown(&looking, &looked, Vec::new()),
        (None, Some((errand, why))) => working::broken(&looking, errand, &why),
        // Nothing was begun: it can be begun now.
        (None, None) => working::broken(&looking, Errand::Look, &Broken::Stopped),
    }
}

/// Takes what was chosen, and does what the button says.
pub(super) async fn take(
    looking: Looking,
    form: Result<extract::Form<HashMap<String, String>>, FormRejection>,
) -> Result<Response, Problem> {
    let Ok(extract::Form(form)) = form else { return Err(Problem::unreadable(looking.visit)) };
    let action = form.get("then").map(String::as_str).unwrap_or_default();
    let Some(looked) = looking.job.looked() else {
        if looking.job.under().is_none() {
            looking.begin_look();
        }
        return Ok(looking.onward(""));
    };
    let mut looked = Looked::clone(&looked);
    let mut is_changed = false;
    for (name, value) in &form {
        let column = name.strip_prefix("column-").and_then(|place| place.parse().ok());
        let (Some(column), Ok(choice)) = (column, value.parse::<usize>()) else { continue };
        if looked.chosen.get(&column) != Some(&choice) {
            is_changed |= looked.choose(column, choice);
        }
    }
    is_changed |= codes::take(&looking, &mut looked, &form);
    // A button by itself says nothing of the employer.
    if form.contains_key("sector") {
        is_changed |= looked.employ(employer(&looking, &form));
    }
    if action == "change" {
        let field = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
        let meaning = Meaning::from_name(field("meaning"));
        let (Ok(place), Some(meaning)) = (field("changed").parse::<usize>(), meaning) else {
            let wrong = ("changed".to_owned(), looking.visit.say("error-employers-change"));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&looking, &looked, vec![wrong])).into_response());
        };
        is_changed |= looked.change(place, meaning);
    }
    if is_changed {
        looking.job.set_looked(looked.clone());
    }
    match action {
        "save" => Ok(files::saved(&looked.mapping)),
        "answer" | "again" => {
            let open = looked.open();
            if !open.is_empty() {
                let error = looking.visit.say("error-employers-open");
                let wrong = open.into_iter().map(|place| (format!("column-{place}-0"), error.clone())).collect();
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&looking, &looked, wrong)).into_response());
            }
            if is_changed || looking.job.answered().is_none() {
                looking.begin_answer();
            }
            Ok(looking.onward("/answer"))
        }
        _ => {
            begin_look_again(&looking, looked);
            Ok(looking.onward(""))
        }
    }
}

/// Sectors that are offered; a mapping may name others.
const SECTORS: [&str; 4] = ["NHS", "social care", "charity", "private"];
/// Cells of a column that are told above what is asked about it.
const MOST_SAID: usize = 4;

/// What was told of the employer of everybody.
fn employer(looking: &Looking, form: &HashMap<String, String>) -> Employer {
    let field = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    let sector = Some(field("sector").to_owned()).filter(|sector| !sector.is_empty());
    let takes_part = schemes(looking).into_iter().filter_map(|(slug, title)| {
        let takes_part = match field(&format!("scheme-{slug}")) {
            "yes" => true,
            "no" => false,
            _ => return None,
        };
        Some((title, takes_part))
    });
    Employer { sector, takes_part: takes_part.collect(), ..Employer::default() }
}

/// Whether the employer takes part in a scheme, to be told.
struct SchemeField {
    name: String,
    title: String,
    choices: Vec<Choice>,
}

/// Schemes for employers that the framework knows: each with its slug and its title.
fn schemes(looking: &Looking) -> Vec<(String, String)> {
    let vocabulary = &looking.visit.site.framework().vocabulary;
    let terms = vocabulary.of_class("scheme").iter().filter_map(|id| vocabulary.get(*id));
    terms.map(|term| (term.slug.clone(), term.title.clone())).collect()
}

/// What can be told of the employer of everybody: its sector, and each scheme.
fn told_of_employer(looking: &Looking, looked: &Looked) -> (Vec<Choice>, Vec<SchemeField>) {
    let visit = &looking.visit;
    let known = looked.mapping.employer.clone().unwrap_or_default();
    let unknown = |is_chosen: bool| Choice { value: String::new(), words: visit.say("employers-not-said"), is_chosen };
    let mut sectors = vec![unknown(known.sector.is_none())];
    let others = known.sector.iter().map(String::as_str).filter(|sector| !SECTORS.contains(sector));
    sectors.extend(SECTORS.into_iter().chain(others).map(|sector| Choice {
        value: sector.to_owned(),
        words: match SECTORS.contains(&sector) {
            true => visit.say(&format!("sector-{}", sector.replace(' ', "-").to_lowercase())),
            false => sector.to_owned(),
        },
        is_chosen: known.sector.as_deref() == Some(sector),
    }));
    let of_scheme = |(slug, title): (String, String)| {
        let takes_part = known.takes_part.get(&title).copied();
        let choices = vec![
            unknown(takes_part.is_none()),
            Choice { value: "yes".to_owned(), words: visit.say("answer-yes"), is_chosen: takes_part == Some(true) },
            Choice { value: "no".to_owned(), words: visit.say("answer-no"), is_chosen: takes_part == Some(false) },
        ];
        SchemeField { name: format!("scheme-{slug}"), title: rungs_app::words::capital(&title), choices }
    };
    (sectors, schemes(looking).into_iter().map(of_scheme).collect())
}

/// Takes a mapping that was sent.
pub(super) async fn own_mapping(
    looking: Looking,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let Some(form) = Form::read(form).await else { return Err(Problem::unreadable(looking.visit)) };
    let Some(looked) = looking.job.looked() else { return Ok(looking.onward("")) };
    let Some((_, content)) = form.file else {
        let wrong = ("own".to_owned(), looking.visit.say("error-employers-mapping"));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&looking, &looked, vec![wrong])).into_response());
    };
    match Mapping::read(&content) {
        Ok(mapping) => {
            let mut looked = Looked::clone(&looked);
            looked.take(mapping);
            begin_look_again(&looking, looked);
            Ok(looking.onward(""))
        }
        Err(faults) => Ok(working::broken(&looking, Errand::Look, &Broken::Mapping(faults))),
    }
}

/// Reads the first rows anew, by what the columns are taken for now.
fn begin_look_again(looking: &Looking, looked: Looked) {
    let (site, sent, on) = (std::sync::Arc::clone(&looking.visit.site), looking.job.sent(), looking.visit.today);
    looking.job.begin(&looking.visit.site.jobs, Errand::Look, move |under| {
        look_again(&site, &sent, looked, under, on).map(|looked| Ended::Looked(Box::new(looked)))
    });
}

fn shown(looking: &Looking, looked: &Looked, errors: Vec<(String, String)>) -> Response {
    let visit = &looking.visit;
    let draft = &looked.draft;
    let questions = questions(looked, &errors);
    let count = |state: State| draft.columns.iter().filter(|column| column.state == state).count();
    let codes = Codes::of(visit, looked);
    let open = looked.open().len() + looked.unnamed();
    let (understood, left_out) = (count(State::Understood), count(State::LeftOut));
    let lead = [
        ("rows", number(draft.rows).into()),
        ("open", open.into()),
        ("understood", understood.into()),
        ("left", left_out.into()),
    ];
    let about = [("file", draft.file.clone().into()), ("columns", draft.columns.len().into())];
    let changeable = draft.columns.iter().enumerate();
    let meanings = MEANINGS.iter().filter(|known| known.on.contains(&On::Staff) && known.needs.is_empty());
    let (sectors, schemes) = told_of_employer(looking, looked);
    let page = Confirm {
        frame: Frame::new(visit, Section::Employers),
        action: looking.link(""),
        mapping: looking.link("/mapping"),
        forget: looking.link("/forget"),
        another: visit.link("/employers"),
        lead: Html::text(&visit.say_of("employers-confirm-lead", &lead)),
        rows_lead: Html::text(&visit.say("employers-rows-lead")),
        about: visit.say_of("employers-confirm-about", &about),
        is_own: looked.is_own,
        notes: draft.notes.iter().map(|note| sentence(note)).collect(),
        questions_title: visit.say_of("employers-questions", &[("count", open.into())]),
        questions,
        jobs: if codes.is_empty() { Vec::new() } else { codes::jobs(looking) },
        codes,
        columns: columns(looking, looked),
        changeable: changeable
            .map(|(place, column)| (place, format!("“{}”: {}", column.heading, column.read_as)))
            .collect(),
        meanings: meanings.map(|known| (known.name, rungs_app::words::capital(known.name))).collect(),
        sectors,
        schemes,
        row_headings: looked.preview.columns.clone(),
        rows: looked
            .preview
            .rows
            .iter()
            .map(|row| Row { number: row.row, cells: row.cells.clone(), set_aside: row.set_aside.clone() })
            .collect(),
        row_count: looked.preview.rows.len() as u64,
        has_set_aside: looked.preview.rows.iter().any(|row| row.set_aside.is_some()),
        minutes: minutes(visit),
        errors,
    };
    html_unkept(visit, &page)
}

fn sentence(text: &str) -> String {
    rungs_app::words::stopped(&rungs_app::words::capital(text))
}

/// Columns that only a person can tell. One that was answered stays, so that it can be answered otherwise.
fn questions(looked: &Looked, errors: &[(String, String)]) -> Vec<Question> {
    if looked.is_own {
        return Vec::new();
    }
    let of_column = |(place, column): (usize, &DraftColumn)| {
        let ask = column.ask.as_ref()?;
        let chosen = looked.chosen.get(&place);
        let is_chosen = |choice: usize| chosen == Some(&choice);
        let wrong = format!("column-{place}-0");
        Some(Question {
            place,
            title: title(column),
            question: ask.question.clone(),
            choices: ask
                .choices
                .iter()
                .enumerate()
                .map(|(at, choice)| (rungs_app::words::capital(&choice.label), is_chosen(at)))
                .collect(),
            hint: sentence(&ask.hint),
            error: errors.iter().find(|(field, _)| *field == wrong).map(|(_, error)| error.clone()),
        })
    };
    looked.draft.columns.iter().enumerate().filter_map(of_column).collect()
}

/// A column by its heading, and the first of what it says.
pub(super) fn title(column: &DraftColumn) -> String {
    let mut cells: Vec<&str> = column.seen.iter().flat_map(|seen| &seen.cells).map(|cell| cell.text.as_str()).collect();
    let more = if cells.len() > MOST_SAID { " …" } else { "" };
    cells.truncate(MOST_SAID);
    match cells.is_empty() {
        true => format!("“{}”", column.heading),
        false => format!("“{}” says {}{more}", column.heading, cells.join(", ")),
    }
}

/// What each column was taken for; columns that are never read stand in one line.
fn columns(looking: &Looking, looked: &Looked) -> Vec<Column> {
    let visit = &looking.visit;
    let is_private = |column: &&DraftColumn| column.seen.is_none() && column.state == State::LeftOut;
    let shown = |column: &DraftColumn| Column {
        heading: format!("“{}”", column.heading),
        read_as: if column.state == State::LeftOut {
            visit.say("employers-read-as-nothing")
        } else {
            column.read_as.clone()
        },
        in_it: rungs_app::words::capital(&column.in_it),
        tag: Tag::column(visit, column.state),
    };
    let mut columns: Vec<&DraftColumn> = looked.draft.columns.iter().filter(|column| !is_private(column)).collect();
    columns.sort_by_key(|column| column.state == State::LeftOut);
    let mut told: Vec<Column> = columns.into_iter().map(shown).collect();
    let private: Vec<String> =
        looked.draft.columns.iter().filter(is_private).map(|column| format!("“{}”", column.heading)).collect();
    if !private.is_empty() {
        told.push(Column {
            heading: rungs_app::words::joined(&private, &visit.say("plan-and")),
            read_as: visit.say("employers-read-as-nothing"),
            in_it: visit.say("employers-never-read"),
            tag: Tag::column(visit, State::LeftOut),
        });
    }
    told
}
