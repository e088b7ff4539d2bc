//! The result: where one stands, the smallest things to do, and every requirement with its reason.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use rungs_app::service;
use rungs_app::wire::SourceName;
use rungs_app::wire::check::{CheckAnswer, MendStep, Next, OfferResult, RequirementResult, RouteResult, Takes};
use rungs_app::wire::{Bounds, StandingName};
use rungs_app::words::requirement::{Mark, is_to_come, preferences, spares_its_list};
use rungs_app::words::{self, StandingSign, fact};
use rungs_core::framework::Role;

use super::{About, person, today};
use crate::address::{encoded, with};
use crate::desk;
use crate::marked::Html;
use crate::page::{Frame, Section, html};
use crate::problem::Problem;
use crate::rule::{How, Row, read};
use crate::tag::Tag;
use crate::visit::Visit;

/// Sets of things to do that are shown.
const MOST_SETS: usize = 6;

#[derive(Template)]
#[template(path = "result.html")]
struct ResultPage<'v> {
    frame: Frame<'v>,
    role_title: String,
    role: String,
    moved: Vec<(String, Tag, Tag)>,
    changed: Option<String>,
    answer: Answer,
    others: Vec<OtherWay>,
    mends_title: String,
    mends: Vec<Vec<String>>,
    mends_more: Option<String>,
    counts: String,
    requirements: Vec<Requirement>,
    funding: Vec<Requirement>,
    to_hold: Vec<Requirement>,
    offers: Vec<(String, Tag, Vec<Requirement>)>,
    next: Vec<(String, Vec<Html>)>,
    change: String,
    ask_more: Option<String>,
    plan: String,
    share: String,
}

/// The answer, before anything else.
struct Answer {
    way: String,
    tag: Tag,
    rest: String,
    takes: Option<String>,
    funded: Option<(Tag, String)>,
}

/// Another way into the same role.
struct OtherWay {
    title: String,
    tag: Tag,
    reason: String,
    address: String,
}

/// A requirement with its answer.
#[derive(Template)]
#[template(path = "requirement.html")]
struct Requirement {
    sentence: Html,
    fact: String,
    tags: Vec<Tag>,
    preferences: Vec<(Tag, String)>,
    why_word: String,
    /// The sentence that is asked about: a screen reader tells one *Why* from another.
    why: String,
    how: How,
    /// Whether it stands in the way, as far as is known.
    is_pending: bool,
    /// Whether its reason is shown from the start.
    is_open: bool,
    items: Vec<Requirement>,
}

pub(crate) async fn page(visit: Visit, Query(about): Query<About>) -> Result<Response, Problem> {
    desk::page(visit, |visit| shown(visit, about)).await
}

fn shown(visit: Visit, about: About) -> Result<Response, Problem> {
    let Some(role) = about.role(&visit) else {
        let instead = crate::page::role::meant(&visit, &about.role);
        return Err(Problem::not_found(visit, instead));
    };
    let person = person(&visit);
    let Ok(quick) = service::standings(&visit.site.programs, &[role], None, &person, today(&visit)) else {
        return Err(Problem::ours(visit));
    };
    let chosen = quick.results.iter().find(|result| result.route == about.route);
    let Some(chosen) = chosen.or_else(|| service::best_way_in(role, &quick.results)) else {
        let instead = vec![(visit.role_link(&role.slug), role.title.clone())];
        return Err(Problem::no_way_in(visit, instead));
    };
    let answer = service::check(&visit.site.programs, &[role], Some(&chosen.route), &person, today(&visit));
    let has_question = service::has_question(&visit.site.programs, role, Some(&chosen.route), &person, today(&visit));
    let (Ok(answer), Ok(has_question)) = (answer, has_question) else { return Err(Problem::ours(visit)) };
    let Some(result) = answer.results.first() else { return Err(Problem::ours(visit)) };
    let page = ResultPage::new(&visit, role, &about, &quick, &answer, result, has_question);
    Ok(html(&visit, &page))
}

impl<'v> ResultPage<'v> {
    fn new(
        visit: &'v Visit,
        role: &'static Role,
        about: &'v About,
        quick: &CheckAnswer,
        answer: &CheckAnswer,
        result: &RouteResult,
        has_question: bool,
    ) -> ResultPage<'v> {
        let sources = &answer.sources;
        let show = |one: &RequirementResult| Requirement::new(visit, about, one, sources, false);
        let (funding, asked): (Vec<_>, Vec<_>) = result.requirements.iter().partition(|one| one.for_funding);
        let this_way = About { role: role.slug.clone(), route: result.route.clone(), ..About::default() };
        let mut sets: Vec<Vec<String>> =
            result.mends.iter().map(|set| steps(set)).filter(|set| !set.is_empty()).collect();
        let more = sets.len().saturating_sub(MOST_SETS);
        sets.truncate(MOST_SETS);
        ResultPage {
            frame: Frame::new(visit, Section::Check),
            role_title: role.title.clone(),
            role: visit.role_link(&role.slug),
            changed: visit.told.as_ref().and_then(|told| told.changed.as_ref()).map(|change| change.question.clone()),
            moved: moved(visit, role, quick),
            answer: Answer::new(visit, result),
            others: quick
                .results
                .iter()
                .filter(|other| other.route != result.route)
                .map(|other| OtherWay::new(visit, other))
                .collect(),
            mends_title: mends_title(visit, &result.mends),
            mends: sets,
            mends_more: match more {
                0 if result.mends_complete => None,
                0 => Some(visit.say("mends-and-others")),
                more => Some(visit.say_of("mends-more", &[("count", more.into())])),
            },
            counts: counts(visit, &asked),
            requirements: first_opened(in_order(&asked).into_iter().map(show).collect()),
            funding: funding.into_iter().map(show).collect(),
            to_hold: result.to_hold.iter().map(show).collect(),
            offers: result.offers.iter().map(|offer| offered(visit, about, offer, sources)).collect(),
            next: next(&result.next),
            change: visit.link(&about.address("/check/you")),
            ask_more: has_question.then(|| visit.link(&this_way.address("/check"))),
            plan: visit.link(&with("/plan", &[("role", &role.slug)])),
            share: format!("/roles/{}", encoded(&role.slug)),
        }
    }
}

impl Answer {
    fn new(visit: &Visit, result: &RouteResult) -> Answer {
        let standing = words::standing(result);
        Answer {
            way: format!(
                "{}: {}",
                result.role_title,
                words::lower(&words::way_in(&result.route_title, result.at.as_deref()))
            ),
            tag: Tag::standing(visit, standing.sign),
            rest: words::stopped(&words::capital(&standing.rest)),
            takes: result.takes.as_ref().map(|takes| taken(visit, takes)),
            funded: result.funded.map(|funded| paid_for(visit, funded, result)),
        }
    }
}

/// How long the way in takes this person.
fn taken(visit: &Visit, takes: &Takes) -> String {
    match takes.months_at_most {
        Some(most) => {
            visit.say_of("takes", &[("it", crate::page::role::length(visit, takes.months_at_least, most).into())])
        }
        None => visit.say_of("takes-at-least", &[("count", takes.months_at_least.into())]),
    }
}

/// Whether the funder's rules are met, and what is open.
fn paid_for(visit: &Visit, funded: Bounds, result: &RouteResult) -> (Tag, String) {
    let (mark, key) = match (funded.floor, funded.ceiling) {
        (StandingName::Ready, _) => (Mark::Met, "funded-yes"),
        (_, StandingName::NotYet) => (Mark::NotMet, "funded-no"),
        (StandingName::NotYet, _) => (Mark::CannotTell, "funded-cannot-tell"),
        _ => (Mark::Theirs, "funded-perhaps"),
    };
    fn open(rule: &RequirementResult) -> Vec<&str> {
        let own = rule.missing.iter().map(|missing| missing.what.as_str());
        own.chain(rule.requirements.iter().flat_map(open)).collect()
    }
    let rules = result.requirements.iter().filter(|one| one.for_funding && one.answer == "cannot-tell");
    let open: Vec<String> = rules.flat_map(open).map(str::to_owned).collect();
    let about = match open.is_empty() {
        true => String::new(),
        false => visit.say_of("funded-open", &[("it", words::joined(&open, "and").into())]),
    };
    (Tag::mark(visit, mark).worded(visit.say(key)), about)
}

impl OtherWay {
    fn new(visit: &Visit, other: &RouteResult) -> OtherWay {
        let address = with("/check/result", &[("role", &other.role), ("route", &other.route)]);
        OtherWay {
            title: other.route_title.clone(),
            tag: Tag::standing(visit, StandingSign::of(other.standing)),
            reason: words::stopped(&words::capital(&words::first_reason(other))),
            address: visit.link(&address),
        }
    }
}

/// What the last change moved: ways in that stand otherwise than before.
fn moved(visit: &Visit, role: &'static Role, now: &CheckAnswer) -> Vec<(String, Tag, Tag)> {
    let before = visit.told.as_ref().and_then(|told| told.before());
    let person = before.and_then(|told| told.person(&visit.site.framework().vocabulary, visit.today).ok());
    let then =
        person.and_then(|person| service::standings(&visit.site.programs, &[role], None, &person, today(visit)).ok());
    let Some(then) = then else { return Vec::new() };
    let pairs = then.results.iter().zip(&now.results);
    let tag = |result: &RouteResult| Tag::standing(visit, StandingSign::of(result.standing));
    let differ = pairs.filter(|(then, now)| StandingSign::of(then.standing) != StandingSign::of(now.standing));
    differ.map(|(then, now)| (now.route_title.clone(), tag(then), tag(now))).collect()
}

/// Steps that are the same to whoever takes them are one.
fn steps(set: &[MendStep]) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    for step in set {
        let words = words::stopped(&words::capital(&step.words));
        if !steps.contains(&words) {
            steps.push(words);
        }
    }
    steps
}

fn mends_title(visit: &Visit, mends: &[Vec<MendStep>]) -> String {
    match mends.first().map_or(0, |set| steps(set).len()) {
        0 => String::new(),
        count => visit.say_of("mends-title", &[("count", count.into())]),
    }
}

/// "7 met, 1 we can't tell yet".
fn counts(visit: &Visit, requirements: &[&RequirementResult]) -> String {
    let mut parts = Vec::new();
    for (mark, key) in [
        (Mark::NotMet, "count-not-met"),
        (Mark::CannotTell, "count-cannot-tell"),
        (Mark::Theirs, "count-theirs"),
        (Mark::Met, "count-met"),
        (Mark::NotNeeded, "count-not-needed"),
        (Mark::DoesNotApply, "count-does-not-apply"),
    ] {
        let count = requirements.iter().filter(|one| Mark::of(one, false) == mark).count();
        if count > 0 {
            parts.push(visit.say_of(key, &[("count", count.into())]));
        }
    }
    words::capital(&format!("{}.", parts.join(", ")))
}

/// What is still open first, then what is met, then what is nobody's business.
fn in_order<'r>(requirements: &[&'r RequirementResult]) -> Vec<&'r RequirementResult> {
    let mut all = requirements.to_vec();
    all.sort_by_key(|one| match Mark::of(one, false) {
        Mark::NotMet => 0,
        Mark::CannotTell => 1,
        Mark::Theirs => 2,
        Mark::Met => 3,
        Mark::NotNeeded => 4,
        Mark::DoesNotApply => 5,
    });
    all
}

/// The first requirement that stands in the way has its reason opened already.
fn first_opened(mut requirements: Vec<Requirement>) -> Vec<Requirement> {
    fn open_first(requirements: &mut [Requirement]) {
        let Some(first) = requirements.iter_mut().find(|one| one.is_pending) else { return };
        first.is_open = first.items.is_empty();
        open_first(&mut first.items);
    }
    open_first(&mut requirements);
    requirements
}

impl Requirement {
    fn new(visit: &Visit, about: &About, one: &RequirementResult, sources: &[SourceName], spare: bool) -> Requirement {
        let mark = Mark::of(one, spare);
        let mut tags = vec![Tag::mark(visit, mark)];
        if one.theirs_to_decide.is_some() && mark != Mark::Theirs && mark != Mark::NotNeeded {
            tags.push(Tag::mark(visit, Mark::Theirs));
        }
        let below = spare || spares_its_list(one);
        let about_sentence = one.sentence.trim_end_matches(['.', ':']);
        Requirement {
            sentence: Html::rule(&one.sentence),
            fact: told(visit, one, spare),
            tags,
            preferences: preferences(one)
                .into_iter()
                .map(|(what, answer)| {
                    let mark = match answer {
                        "met" => Mark::Met,
                        "not-met" => Mark::NotMet,
                        _ => Mark::CannotTell,
                    };
                    (Tag::mark(visit, mark), visit.say_of("preferred", &[("it", what.into())]))
                })
                .collect(),
            why_word: visit.say("why"),
            why: about_sentence.to_owned(),
            how: How { rows: why(visit, about, one, sources) },
            is_pending: matches!(mark, Mark::NotMet | Mark::CannotTell),
            is_open: false,
            items: one.requirements.iter().map(|item| Requirement::new(visit, about, item, sources, below)).collect(),
        }
    }
}

/// What stands below a sentence, in a few words.
fn told(visit: &Visit, one: &RequirementResult, spare: bool) -> String {
    if !one.requirements.is_empty() {
        return String::new();
    }
    match (one.answer.as_str(), one.of_the_course) {
        ("does-not-apply", true) => visit.say("told-of-the-course"),
        _ if is_to_come(one) => visit.say("told-to-come"),
        ("met" | "not-met", _) => words::capital(&fact::told(&one.facts)),
        ("cannot-tell", _) if !spare => {
            let what: Vec<String> = one.missing.iter().map(|missing| missing.what.clone()).collect();
            match what.is_empty() {
                true => String::new(),
                false => visit.say_of("told-missing", &[("it", words::joined(&what, "or").into())]),
            }
        }
        _ => String::new(),
    }
}

fn why(visit: &Visit, about: &About, one: &RequirementResult, sources: &[SourceName]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut row = |name: &str, lines: Vec<Html>| {
        if !lines.is_empty() {
            rows.push(Row { name: visit.say(name), lines });
        }
    };
    let facts = fact::told(&one.facts);
    let mut told: Vec<Html> = Vec::new();
    if !facts.is_empty() {
        told.push(Html::plain(&words::capital(&facts)));
    }
    for missing in &one.missing {
        let address = visit.link(&with(&about.address("/check"), &[("q", &missing.fact)]));
        let answer = visit.told.as_ref().and_then(|told| told.answer(&missing.fact));
        let said = match answer {
            Some(answer) if answer.is_null() => visit.say("why-you-dont-know"),
            _ => visit.say("why-not-told"),
        };
        told.push(
            Html::plain(&format!("{} {said} ", missing.question)).and(&Html::link(&address, &visit.say("why-answer"))),
        );
    }
    row("why-told", told);
    row("why-rule", vec![Html::plain("“").and(&Html::rule(&one.sentence)).and(&Html::plain("”"))]);
    let owner = words::capital(&words::owner(&one.owner));
    let mut asks = vec![visit.say_of("why-asks", &[("it", owner.into())])];
    match (one.theirs_to_decide.as_deref(), one.strength.as_str()) {
        (Some(decider), "usually" | "should") => {
            asks.push(visit.say_of("why-exception", &[("it", words::capital(&words::owner(decider)).into())]));
        }
        (Some(decider), _) => {
            asks.push(visit.say_of("why-decides", &[("it", words::capital(&words::owner(decider)).into())]))
        }
        (None, "must") => asks.push(visit.say("why-firm")),
        _ => {}
    }
    row("why-who", vec![Html::plain(&asks.join(" "))]);
    if one.moment != "start" {
        row("how-when", vec![Html::plain(&words::moment(&one.moment))]);
    }
    let mut lines = read(visit, &one.sources, sources);
    if !one.confirmed {
        lines.push(Html::plain(&words::capital(&visit.say("rule-unconfirmed"))));
    }
    row("how-read", lines);
    rows
}

fn offered(
    visit: &Visit,
    about: &About,
    offer: &OfferResult,
    sources: &[SourceName],
) -> (String, Tag, Vec<Requirement>) {
    let show = |one: &RequirementResult| Requirement::new(visit, about, one, sources, false);
    let requirements = offer.filled_in.iter().chain(&offer.requirements).map(show).collect();
    (words::at_provider(&offer.provider), Tag::standing(visit, StandingSign::of(offer.standing)), requirements)
}

/// What falls due later, by its moment.
fn next(all: &[Next]) -> Vec<(String, Vec<Html>)> {
    let mut by_moment: Vec<(String, Vec<Html>)> = Vec::new();
    for one in all {
        let moment = words::moment(&one.moment);
        let items: Vec<&str> = one.items.iter().map(|item| item.trim_end_matches('.')).collect();
        let sentence = match items.is_empty() {
            true => one.sentence.clone(),
            false => format!("{}: {}.", one.sentence.trim_end_matches(['.', ':']), items.join("; ")),
        };
        match by_moment.iter_mut().find(|(known, _)| *known == moment) {
            Some((_, sentences)) => sentences.push(Html::rule(&sentence)),
            None => by_moment.push((moment, vec![Html::rule(&sentence)])),
        }
    }
    by_moment
}
